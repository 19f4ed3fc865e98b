//! Eight lanes side by side: the traits of the vector kernels, and lanes in software that run on any CPU.

use zeroize::Zeroize;

/// The number of 64-bit lanes in one vector.
pub(crate) const LANES: usize = 8;

/// The bits of a digit: the operand size of the vector multipliers.
pub(crate) const DIGIT_BITS: u32 = 52;

/// A digit of all ones.
pub(crate) const DIGIT_MASK: u64 = (1 << DIGIT_BITS) - 1;

/// The length of a block of SHA-256 in bytes.
pub(crate) const BLOCK_LEN: usize = 64;

/// The number of 32-bit words in a block of SHA-256.
pub(crate) const BLOCK_WORDS: usize = BLOCK_LEN / 4;

/// Vector instructions. A value of the type proves that the CPU has them.
///
/// The time of no operation depends on the contents of the lanes.
pub(crate) trait Isa: Copy {
    /// Runs a kernel that is compiled for these instructions.
    fn run<K: SimdJob<Self>>(self, kernel: K);
}

/// A computation in lanes.
pub(crate) trait SimdJob<M> {
    /// Runs the computation. `#[inline(always)]`, so that it is compiled for each instruction set.
    fn compute(self, lanes: M);
}

/// Eight lanes of 64 bits, for arithmetic.
pub(crate) trait Lanes: Isa {
    /// Eight unsigned integers; arithmetic is modulo 2^64.
    type Word: Copy + Zeroize;

    /// Eight digits below 2^52, in the form of the multiplier.
    type Digit: Copy + Zeroize;

    /// `value` in every lane.
    fn splat(self, value: u64) -> Self::Word;

    /// Eight integers.
    fn load(self, lanes: &[u64; LANES]) -> Self::Word;

    /// The integers of the lanes.
    fn store(self, word: Self::Word) -> [u64; LANES];

    /// `x + y`.
    fn add(self, x: Self::Word, y: Self::Word) -> Self::Word;

    /// The low 52 bits.
    fn low_digit(self, x: Self::Word) -> Self::Word;

    /// The bits above the low 52, as a number.
    fn above_digit(self, x: Self::Word) -> Self::Word;

    /// Integers below 2^52 as digits.
    fn digit(self, x: Self::Word) -> Self::Digit;

    /// The digits as integers.
    fn integer(self, x: Self::Digit) -> Self::Word;

    /// `x` in the lanes where `mask` is all ones, `y` where it is zero; bitwise, so that both are always read.
    fn select(self, mask: Self::Word, x: Self::Digit, y: Self::Digit) -> Self::Digit;

    /// Adds the low 52 bits of `x * y` to `low`, and the high 52 bits to `high`.
    ///
    /// An accumulator that starts at zero contains its sum only after [`Lanes::remove_bias`], which needs the number of
    /// products: some instruction sets add a constant with each product.
    fn multiply_add(self, low: &mut Self::Word, high: &mut Self::Word, x: Self::Digit, y: Self::Digit);

    /// Adds the low 52 bits of `x * y` to `low`.
    fn multiply_add_low(self, low: &mut Self::Word, x: Self::Digit, y: Self::Digit);

    /// The sum in one accumulator, or in several added accumulators, with this number of low and high halves of
    /// products.
    fn remove_bias(self, sum: Self::Word, low_products: usize, high_products: usize) -> Self::Word;
}

/// Lanes with integer digits and moves between lanes. Numbers lie across the lanes, `N` side by side, 1 or 2.
pub(crate) trait SerialLanes: Lanes<Digit = <Self as Lanes>::Word> {
    /// The lowest `N` lanes, repeated.
    fn lowest<const N: usize>(self, x: Self::Word) -> Self::Word;

    /// The `N` integers, repeated.
    fn repeat<const N: usize>(self, integers: &[u64; N]) -> Self::Word;

    /// `x` moved down by `N` lanes; the lowest lanes of `above` fill the last lanes.
    fn shift_down<const N: usize>(self, above: Self::Word, x: Self::Word) -> Self::Word;

    /// `x` moved up by `N` lanes; the last lanes of `below` fill the first lanes.
    fn shift_up<const N: usize>(self, x: Self::Word, below: Self::Word) -> Self::Word;

    /// The bits above the low 52 in the given lanes, zero in the other lanes.
    fn above_digit_of(self, x: Self::Word, lanes: u8) -> Self::Word;

    /// `sum` and the low 52 bits of the product of the low 52 bits of `x` and `y`.
    fn add_low(self, sum: Self::Word, x: Self::Word, y: Self::Word) -> Self::Word;

