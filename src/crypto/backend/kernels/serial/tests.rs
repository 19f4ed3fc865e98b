use num_bigint::BigUint;
use proptest::prelude::*;

use super::*;
use crate::crypto::backend::instructions::Ifma;
use crate::crypto::backend::kernels::lanes::{DIGIT_MASK, Software};
use crate::crypto::backend::tests::{constants, digits, moduli, number, values, with};

fn pack<const N: usize, const V: usize>(numbers: [&BigUint; N]) -> Numbers<V> {
    let mut packed = Numbers::zero();
    for (side, number) in numbers.into_iter().enumerate() {
        for (lane, digit) in packed.lanes_mut().iter_mut().skip(side).step_by(N).zip(digits::<80>(number)) {
            *lane = digit;
        }
    }
    packed
}

fn unpack<const N: usize, const V: usize>(packed: &Numbers<V>) -> [BigUint; N] {
    assert!(packed.lanes().iter().all(|digit| *digit <= DIGIT_MASK), "not normalised");
    core::array::from_fn(|side| {
        number(&packed.lanes().iter().skip(side).step_by(N).copied().collect::<Vec<_>>(), DIGIT_BITS)
    })
}

fn prepare<const N: usize, const V: usize, const D: usize>(n: [&BigUint; N]) -> Moduli<V> {
    let constants = n.map(|n| constants(n, D));
    let radix_inverses = constants.each_ref().map(|constants| number(&constants.radix_inverse, DIGIT_BITS));
    let rrs = constants.each_ref().map(|constants| number(&constants.rr, DIGIT_BITS));
    Moduli {
        n: pack(n),
        radix_inverse: pack(radix_inverses.each_ref()),
        rr: pack(rrs.each_ref()),
        inverse: core::array::from_fn(|lane| constants[lane % N].inverse[0]),
    }
}

fn products_agree_with_big_integers<L: SerialLanes, const N: usize, const V: usize, const D: usize>(
    lanes: L,
    bits: u32,
    seed: u64,
) {
    let r = BigUint::from(1_u8) << (DIGIT_BITS * D as u32);
    let all = moduli(bits, seed);
    for at in 0..all.len() {
        let n: [&BigUint; N] = core::array::from_fn(|side| &all[(at + 3 * side) % all.len()]);
        let moduli = prepare::<N, V, D>(n);
        for value in 0..LANES {
            // Inputs may be up to 6n.
            let a = n.map(|n| &values(n, seed)[value] + n * 5_u8);
            let b = n.map(|n| &values(n, !seed)[7 - value] + n * (value % 6));
            let (packed_a, packed_b) = (pack::<N, V>(a.each_ref()), pack::<N, V>(b.each_ref()));
            let mut out = Numbers([[7; LANES]; V]);
            lanes.run(Multiply::<N, V, D> { out: &mut out, a: &packed_a, b: &packed_b, moduli: &moduli });
            for (side, found) in unpack::<N, V>(&out).iter().enumerate() {
                assert!(*found < n[side] * 2_u8 + (n[side] >> 6_u32), "almost reduced");
                assert_eq!(found * &r % n[side], &a[side] * &b[side] % n[side], "modulo {:x}", n[side]);
            }
        }
    }
}

/// Sums whose carries pass over runs of ones, or stop before them, in one number or the other.
fn sums_agree_with_big_integers<L: SerialLanes, const N: usize, const V: usize>(lanes: L, seed: u64) {
    let bits = (8 * V / N) as u32 * DIGIT_BITS - 1;
    let runs = |seed: u64| {
        (0..8 * V / N).fold(BigUint::ZERO, |sum, index| {
            let digit = match seed.rotate_left(3 * index as u32) % 5 {
                0 => 0,
                1 => 1,
                2 => DIGIT_MASK - 1,
                _ => DIGIT_MASK,
            };
            (sum << DIGIT_BITS) + digit
        }) >> 1_u32
    };
    for round in 0..32_u64 {
        let seed = (seed ^ round).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let x: [BigUint; N] = core::array::from_fn(|side| runs(seed.rotate_left(side as u32 * 7)));
        let y: [BigUint; N] = core::array::from_fn(|side| match (seed >> side) % 3 {
            0 => BigUint::from(1_u8),
            1 => (BigUint::from(1_u8) << bits) - 1_u8,
            _ => runs(!seed),
        });
        let (packed_x, packed_y) = (pack::<N, V>(x.each_ref()), pack::<N, V>(y.each_ref()));
        let mut sum = Numbers::zero();
        lanes.run(Add::<N, V> { sum: &mut sum, x: &packed_x, y: &packed_y });
        for (side, found) in unpack::<N, V>(&sum).iter().enumerate() {
            assert_eq!(*found, &x[side] + &y[side], "{:x} + {:x}", x[side], y[side]);
        }
    }
}

