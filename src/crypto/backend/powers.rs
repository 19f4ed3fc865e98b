//! Powers by Montgomery products, one after the other. The same methods serve the portable digits and blocks of limbs.

#![allow(clippy::inline_always, reason = "large values are made in their place")]

use zeroize::Zeroize;

use super::portable::montgomery::window_of;

/// Montgomery arithmetic modulo an odd number `n`, with `R` above it.
///
/// The time of every method depends on the size alone, unless its name ends in `_vartime`.
pub(crate) trait Domain: Sized {
    /// A number with room for `R - 1`.
    type Number: Copy + Zeroize;

    /// The workspace of a product. It depends on the factors: wipe it if they are secret.
    type Scratch: Zeroize;

    const ZERO: Self::Number;
    const ONE: Self::Number;
    const SCRATCH: Self::Scratch;

    /// Reads a big-endian number.
    fn from_be_bytes(bytes: &[u8]) -> Self::Number;

    /// Writes the low `bytes.len()` bytes big-endian.
    fn to_be_bytes(number: &Self::Number, bytes: &mut [u8]);

    /// `R^2 mod n`: multiplication by it converts into the Montgomery domain.
    fn rr(&self) -> &Self::Number;

    /// `out = a * b / R mod n`, almost reduced: every method takes such numbers.
    fn mul(&self, out: &mut Self::Number, a: &Self::Number, b: &Self::Number, scratch: &mut Self::Scratch);

    /// `out = a^2 / R mod n`, almost reduced.
    fn square(&self, out: &mut Self::Number, a: &Self::Number, scratch: &mut Self::Scratch);

    /// Subtracts `n` from `x` if `x >= n`, which makes a product canonical that has a factor below `n`.
    fn reduce_once(&self, x: &mut Self::Number);

    /// The Montgomery form modulo `n` of a big-endian number below `n * R`, almost reduced.
    fn enter_wide(&self, out: &mut Self::Number, wide: &[u8], scratch: &mut Self::Scratch);

    /// The table's entry at a secret index; reads every entry.
    fn look_up(&self, entry: &mut Self::Number, table: &[Self::Number], index: u64);

    /// `base^exponent * last mod n`, canonical, for numbers below `n` and a public exponent of at least 1.
    ///
    /// One multiplication converts the base into the Montgomery domain. The last multiplication is by a plain number,
    /// which converts the result back: 18 operations for 65,536. Time depends on the exponent, not on the numbers.
    fn power_times_vartime(
        &self,
        out: &mut Self::Number,
        base: &Self::Number,
        exponent: u64,
        last: &Self::Number,
        work: &mut PowWork<Self>,
    ) {
        let PowWork { mont, power, product, scratch } = work;
        self.mul(mont, base, self.rr(), scratch);
        *power = *mont;
        let (mut power, mut product) = (power, product);
        for bit in (0..exponent.ilog2()).rev() {
            self.square(product, power, scratch);
            core::mem::swap(&mut power, &mut product);
            if exponent >> bit & 1 == 1 {
                self.mul(product, power, mont, scratch);
                core::mem::swap(&mut power, &mut product);
            }
        }
        self.mul(out, power, last, scratch);
        self.reduce_once(out);
    }

    /// `base^exponent mod n`, canonical, for a big-endian base below `n * R` and a secret exponent of at most
    /// `exponent_bits` bits in the digits of the portable kernels.
    ///
    /// Fixed windows of five bits; every look-up reads the whole table. Time depends on `exponent_bits` only.
    fn pow_secret(
        &self,
        power: &mut Self::Number,
        base: &[u8],
        exponent: &[u64],
        exponent_bits: u32,
        work: &mut WindowWork<Self>,
    ) {
        let WindowWork { table, entry, product, scratch } = work;
        // The Montgomery form of 1 is R mod n = R^2 * 1 / R.
        self.mul(&mut table[0], self.rr(), &Self::ONE, scratch);
        self.enter_wide(&mut table[1], base, scratch);
        for index in 2..table.len() {
            let (done, next) = table.split_at_mut(index);
            if index.is_multiple_of(2) {
                self.square(&mut next[0], &done[index / 2], scratch);
            } else {
                self.mul(&mut next[0], &done[index - 1], &done[1], scratch);
            }
        }
        let windows = exponent_bits.div_ceil(WINDOW_BITS) as usize;
        self.look_up(power, table, window_of(exponent, windows - 1, WINDOW_BITS));
        for window in (0..windows - 1).rev() {
            self.square(product, power, scratch);
            for _ in 0..(WINDOW_BITS - 1) / 2 {
                self.square(power, product, scratch);
                self.square(product, power, scratch);
            }
            self.look_up(entry, table, window_of(exponent, window, WINDOW_BITS));
            self.mul(power, product, entry, scratch);
        }
        self.mul(product, power, &Self::ONE, scratch);
        *power = *product;
        self.reduce_once(power);
    }
}

/// The number of exponent bits per multiplication. It divides the bits of a portable digit.
const WINDOW_BITS: u32 = 5;

/// The workspace of [`Domain::power_times_vartime`]. It depends on the base: wipe it if the base is secret.
#[derive(Zeroize)]
#[zeroize(bound = "")]
pub(crate) struct PowWork<D: Domain> {
    mont: D::Number,
    power: D::Number,
    product: D::Number,
    scratch: D::Scratch,
}

impl<D: Domain> PowWork<D> {
    #[inline(always)]
    pub(crate) fn new() -> Self {
        Self { mont: D::ZERO, power: D::ZERO, product: D::ZERO, scratch: D::SCRATCH }
    }
}

/// The workspace of [`Domain::pow_secret`]; the caller must wipe it.
#[derive(Zeroize)]
#[zeroize(bound = "")]
pub(crate) struct WindowWork<D: Domain> {
    table: [D::Number; 1 << WINDOW_BITS],
    entry: D::Number,
    product: D::Number,
    scratch: D::Scratch,
}

impl<D: Domain> WindowWork<D> {
    #[inline(always)]
    pub(crate) fn new() -> Self {
        Self { table: [D::ZERO; 1 << WINDOW_BITS], entry: D::ZERO, product: D::ZERO, scratch: D::SCRATCH }
    }
}
