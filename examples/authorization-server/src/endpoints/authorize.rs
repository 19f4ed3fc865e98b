//! The authorization endpoint: what the user's browser brings, and the page it gets.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use ofm_protocol::error::RequestError;
use ofm_protocol::oauth::Context;
use ofm_protocol::oauth::authorization::{Arrival, AuthorizationQuery};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::par::AcceptedRequest;
use ofm_protocol::types::RequestObject;

use crate::failed::Failed;
use crate::message::{Received, Sent};
use crate::pages::{self, Fields};
use crate::session::Session;
use crate::state::{App, now};
use crate::users::User;

pub(crate) async fn show(State(app): State<Arc<App>>, Received(request): Received) -> Sent {
    let cx = &mut now();
    Sent(shown(&app, &request, cx).await.unwrap_or_else(|failed| told(&failed, &request)))
}

/// A page for a person who cannot go on. It never redirects, because nothing in the request is verified.
pub(crate) fn told(failed: &Failed, request: &Request) -> Response {
    failed.log(request);
    let (status, text) = failed.told();
    pages::end(status, text)
}

async fn shown(app: &App, request: &Request, cx: &mut Context<'_>) -> Result<Response, Failed> {
    let (session, is_new) = match Session::of(request) {
        Some(session) => (session, false),
        None => (Session::new(cx)?, true),
    };
    let accepted = arrived(app, request, &session, cx).await?;
    let user = signed_in(app, &session, &accepted.request, cx).await?;
    let page = match user {
        Some((user, _)) => consent_page(app, &accepted, user, &session, false),
        None => sign_in_page(app, &accepted, &session, false),
    };
    Ok(if is_new { session.set_on(page) } else { page })
}

/// The pushed request to which a browser comes. A session that came in time may come again later.
async fn arrived(
    app: &App,
    request: &Request,
    session: &Session,
    cx: &mut Context<'_>,
) -> Result<AcceptedRequest, Failed> {
    let (query, accepted) = looked_up(app, request, cx).await?;
    match app.store.arrival(&query.request_uri, session.id()).await? {
        Some(arrival) => query.check_return(&accepted, &arrival, cx)?,
        None => app.store.keep_arrival(&accepted, session.id(), &query.arrive(&accepted, cx)?).await?,
    }
    Ok(accepted)
}

/// As [`arrived`], for the forms of the pages that `arrived` allowed. Returns the arrival too.
pub(crate) async fn returned(
    app: &App,
    request: &Request,
    session: &Session,
    cx: &mut Context<'_>,
) -> Result<(AcceptedRequest, Arrival), Failed> {
    let (query, accepted) = looked_up(app, request, cx).await?;
    let arrival = app.store.arrival(&query.request_uri, session.id()).await?;
    let arrival = arrival.ok_or(RequestError::RequestUriUnknown)?;
    query.check_return(&accepted, &arrival, cx)?;
    Ok((accepted, arrival))
}

async fn looked_up(
    app: &App,
    request: &Request,
    cx: &mut Context<'_>,
) -> Result<(AuthorizationQuery, AcceptedRequest), Failed> {
    let query = app.server.read_authorization_request(request, cx)?;
    let accepted = app.store.accepted(&query.request_uri).await?.ok_or(RequestError::RequestUriUnknown)?;
    Ok((query, accepted))
}

/// The user of a session, and when the user signed in: recently enough for the request.
pub(crate) async fn signed_in<'a>(
    app: &'a App,
    session: &Session,
    request: &RequestObject,
    cx: &Context<'_>,
) -> Result<Option<(&'a User, u64)>, Failed> {
    let Some(login) = app.store.login(session.id(), cx.now()).await? else { return Ok(None) };
    let age = cx.now().checked_since(login.auth_time).unwrap_or_default();
    // OpenID Connect Core 1.0 section 3.1.2.1.
    let is_recent = request.max_age.is_none_or(|seconds| age <= Duration::from_secs(seconds.into()));
    Ok(app.users.get(&login.subject).filter(|_| is_recent).map(|user| (user, login.auth_time.seconds())))
}

pub(crate) fn sign_in_page(app: &App, accepted: &AcceptedRequest, session: &Session, failed: bool) -> Response {
    let token = session.form_token();
    pages::sign_in(client_name(app, accepted), &fields(accepted, &token), failed)
}

pub(crate) fn consent_page(
    app: &App,
    accepted: &AcceptedRequest,
    user: &User,
    session: &Session,
    missing: bool,
) -> Response {
    let token = session.form_token();
    pages::consent(client_name(app, accepted), &accepted.request, user, &fields(accepted, &token), missing)
}

fn client_name<'a>(app: &'a App, accepted: &'a AcceptedRequest) -> &'a str {
    let id = accepted.request.client_id.as_str();
    app.clients.get(id).and_then(|client| client.name()).unwrap_or(id)
}

fn fields<'a>(accepted: &'a AcceptedRequest, form_token: &'a str) -> Fields<'a> {
    Fields { client_id: &accepted.request.client_id, request_uri: &accepted.request_uri, form_token }
}
