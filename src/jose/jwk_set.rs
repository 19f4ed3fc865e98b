//! Key sets (RFC 7517 section 5), and the choice of a key for a token.
//!
//! A set is immutable: it is read and replaced as a whole. Unusable keys are skipped with a reason and do not affect
//! other keys. A set that publishes a private or symmetric key is rejected; a private member that is null or empty
//! publishes none.

use super::InlineStr;
#[cfg(feature = "alloc")]
use alloc::{string::String, sync::Arc, vec::Vec};

use super::header::Header;
use super::json::{Budget, Object, Value, Writer};
use super::jwk::Jwk;
use super::jwk::members::{LeadingZeros, Members};
use crate::crypto::PublicComponents;
use crate::error::{JwkError, JwkSetError, JwsError, KeyError};

/// A source of keys: a single [`Jwk`], a slice or array of keys, [`FixedJwkSet`], `JwkSet`, or a caller's own store.
pub trait KeySet: Send + Sync {
    /// The number of keys.
    fn count(&self) -> usize;

    /// The key at this index; `None` from [`KeySet::count`] on.
    fn key(&self, index: usize) -> Option<&Jwk>;
}

impl KeySet for Jwk {
    fn count(&self) -> usize {
        1
    }

    fn key(&self, index: usize) -> Option<&Jwk> {
        (index == 0).then_some(self)
    }
}

impl KeySet for [Jwk] {
    fn count(&self) -> usize {
        self.len()
    }

    fn key(&self, index: usize) -> Option<&Jwk> {
        self.get(index)
    }
}

impl<const N: usize> KeySet for [Jwk; N] {
    fn count(&self) -> usize {
        N
    }

    fn key(&self, index: usize) -> Option<&Jwk> {
        self.get(index)
    }
}

impl<K: KeySet + ?Sized> KeySet for &K {
    fn count(&self) -> usize {
        (**self).count()
    }

    fn key(&self, index: usize) -> Option<&Jwk> {
        (**self).key(index)
    }
}

#[cfg(feature = "alloc")]
impl<K: KeySet + ?Sized> KeySet for Arc<K> {
    fn count(&self) -> usize {
        (**self).count()
    }

    fn key(&self, index: usize) -> Option<&Jwk> {
        (**self).key(index)
    }
}

/// An unusable key of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SkippedKey {
    index: usize,
    kid: Option<InlineStr<{ Header::MAX_KID }>>,
    error: JwkError,
}

impl SkippedKey {
    /// Its index in the set, from 0.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// Its `kid`. The text comes from outside: quote it in logs.
    #[must_use]
    pub fn kid(&self) -> Option<&str> {
        self.kid.as_ref().map(InlineStr::as_str)
    }

    /// The reason why it is unusable.
    #[must_use]
    pub const fn error(&self) -> JwkError {
        self.error
    }
}

/// Limits on key sets.
///
/// No specification has such limits (RFC 8259 section 9 lets a reader set its own); these are the defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetLimits {
    /// The maximum length of the text in bytes. Default 262,144: sixty-four keys of 4096 bits with a certificate chain
    /// of 3 KiB each (RFC 7517 section 4.7).
    pub bytes: usize,
    /// The maximum number of keys, including skipped keys. Default 64: a server publishes an old and a new key for each
    /// algorithm and use; the set of a federation has dozens.
    pub keys: usize,
    /// The minimum public exponent of RSA keys; keys below it are skipped. Default 65,537 (FIPS 186-5 appendix A.1.1);
    /// 3 accepts every key that can be loaded.
    pub min_exponent: u64,
    /// Whether RSA `n` and `e` may have leading zero octets, and P-256 `x` and `y` more or fewer than 32 bytes:
    /// libraries that write numbers as two's complement send such keys. Default `false` (RFC 7518 sections 6.2.1.2 and
    /// 6.3.1). The key, its thumbprint and its written form do not have these zeros.
    pub any_leading_zeros: bool,
    /// The allowed structure of the JSON.
    pub json: Budget,
}

