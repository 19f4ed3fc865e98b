//! Montgomery arithmetic in limbs of 64 bits, generic over the multiplier of blocks: single operations on CPUs with two
//! carry chains.
//!
//! # Representation
//!
//! A number has `K` blocks of eight limbs, least significant first, and `R = 2^(512 * K)`. Numbers are below `R`, not
//! below the modulus: if a result exceeds `R`, the modulus is subtracted once ("almost Montgomery", Gueron 2011). For
//! `a` and `b` below `R`, `(a * b + q * n) / R` is below `R + n`, so one subtraction is enough.
//!
//! # Timing
//!
//! The time of every function depends on `K` alone, unless its name ends in `_vartime`.

use core::hint::black_box;

use zeroize::Zeroize;

use crate::crypto::backend::portable::montgomery::{self, Montgomery};

#[cfg(test)]
mod tests;

/// The number of limbs in a block.
pub(crate) const BLOCK_LIMBS: usize = 8;

/// The number of bits in a block.
pub(crate) const BLOCK_BITS: u32 = 64 * BLOCK_LIMBS as u32;

/// Eight limbs, least significant first.
pub(crate) type Block = [u64; BLOCK_LIMBS];

/// A number of `K` blocks, least significant first.
pub(crate) type Number<const K: usize> = [Block; K];

/// A multiplier of blocks. A value of the type proves that the CPU has the instructions.
///
/// If slices are too short for an operation, it does nothing and returns zero. The time of no operation depends on the
/// contents of the blocks.
pub(crate) trait Multiplier: Copy {
    /// Writes `a * b` to the first blocks of `product`, as many as `a` and `b` have together.
    fn multiply(self, product: &mut [Block], a: &[Block], b: &[Block]);

    /// Writes `a^2` to the first blocks of `product`, twice as many as `a` has.
    fn square(self, product: &mut [Block], a: &[Block]);

    /// Adds a multiple of `n` to `sum` so that the lowest blocks become zero, as many as `sum` has more than `n`. Their
    /// contents are unspecified afterwards. Returns the carry, 0 or 1.
    ///
    /// `inverse` is `-n^-1 mod 2^64`. `quotient` is scratch space. Its contents depend on `sum`; the caller must wipe
    /// them.
    fn reduce(self, sum: &mut [Block], n: &[Block], inverse: u64, quotient: &mut Block) -> u64;

    /// `out = x - n` if `mask` is all ones, `x` if it is zero, for the blocks that all slices have. Returns the borrow,
    /// 0 or 1.
    fn subtract(self, out: &mut [Block], x: &[Block], n: &[Block], mask: u64) -> u64;

    /// Writes the entry at a secret index of a table whose entries are as long as `entry`, or zeros; reads every entry.
    fn look_up(self, entry: &mut [Block], table: &[Block], index: u64);
}

/// An odd modulus and its constants for Montgomery multiplication.
#[derive(Zeroize)]
pub(crate) struct Modulus<const K: usize> {
    n: Number<K>,
    /// `-n^-1 mod 2^64`.
    inverse: u64,
    /// `R^2 mod n`.
    rr: Number<K>,
}

/// The workspace of one multiplication. It depends on the factors: wipe it if they are secret.
#[derive(Zeroize)]
pub(crate) struct Scratch<const K: usize> {
    product: [Number<K>; 2],
    quotient: Block,
}

impl<const K: usize> Scratch<K> {
    pub(crate) const fn new() -> Self {
        Self { product: [[[0; BLOCK_LIMBS]; K]; 2], quotient: [0; BLOCK_LIMBS] }
    }
}

impl<const K: usize> Modulus<K> {
    const ZERO: Number<K> = [[0; BLOCK_LIMBS]; K];

    pub(crate) const fn zero() -> Self {
        Self { n: Self::ZERO, inverse: 0, rr: Self::ZERO }
    }

