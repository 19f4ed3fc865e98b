//! Callbacks to the client.

use ofm_protocol::error::ResponseError;
use ofm_protocol::oauth::Quirk;

use super::Expected::{Accepted, Refused};
use super::Given::{Fapi1, Fapi2};
use super::{Row, hold};
use crate::support::modules::Answer;

pub(super) const ROWS: &[Row<Answer>] = &[
    Row {
        rule: "another `iss` is rejected",
        tags: &["IDT-21", "MOD-57"],
        given: &[Fapi2],
        change: |answer| answer.iss = Some("https://other.example".into()),
        expected: Refused(ResponseError::IssuerMismatch),
    },
    Row {
        rule: "a callback without `iss` is rejected",
        tags: &["IDT-21", "MOD-57"],
        given: &[Fapi2],
        change: |answer| answer.iss = None,
        expected: Refused(ResponseError::Quirk { quirk: Quirk::IssuerMissing }),
    },
    Row {
        rule: "another `state` is rejected",
        tags: &["MOD-58"],
        given: &[Fapi2],
        change: |answer| answer.state = Some("other".into()),
        expected: Refused(ResponseError::StateMismatch),
    },
    Row {
        rule: "a callback without `state` is rejected",
        tags: &["IDT-20", "MOD-58"],
        given: &[Fapi2],
        change: |answer| answer.state = None,
        expected: Refused(ResponseError::StateMissing),
    },
    Row {
        rule: "a callback without `iss` is accepted by FAPI 1.0",
        tags: &["IDT-21", "MOD-57"],
        given: &[Fapi1],
        change: |answer| answer.iss = None,
        expected: Accepted,
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
