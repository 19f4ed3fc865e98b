//! ES256 compared with `ring`.
//!
//! Both give the same verdict on any two numbers as a signature. Both accept the library's signatures, also with the
//! other value of `s`, and neither accepts them with a changed bit.

use num_bigint::BigUint;
use ofm_protocol::crypto::{BatchItem, PublicComponents, Signer, SigningKey, VerifyingKey, verify_batch};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

use super::input::{Input, Repeatable};
use super::keyring;

/// The order of the group (SEC 2 section 2.4.2).
const ORDER: &str = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

pub fn run(data: &[u8]) {
    let mut input = Input(data);
    let kind = input.byte();
    let order = BigUint::parse_bytes(ORDER.as_bytes(), 16).unwrap();
    if kind % 2 == 0 {
        let signature = [number(&mut input, &order), number(&mut input, &order)].concat();
        verdict(keyring::p256().verifying_key(), input.rest(), &signature);
        return;
    }
    let Ok(key) = SigningKey::from_p256_scalar(&input.array()) else { return };
    let (place, bit) = (usize::from(input.byte()) % 64, input.byte() % 8);
    let mut signature = [0; 64];
    let message = input.rest();
    key.sign(message, &mut Repeatable(u64::from(kind)), &mut signature).unwrap();
    assert!(verdict(key.verifying_key(), message, &signature));
    let other = bytes(&(&order - BigUint::from_bytes_be(&signature[32..])));
    assert!(verdict(key.verifying_key(), message, &[&signature[..32], &other].concat()));
    signature[place] ^= 1 << bit;
    assert!(!verdict(key.verifying_key(), message, &signature));
}

/// Any number of 32 bytes, or an edge case.
fn number(input: &mut Input<'_>, order: &BigUint) -> [u8; 32] {
    let one = BigUint::from(1_u8);
    match input.byte() {
        0 => [0; 32],
        1 => bytes(&one),
        2 => bytes(&(order - one)),
        3 => bytes(order),
        4 => bytes(&(order + one)),
        5 => [0xff; 32],
        6 => bytes(&(order >> 1)),
        _ => input.array(),
    }
}

fn bytes(number: &BigUint) -> [u8; 32] {
    let (bytes, mut all) = (number.to_bytes_be(), [0; 32]);
    all[32 - bytes.len()..].copy_from_slice(&bytes);
    all
}

/// The common verdict: alone and in a batch, with the plain and with the prepared key.
fn verdict(key: &VerifyingKey, message: &[u8], signature: &[u8]) -> bool {
    let PublicComponents::P256 { x, y } = key.public_components() else { unreachable!() };
    let point = [&[4][..], &x, &y].concat();
    let theirs = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature).is_ok();
    let (allocations, ours) = super::allocations::counted(|| key.verify(message, signature).is_ok());
    assert_eq!(allocations, 0);
    assert_eq!(ours, theirs);
    let prepared = key.clone().prepare();
    assert_eq!(prepared.verify(message, signature).is_ok(), theirs);
    // Nine of each, beside one by another key, which is rejected.
    let stranger = keyring::p256().verifying_key();
    let mut items: Vec<_> =
        (0..9).flat_map(|_| [key, &prepared].map(|key| BatchItem::new(key, message, signature))).collect();
    items.insert(3, BatchItem::new(stranger, message, &[7; 64]));
    let (allocations, ()) = super::allocations::counted(|| verify_batch(&mut items));
    assert_eq!(allocations, 0);
    assert!(items.remove(3).verdict().is_err());
    assert!(items.iter().all(|item| item.verdict().is_ok() == theirs));
    ours
}
