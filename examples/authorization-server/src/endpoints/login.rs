//! Signing in, for development: one user name and one password.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use ofm_protocol::error::RequestError;
use ofm_protocol::oauth::Context;
use ofm_protocol::oauth::form::{self, Form, FormLimits};
use ofm_protocol::oauth::http::{Request, Response};

use super::authorize::{returned, sign_in_page, told};
use crate::failed::Failed;
use crate::message::{Received, Sent};
use crate::pages;
use crate::session::Session;
use crate::state::{App, now};
use crate::store::Login;

/// A working day.
const SIGNED_IN_FOR: Duration = Duration::from_secs(8 * 60 * 60);

pub(crate) async fn sign_in(State(app): State<Arc<App>>, Received(request): Received) -> Sent {
    let cx = &mut now();
    Sent(signed_in(&app, &request, cx).await.unwrap_or_else(|failed| told(&failed, &request)))
}

async fn signed_in(app: &App, request: &Request, cx: &mut Context<'_>) -> Result<Response, Failed> {
    let form = Form::parse(&request.body, FormLimits::default()).map_err(|error| RequestError::Form { error })?;
    let Some(session) = Session::of(request).filter(|session| session.has_form_token(form.get("form_token"))) else {
        tracing::warn!(path = "/login", label = "form_token", citation = "RFC 6819 section 4.4.1.13", "refused");
        return Ok(pages::end(403, pages::FOREIGN_FORM));
    };
    let (accepted, arrival) = returned(app, request, &session, cx).await?;
    let password = form.get("password").unwrap_or_default().into();
    let Some(user) = app.users.sign_in(form.get("username").unwrap_or_default(), &password) else {
        return Ok(sign_in_page(app, &accepted, &session, true));
    };
    // Another session than before: whoever planted the old cookie is not signed in.
    let fresh = Session::new(cx)?;
    let login =
        Login { subject: user.subject.clone(), auth_time: cx.now(), ends: cx.now().saturating_add(SIGNED_IN_FOR) };
    app.store.sign_in(fresh.id(), &login).await?;
    // The user came in the old session.
    app.store.keep_arrival(&accepted, fresh.id(), &arrival).await?;
    let (id, uri) = (accepted.request.client_id.as_str(), accepted.request_uri.as_str());
    let query = form::encode([("client_id", id), ("request_uri", uri)]);
    let response = Response::new(303)
        .with_header("Location", &format!("/authorize?{query}"))
        .with_header("Cache-Control", "no-store")
        .with_header("Referrer-Policy", "no-referrer");
    Ok(fresh.set_on(response))
}
