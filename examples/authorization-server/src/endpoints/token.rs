//! The token endpoint: codes, refresh tokens, and the client's own tokens.

use std::sync::Arc;

use axum::extract::State;
use ofm_protocol::error::RequestError;
use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::resource::TokenFacts;
use ofm_protocol::oauth::token::{AuthenticatedRequest, Grant, IssuedAccessToken, IssuedRefreshToken};
use ofm_protocol::oauth::{Context, RegisteredClient, id_token, identifier};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::SecretString;

use crate::failed::Failed;
use crate::message::{Received, Sent};
use crate::state::{App, now};
use crate::store::Permit;

pub(crate) async fn issue(State(app): State<Arc<App>>, Received(request): Received) -> Sent {
    let cx = &mut now();
    let response = issued(&app, &request, cx).await.unwrap_or_else(|failed| failed.response(&app, &request, cx));
    Sent(app.server.provide_nonce(response, cx))
}

async fn issued(app: &App, request: &Request, cx: &mut Context<'_>) -> Result<Response, Failed> {
    let unverified = app.server.read_token_request(request, cx)?;
    let registered = app.clients.get(unverified.claimed_client()).ok_or(RequestError::UnknownClient)?;
    let request = unverified.check_async(&app.server, registered, cx).await?;
    if let Some(code) = request.code() {
        for_code(app, &request, code, cx).await
    } else if let Some(token) = request.refresh_token() {
        for_refresh_token(app, &request, token, cx).await
    } else {
        for_client(app, &request, registered, cx).await
    }
}

async fn for_code(
    app: &App,
    request: &AuthenticatedRequest,
    code: &SecretString,
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
    let mut grant =
        request.grant(scope).with_access_token(access.clone()).with_refresh_token(refresh).with_grant_id(&permit.id);
    // RFC 9396 section 6: the client may ask for a part; the refresh token keeps the whole.
    let details = request.narrowed_details(&permit.details, cx)?;
    if !details.is_empty() {
        grant = grant.with_authorization_details(details);
    }
    let content = facts(app, &grant, &permit.client_id, Some(&permit), cx);
    let content = IssuedAccessToken::new(&access, content, cx.now());
    if !app.store.redeem(code, (&content, &permit.id), &issued).await? {
        return Err(replayed(app, &permit.id).await);
    }
    if app.server.owes_id_token(&stored.issued.request) {
        grant = grant.with_id_token(id_token(app, &stored.issued, &permit, &access, cx)?);
    }
    tracing::info!(client = permit.client_id, "code redeemed");
    Ok(grant.respond(&app.server, request.interaction_id(), cx)?)
}

async fn for_refresh_token(
    app: &App,
    request: &AuthenticatedRequest,
    token: &SecretString,
    cx: &mut Context<'_>,
) -> Result<Response, Failed> {
    let (mut issued, permit) = app.store.refresh_token(token).await?.ok_or(RequestError::GrantUnknown)?;
    let permit = app.store.permit(&permit).await?.ok_or(RequestError::GrantConsent)?;
    // The consents in their present state.
    issued.authorization_details.clone_from(&permit.details);
    let grant = request.check_refresh(&issued, cx)?;
    let access = fresh(cx)?;
    let content = facts(app, &grant, &permit.client_id, Some(&permit), cx);
    app.store.keep_access_token(&IssuedAccessToken::new(&access, content, cx.now()), Some(&permit.id)).await?;
    tracing::info!(client = permit.client_id, "refreshed");
    Ok(grant.with_access_token(access).respond(&app.server, request.interaction_id(), cx)?)
}

async fn for_client(
    app: &App,
    request: &AuthenticatedRequest,
    client: &RegisteredClient,
    cx: &mut Context<'_>,
) -> Result<Response, Failed> {
    let (grant, access) = (request.check_client_credentials(client, cx)?, fresh(cx)?);
    let content = facts(app, &grant, client.id(), None, cx);
    app.store.keep_access_token(&IssuedAccessToken::new(&access, content, cx.now()), None).await?;
    Ok(grant.with_access_token(access).respond(&app.server, request.interaction_id(), cx)?)
}

/// Revokes the tokens of a code that came twice.
async fn replayed(app: &App, permit: &str) -> Failed {
    match app.store.revoke_permit(permit).await {
        Ok(()) => RequestError::GrantReplayed.into(),
        Err(error) => error.into(),
    }
}

/// What the resource, introspection and userinfo know about the token of this grant.
fn facts(app: &App, grant: &Grant, client_id: &str, permit: Option<&Permit>, cx: &Context<'_>) -> TokenFacts {
    let facts = TokenFacts::new(client_id)
        .with_authorization_details(grant.authorization_details())
        .with_confirmation(grant.confirmation())
        .with_audience([app.server.issuer()])
        .with_expiry(cx.now().saturating_add(app.policy().token.access_token_lifetime));
    let facts = grant.scope().into_iter().fold(facts, TokenFacts::with_scope);
    permit.into_iter().fold(facts, |facts, permit| facts.with_subject(permit.subject.as_str()))
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
