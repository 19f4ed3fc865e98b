//! Pushed authorization requests: the form, and parameters outside the request object.

use ofm_protocol::error::{FormError, RequestError};
use ofm_protocol::types::RequestObject;

use super::Expected::{Accepted, Answered, Read};
use super::Given::{Fapi2, Samples};
use super::{Row, hold};
use crate::support::exchange::{CLIENT_ID, Par, REQUEST_URI};
use crate::support::modules::{NONCE, STATE, remove};

pub(super) const ROWS: &[Row<Par>] = &[
    Row {
        rule: "another method than POST is rejected",
        tags: &["ERR-06", "MOD-44", "PAR-01"],
        given: &[Samples, Fapi2],
        change: |par| par.method = "GET",
        expected: Answered("invalid_request", RequestError::Method),
    },
    Row {
        rule: "another content type is rejected",
        tags: &["PAR-01"],
        given: &[Samples],
        change: |par| par.headers.push(("content-type", "application/json")),
        expected: Answered("invalid_request", RequestError::ContentType),
    },
    Row {
        rule: "a body that is too large is rejected",
        tags: &["ERR-06", "JWS-56", "PAR-16"],
        given: &[Samples],
        change: |par| par.form = Some("a".repeat(1 << 20)),
        expected: Answered(
            "invalid_request",
            RequestError::Form { error: FormError::TooLong { length: 1 << 20, limit: 128 << 10 } },
        ),
    },
    Row {
        rule: "a repeated parameter is rejected",
        tags: &["PAR-02"],
        given: &[Samples],
        change: |par| par.form = Some("request=a&request=b".into()),
        expected: Answered("invalid_request", RequestError::Form { error: FormError::Duplicate { offset: 10 } }),
    },
    Row {
        rule: "`request_uri` in the form is rejected",
        tags: &["MOD-15", "PAR-03"],
        given: &[Samples, Fapi2],
        change: |par| par.parameters.push(("request_uri", REQUEST_URI.into())),
        expected: Answered("invalid_request", RequestError::RequestUriInForm),
    },
    Row {
        rule: "a request without a request object is rejected",
        tags: &["JAR-04"],
        given: &[Samples],
        change: |par| par.parameters.push(("request", String::new())),
        expected: Answered("invalid_request", RequestError::MissingParameter { name: "request" }),
    },
    Row {
        rule: "`state` beside the request object is rejected if the policy says so",
        tags: &["JAR-03"],
        given: &[Samples],
        change: |par| {
            par.policy.par.allow_parameters_outside = false;
            par.parameters.push(("state", "other".into()));
        },
        expected: Answered("invalid_request", RequestError::ParameterOutside),
    },
    Row {
        rule: "a malformed interaction id is rejected if the policy says so",
        tags: &["FID-01"],
        given: &[Samples],
        change: |par| {
            par.policy.interaction_id.check_uuid = true;
            par.headers.push(("x-fapi-interaction-id", "1"));
        },
        expected: Answered("invalid_request", RequestError::InteractionId),
    },
    Row {
        rule: "`client_id` in the form is optional",
        tags: &["CAS-03"],
        given: &[Samples],
        change: |par| par.parameters.push(("client_id", String::new())),
        expected: Accepted,
    },
    Row {
        rule: "`state` beside the request object is not used",
        tags: &["JAR-03", "MOD-16"],
        given: &[Samples, Fapi2],
        change: |par| par.parameters.push(("state", "other".into())),
        expected: Read(|read: RequestObject| assert_eq!(read.state.unwrap().expose(), STATE)),
    },
    Row {
        rule: "plain parameters in place of a request object are rejected",
        tags: &["JAR-04", "MOD-13"],
        given: &[Fapi2],
        change: Par::push_plain_parameters,
        expected: Answered("invalid_request", RequestError::MissingParameter { name: "request" }),
    },
    Row {
        rule: "another nonce beside the request object is rejected if the policy says so",
        tags: &["MOD-16", "PAR-06"],
        given: &[Fapi2],
        change: |par| {
            par.policy.par.allow_parameters_outside = false;
            par.parameters.push(("nonce", "other".into()));
        },
        expected: Answered("invalid_request", RequestError::ParameterOutside),
    },
    Row {
        rule: "a repeated `client_id` is rejected",
        tags: &["MOD-45"],
        given: &[Fapi2],
        change: |par| par.form = Some("client_id=a&client_id=a".into()),
        expected: Answered("invalid_request", RequestError::Form { error: FormError::Duplicate { offset: 12 } }),
    },
    Row {
        rule: "the nonce inside the request object is used, not the one beside it",
        tags: &["MOD-16", "PAR-06"],
        given: &[Fapi2],
        change: |par| par.parameters.push(("nonce", "other".into())),
        expected: Read(|read: RequestObject| assert_eq!(read.nonce.unwrap().expose(), NONCE)),
    },
    Row {
        rule: "a state that is only beside the request object is not used",
        tags: &["MOD-17"],
        given: &[Fapi2],
        change: |par| {
            remove(&mut par.object, "state");
            par.parameters.push(("state", "other".into()));
        },
        expected: Read(|read: RequestObject| assert_eq!(read.state, None)),
    },
    Row {
        rule: "a form without `client_id` has no parameter beside the request object",
        tags: &["MOD-45", "PAR-06"],
        given: &[Fapi2],
        change: |par| {
            par.policy.par.allow_parameters_outside = false;
            par.parameters.push(("client_id", String::new()));
        },
        expected: Read(|read: RequestObject| assert_eq!(read.client_id, CLIENT_ID)),
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
