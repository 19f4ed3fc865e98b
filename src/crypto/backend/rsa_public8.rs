//! Eight public operations at once, in any kind of lanes.

use super::cpu::Batch8;
use super::kernels::batch8::{self, Gather, Moduli, Numbers, Scatter, Scratch};
use super::kernels::lanes::{LANES, Lanes};
use super::kernels::radix52::{self, Constants};

/// One of eight operations: `base^exponent mod n`.
#[derive(Clone, Copy)]
pub(crate) struct Operation<'a> {
    /// The modulus and its constants.
    pub(crate) constants: &'a Constants,
    /// The base, big-endian, as long as the modulus and below it.
    pub(crate) base: &'a [u8],
}

/// Computes eight powers with an odd exponent of at least 3. Results are canonical and as long as their moduli. An
/// empty `out` gets no result.
///
/// The constants of all eight have the same number of digits.
pub(crate) fn powers_vartime(
    kernel: Batch8,
    operations: &[Operation<'_>; LANES],
    exponent: u64,
    out: &mut [&mut [u8]; LANES],
) {
    match kernel {
        Batch8::Float(lanes) => powers_in(lanes, operations, exponent, out),
        Batch8::Integer(lanes) => powers_in(lanes, operations, exponent, out),
    }
}

/// The same in the given lanes.
pub(crate) fn powers_in<L: Lanes>(
    lanes: L,
    operations: &[Operation<'_>; LANES],
    exponent: u64,
    out: &mut [&mut [u8]; LANES],
) {
    let digits = operations[0].constants.digits;
    debug_assert!(operations.iter().all(|operation| operation.constants.digits == digits));
    match digits {
        40 => powers::<L, 40>(lanes, operations, exponent, out),
        60 => powers::<L, 60>(lanes, operations, exponent, out),
        _ => powers::<L, 80>(lanes, operations, exponent, out),
    }
}

/// Never inlined, so that the stack holds the workspace of one size, not of all three: 36 KiB for 4096 bits.
#[inline(never)]
fn powers<L: Lanes, const D: usize>(
    lanes: L,
    operations: &[Operation<'_>; LANES],
    exponent: u64,
    out: &mut [&mut [u8]; LANES],
) {
    let mut moduli = Moduli::<L, D>::zero(lanes);
    pack(lanes, &mut moduli.n, operations, |operation, n| n.copy_from_slice(&operation.constants.n[..D]));
    pack(lanes, &mut moduli.rr, operations, |operation, rr| rr.copy_from_slice(&operation.constants.rr[..D]));
    pack(lanes, &mut moduli.inverse, operations, |operation, inverse| *inverse = operation.constants.inverse);
    let mut base = moduli.n;
    pack(lanes, &mut base, operations, |operation, base| radix52::from_be_bytes(operation.base, base));
    let mut power = base;
    let mut scratch = Scratch::new(lanes);
    batch8::enter(lanes, &mut scratch.mont, &base, &moduli, &mut scratch.quotient);
    batch8::power_times_vartime(lanes, &mut power, exponent, &base, &moduli, &mut scratch);
    unpack(lanes, &power, operations, out);
}

/// Fills numbers with the digits of each operation. Never inlined, so that its rows leave the stack.
#[inline(never)]
fn pack<L: Lanes, const D: usize>(
    lanes: L,
    numbers: &mut Numbers<L, D>,
    operations: &[Operation<'_>; LANES],
    digits_of: impl Fn(&Operation<'_>, &mut [u64; D]),
) {
    let mut rows = [[0; LANES]; D];
    for (lane, operation) in operations.iter().enumerate() {
        let mut digits = [0; D];
        digits_of(operation, &mut digits);
        for (row, digit) in rows.iter_mut().zip(digits) {
            row[lane] = digit;
        }
    }
    lanes.run(Gather { numbers, digits: |index| rows[index] });
}

/// Writes the powers, canonical and big-endian.
#[inline(never)]
fn unpack<L: Lanes, const D: usize>(
    lanes: L,
    powers: &Numbers<L, D>,
    operations: &[Operation<'_>; LANES],
    out: &mut [&mut [u8]; LANES],
) {
    let mut rows = [[0; LANES]; D];
    lanes.run(Scatter { numbers: powers, digits: |index: usize, row: &[u64; LANES]| rows[index] = *row });
    for (lane, (operation, out)) in operations.iter().zip(out).enumerate().filter(|(_, (_, out))| !out.is_empty()) {
        let mut power = [0; D];
        for (digit, row) in power.iter_mut().zip(&rows) {
            *digit = row[lane];
        }
        let n = &operation.constants.n[..D];
        // The power is below twice the modulus, and almost always below it, as its highest digits show.
        if power.iter().rev().ge(n.iter().rev()) {
            radix52::reduce_once(&mut power, n);
        }
        radix52::to_be_bytes(&power, out);
    }
}
