//! The way of a user in headless Chromium. Without Chromium and its driver each test prints a line and passes.

use crate::support::{Visit, World};
use crate::webdriver::Chromium;

/// Where the screenshot of the consent page goes, if `UPDATE_SCREENSHOT` is set.
const SCREENSHOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/consent-page.png");

/// A user at the client's first page.
async fn begin(chromium: &Chromium, world: &World) -> Visit {
    let visit = world.visit().await;
    chromium.open(&visit.site.url).await;
    visit
}

/// From the client's first page to the consent page.
async fn to_consent(chromium: &Chromium) {
    chromium.click("button").await;
    chromium.write("input[name=username]", "aminah").await;
    chromium.write("input[name=password]", "aminah").await;
    chromium.click("button").await;
    chromium.comes_to("Greenbank: your permission").await;
}

async fn choose_accounts(chromium: &Chromium) {
    let boxes = chromium.all("input[type=checkbox]").await;
    assert_eq!(boxes.len(), 2);
    for own in boxes {
        chromium.click_element(&own).await;
    }
}

#[tokio::test]
async fn a_user_approves_and_cannot_go_back_to_approve_again() {
    let Some(chromium) = Chromium::start().await else { return };
    let world = World::start();
    let mut visit = begin(&chromium, &world).await;
    to_consent(&chromium).await;
    choose_accounts(&chromium).await;
    if std::env::var_os("UPDATE_SCREENSHOT").is_some() {
        std::fs::write(SCREENSHOT, chromium.screenshot().await).unwrap();
    }
    chromium.click("button[value=approve]").await;
    chromium.comes_to("Your accounts").await;
    let listed = chromium.all("li.account").await.len();
    assert_eq!(listed, 2);
    assert!(visit.outcome().await.is_ok());
    chromium.back().await;
    // Chromium shows the old page from memory, `no-store` or not; its form is worth nothing any more.
    chromium.comes_to("Greenbank: your permission").await;
    chromium.click("button[value=approve]").await;
    chromium.comes_to("This is not possible").await;
    assert!(chromium.text("main").await.contains("used already"));
}

#[tokio::test]
async fn a_user_denies() {
    let Some(chromium) = Chromium::start().await else { return };
    let world = World::start();
    let mut visit = begin(&chromium, &world).await;
    to_consent(&chromium).await;
    chromium.click("button[value=deny]").await;
    chromium.comes_to("Not connected").await;
    assert!(chromium.text("p.fault").await.contains("access_denied"));
    assert!(visit.outcome().await.is_err());
}

#[tokio::test]
async fn a_decision_in_two_tabs_and_by_two_clicks_counts_once() {
    let Some(chromium) = Chromium::start().await else { return };
    let world = World::start();
    let mut visit = begin(&chromium, &world).await;
    to_consent(&chromium).await;
    let (first, address) = (chromium.window().await, chromium.address().await);
    let second = chromium.open_window().await;
    chromium.switch_to(&second).await;
    chromium.open(&address).await;
    chromium.comes_to("Greenbank: your permission").await;
    choose_accounts(&chromium).await;
    chromium.switch_to(&first).await;
    choose_accounts(&chromium).await;
    chromium.click("button[value=approve]").await;
    chromium.comes_to("Your accounts").await;
    assert!(visit.outcome().await.is_ok());
    chromium.switch_to(&second).await;
    chromium.click("button[value=approve]").await;
    chromium.comes_to("This is not possible").await;
    // Two clicks at once. The browser shows the answer to one of them; it gives accounts at most once.
    chromium.open(&visit.site.url).await;
    chromium.click("button").await;
    chromium.comes_to("Greenbank: your permission").await;
    choose_accounts(&chromium).await;
    chromium.run("const approve = document.querySelector('[value=approve]'); approve.click(); approve.click();").await;
    let shown = chromium.comes_to_one_of(&["Your accounts", "This is not possible"]).await;
    let mut outcomes = 0;
    while let Ok(outcome) = visit.site.outcomes.try_recv() {
        assert!(outcome.is_ok());
        outcomes += 1;
    }
    assert_eq!(outcomes, usize::from(shown == "Your accounts"));
}

#[tokio::test]
async fn script_in_names_does_not_run_and_a_frame_stays_empty() {
    let Some(chromium) = Chromium::start().await else { return };
    let script = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>";
    let world = World::start_with(&["--mtls"], |files| {
        files.edit("clients.json", |clients| clients[0]["client_name"] = script.into());
    });
    let _visit = begin(&chromium, &world).await;
    to_consent(&chromium).await;
    assert!(chromium.text("main").await.contains("<script>"));
    assert_eq!(chromium.title().await, "Your permission");
    let address = chromium.address().await;
    assert!(chromium.source().await.contains("form_token"));
    chromium.open(&format!("data:text/html,<iframe src=\"{}\"></iframe>", address.replace('&', "%26amp;"))).await;
    chromium.enter_frame("iframe").await;
    assert!(!chromium.source().await.contains("form_token"));
}
