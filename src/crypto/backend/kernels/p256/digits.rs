//! Numbers in digits that are all odd, so that no digit is zero.

use super::super::lanes::LANES;
use crate::crypto::backend::portable::p256::limbs::Limbs;
use crate::crypto::backend::portable::p256::scalar;

/// A number below `n`, or its negative if that is odd: the sum of `2^i` for each one bit `i` and `-2^i` for each zero
/// bit.
#[derive(Clone, Copy)]
pub(super) struct Odd {
    bits: [u64; 6],
    negated: bool,
}

/// The index of a digit in a row of odd multiples, and whether the multiple is negated.
pub(super) type Digit = (usize, bool);

impl Odd {
    /// Uses this number of bits, from 256 to 320. Variable time.
    pub(super) fn new_vartime(x: &Limbs, len: usize) -> Self {
        let negated = x[0] & 1 == 0;
        let x = if negated { scalar::negative(x) } else { *x };
        // The bits of (x + 2^len - 1) / 2: the bits of x from the second one on, and the highest bit set.
        let mut bits =
            [(x[0] >> 1) | (x[1] << 63), (x[1] >> 1) | (x[2] << 63), (x[2] >> 1) | (x[3] << 63), x[3] >> 1, 0, 0];
        bits[(len - 1) / 64] |= 1 << ((len - 1) % 64);
        Self { bits, negated }
    }

    /// The digit in the bits from `at * width` on.
    pub(super) fn digit(&self, at: usize, width: usize) -> Digit {
        let (word, bit) = (at * width / 64, at * width % 64);
        let bits = (self.bits[word] >> bit) | (self.bits[word + 1] << 1 << (63 - bit));
        let negative = (bits >> (width - 1)) & 1 == 0;
        let index = if negative { !bits } else { bits } & ((1 << (width - 1)) - 1);
        (index as usize, negative ^ self.negated)
    }
}

/// The lanes with negative digits.
pub(super) fn negative_lanes(digits: &[Digit; LANES]) -> u8 {
    digits.iter().enumerate().fold(0, |lanes, (lane, digit)| lanes | (u8::from(digit.1) << lane))
}
