//! One shard: a hash table with a heap of expiry times.

use core::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::vec;
use std::vec::Vec;

use crate::error::ReplayError;
use crate::time::UnixTime;

/// The number of bits of an entry's index, so that it fits in one `u64` with an end in seconds, which needs 38 bits.
const PLACE_BITS: u32 = 24;
const PLACE_MASK: u64 = (1 << PLACE_BITS) - 1;
/// No entry.
const NONE: u32 = u32::MAX;
/// The number of entries that an insertion evicts: one would keep up, the second catches up.
const RECLAIMED: usize = 2;

/// The hashes of an identifier. The first selects its bucket; the second has selected the shard.
pub(super) type Key = [u64; 2];

/// The owner of an identifier.
#[derive(Clone, Copy)]
pub(super) struct Client {
    /// A hash of its name.
    pub(super) id: u32,
    /// Its maximum number of identifiers in the shard.
    pub(super) share: usize,
}

/// Entries in chains, one chain per bucket, all in one allocation that never grows.
pub(super) struct Shard {
    /// The first entry of each bucket's chain; their number is a power of two.
    buckets: Vec<u32>,
    entries: Vec<Entry>,
    /// The first free entry.
    free: u32,
    /// One item per entry in use: its end, and its index in the low bits.
    ends: BinaryHeap<Reverse<u64>>,
    /// The number of entries in use of each client with entries.
    clients: BTreeMap<u32, usize>,
    limit: usize,
    /// The latest end of an evicted entry, in seconds.
    forgotten: u64,
}

struct Entry {
    key: Key,
    /// In seconds.
    end: u64,
    /// The next entry of the chain, or of the free entries.
    next: u32,
    /// The client's hash.
    client: u32,
}

