//! The columns of products of numbers of one length, several at a time.

#![allow(clippy::inline_always)] // as in the module above: lengths are constants only after inlining

use super::Number;

/// How many neighbouring columns of a product are summed together: one pass over the digits serves them all, which
/// saves loads, and keeps the branches few enough to be predicted.
pub(super) const GROUP: usize = 4;

/// A product of two numbers of one length, by its columns.
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
        strip(columns, &a[..first], &b[1..first + W]);
        // The triangle that the strip leaves.
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
        strip(columns, &a[first + W..], &b[first + 1..]);
    }
}

pub(super) struct Square<'a, const D: usize> {
    pub(super) a: &'a Number<D>,
}

impl<const D: usize> Columns for Square<'_, D> {
    #[inline(always)]
    fn low<const W: usize>(&self, first: usize, columns: &mut [u128; W]) {
        let a = self.a;
        let middle = first / 2;
        let mut cross = [0; W];
        strip(&mut cross, &a[..middle], &a[middle + 1..first + W]);
        add_squares(columns, &mut cross, &a[middle..]);
    }

    #[inline(always)]
    fn high<const W: usize>(&self, first: usize, columns: &mut [u128; W]) {
        let a = self.a;
        if first + 2 * W > D {
            // The last columns have too few products for a strip.
            for (k, column) in columns.iter_mut().enumerate() {
                let at = first + k + 1;
                let top = &a[at.min(D)..];
                let half = top.len() / 2;
                for (x, y) in top[..half].iter().zip(top.iter().rev()) {
                    *column += wide(*x, *y) << 1;
                }
                if top.len() % 2 == 1 {
                    *column += wide(top[half], top[half]);
                }
            }
            return;
        }
        let middle = D.midpoint(first);
        let mut cross = [0; W];
        for j in 0..W - 1 {
            for k in 0..=j {
                cross[k] += wide(a[first + 1 + j], a[D - 1 - j + k]);
            }
        }
        strip(&mut cross, &a[first + W..middle], &a[middle + 1..]);
        add_squares(columns, &mut cross, &a[middle..]);
    }
}

/// Adds twice the cross products, those nearest the middle included, and the squares themselves.
#[inline(always)]
fn add_squares<const W: usize>(columns: &mut [u128; W], cross: &mut [u128; W], middle: &[u64]) {
    for j in 0..W / 2 {
        for k in 2 * j + 1..W {
            cross[k] += wide(middle[j], middle[k - j]);
        }
        columns[2 * j] += wide(middle[j], middle[j]);
    }
    for (column, cross) in columns.iter_mut().zip(cross) {
        *column += *cross << 1;
    }
}

/// `columns[k] += sum over j of x[j] * y[x.len() - 1 - j + k]`; `y` has `W - 1` digits more than `x`.
#[inline(always)]
pub(super) fn strip<const W: usize>(columns: &mut [u128; W], x: &[u64], y: &[u64]) {
    debug_assert_eq!(x.len() + W - 1, y.len());
    for (x, y) in x.iter().zip(y.windows(W).rev()) {
        for (column, y) in columns.iter_mut().zip(y) {
            *column += wide(*x, *y);
        }
    }
}

pub(super) fn wide(x: u64, y: u64) -> u128 {
    u128::from(x) * u128::from(y)
}
