//! The topics of a policy. Their defaults are the values of FAPI 2.0 Security Profile Final with Message Signing.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

use super::consent_end::ConsentEnd;
use super::minutes;
use crate::jose::refresh::RefreshPolicy;
use crate::jose::{AlgorithmSet, Limits};
use crate::oauth::form::FormLimits;

/// The accepted values of a client assertion's `aud`.
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

/// How access tokens are bound to their sender (FAPI 2.0 Security Profile section 5.3.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SenderConstraint {
    /// Tokens may be unbound. A request with a DPoP proof gets a bound token, and so does a client whose registration
    /// requires it.
    Optional,
    /// To the client's TLS certificate (RFC 8705 section 3).
    MutualTls,
    /// To the key of a DPoP proof (RFC 9449 section 5).
    Dpop,
    /// To one of both: to the key if the request has a proof, otherwise to the certificate.
    Either,
}

/// The keys of both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPolicy {
    /// The minimum length of an RSA modulus in bits. FAPI 2.0 Security Profile section 5.4.1: 2048, which is also this
    /// crate's minimum.
    pub min_rsa_bits: usize,
    /// The minimum length of an elliptic curve key in bits. FAPI 2.0 Security Profile section 5.4.1: 224; FAPI 1.0
    /// Advanced section 8.6: 160. This crate's curves have 256.
    pub min_ec_bits: usize,
    /// Whether client assertions and request objects must have a `kid` (RFC 7515 section 4.1.4 does not require it; the
    /// platforms' samples have it).
    pub require_client_kid: bool,
    /// Whether ID tokens must have a `kid` if the server has several keys of the token's algorithm (OpenID Connect Core
    /// 1.0 section 10.1). With a single key it is optional.
    pub require_id_token_kid: bool,
    /// The maximum age of a key set, and the minimum time between fetches. Open Finance Malaysia: 15 minutes; API Hub:
    /// 20.
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

/// The tolerated differences of clocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockPolicy {
    /// The maximum time of `iat` and `nbf` in the future. FAPI 2.0 Security Profile section 5.3.2.1: 10 seconds must be
    /// accepted, more than 60 must not.
    pub future_tolerance: Duration,
    /// The time after `exp` for which a token is still accepted.
    pub expiry_leeway: Duration,
    /// The time by which `nbf` and `iat` of this client's tokens are earlier than now, for servers whose clock is slow.
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
    /// The accepted algorithms (FAPI 2.0 Security Profile section 5.4.1).
    pub algorithms: AlgorithmSet,
    /// The accepted values of `aud`.
    pub audience: AssertionAudience,
    /// The accepted values of the header's `typ`; it may also be absent (RFC 7523bis section 4).
    pub types: Vec<String>,
    /// The maximum time from now to `exp`: the time for which the `jti` must be remembered. It is counted from now,
    /// because `iat` may be ten seconds ago or absent; [`ClockPolicy::future_tolerance`] is added. FAPI has no limit;
    /// the platform's guide has 600 seconds, API Hub 300.
    pub max_lifetime: Duration,
    /// The lifetime of this client's assertions, from now on.
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
    /// The accepted algorithms (FAPI 2.0 Security Profile section 5.4.1).
    pub algorithms: AlgorithmSet,
    /// The accepted values of the header's `typ` (RFC 9101 section 10.8).
    pub types: Vec<String>,
    /// Whether `typ` is required.
    pub require_type: bool,
    /// Whether this client's request objects have a `typ`. RFC 9101 section 10.8 requires it; the samples have none.
    pub write_type: bool,
    /// Whether `jti` is required. RFC 9101 does not require it.
    pub require_jti: bool,
    /// Whether a `jti`, if present, is accepted only once. No specification requires this, and RFC 9101 does not
    /// require a `jti`. If this is false, a client that pushes one object twice gets a second `request_uri`.
    pub use_jti_once: bool,
    /// The maximum age of `nbf`. FAPI 2.0 Message Signing section 5.3.1: 60 minutes; API Hub: 10.
    pub max_age: Duration,
    /// The maximum time from `nbf` to `exp`. FAPI 2.0 Message Signing section 5.3.1: 60 minutes; API Hub: 10. The
    /// samples have 310 seconds: ten before now, three hundred after.
    pub max_lifetime: Duration,
    /// The lifetime of this client's request objects, from now on.
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
    /// Whether `nonce` is required. FAPI 1.0 Baseline section 5.2.2.2 requires it with `openid`; FAPI 2.0 does not.
    pub require_nonce: bool,
    /// Whether `scope` is required. FAPI 1.0 Advanced is OpenID Connect, which requires it.
    pub require_scope: bool,
    /// Whether `scope` must have `openid`. The samples do not have it, but have an ID token.
    pub require_openid_scope: bool,
    /// The accepted values of `response_mode`. This crate knows `query`, `jwt`, `query.jwt` and `form_post.jwt`. An
    /// absent `response_mode` means `query` (OAuth 2.0 Multiple Response Types section 2.1): it is rejected if the list
    /// has other values only. A client then asks for the first of them.
    pub response_modes: Vec<String>,
    /// The maximum `max_age`, if limited. OpenID Connect Core 1.0 section 3.1.2.1 has no limit.
    pub max_max_age: Option<Duration>,
    /// Whether redirect URIs must be registered. RFC 9126 section 2.4 lets a server accept others from authenticated
    /// clients.
    pub require_registered_redirect: bool,
    /// Whether redirect URIs must be https (FAPI 2.0 Security Profile section 5.3.2.2), except loopback addresses of
    /// native applications.
    pub require_https_redirect: bool,
}

