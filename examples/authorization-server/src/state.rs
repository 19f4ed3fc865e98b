//! What the handlers share.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use ofm_protocol::crypto::{Algorithm, Signer as _, SigningKey};
use ofm_protocol::jose::{Jwk, JwkSet};
use ofm_protocol::oauth::replay::{AsyncRedisReplayStore, MemoryReplayStore};
use ofm_protocol::oauth::{Context, Policy, Server};

use crate::clients::Clients;
use crate::config::{Config, Replay};
use crate::development::read;
use crate::failure::Fault;
use crate::replay::ReplayMemory;
use crate::store::Store;
use crate::users::Users;

/// The name of the server's key in its key set.
const KID: &str = "server-1";

/// The only type of `authorization_details` that the consent page explains.
const DETAIL_TYPE: &str = "urn:openfinance-ml:account-access-consent:v1.2";

pub(crate) struct App {
    pub(crate) server: Server,
    pub(crate) algorithm: Algorithm,
    pub(crate) keys: JwkSet,
    pub(crate) clients: Clients,
    pub(crate) users: Users,
    pub(crate) store: Store,
    pub(crate) replay: ReplayMemory,
    /// The origin for clients with a certificate, if there is one.
    pub(crate) mtls: Option<String>,
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
        let replay = match &config.replay {
            Replay::Memory => ReplayMemory::Here(Arc::new(
                // One client may be the only one.
                MemoryReplayStore::new(config.remembered).with_client_share(config.remembered),
            )),
            Replay::Redis(url) => {
                let store = AsyncRedisReplayStore::open(url);
                ReplayMemory::Redis(Arc::new(store.map_err(|error| Fault::new(format!("--replay: {error}")))?))
            }
        };
        let server = match &replay {
            ReplayMemory::Here(store) => Server::new(origin, policy, Arc::clone(store)),
            ReplayMemory::Redis(store) => Server::new_async(origin, policy, Arc::clone(store)),
        };
        let server = server
            .with_signer(key, KID)
            .with_par_endpoint(format!("{origin}/par"))
            .with_authorization_endpoint(format!("{origin}/authorize"))
            .with_token_endpoint(format!("{origin}/token"))
            .with_jwks_uri(format!("{origin}/jwks"));
        Ok(Self {
            server,
            algorithm,
            keys: [keys].into_iter().collect(),
            clients: Clients::read(&folder.file("clients.json"))?,
            users: Users::read(&folder.file("users.json"))?,
            store: Store::open(&folder.file("state.sqlite"))?,
            replay,
            mtls,
        })
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
    Ok(policy)
}

/// The context of a request that arrives now.
pub(crate) fn now() -> Context<'static> {
    Context::with_system_random(SystemTime::now().into())
}
