//! A strict reader of `application/x-www-form-urlencoded` (RFC 6749 appendix B and section 3.2).
//!
//! The reader accepts the output of conforming writers, and also unencoded `:` and `/`, which many clients write. It
//! rejects input on which readers disagree: line breaks, raw non-ASCII, `=` in a value (usually a lost `&`), broken
//! escapes, a repeated parameter.

use alloc::string::String;
use alloc::vec;
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

/// [`PLAIN`] by byte.
const IS_PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        table[byte as usize] = matches!(byte, b'*' | b'-' | b'.' | b'0'..=b'9' | b'?'..=b'~');
        byte += 1;
    }
    table
};

/// The number of plain bytes at the beginning, as [`first_other`] finds it. Most runs between two escapes are too short
/// for vectors.
fn plain_run(text: &[u8]) -> usize {
    const SHORT: usize = 16;
    let (short, long) = text.split_at(text.len().min(SHORT));
    let end = short.iter().position(|byte| !IS_PLAIN[usize::from(*byte)]);
    end.unwrap_or_else(|| short.len() + first_other(long, &PLAIN))
}

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
                b'%' | b'+' => {
                    piece.is_escaped[usize::from(piece.equals.is_some())] = true;
                    // The digits are plain. A text of escapes has no run that is worth the start of a search.
                    if let (b'%', Some([high, low])) = (byte, text.get(at + 1..at + 3))
                        && digit(*high) | digit(*low) < 16
                    {
                        piece.end += 2;
                    }
                }
                b':' | b'/' => piece.is_unencoded = true,
                byte if IS_PLAIN[usize::from(*byte)] => {
                    let rest = text.get(at..).unwrap_or_default();
                    let is_escaped = piece.is_escaped[usize::from(piece.equals.is_some())];
                    piece.end += if is_escaped { plain_run(rest) } else { first_other(rest, &PLAIN) };
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

fn decode_bytes(text: &[u8], start: usize) -> Result<Vec<u8>, FormError> {
    let mut bytes = vec![0; text.len()];
    let (mut rest, mut length, mut has_nul) = (text.iter(), 0, false);
    for place in &mut bytes {
        let Some(first) = rest.next() else { break };
        *place = match first {
            b'+' => b' ',
            b'%' => {
                let offset = start + text.len() - rest.len() - 1;
                let (Some(high), Some(low)) = (rest.next(), rest.next()) else {
                    return Err(FormError::BadPercent { offset });
                };
                let (high, low) = (digit(*high), digit(*low));
                if high | low >= 16 {
                    return Err(FormError::BadPercent { offset });
                }
                high << 4 | low
            }
            plain => *plain,
        };
        has_nul |= *place == 0;
        length += 1;
    }
    if has_nul {
        return Err(FormError::Nul { offset: start });
    }
    bytes.truncate(length);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use proptest::prelude::*;

    use super::*;

    fn refused(text: &[u8]) -> FormError {
        Form::parse(text, FormLimits::default()).unwrap_err()
    }

    /// The names and values, for comparison.
    fn of(form: &Form<'_>) -> Vec<(String, String)> {
        form.iter().map(|(name, value)| (name.into(), value.into())).collect()
    }

    /// The reading of a form as its rules say it, one after the other.
    fn slowly(text: &[u8], limits: FormLimits) -> Result<Vec<(String, String)>, FormError> {
        if let Some(offset) = text.iter().position(|byte| !byte.is_ascii_graphic()) {
            return Err(FormError::RawByte { offset });
        }
        let decoded = |piece: &[u8], start: usize| {
            let mut bytes = Vec::new();
            let mut at = 0;
            while at < piece.len() {
                let offset = start + at;
                bytes.push(match piece[at] {
                    b'+' => b' ',
                    b'%' => {
                        let digits = piece.get(at + 1..at + 3).and_then(|digits| core::str::from_utf8(digits).ok());
                        let digits = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
                        at += 2;
                        u8::from_str_radix(digits.ok_or(FormError::BadPercent { offset })?, 16).unwrap()
                    }
                    byte => byte,
                });
                at += 1;
            }
            if bytes.contains(&0) {
                return Err(FormError::Nul { offset: start });
            }
            String::from_utf8(bytes).map_err(|_| FormError::NotUtf8 { offset: start })
        };
        let mut parameters: Vec<(String, String)> = Vec::new();
        let mut start = 0;
        for piece in text.split(|byte| *byte == b'&') {
            let own_start = start;
            start += piece.len() + 1;
            if piece.is_empty() {
                continue;
            }
            if parameters.len() >= limits.parameters {
                return Err(FormError::TooManyParameters { limit: limits.parameters });
            }
            let mut halves = piece.splitn(2, |byte| *byte == b'=');
            let (name, value) = (halves.next().unwrap(), halves.next().unwrap_or_default());
            let value_start = own_start + name.len() + 1;
            if let Some(at) = value.iter().position(|byte| *byte == b'=') {
                return Err(FormError::RawByte { offset: value_start + at });
            }
            let (name, value) = (decoded(name, own_start)?, decoded(value, value_start)?);
            if name.is_empty() {
                return Err(FormError::NoName { offset: own_start });
            }
            if parameters.iter().any(|(other, _)| *other == name) {
                return Err(FormError::Duplicate { offset: own_start });
            }
            parameters.push((name, value));
        }
        Ok(parameters)
    }

    fn agrees(text: &[u8], limits: FormLimits) {
        let form = Form::parse(text, limits);
        if let Ok(form) = &form {
            let is_unencoded = text.iter().any(|byte| matches!(byte, b':' | b'/'));
            assert_eq!(form.is_unencoded(), is_unencoded, "{}", text.escape_ascii());
        }
        assert_eq!(form.map(|form| of(&form)), slowly(text, limits), "{}", text.escape_ascii());
    }

    #[test]
    fn plus_percent_and_utf8_are_decoded_once() {
        let form =
            Form::parse("a=1+2&b=%2B%25%32%35&ü=%F0%9F%98%80".replace('ü', "%c3%BC").as_bytes(), FormLimits::default())
                .map(|f| f.iter().map(|(n, v)| format!("{n}:{v}")).collect::<Vec<_>>());
        assert_eq!(form.unwrap(), ["a:1 2", "b:+%25", "ü:😀"]);
    }

    #[test]
    fn line_breaks_spaces_and_other_raw_bytes_are_refused() {
        for raw in [b'\r', b'\n', b'\t', b' ', 0, 0x7f, 0x80, 0xff] {
            assert_eq!(refused(&[b'a', b'=', raw]), FormError::RawByte { offset: 2 });
        }
        assert_eq!(refused(b"request=e30client_assertion_type=x"), FormError::RawByte { offset: 32 });
    }

    #[test]
    fn broken_escapes_nul_and_wrong_utf8_are_refused() {
        for text in ["a=%", "a=%4", "a=%4g", "a=%%41", "%"] {
            assert!(matches!(refused(text.as_bytes()), FormError::BadPercent { .. }), "{text}");
        }
        assert_eq!(refused(b"b=1&a=%C3"), FormError::NotUtf8 { offset: 6 });
        assert_eq!(refused(b"a=1%00"), FormError::Nul { offset: 2 });
        assert_eq!(refused(b"=1"), FormError::NoName { offset: 0 });
    }

    #[test]
    fn t1_a_repeated_parameter_is_refused_also_without_a_value() {
        assert_eq!(refused(b"a=1&b=2&a=1"), FormError::Duplicate { offset: 8 });
        assert_eq!(refused(b"a&a=1"), FormError::Duplicate { offset: 2 });
    }

    #[test]
    fn t1_a_parameter_without_value_is_as_not_sent() {
        let form = Form::parse(b"&a=&b&&c=1&", FormLimits::default()).unwrap();
        assert_eq!((form.get("a"), form.get("b"), form.get("c")), (None, None, Some("1")));
        assert!(!form.has("a") && !form.has("b") && form.has("c") && !form.has("d"));
        assert_eq!(form.iter().count(), 3);
    }

    #[test]
    fn rfc_8707_section_2_what_may_be_repeated_is_kept_whole_and_in_order() {
        let exceptions = Exceptions { repeatable: &["resource"], ..Exceptions::default() };
        let parse = |text: &'static [u8]| Form::parse_with(text, FormLimits::default(), exceptions);
        let form = parse(b"resource=https%3A%2F%2Fa.example&a=1&resource=b&resource=").unwrap();
        assert_eq!(form.get_all("resource").collect::<Vec<_>>(), ["https://a.example", "b"]);
        assert_eq!(parse(b"resource=a&b=1&b=2").unwrap_err(), FormError::Duplicate { offset: 15 });
        assert_eq!(refused(b"resource=a&resource=b"), FormError::Duplicate { offset: 11 });
    }

    #[test]
    fn an_equals_sign_may_stand_unencoded_at_the_end_of_a_value_only() {
        let exceptions = Exceptions { equals_at_end: true, ..Exceptions::default() };
        let parse = |text: &'static [u8]| Form::parse_with(text, FormLimits::default(), exceptions);
        let form = parse(b"code=YWJjZA==&state=x=").unwrap();
        assert_eq!((form.get("code"), form.get("state")), (Some("YWJjZA=="), Some("x=")));
        assert_eq!(parse(b"code=abcstate=x").unwrap_err(), FormError::RawByte { offset: 13 });
        assert!(has_unencoded_equals("code=YQ==&a") && !has_unencoded_equals("code=YQ&a=&b"));
    }

    #[test]
    fn a_text_for_people_is_read_whatever_it_is() {
        let exceptions = Exceptions { free: &["error_description"], ..Exceptions::default() };
        let parse = |text: &'static [u8]| Form::parse_with(text, FormLimits::default(), exceptions);
        let form = parse(b"error=x&error_description=caf%E9+a=b").unwrap();
        assert_eq!(form.get("error_description"), Some("caf\u{fffd} a=b"));
        assert_eq!(parse(b"error=caf%E9").unwrap_err(), FormError::NotUtf8 { offset: 6 });
        assert_eq!(parse(b"error=a=b").unwrap_err(), FormError::RawByte { offset: 7 });
        for (text, read) in [
            (&b"error_description=100%"[..], "100%"),
            (b"error_description=%zz+%2", "%zz %2"),
            (b"error_description=a%00b", "a\0b"),
            (b"error_description=a&error_description=b", "a"),
        ] {
            assert_eq!(parse(text).unwrap().get("error_description"), Some(read));
        }
        assert_eq!(parse(b"error=%").unwrap_err(), FormError::BadPercent { offset: 6 });
        assert_eq!(parse(b"error=a&error=b").unwrap_err(), FormError::Duplicate { offset: 8 });
    }

    #[test]
    fn budgets_hold() {
        let limits = FormLimits { bytes: 8, parameters: 2 };
        assert_eq!(Form::parse(b"a=1234567", limits).unwrap_err(), FormError::TooLong { length: 9, limit: 8 });
        assert_eq!(Form::parse(b"a=1&b&c", limits).unwrap_err(), FormError::TooManyParameters { limit: 2 });
        let many = "a=1&".repeat(10_000);
        assert!(Form::parse(many.as_bytes(), FormLimits::default()).is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(values in proptest::collection::vec("[^\0]+", 0..8)) {
            let pairs: Vec<_> = values.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect();
            let text = encode(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            let form = Form::parse(text.as_bytes(), FormLimits::default()).unwrap();
            let read: Vec<_> = form.iter().collect();
            let written: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            prop_assert_eq!(read, written);
        }

        #[test]
        fn any_bytes_are_read_or_refused_as_the_rules_say(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            agrees(&bytes, FormLimits::default());
        }

        #[test]
        fn almost_forms_are_judged_as_the_rules_say(
            text in "([ab&=%+02cfé:/!~\\x00-\\x21]{0,90}|[a-c]{0,40}[&=%+]){0,3}", limit in 0_usize..6,
        ) {
            agrees(text.as_bytes(), FormLimits::default());
            agrees(text.as_bytes(), FormLimits { bytes: 1_000, parameters: limit });
        }
    }
}
