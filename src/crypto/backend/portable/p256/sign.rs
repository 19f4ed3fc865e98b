//! Multiples of the generator by secret numbers, and ECDSA signatures (FIPS 186-5 section 6.4.1), in constant time.

#![allow(clippy::inline_always, reason = "a look-up that is not inlined returns its entry through memory")]

use core::hint::black_box;

use zeroize::{Zeroize, Zeroizing};

use super::field::Fe;
use super::generator;
use super::limbs::{self, Limbs};
use super::point::{self, Affine, Jacobian};
use super::scalar;
use super::table::{Entry, G_POINTS, G_ROWS, G_WIDTH, G_WINDOWS};

/// A secret number from 1 to `n - 1`; wiped when dropped.
pub(crate) type Secret = Zeroizing<Limbs>;

impl Zeroize for Jacobian {
    fn zeroize(&mut self) {
        for coordinate in [&mut self.x, &mut self.y, &mut self.z] {
            coordinate.0.zeroize();
        }
    }
}

/// The outcome of signing with a nonce.
pub(crate) enum Outcome {
    /// r and s, 32 bytes each, most significant first.
    Signature([u8; 64]),
    /// The nonce gives no signature of this digest, or [`multiply_base`] cannot multiply by it. The caller must take
    /// another nonce. One random nonce in 2^128 is such a nonce.
    Again,
    /// The nonce's point is not on the curve: the computer made an error, and no value may be released.
    Fault,
}

/// Signs a digest with a private scalar and a nonce that is used only once.
///
/// Time is constant, except that it depends on the kind of outcome. Stack: 2 KiB.
pub(crate) fn sign(d: &Secret, nonce: &Secret, e: &Limbs) -> Outcome {
    // The projective coordinates of a product reveal information about the number (Naccache, Smart and Stern, 2004).
    let point = Zeroizing::new(multiply_base(nonce));
    let affine = point.affine(&point::invert(&point.z));
    let r = scalar::reduce_once(&affine.x.to_limbs(), false);
    let inverse = Zeroizing::new(scalar::to_mont(&scalar::MODULUS.invert(nonce)));
    let product = Zeroizing::new(scalar::mont_mul(&Zeroizing::new(scalar::to_mont(d)), &r));
    let sum = Zeroizing::new(scalar::add(&scalar::reduce_once(e, false), &product));
    let s = scalar::mont_mul(&sum, &inverse);
    outcome(point.is_infinity() | limbs::is_zero(&r) | limbs::is_zero(&s), affine.is_on_curve(), &r, &s)
}

/// Makes the outcome of a signature public. A separate function, so that the constant-time test can refer to it.
#[inline(never)]
fn outcome(again: bool, on_curve: bool, r: &Limbs, s: &Limbs) -> Outcome {
    if again {
        return Outcome::Again;
    }
    if !on_curve {
        return Outcome::Fault;
    }
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(&limbs::to_be(r));
    signature[32..].copy_from_slice(&limbs::to_be(s));
    Outcome::Signature(signature)
}

/// The public point `d * G` of a private scalar; `None` if the computer made an error.
///
/// Time is constant for all scalars except one in 2^128.
pub(crate) fn public_point(d: &Secret) -> Option<Affine> {
    let mut point = Zeroizing::new(multiply_base(d));
    if point.is_infinity() {
        *point = multiply_base_complete(d);
    }
    let affine = point.affine(&point::invert(&point.z));
    affine.is_on_curve().then_some(affine)
}

/// `d * G` for the scalars that [`multiply_base`] does not support: `(d - c) * G + c * G` with another `c` so that both
/// parts are supported.
#[cold]
fn multiply_base_complete(d: &Secret) -> Jacobian {
    // Any number without a pattern is suitable; this is R^2 mod p.
    let c = [3, 0xffff_fffb_ffff_ffff, 0xffff_ffff_ffff_fffe, 0x0000_0004_ffff_fffd];
    let known = multiply_base(&c);
    let rest = Zeroizing::new(scalar::add(d, &scalar::negative(&c)));
    if limbs::is_zero(&rest) {
        return known;
    }
    multiply_base(&rest).add_affine_vartime(&known.affine(&point::invert(&known.z)))
}

/// `k * G` for `k` from 1 to `n - 1`. For about one number in 2^130, including small ones, a partial sum equals its
/// addend, and the result is wrongly at infinity.
///
/// Method: the odd number of `k` and `n - k` is written in 43 odd digits of six bits, so no digit is zero: its bits
/// represent 1 and -1. The digits at odd places come first, then six doublings, then the other digits.
///
/// Time is constant. Each digit reads every entry of a row.
fn multiply_base(k: &Limbs) -> Jacobian {
    let even = black_box((k[0] & 1).wrapping_sub(1));
    let odd = Zeroizing::new(limbs::select(even, &scalar::negative(k), k));
    // The sum of (2 * bit - 1) * 2^i over the bits at i from 0 to 257 is the number. The bits are those of (odd + 2^258
    // - 1) / 2: the bits of the number from the second one on, and the highest bit set.
    let bits = Zeroizing::new([
        (odd[0] >> 1) | (odd[1] << 63),
        (odd[1] >> 1) | (odd[2] << 63),
        (odd[2] >> 1) | (odd[3] << 63),
        odd[3] >> 1,
        2,
        0,
    ]);
    let window = |at: usize| {
        let (word, bit) = (at * G_WIDTH / 64, at * G_WIDTH % 64);
        let digit = ((bits[word] >> bit) | (bits[word + 1] << 1 << (63 - bit))) & ((1 << G_WIDTH) - 1);
        look_up(&generator::TABLE[at / 2], digit)
    };
    let mut sum = window(G_WINDOWS - 2).jacobian();
    for row in (0..G_ROWS - 2).rev() {
        sum = sum.add_affine_incomplete(&window(2 * row + 1));
    }
    for _ in 0..G_WIDTH {
        sum = sum.double();
    }
    for row in (0..G_ROWS).rev() {
        sum = sum.add_affine_incomplete(&window(2 * row));
    }
    Jacobian { y: Fe(limbs::select(even, &sum.y.neg().0, &sum.y.0)), ..sum }
}

/// The point for the digit `2 * bits - 63`. Constant time: reads the whole row.
#[inline(always)]
fn look_up(row: &[Entry; G_POINTS], bits: u64) -> Affine {
    let negative = black_box((bits >> (G_WIDTH - 1)).wrapping_sub(1));
    let index = (bits ^ negative) & (G_POINTS as u64 - 1);
    let mut found = [0; 8];
    for (at, entry) in (0_u64..).zip(row) {
        // After the black box the compiler does not recognise a mask, and does not replace it by a branch.
        let mask = black_box(((at ^ index).wrapping_sub(1) >> 63).wrapping_neg());
        for (found, limb) in found.iter_mut().zip(&entry.0) {
            *found |= limb & mask;
        }
    }
    let Affine { x, y } = Entry(found).point();
    Affine { x, y: Fe(limbs::select(negative, &y.neg().0, &y.0)) }
}
