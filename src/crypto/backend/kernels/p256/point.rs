//! Eight points of P-256, one in each lane.

#![allow(clippy::inline_always, reason = "coordinates stay in registers only where formulas are computed in place")]

use super::super::lanes::SimdJob;
use super::field::{self as f, Element};
use super::lanes::CurveLanes;

/// Jacobian coordinates: `x` and `y` below `2.01p`, `z` below `2.75p`.
#[derive(Clone, Copy)]
pub(super) struct Points<L: CurveLanes> {
    pub(super) x: Element<L>,
    pub(super) y: Element<L>,
    pub(super) z: Element<L>,
}

impl<L: CurveLanes> Points<L> {
    /// Points with these affine coordinates, below `16p`; the second coordinate is negated in the given lanes.
    #[inline(always)]
    pub(super) fn from_affine(l: L, x: &Element<L>, y: &Element<L>, negative: u8) -> Self {
        Self { x: f::reduce(l, x), y: f::reduce(l, &f::negate(l, negative, y)), z: f::splat(l, &f::ONE) }
    }

    /// Twice the points, with the formula of the portable code. `z = 0` stays 0.
    #[inline(always)]
    pub(super) fn double(&self, l: L) -> Self {
        let Self { x, y, z } = self;
        let zz = f::carry(l, &f::sqr(l, z)); // < 1.48p
        let yy2 = f::carry(l, &f::twice(l, &f::sqr(l, y))); // 2y^2 < 2.6p
        let s = f::carry(l, &f::twice(l, &f::mul(l, x, &yy2))); // 4xy^2 < 2.7p
        let minus = f::carry(l, &f::add_p(l, &f::sub(l, x, &zz), 2)); // < 4.1p
        let plus = f::carry(l, &f::add(l, x, &zz)); // < 3.6p
        let m = f::mul(l, &minus, &plus);
        let m = f::carry(l, &f::add(l, &f::twice(l, &m), &m)); // < 5.8p
        let x3 = f::reduce(l, &f::sub(l, &f::sqr(l, &m), &f::twice(l, &s)));
        let change = f::carry(l, &f::add_p(l, &f::sub(l, &s, &x3), 3)); // < 5.8p
        let y3 = f::reduce(l, &f::sub(l, &f::mul(l, &m, &change), &f::twice(l, &f::sqr(l, &yy2))));
        let z3 = f::carry(l, &f::twice(l, &f::mul(l, y, z))); // < 2.75p
        Self { x: x3, y: y3, z: z3 }
    }

    /// Adds points with affine coordinates below `16p`; the second coordinate is negated in the given lanes.
    ///
    /// Incomplete: `z` is 0 if it was 0, and if the points are equal or opposite.
    #[inline(always)]
    pub(super) fn add_affine_incomplete(&self, l: L, x2: &Element<L>, y2: &Element<L>, negative: u8) -> Self {
        let Self { x, y, z } = self;
        let zz = f::carry(l, &f::sqr(l, z)); // < 1.48p
        let h = f::carry(l, &f::add_p(l, &f::sub(l, &f::mul(l, x2, &zz), x), 3)); // < 5.5p
        let zzz = f::carry(l, &f::mul(l, &zz, z)); // < 1.3p
        let s2 = f::negate(l, negative, &f::mul(l, y2, &zzz)); // up to 2.3p in magnitude
        let r = f::carry(l, &f::add_p(l, &f::sub(l, &s2, y), 5)); // < 7.3p
        let hh = f::carry(l, &f::sqr(l, &h)); // < 2.9p
        let hhh = f::carry(l, &f::mul(l, &hh, &h)); // < 2.1p
        let v = f::carry(l, &f::mul(l, x, &hh)); // < 1.4p
        let x3 = f::reduce(l, &f::sub(l, &f::sub(l, &f::sqr(l, &r), &hhh), &f::twice(l, &v)));
        let change = f::carry(l, &f::add_p(l, &f::sub(l, &v, &x3), 3)); // < 4.4p
        let y3 = f::reduce(l, &f::sub(l, &f::mul(l, &r, &change), &f::mul(l, y, &hhh)));
        let z3 = f::carry(l, &f::mul(l, z, &h)); // < 2p
        Self { x: x3, y: y3, z: z3 }
    }
}

/// Doubles several times. Several doublings in one kernel keep the points in registers.
pub(super) struct Double<'a, L: CurveLanes>(pub(super) &'a mut Points<L>, pub(super) usize);

impl<L: CurveLanes> SimdJob<L> for Double<'_, L> {
    #[inline(always)]
    fn compute(self, l: L) {
        let mut points = *self.0;
        for _ in 0..self.1 {
            points = points.double(l);
        }
        *self.0 = points;
    }
}

/// Adds points with affine coordinates below `16p` to a sum, which starts without a value; the second coordinate is
/// negated in the given lanes.
#[inline(always)]
pub(super) fn add_or_begin<L: CurveLanes>(
    l: L,
    sum: &mut Option<Points<L>>,
    x: &Element<L>,
    y: &Element<L>,
    negative: u8,
) {
    *sum = Some(match sum {
        Some(sum) => sum.add_affine_incomplete(l, x, y, negative),
        None => Points::from_affine(l, x, y, negative),
    });
}