impl Default for SetLimits {
    fn default() -> Self {
        Self { bytes: 262_144, keys: 64, min_exponent: 65_537, any_leading_zeros: false, json: Budget::default() }
    }
}

/// A set of at most `N` keys, stored in place: `N` times 4.5 KiB, no heap. Its keys are [prepared](Jwk::prepare).
///
/// ```
/// use ofm_protocol::jose::{FixedJwkSet, KeySet as _};
///
/// let text = br#"{"keys": [
///     {"kty": "OKP", "crv": "Ed25519", "kid": "1", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},
///     {"kty": "AKP", "kid": "2"}
/// ]}"#;
/// let mut skipped = 0;
/// let keys = FixedJwkSet::<4>::parse(text, |_| skipped += 1)?;
/// assert_eq!((keys.count(), skipped), (1, 1));
/// # Ok::<(), ofm_protocol::error::JwkSetError>(())
/// ```
#[derive(Clone, Debug)]
pub struct FixedJwkSet<const N: usize> {
    /// The first `count` elements are keys.
    keys: [Option<Jwk>; N],
    count: usize,
}

impl<const N: usize> FixedJwkSet<N> {
    /// Reads a set, and reports each skipped key.
    ///
    /// Errors: the text is not a JWK set; it contains a private key; it has more than `N` usable keys; the default
    /// [`SetLimits`] are exceeded.
    pub fn parse(json: &[u8], report: impl FnMut(SkippedKey)) -> Result<Self, JwkSetError> {
        Self::parse_within(json, SetLimits::default(), report)
    }

    /// [`FixedJwkSet::parse`] with other limits.
    pub fn parse_within(
        json: &[u8],
        limits: SetLimits,
        mut report: impl FnMut(SkippedKey),
    ) -> Result<Self, JwkSetError> {
        let mut set = Self::default();
        for entry in entries(json, limits)? {
            match entry? {
                Ok(entry) if set.contains(&entry.1) => report(entry.skipped_as_duplicate()),
                Ok(Entry(_, key)) => set.push(key).map_err(|_| JwkSetError::TooManyKeys { limit: N })?,
                Err(skipped) => report(skipped),
            }
        }
        Ok(set)
    }

    /// Adds a key at the end, or returns it if there is no room.
    #[expect(clippy::result_large_err, reason = "the key is given back; there is no heap to box it on")]
    pub fn push(&mut self, key: Jwk) -> Result<(), Jwk> {
        match self.keys.get_mut(self.count) {
            Some(place) => {
                *place = Some(key.prepare());
                self.count += 1;
                Ok(())
            }
            None => Err(key),
        }
    }

    /// The keys, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Jwk> {
        self.keys.iter().flatten()
    }

    fn contains(&self, key: &Jwk) -> bool {
        self.iter().any(|other| other == key)
    }
}

/// An empty set.
impl<const N: usize> Default for FixedJwkSet<N> {
    fn default() -> Self {
        Self { keys: [const { None }; N], count: 0 }
    }
}

impl<const N: usize> KeySet for FixedJwkSet<N> {
    fn count(&self) -> usize {
        self.count
    }

    fn key(&self, index: usize) -> Option<&Jwk> {
        self.keys.get(index)?.as_ref()
    }
}

/// A set of any number of keys on the heap. It is `Send` and `Sync` and does not change: share it, and replace it as a
/// whole. Its keys are [prepared](Jwk::prepare).
#[cfg(feature = "alloc")]
#[derive(Clone, Debug, Default)]
pub struct JwkSet {
    keys: Vec<Jwk>,
    skipped: Vec<SkippedKey>,
}

#[cfg(feature = "alloc")]
impl JwkSet {
    /// Reads a set.
    ///
    /// Errors: the text is not a JWK set; it contains a private key; the default [`SetLimits`] are exceeded.
    pub fn parse(json: &[u8]) -> Result<Self, JwkSetError> {
        Self::parse_within(json, SetLimits::default())
    }

