//! The registered claims (RFC 7519 section 4.1), as a view over a decoded payload.

use core::fmt;

use crate::error::ClaimError;
use crate::jose::json::{Array, Budget, Elements, Number, Object, Str, Value};
use crate::time::{NumericDate, NumericDateError};

#[cfg(feature = "oauth")]
pub(crate) use self::kept::KeptClaims;

#[cfg(feature = "oauth")]
mod kept;

/// A registered claim (RFC 7519 section 4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimName {
    /// `iss`, the issuer of the token.
    Issuer,
    /// `sub`, the subject of the token.
    Subject,
    /// `aud`, the audience of the token.
    Audience,
    /// `exp`, the time from which on the token is not accepted.
    Expiry,
    /// `nbf`, the time from which on the token is accepted.
    NotBefore,
    /// `iat`, the time of issue.
    IssuedAt,
    /// `jti`, its identifier.
    Identifier,
}

impl ClaimName {
    /// The name of the claim.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Issuer => "iss",
            Self::Subject => "sub",
            Self::Audience => "aud",
            Self::Expiry => "exp",
            Self::NotBefore => "nbf",
            Self::IssuedAt => "iat",
            Self::Identifier => "jti",
        }
    }
}

impl fmt::Display for ClaimName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The registered claims of a payload; [`Claims::object`] has the other claims.
///
/// Each claim has the right JSON type or is absent, and dates are in range. [`super::Validation`] checks the values.
///
/// ```
/// use ofm_protocol::{error::ClaimError, jose::json::Budget, jwt::Claims};
///
/// let claims = Claims::parse(br#"{"iss":"https://as.example","exp":1769767018.445}"#, Budget::default())?;
/// assert_eq!(claims.exp().unwrap().nanoseconds(), 445_000_000);
/// assert!(claims.aud().is_none());
///
/// let wrong = Claims::parse(br#"{"exp":"1769767018"}"#, Budget::default());
/// assert_eq!(wrong.unwrap_err(), ClaimError::Type { claim: "exp" });
/// # Ok::<(), ClaimError>(())
/// ```
///
/// `Debug` does not print `sub`, which may identify a person.
#[derive(Clone, Copy)]
pub struct Claims<'b> {
    pub(crate) object: Object<'b>,
    pub(crate) iss: Option<Str<'b>>,
    pub(crate) sub: Option<Str<'b>>,
    pub(crate) aud: Option<Audience<'b>>,
    pub(crate) exp: Option<NumericDate>,
    pub(crate) nbf: Option<NumericDate>,
    pub(crate) iat: Option<NumericDate>,
    pub(crate) jti: Option<Str<'b>>,
    pub(crate) has_fractional_date: bool,
}

impl fmt::Debug for Claims<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claims")
            .field("iss", &self.iss)
            .field("aud", &self.aud)
            .field("exp", &self.exp)
            .field("nbf", &self.nbf)
            .field("iat", &self.iat)
            .field("jti", &self.jti)
            .finish_non_exhaustive()
    }
}

impl<'b> Claims<'b> {
    /// Reads a payload, in one pass.
    ///
    /// Errors: the payload is not a JSON object; one of `iss`, `sub`, `aud`, `exp`, `nbf`, `iat`, `jti` has the wrong
    /// type or an invalid value. The first fault is reported.
    pub fn parse(payload: &'b [u8], budget: Budget) -> Result<Self, ClaimError> {
        Self::parse_with(payload, budget, |_, _| {})
    }

    /// Parses as [`Claims::parse`] does, and passes each claim to `other`.
    ///
    /// The passed claims are valid only if the result is not an error: later bytes may be wrong.
    #[inline]
    pub(crate) fn parse_with(
        payload: &'b [u8],
        budget: Budget,
        mut other: impl FnMut(Str<'b>, Value<'b>),
    ) -> Result<Self, ClaimError> {
        let mut members = Members::default();
        let object = Object::parse_with(payload, budget, |name, value| {
            members.note(name, value);
            other(name, value);
        })
        .map_err(|error| ClaimError::Json { error })?;
        let mut has_fractional_date = false;
        let mut date = |claim, value| date(claim, value, &mut has_fractional_date);
        Ok(Self {
            object,
            iss: string("iss", members.iss)?,
            sub: string("sub", members.sub)?,
            aud: audience(members.aud)?,
            exp: date("exp", members.exp)?,
            nbf: date("nbf", members.nbf)?,
            iat: date("iat", members.iat)?,
            jti: string("jti", members.jti)?,
            has_fractional_date,
        })
    }

