//! The introspection endpoint (RFC 7662): what resource servers may know about a token.

use std::sync::Arc;

use axum::extract::State;
use ofm_protocol::error::RequestError;
use ofm_protocol::oauth::Context;
use ofm_protocol::oauth::http::{Request, Response};

use crate::failed::Failed;
use crate::message::{Received, Sent};
use crate::state::{App, now};

pub(crate) async fn introspect(State(app): State<Arc<App>>, Received(request): Received) -> Sent {
    let cx = &mut now();
    Sent(answered(&app, &request, cx).await.unwrap_or_else(|failed| failed.response(&app, &request, cx)))
}

async fn answered(app: &App, request: &Request, cx: &mut Context<'_>) -> Result<Response, Failed> {
    let unverified = app.server.read_introspection_request(request, cx)?;
    let registered = app.clients.get(unverified.claimed_client()).ok_or(RequestError::UnknownClient)?;
    let query = unverified.check_async(&app.server, registered, cx).await?;
    let issued = app.store.access_token(&query.token).await?;
    Ok(query.introspection(&app.server, issued.as_ref(), cx)?)
}
