//! The log of requests: method, path, status and time. Queries, bodies and headers are secrets.

use std::time::Instant;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use tracing::Level;
use tracing::level_filters::LevelFilter;

/// Writes one line per request at the level `debug`.
pub(crate) async fn each(request: Request, next: Next) -> Response {
    if !tracing::enabled!(Level::DEBUG) {
        return next.run(request).await;
    }
    let (method, path, began) = (request.method().clone(), request.uri().path().to_owned(), Instant::now());
    let response = next.run(request).await;
    let microseconds = began.elapsed().as_micros();
    tracing::debug!(%method, path, status = response.status().as_u16(), microseconds, "answered");
    response
}

/// Writes the log to standard error.
pub fn start(level: LevelFilter) {
    let colours = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let log = tracing_subscriber::fmt().with_max_level(level).with_target(false).with_ansi(colours);
    log.with_writer(std::io::stderr).init();
}
