//! Proof key for code exchange (PKCE, RFC 7636), with S256 only.

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use super::identifier::{base64url_text, fresh_text};
use crate::crypto::RandomSource;
use crate::crypto::sha256::{DIGEST_LEN, sha256};
use crate::error::{BuildError, RequestError};
use crate::jose::base64url;
use crate::types::CodeChallenge;
use crate::types::SecretString;

/// A code verifier: 43 to 128 unreserved characters (RFC 7636 section 4.1). `Debug` hides it.
///
/// ```
/// use ofm_protocol::oauth::pkce::CodeVerifier;
///
/// // RFC 7636 appendix B
/// let verifier = CodeVerifier::parse("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")?;
/// assert_eq!(verifier.challenge().to_text(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
/// # Ok::<(), ofm_protocol::error::RequestError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct CodeVerifier(SecretString);

impl CodeVerifier {
    /// The minimum number of characters, the length of 256 random bits.
    pub const MIN_LENGTH: usize = 43;

    /// The maximum number of characters.
    pub const MAX_LENGTH: usize = 128;

    /// A new verifier with 256 random bits in 43 characters.
    pub fn generate(random: &mut dyn RandomSource) -> Result<Self, BuildError> {
        fresh_text(32, random).map(|text| Self(text.into()))
    }

    /// Reads an existing verifier.
    ///
    /// Errors: [`RequestError::VerifierMalformed`].
    pub fn parse(text: &str) -> Result<Self, RequestError> {
        let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
        if !(Self::MIN_LENGTH..=Self::MAX_LENGTH).contains(&text.len()) || !text.bytes().all(unreserved) {
            return Err(RequestError::VerifierMalformed);
        }
        Ok(Self(text.into()))
    }

    /// The text, for the token request.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// The S256 challenge, for the authorization request (RFC 7636 section 4.2).
    #[must_use]
    pub fn challenge(&self) -> Challenge {
        Challenge(sha256(self.expose().as_bytes()))
    }
}

impl TryFrom<String> for CodeVerifier {
    type Error = RequestError;

    fn try_from(text: String) -> Result<Self, RequestError> {
        let text = zeroize::Zeroizing::new(text);
        Self::parse(&text)
    }
}

/// An S256 code challenge: a SHA-256 value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Challenge([u8; DIGEST_LEN]);

impl Challenge {
    /// Reads the canonical base64url text of 32 bytes.
    ///
    /// Errors: [`RequestError::PkceChallenge`].
    pub fn parse(text: &str) -> Result<Self, RequestError> {
        let mut bytes = [0; DIGEST_LEN];
        match base64url::decode(text.as_bytes(), &mut bytes) {
            Ok(decoded) if decoded.len() == DIGEST_LEN => Ok(Self(bytes)),
            _ => Err(RequestError::PkceChallenge),
        }
    }

    /// Checks that [`Challenge::parse`] accepts a text.
    pub(super) fn check(text: &[u8]) -> Result<(), RequestError> {
        let is_one = base64url::decoded_len(text.len()) == Ok(DIGEST_LEN) && base64url::check(text).is_ok();
        if is_one { Ok(()) } else { Err(RequestError::PkceChallenge) }
    }

    /// The text: 43 characters.
    #[must_use]
    pub fn to_text(&self) -> String {
        // Never `None`, because the length is constant.
        base64url_text(&self.0).unwrap_or_default()
    }

    /// Checks that this is the verifier's challenge, in constant time.
    ///
    /// Errors: [`RequestError::VerifierMismatch`].
    pub fn verify(&self, verifier: &CodeVerifier) -> Result<(), RequestError> {
        if bool::from(verifier.challenge().0.ct_eq(&self.0)) { Ok(()) } else { Err(RequestError::VerifierMismatch) }
    }

    pub(super) fn to_message(self) -> Result<CodeChallenge, BuildError> {
        self.to_text().parse().map_err(|_| BuildError::Serialize)
    }
}

impl fmt::Debug for Challenge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Challenge({})", self.to_text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::random::SystemRandom;

    /// The verifier of the samples.
    const TWO_UUIDS: &str = "7ff8feab-c016-46f5-98e3-921e9c4556c4b25fedb6-f448-4f7a-9fde-cce1282f0626";

    #[test]
    fn t3_verifiers_have_43_to_128_unreserved_characters() {
        for good in [TWO_UUIDS, &"a".repeat(43), &"~".repeat(128)] {
            assert!(CodeVerifier::parse(good).is_ok(), "{good}");
        }
        for bad in ["", &"a".repeat(42), &"a".repeat(129), &"a+".repeat(30), &"é".repeat(30)] {
            assert_eq!(CodeVerifier::parse(bad), Err(RequestError::VerifierMalformed), "{bad}");
        }
    }

    #[test]
    fn t3_only_the_verifier_of_the_challenge_fits() {
        let verifier = CodeVerifier::parse(TWO_UUIDS).unwrap();
        assert!(verifier.challenge().to_text().starts_with("qkrTzF3I"));
        assert_eq!(verifier.challenge().verify(&verifier), Ok(()));
        let other = CodeVerifier::generate(&mut SystemRandom).unwrap();
        assert_eq!(verifier.challenge().verify(&other), Err(RequestError::VerifierMismatch));
        assert_ne!(other.expose(), CodeVerifier::generate(&mut SystemRandom).unwrap().expose());
    }

    #[test]
    fn t3_challenges_are_canonical_base64url_of_32_bytes() {
        let text = "OhVeHJxBatrq8rXdqjOUY2tK-dPUXWiMHmEc65R-rjA";
        assert_eq!(Challenge::parse(text).unwrap().to_text(), text);
        assert_eq!(Challenge::check(text.as_bytes()), Ok(()));
        for bad in ["", "OhVe", &text[1..], &format!("{text}="), &text.replace("rjA", "rjB"), &text.replace('-', "+")] {
            assert_eq!(Challenge::parse(bad), Err(RequestError::PkceChallenge), "{bad}");
            assert_eq!(Challenge::check(bad.as_bytes()), Err(RequestError::PkceChallenge), "{bad}");
        }
    }
}
