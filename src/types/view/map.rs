//! Objects with any names.

use alloc::collections::BTreeMap;
use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;

use super::{Reader, Rejected, View};
use crate::jose::json::{Object, Str};

/// Values by name, in the text's order.
pub struct Map<'a, T> {
    object: Object<'a>,
    value: PhantomData<fn() -> T>,
}

impl<'a, T: View<'a>> Map<'a, T> {
    /// The names, each with its value. Each value is read again from its text, which was checked before.
    #[must_use]
    pub fn iter(self) -> Entries<'a, T> {
        Entries { reader: Reader::inside(self.object.text()), value: PhantomData }
    }

    /// The value of `name`. Time is proportional to the object's text.
    #[must_use]
    pub fn get(self, name: &str) -> Option<T> {
        self.iter().find_map(|(own, value)| (own == *name).then_some(value))
    }
}

impl<T> Clone for Map<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Map<'_, T> {}

impl<'a, T: View<'a>> IntoIterator for Map<'a, T> {
    type Item = (Str<'a>, T);
    type IntoIter = Entries<'a, T>;

    fn into_iter(self) -> Entries<'a, T> {
        self.iter()
    }
}

impl<'a, T: View<'a> + fmt::Debug> fmt::Debug for Map<'a, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<'a, T: View<'a>> View<'a> for Map<'a, T> {
    type Owned = BTreeMap<String, T::Owned>;

    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        let object = reader.object(&[], |reader, name| {
            reader.note(name)?;
            T::read(reader).map(drop)
        })?;
        Ok(Self { object, value: PhantomData })
    }

    fn is(&self, owned: &BTreeMap<String, T::Owned>) -> bool {
        // The names are unique in the text.
        self.iter().count() == owned.len()
            && self
                .iter()
                .all(|(name, one)| entry(name, |name| owned.get(name), owned.iter()).is_some_and(|other| one.is(other)))
    }
}

/// The value of `name` in an owned map, without the heap: a name with escapes is compared with each name of the map.
pub(super) fn entry<'m, T>(
    name: Str<'_>,
    get: impl FnOnce(&str) -> Option<&'m T>,
    mut all: impl Iterator<Item = (&'m String, &'m T)>,
) -> Option<&'m T> {
    match name.as_str() {
        Some(name) => get(name),
        None => all.find(|(own, _)| name == own.as_str()).map(|(_, value)| value),
    }
}

/// The entries of a [`Map`].
#[derive(Clone)]
pub struct Entries<'a, T> {
    reader: Reader<'static, 'a>,
    value: PhantomData<fn() -> T>,
}

impl<'a, T: View<'a>> Iterator for Entries<'a, T> {
    type Item = (Str<'a>, T);

    fn next(&mut self) -> Option<(Str<'a>, T)> {
        self.reader.next_member()
    }
}

impl<T> fmt::Debug for Entries<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entries").finish_non_exhaustive()
    }
}
