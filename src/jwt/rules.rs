//! What a policy can ask of issuer, audience and `typ`.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;
use core::fmt;

/// Which issuers are accepted. Compared byte for byte, without normalisation.
#[derive(Clone, Copy, Debug)]
pub enum IssuerRule<'p> {
    /// This one.
    Is(&'p str),
    /// One of these.
    OneOf(&'p [&'p str]),
    /// Any, and none: for callers that compare `iss` themselves, or whose keys belong to one issuer only.
    DangerouslyAny,
}

impl<'p> From<&'p str> for IssuerRule<'p> {
    fn from(issuer: &'p str) -> Self {
        Self::Is(issuer)
    }
}

/// Which audiences are accepted. Compared byte for byte, without normalisation.
#[derive(Clone, Copy, Debug)]
pub enum AudienceRule<'p> {
    /// This one is among the token's.
    Contains(&'p str),
    /// One of these is among the token's.
    ContainsOneOf(&'p [&'p str]),
    /// Any, and none: for callers that compare `aud` themselves.
    DangerouslyAny,
}

impl<'p> From<&'p str> for AudienceRule<'p> {
    fn from(audience: &'p str) -> Self {
        Self::Contains(audience)
    }
}

/// Which forms of `aud` are accepted.
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

/// Which values of the header's `typ` are accepted; compared by [`media_types_match`](crate::jose::media_types_match).
#[derive(Clone, Copy, Debug, Default)]
pub enum TypRule<'p> {
    /// Any, and none.
    #[default]
    Any,
    /// None, or one of these: explicit typing for issuers that may not yet do it.
    AbsentOr(&'p dyn TextList),
    /// One of these (RFC 8725 section 3.11).
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
