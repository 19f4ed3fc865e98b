//! Montgomery arithmetic digit by digit in registers: the kernel of single operations, on one number or on two side by
//! side.
//!
//! # Representation
//!
//! Digits have 52 bits, least significant first, in `V` vectors: a digit is in lane `N * place + number`, for `N`
//! numbers, 1 or 2. Twenty digits of two numbers fill five vectors, and every instruction works on both.
//! `R = 2^(52 * D)` for `D` digits, and at least `2^12` times each modulus.
//!
//! # Method
//!
//! Operand scanning. Each step shifts the sum `T` down by one digit. The removed digit `y` is added again, multiplied
//! by `radix_inverse = 2^-52 mod n`: `T = T / 2^52 + y * radix_inverse + a * b_i`. Therefore no quotient is computed.
//! No mask is needed either, because the multiplier reads the low 52 bits of a lane; the bits above are carried. Only
//! the last step is a Montgomery step, with a quotient from `-n^-1 mod 2^52`.
//!
//! The high halves of a product belong one place above its low halves: where the next step adds its own low halves. So
//! each step shifts the sum, then adds the high halves of the last step's products and the low halves of its own.
//! Nothing is moved but the sum.
//!
//! The next digit waits for the first vector. Therefore its products are summed apart, as far as they do not depend on
//! `y`, and are added to the shifted sum in one addition. A digit of the later vectors arrives in the first one only
//! after several steps. Their products are added to the shifted sum one after the other, which saves the addition.
//!
//! A column takes four halves below `2^52` per step, and a carry. With `D <= 80` this is below 2^61.
//!
//! # Range
//!
//! `T < T' / 2^52 + 2^52 * n + b_i * a`, and the last step adds less than `2^52 * n` before it divides. So the result
//! is below `2n + b_D * a / 2^52` and a small term; the highest digit `b_D` has at least twelve zero bits above a small
//! multiple of `n`.
//!
//! # Timing
//!
//! The time of every function depends only on `N`, `V`, `D` and the number of windows, unless its name ends in
//! `_vartime`.

#![allow(clippy::inline_always, reason = "kernels are compiled anew for each instruction set")]

use core::hint::black_box;

use zeroize::Zeroize;

use super::batch8::secret::equal;
use super::lanes::{DIGIT_BITS, LANES, SerialLanes, SimdJob};
use super::radix52::SLACK_BITS;

#[cfg(test)]
mod tests;

/// The number of exponent bits per product.
pub(crate) const WINDOW_BITS: u32 = 5;

/// The number of digits for primes of `bits` bits.
pub(crate) const fn digits_for_prime(bits: u32) -> usize {
    (bits + SLACK_BITS).div_ceil(DIGIT_BITS) as usize
}

/// The number of entries in a table.
const TABLE: usize = 1 << WINDOW_BITS;

/// Numbers side by side. They are aligned, because a vector that crosses a cache line costs two loads.
#[derive(Clone, Copy, Zeroize)]
#[repr(align(64))]
pub(crate) struct Numbers<const V: usize>(pub(crate) [[u64; LANES]; V]);

impl<const V: usize> Numbers<V> {
    pub(crate) const fn zero() -> Self {
        Self([[0; LANES]; V])
    }

    /// Numbers from digits that are already side by side, with zeros above.
    #[inline(always)]
    pub(crate) fn of(digits: &[u64]) -> Self {
        let mut this = Self::zero();
        for (lane, digit) in this.0.as_flattened_mut().iter_mut().zip(digits) {
            *lane = *digit;
        }
        this
    }

    /// The lanes, with the lowest digits first.
    #[inline(always)]
    pub(crate) fn lanes(&self) -> &[u64] {
        self.0.as_flattened()
    }

    #[inline(always)]
    pub(crate) fn lanes_mut(&mut self) -> &mut [u64] {
        self.0.as_flattened_mut()
    }
}

/// `N` odd moduli.
#[derive(Zeroize)]
pub(crate) struct Moduli<const V: usize> {
    pub(crate) n: Numbers<V>,
    /// `2^-52 mod n`.
    pub(crate) radix_inverse: Numbers<V>,
    /// `R^2 mod n`.
    pub(crate) rr: Numbers<V>,
    /// `-n^-1 mod 2^52`, in all lanes of each number.
    pub(crate) inverse: [u64; LANES],
}

