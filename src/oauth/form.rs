//! A strict reader of `application/x-www-form-urlencoded` (RFC 6749 appendix B and section 3.2).
//!
//! The reader accepts the output of conforming writers, and also unencoded `:` and `/`, which many clients write. It
//! rejects input on which readers disagree: line breaks, raw non-ASCII, `=` in a value (usually a lost `&`), broken
//! escapes, a repeated parameter.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;

pub use self::encode::encode;
use super::equivalence::hexadecimal;
use crate::crypto::bytes::{ByteSet, first_other};
use crate::error::FormError;
use crate::wipe;

mod encode;

/// Limits on the size of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormLimits {
    /// The maximum number of bytes before decoding. Default 131,072: a request object and an assertion of the greatest
    /// size.
    pub bytes: usize,
    /// The maximum number of parameters, including unknown ones. Default 32.
    pub parameters: usize,
}

impl Default for FormLimits {
    fn default() -> Self {
        Self { bytes: 131_072, parameters: 32 }
    }
}

/// Deviations that a reader of a form allows.
#[derive(Clone, Copy, Default)]
pub(super) struct Exceptions {
    /// Parameters that may be repeated.
    pub(super) repeatable: &'static [&'static str],
    /// Whether every parameter may be repeated.
    pub(super) is_any_repeatable: bool,
    /// Whether a value may end with an unencoded `=`, as base64 does. Elsewhere it counts as a lost `&`.
    pub(super) equals_at_end: bool,
    /// Parameters for people. They are read in any form: with `=`, with wrong escapes, with bytes that are not UTF-8,
    /// which become U+FFFD, and repeated, where the first counts.
    pub(super) free: &'static [&'static str],
}

/// The decoded parameters of a form, each name once, unless [`Form::parse_repeated`] reads it.
///
/// ```
/// use ofm_protocol::{error::FormError, oauth::form::{Form, FormLimits}};
///
/// let form = Form::parse(b"scope=accounts+profile&state=&x=%C3%A9", FormLimits::default())?;
/// assert_eq!(form.get("scope"), Some("accounts profile"));
/// assert_eq!(form.get("state"), None); // without a value is as not sent
///
/// let twice = Form::parse(b"a=1&%61=2", FormLimits::default());
/// assert_eq!(twice.unwrap_err(), FormError::Duplicate { offset: 4 });
/// # Ok::<(), FormError>(())
/// ```
#[derive(Clone)]
pub struct Form<'a> {
    parameters: Vec<Parameter<'a>>,
    is_unencoded: bool,
}

/// A name and a value. Both are UTF-8, stored as bytes, because names are only compared, and tokens, the largest part
/// of a form, are read as bytes.
type Parameter<'a> = (Bytes<'a>, Bytes<'a>);

/// The bytes of a name or a value. Decoded bytes are in the form's own memory, which is overwritten when it is dropped,
/// as the body is: they may be a code or a refresh token.
#[derive(Clone)]
enum Bytes<'a> {
    Borrowed(&'a [u8]),
    Decoded(Decoded),
}

#[derive(Clone)]
struct Decoded(Vec<u8>);

impl Drop for Decoded {
    fn drop(&mut self) {
        wipe::vec(&mut self.0);
    }
}

impl Deref for Bytes<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Borrowed(bytes) => bytes,
            Self::Decoded(bytes) => &bytes.0,
        }
    }
}

impl<'a> Form<'a> {
    /// Reads a body or a query without its `?`.
    ///
    /// The order of checks: length; raw bytes; then for each parameter: number, escapes, UTF-8, NUL, name, repetition.
    /// Empty pieces between two `&` are skipped.
    pub fn parse(text: &'a [u8], limits: FormLimits) -> Result<Self, FormError> {
        Self::parse_with(text, limits, Exceptions::default())
    }

    /// [`Form::parse`] for a form of the application's own pages, such as one with check boxes of the same name: every
    /// name may be repeated. Read the values with [`Form::get_all`]; [`Form::get`] gives the first. Messages of OAuth
    /// have each parameter once (RFC 6749 section 3.1): read them with [`Form::parse`].
    ///
    /// ```
    /// use ofm_protocol::{error::FormError, oauth::form::{Form, FormLimits}};
    ///
    /// let form = Form::parse_repeated(b"account=1&account=2&decision=approve", FormLimits::default())?;
    /// assert_eq!(form.get_all("account").collect::<Vec<_>>(), ["1", "2"]);
    /// # Ok::<(), FormError>(())
    /// ```
    pub fn parse_repeated(text: &'a [u8], limits: FormLimits) -> Result<Self, FormError> {
        Self::parse_with(text, limits, Exceptions { is_any_repeatable: true, ..Exceptions::default() })
    }

    /// [`Form::parse`] with exceptions.
    pub(super) fn parse_with(text: &'a [u8], limits: FormLimits, exceptions: Exceptions) -> Result<Self, FormError> {
        if text.len() > limits.bytes {
            return Err(FormError::TooLong { length: text.len(), limit: limits.bytes });
        }
        // A byte that no form has is named before all else that is wrong.
        let raw_byte = || Some(FormError::RawByte { offset: text.iter().position(|byte| !byte.is_ascii_graphic())? });
        Self::read(text, limits, exceptions).map_err(|error| raw_byte().unwrap_or(error))
    }

