//! The token endpoint: codes, refresh tokens, and the client's own tokens.

use std::sync::Arc;

use axum::extract::State;
use ofm_protocol::error::RequestError;
use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::oauth::http::Response;
use ofm_protocol::oauth::token::{AuthenticatedRequest, Grant, IssuedRefreshToken};
use ofm_protocol::oauth::{Confirmation, Context, RegisteredClient, id_token, identifier};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::SecretString;

use crate::binding;
use crate::failed::Failed;
use crate::message::{Received, Sent};
use crate::state::{App, now};
use crate::store::{AccessToken, Permit};

pub(crate) async fn issue(State(app): State<Arc<App>>, received: Received) -> Sent {
    let cx = &mut now();
    let issued = issued(&app, &received, cx).await;
    Sent(issued.unwrap_or_else(|failed| failed.response(&received.request, cx)))
}

async fn issued(app: &App, received: &Received, cx: &mut Context<'_>) -> Result<Response, Failed> {
    let unverified = app.server.read_token_request(&received.request, cx)?;
    let registered = app.clients.get(unverified.claimed_client()).ok_or(RequestError::UnknownClient)?;
    let request = unverified.check_async(&app.server, &registered.client, cx).await?;
    let cnf = binding::of_token_request(app, received, registered.client.id(), cx).await?;
    if let Some(code) = request.code() {
        for_code(app, &request, code, cnf, cx).await
    } else if let Some(token) = request.refresh_token() {
        for_refresh_token(app, &request, token, cnf, cx).await
    } else {
        for_client(app, &request, &registered.client, cnf, cx).await
    }
}

async fn for_code(
    app: &App,
    request: &AuthenticatedRequest,
    code: &SecretString,
    cnf: Option<Confirmation>,
    cx: &mut Context<'_>,
) -> Result<Response, Failed> {
    let stored = app.store.code(code).await?.ok_or(RequestError::GrantUnknown)?;
    let redeemed = request.redeem_code_async(&app.server, &stored.issued, cx).await;
    // RFC 6749 section 4.1.2: who has a used code may have the tokens too.
    if redeemed == Err(RequestError::GrantReplayed) || (redeemed.is_ok() && stored.used) {
        return Err(replayed(app, &stored.permit).await);
    }
    redeemed?;
    let permit = app.store.permit(&stored.permit).await?.ok_or(RequestError::GrantConsent)?;
    let (access, refresh) = (fresh(cx)?, fresh(cx)?);
    let scope = permit.scope.as_deref();
    let issued = IssuedRefreshToken::new(&refresh, &permit.client_id);
    let issued = scope.map_or(issued.clone(), |scope| issued.with_scope(scope));
    let content = access_token(app, &permit.client_id, Some(&permit.id), scope, cnf, cx);
    if !app.store.redeem(code, (&access, &content), Some(&issued)).await? {
        return Err(replayed(app, &permit.id).await);
    }
    let mut grant =
        Grant::new(scope).with_access_token(access.clone()).with_refresh_token(refresh).with_grant_id(&permit.id);
    if !permit.details.is_empty() {
        grant = grant.with_authorization_details(permit.details.clone());
    }
    if app.server.owes_id_token(&stored.issued.request) {
        grant = grant.with_id_token(id_token(app, &stored.issued, &permit, &access, cx)?);
    }
    tracing::info!(client = permit.client_id, bound = cnf.is_some(), "code redeemed");
    Ok(grant.respond(&app.server, request.interaction_id(), cx)?)
}

async fn for_refresh_token(
    app: &App,
    request: &AuthenticatedRequest,
    token: &SecretString,
    cnf: Option<Confirmation>,
    cx: &mut Context<'_>,
) -> Result<Response, Failed> {
    let (mut issued, permit) = app.store.refresh_token(token).await?.ok_or(RequestError::GrantUnknown)?;
    let permit = app.store.permit(&permit).await?.ok_or(RequestError::GrantConsent)?;
    // The consents in their present state.
    issued.authorization_details.clone_from(&permit.details);
    let grant = request.check_refresh(&issued, cx)?;
    let access = fresh(cx)?;
    // The library narrows what it writes into the response; the token keeps what was asked for.
    let asked = match &request.request {
        ofm_protocol::types::TokenRequest::RefreshToken(grant) => grant.scope.clone(),
        _ => None,
    };
    let scope = asked.or_else(|| permit.scope.clone());
    let content = access_token(app, &permit.client_id, Some(&permit.id), scope.as_deref(), cnf, cx);
    app.store.keep_access_token(&access, &content).await?;
    tracing::info!(client = permit.client_id, bound = cnf.is_some(), "refreshed");
    Ok(grant.with_access_token(access).respond(&app.server, request.interaction_id(), cx)?)
}

async fn for_client(
    app: &App,
    request: &AuthenticatedRequest,
    client: &RegisteredClient,
    cnf: Option<Confirmation>,
    cx: &mut Context<'_>,
) -> Result<Response, Failed> {
    let (grant, access) = (request.check_client_credentials(client, cx)?, fresh(cx)?);
    let content = access_token(app, client.id(), None, None, cnf, cx);
    app.store.keep_access_token(&access, &content).await?;
    Ok(grant.with_access_token(access).respond(&app.server, request.interaction_id(), cx)?)
}

/// Revokes the tokens of a code that came twice.
async fn replayed(app: &App, permit: &str) -> Failed {
    match app.store.revoke_permit(permit).await {
        Ok(()) => RequestError::GrantReplayed.into(),
        Err(error) => error.into(),
    }
}

fn access_token(
    app: &App,
    client_id: &str,
    permit: Option<&str>,
    scope: Option<&str>,
    cnf: Option<Confirmation>,
    cx: &Context<'_>,
) -> AccessToken {
    AccessToken {
        client_id: client_id.into(),
        permit: permit.map(String::from),
        scope: scope.map(String::from),
        cnf,
        issued_at: cx.now().seconds(),
        ends: cx.now().saturating_add(app.policy().token.access_token_lifetime).seconds(),
    }
}

fn id_token(
    app: &App,
    issued: &IssuedCode,
    permit: &Permit,
    access: &SecretString,
    cx: &mut Context<'_>,
) -> Result<String, Failed> {
    let auth_time = UnixTime::from_seconds(permit.auth_time);
    let mut claims = id_token::claims(&app.server, issued, &permit.subject, auth_time, cx)
        .with_at_hash(id_token::half_hash(app.algorithm, access.expose()));
    let wants_name = permit.scope.as_deref().is_some_and(|scope| scope.split(' ').any(|value| value == "profile"));
    if let Some(user) = app.users.get(&permit.subject).filter(|_| wants_name) {
        claims = claims.with_name(user.name.as_str());
    }
    Ok(id_token::issue(&app.server, &claims, cx)?)
}

fn fresh(cx: &mut Context<'_>) -> Result<SecretString, Failed> {
    Ok(identifier::fresh(cx.random())?.into())
}
