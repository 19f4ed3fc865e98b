//! Common parts of the token responses of every grant (RFC 6749 section 5.1).

use core::time::Duration;

use crate::error::{QuirkSet, ResponseError};
use crate::oauth::client::Client;
use crate::oauth::context::Context;
use crate::oauth::dpop;
use crate::oauth::http::{Request, Response};
use crate::oauth::interaction_id::InteractionId;
use crate::oauth::lenient::Passed;
use crate::oauth::parse;
use crate::oauth::policy::Policy;
use crate::oauth::rule;
use crate::oauth::scope;
use crate::oauth::session::form_parameter;
use crate::time::UnixTime;
use crate::types::TokenResponse;

/// Reads a response's message, in the order of checks: interaction id; status; content type and size; JSON;
/// `expires_in`; members; `token_type`.
pub(in crate::oauth) fn read(
    sent: &Request,
    response: &Response,
    policy: &Policy,
    cx: &mut Context<'_>,
) -> Result<(TokenResponse, Passed), ResponseError> {
    InteractionId::check_echo_under(policy, sent, response, cx)?;
    let object = cx.result(rule::TOKEN_STATUS, parse::json_object(response, &[200], policy))?;
    let message = || {
        parse::check_expires_in(object, false)?;
        let (message, passed): (TokenResponse, _) = parse::typed(object)?;
        if message.expires_in.is_some_and(|seconds| u64::from(seconds) > policy.token.max_expires_in.as_secs()) {
            return Err(ResponseError::ExpiresIn);
        }
        if message.access_token.expose().is_empty() {
            return Err(ResponseError::Member { name: "access_token" });
        }
        // RFC 9449 section 5: in answer to a proof the token is bound to its key.
        let has_proof = sent.header(dpop::HEADER).is_some();
        let is = |name| message.token_type.eq_ignore_ascii_case(name);
        match (is(dpop::SCHEME), is("Bearer")) {
            (true, _) if has_proof => Ok((message, passed)),
            (_, true) if has_proof => Err(ResponseError::TokenUnbound),
            (_, true) => Ok((message, passed)),
            _ => Err(ResponseError::TokenType),
        }
    };
    cx.result(rule::TOKEN_TYPE, message())
}

/// Checks that the granted scope is within the requested one; if omitted, it is the requested one (RFC 6749 section
/// 3.3).
pub(in crate::oauth) fn check_scope(
    granted: Option<&str>,
    asked: &str,
    policy: &Policy,
    cx: &mut Context<'_>,
) -> Result<(), ResponseError> {
    let within = granted.is_none_or(|granted| scope::is_within(granted, asked));
    cx.ensure(rule::TOKEN_SCOPE, within || !policy.token.require_scope_within_request, ResponseError::Scope)
}

/// The expiry of the access token, if the response states it.
pub(super) fn lapse(message: &TokenResponse, now: UnixTime) -> Option<UnixTime> {
    message.expires_in.map(|seconds| now.saturating_add(Duration::from_secs(seconds.into())))
}

/// An access token for client credentials (RFC 6749 section 4.4.3).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ClientTokens {
    /// The response.
    pub response: TokenResponse,
    /// The expiry of the access token, if the response states it.
    pub expires_at: Option<UnixTime>,
    quirks: QuirkSet,
}

impl ClientTokens {
    /// Deviations found in the response, all allowed by the policy.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }
}

/// The implementation of [`Client::read_client_credentials_response`].
pub(in crate::oauth) fn read_client_tokens(
    client: &Client,
    (sent, response): (&Request, &Response),
    cx: &mut Context<'_>,
) -> Result<ClientTokens, ResponseError> {
    let policy = client.policy();
    let (response, passed) = read(sent, response, policy, cx)?;
    if let Some(asked) = form_parameter(sent, "scope", policy) {
        check_scope(response.scope.as_deref(), asked.expose(), policy, cx)?;
    }
    cx.tolerated(rule::TOKEN_QUIRKS, policy, passed.quirks, |quirk| passed.refusal(quirk))?;
    Ok(ClientTokens { expires_at: lapse(&response, cx.now()), response, quirks: passed.quirks })
}
