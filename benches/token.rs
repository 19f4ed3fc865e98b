//! Whole tokens: the samples' request object as a JAR, from the compact token to validated claims; its parts; the typed
//! claims; early and late rejections. benches/peers compares whole tokens with other libraries.
//!
//! Each iteration asserts its result. Keys are prepared once where the library allows it.
#![allow(missing_docs)] // criterion's macros
#![allow(clippy::unwrap_used)] // a benchmark that cannot run says so by stopping

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::sha256::sha256;
use ofm_protocol::crypto::{Algorithm, SigningKey};
use ofm_protocol::error::{ClaimError, JwsError};
use ofm_protocol::jose::{
    AlgorithmSet, CompactJws, FixedJwkSet, HeaderMemo, Jwk, ProtectedHeader, Verifier, base64url, json, sign_to_string,
};
use ofm_protocol::jwt::{Claims, Validation};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::{RequestObject, TokenResponse};

const KEY: &str = include_str!("../tests/keys/rsa-2048.pem");
const REQUEST_OBJECT: &str = include_str!("../tests/samples/request_object.json");
const TOKEN_RESPONSE: &str = include_str!("../tests/samples/token_response.json");
const ISSUER: &str = "55aa605c-89ef-4473-aa88-47709f0ff383";
const AUDIENCE: &str = "https://auth1.sandbox.mya.ozoneapi.io";
/// 2026-01-30T09:51:58Z, the time of the sample.
const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);

fn payload() -> Vec<u8> {
    let value: serde_json::Value = serde_json::from_str(REQUEST_OBJECT).unwrap();
    serde_json::to_vec(&value).unwrap()
}

fn set() -> (SigningKey, FixedJwkSet<4>) {
    let key = SigningKey::from_pem(KEY.as_bytes()).unwrap();
    let mut keys = FixedJwkSet::default();
    keys.push(Jwk::new(key.verifying_key().clone()).with_kid("2026-01").unwrap()).unwrap();
    (key, keys)
}

fn token(key: &SigningKey) -> String {
    sign_to_string(&ProtectedHeader::new().with_kid("2026-01"), &payload(), key, &mut SystemRandom).unwrap()
}

fn whole(c: &mut Criterion) {
    let (key, keys) = set();
    let token = token(&key);
    let mut group = c.benchmark_group("token-ps256-2048");
    group.throughput(Throughput::Elements(1));

    let verifier = Verifier::with_keys(&keys, AlgorithmSet::of(&[Algorithm::Ps256]));
    let validation = Validation::new(ISSUER, AUDIENCE);
    let mut buffer = vec![0; 4096];
    let mut memo = HeaderMemo::new(verifier);
    group.bench_function("ofm-header-memo", |b| {
        b.iter(|| {
            let verified = memo.verify_token(black_box(token.as_bytes())).unwrap();
            let payload = verified.decode_payload(&mut buffer).unwrap();
            let validated = validation.validate(&payload, NOW).unwrap();
            assert!(validated.registered().iss().is_some());
        });
    });
    group.bench_function("ofm", |b| {
        b.iter(|| {
            let verified = verifier.verify_token(black_box(token.as_bytes())).unwrap();
            let payload = verified.decode_payload(&mut buffer).unwrap();
            let validated = validation.validate(&payload, NOW).unwrap();
            assert!(validated.registered().iss().is_some());
        });
    });
    group.finish();
}

fn parts(c: &mut Criterion) {
    let (key, _) = set();
    let token = token(&key);
    let payload = payload();
    let segment = token.split('.').nth(1).unwrap();
    let signing_input = token.rsplit_once('.').unwrap().0;
    let mut buffer = vec![0; 4096];
    let mut group = c.benchmark_group("parts");
    group.bench_function("base64url-decode-payload", |b| {
        b.iter(|| {
            let decoded = base64url::decode(black_box(segment.as_bytes()), &mut buffer).unwrap();
            assert_eq!(decoded.len(), payload.len());
        });
    });
    group.bench_function("json-claims", |b| {
        b.iter(|| {
            let claims = Claims::parse(black_box(&payload), json::Budget::default()).unwrap();
            assert!(claims.exp().is_some());
        });
    });
    group.bench_function("sha256-signing-input", |b| {
        b.iter(|| assert_ne!(sha256(black_box(signing_input.as_bytes())), [0; 32]));
    });
    group.finish();
}

