//! The revocation endpoint (RFC 7009). A refresh token goes with all tokens of its permit, an access token alone.

use std::sync::Arc;

use axum::extract::State;
use ofm_protocol::error::RequestError;
use ofm_protocol::oauth::Context;
use ofm_protocol::oauth::http::{Request, Response};

use crate::failed::Failed;
use crate::message::{Received, Sent};
use crate::state::{App, now};

pub(crate) async fn revoke(State(app): State<Arc<App>>, Received(request): Received) -> Sent {
    let cx = &mut now();
    Sent(revoked(&app, &request, cx).await.unwrap_or_else(|failed| failed.response(&app, &request, cx)))
}

async fn revoked(app: &App, request: &Request, cx: &mut Context<'_>) -> Result<Response, Failed> {
    let unverified = app.server.read_revocation_request(request, cx)?;
    let registered = app.clients.get(unverified.claimed_client()).ok_or(RequestError::UnknownClient)?;
    let query = unverified.check_async(&app.server, registered, cx).await?;
    // A wrong hint does no harm: both stores are looked up.
    if let Some((issued, permit)) = app.store.refresh_token(&query.token).await? {
        query.check_revocation(&issued.client_id, cx)?;
        app.store.revoke_permit(&permit).await?;
        tracing::info!(client = query.client_id, "permit revoked");
    } else if let Some(issued) = app.store.access_token(&query.token).await? {
        query.check_revocation(&issued.facts.client_id, cx)?;
        app.store.revoke_access_token(&query.token).await?;
        tracing::info!(client = query.client_id, "access token revoked");
    }
    Ok(query.revoked())
}
