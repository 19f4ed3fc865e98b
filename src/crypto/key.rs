//! Keys that carry their algorithm.

use core::fmt;

use super::ecdsa::{self, EcdsaSigningKey, EcdsaVerifyingKey, PreparedEcdsaVerifyingKey};
use super::eddsa::{self, Ed25519SigningKey, Ed25519VerifyingKey};
use super::rsa::{MAX_MODULUS_LEN, RsaPrivateComponents, RsaSigningKey, RsaVerifyingKey};
use super::signer::{DigestSigner, Signer};
use super::{Algorithm, RandomSource};
use crate::error::{BadSignature, KeyError, SignError};

/// A public key that verifies signatures of its algorithm.
///
/// Size: below 4 KiB, no heap. Loading computes the values for verification once. [`VerifyingKey::prepare`] adds a
/// table.
///
/// Keys are equal if their algorithms and numbers are equal, prepared or not.
#[derive(Clone)]
pub struct VerifyingKey(Public);

#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "nothing is boxed: there is no heap")]
enum Public {
    Rsa(RsaVerifyingKey),
    P256(EcdsaVerifyingKey),
    PreparedP256(PreparedEcdsaVerifyingKey),
    Ed25519(Ed25519VerifyingKey),
}

impl VerifyingKey {
    /// The RSA key with modulus `n` and exponent `e`, big-endian without leading zeros; see
    /// [`RsaVerifyingKey::from_components`].
    pub fn from_rsa_components(n: &[u8], e: &[u8]) -> Result<Self, KeyError> {
        RsaVerifyingKey::from_components(n, e).map(Self::from)
    }

    /// The P-256 key with these affine coordinates; see [`EcdsaVerifyingKey::from_coordinates`].
    pub fn from_p256_coordinates(x: &[u8; 32], y: &[u8; 32]) -> Result<Self, KeyError> {
        EcdsaVerifyingKey::from_coordinates(x, y).map(Self::from)
    }

    pub(crate) fn from_p256_sec1(point: &[u8]) -> Result<Self, KeyError> {
        EcdsaVerifyingKey::from_sec1_bytes(point).map(Self::from)
    }

    /// The Ed25519 key with this encoding; see [`Ed25519VerifyingKey::from_bytes`].
    pub fn from_ed25519_bytes(bytes: &[u8; 32]) -> Result<Self, KeyError> {
        Ed25519VerifyingKey::from_bytes(bytes).map(Self::from)
    }

    /// The prepared key, which verifies faster. Prepare keys for repeated use; key sets do this.
    ///
    /// An ES256 key gets a table of its multiples. This takes the time of one verification and halves the time of each
    /// later one. The key needs no additional memory, because it has room for an RSA key. Other keys do not change.
    #[must_use]
    pub fn prepare(self) -> Self {
        match self.0 {
            Public::P256(key) => Self(Public::PreparedP256(key.prepare())),
            _ => self,
        }
    }

