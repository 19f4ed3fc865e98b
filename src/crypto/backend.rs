//! The arithmetic kernels, and the choice between them. Nobody above this module knows the CPU.

pub use cpu::Backend;

pub(crate) mod blind;
pub(crate) mod cpu;
pub(crate) mod lanes;
pub(crate) mod limbs;
pub(crate) mod portable;
pub(crate) mod private;
pub(crate) mod public;
pub(crate) mod radix52;
pub(crate) mod sha256;
pub(crate) mod single;

// Where the portable kernels are forced when compiling, there are no others, and x86-64 is as any other CPU.
#[cfg(not(all(target_arch = "x86_64", not(ofm_backend = "portable"))))]
mod absent;
mod across;
#[cfg(all(target_arch = "x86_64", not(ofm_backend = "portable")))]
mod adx;
#[cfg(all(target_arch = "x86_64", not(ofm_backend = "portable")))]
mod avx2;
#[cfg(all(target_arch = "x86_64", not(ofm_backend = "portable")))]
mod avx512;
mod eight;
#[cfg(all(target_arch = "x86_64", not(ofm_backend = "portable")))]
mod sha_ni;
#[cfg(all(target_arch = "x86_64", not(ofm_backend = "portable")))]
mod sse2;
#[cfg(test)]
mod tests;

/// The witnesses of instructions.
mod instructions {
    #[cfg(not(all(target_arch = "x86_64", not(ofm_backend = "portable"))))]
    pub(crate) use super::absent::{Adx, Avx2, Avx512, Ifma, ShaNi, Sse2};
    #[cfg(all(target_arch = "x86_64", not(ofm_backend = "portable")))]
    pub(crate) use super::{
        adx::Adx,
        avx2::Avx2,
        avx512::{Avx512, Ifma},
        sha_ni::ShaNi,
        sse2::Sse2,
    };
}
