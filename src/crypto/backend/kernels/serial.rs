//! Montgomery arithmetic digit by digit, in registers: the kernel of single operations, on one number or on two side by
//! side.
//!
//! # Representation
//!
//! Digits of 52 bits, least significant first, in `V` vectors: lane `N * place + number`, for `N` numbers, 1 or 2.
//! Twenty digits of two numbers fill five vectors, and every instruction works on both. `R = 2^(52 * D)` for `D`
//! digits, and at least `2^12` times each modulus.
//!
//! # Method
//!
//! Operand scanning. The sum `T` slides down by one digit a step, and the digit that leaves, `y`, is added again, times
//! `fold = 2^-52 mod n`: `T = T / 2^52 + y * fold + a * b_i`. So there is no quotient to compute, and no mask either,
//! because the multiplier reads the low 52 bits of a lane; what is above them is carried. Only the last step is
//! Montgomery's, with a quotient by `-n^-1 mod 2^52`.
//!
//! Low and high halves of products are summed in vectors of their own. The high ones stand for one place more, so that
//! after a step they *become* the low ones without moving, and the others alone are shifted. All products go into what
//! was `high`, and the shifted `low` is added last: a digit waits for the last one through `y` alone.
//!
//! A column takes four halves below `2^52` a step, and a carry: below 2^61 with `D <= 80`.
//!
//! # Range
//!
//! `T < T' / 2^52 + 2^52 * n + b_i * a`, and the last step adds less than `2^52 * n` before it divides. So the result
//! is below `2n + b_D * a / 2^52` and a little; the highest digit `b_D` has at least twelve zero bits above a small
//! multiple of `n`.
//!
//! # Timing
//!
//! Every function runs in time that depends on `N`, `V`, `D` and the number of windows alone, unless its name ends in
//! `_vartime`.

#![allow(clippy::inline_always, reason = "kernels are compiled anew for each machine's instructions")]

use core::hint::black_box;

use zeroize::Zeroize;

use super::batch8::secret::equal;
use super::lanes::{DIGIT_BITS, Kernel, LANES, SerialLanes};
use super::radix52::SLACK_BITS;

#[cfg(test)]
mod tests;

/// The bits of an exponent that one product takes.
pub(crate) const WINDOW_BITS: u32 = 5;

/// The digits to compute in with primes of `bits` bits.
pub(crate) const fn digits_for_prime(bits: u32) -> usize {
    (bits + SLACK_BITS).div_ceil(DIGIT_BITS) as usize
}

/// The entries of a table.
const TABLE: usize = 1 << WINDOW_BITS;

/// Numbers side by side. They are aligned, since a vector that crosses a cache line costs two loads.
#[derive(Clone, Copy, Zeroize)]
#[repr(align(64))]
pub(crate) struct Numbers<const V: usize>(pub(crate) [[u64; LANES]; V]);

impl<const V: usize> Numbers<V> {
    pub(crate) const fn zero() -> Self {
        Self([[0; LANES]; V])
    }

    /// Numbers of digits that lie side by side already; zeros above them.
    #[inline(always)]
    pub(crate) fn of(digits: &[u64]) -> Self {
        let mut this = Self::zero();
        for (lane, digit) in this.0.as_flattened_mut().iter_mut().zip(digits) {
            *lane = *digit;
        }
        this
    }

    /// One, `N` times.
    const fn one<const N: usize>() -> Self {
        let mut this = Self::zero();
        let mut lane = 0;
        while lane < N {
            this.0[0][lane] = 1;
            lane += 1;
        }
        this
    }

