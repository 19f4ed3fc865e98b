//! What surrounds the private operations of a batch, eight at a time: blinding before, unblinding after.
//!
//! Timing: depends on the moduli and on the products whose inverses are taken, each of them with a uniformly random factor.
//! Stack: at most 46 KiB, wiped.

#![allow(clippy::inline_always, reason = "kernels are compiled anew for each machine's instructions")]

use zeroize::Zeroize as _;

use super::batch8::{self, Gather, Moduli, Multiply, Numbers, Scatter, Scratch};
use super::lanes::{Kernel, LANES, Lanes};
use super::radix52::{self, Constants, MAX_DIGITS};
use crate::crypto::backend::cpu::Wide;

#[cfg(test)]
mod tests;

/// One of up to eight operations modulo public moduli of one number of digits. All numbers are big-endian, as long as the
/// modulus and below it.
pub(crate) struct Blinded<'a> {
    /// The modulus.
    pub(crate) n: &'a [u8],
    /// Its constants.
    pub(crate) constants: &'a Constants,
    /// The number that is to be blinded.
    pub(crate) message: &'a [u8],
    /// Before: the blinding factor r. Afterwards: `message * r^e`.
    pub(crate) factor: &'a mut [u8],
    /// Before: the factor that blinds the inversion of r. Afterwards: `r^-1`.
    pub(crate) inverse: &'a mut [u8],
    /// Afterwards: whether r has an inverse. Without one, the rest is of no use.
    pub(crate) done: bool,
}

/// Writes the inverse of the first number modulo the second to the third, or returns `false`.
pub(crate) type Invert = fn(&[u8], &[u8], &mut [u8]) -> bool;

