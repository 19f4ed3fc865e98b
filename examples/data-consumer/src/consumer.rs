//! The flow of FAPI 2.0, step by step. Nothing here waits for a user.

use std::fs;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{RandomSource as _, Signer as _, SigningKey};
use ofm_protocol::error::{BuildError, ResponseError};
use ofm_protocol::jose::JwkSet;
use ofm_protocol::oauth::dpop::{ProofKey, asked_nonce};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::metadata::{self, CheckedMetadata, MetadataRequirements, WellKnown};
use ofm_protocol::oauth::resource::TokenFacts;
use ofm_protocol::oauth::token::{Renewal, RenewedTokens, Tokens};
use ofm_protocol::oauth::{
    AuthorizationRequest, Client, Context, Policy, Provider, Session, TokenHint, error::PeerError,
};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::ofm::v1_2::{
    ConsentPurpose, NewRequestedConsent, Permission, RequestedAccountAccess, RequestedConsent,
};
use ofm_protocol::types::{AuthorizationDetail, Members, SecretString};
use serde_json::Value;

use crate::config::Config;
use crate::fault::Fault;
use crate::keys::Keys;
use crate::transport::Transport;

/// How long a consent is asked for.
const CONSENT: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// A client and the server that it has discovered.
pub struct Consumer {
    pub(crate) config: Config,
    client: Client,
    is_bound_to_key: bool,
    metadata: CheckedMetadata,
    keys: Arc<Keys>,
    transport: Transport,
}

impl Consumer {
    /// Reads the keys, and the server's metadata (RFC 8414).
    pub async fn discover(config: Config) -> Result<Self, Fault> {
        let transport = Transport::new(&config)?;
        let request = metadata::request(&config.issuer, WellKnown::OpenIdConfiguration);
        let response = transport.send(&request.map_err(|error| Fault::of("issuer", error))?).await?;
        Self::of_metadata(config, transport, &response)
    }

    fn of_metadata(config: Config, transport: Transport, response: &Response) -> Result<Self, Fault> {
        let policy = Policy::preset(&config.policy).map_err(|error| Fault::of("policy", error))?;
        let path = &config.signing_key;
        let pem = fs::read(path).map_err(|error| Fault::of(&path.display().to_string(), error))?;
        let key = SigningKey::from_pem(&pem).map_err(|error| Fault::of(&path.display().to_string(), error))?;
        let algorithm = key.algorithm();
        let client = Client::new(config.client_id.as_str(), policy.clone()).with_signer(key, config.kid.as_str());
        let expected = MetadataRequirements::new(&config.issuer, &policy)
            .with_signing_algorithm(algorithm)
            .with_grant_types(&["authorization_code", "refresh_token"]);
        // FAPI 2.0 binds tokens to the certificate or to a key of DPoP: this program does both.
        let (metadata, client, is_bound_to_key) = match expected.with_mutual_tls().read(response, &mut now()) {
            Ok(metadata) if config.tls_certificate.is_some() => (metadata, client, false),
            _ => {
                let metadata = expected.read(response, &mut now()).map_err(|error| Fault::of("metadata", error))?;
                (metadata, client.with_proof_key(proof_key()?), true)
            }
        };
        let keys = Keys::new(&metadata.jwks_uri, transport.clone(), policy.keys.refresh);
        Ok(Self { config, client, is_bound_to_key, metadata, keys, transport })
    }

    /// Pushes the request (RFC 9126). Returns what to keep until the browser is back, and where to send it.
    pub async fn begin(&self) -> Result<(Session, String), Fault> {
        let wanted = AuthorizationRequest::new(&self.config.redirect_uri)
            .with_scope(&self.config.scope)
            .with_authorization_details([Self::wanted_consent(&self.config)?]);
        // Only ID tokens need keys.
        let provider = self.provider(Arc::default());
        let (request, session) =
            self.client.push(&provider, wanted, &mut now()).map_err(|error| Fault::of("PAR", error))?;
        let response = self.transport.send(&request).await?;
        let pushed = session.read_par_response(&self.client, (&request, &response), &mut now());
        let pushed = pushed.map_err(|error| refused("PAR", error, &response))?;
        let url = pushed.authorization_url(&self.client, &provider);
        Ok((session, url.map_err(|error| Fault::of("authorization", error))?))
    }

