//! The presets: the requirements of each specification and platform, as of January 2026.
//!
//! | | FAPI 2.0 | FAPI 1.0 | sandbox | v1.2.2 | API Hub |
//! |---|---|---|---|---|---|
//! | algorithms | PS256 ES256 Ed25519 | PS256 ES256 | PS256 | PS256 | PS256 |
//! | request object: age, lifetime | 60 min | 60 min | 60 min | 60 min | 10 min |
//! | assertion: `aud` | issuer, a string | issuer, token or PAR endpoint | issuer or token endpoint, a string | as sandbox | issuer, a string |
//! | assertion: lifetime from now | 60 min | 60 min | 10 min | 10 min | 5 min |
//! | `iat`, `nbf` ahead | 10 s | 60 s | 60 s | 10 s | 10 s |
//! | PAR status: sent, accepted | 201 | 201 | 200, 201 too | 201, 200 too | 200, 201 too |
//! | `request_uri` lives | 90 s | 90 s | 600 s | 90 s | 90 s |
//! | `client_id` in the PAR form | written | written | written | written | not written |
//! | code lives | 60 s | 10 min | 10 min | 60 s | 60 s |
//! | access token lives | 10 min | 10 min | 10 min | 15 min | 10 min |
//! | access tokens bound to | certificate or DPoP key | certificate | nothing, or as asked | certificate | certificate |
//! | responses of authorizations | query | signed (`jwt`) | query | query | query |
//! | `iss` in callbacks | required | optional | optional | required | required |
//! | key sets live | 15 min | 15 min | 15 min | 15 min | 20 min |
//! | `x-fapi-interaction-id`: UUID, echo | not checked | not checked | not checked | not checked | checked |
//! | consents end | any time | any time | any time | end of day, +08:00 | any time |

use core::fmt;
use core::str::FromStr;
use core::time::Duration;

use super::topics::texts;
use super::{
    AssertionAudience, AuthorizationDetailsPolicy, AuthorizationRequestPolicy, ClientAssertionPolicy, ClockPolicy,
    ConsentEnd, ConsentPolicy, DpopPolicy, IdTokenPolicy, InteractionIdPolicy, KeyPolicy, LimitPolicy, ParPolicy,
    Policy, RequestObjectPolicy, SenderConstraint, TokenPolicy, minutes,
};
use crate::crypto::Algorithm;
use crate::error::{Quirk, QuirkSet};
use crate::jose::AlgorithmSet;
use crate::jose::refresh::RefreshPolicy;

/// The presets by name.
///
/// ```
/// use ofm_protocol::oauth::policy::Preset;
///
/// let preset: Preset = "ofm-v1.2.2".parse()?;
/// assert_eq!(preset.policy().name(), "ofm-v1.2.2");
/// assert!("ofm-v1.2".parse::<Preset>().unwrap_err().to_string().contains("ofm-v1.2.2"));
/// # Ok::<(), ofm_protocol::oauth::policy::UnknownPreset>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Preset {
    /// [`Policy::fapi2_final`].
    Fapi2Final,
    /// [`Policy::fapi1_advanced`].
    Fapi1Advanced,
    /// [`Policy::ofm_sandbox`].
    OfmSandbox,
    /// [`Policy::ofm_v1_2_2`].
    OfmV1_2_2,
    /// [`Policy::api_hub_uae_v2_1`].
    ApiHubUaeV2_1,
}

impl Preset {
    /// Every preset.
    pub const ALL: [Self; 5] =
        [Self::Fapi2Final, Self::Fapi1Advanced, Self::OfmSandbox, Self::OfmV1_2_2, Self::ApiHubUaeV2_1];

