//! Sets of algorithms.

use crate::crypto::Algorithm;

/// A set of allowed signature algorithms. Small and `Copy`.
///
/// ```
/// use ofm_protocol::{crypto::Algorithm, jose::AlgorithmSet};
///
/// let allowed = AlgorithmSet::of(&[Algorithm::Ps256]);
/// assert!(allowed.contains(Algorithm::Ps256) && !allowed.contains(Algorithm::Es256));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlgorithmSet(u8);

impl AlgorithmSet {
    /// PS256, ES256 and Ed25519, as FAPI 2.0 Security Profile section 5.4.1 allows.
    pub const FAPI2: Self = Self::of(&[Algorithm::Ps256, Algorithm::Es256, Algorithm::Ed25519]);

    /// The set of these algorithms. The empty set allows none.
    #[must_use]
    pub const fn of(algorithms: &[Algorithm]) -> Self {
        let (mut bits, mut rest) = (0, algorithms);
        while let [first, others @ ..] = rest {
            bits |= bit(*first);
            rest = others;
        }
        Self(bits)
    }

    /// The set with a further algorithm.
    #[must_use]
    pub const fn with(self, algorithm: Algorithm) -> Self {
        Self(self.0 | bit(algorithm))
    }

    /// Whether the set allows no algorithm.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the set contains the algorithm.
    #[must_use]
    pub const fn contains(self, algorithm: Algorithm) -> bool {
        self.0 & bit(algorithm) != 0
    }
}

impl From<Algorithm> for AlgorithmSet {
    fn from(algorithm: Algorithm) -> Self {
        Self::of(&[algorithm])
    }
}

impl FromIterator<Algorithm> for AlgorithmSet {
    fn from_iter<I: IntoIterator<Item = Algorithm>>(algorithms: I) -> Self {
        algorithms.into_iter().fold(Self::of(&[]), Self::with)
    }
}

const fn bit(algorithm: Algorithm) -> u8 {
    match algorithm {
        Algorithm::Ps256 => 1,
        Algorithm::Es256 => 2,
        Algorithm::Ed25519 => 4,
    }
}
