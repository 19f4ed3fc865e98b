//! The client's side of PAR (RFC 9126).

use alloc::string::String;
use alloc::vec::Vec;

use crate::error::{BuildError, QuirkSet};
use crate::oauth::client::Client;
use crate::oauth::context::Context;
use crate::oauth::http::Request;
use crate::oauth::interaction_id::InteractionId;
use crate::oauth::jarm::ResponseMode;
use crate::oauth::pkce::CodeVerifier;
use crate::oauth::provider::Provider;
use crate::oauth::session::Session;
use crate::oauth::unsigned::Unsigned;
use crate::oauth::{client_assertion, form, identifier, request_object, url};
use crate::time::UnixTime;
use crate::types::{AuthorizationDetail, ClaimsRequest, ParResponse, SecretString};

/// The parameters of a client's request besides the common ones.
#[derive(Clone, Debug, Default)]
struct RequestParams {
    scope: Option<String>,
    max_age: Option<u32>,
    claims: Option<ClaimsRequest>,
    authorization_details: Option<Vec<AuthorizationDetail>>,
    response_mode: Option<ResponseMode>,
}

/// A request for the user's authorization. [`Client::push`] adds the common parameters: client, audience, dates, `jti`,
/// state, nonce, PKCE.
#[derive(Clone, Debug)]
pub struct AuthorizationRequest {
    redirect_uri: String,
    params: RequestParams,
    state: Option<SecretString>,
    nonce: Option<SecretString>,
    code_verifier: Option<CodeVerifier>,
    interaction: Option<InteractionId>,
}

impl AuthorizationRequest {
    /// A request with this redirect URI, which the client must have registered.
    #[must_use]
    pub fn new(redirect_uri: &str) -> Self {
        Self {
            redirect_uri: redirect_uri.into(),
            params: RequestParams::default(),
            state: None,
            nonce: None,
            code_verifier: None,
            interaction: None,
        }
    }

    /// Requests these scopes, separated by spaces.
    #[must_use]
    pub fn with_scope(mut self, scope: &str) -> Self {
        self.params.scope = Some(scope.into());
        self
    }

    /// Requests these details.
    #[must_use]
    pub fn with_authorization_details(mut self, details: impl Into<Vec<AuthorizationDetail>>) -> Self {
        self.params.authorization_details = Some(details.into());
        self
    }

    /// Requires that the user authenticated within this number of seconds.
    #[must_use]
    pub const fn with_max_age(mut self, seconds: u32) -> Self {
        self.params.max_age = Some(seconds);
        self
    }

    /// Requests single claims (OpenID Connect Core 1.0 section 5.5).
    #[must_use]
    pub fn with_claims(mut self, claims: ClaimsRequest) -> Self {
        self.params.claims = Some(claims);
        self
    }

    /// Sets the way in which the server returns the result; without it, parameters in the query, or the first of the
    /// policy's modes if it does not list `query`. For a signed mode (JARM) the client rejects an unsigned callback.
    #[must_use]
    pub const fn with_response_mode(mut self, mode: ResponseMode) -> Self {
        self.params.response_mode = Some(mode);
        self
    }

    /// Sets `state` instead of a new value.
    #[must_use]
    pub fn with_state(mut self, state: &str) -> Self {
        self.state = Some(state.into());
        self
    }

    /// Sets `nonce` instead of a new value.
    #[must_use]
    pub fn with_nonce(mut self, nonce: &str) -> Self {
        self.nonce = Some(nonce.into());
        self
    }

    /// Sets the code verifier instead of a new one.
    #[must_use]
    pub fn with_code_verifier(mut self, verifier: CodeVerifier) -> Self {
        self.code_verifier = Some(verifier);
        self
    }

    /// Sets the interaction id instead of a new one.
    #[must_use]
    pub const fn with_interaction_id(mut self, id: InteractionId) -> Self {
        self.interaction = Some(id);
        self
    }
}

/// The implementation of [`Client::begin_push`].
pub(in crate::oauth) fn begin_push(
    client: &Client,
    provider: &Provider,
    wanted: AuthorizationRequest,
    cx: &mut Context<'_>,
) -> Result<Unsigned<(Request, Session)>, BuildError> {
    let endpoint = provider.par_endpoint(client.policy())?;
    // RFC 6749 section 3.1.2: a redirect URI that no server should accept is not sent.
    url::Url::parse(&wanted.redirect_uri).ok_or(BuildError::Value { name: "redirect_uri" })?;
    let fresh = |given: Option<SecretString>, cx: &mut Context<'_>| match given {
        Some(given) => Ok(given),
        None => identifier::fresh(cx.random()).map(SecretString::from),
    };
    let (state, nonce) = (fresh(wanted.state, cx)?, fresh(wanted.nonce, cx)?);
    let code_verifier = match wanted.code_verifier {
        Some(verifier) => verifier,
        None => CodeVerifier::generate(cx.random())?,
    };
    let interaction = match wanted.interaction {
        Some(id) => id,
        None => InteractionId::generate(cx.random())?,
    };
    let RequestParams { scope, max_age, claims, authorization_details, response_mode } = wanted.params;
    let session = Session {
        redirect_uri: wanted.redirect_uri,
        state,
        nonce,
        code_verifier,
        scope,
        max_age,
        claims,
        authorization_details: authorization_details.unwrap_or_default(),
        response_mode: match (response_mode, client.policy().authorization_request.default_mode()) {
            (None, Some(mode)) => {
                Some(ResponseMode::of(Some(mode)).ok_or(BuildError::Value { name: "response_mode" })?)
            }
            (wanted, _) => wanted,
        },
    };
    let object = request_object::input(client, provider, &session, cx)?;
    let assertion = client_assertion::input(client, provider, cx)?;
    let client_id = String::from(if client.policy().par.write_client_id { client.id() } else { "" });
    let (endpoint, (algorithm, _)) = (String::from(endpoint), client.key()?);
    Ok(Unsigned::new(algorithm, Vec::from([object, assertion]), move |tokens| {
        let [object, assertion] = <[String; 2]>::try_from(tokens).map_err(|_| BuildError::Serialize)?;
        let body = form::encode([
            ("client_id", client_id.as_str()),
            ("request", &object),
            ("client_assertion_type", client_assertion::TYPE),
            ("client_assertion", &assertion),
        ]);
        Ok((Request::post_form(&endpoint, interaction, body), session))
    }))
}

/// A request that the server has accepted.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PushedRequest {
    /// The response.
    pub response: ParResponse,
    /// The expiry of `request_uri`: redirect the user before this time.
    pub expires_at: UnixTime,
    quirks: QuirkSet,
}

impl PushedRequest {
    /// Deviations found in the response, all allowed by the policy.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }

    /// The URL for the user's browser: the authorization endpoint with only `client_id` and `request_uri` (RFC 9126
    /// section 4).
    ///
    /// Errors: the provider has no authorization endpoint.
    pub fn authorization_url(&self, client: &Client, provider: &Provider) -> Result<String, BuildError> {
        let endpoint = provider.authorization_endpoint(client.policy())?;
        let query = form::encode([("client_id", client.id()), ("request_uri", self.response.request_uri.expose())]);
        Ok(url::with_query(endpoint, &query))
    }

    pub(in crate::oauth) const fn new(response: ParResponse, expires_at: UnixTime, quirks: QuirkSet) -> Self {
        Self { response, expires_at, quirks }
    }
}