    /// [`JwkSet::parse`] with other limits.
    pub fn parse_within(json: &[u8], limits: SetLimits) -> Result<Self, JwkSetError> {
        let mut set = Self::default();
        for entry in entries(json, limits)? {
            match entry? {
                Ok(entry) if set.keys.contains(&entry.1) => set.skipped.push(entry.skipped_as_duplicate()),
                Ok(Entry(_, key)) => set.keys.push(key.prepare()),
                Err(skipped) => set.skipped.push(skipped),
            }
        }
        Ok(set)
    }

    /// The set as text, without the skipped keys.
    #[must_use]
    pub fn to_json(&self) -> String {
        let keys: Vec<_> = self.keys.iter().map(Jwk::to_json).collect();
        alloc::format!("{{\"keys\":[{}]}}", keys.join(","))
    }

    /// The usable keys.
    #[must_use]
    pub fn keys(&self) -> &[Jwk] {
        &self.keys
    }

    /// The skipped keys with their reasons.
    #[must_use]
    pub fn skipped(&self) -> &[SkippedKey] {
        &self.skipped
    }
}

#[cfg(feature = "alloc")]
impl FromIterator<Jwk> for JwkSet {
    fn from_iter<I: IntoIterator<Item = Jwk>>(keys: I) -> Self {
        Self { keys: keys.into_iter().map(Jwk::prepare).collect(), skipped: Vec::new() }
    }
}

#[cfg(feature = "alloc")]
impl KeySet for JwkSet {
    fn count(&self) -> usize {
        self.keys.len()
    }

    fn key(&self, index: usize) -> Option<&Jwk> {
        self.keys.get(index)
    }
}

/// Writes a set as the value of its JWK set document: `{"keys":[…]}`.
pub fn write_set(keys: &(impl KeySet + ?Sized), writer: &mut Writer<'_>) {
    writer.begin_object().name("keys").begin_array();
    (0..keys.count()).filter_map(|index| keys.key(index)).for_each(|key| key.write_to(writer));
    writer.end_array().end_object();
}

/// A usable key and its index in the set.
struct Entry(usize, Jwk);

impl Entry {
    const fn skipped_as_duplicate(&self) -> SkippedKey {
        SkippedKey { index: self.0, kid: self.1.kid, error: JwkError::DuplicateKey }
    }
}

/// The entries of a set: usable keys, skipped keys, or the reason why the whole set is rejected.
fn entries(
    json: &[u8],
    limits: SetLimits,
) -> Result<impl Iterator<Item = Result<Result<Entry, SkippedKey>, JwkSetError>>, JwkSetError> {
    if json.len() > limits.bytes {
        return Err(JwkSetError::TooLong { length: json.len(), limit: limits.bytes });
    }
    let mut keys = None;
    Object::parse_with(json, limits.json, |name, value| {
        if name == *"keys" {
            keys = Some(value);
        }
    })
    .map_err(|error| JwkSetError::Json { error })?;
    let keys = keys.ok_or(JwkSetError::Missing)?.as_array().ok_or(JwkSetError::Type)?;
    let zeros = if limits.any_leading_zeros { LeadingZeros::AnyNumber } else { LeadingZeros::AsSpecified };
    Ok(keys.iter().enumerate().map(move |(index, value)| {
        if index >= limits.keys {
            return Err(JwkSetError::TooManyKeys { limit: limits.keys });
        }
        let Value::Object(object) = value else {
            return Ok(Err(SkippedKey { index, kid: None, error: JwkError::NotAnObject }));
        };
        let members = Members::of(object);
        match members.public(zeros) {
            Ok(key) if exponent(&key).is_some_and(|exponent| exponent < limits.min_exponent) => {
                let error = JwkError::Key { error: KeyError::Exponent };
                Ok(Err(SkippedKey { index, kid: members.name(), error }))
            }
            Ok(key) => Ok(Ok(Entry(index, key))),
            // RFC 7517 section 5: other unusable keys are ignored, such as a symmetric key without its value.
            Err(_) if members.is_private() => Err(JwkSetError::PrivateKey { index }),
            Err(error) => Ok(Err(SkippedKey { index, kid: members.name(), error })),
        }
    }))
}

