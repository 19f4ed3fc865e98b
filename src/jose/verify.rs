//! Verification (RFC 7515 section 5.2). Only this module makes a [`VerifiedJws`].

use core::fmt;

use super::compact::{CompactJws, decode_segment};
use super::header::Header;
use super::jwk::Jwk;
use super::jwk_set::{Candidates, KeySet};
use super::{AlgorithmSet, Limits};
use crate::crypto::VerifyingKey;
use crate::error::JwsError;

/// Verifies tokens with a key or a key set, for the algorithms that the caller names.
///
/// A verifier costs nothing to make. It allocates nothing; verification needs less than 16 KiB of stack.
///
/// The order of checks, cheap ones first: size and shape ([`CompactJws::parse`]); header (JSON, `crit`, `b64`, `zip`,
/// `alg`, `kid`, `typ`, `cty`); the allowed algorithms; a matching key; the signature's length; the signature.
///
/// ```
/// use ofm_protocol::{crypto::Algorithm, error::JwsError, jose::{AlgorithmSet, FixedJwkSet, Verifier}};
///
/// let keys = FixedJwkSet::<4>::parse(br#"{"keys": []}"#, |_| {})?;
/// let verifier = Verifier::with_keys(&keys, AlgorithmSet::of(&[Algorithm::Ps256]));
/// // {"alg":"ES256"}
/// let result = verifier.verify_token(b"eyJhbGciOiJFUzI1NiJ9.e30.AAAA");
/// assert_eq!(result.unwrap_err(), JwsError::AlgorithmNotAllowed);
/// # Ok::<(), ofm_protocol::error::JwkSetError>(())
/// ```
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "a borrowed key set has none")]
pub struct Verifier<'k> {
    keys: Keys<'k>,
    algorithms: AlgorithmSet,
    limits: Limits,
    candidates: usize,
}

#[derive(Clone, Copy)]
enum Keys<'k> {
    One(&'k VerifyingKey),
    Set(&'k dyn KeySet),
}

impl<'k> Verifier<'k> {
    /// The default limit of keys to try if no `kid` distinguishes them. RFC 7515 appendix D has no limit. The old and
    /// new keys of two issuers are four, and each costs a verification.
    pub const DEFAULT_CANDIDATES: usize = 4;

    /// Uses one key. A token's `kid` is not compared, because the key has no name.
    #[must_use]
    pub fn with_key(key: &'k VerifyingKey, algorithms: AlgorithmSet) -> Self {
        Self::new(Keys::One(key), algorithms)
    }

    /// Uses the keys of a set. The token's `kid` selects a key. If the token or keys have no `kid`, every other
    /// matching key is tried (RFC 7515 appendix D), up to a limit.
    #[must_use]
    pub fn with_keys(keys: &'k dyn KeySet, algorithms: AlgorithmSet) -> Self {
        Self::new(Keys::Set(keys), algorithms)
    }

    fn new(keys: Keys<'k>, algorithms: AlgorithmSet) -> Self {
        Self { keys, algorithms, limits: Limits::default(), candidates: Self::DEFAULT_CANDIDATES }
    }

    /// Sets other limits on tokens.
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets another limit of keys to try if no `kid` distinguishes them. Each costs a verification.
    #[must_use]
    pub const fn with_candidates(mut self, candidates: usize) -> Self {
        self.candidates = candidates;
        self
    }

    /// The limits on tokens.
    #[must_use]
    pub const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Checks a token's shape, then verifies it.
    pub fn verify_token<'a>(&self, token: &'a [u8]) -> Result<VerifiedJws<'a>, JwsError> {
        self.verify(&CompactJws::parse(token, &self.limits)?)
    }

    /// Verifies a token with a checked shape.
    #[inline]
    pub fn verify<'a>(&self, jws: &CompactJws<'a>) -> Result<VerifiedJws<'a>, JwsError> {
        self.verify_with_header(jws, &Header::decode(jws, &self.limits)?)
    }

    /// [`Verifier::verify`] with the token's header, decoded within the same limits.
    #[inline]
    pub(crate) fn verify_with_header<'a>(
        &self,
        jws: &CompactJws<'a>,
        header: &Header,
    ) -> Result<VerifiedJws<'a>, JwsError> {
        match self.choose(header)? {
            Chosen::One(key_index, key) => Self::verify_by_one(jws, header, key_index, key),
            Chosen::Several(candidates) => Self::verify_by_several(jws, header, candidates),
        }
    }

    /// The keys for tokens with this header.
    pub(super) fn choose(&self, header: &Header) -> Result<Chosen<'k>, JwsError> {
        // 1. The algorithm of the header must be allowed.
        if !self.algorithms.contains(header.algorithm()) {
            return Err(JwsError::AlgorithmNotAllowed);
        }
        // 2. The key, which must be of that algorithm.
        match self.keys {
            Keys::One(key) if key.algorithm() == header.algorithm() => Ok(Chosen::One(0, key)),
            Keys::One(_) => Err(JwsError::AlgorithmMismatch),
            Keys::Set(keys) => {
                let candidates = Candidates::select(keys, header, self.candidates)?;
                Ok(match candidates.only() {
                    Some((index, key)) => Chosen::One(index, key.key()),
                    None => Chosen::Several(candidates),
                })
            }
        }
    }

    /// The key at an index of [`Verifier::choose`].
    pub(super) fn key(&self, index: usize) -> Option<&'k VerifyingKey> {
        match self.keys {
            Keys::One(key) => Some(key),
            Keys::Set(keys) => keys.key(index).map(Jwk::key),
        }
    }

    #[inline]
    pub(super) fn verify_by_one<'a>(
        jws: &CompactJws<'a>,
        header: &Header,
        key_index: usize,
        key: &VerifyingKey,
    ) -> Result<VerifiedJws<'a>, JwsError> {
        verify_by(key, jws)?;
        Ok(VerifiedJws { jws: *jws, header: *header, key_index })
    }

    pub(super) fn verify_by_several<'a>(
        jws: &CompactJws<'a>,
        header: &Header,
        mut candidates: Candidates<'_>,
    ) -> Result<VerifiedJws<'a>, JwsError> {
        let mut refusal = JwsError::NoKey;
        while let Some((key_index, key)) = candidates.next(header) {
            match verify_by(key.key(), jws) {
                Ok(()) => return Ok(VerifiedJws { jws: *jws, header: *header, key_index }),
                Err(error) => refusal = error,
            }
        }
        Err(refusal)
    }
}

