//! Arrays, as iterators over the checked text.

use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use super::scalar::place_of;
use super::{Enumeration, Reader, Rejected, View};
use crate::jose::json::Array;
use crate::types::scalar;

/// Values in the order received.
pub struct Values<'a, T> {
    array: Array<'a>,
    length: usize,
    element: PhantomData<fn() -> T>,
}

impl<'a, T: View<'a>> Values<'a, T> {
    /// The number of values.
    #[must_use]
    pub const fn len(self) -> usize {
        self.length
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.length == 0
    }

    /// The values. Each is read again from its text, which was checked before.
    #[must_use]
    pub fn iter(self) -> Iter<'a, T> {
        Iter { reader: Reader::inside(self.array.text()), left: self.length, element: PhantomData }
    }
}

impl<T> Clone for Values<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Values<'_, T> {}

impl<'a, T: View<'a>> IntoIterator for Values<'a, T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T: View<'a> + fmt::Debug> fmt::Debug for Values<'a, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'a, T: View<'a>> View<'a> for Values<'a, T> {
    type Owned = Vec<T::Owned>;

    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        let mut length = 0;
        let array = reader.array(|reader| {
            length += 1;
            T::read(reader).map(drop)
        })?;
        Ok(Self { array, length, element: PhantomData })
    }

    fn is(&self, owned: &Vec<T::Owned>) -> bool {
        self.length == owned.len() && self.iter().zip(owned).all(|(one, other)| one.is(other))
    }
}

/// The values of a list.
#[derive(Clone)]
pub struct Iter<'a, T> {
    reader: Reader<'static, 'a>,
    left: usize,
    element: PhantomData<fn() -> T>,
}

impl<'a, T: View<'a>> Iterator for Iter<'a, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let value = self.reader.next()?;
        self.left = self.left.saturating_sub(1);
        Some(value)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<'a, T: View<'a>> ExactSizeIterator for Iter<'a, T> {}

impl<T> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Iter").field("left", &self.left).finish_non_exhaustive()
    }
}

/// At least one value of an enumeration, each once, in the order received.
pub struct UniqueList<'a, T>(Values<'a, T>);

impl<T> Clone for UniqueList<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for UniqueList<'_, T> {}

impl<'a, T> core::ops::Deref for UniqueList<'a, T> {
    type Target = Values<'a, T>;

    fn deref(&self) -> &Values<'a, T> {
        &self.0
    }
}

impl<'a, T: View<'a>> IntoIterator for UniqueList<'a, T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.0.iter()
    }
}

impl<'a, T: View<'a> + fmt::Debug> fmt::Debug for UniqueList<'a, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'a, T: View<'a, Owned = T> + Enumeration> View<'a> for UniqueList<'a, T> {
    type Owned = scalar::UniqueList<T>;

    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        const { assert!(T::VALUES.len() <= 128, "an enumeration with more values than bits of the set") };
        let (mut seen, mut length) = (0_u128, 0);
        let array = reader.array(|reader| {
            let bit = 1 << place_of::<T>(reader)?;
            if seen & bit != 0 {
                return Err(reader.reject("a list with a value twice"));
            }
            seen |= bit;
            length += 1;
            Ok(())
        })?;
        if length == 0 {
            return Err(reader.reject("a list that must not be empty"));
        }
        Ok(Self(Values { array, length, element: PhantomData }))
    }

    fn is(&self, owned: &scalar::UniqueList<T>) -> bool {
        self.0.length == owned.len() && self.0.iter().zip(&**owned).all(|(one, other)| one == *other)
    }
}

/// One value, or an array of values, which are strings in JSON.
#[derive(Clone, Copy)]
pub enum OneOrMany<'a, T> {
    /// A single value.
    One(T),
    /// An array of any length.
    Many(Values<'a, T>),
}

impl<'a, T: View<'a>> OneOrMany<'a, T> {
    /// The values in either form.
    pub fn iter(self) -> impl Iterator<Item = T> {
        let (one, many) = match self {
            Self::One(value) => (Some(value), None),
            Self::Many(values) => (None, Some(values)),
        };
        one.into_iter().chain(many.into_iter().flatten())
    }

    /// Whether `value` is among the values.
    #[must_use]
    pub fn contains<Q: ?Sized>(self, value: &Q) -> bool
    where
        T: PartialEq<Q>,
    {
        self.iter().any(|own| own == *value)
    }
}

impl<'a, T: View<'a> + fmt::Debug> fmt::Debug for OneOrMany<'a, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(value) => value.fmt(f),
            Self::Many(values) => values.fmt(f),
        }
    }
}

impl<'a, T: View<'a>> View<'a> for OneOrMany<'a, T> {
    type Owned = scalar::OneOrMany<T::Owned>;

    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        if reader.is_string() { T::read(reader).map(Self::One) } else { Values::read(reader).map(Self::Many) }
    }

    fn is(&self, owned: &scalar::OneOrMany<T::Owned>) -> bool {
        match (self, owned) {
            (Self::One(one), scalar::OneOrMany::One(other)) => one.is(other),
            (Self::Many(one), scalar::OneOrMany::Many(other)) => one.is(other),
            _ => false,
        }
    }
}