fn typed(c: &mut Criterion) {
    let payload = payload();
    let mut group = c.benchmark_group("typed");
    group.bench_function("request-object", |b| {
        b.iter(|| {
            let request: RequestObject = serde_json::from_slice(black_box(&payload)).unwrap();
            assert!(request.nonce.is_some());
        });
    });
    group.bench_function("request-object-as-value", |b| {
        b.iter(|| {
            let value: serde_json::Value = serde_json::from_slice(black_box(&payload)).unwrap();
            assert!(value.get("nonce").is_some());
        });
    });
    group.bench_function("token-response", |b| {
        b.iter(|| {
            let response: TokenResponse = serde_json::from_str(black_box(TOKEN_RESPONSE)).unwrap();
            assert!(response.id_token.is_some());
        });
    });
    group.finish();
}

/// Tokens that are rejected for their shape or header, each with its error's label.
fn malformed(token: &str) -> Vec<(&'static str, String, &'static str)> {
    let (header, rest) = token.split_once('.').unwrap();
    let (payload, signature) = rest.split_once('.').unwrap();
    let with_header = |header: &str| {
        let mut text = vec![0; base64url::encoded_len(header.len()).unwrap()];
        let header = str::from_utf8(base64url::encode(header.as_bytes(), &mut text).unwrap()).unwrap();
        format!("{header}.{rest}")
    };
    vec![
        // A wrong last byte is the most expensive one: all bytes before it are examined.
        ("malformed-last-byte", format!("{}+", &token[..token.len() - 1]), "token_alphabet"),
        ("malformed-padding", format!("{token}="), "token_padding"),
        ("malformed-whitespace", format!("{token}\n"), "token_whitespace"),
        ("malformed-two-segments", format!("{header}.{payload}"), "token_segment_count"),
        ("malformed-encrypted", format!("{token}.AAAA.AAAA"), "token_encrypted"),
        ("malformed-empty-signature", format!("{header}.{payload}."), "token_empty_segment"),
        (
            "malformed-segment-length",
            format!("{header}.{payload}.{}", &signature[..signature.len() - 1]),
            "token_segment_length",
        ),
        ("malformed-too-long", "A".repeat(1 << 20), "token_too_long"),
        ("header-not-json", with_header("PS256 or so"), "json_unexpected"),
        (
            "header-duplicate-member",
            with_header(r#"{"alg":"PS256","kid":"2026-01","\u0061lg":"PS256"}"#),
            "json_duplicate_member",
        ),
        ("header-alg-none", with_header(r#"{"alg":"none"}"#), "header_alg_none"),
        ("header-crit", with_header(r#"{"alg":"PS256","crit":["exp"],"exp":0}"#), "header_crit_not_understood"),
    ]
}

fn refusals(c: &mut Criterion) {
    let (key, keys) = set();
    let token = token(&key);
    let verifier = Verifier::with_keys(&keys, AlgorithmSet::of(&[Algorithm::Ps256]));
    let mut group = c.benchmark_group("refusals");

    group.bench_function("malformed", |b| {
        let malformed = &token.as_bytes()[..token.len() / 2];
        b.iter(|| assert!(verifier.verify_token(black_box(malformed)).is_err()));
    });
    for (name, malformed, label) in malformed(&token) {
        group.bench_function(name, |b| {
            b.iter(|| {
                let refusal = verifier.verify_token(black_box(malformed.as_bytes())).unwrap_err();
                assert_eq!(refusal.innermost_label(), label);
            });
        });
    }

    let other =
        sign_to_string(&ProtectedHeader::new().with_kid("2025-12"), &payload(), &key, &mut SystemRandom).unwrap();
    group.bench_function("unknown-kid", |b| {
        b.iter(|| assert!(verifier.verify_token(black_box(other.as_bytes())).unwrap_err().is_unknown_key()));
    });

    let narrow = Verifier::with_keys(&keys, AlgorithmSet::of(&[Algorithm::Es256]));
    group.bench_function("algorithm-not-allowed", |b| {
        b.iter(|| {
            let refusal = narrow.verify_token(black_box(token.as_bytes())).unwrap_err();
            assert_eq!(refusal, JwsError::AlgorithmNotAllowed);
        });
    });
    // The caller allows the algorithm, but the key of the token's `kid` has another one.
    let wide = Verifier::with_key(key.verifying_key(), AlgorithmSet::FAPI2);
    let seed = SigningKey::from_ed25519_seed(&[7; 32]);
    let mismatched = sign_to_string(&ProtectedHeader::new(), &payload(), &seed, &mut SystemRandom).unwrap();
    group.bench_function("algorithm-of-another-key", |b| {
        b.iter(|| {
            let refusal = wide.verify_token(black_box(mismatched.as_bytes())).unwrap_err();
            assert_eq!(refusal, JwsError::AlgorithmMismatch);
        });
    });
    let longer = SigningKey::from_pem(include_bytes!("../tests/keys/rsa-3072.pem")).unwrap();
    let longer = sign_to_string(&ProtectedHeader::new().with_kid("2026-01"), &payload(), &longer, &mut SystemRandom);
    let longer = longer.unwrap();
    group.bench_function("signature-length", |b| {
        b.iter(|| {
            let refusal = verifier.verify_token(black_box(longer.as_bytes())).unwrap_err();
            assert_eq!(refusal, JwsError::SignatureLength { length: 384, expected: 256 });
        });
    });
    // The same header as that of a verified token: only the shape is checked.
    let mut memo = HeaderMemo::new(verifier);
    assert!(memo.verify_token(token.as_bytes()).is_ok());
    group.bench_function("signature-length-header-memo", |b| {
        b.iter(|| {
            let refusal = memo.verify_token(black_box(longer.as_bytes())).unwrap_err();
            assert_eq!(refusal, JwsError::SignatureLength { length: 384, expected: 256 });
        });
    });
    group.finish();
}

/// An expired token, rejected before and after verifying its signature. The first check can only reject, because
/// unverified claims must not be trusted.
fn expired(c: &mut Criterion) {
    const LATE: UnixTime = UnixTime::from_seconds(1_769_767_019);
    let (key, keys) = set();
    let token = token(&key);
    let verifier = Verifier::with_keys(&keys, AlgorithmSet::of(&[Algorithm::Ps256]));
    let validation = Validation::new(ISSUER, AUDIENCE);
    let mut buffer = vec![0; 4096];
    let mut group = c.benchmark_group("expired");
    group.bench_function("before-signature", |b| {
        b.iter(|| {
            let jws = CompactJws::parse(black_box(token.as_bytes()), verifier.limits()).unwrap();
            let unverified = base64url::decode(jws.payload_text(), &mut buffer).unwrap();
            let unverified = Claims::parse(unverified, verifier.limits().json).unwrap();
            let refusal = validation.check_claims(&unverified, LATE).unwrap_err();
            assert!(matches!(refusal, ClaimError::Expired { .. }));
        });
    });
    group.bench_function("after-signature", |b| {
        b.iter(|| {
            let verified = verifier.verify_token(black_box(token.as_bytes())).unwrap();
            let payload = verified.decode_payload(&mut buffer).unwrap();
            let refusal = validation.validate(&payload, LATE).unwrap_err();
            assert!(matches!(refusal, ClaimError::Expired { .. }));
        });
    });
    group.finish();
}

criterion_group!(benches, whole, parts, typed, refusals, expired);
criterion_main!(benches);