    /// Reads the URL at which the browser came back, and exchanges its code for tokens.
    pub async fn finish(&self, session: &Session, callback: &str) -> Result<Tokens, Fault> {
        let keys = self.keys.current().await?;
        let provider = self.provider(Arc::clone(&keys));
        let read = session.read_callback(&self.client, &provider, callback, &mut now());
        let code =
            read.map_err(|error| match session.callback_error(&self.client, &provider, callback, &mut now()) {
                Some(peer) => Fault::of("the bank said", peer),
                None => Fault::of("callback", error),
            })?;
        let request = session.token_request(&self.client, &provider, &code.code, &mut now());
        let request = request.map_err(|error| Fault::of("token", error))?;
        let (request, response) = self.send_with_proof("token", &provider, request).await?;
        let read = |provider: &Provider| {
            session.read_token_response(&self.client, provider, (&request, &response), &mut now())
        };
        let tokens = match read(&provider) {
            Err(ResponseError::IdTokenToken { error }) if error.is_unknown_key() => {
                match self.keys.after_unknown(&keys).await? {
                    Some(newer) => read(&self.provider(newer)),
                    None => Err(ResponseError::IdTokenToken { error }),
                }
            }
            read => read,
        };
        tokens.map_err(|error| refused("token", error, &response))
    }

    /// Reads the accounts that the user has permitted.
    pub async fn accounts(&self, token: &SecretString) -> Result<Value, Fault> {
        let url = self.accounts_endpoint();
        let make = |client: &Client| client.resource_request("GET", &url, token, &mut now());
        let (_, response) = self.send_to_resource("accounts", make).await?;
        if response.status != 200 {
            let challenge = response.header("WWW-Authenticate").unwrap_or_default().escape_debug().to_string();
            return Err(Fault::new(format!("accounts: status {}: {challenge}", response.status)));
        }
        serde_json::from_slice(&response.body).map_err(|error| Fault::of("accounts", error))
    }

    /// Reads claims about the user (OpenID Connect Core 1.0 section 5.3). `subject` is that of the ID token.
    pub async fn userinfo(&self, token: &SecretString, subject: &str) -> Result<Members, Fault> {
        let provider = self.provider(self.keys.current().await?);
        let make = |client: &Client| client.userinfo_request(&provider, token, &mut now());
        let (request, response) = self.send_to_resource("userinfo", make).await?;
        let read = self.client.read_userinfo_response(&provider, subject, (&request, &response), &mut now());
        read.map_err(|error| refused("userinfo", error, &response))
    }

    /// Asks what a token grants (RFC 7662). `None`: it is not active for this client.
    pub async fn introspect(&self, token: &SecretString) -> Result<Option<TokenFacts>, Fault> {
        let provider = self.provider(self.keys.current().await?);
        let request = self.client.introspection_request(&provider, token, &mut now());
        let request = request.map_err(|error| Fault::of("introspection", error))?;
        let response = self.transport.send(&request).await?;
        let read = self.client.read_introspection_response(&provider, (&request, &response), &mut now());
        read.map_err(|error| refused("introspection", error, &response))
    }

    /// Revokes a token (RFC 7009): with a refresh token, all that the user permitted.
    pub async fn revoke(&self, token: &SecretString, hint: TokenHint) -> Result<(), Fault> {
        let provider = self.provider(Arc::default());
        let request = self.client.revocation_request(&provider, token, hint, &mut now());
        let request = request.map_err(|error| Fault::of("revocation", error))?;
        let response = self.transport.send(&request).await?;
        let read = self.client.read_revocation_response((&request, &response), &mut now());
        read.map_err(|error| refused("revocation", error, &response))
    }

    /// Gets another access token without the user.
    pub async fn refresh(&self, renewal: &Renewal) -> Result<RenewedTokens, Fault> {
        let provider = self.provider(self.keys.current().await?);
        let request = renewal.request(&self.client, &provider, None, &mut now());
        let request = request.map_err(|error| Fault::of("refresh", error))?;
        let (request, response) = self.send_with_proof("refresh", &provider, request).await?;
        let read = renewal.read_response(&self.client, &provider, (&request, &response), &mut now());
        read.map_err(|error| refused("refresh", error, &response))
    }

    /// Sends a request to the token endpoint; once more if the server asks for a nonce (RFC 9449 section 8). Returns
    /// the request that was answered.
    async fn send_with_proof(
        &self,
        step: &str,
        provider: &Provider,
        request: Request,
    ) -> Result<(Request, Response), Fault> {
        let response = self.transport.send(&request).await?;
        let again = self.client.retry_with_nonce(provider, (&request, &response), &mut now());
        match again.map_err(|error| Fault::of(step, error))? {
            Some(again) => {
                let response = self.transport.send(&again).await?;
                Ok((again, response))
            }
            None => Ok((request, response)),
        }
    }