    /// All claims.
    #[must_use]
    pub const fn object(&self) -> Object<'b> {
        self.object
    }

    /// The value of any claim. Time is proportional to the payload.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value<'b>> {
        self.object.get(name)
    }

    /// `iss`, the issuer of the token.
    #[must_use]
    pub const fn iss(&self) -> Option<Str<'b>> {
        self.iss
    }

    /// `sub`, the subject of the token.
    #[must_use]
    pub const fn sub(&self) -> Option<Str<'b>> {
        self.sub
    }

    /// `aud`, the audience of the token.
    #[must_use]
    pub const fn aud(&self) -> Option<Audience<'b>> {
        self.aud
    }

    /// `exp`, the time from which on the token is not accepted.
    #[must_use]
    pub const fn exp(&self) -> Option<NumericDate> {
        self.exp
    }

    /// `nbf`, the time from which on the token is accepted.
    #[must_use]
    pub const fn nbf(&self) -> Option<NumericDate> {
        self.nbf
    }

    /// `iat`, the time of issue.
    #[must_use]
    pub const fn iat(&self) -> Option<NumericDate> {
        self.iat
    }

    /// `jti`, its identifier.
    #[must_use]
    pub const fn jti(&self) -> Option<Str<'b>> {
        self.jti
    }

    /// Whether `exp`, `nbf` or `iat` has a fraction or an exponent, as RFC 7519 section 2 allows.
    #[must_use]
    pub const fn has_fractional_date(&self) -> bool {
        self.has_fractional_date
    }

    /// Whether a registered claim is present.
    #[must_use]
    pub const fn has(&self, claim: ClaimName) -> bool {
        match claim {
            ClaimName::Issuer => self.iss.is_some(),
            ClaimName::Subject => self.sub.is_some(),
            ClaimName::Audience => self.aud.is_some(),
            ClaimName::Expiry => self.exp.is_some(),
            ClaimName::NotBefore => self.nbf.is_some(),
            ClaimName::IssuedAt => self.iat.is_some(),
            ClaimName::Identifier => self.jti.is_some(),
        }
    }
}

/// `aud`: a string, or an array of at least one string (RFC 7519 section 4.1.3). The form is kept.
#[derive(Clone, Copy, Debug)]
pub enum Audience<'b> {
    /// One value, as a string.
    String(Str<'b>),
    /// An array of at least one string.
    Array(Array<'b>),
}

impl<'b> Audience<'b> {
    /// The values, in order.
    #[must_use]
    pub fn values(self) -> AudienceValues<'b> {
        match self {
            Self::String(value) => AudienceValues { one: Some(value), many: None },
            Self::Array(values) => AudienceValues { one: None, many: Some(values.iter()) },
        }
    }

    /// Whether `audience` is one of the values.
    #[must_use]
    pub fn contains(self, audience: &str) -> bool {
        self.values().any(|value| value == *audience)
    }
}

/// The values of an [`Audience`].
#[derive(Clone, Debug)]
pub struct AudienceValues<'b> {
    one: Option<Str<'b>>,
    many: Option<Elements<'b>>,
}

impl<'b> Iterator for AudienceValues<'b> {
    type Item = Str<'b>;

    fn next(&mut self) -> Option<Str<'b>> {
        match self.one.take() {
            Some(one) => Some(one),
            None => self.many.as_mut()?.next()?.as_string(),
        }
    }
}

#[derive(Default)]
struct Members<'b> {
    iss: Option<Value<'b>>,
    sub: Option<Value<'b>>,
    aud: Option<Value<'b>>,
    exp: Option<Value<'b>>,
    nbf: Option<Value<'b>>,
    iat: Option<Value<'b>>,
    jti: Option<Value<'b>>,
}

impl<'b> Members<'b> {
    #[allow(clippy::inline_always, reason = "a call for each member takes longer than the comparison of lengths")]
    #[inline(always)]
    fn note(&mut self, name: Str<'b>, value: Value<'b>) {
        let place = match name.as_bytes() {
            // Most claims are not registered: they are sorted out first.
            Some(name) => name.try_into().ok().and_then(|name| self.slot(name)),
            // A name that does not fit here is longer than all names below.
            None => name.copy_into(&mut [0; 3]).and_then(|name| self.slot(name.as_bytes().try_into().ok()?)),
        };
        if let Some(place) = place {
            *place = Some(value);
        }
    }

