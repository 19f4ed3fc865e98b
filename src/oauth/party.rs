//! The two sides, each as it knows itself and as it knows the other.

use core::fmt;

use super::policy::Policy;
use super::replay::ReplayStore;
use super::scope;
use super::url::Url;
use crate::crypto::Signer;
use crate::error::BuildError;
use crate::jose::{AlgorithmSet, KeySet, ProtectedHeader};

/// A client, as it knows itself: its name, its key, its policy. Costs nothing to make.
#[derive(Clone, Copy)]
pub struct Client<'a> {
    id: &'a str,
    signer: &'a dyn Signer,
    kid: Option<&'a str>,
    policy: &'a Policy,
}

impl<'a> Client<'a> {
    /// A client with this `client_id`, which signs with this key.
    #[must_use]
    pub const fn new(id: &'a str, signer: &'a dyn Signer, policy: &'a Policy) -> Self {
        Self { id, signer, kid: None, policy }
    }

    /// With the key's name, as the client's JWK set has it.
    #[must_use]
    pub const fn with_kid(mut self, kid: &'a str) -> Self {
        self.kid = Some(kid);
        self
    }

    /// `client_id`.
    #[must_use]
    pub const fn id(&self) -> &'a str {
        self.id
    }

    /// The policy.
    #[must_use]
    pub const fn policy(&self) -> &'a Policy {
        self.policy
    }

    pub(super) const fn signer(&self) -> &'a dyn Signer {
        self.signer
    }

    pub(super) fn header(&self) -> ProtectedHeader<'a> {
        header(self.kid)
    }
}

/// An authorization server, as a client knows it: issuer, keys and endpoints of its metadata.
#[derive(Clone, Copy)]
pub struct Provider<'a> {
    issuer: &'a str,
    keys: &'a dyn KeySet,
    par_endpoint: Option<&'a str>,
    authorization_endpoint: Option<&'a str>,
    token_endpoint: Option<&'a str>,
}

impl<'a> Provider<'a> {
    /// A server with this issuer identifier, which signs ID tokens with these keys.
    #[must_use]
    pub const fn new(issuer: &'a str, keys: &'a dyn KeySet) -> Self {
        Self { issuer, keys, par_endpoint: None, authorization_endpoint: None, token_endpoint: None }
    }

    /// With the `pushed_authorization_request_endpoint` of its metadata.
    #[must_use]
    pub const fn with_par_endpoint(mut self, url: &'a str) -> Self {
        self.par_endpoint = Some(url);
        self
    }

    /// With the `authorization_endpoint` of its metadata.
    #[must_use]
    pub const fn with_authorization_endpoint(mut self, url: &'a str) -> Self {
        self.authorization_endpoint = Some(url);
        self
    }

    /// With the `token_endpoint` of its metadata.
    #[must_use]
    pub const fn with_token_endpoint(mut self, url: &'a str) -> Self {
        self.token_endpoint = Some(url);
        self
    }

    /// The issuer identifier.
    #[must_use]
    pub const fn issuer(&self) -> &'a str {
        self.issuer
    }

    pub(super) const fn keys(&self) -> &'a dyn KeySet {
        self.keys
    }

    pub(super) fn par_endpoint(&self) -> Result<&'a str, BuildError> {
        endpoint("pushed_authorization_request_endpoint", self.par_endpoint)
    }

    pub(super) fn authorization_endpoint(&self) -> Result<&'a str, BuildError> {
        endpoint("authorization_endpoint", self.authorization_endpoint)
    }

    pub(super) fn token_endpoint(&self) -> Result<&'a str, BuildError> {
        endpoint("token_endpoint", self.token_endpoint)
    }
}

