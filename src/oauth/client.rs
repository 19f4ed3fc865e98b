//! The client's own data.

use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

use super::context::Context;
use super::detail_types::DetailTypes;
use super::dpop::{NewProof, Proof, ProofKey};
use super::http::{Request, Response};
use super::jwt_io::{self, Key};
use super::par::{self, AuthorizationRequest};
use super::policy::Policy;
use super::provider::Provider;
use super::session::Session;
use super::token::{self, ClientTokens};
use super::unsigned::Unsigned;
use crate::crypto::{Algorithm, Signer};
use crate::error::{BuildError, ResponseError};
use crate::jose::ProtectedHeader;
use crate::types::SecretString;

/// A client's own data: its `client_id`, policy and key.
///
/// It owns its data: keep it in the application's state, or clone it into a task. Reading a response needs no key.
#[derive(Clone)]
pub struct Client {
    id: String,
    policy: Arc<Policy>,
    detail_types: DetailTypes,
    key: Option<Key>,
    kid: Option<String>,
    proof_key: Option<ProofKey>,
    dpop_nonce: Option<String>,
}

impl Client {
    /// A client with this `client_id`. It can read responses; making requests needs [`Client::with_signer`].
    #[must_use]
    pub fn new(id: impl Into<String>, policy: impl Into<Arc<Policy>>) -> Self {
        Self {
            id: id.into(),
            policy: policy.into(),
            detail_types: DetailTypes::default(),
            key: None,
            kid: None,
            proof_key: None,
            dpop_nonce: None,
        }
    }

    /// Sets the signing key, and the key's name in the client's JWK set.
    #[must_use]
    pub fn with_signer(self, signer: impl Signer + 'static, kid: impl Into<String>) -> Self {
        Self { kid: Some(kid.into()), ..self.with_unnamed_signer(signer) }
    }

    /// Sets the signing key; its tokens have no `kid`.
    #[must_use]
    pub fn with_unnamed_signer(mut self, signer: impl Signer + 'static) -> Self {
        self.key = Some(Key::Here(Arc::new(signer)));
        self.kid = None;
        self
    }

    /// Sets a key of an external signing service, and the name of the key in the client's JWK set. Each request then
    /// takes two steps: [`Client::begin_push`] and the other functions `begin_…`. The functions that sign themselves
    /// return [`BuildError::NoSigner`].
    #[must_use]
    pub fn with_remote_key(mut self, algorithm: Algorithm, kid: impl Into<String>) -> Self {
        self.key = Some(Key::Elsewhere(algorithm));
        self.kid = Some(kid.into());
        self
    }

    /// Sets the key of DPoP proofs (RFC 9449). Authorization requests then have `dpop_jkt`, token requests have a
    /// proof, and a token response with `token_type` `Bearer` is rejected.
    ///
    /// Use one key for one user's session: `client.clone().with_proof_key(key)`. The key must live as long as the
    /// tokens.
    #[must_use]
    pub fn with_proof_key(mut self, key: ProofKey) -> Self {
        self.proof_key = Some(key);
        self
    }

    /// Sets the server's nonce for the next proofs: [`provided_nonce`](super::dpop::provided_nonce) of its last
    /// response (RFC 9449 section 8.2).
    #[must_use]
    pub fn with_dpop_nonce(mut self, nonce: impl Into<String>) -> Self {
        self.dpop_nonce = Some(nonce.into());
        self
    }

    /// Replaces the crate's types of `authorization_details`.
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

    /// The policy for making, reading and checking messages.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The known types of `authorization_details`.
    #[must_use]
    pub const fn detail_types(&self) -> &DetailTypes {
        &self.detail_types
    }

    /// Makes the request to the PAR endpoint, and the session to keep until the tokens arrive.
    ///
    /// Errors: the client has no signer; the redirect URI is not a URI, or has a fragment or user information; the
    /// provider has no PAR endpoint, or an invalid one; the signer or the source of randomness fails.
    pub fn push(
        &self,
        provider: &Provider,
        wanted: AuthorizationRequest,
        cx: &mut Context<'_>,
    ) -> Result<(Request, Session), BuildError> {
        let unsigned = self.begin_push(provider, wanted, cx)?;
        self.sign(unsigned, cx)
    }

