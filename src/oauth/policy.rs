//! The rules of a profile (FAPI 2.0 Security Profile Final and Message Signing, with the platforms' additions).
//!
//! A policy contains every number that a check uses. Take a preset and change single fields, in code or in a
//! configuration file.

use alloc::string::String;
use core::time::Duration;

use crate::error::{Quirk, QuirkSet};

pub use self::consent_end::ConsentEnd;
pub use self::presets::{Preset, UnknownPreset};
pub use self::topics::{
    AssertionAudience, AuthorizationDetailsPolicy, AuthorizationRequestPolicy, ClientAssertionPolicy, ClockPolicy,
    ConsentPolicy, DpopPolicy, IdTokenPolicy, InteractionIdPolicy, KeyPolicy, LimitPolicy, ParPolicy,
    RequestObjectPolicy, SenderConstraint, TokenPolicy,
};

mod config;
mod consent_end;
mod presets;
mod topics;

/// The rules for accepted and written messages. A plain value: take a preset and change single fields.
///
/// The reader is the same under every policy. It records known deviations of a message as [`Quirk`]s;
/// [`Policy::tolerated`] lists the accepted ones.
///
/// ```
/// use core::time::Duration;
/// use ofm_protocol::oauth::{Policy, Quirk};
///
/// let mut policy = Policy::ofm_sandbox();
/// policy.token.code_lifetime = Duration::from_secs(60); // production
/// policy.tolerated = policy.tolerated.without(Quirk::AmrText);
/// assert!(!policy.tolerates(Quirk::AmrText) && policy.tolerates(Quirk::BooleanText));
/// assert_eq!(Policy::preset("ofm-sandbox")?.token.code_lifetime, Duration::from_secs(600));
/// # Ok::<(), ofm_protocol::oauth::policy::UnknownPreset>(())
/// ```
///
/// In a configuration a policy is an object with `preset` and the members that differ from it. Durations are in
/// seconds, sets are lists of names. An unknown preset, an unknown member, a repeated member and a value out of range
/// are errors with the member's path. The written form has every member.
///
/// ```
/// use core::time::Duration;
/// use ofm_protocol::oauth::Policy;
///
/// let text = r#"{"preset":"ofm-v1.2.2","client_assertion":{"max_lifetime":60}}"#;
/// let policy: Policy = serde_json::from_str(text)?;
/// assert_eq!(policy.client_assertion.max_lifetime, Duration::from_secs(60));
/// assert_eq!(policy.par, Policy::ofm_v1_2_2().par);
///
/// let text = r#"{"preset":"ofm-v1.2.2","client_assertion":{"max_lifetime":-60}}"#;
/// let error = serde_json::from_str::<Policy>(text).unwrap_err().to_string();
/// assert!(error.starts_with("client_assertion.max_lifetime: "), "{error}");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The preset from which this policy was made. Reports show its name; no check uses it.
    pub preset: Preset,
    /// The accepted quirks of messages.
    pub tolerated: QuirkSet,
    /// The keys of both sides.
    pub keys: KeyPolicy,
    /// Tolerances for different clocks.
    pub clock: ClockPolicy,
    /// Client assertions.
    pub client_assertion: ClientAssertionPolicy,
    /// Request objects.
    pub request_object: RequestObjectPolicy,
    /// The parameters of authorization requests.
    pub authorization_request: AuthorizationRequestPolicy,
    /// `authorization_details`.
    pub authorization_details: AuthorizationDetailsPolicy,
    /// Consents in `authorization_details`.
    pub consent: ConsentPolicy,
    /// Pushed authorization requests.
    pub par: ParPolicy,
    /// The header `x-fapi-interaction-id`.
    pub interaction_id: InteractionIdPolicy,
    /// Codes, access tokens and refresh tokens.
    pub token: TokenPolicy,
    /// ID tokens.
    pub id_token: IdTokenPolicy,
    /// DPoP proofs.
    pub dpop: DpopPolicy,
    /// The maximum lengths.
    pub limits: LimitPolicy,
    /// For development only: whether issuer and endpoints may be `http` on `127.0.0.1`, `[::1]` and `localhost`, and on
    /// no other host. No preset sets it. All other URLs must be https (FAPI 2.0 Security Profile section 5.2.1).
    pub development_loopback_http: bool,
}

impl Policy {
    /// The preset's name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.preset.name()
    }

    /// Whether messages with this quirk are accepted.
    #[must_use]
    pub const fn tolerates(&self, quirk: Quirk) -> bool {
        self.tolerated.contains(quirk)
    }

    /// The first quirk that is not tolerated.
    pub(super) fn untolerated(&self, quirks: QuirkSet) -> Option<Quirk> {
        let others = quirks.difference(self.tolerated);
        if others.is_empty() { None } else { others.iter().next() }
    }
}

/// [`Policy::fapi2_final`].
impl Default for Policy {
    fn default() -> Self {
        Self::fapi2_final()
    }
}

/// Whether an optional list has this value.
pub(super) fn is_listed(accepted: Option<&[String]>, value: &str) -> bool {
    accepted.is_none_or(|accepted| accepted.iter().any(|own| own == value))
}

const fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(60 * minutes)
}
