//! Numbers modulo the order `n` of P-256 (SEC 2 section 2.4.2).

#![allow(clippy::inline_always, reason = "chains of carries stay in registers only where they are inlined")]

use core::hint::black_box;

use super::carry::{adc, sbb};
use super::inverse::Modulus;
use super::limbs::{self, Limbs};

/// The order.
pub(crate) const N: Limbs = [0xf3b9_cac2_fc63_2551, 0xbce6_faad_a717_9e84, u64::MAX, 0xffff_ffff_0000_0000];

/// The modulus for inversions modulo `n`.
pub(crate) static MODULUS: Modulus = Modulus::new(&N);

/// `-1 / n mod 2^64`.
const N0: u64 = 0xccd1_c8aa_ee00_bc4f;

/// `R^2 mod n`, with `R = 2^256`.
const RR: Limbs = [0x8324_4c95_be79_eea2, 0x4699_799c_49bd_6fa6, 0x2845_b239_2b6b_ec59, 0x66e1_2d94_f3d9_5620];

/// `x + 2^256 * carry` modulo `n`, for sums below `2n`; every number of four limbs is below `2n`. Constant time.
#[inline(always)]
pub(crate) fn reduce_once(x: &Limbs, carry: bool) -> Limbs {
    let (d, borrow) = limbs::sub(x, &N);
    let (_, keep) = sbb(u64::from(carry), 0, borrow);
    // After the black box the compiler does not recognise a mask, and does not replace it by a branch.
    limbs::select(black_box(u64::from(keep).wrapping_neg()), x, &d)
}

/// `a + b mod n`, for both below `n`. Constant time.
#[inline]
pub(crate) fn add(a: &Limbs, b: &Limbs) -> Limbs {
    let (sum, carry) = limbs::add(a, b);
    reduce_once(&sum, carry)
}

/// `n - x`, for `x` below `n`. Constant time.
#[inline]
pub(crate) fn negative(x: &Limbs) -> Limbs {
    limbs::sub(&N, x).0
}

/// `a * b / R mod n`, for `a * b` below `n * R`. Constant time.
#[inline]
pub(crate) fn mont_mul(a: &Limbs, b: &Limbs) -> Limbs {
    let t = limbs::mul(a, b);
    let mut low = [t[0], t[1], t[2], t[3]];
    for _ in 0..4 {
        let [r0, r1, r2, r3, r4] = limbs::row(low[0].wrapping_mul(N0), &N);
        let (_, c) = adc(low[0], r0, false);
        let (t1, c) = adc(low[1], r1, c);
        let (t2, c) = adc(low[2], r2, c);
        let (t3, c) = adc(low[3], r3, c);
        low = [t1, t2, t3, adc(r4, 0, c).0];
    }
    let (sum, carry) = limbs::add(&low, &[t[4], t[5], t[6], t[7]]);
    reduce_once(&sum, carry)
}

/// `x * R mod n`. Constant time.
#[inline]
pub(crate) fn to_mont(x: &Limbs) -> Limbs {
    mont_mul(x, &RR)
}

/// Whether `x` is at least 1 and below `n`. Constant time.
#[inline]
pub(crate) fn in_range(x: &Limbs) -> bool {
    !limbs::is_zero(x) & limbs::less(x, &N)
}

/// The number of places of a [`Naf`].
pub(crate) const NAF_LEN: usize = 256;

/// A number as a sum of `digit * 2^place`, with odd or zero digits.
pub(crate) type Naf = [i8; NAF_LEN];

/// The non-adjacent form of width `w`, 2 to 7, of a number below `n`, modulo `n`. Digits are below `2^(w-1)` in
/// magnitude, and of `w` adjacent digits at most one is nonzero.
///
/// A number of 256 bits is written as `-(n - x)`, so that no carry leaves the last place. Variable time.
pub(crate) fn naf_vartime(x: &Limbs, w: u32) -> Naf {
    let negate = x[3] >> 63 == 1;
    let x = if negate { negative(x) } else { *x };
    let words = [x[0], x[1], x[2], x[3], 0];
    let mut naf = [0; NAF_LEN];
    let (mut index, mut carry) = (0, 0);
    while index < NAF_LEN {
        let (word, bit) = (index / 64, index % 64);
        let bits = (words[word] >> bit) | (words[word + 1] << 1 << (63 - bit));
        // Bits that equal the carry give zeros.
        let zeros = if carry == 0 { bits } else { !bits }.trailing_zeros() as usize;
        if zeros > 0 {
            index += zeros;
            continue;
        }
        let value = (bits & ((1 << w) - 1)) + carry;
        carry = (value >> (w - 1)) & 1;
        let digit = value.cast_signed() - (carry << w).cast_signed();
        naf[index] = if negate { -digit } else { digit } as i8;
        index += w as usize;
    }
    naf
}
