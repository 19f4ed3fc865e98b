//! Batches by size: raw signatures and whole tokens, all different, on one thread and on two.
//!
//! Each iteration asserts its results. A batch of one costs as much as a single call.
#![allow(missing_docs)] // criterion's macros
#![allow(clippy::unwrap_used)] // a benchmark that cannot run says so by stopping

#[path = "support/rsa_keys.rs"]
mod rsa_keys;

use std::hint::black_box;
use std::thread;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{Algorithm, Backend, BatchItem, Signer as _, SigningKey, verify_batch};
use ofm_protocol::jose::{AlgorithmSet, BatchToken, FixedJwkSet, Jwk, ProtectedHeader, Verifier, sign_to_string};
use ofm_protocol::jwt::Validation;
use ofm_protocol::time::UnixTime;
use rsa_keys::{KEYS, MESSAGE_LEN};

/// Unfavourable sizes too: one more and one less than the lanes.
const SIZES: [usize; 8] = [1, 2, 4, 7, 8, 9, 64, 1024];

/// The number of different messages; larger batches repeat them.
const UNIQUE: usize = 64;

const REQUEST_OBJECT: &str = include_str!("../tests/samples/request_object.json");
const ISSUER: &str = "55aa605c-89ef-4473-aa88-47709f0ff383";
const AUDIENCE: &str = "https://auth1.sandbox.mya.ozoneapi.io";
/// 2026-01-30T09:51:58Z, the time of the sample.
const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);

fn raw(c: &mut Criterion) {
    for (bits, pem) in KEYS {
        let key = SigningKey::from_pem(pem.as_bytes()).unwrap();
        let signed: Vec<(Vec<u8>, Vec<u8>)> = (0..UNIQUE)
            .map(|at| {
                let message = vec![at as u8; MESSAGE_LEN];
                let mut signature = vec![0; key.signature_len()];
                key.sign(&message, &mut SystemRandom, &mut signature).unwrap();
                (message, signature)
            })
            .collect();
        let mut group = c.benchmark_group(format!("verify-batch-{bits}-{}", Backend::in_use().name()));
        for size in SIZES {
            let fresh: Vec<_> = signed
                .iter()
                .cycle()
                .take(size)
                .map(|(message, signature)| BatchItem::new(key.verifying_key(), message, signature))
                .collect();
            let mut items = fresh.clone();
            group.throughput(Throughput::Elements(size as u64));
            group.bench_function(BenchmarkId::from_parameter(size), |b| {
                b.iter(|| {
                    items.copy_from_slice(black_box(&fresh));
                    verify_batch(&mut items);
                    assert!(items.iter().all(|item| item.verdict().is_ok()));
                });
            });
        }
    }
}

struct World {
    keys: FixedJwkSet<4>,
    tokens: Vec<String>,
}

fn world() -> World {
    let key = SigningKey::from_pem(KEYS[0].1.as_bytes()).unwrap();
    let mut keys = FixedJwkSet::default();
    keys.push(Jwk::new(key.verifying_key().clone()).with_kid("2026-01").unwrap()).unwrap();
    let mut claims: serde_json::Value = serde_json::from_str(REQUEST_OBJECT).unwrap();
    let tokens = (0..UNIQUE)
        .map(|at| {
            claims["jti"] = format!("{at:036}").into();
            let header = ProtectedHeader::new().with_kid("2026-01");
            sign_to_string(&header, &serde_json::to_vec(&claims).unwrap(), &key, &mut SystemRandom).unwrap()
        })
        .collect();
    World { keys, tokens }
}

/// From texts to validated claims.
fn validate(keys: &FixedJwkSet<4>, tokens: &mut [BatchToken<'_>], buffer: &mut [u8]) {
    let verifier = Verifier::with_keys(keys, AlgorithmSet::of(&[Algorithm::Ps256]));
    let mut valid = 0;
    verifier.verify_batch(tokens);
    Validation::new(ISSUER, AUDIENCE).validate_batch(tokens, NOW, buffer, |_, claims| {
        valid += usize::from(claims.is_ok());
    });
    assert_eq!(valid, tokens.len());
}

fn tokens(c: &mut Criterion) {
    let World { keys, tokens } = world();
    let mut buffer = vec![0; 4096];
    let mut group = c.benchmark_group(format!("token-batch-2048-{}", Backend::in_use().name()));
    for size in SIZES {
        let texts: Vec<_> = tokens.iter().cycle().take(size).collect();
        let mut batch = Vec::with_capacity(size);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_function(BenchmarkId::from_parameter(size), |b| {
            b.iter(|| {
                batch.clear();
                batch.extend(texts.iter().map(|token| BatchToken::new(black_box(token.as_bytes()))));
                validate(&keys, &mut batch, &mut buffer);
            });
        });
    }
}

/// The same tokens on one thread and on two, which share only the keys.
fn threads(c: &mut Criterion) {
    const BATCH: usize = 64;
    const BATCHES: usize = 64;
    let World { keys, tokens } = world();
    let work = |share: usize| {
        let mut buffer = vec![0; 4096];
        for _ in 0..share {
            let mut batch: Vec<_> =
                tokens.iter().cycle().take(BATCH).map(|token| BatchToken::new(token.as_bytes())).collect();
            validate(&keys, &mut batch, &mut buffer);
        }
    };
    let mut group = c.benchmark_group(format!("threads-{}", Backend::in_use().name()));
    group.throughput(Throughput::Elements((BATCH * BATCHES) as u64)).sample_size(10);
    for threads in [1, 2] {
        group.bench_function(BenchmarkId::from_parameter(threads), |b| {
            b.iter(|| thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(|| work(BATCHES / threads))))));
        });
    }
}

criterion_group!(benches, raw, tokens, threads);
criterion_main!(benches);
