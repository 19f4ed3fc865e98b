//! The arithmetic kernels, and the choice between them. Nothing above this module knows the CPU.

pub use cpu::Backend;

pub(crate) mod cpu;
pub(crate) mod kernels;
pub(crate) mod portable;
pub(crate) mod private;
pub(crate) mod public;
pub(crate) mod single;

// The witnesses of instructions: this CPU's, or types without values. Where the portable kernels are forced when
// compiling, there are no others, and x86-64 is as any other CPU.
#[cfg_attr(all(target_arch = "x86_64", not(ofm_backend = "portable")), path = "backend/x86_64/instructions.rs")]
pub(crate) mod instructions;
#[cfg(test)]
mod tests;
