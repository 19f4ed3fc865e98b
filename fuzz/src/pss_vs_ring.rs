//! PS256 compared with `ring`.
//!
//! Both give the same verdict on any bytes as a signature, and on signatures of any encoded message: valid ones, and
//! ones that are wrong in a chosen place. `ring` accepts the library's signatures.

use std::sync::OnceLock;

use num_bigint::BigUint;
use ofm_protocol::crypto::sha256::sha256;
use ofm_protocol::crypto::{PublicComponents, Signer, SigningKey, VerifyingKey};
use ring::signature::{RSA_PSS_2048_8192_SHA256, RsaPublicKeyComponents};

use super::input::{Input, Repeatable};
use super::keyring;

const LEN: usize = 256;
const HASH: usize = 32;

pub fn run(data: &[u8]) {
    let mut input = Input(data);
    match input.byte() % 8 {
        0 => own(&mut input),
        1..=4 => any_encoding(&mut input),
        _ => any_bytes(&mut input),
    }
}

fn own(input: &mut Input<'_>) {
    let (seed, place, bit) = (u64::from_le_bytes(input.array()), usize::from(input.byte()), input.byte() % 8);
    let message = input.rest();
    let key = keyring::rsa();
    let mut signature = [0; LEN];
    key.sign(message, &mut Repeatable(seed), &mut signature).unwrap();
    assert!(verdict(key.verifying_key(), message, &signature));
    signature[place] ^= 1 << bit;
    assert!(!verdict(key.verifying_key(), message, &signature));
}

fn any_bytes(input: &mut Input<'_>) {
    static KEYS: OnceLock<Vec<VerifyingKey>> = OnceLock::new();
    let keys = KEYS.get_or_init(|| {
        let pems = [keyring::RSA, keyring::RSA_3072, keyring::RSA_4096];
        pems.map(|pem| SigningKey::from_pem(pem).unwrap().verifying_key().clone()).to_vec()
    });
    let key = &keys[usize::from(input.byte()) % keys.len()];
    let length = key.signature_len() - usize::from(input.byte() == 0);
    let mut signature = input.take(length).to_vec();
    signature.resize(length, 0);
    assert!(!verdict(key, input.rest(), &signature), "nobody signed this");
}

/// Signs an encoded message with a salt of any length and some changed bytes.
fn any_encoding(input: &mut Input<'_>) {
    let salt_length = match input.byte() {
        length @ 0..=222 => usize::from(length),
        _ => HASH,
    };
    let salt = {
        let mut salt = vec![0; salt_length];
        let given = input.take(salt_length);
        salt[..given.len()].copy_from_slice(given);
        salt
    };
    let changes: Vec<_> = (0..input.byte() % 4).map(|_| (input.byte(), input.byte(), input.byte())).collect();
    let message = input.rest();
    // RFC 8017 section 9.1.1, with changes before or after the mask.
    let hash = sha256(&[&[0; 8][..], &sha256(message), &salt].concat());
    let mut encoded = [0; LEN];
    let masked = LEN - HASH - 1;
    encoded[masked - salt.len() - 1] = 1;
    encoded[masked - salt.len()..masked].copy_from_slice(&salt);
    encoded[masked..LEN - 1].copy_from_slice(&hash);
    encoded[LEN - 1] = 0xbc;
    let change = |encoded: &mut [u8; LEN], after: bool| {
        for (_, place, bits) in changes.iter().filter(|(when, ..)| (when & 1 == 1) == after) {
            encoded[usize::from(*place)] ^= bits;
        }
    };
    change(&mut encoded, false);
    let mask: Vec<u8> = (0_u32..8).flat_map(|counter| sha256(&[&hash[..], &counter.to_be_bytes()].concat())).collect();
    encoded[..masked].iter_mut().zip(mask).for_each(|(byte, mask)| *byte ^= mask);
    encoded[0] &= 0x7f;
    change(&mut encoded, true);

    let Some(signature) = raw_sign(&encoded) else { return };
    let accepted = verdict(keyring::rsa().verifying_key(), message, &signature);
    let valid = salt_length == HASH && changes.iter().all(|(.., bits)| *bits == 0);
    assert!(accepted || !valid, "a valid signature is refused");
}

/// The common verdict of both.
fn verdict(key: &VerifyingKey, message: &[u8], signature: &[u8]) -> bool {
    let PublicComponents::Rsa { n, e } = key.public_components() else { unreachable!() };
    let e = e.to_be_bytes();
    let e = &e[e.iter().take_while(|byte| **byte == 0).count()..];
    let theirs =
        RsaPublicKeyComponents { n: n.as_bytes(), e }.verify(&RSA_PSS_2048_8192_SHA256, message, signature).is_ok();
    let (allocations, ours) = super::allocations::counted(|| key.verify(message, signature).is_ok());
    assert_eq!(allocations, 0);
    assert_eq!(ours, theirs);
    ours
}

/// RFC 8017 section 5.2.1 with the Chinese remainder theorem; `None` for a number that is not below the modulus.
fn raw_sign(encoded: &[u8; LEN]) -> Option<[u8; LEN]> {
    static NUMBERS: OnceLock<[BigUint; 6]> = OnceLock::new();
    let [n, p, q, dp, dq, qi] = NUMBERS.get_or_init(|| {
        let jwk: serde_json::Value = serde_json::from_str(keyring::RSA_JWK).unwrap();
        ["n", "p", "q", "dp", "dq", "qi"].map(|name| {
            let mut bytes = [0; LEN];
            let text = jwk[name].as_str().unwrap().as_bytes();
            BigUint::from_bytes_be(ofm_protocol::jose::base64url::decode(text, &mut bytes).unwrap())
        })
    });
    let message = BigUint::from_bytes_be(encoded);
    if message >= *n {
        return None;
    }
    let (one, two) = (message.modpow(dp, p), message.modpow(dq, q));
    let difference = (qi * (p + one - &two % p)) % p;
    let bytes = (two + difference * q).to_bytes_be();
    let mut signature = [0; LEN];
    signature[LEN - bytes.len()..].copy_from_slice(&bytes);
    Some(signature)
}
