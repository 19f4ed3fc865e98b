//! A client's session during an authorization, and the messages that it reads.

use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::authorization::Callback;
use super::client::Client;
use super::context::Context;
use super::equivalence;
use super::error::{PeerError, peer};
use super::form::{self, Exceptions, Form};
use super::http::{self, Request, Response};
use super::id_number_hash::IdNumberHash;
use super::interaction_id::{self, InteractionId};
use super::jarm::{self, ResponseMode};
use super::par::PushedRequest;
use super::pkce::CodeVerifier;
use super::policy::Policy;
use super::provider::Provider;
use super::rule;
use super::stored::stored;
use super::token::{self, Tokens};
use super::unsigned::Unsigned;
use super::{authorization_details, id_token, parse, quirks, url};
use crate::error::{BuildError, Quirk, QuirkSet, ResponseError};
use crate::types::{
    AuthorizationDetail, ClaimsRequest, GrantedAuthorizationDetail, IdTokenClaims, ParResponse, SecretString,
    TokenResponse,
};

/// The data that a client keeps between pushing a request and receiving tokens: bind it to the user's browser. It can
/// be stored with serde; it contains secrets.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Session {
    pub(super) redirect_uri: String,
    pub(super) state: SecretString,
    pub(super) nonce: SecretString,
    pub(super) code_verifier: CodeVerifier,
    pub(super) scope: Option<String>,
    pub(super) max_age: Option<u32>,
    pub(super) claims: Option<ClaimsRequest>,
    pub(super) authorization_details: Vec<AuthorizationDetail>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) response_mode: Option<ResponseMode>,
}

stored!(Session, "session", 1);

impl Session {
    /// `state`, which identifies the session of a callback.
    #[must_use]
    pub fn state(&self) -> &str {
        self.state.expose()
    }

    /// Reads the response to a request of [`Client::push`]. Takes the request that was sent and the response.
    ///
    /// The order of checks: interaction id, if the policy requires it; status; content type and size; JSON;
    /// `expires_in`; `request_uri`; quirks.
    pub fn read_par_response(
        &self,
        client: &Client,
        (sent, response): (&Request, &Response),
        cx: &mut Context<'_>,
    ) -> Result<PushedRequest, ResponseError> {
        let policy = client.policy();
        InteractionId::check_echo_under(policy, sent, response, cx)?;
        // 1. RFC 9126 section 2.2: 201; platforms also answer 200.
        let object = parse::json_object(response, &[200, 201], policy);
        let object = cx.result(rule::PAR_STATUS, object)?;
        // 2. A positive number of seconds: some peers send a negative one.
        let read = || {
            parse::check_expires_in(object, true)?;
            let (message, read): (ParResponse, _) = parse::typed(object)?;
            // 3. An opaque URI (RFC 3986 section 2) that fits in a query.
            let uri = message.request_uri.expose();
            if uri.is_empty() || uri.len() > policy.limits.request_uri || !uri.bytes().all(url::is_uri_byte) {
                return Err(ResponseError::RequestUri);
            }
            Ok((message, read))
        };
        let (message, read) = cx.result(rule::PAR_REQUEST_URI, read())?;
        let lifetime = Duration::from_secs(u64::from(message.expires_in.get()));
        // 4. The policy's rules about the form of the assertion.
        let quirks = quirks::of_headers(response.header("Content-Type"), response.header(interaction_id::HEADER))
            .union(read.quirks)
            .with_if(Quirk::ParStatusOk, response.status == 200)
            .with_if(Quirk::LongRequestUri, lifetime >= policy.par.long_request_uri)
            .with_if(Quirk::RequestUriPrefix, !message.request_uri.expose().starts_with(SUGGESTED_PREFIX));
        cx.tolerated(rule::PAR_QUIRKS, policy, quirks, |quirk| read.refusal(quirk))?;
        Ok(PushedRequest::new(message, cx.now().saturating_add(lifetime), quirks))
    }

