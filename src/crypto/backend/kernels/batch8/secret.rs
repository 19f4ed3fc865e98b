//! Eight powers with secret exponents at once: the kernel of batch signing.
//!
//! # Method
//!
//! Fixed windows. A look-up reads every entry of the table. In each lane, the mask is all ones for one entry and zero
//! for the others. The masks pass through [`black_box`] as words of memory, so that the compiler cannot recognise them
//! as masks and skip the masked entries.
//!
//! # Timing
//!
//! The time of every function depends only on `D`, `T` and the number of windows.

#![allow(clippy::inline_always, reason = "kernels are compiled anew for each instruction set")]

use core::hint::black_box;

use super::{Moduli, Multiply, Numbers, Square};
use crate::crypto::backend::kernels::lanes::{LANES, Lanes, SimdJob};

#[cfg(test)]
mod tests;

/// The workspace of [`power_secret`]. It contains secrets; the caller must wipe it. `T` is the table's length, a power
/// of two.
///
/// References, because a struct of arrays would be made in one place and moved to another, which takes twice the stack.
pub(crate) struct Window<'a, L: Lanes, const D: usize, const T: usize> {
    pub(crate) table: &'a mut [Numbers<L, D>; T],
    pub(crate) entry: &'a mut Numbers<L, D>,
    pub(crate) product: &'a mut Numbers<L, D>,
    pub(crate) quotient: &'a mut Numbers<L, D>,
}

/// `power = base^exponent` in each lane, in the Montgomery domain, almost reduced.
///
/// Inputs: the base is in `window.table[1]`, in the Montgomery domain and at most `4n`. `index` gives the exponent bits
/// of all lanes in a window, each below `T`; window 0 is the lowest. Output: at most `n + n / 2^8`, also for a zero
/// exponent.
pub(crate) fn power_secret<L: Lanes, const D: usize, const T: usize>(
    lanes: L,
    power: &mut Numbers<L, D>,
    windows: usize,
    index: impl Fn(usize) -> [u64; LANES],
    moduli: &Moduli<L, D>,
    window: Window<'_, L, D, T>,
) {
    const { assert!(T.is_power_of_two() && T >= 4) }
    let Window { table, entry, product, quotient } = window;
    // The Montgomery form of 1 is R mod n = R^2 * 1 / R.
    *entry = [lanes.digit(lanes.splat(0)); D];
    entry[0] = lanes.digit(lanes.splat(1));
    lanes.run(Multiply { out: &mut table[0], a: &moduli.rr, b: entry, moduli, quotient });
    for at in 2..T {
        let (done, next) = table.split_at_mut(at);
        if at % 2 == 0 {
            lanes.run(Square { out: &mut next[0], a: &done[at / 2], moduli, quotient });
        } else {
            lanes.run(Multiply { out: &mut next[0], a: &done[at - 1], b: &done[1], moduli, quotient });
        }
    }
    let Some(highest) = windows.checked_sub(1) else {
        *power = table[0];
        return;
    };
    lanes.run(LookUp { entry: power, table, index: &index(highest) });
    for at in (0..highest).rev() {
        for _ in 0..T.ilog2() / 2 {
            lanes.run(Square { out: product, a: power, moduli, quotient });
            lanes.run(Square { out: power, a: product, moduli, quotient });
        }
        lanes.run(LookUp { entry, table, index: &index(at) });
        if T.ilog2().is_multiple_of(2) {
            lanes.run(Multiply { out: product, a: power, b: entry, moduli, quotient });
            // A copy takes fewer instructions than kernels for both directions would add.
            *power = *product;
        } else {
            lanes.run(Square { out: product, a: power, moduli, quotient });
            lanes.run(Multiply { out: power, a: product, b: entry, moduli, quotient });
        }
    }
}

/// The entry at a secret index in each lane.
struct LookUp<'a, L: Lanes, const D: usize, const T: usize> {
    entry: &'a mut Numbers<L, D>,
    table: &'a [Numbers<L, D>; T],
    index: &'a [u64; LANES],
}

impl<L: Lanes, const D: usize, const T: usize> SimdJob<L> for LookUp<'_, L, D, T> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let mut masks = [lanes.splat(0); T];
        for (mask, at) in masks.iter_mut().zip(0..) {
            *mask = lanes.load(&black_box(equal(self.index, at)));
        }
        for (place, found) in self.entry.iter_mut().enumerate() {
            let mut digit = lanes.digit(lanes.splat(0));
            for (mask, number) in masks.iter().zip(self.table) {
                digit = lanes.select(*mask, number[place], digit);
            }
            *found = digit;
        }
    }
}

/// All ones in the lanes whose index equals `at`, zero in the other lanes.
#[inline(always)]
pub(crate) fn equal<const N: usize>(index: &[u64; N], at: u64) -> [u64; N] {
    let mut masks = *index;
    for mask in &mut masks {
        // All differences are below 2^63, so only a zero difference has its sign bit set after subtracting one.
        *mask = 0_u64.wrapping_sub((*mask ^ at).wrapping_sub(1) >> 63);
    }
    masks
}

/// `sum = x + y`, digits normalised; the sum fits `D` digits.
pub(crate) struct Add<'a, L: Lanes, const D: usize> {
    pub(crate) sum: &'a mut Numbers<L, D>,
    pub(crate) x: &'a Numbers<L, D>,
    pub(crate) y: &'a Numbers<L, D>,
}

impl<L: Lanes, const D: usize> SimdJob<L> for Add<'_, L, D> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let mut carry = lanes.splat(0);
        for ((sum, x), y) in self.sum.iter_mut().zip(self.x).zip(self.y) {
            let column = lanes.add(lanes.add(lanes.integer(*x), lanes.integer(*y)), carry);
            *sum = lanes.digit(lanes.low_digit(column));
            carry = lanes.above_digit(column);
        }
    }
}
