//! The tokens of JSON text: functions that check them, and functions that skip them in checked text.

use super::marks::{Marks, PLAIN};
use super::name_hash::Key;
use super::string::hexadecimal;
use super::{Array, Number, Object, Str, Value};
use crate::error::JsonError;

#[inline]
pub(super) fn skip_whitespace(text: &[u8], at: usize) -> usize {
    // One comparison if there is no whitespace: compact text is the common case.
    if let Some(b'\0'..=b' ') = text.get(at) { whitespace_end(text, at) } else { at }
}

// Not inlined: its constants would take registers from the callers.
#[inline(never)]
fn whitespace_end(text: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = text.get(at) {
        at += 1;
    }
    at
}

/// Skips separators between the values of a checked container.
#[inline]
pub(super) fn skip_separators(text: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t' | b',' | b':') = text.get(at) {
        at += 1;
    }
    at
}

/// The position of `byte` at or after `at`, with only whitespace before it.
#[inline]
pub(super) fn expect(text: &[u8], at: usize, byte: u8) -> Result<usize, JsonError> {
    if text.get(at) == Some(&byte) {
        return Ok(at);
    }
    let at = skip_whitespace(text, at);
    if text.get(at) == Some(&byte) { Ok(at) } else { Err(unexpected(text, at)) }
}

#[cold]
pub(super) fn unexpected(text: &[u8], at: usize) -> JsonError {
    if at < text.len() { JsonError::Unexpected { offset: at } } else { JsonError::Truncated { offset: text.len() } }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// The high bit of each byte that is not plain in a string: a quotation mark, a backslash, a control character, or a
/// byte outside ASCII. Only the lowest set bit is reliable, because such a byte causes a borrow.
#[inline]
const fn special(word: u64) -> u64 {
    // A quotation mark or a byte below 0x20: both are below 0x21 after flipping the second bit.
    ((word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21) | (word ^ (ONES * 0x5c)).wrapping_sub(ONES) | word) & HIGH_BITS
}

/// Where the first byte at or after `at` stands that is not plain in a string. Eight bytes at a time.
#[inline]
pub(super) fn skip_ascii(text: &[u8], at: usize) -> usize {
    let mut rest = text.get(at..).unwrap_or_default();
    while let Some((chunk, after)) = rest.split_first_chunk::<8>() {
        let special = special(u64::from_le_bytes(*chunk));
        if special != 0 {
            return text.len() - rest.len() + special.trailing_zeros() as usize / 8;
        }
        rest = after;
    }
    text.len() - rest.len() + position(rest, |byte| !PLAIN.contains(byte))
}

/// The position of the first quotation mark, backslash or control character at or after `at`.
fn skip_plain(text: &[u8], mut at: usize) -> usize {
    let (chunks, rest) = text.get(at..).unwrap_or_default().as_chunks::<8>();
    for chunk in chunks {
        let word = u64::from_le_bytes(*chunk);
        let (low, backslashes) = (word ^ (ONES * 0x02), word ^ (ONES * 0x5c));
        let special =
            (low.wrapping_sub(ONES * 0x21) & !low | backslashes.wrapping_sub(ONES) & !backslashes) & HIGH_BITS;
        if special != 0 {
            return at + special.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at + position(rest, |byte| matches!(byte, b'"' | b'\\' | ..0x20))
}

#[inline(never)]
fn position(rest: &[u8], is_special: impl Fn(u8) -> bool) -> usize {
    rest.iter().position(|&byte| is_special(byte)).unwrap_or(rest.len())
}

/// Checks the string whose first character is at `start`, and returns the position of its closing quotation mark.
#[allow(clippy::inline_always, reason = "a result this wide would go through memory")]
#[inline(always)]
pub(super) fn string<'a>(text: &'a [u8], marks: &mut Marks<'_>, start: usize) -> Result<(Str<'a>, usize), JsonError> {
    let end = marks.next(start);
    match text.get(start..end) {
        Some(string) if text.get(end) == Some(&b'"') => Ok((Str::new(string, false), end)),
        _ => unusual_string(text, start, end),
    }
}

/// [`string`] for the name of a member, with the hash of the bytes that it means.
#[allow(clippy::inline_always, reason = "a result this wide would go through memory")]
#[inline(always)]
pub(super) fn name<'a>(
    text: &'a [u8],
    marks: &mut Marks<'_>,
    start: usize,
    key: Key,
) -> Result<(Str<'a>, usize, u64), JsonError> {
    let end = marks.next(start);
    match text.get(start..end) {
        Some(name) if text.get(end) == Some(&b'"') => {
            Ok((Str::new(name, false), end, hash_of_bytes(name, text, start, key)))
        }
        _ => {
            let (name, end) = unusual_string(text, start, end)?;
            Ok((name, end, key.of(name.bytes())))
        }
    }
}

/// [`string`] from the first byte `at` that is not plain ASCII.
#[cold]
fn unusual_string(text: &[u8], start: usize, at: usize) -> Result<(Str<'_>, usize), JsonError> {
    let (end, escaped) = unusual_string_end(text, start, at)?;
    Ok((Str::new(text.get(start..end).unwrap_or_default(), escaped), end))
}

/// The hash of the bytes that a name means. `start` is where it stands in the text.
#[cfg(any(feature = "types", test))]
#[allow(clippy::inline_always, reason = "for the one place where it is called")]
#[inline(always)]
pub(super) fn hash_of(name: Str<'_>, text: &[u8], start: usize, key: Key) -> u64 {
    match name.as_bytes() {
        Some(bytes) => hash_of_bytes(bytes, text, start, key),
        None => key.of(name.bytes()),
    }
}

/// [`hash_of`] a name without escapes.
#[allow(clippy::inline_always, reason = "for the few places where it is called")]
#[inline(always)]
fn hash_of_bytes(bytes: &[u8], text: &[u8], start: usize, key: Key) -> u64 {
    let mut state = key.start();
    let mut ahead = text.get(start..).unwrap_or_default();
    let mut left = bytes.len();
    while let Some((chunk, after)) = ahead.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*chunk);
        if left < 8 {
            return key.finish(state, word & ((1 << (8 * left)) - 1), bytes.len());
        }
        state = key.with_word(state, word);
        (ahead, left) = (after, left - 8);
    }
    // So close to the end of the text nothing is complete any more.
    key.of(bytes.iter().copied())
}

