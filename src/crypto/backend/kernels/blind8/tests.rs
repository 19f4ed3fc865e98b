use num_bigint::BigUint;

use super::*;
use crate::crypto::backend::instructions::{Avx512, Ifma};
use crate::crypto::backend::kernels::lanes::{DIGIT_BITS, Software};
use crate::crypto::backend::tests::{arbitrary, digits as digits_of, moduli, values};

/// What the library does by other means, at the same contract.
fn invert(x: &[u8], n: &[u8], out: &mut [u8]) -> bool {
    let inverse = BigUint::from_bytes_be(x).modinv(&BigUint::from_bytes_be(n));
    if let Some(inverse) = &inverse {
        out.copy_from_slice(&bytes(inverse, out.len()));
    }
    inverse.is_some()
}

fn bytes(number: &BigUint, len: usize) -> Vec<u8> {
    let bytes = number.to_bytes_be();
    [&vec![0; len - bytes.len()][..], &bytes].concat()
}

fn constants(n: &BigUint, digits: usize) -> Constants {
    let r = BigUint::from(1_u8) << (DIGIT_BITS * digits as u32);
    let low: [u64; MAX_DIGITS] = digits_of(n);
    let rr = digits_of(&(&r * &r % n));
    Constants {
        digits,
        inverse: radix52::negative_inverse(low.first_chunk().unwrap()),
        rr,
        across_digits: digits,
        across_rr: [0; MAX_DIGITS],
        across_fold: [0; MAX_DIGITS],
    }
}

/// A number that has an inverse: the moduli of tests are no primes.
fn unit(n: &BigUint, seed: u64) -> BigUint {
    (seed..).step_by(1000).map(|seed| arbitrary(4096, seed) % n).find(|x| x.modinv(n).is_some()).unwrap()
}

/// Blinds and unblinds as many numbers as there are moduli; a factor of zero is in the place given.
fn check<L: Lanes>(lanes: L, moduli: &[BigUint], digits: usize, zero: Option<usize>) {
    let len = moduli[0].to_bytes_be().len();
    let constants: Vec<_> = moduli.iter().map(|n| constants(n, digits)).collect();
    let ns: Vec<_> = moduli.iter().map(|n| bytes(n, len)).collect();
    let messages: Vec<_> = moduli.iter().zip(0..).map(|(n, lane)| values(n, 5)[(lane + 2) % LANES].clone()).collect();
    let factors: Vec<_> = moduli
        .iter()
        .zip(0..)
        .map(|(n, lane)| if zero == Some(lane) { BigUint::ZERO } else { unit(n, lane as u64 + 9) })
        .collect();
    let message_bytes: Vec<_> = messages.iter().map(|message| bytes(message, len)).collect();
    let mut factor_bytes: Vec<_> = factors.iter().map(|factor| bytes(factor, len)).collect();
    let mut inverse_bytes: Vec<_> = moduli.iter().zip(0..).map(|(n, lane)| bytes(&unit(n, lane + 77), len)).collect();
    let mut operations: Vec<_> = factor_bytes
        .iter_mut()
        .zip(&mut inverse_bytes)
        .enumerate()
        .map(|(lane, (factor, inverse))| Blinded {
            n: &ns[lane],
            constants: &constants[lane],
            message: &message_bytes[lane],
            factor,
            inverse,
            done: false,
        })
        .collect();
    assert!(blind_in(lanes, 65_537, invert, &mut operations));
    for (lane, operation) in operations.iter().enumerate() {
        let (n, r) = (&moduli[lane], &factors[lane]);
        assert_eq!(operation.done, zero != Some(lane), "lane {lane}");
        if operation.done {
            let blinded = &messages[lane] * r.modpow(&BigUint::from(65_537_u32), n) % n;
            assert_eq!(BigUint::from_bytes_be(operation.factor), blinded, "lane {lane}");
            assert_eq!(BigUint::from_bytes_be(operation.inverse), r.modinv(n).unwrap(), "lane {lane}");
        }
    }
    assert!(unblind_in(lanes, &mut operations));
    for (lane, operation) in operations.iter().enumerate().filter(|(_, operation)| operation.done) {
        let n = &moduli[lane];
        let blinded = &messages[lane] * factors[lane].modpow(&BigUint::from(65_536_u32), n) % n;
        assert_eq!(BigUint::from_bytes_be(operation.factor), blinded, "lane {lane}");
    }
}

fn check_all<L: Lanes>(lanes: L, bits: u32, digits: usize) {
    let different = moduli(bits, 3);
    // One inversion serves all.
    for n in &different {
        check(lanes, &core::array::from_fn::<_, LANES, _>(|_| n.clone()), digits, None);
    }
    check(lanes, &core::array::from_fn::<_, LANES, _>(|_| different[6].clone()), digits, Some(3));
    check(lanes, &different, digits, None);
    check(lanes, &different, digits, Some(0));
    check(lanes, &different[5..], digits, None);
}

#[test]
fn blinded_numbers_agree_with_big_integers() {
    check_all(Software, 2048, 40);
    if let Some(lanes) = Avx512::detect() {
        check_all(lanes, 2048, 40);
        check_all(lanes, 3072, 60);
        check_all(lanes, 4096, 80);
    }
    if let Some(lanes) = Ifma::detect() {
        check_all(lanes, 2048, 40);
        check_all(lanes, 3072, 60);
        check_all(lanes, 4096, 80);
    }
}

#[test]
fn other_numbers_of_operations_have_no_lanes() {
    assert!(!blind_in(Software, 65_537, invert, &mut []));
    assert!(!unblind_in(Software, &mut []));
}
