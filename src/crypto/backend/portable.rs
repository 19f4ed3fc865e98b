//! Montgomery arithmetic of fixed size in safe Rust: the kernel that runs anywhere, and the oracle of all others.
//!
//! # Representation
//!
//! A number is `D` digits of 60 bits, least significant first, one in each `u64`. The radix leaves room twice over:
//!
//! * A column of a product sums at most `2 * D` products below 2^120 and a carry below 2^68. With `D <= 70` that stays
//!   below 2^128, so one `u128` holds it and no third word is needed.
//! * `R = 2^(60 * D)` is at least `2^20` times the modulus (checked when a [`Montgomery`] is made), so results stay
//!   almost reduced without any comparison on the way, and one subtraction at the very end is enough.
//!
//! # Timing
//!
//! Every function runs in time that depends on `D` alone, unless its name ends in `_vartime`.

#![allow(clippy::inline_always)] // the kernels' pieces are only fast where lengths are constants after inlining

use core::hint::black_box;

use zeroize::Zeroize;

/// Runs a block for each group of columns of `D` digits. For the smallest numbers it is written out, so that every length
/// in it is a constant; for larger ones that would cost more in instruction fetches than it saves.
macro_rules! groups {
    ($first:ident in $digits:ident => $body:block) => {
        if $digits <= 5 * GROUP {
            groups!(@each $first $digits $body 0 4 8 12 16);
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

/// The bits of one digit.
pub(crate) const DIGIT_BITS: u32 = 60;

const DIGIT_MASK: u64 = (1 << DIGIT_BITS) - 1;

/// How many bits `R` has more than the modulus, at the least.
const SLACK_BITS: u32 = 20;

/// The digits a modulus of `bits` bits needs: those of the modulus and the slack.
pub(crate) const fn fits(bits: u32, digits: usize) -> bool {
    bits + SLACK_BITS <= DIGIT_BITS * digits as u32
}

/// A number of `D` digits of 60 bits, least significant first.
pub(crate) type Number<const D: usize> = [u64; D];

/// An odd modulus `n` and what Montgomery multiplication by it needs.
#[derive(Clone)]
pub(crate) struct Montgomery<const D: usize> {
    /// The modulus, canonical.
    n: Number<D>,
    /// `-n^-1 mod 2^60`.
    n0: u64,
    /// `R^2 mod n`, canonical.
    rr: Number<D>,
}

impl<const D: usize> Montgomery<D> {
    /// Computes the constants of an odd modulus of exactly `bits` bits, given big-endian.
    ///
    /// Inputs: `n` odd, of exactly `bits` bits, `fits(bits, D)`; the caller has checked all three.
    /// Timing: depends on `bits` only.
    pub(crate) fn new(n: &[u8], bits: u32) -> Self {
        debug_assert!(fits(bits, D) && D <= 70, "{bits} bits do not fit {D} digits");
        let n = from_be_bytes(n);
        // Newton's iteration: each step doubles the number of correct low bits, and n is its own inverse modulo 8.
        let mut inverse = n[0];
        for _ in 0..5 {
            inverse = inverse.wrapping_mul(2_u64.wrapping_sub(n[0].wrapping_mul(inverse)));
        }
        let mut this = Self { n, n0: inverse.wrapping_neg() & DIGIT_MASK, rr: [0; D] };

        // 2^(bits - 1) is below n. Doubling takes it to 2R mod n, which is the Montgomery form of 2.
        let mut two = [0; D];
        let top = bits - 1;
        two[(top / DIGIT_BITS) as usize] = 1 << (top % DIGIT_BITS);
        let log_r = DIGIT_BITS * D as u32;
        for _ in 0..=log_r - top {
            this.double(&mut two);
        }
        // R^2 is the Montgomery form of 2^log_r: square and double along the bits of log_r.
        let mut rr = two;
        let mut scratch = [0; D];
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

    /// The modulus.
    pub(crate) fn modulus(&self) -> &Number<D> {
        &self.n
    }

    /// `R^2 mod n`: multiplying by it enters the Montgomery domain.
    pub(crate) fn rr(&self) -> &Number<D> {
        &self.rr
    }

    /// `2^(2 * log) mod n`, canonical: what enters the domain of another radix. `log` is from half of this domain's `log2(R)`
    /// to three halves of it.
    pub(crate) fn squared_radix(&self, log: u32) -> Number<D> {
        let log_r = DIGIT_BITS * D as u32;
        debug_assert!(2 * log >= log_r && 2 * log < 3 * log_r);
        let (mut out, mut quotient) = (self.rr, [0; D]);
        // R^2 * 2^shift / R, in two multiplications where 2^shift is not below R.
        let shift = 2 * log - log_r;
        let mut power = [0; D];
        power[(shift % log_r / DIGIT_BITS) as usize] = 1 << (shift % DIGIT_BITS);
        self.mul(&mut out, &self.rr, &power, &mut quotient);
        if shift >= log_r {
            power = out;
            self.mul(&mut out, &self.rr, &power, &mut quotient);
        }
        self.reduce_once(&mut out);
        out
    }

    /// `out = a * b / R mod n`, almost reduced.
    ///
    /// Inputs: `a * b <= 16 * n * R` (so: both at most `4n`, or one below `R` and the other at most `16n`), digits
    /// normalised. Output: congruent, digits normalised, below `17n`; below `n + n / 2^16` where both inputs are at most
    /// `4n`. `quotient` is scratch; it holds what depends on the inputs and is the caller's to wipe.
    pub(crate) fn mul(&self, out: &mut Number<D>, a: &Number<D>, b: &Number<D>, quotient: &mut Number<D>) {
        self.reduce(out, &Product { a, b }, quotient);
    }

    /// `out = a^2 / R mod n`, almost reduced: [`Montgomery::mul`] with equal inputs, at three quarters of its products.
    pub(crate) fn square(&self, out: &mut Number<D>, a: &Number<D>, quotient: &mut Number<D>) {
        self.reduce(out, &Square { a }, quotient);
    }

    /// Montgomery reduction of a product whose columns are summed on the way.
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

    /// Columns `first..first + W` of the low half: each chooses the digit of the quotient that makes it divisible by the
    /// radix. Returns the carry into the next column.
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
        strip(&mut columns, &quotient[..first], &self.n[1..first + W]);
        let mut carry = carry;
        for k in 0..W {
            let column = columns[k] + carry;
            let digit = (column as u64).wrapping_mul(self.n0) & DIGIT_MASK;
            quotient[first + k] = digit;
            carry = (column + wide(digit, self.n[0])) >> DIGIT_BITS;
            for (column, n) in columns[k + 1..].iter_mut().zip(&self.n[1..]) {
                *column += wide(digit, *n);
            }
        }
        carry
    }

    /// Subtracts `n` from `x` if `x >= n`. With `x` below `2n` the result is canonical.
    pub(crate) fn reduce_once(&self, x: &mut Number<D>) {
        let mut difference = *x;
        let borrow = subtract(&mut difference, &self.n);
        // All ones where the subtraction did not borrow.
        select(x, &difference, black_box(borrow.wrapping_sub(1)));
        difference.zeroize();
    }

    /// Doubles a canonical number modulo `n`.
    fn double(&self, x: &mut Number<D>) {
        let mut carry = 0;
        for digit in x.iter_mut() {
            let doubled = (*digit << 1) | carry;
            *digit = doubled & DIGIT_MASK;
            carry = doubled >> DIGIT_BITS;
        }
        self.reduce_once(x);
    }

    /// `base^exponent mod n`, canonical, for a base below `n` and a public odd exponent from 3 on.
    ///
    /// The base enters the Montgomery domain by one multiplication; the last multiplication is by the plain base, which
    /// leaves the domain again: 18 operations for 65537. Timing: depends on the exponent, never on the base.
    pub(crate) fn pow_public_vartime(
        &self,
        out: &mut Number<D>,
        base: &Number<D>,
        exponent: u64,
        scratch: &mut PowScratch<D>,
    ) {
        let PowScratch { mont, power, product, quotient } = scratch;
        self.mul(mont, base, &self.rr, quotient);
        *power = *mont;
        let (mut power, mut product) = (power, product);
        for bit in (1..exponent.ilog2()).rev() {
            self.square(product, power, quotient);
            core::mem::swap(&mut power, &mut product);
            if exponent >> bit & 1 == 1 {
                self.mul(product, power, mont, quotient);
                core::mem::swap(&mut power, &mut product);
            }
        }
        self.square(product, power, quotient);
        self.mul(out, product, base, quotient);
        self.reduce_once(out);
    }

    /// `base^exponent mod n` in the Montgomery domain, for a base at most `4n` in the domain and a secret exponent of at
    /// most `exponent_bits` bits.
    ///
    /// Fixed windows of five bits; every look-up reads the whole table. Timing: depends on `exponent_bits` only.
    pub(crate) fn pow_secret(
        &self,
        power: &mut Number<D>,
        base: &Number<D>,
        exponent: &Number<D>,
        exponent_bits: u32,
        scratch: &mut WindowScratch<D>,
    ) {
        let WindowScratch { table, entry, product, quotient } = scratch;
        // The Montgomery form of 1 is R mod n = R^2 * 1 / R.
        let mut one = [0; D];
        one[0] = 1;
        self.mul(&mut table[0], &self.rr, &one, quotient);
        for power in 1..table.len() {
            let (done, next) = table.split_at_mut(power);
            self.mul(&mut next[0], &done[power - 1], base, quotient);
        }
        let windows = exponent_bits.div_ceil(WINDOW_BITS);
        look_up(power, table, window_of(exponent, windows - 1));
        for window in (0..windows - 1).rev() {
            self.square(product, power, quotient);
            for _ in 0..(WINDOW_BITS - 1) / 2 {
                self.square(power, product, quotient);
                self.square(product, power, quotient);
            }
            look_up(entry, table, window_of(exponent, window));
            self.mul(power, product, entry, quotient);
        }
    }

    /// The Montgomery form modulo `n` of a number of up to `2 * D` digits, at most `4n`.
    pub(crate) fn enter_wide(&self, out: &mut Number<D>, wide: &[u64], quotient: &mut Number<D>) {
        let (low_digits, high_digits) = wide.split_at(D);
        let (mut low, mut high, mut product) = ([0; D], [0; D], [0; D]);
        low.copy_from_slice(low_digits);
        high[..high_digits.len()].copy_from_slice(high_digits);
        // high * R is high in the Montgomery domain; once more it is the form of high * R.
        self.mul(&mut product, &high, &self.rr, quotient);
        self.mul(&mut high, &product, &self.rr, quotient);
        self.mul(out, &low, &self.rr, quotient);
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

/// What [`Montgomery::pow_public_vartime`] works on. It depends on the base: wipe it where that is a secret.
#[derive(Zeroize)]
pub(crate) struct PowScratch<const D: usize> {
    mont: Number<D>,
    power: Number<D>,
    product: Number<D>,
    pub(crate) quotient: Number<D>,
}

impl<const D: usize> PowScratch<D> {
    pub(crate) const fn new() -> Self {
        Self { mont: [0; D], power: [0; D], product: [0; D], quotient: [0; D] }
    }
}

/// What [`Montgomery::pow_secret`] works on, the caller's to wipe.
#[derive(Zeroize)]
pub(crate) struct WindowScratch<const D: usize> {
    table: [Number<D>; 1 << WINDOW_BITS],
    entry: Number<D>,
    product: Number<D>,
    pub(crate) quotient: Number<D>,
}

impl<const D: usize> WindowScratch<D> {
    pub(crate) const fn new() -> Self {
        Self { table: [[0; D]; 1 << WINDOW_BITS], entry: [0; D], product: [0; D], quotient: [0; D] }
    }
}

/// The bits of an exponent that one multiplication takes. It divides the bits of a digit, so no window spans two.
const WINDOW_BITS: u32 = 5;

/// The window's bits of a secret exponent. Where it is, is no secret.
fn window_of<const D: usize>(exponent: &Number<D>, window: u32) -> u64 {
    let bit = window * WINDOW_BITS;
    (exponent[(bit / DIGIT_BITS) as usize] >> (bit % DIGIT_BITS)) & ((1 << WINDOW_BITS) - 1)
}

/// The table's entry at a secret index; reads every entry.
fn look_up<const D: usize>(entry: &mut Number<D>, table: &[Number<D>], index: u64) {
    *entry = [0; D];
    for (at, candidate) in (0_u64..).zip(table) {
        let differs = at ^ index;
        // All ones where they are equal: only zero has a sign bit after subtracting one, within these few bits.
        let mask = black_box(0_u64.wrapping_sub(differs.wrapping_sub(1) >> 63));
        for (digit, candidate) in entry.iter_mut().zip(candidate) {
            *digit |= *candidate & mask;
        }
    }
}

/// `out = a * b`, in full: `out` has as many digits as the product's value needs, at most `2 * D`.
pub(crate) fn multiply_wide<const D: usize>(out: &mut [u64], a: &Number<D>, b: &Number<D>) {
    let mut column = 0_u128;
    for (i, digit) in out.iter_mut().enumerate() {
        let (from, to) = ((i + 1).saturating_sub(D), (i + 1).min(D));
        column += a[from..to].iter().zip(b[from..to].iter().rev()).map(|(x, y)| wide(*x, *y)).sum::<u128>();
        *digit = column as u64 & DIGIT_MASK;
        column >>= DIGIT_BITS;
    }
}

/// How many neighbouring columns of a product are summed together: one pass over the digits serves them all, which
/// saves loads, and keeps the branches few enough to be predicted.
const GROUP: usize = 4;

/// A product of two numbers of one length, by its columns.
trait Columns {
    /// Adds columns `first..first + W` of the low half.
    fn low<const W: usize>(&self, first: usize, columns: &mut [u128; W]);

    /// Adds columns `first..first + W` of the high half.
    fn high<const W: usize>(&self, first: usize, columns: &mut [u128; W]);
}

struct Product<'a, const D: usize> {
    a: &'a Number<D>,
    b: &'a Number<D>,
}

impl<const D: usize> Columns for Product<'_, D> {
    #[inline(always)]
    fn low<const W: usize>(&self, first: usize, columns: &mut [u128; W]) {
        let Self { a, b } = self;
        strip(columns, &a[..first], &b[1..first + W]);
        // The triangle that the strip leaves.
        for j in 0..W {
            for k in j..W {
                columns[k] += wide(a[first + j], b[k - j]);
            }
        }
    }

    #[inline(always)]
    fn high<const W: usize>(&self, first: usize, columns: &mut [u128; W]) {
        let Self { a, b } = self;
        for j in 0..W - 1 {
            for k in 0..=j {
                columns[k] += wide(a[first + 1 + j], b[D - 1 - j + k]);
            }
        }
        strip(columns, &a[first + W..], &b[first + 1..]);
    }
}

struct Square<'a, const D: usize> {
    a: &'a Number<D>,
}

impl<const D: usize> Columns for Square<'_, D> {
    #[inline(always)]
    fn low<const W: usize>(&self, first: usize, columns: &mut [u128; W]) {
        let a = self.a;
        let middle = first / 2;
        let mut cross = [0; W];
        strip(&mut cross, &a[..middle], &a[middle + 1..first + W]);
        add_squares(columns, &mut cross, &a[middle..]);
    }

    #[inline(always)]
    fn high<const W: usize>(&self, first: usize, columns: &mut [u128; W]) {
        let a = self.a;
        if first + 2 * W > D {
            // The last columns have too few products for a strip.
            for (k, column) in columns.iter_mut().enumerate() {
                let at = first + k + 1;
                let top = &a[at.min(D)..];
                let half = top.len() / 2;
                for (x, y) in top[..half].iter().zip(top.iter().rev()) {
                    *column += wide(*x, *y) << 1;
                }
                if top.len() % 2 == 1 {
                    *column += wide(top[half], top[half]);
                }
            }
            return;
        }
        let middle = D.midpoint(first);
        let mut cross = [0; W];
        for j in 0..W - 1 {
            for k in 0..=j {
                cross[k] += wide(a[first + 1 + j], a[D - 1 - j + k]);
            }
        }
        strip(&mut cross, &a[first + W..middle], &a[middle + 1..]);
        add_squares(columns, &mut cross, &a[middle..]);
    }
}

/// Adds twice the cross products, those nearest the middle included, and the squares themselves.
#[inline(always)]
fn add_squares<const W: usize>(columns: &mut [u128; W], cross: &mut [u128; W], middle: &[u64]) {
    for j in 0..W / 2 {
        for k in 2 * j + 1..W {
            cross[k] += wide(middle[j], middle[k - j]);
        }
        columns[2 * j] += wide(middle[j], middle[j]);
    }
    for (column, cross) in columns.iter_mut().zip(cross) {
        *column += *cross << 1;
    }
}

/// `columns[k] += sum over j of x[j] * y[x.len() - 1 - j + k]`; `y` has `W - 1` digits more than `x`.
#[inline(always)]
fn strip<const W: usize>(columns: &mut [u128; W], x: &[u64], y: &[u64]) {
    debug_assert_eq!(x.len() + W - 1, y.len());
    for (x, y) in x.iter().zip(y.windows(W).rev()) {
        for (column, y) in columns.iter_mut().zip(y) {
            *column += wide(*x, *y);
        }
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
    reduction.high(first, &mut columns);
    let mut carry = carry;
    for (digit, column) in out[first..first + W].iter_mut().zip(columns) {
        let column = column + carry;
        *digit = column as u64 & DIGIT_MASK;
        carry = column >> DIGIT_BITS;
    }
    carry
}

fn wide(x: u64, y: u64) -> u128 {
    u128::from(x) * u128::from(y)
}

/// `x -= y`; returns the borrow, 0 or 1.
pub(crate) fn subtract<const D: usize>(x: &mut Number<D>, y: &Number<D>) -> u64 {
    let mut borrow = 0;
    for (x, y) in x.iter_mut().zip(y) {
        let difference = x.wrapping_sub(*y).wrapping_sub(borrow);
        borrow = difference >> 63;
        *x = difference & DIGIT_MASK;
    }
    borrow
}

/// `x += y`, without the carry out of the last digit.
pub(crate) fn add<const D: usize>(x: &mut Number<D>, y: &Number<D>) {
    let mut carry = 0;
    for (x, y) in x.iter_mut().zip(y) {
        let sum = *x + *y + carry;
        *x = sum & DIGIT_MASK;
        carry = sum >> DIGIT_BITS;
    }
}

/// `x = y` where `mask` is all ones, `x` where it is zero.
pub(crate) fn select<const D: usize>(x: &mut Number<D>, y: &Number<D>, mask: u64) {
    for (x, y) in x.iter_mut().zip(y) {
        *x ^= (*x ^ *y) & mask;
    }
}

/// Reads big-endian bytes, leading zeros allowed. Bits that do not fit `D` digits are dropped.
pub(crate) fn from_be_bytes<const D: usize>(bytes: &[u8]) -> Number<D> {
    let mut number = [0; D];
    let (mut digit, mut filled, mut at) = (0_u128, 0, 0);
    for byte in bytes.iter().rev() {
        digit |= u128::from(*byte) << filled;
        filled += 8;
        if filled >= DIGIT_BITS {
            number[at] = digit as u64 & DIGIT_MASK;
            digit >>= DIGIT_BITS;
            filled -= DIGIT_BITS;
            at += 1;
            if at == D {
                return number;
            }
        }
    }
    number[at] = digit as u64;
    number
}

/// Writes the low `bytes.len()` bytes big-endian.
pub(crate) fn to_be_bytes<const D: usize>(number: &Number<D>, bytes: &mut [u8]) {
    let mut digits = number.iter();
    let (mut pending, mut filled) = (0_u128, 0);
    for byte in bytes.iter_mut().rev() {
        if filled < 8 {
            pending |= u128::from(digits.next().copied().unwrap_or(0)) << filled;
            filled += DIGIT_BITS;
        }
        *byte = pending as u8;
        pending >>= 8;
        filled -= 8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigUint;
    use proptest::prelude::*;

    /// The largest modulus that the slack leaves room for.
    const fn most_bits(digits: usize) -> u32 {
        DIGIT_BITS * digits as u32 - SLACK_BITS
    }

    fn big<const D: usize>(number: &Number<D>) -> BigUint {
        number.iter().rev().fold(BigUint::ZERO, |sum, digit| (sum << DIGIT_BITS) + digit)
    }

    fn digits<const D: usize>(number: &BigUint) -> Number<D> {
        from_be_bytes(&number.to_bytes_be())
    }

    /// Odd moduli of exactly `bits` bits at which carries go wrong first, and one that is like any other.
    fn moduli(bits: u32, seed: u64) -> Vec<BigUint> {
        let one = BigUint::from(1_u8);
        let top = &one << (bits - 1);
        let mut moduli = vec![
            // 2^k - 1: every digit is all ones.
            (&one << bits) - 1_u8,
            // 2^(k-1) + 1: every digit but two is zero.
            &top + 1_u8,
            // One digit of all ones between zeros, and the other way round.
            &top + (((&one << DIGIT_BITS) - 1_u8) << (DIGIT_BITS * 3)) + 1_u8,
            (&one << bits) - 1_u8 - (((&one << DIGIT_BITS) - 1_u8) << (DIGIT_BITS * 3)),
            // 2^k - 59: the quotient's digits are extreme.
            (&one << bits) - 59_u8,
        ];
        let mut random = &top + 1_u8;
        for at in 0..u64::from(bits) / 64 {
            let word = seed.wrapping_add(at).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            random |= BigUint::from(word ^ (word >> 29)) << (at * 63);
        }
        moduli.push((random % (&one << bits)) | &top | &one);
        moduli
    }

    /// Values below the modulus at which carries go wrong first.
    fn values(n: &BigUint, seed: u64) -> Vec<BigUint> {
        let one = BigUint::from(1_u8);
        let ones = (&one << (n.bits() - 1)) - 1_u8;
        let random = (BigUint::from(seed) << 900_u32).pow(3) % n;
        vec![BigUint::ZERO, one.clone(), n - 1_u8, n - 2_u8, ones, n >> 1_u8, random]
    }

    fn products_agree_with_big_integers<const D: usize>(bits: u32, seed: u64) {
        for n in moduli(bits, seed) {
            let modulus = Montgomery::<D>::new(&n.to_bytes_be(), bits);
            assert_eq!(big(&modulus.n), n);
            let r = BigUint::from(1_u8) << (DIGIT_BITS * D as u32);
            assert_eq!(big(&modulus.rr), &r * &r % &n, "R^2 modulo {n:x}");
            let r_inverse = r.modinv(&n).unwrap();
            let values = values(&n, seed);
            for a in &values {
                for b in &values {
                    let (mut out, mut quotient) = ([0; D], [0; D]);
                    // Inputs may be anything up to 4n.
                    let (wide_a, wide_b) = (a + 3_u8 * &n, b + 3_u8 * &n);
                    modulus.mul(&mut out, &digits(&wide_a), &digits(&wide_b), &mut quotient);
                    assert!(big(&out) < &n + (&n >> 16_u8), "almost reduced");
                    assert!(out.iter().all(|digit| *digit <= DIGIT_MASK), "normalised");
                    modulus.reduce_once(&mut out);
                    assert_eq!(big(&out), a * b * &r_inverse % &n, "{a:x} * {b:x} modulo {n:x}");
                }
                let (mut square, mut product, mut quotient) = ([0; D], [0; D], [0; D]);
                let wide_a = digits(&(a + 3_u8 * &n));
                modulus.square(&mut square, &wide_a, &mut quotient);
                modulus.mul(&mut product, &wide_a, &wide_a, &mut quotient);
                assert_eq!(square, product, "the square of {a:x} modulo {n:x}");
            }
        }
    }

    fn powers_agree_with_big_integers<const D: usize>(bits: u32, seed: u64, exponents: &[u64]) {
        for n in moduli(bits, seed) {
            let modulus = Montgomery::<D>::new(&n.to_bytes_be(), bits);
            for base in values(&n, seed) {
                for exponent in exponents {
                    let mut power = [0; D];
                    modulus.pow_public_vartime(&mut power, &digits(&base), *exponent, &mut PowScratch::new());
                    assert_eq!(
                        big(&power),
                        base.modpow(&BigUint::from(*exponent), &n),
                        "{base:x}^{exponent} modulo {n:x}"
                    );
                }
            }
            let base = values(&n, seed).pop().unwrap();
            for exponent in [BigUint::ZERO, BigUint::from(1_u8), &n - 1_u8, (BigUint::from(1_u8) << bits) - 1_u8] {
                let mut scratch = WindowScratch::new();
                let (mut entered, mut power) = ([0; D], [0; D]);
                modulus.mul(&mut entered, &digits(&base), &modulus.rr, &mut scratch.quotient);
                modulus.pow_secret(&mut power, &entered, &digits(&exponent), bits, &mut scratch);
                let mut one = [0; D];
                one[0] = 1;
                modulus.mul(&mut entered, &power, &one, &mut scratch.quotient);
                modulus.reduce_once(&mut entered);
                assert_eq!(big(&entered), base.modpow(&exponent, &n), "{base:x}^{exponent:x} modulo {n:x}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(6))]

        #[test]
        fn every_kernel_agrees_with_big_integers(seed: u64) {
            products_agree_with_big_integers::<18>(1024, seed);
            products_agree_with_big_integers::<18>(most_bits(18), seed);
            products_agree_with_big_integers::<26>(1536, seed);
            products_agree_with_big_integers::<26>(most_bits(26), seed);
            products_agree_with_big_integers::<36>(2048, seed);
            products_agree_with_big_integers::<36>(most_bits(36), seed);
            products_agree_with_big_integers::<52>(3072, seed);
            products_agree_with_big_integers::<52>(most_bits(52), seed);
            products_agree_with_big_integers::<70>(4096, seed);
            products_agree_with_big_integers::<70>(most_bits(70), seed);
        }
    }

    #[test]
    fn powers_agree_with_big_integers_at_every_size() {
        powers_agree_with_big_integers::<18>(1024, 1, &[3, 5, 17, 65_537]);
        powers_agree_with_big_integers::<26>(1536, 2, &[3, 0x1_ffff_ffff]);
        powers_agree_with_big_integers::<36>(2048, 3, &[3, 65_537, 0x1_0000_0001]);
        powers_agree_with_big_integers::<52>(3072, 4, &[65_537]);
        powers_agree_with_big_integers::<70>(4096, 5, &[65_537]);
    }

    #[test]
    fn wide_numbers_enter_the_domain() {
        for n in moduli(1024, 9) {
            let modulus = Montgomery::<18>::new(&n.to_bytes_be(), 1024);
            for wide_value in [&n * &n - 1_u8, (BigUint::from(1_u8) << 2048_u32) - 1_u8, BigUint::ZERO, n.clone()] {
                let wide_digits: Number<36> = digits(&wide_value);
                let (mut out, mut quotient) = ([0; 18], [0; 18]);
                modulus.enter_wide(&mut out, &wide_digits, &mut quotient);
                let r = BigUint::from(1_u8) << (DIGIT_BITS * 18);
                assert!(big(&out) <= &n * 4_u8);
                assert_eq!(big(&out) % &n, &wide_value * r % &n);
            }
        }
    }

    #[test]
    fn bytes_and_digits_are_one_number() {
        for len in 0..=70_usize {
            let bytes: Vec<u8> = (0..len).map(|at| (at * 37 + 1) as u8).collect();
            let number: Number<10> = from_be_bytes(&bytes);
            assert_eq!(big(&number), BigUint::from_bytes_be(&bytes));
            let mut back = vec![0; len];
            to_be_bytes(&number, &mut back);
            assert_eq!(back, bytes);
        }
        assert_eq!(
            big(&from_be_bytes::<2>(&[0xff; 20])),
            (BigUint::from(1_u8) << 120_u32) - 1_u8,
            "the rest is dropped"
        );
    }

    #[test]
    fn look_ups_find_each_entry() {
        let table: [Number<8>; 32] = core::array::from_fn(|at| [at as u64 + 1; 8]);
        for index in 0..32 {
            let mut entry = [7; 8];
            look_up(&mut entry, &table, index);
            assert_eq!(entry, [index + 1; 8]);
        }
    }
}
