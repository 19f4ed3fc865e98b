use num_bigint::BigUint;
use proptest::prelude::*;

use super::*;
use crate::crypto::backend::instructions::Ifma;
use crate::crypto::backend::kernels::lanes::Software;
use crate::crypto::backend::portable::montgomery::{self, Montgomery};
use crate::crypto::backend::tests::{arbitrary, moduli, number, values};

/// Runs a test in software lanes, and in each kind of lanes that the CPU has.
macro_rules! in_all_lanes {
    ($test:ident :: <$digits:literal> ($($argument:expr),*)) => {
        $test::<_, $digits>(Software, $($argument),*);
        in_real_lanes!($test::<$digits>($($argument),*));
    };
}

/// The same without software lanes.
macro_rules! in_real_lanes {
    ($test:ident :: <$digits:literal> ($($argument:expr),*)) => {
        if let Some(lanes) = Ifma::detect() {
            $test::<_, $digits>(lanes, $($argument),*);
        }
    };
}

/// The parts of a half. Any odd modulus can replace a prime.
struct Case<const P: usize> {
    modulus: BigUint,
    prime: Montgomery<P>,
    exponent: BigUint,
    exponent_digits: [u64; P],
    base: Vec<u8>,
}

impl<const P: usize> Case<P> {
    fn new(modulus: &BigUint, bits: u32, exponent: BigUint, base: &BigUint) -> Self {
        let prime = Montgomery::new(&modulus.to_bytes_be(), bits);
        let exponent_digits = montgomery::from_be_bytes(&exponent.to_bytes_be());
        Self { modulus: modulus.clone(), prime, exponent, exponent_digits, base: base.to_bytes_be() }
    }

    fn crt_input(&self) -> CrtInput<'_> {
        CrtInput { prime: &self.prime, exponent: &self.exponent_digits, base: &self.base }
    }

    fn check(&self, power: &Power) {
        let base = BigUint::from_bytes_be(&self.base);
        let expected = base.modpow(&self.exponent, &self.modulus);
        assert_eq!(number(power), expected, "{base:x}^{:x} modulo {:x}", self.exponent, self.modulus);
    }
}

/// Moduli, bases and exponents that most often reveal errors of carries and look-ups, different ones in each lane.
fn cases<const P: usize>(bits: u32, seed: u64) -> [Case<P>; LANES] {
    let moduli = moduli(bits, seed);
    let one = BigUint::from(1_u8);
    core::array::from_fn(|lane| {
        let n = &moduli[(lane + seed as usize) % LANES];
        let exponents = [
            n - 1_u8,
            (&one << bits) - 1_u8,
            BigUint::ZERO,
            one.clone(),
            &one << (bits - 1),
            arbitrary(bits, seed ^ lane as u64),
            // Every window selects another entry.
            arbitrary(bits, seed.wrapping_mul(3)) ^ (&one << (bits - 2)),
            n >> 1_u8,
        ];
        let bases = [
            n * n - 1_u8,
            (&one << (2 * bits)) - 1_u8,
            values(n, seed)[lane].clone(),
            n - 1_u8,
            n.clone(),
            arbitrary(2 * bits, !seed),
            (n << (bits - 1)) - 1_u8,
            arbitrary(2 * bits, seed),
        ];
        let exponent = exponents[(lane + (seed >> 8) as usize) % LANES].clone();
        Case::new(n, bits, exponent, &bases[(lane * 3 + (seed >> 16) as usize) % LANES])
    })
}

fn eight_agree_with_big_integers<L: SerialLanes, const P: usize>(lanes: L, bits: u32, seed: u64) {
    let cases = cases::<P>(bits, seed);
    let inputs = cases.each_ref().map(|case| case.crt_input());
    let mut powers = [[7; PRIME_DIGITS]; LANES];
    powers_secret(lanes, &inputs, bits, &mut powers);
    for (case, power) in cases.iter().zip(&powers) {
        case.check(power);
    }
}

#[test]
fn eight_powers_of_every_size_agree_with_big_integers() {
    in_all_lanes!(eight_agree_with_big_integers::<18>(1024, 1));
    in_all_lanes!(eight_agree_with_big_integers::<26>(1536, 0x0002_0103));
    in_all_lanes!(eight_agree_with_big_integers::<36>(2048, 0x0001_0302));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn powers_agree_with_big_integers(seed: u64) {
        in_real_lanes!(eight_agree_with_big_integers::<18>(1024, seed));
        in_real_lanes!(eight_agree_with_big_integers::<26>(1536, seed));
        in_real_lanes!(eight_agree_with_big_integers::<36>(2048, seed));
    }
}
