//! Registrations (RFC 7591) from a store and back.

use ofm_protocol::crypto::Algorithm;
use ofm_protocol::jose::{AlgorithmSet, JwkSet};
use ofm_protocol::oauth::RegisteredClient;
use serde_json::{Value, json};

use crate::support::exchange::{CLIENT_ID, CLIENT_KID, REDIRECT_URI, public};
use crate::support::keys;

fn written(client: &RegisteredClient) -> Value {
    serde_json::to_value(client).unwrap()
}

/// The registration of the written one, which is written the same.
fn back(client: &RegisteredClient) -> RegisteredClient {
    let text = serde_json::to_string(client).unwrap();
    let read: RegisteredClient = serde_json::from_str(&text).unwrap();
    assert_eq!(written(&read), written(client));
    read
}

#[test]
fn a_registration_is_written_as_it_was_read() {
    let key: Value = serde_json::from_str(&public(&keys::rsa_a(), CLIENT_KID).to_json()).unwrap();
    let other: Value = serde_json::from_str(&public(&keys::p256(), "2").to_json()).unwrap();
    let metadata = json!({
        "client_id": CLIENT_ID,
        "client_name": "Ein \"Name\" <b>",
        "token_endpoint_auth_method": "private_key_jwt",
        "jwks": { "keys": [key, other] },
        "redirect_uris": [REDIRECT_URI, "https://client.example/cb"],
        "grant_types": ["authorization_code", "refresh_token"],
        "scope": "openid accounts",
        "authorization_details_types": ["urn:openfinance-ml:account-access-consent:v1.2"],
        "data_consumer_id": "16f87e367071230059bff09a",
        "request_object_signing_alg": "PS256",
        "token_endpoint_auth_signing_alg": "ES256",
        "tls_client_certificate_bound_access_tokens": true,
        "dpop_bound_access_tokens": true,
        "resource": "https://rs.example",
    });
    let client: RegisteredClient = serde_json::from_value(metadata.clone()).unwrap();
    assert_eq!(client.name(), Some("Ein \"Name\" <b>"));
    assert_eq!(written(&client), metadata);
    back(&client);
    // Unknown members are not kept; an empty name is none.
    let mut more = metadata.clone();
    more["x"] = 1.into();
    more["client_name"] = "".into();
    let client: RegisteredClient = serde_json::from_value(more).unwrap();
    assert_eq!((client.name(), written(&client).get("x"), written(&client).get("client_name")), (None, None, None));
    for member in metadata.as_object().unwrap().keys() {
        let mut wrong = metadata.clone();
        wrong[member] = json!({"x": 7});
        let error = serde_json::from_value::<RegisteredClient>(wrong).unwrap_err().to_string();
        assert!(error.starts_with(&format!("{member}: ")), "{member}: {error}");
    }
}

#[test]
fn a_registration_of_the_program_is_written_and_read() {
    let keys: JwkSet = [public(&keys::p256(), "1"), public(&keys::ed25519(), "2")].into_iter().collect();
    let bare = RegisteredClient::new(CLIENT_ID, keys.clone(), [REDIRECT_URI]);
    let members: Vec<_> = written(&bare).as_object().unwrap().keys().cloned().collect();
    assert_eq!(members, ["client_id", "jwks", "redirect_uris", "token_endpoint_auth_method"]);
    assert_eq!(written(&back(&bare))["jwks"]["keys"].as_array().unwrap().len(), 2);
    let several = AlgorithmSet::of(&[Algorithm::Ps256, Algorithm::Es256]);
    let full = RegisteredClient::new(CLIENT_ID, keys, [REDIRECT_URI])
        .with_name("A client")
        .with_scopes(["openid"])
        .with_request_object_algorithms(several)
        .with_client_assertion_algorithms(AlgorithmSet::of(&[]));
    assert_eq!(written(&full)["request_object_signing_alg"], json!(["PS256", "ES256"]));
    assert_eq!(written(&full)["token_endpoint_auth_signing_alg"], json!([]));
    assert_eq!(back(&full).name(), Some("A client"));
    let none = bare.with_scopes(Vec::<String>::new());
    assert_eq!(written(&back(&none))["scope"], "");
    for (algorithms, wrong) in [(json!(["PS256", "RS256"]), "`RS256`"), (json!([7]), "not an array of strings")] {
        let mut metadata = written(&full);
        metadata["request_object_signing_alg"] = algorithms;
        let error = serde_json::from_value::<RegisteredClient>(metadata).unwrap_err().to_string();
        assert!(error.starts_with("request_object_signing_alg: ") && error.contains(wrong), "{error}");
    }
}
