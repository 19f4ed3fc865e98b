//! Numbers in digits of 52 bits, the form of the vector kernels, and the constants of a modulus in that radix.

pub(crate) use super::lanes::DIGIT_BITS;
pub(crate) use super::lanes::DIGIT_MASK;
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

/// The bits of an exponent, in the radix of the portable kernels, in one window. The position of the window is not
/// secret.
pub(crate) fn window_of(exponent: &[u64], window: usize, width: u32) -> u64 {
    let bit = window * width as usize;
    // The width divides the bits of a digit, so no window spans two digits.
    let digit = exponent.get(bit / montgomery::DIGIT_BITS as usize).copied().unwrap_or(0);
    (digit >> (bit % montgomery::DIGIT_BITS as usize)) & ((1 << width) - 1)
}

/// One digit of a number in the radix of the portable kernels; zero above it. Time depends on the place only.
#[inline]
pub(crate) fn digit_of_portable(number: &[u64], index: usize) -> u64 {
    let bit = index * DIGIT_BITS as usize;
    let (at, shift) = (bit / montgomery::DIGIT_BITS as usize, bit % montgomery::DIGIT_BITS as usize);
    let word = |at: usize| u128::from(number.get(at).copied().unwrap_or(0));
    ((word(at) | word(at + 1) << montgomery::DIGIT_BITS) >> shift) as u64 & DIGIT_MASK
}

/// The digits of a number in the radix of the portable kernels. Bits that do not fit are dropped.
pub(crate) fn from_portable(number: &[u64], digits: &mut [u64]) {
    for (index, digit) in digits.iter_mut().enumerate() {
        *digit = digit_of_portable(number, index);
    }
}

/// The number in the radix of the portable kernels. Bits that do not fit are dropped. Time depends on the lengths only.
pub(crate) fn to_portable(digits: &[u64], number: &mut [u64]) {
    let digit = |at: usize| u128::from(digits.get(at).copied().unwrap_or(0));
    for (index, word) in number.iter_mut().enumerate() {
        let bit = index * montgomery::DIGIT_BITS as usize;
        let (at, shift) = (bit / DIGIT_BITS as usize, bit % DIGIT_BITS as usize);
        let three = digit(at) | digit(at + 1) << DIGIT_BITS | digit(at + 2) << (2 * DIGIT_BITS);
        *word = (three >> shift) as u64 & ((1 << montgomery::DIGIT_BITS) - 1);
    }
}

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

/// [`negative_inverse`] for a number of any length.
pub(crate) fn negative_inverse_of(n: &[u64]) -> [u64; INVERSE_DIGITS] {
    let mut low = [0; INVERSE_DIGITS];
    low.copy_from_slice(&n[..INVERSE_DIGITS]);
    let inverse = negative_inverse(&low);
    low.zeroize();
    inverse
}

/// `-n^-1 mod 2^208` of an odd number, from its low digits.
pub(crate) fn negative_inverse(n: &[u64; INVERSE_DIGITS]) -> [u64; INVERSE_DIGITS] {
    // Newton's iteration: each step doubles the number of correct low bits, and n is its own inverse modulo 8.
    let mut low = n[0];
    for _ in 0..5 {
        low = low.wrapping_mul(2_u64.wrapping_sub(n[0].wrapping_mul(low)));
    }
    let mut inverse = [0; INVERSE_DIGITS];
    inverse[0] = low & DIGIT_MASK;
    // 52 bits become 104 bits, then 208 bits.
    for _ in 0..2 {
        let mut two_less = negate(&multiply_low(n, &inverse));
        two_less[0] += 2;
        inverse = multiply_low(&inverse, &two_less);
    }
    negate(&inverse)
}

/// `x * y mod 2^208`. The first digit of `y` may exceed the radix by up to two.
fn multiply_low(x: &[u64; INVERSE_DIGITS], y: &[u64; INVERSE_DIGITS]) -> [u64; INVERSE_DIGITS] {
    let mut carry = 0;
    core::array::from_fn(|column| {
        let sum = (0..=column).map(|at| u128::from(x[at]) * u128::from(y[column - at])).sum::<u128>() + carry;
        carry = sum >> DIGIT_BITS;
        sum as u64 & DIGIT_MASK
    })
}

