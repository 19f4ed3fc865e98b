//! What the handlers share.

use std::time::{Duration, SystemTime};

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{Algorithm, RandomSource as _, Signer as _, SigningKey};
use ofm_protocol::jose::{Jwk, JwkSet};
use ofm_protocol::oauth::dpop::NonceIssuer;
use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::policy::SenderConstraint;
use ofm_protocol::oauth::resource::ResourceServer;
use ofm_protocol::oauth::{Context, Policy, Server};
use ofm_protocol::types::oauth::MtlsEndpointAliases;

use crate::clients::Clients;
use crate::config::Config;
use crate::development::read;
use crate::failure::Fault;
use crate::replay::ReplayMemory;
use crate::store::Store;
use crate::users::Users;

/// The name of the server's key in its key set.
const KID: &str = "server-1";

/// How long a client may use a nonce in its proofs.
const NONCE: Duration = Duration::from_secs(300);

/// The only type of `authorization_details` that the consent page explains.
const DETAIL_TYPE: &str = "urn:openfinance-ml:account-access-consent:v1.2";

pub(crate) struct App {
    pub(crate) server: Server,
    pub(crate) algorithm: Algorithm,
    pub(crate) keys: JwkSet,
    pub(crate) clients: Clients,
    pub(crate) users: Users,
    pub(crate) store: Store,
    /// Where used identifiers are remembered.
    pub(crate) replay: &'static str,
    resource: ResourceServer,
    /// The same at the origin for clients with a certificate, if there is one.
    mtls_resource: Option<ResourceServer>,
}

impl App {
    /// Reads the folder. The origins are those under which clients see the listeners.
    pub(crate) fn new(config: &Config, origin: &str, mtls: Option<String>) -> Result<Self, Fault> {
        let (folder, mut policy) = (&config.folder, policy(config)?);
        policy.authorization_details.types = Some(vec![DETAIL_TYPE.into()]);
        let key_file = folder.file("server-signing.key.pem");
        let key =
            SigningKey::from_pem(read(&key_file)?.as_bytes()).map_err(|error| Fault::of_file(&key_file, error))?;
        let algorithm = key.algorithm();
        let public = Jwk::new(key.verifying_key().clone()).with_kid(KID);
        let keys = public.ok_or_else(|| Fault::new("the server's key has no name"))?;
        let replay = ReplayMemory::open(config)?;
        let (server, resource) = replay.servers(origin, policy);
        let (mut server, mut resource) = (
            server
                .with_signer(key, KID)
                .with_par_endpoint(format!("{origin}/par"))
                .with_authorization_endpoint(format!("{origin}/authorize"))
                .with_token_endpoint(format!("{origin}/token"))
                .with_introspection_endpoint(format!("{origin}/introspect"))
                .with_revocation_endpoint(format!("{origin}/revoke"))
                .with_userinfo_endpoint(format!("{origin}/userinfo"))
                .with_jwks_uri(format!("{origin}/jwks")),
            resource.with_origin(origin),
        );
        if config.dpop_nonces {
            let nonces = nonces()?;
            (server, resource) = (server.with_dpop_nonces(nonces.clone()), resource.with_dpop_nonces(nonces));
        }
        if let Some(origin) = &mtls {
            server = server.with_mtls_aliases(aliases(origin));
        }
        let mtls_resource = mtls.map(|origin| resource.clone().with_origin(origin));
        Ok(Self {
            server,
            algorithm,
            keys: [keys].into_iter().collect(),
            clients: Clients::read(&folder.file("clients.json"))?,
            users: Users::read(&folder.file("users.json"))?,
            store: Store::open(&folder.file("state.sqlite"))?,
            replay: replay.name(),
            resource,
            mtls_resource,
        })
    }

    /// The resource server that a request has reached: the URL in a proof of DPoP is that of the listener.
    pub(crate) fn resource(&self, request: &Request) -> &ResourceServer {
        self.mtls_resource.as_ref().filter(|_| request.client_certificate().is_some()).unwrap_or(&self.resource)
    }

    pub(crate) fn policy(&self) -> &Policy {
        self.server.policy()
    }
}

fn policy(config: &Config) -> Result<Policy, Fault> {
    let mut policy = Policy::preset(&config.policy).map_err(|error| Fault::new(format!("--policy: {error}")))?;
    if let Some(lifetime) = config.request_uri_lifetime {
        policy.par.request_uri_lifetime = Duration::from_secs(lifetime);
    }
    if config.mtls_port.is_none() {
        policy.token.sender_constraint = match policy.token.sender_constraint {
            SenderConstraint::MutualTls => {
                return Err(Fault::new(format!(
                    "--policy {}: tokens are bound to certificates; add --mtls",
                    config.policy
                )));
            }
            // No listener asks for a certificate.
            SenderConstraint::Either => SenderConstraint::Dpop,
            other => other,
        };
    }
    Ok(policy)
}

/// A new secret: after a restart each client repeats one request with a new nonce.
fn nonces() -> Result<NonceIssuer, Fault> {
    let mut secret = [0; 32];
    SystemRandom.fill(&mut secret).map_err(|error| Fault::new(format!("no randomness: {error}")))?;
    Ok(NonceIssuer::new(secret, NONCE))
}

/// The endpoints for clients with a certificate (RFC 8705 section 5).
fn aliases(origin: &str) -> MtlsEndpointAliases {
    let mut aliases = MtlsEndpointAliases::new();
    aliases.token_endpoint = Some(format!("{origin}/token"));
    aliases.pushed_authorization_request_endpoint = Some(format!("{origin}/par"));
    aliases.introspection_endpoint = Some(format!("{origin}/introspect"));
    aliases.revocation_endpoint = Some(format!("{origin}/revoke"));
    aliases.userinfo_endpoint = Some(format!("{origin}/userinfo"));
    aliases
}

/// The context of a request that arrives now.
pub(crate) fn now() -> Context<'static> {
    Context::with_system_random(SystemTime::now().into())
}
