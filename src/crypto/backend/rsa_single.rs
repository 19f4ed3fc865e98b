//! Single operations, with the fastest kernel of this CPU.

use zeroize::Zeroize;

use super::cpu::{Kernels, Single};
use super::kernels::lanes::{LANES, SerialLanes};
use super::kernels::limbs::{self, Modulus, Multiplier, PowWork, WindowWork};
use super::kernels::radix52::{self, Constants, PRIME_DIGITS};
use super::kernels::serial::{self, Moduli, Multiply, Numbers, Window, Work};
use super::portable::montgomery::{self, Montgomery, Number, PowScratch, Scratch, WindowScratch};

#[cfg(test)]
mod tests;

/// A public key: a modulus `n` in the form of every kernel, and an odd exponent of at least 3.
pub(crate) struct Public<'a, const D: usize> {
    pub(crate) modulus: &'a Montgomery<D>,
    pub(crate) constants: &'a Constants,
    pub(crate) exponent: u64,
}

/// `base^(exponent - 1) * last mod n`, canonical, for big-endian numbers below the modulus. Without `last`, the base
/// takes its place, and the result is that of the public operation. `out` is as long as the modulus.
///
/// With `wipe`, the numbers are wiped from memory. Time depends on the lengths and the exponent.
pub(crate) fn power_times_vartime<const D: usize>(
    kernels: Kernels,
    key: &Public<'_, D>,
    base: &[u8],
    last: Option<&[u8]>,
    wipe: bool,
    out: &mut [u8],
) {
    match kernels.single() {
        Single::Portable => power_portable(key, base, last, wipe, out),
        Single::Limbs(multiplier) => power_in_limbs(multiplier, key, base, last, wipe, out),
        Single::Serial(lanes) => power_serial(lanes, key, base, last, wipe, out),
    }
}

/// `x * y mod n`, canonical, for big-endian numbers below the modulus. `out` is as long as the modulus.
///
/// The numbers are wiped from memory. Time depends on the lengths.
pub(crate) fn product<const D: usize>(kernels: Kernels, key: &Public<'_, D>, x: &[u8], y: &[u8], out: &mut [u8]) {
    match kernels.single() {
        Single::Portable | Single::Limbs(_) => product_portable(key.modulus, x, y, out),
        Single::Serial(lanes) => product_serial(lanes, key.constants, x, y, out),
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
            let [inverse, ..] = radix52::negative_inverse_of(&n);
            let mut radix_inverse = radix52::radix_inverse(&n, inverse);
            let mut rr = prime.squared_radix(radix52::DIGIT_BITS * serial::digits_for_prime(bits) as u32);
            for index in 0..PRIME_DIGITS {
                self.n[2 * index + side] = n[index];
                self.radix_inverse[2 * index + side] = radix_inverse[index];
                self.rr[2 * index + side] = radix52::digit_of_portable(&rr, index);
            }
            self.inverse[side] = inverse;
            n.zeroize();
            radix_inverse.zeroize();
            rr.zeroize();
        }
    }
}

/// Never inlined, like the other kernels, so that the stack holds the workspace of one kernel and size.
#[inline(never)]
fn power_portable<const D: usize>(key: &Public<'_, D>, base: &[u8], last: Option<&[u8]>, wipe: bool, out: &mut [u8]) {
    let mut work = PowScratch::new();
    let (mut base, mut power) = (montgomery::from_be_bytes(base), [0; D]);
    let mut last = last.map_or(base, montgomery::from_be_bytes);
    key.modulus.power_times_vartime(&mut power, &base, key.exponent, &last, &mut work);
    montgomery::to_be_bytes(&power, out);
    if wipe {
        work.zeroize();
        base.zeroize();
        last.zeroize();
        power.zeroize();
    }
}