    /// The lanes, lowest digits first.
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
    pub(crate) fold: Numbers<V>,
    /// `R^2 mod n`.
    pub(crate) rr: Numbers<V>,
    /// `-n^-1 mod 2^52`, in all lanes of a number.
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

impl<L: SerialLanes, const N: usize, const V: usize, const D: usize> Kernel<L> for Multiply<'_, N, V, D> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        const { assert!((N == 1 || N == 2) && N * D <= V * LANES && V <= 10) }
        let Self { out, a, b, moduli } = self;
        let zero = lanes.splat(0);
        let first = black_box((1_u8 << N) - 1);
        let (mut low, mut high) = ([zero; V], [zero; V]);
        let mut digits = b.lanes().as_chunks::<N>().0[..D].iter();
        if let Some(digit) = digits.next() {
            add_products(lanes, &mut low, &mut high, a, lanes.repeat(digit));
        }
        for digit in digits {
            let (y, digit) = (lanes.lowest::<N>(low[0]), lanes.repeat(digit));
            let carry = lanes.above_digit_of(low[0], first);
            // Vector by vector, so that shifts and sums are spread among the products: in a row they would take their
            // ports.
            for at in 0..V {
                let above = if at + 1 < V { low[at + 1] } else { zero };
                let (x, fold) = (lanes.load(&a.0[at]), lanes.load(&moduli.fold.0[at]));
                let products = lanes.add_low(high[at], x, digit);
                high[at] = lanes.add_high(zero, x, digit);
                let products = lanes.add_low(products, fold, y);
                high[at] = lanes.add_high(high[at], fold, y);
                let shifted = lanes.shift_down::<N>(above, low[at]);
                let shifted = if at == 0 { lanes.add(shifted, carry) } else { shifted };
                low[at] = lanes.add(products, shifted);
            }
        }
        let y = lanes.lowest::<N>(lanes.add_low(zero, low[0], lanes.load(&moduli.inverse)));
        add_products(lanes, &mut low, &mut high, &moduli.n, y);
        // The lowest digits are zero now, but for what they carry.
        let carry = lanes.above_digit_of(low[0], first);
        for at in 0..V {
            let above = if at + 1 < V { low[at + 1] } else { zero };
            low[at] = lanes.add(high[at], lanes.shift_down::<N>(above, low[at]));
        }
        low[0] = lanes.add(low[0], carry);
        normalise::<L, N, V>(lanes, out, low);
    }
}

/// Adds the low and the high halves of the products of numbers and one digit of each.
#[inline(always)]
fn add_products<L: SerialLanes, const V: usize>(
    lanes: L,
    low: &mut [L::Word; V],
    high: &mut [L::Word; V],
    numbers: &Numbers<V>,
    digit: L::Word,
) {
    for at in 0..V {
        let x = lanes.load(&numbers.0[at]);
        low[at] = lanes.add_low(low[at], x, digit);
        high[at] = lanes.add_high(high[at], x, digit);
    }
}

/// Stores columns below 2^63 as digits.
#[inline(always)]
fn normalise<L: SerialLanes, const N: usize, const V: usize>(
    lanes: L,
    out: &mut Numbers<V>,
    mut columns: [L::Word; V],
) {
    /// The lanes of the first of two numbers, and all lanes.
    const FIRST: u128 = u128::MAX / 3;
    const ALL: u128 = u128::MAX;
    // What is above 52 bits moves one place up. What is left above them then, or reaches all ones, is at most one.
    let mut below = lanes.splat(0);
    let (mut full, mut ones) = (0_u128, 0_u128);
    for (at, column) in columns.iter_mut().enumerate() {
        let above = lanes.above_digit(*column);
        *column = lanes.add(lanes.low_digit(*column), lanes.shift_up::<N>(above, below));
        below = above;
        full |= u128::from(lanes.past_digit(*column)) << (at * LANES);
        ones |= u128::from(lanes.all_ones(*column)) << (at * LANES);
    }
    // A full digit carries into the next, and through every digit of ones that follows: as an addition does. Of two
    // numbers, the carries of one pass over the lanes of the other.
    let carries_of = |own: u128| ((((full & own) << N).wrapping_add(ones & own | !own)) ^ ones) & own;
    let carries = if N == 1 { carries_of(ALL) } else { carries_of(FIRST) | carries_of(!FIRST) };
    for (at, (out, column)) in out.0.iter_mut().zip(columns).enumerate() {
        *out = lanes.store(lanes.low_digit(lanes.add_one(column, (carries >> (at * LANES)) as u8)));
    }
}

/// What [`power_times_vartime`] works on. It depends on the base: wipe it where that is a secret.
#[derive(Zeroize)]
pub(crate) struct Work<const V: usize> {
    /// Afterwards the base in the Montgomery domain.
    pub(crate) mont: Numbers<V>,
    x: Numbers<V>,
    y: Numbers<V>,
}

