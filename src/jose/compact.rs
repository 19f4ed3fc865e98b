//! The compact serialization (RFC 7515 section 7.1). This module checks the shape; it does not decode or verify.

#[cfg(feature = "oauth")]
use alloc::vec::Vec;

use core::fmt;

use super::{Limits, base64url};
use crate::crypto::bytes::{self, BASE64URL, ByteSet};
use crate::error::{Base64UrlError, JwsError, Segment};

/// A token with the shape of a compact JWS: three segments of canonical base64url, joined by two dots, within the
/// limits.
///
/// The token is not verified; a [`super::Verifier`] does that. `Debug` prints lengths only, because the token may be a
/// credential.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CompactJws<'a> {
    token: &'a [u8],
    first_dot: usize,
    second_dot: usize,
}

impl<'a> CompactJws<'a> {
    /// Checks a token's shape.
    ///
    /// The order of checks: length; bytes; number of segments; then for header, payload and signature: emptiness,
    /// length, unused bits, size.
    ///
    /// ```
    /// use ofm_protocol::{error::{JwsError, Segment}, jose::{CompactJws, Limits}};
    ///
    /// let limits = Limits::default();
    /// assert!(CompactJws::parse(b"e30.e30.AAAA", &limits).is_ok());
    /// assert_eq!(CompactJws::parse(b"e30.e30.AA==", &limits), Err(JwsError::Padding { offset: 10 }));
    /// assert_eq!(CompactJws::parse(b"a.b.c.d.e", &limits), Err(JwsError::EncryptedToken));
    /// ```
    pub fn parse(token: &'a [u8], limits: &Limits) -> Result<Self, JwsError> {
        let is_right = |payload: &[u8]| base64url::check(payload).is_ok();
        Self::of_shape(token, limits, is_right).ok_or_else(|| refusal(token, limits))
    }

    /// Parses as [`CompactJws::parse`] does, and decodes the payload into the front of `out`, which grows as needed.
    /// Decoding finds the same faults as a check of the payload's bytes.
    #[cfg(feature = "oauth")]
    pub(crate) fn parse_decoding(token: &'a [u8], limits: &Limits, out: &mut Vec<u8>) -> Result<Self, JwsError> {
        let is_right = |payload: &[u8]| {
            out.resize(decoded_len(payload), 0);
            base64url::decode(payload, out).is_ok()
        };
        Self::of_shape(token, limits, is_right).ok_or_else(|| refusal(token, limits))
    }

    /// A token that is right in everything; of its payload `is_right` says whether that is base64url.
    fn of_shape(token: &'a [u8], limits: &Limits, is_right: impl FnOnce(&[u8]) -> bool) -> Option<Self> {
        if token.len() > limits.token {
            return None;
        }
        // If there are more dots, one of the segments has one, and is no base64url.
        let first_dot = find_dot(token)?;
        let second_dot = find_dot_of_signature(token, first_dot).or_else(|| find_last_dot(token))?;
        if first_dot == second_dot {
            return None;
        }
        let jws = Self { token, first_dot, second_dot };
        jws.check_segments(limits).ok()?;
        let is_alphabet = |text: &[u8]| bytes::first_other(text, &BASE64URL) == text.len();
        let all = is_alphabet(jws.header_text()) && is_alphabet(jws.signature_text()) && is_right(jws.payload_text());
        all.then_some(jws)
    }

    fn check_segments(&self, limits: &Limits) -> Result<(), JwsError> {
        check_segment(self.header_text(), Segment::Header, 0, limits.header.min(Limits::MAX_HEADER))?;
        check_segment(self.payload_text(), Segment::Payload, self.first_dot + 1, limits.payload)?;
        check_segment(
            self.signature_text(),
            Segment::Signature,
            self.second_dot + 1,
            limits.signature.min(Limits::MAX_SIGNATURE),
        )
    }

    /// The positions of the two dots, for [`CompactJws::with_dots`].
    #[cfg(feature = "oauth")]
    pub(crate) const fn dots(&self) -> (usize, usize) {
        (self.first_dot, self.second_dot)
    }

