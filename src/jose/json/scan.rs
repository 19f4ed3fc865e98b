//! The pass that checks a document, and the steps over text that it has checked.

use super::{Array, Budget, Number, Object, Str, Value, string};
use crate::error::JsonError;

/// Checks a whole document, and shows the members of the outermost object to `member`.
#[inline]
pub(super) fn scan<'a>(
    text: &'a [u8],
    budget: Budget,
    mut member: impl FnMut(Str<'a>, Value<'a>),
) -> Result<Value<'a>, JsonError> {
    // Offsets are kept as u32.
    if u32::try_from(text.len()).is_err() {
        return Err(JsonError::TooLong);
    }
    if text.starts_with(b"\xef\xbb\xbf") {
        return Err(JsonError::ByteOrderMark);
    }
    let mut open = Containers::new(budget);
    let mut names = Names::new(budget);
    let mut at = skip_whitespace(text, 0);
    // Whether a member's name comes next, and the name of the outermost object's member that is being read.
    let mut name_next = false;
    let mut outermost = Str::new(&[], false);
    loop {
        // 1. The name of a member.
        if name_next {
            let start = at;
            if text.get(start) != Some(&b'"') {
                return Err(unexpected(text, at));
            }
            let (end, escaped) = string_end(text, start + 1)?;
            let name = Str::new(&text[start + 1..end], escaped);
            names.insert(text, &mut open, start, name)?;
            if open.depth == 1 {
                outermost = name;
            }
            at = skip_whitespace(text, end + 1);
            if text.get(at) != Some(&b':') {
                return Err(unexpected(text, at));
            }
            at = skip_whitespace(text, at + 1);
        }
        // 2. A value, or the beginning of one that has more in it.
        let mut start = at;
        let mut escaped = false;
        match text.get(at) {
            Some(b'"') => {
                let (end, has_escapes) = string_end(text, at + 1)?;
                escaped = has_escapes;
                at = end + 1;
            }
            Some(&bracket @ (b'{' | b'[')) => {
                open.push(bracket == b'{', names.count, at)?;
                at = skip_whitespace(text, at + 1);
                name_next = open.in_object;
                // The bracket that closes stands two code points after the one that opens.
                if text.get(at) != Some(&(bracket + 2)) {
                    continue;
                }
                open.pop();
                at += 1;
            }
            Some(b'-' | b'0'..=b'9') => at = number_end(text, at)?,
            Some(b't') => at = literal_end(text, at, b"true")?,
            Some(b'f') => at = literal_end(text, at, b"false")?,
            Some(b'n') => at = literal_end(text, at, b"null")?,
            _ => return Err(unexpected(text, at)),
        }
        // 3. A value has ended: what follows closes containers, or leads to the next value.
        loop {
            if open.depth <= 1 {
                let value = value_between(text, start, at, escaped);
                if open.depth == 0 {
                    at = skip_whitespace(text, at);
                    return if at == text.len() { Ok(value) } else { Err(JsonError::TrailingBytes { offset: at }) };
                }
                if open.in_object {
                    member(outermost, value);
                }
            }
            at = skip_whitespace(text, at);
            match text.get(at) {
                Some(b',') => {
                    at = skip_whitespace(text, at + 1);
                    name_next = open.in_object;
                    break;
                }
                Some(b'}') if open.in_object => {
                    names.count = open.first_name as usize;
                    start = open.pop();
                    at += 1;
                }
                Some(b']') if !open.in_object => {
                    start = open.pop();
                    at += 1;
                }
                _ => return Err(unexpected(text, at)),
            }
        }
    }
}

/// The value whose checked text stands from `start` to `end`.
#[inline]
fn value_between(text: &[u8], start: usize, end: usize, escaped: bool) -> Value<'_> {
    let text = &text[start..end];
    match text.first() {
        Some(b'"') => Value::String(Str::new(&text[1..text.len() - 1], escaped)),
        Some(b'{') => Value::Object(Object { text }),
        Some(b'[') => Value::Array(Array { text }),
        Some(b't') => Value::Bool(true),
        Some(b'f') => Value::Bool(false),
        Some(b'n') => Value::Null,
        _ => Value::Number(Number { text }),
    }
}

/// The containers that are open, innermost last.
struct Containers {
    limit: u8,
    depth: u8,
    /// Whether the innermost is an object.
    in_object: bool,
    /// Bit `n`: the container at depth `n + 1` is an object.
    objects: u32,
    /// Where the innermost one's names begin, and for each of them one bit chosen by its hash.
    first_name: u32,
    seen: u64,
    levels: [Level; Budget::MAX_DEPTH as usize],
}

