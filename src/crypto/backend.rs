//! The arithmetic kernels, and the choice between them. Nobody above this module knows the CPU.

pub(crate) mod portable;
