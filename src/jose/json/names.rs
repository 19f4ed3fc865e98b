//! The containers of a document that are open while it is checked, and their members' names.

use super::lexical::value_at;
use super::{Budget, Str};
use crate::error::JsonError;

/// The containers that are open, innermost last.
pub(super) struct Containers {
    limit: u8,
    pub(super) depth: u8,
    /// Whether the innermost is an object.
    pub(super) in_object: bool,
    /// Bit `n`: the container at depth `n + 1` is an object.
    objects: u32,
    /// Where the innermost one's names begin, and for each of them one bit chosen by its hash.
    pub(super) first_name: u32,
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
    pub(super) fn new(budget: Budget) -> Self {
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
    pub(super) fn push(&mut self, object: bool, names: usize, start: usize) -> Result<(), JsonError> {
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
    pub(super) fn pop(&mut self) -> usize {
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
pub(super) struct Names {
    limit: u16,
    pub(super) count: usize,
    hashes: [u16; Budget::MAX_MEMBERS as usize],
    /// Where each name's opening quotation mark stands.
    starts: [u32; Budget::MAX_MEMBERS as usize],
}

impl Names {
    pub(super) fn new(budget: Budget) -> Self {
        const LEN: usize = Budget::MAX_MEMBERS as usize;
        Self { limit: budget.members(), count: 0, hashes: [0; LEN], starts: [0; LEN] }
    }

    /// Adds the name at `start` to those of the innermost container.
    #[inline]
    pub(super) fn insert(
        &mut self,
        text: &[u8],
        open: &mut Containers,
        start: usize,
        name: Str<'_>,
    ) -> Result<(), JsonError> {
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
