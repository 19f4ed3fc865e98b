//! The open containers of a document during its check, and the names of their members.

use super::Budget;
use super::lexical::value_at;
use crate::error::JsonError;

/// The stack of open containers, and the names of the open objects. The names of an inner object are dropped when it
/// closes.
///
/// Names of one object are compared by hash first, and exactly if hashes are equal. With the standard library the hash
/// has a random key, so a sender cannot cause collisions. Without it a sender can; therefore all exact comparisons
/// together may read at most as many bytes as the text has.
pub(super) struct Open {
    budget: Budget,
    /// The number of name bytes that may still be compared.
    comparable: usize,
    /// The number of open containers.
    pub(super) depth: usize,
    /// The number of their names; `few` holds the first names.
    count: usize,
    room: usize,
    /// The innermost container, and for each container the one around it.
    innermost: Container,
    outer: [Container; Budget::MAX_DEPTH as usize],
    few: Names<FEW>,
    /// The names that do not fit in `few`; almost no message has such names. Clearing room for all would take time.
    many: Option<Names<MANY>>,
}

/// The number of names with room from the start: more than the messages of the protocol have.
const FEW: usize = 32;
const MANY: usize = Budget::MAX_MEMBERS as usize - FEW;

/// An open container. It has no padding, so it is copied and cleared as a whole.
#[derive(Clone, Copy)]
struct Container {
    /// One bit for each name, selected by its hash.
    seen: u64,
    /// The position of its first byte.
    start: u32,
    /// The number of names of the containers around it.
    first: u16,
    /// Nonzero for an object.
    is_object: u16,
}

/// Names: the low half of each hash, and the position of the opening quotation mark. The hashes are in a separate
/// array, so that many are compared at once.
struct Names<const N: usize> {
    hashes: [u32; N],
    starts: [u32; N],
}

impl<const N: usize> Names<N> {
    const NONE: Self = Self { hashes: [0; N], starts: [0; N] };

    /// Whether a name has this hash, or had it before its place became free. Compares without a branch for each.
    #[inline]
    fn has(&self, hash: u32) -> bool {
        self.hashes.iter().fold(0, |found, &other| found | u32::from(other == hash)) != 0
    }
}

impl Open {
    pub(super) fn new(budget: Budget, text: &[u8]) -> Self {
        let none = Container { seen: 0, start: 0, first: 0, is_object: 0 };
        Self {
            budget,
            comparable: text.len(),
            depth: 0,
            count: 0,
            room: usize::from(budget.members()).min(FEW),
            innermost: none,
            outer: [none; Budget::MAX_DEPTH as usize],
            few: Names::NONE,
            many: None,
        }
    }

    /// Whether the innermost container is an object.
    #[inline]
    pub(super) fn in_object(&self) -> bool {
        self.innermost.is_object != 0
    }

    /// Enters the container that begins at `start`; returns whether the budget allows it.
    #[inline]
    pub(super) fn push(&mut self, object: bool, start: usize) -> bool {
        if self.depth >= usize::from(self.budget.depth()) {
            return false;
        }
        // The array holds the greatest budget.
        self.outer[self.depth % self.outer.len()] = self.innermost;
        self.innermost =
            Container { seen: 0, start: start as u32, first: self.count as u16, is_object: u16::from(object) };
        self.depth += 1;
        true
    }

    /// Leaves the innermost container; returns its position.
    #[inline]
    pub(super) fn pop(&mut self) -> usize {
        let left = self.innermost;
        self.depth = self.depth.saturating_sub(1);
        self.innermost = self.outer[self.depth % self.outer.len()];
        self.count = usize::from(left.first);
        left.start as usize
    }

    /// The allowed depth.
    #[inline]
    pub(super) fn depth_limit(&self) -> u8 {
        self.budget.depth()
    }

    /// Counts the name at `start`, which the caller compares with the others itself.
    #[cfg(feature = "types")]
    #[inline]
    pub(super) fn count(&mut self, start: usize) -> Result<(), JsonError> {
        if self.count >= self.room {
            let place = self.place_beyond(start)?;
            self.keep_beyond(place, start, 0);
            return Ok(());
        }
        let place = self.count % FEW;
        // A hash like any other: at worst another name is compared with this one in vain.
        self.few.hashes[place] = 0;
        self.few.starts[place] = start as u32;
        self.count += 1;
        Ok(())
    }

