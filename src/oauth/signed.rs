//! What the messages that are tokens have in common (RFC 7515, RFC 7519).

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use serde::Serialize;

use super::policy::Policy;
use crate::crypto::{Algorithm, RandomSource, Signer};
use crate::error::{BuildError, JwsError, TokenSignError};
use crate::jose::{
    self, AlgorithmSet, CompactJws, Header, KeySet, ProtectedHeader, VerifiedJws, VerifiedPayload, Verifier,
};
use crate::time::UnixTime;
use crate::types::NumericDate;

/// Signs claims: a compact JWS.
pub(super) fn sign(
    claims: &impl Serialize,
    header: &ProtectedHeader<'_>,
    signer: &dyn Signer,
    random: &mut dyn RandomSource,
) -> Result<String, BuildError> {
    let payload = serde_json::to_vec(claims).map_err(|_| BuildError::Serialize)?;
    let length =
        header.token_len(payload.len(), signer).ok_or(BuildError::Sign { error: TokenSignError::HeaderTooLong })?;
    let mut token = vec![0; length];
    let signed =
        jose::sign(header, &payload, signer, random, &mut token).map_err(|error| BuildError::Sign { error })?.len();
    token.truncate(signed);
    String::from_utf8(token).map_err(|_| BuildError::Serialize)
}

/// A token whose signature was verified by one of these keys.
pub(super) fn verify<'t>(
    token: &'t str,
    keys: &dyn KeySet,
    algorithms: AlgorithmSet,
    policy: &Policy,
) -> Result<VerifiedJws<'t>, JwsError> {
    Verifier::with_keys(keys, algorithms).with_limits(policy.token_limits).verify_token(token.as_bytes())
}

/// As [`verify`] of a token whose shape and header were read before.
pub(super) fn verify_read<'t>(
    jws: &CompactJws<'t>,
    header: Header,
    keys: &dyn KeySet,
    algorithms: AlgorithmSet,
    policy: &Policy,
) -> Result<VerifiedJws<'t>, JwsError> {
    Verifier::with_keys(keys, algorithms).with_limits(policy.token_limits).verify_with_header(jws, header)
}

/// Whether the key that verified the token is long enough for the policy; if not, its length and the limit, in bits.
pub(super) fn check_key(jws: &VerifiedJws<'_>, policy: &Policy) -> Result<(), (usize, usize)> {
    // A signature by RSA is as long as the modulus; the curves have 256 bits.
    let (bits, limit) = match jws.header().algorithm() {
        Algorithm::Ps256 => (jws.compact().signature_len().saturating_mul(8), policy.min_rsa_bits),
        Algorithm::Es256 | Algorithm::Ed25519 => (256, policy.min_ec_bits),
    };
    if bits < limit { Err((bits, limit)) } else { Ok(()) }
}

/// The token's payload, in a buffer that is made long enough.
pub(super) fn payload<'b>(jws: &VerifiedJws<'_>, buffer: &'b mut Vec<u8>) -> Result<VerifiedPayload<'b>, JwsError> {
    buffer.resize(jws.payload_len(), 0);
    jws.decode_payload(buffer)
}

/// A time in whole seconds, as claims are written.
pub(super) const fn whole(time: UnixTime) -> NumericDate {
    NumericDate::from_seconds(time.seconds())
}
