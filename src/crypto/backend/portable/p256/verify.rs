//! Verification of one ECDSA signature (FIPS 186-5 section 6.4.2). All functions take variable time, because all values
//! are public.

use super::field::Fe;
use super::generator;
use super::limbs::{self, Limbs};
use super::point::{Affine, Jacobian};
use super::scalar::{self, NAF_LEN, Naf};
use super::table::{Entry, G_POINTS, G_SPACING, KEY_POINTS, KeyTable};

/// `p - n`: an `r` below it corresponds to two x coordinates.
pub(crate) const P_MINUS_N: Limbs = [0x0c46_353d_039c_daae, 0x4319_0553_58e8_617b, 0, 0];

/// A signature and the signed digest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signed {
    /// The digest's 256 bits.
    pub(crate) e: Limbs,
    /// The first half of the signature; any number.
    pub(crate) r: Limbs,
    /// The second half; any number.
    pub(crate) s: Limbs,
}

impl Signed {
    /// From the digest and the signature: r and s, 32 bytes each, most significant first (RFC 7518 section 3.4).
    pub(crate) fn from_bytes(digest: &[u8; 32], signature: &[u8; 64]) -> Self {
        let mut halves = signature.as_chunks::<32>().0.iter().map(limbs::from_be);
        let (r, s) = (halves.next().unwrap_or_default(), halves.next().unwrap_or_default());
        Self { e: limbs::from_be(digest), r, s }
    }

    /// Whether both halves are in `[1, n - 1]`: step 1.
    pub(crate) fn is_in_range(&self) -> bool {
        scalar::in_range(&self.r) && scalar::in_range(&self.s)
    }

    /// The multipliers of the generator and of the key, from `R / s`: steps 3 and 4.
    #[inline]
    pub(crate) fn multipliers(&self, inverse: &Limbs) -> (Limbs, Limbs) {
        let e = scalar::reduce_once(&self.e, false);
        (scalar::mont_mul(&e, inverse), scalar::mont_mul(&self.r, inverse))
    }
}

/// Whether the signature is valid for the key. Stack: 3 KiB.
pub(crate) fn verify_vartime<const ROWS: usize>(key: &KeyTable<ROWS>, signed: &Signed) -> bool {
    if !signed.is_in_range() {
        return false;
    }
    let inverse = scalar::to_mont(&scalar::MODULUS.invert_vartime(&signed.s));
    let (u1, u2) = signed.multipliers(&inverse);
    has_x_vartime(&multiply_vartime(key, &u1, &u2), &signed.r)
}

/// Whether a point is not at infinity and has an x coordinate that is `r` modulo `n`, for an `r` below `n`: steps 5 to
/// 8. No inverse is needed for `r * z^2 = x`.
fn has_x_vartime(point: &Jacobian, r: &Limbs) -> bool {
    if point.is_infinity() {
        return false;
    }
    let zz = point.z.sqr();
    let is = |x: &Limbs| Fe::from_limbs(x).mul(&zz) == point.x;
    is(r) || (limbs::less(r, &P_MINUS_N) && is(&limbs::add(r, &scalar::N).0))
}

/// `u1 * G + u2 * Q` for any numbers below `n`.
pub(crate) fn multiply_vartime<const ROWS: usize>(key: &KeyTable<ROWS>, u1: &Limbs, u2: &Limbs) -> Jacobian {
    let naf1 = scalar::naf_vartime(u1, G_POINTS.ilog2() + 2);
    let naf2 = scalar::naf_vartime(u2, KEY_POINTS.ilog2() + 2);
    let spacing = KeyTable::<ROWS>::SPACING;
    let mut sum = Jacobian::INFINITY;
    for level in (0..spacing.min(NAF_LEN)).rev() {
        if !sum.is_infinity() {
            sum = sum.double();
        }
        add_level_vartime(&mut sum, &naf2, level, spacing, &key.0);
        if level < G_SPACING {
            add_level_vartime(&mut sum, &naf1, level, G_SPACING, &generator::TABLE);
        }
    }
    sum
}

/// Adds the digits of every row that still need `level` doublings.
#[inline]
fn add_level_vartime<const POINTS: usize>(
    sum: &mut Jacobian,
    naf: &Naf,
    level: usize,
    spacing: usize,
    table: &[[Entry; POINTS]],
) {
    for (digit, row) in naf[level..].iter().step_by(spacing).zip(table) {
        if *digit != 0 {
            let point = row[usize::from(digit.unsigned_abs()) / 2 % POINTS].point();
            *sum = add_vartime(sum, &if *digit < 0 { point.neg() } else { point });
        }
    }
}

/// A single function: a copy for each table would be as fast, and larger.
#[inline(never)]
fn add_vartime(sum: &Jacobian, point: &Affine) -> Jacobian {
    sum.add_affine_vartime(point)
}
