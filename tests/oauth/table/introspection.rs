//! Introspection responses to a resource server (RFC 7662), plain and signed (RFC 9701).

use ofm_protocol::error::{BindingError, ClaimError, JwsError, ResponseError};
use ofm_protocol::oauth::resource::TokenFacts;
use serde_json::json;

use super::Expected::{Accepted, Read, Refused};
use super::Given::{Fapi2, Sandbox};
use super::{Row, hold, signed};
use crate::support::keys;
use crate::support::modules::{at, date, remove, secs};
use crate::support::responses::Introspected;

pub(super) const ROWS: &[Row<Introspected>] = &[
    Row {
        rule: "the facts of an active token are read",
        tags: &["RES-01"],
        given: &[Fapi2, Sandbox],
        change: |_| {},
        expected: Read(|facts: Option<TokenFacts>| {
            let facts = facts.unwrap();
            assert_eq!((facts.scope.as_deref(), facts.authorization_details.len()), (Some("accounts"), 1));
            assert!(facts.confirmation.unwrap().certificate().is_some() && facts.expires_at == Some(at(600)));
        }),
    },
    Row {
        rule: "a token that is not active has no facts",
        tags: &["RES-01"],
        given: &[Fapi2],
        change: |own| own.0.message = json!({"active": false}),
        expected: Read(|facts: Option<TokenFacts>| assert!(facts.is_none())),
    },
    Row {
        rule: "a token at its expiry is not active",
        tags: &["RES-01"],
        given: &[Fapi2],
        change: |own| own.0.message["exp"] = secs(0),
        expected: Read(|facts: Option<TokenFacts>| assert!(facts.is_none())),
    },
    Row {
        rule: "a response without `active` is rejected",
        tags: &["RES-01"],
        given: &[Fapi2],
        change: |own| remove(&mut own.0.message, "active"),
        expected: Refused(ResponseError::Member { name: "active" }),
    },
    Row {
        rule: "an `active` of text is rejected",
        tags: &["RES-01"],
        given: &[Fapi2, Sandbox],
        change: |own| own.0.message["active"] = "true".into(),
        expected: Refused(ResponseError::Member { name: "active" }),
    },
    Row {
        rule: "a response without `client_id` is rejected",
        tags: &["RES-01"],
        given: &[Fapi2],
        change: |own| remove(&mut own.0.message, "client_id"),
        expected: Refused(ResponseError::Member { name: "client_id" }),
    },
    Row {
        rule: "an `exp` of text is rejected",
        tags: &["RES-01"],
        given: &[Fapi2],
        change: |own| own.0.message["exp"] = "1769767318".into(),
        expected: Refused(ResponseError::Member { name: "exp" }),
    },
    Row {
        rule: "a token of another server is rejected",
        tags: &["RES-01"],
        given: &[Fapi2],
        change: |own| own.0.message["iss"] = "https://other.example".into(),
        expected: Refused(ResponseError::IntrospectionIssuer),
    },
    Row {
        rule: "a `cnf` of null is rejected, because it would remove the binding",
        tags: &["RES-02"],
        given: &[Fapi2, Sandbox],
        change: |own| own.0.message["cnf"] = json!(null),
        expected: Refused(ResponseError::Confirmation { error: BindingError::Confirmation }),
    },
    Row {
        rule: "a `cnf` of another kind is rejected",
        tags: &["RES-02"],
        given: &[Fapi2, Sandbox],
        change: |own| own.0.message["cnf"] = json!({"kid": "1"}),
        expected: Refused(ResponseError::Confirmation { error: BindingError::Unsupported }),
    },
    Row {
        rule: "a `jkt` that is no thumbprint is rejected",
        tags: &["RES-02"],
        given: &[Fapi2],
        change: |own| own.0.message["cnf"] = json!({"jkt": "key"}),
        expected: Refused(ResponseError::Confirmation { error: BindingError::Member { member: "jkt" } }),
    },
    Row {
        rule: "an error of the server is returned",
        tags: &["RES-01"],
        given: &[Fapi2],
        change: |own| (own.0.status, own.0.message) = (401, json!({"error": "invalid_client"})),
        expected: Refused(ResponseError::Refused { status: 401, code: "invalid_client" }),
    },
    Row {
        rule: "a body of a megabyte is rejected",
        tags: &["RES-01"],
        given: &[Fapi2],
        change: |own| {
            own.0.padding = 1 << 20;
            own.0.message = json!({});
        },
        expected: Refused(ResponseError::TooLong { length: (1 << 20) + 2, limit: 131_072 }),
    },
    Row {
        rule: "a signed response is read",
        tags: &["RES-03"],
        given: &[Fapi2, Sandbox],
        change: |own| own.0.sign(),
        expected: Read(|facts: Option<TokenFacts>| assert!(facts.is_some())),
    },
    Row {
        rule: "a plain response is rejected if a signed one was asked for",
        tags: &["RES-03"],
        given: &[Fapi2, Sandbox],
        change: |own| own.0.asked = true,
        expected: Refused(ResponseError::Unsigned),
    },
    Row {
        rule: "a signed response of another key is rejected",
        tags: &["RES-03"],
        given: &[Fapi2],
        change: |own| {
            own.0.sign();
            own.0.key = keys::ed25519();
        },
        expected: Refused(ResponseError::SignedToken { error: JwsError::AlgorithmMismatch }),
    },
    Row {
        rule: "a signed response for another client is rejected",
        tags: &["RES-03"],
        given: &[Fapi2],
        change: |own| {
            own.0.sign();
            own.0.claims["aud"] = "other".into();
        },
        expected: Refused(signed(ClaimError::AudienceMismatch)),
    },
    Row {
        rule: "a signed response of another server is rejected",
        tags: &["RES-03"],
        given: &[Fapi2],
        change: |own| {
            own.0.sign();
            own.0.claims["iss"] = "https://other.example".into();
        },
        expected: Refused(signed(ClaimError::IssuerMismatch)),
    },
    Row {
        rule: "a signed message of another kind is rejected",
        tags: &["RES-03"],
        given: &[Fapi2],
        change: |own| {
            own.0.sign();
            own.0.typ = Some("JWT");
        },
        expected: Refused(signed(ClaimError::TypMismatch)),
    },
    Row {
        rule: "a signed response of five minutes and a second ago is rejected",
        tags: &["RES-03"],
        given: &[Fapi2],
        change: |own| {
            own.0.sign();
            own.0.claims["iat"] = secs(-301);
        },
        expected: Refused(signed(ClaimError::TooOld { iat: date(-301), now: at(0) })),
    },
    Row {
        rule: "a signed response without `iat` is rejected",
        tags: &["RES-03"],
        given: &[Fapi2],
        change: |own| {
            own.0.sign();
            remove(&mut own.0.claims, "iat");
        },
        expected: Refused(signed(ClaimError::Missing { claim: "iat" })),
    },
    Row {
        rule: "the binding of a signed response is read too",
        tags: &["RES-02", "RES-03"],
        given: &[Fapi2],
        change: |own| {
            own.0.sign();
            own.0.message["cnf"] = json!({});
        },
        expected: Refused(ResponseError::Confirmation { error: BindingError::Unsupported }),
    },
    Row {
        rule: "unknown members are ignored",
        tags: &["RES-01"],
        given: &[Fapi2],
        change: |own| own.0.message["username"] = "x".into(),
        expected: Accepted,
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
