//! Extensible enumerations.

use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// A value that the schema lists, or a value of a later version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(untagged)]
pub enum Open<T> {
    /// A value that the schema lists.
    Known(T),
    /// Another text as received.
    Other(String),
}

impl<T> Open<T> {
    /// The value, if the schema lists it.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Other(_) => None,
        }
    }
}

impl<T> From<T> for Open<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: PartialEq> PartialEq<T> for Open<T> {
    fn eq(&self, other: &T) -> bool {
        self.known() == Some(other)
    }
}

/// Writes the wire form.
impl<T: fmt::Display> fmt::Display for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(value) => value.fmt(f),
            Self::Other(text) => f.write_str(text),
        }
    }
}

impl<'de, T: FromStr> Deserialize<'de> for Open<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(OpenVisitor(PhantomData))
    }
}

struct OpenVisitor<T>(PhantomData<T>);

impl<T: FromStr> Visitor<'_> for OpenVisitor<T> {
    type Value = Open<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Open<T>, E> {
        Ok(T::from_str(text).map_or_else(|_| Open::Other(text.into()), Open::Known))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::ErrorCode;

    #[test]
    fn known_and_other_values_are_kept() {
        for (text, known) in
            [("\"invalid_grant\"", Some(ErrorCode::InvalidGrant)), ("\"Invalid_Grant\"", None), ("\"\"", None)]
        {
            let code: Open<ErrorCode> = serde_json::from_str(text).unwrap();
            assert_eq!(code.known(), known.as_ref());
            assert_eq!(serde_json::to_string(&code).unwrap(), text);
        }
        assert!(serde_json::from_str::<Open<ErrorCode>>("1").is_err());
    }
}
