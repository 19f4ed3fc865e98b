//! Eight public operations at once, by whichever lanes there are.

use zeroize::Zeroize as _;

use super::cpu::Wide;
use super::kernels::across;
use super::kernels::batch8::{self, Gather, Moduli, Numbers, Scatter, Scratch};
use super::kernels::lanes::{LANES, Lanes};
use super::kernels::radix52::{self, Constants, MAX_DIGITS};

/// One of eight operations: `base^exponent mod n`.
#[derive(Clone, Copy)]
pub(crate) struct Operation<'a> {
    /// The modulus, big-endian.
    pub(crate) n: &'a [u8],
    /// Its constants.
    pub(crate) constants: &'a Constants,
    /// The base, big-endian, as long as the modulus and below it.
    pub(crate) base: &'a [u8],
}

/// Computes a power by an odd exponent from 3 on, canonical, into the first bytes of `out`. `false` where there are no
/// lanes, or none of that size. With `wipe` nothing of the base stays in memory.
pub(crate) fn power_vartime(wide: Wide, operation: &Operation<'_>, exponent: u64, wipe: bool, out: &mut [u8]) -> bool {
    if !wide.has_lanes() {
        return false;
    }
    let (mut base, mut n) = ([0; MAX_DIGITS], [0; MAX_DIGITS]);
    radix52::from_be_bytes(operation.base, &mut base);
    radix52::from_be_bytes(operation.n, &mut n);
    let power = match wide {
        Wide::None | Wide::Adx(_) => None,
        Wide::Avx512(lanes) => across::power_vartime(lanes, &base, exponent, &n, operation.constants, wipe),
        Wide::Ifma(lanes) => across::power_vartime(lanes, &base, exponent, &n, operation.constants, wipe),
    };
    let Some(mut power) = power else { return false };
    radix52::reduce_once(&mut power, &n);
    radix52::reduce_once(&mut power, &n);
    radix52::to_be_bytes(&power, &mut out[..operation.n.len()]);
    if wipe {
        base.zeroize();
        power.zeroize();
    }
    true
}

/// Computes eight powers by an odd exponent from 3 on, canonical and as long as their moduli. An empty `out` gets none.
///
/// The constants of all eight are of one number of digits. `false` where there are no lanes, or none of that size.
pub(crate) fn powers_vartime(
    wide: Wide,
    operations: &[Operation<'_>; LANES],
    exponent: u64,
    out: &mut [&mut [u8]; LANES],
) -> bool {
    match wide {
        Wide::None | Wide::Adx(_) => false,
        Wide::Avx512(lanes) => powers_in(lanes, operations, exponent, out),
        Wide::Ifma(lanes) => powers_in(lanes, operations, exponent, out),
    }
}

/// The same in the lanes given.
pub(crate) fn powers_in<L: Lanes>(
    lanes: L,
    operations: &[Operation<'_>; LANES],
    exponent: u64,
    out: &mut [&mut [u8]; LANES],
) -> bool {
    let digits = operations[0].constants.digits;
    if operations.iter().any(|operation| operation.constants.digits != digits) {
        return false;
    }
    match digits {
        40 => powers::<L, 40>(lanes, operations, exponent, out),
        60 => powers::<L, 60>(lanes, operations, exponent, out),
        80 => powers::<L, 80>(lanes, operations, exponent, out),
        _ => return false,
    }
    true
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
    pack(lanes, &mut moduli.n, operations, |operation, place| radix52::digit_of(operation.n, place));
    pack(lanes, &mut moduli.rr, operations, |operation, place| operation.constants.rr[place]);
    pack(lanes, &mut moduli.inverse, operations, |operation, place| operation.constants.inverse[place]);
    let mut base = moduli.n;
    pack(lanes, &mut base, operations, |operation, place| radix52::digit_of(operation.base, place));
    let mut power = base;
    batch8::power_vartime(lanes, &mut power, &base, exponent, &moduli, &mut Scratch::new(lanes));
    unpack(lanes, &power, operations, out);
}

/// Fills numbers with the digits that each operation gives. Never inlined, so that its rows leave the stack.
#[inline(never)]
fn pack<L: Lanes, const D: usize>(
    lanes: L,
    numbers: &mut Numbers<L, D>,
    operations: &[Operation<'_>; LANES],
    digit: impl Fn(&Operation<'_>, usize) -> u64,
) {
    let mut rows = [[0; LANES]; D];
    // Lane by lane, since an operation's digits lie side by side.
    for (lane, operation) in operations.iter().enumerate() {
        for (place, row) in rows.iter_mut().enumerate() {
            row[lane] = digit(operation, place);
        }
    }
    lanes.run(Gather { numbers, digits: |place| rows[place] });
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
    lanes.run(Scatter { numbers: powers, digits: |place: usize, row: &[u64; LANES]| rows[place] = *row });
    for (lane, (operation, out)) in operations.iter().zip(out).enumerate().filter(|(_, (_, out))| !out.is_empty()) {
        let (mut power, mut n) = ([0; D], [0; D]);
        for (digit, row) in power.iter_mut().zip(&rows) {
            *digit = row[lane];
        }
        radix52::from_be_bytes(operation.n, &mut n);
        radix52::reduce_once(&mut power, &n);
        radix52::to_be_bytes(&power, out);
    }
}
