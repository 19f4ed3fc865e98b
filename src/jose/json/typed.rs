//! Typed values of a checked document, read in one pass without checking the grammar again.
//!
//! This reader is the fast path of `serde_json`, which reads every document that this reader declines.

use alloc::borrow::Cow;

use serde::Deserializer;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, Deserialize, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::lexical::{checked_string_end, skip_digits, skip_value};
use super::marks::Marks;
use super::{Object, Str};

/// The prefix of a type name that asks for a tagged enum: the rest of the name is a member, whose text selects the
/// variant, and the content is the whole object. Other deserializers treat it as the name of a newtype.
pub(crate) const TAGGED_BY: &str = "$tagged by ";

/// Reads the object as a `T`, without the member `without` if that is null. `None` if the object is not a `T`, or if
/// only `serde_json` can decide.
pub(crate) fn read<'de, T: Deserialize<'de>>(object: Object<'de>, without: Option<&str>) -> Option<T> {
    read_text(core::str::from_utf8(object.text).ok()?, without)
}

/// Reads the text of a checked value as a `T`, as [`read`] does.
pub(crate) fn read_text<'de, T: Deserialize<'de>>(text: &'de str, without: Option<&str>) -> Option<T> {
    let mut reader = Reader { text, marks: Marks::of(text.as_bytes()), at: 0, without };
    let value = T::deserialize(&mut reader).ok()?;
    (reader.at == text.len()).then_some(value)
}

/// The fast path declined; `serde_json` reports the error.
#[derive(Debug)]
struct Unread;

impl core::fmt::Display for Unread {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("not read")
    }
}

impl core::error::Error for Unread {}

impl de::Error for Unread {
    fn custom<T: core::fmt::Display>(_: T) -> Self {
        Self
    }

    // The other constructors would format a text that no code reads.
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
}

/// A position in a checked text where a value begins, after separators.
struct Reader<'w, 'de> {
    text: &'de str,
    marks: Marks<'de>,
    at: usize,
    /// A member of the outermost object to leave out if it is null.
    without: Option<&'w str>,
}

