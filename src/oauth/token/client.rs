//! The client's side of the token endpoint.

use alloc::string::String;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::renewal::Renewal;
use crate::error::{BuildError, QuirkSet};
use crate::oauth::client::Client;
use crate::oauth::context::Context;
use crate::oauth::dpop::Proof;
use crate::oauth::form::Form;
use crate::oauth::http::{Request, Response};
use crate::oauth::interaction_id::InteractionId;
use crate::oauth::policy::SenderConstraint;
use crate::oauth::provider::Provider;
use crate::oauth::session::Session;
use crate::oauth::unsigned::Unsigned;
use crate::oauth::{client_assertion, dpop, form};
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
    let needs_key = client.policy().token.sender_constraint == SenderConstraint::Dpop;
    if needs_key && client.proof_key().is_none() {
        return Err(BuildError::NoProofKey);
    }
    let endpoint = provider.token_endpoint(client.policy())?;
    let proof = client.proof(endpoint, None, cx)?;
    let interaction = InteractionId::generate(cx.random())?;
    begin_post(client, provider, (endpoint.into(), interaction), encoded(client, parameters), proof, cx)
}

/// A form about a token, with `client_id` and its own client assertion.
pub(in crate::oauth) fn begin_form(
    client: &Client,
    provider: &Provider,
    endpoint: &str,
    parameters: &[(&str, &str)],
    cx: &mut Context<'_>,
) -> Result<Unsigned<Request>, BuildError> {
    let interaction = InteractionId::generate(cx.random())?;
    begin_post(client, provider, (endpoint.into(), interaction), encoded(client, parameters), None, cx)
}

/// The parameters of a form, without the assertion. They contain a code or a token.
fn encoded(client: &Client, parameters: &[(&str, &str)]) -> Zeroizing<String> {
    let authentication = [("client_id", client.id()), ("client_assertion_type", client_assertion::TYPE)];
    Zeroizing::new(form::encode(parameters.iter().copied().chain(authentication)))
}

/// The implementation of [`Client::begin_retry_with_nonce`].
pub(in crate::oauth) fn begin_retry(
    client: &Client,
    provider: &Provider,
    (sent, response): (&Request, &Response),
    cx: &mut Context<'_>,
) -> Result<Option<Unsigned<Request>>, BuildError> {
    let Some(nonce) = dpop::asked_nonce(response) else { return Ok(None) };
    let Some(last) = sent.header(dpop::HEADER).filter(|_| client.proof_key().is_some()) else { return Ok(None) };
    if dpop::nonce_of(last).is_some_and(|sent| sent == nonce) {
        return Ok(None);
    }
    let form = Form::parse(&sent.body, client.policy().limits.form).map_err(|_| BuildError::Serialize)?;
    let rest = form::encode(form.iter().filter(|(name, _)| *name != "client_assertion"));
    let proof = client.proof(&sent.url, Some(nonce), cx)?;
    let interaction = InteractionId::echo_or_generate(sent, cx.random())?;
    begin_post(client, provider, (sent.url.clone(), interaction), Zeroizing::new(rest), proof, cx).map(Some)
}

/// A posted form with a new client assertion, and with this proof.
fn begin_post(
    client: &Client,
    provider: &Provider,
    (endpoint, interaction): (String, InteractionId),
    rest: Zeroizing<String>,
    proof: Option<Proof>,
    cx: &mut Context<'_>,
) -> Result<Unsigned<Request>, BuildError> {
    let (assertion, (algorithm, _)) = (client_assertion::input(client, provider, cx)?, client.key()?);
    Ok(Proof::fill(proof, (algorithm, Vec::from([assertion])), move |tokens, proof| {
        let assertion = form::encode([("client_assertion", tokens.first().map(String::as_str).unwrap_or_default())]);
        let mut body = String::with_capacity(rest.len() + 1 + assertion.len());
        body.push_str(&rest);
        body.push('&');
        body.push_str(&assertion);
        let request = Request::post_form(&endpoint, interaction, body);
        Ok(proof.into_iter().fold(request, |request, proof| request.with_header(dpop::HEADER, proof)))
    }))
}
