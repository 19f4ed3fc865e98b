//! The authorization endpoint: redirect and callback (RFC 6749 section 4.1, RFC 9126 section 4, RFC 9207).

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};

use super::context::Context;
use super::form::Form;
use super::http::Request;
use super::par::AcceptedRequest;
use super::parse;
use super::policy::Policy;
use super::rule;
use super::stored::stored;
use super::token::TokenHash;
use crate::error::{QuirkSet, RequestError};
use crate::time::UnixTime;
use crate::types::{RequestObject, SecretString};

/// A successful callback.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Callback {
    /// The code, to exchange for tokens.
    pub code: SecretString,
    quirks: QuirkSet,
}

impl Callback {
    pub(super) const fn new(code: SecretString, quirks: QuirkSet) -> Self {
        Self { code, quirks }
    }

    /// Deviations found in the callback, all allowed by the policy.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }
}

/// The browser's request to the authorization endpoint. All other parameters are ignored, because the pushed ones
/// apply. `Debug` does not print `request_uri`, because its holder can use it.
#[derive(Clone)]
#[non_exhaustive]
pub struct AuthorizationQuery {
    /// The client that the request names.
    pub client_id: String,
    /// The reference to the pushed request.
    pub request_uri: String,
}

impl fmt::Debug for AuthorizationQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthorizationQuery").field("client_id", &self.client_id).finish_non_exhaustive()
    }
}

impl AuthorizationQuery {
    pub(super) fn read(target: &str, policy: &Policy, cx: &mut Context<'_>) -> Result<Self, RequestError> {
        let query = target.split_once('?').map_or("", |(_, query)| query);
        let form = Form::parse(query.as_bytes(), policy.limits.form).map_err(|error| RequestError::Form { error });
        Self::of_form(form, cx)
    }

    /// OpenID Connect Core 1.0 section 3.1.2.1: GET with a query, or POST with a form.
    pub(super) fn read_request(request: &Request, policy: &Policy, cx: &mut Context<'_>) -> Result<Self, RequestError> {
        match request.method.as_str() {
            "GET" => Self::read(&request.url, policy, cx),
            _ => Self::of_form(parse::form(request, policy), cx),
        }
    }

    fn of_form(form: Result<Form<'_>, RequestError>, cx: &mut Context<'_>) -> Result<Self, RequestError> {
        let form = cx.failure(rule::REQUEST_URI, form)?;
        let get = |name| form.get(name).map(String::from).ok_or(RequestError::MissingParameter { name });
        let read = || Ok(Self { client_id: get("client_id")?, request_uri: get("request_uri")? });
        cx.failure(rule::REQUEST_URI, read())
    }

    /// Checks the query against the request for its `request_uri`. If the store has no such request, the error is
    /// [`RequestError::RequestUriUnknown`].
    ///
    /// The check does not mark the `request_uri` as used, because the page may load twice. [`AcceptedRequest::consume`]
    /// does that when the user has authorized the request. To let a user who came in time decide after the expiry, call
    /// [`AuthorizationQuery::arrive`] first and [`AuthorizationQuery::check_return`] later.
    pub fn check(&self, accepted: &AcceptedRequest, cx: &mut Context<'_>) -> Result<(), RequestError> {
        self.check_until(accepted, accepted.expires_at, cx)
    }
}

/// A user who came to the authorization endpoint before the `request_uri` expired. Keep it with the user's browser
/// session: only there the request may be shown again and decided after the expiry. `Debug` prints no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Arrival {
    /// The hash of the `request_uri`, by which the session's arrivals can be looked up.
    pub request_uri: TokenHash,
    /// When the user came.
    pub at: UnixTime,
}

stored!(Arrival, "arrival", 1);

impl AuthorizationQuery {
    /// [`AuthorizationQuery::check`] at the user's first arrival. Keep the result with the user's session.
    ///
    /// Errors: those of [`AuthorizationQuery::check`].
    pub fn arrive(&self, accepted: &AcceptedRequest, cx: &mut Context<'_>) -> Result<Arrival, RequestError> {
        self.check(accepted, cx)?;
        Ok(Arrival { request_uri: TokenHash::of(&self.request_uri.as_str().into()), at: cx.now() })
    }

    /// [`AuthorizationQuery::check`] for a user who came before: reloads the page, signs in or decides. A user who came
    /// in time may do so until [`AcceptedRequest::keep_until`].
    ///
    /// Errors: those of [`AuthorizationQuery::check`], if the arrival is that of another request, if it was too late,
    /// or if the time for the decision is over too.
    pub fn check_return(
        &self,
        accepted: &AcceptedRequest,
        arrival: &Arrival,
        cx: &mut Context<'_>,
    ) -> Result<(), RequestError> {
        let is_own = arrival.request_uri.matches(&accepted.request_uri.as_str().into());
        let came_in_time = is_own && arrival.at < accepted.expires_at;
        let end = if came_in_time { accepted.keep_until() } else { accepted.expires_at };
        self.check_until(accepted, end, cx)
    }

    fn check_until(&self, accepted: &AcceptedRequest, end: UnixTime, cx: &mut Context<'_>) -> Result<(), RequestError> {
        let now = cx.now();
        let result = if self.request_uri != accepted.request_uri {
            Err(RequestError::RequestUriUnknown)
        } else if self.client_id != accepted.request.client_id {
            Err(RequestError::RequestUriOfOther)
        } else if now >= end {
            Err(RequestError::RequestUriExpired { end, now })
        } else {
            Ok(())
        };
        cx.result(rule::REQUEST_URI, result)
    }
}

/// An issued code, to store until it is redeemed once.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct IssuedCode {
    /// The code.
    pub code: SecretString,
    /// The client's request.
    pub request: RequestObject,
    /// The time from which on the code is rejected.
    pub expires_at: UnixTime,
}

stored!(IssuedCode, "code", 1);

impl IssuedCode {
    /// A code from a store.
    #[must_use]
    pub fn new(code: &str, request: RequestObject, expires_at: UnixTime) -> Self {
        Self { code: code.into(), request, expires_at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::Server;

    fn context() -> Context<'static> {
        Context::with_system_random(UnixTime::from_seconds(1_769_766_718))
    }

    #[test]
    fn a_browser_must_bring_client_id_and_request_uri() {
        let (server, cx) = (Server::without_replay_check("https://as.example", Policy::fapi2_final()), &mut context());
        let query = server.read_authorization_query("/auth?client_id=c&request_uri=urn%3Ax&state=ignored", cx).unwrap();
        assert_eq!((query.client_id.as_str(), query.request_uri.as_str()), ("c", "urn:x"));
        for target in ["/auth", "/auth?client_id=c", "/auth?request_uri=urn%3Ax", "/auth?client_id=&request_uri=x"] {
            let refused = server.read_authorization_query(target, cx);
            assert!(matches!(refused, Err(RequestError::MissingParameter { .. })));
        }
    }
}
