//! Blinding before, and unblinding after, the private operations of a batch, eight at a time.
//!
//! No inverse is computed. For a random `r` and the exponent `d - 1` of the private operation,
//! `c = message * r^(e - 1)` gives `(c * r)^(d - 1) * c = message^(d - 1) * r^(1 - e) * c = message^d`.
//!
//! Time depends on the moduli. Stack: at most 46 KiB, wiped.

#![allow(clippy::inline_always, reason = "kernels are compiled anew for each instruction set")]

use zeroize::Zeroize as _;

use super::batch8::{self, Gather, Moduli, Multiply, Numbers, Scatter, Scratch};
use super::lanes::{LANES, Lanes, SerialLanes};
use super::radix52::{self, Constants, MAX_DIGITS};

#[cfg(test)]
mod tests;

/// One of up to eight operations modulo public moduli with one number of digits. All numbers are big-endian, as long as
/// the modulus and below it.
pub(crate) struct Blinded<'a> {
    /// The modulus and its constants.
    pub(crate) constants: &'a Constants,
    /// The number to blind.
    pub(crate) message: &'a [u8],
    /// Before blinding, the random factor r; after it, `message * r^e`. The private operation replaces it with the
    /// root, and unblinding with the result.
    pub(crate) factor: &'a mut [u8],
    /// After blinding, `message * r^(e - 1)`.
    pub(crate) cofactor: &'a mut [u8],
}

/// Blinds up to eight numbers.
pub(crate) fn blind<L: SerialLanes>(lanes: L, exponent: u64, operations: &mut [Blinded<'_>]) {
    run(lanes, Some(exponent), operations);
}

/// `factor = factor * cofactor` for up to eight numbers.
pub(crate) fn unblind<L: SerialLanes>(lanes: L, operations: &mut [Blinded<'_>]) {
    run(lanes, None, operations);
}

/// Blinds, or unblinds without an exponent.
fn run<L: SerialLanes>(lanes: L, exponent: Option<u64>, operations: &mut [Blinded<'_>]) {
    match operations.first().map_or(0, |first| first.constants.digits) {
        40 => run_in::<L, 40>(lanes, exponent, operations),
        60 => run_in::<L, 60>(lanes, exponent, operations),
        80 => run_in::<L, 80>(lanes, exponent, operations),
        _ => {}
    }
}

/// Never inlined, so that the stack holds the workspace of one size, not of all three.
#[inline(never)]
fn run_in<L: Lanes, const D: usize>(lanes: L, exponent: Option<u64>, operations: &mut [Blinded<'_>]) {
    let moduli = &mut Moduli::<L, D>::zero(lanes);
    gather(lanes, &mut moduli.n, operations, |operation, index| operation.constants.n[index]);
    gather(lanes, &mut moduli.rr, operations, |operation, index| operation.constants.rr[index]);
    gather(lanes, &mut moduli.inverse, operations, |operation, index| operation.constants.inverse[index]);
    let (a, b) = (&mut batch8::zeros::<L, D>(lanes), &mut batch8::zeros::<L, D>(lanes));
    let scratch = &mut Scratch::<L, D>::new(lanes);
    gather(lanes, a, operations, |operation, index| radix52::digit_of(operation.factor, index));
    batch8::enter(lanes, &mut scratch.mont, a, moduli, &mut scratch.quotient);
    if let Some(exponent) = exponent {
        gather(lanes, a, operations, |operation, index| radix52::digit_of(operation.message, index));
        batch8::power_times_vartime(lanes, b, exponent, a, moduli, scratch);
        give_out(lanes, b, operations, |operation, bytes| operation.cofactor.copy_from_slice(bytes));
    } else {
        gather(lanes, b, operations, |operation, index| radix52::digit_of(operation.cofactor, index));
    }
    let Scratch { mont, product, quotient } = scratch;
    lanes.run(Multiply { out: a, a: b, b: mont, moduli, quotient });
    give_out(lanes, a, operations, |operation, bytes| operation.factor.copy_from_slice(bytes));
    // The moduli are public and are not wiped.
    for numbers in [a, b, mont, product, quotient] {
        numbers.zeroize();
    }
}

/// The maximum length of a modulus in bytes.
const MAX_LEN: usize = 512;

/// Fills the lanes. Lanes without an operation repeat the first one.
fn gather<L: Lanes, const D: usize>(
    lanes: L,
    numbers: &mut Numbers<L, D>,
    operations: &[Blinded<'_>],
    digit: impl Fn(&Blinded<'_>, usize) -> u64,
) {
    let digits = |index: usize| {
        let mut row = [0; LANES];
        for (lane, row) in row.iter_mut().enumerate() {
            if let Some(operation) = operations.get(lane).or(operations.first()) {
                *row = digit(operation, index);
            }
        }
        row
    };
    lanes.run(Gather { numbers, digits });
}

/// Writes each operation's lane, canonical and big-endian, from numbers below twice the moduli.
#[inline(never)]
fn give_out<L: Lanes, const D: usize>(
    lanes: L,
    numbers: &Numbers<L, D>,
    operations: &mut [Blinded<'_>],
    mut give: impl FnMut(&mut Blinded<'_>, &[u8]),
) {
    for (lane, operation) in operations.iter_mut().enumerate() {
        let (mut number, mut bytes) = ([0; MAX_DIGITS], [0; MAX_LEN]);
        // One lane at a time, because all numbers together would take 5 KiB.
        lanes.run(Scatter { numbers, digits: |index: usize, row: &[u64; LANES]| number[index] = row[lane] });
        radix52::reduce_once(&mut number[..D], &operation.constants.n[..D]);
        let bytes = &mut bytes[..operation.message.len()];
        radix52::to_be_bytes(&number[..D], bytes);
        give(operation, bytes);
        bytes.zeroize();
        number.zeroize();
    }
}
