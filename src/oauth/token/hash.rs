//! Hashes of tokens for stores.

use alloc::string::{String, ToString as _};
use core::fmt;

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;

use crate::crypto::sha256::{DIGEST_LEN, sha256};
use crate::jose::base64url;
use crate::types::SecretString;

/// The SHA-256 of a token. A store keeps it instead of the token. The token cannot be recovered from it: its entropy is
/// too high for a search.
///
/// `Display` and serde write it as 43 characters of base64url. Use this text as the key of a lookup.
///
/// ```
/// use ofm_protocol::oauth::token::TokenHash;
///
/// let hash = TokenHash::of(&"tGzv3JOkF0XG5Qx2TlKWIA".into());
/// assert!(hash.matches(&"tGzv3JOkF0XG5Qx2TlKWIA".into()) && !hash.matches(&"another".into()));
/// assert_eq!(hash.to_string().len(), 43);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct TokenHash([u8; DIGEST_LEN]);

/// The length of a hash in base64url.
const TEXT_LEN: usize = 43;

impl TokenHash {
    /// The hash of a token.
    #[must_use]
    pub fn of(token: &SecretString) -> Self {
        Self(sha256(token.expose().as_bytes()))
    }

    /// Whether this is the hash of the token; in constant time.
    #[must_use]
    pub fn matches(&self, token: &SecretString) -> bool {
        self.0.ct_eq(&Self::of(token).0).into()
    }

    fn parse(text: &str) -> Option<Self> {
        let mut hash = [0; DIGEST_LEN];
        let length = base64url::decode(text.as_bytes(), &mut hash).ok()?.len();
        (length == DIGEST_LEN).then_some(Self(hash))
    }
}

impl fmt::Display for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [0; TEXT_LEN];
        let text = base64url::encode(&self.0, &mut text).map_err(|_| fmt::Error)?;
        f.write_str(core::str::from_utf8(text).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TokenHash({self})")
    }
}

impl From<TokenHash> for String {
    fn from(hash: TokenHash) -> Self {
        hash.to_string()
    }
}

impl TryFrom<String> for TokenHash {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        Self::parse(&text).ok_or("not the hash of a token: 43 characters of base64url are expected")
    }
}
