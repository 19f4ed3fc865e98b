//! Raw ES256 over 1,500 bytes: verifying with a key that is used once and with a prepared key, alone and in batches of
//! 64 with 16 keys; preparing a key; signing with and without verification of the signature. Compared with `ring` and
//! `p256`.
//!
//! Each iteration asserts its results. benches/peers compares with `aws-lc-rs` and `graviola`.
#![allow(missing_docs)] // criterion's macros
#![allow(clippy::unwrap_used)] // a benchmark that cannot run says so by stopping

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{Backend, BatchItem, PublicComponents, Signer as _, SigningKey, VerifyingKey, verify_batch};
use p256::ecdsa::signature::{Signer as _, Verifier as _};

const MESSAGE_LEN: usize = 1_500;
const KEYS: u8 = 16;
const BATCH: usize = 64;

struct World {
    signing: Vec<SigningKey>,
    once: Vec<VerifyingKey>,
    prepared: Vec<VerifyingKey>,
    messages: Vec<Vec<u8>>,
    signatures: Vec<[u8; 64]>,
}

fn world() -> World {
    let signing: Vec<_> = (1..=KEYS).map(|at| SigningKey::from_p256_scalar(&[at; 32]).unwrap()).collect();
    let once: Vec<_> = signing.iter().map(|key| key.verifying_key().clone()).collect();
    let prepared = once.iter().map(|key| key.clone().prepare()).collect();
    let messages: Vec<_> = (0..BATCH).map(|at| vec![at as u8; MESSAGE_LEN]).collect();
    let signatures = messages
        .iter()
        .zip(signing.iter().cycle())
        .map(|(message, key)| {
            let mut signature = [0; 64];
            key.sign(message, &mut SystemRandom, &mut signature).unwrap();
            signature
        })
        .collect();
    World { signing, once, prepared, messages, signatures }
}

fn sec1(key: &VerifyingKey) -> Vec<u8> {
    let PublicComponents::P256 { x, y } = key.public_components() else { unreachable!() };
    [&[4][..], &x, &y].concat()
}

/// Iterates over the places of the world.
fn next(at: &mut usize) -> usize {
    *at = (*at + 1) % BATCH;
    *at
}

fn verify(c: &mut Criterion) {
    let World { once, prepared, messages, signatures, .. } = &world();
    let mut group = c.benchmark_group(format!("verify-es256-{}", Backend::in_use().name()));
    group.throughput(Throughput::Elements(1));
    let mut at = 0;
    for (name, keys) in [("ofm, key used once", once), ("ofm, key prepared", prepared)] {
        group.bench_function(name, |b| {
            b.iter(|| {
                let at = next(&mut at);
                keys[at % keys.len()].verify(black_box(&messages[at]), black_box(&signatures[at])).unwrap();
            });
        });
    }
    let keys: Vec<_> = once.iter().map(sec1).collect();
    group.bench_function("ring", |b| {
        b.iter(|| {
            let at = next(&mut at);
            let algorithm = &ring::signature::ECDSA_P256_SHA256_FIXED;
            let key = ring::signature::UnparsedPublicKey::new(algorithm, &keys[at % keys.len()]);
            key.verify(black_box(&messages[at]), black_box(&signatures[at])).unwrap();
        });
    });
    let keys: Vec<_> = keys.iter().map(|key| p256::ecdsa::VerifyingKey::from_sec1_bytes(key).unwrap()).collect();
    group.bench_function("p256", |b| {
        b.iter(|| {
            let at = next(&mut at);
            let signature = p256::ecdsa::Signature::from_slice(black_box(&signatures[at])).unwrap();
            keys[at % keys.len()].verify(black_box(&messages[at]), &signature).unwrap();
        });
    });
    group.bench_function("preparing a key", |b| {
        b.iter(|| {
            let at = next(&mut at);
            assert_eq!(black_box(&once[at % once.len()]).clone().prepare(), prepared[at % once.len()]);
        });
    });
}

fn batch(c: &mut Criterion) {
    let World { once, prepared, messages, signatures, .. } = &world();
    let mut group = c.benchmark_group(format!("verify-batch-es256-{}", Backend::in_use().name()));
    for size in [1, 2, 3, 4, 5, 8, BATCH] {
        group.throughput(Throughput::Elements(size as u64));
        for (name, keys) in [("keys used once", once), ("keys prepared", prepared)] {
            let signed = messages.iter().zip(signatures).zip(keys.iter().cycle());
            let fresh: Vec<_> =
                signed.take(size).map(|((message, signature), key)| BatchItem::new(key, message, signature)).collect();
            let mut items = fresh.clone();
            group.bench_function(format!("{name}/{size}"), |b| {
                b.iter(|| {
                    items.copy_from_slice(black_box(&fresh));
                    verify_batch(&mut items);
                    assert!(items.iter().all(|item| item.verdict().is_ok()));
                });
            });
        }
    }
}

fn sign(c: &mut Criterion) {
    let World { signing, messages, .. } = &world();
    let mut group = c.benchmark_group("sign-es256");
    group.throughput(Throughput::Elements(1));
    let (mut at, mut out) = (0, [0; 64]);
    group.bench_function("ofm", |b| {
        b.iter(|| {
            let at = next(&mut at);
            let key = &signing[at % signing.len()];
            assert_eq!(key.sign(black_box(&messages[at]), &mut SystemRandom, &mut out).unwrap().len(), 64);
        });
    });
    let verifying: Vec<_> =
        (1..=KEYS).map(|at| SigningKey::from_p256_scalar(&[at; 32]).unwrap().with_verification()).collect();
    group.bench_function("ofm, with verification", |b| {
        b.iter(|| {
            let at = next(&mut at);
            let key = &verifying[at % verifying.len()];
            assert_eq!(key.sign(black_box(&messages[at]), &mut SystemRandom, &mut out).unwrap().len(), 64);
        });
    });
    let random = ring::rand::SystemRandom::new();
    let algorithm = &ring::signature::ECDSA_P256_SHA256_FIXED_SIGNING;
    let keys: Vec<_> = (1..=KEYS)
        .zip(signing)
        .map(|(at, key)| {
            let public = sec1(key.verifying_key());
            ring::signature::EcdsaKeyPair::from_private_key_and_public_key(algorithm, &[at; 32], &public, &random)
                .unwrap()
        })
        .collect();
    group.bench_function("ring", |b| {
        b.iter(|| {
            let at = next(&mut at);
            let signature = keys[at % keys.len()].sign(&random, black_box(&messages[at])).unwrap();
            assert_eq!(signature.as_ref().len(), 64);
        });
    });
    let keys: Vec<_> = (1..=KEYS).map(|at| p256::ecdsa::SigningKey::from_slice(&[at; 32]).unwrap()).collect();
    group.bench_function("p256, without added randomness", |b| {
        b.iter(|| {
            let at = next(&mut at);
            let signature: p256::ecdsa::Signature = keys[at % keys.len()].sign(black_box(&messages[at]));
            assert_eq!(signature.to_bytes().len(), 64);
        });
    });
}

criterion_group!(benches, verify, batch, sign);
criterion_main!(benches);