#[inline(never)]
fn product_portable<const D: usize>(modulus: &Montgomery<D>, x: &[u8], y: &[u8], out: &mut [u8]) {
    let (mut x, mut y) = (montgomery::from_be_bytes(x), montgomery::from_be_bytes(y));
    let (mut product, mut scratch) = ([0; D], Scratch::new());
    modulus.mul(&mut product, &x, &y, &mut scratch);
    modulus.mul(&mut y, &product, modulus.rr(), &mut scratch);
    modulus.reduce_once(&mut y);
    montgomery::to_be_bytes(&y, out);
    x.zeroize();
    y.zeroize();
    product.zeroize();
    scratch.zeroize();
}

/// [`power_times_vartime`] with a multiplier of blocks.
pub(crate) fn power_in_limbs<M: Multiplier, const D: usize>(
    multiplier: M,
    key: &Public<'_, D>,
    base: &[u8],
    last: Option<&[u8]>,
    wipe: bool,
    out: &mut [u8],
) {
    match out.len().div_ceil(limbs::BLOCK_BITS as usize / 8) {
        4 => power_in_blocks::<M, D, 4>(multiplier, key, base, last, wipe, out),
        5 => power_in_blocks::<M, D, 5>(multiplier, key, base, last, wipe, out),
        6 => power_in_blocks::<M, D, 6>(multiplier, key, base, last, wipe, out),
        7 => power_in_blocks::<M, D, 7>(multiplier, key, base, last, wipe, out),
        8 => power_in_blocks::<M, D, 8>(multiplier, key, base, last, wipe, out),
        _ => power_portable(key, base, last, wipe, out),
    }
}

#[inline(never)]
fn power_in_blocks<M: Multiplier, const D: usize, const K: usize>(
    multiplier: M,
    key: &Public<'_, D>,
    base: &[u8],
    last: Option<&[u8]>,
    wipe: bool,
    out: &mut [u8],
) {
    let mut work = PowWork::<K>::new();
    let mut prepared = Modulus::<K>::zero();
    prepared.set(multiplier, key.modulus, &mut work.scratch);
    let (mut number, mut power) = ([[0; limbs::BLOCK_LIMBS]; K], [[0; limbs::BLOCK_LIMBS]; K]);
    limbs::from_be_bytes(base, &mut number);
    let mut factor = number;
    if let Some(last) = last {
        limbs::from_be_bytes(last, &mut factor);
    }
    prepared.power_times_vartime(multiplier, &mut power, &number, key.exponent, &factor, &mut work);
    limbs::to_be_bytes(&power, out);
    if wipe {
        work.zeroize();
        number.zeroize();
        factor.zeroize();
        power.zeroize();
    }
}

/// [`power_times_vartime`] digit by digit.
pub(crate) fn power_serial<L: SerialLanes, const D: usize>(
    lanes: L,
    key: &Public<'_, D>,
    base: &[u8],
    last: Option<&[u8]>,
    wipe: bool,
    out: &mut [u8],
) {
    match key.constants.digits {
        40 => power_in_vectors::<L, 5, 40>(lanes, key.constants, key.exponent, base, last, wipe, out),
        60 => power_in_vectors::<L, 8, 60>(lanes, key.constants, key.exponent, base, last, wipe, out),
        _ => power_in_vectors::<L, 10, 80>(lanes, key.constants, key.exponent, base, last, wipe, out),
    }
}

#[inline(never)]
fn power_in_vectors<L: SerialLanes, const V: usize, const D: usize>(
    lanes: L,
    constants: &Constants,
    exponent: u64,
    base: &[u8],
    last: Option<&[u8]>,
    wipe: bool,
    out: &mut [u8],
) {
    let moduli = moduli_of::<V>(constants);
    let (mut number, mut power, mut work) = (Numbers::zero(), Numbers::zero(), Work::new());
    radix52::from_be_bytes(base, &mut number.lanes_mut()[..D]);
    let mut factor = number;
    if let Some(last) = last {
        radix52::from_be_bytes(last, &mut factor.lanes_mut()[..D]);
    }
    serial::power_times_vartime::<L, V, D>(lanes, &mut power, &number, exponent, &factor, &moduli, &mut work);
    radix52::reduce_once(power.lanes_mut(), moduli.n.lanes());
    radix52::reduce_once(power.lanes_mut(), moduli.n.lanes());
    radix52::to_be_bytes(power.lanes(), out);
    if wipe {
        number.zeroize();
        factor.zeroize();
        power.zeroize();
        work.zeroize();
    }
}

