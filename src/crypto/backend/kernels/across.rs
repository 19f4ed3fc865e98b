//! Montgomery arithmetic on one number whose digits lie across the lanes: the kernel of single calls.
//!
//! # Representation
//!
//! A number is up to 80 digits of 52 bits, least significant first, in memory between digits of zero, so that a vector of
//! eight can be read from any place: reading from `t` places below multiplies by `2^(52 * t)`. Products are made from eight
//! copies of a number, each read from another place ([`Shifts`]): to read them once and keep them costs less than to read
//! across the borders of cache lines in every step.
//! `R = 2^(52 * 8 * V)` for `V` vectors, and at least `2^12` times the modulus.
//!
//! # Method
//!
//! Operand scanning, eight digits of the multiplier a step. Low and high halves of products are summed in vectors of their
//! own, the high ones standing for one place more. After a step's products the eight lowest columns are taken away, and
//! their eight digits, times `2^-416 mod n`, added eight places up: no quotient is computed on the way, only carries. The
//! last step is one of Montgomery's: the inverse of the modulus chooses eight digits of a quotient, with whose products the
//! lowest columns become zero.
//!
//! A column sums at most `16 * V` halves of each kind, below `2^52` each, and a carry: below 2^62 with `V <= 10`.
//!
//! # Range
//!
//! Let `W = 2^416`, and `b_i` the vectors of `b`. A step makes the sum `T` from the last one, `T'`:
//! `T < T' / W + n * W + a * b_i`, because the digits taken are below `W` and what multiplies them below `n`. The quotient of
//! the last step adds less than `n * W` before it divides by `W`. So the result is below `2n + a * b_i / W` and a little, with
//! the highest `b_i`, which has at least twelve zero bits above a small multiple of `n`.
//!
//! # Timing
//!
//! Every function runs in time that depends on `V` alone, unless its name ends in `_vartime`.

#![allow(clippy::inline_always, reason = "kernels are compiled anew for each machine's instructions")]

use core::hint::black_box;
use core::ops::Range;

use zeroize::Zeroize;

use super::lanes::{DIGIT_BITS, DIGIT_MASK, Kernel, LANES, Lanes};
use super::radix52::{Constants, INVERSE_DIGITS, MAX_DIGITS};

pub(crate) mod pair;
#[cfg(test)]
mod tests;

/// A number between zeros: eight of them below its lowest digit, at least eight above its highest.
pub(crate) type Padded<L> = [<L as Lanes>::Element; LANES + MAX_DIGITS + LANES];

/// A number's digits between zeros.
pub(crate) fn pad<L: Lanes>(lanes: L, digits: &[u64; MAX_DIGITS]) -> Padded<L> {
    let mut padded = [lanes.element(0); LANES + MAX_DIGITS + LANES];
    for (element, digit) in padded[LANES..].iter_mut().zip(digits) {
        *element = lanes.element(*digit);
    }
    padded
}

/// A number times `2^(52 * place)` for each place of a vector; `A` is one vector more than the number has.
#[derive(Zeroize)]
struct Shifts<L: Lanes, const A: usize>([[L::Digit; A]; LANES]);

impl<L: Lanes, const A: usize> Shifts<L, A> {
    /// Those of zero.
    #[inline(always)]
    fn zero(lanes: L) -> Self {
        Self([[lanes.digit(lanes.splat(0)); A]; LANES])
    }

    /// Those of another number, in place. Call it within a kernel.
    #[inline(always)]
    fn fill(&mut self, lanes: L, number: &Padded<L>) {
        for (place, vectors) in self.0.iter_mut().enumerate() {
            let (elements, _) = number[LANES - place..].as_chunks::<LANES>();
            for (vector, elements) in vectors.iter_mut().zip(elements) {
                *vector = lanes.load_elements(elements);
            }
        }
    }
}

/// Makes the shifts of a number.
struct Shift<'a, L: Lanes, const A: usize> {
    number: &'a Padded<L>,
    out: &'a mut Shifts<L, A>,
}

