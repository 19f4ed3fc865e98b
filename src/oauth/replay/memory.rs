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

/// A replay store in the memory of one process: bounded, sharded, and never forgetful.
///
/// - **Room**: at least the number of identifiers that it was made for; 44 to 54 bytes each, all of it allocated when it is made;
///   about 30 bytes more for each client that has some.
///   They are spread over shards by their hash, and each shard has a little more than its share: how much more, and so the
///   greatest number, is [`MemoryReplayStore::limit`].
/// - **Full** means refused: [`ReplayError::Full`]. No identifier is forgotten before its time for a new one. Give it room
///   for as many requests as come within the lifetime of an assertion, at the highest rate that the server lets through.
/// - **A share for each client**: one client has at most [`MemoryReplayStore::client_limit`] live identifiers in the store, a quarter
///   of its room unless [`MemoryReplayStore::with_client_share`] says otherwise; what comes beyond that is refused with
///   [`ReplayError::ClientShare`]. So no client that floods the server with good requests locks the others out.
/// - **Time**: nothing is remembered for longer than [`MemoryReplayStore::with_max_lifetime`], 25 hours unless changed; what
///   would have to be is refused. `expires_at` counts to the next whole second.
/// - **What is over** is thrown away two at a time, by each insertion: none takes long, there is no thread, and a shard
///   refuses only if all that it has is live.
/// - **A clock that is set back** brings nothing back: what ends no later than the latest that was thrown away is refused
///   with [`ReplayError::Expired`].
///
/// Identifiers are known by two hashes of 64 bits, of the standard library, under keys that it draws at random for each store. So
/// nobody can choose identifiers that share a shard or are taken for one; by chance, of a million two are with a probability of
/// one in 2^88, and then the second is refused. Clients are told apart by 32 bits of a third: of a thousand clients two have one
/// share together with a probability of one in 8,000.
///
/// An insertion locks one shard, for well under a microsecond. After a panic of another thread it goes on.
pub struct MemoryReplayStore {
    shards: Vec<Mutex<Shard>>,
    /// Of clients, and two of identifiers.
    hashers: [RandomState; 3],
    max_lifetime: Duration,
    client_share: usize,
}

/// A shard has about this many entries: so few that all of its work is short, so many that the spread is even.
const SHARE: usize = 16_384;
const MAX_SHARDS: usize = 4096;

impl MemoryReplayStore {
    /// The longest time that identifiers are remembered, unless changed: one more hour than the day for which a sibling
    /// platform wants them unique.
    pub const DEFAULT_MAX_LIFETIME: Duration = Duration::from_secs(25 * 3600);

    /// The share of each client in a store that is so small that a quarter of its room would be less.
    pub const LEAST_CLIENT_SHARE: usize = 1_024;

    /// With room for this many live identifiers, at least one.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        let shards = capacity.div_ceil(SHARE).next_power_of_two().clamp(1, MAX_SHARDS);
        let share = capacity.div_ceil(shards).max(1);
        // A hash spreads like dice: six standard deviations more than its share no shard ever gets.
        let limit = if shards == 1 { share } else { share.saturating_add(6 * share.isqrt()) };
        Self {
            shards: (0..shards).map(|_| Mutex::new(Shard::new(limit))).collect(),
            hashers: core::array::from_fn(|_| RandomState::new()),
            max_lifetime: Self::DEFAULT_MAX_LIFETIME,
            client_share: (capacity / 4).max(Self::LEAST_CLIENT_SHARE),
        }
    }

    /// With this for the longest time that an identifier is remembered.
    #[must_use]
    pub const fn with_max_lifetime(mut self, limit: Duration) -> Self {
        self.max_lifetime = limit;
        self
    }

    /// With this many live identifiers for each client, at least; a quarter of the store's room unless changed, but no less than
    /// [`MemoryReplayStore::LEAST_CLIENT_SHARE`].
    ///
    /// An exchange uses up to five: two client assertions, a request object, a `request_uri` and a code. Choose the greatest number
    /// that an honest client needs within the lifetime of an assertion, and give the store room for several such clients.
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

    /// How many identifiers are in it, counting those that are over and not thrown away yet. Locks each shard in turn: for
    /// metrics.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shards.iter().map(|shard| lock(shard).len()).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The greatest number of live identifiers that one client can have in it: a little more than its share, which is counted
    /// in each shard.
    #[must_use]
    pub fn client_limit(&self) -> usize {
        self.client_share_of_shard().saturating_mul(self.shards.len()).min(self.limit())
    }

    /// As with the room of a shard: a client's identifiers spread like dice too, and may be few.
    fn client_share_of_shard(&self) -> usize {
        let share = self.client_share.div_ceil(self.shards.len().max(1));
        if self.shards.len() <= 1 { share } else { share.saturating_add(6 * share.isqrt() + 6) }
    }

    /// The greatest number of identifiers that can be in it.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.shards.iter().map(|shard| lock(shard).limit()).sum()
    }
}

/// A shard is whole between any two of its steps, so one whose holder panicked is as good as any.
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
            // Of the shard it is a part only.
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
