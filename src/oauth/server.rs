//! The authorization server's own data.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use super::authorization::AuthorizationQuery;
use super::context::Context;
use super::detail_types::DetailTypes;
use super::dpop::{self, AcceptsNonce, NonceIssuer};
use super::http::{Request, Response};
use super::jwt_io::{self, Key};
use super::par::UnverifiedParRequest;
use super::policy::{Policy, SenderConstraint, is_listed};
use super::quirks;
use super::replay::{AsyncReplayStore, Replay, ReplayStore};
use super::token::UnverifiedTokenRequest;
use super::unsigned::Unsigned;
use super::url::Url;
use crate::crypto::{Algorithm, Signer};
use crate::error::{BuildError, RequestError};
use crate::jose::{AlgorithmSet, ProtectedHeader};
use crate::types::oauth::MtlsEndpointAliases;
use crate::types::{NewServerMetadata, RequestObject, ServerMetadata};

/// An authorization server's own data: its issuer, policy and key.
///
/// It owns its data: keep it in the application's state, or clone it into a task.
#[derive(Clone)]
pub struct Server {
    issuer: String,
    policy: Arc<Policy>,
    detail_types: DetailTypes,
    replay: Replay,
    key: Option<(Key, String)>,
    token_endpoint: Option<String>,
    par_endpoint: Option<String>,
    authorization_endpoint: Option<String>,
    jwks_uri: Option<String>,
    introspection_endpoint: Option<String>,
    revocation_endpoint: Option<String>,
    userinfo_endpoint: Option<String>,
    mtls_aliases: Option<MtlsEndpointAliases>,
    nonces: Option<NonceIssuer>,
}

/// An endpoint at which a client proves the possession of a key.
#[derive(Clone, Copy, Debug)]
pub(super) enum Endpoint {
    Par,
    Token,
}

impl Server {
    /// A server with this issuer identifier, compared byte for byte, and this replay store. All endpoints, and all
    /// processes that serve them, must share the store.
    #[must_use]
    pub fn new(issuer: impl Into<String>, policy: impl Into<Arc<Policy>>, replay: impl ReplayStore + 'static) -> Self {
        Self { replay: Replay::of_sync(replay), ..Self::without_replay_check(issuer, policy) }
    }

    /// [`Server::new`] with an asynchronous store. Check requests with the asynchronous functions, such as
    /// [`UnverifiedParRequest::check_async`]; the synchronous ones reject them with [`ReplayError::Asynchronous`].
    ///
    /// [`ReplayError::Asynchronous`]: crate::error::ReplayError::Asynchronous
    #[must_use]
    pub fn new_async(
        issuer: impl Into<String>,
        policy: impl Into<Arc<Policy>>,
        replay: impl AsyncReplayStore + 'static,
    ) -> Self {
        Self { replay: Replay::of_async(replay), ..Self::without_replay_check(issuer, policy) }
    }

    /// A server that accepts every identifier repeatedly: for tests, for inspecting messages, and for applications that
    /// remember (client, `jti`) and other single-use values by other means.
    #[must_use]
    pub fn without_replay_check(issuer: impl Into<String>, policy: impl Into<Arc<Policy>>) -> Self {
        Self {
            issuer: issuer.into(),
            policy: policy.into(),
            detail_types: DetailTypes::default(),
            replay: Replay::Unchecked,
            key: None,
            token_endpoint: None,
            par_endpoint: None,
            authorization_endpoint: None,
            jwks_uri: None,
            introspection_endpoint: None,
            revocation_endpoint: None,
            userinfo_endpoint: None,
            mtls_aliases: None,
            nonces: None,
        }
    }

    /// Sets the key that signs ID tokens, and its name in the server's JWK set.
    #[must_use]
    pub fn with_signer(mut self, signer: impl Signer + 'static, kid: impl Into<String>) -> Self {
        self.key = Some((Key::Here(Arc::new(signer)), kid.into()));
        self
    }

    /// Sets a key of an external signing service, and its name in the server's JWK set. What the server signs then
    /// takes two steps: [`id_token::begin_issue`](super::id_token::begin_issue);
    /// [`ConsumedRequest::begin_grant`](super::par::ConsumedRequest::begin_grant) and
    /// [`begin_deny`](super::par::ConsumedRequest::begin_deny) for signed authorization responses;
    /// [`TokenQuery::begin_introspection`](super::TokenQuery::begin_introspection);
    /// [`Server::begin_userinfo_response`]; [`Server::begin_issue_jwt_access_token`].
    #[must_use]
    pub fn with_remote_key(mut self, algorithm: Algorithm, kid: impl Into<String>) -> Self {
        self.key = Some((Key::Elsewhere(algorithm), kid.into()));
        self
    }

