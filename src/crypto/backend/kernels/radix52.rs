//! Numbers in digits of 52 bits, the form of the vector kernels, and the constants of a modulus in that radix.

pub(crate) use super::lanes::DIGIT_BITS;
pub(crate) use super::lanes::DIGIT_MASK;
use crate::crypto::backend::digits;
use crate::crypto::backend::portable::montgomery;
use zeroize::Zeroize as _;

/// The number of digits of the largest modulus, with slack.
pub(crate) const MAX_DIGITS: usize = 80;

/// The minimum number of bits by which `R` exceeds the modulus.
pub(crate) const SLACK_BITS: u32 = 12;

/// The number of quotient digits that are computed at once.
pub(crate) const INVERSE_DIGITS: usize = 4;

/// The number of digits for a modulus of `bits` bits, at most 4,096.
pub(crate) const fn digits_for(bits: u32) -> usize {
    match bits {
        0..=MAX_OF_40 => 40,
        PAST_40..=MAX_OF_60 => 60,
        _ => 80,
    }
}

const MAX_OF_40: u32 = 40 * DIGIT_BITS - SLACK_BITS;
const PAST_40: u32 = MAX_OF_40 + 1;
const MAX_OF_60: u32 = 3100;
const _: () = assert!(MAX_OF_60 + SLACK_BITS <= 60 * DIGIT_BITS && 4096 + SLACK_BITS <= 80 * DIGIT_BITS);

/// The number of digits of the largest prime, with slack.
pub(crate) const PRIME_DIGITS: usize = 40;

const _: () = assert!(1024 + SLACK_BITS <= 20 * DIGIT_BITS && 1536 + SLACK_BITS <= 30 * DIGIT_BITS);
const _: () = assert!(2048 + SLACK_BITS <= PRIME_DIGITS as u32 * DIGIT_BITS);

/// An odd modulus in the form of the kernels in lanes.
#[derive(Clone)]
pub(crate) struct Constants {
    /// The number of digits of the kernels.
    pub(crate) digits: usize,
    /// The modulus, with zeros above.
    pub(crate) n: [u64; MAX_DIGITS],
    /// `-n^-1 mod 2^208`.
    pub(crate) inverse: [u64; INVERSE_DIGITS],
    /// `R^2 mod n`, where `R = 2^(52 * digits)`, with zeros above.
    pub(crate) rr: [u64; MAX_DIGITS],
    /// `2^-52 mod n`, with zeros above.
    pub(crate) radix_inverse: [u64; MAX_DIGITS],
}

/// `2^-52 mod n` of an odd number above 2^52, from `-n^-1 mod 2^52`: `(n * inverse + 1) / 2^52`, which is an integer
/// below `n`. Time depends on the number of digits only.
pub(crate) fn radix_inverse<const D: usize>(n: &[u64; D], inverse: u64) -> [u64; D] {
    let mut quotient = [0; D];
    let mut carry = u128::from(n[0]) * u128::from(inverse) + 1;
    for (digit, n) in quotient.iter_mut().zip(n[1..].iter().chain(&[0])) {
        let sum = u128::from(*n) * u128::from(inverse) + (carry >> DIGIT_BITS);
        *digit = sum as u64 & DIGIT_MASK;
        carry = sum;
    }
    quotient
}

/// `-n^-1 mod 2^208` of an odd number, from its lowest digits: the quotient that takes 1 to a multiple of `2^208`.
pub(crate) fn negative_inverse(n: &[u64]) -> [u64; INVERSE_DIGITS] {
    let lowest = digits::negative_inverse(n[0]);
    let mut sum = [1_u64, 0, 0, 0];
    core::array::from_fn(|first| {
        let digit = sum[first].wrapping_mul(lowest) & DIGIT_MASK;
        let mut carry = 0;
        for (sum, n) in sum[first..].iter_mut().zip(n) {
            carry += u128::from(digit) * u128::from(*n) + u128::from(*sum);
            *sum = carry as u64 & DIGIT_MASK;
            carry >>= DIGIT_BITS;
        }
        digit
    })
}

/// One digit of a big-endian number; zero above it.
#[inline]
pub(crate) fn digit_of(bytes: &[u8], index: usize) -> u64 {
    let bit = index * DIGIT_BITS as usize;
    let Some(end) = bytes.len().checked_sub(bit / 8) else { return 0 };
    let mut word = [0; 8];
    if let Some(from) = end.checked_sub(8) {
        word.copy_from_slice(&bytes[from..end]);
    } else {
        word[8 - end..].copy_from_slice(&bytes[..end]);
    }
    (u64::from_be_bytes(word) >> (bit % 8)) & DIGIT_MASK
}

/// The length of two digits in bytes.
const PAIR_LEN: usize = 2 * DIGIT_BITS as usize / 8;