impl<'de> Reader<'_, 'de> {
    /// The first byte of the value, or the closing bracket of the container.
    #[inline]
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b',' | b':' | b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// Skips one byte, if it is the next byte.
    #[inline]
    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Skips the next value.
    fn skip(&mut self) -> Result<(), Unread> {
        self.peek();
        self.at = skip_value(self.text.as_bytes(), &mut self.marks, self.at).ok_or(Unread)?;
        Ok(())
    }

    /// The next string, if it is plain ASCII.
    #[inline]
    fn plain_string(&mut self) -> Option<&'de str> {
        if self.peek() != Some(b'"') {
            return None;
        }
        let (text, start) = (self.text, self.at + 1);
        let end = self.marks.next(start);
        if text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        text.get(start..end)
    }

    /// The next string, with any characters.
    #[cold]
    fn any_string(&mut self) -> Result<Cow<'de, str>, Unread> {
        if !self.take(b'"') {
            return Err(Unread);
        }
        let (end, escaped) = checked_string_end(self.text.as_bytes(), self.at).ok_or(Unread)?;
        let text = self.text.get(self.at..end).ok_or(Unread)?;
        self.at = end + 1;
        Ok(if escaped { Str::new(text.as_bytes(), true).to_cow() } else { Cow::Borrowed(text) })
    }

    /// The next number.
    #[inline]
    fn number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Unread> {
        /// The number of digits that always fit in 64 bits.
        const SHORT: usize = 18;
        let bytes = self.text.as_bytes();
        let end = skip_digits(bytes, self.at);
        let is_part = matches!(bytes.get(end), Some(b'.' | b'e' | b'E'));
        if let Some(digits) = bytes.get(self.at..end).filter(|digits| (1..=SHORT).contains(&digits.len()) && !is_part) {
            self.at = end;
            return visitor.visit_u64(digits.iter().fold(0, |value, digit| value * 10 + u64::from(digit & 0x0f)));
        }
        // `serde_json` handles fractions and large numbers.
        let end = skip_value(bytes, &mut self.marks, self.at).ok_or(Unread)?;
        let number = self.text.get(self.at..end).ok_or(Unread)?;
        self.at = end;
        let number: serde_json::Number = serde_json::from_str(number).map_err(|_| Unread)?;
        number.deserialize_any(visitor).map_err(|_| Unread)
    }

    /// The text of the object's member `name`. The position does not change.
    fn tag(&mut self, name: &str) -> Result<&'de str, Unread> {
        if self.peek() != Some(b'{') {
            return Err(Unread);
        }
        let start = self.at;
        self.at += 1;
        // `serde_json` handles names that are not plain.
        while self.plain_string().ok_or(Unread)? != name {
            self.skip()?;
        }
        let tag = self.plain_string().ok_or(Unread);
        self.at = start;
        tag
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'_, 'de> {
    type Error = Unread;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self.peek().ok_or(Unread)? {
            b'"' => self.deserialize_str(visitor),
            b'{' => self.deserialize_map(visitor),
            b'[' => self.deserialize_seq(visitor),
            b't' => {
                self.at += 4;
                visitor.visit_bool(true)
            }
            b'f' => {
                self.at += 5;
                visitor.visit_bool(false)
            }
            b'n' => {
                self.at += 4;
                visitor.visit_unit()
            }
            _ => self.number(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        if let Some(text) = self.plain_string() {
            return visitor.visit_borrowed_str(text);
        }
        match self.any_string()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            // `serde_json` does the same with a string whose escapes it resolved.
            Cow::Owned(text) => visitor.visit_str(&text),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        if let Some(text) = self.plain_string() {
            return visitor.visit_borrowed_str(text);
        }
        match self.any_string()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            // The value takes the text over: a copy of a secret would stay behind.
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        self.deserialize_str(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        if !self.take(b'{') {
            return Err(Unread);
        }
        let without = self.without.take();
        let value = visitor.visit_map(Rest { reader: self, without })?;
        if self.take(b'}') { Ok(value) } else { Err(Unread) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unread> {
        self.deserialize_map(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        if !self.take(b'[') {
            return Err(Unread);
        }
        let value = visitor.visit_seq(Rest { reader: self, without: None })?;
        if self.take(b']') { Ok(value) } else { Err(Unread) }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        if self.peek() == Some(b'n') {
            self.at += 4;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Unread> {
        match name.strip_prefix(TAGGED_BY) {
            Some(member) => {
                let tag = self.tag(member)?;
                visitor.visit_enum(Tagged { reader: self, tag })
            }
            None => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unread> {
        visitor.visit_enum(BorrowedStrDeserializer::new(self.plain_string().ok_or(Unread)?))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        self.skip()?;
        visitor.visit_unit()
    }

    // `serde_json` reads bytes from strings; this reader declines.
    fn deserialize_bytes<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unread> {
        Err(Unread)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unread> {
        Err(Unread)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char unit unit_struct tuple tuple_struct
    }
}

/// The rest of a container.
struct Rest<'r, 'w, 'de> {
    reader: &'r mut Reader<'w, 'de>,
    without: Option<&'w str>,
}

impl<'de> MapAccess<'de> for Rest<'_, '_, 'de> {
    type Error = Unread;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unread> {
        loop {
            if self.reader.peek() == Some(b'}') {
                return Ok(None);
            }
            // Other names are rare; `serde_json` handles them.
            let name = self.reader.plain_string().ok_or(Unread)?;
            if self.without != Some(name) {
                return seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some);
            }
            if self.reader.peek() != Some(b'n') {
                return Err(Unread);
            }
            self.reader.skip()?;
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Unread> {
        seed.deserialize(&mut *self.reader)
    }
}

impl<'de> SeqAccess<'de> for Rest<'_, '_, 'de> {
    type Error = Unread;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Unread> {
        if self.reader.peek() == Some(b']') { Ok(None) } else { seed.deserialize(&mut *self.reader).map(Some) }
    }
}

/// An object whose variant is selected by one of its members.
struct Tagged<'r, 'w, 'de> {
    reader: &'r mut Reader<'w, 'de>,
    tag: &'de str,
}

impl<'r, 'w, 'de> EnumAccess<'de> for Tagged<'r, 'w, 'de> {
    type Error = Unread;
    type Variant = Whole<'r, 'w, 'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Whole<'r, 'w, 'de>), Unread> {
        let variant = seed.deserialize(BorrowedStrDeserializer::new(self.tag))?;
        Ok((variant, Whole(self.reader)))
    }
}

/// The whole object of a [`Tagged`].
struct Whole<'r, 'w, 'de>(&'r mut Reader<'w, 'de>);

impl<'de> VariantAccess<'de> for Whole<'_, '_, 'de> {
    type Error = Unread;

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Unread> {
        seed.deserialize(self.0)
    }

    fn unit_variant(self) -> Result<(), Unread> {
        Err(Unread)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Unread> {
        Err(Unread)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Unread> {
        Err(Unread)
    }
}