    /// Sets the token endpoint's URL, for [`Server::metadata`] and for policies that accept it as audience.
    #[must_use]
    pub fn with_token_endpoint(mut self, url: impl Into<String>) -> Self {
        self.token_endpoint = Some(url.into());
        self
    }

    /// Sets the PAR endpoint's URL, for [`Server::metadata`] and for policies that accept it as audience.
    #[must_use]
    pub fn with_par_endpoint(mut self, url: impl Into<String>) -> Self {
        self.par_endpoint = Some(url.into());
        self
    }

    /// Sets the authorization endpoint's URL, for [`Server::metadata`].
    #[must_use]
    pub fn with_authorization_endpoint(mut self, url: impl Into<String>) -> Self {
        self.authorization_endpoint = Some(url.into());
        self
    }

    /// Sets the URL of the server's public keys, for [`Server::metadata`].
    #[must_use]
    pub fn with_jwks_uri(mut self, url: impl Into<String>) -> Self {
        self.jwks_uri = Some(url.into());
        self
    }

    /// Sets the introspection endpoint's URL, for [`Server::metadata`].
    #[must_use]
    pub fn with_introspection_endpoint(mut self, url: impl Into<String>) -> Self {
        self.introspection_endpoint = Some(url.into());
        self
    }

    /// Sets the revocation endpoint's URL, for [`Server::metadata`].
    #[must_use]
    pub fn with_revocation_endpoint(mut self, url: impl Into<String>) -> Self {
        self.revocation_endpoint = Some(url.into());
        self
    }

    /// Sets the userinfo endpoint's URL, for [`Server::metadata`].
    #[must_use]
    pub fn with_userinfo_endpoint(mut self, url: impl Into<String>) -> Self {
        self.userinfo_endpoint = Some(url.into());
        self
    }

    /// Sets the URLs of the endpoints that ask for a client certificate, if they differ from the usual ones, for
    /// [`Server::metadata`] (RFC 8705 section 5). A DPoP proof may name either URL of an endpoint.
    #[must_use]
    pub fn with_mtls_aliases(mut self, aliases: MtlsEndpointAliases) -> Self {
        self.mtls_aliases = Some(aliases);
        self
    }

    /// Requires a nonce of this issuer in every DPoP proof (RFC 9449 section 8). Pass every response of the PAR and the
    /// token endpoint through [`Server::provide_nonce`].
    #[must_use]
    pub fn with_dpop_nonces(mut self, nonces: NonceIssuer) -> Self {
        self.nonces = Some(nonces);
        self
    }

    /// Replaces the crate's types of `authorization_details`.
    #[must_use]
    pub fn with_detail_types(mut self, types: DetailTypes) -> Self {
        self.detail_types = types;
        self
    }

    /// The issuer identifier.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The policy for reading, checking and making messages.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The known types of `authorization_details`.
    #[must_use]
    pub const fn detail_types(&self) -> &DetailTypes {
        &self.detail_types
    }

    /// Adds the nonce for the client's next proof, if the server requires nonces (RFC 9449 section 8.2).
    #[must_use]
    pub fn provide_nonce(&self, response: Response, cx: &Context<'_>) -> Response {
        match &self.nonces {
            Some(nonces) => response.with_header(dpop::NONCE_HEADER, nonces.issue(cx.now()).as_str()),
            None => response,
        }
    }

    /// Reads a PAR request (RFC 9126 section 2.1).
    ///
    /// The order of checks: method; content type; interaction id; form; `request_uri` in the form; presence of the
    /// client assertion.
    pub fn read_par(&self, request: &Request, cx: &mut Context<'_>) -> Result<UnverifiedParRequest, RequestError> {
        UnverifiedParRequest::read(request, &self.policy, cx)
    }

    /// Reads the query of a URL or request target at the authorization endpoint (RFC 9126 section 4).
    ///
    /// Errors: the query is malformed; `client_id` or `request_uri` is missing (FAPI 2.0 accepts only pushed requests).
    pub fn read_authorization_query(
        &self,
        target: &str,
        cx: &mut Context<'_>,
    ) -> Result<AuthorizationQuery, RequestError> {
        AuthorizationQuery::read(target, &self.policy, cx)
    }

