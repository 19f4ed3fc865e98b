//! The registered claims, and the claims that a validation accepts.
//!
//! The reader gives the same values as `serde_json`; differences follow the documented rules. Accepted claims name the
//! issuer and the audience and are in time. Nothing is allocated.

use ofm_protocol::error::ClaimError;
use ofm_protocol::jose::json::Budget;
use ofm_protocol::jwt::{Audience, Claims, Validation};
use ofm_protocol::time::{NumericDate, UnixTime};
use serde_json::Value;

use super::oracle::{Shape, accepts};

const NOW: u64 = 1_769_766_718;
const ISSUER: &str = "https://auth1.sandbox.mya.ozoneapi.io";
const AUDIENCE: &str = "55aa605c-89ef-4473-aa88-47709f0ff383";

pub fn run(data: &[u8]) {
    let budget = Budget::default();
    let validation = Validation::new(ISSUER, AUDIENCE);
    let (allocations, ours) = super::allocations::counted(|| {
        Claims::parse(data, budget)
            .map(|claims| (claims, validation.check_claims(&claims, UnixTime::from_seconds(NOW)).is_ok()))
    });
    assert_eq!(allocations, 0);
    let theirs = serde_json::from_slice::<Value>(data).ok();
    match (ours, theirs) {
        (Ok((claims, accepted)), Some(theirs)) => {
            for (name, own) in [("iss", claims.iss()), ("sub", claims.sub()), ("jti", claims.jti())] {
                assert_eq!(own.map(|text| text.to_string()).as_deref(), theirs.get(name).and_then(Value::as_str));
            }
            for (name, own) in [("exp", claims.exp()), ("nbf", claims.nbf()), ("iat", claims.iat())] {
                assert_eq!(own.is_some(), theirs.get(name).is_some());
                assert!(own.is_none_or(|own| same_time(own, &theirs[name])));
            }
            let audiences: Vec<_> = match claims.aud() {
                None => Vec::new(),
                Some(audience) => audience.values().map(|value| value.to_string()).collect(),
            };
            match (&theirs.get("aud"), claims.aud()) {
                (None, None) => {}
                (Some(Value::String(one)), Some(Audience::String(_))) => assert_eq!(audiences, [one.as_str()]),
                (Some(Value::Array(many)), Some(Audience::Array(_))) => {
                    assert!(many.iter().map(Value::as_str).eq(audiences.iter().map(|own| Some(own.as_str()))));
                }
                _ => panic!("aud is read in another form"),
            }
            let valid = theirs["iss"] == ISSUER
                && audiences.iter().any(|audience| audience == AUDIENCE)
                && claims.exp().is_some_and(|exp| exp > NumericDate::from_seconds(NOW));
            assert!(valid || !accepted);
        }
        (Ok(_), None) => assert!(accepts(data)),
        (Err(ClaimError::Json { error }), Some(theirs)) => {
            assert!(Shape::of(data).unwrap().explains(error, budget) || !theirs.is_object(), "{error}");
        }
        (Err(error), Some(theirs)) => assert!(!well_typed(&theirs), "{error}"),
        (Err(_), None) => {}
    }
}

fn same_time(own: NumericDate, theirs: &Value) -> bool {
    match theirs.as_u64() {
        Some(seconds) => own == NumericDate::from_seconds(seconds),
        None => {
            let own = own.seconds() as f64 + f64::from(own.nanoseconds()) / 1e9;
            (own - theirs.as_f64().unwrap()).abs() < 1e-3
        }
    }
}

/// RFC 7519 section 4.1, dates from 1970 to 9999, a non-empty audience.
fn well_typed(claims: &Value) -> bool {
    let present = |name: &str, fits: fn(&Value) -> bool| claims.get(name).is_none_or(fits);
    let text = Value::is_string as fn(&Value) -> bool;
    let date = |value: &Value| {
        value.as_f64().is_some_and(|date| {
            // A negative number that `f64` rounds to zero is still negative.
            date.is_sign_positive() && date < 253_402_300_799.5
        })
    };
    let audience = |value: &Value| match value {
        Value::String(_) => true,
        Value::Array(values) => !values.is_empty() && values.iter().all(Value::is_string),
        _ => false,
    };
    ["iss", "sub", "jti"].iter().all(|name| present(name, text))
        && ["exp", "nbf", "iat"].iter().all(|name| present(name, date))
        && present("aud", audience)
}
