//! What clients read about the server: metadata (RFC 8414, OpenID Connect Discovery) and keys (RFC 7517).

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use ofm_protocol::error::BuildError;
use ofm_protocol::oauth::http::Response;
use ofm_protocol::oauth::jwks;

use crate::message::Sent;
use crate::state::App;

/// The time for which clients and caches may keep both.
const MAX_AGE: Duration = Duration::from_secs(15 * 60);

pub(crate) async fn metadata(State(app): State<Arc<App>>) -> Sent {
    Sent(document(&app).unwrap_or_else(|error| {
        tracing::error!(label = error.label(), citation = error.citation(), "no metadata");
        Response::new(500)
    }))
}

pub(crate) async fn keys(State(app): State<Arc<App>>) -> Sent {
    Sent(jwks::response(&app.keys, MAX_AGE))
}

fn document(app: &App) -> Result<Response, BuildError> {
    let mut metadata = app.server.metadata()?;
    metadata.scopes_supported = Some(["openid", "profile", "accounts"].map(String::from).into());
    metadata.claims_supported = Some(["sub", "name", "auth_time"].map(String::from).into());
    Response::cacheable_json(&metadata, MAX_AGE)
}
