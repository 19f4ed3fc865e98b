//! The replay store by flag. The library's endpoints use it through `Server`; proofs of DPoP are marked here.

use std::sync::Arc;

use ofm_protocol::error::ReplayError;
use ofm_protocol::oauth::replay::{
    AsyncRedisReplayStore, AsyncReplayStore as _, MemoryReplayStore, ReplayKey, ReplayStore as _,
};
use ofm_protocol::time::UnixTime;

#[derive(Clone)]
pub(crate) enum ReplayMemory {
    Here(Arc<MemoryReplayStore>),
    Redis(Arc<AsyncRedisReplayStore>),
}

impl ReplayMemory {
    pub(crate) async fn insert(&self, key: &ReplayKey<'_>, ends: UnixTime, now: UnixTime) -> Result<(), ReplayError> {
        match self {
            Self::Here(store) => store.insert(key, ends, now),
            Self::Redis(store) => store.insert(key, ends, now).await,
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