/// `out = a * b / R mod n`, almost reduced.
///
/// Inputs: digits normalised, both at most `6n`, or one below `R` and the other below `n`. Output: congruent, digits
/// normalised, below `2n + n / 2^6`, or in the second case below `3n + n / 2^6`.
pub(crate) struct Multiply<'a, const N: usize, const V: usize, const D: usize> {
    pub(crate) out: &'a mut Numbers<V>,
    pub(crate) a: &'a Numbers<V>,
    pub(crate) b: &'a Numbers<V>,
    pub(crate) moduli: &'a Moduli<V>,
}

impl<L: SerialLanes, const N: usize, const V: usize, const D: usize> SimdJob<L> for Multiply<'_, N, V, D> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        const { assert!((N == 1 || N == 2) && N * D <= V * LANES && V <= 10) }
        let Self { out, a, b, moduli } = self;
        let zero = lanes.splat(0);
        let first = black_box((1_u8 << N) - 1);
        let mut sum = [zero; V];
        let mut digits = b.lanes().as_chunks::<N>().0[..D].iter();
        let (mut last_digit, mut last_y) = (digits.next().map_or(zero, |digit| lanes.repeat(digit)), zero);
        add_low_halves(lanes, &mut sum, a, last_digit);
        for digit in digits {
            let (y, digit) = (lanes.lowest::<N>(sum[0]), lanes.repeat(digit));
            let carry = lanes.above_digit_of(sum[0], first);
            // The loop goes vector by vector, so that shifts and sums are spread among the products. In a row they
            // would block the ports.
            for at in 0..V {
                let above = if at + 1 < V { sum[at + 1] } else { zero };
                let (x, radix_inverse) = (lanes.load(&a.0[at]), lanes.load(&moduli.radix_inverse.0[at]));
                let shifted = lanes.shift_down::<N>(above, sum[at]);
                let shifted = if at == 0 { lanes.add(shifted, carry) } else { shifted };
                let apart = at < summed_apart(V);
                let products = lanes.add_high(if apart { zero } else { shifted }, x, last_digit);
                let products = lanes.add_high(products, radix_inverse, last_y);
                let products = lanes.add_low(products, x, digit);
                let products = if apart { lanes.add(products, shifted) } else { products };
                sum[at] = lanes.add_low(products, radix_inverse, y);
            }
            (last_digit, last_y) = (digit, y);
        }
        let y = lanes.lowest::<N>(lanes.add_low(zero, sum[0], lanes.load(&moduli.inverse)));
        add_low_halves(lanes, &mut sum, &moduli.n, y);
        // The lowest digits are now zero, except for their carries.
        let carry = lanes.above_digit_of(sum[0], first);
        for at in 0..V {
            let above = if at + 1 < V { sum[at + 1] } else { zero };
            let (x, radix_inverse) = (lanes.load(&a.0[at]), lanes.load(&moduli.radix_inverse.0[at]));
            let products = lanes.add_high(lanes.shift_down::<N>(above, sum[at]), x, last_digit);
            let products = lanes.add_high(products, radix_inverse, last_y);
            sum[at] = lanes.add_high(products, lanes.load(&moduli.n.0[at]), y);
        }
        sum[0] = lanes.add(sum[0], carry);
        normalise::<L, N, V>(lanes, out, sum);
    }
}

/// The number of vectors whose products are summed apart, measured on an Intel Xeon (2.6 GHz). The time of a step with
/// few vectors is less than that of four additions of products one after the other, so all are summed apart.
const fn summed_apart(vectors: usize) -> usize {
    if vectors < 8 { vectors } else { 4 }
}

/// Adds the low halves of the products of the numbers and one digit of each.
#[inline(always)]
fn add_low_halves<L: SerialLanes, const V: usize>(
    lanes: L,
    sum: &mut [L::Word; V],
    numbers: &Numbers<V>,
    digit: L::Word,
) {
    for (sum, x) in sum.iter_mut().zip(&numbers.0) {
        *sum = lanes.add_low(*sum, lanes.load(x), digit);
    }
}

