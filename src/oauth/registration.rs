//! The server's registration of a client.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::scope;
use crate::crypto::Algorithm;
use crate::jose::{AlgorithmSet, JwkSet, KeySet, SetLimits};

/// The server's registration of a client (RFC 7591). It owns its data.
///
/// Deserialize it from the client metadata of RFC 7591 section 2: `client_id`, `client_name`, `jwks`, `redirect_uris`,
/// `grant_types`, `scope`, `authorization_details_types` (RFC 9396 section 10), `token_endpoint_auth_signing_alg`,
/// `request_object_signing_alg`, `tls_client_certificate_bound_access_tokens` (RFC 8705 section 3.4),
/// `dpop_bound_access_tokens` (RFC 9449 section 5.2), `resource` (RFC 9728 section 2), and this crate's own
/// `data_consumer_id`. Unknown members are ignored. These are errors that name the member: a wrong type; a
/// `token_endpoint_auth_method` other than `private_key_jwt`; an unsupported algorithm; a key set without a usable key.
/// If the keys are at a `jwks_uri`, fetch them with [`jwks::read`](super::jwks::read) and set `jwks` first.
///
/// It serializes as such metadata, with the members that it knows. Several algorithms for one purpose, which RFC 7591
/// cannot express, are an array, which is also read.
///
/// ```
/// use ofm_protocol::oauth::RegisteredClient;
///
/// let metadata = r#"{
///     "client_id": "55aa605c-89ef-4473-aa88-47709f0ff383",
///     "client_name": "A data consumer",
///     "redirect_uris": ["https://client.example/cb"],
///     "grant_types": ["authorization_code", "refresh_token"],
///     "scope": "openid accounts",
///     "token_endpoint_auth_method": "private_key_jwt",
///     "token_endpoint_auth_signing_alg": "PS256",
///     "jwks": {"keys": [
///         {"kty": "OKP", "crv": "Ed25519", "kid": "1", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
///     ]}
/// }"#;
/// let client: RegisteredClient = serde_json::from_str(metadata)?;
/// assert_eq!(client.id(), "55aa605c-89ef-4473-aa88-47709f0ff383");
///
/// let wrong = metadata.replace("[\"https://client.example/cb\"]", "7");
/// let error = serde_json::from_str::<RegisteredClient>(&wrong).unwrap_err();
/// assert!(error.to_string().starts_with("redirect_uris: "), "{error}");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone)]
pub struct RegisteredClient {
    id: String,
    name: Option<String>,
    keys: Arc<dyn KeySet>,
    redirect_uris: Vec<String>,
    detail_types: Option<Vec<String>>,
    data_consumer: Option<String>,
    request_object_algorithms: Option<AlgorithmSet>,
    client_assertion_algorithms: Option<AlgorithmSet>,
    grant_types: Option<Vec<String>>,
    scopes: Option<Vec<String>>,
    bound: Bound,
    resource: Option<String>,
}

