//! Values that the schema leaves free.

use alloc::string::String;
use core::fmt;

use super::map::entry;
use super::{Reader, Rejected, View};
use crate::jose::json::{Number, Object, Str, Value};
use crate::types::scalar;

/// Any JSON value. `Debug` prints only its kind, because it may be personal data.
#[derive(Clone, Copy)]
pub struct AnyValue<'a>(Value<'a>);

impl<'a> AnyValue<'a> {
    /// The value.
    #[must_use]
    pub const fn get(self) -> Value<'a> {
        self.0
    }
}

impl<'a> View<'a> for AnyValue<'a> {
    type Owned = scalar::AnyValue;

    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        reader.value().map(Self)
    }

    fn is(&self, owned: &scalar::AnyValue) -> bool {
        is_same(self.0, &owned.0)
    }
}

impl fmt::Debug for AnyValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(kind(self.0))
    }
}

/// The members of an object that the schema does not name. `Debug` prints only names and kinds, because the values may
/// be personal data.
#[derive(Clone, Copy)]
pub struct Extra<'a> {
    object: Object<'a>,
    names: &'static [&'static str],
}

impl<'a> Extra<'a> {
    /// Those of a checked object whose schema has the members `names`.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(object: Object<'a>, names: &'static [&'static str]) -> Self {
        Self { object, names }
    }

    /// The whole object.
    #[doc(hidden)]
    #[must_use]
    pub const fn object(self) -> Object<'a> {
        self.object
    }

    /// The members, in the text's order. Time is proportional to the object's text.
    pub fn iter(self) -> impl Iterator<Item = (Str<'a>, Value<'a>)> {
        self.object.iter().filter(move |(name, _)| !self.names.iter().any(|known| name == known))
    }

    /// The value of the member `name`, if the schema does not name it.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Value<'a>> {
        if self.names.contains(&name) { None } else { self.object.get(name) }
    }

    /// Whether the members are those of the owned type.
    #[doc(hidden)]
    #[must_use]
    pub fn is(self, owned: &scalar::Members) -> bool {
        // The names are unique in the text.
        self.iter().count() == owned.len() && self.iter().all(|(name, own)| is_entry(name, own, owned))
    }
}

impl fmt::Debug for Extra<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, value) in self.iter() {
            map.entry(&name, &format_args!("{}", kind(value)));
        }
        map.finish()
    }
}

/// Whether each number has a value as `f64`, which the owned types keep of it.
#[inline]
pub(super) fn is_in_range(value: Value<'_>) -> bool {
    matches!(value, Value::Null | Value::Bool(_) | Value::String(_)) || are_numbers_in_range(value)
}

fn are_numbers_in_range(value: Value<'_>) -> bool {
    /// So many digits always fit.
    const SHORT: usize = 300;
    let fits = |number: Number<'_>| (number.text().len() < SHORT && number.is_integer()) || as_f64(number).is_finite();
    value.numbers().all(fits)
}

/// The nearest `f64`; infinite if it is out of range.
pub(super) fn as_f64(number: Number<'_>) -> f64 {
    core::str::from_utf8(number.text()).ok().and_then(|text| text.parse().ok()).unwrap_or(f64::INFINITY)
}

/// Whether the two are the same value.
pub(super) fn is_same(value: Value<'_>, owned: &serde_json::Value) -> bool {
    match (value, owned) {
        (Value::Null, serde_json::Value::Null) => true,
        (Value::Bool(one), serde_json::Value::Bool(other)) => one == *other,
        (Value::String(one), serde_json::Value::String(other)) => one == *other.as_str(),
        (Value::Number(one), serde_json::Value::Number(other)) => match (other.as_u64(), other.as_i64()) {
            (Some(other), _) => one.as_u64() == Some(other),
            (_, Some(other)) => one.as_i64() == Some(other),
            _ => Some(as_f64(one)) == other.as_f64(),
        },
        (Value::Array(one), serde_json::Value::Array(other)) => {
            one.iter().count() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Object(one), serde_json::Value::Object(other)) => {
            one.iter().count() == other.len() && one.iter().all(|(name, one)| is_entry(name, one, other))
        }
        _ => false,
    }
}

fn is_entry(name: Str<'_>, value: Value<'_>, owned: &serde_json::Map<String, serde_json::Value>) -> bool {
    entry(name, |name| owned.get(name), owned.iter()).is_some_and(|owned| is_same(value, owned))
}

/// The kind of a JSON value in brackets, for `Debug`.
fn kind(value: Value<'_>) -> &'static str {
    match value {
        Value::Null => "<null>",
        Value::Bool(_) => "<boolean>",
        Value::Number(_) => "<number>",
        Value::String(_) => "<string>",
        Value::Array(_) => "<array>",
        Value::Object(_) => "<object>",
    }
}
