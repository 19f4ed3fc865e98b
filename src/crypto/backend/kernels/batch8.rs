//! Montgomery arithmetic on eight numbers at once, one in each lane: the kernel of batches.
//!
//! # Representation
//!
//! A number has `D` digits of 52 bits, least significant first. Each vector holds one digit of eight numbers. The
//! lanes' moduli may differ, but not their number of digits: `R = 2^(52 * D)` is at least `2^12` times each modulus
//! ([`SLACK_BITS`](super::radix52::SLACK_BITS)).
//!
//! # Method
//!
//! Product scanning in blocks of four by four digits. The blocks of one antidiagonal are summed in registers: seven
//! columns of low halves of products, and seven of high halves. After an antidiagonal four columns are complete. In the
//! lower half, the inverse of the modulus to four digits gives four digits of the quotient at once.
//!
//! A column sums at most `4 * D` halves below 2^52 and a carry. With `D <= 80` this is below 2^61, so carries wait
//! until the column is complete.
//!
//! # Timing
//!
//! The time of every function depends on `D` alone, unless its name ends in `_vartime`.

#![allow(clippy::inline_always, reason = "kernels are compiled anew for each instruction set")]

use super::lanes::{LANES, Lanes, SimdJob};

pub(crate) mod secret;
#[cfg(test)]
mod tests;

/// The number of digits per side of a block.
pub(crate) const BLOCK: usize = 4;

/// The number of columns of a block's products.
const COLUMNS: usize = 2 * BLOCK - 1;

/// Eight numbers of `D` digits.
pub(crate) type Numbers<L, const D: usize> = [<L as Lanes>::Digit; D];

/// Eight odd moduli.
pub(crate) struct Moduli<L: Lanes, const D: usize> {
    /// The moduli.
    pub(crate) n: Numbers<L, D>,
    /// `-n^-1 mod 2^208`.
    pub(crate) inverse: [L::Digit; BLOCK],
    /// `R^2 mod n`.
    pub(crate) rr: Numbers<L, D>,
}

/// Eight zeros. Never inlined, like the other functions that make room for numbers: if a function fills several places
/// with the same value, the compiler keeps an additional copy on the stack.
#[inline(never)]
pub(crate) fn zeros<L: Lanes, const D: usize>(lanes: L) -> Numbers<L, D> {
    [lanes.digit(lanes.splat(0)); D]
}

impl<L: Lanes, const D: usize> Moduli<L, D> {
    /// Room for eight moduli.
    #[inline(never)]
    pub(crate) fn zero(lanes: L) -> Self {
        let zero = lanes.digit(lanes.splat(0));
        Self { n: [zero; D], inverse: [zero; BLOCK], rr: [zero; D] }
    }
}

/// Loads numbers into lanes, digit by digit; the function gives the digits of each place for one lane after the other.
pub(crate) struct Gather<'a, L: Lanes, F: Fn(usize) -> [u64; LANES], const D: usize> {
    pub(crate) numbers: &'a mut Numbers<L, D>,
    pub(crate) digits: F,
}

impl<L: Lanes, F: Fn(usize) -> [u64; LANES], const D: usize> SimdJob<L> for Gather<'_, L, F, D> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        for (index, digit) in self.numbers.iter_mut().enumerate() {
            *digit = lanes.digit(lanes.load(&(self.digits)(index)));
        }
    }
}

/// Stores lanes as numbers; the function takes the digits of each place for all lanes.
pub(crate) struct Scatter<'a, L: Lanes, F: FnMut(usize, &[u64; LANES]), const D: usize> {
    pub(crate) numbers: &'a Numbers<L, D>,
    pub(crate) digits: F,
}

impl<L: Lanes, F: FnMut(usize, &[u64; LANES]), const D: usize> SimdJob<L> for Scatter<'_, L, F, D> {
    #[inline(always)]
    fn compute(mut self, lanes: L) {
        for (index, digit) in self.numbers.iter().enumerate() {
            (self.digits)(index, &lanes.store(lanes.integer(*digit)));
        }
    }
}

