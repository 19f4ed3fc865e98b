//! Montgomery arithmetic on one number whose digits lie across the lanes: the kernel of single calls.
//!
//! # Representation
//!
//! A number is up to 80 digits of 52 bits, least significant first, in memory between digits of zero, so that a vector of
//! eight can be read from any place: reading from `t` places below multiplies by `2^(52 * t)`.
//! `R = 2^(52 * 8 * V)` for `V` vectors, and at least `2^12` times the modulus.
//!
//! # Method
//!
//! Operand scanning, eight digits of the multiplier a step. Low and high halves of products are summed in vectors of their
//! own, the high ones standing for one place more. After a step's products, the eight lowest columns choose eight digits of
//! the quotient, by scalar arithmetic and the inverse of the modulus of eight digits; with its products they become
//! divisible by the radix's eighth power, and are dropped.
//!
//! A column sums at most `16 * V` halves of each kind, below `2^52` each, and a carry: below 2^62 with `V <= 10`.
//!
//! # Timing
//!
//! Every function runs in time that depends on `V` alone, unless its name ends in `_vartime`.

#![allow(clippy::inline_always, reason = "kernels are compiled anew for each machine's instructions")]

use zeroize::Zeroize as _;

use super::lanes::{DIGIT_BITS, DIGIT_MASK, Kernel, LANES, Lanes};
use super::radix52::{Constants, INVERSE_DIGITS, MAX_DIGITS};

pub(crate) mod pair;
#[cfg(test)]
mod tests;

/// A number between zeros: eight of them below its lowest digit, at least eight above its highest.
pub(crate) type Padded<L> = [<L as Lanes>::Element; LANES + MAX_DIGITS + LANES];

/// A number's digits between zeros.
pub(crate) fn pad<L: Lanes>(lanes: L, digits: &[u64; MAX_DIGITS]) -> Padded<L> {
    let mut padded = [lanes.element(0); LANES + MAX_DIGITS + LANES];
    for (element, digit) in padded[LANES..].iter_mut().zip(digits) {
        *element = lanes.element(*digit);
    }
    padded
}

/// `out = a * b / R mod n`, almost reduced. `A` is `V + 1`.
///
/// Inputs: `a * b <= 2^12 * n * R`, digits normalised. Output: congruent, digits normalised, below `a * b / R + n`: below
/// `n + n / 2^8` where both inputs are at most `4n`.
struct Multiply<'a, L: Lanes, const A: usize> {
    out: &'a mut Padded<L>,
    a: &'a Padded<L>,
    b: &'a Padded<L>,
    n: &'a Padded<L>,
    /// `-n^-1 mod 2^416`.
    inverse: &'a [u64; INVERSE_DIGITS],
}

impl<L: Lanes, const A: usize> Kernel<L> for Multiply<'_, L, A> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        const { assert!(A <= 11) }
        let mut low = [lanes.splat(0); A];
        let mut high = [lanes.splat(0); A];
        let mut carry = 0;
        for step in 0..A - 1 {
            let from = LANES + step * LANES;
            for place in 0..LANES {
                let digit = lanes.splat_element(self.b[from + place]);
                add_row(lanes, &mut low, &mut high, self.a, place, digit);
            }
            // Every product so far, sixteen a step, went into the lowest vectors.
            let products = step * 2 * LANES;
            let lowest = |low: &[L::Word; A], high: &[L::Word; A], products| {
                (lanes.store(lanes.settle(low[0], products, 0)), lanes.store(lanes.settle(high[0], 0, products)))
            };
            let (l, h) = lowest(&low, &high, products + LANES);
            let mut columns = [0; LANES];
            let _ = normalise(&mut columns, &l, &h, carry);
            let quotient = quotient_digits(&columns, self.inverse);
            for (place, digit) in quotient.iter().enumerate() {
                let digit = lanes.splat_element(lanes.element(*digit));
                add_row(lanes, &mut low, &mut high, self.n, place, digit);
            }
            let (l, h) = lowest(&low, &high, products + 2 * LANES);
            carry = normalise(&mut columns, &l, &h, carry);
            // The lowest columns are zero now, but for what they carry.
            low.copy_within(1.., 0);
            high.copy_within(1.., 0);
            low[A - 1] = lanes.splat(0);
            high[A - 1] = lanes.splat(0);
        }
        for at in 0..A - 1 {
            let products = (A - 1 - at) * 2 * LANES;
            let l = lanes.store(lanes.settle(low[at], products, 0));
            let h = lanes.store(lanes.settle(high[at], 0, products));
            let mut digits = [0; LANES];
            carry = normalise(&mut digits, &l, &h, carry);
            for (element, digit) in self.out[LANES + at * LANES..].iter_mut().zip(digits) {
                *element = lanes.element(digit);
            }
        }
        debug_assert_eq!(carry, 0);
    }
}

