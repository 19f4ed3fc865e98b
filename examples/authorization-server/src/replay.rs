//! The replay store by flag, and the endpoints that share it.

use std::sync::Arc;

use ofm_protocol::oauth::replay::{AsyncRedisReplayStore, MemoryReplayStore};
use ofm_protocol::oauth::resource::ResourceServer;
use ofm_protocol::oauth::{Policy, Server};

use crate::config::{Config, Replay};
use crate::failure::Fault;

pub(crate) enum ReplayMemory {
    Here(Arc<MemoryReplayStore>),
    Redis(Arc<AsyncRedisReplayStore>),
}

impl ReplayMemory {
    pub(crate) fn open(config: &Config) -> Result<Self, Fault> {
        Ok(match &config.replay {
            Replay::Memory => Self::Here(Arc::new(
                // One client may be the only one.
                MemoryReplayStore::new(config.remembered).with_client_share(config.remembered),
            )),
            Replay::Redis(url) => {
                let store = AsyncRedisReplayStore::open(url);
                Self::Redis(Arc::new(store.map_err(|error| Fault::new(format!("--replay: {error}")))?))
            }
        })
    }

    /// The authorization server and the resource server at this origin.
    pub(crate) fn servers(&self, origin: &str, policy: Policy) -> (Server, ResourceServer) {
        let policy = Arc::new(policy);
        match self {
            Self::Here(store) => (
                Server::new(origin, Arc::clone(&policy), Arc::clone(store)),
                ResourceServer::new(origin, policy, Arc::clone(store)),
            ),
            Self::Redis(store) => (
                Server::new_async(origin, Arc::clone(&policy), Arc::clone(store)),
                ResourceServer::new_async(origin, policy, Arc::clone(store)),
            ),
        }
    }

    /// The name, for a person.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Here(_) => "in memory",
            Self::Redis(_) => "in Redis",
        }
    }
}
