//! The forms of the server's pages: each decision counts once, and comes from the page of the user's own session.

use std::time::Duration;

use data_consumer::Browser;

use crate::support::{World, approved};

#[tokio::test]
async fn a_decision_counts_once_however_often_it_is_sent() {
    let world = World::start();
    let mut visit = world.visit().await;
    let page = visit.reach_consent().await;
    let form = approved(&page);
    let mut tabs: Vec<Browser> = (0..4).map(|_| visit.browser.clone()).collect();
    let [a, b, c, d] = &mut tabs[..] else { panic!() };
    let (a, b, c, d) = tokio::join!(a.post(&form), b.post(&form), c.post(&form), d.post(&form));
    let answers = [a, b, c, d].map(Result::unwrap);
    let mut statuses = answers.each_ref().map(|page| page.status);
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 400, 400, 400]);
    // Back to the page: it is gone.
    let authorize = page.url.as_str();
    let back = visit.browser.open(authorize).await.unwrap();
    assert_eq!(back.status, 400);
    assert!(back.plain().contains("used already"), "{}", back.plain());
    // The one redirect leads to the accounts.
    let redirect = answers.into_iter().find(|page| page.status == 303).unwrap();
    assert_eq!(visit.browser.follow(redirect).await.unwrap().status, 200);
    assert!(visit.outcome().await.is_ok());
}

#[tokio::test]
async fn a_form_without_the_token_of_its_session_is_refused_and_changes_nothing() {
    let world = World::start();
    let mut visit = world.visit().await;
    let sign_in = visit.begin().await;
    let form = sign_in.form().unwrap().with("username", "aminah").with("password", "aminah");
    for foreign in [form.clone().without("form_token"), form.clone().with("form_token", "x")] {
        assert_eq!(visit.browser.submit(&foreign).await.unwrap().status, 403);
    }
    let page = visit.sign_in(&sign_in, "aminah").await;
    let form = approved(&page);
    // The token of the page before belongs to the session before.
    let old = sign_in.form().unwrap().fields.iter().find(|(name, _)| name == "form_token").unwrap().1.clone();
    for foreign in [form.clone().without("form_token"), form.clone().with("form_token", &old)] {
        assert_eq!(visit.browser.submit(&foreign).await.unwrap().status, 403);
    }
    // A browser without the cookie, as a form on another site sends it.
    let mut other = visit.browser.clone();
    other.forget();
    assert_eq!(other.submit(&form).await.unwrap().status, 403);
    assert_eq!(visit.browser.submit(&form).await.unwrap().status, 200);
    assert!(visit.outcome().await.is_ok());
}

#[tokio::test]
async fn a_session_that_never_came_with_the_request_cannot_decide_it() {
    let world = World::start();
    let (mut one, other) = (world.visit().await, Browser::new(&world.config).unwrap());
    let (_, url) = one.consumer.begin().await.unwrap();
    let page = one.browser.open(&url).await.unwrap();
    let first = one.sign_in(&page, "aminah").await;
    // Another user, signed in for another request, sends the first request's values with the own token.
    one.browser = other;
    let second = one.begin().await;
    let second = one.sign_in(&second, "wei").await;
    let token = |page: &data_consumer::Page| {
        page.form().unwrap().fields.into_iter().find(|(name, _)| name == "form_token").unwrap().1
    };
    let form = approved(&first).with("form_token", &token(&second));
    let end = one.browser.submit(&form).await.unwrap();
    assert_eq!(end.status, 400, "{}", end.plain());
}

#[tokio::test]
async fn a_wrong_password_gives_the_page_again() {
    let world = World::start();
    let mut visit = world.visit().await;
    let page = visit.begin().await;
    let form = page.form().unwrap().with("username", "aminah").with("password", "wei");
    let again = visit.browser.submit(&form).await.unwrap();
    assert_eq!(again.status, 401);
    assert_eq!(visit.sign_in(&again, "aminah").await.status, 200);
}

#[tokio::test]
async fn a_user_who_came_in_time_may_decide_after_the_request_uri_has_ended_and_no_other_may_come() {
    let world = World::start_with(&["--mtls", "--request-uri-lifetime", "1"], |_| {});
    let mut visit = world.visit().await;
    let (_, late) = visit.consumer.begin().await.unwrap();
    let page = visit.reach_consent().await;
    tokio::time::sleep(Duration::from_millis(2_100)).await;
    let end = visit.browser.open(&late).await.unwrap();
    assert_eq!(end.status, 400);
    assert!(end.plain().contains("expired"), "{}", end.plain());
    assert_eq!(visit.browser.submit(&approved(&page)).await.unwrap().status, 200);
    assert!(visit.outcome().await.is_ok());
}
