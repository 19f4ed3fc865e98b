//! Stored values: a round trip gives an equal value, and other versions are rejected.

use core::fmt::Debug;

use ofm_protocol::jose::JwkSet;
use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::oauth::http::Response;
use ofm_protocol::oauth::metadata::{CheckedMetadata, MetadataRequirements};
use ofm_protocol::oauth::par::AcceptedRequest;
use ofm_protocol::oauth::token::{IssuedRefreshToken, Renewal, TokenHash};
use ofm_protocol::oauth::{Policy, Provider, RegisteredClient, Session};
use ofm_protocol::time::UnixTime;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::support::exchange::{CODE, ISSUER, PAR_TIME, World, cx};
use crate::support::token::{REFRESH_TOKEN, issued};

/// The value is written with its version and read back unchanged. It is rejected with another version, without a
/// version, with an additional member and with a missing member.
fn is_kept<T: Serialize + DeserializeOwned>(what: &str, value: &T) -> T {
    let written = serde_json::to_value(value).unwrap();
    assert_eq!(written["version"], 1, "{what}");
    let read: T = serde_json::from_value(written.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), written, "{what}");
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut changed = written.clone();
        change(&mut changed);
        serde_json::from_str::<T>(&changed.to_string()).err().map(|error| error.to_string()).unwrap_or_default()
    };
    let other = refused(&|value| {
        // A later version may differ in every member.
        *value = json!({ "version": 2, "else": [] });
    });
    assert_eq!(other, format!("a stored {what} has version 2, this version of the crate reads 1"));
    let text = refused(&|value| value["version"] = "1".into());
    assert_eq!(text, format!("a stored {what} has version \"1\", this version of the crate reads 1"));
    let missing = refused(&|value| drop(value.as_object_mut().unwrap().remove("version")));
    assert_eq!(missing, format!("a stored {what} has no version"));
    assert!(refused(&|value| value["more"] = 1.into()).contains("unknown field `more`"), "{what}");
    let member =
        written.as_object().unwrap().keys().find(|name| *name != "version" && !written[*name].is_null()).unwrap();
    let incomplete = refused(&|value| drop(value.as_object_mut().unwrap().remove(member)));
    assert!(incomplete.contains(&format!("missing field `{member}`")), "{what}: {incomplete}");
    read
}

fn same<T: Debug>(one: &T, other: &T) {
    assert_eq!(format!("{one:?}"), format!("{other:?}"));
}

#[test]
fn what_a_server_keeps_is_read_back() {
    let world = World::new(Policy::fapi2_final());
    let (_, _, accepted) = world.push();
    let read: AcceptedRequest = is_kept("accepted request", &accepted);
    assert_eq!((&read.request_uri, &read.request), (&accepted.request_uri, &accepted.request));
    assert_eq!(read.expires_at, accepted.expires_at);
    let consumed = accepted.consume(&world.server(), &mut cx(PAR_TIME)).unwrap();
    let (code, _) = consumed.grant_as(CODE, &world.server(), &mut cx(PAR_TIME)).unwrap();
    let read: IssuedCode = is_kept("code", &code);
    assert_eq!((read.code, read.request, read.expires_at), (code.code, code.request, code.expires_at));
    let token = issued().with_expiry(PAR_TIME);
    let read: IssuedRefreshToken = is_kept("refresh token", &token);
    same(&read, &token);
    assert!(read.token.matches(&REFRESH_TOKEN.into()));
}

#[test]
fn a_refresh_token_is_kept_as_a_hash() {
    let written = serde_json::to_string(&issued()).unwrap();
    assert!(!written.contains(REFRESH_TOKEN));
    let hash = TokenHash::of(&REFRESH_TOKEN.into());
    assert!(written.contains(&hash.to_string()));
    for wrong in ["", "A", &"A".repeat(42), &"A".repeat(44), &"=".repeat(43)] {
        assert!(serde_json::from_value::<TokenHash>(wrong.into()).is_err(), "{wrong}");
    }
}

#[test]
fn what_a_client_keeps_is_read_back() {
    let world = World::new(Policy::fapi2_final());
    let (session, _, accepted) = world.push();
    let read: Session = is_kept("session", &session);
    assert_eq!(read.state(), session.state());
    let consumed = accepted.consume(&world.server(), &mut cx(PAR_TIME)).unwrap();
    let (code, _) = consumed.grant_as(CODE, &world.server(), &mut cx(PAR_TIME)).unwrap();
    let (request, answer) = world.redeem(&session, &code.code, &code, |claims| claims);
    let mut message: Value = serde_json::from_slice(&answer.body).unwrap();
    message["refresh_token"] = "r".into();
    let answer = Response::new(200).with_header("Content-Type", "application/json").with_body(message.to_string());
    let tokens =
        read.read_token_response(&world.client(), &world.provider(), (&request, &answer), &mut cx(PAR_TIME)).unwrap();
    let renewal = tokens.renewal(&read).unwrap();
    let read: Renewal = is_kept("renewal", &renewal);
    assert_eq!(read.refresh_token(), renewal.refresh_token());
}

#[test]
fn checked_metadata_are_read_back() {
    let policy = Policy::ofm_sandbox();
    let response = Response::new(200)
        .with_header("Content-Type", "application/json")
        .with_body(include_str!("../samples/server_metadata.json"));
    let checked = MetadataRequirements::new(ISSUER, &policy).read(&response, &mut cx(PAR_TIME)).unwrap();
    let read: CheckedMetadata = is_kept("metadata", &checked);
    assert_eq!(read.token_endpoint, checked.token_endpoint);
    assert_eq!(read.provider(JwkSet::default()).issuer(), ISSUER);
}

