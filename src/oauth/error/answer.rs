//! Error responses with the headers that belong to them (RFC 6749 sections 4.1.2.1 and 5.2, RFC 9110 section 11.6.1).

use super::RequestError;
use crate::crypto::RandomSource;
use crate::oauth::http::{Request, Response};
use crate::oauth::interaction_id::InteractionId;

impl RequestError {
    /// The response of the PAR or token endpoint to this request: as [`RequestError::response`], with the request's interaction
    /// id or a fresh one, and, if the client could not be authenticated and the request had an `Authorization` header,
    /// with the challenge of its scheme in `WWW-Authenticate`.
    ///
    /// A source of randomness that fails leaves the fresh interaction id out.
    #[must_use]
    pub fn response_to(&self, request: &Request, random: &mut dyn RandomSource) -> Response {
        let response = self.response(InteractionId::echo_or_generate(request, random).ok());
        match request.header("Authorization") {
            Some(authorization) if self.public().status == 401 => {
                response.with_header("WWW-Authenticate", challenge(authorization))
            }
            _ => response,
        }
    }

    /// The response of the authorization endpoint to a browser whose request cannot be believed: a page of plain text, and no
    /// redirect, since the redirect URI may be anybody's (RFC 6749 section 4.1.2.1). Once the request is known, refuse by
    /// [`crate::oauth::par::AcceptedRequest::deny`].
    #[must_use]
    pub fn page(&self) -> Response {
        let public = self.public();
        Response::new(public.status)
            .with_header("Content-Type", "text/plain; charset=utf-8")
            .with_header("Cache-Control", "no-cache, no-store")
            .with_header("Pragma", "no-cache")
            .with_header("X-Content-Type-Options", "nosniff")
            .with_body(alloc::format!("{}: {}\n", public.code, self.description()))
    }
}

/// The challenge of the scheme that the client used, of those that are known; nothing of the request is repeated.
fn challenge(authorization: &str) -> &'static str {
    let scheme = authorization.trim_start().split(' ').next().unwrap_or_default();
    let is = |name: &str| scheme.eq_ignore_ascii_case(name);
    if is("Bearer") {
        "Bearer error=\"invalid_client\""
    } else if is("DPoP") {
        "DPoP error=\"invalid_client\""
    } else {
        "Basic realm=\"client authentication\", charset=\"UTF-8\""
    }
}
