//! What becomes of issued tokens: revocation, introspection, userinfo.

use std::time::SystemTime;

use data_consumer::{Config, Consumer, Transport};
use ofm_protocol::crypto::SigningKey;
use ofm_protocol::oauth::dpop::ProofKey;
use ofm_protocol::oauth::{Context, TokenHint};

use crate::support::World;

/// A server with a second client and a resource server, which sign with the same key for brevity.
fn world_with_others() -> World {
    World::start_with(&["--mtls"], |files| {
        files.edit("clients.json", |clients| {
            let mut other = clients[0].clone();
            other["client_id"] = OTHER.into();
            let mut resource = clients[0].clone();
            resource["client_id"] = RESOURCE.into();
            clients.as_array_mut().unwrap().extend([other, resource]);
        });
        files.edit_with("clients.json", "consumer.json", |clients, consumer| {
            clients[2]["resource"] = consumer["issuer"].clone();
        });
    })
}

const OTHER: &str = "another-client";
const RESOURCE: &str = "resource-server";

async fn consumer(world: &World, id: &str) -> Consumer {
    Consumer::discover(Config { client_id: id.into(), ..world.config.clone() }).await.unwrap()
}

#[tokio::test]
async fn a_revoked_access_token_is_refused_and_the_refresh_token_stays() {
    let world = World::start();
    let mut visit = world.visit().await;
    let connected = visit.connected().await;
    let (own, token) = (&visit.consumer, &connected.access_token);
    assert!(own.introspect(token).await.unwrap().is_some());
    // A wrong hint does no harm, and a second revocation is no error (RFC 7009 sections 2.1 and 2.2).
    own.revoke(token, TokenHint::RefreshToken).await.unwrap();
    own.revoke(token, TokenHint::AccessToken).await.unwrap();
    let fault = own.accounts(token).await.unwrap_err().to_string();
    assert!(fault.contains("401") && fault.contains("invalid_token"), "{fault}");
    assert_eq!(own.introspect(token).await.unwrap(), None);
    let renewed = own.refresh(&connected.renewal.unwrap()).await.unwrap();
    assert!(own.accounts(&renewed.response.access_token).await.is_ok());
}

#[tokio::test]
async fn a_revoked_refresh_token_takes_every_token_of_the_permit_with_it() {
    let mut world = World::start();
    let mut visit = world.visit().await;
    let connected = visit.connected().await;
    let renewal = connected.renewal.unwrap();
    let renewed = visit.consumer.refresh(&renewal).await.unwrap();
    visit.consumer.revoke(renewal.refresh_token(), TokenHint::AccessToken).await.unwrap();
    // It holds after a restart too.
    world.kill_and_restart().await;
    for token in [&connected.access_token, &renewed.response.access_token] {
        let fault = visit.consumer.accounts(token).await.unwrap_err().to_string();
        assert!(fault.contains("401") && fault.contains("invalid_token"), "{fault}");
        assert_eq!(visit.consumer.introspect(token).await.unwrap(), None);
    }
    let fault = visit.consumer.refresh(&renewal).await.unwrap_err().to_string();
    assert!(fault.contains("invalid_grant"), "{fault}");
}

#[tokio::test]
async fn a_foreign_token_is_inactive_and_cannot_be_revoked_and_the_resource_server_sees_it() {
    let world = world_with_others();
    let mut visit = world.visit().await;
    let connected = visit.connected().await;
    let other = consumer(&world, OTHER).await;
    assert_eq!(other.introspect(&connected.access_token).await.unwrap(), None);
    for token in [&connected.access_token, connected.renewal.as_ref().unwrap().refresh_token()] {
        let fault = other.revoke(token, TokenHint::AccessToken).await.unwrap_err().to_string();
        assert!(fault.contains("invalid_grant"), "{fault}");
    }
    assert!(visit.consumer.accounts(&connected.access_token).await.is_ok());
    // RFC 7662 section 2.2: the resource server of the token's audience.
    let resource = consumer(&world, RESOURCE).await;
    let facts = resource.introspect(&connected.access_token).await.unwrap().unwrap();
    assert_eq!(facts.client_id, world.config.client_id);
    assert_eq!(facts.subject.unwrap().expose(), "202");
    assert!(facts.confirmation.unwrap().certificate().is_some() && facts.authorization_details.len() == 1);
    // A token that never was.
    assert_eq!(resource.introspect(&"never-issued".into()).await.unwrap(), None);
    visit.consumer.revoke(&"never-issued".into(), TokenHint::AccessToken).await.unwrap();
}

#[tokio::test]
async fn userinfo_names_the_user_of_the_token_if_the_scope_allows_it() {
    for (scope, name) in
        [("openid profile accounts", Some("Aminah binti Yusof")), ("openid accounts", None), ("accounts", None)]
    {
        let world = World::start_with(&[], |files| files.edit("consumer.json", |own| own["scope"] = scope.into()));
        let mut visit = world.visit().await;
        let connected = visit.connected().await;
        let claims = visit.consumer.userinfo(&connected.access_token, "202").await;
        if scope.starts_with("openid") {
            let claims = claims.unwrap();
            assert_eq!(claims.get("name").and_then(|own| own.as_str()), name, "{scope}");
            let other = visit.consumer.userinfo(&connected.access_token, "203").await;
            assert!(other.unwrap_err().to_string().starts_with("userinfo"));
        } else {
            assert!(claims.is_err());
        }
    }
}

#[tokio::test]
async fn a_token_for_a_part_of_the_grant_allows_that_part_only() {
    let world = World::start();
    let renewal = world.visit().await.connected().await.renewal.unwrap();
    let (client, provider) = world.bare_client();
    let client = client.with_proof_key(ProofKey::new(SigningKey::from_ed25519_seed(&[7; 32])));
    let transport = Transport::without_certificate(&world.config).unwrap();
    let mut cx = Context::with_system_random(SystemTime::now().into());
    for (scope, status) in [(None, 200), (Some("openid profile"), 403)] {
        let request = renewal.request(&client, &provider, scope, &mut cx).unwrap();
        let response = transport.send(&request).await.unwrap();
        let renewed = renewal.read_response(&client, &provider, (&request, &response), &mut cx).unwrap();
        let token = &renewed.response.access_token;
        let request = client.resource_request("GET", &world.url("/accounts"), token, &mut cx).unwrap();
        let response = transport.send(&request).await.unwrap();
        assert_eq!(response.status, status, "{:?}", response.header("WWW-Authenticate"));
    }
}
