//! The client's side of the token endpoint.

use alloc::string::String;

use super::renewal::Renewal;
use crate::error::{BuildError, QuirkSet};
use crate::oauth::client::Client;
use crate::oauth::context::Context;
use crate::oauth::http::Request;
use crate::oauth::interaction_id::InteractionId;
use crate::oauth::provider::Provider;
use crate::oauth::session::Session;
use crate::oauth::{client_assertion, form};
use crate::time::UnixTime;
use crate::types::{IdTokenClaims, TokenResponse};

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
    pub(in crate::oauth) const fn new(
        response: TokenResponse,
        id_token: Option<IdTokenClaims>,
        expires_at: Option<UnixTime>,
        quirks: QuirkSet,
    ) -> Self {
        Self { response, id_token, expires_at, quirks }
    }

    /// What the response and its ID token show that readers trip over; the policy tolerates all of it.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }

    /// What to keep for later; `None` if there is no refresh token.
    #[must_use]
    pub fn renewal(&self, session: &Session) -> Option<Renewal> {
        Renewal::of(self, session)
    }
}

/// A token request with `client_id` and a client assertion of its own: a `jti` is good for one request.
pub(in crate::oauth) fn request(
    client: &Client,
    provider: &Provider,
    parameters: &[(&str, &str)],
    cx: &mut Context<'_>,
) -> Result<Request, BuildError> {
    let endpoint = provider.token_endpoint()?;
    let assertion: String = client_assertion::build(client, provider, cx)?;
    let authentication = [
        ("client_id", client.id()),
        ("client_assertion_type", client_assertion::TYPE),
        ("client_assertion", assertion.as_str()),
    ];
    let body = form::encode(parameters.iter().copied().chain(authentication));
    Ok(Request::post_form(endpoint, InteractionId::generate(cx.random())?, body))
}
