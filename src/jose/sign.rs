//! Signing (RFC 7515 section 5.1): makes a compact JWS from header and payload in the caller's buffer.

#[cfg(feature = "alloc")]
use alloc::string::String;

use super::header::Header;
use super::json::Writer;
use super::{Jwk, Limits, base64url};
use crate::crypto::{Algorithm, RandomSource, Signer};
use crate::error::{SignError, TokenSignError};

/// The maximum length of a written header in bytes: every character of a `kid` may need an escape of six.
const MAX_HEADER: usize = 2_560;

/// The protected header of a token to sign. The signer determines its `alg`.
///
/// ```
/// use ofm_protocol::jose::ProtectedHeader;
///
/// let header = ProtectedHeader::new().with_kid("2026-01").with_typ("oauth-authz-req+jwt");
/// # let _ = header;
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct ProtectedHeader<'h> {
    kid: Option<&'h str>,
    typ: Option<&'h str>,
    cty: Option<&'h str>,
    jwk: Option<&'h Jwk>,
}

impl<'h> ProtectedHeader<'h> {
    /// A header with `alg` only.
    #[must_use]
    pub const fn new() -> Self {
        Self { kid: None, typ: None, cty: None, jwk: None }
    }

    /// Sets the key's name, at most [`Header::MAX_KID`] bytes.
    #[must_use]
    pub const fn with_kid(mut self, kid: &'h str) -> Self {
        self.kid = Some(kid);
        self
    }

    /// Sets the token's media type without `application/`, at most [`Header::MAX_MEDIA_TYPE`] bytes.
    #[must_use]
    pub const fn with_typ(mut self, typ: &'h str) -> Self {
        self.typ = Some(typ);
        self
    }

    /// Sets the payload's media type, at most [`Header::MAX_MEDIA_TYPE`] bytes.
    #[must_use]
    pub const fn with_cty(mut self, cty: &'h str) -> Self {
        self.cty = Some(cty);
        self
    }

    /// Sets the public key in the header, for DPoP proofs (RFC 9449 section 4.2). Other readers ignore it.
    #[must_use]
    pub const fn with_embedded_key(mut self, jwk: &'h Jwk) -> Self {
        self.jwk = Some(jwk);
        self
    }

    /// The length in characters of the token for a payload of `payload_len` bytes: the necessary size of the buffer for
    /// [`sign`]. `None` above `usize`, and if the header is too long.
    #[must_use]
    pub fn token_len(&self, payload_len: usize, signer: &dyn Signer) -> Option<usize> {
        let header = self.write(signer.algorithm(), &mut [0; MAX_HEADER]).ok()?.len();
        token_len(header, payload_len, signer.signature_len())
    }

    fn write<'o>(&self, algorithm: Algorithm, out: &'o mut [u8]) -> Result<&'o mut [u8], TokenSignError> {
        let fits = |text: Option<&str>, limit| text.is_none_or(|text| text.len() <= limit);
        if !(fits(self.kid, Header::MAX_KID)
            && fits(self.typ, Header::MAX_MEDIA_TYPE)
            && fits(self.cty, Header::MAX_MEDIA_TYPE))
        {
            return Err(TokenSignError::HeaderTooLong);
        }
        let mut writer = Writer::new(out);
        writer.begin_object().name("alg").string(algorithm.name());
        for (name, value) in [("kid", self.kid), ("typ", self.typ), ("cty", self.cty)] {
            if let Some(value) = value {
                writer.name(name).string(value);
            }
        }
        if let Some(jwk) = self.jwk {
            writer.name("jwk");
            jwk.write_to(&mut writer);
        }
        writer.end_object();
        writer.finish().map_err(|_| TokenSignError::HeaderTooLong)
    }
}

fn token_len(header: usize, payload: usize, signature: usize) -> Option<usize> {
    [payload, signature].into_iter().try_fold(base64url::encoded_len(header)?, |sum, length| {
        sum.checked_add(1)?.checked_add(base64url::encoded_len(length)?)
    })
}

