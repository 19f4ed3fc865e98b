//! ES256: ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4, FIPS 186-5 section 6.4).

use core::fmt;

use zeroize::{ZeroizeOnDrop, Zeroizing};

use self::nonce::Nonces;
use super::backend::portable::p256::limbs;
use super::backend::portable::p256::point::Affine;
use super::backend::portable::p256::scalar;
use super::backend::portable::p256::sign::{self, Outcome, Secret};
use super::backend::portable::p256::table::{KeptTable, OnceTable};
use super::backend::portable::p256::verify::{Signed, verify_vartime};
use super::sha256::{DIGEST_LEN, sha256};
use super::{DigestAlgorithm, DigestSigner, RandomSource};
use crate::error::{BadSignature, KeyError, SignError};

pub(super) mod batch;
mod nonce;
#[cfg(test)]
mod tests;

/// The length of a signature in bytes: r and s, 32 bytes each, big-endian.
pub const SIGNATURE_LEN: usize = 64;

/// The length of a coordinate or a secret scalar in bytes.
pub const SCALAR_LEN: usize = 32;

/// The maximum number of nonces per signature. Only a faulty computer needs a second one.
const MAX_NONCES: usize = 8;

/// A P-256 public key that verifies ES256: 64 bytes.
///
/// Each verification computes a small table of the key's multiples. [Prepare](Self::prepare) a key for repeated use,
/// for example a key of a set: this takes 3 KiB and the time of about one verification, and halves the time of each
/// later verification.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct EcdsaVerifyingKey(Affine);

impl EcdsaVerifyingKey {
    /// The key with these affine coordinates, big-endian.
    ///
    /// Errors: the coordinates are not a point of the curve, or are not below the field's prime (RFC 8725 section 3.4,
    /// SEC 1 section 3.2.2.1).
    pub fn from_coordinates(x: &[u8; SCALAR_LEN], y: &[u8; SCALAR_LEN]) -> Result<Self, KeyError> {
        let point = Affine::from_coordinates_vartime(&limbs::from_be(x), &limbs::from_be(y));
        point.map(Self).ok_or(KeyError::InvalidPoint)
    }

    /// The key of a SEC 1 point, uncompressed (65 bytes) or compressed (33 bytes), according to SEC 1 section 2.3.4.
    ///
    /// Errors: the bytes are not a point of the curve, or are the point at infinity.
    pub fn from_sec1_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        let invalid = KeyError::InvalidPoint;
        let (tag, coordinates) = bytes.split_first().ok_or(invalid)?;
        let (coordinates, rest) = coordinates.as_chunks::<SCALAR_LEN>();
        if !rest.is_empty() {
            return Err(invalid);
        }
        match (tag, coordinates) {
            (4, [x, y]) => Self::from_coordinates(x, y),
            (2 | 3, [x]) => Affine::from_x_vartime(&limbs::from_be(x), *tag == 3).map(Self).ok_or(invalid),
            _ => Err(invalid),
        }
    }

    /// The affine coordinates, big-endian.
    #[must_use]
    pub fn coordinates(&self) -> ([u8; SCALAR_LEN], [u8; SCALAR_LEN]) {
        let (x, y) = self.0.coordinates();
        (limbs::to_be(&x), limbs::to_be(&y))
    }

    /// The key with a table of its multiples, for many verifications.
    #[must_use]
    pub fn prepare(&self) -> PreparedEcdsaVerifyingKey {
        PreparedEcdsaVerifyingKey(KeptTable::new_vartime(&self.0))
    }

    /// Verifies a signature of `message`. Both values of s are accepted, as JWS requires.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), BadSignature> {
        self.verify_prehashed(&sha256(message), signature)
    }

    /// Verifies a signature of the message with this SHA-256 hash.
    pub fn verify_prehashed(&self, digest: &[u8; DIGEST_LEN], signature: &[u8]) -> Result<(), BadSignature> {
        let signed = signed(digest, signature)?;
        verdict(verify_vartime(&OnceTable::new_vartime(&self.0), &signed))
    }
}

impl fmt::Debug for EcdsaVerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EcdsaVerifyingKey")
    }
}

/// A P-256 public key that verifies ES256, with a table of its multiples: 3 KiB.
///
/// [`EcdsaVerifyingKey::prepare`] makes it. The table saves time from the second verification on.
#[derive(Clone, PartialEq, Eq)]
pub struct PreparedEcdsaVerifyingKey(KeptTable);

impl PreparedEcdsaVerifyingKey {
    /// The key without its table.
    #[must_use]
    pub fn key(&self) -> EcdsaVerifyingKey {
        EcdsaVerifyingKey(self.0.point())
    }

