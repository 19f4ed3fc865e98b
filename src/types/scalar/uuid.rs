//! Universally unique identifiers.

use core::fmt;
use core::str::FromStr;

use crate::types::ConversionError;

/// A UUID as a text of 36 characters (RFC 9562 section 4), in the case in which it was read.
///
/// Two values are equal if their texts are equal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid([u8; 36]);

impl Uuid {
    /// The text as received.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Uuid {
    type Err = ConversionError;

    fn from_str(text: &str) -> Result<Self, ConversionError> {
        let is_right = |(index, byte): (usize, &u8)| match index {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        };
        match <[u8; 36]>::try_from(text.as_bytes()) {
            Ok(bytes) if bytes.iter().enumerate().all(is_right) => Ok(Self(bytes)),
            _ => Err("not a UUID of 36 characters".into()),
        }
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

super::text_scalar!(Uuid);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_kept() {
        for text in ["47409fec-4b04-4356-b3a1-6f5508524a5a", "47409FEC-4B04-4356-B3A1-6F5508524A5A"] {
            assert_eq!(text.parse::<Uuid>().unwrap().as_str(), text);
        }
        for text in [
            "",
            "47409fec4b044356b3a16f5508524a5a",
            "47409fec-4b04-4356-b3a1-6f5508524a5",
            "g7409fec-4b04-4356-b3a1-6f5508524a5a",
        ] {
            assert!(text.parse::<Uuid>().is_err(), "{text}");
        }
    }
}
