use super::{Algorithm, RandomSource};
use crate::error::SignError;

/// Something that signs: a [`SigningKey`](super::SigningKey), or a key that lives in an HSM, a KMS or another library.
///
/// The algorithm is the signer's own: what is signed never chooses it.
pub trait Signer {
    /// The algorithm of the signatures.
    fn algorithm(&self) -> Algorithm;

    /// The length of a signature in bytes: that of the modulus for PS256, 64 for ES256 and Ed25519.
    fn signature_len(&self) -> usize;

    /// Signs `message` into the front of `out`, and returns that part of it.
    ///
    /// Errors: a buffer shorter than [`Signer::signature_len`], a source of randomness that fails, a fault found when the
    /// signature was checked before its release.
    fn sign<'out>(
        &self,
        message: &[u8],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError>;
}

impl<S: Signer + ?Sized> Signer for &S {
    fn algorithm(&self) -> Algorithm {
        (**self).algorithm()
    }

    fn signature_len(&self) -> usize {
        (**self).signature_len()
    }

    fn sign<'out>(
        &self,
        message: &[u8],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        (**self).sign(message, random, out)
    }
}
