//! Messages from any JSON.
//!
//! A type writes an accepted value with the same meaning, and reads it again as the same value.

use ofm_protocol::types::{
    AuthorizationDetail, ClientAssertion, GrantedAuthorizationDetail, IdTokenClaims, JoseHeader, Jwk, JwkSet,
    OAuthError, ParRequest, ParResponse, RequestObject, ServerMetadata, TokenRequest, TokenResponse,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub fn run(data: &[u8]) {
    let Ok(value) = serde_json::from_slice::<Value>(data) else { return };
    macro_rules! check {
        ($($type:ty),+) => { $( round_trip::<$type>(data, &value); )+ };
    }
    check!(
        AuthorizationDetail,
        ClientAssertion,
        GrantedAuthorizationDetail,
        IdTokenClaims,
        JoseHeader,
        Jwk,
        JwkSet,
        OAuthError,
        ParRequest,
        ParResponse,
        RequestObject,
        ServerMetadata,
        TokenRequest,
        TokenResponse
    );
}

fn round_trip<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(data: &[u8], value: &Value) {
    let Ok(read) = serde_json::from_slice::<T>(data) else { return };
    assert_eq!(&serde_json::to_value(&read).unwrap(), value);
    assert_eq!(serde_json::from_slice::<T>(&serde_json::to_vec(&read).unwrap()).unwrap(), read);
}
