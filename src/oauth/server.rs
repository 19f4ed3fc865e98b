//! An authorization server, as it knows itself.

use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

use super::authorization::AuthorizationQuery;
use super::context::Context;
use super::http::Request;
use super::par::UnverifiedParRequest;
use super::policy::Policy;
use super::replay::ReplayStore;
use super::signed;
use super::token::UnverifiedTokenRequest;
use crate::crypto::Signer;
use crate::error::{BuildError, RequestError};
use crate::jose::ProtectedHeader;

/// An authorization server, as it knows itself: its issuer, its policy, its key.
///
/// It owns what it holds: keep it in the application's state, clone it into a task.
#[derive(Clone)]
pub struct Server {
    issuer: String,
    policy: Arc<Policy>,
    replay: Option<Arc<dyn ReplayStore>>,
    signer: Option<(Arc<dyn Signer>, String)>,
    token_endpoint: Option<String>,
    par_endpoint: Option<String>,
}

impl Server {
    /// A server with this issuer identifier, compared byte for byte, which keeps in this store what may be used once. All
    /// endpoints, and all processes that serve them, must have the same store.
    #[must_use]
    pub fn new(issuer: impl Into<String>, policy: impl Into<Arc<Policy>>, replay: impl ReplayStore + 'static) -> Self {
        Self { replay: Some(Arc::new(replay)), ..Self::without_replay_check(issuer, policy) }
    }

    /// A server that takes every identifier as often as it comes: for tests, for looking into messages, and for
    /// applications that remember (client, `jti`) and what else may be used once by other means.
    #[must_use]
    pub fn without_replay_check(issuer: impl Into<String>, policy: impl Into<Arc<Policy>>) -> Self {
        Self {
            issuer: issuer.into(),
            policy: policy.into(),
            replay: None,
            signer: None,
            token_endpoint: None,
            par_endpoint: None,
        }
    }

    /// With the key that ID tokens are signed with, and its name in the server's JWK set.
    #[must_use]
    pub fn with_signer(mut self, signer: impl Signer + 'static, kid: impl Into<String>) -> Self {
        self.signer = Some((Arc::new(signer), kid.into()));
        self
    }

    /// With the token endpoint's URL, for policies that take it for an audience.
    #[must_use]
    pub fn with_token_endpoint(mut self, url: impl Into<String>) -> Self {
        self.token_endpoint = Some(url.into());
        self
    }

    /// With the PAR endpoint's URL, for policies that take it for an audience.
    #[must_use]
    pub fn with_par_endpoint(mut self, url: impl Into<String>) -> Self {
        self.par_endpoint = Some(url.into());
        self
    }

    /// The issuer identifier.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The policy, under which everything is read, checked and made.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Reads a PAR request (RFC 9126 section 2.1).
    ///
    /// The order of checks: method; content type; interaction id; form; `request_uri` in it; client assertion present.
    pub fn read_par(&self, request: &Request, cx: &mut Context<'_>) -> Result<UnverifiedParRequest, RequestError> {
        UnverifiedParRequest::read(request, &self.policy, cx)
    }

    /// Reads the query of a URL or request target at the authorization endpoint (RFC 9126 section 4).
    ///
    /// Errors: a malformed query; a missing `client_id` or `request_uri` (FAPI 2.0 accepts no request that was not
    /// pushed).
    pub fn read_authorization_query(
        &self,
        target: &str,
        cx: &mut Context<'_>,
    ) -> Result<AuthorizationQuery, RequestError> {
        AuthorizationQuery::read(target, &self.policy, cx)
    }

    /// Reads a token request (RFC 6749 sections 4.1.3, 4.4.2 and 6).
    ///
    /// The order of checks: method; content type; interaction id; form; client assertion present. What is wrong with the
    /// grant itself is said once the client is authenticated.
    pub fn read_token_request(
        &self,
        request: &Request,
        cx: &mut Context<'_>,
    ) -> Result<UnverifiedTokenRequest, RequestError> {
        UnverifiedTokenRequest::read(request, &self.policy, cx)
    }

    pub(super) fn replay(&self) -> Option<&dyn ReplayStore> {
        self.replay.as_deref()
    }

    pub(super) fn endpoints(&self) -> (Option<&str>, Option<&str>) {
        (self.token_endpoint.as_deref(), self.par_endpoint.as_deref())
    }

    pub(super) fn signer(&self) -> Result<(&dyn Signer, ProtectedHeader<'_>), BuildError> {
        let (signer, kid) = self.signer.as_ref().ok_or(BuildError::NoSigner)?;
        Ok((&**signer, signed::header(Some(kid))))
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}
