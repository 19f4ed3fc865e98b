//! The arithmetic kernels, and the choice between them. Nobody above this module knows the CPU.

pub use cpu::Backend;

pub(crate) mod blind;
pub(crate) mod cpu;
pub(crate) mod lanes;
#[cfg_attr(not(target_arch = "x86_64"), allow(dead_code, reason = "nothing here multiplies blocks of limbs but tests"))]
pub(crate) mod limbs;
pub(crate) mod portable;
pub(crate) mod private;
pub(crate) mod public;
pub(crate) mod radix52;
pub(crate) mod sha256;
pub(crate) mod single;

#[cfg_attr(not(target_arch = "x86_64"), allow(dead_code, reason = "nothing here lays digits across lanes but tests"))]
mod across;
#[cfg(target_arch = "x86_64")]
mod adx;
#[cfg(target_arch = "x86_64")]
mod avx512;
#[cfg_attr(not(target_arch = "x86_64"), allow(dead_code, reason = "nothing here runs eight lanes but tests"))]
mod eight;
#[cfg(test)]
mod tests;
