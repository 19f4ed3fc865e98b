//! The server's token endpoint: the request.

use alloc::string::String;
use alloc::vec::Vec;

use super::authenticated::AuthenticatedRequest;
use super::narrowing;
use crate::error::{Quirk, QuirkSet, RequestError};
use crate::oauth::client_assertion::ClientAuthInput;
use crate::oauth::confirmation::Confirmation;
use crate::oauth::context::Context;
use crate::oauth::form::Form;
use crate::oauth::http::Request;
use crate::oauth::interaction_id::InteractionId;
use crate::oauth::pkce::CodeVerifier;
use crate::oauth::policy::Policy;
use crate::oauth::registration::RegisteredClient;
use crate::oauth::replay::{IdentifierKind, Once, Unused};
use crate::oauth::rule;
use crate::oauth::sender::{CheckedSender, Sender};
use crate::oauth::server::{Endpoint, Server};
use crate::oauth::{authorization_details, parse, request_object};
use crate::types::{
    AuthorizationCodeGrant, AuthorizationDetail, ClientAssertion, ClientCredentialsGrant, NewAuthorizationCodeGrant,
    RefreshTokenGrant, TokenRequest,
};

/// A token request with a parsed form, which is not verified yet. Look up the client that it names, then call
/// [`UnverifiedTokenRequest::check`].
#[derive(Clone, Debug)]
pub struct UnverifiedTokenRequest {
    presented: ClientAuthInput,
    grant: Result<TokenRequest, RequestError>,
    details: Result<Option<Vec<AuthorizationDetail>>, RequestError>,
    resources: Vec<String>,
    interaction: Option<InteractionId>,
    sender: Sender,
}

impl UnverifiedTokenRequest {
    pub(in crate::oauth) fn read(
        request: &Request,
        policy: &Policy,
        cx: &mut Context<'_>,
    ) -> Result<Self, RequestError> {
        let form = cx.result(rule::FORM, parse::form(request, policy))?;
        let interaction = InteractionId::accepted_of(request, policy, cx)?;
        let mut presented = ClientAuthInput::read(request, &form, None, policy, cx)?;
        let grant = grant(&form, policy);
        if let Ok(TokenRequest::AuthorizationCode(grant)) = &grant {
            if grant.scope.is_some() {
                presented.note(Quirk::ScopeInCodeGrant);
            }
            if grant.code_verifier.expose().len() > CodeVerifier::MIN_LENGTH {
                presented.note(Quirk::LongCodeVerifier);
            }
        }
        let details = narrowing::asked(&form, policy);
        let resources = form.get_all("resource").map(String::from).collect();
        Ok(Self { presented, grant, details, resources, interaction, sender: Sender::of(request) })
    }

    /// The `client_id` that the request names. **Not verified**: use it only to look up keys. If there is no such
    /// client, answer [`RequestError::UnknownClient`].
    #[must_use]
    pub fn claimed_client(&self) -> &str {
        self.presented.claimed_client()
    }

    /// The request's interaction id, to echo.
    #[must_use]
    pub const fn interaction_id(&self) -> Option<InteractionId> {
        self.interaction
    }

    /// Authenticates the client that [`UnverifiedTokenRequest::claimed_client`] names.
    ///
    /// The order of checks: the client assertion (signature, key size, `kid`, `typ`, claims, lifetime, quirks); the
    /// form's `client_id` and quirks; the assertion's `jti`, which is marked as used; the DPoP proof, if there is one;
    /// whether the policy and the registration require a proof or a certificate; the proof's `jti`, which is marked as
    /// used; `grant_type` and its parameters; whether the client may use it; `authorization_details`, if present: their
    /// number, schemas and types.
    pub fn check(
        self,
        server: &Server,
        client: &RegisteredClient,
        cx: &mut Context<'_>,
    ) -> Result<AuthenticatedRequest, RequestError> {
        let authenticated = self.authenticate(server, client, cx)?.mark_used(server, cx)?;
        authenticated.check_sender(cx)?.mark_used(server, cx)?.check(cx)
    }

    /// [`UnverifiedTokenRequest::check`] with an asynchronous store.
    pub async fn check_async(
        self,
        server: &Server,
        client: &RegisteredClient,
        cx: &mut Context<'_>,
    ) -> Result<AuthenticatedRequest, RequestError> {
        let authenticated = self.authenticate(server, client, cx)?.mark_used_async(server, cx).await?;
        authenticated.check_sender(cx)?.mark_used_async(server, cx).await?.check(cx)
    }

