//! The pass that checks a document.

use super::lexical::{hash_of, literal_end, number_end, skip_whitespace, string};
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
    // Offsets are kept as u32.
    if u32::try_from(text.len()).is_err() {
        return Err(JsonError::TooLong);
    }
    if text.starts_with(b"\xef\xbb\xbf") {
        return Err(JsonError::ByteOrderMark);
    }
    scan_under(text, budget, Key::current(), member)
}

/// [`scan`] with the names hashed under this key.
#[inline]
pub(super) fn scan_under<'a>(
    text: &'a [u8],
    budget: Budget,
    key: Key,
    mut member: impl FnMut(Str<'a>, Value<'a>),
) -> Result<Value<'a>, JsonError> {
    let mut marks = Marks::of(text);
    let mut open = Open::new(budget, text);
    let mut at = 0;
    // The name of the current member of the outermost object.
    let mut outermost = Str::new(&[], false);
    loop {
        // 1. The name of a member.
        if open.in_object() {
            at = expect(text, at, b'"')?;
            let (name, end) = string(text, &mut marks, at + 1)?;
            if open.depth == 1 {
                outermost = name;
            }
            let hash = hash_of(name, text, at + 1, key);
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
                let (string, end) = string(text, &mut marks, at + 1)?;
                at = end + 1;
                Value::String(string)
            }
            Some(&bracket @ (b'{' | b'[')) => {
                if !open.push(bracket == b'{', at) {
                    return Err(JsonError::Depth { offset: at, limit: budget.depth() });
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
            if open.depth <= 1 {
                if open.depth == 0 {
                    at = skip_whitespace(text, at);
                    return if at == text.len() { Ok(value) } else { Err(JsonError::TrailingBytes { offset: at }) };
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
            if open.depth <= 1 {
                value = container(text, start, at);
            }
        }
    }
}

/// The position of `byte` at or after `at`, with only whitespace before it.
#[inline]
fn expect(text: &[u8], at: usize, byte: u8) -> Result<usize, JsonError> {
    if text.get(at) == Some(&byte) {
        return Ok(at);
    }
    let at = skip_whitespace(text, at);
    if text.get(at) == Some(&byte) { Ok(at) } else { Err(unexpected(text, at)) }
}

/// The object or array in the checked text from `start` to `end`.
#[inline]
fn container(text: &[u8], start: usize, end: usize) -> Value<'_> {
    let text = text.get(start..end).unwrap_or_default();
    if text.first() == Some(&b'{') { Value::Object(Object { text }) } else { Value::Array(Array { text }) }
}

#[cold]
fn unexpected(text: &[u8], at: usize) -> JsonError {
    if at < text.len() { JsonError::Unexpected { offset: at } } else { JsonError::Truncated { offset: text.len() } }
}

#[cfg(test)]
mod tests;
