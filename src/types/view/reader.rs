//! What views are read from.

use core::fmt;

use super::{Rejected, View, ViewError, any_value};
use crate::error::JsonError;
use crate::jose::json::{self, Array, Budget, Checks, Cursor, Number, Object, Str, Value};

/// A JSON text that is checked as it is read, at the beginning of a value.
pub struct Reader<'r, 'a> {
    cursor: Cursor<'a>,
    /// `None` in text that was checked before.
    checks: Option<&'r mut Checks>,
    /// Why a value was rejected.
    error: ViewError,
}

/// Before a value was rejected, and for a [`View`] that rejects without a reason.
const NO_REASON: ViewError = ViewError::Schema { member: "", reason: "rejected" };

/// Reads a whole document.
///
/// Errors: as [`View::read`]; text after the value.
pub fn parse<'a, V: View<'a>>(text: &'a [u8], budget: Budget) -> Result<V, ViewError> {
    parse_by(text, budget, V::read)
}

/// Reads a whole document as [`parse`] does, by a function.
#[inline]
pub(crate) fn parse_by<'a, T>(
    text: &'a [u8],
    budget: Budget,
    read: impl FnOnce(&mut Reader<'_, 'a>) -> Result<T, Rejected>,
) -> Result<T, ViewError> {
    let mut checks = Checks::new(text, budget);
    let mut reader = Reader { cursor: Cursor::new(text)?, checks: Some(&mut checks), error: NO_REASON };
    let value = read(&mut reader).map_err(|Rejected(())| reader.error)?;
    reader.cursor.end()?;
    Ok(value)
}

