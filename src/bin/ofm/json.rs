//! JSON for people and for lines of output, from values that the library's reader has checked.
//!
//! Numbers and escapes stay unchanged. Characters that could control a terminal, or make a text look like another, are
//! escaped.

use std::fmt::Write as _;

use ofm_protocol::jose::json::Value;

/// Appends a value without whitespace.
pub(crate) fn push_compact(out: &mut String, value: Value<'_>) {
    push(out, value, None);
}

/// Appends a value over several lines.
pub(crate) fn push_pretty(out: &mut String, value: Value<'_>) {
    push(out, value, Some(0));
}

/// Appends a text as a JSON string.
pub(crate) fn push_string(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            _ => push_visible(out, character),
        }
    }
    out.push('"');
}

/// `level` is the indentation of a line, `None` for a single line. The reader's budget limits the depth.
fn push(out: &mut String, value: Value<'_>, level: Option<usize>) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if value { "true" } else { "false" }),
        Value::Number(number) => out.push_str(text_of(number.text())),
        Value::String(text) => push_raw(out, text.raw()),
        Value::Array(values) => push_all(out, ['[', ']'], level, values.iter(), push),
        Value::Object(members) => push_all(out, ['{', '}'], level, members.iter(), |out, (name, value), inner| {
            push_raw(out, name.raw());
            out.push_str(if inner.is_some() { ": " } else { ":" });
            push(out, value, inner);
        }),
    }
}

fn push_all<T>(
    out: &mut String,
    [open, close]: [char; 2],
    level: Option<usize>,
    parts: impl Iterator<Item = T>,
    mut push_part: impl FnMut(&mut String, T, Option<usize>),
) {
    let inner = level.map(|level| level + 1);
    let new_line = |out: &mut String, level: Option<usize>| {
        if let Some(level) = level {
            out.push('\n');
            out.extend(std::iter::repeat_n("  ", level));
        }
    };
    out.push(open);
    let mut is_empty = true;
    for part in parts {
        if !is_empty {
            out.push(',');
        }
        is_empty = false;
        new_line(out, inner);
        push_part(out, part, inner);
    }
    if !is_empty {
        new_line(out, level);
    }
    out.push(close);
}

/// Appends a string with its escapes.
fn push_raw(out: &mut String, raw: &[u8]) {
    out.push('"');
    text_of(raw).chars().for_each(|character| push_visible(out, character));
    out.push('"');
}

fn push_visible(out: &mut String, character: char) {
    let steers = character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    if steers {
        // Writing to a `String` does not fail. All of these characters have four digits.
        let _ = write!(out, "\\u{:04x}", u32::from(character));
    } else {
        out.push(character);
    }
}

/// The reader has checked that the bytes are UTF-8.
fn text_of(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}