    /// [`Client::push`] without the two signatures.
    pub fn begin_push(
        &self,
        provider: &Provider,
        wanted: AuthorizationRequest,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<(Request, Session)>, BuildError> {
        par::begin_push(self, provider, wanted, cx)
    }

    /// Makes the request that exchanges a refresh token for an access token (RFC 6749 section 6).
    ///
    /// Errors: the client has no signer; the provider has no token endpoint; the signer or the source of randomness
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

    /// [`Client::refresh_request`] without the signature.
    pub fn begin_refresh_request(
        &self,
        provider: &Provider,
        refresh_token: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<Request>, BuildError> {
        let parameters = [("grant_type", "refresh_token"), ("refresh_token", refresh_token.expose())];
        token::begin_request(self, provider, &parameters, cx)
    }

    /// Makes the request for client credentials (RFC 6749 section 4.4.2).
    ///
    /// Errors: the errors of [`Client::refresh_request`].
    pub fn client_credentials_request(
        &self,
        provider: &Provider,
        scope: Option<&str>,
        cx: &mut Context<'_>,
    ) -> Result<Request, BuildError> {
        let unsigned = self.begin_client_credentials_request(provider, scope, cx)?;
        self.sign(unsigned, cx)
    }

    /// [`Client::client_credentials_request`] without the signature.
    pub fn begin_client_credentials_request(
        &self,
        provider: &Provider,
        scope: Option<&str>,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<Request>, BuildError> {
        let parameters = [("grant_type", "client_credentials"), ("scope", scope.unwrap_or_default())];
        token::begin_request(self, provider, &parameters, cx)
    }

    /// Reads the response to a request of [`Client::client_credentials_request`]. Takes the request that was sent and
    /// the response.
    ///
    /// The order of checks: interaction id; status; content type and size; JSON; `expires_in`; `token_type`; `scope`,
    /// if the request had one; quirks. A refresh token or an ID token in the response is not used.
    pub fn read_client_credentials_response(
        &self,
        exchange: (&Request, &Response),
        cx: &mut Context<'_>,
    ) -> Result<ClientTokens, ResponseError> {
        token::read_client_tokens(self, exchange, cx)
    }

    /// Makes the request again if the response rejects it because its DPoP proof lacks the server's nonce (RFC 9449
    /// section 8): with the same parameters, the nonce, a new proof and a new client assertion. `None` for every other
    /// response, and if the request already had this nonce: a request is repeated once.
    ///
    /// Errors: the errors of [`Client::refresh_request`].
    ///
    /// ```
    /// # use ofm_protocol::error::BuildError;
    /// # use ofm_protocol::oauth::{Client, Context, Provider, http::{Request, Response}};
    /// # fn exchange(
    /// #     client: &Client, server: &Provider, send: impl Fn(&Request) -> Response, mut request: Request,
    /// #     cx: &mut Context<'_>,
    /// # ) -> Result<(Request, Response), BuildError> {
    /// let mut response = send(&request);
    /// if let Some(again) = client.retry_with_nonce(server, (&request, &response), cx)? {
    ///     response = send(&again);
    ///     request = again;
    /// }
    /// # Ok((request, response)) }
    /// ```
    pub fn retry_with_nonce(
        &self,
        provider: &Provider,
        exchange: (&Request, &Response),
        cx: &mut Context<'_>,
    ) -> Result<Option<Request>, BuildError> {
        let unsigned = self.begin_retry_with_nonce(provider, exchange, cx)?;
        unsigned.map(|unsigned| self.sign(unsigned, cx)).transpose()
    }

    /// [`Client::retry_with_nonce`] without the signature.
    pub fn begin_retry_with_nonce(
        &self,
        provider: &Provider,
        exchange: (&Request, &Response),
        cx: &mut Context<'_>,
    ) -> Result<Option<Unsigned<Request>>, BuildError> {
        token::begin_retry(self, provider, exchange, cx)
    }

    pub(super) const fn proof_key(&self) -> Option<&ProofKey> {
        self.proof_key.as_ref()
    }

    pub(super) fn dpop_nonce(&self) -> Option<&str> {
        self.dpop_nonce.as_deref()
    }

    /// The header `DPoP` of a posted request to this URL, if the client has a key for proofs.
    pub(super) fn proof(
        &self,
        url: &str,
        nonce: Option<&str>,
        cx: &mut Context<'_>,
    ) -> Result<Option<Proof>, BuildError> {
        let Some(key) = &self.proof_key else { return Ok(None) };
        let proof = NewProof::new("POST", url);
        let proof = nonce.or(self.dpop_nonce()).map_or(proof, |nonce| proof.with_nonce(nonce));
        proof.make(key, cx).map(Some)
    }

    /// The algorithm and the protected header of the client's tokens.
    pub(super) fn key(&self) -> Result<(Algorithm, ProtectedHeader<'_>), BuildError> {
        let key = self.key.as_ref().ok_or(BuildError::NoSigner)?;
        Ok((key.algorithm(), jwt_io::header(self.kid.as_deref())))
    }

    pub(super) fn sign<T>(&self, unsigned: Unsigned<T>, cx: &mut Context<'_>) -> Result<T, BuildError> {
        unsigned.sign(self.key.as_ref().ok_or(BuildError::NoSigner)?, cx)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("id", &self.id).finish_non_exhaustive()
    }
}
