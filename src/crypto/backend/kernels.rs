//! Kernels in safe code, generic over the instructions that a CPU has: what computes in lanes of vectors, in blocks of
//! limbs, or by instructions for SHA-256.

pub(crate) mod batch8;
pub(crate) mod blind8;
pub(crate) mod bytes;
pub(crate) mod lanes;
pub(crate) mod limbs;
pub(crate) mod p256;
pub(crate) mod radix52;
pub(crate) mod serial;
pub(crate) mod sha256;
