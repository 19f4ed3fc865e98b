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
    (1 << digit_bits(digits)) - 1
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
#[derive(Clone)]
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

    /// Computes the constants of a big-endian odd modulus of exactly `bits` bits.
    ///
    /// Inputs: `n` is odd, has exactly `bits` bits, and `fits(bits, D)`; the caller has checked all three. Time depends
    /// on `bits` only.
    pub(crate) fn new(n: &[u8], bits: u32) -> Self {
        let mut this = Self::without_rr(n, bits);
        // 2^(bits - 1) is below n. Doubling takes it to 2R mod n, which is the Montgomery form of 2.
        let mut two = [0; D];
        let top = bits - 1;
        two[(top / Self::DIGIT_BITS) as usize] = 1 << (top % Self::DIGIT_BITS);
        let log_r = Self::DIGIT_BITS * D as u32;
        for _ in 0..=log_r - top {
            this.double(&mut two);
        }
        // R^2 is the Montgomery form of 2^log_r: square and double along the bits of log_r.
        let mut rr = two;
        let mut scratch = Scratch::new();
        let mut product = [0; D];
        for bit in (0..log_r.ilog2()).rev() {
            this.square(&mut product, &rr, &mut scratch);
            rr = product;
            if log_r >> bit & 1 == 1 {
                this.reduce_once(&mut rr);
                this.double(&mut rr);
            }
        }
        this.reduce_once(&mut rr);
        this.rr = rr;
        two.zeroize();
        product.zeroize();
        scratch.zeroize();
        this
    }

    /// As [`Montgomery::new`], of a public modulus of 65 bits or more without leading zeros: faster, in a time that
    /// depends on it.
    pub(crate) fn new_vartime(n: &[u8], bits: u32) -> Self {
        let mut rr = [0; division::MAX_LEN];
        let rr = &mut rr[..n.len()];
        division::power_of_two_vartime(n, 2 * Self::DIGIT_BITS * D as u32, rr);
        Self { rr: from_be_bytes(rr), ..Self::without_rr(n, bits) }
    }

    fn without_rr(n: &[u8], bits: u32) -> Self {
        debug_assert!(fits(bits, D) && D <= 70, "{bits} bits do not fit {D} digits");
        let n = from_be_bytes(n);
        // Newton's iteration: each step doubles the number of correct low bits, and n is its own inverse modulo 8.
        let mut inverse = n[0];
        for _ in 0..5 {
            inverse = inverse.wrapping_mul(2_u64.wrapping_sub(n[0].wrapping_mul(inverse)));
        }
        Self { n, n0: inverse.wrapping_neg() & Self::DIGIT_MASK, rr: [0; D] }
    }

    /// The modulus.
    pub(crate) fn modulus(&self) -> &Number<D> {
        &self.n
    }

    /// `R^2 mod n`: multiplication by it converts into the Montgomery domain.
    pub(crate) fn rr(&self) -> &Number<D> {
        &self.rr
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

    /// `out = a * b / R mod n`, almost reduced.
    ///
    /// Inputs: `a * b <= 16 * n * R` (for example both at most `4n`, or one below `R` and the other at most `16n`),
    /// digits normalised. Output: congruent, digits normalised, below `17n`, and below `n + n / 2^16` if both inputs
    /// are at most `4n`. Neither this function nor `square` is inlined: the code is long, and its loops need all
    /// registers.
    #[inline(never)]
    pub(crate) fn mul(&self, out: &mut Number<D>, a: &Number<D>, b: &Number<D>, scratch: &mut Scratch<D>) {
        self.reduce(out, &Product { a, b }, &mut scratch.quotient);
    }

    /// `out = a^2 / R mod n`, almost reduced: [`Montgomery::mul`] with equal inputs, with three quarters of its
    /// products.
    #[inline(never)]
    pub(crate) fn square(&self, out: &mut Number<D>, a: &Number<D>, scratch: &mut Scratch<D>) {
        let Scratch { quotient, twice } = scratch;
        for (twice, digit) in twice.iter_mut().zip(a) {
            *twice = digit << 1;
        }
        self.reduce(out, &Square { a, twice }, quotient);
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

    /// Subtracts `n` from `x` if `x >= n`. For `x` below `2n` the result is canonical.
    pub(crate) fn reduce_once(&self, x: &mut Number<D>) {
        let mut difference = *x;
        let borrow = subtract(&mut difference, &self.n);
        // The mask is all ones if the subtraction did not borrow.
        select(x, &difference, black_box(borrow.wrapping_sub(1)));
        difference.zeroize();
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

    /// `base^(exponent - 1) * last mod n`, canonical, for numbers below `n` and a public odd exponent of at least 3. If
    /// the last factor is the base, this is the public operation.
    ///
    /// One multiplication converts the base into the Montgomery domain. The last multiplication is by a plain number,
    /// which converts the result back: 18 operations for 65537. Time depends on the exponent, not on the numbers.
    pub(crate) fn power_times_vartime(
        &self,
        out: &mut Number<D>,
        base: &Number<D>,
        exponent: u64,
        last: &Number<D>,
        scratch: &mut PowScratch<D>,
    ) {
        let PowScratch { mont, power, product, scratch } = scratch;
        self.mul(mont, base, &self.rr, scratch);
        *power = *mont;
        let (mut power, mut product) = (power, product);
        for bit in (1..exponent.ilog2()).rev() {
            self.square(product, power, scratch);
            core::mem::swap(&mut power, &mut product);
            if exponent >> bit & 1 == 1 {
                self.mul(product, power, mont, scratch);
                core::mem::swap(&mut power, &mut product);
            }
        }
        self.square(product, power, scratch);
        self.mul(out, product, last, scratch);
        self.reduce_once(out);
    }

    /// `base^exponent mod n` in the Montgomery domain, for a base at most `4n` in the domain and a secret exponent of
    /// at most `exponent_bits` bits.
    ///
    /// Fixed windows of five bits; every look-up reads the whole table. Time depends on `exponent_bits` only.
    pub(crate) fn pow_secret(
        &self,
        power: &mut Number<D>,
        base: &Number<D>,
        exponent: &Number<D>,
        exponent_bits: u32,
        scratch: &mut WindowScratch<D>,
    ) {
        const { assert!(Self::DIGIT_BITS.is_multiple_of(WINDOW_BITS), "no window spans two digits") }
        let WindowScratch { table, entry, product, scratch } = scratch;
        // The Montgomery form of 1 is R mod n = R^2 * 1 / R.
        let mut one = [0; D];
        one[0] = 1;
        self.mul(&mut table[0], &self.rr, &one, scratch);
        for power in 1..table.len() {
            let (done, next) = table.split_at_mut(power);
            self.mul(&mut next[0], &done[power - 1], base, scratch);
        }
        let windows = exponent_bits.div_ceil(WINDOW_BITS);
        look_up(power, table, window_of(exponent, windows - 1));
        for window in (0..windows - 1).rev() {
            self.square(product, power, scratch);
            for _ in 0..(WINDOW_BITS - 1) / 2 {
                self.square(power, product, scratch);
                self.square(product, power, scratch);
            }
            look_up(entry, table, window_of(exponent, window));
            self.mul(power, product, entry, scratch);
        }
    }

    /// The Montgomery form modulo `n` of a big-endian number below `R^2`, at most `4n`.
    pub(crate) fn enter_wide(&self, out: &mut Number<D>, wide: &[u8], scratch: &mut Scratch<D>) {
        const { assert!((Self::DIGIT_BITS * D as u32).is_multiple_of(8), "R is a power of 256") }
        let (high, low) = wide.split_at(wide.len().saturating_sub((Self::DIGIT_BITS * D as u32 / 8) as usize));
        let (mut low, mut high, mut product) = (from_be_bytes(low), from_be_bytes(high), [0; D]);
        // high * R is high in the Montgomery domain; a second multiplication gives the Montgomery form of high * R.
        self.mul(&mut product, &high, &self.rr, scratch);
        self.mul(&mut high, &product, &self.rr, scratch);
        self.mul(out, &low, &self.rr, scratch);
        add(out, &high);
        low.zeroize();
        high.zeroize();
        product.zeroize();
    }
}

impl<const D: usize> Zeroize for Montgomery<D> {
    fn zeroize(&mut self) {
        self.n.zeroize();
        self.n0.zeroize();
        self.rr.zeroize();
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

/// The workspace of [`Montgomery::power_times_vartime`]. It depends on the base: wipe it if the base is secret.
#[derive(Zeroize)]
pub(crate) struct PowScratch<const D: usize> {
    mont: Number<D>,
    power: Number<D>,
    product: Number<D>,
    pub(crate) scratch: Scratch<D>,
}

impl<const D: usize> PowScratch<D> {
    #[inline(always)]
    pub(crate) const fn new() -> Self {
        Self { mont: [0; D], power: [0; D], product: [0; D], scratch: Scratch::new() }
    }
}

/// The workspace of [`Montgomery::pow_secret`]; the caller must wipe it.
#[derive(Zeroize)]
pub(crate) struct WindowScratch<const D: usize> {
    table: [Number<D>; 1 << WINDOW_BITS],
    entry: Number<D>,
    product: Number<D>,
    pub(crate) scratch: Scratch<D>,
}

impl<const D: usize> WindowScratch<D> {
    #[inline(always)]
    pub(crate) const fn new() -> Self {
        Self { table: [[0; D]; 1 << WINDOW_BITS], entry: [0; D], product: [0; D], scratch: Scratch::new() }
    }
}

/// The number of exponent bits per multiplication. It divides the bits of a digit, so no window spans two digits.
const WINDOW_BITS: u32 = 5;

/// The bits of a secret exponent in a window. The position of the window is not secret.
fn window_of<const D: usize>(exponent: &Number<D>, window: u32) -> u64 {
    let bit = window * WINDOW_BITS;
    (exponent[(bit / digit_bits(D)) as usize] >> (bit % digit_bits(D))) & ((1 << WINDOW_BITS) - 1)
}

/// The table's entry at a secret index; reads every entry.
fn look_up<const D: usize>(entry: &mut Number<D>, table: &[Number<D>], index: u64) {
    *entry = [0; D];
    for (at, candidate) in (0_u64..).zip(table) {
        let differs = at ^ index;
        // The mask is all ones if the indices are equal: within these few bits, only zero has its sign bit set after
        // subtracting one.
        let mask = black_box(0_u64.wrapping_sub(differs.wrapping_sub(1) >> 63));
        for (digit, candidate) in entry.iter_mut().zip(candidate) {
            *digit |= *candidate & mask;
        }
    }
}

/// `out = a * b` in full: `out` has as many digits as the product's value needs, at most `2 * D`.
pub(crate) fn multiply_wide<const D: usize>(out: &mut [u64], a: &Number<D>, b: &Number<D>) {
    let mut column = 0_u128;
    for (i, digit) in out.iter_mut().enumerate() {
        let (from, to) = ((i + 1).saturating_sub(D), (i + 1).min(D));
        column += a[from..to].iter().zip(b[from..to].iter().rev()).map(|(x, y)| wide(*x, *y)).sum::<u128>();
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

/// `x = y` if `mask` is all ones; `x` is unchanged if it is zero.
pub(crate) fn select<const D: usize>(x: &mut Number<D>, y: &Number<D>, mask: u64) {
    for (x, y) in x.iter_mut().zip(y) {
        *x ^= (*x ^ *y) & mask;
    }
}

/// Reads big-endian bytes, leading zeros allowed. Bits that do not fit `D` digits are dropped.
pub(crate) fn from_be_bytes<const D: usize>(bytes: &[u8]) -> Number<D> {
    let mut number = [0; D];
    read_be_bytes(bytes, &mut number);
    number
}

/// [`from_be_bytes`] into a place that is wiped later.
pub(crate) fn read_be_bytes<const D: usize>(bytes: &[u8], number: &mut Number<D>) {
    let (rest, words) = bytes.as_rchunks::<8>();
    let rest = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    let mut words = words.iter().rev().map(|word| u64::from_be_bytes(*word)).chain([rest]);
    let (mut pending, mut filled) = (0_u128, 0);
    for digit in number {
        if filled < digit_bits(D) {
            pending |= u128::from(words.next().unwrap_or(0)) << filled;
            filled += u64::BITS;
        }
        *digit = pending as u64 & digit_mask(D);
        pending >>= digit_bits(D);
        filled -= digit_bits(D);
    }
}

/// Writes the low `bytes.len()` bytes big-endian.
pub(crate) fn to_be_bytes<const D: usize>(number: &Number<D>, bytes: &mut [u8]) {
    let mut digits = number.iter();
    let (mut pending, mut filled) = (0_u128, 0);
    for word in bytes.rchunks_mut(8) {
        while filled < u64::BITS {
            pending |= u128::from(digits.next().copied().unwrap_or(0)) << filled;
            filled += digit_bits(D);
        }
        word.copy_from_slice(&(pending as u64).to_be_bytes()[8 - word.len()..]);
        pending >>= u64::BITS;
        filled -= u64::BITS;
    }
}
