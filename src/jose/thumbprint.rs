//! Thumbprints of keys (RFC 7638) and certificates (RFC 7515 section 4.1.8).

use core::fmt;

use subtle::ConstantTimeEq as _;

use super::{InlineStr, base64url};
use crate::crypto::sha256::{DIGEST_LEN, Sha256, sha256};
use crate::crypto::{PublicComponents, VerifyingKey};

/// A SHA-256 thumbprint. `Display` writes its base64url text of 43 characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Thumbprint([u8; DIGEST_LEN]);

impl Thumbprint {
    /// The thumbprint of a public key: the hash of the required members of its JWK (RFC 7638 section 3, RFC 8037
    /// section 2).
    #[must_use]
    pub fn of_key(key: &VerifyingKey) -> Self {
        // RFC 7638 section 3.3: lexicographic order, no whitespace.
        let mut hash = Sha256::new();
        match key.public_components() {
            PublicComponents::Rsa { n, e } => {
                hash.update(b"{\"e\":\"");
                update_base64url(&mut hash, exponent_bytes(&e.to_be_bytes()));
                hash.update(b"\",\"kty\":\"RSA\",\"n\":\"");
                update_base64url(&mut hash, n.as_bytes());
            }
            PublicComponents::P256 { x, y } => {
                hash.update(b"{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"");
                update_base64url(&mut hash, &x);
                hash.update(b"\",\"y\":\"");
                update_base64url(&mut hash, &y);
            }
            PublicComponents::Ed25519 { x } => {
                hash.update(b"{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"");
                update_base64url(&mut hash, &x);
            }
        }
        hash.update(b"\"}");
        Self(hash.finish())
    }

    /// `x5t#S256` of a certificate: the hash of its DER (RFC 7515 section 4.1.8, RFC 8705 section 3.1). The bytes are
    /// not checked; decode a PEM certificate first.
    #[must_use]
    pub fn of_certificate(der: &[u8]) -> Self {
        Self(sha256(der))
    }

    /// Reads 43 characters of base64url: `x5t#S256`, `jkt`. Returns `None` for any other text.
    ///
    /// ```
    /// use ofm_protocol::jose::Thumbprint;
    ///
    /// let text = "A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0";
    /// assert_eq!(Thumbprint::parse(text.as_bytes()).unwrap().to_string(), text);
    /// assert_eq!(Thumbprint::parse(b"A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0="), None);
    /// ```
    #[must_use]
    pub fn parse(text: &[u8]) -> Option<Self> {
        let mut bytes = [0; DIGEST_LEN];
        let length = base64url::decode(text, &mut bytes).ok()?.len();
        (length == DIGEST_LEN).then_some(Self(bytes))
    }

    /// Whether both are equal; in constant time.
    #[must_use]
    pub fn matches(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }

    /// The hash.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The base64url text.
    #[must_use]
    pub fn to_text(&self) -> InlineStr<43> {
        let mut text = [0; 43];
        let text = base64url::encode(&self.0, &mut text).ok().and_then(|text| core::str::from_utf8(text).ok());
        InlineStr::new(text.unwrap_or_default()).unwrap_or(InlineStr::EMPTY)
    }
}

impl fmt::Display for Thumbprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.to_text().as_str())
    }
}

/// The octets of a number without leading zeros (RFC 7518 section 2, `Base64urlUInt`).
pub(super) fn exponent_bytes(big_endian: &[u8; 8]) -> &[u8] {
    let zeros = big_endian.iter().take_while(|&&byte| byte == 0).count().min(7);
    &big_endian[zeros..]
}

fn update_base64url(hash: &mut Sha256, bytes: &[u8]) {
    // Pieces have a multiple of three octets, so that their texts join to the text of the whole.
    for piece in bytes.chunks(96) {
        let mut text = [0; 128];
        hash.update(base64url::encode(piece, &mut text).unwrap_or_default());
    }
}
