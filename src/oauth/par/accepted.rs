//! An accepted request, from its `request_uri` to its code (RFC 9126 section 4, RFC 6749 section 4.1.2).

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use crate::error::{BuildError, RequestError};
use crate::oauth::authorization::IssuedCode;
use crate::oauth::context::Context;
use crate::oauth::error::code_name;
use crate::oauth::http::Response;
use crate::oauth::jarm::{self, ResponseMode};
use crate::oauth::replay::{IdentifierKind, Once, Unused};
use crate::oauth::server::Server;
use crate::oauth::stored::stored;
use crate::oauth::unsigned::Unsigned;
use crate::oauth::url::Url;
use crate::oauth::{identifier, rule};
use crate::time::UnixTime;
use crate::types::{ErrorCode, Open, RequestObject, SecretString};

/// The time after the end of its `request_uri` for which a user who came in time may still authorize a request.
const AUTHORIZATION_TIME: Duration = Duration::from_secs(3600);

/// An accepted request, to store by its `request_uri` until [`AcceptedRequest::keep_until`], or until the user has
/// decided. `Debug` does not print the `request_uri`, because its holder can use it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct AcceptedRequest {
    /// The reference in the user's request.
    pub request_uri: String,
    /// The client's request.
    pub request: RequestObject,
    /// The time from which on `request_uri` is rejected.
    pub expires_at: UnixTime,
}

stored!(AcceptedRequest, "accepted request", 1);

impl fmt::Debug for AcceptedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AcceptedRequest")
            .field("request", &self.request)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

impl AcceptedRequest {
    /// A request from a store.
    #[must_use]
    pub fn new(request_uri: &str, request: RequestObject, expires_at: UnixTime) -> Self {
        Self { request_uri: request_uri.into(), request, expires_at }
    }

    /// The time until which the request must be kept: one hour after `expires_at`, in which a user who came in time may
    /// still decide.
    #[must_use]
    pub fn keep_until(&self) -> UnixTime {
        self.expires_at.saturating_add(AUTHORIZATION_TIME)
    }

    /// Marks the `request_uri` as used after the user has authorized the request. The result can be granted. A second
    /// call is rejected.
    ///
    /// Call it when the user has authorized the request, not when the page loads (FAPI 2.0 Security Profile section
    /// 5.3.2.2, note 3). A user who came before `expires_at` has one more hour to authorize; after that the request is
    /// rejected. The replay store remembers the `request_uri` for exactly the time in which it could be used.
    ///
    /// Errors: the `request_uri` expired more than an hour ago, or was used; the replay store rejects it.
    pub fn consume(self, server: &Server, cx: &mut Context<'_>) -> Result<ConsumedRequest, RequestError> {
        self.begin_consume(cx)?.mark_used(server, cx)
    }

    /// [`AcceptedRequest::consume`] with an asynchronous store.
    pub async fn consume_async(self, server: &Server, cx: &mut Context<'_>) -> Result<ConsumedRequest, RequestError> {
        self.begin_consume(cx)?.mark_used_async(server, cx).await
    }

    /// The step of [`AcceptedRequest::consume`] before the `request_uri` is marked as used.
    pub fn begin_consume(self, cx: &mut Context<'_>) -> Result<Unused<ConsumedRequest>, RequestError> {
        let now = cx.now();
        // A value that the store has evicted must be rejected by its time: both have the same end.
        let end = self.keep_until();
        let expired = RequestError::RequestUriExpired { end: self.expires_at, now };
        cx.failure(rule::REQUEST_URI, if now < end { Ok(()) } else { Err(expired) })?;
        let once = Once {
            kind: IdentifierKind::RequestUri,
            parts: |own: &ConsumedRequest| (&own.0.request.client_id, &own.0.request_uri),
            end,
            rule: rule::REQUEST_URI_UNUSED,
            replayed: RequestError::RequestUriReplayed,
        };
        Ok(Unused::new(ConsumedRequest(self), Some(once)))
    }

