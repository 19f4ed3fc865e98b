//! The PAR endpoint (RFC 9126).

use std::sync::Arc;

use axum::extract::State;
use ofm_protocol::error::RequestError;
use ofm_protocol::oauth::Context;
use ofm_protocol::oauth::http::{Request, Response};

use crate::failed::Failed;
use crate::message::{Received, Sent};
use crate::state::{App, now};

pub(crate) async fn push(State(app): State<Arc<App>>, Received(request): Received) -> Sent {
    let cx = &mut now();
    let response = pushed(&app, &request, cx).await.unwrap_or_else(|failed| failed.response(&app, &request, cx));
    Sent(app.server.provide_nonce(response, cx))
}

async fn pushed(app: &App, request: &Request, cx: &mut Context<'_>) -> Result<Response, Failed> {
    let unverified = app.server.read_par(request, cx)?;
    let registered = app.clients.get(unverified.claimed_client()).ok_or(RequestError::UnknownClient)?;
    let pushed = unverified.check_async(&app.server, registered, cx).await?;
    let (accepted, response) = pushed.accept(&app.server, cx)?;
    // The client hears of it only after it is on the disk.
    app.store.keep_accepted(&accepted).await?;
    tracing::info!(client = registered.id(), "request pushed");
    Ok(response)
}
