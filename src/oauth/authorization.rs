//! The authorization endpoint: redirect and callback (RFC 6749 section 4.1, RFC 9126 section 4, RFC 9207).

use alloc::format;
use alloc::string::String;
use core::fmt;

use super::equivalence;
use super::error::{PeerError, code_name, peer};
use super::form::{self, Exceptions, Form};
use super::http::Response;
use super::identifier;
use super::par::{AcceptedRequest, PushedRequest, Session};
use super::party::{Client, Provider, Server};
use super::policy::Policy;
use super::rule::{self, Checks, Verdict};
use super::url::Url;
use crate::crypto::RandomSource;
use crate::error::{BuildError, Quirk, QuirkSet, RequestError, ResponseError};
use crate::time::UnixTime;
use crate::types::{ErrorCode, Open, RequestObject, SecretString};

impl PushedRequest {
    /// The URL to send the user to: the authorization endpoint with `client_id` and `request_uri`, and nothing else (RFC
    /// 9126 section 4).
    ///
    /// Errors: a provider without authorization endpoint.
    pub fn authorization_url(&self, client: &Client<'_>, provider: &Provider<'_>) -> Result<String, BuildError> {
        let endpoint = provider.authorization_endpoint()?;
        let query = form::encode([("client_id", client.id()), ("request_uri", self.response.request_uri.expose())]);
        Ok(with_query(endpoint, &query))
    }
}

impl Session {
    /// Reads the callback: the URL, or at least its path and query, at which the user's browser came back.
    ///
    /// The order of checks: redirect URI, compared as RFC 3986 section 6.2 has it, its path if the URL has no host;
    /// form; `state`; `iss`; quirks; error; `code`. `state` and `iss` are checked of refusals too (RFC 9207 section
    /// 2.4).
    pub fn callback(&self, client: &Client<'_>, provider: &Provider<'_>, url: &str) -> Result<Callback, ResponseError> {
        self.read_callback(client, provider, url, &mut Checks::silent())
    }

    /// As [`Session::callback`], telling each verdict.
    pub fn callback_observed(
        &self,
        client: &Client<'_>,
        provider: &Provider<'_>,
        url: &str,
        observer: &mut dyn FnMut(Verdict),
    ) -> Result<Callback, ResponseError> {
        self.read_callback(client, provider, url, &mut Checks::observed(observer))
    }

    /// What a callback says that [`Session::callback`] refuses as [`ResponseError::CallbackRefused`]: its code, whole,
    /// and what is said beside it. `None` of every other callback, so that nothing is believed of one that has not the
    /// right `state` and `iss`.
    ///
    /// ```
    /// # use ofm_protocol::oauth::{Client, Provider, Session};
    /// # fn read(session: &Session, client: &Client<'_>, provider: &Provider<'_>, url: &str) {
    /// if let Some(error) = session.callback_error(client, provider, url) {
    ///     eprintln!("the bank said: {error}"); // escaped, on one line
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn callback_error(&self, client: &Client<'_>, provider: &Provider<'_>, url: &str) -> Option<PeerError> {
        match self.callback(client, provider, url) {
            Err(ResponseError::CallbackRefused { .. }) => {
                PeerError::of_parameters(&self.callback_form(url, client.policy()).ok()?.0)
            }
            _ => None,
        }
    }

    fn read_callback(
        &self,
        client: &Client<'_>,
        provider: &Provider<'_>,
        url: &str,
        checks: &mut Checks<'_>,
    ) -> Result<Callback, ResponseError> {
        let policy = client.policy();
        let (form, has_equals) = checks.result(rule::CALLBACK_URI, self.callback_form(url, policy))?;
        // 1. RFC 6749 section 10.12.
        let state = match form.get("state") {
            None => Err(ResponseError::StateMissing),
            Some(state) if self.state == SecretString::from(state) => Ok(()),
            Some(_) => Err(ResponseError::StateMismatch),
        };
        checks.result(rule::CALLBACK_STATE, state)?;
        // 2. RFC 9207 section 2.4: a wrong one is always refused.
        let issuer = match form.get("iss") {
            Some(issuer) if issuer != provider.issuer() => Err(ResponseError::IssuerMismatch),
            _ => Ok(()),
        };
        checks.result(rule::CALLBACK_ISSUER, issuer)?;
        let quirks = QuirkSet::EMPTY
            .with_if(Quirk::IssuerMissing, form.get("iss").is_none())
            .with_if(Quirk::UnencodedEquals, has_equals);
        checks.tolerated(rule::CALLBACK_QUIRKS, policy, quirks, |quirk| ResponseError::Quirk { quirk })?;
        // 3. RFC 6749 sections 4.1.2 and 4.1.2.1.
        let code = match (PeerError::of_parameters(&form), form.get("code")) {
            (Some(error), _) => Err(error.refusal()),
            (None, None) => Err(ResponseError::CodeMissing),
            (None, Some(code)) => Ok(Callback { code: code.into(), quirks }),
        };
        checks.result(rule::CALLBACK_CODE, code)
    }