/// An authorization server, as it knows itself: its issuer, its policy, its key.
#[derive(Clone, Copy)]
pub struct Server<'a> {
    issuer: &'a str,
    policy: &'a Policy,
    replay: Option<&'a dyn ReplayStore>,
    signer: Option<&'a dyn Signer>,
    kid: Option<&'a str>,
    token_endpoint: Option<&'a str>,
    par_endpoint: Option<&'a str>,
}

impl<'a> Server<'a> {
    /// A server with this issuer identifier, compared byte for byte, which keeps in this store what may be used once. All
    /// endpoints, and all processes that serve them, must have the same store.
    #[must_use]
    pub const fn new(issuer: &'a str, policy: &'a Policy, replay: &'a dyn ReplayStore) -> Self {
        Self { replay: Some(replay), ..Self::without_replay_check(issuer, policy) }
    }

    /// A server that takes every identifier as often as it comes: for tests, for looking into messages, and for whoever
    /// remembers (client, `jti`) and what else may be used once by other means.
    #[must_use]
    pub const fn without_replay_check(issuer: &'a str, policy: &'a Policy) -> Self {
        Self { issuer, policy, replay: None, signer: None, kid: None, token_endpoint: None, par_endpoint: None }
    }

    /// With the key that ID tokens are signed with, and its name in the server's JWK set.
    #[must_use]
    pub const fn with_signer(mut self, signer: &'a dyn Signer, kid: &'a str) -> Self {
        self.signer = Some(signer);
        self.kid = Some(kid);
        self
    }

    /// With the token endpoint's URL, for policies that take it for an audience.
    #[must_use]
    pub const fn with_token_endpoint(mut self, url: &'a str) -> Self {
        self.token_endpoint = Some(url);
        self
    }

    /// With the PAR endpoint's URL, for policies that take it for an audience.
    #[must_use]
    pub const fn with_par_endpoint(mut self, url: &'a str) -> Self {
        self.par_endpoint = Some(url);
        self
    }

    /// The issuer identifier.
    #[must_use]
    pub const fn issuer(&self) -> &'a str {
        self.issuer
    }

    /// The policy.
    #[must_use]
    pub const fn policy(&self) -> &'a Policy {
        self.policy
    }

    pub(super) const fn replay(&self) -> Option<&'a dyn ReplayStore> {
        self.replay
    }

    pub(super) const fn endpoints(&self) -> (Option<&'a str>, Option<&'a str>) {
        (self.token_endpoint, self.par_endpoint)
    }

    pub(super) fn signer(&self) -> Result<(&'a dyn Signer, ProtectedHeader<'a>), BuildError> {
        Ok((self.signer.ok_or(BuildError::NoSigner)?, header(self.kid)))
    }
}

/// A client, as a server has registered it.
#[derive(Clone, Copy)]
pub struct RegisteredClient<'a> {
    id: &'a str,
    keys: &'a dyn KeySet,
    redirect_uris: &'a [&'a str],
    detail_types: Option<&'a [&'a str]>,
    data_consumer: Option<&'a str>,
    request_object_algorithms: Option<AlgorithmSet>,
    client_assertion_algorithms: Option<AlgorithmSet>,
    grant_types: Option<&'a [&'a str]>,
    scopes: Option<&'a [&'a str]>,
}