    /// The algorithm of the key.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        match &self.0 {
            Public::Rsa(_) => Algorithm::Ps256,
            Public::P256(_) | Public::PreparedP256(_) => Algorithm::Es256,
            Public::Ed25519(_) => Algorithm::Ed25519,
        }
    }

    /// The length of every signature in bytes.
    #[must_use]
    pub fn signature_len(&self) -> usize {
        match &self.0 {
            Public::Rsa(key) => key.modulus_len(),
            Public::P256(_) | Public::PreparedP256(_) => ecdsa::SIGNATURE_LEN,
            Public::Ed25519(_) => eddsa::SIGNATURE_LEN,
        }
    }

    /// Verifies a signature of `message`. Time depends on public values only; nothing is allocated.
    ///
    /// Errors: one opaque error for every cause.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), BadSignature> {
        match &self.0 {
            Public::Rsa(key) => key.verify(message, signature),
            Public::P256(key) => key.verify(message, signature),
            Public::PreparedP256(key) => key.verify(message, signature),
            Public::Ed25519(key) => key.verify(message, signature),
        }
    }

    /// The RSA key, or `None` for other keys.
    pub(super) const fn rsa(&self) -> Option<&RsaVerifyingKey> {
        match &self.0 {
            Public::Rsa(key) => Some(key),
            _ => None,
        }
    }

    /// The ECDSA key, or `None` for other keys.
    pub(super) const fn ecdsa(&self) -> Option<ecdsa::batch::Key<'_>> {
        match &self.0 {
            Public::P256(key) => Some(ecdsa::batch::Key::Once(key)),
            Public::PreparedP256(key) => Some(ecdsa::batch::Key::Kept(key)),
            Public::Rsa(_) | Public::Ed25519(_) => None,
        }
    }

    /// The numbers of the key.
    #[must_use]
    pub fn public_components(&self) -> PublicComponents {
        match &self.0 {
            Public::Rsa(key) => {
                let mut bytes = [0; MAX_MODULUS_LEN];
                bytes[..key.modulus_len()].copy_from_slice(key.modulus());
                PublicComponents::Rsa { n: RsaModulus { bytes, len: key.modulus_len() }, e: key.exponent() }
            }
            Public::P256(key) => key.into(),
            Public::PreparedP256(key) => (&key.key()).into(),
            Public::Ed25519(key) => PublicComponents::Ed25519 { x: key.to_bytes() },
        }
    }

    /// The length of the key in bits: the length of the modulus, or of the curve's order.
    #[must_use]
    pub fn bits(&self) -> u32 {
        match &self.0 {
            Public::Rsa(key) => key.modulus_bits(),
            Public::P256(_) | Public::PreparedP256(_) | Public::Ed25519(_) => 256,
        }
    }
}

impl PartialEq for VerifyingKey {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Public::Rsa(one), Public::Rsa(other)) => one == other,
            (Public::Ed25519(one), Public::Ed25519(other)) => one == other,
            _ => {
                let plain = |key: &Self| key.ecdsa().map(ecdsa::batch::Key::plain);
                plain(self).is_some_and(|key| plain(other) == Some(key))
            }
        }
    }
}

impl Eq for VerifyingKey {}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifyingKey").field("algorithm", &self.algorithm()).field("bits", &self.bits()).finish()
    }
}

macro_rules! from {
    ($($key:ty => $kind:ident),+) => {$(
        impl From<$key> for VerifyingKey {
            fn from(key: $key) -> Self {
                Self(Public::$kind(key))
            }
        }
    )+};
}

from!(RsaVerifyingKey => Rsa, EcdsaVerifyingKey => P256, Ed25519VerifyingKey => Ed25519);
from!(PreparedEcdsaVerifyingKey => PreparedP256);

/// The numbers of a public key in the form of a JWK (RFC 7518 section 6, RFC 8037 section 2).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(clippy::large_enum_variant, reason = "nothing is boxed: there is no heap")]
pub enum PublicComponents {
    /// An RSA key.
    Rsa {
        /// The modulus.
        n: RsaModulus,
        /// The public exponent.
        e: u64,
    },
    /// A P-256 key.
    P256 {
        /// The point's x coordinate, big-endian.
        x: [u8; 32],
        /// The point's y coordinate, big-endian.
        y: [u8; 32],
    },
    /// An Ed25519 key.
    Ed25519 {
        /// The encoded point.
        x: [u8; 32],
    },
}

impl From<&EcdsaVerifyingKey> for PublicComponents {
    fn from(key: &EcdsaVerifyingKey) -> Self {
        let (x, y) = key.coordinates();
        Self::P256 { x, y }
    }
}

/// An RSA modulus of up to 512 bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RsaModulus {
    bytes: [u8; MAX_MODULUS_LEN],
    len: usize,
}

impl RsaModulus {
    /// The modulus, big-endian without leading zeros.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

impl fmt::Debug for RsaModulus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RsaModulus({} bytes)", self.len)
    }
}