    /// Reads the callback: the URL, or at least its path and query, at which the user's browser returned.
    ///
    /// The order of checks: redirect URI, compared as RFC 3986 section 6.2 specifies, or its path if the URL has no
    /// host; form; for a signed mode (JARM) the response: presence, signature, key size, `typ`, `iss`, `aud`, `exp`;
    /// then `state`; `iss`; quirks; error; `code`. `state` and `iss` are also checked for errors (RFC 9207 section
    /// 2.4). A callback in the mode `form_post.jwt` is a posted form: [`Session::read_callback_request`].
    pub fn read_callback(
        &self,
        client: &Client,
        provider: &Provider,
        url: &str,
        cx: &mut Context<'_>,
    ) -> Result<Callback, ResponseError> {
        let form = cx.result(rule::CALLBACK_URI, self.callback_form(url, client.policy()))?;
        self.read_callback_form(client, provider, form, cx)
    }

    /// [`Session::read_callback`] for a request: GET with a query, or POST with a form of at most
    /// [`LimitPolicy::form`](super::policy::LimitPolicy::form) bytes (OAuth 2.0 Form Post Response Mode section 2).
    ///
    /// A browser sends a posted form from the server's page without cookies of `SameSite=Lax`: find the session by
    /// other means, for example a cookie of `SameSite=None`.
    pub fn read_callback_request(
        &self,
        client: &Client,
        provider: &Provider,
        request: &Request,
        cx: &mut Context<'_>,
    ) -> Result<Callback, ResponseError> {
        if request.method != "POST" {
            return self.read_callback(client, provider, &request.url, cx);
        }
        let form = || {
            self.check_callback_uri(&request.url)?;
            if !http::is_media_type(request.header("Content-Type"), http::FORM) {
                return Err(ResponseError::CallbackContentType);
            }
            let form = Form::parse_with(&request.body, client.policy().limits.form, CALLBACK);
            Ok((form.map_err(|error| ResponseError::CallbackForm { error })?, false))
        };
        let form = cx.result(rule::CALLBACK_URI, form())?;
        self.read_callback_form(client, provider, form, cx)
    }

