//! Where strings may end: the quotation marks, backslashes and bytes of other kinds than printable ASCII of a text.

use super::lexical::skip_ascii;
use crate::crypto::bytes::{self, ByteSet};

/// What stands for itself in a string: ASCII but for control characters, the quotation mark and the backslash.
pub(super) const PLAIN: ByteSet<3> = ByteSet::of([(b' ', b'!'), (b'#', b'['), (b']', 0x7f)]);

/// How many words of 64 marks are kept: those of most messages, whole.
const WORDS: usize = 24;

/// The number of the first word that is kept, where none is.
const NONE: usize = usize::MAX / 2;

/// The marks of a text: the bytes that are not [`PLAIN`]. By vectors they are found once for all strings, 64 bytes at a
/// time; without these, for each string anew, which is quicker then.
#[derive(Clone)]
pub(super) struct Marks<'t> {
    text: &'t [u8],
    /// The number of the first word that is kept.
    first: usize,
    /// A bit for each byte that is a mark.
    words: [u64; WORDS],
}

impl<'t> Marks<'t> {
    /// Those of a text.
    #[inline]
    pub(super) fn of(text: &'t [u8]) -> Self {
        let mut marks = Self { text, first: NONE, words: [0; WORDS] };
        marks.keep_from(0);
        marks
    }

    /// Where the first mark stands at or after `at`; the text's length, if there is none.
    #[inline]
    pub(super) fn next(&mut self, at: usize) -> usize {
        let number = (at / 64).wrapping_sub(self.first);
        let here = self.words.get(number).map_or(0, |word| word >> (at % 64));
        if here != 0 {
            return at + here.trailing_zeros() as usize;
        }
        match self.words.get(number.wrapping_add(1)) {
            Some(&after) if after != 0 && number < WORDS => (at | 63) + 1 + after.trailing_zeros() as usize,
            _ => self.next_further(at),
        }
    }

    /// As [`Marks::next`], where that is not in the word of `at` or the one after it, or these are not kept.
    #[inline(never)]
    fn next_further(&mut self, at: usize) -> usize {
        let (mut number, mut skipped) = (at / 64, at % 64);
        loop {
            // Text that was read before is read again only where a reader has gone back over so much.
            if number.wrapping_sub(self.first) >= WORDS && !self.keep_from(number) {
                return skip_ascii(self.text, at);
            }
            let marks = self.words.get(number.wrapping_sub(self.first)).map_or(0, |word| word >> skipped << skipped);
            if marks != 0 {
                return 64 * number + marks.trailing_zeros() as usize;
            }
            (number, skipped) = (number + 1, 0);
        }
    }

    /// Keeps the words from this number on; whether there are vectors for it. Past the end of the text all bits are
    /// set.
    fn keep_from(&mut self, number: usize) -> bool {
        let found = bytes::others(self.text.get(64 * number..).unwrap_or_default(), &PLAIN, &mut self.words);
        if found {
            self.first = number;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn marks_are_where_they_are_found_byte_by_byte(
            pieces in prop::collection::vec(("[ -~]{0,90}", any::<u8>()), 0..60), places: Vec<prop::sample::Index>,
        ) {
            let text: Vec<u8> = pieces.into_iter().flat_map(|(plain, odd)| {
                let mut plain = plain.into_bytes();
                plain.push(odd);
                plain
            }).collect();
            let mut marks = Marks::of(&text);
            // In any order.
            for at in places.into_iter().map(|place| place.index(text.len() + 1)).chain([0, text.len()]) {
                let slowly = text[at..].iter().position(|&byte| !PLAIN.contains(byte));
                let slowly = slowly.map_or(text.len(), |more| at + more);
                prop_assert_eq!(marks.next(at), slowly);
                prop_assert_eq!(skip_ascii(&text, at), slowly);
            }
        }
    }
}
