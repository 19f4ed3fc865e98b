//! Eight private operations modulo primes at once, for batches.

use zeroize::Zeroize as _;

use super::kernels::batch8::secret::{Add, Window, power_secret};
use super::kernels::batch8::{BLOCK, Gather, Moduli, Multiply, Numbers, Scatter, zeros};
use super::kernels::lanes::{LANES, Lanes, SerialLanes};
use super::kernels::radix52::{self, PRIME_DIGITS};
use super::portable::montgomery::{Montgomery, window_of};

#[cfg(test)]
mod tests;

/// `base^exponent mod prime`. All values are secret except the base's length.
pub(crate) struct CrtInput<'a> {
    pub(crate) prime: &'a dyn Prime,
    /// The exponent in the radix of the portable kernels, with at most as many bits as the prime.
    pub(crate) exponent: &'a [u64],
    /// The base, big-endian, with at most twice as many bits as the prime.
    pub(crate) base: &'a [u8],
}

/// A secret odd prime in the form of the portable kernels.
pub(crate) trait Prime {
    /// Its digits in the radix of the portable kernels.
    fn digits(&self) -> &[u64];

    /// `R^2` modulo the prime, where `R` has this number of 52-bit digits; the digits above are zero. Time is the same
    /// for every prime.
    fn set_rr(&self, digits: usize, rr: &mut Power);
}

impl<const P: usize> Prime for Montgomery<P> {
    fn digits(&self) -> &[u64] {
        self.modulus()
    }

    fn set_rr(&self, digits: usize, rr: &mut Power) {
        let mut squared = self.squared_radix(radix52::DIGIT_BITS * digits as u32);
        radix52::from_portable(&squared, rr);
        squared.zeroize();
    }
}

/// A canonical power: 52-bit digits, with zeros above.
pub(crate) type Power = [u64; PRIME_DIGITS];

