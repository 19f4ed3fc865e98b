//! HMAC-SHA-256 (RFC 2104).

use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::crypto::backend::kernels::sha256::{self, BLOCK_LEN, Hashing, INITIAL, Input, State};
use crate::crypto::sha256::DIGEST_LEN;

/// The code of a message. The running time depends only on the message's length.
#[cfg(feature = "oauth")]
pub(crate) fn hmac_sha256(key: &[u8; DIGEST_LEN], message: &[u8]) -> Zeroizing<[u8; DIGEST_LEN]> {
    use crate::crypto::backend::cpu::{Backend, Kernels};

    let hashing = Hashing::of_few(Kernels::of(Backend::in_use()));
    Hmac::new(hashing, key).code(hashing, message)
}

/// HMAC-SHA-256 (RFC 2104) with a key of 32 bytes, as the initial states of its two hashes; wiped when dropped.
#[derive(ZeroizeOnDrop)]
pub(super) struct Hmac {
    inner: State,
    outer: State,
}

impl Hmac {
    pub(super) fn new(hashing: Hashing, key: &[u8; DIGEST_LEN]) -> Self {
        let after = |pad: u8| {
            let mut block = Zeroizing::new([pad; BLOCK_LEN]);
            for (byte, key) in block.iter_mut().zip(key) {
                *byte ^= key;
            }
            let mut state = INITIAL;
            sha256::compress(hashing, &mut state, &Input::whole(core::slice::from_ref(&*block)));
            state
        };
        Self { inner: after(0x36), outer: after(0x5c) }
    }

    pub(super) fn code(&self, hashing: Hashing, message: &[u8]) -> Zeroizing<[u8; DIGEST_LEN]> {
        let inner = Self::finish(hashing, &self.inner, message);
        Self::finish(hashing, &self.outer, &*inner)
    }

    /// The digest of a message after the block of a key.
    fn finish(hashing: Hashing, state: &State, message: &[u8]) -> Zeroizing<[u8; DIGEST_LEN]> {
        let mut state = Zeroizing::new(*state);
        let mut tail = Zeroizing::new([[0; BLOCK_LEN]; 2]);
        let len = (BLOCK_LEN + message.len()) as u64;
        sha256::compress(hashing, &mut state, &Input::padded(message, len, &mut tail));
        Zeroizing::new(sha256::to_bytes(&state))
    }
}

#[cfg(all(test, feature = "oauth"))]
mod tests {
    use super::*;

    /// RFC 4231 sections 4.2 and 4.3. Zeros at the end of a key change nothing.
    #[test]
    fn rfc_4231_codes() {
        let cases: [(&[u8], &[u8], &str); 2] = [
            (&[0x0b; 20], b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
            (
                b"Jefe",
                b"what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
        ];
        for (short, message, expected) in cases {
            let mut key = [0; DIGEST_LEN];
            key[..short.len()].copy_from_slice(short);
            let digits = expected.as_bytes().chunks(2).map(|pair| core::str::from_utf8(pair).unwrap());
            let expected: Vec<u8> = digits.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect();
            assert_eq!(hmac_sha256(&key, message)[..], expected);
        }
    }
}
