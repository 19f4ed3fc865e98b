//! What a profile allows (FAPI 2.0 Security Profile Final and Message Signing; what platforms add).
//!
//! Every number that a check compares with stands here, none in the checks. Take a preset and change what is to differ.

use core::time::Duration;

use super::form::FormLimits;
use crate::error::{Quirk, QuirkSet};
use crate::jose::refresh::RefreshPolicy;
use crate::jose::{AlgorithmSet, Limits};
use crate::time::{TimeRangeError, UnixTime, UtcOffset};
use crate::types::Timestamp;

mod presets;
mod setters;

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

/// When a consent that is asked for may end.
///
/// ```
/// use ofm_protocol::{oauth::ConsentEnd, time::UnixTime};
///
/// let malaysian = ConsentEnd::EndOfDay { offset_minutes: 480 };
/// let end = UnixTime::from_seconds(1_796_054_399); // 2026-11-30T15:59:59Z
/// assert!(malaysian.allows(end) && !ConsentEnd::UTC.allows(end) && ConsentEnd::Any.allows(end));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConsentEnd {
    /// At any time that is still to come.
    Any,
    /// At 23:59:59, fractions of that second included, of a day at this offset, however the time is written.
    EndOfDay {
        /// How many minutes the offset is ahead of UTC.
        offset_minutes: i16,
    },
}

impl ConsentEnd {
    /// The end of a day in UTC.
    pub const UTC: Self = Self::EndOfDay { offset_minutes: 0 };

    /// Whether a consent may end at this time.
    #[must_use]
    pub fn allows(self, end: UnixTime) -> bool {
        match self {
            Self::Any => true,
            Self::EndOfDay { offset_minutes } => seconds_to_end(end, offset_minutes) == 0,
        }
    }

    /// An end that is allowed: 23:59:59 of the day that this time is in, written at the offset of that day; of
    /// [`ConsentEnd::Any`] the time itself, in UTC.
    ///
    /// Errors: an offset of a day or more; an end before 1970 or after the year 9999.
    ///
    /// ```
    /// use core::time::Duration;
    /// use ofm_protocol::{oauth::ConsentEnd, time::UnixTime};
    ///
    /// let now = UnixTime::from_seconds(1_769_766_718); // 2026-01-30T09:51:58Z
    /// let in_90_days = now.saturating_add(Duration::from_secs(90 * 86_400));
    /// let end = ConsentEnd::EndOfDay { offset_minutes: 480 }.on_day_of(in_90_days)?;
    /// assert_eq!(end.as_str(), "2026-04-30T23:59:59+08:00");
    /// # Ok::<(), ofm_protocol::time::TimeRangeError>(())
    /// ```
    pub fn on_day_of(self, time: UnixTime) -> Result<Timestamp, TimeRangeError> {
        let Self::EndOfDay { offset_minutes } = self else { return Ok(time.into()) };
        let end = time.seconds().saturating_add_signed(seconds_to_end(time, offset_minutes));
        Timestamp::at_offset(UnixTime::new(end, 0).ok_or(TimeRangeError::TooLate)?, offset_minutes)
    }

    /// Where the days end, UTC where any end will do.
    pub(super) fn offset(self) -> UtcOffset {
        match self {
            Self::Any => UtcOffset::UTC,
            Self::EndOfDay { offset_minutes } => UtcOffset::from_minutes(offset_minutes).unwrap_or_default(),
        }
    }
}

/// How many seconds are left of the day at this offset, its last second not counted.
fn seconds_to_end(time: UnixTime, offset_minutes: i16) -> i64 {
    const DAY: i64 = 86_400;
    let local = i64::try_from(time.seconds()).unwrap_or(i64::MAX).saturating_add(i64::from(offset_minutes) * 60);
    DAY - 1 - local.rem_euclid(DAY)
}

/// What is accepted, and what is made. A plain value: take a preset, change what is to differ.
///
/// Reading is the same under every policy. What a message shows that readers trip over is noted as a [`Quirk`];
/// [`Policy::tolerated`] says which are accepted.
///
/// ```
/// use core::time::Duration;
/// use ofm_protocol::oauth::{Policy, Quirk};
///
/// let policy = Policy::ofm_sandbox()
///     .with_code_lifetime(Duration::from_secs(60)) // production
///     .without_tolerated_quirk(Quirk::AmrText);
/// assert!(!policy.tolerates(Quirk::AmrText) && policy.tolerates(Quirk::BooleanText));
/// assert_eq!(Policy::by_name("ofm-sandbox").unwrap().code_lifetime, Duration::from_secs(600));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of its own")]
pub struct Policy {
    pub(super) name: &'static str,

