//! Keys, and signatures over bytes: PS256, ES256, Ed25519. The module does not know JSON.
//!
//! [`VerifyingKey`] and [`SigningKey`] carry their algorithm, so a token cannot choose it. Implement [`Signer`] for
//! keys in another device or library, or [`DigestSigner`] if it signs digests. The module does not allocate, except in
//! the RSA operations of `ring`.

pub use self::backend::Backend;
pub use self::batch::{BatchItem, verify_batch};
pub use self::key::{PublicComponents, RsaModulus, SigningKey, VerifyingKey};
pub use self::random::{RandomError, RandomSource};
pub use self::sign_batch::{SignItem, sign_batch};
pub use self::signer::{DigestAlgorithm, DigestSigner, HashAndSign, Signer};

pub mod ecdsa;
pub mod eddsa;
pub mod pss;
pub mod random;
#[cfg(feature = "ring")]
pub mod ring;
pub mod rsa;
pub mod sha256;

mod backend;
pub(crate) mod batch;
pub(crate) mod bytes;
#[cfg(test)]
#[cfg(target_os = "linux")]
pub(crate) mod dead_stack;
pub(crate) mod hmac;
mod key;
pub(crate) mod sign_batch;
mod signer;

use core::fmt;

/// A signature algorithm that FAPI 2.0 allows (FAPI 2.0 Security Profile section 5.4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Algorithm {
    /// RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 bytes (RFC 7518 section 3.5).
    Ps256,
    /// ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4).
    Es256,
    /// EdDSA on Ed25519 (RFC 8037 section 3.1, RFC 9864 section 2.2).
    Ed25519,
}

impl Algorithm {
    /// All algorithms.
    pub const ALL: &'static [Self] = &[Self::Ps256, Self::Es256, Self::Ed25519];

    /// The registered JOSE name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ps256 => "PS256",
            Self::Es256 => "ES256",
            Self::Ed25519 => "Ed25519",
        }
    }

    /// The algorithm of a JOSE name, compared byte for byte. The older name `EdDSA` gives [`Algorithm::Ed25519`].
    #[must_use]
    pub const fn from_name(name: &[u8]) -> Option<Self> {
        match name {
            b"PS256" => Some(Self::Ps256),
            b"ES256" => Some(Self::Es256),
            b"Ed25519" | b"EdDSA" => Some(Self::Ed25519),
            _ => None,
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
