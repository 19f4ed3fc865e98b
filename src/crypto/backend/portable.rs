//! Safe code for any CPU, and the reference for every other kernel.

pub(crate) mod division;
pub(crate) mod montgomery;
pub(crate) mod p256;
