//! Numbers in digits that are all odd, so that none is zero.

use super::super::lanes::LANES;
use crate::crypto::backend::portable::p256::limbs::Limbs;
use crate::crypto::backend::portable::p256::scalar;

/// A number below `n`, or its negative if that is the odd one: the sum of `2^i` or `-2^i` for each bit `i`, as it is 1
/// or 0.
#[derive(Clone, Copy)]
pub(super) struct Odd {
    bits: [u64; 6],
    negated: bool,
}

/// A digit's place in a row of odd multiples, and whether that multiple is to be negated.
pub(super) type Digit = (usize, bool);

impl Odd {
    /// Of so many bits, from 256 to 320. Variable time.
    pub(super) fn new_vartime(x: &Limbs, len: usize) -> Self {
        let negated = x[0] & 1 == 0;
        let x = if negated { scalar::negative(x) } else { *x };
        // The bits of (x + 2^len - 1) / 2: the number's own from its second bit on, and the highest one set.
        let mut bits =
            [(x[0] >> 1) | (x[1] << 63), (x[1] >> 1) | (x[2] << 63), (x[2] >> 1) | (x[3] << 63), x[3] >> 1, 0, 0];
        bits[(len - 1) / 64] |= 1 << ((len - 1) % 64);
        Self { bits, negated }
    }

    /// The digit of the bits from `at * width` on.
    pub(super) fn digit(&self, at: usize, width: usize) -> Digit {
        let (word, bit) = (at * width / 64, at * width % 64);
        let bits = (self.bits[word] >> bit) | (self.bits[word + 1] << 1 << (63 - bit));
        let negative = (bits >> (width - 1)) & 1 == 0;
        let index = if negative { !bits } else { bits } & ((1 << (width - 1)) - 1);
        (index as usize, negative ^ self.negated)
    }
}

/// The lanes whose digits are negative.
pub(super) fn negative_lanes(digits: &[Digit; LANES]) -> u8 {
    digits.iter().enumerate().fold(0, |lanes, (lane, digit)| lanes | (u8::from(digit.1) << lane))
}
