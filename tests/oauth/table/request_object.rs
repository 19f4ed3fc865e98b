//! Request objects as tokens: signature, `kid`, `typ`, parties, nested requests.

use ofm_protocol::error::{ClaimError, JwsError, RequestError};
use ofm_protocol::jose::ProtectedHeader;
use ofm_protocol::types::RequestObject;
use serde_json::json;

use super::Expected::{Accepted, Answered, Read};
use super::Given::{Fapi1, Fapi2, RsaFapi2, RsaSamples, Samples};
use super::{Row, hold, object};
use crate::support::exchange::{CLIENT_ID, CLIENT_KID, ISSUER, Par, REQUEST_URI, SERVER_KID, public};
use crate::support::keys;
use crate::support::modules::remove;

pub(super) const ROWS: &[Row<Par>] = &[
    Row {
        rule: "a signature by another client's key is rejected",
        tags: &["JAR-14", "MOD-12"],
        given: &[RsaSamples, RsaFapi2],
        change: |par| par.object_key = keys::shared_rsa_b(),
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
            par.object_key = keys::p256().into();
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
                keys::token_with_header(br#"{"alg":"RS256"}"#, par.object.to_string().as_bytes(), &*par.object_key);
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
        rule: "another `aud` is rejected",
        tags: &["MOD-02", "MOD-29"],
        given: &[Fapi2, Fapi1],
        change: |par| par.object["aud"] = "https://other.example".into(),
        expected: Answered("invalid_request_object", object(ClaimError::AudienceMismatch)),
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
            par.object_key = keys::shared_rsa_b();
            par.object_header = ProtectedHeader::new().with_kid(SERVER_KID);
        },
        expected: Answered("invalid_request_object", RequestError::RequestObjectToken { error: JwsError::UnknownKey }),
    },
    Row {
        rule: "the issuer as the first of two audiences is accepted",
        tags: &["JAR-08", "MOD-01"],
        given: &[Fapi2],
        change: |par| par.object["aud"] = json!([ISSUER, "https://other.example"]),
        expected: Read(|read: RequestObject| assert_eq!(read.aud.as_slice().len(), 2)),
    },
    Row {
        rule: "a request object without `typ` is accepted",
        tags: &["JAR-19"],
        given: &[Fapi2],
        change: |par| par.object_header = ProtectedHeader::new().with_kid(CLIENT_KID),
        expected: Read(|read: RequestObject| assert_eq!(read.client_id, CLIENT_ID)),
    },
    Row {
        rule: "`client_id` as an array is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["client_id"] = json!([CLIENT_ID]),
        expected: Answered("invalid_request_object", RequestError::RequestObjectClientId),
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
            let token = keys::token(&par.object_header, par.object.to_string().as_bytes(), &*par.object_key);
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
