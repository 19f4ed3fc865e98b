//! The server's side of PAR (RFC 9126).

use alloc::boxed::Box;

use super::accepted::AcceptedRequest;
use crate::error::{BuildError, DpopError, QuirkSet, RequestError};
use crate::oauth::client_assertion::ClientAuthInput;
use crate::oauth::context::Context;
use crate::oauth::http::{Request, Response};
use crate::oauth::interaction_id::InteractionId;
use crate::oauth::policy::Policy;
use crate::oauth::registration::RegisteredClient;
use crate::oauth::replay::{IdentifierKind, Once, Unused};
use crate::oauth::rule;
use crate::oauth::sender::{CheckedSender, Sender};
use crate::oauth::server::{Endpoint, Server};
use crate::oauth::{identifier, parse, request_object};
use crate::types::{ClientAssertion, NewParResponse, ParResponse, RequestObject};

/// A PAR request with a parsed form, which is not verified yet. Look up the client that it names, then call
/// [`UnverifiedParRequest::check`].
#[derive(Clone, Debug)]
pub struct UnverifiedParRequest {
    /// With the request object, which is not wiped, because it is not a credential.
    presented: ClientAuthInput,
    parameters_outside: bool,
    interaction: Option<InteractionId>,
    sender: Sender,
}

impl UnverifiedParRequest {
    pub(in crate::oauth) fn read(
        request: &Request,
        policy: &Policy,
        cx: &mut Context<'_>,
    ) -> Result<Self, RequestError> {
        // 1. RFC 9126 section 2.
        let form = cx.result(rule::FORM, parse::form(request, policy))?;
        let interaction = InteractionId::accepted_of(request, policy, cx)?;
        // 2. Section 2.1.
        cx.ensure(rule::REQUEST_URI_IN_FORM, !form.has("request_uri"), RequestError::RequestUriInForm)?;
        // 3. The client authenticates.
        let presented = ClientAuthInput::read(request, &form, form.token("request"), policy, cx)?;
        let parameters_outside =
            form.has_other_than(&["client_id", "request", "client_assertion_type", "client_assertion"]);
        let sender = Sender::of(request);
        Ok(Self { presented, parameters_outside, interaction, sender })
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

    /// Checks the request against the client that [`UnverifiedParRequest::claimed_client`] names.
    ///
    /// The order of checks: the client assertion (signature, key size, `kid`, `typ`, claims, lifetime, quirks); the
    /// form's `client_id` and quirks; the assertion's `jti`, which is marked as used; the DPoP proof, if there is one,
    /// and its `jti`, which is marked as used (RFC 9449 section 10.1); the request object (signature, key size, `kid`,
    /// `typ`, claims, nested requests, `client_id`, `sub`, `response_type` and mode, required members, `redirect_uri`,
    /// PKCE, lengths, scope, `max_age`, `authorization_details`, quirks, types of members, `dpop_jkt`); the request
    /// object's `jti`, if present, which is marked as used unless the policy says otherwise.
    pub fn check(
        &self,
        server: &Server,
        client: &RegisteredClient,
        cx: &mut Context<'_>,
    ) -> Result<PushedAuthorization, RequestError> {
        let authenticated = self.authenticate(server, client, cx)?.mark_used(server, cx)?;
        authenticated.check_sender(cx)?.mark_used(server, cx)?.check(cx)?.mark_used(server, cx)
    }

    /// [`UnverifiedParRequest::check`] with an asynchronous store. If its future is dropped, nothing is accepted, and
    /// identifiers that were marked as used stay so.
    pub async fn check_async(
        &self,
        server: &Server,
        client: &RegisteredClient,
        cx: &mut Context<'_>,
    ) -> Result<PushedAuthorization, RequestError> {
        let authenticated = self.authenticate(server, client, cx)?.mark_used_async(server, cx).await?;
        let constrained = authenticated.check_sender(cx)?.mark_used_async(server, cx).await?;
        constrained.check(cx)?.mark_used_async(server, cx).await
    }

    /// The first step of [`UnverifiedParRequest::check`]: authenticates the client (RFC 9126 section 2.1 step 1). Marks
    /// its assertion as used before all other checks.
    pub fn authenticate<'r>(
        &'r self,
        server: &'r Server,
        client: &'r RegisteredClient,
        cx: &mut Context<'_>,
    ) -> Result<Unused<AuthenticatedParRequest<'r>>, RequestError> {
        let (assertion, quirks) = self.presented.check(server, client, cx)?;
        let once = Once {
            kind: IdentifierKind::ClientAssertion,
            // Its `sub` is the client; this was checked.
            parts: |own: &AuthenticatedParRequest<'_>| (&own.assertion.sub, &own.assertion.jti),
            end: assertion.exp.time().saturating_add(server.policy().clock.expiry_leeway),
            rule: rule::ASSERTION_UNUSED,
            replayed: RequestError::AssertionReplayed,
        };
        Ok(Unused::new(AuthenticatedParRequest { unverified: self, server, client, assertion, quirks }, Some(once)))
    }
}

