//! Claims stored together with their payload.

use alloc::vec::Vec;
use core::fmt;

use super::{Audience, Claims};
use crate::jose::json::{Array, Object, Place, Str};
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
    /// The positions of the claims in their payload, which [`KeptClaims::with_payload`] adds. A part of a text always
    /// has a position, so the result is never `None`.
    #[inline]
    pub(crate) fn of(claims: &Claims<'_>, payload: &[u8]) -> Option<Self> {
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

    /// With the payload in which the positions are.
    pub(crate) fn with_payload(mut self, payload: Vec<u8>) -> Self {
        self.payload = payload;
        self
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
    use crate::jose::json::Budget;

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
            let kept = KeptClaims::of(&parsed, text.as_bytes()).unwrap().with_payload(text.clone().into());
            assert_eq!(format!("{:?}", kept.claims().unwrap()), format!("{parsed:?}"));
            assert_eq!(kept.payload(), text.as_bytes());
        }
    }
}
