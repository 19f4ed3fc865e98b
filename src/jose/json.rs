//! A borrowing JSON reader (RFC 8259): one pass checks a whole document, and cheap views read it afterwards.
//!
//! It is stricter than the grammar where security requires it. Member names are unique in every object at every depth
//! after decoding escapes. Escapes name complete characters (no half of a surrogate pair). There is no byte order mark,
//! and no text after the value. Depth and members stay within a [`Budget`]. Numbers remain texts; their range is not
//! checked here.
//!
//! Nothing is allocated. Checking needs less than 4 KiB of stack for any document.

#[cfg(feature = "types")]
pub(crate) use self::cursor::{Checks, Cursor, Name};
#[cfg(feature = "oauth")]
pub(crate) use self::place::{Place, Whole};
pub use self::string::{Bytes, Str};
#[cfg(feature = "oauth")]
pub(crate) use self::typed::TAGGED_BY;
#[cfg(feature = "types")]
pub(crate) use self::typed::read as read_typed;
#[cfg(feature = "oauth")]
pub(crate) use self::typed::read_text as read_typed_text;
pub use self::write::Writer;
use crate::error::JsonError;

#[cfg(feature = "types")]
mod cursor;
mod lexical;
mod marks;
mod name_hash;
mod names;
#[cfg(feature = "oauth")]
mod place;
mod scan;
mod string;
#[cfg(feature = "types")]
mod typed;
mod write;

/// The allowed structure of a document.
///
/// Sources of the defaults: the protocol's messages nest 6 deep, and depth 32 is far below the depth that exhausts a
/// stack (CVE-2025-53864). The protocol's largest object has a tenth of 256 members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    depth: u8,
    members: u16,
}

impl Budget {
    /// The maximum depth of a budget: 32.
    pub const MAX_DEPTH: u8 = 32;

    /// The maximum number of members of a budget: 256.
    pub const MAX_MEMBERS: u16 = 256;

    /// Allows objects and arrays to nest `depth` deep, and `members` members at once in an object and the objects
    /// around it. Values above [`Budget::MAX_DEPTH`] and [`Budget::MAX_MEMBERS`] are reduced to them.
    #[must_use]
    pub const fn new(depth: u8, members: u16) -> Self {
        Self {
            depth: if depth > Self::MAX_DEPTH { Self::MAX_DEPTH } else { depth },
            members: if members > Self::MAX_MEMBERS { Self::MAX_MEMBERS } else { members },
        }
    }

    /// The maximum nesting of objects and arrays.
    #[must_use]
    pub const fn depth(self) -> u8 {
        self.depth
    }

    /// The maximum number of members of an object and the objects around it together.
    #[must_use]
    pub const fn members(self) -> u16 {
        self.members
    }
}

/// Depth 32, 256 members.
impl Default for Budget {
    fn default() -> Self {
        Self::new(Self::MAX_DEPTH, Self::MAX_MEMBERS)
    }
}

/// A value of a checked document, borrowed from its text.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as text.
    Number(Number<'a>),
    /// A string with its escapes.
    String(Str<'a>),
    /// An array.
    Array(Array<'a>),
    /// An object.
    Object(Object<'a>),
}

impl<'a> Value<'a> {
    /// Checks a whole document.
    ///
    /// Errors: the first fault and its position.
    ///
    /// ```
    /// use ofm_protocol::{error::JsonError, jose::json::{Budget, Value}};
    ///
    /// let value = Value::parse(br#"["a", 1.50]"#, Budget::default())?;
    /// let Value::Array(array) = value else { panic!() };
    /// assert_eq!(array.iter().count(), 2);
    ///
    /// let twice = Value::parse(br#"{"alg": 1, "\u0061lg": 2}"#, Budget::default());
    /// assert_eq!(twice.unwrap_err(), JsonError::DuplicateMember { offset: 11 });
    /// # Ok::<(), JsonError>(())
    /// ```
    pub fn parse(text: &'a [u8], budget: Budget) -> Result<Self, JsonError> {
        scan::scan(text, budget, |_, _| {})
    }

    /// Its numbers at any depth, in the text's order. Time is proportional to the text.
    #[cfg(feature = "types")]
    pub(crate) fn numbers(self) -> impl Iterator<Item = Number<'a>> {
        let text = match self {
            Self::Number(number) => number.text,
            Self::Array(array) => array.text,
            Self::Object(object) => object.text,
            Self::Null | Self::Bool(_) | Self::String(_) => &[],
        };
        let mut at = 0;
        core::iter::from_fn(move || {
            let (number, end) = lexical::next_number(text, at)?;
            at = end;
            Some(number)
        })
    }

    /// The string, or `None` for other values.
    #[must_use]
    pub const fn as_string(self) -> Option<Str<'a>> {
        if let Self::String(string) = self { Some(string) } else { None }
    }

    /// The number, or `None` for other values.
    #[must_use]
    pub const fn as_number(self) -> Option<Number<'a>> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }

    /// The array, or `None` for other values.
    #[must_use]
    pub const fn as_array(self) -> Option<Array<'a>> {
        if let Self::Array(array) = self { Some(array) } else { None }
    }

    /// The object, or `None` for other values.
    #[must_use]
    pub const fn as_object(self) -> Option<Object<'a>> {
        if let Self::Object(object) = self { Some(object) } else { None }
    }
}

