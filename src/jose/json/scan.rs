//! The pass that checks a document.

use super::lexical::{expect, literal_end, name, number_end, skip_whitespace, string, unexpected};
use super::marks::Marks;
use super::name_hash::Key;
use super::names::Open;
use super::{Array, Budget, Number, Object, Str, Value};
use crate::error::JsonError;

/// Checks a whole document, and passes the members of the outermost object to `member`.
///
/// Each step first expects the next token, and skips whitespace only if it is not there: compact text is the common
/// case.
#[inline]
pub(super) fn scan<'a>(
    text: &'a [u8],
    budget: Budget,
    member: impl FnMut(Str<'a>, Value<'a>),
) -> Result<Value<'a>, JsonError> {
    check_beginning(text)?;
    scan_under(text, budget, Key::current(), member)
}

/// The rules for the text as a whole.
#[inline]
pub(super) fn check_beginning(text: &[u8]) -> Result<(), JsonError> {
    // Offsets are kept as u32.
    if u32::try_from(text.len()).is_err() {
        return Err(JsonError::TooLong);
    }
    if text.starts_with(b"\xef\xbb\xbf") {
        return Err(JsonError::ByteOrderMark);
    }
    Ok(())
}

/// After the outermost value only whitespace may follow.
#[inline]
pub(super) fn check_end(text: &[u8], at: usize) -> Result<(), JsonError> {
    let at = skip_whitespace(text, at);
    if at == text.len() { Ok(()) } else { Err(JsonError::TrailingBytes { offset: at }) }
}

/// [`scan`] with the names hashed under this key.
#[inline]
pub(super) fn scan_under<'a>(
    text: &'a [u8],
    budget: Budget,
    key: Key,
    member: impl FnMut(Str<'a>, Value<'a>),
) -> Result<Value<'a>, JsonError> {
    let (mut marks, mut open) = (Marks::of(text), Open::new(budget, text));
    let (value, end) = scan_value(text, &mut marks, &mut open, 0, key, 0, member)?;
    check_end(text, end)?;
    Ok(value)
}

/// Checks the rest of the value in which `base` containers around it are open and perhaps its own: returns the value
/// and its end. `member` sees its members, if it is an object.
#[allow(clippy::inline_always, reason = "where `base` is zero, it costs nothing")]
#[inline(always)]
pub(super) fn scan_value<'a>(
    text: &'a [u8],
    marks: &mut Marks<'a>,
    open: &mut Open,
    mut at: usize,
    key: Key,
    base: usize,
    mut member: impl FnMut(Str<'a>, Value<'a>),
) -> Result<(Value<'a>, usize), JsonError> {
    // The name of the current member of the outermost object.
    let mut outermost = Str::new(&[], false);
    loop {
        // 1. The name of a member.
        if open.in_object() {
            at = expect(text, at, b'"')?;
            let (name, end, hash) = name(text, marks, at + 1, key)?;
            if open.depth == base + 1 {
                outermost = name;
            }
            open.insert(text, at, hash)?;
            at = expect(text, end + 1, b':')? + 1;
        }
        // 2. A value, or the beginning of a non-empty container.
        let mut first = text.get(at);
        if matches!(first, Some(..=b' ')) {
            at = skip_whitespace(text, at);
            first = text.get(at);
        }
        let start = at;
        let mut value = match first {
            Some(b'"') => {
                let (string, end) = string(text, marks, at + 1)?;
                at = end + 1;
                Value::String(string)
            }
            Some(&bracket @ (b'{' | b'[')) => {
                if !open.push(bracket == b'{', at) {
                    return Err(JsonError::Depth { offset: at, limit: open.depth_limit() });
                }
                at = skip_whitespace(text, at + 1);
                // The closing bracket is two code points after the opening one.
                if text.get(at) != Some(&(bracket + 2)) {
                    continue;
                }
                open.pop();
                at += 1;
                container(text, start, at)
            }
            Some(b'-' | b'0'..=b'9') => {
                at = number_end(text, at)?;
                Value::Number(Number { text: text.get(start..at).unwrap_or_default() })
            }
            Some(b't') => {
                at = literal_end(text, at, b"true")?;
                Value::Bool(true)
            }
            Some(b'f') => {
                at = literal_end(text, at, b"false")?;
                Value::Bool(false)
            }
            Some(b'n') => {
                at = literal_end(text, at, b"null")?;
                Value::Null
            }
            _ => return Err(unexpected(text, at)),
        };
        // 3. After a value: close containers, or continue with the next value.
        loop {
            if open.depth <= base + 1 {
                if open.depth == base {
                    return Ok((value, at));
                }
                if open.in_object() {
                    member(outermost, value);
                }
            }
            if text.get(at) == Some(&b',') {
                at += 1;
                break;
            }
            at = skip_whitespace(text, at);
            match text.get(at) {
                Some(b',') => {
                    at += 1;
                    break;
                }
                Some(b'}') if open.in_object() => {}
                Some(b']') if !open.in_object() => {}
                _ => return Err(unexpected(text, at)),
            }
            let start = open.pop();
            at += 1;
            // Callers do not need deeper values.
            if open.depth <= base + 1 {
                value = container(text, start, at);
            }
        }
    }
}

/// The object or array in the checked text from `start` to `end`.
#[inline]
pub(super) fn container(text: &[u8], start: usize, end: usize) -> Value<'_> {
    let text = text.get(start..end).unwrap_or_default();
    if text.first() == Some(&b'{') { Value::Object(Object { text }) } else { Value::Array(Array { text }) }
}

#[cfg(test)]
mod tests;
