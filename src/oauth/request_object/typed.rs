//! The typed request object.

use alloc::boxed::Box;

use serde::Deserialize;

use super::members::Members;
use crate::jose::json::{self, Number, Place, Str, Value};
use crate::jwt::{Audience, Claims, ValidatedClaims};
use crate::types::{NewRequestObject, NumericDate, OneOrMany, RequestObject};

/// The typed request object, in a box because it is passed on often and has a kilobyte. A null `max_age` is read as
/// absent, because the types do not allow null there.
pub(super) fn read(
    claims: &ValidatedClaims<'_>,
    members: &Members<'_>,
    has_null_max_age: bool,
) -> Option<Box<RequestObject>> {
    if has_null_max_age {
        return claims.claims_without("max_age").ok();
    }
    assembled(claims.registered(), members).or_else(|| claims.claims().ok())
}

/// The number of members that every request object has.
const REQUIRED: usize = 9;

/// The request object from the members that the pass over its text recorded, so that this text is not read again.
/// `None` if it has a member that is not recorded, or one in an unusual form.
fn assembled(claims: &Claims<'_>, members: &Members<'_>) -> Option<Box<RequestObject>> {
    // Checked as a whole, because that takes less time than to check each text.
    let whole = Whole(core::str::from_utf8(claims.object().text()).ok()?);
    let Audience::String(audience) = claims.aud()? else { return None };
    // The types have one value each.
    let is = |value: Option<Value<'_>>, only: &str| value.and_then(Value::as_string).is_some_and(|text| text == *only);
    if !is(members.response_type, "code") || !is(members.code_challenge_method, "S256") {
        return None;
    }
    let date = |value: Option<Value<'_>>, date: crate::time::NumericDate| -> Option<NumericDate> {
        // A negative zero, a fraction and an exponent keep their form.
        let is_plain = !claims.has_fractional_date() && date.seconds() > 0;
        if is_plain { Some(date.into()) } else { serde_json::from_slice(value?.as_number()?.text()).ok() }
    };
    let mut object = Box::new(RequestObject::from(NewRequestObject {
        iss: whole.text(claims.iss()?)?.into(),
        aud: OneOrMany::One(whole.text(audience)?.into()),
        exp: date(members.exp, claims.exp()?)?,
        nbf: date(members.nbf, claims.nbf()?)?,
        client_id: whole.string(members.client_id?)?.into(),
        redirect_uri: whole.string(members.redirect_uri?)?.into(),
        code_challenge: whole.string(members.code_challenge?)?.parse().ok()?,
    }));
    let seconds = |value: Value<'_>| value.as_number().and_then(Number::as_u64)?.try_into().ok();
    object.response_mode = optional(members.response_mode, |value| whole.string(value).map(Into::into))?;
    object.scope = optional(members.scope, |value| whole.string(value).map(Into::into))?;
    object.state = optional(members.state, |value| whole.string(value).map(Into::into))?;
    object.nonce = optional(members.nonce, |value| whole.string(value).map(Into::into))?;
    object.max_age = optional(members.max_age, seconds)?;
    object.claims = optional(members.claims, |value| whole.typed(value.as_object()?.text()))?;
    object.authorization_details =
        optional(members.authorization_details, |value| whole.typed(value.as_array()?.text()))?;
    object.iat = optional(claims.iat(), |iat| date(members.iat, iat))?;
    object.jti = optional(claims.jti(), |jti| whole.text(jti).map(Into::into))?;
    let optional = [
        object.response_mode.is_some(),
        object.scope.is_some(),
        object.state.is_some(),
        object.nonce.is_some(),
        object.max_age.is_some(),
        object.claims.is_some(),
        object.authorization_details.is_some(),
        object.iat.is_some(),
        object.jti.is_some(),
    ];
    let count = optional.into_iter().map(usize::from).sum::<usize>() + REQUIRED;
    (count == members.count).then_some(object)
}

/// Reads a member that may be absent; `None` if it is present and `read` declines it.
#[allow(clippy::option_option, reason = "declined, or absent")]
#[inline]
fn optional<V, T>(member: Option<V>, read: impl FnOnce(V) -> Option<T>) -> Option<Option<T>> {
    member.map_or(Some(None), |value| read(value).map(Some))
}

