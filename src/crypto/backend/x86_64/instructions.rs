//! The proofs of x86-64 instructions, and all `unsafe` code of the crate.

pub(crate) use self::adx::Adx;
pub(crate) use self::avx2::Avx2;
pub(crate) use self::avx512::{Avx512, Ifma};
pub(crate) use self::sha_ni::ShaNi;

#[macro_use]
mod instruction_set;

mod adx;
mod avx2;
mod avx512;
mod curve;
pub(crate) mod p256_carry;
mod sha_ni;
