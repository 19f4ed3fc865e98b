//! A reader that is asked for one value after the other, and checks the text as it goes: one pass for a caller that
//! knows what it expects.

use super::lexical::{
    expect, hash_of, literal_end, number_end, skip_separators, skip_value, skip_whitespace, string, unexpected,
    value_at,
};
use super::marks::Marks;
use super::name_hash::Key;
use super::names::Open;
use super::scan::{check_beginning, check_end, container, scan_value};
use super::{Array, Budget, Number, Object, Str, Value};
use crate::error::JsonError;

/// A position in a text, and what must be known of the text before it.
///
/// A caller that reads each value of the text with it, and then asks for the [`Cursor::end`], has checked what
/// [`Value::parse`] checks. The caller detects a repeated member that it knows; [`Cursor::note_unknown`] the others.
#[derive(Clone)]
pub(crate) struct Cursor<'a> {
    text: &'a [u8],
    marks: Marks<'a>,
    at: usize,
}

/// The open containers and the names of members; a text that was checked before needs none of it.
pub(crate) struct Checks {
    open: Open,
    key: Key,
    depth: u8,
}

/// The name of a member, and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Name<'a> {
    pub(crate) text: Str<'a>,
    start: usize,
}

impl Name<'_> {
    /// The error of a name that occurs twice.
    #[cold]
    pub(crate) fn repeated(self) -> JsonError {
        JsonError::DuplicateMember { offset: self.start }
    }
}

impl Checks {
    pub(crate) fn new(text: &[u8], budget: Budget) -> Self {
        Self { open: Open::new(budget, text), key: Key::current(), depth: budget.depth() }
    }

    /// Counts a member whose name the caller compares itself.
    #[inline]
    pub(crate) fn count(&mut self, name: Name<'_>) -> Result<(), JsonError> {
        self.open.count(name.start)
    }
}

impl<'a> Cursor<'a> {
    /// At the beginning of a whole text.
    pub(crate) fn new(text: &'a [u8]) -> Result<Self, JsonError> {
        check_beginning(text)?;
        Ok(Self::within(text, 0))
    }

    /// At the first element or member of a checked container.
    pub(crate) fn inside(container: &'a [u8]) -> Self {
        Self::within(container, 1)
    }

    fn within(text: &'a [u8], at: usize) -> Self {
        Self { text, marks: Marks::of(text), at }
    }

    /// The first byte of the next value; zero at the end of the text.
    #[inline]
    pub(crate) fn peek(&mut self) -> u8 {
        match self.text.get(self.at) {
            // In compact text, the value stands here.
            Some(&byte) if byte > b' ' => byte,
            _ => self.peek_further(),
        }
    }

    #[inline(never)]
    fn peek_further(&mut self) -> u8 {
        self.at = skip_whitespace(self.text, self.at);
        self.text.get(self.at).copied().unwrap_or_default()
    }

    /// In a checked container: the first byte of the next element or member, or the closing bracket.
    pub(crate) fn peek_next(&mut self) -> u8 {
        self.at = skip_separators(self.text, self.at);
        self.peek()
    }

