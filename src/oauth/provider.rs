//! An authorization server from the client's point of view.

use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

use serde::{Deserialize, Serialize};

use super::policy::Policy;
use super::stored::{key_set, stored};
use super::url::Url;
use crate::error::BuildError;
use crate::jose::KeySet;

/// An authorization server from the client's point of view: the issuer, the keys, and the endpoints of its metadata.
///
/// Endpoints must be https, unless the client's policy allows http on a loopback address for development
/// ([`Policy::development_loopback_http`]): a client makes no request to another one.
///
/// It owns its data: keep it in the application's state, or clone it into a task. Its stored form has a version, the
/// members by their names in the metadata, and the keys as a JWK set in `jwks`; the default
/// [`SetLimits`](crate::jose::SetLimits) apply.
#[derive(Clone, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Provider {
    issuer: String,
    #[serde(rename = "jwks", with = "key_set")]
    keys: Arc<dyn KeySet>,
    #[serde(rename = "pushed_authorization_request_endpoint")]
    par_endpoint: Option<String>,
    authorization_endpoint: Option<String>,
    token_endpoint: Option<String>,
    introspection_endpoint: Option<String>,
    revocation_endpoint: Option<String>,
    userinfo_endpoint: Option<String>,
}

stored!(Provider, "provider", 1);

impl Provider {
    /// A server with this issuer identifier, which signs ID tokens with these keys.
    #[must_use]
    pub fn new(issuer: impl Into<String>, keys: impl KeySet + 'static) -> Self {
        Self {
            issuer: issuer.into(),
            keys: Arc::new(keys),
            par_endpoint: None,
            authorization_endpoint: None,
            token_endpoint: None,
            introspection_endpoint: None,
            revocation_endpoint: None,
            userinfo_endpoint: None,
        }
    }

    /// Sets the `pushed_authorization_request_endpoint` of its metadata.
    #[must_use]
    pub fn with_par_endpoint(mut self, url: impl Into<String>) -> Self {
        self.par_endpoint = Some(url.into());
        self
    }

    /// Sets the `authorization_endpoint` of its metadata.
    #[must_use]
    pub fn with_authorization_endpoint(mut self, url: impl Into<String>) -> Self {
        self.authorization_endpoint = Some(url.into());
        self
    }

    /// Sets the `token_endpoint` of its metadata.
    #[must_use]
    pub fn with_token_endpoint(mut self, url: impl Into<String>) -> Self {
        self.token_endpoint = Some(url.into());
        self
    }

    /// Sets the `introspection_endpoint` of its metadata.
    #[must_use]
    pub fn with_introspection_endpoint(mut self, url: impl Into<String>) -> Self {
        self.introspection_endpoint = Some(url.into());
        self
    }

    /// Sets the `revocation_endpoint` of its metadata.
    #[must_use]
    pub fn with_revocation_endpoint(mut self, url: impl Into<String>) -> Self {
        self.revocation_endpoint = Some(url.into());
        self
    }

    /// Sets the `userinfo_endpoint` of its metadata.
    #[must_use]
    pub fn with_userinfo_endpoint(mut self, url: impl Into<String>) -> Self {
        self.userinfo_endpoint = Some(url.into());
        self
    }

    /// The issuer identifier.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    pub(super) fn keys(&self) -> &dyn KeySet {
        &*self.keys
    }

    pub(super) fn par_endpoint(&self, policy: &Policy) -> Result<&str, BuildError> {
        endpoint("pushed_authorization_request_endpoint", self.par_endpoint.as_deref(), policy)
    }

    pub(super) fn authorization_endpoint(&self, policy: &Policy) -> Result<&str, BuildError> {
        endpoint("authorization_endpoint", self.authorization_endpoint.as_deref(), policy)
    }

    pub(super) fn token_endpoint(&self, policy: &Policy) -> Result<&str, BuildError> {
        endpoint("token_endpoint", self.token_endpoint.as_deref(), policy)
    }

    pub(super) fn introspection_endpoint(&self, policy: &Policy) -> Result<&str, BuildError> {
        endpoint("introspection_endpoint", self.introspection_endpoint.as_deref(), policy)
    }

    pub(super) fn revocation_endpoint(&self, policy: &Policy) -> Result<&str, BuildError> {
        endpoint("revocation_endpoint", self.revocation_endpoint.as_deref(), policy)
    }

    pub(super) fn userinfo_endpoint(&self, policy: &Policy) -> Result<&str, BuildError> {
        endpoint("userinfo_endpoint", self.userinfo_endpoint.as_deref(), policy)
    }
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// A URL to which a request can be sent: https, or what the policy allows for development (FAPI 2.0 Security Profile
/// section 5.2.1).
fn endpoint<'a>(name: &'static str, url: Option<&'a str>, policy: &Policy) -> Result<&'a str, BuildError> {
    let url = url.ok_or(BuildError::NoEndpoint { name })?;
    Url::parse_endpoint(url, policy.development_loopback_http).map(|_| url).ok_or(BuildError::Value { name })
}
