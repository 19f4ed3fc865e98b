//! Keyed hashes of member names, over the decoded bytes and their number.

#[cfg(feature = "std")]
use std::{hash::BuildHasher as _, hash::RandomState, sync::OnceLock};

/// The key of a hash.
///
/// With the standard library the key is drawn at random once per process, so a sender cannot choose names with equal
/// hashes. The core has no randomness: its key is fixed, and comparisons of names are limited instead.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    start: u64,
    factor: u64,
}

impl Key {
    /// The fixed key: digits of pi, and 2^64 divided by the golden ratio.
    #[cfg(any(test, not(feature = "std")))]
    pub(super) const FIXED: Self = Self { start: 0x243f_6a88_85a3_08d3, factor: 0x9e37_79b9_7f4a_7c15 };

    /// The key of this process.
    #[cfg(feature = "std")]
    #[inline]
    pub(super) fn current() -> Self {
        static KEY: OnceLock<Key> = OnceLock::new();
        *KEY.get_or_init(|| {
            let random = RandomState::new();
            // An even factor would lose the highest bits of words.
            Self { start: random.hash_one(0), factor: random.hash_one(1) | 1 }
        })
    }

    #[cfg(not(feature = "std"))]
    pub(super) const fn current() -> Self {
        Self::FIXED
    }

    /// The state before the first word.
    #[inline]
    pub(super) const fn start(self) -> u64 {
        self.start
    }

    /// The state after eight more bytes, the lowest first.
    #[inline]
    pub(super) const fn with_word(self, state: u64, word: u64) -> u64 {
        // The sum of both halves of the product: every bit of the word affects each bit of the result.
        let product = (state ^ word) as u128 * self.factor as u128;
        (product >> 64) as u64 ^ product as u64
    }

    /// The hash, with at most seven last bytes and zeros above them.
    #[inline]
    pub(super) const fn finish(self, state: u64, last: u64, length: usize) -> u64 {
        // The length, in the free byte, distinguishes names that end in zeros.
        self.with_word(state, last | (length as u64) << 56)
    }

    /// The hash of an iterator's bytes.
    pub(super) fn of(self, bytes: impl Iterator<Item = u8>) -> u64 {
        let (mut state, mut word, mut length) = (self.start, 0, 0_usize);
        for byte in bytes {
            word |= u64::from(byte) << (8 * (length % 8));
            length += 1;
            if length.is_multiple_of(8) {
                state = self.with_word(state, word);
                word = 0;
            }
        }
        self.finish(state, word, length)
    }
}