#[test]
fn products_of_one_number_agree_with_big_integers_at_every_size() {
    for seed in 1..3 {
        with!(Software Ifma: products_agree_with_big_integers::<1, 5, 40>(2048, seed));
        with!(Software Ifma: products_agree_with_big_integers::<1, 5, 40>(40 * DIGIT_BITS - SLACK_BITS, seed));
        with!(Software Ifma: products_agree_with_big_integers::<1, 8, 60>(3072, seed));
        with!(Software Ifma: products_agree_with_big_integers::<1, 8, 60>(60 * DIGIT_BITS - SLACK_BITS, seed));
        with!(Software Ifma: products_agree_with_big_integers::<1, 10, 80>(3101, seed));
        with!(Software Ifma: products_agree_with_big_integers::<1, 10, 80>(4096, seed));
        with!(Software Ifma: products_agree_with_big_integers::<1, 10, 80>(80 * DIGIT_BITS - SLACK_BITS, seed));
    }
}

#[test]
fn products_of_two_numbers_agree_with_big_integers_at_every_size() {
    for seed in 1..3 {
        with!(Software Ifma: products_agree_with_big_integers::<2, 5, 20>(1024, seed));
        with!(Software Ifma: products_agree_with_big_integers::<2, 5, 20>(20 * DIGIT_BITS - SLACK_BITS, seed));
        with!(Software Ifma: products_agree_with_big_integers::<2, 8, 30>(1536, seed));
        with!(Software Ifma: products_agree_with_big_integers::<2, 10, 40>(2048, seed));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn any_sums_and_products_agree_with_big_integers(seed: u64) {
        with!(Software Ifma: sums_agree_with_big_integers::<1, 5>(seed));
        with!(Software Ifma: sums_agree_with_big_integers::<2, 5>(seed));
        with!(Software Ifma: sums_agree_with_big_integers::<2, 8>(seed));
        with!(Software Ifma: sums_agree_with_big_integers::<2, 10>(seed));
        with!(Ifma: products_agree_with_big_integers::<1, 5, 40>(2048, seed));
        with!(Ifma: products_agree_with_big_integers::<2, 5, 20>(1024, seed));
    }
}

#[test]
fn as_many_digits_as_the_primes_need() {
    assert_eq!([1024, 1536, 2048].map(digits_for_prime), [20, 30, 40]);
}

fn look_ups_find_each_entry<L: SerialLanes, const V: usize>(lanes: L) {
    let digit = |at: usize, lane: usize| (0xf_edcb_a987_6543 * (at as u64 * 80 + lane as u64 + 1)) & DIGIT_MASK;
    let mut table = [Numbers::<V>::zero(); TABLE];
    for (at, number) in table.iter_mut().enumerate() {
        number.lanes_mut().iter_mut().enumerate().for_each(|(lane, entry)| *entry = digit(at, lane));
    }
    for at in 0..TABLE {
        // Each number selects another entry.
        let index = [at, (at * 5 + 3) % TABLE];
        // What is left of an earlier look-up is cleared.
        let (mut entry, mut indices) = (Numbers([[7; LANES]; V]), [0; LANES]);
        spread(index.map(|at| at as u64), &mut indices);
        for (part, first) in table.as_chunks::<PART>().0.iter().zip((0..).step_by(PART)) {
            look_up(lanes, &mut entry, part, first, &indices);
        }
        for (lane, found) in entry.lanes().iter().enumerate() {
            assert_eq!(*found, digit(index[lane % 2], lane), "entries {index:?}");
        }
    }
}

#[test]
fn look_ups_find_each_entry_of_each_number() {
    with!(Software Ifma: look_ups_find_each_entry::<5>());
    with!(Software Ifma: look_ups_find_each_entry::<8>());
    with!(Software Ifma: look_ups_find_each_entry::<10>());
}
