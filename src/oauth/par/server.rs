//! The server's side of RFC 9126.

use alloc::string::String;
use core::fmt;

use crate::crypto::RandomSource;
use crate::error::{BuildError, QuirkSet, RequestError};
use crate::oauth::client_assertion::Presented;
use crate::oauth::http::{Request, Response};
use crate::oauth::interaction_id::InteractionId;
use crate::oauth::party::{RegisteredClient, Server};
use crate::oauth::policy::Policy;
use crate::oauth::replay;
use crate::oauth::rule::{self, Checks, Verdict};
use crate::oauth::signed::Received;
use crate::oauth::{identifier, received, request_object};
use crate::time::UnixTime;
use crate::types::{ClientAssertion, NewParResponse, ParResponse, RequestObject};

/// A PAR request whose form was read. Nothing of it is verified yet: look up the client that it claims to come from, then
/// [`UnverifiedRequest::check`] it.
#[derive(Clone, Debug)]
pub struct UnverifiedRequest {
    presented: Presented,
    /// No credential, and long: it is not wiped.
    request: Option<Received>,
    parameters_outside: bool,
    interaction: Option<InteractionId>,
}

impl UnverifiedRequest {
    /// Reads a PAR request.
    ///
    /// The order of checks: method; content type; interaction id; form; `request_uri` in it; client assertion present.
    pub fn parse(request: &Request, policy: &Policy) -> Result<Self, RequestError> {
        Self::read(request, policy, &mut Checks::silent())
    }

    /// As [`UnverifiedRequest::parse`], telling each verdict.
    pub fn parse_observed(
        request: &Request,
        policy: &Policy,
        observer: &mut dyn FnMut(Verdict),
    ) -> Result<Self, RequestError> {
        Self::read(request, policy, &mut Checks::observed(observer))
    }

    fn read(request: &Request, policy: &Policy, checks: &mut Checks<'_>) -> Result<Self, RequestError> {
        // 1. RFC 9126 section 2.
        let form = checks.result(rule::FORM, received::form(request, policy))?;
        let interaction = InteractionId::accepted_of(request, policy, checks)?;
        // 2. Section 2.1.
        checks.ensure(rule::REQUEST_URI_IN_FORM, !form.has("request_uri"), RequestError::RequestUriInForm)?;
        // 3. The client authenticates.
        let presented = Presented::read(request, &form, policy, checks)?;
        let parameters_outside = form
            .names()
            .any(|name| !matches!(name, "client_id" | "request" | "client_assertion_type" | "client_assertion"));
        let request = form.token("request").map(Received::from);
        Ok(Self { presented, request, parameters_outside, interaction })
    }

    /// The `client_id` that the request claims to come from. **Not verified**: good for looking up keys only. If there
    /// is no such client, answer [`RequestError::UnknownClient`].
    #[must_use]
    pub fn claimed_client(&self) -> &str {
        self.presented.claimed_client()
    }

    /// The request's interaction id, to echo.
    #[must_use]
    pub const fn interaction_id(&self) -> Option<InteractionId> {
        self.interaction
    }

    /// Checks the request against the client that [`UnverifiedRequest::claimed_client`] names.
    ///
    /// The order of checks: the client assertion (signature, key size, `kid`, `typ`, claims, lifetime, quirks); the
    /// form's `client_id` and quirks; the assertion's `jti`, which is used up; the request object (signature, key size,
    /// `kid`, `typ`, claims, nested requests, `client_id`, `sub`, `response_type` and mode, required members,
    /// `redirect_uri`, PKCE, lengths, scope, `max_age`, `authorization_details`, quirks, types of members); the request
    /// object's `jti`, if it has one, which is used up unless the policy says otherwise.
    pub fn check(
        &self,
        server: &Server<'_>,
        client: &RegisteredClient<'_>,
        now: UnixTime,
    ) -> Result<PushedAuthorization, RequestError> {
        self.check_all(server, client, now, &mut Checks::silent())
    }

    /// As [`UnverifiedRequest::check`], telling each verdict.
    pub fn check_observed(
        &self,
        server: &Server<'_>,
        client: &RegisteredClient<'_>,
        now: UnixTime,
        observer: &mut dyn FnMut(Verdict),
    ) -> Result<PushedAuthorization, RequestError> {
        self.check_all(server, client, now, &mut Checks::observed(observer))
    }

