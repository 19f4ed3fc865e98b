//! What a profile allows (FAPI 2.0 Security Profile Final and Message Signing; what Open Finance Malaysia adds).
//!
//! Every number that a check compares with stands here, none in the checks. Take a preset and change its fields.

use core::time::Duration;

use super::form::FormLimits;
use crate::crypto::Algorithm;
use crate::jose::{AlgorithmSet, Limits};

/// Which values of a client assertion's `aud` are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AssertionAudience {
    /// The issuer, as a string (FAPI 2.0 Security Profile section 5.3.2.1).
    IssuerString,
    /// The issuer or the token endpoint, as a string (the platform's guide to client authentication).
    IssuerOrTokenEndpointString,
    /// The issuer, the token endpoint or the PAR endpoint, as a string or in an array (RFC 9126 section 2).
    Rfc9126,
}

/// What is accepted, and what is made. A plain value: take a preset, change what is to differ.
///
/// ```
/// use core::time::Duration;
/// use ofm_protocol::oauth::Policy;
///
/// let mut policy = Policy::ofm_sandbox();
/// policy.code_lifetime = Duration::from_secs(60); // production
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of its own")]
pub struct Policy {
    /// The preset's name.
    pub name: &'static str,
    /// Algorithms of request objects.
    pub request_object_algorithms: AlgorithmSet,
    /// Algorithms of client assertions.
    pub client_assertion_algorithms: AlgorithmSet,
    /// Algorithms of ID tokens.
    pub id_token_algorithms: AlgorithmSet,
    /// How far in the future `iat` and `nbf` may be. FAPI 2.0 Security Profile section 5.3.2.1: 10 seconds must be
    /// accepted, more than 60 must not.
    pub future_tolerance: Duration,
    /// How long after `exp` a token is still accepted, for clocks that differ.
    pub expiry_leeway: Duration,
    /// Whether client assertions and request objects must have a `kid`.
    pub require_client_kid: bool,
    /// Whether ID tokens must have a `kid`.
    pub require_id_token_kid: bool,

    /// Values of a request object's `typ`, beside none.
    pub request_object_types: &'static [&'static str],
    /// Whether a request object must have a `typ`.
    pub require_request_object_type: bool,
    /// Whether this client's request objects have a `typ`. RFC 9101 section 10.8 asks for it; the samples have none.
    pub write_request_object_type: bool,
    /// How long ago a request object's `nbf` may be. FAPI 2.0 Message Signing section 5.3.1: 60 minutes.
    pub request_object_max_age: Duration,
    /// How long after `nbf` a request object's `exp` may be. FAPI 2.0 Message Signing section 5.3.1: 60 minutes. The
    /// samples have 310 seconds: ten before now, three hundred after.
    pub request_object_max_lifetime: Duration,
    /// How long a request object of this client lives, from now on.
    pub request_object_lifetime: Duration,
    /// Whether parameters of the authorization request may stand beside the request object. They are never used.
    pub allow_parameters_outside: bool,

    /// What a client assertion's `aud` may be.
    pub assertion_audience: AssertionAudience,
    /// Values of a client assertion's `typ`, beside none.
    pub client_assertion_types: &'static [&'static str],
    /// How long after now a client assertion's `exp` may be, at most: how long its `jti` must be remembered. Counted from
    /// now, since `iat` may be ten seconds ago or absent. No specification has a limit; the platform's guide has 600
    /// seconds.
    pub client_assertion_max_lifetime: Duration,
    /// How long a client assertion of this client lives, from now on.
    pub client_assertion_lifetime: Duration,
    /// The greatest length of `jti`, in bytes.
    pub max_jti: usize,
    /// How long before now `nbf` and `iat` of this client's tokens are: for servers whose clock is behind.
    pub backdate: Duration,

    /// The greatest length of `nonce`, in bytes. FAPI 2.0 Security Profile section 5.3.2.2: 64 must be accepted.
    pub max_nonce: usize,
    /// The greatest length of `state`, in bytes.
    pub max_state: usize,
    /// Whether `scope` must have `openid`. The samples have none, and an ID token all the same.
    pub require_openid_scope: bool,
    /// Whether redirect URIs must be https (FAPI 2.0 Security Profile section 5.3.2.2); loopback addresses of native
    /// applications are excepted.
    pub require_https_redirect: bool,
    /// Whether there must be `authorization_details`.
    pub require_authorization_details: bool,
    /// The greatest number of `authorization_details`.
    pub max_authorization_details: usize,

    /// The status of a PAR response that a server sends.
    pub par_status: u16,
    /// The statuses of a PAR response that a client takes for success.
    pub par_success_statuses: &'static [u16],
    /// How long a `request_uri` is valid. FAPI 2.0 Security Profile section 5.3.2.2: less than 600 seconds. The samples
    /// have 600.
    pub request_uri_lifetime: Duration,
    /// The greatest length of a `request_uri`, in bytes.
    pub max_request_uri: usize,

    /// Whether a callback must have `iss` (RFC 9207). The samples' has none. One that is there must be right.
    pub require_callback_issuer: bool,
    /// How long a code is valid. FAPI 2.0 Security Profile section 5.3.2.1: at most 60 seconds.
    pub code_lifetime: Duration,
    /// How long an access token is valid.
    pub access_token_lifetime: Duration,
    /// Whether a refreshed access token may come with a new refresh token. FAPI 2.0 Security Profile section 5.3.2.1 and
    /// Open Finance Malaysia: it may not.
    pub rotate_refresh_tokens: bool,
    /// Whether the scope granted must be within the scope requested.
    pub require_scope_within_request: bool,

    /// Whether a token response must have an ID token though `scope` had no `openid`. The samples' has one.
    pub require_id_token: bool,
    /// How long ago an ID token's `iat` may be.
    pub id_token_max_age: Duration,
    /// How long an ID token is valid.
    pub id_token_lifetime: Duration,

    /// How large tokens may be.
    pub token_limits: Limits,
    /// How large forms may be.
    pub form_limits: FormLimits,
    /// How large responses may be, in bytes.
    pub max_response: usize,
}

const fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(60 * minutes)
}

impl Policy {
    /// FAPI 2.0 Security Profile Final with Message Signing.
    #[must_use]
    pub fn fapi2_final() -> Self {
        Self {
            name: "fapi2-final",
            request_object_algorithms: AlgorithmSet::FAPI2,
            client_assertion_algorithms: AlgorithmSet::FAPI2,
            id_token_algorithms: AlgorithmSet::FAPI2,
            future_tolerance: Duration::from_secs(10),
            expiry_leeway: Duration::ZERO,
            require_client_kid: false,
            require_id_token_kid: true,
            request_object_types: &["oauth-authz-req+jwt"],
            require_request_object_type: false,
            write_request_object_type: true,
            request_object_max_age: minutes(60),
            request_object_max_lifetime: minutes(60),
            request_object_lifetime: minutes(5),
            allow_parameters_outside: true,
            assertion_audience: AssertionAudience::IssuerString,
            client_assertion_types: &["JWT", "client-authentication+jwt"],
            client_assertion_max_lifetime: minutes(60),
            client_assertion_lifetime: minutes(5),
            max_jti: 256,
            backdate: Duration::from_secs(10),
            max_nonce: 128,
            max_state: 512,
            require_openid_scope: false,
            require_https_redirect: true,
            require_authorization_details: false,
            max_authorization_details: 8,
            par_status: 201,
            par_success_statuses: &[201],
            request_uri_lifetime: Duration::from_secs(90),
            max_request_uri: 512,
            require_callback_issuer: true,
            code_lifetime: Duration::from_secs(60),
            access_token_lifetime: minutes(10),
            rotate_refresh_tokens: false,
            require_scope_within_request: true,
            require_id_token: false,
            id_token_max_age: minutes(5),
            id_token_lifetime: minutes(15),
            token_limits: Limits::default(),
            form_limits: FormLimits::default(),
            max_response: 131_072,
        }
    }

    /// The sandbox of Open Finance Malaysia as its samples and its guide show it, as of January 2026.
    #[must_use]
    pub fn ofm_sandbox() -> Self {
        let ps256 = AlgorithmSet::of(&[Algorithm::Ps256]);
        Self {
            name: "ofm-sandbox",
            request_object_algorithms: ps256,
            client_assertion_algorithms: ps256,
            id_token_algorithms: ps256,
            future_tolerance: Duration::from_secs(60),
            require_client_kid: true,
            request_object_types: &["oauth-authz-req+jwt", "JWT"],
            write_request_object_type: false,
            assertion_audience: AssertionAudience::IssuerOrTokenEndpointString,
            client_assertion_max_lifetime: minutes(10),
            require_authorization_details: true,
            max_authorization_details: 1,
            par_status: 200,
            par_success_statuses: &[200, 201],
            request_uri_lifetime: minutes(10),
            require_callback_issuer: false,
            code_lifetime: minutes(10),
            require_id_token: true,
            ..Self::fapi2_final()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fapi2_final_keeps_the_limits_of_the_profile() {
        let policy = Policy::fapi2_final();
        assert!(
            policy.future_tolerance >= Duration::from_secs(10) && policy.future_tolerance <= Duration::from_secs(60)
        );
        assert!(policy.request_uri_lifetime < Duration::from_secs(600));
        assert!(policy.code_lifetime <= Duration::from_secs(60));
        assert!(policy.max_nonce >= 64);
        assert!(policy.id_token_algorithms == AlgorithmSet::FAPI2);
    }

    #[test]
    fn ofm_sandbox_accepts_what_the_samples_have() {
        let policy = Policy::ofm_sandbox();
        assert!(policy.request_object_max_lifetime >= Duration::from_secs(310));
        assert!(policy.client_assertion_max_lifetime >= Duration::from_secs(300));
        assert_eq!(policy.request_uri_lifetime, Duration::from_secs(600));
        assert!(policy.par_success_statuses.contains(&200) && !policy.require_callback_issuer);
    }
}