/// An open container, and what to go back to when it closes.
#[derive(Clone, Copy)]
struct Level {
    /// Where it begins.
    start: u32,
    /// The `first_name` and `seen` of the container around it.
    outer_first_name: u32,
    outer_seen: u64,
}

impl Containers {
    fn new(budget: Budget) -> Self {
        let none = Level { start: 0, outer_first_name: 0, outer_seen: 0 };
        Self {
            limit: budget.depth(),
            depth: 0,
            in_object: false,
            objects: 0,
            first_name: 0,
            seen: 0,
            levels: [none; Budget::MAX_DEPTH as usize],
        }
    }

    #[inline]
    fn push(&mut self, object: bool, names: usize, start: usize) -> Result<(), JsonError> {
        let full = JsonError::Depth { offset: start, limit: self.limit };
        if self.depth >= self.limit {
            return Err(full);
        }
        *self.levels.get_mut(usize::from(self.depth)).ok_or(full)? =
            Level { start: start as u32, outer_first_name: self.first_name, outer_seen: self.seen };
        self.objects = self.objects & !(1 << self.depth) | u32::from(object) << self.depth;
        self.depth += 1;
        self.in_object = object;
        self.first_name = names as u32;
        self.seen = 0;
        Ok(())
    }

    /// Where the innermost container begins, which is left.
    #[inline]
    fn pop(&mut self) -> usize {
        self.depth = self.depth.saturating_sub(1);
        let level = self.levels[usize::from(self.depth) % self.levels.len()];
        self.in_object = u64::from(self.objects) << 1 >> self.depth & 1 == 1;
        self.first_name = level.outer_first_name;
        self.seen = level.outer_seen;
        level.start as usize
    }
}

/// The names of the objects that are open: a stack, because an inner object's names are forgotten when it closes.
///
/// Names of one object are compared by a short hash first, and exactly where hashes are equal. Whoever makes hashes
/// collide gains no more than 256 comparisons for each name.
struct Names {
    limit: u16,
    count: usize,
    hashes: [u16; Budget::MAX_MEMBERS as usize],
    /// Where each name's opening quotation mark stands.
    starts: [u32; Budget::MAX_MEMBERS as usize],
}

impl Names {
    fn new(budget: Budget) -> Self {
        const LEN: usize = Budget::MAX_MEMBERS as usize;
        Self { limit: budget.members(), count: 0, hashes: [0; LEN], starts: [0; LEN] }
    }

    /// Adds the name at `start` to those of the innermost container.
    #[inline]
    fn insert(&mut self, text: &[u8], open: &mut Containers, start: usize, name: Str<'_>) -> Result<(), JsonError> {
        let full = JsonError::Members { offset: start, limit: self.limit };
        if self.count >= usize::from(self.limit) {
            return Err(full);
        }
        let hash = if name.has_escapes() { hash_escaped(name) } else { hash_plain(text, start + 1, name.raw()) };
        let bit = 1 << (hash & 63);
        if open.seen & bit != 0 && self.is_duplicate(text, open.first_name as usize, hash, name) {
            return Err(JsonError::DuplicateMember { offset: start });
        }
        open.seen |= bit;
        *self.hashes.get_mut(self.count).ok_or(full)? = hash;
        *self.starts.get_mut(self.count).ok_or(full)? = start as u32;
        self.count += 1;
        Ok(())
    }

    #[inline(never)]
    fn is_duplicate(&self, text: &[u8], first: usize, hash: u16, name: Str<'_>) -> bool {
        let is_same =
            |start: &u32| value_at(text, *start as usize).is_some_and(|(earlier, _)| earlier.as_string() == Some(name));
        let siblings = self.hashes.get(first..self.count).unwrap_or_default();
        let starts = self.starts.get(first..self.count).unwrap_or_default();
        siblings.contains(&hash) && siblings.iter().zip(starts).any(|(other, start)| *other == hash && is_same(start))
    }
}

