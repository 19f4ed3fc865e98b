//! Numbers in digits of any size, least significant first, one in each `u64`: digits of 60 or 61 bits in the portable
//! kernels, of 52 bits in vector lanes, and limbs of 64 bits in blocks.
//!
//! The time of every function depends on sizes and lengths only.

#![allow(clippy::inline_always, reason = "sizes are constants only after inlining")]

use core::hint::black_box;

/// The largest digit of this size.
pub(crate) const fn mask(bits: u32) -> u64 {
    u64::MAX >> (u64::BITS - bits)
}

/// Reads a big-endian number. Bits that do not fit are dropped.
#[inline(always)]
pub(crate) fn from_be_bytes(bytes: &[u8], digits: &mut [u64], bits: u32) {
    let (rest, words) = bytes.as_rchunks::<8>();
    let rest = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    let words = words.iter().rev().map(|word| u64::from_be_bytes(*word)).chain([rest]);
    regroup(words, u64::BITS, digits.iter_mut(), bits, |to, digit| *to = digit);
}

/// Writes the low `bytes.len()` bytes of a number, big-endian.
#[inline(always)]
pub(crate) fn to_be_bytes(digits: &[u64], bits: u32, bytes: &mut [u8]) {
    regroup(digits.iter().copied(), bits, bytes.rchunks_mut(8), u64::BITS, |to, word| {
        to.copy_from_slice(&word.to_be_bytes()[8 - to.len()..]);
    });
}

/// Writes a number in digits of another size. Bits that do not fit are dropped.
#[inline(always)]
pub(crate) fn convert(from: &[u64], from_bits: u32, to: &mut [u64], to_bits: u32) {
    regroup(from.iter().copied(), from_bits, to.iter_mut(), to_bits, |to, digit| *to = digit);
}

#[inline(always)]
fn regroup<T>(
    mut from: impl Iterator<Item = u64>,
    from_bits: u32,
    to: impl Iterator<Item = T>,
    to_bits: u32,
    write: impl Fn(T, u64),
) {
    let (mut pending, mut filled) = (0_u128, 0);
    for to in to {
        while filled < to_bits {
            pending |= u128::from(from.next().unwrap_or(0)) << filled;
            filled += from_bits;
        }
        write(to, pending as u64 & mask(to_bits));
        pending >>= to_bits;
        filled -= to_bits;
    }
}

/// Subtracts `n` from `x` if `x >= n`. For `x` below `2n` the result is canonical.
#[inline(always)]
pub(crate) fn reduce_once(x: &mut [u64], n: &[u64], bits: u32) {
    let subtract = |x: u64, n: u64, borrow: u64| {
        let difference = x.wrapping_sub(n).wrapping_sub(borrow);
        // Digits of fewer bits have no highest bit.
        let borrow = if bits < u64::BITS { difference } else { (!x & n) | ((!x | n) & difference) };
        (difference & mask(bits), borrow >> 63)
    };
    let borrow = x.iter().zip(n).fold(0, |borrow, (x, n)| subtract(*x, *n, borrow).1);
    // The mask is all ones if the subtraction did not borrow.
    let wanted = black_box(borrow.wrapping_sub(1));
    let mut borrow = 0;
    for (x, n) in x.iter_mut().zip(n) {
        (*x, borrow) = subtract(*x, n & wanted, borrow);
    }
}

/// `-n^-1 mod 2^64` of an odd number, from its lowest bits.
pub(crate) fn negative_inverse(n: u64) -> u64 {
    // Newton's iteration: each step doubles the number of correct low bits, and n is its own inverse modulo 8.
    let mut inverse = n;
    for _ in 0..5 {
        inverse = inverse.wrapping_mul(2_u64.wrapping_sub(n.wrapping_mul(inverse)));
    }
    inverse.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use num_bigint::BigUint;

    use super::*;
    use crate::crypto::backend::tests::number;

    #[test]
    fn bytes_and_digits_of_every_size_are_one_number() {
        for len in 0..=128_usize {
            let bytes: Vec<u8> = (0..len).map(|at| (at * 89 + 201) as u8).collect();
            for bits in [52, 60, 61, 64] {
                let mut digits = [7; 20];
                from_be_bytes(&bytes, &mut digits, bits);
                assert_eq!(number(&digits, bits), BigUint::from_bytes_be(&bytes), "{len} bytes, {bits} bits");
                let mut back = vec![7; len];
                to_be_bytes(&digits, bits, &mut back);
                assert_eq!(back, bytes, "{len} bytes, {bits} bits");
                for other_bits in [52, 60, 61, 64] {
                    let mut other = [7; 20];
                    convert(&digits, bits, &mut other, other_bits);
                    assert_eq!(number(&other, other_bits), number(&digits, bits), "{bits} to {other_bits} bits");
                    assert!(other.iter().all(|digit| *digit <= mask(other_bits)));
                }
            }
        }
        let (mut digits, mut other) = ([0; 2], [0; 2]);
        from_be_bytes(&[0xff; 20], &mut digits, 60);
        assert_eq!(digits, [mask(60); 2], "the rest is dropped");
        convert(&digits, 60, &mut other, 52);
        assert_eq!(other, [mask(52); 2], "the rest is dropped");
    }

    #[test]
    fn a_number_below_twice_the_modulus_is_reduced() {
        for ones in [mask(52), mask(60), mask(61), mask(64)] {
            let n = [5, 0, ones];
            for (x, expected) in [
                ([4, 0, ones], [4, 0, ones]),
                ([5, 0, ones], [0, 0, 0]),
                ([6, 1, ones], [1, 1, 0]),
                ([4, 1, ones], [ones, 0, 0]),
                ([0, 0, 0], [0, 0, 0]),
            ] {
                let mut reduced = x;
                reduce_once(&mut reduced, &n, ones.count_ones());
                assert_eq!(reduced, expected, "{x:x?}");
            }
        }
    }
}
