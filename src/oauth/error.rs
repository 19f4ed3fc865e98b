//! OAuth errors for the sender of a request, and for the client (RFC 6749 sections 4.1.2.1 and 5.2, with the codes of
//! RFC 9101, RFC 9126 and RFC 9396).

use alloc::string::String;

use super::context::Context;
use super::http::{Request, Response};
use super::interaction_id::InteractionId;
use crate::error::{ClaimError, EndpointError, FormError, ReplayError, RequestError, ResponseError};
use crate::types::{ErrorCode, OAuthError, Open};

pub use self::peer::{PeerError, Untrusted};

pub(super) mod peer;

/// The public part of a rejected request's error: nothing from the request, and nothing that helps an attacker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PublicError {
    /// The error code.
    pub code: ErrorCode,
    /// The HTTP status.
    pub status: u16,
    /// A text for the developer of the client, in the characters of RFC 6749 section 5.2.
    pub description: &'static str,
}

impl RequestError {
    /// The part of the error that the sender may be told.
    ///
    /// | code | status | for |
    /// |---|---|---|
    /// | `invalid_client` | 401 | client assertion, unknown client, another client's `client_id` |
    /// | `invalid_dpop_proof`, `use_dpop_nonce` | 400 | the DPoP proof |
    /// | `invalid_request_object` | 400 | the request object's signature, header, claims, members |
    /// | `invalid_authorization_details` | 400 | `authorization_details` |
    /// | `unsupported_response_type` | 400 | `response_type` other than `code` |
    /// | `invalid_scope` | 400 | `openid` is missing although the policy requires it; more than the grant permits |
    /// | `invalid_grant` | 400 | code, refresh token, `redirect_uri` and `code_verifier` at the token endpoint |
    /// | `unsupported_grant_type` | 400 | `grant_type` |
    /// | `temporarily_unavailable` | 503 | the server's own replay store |
    /// | `temporarily_unavailable` | 429 | a client that has used up its share of the replay store |
    /// | `unauthorized_client` | 400 | a `grant_type` that the client has not registered |
    /// | `invalid_request` | 400, 405, 413 | other faults: a missing parameter, several client authentications |
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one table, read from top to bottom")]
    pub const fn public(&self) -> PublicError {
        use ErrorCode as Code;
        let (code, status, description) = match self {
            Self::Method => (Code::InvalidRequest, 405, "the method must be POST"),
            Self::ContentType => (Code::InvalidRequest, 400, "the body must be application/x-www-form-urlencoded"),
            Self::Form { error: FormError::TooLong { .. } } => (Code::InvalidRequest, 413, "the body is too large"),
            Self::Form { error: FormError::Duplicate { .. } } => {
                (Code::InvalidRequest, 400, "a parameter is there more than once")
            }
            Self::Form { .. } => (Code::InvalidRequest, 400, "the form is malformed"),
            Self::InteractionId => (Code::InvalidRequest, 400, "x-fapi-interaction-id must be one UUID"),
            Self::InteractionIdMissing => (Code::InvalidRequest, 400, "x-fapi-interaction-id is required"),
            Self::FormQuirk { .. } => (Code::InvalidRequest, 400, "the request has a form that is not accepted"),
            Self::MissingParameter { name } => (Code::InvalidRequest, 400, missing_parameter(name)),
            Self::RequestUriInForm => (Code::InvalidRequest, 400, "request_uri must not be pushed"),
            Self::ParameterOutside => (Code::InvalidRequest, 400, "parameters must be in the request object"),
            // RFC 6749 section 5.2: more than one mechanism for authenticating the client.
            Self::SeveralAuthentications => {
                (Code::InvalidRequest, 400, "the client must authenticate in one way alone, by client_assertion")
            }

            Self::AssertionMissing
            | Self::AssertionType
            | Self::AssertionToken { .. }
            | Self::AssertionKidMissing
            | Self::AssertionClaims { .. }
            | Self::AssertionLifetime { .. }
            | Self::AssertionReplayed
            | Self::AssertionKeySize { .. }
            | Self::AssertionQuirk { .. }
            | Self::UnknownClient
            | Self::ClientIdMismatch => (Code::InvalidClient, 401, "client authentication failed"),

            Self::Dpop { error } => return error.public(),
            Self::CertificateMissing => (Code::InvalidRequest, 400, "a TLS client certificate is required"),
            Self::SenderUnconstrained => {
                (Code::InvalidRequest, 400, "a TLS client certificate or a DPoP proof is required")
            }

            Self::RequestObjectToken { .. } | Self::RequestObjectKidMissing | Self::RequestObjectKeySize { .. } => {
                (Code::InvalidRequestObject, 400, "the request object's shape, header or signature is not acceptable")
            }
            Self::RequestObjectClaims { error } => (Code::InvalidRequestObject, 400, request_object_claim(error)),
            Self::RequestObjectNested { .. } => {
                (Code::InvalidRequestObject, 400, "the request object must not have request or request_uri")
            }
            Self::RequestObjectSubject => {
                (Code::InvalidRequestObject, 400, "the request object's sub must not be the client")
            }
            Self::RequestObjectClientId => {
                (Code::InvalidRequestObject, 400, "client_id must be the authenticated client")
            }
            // RFC 6749 section 4.1.2.1: a required parameter is missing, in any place.
            Self::RequestObjectIncomplete { member } => (Code::InvalidRequest, 400, missing_parameter(member)),
            Self::ResponseTypeMissing => (Code::InvalidRequest, 400, "response_type is missing"),
            Self::RequestObjectMember { .. } | Self::RequestObjectQuirk { .. } => {
                (Code::InvalidRequestObject, 400, "a member of the request object has the wrong type or value")
            }

            Self::RequestObjectReplayed => {
                (Code::InvalidRequestObject, 400, "the request object's jti was used before")
            }

            Self::ResponseType => (Code::UnsupportedResponseType, 400, "response_type must be code"),
            Self::ResponseMode => (Code::InvalidRequest, 400, "response_mode is not accepted"),
            Self::RedirectUriMissing => (Code::InvalidRequest, 400, "redirect_uri is missing"),
            Self::RedirectUriUnregistered => (Code::InvalidRequest, 400, "redirect_uri is not registered"),
            Self::RedirectUriMalformed => {
                (Code::InvalidRequest, 400, "redirect_uri must be a URI without fragment and user information")
            }
            Self::RedirectUriInsecure => (Code::InvalidRequest, 400, "redirect_uri must be https"),
            Self::PkceMissing | Self::PkceMethod | Self::PkceChallenge => {
                (Code::InvalidRequest, 400, "code_challenge with code_challenge_method S256 is required")
            }
            Self::TooLong { .. } => (Code::InvalidRequest, 400, "nonce or state is too long"),
            Self::MaxAge { .. } => (Code::InvalidRequest, 400, "max_age is too large"),
            Self::ScopeWithoutOpenid => (Code::InvalidScope, 400, "scope must have openid"),

            Self::DetailsMissing => (Code::InvalidAuthorizationDetails, 400, "authorization_details are required"),
            Self::DetailsCount { .. } => {
                (Code::InvalidAuthorizationDetails, 400, "the number of authorization_details is not accepted")
            }
            Self::DetailsMalformed { .. } => {
                (Code::InvalidAuthorizationDetails, 400, "authorization_details are malformed")
            }
            Self::DetailsType { .. } => {
                (Code::InvalidAuthorizationDetails, 400, "a type of authorization_details is not accepted")
            }
            Self::DetailsSchema { .. } => (
                Code::InvalidAuthorizationDetails,
                400,
                "an element of authorization_details does not match its schema",
            ),
            Self::DetailsRejected { reason, .. } => {
                let fallback = "an element of authorization_details is not accepted";
                (Code::InvalidAuthorizationDetails, 400, if is_description(reason) { reason } else { fallback })
            }
            Self::DetailsExceed { .. } => {
                (Code::InvalidAuthorizationDetails, 400, "authorization_details ask for more than was granted")
            }
            Self::ConsentType { .. } => (Code::InvalidAuthorizationDetails, 400, "consent_type must equal type"),
            Self::ConsentParty { .. } => (Code::InvalidAuthorizationDetails, 400, "dc_id and dp_id must not be empty"),
            Self::ConsentConsumer { .. } => (Code::InvalidAuthorizationDetails, 400, "dc_id must be the client's"),
            Self::ConsentPurpose { .. } => (Code::InvalidAuthorizationDetails, 400, "consent_purpose is not accepted"),
            Self::ConsentPermission { .. } => (Code::InvalidAuthorizationDetails, 400, "a permission is not accepted"),
            // The offset of Malaysia, which a platform uses.
            Self::ConsentNotEndOfDay { offset, .. } => {
                let description = match offset.minutes() {
                    0 => "expiration_datetime must be 23:59:59 of a day in UTC",
                    480 => "expiration_datetime must be 23:59:59 of a day at +08:00",
                    _ => "expiration_datetime must be the end of a day where the server is",
                };
                (Code::InvalidAuthorizationDetails, 400, description)
            }
            Self::DetailsQuirk { .. } => {
                (Code::InvalidAuthorizationDetails, 400, "authorization_details have a form that is not accepted")
            }
            Self::ConsentExpired { .. } => {
                (Code::InvalidAuthorizationDetails, 400, "expiration_datetime must be in the future")
            }
            Self::ConsentDays { .. } => {
                (Code::InvalidAuthorizationDetails, 400, "FromDate and ToDate must be days in order")
            }

            Self::RequestUriUnknown
            | Self::RequestUriExpired { .. }
            | Self::RequestUriOfOther
            | Self::RequestUriReplayed => (Code::InvalidRequestUri, 400, "request_uri is not valid"),

            Self::GrantType => (Code::UnsupportedGrantType, 400, "grant_type is not supported"),
            Self::GrantUnknown
            | Self::GrantExpired { .. }
            | Self::GrantOfOther
            | Self::GrantBinding { .. }
            | Self::RedirectUriMismatch
            | Self::VerifierMissing
            | Self::VerifierMalformed
            | Self::VerifierMismatch
            | Self::GrantConsent
            | Self::GrantReplayed => (Code::InvalidGrant, 400, "the grant is not valid"),
            Self::GrantNotAllowed => (Code::UnauthorizedClient, 400, "the client may not use this grant_type"),
            Self::ScopeTooLong { .. } => (Code::InvalidScope, 400, "scope is too long"),
            Self::ScopeMalformed => (Code::InvalidScope, 400, "scope is malformed"),
            Self::ScopeExceeds => (Code::InvalidScope, 400, "scope has a value that the client may not use"),
            Self::ScopeMissing => (Code::InvalidScope, 400, "scope is required"),

            // RFC 9126 section 2.3, RFC 6585 section 4.
            Self::ReplayStore { error: ReplayError::ClientShare { .. } } => {
                (Code::TemporarilyUnavailable, 429, "too many requests of this client")
            }
            Self::ReplayStore { .. } => (Code::TemporarilyUnavailable, 503, "try again later"),
        };
        PublicError { code, status, description }
    }

