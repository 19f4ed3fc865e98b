use num_bigint::BigUint;

use super::*;
use crate::crypto::backend::instructions::{Avx512, Ifma};
use crate::crypto::backend::kernels::across::pad;
use crate::crypto::backend::kernels::lanes::{DIGIT_BITS, DIGIT_MASK, Software};
use crate::crypto::backend::kernels::radix52::{SLACK_BITS, fold, negative_inverse};
use crate::crypto::backend::tests::{digits, moduli, number, values};

fn products_agree_with_big_integers<L: Lanes, const A: usize>(lanes: L, bits: u32, seed: u64) {
    let r = BigUint::from(1_u8) << (DIGIT_BITS * 8 * (A as u32 - 1));
    let all = moduli(bits, seed);
    for (at, n) in all.iter().enumerate() {
        let pair = [n, &all[(at + 3) % all.len()]];
        let prepared = Moduli {
            both: pair.map(|n| {
                let mut modulus = Modulus::zero(lanes);
                let (n, inverse) = (digits(n), negative_inverse(&digits(n)));
                modulus.set(lanes, &pad(lanes, &n), &pad(lanes, &fold(&n, &inverse)), &inverse);
                modulus
            }),
            rr: pair.map(|n| pad(lanes, &digits(&(&r * &r % n)))),
        };
        for value in 0..all.len() {
            // Inputs may be anything up to 6n.
            let a = pair.map(|n| &values(n, seed)[value] + n * 5_u8);
            let b = pair.map(|n| values(n, !seed)[7 - value].clone());
            let [padded_a, padded_b] = [&a, &b].map(|both| both.each_ref().map(|x| pad(lanes, &digits(x))));
            let mut out = padded_a;
            lanes.run(Multiply::<L, A> { out: &mut out, a: &padded_a, b: &padded_b, moduli: &prepared });
            for side in 0..2 {
                let (zeros, found) = out[side].split_at(LANES);
                assert!(zeros.iter().all(|element| lanes.value(*element) == 0));
                let found: Vec<u64> = found.iter().map(|element| lanes.value(*element)).collect();
                assert!(found.iter().all(|digit| *digit <= DIGIT_MASK), "normalised");
                let (found, n) = (number(&found), pair[side]);
                assert!(found < n * 2_u8 + (n >> 6_u32), "almost reduced");
                assert_eq!(found * &r % n, &a[side] * &b[side] % n, "modulo {n:x}");
            }
        }
    }
}

/// Runs a test in software lanes, and in each kind of lanes that the CPU has.
macro_rules! in_all_lanes {
    ($test:ident :: <$vectors:literal> ($($argument:expr),*)) => {
        $test::<_, $vectors>(Software, $($argument),*);
        if let Some(lanes) = Avx512::detect() {
            $test::<_, $vectors>(lanes, $($argument),*);
        }
        if let Some(lanes) = Ifma::detect() {
            $test::<_, $vectors>(lanes, $($argument),*);
        }
    };
}

#[test]
fn products_of_every_size_agree_with_big_integers_side_by_side() {
    for seed in 1..3 {
        in_all_lanes!(products_agree_with_big_integers::<4>(1024, seed));
        in_all_lanes!(products_agree_with_big_integers::<4>(24 * DIGIT_BITS - SLACK_BITS, seed));
        in_all_lanes!(products_agree_with_big_integers::<5>(1536, seed));
        in_all_lanes!(products_agree_with_big_integers::<6>(2048, seed));
    }
}
