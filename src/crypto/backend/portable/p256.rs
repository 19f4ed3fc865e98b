//! P-256 (SEC 2 section 2.4.2) and ECDSA on it (FIPS 186-5 section 6.4), for one signature at a time.
//!
//! `carry`, `limbs`, `field`, `scalar`, `inverse` and `point` contain the arithmetic. `table` and `generator` contain
//! tables of odd multiples of keys and of the generator. `verify` takes variable time, `sign` takes constant time. All
//! code is safe; it uses the instruction set's additions with carry where they exist.
//!
//! The build script uses the arithmetic and `table` to make the generator's table.

pub(crate) mod field;
pub(crate) mod generator;
mod inverse;
pub(crate) mod limbs;
pub(crate) mod point;
pub(crate) mod scalar;
pub(crate) mod sign;
pub(crate) mod table;
pub(crate) mod verify;

#[cfg(not(all(target_arch = "x86_64", not(ofm_backend = "portable"))))]
mod carry;
#[cfg(all(target_arch = "x86_64", not(ofm_backend = "portable")))]
use super::super::instructions::p256_carry as carry;
#[cfg(test)]
pub(crate) mod tests;
