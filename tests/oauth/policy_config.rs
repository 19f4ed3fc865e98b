//! Policies from and to configurations.

use std::time::Duration;

use ofm_protocol::crypto::Algorithm;
use ofm_protocol::jose::AlgorithmSet;
use ofm_protocol::oauth::policy::{ClockPolicy, Preset};
use ofm_protocol::oauth::{ConsentEnd, Policy, Quirk, QuirkSet};
use serde_json::{Map, Value, json};

fn read(text: &str) -> Result<Policy, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn written(policy: &Policy) -> Value {
    serde_json::to_value(policy).unwrap()
}

#[test]
fn a_written_preset_is_read_back_equal() {
    for preset in Preset::ALL {
        let policy = preset.policy();
        let text = serde_json::to_string(&policy).unwrap();
        assert_eq!(read(&text), Ok(policy.clone()), "{preset}");
        assert_eq!(read(&json!({ "preset": preset.name() }).to_string()), Ok(policy), "{preset}");
    }
}

#[test]
fn a_changed_policy_reads_back_equal() {
    let mut policy = Policy {
        clock: ClockPolicy { expiry_leeway: Duration::from_millis(1_500), ..ClockPolicy::default() },
        tolerated: QuirkSet::EMPTY,
        ..Policy::ofm_v1_2_2()
    };
    policy.authorization_request.max_max_age = Some(Duration::from_nanos(1));
    policy.authorization_details.types = None;
    policy.consent.end = ConsentEnd::EndOfDay { offset_minutes: -210 };
    policy.id_token.algorithms = AlgorithmSet::of(&[Algorithm::Es256, Algorithm::Ed25519]);
    policy.keys.refresh.cooldown = Duration::from_secs(u64::MAX);
    assert_eq!(read(&serde_json::to_string(&policy).unwrap()), Ok(policy));
}

#[test]
fn only_named_members_differ_from_the_preset_in_any_order() {
    let mut expected = Policy::ofm_v1_2_2();
    expected.client_assertion.max_lifetime = Duration::from_secs(60);
    expected.limits.token.json = ofm_protocol::jose::json::Budget::new(8, 256);
    for text in [
        r#"{"preset":"ofm-v1.2.2","client_assertion":{"max_lifetime":60},"limits":{"token":{"json":{"depth":8}}}}"#,
        r#"{"limits":{"token":{"json":{"depth":8}}},"client_assertion":{"max_lifetime":60},"preset":"ofm-v1.2.2"}"#,
    ] {
        assert_eq!(read(text), Ok(expected.clone()));
        assert_eq!(serde_json::from_value::<Policy>(serde_json::from_str(text).unwrap()).unwrap(), expected);
    }
}

/// The members of an object that are no objects themselves, with their paths. The consent's end is one value.
fn leaves(value: &Value, path: &mut Vec<String>, out: &mut Vec<(Vec<String>, Value)>) {
    match value {
        Value::Object(object) if !object.contains_key("end_of_day") => {
            for (name, member) in object {
                path.push(name.clone());
                leaves(member, path, out);
                path.pop();
            }
        }
        _ => out.push((path.clone(), value.clone())),
    }
}

