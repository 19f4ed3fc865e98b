//! The odd multiples of eight keys: from prepared tables, or from one table that is computed for all keys.

#![allow(clippy::inline_always, reason = "the kernels' pieces are computed in place")]

use super::super::lanes::{LANES, SimdJob};
use super::digits::{Digit, negative_lanes};
use super::field::{self as f, Element};
use super::lanes::CurveLanes;
use super::point::{Points, add_or_begin};
use crate::crypto::backend::portable::p256::field::Fe;
use crate::crypto::backend::portable::p256::point::{self, Affine};
use crate::crypto::backend::portable::p256::table::{Entry, KEY_POINTS, KeptTable, KeyTable};

/// Rows of odd multiples of a key in each lane, for digits of four bits.
pub(super) trait Keys<L: CurveLanes> {
    const ROWS: usize;

    /// The number of digits per row.
    const ROW_WINDOWS: usize;

    /// Adds the multiples for the digits of each row.
    fn add(&self, l: L, sum: &mut Option<Points<L>>, digits: impl Fn(usize) -> [Digit; LANES]);
}

/// Keys with prepared tables.
pub(super) struct Kept<'a>(pub(super) [&'a KeptTable; LANES]);

impl<L: CurveLanes> Keys<L> for Kept<'_> {
    const ROWS: usize = KeptTable::ROWS;
    const ROW_WINDOWS: usize = KeptTable::ROW_WINDOWS;

    #[inline(always)]
    fn add(&self, l: L, sum: &mut Option<Points<L>>, digits: impl Fn(usize) -> [Digit; LANES]) {
        let entries = |row: usize| {
            let digits = digits(row);
            let entries = core::array::from_fn(|lane| &self.0[lane].0[row][digits[lane].0 % KEY_POINTS]);
            (entries, negative_lanes(&digits))
        };
        l.run(AddRows { sum, entries, rows: KeptTable::ROWS });
    }
}

/// Adds entries of tables row by row, negated in the given lanes.
pub(super) struct AddRows<'a, L: CurveLanes, F> {
    pub(super) sum: &'a mut Option<Points<L>>,
    pub(super) entries: F,
    pub(super) rows: usize,
}

impl<'t, L: CurveLanes, F: Fn(usize) -> ([&'t Entry; LANES], u8)> SimdJob<L> for AddRows<'_, L, F> {
    #[inline(always)]
    fn compute(self, l: L) {
        for row in 0..self.rows {
            let (entries, negative) = (self.entries)(row);
            let (x, y) = load(l, entries);
            add_or_begin(l, self.sum, &x, &y, negative);
        }
    }
}

/// The coordinates of table entries, below `16p`.
#[inline(always)]
fn load<L: CurveLanes>(l: L, entries: [&Entry; LANES]) -> (Element<L>, Element<L>) {
    let [a, b, c, d, e, g, h, i] = l.load_transposed(entries.map(|entry| &entry.0));
    (f::from_portable(l, &[a, b, c, d]), f::from_portable(l, &[e, g, h, i]))
}

/// `x` and `y` of odd multiples of a key in each lane, below `2.01p`: 5 KiB.
pub(super) type LanesTable<L> = [(Element<L>, Element<L>); KEY_POINTS];

/// Keys with a table for this verification only.
pub(super) struct Once<'a, L: CurveLanes>(pub(super) &'a LanesTable<L>);

impl<L: CurveLanes> Keys<L> for Once<'_, L> {
    const ROWS: usize = 1;
    const ROW_WINDOWS: usize = KeyTable::<1>::ROW_WINDOWS;

    #[inline(always)]
    fn add(&self, l: L, sum: &mut Option<Points<L>>, digits: impl Fn(usize) -> [Digit; LANES]) {
        let digits = digits(0);
        let mut lanes = [0; KEY_POINTS];
        for (lane, digit) in digits.iter().enumerate() {
            lanes[digit.0 % KEY_POINTS] |= 1 << lane;
        }
        l.run(AddChosen { sum, table: self.0, lanes, negative: negative_lanes(&digits) });
    }
}

