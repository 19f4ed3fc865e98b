//! The protected resources: the accounts that a user has permitted, and claims about the user.

use std::sync::Arc;

use axum::extract::State;
use ofm_protocol::error::ResourceError;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::resource::TokenFacts;
use ofm_protocol::oauth::{Context, InteractionId};
use ofm_protocol::types::ofm::v1_2::{ConsentAccount, Permission};
use ofm_protocol::types::{GrantedAuthorizationDetail, Members};
use serde_json::json;

use crate::failed::Failed;
use crate::message::{Received, Sent};
use crate::state::{App, now};

pub(crate) async fn accounts(State(app): State<Arc<App>>, Received(request): Received) -> Sent {
    let cx = &mut now();
    Sent(listed(&app, &request, cx).await.unwrap_or_else(|failed| failed.response(&app, &request, cx)))
}

/// Userinfo (OpenID Connect Core 1.0 section 5.3).
pub(crate) async fn userinfo(State(app): State<Arc<App>>, Received(request): Received) -> Sent {
    let cx = &mut now();
    Sent(described(&app, &request, cx).await.unwrap_or_else(|failed| failed.response(&app, &request, cx)))
}

async fn listed(app: &App, request: &Request, cx: &mut Context<'_>) -> Result<Response, Failed> {
    let facts = authorized(app, request, "accounts", cx).await?;
    let accounts: Vec<_> = facts
        .authorization_details
        .iter()
        .filter_map(|detail| match detail {
            GrantedAuthorizationDetail::AccountAccessV1_2(access) => Some(&access.consent),
            _ => None,
        })
        .flat_map(|consent| consent.accounts.iter().flatten().map(move |account| (consent, account)))
        .filter(|(consent, account)| {
            consent.check_access(account.account_id.as_str(), Permission::ReadAccounts, cx.now()).is_ok()
        })
        .map(|(_, account)| written(account))
        .collect();
    if accounts.is_empty() {
        // The consent ended, or never allowed this.
        return Err(ResourceError::ConsentMissing.into());
    }
    tracing::info!(client = facts.client_id, accounts = accounts.len(), "accounts read");
    let interaction = InteractionId::echo_or_generate(request, cx.random())?;
    Ok(Response::json(200, &json!({ "accounts": accounts }), Some(interaction))?)
}

fn written(account: &ConsentAccount) -> serde_json::Value {
    let text = |text: Option<&ofm_protocol::types::PersonalString>| text.map(|text| text.expose().to_owned());
    json!({
        "account_id": account.account_id.as_str(),
        "account_number": text(account.account_number.as_ref()),
        "account_name": text(account.account_name.as_ref()),
    })
}

async fn described(app: &App, request: &Request, cx: &mut Context<'_>) -> Result<Response, Failed> {
    let facts = authorized(app, request, "openid", cx).await?;
    let mut claims = Members::default();
    let user = facts.subject.as_ref().and_then(|subject| app.users.get(subject.expose()));
    if let Some(user) = user.filter(|_| facts.check_scope("profile", cx).is_ok()) {
        claims.insert("name".into(), user.name.as_str().into());
    }
    Ok(app.server.userinfo_response(&facts, claims, request, cx)?)
}

/// What the token of a request grants: it is known, valid, sent by its owner, and has this scope.
async fn authorized(app: &App, request: &Request, scope: &str, cx: &mut Context<'_>) -> Result<TokenFacts, Failed> {
    let server = app.resource(request);
    let access = server.read(request, cx)?;
    let facts = app.store.access_token(access.token()).await?.ok_or(ResourceError::Inactive)?.facts;
    access.check_async(server, &facts, cx).await?;
    facts.check_scope(scope, cx)?;
    Ok(facts)
}
