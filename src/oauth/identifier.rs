//! New values that cannot be guessed: jti, nonce, state, code, `request_uri` (FAPI 2.0 Security Profile section 5.4.1
//! requires at least 128 bits of entropy).

use alloc::string::String;
use alloc::vec;

use crate::crypto::RandomSource;
use crate::error::BuildError;
use crate::jose::base64url;

/// 192 random bits in 32 characters of base64url.
///
/// ```
/// use ofm_protocol::{crypto::random::SystemRandom, oauth::identifier};
///
/// assert_eq!(identifier::fresh(&mut SystemRandom)?.len(), 32);
/// # Ok::<(), ofm_protocol::error::BuildError>(())
/// ```
pub fn fresh(random: &mut dyn RandomSource) -> Result<String, BuildError> {
    fresh_text(24, random)
}

/// A `request_uri` (RFC 9126 section 2.2) with this prefix and 192 random bits.
pub fn fresh_request_uri(prefix: &str, random: &mut dyn RandomSource) -> Result<String, BuildError> {
    let mut uri = String::from(prefix);
    uri.push_str(&fresh(random)?);
    Ok(uri)
}

/// `length` random bytes in base64url.
pub(super) fn fresh_text(length: usize, random: &mut dyn RandomSource) -> Result<String, BuildError> {
    let mut bytes = zeroize::Zeroizing::new(vec![0; length]);
    random.fill(&mut bytes).map_err(|_| BuildError::Random)?;
    base64url_text(&bytes).ok_or(BuildError::Serialize)
}

/// `bytes` in base64url.
pub(super) fn base64url_text(bytes: &[u8]) -> Option<String> {
    let mut text = vec![0; base64url::encoded_len(bytes.len())?];
    base64url::encode(bytes, &mut text).ok()?;
    String::from_utf8(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::RandomError;

    struct Counter(u8);
    impl RandomSource for Counter {
        fn fill(&mut self, out: &mut [u8]) -> Result<(), RandomError> {
            for byte in out {
                self.0 = self.0.checked_add(1).ok_or(RandomError)?;
                *byte = self.0;
            }
            Ok(())
        }
    }

    #[test]
    fn every_random_bit_is_in_the_text_and_a_failing_source_fails() {
        let mut random = Counter(0);
        assert_eq!(fresh(&mut random).unwrap(), "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcY");
        assert_eq!(fresh_request_uri("urn:x:", &mut random).unwrap().len(), 38);
        random.0 = 250;
        assert_eq!(fresh(&mut random), Err(BuildError::Random));
    }
}