    /// The callback's parameters, and whether one of them ends with `=` unencoded.
    ///
    /// Where the browser came back is compared as browsers write URLs (RFC 3986 section 6.2), not byte for byte.
    fn callback_form<'u>(&self, url: &'u str, policy: &Policy) -> Result<(Form<'u>, bool), ResponseError> {
        let url = url.split_once('#').map_or(url, |(url, _)| url);
        let (base, query) = url.split_once('?').unwrap_or((url, ""));
        let (own, own_query) = self.redirect_uri.split_once('?').unwrap_or((&self.redirect_uri, ""));
        if !equivalence::are_equivalent(own, base) && !equivalence::is_path_of(own, base) {
            return Err(ResponseError::CallbackUri);
        }
        // The parameters of the redirect URI itself come first.
        let query = equivalence::without_own_query(query, own_query);
        let exceptions = Exceptions { equals_at_end: true, free: peer::FREE_TEXT, ..Exceptions::default() };
        let form = Form::parse_with(query.as_bytes(), policy.limits.form, exceptions);
        let form = form.map_err(|error| ResponseError::CallbackForm { error })?;
        Ok((form, form::has_unencoded_equals(query)))
    }
}

/// A callback that grants.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Callback {
    /// The code, to exchange for tokens.
    pub code: SecretString,
    quirks: QuirkSet,
}

impl Callback {
    /// What the callback shows that readers trip over; the policy tolerates all of it.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }
}

/// What a browser brings to the authorization endpoint. Everything but these two parameters is ignored: what counts was
/// pushed. `Debug` does not show `request_uri`: whoever has it can use it.
#[derive(Clone)]
#[non_exhaustive]
pub struct AuthorizationQuery {
    /// The client that the browser claims to come from.
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
    /// Reads the query of a URL or request target.
    ///
    /// Errors: a malformed query; a missing `client_id` or `request_uri` (FAPI 2.0 accepts no request that was not
    /// pushed).
    pub fn parse(target: &str, policy: &Policy) -> Result<Self, RequestError> {
        let query = target.split_once('?').map_or("", |(_, query)| query);
        let form = Form::parse(query.as_bytes(), policy.limits.form).map_err(|error| RequestError::Form { error })?;
        let get = |name| form.get(name).map(String::from).ok_or(RequestError::MissingParameter { name });
        Ok(Self { client_id: get("client_id")?, request_uri: get("request_uri")? })
    }

    /// Checks it against the request that its `request_uri` stands for; of an unknown one the store says
    /// [`RequestError::RequestUriUnknown`].
    ///
    /// It uses nothing up: the page may load twice. [`AcceptedRequest::consume`] does, when the user has authorized.
    pub fn check(&self, accepted: &AcceptedRequest, now: UnixTime) -> Result<(), RequestError> {
        self.check_all(accepted, now, &mut Checks::silent())
    }

    /// As [`AuthorizationQuery::check`], telling each verdict.
    pub fn check_observed(
        &self,
        accepted: &AcceptedRequest,
        now: UnixTime,
        observer: &mut dyn FnMut(Verdict),
    ) -> Result<(), RequestError> {
        self.check_all(accepted, now, &mut Checks::observed(observer))
    }

    fn check_all(
        &self,
        accepted: &AcceptedRequest,
        now: UnixTime,
        checks: &mut Checks<'_>,
    ) -> Result<(), RequestError> {
        let end = accepted.expires_at;
        let result = if self.request_uri != accepted.request_uri {
            Err(RequestError::RequestUriUnknown)
        } else if self.client_id != accepted.request.client_id {
            Err(RequestError::RequestUriOfOther)
        } else if now >= end {
            Err(RequestError::RequestUriExpired { end, now })
        } else {
            Ok(())
        };
        checks.result(rule::REQUEST_URI, result)
    }
}

