//! The protocol layer: pushed requests, token requests and ID tokens, from the HTTP message to the validated value.
//!
//! `whole` includes the signatures, PS256 with 2,048 bits. `without-signatures` alternates between the whole and the
//! verifications of the same tokens with the same keys alone, and reports the difference of the medians. Each iteration
//! asserts its result.
#![allow(missing_docs)] // criterion's macros
#![allow(clippy::unwrap_used)] // a benchmark that cannot run says so by stopping

use std::time::{Duration, Instant};

use criterion::{Bencher, Criterion, Throughput, criterion_group, criterion_main};
use ofm_protocol::crypto::SigningKey;
use ofm_protocol::oauth::dpop::{NewProof, NonceIssuer, ProofKey, ProofRequirements};
use ofm_protocol::oauth::{Context, Policy};
use ofm_protocol::time::UnixTime;

use self::world::{World, messages, signed, signed_of, verify};

#[path = "support/world.rs"]
mod world;

/// The additional time of `whole` over `part`, which it contains: the difference of the medians, so that disturbed
/// iterations do not count.
fn difference(b: &mut Bencher<'_>, whole: impl Fn(), part: impl Fn()) {
    b.iter_custom(|iterations| {
        let (mut with, mut without) = (Vec::new(), Vec::new());
        for _ in 0..iterations.max(9) {
            let start = Instant::now();
            whole();
            let middle = Instant::now();
            part();
            without.push(middle.elapsed());
            with.push(middle - start);
        }
        let [with, without] = [with, without].map(|mut times| {
            times.sort_unstable();
            times[times.len() / 2]
        });
        let difference = with.saturating_sub(without).max(Duration::from_nanos(1));
        difference * u32::try_from(iterations).unwrap()
    });
}

fn whole(c: &mut Criterion) {
    let world = World::rsa();
    let messages = messages(&world);
    let mut group = c.benchmark_group("whole");
    group.throughput(Throughput::Elements(1));
    group.bench_function("par", |b| b.iter(|| world.check_par(&messages.par)));
    // RFC 8705: the thumbprint of the connection's certificate, for each request. 1,000 bytes are a usual length.
    let certificate = [7; 1_000];
    group.bench_function("par-mutual-tls", |b| {
        b.iter(|| {
            let request = messages.par.clone().with_client_certificate(&certificate);
            assert!(request.client_certificate().is_some());
            world.check_par(&request);
        });
    });
    let tokens = signed_of(&messages.par);
    assert_eq!(tokens.len(), 2);
    group.bench_function("par-two-signatures-alone", |b| {
        b.iter(|| verify(world.client_key.verifying_key(), &tokens));
    });
    group.bench_function("token-request", |b| {
        b.iter(|| world.check_token_request(&messages.token, &messages.issued));
    });
    group.bench_function("id-token", |b| b.iter(|| world.check_id_token(&messages.id_token)));
    group.finish();
}

fn without_signatures(c: &mut Criterion) {
    let ed25519 = include_str!("../tests/keys/ed25519.pem");
    let worlds = vec![("", World::rsa()), ("-ed25519", World::new(Policy::fapi2_final(), ed25519, ed25519))];
    let mut group = c.benchmark_group("without-signatures");
    for (suffix, world) in &worlds {
        let messages = messages(world);
        let (client, server) = (world.client_key.verifying_key(), world.server_key.verifying_key());
        let tokens = signed_of(&messages.par);
        group.bench_function(format!("par{suffix}"), |b| {
            difference(b, || world.check_par(&messages.par), || verify(client, &tokens));
        });
        let tokens = signed_of(&messages.token);
        group.bench_function(format!("token-request{suffix}"), |b| {
            difference(b, || world.check_token_request(&messages.token, &messages.issued), || verify(client, &tokens));
        });
        let tokens = [signed(&messages.id_token)];
        group.bench_function(format!("id-token{suffix}"), |b| {
            difference(b, || world.check_id_token(&messages.id_token), || verify(server, &tokens));
        });
    }
    group.finish();
}

/// A DPoP proof at a resource server, with nonce and access token, and its signature's share: verifying with a key that
/// is used once.
fn dpop_proof(c: &mut Criterion) {
    const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);
    const URL: &str = "https://rs.example/accounts";
    let keys = [
        ("es256", SigningKey::from_p256_scalar(&[7; 32]).unwrap()),
        ("ed25519", SigningKey::from_ed25519_seed(&[7; 32])),
    ];
    let (policy, nonces) = (Policy::fapi2_final(), NonceIssuer::new([7; 32], Duration::from_secs(60)));
    let nonce = nonces.issue(NOW);
    let mut group = c.benchmark_group("dpop-proof");
    group.throughput(Throughput::Elements(1));
    for (name, key) in keys {
        let public = key.verifying_key().clone();
        let (key, cx) = (ProofKey::new(key), &mut Context::with_system_random(NOW));
        let proof = NewProof::new("GET", URL).with_access_token("access-token").with_nonce(nonce.as_str());
        let proof = proof.sign(&key, cx).unwrap();
        let expected = ProofRequirements::new("GET", URL).with_access_token("access-token").with_nonce(&nonces);
        let expected = expected.with_key(key.thumbprint());
        group.bench_function(name, |b| {
            b.iter(|| assert_eq!(expected.check(&proof, &policy, cx).unwrap().issued_at(), NOW));
        });
        let tokens = [signed(&proof)];
        group.bench_function(format!("{name}-signature-alone"), |b| b.iter(|| verify(&public, &tokens)));
    }
    group.finish();
}

criterion_group!(benches, whole, without_signatures, dpop_proof);
criterion_main!(benches);
