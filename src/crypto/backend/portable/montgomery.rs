//! Montgomery arithmetic of fixed size in safe Rust: the kernel for any CPU, and the reference for the other kernels.
//!
//! # Representation
//!
//! A number has `D` digits of 60 bits, or of 61 bits according to [`digit_bits`], least significant first, one in each
//! `u64`. The radix leaves room in two ways:
//!
//! * A column of a product sums at most `2 * D` products of digits and a carry below 2^68. With 60 bits and `D <= 70`,
//!   the sum is below 2^128, so one `u128` holds it and no third word is needed. With 61 bits, 64 products and a carry
//!   fit; the few columns with more products are reduced below the radix half-way ([`carry_columns`]).
//! * `R`, the radix to the power of `D`, is at least `2^20` times the modulus (checked when a [`Montgomery`] is made).
//!   Therefore results stay almost reduced without comparisons, and one subtraction at the very end is enough.
//!
//! # Timing
//!
//! The time of every function depends on `D` alone, unless its name ends in `_vartime`.

#![allow(clippy::inline_always)] // pieces are fast only where lengths are constants, and large values are made in place

use core::hint::black_box;

use zeroize::Zeroize;

use super::division;
use crate::crypto::backend::digits;
use crate::crypto::backend::powers::Domain;
use columns::{Columns, GROUP, Product, Square, is_written_out, strip, wide};

mod columns;
#[cfg(test)]
mod tests;

/// Runs a block for each group of columns of `D` digits. For small numbers the block is written out, so that every
/// length in it is a constant.
macro_rules! groups {
    ($first:ident in $digits:ident => $body:block) => {
        if is_written_out($digits) {
            groups!(@each $first $digits $body 0 4 8 12 16 20 24 28 32);
        } else {
            let mut $first = 0;
            while $first < $digits {
                $body
                $first += GROUP;
            }
        }
    };
    (@each $first:ident $digits:ident $body:block $($value:literal)*) => {
        $( { let $first: usize = $value; if $first < $digits $body } )*
    };
}

/// The bits of one digit, except for the sizes in [`digit_bits`].
pub(crate) const DIGIT_BITS: u32 = 60;

/// The bits of each digit in a number with this number of digits. Public moduli of 2,048 bits have 34 digits of 61
/// bits, where 60 bits would need 36. Longer numbers have more products per column than a `u128` holds with 61 bits,
/// and secret exponents are read in windows that divide 60 bits.
pub(crate) const fn digit_bits(digits: usize) -> u32 {
    if digits == 34 { 61 } else { DIGIT_BITS }
}

/// The largest digit in a number with this number of digits.
const fn digit_mask(digits: usize) -> u64 {
    digits::mask(digit_bits(digits))
}

/// Whether a column can hold this number of products of digits, and a carry.
const fn column_holds(products: usize, digits: usize) -> bool {
    products <= 1 << (128 - 2 * digit_bits(digits))
}

/// The minimum number of bits by which `R` exceeds the modulus.
const SLACK_BITS: u32 = 20;

/// Whether a modulus of `bits` bits, with the slack, fits this number of digits.
pub(crate) const fn fits(bits: u32, digits: usize) -> bool {
    bits + SLACK_BITS <= digit_bits(digits) * digits as u32
}

/// A number of `D` digits, least significant first.
pub(crate) type Number<const D: usize> = [u64; D];

/// An odd modulus `n` and its constants for Montgomery multiplication.
#[derive(Clone, Zeroize)]
pub(crate) struct Montgomery<const D: usize> {
    /// The modulus, canonical.
    n: Number<D>,
    /// `-n^-1` modulo the radix.
    n0: u64,
    /// `R^2 mod n`, canonical.
    rr: Number<D>,
}

impl<const D: usize> Montgomery<D> {
    const DIGIT_BITS: u32 = digit_bits(D);
    const DIGIT_MASK: u64 = digit_mask(D);

    pub(crate) const fn zero() -> Self {
        Self { n: [0; D], n0: 0, rr: [0; D] }
    }

