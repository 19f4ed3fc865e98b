//! Attacks on JOSE that succeeded on other implementations, one test each.

use ofm_protocol::crypto::{Algorithm, Signer as _, SigningKey};
use ofm_protocol::error::{ClaimError, JsonError, JwkError, JwsError};
use ofm_protocol::jose::json::Budget;
use ofm_protocol::jose::{AlgorithmSet, Jwk, JwkSet, ProtectedHeader, Verifier};
use ofm_protocol::jwt::Claims;

use JwsError as T;

use crate::support::keys;

fn set(keys: impl IntoIterator<Item = Jwk>) -> JwkSet {
    keys.into_iter().collect()
}

fn jwk(key: &SigningKey) -> Jwk {
    Jwk::new(key.verifying_key().clone())
}

fn refusal(keys: &JwkSet, token: &str) -> Option<JwsError> {
    Verifier::with_keys(keys, AlgorithmSet::FAPI2).verify_token(token.as_bytes()).err()
}

/// RFC 8725 section 2.1, CVE-2015-2951: `none` in each of its sixteen spellings, with and without a signature.
#[test]
fn none_is_refused_in_every_case() {
    let key = keys::ed25519();
    for cases in 0_u32..16 {
        let alg: String = "none"
            .chars()
            .enumerate()
            .map(|(at, letter)| if cases >> at & 1 == 1 { letter.to_ascii_uppercase() } else { letter })
            .collect();
        let signed = keys::token_with_header(format!(r#"{{"alg":"{alg}"}}"#).as_bytes(), b"{}", &key);
        assert_eq!(refusal(&set([jwk(&key)]), &signed), Some(T::AlgorithmNone), "{alg}");
        let unsigned = &signed[..=signed.rfind('.').unwrap()];
        assert!(matches!(refusal(&set([jwk(&key)]), unsigned), Some(T::EmptySegment { .. })), "{alg}");
    }
}

/// RFC 7518 sections 3.1, 4.1 and 5.1, RFC 8812, RFC 9864: registered algorithms that this crate does not support, in
/// tokens and keys.
#[test]
fn every_other_registered_algorithm_is_refused() {
    let key = keys::ed25519();
    let others = [
        "HS256",
        "HS384",
        "HS512",
        "RS256",
        "RS384",
        "RS512",
        "RS1",
        "PS384",
        "PS512",
        "ES384",
        "ES512",
        "ES256K",
        "Ed448",
        "ML-DSA-44",
        "ML-DSA-65",
        "ML-DSA-87",
        "RSA1_5",
        "RSA-OAEP",
        "RSA-OAEP-256",
        "ECDH-ES",
        "dir",
        "A256KW",
        "A256GCM",
        "PBES2-HS256+A128KW",
    ];
    for alg in others {
        let token = keys::token_with_header(format!(r#"{{"alg":"{alg}"}}"#).as_bytes(), b"{}", &key);
        assert_eq!(refusal(&set([jwk(&key)]), &token), Some(T::AlgorithmUnsupported), "{alg}");
        let named = jwk(&key).to_json().replace(r#""alg":"Ed25519""#, &format!(r#""alg":"{alg}""#));
        assert_eq!(Jwk::parse(named.as_bytes(), Budget::default()), Err(JwkError::UnsupportedAlgorithm), "{alg}");
    }
    assert_eq!(Algorithm::ALL, [Algorithm::Ps256, Algorithm::Es256, Algorithm::Ed25519]);
    for algorithm in Algorithm::ALL {
        assert!(AlgorithmSet::FAPI2.contains(*algorithm) && !others.contains(&algorithm.name()));
    }
}

/// RFC 8725 section 3.1, CVE-2015-9235, CVE-2026-22817: if a JWK has no `alg`, its type decides, never the token.
#[test]
fn a_key_without_alg_is_bound_to_the_algorithm_of_its_type() {
    let all = vec![keys::rsa_a(), keys::p256(), keys::ed25519()];
    for key in &all {
        let text = jwk(key).to_json();
        let alg = format!(r#""alg":"{}","#, key.algorithm());
        assert!(text.contains(&alg));
        let bound = Jwk::parse(text.replace(&alg, "").as_bytes(), Budget::default()).unwrap();
        assert_eq!(bound, jwk(key));
        for algorithm in Algorithm::ALL {
            let header = format!(r#"{{"alg":"{algorithm}"}}"#);
            let token = keys::token_with_header(header.as_bytes(), b"{}", key);
            let expected = (*algorithm != key.algorithm()).then_some(T::NoKey);
            assert_eq!(refusal(&set([bound.clone()]), &token), expected, "{algorithm}");
            let by_key = Verifier::with_key(bound.key(), AlgorithmSet::FAPI2).verify_token(token.as_bytes()).err();
            assert_eq!(by_key, expected.map(|_| T::AlgorithmMismatch), "{algorithm}");
        }
    }
}

/// RFC 8725 section 3.10, CVE-2018-0114, CVE-2026-27962: a key in the token verifies nothing, and does not prevent
/// verification.
#[test]
fn a_key_that_the_token_brings_along_is_never_used() {
    let (honest, attacker) = (keys::p256(), SigningKey::from_p256_scalar(&[7; 32]).unwrap());
    let trusted = set([jwk(&honest).with_kid("k").unwrap()]);
    let embedded = jwk(&attacker).to_json();
    let references = [
        format!(r#""jwk":{embedded}"#),
        r#""jku":"https://evil.example/jwks""#.to_owned(),
        r#""x5u":"https://evil.example/x509""#.to_owned(),
        r#""x5c":["MIIB"]"#.to_owned(),
    ];
    for reference in references {
        for (kid, expected) in
            [("", T::BadSignature), (r#""kid":"k","#, T::BadSignature), (r#""kid":"j","#, T::UnknownKey)]
        {
            let header = format!(r#"{{"alg":"ES256",{kid}{reference}}}"#);
            let forged = keys::token_with_header(header.as_bytes(), b"{}", &attacker);
            assert_eq!(refusal(&trusted, &forged), Some(expected), "{header}");
            assert_eq!(refusal(&set([]), &forged), Some(if kid.is_empty() { T::NoKey } else { T::UnknownKey }));
        }
        let header = format!(r#"{{"alg":"ES256","kid":"k",{reference}}}"#);
        let genuine = keys::token_with_header(header.as_bytes(), b"{}", &honest);
        let verified = Verifier::with_keys(&trusted, AlgorithmSet::FAPI2).verify_token(genuine.as_bytes()).unwrap();
        assert!(verified.header().has_key_reference());
    }
}

/// RFC 7515 section 4.1.11: names that JOSE itself defines are not extensions.
#[test]
fn crit_must_not_name_members_of_jose() {
    let key = keys::ed25519();
    for name in [
        "alg", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty", "crit", "enc", "zip", "epk", "apu",
        "apv", "iv", "tag", "p2s", "p2c",
    ] {
        let member = if matches!(name, "alg" | "crit") { String::new() } else { format!(r#""{name}":"x","#) };
        let header = format!(r#"{{"alg":"Ed25519",{member}"crit":["{name}"]}}"#);
        let token = keys::token_with_header(header.as_bytes(), b"{}", &key);
        assert_eq!(refusal(&set([jwk(&key)]), &token), Some(T::CriticalRegistered), "{name}");
    }
}

/// RFC 7515 section 5.2, cheap checks first: a token with every fault is rejected for the first; after its correction,
/// for the next.
#[test]
fn faults_are_found_in_the_documented_order() {
    let key = keys::ed25519();
    let trusted = set([jwk(&key).with_kid("k").unwrap()]);
    let signature = |length: usize| keys::encoded(&vec![1; length]);
    let only_ed25519 =
        |token: &str| Verifier::with_keys(&trusted, Algorithm::Ed25519.into()).verify_token(token.as_bytes()).err();
    let token = |header: &str, length: usize| format!("{}.e30.{}", keys::encoded(header.as_bytes()), signature(length));
    for (token, expected) in [
        ("=.".repeat(40_000), T::TokenTooLong { length: 80_000, limit: 65_536 }),
        ("A.B.C.=".to_owned(), T::Padding { offset: 6 }),
        ("A.B.C.".to_owned(), T::SegmentCount { segments: 4 }),
        ("A.B.C".to_owned(), T::SegmentLength { segment: ofm_protocol::error::Segment::Header, length: 1 }),
        (token(r#"{"crit":[],"crit":[]}"#, 9), T::HeaderJson { error: JsonError::DuplicateMember { offset: 11 } }),
        (token(r#"{"crit":[],"b64":1,"zip":1}"#, 9), T::CriticalMalformed),
        (token(r#"{"b64":1,"zip":1}"#, 9), T::UnencodedPayload),
        (token(r#"{"zip":1,"kid":1}"#, 9), T::Compressed),
        (token(r#"{"kid":1,"typ":1}"#, 9), T::HeaderMissing { member: "alg" }),
        (token(r#"{"alg":"ES256","kid":1,"typ":1}"#, 9), T::HeaderType { member: "kid" }),
        (token(r#"{"alg":"ES256","kid":"j","typ":1,"cty":1}"#, 9), T::HeaderType { member: "typ" }),
        (token(r#"{"alg":"ES256","kid":"j","cty":1}"#, 9), T::HeaderType { member: "cty" }),
        (token(r#"{"alg":"ES256","kid":"j"}"#, 9), T::AlgorithmNotAllowed),
        (token(r#"{"alg":"Ed25519","kid":"j"}"#, 9), T::UnknownKey),
        (token(r#"{"alg":"Ed25519","kid":"k"}"#, 9), T::SignatureLength { length: 9, expected: 64 }),
        (token(r#"{"alg":"Ed25519","kid":"k"}"#, 64), T::BadSignature),
    ] {
        assert_eq!(only_ed25519(&token), Some(expected), "{}", &token[..token.len().min(99)]);
    }
}

/// RFC 7518 section 3.4: s and n - s both verify, so a token has two texts with one signing input.
#[test]
fn both_values_of_s_verify_so_a_text_does_not_identify_a_token() {
    let order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    let order = num_bigint::BigUint::parse_bytes(order.as_bytes(), 16).unwrap();
    let key = keys::p256();
    let token = keys::token(&ProtectedHeader::new(), b"{}", &key);
    let verifier = Verifier::with_key(key.verifying_key(), Algorithm::Es256.into());
    let one = verifier.verify_token(token.as_bytes()).unwrap();
    let mut signature = [0; 64];
    let signature = ofm_protocol::jose::base64url::decode(one.compact().signature_text(), &mut signature).unwrap();
    let s = (&order - num_bigint::BigUint::from_bytes_be(&signature[32..])).to_bytes_be();
    signature[32..].fill(0);
    signature[64 - s.len()..].copy_from_slice(&s);
    let other =
        format!("{}.{}", core::str::from_utf8(one.compact().signing_input()).unwrap(), keys::encoded(signature));
    assert_ne!(other, token);
    let two = verifier.verify_token(other.as_bytes()).unwrap();
    assert_eq!(one.compact().signing_input(), two.compact().signing_input());
}

/// RFC 8032 section 5.1.7, strict: a signature with R of small order satisfies the plain equation, but no honest signer
/// makes it.
#[test]
fn an_ed25519_signature_with_r_of_small_order_is_refused() {
    use num_bigint::BigUint;
    use sha2::{Digest as _, Sha512};
    let seed = [7; 32];
    let key = SigningKey::from_ed25519_seed(&seed);
    let ofm_protocol::crypto::PublicComponents::Ed25519 { x } = key.verifying_key().public_components() else {
        unreachable!()
    };
    // RFC 8032 section 5.1.5: the secret scalar a. With the neutral element as R, S = k a satisfies S B = R + k A.
    let mut scalar: [u8; 32] = Sha512::digest(seed)[..32].try_into().unwrap();
    scalar[0] &= 0xf8;
    scalar[31] = scalar[31] & 0x7f | 0x40;
    let order =
        (BigUint::from(1_u8) << 252_u32) + BigUint::parse_bytes(b"27742317777372353535851937790883648493", 10).unwrap();
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let message = b"message";
    let k = BigUint::from_bytes_le(&Sha512::digest([&neutral[..], &x, message].concat()));
    let s = (k * BigUint::from_bytes_le(&scalar) % order).to_bytes_le();
    let mut signature = [neutral, [0; 32]].concat();
    signature[32..32 + s.len()].copy_from_slice(&s);
    assert!(key.verifying_key().verify(message, &signature).is_err());
    // The reference, which is not strict, accepts it: the forgery is valid in this sense.
    let oracle = ed25519_dalek::VerifyingKey::from_bytes(&x).unwrap();
    let signature = ed25519_dalek::Signature::from_slice(&signature).unwrap();
    assert!(ed25519_dalek::Verifier::verify(&oracle, message, &signature).is_ok());
}

/// RFC 7519 section 7.2, RFC 8725 section 3.7: claims are one JSON object in UTF-8, within the budget.
#[test]
fn claims_other_than_a_json_object_are_rejected() {
    let read = |payload: &[u8]| Claims::parse(payload, Budget::default()).map(|_| ());
    let deep = [&br#"{"x":"#[..], &b"[".repeat(32), &b"]".repeat(32), b"}"].concat();
    let members: Vec<String> = (0..257).map(|index| format!(r#""{index}":0"#)).collect();
    let many = format!("{{{}}}", members.join(","));
    for (payload, error) in [
        (&b"{\"iss\":\"\xff\"}"[..], JsonError::Utf8 { offset: 7 }),
        (b"{\"iss\":\"\xc0\xaf\"}", JsonError::Utf8 { offset: 7 }),
        (b"\xef\xbb\xbf{}", JsonError::ByteOrderMark),
        (b"\xfe\xff\0{\0}", JsonError::Unexpected { offset: 0 }),
        (br#"{"iss":"\udc00"}"#, JsonError::Surrogate { offset: 8 }),
        (b"{}{}", JsonError::TrailingBytes { offset: 2 }),
        (b"\"{}\"", JsonError::NotAnObject),
        (b"null", JsonError::NotAnObject),
        (b"", JsonError::Truncated { offset: 0 }),
        (&deep, JsonError::Depth { offset: 36, limit: 32 }),
    ] {
        assert_eq!(read(payload), Err(ClaimError::Json { error }), "{}", payload.escape_ascii());
    }
    assert!(matches!(read(many.as_bytes()), Err(ClaimError::Json { error: JsonError::Members { limit: 256, .. } })));
}