    /// As [`Form::parse`], once the length was looked at.
    fn read(text: &'a [u8], limits: FormLimits, exceptions: Exceptions) -> Result<Self, FormError> {
        // The number of parameters of a PAR request with a few parameters outside.
        let mut form = Self { parameters: Vec::with_capacity(8), is_unencoded: false };
        let mut start = 0;
        while let Some(byte) = text.get(start) {
            // A form may consist of separators, with nothing between them.
            if *byte == b'&' {
                start += 1;
                continue;
            }
            let piece = Piece::at(text, start)?;
            form.is_unencoded |= piece.is_unencoded;
            form.add(text, start, &piece, limits, exceptions)?;
            start = piece.end + 1;
        }
        Ok(form)
    }

    fn add(
        &mut self,
        text: &'a [u8],
        start: usize,
        piece: &Piece,
        limits: FormLimits,
        exceptions: Exceptions,
    ) -> Result<(), FormError> {
        if self.parameters.len() >= limits.parameters {
            return Err(FormError::TooManyParameters { limit: limits.parameters });
        }
        let name = text.get(start..piece.equals.unwrap_or(piece.end)).unwrap_or_default();
        let value_start = start + name.len() + 1;
        let value = text.get(value_start..piece.end).unwrap_or_default();
        let is_free = exceptions.free.iter().any(|free| free.as_bytes() == name);
        if let Some(offset) = piece.second_equals.filter(|_| !is_free) {
            let is_end = text.get(offset..piece.end).is_some_and(|rest| rest.iter().all(|byte| *byte == b'='));
            if !(exceptions.equals_at_end && is_end) {
                return Err(FormError::RawByte { offset });
            }
        }
        let [name_is_escaped, value_is_escaped] = piece.is_escaped;
        let name = if name_is_escaped { decode(name, start)? } else { Bytes::Borrowed(name) };
        let value = if value_is_escaped {
            match decode(value, value_start) {
                Err(_) if is_free => Bytes::Decoded(Decoded(decode_any(value))),
                value => value?,
            }
        } else {
            Bytes::Borrowed(value)
        };
        if name.is_empty() {
            return Err(FormError::NoName { offset: start });
        }
        let may_repeat = is_free
            || exceptions.is_any_repeatable
            || exceptions.repeatable.iter().any(|repeatable| *repeatable.as_bytes() == *name);
        if !may_repeat && self.parameters.iter().any(|(other, _)| **other == *name) {
            return Err(FormError::Duplicate { offset: start });
        }
        self.parameters.push((name, value));
        Ok(())
    }

    /// Whether `:` or `/` stood anywhere as it is, which a form should have encoded.
    pub(super) const fn is_unencoded(&self) -> bool {
        self.is_unencoded
    }

    /// A parameter's value; `None` if it was not sent or has no value. For a repeatable parameter, the first value.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.token(name).map(text)
    }

    /// Every value of a repeatable parameter, in order; empty values count as not sent.
    pub fn get_all<'n>(&self, name: &'n str) -> impl Iterator<Item = &str> + use<'_, 'a, 'n> {
        let values = self.parameters.iter().filter(move |(own, value)| **own == *name.as_bytes() && !value.is_empty());
        values.map(|(_, value)| text(value))
    }

    /// [`Form::get`] as bytes.
    pub(super) fn token(&self, name: &str) -> Option<&[u8]> {
        let is_it = |(own, value): &&Parameter<'_>| **own == *name.as_bytes() && !value.is_empty();
        self.parameters.iter().find(is_it).map(|(_, value)| &**value)
    }

    /// Whether a parameter was sent with a value; without one it counts as omitted (RFC 6749 sections 3.1 and 3.2).
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.token(name).is_some()
    }

    /// Every parameter in the order sent, including unknown ones and those without a value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parameters.iter().map(|(name, value)| (text(name), text(value)))
    }

    /// Whether a parameter with another name than these was sent with a value.
    pub(super) fn has_other_than(&self, names: &[&str]) -> bool {
        let is_other =
            |(own, value): &Parameter<'_>| !value.is_empty() && names.iter().all(|name| **own != *name.as_bytes());
        self.parameters.iter().any(is_other)
    }
}

/// Prints only the names of parameters with a value: values may be secret, and so may text in the place of a name.
impl fmt::Debug for Form<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().filter(|(_, value)| !value.is_empty()).map(|(name, _)| name)).finish()
    }
}

/// The text of a value.
fn text(value: &[u8]) -> &str {
    core::str::from_utf8(value).unwrap_or_default()
}

/// What needs no look in a form: all that a writer leaves as it is, and what stands between.
const PLAIN: ByteSet<4> = ByteSet::of([(b'*', b'*'), (b'-', b'.'), (b'0', b'9'), (b'?', b'~')]);

/// [`PLAIN`] and escapes.
const ESCAPED: ByteSet<5> = ByteSet::of([(b'%', b'%'), (b'*', b'+'), (b'-', b'.'), (b'0', b'9'), (b'?', b'~')]);

