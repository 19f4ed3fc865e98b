//! Claims stored together with their payload.

use alloc::vec::Vec;
use core::fmt;

use super::{Audience, Claims};
use crate::error::{ClaimError, JsonError};
use crate::jose::json::{Array, Budget, Object, Place, Str, Value};
use crate::time::NumericDate;

/// A payload with the positions of its registered claims. It is parsed once and used twice: before the signature is
/// verified, to find the client, and after it.
///
/// `Debug` prints no part of it.
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
    /// Parses as [`Claims::parse_with`] does, with the same errors.
    #[inline]
    pub(crate) fn parse_with(
        payload: Vec<u8>,
        budget: Budget,
        other: impl FnMut(Str<'_>, Value<'_>),
    ) -> Result<Self, ClaimError> {
        let claims = Claims::parse_with(&payload, budget, other)?;
        // A part of a text always has a position, so this error does not occur.
        let mut kept = Self::of(&claims, &payload).ok_or(ClaimError::Json { error: JsonError::NotAnObject })?;
        kept.payload = payload;
        Ok(kept)
    }

    /// The positions of the claims in their payload.
    #[inline]
    fn of(claims: &Claims<'_>, payload: &[u8]) -> Option<Self> {
        let place = |text: Str<'_>| Place::of_string(text, payload).ok_or(());
        let audience = |audience| match audience {
            Audience::String(text) => place(text).map(|place| (place, Form::String)),
            Audience::Array(array) => Place::of(array.text(), payload).map(|place| (place, Form::Array)).ok_or(()),
        };
        Some(Self {
            object: Place::of(claims.object.text(), payload)?,
            iss: claims.iss.map(place).transpose().ok()?,
            sub: claims.sub.map(place).transpose().ok()?,
            aud: claims.aud.map(audience).transpose().ok()?,
            exp: claims.exp,
            nbf: claims.nbf,
            iat: claims.iat,
            jti: claims.jti.map(place).transpose().ok()?,
            has_fractional_date: claims.has_fractional_date,
            payload: Vec::new(),
        })
    }

    /// The payload.
    pub(crate) fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// The claims. Never `None`, because the claims were read from this payload.
    pub(crate) fn claims(&self) -> Option<Claims<'_>> {
        let text = |place: Place| place.string(&self.payload).ok_or(());
        let audience = |(place, form): (Place, Form)| match form {
            Form::String => text(place).map(Audience::String),
            Form::Array => Array::at(place, &self.payload).map(Audience::Array).ok_or(()),
        };
        Some(Claims {
            object: Object::at(self.object, &self.payload)?,
            iss: self.iss.map(text).transpose().ok()?,
            sub: self.sub.map(text).transpose().ok()?,
            aud: self.aud.map(audience).transpose().ok()?,
            exp: self.exp,
            nbf: self.nbf,
            iat: self.iat,
            jti: self.jti.map(text).transpose().ok()?,
            has_fractional_date: self.has_fractional_date,
        })
    }
}

impl fmt::Debug for KeptClaims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptClaims").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use super::*;

    /// The kept claims equal the parsed claims.
    #[test]
    fn kept_claims_equal_parsed_claims() {
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
            let kept = KeptClaims::parse_with(text.into(), Budget::default(), |_, _| {});
            assert_eq!(kept.err(), Claims::parse(text.as_bytes(), Budget::default()).err(), "{text}");
        }
    }
}
