//! Overwrites secrets in byte buffers, many bytes at a time. `Zeroize` writes each byte by itself.

use alloc::string::String;
use alloc::vec::Vec;

/// Overwrites the bytes with zeros.
#[cfg(feature = "oauth")]
pub(crate) fn bytes(secret: &mut [u8]) {
    secret.fill(0);
    // The compiler must assume that the zeros are read.
    zeroize::optimization_barrier(secret);
}

/// Overwrites the memory of a vector, with its spare capacity, and empties it.
pub(crate) fn vec(secret: &mut Vec<u8>) {
    let capacity = secret.capacity();
    secret.clear();
    // There is room for it: nothing is allocated.
    secret.resize(capacity, 0);
    zeroize::optimization_barrier(secret.as_slice());
    secret.clear();
}

/// Overwrites the memory of a text, as [`vec`] does, and empties it.
pub(crate) fn string(secret: &mut String) {
    vec(&mut core::mem::take(secret).into_bytes());
}