/// The text of the whole object.
struct Whole<'b>(&'b str);

impl<'b> Whole<'b> {
    /// A part of the text.
    fn part(&self, part: &[u8]) -> Option<&'b str> {
        Place::of(part, self.0.as_bytes())?.characters(self.0)
    }

    /// A text without escapes.
    fn text(&self, text: Str<'_>) -> Option<&'b str> {
        self.part(text.as_bytes()?)
    }

    /// [`Whole::text`] of a value that is a string.
    fn string(&self, value: Value<'_>) -> Option<&'b str> {
        self.text(value.as_string()?)
    }

    /// An object or an array as a `T`.
    fn typed<T: Deserialize<'b>>(&self, value: &[u8]) -> Option<T> {
        json::read_typed_text(self.part(value)?, None)
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::jose::json::Budget;

    const SAMPLE: &str = include_str!("../../../tests/samples/request_object.json");

    /// Checks that what is assembled is what `serde_json` reads; returns whether it is.
    fn agrees(text: &[u8]) -> bool {
        let mut members = Members::default();
        let claims = Claims::parse_with(text, Budget::default(), |name, value| members.note(name, value));
        let Some(assembled) = claims.ok().and_then(|claims| assembled(&claims, &members)) else { return false };
        let read: RequestObject = serde_json::from_slice(text).unwrap();
        // The forms of dates and of strings are compared too.
        assert_eq!(serde_json::to_string(&*assembled).unwrap(), serde_json::to_string(&read).unwrap());
        assert_eq!(*assembled, read);
        true
    }

    #[test]
    fn the_sample_is_assembled() {
        assert!(agrees(SAMPLE.as_bytes()));
        let with = |name: &str, value: serde_json::Value| {
            let mut sample: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
            sample[name] = value;
            agrees(&serde_json::to_vec(&sample).unwrap())
        };
        for (name, value) in [
            ("exp", json!(1_769_767_018)),
            ("iat", json!(1)),
            ("nbf", json!(0)),
            ("jti", json!("j")),
            ("response_mode", json!("jwt")),
            ("max_age", json!(0)),
        ] {
            assert!(with(name, value), "{name}");
        }
        for (name, value) in [
            ("sub", json!("s")),
            ("prompt", json!("login")),
            ("vendor", json!(null)),
            ("aud", json!(["a"])),
            ("max_age", json!(null)),
            ("max_age", json!(-1)),
            ("max_age", json!(4_294_967_296_u64)),
            ("scope", json!(1)),
            ("response_type", json!("token")),
            ("code_challenge_method", json!("plain")),
            ("code_challenge", json!("short")),
            ("claims", json!([])),
            ("authorization_details", json!({})),
            ("authorization_details", json!([1])),
        ] {
            assert!(!with(name, value), "{name}");
        }
        assert!(agrees(SAMPLE.replace("\"code\"", "\"c\\u006fde\"").as_bytes()));
        assert!(!agrees(SAMPLE.replace("-bb0d", "\\u002dbb0d").replace("auth1", "\\u0061uth1").as_bytes()));
    }

    proptest! {
        #[test]
        fn what_is_assembled_is_what_the_twin_reads(
            name in "[a-z_]{1,8}|iss|aud|exp|nbf|iat|jti|sub|scope|state|nonce|max_age|claims|response_mode",
            value in prop_oneof![
                any::<u32>().prop_map(Into::into), any::<f64>().prop_map(Into::into), ".{0,9}".prop_map(Into::into),
                Just(json!(null)), Just(json!({})), Just(json!(["a"])), Just(json!({"userinfo": {"a": {"value": 1}}})),
            ],
            at: prop::sample::Index, byte: u8, flip: bool,
        ) {
            let mut sample: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
            sample[name] = value;
            let mut text: Vec<u8> = serde_json::to_vec(&sample).unwrap();
            if flip {
                let at = at.index(text.len());
                text[at] = byte;
            }
            agrees(&text);
        }
    }
}
