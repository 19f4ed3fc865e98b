//! The client's side of RFC 9126.

use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use crate::crypto::RandomSource;
use crate::error::{BuildError, Quirk, QuirkSet, ResponseError};
use crate::oauth::http::{Request, Response};
use crate::oauth::interaction_id::{self, InteractionId};
use crate::oauth::party::{Client, Provider};
use crate::oauth::pkce::CodeVerifier;
use crate::oauth::request_object::Wishes;
use crate::oauth::rule::{self, Checks, Verdict};
use crate::oauth::{client_assertion, form, identifier, quirks, received, request_object, url};
use crate::time::UnixTime;
use crate::types::{AuthorizationDetail, ClaimsRequest, ParResponse, SecretString};

/// What to ask the user for. What every request needs beside it is added when it is pushed: client, audience, dates, `jti`,
/// state, nonce, PKCE.
#[derive(Clone, Debug)]
pub struct AuthorizationRequest {
    redirect_uri: String,
    wishes: Wishes,
    state: Option<SecretString>,
    nonce: Option<SecretString>,
    code_verifier: Option<CodeVerifier>,
    interaction: Option<InteractionId>,
}

impl AuthorizationRequest {
    /// A request whose answer comes to this redirect URI, one that the client has registered.
    #[must_use]
    pub fn new(redirect_uri: &str) -> Self {
        Self {
            redirect_uri: redirect_uri.into(),
            wishes: Wishes::default(),
            state: None,
            nonce: None,
            code_verifier: None,
            interaction: None,
        }
    }

    /// With these scopes, separated by spaces.
    #[must_use]
    pub fn with_scope(mut self, scope: &str) -> Self {
        self.wishes.scope = Some(scope.into());
        self
    }

    /// With these details.
    #[must_use]
    pub fn with_authorization_details(mut self, details: impl Into<Vec<AuthorizationDetail>>) -> Self {
        self.wishes.authorization_details = Some(details.into());
        self
    }

    /// The user has to have authenticated within so many seconds.
    #[must_use]
    pub const fn with_max_age(mut self, seconds: u32) -> Self {
        self.wishes.max_age = Some(seconds);
        self
    }

    /// Asks for claims one by one (OpenID Connect Core 1.0 section 5.5).
    #[must_use]
    pub fn with_claims(mut self, claims: ClaimsRequest) -> Self {
        self.wishes.claims = Some(claims);
        self
    }

    /// With this `state` in place of a fresh one.
    #[must_use]
    pub fn with_state(mut self, state: &str) -> Self {
        self.state = Some(state.into());
        self
    }

    /// With this `nonce` in place of a fresh one.
    #[must_use]
    pub fn with_nonce(mut self, nonce: &str) -> Self {
        self.nonce = Some(nonce.into());
        self
    }

    /// With this code verifier in place of a fresh one.
    #[must_use]
    pub fn with_code_verifier(mut self, verifier: CodeVerifier) -> Self {
        self.code_verifier = Some(verifier);
        self
    }

    /// With this interaction id in place of a fresh one.
    #[must_use]
    pub const fn with_interaction_id(mut self, id: InteractionId) -> Self {
        self.interaction = Some(id);
        self
    }

    /// Makes the request to the PAR endpoint, and the session to keep until the tokens are there.
    ///
    /// Errors: a redirect URI that is no URI or has a fragment or user information; a provider without PAR endpoint, or with one
    /// that is no URL; a signer or a source of randomness that fails.
    pub fn push(
        self,
        client: &Client<'_>,
        provider: &Provider<'_>,
        now: UnixTime,
        random: &mut dyn RandomSource,
    ) -> Result<(Request, Session), BuildError> {
        let endpoint = provider.par_endpoint()?;
        // RFC 6749 section 3.1.2: what no server should take is not sent.
        url::Url::parse(&self.redirect_uri).ok_or(BuildError::Value { name: "redirect_uri" })?;
        let fresh = |given: Option<SecretString>, random: &mut dyn RandomSource| match given {
            Some(given) => Ok(given),
            None => identifier::fresh(random).map(SecretString::from),
        };
        let (state, nonce) = (fresh(self.state, random)?, fresh(self.nonce, random)?);
        let verifier = match self.code_verifier {
            Some(verifier) => verifier,
            None => CodeVerifier::generate(random)?,
        };
        let interaction = match self.interaction {
            Some(id) => id,
            None => InteractionId::generate(random)?,
        };
        let object = request_object::build(
            client,
            provider,
            &self.redirect_uri,
            state.clone(),
            nonce.clone(),
            verifier.challenge(),
            self.wishes.clone(),
            now,
            random,
        )?;
        let assertion = client_assertion::build(client, provider, now, random)?;
        let body = form::encode([
            ("client_id", if client.policy().par.write_client_id { client.id() } else { "" }),
            ("request", &object),
            ("client_assertion_type", client_assertion::TYPE),
            ("client_assertion", &assertion),
        ]);
        let session = Session {
            redirect_uri: self.redirect_uri,
            state,
            nonce,
            code_verifier: verifier,
            scope: self.wishes.scope,
            max_age: self.wishes.max_age,
            claims: self.wishes.claims,
            authorization_details: self.wishes.authorization_details.unwrap_or_default(),
        };
        Ok((Request::post_form(endpoint, interaction, body), session))
    }
}

