//! Policy decisions besides quirks: numbers of the presets, consents, lengths, keys, `acr`, and the client's identity.

use std::time::Duration;

use ofm_protocol::crypto::Algorithm;
use ofm_protocol::error::{ClaimError, RequestError, ResponseError};
use ofm_protocol::jose::{AlgorithmSet, ProtectedHeader};
use ofm_protocol::oauth::form::{Form, FormLimits};
use ofm_protocol::oauth::policy::Preset;
use ofm_protocol::oauth::{AssertionAudience, AuthorizationRequest, ConsentEnd, Policy, Quirk};
use ofm_protocol::time::{TimeRangeError, UnixTime, UtcOffset};
use ofm_protocol::types::Timestamp;
use serde_json::{Value, json};

use crate::support::exchange::cx;
use crate::support::exchange::*;
use crate::support::keys;
use crate::support::modules::*;

type Checked = Result<(), RequestError>;

fn par(policy: Policy, change: impl FnOnce(&mut Par)) -> Checked {
    let mut par = valid_par(policy);
    change(&mut par);
    par.check().map(|_| ())
}

fn consent(policy: Policy, member: &str, value: Value) -> Checked {
    par(policy, |par| par.object["authorization_details"][0]["consent"][member] = value)
}

fn answer(policy: Policy, change: impl FnOnce(&mut Answer)) -> Result<(), ResponseError> {
    let mut answer = Answer::valid(policy);
    change(&mut answer);
    answer.check()
}

#[test]
fn presets_have_the_numbers_of_their_profiles() {
    let [minute, hour] = [Duration::from_secs(60), Duration::from_secs(3600)];
    let [fapi2, fapi1, sandbox, v1_2_2, api_hub] = Preset::ALL.map(Preset::policy);
    let platforms = [&sandbox, &v1_2_2, &api_hub];
    // Algorithms and keys.
    assert_eq!(fapi2.request_object.algorithms, AlgorithmSet::FAPI2);
    assert_eq!(fapi1.client_assertion.algorithms, AlgorithmSet::of(&[Algorithm::Ps256, Algorithm::Es256]));
    for policy in platforms {
        let ps256 = AlgorithmSet::from(Algorithm::Ps256);
        assert_eq!(policy.request_object.algorithms, ps256);
        assert_eq!((policy.client_assertion.algorithms, policy.id_token.algorithms), (ps256, ps256));
        assert_eq!(policy.keys.min_rsa_bits, 2048);
    }
    assert_eq!(
        (fapi2.keys.min_rsa_bits, fapi2.keys.min_ec_bits, fapi1.keys.min_rsa_bits, fapi1.keys.min_ec_bits),
        (2048, 224, 2048, 160)
    );
    // Request objects.
    for policy in [&fapi2, &fapi1, &sandbox, &v1_2_2] {
        assert_eq!((policy.request_object.max_age, policy.request_object.max_lifetime), (hour, hour));
    }
    assert_eq!((api_hub.request_object.max_age, api_hub.request_object.max_lifetime), (10 * minute, 10 * minute));
    for policy in [&fapi2, &fapi1, &sandbox, &v1_2_2, &api_hub] {
        // Ten seconds back and five minutes ahead: 310 seconds in all.
        assert_eq!(policy.clock.backdate + policy.request_object.lifetime, Duration::from_secs(310));
        assert_eq!(policy.clock.backdate + policy.client_assertion.lifetime, Duration::from_secs(310));
    }
    // Client assertions.
    assert_eq!(fapi2.client_assertion.audience, AssertionAudience::IssuerString);
    assert_eq!(fapi1.client_assertion.audience, AssertionAudience::Rfc9126);
    assert_eq!(api_hub.client_assertion.audience, AssertionAudience::IssuerString);
    assert_eq!(sandbox.client_assertion.audience, AssertionAudience::IssuerOrTokenEndpointString);
    assert_eq!(sandbox.client_assertion.max_lifetime, 10 * minute);
    assert_eq!(api_hub.client_assertion.max_lifetime, 5 * minute);
    assert_eq!((fapi2.clock.future_tolerance, api_hub.clock.future_tolerance), (minute / 6, minute / 6));
    // PAR.
    assert_eq!([fapi2.par.status, fapi1.par.status, api_hub.par.status, sandbox.par.status], [201, 201, 200, 200]);
    assert!(fapi2.par.request_uri_lifetime < 10 * minute);
    assert_eq!((api_hub.par.request_uri_lifetime, sandbox.par.request_uri_lifetime), (minute * 3 / 2, 10 * minute));
    assert_eq!(api_hub.par.request_uri_prefix, "urn:ietf:params:oauth:request-uri:");
    assert_eq!(sandbox.par.request_uri_prefix, "urn:ietf:params:oauth:request_uri:");
    assert_eq!((api_hub.par.write_client_id, sandbox.par.write_client_id), (false, true));
    // Codes, tokens, key sets.
    assert_eq!(
        (fapi2.token.code_lifetime, v1_2_2.token.code_lifetime, sandbox.token.code_lifetime),
        (minute, minute, 10 * minute)
    );
    assert_eq!((v1_2_2.token.access_token_lifetime, sandbox.token.access_token_lifetime), (15 * minute, 10 * minute));
    assert_eq!((api_hub.keys.refresh.max_age, v1_2_2.keys.refresh.max_age), (20 * minute, 15 * minute));
    assert_eq!(v1_2_2.consent.end, ConsentEnd::EndOfDay { offset_minutes: 480 });
}