/// [`string`] from the first byte `at` that is not plain ASCII.
#[cold]
fn unusual_string_end(text: &[u8], start: usize, mut at: usize) -> Result<(usize, bool), JsonError> {
    let mut escaped = false;
    loop {
        match text.get(at) {
            Some(b'"') => break,
            Some(b'\\') => {
                escaped = true;
                at += escape_length(text, at)?;
            }
            Some(..0x20) => return Err(JsonError::ControlCharacter { offset: at }),
            Some(_) => at += 1,
            None => return Err(JsonError::Truncated { offset: text.len() }),
        }
        at = skip_plain(text, at);
    }
    match core::str::from_utf8(&text[start..at]) {
        Ok(_) => Ok((at, escaped)),
        Err(_) => Err(JsonError::Utf8 { offset: start - 1 }),
    }
}

/// The length of the escape at `at` (RFC 8259 section 7).
fn escape_length(text: &[u8], at: usize) -> Result<usize, JsonError> {
    let wrong = JsonError::Escape { offset: at };
    match text.get(at + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(2),
        Some(b'u') => match hexadecimal(&text[at..]).ok_or(wrong)? {
            0xd800..=0xdbff => match text.get(at + 6..).and_then(hexadecimal) {
                Some(0xdc00..=0xdfff) => Ok(12),
                _ => Err(JsonError::Surrogate { offset: at }),
            },
            0xdc00..=0xdfff => Err(JsonError::Surrogate { offset: at }),
            _ => Ok(6),
        },
        Some(_) => Err(wrong),
        None => Err(JsonError::Truncated { offset: text.len() }),
    }
}

/// Checks the number at `start` (RFC 8259 section 6), and returns its end.
#[inline]
pub(super) fn number_end(text: &[u8], start: usize) -> Result<usize, JsonError> {
    let first = start + usize::from(text.get(start) == Some(&b'-'));
    match text.get(first..).and_then(<[u8]>::first_chunk).and_then(short_number_length) {
        Some(length) => Ok(first + length),
        None => any_number_end(text, start, first),
    }
}

/// The length of a number without sign and exponent that ends within sixteen bytes, as dates do. `None` for other
/// numbers and for wrong ones.
#[inline]
fn short_number_length(text: &[u8; 16]) -> Option<usize> {
    const ONES: u128 = u128::MAX / 0xff;
    // The high bit of each byte that is no digit: the digits become the bytes below 10.
    let values = u128::from_le_bytes(*text) ^ (ONES * 0x30);
    let others = (((values & (ONES * 0x7f)) + ONES * (0x80 - 10)) | values) & (ONES * 0x80);
    let mut length = others.trailing_zeros() as usize / 8;
    if length == 0 || (length > 1 && text[0] == b'0') {
        return None;
    }
    if text.get(length) == Some(&b'.') {
        let after = (others & (others - 1)).trailing_zeros() as usize / 8;
        if after == length + 1 {
            return None;
        }
        length = after;
    }
    if matches!(text.get(length)?, b'e' | b'E') { None } else { Some(length) }
}

/// [`number_end`] for any number, whose first digit is at `first`.
#[inline(never)]
fn any_number_end(text: &[u8], start: usize, first: usize) -> Result<usize, JsonError> {
    let wrong = JsonError::Number { offset: start };
    let digits = |from: usize| -> Result<usize, JsonError> {
        let end = skip_digits(text, from);
        if end == from { Err(wrong) } else { Ok(end) }
    };
    let mut at = digits(first)?;
    if text.get(first) == Some(&b'0') && at > first + 1 {
        return Err(wrong);
    }
    if text.get(at) == Some(&b'.') {
        at = digits(at + 1)?;
    }
    if let Some(b'e' | b'E') = text.get(at) {
        at += 1 + usize::from(matches!(text.get(at + 1), Some(b'+' | b'-')));
        at = digits(at)?;
    }
    Ok(at)
}