/// Normalises columns below 2^63 to digits.
#[inline(always)]
fn normalise<L: SerialLanes, const N: usize, const V: usize>(
    lanes: L,
    out: &mut Numbers<V>,
    mut columns: [L::Word; V],
) {
    /// The lanes of the first number of two, and all lanes.
    const FIRST: u128 = u128::MAX / 3;
    const ALL: u128 = u128::MAX;
    // The bits above 52 move one place up. Afterwards at most one remains above, or carries into a digit of all ones.
    let mut below = lanes.splat(0);
    let (mut full, mut ones) = (0_u128, 0_u128);
    for (at, column) in columns.iter_mut().enumerate() {
        let above = lanes.above_digit(*column);
        *column = lanes.add(lanes.low_digit(*column), lanes.shift_up::<N>(above, below));
        below = above;
        full |= u128::from(lanes.past_digit(*column)) << (at * LANES);
        ones |= u128::from(lanes.all_ones(*column)) << (at * LANES);
    }
    // A full digit carries into the next, and through every following digit of ones, as in an addition. With two
    // numbers, the carries of one skip the lanes of the other.
    let carries_of = |own: u128| ((((full & own) << N).wrapping_add(ones & own | !own)) ^ ones) & own;
    let carries = if N == 1 { carries_of(ALL) } else { carries_of(FIRST) | carries_of(!FIRST) };
    for (at, (out, column)) in out.0.iter_mut().zip(columns).enumerate() {
        *out = lanes.store(lanes.low_digit(lanes.add_one(column, (carries >> (at * LANES)) as u8)));
    }
}

/// The workspace of [`power_times_vartime`]. It depends on the base: wipe it if the base is secret.
#[derive(Zeroize)]
pub(crate) struct Work<const V: usize> {
    mont: Numbers<V>,
    x: Numbers<V>,
    y: Numbers<V>,
}

impl<const V: usize> Work<V> {
    pub(crate) const fn new() -> Self {
        Self { mont: Numbers::zero(), x: Numbers::zero(), y: Numbers::zero() }
    }
}

/// `power = base^exponent * last mod n` of one number, below `2n + n / 2^6`, for a base and a last factor below `n`,
/// and a public exponent of at least 1.
///
/// One product converts the base into the Montgomery domain. The last product is by a plain number, which converts the
/// result back. Time depends on the exponent, not on the numbers.
pub(crate) fn power_times_vartime<L: SerialLanes, const V: usize, const D: usize>(
    lanes: L,
    power: &mut Numbers<V>,
    base: &Numbers<V>,
    exponent: u64,
    last: &Numbers<V>,
    moduli: &Moduli<V>,
    work: &mut Work<V>,
) {
    let Work { mont, x, y } = work;
    lanes.run(Multiply::<1, V, D> { out: mont, a: &moduli.rr, b: base, moduli });
    *x = *mont;
    // The references are swapped instead of the numbers: after a copy, its narrow stores could not be forwarded to the
    // wide loads that follow.
    let (mut x, mut y) = (x, y);
    for bit in (0..exponent.ilog2()).rev() {
        lanes.run(Multiply::<1, V, D> { out: y, a: x, b: x, moduli });
        (x, y) = (y, x);
        if exponent >> bit & 1 == 1 {
            lanes.run(Multiply::<1, V, D> { out: y, a: x, b: mont, moduli });
            (x, y) = (y, x);
        }
    }
    lanes.run(Multiply::<1, V, D> { out: power, a: x, b: last, moduli });
}

/// The workspace of [`power_secret`]. It contains secrets; the caller must wipe it.
pub(crate) struct Window<const V: usize> {
    table: [Numbers<V>; TABLE],
    entry: Numbers<V>,
    x: Numbers<V>,
    y: Numbers<V>,
}

impl<const V: usize> Window<V> {
    #[inline(always)]
    pub(crate) const fn new() -> Self {
        Self { table: [Numbers::zero(); TABLE], entry: Numbers::zero(), x: Numbers::zero(), y: Numbers::zero() }
    }
}

/// Overwrites the whole at once. A derived implementation would write each of its words by itself.
impl<const V: usize> Zeroize for Window<V> {
    fn zeroize(&mut self) {
        *self = const { Self::new() };
        // The compiler must assume that the zeros are read.
        zeroize::optimization_barrier(self);
    }
}

