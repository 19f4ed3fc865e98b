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
use ofm_protocol::crypto::random::{RandomSource as _, SystemRandom};
use ofm_protocol::error::{BuildError, EndpointError, RequestError, ResourceError};
use ofm_protocol::jose::{Jwk, JwkSet};
use ofm_protocol::oauth::dpop::NonceIssuer;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::replay::MemoryReplayStore;
use ofm_protocol::oauth::resource::{ResourceServer, TokenFacts};
use ofm_protocol::oauth::token::{AuthenticatedRequest, Grant, IssuedAccessToken, IssuedRefreshToken};
use ofm_protocol::oauth::{Context, Policy, RegisteredClient, Server, id_token, identifier, jwks};
use ofm_protocol::types::ofm::v1_2::{ConsentAccount, ConsentStatus, GrantedAccountAccess, Permission, UpdatedBy};
use ofm_protocol::types::{
    AuthorizationDetail, GrantedAuthorizationDetail, Identifier, RequestObject, SecretString, TokenRequest,
};
use serde::Deserialize;
use serde_json::json;

use crate::store::Store;
use crate::wire;

/// The one user.
const SUBJECT: &str = "24400320";

/// The user's account.
const ACCOUNT: &str = "100004000000000000000004";

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
    /// Whether DPoP proofs need a nonce of the server.
    nonces: bool,
    /// Registrations (RFC 7591).
    clients: Vec<RegisteredClient>,
}

struct State {
    server: Server,
    resource: ResourceServer,
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
    wire::serve(&listener, &config, move |request| state.answer(request));
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
        let resource =
            ResourceServer::new(issuer, server.policy().clone(), MemoryReplayStore::new(10_000)).with_origin(issuer);
        let server = if settings.nonces {
            let mut secret = [0; 32];
            SystemRandom.fill(&mut secret).map_err(|_| "no randomness")?;
            server.with_dpop_nonces(NonceIssuer::new(secret, Duration::from_mins(1)))
        } else {
            server
        };
        let clients = settings.clients.into_iter().map(|client| (client.id().to_owned(), client)).collect();
        Ok(Self { server, resource, keys, clients, store: Store::default() })
    }

    fn answer(&self, request: &Request) -> Response {
        let cx = &mut Context::with_system_random(SystemTime::now().into());
        let path = request.target().split('?').next().unwrap_or_default();
        let answer = match path {
            "/.well-known/openid-configuration" => self.metadata(),
            "/jwks" => Ok(jwks::response(&self.keys, Duration::from_mins(15))),
            "/par" => self.par(request, cx),
            "/auth" => return self.authorize(request, cx).unwrap_or_else(|error| labelled(&error, error.page())),
            "/token" => self.token(request, cx),
            "/accounts" => return self.accounts(request, cx),
            _ => Ok(Response::new(404)),
        };
        let answer = answer.unwrap_or_else(|error| labelled(&error, error.response_to(request, cx)));
        self.server.provide_nonce(answer, cx)
    }

    fn metadata(&self) -> Result<Response, EndpointError> {
        let mut metadata = self.server.metadata()?;
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

    fn token(&self, request: &Request, cx: &mut Context<'_>) -> Result<Response, EndpointError> {
        let unverified = self.server.read_token_request(request, cx)?;
        let client = self.client(unverified.claimed_client())?;
        let authenticated = unverified.check(&self.server, client, cx)?;
        let access_token = SecretString::from(identifier::fresh(cx.random())?);
        let facts = TokenFacts::new(&authenticated.client_id).with_confirmation(authenticated.confirmation());
        let (grant, facts) = match &authenticated.request {
            TokenRequest::AuthorizationCode(_) => self.redeem(&authenticated, facts, &access_token, cx)?,
            TokenRequest::RefreshToken(grant) => {
                let issued = self.store.refresh_token(&grant.refresh_token)?.ok_or(RequestError::GrantUnknown)?;
                let grant = authenticated.check_refresh(&issued, cx)?;
                (grant, facts.with_authorization_details(issued.authorization_details).with_subject(SUBJECT))
            }
            _ => (authenticated.check_client_credentials(client, cx)?, facts),
        };
        let grant = grant.with_access_token(access_token.clone());
        let response = grant.respond(&self.server, authenticated.interaction_id(), cx)?;
        let end = cx.now().saturating_add(self.server.policy().token.access_token_lifetime);
        let facts = facts.with_audience([self.server.issuer()]).with_expiry(end);
        self.store.keep_access_token(IssuedAccessToken::new(&access_token, facts, cx.now()))?;
        Ok(response)
    }

    fn redeem(
        &self,
        authenticated: &AuthenticatedRequest,
        facts: TokenFacts,
        access_token: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<(Grant, TokenFacts), EndpointError> {
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
            grant = grant.with_authorization_details(details.clone());
        }
        if self.server.owes_id_token(&issued.request) {
            let mut claims = id_token::claims(&self.server, &issued, SUBJECT, cx.now(), cx);
            let algorithm = self.keys.keys().first().map(|key| key.key().algorithm());
            claims.at_hash = algorithm.map(|algorithm| id_token::half_hash(algorithm, access_token.expose()));
            grant = grant.with_id_token(id_token::issue(&self.server, &claims, cx)?);
        }
        Ok((grant, facts.with_authorization_details(details).with_subject(SUBJECT)))
    }

    /// The accounts, for whom the consent lets read the one that there is.
    fn accounts(&self, request: &Request, cx: &mut Context<'_>) -> Response {
        let checked = self.resource.read(request, cx).and_then(|access| {
            let issued = self.store.access_token(access.token()).ok().flatten().ok_or(ResourceError::Inactive)?;
            access.may_read(&self.resource, &issued.facts, (ACCOUNT, Permission::ReadAccounts), cx)
        });
        match checked {
            Ok(()) => Response::new(200).with_header("Content-Type", "application/json").with_body("{}"),
            Err(error) => {
                error.response_to(&self.resource, request, cx).with_header("X-Label", error.innermost_label())
            }
        }
    }

    fn client(&self, id: &str) -> Result<&RegisteredClient, RequestError> {
        self.clients.get(id).ok_or(RequestError::UnknownClient)
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
    let account = ConsentAccount::new(ACCOUNT.parse::<Identifier>().ok()?);
    Some(GrantedAccountAccess::new(consent.with_accounts(vec![account])).into())
}

/// The test reads the label of a refusal, which no client is told.
fn labelled(error: &EndpointError, response: Response) -> Response {
    response.with_header("X-Label", error.innermost_label())
}
