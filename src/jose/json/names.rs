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
    pub(super) depth: usize,
    /// How many names they have, and up to how many `few` takes them.
    count: usize,
    room: usize,
    /// The innermost of them, and for each the one around it.
    innermost: Container,
    outer: [Container; Budget::MAX_DEPTH as usize],
    /// Of each name where its opening quotation mark stands, and below that the high half of its hash.
    few: [u64; FEW],
    /// Of those that come after them, which hardly a message has: to clear room for all takes time.
    many: Option<[u64; MANY]>,
}

/// How many names need no more room than is there from the beginning on: more than the messages of the protocol have.
const FEW: usize = 32;
const MANY: usize = Budget::MAX_MEMBERS as usize - FEW;

/// An open container. There is nothing between its parts: it is copied and cleared as a whole.
#[derive(Clone, Copy)]
struct Container {
    /// For each name one bit chosen by its hash.
    seen: u64,
    /// Where it begins.
    start: u32,
    /// How many names those around it have.
    first: u16,
    /// Whether it is an object: zero, if not.
    is_object: u16,
}

impl Open {
    pub(super) fn new(budget: Budget) -> Self {
        let none = Container { seen: 0, start: 0, first: 0, is_object: 0 };
        Self {
            budget,
            depth: 0,
            count: 0,
            room: usize::from(budget.members()).min(FEW),
            innermost: none,
            outer: [none; Budget::MAX_DEPTH as usize],
            few: [0; FEW],
            many: None,
        }
    }

    /// Whether the innermost container is an object.
    #[inline]
    pub(super) fn in_object(&self) -> bool {
        self.innermost.is_object != 0
    }

    /// Enters the container that begins at `start`: whether the budget allows it.
    #[inline]
    pub(super) fn push(&mut self, object: bool, start: usize) -> bool {
        if self.depth >= usize::from(self.budget.depth()) {
            return false;
        }
        // No budget is greater than the array.
        self.outer[self.depth % self.outer.len()] = self.innermost;
        self.innermost =
            Container { seen: 0, start: start as u32, first: self.count as u16, is_object: u16::from(object) };
        self.depth += 1;
        true
    }

    /// Leaves the innermost container: where it begins.
    #[inline]
    pub(super) fn pop(&mut self) -> usize {
        let left = self.innermost;
        self.depth = self.depth.saturating_sub(1);
        self.innermost = self.outer[self.depth % self.outer.len()];
        self.count = usize::from(left.first);
        left.start as usize
    }

    /// Adds the name at `start` to those of the innermost container.
    #[inline]
    pub(super) fn insert(&mut self, text: &[u8], start: usize, hash: u64) -> Result<(), JsonError> {
        if self.count >= self.room {
            return self.insert_beyond(text, start, hash);
        }
        self.note(text, start, hash)?;
        self.few[self.count % FEW] = (start as u64) << 32 | hash >> 32;
        self.count += 1;
        Ok(())
    }

    /// As [`Open::insert`], where `few` has no room.
    #[cold]
    fn insert_beyond(&mut self, text: &[u8], start: usize, hash: u64) -> Result<(), JsonError> {
        let limit = self.budget.members();
        let many = self.many.get_or_insert([0; MANY]);
        match many.get_mut(self.count.wrapping_sub(FEW)) {
            Some(name) if self.count < usize::from(limit) => *name = (start as u64) << 32 | hash >> 32,
            _ => return Err(JsonError::Members { offset: start, limit }),
        }
        self.note(text, start, hash)?;
        self.count += 1;
        Ok(())
    }

    /// Sees to it that a name is not yet among those of the innermost container.
    #[inline]
    fn note(&mut self, text: &[u8], start: usize, hash: u64) -> Result<(), JsonError> {
        let bit = 1 << (hash >> 58);
        if self.innermost.seen & bit != 0 && self.is_duplicate(text, start, hash) {
            return Err(JsonError::DuplicateMember { offset: start });
        }
        self.innermost.seen |= bit;
        Ok(())
    }

    #[inline(never)]
    fn is_duplicate(&self, text: &[u8], start: usize, hash: u64) -> bool {
        let siblings = self.innermost.first.into()..self.count;
        let hash = (hash >> 32) as u32;
        let is_same = |&other: &u64| other as u32 == hash && is_same_name(text, (other >> 32) as usize, start);
        let few = self.few.get(siblings.start..siblings.end.min(FEW)).unwrap_or_default();
        few.iter().any(is_same)
            || self.many.as_ref().is_some_and(|many| {
                let many = many.get(siblings.start.saturating_sub(FEW)..siblings.end.saturating_sub(FEW));
                many.unwrap_or_default().iter().any(is_same)
            })
    }
}

#[cold]
fn is_same_name(text: &[u8], one: usize, other: usize) -> bool {
    let name_at = |start: usize| value_at(text, start).and_then(|(name, _)| name.as_string());
    name_at(one) == name_at(other)
}