/// Computes eight powers modulo primes of `bits` bits: 1024, 1536 or 2048.
///
/// Time depends on `bits` only. Stack: at most 47 KiB, wiped.
pub(crate) fn powers_secret<L: SerialLanes>(
    lanes: L,
    inputs: &[CrtInput<'_>; LANES],
    bits: u32,
    powers: &mut [Power; LANES],
) {
    // The table sizes leave room for the other values within 64 KiB.
    match bits {
        ..=1024 => powers_of::<L, 20, 16>(lanes, inputs, bits, powers),
        1025..=1536 => powers_of::<L, 32, 8>(lanes, inputs, bits, powers),
        _ => powers_of::<L, 40, 8>(lanes, inputs, bits, powers),
    }
}

/// Never inlined, so that the stack holds the workspace of one size, not of all three.
#[inline(never)]
fn powers_of<L: SerialLanes, const D: usize, const T: usize>(
    lanes: L,
    inputs: &[CrtInput<'_>; LANES],
    bits: u32,
    powers: &mut [Power; LANES],
) {
    let mut moduli = Moduli::<L, D>::zero(lanes);
    load_moduli(lanes, &mut moduli, inputs);
    powers_modulo::<L, D, T>(lanes, &moduli, inputs, bits, powers);
    moduli.n.zeroize();
    moduli.rr.zeroize();
    moduli.inverse.zeroize();
    for (power, input) in powers.iter_mut().zip(inputs) {
        reduce(power, input.prime.digits());
    }
}

/// Powers below three times the primes. Never inlined, so that its tables are not yet on the stack when the moduli are
/// loaded.
#[inline(never)]
fn powers_modulo<L: Lanes, const D: usize, const T: usize>(
    lanes: L,
    moduli: &Moduli<L, D>,
    inputs: &[CrtInput<'_>; LANES],
    bits: u32,
    powers: &mut [Power; LANES],
) {
    let mut power: Numbers<L, D> = zeros(lanes);
    let mut table: [Numbers<L, D>; T] = [zeros(lanes); T];
    let mut entry = zeros(lanes);
    let mut product = zeros(lanes);
    let mut quotient = zeros(lanes);
    let (entry, product, quotient) = (&mut entry, &mut product, &mut quotient);
    // base = low + high * R, so its Montgomery form is low * R + high * R * R.
    let high = each(inputs, |input, index| radix52::digit_of(input.base, D + index));
    lanes.run(Gather { numbers: entry, digits: high });
    lanes.run(Multiply { out: product, a: entry, b: &moduli.rr, moduli, quotient });
    lanes.run(Multiply { out: entry, a: product, b: &moduli.rr, moduli, quotient });
    let low = each(inputs, |input, index| radix52::digit_of(input.base, index));
    lanes.run(Gather { numbers: &mut power, digits: low });
    lanes.run(Multiply { out: product, a: &power, b: &moduli.rr, moduli, quotient });
    lanes.run(Add { sum: &mut table[1], x: product, y: entry });

    let windows = bits.div_ceil(T.ilog2()) as usize;
    let index = each(inputs, |input, window| window_of(input.exponent, window, T.ilog2()));
    let window = Window { table: &mut table, entry: &mut *entry, product: &mut *product, quotient: &mut *quotient };
    power_secret(lanes, &mut power, windows, index, moduli, window);

    *entry = zeros(lanes);
    entry[0] = lanes.digit(lanes.splat(1));
    lanes.run(Multiply { out: product, a: &power, b: entry, moduli, quotient });
    *powers = [[0; PRIME_DIGITS]; LANES];
    let digits = |index: usize, row: &[u64; LANES]| {
        for (power, digit) in powers.iter_mut().zip(row) {
            power[index] = *digit;
        }
    };
    lanes.run(Scatter { numbers: product, digits });
    table.zeroize();
    for numbers in [entry, product, quotient, &mut power] {
        numbers.zeroize();
    }
}

/// Never inlined, so that its workspace leaves the stack.
#[inline(never)]
fn load_moduli<L: Lanes, const D: usize>(lanes: L, moduli: &mut Moduli<L, D>, inputs: &[CrtInput<'_>; LANES]) {
    let (mut n, mut rr, mut inverse) = ([[0; LANES]; D], [[0; LANES]; D], [[0; LANES]; BLOCK]);
    let mut digits: Power = [0; PRIME_DIGITS];
    let set = |rows: &mut [[u64; LANES]], lane: usize, digits: &[u64]| {
        rows.iter_mut().zip(digits).for_each(|(row, digit)| row[lane] = *digit);
    };
    for (lane, input) in inputs.iter().enumerate() {
        input.prime.set_rr(D, &mut digits);
        set(&mut rr, lane, &digits);
        radix52::from_portable(input.prime.digits(), &mut digits);
        set(&mut n, lane, &digits);
        set(&mut inverse, lane, &radix52::negative_inverse(&digits));
    }
    lanes.run(Gather { numbers: &mut moduli.n, digits: |index| n[index] });
    lanes.run(Gather { numbers: &mut moduli.rr, digits: |index| rr[index] });
    lanes.run(Gather { numbers: &mut moduli.inverse, digits: |index| inverse[index] });
    n.zeroize();
    rr.zeroize();
    inverse.zeroize();
    digits.zeroize();
}

/// Applies a function to each item, for one digit position.
fn each<'a, const N: usize>(
    inputs: &'a [CrtInput<'a>; N],
    digit: impl Fn(&CrtInput<'_>, usize) -> u64 + 'a,
) -> impl Fn(usize) -> [u64; N] + 'a {
    move |index| {
        let mut row = [0; N];
        for (row, input) in row.iter_mut().zip(inputs) {
            *row = digit(input, index);
        }
        row
    }
}

/// Makes a power below three times the prime canonical.
fn reduce(power: &mut Power, prime: &[u64]) {
    let mut n = [0; PRIME_DIGITS];
    radix52::from_portable(prime, &mut n);
    radix52::reduce_once(power, &n);
    radix52::reduce_once(power, &n);
    n.zeroize();
}