/// What a client keeps between pushing a request and getting tokens: bind it to the user's browser. It can be stored with
/// serde; it holds secrets.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Session {
    pub(in crate::oauth) redirect_uri: String,
    pub(in crate::oauth) state: SecretString,
    pub(in crate::oauth) nonce: SecretString,
    pub(in crate::oauth) code_verifier: CodeVerifier,
    pub(in crate::oauth) scope: Option<String>,
    pub(in crate::oauth) max_age: Option<u32>,
    pub(in crate::oauth) claims: Option<ClaimsRequest>,
    pub(in crate::oauth) authorization_details: Vec<AuthorizationDetail>,
}

impl Session {
    /// `state`, by which a callback finds its session.
    #[must_use]
    pub fn state(&self) -> &str {
        self.state.expose()
    }

    /// Reads the response to [`AuthorizationRequest::push`]'s request.
    ///
    /// The order of checks: interaction id, if the policy asks for that; status; content type and size; JSON; `expires_in`; `request_uri`;
    /// quirks.
    pub fn pushed(
        &self,
        client: &Client<'_>,
        sent: &Request,
        response: &Response,
        now: UnixTime,
    ) -> Result<PushedRequest, ResponseError> {
        process(client, sent, response, now, &mut Checks::silent())
    }

    /// As [`Session::pushed`], telling each verdict.
    pub fn pushed_observed(
        &self,
        client: &Client<'_>,
        sent: &Request,
        response: &Response,
        now: UnixTime,
        observer: &mut dyn FnMut(Verdict),
    ) -> Result<PushedRequest, ResponseError> {
        process(client, sent, response, now, &mut Checks::observed(observer))
    }
}

fn process(
    client: &Client<'_>,
    sent: &Request,
    response: &Response,
    now: UnixTime,
    checks: &mut Checks<'_>,
) -> Result<PushedRequest, ResponseError> {
    let policy = client.policy();
    InteractionId::check_echo_under(policy, sent, response, checks)?;
    // 1. RFC 9126 section 2.2: 201; platforms answer 200 too.
    let object = received::json_object(response, &[200, 201], policy);
    let object = checks.result(rule::PAR_STATUS, object)?;
    // 2. A positive number of seconds: peers have been seen to send a negative one.
    let read = || {
        received::check_expires_in(object, true)?;
        let (message, read): (ParResponse, _) = received::typed(object)?;
        // 3. Opaque, but a URI (RFC 3986 section 2) that fits a query.
        let uri = message.request_uri.expose();
        if uri.is_empty() || uri.len() > policy.limits.request_uri || !uri.bytes().all(url::is_uri_byte) {
            return Err(ResponseError::RequestUri);
        }
        Ok((message, read))
    };
    let (message, read) = checks.result(rule::PAR_REQUEST_URI, read())?;
    let lifetime = Duration::from_secs(u64::from(message.expires_in.get()));
    // 4. What the policy has to say on how it was written.
    let quirks = quirks::of_headers(response.header("Content-Type"), response.header(interaction_id::HEADER))
        .union(read.quirks)
        .with_if(Quirk::ParStatusOk, response.status == 200)
        .with_if(Quirk::LongRequestUri, lifetime >= policy.par.long_request_uri)
        .with_if(Quirk::RequestUriPrefix, !message.request_uri.expose().starts_with(SUGGESTED_PREFIX));
    checks.tolerated(rule::PAR_QUIRKS, policy, quirks, |quirk| read.refusal(quirk))?;
    Ok(PushedRequest { expires_at: now.saturating_add(lifetime), response: message, quirks })
}

/// What RFC 9126 section 2.2 suggests that a `request_uri` begins with.
const SUGGESTED_PREFIX: &str = "urn:ietf:params:oauth:request_uri:";

/// A request that the server has accepted.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PushedRequest {
    /// The response.
    pub response: ParResponse,
    /// When `request_uri` lapses: redirect the user before.
    pub expires_at: UnixTime,
    quirks: QuirkSet,
}

impl PushedRequest {
    /// What the response shows that readers trip over; the policy tolerates all of it.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }
}