pub(super) fn skip_digits(text: &[u8], mut at: usize) -> usize {
    while let Some(b'0'..=b'9') = text.get(at) {
        at += 1;
    }
    at
}

#[inline]
pub(super) fn literal_end(text: &[u8], at: usize, word: &[u8]) -> Result<usize, JsonError> {
    if text[at..].starts_with(word) { Ok(at + word.len()) } else { Err(JsonError::Unexpected { offset: at }) }
}

/// The value at `at` in checked text, and its end. `None` at the end of the container, where no value begins.
#[inline]
pub(super) fn value_at(text: &[u8], at: usize) -> Option<(Value<'_>, usize)> {
    Some(match text.get(at)? {
        b'"' => {
            let (end, escaped) = checked_string_end(text, at + 1)?;
            (Value::String(Str::new(text.get(at + 1..end)?, escaped)), end + 1)
        }
        b'{' => {
            let end = container_end(text, at)?;
            (Value::Object(Object { text: text.get(at..end)? }), end)
        }
        b'[' => {
            let end = container_end(text, at)?;
            (Value::Array(Array { text: text.get(at..end)? }), end)
        }
        b't' => (Value::Bool(true), at + 4),
        b'f' => (Value::Bool(false), at + 5),
        b'n' => (Value::Null, at + 4),
        b'-' | b'0'..=b'9' => {
            let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
            let length = text.get(at..)?.iter().position(|byte| !is_part(byte)).unwrap_or(text.len() - at);
            (Value::Number(Number { text: text.get(at..at + length)? }), at + length)
        }
        _ => return None,
    })
}

/// The position of the closing quotation mark of the checked string whose first character is at `at`, and whether the
/// string has escapes.
#[inline]
pub(super) fn checked_string_end(text: &[u8], at: usize) -> Option<(usize, bool)> {
    let end = skip_ascii(text, at);
    if text.get(end) == Some(&b'"') { Some((end, false)) } else { unusual_checked_string_end(text, end) }
}

/// [`checked_string_end`] from the first byte that is not plain ASCII.
#[cold]
fn unusual_checked_string_end(text: &[u8], at: usize) -> Option<(usize, bool)> {
    let (mut at, mut escaped) = (skip_plain(text, at), false);
    loop {
        match text.get(at)? {
            b'"' => return Some((at, escaped)),
            // The character after a backslash never ends the string.
            b'\\' => {
                escaped = true;
                at += 2;
            }
            _ => at += 1,
        }
        at = skip_plain(text, at);
    }
}

/// The next number at or after `at` in checked text outside of strings, and its end.
#[cfg(feature = "types")]
pub(super) fn next_number(text: &[u8], mut at: usize) -> Option<(Number<'_>, usize)> {
    loop {
        match text.get(at)? {
            b'"' => at = checked_string_end(text, at + 1)?.0 + 1,
            b'-' | b'0'..=b'9' => {
                let (value, end) = value_at(text, at)?;
                return Some((value.as_number()?, end));
            }
            _ => at += 1,
        }
    }
}

/// The end of the checked value at `at`.
#[cfg(feature = "types")]
pub(super) fn skip_value(text: &[u8], marks: &mut Marks<'_>, at: usize) -> Option<usize> {
    let mut string_end = |at| {
        let end = marks.next(at);
        if text.get(end) == Some(&b'"') { Some(end) } else { Some(unusual_checked_string_end(text, end)?.0) }
    };
    match text.get(at)? {
        b'"' => string_end(at + 1).map(|end| end + 1),
        b'{' | b'[' => container_end_by(text, at, string_end),
        _ => value_at(text, at).map(|(_, end)| end),
    }
}

/// The end of the checked container at `at`, after its closing bracket.
fn container_end(text: &[u8], at: usize) -> Option<usize> {
    container_end_by(text, at, |at| Some(checked_string_end(text, at)?.0))
}

/// As [`container_end`]; where a string ends, whose first character stands at a place, is for `string_end` to say.
#[inline]
fn container_end_by(text: &[u8], mut at: usize, mut string_end: impl FnMut(usize) -> Option<usize>) -> Option<usize> {
    let mut depth = 0_usize;
    loop {
        match text.get(at)? {
            b'"' => loop {
                at = string_end(at + 1)?;
                // In compact text, another string follows most strings.
                match text.get(at + 1..at + 3) {
                    Some([b':' | b',', b'"']) => at += 2,
                    _ => break,
                }
            },
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn short_numbers_end_where_any_number_ends(text in "[-+0-9.eE, ]{0,24}", number in r"0|[1-9][0-9]{0,12}") {
            for text in [&text, &format!("{number}.{text}"), &format!("{number}{text}              ")] {
                let text = text.as_bytes();
                if let Some(length) = text.first_chunk().and_then(short_number_length) {
                    prop_assert_eq!(any_number_end(text, 0, 0), Ok(length));
                }
                prop_assert_eq!(number_end(text, 0), any_number_end(text, 0, usize::from(text.first() == Some(&b'-'))));
            }
        }
    }
}
