//! The field of P-256 (SEC 2 section 2.4.2): numbers modulo `p = 2^256 - 2^224 + 2^192 + 2^96 - 1`, in Montgomery form
//! with `R = 2^256`.
//!
//! All functions take constant time. Every element is fully reduced, so equal elements have equal limbs.

#![allow(clippy::inline_always, reason = "an element stays in registers only where its operations are inlined")]

use super::carry::{adc, sbb};
use super::limbs::{self, Limbs};

/// The prime.
pub(crate) const P: Limbs = [0xffff_ffff_ffff_ffff, 0x0000_0000_ffff_ffff, 0, 0xffff_ffff_0000_0001];

/// `R^2 mod p`.
const RR: Limbs = [3, 0xffff_fffb_ffff_ffff, 0xffff_ffff_ffff_fffe, 0x0000_0004_ffff_fffd];

/// An element `x`, stored as `x * R mod p`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fe(pub(crate) Limbs);

impl Fe {
    pub(crate) const ZERO: Self = Self([0; 4]);
    pub(crate) const ONE: Self = Self([1, 0xffff_ffff_0000_0000, 0xffff_ffff_ffff_ffff, 0xffff_fffe]);

    /// The element for a number modulo `p`, for any number of four limbs.
    #[inline]
    pub(crate) fn from_limbs(x: &Limbs) -> Self {
        Self(*x).mul(&Self(RR))
    }

    /// The number below `p`.
    #[inline]
    pub(crate) fn to_limbs(self) -> Limbs {
        let [a, b, c, d] = self.0;
        reduce(&[a, b, c, d, 0, 0, 0, 0]).0
    }

    /// `self * other`. One of the factors may be any number of four limbs, also `p` or more.
    #[inline(always)]
    pub(crate) fn mul(&self, other: &Self) -> Self {
        reduce(&limbs::mul(&self.0, &other.0))
    }

    #[inline(always)]
    pub(crate) fn sqr(&self) -> Self {
        reduce(&limbs::sqr(&self.0))
    }

    /// `self^(2^count)`.
    #[inline]
    pub(crate) fn sqr_times(&self, count: u32) -> Self {
        (0..count).fold(*self, |x, _| x.sqr())
    }

    #[inline(always)]
    pub(crate) fn add(&self, other: &Self) -> Self {
        let (sum, carry) = limbs::add(&self.0, &other.0);
        subtract_p(&sum, carry)
    }

    #[inline(always)]
    pub(crate) fn double(&self) -> Self {
        self.add(self)
    }

    #[inline(always)]
    pub(crate) fn sub(&self, other: &Self) -> Self {
        let (d, borrow) = limbs::sub(&self.0, &other.0);
        // `p` if the subtraction borrowed.
        let mask = u64::from(borrow).wrapping_neg();
        let (d0, c) = adc(d[0], mask, false);
        let (d1, c) = adc(d[1], mask & P[1], c);
        let (d2, c) = adc(d[2], 0, c);
        let (d3, _) = adc(d[3], mask & P[3], c);
        Self([d0, d1, d2, d3])
    }

    #[inline(always)]
    pub(crate) fn neg(&self) -> Self {
        Self::ZERO.sub(self)
    }

    /// `self / 2`.
    #[inline(always)]
    pub(crate) fn halve(&self) -> Self {
        let x = &self.0;
        // `p` if the number is odd.
        let mask = (x[0] & 1).wrapping_neg();
        let (h0, c) = adc(x[0], mask, false);
        let (h1, c) = adc(x[1], mask & P[1], c);
        let (h2, c) = adc(x[2], 0, c);
        let (h3, c) = adc(x[3], mask & P[3], c);
        Self([(h0 >> 1) | (h1 << 63), (h1 >> 1) | (h2 << 63), (h2 >> 1) | (h3 << 63), (h3 >> 1) | (u64::from(c) << 63)])
    }

    #[inline(always)]
    pub(crate) fn is_zero(&self) -> bool {
        limbs::is_zero(&self.0)
    }

    /// A square root of `self`, if there is one: `self^((p + 1) / 4)`, because `p` is 3 modulo 4.
    pub(crate) fn sqrt(&self) -> Option<Self> {
        // (p + 1) / 4 = 3fffffff c0000000 40000000 00000000 00000000 40000000 00000000 00000000, which begins with 32
        // one bits.
        let x2 = self.sqr().mul(self);
        let x4 = x2.sqr_times(2).mul(&x2);
        let x8 = x4.sqr_times(4).mul(&x4);
        let x16 = x8.sqr_times(8).mul(&x8);
        let x32 = x16.sqr_times(16).mul(&x16);
        let root = x32.sqr_times(32).mul(self).sqr_times(96).mul(self).sqr_times(94);
        (root.sqr() == *self).then_some(root)
    }
}

/// `x + 2^256 * carry` modulo `p`, for sums below `2p`.
#[inline(always)]
fn subtract_p(x: &Limbs, carry: bool) -> Fe {
    let (d, borrow) = limbs::sub(x, &P);
    let (_, keep) = sbb(u64::from(carry), 0, borrow);
    Fe(limbs::select(u64::from(keep).wrapping_neg(), x, &d))
}

/// `t / R mod p`, for `t` below `p * R`.
#[inline(always)]
fn reduce(t: &[u64; 8]) -> Fe {
    // The four steps need only the low half, and leave at most p. The high half is added once.
    let low = step(step(step(step([t[0], t[1], t[2], t[3]]))));
    let (sum, carry) = limbs::add(&low, &[t[4], t[5], t[6], t[7]]);
    subtract_p(&sum, carry)
}

/// `(t + m * p) / 2^64` with the `m` that makes the division exact: the lowest limb itself, because `p` is -1 modulo
/// 2^64.
///
/// `m * p + m` is `m * 2^96 + m * (2^64 - 2^32 + 1) * 2^192`: shifts and one subtraction, without a product.
#[inline(always)]
fn step(t: [u64; 4]) -> [u64; 4] {
    let [m, t1, t2, t3] = t;
    let (up, down) = (m << 32, m >> 32);
    let (low, borrow) = sbb(m, up, false);
    let (high, _) = sbb(m, down, borrow);
    let (t1, c) = adc(t1, up, false);
    let (t2, c) = adc(t2, down, c);
    let (t3, c) = adc(t3, low, c);
    let (t4, _) = adc(high, 0, c);
    [t1, t2, t3, t4]
}