#[test]
fn row_18_consents_end_with_a_day_where_the_policy_says_so() {
    let ends = |policy: Policy, end: &str| consent(policy, "expiration_datetime", end.into());
    let refused = |end: &str, minutes: i16| {
        let (end, offset) = (end.parse::<Timestamp>().unwrap().time(), UtcOffset::from_minutes(minutes).unwrap());
        Err(RequestError::ConsentNotEndOfDay { index: 0, end, offset })
    };
    for (end, malaysian, utc) in [
        ("2026-11-30T23:59:59+08:00", true, false),
        ("2026-11-30T15:59:59Z", true, false),
        ("2026-11-30T15:59:59.999Z", true, false),
        ("2026-11-30T23:59:58+08:00", false, false),
        ("2026-12-01T00:00:00+08:00", false, false),
        ("2026-11-30T23:59:59Z", false, true),
        ("2026-12-01T07:59:59+08:00", false, true),
    ] {
        assert_eq!(ends(Policy::ofm_v1_2_2(), end), if malaysian { Ok(()) } else { refused(end, 480) }, "{end}");
        let policy = changed(Policy::ofm_sandbox(), |policy| policy.consent.end = ConsentEnd::UTC);
        assert_eq!(ends(policy, end), if utc { Ok(()) } else { refused(end, 0) }, "{end}");
        assert_eq!(ends(Policy::ofm_sandbox(), end), Ok(()), "{end}");
    }
    // The helper's result is allowed, and is on the given day in the policy's offset.
    for (offset_minutes, expected) in [
        (480, "2026-11-30T23:59:59+08:00"),
        (-480, "2026-11-29T23:59:59-08:00"),
        (0, "2026-11-30T23:59:59Z"),
        (1439, "2026-11-30T23:59:59+23:59"),
    ] {
        let end = ConsentEnd::EndOfDay { offset_minutes };
        for time in ["2026-11-30T00:00:30.5Z", "2026-11-30T00:00:00Z"] {
            let made = end.on_day_of(time.parse::<Timestamp>().unwrap().time()).unwrap();
            assert_eq!(made.as_str(), expected);
            assert!(end.allows(made.time()));
        }
    }
    let (now, early) = (PAR_TIME, UnixTime::from_seconds(0));
    assert_eq!(ConsentEnd::Any.on_day_of(now).unwrap().time(), now);
    assert_eq!(ConsentEnd::EndOfDay { offset_minutes: 1440 }.on_day_of(now), Err(TimeRangeError::Offset));
    assert_eq!(ConsentEnd::EndOfDay { offset_minutes: 480 }.on_day_of(UnixTime::MAX), Err(TimeRangeError::TooLate));
    assert_eq!(ConsentEnd::EndOfDay { offset_minutes: -60 }.on_day_of(early), Err(TimeRangeError::BeforeEpoch));
    // A past end is rejected as expired.
    let past = ends(Policy::ofm_v1_2_2(), "2026-01-29T23:59:59+08:00");
    assert!(matches!(past, Err(RequestError::ConsentExpired { index: 0, .. })));
}

