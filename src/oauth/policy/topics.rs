//! The topics of a policy. The default of each is what FAPI 2.0 Security Profile Final with Message Signing has.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

use super::consent_end::ConsentEnd;
use super::minutes;
use crate::jose::refresh::RefreshPolicy;
use crate::jose::{AlgorithmSet, Limits};
use crate::oauth::form::FormLimits;

/// Which values of a client assertion's `aud` are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AssertionAudience {
    /// The issuer, as a string (FAPI 2.0 Security Profile section 5.3.2.1).
    IssuerString,
    /// The issuer or the token endpoint, as a string (the platform's guide to client authentication).
    IssuerOrTokenEndpointString,
    /// The issuer, the token endpoint or the PAR endpoint, as a string or in an array (RFC 9126 section 2).
    Rfc9126,
}

/// The keys of both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPolicy {
    /// The least length of an RSA modulus, in bits. FAPI 2.0 Security Profile section 5.4.1: 2048, below which this
    /// crate reads no key.
    pub min_rsa_bits: usize,
    /// The least length of an elliptic curve's key, in bits. FAPI 2.0 Security Profile section 5.4.1: 224; FAPI 1.0
    /// Advanced section 8.6: 160. This crate's curves have 256.
    pub min_ec_bits: usize,
    /// Whether client assertions and request objects must have a `kid` (RFC 7515 section 4.1.4 does not ask for it, the
    /// platforms' samples have it).
    pub require_client_kid: bool,
    /// Whether ID tokens must have a `kid` where the server has several keys of the token's algorithm (OpenID Connect
    /// Core 1.0 section 10.1). One key alone need not be named.
    pub require_id_token_kid: bool,
    /// How old a key set may be, and how often it is fetched. Open Finance Malaysia: 15 minutes; API Hub: 20.
    pub refresh: RefreshPolicy,
}

impl Default for KeyPolicy {
    fn default() -> Self {
        Self {
            min_rsa_bits: 2048,
            min_ec_bits: 224,
            require_client_kid: false,
            require_id_token_kid: true,
            refresh: RefreshPolicy::default(),
        }
    }
}

/// Clocks that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockPolicy {
    /// How far in the future `iat` and `nbf` may be. FAPI 2.0 Security Profile section 5.3.2.1: 10 seconds must be
    /// accepted, more than 60 must not.
    pub future_tolerance: Duration,
    /// How long after `exp` a token is still accepted.
    pub expiry_leeway: Duration,
    /// How long before now `nbf` and `iat` of this client's tokens are: for servers whose clock is behind.
    pub backdate: Duration,
}

impl Default for ClockPolicy {
    fn default() -> Self {
        Self {
            future_tolerance: Duration::from_secs(10),
            expiry_leeway: Duration::ZERO,
            backdate: Duration::from_secs(10),
        }
    }
}

/// Client assertions (RFC 7523 section 3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientAssertionPolicy {
    /// The algorithms that are accepted (FAPI 2.0 Security Profile section 5.4.1).
    pub algorithms: AlgorithmSet,
    /// What `aud` may be.
    pub audience: AssertionAudience,
    /// Values of the header's `typ` that are accepted; a header without `typ` is accepted too (RFC 7523bis section 4).
    pub types: Vec<String>,
    /// How long after now `exp` may be, at most: how long the `jti` must be remembered. Counted from now, since `iat`
    /// may be ten seconds ago or absent; [`ClockPolicy::future_tolerance`] is added. FAPI has no limit; the platform's
    /// guide has 600 seconds, API Hub 300.
    pub max_lifetime: Duration,
    /// How long an assertion of this client lives, from now on.
    pub lifetime: Duration,
}

impl Default for ClientAssertionPolicy {
    fn default() -> Self {
        Self {
            algorithms: AlgorithmSet::FAPI2,
            audience: AssertionAudience::IssuerString,
            types: texts(&["JWT", "client-authentication+jwt"]),
            max_lifetime: minutes(60),
            lifetime: minutes(5),
        }
    }
}

