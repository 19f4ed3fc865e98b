//! The traits of the P-256 kernels: eight lanes of 64 bits, and the same lanes in software.

use super::super::lanes::{Isa, LANES};

/// Eight lanes of 64 bits with a multiplier of 52 bits. A value of the type proves that the CPU has them.
///
/// The time of no operation depends on the contents of the lanes.
pub(crate) trait CurveLanes: Isa {
    /// Eight integers; arithmetic is modulo 2^64.
    type Word: Copy;

    /// `value` in every lane.
    fn splat(self, value: u64) -> Self::Word;

    /// Eight integers.
    fn load(self, lanes: &[u64; LANES]) -> Self::Word;

    /// The integers of the lanes.
    fn store(self, word: Self::Word) -> [u64; LANES];

    /// For each place of the rows, the integers at that place: each lane has its own row.
    fn load_transposed(self, rows: [&[u64; LANES]; LANES]) -> [Self::Word; LANES];

    /// `x + y`.
    fn add(self, x: Self::Word, y: Self::Word) -> Self::Word;

    /// `x - y`.
    fn sub(self, x: Self::Word, y: Self::Word) -> Self::Word;

    /// `-x` in the given lanes, `x` in the other lanes.
    fn negate(self, lanes: u8, x: Self::Word) -> Self::Word;

    /// `x | y`.
    fn or(self, x: Self::Word, y: Self::Word) -> Self::Word;

    /// `x` in the given lanes, `y` in the other lanes.
    fn choose(self, lanes: u8, x: Self::Word, y: Self::Word) -> Self::Word;

    /// The low 52 bits.
    fn low_digit(self, x: Self::Word) -> Self::Word;

    /// `x << BITS`.
    fn shift_left<const BITS: u32>(self, x: Self::Word) -> Self::Word;

    /// `x >> BITS`, of unsigned integers.
    fn shift_right<const BITS: u32>(self, x: Self::Word) -> Self::Word;

    /// `x >> BITS`, of signed integers.
    fn shift_right_signed<const BITS: u32>(self, x: Self::Word) -> Self::Word;

    /// `sum` and the low 52 bits of the product of the low 52 bits of `x` and `y`.
    fn add_low(self, sum: Self::Word, x: Self::Word, y: Self::Word) -> Self::Word;

    /// `sum` and the high 52 bits of that product.
    fn add_high(self, sum: Self::Word, x: Self::Word, y: Self::Word) -> Self::Word;
}

/// No method is inlined: with overflow checks each kernel would be eight times as large and take minutes to compile.
#[cfg(test)]
pub(crate) mod software {
    use super::*;
    use crate::crypto::backend::kernels::lanes::{DIGIT_BITS, DIGIT_MASK, Software};

    fn each(x: [u64; LANES], y: [u64; LANES], f: impl Fn(u64, u64) -> u64) -> [u64; LANES] {
        core::array::from_fn(|lane| f(x[lane], y[lane]))
    }

    /// Sums are signed integers far below 2^63; a sum that does not fit is an error of the kernel.
    fn fits(sum: Option<i64>) -> u64 {
        sum.expect("a sum that fits its lane").cast_unsigned()
    }

    fn product(x: u64, y: u64) -> u128 {
        u128::from(x & DIGIT_MASK) * u128::from(y & DIGIT_MASK)
    }

    impl CurveLanes for Software {
        type Word = [u64; LANES];

        #[inline(never)]
        fn splat(self, value: u64) -> Self::Word {
            [value; LANES]
        }

        #[inline(never)]
        fn load(self, lanes: &[u64; LANES]) -> Self::Word {
            *lanes
        }

        #[inline(never)]
        fn store(self, word: Self::Word) -> [u64; LANES] {
            word
        }

        #[inline(never)]
        fn load_transposed(self, rows: [&[u64; LANES]; LANES]) -> [Self::Word; LANES] {
            core::array::from_fn(|index| rows.map(|row| row[index]))
        }

        #[inline(never)]
        fn add(self, x: Self::Word, y: Self::Word) -> Self::Word {
            each(x, y, |x, y| fits(x.cast_signed().checked_add(y.cast_signed())))
        }

        #[inline(never)]
        fn sub(self, x: Self::Word, y: Self::Word) -> Self::Word {
            each(x, y, |x, y| fits(x.cast_signed().checked_sub(y.cast_signed())))
        }

        #[inline(never)]
        fn negate(self, lanes: u8, x: Self::Word) -> Self::Word {
            self.choose(lanes, self.sub([0; LANES], x), x)
        }

        #[inline(never)]
        fn or(self, x: Self::Word, y: Self::Word) -> Self::Word {
            each(x, y, |x, y| x | y)
        }

        #[inline(never)]
        fn choose(self, lanes: u8, x: Self::Word, y: Self::Word) -> Self::Word {
            core::array::from_fn(|lane| if lanes >> lane & 1 == 1 { x[lane] } else { y[lane] })
        }

        #[inline(never)]
        fn low_digit(self, x: Self::Word) -> Self::Word {
            x.map(|x| x & DIGIT_MASK)
        }

        #[inline(never)]
        fn shift_left<const BITS: u32>(self, x: Self::Word) -> Self::Word {
            x.map(|x| x << BITS)
        }

        #[inline(never)]
        fn shift_right<const BITS: u32>(self, x: Self::Word) -> Self::Word {
            x.map(|x| x >> BITS)
        }

        #[inline(never)]
        fn shift_right_signed<const BITS: u32>(self, x: Self::Word) -> Self::Word {
            x.map(|x| (x.cast_signed() >> BITS).cast_unsigned())
        }

        #[inline(never)]
        fn add_low(self, sum: Self::Word, x: Self::Word, y: Self::Word) -> Self::Word {
            self.add(sum, each(x, y, |x, y| product(x, y) as u64 & DIGIT_MASK))
        }

        #[inline(never)]
        fn add_high(self, sum: Self::Word, x: Self::Word, y: Self::Word) -> Self::Word {
            self.add(sum, each(x, y, |x, y| (product(x, y) >> DIGIT_BITS) as u64))
        }
    }
}
