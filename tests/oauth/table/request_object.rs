//! Request objects.

use std::time::Duration;

use ofm_protocol::error::{ClaimError, JwsError, RequestError};
use ofm_protocol::jose::ProtectedHeader;
use ofm_protocol::oauth::Quirk;
use ofm_protocol::types::RequestObject;
use serde_json::{Value, json};

use super::Expected::{Accepted, Answered, Read};
use super::Given::{ApiHub, Fapi1, Fapi2, RsaFapi2, RsaSamples, Samples};
use super::{HOUR, Row, hold, object};
use crate::support::exchange::{CLIENT_ID, CLIENT_KID, ISSUER, Par, REDIRECT_URI, REQUEST_URI, SERVER_KID, public};
use crate::support::keys;
use crate::support::modules::{at, date, remove, secs};

pub(super) const ROWS: &[Row<Par>] = &[
    Row {
        rule: "a signature by another client's key is rejected",
        tags: &["JAR-14", "MOD-12"],
        given: &[RsaSamples, RsaFapi2],
        change: |par| par.object_key = keys::rsa_b(),
        expected: Answered(
            "invalid_request_object",
            RequestError::RequestObjectToken { error: JwsError::BadSignature },
        ),
    },
    Row {
        rule: "an algorithm that the policy does not accept is rejected",
        tags: &["JAR-16", "KEY-10"],
        given: &[RsaSamples],
        change: |par| {
            par.object_key = keys::p256();
            par.client_keys.push(public(&keys::p256(), "ec"));
            par.object_header = ProtectedHeader::new().with_kid("ec");
        },
        expected: Answered(
            "invalid_request_object",
            RequestError::RequestObjectToken { error: JwsError::AlgorithmNotAllowed },
        ),
    },
    Row {
        rule: "an unsigned request object is rejected",
        tags: &["JAR-01", "KEY-05"],
        given: &[RsaSamples],
        change: |par| {
            let token = format!(
                "{}.{}.AAAA",
                keys::encoded(br#"{"alg":"none"}"#),
                keys::encoded(par.object.to_string().as_bytes())
            );
            par.parameters.push(("request", token));
        },
        expected: Answered(
            "invalid_request_object",
            RequestError::RequestObjectToken { error: JwsError::AlgorithmNone },
        ),
    },
    Row {
        rule: "RS256 is rejected where a `kid` is required",
        tags: &["JAR-16", "KEY-06"],
        given: &[RsaSamples],
        change: |par| {
            let token =
                keys::token_with_header(br#"{"alg":"RS256"}"#, par.object.to_string().as_bytes(), &par.object_key);
            par.parameters.push(("request", token));
        },
        expected: Answered(
            "invalid_request_object",
            RequestError::RequestObjectToken { error: JwsError::AlgorithmUnsupported },
        ),
    },
    Row {
        rule: "a request object without `kid` is rejected by the sandbox",
        tags: &["JAR-15"],
        given: &[Samples],
        change: |par| par.object_header = ProtectedHeader::new(),
        expected: Answered("invalid_request_object", RequestError::RequestObjectKidMissing),
    },
    Row {
        rule: "the `typ` of an assertion is rejected",
        tags: &["JWS-42"],
        given: &[Samples],
        change: |par| {
            par.object_header = ProtectedHeader::new().with_kid(CLIENT_KID).with_typ("client-authentication+jwt");
        },
        expected: Answered("invalid_request_object", object(ClaimError::TypMismatch)),
    },
    Row {
        rule: "a request object without `typ` is rejected if the policy requires it",
        tags: &["JAR-19", "JWS-42"],
        given: &[Samples],
        change: |par| par.policy.request_object.require_type = true,
        expected: Answered("invalid_request_object", object(ClaimError::TypMissing)),
    },
    Row {
        rule: "`request` inside is rejected",
        tags: &["JAR-05"],
        given: &[Samples],
        change: |par| par.object["request"] = "x".into(),
        expected: Answered("invalid_request_object", RequestError::RequestObjectNested { member: "request" }),
    },
    Row {
        rule: "`request_uri` inside is rejected",
        tags: &["JAR-05", "MOD-15"],
        given: &[Samples, Fapi2],
        change: |par| par.object["request_uri"] = REQUEST_URI.into(),
        expected: Answered("invalid_request_object", RequestError::RequestObjectNested { member: "request_uri" }),
    },
    Row {
        rule: "`max_age` as a string is rejected",
        tags: &["JAR-06", "JAR-28"],
        given: &[Samples, Fapi2],
        change: |par| par.object["max_age"] = "3600".into(),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "max_age" }),
    },
    Row {
        rule: "`claims` as a string is rejected",
        tags: &["JAR-06"],
        given: &[Samples],
        change: |par| par.object["claims"] = "{}".into(),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "claims" }),
    },
    Row {
        rule: "another `iss` is rejected",
        tags: &["JAR-07", "JAR-13", "JWS-50"],
        given: &[Samples, Fapi2],
        change: |par| par.object["iss"] = "other".into(),
        expected: Answered("invalid_request_object", object(ClaimError::IssuerMismatch)),
    },
    Row {
        rule: "a request object without `iss` is rejected",
        tags: &["JAR-07"],
        given: &[Samples],
        change: |par| remove(&mut par.object, "iss"),
        expected: Answered("invalid_request_object", object(ClaimError::Missing { claim: "iss" })),
    },
    Row {
        rule: "an array without the issuer as `aud` is rejected",
        tags: &["JAR-08"],
        given: &[Samples],
        change: |par| par.object["aud"] = json!(["https://other.example"]),
        expected: Answered("invalid_request_object", object(ClaimError::AudienceMismatch)),
    },
    Row {
        rule: "a request object without `aud` is rejected",
        tags: &["JAR-08"],
        given: &[Samples],
        change: |par| remove(&mut par.object, "aud"),
        expected: Answered("invalid_request_object", object(ClaimError::Missing { claim: "aud" })),
    },
    Row {
        rule: "a request object without `nbf` is rejected",
        tags: &["JAR-09", "MOD-03"],
        given: &[Samples, Fapi2],
        change: |par| remove(&mut par.object, "nbf"),
        expected: Answered("invalid_request_object", object(ClaimError::Missing { claim: "nbf" })),
    },
    Row {
        rule: "an `nbf` that is too old is rejected under any lifetime",
        tags: &["JAR-09"],
        given: &[Samples],
        change: |par| {
            par.policy.clock.expiry_leeway = Duration::from_secs(20);
            par.object["nbf"] = secs(-3621);
            par.object["exp"] = secs(-19);
            par.policy.request_object.max_lifetime = Duration::from_secs(3602);
        },
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::ValidForTooLong { nbf: date(-3621), now: at(0) }),
        ),
    },
    Row {
        rule: "an `nbf` 62 seconds ahead is rejected",
        tags: &["JAR-11"],
        given: &[Samples, Fapi1],
        change: |par| par.object["nbf"] = secs(62),
        expected: Answered("invalid_request_object", object(ClaimError::NotYetValid { nbf: date(62), now: at(0) })),
    },
    Row {
        rule: "a request object without `exp` is rejected",
        tags: &["JAR-10", "MOD-03"],
        given: &[Samples, Fapi2],
        change: |par| remove(&mut par.object, "exp"),
        expected: Answered("invalid_request_object", object(ClaimError::Missing { claim: "exp" })),
    },
    Row {
        rule: "a request object is rejected at its `exp`",
        tags: &["JAR-10", "MOD-04"],
        given: &[Samples, Fapi2],
        change: |par| par.object["exp"] = secs(0),
        expected: Answered("invalid_request_object", object(ClaimError::Expired { exp: date(0), now: at(0) })),
    },
    Row {
        rule: "a lifetime of an hour and a second is rejected",
        tags: &["JAR-10"],
        given: &[Samples],
        change: |par| {
            par.object["exp"] = secs(3601);
            par.object["nbf"] = secs(0);
        },
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::LifetimeTooLong { lifetime: Duration::from_secs(3601), limit: HOUR }),
        ),
    },
    Row {
        rule: "another `client_id` inside is rejected",
        tags: &["JAR-13"],
        given: &[Samples, Fapi2],
        change: |par| par.object["client_id"] = "other".into(),
        expected: Answered("invalid_request_object", RequestError::RequestObjectClientId),
    },
    Row {
        rule: "a request object without `client_id` is rejected",
        tags: &["JAR-13"],
        given: &[Samples],
        change: |par| remove(&mut par.object, "client_id"),
        expected: Answered("invalid_request_object", RequestError::RequestObjectClientId),
    },
    Row {
        rule: "the client as `sub` is rejected",
        tags: &["JAR-18", "JWS-52", "MOD-70"],
        given: &[Samples, Fapi2],
        change: |par| par.object["sub"] = CLIENT_ID.into(),
        expected: Answered("invalid_request_object", RequestError::RequestObjectSubject),
    },
    Row {
        rule: "an assertion is no request object",
        tags: &["ATK-28", "JWS-52"],
        given: &[Samples],
        change: |par| {
            let token = par.assertion();
            par.parameters.push(("request", token));
        },
        expected: Answered("invalid_request_object", object(ClaimError::Missing { claim: "nbf" })),
    },
    Row {
        rule: "the response type `code id_token` is rejected",
        tags: &["JAR-21", "MOD-22"],
        given: &[Samples, Fapi2],
        change: |par| par.object["response_type"] = "code id_token".into(),
        expected: Answered("unsupported_response_type", RequestError::ResponseType),
    },
    Row {
        rule: "a request object without `response_type` is rejected",
        tags: &["JAR-21"],
        given: &[Samples],
        change: |par| remove(&mut par.object, "response_type"),
        expected: Answered("invalid_request", RequestError::ResponseTypeMissing),
    },
    Row {
        rule: "a request object without `redirect_uri` is rejected",
        tags: &["JAR-24", "MOD-14", "MOD-24"],
        given: &[Samples, Fapi2, Fapi1],
        change: |par| remove(&mut par.object, "redirect_uri"),
        expected: Answered("invalid_request", RequestError::RedirectUriMissing),
    },
    Row {
        rule: "a redirect URI with a slash after it is rejected",
        tags: &["JAR-24", "PAR-14"],
        given: &[Samples],
        change: |par| par.object["redirect_uri"] = format!("{REDIRECT_URI}/").into(),
        expected: Answered("invalid_request", RequestError::RedirectUriUnregistered),
    },
    Row {
        rule: "a redirect URI of plain http is rejected",
        tags: &["JAR-25"],
        given: &[Samples],
        change: |par| {
            par.redirect_uris = vec!["http://c.example/cb"];
            par.object["redirect_uri"] = "http://c.example/cb".into();
        },
        expected: Answered("invalid_request", RequestError::RedirectUriInsecure),
    },
    Row {
        rule: "a request object without `code_challenge` is rejected",
        tags: &["JAR-23"],
        given: &[Samples],
        change: |par| remove(&mut par.object, "code_challenge"),
        expected: Answered("invalid_request", RequestError::PkceMissing),
    },
    Row {
        rule: "the code challenge method `plain` is rejected",
        tags: &["JAR-23", "MOD-23"],
        given: &[Samples, Fapi2],
        change: |par| par.object["code_challenge_method"] = "plain".into(),
        expected: Answered("invalid_request", RequestError::PkceMethod),
    },
    Row {
        rule: "a request object without `code_challenge_method` is rejected",
        tags: &["JAR-23"],
        given: &[Samples],
        change: |par| remove(&mut par.object, "code_challenge_method"),
        expected: Answered("invalid_request", RequestError::PkceMethod),
    },
    Row {
        rule: "a short code challenge is rejected",
        tags: &["JAR-23"],
        given: &[Samples],
        change: |par| par.object["code_challenge"] = "OhVe".into(),
        expected: Answered("invalid_request", RequestError::PkceChallenge),
    },
    Row {
        rule: "a nonce of 384 characters is rejected",
        tags: &["JAR-26", "MOD-19"],
        given: &[Samples, Fapi2],
        change: |par| par.object["nonce"] = "n".repeat(384).into(),
        expected: Answered("invalid_request", RequestError::TooLong { name: "nonce", length: 384, limit: 128 }),
    },
    Row {
        rule: "a state of 4096 characters is rejected",
        tags: &["JAR-26"],
        given: &[Samples],
        change: |par| par.object["state"] = "s".repeat(4096).into(),
        expected: Answered("invalid_request", RequestError::TooLong { name: "state", length: 4096, limit: 512 }),
    },
    Row {
        rule: "a scope without `openid` is rejected if the policy requires it",
        tags: &["JAR-30"],
        given: &[Samples],
        change: |par| par.policy.authorization_request.require_openid_scope = true,
        expected: Answered("invalid_scope", RequestError::ScopeWithoutOpenid),
    },
    Row {
        rule: "the `typ` of a request object is accepted in any case and with its prefix",
        tags: &["JAR-19"],
        given: &[Samples],
        change: |par| par.object_header = par.object_header.with_typ("application/OAuth-Authz-Req+JWT"),
        expected: Accepted,
    },
    Row {
        rule: "the issuer as the second of two audiences is accepted",
        tags: &["JAR-08"],
        given: &[Samples],
        change: |par| par.object["aud"] = json!(["https://other.example", ISSUER]),
        expected: Accepted,
    },
    Row {
        rule: "a nonce of 64 characters is accepted",
        tags: &["JAR-26", "MOD-18"],
        given: &[Samples, Fapi2],
        change: |par| par.object["nonce"] = "n".repeat(64).into(),
        expected: Read(|read: RequestObject| assert_eq!(read.nonce.unwrap().expose().len(), 64)),
    },
    Row {
        rule: "neither `nonce` nor `state` is required",
        tags: &["JAR-27"],
        given: &[Samples],
        change: |par| {
            remove(&mut par.object, "nonce");
            remove(&mut par.object, "state");
        },
        expected: Accepted,
    },
    Row {
        rule: "lifetimes of 310 seconds are accepted",
        tags: &["JAR-10"],
        given: &[Samples],
        change: |par| {
            par.object["nbf"] = secs(-10);
            par.object["exp"] = secs(300);
            par.assertion["iat"] = secs(-10);
            par.assertion["exp"] = secs(300);
        },
        expected: Accepted,
    },
    Row {
        rule: "another `aud` is rejected",
        tags: &["MOD-02", "MOD-29"],
        given: &[Fapi2, Fapi1],
        change: |par| par.object["aud"] = "https://other.example".into(),
        expected: Answered("invalid_request_object", object(ClaimError::AudienceMismatch)),
    },
    Row {
        rule: "a request object that expired five minutes ago is rejected",
        tags: &["MOD-04"],
        given: &[Fapi2],
        change: |par| par.object["exp"] = secs(-300),
        expected: Answered("invalid_request_object", object(ClaimError::Expired { exp: date(-300), now: at(0) })),
    },
    Row {
        rule: "a lifetime of 70 minutes is rejected",
        tags: &["MOD-05"],
        given: &[Fapi2],
        change: |par| {
            par.object["nbf"] = secs(0);
            par.object["exp"] = secs(4200);
        },
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::LifetimeTooLong { lifetime: Duration::from_secs(4200), limit: HOUR }),
        ),
    },
    Row {
        rule: "a lifetime of an hour and a second is rejected under FAPI 2.0",
        tags: &["JAR-10", "MOD-05"],
        given: &[Fapi2],
        change: |par| {
            par.object["nbf"] = secs(0);
            par.object["exp"] = secs(3601);
        },
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::LifetimeTooLong { lifetime: Duration::from_secs(3601), limit: HOUR }),
        ),
    },
    Row {
        rule: "an `nbf` of 70 minutes ago is rejected",
        tags: &["MOD-06"],
        given: &[Fapi2],
        change: |par| par.object["nbf"] = secs(-4200),
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::ValidForTooLong { nbf: date(-4200), now: at(0) }),
        ),
    },
    Row {
        rule: "an `nbf` of an hour and a second ago is rejected",
        tags: &["JAR-09", "MOD-06"],
        given: &[Fapi2],
        change: |par| par.object["nbf"] = secs(-3601),
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::ValidForTooLong { nbf: date(-3601), now: at(0) }),
        ),
    },
    Row {
        rule: "an `nbf` 11 seconds ahead is rejected",
        tags: &["JAR-11", "MOD-07"],
        given: &[Fapi2],
        change: |par| par.object["nbf"] = secs(11),
        expected: Answered("invalid_request_object", object(ClaimError::NotYetValid { nbf: date(11), now: at(0) })),
    },
    Row {
        rule: "a lifetime of 11 minutes is rejected under a limit of 10",
        tags: &["MOD-08"],
        given: &[Fapi2],
        change: |par| {
            par.policy.request_object.max_lifetime = Duration::from_secs(600);
            par.object["nbf"] = secs(0);
            par.object["exp"] = secs(660);
        },
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::LifetimeTooLong { lifetime: Duration::from_secs(660), limit: Duration::from_secs(600) }),
        ),
    },
    Row {
        rule: "an `nbf` of 16 minutes ago is rejected under a limit of 15",
        tags: &["MOD-08"],
        given: &[Fapi2],
        change: |par| {
            par.policy.request_object.max_age = Duration::from_secs(900);
            par.object["nbf"] = secs(-960);
        },
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::ValidForTooLong { nbf: date(-960), now: at(0) }),
        ),
    },
    Row {
        rule: "API Hub rejects a lifetime of 601 seconds",
        tags: &["MOD-08"],
        given: &[ApiHub],
        change: |par| {
            par.object["nbf"] = secs(0);
            par.object["exp"] = secs(601);
        },
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::LifetimeTooLong { lifetime: Duration::from_secs(601), limit: Duration::from_secs(600) }),
        ),
    },
    Row {
        rule: "API Hub rejects an `nbf` of 601 seconds ago",
        tags: &["JAR-09", "MOD-08"],
        given: &[ApiHub],
        change: |par| par.object["nbf"] = secs(-601),
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::ValidForTooLong { nbf: date(-601), now: at(0) }),
        ),
    },
    Row {
        rule: "RS256 is rejected",
        tags: &["MOD-09"],
        given: &[RsaFapi2],
        change: |par| par.sign_object_as(br#"{"alg":"RS256"}"#),
        expected: Answered(
            "invalid_request_object",
            RequestError::RequestObjectToken { error: JwsError::AlgorithmUnsupported },
        ),
    },
    Row {
        rule: "`none` with a signature is rejected",
        tags: &["JAR-01", "MOD-10"],
        given: &[RsaFapi2],
        change: |par| par.sign_object_as(br#"{"alg":"none"}"#),
        expected: Answered(
            "invalid_request_object",
            RequestError::RequestObjectToken { error: JwsError::AlgorithmNone },
        ),
    },
    Row {
        rule: "an invalid signature is rejected",
        tags: &["JAR-14", "MOD-11"],
        given: &[RsaFapi2],
        change: Par::corrupt_object,
        expected: Answered(
            "invalid_request_object",
            RequestError::RequestObjectToken { error: JwsError::BadSignature },
        ),
    },
    Row {
        rule: "another client's key under its own `kid` is rejected",
        tags: &["JAR-14", "MOD-12"],
        given: &[RsaFapi2],
        change: |par| {
            par.object_key = keys::rsa_b();
            par.object_header = ProtectedHeader::new().with_kid(SERVER_KID);
        },
        expected: Answered("invalid_request_object", RequestError::RequestObjectToken { error: JwsError::UnknownKey }),
    },
    Row {
        rule: "an unregistered redirect URI is rejected",
        tags: &["MOD-24", "MOD-29"],
        given: &[Fapi2, Fapi1],
        change: |par| par.object["redirect_uri"] = "https://c.example/other".into(),
        expected: Answered("invalid_request", RequestError::RedirectUriUnregistered),
    },
    Row {
        rule: "a redirect URI with a query added is rejected",
        tags: &["JAR-24", "MOD-24"],
        given: &[Fapi2],
        change: |par| par.object["redirect_uri"] = format!("{REDIRECT_URI}?dummy=1").into(),
        expected: Answered("invalid_request", RequestError::RedirectUriUnregistered),
    },
    Row {
        rule: "a state of 513 characters is rejected",
        tags: &["JAR-26", "MOD-19"],
        given: &[Fapi2],
        change: |par| par.object["state"] = "s".repeat(513).into(),
        expected: Answered("invalid_request", RequestError::TooLong { name: "state", length: 513, limit: 512 }),
    },
    Row {
        rule: "the response type `token` is rejected",
        tags: &["JAR-21", "MOD-22"],
        given: &[Fapi2],
        change: |par| par.object["response_type"] = "token".into(),
        expected: Answered("unsupported_response_type", RequestError::ResponseType),
    },
    Row {
        rule: "a request object without PKCE is rejected",
        tags: &["MOD-23"],
        given: &[Fapi2],
        change: |par| {
            remove(&mut par.object, "code_challenge");
            remove(&mut par.object, "code_challenge_method");
        },
        expected: Answered("invalid_request", RequestError::PkceMissing),
    },
    Row {
        rule: "FAPI 1.0 rejects a request object without `nonce`",
        tags: &["JAR-27", "MOD-27"],
        given: &[Fapi1],
        change: |par| remove(&mut par.object, "nonce"),
        expected: Answered("invalid_request", RequestError::RequestObjectIncomplete { member: "nonce" }),
    },
    Row {
        rule: "FAPI 1.0 rejects a request object without `scope`",
        tags: &["JAR-27", "MOD-27"],
        given: &[Fapi1],
        change: |par| remove(&mut par.object, "scope"),
        expected: Answered("invalid_request", RequestError::RequestObjectIncomplete { member: "scope" }),
    },
    Row {
        rule: "FAPI 1.0 rejects the response mode `query`",
        tags: &["JAR-22", "MOD-28"],
        given: &[Fapi1],
        change: |par| par.object["response_mode"] = "query".into(),
        expected: Answered("invalid_request", RequestError::ResponseMode),
    },
    Row {
        rule: "a `max_age` of null is rejected",
        tags: &["JAR-28", "MOD-70"],
        given: &[Fapi2],
        change: |par| par.object["max_age"] = Value::Null,
        expected: Answered("invalid_request_object", RequestError::RequestObjectQuirk { quirk: Quirk::MaxAgeNull }),
    },
    Row {
        rule: "an `exp` in milliseconds is rejected",
        tags: &["JAR-12", "MOD-69"],
        given: &[Fapi2],
        change: |par| par.object["exp"] = json!(1_769_767_018_445_u64),
        expected: Answered("invalid_request_object", object(ClaimError::DateOutOfRange { claim: "exp" })),
    },
    Row {
        rule: "the issuer as the first of two audiences is accepted",
        tags: &["JAR-08", "MOD-01"],
        given: &[Fapi2],
        change: |par| par.object["aud"] = json!([ISSUER, "https://other.example"]),
        expected: Read(|read: RequestObject| assert_eq!(read.aud.as_slice().len(), 2)),
    },
    Row {
        rule: "a request object is accepted one second before its `exp`",
        tags: &["MOD-04"],
        given: &[Fapi2],
        change: |par| par.object["exp"] = secs(1),
        expected: Read(|read: RequestObject| assert_eq!(read.exp.time(), at(1))),
    },
    Row {
        rule: "a lifetime of an hour is accepted",
        tags: &["JAR-10", "MOD-05"],
        given: &[Fapi2],
        change: |par| {
            par.object["nbf"] = secs(0);
            par.object["exp"] = secs(3600);
        },
        expected: Read(|read: RequestObject| assert_eq!(read.exp.time(), at(3600))),
    },
    Row {
        rule: "an `nbf` of 59 minutes ago is accepted",
        tags: &["JAR-09", "MOD-06"],
        given: &[Fapi2],
        change: |par| {
            par.object["nbf"] = secs(-3540);
            par.object["exp"] = secs(60);
        },
        expected: Read(|read: RequestObject| assert_eq!(read.nbf.time(), at(-3540))),
    },
    Row {
        rule: "an `nbf` 8 seconds ahead is accepted",
        tags: &["MOD-07"],
        given: &[Fapi2],
        change: |par| par.object["nbf"] = secs(8),
        expected: Read(|read: RequestObject| assert_eq!(read.nbf.time(), at(8))),
    },
    Row {
        rule: "an `nbf` 10 seconds ahead is accepted",
        tags: &["JAR-11", "MOD-07"],
        given: &[Fapi2],
        change: |par| par.object["nbf"] = secs(10),
        expected: Read(|read: RequestObject| assert_eq!(read.nbf.time(), at(10))),
    },
    Row {
        rule: "a request object without `typ` is accepted",
        tags: &["JAR-19"],
        given: &[Fapi2],
        change: |par| par.object_header = ProtectedHeader::new().with_kid(CLIENT_KID),
        expected: Read(|read: RequestObject| assert_eq!(read.client_id, CLIENT_ID)),
    },
    Row {
        rule: "a long nonce is kept completely if the policy accepts it",
        tags: &["JAR-26", "MOD-19"],
        given: &[Fapi2],
        change: |par| {
            par.policy.limits.nonce = 384;
            par.object["nonce"] = "n".repeat(384).into();
        },
        expected: Read(|read: RequestObject| assert_eq!(read.nonce.unwrap().expose().len(), 384)),
    },
    Row {
        rule: "a request object without `nonce` is accepted",
        tags: &["MOD-20"],
        given: &[Fapi2],
        change: |par| remove(&mut par.object, "nonce"),
        expected: Read(|read: RequestObject| assert_eq!(read.nonce, None)),
    },
    Row {
        rule: "a request object without `state` is accepted",
        tags: &["MOD-20"],
        given: &[Fapi2],
        change: |par| remove(&mut par.object, "state"),
        expected: Read(|read: RequestObject| assert_eq!(read.state, None)),
    },
    Row {
        rule: "the scope may have any order",
        tags: &["MOD-21"],
        given: &[Fapi2],
        change: |par| par.object["scope"] = "profile accounts".into(),
        expected: Read(|read: RequestObject| assert_eq!(read.scope.as_deref(), Some("profile accounts"))),
    },
    Row {
        rule: "an unregistered redirect URI is accepted if the policy says so",
        tags: &["JAR-24", "MOD-25"],
        given: &[Fapi2],
        change: |par| {
            par.policy.authorization_request.require_registered_redirect = false;
            par.object["redirect_uri"] = "https://c.example/other".into();
        },
        expected: Read(|read: RequestObject| assert_eq!(read.redirect_uri, "https://c.example/other")),
    },
    Row {
        rule: "`state` as a number is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["state"] = json!(1),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "state" }),
    },
    Row {
        rule: "`nonce` as a number is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["nonce"] = json!(1),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "nonce" }),
    },
    Row {
        rule: "`scope` as an array is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["scope"] = json!(["accounts"]),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "scope" }),
    },
    Row {
        rule: "`acr_values` as a number is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["acr_values"] = json!(1),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "acr_values" }),
    },
    Row {
        rule: "`login_hint` as an object is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["login_hint"] = json!({}),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "login_hint" }),
    },
    Row {
        rule: "`max_age` with a fraction is rejected",
        tags: &["JAR-06", "JAR-28"],
        given: &[Fapi2],
        change: |par| par.object["max_age"] = json!(3600.5),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "max_age" }),
    },
    Row {
        rule: "a negative `max_age` is rejected",
        tags: &["JAR-06", "JAR-28"],
        given: &[Fapi2],
        change: |par| par.object["max_age"] = json!(-1),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "max_age" }),
    },
    Row {
        rule: "`max_age` as a boolean is rejected",
        tags: &["JAR-06", "JAR-28"],
        given: &[Fapi2],
        change: |par| par.object["max_age"] = json!(true),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "max_age" }),
    },
    Row {
        rule: "`claims` as an array is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["claims"] = json!([]),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "claims" }),
    },
    Row {
        rule: "`claims` with a string for `userinfo` is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["claims"] = json!({"userinfo": "name"}),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "userinfo" }),
    },
    Row {
        rule: "`response_mode` as a number is rejected",
        tags: &["JAR-06", "JAR-22", "MOD-60"],
        given: &[Fapi2],
        change: |par| par.object["response_mode"] = json!(1),
        expected: Answered("invalid_request", RequestError::ResponseMode),
    },
    Row {
        rule: "`redirect_uri` as an array is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["redirect_uri"] = json!([REDIRECT_URI]),
        expected: Answered("invalid_request", RequestError::RedirectUriMissing),
    },
    Row {
        rule: "`response_type` as an array is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["response_type"] = json!(["code"]),
        expected: Answered("unsupported_response_type", RequestError::ResponseType),
    },
    Row {
        rule: "`code_challenge` as a number is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["code_challenge"] = json!(1),
        expected: Answered("invalid_request", RequestError::PkceMissing),
    },
    Row {
        rule: "`code_challenge_method` as an array is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["code_challenge_method"] = json!(["S256"]),
        expected: Answered("invalid_request", RequestError::PkceMethod),
    },
    Row {
        rule: "`client_id` as an array is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["client_id"] = json!([CLIENT_ID]),
        expected: Answered("invalid_request_object", RequestError::RequestObjectClientId),
    },
    Row {
        rule: "`exp` as a string is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["exp"] = json!("1769767018"),
        expected: Answered("invalid_request_object", object(ClaimError::Type { claim: "exp" })),
    },
    Row {
        rule: "`iss` as an array is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["iss"] = json!([CLIENT_ID]),
        expected: Answered("invalid_request_object", object(ClaimError::Type { claim: "iss" })),
    },
    Row {
        rule: "`aud` as an object is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["aud"] = json!({}),
        expected: Answered("invalid_request_object", object(ClaimError::Type { claim: "aud" })),
    },
    Row {
        rule: "an `iat` 10 seconds ahead is accepted",
        tags: &["JAR-11"],
        given: &[Fapi2],
        change: |par| par.object["iat"] = secs(10),
        expected: Accepted,
    },
    Row {
        rule: "an `iat` 11 seconds ahead is rejected",
        tags: &["JAR-11"],
        given: &[Fapi2],
        change: |par| par.object["iat"] = secs(11),
        expected: Answered("invalid_request_object", object(ClaimError::IssuedInFuture { iat: date(11), now: at(0) })),
    },
    Row {
        rule: "an `iat` 60 seconds ahead is accepted by FAPI 1.0",
        tags: &["JAR-11"],
        given: &[Fapi1],
        change: |par| par.object["iat"] = secs(60),
        expected: Accepted,
    },
    Row {
        rule: "an `iat` 61 seconds ahead is rejected by FAPI 1.0",
        tags: &["JAR-11"],
        given: &[Fapi1],
        change: |par| par.object["iat"] = secs(61),
        expected: Answered("invalid_request_object", object(ClaimError::IssuedInFuture { iat: date(61), now: at(0) })),
    },
    Row {
        rule: "an `nbf` 60 seconds ahead is accepted by FAPI 1.0",
        tags: &["JAR-11"],
        given: &[Fapi1],
        change: |par| par.object["nbf"] = secs(60),
        expected: Accepted,
    },
    Row {
        rule: "an `nbf` 61 seconds ahead is rejected by FAPI 1.0",
        tags: &["JAR-11"],
        given: &[Fapi1],
        change: |par| par.object["nbf"] = secs(61),
        expected: Answered("invalid_request_object", object(ClaimError::NotYetValid { nbf: date(61), now: at(0) })),
    },
    Row {
        rule: "the `typ` at+jwt is rejected",
        tags: &["JAR-19"],
        given: &[Fapi2],
        change: |par| par.object_header = par.object_header.with_typ("at+jwt"),
        expected: Answered("invalid_request_object", object(ClaimError::TypMismatch)),
    },
    Row {
        rule: "the `typ` dpop+jwt is rejected",
        tags: &["JAR-19"],
        given: &[Fapi2],
        change: |par| par.object_header = par.object_header.with_typ("dpop+jwt"),
        expected: Answered("invalid_request_object", object(ClaimError::TypMismatch)),
    },
    Row {
        rule: "the `typ` logout+jwt is rejected",
        tags: &["JAR-19"],
        given: &[Fapi2],
        change: |par| par.object_header = par.object_header.with_typ("logout+jwt"),
        expected: Answered("invalid_request_object", object(ClaimError::TypMismatch)),
    },
    Row {
        rule: "the `typ` secevent+jwt is rejected",
        tags: &["JAR-19"],
        given: &[Fapi2],
        change: |par| par.object_header = par.object_header.with_typ("secevent+jwt"),
        expected: Answered("invalid_request_object", object(ClaimError::TypMismatch)),
    },
    Row {
        rule: "the `typ` token-introspection+jwt is rejected",
        tags: &["JAR-19"],
        given: &[Fapi2],
        change: |par| par.object_header = par.object_header.with_typ("token-introspection+jwt"),
        expected: Answered("invalid_request_object", object(ClaimError::TypMismatch)),
    },
    Row {
        rule: "the `typ` application/AT+JWT is rejected",
        tags: &["JAR-19"],
        given: &[Fapi2],
        change: |par| par.object_header = par.object_header.with_typ("application/AT+JWT"),
        expected: Answered("invalid_request_object", object(ClaimError::TypMismatch)),
    },
    Row {
        rule: "an empty `typ` is rejected",
        tags: &["JAR-19"],
        given: &[Fapi2],
        change: |par| par.object_header = par.object_header.with_typ(""),
        expected: Answered("invalid_request_object", object(ClaimError::TypMismatch)),
    },
    Row {
        rule: "the `typ` client-authentication+jwt is rejected",
        tags: &["JAR-19"],
        given: &[Fapi2],
        change: |par| par.object_header = par.object_header.with_typ("client-authentication+jwt"),
        expected: Answered("invalid_request_object", object(ClaimError::TypMismatch)),
    },
    Row {
        rule: "the `typ` JWT is rejected",
        tags: &["JAR-19"],
        given: &[Fapi2],
        change: |par| par.object_header = par.object_header.with_typ("JWT"),
        expected: Answered("invalid_request_object", object(ClaimError::TypMismatch)),
    },
    Row {
        rule: "an encrypted request object is rejected with a separate error",
        tags: &["JAR-02"],
        given: &[Fapi2],
        change: |par| {
            let token = keys::token(&par.object_header, par.object.to_string().as_bytes(), &par.object_key);
            par.parameters.push(("request", format!("{token}.AAAA.AAAA")));
        },
        expected: Answered(
            "invalid_request_object",
            RequestError::RequestObjectToken { error: JwsError::EncryptedToken },
        ),
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
