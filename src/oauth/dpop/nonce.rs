//! Nonces that a server provides (RFC 9449 sections 8 and 9), without a store.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::time::Duration;

use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::NONCE_HEADER;
use crate::crypto::hmac::hmac_sha256;
use crate::crypto::sha256::DIGEST_LEN;
use crate::jose::json::Object;
use crate::jose::{CompactJws, InlineStr, Limits, base64url};
use crate::oauth::error::PeerError;
use crate::oauth::http::Response;
use crate::time::UnixTime;
use crate::types::{ErrorCode, Open};

/// Recognizes the nonces that a server provided: a [`NonceIssuer`], or a function.
pub trait AcceptsNonce: Send + Sync {
    /// Whether the server provided this nonce, and the nonce is valid at this time.
    fn accepts(&self, nonce: &str, now: UnixTime) -> bool;
}

impl<F: Fn(&str, UnixTime) -> bool + Send + Sync> AcceptsNonce for F {
    fn accepts(&self, nonce: &str, now: UnixTime) -> bool {
        self(nonce, now)
    }
}

/// Makes and recognizes nonces without storing them: a nonce is a time and its HMAC-SHA-256 (RFC 2104) under a secret
/// key, which is wiped when dropped. All servers of one endpoint must have the same key.
///
/// A nonce is valid for its lifetime, any number of times: it shows that the proof is recent.
/// [`CheckedProof::mark_used`](super::CheckedProof::mark_used) ensures that a proof is used once.
///
/// ```
/// use core::time::Duration;
/// use ofm_protocol::oauth::dpop::{AcceptsNonce as _, NonceIssuer};
/// use ofm_protocol::time::UnixTime;
///
/// let issuer = NonceIssuer::new([7; 32], Duration::from_secs(300)); // 32 random bytes
/// let now = UnixTime::from_seconds(1_769_766_718);
/// let nonce = issuer.issue(now);
/// assert_eq!(nonce.as_str().len(), 32);
/// assert!(issuer.accepts(nonce.as_str(), now));
/// assert!(!issuer.accepts(nonce.as_str(), now.saturating_add(Duration::from_secs(301))));
/// ```
#[derive(Clone)]
pub struct NonceIssuer {
    key: Zeroizing<[u8; DIGEST_LEN]>,
    lifetime: Duration,
}

/// The time in seconds.
const TIME_LEN: usize = 8;

/// The time and 128 bits of its code.
const NONCE_LEN: usize = TIME_LEN + 16;

/// The prefix of the HMAC input, so that the codes differ from those of other uses of the key.
const LABEL: &[u8; 10] = b"dpop nonce";

/// The permitted clock difference of another server with the same key.
const AHEAD: Duration = Duration::from_secs(10);

impl NonceIssuer {
    /// An issuer with this key of 32 random bytes and this lifetime of nonces.
    #[must_use]
    pub fn new(key: [u8; DIGEST_LEN], lifetime: Duration) -> Self {
        Self { key: Zeroizing::new(key), lifetime }
    }

    /// The nonce of this second: 32 characters, for the header `DPoP-Nonce`.
    #[must_use]
    pub fn issue(&self, now: UnixTime) -> InlineStr<32> {
        let mut text = [0; 32];
        let text = base64url::encode(&self.nonce(now.seconds().to_be_bytes()), &mut text).ok();
        // The text is not empty: 24 bytes give 32 characters.
        let text = text.and_then(|text| InlineStr::new(core::str::from_utf8(text).ok()?));
        text.unwrap_or(InlineStr::EMPTY)
    }

    fn nonce(&self, time: [u8; TIME_LEN]) -> [u8; NONCE_LEN] {
        let mut message = [0; LABEL.len() + TIME_LEN];
        let (label, seconds) = message.split_at_mut(LABEL.len());
        label.copy_from_slice(LABEL);
        seconds.copy_from_slice(&time);
        let code = hmac_sha256(&self.key, &message);
        let mut nonce = [0; NONCE_LEN];
        let (seconds, rest) = nonce.split_at_mut(TIME_LEN);
        seconds.copy_from_slice(&time);
        rest.copy_from_slice(&code[..NONCE_LEN - TIME_LEN]);
        nonce
    }
}