impl AuthorizationRequestPolicy {
    /// The mode that a client asks for by default; `None` if it need not name one.
    pub(in crate::oauth) fn default_mode(&self) -> Option<&str> {
        let has_query = self.response_modes.iter().any(|mode| mode == "query");
        self.response_modes.first().filter(|_| !has_query).map(String::as_str)
    }
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
    /// Whether `authorization_details` are required.
    pub require: bool,
    /// The maximum number of elements. API Hub: 1.
    pub max_count: usize,
    /// The accepted types; `None` for all types that the server knows, registered ones included (RFC 9396
    /// section 5).
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
    /// The accepted purposes; `None` for all purposes of the schema.
    pub purposes: Option<Vec<String>>,
    /// The accepted permissions; `None` for all permissions of the schema.
    pub permissions: Option<Vec<String>>,
    /// The accepted ends of consents. Open Finance Malaysia v1.2.2: the end of a day in Malaysia.
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
    /// Whether parameters of the authorization request may be outside the request object. They are never used (RFC 9101
    /// section 6.3).
    pub allow_parameters_outside: bool,
    /// Whether this client's requests have `client_id` beside the request object (RFC 9126 erratum 6711).
    pub write_client_id: bool,
    /// The status of a server's response. RFC 9126 section 2.2: 201; the platforms: 200, which a client accepts if it
    /// tolerates [`Quirk::ParStatusOk`](crate::oauth::Quirk::ParStatusOk).
    pub status: u16,
    /// The prefix of a server's `request_uri`. RFC 9126 section 2.2 suggests `urn:ietf:params:oauth:request_uri:`.
    pub request_uri_prefix: String,
    /// The lifetime of a server's `request_uri`. FAPI 2.0 Security Profile section 5.3.2.2: less than 600 seconds. The
    /// samples have 600, API Hub 90.
    pub request_uri_lifetime: Duration,
    /// The lifetime from which on a client records [`Quirk::LongRequestUri`](crate::oauth::Quirk::LongRequestUri) for a
    /// `request_uri`. FAPI 2.0 Security Profile section 5.3.2.2: 600 seconds.
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
    /// Whether a server rejects requests whose header is not a UUID, or is repeated; otherwise it counts as absent.
    /// FAPI 2.0 has no such header, and FAPI 1.0 Baseline section 6.2.2 requires a UUID from the client only; API Hub's
    /// interface requires one.
    pub check_uuid: bool,
    /// Whether a client rejects responses whose header, if present, is not the sent one. FAPI 1.0 Baseline section
    /// 6.2.1 requires the echo from resource servers only, and gateways use their own ids; API Hub requires it.
    pub check_echo: bool,
    /// Whether requests to a server must have the header. FAPI 1.0 Baseline section 6.2.2 does not require it.
    pub require: bool,
}

/// Codes, access tokens and refresh tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenPolicy {
    /// The lifetime of a code. FAPI 2.0 Security Profile section 5.3.2.1: at most 60 seconds.
    pub code_lifetime: Duration,
    /// The lifetime of an access token.
    pub access_token_lifetime: Duration,
    /// The accepted algorithms of JWT access tokens, and of signed responses of introspection, authorization and
    /// userinfo (FAPI 2.0 Security Profile section 5.4.1).
    pub algorithms: AlgorithmSet,
    /// How access tokens are bound to their sender. FAPI 2.0 Security Profile section 5.3.2.1: to a certificate or to a
    /// DPoP key; FAPI 1.0 Advanced section 5.2.2: to a certificate. The platforms' documents: to a certificate; the
    /// samples of the sandbox do not show it.
    pub sender_constraint: SenderConstraint,
    /// The maximum `expires_in` of a token response that a client accepts. No specification has a limit; the
    /// conformance suite's is a year.
    pub max_expires_in: Duration,
    /// Whether a refresh may return a new refresh token. FAPI 2.0 Security Profile section 5.3.2.1 and Open Finance
    /// Malaysia forbid it.
    pub rotate_refresh_tokens: bool,
    /// Whether the granted scope must be within the requested one (RFC 6749 section 3.3).
    pub require_scope_within_request: bool,
    /// Whether `state` in a token response, if present, must be the sent one. No specification defines it there.
    pub require_same_state: bool,
}

impl Default for TokenPolicy {
    fn default() -> Self {
        Self {
            code_lifetime: minutes(1),
            access_token_lifetime: minutes(10),
            algorithms: AlgorithmSet::FAPI2,
            sender_constraint: SenderConstraint::Either,
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
    /// The accepted algorithms (FAPI 2.0 Security Profile section 5.4.1).
    pub algorithms: AlgorithmSet,
    /// Whether a token response must have an ID token even if `scope` had no `openid`. The samples have one.
    pub require: bool,
    /// Whether `acr` is required. OpenID Connect Core 1.0 section 2 does not require it.
    pub require_acr: bool,
    /// The maximum age of `iat`.
    pub max_age: Duration,
    /// The lifetime of this server's ID tokens.
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

/// DPoP proofs (RFC 9449).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DpopPolicy {
    /// The accepted algorithms (FAPI 2.0 Security Profile section 5.4.1). Symmetric ones are never accepted.
    pub algorithms: AlgorithmSet,
    /// The maximum age of `iat`; [`ClockPolicy::expiry_leeway`] is added. [`ClockPolicy::future_tolerance`] limits
    /// times in the future. RFC 9449 section 11.1: seconds or minutes.
    pub max_age: Duration,
}

impl Default for DpopPolicy {
    fn default() -> Self {
        Self { algorithms: AlgorithmSet::FAPI2, max_age: minutes(1) }
    }
}

/// The maximum lengths in bytes.
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
