//! Userinfo responses (OpenID Connect Core 1.0 section 5.3), plain and signed.

use ofm_protocol::error::{ClaimError, JwsError, ResponseError};
use ofm_protocol::types::Members;
use serde_json::json;

use super::Expected::{Read, Refused};
use super::Given::{Fapi2, Sandbox};
use super::{Row, hold, signed};
use crate::support::keys;
use crate::support::modules::{at, date, remove, secs};
use crate::support::responses::Userinfo;

pub(super) const ROWS: &[Row<Userinfo>] = &[
    Row {
        rule: "the claims about the subject are read",
        tags: &["USR-01"],
        given: &[Fapi2, Sandbox],
        change: |_| {},
        expected: Read(|claims: Members| assert_eq!(claims["name"], "Mr. Mitsu Hirato")),
    },
    Row {
        rule: "another `sub` than that of the ID token is rejected",
        tags: &["USR-01"],
        given: &[Fapi2, Sandbox],
        change: |own| own.0.message["sub"] = "user-203".into(),
        expected: Refused(ResponseError::UserinfoSubject),
    },
    Row {
        rule: "a response without `sub` is rejected",
        tags: &["USR-01"],
        given: &[Fapi2],
        change: |own| remove(&mut own.0.message, "sub"),
        expected: Refused(ResponseError::UserinfoSubject),
    },
    Row {
        rule: "a `sub` that is a number is rejected",
        tags: &["USR-01"],
        given: &[Fapi2],
        change: |own| own.0.message["sub"] = json!(202),
        expected: Refused(ResponseError::UserinfoSubject),
    },
    Row {
        rule: "an error is returned",
        tags: &["USR-01"],
        given: &[Fapi2],
        change: |own| own.0.status = 401,
        expected: Refused(ResponseError::Status { status: 401 }),
    },
    Row {
        rule: "a page is rejected",
        tags: &["USR-01"],
        given: &[Fapi2],
        change: |own| own.0.content_type = Some("text/html"),
        expected: Refused(ResponseError::ContentType),
    },
    Row {
        rule: "a body of a megabyte is rejected",
        tags: &["USR-01"],
        given: &[Fapi2],
        change: |own| {
            own.0.padding = 1 << 20;
            own.0.message = json!({});
        },
        expected: Refused(ResponseError::TooLong { length: (1 << 20) + 2, limit: 131_072 }),
    },
    Row {
        rule: "signed claims are read",
        tags: &["USR-02"],
        given: &[Fapi2, Sandbox],
        change: |own| own.0.sign(),
        expected: Read(|claims: Members| assert_eq!(claims["sub"], "user-202")),
    },
    Row {
        rule: "signed claims are read if they were not asked for",
        tags: &["USR-02"],
        given: &[Fapi2],
        change: |own| own.0.signed = true,
        expected: Read(|claims: Members| assert_eq!(claims["sub"], "user-202")),
    },
    Row {
        rule: "plain claims are rejected if signed ones were asked for",
        tags: &["USR-02"],
        given: &[Fapi2, Sandbox],
        change: |own| own.0.asked = true,
        expected: Refused(ResponseError::Unsigned),
    },
    Row {
        rule: "signed claims about another user are rejected",
        tags: &["USR-01", "USR-02"],
        given: &[Fapi2],
        change: |own| {
            own.0.sign();
            own.0.message["sub"] = "user-203".into();
        },
        expected: Refused(ResponseError::UserinfoSubject),
    },
    Row {
        rule: "signed claims for another client are rejected",
        tags: &["USR-02"],
        given: &[Fapi2],
        change: |own| {
            own.0.sign();
            own.0.claims["aud"] = "other".into();
        },
        expected: Refused(signed(ClaimError::AudienceMismatch)),
    },
    Row {
        rule: "signed claims without `iss` are rejected",
        tags: &["USR-02"],
        given: &[Fapi2],
        change: |own| {
            own.0.sign();
            remove(&mut own.0.claims, "iss");
        },
        expected: Refused(signed(ClaimError::Missing { claim: "iss" })),
    },
    Row {
        rule: "signed claims that have expired are rejected",
        tags: &["USR-02"],
        given: &[Fapi2],
        change: |own| {
            own.0.sign();
            own.0.claims["exp"] = secs(0);
        },
        expected: Refused(signed(ClaimError::Expired { exp: date(0), now: at(0) })),
    },
    Row {
        rule: "signed claims of another key are rejected",
        tags: &["USR-02"],
        given: &[Fapi2],
        change: |own| {
            own.0.sign();
            own.0.key = keys::ed25519();
        },
        expected: Refused(ResponseError::SignedToken { error: JwsError::AlgorithmMismatch }),
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