impl AcceptsNonce for NonceIssuer {
    /// The codes are compared in constant time.
    fn accepts(&self, nonce: &str, now: UnixTime) -> bool {
        let mut bytes = [0; NONCE_LEN];
        if !base64url::decode(nonce.as_bytes(), &mut bytes).is_ok_and(|nonce| nonce.len() == NONCE_LEN) {
            return false;
        }
        let Some(time) = bytes.first_chunk::<TIME_LEN>() else { return false };
        if !bool::from(self.nonce(*time).ct_eq(&bytes)) {
            return false;
        }
        let issued = UnixTime::from_seconds(u64::from_be_bytes(*time));
        issued <= now.saturating_add(AHEAD) && now <= issued.saturating_add(self.lifetime)
    }
}

impl fmt::Debug for NonceIssuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NonceIssuer").field("lifetime", &self.lifetime).finish_non_exhaustive()
    }
}

/// The maximum length of an accepted nonce, in bytes.
const MAX_NONCE: usize = 256;

/// The nonce of a response for the next proof, for any status (RFC 9449 section 8.2): 1 to 256 characters of section
/// 8.1, in one header.
#[must_use]
pub fn provided_nonce(response: &Response) -> Option<&str> {
    let mut nonces = response.headers_named(NONCE_HEADER);
    let nonce = nonces.next().filter(|_| nonces.next().is_none())?;
    let is_character = |byte: u8| matches!(byte, 0x21 | 0x23..=0x5b | 0x5d..=0x7e);
    ((1..=MAX_NONCE).contains(&nonce.len()) && nonce.bytes().all(is_character)).then_some(nonce)
}

/// The nonce of a response that rejects a request because it lacks one; retry the request once with it. The response is
/// an error `use_dpop_nonce` of an authorization server, or the challenge of a resource server (RFC 9449 sections 8 and
/// 9).
#[must_use]
pub fn asked_nonce(response: &Response) -> Option<&str> {
    let asks = match response.status {
        400 => PeerError::of_response(response).is_some_and(|error| error.code == Open::Known(ErrorCode::UseDpopNonce)),
        401 => response.headers_named("WWW-Authenticate").any(asks_for_nonce),
        _ => false,
    };
    if asks { provided_nonce(response) } else { None }
}

/// Whether a challenge `DPoP` of this header has the error. One header may have several challenges (RFC 9110 section
/// 11.6.1).
fn asks_for_nonce(header: &str) -> bool {
    let (mut is_quoted, mut is_escaped, mut is_dpop) = (false, false, false);
    // Commas in quoted strings separate nothing.
    let mut pieces = header.split(|character| {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = is_quoted,
            '"' => is_quoted = !is_quoted,
            _ => {}
        }
        character == ',' && !is_quoted
    });
    pieces.any(|piece| {
        let piece = piece.trim_ascii();
        // A challenge begins with its scheme, perhaps with the first parameter after it.
        let (scheme, rest) = piece.split_once([' ', '\t']).unwrap_or((piece, ""));
        let rest = rest.trim_ascii_start();
        let is_begin = !scheme.contains('=') && !rest.starts_with('=');
        if is_begin {
            is_dpop = scheme.eq_ignore_ascii_case(super::SCHEME);
        }
        let parameter = if is_begin { rest } else { piece };
        is_dpop
            && parameter.split_once('=').is_some_and(|(name, value)| {
                let value = value.trim_ascii().trim_matches('"');
                name.trim_ascii().eq_ignore_ascii_case("error") && value == "use_dpop_nonce"
            })
    })
}