/// `out = a * b / R mod n` in each lane, almost reduced.
///
/// Inputs: `a * b <= 2^12 * n * R`, digits normalised. Output: congruent, digits normalised, below `a * b / R + n`, and
/// below `n + n / 2^8` if both inputs are at most `4n`. `quotient` is scratch space.
pub(crate) struct Multiply<'a, L: Lanes, const D: usize> {
    pub(crate) out: &'a mut Numbers<L, D>,
    pub(crate) a: &'a Numbers<L, D>,
    pub(crate) b: &'a Numbers<L, D>,
    pub(crate) moduli: &'a Moduli<L, D>,
    pub(crate) quotient: &'a mut Numbers<L, D>,
}

impl<L: Lanes, const D: usize> SimdJob<L> for Multiply<'_, L, D> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let product = Product { a: blocks(self.a), b: blocks(self.b) };
        reduce(lanes, self.out, &product, self.moduli, self.quotient);
    }
}

/// `out = a^2 / R mod n`: [`Multiply`] with equal inputs, with three quarters of its products.
pub(crate) struct Square<'a, L: Lanes, const D: usize> {
    pub(crate) out: &'a mut Numbers<L, D>,
    pub(crate) a: &'a Numbers<L, D>,
    pub(crate) moduli: &'a Moduli<L, D>,
    pub(crate) quotient: &'a mut Numbers<L, D>,
}

impl<L: Lanes, const D: usize> SimdJob<L> for Square<'_, L, D> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        reduce(lanes, self.out, &Squares { a: blocks(self.a) }, self.moduli, self.quotient);
    }
}

#[inline(always)]
fn blocks<T, const D: usize>(number: &[T; D]) -> &[[T; BLOCK]] {
    const { assert!(D.is_multiple_of(BLOCK) && D <= 80) }
    number.as_chunks().0
}

/// The sums of an antidiagonal's blocks: low and high halves of products by the sum of the places of their digits.
struct Sums<L: Lanes> {
    low: [L::Word; COLUMNS],
    high: [L::Word; COLUMNS],
}

impl<L: Lanes> Sums<L> {
    #[inline(always)]
    fn zero(lanes: L) -> Self {
        Self { low: [lanes.splat(0); COLUMNS], high: [lanes.splat(0); COLUMNS] }
    }

    /// Adds the products of a block.
    #[inline(always)]
    fn add(&mut self, lanes: L, x: &[L::Digit; BLOCK], y: &[L::Digit; BLOCK]) {
        for (i, x) in x.iter().enumerate() {
            for (j, y) in y.iter().enumerate() {
                lanes.multiply_add(&mut self.low[i + j], &mut self.high[i + j], *x, *y);
            }
        }
    }

    /// The sums of the next antidiagonal. They begin with the values that this one left in the columns of the next.
    #[inline(always)]
    fn next(self, lanes: L) -> Self {
        let mut next = Self::zero(lanes);
        next.low[..BLOCK - 1].copy_from_slice(&self.low[BLOCK..]);
        next.high[..BLOCK - 1].copy_from_slice(&self.high[BLOCK..]);
        next
    }
}

/// A product of two numbers, by the antidiagonals of its blocks.
trait Antidiagonals<L: Lanes> {
    /// Adds the blocks whose places sum to `at`.
    fn add(&self, lanes: L, at: usize, sums: &mut Sums<L>);
}

struct Product<'a, L: Lanes> {
    a: &'a [[L::Digit; BLOCK]],
    b: &'a [[L::Digit; BLOCK]],
}

impl<L: Lanes> Antidiagonals<L> for Product<'_, L> {
    #[inline(always)]
    fn add(&self, lanes: L, at: usize, sums: &mut Sums<L>) {
        let last = self.b.len() - 1;
        let (from, to) = (at.saturating_sub(last), at.min(self.a.len() - 1) + 1);
        for (x, y) in self.a[from..to].iter().zip(self.b[at + 1 - to..=at - from].iter().rev()) {
            sums.add(lanes, x, y);
        }
    }
}

struct Squares<'a, L: Lanes> {
    a: &'a [[L::Digit; BLOCK]],
}