    /// `sum` and the high 52 bits of the same product.
    fn add_high(self, sum: Self::Word, x: Self::Word, y: Self::Word) -> Self::Word;

    /// The lanes with more than 52 bits.
    fn past_digit(self, x: Self::Word) -> u8;

    /// The lanes that contain 52 ones.
    fn all_ones(self, x: Self::Word) -> u8;

    /// Adds one to the given lanes.
    fn add_one(self, x: Self::Word, lanes: u8) -> Self::Word;
}

/// `N` lanes of 32 bits, for hashing.
pub(crate) trait HashLanes<const N: usize>: Isa {
    /// `N` integers; addition is modulo 2^32.
    type Word: Copy;

    /// `value` in every lane.
    fn splat(self, value: u32) -> Self::Word;

    /// The sixteen big-endian words of `N` blocks, those of each block in a lane of its own.
    #[allow(clippy::inline_always, reason = "kernels are compiled anew for each instruction set")]
    #[inline(always)]
    fn load_blocks(self, blocks: &[&[u8; BLOCK_LEN]; N]) -> [Self::Word; BLOCK_WORDS] {
        let mut words = [self.splat(0); BLOCK_WORDS];
        for (at, word) in words.iter_mut().enumerate() {
            let mut lanes = [0; N];
            for (lane, block) in lanes.iter_mut().zip(blocks) {
                *lane = u32::from_be_bytes(block.as_chunks().0[at]);
            }
            *word = self.load(&lanes);
        }
        words
    }

    /// `N` integers.
    fn load(self, lanes: &[u32; N]) -> Self::Word;

    /// The integers of the lanes.
    fn store(self, word: Self::Word) -> [u32; N];

    /// `x + y`.
    fn add(self, x: Self::Word, y: Self::Word) -> Self::Word;

    /// `x ^ y ^ z`.
    fn xor(self, x: Self::Word, y: Self::Word, z: Self::Word) -> Self::Word;

    /// The bits of `y` where `x` has ones, those of `z` where it has zeros.
    fn choose(self, x: Self::Word, y: Self::Word, z: Self::Word) -> Self::Word;

    /// The bits that at least two of the three words have.
    fn majority(self, x: Self::Word, y: Self::Word, z: Self::Word) -> Self::Word;

    /// Rotates right by `BITS`.
    fn rotate_right<const BITS: i32>(self, x: Self::Word) -> Self::Word;

    /// Shifts right by `BITS`.
    fn shift_right<const BITS: u32>(self, x: Self::Word) -> Self::Word;
}

/// Lanes for any CPU: the same algorithms, slower, with overflow checks.
#[cfg(test)]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Software;

#[cfg(test)]
impl Isa for Software {
    fn run<K: SimdJob<Self>>(self, kernel: K) {
        kernel.compute(self);
    }
}

#[cfg(test)]
impl Lanes for Software {
    type Word = [u64; LANES];
    type Digit = [u64; LANES];

    fn splat(self, value: u64) -> Self::Word {
        [value; LANES]
    }

    fn load(self, lanes: &[u64; LANES]) -> Self::Word {
        *lanes
    }

    fn store(self, word: Self::Word) -> [u64; LANES] {
        word
    }

    fn add(self, x: Self::Word, y: Self::Word) -> Self::Word {
        core::array::from_fn(|lane| x[lane].wrapping_add(y[lane]))
    }

    fn low_digit(self, x: Self::Word) -> Self::Word {
        x.map(|lane| lane & DIGIT_MASK)
    }

    fn above_digit(self, x: Self::Word) -> Self::Word {
        x.map(|lane| lane >> DIGIT_BITS)
    }

    fn digit(self, x: Self::Word) -> Self::Digit {
        debug_assert!(x.iter().all(|digit| *digit <= DIGIT_MASK), "not digits: {x:x?}");
        x
    }

    fn integer(self, x: Self::Digit) -> Self::Word {
        x
    }

    fn select(self, mask: Self::Word, x: Self::Digit, y: Self::Digit) -> Self::Digit {
        debug_assert!(mask.iter().all(|lane| *lane == 0 || *lane == u64::MAX), "no masks: {mask:x?}");
        core::array::from_fn(|lane| (mask[lane] & x[lane]) | (!mask[lane] & y[lane]))
    }

    fn multiply_add(self, low: &mut Self::Word, high: &mut Self::Word, x: Self::Digit, y: Self::Digit) {
        for lane in 0..LANES {
            let product = u128::from(x[lane]) * u128::from(y[lane]);
            // A sum that wraps would be wrong. This addition checks the bounds of the kernels.
            low[lane] += product as u64 & DIGIT_MASK;
            high[lane] += (product >> DIGIT_BITS) as u64;
        }
    }

