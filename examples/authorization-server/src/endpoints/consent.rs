//! The user's decision.

use std::sync::Arc;

use axum::extract::State;
use ofm_protocol::error::RequestError;
use ofm_protocol::oauth::Context;
use ofm_protocol::oauth::form::{Form, FormLimits};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::identifier;
use ofm_protocol::oauth::par::AcceptedRequest;
use ofm_protocol::types::common::Identifier;
use ofm_protocol::types::ofm::v1_2::{ConsentAccount, ConsentStatus, GrantedAccountAccess, UpdatedBy};
use ofm_protocol::types::{AuthorizationDetail, ErrorCode, GrantedAuthorizationDetail};

use super::authorize::{consent_page, returned, signed_in, told};
use crate::failed::Failed;
use crate::message::{Received, Sent};
use crate::pages;
use crate::session::Session;
use crate::state::{App, now};
use crate::store::Permit;
use crate::users::User;

pub(crate) async fn decide(State(app): State<Arc<App>>, Received(request): Received) -> Sent {
    let cx = &mut now();
    Sent(decided(&app, &request, cx).await.unwrap_or_else(|failed| told(&failed, &request)))
}

async fn decided(app: &App, request: &Request, cx: &mut Context<'_>) -> Result<Response, Failed> {
    let form = Form::parse(&request.body, FormLimits::default()).map_err(|error| RequestError::Form { error })?;
    let Some(session) = Session::of(request).filter(|session| session.has_form_token(form.get("form_token"))) else {
        tracing::warn!(path = "/consent", label = "form_token", citation = "RFC 6819 section 4.4.1.13", "refused");
        return Ok(pages::end(403, pages::FOREIGN_FORM));
    };
    let (accepted, _) = returned(app, request, &session, cx).await?;
    let Some((user, auth_time)) = signed_in(app, &session, &accepted.request, cx).await? else {
        return Ok(pages::end(403, "You are no longer signed in. Go back to the application and start again."));
    };
    match form.get("decision") {
        Some("approve") => {
            let chosen = chosen(&form, user);
            if chosen.is_empty() && accepted.request.authorization_details.is_some() {
                return Ok(consent_page(app, &accepted, user, &session, true));
            }
            approve(app, accepted, (user, auth_time), &chosen, cx).await
        }
        Some("deny") => deny(app, accepted, cx).await,
        _ => Ok(pages::end(400, "The form has neither been approved nor denied.")),
    }
}

/// The user's own accounts that the form names.
fn chosen(form: &Form<'_>, user: &User) -> Vec<ConsentAccount> {
    let is_chosen = |id: &str| form.get(&format!("account-{id}")) == Some("yes");
    let own = user.accounts.iter().filter(|account| is_chosen(&account.id));
    own.filter_map(|account| {
        let chosen = ConsentAccount::new(account.id.parse::<Identifier>().ok()?);
        let (name, number) = (account.name.as_str(), account.number.as_str());
        Some(chosen.with_account_name(name).with_account_number(number))
    })
    .collect()
}

async fn approve(
    app: &App,
    accepted: AcceptedRequest,
    (user, auth_time): (&User, u64),
    accounts: &[ConsentAccount],
    cx: &mut Context<'_>,
) -> Result<Response, Failed> {
    let request_uri = accepted.request_uri.clone();
    let permit = Permit {
        id: identifier::fresh(cx.random())?,
        client_id: accepted.request.client_id.clone(),
        subject: user.subject.clone(),
        auth_time,
        scope: accepted.request.scope.clone(),
        details: Vec::new(),
    };
    let details = accepted.request.authorization_details.as_deref().unwrap_or_default();
    let details = details.iter().map(|detail| granted(detail, &permit.id, accounts, cx)).collect::<Result<_, _>>()?;
    let permit = Permit { details, ..permit };
    let consumed = accepted.consume_async(&app.server, cx).await?;
    let (code, redirect) = consumed.grant(&app.server, cx)?;
    if !app.store.grant(&request_uri, &code, &permit).await? {
        return Err(RequestError::RequestUriReplayed.into());
    }
    tracing::info!(client = permit.client_id, "approved");
    Ok(redirect)
}

async fn deny(app: &App, accepted: AcceptedRequest, cx: &mut Context<'_>) -> Result<Response, Failed> {
    let (request_uri, client) = (accepted.request_uri.clone(), accepted.request.client_id.clone());
    let consumed = accepted.consume_async(&app.server, cx).await?;
    if !app.store.deny(&request_uri).await? {
        return Err(RequestError::RequestUriReplayed.into());
    }
    tracing::info!(client, "denied");
    Ok(consumed.deny(&app.server, ErrorCode::AccessDenied, "the user denied the request", cx)?)
}

/// What the user permits of a detail: the requested consent, authorized for these accounts.
fn granted(
    detail: &AuthorizationDetail,
    id: &str,
    accounts: &[ConsentAccount],
    cx: &Context<'_>,
) -> Result<GrantedAuthorizationDetail, Failed> {
    // The policy accepts no other type.
    let AuthorizationDetail::AccountAccessV1_2(access) = detail else {
        return Err(RequestError::DetailsType { index: 0 }.into());
    };
    let id = id.parse().map_err(|_| RequestError::DetailsType { index: 0 })?;
    let created = access.consent.clone().create(id, cx.now()).with_accounts(accounts.to_vec());
    let by = UpdatedBy::DataProviderUser;
    let authorized = created.with_transition(ConsentStatus::Authorized, None, by, cx.now())?;
    Ok(GrantedAccountAccess::new(authorized).into())
}
