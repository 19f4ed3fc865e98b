//! The dates of request objects: `exp`, `nbf`, `iat`, and how long they live.

use std::time::Duration;

use ofm_protocol::error::ClaimError;
use ofm_protocol::types::RequestObject;
use serde_json::json;

use super::Expected::{Accepted, Answered, Read};
use super::Given::{ApiHub, Fapi1, Fapi2, Samples};
use super::{HOUR, Row, hold, object};
use crate::support::exchange::Par;
use crate::support::modules::{at, date, remove, secs};

pub(super) const ROWS: &[Row<Par>] = &[
    Row {
        rule: "a request object without `nbf` is rejected",
        tags: &["JAR-09", "MOD-03"],
        given: &[Samples, Fapi2],
        change: |par| remove(&mut par.object, "nbf"),
        expected: Answered("invalid_request_object", object(ClaimError::Missing { claim: "nbf" })),
    },
    Row {
        rule: "an `nbf` that is too old is rejected under any lifetime",
        tags: &["JAR-09"],
        given: &[Samples],
        change: |par| {
            par.policy.clock.expiry_leeway = Duration::from_secs(20);
            par.object["nbf"] = secs(-3621);
            par.object["exp"] = secs(-19);
            par.policy.request_object.max_lifetime = Duration::from_secs(3602);
        },
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::ValidForTooLong { nbf: date(-3621), now: at(0) }),
        ),
    },
    Row {
        rule: "an `nbf` 62 seconds ahead is rejected",
        tags: &["JAR-11"],
        given: &[Samples, Fapi1],
        change: |par| par.object["nbf"] = secs(62),
        expected: Answered("invalid_request_object", object(ClaimError::NotYetValid { nbf: date(62), now: at(0) })),
    },
    Row {
        rule: "a request object without `exp` is rejected",
        tags: &["JAR-10", "MOD-03"],
        given: &[Samples, Fapi2],
        change: |par| remove(&mut par.object, "exp"),
        expected: Answered("invalid_request_object", object(ClaimError::Missing { claim: "exp" })),
    },
    Row {
        rule: "a request object is rejected at its `exp`",
        tags: &["JAR-10", "MOD-04"],
        given: &[Samples, Fapi2],
        change: |par| par.object["exp"] = secs(0),
        expected: Answered("invalid_request_object", object(ClaimError::Expired { exp: date(0), now: at(0) })),
    },
    Row {
        rule: "a lifetime of an hour and a second is rejected",
        tags: &["JAR-10"],
        given: &[Samples],
        change: |par| {
            par.object["exp"] = secs(3601);
            par.object["nbf"] = secs(0);
        },
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::LifetimeTooLong { lifetime: Duration::from_secs(3601), limit: HOUR }),
        ),
    },
    Row {
        rule: "lifetimes of 310 seconds are accepted",
        tags: &["JAR-10"],
        given: &[Samples],
        change: |par| {
            par.object["nbf"] = secs(-10);
            par.object["exp"] = secs(300);
            par.assertion["iat"] = secs(-10);
            par.assertion["exp"] = secs(300);
        },
        expected: Accepted,
    },
    Row {
        rule: "a request object that expired five minutes ago is rejected",
        tags: &["MOD-04"],
        given: &[Fapi2],
        change: |par| par.object["exp"] = secs(-300),
        expected: Answered("invalid_request_object", object(ClaimError::Expired { exp: date(-300), now: at(0) })),
    },
    Row {
        rule: "a lifetime of 70 minutes is rejected",
        tags: &["MOD-05"],
        given: &[Fapi2],
        change: |par| {
            par.object["nbf"] = secs(0);
            par.object["exp"] = secs(4200);
        },
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::LifetimeTooLong { lifetime: Duration::from_secs(4200), limit: HOUR }),
        ),
    },
    Row {
        rule: "a lifetime of an hour and a second is rejected under FAPI 2.0",
        tags: &["JAR-10", "MOD-05"],
        given: &[Fapi2],
        change: |par| {
            par.object["nbf"] = secs(0);
            par.object["exp"] = secs(3601);
        },
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::LifetimeTooLong { lifetime: Duration::from_secs(3601), limit: HOUR }),
        ),
    },
    Row {
        rule: "an `nbf` of 70 minutes ago is rejected",
        tags: &["MOD-06"],
        given: &[Fapi2],
        change: |par| par.object["nbf"] = secs(-4200),
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::ValidForTooLong { nbf: date(-4200), now: at(0) }),
        ),
    },
    Row {
        rule: "an `nbf` of an hour and a second ago is rejected",
        tags: &["JAR-09", "MOD-06"],
        given: &[Fapi2],
        change: |par| par.object["nbf"] = secs(-3601),
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::ValidForTooLong { nbf: date(-3601), now: at(0) }),
        ),
    },
    Row {
        rule: "an `nbf` 11 seconds ahead is rejected",
        tags: &["JAR-11", "MOD-07"],
        given: &[Fapi2],
        change: |par| par.object["nbf"] = secs(11),
        expected: Answered("invalid_request_object", object(ClaimError::NotYetValid { nbf: date(11), now: at(0) })),
    },
    Row {
        rule: "a lifetime of 11 minutes is rejected under a limit of 10",
        tags: &["MOD-08"],
        given: &[Fapi2],
        change: |par| {
            par.policy.request_object.max_lifetime = Duration::from_secs(600);
            par.object["nbf"] = secs(0);
            par.object["exp"] = secs(660);
        },
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::LifetimeTooLong { lifetime: Duration::from_secs(660), limit: Duration::from_secs(600) }),
        ),
    },
    Row {
        rule: "an `nbf` of 16 minutes ago is rejected under a limit of 15",
        tags: &["MOD-08"],
        given: &[Fapi2],
        change: |par| {
            par.policy.request_object.max_age = Duration::from_secs(900);
            par.object["nbf"] = secs(-960);
        },
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::ValidForTooLong { nbf: date(-960), now: at(0) }),
        ),
    },
    Row {
        rule: "API Hub rejects a lifetime of 601 seconds",
        tags: &["MOD-08"],
        given: &[ApiHub],
        change: |par| {
            par.object["nbf"] = secs(0);
            par.object["exp"] = secs(601);
        },
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::LifetimeTooLong { lifetime: Duration::from_secs(601), limit: Duration::from_secs(600) }),
        ),
    },
    Row {
        rule: "API Hub rejects an `nbf` of 601 seconds ago",
        tags: &["JAR-09", "MOD-08"],
        given: &[ApiHub],
        change: |par| par.object["nbf"] = secs(-601),
        expected: Answered(
            "invalid_request_object",
            object(ClaimError::ValidForTooLong { nbf: date(-601), now: at(0) }),
        ),
    },
    Row {
        rule: "an `exp` in milliseconds is rejected",
        tags: &["JAR-12", "MOD-69"],
        given: &[Fapi2],
        change: |par| par.object["exp"] = json!(1_769_767_018_445_u64),
        expected: Answered("invalid_request_object", object(ClaimError::DateOutOfRange { claim: "exp" })),
    },
    Row {
        rule: "a request object is accepted one second before its `exp`",
        tags: &["MOD-04"],
        given: &[Fapi2],
        change: |par| par.object["exp"] = secs(1),
        expected: Read(|read: RequestObject| assert_eq!(read.exp.time(), at(1))),
    },
    Row {
        rule: "a lifetime of an hour is accepted",
        tags: &["JAR-10", "MOD-05"],
        given: &[Fapi2],
        change: |par| {
            par.object["nbf"] = secs(0);
            par.object["exp"] = secs(3600);
        },
        expected: Read(|read: RequestObject| assert_eq!(read.exp.time(), at(3600))),
    },
    Row {
        rule: "an `nbf` of 59 minutes ago is accepted",
        tags: &["JAR-09", "MOD-06"],
        given: &[Fapi2],
        change: |par| {
            par.object["nbf"] = secs(-3540);
            par.object["exp"] = secs(60);
        },
        expected: Read(|read: RequestObject| assert_eq!(read.nbf.time(), at(-3540))),
    },
    Row {
        rule: "an `nbf` 8 seconds ahead is accepted",
        tags: &["MOD-07"],
        given: &[Fapi2],
        change: |par| par.object["nbf"] = secs(8),
        expected: Read(|read: RequestObject| assert_eq!(read.nbf.time(), at(8))),
    },
    Row {
        rule: "an `nbf` 10 seconds ahead is accepted",
        tags: &["JAR-11", "MOD-07"],
        given: &[Fapi2],
        change: |par| par.object["nbf"] = secs(10),
        expected: Read(|read: RequestObject| assert_eq!(read.nbf.time(), at(10))),
    },
    Row {
        rule: "`exp` as a string is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["exp"] = json!("1769767018"),
        expected: Answered("invalid_request_object", object(ClaimError::Type { claim: "exp" })),
    },
    Row {
        rule: "an `iat` 10 seconds ahead is accepted",
        tags: &["JAR-11"],
        given: &[Fapi2],
        change: |par| par.object["iat"] = secs(10),
        expected: Accepted,
    },
    Row {
        rule: "an `iat` 11 seconds ahead is rejected",
        tags: &["JAR-11"],
        given: &[Fapi2],
        change: |par| par.object["iat"] = secs(11),
        expected: Answered("invalid_request_object", object(ClaimError::IssuedInFuture { iat: date(11), now: at(0) })),
    },
    Row {
        rule: "an `iat` 60 seconds ahead is accepted by FAPI 1.0",
        tags: &["JAR-11"],
        given: &[Fapi1],
        change: |par| par.object["iat"] = secs(60),
        expected: Accepted,
    },
    Row {
        rule: "an `iat` 61 seconds ahead is rejected by FAPI 1.0",
        tags: &["JAR-11"],
        given: &[Fapi1],
        change: |par| par.object["iat"] = secs(61),
        expected: Answered("invalid_request_object", object(ClaimError::IssuedInFuture { iat: date(61), now: at(0) })),
    },
    Row {
        rule: "an `nbf` 60 seconds ahead is accepted by FAPI 1.0",
        tags: &["JAR-11"],
        given: &[Fapi1],
        change: |par| par.object["nbf"] = secs(60),
        expected: Accepted,
    },
    Row {
        rule: "an `nbf` 61 seconds ahead is rejected by FAPI 1.0",
        tags: &["JAR-11"],
        given: &[Fapi1],
        change: |par| par.object["nbf"] = secs(61),
        expected: Answered("invalid_request_object", object(ClaimError::NotYetValid { nbf: date(61), now: at(0) })),
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
