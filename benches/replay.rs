//! The replay store in memory with a million live identifiers: an insertion, a replay, a rejection by a full store.
//!
//! Each iteration asserts its result and starts with the identifier's text, so the time includes hashing.
#![allow(missing_docs)] // criterion's macros
#![allow(clippy::unwrap_used)] // a benchmark that cannot run says so by stopping

use std::cell::Cell;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use ofm_protocol::error::ReplayError;
use ofm_protocol::oauth::replay::{IdentifierKind, MemoryReplayStore, ReplayKey, ReplayStore as _};
use ofm_protocol::time::UnixTime;

const LIVE: u64 = 1_000_000;
const LIFETIME: Duration = Duration::from_secs(300);
const CLIENT: &str = "55aa605c-89ef-4473-aa88-47709f0ff383";

/// As many characters as a UUID.
fn id(number: u64) -> String {
    format!("633bfebd-7e54-4c5b-8a5c-{number:012}")
}

const fn key(identifier: &str) -> ReplayKey<'_> {
    ReplayKey::new(IdentifierKind::ClientAssertion, CLIENT, identifier)
}

/// The time of a request, at a rate that keeps a million live.
fn at(number: u64) -> UnixTime {
    let start = UnixTime::from_seconds(1_769_766_718);
    start.saturating_add(Duration::from_nanos(number * (300_000_000_000 / LIVE)))
}

fn filled(count: u64) -> MemoryReplayStore {
    // All identifiers belong to one client.
    let capacity = usize::try_from(count).unwrap();
    let store = MemoryReplayStore::new(capacity).with_client_share(capacity);
    for number in 0..LIVE {
        let now = at(number);
        store.insert(&key(&id(number)), now.saturating_add(LIFETIME), now).unwrap();
    }
    store
}

fn memory(c: &mut Criterion) {
    let mut group = c.benchmark_group("replay-memory-1M");
    group.throughput(Throughput::Elements(1));

    // The hash by which shared stores identify a value.
    let text = id(7);
    group.bench_function("digest", |b| b.iter(|| assert_ne!(key(black_box(&text)).digest(), [0; 32])));

    // Each insertion evicts the entry from a million insertions before.
    let store = filled(LIVE + LIVE / 50);
    let next = Cell::new(LIVE);
    group.bench_function("fresh", |b| {
        let fresh = || {
            let number = next.replace(next.get() + 1);
            (id(number), at(number))
        };
        b.iter_batched(
            fresh,
            |(id, now)| {
                assert_eq!(store.insert(&key(&id), now.saturating_add(LIFETIME), now), Ok(()));
                id
            },
            BatchSize::SmallInput,
        );
    });
    let live = store.len();
    assert!(live.abs_diff(1_000_000) < 50_000, "{live} are in the store");

    group.bench_function("seen-before", |b| {
        let latest = next.get();
        let now = at(latest);
        let mut back = 0;
        let seen = || {
            // Spread over the table, so that the caches do not help.
            back = (back + 7_919) % (LIVE / 2);
            id(latest - 1 - back)
        };
        b.iter_batched(
            seen,
            |id| {
                assert_eq!(store.insert(&key(&id), now.saturating_add(LIFETIME), now), Err(ReplayError::SeenBefore));
                id
            },
            BatchSize::SmallInput,
        );
    });
    drop(store);

    let full = MemoryReplayStore::new(16_384).with_client_share(usize::MAX);
    let now = at(0);
    for number in 0..16_384 {
        full.insert(&key(&id(number)), now.saturating_add(LIFETIME), now).unwrap();
    }
    group.bench_function("full", |b| {
        let mut number = LIVE;
        let more = || {
            number += 1;
            id(number)
        };
        b.iter_batched(
            more,
            |id| {
                assert_eq!(full.insert(&key(&id), now.saturating_add(LIFETIME), now), Err(ReplayError::Full));
                id
            },
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

criterion_group!(benches, memory);
criterion_main!(benches);