/// A number of a checked document, as its text (RFC 8259 section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number<'a> {
    text: &'a [u8],
}

impl<'a> Number<'a> {
    /// The text. `1.0`, `1` and `10e-1` are three different texts.
    #[must_use]
    pub const fn text(self) -> &'a [u8] {
        self.text
    }

    /// Whether the number has no fraction and no exponent.
    #[must_use]
    pub fn is_integer(self) -> bool {
        // Of the characters of a number, only digits have this bit.
        const BIT: u8 = 0x10;
        let digits = self.text.strip_prefix(b"-").unwrap_or(self.text);
        let (words, rest) = digits.as_chunks::<8>();
        let all = words.iter().fold(u64::MAX, |all, word| all & u64::from_le_bytes(*word));
        let bits = u64::from_ne_bytes([BIT; 8]);
        all & bits == bits && rest.iter().all(|byte| byte & BIT != 0)
    }

    /// The value of an integer from 0 to 2^64 - 1 without fraction and exponent.
    #[must_use]
    pub fn as_u64(self) -> Option<u64> {
        self.text.iter().try_fold(0_u64, |value, byte| {
            let digit = byte.is_ascii_digit().then_some(u64::from(byte & 0x0f))?;
            value.checked_mul(10)?.checked_add(digit)
        })
    }

    /// The value of an integer from -2^63 to 2^63 - 1 without fraction and exponent.
    #[must_use]
    pub fn as_i64(self) -> Option<i64> {
        core::str::from_utf8(self.text).ok()?.parse().ok()
    }
}

/// A document may contain secrets and personal data, so `Debug` prints lengths only.
macro_rules! debug_lengths {
    ($($name:ident),+) => {$(
        impl core::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, "{}({} bytes)", stringify!($name), self.text.len())
            }
        }
    )+};
}

debug_lengths!(Array, Object, Elements, Members);

/// An array of a checked document.
#[derive(Clone, Copy)]
pub struct Array<'a> {
    /// From `[` to `]`.
    text: &'a [u8],
}

impl<'a> Array<'a> {
    /// Checks a whole document that is an array.
    ///
    /// Errors: the errors of [`Value::parse`]; [`JsonError::NotAnArray`].
    pub fn parse(text: &'a [u8], budget: Budget) -> Result<Self, JsonError> {
        Value::parse(text, budget)?.as_array().ok_or(JsonError::NotAnArray)
    }

    /// The text, from `[` to `]`.
    #[must_use]
    pub const fn text(self) -> &'a [u8] {
        self.text
    }

    /// The elements, in order.
    #[must_use]
    pub const fn iter(self) -> Elements<'a> {
        Elements { text: self.text, at: 1 }
    }
}

impl<'a> IntoIterator for Array<'a> {
    type Item = Value<'a>;
    type IntoIter = Elements<'a>;

    fn into_iter(self) -> Elements<'a> {
        self.iter()
    }
}

/// The elements of an [`Array`].
#[derive(Clone)]
pub struct Elements<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Elements<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        let (value, end) = lexical::value_at(self.text, lexical::skip_separators(self.text, self.at))?;
        self.at = end;
        Some(value)
    }
}

/// An object of a checked document; its member names are unique.
#[derive(Clone, Copy)]
pub struct Object<'a> {
    /// From `{` to `}`.
    text: &'a [u8],
}

impl<'a> Object<'a> {
    /// Checks a whole document that is an object.
    ///
    /// Errors: the errors of [`Value::parse`]; [`JsonError::NotAnObject`].
    pub fn parse(text: &'a [u8], budget: Budget) -> Result<Self, JsonError> {
        Self::parse_with(text, budget, |_, _| {})
    }

    /// Parses as [`Object::parse`] does, and passes each member of the outermost object to `member`: one pass instead
    /// of two.
    ///
    /// The passed members are valid only if the result is not an error: later bytes may be wrong.
    pub fn parse_with(
        text: &'a [u8],
        budget: Budget,
        member: impl FnMut(Str<'a>, Value<'a>),
    ) -> Result<Self, JsonError> {
        scan::scan(text, budget, member)?.as_object().ok_or(JsonError::NotAnObject)
    }

    /// The text, from `{` to `}`.
    #[must_use]
    pub const fn text(self) -> &'a [u8] {
        self.text
    }

    /// The members, in the text's order.
    #[must_use]
    pub const fn iter(self) -> Members<'a> {
        Members { text: self.text, at: 1 }
    }

    /// The value of the member `name`. Time is proportional to the object's text.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Value<'a>> {
        self.iter().find_map(|(member, value)| (member == *name).then_some(value))
    }
}

impl<'a> IntoIterator for Object<'a> {
    type Item = (Str<'a>, Value<'a>);
    type IntoIter = Members<'a>;

    fn into_iter(self) -> Members<'a> {
        self.iter()
    }
}

/// The members of an [`Object`].
#[derive(Clone)]
pub struct Members<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Members<'a> {
    type Item = (Str<'a>, Value<'a>);

    fn next(&mut self) -> Option<(Str<'a>, Value<'a>)> {
        let (name, end) = lexical::value_at(self.text, lexical::skip_separators(self.text, self.at))?;
        let (value, end) = lexical::value_at(self.text, lexical::skip_separators(self.text, end))?;
        self.at = end;
        Some((name.as_string()?, value))
    }
}
