//! Positions of values in a checked text, which outlive a borrow of the text.

use super::{Array, Object, Str};

/// The position of a part of a text. It is valid for that text only.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    start: usize,
    end: usize,
    escaped: bool,
}

impl Place {
    /// The position of a part of the text; `None` if it is not a part.
    pub(crate) fn of(part: &[u8], text: &[u8]) -> Option<Self> {
        let start = part.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
        let end = start.checked_add(part.len())?;
        (end <= text.len()).then_some(Self { start, end, escaped: false })
    }

    /// The position of a string's content, between the quotation marks.
    pub(crate) fn of_string(string: Str<'_>, text: &[u8]) -> Option<Self> {
        Some(Self { escaped: string.has_escapes(), ..Self::of(string.raw(), text)? })
    }

    /// The characters at the position.
    pub(crate) fn characters(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// The bytes at the position.
    pub(crate) fn bytes(self, text: &[u8]) -> Option<&[u8]> {
        text.get(self.start..self.end)
    }

    /// The string at the position.
    pub(crate) fn string(self, text: &[u8]) -> Option<Str<'_>> {
        Some(Str::new(text.get(self.start..self.end)?, self.escaped))
    }
}

/// A text in UTF-8 that parts are taken from: one check of it takes less time than a check of each part.
#[derive(Clone, Copy)]
pub(crate) struct Whole<'b>(&'b str);

impl<'b> Whole<'b> {
    /// `None` if the text is not UTF-8.
    pub(crate) fn of(text: &'b [u8]) -> Option<Self> {
        core::str::from_utf8(text).ok().map(Self)
    }

    /// A part of the text.
    pub(crate) fn part(self, part: &[u8]) -> Option<&'b str> {
        Place::of(part, self.0.as_bytes())?.characters(self.0)
    }

    /// A string of the text without escapes.
    pub(crate) fn text(self, text: Str<'_>) -> Option<&'b str> {
        self.part(text.as_bytes()?)
    }
}

impl<'a> Array<'a> {
    /// The array at the position.
    pub(crate) fn at(place: Place, text: &'a [u8]) -> Option<Self> {
        Some(Self { text: text.get(place.start..place.end)? })
    }
}

impl<'a> Object<'a> {
    /// The object at the position.
    pub(crate) fn at(place: Place, text: &'a [u8]) -> Option<Self> {
        Some(Self { text: text.get(place.start..place.end)? })
    }
}
