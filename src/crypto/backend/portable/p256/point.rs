//! Points of P-256, `y^2 = x^3 - 3x + b` (SEC 2 section 2.4.2).

#![allow(clippy::inline_always, reason = "coordinates stay in registers only where formulas are inlined")]

use super::field::{Fe, P};
use super::inverse::Modulus;
use super::limbs::{self, Limbs};

/// A point other than the point at infinity, in affine coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Affine {
    pub(crate) x: Fe,
    pub(crate) y: Fe,
}

/// The point `(x / z^2, y / z^3)`, or the point at infinity if `z` is zero.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Jacobian {
    pub(crate) x: Fe,
    pub(crate) y: Fe,
    pub(crate) z: Fe,
}

const B: Fe = Fe([0xd89c_df62_29c4_bddf, 0xacf0_05cd_7884_3090, 0xe5a2_20ab_f721_2ed6, 0xdc30_061d_0487_4834]);

/// The modulus for inversions modulo `p`.
static MODULUS: Modulus = Modulus::new(&P);

/// `R^3 mod p`: multiplying by it converts the inverse of a number in Montgomery form back to Montgomery form.
const RRR: Fe = Fe([0xffff_fffd_0000_000a, 0xffff_ffed_ffff_fff7, 0x0000_0005_ffff_fffc, 0x0000_0018_0000_0001]);

/// `1 / x`, and 0 for 0. Constant time.
pub(crate) fn invert(x: &Fe) -> Fe {
    Fe(MODULUS.invert(&x.0)).mul(&RRR)
}

/// `1 / x`, and 0 for 0. Variable time.
pub(crate) fn invert_vartime(x: &Fe) -> Fe {
    Fe(MODULUS.invert_vartime(&x.0)).mul(&RRR)
}

/// `x^3 - 3x + b`.
fn curve(x: &Fe) -> Fe {
    x.sqr().mul(x).sub(&x.double().add(x)).add(&B)
}

impl Affine {
    /// The point with these coordinates, if they are below `p` and satisfy the equation. Variable time.
    pub(crate) fn from_coordinates_vartime(x: &Limbs, y: &Limbs) -> Option<Self> {
        let point =
            (limbs::less(x, &P) && limbs::less(y, &P)).then(|| Self { x: Fe::from_limbs(x), y: Fe::from_limbs(y) })?;
        point.is_on_curve().then_some(point)
    }

    /// The point with this x coordinate and an odd or even y coordinate, if it exists. Variable time.
    pub(crate) fn from_x_vartime(x: &Limbs, y_is_odd: bool) -> Option<Self> {
        let x = limbs::less(x, &P).then(|| Fe::from_limbs(x))?;
        // No y is zero: such a point would have order 2, and the curve's order is an odd prime.
        let y = curve(&x).sqrt()?;
        let point = Self { x, y };
        Some(if (y.to_limbs()[0] & 1 == 1) == y_is_odd { point } else { point.neg() })
    }

    /// Whether the coordinates satisfy the curve's equation. Constant time.
    pub(crate) fn is_on_curve(&self) -> bool {
        self.y.sqr().sub(&curve(&self.x)).is_zero()
    }

    /// The coordinates as numbers below `p`.
    pub(crate) fn coordinates(&self) -> (Limbs, Limbs) {
        (self.x.to_limbs(), self.y.to_limbs())
    }

    pub(crate) fn neg(&self) -> Self {
        Self { x: self.x, y: self.y.neg() }
    }

    pub(crate) fn jacobian(&self) -> Jacobian {
        Jacobian { x: self.x, y: self.y, z: Fe::ONE }
    }
}

impl Jacobian {
    pub(crate) const INFINITY: Self = Self { x: Fe::ONE, y: Fe::ONE, z: Fe::ZERO };

    pub(crate) fn is_infinity(&self) -> bool {
        self.z.is_zero()
    }

    /// Twice the point, also at infinity: 4 products, 4 squares. Constant time.
    #[inline(always)]
    pub(crate) fn double(&self) -> Self {
        let Self { x, y, z } = self;
        let zz = z.sqr();
        let yy4 = y.double().sqr();
        let s = x.mul(&yy4);
        let m = x.sub(&zz).mul(&x.add(&zz));
        let m = m.double().add(&m);
        let x3 = m.sqr().sub(&s.double());
        // 8 y^4 is half of (2y)^4.
        let y3 = m.mul(&s.sub(&x3)).sub(&yy4.sqr().halve());
        Self { x: x3, y: y3, z: y.mul(z).double() }
    }

    /// The sum: 8 products, 3 squares. Constant time.
    ///
    /// Incomplete: `self` must not be at infinity. If the points are equal or opposite, the result has `z = 0`.
    #[inline(always)]
    pub(crate) fn add_affine_incomplete(&self, other: &Affine) -> Self {
        let Self { x, y, z } = self;
        let zz = z.sqr();
        let h = other.x.mul(&zz).sub(x);
        let r = other.y.mul(&zz.mul(z)).sub(y);
        let hh = h.sqr();
        let hhh = hh.mul(&h);
        let v = x.mul(&hh);
        let x3 = r.sqr().sub(&hhh).sub(&v.double());
        let y3 = r.mul(&v.sub(&x3)).sub(&y.mul(&hhh));
        Self { x: x3, y: y3, z: z.mul(&h) }
    }

    /// The sum of any points. Variable time.
    #[inline(always)]
    pub(crate) fn add_affine_vartime(&self, other: &Affine) -> Self {
        let sum = self.add_affine_incomplete(other);
        if sum.z.is_zero() { self.add_exceptional_vartime(other, &sum) } else { sum }
    }

    /// The sums for which the formula gives `z = 0`: with the point at infinity, and of equal or opposite points.
    #[cold]
    fn add_exceptional_vartime(&self, other: &Affine, sum: &Self) -> Self {
        if self.is_infinity() {
            return other.jacobian();
        }
        // For h = 0, the formula's x3 is r^2, and r is the scaled difference of the y coordinates.
        if sum.x.is_zero() { other.jacobian().double() } else { Self::INFINITY }
    }

    /// The affine coordinates, from `1 / z`. Constant time.
    #[inline]
    pub(crate) fn affine(&self, inverse: &Fe) -> Affine {
        let square = inverse.sqr();
        Affine { x: self.x.mul(&square), y: self.y.mul(&square.mul(inverse)) }
    }
}