/// A hash of the name's length and of its first and last eight bytes. `start` is where it stands in the text.
#[inline]
fn hash_plain(text: &[u8], start: usize, name: &[u8]) -> u16 {
    if let (Some(first), Some(last)) = (name.first_chunk::<8>(), name.last_chunk::<8>()) {
        return hash(u64::from_le_bytes(*first), u64::from_le_bytes(*last), name.len());
    }
    let padded = match text.get(start..).and_then(<[u8]>::first_chunk::<8>) {
        // What follows the name is cut off.
        Some(word) => u64::from_le_bytes(*word) & ((1 << (8 * (name.len() & 7))) - 1),
        None => name.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    };
    hash(padded, padded, name.len())
}

/// As [`hash_plain`] of the bytes that are meant.
#[cold]
fn hash_escaped(name: Str<'_>) -> u16 {
    let (mut first, mut last, mut length) = ([0; 8], [0; 8], 0_usize);
    for byte in name.bytes() {
        if let Some(slot) = first.get_mut(length) {
            *slot = byte;
        }
        last.rotate_left(1);
        last[7] = byte;
        length += 1;
    }
    let (first, last) = (u64::from_le_bytes(first), u64::from_le_bytes(last));
    hash(first, if length < 8 { first } else { last }, length)
}

