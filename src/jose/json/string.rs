//! Strings of a checked document. Escapes are resolved on demand.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;
use core::fmt;

/// A string of a checked document, with unresolved escapes.
///
/// It compares with `str`, `[u8]` and other strings by its decoded characters: `"\u0061lg"` equals `alg`.
#[derive(Clone, Copy)]
pub struct Str<'a> {
    /// The UTF-8 text between the quotation marks.
    raw: &'a [u8],
    escapes: Escapes,
}

/// Whether there are escapes in a string. A word, because a byte and its padding are copied by four instructions.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
enum Escapes {
    None,
    Some,
}

impl<'a> Str<'a> {
    pub(super) const fn new(raw: &'a [u8], escaped: bool) -> Self {
        Self { raw, escapes: if escaped { Escapes::Some } else { Escapes::None } }
    }

    /// The text between the quotation marks, with escapes.
    #[must_use]
    pub const fn raw(self) -> &'a [u8] {
        self.raw
    }

    /// Whether the text has escapes.
    #[must_use]
    pub const fn has_escapes(self) -> bool {
        matches!(self.escapes, Escapes::Some)
    }

    /// The decoded bytes, if the text has no escapes.
    #[must_use]
    pub const fn as_bytes(self) -> Option<&'a [u8]> {
        if self.has_escapes() { None } else { Some(self.raw) }
    }

    /// The decoded characters, if the text has no escapes.
    #[must_use]
    pub fn as_str(self) -> Option<&'a str> {
        core::str::from_utf8(self.as_bytes()?).ok()
    }

    /// The decoded bytes, in UTF-8.
    #[must_use]
    pub const fn bytes(self) -> Bytes<'a> {
        Bytes { rest: self.raw, pending: [0; 4], used: 0, filled: 0 }
    }

    /// The number of decoded bytes.
    #[must_use]
    pub fn len(self) -> usize {
        if self.has_escapes() { self.bytes().count() } else { self.raw.len() }
    }

    /// Whether it is the empty string.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.raw.is_empty()
    }

    /// Copies the decoded characters into the front of `out`; `None` if `out` is shorter than [`Str::len`].
    pub fn copy_into(self, out: &mut [u8]) -> Option<&str> {
        let length = self.copy_bytes_into(out)?;
        core::str::from_utf8(out.get(..length)?).ok()
    }

    /// Copies as [`Str::copy_into`] does, and returns the number of bytes.
    pub(in crate::jose) fn copy_bytes_into(self, out: &mut [u8]) -> Option<usize> {
        let mut length = 0;
        if self.has_escapes() {
            for byte in self.bytes() {
                *out.get_mut(length)? = byte;
                length += 1;
            }
        } else {
            length = self.raw.len();
            out.get_mut(..length)?.copy_from_slice(self.raw);
        }
        Some(length)
    }

    /// The decoded bytes, borrowed if there are no escapes.
    #[cfg(feature = "oauth")]
    pub(crate) fn to_bytes(self) -> alloc::borrow::Cow<'a, [u8]> {
        use alloc::borrow::Cow;
        self.as_bytes().map_or_else(|| Cow::Owned(self.decoded()), Cow::Borrowed)
    }

    /// The decoded bytes, allocated once: growing would leave copies of secrets behind.
    #[cfg(feature = "alloc")]
    fn decoded(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.raw.len());
        bytes.extend(self.bytes());
        bytes
    }

    /// The decoded characters, borrowed if there are no escapes.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_cow(self) -> alloc::borrow::Cow<'a, str> {
        use alloc::{borrow::Cow, string::String};
        match self.as_str() {
            Some(plain) => Cow::Borrowed(plain),
            None => Cow::Owned(String::from_utf8(self.decoded()).unwrap_or_default()),
        }
    }
}

impl PartialEq<[u8]> for Str<'_> {
    fn eq(&self, other: &[u8]) -> bool {
        if self.has_escapes() { self.bytes().eq(other.iter().copied()) } else { self.raw == other }
    }
}

impl PartialEq<str> for Str<'_> {
    fn eq(&self, other: &str) -> bool {
        *self == *other.as_bytes()
    }
}

impl PartialEq<&str> for Str<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self == *other.as_bytes()
    }
}

impl PartialEq for Str<'_> {
    fn eq(&self, other: &Self) -> bool {
        if self.has_escapes() || other.has_escapes() { self.bytes().eq(other.bytes()) } else { self.raw == other.raw }
    }
}

impl Eq for Str<'_> {}

/// Prints the text of the document.
impl fmt::Debug for Str<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", core::str::from_utf8(self.raw).unwrap_or_default())
    }
}

/// Writes the decoded characters.
impl fmt::Display for Str<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.raw;
        while let Some(at) = rest.iter().position(|&byte| byte == b'\\') {
            let (plain, escape) = rest.split_at(at);
            f.write_str(core::str::from_utf8(plain).unwrap_or_default())?;
            let (character, length) = resolve(escape);
            fmt::Write::write_char(f, character)?;
            rest = escape.get(length..).unwrap_or_default();
        }
        f.write_str(core::str::from_utf8(rest).unwrap_or_default())
    }
}

/// The decoded bytes of a [`Str`].
#[derive(Clone, Debug)]
pub struct Bytes<'a> {
    rest: &'a [u8],
    /// The UTF-8 of the last escape; the bytes `used..filled` remain.
    pending: [u8; 4],
    used: u8,
    filled: u8,
}

impl Iterator for Bytes<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if self.used < self.filled {
            let byte = self.pending.get(usize::from(self.used)).copied();
            self.used += 1;
            return byte;
        }
        let (&first, rest) = self.rest.split_first()?;
        if first != b'\\' {
            self.rest = rest;
            return Some(first);
        }
        let (character, length) = resolve(self.rest);
        self.rest = self.rest.get(length..).unwrap_or_default();
        self.filled = character.encode_utf8(&mut self.pending).len() as u8;
        self.used = 1;
        Some(self.pending[0])
    }
}

/// The character of the escape at the beginning of `text`, and the escape's length (RFC 8259 section 7).
///
/// An invalid escape gives the replacement character; a checked document has none.
fn resolve(text: &[u8]) -> (char, usize) {
    let short = match text.get(1) {
        Some(b'u') => return resolve_unicode(text),
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(&other @ (b'"' | b'\\' | b'/')) => char::from(other),
        _ => char::REPLACEMENT_CHARACTER,
    };
    (short, 2)
}

fn resolve_unicode(text: &[u8]) -> (char, usize) {
    match hexadecimal(text) {
        Some(high @ 0xd800..=0xdbff) => match text.get(6..).and_then(hexadecimal) {
            Some(low @ 0xdc00..=0xdfff) => {
                let code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 12)
            }
            _ => (char::REPLACEMENT_CHARACTER, 6),
        },
        Some(code) => (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 6),
        None => (char::REPLACEMENT_CHARACTER, 6),
    }
}

/// The number of `\uXXXX` at the beginning of `text`.
pub(super) fn hexadecimal(text: &[u8]) -> Option<u32> {
    let [b'\\', b'u', digits @ ..] = text.first_chunk::<6>()? else { return None };
    digits.iter().try_fold(0, |code, &digit| Some(code << 4 | char::from(digit).to_digit(16)?))
}