impl Shard {
    pub(super) fn new(limit: usize) -> Self {
        let limit = limit.min(1 << PLACE_BITS);
        Self {
            buckets: vec![NONE; limit.next_power_of_two()],
            entries: Vec::with_capacity(limit),
            free: NONE,
            ends: BinaryHeap::with_capacity(limit),
            clients: BTreeMap::new(),
            limit,
            forgotten: 0,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) const fn limit(&self) -> usize {
        self.limit
    }

    pub(super) fn insert(
        &mut self,
        key: Key,
        client: Client,
        expires_at: UnixTime,
        now: UnixTime,
    ) -> Result<(), ReplayError> {
        // Rounded towards remembering: the end up, now down.
        let end = expires_at.seconds().saturating_add(u64::from(expires_at.nanoseconds() > 0));
        let now = now.seconds();
        for _ in 0..RECLAIMED {
            self.reclaim(now);
        }
        let bucket = self.bucket(key);
        if let Some((place, old)) = self.find(bucket, key) {
            if old > now {
                return Err(ReplayError::SeenBefore);
            }
            // The entry has expired. It is no longer found; `reclaim` frees it later.
            self.detach(place);
            self.forgotten = self.forgotten.max(old);
        }
        if end <= self.forgotten {
            return Err(ReplayError::Expired { end: expires_at });
        }
        // Each entry is evicted once, so on average this takes no longer.
        while self.count_of(client.id) >= client.share {
            if !self.reclaim(now) {
                return Err(ReplayError::ClientShare { limit: client.share });
            }
        }
        // `reclaim` has evicted at least one entry if any had expired.
        if self.ends.len() >= self.limit {
            return Err(ReplayError::Full);
        }
        let next = self.buckets.get(bucket).copied().unwrap_or(NONE);
        let place = self.place(Entry { key, end, next, client: client.id }).ok_or(ReplayError::Full)?;
        *self.clients.entry(client.id).or_default() += 1;
        if let Some(first) = self.buckets.get_mut(bucket) {
            *first = place;
        }
        self.ends.push(Reverse(item(end, place)));
        Ok(())
    }

    /// Evicts the entry that expired first, if any has expired; returns whether it did.
    fn reclaim(&mut self, now: u64) -> bool {
        let Some(&Reverse(first)) = self.ends.peek() else { return false };
        let end = first >> PLACE_BITS;
        if end > now {
            return false;
        }
        self.ends.pop();
        let place = u32::try_from(first & PLACE_MASK).unwrap_or(NONE);
        self.detach(place);
        self.forgotten = self.forgotten.max(end);
        let free = self.free;
        if let Some(entry) = self.entry_mut(place) {
            entry.next = free;
            let client = entry.client;
            self.free = place;
            self.uncount(client);
        }
        true
    }

    fn count_of(&self, client: u32) -> usize {
        self.clients.get(&client).copied().unwrap_or_default()
    }

    fn uncount(&mut self, client: u32) {
        match self.clients.get_mut(&client) {
            Some(count) if *count > 1 => *count -= 1,
            _ => _ = self.clients.remove(&client),
        }
    }

    /// Removes an entry from its chain, if it is there.
    fn detach(&mut self, place: u32) {
        let Some(entry) = self.entry(place) else { return };
        let (key, next) = (entry.key, entry.next);
        let bucket = self.bucket(key);
        let Some(first) = self.buckets.get_mut(bucket) else { return };
        if *first == place {
            *first = next;
            return;
        }
        let mut at = *first;
        while let Some(entry) = self.entry_mut(at) {
            if entry.next == place {
                entry.next = next;
                return;
            }
            at = entry.next;
        }
    }

    /// Stores an entry in a free place.
    fn place(&mut self, entry: Entry) -> Option<u32> {
        let free = self.free;
        if let Some(room) = self.entry_mut(free) {
            let next = core::mem::replace(room, entry).next;
            self.free = next;
            return Some(free);
        }
        let place = u32::try_from(self.entries.len()).ok()?;
        self.entries.push(entry);
        Some(place)
    }

    /// The index and end of a key's entry.
    fn find(&self, bucket: usize, key: Key) -> Option<(u32, u64)> {
        let mut at = self.buckets.get(bucket).copied()?;
        loop {
            let entry = self.entry(at)?;
            if entry.key == key {
                return Some((at, entry.end));
            }
            at = entry.next;
        }
    }

    const fn bucket(&self, key: Key) -> usize {
        key[0] as usize & self.buckets.len().saturating_sub(1)
    }

    fn entry(&self, place: u32) -> Option<&Entry> {
        self.entries.get(usize::try_from(place).ok()?)
    }

    fn entry_mut(&mut self, place: u32) -> Option<&mut Entry> {
        self.entries.get_mut(usize::try_from(place).ok()?)
    }
}

/// An item that sorts by end.
const fn item(end: u64, place: u32) -> u64 {
    end << PLACE_BITS | place as u64
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use proptest::prelude::*;

    use super::*;

    fn key(number: u8) -> Key {
        // Only three buckets, so that chains get long.
        [u64::from(number % 3), u64::from(number)]
    }

    const fn client(id: u32) -> Client {
        Client { id, share: 5 }
    }

    fn at(seconds: u64) -> UnixTime {
        UnixTime::from_seconds(seconds)
    }

    #[test]
    fn the_largest_end_and_place_fit_one_item() {
        let latest = item(UnixTime::MAX_SECONDS + 1, (1 << PLACE_BITS) - 1);
        assert_eq!(latest >> PLACE_BITS, UnixTime::MAX_SECONDS + 1);
        assert_eq!(latest & PLACE_MASK, PLACE_MASK);
    }

    #[test]
    fn an_entry_that_is_over_and_comes_again_is_kept_until_its_new_end() {
        let mut shard = Shard::new(4);
        for number in 0..4 {
            shard.insert(key(number), client(0), at(10), at(0)).unwrap();
        }
        // Two of the four are evicted, in any order: this one is accepted once in either case.
        shard.insert(key(3), client(0), at(30), at(20)).unwrap();
        for now in [20, 25, 29] {
            assert_eq!(shard.insert(key(3), client(0), at(40), at(now)), Err(ReplayError::SeenBefore));
        }
        assert_eq!(shard.insert(key(3), client(0), at(40), at(30)), Ok(()));
    }

    proptest! {
        /// Compares with a map that never evicts, with a clock that also goes back: no token is accepted twice, no
        /// identifier while it lives, and `Full` is returned only if all entries are live, or were when the clock was
        /// later. (A token is an identifier and its end: both are signed.)
        #[test]
        fn nothing_live_is_taken_twice_and_full_is_full(
            steps in proptest::collection::vec((any::<u8>(), 1_u64..20, -3_i64..6), 1..400),
        ) {
            let (mut shard, limit) = (Shard::new(8), 8);
            let mut taken: HashMap<u8, u64> = HashMap::new();
            let mut tokens = HashSet::new();
            let (mut now, mut latest) = (1000_u64, 0);
            for (number, lifetime, step) in steps {
                now = now.saturating_add_signed(step);
                latest = latest.max(now);
                let (number, end) = (number % 24, now + lifetime);
                let live = taken.values().filter(|end| **end > now).count();
                // Three clients, each with its own numbers.
                let owner = u32::from(number % 3);
                let own = taken.iter().filter(|(other, end)| **end > now && u32::from(**other % 3) == owner).count();
                match shard.insert(key(number), client(owner), at(end), at(now)) {
                    Ok(()) => {
                        prop_assert!(tokens.insert((number, end)), "the same token twice");
                        prop_assert!(taken.get(&number).is_none_or(|end| *end <= now) || now < latest);
                        taken.insert(number, end);
                    }
                    Err(ReplayError::SeenBefore) => prop_assert!(taken.get(&number).is_some_and(|end| *end > now)),
                    Err(ReplayError::Full) => prop_assert!(live >= limit || now < latest),
                    Err(ReplayError::ClientShare { limit }) => prop_assert!(own >= limit || now < latest),
                    Err(ReplayError::Expired { .. }) => prop_assert!(taken.values().any(|old| *old >= end)),
                    Err(error) => panic!("{error}"),
                }
                prop_assert!(shard.len() <= limit && shard.entries.len() <= limit);
                prop_assert!(shard.clients.values().sum::<usize>() == shard.len());
                prop_assert!(shard.clients.values().all(|count| (1..=5).contains(count)));
            }
        }
    }
}
