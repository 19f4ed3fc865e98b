//! The client's side of the token endpoint.

use alloc::string::String;
use alloc::vec::Vec;

use crate::crypto::RandomSource;
use crate::error::{BuildError, ResponseError};
use crate::oauth::http::{Request, Response};
use crate::oauth::interaction_id::InteractionId;
use crate::oauth::par::Session;
use crate::oauth::party::{Client, Provider};
use crate::oauth::rule::{self, Checks, Verdict};
use crate::oauth::{authorization_details, client_assertion, form, id_token, received};
use crate::time::UnixTime;
use crate::types::{IdTokenClaims, SecretString, TokenResponse};

impl Session {
    /// The request that exchanges the code for tokens.
    ///
    /// Errors: a provider without token endpoint; a signer or a source of randomness that fails.
    pub fn token_request(
        &self,
        client: &Client<'_>,
        provider: &Provider<'_>,
        code: &SecretString,
        now: UnixTime,
        random: &mut dyn RandomSource,
    ) -> Result<Request, BuildError> {
        let parameters = [
            ("grant_type", "authorization_code"),
            ("code", code.expose()),
            ("redirect_uri", &self.redirect_uri),
            ("code_verifier", self.code_verifier.expose()),
        ];
        request(client, provider, &parameters, now, random)
    }

    /// Reads the response to [`Session::token_request`]'s request.
    ///
    /// The order of checks: interaction id; status; content type and size; JSON; `token_type` and `expires_in`; `scope`;
    /// `authorization_details`; the ID token, as [`id_token::Expected::check`] orders it. One has to come if `scope` had
    /// `openid` or the policy asks for it.
    pub fn token_response(
        &self,
        client: &Client<'_>,
        provider: &Provider<'_>,
        code: &SecretString,
        sent: &Request,
        response: &Response,
        now: UnixTime,
    ) -> Result<Tokens, ResponseError> {
        self.read_tokens(client, provider, code, sent, response, now, &mut Checks::silent())
    }

    /// As [`Session::token_response`], telling each verdict.
    #[expect(clippy::too_many_arguments, reason = "what was sent, what was received, and who asks")]
    pub fn token_response_observed(
        &self,
        client: &Client<'_>,
        provider: &Provider<'_>,
        code: &SecretString,
        sent: &Request,
        response: &Response,
        now: UnixTime,
        observer: &mut dyn FnMut(Verdict),
    ) -> Result<Tokens, ResponseError> {
        self.read_tokens(client, provider, code, sent, response, now, &mut Checks::observed(observer))
    }

    #[expect(clippy::too_many_arguments, reason = "what was sent, what was received, and who asks")]
    fn read_tokens(
        &self,
        client: &Client<'_>,
        provider: &Provider<'_>,
        code: &SecretString,
        sent: &Request,
        response: &Response,
        now: UnixTime,
        checks: &mut Checks<'_>,
    ) -> Result<Tokens, ResponseError> {
        let policy = client.policy();
        checks.result(rule::INTERACTION_ID, InteractionId::check_echo(sent, response))?;
        // 1. RFC 6749 section 5.1.
        let object = checks.result(rule::TOKEN_STATUS, received::json_object(response, &[200], policy))?;
        let read = || {
            received::check_expires_in(object, false)?;
            let message: TokenResponse = received::typed(object)?;
            if message.access_token.expose().is_empty() {
                return Err(ResponseError::Member);
            }
            if message.token_type.eq_ignore_ascii_case("Bearer") { Ok(message) } else { Err(ResponseError::TokenType) }
        };
        let response = checks.result(rule::TOKEN_TYPE, read())?;
        // 2. Section 3.3: compared as sets. Absent means as requested.
        let exceeds = response.scope.as_deref().is_some_and(|granted| {
            let requested: Vec<&str> = self.scope.as_deref().unwrap_or_default().split(' ').collect();
            granted.split(' ').any(|value| !value.is_empty() && !requested.contains(&value))
        });
        checks.ensure(rule::TOKEN_SCOPE, !exceeds || !policy.require_scope_within_request, ResponseError::Scope)?;
        // 3. RFC 9396 section 7.
        let granted = response.authorization_details.as_deref();
        let granted = authorization_details::check_granted(&self.authorization_details, granted);
        checks.result(rule::TOKEN_DETAILS, granted)?;
        // 4. OpenID Connect Core 1.0 section 3.1.3.7.
        let openid = self.scope.as_deref().is_some_and(|scope| scope.split(' ').any(|value| value == "openid"));
        let optional = !openid && !policy.require_id_token;
        let present = response.id_token.is_some() || optional;
        checks.ensure(rule::ID_TOKEN_PRESENT, present, ResponseError::IdTokenMissing)?;
        let expected = id_token::Expected::new()
            .with_nonce(self.nonce.expose())
            .with_access_token(response.access_token.expose())
            .with_code(code.expose())
            .with_state(self.state.expose());
        let expected = match self.max_age {
            Some(seconds) => expected.with_max_age(seconds),
            None => expected,
        };
        let id_token = match &response.id_token {
            Some(token) => Some(expected.check_all(token.expose(), client, provider, now, checks)?),
            None => None,
        };
        let lifetime = response.expires_in.map(|seconds| core::time::Duration::from_secs(seconds.into()));
        Ok(Tokens { expires_at: lifetime.map(|lifetime| now.saturating_add(lifetime)), response, id_token })
    }
}