    // Returns the place for a value, not the value, which stays in registers.
    #[inline(never)]
    fn slot(&mut self, name: [u8; 3]) -> Option<&mut Option<Value<'b>>> {
        Some(match &name {
            b"iss" => &mut self.iss,
            b"sub" => &mut self.sub,
            b"aud" => &mut self.aud,
            b"exp" => &mut self.exp,
            b"nbf" => &mut self.nbf,
            b"iat" => &mut self.iat,
            b"jti" => &mut self.jti,
            _ => return None,
        })
    }
}

fn string<'b>(claim: &'static str, value: Option<Value<'b>>) -> Result<Option<Str<'b>>, ClaimError> {
    match value {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(ClaimError::Type { claim }),
    }
}

fn audience(value: Option<Value<'_>>) -> Result<Option<Audience<'_>>, ClaimError> {
    let wrong = ClaimError::Type { claim: "aud" };
    match value {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(Audience::String(text))),
        Some(Value::Array(values)) => {
            if values.iter().any(|value| value.as_string().is_none()) {
                return Err(wrong);
            }
            if values.iter().next().is_none() {
                Err(ClaimError::EmptyAudience)
            } else {
                Ok(Some(Audience::Array(values)))
            }
        }
        Some(_) => Err(wrong),
    }
}

fn date(
    claim: &'static str,
    value: Option<Value<'_>>,
    is_fractional: &mut bool,
) -> Result<Option<NumericDate>, ClaimError> {
    let Some(value) = value else { return Ok(None) };
    let number = value.as_number().ok_or(ClaimError::Type { claim })?;
    match read_date(number, is_fractional) {
        Ok(date) => Ok(Some(date)),
        Err(NumericDateError::Negative) => Err(ClaimError::NegativeDate { claim }),
        Err(NumericDateError::OutOfRange) => Err(ClaimError::DateOutOfRange { claim }),
        Err(_) => Err(ClaimError::Type { claim }),
    }
}

/// The date of a number; `is_fractional` is set if it has a fraction or an exponent.
pub(crate) fn read_date(number: Number<'_>, is_fractional: &mut bool) -> Result<NumericDate, NumericDateError> {
    let date = NumericDate::from_decimal(number.text())?;
    // An integer has no nanoseconds; with nanoseconds, no further check is needed.
    *is_fractional |= date.nanoseconds() != 0 || !number.is_integer();
    Ok(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::JsonError;

    fn parse(json: &str) -> Result<Claims<'_>, ClaimError> {
        Claims::parse(json.as_bytes(), Budget::default())
    }

    #[test]
    fn the_samples_client_assertion() {
        let claims = parse(
            r#"{"aud": "https://auth1.sandbox.mya.ozoneapi.io", "exp": 1769767012.739,
                "iss": "55aa605c-89ef-4473-aa88-47709f0ff383", "sub": "55aa605c-89ef-4473-aa88-47709f0ff383",
                "jti": "633bfebd-b960-4330-80c7-0f163a52c4e3", "iat": 1769766702.739}"#,
        )
        .unwrap();
        assert!(claims.aud().unwrap().contains("https://auth1.sandbox.mya.ozoneapi.io"));
        assert_eq!(claims.exp().unwrap().to_string(), "1769767012.739");
        assert_eq!(claims.iss(), claims.sub());
        assert!(claims.has(ClaimName::Identifier) && !claims.has(ClaimName::NotBefore));
    }

    #[test]
    fn the_form_of_the_audience_is_remembered() {
        let one = parse(r#"{"aud":"a"}"#).unwrap().aud().unwrap();
        assert!(matches!(one, Audience::String(_)) && one.values().count() == 1);
        let many = parse(r#"{"aud":["a","b\u0063"]}"#).unwrap().aud().unwrap();
        assert!(matches!(many, Audience::Array(_)) && many.values().count() == 2);
        assert!(many.contains("bc") && !many.contains("b"));
        // A part of a value does not match the value.
        assert!(!one.contains("") && !parse(r#"{"aud":"abc"}"#).unwrap().aud().unwrap().contains("b"));
    }

    #[test]
    fn names_are_compared_after_decoding_escapes() {
        assert!(parse(r#"{"e\u0078p":1}"#).unwrap().exp().is_some());
        assert_eq!(
            parse(r#"{"exp":1,"e\u0078p":2}"#).unwrap_err(),
            ClaimError::Json { error: JsonError::DuplicateMember { offset: 9 } }
        );
        assert!(parse(r#"{"EXP":1}"#).unwrap().exp().is_none());
    }
}
