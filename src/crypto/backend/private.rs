//! Private operations modulo the primes, by whichever lanes there are: eight for a batch, two for a single signature.
//!
//! The lanes without IFMA multiply secrets by floating-point instructions. Their operands are zero or from 1 to below 2^105,
//! never subnormal, infinite or no number, so that their time does not vary on any known CPU, and the bases are blinded.

use zeroize::Zeroize as _;

use super::cpu::Wide;
use super::kernels::across::{Modulus, Padded, pair};
use super::kernels::batch8::secret::{Add, Window, power_secret};
use super::kernels::batch8::{Gather, Moduli, Multiply, Numbers, Scatter, zeros};
use super::kernels::lanes::{LANES, Lanes};
use super::kernels::radix52::{self, INVERSE_DIGITS, PRIME_DIGITS, PrimeConstants};
use super::portable::montgomery::{self, Montgomery};

#[cfg(test)]
mod tests;

/// `base^exponent mod prime`, where all but the base's length is secret.
pub(crate) struct Half<'a> {
    pub(crate) prime: &'a dyn Prime,
    /// The exponent, in the portable kernels' radix, of no more bits than the prime.
    pub(crate) exponent: &'a [u64],
    /// The base, big-endian, of at most twice as many bits as the prime.
    pub(crate) base: &'a [u8],
}

/// A secret odd prime, prepared for the portable kernels.
pub(crate) trait Prime {
    /// Its digits in their radix.
    fn digits(&self) -> &[u64];

    /// Makes constants its own, for a kernel of so many digits. Timing: the same for every prime.
    fn set_constants(&self, digits: usize, constants: &mut PrimeConstants);
}

impl<const P: usize> Prime for Montgomery<P> {
    fn digits(&self) -> &[u64] {
        self.modulus()
    }

    fn set_constants(&self, digits: usize, constants: &mut PrimeConstants) {
        let mut squared = self.squared_radix(radix52::DIGIT_BITS * digits as u32);
        let mut prime = [0; PRIME_DIGITS];
        radix52::from_portable(self.modulus(), &mut prime);
        constants.set(&prime);
        radix52::from_portable(&squared, &mut constants.rr);
        squared.zeroize();
        prime.zeroize();
    }
}

/// A power, canonical: digits of 52 bits, zeros above.
pub(crate) type Power = [u64; PRIME_DIGITS];