    /// The same for a protected resource (RFC 9449 section 9).
    async fn send_to_resource(
        &self,
        step: &str,
        make: impl Fn(&Client) -> Result<Request, BuildError>,
    ) -> Result<(Request, Response), Fault> {
        let signed = |client: &Client| make(client).map_err(|error| Fault::of(step, error));
        let request = signed(&self.client)?;
        let response = self.transport.send(&request).await?;
        let Some(nonce) = asked_nonce(&response) else { return Ok((request, response)) };
        let request = signed(&self.client.clone().with_dpop_nonce(nonce))?;
        let response = self.transport.send(&request).await?;
        Ok((request, response))
    }

    /// The issuer.
    pub fn issuer(&self) -> &str {
        &self.metadata.issuer
    }

    /// The token endpoint: with mutual TLS, the one for it.
    pub fn token_endpoint(&self) -> &str {
        &self.metadata.token_endpoint
    }

    /// How access tokens are bound.
    pub fn binding(&self) -> &'static str {
        if self.is_bound_to_key { "a key (DPoP)" } else { "the certificate" }
    }

    /// The redirect URI, on which the program listens.
    pub fn redirect_uri(&self) -> &str {
        &self.config.redirect_uri
    }

    fn provider(&self, keys: Arc<JwkSet>) -> Provider {
        self.metadata.provider(keys)
    }

    /// Beside the token endpoint that this client uses: with mutual TLS, where its certificate is asked for.
    fn accounts_endpoint(&self) -> String {
        let own = || {
            let endpoint = &self.metadata.token_endpoint;
            format!("{}/accounts", endpoint.strip_suffix("/token").unwrap_or(endpoint))
        };
        self.config.accounts_endpoint.clone().unwrap_or_else(own)
    }

    /// The consent to ask for: accounts and balances, for 90 days.
    pub fn wanted_consent(config: &Config) -> Result<AuthorizationDetail, Fault> {
        let fault = |name: &'static str| Fault::new(format!("the configuration's {name} is not an identifier"));
        let permissions = [Permission::ReadAccounts, Permission::ReadBalances];
        let consent = RequestedConsent::new(NewRequestedConsent {
            dc_id: config.data_consumer_id.parse().map_err(|_| fault("data_consumer_id"))?,
            dp_id: config.data_provider_id.parse().map_err(|_| fault("data_provider_id"))?,
            consent_purpose: ConsentPurpose::PersonalFinanceManagement,
            permissions: permissions.try_into().map_err(|_| fault("permissions"))?,
            expiration_datetime: end_of_day(now().now().saturating_add(CONSENT)).into(),
        });
        Ok(RequestedAccountAccess::new(consent).into())
    }
}

/// A new key for proofs of DPoP, for as long as the program runs: a later refresh gets tokens for the next one. A
/// client with many users has a key for each, so that resource servers cannot connect them by it.
fn proof_key() -> Result<ProofKey, Fault> {
    let mut scalar = [0; 32];
    SystemRandom.fill(&mut scalar).map_err(|error| Fault::of("a new key", error))?;
    // Fewer than one of 2^32 numbers is not a P-256 key.
    SigningKey::from_p256_scalar(&scalar).map(ProofKey::new).map_err(|error| Fault::of("a new key", error))
}

/// The end of that day in Malaysia: the platform takes no other end of a consent.
fn end_of_day(time: UnixTime) -> UnixTime {
    const DAY: u64 = 24 * 60 * 60;
    const OFFSET: u64 = 8 * 60 * 60;
    let day = (time.seconds() + OFFSET) / DAY;
    UnixTime::from_seconds((day + 1) * DAY - 1 - OFFSET)
}

/// A rejected response, with what the server says about it.
fn refused(step: &str, error: ResponseError, response: &Response) -> Fault {
    match PeerError::of_response(response) {
        Some(peer) => Fault::of(step, peer),
        None => Fault::of(step, error),
    }
}

/// The context of a call now.
fn now() -> Context<'static> {
    Context::with_system_random(SystemTime::now().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_consent_ends_with_a_day_in_malaysia() {
        // 2026-01-30T09:51:58Z is 17:51:58 there.
        let end = end_of_day(UnixTime::from_seconds(1_769_766_718));
        assert_eq!(end.to_string(), "2026-01-30T15:59:59Z");
        // 2026-01-30T16:00:00Z is the next day there.
        assert_eq!(end_of_day(end.saturating_add(Duration::from_secs(1))).to_string(), "2026-01-31T15:59:59Z");
    }
}
