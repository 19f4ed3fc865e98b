//! JWT access tokens at a resource server (RFC 9068 section 4).

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::error::{BindingError, ClaimError, JwsError, ResourceError};
use ofm_protocol::oauth::resource::TokenFacts;
use serde_json::{Value, json};

use super::Expected::{Accepted, Read, Refused};
use super::Given::{Fapi2, Sandbox};
use super::{Row, hold};
use crate::support::modules::{at, date, remove, secs};
use crate::support::queries::JwtAccessToken;

const fn claims(error: ClaimError) -> ResourceError {
    ResourceError::JwtClaims { error }
}

const fn member(claim: &'static str) -> ResourceError {
    ResourceError::JwtMember { claim }
}

pub(super) const ROWS: &[Row<JwtAccessToken>] = &[
    Row {
        rule: "the facts of a JWT access token are read",
        tags: &["RES-11"],
        given: &[Fapi2, Sandbox],
        change: |_| {},
        expected: Read(|facts: TokenFacts| {
            assert_eq!((facts.scope.as_deref(), facts.expires_at), (Some("accounts"), Some(at(600))));
            assert_eq!(facts.subject.unwrap().expose(), "user-202");
        }),
    },
    Row {
        rule: "the `typ` of a JWT access token may be the whole media type",
        tags: &["RES-11"],
        given: &[Fapi2],
        change: |own| own.typ = "application/at+jwt",
        expected: Accepted,
    },
    Row {
        rule: "another kind of JWT is no access token",
        tags: &["RES-11"],
        given: &[Fapi2, Sandbox],
        change: |own| own.typ = "JWT",
        expected: Refused(claims(ClaimError::TypMismatch)),
    },
    Row {
        rule: "a DPoP proof is no access token",
        tags: &["RES-11"],
        given: &[Fapi2],
        change: |own| own.typ = "dpop+jwt",
        expected: Refused(claims(ClaimError::TypMismatch)),
    },
    Row {
        rule: "a JWT access token of another signer is rejected",
        tags: &["RES-11"],
        given: &[Fapi2, Sandbox],
        change: |own| own.key = || SigningKey::from_p256_scalar(&[9; 32]).unwrap(),
        expected: Refused(ResourceError::Jwt { error: JwsError::BadSignature }),
    },
    Row {
        rule: "a JWT access token of another server is rejected",
        tags: &["RES-11"],
        given: &[Fapi2, Sandbox],
        change: |own| own.claims["iss"] = "https://other.example".into(),
        expected: Refused(claims(ClaimError::IssuerMismatch)),
    },
    Row {
        rule: "a JWT access token for another resource is rejected",
        tags: &["RES-11"],
        given: &[Fapi2, Sandbox],
        change: |own| own.claims["aud"] = "https://other.example".into(),
        expected: Refused(claims(ClaimError::AudienceMismatch)),
    },
    Row {
        rule: "an expired JWT access token is rejected",
        tags: &["RES-11"],
        given: &[Fapi2],
        change: |own| own.claims["exp"] = secs(0),
        expected: Refused(claims(ClaimError::Expired { exp: date(0), now: at(0) })),
    },
    Row {
        rule: "a JWT access token without `jti` is rejected",
        tags: &["RES-11"],
        given: &[Fapi2],
        change: |own| remove(&mut own.claims, "jti"),
        expected: Refused(claims(ClaimError::Missing { claim: "jti" })),
    },
    Row {
        rule: "a JWT access token without `sub` is rejected",
        tags: &["RES-11"],
        given: &[Fapi2],
        change: |own| remove(&mut own.claims, "sub"),
        expected: Refused(claims(ClaimError::Missing { claim: "sub" })),
    },
    Row {
        rule: "a JWT access token without `client_id` is rejected",
        tags: &["RES-11"],
        given: &[Fapi2],
        change: |own| remove(&mut own.claims, "client_id"),
        expected: Refused(member("client_id")),
    },
    Row {
        rule: "a JWT access token with a scope that is no text is rejected",
        tags: &["RES-11"],
        given: &[Fapi2],
        change: |own| own.claims["scope"] = json!(["accounts"]),
        expected: Refused(member("scope")),
    },
    Row {
        rule: "a JWT access token with a `cnf` of null is rejected",
        tags: &["RES-11"],
        given: &[Fapi2],
        change: |own| own.claims["cnf"] = Value::Null,
        expected: Refused(ResourceError::Binding { error: BindingError::Confirmation }),
    },
    Row {
        rule: "a JWT access token with a `cnf` of an unknown kind is rejected",
        tags: &["RES-11"],
        given: &[Fapi2],
        change: |own| own.claims["cnf"] = json!({}),
        expected: Refused(ResourceError::Binding { error: BindingError::Unsupported }),
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
