use num_bigint::BigUint;
use proptest::prelude::*;

use super::*;
use crate::crypto::backend::tests::{moduli_in, number, values};

/// The largest modulus that the slack leaves room for.
const fn most_bits(digits: usize) -> u32 {
    digit_bits(digits) * digits as u32 - SLACK_BITS
}

fn big<const D: usize>(digits: &Number<D>) -> BigUint {
    number(digits, digit_bits(D))
}

fn digits<const D: usize>(number: &BigUint) -> Number<D> {
    Montgomery::from_be_bytes(&number.to_bytes_be())
}

fn products_agree_with_big_integers<const D: usize>(bits: u32, seed: u64) {
    for n in moduli_in(digit_bits(D), bits, seed) {
        let modulus = Montgomery::<D>::new(&n.to_bytes_be(), bits);
        assert_eq!(big(&modulus.n), n);
        let r = BigUint::from(1_u8) << (digit_bits(D) * D as u32);
        assert_eq!(big(&modulus.rr), &r * &r % &n, "R^2 modulo {n:x}");
        if bits <= 8 * division::MAX_LEN as u32 {
            let public = Montgomery::<D>::new_vartime(&n.to_bytes_be(), bits);
            assert_eq!((public.n, public.n0, public.rr), (modulus.n, modulus.n0, modulus.rr), "{n:x}");
        }
        let r_inverse = r.modinv(&n).unwrap();
        let (largest, mut out) = ([digit_mask(D); D], [0; D]);
        modulus.mul(&mut out, &largest, &digits(&(&n * 16_u8)), &mut Scratch::new());
        assert!(big(&out) < &n * 17_u8, "one below R, the other at most 16n");
        assert_eq!(big(&out) % &n, BigUint::ZERO, "R - 1 times 16n modulo {n:x}");
        modulus.mul(&mut out, &largest, &digits(&(&n * 15_u8 + 1_u8)), &mut Scratch::new());
        assert_eq!(big(&out) % &n, (&r - 1_u8) * &r_inverse % &n, "R - 1 times 15n + 1 modulo {n:x}");
        let values = values(&n, seed);
        for a in &values {
            for b in &values {
                let (mut out, mut scratch) = ([0; D], Scratch::new());
                // Inputs may be up to 4n.
                let (wide_a, wide_b) = (a + 3_u8 * &n, b + 3_u8 * &n);
                modulus.mul(&mut out, &digits(&wide_a), &digits(&wide_b), &mut scratch);
                assert!(big(&out) < &n + (&n >> 16_u8), "almost reduced");
                assert!(out.iter().all(|digit| *digit <= digit_mask(D)), "normalised");
                modulus.reduce_once(&mut out);
                assert_eq!(big(&out), a * b * &r_inverse % &n, "{a:x} * {b:x} modulo {n:x}");
            }
            let (mut square, mut product, mut scratch) = ([0; D], [0; D], Scratch::new());
            let wide_a = digits(&(a + 3_u8 * &n));
            modulus.square(&mut square, &wide_a, &mut scratch);
            modulus.mul(&mut product, &wide_a, &wide_a, &mut scratch);
            assert_eq!(square, product, "the square of {a:x} modulo {n:x}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn every_kernel_agrees_with_big_integers(seed: u64) {
        products_agree_with_big_integers::<18>(1024, seed);
        products_agree_with_big_integers::<18>(most_bits(18), seed);
        products_agree_with_big_integers::<26>(1536, seed);
        products_agree_with_big_integers::<26>(most_bits(26), seed);
        products_agree_with_big_integers::<34>(2048, seed);
        products_agree_with_big_integers::<34>(most_bits(34), seed);
        products_agree_with_big_integers::<36>(2048, seed);
        products_agree_with_big_integers::<36>(most_bits(36), seed);
        products_agree_with_big_integers::<52>(3072, seed);
        products_agree_with_big_integers::<52>(most_bits(52), seed);
        products_agree_with_big_integers::<70>(4096, seed);
        products_agree_with_big_integers::<70>(most_bits(70), seed);
    }
}

#[test]
fn wide_numbers_enter_the_domain() {
    for n in moduli_in(DIGIT_BITS, 1024, 9) {
        let modulus = Montgomery::<18>::new(&n.to_bytes_be(), 1024);
        for wide_value in [&n * &n - 1_u8, (BigUint::from(1_u8) << 2048_u32) - 1_u8, BigUint::ZERO, n.clone()] {
            let (mut out, mut scratch) = ([0; 18], Scratch::new());
            modulus.enter_wide(&mut out, &wide_value.to_bytes_be(), &mut scratch);
            let r = BigUint::from(1_u8) << (DIGIT_BITS * 18);
            assert!(big(&out) <= &n * 4_u8);
            assert_eq!(big(&out) % &n, &wide_value * r % &n);
        }
    }
}

#[test]
fn look_ups_find_each_entry() {
    let table: [Number<8>; 32] = core::array::from_fn(|at| [at as u64 + 1; 8]);
    let three = Montgomery::<8>::new(&[3], 2);
    for index in 0..32 {
        let mut entry = [7; 8];
        three.look_up(&mut entry, &table, index);
        assert_eq!(entry, [index + 1; 8]);
    }
}
