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
//! own, the high ones standing for one place more. After a step's products, the eight lowest columns choose eight digits of
//! the quotient, by scalar arithmetic and the inverse of the modulus of eight digits; with its products they become
//! divisible by the radix's eighth power, and are dropped.
//!
//! A column sums at most `16 * V` halves of each kind, below `2^52` each, and a carry: below 2^62 with `V <= 10`.
//!
//! # Timing
//!
//! Every function runs in time that depends on `V` alone, unless its name ends in `_vartime`.

#![allow(clippy::inline_always, reason = "kernels are compiled anew for each machine's instructions")]

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
pub(crate) struct Shifts<L: Lanes, const A: usize>([[L::Digit; A]; LANES]);

impl<L: Lanes, const A: usize> Shifts<L, A> {
    /// Makes them those of another number, outside of a kernel. In place: they are large.
    pub(crate) fn set(&mut self, lanes: L, number: &Padded<L>) {
        lanes.run(Shift { number, out: self });
    }

    /// Those of zero.
    #[inline(always)]
    pub(crate) fn zero(lanes: L) -> Self {
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

/// `out = a * b / R mod n`, almost reduced. `A` is `V + 1`.
///
/// Inputs: `a * b <= 2^12 * n * R`, digits normalised. Output: congruent, digits normalised, below `a * b / R + n`: below
/// `n + n / 2^8` where both inputs are at most `4n`.
struct Multiply<'a, L: Lanes, const A: usize> {
    out: &'a mut Padded<L>,
    a: &'a Padded<L>,
    b: &'a Padded<L>,
    n: &'a Shifts<L, A>,
    /// `-n^-1 mod 2^416`.
    inverse: &'a [u64; INVERSE_DIGITS],
}

impl<L: Lanes, const A: usize> Kernel<L> for Multiply<'_, L, A> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let Self { out, a, b, n, inverse } = self;
        let mut shifts = Shifts::zero(lanes);
        shifts.fill(lanes, a);
        let a = &shifts;
        let mut sums = Sums::zero(lanes);
        let mut last_quotient = [lanes.element(0); LANES];
        for (step, digits) in b[LANES..].as_chunks::<LANES>().0[..A - 1].iter().enumerate() {
            // Only the lowest vector bears on the quotient. The others are summed while that is computed: what does not wait
            // for it follows it in the code, so that the CPU has both at hand.
            sums.add(lanes, a, digits, 0, 0..1);
            let quotient = sums.quotient(lanes, step, inverse);
            // The last step's quotient, one vector lower since the sums moved.
            if step > 0 {
                sums.add(lanes, n, &last_quotient, 1, 1..A - 1);
            }
            sums.add(lanes, a, digits, 0, 1..A);
            for (element, digit) in last_quotient.iter_mut().zip(quotient) {
                *element = lanes.element(digit);
            }
            // What the next step begins with.
            sums.add(lanes, n, &last_quotient, 0, 0..2);
            sums.drop_lowest(lanes, step);
        }
        sums.add(lanes, n, &last_quotient, 1, 1..A - 1);
        sums.finish(lanes, out);
    }
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

    /// Adds `number * digits`, one vector lower if `drop` is one, to the vectors in `range`.
    #[inline(always)]
    fn add(&mut self, lanes: L, number: &Shifts<L, A>, digits: &[L::Element; LANES], drop: usize, range: Range<usize>) {
        let (low, high) = (&mut self.low[range.clone()], &mut self.high[range.clone()]);
        for (digit, vectors) in digits.iter().zip(&number.0) {
            let digit = lanes.splat_element(*digit);
            for ((low, high), vector) in low.iter_mut().zip(high.iter_mut()).zip(&vectors[range.start + drop..]) {
                lanes.multiply_add(low, high, *vector, digit);
            }
        }
    }

    /// The lowest columns, into which so many products went.
    #[inline(always)]
    fn lowest(&self, lanes: L, products: usize) -> ([u64; LANES], [u64; LANES]) {
        let low = lanes.store(lanes.settle(self.low[0], products, 0));
        (low, lanes.store(lanes.settle(self.high[0], 0, products)))
    }

    /// The digits of the quotient that make the lowest columns divisible by the radix. This step's products by `n` are
    /// still to come.
    #[inline(always)]
    fn quotient(&self, lanes: L, step: usize, inverse: &[u64; INVERSE_DIGITS]) -> [u64; LANES] {
        let (low, high) = self.lowest(lanes, (2 * step + 1) * LANES);
        choose_quotient(&low, &high, self.carry, inverse)
    }

    /// Drops the lowest columns, which are zero now but for what they carry.
    #[inline(always)]
    fn drop_lowest(&mut self, lanes: L, step: usize) {
        let (low, high) = self.lowest(lanes, (2 * step + 2) * LANES);
        self.carry = carry_of(&low, &high, self.carry);
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
            let products = (A - 1 - at) * 2 * LANES;
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
            full |= u128::from(lanes.past_digit(*column)) << (at * LANES);
            ones |= u128::from(lanes.all_ones(*column)) << (at * LANES);
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
fn normalise(digits: &mut [u64; LANES], low: &[u64; LANES], high: &[u64; LANES], carry: u64) -> u64 {
    let mut carry = carry;
    for ((digit, low), high) in digits.iter_mut().zip(low).zip(high) {
        let sum = low + carry;
        *digit = sum & DIGIT_MASK;
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
    let _ = normalise(&mut x, low, high, carry);
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

/// `base^exponent mod n`, below `2n`, for a base below `n` and an odd exponent from 3 on.
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
    let mut mont = pad(lanes, n);
    let mut n = Shifts::zero(lanes);
    n.set(lanes, &mont);
    let n = &n;
    let inverse = &constants.inverse;
    let mut base = pad(lanes, base);
    mont = pad(lanes, &constants.across_rr);
    let mut product = mont;
    let mut power = mont;
    lanes.run(Multiply::<L, A> { out: &mut mont, a: &power, b: &base, n, inverse });
    power = mont;
    for bit in (1..exponent.ilog2()).rev() {
        lanes.run(Multiply::<L, A> { out: &mut product, a: &power, b: &power, n, inverse });
        if exponent >> bit & 1 == 1 {
            lanes.run(Multiply::<L, A> { out: &mut power, a: &product, b: &mont, n, inverse });
        } else {
            core::mem::swap(&mut power, &mut product);
        }
    }
    lanes.run(Multiply::<L, A> { out: &mut product, a: &power, b: &power, n, inverse });
    lanes.run(Multiply::<L, A> { out: &mut power, a: &product, b: &base, n, inverse });
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
