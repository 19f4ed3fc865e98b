//! Encrypted texts.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use crate::types::ConversionError;

/// A compact JWE (RFC 7516 section 3.1): five parts of base64url without padding, of which only the first must have
/// characters. It is not decrypted; `Debug` does not print it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EncryptedText(String);

impl EncryptedText {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for EncryptedText {
    type Err = ConversionError;

    fn from_str(text: &str) -> Result<Self, ConversionError> {
        let is_base64url = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        let parts = text.bytes().filter(|byte| *byte == b'.').count() + 1;
        if parts != 5 || text.starts_with('.') || !text.bytes().all(|byte| byte == b'.' || is_base64url(byte)) {
            return Err("not a compact JWE of five parts".into());
        }
        Ok(Self(text.into()))
    }
}

impl fmt::Display for EncryptedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for EncryptedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EncryptedText(redacted)")
    }
}

super::text_scalar!(EncryptedText);

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[test]
    fn five_parts_and_no_output() {
        let text: EncryptedText = "eyJh.a.b.c.d".parse().unwrap();
        assert_eq!((text.as_str(), format!("{text:?}").as_str()), ("eyJh.a.b.c.d", "EncryptedText(redacted)"));
        assert!("eyJh..b.c.d".parse::<EncryptedText>().is_ok(), "direct encryption has no encrypted key");
        for text in ["", "....", "a.b.c.d", "a.b.c.d.e.f", "a.b.c.d.=", "a.b.c.d.\u{e9}", "{}"] {
            assert!(text.parse::<EncryptedText>().is_err(), "{text}");
        }
    }
}