    /// Sets a big-endian odd modulus of exactly `bits` bits, and its constants. In place: a number that is moved leaves
    /// a copy on the stack.
    ///
    /// Inputs: `n` is odd, has exactly `bits` bits, and `fits(bits, D)`; the caller has checked all three. Time depends
    /// on `bits` only.
    pub(crate) fn set(&mut self, n: &[u8], bits: u32) {
        self.set_modulus(n, bits);
        let (mut rr, mut product, mut scratch) = ([0; D], [0; D], Scratch::new());
        // 2^(bits - 1) is below n. Doubling takes it to 2R mod n, which is the Montgomery form of 2.
        let top = bits - 1;
        rr[(top / Self::DIGIT_BITS) as usize] = 1 << (top % Self::DIGIT_BITS);
        let log_r = Self::DIGIT_BITS * D as u32;
        for _ in 0..=log_r - top {
            self.double(&mut rr);
        }
        // R^2 is the Montgomery form of 2^log_r: square and double along the bits of log_r.
        for bit in (0..log_r.ilog2()).rev() {
            self.square(&mut product, &rr, &mut scratch);
            rr = product;
            if log_r >> bit & 1 == 1 {
                self.reduce_once(&mut rr);
                self.double(&mut rr);
            }
        }
        self.reduce_once(&mut rr);
        self.rr = rr;
        rr.zeroize();
        product.zeroize();
        scratch.zeroize();
    }

    #[cfg(test)]
    pub(crate) fn new(n: &[u8], bits: u32) -> Self {
        let mut this = Self::zero();
        this.set(n, bits);
        this
    }

    /// A public modulus of 65 bits or more without leading zeros, otherwise as for [`Montgomery::set`]: faster, in a
    /// time that depends on it.
    pub(crate) fn new_vartime(n: &[u8], bits: u32) -> Self {
        let mut this = Self::zero();
        this.set_modulus(n, bits);
        let mut rr = [0; division::MAX_LEN];
        let rr = &mut rr[..n.len()];
        division::power_of_two_vartime(n, 2 * Self::DIGIT_BITS * D as u32, rr);
        read_be_bytes(rr, &mut this.rr);
        this
    }

    fn set_modulus(&mut self, n: &[u8], bits: u32) {
        debug_assert!(fits(bits, D) && D <= 70, "{bits} bits do not fit {D} digits");
        read_be_bytes(n, &mut self.n);
        self.n0 = digits::negative_inverse(self.n[0]) & Self::DIGIT_MASK;
    }

    /// The modulus.
    pub(crate) fn modulus(&self) -> &Number<D> {
        &self.n
    }

    /// `2^(2 * log) mod n`, canonical, which converts into the domain of another radix. `log` is from half of this
    /// domain's `log2(R)` to three halves of it.
    pub(crate) fn squared_radix(&self, log: u32) -> Number<D> {
        let log_r = Self::DIGIT_BITS * D as u32;
        debug_assert!(2 * log >= log_r && 2 * log < 3 * log_r);
        let (mut out, mut scratch) = (self.rr, Scratch::new());
        // R^2 * 2^shift / R, in two multiplications if 2^shift is not below R.
        let shift = 2 * log - log_r;
        let mut power = [0; D];
        power[(shift % log_r / Self::DIGIT_BITS) as usize] = 1 << (shift % Self::DIGIT_BITS);
        self.mul(&mut out, &self.rr, &power, &mut scratch);
        if shift >= log_r {
            power = out;
            self.mul(&mut out, &self.rr, &power, &mut scratch);
        }
        self.reduce_once(&mut out);
        out
    }

    /// Montgomery reduction of a product. The columns of the product are summed in the same pass.
    #[inline(always)]
    fn reduce(&self, out: &mut Number<D>, product: &impl Columns, quotient: &mut Number<D>) {
        const { assert!(D.is_multiple_of(2) && D >= 2 * GROUP && D <= 127) }
        let mut carry = 0;
        groups!(first in D => {
            carry = if first + GROUP <= D {
                self.low_columns::<GROUP>(first, carry, product, quotient)
            } else {
                self.low_columns::<2>(first, carry, product, quotient)
            };
        });
        let reduction = Product { a: quotient, b: &self.n };
        groups!(first in D => {
            carry = if first + GROUP <= D {
                high_columns::<D, GROUP>(out, first, carry, product, &reduction)
            } else {
                high_columns::<D, 2>(out, first, carry, product, &reduction)
            };
        });
        debug_assert_eq!(carry, 0);
    }

