//! The client's side of the token endpoint.

use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

use super::response;
use crate::crypto::RandomSource;
use crate::error::{BuildError, Quirk, QuirkSet, ResponseError};
use crate::oauth::http::{Request, Response};
use crate::oauth::id_number_hash::IdNumberHash;
use crate::oauth::interaction_id::{self, InteractionId};
use crate::oauth::par::Session;
use crate::oauth::party::{Client, Provider};
use crate::oauth::rule::{self, Checks, Verdict};
use crate::oauth::{authorization_details, client_assertion, form, id_token, quirks};
use crate::time::UnixTime;
use crate::types::{GrantedAuthorizationDetail, IdTokenClaims, SecretString, TokenResponse};

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
    /// `authorization_details`; `state`; the ID token, as [`id_token::Expected::check`] orders it; whether it and the
    /// consent speak of the same document; quirks. An ID token has to come if `scope` had `openid` or the policy asks for
    /// it.
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
        received: &Response,
        now: UnixTime,
        checks: &mut Checks<'_>,
    ) -> Result<Tokens, ResponseError> {
        let policy = client.policy();
        // 1. RFC 6749 section 5.1.
        let (message, read) = response::read(sent, received, policy, checks)?;
        // 2. Section 3.3.
        let asked = self.scope.as_deref().unwrap_or_default();
        response::check_scope(message.scope.as_deref(), asked, policy, checks)?;
        // 3. RFC 9396 section 7.
        let granted = message.authorization_details.as_deref();
        let granted = authorization_details::check_granted(&self.authorization_details, granted);
        checks.result(rule::TOKEN_DETAILS, granted)?;
        // 4. In no specification; the sibling platform's schema has it.
        let same = message.state.as_ref().is_none_or(|state| *state == self.state);
        checks.ensure(rule::TOKEN_STATE, same || !policy.token.require_same_state, ResponseError::TokenState)?;
        // 5. OpenID Connect Core 1.0 section 3.1.3.7.
        let optional = !quirks::has_openid(self.scope.as_deref().map(str::as_bytes)) && !policy.id_token.require;
        let present = message.id_token.is_some() || optional;
        checks.ensure(rule::ID_TOKEN_PRESENT, present, ResponseError::IdTokenMissing)?;
        let expected = id_token::Expected::new()
            .with_nonce(self.nonce.expose())
            .with_access_token(message.access_token.expose())
            .with_code(code.expose())
            .with_state(self.state.expose());
        let expected = match self.max_age {
            Some(seconds) => expected.with_max_age(seconds),
            None => expected,
        };
        let expected = match &self.claims {
            Some(claims) => expected.with_claims(claims),
            None => expected,
        };
        let id_token = match &message.id_token {
            Some(token) => Some(expected.check_all(token.expose(), client, provider, now, checks)?),
            None => None,
        };
        // 6. Both say who the user is.
        let identity = id_token.as_ref().map_or(Ok(()), |token| check_identity(&token.claims, &message));
        checks.result(rule::ID_TOKEN_IDENTITY, identity)?;
        // 7. What the policy has to say on how it was written.
        let lifetime = message.expires_in.map(|seconds| Duration::from_secs(seconds.into()));
        let id_token_lifetime =
            id_token.as_ref().and_then(|token| token.claims.exp.time().checked_since(token.claims.iat.time()));
        let own = quirks::of_headers(received.header("Content-Type"), received.header(interaction_id::HEADER))
            .union(read.quirks)
            .union(quirks::of_token_response(&message, self.scope.as_deref()))
            .with_if(Quirk::LifetimesDiffer, id_token_lifetime.is_some_and(|own| lifetime.is_some_and(|l| l != own)));
        checks.tolerated(rule::TOKEN_QUIRKS, policy, own, |quirk| read.refusal(quirk))?;
        let quirks = id_token.as_ref().map_or(own, |token| own.union(token.quirks()));
        Ok(Tokens {
            expires_at: lifetime.map(|lifetime| now.saturating_add(lifetime)),
            response: message,
            id_token: id_token.map(|token| token.claims),
            quirks,
        })
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
    quirks: QuirkSet,
}

impl Tokens {
    /// What the response and its ID token show that readers trip over; the policy tolerates all of it.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }
}

/// Where consent and ID token both name the user's document, they name the same; hashes are compared however written.
fn check_identity(claims: &IdTokenClaims, response: &TokenResponse) -> Result<(), ResponseError> {
    for detail in response.authorization_details.as_deref().unwrap_or_default() {
        let GrantedAuthorizationDetail::AccountAccessV1_2(access) = detail else { continue };
        if let (Some(own), Some(other)) = (&claims.id_type, &access.consent.id_type)
            && own != other
        {
            return Err(ResponseError::Identity { claim: "id_type" });
        }
        if let (Some(own), Some(other)) = (&claims.hashed_id_number, &access.consent.hashed_id_number) {
            let (own, other) = (IdNumberHash::parse(own.expose()), IdNumberHash::parse(other.expose()));
            if own.is_none() || own != other {
                return Err(ResponseError::Identity { claim: "hashed_id_number" });
            }
        }
    }
    Ok(())
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