    /// Reads a request to the authorization endpoint: GET as in [`Server::read_authorization_query`]; POST with a form
    /// in the body (OpenID Connect Core 1.0 section 3.1.2.1).
    ///
    /// Errors: another method; another content type; a malformed query or form; a missing `client_id` or `request_uri`.
    pub fn read_authorization_request(
        &self,
        request: &Request,
        cx: &mut Context<'_>,
    ) -> Result<AuthorizationQuery, RequestError> {
        AuthorizationQuery::read_request(request, &self.policy, cx)
    }

    /// Reads a token request (RFC 6749 sections 4.1.3, 4.4.2 and 6).
    ///
    /// The order of checks: method; content type; interaction id; form; presence of the client assertion. Faults of the
    /// grant itself are reported after the client is authenticated.
    pub fn read_token_request(
        &self,
        request: &Request,
        cx: &mut Context<'_>,
    ) -> Result<UnverifiedTokenRequest, RequestError> {
        UnverifiedTokenRequest::read(request, &self.policy, cx)
    }

    /// Whether the token response must have an ID token: `scope` contains `openid` (OpenID Connect Core 1.0 section
    /// 3.1.3.3), or the policy requires one.
    #[must_use]
    pub fn owes_id_token(&self, request: &RequestObject) -> bool {
        quirks::has_openid(request.scope.as_deref().map(str::as_bytes)) || self.policy.id_token.require
    }

    /// The server's metadata (RFC 8414 section 2, OpenID Connect Discovery 1.0 section 3): its endpoints, and the
    /// methods that its policy accepts, and the known types of `authorization_details` that it accepts. The result
    /// passes [`metadata::MetadataRequirements::check`](super::metadata::MetadataRequirements::check). Add the other
    /// members yourself: scopes, userinfo, certificates.
    ///
    /// Errors: an endpoint or `jwks_uri` is missing or not https; the server has no signer, whose algorithm is
    /// announced for ID tokens.
    ///
    /// ```
    /// use ofm_protocol::{crypto::SigningKey, oauth::{Policy, Server, http::Response}};
    ///
    /// let server = Server::without_replay_check("https://auth1.example", Policy::fapi2_final())
    ///     .with_signer(SigningKey::from_ed25519_seed(&[1; 32]), "2026-01")
    ///     .with_par_endpoint("https://as1.example/par")
    ///     .with_authorization_endpoint("https://auth1.example/auth")
    ///     .with_token_endpoint("https://as1.example/token")
    ///     .with_jwks_uri("https://auth1.example/jwks");
    /// let mut metadata = server.metadata()?;
    /// metadata.scopes_supported = Some(vec!["openid".into(), "accounts".into()]);
    /// let response = Response::cacheable_json(&metadata, core::time::Duration::from_secs(3600))?;
    /// assert_eq!(response.header("Cache-Control"), Some("public, max-age=3600"));
    /// # Ok::<(), ofm_protocol::error::BuildError>(())
    /// ```
    pub fn metadata(&self) -> Result<ServerMetadata, BuildError> {
        let (key, _) = self.key()?;
        let endpoint = |name, url: Option<&str>| {
            let url = url.ok_or(BuildError::NoEndpoint { name })?;
            let checked = Url::parse_endpoint(url, self.policy.development_loopback_http);
            checked.map(|_| String::from(url)).ok_or(BuildError::Value { name })
        };
        let optional = |name, url: Option<&str>| url.map(|url| endpoint(name, Some(url))).transpose();
        let mut metadata = ServerMetadata::new(NewServerMetadata {
            issuer: endpoint("issuer", Some(&self.issuer))?,
            authorization_endpoint: endpoint("authorization_endpoint", self.authorization_endpoint.as_deref())?,
            token_endpoint: endpoint("token_endpoint", self.token_endpoint.as_deref())?,
            jwks_uri: endpoint("jwks_uri", self.jwks_uri.as_deref())?,
            response_types_supported: list(["code"]),
        });
        metadata.pushed_authorization_request_endpoint =
            Some(endpoint("pushed_authorization_request_endpoint", self.par_endpoint.as_deref())?);
        metadata.require_pushed_authorization_requests = Some(true);
        metadata.authorization_response_iss_parameter_supported = Some(true);
        metadata.request_parameter_supported = Some(true);
        metadata.require_signed_request_object = Some(true);
        let modes = &self.policy.authorization_request.response_modes;
        metadata.response_modes_supported = Some(if modes.is_empty() { list(["query"]) } else { modes.clone() });
        if modes.iter().any(|mode| mode.ends_with("jwt")) {
            metadata.authorization_signing_alg_values_supported = Some(list([key.algorithm().name()]));
        }
        metadata.introspection_endpoint = optional("introspection_endpoint", self.introspection_endpoint.as_deref())?;
        metadata.revocation_endpoint = optional("revocation_endpoint", self.revocation_endpoint.as_deref())?;
        metadata.userinfo_endpoint = optional("userinfo_endpoint", self.userinfo_endpoint.as_deref())?;
        let methods = |endpoint: &Option<String>| endpoint.as_ref().map(|_| list(["private_key_jwt"]));
        metadata.introspection_endpoint_auth_methods_supported = methods(&metadata.introspection_endpoint);
        metadata.revocation_endpoint_auth_methods_supported = methods(&metadata.revocation_endpoint);
        metadata.grant_types_supported = Some(list(["authorization_code", "refresh_token", "client_credentials"]));
        metadata.code_challenge_methods_supported = Some(list(["S256"]));
        metadata.subject_types_supported = Some(list(["public"]));
        metadata.token_endpoint_auth_methods_supported = Some(list(["private_key_jwt"]));
        metadata.token_endpoint_auth_signing_alg_values_supported =
            Some(names(self.policy.client_assertion.algorithms));
        metadata.request_object_signing_alg_values_supported = Some(names(self.policy.request_object.algorithms));
        metadata.id_token_signing_alg_values_supported = Some(list([key.algorithm().name()]));
        let accepted = self.policy.authorization_details.types.as_deref();
        let types = self.detail_types.names().filter(|name| is_listed(accepted, name));
        metadata.authorization_details_types_supported = Some(types.map(String::from).collect());
        let constraint = self.policy.token.sender_constraint;
        if constraint != SenderConstraint::MutualTls {
            metadata.dpop_signing_alg_values_supported = Some(names(self.policy.dpop.algorithms));
        }
        if matches!(constraint, SenderConstraint::MutualTls | SenderConstraint::Either) || self.mtls_aliases.is_some() {
            metadata.tls_client_certificate_bound_access_tokens = Some(true);
        }
        metadata.mtls_endpoint_aliases.clone_from(&self.mtls_aliases);
        Ok(metadata)
    }