impl<'a> Reader<'_, 'a> {
    /// Rejects the value for this reason. The object around it adds the name of the member.
    #[cold]
    #[inline(never)]
    pub fn reject(&mut self, reason: &'static str) -> Rejected {
        self.reject_member("", reason)
    }

    #[cold]
    #[inline(never)]
    fn reject_member(&mut self, member: &'static str, reason: &'static str) -> Rejected {
        self.error = ViewError::Schema { member, reason };
        Rejected(())
    }

    #[cold]
    #[inline(never)]
    fn fault(&mut self, error: JsonError) -> Rejected {
        self.error = error.into();
        Rejected(())
    }

    /// A string.
    #[inline]
    pub fn string(&mut self) -> Result<Str<'a>, Rejected> {
        self.string_here()
    }

    /// [`Reader::string`] for the one place that reads most of the strings: the result would go through memory.
    #[allow(clippy::inline_always, reason = "for one place")]
    #[inline(always)]
    pub(crate) fn string_here(&mut self) -> Result<Str<'a>, Rejected> {
        if self.cursor.peek() != b'"' {
            return Err(self.reject("not a string"));
        }
        self.cursor.string().map_err(|error| self.fault(error))
    }

    /// Whether a string begins here.
    pub fn is_string(&mut self) -> bool {
        self.cursor.peek() == b'"'
    }

    /// A number.
    pub fn number(&mut self) -> Result<Number<'a>, Rejected> {
        match self.cursor.peek() {
            b'-' | b'0'..=b'9' => self.cursor.number().map_err(|error| self.fault(error)),
            _ => Err(self.reject("not a number")),
        }
    }

    /// `true` or `false`.
    pub fn boolean(&mut self) -> Result<bool, Rejected> {
        let value = self.cursor.peek() == b't';
        self.cursor.literal(if value { b"true" } else { b"false" }).map_err(|_| self.reject("not a boolean"))?;
        Ok(value)
    }

    /// Any value. Each number in it has a value as `f64`, as the owned types keep it.
    pub fn value(&mut self) -> Result<Value<'a>, Rejected> {
        let value = self.cursor.value(self.checks.as_deref_mut()).map_err(|error| self.fault(error))?;
        if any_value::is_in_range(value) { Ok(value) } else { Err(self.reject("a number out of range")) }
    }

    /// Whether `null` begins here; it is read then.
    pub fn null(&mut self) -> Result<bool, Rejected> {
        let is_null = self.cursor.peek() == b'n';
        if is_null {
            self.cursor.literal(b"null").map_err(|error| self.fault(error))?;
        }
        Ok(is_null)
    }

    /// An array, whose elements `element` reads.
    #[inline]
    pub fn array(&mut self, mut element: impl FnMut(&mut Self) -> Result<(), Rejected>) -> Result<Array<'a>, Rejected> {
        if self.cursor.peek() != b'[' {
            return Err(self.reject("not an array"));
        }
        let start = self.cursor.position();
        let mut more = self.enter()?;
        while more {
            element(self)?;
            more = self.another(b']')?;
        }
        Ok(self.cursor.array_from(start))
    }

    /// An object, whose members `member` reads. Each name is decoded if it is among `names`.
    #[doc(hidden)]
    #[allow(clippy::inline_always, reason = "for the one place where it is called")]
    #[inline(always)]
    pub fn object(
        &mut self,
        names: &'static [&'static str],
        mut member: impl FnMut(&mut Self, Name<'a>) -> Result<(), Rejected>,
    ) -> Result<Object<'a>, Rejected> {
        if self.cursor.peek() != b'{' {
            return Err(self.reject("not an object"));
        }
        let start = self.cursor.position();
        let mut more = self.enter()?;
        while more {
            let name = self.cursor.name().map_err(|error| self.fault(error))?;
            let known = name.text.as_bytes().unwrap_or_else(|| decoded(name.text, names));
            member(self, Name { name, known })?;
            more = self.another(b'}')?;
        }
        Ok(self.cursor.object_from(start))
    }

    /// The value of the member `name` of a schema.
    #[doc(hidden)]
    #[allow(clippy::inline_always, reason = "so that the slots are no memory")]
    #[inline(always)]
    pub fn member<V: View<'a>>(
        &mut self,
        name: &'static str,
        found: Name<'a>,
        slot: &mut Option<V>,
    ) -> Result<(), Rejected> {
        self.member_by(name, found, slot, V::read)
    }

    /// [`Reader::member`], whose value `read` reads.
    #[allow(clippy::inline_always, reason = "so that the slots are no memory")]
    #[inline(always)]
    pub(crate) fn member_by<T>(
        &mut self,
        name: &'static str,
        found: Name<'a>,
        slot: &mut Option<T>,
        read: impl FnOnce(&mut Self) -> Result<T, Rejected>,
    ) -> Result<(), Rejected> {
        if slot.is_some() {
            return Err(self.fault(found.name.repeated()));
        }
        self.count(found)?;
        *slot = Some(read(self).map_err(|rejected| self.within(rejected, name))?);
        Ok(())
    }

    /// Counts a member, whose name the caller compares with the others of the object.
    #[inline]
    pub(crate) fn count(&mut self, found: Name<'a>) -> Result<(), Rejected> {
        match self.checks.as_deref_mut() {
            Some(checks) => checks.count(found.name).map_err(|error| self.fault(error)),
            None => Ok(()),
        }
    }

    /// A member that the schema requires.
    #[doc(hidden)]
    #[inline]
    pub fn required<V>(&mut self, name: &'static str, value: Option<V>) -> Result<V, Rejected> {
        value.ok_or_else(|| self.reject_member(name, "the required member is absent"))
    }

    /// A closed object has a member that the schema does not name.
    #[doc(hidden)]
    #[cold]
    pub fn unknown(&mut self) -> Result<(), Rejected> {
        Err(self.reject("an object with a member that the schema does not name"))
    }

    /// No object of a union has this text in the member `name`, or one of several members.
    #[doc(hidden)]
    #[cold]
    pub fn unknown_tag(&mut self, name: &'static str) -> Rejected {
        self.reject_member(name, "none of the known")
    }

    /// A member that the schema does not name.
    #[doc(hidden)]
    pub fn free(&mut self, found: Name<'a>) -> Result<(), Rejected> {
        self.note(found)?;
        self.value().map(drop)
    }

    /// Compares the name with those that were noted in this object.
    pub(super) fn note(&mut self, found: Name<'a>) -> Result<(), Rejected> {
        self.cursor.note_unknown(found.name, self.checks.as_deref_mut()).map_err(|error| self.fault(error))
    }

    /// Whether the text goes on so, byte by byte. The position does not change.
    #[cfg(feature = "oauth")]
    pub(crate) fn goes_on_with(&self, text: &[u8]) -> bool {
        self.cursor.rest().starts_with(text)
    }

    /// The text of the member that selects the object of a union. The position does not change.
    #[doc(hidden)]
    pub fn tag(&mut self, name: &'static str) -> Result<Str<'a>, Rejected> {
        let value = self.look_ahead(name)?;
        let value = self.required(name, value)?;
        value.as_string().ok_or_else(|| self.reject_member(name, "not a string"))
    }

    /// Whether the object that begins here has the member `name`. The position does not change.
    #[doc(hidden)]
    pub fn has(&mut self, name: &str) -> Result<bool, Rejected> {
        Ok(self.look_ahead(name)?.is_some())
    }

    #[inline]
    fn enter(&mut self) -> Result<bool, Rejected> {
        self.cursor.enter(self.checks.as_deref_mut()).map_err(|error| self.fault(error))
    }

    #[inline]
    fn another(&mut self, close: u8) -> Result<bool, Rejected> {
        self.cursor.another(close, self.checks.as_deref_mut()).map_err(|error| self.fault(error))
    }

    /// Adds the name of the innermost member.
    #[cold]
    fn within(&mut self, rejected: Rejected, name: &'static str) -> Rejected {
        if let ViewError::Schema { member: member @ "", .. } = &mut self.error {
            *member = name;
        }
        rejected
    }

    fn look_ahead(&mut self, name: &str) -> Result<Option<Value<'a>>, Rejected> {
        if self.cursor.peek() == b'{' { Ok(self.cursor.look_ahead(name)) } else { Err(self.reject("not an object")) }
    }
}