    /// The description of [`RequestError::public`], followed by the name of the parameter or member that it refers to,
    /// if any. The name is one of this crate's names, not the sender's text.
    fn description(&self) -> String {
        let description = self.public().description;
        match self {
            Self::TooLong { name, .. }
            | Self::RequestObjectMember { member: name }
            | Self::DetailsMalformed { member: name }
            | Self::ConsentParty { member: name, .. } => alloc::format!("{description}: {name}"),
            _ => description.into(),
        }
    }

    /// The response to the sender, with the interaction id to echo. Its description is that of
    /// [`RequestError::public`], followed by the name of the parameter or member if it refers to one.
    #[must_use]
    pub fn response(&self, interaction: Option<InteractionId>) -> Response {
        let public = self.public();
        let message = OAuthError::new(public.code).with_error_description(self.description());
        let response = Response::of_message(public.status, &message, interaction);
        if public.status == 405 { response.with_header("Allow", "POST") } else { response }
    }

    /// The response of the PAR or token endpoint to this request: [`RequestError::response`] with the request's
    /// interaction id or a new one. If the client could not be authenticated and the request had an `Authorization`
    /// header, `WWW-Authenticate` has the challenge of its scheme.
    ///
    /// If the source of randomness fails, the response has no new interaction id.
    #[must_use]
    pub fn response_to(&self, request: &Request, cx: &mut Context<'_>) -> Response {
        let response = self.response(InteractionId::echo_or_generate(request, cx.random()).ok());
        match request.header("Authorization") {
            Some(authorization) if self.public().status == 401 => {
                response.with_header("WWW-Authenticate", challenge(authorization))
            }
            _ => response,
        }
    }

