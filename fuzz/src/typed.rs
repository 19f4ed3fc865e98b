//! Messages made by construction.
//!
//! Every constructed value is written as JSON that its type and the strict reader read as the same value.

use arbitrary::{Arbitrary, Unstructured};
use ofm_protocol::jose::json;
use ofm_protocol::types::{
    AuthorizationDetail, ClientAssertion, GrantedAuthorizationDetail, IdTokenClaims, JoseHeader, Jwk, JwkSet,
    OAuthError, ParRequest, ParResponse, RequestObject, ServerMetadata, TokenRequest, TokenResponse,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::oracle::same;

pub fn run(data: &[u8]) {
    let Some((&kind, rest)) = data.split_first() else { return };
    match kind % 14 {
        0 => check::<AuthorizationDetail>(rest),
        1 => check::<ClientAssertion>(rest),
        2 => check::<GrantedAuthorizationDetail>(rest),
        3 => check::<IdTokenClaims>(rest),
        4 => check::<JoseHeader>(rest),
        5 => check::<Jwk>(rest),
        6 => check::<JwkSet>(rest),
        7 => check::<OAuthError>(rest),
        8 => check::<ParRequest>(rest),
        9 => check::<ParResponse>(rest),
        10 => check::<RequestObject>(rest),
        11 => check::<ServerMetadata>(rest),
        12 => check::<TokenRequest>(rest),
        _ => check::<TokenResponse>(rest),
    }
}

fn check<'a, T>(data: &'a [u8])
where
    T: Arbitrary<'a> + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let Ok(made) = T::arbitrary(&mut Unstructured::new(data)) else { return };
    let text = serde_json::to_vec(&made).unwrap();
    assert_eq!(serde_json::from_slice::<T>(&text).unwrap(), made);
    match json::Value::parse(&text, json::Budget::default()) {
        Ok(value) => assert!(same(value, &serde_json::from_slice(&text).unwrap())),
        // A message can break only the limits of the reader.
        Err(error) => assert_eq!(error.label(), "json_members"),
    }
}
