//! What the server keeps between requests: in memory, by the text that a client brings.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};

use ofm_protocol::error::EndpointError;
use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::oauth::par::AcceptedRequest;
use ofm_protocol::oauth::token::{IssuedAccessToken, IssuedRefreshToken, TokenHash};
use ofm_protocol::types::SecretString;

#[derive(Default)]
pub struct Store {
    accepted: Mutex<HashMap<String, AcceptedRequest>>,
    codes: Mutex<HashMap<String, IssuedCode>>,
    refresh_tokens: Mutex<HashMap<TokenHash, IssuedRefreshToken>>,
    access_tokens: Mutex<HashMap<TokenHash, IssuedAccessToken>>,
}

impl Store {
    pub fn keep_request(&self, accepted: AcceptedRequest) -> Result<(), EndpointError> {
        lock(&self.accepted)?.insert(accepted.request_uri.clone(), accepted);
        Ok(())
    }

    pub fn request(&self, request_uri: &str) -> Result<Option<AcceptedRequest>, EndpointError> {
        Ok(lock(&self.accepted)?.get(request_uri).cloned())
    }

    pub fn keep_code(&self, issued: IssuedCode) -> Result<(), EndpointError> {
        lock(&self.codes)?.insert(issued.code.expose().to_owned(), issued);
        Ok(())
    }

    pub fn code(&self, code: &SecretString) -> Result<Option<IssuedCode>, EndpointError> {
        Ok(lock(&self.codes)?.get(code.expose()).cloned())
    }

    pub fn keep_refresh_token(&self, issued: IssuedRefreshToken) -> Result<(), EndpointError> {
        lock(&self.refresh_tokens)?.insert(issued.token, issued);
        Ok(())
    }

    pub fn refresh_token(&self, token: &SecretString) -> Result<Option<IssuedRefreshToken>, EndpointError> {
        Ok(lock(&self.refresh_tokens)?.get(&TokenHash::of(token)).cloned())
    }

    pub fn keep_access_token(&self, issued: IssuedAccessToken) -> Result<(), EndpointError> {
        lock(&self.access_tokens)?.insert(issued.token, issued);
        Ok(())
    }

    pub fn access_token(&self, token: &SecretString) -> Result<Option<IssuedAccessToken>, EndpointError> {
        Ok(lock(&self.access_tokens)?.get(&TokenHash::of(token)).cloned())
    }
}

fn lock<T>(map: &Mutex<T>) -> Result<MutexGuard<'_, T>, EndpointError> {
    map.lock().map_err(|_| EndpointError::Unavailable)
}
