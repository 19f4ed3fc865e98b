//! Keys in DER and PEM: SPKI, PKCS#1, PKCS#8, SEC 1.
//!
//! The module knows the forms and does no arithmetic; `jose` reads keys in JSON.

mod der;
mod pem;

use crate::crypto::{SigningKey, VerifyingKey};
use crate::error::KeyError;

impl VerifyingKey {
    /// The key in a DER `SubjectPublicKeyInfo` (RFC 5280 section 4.1.2.7): RSA, RSASSA-PSS, P-256 or Ed25519.
    pub fn from_spki_der(der: &[u8]) -> Result<Self, KeyError> {
        der::verifying_key_from_spki(der)
    }

    /// The RSA key in a DER `RSAPublicKey` (RFC 8017 appendix A.1.1).
    pub fn from_pkcs1_der(der: &[u8]) -> Result<Self, KeyError> {
        der::verifying_key_from_pkcs1(der)
    }

    /// The first key with the label `PUBLIC KEY` or `RSA PUBLIC KEY` in a PEM text (RFC 7468), at most 3,072 bytes of
    /// DER.
    ///
    /// White space, text and blocks with other labels are skipped. Errors: each other kind of content has its own
    /// error, for example [`KeyError::PrivateKey`], [`KeyError::Certificate`] and [`KeyError::Der`].
    pub fn from_pem(pem: &[u8]) -> Result<Self, KeyError> {
        der::verifying_key_from_pem(pem)
    }
}

impl SigningKey {
    /// The key in a DER PKCS#8 `PrivateKeyInfo` (RFC 5958): RSA, RSASSA-PSS, P-256 or Ed25519, not encrypted. A public
    /// key in the structure must belong to the secret.
    pub fn from_pkcs8_der(der: &[u8]) -> Result<Self, KeyError> {
        der::signing_key_from_pkcs8(der)
    }

    /// The RSA key in a DER `RSAPrivateKey` (RFC 8017 appendix A.1.2).
    pub fn from_pkcs1_der(der: &[u8]) -> Result<Self, KeyError> {
        der::signing_key_from_pkcs1(der)
    }

    /// The first key with the label `PRIVATE KEY`, `RSA PRIVATE KEY` or `EC PRIVATE KEY` in a PEM text (RFC 7468), at
    /// most 3,072 bytes of DER.
    ///
    /// White space, text and blocks with other labels are skipped. Errors: each other kind of content has its own
    /// error, for example [`KeyError::Encrypted`], [`KeyError::PublicKey`], [`KeyError::Certificate`] and
    /// [`KeyError::Der`].
    pub fn from_pem(pem: &[u8]) -> Result<Self, KeyError> {
        der::signing_key_from_pem(pem)
    }
}
