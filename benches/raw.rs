//! Raw PS256: verification and signing of 1,500 bytes, beside `ring` and `rsa`.
use criterion::{Criterion, criterion_group, criterion_main};
use ofm_protocol::crypto::rsa::RsaVerifyingKey;
use std::hint::black_box;

fn verify(c: &mut Criterion) {
    for bits in [2048, 3072, 4096] {
        let der = std::process::Command::new("sh")
            .arg("-c")
            .arg(format!(
                "openssl genrsa -traditional {bits} 2>/dev/null | openssl rsa -outform DER -traditional 2>/dev/null"
            ))
            .output()
            .unwrap()
            .stdout;
        let pair = ring::rsa::KeyPair::from_der(&der).unwrap();
        let pk: ring::rsa::PublicKeyComponents<Vec<u8>> = pair.public().into();
        let (n, e) = (pk.n, pk.e);
        let message = vec![7; 1500];
        let mut sig = vec![0; n.len()];
        pair.sign(&ring::signature::RSA_PSS_SHA256, &ring::rand::SystemRandom::new(), &message, &mut sig).unwrap();
        let key = RsaVerifyingKey::from_components(&n, &e).unwrap();
        key.verify(&message, &sig).unwrap();
        let mut g = c.benchmark_group(format!("verify-{bits}"));
        g.bench_function("ofm", |b| b.iter(|| key.verify(black_box(&message), black_box(&sig)).unwrap()));
        let rk = ring::signature::RsaPublicKeyComponents { n: &n, e: &e };
        g.bench_function("ring", |b| {
            b.iter(|| {
                rk.verify(&ring::signature::RSA_PSS_2048_8192_SHA256, black_box(&message), black_box(&sig)).unwrap()
            })
        });
    }
    let message = vec![7; 1500];
    c.bench_function("sha/sha2", |b| b.iter(|| ofm_protocol::crypto::sha256::sha256(black_box(&message))));
    c.bench_function("sha/ring", |b| b.iter(|| ring::digest::digest(&ring::digest::SHA256, black_box(&message))));
}
criterion_group!(benches, verify);
criterion_main!(benches);
