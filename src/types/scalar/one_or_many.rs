//! Single values and arrays.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::slice;

use serde::de::value::{SeqAccessDeserializer, StrDeserializer, StringDeserializer};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// One value, or an array of values; written in the form in which it was read.
///
/// The values must be strings in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum OneOrMany<T> {
    /// A single value.
    One(T),
    /// An array of any length.
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    /// The values in either form.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        match self {
            Self::One(value) => slice::from_ref(value),
            Self::Many(values) => values,
        }
    }

    /// An iterator over the values.
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.as_slice().iter()
    }

    /// Whether `value` is among the values.
    #[must_use]
    pub fn contains<Q: ?Sized>(&self, value: &Q) -> bool
    where
        T: PartialEq<Q>,
    {
        self.iter().any(|own| own == value)
    }
}

impl<'a, T> IntoIterator for &'a OneOrMany<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<&str> for OneOrMany<String> {
    fn from(text: &str) -> Self {
        Self::One(text.into())
    }
}

impl From<String> for OneOrMany<String> {
    fn from(text: String) -> Self {
        Self::One(text)
    }
}

impl<T> From<Vec<T>> for OneOrMany<T> {
    fn from(values: Vec<T>) -> Self {
        Self::Many(values)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrManyVisitor(PhantomData))
    }
}

struct OneOrManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrManyVisitor<T> {
    type Value = OneOrMany<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or an array of strings")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        T::deserialize(StrDeserializer::new(text)).map(OneOrMany::One)
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        T::deserialize(StringDeserializer::new(text)).map(OneOrMany::One)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<Self::Value, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(access)).map(OneOrMany::Many)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_kept() {
        for (text, length) in [(r#""mock""#, 1), (r#"["mock"]"#, 1), (r#"["pwd","otp"]"#, 2), ("[]", 0)] {
            let values: OneOrMany<String> = serde_json::from_str(text).unwrap();
            assert_eq!(values.as_slice().len(), length);
            assert_eq!(serde_json::to_string(&values).unwrap(), text);
        }
    }

    #[test]
    fn the_error_names_the_expected_type() {
        let error = serde_json::from_str::<OneOrMany<String>>("5").unwrap_err();
        assert_eq!(
            error.to_string(),
            "invalid type: integer `5`, expected a string or an array of strings at line 1 column 1"
        );
        assert!(serde_json::from_str::<OneOrMany<String>>("[5]").is_err());
    }

    #[test]
    fn a_value_is_looked_up_in_either_form() {
        assert!(OneOrMany::from("a").contains("a"));
        assert!(OneOrMany::from(vec![String::from("a"), String::from("b")]).contains("b"));
        assert!(!OneOrMany::from("a").contains("b"));
    }
}
