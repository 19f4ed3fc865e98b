//! Requests about a token at the authorization server: introspection (RFC 7662) and revocation (RFC 7009).

use alloc::string::String;

use super::client_assertion::ClientAuthInput;
use super::context::Context;
use super::http::Request;
use super::interaction_id::InteractionId;
use super::parse;
use super::policy::Policy;
use super::registration::RegisteredClient;
use super::replay::{IdentifierKind, Once, Unused};
use super::rule;
use super::server::Server;
use crate::error::RequestError;
use crate::types::{ClientAssertion, SecretString};

/// What a client believes the token to be (RFC 7009 section 2.1, RFC 7662 section 2.1). A server looks in its other
/// store too if the hint is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenHint {
    /// `access_token`.
    AccessToken,
    /// `refresh_token`.
    RefreshToken,
}

impl TokenHint {
    /// The text on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AccessToken => "access_token",
            Self::RefreshToken => "refresh_token",
        }
    }
}

/// A request about a token with a parsed form, which is not verified yet. Look up the client that it names, then call
/// [`UnverifiedTokenQuery::check`].
#[derive(Clone, Debug)]
pub struct UnverifiedTokenQuery {
    presented: ClientAuthInput,
    token: Option<SecretString>,
    hint: Option<TokenHint>,
    interaction: Option<InteractionId>,
    /// The header `Accept`.
    accept: String,
}

impl UnverifiedTokenQuery {
    pub(super) fn read(request: &Request, policy: &Policy, cx: &mut Context<'_>) -> Result<Self, RequestError> {
        let form = cx.result(rule::FORM, parse::form(request, policy))?;
        let interaction = InteractionId::accepted_of(request, policy, cx)?;
        let presented = ClientAuthInput::read(request, &form, None, policy, cx)?;
        // RFC 7009 section 2.1: an unknown hint is ignored.
        let hint = match form.get("token_type_hint") {
            Some("access_token") => Some(TokenHint::AccessToken),
            Some("refresh_token") => Some(TokenHint::RefreshToken),
            _ => None,
        };
        Ok(Self {
            presented,
            token: form.get("token").map(SecretString::from),
            hint,
            interaction,
            accept: request.header("Accept").unwrap_or_default().into(),
        })
    }

    /// The `client_id` that the request names. **Not verified**: use it only to look up keys. If there is no such
    /// client, answer [`RequestError::UnknownClient`].
    #[must_use]
    pub fn claimed_client(&self) -> &str {
        self.presented.claimed_client()
    }

    /// Authenticates the client that [`UnverifiedTokenQuery::claimed_client`] names.
    ///
    /// The order of checks: the client assertion (signature, key size, `kid`, `typ`, claims, lifetime, quirks); the
    /// form's `client_id` and quirks; the assertion's `jti`, which is marked as used; `token`.
    pub fn check(
        self,
        server: &Server,
        client: &RegisteredClient,
        cx: &mut Context<'_>,
    ) -> Result<TokenQuery, RequestError> {
        self.authenticate(server, client, cx)?.mark_used(server, cx)?.check(cx)
    }

    /// [`UnverifiedTokenQuery::check`] with an asynchronous store.
    pub async fn check_async(
        self,
        server: &Server,
        client: &RegisteredClient,
        cx: &mut Context<'_>,
    ) -> Result<TokenQuery, RequestError> {
        self.authenticate(server, client, cx)?.mark_used_async(server, cx).await?.check(cx)
    }

    /// The first step of [`UnverifiedTokenQuery::check`]: authenticates the client.
    pub fn authenticate(
        self,
        server: &Server,
        client: &RegisteredClient,
        cx: &mut Context<'_>,
    ) -> Result<Unused<AuthenticatedTokenQuery>, RequestError> {
        let (assertion, _) = self.presented.check(server, client, cx)?;
        let once = Once {
            kind: IdentifierKind::ClientAssertion,
            // Its `sub` is the client; this was checked.
            parts: |own: &AuthenticatedTokenQuery| (&own.assertion.sub, &own.assertion.jti),
            end: assertion.exp.time().saturating_add(server.policy().clock.expiry_leeway),
            rule: rule::ASSERTION_UNUSED,
            replayed: RequestError::AssertionReplayed,
        };
        let query = AuthenticatedTokenQuery {
            unverified: self,
            assertion,
            client_id: client.id().into(),
            resource: client.resource().map(String::from),
        };
        Ok(Unused::new(query, Some(once)))
    }
}

/// A request about a token by an authenticated client. Its parameters are not checked yet.
#[derive(Debug)]
pub struct AuthenticatedTokenQuery {
    unverified: UnverifiedTokenQuery,
    assertion: ClientAssertion,
    client_id: String,
    resource: Option<String>,
}

impl AuthenticatedTokenQuery {
    /// The second step of [`UnverifiedTokenQuery::check`]: the parameters.
    pub fn check(self, cx: &mut Context<'_>) -> Result<TokenQuery, RequestError> {
        let UnverifiedTokenQuery { token, hint, interaction, accept, .. } = self.unverified;
        let token = token.ok_or(RequestError::MissingParameter { name: "token" });
        let token = cx.result(rule::TOKEN_QUERY, token)?;
        let (client_id, resource) = (self.client_id, self.resource);
        Ok(TokenQuery { token, hint, client_id, resource, interaction, accept })
    }
}

/// A request about a token by an authenticated client. `Debug` does not print the token.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TokenQuery {
    /// The token, to look it up by its [`TokenHash`](super::token::TokenHash).
    pub token: SecretString,
    /// What the client believes it to be.
    pub hint: Option<TokenHint>,
    /// The client.
    pub client_id: String,
    pub(super) resource: Option<String>,
    pub(super) interaction: Option<InteractionId>,
    pub(super) accept: String,
}

impl TokenQuery {
    /// The interaction id to echo.
    #[must_use]
    pub const fn interaction_id(&self) -> Option<InteractionId> {
        self.interaction
    }
}