impl<L: Lanes, const A: usize> Kernel<L> for Shift<'_, L, A> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        self.out.fill(lanes, self.number);
    }
}

/// An odd modulus `n`. `A` is `V + 1`.
#[derive(Zeroize)]
pub(crate) struct Modulus<L: Lanes, const A: usize> {
    /// Read once in a multiplication: its shifts would not be worth their room.
    n: Padded<L>,
    /// `2^-416 mod n`.
    fold: Shifts<L, A>,
    /// `-n^-1 mod 2^416`.
    inverse: [u64; INVERSE_DIGITS],
}

impl<L: Lanes, const A: usize> Modulus<L, A> {
    /// Place for a modulus.
    #[inline(always)]
    pub(crate) fn zero(lanes: L) -> Self {
        Self { n: [lanes.element(0); _], fold: Shifts::zero(lanes), inverse: [0; INVERSE_DIGITS] }
    }

    /// Makes it the modulus of those digits and constants. In place: it is large.
    pub(crate) fn set(&mut self, lanes: L, n: &Padded<L>, fold: &Padded<L>, inverse: &[u64; INVERSE_DIGITS]) {
        self.n = *n;
        lanes.run(Shift { number: fold, out: &mut self.fold });
        self.inverse = *inverse;
    }
}

/// `out = a * b / R mod n`, almost reduced. `A` is `V + 1`.
///
/// Inputs: digits normalised; both at most `6n`, or `a` below `R` and `b` below `n`, where `n` is at least `R / 2^400`.
/// Output: congruent, digits normalised, below `2n + n / 2^6`, or in the second case below `3n + n / 2^6`.
struct Multiply<'a, L: Lanes, const A: usize> {
    out: &'a mut Padded<L>,
    a: &'a Padded<L>,
    b: &'a Padded<L>,
    modulus: &'a Modulus<L, A>,
}

impl<L: Lanes, const A: usize> Kernel<L> for Multiply<'_, L, A> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let Self { out, a, b, modulus: Modulus { n, fold, inverse } } = self;
        let mut shifts = Shifts::zero(lanes);
        shifts.fill(lanes, a);
        let a = &shifts;
        let (last, steps) = (A - 2, b[LANES..].as_chunks::<LANES>().0);
        let mut sums = Sums::zero(lanes);
        // Only the lowest vector bears on the digits that a step takes, and of its products only those by `fold` wait for the
        // digits before: its products by `a` are added a step ahead. All else is summed while the digits are computed.
        sums.add(lanes, a, &steps[0], 0, 0..1);
        let [taken, next] = &mut [[lanes.element(0); LANES]; 2];
        let (mut taken, mut next) = (taken, next);
        sums.lowest_digits_first(lanes, 0, taken);
        sums.add(lanes, a, &steps[0], 0, 1..A);
        sums.add(lanes, a, &steps[1], 1, 1..2);
        sums.drop_lowest(lanes);
        for (step, digits) in (1..).zip(steps[1..=last].windows(2)) {
            sums.add(lanes, fold, taken, 0, 0..1);
            sums.lowest_digits_first(lanes, step, next);
            sums.add(lanes, fold, taken, 0, 1..A);
            sums.add(lanes, a, &digits[0], 0, 1..A);
            sums.add(lanes, a, &digits[1], 1, 1..2);
            sums.drop_lowest(lanes);
            core::mem::swap(&mut taken, &mut next);
        }
        sums.add(lanes, fold, taken, 0, 0..1);
        let quotient = sums.quotient(lanes, inverse);
        sums.add(lanes, fold, taken, 0, 1..A);
        sums.add(lanes, a, &steps[last], 0, 1..A);
        sums.add_once(lanes, n, &quotient);
        sums.clear_lowest(lanes);
        sums.finish(lanes, out);
    }
}