/// Tokens that passed every check.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Tokens {
    /// The response.
    pub response: TokenResponse,
    /// The claims of its ID token, if it has one.
    pub id_token: Option<IdTokenClaims>,
    /// When the access token lapses, if the response says so.
    pub expires_at: Option<UnixTime>,
}

/// The request that exchanges a refresh token for an access token (RFC 6749 section 6).
pub fn refresh_request(
    client: &Client<'_>,
    provider: &Provider<'_>,
    refresh_token: &SecretString,
    now: UnixTime,
    random: &mut dyn RandomSource,
) -> Result<Request, BuildError> {
    refresh_request_for(client, provider, refresh_token, None, now, random)
}

/// As [`refresh_request`], for a narrower scope if one is given; an empty parameter counts as left out.
pub(super) fn refresh_request_for(
    client: &Client<'_>,
    provider: &Provider<'_>,
    refresh_token: &SecretString,
    scope: Option<&str>,
    now: UnixTime,
    random: &mut dyn RandomSource,
) -> Result<Request, BuildError> {
    let parameters = [("grant_type", "refresh_token"), ("refresh_token", refresh_token.expose())];
    let scope = scope.map(|scope| ("scope", scope));
    let parameters: Vec<_> = parameters.into_iter().chain(scope).collect();
    request(client, provider, &parameters, now, random)
}

/// The request for access of the client's own (RFC 6749 section 4.4.2).
pub fn client_credentials_request(
    client: &Client<'_>,
    provider: &Provider<'_>,
    scope: Option<&str>,
    now: UnixTime,
    random: &mut dyn RandomSource,
) -> Result<Request, BuildError> {
    let parameters = [("grant_type", "client_credentials"), ("scope", scope.unwrap_or_default())];
    request(client, provider, &parameters, now, random)
}

/// A token request with `client_id` and a client assertion of its own: a `jti` is good for one request.
fn request(
    client: &Client<'_>,
    provider: &Provider<'_>,
    parameters: &[(&str, &str)],
    now: UnixTime,
    random: &mut dyn RandomSource,
) -> Result<Request, BuildError> {
    let endpoint = provider.token_endpoint()?;
    let assertion: String = client_assertion::build(client, provider, now, random)?;
    let authentication = [
        ("client_id", client.id()),
        ("client_assertion_type", client_assertion::TYPE),
        ("client_assertion", assertion.as_str()),
    ];
    let body = form::encode(parameters.iter().copied().chain(authentication));
    Ok(Request::post_form(endpoint, InteractionId::generate(random)?, body))
}
