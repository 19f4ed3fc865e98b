//! Claims beside the payload that they stand in.

use alloc::vec::Vec;
use core::fmt;

use super::{Audience, Claims};
use crate::jose::json::{Array, Budget, Object, Place, Str, Value};
use crate::time::NumericDate;

/// A payload with the places of its registered claims, so that it is parsed once where it is looked at twice: before its
/// signature is verified, to know whose it claims to be, and after that.
///
/// `Debug` shows nothing of it.
#[derive(Clone)]
pub(crate) struct KeptClaims {
    payload: Vec<u8>,
    object: Place,
    iss: Option<Place>,
    sub: Option<Place>,
    aud: Option<(Place, Form)>,
    exp: Option<NumericDate>,
    nbf: Option<NumericDate>,
    iat: Option<NumericDate>,
    jti: Option<Place>,
    has_fractional_date: bool,
}

#[derive(Clone, Copy)]
enum Form {
    String,
    Array,
}

impl KeptClaims {
    /// As [`Claims::parse_with`]; `None` where that is an error.
    #[inline]
    pub(crate) fn parse_with(payload: Vec<u8>, budget: Budget, other: impl FnMut(Str<'_>, Value<'_>)) -> Option<Self> {
        let claims = Claims::parse_with(&payload, budget, other).ok()?;
        let place = |text: Str<'_>| Place::of_string(text, &payload);
        let audience = |audience| match audience {
            Audience::String(text) => Some((place(text)?, Form::String)),
            Audience::Array(array) => Some((Place::of(array.text(), &payload)?, Form::Array)),
        };
        Some(Self {
            object: Place::of(claims.object.text(), &payload)?,
            iss: each(claims.iss, place)?,
            sub: each(claims.sub, place)?,
            aud: each(claims.aud, audience)?,
            exp: claims.exp,
            nbf: claims.nbf,
            iat: claims.iat,
            jti: each(claims.jti, place)?,
            has_fractional_date: claims.has_fractional_date,
            payload,
        })
    }

    /// The payload.
    pub(crate) fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// The claims; never `None`, since what was read there stands there.
    pub(crate) fn claims(&self) -> Option<Claims<'_>> {
        let text = |place: Place| place.string(&self.payload);
        let audience = |(place, form): (Place, Form)| match form {
            Form::String => text(place).map(Audience::String),
            Form::Array => Array::at(place, &self.payload).map(Audience::Array),
        };
        Some(Claims {
            object: Object::at(self.object, &self.payload)?,
            iss: each(self.iss, text)?,
            sub: each(self.sub, text)?,
            aud: each(self.aud, audience)?,
            exp: self.exp,
            nbf: self.nbf,
            iat: self.iat,
            jti: each(self.jti, text)?,
            has_fractional_date: self.has_fractional_date,
        })
    }
}

impl fmt::Debug for KeptClaims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptClaims").finish_non_exhaustive()
    }
}

/// What becomes of a value, if there is one; `None` where nothing becomes of it.
fn each<T, U>(value: Option<T>, become_: impl Fn(T) -> Option<U>) -> Option<Option<U>> {
    match value {
        None => Some(None),
        Some(value) => become_(value).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use super::*;

    /// The claims that are kept are those that are parsed.
    #[test]
    fn what_is_kept_is_what_is_parsed() {
        let texts = [
            String::from("{}"),
            r#" {"iss":"i","sub":"","aud":"a","exp":1.5,"nbf":2,"iat":3,"jti":"\u0061b","x":[{}]} "#.into(),
            r#"{"aud":["a","\u0062"],"jti":"ä"}"#.into(),
            include_str!("../../../tests/samples/client_assertion.json").into(),
            include_str!("../../../tests/samples/request_object.json").into(),
            include_str!("../../../tests/samples/id_token.json").into(),
        ];
        for text in texts {
            let parsed = Claims::parse(text.as_bytes(), Budget::default()).unwrap();
            let mut members = 0;
            let kept = KeptClaims::parse_with(text.clone().into(), Budget::default(), |_, _| members += 1).unwrap();
            assert_eq!(format!("{:?}", kept.claims().unwrap()), format!("{parsed:?}"));
            assert_eq!((kept.payload(), members), (text.as_bytes(), parsed.object().iter().count()));
        }
        for text in ["", "[]", r#"{"iss":1}"#, r#"{"aud":[]}"#, r#"{"exp":-1}"#, r#"{"a":1,"a":1}"#] {
            assert!(Claims::parse(text.as_bytes(), Budget::default()).is_err());
            assert!(KeptClaims::parse_with(text.into(), Budget::default(), |_, _| {}).is_none(), "{text}");
        }
    }
}
