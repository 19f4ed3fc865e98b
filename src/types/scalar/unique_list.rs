//! Lists without duplicates.

use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::ops::Deref;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::types::ConversionError;

/// At least one value, without duplicates, in the order received.
///
/// Reading stops at the first duplicate, so the number of different values bounds the work.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct UniqueList<T>(Vec<T>);

const EMPTY: &str = "a list that must not be empty";
const REPEATED: &str = "a list with a value twice";

impl<T> Deref for UniqueList<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: PartialEq> TryFrom<Vec<T>> for UniqueList<T> {
    type Error = ConversionError;

    fn try_from(values: Vec<T>) -> Result<Self, ConversionError> {
        if values.is_empty() {
            return Err(EMPTY.into());
        }
        let repeated =
            values.iter().enumerate().any(|(index, value)| values.iter().take(index).any(|other| other == value));
        if repeated { Err(REPEATED.into()) } else { Ok(Self(values)) }
    }
}

impl<T: PartialEq, const N: usize> TryFrom<[T; N]> for UniqueList<T> {
    type Error = ConversionError;

    fn try_from(values: [T; N]) -> Result<Self, ConversionError> {
        Vec::from(values).try_into()
    }
}

impl<T> From<UniqueList<T>> for Vec<T> {
    fn from(list: UniqueList<T>) -> Self {
        list.0
    }
}

impl<'de, T: Deserialize<'de> + PartialEq> Deserialize<'de> for UniqueList<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(UniqueListVisitor(PhantomData))
    }
}

struct UniqueListVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + PartialEq> Visitor<'de> for UniqueListVisitor<T> {
    type Value = UniqueList<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of different values, at least one")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = access.next_element()? {
            if values.contains(&value) {
                return Err(A::Error::custom(REPEATED));
            }
            values.push(value);
        }
        if values.is_empty() { Err(A::Error::custom(EMPTY)) } else { Ok(UniqueList(values)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_and_repeated_are_refused() {
        assert!(serde_json::from_str::<UniqueList<u8>>("[]").is_err());
        assert!(serde_json::from_str::<UniqueList<u8>>("[1,2,1]").is_err());
        assert_eq!(&*serde_json::from_str::<UniqueList<u8>>("[2,1]").unwrap(), [2, 1]);
        assert!(UniqueList::<u8>::try_from(vec![]).is_err());
        assert!(UniqueList::try_from(vec![1, 1]).is_err());
        assert!(UniqueList::try_from(vec![1, 2]).is_ok());
    }
}