#[test]
fn r2_purposes_permissions_and_types_are_those_of_the_policy() {
    let policy = Policy::ofm_sandbox;
    let pfm = changed(policy(), |policy| policy.consent.purposes = Some(vec!["pfm".into()]));
    assert_eq!(consent(pfm.clone(), "consent_purpose", "pfm".into()), Ok(()));
    let refused = Err(RequestError::ConsentPurpose { index: 0 });
    assert_eq!(consent(pfm, "consent_purpose", "credit_underwriting".into()), refused);
    assert_eq!(consent(policy(), "consent_purpose", "credit_underwriting".into()), Ok(()));
    let accounts = changed(policy(), |policy| policy.consent.permissions = Some(vec!["read_accounts".into()]));
    assert_eq!(consent(accounts.clone(), "permissions", json!(["read_accounts"])), Ok(()));
    let refused = Err(RequestError::ConsentPermission { index: 0 });
    assert_eq!(consent(accounts, "permissions", json!(["read_accounts", "read_balances"])), refused);
    let another = changed(policy(), |policy| {
        policy.authorization_details.types = Some(vec!["urn:openfinance-ml:account-access-consent:v1.3".into()]);
    });
    assert_eq!(par(another, |_| {}), Err(RequestError::DetailsType { index: 0 }));
}

#[test]
fn r1_api_hub_takes_exactly_one_detail() {
    let details = |count: usize| {
        par(Policy::api_hub_uae_v2_1(), |par| {
            let detail = par.object["authorization_details"][0].clone();
            par.object["authorization_details"] = vec![detail; count].into();
        })
    };
    assert_eq!(details(0), Err(RequestError::DetailsCount { count: 0, limit: 1 }));
    assert_eq!(details(1), Ok(()));
    assert_eq!(details(2), Err(RequestError::DetailsCount { count: 2, limit: 1 }));
    let none = par(Policy::api_hub_uae_v2_1(), |par| remove(&mut par.object, "authorization_details"));
    assert_eq!(none, Err(RequestError::DetailsMissing));
}

#[test]
fn r5_each_platform_takes_its_own_consents() {
    let with = |policy: Policy, other: Policy| par(policy, |par| par.object["authorization_details"] = details(&other));
    let refused = Err(RequestError::DetailsType { index: 0 });
    let (hub, sandbox) = (Policy::api_hub_uae_v2_1, Policy::ofm_sandbox);
    assert_eq!(with(hub(), hub()), Ok(()));
    assert_eq!(with(sandbox(), sandbox()), Ok(()));
    assert_eq!(with(hub(), sandbox()), refused);
    assert_eq!(with(sandbox(), hub()), refused);
    // The profile itself has no platform types.
    assert_eq!(with(Policy::fapi2_final(), hub()), Ok(()));
    assert_eq!(with(changed(hub(), |policy| policy.authorization_details.types = None), sandbox()), Ok(()));
}

#[test]
fn nonce_state_and_jti_have_limits() {
    for (member, limit) in [("nonce", 128), ("state", 512)] {
        let with = |length: usize| par(Policy::fapi2_final(), |par| par.object[member] = "x".repeat(length).into());
        assert_eq!(with(limit), Ok(()));
        assert_eq!(with(limit + 1), Err(RequestError::TooLong { name: member, length: limit + 1, limit }));
    }
    let scope = |length: usize| par(Policy::fapi2_final(), |par| par.object["scope"] = "x".repeat(length).into());
    assert_eq!(scope(4_096), Ok(()));
    assert_eq!(scope(4_097), Err(RequestError::ScopeTooLong { length: 4_097, limit: 4_096 }));
    let object = |error| Err(RequestError::RequestObjectClaims { error });
    let assertion = |error| Err(RequestError::AssertionClaims { error });
    let length = |length| ClaimError::IdentifierLength { length, limit: 256 };
    let object_jti = |count: usize| par(Policy::fapi2_final(), |par| par.object["jti"] = "x".repeat(count).into());
    assert_eq!((object_jti(256), object_jti(257), object_jti(0)), (Ok(()), object(length(257)), object(length(0))));
    let own_jti = |count: usize| par(Policy::fapi2_final(), |par| par.assertion["jti"] = "x".repeat(count).into());
    assert_eq!((own_jti(256), own_jti(257), own_jti(0)), (Ok(()), assertion(length(257)), assertion(length(0))));
    // OpenID Connect Core 1.0 section 9 requires it in an assertion; the policy decides about request objects.
    let missing = ClaimError::Missing { claim: "jti" };
    let without = |policy: Policy| par(policy, |par| remove(&mut par.object, "jti"));
    assert_eq!(without(Policy::fapi2_final()), Ok(()));
    assert_eq!(
        without(changed(Policy::fapi2_final(), |policy| policy.request_object.require_jti = true)),
        object(missing)
    );
    assert_eq!(par(plain(Policy::fapi1_advanced()), |par| remove(&mut par.assertion, "jti")), assertion(missing));
}