/// The values of hexadecimal digits by byte; other bytes have all bits set.
const DIGITS: [u8; 256] = {
    let mut table = [0xff; 256];
    let mut value = 0;
    while value < 16 {
        table[b"0123456789abcdef"[value] as usize] = value as u8;
        table[b"0123456789ABCDEF"[value] as usize] = value as u8;
        value += 1;
    }
    table
};

const fn digit(byte: u8) -> u8 {
    DIGITS[byte as usize]
}

/// What stands between two `&`.
struct Piece {
    end: usize,
    equals: Option<usize>,
    second_equals: Option<usize>,
    /// Whether there are escapes in the name, and in the value.
    is_escaped: [bool; 2],
    is_unencoded: bool,
}

impl Piece {
    /// The piece that begins at `start`.
    ///
    /// Errors: a byte that no form has; not always the first one.
    fn at(text: &[u8], start: usize) -> Result<Self, FormError> {
        let mut piece =
            Self { end: start, equals: None, second_equals: None, is_escaped: [false; 2], is_unencoded: false };
        while let Some(byte) = text.get(piece.end) {
            let at = piece.end;
            match byte {
                b'&' => break,
                b'=' if piece.equals.is_none() => piece.equals = Some(at),
                b'=' => _ = piece.second_equals.get_or_insert(at),
                // After the first escape, the others need no look: they are checked when they are decoded.
                b'%' | b'+' => {
                    piece.is_escaped[usize::from(piece.equals.is_some())] = true;
                    piece.end += first_other(text.get(at..).unwrap_or_default(), &ESCAPED);
                    continue;
                }
                b':' | b'/' => piece.is_unencoded = true,
                byte if PLAIN.contains(*byte) => {
                    let rest = text.get(at..).unwrap_or_default();
                    let is_escaped = piece.is_escaped[usize::from(piece.equals.is_some())];
                    piece.end += if is_escaped { first_other(rest, &ESCAPED) } else { first_other(rest, &PLAIN) };
                    continue;
                }
                byte if byte.is_ascii_graphic() => {}
                _ => return Err(FormError::RawByte { offset: at }),
            }
            piece.end += 1;
        }
        Ok(piece)
    }
}

/// Whether a value has an unencoded `=`, except in parameters for people.
pub(super) fn has_unencoded_equals(text: &str) -> bool {
    let is_one = |(name, value): (&str, &str)| value.contains('=') && !name.starts_with("error_");
    text.split('&').any(|piece| piece.split_once('=').is_some_and(is_one))
}

/// `+`, then `%XX`, then UTF-8: once. What is not escaped is ASCII, and needs no decoding.
fn decode<'a>(text: &[u8], start: usize) -> Result<Bytes<'a>, FormError> {
    let bytes = Decoded(decode_bytes(text, start)?);
    match core::str::from_utf8(&bytes.0) {
        Ok(_) => Ok(Bytes::Decoded(bytes)),
        Err(_) => Err(FormError::NotUtf8 { offset: start }),
    }
}

/// A value that [`decode`] refuses: a `%` that begins no escape is itself, and wrong bytes become U+FFFD.
fn decode_any(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        bytes.push(match (first, after) {
            (b'+', _) => b' ',
            (b'%', [high, low, after @ ..]) => match hexadecimal(*high).zip(hexadecimal(*low)) {
                Some((high, low)) => {
                    rest = after;
                    high << 4 | low
                }
                None => b'%',
            },
            (plain, _) => *plain,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned().into_bytes()
}

/// Where the first `%` or `+` stands; the length, if there is none. Eight bytes at a time.
fn next_escape(text: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (words, rest) = text.as_chunks::<8>();
    let mut at = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let (percent, plus) = (word ^ (ONES * u64::from(b'%')), word ^ (ONES * u64::from(b'+')));
        // The lowest set bit is that of the first of them; further ones need not be right.
        let found = (percent.wrapping_sub(ONES) & !percent | plus.wrapping_sub(ONES) & !plus) & (ONES * 0x80);
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at + rest.iter().position(|byte| matches!(byte, b'%' | b'+')).unwrap_or(rest.len())
}

fn decode_bytes(text: &[u8], start: usize) -> Result<Vec<u8>, FormError> {
    // Room for all of it from the start: growing would leave copies behind.
    let mut bytes = Vec::with_capacity(text.len());
    let (mut rest, mut has_nul) = (text, false);
    loop {
        // What needs no decoding is copied at once.
        let (plain, after) = rest.split_at(next_escape(rest));
        bytes.extend_from_slice(plain);
        let Some((&first, after)) = after.split_first() else { break };
        let (byte, after) = match first {
            b'+' => (b' ', after),
            _ => match after {
                [high, low, after @ ..] if digit(*high) | digit(*low) < 16 => (digit(*high) << 4 | digit(*low), after),
                _ => return Err(FormError::BadPercent { offset: start + text.len() - after.len() - 1 }),
            },
        };
        has_nul |= byte == 0;
        bytes.push(byte);
        rest = after;
    }
    if has_nul { Err(FormError::Nul { offset: start }) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests;