/// The nonce of this client's own proof.
pub(in crate::oauth) fn nonce_of(proof: &str) -> Option<String> {
    let limits = Limits::default();
    let mut payload = Vec::new();
    CompactJws::parse_decoding(proof.as_bytes(), &limits, &mut payload).ok()?;
    let claims = Object::parse(&payload, limits.json).ok()?;
    Some(claims.get("nonce")?.as_string()?.to_cow().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);

    #[test]
    fn only_nonces_of_the_key_are_accepted_for_their_lifetime() {
        let after = |seconds| NOW.saturating_add(Duration::from_secs(seconds));
        let issuer = NonceIssuer::new([1; 32], Duration::from_secs(60));
        let nonce = issuer.issue(NOW);
        for (now, expected) in [
            (NOW, true),
            (after(60), true),
            (after(61), false),
            (NOW.saturating_sub(Duration::from_secs(10)), true),
            (NOW.saturating_sub(Duration::from_secs(11)), false),
        ] {
            assert_eq!(issuer.accepts(nonce.as_str(), now), expected, "{now}");
        }
        assert_ne!(nonce, issuer.issue(after(1)));
        assert!(!NonceIssuer::new([2; 32], Duration::from_secs(60)).accepts(nonce.as_str(), NOW));
        for at in 0..32 {
            let mut other = nonce.as_str().as_bytes().to_vec();
            other[at] = if other[at] == b'A' { b'B' } else { b'A' };
            assert!(!issuer.accepts(core::str::from_utf8(&other).unwrap(), NOW), "{at}");
        }
        for other in ["", "A", &nonce.as_str()[1..], &format!("{nonce}AAAA")] {
            assert!(!issuer.accepts(other, NOW), "{other}");
        }
        assert!(!format!("{issuer:?}").contains('['));
    }

    #[test]
    fn rfc_9449_section_8_a_client_tries_again_with_the_nonce_it_is_asked_for() {
        let asking = Response::new(400)
            .with_header("Content-Type", "application/json")
            .with_header("DPoP-Nonce", "eyJ7S_zG.eyJH0-Z.HX4w-7v")
            .with_body(r#"{"error":"use_dpop_nonce","error_description":"nonce required"}"#);
        assert_eq!(asked_nonce(&asking), Some("eyJ7S_zG.eyJH0-Z.HX4w-7v"));
        let challenge = |text| Response::new(401).with_header("WWW-Authenticate", text).with_header("dpop-nonce", "n1");
        assert_eq!(asked_nonce(&challenge(r#"DPoP error="use_dpop_nonce""#)), Some("n1"));
        assert_eq!(asked_nonce(&challenge(r#"DPoP error="invalid_token""#)), None);
        assert_eq!(asked_nonce(&challenge(r#"Bearer error="use_dpop_nonce""#)), None);
        // RFC 9110 section 11.6.1: several challenges in one header, or several headers.
        for text in [
            r#"Bearer realm="a, b", DPoP algs="ES256", error="use_dpop_nonce""#,
            r#"DPoP error="use_dpop_nonce", Bearer"#,
            r#"Bearer, DPoP error="use_dpop_nonce", error_description="x""#,
            r#"dpop Error = "use_dpop_nonce""#,
            "DPoP algs=ES256,error=use_dpop_nonce",
            r#"DPoP realm="a\"b", error="use_dpop_nonce""#,
        ] {
            assert_eq!(asked_nonce(&challenge(text)), Some("n1"), "{text}");
        }
        assert_eq!(
            asked_nonce(&challenge("Bearer").with_header("WWW-Authenticate", r#"DPoP error="use_dpop_nonce""#)),
            Some("n1")
        );
        for text in [
            r#"DPoP algs="ES256", Bearer error="use_dpop_nonce""#,
            r#"Bearer realm="DPoP error=\"use_dpop_nonce\"""#,
            r#"Bearer realm=", DPoP error=use_dpop_nonce""#,
            r#"DPoP error_description="error=\"use_dpop_nonce\"""#,
            r#"DPoP my_error="use_dpop_nonce""#,
            r#"XDPoP error="use_dpop_nonce""#,
            "",
        ] {
            assert_eq!(asked_nonce(&challenge(text)), None, "{text}");
        }
        let other = Response::new(400).with_header("DPoP-Nonce", "n").with_body(r#"{"error":"invalid_request"}"#);
        assert_eq!((asked_nonce(&other), provided_nonce(&other)), (None, Some("n")));
        for bad in ["", "a b", "a\"b", "a\\b", "é", &"a".repeat(257)] {
            assert_eq!(provided_nonce(&Response::new(200).with_header("DPoP-Nonce", bad)), None, "{bad}");
        }
        assert_eq!(provided_nonce(&other.clone().with_header("DPoP-Nonce", "m")), None);
    }
}
