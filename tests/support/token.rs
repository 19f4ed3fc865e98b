//! The grant of the samples' exchange, for tests of refreshing.

use ofm_protocol::oauth::http::Response;
use ofm_protocol::oauth::token::IssuedRefreshToken;
use ofm_protocol::types::GrantedAuthorizationDetail;
use serde_json::Value;

use super::exchange::{CLIENT_ID, sample};

pub(crate) const REFRESH_TOKEN: &str = "2885e6a3-3b0a-4a0b-8c6b-0a7e5b6f6a11";
pub(crate) const SCOPE: &str = "accounts profile";

pub(crate) fn granted_details() -> Value {
    sample("token_response")["authorization_details"].clone()
}

pub(crate) fn details(value: &Value) -> Vec<GrantedAuthorizationDetail> {
    serde_json::from_value(value.clone()).unwrap()
}

pub(crate) fn issued() -> IssuedRefreshToken {
    IssuedRefreshToken::new(&REFRESH_TOKEN.into(), CLIENT_ID)
        .with_scope(SCOPE)
        .with_authorization_details(details(&granted_details()))
}

pub(crate) fn body(response: &Response) -> Value {
    serde_json::from_slice(&response.body).unwrap()
}
