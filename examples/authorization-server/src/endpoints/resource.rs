//! The protected resource: the accounts that a user has permitted.

use std::sync::Arc;

use axum::extract::State;
use ofm_protocol::error::BearerError;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::{Context, InteractionId, bearer};
use ofm_protocol::types::ofm::v1_2::{ConsentAccount, Permission};
use ofm_protocol::types::{GrantedAuthorizationDetail, SecretString};
use serde_json::json;

use crate::binding;
use crate::failed::Failed;
use crate::message::{Received, Sent};
use crate::state::{App, now};
use crate::store::{AccessToken, Permit};

pub(crate) async fn accounts(State(app): State<Arc<App>>, received: Received) -> Sent {
    let cx = &mut now();
    let listed = listed(&app, &received, cx).await;
    Sent(listed.unwrap_or_else(|failed| failed.response(&received.request, cx)))
}

async fn listed(app: &App, received: &Received, cx: &mut Context<'_>) -> Result<Response, Failed> {
    let (token, permit) = authorized(app, received, "accounts", cx).await?;
    let accounts: Vec<_> = permit
        .details
        .iter()
        .filter_map(|detail| match detail {
            GrantedAuthorizationDetail::AccountAccessV1_2(access) if access.consent.is_in_force(cx.now()) => {
                Some(&access.consent)
            }
            _ => None,
        })
        .filter(|consent| consent.permissions.iter().any(|own| *own == Permission::ReadAccounts))
        .flat_map(|consent| consent.accounts.as_deref().unwrap_or_default())
        .map(account)
        .collect();
    if accounts.is_empty() {
        // The consent ended, or never allowed this.
        return Err(BearerError::InsufficientScope.into());
    }
    tracing::info!(client = token.client_id, accounts = accounts.len(), "accounts read");
    let interaction = InteractionId::echo_or_generate(&received.request, cx.random())?;
    Ok(Response::json(200, &json!({ "accounts": accounts }), Some(interaction))?)
}

fn account(account: &ConsentAccount) -> serde_json::Value {
    let text = |text: Option<&ofm_protocol::types::PersonalString>| text.map(|text| text.expose().to_owned());
    json!({
        "account_id": account.account_id.as_str(),
        "account_number": text(account.account_number.as_ref()),
        "account_name": text(account.account_name.as_ref()),
    })
}

/// The token of a request and the user's permit behind it: known, not expired, not revoked, sent by its owner, with
/// this scope.
pub(crate) async fn authorized(
    app: &App,
    received: &Received,
    scope: &str,
    cx: &mut Context<'_>,
) -> Result<(AccessToken, Permit), Failed> {
    let text = token_of(&received.request)?;
    let token = app.store.access_token(&text, cx.now()).await?.ok_or(BearerError::InvalidToken)?;
    binding::check_sender(app, received, (text.expose(), &token.client_id), token.cnf.as_ref(), cx).await?;
    let has_scope = token.scope.as_deref().is_some_and(|own| own.split(' ').any(|value| value == scope));
    let permit = token.permit.as_deref().filter(|_| has_scope).ok_or(BearerError::InsufficientScope)?;
    let permit = app.store.permit(permit).await?.ok_or(BearerError::InvalidToken)?;
    Ok((token, permit))
}

/// The access token of the header, under either scheme.
fn token_of(request: &Request) -> Result<SecretString, BearerError> {
    bearer::token(request)
}
