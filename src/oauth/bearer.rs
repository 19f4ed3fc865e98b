//! Access tokens at a protected resource (RFC 6750).

use alloc::format;
use alloc::string::String;

use super::context::Context;
use super::http::{Request, Response};
use super::interaction_id::{self, InteractionId};
use super::scope;
use crate::error::BearerError;
use crate::types::SecretString;

/// Returns the access token of the `Authorization` header (RFC 6750 section 2.1). FAPI 2.0 Security Profile section
/// 5.3.4 accepts no other place: forms and queries are ignored.
///
/// Only the characters of the token are checked. Look up its grant in your store.
///
/// Errors: no header, or another scheme; several headers; forbidden characters in the token.
///
/// ```
/// use ofm_protocol::{error::BearerError, oauth::{bearer, http::Request}};
///
/// let request = Request::new("GET", "/accounts");
/// assert_eq!(bearer::token(&request), Err(BearerError::Missing));
/// let token = bearer::token(&request.with_header("Authorization", "Bearer mF_9.B5f-4.1JqM"))?;
/// assert_eq!(token.expose(), "mF_9.B5f-4.1JqM");
/// # Ok::<(), BearerError>(())
/// ```
pub fn token(request: &Request) -> Result<SecretString, BearerError> {
    let mut headers = request.headers_named("Authorization");
    let header = headers.next().ok_or(BearerError::Missing)?;
    if headers.next().is_some() {
        return Err(BearerError::Malformed);
    }
    // RFC 9110 section 11.1: the scheme, case-insensitive, then spaces.
    let (scheme, token) = header.trim_ascii().split_once(' ').unwrap_or((header.trim_ascii(), ""));
    if !scheme.eq_ignore_ascii_case("Bearer") {
        return Err(BearerError::Missing);
    }
    let token = token.trim_ascii_start();
    if is_token(token) { Ok(token.into()) } else { Err(BearerError::Malformed) }
}

/// `b64token` (RFC 6750 section 2.1).
pub(super) fn is_token(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    let is_body = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
    !body.is_empty() && body.bytes().all(is_body)
}

impl BearerError {
    /// The HTTP status (RFC 6750 section 3.1).
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Missing | Self::InvalidToken => 401,
            Self::Malformed => 400,
            Self::InsufficientScope => 403,
        }
    }

    /// The value of `WWW-Authenticate` (RFC 6750 section 3), with the required scope if given. If the request has no
    /// token, the value has no error code.
    ///
    /// ```
    /// use ofm_protocol::error::BearerError;
    ///
    /// assert_eq!(BearerError::Missing.challenge(None), "Bearer");
    /// let challenge = BearerError::InsufficientScope.challenge(Some("accounts"));
    /// assert!(challenge.starts_with("Bearer error=\"insufficient_scope\", "));
    /// assert!(challenge.ends_with(", scope=\"accounts\""));
    /// ```
    #[must_use]
    pub fn challenge(&self, scope: Option<&str>) -> String {
        let code = match self {
            Self::Missing => None,
            Self::Malformed => Some("invalid_request"),
            Self::InvalidToken => Some("invalid_token"),
            Self::InsufficientScope => Some("insufficient_scope"),
        };
        let error = code.map(|code| format!("error=\"{code}\", error_description=\"{self}\""));
        // An invalid scope could end the quoted string.
        let scope = scope.filter(|scope| scope::is_scope(scope)).map(|scope| format!("scope=\"{scope}\""));
        match (error, scope) {
            (None, None) => "Bearer".into(),
            (Some(one), None) | (None, Some(one)) => format!("Bearer {one}"),
            (Some(error), Some(scope)) => format!("Bearer {error}, {scope}"),
        }
    }

    /// The response of a protected resource: status, challenge, and the interaction id of the request, or a new one.
    #[must_use]
    pub fn response_to(&self, request: &Request, scope: Option<&str>, cx: &mut Context<'_>) -> Response {
        let response = Response::new(self.status())
            .with_header("WWW-Authenticate", &self.challenge(scope))
            .with_header("Cache-Control", "no-store");
        match InteractionId::echo_or_generate(request, cx.random()) {
            Ok(id) => response.with_header(interaction_id::HEADER, id.as_str()),
            Err(_) => response,
        }
    }
}
