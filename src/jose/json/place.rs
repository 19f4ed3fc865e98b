//! Where values stand in a checked text: what outlives a borrow of it.

use super::{Array, Object, Str};

/// Where a part of a text stands. It means something in that very text only.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    start: usize,
    end: usize,
    escaped: bool,
}

impl Place {
    /// The place of a part, if it is one.
    pub(crate) fn of(part: &[u8], text: &[u8]) -> Option<Self> {
        let start = part.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
        let end = start.checked_add(part.len())?;
        (end <= text.len()).then_some(Self { start, end, escaped: false })
    }

    /// The place of what a string has between its quotation marks.
    pub(crate) fn of_string(string: Str<'_>, text: &[u8]) -> Option<Self> {
        Some(Self { escaped: string.has_escapes(), ..Self::of(string.raw(), text)? })
    }

    /// The string whose place it is.
    pub(crate) fn string(self, text: &[u8]) -> Option<Str<'_>> {
        Some(Str::new(text.get(self.start..self.end)?, self.escaped))
    }
}

impl<'a> Array<'a> {
    /// The array whose place it is.
    pub(crate) fn at(place: Place, text: &'a [u8]) -> Option<Self> {
        Some(Self { text: text.get(place.start..place.end)? })
    }
}

impl<'a> Object<'a> {
    /// The object whose place it is.
    pub(crate) fn at(place: Place, text: &'a [u8]) -> Option<Self> {
        Some(Self { text: text.get(place.start..place.end)? })
    }
}