struct AddChosen<'a, L: CurveLanes> {
    sum: &'a mut Option<Points<L>>,
    table: &'a LanesTable<L>,
    /// The lanes that use each multiple.
    lanes: [u8; KEY_POINTS],
    negative: u8,
}

impl<L: CurveLanes> SimdJob<L> for AddChosen<'_, L> {
    #[inline(always)]
    fn compute(self, l: L) {
        let (mut x, mut y) = self.table[0];
        for ((other_x, other_y), lanes) in self.table.iter().zip(self.lanes).skip(1) {
            for (digit, other) in x.iter_mut().zip(other_x).chain(y.iter_mut().zip(other_y)) {
                *digit = l.choose(lanes, *other, *digit);
            }
        }
        add_or_begin(l, self.sum, &x, &y, self.negative);
    }
}

/// Computes the table of eight keys, with one inversion for all.
///
/// Like the portable table, it is computed on the curve where twice the key is affine. There every multiple has its own
/// `z`, and the first `z` is 1. On the original curve, each `z` also contains the `z` of twice the key.
pub(super) struct MakeTable<'a, L: CurveLanes> {
    pub(super) keys: &'a [Affine; LANES],
    pub(super) table: &'a mut LanesTable<L>,
}

impl<L: CurveLanes> SimdJob<L> for MakeTable<'_, L> {
    #[inline(always)]
    fn compute(self, l: L) {
        let entries = self.keys.each_ref().map(Entry::new);
        let (x, y) = load(l, entries.each_ref());
        let key = Points::from_affine(l, &x, &y, 0);
        let twice = key.double(l);
        let zz = f::carry(l, &f::sqr(l, &twice.z));
        let zzz = f::carry(l, &f::mul(l, &zz, &twice.z));
        let first = Points {
            x: f::carry(l, &f::mul(l, &key.x, &zz)),
            y: f::carry(l, &f::mul(l, &key.y, &zzz)),
            z: f::splat(l, &f::ONE),
        };
        let mut multiples = [first; KEY_POINTS];
        // The products of all `z` up to each one: the forward pass of Montgomery's simultaneous inversion.
        let mut products = [first.z; KEY_POINTS];
        for at in 1..KEY_POINTS {
            multiples[at] = multiples[at - 1].add_affine_incomplete(l, &twice.x, &twice.y, 0);
            products[at] = f::carry(l, &f::mul(l, &products[at - 1], &multiples[at].z));
        }
        let all = f::carry(l, &f::mul(l, &products[KEY_POINTS - 1], &twice.z));
        let mut inverse = invert_each_vartime(l, &all);
        // The backward pass. The inverse of the product always contains the `z` of twice the key, as the inverse of
        // each multiple must.
        for at in (0..KEY_POINTS).rev() {
            let Points { x, y, z } = &multiples[at];
            let own = if at == 0 { inverse } else { f::carry(l, &f::mul(l, &inverse, &products[at - 1])) };
            inverse = f::carry(l, &f::mul(l, &inverse, z));
            let square = f::carry(l, &f::sqr(l, &own));
            let cube = f::carry(l, &f::mul(l, &square, &own));
            self.table[at] = (f::carry(l, &f::mul(l, x, &square)), f::carry(l, &f::mul(l, y, &cube)));
        }
    }
}

/// The inverses of nonzero elements, with one inversion.
#[inline(always)]
fn invert_each_vartime<L: CurveLanes>(l: L, x: &Element<L>) -> Element<L> {
    let portable = f::reduce(l, &f::mul(l, x, &f::splat(l, &f::TO_PORTABLE)));
    let elements = f::store(l, &portable).map(|digits| f::lane_vartime(&digits));
    let mut inverses = [Fe::ONE; LANES];
    let mut product = Fe::ONE;
    for (before, element) in inverses.iter_mut().zip(&elements) {
        *before = product;
        product = product.mul(element);
    }
    let mut inverse = point::invert_vartime(&product);
    for (own, element) in inverses.iter_mut().zip(&elements).rev() {
        *own = own.mul(&inverse);
        inverse = inverse.mul(element);
    }
    let limbs: [L::Word; 4] = core::array::from_fn(|at| l.load(&inverses.map(|inverse| inverse.0[at])));
    f::carry(l, &f::from_portable(l, &limbs))
}
