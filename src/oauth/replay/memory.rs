//! A replay store in the memory of one process.

use core::fmt;
use core::hash::BuildHasher as _;
use core::time::Duration;
use std::hash::RandomState;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::vec::Vec;

use self::shard::{Client, Shard};
use super::{ReplayKey, ReplayStore};
use crate::error::ReplayError;
use crate::time::UnixTime;

mod shard;

/// A replay store in the memory of one process: bounded, sharded, and without eviction of live identifiers.
///
/// - **Capacity**: at least the number of identifiers in the constructor. Each takes 44 to 54 bytes, all allocated by
///   the constructor, and each client with identifiers about 30 bytes more. Identifiers are spread over shards by their
///   hash, and each shard has slightly more than its share of the capacity; [`MemoryReplayStore::limit`] is the
///   resulting maximum.
/// - **Full**: the store rejects with [`ReplayError::Full`]. It does not evict live identifiers. Choose the capacity
///   for the requests within the lifetime of an assertion, at the highest rate that the server allows.
/// - **Client share**: one client has at most [`MemoryReplayStore::client_limit`] live identifiers in the store: a
///   quarter of its capacity, or the value of [`MemoryReplayStore::with_client_share`]. Further ones are rejected with
///   [`ReplayError::ClientShare`]. Therefore a client that floods the server with valid requests does not affect
///   others.
/// - **Time**: identifiers are remembered for at most [`MemoryReplayStore::with_max_lifetime`], 25 hours by default;
///   longer lifetimes are rejected. `expires_at` is rounded up to a whole second.
/// - **Expired identifiers** are evicted two at a time by each insertion. No insertion takes long, there is no thread,
///   and a shard rejects only if all of its identifiers are live.
/// - **A clock that is set back** does not bring identifiers back: a value that ends no later than the latest evicted
///   one is rejected with [`ReplayError::Expired`].
///
/// Identifiers are represented by two hashes of 64 bits from the standard library, with random keys for each store.
/// Therefore an attacker cannot choose identifiers that share a shard or collide. By chance, two of a million collide
/// with a probability of one in 2^88, and then the second is rejected. Clients are distinguished by 32 bits of a third
/// hash: two of a thousand clients share one share with a probability of one in 8,000.
///
/// An insertion locks one shard, for well below a microsecond. The store stays usable after a panic of another thread.
pub struct MemoryReplayStore {
    shards: Vec<Mutex<Shard>>,
    /// One hasher for clients, and two for identifiers.
    hashers: [RandomState; 3],
    max_lifetime: Duration,
    client_share: usize,
}

/// The approximate number of entries per shard: few enough that all of its work is short, many enough that the spread
/// is even.
const SHARE: usize = 16_384;
const MAX_SHARDS: usize = 4096;

impl MemoryReplayStore {
    /// The default maximum lifetime: one hour more than the day for which a related platform requires unique
    /// identifiers.
    pub const DEFAULT_MAX_LIFETIME: Duration = Duration::from_secs(25 * 3600);

    /// The share of each client in a small store, where a quarter of the capacity would be less.
    pub const LEAST_CLIENT_SHARE: usize = 1_024;

    /// A store with capacity for this many live identifiers, at least one.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        let shards = capacity.div_ceil(SHARE).next_power_of_two().clamp(1, MAX_SHARDS);
        let share = capacity.div_ceil(shards).max(1);
        // The spread is random: no shard ever gets more than its share plus six standard deviations.
        let limit = if shards == 1 { share } else { share.saturating_add(6 * share.isqrt()) };
        Self {
            shards: (0..shards).map(|_| Mutex::new(Shard::new(limit))).collect(),
            hashers: core::array::from_fn(|_| RandomState::new()),
            max_lifetime: Self::DEFAULT_MAX_LIFETIME,
            client_share: (capacity / 4).max(Self::LEAST_CLIENT_SHARE),
        }
    }

    /// Sets the maximum lifetime of an identifier.
    #[must_use]
    pub const fn with_max_lifetime(mut self, limit: Duration) -> Self {
        self.max_lifetime = limit;
        self
    }

    /// Sets the number of live identifiers that each client can have at least. The default is a quarter of the store's
    /// capacity, but at least [`MemoryReplayStore::LEAST_CLIENT_SHARE`].
    ///
    /// An exchange needs up to five: two client assertions, a request object, a `request_uri` and a code; with DPoP two
    /// proofs more, and one for each request at a resource that shares the store. Choose the greatest number that an
    /// honest client needs within the lifetime of an assertion, and give the store capacity for several such clients.
    ///
    /// ```
    /// use ofm_protocol::oauth::replay::MemoryReplayStore;
    ///
    /// let store = MemoryReplayStore::new(100_000).with_client_share(5_000);
    /// assert!(store.client_limit() >= 5_000 && store.client_limit() < store.limit());
    /// ```
    #[must_use]
    pub const fn with_client_share(mut self, share: usize) -> Self {
        self.client_share = share;
        self
    }

    /// The number of identifiers in the store, including expired ones that are not evicted yet. Locks each shard in
    /// turn; intended for metrics.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shards.iter().map(|shard| lock(shard).len()).sum()
    }

    /// Whether the store is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The maximum number of live identifiers of one client: slightly more than its share, because it is counted in
    /// each shard.
    #[must_use]
    pub fn client_limit(&self) -> usize {
        self.client_share_of_shard().saturating_mul(self.shards.len()).min(self.limit())
    }

    /// Like the capacity of a shard: a client's identifiers are spread randomly too, and may be few.
    fn client_share_of_shard(&self) -> usize {
        let share = self.client_share.div_ceil(self.shards.len().max(1));
        if self.shards.len() <= 1 { share } else { share.saturating_add(6 * share.isqrt() + 6) }
    }

    /// The maximum number of identifiers in the store.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.shards.iter().map(|shard| lock(shard).limit()).sum()
    }
}

