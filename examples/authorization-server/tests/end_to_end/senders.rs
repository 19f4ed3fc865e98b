//! Tokens that are bound to the client's certificate.

use data_consumer::{Config, Consumer};

use crate::support::World;

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

#[tokio::test]
async fn with_mutual_tls_on_no_client_gets_a_plain_bearer_token() {
    let world = World::start();
    let consumer = Consumer::discover(Config { tls_certificate: None, ..world.config.clone() }).await.unwrap();
    let (session, url) = consumer.begin().await.unwrap();
    let mut browser = data_consumer::Browser::new(&world.config).unwrap();
    let page = browser.open(&url).await.unwrap();
    let form = page.form().unwrap().with("username", "aminah").with("password", "aminah");
    let page = browser.submit(&form).await.unwrap();
    let redirect = browser.post(&crate::support::approved(&page)).await.unwrap().location().unwrap().unwrap();
    let fault = consumer.finish(&session, redirect.as_str()).await.unwrap_err().to_string();
    assert!(fault.contains("invalid_request") && fault.contains("certificate or a DPoP proof"), "{fault}");
}

#[tokio::test]
async fn the_listener_for_mutual_tls_refuses_a_client_without_a_certificate() {
    let world = World::start();
    let endpoint = world.consumer().await.token_endpoint().to_owned();
    let transport = data_consumer::Transport::without_certificate(&world.config).unwrap();
    let request = ofm_protocol::oauth::http::Request::new("GET", &endpoint);
    let fault = transport.send(&request).await.unwrap_err().to_string();
    assert!(fault.to_ascii_lowercase().contains("certificate"), "{fault}");
}
