use num_bigint::BigUint;
use proptest::prelude::*;

use super::*;
use crate::crypto::backend::instructions::Ifma;
use crate::crypto::backend::kernels::lanes::Software;
use crate::crypto::backend::portable::montgomery::Montgomery;
use crate::crypto::backend::powers::Domain as _;
use crate::crypto::backend::tests::{exponents, moduli, number, values, wide_values, with};

fn eight_agree_with_big_integers<L: SerialLanes, const P: usize>(lanes: L, bits: u32, seed: u64) {
    // Any odd modulus can replace a prime. Each lane has another modulus, exponent and base.
    let n = moduli(bits, seed);
    let primes = n.each_ref().map(|n| Montgomery::<P>::new(&n.to_bytes_be(), bits));
    let exponents: [BigUint; LANES] = core::array::from_fn(|lane| {
        exponents(&n[lane], bits, seed ^ lane as u64)[(lane + (seed >> 8) as usize) % LANES].clone()
    });
    let digits = exponents.each_ref().map(|exponent| Montgomery::<P>::from_be_bytes(&exponent.to_bytes_be()));
    let bases: [BigUint; LANES] = core::array::from_fn(|lane| {
        let mut bases = wide_values(&n[lane], bits, seed).to_vec();
        bases.extend([(BigUint::from(1_u8) << (2 * bits)) - 1_u8, values(&n[lane], seed)[lane].clone()]);
        bases.swap_remove((lane * 3 + (seed >> 16) as usize) % bases.len())
    });
    let bytes = bases.each_ref().map(BigUint::to_bytes_be);
    let input = |lane: usize| CrtInput { prime: &primes[lane], exponent: &digits[lane], base: &bytes[lane] };
    let mut powers = [[7; PRIME_DIGITS]; LANES];
    powers_secret(lanes, &core::array::from_fn(input), bits, &mut powers);
    for lane in 0..LANES {
        let (n, base, exponent) = (&n[lane], &bases[lane], &exponents[lane]);
        let found = number(&powers[lane], radix52::DIGIT_BITS);
        assert_eq!(found, base.modpow(exponent, n), "{base:x}^{exponent:x} modulo {n:x}");
    }
}

#[test]
fn eight_powers_of_every_size_agree_with_big_integers() {
    with!(Software Ifma: eight_agree_with_big_integers::<18>(1024, 1));
    with!(Software Ifma: eight_agree_with_big_integers::<26>(1536, 0x0002_0103));
    with!(Software Ifma: eight_agree_with_big_integers::<36>(2048, 0x0001_0302));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn powers_agree_with_big_integers(seed: u64) {
        with!(Ifma: eight_agree_with_big_integers::<18>(1024, seed));
        with!(Ifma: eight_agree_with_big_integers::<26>(1536, seed));
        with!(Ifma: eight_agree_with_big_integers::<36>(2048, seed));
    }
}
