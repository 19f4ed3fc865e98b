//! Single operations, with the fastest kernel of this CPU.

use zeroize::Zeroize;

use super::cpu::{Kernels, Single};
use super::digits;
use super::kernels::lanes::{LANES, SerialLanes};
use super::kernels::limbs::{self, Modulus, Multiplier};
use super::kernels::radix52::{self, Constants, PRIME_DIGITS};
use super::kernels::serial::{self, Moduli, Numbers, Window, Work};
use super::portable::montgomery::{self, Montgomery, Number};
use super::powers::{Domain, PowWork, WindowWork};

#[cfg(test)]
mod tests;

/// `base^exponent * last`, for big-endian numbers below the modulus and a public exponent of at least 1. Without
/// `last`, the base takes its place. With `wipe`, the numbers are wiped from memory.
#[derive(Clone, Copy)]
pub(crate) struct Power<'a> {
    pub(crate) base: &'a [u8],
    pub(crate) exponent: u64,
    pub(crate) last: Option<&'a [u8]>,
    pub(crate) wipe: bool,
}

impl<'a> Power<'a> {
    /// `x * y`; the numbers are wiped from memory.
    pub(crate) const fn product(x: &'a [u8], y: &'a [u8]) -> Self {
        Self { base: x, exponent: 1, last: Some(y), wipe: true }
    }
}

/// Writes the power modulo a public number, canonical; `out` is as long as that number, which is given in the form of
/// every kernel. Time depends on the lengths and the exponent.
pub(crate) fn power_times_vartime<const D: usize>(
    kernels: Kernels,
    modulus: &Montgomery<D>,
    constants: &Constants,
    power: Power<'_>,
    out: &mut [u8],
) {
    match kernels.single() {
        Single::Portable => power_in(modulus, power, out),
        Single::Limbs(multiplier) => power_in_limbs(multiplier, modulus, power, out),
        Single::Serial(lanes) => power_serial(lanes, constants, power, out),
    }
}