    fn read_callback_form(
        &self,
        client: &Client,
        provider: &Provider,
        (form, has_equals): (Form<'_>, bool),
        cx: &mut Context<'_>,
    ) -> Result<Callback, ResponseError> {
        let policy = client.policy();
        let signed;
        let (form, has_equals) = if self.response_mode.is_some_and(ResponseMode::is_signed) {
            // JARM section 2.4: only the signed parameters are used.
            signed = jarm::parameters(&form, client, provider, cx)?;
            (signed_form(&signed, policy)?, false)
        } else {
            (form, has_equals)
        };
        // 1. RFC 6749 section 10.12.
        let state = match form.get("state") {
            None => Err(ResponseError::StateMissing),
            Some(state) if self.state == SecretString::from(state) => Ok(()),
            Some(_) => Err(ResponseError::StateMismatch),
        };
        cx.result(rule::CALLBACK_STATE, state)?;
        // 2. RFC 9207 section 2.4: a wrong one is always rejected.
        let issuer = match form.get("iss") {
            Some(issuer) if issuer != provider.issuer() => Err(ResponseError::IssuerMismatch),
            _ => Ok(()),
        };
        cx.result(rule::CALLBACK_ISSUER, issuer)?;
        let quirks = QuirkSet::EMPTY
            .with_if(Quirk::IssuerMissing, form.get("iss").is_none())
            .with_if(Quirk::UnencodedEquals, has_equals);
        cx.tolerated(rule::CALLBACK_QUIRKS, policy, quirks, |quirk| ResponseError::Quirk { quirk })?;
        // 3. RFC 6749 sections 4.1.2 and 4.1.2.1.
        let code = match (PeerError::of_parameters(&form), form.get("code")) {
            (Some(error), _) => Err(error.refusal()),
            (None, None) => Err(ResponseError::CodeMissing),
            (None, Some(code)) => Ok(Callback::new(code.into(), quirks)),
        };
        cx.result(rule::CALLBACK_CODE, code)
    }

    /// The complete error of a callback for which [`Session::read_callback`] returns
    /// [`ResponseError::CallbackRefused`]. `None` for every other callback: a callback without the right `state` and
    /// `iss` is not trusted.
    ///
    /// ```
    /// # use ofm_protocol::oauth::{Client, Context, Provider, Session};
    /// # fn read(session: &Session, client: &Client, provider: &Provider, url: &str, cx: &mut Context<'_>) {
    /// if let Some(error) = session.callback_error(client, provider, url, cx) {
    ///     eprintln!("the bank said: {error}"); // escaped, on one line
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn callback_error(
        &self,
        client: &Client,
        provider: &Provider,
        url: &str,
        cx: &mut Context<'_>,
    ) -> Option<PeerError> {
        match self.read_callback(client, provider, url, &mut cx.silent()) {
            Err(ResponseError::CallbackRefused { .. }) => {
                let (form, _) = self.callback_form(url, client.policy()).ok()?;
                if !self.response_mode.is_some_and(ResponseMode::is_signed) {
                    return PeerError::of_parameters(&form);
                }
                let signed = jarm::parameters(&form, client, provider, &mut cx.silent()).ok()?;
                PeerError::of_parameters(&signed_form(&signed, client.policy()).ok()?)
            }
            _ => None,
        }
    }

    /// Makes the request that exchanges the code for tokens.
    ///
    /// Errors: the client has no signer; the provider has no token endpoint; the signer or the source of randomness
    /// fails.
    pub fn token_request(
        &self,
        client: &Client,
        provider: &Provider,
        code: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Request, BuildError> {
        let unsigned = self.begin_token_request(client, provider, code, cx)?;
        client.sign(unsigned, cx)
    }

    /// [`Session::token_request`] without the signature.
    pub fn begin_token_request(
        &self,
        client: &Client,
        provider: &Provider,
        code: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<Request>, BuildError> {
        let parameters = [
            ("grant_type", "authorization_code"),
            ("code", code.expose()),
            ("redirect_uri", &self.redirect_uri),
            ("code_verifier", self.code_verifier.expose()),
        ];
        token::begin_request(client, provider, &parameters, cx)
    }

    /// Reads the response to a request of [`Session::token_request`]. Takes the request that was sent and the response.
    ///
    /// The order of checks: interaction id; status; content type and size; JSON; `token_type` and `expires_in`;
    /// `scope`; `authorization_details`; `state`; the ID token, in the order of
    /// [`id_token::IdTokenRequirements::check`]; whether it and the consent refer to the same document; quirks. An ID
    /// token is required if `scope` had `openid` or the policy requires it. Its `c_hash`, if present, must match the
    /// code in the request.
    pub fn read_token_response(
        &self,
        client: &Client,
        provider: &Provider,
        (sent, received): (&Request, &Response),
        cx: &mut Context<'_>,
    ) -> Result<Tokens, ResponseError> {
        let policy = client.policy();
        // 1. RFC 6749 section 5.1.
        let (message, read) = token::read_response(sent, received, policy, cx)?;
        // 2. Section 3.3.
        let asked = self.scope.as_deref().unwrap_or_default();
        token::check_scope(message.scope.as_deref(), asked, policy, cx)?;
        // 3. RFC 9396 section 7.
        let granted = message.authorization_details.as_deref();
        let granted =
            authorization_details::check_granted(&self.authorization_details, granted, client.detail_types(), cx.now());
        cx.result(rule::TOKEN_DETAILS, granted)?;
        // 4. No specification defines it; the schema of the related platform does.
        let same = message.state.as_ref().is_none_or(|state| *state == self.state);
        cx.ensure(rule::TOKEN_STATE, same || !policy.token.require_same_state, ResponseError::TokenState)?;
        // 5. OpenID Connect Core 1.0 section 3.1.3.7.
        let optional = !quirks::has_openid(self.scope.as_deref().map(str::as_bytes)) && !policy.id_token.require;
        let present = message.id_token.is_some() || optional;
        cx.ensure(rule::ID_TOKEN_PRESENT, present, ResponseError::IdTokenMissing)?;
        // A request without a code matches no `c_hash`.
        let code = form_parameter(sent, "code", policy);
        let expected = id_token::IdTokenRequirements::new()
            .with_nonce(self.nonce.expose())
            .with_access_token(message.access_token.expose())
            .with_code(code.as_ref().map_or("", SecretString::expose))
            .with_state(self.state.expose());
        let expected = match self.max_age {
            Some(seconds) => expected.with_max_age(seconds),
            None => expected,
        };
        let expected = match &self.claims {
            Some(claims) => expected.with_claims(claims),
            None => expected,
        };
        let id_token = match &message.id_token {
            Some(token) => Some(expected.check(token.expose(), client, provider, cx)?),
            None => None,
        };
        // 6. Both identify the user.
        let identity = id_token.as_ref().map_or(Ok(()), |token| check_identity(&token.claims, &message));
        cx.result(rule::ID_TOKEN_IDENTITY, identity)?;
        // 7. The policy's rules about the form of the response.
        let lifetime = message.expires_in.map(|seconds| Duration::from_secs(seconds.into()));
        let id_token_lifetime =
            id_token.as_ref().and_then(|token| token.claims.exp.time().checked_since(token.claims.iat.time()));
        let own = quirks::of_headers(received.header("Content-Type"), received.header(interaction_id::HEADER))
            .union(read.quirks)
            .union(quirks::of_token_response(&message, self.scope.as_deref(), client.detail_types()))
            .with_if(Quirk::LifetimesDiffer, id_token_lifetime.is_some_and(|own| lifetime.is_some_and(|l| l != own)));
        cx.tolerated(rule::TOKEN_QUIRKS, policy, own, |quirk| read.refusal(quirk))?;
        let quirks = id_token.as_ref().map_or(own, |token| own.union(token.quirks()));
        let expires_at = lifetime.map(|lifetime| cx.now().saturating_add(lifetime));
        Ok(Tokens::new(message, id_token.map(|token| token.claims), expires_at, quirks))
    }

    /// The callback's parameters, and whether one of them ends with an unencoded `=`.
    ///
    /// The callback's URI is compared as browsers write URLs (RFC 3986 section 6.2), not byte for byte.
    fn callback_form<'u>(&self, url: &'u str, policy: &Policy) -> Result<(Form<'u>, bool), ResponseError> {
        let url = url.split_once('#').map_or(url, |(url, _)| url);
        let (_, query) = url.split_once('?').unwrap_or((url, ""));
        let (_, own_query) = self.redirect_uri.split_once('?').unwrap_or((&self.redirect_uri, ""));
        self.check_callback_uri(url)?;
        // The parameters of the redirect URI itself come first.
        let query = equivalence::without_own_query(query, own_query);
        let form = Form::parse_with(query.as_bytes(), policy.limits.form, CALLBACK);
        let form = form.map_err(|error| ResponseError::CallbackForm { error })?;
        Ok((form, form::has_unencoded_equals(query)))
    }

    /// Whether a URL, or a path, is that of the redirect URI.
    fn check_callback_uri(&self, url: &str) -> Result<(), ResponseError> {
        let base = url.split(['?', '#']).next().unwrap_or(url);
        let own = self.redirect_uri.split('?').next().unwrap_or(&self.redirect_uri);
        if equivalence::are_equivalent(own, base) || equivalence::is_path_of(own, base) {
            Ok(())
        } else {
            Err(ResponseError::CallbackUri)
        }
    }
}

/// The form of a callback.
const CALLBACK: Exceptions =
    Exceptions { equals_at_end: true, free: peer::FREE_TEXT, repeatable: &[], is_any_repeatable: false };

/// The parameters of a signed callback. They were encoded here.
fn signed_form<'t>(text: &'t str, policy: &Policy) -> Result<Form<'t>, ResponseError> {
    let form = Form::parse_with(text.as_bytes(), policy.limits.form, CALLBACK);
    form.map_err(|error| ResponseError::CallbackForm { error })
}

