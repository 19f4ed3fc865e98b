//! The methods of P-256's lanes.

use super::Absent;
use crate::crypto::backend::kernels::lanes::LANES;
use crate::crypto::backend::kernels::p256::lanes::CurveLanes;

impl<const SET: usize> CurveLanes for Absent<SET> {
    type Word = Self;

    never! {
        splat(u64) -> Self::Word;
        load(&[u64; LANES]) -> Self::Word;
        store(Self::Word) -> [u64; LANES];
        load_transposed([&[u64; LANES]; LANES]) -> [Self::Word; LANES];
        add(Self::Word, Self::Word) -> Self::Word;
        sub(Self::Word, Self::Word) -> Self::Word;
        negate(u8, Self::Word) -> Self::Word;
        or(Self::Word, Self::Word) -> Self::Word;
        choose(u8, Self::Word, Self::Word) -> Self::Word;
        low_digit(Self::Word) -> Self::Word;
        shift_left<const BITS: u32>(Self::Word) -> Self::Word;
        shift_right<const BITS: u32>(Self::Word) -> Self::Word;
        shift_right_signed<const BITS: u32>(Self::Word) -> Self::Word;
        add_low(Self::Word, Self::Word, Self::Word) -> Self::Word;
        add_high(Self::Word, Self::Word, Self::Word) -> Self::Word;
    }
}
