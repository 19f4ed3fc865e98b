//! From tokens to validated claims, in single calls or batches.

use super::{ValidatedClaims, Validation};
use crate::error::{JwsError, TokenError};
use crate::jose::{BatchToken, VerifiedJws, Verifier};
use crate::time::UnixTime;

impl Validation<'_> {
    /// Verifies a token and validates its claims, which are decoded into the front of `buffer`.
    ///
    /// Errors: the errors of [`Verifier::verify_token`]; the `buffer` is too small (the payload limit is always
    /// enough); the errors of [`Validation::validate`]. They are checked in this order.
    pub fn validate_token<'b>(
        &self,
        verifier: &Verifier<'_>,
        token: &[u8],
        now: UnixTime,
        buffer: &'b mut [u8],
    ) -> Result<ValidatedClaims<'b>, TokenError> {
        self.validate_verified(&verifier.verify_token(token)?, now, buffer)
    }

    /// Validates the claims of the tokens that [`Verifier::verify_batch`] verified, and passes each result with the
    /// token's index to `each`, in order. A token that was not verified has the result of its verification; before the
    /// batch has run, that is [`JwsError::BadSignature`].
    ///
    /// `buffer` holds the claims of one token at a time, so the claims are valid during the call of `each` only.
    /// Nothing is allocated; the stack is at most 64 KiB.
    ///
    /// ```
    /// use ofm_protocol::crypto::{Algorithm, SigningKey, random::SystemRandom};
    /// use ofm_protocol::{jose, jwt::Validation, time::UnixTime};
    /// use ofm_protocol::jose::{BatchToken, ProtectedHeader, Verifier};
    ///
    /// let key = SigningKey::from_ed25519_seed(&[1; 32]);
    /// let claims = br#"{"iss":"client","aud":"https://as.example","exp":1769767018}"#;
    /// let token = jose::sign_to_string(&ProtectedHeader::new(), claims, &key, &mut SystemRandom)?;
    /// let mut tokens = [BatchToken::new(token.as_bytes()), BatchToken::new(b"e30.e30.AAAA")];
    /// let verifier = Verifier::with_key(key.verifying_key(), Algorithm::Ed25519.into());
    /// let validation = Validation::new("client", "https://as.example");
    /// let mut valid = Vec::new();
    /// let now = UnixTime::from_seconds(1_769_766_718);
    /// verifier.verify_batch(&mut tokens);
    /// validation.validate_batch(&tokens, now, &mut [0; 4096], |index, claims| {
    ///     if claims.is_ok() { valid.push(index) }
    /// });
    /// assert_eq!(valid, [0]);
    /// # Ok::<(), ofm_protocol::error::TokenSignError>(())
    /// ```
    pub fn validate_batch(
        &self,
        tokens: &[BatchToken<'_>],
        now: UnixTime,
        buffer: &mut [u8],
        mut each: impl FnMut(usize, Result<ValidatedClaims<'_>, TokenError>),
    ) {
        for (index, token) in tokens.iter().enumerate() {
            let verified = token.verdict().map_err(TokenError::from);
            each(index, verified.and_then(|verified| self.validate_verified(verified, now, buffer)));
        }
    }

    fn validate_verified<'b>(
        &self,
        verified: &VerifiedJws<'_>,
        now: UnixTime,
        buffer: &'b mut [u8],
    ) -> Result<ValidatedClaims<'b>, TokenError> {
        let given = buffer.len();
        let needed = verified.payload_len();
        let buffer = buffer.get_mut(..needed).ok_or(JwsError::BufferTooSmall { needed, given })?;
        Ok(self.validate(&verified.decode_payload(buffer)?, now)?)
    }
}
