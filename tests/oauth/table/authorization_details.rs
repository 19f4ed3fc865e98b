//! Details of an authorization request, and the consents in them.

use ofm_protocol::error::RequestError;
use ofm_protocol::types::RequestObject;
use serde_json::{Value, json};

use super::Expected::{Accepted, Answered, Read};
use super::Given::{Fapi2, Samples};
use super::{Row, hold};
use crate::support::exchange::Par;
use crate::support::modules::{at, remove};

pub(super) const ROWS: &[Row<Par>] = &[
    Row {
        rule: "a request without details is rejected by the sandbox",
        tags: &["RAR-02"],
        given: &[Samples],
        change: |par| remove(&mut par.object, "authorization_details"),
        expected: Answered("invalid_authorization_details", RequestError::DetailsMissing),
    },
    Row {
        rule: "details that are an object are rejected",
        tags: &["RAR-01"],
        given: &[Samples],
        change: |par| par.object["authorization_details"] = json!({}),
        expected: Answered(
            "invalid_authorization_details",
            RequestError::DetailsMalformed { member: "authorization_details" },
        ),
    },
    Row {
        rule: "details as a string are rejected",
        tags: &["JAR-06"],
        given: &[Samples, Fapi2],
        change: |par| par.object["authorization_details"] = "[]".into(),
        expected: Answered(
            "invalid_authorization_details",
            RequestError::DetailsMalformed { member: "authorization_details" },
        ),
    },
    Row {
        rule: "an empty array is rejected",
        tags: &["RAR-02"],
        given: &[Samples],
        change: |par| par.object["authorization_details"] = json!([]),
        expected: Answered("invalid_authorization_details", RequestError::DetailsCount { count: 0, limit: 1 }),
    },
    Row {
        rule: "a second element is rejected by the sandbox",
        tags: &["RAR-02"],
        given: &[Samples],
        change: |par| {
            let detail = par.object["authorization_details"][0].clone();
            par.object["authorization_details"].as_array_mut().unwrap().push(detail);
        },
        expected: Answered("invalid_authorization_details", RequestError::DetailsCount { count: 2, limit: 1 }),
    },
    Row {
        rule: "an element without `type` is rejected",
        tags: &["RAR-01"],
        given: &[Samples],
        change: |par| remove(&mut par.object["authorization_details"][0], "type"),
        expected: Answered("invalid_authorization_details", RequestError::DetailsMalformed { member: "type" }),
    },
    Row {
        rule: "an unknown type is rejected",
        tags: &["RAR-03"],
        given: &[Samples],
        change: |par| {
            par.object["authorization_details"] = json!([{"type": "urn:openfinance-ml:account-access-consent:v9.9"}]);
        },
        expected: Answered("invalid_authorization_details", RequestError::DetailsType { index: 0 }),
    },
    Row {
        rule: "an unknown member is rejected",
        tags: &["RAR-04"],
        given: &[Samples],
        change: |par| consent(par)["more"] = 1.into(),
        expected: Answered("invalid_authorization_details", RequestError::DetailsMalformed { member: "consent" }),
    },
    Row {
        rule: "a missing member is rejected",
        tags: &["RAR-04"],
        given: &[Samples],
        change: |par| remove(consent(par), "dp_id"),
        expected: Answered("invalid_authorization_details", RequestError::DetailsMalformed { member: "dp_id" }),
    },
    Row {
        rule: "a number in place of a string is rejected",
        tags: &["RAR-04"],
        given: &[Samples],
        change: |par| consent(par)["dc_id"] = 1.into(),
        expected: Answered("invalid_authorization_details", RequestError::DetailsMalformed { member: "dc_id" }),
    },
    Row {
        rule: "an unknown permission is rejected",
        tags: &["RAR-08"],
        given: &[Samples],
        change: |par| consent(par)["permissions"] = json!(["ReadAccounts"]),
        expected: Answered("invalid_authorization_details", RequestError::DetailsMalformed { member: "permissions" }),
    },
    Row {
        rule: "a consent without permissions is rejected",
        tags: &["RAR-08"],
        given: &[Samples],
        change: |par| consent(par)["permissions"] = json!([]),
        expected: Answered("invalid_authorization_details", RequestError::DetailsMalformed { member: "permissions" }),
    },
    Row {
        rule: "a `consent_type` that is not the type is rejected",
        tags: &["RAR-06"],
        given: &[Samples],
        change: |par| consent(par)["consent_type"] = "urn:openfinance-ml:account-access-consent:v1.3".into(),
        expected: Answered("invalid_authorization_details", RequestError::ConsentType { index: 0 }),
    },
    Row {
        rule: "a consent that ended is rejected",
        tags: &["RAR-09"],
        given: &[Samples],
        change: |par| consent(par)["expiration_datetime"] = "2026-01-30T17:51:58+08:00".into(),
        expected: Answered(
            "invalid_authorization_details",
            RequestError::ConsentExpired { index: 0, end: at(0), now: at(0) },
        ),
    },
    Row {
        rule: "a consent may end by Malaysian time",
        tags: &["RAR-09"],
        given: &[Samples],
        change: |par| consent(par)["expiration_datetime"] = "2026-11-30T23:59:59+08:00".into(),
        expected: Accepted,
    },
    Row {
        rule: "a consent of another client is rejected",
        tags: &["MOD-26", "RAR-07"],
        given: &[Fapi2],
        change: |par| par.data_consumer = Some("000000000000000000000000"),
        expected: Answered("invalid_authorization_details", RequestError::ConsentConsumer { index: 0 }),
    },
    Row {
        rule: "a consent of this client is accepted",
        tags: &["MOD-26"],
        given: &[Fapi2],
        change: |par| par.data_consumer = Some("16f87e367071230059bff09a"),
        expected: Read(|read: RequestObject| assert!(read.authorization_details.is_some())),
    },
    Row {
        rule: "a consent of null is rejected",
        tags: &["MOD-77", "RAR-04"],
        given: &[Fapi2],
        change: |par| par.object["authorization_details"][0]["consent"] = Value::Null,
        expected: Answered("invalid_authorization_details", RequestError::DetailsMalformed { member: "consent" }),
    },
    Row {
        rule: "a consent that is an array is rejected",
        tags: &["MOD-77", "RAR-04"],
        given: &[Fapi2],
        change: |par| par.object["authorization_details"][0]["consent"] = json!([]),
        expected: Answered("invalid_authorization_details", RequestError::DetailsMalformed { member: "consent" }),
    },
    Row {
        rule: "an element that is a string is rejected",
        tags: &["MOD-77", "RAR-01", "RAR-04"],
        given: &[Fapi2],
        change: |par| par.object["authorization_details"][0] = "urn:openfinance-ml:account-access-consent:v1.2".into(),
        expected: Answered(
            "invalid_authorization_details",
            RequestError::DetailsMalformed { member: "authorization_details" },
        ),
    },
    Row {
        rule: "an element that is an array is rejected",
        tags: &["MOD-77", "RAR-01", "RAR-04"],
        given: &[Fapi2],
        change: |par| par.object["authorization_details"][0] = json!([]),
        expected: Answered(
            "invalid_authorization_details",
            RequestError::DetailsMalformed { member: "authorization_details" },
        ),
    },
    Row {
        rule: "a type that is a number is rejected",
        tags: &["MOD-77", "RAR-01", "RAR-04"],
        given: &[Fapi2],
        change: |par| par.object["authorization_details"][0]["type"] = 1.into(),
        expected: Answered("invalid_authorization_details", RequestError::DetailsMalformed { member: "type" }),
    },
    Row {
        rule: "a type in another case is rejected",
        tags: &["MOD-77", "RAR-01", "RAR-04"],
        given: &[Fapi2],
        change: |par| {
            par.object["authorization_details"][0]["type"] = "urn:openfinance-ml:Account-access-consent:v1.2".into();
        },
        expected: Answered("invalid_authorization_details", RequestError::DetailsType { index: 0 }),
    },
    Row {
        rule: "an empty `dc_id` is rejected",
        tags: &["MOD-77", "RAR-04"],
        given: &[Fapi2],
        change: |par| consent(par)["dc_id"] = "".into(),
        expected: Answered("invalid_authorization_details", RequestError::DetailsMalformed { member: "dc_id" }),
    },
    Row {
        rule: "a `dp_id` of 37 characters is rejected",
        tags: &["MOD-77", "RAR-04"],
        given: &[Fapi2],
        change: |par| consent(par)["dp_id"] = "x".repeat(37).into(),
        expected: Answered("invalid_authorization_details", RequestError::DetailsMalformed { member: "dp_id" }),
    },
    Row {
        rule: "a purpose in another case is rejected",
        tags: &["MOD-77", "RAR-04"],
        given: &[Fapi2],
        change: |par| consent(par)["consent_purpose"] = "PFM".into(),
        expected: Answered(
            "invalid_authorization_details",
            RequestError::DetailsMalformed { member: "consent_purpose" },
        ),
    },
    Row {
        rule: "a permission that is repeated is rejected",
        tags: &["MOD-77", "RAR-04"],
        given: &[Fapi2],
        change: |par| consent(par)["permissions"] = json!(["read_accounts", "read_accounts"]),
        expected: Answered("invalid_authorization_details", RequestError::DetailsMalformed { member: "permissions" }),
    },
    Row {
        rule: "an end without an offset is rejected",
        tags: &["MOD-77", "RAR-04"],
        given: &[Fapi2],
        change: |par| consent(par)["expiration_datetime"] = "2026-11-30T23:59:59".into(),
        expected: Answered(
            "invalid_authorization_details",
            RequestError::DetailsMalformed { member: "expiration_datetime" },
        ),
    },
    Row {
        rule: "an end that is a number is rejected",
        tags: &["MOD-77", "RAR-04"],
        given: &[Fapi2],
        change: |par| consent(par)["expiration_datetime"] = 1_796_083_199.into(),
        expected: Answered(
            "invalid_authorization_details",
            RequestError::DetailsMalformed { member: "expiration_datetime" },
        ),
    },
    Row {
        rule: "a `dc_id` of another data consumer is rejected",
        tags: &["JAR-13", "RAR-07"],
        given: &[Fapi2],
        change: |par| par.data_consumer = Some("other"),
        expected: Answered("invalid_authorization_details", RequestError::ConsentConsumer { index: 0 }),
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}

/// The consent of the first detail.
fn consent(par: &mut Par) -> &mut Value {
    &mut par.object["authorization_details"][0]["consent"]
}