fn exponent(key: &Jwk) -> Option<u64> {
    match key.key().public_components() {
        PublicComponents::Rsa { e, .. } => Some(e),
        _ => None,
    }
}

/// The keys that may have signed a token, in the order of trial.
pub(super) struct Candidates<'k> {
    keys: &'k dyn KeySet,
    fits: Fit,
    next: usize,
}

/// The selection of candidates from a set.
#[derive(Clone, Copy)]
enum Fit {
    /// The key at this index.
    At(usize),
    /// The keys without `kid`.
    Unnamed,
    /// All keys of the algorithm.
    Any,
}

impl<'k> Candidates<'k> {
    /// Selects the candidates for a header.
    ///
    /// Errors: no key fits; several keys with one `kid` fit; more than `limit` keys fit without a `kid` that
    /// distinguishes them.
    pub(super) fn select(keys: &'k dyn KeySet, header: &Header, limit: usize) -> Result<Self, JwsError> {
        let all = || (0..keys.count()).filter_map(|index| Some((index, keys.key(index)?)));
        let fits = |key: &Jwk| key.algorithm() == header.algorithm();
        if let Some(kid) = header.kid_bytes() {
            // 1. FAPI 2.0 section 5.4.3: of the keys with that `kid`, those whose kty, alg, use and crv fit. The
            //    purpose of a key was checked when it was loaded, and its algorithm determines kty, alg and crv.
            let named = || all().filter(|(_, key)| key.kid_bytes() == Some(kid));
            let mut fitting = named().filter(|(_, key)| fits(key));
            match (fitting.next(), fitting.count()) {
                (Some((index, _)), 0) => return Ok(Self { keys, fits: Fit::At(index), next: 0 }),
                (Some(_), more) => return Err(JwsError::AmbiguousKey { candidates: more + 1 }),
                (None, _) if named().next().is_some() => return Err(JwsError::AlgorithmMismatch),
                (None, _) => {}
            }
        }
        // 2. RFC 7515 appendix D: if no `kid` distinguishes the keys, every other fitting key is a candidate.
        let (candidates, fits, none) = match header.kid() {
            Some(_) => {
                (all().filter(|(_, key)| key.kid().is_none() && fits(key)).count(), Fit::Unnamed, JwsError::UnknownKey)
            }
            None => (all().filter(|(_, key)| fits(key)).count(), Fit::Any, JwsError::NoKey),
        };
        match candidates {
            0 => Err(none),
            candidates if candidates > limit => Err(JwsError::TooManyCandidates { candidates, limit }),
            _ => Ok(Self { keys, fits, next: 0 }),
        }
    }

    /// The key that the token's `kid` names, and its index.
    pub(super) fn only(&self) -> Option<(usize, &'k Jwk)> {
        match self.fits {
            Fit::At(index) => Some((index, self.keys.key(index)?)),
            Fit::Unnamed | Fit::Any => None,
        }
    }

    /// The next candidate of this algorithm, and its index.
    pub(super) fn next(&mut self, header: &Header) -> Option<(usize, &'k Jwk)> {
        loop {
            let index = self.next;
            let key = self.keys.key(index)?;
            self.next += 1;
            let fits = match self.fits {
                Fit::At(only) => index == only,
                Fit::Unnamed => key.kid().is_none(),
                Fit::Any => true,
            };
            if fits && key.algorithm() == header.algorithm() {
                return Some((index, key));
            }
        }
    }
}
