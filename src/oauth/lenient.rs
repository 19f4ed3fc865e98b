//! Messages that do not match their type: reads them as leniently as a policy may tolerate, or determines the wrong
//! member.
//!
//! This is the slow path for messages that the strict reader has rejected. The strict JSON reader has bounded their
//! depth and size. It takes one pass.

use alloc::borrow::Cow;
use core::cell::Cell;
use core::fmt;

use serde::de::value::{BorrowedStrDeserializer, CowStrDeserializer};
use serde::de::{self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::{Deserializer, forward_to_deserialize_any};

use crate::error::{Quirk, QuirkSet, ResponseError};
use crate::jose::json::{self, Object, Str, TAGGED_BY, Value};
use crate::types::MEMBERS;

/// The name in the error for a member that no schema defines.
pub(super) const UNNAMED: &str = "a member";

/// The deviations that prevented a strict reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passed {
    pub(super) quirks: QuirkSet,
    /// The first member that was null.
    null: Option<&'static str>,
}

impl Passed {
    /// No deviation.
    pub(super) const NOTHING: Self = Self { quirks: QuirkSet::EMPTY, null: None };

    /// The refusal of a response for a quirk that it shows.
    pub(super) const fn refusal(self, quirk: Quirk) -> ResponseError {
        match (quirk, self.null) {
            (Quirk::NullMember, Some(name)) => ResponseError::NullMember { name },
            _ => ResponseError::Quirk { quirk },
        }
    }

    /// The refusal of an ID token for a quirk that it shows.
    pub(super) const fn id_token_refusal(self, quirk: Quirk) -> ResponseError {
        match (quirk, self.null) {
            (Quirk::NullMember, Some(claim)) => ResponseError::IdTokenNullMember { claim },
            _ => ResponseError::IdTokenQuirk { quirk },
        }
    }
}

/// The object as a `T`, with the deviations: members of the schemas that are null are absent, `expires_in` may be
/// text.
///
/// Errors: the name of the wrong or missing member; for nested members, the innermost.
pub(super) fn read<T: de::DeserializeOwned>(object: Object<'_>) -> Result<(T, Passed), &'static str> {
    let leave = Leave { is_lenient: true, without: None, passed: Cell::new(Passed::NOTHING) };
    let traced = Traced { value: Value::Object(object), digits: None, leave: &leave, is_outermost: true };
    let message = T::deserialize(traced).map_err(|fault| fault.0.unwrap_or(UNNAMED))?;
    Ok((message, leave.passed.get()))
}

/// The name of the member because of which a value, without its member `without` if that is null, is not a `T`; `None`
/// if no schema has this name.
pub(super) fn faulty_member<T: de::DeserializeOwned>(value: Value<'_>, without: Option<&str>) -> Option<&'static str> {
    let leave = Leave { is_lenient: false, without, passed: Cell::new(Passed::NOTHING) };
    T::deserialize(Traced { value, digits: None, leave: &leave, is_outermost: true }).err()?.0
}

/// The number in a text of digits.
pub(super) fn digits(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// The number as `serde_json` keeps it.
fn parsed(number: json::Number<'_>) -> Result<serde_json::Number, Fault> {
    serde_json::from_slice(number.text()).map_err(|_| Fault(None))
}

/// The name in the schemas.
fn known(name: &str) -> Option<&'static str> {
    MEMBERS.binary_search(&name).ok().and_then(|index| MEMBERS.get(index).copied())
}

/// The name of the innermost wrong member.
#[derive(Debug)]
struct Fault(Option<&'static str>);

impl Fault {
    /// The fault of an object whose member this is: the innermost name stays.
    fn in_member(self, name: &str) -> Self {
        Self(self.0.or_else(|| known(name)))
    }
}

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

/// The tolerated deviations, and those that occurred.
struct Leave<'w> {
    is_lenient: bool,
    /// A member of the outermost object to leave out if it is null.
    without: Option<&'w str>,
    passed: Cell<Passed>,
}

impl Leave<'_> {
    fn note(&self, quirk: Quirk, null: Option<&'static str>) {
        let passed = self.passed.get();
        self.passed.set(Passed { quirks: passed.quirks.with(quirk), null: passed.null.or(null) });
    }

    /// Whether a null member counts as absent. Members that no schema defines are kept.
    fn drops(&self, name: &str, is_outermost: bool) -> bool {
        if self.is_lenient
            && let Some(name) = known(name)
        {
            self.note(Quirk::NullMember, Some(name));
            return true;
        }
        is_outermost && self.without == Some(name)
    }
}

/// A value that is read so that an error names its member.
#[derive(Clone, Copy)]
struct Traced<'de, 'l> {
    value: Value<'de>,
    /// The number that a text stands for.
    digits: Option<u64>,
    leave: &'l Leave<'l>,
    is_outermost: bool,
}

impl<'de> Traced<'de, '_> {
    const fn inner(self, value: Value<'de>) -> Self {
        Self { value, digits: None, leave: self.leave, is_outermost: false }
    }

    /// The value of the object's member. It is not generic, and neither is [`Fault::in_member`]: there is one copy for
    /// all messages.
    fn member(self, name: &str, value: Value<'de>) -> Self {
        let digits = match value {
            Value::String(text) if self.leave.is_lenient && self.is_outermost && name == "expires_in" => {
                digits(&text.to_cow())
            }
            _ => None,
        };
        if digits.is_some() {
            self.leave.note(Quirk::ExpiresInText, None);
        }
        Self { digits, ..self.inner(value) }
    }
}

