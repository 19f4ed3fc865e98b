//! The replay store in memory with a million live identifiers: an insertion, a replay, a refusal because it is full.
//!
//! Each iteration asserts its result. Keys are hashed within it, as a server does, unless the name says otherwise.
#![allow(missing_docs)] // criterion's macros
#![allow(clippy::unwrap_used)] // a benchmark that cannot run says so by stopping

use std::cell::Cell;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use ofm_protocol::error::ReplayError;
use ofm_protocol::oauth::replay::{IdentifierKind, MemoryReplayStore, ReplayKey, ReplayStore as _};
use ofm_protocol::time::UnixTime;

const LIVE: u64 = 1_000_000;
const LIFETIME: Duration = Duration::from_secs(300);
const CLIENT: &str = "55aa605c-89ef-4473-aa88-47709f0ff383";

/// Of as many characters as a UUID.
fn key(text: &mut String, number: u64) -> ReplayKey {
    text.clear();
    write!(text, "633bfebd-7e54-4c5b-8a5c-{number:012}").unwrap();
    ReplayKey::new(IdentifierKind::ClientAssertion, CLIENT, text)
}

/// When a request comes, at a rate that keeps a million live.
fn at(number: u64) -> UnixTime {
    let start = UnixTime::from_seconds(1_769_766_718);
    start.saturating_add(Duration::from_nanos(number * (300_000_000_000 / LIVE)))
}

fn filled(count: u64) -> MemoryReplayStore {
    let store = MemoryReplayStore::new(usize::try_from(count).unwrap());
    let mut text = String::new();
    for number in 0..LIVE {
        let now = at(number);
        store.insert(&key(&mut text, number), now.saturating_add(LIFETIME), now).unwrap();
    }
    store
}

fn memory(c: &mut Criterion) {
    let mut text = String::new();
    let mut group = c.benchmark_group("replay-memory-1M");
    group.throughput(Throughput::Elements(1));

    group.bench_function("key", |b| {
        b.iter(|| assert_ne!(key(&mut text, black_box(7)).as_bytes(), &[0; 32]));
    });

    // Each insertion throws away what the one a million before it left.
    let store = filled(LIVE + LIVE / 50);
    let next = Cell::new(LIVE);
    group.bench_function("fresh", |b| {
        b.iter(|| {
            let number = next.replace(next.get() + 1);
            let now = at(number);
            let result = store.insert(&key(&mut text, black_box(number)), now.saturating_add(LIFETIME), now);
            assert_eq!(result, Ok(()));
        });
    });
    group.bench_function("fresh-without-hashing", |b| {
        let fresh = || {
            let number = next.replace(next.get() + 1);
            (key(&mut String::new(), number), at(number))
        };
        b.iter_batched(
            fresh,
            |(key, now)| assert_eq!(store.insert(&key, now.saturating_add(LIFETIME), now), Ok(())),
            BatchSize::SmallInput,
        );
    });
    let live = store.len();
    assert!(live.abs_diff(1_000_000) < 50_000, "{live} are in the store");

    group.bench_function("seen-before", |b| {
        let latest = next.get();
        let now = at(latest);
        let mut back = 0;
        b.iter(|| {
            // Spread over the table, so that the caches do not help.
            back = (back + 7_919) % (LIVE / 2);
            let result = store.insert(&key(&mut text, black_box(latest - 1 - back)), now.saturating_add(LIFETIME), now);
            assert_eq!(result, Err(ReplayError::SeenBefore));
        });
    });
    drop(store);

    let full = MemoryReplayStore::new(16_384);
    let now = at(0);
    for number in 0..16_384 {
        full.insert(&key(&mut text, number), now.saturating_add(LIFETIME), now).unwrap();
    }
    group.bench_function("full", |b| {
        let mut number = LIVE;
        b.iter(|| {
            number += 1;
            let result = full.insert(&key(&mut text, black_box(number)), now.saturating_add(LIFETIME), now);
            assert_eq!(result, Err(ReplayError::Full));
        });
    });
    group.finish();
}

criterion_group!(benches, memory);
criterion_main!(benches);