/// A shard is consistent between any two of its steps, so it stays usable after a panic of its holder.
fn lock(shard: &Mutex<Shard>) -> MutexGuard<'_, Shard> {
    shard.lock().unwrap_or_else(PoisonError::into_inner)
}

impl ReplayStore for MemoryReplayStore {
    fn insert(&self, key: &ReplayKey<'_>, expires_at: UnixTime, now: UnixTime) -> Result<(), ReplayError> {
        match expires_at.checked_since(now) {
            None | Some(Duration::ZERO) => return Err(ReplayError::Expired { end: expires_at }),
            Some(lifetime) if lifetime > self.max_lifetime => {
                return Err(ReplayError::LifetimeTooLong { limit: self.max_lifetime });
            }
            Some(_) => {}
        }
        let [of_client, hashers @ ..] = &self.hashers;
        let client = of_client.hash_one(key.client);
        let key = hashers.each_ref().map(|hasher| hasher.hash_one((key.kind, client, key.identifier)));
        let place = key[1] as usize & self.shards.len().saturating_sub(1);
        let client = Client { id: client as u32, share: self.client_share_of_shard() };
        let inserted = match self.shards.get(place) {
            Some(shard) => lock(shard).insert(key, client, expires_at, now),
            None => return Err(ReplayError::Unavailable),
        };
        inserted.map_err(|refusal| match refusal {
            // The error of a shard has only a part of the limit.
            ReplayError::ClientShare { .. } => ReplayError::ClientShare { limit: self.client_share },
            refusal => refusal,
        })
    }
}

impl fmt::Debug for MemoryReplayStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryReplayStore")
            .field("shards", &self.shards.len())
            .field("max_lifetime", &self.max_lifetime)
            .field("client_share", &self.client_share)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::replay::IdentifierKind;

    const fn key(identifier: &str) -> ReplayKey<'_> {
        ReplayKey::new(IdentifierKind::ClientAssertion, "client", identifier)
    }

    #[test]
    fn a_lock_whose_holder_panicked_is_taken_all_the_same() {
        let store = MemoryReplayStore::new(4);
        let (now, end) = (UnixTime::from_seconds(0), UnixTime::from_seconds(60));
        store.insert(&key("1"), end, now).unwrap();
        std::thread::scope(|scope| {
            let holder = scope.spawn(|| {
                let _guard = store.shards[0].lock();
                panic!("on purpose");
            });
            assert!(holder.join().is_err());
        });
        assert!(store.shards[0].is_poisoned());
        assert_eq!(store.insert(&key("1"), end, now), Err(ReplayError::SeenBefore));
        assert_eq!(store.insert(&key("2"), end, now), Ok(()));
    }

    #[test]
    fn shards_are_a_power_of_two_and_have_room_for_more_than_their_share() {
        for (capacity, shards, limit) in
            [(0, 1, 1), (1, 1, 1), (16_384, 1, 16_384), (16_385, 2, 17_466), (1_000_000, 64, 1_048_000)]
        {
            let store = MemoryReplayStore::new(capacity);
            assert_eq!((store.shards.len(), store.limit()), (shards, limit), "{capacity}");
        }
    }
}
