//! Token responses.

use ofm_protocol::error::ResponseError;
use serde_json::json;

use super::Expected::{Accepted, Refused};
use super::Given::{Fapi1, Fapi2};
use super::{Row, hold};
use crate::support::modules::{Answer, remove};

pub(super) const ROWS: &[Row<Answer>] = &[
    Row {
        rule: "a response without the details that were requested is rejected",
        tags: &["MOD-77", "RAR-11"],
        given: &[Fapi2],
        change: |answer| remove(&mut answer.body, "authorization_details"),
        expected: Refused(ResponseError::DetailsMissing),
    },
    Row {
        rule: "an `expires_in` of a year and a second is rejected",
        tags: &["TOK-14"],
        given: &[Fapi2],
        change: |answer| answer.body["expires_in"] = 31_536_001.into(),
        expected: Refused(ResponseError::ExpiresIn),
    },
    Row {
        rule: "a `token_type` in another case is accepted",
        tags: &["MOD-51", "MOD-63", "TOK-13"],
        given: &[Fapi2],
        change: |answer| answer.body["token_type"] = "bEARER".into(),
        expected: Accepted,
    },
    Row {
        rule: "a response without `expires_in` is accepted",
        tags: &["MOD-63", "TOK-14"],
        given: &[Fapi2],
        change: |answer| remove(&mut answer.body, "expires_in"),
        expected: Accepted,
    },
    Row {
        rule: "an `expires_in` of a year is accepted",
        tags: &["TOK-14"],
        given: &[Fapi2],
        change: |answer| answer.body["expires_in"] = 31_536_000.into(),
        expected: Accepted,
    },
    Row {
        rule: "a response without `scope` is accepted by FAPI 1.0",
        tags: &["MOD-65", "TOK-15"],
        given: &[Fapi1, Fapi2],
        change: |answer| remove(&mut answer.body, "scope"),
        expected: Accepted,
    },
    Row {
        rule: "the scope of a response may have any order and fewer values",
        tags: &["TOK-15"],
        given: &[Fapi2],
        change: |answer| answer.body["scope"] = "profile accounts".into(),
        expected: Accepted,
    },
    Row {
        rule: "a scope within the requested one is accepted",
        tags: &["TOK-15"],
        given: &[Fapi2],
        change: |answer| answer.body["scope"] = "accounts".into(),
        expected: Accepted,
    },
    Row {
        rule: "unknown members are accepted",
        tags: &["TOK-17"],
        given: &[Fapi2],
        change: |answer| answer.body["more"] = json!([1]),
        expected: Accepted,
    },
    Row {
        rule: "any `state` in the body is accepted",
        tags: &["TOK-17"],
        given: &[Fapi2],
        change: |answer| answer.body["state"] = "any".into(),
        expected: Accepted,
    },
    Row {
        rule: "fewer permissions than requested are accepted",
        tags: &["RAR-12", "TOK-16"],
        given: &[Fapi2],
        change: |answer| answer.body["authorization_details"][0]["consent"]["permissions"] = json!(["read_accounts"]),
        expected: Accepted,
    },
    Row {
        rule: "the token type DPoP is rejected",
        tags: &["MOD-50", "TOK-13"],
        given: &[Fapi2],
        change: |answer| answer.body["token_type"] = "DPoP".into(),
        expected: Refused(ResponseError::TokenType),
    },
    Row {
        rule: "an `expires_in` of zero is rejected",
        tags: &["TOK-14"],
        given: &[Fapi2],
        change: |answer| answer.body["expires_in"] = 0.into(),
        expected: Refused(ResponseError::ExpiresIn),
    },
    Row {
        rule: "a response without `access_token` is rejected",
        tags: &["TOK-13"],
        given: &[Fapi2],
        change: |answer| remove(&mut answer.body, "access_token"),
        expected: Refused(ResponseError::Member { name: "access_token" }),
    },
    Row {
        rule: "an empty `access_token` is rejected",
        tags: &["TOK-13"],
        given: &[Fapi2],
        change: |answer| answer.body["access_token"] = "".into(),
        expected: Refused(ResponseError::Member { name: "access_token" }),
    },
    Row {
        rule: "a scope past the requested one is rejected",
        tags: &["TOK-15"],
        given: &[Fapi2],
        change: |answer| answer.body["scope"] = "accounts payments".into(),
        expected: Refused(ResponseError::Scope),
    },
    Row {
        rule: "a response without the ID token that the policy requires is rejected",
        tags: &["IDT-19"],
        given: &[Fapi2],
        change: |answer| {
            answer.policy.id_token.require = true;
            answer.with_id_token = false;
        },
        expected: Refused(ResponseError::IdTokenMissing),
    },
    Row {
        rule: "a consent of another provider is rejected",
        tags: &["MOD-59", "RAR-12", "TOK-16"],
        given: &[Fapi2],
        change: |answer| answer.body["authorization_details"][0]["consent"]["dp_id"] = "other".into(),
        expected: Refused(ResponseError::DetailsExceed { index: 0 }),
    },
    Row {
        rule: "a later end is rejected",
        tags: &["MOD-59", "RAR-12", "TOK-16"],
        given: &[Fapi2],
        change: |answer| {
            answer.body["authorization_details"][0]["consent"]["expiration_datetime"] = "2027-11-30T23:59:59Z".into();
        },
        expected: Refused(ResponseError::DetailsExceed { index: 0 }),
    },
    Row {
        rule: "an additional permission is rejected",
        tags: &["MOD-59", "RAR-12", "TOK-16"],
        given: &[Fapi2],
        change: |answer| {
            answer.body["authorization_details"][0]["consent"]["permissions"] =
                json!(["read_accounts", "read_everything"]);
        },
        expected: Refused(ResponseError::DetailsExceed { index: 0 }),
    },
    Row {
        rule: "an empty array of details is rejected",
        tags: &["RAR-11"],
        given: &[Fapi2],
        change: |answer| answer.body["authorization_details"] = json!([]),
        expected: Refused(ResponseError::DetailsMissing),
    },
    Row {
        rule: "a detail that was not requested is rejected",
        tags: &["RAR-12"],
        given: &[Fapi2],
        change: |answer| {
            let unknown = json!({"type": "payment_initiation"});
            answer.body["authorization_details"].as_array_mut().unwrap().push(unknown);
        },
        expected: Refused(ResponseError::DetailsExceed { index: 1 }),
    },
    Row {
        rule: "a consent without its type around it is rejected",
        tags: &["RAR-11"],
        given: &[Fapi2],
        change: |answer| {
            let consent = answer.body["authorization_details"][0]["consent"].take();
            answer.body["authorization_details"] = json!([consent]);
        },
        expected: Refused(ResponseError::Member { name: "type" }),
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