/// [`product`] digit by digit.
fn product_serial<L: SerialLanes>(lanes: L, constants: &Constants, x: &[u8], y: &[u8], out: &mut [u8]) {
    match constants.digits {
        40 => product_in_vectors::<L, 5, 40>(lanes, constants, x, y, out),
        60 => product_in_vectors::<L, 8, 60>(lanes, constants, x, y, out),
        _ => product_in_vectors::<L, 10, 80>(lanes, constants, x, y, out),
    }
}

#[inline(never)]
fn product_in_vectors<L: SerialLanes, const V: usize, const D: usize>(
    lanes: L,
    constants: &Constants,
    x: &[u8],
    y: &[u8],
    out: &mut [u8],
) {
    let moduli = moduli_of::<V>(constants);
    let (mut number, mut mont, mut product) = (Numbers::zero(), Numbers::zero(), Numbers::zero());
    radix52::from_be_bytes(x, &mut number.lanes_mut()[..D]);
    lanes.run(Multiply::<1, V, D> { out: &mut mont, a: &moduli.rr, b: &number, moduli: &moduli });
    radix52::from_be_bytes(y, &mut number.lanes_mut()[..D]);
    lanes.run(Multiply::<1, V, D> { out: &mut product, a: &mont, b: &number, moduli: &moduli });
    radix52::reduce_once(product.lanes_mut(), moduli.n.lanes());
    radix52::reduce_once(product.lanes_mut(), moduli.n.lanes());
    radix52::to_be_bytes(product.lanes(), out);
    number.zeroize();
    mont.zeroize();
    product.zeroize();
}

fn moduli_of<const V: usize>(constants: &Constants) -> Moduli<V> {
    Moduli {
        n: Numbers::of(&constants.n),
        radix_inverse: Numbers::of(&constants.radix_inverse),
        rr: Numbers::of(&constants.rr),
        inverse: [constants.inverse[0]; LANES],
    }
}

#[inline(never)]
fn powers_portable<const P: usize>(key: &Private<'_, P>, base: &[u8], out: &mut [Number<P>; 2]) {
    let mut window = WindowScratch::new();
    let (mut base_mod, mut power, mut one) = ([0; P], [0; P], [0; P]);
    one[0] = 1;
    for ((prime, exponent), out) in key.primes.into_iter().zip(key.exponents).zip(out) {
        prime.enter_wide(&mut base_mod, base, &mut window.scratch);
        prime.pow_secret(&mut power, &base_mod, exponent, key.bits, &mut window);
        prime.mul(out, &power, &one, &mut window.scratch);
        prime.reduce_once(out);
    }
    window.zeroize();
    base_mod.zeroize();
    power.zeroize();
}

/// [`powers_secret`] with a multiplier of blocks.
pub(crate) fn powers_in_limbs<M: Multiplier, const P: usize>(
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
    let mut work = WindowWork::<K>::new();
    let mut prepared = Modulus::<K>::zero();
    let (mut number, mut power) = ([[[0; limbs::BLOCK_LIMBS]; K]; 2], [[0; limbs::BLOCK_LIMBS]; K]);
    limbs::from_be_bytes(base, number.as_flattened_mut());
    for ((prime, exponent), out) in key.primes.into_iter().zip(key.exponents).zip(out) {
        prepared.set(multiplier, prime, &mut work.scratch);
        prepared.pow_secret(multiplier, &mut power, &number, exponent, key.bits, &mut work);
        limbs::to_portable(&power, out);
    }
    work.zeroize();
    prepared.zeroize();
    number.zeroize();
    power.zeroize();
}

/// [`powers_secret`] digit by digit, for both primes at once.
pub(crate) fn powers_serial<L: SerialLanes, const P: usize>(
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
    let index = |window| key.exponents.map(|exponent| radix52::window_of(exponent, window, serial::WINDOW_BITS));
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