    /// A token that [`CompactJws::parse`] accepted before, with its dots at the same positions.
    #[cfg(feature = "oauth")]
    pub(crate) fn with_dots(token: &'a [u8], (first_dot, second_dot): (usize, usize)) -> Option<Self> {
        (first_dot < second_dot && second_dot < token.len()).then_some(Self { token, first_dot, second_dot })
    }

    /// The whole token.
    #[must_use]
    pub const fn token(&self) -> &'a [u8] {
        self.token
    }

    /// The signed text: header and payload with the dot between them (RFC 7515 section 5.1).
    #[must_use]
    pub fn signing_input(&self) -> &'a [u8] {
        &self.token[..self.second_dot]
    }

    /// The header, in base64url.
    #[must_use]
    pub fn header_text(&self) -> &'a [u8] {
        &self.token[..self.first_dot]
    }

    /// The payload, in base64url.
    #[must_use]
    pub fn payload_text(&self) -> &'a [u8] {
        &self.token[self.first_dot + 1..self.second_dot]
    }

    /// The signature, in base64url.
    #[must_use]
    pub fn signature_text(&self) -> &'a [u8] {
        &self.token[self.second_dot + 1..]
    }

    /// The length of the decoded payload in bytes: the necessary size of a buffer.
    #[must_use]
    pub fn payload_len(&self) -> usize {
        decoded_len(self.payload_text())
    }

    /// The length of the decoded signature in bytes.
    #[must_use]
    pub fn signature_len(&self) -> usize {
        decoded_len(self.signature_text())
    }
}

impl fmt::Debug for CompactJws<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lengths = [self.header_text(), self.payload_text(), self.signature_text()].map(<[u8]>::len);
        f.debug_tuple("CompactJws").field(&lengths).finish()
    }
}

/// The decoded length of a segment. Its length was checked with the token.
pub(super) fn decoded_len(text: &[u8]) -> usize {
    base64url::decoded_len(text.len()).unwrap_or(0)
}

/// Decodes a segment that [`CompactJws::parse`] accepted into the front of `out`.
pub(super) fn decode_segment<'o>(text: &[u8], out: &'o mut [u8]) -> Result<&'o mut [u8], JwsError> {
    let given = out.len();
    base64url::decode(text, out).map_err(|error| match error {
        Base64UrlError::BufferTooSmall { needed, given } => JwsError::BufferTooSmall { needed, given },
        _ => JwsError::BufferTooSmall { needed: decoded_len(text), given },
    })
}

/// What base64url and the dots between segments are made of.
const TOKEN: ByteSet<5> = ByteSet::of([(b'-', b'.'), (b'0', b'9'), (b'A', b'Z'), (b'_', b'_'), (b'a', b'z')]);

/// Why a token is none, in the order of [`CompactJws::parse`].
// Not `#[cold]`: then it would be made small, one byte at a time.
#[inline(never)]
fn refusal(token: &[u8], limits: &Limits) -> JwsError {
    // 1. RFC 8725bis section 3.14: only base64url characters and dots, before any search.
    if token.len() > limits.token {
        return JwsError::TokenTooLong { length: token.len(), limit: limits.token };
    }
    let offset = bytes::first_other(token, &TOKEN);
    if let Some(&byte) = token.get(offset) {
        return match base64url::wrong_byte(byte, offset) {
            Base64UrlError::Whitespace { offset } => JwsError::Whitespace { offset },
            Base64UrlError::Padding { offset } => JwsError::Padding { offset },
            _ => JwsError::Alphabet { offset },
        };
    }
    // 2. RFC 7515 section 7.1: exactly two dots.
    let (Some(first_dot), Some(second_dot)) = (find_dot(token), find_last_dot(token)) else {
        return JwsError::SegmentCount { segments: 1 };
    };
    let segments = number_of_segments(token);
    match segments {
        3 => {}
        5 => return JwsError::EncryptedToken,
        _ => return JwsError::SegmentCount { segments },
    }
    // 3. RFC 7515 section 2: each segment is the one base64url text of its octets. One of them is not, or it would be a
    //    token.
    let checked = CompactJws { token, first_dot, second_dot }.check_segments(limits);
    checked.err().unwrap_or(JwsError::SegmentCount { segments })
}

