//! The server: metadata, keys, PAR, authorization by a user who agrees to everything, tokens, and one resource.
//!
//! Reads its [`Settings`] from standard input, prints `{"issuer": URL}` when it listens, and ends when it is stopped.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::io::stdin;
use std::net::TcpListener;
use std::time::{Duration, SystemTime};

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::error::{BearerError, BuildError, EndpointError, RequestError};
use ofm_protocol::jose::{Jwk, JwkSet};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::replay::MemoryReplayStore;
use ofm_protocol::oauth::token::{AuthenticatedRequest, Grant, IssuedRefreshToken};
use ofm_protocol::oauth::{
    Context, Policy, ProofOfPossession, RegisteredClient, Server, bearer, id_token, identifier, jwks,
};
use ofm_protocol::types::ofm::v1_2::{ConsentAccount, ConsentStatus, GrantedAccountAccess, UpdatedBy};
use ofm_protocol::types::{
    AuthorizationDetail, GrantedAuthorizationDetail, Identifier, RequestObject, SecretString, TokenRequest,
};
use serde::Deserialize;
use serde_json::json;

use crate::store::{IssuedAccessToken, Store};
use crate::wire::{self, Received};

/// The one user.
const SUBJECT: &str = "24400320";

/// What a test sets. Files hold PEM.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    policy: Policy,
    key: String,
    kid: String,
    /// The authority of the clients' certificates.
    authority: String,
    certificate: (String, String),
    /// Registrations (RFC 7591).
    clients: Vec<RegisteredClient>,
}

struct State {
    server: Server,
    keys: JwkSet,
    clients: HashMap<String, RegisteredClient>,
    store: Store,
}

pub fn run() -> Result<(), Box<dyn Error>> {
    let mut line = String::new();
    stdin().read_line(&mut line)?;
    let settings: Settings = serde_json::from_str(&line)?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let issuer = format!("https://{}", listener.local_addr()?);
    let config = wire::configuration(&settings.authority, &settings.certificate)?;
    let state = State::new(&issuer, settings)?;
    println!("{}", json!({ "issuer": issuer }));
    wire::serve(&listener, &config, move |received| state.answer(received));
    Ok(())
}

impl State {
    fn new(issuer: &str, settings: Settings) -> Result<Self, Box<dyn Error>> {
        let key = SigningKey::from_pem(&fs::read(&settings.key)?)?;
        let keys = JwkSet::from_iter([Jwk::new(key.verifying_key().clone()).with_kid(&settings.kid).ok_or("kid")?]);
        let server = Server::new(issuer, settings.policy, MemoryReplayStore::new(10_000))
            .with_signer(key, settings.kid)
            .with_par_endpoint(format!("{issuer}/par"))
            .with_authorization_endpoint(format!("{issuer}/auth"))
            .with_token_endpoint(format!("{issuer}/token"))
            .with_jwks_uri(format!("{issuer}/jwks"));
        let clients = settings.clients.into_iter().map(|client| (client.id().to_owned(), client)).collect();
        Ok(Self { server, keys, clients, store: Store::default() })
    }

    fn answer(&self, received: &Received) -> Response {
        let request = &received.request;
        let cx = &mut Context::with_system_random(SystemTime::now().into());
        let path = request.target().split('?').next().unwrap_or_default();
        let answer = match path {
            "/.well-known/openid-configuration" => self.metadata(),
            "/jwks" => Ok(jwks::response(&self.keys, Duration::from_mins(15))),
            "/par" => self.par(request, cx),
            "/auth" => return self.authorize(request, cx).unwrap_or_else(|error| labelled(&error, error.page())),
            "/token" => self.token(received, cx),
            "/accounts" => self.accounts(received, cx),
            _ => Ok(Response::new(404)),
        };
        answer.unwrap_or_else(|error| labelled(&error, error.response_to(request, cx)))
    }

    fn metadata(&self) -> Result<Response, EndpointError> {
        let mut metadata = self.server.metadata()?;
        metadata.tls_client_certificate_bound_access_tokens = Some(true);
        metadata.scopes_supported = Some(vec!["openid".into(), "accounts".into()]);
        Ok(Response::cacheable_json(&metadata, Duration::from_mins(15))?)
    }

    fn par(&self, request: &Request, cx: &mut Context<'_>) -> Result<Response, EndpointError> {
        let unverified = self.server.read_par(request, cx)?;
        let client = self.client(unverified.claimed_client())?;
        let (accepted, response) = unverified.check(&self.server, client, cx)?.accept(&self.server, cx)?;
        self.store.keep_request(accepted)?;
        Ok(response)
    }

    /// The user is logged in and agrees.
    fn authorize(&self, request: &Request, cx: &mut Context<'_>) -> Result<Response, EndpointError> {
        let query = self.server.read_authorization_request(request, cx)?;
        let accepted = self.store.request(&query.request_uri)?.ok_or(RequestError::RequestUriUnknown)?;
        query.check(&accepted, cx)?;
        let (issued, response) = accepted.consume(&self.server, cx)?.grant(&self.server, cx)?;
        self.store.keep_code(issued)?;
        Ok(response)
    }

