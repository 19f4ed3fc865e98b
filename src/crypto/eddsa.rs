//! Ed25519 (RFC 8032 section 5.1), with the crate `ed25519-dalek`.

use core::fmt;

use ed25519_dalek::Signer as _;
use zeroize::ZeroizeOnDrop;

use crate::error::{BadSignature, KeyError, SignError};

/// The length of a signature in bytes.
pub const SIGNATURE_LEN: usize = 64;

/// The length of a public key or a secret seed in bytes.
pub const KEY_LEN: usize = 32;

/// An Ed25519 public key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Ed25519VerifyingKey(ed25519_dalek::VerifyingKey);

impl Ed25519VerifyingKey {
    /// The key with this encoding.
    ///
    /// Errors: the bytes are not a point of the curve, or are a point of small order (every signature would verify).
    pub fn from_bytes(bytes: &[u8; KEY_LEN]) -> Result<Self, KeyError> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| KeyError::InvalidPoint)?;
        if key.is_weak() { Err(KeyError::InvalidPoint) } else { Ok(Self(key)) }
    }

    /// The key's encoding.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; KEY_LEN] {
        self.0.to_bytes()
    }

    /// Verifies a signature of `message` strictly: only canonical encodings are accepted.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), BadSignature> {
        let signature = ed25519_dalek::Signature::from_slice(signature).map_err(|_| BadSignature)?;
        self.0.verify_strict(message, &signature).map_err(|_| BadSignature)
    }
}

impl fmt::Debug for Ed25519VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ed25519VerifyingKey")
    }
}

/// An Ed25519 private key; wiped when dropped.
pub struct Ed25519SigningKey {
    secret: ed25519_dalek::SigningKey,
    public: Ed25519VerifyingKey,
}

impl Ed25519SigningKey {
    /// The key with this 32-byte seed.
    #[must_use]
    pub fn from_seed(seed: &[u8; KEY_LEN]) -> Self {
        let secret = ed25519_dalek::SigningKey::from_bytes(seed);
        let public = Ed25519VerifyingKey(secret.verifying_key());
        Self { secret, public }
    }

    /// The public key.
    #[must_use]
    pub fn verifying_key(&self) -> &Ed25519VerifyingKey {
        &self.public
    }

    /// Signs `message` into the first 64 bytes of `out`, and returns them. The signature is verified before it is
    /// released.
    pub fn sign<'out>(&self, message: &[u8], out: &'out mut [u8]) -> Result<&'out mut [u8], SignError> {
        let Some(out) = out.get_mut(..SIGNATURE_LEN) else {
            return Err(SignError::BufferTooSmall { needed: SIGNATURE_LEN });
        };
        let signature = self.secret.sign(message).to_bytes();
        self.public.verify(message, &signature).map_err(|_| SignError::Fault)?;
        out.copy_from_slice(&signature);
        Ok(out)
    }
}

impl fmt::Debug for Ed25519SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ed25519SigningKey").finish_non_exhaustive()
    }
}

impl ZeroizeOnDrop for Ed25519SigningKey {}