    /// Adds the name at `start` to the names of the innermost container.
    #[inline]
    pub(super) fn insert(&mut self, text: &[u8], start: usize, hash: u64) -> Result<(), JsonError> {
        if self.count >= self.room {
            return self.insert_beyond(text, start, hash);
        }
        self.note(text, start, hash)?;
        let place = self.count % FEW;
        self.few.hashes[place] = hash as u32;
        self.few.starts[place] = start as u32;
        self.count += 1;
        Ok(())
    }

    /// [`Open::insert`] if `few` has no room.
    #[cold]
    fn insert_beyond(&mut self, text: &[u8], start: usize, hash: u64) -> Result<(), JsonError> {
        let place = self.place_beyond(start)?;
        self.note(text, start, hash)?;
        self.keep_beyond(place, start, hash as u32);
        Ok(())
    }

    /// The place of the next name for which `few` has no room.
    fn place_beyond(&self, start: usize) -> Result<usize, JsonError> {
        let limit = self.budget.members();
        let place = self.count.wrapping_sub(FEW);
        if self.count >= usize::from(limit) || place >= MANY {
            return Err(JsonError::Members { offset: start, limit });
        }
        Ok(place)
    }

    #[cold]
    fn keep_beyond(&mut self, place: usize, start: usize, hash: u32) {
        let many = self.many.get_or_insert(Names::NONE);
        many.hashes[place] = hash;
        many.starts[place] = start as u32;
        self.count += 1;
    }

    /// Checks that a name is new in the innermost container.
    #[inline]
    fn note(&mut self, text: &[u8], start: usize, hash: u64) -> Result<(), JsonError> {
        let bit = 1 << (hash % 64);
        if self.innermost.seen & bit != 0 {
            self.check_unique(text, start, hash as u32)?;
        }
        self.innermost.seen |= bit;
        Ok(())
    }

    #[inline(never)]
    fn check_unique(&mut self, text: &[u8], start: usize, hash: u32) -> Result<(), JsonError> {
        // Most names share the bit alone, not the hash.
        if self.many.is_none() && !self.few.has(hash) {
            return Ok(());
        }
        let siblings = self.innermost.first.into()..self.count;
        let mut name = Comparison { text, start, hash, comparable: &mut self.comparable };
        name.check_among(&self.few, siblings.start..siblings.end.min(FEW))?;
        if let Some(many) = &self.many {
            name.check_among(many, siblings.start.saturating_sub(FEW)..siblings.end.saturating_sub(FEW))?;
        }
        Ok(())
    }
}

/// A name that is compared with its siblings.
struct Comparison<'a> {
    text: &'a [u8],
    start: usize,
    hash: u32,
    comparable: &'a mut usize,
}

impl Comparison<'_> {
    fn check_among<const N: usize>(
        &mut self,
        names: &Names<N>,
        siblings: core::ops::Range<usize>,
    ) -> Result<(), JsonError> {
        let mut hashes = names.hashes.get(siblings.clone()).unwrap_or_default();
        let mut starts = names.starts.get(siblings).unwrap_or_default();
        while let Some(at) = position(hashes, self.hash) {
            if let Some(other) = starts.get(at) {
                self.check_other(*other as usize)?;
            }
            hashes = hashes.get(at + 1..).unwrap_or_default();
            starts = starts.get(at + 1..).unwrap_or_default();
        }
        Ok(())
    }

    /// Compares with a name that has the same hash.
    #[cold]
    fn check_other(&mut self, other: usize) -> Result<(), JsonError> {
        let offset = self.start;
        let name_at = |start| value_at(self.text, start).and_then(|(name, _)| name.as_string());
        let (Some(name), Some(other)) = (name_at(self.start), name_at(other)) else { return Ok(()) };
        let looked_at = name.raw().len() + other.raw().len();
        *self.comparable = self.comparable.checked_sub(looked_at).ok_or(JsonError::NameCollisions { offset })?;
        if name == other { Err(JsonError::DuplicateMember { offset }) } else { Ok(()) }
    }
}

/// The first position of `hash`. Compares sixteen at once, without a branch for each.
#[inline]
fn position(hashes: &[u32], hash: u32) -> Option<usize> {
    let (chunks, _) = hashes.as_chunks::<16>();
    let has_none = |chunk: &[u32; 16]| chunk.iter().fold(0, |found, &other| found | u32::from(other == hash)) == 0;
    let start = 16 * chunks.iter().take_while(|chunk| has_none(chunk)).count();
    hashes.get(start..)?.iter().position(|&other| other == hash).map(|at| start + at)
}

#[cfg(test)]
mod tests;
