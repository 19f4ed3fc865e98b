//! A client, as it knows itself.

use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

use super::context::Context;
use super::detail_types::DetailTypes;
use super::http::{Request, Response};
use super::par::{self, AuthorizationRequest};
use super::policy::Policy;
use super::provider::Provider;
use super::session::Session;
use super::signed::{self, Key};
use super::token::{self, ClientTokens};
use super::unsigned::Unsigned;
use crate::crypto::{Algorithm, Signer};
use crate::error::{BuildError, ResponseError};
use crate::jose::ProtectedHeader;
use crate::types::SecretString;

/// A client, as it knows itself: its name, its policy, its key.
///
/// It owns what it holds: keep it in the application's state, clone it into a task. Reading a response needs no key.
#[derive(Clone)]
pub struct Client {
    id: String,
    policy: Arc<Policy>,
    detail_types: DetailTypes,
    key: Option<Key>,
    kid: Option<String>,
}

impl Client {
    /// A client with this `client_id`. It reads responses; to make requests, it needs [`Client::with_signer`].
    #[must_use]
    pub fn new(id: impl Into<String>, policy: impl Into<Arc<Policy>>) -> Self {
        Self { id: id.into(), policy: policy.into(), detail_types: DetailTypes::default(), key: None, kid: None }
    }

    /// With the key that it signs with, and the key's name in the client's JWK set.
    #[must_use]
    pub fn with_signer(self, signer: impl Signer + 'static, kid: impl Into<String>) -> Self {
        Self { kid: Some(kid.into()), ..self.with_unnamed_signer(signer) }
    }

    /// With the key that it signs with; its tokens have no `kid`.
    #[must_use]
    pub fn with_unnamed_signer(mut self, signer: impl Signer + 'static) -> Self {
        self.key = Some(Key::Here(Arc::new(signer)));
        self.kid = None;
        self
    }

    /// With a key of a service that the application calls, and the key's name in the client's JWK set. Requests are made in
    /// two steps: [`Client::begin_push`] and the others that begin. Those that sign here end with [`BuildError::NoSigner`].
    #[must_use]
    pub fn with_remote_key(mut self, algorithm: Algorithm, kid: impl Into<String>) -> Self {
        self.key = Some(Key::Elsewhere(algorithm));
        self.kid = Some(kid.into());
        self
    }

    /// With these types of `authorization_details` in place of the crate's own.
    #[must_use]
    pub fn with_detail_types(mut self, types: DetailTypes) -> Self {
        self.detail_types = types;
        self
    }

    /// `client_id`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The policy, under which everything is made, read and checked.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The types of `authorization_details` that it knows.
    #[must_use]
    pub const fn detail_types(&self) -> &DetailTypes {
        &self.detail_types
    }

    /// Makes the request to the PAR endpoint, and the session to keep until the tokens are there.
    ///
    /// Errors: a client without a signer; a redirect URI that is no URI or has a fragment or user information; a provider
    /// without PAR endpoint, or with one that is no URL; a signer or a source of randomness that fails.
    pub fn push(
        &self,
        provider: &Provider,
        wanted: AuthorizationRequest,
        cx: &mut Context<'_>,
    ) -> Result<(Request, Session), BuildError> {
        let unsigned = self.begin_push(provider, wanted, cx)?;
        self.sign(unsigned, cx)
    }

    /// As [`Client::push`], without the two signatures.
    pub fn begin_push(
        &self,
        provider: &Provider,
        wanted: AuthorizationRequest,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<(Request, Session)>, BuildError> {
        par::begin_push(self, provider, wanted, cx)
    }

    /// The request that exchanges a refresh token for an access token (RFC 6749 section 6).
    ///
    /// Errors: a client without a signer; a provider without token endpoint; a signer or a source of randomness that
    /// fails.
    pub fn refresh_request(
        &self,
        provider: &Provider,
        refresh_token: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Request, BuildError> {
        let unsigned = self.begin_refresh_request(provider, refresh_token, cx)?;
        self.sign(unsigned, cx)
    }

    /// As [`Client::refresh_request`], without the signature.
    pub fn begin_refresh_request(
        &self,
        provider: &Provider,
        refresh_token: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<Request>, BuildError> {
        let parameters = [("grant_type", "refresh_token"), ("refresh_token", refresh_token.expose())];
        token::begin_request(self, provider, &parameters, cx)
    }

    /// The request for access of the client's own (RFC 6749 section 4.4.2).
    ///
    /// Errors: those of [`Client::refresh_request`].
    pub fn client_credentials_request(
        &self,
        provider: &Provider,
        scope: Option<&str>,
        cx: &mut Context<'_>,
    ) -> Result<Request, BuildError> {
        let unsigned = self.begin_client_credentials_request(provider, scope, cx)?;
        self.sign(unsigned, cx)
    }

    /// As [`Client::client_credentials_request`], without the signature.
    pub fn begin_client_credentials_request(
        &self,
        provider: &Provider,
        scope: Option<&str>,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<Request>, BuildError> {
        let parameters = [("grant_type", "client_credentials"), ("scope", scope.unwrap_or_default())];
        token::begin_request(self, provider, &parameters, cx)
    }

    /// Reads the response to [`Client::client_credentials_request`]'s request: the request that was sent and the response.
    ///
    /// The order of checks: interaction id; status; content type and size; JSON; `expires_in`; `token_type`; `scope`,
    /// where the request asked for one; quirks. A refresh token or an ID token in it is not used.
    pub fn read_client_credentials_response(
        &self,
        exchange: (&Request, &Response),
        cx: &mut Context<'_>,
    ) -> Result<ClientTokens, ResponseError> {
        token::read_client_tokens(self, exchange, cx)
    }

    /// The algorithm and the header of the client's tokens.
    pub(super) fn key(&self) -> Result<(Algorithm, ProtectedHeader<'_>), BuildError> {
        let key = self.key.as_ref().ok_or(BuildError::NoSigner)?;
        Ok((key.algorithm(), signed::header(self.kid.as_deref())))
    }

    pub(super) fn sign<T>(&self, unsigned: Unsigned<T>, cx: &mut Context<'_>) -> Result<T, BuildError> {
        unsigned.sign(self.key.as_ref().ok_or(BuildError::NoSigner)?.signer()?, cx)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("id", &self.id).finish_non_exhaustive()
    }
}