fn another(path: &[String], value: &Value) -> Value {
    match (path.last().unwrap().as_str(), value) {
        ("preset", _) => json!("fapi1-advanced"),
        ("tolerated", _) => json!(["amr_text"]),
        ("algorithms", _) => json!(["ES256"]),
        ("audience", _) => json!("rfc9126"),
        ("sender_constraint", _) => json!("dpop"),
        ("end", _) => json!({ "end_of_day": { "offset_minutes": 60 } }),
        ("status", Value::Number(number)) => json!(401 - number.as_u64().unwrap()),
        ("depth" | "members" | "signature", Value::Number(number)) => json!(number.as_u64().unwrap() - 1),
        ("max_max_age", Value::Null) => json!(3_600),
        (_, Value::Null) => json!(["one", "two"]),
        (_, Value::Array(_)) => json!(["another"]),
        (_, Value::String(_)) => json!("another"),
        (_, Value::Bool(is)) => json!(!is),
        (_, Value::Number(number)) => json!(number.as_u64().unwrap() + 1),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_member_can_be_set_and_changes_nothing_else() {
    for preset in [Preset::Fapi2Final, Preset::OfmV1_2_2] {
        let original = written(&preset.policy());
        let mut all = Vec::new();
        leaves(&original, &mut Vec::new(), &mut all);
        assert!(all.len() > 70, "{}", all.len());
        for (path, value) in all.iter().filter(|(path, _)| path[0] != "preset") {
            let value = another(path, value);
            let mut configuration = path.iter().rev().fold(value.clone(), |inner, name| json!({ name: inner }));
            configuration["preset"] = json!(preset.name());
            let policy = read(&configuration.to_string()).unwrap_or_else(|error| panic!("{path:?}: {error}"));
            let mut expected = original.clone();
            *expected.pointer_mut(&format!("/{}", path.join("/"))).unwrap() = value;
            assert_ne!(expected, original, "{path:?}");
            assert_eq!(written(&policy), expected, "{path:?}");
        }
    }
}

#[test]
fn errors_have_the_path_and_the_position() {
    for (members, expected) in [
        (
            r#""client_assertion":{"max_lifetme":60}"#,
            "client_assertion.max_lifetme: unknown member, expected one of algorithms, audience, types, max_lifetime, \
             lifetime at line 1 column 56",
        ),
        (r#""client_assertions":{}"#, "client_assertions: unknown member, expected one of preset, tolerated, "),
        (r#""name":"x""#, "name: unknown member, "),
        (
            r#""clock":{"future_tolerance":-1}"#,
            "clock.future_tolerance: invalid value: integer `-1`, expected a number of seconds, zero or more at \
             line 1 ",
        ),
        (
            r#""clock":{"future_tolerance":-0.5}"#,
            "clock.future_tolerance: invalid value: floating point `-0.5`, expected a number of seconds",
        ),
        (r#""clock":{"future_tolerance":1e300}"#, "clock.future_tolerance: invalid value: "),
        (
            r#""clock":{"future_tolerance":"60"}"#,
            "clock.future_tolerance: invalid type: string \"60\", expected a number of seconds",
        ),
        (r#""clock":{"future_tolerance":null}"#, "clock.future_tolerance: invalid type: null"),
        (r#""keys":{"refresh":{"max_age":-1}}"#, "keys.refresh.max_age: invalid value"),
        (r#""keys":{"min_rsa_bits":-1}"#, "keys.min_rsa_bits: invalid value: integer `-1`"),
        (r#""par":{"status":65536}"#, "par.status: invalid value: integer `65536`, expected u16"),
        (r#""par":{"status":404}"#, "par.status: neither 200 nor 201"),
        (r#""par":[]"#, "par: invalid type: sequence, expected an object"),
        (r#""par":{"status":200,"status":201}"#, "par.status: twice in the same object"),
        (r#""par":{},"par":{}"#, "par: twice in the same object"),
        (r#""preset":"fapi2-final""#, "preset: twice in the same object"),
        (
            r#""id_token":{"algorithms":["PS256","RS256"]}"#,
            "id_token.algorithms: RS256: unknown algorithm, expected PS256, ES256 or Ed25519",
        ),
        (r#""tolerated":["amr_txt"]"#, "tolerated: amr_txt: unknown quirk"),
        (r#""tolerated":["broken_form"]"#, "tolerated: broken_form: no policy can tolerate this quirk"),
        (r#""client_assertion":{"audience":"issuer"}"#, "client_assertion.audience: unknown variant `issuer`"),
        (r#""consent":{"end":{"end_of_day":{"offset_minutes":1440}}}"#, "consent.end.offset_minutes: a day or more"),
        (r#""consent":{"end":{"end_of_day":{"offset":0}}}"#, "consent.end: unknown field `offset`"),
        (r#""consent":{"purposes":"pfm"}"#, "consent.purposes: invalid type: string \"pfm\", expected a sequence"),
        (r#""limits":{"token":{"json":{"depth":33}}}"#, "limits.token.json.depth: more than 32"),
        (r#""limits":{"token":{"header":8193}}"#, "limits.token.header: more than 8192"),
        (r#""limits":{"token":{"signature":513}}"#, "limits.token.signature: more than 512"),
        (r#""x\u0000\ny":1"#, "x\\0\\ny: unknown member"),
    ] {
        let error = read(&format!(r#"{{"preset":"ofm-v1.2.2",{members}}}"#)).unwrap_err();
        assert!(error.starts_with(expected), "{members}: {error}");
        assert!(!error.contains('\n') && error.contains(" at line 1 column "), "{error}");
    }
}

#[test]
fn the_preset_must_be_there_and_known() {
    let names =
        "unknown preset, expected one of fapi2-final, fapi1-advanced, ofm-sandbox, ofm-v1.2.2, api-hub-uae-v2.1";
    for text in ["{}", r#"{"clock":{}}"#] {
        assert_eq!(read(text), Err("preset: missing, expected one of ".to_owned() + &names[32..]));
    }
    let error = read(r#"{"preset":"ofm-v1.2"}"#).unwrap_err();
    assert!(error.starts_with(&format!("preset: ofm-v1.2: {names}")), "{error}");
    let long = read(&json!({ "preset": "x".repeat(10_000) }).to_string()).unwrap_err();
    assert!(long.len() < 300, "{long}");
    for text in ["", "[]", "null", r#""ofm-v1.2.2""#, r#"{"preset":1}"#, r#"{"preset":"ofm-v1.2.2""#] {
        assert!(read(text).is_err(), "{text}");
    }
}

/// The lists of a policy are owned: a configuration that was read can be thrown away.
#[test]
fn a_policy_keeps_nothing_of_its_configuration() {
    fn owned<T: Send + Sync + Clone + 'static>(value: T) -> T {
        value
    }
    let mut members = Map::new();
    members.insert("preset".into(), "fapi2-final".into());
    members.insert("tolerated".into(), json!([Quirk::AmrText.label()]));
    let policy = owned(serde_json::from_value::<Policy>(members.into()).unwrap());
    assert!(policy.tolerates(Quirk::AmrText) && !policy.tolerates(Quirk::TypMissing));
}
