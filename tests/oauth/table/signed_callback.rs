//! Signed authorization responses (JARM) to a client that asked for one.

use ofm_protocol::error::{ClaimError, FormError, JwsError, ResponseError};
use ofm_protocol::oauth::ResponseMode;
use ofm_protocol::oauth::authorization::Callback;
use serde_json::json;

use super::Expected::{Accepted, Read, Refused};
use super::Given::{Fapi2, Sandbox};
use super::{Row, hold, signed};
use crate::support::keys;
use crate::support::modules::{STATE, at, date, remove, secs};
use crate::support::responses::SignedCallback;

pub(super) const ROWS: &[Row<SignedCallback>] = &[
    Row {
        rule: "the code of a signed response is read",
        tags: &["ARM-01"],
        given: &[Fapi2, Sandbox],
        change: |_| {},
        expected: Read(|callback: Callback| assert_eq!(callback.code.expose(), "code-1")),
    },
    Row {
        rule: "a signed response in the mode `query.jwt` is read",
        tags: &["ARM-01"],
        given: &[Fapi2],
        change: |own| own.mode = ResponseMode::QueryJwt,
        expected: Accepted,
    },
    Row {
        rule: "a posted form is read",
        tags: &["ARM-01"],
        given: &[Fapi2],
        change: |own| own.mode = ResponseMode::FormPostJwt,
        expected: Read(|callback: Callback| assert_eq!(callback.code.expose(), "code-1")),
    },
    Row {
        rule: "a posted form of a megabyte is rejected",
        tags: &["ARM-01"],
        given: &[Fapi2],
        change: |own| {
            own.mode = ResponseMode::FormPostJwt;
            own.parameters = Some(vec![("response", "a".repeat(1 << 20))]);
        },
        expected: Refused(ResponseError::CallbackForm {
            error: FormError::TooLong { length: (1 << 20) + 9, limit: 131_072 },
        }),
    },
    Row {
        rule: "plain parameters are rejected, because they are not signed",
        tags: &["ARM-02"],
        given: &[Fapi2, Sandbox],
        change: |own| own.parameters = Some(vec![("code", "code-1".into()), ("state", STATE.into())]),
        expected: Refused(ResponseError::Unsigned),
    },
    Row {
        rule: "a plain error is rejected, because it is not signed",
        tags: &["ARM-02"],
        given: &[Fapi2],
        change: |own| own.parameters = Some(vec![("error", "access_denied".into()), ("state", STATE.into())]),
        expected: Refused(ResponseError::Unsigned),
    },
    Row {
        rule: "a response for another client is rejected",
        tags: &["ARM-03"],
        given: &[Fapi2, Sandbox],
        change: |own| own.claims["aud"] = "other".into(),
        expected: Refused(signed(ClaimError::AudienceMismatch)),
    },
    Row {
        rule: "a response for several clients is rejected",
        tags: &["ARM-03"],
        given: &[Fapi2],
        change: |own| own.claims["aud"] = json!([own.claims["aud"], "other"]),
        expected: Refused(signed(ClaimError::SeveralAudiences)),
    },
    Row {
        rule: "a response of another server is rejected",
        tags: &["ARM-03"],
        given: &[Fapi2],
        change: |own| own.claims["iss"] = "https://other.example".into(),
        expected: Refused(signed(ClaimError::IssuerMismatch)),
    },
    Row {
        rule: "a response without `exp` is rejected",
        tags: &["ARM-03"],
        given: &[Fapi2],
        change: |own| remove(&mut own.claims, "exp"),
        expected: Refused(signed(ClaimError::Missing { claim: "exp" })),
    },
    Row {
        rule: "a response that has expired is rejected",
        tags: &["ARM-03"],
        given: &[Fapi2],
        change: |own| own.claims["exp"] = secs(0),
        expected: Refused(signed(ClaimError::Expired { exp: date(0), now: at(0) })),
    },
    Row {
        rule: "a response that is valid for more than ten minutes is rejected",
        tags: &["ARM-03"],
        given: &[Fapi2],
        change: |own| own.claims["exp"] = secs(611),
        expected: Refused(ResponseError::SignedLifetime { exp: date(611), now: at(0) }),
    },
    Row {
        rule: "a response of another key is rejected",
        tags: &["ARM-03"],
        given: &[Fapi2],
        change: |own| own.key = keys::ed25519(),
        expected: Refused(ResponseError::SignedToken { error: JwsError::AlgorithmMismatch }),
    },
    Row {
        rule: "another kind of token is rejected",
        tags: &["ARM-03"],
        given: &[Fapi2],
        change: |own| own.typ = Some("at+jwt"),
        expected: Refused(signed(ClaimError::TypMismatch)),
    },
    Row {
        rule: "another `state` in the response is rejected",
        tags: &["ARM-04"],
        given: &[Fapi2],
        change: |own| own.claims["state"] = "other".into(),
        expected: Refused(ResponseError::StateMismatch),
    },
    Row {
        rule: "a `state` outside the response is not used",
        tags: &["ARM-04"],
        given: &[Fapi2],
        change: |own| remove(&mut own.claims, "state"),
        expected: Refused(ResponseError::StateMissing),
    },
    Row {
        rule: "a response without a code is rejected",
        tags: &["ARM-04"],
        given: &[Fapi2],
        change: |own| remove(&mut own.claims, "code"),
        expected: Refused(ResponseError::CodeMissing),
    },
    Row {
        rule: "a `code` that is no string is rejected",
        tags: &["ARM-04"],
        given: &[Fapi2],
        change: |own| own.claims["code"] = json!(1),
        expected: Refused(ResponseError::SignedMember { claim: "code" }),
    },
    Row {
        rule: "a signed error is read",
        tags: &["ARM-04"],
        given: &[Fapi2],
        change: |own| {
            remove(&mut own.claims, "code");
            own.claims["error"] = "access_denied".into();
        },
        expected: Refused(ResponseError::CallbackRefused { code: "access_denied" }),
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
