//! `hashed_id_number`: the SHA-256 hash of the number of an identity document.

use core::fmt;

use subtle::ConstantTimeEq as _;

use crate::jose::base64url;

/// The hash of an identity document's number in either form: compared in constant time, never printed.
///
/// The samples write 64 hexadecimal digits, the platform's documents 44 characters of base64.
///
/// ```
/// use ofm_protocol::oauth::IdNumberHash;
///
/// let hex = IdNumberHash::parse("c17edaae86e4016a583e098582f6dbf3eccade8ef83747df9ba617ded9d31309");
/// let base64 = IdNumberHash::parse("wX7arobkAWpYPgmFgvbb8+zK3o74N0ffm6YX3tnTEwk=");
/// assert!(hex.is_some() && hex == base64);
/// assert!(IdNumberHash::parse("123456-78-9012").is_none());
/// ```
#[derive(Clone, Copy)]
pub struct IdNumberHash([u8; 32]);

impl IdNumberHash {
    /// Reads 64 hexadecimal digits, or the base64 of 32 bytes with its padding, in either alphabet.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.len() {
            64 => {
                let mut hash = [0; 32];
                for (byte, digits) in hash.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
                    for digit in digits {
                        *byte = *byte << 4 | u8::try_from(char::from(*digit).to_digit(16)?).ok()?;
                    }
                }
                Some(Self(hash))
            }
            44 => {
                let mut unpadded: [u8; 43] = text.strip_suffix('=')?.as_bytes().try_into().ok()?;
                for byte in &mut unpadded {
                    *byte = match *byte {
                        b'+' => b'-',
                        b'/' => b'_',
                        byte => byte,
                    };
                }
                let mut hash = [0; 32];
                base64url::decode(&unpadded, &mut hash).ok()?;
                Some(Self(hash))
            }
            _ => None,
        }
    }

    /// The hash.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Whether it has the form of the platform's documents: 44 characters of base64 in the plain alphabet.
    pub(super) fn is_documented_form(text: &str) -> bool {
        text.len() == 44 && !text.bytes().any(|byte| matches!(byte, b'-' | b'_')) && Self::parse(text).is_some()
    }
}

impl From<[u8; 32]> for IdNumberHash {
    fn from(hash: [u8; 32]) -> Self {
        Self(hash)
    }
}

impl PartialEq for IdNumberHash {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for IdNumberHash {}

/// Does not print the hash, because it is personal data.
impl fmt::Debug for IdNumberHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdNumberHash(..)")
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    const BASE64: &str = "wX7arobkAWpYPgmFgvbb8+zK3o74N0ffm6YX3tnTEwk=";

    #[test]
    fn three_forms_are_one_hash() {
        let url = BASE64.replace('+', "-");
        let upper = "C17EDAAE86E4016A583E098582F6DBF3ECCADE8EF83747DF9BA617DED9D31309";
        for text in [url.as_str(), upper] {
            assert_eq!(IdNumberHash::parse(text), IdNumberHash::parse(BASE64));
            assert!(!IdNumberHash::is_documented_form(text));
        }
        assert!(IdNumberHash::is_documented_form(BASE64));
        assert_ne!(IdNumberHash::parse(BASE64), Some([0; 32].into()));
        assert_eq!(format!("{:?}", IdNumberHash::parse(BASE64)), "Some(IdNumberHash(..))");
    }

    #[test]
    fn other_texts_than_hashes_are_rejected() {
        let long = format!("{BASE64}=");
        for text in
            ["", &BASE64[..43], &long, &BASE64.replace("k=", "l="), &"g".repeat(64), &"é".repeat(32), &"é".repeat(22)]
        {
            assert_eq!(IdNumberHash::parse(text), None, "{text}");
        }
    }
}