impl<L: Lanes> Antidiagonals<L> for Squares<'_, L> {
    #[inline(always)]
    fn add(&self, lanes: L, at: usize, sums: &mut Sums<L>) {
        let from = at.saturating_sub(self.a.len() - 1);
        let to = at.div_ceil(2);
        // Every product off the diagonal counts twice.
        let mut cross = Sums::zero(lanes);
        for (x, y) in self.a[from..to].iter().zip(self.a[at + 1 - to..=at - from].iter().rev()) {
            cross.add(lanes, x, y);
        }
        let middle = at.is_multiple_of(2).then(|| &self.a[at / 2]);
        if let Some(x) = middle {
            for i in 0..BLOCK {
                for j in i + 1..BLOCK {
                    lanes.multiply_add(&mut cross.low[i + j], &mut cross.high[i + j], x[i], x[j]);
                }
            }
        }
        for column in 0..COLUMNS {
            let (low, high) = (cross.low[column], cross.high[column]);
            sums.low[column] = lanes.add(sums.low[column], lanes.add(low, low));
            sums.high[column] = lanes.add(sums.high[column], lanes.add(high, high));
        }
        if let Some(x) = middle {
            for (i, x) in x.iter().enumerate() {
                lanes.multiply_add(&mut sums.low[2 * i], &mut sums.high[2 * i], *x, *x);
            }
        }
    }
}

/// Montgomery reduction of a product. The columns of the product are summed in the same pass.
#[inline(always)]
fn reduce<L: Lanes, const D: usize>(
    lanes: L,
    out: &mut Numbers<L, D>,
    product: &impl Antidiagonals<L>,
    moduli: &Moduli<L, D>,
    quotient: &mut Numbers<L, D>,
) {
    let n = blocks(&moduli.n);
    let mut sums = Sums::zero(lanes);
    let (mut carry, mut above) = (lanes.splat(0), lanes.splat(0));
    for at in 0..n.len() {
        product.add(lanes, at, &mut sums);
        let first = at * BLOCK;
        let (known, rest) = quotient.split_at_mut(first);
        for (q, n) in blocks_of(known).iter().zip(n[1..=at].iter().rev()) {
            sums.add(lanes, q, n);
        }
        let mut columns = complete(lanes, &sums, above, |column| (first + column + 1 + first, 2 * first + column));
        normalise(lanes, &mut columns, carry);
        let digits = quotient_digits(lanes, &digits_of(lanes, &columns), &moduli.inverse);
        sums.add(lanes, &digits, &n[0]);
        rest[..BLOCK].copy_from_slice(&digits);
        // The four columns are now divisible by the radix; their carries are kept.
        let mut columns = complete(lanes, &sums, above, |column| (2 * (first + column + 1), 2 * (first + column)));
        carry = normalise(lanes, &mut columns, carry);
        above = sums.high[BLOCK - 1];
        sums = sums.next(lanes);
    }
    let quotient = Product::<L> { a: blocks(quotient), b: n };
    for (out, at) in out.as_chunks_mut::<BLOCK>().0.iter_mut().zip(n.len()..) {
        if at + 1 < 2 * n.len() {
            product.add(lanes, at, &mut sums);
            quotient.add(lanes, at, &mut sums);
        }
        let left = 2 * D - at * BLOCK;
        let mut columns = complete(lanes, &sums, above, |column| (2 * (left - column - 1), 2 * (left - column)));
        carry = normalise(lanes, &mut columns, carry);
        *out = digits_of(lanes, &columns);
        above = sums.high[BLOCK - 1];
        sums = sums.next(lanes);
    }
}

/// The sums of the first four columns: of the low halves, and of the high halves one place below.
///
/// `above` has the high halves of the place below the first column. `products` gives the number of low and high halves
/// in a column.
#[inline(always)]
fn complete<L: Lanes>(
    lanes: L,
    sums: &Sums<L>,
    above: L::Word,
    products: impl Fn(usize) -> (usize, usize),
) -> [L::Word; BLOCK] {
    let mut columns = [above; BLOCK];
    columns[1..].copy_from_slice(&sums.high[..BLOCK - 1]);
    for (at, column) in columns.iter_mut().enumerate() {
        let (low_products, high_products) = products(at);
        *column = lanes.remove_bias(lanes.add(sums.low[at], *column), low_products, high_products);
    }
    columns
}

/// Reduces each column to 52 bits and returns the carry out of the last column.
#[inline(always)]
fn normalise<L: Lanes>(lanes: L, columns: &mut [L::Word; BLOCK], carry: L::Word) -> L::Word {
    let mut carry = carry;
    for column in columns {
        let sum = lanes.add(*column, carry);
        *column = lanes.low_digit(sum);
        carry = lanes.above_digit(sum);
    }
    carry
}

