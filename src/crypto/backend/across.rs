//! Montgomery arithmetic on one number whose digits lie across the lanes: the kernel of single calls.
//!
//! # Representation
//!
//! A number is up to 80 digits of 52 bits, least significant first, in memory between digits of zero, so that a vector of
//! eight can be read from any place: reading from `t` places below multiplies by `2^(52 * t)`.
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

use super::lanes::{DIGIT_BITS, DIGIT_MASK, Kernel, LANES, Lanes};
use super::radix52::{Constants, INVERSE_DIGITS, MAX_DIGITS};

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

/// `out = a * b / R mod n`, almost reduced. `A` is `V + 1`.
///
/// Inputs: `a * b <= 2^12 * n * R`, digits normalised. Output: congruent, digits normalised, below `a * b / R + n`: below
/// `n + n / 2^8` where both inputs are at most `4n`.
struct Multiply<'a, L: Lanes, const A: usize> {
    out: &'a mut Padded<L>,
    a: &'a Padded<L>,
    b: &'a Padded<L>,
    n: &'a Padded<L>,
    /// `-n^-1 mod 2^416`.
    inverse: &'a [u64; INVERSE_DIGITS],
}

impl<L: Lanes, const A: usize> Kernel<L> for Multiply<'_, L, A> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        const { assert!(A >= 3 && A <= 11) }
        let Self { out, a, b, n, inverse } = self;
        let mut low = [lanes.splat(0); A];
        let mut high = [lanes.splat(0); A];
        let mut carry = 0;
        let mut last_quotient = [lanes.element(0); LANES];
        for (step, digits) in b[LANES..].as_chunks::<LANES>().0[..A - 1].iter().enumerate() {
            // Only the lowest vector bears on the quotient. The others are summed while that is computed: what does not wait
            // for it follows it in the code, so that the CPU has both at hand.
            add_rows::<L, A>(lanes, &mut low, &mut high, a, digits, 0, 0..1);
            let (l, h) = lowest(lanes, &low, &high, step * 2 * LANES + LANES);
            let quotient = choose_quotient(&l, &h, carry, inverse);
            // The last step's quotient, one vector lower since the sums moved.
            if step > 0 {
                add_rows::<L, A>(lanes, &mut low, &mut high, n, &last_quotient, 1, 1..A - 1);
            }
            add_rows::<L, A>(lanes, &mut low, &mut high, a, digits, 0, 1..A);
            for (element, digit) in last_quotient.iter_mut().zip(quotient) {
                *element = lanes.element(digit);
            }
            // What the next step begins with.
            add_rows::<L, A>(lanes, &mut low, &mut high, n, &last_quotient, 0, 0..2);
            let (l, h) = lowest(lanes, &low, &high, (step + 1) * 2 * LANES);
            carry = carry_of(&l, &h, carry);
            // The lowest columns are zero now, but for what they carry.
            for at in 1..A {
                low[at - 1] = low[at];
                high[at - 1] = high[at];
            }
            low[A - 1] = lanes.splat(0);
            high[A - 1] = lanes.splat(0);
        }
        add_rows::<L, A>(lanes, &mut low, &mut high, n, &last_quotient, 1, 1..A - 1);
        for at in 0..A - 1 {
            let products = (A - 1 - at) * 2 * LANES;
            let l = lanes.store(lanes.settle(low[at], products, 0));
            let h = lanes.store(lanes.settle(high[at], 0, products));
            let mut digits = [0; LANES];
            carry = normalise(&mut digits, &l, &h, carry);
            for (element, digit) in out[LANES + at * LANES..].iter_mut().zip(digits) {
                *element = lanes.element(digit);
            }
        }
        debug_assert_eq!(carry, 0);
    }
}

/// Adds `number * digits / 2^(52 * 8 * drop)` to the vectors of sums in `range`.
#[inline(always)]
fn add_rows<L: Lanes, const A: usize>(
    lanes: L,
    low: &mut [L::Word; A],
    high: &mut [L::Word; A],
    number: &Padded<L>,
    digits: &[L::Element; LANES],
    drop: usize,
    range: Range<usize>,
) {
    let (low, high) = (&mut low[range.clone()], &mut high[range.clone()]);
    for (place, digit) in digits.iter().enumerate() {
        let digit = lanes.splat_element(*digit);
        // One check for the whole row: what the loop does is the same for each vector.
        let from = LANES * (1 + drop + range.start) - place;
        let (vectors, _) = number[from..from + LANES * range.len()].as_chunks::<LANES>();
        for ((low, high), elements) in low.iter_mut().zip(high.iter_mut()).zip(vectors) {
            lanes.multiply_add(low, high, lanes.load_elements(elements), digit);
        }
    }
}

/// The lowest vectors of low and of high halves, each of which took in so many products.
#[inline(always)]
fn lowest<L: Lanes, const A: usize>(
    lanes: L,
    low: &[L::Word; A],
    high: &[L::Word; A],
    products: usize,
) -> ([u64; LANES], [u64; LANES]) {
    (lanes.store(lanes.settle(low[0], products, 0)), lanes.store(lanes.settle(high[0], 0, products)))
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
/// Timing: depends on the exponent, never on the base.
pub(crate) fn power_vartime<L: Lanes>(
    lanes: L,
    base: &[u64; MAX_DIGITS],
    exponent: u64,
    n: &[u64; MAX_DIGITS],
    constants: &Constants,
) -> Option<[u64; MAX_DIGITS]> {
    match constants.across_digits {
        40 => Some(power::<L, 6>(lanes, base, exponent, n, constants)),
        64 => Some(power::<L, 9>(lanes, base, exponent, n, constants)),
        80 => Some(power::<L, 11>(lanes, base, exponent, n, constants)),
        _ => None,
    }
}

fn power<L: Lanes, const A: usize>(
    lanes: L,
    base: &[u64; MAX_DIGITS],
    exponent: u64,
    n: &[u64; MAX_DIGITS],
    constants: &Constants,
) -> [u64; MAX_DIGITS] {
    let (n, inverse) = (&pad(lanes, n), &constants.inverse);
    let base = pad(lanes, base);
    let mut mont = pad(lanes, &constants.across_rr);
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
    digits
}