    /// Quirks of messages that are accepted.
    pub tolerated: QuirkSet,
    /// Algorithms of request objects (FAPI 2.0 Security Profile section 5.4.1).
    pub request_object_algorithms: AlgorithmSet,
    /// Algorithms of client assertions (FAPI 2.0 Security Profile section 5.4.1).
    pub client_assertion_algorithms: AlgorithmSet,
    /// Algorithms of ID tokens (FAPI 2.0 Security Profile section 5.4.1).
    pub id_token_algorithms: AlgorithmSet,
    /// The least length of an RSA modulus, in bits. FAPI 2.0 Security Profile section 5.4.1: 2048, below which this crate
    /// reads no key.
    pub min_rsa_bits: usize,
    /// The least length of an elliptic curve's key, in bits. FAPI 2.0 Security Profile section 5.4.1: 224; FAPI 1.0
    /// Advanced section 8.6: 160. This crate's curves have 256.
    pub min_ec_bits: usize,
    /// How far in the future `iat` and `nbf` may be. FAPI 2.0 Security Profile section 5.3.2.1: 10 seconds must be
    /// accepted, more than 60 must not.
    pub future_tolerance: Duration,
    /// How long after `exp` a token is still accepted, for clocks that differ.
    pub expiry_leeway: Duration,
    /// Whether client assertions and request objects must have a `kid` (RFC 7515 section 4.1.4 does not ask for it, the
    /// platforms' samples have it).
    pub require_client_kid: bool,
    /// Whether ID tokens must have a `kid` where the server has several keys of the token's algorithm (OpenID Connect Core 1.0
    /// section 10.1); one key alone need not be named.
    pub require_id_token_kid: bool,
    /// How old a key set may be, and how often it is fetched. Open Finance Malaysia: 15 minutes; API Hub: 20.
    pub key_set_refresh: RefreshPolicy,