impl<'a> RegisteredClient<'a> {
    /// A client with this `client_id`, these public keys and these redirect URIs, which are compared byte for byte.
    #[must_use]
    pub const fn new(id: &'a str, keys: &'a dyn KeySet, redirect_uris: &'a [&'a str]) -> Self {
        Self {
            id,
            keys,
            redirect_uris,
            detail_types: None,
            data_consumer: None,
            request_object_algorithms: None,
            client_assertion_algorithms: None,
            grant_types: None,
            scopes: None,
        }
    }

    /// With the `grant_types` that it has registered (RFC 7591 section 2): it may use these only.
    #[must_use]
    pub const fn with_grant_types(mut self, types: &'a [&'a str]) -> Self {
        self.grant_types = Some(types);
        self
    }

    /// With the `scope` values that it has registered (RFC 7591 section 2), `openid` included if it may ask for that: it may
    /// ask for these only, for users and as access of its own.
    #[must_use]
    pub const fn with_scopes(mut self, scopes: &'a [&'a str]) -> Self {
        self.scopes = Some(scopes);
        self
    }

    /// That may use these types of `authorization_details` only (RFC 9396 section 10).
    #[must_use]
    pub const fn with_detail_types(mut self, types: &'a [&'a str]) -> Self {
        self.detail_types = Some(types);
        self
    }

    /// That is this data consumer on the platform: the only `dc_id` that its consents may have.
    #[must_use]
    pub const fn with_data_consumer(mut self, id: &'a str) -> Self {
        self.data_consumer = Some(id);
        self
    }

    /// With the `request_object_signing_alg` that it has registered.
    #[must_use]
    pub const fn with_request_object_algorithms(mut self, algorithms: AlgorithmSet) -> Self {
        self.request_object_algorithms = Some(algorithms);
        self
    }

    /// With the `token_endpoint_auth_signing_alg` that it has registered.
    #[must_use]
    pub const fn with_client_assertion_algorithms(mut self, algorithms: AlgorithmSet) -> Self {
        self.client_assertion_algorithms = Some(algorithms);
        self
    }

    /// `client_id`.
    #[must_use]
    pub const fn id(&self) -> &'a str {
        self.id
    }

    pub(super) const fn keys(&self) -> &'a dyn KeySet {
        self.keys
    }

    pub(super) fn has_redirect_uri(&self, uri: &[u8]) -> bool {
        self.redirect_uris.iter().any(|own| own.as_bytes() == uri)
    }

    pub(super) fn may_use(&self, detail_type: &str) -> bool {
        self.detail_types.is_none_or(|types| types.contains(&detail_type))
    }

    pub(super) fn may_use_grant(&self, grant_type: &str) -> bool {
        self.grant_types.is_none_or(|types| types.contains(&grant_type))
    }

    pub(super) const fn scopes(&self) -> Option<&'a [&'a str]> {
        self.scopes
    }

    /// Whether each value of a scope is registered, if any are.
    pub(super) fn may_ask_for(&self, scope: &[u8]) -> bool {
        self.scopes.is_none_or(|scopes| scope::is_among(scope, || scopes.iter().map(|own| own.as_bytes())))
    }

    pub(super) fn is_data_consumer(&self, id: &str) -> bool {
        self.data_consumer.is_none_or(|own| own == id)
    }

    /// Whether the client's registration allows what the policy allows.
    pub(super) fn allows_request_object(&self, algorithm: crate::crypto::Algorithm) -> bool {
        self.request_object_algorithms.is_none_or(|algorithms| algorithms.contains(algorithm))
    }

    pub(super) fn allows_client_assertion(&self, algorithm: crate::crypto::Algorithm) -> bool {
        self.client_assertion_algorithms.is_none_or(|algorithms| algorithms.contains(algorithm))
    }
}

/// An address that a request can be sent to; which scheme it may have was decided by whoever gave it.
fn endpoint<'a>(name: &'static str, url: Option<&'a str>) -> Result<&'a str, BuildError> {
    let url = url.ok_or(BuildError::NoEndpoint { name })?;
    Url::parse_web(url).map(|_| url).ok_or(BuildError::Value { name })
}

fn header(kid: Option<&str>) -> ProtectedHeader<'_> {
    match kid {
        Some(kid) => ProtectedHeader::new().with_kid(kid),
        None => ProtectedHeader::new(),
    }
}

impl fmt::Debug for Client<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("id", &self.id).finish_non_exhaustive()
    }
}

impl fmt::Debug for Provider<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

impl fmt::Debug for Server<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

impl fmt::Debug for RegisteredClient<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RegisteredClient").field("id", &self.id).finish_non_exhaustive()
    }
}