/// Blinds up to eight numbers. `false` where there are no lanes, or none of that size.
pub(crate) fn blind_vartime(wide: Wide, exponent: u64, invert: Invert, operations: &mut [Blinded<'_>]) -> bool {
    match wide {
        Wide::None | Wide::Adx(_) => false,
        Wide::Avx512(lanes) => blind_in(lanes, exponent, invert, operations),
        Wide::Ifma(lanes) => blind_in(lanes, exponent, invert, operations),
    }
}

/// `factor = factor * inverse` of up to eight. `false` where there are no lanes, or none of that size.
pub(crate) fn unblind(wide: Wide, operations: &mut [Blinded<'_>]) -> bool {
    match wide {
        Wide::None | Wide::Adx(_) => false,
        Wide::Avx512(lanes) => unblind_in(lanes, operations),
        Wide::Ifma(lanes) => unblind_in(lanes, operations),
    }
}

/// [`blind_vartime`] in the lanes given.
pub(crate) fn blind_in<L: Lanes>(lanes: L, exponent: u64, invert: Invert, operations: &mut [Blinded<'_>]) -> bool {
    match digits(operations) {
        40 => Work::<L, 40>::blind(lanes, exponent, invert, operations),
        60 => Work::<L, 60>::blind(lanes, exponent, invert, operations),
        80 => Work::<L, 80>::blind(lanes, exponent, invert, operations),
        _ => return false,
    }
    true
}

/// [`unblind`] in the lanes given.
pub(crate) fn unblind_in<L: Lanes>(lanes: L, operations: &mut [Blinded<'_>]) -> bool {
    match digits(operations) {
        40 => Work::<L, 40>::unblind(lanes, operations),
        60 => Work::<L, 60>::unblind(lanes, operations),
        80 => Work::<L, 80>::unblind(lanes, operations),
        _ => return false,
    }
    true
}

/// The digits that all operations share; zero if there are none, or too many of them.
fn digits(operations: &[Blinded<'_>]) -> usize {
    let Some(first) = operations.first() else { return 0 };
    let digits = first.constants.digits;
    let alike = operations.len() <= LANES && operations.iter().all(|other| other.constants.digits == digits);
    if alike { digits } else { 0 }
}

/// Eight moduli and what is computed with them.
///
/// References, since a struct of arrays would be made in one place and moved to another: twice the stack.
struct Work<'w, L: Lanes, const D: usize> {
    moduli: &'w mut Moduli<L, D>,
    a: &'w mut Numbers<L, D>,
    b: &'w mut Numbers<L, D>,
    scratch: &'w mut Scratch<L, D>,
}

impl<L: Lanes, const D: usize> Work<'_, L, D> {
    fn load_moduli(&mut self, lanes: L, operations: &[Blinded<'_>]) {
        gather(lanes, &mut self.moduli.n, operations, |operation, place| radix52::digit_of(operation.n, place));
        gather(lanes, &mut self.moduli.rr, operations, |operation, place| operation.constants.rr[place]);
        gather(lanes, &mut self.moduli.inverse, operations, |operation, place| operation.constants.inverse[place]);
    }

    /// Never inlined, so that the stack holds the workspace of one size, not of all three.
    #[inline(never)]
    fn blind(lanes: L, exponent: u64, invert: Invert, operations: &mut [Blinded<'_>]) {
        let mut moduli = Moduli::<L, D>::zero(lanes);
        let mut a: Numbers<L, D> = batch8::zeros(lanes);
        let mut b: Numbers<L, D> = batch8::zeros(lanes);
        let mut scratch = Scratch::<L, D>::new(lanes);
        let mut work = Work { moduli: &mut moduli, a: &mut a, b: &mut b, scratch: &mut scratch };
        work.load_moduli(lanes, operations);
        if !work.invert_together(lanes, invert, operations) {
            work.invert_each(lanes, invert, operations);
        }
        // message * r^e
        let Work { moduli, a, b, scratch } = &mut work;
        gather(lanes, a, operations, |operation, place| radix52::digit_of(operation.factor, place));
        batch8::power_vartime(lanes, b, a, exponent, moduli, scratch);
        let Scratch { mont, quotient, .. } = &mut **scratch;
        lanes.run(Multiply { out: mont, a: b, b: &moduli.rr, moduli, quotient });
        gather(lanes, a, operations, |operation, place| radix52::digit_of(operation.message, place));
        lanes.run(Multiply { out: b, a: mont, b: a, moduli, quotient });
        give_out(lanes, b, operations, |operation, bytes| operation.factor.copy_from_slice(bytes));
        work.wipe();
    }

    /// The inverses by a single inversion: that of the product of all, by a modulus that all share. `false` where they do
    /// not, or where one has no inverse.
    ///
    /// With `x = r * u / R` in each lane, `r^-1 = product^-1 * others * u / R^2`, where `others` is the product of the other
    /// seven; products of neighbours, of pairs and of fours are found by rotating the lanes.
    #[inline(never)]
    fn invert_together(&mut self, lanes: L, invert: Invert, operations: &mut [Blinded<'_>]) -> bool {
        let Some((first, others)) = operations.split_first() else { return false };
        if others.len() + 1 != LANES || others.iter().any(|other| other.n != first.n) {
            return false;
        }
        let Self { moduli, a, b, scratch: Scratch { mont: c, product: d, quotient } } = self;
        gather(lanes, b, operations, |operation, place| radix52::digit_of(operation.factor, place));
        gather(lanes, c, operations, |operation, place| radix52::digit_of(operation.inverse, place));
        lanes.run(Multiply { out: a, a: b, b: c, moduli, quotient });
        // b: the next one; c: two.
        lanes.run(Rotate { out: b, numbers: a, by: 1 });
        lanes.run(Multiply { out: c, a, b, moduli, quotient });
        // d: the next three; b: four.
        lanes.run(Rotate { out: a, numbers: c, by: 2 });
        lanes.run(Multiply { out: d, a: b, b: a, moduli, quotient });
        lanes.run(Multiply { out: b, a: c, b: a, moduli, quotient });
        // c: all eight; b: the other seven.
        lanes.run(Rotate { out: a, numbers: b, by: 4 });
        lanes.run(Multiply { out: c, a: b, b: a, moduli, quotient });
        lanes.run(Multiply { out: b, a: d, b: a, moduli, quotient });
        let (mut product, mut inverse) = ([0; MAX_LEN], [0; MAX_LEN]);
        let len = operations[0].n.len();
        let mut at = 0;
        give_out(lanes, c, operations, |_, bytes| {
            if at == 0 {
                product[..len].copy_from_slice(bytes);
            }
            at += 1;
        });
        let found = invert(&product[..len], operations[0].n, &mut inverse[..len]);
        gather(lanes, a, operations, |_, place| radix52::digit_of(&inverse[..len], place));
        lanes.run(Multiply { out: c, a, b, moduli, quotient });
        gather(lanes, a, operations, |operation, place| radix52::digit_of(operation.inverse, place));
        lanes.run(Multiply { out: b, a: c, b: a, moduli, quotient });
        if found {
            give_out(lanes, b, operations, |operation, bytes| {
                operation.inverse.copy_from_slice(bytes);
                operation.done = true;
            });
        }
        product.zeroize();
        inverse.zeroize();
        found
    }

    /// The inverses one at a time: `r^-1 = (r * u / R)^-1 * u / R`.
    fn invert_each(&mut self, lanes: L, invert: Invert, operations: &mut [Blinded<'_>]) {
        let Self { moduli, a, b, scratch: Scratch { mont, quotient, .. } } = self;
        gather(lanes, a, operations, |operation, place| radix52::digit_of(operation.factor, place));
        gather(lanes, b, operations, |operation, place| radix52::digit_of(operation.inverse, place));
        lanes.run(Multiply { out: mont, a, b, moduli, quotient });
        give_out(lanes, mont, operations, |operation, product| {
            operation.done = invert(product, operation.n, operation.inverse);
        });
        gather(lanes, a, operations, |operation, place| radix52::digit_of(operation.inverse, place));
        lanes.run(Multiply { out: mont, a, b, moduli, quotient });
        give_out(lanes, mont, operations, |operation, bytes| operation.inverse.copy_from_slice(bytes));
    }

    /// Never inlined, as [`Work::blind`].
    #[inline(never)]
    fn unblind(lanes: L, operations: &mut [Blinded<'_>]) {
        let mut moduli = Moduli::<L, D>::zero(lanes);
        let mut a: Numbers<L, D> = batch8::zeros(lanes);
        let mut b: Numbers<L, D> = batch8::zeros(lanes);
        let mut scratch = Scratch::<L, D>::new(lanes);
        let mut work = Work { moduli: &mut moduli, a: &mut a, b: &mut b, scratch: &mut scratch };
        work.load_moduli(lanes, operations);
        let Work { moduli, a, b, scratch: Scratch { mont, quotient, .. } } = &mut work;
        gather(lanes, a, operations, |operation, place| radix52::digit_of(operation.factor, place));
        lanes.run(Multiply { out: mont, a, b: &moduli.rr, moduli, quotient });
        gather(lanes, a, operations, |operation, place| radix52::digit_of(operation.inverse, place));
        lanes.run(Multiply { out: b, a: mont, b: a, moduli, quotient });
        give_out(lanes, b, operations, |operation, bytes| operation.factor.copy_from_slice(bytes));
        work.wipe();
    }

    /// The moduli are public.
    fn wipe(&mut self) {
        self.a.zeroize();
        self.b.zeroize();
        self.scratch.mont.zeroize();
        self.scratch.product.zeroize();
        self.scratch.quotient.zeroize();
    }
}

/// The most bytes of a modulus.
const MAX_LEN: usize = 512;

/// Fills the lanes. Those without an operation of their own repeat the first.
fn gather<L: Lanes, const D: usize>(
    lanes: L,
    numbers: &mut Numbers<L, D>,
    operations: &[Blinded<'_>],
    digit: impl Fn(&Blinded<'_>, usize) -> u64,
) {
    let digits = |place: usize| {
        let mut row = [0; LANES];
        for (lane, row) in row.iter_mut().enumerate() {
            if let Some(operation) = operations.get(lane).or(operations.first()) {
                *row = digit(operation, place);
            }
        }
        row
    };
    lanes.run(Gather { numbers, digits });
}

/// Gives each operation its lane, canonical and big-endian, of numbers below twice the moduli.
#[inline(never)]
fn give_out<L: Lanes, const D: usize>(
    lanes: L,
    numbers: &Numbers<L, D>,
    operations: &mut [Blinded<'_>],
    mut give: impl FnMut(&mut Blinded<'_>, &[u8]),
) {
    for (lane, operation) in operations.iter_mut().enumerate() {
        let (mut number, mut n, mut bytes) = ([0; MAX_DIGITS], [0; MAX_DIGITS], [0; MAX_LEN]);
        // One lane at a time, since all numbers together would be 5 KiB.
        lanes.run(Scatter { numbers, digits: |place: usize, row: &[u64; LANES]| number[place] = row[lane] });
        radix52::from_be_bytes(operation.n, &mut n[..D]);
        radix52::reduce_once(&mut number[..D], &n[..D]);
        let bytes = &mut bytes[..operation.n.len()];
        radix52::to_be_bytes(&number[..D], bytes);
        give(operation, bytes);
        bytes.zeroize();
        number.zeroize();
    }
}

/// Each lane's number to the lane `by` places below it, around the end.
struct Rotate<'a, L: Lanes, const D: usize> {
    out: &'a mut Numbers<L, D>,
    numbers: &'a Numbers<L, D>,
    by: usize,
}

impl<L: Lanes, const D: usize> Kernel<L> for Rotate<'_, L, D> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        for (out, digit) in self.out.iter_mut().zip(self.numbers) {
            let mut row = lanes.store(lanes.integer(*digit));
            row.rotate_left(self.by);
            *out = lanes.digit(lanes.load(&row));
        }
    }
}