/// A private key that signs with its algorithm; wiped when dropped.
///
/// Size: below 12 KiB, no heap.
pub struct SigningKey {
    secret: Private,
    public: VerifyingKey,
}

#[expect(clippy::large_enum_variant, reason = "nothing is boxed: there is no heap")]
enum Private {
    Rsa(RsaSigningKey),
    P256(EcdsaSigningKey),
    Ed25519(Ed25519SigningKey),
}

const _: () = assert!(size_of::<SigningKey>() < 12 << 10);

impl SigningKey {
    /// The RSA key with these numbers; see [`RsaSigningKey::from_components`].
    pub fn from_rsa_components(key: &RsaPrivateComponents<'_>) -> Result<Self, KeyError> {
        RsaSigningKey::load(key, Self::of_rsa)
    }

    /// The function has a frame of its own for the stack's sake: loading the key has ended when it begins.
    #[inline(never)]
    fn of_rsa(secret: &mut Result<RsaSigningKey, KeyError>) -> Result<Self, KeyError> {
        core::mem::replace(secret, Err(KeyError::Inconsistent)).map(Self::from)
    }

    /// The P-256 key with this secret scalar; see [`EcdsaSigningKey::from_scalar`].
    pub fn from_p256_scalar(scalar: &[u8; 32]) -> Result<Self, KeyError> {
        EcdsaSigningKey::from_scalar(scalar).map(Self::from)
    }

    /// The Ed25519 key with this seed.
    #[must_use]
    pub fn from_ed25519_seed(seed: &[u8; 32]) -> Self {
        Self::from(Ed25519SigningKey::from_seed(seed))
    }

    /// The same key with verification: it verifies each signature before its release. RSA and Ed25519 keys always do
    /// this. [`EcdsaSigningKey`] explains the purpose and the cost for ES256.
    #[must_use]
    pub fn with_verification(self) -> Self {
        match self.secret {
            Private::P256(key) => Self::from(key.with_verification()),
            _ => self,
        }
    }

    /// The public key.
    #[must_use]
    pub fn verifying_key(&self) -> &VerifyingKey {
        &self.public
    }

    /// The RSA key, or `None` for other keys.
    pub(crate) fn rsa(&self) -> Option<&RsaSigningKey> {
        match &self.secret {
            Private::Rsa(key) => Some(key),
            _ => None,
        }
    }

    /// The key as a signer of digests; `None` for Ed25519, which cannot sign a digest (RFC 8032 section 5.1.6).
    #[must_use]
    pub fn digest_signer(&self) -> Option<&dyn DigestSigner> {
        match &self.secret {
            Private::Rsa(key) => Some(key),
            Private::P256(key) => Some(key),
            Private::Ed25519(_) => None,
        }
    }
}

/// Stack: at most 64 KiB per signature.
impl Signer for SigningKey {
    fn algorithm(&self) -> Algorithm {
        self.public.algorithm()
    }

    fn signature_len(&self) -> usize {
        self.public.signature_len()
    }

    fn sign<'out>(
        &self,
        message: &[u8],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        match &self.secret {
            Private::Rsa(key) => key.sign(message, random, out),
            Private::P256(key) => key.sign(message, random, out),
            Private::Ed25519(key) => key.sign(message, out),
        }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("public", &self.public).finish_non_exhaustive()
    }
}

impl From<RsaSigningKey> for SigningKey {
    fn from(secret: RsaSigningKey) -> Self {
        let public = secret.verifying_key().clone().into();
        Self { secret: Private::Rsa(secret), public }
    }
}

impl From<EcdsaSigningKey> for SigningKey {
    fn from(secret: EcdsaSigningKey) -> Self {
        let public = (*secret.verifying_key()).into();
        Self { secret: Private::P256(secret), public }
    }
}

impl From<Ed25519SigningKey> for SigningKey {
    fn from(secret: Ed25519SigningKey) -> Self {
        let public = (*secret.verifying_key()).into();
        Self { secret: Private::Ed25519(secret), public }
    }
}
