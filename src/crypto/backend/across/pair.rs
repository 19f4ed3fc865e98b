//! Two powers by secret exponents, modulo two primes of one size, side by side: the kernel of single signatures.
//!
//! # Method
//!
//! The two multiplications of a step take turns, so that the scalar arithmetic of one's quotient runs while the vectors of
//! the other's products do. Windows and look-ups are as in [`eight::secret`](super::super::eight::secret): fixed, and with
//! every entry read, under masks that no compiler knows to be masks.
//!
//! # Timing
//!
//! Every function runs in time that depends on `A`, `T` and the number of windows alone.

#![allow(clippy::inline_always, reason = "kernels are compiled anew for each machine's instructions")]

use core::hint::black_box;

use zeroize::Zeroize;

use super::{Padded, add_row, normalise, quotient_digits};
use crate::crypto::backend::eight::secret::equal;
use crate::crypto::backend::lanes::{Kernel, LANES, Lanes};
use crate::crypto::backend::radix52::{INVERSE_DIGITS, PRIME_DIGITS};

#[cfg(test)]
mod tests;

/// Two odd moduli of one size.
#[derive(Zeroize)]
pub(crate) struct Moduli<L: Lanes> {
    /// The moduli.
    pub(crate) n: [Padded<L>; 2],
    /// `-n^-1 mod 2^416`.
    pub(crate) inverse: [[u64; INVERSE_DIGITS]; 2],
    /// `R^2 mod n`.
    pub(crate) rr: [Padded<L>; 2],
}

/// Twice [`across::Multiply`](super::Multiply), with the same bounds. `A` is `V + 1`.
pub(crate) struct Multiply<'a, L: Lanes, const A: usize> {
    pub(crate) out: &'a mut [Padded<L>; 2],
    pub(crate) a: &'a [Padded<L>; 2],
    pub(crate) b: &'a [Padded<L>; 2],
    pub(crate) moduli: &'a Moduli<L>,
}

impl<L: Lanes, const A: usize> Kernel<L> for Multiply<'_, L, A> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        const { assert!(A <= 11) }
        let Self { out, a, b, moduli: Moduli { n, inverse, .. } } = self;
        let [mut first, mut second] = [Sums::<L, A>::zero(lanes), Sums::<L, A>::zero(lanes)];
        for step in 0..A - 1 {
            first.multiply(lanes, step, &a[0], &b[0]);
            let first_quotient = first.quotient(lanes, step, &inverse[0]);
            second.multiply(lanes, step, &a[1], &b[1]);
            let second_quotient = second.quotient(lanes, step, &inverse[1]);
            first.reduce(lanes, step, &n[0], &first_quotient);
            second.reduce(lanes, step, &n[1], &second_quotient);
        }
        let [first_out, second_out] = out;
        first.finish(lanes, first_out);
        second.finish(lanes, second_out);
    }
}

/// The columns of one multiplication under way.
struct Sums<L: Lanes, const A: usize> {
    low: [L::Word; A],
    high: [L::Word; A],
    carry: u64,
}

impl<L: Lanes, const A: usize> Sums<L, A> {
    #[inline(always)]
    fn zero(lanes: L) -> Self {
        Self { low: [lanes.splat(0); A], high: [lanes.splat(0); A], carry: 0 }
    }

    /// The products of eight digits of `b`.
    #[inline(always)]
    fn multiply(&mut self, lanes: L, step: usize, a: &Padded<L>, b: &Padded<L>) {
        for place in 0..LANES {
            let digit = lanes.splat_element(b[LANES + step * LANES + place]);
            add_row(lanes, &mut self.low, &mut self.high, a, place, digit);
        }
    }

    /// The lowest columns, into which so many products went.
    #[inline(always)]
    fn lowest(&self, lanes: L, products: usize) -> ([u64; LANES], [u64; LANES]) {
        let low = lanes.store(lanes.settle(self.low[0], products, 0));
        (low, lanes.store(lanes.settle(self.high[0], 0, products)))
    }

    /// The quotient's digits that make the lowest columns divisible by the radix.
    #[inline(always)]
    fn quotient(&self, lanes: L, step: usize, inverse: &[u64; INVERSE_DIGITS]) -> [u64; LANES] {
        let (low, high) = self.lowest(lanes, (2 * step + 1) * LANES);
        let mut columns = [0; LANES];
        let _ = normalise(&mut columns, &low, &high, self.carry);
        quotient_digits(&columns, inverse)
    }

    /// Makes them so, and drops them.
    #[inline(always)]
    fn reduce(&mut self, lanes: L, step: usize, n: &Padded<L>, quotient: &[u64; LANES]) {
        for (place, digit) in quotient.iter().enumerate() {
            let digit = lanes.splat_element(lanes.element(*digit));
            add_row(lanes, &mut self.low, &mut self.high, n, place, digit);
        }
        let (low, high) = self.lowest(lanes, (2 * step + 2) * LANES);
        self.carry = normalise(&mut [0; LANES], &low, &high, self.carry);
        self.low.copy_within(1.., 0);
        self.high.copy_within(1.., 0);
        self.low[A - 1] = lanes.splat(0);
        self.high[A - 1] = lanes.splat(0);
    }

