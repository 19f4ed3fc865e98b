//! What the pages show, and where they do not lead.

use crate::support::World;

const SCRIPT: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

#[tokio::test]
async fn script_in_names_is_text_on_every_page() {
    let world = World::start_with(&["--mtls"], |files| {
        files.edit("clients.json", |clients| clients[0]["client_name"] = SCRIPT.into());
        files.edit("users.json", |users| {
            users[0]["name"] = SCRIPT.into();
            users[0]["accounts"][0]["name"] = SCRIPT.into();
        });
    });
    let mut visit = world.visit().await;
    let sign_in = visit.begin().await;
    let consent = visit.sign_in(&sign_in, "aminah").await;
    let accounts = visit.browser.submit(&crate::support::approved(&consent)).await.unwrap();
    for page in [&sign_in, &consent, &accounts] {
        assert!(page.plain().contains(SCRIPT), "{}", page.text);
        assert!(!page.text.contains("<script") && !page.text.contains("<img"), "{}", page.text);
    }
}

#[tokio::test]
async fn each_page_forbids_frames_scripts_and_caches() {
    let world = World::start();
    let mut visit = world.visit().await;
    let sign_in = visit.begin().await;
    let consent = visit.sign_in(&sign_in, "aminah").await;
    let error = visit.browser.open(&world.url("/authorize")).await.unwrap();
    assert_eq!(error.status, 400);
    for page in [sign_in, consent, error] {
        let header = |name: &str| page.headers.get(name).unwrap().to_str().unwrap().to_owned();
        assert_eq!(header("x-frame-options"), "DENY");
        let policy = header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("x-content-type-options"), "nosniff");
    }
}

#[tokio::test]
async fn a_request_that_is_not_verified_is_never_redirected() {
    let world = World::start();
    let mut visit = world.visit().await;
    let (_, url) = visit.consumer.begin().await.unwrap();
    let uri = url.split_once("request_uri=").unwrap().1;
    let id = &world.config.client_id;
    let evil = "&redirect_uri=https%3A%2F%2Fevil.example%2F&state=x&response_type=code";
    for query in [
        format!("?client_id={id}{evil}"),
        format!("?client_id={id}&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Aunknown{evil}"),
        format!("?client_id=another&request_uri={uri}{evil}"),
        format!("?request_uri={uri}{evil}"),
        format!("?client_id={id}&client_id={id}&request_uri={uri}"),
        "?%00".into(),
    ] {
        let page = visit.browser.open(&world.url(&format!("/authorize{query}"))).await.unwrap();
        assert_eq!((page.status, page.headers.get("location")), (400, None), "{query}");
        assert!(!page.text.contains("evil"), "{}", page.text);
    }
    // With the right values, the pushed parameters apply and no others.
    let page = visit.browser.open(&format!("{url}{evil}")).await.unwrap();
    let form =
        page.form().unwrap().with("username", "aminah").with("password", "aminah").with("next", "https://evil.example");
    let redirect = visit.browser.post(&form).await.unwrap().location().unwrap().unwrap();
    assert_eq!((redirect.host_str(), redirect.path()), (Some("localhost"), "/authorize"));
}

#[tokio::test]
async fn methods_and_bodies_that_are_not_accepted_have_their_status() {
    let world = World::start_with(&[], |_| {});
    let mut browser = data_consumer::Browser::new(&world.config).unwrap();
    let page = browser.open(&world.url("/token")).await.unwrap();
    assert_eq!((page.status, page.headers.get("allow").unwrap().to_str().unwrap()), (405, "POST"));
    let form = |path: &str, value: &str| data_consumer::Form {
        action: world.url(path).parse().unwrap(),
        fields: vec![("request".into(), value.into())],
    };
    for length in [140_000, 1_000_000] {
        for path in ["/par", "/token", "/introspect", "/revoke"] {
            assert_eq!(browser.post(&form(path, &"a".repeat(length))).await.unwrap().status, 413, "{path} {length}");
        }
        for path in ["/authorize", "/login", "/consent"] {
            assert_eq!(browser.post(&form(path, &"a".repeat(length))).await.unwrap().status, 413, "{path} {length}");
        }
    }
    assert_eq!(browser.post(&form("/par", "x")).await.unwrap().status, 401);
    assert_eq!(browser.open(&world.url("/none")).await.unwrap().status, 404);
}