/// `power = base^exponent` modulo each of two moduli, below `2n + n / 2^6`.
///
/// Inputs: each base as `low + high * R`, both below `R`. `index` gives the bits of both exponents in a window, each
/// below 32; window 0 is the lowest, and there is at least one.
pub(crate) fn power_secret<L: SerialLanes, const V: usize, const D: usize>(
    lanes: L,
    power: &mut Numbers<V>,
    [low, high]: [&Numbers<V>; 2],
    windows: usize,
    index: impl Fn(usize) -> [u64; 2],
    moduli: &Moduli<V>,
    window: &mut Window<V>,
) {
    let Window { table, entry, x, y } = window;
    let (mut x, mut y) = (x, y);
    let one = Numbers::of(&[1, 1]);
    // The Montgomery form of 1 is R mod n; that of the base is low * R + high * R * R.
    lanes.run(Multiply::<2, V, D> { out: &mut table[0], a: &moduli.rr, b: &one, moduli });
    lanes.run(Multiply::<2, V, D> { out: y, a: &moduli.rr, b: high, moduli });
    lanes.run(Multiply::<2, V, D> { out: x, a: &moduli.rr, b: y, moduli });
    lanes.run(Multiply::<2, V, D> { out: y, a: &moduli.rr, b: low, moduli });
    lanes.run(Add::<2, V> { sum: &mut table[1], x, y });
    for at in 2..TABLE {
        let (done, next) = table.split_at_mut(at);
        lanes.run(Multiply::<2, V, D> { out: &mut next[0], a: &done[at - 1], b: &done[1], moduli });
    }
    let parts = table.as_chunks::<PART>().0;
    let (mut at, mut indices) = (windows.saturating_sub(1), [0; LANES]);
    spread(index(at), &mut indices);
    for (part, first) in parts.iter().zip((0..).step_by(PART)) {
        look_up(lanes, x, part, first, &indices);
    }
    while at > 0 {
        at -= 1;
        spread(index(at), &mut indices);
        // A part of the table is read before each square, while the carries of the last product are computed. Two
        // places take turns, because copies would cost time.
        for (part, first) in parts.iter().zip((0..).step_by(PART)) {
            look_up(lanes, entry, part, first, &indices);
            lanes.run(Multiply::<2, V, D> { out: y, a: x, b: x, moduli });
            core::mem::swap(&mut x, &mut y);
        }
        lanes.run(Multiply::<2, V, D> { out: y, a: x, b: x, moduli });
        lanes.run(Multiply::<2, V, D> { out: x, a: y, b: entry, moduli });
    }
    lanes.run(Multiply::<2, V, D> { out: power, a: x, b: &one, moduli });
    indices.zeroize();
}

/// The number of entries that are read at once.
const PART: usize = 8;

const _: () = assert!(TABLE == (WINDOW_BITS as usize - 1) * PART, "every part has a square of its own");

/// Spreads the indices to all lanes of their numbers.
fn spread(index: [u64; 2], indices: &mut [u64; LANES]) {
    for pair in indices.as_chunks_mut::<2>().0 {
        *pair = index;
    }
}

/// Replaces the contents of `entry` with the entries at secret indices, one for each lane, if they are in this part of
/// a table, which begins at `first`. The first part clears what it does not replace.
#[inline(always)]
fn look_up<L: SerialLanes, const V: usize>(
    lanes: L,
    entry: &mut Numbers<V>,
    part: &[Numbers<V>; PART],
    first: u64,
    indices: &[u64; LANES],
) {
    if first == 0 {
        lanes.run(LookUp::<true, V, PART> { entry, part, first, indices });
    } else {
        lanes.run(LookUp::<false, V, PART> { entry, part, first, indices });
    }
}

/// [`look_up`] in a part that is the first one, or not. Every entry is read completely under masks. The masks pass
/// through [`black_box`] as words of memory, so that the compiler cannot recognise them as masks and skip the masked
/// entries.
struct LookUp<'a, const FIRST: bool, const V: usize, const T: usize> {
    entry: &'a mut Numbers<V>,
    part: &'a [Numbers<V>; T],
    first: u64,
    indices: &'a [u64; LANES],
}

impl<L: SerialLanes, const FIRST: bool, const V: usize, const T: usize> SimdJob<L> for LookUp<'_, FIRST, V, T> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let Self { entry, part, first, indices } = self;
        let mut found = [lanes.splat(0); V];
        if !FIRST {
            for (found, digits) in found.iter_mut().zip(&entry.0) {
                *found = lanes.load(digits);
            }
        }
        for (number, at) in part.iter().zip(first..) {
            let mask = lanes.load(&black_box(equal(indices, at)));
            for (found, digits) in found.iter_mut().zip(&number.0) {
                *found = lanes.select(mask, lanes.load(digits), *found);
            }
        }
        for (digits, found) in entry.0.iter_mut().zip(found) {
            *digits = lanes.store(found);
        }
    }
}

/// `sum = x + y`, digits normalised; the sums fit their digits.
struct Add<'a, const N: usize, const V: usize> {
    sum: &'a mut Numbers<V>,
    x: &'a Numbers<V>,
    y: &'a Numbers<V>,
}

impl<L: SerialLanes, const N: usize, const V: usize> SimdJob<L> for Add<'_, N, V> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let mut columns = [lanes.splat(0); V];
        for ((column, x), y) in columns.iter_mut().zip(&self.x.0).zip(&self.y.0) {
            *column = lanes.add(lanes.load(x), lanes.load(y));
        }
        normalise::<L, N, V>(lanes, self.sum, columns);
    }
}