/// `-x mod 2^208`.
fn negate(x: &[u64; INVERSE_DIGITS]) -> [u64; INVERSE_DIGITS] {
    let mut borrow = 0;
    x.map(|digit| {
        let negative = 0_u64.wrapping_sub(digit).wrapping_sub(borrow);
        borrow = negative >> 63;
        negative & DIGIT_MASK
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

/// Subtracts `n` from `x` if `x >= n`. Time depends on the number of digits only.
pub(crate) fn reduce_once(x: &mut [u64], n: &[u64]) {
    let borrows = |x: u64, n: u64, borrow: u64| x.wrapping_sub(n).wrapping_sub(borrow) >> 63;
    let borrow = x.iter().zip(n).fold(0, |borrow, (x, n)| borrows(*x, *n, borrow));
    // The mask is all ones if the subtraction did not borrow.
    let mask = core::hint::black_box(borrow.wrapping_sub(1));
    let mut borrow = 0;
    for (x, n) in x.iter_mut().zip(n) {
        let difference = x.wrapping_sub(n & mask).wrapping_sub(borrow);
        borrow = difference >> 63;
        *x = difference & DIGIT_MASK;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigUint;

    fn big(digits: &[u64]) -> BigUint {
        digits.iter().rev().fold(BigUint::ZERO, |sum, digit| (sum << DIGIT_BITS) + digit)
    }

    #[test]
    fn bytes_and_digits_are_one_number() {
        for len in 0..=64_usize {
            let bytes: Vec<u8> = (0..len).map(|at| (at * 89 + 201) as u8).collect();
            let mut digits = [0; 10];
            from_be_bytes(&bytes, &mut digits);
            assert_eq!(big(&digits), BigUint::from_bytes_be(&bytes), "{len} bytes");
            let mut back = vec![7; len];
            to_be_bytes(&digits, &mut back);
            assert_eq!(back, bytes, "{len} bytes");
        }
    }

    #[test]
    fn both_radices_are_one_number() {
        let number: [u64; 18] = core::array::from_fn(|at| (at as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 4);
        let (mut digits, mut back) = ([0; 21], [7; 18]);
        from_portable(&number, &mut digits);
        let expected = number.iter().rev().fold(BigUint::ZERO, |sum, word| (sum << montgomery::DIGIT_BITS) + word);
        assert_eq!(big(&digits), expected);
        to_portable(&digits, &mut back);
        assert_eq!(back, number);
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
            assert_eq!((big(&n) * big(&inverse) + 1_u8) % &modulus, BigUint::ZERO, "{n:x?}");
        }
    }

    #[test]
    fn folds_are_the_inverse_of_the_radix() {
        let radix = BigUint::from(1_u8) << DIGIT_BITS;
        let ones = DIGIT_MASK;
        for n in [[ones; 20], [1; 20], core::array::from_fn(|at| if at % 2 == 0 { ones } else { 0 })] {
            let [inverse, ..] = negative_inverse_of(&n);
            let quotient = big(&radix_inverse(&n, inverse));
            assert!(quotient < big(&n));
            assert_eq!(quotient * &radix % big(&n), BigUint::from(1_u8), "{n:x?}");
        }
    }

    #[test]
    fn a_number_below_twice_the_modulus_is_reduced() {
        let n = [5, 0, DIGIT_MASK];
        for (x, expected) in [
            ([4, 0, DIGIT_MASK], [4, 0, DIGIT_MASK]),
            ([5, 0, DIGIT_MASK], [0, 0, 0]),
            ([6, 1, DIGIT_MASK], [1, 1, 0]),
            ([4, 1, DIGIT_MASK], [DIGIT_MASK, 0, 0]),
            ([0, 0, 0], [0, 0, 0]),
        ] {
            let mut reduced = x;
            reduce_once(&mut reduced, &n);
            assert_eq!(reduced, expected, "{x:x?}");
        }
    }
}
