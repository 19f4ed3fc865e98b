//! The columns of products of equally long numbers, several at a time.

#![allow(clippy::inline_always)] // as in the module above: lengths are constants only after inlining

use super::Number;

/// The number of neighbouring columns that are summed together. One pass over the digits serves all of them, which
/// saves loads and keeps the branches few enough to be predicted.
pub(super) const GROUP: usize = 4;

/// Whether products with this number of digits have no loop over groups. This is faster at every size, but larger
/// numbers gain less and need more code.
pub(super) const fn is_written_out(digits: usize) -> bool {
    digits <= 9 * GROUP
}

/// A product of two equally long numbers, by its columns.
pub(super) trait Columns {
    /// Adds columns `first..first + W` of the low half.
    fn low<const W: usize>(&self, first: usize, columns: &mut [u128; W]);

    /// Adds columns `first..first + W` of the high half.
    fn high<const W: usize>(&self, first: usize, columns: &mut [u128; W]);
}

pub(super) struct Product<'a, const D: usize> {
    pub(super) a: &'a Number<D>,
    pub(super) b: &'a Number<D>,
}

impl<const D: usize> Columns for Product<'_, D> {
    #[inline(always)]
    fn low<const W: usize>(&self, first: usize, columns: &mut [u128; W]) {
        let Self { a, b } = self;
        strip::<D, W>(columns, &a[..first], &b[1..first + W]);
        // The triangle that the strip does not cover.
        for j in 0..W {
            for k in j..W {
                columns[k] += wide(a[first + j], b[k - j]);
            }
        }
    }

    #[inline(always)]
    fn high<const W: usize>(&self, first: usize, columns: &mut [u128; W]) {
        let Self { a, b } = self;
        for j in 0..W - 1 {
            for k in 0..=j {
                columns[k] += wide(a[first + 1 + j], b[D - 1 - j + k]);
            }
        }
        strip::<D, W>(columns, &a[first + W..], &b[first + 1..]);
    }
}

pub(super) struct Square<'a, const D: usize> {
    pub(super) a: &'a Number<D>,
    /// The digits of `a`, doubled: each product of two different digits counts twice.
    pub(super) twice: &'a Number<D>,
}

impl<const D: usize> Columns for Square<'_, D> {
    #[inline(always)]
    fn low<const W: usize>(&self, first: usize, columns: &mut [u128; W]) {
        let Self { a, twice } = self;
        let middle = first / 2;
        strip::<D, W>(columns, &twice[..middle], &a[middle + 1..first + W]);
        add_middle(columns, &twice[middle..], &a[middle..]);
    }

    #[inline(always)]
    fn high<const W: usize>(&self, first: usize, columns: &mut [u128; W]) {
        let Self { a, twice } = self;
        if first + 2 * W > D {
            // The last columns have too few products for a strip.
            for (k, column) in columns.iter_mut().enumerate() {
                let at = first + k + 1;
                let top = &a[at.min(D)..];
                let half = top.len() / 2;
                for (x, y) in twice[at.min(D)..][..half].iter().zip(top.iter().rev()) {
                    *column += wide(*x, *y);
                }
                if top.len() % 2 == 1 {
                    *column += wide(top[half], top[half]);
                }
            }
            return;
        }
        let middle = D.midpoint(first);
        for j in 0..W - 1 {
            for k in 0..=j {
                columns[k] += wide(twice[first + 1 + j], a[D - 1 - j + k]);
            }
        }
        strip::<D, W>(columns, &twice[first + W..middle], &a[middle + 1..]);
        add_middle(columns, &twice[middle..], &a[middle..]);
    }
}

/// Adds the products of the digits next to the middle, and the squares.
#[inline(always)]
fn add_middle<const W: usize>(columns: &mut [u128; W], twice: &[u64], a: &[u64]) {
    for j in 0..W / 2 {
        for k in 2 * j + 1..W {
            columns[k] += wide(twice[j], a[k - j]);
        }
        columns[2 * j] += wide(a[j], a[j]);
    }
}

/// `columns[k] += sum over j of x[j] * y[x.len() - 1 - j + k]`; `y` has `W - 1` digits more than `x`.
#[inline(always)]
pub(super) fn strip<const D: usize, const W: usize>(columns: &mut [u128; W], x: &[u64], y: &[u64]) {
    debug_assert_eq!(x.len() + W - 1, y.len());
    // The order matters only for the code that compilers generate.
    if is_written_out(D) {
        for (x, y) in x.iter().rev().zip(y.windows(W)) {
            add_row(columns, *x, y);
        }
    } else {
        for (x, y) in x.iter().zip(y.windows(W).rev()) {
            add_row(columns, *x, y);
        }
    }
}

#[inline(always)]
fn add_row<const W: usize>(columns: &mut [u128; W], x: u64, row: &[u64]) {
    for (column, y) in columns.iter_mut().zip(row) {
        *column += wide(x, *y);
    }
}

pub(super) fn wide(x: u64, y: u64) -> u128 {
    u128::from(x) * u128::from(y)
}