    /// Columns `first..first + W` of the low half. Each column determines the digit of the quotient that makes it
    /// divisible by the radix. Returns the carry into the next column.
    #[inline(always)]
    fn low_columns<const W: usize>(
        &self,
        first: usize,
        carry: u128,
        product: &impl Columns,
        quotient: &mut Number<D>,
    ) -> u128 {
        let mut columns = [0; W];
        product.low(first, &mut columns);
        let above = if column_holds(2 * (first + W), D) { 0 } else { carry_columns::<D, W>(&mut columns) };
        strip::<D, W>(&mut columns, &quotient[..first], &self.n[1..first + W]);
        let mut carry = carry;
        for k in 0..W {
            let column = columns[k] + carry;
            let digit = (column as u64).wrapping_mul(self.n0) & Self::DIGIT_MASK;
            quotient[first + k] = digit;
            carry = (column + wide(digit, self.n[0])) >> Self::DIGIT_BITS;
            for (column, n) in columns[k + 1..].iter_mut().zip(&self.n[1..]) {
                *column += wide(digit, *n);
            }
        }
        carry + above
    }

    /// Doubles a canonical number modulo `n`.
    fn double(&self, x: &mut Number<D>) {
        let mut carry = 0;
        for digit in x.iter_mut() {
            let doubled = (*digit << 1) | carry;
            *digit = doubled & Self::DIGIT_MASK;
            carry = doubled >> Self::DIGIT_BITS;
        }
        self.reduce_once(x);
    }
}

impl<const D: usize> Domain for Montgomery<D> {
    type Number = Number<D>;
    type Scratch = Scratch<D>;

    const ZERO: Number<D> = [0; D];
    const ONE: Number<D> = {
        let mut one = [0; D];
        one[0] = 1;
        one
    };
    const SCRATCH: Scratch<D> = Scratch::new();

    fn from_be_bytes(bytes: &[u8]) -> Number<D> {
        let mut number = [0; D];
        read_be_bytes(bytes, &mut number);
        number
    }

    fn to_be_bytes(number: &Number<D>, bytes: &mut [u8]) {
        to_be_bytes(number, bytes);
    }

    fn rr(&self) -> &Number<D> {
        &self.rr
    }

    /// `out = a * b / R mod n`, almost reduced.
    ///
    /// Inputs: `a * b <= 16 * n * R` (for example both at most `4n`, or one below `R` and the other at most `16n`),
    /// digits normalised. Output: congruent, digits normalised, below `17n`, and below `n + n / 2^16` if both inputs
    /// are at most `4n`. Neither this function nor `square` is inlined: the code is long, and its loops need all
    /// registers.
    #[inline(never)]
    fn mul(&self, out: &mut Self::Number, a: &Self::Number, b: &Self::Number, scratch: &mut Self::Scratch) {
        self.reduce(out, &Product { a, b }, &mut scratch.quotient);
    }

    /// `out = a^2 / R mod n`, almost reduced: [`Montgomery::mul`] with equal inputs, with three quarters of its
    /// products.
    #[inline(never)]
    fn square(&self, out: &mut Self::Number, a: &Self::Number, scratch: &mut Self::Scratch) {
        let Scratch { quotient, twice } = scratch;
        for (twice, digit) in twice.iter_mut().zip(a) {
            *twice = digit << 1;
        }
        self.reduce(out, &Square { a, twice }, quotient);
    }

    fn reduce_once(&self, x: &mut Number<D>) {
        digits::reduce_once(x, &self.n, Self::DIGIT_BITS);
    }

    /// The Montgomery form modulo `n` of a big-endian number below `R^2`, at most `4n`.
    fn enter_wide(&self, out: &mut Number<D>, wide: &[u8], scratch: &mut Scratch<D>) {
        const { assert!((Self::DIGIT_BITS * D as u32).is_multiple_of(8), "R is a power of 256") }
        let (high, low) = wide.split_at(wide.len().saturating_sub((Self::DIGIT_BITS * D as u32 / 8) as usize));
        let (mut low, mut high, mut product) = (Self::from_be_bytes(low), Self::from_be_bytes(high), [0; D]);
        // high * R is high in the Montgomery domain; a second multiplication gives the Montgomery form of high * R.
        self.mul(&mut product, &high, &self.rr, scratch);
        self.mul(&mut high, &product, &self.rr, scratch);
        self.mul(out, &low, &self.rr, scratch);
        add(out, &high);
        low.zeroize();
        high.zeroize();
        product.zeroize();
    }

    fn look_up(&self, entry: &mut Number<D>, table: &[Number<D>], index: u64) {
        *entry = [0; D];
        for (at, candidate) in (0_u64..).zip(table) {
            let differs = at ^ index;
            // The mask is all ones if the indices are equal: within these few bits, only zero has its sign bit set
            // after subtracting one.
            let mask = black_box(0_u64.wrapping_sub(differs.wrapping_sub(1) >> 63));
            for (digit, candidate) in entry.iter_mut().zip(candidate) {
                *digit |= *candidate & mask;
            }
        }
    }
}

