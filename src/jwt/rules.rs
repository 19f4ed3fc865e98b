//! Rules for issuer, audience and `typ`.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;
use core::fmt;

/// The accepted issuers, compared byte for byte without normalisation.
#[derive(Clone, Copy, Debug)]
pub enum IssuerRule<'p> {
    /// Exactly this issuer.
    Is(&'p str),
    /// One of these issuers.
    OneOf(&'p [&'p str]),
    /// Any issuer, or none: for callers that compare `iss` themselves, or whose keys belong to a single issuer.
    DangerouslyAny,
}

impl<'p> From<&'p str> for IssuerRule<'p> {
    fn from(issuer: &'p str) -> Self {
        Self::Is(issuer)
    }
}

/// The accepted audiences, compared byte for byte without normalisation.
#[derive(Clone, Copy, Debug)]
pub enum AudienceRule<'p> {
    /// The token's audiences must contain this one.
    Contains(&'p str),
    /// The token's audiences must contain one of these.
    ContainsOneOf(&'p [&'p str]),
    /// Any audience, or none: for callers that compare `aud` themselves.
    DangerouslyAny,
}

impl<'p> From<&'p str> for AudienceRule<'p> {
    fn from(audience: &'p str) -> Self {
        Self::Contains(audience)
    }
}

/// The accepted forms of `aud`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AudienceForm {
    /// A string or an array of any number of values.
    #[default]
    Any,
    /// One value, as a string or in an array.
    Single,
    /// One value, as a string.
    StringOnly,
}

/// The accepted values of the header's `typ`, compared with [`media_types_match`](crate::jose::media_types_match).
#[derive(Clone, Copy, Debug, Default)]
pub enum TypRule<'p> {
    /// Any value, or none.
    #[default]
    Any,
    /// No `typ`, or one of these values: for issuers that may not use explicit typing yet.
    AbsentOr(&'p dyn TextList),
    /// One of these values (RFC 8725 section 3.11).
    OneOf(&'p dyn TextList),
}

/// A list of texts, whether it owns them or not: `&["JWT"]`, or a reference to a `Vec<String>` of a configuration.
pub trait TextList: fmt::Debug + Send + Sync {
    /// Whether one of the texts passes the test.
    fn any(&self, test: &dyn Fn(&str) -> bool) -> bool;
}

impl<T: AsRef<str> + fmt::Debug + Send + Sync, const N: usize> TextList for [T; N] {
    fn any(&self, test: &dyn Fn(&str) -> bool) -> bool {
        self.iter().any(|text| test(text.as_ref()))
    }
}

impl<T: AsRef<str> + fmt::Debug + Sync> TextList for &[T] {
    fn any(&self, test: &dyn Fn(&str) -> bool) -> bool {
        self.iter().any(|text| test(text.as_ref()))
    }
}

#[cfg(feature = "alloc")]
impl<T: AsRef<str> + fmt::Debug + Send + Sync> TextList for Vec<T> {
    fn any(&self, test: &dyn Fn(&str) -> bool) -> bool {
        self.iter().any(|text| test(text.as_ref()))
    }
}