/// Signs header and payload into the front of `out`, and returns that part: a compact JWS.
///
/// Nothing is allocated; the stack is below 4 KiB plus the signer's. After an error the buffer's contents are
/// unspecified.
///
/// Errors: `kid`, `typ` or `cty` is too long; the buffer is shorter than [`ProtectedHeader::token_len`]; the errors of
/// the signer.
///
/// ```
/// # #[cfg(feature = "getrandom")] {
/// use ofm_protocol::crypto::{Algorithm, SigningKey, random::SystemRandom};
/// use ofm_protocol::jose::{self, ProtectedHeader, Verifier};
///
/// let key = SigningKey::from_ed25519_seed(&[7; 32]);
/// let mut buffer = [0; 256];
/// let token = jose::sign(&ProtectedHeader::new().with_kid("1"), b"{}", &key, &mut SystemRandom, &mut buffer)?;
///
/// let verifier = Verifier::with_key(key.verifying_key(), Algorithm::Ed25519.into());
/// let verified = verifier.verify_token(token)?;
/// let mut payload = [0; 64];
/// assert_eq!(verified.decode_payload(&mut payload)?.bytes(), b"{}");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn sign<'o>(
    header: &ProtectedHeader<'_>,
    payload: &[u8],
    signer: &dyn Signer,
    random: &mut dyn RandomSource,
    out: &'o mut [u8],
) -> Result<&'o [u8], TokenSignError> {
    let mut scratch = [0; MAX_HEADER];
    let header = header.write(signer.algorithm(), &mut scratch)?;
    let signature_len = signer.signature_len();
    if signature_len > Limits::MAX_SIGNATURE {
        return Err(TokenSignError::Sign { error: SignError::BufferTooSmall { needed: signature_len } });
    }
    let needed = token_len(header.len(), payload.len(), signature_len).unwrap_or(usize::MAX);
    let too_small = TokenSignError::BufferTooSmall { needed, given: out.len() };
    let out = out.get_mut(..needed).ok_or(too_small)?;

    // RFC 7515 section 5.1 steps 2 to 4: the signing input.
    let mut end = append(out, 0, header).ok_or(too_small)?;
    end = append(out, end, payload).ok_or(too_small)?;
    // Steps 5 and 6: its signature.
    let mut signature = [0; Limits::MAX_SIGNATURE];
    let input = out.get(..end).ok_or(too_small)?;
    let signature = signer.sign(input, random, &mut signature).map_err(|error| TokenSignError::Sign { error })?;
    // A signer that returns another number of bytes than it stated has failed.
    if signature.len() != signature_len {
        return Err(TokenSignError::Sign { error: SignError::External });
    }
    // Step 8: all three, joined.
    append(out, end, signature).ok_or(too_small)?;
    Ok(out)
}

/// [`sign`] into a new `String`.
#[cfg(feature = "alloc")]
pub fn sign_to_string(
    header: &ProtectedHeader<'_>,
    payload: &[u8],
    signer: &dyn Signer,
    random: &mut dyn RandomSource,
) -> Result<String, TokenSignError> {
    let length = header.token_len(payload.len(), signer).ok_or(TokenSignError::HeaderTooLong)?;
    let mut token = alloc::vec![0; length];
    sign(header, payload, signer, random, &mut token)?;
    // A token is ASCII.
    String::from_utf8(token).map_err(|_| TokenSignError::Sign { error: SignError::External })
}

/// Adds a segment at `at`, after a dot unless it is the first; returns its end.
fn append(out: &mut [u8], mut at: usize, bytes: &[u8]) -> Option<usize> {
    if at > 0 {
        *out.get_mut(at)? = b'.';
        at += 1;
    }
    Some(at + base64url::encode(bytes, out.get_mut(at..)?).ok()?.len())
}
