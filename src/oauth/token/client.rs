//! The client's side of the token endpoint.

use alloc::string::String;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::renewal::Renewal;
use crate::error::{BuildError, QuirkSet};
use crate::oauth::client::Client;
use crate::oauth::context::Context;
use crate::oauth::http::Request;
use crate::oauth::interaction_id::InteractionId;
use crate::oauth::provider::Provider;
use crate::oauth::session::Session;
use crate::oauth::unsigned::Unsigned;
use crate::oauth::{client_assertion, form};
use crate::time::UnixTime;
use crate::types::{IdTokenClaims, TokenResponse};

/// Tokens that passed every check.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Tokens {
    /// The response.
    pub response: TokenResponse,
    /// The claims of the ID token, if there is one.
    pub id_token: Option<IdTokenClaims>,
    /// The expiry of the access token, if the response states it.
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

    /// Deviations found in the response and its ID token, all allowed by the policy.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }

    /// The data to keep for refreshing; `None` without a refresh token.
    #[must_use]
    pub fn renewal(&self, session: &Session) -> Option<Renewal> {
        Renewal::of(self, session)
    }
}

/// A token request with `client_id` and its own client assertion, because a `jti` is accepted once.
pub(in crate::oauth) fn begin_request(
    client: &Client,
    provider: &Provider,
    parameters: &[(&str, &str)],
    cx: &mut Context<'_>,
) -> Result<Unsigned<Request>, BuildError> {
    let endpoint = String::from(provider.token_endpoint()?);
    let (assertion, (algorithm, _)) = (client_assertion::input(client, provider, cx)?, client.key()?);
    let interaction = InteractionId::generate(cx.random())?;
    let authentication = [("client_id", client.id()), ("client_assertion_type", client_assertion::TYPE)];
    // The body contains a code or a refresh token.
    let rest = Zeroizing::new(form::encode(parameters.iter().copied().chain(authentication)));
    Ok(Unsigned::new(algorithm, Vec::from([assertion]), move |tokens| {
        let assertion = form::encode([("client_assertion", tokens.first().map(String::as_str).unwrap_or_default())]);
        let mut body = String::with_capacity(rest.len() + 1 + assertion.len());
        body.push_str(&rest);
        body.push('&');
        body.push_str(&assertion);
        Ok(Request::post_form(&endpoint, interaction, body))
    }))
}
