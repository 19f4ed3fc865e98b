//! PEM (RFC 7468), read as its section 2 allows and as OpenSSL does: text around the blocks, several blocks in one
//! text, white space and line breaks anywhere in a block, headers of RFC 1421, a byte order mark.

use base64ct::{Base64, Encoding as _};
use zeroize::Zeroizing;

use super::der;
use crate::error::KeyError;

/// The maximum length of a key in DER: PKCS#8 of 4096-bit RSA has below 2,400 bytes, and may have attributes.
pub(super) const MAX_DER_LEN: usize = 3_072;

const MAX_BASE64_LEN: usize = MAX_DER_LEN / 3 * 4;

/// One block of a text.
pub(super) struct Block<'a> {
    pub(super) label: &'a [u8],
    content: &'a [u8],
}

impl<'a> Block<'a> {
    /// Decodes the content and passes it to `read`. The decoded bytes are wiped. Time depends on the positions of white
    /// space, not on the content of the base64.
    pub(super) fn decode<T>(&self, read: impl FnOnce(&[u8]) -> Result<T, KeyError>) -> Result<T, KeyError> {
        let mut buffer = Zeroizing::new([0; MAX_BASE64_LEN]);
        let mut length = 0;
        for &byte in self.base64()?.iter().filter(|byte| !is_white(**byte)) {
            *buffer.get_mut(length).ok_or(KeyError::TooLong { limit: MAX_DER_LEN as u32 })? = byte;
            length += 1;
        }
        read(Base64::decode_in_place(&mut buffer[..length]).map_err(|_| KeyError::PemBase64)?)
    }

    /// The content without its headers (RFC 1421 section 4.6), which end with an empty line.
    fn base64(&self) -> Result<&'a [u8], KeyError> {
        let content = trim(self.content);
        let mut rest = content;
        let has_headers = next_line(content).is_some_and(|(line, _)| line.contains(&b':'));
        if !has_headers {
            return Ok(content);
        }
        while let Some((line, after)) = next_line(rest) {
            let line = trim(line);
            if line.is_empty() {
                return Ok(after);
            }
            let is_encrypted = line.starts_with(b"Proc-Type:") && find(line, b"ENCRYPTED").is_some();
            if is_encrypted || line.starts_with(b"DEK-Info:") {
                return Err(KeyError::Encrypted);
            }
            rest = after;
        }
        Err(KeyError::MalformedPem)
    }
}

/// The blocks of a text, in order.
pub(super) struct Blocks<'a>(&'a [u8]);

impl<'a> Blocks<'a> {
    pub(super) fn of(text: &'a [u8]) -> Self {
        Self(without_mark(text))
    }
}

impl<'a> Iterator for Blocks<'a> {
    type Item = Result<Block<'a>, KeyError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.0 = self.0.trim_ascii_start();
            if let Some(rest) = self.0.strip_prefix(b"-----BEGIN ") {
                let block = block(rest);
                // No block follows an error.
                self.0 = block.as_ref().map_or(&[][..], |(_, rest)| rest);
                return Some(block.map(|(block, _)| block));
            }
            (_, self.0) = next_line(self.0)?;
        }
    }
}

/// Whether the text contains the beginning of a block.
pub(super) fn is_pem(text: &[u8]) -> bool {
    Blocks::of(text).next().is_some()
}

/// The error for a text without blocks.
pub(super) fn not_pem(text: &[u8]) -> KeyError {
    match text {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, b'-', ..] | [b'-', 0, ..] => KeyError::Utf16,
        der if der::is_sequence(der) => KeyError::Der,
        text if without_mark(text).trim_ascii_start().starts_with(b"{") => KeyError::Json,
        _ => KeyError::NotPem,
    }
}

/// The block whose label begins here, and the rest of the text.
fn block(text: &[u8]) -> Result<(Block<'_>, &[u8]), KeyError> {
    let (line, _) = next_line(text).ok_or(KeyError::MalformedPem)?;
    let length = find(line, DASHES).ok_or(KeyError::MalformedPem)?;
    let (label, rest) = text.split_at(length);
    let rest = &rest[DASHES.len()..];
    let length = find(rest, DASHES).ok_or(KeyError::PemEnd)?;
    let (content, rest) = rest.split_at(length);
    let rest = rest.strip_prefix(b"-----END ").and_then(|rest| rest.strip_prefix(label)).ok_or(KeyError::PemEnd)?;
    let rest = rest.strip_prefix(DASHES).ok_or(KeyError::PemEnd)?;
    Ok((Block { label, content }, rest))
}

const DASHES: &[u8] = b"-----";

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

/// The first line without its end (LF, CR LF or CR), and the rest; `None` at the end of the text.
fn next_line(text: &[u8]) -> Option<(&[u8], &[u8])> {
    if text.is_empty() {
        return None;
    }
    let Some(end) = text.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else { return Some((text, &[])) };
    let (line, rest) = text.split_at(end);
    let rest = rest.strip_prefix(b"\r\n").unwrap_or(&rest[1..]);
    Some((line, rest))
}

/// Trims like `trim_ascii`, and also trims the vertical tab, which is white space in RFC 7468 section 3.
fn trim(text: &[u8]) -> &[u8] {
    let Some(first) = text.iter().position(|byte| !is_white(*byte)) else { return &[] };
    let last = text.iter().rposition(|byte| !is_white(*byte)).unwrap_or(first);
    &text[first..=last]
}

/// White space of RFC 7468 section 3.
const fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}
