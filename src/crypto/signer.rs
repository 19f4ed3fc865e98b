use core::fmt;

use super::sha256::{DIGEST_LEN, sha256};
use super::{Algorithm, RandomSource};
use crate::error::SignError;

/// A signer: a [`SigningKey`](super::SigningKey), or a key in an HSM, a KMS or another library.
///
/// The signer determines the algorithm; the message cannot choose it. Implement [`DigestSigner`] for a device that
/// takes a digest instead of the message; [`HashAndSign`] turns it into a `Signer`. Threads can share a signer, and an
/// asynchronous server can keep it across `await`s.
pub trait Signer: Send + Sync {
    /// The algorithm of the signatures.
    fn algorithm(&self) -> Algorithm;

    /// The length of a signature in bytes: the length of the modulus for PS256, 64 for ES256 and Ed25519.
    fn signature_len(&self) -> usize;

    /// Signs `message` into the front of `out`, and returns that part of it.
    ///
    /// Errors: the buffer is shorter than [`Signer::signature_len`], the source of randomness fails, or the check
    /// before release found a fault.
    fn sign<'out>(
        &self,
        message: &[u8],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError>;
}

/// Implements a trait of signers for references to them.
macro_rules! forward {
    ($signer:ident, $algorithm:ty, $sign:ident($input:ty), $reference:ty) => {
        impl<S: $signer + ?Sized> $signer for $reference {
            fn algorithm(&self) -> $algorithm {
                (**self).algorithm()
            }

            fn signature_len(&self) -> usize {
                (**self).signature_len()
            }

            fn $sign<'out>(
                &self,
                input: $input,
                random: &mut dyn RandomSource,
                out: &'out mut [u8],
            ) -> Result<&'out mut [u8], SignError> {
                (**self).$sign(input, random, out)
            }
        }
    };
}

forward!(Signer, Algorithm, sign(&[u8]), &S);
#[cfg(feature = "alloc")]
forward!(Signer, Algorithm, sign(&[u8]), alloc::sync::Arc<S>);
forward!(DigestSigner, DigestAlgorithm, sign_digest(&[u8; DIGEST_LEN]), &S);

/// An algorithm that signs the SHA-256 hash of a message.
///
/// Ed25519 is not included: it hashes the message twice, once together with the secret key (RFC 8032 section 5.1.6), so
/// a digest cannot replace the message. Its prehashed variant Ed25519ph is another algorithm, without a name in JOSE
/// (RFC 8037 section 3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DigestAlgorithm {
    /// RSASSA-PSS starts from the digest (`mHash`, RFC 8017 section 9.1.1 step 2).
    Ps256,
    /// ECDSA starts from the digest (FIPS 186-5 section 6.4.1 step 1).
    Es256,
}

impl From<DigestAlgorithm> for Algorithm {
    fn from(algorithm: DigestAlgorithm) -> Self {
        match algorithm {
            DigestAlgorithm::Ps256 => Self::Ps256,
            DigestAlgorithm::Es256 => Self::Es256,
        }
    }
}

/// A signer of SHA-256 hashes: the usual interface of an HSM or a KMS, which does not need the whole message.
///
/// The private keys [`RsaSigningKey`](super::rsa::RsaSigningKey) and [`EcdsaSigningKey`](super::ecdsa::EcdsaSigningKey)
/// implement this trait too.
pub trait DigestSigner: Send + Sync {
    /// The algorithm of the signatures.
    fn algorithm(&self) -> DigestAlgorithm;

    /// The length of a signature in bytes: the length of the modulus for PS256, 64 for ES256.
    fn signature_len(&self) -> usize;

    /// Signs the message with this SHA-256 hash into the front of `out`, and returns that part. A device with its own
    /// randomness ignores `random`.
    ///
    /// PS256 uses MGF1-SHA-256 and a salt of 32 bytes (RFC 7518 section 3.5). ES256 returns r and s, 32 bytes each,
    /// big-endian (RFC 7518 section 3.4). Many devices return a DER `ECDSA-Sig-Value`, which the implementation must
    /// convert.
    ///
    /// Errors: the errors of [`Signer::sign`]; [`SignError::External`] if the device fails.
    fn sign_digest<'out>(
        &self,
        digest: &[u8; DIGEST_LEN],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError>;
}

/// A [`Signer`] that hashes the message and passes the digest to a [`DigestSigner`].
///
/// A signature without [`DigestSigner::signature_len`] bytes is rejected ([`SignError::External`]). The signature is
/// not verified, because the public key is not known here.
///
/// ```
/// use ofm_protocol::crypto::{Algorithm, HashAndSign, Signer as _, ecdsa::EcdsaSigningKey};
///
/// let signer = HashAndSign::new(EcdsaSigningKey::from_scalar(&[7; 32])?);
/// assert_eq!(signer.algorithm(), Algorithm::Es256);
/// # Ok::<(), ofm_protocol::error::KeyError>(())
/// ```
#[derive(Clone, Copy)]
pub struct HashAndSign<S>(S);

impl<S: DigestSigner> HashAndSign<S> {
    /// Makes a signer of messages from a signer of digests.
    #[must_use]
    pub const fn new(signer: S) -> Self {
        Self(signer)
    }

    /// The signer of digests.
    #[must_use]
    pub const fn get_ref(&self) -> &S {
        &self.0
    }
}

impl<S: DigestSigner> Signer for HashAndSign<S> {
    fn algorithm(&self) -> Algorithm {
        self.0.algorithm().into()
    }

    fn signature_len(&self) -> usize {
        self.0.signature_len()
    }

    fn sign<'out>(
        &self,
        message: &[u8],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        let needed = self.0.signature_len();
        if out.len() < needed {
            return Err(SignError::BufferTooSmall { needed });
        }
        let signature = self.0.sign_digest(&sha256(message), random, out)?;
        if signature.len() == needed { Ok(signature) } else { Err(SignError::External) }
    }
}

impl<S: DigestSigner> fmt::Debug for HashAndSign<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HashAndSign").field("algorithm", &self.0.algorithm()).finish_non_exhaustive()
    }
}