    /// The name: `fapi2-final`, `fapi1-advanced`, `ofm-sandbox`, `ofm-v1.2.2` or `api-hub-uae-v2.1`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fapi2Final => "fapi2-final",
            Self::Fapi1Advanced => "fapi1-advanced",
            Self::OfmSandbox => "ofm-sandbox",
            Self::OfmV1_2_2 => "ofm-v1.2.2",
            Self::ApiHubUaeV2_1 => "api-hub-uae-v2.1",
        }
    }

    /// The policy.
    #[must_use]
    pub fn policy(self) -> Policy {
        match self {
            Self::Fapi2Final => Policy::fapi2_final(),
            Self::Fapi1Advanced => Policy::fapi1_advanced(),
            Self::OfmSandbox => Policy::ofm_sandbox(),
            Self::OfmV1_2_2 => Policy::ofm_v1_2_2(),
            Self::ApiHubUaeV2_1 => Policy::api_hub_uae_v2_1(),
        }
    }
}

/// Its name.
impl fmt::Display for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Preset {
    type Err = UnknownPreset;

    fn from_str(name: &str) -> Result<Self, UnknownPreset> {
        Self::ALL.into_iter().find(|preset| preset.name() == name).ok_or(UnknownPreset)
    }
}

/// The error for an unknown name of a preset. The message lists the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownPreset;