    /// Sets a modulus of at most `512 * K` bits from the portable kernel of `D` digits.
    pub(crate) fn set<M: Multiplier, const D: usize>(
        &mut self,
        multiplier: M,
        modulus: &Montgomery<D>,
        scratch: &mut Scratch<K>,
    ) {
        from_portable(modulus.modulus(), montgomery::digit_bits(D), &mut self.n);
        self.inverse = negative_inverse(self.n[0][0]);

        // The portable kernel's R^2 is also a power of two, a few bits above the needed one.
        let mut power = Self::ZERO;
        from_portable(modulus.rr(), montgomery::digit_bits(D), &mut power);
        let (mut log, log_r) = (2 * montgomery::digit_bits(D) * D as u32, BLOCK_BITS * K as u32);
        while log < 2 * log_r {
            let mut root = power;
            self.square(multiplier, &mut power, &root, scratch);
            root.zeroize();
            log = 2 * log - log_r;
        }
        while log > 2 * log_r {
            let bits = BLOCK_BITS.min(log - 2 * log_r);
            self.divide(multiplier, &mut power, bits, scratch);
            log -= bits;
        }
        self.rr = power;
        power.zeroize();
    }

    /// `x = x / 2^bits mod n`, for 1 to 512 bits.
    fn divide<M: Multiplier>(&self, multiplier: M, x: &mut Number<K>, bits: u32, scratch: &mut Scratch<K>) {
        // Shifts the number up, so that a block of the quotient removes 512 bits.
        let up = BLOCK_BITS - bits;
        let (limbs, up) = ((up / 64) as usize, up % 64);
        let product = scratch.product.as_flattened_mut();
        product.fill([0; BLOCK_LIMBS]);
        let mut below = 0;
        for (shifted, limb) in product.as_flattened_mut()[limbs..].iter_mut().zip(x.as_flattened().iter().chain(&[0])) {
            let wide = u128::from(*limb) << up;
            *shifted = wide as u64 | below;
            below = (wide >> 64) as u64;
        }
        let carry = multiplier.reduce(&mut product[..=K], &self.n, self.inverse, &mut scratch.quotient);
        multiplier.subtract(x, &product[1..=K], &self.n, black_box(carry.wrapping_neg()));
    }

    /// `out = a * b / R mod n`, below `R`, and below `2n` if one of the factors is below `n`.
    pub(crate) fn mul<M: Multiplier>(
        &self,
        multiplier: M,
        out: &mut Number<K>,
        a: &Number<K>,
        b: &Number<K>,
        scratch: &mut Scratch<K>,
    ) {
        multiplier.multiply(scratch.product.as_flattened_mut(), a, b);
        self.reduce(multiplier, out, scratch);
    }

    /// `out = a^2 / R mod n`, below `R`.
    pub(crate) fn square<M: Multiplier>(
        &self,
        multiplier: M,
        out: &mut Number<K>,
        a: &Number<K>,
        scratch: &mut Scratch<K>,
    ) {
        multiplier.square(scratch.product.as_flattened_mut(), a);
        self.reduce(multiplier, out, scratch);
    }

    /// Montgomery reduction of the product in the workspace.
    fn reduce<M: Multiplier>(&self, multiplier: M, out: &mut Number<K>, scratch: &mut Scratch<K>) {
        let Scratch { product, quotient } = scratch;
        let product = product.as_flattened_mut();
        let carry = multiplier.reduce(product, &self.n, self.inverse, quotient);
        multiplier.subtract(out, &product[K..], &self.n, black_box(carry.wrapping_neg()));
    }

    /// Makes a number below `2n` canonical.
    fn reduce_once<M: Multiplier>(&self, multiplier: M, x: &mut Number<K>, scratch: &mut Scratch<K>) {
        let [difference, copy] = &mut scratch.product;
        *copy = *x;
        let borrow = multiplier.subtract(difference, copy, &self.n, u64::MAX);
        // The mask is all ones if the subtraction did not borrow.
        multiplier.subtract(x, copy, &self.n, black_box(borrow.wrapping_sub(1)));
    }

