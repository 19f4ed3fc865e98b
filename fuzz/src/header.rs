//! The header, compared with one read from `serde_json`'s value according to RFC 7515 section 4.
//!
//! Both accept the same headers and read the same values, except for the reader's stricter JSON and its limits.

use ofm_protocol::crypto::Algorithm;
use ofm_protocol::error::JwsError;
use ofm_protocol::jose::{CompactJws, Header, Limits, base64url, insecure};
use serde_json::Value;

use super::oracle::{Shape, accepts};

pub fn run(data: &[u8]) {
    let limits = Limits::default();
    if data.is_empty() || data.len() > limits.header {
        return;
    }
    let mut text = vec![0; base64url::encoded_len(data.len()).unwrap()];
    let token = [&*base64url::encode(data, &mut text).unwrap(), b".e30.AA"].concat();
    let jws = CompactJws::parse(&token, &limits).unwrap();
    let (allocations, ours) = super::allocations::counted(|| insecure::header(&jws, &limits));
    assert_eq!(allocations, 0);
    let theirs = serde_json::from_slice::<Value>(data).ok();
    match (ours, theirs) {
        (Ok(ours), Some(theirs)) => {
            let text = |name: &str| theirs.get(name).and_then(Value::as_str);
            assert_eq!(text("alg").and_then(|name| Algorithm::from_name(name.as_bytes())), Some(ours.algorithm()));
            assert_eq!((text("kid"), text("typ"), text("cty")), (ours.kid(), ours.typ(), ours.cty()));
            assert!(acceptable(&theirs) && !Shape::of(data).unwrap().duplicate);
            let references = ["jwk", "jku", "x5c", "x5u"];
            assert_eq!(references.iter().any(|name| theirs.get(name).is_some()), ours.has_key_reference());
        }
        (Ok(_), None) => assert!(accepts(data)),
        (Err(JwsError::HeaderJson { error }), Some(theirs)) => {
            assert!(Shape::of(data).unwrap().explains(error, limits.json) || !theirs.is_object(), "{error}");
        }
        (Err(JwsError::HeaderMemberTooLong { member, limit }), Some(theirs)) => {
            assert!(theirs[member].as_str().unwrap().len() > limit);
        }
        (Err(error), Some(theirs)) => assert!(!acceptable(&theirs), "{error}"),
        (Err(_), None) => {}
    }
}

/// According to the RFC, without duplicates and lengths.
fn acceptable(header: &Value) -> bool {
    let text = |name: &str| header.get(name).is_none_or(Value::is_string);
    header.is_object()
        && header["alg"].as_str().is_some_and(|name| Algorithm::from_name(name.as_bytes()).is_some())
        && ["kid", "typ", "cty"].iter().all(|name| text(name))
        && ["crit", "b64", "zip"].iter().all(|name| header.get(name).is_none())
        && header["kid"].as_str().is_none_or(|kid| kid.len() <= Header::MAX_KID)
}