/// Request objects (RFC 9101).
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of its own")]
pub struct RequestObjectPolicy {
    /// The algorithms that are accepted (FAPI 2.0 Security Profile section 5.4.1).
    pub algorithms: AlgorithmSet,
    /// Values of the header's `typ` that are accepted (RFC 9101 section 10.8).
    pub types: Vec<String>,
    /// Whether there must be a `typ`.
    pub require_type: bool,
    /// Whether this client's request objects have a `typ`. RFC 9101 section 10.8 asks for it; the samples have none.
    pub write_type: bool,
    /// Whether there must be a `jti`. RFC 9101 does not ask for it.
    pub require_jti: bool,
    /// Whether a `jti`, if there, is used up. No specification asks for it, RFC 9101 not even for a `jti`. A client
    /// that pushes one object twice gets a second `request_uri` only where this is false.
    pub use_jti_once: bool,
    /// How long ago `nbf` may be. FAPI 2.0 Message Signing section 5.3.1: 60 minutes; API Hub: 10.
    pub max_age: Duration,
    /// How long after `nbf` the `exp` may be. FAPI 2.0 Message Signing section 5.3.1: 60 minutes; API Hub: 10. The
    /// samples have 310 seconds: ten before now, three hundred after.
    pub max_lifetime: Duration,
    /// How long a request object of this client lives, from now on.
    pub lifetime: Duration,
}

impl Default for RequestObjectPolicy {
    fn default() -> Self {
        Self {
            algorithms: AlgorithmSet::FAPI2,
            types: texts(&["oauth-authz-req+jwt"]),
            require_type: false,
            write_type: true,
            require_jti: false,
            use_jti_once: true,
            max_age: minutes(60),
            max_lifetime: minutes(60),
            lifetime: minutes(5),
        }
    }
}

/// The parameters of an authorization request (OpenID Connect Core 1.0 section 3.1.2.1).
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of its own")]
pub struct AuthorizationRequestPolicy {
    /// Whether there must be a `nonce`. FAPI 1.0 Baseline section 5.2.2.2 asks for it with `openid`; FAPI 2.0 does not.
    pub require_nonce: bool,
    /// Whether there must be a `scope`. FAPI 1.0 Advanced is OpenID Connect, which asks for it.
    pub require_scope: bool,
    /// Whether `scope` must have `openid`. The samples have none, and an ID token all the same.
    pub require_openid_scope: bool,
    /// Values of `response_mode` that are accepted, beside none: this crate's servers answer in the query.
    pub response_modes: Vec<String>,
    /// The greatest `max_age` that may be asked for, if there is one. OpenID Connect Core 1.0 section 3.1.2.1 has none.
    pub max_max_age: Option<Duration>,
    /// Whether redirect URIs must be registered. RFC 9126 section 2.4 lets a server take others from clients that
    /// authenticate.
    pub require_registered_redirect: bool,
    /// Whether redirect URIs must be https (FAPI 2.0 Security Profile section 5.3.2.2); loopback addresses of native
    /// applications are excepted.
    pub require_https_redirect: bool,
}

impl Default for AuthorizationRequestPolicy {
    fn default() -> Self {
        Self {
            require_nonce: false,
            require_scope: false,
            require_openid_scope: false,
            response_modes: texts(&["query"]),
            max_max_age: None,
            require_registered_redirect: true,
            require_https_redirect: true,
        }
    }
}

/// `authorization_details` (RFC 9396).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizationDetailsPolicy {
    /// Whether there must be `authorization_details`.
    pub require: bool,
    /// The greatest number of elements. API Hub: 1.
    pub max_count: usize,
    /// The types that are accepted; `None` for all that this crate knows (RFC 9396 section 5).
    pub types: Option<Vec<String>>,
}

impl Default for AuthorizationDetailsPolicy {
    fn default() -> Self {
        Self { require: false, max_count: 8, types: None }
    }
}

/// Consents in `authorization_details`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentPolicy {
    /// The purposes that are accepted; `None` for all that the schema lists.
    pub purposes: Option<Vec<String>>,
    /// The permissions that are accepted; `None` for all that the schema lists.
    pub permissions: Option<Vec<String>>,
    /// When a consent may end. Open Finance Malaysia v1.2.2: at the end of a day, Malaysian time.
    pub end: ConsentEnd,
}

impl Default for ConsentPolicy {
    fn default() -> Self {
        Self { purposes: None, permissions: None, end: ConsentEnd::Any }
    }
}

/// Pushed authorization requests (PAR, RFC 9126).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParPolicy {
    /// Whether parameters of the authorization request may stand beside the request object. They are never used (RFC
    /// 9101 section 6.3).
    pub allow_parameters_outside: bool,
    /// Whether this client's requests have `client_id` beside the request object (RFC 9126 erratum 6711).
    pub write_client_id: bool,
    /// The status of a response that a server sends. RFC 9126 section 2.2: 201; the platforms: 200, which a client
    /// accepts if it tolerates [`Quirk::ParStatusOk`](crate::oauth::Quirk::ParStatusOk).
    pub status: u16,
    /// What a server's `request_uri` begins with. RFC 9126 section 2.2 suggests `urn:ietf:params:oauth:request_uri:`.
    pub request_uri_prefix: String,
    /// How long a server's `request_uri` is valid. FAPI 2.0 Security Profile section 5.3.2.2: less than 600 seconds.
    /// The samples have 600, API Hub 90.
    pub request_uri_lifetime: Duration,
    /// From which lifetime on a `request_uri` shows [`Quirk::LongRequestUri`](crate::oauth::Quirk::LongRequestUri) to a
    /// client. FAPI 2.0 Security Profile section 5.3.2.2: 600 seconds.
    pub long_request_uri: Duration,
}