    /// Values of a request object's `typ`, beside none (RFC 9101 section 10.8).
    pub request_object_types: &'static [&'static str],
    /// Whether a request object must have a `typ`.
    pub require_request_object_type: bool,
    /// Whether this client's request objects have a `typ`. RFC 9101 section 10.8 asks for it; the samples have none.
    pub write_request_object_type: bool,
    /// Whether a request object must have a `jti`. RFC 9101 does not ask for it.
    pub require_request_object_jti: bool,
    /// Whether a request object's `jti`, if there, is used up. No specification asks for it, RFC 9101 not even for a `jti`. A client
    /// that pushes one object twice gets a second `request_uri` only where this is false.
    pub use_request_object_jti_once: bool,
    /// How long ago a request object's `nbf` may be. FAPI 2.0 Message Signing section 5.3.1: 60 minutes; API Hub: 10.
    pub request_object_max_age: Duration,
    /// How long after `nbf` a request object's `exp` may be. FAPI 2.0 Message Signing section 5.3.1: 60 minutes; API Hub:
    /// 10. The samples have 310 seconds: ten before now, three hundred after.
    pub request_object_max_lifetime: Duration,
    /// How long a request object of this client lives, from now on.
    pub request_object_lifetime: Duration,
    /// Whether parameters of the authorization request may stand beside the request object. They are never used (RFC
    /// 9101 section 6.3).
    pub allow_parameters_outside: bool,
    /// The greatest `max_age` that may be asked for, if there is one. OpenID Connect Core 1.0 section 3.1.2.1 has none.
    pub max_max_age: Option<Duration>,

    /// What a client assertion's `aud` may be.
    pub assertion_audience: AssertionAudience,
    /// Values of a client assertion's `typ`, beside none (RFC 7523bis section 4).
    pub client_assertion_types: &'static [&'static str],
    /// How long after now a client assertion's `exp` may be, at most: how long its `jti` must be remembered. Counted from
    /// now, since `iat` may be ten seconds ago or absent; [`Policy::future_tolerance`] is added. FAPI has no limit; the
    /// platform's guide has 600 seconds, API Hub 300.
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
    /// The greatest length of `scope`, in bytes: in a request object, and in a token request. RFC 6749 section 3.3 has none.
    pub max_scope: usize,
    /// Whether a request object must have a `nonce`. FAPI 1.0 Baseline section 5.2.2.2 asks for it with `openid`; FAPI 2.0
    /// does not.
    pub require_nonce: bool,
    /// Whether a request object must have a `scope`. FAPI 1.0 Advanced is OpenID Connect, which asks for it.
    pub require_scope: bool,
    /// Values of `response_mode` that are accepted, beside none: this crate's servers answer in the query.
    pub response_modes: &'static [&'static str],
    /// Whether `scope` must have `openid`. The samples have none, and an ID token all the same.
    pub require_openid_scope: bool,
    /// Whether redirect URIs must be registered. RFC 9126 section 2.4 lets a server take others from clients that
    /// authenticate.
    pub require_registered_redirect: bool,
    /// Whether redirect URIs must be https (FAPI 2.0 Security Profile section 5.3.2.2); loopback addresses of native
    /// applications are excepted.
    pub require_https_redirect: bool,

    /// Whether there must be `authorization_details`.
    pub require_authorization_details: bool,
    /// The greatest number of `authorization_details`. API Hub: 1.
    pub max_authorization_details: usize,
    /// The types of `authorization_details` that are accepted; `None` for all that this crate knows (RFC 9396 section 5).
    pub detail_types: Option<&'static [&'static str]>,
    /// The purposes of consents that are accepted; `None` for all that the schema lists.
    pub consent_purposes: Option<&'static [&'static str]>,
    /// The permissions of consents that are accepted; `None` for all that the schema lists.
    pub consent_permissions: Option<&'static [&'static str]>,
    /// When a consent may end. Open Finance Malaysia v1.2.2: at the end of a day, Malaysian time.
    pub consent_end: ConsentEnd,

    /// Whether this client's PAR requests have `client_id` beside the request object (RFC 9126 erratum 6711).
    pub write_par_client_id: bool,
    /// Whether a server refuses requests whose `x-fapi-interaction-id` is no UUID, or is there twice; else it counts as none. FAPI
    /// 2.0 has no such header, and FAPI 1.0 Baseline section 6.2.2 asks the client alone for a UUID; API Hub's interface asks for one.
    pub check_interaction_id: bool,
    /// Whether a client refuses responses whose `x-fapi-interaction-id`, if there, is not the one that it sent. FAPI 1.0 Baseline
    /// section 6.2.1 asks for the echo of resource servers only, and gateways make ids of their own; API Hub asks for it.
    pub check_interaction_id_echo: bool,
    /// Whether requests to a server must have `x-fapi-interaction-id`. FAPI 1.0 Baseline section 6.2.2 does not ask for it.
    pub require_interaction_id: bool,
    /// The status of a PAR response that a server sends. RFC 9126 section 2.2: 201; the platforms: 200, which a client
    /// accepts if it tolerates [`Quirk::ParStatusOk`].
    pub par_status: u16,
    /// What a server's `request_uri` begins with. RFC 9126 section 2.2 suggests `urn:ietf:params:oauth:request_uri:`.
    pub request_uri_prefix: &'static str,
    /// How long a server's `request_uri` is valid. FAPI 2.0 Security Profile section 5.3.2.2: less than 600 seconds. The
    /// samples have 600, API Hub 90.
    pub request_uri_lifetime: Duration,
    /// From which lifetime on a `request_uri` shows [`Quirk::LongRequestUri`] to a client. FAPI 2.0 Security Profile
    /// section 5.3.2.2: 600 seconds.
    pub long_request_uri: Duration,
    /// The greatest length of a `request_uri`, in bytes.
    pub max_request_uri: usize,

    /// How long a code is valid. FAPI 2.0 Security Profile section 5.3.2.1: at most 60 seconds.
    pub code_lifetime: Duration,
    /// How long an access token is valid.
    pub access_token_lifetime: Duration,
    /// Whether a refreshed access token may come with a new refresh token. FAPI 2.0 Security Profile section 5.3.2.1 and
    /// Open Finance Malaysia: it may not.
    pub rotate_refresh_tokens: bool,
    /// The greatest `expires_in` of a token response that a client believes: more is taken for a mistake. No specification
    /// has a limit; the conformance suite's is a year.
    pub max_expires_in: Duration,
    /// Whether the scope granted must be within the scope requested (RFC 6749 section 3.3).
    pub require_scope_within_request: bool,
    /// Whether `state` in a token response, if there, must be the one sent. No specification has it there.
    pub require_same_token_state: bool,

    /// Whether a token response must have an ID token though `scope` had no `openid`. The samples' has one.
    pub require_id_token: bool,
    /// Whether an ID token must have an `acr`. OpenID Connect Core 1.0 section 2 does not ask for it.
    pub require_acr: bool,
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

    /// For development alone: whether issuer and endpoints may be `http` on `127.0.0.1`, `[::1]` and `localhost`, and
    /// on no other host. No preset sets it. Everything else is https (FAPI 2.0 Security Profile section 5.2.1).
    pub development_loopback_http: bool,
}

impl Policy {
    /// The preset's name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The preset of this name, one of [`Policy::NAMES`].
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        let presets: [fn() -> Self; 5] =
            [Self::fapi2_final, Self::fapi1_advanced, Self::ofm_sandbox, Self::ofm_v1_2_2, Self::api_hub_uae_v2_1];
        Self::NAMES.iter().zip(presets).find_map(|(own, preset)| (*own == name).then(preset))
    }

    /// Whether messages with this quirk are accepted.
    #[must_use]
    pub const fn tolerates(&self, quirk: Quirk) -> bool {
        self.tolerated.contains(quirk)
    }

    /// Accepts messages with this quirk too.
    #[must_use]
    pub const fn with_tolerated_quirk(mut self, quirk: Quirk) -> Self {
        self.tolerated = self.tolerated.with(quirk);
        self
    }

    /// Refuses messages with this quirk.
    #[must_use]
    pub const fn without_tolerated_quirk(mut self, quirk: Quirk) -> Self {
        self.tolerated = self.tolerated.without(quirk);
        self
    }

    /// The first of these quirks that is not tolerated.
    pub(super) fn untolerated(&self, quirks: QuirkSet) -> Option<Quirk> {
        let others = quirks.difference(self.tolerated);
        if others.is_empty() { None } else { others.iter().next() }
    }
}