    /// `base^(exponent - 1) * last mod n`, canonical, for numbers below `n` and a public odd exponent of at least 3.
    ///
    /// The method is that of [`Montgomery::power_times_vartime`]: 18 operations for 65537. Time depends on the
    /// exponent, not on the numbers.
    pub(crate) fn power_times_vartime<M: Multiplier>(
        &self,
        multiplier: M,
        out: &mut Number<K>,
        base: &Number<K>,
        exponent: u64,
        last: &Number<K>,
        work: &mut PowWork<K>,
    ) {
        let PowWork { mont, power, scratch } = work;
        self.mul(multiplier, mont, base, &self.rr, scratch);
        let (mut power, mut next) = (out, power);
        // There are ilog2 + count_ones - 3 swaps until the last operation, whose result must be in `out`.
        if (exponent.ilog2() + exponent.count_ones()).is_multiple_of(2) {
            core::mem::swap(&mut power, &mut next);
        }
        *power = *mont;
        for bit in (1..exponent.ilog2()).rev() {
            self.square(multiplier, next, power, scratch);
            core::mem::swap(&mut power, &mut next);
            if exponent >> bit & 1 == 1 {
                self.mul(multiplier, next, power, mont, scratch);
                core::mem::swap(&mut power, &mut next);
            }
        }
        self.square(multiplier, next, power, scratch);
        self.mul(multiplier, power, next, last, scratch);
        self.reduce_once(multiplier, power, scratch);
    }

    /// `base^exponent mod n`, canonical, for a base below `n * R` of `2 * K` blocks, and a secret exponent of at most
    /// `exponent_bits` bits in the digits of the portable kernels.
    ///
    /// Fixed windows of five bits; every look-up reads the whole table. Time depends on `exponent_bits` only.
    pub(crate) fn pow_secret<M: Multiplier>(
        &self,
        multiplier: M,
        power: &mut Number<K>,
        base: &[Number<K>; 2],
        exponent: &[u64],
        exponent_bits: u32,
        work: &mut WindowWork<K>,
    ) {
        let WindowWork { table, product, entry, scratch } = work;
        // base / R, base, base * R.
        scratch.product = *base;
        self.reduce(multiplier, power, scratch);
        self.mul(multiplier, product, power, &self.rr, scratch);
        self.mul(multiplier, &mut table[1], product, &self.rr, scratch);
        // The Montgomery form of 1 is R mod n = R^2 * 1 / R.
        *entry = Self::ZERO;
        entry[0][0] = 1;
        self.mul(multiplier, &mut table[0], &self.rr, entry, scratch);
        for index in 2..table.len() {
            let (done, next) = table.split_at_mut(index);
            if index.is_multiple_of(2) {
                self.square(multiplier, &mut next[0], &done[index / 2], scratch);
            } else {
                self.mul(multiplier, &mut next[0], &done[index - 1], &done[1], scratch);
            }
        }
        let windows = exponent_bits.div_ceil(WINDOW_BITS);
        multiplier.look_up(power, table.as_flattened(), window_of(exponent, windows - 1));
        for window in (0..windows - 1).rev() {
            self.square(multiplier, product, power, scratch);
            for _ in 0..(WINDOW_BITS - 1) / 2 {
                self.square(multiplier, power, product, scratch);
                self.square(multiplier, product, power, scratch);
            }
            multiplier.look_up(entry, table.as_flattened(), window_of(exponent, window));
            self.mul(multiplier, power, product, entry, scratch);
        }
        *entry = Self::ZERO;
        entry[0][0] = 1;
        self.mul(multiplier, product, power, entry, scratch);
        *power = *product;
        self.reduce_once(multiplier, power, scratch);
    }
}

/// The workspace of [`Modulus::power_times_vartime`]. It depends on the base: wipe it if the base is secret.
#[derive(Zeroize)]
pub(crate) struct PowWork<const K: usize> {
    mont: Number<K>,
    power: Number<K>,
    pub(crate) scratch: Scratch<K>,
}

impl<const K: usize> PowWork<K> {
    pub(crate) const fn new() -> Self {
        Self { mont: Modulus::ZERO, power: Modulus::ZERO, scratch: Scratch::new() }
    }
}