impl<'de> Deserializer<'de> for Traced<'de, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if let Some(number) = self.digits {
            return visitor.visit_u64(number);
        }
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Number(number) => parsed(number)?.deserialize_any(visitor).map_err(|_| Fault(None)),
            Value::String(text) => match text.to_cow() {
                Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
                Cow::Owned(text) => visitor.visit_string(text),
            },
            Value::Array(array) => visitor.visit_seq(Rest { rest: array.iter(), of: self }),
            Value::Object(object) => visitor.visit_map(Members { rest: object.iter(), next: None, of: self }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if matches!(self.value, Value::Null) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Fault> {
        let Some(tag) = name.strip_prefix(TAGGED_BY) else { return visitor.visit_newtype_struct(self) };
        // If the value is not an object, its own member is wrong.
        let object = self.value.as_object().ok_or(Fault(None))?;
        match object.get(tag).and_then(Value::as_string).map(Str::to_cow) {
            Some(Cow::Borrowed(text)) => visitor.visit_enum(Tagged { text, value: self }),
            // A type may require a text that outlives the reading.
            Some(Cow::Owned(_)) => visitor.visit_newtype_struct(self),
            None => Err(Fault(known(tag))),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let text = self.value.as_string().ok_or(Fault(None))?;
        visitor.visit_enum(CowStrDeserializer::new(text.to_cow()))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

/// The rest of an array.
struct Rest<'de, 'l> {
    rest: json::Elements<'de>,
    of: Traced<'de, 'l>,
}

impl<'de> SeqAccess<'de> for Rest<'de, '_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        self.rest.next().map(|element| seed.deserialize(self.of.inner(element))).transpose()
    }
}

/// The rest of an object, and the next value.
struct Members<'de, 'l> {
    rest: json::Members<'de>,
    next: Option<(Cow<'de, str>, Value<'de>)>,
    of: Traced<'de, 'l>,
}

impl<'de> MapAccess<'de> for Members<'de, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        for (name, value) in self.rest.by_ref() {
            let name = name.to_cow();
            if matches!(value, Value::Null) && self.of.leave.drops(&name, self.of.is_outermost) {
                continue;
            }
            self.next = Some((name.clone(), value));
            return seed.deserialize(CowStrDeserializer::new(name)).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        let (name, value) = self.next.take().ok_or(Fault(None))?;
        match seed.deserialize(self.of.member(&name, value)) {
            Ok(value) => Ok(value),
            Err(fault) => Err(fault.in_member(&name)),
        }
    }
}

/// An object whose variant is selected by one of its members.
struct Tagged<'de, 'l> {
    text: &'de str,
    value: Traced<'de, 'l>,
}

