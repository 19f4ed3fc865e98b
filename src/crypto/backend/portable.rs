//! Montgomery arithmetic of fixed size in safe Rust: the kernel that runs anywhere, and the oracle of all others.
//!
//! # Representation
//!
//! A number is `D` digits of 60 bits, least significant first, one in each `u64`. The radix leaves room twice over:
//!
//! * A column of a product sums at most `2 * D` products below 2^120 and a carry below 2^68. With `D <= 69` that stays
//!   below 2^128, so one `u128` holds it and no third word is needed.
//! * `R = 2^(60 * D)` is at least `2^20` times the modulus (checked when a [`Montgomery`] is made), so results stay
//!   almost reduced without any comparison on the way, and one subtraction at the very end is enough.
//!
//! # Timing
//!
//! Every function runs in time that depends on `D` alone, unless its name ends in `_vartime`.

use core::hint::black_box;

use zeroize::Zeroize;

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
        debug_assert!(fits(bits, D) && D <= 69, "{bits} bits do not fit {D} digits");
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
        for _ in 0..log_r - top + 1 {
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

    /// `out = a * b / R mod n`, almost reduced.
    ///
    /// Inputs: `a * b <= 16 * n * R` (so: both at most `4n`, or one below `R` and the other at most `16n`), digits
    /// normalised. Output: congruent, digits normalised, below `17n`; below `n + n / 2^16` where both inputs are at most
    /// `4n`. `quotient` is scratch; it holds what depends on the inputs and is the caller's to wipe.
    pub(crate) fn mul(&self, out: &mut Number<D>, a: &Number<D>, b: &Number<D>, quotient: &mut Number<D>) {
        let mut column = 0_u128;
        for i in 0..D {
            column += dot_reversed(&a[..=i], &b[..=i]) + dot_reversed(&quotient[..i], &self.n[1..=i]);
            column = self.next_quotient(column, &mut quotient[i]);
        }
        for i in D..2 * D - 1 {
            let low = i - D + 1;
            column += dot_reversed(&a[low..], &b[low..]) + dot_reversed(&quotient[low..], &self.n[low..]);
            out[i - D] = column as u64 & DIGIT_MASK;
            column >>= DIGIT_BITS;
        }
        out[D - 1] = column as u64;
    }

    /// `out = a^2 / R mod n`, almost reduced: [`Montgomery::mul`] with equal inputs, at three quarters of its products.
    pub(crate) fn square(&self, out: &mut Number<D>, a: &Number<D>, quotient: &mut Number<D>) {
        let mut column = 0_u128;
        for i in 0..D {
            column += square_column(&a[..=i]) + dot_reversed(&quotient[..i], &self.n[1..=i]);
            column = self.next_quotient(column, &mut quotient[i]);
        }
        for i in D..2 * D - 1 {
            let low = i - D + 1;
            column += square_column(&a[low..]) + dot_reversed(&quotient[low..], &self.n[low..]);
            out[i - D] = column as u64 & DIGIT_MASK;
            column >>= DIGIT_BITS;
        }
        out[D - 1] = column as u64;
    }

    /// Finishes a low column: chooses the digit of the quotient that makes it divisible by the radix, and divides.
    #[inline(always)]
    fn next_quotient(&self, column: u128, digit: &mut u64) -> u128 {
        *digit = (column as u64).wrapping_mul(self.n0) & DIGIT_MASK;
        (column + u128::from(*digit) * u128::from(self.n[0])) >> DIGIT_BITS
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
        power: &mut Number<D>,
        base: &Number<D>,
        exponent: u64,
        scratch: &mut PowScratch<D>,
    ) {
        let PowScratch { mont, product, quotient } = scratch;
        self.mul(mont, base, &self.rr, quotient);
        *power = *mont;
        for bit in (1..exponent.ilog2()).rev() {
            self.square(product, power, quotient);
            if exponent >> bit & 1 == 1 {
                self.mul(power, product, mont, quotient);
            } else {
                core::mem::swap(power, product);
            }
        }
        self.square(product, power, quotient);
        self.mul(power, product, base, quotient);
        self.reduce_once(power);
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
            for _ in 0..WINDOW_BITS {
                self.square(product, power, quotient);
                core::mem::swap(power, product);
            }
            look_up(entry, table, window_of(exponent, window));
            self.mul(product, power, entry, quotient);
            core::mem::swap(power, product);
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
    product: Number<D>,
    pub(crate) quotient: Number<D>,
}

impl<const D: usize> PowScratch<D> {
    pub(crate) const fn new() -> Self {
        Self { mont: [0; D], product: [0; D], quotient: [0; D] }
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
        if i < D {
            column += dot_reversed(&a[..=i], &b[..=i]);
        } else {
            column += dot_reversed(&a[i - D + 1..], &b[i - D + 1..]);
        }
        *digit = column as u64 & DIGIT_MASK;
        column >>= DIGIT_BITS;
    }
}

/// `sum of x[j] * y[last - j]`: one column of a product. Both slices have one length, at most `D`.
#[inline(always)]
fn dot_reversed(x: &[u64], y: &[u64]) -> u128 {
    x.iter().zip(y.iter().rev()).map(|(&x, &y)| u128::from(x) * u128::from(y)).sum()
}

/// `sum of x[j] * x[last - j]`, each cross product computed once.
#[inline(always)]
fn square_column(x: &[u64]) -> u128 {
    let half = x.len() / 2;
    let cross = dot_reversed(&x[..half], &x[x.len() - half..]) << 1;
    if x.len() % 2 == 1 { cross + u128::from(x[half]) * u128::from(x[half]) } else { cross }
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