#[inline]
fn hash(first: u64, last: u64, length: usize) -> u16 {
    let mixed = first ^ last.rotate_left(29) ^ (length as u64) << 57;
    // An odd multiplier near 2^64 divided by the golden ratio carries every byte into the high bits.
    (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as u16
}

#[inline]
pub(super) fn skip_whitespace(text: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = text.get(at) {
        at += 1;
    }
    at
}

/// Steps over what stands between the values of a checked container.
#[inline]
pub(super) fn skip_separators(text: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t' | b',' | b':') = text.get(at) {
        at += 1;
    }
    at
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Where the first byte at or after `at` stands that is not plain in a string: a quotation mark, a backslash, a control
/// character, or a byte outside ASCII. Eight bytes at a time.
#[inline]
fn skip_ascii(text: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = text.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*chunk);
        // The high bit of each byte that is `"` or a backslash, below 0x20, or from 0x80 on. A borrow comes out of such
        // a byte only, so that the lowest bit is right.
        let special = ((word ^ (ONES * 0x22)).wrapping_sub(ONES)
            | (word ^ (ONES * 0x5c)).wrapping_sub(ONES)
            | word.wrapping_sub(ONES * 0x20)
            | word)
            & HIGH_BITS;
        if special != 0 {
            return at + special.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at + position(&text[at.min(text.len())..], |byte| matches!(byte, b'"' | b'\\' | ..0x20 | 0x80..))
}

/// As [`skip_ascii`], but bytes outside ASCII are plain.
#[inline]
fn skip_plain(text: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = text.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*chunk);
        let (quotes, backslashes) = (word ^ (ONES * 0x22), word ^ (ONES * 0x5c));
        let special = (quotes.wrapping_sub(ONES) & !quotes
            | backslashes.wrapping_sub(ONES) & !backslashes
            | word.wrapping_sub(ONES * 0x20) & !word)
            & HIGH_BITS;
        if special != 0 {
            return at + special.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at + position(&text[at.min(text.len())..], |byte| matches!(byte, b'"' | b'\\' | ..0x20))
}

fn position(rest: &[u8], is_special: impl Fn(u8) -> bool) -> usize {
    rest.iter().position(|&byte| is_special(byte)).unwrap_or(rest.len())
}

/// Checks the string whose first character stands at `start`: where its closing quotation mark stands, and whether it
/// has escapes.
#[inline]
fn string_end(text: &[u8], start: usize) -> Result<(usize, bool), JsonError> {
    let end = skip_ascii(text, start);
    if text.get(end) == Some(&b'"') { Ok((end, false)) } else { unusual_string_end(text, start, end) }
}

/// As [`string_end`], from the first byte `at` that is not plain ASCII.
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
        Some(b'u') => match string::hexadecimal(&text[at..]).ok_or(wrong)? {
            0xd800..=0xdbff => match text.get(at + 6..).and_then(string::hexadecimal) {
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

/// Checks the number at `start` (RFC 8259 section 6): where it ends.
#[inline]
fn number_end(text: &[u8], start: usize) -> Result<usize, JsonError> {
    let wrong = JsonError::Number { offset: start };
    let digits = |from: usize| -> Result<usize, JsonError> {
        let end = skip_digits(text, from);
        if end == from { Err(wrong) } else { Ok(end) }
    };
    let first = start + usize::from(text.get(start) == Some(&b'-'));
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

#[inline]
fn skip_digits(text: &[u8], mut at: usize) -> usize {
    while let Some(b'0'..=b'9') = text.get(at) {
        at += 1;
    }
    at
}

#[inline]
fn literal_end(text: &[u8], at: usize, word: &[u8]) -> Result<usize, JsonError> {
    if text[at..].starts_with(word) { Ok(at + word.len()) } else { Err(JsonError::Unexpected { offset: at }) }
}

#[cold]
fn unexpected(text: &[u8], at: usize) -> JsonError {
    if at < text.len() { JsonError::Unexpected { offset: at } } else { JsonError::Truncated { offset: text.len() } }
}

/// The value at `at` in checked text, and where it ends. `None` where no value begins: at the end of its container.
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

/// Where the closing quotation mark stands of the checked string whose first character stands at `at`, and whether it
/// has escapes.
#[inline]
fn checked_string_end(text: &[u8], at: usize) -> Option<(usize, bool)> {
    let (mut at, mut escaped) = (skip_plain(text, at), false);
    loop {
        match text.get(at)? {
            b'"' => return Some((at, escaped)),
            // The character after a backslash is never the string's end.
            b'\\' => {
                escaped = true;
                at += 2;
            }
            _ => at += 1,
        }
        at = skip_plain(text, at);
    }
}

/// Where the checked container at `at` ends, its closing bracket included.
fn container_end(text: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    loop {
        match text.get(at)? {
            b'"' => at = checked_string_end(text, at + 1)?.0,
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

    fn check(text: &[u8]) -> Result<(), JsonError> {
        scan(text, Budget::default(), |_, _| {}).map(|_| ())
    }

    #[test]
    fn what_the_grammar_allows() {
        for text in [
            "null",
            " true ",
            "\t\r\nfalse",
            "0",
            "-0",
            "10",
            "1.5",
            "1e5",
            "1E+5",
            "1.5e-05",
            "\"\"",
            "[]",
            "{}",
            "[[]]",
            "[{}]",
            "{\"a\":[]}",
            "{\"\":0}",
            "[ 1 , 2 ]",
            "{ \"a\" : 1 , \"b\" : { \"a\" : 1 } }",
            "\"\\ud83d\\ude00\"",
            "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\"",
            "\"\u{7f}\u{80}\u{ffff}\u{10ffff}\"",
            "1e400",
        ] {
            assert_eq!(check(text.as_bytes()), Ok(()), "{text}");
        }
    }

    #[test]
    fn what_it_does_not_allow() {
        use JsonError as E;
        for (text, error) in [
            (&b""[..], E::Truncated { offset: 0 }),
            (b"  ", E::Truncated { offset: 2 }),
            (b"[", E::Truncated { offset: 1 }),
            (b"[1", E::Truncated { offset: 2 }),
            (b"[1,", E::Truncated { offset: 3 }),
            (b"[1,]", E::Unexpected { offset: 3 }),
            (b"[,1]", E::Unexpected { offset: 1 }),
            (b"[1 2]", E::Unexpected { offset: 3 }),
            (b"[1}", E::Unexpected { offset: 2 }),
            (b"{\"a\":1]", E::Unexpected { offset: 6 }),
            (b"{", E::Truncated { offset: 1 }),
            (b"{\"a\"", E::Truncated { offset: 4 }),
            (b"{\"a\":", E::Truncated { offset: 5 }),
            (b"{\"a\":1,}", E::Unexpected { offset: 7 }),
            (b"{\"a\",1}", E::Unexpected { offset: 4 }),
            (b"{a:1}", E::Unexpected { offset: 1 }),
            (b"{1:1}", E::Unexpected { offset: 1 }),
            (b"nul", E::Unexpected { offset: 0 }),
            (b"True", E::Unexpected { offset: 0 }),
            (b"NaN", E::Unexpected { offset: 0 }),
            (b"'a'", E::Unexpected { offset: 0 }),
            (b"+1", E::Unexpected { offset: 0 }),
            (b".5", E::Unexpected { offset: 0 }),
            (b"01", E::Number { offset: 0 }),
            (b"-", E::Number { offset: 0 }),
            (b"-a", E::Number { offset: 0 }),
            (b"1.", E::Number { offset: 0 }),
            (b"[1.e1]", E::Number { offset: 1 }),
            (b"1e", E::Number { offset: 0 }),
            (b"1e+", E::Number { offset: 0 }),
            (b"nullx", E::TrailingBytes { offset: 4 }),
            (b"{} {}", E::TrailingBytes { offset: 3 }),
            (b"{}\0", E::TrailingBytes { offset: 2 }),
            (b"\xef\xbb\xbf{}", E::ByteOrderMark),
            (b"\"", E::Truncated { offset: 1 }),
            (b"\"a", E::Truncated { offset: 2 }),
            (b"\"\\", E::Truncated { offset: 2 }),
            (b"\"\\x\"", E::Escape { offset: 1 }),
            (b"\"\\u12g4\"", E::Escape { offset: 1 }),
            (b"\"\\u+123\"", E::Escape { offset: 1 }),
            (b"\"\\ud800\"", E::Surrogate { offset: 1 }),
            (b"\"\\ud800\\u0041\"", E::Surrogate { offset: 1 }),
            (b"\"\\udc00\"", E::Surrogate { offset: 1 }),
            (b"\"a\nb\"", E::ControlCharacter { offset: 2 }),
            (b"\"12345678\0\"", E::ControlCharacter { offset: 9 }),
            (b"[\"\xff\"]", E::Utf8 { offset: 1 }),
            (b"\"\xc0\x80\"", E::Utf8 { offset: 0 }),
            (b"\"\xed\xa0\x80\"", E::Utf8 { offset: 0 }),
            (b"[\xc3\xa4]", E::Unexpected { offset: 1 }),
        ] {
            assert_eq!(check(text), Err(error), "{}", text.escape_ascii());
        }
    }

    #[test]
    fn rfc_7515_section_4_names_are_unique_at_every_depth_and_in_every_spelling() {
        for (text, offset) in [
            (r#"{"a":1,"a":1}"#, 7),
            (r#"{"a":1,"\u0061":1}"#, 7),
            (r#"{"\u0061":1,"a":1}"#, 12),
            (r#"[{"x":{"name":1,"other":2,"name":3}}]"#, 26),
            (r#"{"":1,"":2}"#, 6),
            (r#"{"a/b":1,"a\/b":2}"#, 9),
            (r#"{"a longer name":1,"a l\u006fnger name":2}"#, 19),
            (r#"{"ä":1,"\u00e4":2}"#, 8),
        ] {
            assert_eq!(check(text.as_bytes()), Err(JsonError::DuplicateMember { offset }), "{text}");
        }
        for text in [r#"{"a":{"a":{"a":1}}}"#, r#"[{"a":1},{"a":1}]"#, r#"{"a":{"b":1},"b":2}"#, r#"{"a":1,"A":2}"#] {
            assert_eq!(check(text.as_bytes()), Ok(()), "{text}");
        }
        // Long names that differ in the middle only: their hashes are equal, they are not.
        assert_eq!(check(br#"{"12345678a12345678":1,"12345678b12345678":2}"#), Ok(()));
    }

    #[test]
    fn budgets_hold_at_their_edges() {
        let nested = |depth: usize| [vec![b'['; depth], vec![b']'; depth]].concat();
        assert_eq!(check(&nested(32)), Ok(()));
        assert_eq!(check(&nested(33)), Err(JsonError::Depth { offset: 32, limit: 32 }));
        let deepest = Budget::new(255, 1);
        let most = usize::from(Budget::MAX_DEPTH);
        assert!(scan(&nested(most), deepest, |_, _| {}).is_ok());
        assert_eq!(
            scan(&nested(most + 1), deepest, |_, _| {}).unwrap_err(),
            JsonError::Depth { offset: most, limit: Budget::MAX_DEPTH }
        );
        assert_eq!(check(&vec![b'['; 1 << 20]), Err(JsonError::Depth { offset: 32, limit: 32 }));

        let object = |members: usize| {
            let members: Vec<String> = (0..members).map(|index| format!("\"{index:03}\":0")).collect();
            format!("{{{}}}", members.join(","))
        };
        assert_eq!(check(object(256).as_bytes()), Ok(()));
        assert_eq!(check(object(257).as_bytes()), Err(JsonError::Members { offset: 1 + 256 * 8, limit: 256 }));
        // Closed objects no longer count.
        let many = format!("[{0},{0},{0}]", object(256));
        assert_eq!(check(many.as_bytes()), Ok(()));
        assert_eq!(
            scan(br#"{"a":{"b":0,"c":0}}"#, Budget::new(2, 2), |_, _| {}).unwrap_err(),
            JsonError::Members { offset: 12, limit: 2 }
        );
    }

    #[test]
    fn members_of_the_outermost_object_are_shown_in_the_pass() {
        let text = br#" { "a" : "x" , "b\n":[1,{"c":2}],"d":{"e":{}},"f":{},"g":[],"h":-1.5 } "#;
        let mut seen = Vec::new();
        let value = scan(text, Budget::default(), |name, value| seen.push(format!("{name:?}={value:?}"))).unwrap();
        let iterated: Vec<String> =
            value.as_object().unwrap().iter().map(|(name, value)| format!("{name:?}={value:?}")).collect();
        assert_eq!(seen, iterated);
        assert_eq!(seen.len(), 6);
        assert!(
            matches!(value.as_object().unwrap().get("b\n"), Some(Value::Array(array)) if array.text() == br#"[1,{"c":2}]"#)
        );
    }

    /// `serde_json` is the oracle: it differs only where this reader is documented to be stricter (unique names, budget)
    /// or leaves a judgement to the reader of the number (range).
    fn agrees_with_serde_json(text: &[u8]) {
        let theirs = serde_json::from_slice::<serde_json::Value>(text);
        match (check(text), &theirs) {
            (Ok(()), Ok(_)) => assert_same(scan(text, Budget::default(), |_, _| {}).unwrap(), theirs.as_ref().unwrap()),
            (Ok(()), Err(error)) => assert!(error.to_string().starts_with("number out of range"), "{error}"),
            (Err(JsonError::DuplicateMember { .. } | JsonError::Depth { .. } | JsonError::Members { .. }), _)
            | (Err(_), Err(_)) => {}
            (Err(error), Ok(_)) => panic!("{error} in {}", text.escape_ascii()),
        }
    }

    fn assert_same(ours: Value<'_>, theirs: &serde_json::Value) {
        match (ours, theirs) {
            (Value::Null, serde_json::Value::Null) => {}
            (Value::Bool(ours), serde_json::Value::Bool(theirs)) => assert_eq!(ours, *theirs),
            (Value::Number(ours), serde_json::Value::Number(theirs)) => {
                if let Some(integer) = theirs.as_u64() {
                    assert_eq!(ours.as_u64(), Some(integer));
                }
            }
            (Value::String(ours), serde_json::Value::String(theirs)) => {
                assert_eq!(ours, theirs.as_str());
                assert_eq!(ours.to_string(), *theirs);
                assert_eq!(ours.len(), theirs.len());
                assert_eq!(ours.copy_into(&mut vec![0; theirs.len()]), Some(theirs.as_str()));
                if !theirs.is_empty() {
                    assert_eq!(ours.copy_into(&mut vec![0; theirs.len() - 1]), None);
                }
            }
            (Value::Array(ours), serde_json::Value::Array(theirs)) => {
                assert_eq!(ours.iter().count(), theirs.len());
                ours.iter().zip(theirs).for_each(|(ours, theirs)| assert_same(ours, theirs));
            }
            (Value::Object(ours), serde_json::Value::Object(theirs)) => {
                assert_eq!(ours.iter().count(), theirs.len());
                theirs.iter().for_each(|(name, theirs)| assert_same(ours.get(name).unwrap(), theirs));
            }
            _ => panic!("{ours:?} is not {theirs}"),
        }
    }

    fn json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            any::<f64>().prop_map(Into::into),
            any::<String>().prop_map(Into::into),
        ];
        leaf.prop_recursive(5, 64, 8, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..8).prop_map(Into::into),
                prop::collection::hash_map("[a-c\u{e4}\"]{0,3}|.{0,20}", inner, 0..8)
                    .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_bytes_are_judged_as_serde_json_judges(text: Vec<u8>) {
            agrees_with_serde_json(&text);
        }

        #[test]
        fn almost_json_is_judged_as_serde_json_judges(text in r#"[\[\]{}":,0-9eE.+\\u /a-dtrflsn\x00-\x20ä-]{0,24}"#) {
            agrees_with_serde_json(text.as_bytes());
        }

        #[test]
        fn changed_json_is_judged_as_serde_json_judges(value in json(), pretty: bool, at: prop::sample::Index, byte: u8) {
            let mut text = if pretty { serde_json::to_vec_pretty(&value) } else { serde_json::to_vec(&value) }.unwrap();
            agrees_with_serde_json(&text);
            let at = at.index(text.len());
            text[at] = byte;
            agrees_with_serde_json(&text);
            text.truncate(at);
            agrees_with_serde_json(&text);
        }
    }
}
