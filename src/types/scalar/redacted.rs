//! Texts that debug output must not contain.

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use zeroize::ZeroizeOnDrop;

use crate::wipe;

/// A secret or a credential: a token, an authorization code, an assertion.
///
/// `Debug` does not print it, and there is no `Display`. Comparison takes time that depends on the lengths only. The
/// text is overwritten when dropped; the caller must overwrite the buffer from which it was read.
///
/// ```
/// use ofm_protocol::types::SecretString;
///
/// let token = SecretString::from("26e0bf38-9fab-48e5-8be6-4a906905f959");
/// assert_eq!(format!("{token:?}"), "SecretString(redacted)");
/// ```
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SecretString(String);

impl SecretString {
    /// The secret.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl PartialEq for SecretString {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

impl Eq for SecretString {}

impl Drop for SecretString {
    fn drop(&mut self) {
        wipe::string(&mut self.0);
    }
}

impl ZeroizeOnDrop for SecretString {}

impl fmt::Debug for SecretString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretString(redacted)")
    }
}

impl From<String> for SecretString {
    fn from(secret: String) -> Self {
        Self(secret)
    }
}

impl From<&str> for SecretString {
    fn from(secret: &str) -> Self {
        Self(secret.into())
    }
}

/// Personal data: a name, an address, the number of an account or an identity document.
///
/// `Debug` does not print it, and there is no `Display`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonalString(String);

impl PersonalString {
    /// The text.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PersonalString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonalString(redacted)")
    }
}

impl From<String> for PersonalString {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for PersonalString {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", SecretString::from("marker")), "SecretString(redacted)");
        assert_eq!(format!("{:#?}", PersonalString::from("marker")), "PersonalString(redacted)");
    }

    #[test]
    fn secrets_are_equal_as_texts_are() {
        assert_eq!(SecretString::from("a"), SecretString::from("a"));
        assert_ne!(SecretString::from("a"), SecretString::from("b"));
        assert_ne!(SecretString::from("a"), SecretString::from("aa"));
    }
}