/// The bindings that a client's access tokens must have.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bound {
    pub(super) to_certificate: bool,
    pub(super) to_key: bool,
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
            name: None,
            keys: Arc::new(keys),
            redirect_uris: owned(redirect_uris),
            detail_types: None,
            data_consumer: None,
            request_object_algorithms: None,
            client_assertion_algorithms: None,
            grant_types: None,
            scopes: None,
            bound: Bound::default(),
            resource: None,
        }
    }

    /// Sets `client_name`, for the user.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the registered `grant_types` (RFC 7591 section 2): the client may use only these.
    #[must_use]
    pub fn with_grant_types<T: Into<String>>(mut self, types: impl IntoIterator<Item = T>) -> Self {
        self.grant_types = Some(owned(types));
        self
    }

    /// Sets the registered `scope` values (RFC 7591 section 2), including `openid` if allowed: the client may request
    /// only these, for users and for client credentials.
    #[must_use]
    pub fn with_scopes<T: Into<String>>(mut self, scopes: impl IntoIterator<Item = T>) -> Self {
        self.scopes = Some(owned(scopes));
        self
    }

    /// Sets the types of `authorization_details` that the client may use (RFC 9396 section 10).
    #[must_use]
    pub fn with_detail_types<T: Into<String>>(mut self, types: impl IntoIterator<Item = T>) -> Self {
        self.detail_types = Some(owned(types));
        self
    }

    /// Sets the client's data consumer on the platform: the only `dc_id` that its consents may have.
    #[must_use]
    pub fn with_data_consumer(mut self, id: impl Into<String>) -> Self {
        self.data_consumer = Some(id.into());
        self
    }

    /// Sets the registered `request_object_signing_alg`.
    #[must_use]
    pub const fn with_request_object_algorithms(mut self, algorithms: AlgorithmSet) -> Self {
        self.request_object_algorithms = Some(algorithms);
        self
    }

    /// Sets the registered `token_endpoint_auth_signing_alg`.
    #[must_use]
    pub const fn with_client_assertion_algorithms(mut self, algorithms: AlgorithmSet) -> Self {
        self.client_assertion_algorithms = Some(algorithms);
        self
    }

    /// Sets `tls_client_certificate_bound_access_tokens` (RFC 8705 section 3.4): every access token is bound to the
    /// client's TLS certificate.
    #[must_use]
    pub const fn with_certificate_bound_tokens(mut self) -> Self {
        self.bound.to_certificate = true;
        self
    }

    /// Sets `dpop_bound_access_tokens` (RFC 9449 section 5.2): every access token is bound to a DPoP key.
    #[must_use]
    pub const fn with_dpop_bound_tokens(mut self) -> Self {
        self.bound.to_key = true;
        self
    }

    /// Sets the resource identifier of a client that is a resource server (RFC 9728 section 2, `resource`): it may
    /// introspect tokens whose audience has this identifier.
    #[must_use]
    pub fn with_resource(mut self, resource: impl Into<String>) -> Self {
        self.resource = Some(resource.into());
        self
    }

    /// `client_id`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// `client_name`, to show to the user. It is the client's own text: escape it in a page.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    pub(super) fn keys(&self) -> &dyn KeySet {
        &*self.keys
    }

    pub(super) fn resource(&self) -> Option<&str> {
        self.resource.as_deref()
    }

    pub(super) const fn bound(&self) -> Bound {
        self.bound
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

    /// Whether each value of a scope is registered, if the registration has any.
    pub(super) fn may_ask_for(&self, scope: &[u8]) -> bool {
        self.scopes.as_ref().is_none_or(|scopes| scope::is_among(scope, || scopes.iter().map(String::as_bytes)))
    }

    pub(super) fn is_data_consumer(&self, id: &str) -> bool {
        self.data_consumer.as_ref().is_none_or(|own| own == id)
    }

    /// Whether the client's registration allows an algorithm that the policy allows.
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

impl<'de> Deserialize<'de> for RegisteredClient {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = Map::<String, Value>::deserialize(deserializer)?;
        Self::of_metadata(&members).map_err(|(member, fault)| D::Error::custom(format_args!("{member}: {fault}")))
    }
}

/// The faulty member, and the fault.
type Fault = (&'static str, String);

impl RegisteredClient {
    fn of_metadata(members: &Map<String, Value>) -> Result<Self, Fault> {
        let missing = |member| (member, String::from("missing"));
        let id = text(members, "client_id")?.filter(|id| !id.is_empty()).ok_or(missing("client_id"))?;
        let keys = members.get("jwks").ok_or(missing("jwks"))?;
        let keys = JwkSet::parse_within(keys.to_string().as_bytes(), SetLimits::default())
            .map_err(|error| ("jwks", error.to_string()))?;
        if keys.keys().is_empty() {
            return Err(("jwks", "no usable key".into()));
        }
        if let Some(method) = text(members, "token_endpoint_auth_method")?.filter(|own| *own != "private_key_jwt") {
            return Err(("token_endpoint_auth_method", format!("`{method}` is not private_key_jwt")));
        }
        let scope = text(members, "scope")?;
        Ok(Self {
            id: id.into(),
            name: text(members, "client_name")?.filter(|name| !name.is_empty()).map(String::from),
            keys: Arc::new(keys),
            redirect_uris: texts(members, "redirect_uris")?.unwrap_or_default(),
            detail_types: texts(members, "authorization_details_types")?,
            data_consumer: text(members, "data_consumer_id")?.map(String::from),
            request_object_algorithms: algorithm(members, "request_object_signing_alg")?,
            client_assertion_algorithms: algorithm(members, "token_endpoint_auth_signing_alg")?,
            grant_types: texts(members, "grant_types")?,
            resource: text(members, "resource")?.map(String::from),
            bound: Bound {
                to_certificate: flag(members, "tls_client_certificate_bound_access_tokens")?,
                to_key: flag(members, "dpop_bound_access_tokens")?,
            },
            scopes: scope.map(|scope| owned(scope.split(' ').filter(|value| !value.is_empty()))),
        })
    }
}

/// A string member. Null counts as absent, because databases write it; RFC 7591 section 2 has no nulls.
fn text<'m>(members: &'m Map<String, Value>, member: &'static str) -> Result<Option<&'m str>, Fault> {
    match members.get(member) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err((member, "not a string".into())),
    }
}