/// Digits as they lie in memory.
#[inline(always)]
fn elements<L: Lanes>(lanes: L, digits: &[u64; LANES]) -> [L::Element; LANES] {
    let mut elements = [lanes.element(0); LANES];
    for (element, digit) in elements.iter_mut().zip(digits) {
        *element = lanes.element(*digit);
    }
    elements
}

/// The columns of a product under way: low and high halves, the high ones standing for one place more.
struct Sums<L: Lanes, const A: usize> {
    low: [L::Word; A],
    high: [L::Word; A],
    /// What the columns that were dropped carry into the lowest.
    carry: u64,
}

impl<L: Lanes, const A: usize> Sums<L, A> {
    #[inline(always)]
    fn zero(lanes: L) -> Self {
        const { assert!(A >= 3 && A <= 11) }
        Self { low: [lanes.splat(0); A], high: [lanes.splat(0); A], carry: 0 }
    }

    /// Adds `number * digits`, `up` vectors higher, to the vectors in `range`.
    #[inline(always)]
    fn add(&mut self, lanes: L, number: &Shifts<L, A>, digits: &[L::Element; LANES], up: usize, range: Range<usize>) {
        let (low, high) = (&mut self.low[range.clone()], &mut self.high[range.clone()]);
        for (digit, vectors) in digits.iter().zip(&number.0) {
            let digit = lanes.splat_element(*digit);
            for ((low, high), vector) in low.iter_mut().zip(high.iter_mut()).zip(&vectors[range.start - up..]) {
                lanes.multiply_add(low, high, *vector, digit);
            }
        }
    }

    /// Adds `number * digits`, read where it lies.
    #[inline(always)]
    fn add_once(&mut self, lanes: L, number: &Padded<L>, digits: &[L::Element; LANES]) {
        for (place, digit) in digits.iter().enumerate() {
            let digit = lanes.splat_element(*digit);
            let (vectors, _) = number[LANES - place..].as_chunks::<LANES>();
            for ((low, high), vector) in self.low.iter_mut().zip(&mut self.high).zip(vectors) {
                lanes.multiply_add(low, high, lanes.load_elements(vector), digit);
            }
        }
    }

    /// The lowest columns, into which so many products went.
    #[inline(always)]
    fn lowest(&self, lanes: L, products: usize, low: &mut [u64; LANES], high: &mut [u64; LANES]) {
        *low = lanes.store(lanes.settle(self.low[0], products, 0));
        *high = lanes.store(lanes.settle(self.high[0], 0, products));
    }

    /// The digits of the lowest columns, which are to be dropped; what they carry is kept.
    #[inline(always)]
    fn lowest_digits(&mut self, lanes: L, step: usize, digits: &mut [L::Element; LANES]) {
        let (mut low, mut high) = ([0; LANES], [0; LANES]);
        self.lowest(lanes, Self::products(step), &mut low, &mut high);
        self.carry = normalise(lanes, digits, &low, &high, self.carry);
    }

    /// The same, for a caller who has other work for the vectors meanwhile: what is written before it stays before it, so
    /// that nothing delays it, and the columns and digits go through memory, which spares the vectors' ports.
    #[inline(always)]
    fn lowest_digits_first(&mut self, lanes: L, step: usize, digits: &mut [L::Element; LANES]) {
        let (mut low, mut high) = ([0; LANES], [0; LANES]);
        self.lowest(lanes, Self::products(step), &mut low, &mut high);
        let (low, high) = black_box((&low, &high));
        self.carry = normalise(lanes, digits, low, high, self.carry);
        black_box(digits);
    }

    /// The products in each of the lowest columns before a step drops them: eight of the first step, then sixteen of each.
    #[inline(always)]
    const fn products(step: usize) -> usize {
        (2 * step + 1) * LANES
    }

