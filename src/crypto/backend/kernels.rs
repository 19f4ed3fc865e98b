//! Kernels in safe code, generic over the instructions of a CPU: computation in vector lanes, in blocks of limbs, or
//! with SHA-256 instructions.

pub(crate) mod batch8;
pub(crate) mod bytes;
pub(crate) mod lanes;
pub(crate) mod limbs;
pub(crate) mod p256;
pub(crate) mod radix52;
pub(crate) mod rsa_blinding8;
pub(crate) mod serial;
pub(crate) mod sha256;