impl fmt::Display for UnknownPreset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown preset, expected one of")?;
        for (index, preset) in Preset::ALL.into_iter().enumerate() {
            write!(f, "{} {preset}", if index == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

impl core::error::Error for UnknownPreset {}

impl Policy {
    /// The preset with this name.
    ///
    /// Errors: the name is not in [`Preset::ALL`]; the message lists the names.
    pub fn preset(name: &str) -> Result<Self, UnknownPreset> {
        name.parse().map(Preset::policy)
    }

    /// FAPI 2.0 Security Profile Final with Message Signing.
    ///
    /// It rejects the quirks that its own specifications forbid. It tolerates the quirks that they allow
    /// ([`QuirkSet::CONFORMING`]), those that only a platform forbids, and `:` or `/` in a form, which every reader
    /// understands in the same way.
    #[must_use]
    pub fn fapi2_final() -> Self {
        Self {
            preset: Preset::Fapi2Final,
            tolerated: PLAIN,
            keys: KeyPolicy::default(),
            clock: ClockPolicy::default(),
            client_assertion: ClientAssertionPolicy::default(),
            request_object: RequestObjectPolicy::default(),
            authorization_request: AuthorizationRequestPolicy::default(),
            authorization_details: AuthorizationDetailsPolicy::default(),
            consent: ConsentPolicy::default(),
            par: ParPolicy::default(),
            interaction_id: InteractionIdPolicy::default(),
            token: TokenPolicy::default(),
            id_token: IdTokenPolicy::default(),
            dpop: DpopPolicy::default(),
            limits: LimitPolicy::default(),
            development_loopback_http: false,
        }
    }
    /// FAPI 1.0 Advanced Final, restricted to the code flow with pushed requests and signed responses (JARM, section
    /// 5.2.2 clause 2 b): no hybrid flow.
    ///
    /// It also tolerates deviations from rules that only FAPI 2.0 has: callbacks without `iss`, and a long lifetime of
    /// `request_uri`.
    #[must_use]
    pub fn fapi1_advanced() -> Self {
        let mut policy = Self {
            preset: Preset::Fapi1Advanced,
            tolerated: PLAIN.with(Quirk::IssuerMissing).with(Quirk::LongRequestUri),
            ..Self::fapi2_final()
        };
        policy.set_algorithms(AlgorithmSet::of(&[Algorithm::Ps256, Algorithm::Es256]));
        policy.keys.min_ec_bits = 160;
        // The profile does not limit the skew; this is the maximum of FAPI 2.0.
        policy.clock.future_tolerance = minutes(1);
        policy.client_assertion.audience = AssertionAudience::Rfc9126;
        policy.authorization_request.require_nonce = true;
        policy.authorization_request.require_scope = true;
        // Section 5.2.2 clause 2: without the hybrid flow, the response is signed (JARM).
        policy.authorization_request.response_modes = texts(&["jwt"]);
        // Section 5.2.2: mutual TLS is the mechanism.
        policy.token.sender_constraint = SenderConstraint::MutualTls;
        // RFC 6749 section 4.1.2: at most ten minutes.
        policy.token.code_lifetime = minutes(10);
        policy
    }
    /// The sandbox of Open Finance Malaysia according to its samples and its guide, as of January 2026.
    ///
    /// It tolerates every quirk of the samples.
    #[must_use]
    pub fn ofm_sandbox() -> Self {
        let mut policy = Self { preset: Preset::OfmSandbox, tolerated: QuirkSet::OBSERVABLE, ..Self::platform() };
        policy.clock.future_tolerance = minutes(1);
        policy.request_object.types = texts(&["oauth-authz-req+jwt", "JWT"]);
        policy.request_object.write_type = false;
        policy.client_assertion.audience = AssertionAudience::IssuerOrTokenEndpointString;
        policy.client_assertion.max_lifetime = minutes(10);
        policy.set_only_detail_type("urn:openfinance-ml:account-access-consent:v1.2");
        policy.par.status = 200;
        policy.par.request_uri_lifetime = minutes(10);
        // The samples have no certificate.
        policy.token.sender_constraint = SenderConstraint::Optional;
        policy.token.code_lifetime = minutes(10);
        policy.id_token.require = true;
        policy
    }
    /// Open Finance Malaysia v1.2.2 according to its documents: FAPI 2.0 Final, with consents that end with a day in
    /// Malaysia, hashes of 44 characters, codes of 60 seconds, access tokens of 15 minutes.
    ///
    /// It tolerates the quirks of the same platform's samples that the documents do not mention.
    #[must_use]
    pub fn ofm_v1_2_2() -> Self {
        let mut policy = Self {
            preset: Preset::OfmV1_2_2,
            tolerated: QuirkSet::CONFORMING.union(QuirkSet::of(&[
                Quirk::ParStatusOk,
                Quirk::LongRequestUri,
                Quirk::AmrText,
                Quirk::BooleanText,
                Quirk::UnencodedForm,
                Quirk::NullMember,
                Quirk::ExpiresInText,
                Quirk::UnencodedEquals,
            ])),
            consent: ConsentPolicy {
                purposes: Some(texts(&["pfm", "credit_underwriting"])),
                permissions: Some(texts(&["read_accounts", "read_transactions", "read_balances"])),
                end: ConsentEnd::EndOfDay { offset_minutes: 480 },
            },
            ..Self::ofm_sandbox()
        };
        policy.clock.future_tolerance = Duration::from_secs(10);
        policy.par.status = 201;
        policy.par.request_uri_lifetime = Duration::from_secs(90);
        policy.token.code_lifetime = minutes(1);
        // Clients present their certificate everywhere, and resource servers compare it with `cnf`.
        policy.token.sender_constraint = SenderConstraint::MutualTls;
        policy.token.access_token_lifetime = minutes(15);
        policy
    }
    /// API Hub, the related platform in the United Arab Emirates, standards v2.1.
    ///
    /// It tolerates the quirks that FAPI 2.0 tolerates, and status 200 for pushed requests.
    #[must_use]
    pub fn api_hub_uae_v2_1() -> Self {
        let mut policy = Self {
            preset: Preset::ApiHubUaeV2_1,
            tolerated: PLAIN.with(Quirk::ParStatusOk),
            interaction_id: InteractionIdPolicy { check_uuid: true, check_echo: true, require: false },
            ..Self::platform()
        };
        policy.token.sender_constraint = SenderConstraint::MutualTls;
        policy.keys.refresh = RefreshPolicy { max_age: minutes(20), ..RefreshPolicy::default() };
        policy.request_object.max_age = minutes(10);
        policy.request_object.max_lifetime = minutes(10);
        policy.client_assertion.max_lifetime = minutes(5);
        policy.set_only_detail_type("urn:openfinanceuae:account-access-consent:v2.1");
        policy.par.write_client_id = false;
        policy.par.status = 200;
        policy.par.request_uri_prefix = "urn:ietf:params:oauth:request-uri:".into();
        policy
    }

    /// The common rules of both platforms: only PS256, and keys always have a `kid`.
    fn platform() -> Self {
        let mut policy = Self::fapi2_final();
        policy.set_algorithms(AlgorithmSet::of(&[Algorithm::Ps256]));
        policy.keys.require_client_kid = true;
        policy
    }

    /// Sets the same algorithms for every token.
    const fn set_algorithms(&mut self, algorithms: AlgorithmSet) {
        self.request_object.algorithms = algorithms;
        self.client_assertion.algorithms = algorithms;
        self.id_token.algorithms = algorithms;
        self.token.algorithms = algorithms;
    }

    /// Allows one element of `authorization_details`, with this type.
    fn set_only_detail_type(&mut self, kind: &str) {
        self.authorization_details =
            AuthorizationDetailsPolicy { require: true, max_count: 1, types: Some(texts(&[kind])) };
    }
}

/// The quirks that a general specification does not forbid: `hashed_id_number` belongs to Open Finance Malaysia only,
/// and RFC 7519 section 4 requires readers to ignore unknown claims.
const PLAIN: QuirkSet = QuirkSet::CONFORMING.with(Quirk::HashedIdNumberForm).with(Quirk::UnencodedForm);

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn presets_are_found_by_name() {
        for preset in Preset::ALL {
            assert_eq!(Policy::preset(preset.name()), Ok(preset.policy()));
            assert_eq!((preset.policy().preset, preset.policy().name()), (preset, preset.name()));
        }
        let error = Policy::preset("ofm_sandbox").unwrap_err();
        let names = "fapi2-final, fapi1-advanced, ofm-sandbox, ofm-v1.2.2, api-hub-uae-v2.1";
        assert_eq!(error.to_string(), format!("unknown preset, expected one of {names}"));
    }

    #[test]
    fn fapi_presets_keep_the_limits_of_the_profile() {
        for policy in
            [Policy::fapi2_final(), Policy::fapi1_advanced(), Policy::ofm_v1_2_2(), Policy::api_hub_uae_v2_1()]
        {
            assert!(policy.clock.future_tolerance >= Duration::from_secs(10), "{}", policy.name());
            assert!(policy.clock.future_tolerance <= Duration::from_secs(60), "{}", policy.name());
            assert!(policy.par.request_uri_lifetime < policy.par.long_request_uri);
            assert!(policy.limits.nonce >= 64);
            assert!(policy.request_object.max_age <= minutes(60) && policy.request_object.max_lifetime <= minutes(60));
        }
        for policy in [Policy::fapi2_final(), Policy::ofm_v1_2_2(), Policy::api_hub_uae_v2_1()] {
            assert!(policy.token.code_lifetime <= Duration::from_secs(60) && !policy.tolerates(Quirk::IssuerMissing));
        }
        assert_eq!(Policy::fapi2_final().id_token.algorithms, AlgorithmSet::FAPI2);
    }

    #[test]
    fn no_preset_tolerates_malformed_messages() {
        for policy in Preset::ALL.map(Preset::policy) {
            let name = policy.name();
            assert!(policy.tolerated.difference(QuirkSet::OBSERVABLE).is_empty(), "{name}");
            assert!(QuirkSet::CONFORMING.difference(policy.tolerated).is_empty(), "{name}");
        }
        assert_eq!(Policy::fapi2_final().untolerated(QuirkSet::OBSERVABLE), Some(Quirk::MaxAgeNull));
    }

    #[test]
    fn ofm_sandbox_accepts_the_samples() {
        let policy = Policy::ofm_sandbox();
        assert!(policy.request_object.max_lifetime >= Duration::from_secs(310));
        assert!(policy.client_assertion.max_lifetime >= Duration::from_secs(300));
        assert_eq!(policy.par.request_uri_lifetime, Duration::from_secs(600));
        assert!(policy.tolerates(Quirk::ParStatusOk) && policy.tolerates(Quirk::IssuerMissing));
    }

    #[test]
    fn api_hub_takes_its_own_clients_dates() {
        // They sign ten seconds back and five minutes ahead: 310 seconds, of which 300 remain.
        let policy = Policy::api_hub_uae_v2_1();
        assert_eq!(policy.client_assertion.max_lifetime, Duration::from_secs(300));
        assert_eq!(policy.client_assertion.lifetime, Duration::from_secs(300));
        assert_eq!(policy.clock.backdate, Duration::from_secs(10));
    }
}