/// Adds `number * 2^(52 * place) * digit`.
#[inline(always)]
fn add_row<L: Lanes, const A: usize>(
    lanes: L,
    low: &mut [L::Word; A],
    high: &mut [L::Word; A],
    number: &Padded<L>,
    place: usize,
    digit: L::Digit,
) {
    for (at, (low, high)) in low.iter_mut().zip(high).enumerate() {
        let Some(elements) = number[LANES + at * LANES - place..].first_chunk() else { return };
        lanes.multiply_add(low, high, lanes.load_elements(elements), digit);
    }
}

/// The digits of eight columns: `low` halves, and `high` ones of the place below. Returns the carry into the ninth, the
/// last `high` included.
#[inline(always)]
fn normalise(digits: &mut [u64; LANES], low: &[u64; LANES], high: &[u64; LANES], carry: u64) -> u64 {
    let mut carry = carry;
    for ((digit, low), high) in digits.iter_mut().zip(low).zip(high) {
        let sum = low + carry;
        *digit = sum & DIGIT_MASK;
        carry = (sum >> DIGIT_BITS) + high;
    }
    carry
}

/// `x * inverse mod 2^416`: the quotient's digits that make eight columns divisible by the radix.
#[inline(always)]
fn quotient_digits(x: &[u64; LANES], inverse: &[u64; INVERSE_DIGITS]) -> [u64; LANES] {
    let mut digits = [0; LANES];
    let mut carry = 0_u128;
    for column in 0..LANES {
        let mut sum = carry;
        for at in 0..=column {
            sum += u128::from(x[at]) * u128::from(inverse[column - at]);
        }
        digits[column] = sum as u64 & DIGIT_MASK;
        carry = sum >> DIGIT_BITS;
    }
    digits
}

/// `base^exponent mod n`, below `2n`, for a base below `n` and an odd exponent from 3 on.
///
/// The base enters the Montgomery domain by one multiplication; the last one is by the plain base, which leaves it.
/// With `wipe` nothing of the base stays in memory. Timing: depends on the exponent, never on the base.
pub(crate) fn power_vartime<L: Lanes>(
    lanes: L,
    base: &[u64; MAX_DIGITS],
    exponent: u64,
    n: &[u64; MAX_DIGITS],
    constants: &Constants,
    wipe: bool,
) -> Option<[u64; MAX_DIGITS]> {
    match constants.across_digits {
        40 => Some(power::<L, 6>(lanes, base, exponent, n, constants, wipe)),
        64 => Some(power::<L, 9>(lanes, base, exponent, n, constants, wipe)),
        80 => Some(power::<L, 11>(lanes, base, exponent, n, constants, wipe)),
        _ => None,
    }
}

fn power<L: Lanes, const A: usize>(
    lanes: L,
    base: &[u64; MAX_DIGITS],
    exponent: u64,
    n: &[u64; MAX_DIGITS],
    constants: &Constants,
    wipe: bool,
) -> [u64; MAX_DIGITS] {
    let (n, inverse) = (&pad(lanes, n), &constants.inverse);
    let mut base = pad(lanes, base);
    let mut mont = pad(lanes, &constants.across_rr);
    let mut product = mont;
    let mut power = mont;
    lanes.run(Multiply::<L, A> { out: &mut mont, a: &power, b: &base, n, inverse });
    power = mont;
    for bit in (1..exponent.ilog2()).rev() {
        lanes.run(Multiply::<L, A> { out: &mut product, a: &power, b: &power, n, inverse });
        if exponent >> bit & 1 == 1 {
            lanes.run(Multiply::<L, A> { out: &mut power, a: &product, b: &mont, n, inverse });
        } else {
            core::mem::swap(&mut power, &mut product);
        }
    }
    lanes.run(Multiply::<L, A> { out: &mut product, a: &power, b: &power, n, inverse });
    lanes.run(Multiply::<L, A> { out: &mut power, a: &product, b: &base, n, inverse });
    let mut digits = [0; MAX_DIGITS];
    for (digit, element) in digits.iter_mut().zip(&power[LANES..]) {
        *digit = lanes.value(*element);
    }
    if wipe {
        for number in [&mut base, &mut mont, &mut product, &mut power] {
            number.zeroize();
        }
    }
    digits
}
