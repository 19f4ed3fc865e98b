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

use crate::crypto::backend::digits;
use crate::crypto::backend::portable::montgomery::{self, Montgomery};
use crate::crypto::backend::powers::Domain;

#[cfg(test)]
pub(crate) mod tests;

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
pub(crate) struct Modulus<M: Multiplier, const K: usize> {
    #[zeroize(skip)]
    multiplier: M,
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

impl<M: Multiplier, const K: usize> Modulus<M, K> {
    pub(crate) const fn zero(multiplier: M) -> Self {
        Self { multiplier, n: Self::ZERO, inverse: 0, rr: Self::ZERO }
    }

    /// Sets a modulus of at most `512 * K` bits from the portable kernel of `D` digits.
    pub(crate) fn set<const D: usize>(&mut self, modulus: &Montgomery<D>, scratch: &mut Scratch<K>) {
        let digit_bits = montgomery::digit_bits(D);
        digits::convert(modulus.modulus(), digit_bits, self.n.as_flattened_mut(), u64::BITS);
        self.inverse = digits::negative_inverse(self.n[0][0]);

        // The portable kernel's R^2 is also a power of two, a few bits above the needed one.
        let mut power = Self::ZERO;
        digits::convert(modulus.rr(), digit_bits, power.as_flattened_mut(), u64::BITS);
        let (mut log, log_r) = (2 * digit_bits * D as u32, BLOCK_BITS * K as u32);
        while log < 2 * log_r {
            let mut root = power;
            self.square(&mut power, &root, scratch);
            root.zeroize();
            log = 2 * log - log_r;
        }
        while log > 2 * log_r {
            let bits = BLOCK_BITS.min(log - 2 * log_r);
            self.divide(&mut power, bits, scratch);
            log -= bits;
        }
        self.rr = power;
        power.zeroize();
    }

    /// `x = x / 2^bits mod n`, for 1 to 512 bits.
    fn divide(&self, x: &mut Number<K>, bits: u32, scratch: &mut Scratch<K>) {
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
        let carry = self.multiplier.reduce(&mut product[..=K], &self.n, self.inverse, &mut scratch.quotient);
        self.multiplier.subtract(x, &product[1..=K], &self.n, black_box(carry.wrapping_neg()));
    }

    /// Montgomery reduction of the product in the workspace.
    fn reduce(&self, out: &mut Number<K>, scratch: &mut Scratch<K>) {
        let Scratch { product, quotient } = scratch;
        let product = product.as_flattened_mut();
        let carry = self.multiplier.reduce(product, &self.n, self.inverse, quotient);
        self.multiplier.subtract(out, &product[K..], &self.n, black_box(carry.wrapping_neg()));
    }
}

impl<M: Multiplier, const K: usize> Domain for Modulus<M, K> {
    type Number = Number<K>;
    type Scratch = Scratch<K>;

    const ZERO: Number<K> = [[0; BLOCK_LIMBS]; K];
    const ONE: Number<K> = {
        let mut one = Self::ZERO;
        one[0][0] = 1;
        one
    };
    const SCRATCH: Scratch<K> = Scratch { product: [Self::ZERO; 2], quotient: [0; BLOCK_LIMBS] };

    fn from_be_bytes(bytes: &[u8]) -> Number<K> {
        let mut number = Self::ZERO;
        digits::from_be_bytes(bytes, number.as_flattened_mut(), u64::BITS);
        number
    }

    fn to_be_bytes(number: &Number<K>, bytes: &mut [u8]) {
        digits::to_be_bytes(number.as_flattened(), u64::BITS, bytes);
    }

    fn rr(&self) -> &Number<K> {
        &self.rr
    }

    /// Below `R`, and below `2n` if one of the factors is below `n`.
    fn mul(&self, out: &mut Number<K>, a: &Number<K>, b: &Number<K>, scratch: &mut Scratch<K>) {
        self.multiplier.multiply(scratch.product.as_flattened_mut(), a, b);
        self.reduce(out, scratch);
    }

    fn square(&self, out: &mut Number<K>, a: &Number<K>, scratch: &mut Scratch<K>) {
        self.multiplier.square(scratch.product.as_flattened_mut(), a);
        self.reduce(out, scratch);
    }

    fn reduce_once(&self, x: &mut Number<K>) {
        digits::reduce_once(x.as_flattened_mut(), self.n.as_flattened(), u64::BITS);
    }

    fn enter_wide(&self, out: &mut Number<K>, wide: &[u8], scratch: &mut Scratch<K>) {
        digits::from_be_bytes(wide, scratch.product.as_flattened_mut().as_flattened_mut(), u64::BITS);
        // wide / R, wide, wide * R.
        let mut factor = Self::ZERO;
        self.reduce(out, scratch);
        self.mul(&mut factor, out, &self.rr, scratch);
        self.mul(out, &factor, &self.rr, scratch);
        factor.zeroize();
    }

    fn look_up(&self, entry: &mut Number<K>, table: &[Number<K>], index: u64) {
        self.multiplier.look_up(entry, table.as_flattened(), index);
    }
}
