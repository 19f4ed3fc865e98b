//! ID tokens.

use ofm_protocol::error::{ClaimError, JwsError, ResponseError};
use ofm_protocol::oauth::Quirk;
use serde_json::{Value, json};

use super::Expected::{Accepted, Refused};
use super::Given::{Fapi1, Fapi2, RsaFapi1, RsaFapi2, RsaSandbox, Sandbox};
use super::{Row, hold, id_token};
use crate::support::exchange::{CLIENT_ID, ISSUER};
use crate::support::keys;
use crate::support::modules::{Answer, at, date, remove, secs};

pub(super) const ROWS: &[Row<Answer>] = &[
    Row {
        rule: "another `iss` is rejected",
        tags: &["IDT-01", "JWS-50"],
        given: &[Fapi2],
        change: |answer| answer.claims["iss"] = "https://other.example".into(),
        expected: Refused(id_token(ClaimError::IssuerMismatch)),
    },
    Row {
        rule: "an ID token without `iss` is rejected",
        tags: &["IDT-01", "MOD-53"],
        given: &[Fapi2],
        change: |answer| remove(&mut answer.claims, "iss"),
        expected: Refused(id_token(ClaimError::Missing { claim: "iss" })),
    },
    Row {
        rule: "another `aud` is rejected",
        tags: &["IDT-02", "MOD-52"],
        given: &[Fapi2],
        change: |answer| answer.claims["aud"] = "other".into(),
        expected: Refused(id_token(ClaimError::AudienceMismatch)),
    },
    Row {
        rule: "a second audience is rejected",
        tags: &["IDT-02", "MOD-52"],
        given: &[Fapi2],
        change: |answer| answer.claims["aud"] = json!([CLIENT_ID, "other"]),
        expected: Refused(id_token(ClaimError::SeveralAudiences)),
    },
    Row {
        rule: "an ID token without `aud` is rejected",
        tags: &["IDT-02", "MOD-52"],
        given: &[Fapi2],
        change: |answer| remove(&mut answer.claims, "aud"),
        expected: Refused(id_token(ClaimError::Missing { claim: "aud" })),
    },
    Row {
        rule: "an ID token is rejected at its `exp`",
        tags: &["IDT-07"],
        given: &[Fapi2],
        change: |answer| answer.claims["exp"] = secs(0),
        expected: Refused(id_token(ClaimError::Expired { exp: date(0), now: at(0) })),
    },
    Row {
        rule: "an ID token without `exp` is rejected",
        tags: &["IDT-07", "MOD-54"],
        given: &[Fapi2],
        change: |answer| remove(&mut answer.claims, "exp"),
        expected: Refused(id_token(ClaimError::Missing { claim: "exp" })),
    },
    Row {
        rule: "an ID token without `iat` is rejected",
        tags: &["IDT-08"],
        given: &[Fapi2],
        change: |answer| remove(&mut answer.claims, "iat"),
        expected: Refused(id_token(ClaimError::Missing { claim: "iat" })),
    },
    Row {
        rule: "an `iat` of a week ago is rejected",
        tags: &["IDT-08", "MOD-67"],
        given: &[Fapi2, Fapi1],
        change: |answer| answer.claims["iat"] = secs(-604_800),
        expected: Refused(id_token(ClaimError::TooOld { iat: date(-604_800), now: at(0) })),
    },
    Row {
        rule: "another nonce is rejected",
        tags: &["IDT-09"],
        given: &[Fapi2],
        change: |answer| answer.claims["nonce"] = "other".into(),
        expected: Refused(ResponseError::NonceMismatch),
    },
    Row {
        rule: "an ID token without the nonce that was sent is rejected",
        tags: &["IDT-09", "MOD-55"],
        given: &[Fapi2],
        change: |answer| remove(&mut answer.claims, "nonce"),
        expected: Refused(ResponseError::NonceMissing),
    },
    Row {
        rule: "another `azp` is rejected",
        tags: &["IDT-03"],
        given: &[Fapi2],
        change: |answer| answer.claims["azp"] = "other".into(),
        expected: Refused(ResponseError::AuthorizedParty),
    },
    Row {
        rule: "an ID token without `auth_time` is rejected if `max_age` was sent",
        tags: &["IDT-11", "MOD-74"],
        given: &[Fapi2],
        change: |answer| remove(&mut answer.claims, "auth_time"),
        expected: Refused(ResponseError::AuthTimeMissing),
    },
    Row {
        rule: "an `auth_time` past `max_age` is rejected",
        tags: &["IDT-11"],
        given: &[Fapi2],
        change: |answer| answer.claims["auth_time"] = secs(-3611),
        expected: Refused(ResponseError::AuthTime { auth_time: date(-3611), now: at(0) }),
    },
    Row {
        rule: "an `auth_time` 11 seconds ahead is rejected",
        tags: &["IDT-11"],
        given: &[Fapi2],
        change: |answer| answer.claims["auth_time"] = secs(11),
        expected: Refused(ResponseError::AuthTime { auth_time: date(11), now: at(0) }),
    },
    Row {
        rule: "another `at_hash` is rejected",
        tags: &["IDT-12"],
        given: &[Fapi2],
        change: |answer| answer.claims["at_hash"] = "77QmUPtjPfzWtF2AnpK9RQ".into(),
        expected: Refused(ResponseError::Hash { claim: "at_hash" }),
    },
    Row {
        rule: "another `c_hash` is rejected",
        tags: &["IDT-12", "MOD-64"],
        given: &[Fapi2, Fapi1],
        change: |answer| answer.claims["c_hash"] = "LDktKdoQak3Pk0cnXxCltA".into(),
        expected: Refused(ResponseError::Hash { claim: "c_hash" }),
    },
    Row {
        rule: "an `s_hash` of null is rejected",
        tags: &["IDT-12"],
        given: &[Fapi2],
        change: |answer| answer.claims["s_hash"] = Value::Null,
        expected: Refused(ResponseError::IdTokenNullMember { claim: "s_hash" }),
    },
    Row {
        rule: "an empty `sub` is rejected",
        tags: &["IDT-13"],
        given: &[Fapi2],
        change: |answer| answer.claims["sub"] = "".into(),
        expected: Refused(ResponseError::Subject),
    },
    Row {
        rule: "a `sub` of 256 characters is rejected",
        tags: &["IDT-13"],
        given: &[Fapi2],
        change: |answer| answer.claims["sub"] = "s".repeat(256).into(),
        expected: Refused(ResponseError::Subject),
    },
    Row {
        rule: "a `sub` outside of ASCII is rejected",
        tags: &["IDT-13"],
        given: &[Fapi2],
        change: |answer| answer.claims["sub"] = "é".into(),
        expected: Refused(ResponseError::Subject),
    },
    Row {
        rule: "a `sub` that is a number is rejected",
        tags: &["IDT-13"],
        given: &[Fapi2],
        change: |answer| answer.claims["sub"] = 202.into(),
        expected: Refused(id_token(ClaimError::Type { claim: "sub" })),
    },
    Row {
        rule: "a longer `iss` is rejected",
        tags: &["MOD-53"],
        given: &[Fapi2],
        change: |answer| answer.claims["iss"] = format!("{ISSUER}1").into(),
        expected: Refused(id_token(ClaimError::IssuerMismatch)),
    },
    Row {
        rule: "an ID token that expired five minutes ago is rejected",
        tags: &["MOD-54"],
        given: &[Fapi2],
        change: |answer| answer.claims["exp"] = secs(-300),
        expected: Refused(id_token(ClaimError::Expired { exp: date(-300), now: at(0) })),
    },
    Row {
        rule: "a shorter nonce is rejected",
        tags: &["MOD-55"],
        given: &[Fapi2],
        change: |answer| answer.claims["nonce"] = "1".into(),
        expected: Refused(ResponseError::NonceMismatch),
    },
    Row {
        rule: "`none` is rejected",
        tags: &["IDT-05", "MOD-56"],
        given: &[RsaFapi2],
        change: |answer| answer.header = Some(br#"{"alg":"none"}"#),
        expected: Refused(ResponseError::IdTokenToken { error: JwsError::AlgorithmNone }),
    },
    Row {
        rule: "RS256 is rejected",
        tags: &["IDT-05", "MOD-56"],
        given: &[RsaFapi2],
        change: |answer| answer.header = Some(br#"{"alg":"RS256"}"#),
        expected: Refused(ResponseError::IdTokenToken { error: JwsError::AlgorithmUnsupported }),
    },
    Row {
        rule: "ES256 is rejected under a policy of PS256",
        tags: &["IDT-05", "MOD-56"],
        given: &[RsaSandbox],
        change: |answer| answer.header = Some(br#"{"alg":"ES256"}"#),
        expected: Refused(ResponseError::IdTokenToken { error: JwsError::AlgorithmNotAllowed }),
    },
    Row {
        rule: "a signature by another key is rejected",
        tags: &["IDT-04", "MOD-64"],
        given: &[RsaFapi1, RsaFapi2],
        change: |answer| answer.key = keys::shared_rsa_a(),
        expected: Refused(ResponseError::IdTokenToken { error: JwsError::BadSignature }),
    },
    Row {
        rule: "another `s_hash` is rejected",
        tags: &["MOD-64"],
        given: &[Fapi1],
        change: |answer| answer.claims["s_hash"] = "LDktKdoQak3Pk0cnXxCltA".into(),
        expected: Refused(ResponseError::Hash { claim: "s_hash" }),
    },
    Row {
        rule: "an `iat` of five minutes and a second ago is rejected",
        tags: &["IDT-08", "MOD-73"],
        given: &[Fapi2],
        change: |answer| answer.claims["iat"] = secs(-301),
        expected: Refused(id_token(ClaimError::TooOld { iat: date(-301), now: at(0) })),
    },
    Row {
        rule: "an `email_verified` of text is rejected",
        tags: &["IDT-14", "MOD-73"],
        given: &[Fapi2],
        change: |answer| answer.claims["email_verified"] = "true".into(),
        expected: Refused(ResponseError::IdTokenQuirk { quirk: Quirk::BooleanText }),
    },
    Row {
        rule: "a header without `kid` is accepted if the server has one key",
        tags: &["IDT-06"],
        given: &[RsaFapi2],
        change: |answer| answer.header = Some(br#"{"alg":"PS256"}"#),
        expected: Accepted,
    },
    Row {
        rule: "an array of one audience is accepted",
        tags: &["IDT-02", "MOD-62"],
        given: &[Fapi2],
        change: |answer| answer.claims["aud"] = json!([CLIENT_ID]),
        expected: Accepted,
    },
    Row {
        rule: "an ID token without `acr` is accepted",
        tags: &["MOD-61"],
        given: &[Fapi2],
        change: |answer| remove(&mut answer.claims, "acr"),
        expected: Accepted,
    },
    Row {
        rule: "an ID token without `at_hash` is accepted",
        tags: &["MOD-65", "MOD-66"],
        given: &[Fapi1],
        change: |answer| remove(&mut answer.claims, "at_hash"),
        expected: Accepted,
    },
    Row {
        rule: "an `iat` of five minutes ago is accepted",
        tags: &["IDT-08", "MOD-73"],
        given: &[Fapi2],
        change: |answer| answer.claims["iat"] = secs(-300),
        expected: Accepted,
    },
    Row {
        rule: "an `iat` 10 seconds ahead is accepted",
        tags: &["IDT-08", "MOD-73"],
        given: &[Fapi2],
        change: |answer| answer.claims["iat"] = secs(10),
        expected: Accepted,
    },
    Row {
        rule: "an `updated_at` of text is rejected",
        tags: &["IDT-14"],
        given: &[Sandbox],
        change: |answer| answer.claims["updated_at"] = "2026-01-30".into(),
        expected: Refused(ResponseError::IdTokenMember { claim: "updated_at" }),
    },
    Row {
        rule: "an `updated_at` of null is rejected",
        tags: &["IDT-14"],
        given: &[Fapi2],
        change: |answer| answer.claims["updated_at"] = Value::Null,
        expected: Refused(ResponseError::IdTokenNullMember { claim: "updated_at" }),
    },
    Row {
        rule: "an `auth_time` of text is rejected",
        tags: &["IDT-14"],
        given: &[Sandbox],
        change: |answer| answer.claims["auth_time"] = "1769766718".into(),
        expected: Refused(ResponseError::IdTokenMember { claim: "auth_time" }),
    },
    Row {
        rule: "an `email_verified` of another text than a boolean is rejected",
        tags: &["IDT-14"],
        given: &[Sandbox],
        change: |answer| answer.claims["email_verified"] = "yes".into(),
        expected: Refused(ResponseError::IdTokenMember { claim: "email_verified" }),
    },
    Row {
        rule: "an `email_verified` of a number is rejected",
        tags: &["IDT-14"],
        given: &[Sandbox],
        change: |answer| answer.claims["email_verified"] = 1.into(),
        expected: Refused(ResponseError::IdTokenMember { claim: "email_verified" }),
    },
    Row {
        rule: "an `email` of a boolean is rejected",
        tags: &["IDT-14"],
        given: &[Sandbox],
        change: |answer| answer.claims["email"] = false.into(),
        expected: Refused(ResponseError::IdTokenMember { claim: "email" }),
    },
    Row {
        rule: "an `amr` of numbers is rejected",
        tags: &["IDT-14"],
        given: &[Sandbox],
        change: |answer| answer.claims["amr"] = json!([1]),
        expected: Refused(ResponseError::IdTokenMember { claim: "amr" }),
    },
    Row {
        rule: "an `acr` of a number is rejected",
        tags: &["IDT-14"],
        given: &[Sandbox],
        change: |answer| answer.claims["acr"] = 1.into(),
        expected: Refused(ResponseError::IdTokenMember { claim: "acr" }),
    },
    Row {
        rule: "an `updated_at` with a fraction is accepted",
        tags: &["IDT-14"],
        given: &[Fapi2],
        change: |answer| answer.claims["updated_at"] = json!(1_769_766_718.5),
        expected: Accepted,
    },
    Row {
        rule: "a valid ID token is accepted",
        tags: &["IDT-04"],
        given: &[Fapi2],
        change: |_| {},
        expected: Accepted,
    },
    Row {
        rule: "unknown claims, claims about the user and an array of one audience are accepted",
        tags: &["IDT-15"],
        given: &[Fapi2],
        change: |answer| {
            answer.claims["aud"] = json!([CLIENT_ID]);
            answer.claims["amr"] = json!(["mock"]);
            answer.claims["email_verified"] = true.into();
            answer.claims["unknown"] = json!({"x": []});
        },
        expected: Accepted,
    },
    Row {
        rule: "an unknown `kid` is rejected",
        tags: &["IDT-06"],
        given: &[Fapi2],
        change: |answer| answer.header = Some(br#"{"alg":"ES256","kid":"other"}"#),
        expected: Refused(ResponseError::IdTokenToken { error: JwsError::UnknownKey }),
    },
    Row {
        rule: "a `typ` of another kind of token is rejected",
        tags: &["ATK-28", "IDT-16"],
        given: &[Fapi2],
        change: |answer| answer.header = Some(br#"{"alg":"ES256","typ":"logout+jwt"}"#),
        expected: Refused(id_token(ClaimError::TypMismatch)),
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
