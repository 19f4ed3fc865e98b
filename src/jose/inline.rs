//! Short texts without a heap.

use core::fmt;

use super::json::Str;

/// A text of at most `N` bytes, stored in place: 2 + `N` bytes, no heap.
#[derive(Clone, Copy)]
pub struct InlineStr<const N: usize> {
    length: u16,
    bytes: [u8; N],
}

impl<const N: usize> InlineStr<N> {
    pub(crate) const EMPTY: Self = Self { length: 0, bytes: [0; N] };

    /// Stores `text`; `None` if it is longer than `N` bytes.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let mut bytes = [0; N];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(Self { length: u16::try_from(text.len()).ok()?, bytes })
    }

    /// Stores the decoded characters of a JSON string; `None` if they are longer than `N` bytes.
    #[inline]
    pub(super) fn from_json(text: Str<'_>) -> Option<Self> {
        let mut bytes = [0; N];
        let length = text.copy_bytes_into(&mut bytes)?;
        Some(Self { length: u16::try_from(length).ok()?, bytes })
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    /// The text's bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.length)).unwrap_or_default()
    }
}

impl<const N: usize> PartialEq for InlineStr<N> {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl<const N: usize> Eq for InlineStr<N> {}

impl<const N: usize> fmt::Debug for InlineStr<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl<const N: usize> fmt::Display for InlineStr<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