    #[inline(always)]
    fn finish(self, lanes: L, out: &mut Padded<L>) {
        let mut carry = self.carry;
        for at in 0..A - 1 {
            let products = (A - 1 - at) * 2 * LANES;
            let low = lanes.store(lanes.settle(self.low[at], products, 0));
            let high = lanes.store(lanes.settle(self.high[at], 0, products));
            let mut digits = [0; LANES];
            carry = normalise(&mut digits, &low, &high, carry);
            for (element, digit) in out[LANES + at * LANES..].iter_mut().zip(digits) {
                *element = lanes.element(digit);
            }
        }
        debug_assert_eq!(carry, 0);
    }
}

/// What [`power_secret`] works on: it holds secrets, the caller's to wipe. `T` is the table's length, a power of two.
#[derive(Zeroize)]
pub(crate) struct Window<L: Lanes, const T: usize> {
    pub(crate) table: [[[L::Element; PRIME_DIGITS]; T]; 2],
    pub(crate) entry: [Padded<L>; 2],
    pub(crate) product: [Padded<L>; 2],
}

/// `power = base^exponent` modulo each of the moduli, in the Montgomery domain, almost reduced.
///
/// Inputs: the bases in `power`, in the domain and at most `4n`; `index` gives the bits of both exponents in a window, the
/// lowest window being 0: each below `T`; at least one window. Output: at most `n + n / 2^8`.
pub(crate) fn power_secret<L: Lanes, const A: usize, const T: usize>(
    lanes: L,
    power: &mut [Padded<L>; 2],
    windows: usize,
    index: impl Fn(usize) -> [u64; 2],
    moduli: &Moduli<L>,
    window: &mut Window<L, T>,
) {
    const { assert!(T.is_power_of_two() && T >= 4 && (A - 1) * LANES <= PRIME_DIGITS) }
    let Window { table, entry, product } = window;
    let mut keep = |at: usize, number: &[Padded<L>; 2]| {
        for (table, number) in table.iter_mut().zip(number) {
            table[at].copy_from_slice(&number[LANES..LANES + PRIME_DIGITS]);
        }
    };
    // The Montgomery form of 1 is R mod n = R^2 * 1 / R.
    *entry = [[lanes.element(0); _]; 2];
    for one in entry.iter_mut() {
        one[LANES] = lanes.element(1);
    }
    *product = *entry;
    lanes.run(Multiply::<L, A> { out: product, a: &moduli.rr, b: entry, moduli });
    keep(0, product);
    *entry = *power;
    keep(1, entry);
    for at in 2..T {
        lanes.run(Multiply::<L, A> { out: product, a: power, b: entry, moduli });
        core::mem::swap(power, product);
        keep(at, power);
    }
    let highest = windows.saturating_sub(1);
    lanes.run(LookUp::<L, A, T> { entry: power, table, index: index(highest) });
    for at in (0..highest).rev() {
        for _ in 0..T.ilog2() {
            lanes.run(Multiply::<L, A> { out: product, a: power, b: power, moduli });
            core::mem::swap(power, product);
        }
        lanes.run(LookUp::<L, A, T> { entry, table, index: index(at) });
        lanes.run(Multiply::<L, A> { out: product, a: power, b: entry, moduli });
        core::mem::swap(power, product);
    }
}

/// The entries at two secret indices.
struct LookUp<'a, L: Lanes, const A: usize, const T: usize> {
    entry: &'a mut [Padded<L>; 2],
    table: &'a [[[L::Element; PRIME_DIGITS]; T]; 2],
    index: [u64; 2],
}

impl<L: Lanes, const A: usize, const T: usize> Kernel<L> for LookUp<'_, L, A, T> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        for ((entry, table), index) in self.entry.iter_mut().zip(self.table).zip(self.index) {
            let mut masks = [lanes.splat(0); T];
            for (mask, at) in masks.iter_mut().zip(0..) {
                let [same] = black_box(equal(&[index], at));
                *mask = lanes.splat(same);
            }
            let found = entry[LANES..].as_chunks_mut::<LANES>().0;
            for (vector, found) in found.iter_mut().enumerate().take(A - 1) {
                let mut digits = lanes.digit(lanes.splat(0));
                for (mask, number) in masks.iter().zip(table) {
                    let (vectors, _) = number.as_chunks::<LANES>();
                    digits = lanes.select(*mask, lanes.load_elements(&vectors[vector]), digits);
                }
                *found = lanes.store_elements(digits);
            }
        }
    }
}
