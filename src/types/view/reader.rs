//! What views are read from.

use core::fmt;

use super::{View, ViewError, any_value};
use crate::jose::json::{self, Array, Budget, Checks, Cursor, Number, Object, Str, Value};

/// A JSON text that is checked as it is read, at the beginning of a value.
pub struct Reader<'r, 'a> {
    cursor: Cursor<'a>,
    /// `None` in text that was checked before.
    checks: Option<&'r mut Checks>,
}

/// Reads a whole document.
///
/// Errors: as [`View::read`]; text after the value.
pub fn parse<'a, V: View<'a>>(text: &'a [u8], budget: Budget) -> Result<V, ViewError> {
    let mut checks = Checks::new(text, budget);
    let mut reader = Reader { cursor: Cursor::new(text)?, checks: Some(&mut checks) };
    let value = V::read(&mut reader)?;
    reader.cursor.end()?;
    Ok(value)
}

impl<'a> Reader<'_, 'a> {
    /// A string.
    #[inline]
    pub fn string(&mut self) -> Result<Str<'a>, ViewError> {
        if self.cursor.peek() == b'"' { Ok(self.cursor.string()?) } else { Err(ViewError::new("not a string")) }
    }

    /// Whether a string begins here.
    pub fn is_string(&mut self) -> bool {
        self.cursor.peek() == b'"'
    }

    /// A number.
    pub fn number(&mut self) -> Result<Number<'a>, ViewError> {
        match self.cursor.peek() {
            b'-' | b'0'..=b'9' => Ok(self.cursor.number()?),
            _ => Err(ViewError::new("not a number")),
        }
    }

    /// `true` or `false`.
    pub fn boolean(&mut self) -> Result<bool, ViewError> {
        let value = self.cursor.peek() == b't';
        self.cursor.literal(if value { b"true" } else { b"false" }).map_err(|_| ViewError::new("not a boolean"))?;
        Ok(value)
    }

    /// Any value. Each number in it has a value as `f64`, as the owned types keep it.
    pub fn value(&mut self) -> Result<Value<'a>, ViewError> {
        let value = self.cursor.value(self.checks.as_deref_mut())?;
        any_value::check(value)?;
        Ok(value)
    }

    /// Whether `null` begins here; it is read then.
    pub fn null(&mut self) -> Result<bool, ViewError> {
        let is_null = self.cursor.peek() == b'n';
        if is_null {
            self.cursor.literal(b"null")?;
        }
        Ok(is_null)
    }

    /// An array, whose elements `element` reads.
    #[inline]
    pub fn array(
        &mut self,
        mut element: impl FnMut(&mut Self) -> Result<(), ViewError>,
    ) -> Result<Array<'a>, ViewError> {
        if self.cursor.peek() != b'[' {
            return Err(ViewError::new("not an array"));
        }
        let start = self.cursor.position();
        let mut more = self.cursor.enter(self.checks.as_deref_mut())?;
        while more {
            element(self)?;
            more = self.cursor.another(b']', self.checks.as_deref_mut())?;
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
        mut member: impl FnMut(&mut Self, Name<'a>) -> Result<(), ViewError>,
    ) -> Result<Object<'a>, ViewError> {
        if self.cursor.peek() != b'{' {
            return Err(ViewError::new("not an object"));
        }
        let start = self.cursor.position();
        let mut more = self.cursor.enter(self.checks.as_deref_mut())?;
        while more {
            let name = self.cursor.name()?;
            let known = name.text.as_bytes().unwrap_or_else(|| decoded(name.text, names));
            member(self, Name { name, known })?;
            more = self.cursor.another(b'}', self.checks.as_deref_mut())?;
        }
        Ok(self.cursor.object_from(start))
    }

    /// The value of the member `name` of a schema.
    #[doc(hidden)]
    #[inline]
    pub fn member<V: View<'a>>(
        &mut self,
        name: &'static str,
        found: Name<'a>,
        slot: &mut Option<V>,
    ) -> Result<(), ViewError> {
        if slot.is_some() {
            return Err(found.name.repeated().into());
        }
        self.cursor.note_known(found.name, self.checks.as_deref_mut())?;
        *slot = Some(V::read(self).map_err(|error| error.of(name))?);
        Ok(())
    }

    /// A member that the schema does not name.
    #[doc(hidden)]
    pub fn free(&mut self, found: Name<'a>) -> Result<(), ViewError> {
        self.note(found)?;
        self.value().map(drop)
    }

    /// Compares the name with those that were noted in this object.
    pub(super) fn note(&mut self, found: Name<'a>) -> Result<(), ViewError> {
        Ok(self.cursor.note_unknown(found.name, self.checks.as_deref_mut())?)
    }

    /// The text of the member that selects the object of a union. The position does not change.
    #[doc(hidden)]
    pub fn tag(&mut self, name: &'static str) -> Result<Str<'a>, ViewError> {
        let absent = ViewError::Schema { member: name, reason: "the required member is absent" };
        let value = self.look_ahead(name)?.ok_or(absent)?;
        value.as_string().ok_or(ViewError::Schema { member: name, reason: "not a string" })
    }

    /// Whether the object that begins here has the member `name`. The position does not change.
    #[doc(hidden)]
    pub fn has(&mut self, name: &str) -> Result<bool, ViewError> {
        Ok(self.look_ahead(name)?.is_some())
    }

    fn look_ahead(&mut self, name: &str) -> Result<Option<Value<'a>>, ViewError> {
        if self.cursor.peek() == b'{' { Ok(self.cursor.look_ahead(name)) } else { Err(ViewError::new("not an object")) }
    }
}

/// Reads again what was checked before: the elements or members of a container.
impl<'a> Reader<'static, 'a> {
    pub(super) fn inside(container: &'a [u8]) -> Self {
        Self { cursor: Cursor::inside(container), checks: None }
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
        Self { cursor: self.cursor.clone(), checks: None }
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
    known: &'a [u8],
}

impl<'a> Name<'a> {
    /// The decoded name if the schema names it; otherwise a text that the schema does not name.
    #[must_use]
    #[inline]
    pub const fn known(self) -> &'a [u8] {
        self.known
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