    fn check_all(
        &self,
        server: &Server<'_>,
        client: &RegisteredClient<'_>,
        now: UnixTime,
        checks: &mut Checks<'_>,
    ) -> Result<PushedAuthorization, RequestError> {
        // 1. RFC 9126 section 2.1 step 1: authenticate the client.
        let (assertion, quirks) = self.presented.check(server, client, now, checks)?;
        replay::spend_assertion(&assertion, server, client, now, checks)?;
        // 2. Section 3: nothing but the request object counts.
        let request = self.request.as_ref().ok_or(RequestError::MissingParameter { name: "request" });
        let request = checks.result(rule::OBJECT_PRESENT, request)?;
        let inside = server.policy().par.allow_parameters_outside || !self.parameters_outside;
        checks.ensure(rule::PARAMETERS_OUTSIDE, inside, RequestError::ParameterOutside)?;
        // 3. Section 2.1 step 3: validate it as an authorization request.
        let (request, own) = request_object::check_all(request.bytes(), server, client, now, checks)?;
        replay::spend_request_object(&request, server, client, now, checks)?;
        Ok(PushedAuthorization {
            request: *request,
            assertion,
            interaction: self.interaction,
            quirks: quirks.union(own),
        })
    }
}

/// A PAR request that passed every check.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PushedAuthorization {
    /// What the client asks for.
    pub request: RequestObject,
    /// How it authenticated. Its `jti` is used up, if the server has a replay store.
    pub assertion: ClientAssertion,
    interaction: Option<InteractionId>,
    quirks: QuirkSet,
}

impl PushedAuthorization {
    /// What its form, assertion and request object show that readers trip over; the policy tolerates all of it.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }

    /// Accepts it: makes a `request_uri`, bound to the client, and the response.
    ///
    /// Errors: a source of randomness that fails.
    pub fn accept(
        self,
        server: &Server<'_>,
        now: UnixTime,
        random: &mut dyn RandomSource,
    ) -> Result<(AcceptedRequest, Response), BuildError> {
        let request_uri = identifier::fresh_request_uri(&server.policy().par.request_uri_prefix, random)?;
        self.accept_as(&request_uri, server, now, random)
    }

    /// As [`PushedAuthorization::accept`], with a `request_uri` of the caller's making: nobody must be able to guess it.
    pub fn accept_as(
        self,
        request_uri: &str,
        server: &Server<'_>,
        now: UnixTime,
        random: &mut dyn RandomSource,
    ) -> Result<(AcceptedRequest, Response), BuildError> {
        let policy = server.policy();
        let lifetime = policy.par.request_uri_lifetime;
        let seconds = u32::try_from(lifetime.as_secs()).ok().and_then(core::num::NonZeroU32::new);
        let seconds = seconds.ok_or(BuildError::Value { name: "expires_in" })?;
        let interaction = match self.interaction {
            Some(id) => id,
            None => InteractionId::generate(random)?,
        };
        let message = ParResponse::new(NewParResponse { request_uri: request_uri.into(), expires_in: seconds });
        let response = Response::json(policy.par.status, &message, Some(interaction));
        let expires_at = now.saturating_add(lifetime);
        Ok((AcceptedRequest { request_uri: request_uri.into(), request: self.request, expires_at }, response))
    }
}

/// An accepted request, to be stored by its `request_uri` until the user comes. `Debug` does not show that: whoever has it can use
/// it.
#[derive(Clone)]
#[non_exhaustive]
pub struct AcceptedRequest {
    /// The reference that the user brings.
    pub request_uri: String,
    /// What the client asks for.
    pub request: RequestObject,
    /// From when on `request_uri` is refused.
    pub expires_at: UnixTime,
}

impl fmt::Debug for AcceptedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AcceptedRequest")
            .field("request", &self.request)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

impl AcceptedRequest {
    /// A request as a store gives it back.
    #[must_use]
    pub fn new(request_uri: &str, request: RequestObject, expires_at: UnixTime) -> Self {
        Self { request_uri: request_uri.into(), request, expires_at }
    }
}