    fn multiply_add_low(self, low: &mut Self::Word, x: Self::Digit, y: Self::Digit) {
        for lane in 0..LANES {
            low[lane] += (u128::from(x[lane]) * u128::from(y[lane])) as u64 & DIGIT_MASK;
        }
    }

    fn remove_bias(self, sum: Self::Word, _: usize, _: usize) -> Self::Word {
        sum
    }
}

#[cfg(test)]
impl SerialLanes for Software {
    fn lowest<const N: usize>(self, x: Self::Word) -> Self::Word {
        core::array::from_fn(|lane| x[lane % N])
    }

    fn repeat<const N: usize>(self, integers: &[u64; N]) -> Self::Word {
        core::array::from_fn(|lane| integers[lane % N])
    }

    fn shift_down<const N: usize>(self, above: Self::Word, x: Self::Word) -> Self::Word {
        core::array::from_fn(|lane| if lane + N < LANES { x[lane + N] } else { above[lane + N - LANES] })
    }

    fn shift_up<const N: usize>(self, x: Self::Word, below: Self::Word) -> Self::Word {
        core::array::from_fn(|lane| if lane < N { below[LANES + lane - N] } else { x[lane - N] })
    }

    fn above_digit_of(self, x: Self::Word, lanes: u8) -> Self::Word {
        core::array::from_fn(|lane| if lanes >> lane & 1 == 1 { x[lane] >> DIGIT_BITS } else { 0 })
    }

    fn add_low(self, sum: Self::Word, x: Self::Word, y: Self::Word) -> Self::Word {
        // A sum that wraps would be wrong. This addition checks the bounds of the kernels.
        let low = |lane: usize| (x[lane] & DIGIT_MASK).wrapping_mul(y[lane] & DIGIT_MASK) & DIGIT_MASK;
        core::array::from_fn(|lane| sum[lane] + low(lane))
    }

    fn add_high(self, sum: Self::Word, x: Self::Word, y: Self::Word) -> Self::Word {
        let product = |lane: usize| u128::from(x[lane] & DIGIT_MASK) * u128::from(y[lane] & DIGIT_MASK);
        core::array::from_fn(|lane| sum[lane] + (product(lane) >> DIGIT_BITS) as u64)
    }

    fn past_digit(self, x: Self::Word) -> u8 {
        x.iter().enumerate().fold(0, |lanes, (lane, word)| lanes | u8::from(*word > DIGIT_MASK) << lane)
    }

    fn all_ones(self, x: Self::Word) -> u8 {
        x.iter().enumerate().fold(0, |lanes, (lane, word)| lanes | u8::from(*word == DIGIT_MASK) << lane)
    }

    fn add_one(self, x: Self::Word, lanes: u8) -> Self::Word {
        core::array::from_fn(|lane| x[lane] + u64::from(lanes >> lane & 1))
    }
}

#[cfg(test)]
impl<const N: usize> HashLanes<N> for Software {
    type Word = [u32; N];

    fn splat(self, value: u32) -> Self::Word {
        [value; N]
    }

    fn load(self, lanes: &[u32; N]) -> Self::Word {
        *lanes
    }

    fn store(self, word: Self::Word) -> [u32; N] {
        word
    }

    fn add(self, x: Self::Word, y: Self::Word) -> Self::Word {
        core::array::from_fn(|lane| x[lane].wrapping_add(y[lane]))
    }

    fn xor(self, x: Self::Word, y: Self::Word, z: Self::Word) -> Self::Word {
        core::array::from_fn(|lane| x[lane] ^ y[lane] ^ z[lane])
    }

    fn choose(self, x: Self::Word, y: Self::Word, z: Self::Word) -> Self::Word {
        core::array::from_fn(|lane| (x[lane] & y[lane]) ^ (!x[lane] & z[lane]))
    }

    fn majority(self, x: Self::Word, y: Self::Word, z: Self::Word) -> Self::Word {
        core::array::from_fn(|lane| (x[lane] & y[lane]) ^ (x[lane] & z[lane]) ^ (y[lane] & z[lane]))
    }

    fn rotate_right<const BITS: i32>(self, x: Self::Word) -> Self::Word {
        x.map(|lane| lane.rotate_right(BITS.cast_unsigned()))
    }

    fn shift_right<const BITS: u32>(self, x: Self::Word) -> Self::Word {
        x.map(|lane| lane >> BITS)
    }
}