    /// The digits of the quotient that make the lowest columns divisible by the radix, in the last step. Its products by `n`
    /// are still to come.
    #[inline(always)]
    fn quotient(&self, lanes: L, inverse: &[u64; INVERSE_DIGITS]) -> [L::Element; LANES] {
        let (mut low, mut high) = ([0; LANES], [0; LANES]);
        self.lowest(lanes, Self::products(A - 2), &mut low, &mut high);
        elements(lanes, &choose_quotient(&low, &high, self.carry, inverse))
    }

    /// Drops the lowest columns, which are zero now but for what they carry.
    #[inline(always)]
    fn clear_lowest(&mut self, lanes: L) {
        let (mut low, mut high) = ([0; LANES], [0; LANES]);
        self.lowest(lanes, Self::products(A - 2) + LANES, &mut low, &mut high);
        self.carry = carry_of(&low, &high, self.carry);
        self.drop_lowest(lanes);
    }

    /// Drops the lowest columns.
    #[inline(always)]
    fn drop_lowest(&mut self, lanes: L) {
        for at in 1..A {
            self.low[at - 1] = self.low[at];
            self.high[at - 1] = self.high[at];
        }
        self.low[A - 1] = lanes.splat(0);
        self.high[A - 1] = lanes.splat(0);
    }

    /// The digits that are left after the last step.
    #[inline(always)]
    fn finish(&self, lanes: L, out: &mut Padded<L>) {
        let zero = lanes.splat(0);
        // 1. Columns: the high halves stand for one place more.
        let mut columns = [zero; A];
        let mut below = zero;
        for (at, column) in columns[..A - 1].iter_mut().enumerate() {
            // Sixteen of each step since it was the highest, and eight of the last; the first step gave the lowest but eight.
            let products = (A - 1 - at) * 2 * LANES + if at == 0 { 0 } else { LANES };
            let high = lanes.settle(self.high[at], 0, products);
            *column = lanes.add(lanes.settle(self.low[at], products, 0), lanes.shift_in(below, high));
            below = high;
        }
        let mut carry = [0; LANES];
        carry[0] = self.carry;
        columns[0] = lanes.add(columns[0], lanes.load(&carry));
        // 2. What is above 52 bits moves one place up. What is left above them then, or reaches all ones, is at most one.
        let (mut full, mut ones) = (0_u128, 0_u128);
        let mut below = zero;
        for (at, column) in columns[..A - 1].iter_mut().enumerate() {
            let above = lanes.above_digit(*column);
            *column = lanes.add(lanes.low_digit(*column), lanes.shift_in(below, above));
            below = above;
            // One at a time: compilers would gather them in a vector.
            full |= u128::from(black_box(lanes.past_digit(*column))) << (at * LANES);
            ones |= u128::from(black_box(lanes.all_ones(*column))) << (at * LANES);
        }
        // 3. A full digit carries into the next, and through every digit of ones that follows: as an addition does.
        let carries = ((full << 1) + ones) ^ ones;
        for (at, column) in columns[..A - 1].iter().enumerate() {
            let sum = lanes.add_one(*column, (carries >> (at * LANES)) as u8);
            let digits = lanes.digit(lanes.low_digit(sum));
            if let Some(elements) = out[LANES + at * LANES..].first_chunk_mut() {
                *elements = lanes.store_elements(digits);
            }
        }
    }
}

/// The digits of eight columns: `low` halves, and `high` ones of the place below. Returns the carry into the ninth, the
/// last `high` included.
#[inline(always)]
fn normalise<L: Lanes>(
    lanes: L,
    digits: &mut [L::Element; LANES],
    low: &[u64; LANES],
    high: &[u64; LANES],
    carry: u64,
) -> u64 {
    let mut carry = carry;
    for ((digit, low), high) in digits.iter_mut().zip(low).zip(high) {
        let sum = low + carry;
        *digit = lanes.element(sum & DIGIT_MASK);
        carry = (sum >> DIGIT_BITS) + high;
    }
    carry
}