/// The digits of a big-endian number. Bits that do not fit are dropped.
#[inline]
pub(crate) fn from_be_bytes(bytes: &[u8], digits: &mut [u64]) {
    let (first, pairs) = bytes.as_rchunks::<PAIR_LEN>();
    let mut rest = [0; PAIR_LEN];
    rest[PAIR_LEN - first.len()..].copy_from_slice(first);
    let mut pairs = pairs.iter().rev().chain(core::iter::once(&rest));
    for digits in digits.chunks_mut(2) {
        let pair = pairs.next().unwrap_or(&[0; PAIR_LEN]);
        let (high, low) = (pair.first_chunk(), pair.last_chunk());
        digits[0] = low.map_or(0, |low| u64::from_be_bytes(*low)) & DIGIT_MASK;
        if let [_, digit] = digits {
            *digit = high.map_or(0, |high| u64::from_be_bytes(*high)) >> (u64::BITS - DIGIT_BITS);
        }
    }
    rest.zeroize();
}

/// Writes the low `bytes.len()` bytes big-endian.
pub(crate) fn to_be_bytes(digits: &[u64], bytes: &mut [u8]) {
    let mut pairs = digits.chunks(2).map(|pair| match pair {
        [low, high] => u128::from(*low) | u128::from(*high) << DIGIT_BITS,
        _ => pair.first().copied().map_or(0, u128::from),
    });
    let mut next = || pairs.next().unwrap_or(0).to_be_bytes();
    // Copies of a constant length are two instructions; others are calls.
    let (first, rest) = bytes.as_rchunks_mut::<PAIR_LEN>();
    for out in rest.iter_mut().rev() {
        if let Some(pair) = next().last_chunk() {
            *out = *pair;
        }
    }
    let pair = next();
    first.copy_from_slice(&pair[pair.len() - first.len()..]);
}

/// The digits of a number in the radix of the portable kernels. Bits that do not fit are dropped.
pub(crate) fn from_portable(number: &[u64], digits: &mut [u64]) {
    digits::convert(number, montgomery::DIGIT_BITS, digits, DIGIT_BITS);
}

/// The number in the radix of the portable kernels. Bits that do not fit are dropped.
pub(crate) fn to_portable(digits: &[u64], number: &mut [u64]) {
    digits::convert(digits, DIGIT_BITS, number, montgomery::DIGIT_BITS);
}

/// Subtracts `n` from `x` if `x >= n`. Time depends on the number of digits only.
pub(crate) fn reduce_once(x: &mut [u64], n: &[u64]) {
    digits::reduce_once(x, n, DIGIT_BITS);
}

#[cfg(test)]
mod tests {
    use num_bigint::BigUint;

    use super::*;
    use crate::crypto::backend::tests::number;

    #[test]
    fn bytes_and_digits_are_one_number() {
        for len in 0..=64_usize {
            let bytes: Vec<u8> = (0..len).map(|at| (at * 89 + 201) as u8).collect();
            let mut digits = [0; 10];
            from_be_bytes(&bytes, &mut digits);
            assert_eq!(number(&digits, DIGIT_BITS), BigUint::from_bytes_be(&bytes), "{len} bytes");
            assert!(digits.iter().enumerate().all(|(at, digit)| *digit == digit_of(&bytes, at)), "{len} bytes");
            let mut back = vec![7; len];
            to_be_bytes(&digits, &mut back);
            assert_eq!(back, bytes, "{len} bytes");
        }
    }

    #[test]
    fn inverses_agree_with_num_bigint() {
        let modulus = BigUint::from(1_u8) << 208_u32;
        let ones = DIGIT_MASK;
        for n in [
            [1, 0, 0, 0],
            [3, 0, 0, 0],
            [ones; INVERSE_DIGITS],
            [1, 0, 0, 1 << 51],
            [ones, 0, ones, 5],
            [5, ones, 7, 9],
        ] {
            let inverse = negative_inverse(&n);
            assert!(inverse.iter().all(|digit| *digit <= DIGIT_MASK));
            assert_eq!(
                (number(&n, DIGIT_BITS) * number(&inverse, DIGIT_BITS) + 1_u8) % &modulus,
                BigUint::ZERO,
                "{n:x?}"
            );
        }
    }

    #[test]
    fn folds_are_the_inverse_of_the_radix() {
        let radix = BigUint::from(1_u8) << DIGIT_BITS;
        let ones = DIGIT_MASK;
        for n in [[ones; 20], [1; 20], core::array::from_fn(|at| if at % 2 == 0 { ones } else { 0 })] {
            let [inverse, ..] = negative_inverse(&n);
            let quotient = number(&radix_inverse(&n, inverse), DIGIT_BITS);
            let n = number(&n, DIGIT_BITS);
            assert!(quotient < n);
            assert_eq!(quotient * &radix % &n, BigUint::from(1_u8), "{n:x?}");
        }
    }
}
