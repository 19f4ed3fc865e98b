//! Nonces according to RFC 6979 section 3.2 with additional random bytes (its section 3.6).

use zeroize::{Zeroize as _, Zeroizing};

use crate::crypto::backend::cpu::{Backend, Wide};
use crate::crypto::backend::kernels::sha256::{self, BLOCK_LEN, Hashing, INITIAL, Input, State};
use crate::crypto::backend::portable::p256::limbs::{self, Limbs};
use crate::crypto::backend::portable::p256::scalar;
use crate::crypto::backend::portable::p256::sign::Secret;
use crate::crypto::sha256::DIGEST_LEN;

/// The state that nonces come from; wiped when dropped.
pub(super) struct Nonces {
    hashing: Hashing,
    k: Hmac,
    v: Zeroizing<[u8; DIGEST_LEN]>,
}

impl Nonces {
    /// Starts from a private scalar, the digest to sign, and up to 32 random bytes: steps a to g.
    pub(super) fn new<const ADDED: usize>(d: &Secret, e: &Limbs, added: &[u8; ADDED]) -> Self {
        const { assert!(ADDED <= 32) }
        let hashing = Hashing::of_few(Wide::of(Backend::in_use()));
        let mut nonces = Self { hashing, k: Hmac::new(hashing, &[0; DIGEST_LEN]), v: Zeroizing::new([1; DIGEST_LEN]) };
        let mut seed = Zeroizing::new([0; 96]);
        seed[..32].copy_from_slice(&*Zeroizing::new(limbs::to_be(d)));
        seed[32..64].copy_from_slice(&limbs::to_be(&scalar::reduce_once(e, false)));
        seed[64..64 + ADDED].copy_from_slice(added);
        nonces.update(0, &seed[..64 + ADDED]);
        nonces.update(1, &seed[..64 + ADDED]);
        nonces
    }

    /// The next number from 1 to `n - 1`: step h. The time reveals how many numbers before it were out of range; those
    /// are not used. A separate function, so that the constant-time test can refer to it.
    #[inline(never)]
    pub(super) fn next(&mut self) -> Secret {
        loop {
            self.next_value();
            let nonce = Zeroizing::new(limbs::from_be(&self.v));
            if scalar::in_range(&nonce) {
                return nonce;
            }
            self.skip();
        }
    }

    /// Discards the last number: step h.3.
    pub(super) fn skip(&mut self) {
        self.update(0, &[]);
    }

    /// `K = HMAC_K(V || tag || seed)`, `V = HMAC_K(V)`.
    fn update(&mut self, tag: u8, seed: &[u8]) {
        let mut message = Zeroizing::new([0; DIGEST_LEN + 1 + 96]);
        message[..DIGEST_LEN].copy_from_slice(&*self.v);
        message[DIGEST_LEN] = tag;
        let len = DIGEST_LEN + 1 + seed.len();
        message[DIGEST_LEN + 1..len].copy_from_slice(seed);
        let key = self.k.code(self.hashing, &message[..len]);
        self.k = Hmac::new(self.hashing, &key);
        self.next_value();
    }

    /// `V = HMAC_K(V)`.
    fn next_value(&mut self) {
        self.v = self.k.code(self.hashing, &*self.v);
    }
}

/// HMAC-SHA-256 (RFC 2104) with a key of 32 bytes, as the initial states of its two hashes; wiped when dropped.
struct Hmac {
    inner: State,
    outer: State,
}

impl Hmac {
    fn new(hashing: Hashing, key: &[u8; DIGEST_LEN]) -> Self {
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

    fn code(&self, hashing: Hashing, message: &[u8]) -> Zeroizing<[u8; DIGEST_LEN]> {
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

impl Drop for Hmac {
    fn drop(&mut self) {
        self.inner.zeroize();
        self.outer.zeroize();
    }
}