/// The prefix of a `request_uri` that RFC 9126 section 2.2 suggests.
const SUGGESTED_PREFIX: &str = "urn:ietf:params:oauth:request_uri:";

/// A parameter of this client's own request, which may be the code.
pub(super) fn form_parameter(sent: &Request, name: &str, policy: &Policy) -> Option<SecretString> {
    let form = Form::parse(&sent.body, policy.limits.form).ok()?;
    form.get(name).map(SecretString::from)
}

/// If consent and ID token both name the user's document, it must be the same; hashes are compared in either form.
fn check_identity(claims: &IdTokenClaims, response: &TokenResponse) -> Result<(), ResponseError> {
    for detail in response.authorization_details.as_deref().unwrap_or_default() {
        let GrantedAuthorizationDetail::AccountAccessV1_2(access) = detail else { continue };
        if let (Some(own), Some(other)) = (&claims.id_type, &access.consent.id_type)
            && own != other
        {
            return Err(ResponseError::Identity { claim: "id_type" });
        }
        if let (Some(own), Some(other)) = (&claims.hashed_id_number, &access.consent.hashed_id_number) {
            let (own, other) = (IdNumberHash::parse(own.expose()), IdNumberHash::parse(other.expose()));
            if own.is_none() || own != other {
                return Err(ResponseError::Identity { claim: "hashed_id_number" });
            }
        }
    }
    Ok(())
}