fn find_dot(token: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(chunk) = token.get(at..).and_then(<[u8]>::first_chunk::<64>) {
        if has_dot(chunk) {
            break;
        }
        at += 64;
    }
    while let Some(word) = token.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let dots = dots(*word);
        if dots != 0 {
            return Some(at + dots.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    Some(at + token.get(at..)?.iter().position(|&byte| byte == b'.')?)
}

/// The high bit of each byte that is a dot; the first byte is the lowest.
fn dots(word: [u8; 8]) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let other = u64::from_le_bytes(word) ^ (ONES * u64::from(b'.'));
    // Adding to seven bits carries into the eighth unless they are zero, and not beyond it.
    !(((other & (ONES * 0x7f)) + ONES * 0x7f) | other) & (ONES * 0x80)
}

/// Without a branch for each byte, so that the compiler takes many at once.
#[inline]
fn has_dot(chunk: &[u8; 64]) -> bool {
    chunk.iter().fold(0, |found, &byte| found | u8::from(byte == b'.')) != 0
}

/// A dot after `first`, before as many characters as the signatures of the algorithms have: RSA with 2,048, 3,072 and
/// 4,096 bits, and the curves. The characters after it are not looked at.
#[inline]
fn find_dot_of_signature(token: &[u8], first: usize) -> Option<usize> {
    let dot = |length: usize| {
        let at = token.len().checked_sub(length + 1).filter(|at| *at > first)?;
        (token.get(at) == Some(&b'.')).then_some(at)
    };
    [342, 512, 683, 86].into_iter().find_map(dot)
}

fn find_last_dot(token: &[u8]) -> Option<usize> {
    let mut end = token.len();
    while let Some(chunk) = token.get(..end).and_then(<[u8]>::last_chunk::<64>) {
        if has_dot(chunk) {
            break;
        }
        end -= 64;
    }
    while let Some(word) = token.get(..end).and_then(<[u8]>::last_chunk::<8>) {
        let dots = dots(*word);
        if dots != 0 {
            return Some(end - 1 - dots.leading_zeros() as usize / 8);
        }
        end -= 8;
    }
    token.get(..end)?.iter().rposition(|&byte| byte == b'.')
}

fn number_of_segments(token: &[u8]) -> usize {
    let dots = |bytes: &[u8]| usize::from(bytes.iter().fold(0_u8, |dots, &byte| dots + u8::from(byte == b'.')));
    let (chunks, rest) = token.as_chunks::<64>();
    1 + chunks.iter().map(|chunk| dots(chunk)).sum::<usize>() + dots(rest)
}

fn check_segment(text: &[u8], segment: Segment, start: usize, limit: usize) -> Result<(), JwsError> {
    // RFC 7515 section 2: a payload is any sequence of octets, also the empty one. A header and a signature are never
    // empty.
    if text.is_empty() {
        return if matches!(segment, Segment::Payload) { Ok(()) } else { Err(JwsError::EmptySegment { segment }) };
    }
    let length =
        base64url::decoded_len(text.len()).map_err(|_| JwsError::SegmentLength { segment, length: text.len() })?;
    base64url::check_trailing_bits(text)
        .map_err(|_| JwsError::TrailingBits { segment, offset: start + text.len() - 1 })?;
    if length > limit {
        return Err(JwsError::SegmentTooLong { segment, length, limit });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(token: &str) -> Result<CompactJws<'_>, JwsError> {
        CompactJws::parse(token.as_bytes(), &Limits::default())
    }

    #[test]
    fn segments_are_where_the_dots_are() {
        // Some have as many characters after another dot as signatures have.
        for (header, payload, signature) in [
            (2, 2, 2),
            (32, 64, 96),
            (31, 1000, 342),
            (99, 3, 7),
            (4, 32, 31),
            (8, 255, 86),
            (8, 43, 42),
            (342, 2, 4),
            (4, 424, 86),
        ] {
            let (header, payload, signature) = ("A".repeat(header), "A".repeat(payload), "A".repeat(signature));
            let token = format!("{header}.{payload}.{signature}");
            let jws = parse(&token).unwrap();
            assert_eq!(jws.header_text(), header.as_bytes());
            assert_eq!(jws.payload_text(), payload.as_bytes());
            assert_eq!(jws.signature_text(), signature.as_bytes());
            assert_eq!(jws.signing_input(), format!("{header}.{payload}").as_bytes());
            assert_eq!(jws.payload_len(), payload.len() * 3 / 4);
        }
    }

    #[test]
    fn every_byte_outside_the_alphabet_is_rejected_with_its_offset() {
        for byte in 0..=u8::MAX {
            for offset in [0, 3, 40, 99] {
                let mut token = format!("{}.AAAA.{}", "A".repeat(36), "A".repeat(60)).into_bytes();
                token[offset] = byte;
                let result = CompactJws::parse(&token, &Limits::default());
                if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
                    assert!(!matches!(result, Err(JwsError::Alphabet { .. })));
                } else {
                    let expected = match byte {
                        b'=' => JwsError::Padding { offset },
                        b' ' | b'\t' | b'\r' | b'\n' => JwsError::Whitespace { offset },
                        _ => JwsError::Alphabet { offset },
                    };
                    assert_eq!(result, Err(expected));
                }
            }
        }
    }

    #[cfg(feature = "oauth")]
    #[test]
    fn decoding_at_once_agrees_with_parsing() {
        let mut good = format!("{}.{}.{}", "A".repeat(40), "Ab-_".repeat(30), "A".repeat(80)).into_bytes();
        let limits = Limits::default();
        let mut out = Vec::new();
        assert!(CompactJws::parse_decoding(&good, &limits, &mut out).is_ok() && out.len() == 90);
        for limits in [
            Limits { token: 241, ..limits },
            Limits { header: 29, ..limits },
            Limits { payload: 89, ..limits },
            Limits { signature: 59, ..limits },
        ] {
            let parsed = CompactJws::parse(&good, &limits);
            assert!(parsed.is_err() && parsed == CompactJws::parse_decoding(&good, &limits, &mut out));
        }
        for length in 0..good.len() {
            let token = &good[..length];
            assert_eq!(CompactJws::parse_decoding(token, &limits, &mut out), CompactJws::parse(token, &limits));
        }
        for (offset, byte) in (0..good.len()).flat_map(|offset| (0..=u8::MAX).map(move |byte| (offset, byte))) {
            let before = core::mem::replace(&mut good[offset], byte);
            let parsed = CompactJws::parse(&good, &limits);
            assert_eq!(CompactJws::parse_decoding(&good, &limits, &mut out), parsed);
            if let Ok(jws) = parsed {
                let mut slow = [0; 300];
                assert_eq!(decode_segment(jws.payload_text(), &mut slow).unwrap(), out);
            }
            good[offset] = before;
        }
    }

    #[test]
    fn dots_are_found_where_they_stand() {
        for length in [0, 1, 7, 8, 9, 63, 64, 65, 130, 200] {
            for (first, last) in (0..=length).flat_map(|first| (first..=length).map(move |last| (first, last))) {
                for other in [b'A', b'/', b'-', 0, 0x2f, 0xae, 0xff] {
                    let mut token = vec![other; length];
                    for at in [first, last] {
                        token.get_mut(at).into_iter().for_each(|byte| *byte = b'.');
                    }
                    assert_eq!(find_dot(&token), token.iter().position(|&byte| byte == b'.'));
                    assert_eq!(find_last_dot(&token), token.iter().rposition(|&byte| byte == b'.'));
                }
            }
        }
    }

    #[test]
    fn a_flood_of_dots_is_counted_and_refused() {
        assert_eq!(parse(&".".repeat(60_000)), Err(JwsError::SegmentCount { segments: 60_001 }));
        let flood = ".".repeat(1 << 20);
        assert_eq!(parse(&flood), Err(JwsError::TokenTooLong { length: 1 << 20, limit: 65_536 }));
    }
}
