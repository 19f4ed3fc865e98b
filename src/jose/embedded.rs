//! Tokens that are verified by the key in their own header (`jwk`, RFC 7515 section 4.1.3).
//!
//! Such a signature proves one thing: whoever sent the token has the key that the token brings along. That is what a DPoP
//! proof says (RFC 9449 section 4.3). For every other token it proves nothing, so nothing else calls this module, and a
//! [`Verifier`](super::Verifier) ignores `jwk`.

use super::compact::{decode_segment, decoded_len};
use super::header::Header;
use super::verify::verify_by;
use super::{AlgorithmSet, CompactJws, Jwk, Limits, VerifiedJws};
use crate::error::{JwkError, JwsError};

/// Why a token is not signed by the key that it carries.
pub(crate) enum EmbeddedKeyError {
    /// The token is at fault.
    Jws(JwsError),
    /// Its header has no `jwk` that is an object.
    Missing,
    /// Its `jwk` is not a public key for signatures.
    Jwk(JwkError),
}

impl From<JwsError> for EmbeddedKeyError {
    fn from(error: JwsError) -> Self {
        Self::Jws(error)
    }
}

/// Verifies a token by the key in its own header, which **anybody** can have made, and returns that key.
///
/// The order of checks: size and shape; header; the allowed algorithms; `jwk`, which is public; the key's algorithm; the
/// signature. Nothing is allocated.
pub(crate) fn verify_with_embedded_key<'a>(
    token: &'a [u8],
    algorithms: AlgorithmSet,
    limits: &Limits,
) -> Result<(VerifiedJws<'a>, Jwk), EmbeddedKeyError> {
    // The header of a proof by an ES256 or Ed25519 key fits the first, and clearing more takes longer than reading it.
    const SHORT: usize = 512;
    let jws = CompactJws::parse(token, limits)?;
    let (header, key) = if decoded_len(jws.header_text()) <= SHORT {
        read(&jws, &mut [0; SHORT], algorithms, limits)
    } else {
        read_long(&jws, algorithms, limits)
    }?;
    verify_by(key.key(), &jws)?;
    Ok((VerifiedJws::new(jws, &header, 0), key))
}

#[cold]
#[inline(never)]
fn read_long(
    jws: &CompactJws<'_>,
    algorithms: AlgorithmSet,
    limits: &Limits,
) -> Result<(Header, Jwk), EmbeddedKeyError> {
    read(jws, &mut [0; Limits::MAX_HEADER], algorithms, limits)
}

fn read(
    jws: &CompactJws<'_>,
    scratch: &mut [u8],
    algorithms: AlgorithmSet,
    limits: &Limits,
) -> Result<(Header, Jwk), EmbeddedKeyError> {
    let (header, members) = Header::parse_object(decode_segment(jws.header_text(), scratch)?, limits)?;
    if !algorithms.contains(header.algorithm()) {
        return Err(JwsError::AlgorithmNotAllowed.into());
    }
    let jwk = members.get("jwk").and_then(super::json::Value::as_object).ok_or(EmbeddedKeyError::Missing)?;
    let key = Jwk::from_object(jwk).map_err(EmbeddedKeyError::Jwk)?;
    if key.algorithm() != header.algorithm() {
        return Err(JwsError::AlgorithmMismatch.into());
    }
    Ok((header, key))
}
