//! Signing with key pairs of the [`ring`](https://docs.rs/ring) crate.
//!
//! `ring` hashes messages itself, so these types implement [`Signer`] and not [`DigestSigner`](super::DigestSigner).
//! `ring` also draws the operating system's randomness itself: the `random` argument of [`Signer::sign`] is not used.

use core::fmt;

use ::ring::rand::SystemRandom;
use ::ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PSS_SHA256, RsaKeyPair};

use super::{Algorithm, RandomSource, Signer, VerifyingKey, ecdsa};
use crate::error::{KeyError, SignError};

/// An RSA key pair of `ring` that signs PS256.
///
/// `ring` verifies each signature before it returns it, and allocates memory for signing.
pub struct RingRsa {
    pair: RsaKeyPair,
    public: VerifyingKey,
}

impl RingRsa {
    /// The key in a DER PKCS#8 `PrivateKeyInfo` (RFC 5958), not encrypted.
    ///
    /// Errors: [`KeyError::External`] if `ring` rejects the key; the errors of [`RingRsa::new`].
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyError> {
        Self::new(RsaKeyPair::from_pkcs8(der).map_err(|_| KeyError::External)?)
    }

    /// Wraps an existing key pair.
    ///
    /// Errors: [`VerifyingKey::from_rsa_components`] rejects the public key.
    pub fn new(pair: RsaKeyPair) -> Result<Self, KeyError> {
        let public = VerifyingKey::from_pkcs1_der(pair.public_key().as_ref())?;
        Ok(Self { pair, public })
    }

    /// The public key.
    #[must_use]
    pub const fn verifying_key(&self) -> &VerifyingKey {
        &self.public
    }
}

impl Signer for RingRsa {
    fn algorithm(&self) -> Algorithm {
        Algorithm::Ps256
    }

    fn signature_len(&self) -> usize {
        self.public.signature_len()
    }

    /// Signs as [`Signer::sign`] specifies; `random` is not used.
    fn sign<'out>(
        &self,
        message: &[u8],
        _random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        let needed = self.signature_len();
        let out = out.get_mut(..needed).ok_or(SignError::BufferTooSmall { needed })?;
        // `ring` uses a salt as long as the digest, 32 bytes, as RFC 7518 section 3.5 requires.
        self.pair.sign(&RSA_PSS_SHA256, &SystemRandom::new(), message, out).map_err(|_| SignError::External)?;
        Ok(out)
    }
}

impl fmt::Debug for RingRsa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RingRsa").field("public", &self.public).finish_non_exhaustive()
    }
}

/// A P-256 key pair of `ring` that signs ES256: r and s as 64 bytes.
///
/// This crate verifies each signature before its release, because `ring` does not. Nothing is allocated.
pub struct RingEcdsa {
    pair: EcdsaKeyPair,
    public: VerifyingKey,
}

impl RingEcdsa {
    /// The key in a DER PKCS#8 `PrivateKeyInfo` (RFC 5958), not encrypted, with its public key inside.
    ///
    /// Errors: [`KeyError::External`] if `ring` rejects the key, or the operating system's randomness fails.
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyError> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der, &SystemRandom::new());
        Self::new(pair.map_err(|_| KeyError::External)?)
    }

    /// Wraps an existing key pair that was made for `ECDSA_P256_SHA256_FIXED_SIGNING`.
    ///
    /// `ring` does not tell the algorithm of a key pair. Therefore the key pair signs a fixed text, and the signature
    /// must be a valid ES256 signature.
    ///
    /// Errors: [`KeyError::UnsupportedAlgorithm`] for another curve, hash or form of signatures; [`KeyError::External`]
    /// if `ring` does not sign.
    pub fn new(pair: EcdsaKeyPair) -> Result<Self, KeyError> {
        const TRIAL: &[u8] = b"ofm-protocol: is this key pair one of ES256?";
        let point = pair.public_key().as_ref();
        let public = VerifyingKey::from_p256_sec1(point).map_err(|_| KeyError::UnsupportedAlgorithm)?;
        let signature = pair.sign(&SystemRandom::new(), TRIAL).map_err(|_| KeyError::External)?;
        public.verify(TRIAL, signature.as_ref()).map_err(|_| KeyError::UnsupportedAlgorithm)?;
        Ok(Self { pair, public })
    }

    /// The public key.
    #[must_use]
    pub const fn verifying_key(&self) -> &VerifyingKey {
        &self.public
    }
}

impl Signer for RingEcdsa {
    fn algorithm(&self) -> Algorithm {
        Algorithm::Es256
    }

    fn signature_len(&self) -> usize {
        ecdsa::SIGNATURE_LEN
    }

    /// Signs as [`Signer::sign`] specifies; `random` is not used.
    fn sign<'out>(
        &self,
        message: &[u8],
        _random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        let needed = self.signature_len();
        let out = out.get_mut(..needed).ok_or(SignError::BufferTooSmall { needed })?;
        let signature = self.pair.sign(&SystemRandom::new(), message).map_err(|_| SignError::External)?;
        self.public.verify(message, signature.as_ref()).map_err(|_| SignError::Fault)?;
        // A signature that verifies has 64 bytes.
        out.copy_from_slice(signature.as_ref().get(..needed).ok_or(SignError::External)?);
        Ok(out)
    }
}

impl fmt::Debug for RingEcdsa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RingEcdsa").field("public", &self.public).finish_non_exhaustive()
    }
}
