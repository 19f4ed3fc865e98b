//! Verification with the key in a token's own header (`jwk`, RFC 7515 section 4.1.3).
//!
//! Such a signature proves only that the sender has the private key for `jwk`. This is the purpose of a DPoP proof (RFC
//! 9449 section 4.3). For every other token it proves nothing. Therefore nothing else calls this module, and a
//! [`Verifier`](super::Verifier) ignores `jwk`.

use super::compact::{decode_segment, decoded_len};
use super::header::Header;
use super::verify::verify_by;
use super::{AlgorithmSet, CompactJws, Jwk, Limits, Thumbprint, VerifiedJws};
use crate::error::{JwkError, JwsError};

/// Why verification with the key in the header failed.
pub(crate) enum EmbeddedKeyError {
    /// The token is faulty.
    Jws(JwsError),
    /// The header has no `jwk`, or `jwk` is not an object.
    Missing,
    /// Its `jwk` is not a public key for signatures.
    Jwk(JwkError),
}

impl From<JwsError> for EmbeddedKeyError {
    fn from(error: JwsError) -> Self {
        Self::Jws(error)
    }
}

/// Verifies a token with the key in its own header, and returns the key's thumbprint. **Anyone** can make such a token.
///
/// The order of checks: size and shape; header; the allowed algorithms; `jwk`, which must be public; the key's
/// algorithm; the signature. Nothing is allocated.
pub(crate) fn verify_with_embedded_key<'a>(
    token: &'a [u8],
    algorithms: AlgorithmSet,
    limits: &Limits,
) -> Result<(VerifiedJws<'a>, Thumbprint), EmbeddedKeyError> {
    // The header of a proof with an ES256 or Ed25519 key fits in this buffer. Clearing a larger one takes longer than
    // reading the header.
    const SHORT: usize = 512;
    let jws = CompactJws::parse(token, limits)?;
    // A key takes some kibibytes: it is written here once, not returned from call to call.
    let mut key = None;
    let header = if decoded_len(jws.header_text()) <= SHORT {
        read(&jws, &mut [0; SHORT], algorithms, limits, &mut key)
    } else {
        read_long(&jws, algorithms, limits, &mut key)
    }?;
    let key = key.as_ref().ok_or(EmbeddedKeyError::Missing)?;
    verify_by(key.key(), &jws)?;
    Ok((VerifiedJws::new(jws, &header, 0), key.thumbprint()))
}

#[cold]
#[inline(never)]
fn read_long(
    jws: &CompactJws<'_>,
    algorithms: AlgorithmSet,
    limits: &Limits,
    key: &mut Option<Jwk>,
) -> Result<Header, EmbeddedKeyError> {
    read(jws, &mut [0; Limits::MAX_HEADER], algorithms, limits, key)
}

#[inline(never)]
fn read(
    jws: &CompactJws<'_>,
    scratch: &mut [u8],
    algorithms: AlgorithmSet,
    limits: &Limits,
    out: &mut Option<Jwk>,
) -> Result<Header, EmbeddedKeyError> {
    let (header, members) = Header::parse_object(decode_segment(jws.header_text(), scratch)?, limits)?;
    if !algorithms.contains(header.algorithm()) {
        return Err(JwsError::AlgorithmNotAllowed.into());
    }
    let jwk = members.get("jwk").and_then(super::json::Value::as_object).ok_or(EmbeddedKeyError::Missing)?;
    let key = match Jwk::from_object(jwk) {
        Ok(key) => out.insert(key),
        Err(error) => return Err(EmbeddedKeyError::Jwk(error)),
    };
    if key.algorithm() != header.algorithm() {
        return Err(JwsError::AlgorithmMismatch.into());
    }
    Ok(header)
}
