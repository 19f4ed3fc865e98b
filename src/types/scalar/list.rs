//! Lists with a smallest and a greatest length.

use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::ops::Deref;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::types::ConversionError;

/// `MIN` to `MAX` values in the order received. Reading stops at the first value beyond `MAX`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct List<T, const MIN: usize, const MAX: usize>(Vec<T>);

/// At least one value.
pub type NonEmptyList<T> = List<T, 1, { usize::MAX }>;

/// 1 to 53 values: the entries of a schedule, one for each week of a year.
pub type ScheduleList<T> = List<T, 1, 53>;

const TOO_SHORT: &str = "a list with too few values";
const TOO_LONG: &str = "a list with too many values";

impl<T, const MIN: usize, const MAX: usize> Deref for List<T, MIN, MAX> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T, const MIN: usize, const MAX: usize> TryFrom<Vec<T>> for List<T, MIN, MAX> {
    type Error = ConversionError;

    fn try_from(values: Vec<T>) -> Result<Self, ConversionError> {
        match values.len() {
            length if length < MIN => Err(TOO_SHORT.into()),
            length if length > MAX => Err(TOO_LONG.into()),
            _ => Ok(Self(values)),
        }
    }
}

impl<T, const MIN: usize, const MAX: usize, const N: usize> TryFrom<[T; N]> for List<T, MIN, MAX> {
    type Error = ConversionError;

    fn try_from(values: [T; N]) -> Result<Self, ConversionError> {
        Vec::from(values).try_into()
    }
}

impl<T, const MIN: usize, const MAX: usize> From<List<T, MIN, MAX>> for Vec<T> {
    fn from(list: List<T, MIN, MAX>) -> Self {
        list.0
    }
}

impl<'de, T: Deserialize<'de>, const MIN: usize, const MAX: usize> Deserialize<'de> for List<T, MIN, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ListVisitor(PhantomData))
    }
}

struct ListVisitor<T, const MIN: usize, const MAX: usize>(PhantomData<T>);

impl<'de, T: Deserialize<'de>, const MIN: usize, const MAX: usize> Visitor<'de> for ListVisitor<T, MIN, MAX> {
    type Value = List<T, MIN, MAX>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = access.next_element()? {
            if values.len() == MAX {
                return Err(A::Error::custom(TOO_LONG));
            }
            values.push(value);
        }
        if values.len() < MIN { Err(A::Error::custom(TOO_SHORT)) } else { Ok(List(values)) }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    #[test]
    fn lengths_have_bounds() {
        assert!(serde_json::from_str::<NonEmptyList<u8>>("[]").is_err());
        assert_eq!(&*serde_json::from_str::<NonEmptyList<u8>>("[1,1]").unwrap(), [1, 1]);
        let text = |length| serde_json::to_string(&vec![1; length]).unwrap();
        assert!(serde_json::from_str::<ScheduleList<u8>>(&text(53)).is_ok());
        assert!(serde_json::from_str::<ScheduleList<u8>>(&text(54)).is_err());
        assert!(ScheduleList::try_from(vec![1; 54]).is_err() && NonEmptyList::<u8>::try_from([]).is_err());
    }
}
