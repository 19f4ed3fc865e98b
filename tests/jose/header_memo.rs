//! The cache of the last header changes no verdict, for any order of tokens.

use ofm_protocol::crypto::{Algorithm, SigningKey};
use ofm_protocol::error::JwsError;
use ofm_protocol::jose::{AlgorithmSet, FixedJwkSet, HeaderMemo, Jwk, ProtectedHeader, VerifiedJws, Verifier};
use proptest::prelude::*;

use crate::support::keys;

fn key(seed: u8) -> SigningKey {
    SigningKey::from_ed25519_seed(&[seed; 32])
}

fn public(seed: u8) -> Jwk {
    Jwk::new(key(seed).verifying_key().clone())
}

fn set() -> FixedJwkSet<8> {
    let mut set = FixedJwkSet::default();
    for (seed, kid) in (1..).zip([Some("one"), Some("two"), Some("same"), Some("same"), None, None]) {
        let key = public(seed);
        set.push(match kid {
            Some(kid) => key.with_kid(kid).unwrap(),
            None => key,
        })
        .unwrap();
    }
    set
}

fn token(kid: Option<&str>, typ: Option<&str>, seed: u8, payload: &str) -> String {
    let header = ProtectedHeader::new();
    let header = kid.into_iter().fold(header, ProtectedHeader::with_kid);
    let header = typ.into_iter().fold(header, ProtectedHeader::with_typ);
    keys::token(&header, payload.as_bytes(), &key(seed))
}

/// Valid tokens and all kinds of invalid ones, many with one header text.
fn tokens() -> Vec<Vec<u8>> {
    let long = "x".repeat(200);
    let mut tokens = Vec::new();
    for payload in ["{}", r#"{"iss":"a"}"#] {
        for (kid, seeds) in [
            (Some("one"), [1, 2]),
            (Some("two"), [2, 1]),
            (Some("same"), [3, 4]),
            (Some("none"), [5, 1]),
            (Some(long.as_str()), [6, 1]),
            (None, [6, 7]),
        ] {
            for typ in [None, Some("JWT")] {
                for seed in seeds {
                    let token = token(kid, typ, seed, payload).into_bytes();
                    let mut corrupted = token.clone();
                    let at = corrupted.len() - 10;
                    corrupted[at] = if corrupted[at] == b'A' { b'B' } else { b'A' };
                    let mut spaced = token.clone();
                    spaced[1] = b' ';
                    let mut other_header = token.clone();
                    other_header[5] ^= 2;
                    tokens.extend([token[..token.len() - 4].to_vec(), corrupted, spaced, other_header, token]);
                }
            }
        }
    }
    tokens.push(keys::token_with_header(br#"{"alg":"none","kid":"one"}"#, b"{}", &key(1)).into_bytes());
    tokens.push(keys::token_with_header(br#"{"alg":"ES256","kid":"one"}"#, b"{}", &key(1)).into_bytes());
    tokens.push(keys::token_with_header(br#"{"kid":"one", "alg":"EdDSA"}"#, b"{}", &key(1)).into_bytes());
    tokens.push(b"..".to_vec());
    tokens
}

type Seen = Result<(usize, Option<String>, Vec<u8>), JwsError>;

fn seen(result: &Result<VerifiedJws<'_>, JwsError>) -> Seen {
    let verified = result.as_ref().map_err(|error| *error)?;
    let mut payload = vec![0; verified.payload_len()];
    let payload = verified.decode_payload(&mut payload)?.bytes().to_vec();
    Ok((verified.key_index(), verified.header().kid().map(str::to_owned), payload))
}

fn agree(verifier: Verifier<'_>, tokens: &[&[u8]]) -> usize {
    let mut memo = HeaderMemo::new(verifier);
    let mut accepted = 0;
    for token in tokens {
        let expected = seen(&verifier.verify_token(token));
        accepted += usize::from(expected.is_ok());
        assert_eq!(seen(&memo.verify_token(token)), expected, "{}", token.escape_ascii());
    }
    accepted
}

#[test]
fn a_memo_changes_no_verdict_in_any_order() {
    let (set, one) = (set(), key(1));
    let tokens = tokens();
    let forward: Vec<&[u8]> = tokens.iter().map(Vec::as_slice).collect();
    let twice: Vec<&[u8]> = forward.iter().flat_map(|token| [*token, *token]).collect();
    let back: Vec<&[u8]> = forward.iter().rev().copied().collect();
    for algorithms in [AlgorithmSet::FAPI2, Algorithm::Ed25519.into(), Algorithm::Es256.into()] {
        for order in [&forward, &twice, &back] {
            let by_set = agree(Verifier::with_keys(&set, algorithms), order);
            let by_key = agree(Verifier::with_key(one.verifying_key(), algorithms), order);
            assert_eq!(by_set > 0 && by_key > 0, algorithms.contains(Algorithm::Ed25519));
        }
    }
}

#[test]
fn a_header_of_another_key_set_is_not_known() {
    let good = token(Some("one"), None, 1, "{}");
    let (mut ours, mut theirs) = (FixedJwkSet::<1>::default(), FixedJwkSet::<1>::default());
    ours.push(public(1).with_kid("one").unwrap()).unwrap();
    theirs.push(public(2).with_kid("one").unwrap()).unwrap();
    let mut memo = HeaderMemo::new(Verifier::with_keys(&ours, AlgorithmSet::FAPI2));
    assert!(memo.verify_token(good.as_bytes()).is_ok() && memo.verify_token(good.as_bytes()).is_ok());
    let mut memo = HeaderMemo::new(Verifier::with_keys(&theirs, AlgorithmSet::FAPI2));
    for _ in 0..2 {
        assert_eq!(memo.verify_token(good.as_bytes()).unwrap_err(), JwsError::BadSignature);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_memo_changes_no_verdict_on_mixed_tokens(
        picks in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8), 1..40),
    ) {
        let (set, tokens) = (set(), tokens());
        let mixed: Vec<Vec<u8>> = picks
            .iter()
            .map(|(token, at, change)| {
                let mut token = token.get(&tokens).clone();
                if *change == 0 {
                    let at = at.index(token.len());
                    token[at] = token[at].wrapping_add(1);
                }
                token
            })
            .collect();
        let mixed: Vec<&[u8]> = mixed.iter().map(Vec::as_slice).collect();
        agree(Verifier::with_keys(&set, AlgorithmSet::FAPI2), &mixed);
    }
}