    /// The response of the authorization endpoint to a browser whose request is not verified: a page of plain text. It
    /// does not redirect, because the redirect URI is not verified either (RFC 6749 section 4.1.2.1). If the request is
    /// verified, call [`crate::oauth::par::ConsumedRequest::deny`].
    ///
    /// Plain text needs no escaping. For a page in HTML, take status and description from [`RequestError::public`], and
    /// escape the description as any text: it may be the reason of an application's own type of details.
    #[must_use]
    pub fn page(&self) -> Response {
        let public = self.public();
        let page = plain_page(public.status, &alloc::format!("{}: {}\n", public.code, self.description()));
        if public.status == 405 { page.with_header("Allow", "GET, POST") } else { page }
    }
}

impl EndpointError {
    /// The response of the PAR or token endpoint to this request, as [`RequestError::response_to`] builds it. Faults of
    /// the server become `server_error` with status 500, or `temporarily_unavailable` with status 503.
    ///
    /// ```
    /// use ofm_protocol::error::{EndpointError, RequestError};
    /// use ofm_protocol::oauth::{Context, http::{Request, Response}};
    /// use ofm_protocol::time::UnixTime;
    ///
    /// fn handle(request: &Request) -> Result<Response, EndpointError> {
    ///     if request.body.is_empty() { Err(RequestError::GrantUnknown.into()) } else { Ok(Response::new(200)) }
    /// }
    ///
    /// let cx = &mut Context::with_system_random(UnixTime::from_seconds(0));
    /// let request = Request::new("POST", "/token");
    /// let response = handle(&request).unwrap_or_else(|error| error.response_to(&request, cx));
    /// assert_eq!(response.status, 400);
    /// ```
    #[must_use]
    pub fn response_to(&self, request: &Request, cx: &mut Context<'_>) -> Response {
        if let Self::Request { error } = self {
            return error.response_to(request, cx);
        }
        let (code, status, description) = self.fault();
        let message = OAuthError::new(code).with_error_description(description);
        Response::of_message(status, &message, InteractionId::echo_or_generate(request, cx.random()).ok())
    }

