//! JSON Web Keys (RFC 7517, RFC 7518 section 6, RFC 8037): RSA, P-256 and Ed25519, for signatures only.

#[cfg(feature = "alloc")]
use alloc::string::String;

use self::members::{LeadingZeros, Members};
use super::header::Header;
use super::json::{Budget, Object, Writer};
use super::thumbprint::{Thumbprint, exponent_bytes};
use super::{InlineStr, base64url};
use crate::crypto::{Algorithm, PublicComponents, SigningKey, VerifyingKey};
use crate::error::{JwkError, WriteError};

pub(super) mod members;

/// A public key for verification, with its name: below 4.5 KiB, no heap.
///
/// A JWK for another purpose (`use` other than `sig`, `key_ops` without `verify`, another `alg`) is rejected. A null
/// member counts as absent, and so does an empty `key_ops`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jwk {
    key: VerifyingKey,
    pub(super) kid: Option<InlineStr<{ Header::MAX_KID }>>,
}

impl Jwk {
    /// The maximum length of the text from [`Jwk::write`] in bytes.
    pub const MAX_TEXT: usize = 2_560;

    /// The maximum length of the input of [`Jwk::parse`] and [`PrivateJwk::parse`] in bytes. A key of 4096 bits has
    /// about 3,200, and a certificate chain (`x5c`) some thousands more.
    pub const MAX_INPUT: usize = 65_536;

    /// A key without a `kid`.
    #[must_use]
    pub const fn new(key: VerifyingKey) -> Self {
        Self { key, kid: None }
    }

    /// The same key with this `kid`; `None` if it is longer than [`Header::MAX_KID`].
    #[must_use]
    pub fn with_kid(self, kid: &str) -> Option<Self> {
        Some(Self { kid: Some(InlineStr::new(kid)?), ..self })
    }

    /// The same key with its RFC 7638 thumbprint as `kid`.
    #[must_use]
    pub fn with_thumbprint(self) -> Self {
        let kid = InlineStr::new(self.thumbprint().to_text().as_str());
        Self { kid, ..self }
    }

    /// The prepared key, which verifies faster; see [`VerifyingKey::prepare`]. Key sets prepare their keys.
    #[must_use]
    pub fn prepare(self) -> Self {
        Self { key: self.key.prepare(), ..self }
    }

    /// Reads a public JWK of at most [`Jwk::MAX_INPUT`] bytes. `key_ops` may have 16 values of 64 bytes.
    ///
    /// The order of checks: length, JSON, `kty`, private members, `crv`, `alg`, `use`, `key_ops`, `kid`, numbers.
    ///
    /// Errors: one for each reason why the text is not a supported public signature key.
    pub fn parse(json: &[u8], budget: Budget) -> Result<Self, JwkError> {
        Members::parse(json, budget)?.public(LeadingZeros::AsSpecified)
    }

    /// Reads a public JWK in a checked document.
    pub fn from_object(object: Object<'_>) -> Result<Self, JwkError> {
        Members::of(object).public(LeadingZeros::AsSpecified)
    }

    /// The key.
    #[must_use]
    pub const fn key(&self) -> &VerifyingKey {
        &self.key
    }

    /// The algorithm of the key.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.key.algorithm()
    }

    /// `kid`, the key's name.
    #[must_use]
    pub fn kid(&self) -> Option<&str> {
        self.kid.as_ref().map(InlineStr::as_str)
    }

    /// [`Jwk::kid`] in bytes, which avoids checking UTF-8 at each call.
    pub(crate) fn kid_bytes(&self) -> Option<&[u8]> {
        self.kid.as_ref().map(InlineStr::as_bytes)
    }

    /// The key's thumbprint (RFC 7638).
    #[must_use]
    pub fn thumbprint(&self) -> Thumbprint {
        Thumbprint::of_key(&self.key)
    }

    /// Writes the JWK into the front of `out`; [`Jwk::MAX_TEXT`] bytes always suffice.
    pub fn write<'o>(&self, out: &'o mut [u8]) -> Result<&'o mut [u8], WriteError> {
        let mut writer = Writer::new(out);
        self.write_to(&mut writer);
        writer.finish()
    }

    /// The JWK as text.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut buffer = [0; Self::MAX_TEXT];
        let text = self.write(&mut buffer).ok().and_then(|text| core::str::from_utf8(text).ok());
        text.unwrap_or_default().into()
    }

    /// Writes the JWK as the next value.
    pub fn write_to(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        let components = self.key.public_components();
        writer.name("kty").string(match components {
            PublicComponents::Rsa { .. } => "RSA",
            PublicComponents::P256 { .. } => "EC",
            PublicComponents::Ed25519 { .. } => "OKP",
        });
        writer.name("use").string("sig");
        writer.name("alg").string(self.algorithm().name());
        if let Some(kid) = self.kid() {
            writer.name("kid").string(kid);
        }
        match components {
            PublicComponents::Rsa { n, e } => {
                write_bytes(writer, "n", n.as_bytes());
                write_bytes(writer, "e", exponent_bytes(&e.to_be_bytes()));
            }
            PublicComponents::P256 { x, y } => {
                writer.name("crv").string("P-256");
                write_bytes(writer, "x", &x);
                write_bytes(writer, "y", &y);
            }
            PublicComponents::Ed25519 { x } => {
                writer.name("crv").string("Ed25519");
                write_bytes(writer, "x", &x);
            }
        }
        writer.end_object();
    }
}

/// A private key for signing, with its name; wiped when dropped.
///
/// The secret numbers are decoded without branches or look-ups that depend on them, into buffers that are wiped.
#[expect(missing_debug_implementations, reason = "it holds a secret")]
pub struct PrivateJwk {
    key: SigningKey,
    kid: Option<InlineStr<{ Header::MAX_KID }>>,
}

impl PrivateJwk {
    /// Reads a private JWK of at most [`Jwk::MAX_INPUT`] bytes. An RSA key must contain its primes and their exponents
    /// (RFC 7518 section 6.3.2).
    ///
    /// Errors: one for each reason why the text is not a supported private signature key; a public JWK lacks `d`.
    pub fn parse(json: &[u8], budget: Budget) -> Result<Self, JwkError> {
        Members::parse(json, budget)?.private()
    }

    /// The key.
    #[must_use]
    pub const fn key(&self) -> &SigningKey {
        &self.key
    }

    /// The key without its name.
    #[must_use]
    pub fn into_key(self) -> SigningKey {
        self.key
    }

    /// `kid`, the key's name.
    #[must_use]
    pub fn kid(&self) -> Option<&str> {
        self.kid.as_ref().map(InlineStr::as_str)
    }

    /// The public key with the same name.
    #[must_use]
    pub fn public(&self) -> Jwk {
        Jwk { key: self.key.verifying_key().clone(), kid: self.kid }
    }
}

fn write_bytes(writer: &mut Writer<'_>, name: &str, bytes: &[u8]) {
    let mut text = [0; 683];
    let text = base64url::encode(bytes, &mut text).ok().and_then(|text| core::str::from_utf8(text).ok());
    writer.name(name).string(text.unwrap_or_default());
}
