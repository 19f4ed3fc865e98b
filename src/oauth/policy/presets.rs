//! The presets: what each specification and platform asks for, as of January 2026.
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
//! | `iss` in callbacks | required | optional | optional | required | required |
//! | key sets live | 15 min | 15 min | 15 min | 15 min | 20 min |
//! | `x-fapi-interaction-id`: UUID, echo | not checked | not checked | not checked | not checked | checked |
//! | consents end | any time | any time | any time | end of day, +08:00 | any time |

use core::time::Duration;

use super::{AssertionAudience, ConsentEnd, Policy};
use crate::crypto::Algorithm;
use crate::error::{Quirk, QuirkSet};
use crate::jose::refresh::RefreshPolicy;
use crate::jose::{AlgorithmSet, Limits};
use crate::oauth::form::FormLimits;

impl Policy {
    /// The names of the presets, for [`Policy::by_name`].
    pub const NAMES: [&'static str; 5] =
        ["fapi2-final", "fapi1-advanced", "ofm-sandbox", "ofm-v1.2.2", "api-hub-uae-v2.1"];

    /// FAPI 2.0 Security Profile Final with Message Signing.
    ///
    /// It refuses what its own specifications rule out, and tolerates all else: what they allow ([`QuirkSet::LAWFUL`]), what only
    /// a platform rules out, and a `:` or `/` in a form, which every reader understands alike.
    #[must_use]
    pub fn fapi2_final() -> Self {
        let [name, ..] = Self::NAMES;
        Self {
            name,
            tolerated: PLAIN,
            request_object_algorithms: AlgorithmSet::FAPI2,
            client_assertion_algorithms: AlgorithmSet::FAPI2,
            id_token_algorithms: AlgorithmSet::FAPI2,
            min_rsa_bits: 2048,
            min_ec_bits: 224,
            future_tolerance: Duration::from_secs(10),
            expiry_leeway: Duration::ZERO,
            require_client_kid: false,
            require_id_token_kid: true,
            key_set_refresh: RefreshPolicy::default(),
            request_object_types: &["oauth-authz-req+jwt"],
            require_request_object_type: false,
            write_request_object_type: true,
            require_request_object_jti: false,
            use_request_object_jti_once: true,
            request_object_max_age: minutes(60),
            request_object_max_lifetime: minutes(60),
            request_object_lifetime: minutes(5),
            allow_parameters_outside: true,
            max_max_age: None,
            assertion_audience: AssertionAudience::IssuerString,
            client_assertion_types: &["JWT", "client-authentication+jwt"],
            client_assertion_max_lifetime: minutes(60),
            client_assertion_lifetime: minutes(5),
            max_jti: 256,
            backdate: Duration::from_secs(10),
            max_nonce: 128,
            max_state: 512,
            max_scope: 4_096,
            require_nonce: false,
            require_scope: false,
            response_modes: &["query"],
            require_openid_scope: false,
            require_registered_redirect: true,
            require_https_redirect: true,
            require_authorization_details: false,
            max_authorization_details: 8,
            detail_types: None,
            consent_purposes: None,
            consent_permissions: None,
            consent_end: ConsentEnd::Any,
            write_par_client_id: true,
            check_interaction_id: false,
            check_interaction_id_echo: false,
            require_interaction_id: false,
            par_status: 201,
            request_uri_prefix: "urn:ietf:params:oauth:request_uri:",
            request_uri_lifetime: Duration::from_secs(90),
            long_request_uri: minutes(10),
            max_request_uri: 512,
            code_lifetime: Duration::from_secs(60),
            access_token_lifetime: minutes(10),
            max_expires_in: minutes(365 * 24 * 60),
            rotate_refresh_tokens: false,
            require_scope_within_request: true,
            require_same_token_state: false,
            require_id_token: false,
            require_acr: false,
            id_token_max_age: minutes(5),
            id_token_lifetime: minutes(15),
            token_limits: Limits::default(),
            form_limits: FormLimits::default(),
            max_response: 131_072,
            development_loopback_http: false,
        }
    }

    /// FAPI 1.0 Advanced Final, as far as it has the code flow with pushed requests: no hybrid flow, no JARM.
    ///
    /// Beside what that preset tolerates it tolerates what came with FAPI 2.0 only: callbacks without `iss`, `request_uri`s that live
    /// long.
    #[must_use]
    pub fn fapi1_advanced() -> Self {
        let [_, name, ..] = Self::NAMES;
        let algorithms = AlgorithmSet::of(&[Algorithm::Ps256, Algorithm::Es256]);
        Self {
            name,
            tolerated: PLAIN.with(Quirk::IssuerMissing).with(Quirk::LongRequestUri),
            request_object_algorithms: algorithms,
            client_assertion_algorithms: algorithms,
            id_token_algorithms: algorithms,
            min_ec_bits: 160,
            // The profile leaves the skew open; this is the most that FAPI 2.0 allows.
            future_tolerance: minutes(1),
            assertion_audience: AssertionAudience::Rfc9126,
            require_nonce: true,
            require_scope: true,
            // The profile has `jwt` alone for codes; without JARM, only a request that leaves the mode open is answered.
            response_modes: &[],
            // RFC 6749 section 4.1.2: ten minutes at most.
            code_lifetime: minutes(10),
            ..Self::fapi2_final()
        }
    }

    /// The sandbox of Open Finance Malaysia as its samples and its guide show it, as of January 2026.
    ///
    /// It tolerates all that the samples show.
    #[must_use]
    pub fn ofm_sandbox() -> Self {
        let [_, _, name, ..] = Self::NAMES;
        Self {
            name,
            tolerated: QuirkSet::RECORDED,
            future_tolerance: minutes(1),
            request_object_types: &["oauth-authz-req+jwt", "JWT"],
            write_request_object_type: false,
            assertion_audience: AssertionAudience::IssuerOrTokenEndpointString,
            client_assertion_max_lifetime: minutes(10),
            require_authorization_details: true,
            max_authorization_details: 1,
            detail_types: Some(&["urn:openfinance-ml:account-access-consent:v1.2"]),
            par_status: 200,
            request_uri_lifetime: minutes(10),
            code_lifetime: minutes(10),
            require_id_token: true,
            ..Self::platform()
        }
    }

    /// Open Finance Malaysia v1.2.2 as its documents have it: FAPI 2.0 Final, with consents that end with a day in
    /// Malaysia, hashes of 44 characters, codes of 60 seconds, access tokens of 15 minutes.
    ///
    /// It tolerates what the samples of the same platform show where the documents do not speak of it.
    #[must_use]
    pub fn ofm_v1_2_2() -> Self {
        let [_, _, _, name, _] = Self::NAMES;
        Self {
            name,
            tolerated: QuirkSet::LAWFUL.union(QuirkSet::of(&[
                Quirk::ParStatusOk,
                Quirk::LongRequestUri,
                Quirk::AmrText,
                Quirk::BooleanText,
                Quirk::UnencodedForm,
                Quirk::NullMember,
                Quirk::ExpiresInText,
                Quirk::UnencodedEquals,
            ])),
            future_tolerance: Duration::from_secs(10),
            consent_purposes: Some(&["pfm", "credit_underwriting"]),
            consent_permissions: Some(&["read_accounts", "read_transactions", "read_balances"]),
            consent_end: ConsentEnd::EndOfDay { offset_minutes: 480 },
            par_status: 201,
            request_uri_lifetime: Duration::from_secs(90),
            code_lifetime: minutes(1),
            access_token_lifetime: minutes(15),
            ..Self::ofm_sandbox()
        }
    }

    /// API Hub, the sibling platform in the United Arab Emirates, standards v2.1.
    ///
    /// Beside what FAPI 2.0 tolerates it tolerates 200 for pushed requests.
    #[must_use]
    pub fn api_hub_uae_v2_1() -> Self {
        let [_, _, _, _, name] = Self::NAMES;
        Self {
            name,
            tolerated: PLAIN.with(Quirk::ParStatusOk),
            key_set_refresh: RefreshPolicy { max_age: minutes(20), ..RefreshPolicy::default() },
            request_object_max_age: minutes(10),
            request_object_max_lifetime: minutes(10),
            client_assertion_max_lifetime: minutes(5),
            require_authorization_details: true,
            max_authorization_details: 1,
            detail_types: Some(&["urn:openfinanceuae:account-access-consent:v2.1"]),
            write_par_client_id: false,
            check_interaction_id: true,
            check_interaction_id_echo: true,
            par_status: 200,
            request_uri_prefix: "urn:ietf:params:oauth:request-uri:",
            ..Self::platform()
        }
    }

    /// What both platforms have in common: PS256 alone, keys that are always named.
    fn platform() -> Self {
        let ps256 = AlgorithmSet::of(&[Algorithm::Ps256]);
        Self {
            request_object_algorithms: ps256,
            client_assertion_algorithms: ps256,
            id_token_algorithms: ps256,
            require_client_kid: true,
            ..Self::fapi2_final()
        }
    }
}

/// What a specification that is no platform's has no word against: `hashed_id_number` is Open Finance Malaysia's alone, and RFC 7519
/// section 4 has a reader ignore claims that it does not know.
const PLAIN: QuirkSet = QuirkSet::LAWFUL.with(Quirk::HashedIdNumberForm).with(Quirk::UnencodedForm);

const fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(60 * minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_are_found_by_name() {
        for name in Policy::NAMES {
            assert_eq!(Policy::by_name(name).unwrap().name(), name);
        }
        assert_eq!(Policy::by_name("ofm_sandbox"), None);
    }

    #[test]
    fn fapi_presets_keep_the_limits_of_the_profile() {
        for policy in
            [Policy::fapi2_final(), Policy::fapi1_advanced(), Policy::ofm_v1_2_2(), Policy::api_hub_uae_v2_1()]
        {
            assert!(policy.future_tolerance >= Duration::from_secs(10), "{}", policy.name());
            assert!(policy.future_tolerance <= Duration::from_secs(60), "{}", policy.name());
            assert!(policy.request_uri_lifetime < policy.long_request_uri);
            assert!(policy.max_nonce >= 64);
            assert!(policy.request_object_max_age <= minutes(60) && policy.request_object_max_lifetime <= minutes(60));
        }
        for policy in [Policy::fapi2_final(), Policy::ofm_v1_2_2(), Policy::api_hub_uae_v2_1()] {
            assert!(policy.code_lifetime <= Duration::from_secs(60) && !policy.tolerates(Quirk::IssuerMissing));
        }
        assert_eq!(Policy::fapi2_final().id_token_algorithms, AlgorithmSet::FAPI2);
    }

    #[test]
    fn no_preset_tolerates_what_every_reader_refuses() {
        for name in Policy::NAMES {
            let policy = Policy::by_name(name).unwrap();
            assert!(policy.tolerated.difference(QuirkSet::RECORDED).is_empty(), "{name}");
            assert!(QuirkSet::LAWFUL.difference(policy.tolerated).is_empty(), "{name}");
        }
        assert_eq!(Policy::fapi2_final().untolerated(QuirkSet::RECORDED), Some(Quirk::MaxAgeNull));
    }

    #[test]
    fn ofm_sandbox_accepts_what_the_samples_have() {
        let policy = Policy::ofm_sandbox();
        assert!(policy.request_object_max_lifetime >= Duration::from_secs(310));
        assert!(policy.client_assertion_max_lifetime >= Duration::from_secs(300));
        assert_eq!(policy.request_uri_lifetime, Duration::from_secs(600));
        assert!(policy.tolerates(Quirk::ParStatusOk) && policy.tolerates(Quirk::IssuerMissing));
    }

    #[test]
    fn api_hub_takes_its_own_clients_dates() {
        // They sign ten seconds back and five minutes on: 310 seconds, of which 300 are still to come.
        let policy = Policy::api_hub_uae_v2_1();
        assert_eq!(policy.client_assertion_max_lifetime, Duration::from_secs(300));
        assert_eq!(policy.client_assertion_lifetime, Duration::from_secs(300));
        assert_eq!(policy.backdate, Duration::from_secs(10));
    }
}