    /// The response of the authorization endpoint to a browser; see [`RequestError::page`].
    #[must_use]
    pub fn page(&self) -> Response {
        if let Self::Request { error } = self {
            return error.page();
        }
        let (code, status, description) = self.fault();
        plain_page(status, &alloc::format!("{code}: {description}\n"))
    }

    /// The response to a fault of the server, without its cause.
    const fn fault(&self) -> (ErrorCode, u16, &'static str) {
        match self {
            Self::Unavailable => (ErrorCode::TemporarilyUnavailable, 503, "try again later"),
            _ => (ErrorCode::ServerError, 500, "the server failed"),
        }
    }
}

fn plain_page(status: u16, text: &str) -> Response {
    Response::new(status)
        .with_header("Content-Type", "text/plain; charset=utf-8")
        .with_header("Cache-Control", "no-cache, no-store")
        .with_header("Pragma", "no-cache")
        .with_header("X-Content-Type-Options", "nosniff")
        .with_body(text)
}

/// The challenge of the client's scheme, if it is known; nothing of the request is repeated.
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

/// The description for a missing parameter, by this crate's names.
const fn missing_parameter(name: &str) -> &'static str {
    match name.as_bytes() {
        b"request" => "request is missing",
        b"request_uri" => "request_uri is missing",
        b"client_id" => "client_id is missing",
        b"scope" => "scope is missing",
        b"nonce" => "nonce is missing",
        b"grant_type" => "grant_type is missing",
        b"code" => "code is missing",
        b"redirect_uri" => "redirect_uri is missing",
        b"refresh_token" => "refresh_token is missing",
        _ => "a required parameter is missing",
    }
}

/// The fault of a request object's claims: the member, never its value.
const fn request_object_claim(error: &ClaimError) -> &'static str {
    match error {
        ClaimError::TypMissing => "the request object's header must have typ",
        ClaimError::TypMismatch => "the request object's typ is not oauth-authz-req+jwt",
        ClaimError::NestedToken => "the request object must not be encrypted or nested",
        ClaimError::Json { .. } => "the request object's claims are not one JSON object with each member once",
        ClaimError::Expired { .. } => "the request object has expired",
        ClaimError::NotYetValid { .. } => "the request object's nbf is in the future",
        ClaimError::IssuedInFuture { .. } => "the request object's iat is in the future",
        ClaimError::ValidForTooLong { .. } => "the request object's nbf is too long ago",
        ClaimError::LifetimeTooLong { .. } => "the request object's exp is too long after nbf",
        ClaimError::NoLifetime => "the request object's exp must be after nbf",
        error => match error.claim() {
            Some(claim) => wrong_claim(claim),
            None => "the request object's claims are not acceptable",
        },
    }
}

