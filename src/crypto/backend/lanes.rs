//! Eight lanes side by side: what the wide kernels are written in, and lanes in software that run anywhere.

/// Lanes in one vector.
pub(crate) const LANES: usize = 8;

/// The bits of a digit: as many as the vector multipliers take.
pub(crate) const DIGIT_BITS: u32 = 52;

/// A digit of all ones.
pub(crate) const DIGIT_MASK: u64 = (1 << DIGIT_BITS) - 1;

/// Eight lanes of 64 bits. A value of the type is the witness that the CPU has the instructions.
///
/// Timing: no operation depends on the lanes' contents.
pub(crate) trait Lanes: Copy {
    /// Eight unsigned integers; arithmetic is modulo 2^64.
    type Word: Copy;

    /// Eight digits below 2^52, in the form that multiplication takes.
    type Digit: Copy;

    /// Runs a kernel, compiled for the instructions of these lanes.
    fn run<K: Kernel<Self>>(self, kernel: K);

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

    /// What is above the low 52 bits, as a number.
    fn above_digit(self, x: Self::Word) -> Self::Word;

    /// Integers below 2^52 as digits.
    fn digit(self, x: Self::Word) -> Self::Digit;

    /// The digits as integers.
    fn integer(self, x: Self::Digit) -> Self::Word;

    /// Adds the low 52 bits of `x * y` to `low`, and the high 52 bits to `high`.
    ///
    /// An accumulator that starts as zero holds its sum only after [`Lanes::settle`], which is told how many products
    /// went into it: some machines add a constant with each.
    fn multiply_add(self, low: &mut Self::Word, high: &mut Self::Word, x: Self::Digit, y: Self::Digit);

    /// Adds the low 52 bits of `x * y` to `low`.
    fn multiply_add_low(self, low: &mut Self::Word, x: Self::Digit, y: Self::Digit);

    /// The sum in an accumulator, or in several added up, that took in so many low and high halves of products.
    fn settle(self, sum: Self::Word, low_products: usize, high_products: usize) -> Self::Word;
}

/// Something to compute in lanes.
pub(crate) trait Kernel<L: Lanes> {
    /// Computes it. `#[inline(always)]`, so that it is compiled anew for each machine.
    fn compute(self, lanes: L);
}

/// Lanes that any machine has: the same algorithms, slowly, and with overflow checks.
#[cfg(test)]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Software;

#[cfg(test)]
impl Lanes for Software {
    type Word = [u64; LANES];
    type Digit = [u64; LANES];

    fn run<K: Kernel<Self>>(self, kernel: K) {
        kernel.compute(self);
    }

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

    fn multiply_add(self, low: &mut Self::Word, high: &mut Self::Word, x: Self::Digit, y: Self::Digit) {
        for lane in 0..LANES {
            let product = u128::from(x[lane]) * u128::from(y[lane]);
            // Sums that wrap would be wrong: the kernels' bounds are checked here.
            low[lane] += product as u64 & DIGIT_MASK;
            high[lane] += (product >> DIGIT_BITS) as u64;
        }
    }

    fn multiply_add_low(self, low: &mut Self::Word, x: Self::Digit, y: Self::Digit) {
        for lane in 0..LANES {
            low[lane] += (u128::from(x[lane]) * u128::from(y[lane])) as u64 & DIGIT_MASK;
        }
    }

    fn settle(self, sum: Self::Word, _: usize, _: usize) -> Self::Word {
        sum
    }
}
