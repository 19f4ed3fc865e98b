//! The most expensive inputs of each public entry, at the limits, compared with ordinary messages.
//!
//! Each iteration asserts the outcome of its input. `throughput` counts the bytes of the input.
#![allow(missing_docs)] // criterion's macros
#![allow(clippy::unwrap_used, clippy::panic)] // a benchmark that cannot run says so by stopping

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ofm_protocol::crypto::SigningKey;
use ofm_protocol::jose::{Jwk, JwkSet};

use self::hostile::cases;
use self::world::{World, messages};

#[path = "../tests/support/hostile.rs"]
mod hostile;
#[allow(dead_code, reason = "shared")]
#[path = "support/world.rs"]
mod world;

fn hostile(c: &mut Criterion) {
    let mut group = c.benchmark_group("hostile");
    for case in cases() {
        let input = (case.make)(case.limit);
        group.throughput(Throughput::Bytes(input.len() as u64));
        let read = (case.reader)(&input);
        group.bench_function(case.name, |b| b.iter(|| assert_eq!(read(&input), case.outcome)));
    }
    group.finish();
}

fn ordinary(c: &mut Criterion) {
    let world = World::rsa();
    let messages = messages(&world);
    let jwk = |key: &SigningKey| Jwk::new(key.verifying_key().clone()).with_kid("2026-01").unwrap().to_json();
    let set = format!(r#"{{"keys":[{},{}]}}"#, jwk(&world.client_key), jwk(&world.server_key));
    let mut group = c.benchmark_group("hostile-beside-ordinary");
    group.throughput(Throughput::Bytes(messages.par.body.len() as u64));
    group.bench_function("par: parsed", |b| {
        b.iter(|| assert!(world.server.read_par(&messages.par, &mut world::cx()).is_ok()));
    });
    group.throughput(Throughput::Bytes(set.len() as u64));
    group.bench_function("key set: two RSA keys", |b| {
        b.iter(|| assert_eq!(JwkSet::parse(set.as_bytes()).unwrap().keys().len(), 2));
    });
    group.finish();
}

criterion_group!(benches, ordinary, hostile);
criterion_main!(benches);