impl Default for ParPolicy {
    fn default() -> Self {
        Self {
            allow_parameters_outside: true,
            write_client_id: true,
            status: 201,
            request_uri_prefix: "urn:ietf:params:oauth:request_uri:".to_owned(),
            request_uri_lifetime: Duration::from_secs(90),
            long_request_uri: minutes(10),
        }
    }
}

/// The header `x-fapi-interaction-id`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InteractionIdPolicy {
    /// Whether a server refuses requests whose header is no UUID, or is there twice; else it counts as none. FAPI 2.0
    /// has no such header, and FAPI 1.0 Baseline section 6.2.2 asks the client alone for a UUID; API Hub's interface
    /// asks for one.
    pub check_uuid: bool,
    /// Whether a client refuses responses whose header, if there, is not the one that it sent. FAPI 1.0 Baseline
    /// section 6.2.1 asks for the echo of resource servers only, and gateways make ids of their own; API Hub asks for
    /// it.
    pub check_echo: bool,
    /// Whether requests to a server must have the header. FAPI 1.0 Baseline section 6.2.2 does not ask for it.
    pub require: bool,
}

/// Codes, access tokens and refresh tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenPolicy {
    /// How long a code is valid. FAPI 2.0 Security Profile section 5.3.2.1: at most 60 seconds.
    pub code_lifetime: Duration,
    /// How long an access token is valid.
    pub access_token_lifetime: Duration,
    /// The greatest `expires_in` of a token response that a client accepts. No specification has a limit; the
    /// conformance suite's is a year.
    pub max_expires_in: Duration,
    /// Whether a refreshed access token may come with a new refresh token. FAPI 2.0 Security Profile section 5.3.2.1
    /// and Open Finance Malaysia: it may not.
    pub rotate_refresh_tokens: bool,
    /// Whether the scope granted must be within the scope requested (RFC 6749 section 3.3).
    pub require_scope_within_request: bool,
    /// Whether `state` in a token response, if there, must be the one sent. No specification has it there.
    pub require_same_state: bool,
}

impl Default for TokenPolicy {
    fn default() -> Self {
        Self {
            code_lifetime: minutes(1),
            access_token_lifetime: minutes(10),
            max_expires_in: minutes(365 * 24 * 60),
            rotate_refresh_tokens: false,
            require_scope_within_request: true,
            require_same_state: false,
        }
    }
}

/// ID tokens (OpenID Connect Core 1.0 section 2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdTokenPolicy {
    /// The algorithms that are accepted (FAPI 2.0 Security Profile section 5.4.1).
    pub algorithms: AlgorithmSet,
    /// Whether a token response must have an ID token though `scope` had no `openid`. The samples' has one.
    pub require: bool,
    /// Whether there must be an `acr`. OpenID Connect Core 1.0 section 2 does not ask for it.
    pub require_acr: bool,
    /// How long ago `iat` may be.
    pub max_age: Duration,
    /// How long an ID token of this server is valid.
    pub lifetime: Duration,
}

impl Default for IdTokenPolicy {
    fn default() -> Self {
        Self {
            algorithms: AlgorithmSet::FAPI2,
            require: false,
            require_acr: false,
            max_age: minutes(5),
            lifetime: minutes(15),
        }
    }
}

/// The greatest lengths, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitPolicy {
    /// `jti` of every token.
    pub jti: usize,
    /// `nonce`. FAPI 2.0 Security Profile section 5.3.2.2: 64 must be accepted.
    pub nonce: usize,
    /// `state`.
    pub state: usize,
    /// `scope`, in a request object and in a token request. RFC 6749 section 3.3 has no limit.
    pub scope: usize,
    /// `request_uri`.
    pub request_uri: usize,
    /// Tokens.
    pub token: Limits,
    /// Forms.
    pub form: FormLimits,
    /// Bodies of responses.
    pub response: usize,
}

impl Default for LimitPolicy {
    fn default() -> Self {
        Self {
            jti: 256,
            nonce: 128,
            state: 512,
            scope: 4_096,
            request_uri: 512,
            token: Limits::default(),
            form: FormLimits::default(),
            response: 131_072,
        }
    }
}

pub(super) fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