/// `x * inverse mod 2^208`: the digits of the quotient that make four columns divisible by the radix.
#[inline(always)]
fn quotient_digits<L: Lanes>(lanes: L, x: &[L::Digit; BLOCK], inverse: &[L::Digit; BLOCK]) -> [L::Digit; BLOCK] {
    let (mut low, mut high) = ([lanes.splat(0); BLOCK], [lanes.splat(0); BLOCK]);
    for i in 0..BLOCK {
        for j in 0..BLOCK - 1 - i {
            lanes.multiply_add(&mut low[i + j], &mut high[i + j + 1], x[i], inverse[j]);
        }
        lanes.multiply_add_low(&mut low[BLOCK - 1], x[i], inverse[BLOCK - 1 - i]);
    }
    for column in 0..BLOCK {
        low[column] = lanes.remove_bias(lanes.add(low[column], high[column]), column + 1, column);
    }
    normalise(lanes, &mut low, lanes.splat(0));
    digits_of(lanes, &low)
}

/// Converts integers below 2^52 to digits. A loop, because `array::map` is not always inlined and intrinsics must be
/// inlined.
#[inline(always)]
fn digits_of<L: Lanes>(lanes: L, columns: &[L::Word; BLOCK]) -> [L::Digit; BLOCK] {
    let mut digits = [lanes.digit(columns[0]); BLOCK];
    for column in 1..BLOCK {
        digits[column] = lanes.digit(columns[column]);
    }
    digits
}

#[inline(always)]
fn blocks_of<T>(digits: &[T]) -> &[[T; BLOCK]] {
    digits.as_chunks().0
}

/// The workspace of [`power_times_vartime`].
pub(crate) struct Scratch<L: Lanes, const D: usize> {
    pub(crate) mont: Numbers<L, D>,
    pub(crate) product: Numbers<L, D>,
    pub(crate) quotient: Numbers<L, D>,
}

impl<L: Lanes, const D: usize> Scratch<L, D> {
    #[inline(never)]
    pub(crate) fn new(lanes: L) -> Self {
        let zero = [lanes.digit(lanes.splat(0)); D];
        Self { mont: zero, product: zero, quotient: zero }
    }
}

/// Converts numbers into the Montgomery domain.
pub(crate) fn enter<L: Lanes, const D: usize>(
    lanes: L,
    out: &mut Numbers<L, D>,
    numbers: &Numbers<L, D>,
    moduli: &Moduli<L, D>,
    quotient: &mut Numbers<L, D>,
) {
    lanes.run(Multiply { out, a: numbers, b: &moduli.rr, moduli, quotient });
}

/// `power = base^(exponent - 1) * last mod n` in each lane, below `2n`. The bases are in the Montgomery domain in
/// `scratch.mont`, the last factors are below `n`, and the exponent is public, odd and at least 3. If the last factors
/// are the bases, this is the public operation.
///
/// The last multiplication is by a plain number, which converts the result out of the Montgomery domain. Time depends
/// on the exponent, not on the numbers.
pub(crate) fn power_times_vartime<L: Lanes, const D: usize>(
    lanes: L,
    power: &mut Numbers<L, D>,
    exponent: u64,
    last: &Numbers<L, D>,
    moduli: &Moduli<L, D>,
    scratch: &mut Scratch<L, D>,
) {
    let Scratch { mont, product, quotient } = scratch;
    *power = *mont;
    // The references are swapped instead of the numbers, which are large.
    let (mut x, mut y, mut changed) = (&mut *power, &mut *product, false);
    for bit in (1..exponent.ilog2()).rev() {
        lanes.run(Square { out: y, a: x, moduli, quotient });
        if exponent >> bit & 1 == 1 {
            lanes.run(Multiply { out: x, a: y, b: mont, moduli, quotient });
        } else {
            (x, y) = (y, x);
            changed = !changed;
        }
    }
    lanes.run(Square { out: y, a: x, moduli, quotient });
    lanes.run(Multiply { out: x, a: y, b: last, moduli, quotient });
    if changed {
        *power = *product;
    }
}