#[test]
fn a_provider_is_read_back_with_its_keys() {
    let keys = r#"{"keys":[
        {"kty":"OKP","crv":"Ed25519","kid":"1","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    ]}"#;
    let provider = Provider::new(ISSUER, JwkSet::parse(keys.as_bytes()).unwrap())
        .with_par_endpoint("https://as1.example/par")
        .with_token_endpoint("https://as1.example/token");
    let read: Provider = is_kept("provider", &provider);
    assert_eq!(read.issuer(), ISSUER);
    let written = serde_json::to_value(&provider).unwrap();
    assert_eq!(written["jwks"]["keys"][0]["kid"], "1");
    assert_eq!(written["pushed_authorization_request_endpoint"], "https://as1.example/par");
    let mut private = written;
    private["jwks"]["keys"][0]["d"] = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A".into();
    let error = serde_json::from_value::<Provider>(private).unwrap_err().to_string();
    assert!(error.starts_with("a stored provider: jwks: "), "{error}");
}

#[test]
fn times_are_whole_numbers_or_exact_texts() {
    let time = |seconds, nanoseconds| UnixTime::new(seconds, nanoseconds).unwrap();
    for (time, written) in [
        (time(0, 0), json!(0)),
        (time(1_769_766_718, 0), json!(1_769_766_718)),
        (time(1_769_766_718, 250_000_000), json!("1769766718.250000000")),
        (time(0, 1), json!("0.000000001")),
        (UnixTime::MAX, json!("253402300799.999999999")),
    ] {
        assert_eq!(serde_json::to_value(time).unwrap(), written);
        assert_eq!(serde_json::from_value::<UnixTime>(written).unwrap(), time);
    }
    assert_eq!(serde_json::from_value::<UnixTime>(json!("7.5")).unwrap(), time(7, 500_000_000));
    for wrong in [
        json!(-1),
        json!(1.5),
        json!(253_402_300_800_u64),
        json!(u64::MAX),
        json!("1"),
        json!("1."),
        json!(".5"),
        json!("-1.5"),
        json!("+1.5"),
        json!("1.+5"),
        json!("1.0000000000"),
        json!("99999999999999999999.5"),
        json!(null),
        json!(true),
    ] {
        assert!(serde_json::from_value::<UnixTime>(wrong.clone()).is_err(), "{wrong}");
    }
}

fn registration() -> Value {
    json!({
        "client_id": "c", "redirect_uris": ["https://client.example/cb"], "scope": "openid accounts",
        "grant_types": ["authorization_code"], "authorization_details_types": ["urn:x"],
        "token_endpoint_auth_method": "private_key_jwt", "token_endpoint_auth_signing_alg": "PS256",
        "request_object_signing_alg": "ES256", "data_consumer_id": "dc",
        "jwks": {"keys": [{"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]},
        "client_name": "A client", "logo_uri": 7, "response_types": ["code"], "contacts": null,
    })
}

#[test]
fn rfc_7591_section_2_a_registration_is_read_and_unknown_members_are_ignored() {
    let read: RegisteredClient = serde_json::from_value(registration()).unwrap();
    assert_eq!(read.id(), "c");
    let mut least = registration();
    least.as_object_mut().unwrap().retain(|name, _| ["client_id", "jwks"].contains(&name.as_str()));
    assert!(serde_json::from_value::<RegisteredClient>(least).is_ok());
}

#[test]
fn rfc_7591_section_2_a_wrong_member_of_a_registration_is_named() {
    let cases = [
        ("client_id", json!(""), "client_id: missing"),
        ("client_id", json!(null), "client_id: missing"),
        ("client_id", json!(1), "client_id: not a string"),
        ("redirect_uris", json!("https://client.example/cb"), "redirect_uris: not an array of strings"),
        ("redirect_uris", json!([1]), "redirect_uris: not an array of strings"),
        ("scope", json!(["openid"]), "scope: not a string"),
        ("grant_types", json!({}), "grant_types: not an array of strings"),
        ("authorization_details_types", json!([null]), "authorization_details_types: not an array of strings"),
        ("token_endpoint_auth_method", json!("none"), "token_endpoint_auth_method: `none` is not private_key_jwt"),
        ("token_endpoint_auth_signing_alg", json!("none"), "token_endpoint_auth_signing_alg: `none` is not supported"),
        ("request_object_signing_alg", json!("RS256"), "request_object_signing_alg: `RS256` is not supported"),
        ("data_consumer_id", json!(1), "data_consumer_id: not a string"),
        ("jwks", json!({ "keys": [] }), "jwks: no usable key"),
        ("jwks", json!([]), "jwks: "),
        (
            "jwks",
            json!({ "keys": [{
                "kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
            }] }),
            "jwks: ",
        ),
    ];
    for (member, value, expected) in cases {
        let mut changed = registration();
        changed[member] = value;
        let error = serde_json::from_value::<RegisteredClient>(changed).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    let mut missing = registration();
    missing.as_object_mut().unwrap().remove("jwks");
    assert_eq!(serde_json::from_value::<RegisteredClient>(missing).unwrap_err().to_string(), "jwks: missing");
}
