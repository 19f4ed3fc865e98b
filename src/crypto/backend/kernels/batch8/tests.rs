use num_bigint::BigUint;
use proptest::prelude::*;

use super::*;
use crate::crypto::backend::instructions::{Avx512, Ifma};
use crate::crypto::backend::kernels::lanes::{DIGIT_BITS, DIGIT_MASK, LANES, Software};
use crate::crypto::backend::kernels::radix52::SLACK_BITS;
use crate::crypto::backend::tests::{digits, moduli, values};

/// Runs a test in software lanes, and in each kind of lanes that the CPU has.
macro_rules! in_all_lanes {
    ($test:ident :: <$digits:literal> ($($argument:expr),*)) => {
        $test::<_, $digits>(Software, $($argument),*);
        if let Some(lanes) = Avx512::detect() {
            $test::<_, $digits>(lanes, $($argument),*);
        }
        if let Some(lanes) = Ifma::detect() {
            $test::<_, $digits>(lanes, $($argument),*);
        }
    };
}

fn pack<L: Lanes, const D: usize>(lanes: L, numbers: &[BigUint; LANES]) -> Numbers<L, D> {
    core::array::from_fn(|index| {
        lanes.digit(lanes.load(&core::array::from_fn(|lane| digits::<D>(&numbers[lane])[index])))
    })
}

fn unpack<L: Lanes, const D: usize>(lanes: L, numbers: &Numbers<L, D>) -> [BigUint; LANES] {
    let rows: Vec<[u64; LANES]> = numbers.iter().map(|digit| lanes.store(lanes.integer(*digit))).collect();
    assert!(rows.iter().flatten().all(|digit| *digit <= DIGIT_MASK), "not normalised");
    core::array::from_fn(|lane| rows.iter().rev().fold(BigUint::ZERO, |sum, row| (sum << DIGIT_BITS) + row[lane]))
}

fn prepare<L: Lanes, const D: usize>(lanes: L, n: &[BigUint; LANES]) -> Moduli<L, D> {
    let (r, low) = (BigUint::from(1_u8) << (DIGIT_BITS * D as u32), BigUint::from(1_u8) << (DIGIT_BITS * BLOCK as u32));
    let inverse = core::array::from_fn(|lane| &low - n[lane].modinv(&low).unwrap());
    let rr = core::array::from_fn(|lane| &r * &r % &n[lane]);
    Moduli { n: pack(lanes, n), inverse: pack::<L, BLOCK>(lanes, &inverse), rr: pack(lanes, &rr) }
}

fn products_agree_with_big_integers<L: Lanes, const D: usize>(lanes: L, bits: u32, seed: u64) {
    let n = moduli(bits, seed);
    let prepared = prepare::<L, D>(lanes, &n);
    let r = BigUint::from(1_u8) << (DIGIT_BITS * D as u32);
    // Every lane gets every value beside every other value. Inputs may be up to 4n.
    for shift in 0..LANES {
        let a: [BigUint; LANES] =
            core::array::from_fn(|lane| &values(&n[lane], seed)[(lane + shift) % LANES] + &n[lane] * 3_u8);
        let b: [BigUint; LANES] =
            core::array::from_fn(|lane| values(&n[lane], seed)[(lane * 3 + shift) % LANES].clone());
        let (packed_a, packed_b) = (pack::<L, D>(lanes, &a), pack::<L, D>(lanes, &b));
        let (mut product, mut square, mut quotient) = (packed_a, packed_a, packed_a);
        let moduli = &prepared;
        lanes.run(Multiply { out: &mut product, a: &packed_a, b: &packed_b, moduli, quotient: &mut quotient });
        for (lane, found) in unpack(lanes, &product).iter().enumerate() {
            assert!(found < &(&n[lane] + (&n[lane] >> 8_u32)), "almost reduced");
            assert_eq!(found * &r % &n[lane], &a[lane] * &b[lane] % &n[lane], "{:x} modulo {:x}", a[lane], n[lane]);
        }
        lanes.run(Multiply { out: &mut product, a: &packed_a, b: &packed_a, moduli, quotient: &mut quotient });
        lanes.run(Square { out: &mut square, a: &packed_a, moduli, quotient: &mut quotient });
        assert_eq!(unpack(lanes, &square), unpack(lanes, &product), "squares are products");
    }
}