    /// Carries the parameters, `state` and `iss` to the client in the mode of the request (RFC 9207 section 2, JARM
    /// section 2.3); a page if the redirect URI is not valid.
    fn respond(
        &self,
        server: &Server,
        parameters: &[(&str, &str)],
        cx: &Context<'_>,
    ) -> Result<Unsigned<Response>, BuildError> {
        // A store may return an unchecked value: no part of it goes into a header then.
        if Url::parse(&self.request.redirect_uri).is_none() {
            return Ok(Unsigned::complete(RequestError::RedirectUriMalformed.page()));
        }
        let mode = ResponseMode::of(self.request.response_mode.as_deref());
        let mode = mode.ok_or(BuildError::Value { name: "response_mode" })?;
        let state = self.request.state.as_ref().map_or("", SecretString::expose);
        let parameters: Vec<_> = parameters.iter().copied().chain([("state", state)]).collect();
        jarm::respond(server, (&self.request.client_id, &self.request.redirect_uri), mode, &parameters, cx)
    }
}

/// An accepted request whose `request_uri` is used; [`AcceptedRequest::consume`] makes it.
#[derive(Clone, Debug)]
pub struct ConsumedRequest(AcceptedRequest);

impl ConsumedRequest {
    /// The client's request.
    #[must_use]
    pub const fn request(&self) -> &RequestObject {
        &self.0.request
    }

    /// Grants the request: makes a code, bound to client, redirect URI and code challenge, and the response that
    /// carries it to the client: a redirect, or a page that posts itself, by the request's `response_mode`.
    ///
    /// Errors: the source of randomness fails; for a signed response (JARM) also: the server has no key in this
    /// process, or the signer fails.
    pub fn grant(self, server: &Server, cx: &mut Context<'_>) -> Result<(IssuedCode, Response), BuildError> {
        let code = identifier::fresh(cx.random())?;
        self.grant_as(&code, server, cx)
    }

    /// [`ConsumedRequest::grant`] with the caller's own code, which must not be guessable.
    pub fn grant_as(
        self,
        code: &str,
        server: &Server,
        cx: &mut Context<'_>,
    ) -> Result<(IssuedCode, Response), BuildError> {
        let unsigned = self.begin_grant_as(code, server, cx)?;
        server.sign(unsigned, cx)
    }

    /// [`ConsumedRequest::grant`] without the signature of the response. A response that is not signed has no inputs.
    pub fn begin_grant(
        self,
        server: &Server,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<(IssuedCode, Response)>, BuildError> {
        let code = identifier::fresh(cx.random())?;
        self.begin_grant_as(&code, server, cx)
    }

    /// [`ConsumedRequest::begin_grant`] with the caller's own code, which must not be guessable.
    pub fn begin_grant_as(
        self,
        code: &str,
        server: &Server,
        cx: &Context<'_>,
    ) -> Result<Unsigned<(IssuedCode, Response)>, BuildError> {
        let response = self.0.respond(server, &[("code", code)], cx)?;
        let expires_at = cx.now().saturating_add(server.policy().token.code_lifetime);
        let issued = IssuedCode::new(code, self.0.request, expires_at);
        Ok(response.map(|response| (issued, response)))
    }

    /// Denies the request: the response carries this error to the client (RFC 6749 section 4.1.2.1). The description is
    /// for the client's developer. An empty description is omitted; characters that section 4.1.2.1 forbids become `?`.
    ///
    /// The `request_uri` is marked as used, as for a granted request.
    ///
    /// Errors: those of [`ConsumedRequest::grant`] for a signed response; there are none for other responses.
    pub fn deny(
        self,
        server: &Server,
        error: ErrorCode,
        description: &str,
        cx: &mut Context<'_>,
    ) -> Result<Response, BuildError> {
        let unsigned = self.begin_deny(server, error, description, cx)?;
        server.sign(unsigned, cx)
    }

    /// [`ConsumedRequest::deny`] without the signature of the response. A response that is not signed has no inputs.
    pub fn begin_deny(
        self,
        server: &Server,
        error: ErrorCode,
        description: &str,
        cx: &Context<'_>,
    ) -> Result<Unsigned<Response>, BuildError> {
        let allowed = |char: char| matches!(char, ' ' | '!' | '#'..='[' | ']'..='~');
        let description: String = description.chars().map(|char| if allowed(char) { char } else { '?' }).collect();
        let code = code_name(&Open::Known(error));
        self.0.respond(server, &[("error", code), ("error_description", &description)], cx)
    }
}
