//! Tokens that the library signs.
//!
//! The library's tokens verify and return their payload; with any bit changed they do not verify. Nothing is allocated.

use ofm_protocol::jose::{AlgorithmSet, ProtectedHeader, Verifier, sign};

use super::input::{Input, Repeatable};
use super::keyring;

pub fn run(data: &[u8]) {
    let mut input = Input(data);
    let key = match input.byte() % 8 {
        0 => keyring::rsa(),
        1..=3 => keyring::p256(),
        _ => keyring::ed25519(),
    };
    let seed = u64::from_le_bytes(input.array());
    let (place, bit) = (usize::from(u16::from_le_bytes(input.array())), input.byte() % 8);
    let name = usize::from(input.byte()) % 64;
    let kid = String::from_utf8_lossy(input.take(name)).into_owned();
    let header = ProtectedHeader::new().with_kid(&kid).with_typ("JWT");
    let payload = input.rest();
    let Some(length) = header.token_len(payload.len(), key) else { return };
    let (mut token, mut decoded) = (vec![0; length], vec![0; payload.len()]);

    let verifier = Verifier::with_key(key.verifying_key(), AlgorithmSet::FAPI2);
    let (allocations, ()) = super::allocations::counted(|| {
        let written = sign(&header, payload, key, &mut Repeatable(seed), &mut token).unwrap().len();
        assert_eq!(written, length);
        match verifier.verify_token(&token) {
            Ok(verified) => {
                assert_eq!(verified.header().kid(), Some(kid.as_str()));
                assert_eq!(verified.decode_payload(&mut decoded).unwrap().bytes(), payload);
            }
            // Larger than the default limit, or empty, which is not a token.
            Err(error) => assert!(payload.is_empty() || payload.len() > verifier.limits().payload, "{error}"),
        }
        token[place % length] ^= 1 << bit;
        assert!(verifier.verify_token(&token).is_err());
    });
    assert_eq!(allocations, 0);
}
