//! Codes of upper-case letters.

use core::fmt;
use core::str::FromStr;

use crate::types::ConversionError;

/// A code of `LENGTH` upper-case letters of ASCII.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letters<const LENGTH: usize>([u8; LENGTH]);

/// A currency (ISO 4217), as `MYR`; whether it is assigned is not checked.
pub type CurrencyCode = Letters<3>;

/// The purpose of a payment in three letters, as `ACM`.
pub type PurposeCode = Letters<3>;

impl<const LENGTH: usize> Letters<LENGTH> {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl<const LENGTH: usize> FromStr for Letters<LENGTH> {
    type Err = ConversionError;

    fn from_str(text: &str) -> Result<Self, ConversionError> {
        match <[u8; LENGTH]>::try_from(text.as_bytes()) {
            Ok(letters) if letters.iter().all(u8::is_ascii_uppercase) => Ok(Self(letters)),
            _ => Err("not a code of upper-case letters of the right length".into()),
        }
    }
}

impl<const LENGTH: usize> fmt::Display for Letters<LENGTH> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<const LENGTH: usize> fmt::Debug for Letters<LENGTH> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

super::text_scalar!(Letters<const LENGTH: usize>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_upper_case_letters() {
        assert_eq!("MYR".parse::<CurrencyCode>().unwrap().as_str(), "MYR");
        for text in ["", "MY", "MYRX", "myr", "MY1", "M\u{c9}", "MYR "] {
            assert!(text.parse::<CurrencyCode>().is_err(), "{text}");
        }
    }
}