    /// The string that begins here.
    #[inline]
    pub(crate) fn string(&mut self) -> Result<Str<'a>, JsonError> {
        let (string, end) = string(self.text, &mut self.marks, self.at + 1)?;
        self.at = end + 1;
        Ok(string)
    }

    /// The number that begins here.
    #[inline]
    pub(crate) fn number(&mut self) -> Result<Number<'a>, JsonError> {
        let end = number_end(self.text, self.at)?;
        let text = self.text.get(self.at..end).unwrap_or_default();
        self.at = end;
        Ok(Number { text })
    }

    /// The literal `word` that begins here.
    pub(crate) fn literal(&mut self, word: &[u8]) -> Result<(), JsonError> {
        self.at = literal_end(self.text, self.at, word)?;
        Ok(())
    }

    /// Enters the container that begins here; whether there is anything in it. An empty one is left again.
    #[inline]
    pub(crate) fn enter(&mut self, checks: Option<&mut Checks>) -> Result<bool, JsonError> {
        let (start, is_object) = (self.at, self.text.get(self.at) == Some(&b'{'));
        self.at = skip_whitespace(self.text, start + 1);
        let is_empty = self.text.get(self.at) == Some(if is_object { &b'}' } else { &b']' });
        if let Some(checks) = checks {
            if !checks.open.push(is_object, start) {
                return Err(JsonError::Depth { offset: start, limit: checks.depth });
            }
            if is_empty {
                checks.open.pop();
            }
        }
        self.at += usize::from(is_empty);
        Ok(!is_empty)
    }

    /// The name of the next member; the position is that of its value.
    #[allow(clippy::inline_always, reason = "for the loop over the members of an object")]
    #[inline(always)]
    pub(crate) fn name(&mut self) -> Result<Name<'a>, JsonError> {
        let start = expect(self.text, self.at, b'"')?;
        let (text, end) = string(self.text, &mut self.marks, start + 1)?;
        self.at = expect(self.text, end + 1, b':')? + 1;
        Ok(Name { text, start })
    }

    /// Counts a member, and compares its name with the others that are noted here.
    pub(crate) fn note_unknown(&self, name: Name<'_>, checks: Option<&mut Checks>) -> Result<(), JsonError> {
        let Some(checks) = checks else { return Ok(()) };
        let hash = hash_of(name.text, self.text, name.start + 1, checks.key);
        checks.open.insert(self.text, name.start, hash)
    }

    /// After a value in a container: whether another one follows. Otherwise the container is left.
    #[inline]
    pub(crate) fn another(&mut self, close: u8, checks: Option<&mut Checks>) -> Result<bool, JsonError> {
        if self.text.get(self.at) != Some(&b',') {
            self.at = skip_whitespace(self.text, self.at);
            match self.text.get(self.at) {
                Some(b',') => {}
                Some(byte) if *byte == close => {
                    self.at += 1;
                    if let Some(checks) = checks {
                        checks.open.pop();
                    }
                    return Ok(false);
                }
                _ => return Err(unexpected(self.text, self.at)),
            }
        }
        self.at += 1;
        Ok(true)
    }

    /// The position.
    pub(crate) const fn position(&self) -> usize {
        self.at
    }

    /// The text from here on.
    #[cfg(feature = "oauth")]
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The object from `start` to here.
    pub(crate) fn object_from(&self, start: usize) -> Object<'a> {
        Object { text: self.text.get(start..self.at).unwrap_or_default() }
    }

    /// The array from `start` to here.
    pub(crate) fn array_from(&self, start: usize) -> Array<'a> {
        Array { text: self.text.get(start..self.at).unwrap_or_default() }
    }

    /// The next value, whatever it is.
    pub(crate) fn value(&mut self, checks: Option<&mut Checks>) -> Result<Value<'a>, JsonError> {
        Ok(match self.peek() {
            b'"' => Value::String(self.string()?),
            b'-' | b'0'..=b'9' => Value::Number(self.number()?),
            b't' => {
                self.literal(b"true")?;
                Value::Bool(true)
            }
            b'f' => {
                self.literal(b"false")?;
                Value::Bool(false)
            }
            b'n' => {
                self.literal(b"null")?;
                Value::Null
            }
            b'{' | b'[' => return self.container(checks),
            _ => return Err(unexpected(self.text, self.at)),
        })
    }

    fn container(&mut self, checks: Option<&mut Checks>) -> Result<Value<'a>, JsonError> {
        let start = self.at;
        let Some(checks) = checks else {
            let (value, end) = value_at(self.text, start).ok_or_else(|| unexpected(self.text, start))?;
            self.at = end;
            return Ok(value);
        };
        let base = checks.open.depth;
        if !self.enter(Some(checks))? {
            return Ok(container(self.text, start, self.at));
        }
        let Checks { open, key, .. } = checks;
        let (value, end) = scan_value(self.text, &mut self.marks, open, self.at, *key, base, |_, _| {})?;
        self.at = end;
        Ok(value)
    }

    /// Looks ahead for the member `name` of the object that begins here. The text need not be checked: the answer is
    /// right for the text that is found to be right later.
    pub(crate) fn look_ahead(&mut self, name: &str) -> Option<Value<'a>> {
        let (text, mut at) = (self.text, self.at + 1);
        loop {
            let (member, end) = value_at(text, skip_separators(text, at))?;
            at = skip_separators(text, end);
            if member.as_string()? == *name {
                return value_at(text, at).map(|(value, _)| value);
            }
            at = skip_value(text, &mut self.marks, at)?;
        }
    }

    /// Only whitespace follows.
    pub(crate) fn end(&self) -> Result<(), JsonError> {
        check_end(self.text, self.at)
    }
}
