//! Whole tokens in batches: the results of parsing, verifying and validating are those of single calls.

use std::sync::LazyLock;

use ofm_protocol::crypto::{Algorithm, SigningKey};
use ofm_protocol::error::{JwsError, TokenError};
use ofm_protocol::jose::{AlgorithmSet, BatchToken, FixedJwkSet, Jwk, Limits, ProtectedHeader, Verifier};
use ofm_protocol::jwt::Validation;
use ofm_protocol::time::UnixTime;
use proptest::prelude::*;

use crate::support::keys;

const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);
const CLAIMS: &[u8] = br#"{"iss":"client","aud":"https://as.example","exp":1769767018}"#;
const EXPIRED: &[u8] = br#"{"iss":"client","aud":"https://as.example","exp":1769760000}"#;

fn named() -> Vec<(&'static str, SigningKey)> {
    let rsa = |pem: &str| SigningKey::from_pem(pem.as_bytes()).unwrap();
    vec![
        ("a", keys::rsa_a()),
        ("b", keys::rsa_b()),
        ("3072", rsa(include_str!("../keys/rsa-3072.pem"))),
        ("4096", rsa(include_str!("../keys/rsa-4096.pem"))),
        ("p256", keys::p256()),
        ("ed25519", keys::ed25519()),
    ]
}

/// RSA in all three sizes, ES256, Ed25519, and two RSA keys without `kid`.
fn set() -> FixedJwkSet<8> {
    let mut set = FixedJwkSet::default();
    for (kid, key) in named() {
        set.push(Jwk::new(key.verifying_key().clone()).with_kid(kid).unwrap()).unwrap();
    }
    set.push(Jwk::new(SigningKey::from_pem(include_bytes!("../keys/rsa-2048.pem")).unwrap().verifying_key().clone()))
        .unwrap();
    set
}

/// Valid tokens of each key, and every kind of invalid one.
fn tokens() -> Vec<String> {
    let mut tokens = Vec::new();
    for (kid, key) in named() {
        let header = ProtectedHeader::new().with_kid(kid);
        for typ in [None, Some("JWT")] {
            let header = typ.map_or(header, |typ| header.with_typ(typ));
            tokens.push(keys::token(&header, CLAIMS, &key));
            tokens.push(keys::token(&header, EXPIRED, &key));
            tokens.push(keys::token(&header, b"no JSON", &key));
        }
        let good = keys::token(&header, CLAIMS, &key);
        let (input, signature) = good.rsplit_once('.').unwrap();
        tokens.push(format!("{input}.{}", &signature[4..]));
        tokens.push(format!("{input}.{signature}AAAA"));
        tokens.push(format!("{input}.AAAA"));
        tokens.push(input.to_owned());
        tokens.push(format!("{good}="));
        let zeros = "A".repeat(signature.len());
        tokens.push(format!("{input}.{zeros}"));
        // Another payload with the same header and signature.
        let other = keys::token(&header, EXPIRED, &key);
        tokens.push(format!("{}.{signature}", other.rsplit_once('.').unwrap().0));
        // An unknown `kid`, the `kid` of another key, no `kid`.
        tokens.push(keys::token(&ProtectedHeader::new().with_kid("nobody"), CLAIMS, &key));
        tokens.push(keys::token(&ProtectedHeader::new().with_kid(if kid == "a" { "b" } else { "a" }), CLAIMS, &key));
        tokens.push(keys::token(&ProtectedHeader::new(), CLAIMS, &key));
    }
    tokens.push(String::new());
    tokens.push("..".into());
    tokens.push("a.b.c.d.e".into());
    tokens.push("x".repeat(Limits::default().token + 1));
    tokens
}

struct World {
    set: FixedJwkSet<8>,
    tokens: Vec<String>,
    alone: Vec<Result<(), TokenError>>,
}

fn verifier(set: &FixedJwkSet<8>) -> Verifier<'_> {
    Verifier::with_keys(set, AlgorithmSet::of(Algorithm::ALL))
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let (set, tokens) = (set(), tokens());
    let validation = Validation::new("client", "https://as.example");
    let alone = tokens
        .iter()
        .map(|token| {
            let mut buffer = [0; 256];
            validation.validate_token(&verifier(&set), token.as_bytes(), NOW, &mut buffer).map(drop)
        })
        .collect();
    World { set, tokens, alone }
});

fn check(picks: &[usize]) {
    let World { set, tokens, alone } = &*WORLD;
    let mut batch: Vec<_> = picks.iter().map(|pick| BatchToken::new(tokens[*pick].as_bytes())).collect();
    let mut seen = 0;
    verifier(set).verify_batch(&mut batch);
    Validation::new("client", "https://as.example").validate_batch(&batch, NOW, &mut [0; 256], |index, claims| {
        assert_eq!(index, seen, "in order");
        seen += 1;
        assert_eq!(claims.map(drop), alone[picks[index]], "{}", tokens[picks[index]]);
    });
    assert_eq!(seen, picks.len());
    for (token, pick) in batch.iter().zip(picks) {
        let single = verifier(set).verify_token(tokens[*pick].as_bytes());
        match (token.verdict(), single) {
            (Ok(one), Ok(other)) => assert_eq!(format!("{one:?}"), format!("{other:?}"), "header, key, segments"),
            (one, other) => assert_eq!(one.map(drop), other.map(drop)),
        }
    }
}

#[test]
fn a_batch_of_every_kind_of_token_decides_as_one_at_a_time_does() {
    let valid = WORLD.alone.iter().filter(|verdict| verdict.is_ok()).count();
    assert!(valid > 12 && WORLD.alone.len() > 3 * valid, "{valid} of {} are valid", WORLD.alone.len());
    check(&(0..WORLD.tokens.len()).collect::<Vec<_>>());
    check(&[]);
}

#[test]
fn a_token_is_rejected_before_verification() {
    assert_eq!(BatchToken::new(WORLD.tokens[0].as_bytes()).verdict().unwrap_err(), JwsError::BadSignature);
}

#[test]
fn a_buffer_that_is_too_small_is_the_fault_of_its_token_alone() {
    let World { set, tokens, .. } = &*WORLD;
    let mut batch = [BatchToken::new(tokens[0].as_bytes()), BatchToken::new(tokens[2].as_bytes())];
    let mut results = Vec::new();
    let validation = Validation::new("client", "https://as.example");
    let bad = TokenError::Jws { error: JwsError::BadSignature };
    validation.validate_batch(&batch, NOW, &mut [0; 256], |_, claims| assert_eq!(claims.map(drop), Err(bad)));
    verifier(set).verify_batch(&mut batch);
    validation.validate_batch(&batch, NOW, &mut [0; 8], |_, claims| results.push(claims.map(drop)));
    let needed = CLAIMS.len();
    assert_eq!(results[0], Err(TokenError::Jws { error: JwsError::BufferTooSmall { needed, given: 8 } }));
    assert!(matches!(results[1], Err(TokenError::Claims { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Any selection, in any order, with any repetition.
    #[test]
    fn batch_is_map_of_single(picks in proptest::collection::vec(0_usize.., 0..60)) {
        let count = WORLD.tokens.len();
        check(&picks.iter().map(|pick| pick % count).collect::<Vec<_>>());
    }
}
