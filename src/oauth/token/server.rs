//! The server's side of the token endpoint.

use alloc::string::String;
use alloc::vec::Vec;

use super::narrowing;
use crate::crypto::RandomSource;
use crate::error::{BuildError, Quirk, QuirkSet, RequestError};
use crate::oauth::authorization::IssuedCode;
use crate::oauth::client_assertion::Presented;
use crate::oauth::form::Form;
use crate::oauth::http::{Request, Response};
use crate::oauth::interaction_id::InteractionId;
use crate::oauth::party::{RegisteredClient, Server};
use crate::oauth::pkce::{Challenge, CodeVerifier};
use crate::oauth::policy::Policy;
use crate::oauth::replay;
use crate::oauth::rule::{self, Checks, Verdict};
use crate::oauth::{authorization_details, identifier, received, request_object};
use crate::time::UnixTime;
use crate::types::{
    AuthorizationCodeGrant, AuthorizationDetail, ClientAssertion, ClientCredentialsGrant, GrantedAuthorizationDetail,
    NewAuthorizationCodeGrant, NewTokenResponse, RefreshTokenGrant, SecretString, TokenRequest, TokenResponse,
};

/// A token request whose form was read. Nothing of it is verified yet: look up the client that it claims to come from,
/// then [`UnverifiedTokenRequest::check`] it.
#[derive(Clone, Debug)]
pub struct UnverifiedTokenRequest {
    presented: Presented,
    grant: Result<TokenRequest, RequestError>,
    details: Result<Option<Vec<AuthorizationDetail>>, RequestError>,
    resources: Vec<String>,
    interaction: Option<InteractionId>,
}

impl UnverifiedTokenRequest {
    /// Reads a token request.
    ///
    /// The order of checks: method; content type; interaction id; form; client assertion present. What is wrong with the
    /// grant itself is said once the client is authenticated.
    pub fn parse(request: &Request, policy: &Policy) -> Result<Self, RequestError> {
        Self::read(request, policy, &mut Checks::silent())
    }

    /// As [`UnverifiedTokenRequest::parse`], telling each verdict.
    pub fn parse_observed(
        request: &Request,
        policy: &Policy,
        observer: &mut dyn FnMut(Verdict),
    ) -> Result<Self, RequestError> {
        Self::read(request, policy, &mut Checks::observed(observer))
    }

