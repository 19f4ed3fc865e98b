//! The flow, approved and denied.

use crate::support::{World, approved};

#[tokio::test]
async fn demo_plays_the_flow_over_mutual_tls_and_without() {
    for (flags, binding) in [
        (&["--mtls"][..], "the certificate"),
        (&[], "a key (DPoP)"),
        (&["--dpop-nonces"], "a key (DPoP)"),
        (&["--policy", "ofm-v1.2.2", "--mtls"], "the certificate"),
    ] {
        let world = World::start_with(flags, |files| {
            if flags.contains(&"ofm-v1.2.2") {
                files.edit("consumer.json", |consumer| consumer["policy"] = "ofm-v1.2.2".into());
            }
        });
        let mut steps = Vec::new();
        data_consumer::play(world.config.clone(), |step| steps.push(step.to_owned())).await.unwrap();
        assert_eq!(steps.len(), 7, "{steps:?}");
        assert!(steps[0].ends_with(binding), "{steps:?}");
        assert!(steps[3].ends_with("subject 202"), "{steps:?}");
        assert!(steps[4].contains("Greenbank Savings Account"), "{steps:?}");
        assert!(steps[5].ends_with("2 accounts"), "{steps:?}");
        assert!(steps[6].contains("401") && steps[6].contains("invalid_token"), "{steps:?}");
    }
}

#[tokio::test]
async fn a_user_who_denies_sends_the_client_access_denied() {
    let world = World::start();
    let mut visit = world.visit().await;
    let page = visit.reach_consent().await;
    let end = visit.browser.submit(&page.form().unwrap().with("decision", "deny")).await.unwrap();
    assert_eq!(end.status, 400);
    let fault = visit.outcome().await.unwrap_err().to_string();
    assert!(fault.contains("access_denied") && fault.contains("the user denied the request"), "{fault}");
    // The request is used up.
    let again = visit.browser.submit(&approved(&page)).await.unwrap();
    assert_eq!(again.status, 400);
    assert!(again.plain().contains("used already"), "{}", again.plain());
}

#[tokio::test]
async fn only_the_chosen_accounts_are_read_and_only_own_ones_can_be_chosen() {
    let world = World::start();
    let mut visit = world.visit().await;
    let page = visit.reach_consent().await;
    let form = page.form().unwrap().with("decision", "approve");
    // None: the page asks again.
    let again = visit.browser.submit(&form.clone().with("account-100004000000000000000007", "yes")).await.unwrap();
    assert_eq!(again.status, 400);
    assert!(again.plain().contains("at least one account"), "{}", again.plain());
    // One of the user's own, and one of another user's.
    let form = form.with("account-100004000000000000000002", "yes").with("account-100004000000000000000007", "yes");
    visit.browser.submit(&form).await.unwrap();
    let connected = visit.outcome().await.unwrap();
    let listed = connected.accounts["accounts"].as_array().unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0]["account_id"], "100004000000000000000002");
}

#[tokio::test]
async fn a_code_that_comes_twice_gives_nothing_and_revokes_its_tokens() {
    let world = World::start();
    let mut visit = world.visit().await;
    let (session, url) = visit.consumer.begin().await.unwrap();
    let page = visit.browser.open(&url).await.unwrap();
    let page = visit.sign_in(&page, "aminah").await;
    let redirect = visit.browser.post(&approved(&page)).await.unwrap().location().unwrap().unwrap();
    let tokens = visit.consumer.finish(&session, redirect.as_str()).await.unwrap();
    let token = tokens.response.access_token.clone();
    assert!(visit.consumer.accounts(&token).await.is_ok());
    let fault = visit.consumer.finish(&session, redirect.as_str()).await.unwrap_err().to_string();
    assert!(fault.contains("invalid_grant"), "{fault}");
    let fault = visit.consumer.accounts(&token).await.unwrap_err().to_string();
    assert!(fault.contains("invalid_token"), "{fault}");
    let renewal = tokens.renewal(&session).unwrap();
    assert!(visit.consumer.refresh(&renewal).await.unwrap_err().to_string().contains("invalid_grant"));
}

#[tokio::test]
async fn a_callback_in_another_browser_gives_it_nothing() {
    let world = World::start();
    let mut visit = world.visit().await;
    let page = visit.reach_consent().await;
    let redirect = visit.browser.post(&approved(&page)).await.unwrap().location().unwrap().unwrap();
    let mut other = data_consumer::Browser::new(&world.config).unwrap();
    let end = other.open(redirect.as_str()).await.unwrap();
    assert_eq!(end.status, 400);
    assert!(end.plain().contains("has not begun here"), "{}", end.plain());
    // The own browser still may.
    assert_eq!(visit.browser.open(redirect.as_str()).await.unwrap().status, 200);
    assert!(visit.outcome().await.is_ok());
}
