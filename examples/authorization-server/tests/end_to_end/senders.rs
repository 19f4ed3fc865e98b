//! Tokens that are bound to the client's certificate or to its key.

use std::sync::Arc;
use std::time::SystemTime;

use data_consumer::{Browser, Config, Consumer, Site, Transport};
use ofm_protocol::oauth::Context;

use crate::support::{Visit, World};

/// The same client with another certificate of the same CA.
fn with_other_certificate(world: &World) -> Config {
    Config {
        tls_certificate: Some(world.file("other-client.pem")),
        tls_key: Some(world.file("other-client.key.pem")),
        ..world.config.clone()
    }
}

#[tokio::test]
async fn a_token_is_worth_nothing_without_the_certificate_it_is_bound_to() {
    let world = World::start();
    let connected = world.visit().await.connected().await;
    let other = Consumer::discover(with_other_certificate(&world)).await.unwrap();
    let fault = other.accounts(&connected.access_token).await.unwrap_err().to_string();
    assert!(fault.contains("401") && fault.contains("invalid_token"), "{fault}");
    // On the listener that asks for no certificate.
    let plain =
        Config { tls_certificate: None, accounts_endpoint: Some(world.url("/accounts")), ..world.config.clone() };
    let plain = Consumer::discover(plain).await.unwrap();
    let fault = plain.accounts(&connected.access_token).await.unwrap_err().to_string();
    assert!(fault.contains("401") && fault.contains("invalid_token"), "{fault}");
    // The owner still can, and gets a token for another certificate by a refresh with it.
    let own = world.consumer().await;
    assert!(own.accounts(&connected.access_token).await.is_ok());
    let renewed = other.refresh(&connected.renewal.unwrap()).await.unwrap().response.access_token.clone();
    assert!(other.accounts(&renewed).await.is_ok() && own.accounts(&renewed).await.is_err());
}

/// The same client without a certificate.
async fn without_certificate(world: &World) -> Visit {
    let config = Config { tls_certificate: None, ..world.config.clone() };
    let consumer = Arc::new(Consumer::discover(config).await.unwrap());
    let site = Site::start(Arc::clone(&consumer)).await.unwrap();
    Visit { consumer, site, browser: Browser::new(&world.config).unwrap() }
}

#[tokio::test]
async fn a_token_is_worth_nothing_without_the_key_it_is_bound_to() {
    for flags in [&["--mtls"][..], &["--mtls", "--dpop-nonces"]] {
        let world = World::start_with(flags, |_| {});
        let mut visit = without_certificate(&world).await;
        let connected = visit.connected().await;
        assert!(visit.consumer.accounts(&connected.access_token).await.is_ok());
        // As a bearer token, with a certificate.
        let bearer = world.consumer().await;
        let fault = bearer.accounts(&connected.access_token).await.unwrap_err().to_string();
        assert!(fault.contains("401") && fault.contains("bound to a DPoP key"), "{fault}");
        // With a proof of another key.
        drop(visit);
        let other = without_certificate(&world).await.consumer;
        let fault = other.accounts(&connected.access_token).await.unwrap_err().to_string();
        assert!(fault.contains("401") && fault.contains("invalid_dpop_proof"), "{fault}");
        // A refresh gets a token for that key.
        let renewed = other.refresh(&connected.renewal.unwrap()).await.unwrap().response.access_token.clone();
        assert!(other.accounts(&renewed).await.is_ok());
    }
}

#[tokio::test]
async fn no_client_gets_a_plain_bearer_token() {
    for (flags, code) in [(&["--mtls"][..], "invalid_request"), (&[], "invalid_dpop_proof")] {
        let world = World::start_with(flags, |_| {});
        let renewal = without_certificate(&world).await.connected().await.renewal.unwrap();
        let config = &world.config;
        let (client, provider) = world.bare_client();
        let mut cx = Context::with_system_random(SystemTime::now().into());
        let request = renewal.request(&client, &provider, None, &mut cx).unwrap();
        let response = Transport::without_certificate(config).unwrap().send(&request).await.unwrap();
        let text = String::from_utf8(response.body.clone()).unwrap();
        assert!(response.status == 400 && text.contains(code), "{text}");
    }
}

#[tokio::test]
async fn the_listener_for_mutual_tls_refuses_a_client_without_a_certificate() {
    let world = World::start();
    let endpoint = world.consumer().await.token_endpoint().to_owned();
    let transport = Transport::without_certificate(&world.config).unwrap();
    let request = ofm_protocol::oauth::http::Request::new("GET", &endpoint);
    let fault = transport.send(&request).await.unwrap_err().to_string();
    assert!(fault.to_ascii_lowercase().contains("certificate"), "{fault}");
}