/// An accepted request whose `request_uri` is used up: made by [`AcceptedRequest::consume`].
#[derive(Clone, Debug)]
pub struct ConsumedRequest(AcceptedRequest);

impl ConsumedRequest {
    pub(super) const fn new(accepted: AcceptedRequest) -> Self {
        Self(accepted)
    }

    /// What the client asks for.
    #[must_use]
    pub const fn request(&self) -> &RequestObject {
        &self.0.request
    }

    /// Grants what was asked for: makes a code, bound to client, redirect URI and code challenge, and the response that
    /// redirects the browser to the client.
    pub fn grant(
        self,
        server: &Server<'_>,
        now: UnixTime,
        random: &mut dyn RandomSource,
    ) -> Result<(IssuedCode, Response), BuildError> {
        let code = identifier::fresh(random)?;
        Ok(self.grant_as(&code, server, now))
    }

    /// As [`ConsumedRequest::grant`], with a code of the caller's making: nobody must be able to guess it.
    #[must_use]
    pub fn grant_as(self, code: &str, server: &Server<'_>, now: UnixTime) -> (IssuedCode, Response) {
        let response = self.0.redirect(server, &[("code", code)]);
        let expires_at = now.saturating_add(server.policy().token.code_lifetime);
        (IssuedCode { code: code.into(), request: self.0.request, expires_at }, response)
    }
}

impl AcceptedRequest {
    /// Refuses: the response that tells the client (RFC 6749 section 4.1.2.1).
    #[must_use]
    pub fn deny(&self, server: &Server<'_>, error: ErrorCode) -> Response {
        self.redirect(server, &[("error", code_name(&Open::Known(error)))])
    }

    /// To the client, with `state` and `iss` (RFC 9207 section 2); a page where the redirect URI cannot be one.
    fn redirect(&self, server: &Server<'_>, parameters: &[(&str, &str)]) -> Response {
        // A store may give back what was never checked: nothing of it goes into a header then.
        if Url::parse(&self.request.redirect_uri).is_none() {
            return RequestError::RedirectUriMalformed.page();
        }
        let state = self.request.state.as_ref().map_or("", SecretString::expose);
        let common = [("state", state), ("iss", server.issuer())];
        let query = form::encode(parameters.iter().copied().chain(common));
        // 303, so that no browser posts again (FAPI 2.0 Security Profile section 5.3.2.2).
        Response::new(303)
            .with_header("Location", &with_query(&self.request.redirect_uri, &query))
            .with_header("Cache-Control", "no-cache, no-store")
    }
}

/// A code that was issued, to be stored until it is redeemed, once.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct IssuedCode {
    /// The code.
    pub code: SecretString,
    /// What the client asked for.
    pub request: RequestObject,
    /// From when on it is refused.
    pub expires_at: UnixTime,
}

impl IssuedCode {
    /// A code as a store gives it back.
    #[must_use]
    pub fn new(code: &str, request: RequestObject, expires_at: UnixTime) -> Self {
        Self { code: code.into(), request, expires_at }
    }
}

fn with_query(url: &str, query: &str) -> String {
    let separator = if url.contains('?') { '&' } else { '?' };
    format!("{url}{separator}{query}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_with_a_query_gets_more_of_it() {
        assert_eq!(with_query("https://as.example/auth", "a=1"), "https://as.example/auth?a=1");
        assert_eq!(with_query("https://as.example/auth?x=y", "a=1"), "https://as.example/auth?x=y&a=1");
    }

    #[test]
    fn a_browser_must_bring_client_id_and_request_uri() {
        let policy = Policy::fapi2_final();
        let query = AuthorizationQuery::parse("/auth?client_id=c&request_uri=urn%3Ax&state=ignored", &policy).unwrap();
        assert_eq!((query.client_id.as_str(), query.request_uri.as_str()), ("c", "urn:x"));
        for target in ["/auth", "/auth?client_id=c", "/auth?request_uri=urn%3Ax", "/auth?client_id=&request_uri=x"] {
            assert!(matches!(AuthorizationQuery::parse(target, &policy), Err(RequestError::MissingParameter { .. })));
        }
    }
}