/// The workspace of [`Modulus::pow_secret`]; the caller must wipe it.
#[derive(Zeroize)]
pub(crate) struct WindowWork<const K: usize> {
    table: [Number<K>; 1 << WINDOW_BITS],
    product: Number<K>,
    entry: Number<K>,
    pub(crate) scratch: Scratch<K>,
}

impl<const K: usize> WindowWork<K> {
    pub(crate) const fn new() -> Self {
        Self {
            table: [Modulus::ZERO; 1 << WINDOW_BITS],
            product: Modulus::ZERO,
            entry: Modulus::ZERO,
            scratch: Scratch::new(),
        }
    }
}

/// The number of exponent bits per multiplication. It divides the bits of a portable digit, so no window spans two
/// digits.
const WINDOW_BITS: u32 = 5;

/// The bits of a secret exponent in a window. The position of the window is not secret.
fn window_of(exponent: &[u64], window: u32) -> u64 {
    let bit = window * WINDOW_BITS;
    let digit = exponent.get((bit / montgomery::DIGIT_BITS) as usize).copied().unwrap_or(0);
    (digit >> (bit % montgomery::DIGIT_BITS)) & ((1 << WINDOW_BITS) - 1)
}

/// `-n^-1 mod 2^64` of an odd number, from its lowest limb.
fn negative_inverse(n: u64) -> u64 {
    // Newton's iteration: each step doubles the number of correct low bits, and n is its own inverse modulo 8.
    let mut inverse = n;
    for _ in 0..5 {
        inverse = inverse.wrapping_mul(2_u64.wrapping_sub(n.wrapping_mul(inverse)));
    }
    inverse.wrapping_neg()
}

/// The limbs of a number in the digits of the portable kernels, with this number of bits each. Bits that do not fit are
/// dropped. Time depends on the lengths only.
fn from_portable(digits: &[u64], digit_bits: u32, number: &mut [Block]) {
    for (index, limb) in number.as_flattened_mut().iter_mut().enumerate() {
        let bit = 64 * index;
        let (at, shift) = (bit / digit_bits as usize, bit % digit_bits as usize);
        let digit = |at: usize| digits.get(at).copied().unwrap_or(0);
        // A limb has bits of two or three digits.
        let two = u128::from(digit(at)) | u128::from(digit(at + 1)) << digit_bits;
        let third = u128::from(digit(at + 2)) << (2 * digit_bits);
        *limb = ((two | third) >> shift) as u64;
    }
}

/// The digits of the portable kernels for a number. Bits that do not fit are dropped. Time depends on the lengths only.
pub(crate) fn to_portable(number: &[Block], digits: &mut [u64]) {
    let limbs = number.as_flattened();
    for (index, digit) in digits.iter_mut().enumerate() {
        let bit = montgomery::DIGIT_BITS as usize * index;
        let limb = |at: usize| u128::from(limbs.get(at).copied().unwrap_or(0));
        let two = limb(bit / 64) | limb(bit / 64 + 1) << 64;
        *digit = (two >> (bit % 64)) as u64 & ((1 << montgomery::DIGIT_BITS) - 1);
    }
}

/// The limbs of a big-endian number. Bits that do not fit are dropped.
pub(crate) fn from_be_bytes(bytes: &[u8], number: &mut [Block]) {
    let mut chunks = bytes.rchunks(8);
    for limb in number.as_flattened_mut() {
        let mut word = [0; 8];
        let chunk = chunks.next().unwrap_or(&[]);
        word[8 - chunk.len()..].copy_from_slice(chunk);
        *limb = u64::from_be_bytes(word);
    }
}

/// Writes the low `bytes.len()` bytes big-endian.
pub(crate) fn to_be_bytes(number: &[Block], bytes: &mut [u8]) {
    for (chunk, limb) in bytes.rchunks_mut(8).zip(number.as_flattened()) {
        let word = limb.to_be_bytes();
        chunk.copy_from_slice(&word[8 - chunk.len()..]);
    }
}