    pub(super) const fn replay(&self) -> &Replay {
        &self.replay
    }

    /// The URL of an endpoint, and its alias for mutual TLS.
    pub(super) fn urls(&self, endpoint: Endpoint) -> (Option<&str>, Option<&str>) {
        let aliases = self.mtls_aliases.as_ref();
        match endpoint {
            Endpoint::Par => (
                self.par_endpoint.as_deref(),
                aliases.and_then(|aliases| aliases.pushed_authorization_request_endpoint.as_deref()),
            ),
            Endpoint::Token => {
                (self.token_endpoint.as_deref(), aliases.and_then(|aliases| aliases.token_endpoint.as_deref()))
            }
        }
    }

    pub(super) fn nonces(&self) -> Option<&dyn AcceptsNonce> {
        self.nonces.as_ref().map(|nonces| nonces as &dyn AcceptsNonce)
    }

    pub(super) fn endpoints(&self) -> (Option<&str>, Option<&str>) {
        (self.token_endpoint.as_deref(), self.par_endpoint.as_deref())
    }

    /// Signs the message in this process, if it lacks a signature.
    pub(super) fn sign<T>(&self, unsigned: Unsigned<T>, cx: &mut Context<'_>) -> Result<T, BuildError> {
        if unsigned.inputs().len() == 0 { unsigned.finish() } else { unsigned.sign(self.key()?.0, cx) }
    }

    pub(super) fn key(&self) -> Result<(&Key, ProtectedHeader<'_>), BuildError> {
        let (key, kid) = self.key.as_ref().ok_or(BuildError::NoSigner)?;
        Ok((key, jwt_io::header(Some(kid))))
    }
}

fn list<const N: usize>(values: [&str; N]) -> Vec<String> {
    values.map(String::from).into()
}

/// The names of these algorithms.
fn names(algorithms: AlgorithmSet) -> Vec<String> {
    Algorithm::ALL.iter().filter(|own| algorithms.contains(**own)).map(|own| own.name().into()).collect()
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}
