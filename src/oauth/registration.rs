//! A client, as a server has registered it.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use super::scope;
use crate::crypto::Algorithm;
use crate::jose::{AlgorithmSet, KeySet};

/// A client, as a server has registered it (RFC 7591). It owns what it holds.
#[derive(Clone)]
pub struct RegisteredClient {
    id: String,
    keys: Arc<dyn KeySet>,
    redirect_uris: Vec<String>,
    detail_types: Option<Vec<String>>,
    data_consumer: Option<String>,
    request_object_algorithms: Option<AlgorithmSet>,
    client_assertion_algorithms: Option<AlgorithmSet>,
    grant_types: Option<Vec<String>>,
    scopes: Option<Vec<String>>,
}

impl RegisteredClient {
    /// A client with this `client_id`, these public keys and these redirect URIs, which are compared byte for byte.
    #[must_use]
    pub fn new<U: Into<String>>(
        id: impl Into<String>,
        keys: impl KeySet + 'static,
        redirect_uris: impl IntoIterator<Item = U>,
    ) -> Self {
        Self {
            id: id.into(),
            keys: Arc::new(keys),
            redirect_uris: owned(redirect_uris),
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
    pub fn with_grant_types<T: Into<String>>(mut self, types: impl IntoIterator<Item = T>) -> Self {
        self.grant_types = Some(owned(types));
        self
    }

    /// With the `scope` values that it has registered (RFC 7591 section 2), `openid` included if it may ask for that: it may
    /// ask for these only, for users and as access of its own.
    #[must_use]
    pub fn with_scopes<T: Into<String>>(mut self, scopes: impl IntoIterator<Item = T>) -> Self {
        self.scopes = Some(owned(scopes));
        self
    }

    /// That may use these types of `authorization_details` only (RFC 9396 section 10).
    #[must_use]
    pub fn with_detail_types<T: Into<String>>(mut self, types: impl IntoIterator<Item = T>) -> Self {
        self.detail_types = Some(owned(types));
        self
    }

    /// That is this data consumer on the platform: the only `dc_id` that its consents may have.
    #[must_use]
    pub fn with_data_consumer(mut self, id: impl Into<String>) -> Self {
        self.data_consumer = Some(id.into());
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
    pub fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn keys(&self) -> &dyn KeySet {
        &*self.keys
    }

    pub(super) fn has_redirect_uri(&self, uri: &[u8]) -> bool {
        self.redirect_uris.iter().any(|own| own.as_bytes() == uri)
    }

    pub(super) fn may_use(&self, detail_type: &str) -> bool {
        self.detail_types.as_ref().is_none_or(|types| types.iter().any(|own| own == detail_type))
    }

    pub(super) fn may_use_grant(&self, grant_type: &str) -> bool {
        self.grant_types.as_ref().is_none_or(|types| types.iter().any(|own| own == grant_type))
    }

    pub(super) fn scopes(&self) -> Option<&[String]> {
        self.scopes.as_deref()
    }

    /// Whether each value of a scope is registered, if any are.
    pub(super) fn may_ask_for(&self, scope: &[u8]) -> bool {
        self.scopes.as_ref().is_none_or(|scopes| scope::is_among(scope, || scopes.iter().map(String::as_bytes)))
    }

    pub(super) fn is_data_consumer(&self, id: &str) -> bool {
        self.data_consumer.as_ref().is_none_or(|own| own == id)
    }

    /// Whether the client's registration allows what the policy allows.
    pub(super) fn allows_request_object(&self, algorithm: Algorithm) -> bool {
        self.request_object_algorithms.is_none_or(|algorithms| algorithms.contains(algorithm))
    }

    pub(super) fn allows_client_assertion(&self, algorithm: Algorithm) -> bool {
        self.client_assertion_algorithms.is_none_or(|algorithms| algorithms.contains(algorithm))
    }
}

impl fmt::Debug for RegisteredClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RegisteredClient").field("id", &self.id).finish_non_exhaustive()
    }
}

fn owned<T: Into<String>>(values: impl IntoIterator<Item = T>) -> Vec<String> {
    values.into_iter().map(Into::into).collect()
}