#[test]
fn row_14_max_age_may_be_limited() {
    let limit = Duration::from_secs(3600);
    let ask = |seconds: u64, policy: Policy| par(policy, |par| par.object["max_age"] = seconds.into());
    let limited = || changed(Policy::fapi2_final(), |policy| policy.authorization_request.max_max_age = Some(limit));
    assert_eq!((ask(3600, limited()), ask(0, limited())), (Ok(()), Ok(())));
    assert_eq!(ask(3601, limited()), Err(RequestError::MaxAge { seconds: 3601, limit }));
    assert_eq!(ask(u64::from(u32::MAX), Policy::fapi2_final()), Ok(()));
    assert_eq!(ask(1 << 32, Policy::fapi2_final()), Err(RequestError::RequestObjectMember { member: "max_age" }));
}

#[test]
fn keys_are_as_long_as_the_policy_asks() {
    let long = || changed(Policy::fapi2_final(), |policy| policy.keys.min_rsa_bits = 3072);
    let (bits, limit) = (2048, 3072);
    assert_eq!(par(long(), |_| {}), Err(RequestError::AssertionKeySize { bits, limit }));
    let elliptic = |par: &mut Par| {
        par.assertion_key = keys::p256().into();
        par.assertion_header = ProtectedHeader::new().with_kid("ec");
        par.client_keys.push(public(&keys::p256(), "ec"));
    };
    assert_eq!(par(long(), elliptic), Err(RequestError::RequestObjectKeySize { bits, limit }));
    let curve = changed(Policy::fapi2_final(), |policy| policy.keys.min_ec_bits = 384);
    assert_eq!(par(curve, elliptic), Err(RequestError::AssertionKeySize { bits: 256, limit: 384 }));
    assert_eq!(answer(long(), |_| {}), Err(ResponseError::IdTokenKeySize { bits, limit }));
}

#[test]
fn an_interaction_id_is_there_where_the_policy_asks_for_it() {
    let required = || changed(Policy::fapi2_final(), |policy| policy.interaction_id.require = true);
    assert_eq!(par(required(), |_| {}), Err(RequestError::InteractionIdMissing));
    let id = ("x-fapi-interaction-id", "5009f9bd-629a-4e6c-978e-f411c016305f");
    assert_eq!(par(required(), |par| par.headers.push(id)), Ok(()));
    let malformed = ("x-fapi-interaction-id", "1");
    assert_eq!(par(required(), |par| par.headers.push(malformed)), Err(RequestError::InteractionIdMissing));
}

#[test]
fn an_essential_acr_is_satisfied() {
    let check = |requested: Value, acr: Option<&str>| {
        answer(Policy::fapi2_final(), |answer| {
            answer.requested = json!({"id_token": {"acr": requested}});
            match acr {
                Some(acr) => answer.claims["acr"] = acr.into(),
                None => remove(&mut answer.claims, "acr"),
            }
        })
    };
    let one = json!({"essential": true, "value": "urn:x:sca"});
    let several = json!({"essential": true, "values": ["urn:x:ca", "urn:x:sca"]});
    for fine in [one.clone(), several.clone(), json!({"essential": true})] {
        assert_eq!(check(fine, Some("urn:x:sca")), Ok(()));
    }
    for wanted in [&one, &several] {
        assert_eq!(check(wanted.clone(), Some("urn:x:none")), Err(ResponseError::Acr));
        assert_eq!(check(wanted.clone(), None), Err(ResponseError::Acr));
    }
    // A voluntary claim may be absent.
    for voluntary in [Value::Null, json!({"value": "urn:x:sca"}), json!({"essential": false, "value": "urn:x:sca"})] {
        assert_eq!(check(voluntary.clone(), None), Ok(()));
        assert_eq!(check(voluntary, Some("urn:x:none")), Ok(()));
    }
    assert_eq!(check(Value::Null, Some("")), Err(ResponseError::Acr));
    let required = changed(Policy::fapi2_final(), |policy| policy.id_token.require_acr = true);
    assert_eq!(answer(required, |answer| remove(&mut answer.claims, "acr")), Err(ResponseError::Acr));
}

#[test]
fn row_36_an_essential_auth_time_is_there() {
    let check = |essential: bool| {
        answer(Policy::fapi2_final(), |answer| {
            answer.max_age = None;
            answer.requested = json!({"id_token": {"auth_time": {"essential": essential}}});
            remove(&mut answer.claims, "auth_time");
        })
    };
    assert_eq!((check(true), check(false)), (Err(ResponseError::AuthTimeMissing), Ok(())));
}

