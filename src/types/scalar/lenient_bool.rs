//! Booleans that some servers write as strings.

use core::fmt;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `true` or `false`, or the strings `"true"` and `"false"`; written in the form in which it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LenientBool {
    value: bool,
    text: bool,
}

impl LenientBool {
    /// The boolean value.
    #[must_use]
    pub const fn get(self) -> bool {
        self.value
    }

    /// Whether it was a string, which violates OpenID Connect Core section 5.1.
    #[must_use]
    pub const fn is_text(self) -> bool {
        self.text
    }
}

impl LenientBool {
    /// The value as a string.
    pub(in crate::types) const fn from_text(value: bool) -> Self {
        Self { value, text: true }
    }
}

impl From<bool> for LenientBool {
    fn from(value: bool) -> Self {
        Self { value, text: false }
    }
}

impl From<LenientBool> for bool {
    fn from(lenient: LenientBool) -> Self {
        lenient.value
    }
}

impl Serialize for LenientBool {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.text, self.value) {
            (false, value) => serializer.serialize_bool(value),
            (true, true) => serializer.serialize_str("true"),
            (true, false) => serializer.serialize_str("false"),
        }
    }
}

impl<'de> Deserialize<'de> for LenientBool {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LenientBoolVisitor)
    }
}

struct LenientBoolVisitor;

impl Visitor<'_> for LenientBoolVisitor {
    type Value = LenientBool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true, false, \"true\" or \"false\"")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<LenientBool, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<LenientBool, E> {
        match text {
            "true" => Ok(LenientBool::from_text(true)),
            "false" => Ok(LenientBool::from_text(false)),
            _ => Err(E::invalid_value(Unexpected::Other("another text"), &self)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_kept() {
        for text in ["true", "false", "\"true\"", "\"false\""] {
            let value: LenientBool = serde_json::from_str(text).unwrap();
            assert_eq!(value.get(), text.contains("true"));
            assert_eq!(value.is_text(), text.starts_with('"'));
            assert_eq!(serde_json::to_string(&value).unwrap(), text);
        }
        for text in ["\"True\"", "\"\"", "1", "null", "[]", "\"true \""] {
            assert!(serde_json::from_str::<LenientBool>(text).is_err(), "{text}");
        }
    }
}
