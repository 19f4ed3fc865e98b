//! Tables of odd multiples.
//!
//! Row `i` has 1, 3, 5, … times `2^(i * spacing)` times a base, in affine coordinates, 64 bytes each. A digit at place
//! `p` of a number can be added when `p - i * spacing` doublings remain. Rows take memory and save doublings.

#![allow(clippy::inline_always, reason = "an entry is four or eight registers")]

use super::field::Fe;
use super::point::{Affine, Jacobian, invert_vartime};

/// A point in memory, which is also one vector of 512 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry(pub(crate) [u64; 8]);

impl Entry {
    pub(crate) fn new(point: &Affine) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (point.x.0, point.y.0);
        Self([a, b, c, d, e, f, g, h])
    }

    #[inline(always)]
    pub(crate) const fn point(&self) -> Affine {
        let [a, b, c, d, e, f, g, h] = self.0;
        Affine { x: Fe([a, b, c, d]), y: Fe([e, f, g, h]) }
    }
}

pub(crate) type Rows<const POINTS: usize, const ROWS: usize> = [[Entry; POINTS]; ROWS];

/// The number of points in a row of the generator's table: for nonzero digits of six bits, or a non-adjacent form of
/// width 7.
pub(crate) const G_POINTS: usize = 32;

/// The bits of a nonzero digit of a multiplier of the generator.
pub(crate) const G_WIDTH: usize = 6;

/// The number of such digits in a number.
pub(crate) const G_WINDOWS: usize = 43;

/// The distance of the generator's rows in bits: two digits, which halves the table and costs six doublings.
pub(crate) const G_SPACING: usize = 2 * G_WIDTH;

pub(crate) const G_ROWS: usize = G_WINDOWS.div_ceil(2);

/// The number of points in a row of a key's table: for nonzero digits of four bits, or a non-adjacent form of width 5.
pub(crate) const KEY_POINTS: usize = 8;

/// The bits of a nonzero digit of a multiplier of a key.
pub(crate) const KEY_WIDTH: usize = 4;

/// A key's table of `ROWS` rows, 512 bytes each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeyTable<const ROWS: usize>(pub(crate) Rows<KEY_POINTS, ROWS>);

/// The table for a single use of a key.
pub(crate) type OnceTable = KeyTable<1>;

/// The table of a prepared key: 3 KiB. Each further row saves less than half as much; docs/design.md has the figures.
pub(crate) type KeptTable = KeyTable<6>;

impl<const ROWS: usize> KeyTable<ROWS> {
    pub(crate) const ROWS: usize = ROWS;

    /// The number of digits per row.
    pub(crate) const ROW_WINDOWS: usize = (256 / KEY_WIDTH).div_ceil(ROWS);

    /// The distance of the rows in bits.
    pub(crate) const SPACING: usize = KEY_WIDTH * Self::ROW_WINDOWS;

    /// The table of a point of the curve. Variable time.
    pub(crate) fn new_vartime(point: &Affine) -> Self {
        const { assert!(Self::SPACING >= G_SPACING, "the generator's rows are joined to the key's") }
        Self(rows_vartime(point, Self::SPACING))
    }

    /// The point itself.
    pub(crate) const fn point(&self) -> Affine {
        self.0[0][0].point()
    }
}

/// The rows of a point of the curve. Variable time.
pub(crate) fn rows_vartime<const POINTS: usize, const ROWS: usize>(
    point: &Affine,
    spacing: usize,
) -> Rows<POINTS, ROWS> {
    let points = multiples(point, spacing);
    let (before, product) = products(&points);
    affine(&points, &before, &invert_vartime(&product))
}

/// The odd multiples. For a base of order `n` no sum is exceptional.
///
/// Each row is computed on the curve that results from scaling by the `z` of twice its base. There twice the base is
/// affine, so that adding it is cheap, and the formula of the sum does not contain the curve's coefficients. At the end
/// each `z` is scaled back.
fn multiples<const POINTS: usize, const ROWS: usize>(base: &Affine, spacing: usize) -> [[Jacobian; POINTS]; ROWS] {
    let mut points = [[Jacobian::INFINITY; POINTS]; ROWS];
    let mut first = base.jacobian();
    for (at, row) in points.iter_mut().enumerate() {
        let twice = first.double();
        let step = Affine { x: twice.x, y: twice.y };
        let zz = twice.z.sqr();
        let mut point = Jacobian { x: first.x.mul(&zz), y: first.y.mul(&zz.mul(&twice.z)), z: first.z };
        row[0] = first;
        for multiple in &mut row[1..] {
            point = point.add_affine_incomplete(&step);
            *multiple = Jacobian { z: point.z.mul(&twice.z), ..point };
        }
        if at + 1 < ROWS {
            first = (1..spacing).fold(twice, |point, _| point.double());
        }
    }
    points
}

/// The product of the `z` before each point, and the product of all: the forward pass of Montgomery's simultaneous
/// inversion.
fn products<const POINTS: usize, const ROWS: usize>(points: &[[Jacobian; POINTS]; ROWS]) -> ([[Fe; POINTS]; ROWS], Fe) {
    let mut products = [[Fe::ONE; POINTS]; ROWS];
    let mut product = Fe::ONE;
    for (before, point) in products.as_flattened_mut().iter_mut().zip(points.as_flattened()) {
        *before = product;
        product = product.mul(&point.z);
    }
    (products, product)
}

/// The affine points, from the inverse of the product of all `z`: the backward pass.
fn affine<const POINTS: usize, const ROWS: usize>(
    points: &[[Jacobian; POINTS]; ROWS],
    before: &[[Fe; POINTS]; ROWS],
    inverse: &Fe,
) -> Rows<POINTS, ROWS> {
    let mut table = [[Entry([0; 8]); POINTS]; ROWS];
    let mut inverse = *inverse;
    let places = table.as_flattened_mut().iter_mut().zip(points.as_flattened()).zip(before.as_flattened());
    for ((entry, point), before) in places.rev() {
        let own = inverse.mul(before);
        inverse = inverse.mul(&point.z);
        *entry = Entry::new(&point.affine(&own));
    }
    table
}
