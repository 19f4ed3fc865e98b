//! Eight elements of P-256's field, one in each lane: five digits of 52 bits, in Montgomery form with `R = 2^260`.
//!
//! `R` is 16 times the `2^256` of the portable form, so bounds are wide: for factors below `a * p` and `b * p`, with
//! `a` and `b` at most 16, the product is below `(a * b / 16 + 1) * p`. The bounds of inputs and outputs are stated in
//! multiples of `p`.
//!
//! Sums are [`Loose`]: signed digits without carries. The multiplier reads 52 bits of a digit, so a factor is an
//! [`Element`]: its digits are below 2^52, and it is not negative. Products, and sums of products and other terms, are
//! carried once.

#![allow(clippy::inline_always, reason = "digits stay in registers only where they are computed in place")]

use super::super::lanes::{DIGIT_BITS, DIGIT_MASK, LANES};
use super::lanes::CurveLanes;
use crate::crypto::backend::portable::p256::field::{self as portable, Fe};
use crate::crypto::backend::portable::p256::limbs::{self, Limbs};

pub(super) const DIGITS: usize = 5;

/// Digits from 0 to 2^52 - 1 of a number below `16p`.
pub(super) type Element<L> = [<L as CurveLanes>::Word; DIGITS];

/// Signed digits of at most 60 bits.
pub(super) type Loose<L> = [<L as CurveLanes>::Word; DIGITS];

/// The digits of `p`.
const P: [u64; DIGITS] = digits(&portable::P);

/// The digits of `2p`.
const TWICE_P: [u64; DIGITS] = [2 * P[0] - (1 << 52), 2 * P[1] + 1, 2 * P[2], 2 * P[3], 2 * P[4]];

/// `R mod p`, or slightly more.
pub(super) const ONE: [u64; DIGITS] = digits_shifted(&Fe::ONE.0);

/// `R^2 mod p`.
pub(super) const RR: [u64; DIGITS] = [0x300, 0xf_ffff_fff0_0000, 0xf_fffe_ffff_fffb, 0xf_dfff_ffff_ffff, 0x4ff_ffff];

/// `2^256`: the product with it is the portable form of the other factor.
pub(super) const TO_PORTABLE: [u64; DIGITS] = [0, 0, 0, 0, 1 << 48];

/// The digits of a number.
pub(super) const fn digits(x: &Limbs) -> [u64; DIGITS] {
    [
        x[0] & DIGIT_MASK,
        ((x[0] >> 52) | (x[1] << 12)) & DIGIT_MASK,
        ((x[1] >> 40) | (x[2] << 24)) & DIGIT_MASK,
        ((x[2] >> 28) | (x[3] << 36)) & DIGIT_MASK,
        x[3] >> 16,
    ]
}

/// The digits of 16 times a number: converts the portable form of an element to the form of lanes.
const fn digits_shifted(x: &Limbs) -> [u64; DIGITS] {
    [
        (x[0] << 4) & DIGIT_MASK,
        ((x[0] >> 48) | (x[1] << 16)) & DIGIT_MASK,
        ((x[1] >> 36) | (x[2] << 28)) & DIGIT_MASK,
        ((x[2] >> 24) | (x[3] << 40)) & DIGIT_MASK,
        x[3] >> 12,
    ]
}

/// Converts elements from the portable form of tables. Output: below `16p`.
#[inline(always)]
pub(super) fn from_portable<L: CurveLanes>(l: L, x: &[L::Word; 4]) -> Element<L> {
    let join = |low, high| l.low_digit(l.or(low, high));
    [
        l.low_digit(l.shift_left::<4>(x[0])),
        join(l.shift_right::<48>(x[0]), l.shift_left::<16>(x[1])),
        join(l.shift_right::<36>(x[1]), l.shift_left::<28>(x[2])),
        join(l.shift_right::<24>(x[2]), l.shift_left::<40>(x[3])),
        l.shift_right::<12>(x[3]),
    ]
}

