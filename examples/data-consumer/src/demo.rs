//! The whole flow without a human: the program plays the user's browser too.

use std::sync::Arc;

use ofm_protocol::oauth::TokenHint;

use crate::browser::Browser;
use crate::config::Config;
use crate::consumer::Consumer;
use crate::fault::Fault;
use crate::web::Site;

/// Plays the flow, and tells each step.
pub async fn play(config: Config, mut tell: impl FnMut(&str)) -> Result<(), Fault> {
    let user = config.user.clone().ok_or_else(|| Fault::new("the configuration names no user to play"))?;
    let mut browser = Browser::new(&config)?;
    let consumer = Arc::new(Consumer::discover(config).await?);
    tell(&format!(
        "1. discovered {}; tokens come from {} and are bound to {}",
        consumer.issuer(),
        consumer.token_endpoint(),
        consumer.binding()
    ));
    let mut site = Site::start(Arc::clone(&consumer)).await?;
    let home = browser.open(&site.url).await?;
    let sign_in = browser.submit(&home.form()?).await?;
    tell("2. pushed the request; the browser is at the bank's page");
    let form = sign_in.form()?.with("username", &user.username).with("password", user.password.expose());
    let consent = browser.submit(&form).await?;
    tell(&format!("3. the bank asks: {}", consent.plain()));
    let form = consent.check_boxes().iter().fold(consent.form()?, |form, name| form.with(name, "yes"));
    browser.submit(&form.with("decision", "approve")).await?;
    let outcome = site.outcomes.recv().await;
    let connected = outcome.ok_or_else(|| Fault::new("the browser did not come back"))??;
    let subject = connected.subject.as_deref().unwrap_or("nobody");
    tell(&format!("4. approved; the ID token is for subject {subject}"));
    tell(&format!("5. accounts: {}", connected.accounts));
    let renewal = connected.renewal.ok_or_else(|| Fault::new("there is no refresh token"))?;
    let renewed = consumer.refresh(&renewal).await?;
    let accounts = consumer.accounts(&renewed.response.access_token).await?;
    let count = accounts["accounts"].as_array().map_or(0, Vec::len);
    tell(&format!("6. refreshed; the new token reads {count} accounts"));
    consumer.revoke(renewal.refresh_token(), TokenHint::RefreshToken).await?;
    match consumer.accounts(&renewed.response.access_token).await {
        Err(fault) => tell(&format!("7. revoked; {fault}")),
        Ok(_) => return Err(Fault::new("the token still reads accounts after its revocation")),
    }
    Ok(())
}