    /// The first step of [`UnverifiedTokenRequest::check`]: authenticates the client. Marks its assertion as used
    /// before the grant is read.
    pub fn authenticate<'r>(
        self,
        server: &'r Server,
        client: &'r RegisteredClient,
        cx: &mut Context<'_>,
    ) -> Result<Unused<AuthenticatedTokenRequest<'r>>, RequestError> {
        let (assertion, quirks) = self.presented.check(server, client, cx)?;
        let once = Once {
            kind: IdentifierKind::ClientAssertion,
            // Its `sub` is the client; this was checked.
            parts: |own: &AuthenticatedTokenRequest<'_>| (&own.assertion.sub, &own.assertion.jti),
            end: assertion.exp.time().saturating_add(server.policy().clock.expiry_leeway),
            rule: rule::ASSERTION_UNUSED,
            replayed: RequestError::AssertionReplayed,
        };
        Ok(Unused::new(AuthenticatedTokenRequest { unverified: self, server, client, assertion, quirks }, Some(once)))
    }
}

/// A token request of an authenticated client. Its sender and the grant are not checked yet.
#[derive(Debug)]
pub struct AuthenticatedTokenRequest<'r> {
    unverified: UnverifiedTokenRequest,
    server: &'r Server,
    client: &'r RegisteredClient,
    assertion: ClientAssertion,
    quirks: QuirkSet,
}

impl<'r> AuthenticatedTokenRequest<'r> {
    /// The second step of [`UnverifiedTokenRequest::check`]: the DPoP proof, and the binding of the tokens.
    pub fn check_sender(self, cx: &mut Context<'_>) -> Result<Unused<ConstrainedTokenRequest<'r>>, RequestError> {
        let sender = self.unverified.sender.check(self.server, Endpoint::Token, cx)?;
        let confirmation = cx.result(rule::SENDER, sender.confirmation(self.server, self.client))?;
        let once =
            sender.once(|own: &ConstrainedTokenRequest<'_>| (own.authenticated.client.id(), own.sender.identifier()));
        Ok(Unused::new(ConstrainedTokenRequest { authenticated: self, sender, confirmation }, once))
    }
}

/// A token request of an authenticated client whose sender is checked. The grant is not checked yet.
#[derive(Debug)]
pub struct ConstrainedTokenRequest<'r> {
    authenticated: AuthenticatedTokenRequest<'r>,
    sender: CheckedSender,
    confirmation: Option<Confirmation>,
}

impl ConstrainedTokenRequest<'_> {
    /// The third step of [`UnverifiedTokenRequest::check`]: the grant and the client's permissions.
    pub fn check(self, cx: &mut Context<'_>) -> Result<AuthenticatedRequest, RequestError> {
        let Self { authenticated, sender, confirmation } = self;
        let AuthenticatedTokenRequest { unverified, server, client, assertion, quirks } = authenticated;
        let request = cx.result(rule::GRANT_TYPE, unverified.grant)?;
        // RFC 6749 section 5.2: the client may not have registered a grant type that the server supports.
        cx.ensure(rule::GRANT_ALLOWED, client.may_use_grant(request.tag()), RequestError::GrantNotAllowed)?;
        // RFC 9396 section 6: a token request may narrow the grant.
        let details = unverified.details.and_then(|details| match details.as_deref() {
            Some(some) => authorization_details::check_types(some, client, server).map(|()| details),
            None => Ok(None),
        });
        let authorization_details = cx.failure(rule::DETAILS_NARROWED, details)?;
        let (client_id, resources, interaction) = (client.id().into(), unverified.resources, unverified.interaction);
        Ok(AuthenticatedRequest {
            request,
            authorization_details,
            resources,
            assertion,
            client_id,
            interaction,
            quirks,
            confirmation,
            sender: sender.presented(),
            detail_types: server.detail_types().clone(),
        })
    }
}

/// RFC 6749 sections 4.1.3, 6 and 4.4.2. Unknown parameters are ignored.
fn grant(form: &Form<'_>, policy: &Policy) -> Result<TokenRequest, RequestError> {
    let get = |name| form.get(name).ok_or(RequestError::MissingParameter { name });
    let scope = form.get("scope");
    request_object::check_scope_length(scope.map_or(0, str::len), policy)?;
    let scope = scope.map(String::from);
    match get("grant_type")? {
        "authorization_code" => {
            let verifier = form.get("code_verifier").ok_or(RequestError::VerifierMissing)?;
            let mut grant = AuthorizationCodeGrant::new(NewAuthorizationCodeGrant {
                code: get("code")?.into(),
                redirect_uri: get("redirect_uri")?.into(),
                code_verifier: verifier.into(),
            });
            grant.scope = scope;
            Ok(grant.into())
        }
        "refresh_token" => {
            let mut grant = RefreshTokenGrant::new(get("refresh_token")?);
            grant.scope = scope;
            Ok(grant.into())
        }
        "client_credentials" => {
            let mut grant = ClientCredentialsGrant::new();
            grant.scope = scope;
            Ok(grant.into())
        }
        _ => Err(RequestError::GrantType),
    }
}
