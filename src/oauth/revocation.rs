//! Revocation of tokens by their client (RFC 7009).
//!
//! A client calls [`Client::revocation_request`] and [`Client::read_revocation_response`]. A server calls
//! [`Server::read_revocation_request`], looks up the token, calls [`TokenQuery::check_revocation`], removes the token
//! with all tokens of its grant, and answers with [`TokenQuery::revoked`].

use super::client::Client;
use super::context::Context;
use super::error::refusal;
use super::http::{Request, Response};
use super::interaction_id::{self, InteractionId};
use super::provider::Provider;
use super::rule;
use super::server::Server;
use super::token;
use super::token_query::{TokenHint, TokenQuery, UnverifiedTokenQuery};
use super::unsigned::Unsigned;
use crate::error::{BuildError, RequestError, ResponseError};
use crate::types::SecretString;

impl Client {
    /// Makes the request that revokes a token (RFC 7009 section 2.1). With a refresh token, a server revokes the whole
    /// grant.
    ///
    /// Errors: the client has no signer; the provider has no revocation endpoint; the signer or the source of
    /// randomness fails.
    pub fn revocation_request(
        &self,
        provider: &Provider,
        token: &SecretString,
        hint: TokenHint,
        cx: &mut Context<'_>,
    ) -> Result<Request, BuildError> {
        let unsigned = self.begin_revocation_request(provider, token, hint, cx)?;
        self.sign(unsigned, cx)
    }

    /// [`Client::revocation_request`] without the signature.
    pub fn begin_revocation_request(
        &self,
        provider: &Provider,
        token: &SecretString,
        hint: TokenHint,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<Request>, BuildError> {
        let parameters = [("token", token.expose()), ("token_type_hint", hint.as_str())];
        token::begin_form(self, provider, provider.revocation_endpoint(self.policy())?, &parameters, cx)
    }

    /// Reads the response to a revocation request. Status 200 means that the token is not valid any more, or never was
    /// (RFC 7009 section 2.2). Takes the request that was sent and the response.
    ///
    /// Errors: another interaction id, if the policy compares it; another status. After status 503 the token may still
    /// be valid: repeat the request later (section 2.2.1).
    pub fn read_revocation_response(
        &self,
        (sent, response): (&Request, &Response),
        cx: &mut Context<'_>,
    ) -> Result<(), ResponseError> {
        InteractionId::check_echo_under(self.policy(), sent, response, cx)?;
        let read = if response.status == 200 { Ok(()) } else { Err(refusal(response)) };
        cx.result(rule::REVOCATION_STATUS, read)
    }
}

impl Server {
    /// Reads a revocation request (RFC 7009 section 2.1).
    ///
    /// The order of checks: method; content type; interaction id; form; presence of the client assertion.
    pub fn read_revocation_request(
        &self,
        request: &Request,
        cx: &mut Context<'_>,
    ) -> Result<UnverifiedTokenQuery, RequestError> {
        UnverifiedTokenQuery::read(request, self.policy(), cx)
    }
}

impl TokenQuery {
    /// Checks that the caller may revoke a token of this client: only its own (RFC 7009 section 2.1). A token that is
    /// not known is no error: answer with [`TokenQuery::revoked`] (section 2.2).
    ///
    /// Errors: [`RequestError::GrantOfOther`].
    pub fn check_revocation(&self, client_of_token: &str, cx: &mut Context<'_>) -> Result<(), RequestError> {
        cx.ensure(rule::REVOCATION_CLIENT, client_of_token == self.client_id, RequestError::GrantOfOther)
    }

    /// The response to a revocation request, whether the token was known or not (RFC 7009 section 2.2): status 200
    /// without a body.
    #[must_use]
    pub fn revoked(&self) -> Response {
        let response = Response::new(200).with_header("Cache-Control", "no-store");
        match self.interaction {
            Some(id) => response.with_header(interaction_id::HEADER, id.as_str()),
            None => response,
        }
    }
}