impl<const V: usize> Work<V> {
    pub(crate) const fn new() -> Self {
        Self { mont: Numbers::zero(), x: Numbers::zero(), y: Numbers::zero() }
    }
}

/// `power = base^(exponent - 1) * last mod n` of one number, below `2n + n / 2^6`, for a base and a last factor below
/// `n`, and a public odd exponent from 3 on: the public operation, where the last factor is the base.
///
/// The base enters the Montgomery domain by one product; the last one is by a plain number, which leaves it. Timing:
/// depends on the exponent, never on the numbers.
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
    lanes.run(Multiply::<1, V, D> { out: x, a: mont, b: mont, moduli });
    // The names change places, not the numbers: a copy's narrow stores would not be forwarded to the wide loads that
    // follow.
    let (mut x, mut y) = (x, y);
    for bit in (1..exponent.ilog2()).rev() {
        if exponent >> bit & 1 == 1 {
            lanes.run(Multiply::<1, V, D> { out: y, a: x, b: mont, moduli });
            (x, y) = (y, x);
        }
        lanes.run(Multiply::<1, V, D> { out: y, a: x, b: x, moduli });
        (x, y) = (y, x);
    }
    lanes.run(Multiply::<1, V, D> { out: power, a: x, b: last, moduli });
}

/// What [`power_secret`] works on: it holds secrets, the caller's to wipe.
#[derive(Zeroize)]
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

/// `power = base^exponent` modulo each of two moduli, below `2n + n / 2^6`.
///
/// Inputs: each base as `low + high * R`, both below `R`; `index` gives the bits of both exponents in a window, the
/// lowest window being 0: each below 32; at least one window.
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
    let one = const { Numbers::one::<2>() };
    // The Montgomery form of 1 is R mod n, that of the base low * R + high * R * R.
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
        lanes.run(LookUp { entry: x, part, first, indices: &indices });
    }
    while at > 0 {
        at -= 1;
        spread(index(at), &mut indices);
        *entry = Numbers::zero();
        // A part of the table is read before each square, in the shadow of the last product's carries. Two places take
        // turns, since copies would cost time.
        for (part, first) in parts.iter().zip((0..).step_by(PART)) {
            lanes.run(LookUp { entry, part, first, indices: &indices });
            lanes.run(Multiply::<2, V, D> { out: y, a: x, b: x, moduli });
            core::mem::swap(&mut x, &mut y);
        }
        lanes.run(Multiply::<2, V, D> { out: y, a: x, b: x, moduli });
        lanes.run(Multiply::<2, V, D> { out: x, a: y, b: entry, moduli });
    }
    lanes.run(Multiply::<2, V, D> { out: power, a: x, b: &one, moduli });
    indices.zeroize();
}

/// The entries that are read at once.
const PART: usize = 8;

const _: () = assert!(TABLE == (WINDOW_BITS as usize - 1) * PART, "every part has a square of its own");

/// Indices in all lanes of their numbers.
fn spread(index: [u64; 2], indices: &mut [u64; LANES]) {
    for pair in indices.as_chunks_mut::<2>().0 {
        *pair = index;
    }
}

/// Puts the entries at secret indices, one for each lane, in the place of what `entry` holds, if they are in this part
/// of a table that begins at `first`. Every entry is read, whole, under masks that pass [`black_box`] as words of
/// memory, so that no compiler can know that they are masks and skip what they hide.
struct LookUp<'a, const V: usize, const T: usize> {
    entry: &'a mut Numbers<V>,
    part: &'a [Numbers<V>; T],
    first: u64,
    indices: &'a [u64; LANES],
}

impl<L: SerialLanes, const V: usize, const T: usize> Kernel<L> for LookUp<'_, V, T> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let Self { entry, part, first, indices } = self;
        let mut found = [lanes.splat(0); V];
        for (found, digits) in found.iter_mut().zip(&entry.0) {
            *found = lanes.load(digits);
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

impl<L: SerialLanes, const N: usize, const V: usize> Kernel<L> for Add<'_, N, V> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let mut columns = [lanes.splat(0); V];
        for ((column, x), y) in columns.iter_mut().zip(&self.x.0).zip(&self.y.0) {
            *column = lanes.add(lanes.load(x), lanes.load(y));
        }
        normalise::<L, N, V>(lanes, self.sum, columns);
    }
}