/// Reads again what was checked before: the elements or members of a container.
impl<'a> Reader<'static, 'a> {
    pub(super) fn inside(container: &'a [u8]) -> Self {
        Self { cursor: Cursor::inside(container), checks: None, error: NO_REASON }
    }

    /// The next element.
    pub(super) fn next<V: View<'a>>(&mut self) -> Option<V> {
        if self.cursor.peek_next() == b']' { None } else { V::read(self).ok() }
    }

    /// The next member.
    pub(super) fn next_member<V: View<'a>>(&mut self) -> Option<(Str<'a>, V)> {
        if self.cursor.peek_next() == b'}' {
            return None;
        }
        let name = self.cursor.name().ok()?.text;
        Some((name, V::read(self).ok()?))
    }
}

impl Clone for Reader<'static, '_> {
    fn clone(&self) -> Self {
        Self { cursor: self.cursor.clone(), checks: None, error: NO_REASON }
    }
}

/// Does not print the text, which may contain any data.
impl fmt::Debug for Reader<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("position", &self.cursor.position()).finish_non_exhaustive()
    }
}

/// The name of a member.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Name<'a> {
    name: json::Name<'a>,
    /// The decoded name if the schema names it; otherwise a text that the schema does not name.
    known: &'a [u8],
}

#[cfg(feature = "oauth")]
impl<'a> Name<'a> {
    /// The name as it is written.
    pub(crate) const fn text(self) -> Str<'a> {
        self.name.text
    }
}

impl Name<'_> {
    /// The number of bytes that the name means.
    #[must_use]
    #[inline]
    #[allow(clippy::len_without_is_empty, reason = "it tells names apart")]
    pub const fn len(self) -> usize {
        self.known.len()
    }

    /// Whether it means `name`, which the schema names. The compiler compares texts of a fixed length in words.
    #[must_use]
    #[inline]
    pub fn is<const LENGTH: usize>(self, name: &[u8; LENGTH]) -> bool {
        self.known == name
    }
}

impl fmt::Debug for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name.text.fmt(f)
    }
}

#[cold]
fn decoded(name: Str<'_>, names: &'static [&'static str]) -> &'static [u8] {
    // No schema has a member without a name.
    names.iter().find(|known| name == **known).map_or(b"", |known| known.as_bytes())
}