    fn read(request: &Request, policy: &Policy, checks: &mut Checks<'_>) -> Result<Self, RequestError> {
        let form = checks.result(rule::FORM, received::form(request, policy))?;
        let interaction = InteractionId::accepted_of(request, policy, checks)?;
        let mut presented = Presented::read(request, &form, policy, checks)?;
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
        Ok(Self { presented, grant, details, resources, interaction })
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

    /// Authenticates the client that [`UnverifiedTokenRequest::claimed_client`] names.
    ///
    /// The order of checks: the client assertion (signature, key size, `kid`, `typ`, claims, lifetime, quirks); the
    /// form's `client_id` and quirks; the assertion's `jti`, which is used up; `grant_type` and its parameters; whether
    /// the client may use it; `authorization_details`, if there: their number, schemas and types.
    pub fn check(
        self,
        server: &Server<'_>,
        client: &RegisteredClient<'_>,
        now: UnixTime,
    ) -> Result<AuthenticatedRequest, RequestError> {
        self.check_all(server, client, now, &mut Checks::silent())
    }

    /// As [`UnverifiedTokenRequest::check`], telling each verdict.
    pub fn check_observed(
        self,
        server: &Server<'_>,
        client: &RegisteredClient<'_>,
        now: UnixTime,
        observer: &mut dyn FnMut(Verdict),
    ) -> Result<AuthenticatedRequest, RequestError> {
        self.check_all(server, client, now, &mut Checks::observed(observer))
    }

    fn check_all(
        self,
        server: &Server<'_>,
        client: &RegisteredClient<'_>,
        now: UnixTime,
        checks: &mut Checks<'_>,
    ) -> Result<AuthenticatedRequest, RequestError> {
        let (assertion, quirks) = self.presented.check(server, client, now, checks)?;
        replay::spend_assertion(&assertion, server, client, now, checks)?;
        let request = checks.result(rule::GRANT_TYPE, self.grant)?;
        // RFC 6749 section 5.2: this client may not have registered what the server supports.
        checks.ensure(rule::GRANT_ALLOWED, client.may_use_grant(request.tag()), RequestError::GrantNotAllowed)?;
        // RFC 9396 section 6: a token request may narrow what was granted.
        let details = self.details.and_then(|details| match details.as_deref() {
            Some(some) => authorization_details::check_types(some, client, server.policy()).map(|()| details),
            None => Ok(None),
        });
        let authorization_details = checks.failure(rule::DETAILS_NARROWED, details)?;
        let (client_id, resources, interaction) = (client.id().into(), self.resources, self.interaction);
        Ok(AuthenticatedRequest {
            request,
            authorization_details,
            resources,
            assertion,
            client_id,
            interaction,
            quirks,
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

/// A token request of an authenticated client. Its grant is still to be looked up.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AuthenticatedRequest {
    /// The grant that the client presents, without its assertion.
    pub request: TokenRequest,
    /// What it asks for of what was granted, if less than all (RFC 9396 section 6).
    pub authorization_details: Option<Vec<AuthorizationDetail>>,
    /// What it asks for access to, in order (RFC 8707 section 2). Nothing is checked of it: which resources there are
    /// the server knows, which refuses others with `invalid_target`.
    pub resources: Vec<String>,
    /// How it authenticated. Its `jti` is used up, if the server has a replay store.
    pub assertion: ClientAssertion,
    /// The client.
    pub client_id: String,
    interaction: Option<InteractionId>,
    quirks: QuirkSet,
}

impl AuthenticatedRequest {
    /// What its form and assertion show that readers trip over; the policy tolerates all of it.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }

    /// The code that the client presents, to look up what was issued; `None` for other grants. Of an unknown one the store
    /// says [`RequestError::GrantUnknown`].
    #[must_use]
    pub fn code(&self) -> Option<&SecretString> {
        match &self.request {
            TokenRequest::AuthorizationCode(grant) => Some(&grant.code),
            _ => None,
        }
    }

    /// The interaction id to echo.
    #[must_use]
    pub const fn interaction_id(&self) -> Option<InteractionId> {
        self.interaction
    }

    /// Checks the grant against the code that was issued.
    ///
    /// The order of checks: the code; its client; its expiry; `redirect_uri`; `code_verifier`; `authorization_details`, if
    /// there, which must be within those of the authorization request. It does not use the code up, as [`AuthenticatedRequest::redeem_code`] does: take it out of the store of codes first.
    pub fn check_code(&self, issued: &IssuedCode, now: UnixTime) -> Result<(), RequestError> {
        self.check_code_all(issued, now, &mut Checks::silent())
    }

    /// As [`AuthenticatedRequest::check_code`], telling each verdict.
    pub fn check_code_observed(
        &self,
        issued: &IssuedCode,
        now: UnixTime,
        observer: &mut dyn FnMut(Verdict),
    ) -> Result<(), RequestError> {
        self.check_code_all(issued, now, &mut Checks::observed(observer))
    }

    pub(in crate::oauth) fn check_code_all(
        &self,
        issued: &IssuedCode,
        now: UnixTime,
        checks: &mut Checks<'_>,
    ) -> Result<(), RequestError> {
        let TokenRequest::AuthorizationCode(grant) = &self.request else {
            return checks.result(rule::GRANT_TYPE, Err(RequestError::GrantType));
        };
        // 1. RFC 6749 section 4.1.3.
        checks.failure(
            rule::CODE_CLIENT,
            if grant.code == issued.code { Ok(()) } else { Err(RequestError::GrantUnknown) },
        )?;
        checks.ensure(rule::CODE_CLIENT, self.client_id == issued.request.client_id, RequestError::GrantOfOther)?;
        let end = issued.expires_at;
        checks.ensure(rule::CODE_EXPIRY, now < end, RequestError::GrantExpired { end, now })?;
        let same = grant.redirect_uri == issued.request.redirect_uri;
        checks.ensure(rule::CODE_REDIRECT_URI, same, RequestError::RedirectUriMismatch)?;
        // 2. RFC 7636 section 4.6.
        let verify = || {
            Challenge::parse(&issued.request.code_challenge)?
                .verify(&CodeVerifier::parse(grant.code_verifier.expose())?)
        };
        checks.result(rule::CODE_VERIFIER, verify())?;
        // 3. RFC 9396 section 6.
        let Some(asked) = &self.authorization_details else { return Ok(()) };
        let authorized = issued.request.authorization_details.as_deref().unwrap_or_default();
        checks.result(rule::DETAILS_NARROWED, narrowing::check_requested(asked, authorized))
    }
}

/// What is granted, on its way into a token response.
#[derive(Clone, Debug)]
pub struct Grant {
    access_token: Option<SecretString>,
    scope: Option<String>,
    authorization_details: Option<Vec<GrantedAuthorizationDetail>>,
    refresh_token: Option<SecretString>,
    id_token: Option<SecretString>,
    identifier: Option<String>,
    origin: Origin,
}

/// What a response is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    Code,
    RefreshToken,
    ClientCredentials,
}

impl Grant {
    /// An access token for this scope; the same as requested where nothing was narrowed.
    #[must_use]
    pub fn new(scope: Option<&str>) -> Self {
        Self {
            access_token: None,
            scope: scope.map(String::from),
            authorization_details: None,
            refresh_token: None,
            id_token: None,
            identifier: None,
            origin: Origin::Code,
        }
    }

    pub(super) fn renewed(scope: Option<&str>) -> Self {
        Self { origin: Origin::RefreshToken, ..Self::new(scope) }
    }

    pub(super) fn own(scope: &str) -> Self {
        Self { origin: Origin::ClientCredentials, ..Self::new(Some(scope)) }
    }

    /// With what of the details was granted (RFC 9396 section 7).
    #[must_use]
    pub fn with_authorization_details(mut self, details: impl Into<Vec<GrantedAuthorizationDetail>>) -> Self {
        self.authorization_details = Some(details.into());
        self
    }

    /// With this access token in place of a fresh one, so that an ID token can have its hash.
    #[must_use]
    pub fn with_access_token(mut self, token: impl Into<SecretString>) -> Self {
        self.access_token = Some(token.into());
        self
    }

    /// With this refresh token.
    #[must_use]
    pub fn with_refresh_token(mut self, token: impl Into<SecretString>) -> Self {
        self.refresh_token = Some(token.into());
        self
    }

    /// With this ID token, of [`crate::oauth::id_token::issue`].
    #[must_use]
    pub fn with_id_token(mut self, token: impl Into<SecretString>) -> Self {
        self.id_token = Some(token.into());
        self
    }

    /// With the grant's identifier, which is the consent's on this platform.
    #[must_use]
    pub fn with_grant_id(mut self, id: &str) -> Self {
        self.identifier = Some(id.into());
        self
    }

    /// Makes the response: the access token is bearer, fresh unless given, and lives as long as the policy says.
    ///
    /// Errors: a refresh token in the response to one, where the policy does not rotate them; a refresh token or an ID token
    /// for access of the client's own; a source of randomness that fails.
    pub fn respond(
        self,
        server: &Server<'_>,
        interaction: Option<InteractionId>,
        random: &mut dyn RandomSource,
    ) -> Result<Response, BuildError> {
        let may_refresh = match self.origin {
            Origin::Code => true,
            // FAPI 2.0 Security Profile section 5.3.2.1.
            Origin::RefreshToken => server.policy().token.rotate_refresh_tokens,
            // RFC 6749 section 4.4.3.
            Origin::ClientCredentials => false,
        };
        if self.refresh_token.is_some() && !may_refresh {
            return Err(BuildError::Value { name: "refresh_token" });
        }
        if self.id_token.is_some() && self.origin == Origin::ClientCredentials {
            return Err(BuildError::Value { name: "id_token" });
        }
        let access_token = match self.access_token {
            Some(token) => token,
            None => identifier::fresh(random)?.into(),
        };
        let interaction = match interaction {
            Some(id) => id,
            None => InteractionId::generate(random)?,
        };
        let seconds = u32::try_from(server.policy().token.access_token_lifetime.as_secs());
        let mut message = TokenResponse::new(NewTokenResponse { access_token, token_type: "Bearer".into() })
            .with_expires_in(seconds.map_err(|_| BuildError::Value { name: "expires_in" })?);
        message.scope = self.scope;
        message.authorization_details = self.authorization_details;
        message.refresh_token = self.refresh_token;
        message.id_token = self.id_token;
        message.grant_id = self.identifier;
        Ok(Response::json(200, &message, Some(interaction)))
    }
}
