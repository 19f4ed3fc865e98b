//! The containers of a document that are open while it is checked, and their members' names.

use super::Budget;
use super::lexical::value_at;
use crate::error::JsonError;

/// The containers that are open, and the names of the objects among them: a stack, because an inner object's names are
/// forgotten when it closes.
///
/// Names of one object are compared by a hash first, and exactly where hashes are equal. Whoever makes hashes collide
/// gains no more than 256 comparisons for each name.
pub(super) struct Open {
    budget: Budget,
    /// How many containers are open.
    pub(super) depth: u32,
    /// Whether the innermost is an object.
    pub(super) in_object: bool,
    /// How many names may still come, and how many could when the innermost container began.
    free: u16,
    outer_free: u16,
    /// For each name of the innermost one bit chosen by its hash.
    seen: u64,
    /// Of each name where its opening quotation mark stands, and below that the high half of its hash. The last come first.
    names: [u64; Budget::MAX_MEMBERS as usize],
}

/// An open container, and what to go back to when it closes.
#[derive(Clone, Copy)]
struct Level {
    /// Where it begins.
    start: u32,
    /// The `outer_free`, `in_object` and `seen` of the container around it.
    outer_free: u16,
    outer_is_object: bool,
    outer_seen: u64,
}

/// What to go back to when a container closes, for each that is open.
pub(super) struct Levels([Level; Budget::MAX_DEPTH as usize]);

impl Levels {
    pub(super) const fn new() -> Self {
        Self([Level { start: 0, outer_free: 0, outer_is_object: false, outer_seen: 0 }; Budget::MAX_DEPTH as usize])
    }
}

impl Open {
    pub(super) fn new(budget: Budget) -> Self {
        Self {
            budget,
            depth: 0,
            in_object: false,
            free: budget.members(),
            outer_free: budget.members(),
            seen: 0,
            names: [0; Budget::MAX_MEMBERS as usize],
        }
    }

    /// Enters the container that begins at `start`: whether the budget allows it.
    // Not inlined, as the next: what is called stays in memory, and the scan's registers stay free for the scan.
    #[inline(never)]
    pub(super) fn push(&mut self, levels: &mut Levels, object: bool, start: usize) -> bool {
        let Some(level) = levels.0.get_mut(self.depth as usize) else { return false };
        if self.depth >= u32::from(self.budget.depth()) {
            return false;
        }
        *level = Level {
            start: start as u32,
            outer_free: self.outer_free,
            outer_is_object: self.in_object,
            outer_seen: self.seen,
        };
        self.depth += 1;
        self.in_object = object;
        self.outer_free = self.free;
        self.seen = 0;
        true
    }

    /// Leaves the innermost container: where it begins.
    #[inline(never)]
    pub(super) fn pop(&mut self, levels: &Levels) -> usize {
        self.depth = self.depth.saturating_sub(1);
        let level = levels.0[self.depth as usize % levels.0.len()];
        self.in_object = level.outer_is_object;
        self.free = self.outer_free;
        self.outer_free = level.outer_free;
        self.seen = level.outer_seen;
        level.start as usize
    }

    /// Adds the name at `start` to those of the innermost container.
    #[inline]
    pub(super) fn insert(&mut self, text: &[u8], start: usize, hash: u64) -> Result<(), JsonError> {
        let Some(free) = self.free.checked_sub(1) else {
            return Err(JsonError::Members { offset: start, limit: self.budget.members() });
        };
        let bit = 1 << (hash >> 58);
        if self.seen & bit != 0 && self.is_duplicate(text, start, hash) {
            return Err(JsonError::DuplicateMember { offset: start });
        }
        self.seen |= bit;
        self.free = free;
        self.names[usize::from(free) % self.names.len()] = (start as u64) << 32 | hash >> 32;
        Ok(())
    }

    #[inline(never)]
    fn is_duplicate(&self, text: &[u8], start: usize, hash: u64) -> bool {
        let siblings = self.names.get(usize::from(self.free)..usize::from(self.outer_free)).unwrap_or_default();
        let hash = (hash >> 32) as u32;
        siblings.iter().any(|&other| other as u32 == hash && is_same_name(text, (other >> 32) as usize, start))
    }
}

#[cold]
fn is_same_name(text: &[u8], one: usize, other: usize) -> bool {
    let name_at = |start: usize| value_at(text, start).and_then(|(name, _)| name.as_string());
    name_at(one) == name_at(other)
}
