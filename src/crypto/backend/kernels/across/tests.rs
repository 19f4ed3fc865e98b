use num_bigint::BigUint;

use super::*;
use crate::crypto::backend::instructions::{Avx512, Ifma};
use crate::crypto::backend::kernels::lanes::Software;
use crate::crypto::backend::kernels::radix52::{SLACK_BITS, fold, negative_inverse};
use crate::crypto::backend::tests::{arbitrary, digits, moduli, number, values};

fn constants(n: &BigUint, across_digits: usize) -> Constants {
    let r = BigUint::from(1_u8) << (DIGIT_BITS * across_digits as u32);
    let all: [u64; MAX_DIGITS] = digits(n);
    let inverse = negative_inverse(all.first_chunk().unwrap());
    Constants {
        digits: across_digits,
        inverse,
        rr: [0; MAX_DIGITS],
        across_digits,
        across_rr: digits(&(&r * &r % n)),
        across_fold: fold(&all, &inverse),
    }
}

fn products_agree_with_big_integers<L: Lanes, const A: usize>(lanes: L, bits: u32, seed: u64) {
    let r = BigUint::from(1_u8) << (DIGIT_BITS * 8 * (A as u32 - 1));
    for n in moduli(bits, seed) {
        let constants = constants(&n, 8 * (A - 1));
        let mut modulus = Modulus::zero(lanes);
        modulus.set(lanes, &pad(lanes, &digits(&n)), &pad(lanes, &constants.across_fold), &constants.inverse);
        for (at, value) in values(&n, seed).iter().enumerate() {
            // Inputs may be anything up to 6n.
            let (a, b) = (value + &n * 5_u8, &values(&n, !seed)[7 - at] + &n * (at % 6));
            let (padded_a, padded_b) = (pad(lanes, &digits(&a)), pad(lanes, &digits(&b)));
            let mut out = padded_a;
            lanes.run(Multiply::<L, A> { out: &mut out, a: &padded_a, b: &padded_b, modulus: &modulus });
            let (zeros, found) = out.split_at(LANES);
            assert!(zeros.iter().all(|element| lanes.value(*element) == 0));
            let found: Vec<u64> = found.iter().map(|element| lanes.value(*element)).collect();
            assert!(found.iter().all(|digit| *digit <= DIGIT_MASK), "normalised");
            let found = number(&found);
            assert!(found < &n * 2_u8 + (&n >> 6_u32), "almost reduced");
            assert_eq!(found * &r % &n, a * b % &n, "modulo {n:x}");
        }
    }
}

fn powers_agree_with_big_integers<L: Lanes>(lanes: L, bits: u32, across_digits: usize) {
    for (at, n) in moduli(bits, 77).into_iter().enumerate() {
        for exponent in [3, 65_537, 0x1_0000_0001] {
            let base = if at % 2 == 0 { &n - 1_u8 } else { arbitrary(4096, exponent) % &n };
            let power =
                power_vartime(lanes, &digits(&base), exponent, &digits(&n), &constants(&n, across_digits), at % 3 == 0)
                    .unwrap();
            let found = number(&power);
            assert!(found < &n * 3_u8, "two subtractions are enough");
            assert_eq!(found % &n, base.modpow(&BigUint::from(exponent), &n), "{base:x}^{exponent} modulo {n:x}");
        }
    }
}

/// Runs a test in software lanes, and in each kind of lanes that the CPU has.
macro_rules! in_all_lanes {
    (|$lanes:ident| $test:expr) => {
        let test = {
            let $lanes = Software;
            $test
        };
        let () = test;
        if let Some($lanes) = Avx512::detect() {
            $test;
        }
        if let Some($lanes) = Ifma::detect() {
            $test;
        }
    };
}

#[test]
fn products_of_every_size_agree_with_big_integers() {
    for seed in 1..4 {
        in_all_lanes!(|lanes| products_agree_with_big_integers::<_, 6>(lanes, 2048, seed));
        in_all_lanes!(|lanes| products_agree_with_big_integers::<_, 6>(lanes, 40 * DIGIT_BITS - SLACK_BITS, seed));
        in_all_lanes!(|lanes| products_agree_with_big_integers::<_, 9>(lanes, 3072, seed));
        in_all_lanes!(|lanes| products_agree_with_big_integers::<_, 11>(lanes, 4096, seed));
        in_all_lanes!(|lanes| products_agree_with_big_integers::<_, 11>(lanes, 80 * DIGIT_BITS - SLACK_BITS, seed));
    }
}

#[test]
fn powers_of_every_size_agree_with_big_integers() {
    in_all_lanes!(|lanes| powers_agree_with_big_integers(lanes, 2048, 40));
    in_all_lanes!(|lanes| powers_agree_with_big_integers(lanes, 3072, 64));
    in_all_lanes!(|lanes| powers_agree_with_big_integers(lanes, 4096, 80));
}
