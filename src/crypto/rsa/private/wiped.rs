//! Keys that are refused leave no secret number behind.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::primes::Primes;
use super::*;
use crate::crypto::backend::kernels::radix52;
use crate::crypto::backend::portable::montgomery::Montgomery;
use crate::crypto::backend::powers::Domain as _;
use crate::crypto::dead_stack::{secrets_left_by, words_of};

/// The numbers of a key, with their own bytes.
struct Numbers([Vec<u8>; 7]);

impl Numbers {
    fn of(jwk: &str) -> Self {
        let jwk: serde_json::Value = serde_json::from_str(jwk).unwrap();
        let number = |name: &str| {
            let mut bytes = vec![0; 512];
            let length = URL_SAFE_NO_PAD.decode_slice(jwk[name].as_str().unwrap(), &mut bytes).unwrap();
            bytes.truncate(length);
            bytes
        };
        Self(["n", "e", "p", "q", "dp", "dq", "qi"].map(number))
    }

    fn components(&self) -> RsaPrivateComponents<'_> {
        let [n, e, p, q, dp, dq, qi] = &self.0;
        RsaPrivateComponents { n, e, p, q, dp, dq, qi }
    }

    /// The words of the secret numbers, in each form in which a kernel keeps them.
    fn secrets(&self) -> Vec<u64> {
        let [_, _, secrets @ ..] = &self.0;
        let [p, q, ..] = secrets;
        let mut words: Vec<u64> = secrets.iter().flat_map(|number| words_of(number)).collect();
        for number in secrets {
            let digits = Montgomery::<18>::from_be_bytes(number);
            words.extend(digits);
            let mut narrow = [0; 20];
            radix52::from_portable(&digits, &mut narrow);
            words.extend(narrow);
        }
        for prime in [p, q] {
            words.extend(Montgomery::<18>::new(prime, 1024).rr());
        }
        words
    }
}

const KEY: &str = include_str!("../../../../tests/keys/rsa2048_a.jwk.json");

#[test]
fn a17_primes_that_are_refused_are_wiped() {
    let key = Numbers::of(KEY);
    let mut other = Numbers::of(KEY);
    // The modulus of no such primes.
    other.0[0][100] ^= 1;
    let secrets = key.secrets();
    let left = secrets_left_by(&secrets, || {
        assert_eq!(Primes::new(&other.components(), 2048).err(), Some(KeyError::Inconsistent));
    });
    assert!(left.as_ref().is_none_or(Vec::is_empty), "words of a refused key are on the stack: {left:?}");
}

#[test]
fn a17_a_key_that_fails_its_trial_is_wiped() {
    let mut key = Numbers::of(KEY);
    // Another exponent, odd and as long.
    key.0[4][60] ^= 1;
    let secrets = key.secrets();
    let left = secrets_left_by(&secrets, || {
        assert_eq!(RsaSigningKey::from_components(&key.components()).err(), Some(KeyError::Inconsistent));
    });
    assert!(left.as_ref().is_none_or(Vec::is_empty), "words of a refused key are on the stack: {left:?}");
}

#[test]
fn a17_signing_leaves_no_secret_number_in_any_kernel() {
    let numbers = Numbers::of(KEY);
    let secrets = numbers.secrets();
    let key = Box::new(RsaSigningKey::from_components(&numbers.components()).unwrap());
    let mut out = vec![0; 256];
    for backend in Backend::ALL.iter().filter(|backend| backend.is_available()) {
        let mut drawn = Box::new(Drawn::zero());
        drawn.salt.fill(7);
        drawn.r[1..256].fill(9);
        let left = secrets_left_by(&secrets, || {
            key.sign_drawn(Kernels::of(*backend), &[1; DIGEST_LEN], &drawn, &mut out).unwrap();
        });
        assert!(left.as_ref().is_none_or(Vec::is_empty), "{backend:?}: words of the key are on the stack: {left:?}");
    }
}