/// Computes eight powers modulo primes of `bits` bits. `false` where there are no lanes, or none of that size.
///
/// Timing: depends on `bits` only. Stack: at most 47 KiB, wiped.
pub(crate) fn powers_secret(wide: Wide, halves: &[Half<'_>; LANES], bits: u32, powers: &mut [Power; LANES]) -> bool {
    match wide {
        Wide::None | Wide::Adx(_) => false,
        Wide::Avx512(lanes) => powers_in(lanes, halves, bits, powers),
        Wide::Ifma(lanes) => powers_in(lanes, halves, bits, powers),
    }
}

/// The same in the lanes given.
pub(crate) fn powers_in<L: Lanes>(
    lanes: L,
    halves: &[Half<'_>; LANES],
    bits: u32,
    powers: &mut [Power; LANES],
) -> bool {
    // Tables that leave room for the rest within 64 KiB.
    match radix52::digits_for_prime(bits) {
        Some((20, _)) => powers_of::<L, 20, 16>(lanes, halves, bits, powers),
        Some((32, _)) => powers_of::<L, 32, 8>(lanes, halves, bits, powers),
        Some((40, _)) => powers_of::<L, 40, 8>(lanes, halves, bits, powers),
        _ => return false,
    }
    true
}

/// Never inlined, so that the stack holds the workspace of one size, not of all three.
#[inline(never)]
fn powers_of<L: Lanes, const D: usize, const T: usize>(
    lanes: L,
    halves: &[Half<'_>; LANES],
    bits: u32,
    powers: &mut [Power; LANES],
) {
    let mut moduli = Moduli::<L, D>::zero(lanes);
    load_moduli(lanes, &mut moduli, halves);
    powers_modulo::<L, D, T>(lanes, &moduli, halves, bits, powers);
    moduli.n.zeroize();
    moduli.rr.zeroize();
    moduli.inverse.zeroize();
    for (power, half) in powers.iter_mut().zip(halves) {
        reduce(power, half.prime.digits());
    }
}

/// Powers below three times the primes. Never inlined, so that its tables are not there yet when the moduli are loaded.
#[inline(never)]
fn powers_modulo<L: Lanes, const D: usize, const T: usize>(
    lanes: L,
    moduli: &Moduli<L, D>,
    halves: &[Half<'_>; LANES],
    bits: u32,
    powers: &mut [Power; LANES],
) {
    let mut power: Numbers<L, D> = zeros(lanes);
    let mut table: [Numbers<L, D>; T] = [zeros(lanes); T];
    let mut entry = zeros(lanes);
    let mut product = zeros(lanes);
    let mut quotient = zeros(lanes);
    let (entry, product, quotient) = (&mut entry, &mut product, &mut quotient);
    // base = low + high * R, so its form is low * R + high * R * R.
    let high = each(halves, |half, place| radix52::digit_of(half.base, D + place));
    lanes.run(Gather { numbers: entry, digits: high });
    lanes.run(Multiply { out: product, a: entry, b: &moduli.rr, moduli, quotient });
    lanes.run(Multiply { out: entry, a: product, b: &moduli.rr, moduli, quotient });
    let low = each(halves, |half, place| radix52::digit_of(half.base, place));
    lanes.run(Gather { numbers: &mut power, digits: low });
    lanes.run(Multiply { out: product, a: &power, b: &moduli.rr, moduli, quotient });
    lanes.run(Add { sum: &mut table[1], x: product, y: entry });

    let windows = bits.div_ceil(T.ilog2()) as usize;
    let index = each(halves, |half, window| bits_of(half.exponent, window, T.ilog2()));
    let window = Window { table: &mut table, entry: &mut *entry, product: &mut *product, quotient: &mut *quotient };
    power_secret(lanes, &mut power, windows, index, moduli, window);

    *entry = zeros(lanes);
    entry[0] = lanes.digit(lanes.splat(1));
    lanes.run(Multiply { out: product, a: &power, b: entry, moduli, quotient });
    *powers = [[0; PRIME_DIGITS]; LANES];
    let digits = |place: usize, row: &[u64; LANES]| {
        for (power, digit) in powers.iter_mut().zip(row) {
            power[place] = *digit;
        }
    };
    lanes.run(Scatter { numbers: product, digits });
    table.zeroize();
    entry.zeroize();
    product.zeroize();
    quotient.zeroize();
    power.zeroize();
}

/// Never inlined, so that what it works on leaves the stack.
#[inline(never)]
fn load_moduli<L: Lanes, const D: usize>(lanes: L, moduli: &mut Moduli<L, D>, halves: &[Half<'_>; LANES]) {
    let (mut rr, mut inverse) = ([[0; LANES]; D], [[0; LANES]; INVERSE_DIGITS]);
    for (lane, half) in halves.iter().enumerate() {
        let mut constants = PrimeConstants::zero();
        half.prime.set_constants(D, &mut constants);
        for (row, digit) in rr.iter_mut().zip(&constants.rr) {
            row[lane] = *digit;
        }
        for (row, digit) in inverse.iter_mut().zip(&constants.inverse) {
            row[lane] = *digit;
        }
    }
    let n = each(halves, |half, place| radix52::digit_of_portable(half.prime.digits(), place));
    lanes.run(Gather { numbers: &mut moduli.n, digits: n });
    lanes.run(Gather { numbers: &mut moduli.rr, digits: |place| rr[place] });
    lanes.run(Gather { numbers: &mut moduli.inverse, digits: |place| inverse[place] });
    rr.zeroize();
    inverse.zeroize();
}

/// What a function gives for each of several, in one place.
fn each<'a, const N: usize>(
    halves: &'a [Half<'a>; N],
    digit: impl Fn(&Half<'_>, usize) -> u64 + 'a,
) -> impl Fn(usize) -> [u64; N] + 'a {
    move |place| {
        let mut row = [0; N];
        for (row, half) in row.iter_mut().zip(halves) {
            *row = digit(half, place);
        }
        row
    }
}

/// The bits of an exponent in one of its windows. Where they are, is no secret.
fn bits_of(exponent: &[u64], window: usize, width: u32) -> u64 {
    let bit = window * width as usize;
    // The width divides the bits of a digit, so no window spans two.
    let digit = exponent.get(bit / montgomery::DIGIT_BITS as usize).copied().unwrap_or(0);
    (digit >> (bit % montgomery::DIGIT_BITS as usize)) & ((1 << width) - 1)
}

/// Makes a power below three times the prime canonical.
fn reduce(power: &mut Power, prime: &[u64]) {
    let mut n = [0; PRIME_DIGITS];
    radix52::from_portable(prime, &mut n);
    radix52::reduce_once(power, &n);
    radix52::reduce_once(power, &n);
    n.zeroize();
}

/// Computes two powers modulo primes of `bits` bits. `false` where there are no lanes, or none that are worth it.
///
/// Timing: depends on `bits` only. Stack: at most 40 KiB, wiped.
pub(crate) fn pair_secret(wide: Wide, halves: &[Half<'_>; 2], bits: u32, powers: &mut [Power; 2]) -> bool {
    match wide {
        Wide::None | Wide::Adx(_) => false,
        // Of the smallest primes, lanes without a multiplier of integers have too few digits to be faster than scalars.
        Wide::Avx512(_) if bits <= 1024 => false,
        Wide::Avx512(lanes) => pair_in(lanes, halves, bits, powers),
        Wide::Ifma(lanes) => pair_in(lanes, halves, bits, powers),
    }
}

/// The same in the lanes given.
pub(crate) fn pair_in<L: Lanes>(lanes: L, halves: &[Half<'_>; 2], bits: u32, powers: &mut [Power; 2]) -> bool {
    // Tables that leave room for the rest within 64 KiB.
    match radix52::digits_for_prime(bits) {
        Some((_, 24)) => pair_of::<L, 4, 16>(lanes, halves, bits, powers),
        Some((_, 32)) => pair_of::<L, 5, 16>(lanes, halves, bits, powers),
        Some((_, 40)) => pair_of::<L, 6, 8>(lanes, halves, bits, powers),
        _ => return false,
    }
    true
}

/// Never inlined, so that the stack holds the workspace of one size, not of all three.
#[inline(never)]
fn pair_of<L: Lanes, const A: usize, const T: usize>(
    lanes: L,
    halves: &[Half<'_>; 2],
    bits: u32,
    powers: &mut [Power; 2],
) {
    let none: Padded<L> = [lanes.element(0); _];
    let digits = (A - 1) * LANES;
    let mut moduli = pair::Moduli::<L, A> { both: [Modulus::zero(lanes), Modulus::zero(lanes)], rr: [none; 2] };
    set_moduli(lanes, &mut moduli, halves);
    let fill = |numbers: &mut [Padded<L>; 2], digit: &dyn Fn(&Half<'_>, usize) -> u64| {
        for (number, half) in numbers.iter_mut().zip(halves) {
            fill(lanes, &mut number[LANES..LANES + digits], |place| digit(half, place));
        }
    };

    let mut power = [none; 2];
    let mut window: pair::Window<L, T> =
        pair::Window { table: [[[lanes.element(0); _]; T]; 2], entry: [none; 2], product: [none; 2] };
    let pair::Window { entry, product, .. } = &mut window;
    // base = low + high * R, so its form is low * R + high * R * R.
    fill(entry, &|half, place| radix52::digit_of(half.base, digits + place));
    lanes.run(pair::Multiply::<L, A> { out: product, a: entry, b: &moduli.rr, moduli: &moduli });
    lanes.run(pair::Multiply::<L, A> { out: entry, a: product, b: &moduli.rr, moduli: &moduli });
    fill(product, &|half, place| radix52::digit_of(half.base, place));
    lanes.run(pair::Multiply::<L, A> { out: &mut power, a: product, b: &moduli.rr, moduli: &moduli });
    for (sum, addend) in power.iter_mut().zip(entry) {
        add(lanes, sum, addend);
    }

    let windows = bits.div_ceil(T.ilog2()) as usize;
    let index = each(halves, |half, window| bits_of(half.exponent, window, T.ilog2()));
    pair::power_secret::<L, A, T>(lanes, &mut power, windows, index, &moduli, &mut window);

    let pair::Window { entry, product, .. } = &mut window;
    *entry = [none; 2];
    for one in entry.iter_mut() {
        one[LANES] = lanes.element(1);
    }
    lanes.run(pair::Multiply::<L, A> { out: product, a: &power, b: entry, moduli: &moduli });
    for ((power, half), product) in powers.iter_mut().zip(halves).zip(product) {
        for (digit, element) in power.iter_mut().zip(&product[LANES..]) {
            *digit = lanes.value(*element);
        }
        reduce(power, half.prime.digits());
    }
    window.zeroize();
    power.zeroize();
    moduli.zeroize();
}

/// Never inlined, so that what it works on leaves the stack.
#[inline(never)]
fn set_moduli<L: Lanes, const A: usize>(lanes: L, moduli: &mut pair::Moduli<L, A>, halves: &[Half<'_>; 2]) {
    let mut number: Padded<L> = [lanes.element(0); _];
    let mut folded: Padded<L> = number;
    for ((modulus, rr), half) in moduli.both.iter_mut().zip(&mut moduli.rr).zip(halves) {
        let digits = LANES..A * LANES;
        let mut constants = PrimeConstants::zero();
        half.prime.set_constants(digits.len(), &mut constants);
        fill(lanes, &mut number[digits.clone()], |place| radix52::digit_of_portable(half.prime.digits(), place));
        fill(lanes, &mut folded[digits.clone()], |place| constants.fold[place]);
        fill(lanes, &mut rr[digits], |place| constants.rr[place]);
        modulus.set(lanes, &number, &folded, &constants.inverse);
    }
    number.zeroize();
    folded.zeroize();
}

/// Lays digits in memory.
fn fill<L: Lanes>(lanes: L, number: &mut [L::Element], digit: impl Fn(usize) -> u64) {
    for (place, element) in number.iter_mut().enumerate() {
        *element = lanes.element(digit(place));
    }
}

/// `sum += x`, digits normalised.
fn add<L: Lanes>(lanes: L, sum: &mut Padded<L>, x: &Padded<L>) {
    let mut carry = 0;
    for (sum, x) in sum[LANES..].iter_mut().zip(&x[LANES..]) {
        let column = lanes.value(*sum) + lanes.value(*x) + carry;
        *sum = lanes.element(column & radix52::DIGIT_MASK);
        carry = column >> radix52::DIGIT_BITS;
    }
}
