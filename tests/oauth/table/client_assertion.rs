//! Client assertions, at the PAR endpoint.

use std::time::Duration;

use ofm_protocol::error::{ClaimError, FormError, JwsError, RequestError};
use ofm_protocol::jose::ProtectedHeader;
use ofm_protocol::oauth::Policy;
use ofm_protocol::types::RequestObject;
use serde_json::json;

use super::Expected::{Accepted, Answered, Read};
use super::Given::{ApiHub, Fapi1, Fapi2, RsaFapi2, RsaSamples, Samples};
use super::{Row, assertion, hold};
use crate::support::exchange::{CLIENT_ID, CLIENT_KID, ISSUER, Par, form_of, public};
use crate::support::keys;
use crate::support::modules::{at, date, remove, secs};

pub(super) const ROWS: &[Row<Par>] = &[
    Row {
        rule: "a request without an assertion is rejected",
        tags: &["CAS-01", "CAS-17", "PAR-04"],
        given: &[Samples, Fapi2],
        change: |par| par.parameters.push(("client_assertion", String::new())),
        expected: Answered("invalid_client", RequestError::AssertionMissing),
    },
    Row {
        rule: "another `client_assertion_type` is rejected",
        tags: &["CAS-01"],
        given: &[Samples],
        change: |par| par.parameters.push(("client_assertion_type", "urn%3Aietf".into())),
        expected: Answered("invalid_client", RequestError::AssertionType),
    },
    Row {
        rule: "an `Authorization` header beside the assertion is rejected",
        tags: &["CAS-02"],
        given: &[Samples],
        change: |par| par.headers.push(("Authorization", "Basic eDp5")),
        expected: Answered("invalid_request", RequestError::SeveralAuthentications),
    },
    Row {
        rule: "a `client_secret` beside the assertion is rejected",
        tags: &["CAS-02"],
        given: &[Samples],
        change: |par| par.parameters.push(("client_secret", "x".into())),
        expected: Answered("invalid_request", RequestError::SeveralAuthentications),
    },
    Row {
        rule: "another `client_id` in the form is rejected",
        tags: &["CAS-03", "JAR-13"],
        given: &[Samples, Fapi2],
        change: |par| par.parameters.push(("client_id", "other".into())),
        expected: Answered("invalid_client", RequestError::ClientIdMismatch),
    },
    Row {
        rule: "a signature by another key is rejected",
        tags: &["CAS-13"],
        given: &[RsaSamples],
        change: |par| par.assertion_key = keys::shared_rsa_b(),
        expected: Answered("invalid_client", RequestError::AssertionToken { error: JwsError::BadSignature }),
    },
    Row {
        rule: "an unknown `kid` is rejected",
        tags: &["CAS-13", "JWS-50"],
        given: &[Samples],
        change: |par| par.assertion_header = ProtectedHeader::new().with_kid("other"),
        expected: Answered("invalid_client", RequestError::AssertionToken { error: JwsError::UnknownKey }),
    },
    Row {
        rule: "another `iss` is rejected",
        tags: &["CAS-04", "JAR-13", "JWS-50", "MOD-30"],
        given: &[Samples, Fapi1, Fapi2],
        change: |par| par.assertion["iss"] = "other".into(),
        expected: Answered("invalid_client", assertion(ClaimError::IssuerMismatch)),
    },
    Row {
        rule: "an assertion without `iss` is rejected",
        tags: &["CAS-04"],
        given: &[Samples],
        change: |par| remove(&mut par.assertion, "iss"),
        expected: Answered("invalid_client", assertion(ClaimError::Missing { claim: "iss" })),
    },
    Row {
        rule: "another `sub` is rejected",
        tags: &["CAS-04", "JAR-13", "JWS-50", "MOD-30"],
        given: &[Samples, Fapi1, Fapi2],
        change: |par| par.assertion["sub"] = "other".into(),
        expected: Answered("invalid_client", assertion(ClaimError::SubjectMismatch)),
    },
    Row {
        rule: "an assertion without `sub` is rejected",
        tags: &["CAS-04", "MOD-37"],
        given: &[Samples, Fapi2],
        change: |par| remove(&mut par.assertion, "sub"),
        expected: Answered("invalid_client", assertion(ClaimError::Missing { claim: "sub" })),
    },
    Row {
        rule: "another `aud` is rejected",
        tags: &["CAS-05", "MOD-37"],
        given: &[Samples, Fapi2],
        change: |par| par.assertion["aud"] = "https://other.example".into(),
        expected: Answered("invalid_client", assertion(ClaimError::AudienceMismatch)),
    },
    Row {
        rule: "the issuer with a slash after it is another `aud`",
        tags: &["CAS-05"],
        given: &[Samples],
        change: |par| par.assertion["aud"] = format!("{ISSUER}/").into(),
        expected: Answered("invalid_client", assertion(ClaimError::AudienceMismatch)),
    },
    Row {
        rule: "the issuer in an array is rejected",
        tags: &["CAS-06", "MOD-32", "MOD-71"],
        given: &[Samples, Fapi2],
        change: |par| par.assertion["aud"] = json!([ISSUER]),
        expected: Answered("invalid_client", assertion(ClaimError::AudienceNotString)),
    },
    Row {
        rule: "the PAR endpoint as `aud` is rejected",
        tags: &["CAS-06", "MOD-33"],
        given: &[Samples, Fapi2],
        change: |par| par.assertion["aud"] = "https://as1.example/par".into(),
        expected: Answered("invalid_client", assertion(ClaimError::AudienceMismatch)),
    },
    Row {
        rule: "the token endpoint as `aud` is rejected",
        tags: &["CAS-06", "MOD-33"],
        given: &[Fapi2],
        change: |par| par.assertion["aud"] = "https://as1.example/token".into(),
        expected: Answered("invalid_client", assertion(ClaimError::AudienceMismatch)),
    },
    Row {
        rule: "the `typ` of a request object is rejected",
        tags: &["JWS-42"],
        given: &[Samples],
        change: |par| {
            par.assertion_header = ProtectedHeader::new().with_kid(CLIENT_KID).with_typ("oauth-authz-req+jwt");
        },
        expected: Answered("invalid_client", assertion(ClaimError::TypMismatch)),
    },
    Row {
        rule: "an assertion that expired five minutes ago is rejected",
        tags: &["CAS-08", "MOD-36"],
        given: &[Samples, Fapi2],
        change: |par| par.assertion["exp"] = secs(-300),
        expected: Answered("invalid_client", assertion(ClaimError::Expired { exp: date(-300), now: at(0) })),
    },
    Row {
        rule: "an assertion without `exp` is rejected",
        tags: &["CAS-08"],
        given: &[Samples],
        change: |par| remove(&mut par.assertion, "exp"),
        expected: Answered("invalid_client", assertion(ClaimError::Missing { claim: "exp" })),
    },
    Row {
        rule: "an `nbf` 62 seconds ahead is rejected",
        tags: &["CAS-09", "MOD-35"],
        given: &[Samples, Fapi2],
        change: |par| par.assertion["nbf"] = secs(62),
        expected: Answered("invalid_client", assertion(ClaimError::NotYetValid { nbf: date(62), now: at(0) })),
    },
    Row {
        rule: "an `iat` 62 seconds ahead is rejected",
        tags: &["CAS-09"],
        given: &[Samples, Fapi1],
        change: |par| par.assertion["iat"] = secs(62),
        expected: Answered("invalid_client", assertion(ClaimError::IssuedInFuture { iat: date(62), now: at(0) })),
    },
    Row {
        rule: "an assertion without `jti` is rejected",
        tags: &["ATK-29", "CAS-11", "JWS-57"],
        given: &[Samples],
        change: |par| remove(&mut par.assertion, "jti"),
        expected: Answered("invalid_client", assertion(ClaimError::Missing { claim: "jti" })),
    },
    Row {
        rule: "an empty `jti` is rejected",
        tags: &["CAS-11", "JWS-57"],
        given: &[Samples],
        change: |par| par.assertion["jti"] = "".into(),
        expected: Answered("invalid_client", assertion(ClaimError::IdentifierLength { length: 0, limit: 256 })),
    },
    Row {
        rule: "an algorithm that the policy does not accept is rejected",
        tags: &["CAS-14", "KEY-10"],
        given: &[RsaSamples],
        change: |par| {
            par.assertion_key = keys::p256().into();
            par.client_keys.push(public(&keys::p256(), "ec"));
            par.assertion_header = ProtectedHeader::new().with_kid("ec");
        },
        expected: Answered("invalid_client", RequestError::AssertionToken { error: JwsError::AlgorithmNotAllowed }),
    },
    Row {
        rule: "a lifetime a second above the limit and the tolerance is rejected",
        tags: &["ATK-29", "CAS-10", "JWS-57"],
        given: &[Samples],
        change: |par| par.assertion["exp"] = secs(661),
        expected: Answered(
            "invalid_client",
            RequestError::AssertionLifetime { exp: date(661), now: at(0), limit: Duration::from_secs(600) },
        ),
    },
    Row {
        rule: "an assertion without `kid` is rejected by the sandbox",
        tags: &["CAS-16"],
        given: &[Samples],
        change: |par| par.assertion_header = ProtectedHeader::new(),
        expected: Answered("invalid_client", RequestError::AssertionKidMissing),
    },
    Row {
        rule: "a request object is no assertion",
        tags: &["ATK-28", "JWS-52"],
        given: &[Samples],
        change: |par| {
            let token = keys::token(&par.object_header, par.object.to_string().as_bytes(), &*par.object_key);
            par.parameters.push(("client_assertion", token));
        },
        expected: Answered("invalid_client", assertion(ClaimError::Missing { claim: "sub" })),
    },
    Row {
        rule: "the token endpoint as `aud` is accepted by the sandbox and by FAPI 1.0",
        tags: &["CAS-07", "MOD-31"],
        given: &[Samples, Fapi1],
        change: |par| par.assertion["aud"] = "https://as1.example/token".into(),
        expected: Read(|read: RequestObject| assert_eq!(read.client_id, CLIENT_ID)),
    },
    Row {
        rule: "an `nbf` 8 seconds ahead is accepted under a tolerance of 10",
        tags: &["CAS-09"],
        given: &[Samples],
        change: |par| {
            par.policy.clock.future_tolerance = Policy::fapi2_final().clock.future_tolerance;
            par.assertion["nbf"] = secs(8);
        },
        expected: Accepted,
    },
    Row {
        rule: "the `typ` JWT is accepted",
        tags: &["CAS-15"],
        given: &[Samples],
        change: |par| par.assertion_header = par.assertion_header.with_typ("JWT"),
        expected: Accepted,
    },
    Row {
        rule: "the `typ` of an assertion is accepted",
        tags: &["CAS-15"],
        given: &[Samples],
        change: |par| par.assertion_header = par.assertion_header.with_typ("client-authentication+jwt"),
        expected: Accepted,
    },
    Row {
        rule: "the issuer and the PAR endpoint in an array are rejected",
        tags: &["MOD-32"],
        given: &[Fapi2],
        change: |par| par.assertion["aud"] = json!([ISSUER, "https://as1.example/par"]),
        expected: Answered("invalid_client", assertion(ClaimError::AudienceNotString)),
    },
    Row {
        rule: "RS256 is rejected",
        tags: &["CAS-14", "MOD-38"],
        given: &[RsaFapi2],
        change: |par| par.sign_assertion_as(br#"{"alg":"RS256"}"#),
        expected: Answered("invalid_client", RequestError::AssertionToken { error: JwsError::AlgorithmUnsupported }),
    },
    Row {
        rule: "`nbf` and `iat` 8 seconds ahead are accepted",
        tags: &["CAS-09", "MOD-34"],
        given: &[Fapi2],
        change: |par| {
            par.assertion["nbf"] = secs(8);
            par.assertion["iat"] = secs(8);
        },
        expected: Read(|read: RequestObject| assert_eq!(read.client_id, CLIENT_ID)),
    },
    Row {
        rule: "the issuer as `aud` is accepted by FAPI 1.0",
        tags: &["MOD-31"],
        given: &[Fapi1],
        change: |par| par.assertion["aud"] = ISSUER.into(),
        expected: Read(|read: RequestObject| assert_eq!(read.client_id, CLIENT_ID)),
    },
    Row {
        rule: "an array of issuer and endpoints as `aud` is accepted by FAPI 1.0",
        tags: &["CAS-07", "MOD-31"],
        given: &[Fapi1],
        change: |par| par.assertion["aud"] = json!([ISSUER, "https://as1.example/token", "https://as1.example/par"]),
        expected: Read(|read: RequestObject| assert_eq!(read.client_id, CLIENT_ID)),
    },
    Row {
        rule: "the PAR endpoint as `aud` is accepted by FAPI 1.0",
        tags: &["CAS-07"],
        given: &[Fapi1],
        change: |par| par.assertion["aud"] = "https://as1.example/par".into(),
        expected: Read(|read: RequestObject| assert_eq!(read.client_id, CLIENT_ID)),
    },
    Row {
        rule: "API Hub accepts a lifetime of 310 seconds",
        tags: &["CAS-10"],
        given: &[ApiHub],
        change: |par| {
            par.assertion["iat"] = secs(-10);
            par.assertion["exp"] = secs(300);
        },
        expected: Read(|read: RequestObject| assert_eq!(read.client_id, CLIENT_ID)),
    },
    Row {
        rule: "an `iat` 10 seconds ahead is accepted",
        tags: &["CAS-09"],
        given: &[Fapi2],
        change: |par| par.assertion["iat"] = secs(10),
        expected: Accepted,
    },
    Row {
        rule: "an `iat` 11 seconds ahead is rejected",
        tags: &["CAS-09"],
        given: &[Fapi2],
        change: |par| par.assertion["iat"] = secs(11),
        expected: Answered("invalid_client", assertion(ClaimError::IssuedInFuture { iat: date(11), now: at(0) })),
    },
    Row {
        rule: "an `nbf` 10 seconds ahead is accepted",
        tags: &["CAS-09"],
        given: &[Fapi2],
        change: |par| par.assertion["nbf"] = secs(10),
        expected: Accepted,
    },
    Row {
        rule: "an `nbf` 11 seconds ahead is rejected",
        tags: &["CAS-09", "MOD-35"],
        given: &[Fapi2],
        change: |par| par.assertion["nbf"] = secs(11),
        expected: Answered("invalid_client", assertion(ClaimError::NotYetValid { nbf: date(11), now: at(0) })),
    },
    Row {
        rule: "an `iat` 60 seconds ahead is accepted by FAPI 1.0",
        tags: &["CAS-09"],
        given: &[Fapi1],
        change: |par| par.assertion["iat"] = secs(60),
        expected: Accepted,
    },
    Row {
        rule: "an `iat` 61 seconds ahead is rejected by FAPI 1.0",
        tags: &["CAS-09"],
        given: &[Fapi1],
        change: |par| par.assertion["iat"] = secs(61),
        expected: Answered("invalid_client", assertion(ClaimError::IssuedInFuture { iat: date(61), now: at(0) })),
    },
    Row {
        rule: "an `nbf` 60 seconds ahead is accepted by FAPI 1.0",
        tags: &["CAS-09"],
        given: &[Fapi1],
        change: |par| par.assertion["nbf"] = secs(60),
        expected: Accepted,
    },
    Row {
        rule: "an `nbf` 61 seconds ahead is rejected by FAPI 1.0",
        tags: &["CAS-09"],
        given: &[Fapi1],
        change: |par| par.assertion["nbf"] = secs(61),
        expected: Answered("invalid_client", assertion(ClaimError::NotYetValid { nbf: date(61), now: at(0) })),
    },
    Row {
        rule: "the `typ` at+jwt is rejected",
        tags: &["CAS-15"],
        given: &[Fapi2],
        change: |par| par.assertion_header = par.assertion_header.with_typ("at+jwt"),
        expected: Answered("invalid_client", assertion(ClaimError::TypMismatch)),
    },
    Row {
        rule: "the `typ` dpop+jwt is rejected",
        tags: &["CAS-15"],
        given: &[Fapi2],
        change: |par| par.assertion_header = par.assertion_header.with_typ("dpop+jwt"),
        expected: Answered("invalid_client", assertion(ClaimError::TypMismatch)),
    },
    Row {
        rule: "the `typ` logout+jwt is rejected",
        tags: &["CAS-15"],
        given: &[Fapi2],
        change: |par| par.assertion_header = par.assertion_header.with_typ("logout+jwt"),
        expected: Answered("invalid_client", assertion(ClaimError::TypMismatch)),
    },
    Row {
        rule: "the `typ` secevent+jwt is rejected",
        tags: &["CAS-15"],
        given: &[Fapi2],
        change: |par| par.assertion_header = par.assertion_header.with_typ("secevent+jwt"),
        expected: Answered("invalid_client", assertion(ClaimError::TypMismatch)),
    },
    Row {
        rule: "the `typ` token-introspection+jwt is rejected",
        tags: &["CAS-15"],
        given: &[Fapi2],
        change: |par| par.assertion_header = par.assertion_header.with_typ("token-introspection+jwt"),
        expected: Answered("invalid_client", assertion(ClaimError::TypMismatch)),
    },
    Row {
        rule: "the `typ` application/AT+JWT is rejected",
        tags: &["CAS-15"],
        given: &[Fapi2],
        change: |par| par.assertion_header = par.assertion_header.with_typ("application/AT+JWT"),
        expected: Answered("invalid_client", assertion(ClaimError::TypMismatch)),
    },
    Row {
        rule: "an empty `typ` is rejected",
        tags: &["CAS-15"],
        given: &[Fapi2],
        change: |par| par.assertion_header = par.assertion_header.with_typ(""),
        expected: Answered("invalid_client", assertion(ClaimError::TypMismatch)),
    },
    Row {
        rule: "the `typ` oauth-authz-req+jwt is rejected",
        tags: &["CAS-15"],
        given: &[Fapi2],
        change: |par| par.assertion_header = par.assertion_header.with_typ("oauth-authz-req+jwt"),
        expected: Answered("invalid_client", assertion(ClaimError::TypMismatch)),
    },
    Row {
        rule: "two assertions in one parameter are rejected",
        tags: &["CAS-01"],
        given: &[Fapi2],
        change: |par| {
            let token = par.assertion();
            par.parameters.push(("client_assertion", format!("{token} {token}")));
        },
        expected: Answered(
            "invalid_client",
            RequestError::AssertionToken { error: JwsError::Whitespace { offset: 490 } },
        ),
    },
    Row {
        rule: "a second `client_assertion` is rejected",
        tags: &["CAS-01"],
        given: &[Fapi2],
        change: |par| {
            let form = form_of(&[("client_assertion", "a"), ("request", "b")]);
            par.form = Some(format!("{form}&client_assertion=a"));
        },
        expected: Answered("invalid_request", RequestError::Form { error: FormError::Duplicate { offset: 163 } }),
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
