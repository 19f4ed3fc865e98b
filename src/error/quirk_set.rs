//! Sets of quirks.

use core::fmt;

use super::{Quirk, QuirkKind};

/// A set of quirks: 8 bytes, `Copy`.
///
/// ```
/// use ofm_protocol::oauth::{Quirk, QuirkSet};
///
/// let set = QuirkSet::of(&[Quirk::AmrText, Quirk::FractionalDate]);
/// assert!(set.contains(Quirk::AmrText) && !set.contains(Quirk::TypMissing));
/// assert_eq!(set.iter().map(Quirk::label).collect::<Vec<_>>(), ["fractional_date", "amr_text"]);
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct QuirkSet(u64);

impl QuirkSet {
    /// The empty set.
    pub const EMPTY: Self = Self(0);

    /// Every quirk that readers record.
    pub const OBSERVABLE: Self = Self::select(false);

    /// Every observable quirk that the specifications allow.
    pub const CONFORMING: Self = Self::select(true);

    const fn select(conforming: bool) -> Self {
        let mut set = Self::EMPTY;
        let mut index = 0;
        while index < Quirk::ALL.len() {
            let quirk = Quirk::ALL[index];
            if matches!(quirk.kind(), QuirkKind::Observable) && (quirk.is_conforming() || !conforming) {
                set = set.with(quirk);
            }
            index += 1;
        }
        set
    }

    /// The set of these quirks.
    #[must_use]
    pub const fn of(quirks: &[Quirk]) -> Self {
        let mut set = Self::EMPTY;
        let mut index = 0;
        while index < quirks.len() {
            set = set.with(quirks[index]);
            index += 1;
        }
        set
    }

    /// This set with a further quirk.
    #[must_use]
    pub const fn with(self, quirk: Quirk) -> Self {
        Self(self.0 | bit(quirk))
    }

    /// This set without a quirk.
    #[must_use]
    pub const fn without(self, quirk: Quirk) -> Self {
        Self(self.0 & !bit(quirk))
    }

    /// This set with a further quirk if `is_met` is true.
    #[must_use]
    pub(crate) const fn with_if(self, quirk: Quirk, is_met: bool) -> Self {
        if is_met { self.with(quirk) } else { self }
    }

    /// The union of two sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The quirks that the other set does not have.
    #[must_use]
    pub const fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the set has this quirk.
    #[must_use]
    pub const fn contains(self, quirk: Quirk) -> bool {
        self.0 & bit(quirk) != 0
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The number of quirks.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// The quirks of the set, in order of rows.
    pub fn iter(self) -> impl Iterator<Item = Quirk> {
        Quirk::ALL.iter().copied().filter(move |quirk| self.contains(*quirk))
    }
}

const fn bit(quirk: Quirk) -> u64 {
    1 << quirk as u8
}

impl FromIterator<Quirk> for QuirkSet {
    fn from_iter<I: IntoIterator<Item = Quirk>>(quirks: I) -> Self {
        quirks.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl From<Quirk> for QuirkSet {
    fn from(quirk: Quirk) -> Self {
        Self::EMPTY.with(quirk)
    }
}

/// Prints the labels.
impl fmt::Debug for QuirkSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut set = f.debug_set();
        for quirk in self.iter() {
            set.entry(&format_args!("{quirk}"));
        }
        set.finish()
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn sets_are_sets() {
        let set = Quirk::FractionalDate | Quirk::AlgorithmPerUse;
        assert_eq!(set.len(), 2);
        assert_eq!(set, [Quirk::AlgorithmPerUse, Quirk::FractionalDate, Quirk::FractionalDate].into_iter().collect());
        assert_eq!(set.without(Quirk::FractionalDate), Quirk::AlgorithmPerUse.into());
        assert_eq!(set.difference(set), QuirkSet::EMPTY);
        assert_eq!(
            QuirkSet::EMPTY.union(set).iter().collect::<Vec<_>>(),
            [Quirk::FractionalDate, Quirk::AlgorithmPerUse]
        );
        assert_eq!(format!("{set:?}"), r"{fractional_date, algorithm_per_use}");
        assert!(QuirkSet::default().is_empty());
    }

    #[test]
    fn malformed_quirks_are_not_observable() {
        for quirk in Quirk::ALL {
            let is_observable = quirk.kind() == QuirkKind::Observable;
            assert_eq!(QuirkSet::OBSERVABLE.contains(*quirk), is_observable, "{quirk}");
            assert_eq!(QuirkSet::CONFORMING.contains(*quirk), is_observable && quirk.is_conforming(), "{quirk}");
        }
    }
}