/// Two secret primes of one size, and secret exponents with at most as many bits.
pub(crate) struct Private<'a, const P: usize> {
    pub(crate) primes: [&'a Montgomery<P>; 2],
    pub(crate) constants: &'a PairConstants,
    pub(crate) exponents: [&'a Number<P>; 2],
    /// The length of a prime in bits.
    pub(crate) bits: u32,
}

/// `base^exponent` modulo each prime, canonical, for a big-endian base below the product of the primes.
///
/// Time depends on `bits` only. Stack: at most 36 KiB, wiped.
pub(crate) fn powers_secret<const P: usize>(
    kernels: Kernels,
    key: &Private<'_, P>,
    base: &[u8],
    out: &mut [Number<P>; 2],
) {
    match kernels.single() {
        Single::Portable => powers_portable(key, base, out),
        Single::Limbs(multiplier) => powers_in_limbs(multiplier, key, base, out),
        Single::Serial(lanes) => powers_serial(lanes, key, base, out),
    }
}

/// Two secret primes in the form of the digit-serial kernel: side by side.
#[derive(Clone, Zeroize)]
pub(crate) struct PairConstants {
    n: [u64; 2 * PRIME_DIGITS],
    radix_inverse: [u64; 2 * PRIME_DIGITS],
    rr: [u64; 2 * PRIME_DIGITS],
    inverse: [u64; 2],
}

impl PairConstants {
    pub(crate) const fn zero() -> Self {
        Self {
            n: [0; 2 * PRIME_DIGITS],
            radix_inverse: [0; 2 * PRIME_DIGITS],
            rr: [0; 2 * PRIME_DIGITS],
            inverse: [0; 2],
        }
    }

    /// Sets the constants of two primes with `bits` bits. Time depends on the number of bits only.
    pub(crate) fn set<const P: usize>(&mut self, primes: [&Montgomery<P>; 2], bits: u32) {
        for (side, prime) in primes.into_iter().enumerate() {
            let mut n = [0; PRIME_DIGITS];
            radix52::from_portable(prime.modulus(), &mut n);
            let [inverse, ..] = radix52::negative_inverse(&n);
            let mut radix_inverse = radix52::radix_inverse(&n, inverse);
            let (mut squared, mut rr) =
                (prime.squared_radix(radix52::DIGIT_BITS * serial::digits_for_prime(bits) as u32), [0; PRIME_DIGITS]);
            radix52::from_portable(&squared, &mut rr);
            for index in 0..PRIME_DIGITS {
                self.n[2 * index + side] = n[index];
                self.radix_inverse[2 * index + side] = radix_inverse[index];
                self.rr[2 * index + side] = rr[index];
            }
            self.inverse[side] = inverse;
            n.zeroize();
            radix_inverse.zeroize();
            squared.zeroize();
            rr.zeroize();
        }
    }
}

/// Never inlined, like the other kernels, so that the stack holds the workspace of one kernel and size.
#[inline(never)]
fn power_in<D: Domain>(domain: &D, power: Power<'_>, out: &mut [u8]) {
    let (mut work, mut result) = (PowWork::new(), D::ZERO);
    let mut base = D::from_be_bytes(power.base);
    let mut last = power.last.map_or(base, D::from_be_bytes);
    domain.power_times_vartime(&mut result, &base, power.exponent, &last, &mut work);
    D::to_be_bytes(&result, out);
    if power.wipe {
        work.zeroize();
        base.zeroize();
        last.zeroize();
        result.zeroize();
    }
}

/// [`power_times_vartime`] with a multiplier of blocks.
fn power_in_limbs<M: Multiplier, const D: usize>(
    multiplier: M,
    modulus: &Montgomery<D>,
    power: Power<'_>,
    out: &mut [u8],
) {
    match out.len().div_ceil(limbs::BLOCK_BITS as usize / 8) {
        4 => power_in_blocks::<M, D, 4>(multiplier, modulus, power, out),
        5 => power_in_blocks::<M, D, 5>(multiplier, modulus, power, out),
        6 => power_in_blocks::<M, D, 6>(multiplier, modulus, power, out),
        7 => power_in_blocks::<M, D, 7>(multiplier, modulus, power, out),
        8 => power_in_blocks::<M, D, 8>(multiplier, modulus, power, out),
        _ => power_in(modulus, power, out),
    }
}

#[inline(never)]
fn power_in_blocks<M: Multiplier, const D: usize, const K: usize>(
    multiplier: M,
    modulus: &Montgomery<D>,
    power: Power<'_>,
    out: &mut [u8],
) {
    let (mut prepared, mut scratch) = (Modulus::<M, K>::zero(multiplier), Modulus::<M, K>::SCRATCH);
    prepared.set(modulus, &mut scratch);
    power_in(&prepared, power, out);
}

/// [`power_times_vartime`] digit by digit.
fn power_serial<L: SerialLanes>(lanes: L, constants: &Constants, power: Power<'_>, out: &mut [u8]) {
    match constants.digits {
        40 => power_in_vectors::<L, 5, 40>(lanes, constants, power, out),
        60 => power_in_vectors::<L, 8, 60>(lanes, constants, power, out),
        _ => power_in_vectors::<L, 10, 80>(lanes, constants, power, out),
    }
}

#[inline(never)]
fn power_in_vectors<L: SerialLanes, const V: usize, const D: usize>(
    lanes: L,
    constants: &Constants,
    power: Power<'_>,
    out: &mut [u8],
) {
    let moduli = Moduli::<V> {
        n: Numbers::of(&constants.n),
        radix_inverse: Numbers::of(&constants.radix_inverse),
        rr: Numbers::of(&constants.rr),
        inverse: [constants.inverse[0]; LANES],
    };
    let (mut base, mut result, mut work) = (Numbers::zero(), Numbers::zero(), Work::new());
    radix52::from_be_bytes(power.base, &mut base.lanes_mut()[..D]);
    let mut last = base;
    if let Some(factor) = power.last {
        radix52::from_be_bytes(factor, &mut last.lanes_mut()[..D]);
    }
    serial::power_times_vartime::<L, V, D>(lanes, &mut result, &base, power.exponent, &last, &moduli, &mut work);
    radix52::reduce_once(result.lanes_mut(), moduli.n.lanes());
    radix52::reduce_once(result.lanes_mut(), moduli.n.lanes());
    radix52::to_be_bytes(result.lanes(), out);
    if power.wipe {
        base.zeroize();
        last.zeroize();
        result.zeroize();
        work.zeroize();
    }
}

fn powers_portable<const P: usize>(key: &Private<'_, P>, base: &[u8], out: &mut [Number<P>; 2]) {
    for ((prime, exponent), out) in key.primes.into_iter().zip(key.exponents).zip(out) {
        power_secret_in(prime, base, exponent, key.bits, out);
    }
}

#[inline(never)]
fn power_secret_in<D: Domain>(domain: &D, base: &[u8], exponent: &[u64], bits: u32, out: &mut D::Number) {
    let mut work = WindowWork::new();
    domain.pow_secret(out, base, exponent, bits, &mut work);
    work.zeroize();
}

/// [`powers_secret`] with a multiplier of blocks.
fn powers_in_limbs<M: Multiplier, const P: usize>(
    multiplier: M,
    key: &Private<'_, P>,
    base: &[u8],
    out: &mut [Number<P>; 2],
) {
    match key.bits {
        1024 => powers_in_blocks::<M, P, 2>(multiplier, key, base, out),
        1536 => powers_in_blocks::<M, P, 3>(multiplier, key, base, out),
        2048 => powers_in_blocks::<M, P, 4>(multiplier, key, base, out),
        _ => powers_portable(key, base, out),
    }
}

#[inline(never)]
fn powers_in_blocks<M: Multiplier, const P: usize, const K: usize>(
    multiplier: M,
    key: &Private<'_, P>,
    base: &[u8],
    out: &mut [Number<P>; 2],
) {
    let (mut prepared, mut scratch) = (Modulus::<M, K>::zero(multiplier), Modulus::<M, K>::SCRATCH);
    let mut power = Modulus::<M, K>::ZERO;
    for ((prime, exponent), out) in key.primes.into_iter().zip(key.exponents).zip(out) {
        prepared.set(prime, &mut scratch);
        power_secret_in(&prepared, base, exponent, key.bits, &mut power);
        digits::convert(power.as_flattened(), u64::BITS, out, montgomery::DIGIT_BITS);
    }
    prepared.zeroize();
    scratch.zeroize();
    power.zeroize();
}

/// [`powers_secret`] digit by digit, for both primes at once.
fn powers_serial<L: SerialLanes, const P: usize>(
    lanes: L,
    key: &Private<'_, P>,
    base: &[u8],
    out: &mut [Number<P>; 2],
) {
    match key.bits {
        1024 => powers_in_vectors::<L, P, 5, 20>(lanes, key, base, out),
        1536 => powers_in_vectors::<L, P, 8, 30>(lanes, key, base, out),
        2048 => powers_in_vectors::<L, P, 10, 40>(lanes, key, base, out),
        _ => powers_portable(key, base, out),
    }
}

#[inline(never)]
fn powers_in_vectors<L: SerialLanes, const P: usize, const V: usize, const D: usize>(
    lanes: L,
    key: &Private<'_, P>,
    base: &[u8],
    out: &mut [Number<P>; 2],
) {
    let PairConstants { n, radix_inverse, rr, inverse: [first, second] } = key.constants;
    let mut moduli = Moduli::<V> {
        n: Numbers::of(n),
        radix_inverse: Numbers::of(radix_inverse),
        rr: Numbers::of(rr),
        inverse: [*first, *second, *first, *second, *first, *second, *first, *second],
    };
    let (mut low, mut high, mut power) = (Numbers::zero(), Numbers::zero(), Numbers::zero());
    for (numbers, from) in [(&mut low, 0), (&mut high, D)] {
        for (index, pair) in numbers.lanes_mut().as_chunks_mut::<2>().0[..D].iter_mut().enumerate() {
            *pair = [radix52::digit_of(base, from + index); 2];
        }
    }
    // A constant, so that a build without optimisation has only one copy on the stack.
    let mut window = const { Window::new() };
    let windows = key.bits.div_ceil(serial::WINDOW_BITS) as usize;
    let index = |window| key.exponents.map(|exponent| montgomery::window_of(exponent, window, serial::WINDOW_BITS));
    serial::power_secret::<L, V, D>(lanes, &mut power, [&low, &high], windows, index, &moduli, &mut window);
    let (mut digits, mut n) = ([0; PRIME_DIGITS], [0; PRIME_DIGITS]);
    for (side, out) in out.iter_mut().enumerate() {
        for ((digit, n), index) in digits.iter_mut().zip(&mut n).zip(0..D) {
            *digit = power.lanes()[2 * index + side];
            *n = moduli.n.lanes()[2 * index + side];
        }
        radix52::reduce_once(&mut digits, &n);
        radix52::reduce_once(&mut digits, &n);
        radix52::to_portable(&digits, out);
    }
    window.zeroize();
    moduli.zeroize();
    low.zeroize();
    high.zeroize();
    power.zeroize();
    digits.zeroize();
    n.zeroize();
}
