//! Messages that are not as their type has them: read as leniently as a policy may tolerate, or the member named that is
//! wrong.
//!
//! This is the slow way, for what the strict reader has refused. It works on a tree of values, of a text that the strict JSON
//! reader has taken: its depth and size are bounded.

use core::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::{Deserializer, forward_to_deserialize_any};
use serde_json::{Number, Value};

use crate::error::{Quirk, QuirkSet};
use crate::jose::json::{self, Object, TAGGED_BY};
use crate::types::MEMBERS;

/// What to say of a member whose name is none of the schemas'.
pub(super) const UNNAMED: &str = "a member";

/// The object as a `T`, with the quirks that were in the way: members that are null are absent, `expires_in` may be text.
///
/// Errors: the name of the member that is wrong or missing; of members in one another, the innermost.
pub(super) fn read<T: de::DeserializeOwned>(object: Object<'_>) -> Result<(T, QuirkSet), &'static str> {
    let mut value = tree(json::Value::Object(object)).map_err(|fault| fault.0.unwrap_or(UNNAMED))?;
    let quirks = QuirkSet::EMPTY
        .with_if(Quirk::NullMember, drop_nulls(&mut value))
        .with_if(Quirk::ExpiresInText, read_expires_in(&mut value));
    T::deserialize(Traced(&value)).map(|message| (message, quirks)).map_err(|error| error.0.unwrap_or(UNNAMED))
}

/// The name of the member for which a value, its member `without` left out if it is null, is no `T`; `None` if it has none of
/// the schemas' names.
pub(super) fn faulty_member<T: de::DeserializeOwned>(
    value: json::Value<'_>,
    without: Option<&str>,
) -> Option<&'static str> {
    let mut value = match tree(value) {
        Ok(value) => value,
        Err(fault) => return fault.0,
    };
    if let (Some(name), Some(members)) = (without, value.as_object_mut())
        && members.get(name).is_some_and(Value::is_null)
    {
        members.remove(name);
    }
    T::deserialize(Traced(&value)).err()?.0
}

/// The value as a tree.
///
/// Errors: a number that no type holds, by the name of its member.
fn tree(value: json::Value<'_>) -> Result<Value, Fault> {
    Ok(match value {
        json::Value::Null => Value::Null,
        json::Value::Bool(value) => value.into(),
        json::Value::Number(number) => serde_json::from_slice::<Number>(number.text()).map_err(|_| Fault(None))?.into(),
        json::Value::String(text) => text.to_cow().into(),
        json::Value::Array(array) => Value::Array(array.iter().map(tree).collect::<Result<_, _>>()?),
        json::Value::Object(object) => {
            let member = |(name, value): (json::Str<'_>, json::Value<'_>)| {
                let name = name.to_cow().into_owned();
                match tree(value) {
                    Ok(value) => Ok((name, value)),
                    Err(fault) => Err(Fault(fault.0.or_else(|| known(&name)))),
                }
            };
            Value::Object(object.iter().map(member).collect::<Result<_, _>>()?)
        }
    })
}

/// Removes members of the schemas that are null, at any depth; whether there were any. Others are kept as they are.
fn drop_nulls(value: &mut Value) -> bool {
    let mut found = false;
    match value {
        Value::Object(members) => {
            members.retain(|name, value| {
                let is_dropped = value.is_null() && known(name).is_some();
                found |= is_dropped;
                !is_dropped
            });
            members.values_mut().for_each(|value| found |= drop_nulls(value));
        }
        Value::Array(elements) => elements.iter_mut().for_each(|element| found |= drop_nulls(element)),
        _ => {}
    }
    found
}

/// Makes a number of `expires_in` that is a text of digits; whether it was one.
fn read_expires_in(value: &mut Value) -> bool {
    let Some(member) = value.get_mut("expires_in") else { return false };
    let Some(seconds) = member.as_str().and_then(digits) else { return false };
    *member = seconds.into();
    true
}

/// The number that a text of digits is.
pub(super) fn digits(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// A name as the schemas have it.
fn known(name: &str) -> Option<&'static str> {
    MEMBERS.binary_search(&name).ok().and_then(|index| MEMBERS.get(index).copied())
}