/// The quotient's digits that make eight columns divisible by the radix: their sum times `inverse`, modulo 2^416.
///
/// A function of its own: compiled together with the vector code, it would be made into vector code, which is slower.
#[inline(never)]
fn choose_quotient(
    low: &[u64; LANES],
    high: &[u64; LANES],
    carry: u64,
    inverse: &[u64; INVERSE_DIGITS],
) -> [u64; LANES] {
    let mut x = [0; LANES];
    let mut below = carry;
    for ((digit, low), high) in x.iter_mut().zip(low).zip(high) {
        let sum = low + below;
        *digit = sum & DIGIT_MASK;
        below = (sum >> DIGIT_BITS) + high;
    }
    let mut digits = [0; LANES];
    let mut carry = 0_u128;
    for column in 0..LANES {
        let mut sum = carry;
        for at in 0..=column {
            sum += u128::from(x[at]) * u128::from(inverse[column - at]);
        }
        digits[column] = sum as u64 & DIGIT_MASK;
        carry = sum >> DIGIT_BITS;
    }
    digits
}

/// What eight columns carry into the ninth.
#[inline(never)]
fn carry_of(low: &[u64; LANES], high: &[u64; LANES], carry: u64) -> u64 {
    low.iter().zip(high).fold(carry, |carry, (low, high)| ((low + carry) >> DIGIT_BITS) + high)
}

/// `base^exponent mod n`, below `3n`, for a base below `n` and an odd exponent from 3 on.
///
/// The base enters the Montgomery domain by one multiplication; the last one is by the plain base, which leaves it.
/// With `wipe` nothing of the base stays in memory. Timing: depends on the exponent, never on the base.
pub(crate) fn power_vartime<L: Lanes>(
    lanes: L,
    base: &[u64; MAX_DIGITS],
    exponent: u64,
    n: &[u64; MAX_DIGITS],
    constants: &Constants,
    wipe: bool,
) -> Option<[u64; MAX_DIGITS]> {
    match constants.across_digits {
        40 => Some(power::<L, 6>(lanes, base, exponent, n, constants, wipe)),
        64 => Some(power::<L, 9>(lanes, base, exponent, n, constants, wipe)),
        80 => Some(power::<L, 11>(lanes, base, exponent, n, constants, wipe)),
        _ => None,
    }
}

/// Never inlined, so that the stack holds the workspace of one size, not of all three.
#[inline(never)]
fn power<L: Lanes, const A: usize>(
    lanes: L,
    base: &[u64; MAX_DIGITS],
    exponent: u64,
    n: &[u64; MAX_DIGITS],
    constants: &Constants,
    wipe: bool,
) -> [u64; MAX_DIGITS] {
    let mut modulus = Modulus::zero(lanes);
    modulus.set(lanes, &pad(lanes, n), &pad(lanes, &constants.across_fold), &constants.inverse);
    let modulus = &modulus;
    let mut base = pad(lanes, base);
    let mut mont = pad(lanes, &constants.across_rr);
    let mut product = mont;
    let mut power = mont;
    lanes.run(Multiply::<L, A> { out: &mut mont, a: &power, b: &base, modulus });
    power = mont;
    for bit in (1..exponent.ilog2()).rev() {
        lanes.run(Multiply::<L, A> { out: &mut product, a: &power, b: &power, modulus });
        if exponent >> bit & 1 == 1 {
            lanes.run(Multiply::<L, A> { out: &mut power, a: &product, b: &mont, modulus });
        } else {
            core::mem::swap(&mut power, &mut product);
        }
    }
    lanes.run(Multiply::<L, A> { out: &mut product, a: &power, b: &power, modulus });
    lanes.run(Multiply::<L, A> { out: &mut power, a: &product, b: &base, modulus });
    let mut digits = [0; MAX_DIGITS];
    for (digit, element) in digits.iter_mut().zip(&power[LANES..]) {
        *digit = lanes.value(*element);
    }
    if wipe {
        for number in [&mut base, &mut mont, &mut product, &mut power] {
            number.zeroize();
        }
    }
    digits
}
