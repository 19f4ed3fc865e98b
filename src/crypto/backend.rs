//! The arithmetic kernels, and the choice between them. Code above this module does not know the CPU.

pub use cpu::Backend;

pub(crate) mod cpu;
pub(crate) mod digits;
pub(crate) mod kernels;
pub(crate) mod portable;
pub(crate) mod powers;
pub(crate) mod rsa_private8;
pub(crate) mod rsa_public8;
pub(crate) mod rsa_single;

// The proofs that instructions exist: those of this CPU, or types without values. If the portable kernels are forced at
// compile time, x86-64 has no other kernels, as any other CPU.
#[cfg_attr(all(target_arch = "x86_64", not(ofm_backend = "portable")), path = "backend/x86_64/instructions.rs")]
pub(crate) mod instructions;
#[cfg(test)]
mod tests;