    /// Verifies a signature as [`EcdsaVerifyingKey::verify`] does.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), BadSignature> {
        self.verify_prehashed(&sha256(message), signature)
    }

    /// Verifies a signature as [`EcdsaVerifyingKey::verify_prehashed`] does.
    pub fn verify_prehashed(&self, digest: &[u8; DIGEST_LEN], signature: &[u8]) -> Result<(), BadSignature> {
        verdict(verify_vartime(&self.0, &signed(digest, signature)?))
    }
}

impl fmt::Debug for PreparedEcdsaVerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PreparedEcdsaVerifyingKey")
    }
}

fn signed(digest: &[u8; DIGEST_LEN], signature: &[u8]) -> Result<Signed, BadSignature> {
    let signature: &[u8; SIGNATURE_LEN] = signature.try_into().map_err(|_| BadSignature)?;
    Ok(Signed::from_bytes(digest, signature))
}

fn verdict(good: bool) -> Result<(), BadSignature> {
    if good { Ok(()) } else { Err(BadSignature) }
}

/// A P-256 private key that signs ES256; wiped when dropped. Size: at most 128 bytes.
///
/// # Faults
///
/// The key releases a signature without verifying it, unless it was made [with verification](Self::with_verification).
/// Faults of the computer can reveal these parts of the key:
///
/// * A nonce that is used in two signatures, one of them wrong: this does not occur. Each nonce contains fresh
///   randomness, so two signatures of one message have different nonces. A failing source of randomness leaves the
///   nonce of RFC 6979, which is safe.
/// * A nonce's point that is computed wrongly, once or repeatedly because memory holds a wrong table: wrong signatures
///   would reveal part of a nonce. Signing checks the point against the curve's equation, and releases nothing if the
///   point is not on the curve ([`SignError::Fault`]).
/// * A private scalar that memory holds wrongly: a signature reveals which bit is wrong, and its value. An attacker who
///   can flip chosen bits hundreds of times, and sees the signatures, learns the key. Only verification prevents this.
pub struct EcdsaSigningKey {
    secret: Secret,
    public: EcdsaVerifyingKey,
    /// Whether the key verifies its signatures.
    verifies: bool,
}

impl EcdsaSigningKey {
    /// The key with this secret scalar, big-endian.
    ///
    /// Errors: the scalar is zero or not below the curve's order.
    pub fn from_scalar(scalar: &[u8; SCALAR_LEN]) -> Result<Self, KeyError> {
        let secret = Zeroizing::new(limbs::from_be(scalar));
        if !scalar::in_range(&secret) {
            return Err(KeyError::InvalidPoint);
        }
        let public = sign::public_point(&secret).map(EcdsaVerifyingKey).ok_or(KeyError::InvalidPoint)?;
        Ok(Self { secret, public, verifies: false })
    }

    /// The same key with verification: it verifies each signature before its release, and does not release a wrong one
    /// ([`SignError::Fault`]). A signature then takes several times as long. [Faults](Self#faults) explains the reason.
    #[must_use]
    pub fn with_verification(mut self) -> Self {
        self.verifies = true;
        self
    }

    /// The public key.
    #[must_use]
    pub fn verifying_key(&self) -> &EcdsaVerifyingKey {
        &self.public
    }

    /// Signs `message` into the first 64 bytes of `out`, and returns them.
    ///
    /// The nonce is the nonce of RFC 6979 with 32 random bytes added (its section 3.6). Therefore neither a weak source
    /// of randomness nor a fault in repeated signing reveals the key.
    ///
    /// Errors: the buffer is shorter than 64 bytes, the source of randomness fails, or a [fault](Self#faults) was
    /// detected.
    pub fn sign<'out>(
        &self,
        message: &[u8],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        self.sign_prehashed(&sha256(message), random, out)
    }

    /// Signs the message with this SHA-256 hash, as [`EcdsaSigningKey::sign`] does.
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
        let signature = self.signature(digest, &added)?;
        if self.verifies {
            self.public.verify_prehashed(digest, &signature).map_err(|_| SignError::Fault)?;
        }
        out.copy_from_slice(&signature);
        Ok(out)
    }

    /// The signature with these random bytes.
    fn signature(&self, digest: &[u8; DIGEST_LEN], added: &[u8; 32]) -> Result<[u8; SIGNATURE_LEN], SignError> {
        let e = limbs::from_be(digest);
        let mut nonces = Nonces::new(&self.secret, &e, added);
        for _ in 0..MAX_NONCES {
            match sign::sign(&self.secret, &nonces.next(), &e) {
                Outcome::Signature(signature) => return Ok(signature),
                Outcome::Again => nonces.skip(),
                Outcome::Fault => break,
            }
        }
        Err(SignError::Fault)
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

/// The secret wipes itself.
impl ZeroizeOnDrop for EcdsaSigningKey {}