/// The digits, in every lane.
#[inline(always)]
pub(super) fn splat<L: CurveLanes>(l: L, x: &[u64; DIGITS]) -> Element<L> {
    [l.splat(x[0]), l.splat(x[1]), l.splat(x[2]), l.splat(x[3]), l.splat(x[4])]
}

/// The digits of each lane.
#[inline(always)]
pub(super) fn store<L: CurveLanes>(l: L, x: &Element<L>) -> [[u64; DIGITS]; LANES] {
    let mut lanes = [[0; DIGITS]; LANES];
    for (at, word) in x.iter().enumerate() {
        for (lane, digit) in lanes.iter_mut().zip(l.store(*word)) {
            lane[at] = digit;
        }
    }
    lanes
}

#[inline(always)]
pub(super) fn add<L: CurveLanes>(l: L, x: &Loose<L>, y: &Loose<L>) -> Loose<L> {
    [l.add(x[0], y[0]), l.add(x[1], y[1]), l.add(x[2], y[2]), l.add(x[3], y[3]), l.add(x[4], y[4])]
}

#[inline(always)]
pub(super) fn sub<L: CurveLanes>(l: L, x: &Loose<L>, y: &Loose<L>) -> Loose<L> {
    [l.sub(x[0], y[0]), l.sub(x[1], y[1]), l.sub(x[2], y[2]), l.sub(x[3], y[3]), l.sub(x[4], y[4])]
}

#[inline(always)]
pub(super) fn twice<L: CurveLanes>(l: L, x: &Loose<L>) -> Loose<L> {
    add(l, x, x)
}

/// `x + times * p` for small multiples.
#[inline(always)]
pub(super) fn add_p<L: CurveLanes>(l: L, x: &Loose<L>, times: u64) -> Loose<L> {
    let p = |at: usize| l.splat(P[at] * times);
    [l.add(x[0], p(0)), l.add(x[1], p(1)), x[2], l.add(x[3], p(3)), l.add(x[4], p(4))]
}

/// `-x` in the given lanes.
#[inline(always)]
pub(super) fn negate<L: CurveLanes>(l: L, lanes: u8, x: &Loose<L>) -> Loose<L> {
    let negate = |at: usize| l.negate(lanes, x[at]);
    [negate(0), negate(1), negate(2), negate(3), negate(4)]
}

/// The same number in digits of 52 bits. Input: from 0 to `16p`.
#[inline(always)]
pub(super) fn carry<L: CurveLanes>(l: L, x: &Loose<L>) -> Element<L> {
    let x1 = l.add(x[1], l.shift_right_signed::<DIGIT_BITS>(x[0]));
    let x2 = l.add(x[2], l.shift_right_signed::<DIGIT_BITS>(x1));
    let x3 = l.add(x[3], l.shift_right_signed::<DIGIT_BITS>(x2));
    let x4 = l.add(x[4], l.shift_right_signed::<DIGIT_BITS>(x3));
    [l.low_digit(x[0]), l.low_digit(x1), l.low_digit(x2), l.low_digit(x3), x4]
}

/// A number congruent to `x`. Input: magnitude up to `1000p`, either sign. Output: above `0.99p`, below `2.01p`.
///
/// Method: subtracts `q * p`, where `q` is one less than the estimate of `x / 2^256` from the highest digits, whose
/// error is at most one.
#[inline(always)]
pub(super) fn reduce<L: CurveLanes>(l: L, x: &Loose<L>) -> Element<L> {
    let top = l.add(x[4], l.shift_right_signed::<DIGIT_BITS>(x[3]));
    let q = l.sub(l.shift_right_signed::<48>(top), l.splat(1));
    // q * (2^256 - 2^224 + 2^192 + 2^96 - 1).
    let x0 = l.add(x[0], q);
    let x1 = l.sub(x[1], l.shift_left::<44>(q));
    let x3 = l.sub(x[3], l.shift_left::<36>(q));
    let x4 = l.add(l.sub(x[4], l.shift_left::<48>(q)), l.shift_left::<16>(q));
    carry(l, &[x0, x1, x[2], x3, x4])
}

