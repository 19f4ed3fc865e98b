//! Raw PS256 by modulus size: verifying and signing 1,500 bytes, compared with `ring` and `rsa`.
//!
//! Keys are prepared once where the library allows it. Each iteration asserts its result.
#![allow(missing_docs)] // criterion's macros
#![allow(clippy::unwrap_used)] // a benchmark that cannot run says so by stopping

#[path = "support/rsa_keys.rs"]
mod rsa_keys;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{Signer as _, SigningKey};
use rsa::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _};
use rsa::signature::{RandomizedSigner as _, SignatureEncoding as _, Verifier as _};
use rsa::traits::PublicKeyParts as _;
use rsa_keys::{KEYS, MESSAGE_LEN};

/// The crate `rsa` takes its randomness through `rand_core`.
struct Random;

impl rsa::rand_core::TryRng for Random {
    type Error = core::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Ok(getrandom::u32().unwrap())
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(getrandom::u64().unwrap())
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Self::Error> {
        getrandom::fill(out).unwrap();
        Ok(())
    }
}

impl rsa::rand_core::TryCryptoRng for Random {}

fn verify(c: &mut Criterion) {
    let message = [0x5a; MESSAGE_LEN];
    for (bits, pem) in KEYS {
        let signing_key = SigningKey::from_pem(pem.as_bytes()).unwrap();
        let mut buffer = [0; 512];
        let signature = &*signing_key.sign(&message, &mut SystemRandom, &mut buffer).unwrap();
        let peer = rsa::RsaPrivateKey::from_pkcs8_pem(pem).unwrap().to_public_key();

        let mut group = c.benchmark_group(format!("verify-ps256-{bits}"));
        group.throughput(Throughput::Elements(1));
        let key = signing_key.verifying_key();
        group.bench_function("ofm", |b| b.iter(|| key.verify(black_box(&message), black_box(signature)).unwrap()));

        let (n, e) = (peer.n().to_be_bytes_trimmed_vartime(), peer.e().to_be_bytes_trimmed_vartime());
        let key = ring::signature::RsaPublicKeyComponents { n: &n, e: &e };
        group.bench_function("ring", |b| {
            b.iter(|| {
                let parameters = &ring::signature::RSA_PSS_2048_8192_SHA256;
                key.verify(parameters, black_box(&message), black_box(signature)).unwrap();
            });
        });

        let key = rsa::pss::VerifyingKey::<sha2::Sha256>::new(peer);
        let signature = rsa::pss::Signature::try_from(signature).unwrap();
        group.bench_function("rsa", |b| b.iter(|| key.verify(black_box(&message), black_box(&signature)).unwrap()));
    }
}

fn sign(c: &mut Criterion) {
    let message = [0x5a; MESSAGE_LEN];
    for (bits, pem) in KEYS {
        let mut group = c.benchmark_group(format!("sign-ps256-{bits}"));
        group.throughput(Throughput::Elements(1)).sample_size(40);
        let len = bits as usize / 8;

        let key = SigningKey::from_pem(pem.as_bytes()).unwrap();
        let mut out = [0; 512];
        group.bench_function("ofm", |b| {
            b.iter(|| {
                let signature = key.sign(black_box(&message), &mut SystemRandom, &mut out).unwrap();
                assert_eq!(signature.len(), len);
            });
        });

        let peer = rsa::RsaPrivateKey::from_pkcs8_pem(pem).unwrap();
        let key = ring::rsa::KeyPair::from_pkcs8(peer.to_pkcs8_der().unwrap().as_bytes());
        let key = key.unwrap();
        let random = ring::rand::SystemRandom::new();
        group.bench_function("ring", |b| {
            b.iter(|| {
                let padding = &ring::signature::RSA_PSS_SHA256;
                key.sign(padding, &random, black_box(&message), &mut out[..len]).unwrap();
            });
        });

        let key = rsa::pss::SigningKey::<sha2::Sha256>::new(peer);
        group.bench_function("rsa", |b| {
            b.iter(|| {
                let signature = key.sign_with_rng(&mut Random, black_box(&message));
                assert_eq!(signature.to_bytes().len(), len);
            });
        });
    }
}

criterion_group!(benches, verify, sign);
criterion_main!(benches);