/// The candidate keys for a header.
pub(super) enum Chosen<'k> {
    /// One key, and its index.
    One(usize, &'k VerifyingKey),
    /// Several keys, to be tried in order.
    Several(Candidates<'k>),
}

/// RFC 7515 section 5.2 step 8: the signature over the signing input, with this key.
pub(super) fn verify_by(key: &VerifyingKey, jws: &CompactJws<'_>) -> Result<(), JwsError> {
    let (length, expected) = (jws.signature_len(), key.signature_len());
    if length != expected {
        return Err(JwsError::SignatureLength { length, expected });
    }
    let mut signature = [0; Limits::MAX_SIGNATURE];
    let signature = decode_segment(jws.signature_text(), &mut signature)?;
    key.verify(jws.signing_input(), signature).map_err(|_| JwsError::BadSignature)
}

/// A token with a verified signature. Only a [`Verifier`] makes one.
#[derive(Clone, Copy, Debug)]
pub struct VerifiedJws<'a> {
    jws: CompactJws<'a>,
    header: Header,
    key_index: usize,
}

impl<'a> VerifiedJws<'a> {
    /// For modules that verify.
    pub(super) const fn new(jws: CompactJws<'a>, header: &Header, key_index: usize) -> Self {
        Self { jws, header: *header, key_index }
    }

    /// The header, which is signed.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The received token.
    #[must_use]
    pub const fn compact(&self) -> &CompactJws<'a> {
        &self.jws
    }

    /// The index of the verifying key in the key set; 0 for a single key.
    #[must_use]
    pub const fn key_index(&self) -> usize {
        self.key_index
    }

    /// The payload's length in bytes.
    #[must_use]
    pub fn payload_len(&self) -> usize {
        self.jws.payload_len()
    }

    /// Decodes the payload into the front of `out`.
    ///
    /// Errors: [`JwsError::BufferTooSmall`] if `out` is shorter than [`VerifiedJws::payload_len`].
    pub fn decode_payload<'b>(&self, out: &'b mut [u8]) -> Result<VerifiedPayload<'b>, JwsError> {
        Ok(VerifiedPayload { bytes: decode_segment(self.jws.payload_text(), out)?, header: self.header })
    }

    /// [`VerifiedJws::decode_payload`] for a payload that was decoded before, from the same token.
    #[cfg(feature = "oauth")]
    #[inline]
    pub(crate) fn decoded_payload<'b>(&self, bytes: &'b [u8]) -> VerifiedPayload<'b> {
        debug_assert_eq!(
            super::base64url::decode(
                self.jws.payload_text(),
                &mut zeroize::Zeroizing::new(alloc::vec![0; bytes.len()])
            )
            .as_deref(),
            Ok(bytes)
        );
        VerifiedPayload { bytes, header: self.header }
    }
}

/// The decoded payload of a token with a verified signature, and its header. `Debug` does not print the payload, which
/// may be personal.
#[derive(Clone, Copy)]
pub struct VerifiedPayload<'b> {
    bytes: &'b [u8],
    header: Header,
}

impl fmt::Debug for VerifiedPayload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifiedPayload")
            .field("length", &self.bytes.len())
            .field("header", &self.header)
            .finish_non_exhaustive()
    }
}

impl<'b> VerifiedPayload<'b> {
    /// The payload. Its claims are not validated yet.
    #[must_use]
    pub const fn bytes(&self) -> &'b [u8] {
        self.bytes
    }

    /// The token's header.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }
}
