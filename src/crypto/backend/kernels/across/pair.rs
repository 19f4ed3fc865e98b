//! Two powers by secret exponents, modulo two primes of one size, side by side: the kernel of single signatures.
//!
//! # Method
//!
//! The two multiplications of a step take turns, so that the scalar arithmetic of one's quotient runs while the vectors of
//! the other's products do. Windows and look-ups are as in [`batch8::secret`](super::super::batch8::secret): fixed, and with
//! every entry read, under masks that no compiler knows to be masks.
//!
//! # Timing
//!
//! Every function runs in time that depends on `A`, `T` and the number of windows alone.

#![allow(clippy::inline_always, reason = "kernels are compiled anew for each machine's instructions")]

use core::hint::black_box;

use zeroize::Zeroize;

use super::{Modulus, Padded, Shifts, Sums};
use crate::crypto::backend::kernels::batch8::secret::equal;
use crate::crypto::backend::kernels::lanes::{Kernel, LANES, Lanes};
use crate::crypto::backend::kernels::radix52::PRIME_DIGITS;

#[cfg(test)]
mod tests;

/// Two odd moduli of one size.
#[derive(Zeroize)]
pub(crate) struct Moduli<L: Lanes, const A: usize> {
    /// The moduli.
    pub(crate) both: [Modulus<L, A>; 2],
    /// `R^2 mod n`.
    pub(crate) rr: [Padded<L>; 2],
}

/// Twice [`across::Multiply`](super::Multiply), with the same bounds. `A` is `V + 1`.
pub(crate) struct Multiply<'a, L: Lanes, const A: usize> {
    pub(crate) out: &'a mut [Padded<L>; 2],
    pub(crate) a: &'a [Padded<L>; 2],
    pub(crate) b: &'a [Padded<L>; 2],
    pub(crate) moduli: &'a Moduli<L, A>,
}

impl<L: Lanes, const A: usize> Kernel<L> for Multiply<'_, L, A> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let Self { out, a, b, moduli: Moduli { both: [first_modulus, second_modulus], .. } } = self;
        let mut shifts = [Shifts::<L, A>::zero(lanes), Shifts::zero(lanes)];
        for (shifts, number) in shifts.iter_mut().zip(a) {
            shifts.fill(lanes, number);
        }
        let [first_a, second_a] = &shifts;
        let [first_steps, second_steps] = b.each_ref().map(|b| b[LANES..].as_chunks::<LANES>().0);
        let [mut first, mut second] = [Sums::zero(lanes), Sums::zero(lanes)];
        first.add(lanes, first_a, &first_steps[0], 0, 0..A);
        second.add(lanes, second_a, &second_steps[0], 0, 0..A);
        let mut taken = [lanes.element(0); LANES];
        for step in 1..A - 1 {
            first.lowest_digits(lanes, step - 1, &mut taken);
            first.drop_lowest(lanes);
            first.add(lanes, &first_modulus.fold, &taken, 0, 0..A);
            first.add(lanes, first_a, &first_steps[step], 0, 0..A);
            second.lowest_digits(lanes, step - 1, &mut taken);
            second.drop_lowest(lanes);
            second.add(lanes, &second_modulus.fold, &taken, 0, 0..A);
            second.add(lanes, second_a, &second_steps[step], 0, 0..A);
        }
        let first_quotient = first.quotient(lanes, &first_modulus.inverse);
        let second_quotient = second.quotient(lanes, &second_modulus.inverse);
        first.add_once(lanes, &first_modulus.n, &first_quotient);
        second.add_once(lanes, &second_modulus.n, &second_quotient);
        first.clear_lowest(lanes);
        second.clear_lowest(lanes);
        let [first_out, second_out] = out;
        first.finish(lanes, first_out);
        second.finish(lanes, second_out);
        shifts.zeroize();
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
/// Inputs: the bases in `power`, in the domain and at most `6n`; `index` gives the bits of both exponents in a window, the
/// lowest window being 0: each below `T`; at least one window. Output: at most `2n + n / 2^6`, or the base.
pub(crate) fn power_secret<L: Lanes, const A: usize, const T: usize>(
    lanes: L,
    power: &mut [Padded<L>; 2],
    windows: usize,
    index: impl Fn(usize) -> [u64; 2],
    moduli: &Moduli<L, A>,
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