/// `a * b / R`. Input: below `ap` and `bp`. Output: below `(a * b / 16 + 1) * p`, in digits below 2^57.
#[inline(always)]
pub(super) fn mul<L: CurveLanes>(l: L, a: &Element<L>, b: &Element<L>) -> Loose<L> {
    let mut t = [l.splat(0); 2 * DIGITS];
    for i in 0..DIGITS {
        for j in 0..DIGITS {
            t[i + j] = l.add_low(t[i + j], a[i], b[j]);
            t[i + j + 1] = l.add_high(t[i + j + 1], a[i], b[j]);
        }
    }
    montgomery(l, t)
}

/// `a * a / R`: [`mul`] with equal factors, with 15 products instead of 25.
#[inline(always)]
pub(super) fn sqr<L: CurveLanes>(l: L, a: &Element<L>) -> Loose<L> {
    let mut t = [l.splat(0); 2 * DIGITS];
    for i in 0..DIGITS {
        for j in i + 1..DIGITS {
            t[i + j] = l.add_low(t[i + j], a[i], a[j]);
            t[i + j + 1] = l.add_high(t[i + j + 1], a[i], a[j]);
        }
    }
    for sum in &mut t[1..2 * DIGITS - 1] {
        *sum = l.add(*sum, *sum);
    }
    for i in 0..DIGITS {
        t[2 * i] = l.add_low(t[2 * i], a[i], a[i]);
        t[2 * i + 1] = l.add_high(t[2 * i + 1], a[i], a[i]);
    }
    montgomery(l, t)
}

/// `t / R`. Each step adds the `m * p` that clears the lowest digit. `m` is that digit, because `p` is -1 modulo 2^52
/// and the multiplier reads only these bits. `m * p + m` is `m * (2^96 + 2^192 + (2^48 - 2^16) * 2^208)`.
#[inline(always)]
fn montgomery<L: CurveLanes>(l: L, mut t: [L::Word; 2 * DIGITS]) -> Loose<L> {
    let (p1, p3, p4) = (l.splat(1 << 44), l.splat(1 << 36), l.splat(P[4]));
    for i in 0..DIGITS {
        let m = t[i];
        t[i + 1] = l.add(t[i + 1], l.shift_right::<DIGIT_BITS>(m));
        t[i + 1] = l.add_low(t[i + 1], m, p1);
        t[i + 2] = l.add_high(t[i + 2], m, p1);
        t[i + 3] = l.add_low(t[i + 3], m, p3);
        t[i + 4] = l.add_high(t[i + 4], m, p3);
        t[i + 4] = l.add_low(t[i + 4], m, p4);
        t[i + 5] = l.add_high(t[i + 5], m, p4);
    }
    [t[5], t[6], t[7], t[8], t[9]]
}

/// The number below `p` that one lane of a [`reduce`]d element represents, in the same form. Variable time.
pub(super) fn lane_vartime(x: &[u64; DIGITS]) -> Fe {
    let mut limbs =
        [x[0] | (x[1] << 52), (x[1] >> 12) | (x[2] << 40), (x[2] >> 24) | (x[3] << 28), (x[3] >> 36) | (x[4] << 16)];
    let mut above = x[4] >> 48;
    while above > 0 || !limbs::less(&limbs, &portable::P) {
        let (difference, borrow) = limbs::sub(&limbs, &portable::P);
        limbs = difference;
        above -= u64::from(borrow);
    }
    Fe(limbs)
}

/// The lanes of a [`reduce`]d element that are 0 modulo `p`: `p` or `2p`. Variable time.
pub(super) fn zero_lanes_vartime<L: CurveLanes>(l: L, x: &Element<L>) -> u8 {
    let lanes = store(l, x);
    let is_zero = |digits: &[u64; DIGITS]| *digits == P || *digits == TWICE_P;
    lanes.iter().enumerate().fold(0, |zeros, (lane, digits)| zeros | (u8::from(is_zero(digits)) << lane))
}
