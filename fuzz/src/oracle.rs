//! `serde_json` as the reference for JSON, and the documented stricter rules of the library's reader.

use std::fmt;

use ofm_protocol::error::JsonError;
use ofm_protocol::jose::json::{Budget, Value};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The properties of a document for which the library has rules.
#[derive(Clone, Copy, Default)]
pub struct Shape {
    pub depth: usize,
    pub members: usize,
    pub duplicate: bool,
}

impl Shape {
    /// `None` if `serde_json` does not read the text as one JSON value.
    pub fn of(text: &[u8]) -> Option<Self> {
        serde_json::from_slice(text).ok()
    }

    fn around(self, inner: Self) -> Self {
        Self {
            depth: self.depth.max(inner.depth + 1),
            members: self.members + inner.members,
            duplicate: self.duplicate | inner.duplicate,
        }
    }

    /// Whether a documented stricter rule explains the rejection of a document that `serde_json` accepts.
    pub fn explains(self, error: JsonError, budget: Budget) -> bool {
        match error {
            JsonError::DuplicateMember { .. } => self.duplicate,
            JsonError::Depth { limit, .. } => limit == budget.depth() && self.depth > usize::from(limit),
            JsonError::Members { limit, .. } => limit == budget.members() && self.members > usize::from(limit),
            JsonError::NotAnObject | JsonError::NotAnArray => true,
            _ => false,
        }
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ShapeVisitor;

        macro_rules! plain {
            ($($name:ident: $type:ty),+) => {
                $(fn $name<E>(self, _: $type) -> Result<Shape, E> {
                    Ok(Shape::default())
                })+
            };
        }

        impl<'de> Visitor<'de> for ShapeVisitor {
            type Value = Shape;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }

            plain!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);

            fn visit_unit<E>(self) -> Result<Shape, E> {
                Ok(Shape::default())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Shape, A::Error> {
                let mut shape = Shape { depth: 1, ..Shape::default() };
                while let Some(inner) = access.next_element::<Shape>()? {
                    shape = shape.around(inner);
                }
                Ok(shape)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Shape, A::Error> {
                let mut names = std::collections::HashSet::new();
                let mut shape = Shape { depth: 1, ..Shape::default() };
                while let Some((name, inner)) = access.next_entry::<String, Shape>()? {
                    shape = shape.around(inner);
                    shape.members += 1;
                    shape.duplicate |= !names.insert(name);
                }
                Ok(shape)
            }
        }
        deserializer.deserialize_any(ShapeVisitor)
    }
}

/// Whether `serde_json` reads the text as one JSON value, apart from numbers out of the range of `f64`.
pub fn accepts(text: &[u8]) -> bool {
    match serde_json::from_slice::<IgnoredAny>(text) {
        Ok(_) => std::str::from_utf8(text).is_ok(),
        Err(_) => false,
    }
}

/// Whether both have the same meaning: the same members in any order; numbers equal within `f64`.
pub fn same(ours: Value<'_>, theirs: &serde_json::Value) -> bool {
    use serde_json::Value as Theirs;
    match (ours, theirs) {
        (Value::Null, Theirs::Null) => true,
        (Value::Bool(one), Theirs::Bool(other)) => one == *other,
        (Value::String(one), Theirs::String(other)) => one == **other,
        (Value::Number(one), Theirs::Number(other)) => match (one.as_u64(), other.as_u64()) {
            (Some(one), Some(other)) => one == other,
            _ => {
                let text = std::str::from_utf8(one.text()).unwrap();
                let (one, other): (f64, f64) = (text.parse().unwrap(), other.as_f64().unwrap());
                (one - other).abs() <= other.abs() * 1e-14
            }
        },
        (Value::Array(one), Theirs::Array(other)) => {
            one.iter().count() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Theirs::Object(other)) => {
            one.iter().count() == other.len()
                && one.iter().all(|(name, own)| other.get(&*name.to_cow()).is_some_and(|value| same(own, value)))
        }
        _ => false,
    }
}