/// The workspace of a multiplication. It depends on the factors: wipe it if they are secret.
#[derive(Zeroize)]
pub(crate) struct Scratch<const D: usize> {
    quotient: Number<D>,
    /// The doubled digits of the squared number.
    twice: Number<D>,
}

impl<const D: usize> Scratch<D> {
    #[inline(always)]
    pub(crate) const fn new() -> Self {
        Self { quotient: [0; D], twice: [0; D] }
    }
}

/// The bits of a secret exponent in one window; zero above it. The position of the window is not secret.
pub(crate) fn window_of(exponent: &[u64], window: usize, width: u32) -> u64 {
    let bit = window * width as usize;
    // The width divides the bits of a digit, so no window spans two digits.
    let digit = exponent.get(bit / DIGIT_BITS as usize).copied().unwrap_or(0);
    (digit >> (bit % DIGIT_BITS as usize)) & digits::mask(width)
}

/// `out = a * b + c` in full, in `2 * D` digits.
pub(crate) fn multiply_add_wide<const D: usize>(out: &mut [u64], a: &Number<D>, b: &Number<D>, c: &Number<D>) {
    let mut column = 0_u128;
    for (i, digit) in out.iter_mut().enumerate() {
        let (from, to) = ((i + 1).saturating_sub(D), (i + 1).min(D));
        column += a[from..to].iter().zip(b[from..to].iter().rev()).map(|(x, y)| wide(*x, *y)).sum::<u128>();
        column += u128::from(c.get(i).copied().unwrap_or(0));
        *digit = column as u64 & digit_mask(D);
        column >>= digit_bits(D);
    }
}

/// Columns `first..first + W` of the high half, which is the result. Returns the carry into the next column.
#[inline(always)]
fn high_columns<const D: usize, const W: usize>(
    out: &mut Number<D>,
    first: usize,
    carry: u128,
    product: &impl Columns,
    reduction: &Product<'_, D>,
) -> u128 {
    let mut columns = [0; W];
    product.high(first, &mut columns);
    let above = if column_holds(2 * (D - 1 - first), D) { 0 } else { carry_columns::<D, W>(&mut columns) };
    reduction.high(first, &mut columns);
    let mut carry = carry;
    for (digit, column) in out[first..first + W].iter_mut().zip(columns) {
        let column = column + carry;
        *digit = column as u64 & digit_mask(D);
        carry = column >> digit_bits(D);
    }
    carry + above
}

/// Reduces columns below the radix, each by a carry into the next. Returns the carry of the last column.
#[inline(always)]
fn carry_columns<const D: usize, const W: usize>(columns: &mut [u128; W]) -> u128 {
    let mut carry = 0;
    for column in columns {
        let sum = *column + carry;
        *column = sum & u128::from(digit_mask(D));
        carry = sum >> digit_bits(D);
    }
    carry
}

/// `x -= y`; returns the borrow, 0 or 1.
pub(crate) fn subtract<const D: usize>(x: &mut Number<D>, y: &Number<D>) -> u64 {
    let mut borrow = 0;
    for (x, y) in x.iter_mut().zip(y) {
        let difference = x.wrapping_sub(*y).wrapping_sub(borrow);
        borrow = difference >> 63;
        *x = difference & digit_mask(D);
    }
    borrow
}

/// `x += y`, without the carry out of the last digit.
pub(crate) fn add<const D: usize>(x: &mut Number<D>, y: &Number<D>) {
    let mut carry = 0;
    for (x, y) in x.iter_mut().zip(y) {
        let sum = *x + *y + carry;
        *x = sum & digit_mask(D);
        carry = sum >> digit_bits(D);
    }
}

/// Reads big-endian bytes, leading zeros allowed. Bits that do not fit `D` digits are dropped.
pub(crate) fn read_be_bytes<const D: usize>(bytes: &[u8], number: &mut Number<D>) {
    digits::from_be_bytes(bytes, number, digit_bits(D));
}

/// Writes the low `bytes.len()` bytes big-endian.
pub(crate) fn to_be_bytes<const D: usize>(number: &Number<D>, bytes: &mut [u8]) {
    digits::to_be_bytes(number, digit_bits(D), bytes);
}
