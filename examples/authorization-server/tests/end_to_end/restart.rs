//! A server that is killed between any two steps goes on where it was.

use crate::support::{World, approved};

#[tokio::test]
async fn a_server_that_is_killed_at_every_step_loses_nothing_and_accepts_nothing_twice() {
    let mut world = World::start();
    let mut visit = world.visit().await;
    let (session, url) = visit.consumer.begin().await.unwrap();
    world.kill_and_restart().await;
    let page = visit.browser.open(&url).await.unwrap();
    world.kill_and_restart().await;
    let page = visit.sign_in(&page, "aminah").await;
    world.kill_and_restart().await;
    let form = approved(&page);
    let redirect = visit.browser.post(&form).await.unwrap().location().unwrap().unwrap();
    world.kill_and_restart().await;
    // The decision counts once, also for a server that does not remember it.
    assert_eq!(visit.browser.post(&form).await.unwrap().status, 400);
    let tokens = visit.consumer.finish(&session, redirect.as_str()).await.unwrap();
    world.kill_and_restart().await;
    let token = &tokens.response.access_token;
    assert!(visit.consumer.accounts(token).await.is_ok());
    let renewed = visit.consumer.refresh(&tokens.renewal(&session).unwrap()).await.unwrap();
    assert!(visit.consumer.accounts(&renewed.response.access_token).await.is_ok());
    world.kill_and_restart().await;
    let fault = visit.consumer.finish(&session, redirect.as_str()).await.unwrap_err().to_string();
    assert!(fault.contains("invalid_grant"), "{fault}");
    assert!(visit.consumer.accounts(token).await.is_err());
}