impl<'de, 'l> EnumAccess<'de> for Tagged<'de, 'l> {
    type Error = Fault;
    type Variant = Whole<'de, 'l>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Whole<'de, 'l>), Fault> {
        Ok((seed.deserialize(BorrowedStrDeserializer::new(self.text))?, Whole(self.value)))
    }
}

/// The object that a [`Tagged`] is.
struct Whole<'de, 'l>(Traced<'de, 'l>);

impl<'de> VariantAccess<'de> for Whole<'de, '_> {
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
    use serde_json::{Value, json};

    use super::{MEMBERS, Object, Passed, Quirk, ResponseError, de, faulty_member, known, read};
    use crate::jose::json::Budget;
    use crate::types::{IdTokenClaims, RequestObject, ServerMetadata, TokenResponse};

    fn object(text: &[u8]) -> Object<'_> {
        Object::parse(text, Budget::default()).unwrap()
    }

    const RESPONSE: &str = include_str!("../../tests/samples/token_response.json");
    const OBJECT: &str = include_str!("../../tests/samples/request_object.json");
    const ID_TOKEN: &str = include_str!("../../tests/samples/id_token.json");

    fn text(value: &Value) -> Vec<u8> {
        serde_json::to_vec(value).unwrap()
    }

    #[test]
    fn names_of_members_are_sorted_for_the_search() {
        assert!(MEMBERS.is_sorted() && MEMBERS.len() > 50);
        assert_eq!((known("access_token"), known("no such")), (Some("access_token"), None));
    }

    #[test]
    fn valid_messages_are_read_as_by_the_strict_reader() {
        let strict: TokenResponse = serde_json::from_str(RESPONSE).unwrap();
        assert_eq!(read(object(RESPONSE.as_bytes())), Ok((strict, Passed::NOTHING)));
        // Null has a meaning in the requested claims; request objects are never read leniently.
        assert_eq!(
            faulty_member::<RequestObject>(crate::jose::json::Value::Object(object(OBJECT.as_bytes())), None),
            None
        );
        let strict: IdTokenClaims = serde_json::from_str(ID_TOKEN).unwrap();
        assert_eq!(read(object(ID_TOKEN.as_bytes())), Ok((strict, Passed::NOTHING)));
    }

    /// Each member at every depth, with a wrong type, and missing.
    #[test]
    fn every_member_that_is_wrong_or_missing_is_named() {
        fn each<T: de::DeserializeOwned>(whole: &Value, at: &str) {
            let Some(Value::Object(members)) = whole.pointer(at) else {
                if let Some(Value::Array(elements)) = whole.pointer(at) {
                    (0..elements.len()).for_each(|index| each::<T>(whole, &format!("{at}/{index}")));
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
                        let said = faulty_member::<T>(crate::jose::json::Value::Object(object(&text)), None);
                        // If an object lacks a required member, the innermost object is named.
                        let is_inner = said.is_some() && change.as_ref().is_some_and(Value::is_object);
                        assert!(
                            said == Some(name.as_str()) || is_inner || name == "type",
                            "{at}/{name} {change:?}: {said:?}"
                        );
                    }
                }
                each::<T>(whole, &format!("{at}/{name}"));
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
        let (read, passed) = read::<TokenResponse>(object(&text(&value))).unwrap();
        assert_eq!(passed.quirks, Quirk::NullMember | Quirk::ExpiresInText);
        // serde_json sorts members by name.
        assert_eq!(passed.refusal(Quirk::NullMember), ResponseError::NullMember { name: "status_reason" });
        assert_eq!((read.id_token, read.scope, read.expires_in), (None, None, Some(600)));
        assert!(read.extra.get("vendor").is_some());
    }

    #[test]
    fn a_null_required_member_is_missing_and_only_digits_are_a_number() {
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
        let huge = format!(r#"{{"issuer":{{"x":1{}}}}}"#, "0".repeat(400));
        assert_eq!(read::<ServerMetadata>(object(huge.as_bytes())).map(|_| ()), Err("issuer"));
        metadata["issuer"] = Value::Null;
        assert!(read::<ServerMetadata>(object(&text(&metadata))).is_err());
    }
}
