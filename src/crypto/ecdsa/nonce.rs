//! Nonces according to RFC 6979 section 3.2 with additional random bytes (its section 3.6).

use zeroize::Zeroizing;

use crate::crypto::backend::cpu::{Backend, Kernels};
use crate::crypto::backend::kernels::sha256::Hashing;
use crate::crypto::backend::portable::p256::limbs::{self, Limbs};
use crate::crypto::backend::portable::p256::scalar;
use crate::crypto::backend::portable::p256::sign::Secret;
use crate::crypto::hmac::Hmac;
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
        let hashing = Hashing::of_few(Kernels::of(Backend::in_use()));
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