/// The name of the innermost member that is wrong.
#[derive(Debug)]
struct Fault(Option<&'static str>);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.unwrap_or(UNNAMED))
    }
}

impl core::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(None)
    }

    fn missing_field(name: &'static str) -> Self {
        Self(Some(name))
    }

    fn unknown_field(name: &str, _: &'static [&'static str]) -> Self {
        Self(known(name))
    }
}

/// A value, read so that what fails says of which member it is.
#[derive(Clone, Copy)]
struct Traced<'de>(&'de Value);

impl<'de> Deserializer<'de> for Traced<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => number.deserialize_any(visitor).map_err(|_| Fault(None)),
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(elements) => visitor.visit_seq(Elements(elements.iter())),
            Value::Object(members) => visitor.visit_map(Members { rest: members.iter(), next: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Fault> {
        let Some(tag) = name.strip_prefix(TAGGED_BY) else { return visitor.visit_newtype_struct(self) };
        match self.0.get(tag).and_then(Value::as_str) {
            Some(text) => visitor.visit_enum(Tagged { text, value: self }),
            None => Err(Fault(known(tag))),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let text = self.0.as_str().ok_or(Fault(None))?;
        visitor.visit_enum(BorrowedStrDeserializer::new(text))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

struct Elements<'de>(core::slice::Iter<'de, Value>);

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        self.0.next().map(|element| seed.deserialize(Traced(element))).transpose()
    }
}

struct Members<'de> {
    rest: serde_json::map::Iter<'de>,
    next: Option<(&'de str, &'de Value)>,
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.next = Some((name, value));
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        let (name, value) = self.next.take().ok_or(Fault(None))?;
        seed.deserialize(Traced(value)).map_err(|fault| Fault(fault.0.or_else(|| known(name))))
    }
}

/// An object whose kind one of its members names.
struct Tagged<'de> {
    text: &'de str,
    value: Traced<'de>,
}

impl<'de> EnumAccess<'de> for Tagged<'de> {
    type Error = Fault;
    type Variant = Whole<'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Whole<'de>), Fault> {
        Ok((seed.deserialize(BorrowedStrDeserializer::new(self.text))?, Whole(self.value)))
    }
}

/// The object that a [`Tagged`] is.
struct Whole<'de>(Traced<'de>);

