//! Safe code for any CPU: the oracle of every other kernel.

pub(crate) mod division;
pub(crate) mod montgomery;
pub(crate) mod p256;
