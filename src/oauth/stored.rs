//! The stored form of values: their members and a version.

use alloc::string::String;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The serialized form.
#[derive(Serialize)]
pub(super) struct Written<T: Serialize> {
    pub(super) version: u32,
    #[serde(flatten)]
    pub(super) members: T,
}

/// The deserialized form; the version is checked before all other members.
#[derive(Deserialize)]
pub(super) struct Kept {
    pub(super) version: Option<Value>,
    #[serde(flatten)]
    pub(super) members: Map<String, Value>,
}

/// serde for key sets: a JWK set (RFC 7517 section 5).
pub(super) mod key_set {
    use alloc::string::ToString as _;
    use alloc::sync::Arc;
    use alloc::vec::Vec;

    use serde::de::Error as _;
    use serde::ser::Error as _;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};
    use serde_json::{Value, json};

    use crate::jose::{JwkSet, KeySet, SetLimits};

    pub(in crate::oauth) fn serialize<S: Serializer>(keys: &Arc<dyn KeySet>, serializer: S) -> Result<S::Ok, S::Error> {
        let keys = (0..keys.count()).filter_map(|index| keys.key(index));
        let keys: Result<Vec<Value>, _> = keys.map(|key| serde_json::from_str(&key.to_json())).collect();
        json!({ "keys": keys.map_err(S::Error::custom)? }).serialize(serializer)
    }

    pub(in crate::oauth) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Arc<dyn KeySet>, D::Error> {
        let keys = Value::deserialize(deserializer)?.to_string();
        let keys = JwkSet::parse_within(keys.as_bytes(), SetLimits::default());
        keys.map(|keys| Arc::new(keys) as Arc<dyn KeySet>)
            .map_err(|error| D::Error::custom(format_args!("jwks: {error}")))
    }
}

/// Implements serde for a type with `#[serde(remote = "Self")]`: its members and `version`.
///
/// Errors on reading name the type and the version found.
macro_rules! stored {
    ($type:ident, $what:literal, $version:literal) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                struct Members<'v>(&'v $type);

                impl serde::Serialize for Members<'_> {
                    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                        $type::serialize(self.0, serializer)
                    }
                }

                let written = $crate::oauth::stored::Written { version: $version, members: Members(self) };
                serde::Serialize::serialize(&written, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::Error as _;

                let kept = <$crate::oauth::stored::Kept as serde::Deserialize>::deserialize(deserializer)?;
                match kept.version {
                    Some(version) if version == $version => {}
                    Some(version) => {
                        return Err(D::Error::custom(format_args!(
                            concat!("a stored ", $what, " has version {}, this version of the crate reads ", $version),
                            version
                        )));
                    }
                    None => {
                        return Err(D::Error::custom(concat!("a stored ", $what, " has no version")));
                    }
                }
                $type::deserialize(serde_json::Value::Object(kept.members))
                    .map_err(|error| D::Error::custom(format_args!(concat!("a stored ", $what, ": {}"), error)))
            }
        }
    };
}
pub(super) use stored;