const fn wrong_claim(claim: &str) -> &'static str {
    match claim.as_bytes() {
        b"iss" => "the request object's iss must be the client",
        b"sub" => "the request object's sub is not acceptable",
        b"aud" => "the request object's aud must be the issuer",
        b"exp" => "the request object's exp is missing or not acceptable",
        b"nbf" => "the request object's nbf is missing or not acceptable",
        b"iat" => "the request object's iat is missing or not acceptable",
        b"jti" => "the request object's jti is missing or not acceptable",
        _ => "the request object's claims are not acceptable",
    }
}

/// The error in the response as a client's error, if there is one.
pub(super) fn refusal(response: &Response) -> ResponseError {
    let said = PeerError::of_response(response);
    said.map_or(ResponseError::Status { status: response.status }, |error| error.refusal())
}

/// The text of the code; `other` for an unregistered one.
pub(super) const fn code_name(code: &Open<ErrorCode>) -> &'static str {
    let Open::Known(code) = code else { return "other" };
    match code {
        ErrorCode::InvalidRequest => "invalid_request",
        ErrorCode::InvalidClient => "invalid_client",
        ErrorCode::InvalidGrant => "invalid_grant",
        ErrorCode::UnauthorizedClient => "unauthorized_client",
        ErrorCode::UnsupportedGrantType => "unsupported_grant_type",
        ErrorCode::UnsupportedResponseType => "unsupported_response_type",
        ErrorCode::InvalidScope => "invalid_scope",
        ErrorCode::AccessDenied => "access_denied",
        ErrorCode::ServerError => "server_error",
        ErrorCode::TemporarilyUnavailable => "temporarily_unavailable",
        ErrorCode::InvalidRequestUri => "invalid_request_uri",
        ErrorCode::InvalidRequestObject => "invalid_request_object",
        ErrorCode::RequestNotSupported => "request_not_supported",
        ErrorCode::RequestUriNotSupported => "request_uri_not_supported",
        ErrorCode::InvalidAuthorizationDetails => "invalid_authorization_details",
        ErrorCode::InvalidTarget => "invalid_target",
        ErrorCode::InteractionRequired => "interaction_required",
        ErrorCode::LoginRequired => "login_required",
        ErrorCode::AccountSelectionRequired => "account_selection_required",
        ErrorCode::ConsentRequired => "consent_required",
        ErrorCode::RegistrationNotSupported => "registration_not_supported",
        ErrorCode::UnmetAuthenticationRequirements => "unmet_authentication_requirements",
        ErrorCode::UseDpopNonce => "use_dpop_nonce",
        ErrorCode::InvalidDpopProof => "invalid_dpop_proof",
    }
}

/// Whether RFC 6749 section 5.2 allows this text in `error_description`.
const fn is_description(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        if !matches!(first, b' '..=b'~') || matches!(first, b'"' | b'\\') {
            return false;
        }
        rest = others;
    }
    !text.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t5_descriptions_have_only_characters_that_are_allowed() {
        let response = RequestError::RequestObjectSubject.response(None);
        let error = PeerError::of_response(&response).unwrap();
        assert_eq!(error.code, Open::Known(ErrorCode::InvalidRequestObject));
        let description = error.description.unwrap();
        assert!(
            description.as_untrusted_str().bytes().all(|byte| matches!(byte, 0x20 | 0x21 | 0x23..=0x5b | 0x5d..=0x7e))
        );
    }

    #[test]
    fn codes_are_written_as_the_types_write_them() {
        for code in ["invalid_request", "invalid_client", "invalid_grant", "access_denied", "invalid_dpop_proof"] {
            assert_eq!(code_name(&Open::Known(code.parse().unwrap())), code);
        }
        assert_eq!(code_name(&Open::Other("x".into())), "other");
    }

    #[test]
    fn a_refusal_that_is_no_oauth_error_is_known_by_its_status() {
        assert_eq!(refusal(&Response::new(502).with_body("<html>")), ResponseError::Status { status: 502 });
    }
}
