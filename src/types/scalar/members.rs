//! Unknown members of an object.

use alloc::string::String;
use core::fmt;
use core::ops::{Deref, DerefMut};

use serde::de::{DeserializeOwned, Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::any_value::kind;

/// Members of a JSON object by name. `Debug` prints only names and kinds, because the values may be personal data.
///
/// A duplicate name is an error (RFC 7519 section 4); within the values the last duplicate is kept.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Members(Map<String, Value>);

impl Members {
    /// The text of the member `name`.
    #[doc(hidden)]
    pub fn text<E: Error>(&self, name: &'static str) -> Result<&str, E> {
        match self.0.get(name) {
            Some(Value::String(text)) => Ok(text),
            Some(_) => Err(E::custom(format_args!("`{name}` is not a string"))),
            None => Err(E::missing_field(name)),
        }
    }

    /// Reads the object as a `T`; the error begins with `what`.
    #[doc(hidden)]
    pub fn read<T: DeserializeOwned, E: Error>(self, what: &str) -> Result<T, E> {
        T::deserialize(Value::Object(self.0)).map_err(|error| E::custom(format_args!("{what}: {error}")))
    }
}

impl Deref for Members {
    type Target = Map<String, Value>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Members {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl From<Map<String, Value>> for Members {
    fn from(members: Map<String, Value>) -> Self {
        Self(members)
    }
}

impl fmt::Debug for Members {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, value) in &self.0 {
            map.entry(name, &format_args!("{}", kind(value)));
        }
        map.finish()
    }
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Members, A::Error> {
        let mut members = Map::new();
        while let Some((name, value)) = access.next_entry::<String, Value>()? {
            if members.insert(name, value).is_some() {
                return Err(A::Error::custom("a member occurs twice"));
            }
        }
        Ok(Members(members))
    }
}

/// The member `name` does not have one of the texts that the schema lists.
#[must_use]
pub fn unknown_tag<E: Error>(name: &'static str) -> E {
    E::custom(format_args!("`{name}` is none of the known"))
}

/// The object has none of the members that tell the objects of a union apart.
#[must_use]
pub fn no_variant<E: Error>(names: &'static str) -> E {
    E::custom(format_args!("none of the members {names}"))
}

/// Reads an optional member that is present: the type decides about null, which does not mean absent.
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_names_and_kinds() {
        let members: Members = serde_json::from_str(r#"{"phone_number":"+60 12","verified":true}"#).unwrap();
        assert_eq!(format!("{members:?}"), r#"{"phone_number": <string>, "verified": <boolean>}"#);
    }

    #[test]
    fn a_member_that_occurs_twice_is_refused() {
        assert!(serde_json::from_str::<Members>(r#"{"type":"a","\u0074ype":"b"}"#).is_err());
    }
}
