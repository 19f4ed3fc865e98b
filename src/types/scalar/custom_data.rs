//! Data of a provider's own.

use alloc::collections::BTreeMap;
use alloc::string::String;
use core::fmt;
use core::ops::Deref;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::text::length;
use crate::types::ConversionError;

/// At most 20 texts by name: names of at most 50 characters, texts of at most 300. `Debug` prints the names only.
///
/// Reading stops at the first entry that breaks a limit. A name that occurs twice is an error.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct CustomData(BTreeMap<String, String>);

const LIMITS: &str = "more than 20 entries, a name above 50 characters or a text above 300";

impl Deref for CustomData {
    type Target = BTreeMap<String, String>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl TryFrom<BTreeMap<String, String>> for CustomData {
    type Error = ConversionError;

    fn try_from(texts: BTreeMap<String, String>) -> Result<Self, ConversionError> {
        let holds = texts.len() <= 20 && texts.iter().all(|(name, text)| fits(name, text));
        if holds { Ok(Self(texts)) } else { Err(LIMITS.into()) }
    }
}

fn fits(name: &str, text: &str) -> bool {
    length(name) <= 50 && length(text) <= 300
}

impl fmt::Debug for CustomData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl<'de> Deserialize<'de> for CustomData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(CustomDataVisitor)
    }
}

struct CustomDataVisitor;

impl<'de> Visitor<'de> for CustomDataVisitor {
    type Value = CustomData;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<CustomData, A::Error> {
        let mut texts = BTreeMap::new();
        while let Some((name, text)) = access.next_entry::<String, String>()? {
            if texts.len() == 20 || !fits(&name, &text) {
                return Err(A::Error::custom(LIMITS));
            }
            if texts.insert(name, text).is_some() {
                return Err(A::Error::custom("a member occurs twice"));
            }
        }
        Ok(CustomData(texts))
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[test]
    fn limits_hold() {
        let of = |entries: usize, name: usize, text: usize| {
            let entry =
                |index: usize| format!("\"{}\":\"{}\"", format!("{index:02}").repeat(name / 2), "x".repeat(text));
            let entries: Vec<_> = (0..entries).map(entry).collect();
            serde_json::from_str::<CustomData>(&format!("{{{}}}", entries.join(",")))
        };
        assert_eq!(of(20, 50, 300).unwrap().len(), 20);
        assert!(of(21, 2, 1).is_err() && of(1, 52, 1).is_err() && of(1, 2, 301).is_err());
        assert!(serde_json::from_str::<CustomData>(r#"{"a":"1","a":"2"}"#).is_err());
        assert!(serde_json::from_str::<CustomData>(r#"{"a":1}"#).is_err());
        assert!(!format!("{:?}", of(1, 2, 3).unwrap()).contains("xxx"));
    }
}
