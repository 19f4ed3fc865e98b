//! ES256: ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4), by the `p256` crate.

use core::fmt;

use p256::ecdsa::signature::hazmat::PrehashVerifier as _;
use p256::elliptic_curve::sec1::FromSec1Point as _;
use zeroize::{Zeroize as _, ZeroizeOnDrop, Zeroizing};

use super::sha256::{DIGEST_LEN, sha256};
use super::{DigestAlgorithm, DigestSigner, RandomSource};
use crate::error::{BadSignature, KeyError, SignError};

/// The bytes of a signature: r and s, 32 bytes each, big-endian.
pub const SIGNATURE_LEN: usize = 64;

/// The bytes of a coordinate or a secret scalar.
pub const SCALAR_LEN: usize = 32;

/// A P-256 public key that verifies ES256.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct EcdsaVerifyingKey(p256::ecdsa::VerifyingKey);

impl EcdsaVerifyingKey {
    /// The key of a point's affine coordinates, big-endian.
    ///
    /// Errors: coordinates that are no point of the curve (RFC 8725 section 3.4).
    pub fn from_coordinates(x: &[u8; SCALAR_LEN], y: &[u8; SCALAR_LEN]) -> Result<Self, KeyError> {
        let point = p256::Sec1Point::from_affine_coordinates(x.into(), y.into(), false);
        Self::from_point(&point)
    }

    /// The key of a SEC 1 point, uncompressed or compressed.
    ///
    /// Errors: bytes that are no point of the curve, or the point at infinity.
    pub fn from_sec1_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        let point = p256::Sec1Point::from_bytes(bytes).map_err(|_| KeyError::InvalidPoint)?;
        Self::from_point(&point)
    }

    fn from_point(point: &p256::Sec1Point) -> Result<Self, KeyError> {
        let key: Option<p256::PublicKey> = p256::PublicKey::from_sec1_point(point).into();
        key.map(|key| Self(key.into())).ok_or(KeyError::InvalidPoint)
    }

    /// The affine coordinates, big-endian.
    #[must_use]
    pub fn coordinates(&self) -> ([u8; SCALAR_LEN], [u8; SCALAR_LEN]) {
        let point = self.0.to_sec1_point(false);
        // A key is never the point at infinity, which alone has no coordinates.
        let coordinate = |bytes: Option<&p256::FieldBytes>| bytes.map_or([0; SCALAR_LEN], |bytes| (*bytes).into());
        (coordinate(point.x()), coordinate(point.y()))
    }

    /// Verifies a signature of `message`. Both values of s are accepted, as JWS demands.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), BadSignature> {
        self.verify_prehashed(&sha256(message), signature)
    }

    /// Verifies a signature of the message with this SHA-256.
    pub fn verify_prehashed(&self, digest: &[u8; DIGEST_LEN], signature: &[u8]) -> Result<(), BadSignature> {
        // Refuses r or s of zero, or not below the order.
        let signature = p256::ecdsa::Signature::from_slice(signature).map_err(|_| BadSignature)?;
        self.0.verify_prehash(digest, &signature).map_err(|_| BadSignature)
    }
}

impl fmt::Debug for EcdsaVerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EcdsaVerifyingKey")
    }
}

/// A P-256 private key that signs ES256; wiped when dropped.
pub struct EcdsaSigningKey {
    secret: p256::SecretKey,
    public: EcdsaVerifyingKey,
}

impl EcdsaSigningKey {
    /// The key of a secret scalar, big-endian.
    ///
    /// Errors: zero, or a number not below the curve's order.
    pub fn from_scalar(scalar: &[u8; SCALAR_LEN]) -> Result<Self, KeyError> {
        let secret = p256::SecretKey::from_slice(scalar).map_err(|_| KeyError::InvalidPoint)?;
        let public = EcdsaVerifyingKey(secret.public_key().into());
        Ok(Self { secret, public })
    }

    /// The public half.
    #[must_use]
    pub fn verifying_key(&self) -> &EcdsaVerifyingKey {
        &self.public
    }

    /// Signs `message` into the first 64 bytes of `out`, and returns them.
    ///
    /// The nonce is that of RFC 6979 with 32 random bytes added (its section 3.6), so neither a weak source of randomness
    /// nor a fault in repeated signing gives the key away. The signature is verified before it is released.
    pub fn sign<'out>(
        &self,
        message: &[u8],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        self.sign_prehashed(&sha256(message), random, out)
    }

    /// Signs the message with this SHA-256; as [`EcdsaSigningKey::sign`] otherwise.
    pub fn sign_prehashed<'out>(
        &self,
        digest: &[u8; DIGEST_LEN],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        let Some(out) = out.get_mut(..SIGNATURE_LEN) else {
            return Err(SignError::BufferTooSmall { needed: SIGNATURE_LEN });
        };
        let mut added = Zeroizing::new([0; 32]);
        random.fill(&mut *added).map_err(|_| SignError::Random)?;
        let mut scalar = self.secret.to_nonzero_scalar();
        let (signature, _) =
            ::ecdsa::hazmat::sign_prehashed_rfc6979::<p256::NistP256, sha2::Sha256>(&scalar, digest, &*added);
        scalar.zeroize();
        let signature = signature.to_bytes();
        self.public.verify_prehashed(digest, &signature).map_err(|_| SignError::Fault)?;
        out.copy_from_slice(&signature);
        Ok(out)
    }
}

impl DigestSigner for EcdsaSigningKey {
    fn algorithm(&self) -> DigestAlgorithm {
        DigestAlgorithm::Es256
    }

    fn signature_len(&self) -> usize {
        SIGNATURE_LEN
    }

    fn sign_digest<'out>(
        &self,
        digest: &[u8; DIGEST_LEN],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        self.sign_prehashed(digest, random, out)
    }
}

impl fmt::Debug for EcdsaSigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EcdsaSigningKey").finish_non_exhaustive()
    }
}

impl ZeroizeOnDrop for EcdsaSigningKey {}