    fn token(&self, received: &Received, cx: &mut Context<'_>) -> Result<Response, EndpointError> {
        let unverified = self.server.read_token_request(&received.request, cx)?;
        let client = self.client(unverified.claimed_client())?;
        let authenticated = unverified.check(&self.server, client, cx)?;
        let (access_token, end) = (SecretString::from(identifier::fresh(cx.random())?), self.end(cx));
        let issued = IssuedAccessToken { end, confirmation: authenticated.confirmation() };
        let grant = match &authenticated.request {
            TokenRequest::AuthorizationCode(_) => self.redeem(&authenticated, &access_token, cx)?,
            TokenRequest::RefreshToken(grant) => {
                let issued = self.store.refresh_token(&grant.refresh_token)?.ok_or(RequestError::GrantUnknown)?;
                authenticated.check_refresh(&issued, cx)?
            }
            _ => authenticated.check_client_credentials(client, cx)?,
        };
        let grant = grant.with_access_token(access_token.clone());
        let response = grant.respond(&self.server, authenticated.interaction_id(), cx)?;
        self.store.keep_access_token(&access_token, issued)?;
        Ok(response)
    }

    fn redeem(
        &self,
        authenticated: &AuthenticatedRequest,
        access_token: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Grant, EndpointError> {
        let code = authenticated.code().ok_or(RequestError::GrantType)?;
        let issued = self.store.code(code)?.ok_or(RequestError::GrantUnknown)?;
        authenticated.redeem_code(&self.server, &issued, cx)?;
        let details = granted(&issued.request, cx)?;
        let refresh_token = SecretString::from(identifier::fresh(cx.random())?);
        let scope = issued.request.scope.as_deref();
        let mut kept = IssuedRefreshToken::new(&refresh_token, &issued.request.client_id)
            .with_authorization_details(details.clone());
        kept.scope = scope.map(String::from);
        self.store.keep_refresh_token(kept)?;
        let mut grant = authenticated.grant(scope).with_refresh_token(refresh_token);
        if !details.is_empty() {
            grant = grant.with_authorization_details(details);
        }
        if self.server.owes_id_token(&issued.request) {
            let mut claims = id_token::claims(&self.server, &issued, SUBJECT, cx.now(), cx);
            let algorithm = self.keys.keys().first().map(|key| key.key().algorithm());
            claims.at_hash = algorithm.map(|algorithm| id_token::half_hash(algorithm, access_token.expose()));
            grant = grant.with_id_token(id_token::issue(&self.server, &claims, cx)?);
        }
        Ok(grant)
    }

    fn accounts(&self, received: &Received, cx: &mut Context<'_>) -> Result<Response, EndpointError> {
        let presented = received
            .certificate
            .as_deref()
            .map_or(ProofOfPossession::new(), |der| ProofOfPossession::new().with_certificate(der));
        let known = bearer::token(&received.request).and_then(|token| {
            let issued = self.store.access_token(&token).ok().flatten().filter(|issued| cx.now() < issued.end);
            let bound = issued.ok_or(BearerError::InvalidToken)?.confirmation;
            bound.map_or(Ok(()), |bound| bound.check(&presented)).map_err(|_| BearerError::InvalidToken)
        });
        match known {
            Ok(()) => Ok(Response::json(200, &json!({ "accounts": [] }), None)?),
            Err(error) => Ok(error.response_to(&received.request, None, cx)),
        }
    }

    fn client(&self, id: &str) -> Result<&RegisteredClient, RequestError> {
        self.clients.get(id).ok_or(RequestError::UnknownClient)
    }

    fn end(&self, cx: &Context<'_>) -> ofm_protocol::time::UnixTime {
        cx.now().saturating_add(self.server.policy().token.access_token_lifetime)
    }
}

/// What the user agrees to: all that was asked for, with one account.
fn granted(request: &RequestObject, cx: &Context<'_>) -> Result<Vec<GrantedAuthorizationDetail>, EndpointError> {
    let asked = request.authorization_details.iter().flatten();
    asked.map(|detail| grant_one(detail, cx).ok_or(EndpointError::Build { error: BuildError::Serialize })).collect()
}

fn grant_one(detail: &AuthorizationDetail, cx: &Context<'_>) -> Option<GrantedAuthorizationDetail> {
    let AuthorizationDetail::AccountAccessV1_2(access) = detail else { return None };
    let lodged = access.consent.clone().create("a7cb03ff-4c70-4eaa-87f4-f2a4c4c87b0d".parse().ok()?, cx.now());
    let consent =
        lodged.with_transition(ConsentStatus::Authorized, None, UpdatedBy::DataProviderUser, cx.now()).ok()?;
    let account = ConsentAccount::new("100004000000000000000004".parse::<Identifier>().ok()?);
    Some(GrantedAccountAccess::new(consent.with_accounts(vec![account])).into())
}

/// The test reads the label of a refusal, which no client is told.
fn labelled(error: &EndpointError, response: Response) -> Response {
    response.with_header("X-Label", error.innermost_label())
}
