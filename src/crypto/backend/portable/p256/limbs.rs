//! Numbers of 256 bits: four limbs of 64 bits, least significant first. All functions take constant time.

#![allow(clippy::inline_always, reason = "chains of carries stay in registers only where they are inlined")]

use super::carry::{adc, sbb};

/// A number below 2^256.
pub(crate) type Limbs = [u64; 4];

/// `a + b` and the carry.
#[inline(always)]
pub(crate) fn add(a: &Limbs, b: &Limbs) -> (Limbs, bool) {
    let (s0, c) = adc(a[0], b[0], false);
    let (s1, c) = adc(a[1], b[1], c);
    let (s2, c) = adc(a[2], b[2], c);
    let (s3, c) = adc(a[3], b[3], c);
    ([s0, s1, s2, s3], c)
}

/// `a - b` and the borrow.
#[inline(always)]
pub(crate) fn sub(a: &Limbs, b: &Limbs) -> (Limbs, bool) {
    let (d0, c) = sbb(a[0], b[0], false);
    let (d1, c) = sbb(a[1], b[1], c);
    let (d2, c) = sbb(a[2], b[2], c);
    let (d3, c) = sbb(a[3], b[3], c);
    ([d0, d1, d2, d3], c)
}

/// Whether `a < b`.
#[inline(always)]
pub(crate) fn less(a: &Limbs, b: &Limbs) -> bool {
    sub(a, b).1
}

/// Whether `a` is zero.
#[inline(always)]
pub(crate) fn is_zero(a: &Limbs) -> bool {
    a[0] | a[1] | a[2] | a[3] == 0
}

/// `a` if `mask` is all ones, `b` if it is zero.
#[inline(always)]
pub(crate) fn select(mask: u64, a: &Limbs, b: &Limbs) -> Limbs {
    [
        b[0] ^ (mask & (a[0] ^ b[0])),
        b[1] ^ (mask & (a[1] ^ b[1])),
        b[2] ^ (mask & (a[2] ^ b[2])),
        b[3] ^ (mask & (a[3] ^ b[3])),
    ]
}

/// `a * b`: the low and the high limb.
#[inline(always)]
fn wide(a: u64, b: u64) -> (u64, u64) {
    let product = u128::from(a) * u128::from(b);
    (product as u64, (product >> 64) as u64)
}

/// `x * b`: five limbs.
#[inline(always)]
pub(crate) fn row(x: u64, b: &Limbs) -> [u64; 5] {
    let (l0, h0) = wide(x, b[0]);
    let (l1, h1) = wide(x, b[1]);
    let (l2, h2) = wide(x, b[2]);
    let (l3, h3) = wide(x, b[3]);
    let (r1, c) = adc(l1, h0, false);
    let (r2, c) = adc(l2, h1, c);
    let (r3, c) = adc(l3, h2, c);
    [l0, r1, r2, r3, adc(h3, 0, c).0]
}

/// `a * b`: eight limbs.
#[inline(always)]
pub(crate) fn mul(a: &Limbs, b: &Limbs) -> [u64; 8] {
    let [t0, t1, t2, t3, t4] = row(a[0], b);
    let (t1, [t2, t3, t4, t5]) = add_row([t1, t2, t3, t4], row(a[1], b));
    let (t2, [t3, t4, t5, t6]) = add_row([t2, t3, t4, t5], row(a[2], b));
    let (t3, [t4, t5, t6, t7]) = add_row([t3, t4, t5, t6], row(a[3], b));
    [t0, t1, t2, t3, t4, t5, t6, t7]
}

/// The sum of four limbs and a row: its lowest limb, and the others.
#[inline(always)]
fn add_row(t: [u64; 4], [r0, r1, r2, r3, r4]: [u64; 5]) -> (u64, [u64; 4]) {
    let (t0, c) = adc(t[0], r0, false);
    let (t1, c) = adc(t[1], r1, c);
    let (t2, c) = adc(t[2], r2, c);
    let (t3, c) = adc(t[3], r3, c);
    (t0, [t1, t2, t3, adc(r4, 0, c).0])
}

/// `a^2`: eight limbs, with ten products instead of sixteen.
#[inline(always)]
pub(crate) fn sqr(a: &Limbs) -> [u64; 8] {
    // The products of different limbs.
    let (l01, h01) = wide(a[0], a[1]);
    let (l02, h02) = wide(a[0], a[2]);
    let (l03, h03) = wide(a[0], a[3]);
    let (l12, h12) = wide(a[1], a[2]);
    let (l13, h13) = wide(a[1], a[3]);
    let (l23, h23) = wide(a[2], a[3]);
    let t1 = l01;
    let (t2, c) = adc(l02, h01, false);
    let (t3, c) = adc(l03, h02, c);
    let (t4, c) = adc(l13, h03, c);
    let (t5, c) = adc(l23, h13, c);
    let (t6, _) = adc(h23, 0, c);
    let (t3, c) = adc(t3, l12, false);
    let (t4, c) = adc(t4, h12, c);
    let (t5, c) = adc(t5, 0, c);
    let (t6, _) = adc(t6, 0, c);
    // Each of them counts twice.
    let t7 = t6 >> 63;
    let t6 = (t6 << 1) | (t5 >> 63);
    let t5 = (t5 << 1) | (t4 >> 63);
    let t4 = (t4 << 1) | (t3 >> 63);
    let t3 = (t3 << 1) | (t2 >> 63);
    let t2 = (t2 << 1) | (t1 >> 63);
    let t1 = t1 << 1;
    // The squares of the limbs.
    let (t0, h0) = wide(a[0], a[0]);
    let (l1, h1) = wide(a[1], a[1]);
    let (l2, h2) = wide(a[2], a[2]);
    let (l3, h3) = wide(a[3], a[3]);
    let (t1, c) = adc(t1, h0, false);
    let (t2, c) = adc(t2, l1, c);
    let (t3, c) = adc(t3, h1, c);
    let (t4, c) = adc(t4, l2, c);
    let (t5, c) = adc(t5, h2, c);
    let (t6, c) = adc(t6, l3, c);
    let (t7, _) = adc(t7, h3, c);
    [t0, t1, t2, t3, t4, t5, t6, t7]
}

/// The number in 32 bytes, most significant first.
#[inline]
pub(crate) fn from_be(bytes: &[u8; 32]) -> Limbs {
    let mut limbs = [0; 4];
    for (limb, bytes) in limbs.iter_mut().rev().zip(bytes.as_chunks().0) {
        *limb = u64::from_be_bytes(*bytes);
    }
    limbs
}

/// The number as 32 bytes, most significant first.
#[inline]
pub(crate) fn to_be(a: &Limbs) -> [u8; 32] {
    let mut bytes = [0; 32];
    for (bytes, limb) in bytes.as_chunks_mut().0.iter_mut().zip(a.iter().rev()) {
        *bytes = limb.to_be_bytes();
    }
    bytes
}