impl<'de> VariantAccess<'de> for Whole<'de> {
    type Error = Fault;

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fault> {
        seed.deserialize(self.0)
    }

    fn unit_variant(self) -> Result<(), Fault> {
        Err(Fault(None))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(Fault(None))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Fault> {
        Err(Fault(None))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::jose::json::Budget;
    use crate::types::{IdTokenClaims, RequestObject, ServerMetadata, TokenResponse};

    fn object(text: &[u8]) -> Object<'_> {
        Object::parse(text, Budget::default()).unwrap()
    }

    const RESPONSE: &str = include_str!("../../tests/samples/token_response.json");
    const OBJECT: &str = include_str!("../../tests/samples/request_object.json");
    const ID_TOKEN: &str = include_str!("../../tests/samples/id_token.json");

    fn text(value: &Value) -> alloc::vec::Vec<u8> {
        serde_json::to_vec(value).unwrap()
    }

    #[test]
    fn names_of_members_are_sorted_for_the_search() {
        assert!(MEMBERS.is_sorted() && MEMBERS.len() > 50);
        assert_eq!((known("access_token"), known("no such")), (Some("access_token"), None));
    }

    #[test]
    fn what_is_right_is_read_as_the_strict_reader_reads_it() {
        let strict: TokenResponse = serde_json::from_str(RESPONSE).unwrap();
        assert_eq!(read(object(RESPONSE.as_bytes())), Ok((strict, QuirkSet::EMPTY)));
        let strict: RequestObject = serde_json::from_str(OBJECT).unwrap();
        assert_eq!(read(object(OBJECT.as_bytes())), Ok((strict, QuirkSet::EMPTY)));
        let strict: IdTokenClaims = serde_json::from_str(ID_TOKEN).unwrap();
        assert_eq!(read(object(ID_TOKEN.as_bytes())), Ok((strict, QuirkSet::EMPTY)));
    }

    /// Each member in turn, at every depth: of a wrong type, and missing.
    #[test]
    fn every_member_that_is_wrong_or_missing_is_named() {
        fn each<T: de::DeserializeOwned>(whole: &Value, at: &str) {
            let Some(Value::Object(members)) = whole.pointer(at) else {
                if let Some(Value::Array(elements)) = whole.pointer(at) {
                    (0..elements.len()).for_each(|index| each::<T>(whole, &alloc::format!("{at}/{index}")));
                }
                return;
            };
            for name in members.keys() {
                for change in [Some(json!(false)), Some(json!([1])), Some(json!({"x": 1})), Some(json!("\u{0}")), None]
                {
                    let mut changed = whole.clone();
                    let members = changed.pointer_mut(at).and_then(Value::as_object_mut).unwrap();
                    match &change {
                        Some(value) => drop(members.insert(name.clone(), value.clone())),
                        None => drop(members.remove(name)),
                    }
                    let text = text(&changed);
                    if serde_json::from_slice::<T>(&text).is_err() {
                        let said = faulty_member::<T>(json::Value::Object(object(&text)), None);
                        assert!(said == Some(name.as_str()) || name == "type", "{at}/{name} {change:?}: {said}");
                    }
                }
                each::<T>(whole, &alloc::format!("{at}/{name}"));
            }
        }
        each::<TokenResponse>(&serde_json::from_str(RESPONSE).unwrap(), "");
        each::<RequestObject>(&serde_json::from_str(OBJECT).unwrap(), "");
        each::<IdTokenClaims>(&serde_json::from_str(ID_TOKEN).unwrap(), "");
    }

    #[test]
    fn nulls_of_the_schemas_are_absent_and_others_stay() {
        let mut value: Value = serde_json::from_str(RESPONSE).unwrap();
        for name in ["id_token", "scope", "refresh_token", "grant_id", "state"] {
            value[name] = Value::Null;
        }
        value["vendor"] = Value::Null;
        value["expires_in"] = "600".into();
        value["authorization_details"][0]["consent"]["status_reason"] = Value::Null;
        assert!(serde_json::from_value::<TokenResponse>(value.clone()).is_err());
        let (read, quirks) = read::<TokenResponse>(object(&text(&value))).unwrap();
        assert_eq!(quirks, Quirk::NullMember | Quirk::ExpiresInText);
        assert_eq!((read.id_token, read.scope, read.expires_in), (None, None, Some(600)));
        assert!(read.extra.get("vendor").is_some());
    }

    #[test]
    fn a_required_member_that_is_null_is_missing_and_a_text_of_no_digits_is_no_number() {
        let refused = |value: Value| read::<TokenResponse>(object(&text(&value))).map(|_| ());
        let token = json!({ "access_token": "a", "token_type": "Bearer" });
        assert_eq!(refused(token.clone()), Ok(()));
        for name in ["access_token", "token_type"] {
            let mut without = token.clone();
            without[name] = Value::Null;
            assert_eq!(refused(without), Err(name));
        }
        for expires_in in ["", "+1", "-1", "1.5", " 1", "1e3", "99999999999999999999999"] {
            let mut odd = token.clone();
            odd["expires_in"] = expires_in.into();
            assert_eq!(refused(odd), Err("expires_in"), "{expires_in}");
        }
        let mut metadata = json!({ "issuer": 1 });
        assert_eq!(read::<ServerMetadata>(object(&text(&metadata))).map(|_| ()), Err("issuer"));
        let huge = alloc::format!(r#"{{"issuer":{{"x":1{}}}}}"#, "0".repeat(400));
        assert_eq!(read::<ServerMetadata>(object(huge.as_bytes())).map(|_| ()), Err("issuer"));
        metadata["issuer"] = Value::Null;
        assert!(read::<ServerMetadata>(object(&text(&metadata))).is_err());
    }
}