fn powers_agree_with_big_integers<L: Lanes, const D: usize>(lanes: L, bits: u32, seed: u64, exponent: u64) {
    let n = moduli(bits, seed);
    let base: [BigUint; LANES] = core::array::from_fn(|lane| values(&n[lane], seed)[(lane + 2) % LANES].clone());
    let packed = pack::<L, D>(lanes, &base);
    let mut power = packed;
    let (moduli, mut scratch) = (prepare(lanes, &n), Scratch::new(lanes));
    enter(lanes, &mut scratch.mont, &packed, &moduli, &mut scratch.quotient);
    power_times_vartime(lanes, &mut power, exponent, &packed, &moduli, &mut scratch);
    for (lane, found) in unpack(lanes, &power).iter().enumerate() {
        assert!(found < &(&n[lane] * 2_u8), "one subtraction is enough");
        let expected = base[lane].modpow(&BigUint::from(exponent), &n[lane]);
        assert_eq!(found % &n[lane], expected, "{:x}^{exponent} modulo {:x}", base[lane], n[lane]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn products_of_every_size_agree_with_big_integers(seed: u64) {
        in_all_lanes!(products_agree_with_big_integers::<20>(1024, seed));
        in_all_lanes!(products_agree_with_big_integers::<40>(2048, seed));
        in_all_lanes!(products_agree_with_big_integers::<40>(40 * DIGIT_BITS - SLACK_BITS, seed));
        in_all_lanes!(products_agree_with_big_integers::<60>(3072, seed));
        in_all_lanes!(products_agree_with_big_integers::<60>(60 * DIGIT_BITS - SLACK_BITS, seed));
        in_all_lanes!(products_agree_with_big_integers::<80>(4096, seed));
        in_all_lanes!(products_agree_with_big_integers::<80>(80 * DIGIT_BITS - SLACK_BITS, seed));
    }
}

#[test]
fn powers_agree_with_big_integers_at_every_size() {
    for exponent in [3, 5, 65_537, 0x1_0000_0001] {
        in_all_lanes!(powers_agree_with_big_integers::<40>(2048, exponent, exponent));
    }
    in_all_lanes!(powers_agree_with_big_integers::<60>(3072, 7, 65_537));
    in_all_lanes!(powers_agree_with_big_integers::<80>(4096, 8, 65_537));
}

/// Compares the multiplication of digits in floating point with integer multiplication: the halves must be exact.
fn digits_multiply_exactly<L: Lanes, const D: usize>(lanes: L, seed: u64) {
    let edges = [0, 1, 2, DIGIT_MASK, DIGIT_MASK - 1, 1 << 51, (1 << 51) - 1, (1 << 26) - 1, 1 << 26, (1 << 27) + 1];
    for round in 0..200_u64 {
        let pick = |at: u64| match (seed ^ at.wrapping_mul(0x9e37_79b9_7f4a_7c15)) >> 12 {
            word if word % 3 == 0 => edges[(word / 3) as usize % edges.len()],
            word => word & DIGIT_MASK,
        };
        let x: [u64; LANES] = core::array::from_fn(|lane| pick(round * 16 + lane as u64));
        let y: [u64; LANES] = core::array::from_fn(|lane| pick(!(round * 16 + lane as u64)));
        let (packed_x, packed_y) = (lanes.digit(lanes.load(&x)), lanes.digit(lanes.load(&y)));
        assert_eq!(lanes.store(lanes.integer(packed_x)), x);
        let (mut low, mut high, mut only_low) = (lanes.splat(7), lanes.splat(8), lanes.splat(9));
        lanes.multiply_add(&mut low, &mut high, packed_x, packed_y);
        lanes.multiply_add_low(&mut only_low, packed_x, packed_y);
        let low = lanes.store(lanes.remove_bias(low, 1, 0));
        let high = lanes.store(lanes.remove_bias(high, 0, 1));
        let only_low = lanes.store(lanes.remove_bias(only_low, 1, 0));
        for lane in 0..LANES {
            let product = u128::from(x[lane]) * u128::from(y[lane]);
            let expected = (product as u64 & DIGIT_MASK, (product >> DIGIT_BITS) as u64);
            assert_eq!((low[lane] - 7, high[lane] - 8), expected, "{:x} * {:x}", x[lane], y[lane]);
            assert_eq!(only_low[lane] - 9, expected.0);
        }
    }
}

proptest! {
    #[test]
    fn lanes_multiply_digits_exactly(seed: u64) {
        in_all_lanes!(digits_multiply_exactly::<4>(seed));
    }
}
