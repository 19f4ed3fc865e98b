//! Keys in every form, and rejected keys.

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{Algorithm, Signer as _, SigningKey, VerifyingKey};
use ofm_protocol::error::KeyError;
use pem_rfc7468::LineEnding;
use pkcs8::PrivateKeyInfoRef;
use pkcs8::der::Decode as _;
use proptest::prelude::*;
use rsa::pkcs1::{EncodeRsaPrivateKey as _, EncodeRsaPublicKey as _};
use rsa::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, EncodePublicKey as _};

const RSA: &str = include_str!("../keys/rsa-2048.pem");
const P256: &str = include_str!("../keys/p256.pem");
const ED25519: &str = include_str!("../keys/ed25519.pem");

fn der(pem: &str) -> Vec<u8> {
    let mut buffer = [0; 4096];
    pem_rfc7468::decode(pem.as_bytes(), &mut buffer).unwrap().1.to_vec()
}

fn pem(label: &'static str, der: &[u8]) -> String {
    let mut buffer = [0; 4096];
    pem_rfc7468::encode(label, LineEnding::LF, der, &mut buffer).unwrap().to_owned()
}

fn works(signing: &SigningKey, verifying: &VerifyingKey) {
    let mut signature = [0; 512];
    let signature = signing.sign(b"message", &mut SystemRandom, &mut signature).unwrap();
    assert_eq!(verifying.verify(b"message", signature), Ok(()));
    assert_eq!(signing.verifying_key(), verifying);
}

#[test]
fn rsa_keys_load_from_pkcs8_and_pkcs1_in_der_and_pem() {
    let peer = rsa::RsaPrivateKey::from_pkcs8_pem(RSA).unwrap();
    let public = peer.to_public_key();
    let (pkcs8, pkcs1) = (peer.to_pkcs8_der().unwrap(), peer.to_pkcs1_der().unwrap());
    let (spki, pkcs1_public) = (public.to_public_key_der().unwrap(), public.to_pkcs1_der().unwrap());
    let signing = vec![
        SigningKey::from_pem(RSA.as_bytes()),
        SigningKey::from_pkcs8_der(pkcs8.as_bytes()),
        SigningKey::from_pkcs1_der(pkcs1.as_bytes()),
        SigningKey::from_pem(pem("RSA PRIVATE KEY", pkcs1.as_bytes()).as_bytes()),
    ];
    let verifying = vec![
        VerifyingKey::from_spki_der(spki.as_bytes()),
        VerifyingKey::from_pkcs1_der(pkcs1_public.as_bytes()),
        VerifyingKey::from_pem(pem("PUBLIC KEY", spki.as_bytes()).as_bytes()),
        VerifyingKey::from_pem(pem("RSA PUBLIC KEY", pkcs1_public.as_bytes()).as_bytes()),
    ];
    for signing in &signing {
        for verifying in &verifying {
            works(signing.as_ref().unwrap(), verifying.as_ref().unwrap());
        }
    }
}

#[test]
fn p256_keys_load_from_pkcs8_and_sec1() {
    let pkcs8 = der(P256);
    let sec1 = PrivateKeyInfoRef::from_der(&pkcs8).unwrap().private_key.as_bytes().to_vec();
    let one = SigningKey::from_pem(P256.as_bytes()).unwrap();
    let two = SigningKey::from_pem(pem("EC PRIVATE KEY", &sec1).as_bytes()).unwrap();
    assert_eq!(one.algorithm(), Algorithm::Es256);
    works(&one, two.verifying_key());
    works(&two, one.verifying_key());
}

#[test]
fn ed25519_keys_load_from_pkcs8() {
    let key = SigningKey::from_pem(ED25519.as_bytes()).unwrap();
    assert_eq!(key.algorithm(), Algorithm::Ed25519);
    works(&key, key.verifying_key());
    // RFC 8410 section 10.1: the public key of the example.
    let spki = "-----BEGIN PUBLIC KEY-----\n\
        MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n\
        -----END PUBLIC KEY-----\n";
    assert_eq!(VerifyingKey::from_pem(spki.as_bytes()).unwrap().algorithm(), Algorithm::Ed25519);
}

#[test]
fn rejected_keys_have_a_reason() {
    let refusal = |pem: String| SigningKey::from_pem(pem.as_bytes()).err();
    // The curve is not P-256: one byte of its identifier is changed.
    let mut other_curve = der(P256);
    let at = other_curve.windows(8).position(|window| window == b"\x2a\x86\x48\xce\x3d\x03\x01\x07").unwrap();
    other_curve[at + 7] = 1;
    assert_eq!(refusal(pem("PRIVATE KEY", &other_curve)), Some(KeyError::UnsupportedAlgorithm));
    // The public point in the structure belongs to another key.
    let mut other_point = der(P256);
    *other_point.last_mut().unwrap() ^= 1;
    let refused = refusal(pem("PRIVATE KEY", &other_point));
    assert!(matches!(refused, Some(KeyError::InvalidPoint | KeyError::Inconsistent)), "{refused:?}");
    // A scalar of zero, and one that is the curve's order (SEC 2 section 2.4.2).
    assert_eq!(SigningKey::from_p256_scalar(&[0; 32]).err(), Some(KeyError::InvalidPoint));
    let order = b"\xff\xff\xff\xff\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff\xbc\xe6\xfa\xad\xa7\x17\x9e\x84\xf3\
        \xb9\xca\xc2\xfc\x63\x25\x51";
    assert_eq!(SigningKey::from_p256_scalar(order).err(), Some(KeyError::InvalidPoint));
    // RFC 8725 section 3.4: coordinates off the curve, and the Ed25519 point of order one.
    assert_eq!(VerifyingKey::from_p256_coordinates(&[1; 32], &[1; 32]).err(), Some(KeyError::InvalidPoint));
    let mut identity = [0; 32];
    identity[0] = 1;
    assert_eq!(VerifyingKey::from_ed25519_bytes(&identity).err(), Some(KeyError::InvalidPoint));
}

#[test]
fn debug_output_shows_no_secret() {
    for pem in [RSA, P256, ED25519] {
        let text = format!("{:?}", SigningKey::from_pem(pem.as_bytes()).unwrap());
        assert!(text.len() < 120 && text.contains("bits"), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_load_or_are_refused(bytes: Vec<u8>) {
        let _ = SigningKey::from_pem(&bytes);
        let _ = SigningKey::from_pkcs8_der(&bytes);
        let _ = VerifyingKey::from_pem(&bytes);
        let _ = VerifyingKey::from_spki_der(&bytes);
        let _ = VerifyingKey::from_pkcs1_der(&bytes);
    }

    #[test]
    fn a_damaged_private_key_is_refused_or_still_the_same(at: prop::sample::Index, value: u8) {
        let original = der(RSA);
        let mut damaged = original.clone();
        let at = at.index(damaged.len());
        damaged[at] = value;
        if let Ok(key) = SigningKey::from_pkcs8_der(&damaged) {
            // The unused private exponent may change; the key is the same.
            works(&key, SigningKey::from_pkcs8_der(&original).unwrap().verifying_key());
        }
    }
}
