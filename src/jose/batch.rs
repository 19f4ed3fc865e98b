//! Batch verification of tokens. The results are those of single calls.

use core::fmt;

use super::Limits;
use super::compact::{CompactJws, decode_segment};
use super::header::Header;
use super::verify::{Chosen, VerifiedJws, Verifier};
use crate::crypto::batch::{self, Batch, Signed};
use crate::error::{BadSignature, JwsError};

/// A token to verify in a batch, its verdict afterwards, and the working space.
///
/// Size: about 1.1 KiB in the caller's memory; no heap. `Debug` does not print the token.
#[derive(Clone)]
pub struct BatchToken<'t> {
    token: &'t [u8],
    state: State<'t>,
    signature: [u8; Limits::MAX_SIGNATURE],
}

#[derive(Clone, Copy, Debug)]
enum State<'t> {
    /// The signature is decoded and waits for verification.
    Waiting(VerifiedJws<'t>),
    Settled(Result<VerifiedJws<'t>, JwsError>),
}

impl fmt::Debug for BatchToken<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchToken")
            .field("length", &self.token.len())
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

impl<'t> BatchToken<'t> {
    /// A token to verify.
    #[must_use]
    pub const fn new(token: &'t [u8]) -> Self {
        Self { token, state: State::Settled(Err(JwsError::BadSignature)), signature: [0; Limits::MAX_SIGNATURE] }
    }

    /// The received token.
    #[must_use]
    pub const fn token(&self) -> &'t [u8] {
        self.token
    }

    /// The verdict of [`Verifier::verify_batch`]; [`JwsError::BadSignature`] before the batch has run.
    pub const fn verdict(&self) -> Result<&VerifiedJws<'t>, JwsError> {
        match &self.state {
            State::Settled(Ok(verified)) => Ok(verified),
            State::Settled(Err(error)) => Err(*error),
            // This state exists only during the verification of the batch.
            State::Waiting(_) => Err(JwsError::BadSignature),
        }
    }
}

impl Verifier<'_> {
    /// Verifies each token as [`Verifier::verify_token`] does, and stores the verdict in the item.
    ///
    /// A batch can have any number of tokens, with any of the verifier's keys and algorithms; their order is kept. RSA
    /// signatures of one size are verified eight at a time where the CPU has vectors ([`crate::crypto::Backend`]). A
    /// header that equals the header of the token before is not decoded again. A malformed token costs only its parsing
    /// and does not affect other tokens. Tokens with several candidate keys are verified one at a time. Nothing is
    /// allocated; the stack is at most 64 KiB.
    ///
    /// ```
    /// use ofm_protocol::{crypto::{Algorithm, SigningKey, random::SystemRandom}, jose};
    /// use ofm_protocol::jose::{BatchToken, ProtectedHeader, Verifier};
    ///
    /// let key = SigningKey::from_ed25519_seed(&[1; 32]);
    /// let token = jose::sign_to_string(&ProtectedHeader::new(), b"{}", &key, &mut SystemRandom)?;
    /// let mut tokens = [BatchToken::new(token.as_bytes()), BatchToken::new(b"e30.e30.AAAA")];
    /// Verifier::with_key(key.verifying_key(), Algorithm::Ed25519.into()).verify_batch(&mut tokens);
    /// assert!(tokens[0].verdict().is_ok() && tokens[1].verdict().is_err());
    /// # Ok::<(), ofm_protocol::error::TokenSignError>(())
    /// ```
    pub fn verify_batch(&self, tokens: &mut [BatchToken<'_>]) {
        let mut last = None;
        for index in 0..tokens.len() {
            let (before, rest) = tokens.split_at_mut(index);
            let Some(token) = rest.first_mut() else { break };
            // The last token with exactly one key. If the header text is the same, its header and key are reused.
            let known = last.and_then(|at: usize| match &before.get(at)?.state {
                State::Waiting(known) => Some(known),
                State::Settled(_) => None,
            });
            token.state = match self.prepare(token.token, known, &mut token.signature) {
                Ok(state) => state,
                Err(error) => State::Settled(Err(error)),
            };
            if matches!(token.state, State::Waiting(_)) {
                last = Some(index);
            }
        }
        batch::verify(&mut Waiting { verifier: self, tokens });
    }

    /// All steps except the arithmetic: shape, header, key, length and text of the signature.
    fn prepare<'t>(
        &self,
        token: &'t [u8],
        known: Option<&VerifiedJws<'_>>,
        signature: &mut [u8; Limits::MAX_SIGNATURE],
    ) -> Result<State<'t>, JwsError> {
        let jws = CompactJws::parse(token, self.limits())?;
        let (header, key_index) = match known {
            Some(known) if known.compact().header_text() == jws.header_text() => (*known.header(), known.key_index()),
            _ => {
                let header = Header::decode(&jws, self.limits())?;
                match self.choose(&header)? {
                    Chosen::One(key_index, _) => (header, key_index),
                    Chosen::Several(candidates) => {
                        return Self::verify_by_several(&jws, &header, candidates).map(|jws| State::Settled(Ok(jws)));
                    }
                }
            }
        };
        let expected = self.key(key_index).ok_or(JwsError::NoKey)?.signature_len();
        let length = jws.signature_len();
        if length != expected {
            return Err(JwsError::SignatureLength { length, expected });
        }
        decode_segment(jws.signature_text(), signature)?;
        Ok(State::Waiting(VerifiedJws::new(jws, &header, key_index)))
    }
}

/// The tokens with waiting signatures.
struct Waiting<'a, 'k, 't> {
    verifier: &'a Verifier<'k>,
    tokens: &'a mut [BatchToken<'t>],
}

impl Batch for Waiting<'_, '_, '_> {
    fn len(&self) -> usize {
        self.tokens.len()
    }

    fn get(&self, index: usize) -> Option<Signed<'_>> {
        let token = self.tokens.get(index)?;
        let State::Waiting(jws) = &token.state else { return None };
        let signature = token.signature.get(..jws.compact().signature_len())?;
        Some(Signed { key: self.verifier.key(jws.key_index())?, message: jws.compact().signing_input(), signature })
    }

    fn set_result(&mut self, index: usize, verdict: Result<(), BadSignature>) {
        let Some(token) = self.tokens.get_mut(index) else { return };
        if let State::Waiting(jws) = token.state {
            token.state = State::Settled(verdict.map(|()| jws).map_err(|_| JwsError::BadSignature));
        }
    }
}
