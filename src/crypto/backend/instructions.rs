//! Replaces the instructions of x86-64 on other CPUs: types without values, so that other code does not depend on the
//! CPU.

use core::convert::Infallible;

use zeroize::Zeroize;

use super::kernels::bytes::{ByteLanes, WIDTH};
use super::kernels::lanes::{HashLanes, Isa, LANES, Lanes, SerialLanes, SimdJob};
use super::kernels::limbs::{Block, Multiplier};
use super::kernels::sha256::Sha256Instructions;

/// BMI2 and ADX.
pub(crate) type Adx = Absent<1>;

/// AVX2.
pub(crate) type Avx2 = Absent<4>;

/// AVX-512F.
pub(crate) type Avx512 = Absent<2>;

/// AVX-512F and IFMA.
pub(crate) type Ifma = Absent<3>;

/// The instructions for SHA-256.
pub(crate) type ShaNi = Absent<6>;

/// The proof of an instruction set that no CPU of this kind has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Absent<const SET: usize>(Infallible);

impl<const SET: usize> Absent<SET> {
    /// Always `None`.
    pub(crate) const fn detect() -> Option<Self> {
        None
    }

    pub(crate) const fn hash_lanes(self) -> Avx512 {
        match self.0 {}
    }
}

/// The methods of a trait; they cannot be called.
macro_rules! never {
    ($($name:ident $(<const $constant:ident: $kind:ty>)? ($($argument:ty),*) $(-> $result:ty)?;)*) => {
        $(fn $name $(<const $constant: $kind>)? (self, $(_: $argument),*) $(-> $result)? {
            match self.0 {}
        })*
    };
}

mod curve;

impl<const SET: usize> Zeroize for Absent<SET> {
    fn zeroize(&mut self) {
        match self.0 {}
    }
}

impl<const SET: usize> Isa for Absent<SET> {
    fn run<K: SimdJob<Self>>(self, kernel: K) {
        kernel.compute(self);
    }
}

impl<const SET: usize> Lanes for Absent<SET> {
    type Word = Self;
    type Digit = Self;

    never! {
        splat(u64) -> Self::Word;
        load(&[u64; LANES]) -> Self::Word;
        store(Self::Word) -> [u64; LANES];
        add(Self::Word, Self::Word) -> Self::Word;
        low_digit(Self::Word) -> Self::Word;
        above_digit(Self::Word) -> Self::Word;
        digit(Self::Word) -> Self::Digit;
        integer(Self::Digit) -> Self::Word;
        select(Self::Word, Self::Digit, Self::Digit) -> Self::Digit;
        multiply_add(&mut Self::Word, &mut Self::Word, Self::Digit, Self::Digit);
        multiply_add_low(&mut Self::Word, Self::Digit, Self::Digit);
        remove_bias(Self::Word, usize, usize) -> Self::Word;
    }
}

impl<const SET: usize> SerialLanes for Absent<SET> {
    never! {
        lowest<const N: usize>(Self::Word) -> Self::Word;
        repeat<const N: usize>(&[u64; N]) -> Self::Word;
        shift_down<const N: usize>(Self::Word, Self::Word) -> Self::Word;
        shift_up<const N: usize>(Self::Word, Self::Word) -> Self::Word;
        above_digit_of(Self::Word, u8) -> Self::Word;
        add_low(Self::Word, Self::Word, Self::Word) -> Self::Word;
        add_high(Self::Word, Self::Word, Self::Word) -> Self::Word;
        past_digit(Self::Word) -> u8;
        all_ones(Self::Word) -> u8;
        add_one(Self::Word, u8) -> Self::Word;
    }
}

impl<const SET: usize, const N: usize> HashLanes<N> for Absent<SET> {
    type Word = Self;

    never! {
        splat(u32) -> Self::Word;
        load(&[u32; N]) -> Self::Word;
        store(Self::Word) -> [u32; N];
        add(Self::Word, Self::Word) -> Self::Word;
        xor(Self::Word, Self::Word, Self::Word) -> Self::Word;
        choose(Self::Word, Self::Word, Self::Word) -> Self::Word;
        majority(Self::Word, Self::Word, Self::Word) -> Self::Word;
        rotate_right<const BITS: i32>(Self::Word) -> Self::Word;
        shift_right<const BITS: u32>(Self::Word) -> Self::Word;
    }
}

impl<const SET: usize> ByteLanes for Absent<SET> {
    type Bytes = Self;

    never! {
        splat(u8) -> Self::Bytes;
        load(&[u8; WIDTH]) -> Self::Bytes;
        store(Self::Bytes) -> [u8; WIDTH];
        add(Self::Bytes, Self::Bytes) -> Self::Bytes;
        and(Self::Bytes, Self::Bytes) -> Self::Bytes;
        equal(Self::Bytes, Self::Bytes) -> Self::Bytes;
        min(Self::Bytes, Self::Bytes) -> Self::Bytes;
        upper_half(Self::Bytes) -> Self::Bytes;
        look_up([u8; 16], Self::Bytes) -> Self::Bytes;
        highest_bits(Self::Bytes) -> u32;
        join_sixes(Self::Bytes) -> Self::Bytes;
    }
}

impl<const SET: usize> Sha256Instructions for Absent<SET> {
    type Words = Self;

    never! {
        load(&[u32; 4]) -> Self::Words;
        load_bytes(&[u8; 16]) -> Self::Words;
        store(Self::Words) -> [u32; 4];
        add(Self::Words, Self::Words) -> Self::Words;
        upper(Self::Words) -> Self::Words;
        two_rounds(Self::Words, Self::Words, Self::Words) -> Self::Words;
        next_words([Self::Words; 4]) -> Self::Words;
    }
}

impl<const SET: usize> Multiplier for Absent<SET> {
    never! {
        multiply(&mut [Block], &[Block], &[Block]);
        square(&mut [Block], &[Block]);
        reduce(&mut [Block], &[Block], u64, &mut Block) -> u64;
        subtract(&mut [Block], &[Block], &[Block], u64) -> u64;
        look_up(&mut [Block], &[Block], u64);
    }
}
