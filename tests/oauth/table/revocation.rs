//! Revocation requests at the server (RFC 7009 section 2.1).

use ofm_protocol::error::RequestError;

use super::Expected::{Accepted, Answered};
use super::Given::{Fapi2, Sandbox};
use super::{Row, hold};
use crate::support::queries::Revocation;

pub(super) const ROWS: &[Row<Revocation>] = &[
    Row {
        rule: "a client revokes its own token",
        tags: &["REV-01"],
        given: &[Fapi2, Sandbox],
        change: |_| {},
        expected: Accepted,
    },
    Row {
        rule: "a token of another client is not revoked",
        tags: &["REV-01"],
        given: &[Fapi2, Sandbox],
        change: |own| own.owner = "another-client",
        expected: Answered("invalid_grant", RequestError::GrantOfOther),
    },
    Row {
        rule: "an unknown hint is ignored",
        tags: &["REV-01"],
        given: &[Fapi2],
        change: |own| own.set("token_type_hint", "id_token"),
        expected: Accepted,
    },
    Row {
        rule: "a request without a hint is accepted",
        tags: &["REV-01"],
        given: &[Fapi2],
        change: |own| own.remove("token_type_hint"),
        expected: Accepted,
    },
    Row {
        rule: "a request without a token is rejected",
        tags: &["REV-01"],
        given: &[Fapi2, Sandbox],
        change: |own| own.remove("token"),
        expected: Answered("invalid_request", RequestError::MissingParameter { name: "token" }),
    },
    Row {
        rule: "a request with an empty token is rejected",
        tags: &["REV-01"],
        given: &[Fapi2],
        change: |own| own.set("token", ""),
        expected: Answered("invalid_request", RequestError::MissingParameter { name: "token" }),
    },
    Row {
        rule: "a client that does not authenticate is rejected",
        tags: &["REV-01"],
        given: &[Fapi2, Sandbox],
        change: |own| own.remove("client_assertion"),
        expected: Answered("invalid_client", RequestError::AssertionMissing),
    },
    Row {
        rule: "a secret beside the assertion is rejected",
        tags: &["REV-01"],
        given: &[Fapi2],
        change: |own| own.set("client_secret", "x"),
        expected: Answered("invalid_request", RequestError::SeveralAuthentications),
    },
    Row {
        rule: "a `client_id` that is not the assertion's is rejected",
        tags: &["REV-01"],
        given: &[Fapi2],
        change: |own| own.set("client_id", "another-client"),
        expected: Answered("invalid_client", RequestError::ClientIdMismatch),
    },
    Row {
        rule: "a request by GET is rejected",
        tags: &["REV-01"],
        given: &[Fapi2],
        change: |own| own.method = "GET",
        expected: Answered("invalid_request", RequestError::Method),
    },
    Row {
        rule: "a request in JSON is rejected",
        tags: &["REV-01"],
        given: &[Fapi2],
        change: |own| own.content_type = "application/json",
        expected: Answered("invalid_request", RequestError::ContentType),
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