/// A PAR request of an authenticated client. Its DPoP proof and the request object are not checked yet.
#[derive(Debug)]
pub struct AuthenticatedParRequest<'r> {
    unverified: &'r UnverifiedParRequest,
    server: &'r Server,
    client: &'r RegisteredClient,
    assertion: ClientAssertion,
    quirks: QuirkSet,
}

impl<'r> AuthenticatedParRequest<'r> {
    /// The second step of [`UnverifiedParRequest::check`]: the DPoP proof, if there is one (RFC 9449 section 10.1).
    pub fn check_sender(self, cx: &mut Context<'_>) -> Result<Unused<ConstrainedParRequest<'r>>, RequestError> {
        let sender = self.unverified.sender.check(self.server, Endpoint::Par, cx)?;
        let once =
            sender.once(|own: &ConstrainedParRequest<'_>| (own.authenticated.client.id(), own.sender.identifier()));
        Ok(Unused::new(ConstrainedParRequest { authenticated: self, sender }, once))
    }
}

/// A PAR request of an authenticated client whose DPoP proof, if any, is checked. The request object is not checked
/// yet.
#[derive(Debug)]
pub struct ConstrainedParRequest<'r> {
    authenticated: AuthenticatedParRequest<'r>,
    sender: CheckedSender,
}

impl ConstrainedParRequest<'_> {
    /// The third step of [`UnverifiedParRequest::check`]: the request object (RFC 9126 section 3).
    pub fn check(self, cx: &mut Context<'_>) -> Result<Unused<PushedAuthorization>, RequestError> {
        let Self { authenticated, sender } = self;
        let AuthenticatedParRequest { unverified, server, client, assertion, quirks } = authenticated;
        // 1. Section 3: only the request object is read.
        let request = unverified.presented.token_beside().ok_or(RequestError::MissingParameter { name: "request" });
        let request = cx.result(rule::OBJECT_PRESENT, request)?;
        let inside = server.policy().par.allow_parameters_outside || !unverified.parameters_outside;
        cx.ensure(rule::PARAMETERS_OUTSIDE, inside, RequestError::ParameterOutside)?;
        // 2. Section 2.1 step 3: validate it as an authorization request.
        let (mut request, own) = request_object::check_token(request, server, client, cx)?;
        // 3. RFC 9449 section 10.1: the key of a proof has the effect of `dpop_jkt`, and both must agree.
        if let Some(key) = sender.key() {
            let key = key.to_text();
            let same = request.dpop_jkt.as_ref().is_none_or(|own| own == key.as_str());
            cx.ensure(rule::DPOP_KEY, same, RequestError::Dpop { error: DpopError::KeyMismatch })?;
            request.dpop_jkt = Some(key.as_str().into());
        }
        let once = request.jti.as_ref().filter(|_| server.policy().request_object.use_jti_once).map(|_| Once {
            kind: IdentifierKind::RequestObject,
            // Its `client_id` is the client; this was checked.
            parts: |own: &PushedAuthorization| (&own.request.client_id, own.request.jti.as_deref().unwrap_or_default()),
            end: request.exp.time().saturating_add(server.policy().clock.expiry_leeway),
            rule: rule::OBJECT_UNUSED,
            replayed: RequestError::RequestObjectReplayed,
        });
        let pushed =
            PushedAuthorization { request, assertion, interaction: unverified.interaction, quirks: quirks.union(own) };
        Ok(Unused::new(pushed, once))
    }
}

/// A PAR request that passed every check.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PushedAuthorization {
    /// The request, in a box because it has a kilobyte and is passed on with each step.
    pub request: Box<RequestObject>,
    /// The client's assertion. Its `jti` is marked as used, if the server has a replay store.
    pub assertion: ClientAssertion,
    interaction: Option<InteractionId>,
    quirks: QuirkSet,
}

impl PushedAuthorization {
    /// Deviations found in the form, assertion and request object, all allowed by the policy.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }

    /// Accepts the request: makes a `request_uri`, bound to the client, and the response.
    ///
    /// Errors: the source of randomness fails.
    pub fn accept(self, server: &Server, cx: &mut Context<'_>) -> Result<(AcceptedRequest, Response), BuildError> {
        let request_uri = identifier::fresh_request_uri(&server.policy().par.request_uri_prefix, cx.random())?;
        self.accept_as(&request_uri, server, cx)
    }

    /// [`PushedAuthorization::accept`] with the caller's own `request_uri`, which must not be guessable.
    pub fn accept_as(
        self,
        request_uri: &str,
        server: &Server,
        cx: &mut Context<'_>,
    ) -> Result<(AcceptedRequest, Response), BuildError> {
        let policy = server.policy();
        let lifetime = policy.par.request_uri_lifetime;
        let seconds = u32::try_from(lifetime.as_secs()).ok().and_then(core::num::NonZeroU32::new);
        let seconds = seconds.ok_or(BuildError::Value { name: "expires_in" })?;
        let interaction = match self.interaction {
            Some(id) => id,
            None => InteractionId::generate(cx.random())?,
        };
        let message = ParResponse::new(NewParResponse { request_uri: request_uri.into(), expires_in: seconds });
        let response = Response::of_message(policy.par.status, &message, Some(interaction));
        let expires_at = cx.now().saturating_add(lifetime);
        Ok((AcceptedRequest::new(request_uri, *self.request, expires_at), response))
    }
}
