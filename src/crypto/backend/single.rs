//! Single operations by a multiplier of blocks of limbs: the public one, and the private one modulo a prime.

use zeroize::Zeroize as _;

use super::cpu::Wide;
use super::kernels::limbs::{self, Modulus, Multiplier, PowWork, WindowWork};
use super::portable::montgomery::{Montgomery, Number};

/// `base^exponent mod n`, canonical, for a big-endian base below the modulus and a public odd exponent from 3 on. `out` is as
/// long as the modulus. `false` where there is no multiplier of blocks, or a faster kernel.
///
/// With `wipe` nothing of the base stays in memory. Timing: depends on the lengths and the exponent.
pub(crate) fn power_vartime<const D: usize>(
    wide: Wide,
    modulus: &Montgomery<D>,
    base: &[u8],
    exponent: u64,
    wipe: bool,
    out: &mut [u8],
) -> bool {
    wide.multiplier().is_some_and(|multiplier| power_in(multiplier, modulus, base, exponent, wipe, out))
}

/// `base^exponent` modulo a prime of `bits` bits, canonical. The base is below the square of `2^bits` and below `R` times the
/// prime, as products of two primes of one size are. All are in the portable kernels' digits. `false` where there is no
/// multiplier of blocks, or a faster kernel, or none of that size.
///
/// Timing: depends on `bits` only. Stack: at most 12 KiB, wiped.
pub(crate) fn power_secret<const P: usize>(
    wide: Wide,
    prime: &Montgomery<P>,
    exponent: &Number<P>,
    bits: u32,
    base: &[u8],
    out: &mut Number<P>,
) -> bool {
    wide.multiplier().is_some_and(|multiplier| power_secret_in(multiplier, prime, exponent, bits, base, out))
}

/// [`power_vartime`] by the multiplier given.
pub(crate) fn power_in<M: Multiplier, const D: usize>(
    multiplier: M,
    modulus: &Montgomery<D>,
    base: &[u8],
    exponent: u64,
    wipe: bool,
    out: &mut [u8],
) -> bool {
    match out.len().div_ceil(limbs::BLOCK_BITS as usize / 8) {
        4 => power_of::<M, D, 4>(multiplier, modulus, base, exponent, wipe, out),
        5 => power_of::<M, D, 5>(multiplier, modulus, base, exponent, wipe, out),
        6 => power_of::<M, D, 6>(multiplier, modulus, base, exponent, wipe, out),
        7 => power_of::<M, D, 7>(multiplier, modulus, base, exponent, wipe, out),
        8 => power_of::<M, D, 8>(multiplier, modulus, base, exponent, wipe, out),
        _ => return false,
    }
    true
}

/// Never inlined, so that the stack holds the workspace of one size, not of all.
#[inline(never)]
fn power_of<M: Multiplier, const D: usize, const K: usize>(
    multiplier: M,
    modulus: &Montgomery<D>,
    base: &[u8],
    exponent: u64,
    wipe: bool,
    out: &mut [u8],
) {
    let mut work = PowWork::<K>::new();
    let mut prepared = Modulus::<K>::zero();
    prepared.set(multiplier, modulus, &mut work.scratch);
    let (mut number, mut power) = ([[0; limbs::BLOCK_LIMBS]; K], [[0; limbs::BLOCK_LIMBS]; K]);
    limbs::from_be_bytes(base, &mut number);
    prepared.pow_public_vartime(multiplier, &mut power, &number, exponent, &mut work);
    limbs::to_be_bytes(&power, out);
    if wipe {
        work.zeroize();
        number.zeroize();
        power.zeroize();
    }
}

/// [`power_secret`] by the multiplier given.
pub(crate) fn power_secret_in<M: Multiplier, const P: usize>(
    multiplier: M,
    prime: &Montgomery<P>,
    exponent: &Number<P>,
    bits: u32,
    base: &[u8],
    out: &mut Number<P>,
) -> bool {
    match bits {
        1024 => power_secret_of::<M, P, 2>(multiplier, prime, exponent, bits, base, out),
        1536 => power_secret_of::<M, P, 3>(multiplier, prime, exponent, bits, base, out),
        2048 => power_secret_of::<M, P, 4>(multiplier, prime, exponent, bits, base, out),
        _ => return false,
    }
    true
}

/// Never inlined, so that the stack holds the workspace of one size, not of all.
#[inline(never)]
fn power_secret_of<M: Multiplier, const P: usize, const K: usize>(
    multiplier: M,
    prime: &Montgomery<P>,
    exponent: &Number<P>,
    bits: u32,
    base: &[u8],
    out: &mut Number<P>,
) {
    let mut work = WindowWork::<K>::new();
    let mut prepared = Modulus::<K>::zero();
    prepared.set(multiplier, prime, &mut work.scratch);
    let (mut number, mut power) = ([[[0; limbs::BLOCK_LIMBS]; K]; 2], [[0; limbs::BLOCK_LIMBS]; K]);
    limbs::from_be_bytes(base, number.as_flattened_mut());
    prepared.pow_secret(multiplier, &mut power, &number, exponent, bits, &mut work);
    limbs::to_portable(&power, out);
    work.zeroize();
    prepared.zeroize();
    number.zeroize();
    power.zeroize();
}