#[test]
fn row_13_a_claim_that_was_asked_for_is_no_quirk() {
    let mut answer = Answer::valid(Policy::fapi2_final());
    answer.claims["name"] = "Mr. Mitsu Hirato".into();
    answer.requested = json!({"id_token": {"name": null}});
    assert!(!answer.read().unwrap().0.quirks().contains(Quirk::ClaimNotRequested));
}

#[test]
fn id_token_and_consent_name_the_same_document() {
    const HEX: &str = "c17edaae86e4016a583e098582f6dbf3eccade8ef83747df9ba617ded9d31309";
    const BASE64: &str = "wX7arobkAWpYPgmFgvbb8+zK3o74N0ffm6YX3tnTEwk=";
    let check = |member: &'static str, own: &str, consents: &str| {
        answer(Policy::ofm_sandbox(), |answer| {
            answer.claims[member] = own.into();
            answer.body["authorization_details"][0]["consent"][member] = consents.into();
        })
    };
    assert_eq!(check("hashed_id_number", HEX, BASE64), Ok(()));
    let other = HEX.replace('c', "d");
    let refused = |claim| Err(ResponseError::Identity { claim });
    assert_eq!(check("hashed_id_number", HEX, &other), refused("hashed_id_number"));
    assert_eq!(check("hashed_id_number", "no hash", "no hash"), refused("hashed_id_number"));
    assert_eq!(check("id_type", "passport", "passport"), Ok(()));
    assert_eq!(check("id_type", "passport", "nric"), refused("id_type"));
}

#[test]
fn row_22_a_policy_may_compare_the_token_responses_state() {
    let compared = || changed(Policy::fapi2_final(), |policy| policy.token.require_same_state = true);
    let with = |policy: Policy, state: &str| answer(policy, |answer| answer.body["state"] = state.into());
    assert_eq!(with(compared(), STATE), Ok(()));
    assert_eq!(with(compared(), "other"), Err(ResponseError::TokenState));
    assert_eq!(with(Policy::fapi2_final(), "other"), Ok(()));
    assert_eq!(answer(compared(), |_| {}), Ok(()));
}

#[test]
fn api_hub_requests_and_answers_look_as_its_guide_has_them() {
    let world = World::new(Policy::api_hub_uae_v2_1());
    let (request, session) = world
        .client()
        .push(
            &world.provider(),
            AuthorizationRequest::new(REDIRECT_URI)
                .with_scope("accounts openid")
                .with_authorization_details(serde_json::from_value::<Vec<_>>(details(&world.policy)).unwrap()),
            &mut cx(PAR_TIME),
        )
        .unwrap();
    let form = Form::parse(&request.body, FormLimits::default()).unwrap();
    let names: Vec<_> = form.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["request", "client_assertion_type", "client_assertion"]);
    let unverified = world.server().read_par(&request, &mut cx(PAR_TIME)).unwrap();
    let pushed = unverified.check(&world.server(), &world.registered(), &mut cx(PAR_TIME)).unwrap();
    let (accepted, answer) = pushed.accept(&world.server(), &mut cx(PAR_TIME)).unwrap();
    assert_eq!(answer.status, 200);
    assert!(accepted.request_uri.starts_with("urn:ietf:params:oauth:request-uri:"));
    // The response echoes the interaction id.
    assert_eq!(answer.header("x-fapi-interaction-id"), request.header("x-fapi-interaction-id"));
    let read = session.read_par_response(&world.client(), (&request, &answer), &mut cx(PAR_TIME)).unwrap();
    assert_eq!((read.response.expires_in.get(), read.expires_at), (90, at(90)));
    assert!(read.quirks().contains(Quirk::ParStatusOk) && read.quirks().contains(Quirk::RequestUriPrefix));
}

#[test]
fn quirks_of_types_keep_their_form() {
    // A tolerated value is written unchanged, for signatures and logs.
    let mut answer = Answer::valid(Policy::ofm_sandbox());
    answer.claims["amr"] = "mock".into();
    answer.claims["email_verified"] = "true".into();
    let (tokens, _) = answer.read().unwrap();
    let claims = serde_json::to_value(tokens.id_token.unwrap()).unwrap();
    assert_eq!((&claims["amr"], &claims["email_verified"]), (&"mock".into(), &"true".into()));
}
