//! Shared test values of all vector kernels: the numbers that most often reveal carry errors.

use num_bigint::BigUint;

use super::kernels::lanes::{DIGIT_BITS, DIGIT_MASK, LANES};
use super::kernels::radix52::{self, Constants};

/// Runs a test with each of the instruction sets that this CPU has: `with!(Software Adx: test::<2>(1, 2))`.
macro_rules! with {
    (Software : $test:ident $(::<$($size:literal),*>)? ($($argument:expr),*)) => {
        $test::<_ $($(, $size)*)?>(Software, $($argument),*)
    };
    ($isa:ident : $test:ident $(::<$($size:literal),*>)? ($($argument:expr),*)) => {
        if let Some(isa) = $isa::detect() {
            $test::<_ $($(, $size)*)?>(isa, $($argument),*);
        }
    };
    ($isa:ident $($more:ident)+ : $($call:tt)+) => {
        with!($isa: $($call)+);
        with!($($more)+: $($call)+);
    };
}
pub(crate) use with;

/// The digits of a number, with zeros above.
pub(crate) fn digits<const D: usize>(number: &BigUint) -> [u64; D] {
    core::array::from_fn(|index| {
        u64::try_from((number >> (index * DIGIT_BITS as usize)) & BigUint::from(DIGIT_MASK)).unwrap()
    })
}

/// The number with these digits of so many bits.
pub(crate) fn number(digits: &[u64], bits: u32) -> BigUint {
    digits.iter().rev().fold(BigUint::ZERO, |sum, digit| (sum << bits) + digit)
}

/// A number of at most `bits` bits, determined by a seed.
pub(crate) fn arbitrary(bits: u32, seed: u64) -> BigUint {
    let mut number = BigUint::ZERO;
    let mut state = seed;
    for _ in 0..=bits / 32 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        number = (number << 32_u32) + (state >> 32);
    }
    number % (BigUint::from(1_u8) << bits)
}

/// Odd moduli of exactly `bits` bits: those that most often reveal carry errors, and some arbitrary ones.
pub(crate) fn moduli(bits: u32, seed: u64) -> [BigUint; LANES] {
    moduli_in(DIGIT_BITS, bits, seed)
}

/// [`moduli`] for digits of another size.
pub(crate) fn moduli_in(digit_bits: u32, bits: u32, seed: u64) -> [BigUint; LANES] {
    let one = BigUint::from(1_u8);
    let top = &one << (bits - 1);
    let run = ((&one << (3 * digit_bits)) - 1_u8) << (2 * digit_bits);
    [
        (&one << bits) - 1_u8,
        &top + 1_u8,
        // Runs of digits of all ones between zeros, and the reverse.
        &top + &run + 1_u8,
        (&one << bits) - 1_u8 - &run,
        (&one << bits) - 59_u8,
        // The low digits are all ones, so that the quotient equals the dividend.
        &top + ((&one << (8 * digit_bits)) - 1_u8),
        arbitrary(bits, seed) | &top | &one,
        arbitrary(bits, !seed) | &top | &one,
    ]
}

/// Values below the modulus that most often reveal carry errors, one for each lane.
pub(crate) fn values(n: &BigUint, seed: u64) -> [BigUint; LANES] {
    let one = BigUint::from(1_u8);
    let run = ((&one << (3 * DIGIT_BITS)) - 1_u8) << (2 * DIGIT_BITS);
    let ones = (&one << (n.bits() - 1)) - 1_u8;
    [BigUint::ZERO, one, n - 1_u8, n - 2_u8, ones.clone(), ones - &run, n >> 1_u8, arbitrary(4096, seed) % n]
}

/// Exponents of at most `bits` bits that most often reveal errors of look-ups, one for each lane.
pub(crate) fn exponents(n: &BigUint, bits: u32, seed: u64) -> [BigUint; LANES] {
    let one = BigUint::from(1_u8);
    [
        n - 1_u8,
        (&one << bits) - 1_u8,
        BigUint::ZERO,
        one.clone(),
        &one << (bits - 1),
        arbitrary(bits, seed),
        arbitrary(bits, seed.wrapping_mul(3)) ^ (&one << (bits - 2)),
        n >> 1_u8,
    ]
}

/// Values below the modulus times `2^bits` that most often reveal carry errors, one for each lane.
pub(crate) fn wide_values(n: &BigUint, bits: u32, seed: u64) -> [BigUint; LANES] {
    [
        n * n - 1_u8,
        (n << bits) - 1_u8,
        BigUint::ZERO,
        n - 1_u8,
        n.clone(),
        arbitrary(2 * bits - 1, !seed),
        (n << (bits - 1)) - 1_u8,
        arbitrary(2 * bits - 1, seed),
    ]
}

/// The constants of an odd modulus, computed with big integers.
pub(crate) fn constants(n: &BigUint, kernel_digits: usize) -> Constants {
    let r = BigUint::from(1_u8) << (DIGIT_BITS * kernel_digits as u32);
    let radix = BigUint::from(1_u8) << DIGIT_BITS;
    Constants {
        digits: kernel_digits,
        n: digits(n),
        inverse: radix52::negative_inverse(&digits::<4>(n)),
        rr: digits(&(&r * &r % n)),
        radix_inverse: digits(&radix.modinv(n).unwrap()),
    }
}

/// A number's bytes, with zeros before them.
pub(crate) fn bytes(number: &BigUint, len: usize) -> Vec<u8> {
    let bytes = number.to_bytes_be();
    [&vec![0; len - bytes.len()][..], &bytes].concat()
}
