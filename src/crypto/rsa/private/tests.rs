use super::batch::Queue;
use super::*;
use crate::crypto::{RandomError, SignItem, Signer as _, SigningKey};

/// Gives the same bytes in each run, so that equal work gives equal signatures.
#[derive(Clone, Copy)]
struct Counter(u8);

impl RandomSource for Counter {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), RandomError> {
        for byte in out {
            self.0 = self.0.wrapping_mul(181).wrapping_add(113);
            *byte = self.0;
        }
        Ok(())
    }
}

fn keys() -> [RsaSigningKey; 3] {
    [
        include_str!("../../../../tests/keys/rsa-2048.pem"),
        include_str!("../../../../tests/keys/rsa-3072.pem"),
        include_str!("../../../../tests/keys/rsa-4096.pem"),
    ]
    .map(|pem| copy(SigningKey::from_pem(pem.as_bytes()).unwrap().rsa().unwrap()))
}

fn sign(key: &RsaSigningKey, kernels: Kernels, seed: u8) -> Result<Vec<u8>, SignError> {
    let mut drawn = Drawn::zero();
    let mut out = [0; MAX_MODULUS_LEN];
    let out = drawn.draw(&key.public, &mut Counter(seed), &mut out)?;
    key.sign_drawn(kernels, &sha256(b"message"), &drawn, out)?;
    Ok(out.to_vec())
}

/// Every kind of lanes that the CPU has, and the case without lanes.
fn all_lanes() -> impl Iterator<Item = Kernels> {
    Backend::ALL.iter().filter(|backend| backend.is_available()).map(|backend| Kernels::of(*backend))
}

#[test]
fn signatures_are_the_same_in_all_lanes() {
    for key in keys() {
        for seed in 1..4 {
            let expected = sign(&key, Kernels::Portable, seed).unwrap();
            key.verifying_key().verify(b"message", &expected).unwrap();
            for kernels in all_lanes() {
                assert_eq!(sign(&key, kernels, seed).unwrap(), expected, "{kernels:?}");
            }
        }
    }
}

#[test]
fn a_fault_in_either_half_is_found() {
    for key in keys() {
        for kernels in all_lanes() {
            for side in 0..2 {
                let mut damaged = copy(&key);
                damage(&mut damaged, side);
                assert_eq!(sign(&damaged, kernels, 1), Err(SignError::Fault));
            }
        }
    }
}

/// Flips a bit of the exponent modulo one prime.
fn damage(key: &mut RsaSigningKey, side: usize) {
    match &mut key.primes {
        Primes::D18(primes) => primes.exponents_mut()[side][3] ^= 1 << 17,
        Primes::D26(primes) => primes.exponents_mut()[side][3] ^= 1 << 17,
        Primes::D36(primes) => primes.exponents_mut()[side][3] ^= 1 << 17,
    }
}

/// [`sign_batch`](crate::crypto::sign_batch) of the same message with these keys, in each kind of lanes that signs
/// batches.
fn in_batches(keys: &[&SigningKey], random: impl RandomSource + Copy, check: impl Fn(&[SignItem<'_>])) {
    for kernels in all_lanes().filter(|kernels| kernels.private_batch8().is_some()) {
        let (mut queue, mut random) = (Queue::of(kernels), random);
        let mut buffers = vec![[7; MAX_MODULUS_LEN]; keys.len()];
        let items = keys.iter().zip(&mut buffers).map(|(key, out)| SignItem::new(key, b"message", out));
        let mut items: Vec<_> = items.collect();
        for index in 0..items.len() {
            queue.push(&mut items, index, &mut random);
        }
        queue.finish(&mut items);
        check(&items);
    }
}

fn copy(key: &RsaSigningKey) -> RsaSigningKey {
    RsaSigningKey { public: key.public.clone(), primes: key.primes.clone() }
}

#[test]
fn a_batch_signs_as_one_at_a_time_does_in_all_lanes() {
    for key in keys().map(SigningKey::from) {
        in_batches(&[&key; 11], Counter(9), |items| {
            let mut random = Counter(9);
            for item in items {
                let mut out = [0; MAX_MODULUS_LEN];
                let expected = key.sign(b"message", &mut random, &mut out).unwrap();
                assert_eq!(item.signature().unwrap(), expected);
            }
        });
    }
}

/// Boneh, `DeMillo` and Lipton: one wrong half reveals a prime. Therefore only that item fails, and its buffer is
/// empty.
#[test]
fn a_fault_in_one_lane_is_found_and_touches_no_other() {
    for key in keys() {
        let mut damaged = copy(&key);
        damage(&mut damaged, 1);
        let (good, damaged) = (SigningKey::from(key), SigningKey::from(damaged));
        for faulty in [0, 3, 7] {
            let mut keys = [&good; 8];
            keys[faulty] = &damaged;
            in_batches(&keys, Counter(3), |items| {
                only_one_fails(items, &good, faulty, SignError::Fault);
                assert!(items[faulty].out[..good.signature_len()].iter().all(|byte| *byte == 0));
            });
        }
    }
}

fn only_one_fails(items: &[SignItem<'_>], key: &SigningKey, faulty: usize, error: SignError) {
    for (at, item) in items.iter().enumerate() {
        match item.signature() {
            Ok(signature) => key.verifying_key().verify(b"message", signature).unwrap(),
            Err(found) => assert_eq!((at, found), (faulty, error)),
        }
    }
    assert_eq!(items[faulty].signature(), Err(error));
}

/// A source with one zero factor, which does not blind.
#[derive(Clone, Copy)]
struct ZeroFactor(usize);

impl RandomSource for ZeroFactor {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), RandomError> {
        self.0 += 1;
        let value = self.0;
        out.iter_mut().zip(0..).for_each(|(byte, at): (_, usize)| *byte = (at * 7 + value * 31) as u8);
        // The blinding factor of the fourth signature: each signature draws a salt and a factor.
        if value == 3 * 2 + 2 {
            out.fill(0);
        }
        Ok(())
    }
}

#[test]
fn a_factor_of_zero_fails_its_item_alone() {
    let [key, ..] = keys().map(SigningKey::from);
    in_batches(&[&key; 8], ZeroFactor(0), |items| only_one_fails(items, &key, 3, SignError::Random));
}