/// A boolean member; absent means false.
fn flag(members: &Map<String, Value>, member: &'static str) -> Result<bool, Fault> {
    match members.get(member) {
        None | Some(Value::Null) => Ok(false),
        Some(Value::Bool(value)) => Ok(*value),
        Some(_) => Err((member, "not a boolean".into())),
    }
}

fn texts(members: &Map<String, Value>, member: &'static str) -> Result<Option<Vec<String>>, Fault> {
    let fault = || (member, String::from("not an array of strings"));
    match members.get(member) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Array(values)) => values
            .iter()
            .map(|value| value.as_str().map(String::from).ok_or_else(fault))
            .collect::<Result<_, _>>()
            .map(Some),
        Some(_) => Err(fault()),
    }
}

/// The algorithm, or an array of them.
fn algorithm(members: &Map<String, Value>, member: &'static str) -> Result<Option<AlgorithmSet>, Fault> {
    let one = |name: &str| Algorithm::from_name(name.as_bytes()).ok_or((member, format!("`{name}` is not supported")));
    if members.get(member).is_some_and(Value::is_array) {
        let names = texts(members, member)?.unwrap_or_default();
        let all = names.iter().map(|name| one(name)).collect::<Result<Vec<_>, _>>()?;
        return Ok(Some(AlgorithmSet::of(&all)));
    }
    Ok(text(members, member)?.map(one).transpose()?.map(AlgorithmSet::from))
}

impl Serialize for RegisteredClient {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = Map::new();
        let mut put = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                members.insert(name.into(), value);
            }
        };
        let keys = (0..self.keys.count()).filter_map(|index| self.keys.key(index));
        let keys: Result<Vec<Value>, _> = keys.map(|key| serde_json::from_str(&key.to_json())).collect();
        put("client_id", Some(self.id.as_str().into()));
        put("client_name", self.name.as_deref().map(Value::from));
        put("token_endpoint_auth_method", Some("private_key_jwt".into()));
        put("jwks", Some(json!({ "keys": keys.map_err(S::Error::custom)? })));
        put("redirect_uris", Some(self.redirect_uris.clone().into()));
        put("grant_types", self.grant_types.clone().map(Value::from));
        put("scope", self.scopes.as_ref().map(|scopes| scopes.join(" ").into()));
        put("authorization_details_types", self.detail_types.clone().map(Value::from));
        put("data_consumer_id", self.data_consumer.as_deref().map(Value::from));
        put("request_object_signing_alg", self.request_object_algorithms.map(written));
        put("token_endpoint_auth_signing_alg", self.client_assertion_algorithms.map(written));
        put("tls_client_certificate_bound_access_tokens", self.bound.to_certificate.then_some(true.into()));
        put("dpop_bound_access_tokens", self.bound.to_key.then_some(true.into()));
        put("resource", self.resource.as_deref().map(Value::from));
        members.serialize(serializer)
    }
}

/// What [`algorithm`] reads.
fn written(algorithms: AlgorithmSet) -> Value {
    let names: Vec<&str> =
        Algorithm::ALL.iter().filter(|own| algorithms.contains(**own)).map(|own| own.name()).collect();
    match names.as_slice() {
        [one] => Value::from(*one),
        several => several.into(),
    }
}
