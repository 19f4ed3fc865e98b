//! The typed request object.

use alloc::boxed::Box;
use alloc::vec::Vec;

use self::parts::UNUSUAL;
use super::members::Members;
use crate::jose::json::{Array, Number, Object, Str, Value, Whole};
use crate::jwt::{Audience, Claims, ValidatedClaims, read_date};
use crate::oauth::policy::Policy;
use crate::types::view::{Name, Reader, Rejected, parse_by};
use crate::types::{AuthorizationDetail, ClaimsRequest, NewRequestObject, NumericDate, OneOrMany, RequestObject};

mod parts;

/// The typed request object, in a box because it is passed on often and has a kilobyte. A null `max_age` is read as
/// absent, because the types do not allow null there.
#[inline(never)]
pub(super) fn read(claims: &ValidatedClaims<'_>, has_null_max_age: bool) -> Option<Box<RequestObject>> {
    if has_null_max_age { claims.claims_without("max_age").ok() } else { claims.claims().ok() }
}

/// Reads a request object in one pass: checks the text, as [`Claims::parse`] does, records the `members` that the
/// checks look at, and makes the typed object. `None`, with no meaning of `members`, if it has a member that is not
/// recorded, or anything in an unusual form; then it is to be read in steps, which name what is wrong.
///
/// The object is in a box, as for [`read`].
pub(super) fn read_at_once<'b>(
    payload: &'b [u8],
    policy: &Policy,
    members: &mut Members<'b>,
) -> Option<(Claims<'b>, Box<RequestObject>)> {
    // Checked as a whole, because that takes less time than to check each text.
    let whole = Whole::of(payload)?;
    let limit = policy.authorization_details.max_count;
    let mut found = Found::default();
    let read = |reader: &mut Reader<'_, 'b>| found.read(reader, whole, limit);
    let object = parse_by(payload, policy.limits.token.json, read).ok()?;
    found.assembled(object, whole, members)
}

/// The members that are read here, by kind. The place of a text or a number is its index.
#[derive(Clone, Copy)]
enum Member {
    Text(Text),
    Number(Numeric),
    Claims,
    Details,
}

#[derive(Clone, Copy)]
enum Text {
    Iss,
    Aud,
    ClientId,
    RedirectUri,
    ResponseType,
    ResponseMode,
    Scope,
    State,
    Nonce,
    CodeChallenge,
    CodeChallengeMethod,
    Jti,
    DpopJkt,
}

#[derive(Clone, Copy)]
enum Numeric {
    Exp,
    Nbf,
    Iat,
    MaxAge,
}

const NAMES: &[&str] = &[
    "aud",
    "authorization_details",
    "claims",
    "client_id",
    "code_challenge",
    "code_challenge_method",
    "dpop_jkt",
    "exp",
    "iat",
    "iss",
    "jti",
    "max_age",
    "nbf",
    "nonce",
    "redirect_uri",
    "response_mode",
    "response_type",
    "scope",
    "state",
];

#[allow(clippy::inline_always, reason = "for the one place where it is called")]
#[inline(always)]
fn member_of(name: Name<'_>) -> Option<Member> {
    Some(match name.len() {
        3 if name.is(b"iss") => Member::Text(Text::Iss),
        3 if name.is(b"aud") => Member::Text(Text::Aud),
        3 if name.is(b"exp") => Member::Number(Numeric::Exp),
        3 if name.is(b"nbf") => Member::Number(Numeric::Nbf),
        3 if name.is(b"iat") => Member::Number(Numeric::Iat),
        3 if name.is(b"jti") => Member::Text(Text::Jti),
        5 if name.is(b"scope") => Member::Text(Text::Scope),
        5 if name.is(b"state") => Member::Text(Text::State),
        5 if name.is(b"nonce") => Member::Text(Text::Nonce),
        6 if name.is(b"claims") => Member::Claims,
        7 if name.is(b"max_age") => Member::Number(Numeric::MaxAge),
        8 if name.is(b"dpop_jkt") => Member::Text(Text::DpopJkt),
        9 if name.is(b"client_id") => Member::Text(Text::ClientId),
        12 if name.is(b"redirect_uri") => Member::Text(Text::RedirectUri),
        13 if name.is(b"response_type") => Member::Text(Text::ResponseType),
        13 if name.is(b"response_mode") => Member::Text(Text::ResponseMode),
        14 if name.is(b"code_challenge") => Member::Text(Text::CodeChallenge),
        21 if name.is(b"code_challenge_method") => Member::Text(Text::CodeChallengeMethod),
        21 if name.is(b"authorization_details") => Member::Details,
        _ => return None,
    })
}

/// The members of a request object, as they are read.
#[derive(Default)]
struct Found<'b> {
    texts: [Option<Str<'b>>; 13],
    numbers: [Option<Number<'b>>; 4],
    claims: Option<(ClaimsRequest, Object<'b>)>,
    details: Option<(Vec<AuthorizationDetail>, Array<'b>)>,
}

impl<'b> Found<'b> {
    /// Reads the object, which is returned, and its members.
    #[inline]
    fn read(&mut self, reader: &mut Reader<'_, 'b>, whole: Whole<'b>, limit: usize) -> Result<Object<'b>, Rejected> {
        // One place for all texts, so that the compiler includes the code that reads them.
        reader.object(NAMES, |reader, name| match member_of(name) {
            Some(Member::Text(text)) => reader.member_by("", name, &mut self.texts[text as usize], Reader::string_here),
            Some(Member::Number(numeric)) => {
                reader.member_by("", name, &mut self.numbers[numeric as usize], Reader::number)
            }
            Some(Member::Claims) => {
                reader.member_by("", name, &mut self.claims, |reader| parts::claims_request(reader, whole))
            }
            Some(Member::Details) => {
                reader.member_by("", name, &mut self.details, |reader| parts::details(reader, whole, limit))
            }
            None => Err(reader.reject(UNUSUAL)),
        })
    }

    fn string(&self, text: Text) -> Option<Str<'b>> {
        self.texts[text as usize]
    }

    /// `None` if a required member is absent, or a member is in an unusual form.
    #[inline]
    fn assembled(
        self,
        object: Object<'b>,
        whole: Whole<'b>,
        members: &mut Members<'b>,
    ) -> Option<(Claims<'b>, Box<RequestObject>)> {
        // The types have one value each.
        if self.string(Text::ResponseType)? != *"code" || self.string(Text::CodeChallengeMethod)? != *"S256" {
            return None;
        }
        let mut has_fractional_date = false;
        let mut date = |number: Number<'b>| -> Option<(crate::time::NumericDate, NumericDate)> {
            let mut is_fractional = false;
            let date = read_date(number, &mut is_fractional).ok()?;
            has_fractional_date |= is_fractional;
            // A negative zero, a fraction and an exponent keep their form.
            let is_plain = !is_fractional && date.seconds() > 0;
            let typed = if is_plain { date.into() } else { serde_json::from_slice(number.text()).ok()? };
            Some((date, typed))
        };
        let [exp, nbf, iat, max_age] = self.numbers;
        let ((exp_date, typed_exp), (nbf_date, typed_nbf)) = (date(exp?)?, date(nbf?)?);
        let (iat_date, typed_iat) = match iat {
            Some(iat) => date(iat).map(|(date, typed)| (Some(date), Some(typed)))?,
            None => (None, None),
        };
        let (iss, aud) = (self.string(Text::Iss)?, self.string(Text::Aud)?);
        let required = |text| whole.text(self.string(text)?);
        let optional = |text| match self.string(text) {
            Some(text) => whole.text(text).map(Some),
            None => Some(None),
        };
        let mut request = Box::new(RequestObject::from(NewRequestObject {
            iss: whole.text(iss)?.into(),
            aud: OneOrMany::One(whole.text(aud)?.into()),
            exp: typed_exp,
            nbf: typed_nbf,
            client_id: required(Text::ClientId)?.into(),
            redirect_uri: required(Text::RedirectUri)?.into(),
            code_challenge: required(Text::CodeChallenge)?.parse().ok()?,
        }));
        request.response_mode = optional(Text::ResponseMode)?.map(Into::into);
        request.scope = optional(Text::Scope)?.map(Into::into);
        request.state = optional(Text::State)?.map(Into::into);
        request.nonce = optional(Text::Nonce)?.map(Into::into);
        request.jti = optional(Text::Jti)?.map(Into::into);
        request.dpop_jkt = optional(Text::DpopJkt)?.map(Into::into);
        request.iat = typed_iat;
        if let Some(seconds) = max_age {
            request.max_age = Some(seconds.as_u64()?.try_into().ok()?);
        }
        let string = |text| self.string(text).map(Value::String);
        members.client_id = string(Text::ClientId);
        members.response_type = string(Text::ResponseType);
        members.response_mode = string(Text::ResponseMode);
        members.redirect_uri = string(Text::RedirectUri);
        members.scope = string(Text::Scope);
        members.state = string(Text::State);
        members.nonce = string(Text::Nonce);
        members.code_challenge = string(Text::CodeChallenge);
        members.code_challenge_method = string(Text::CodeChallengeMethod);
        members.exp = exp.map(Value::Number);
        members.nbf = nbf.map(Value::Number);
        members.iat = iat.map(Value::Number);
        members.max_age = max_age.map(Value::Number);
        let claims = Claims {
            object,
            iss: Some(iss),
            sub: None,
            aud: Some(Audience::String(aud)),
            exp: Some(exp_date),
            nbf: Some(nbf_date),
            iat: iat_date,
            jti: self.string(Text::Jti),
            has_fractional_date,
        };
        if let Some((typed, object)) = self.claims {
            (request.claims, members.claims) = (Some(typed), Some(Value::Object(object)));
        }
        if let Some((typed, array)) = self.details {
            (request.authorization_details, members.authorization_details) = (Some(typed), Some(Value::Array(array)));
        }
        Some((claims, request))
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::jose::json::Budget;

    const SAMPLE: &str = include_str!("../../../tests/samples/request_object.json");

    /// Checks that one pass reads what the steps read; returns whether it reads the text.
    fn agrees(text: &[u8]) -> bool {
        let mut at_once = Members::default();
        let Some((own, object)) = read_at_once(text, &Policy::fapi2_final(), &mut at_once) else { return false };
        let mut members = Members::default();
        let claims = Claims::parse_with(text, Budget::default(), |name, value| members.note(name, value)).unwrap();
        assert_eq!(format!("{own:?}"), format!("{claims:?}"));
        assert_eq!(own.sub(), claims.sub());
        assert_eq!(own.object().text(), claims.object().text());
        assert_eq!(own.has_fractional_date(), claims.has_fractional_date());
        assert_eq!(format!("{at_once:?}"), format!("{members:?}"));
        let read: RequestObject = serde_json::from_slice(text).unwrap();
        // The forms of dates and of strings are compared too.
        assert_eq!(serde_json::to_string(&*object).unwrap(), serde_json::to_string(&read).unwrap());
        assert_eq!(*object, read);
        true
    }

    #[test]
    fn the_sample_is_read_at_once() {
        assert!(agrees(SAMPLE.as_bytes()));
        // In the order in which this crate writes it.
        let written: RequestObject = serde_json::from_str(SAMPLE).unwrap();
        assert!(agrees(&serde_json::to_vec(&written).unwrap()));
        let with = |name: &str, value: serde_json::Value| {
            let mut sample: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
            sample[name] = value;
            agrees(&serde_json::to_vec(&sample).unwrap())
        };
        let consent = serde_json::from_str::<serde_json::Value>(SAMPLE).unwrap()["authorization_details"][0].clone();
        let of_type = |kind: &str| json!([{ "type": kind, "consent": { "consent_purpose": "pfm" } }]);
        for (name, value) in [
            ("exp", json!(1_769_767_018)),
            ("iat", json!(1)),
            ("nbf", json!(0)),
            ("jti", json!("j")),
            ("response_mode", json!("jwt")),
            ("dpop_jkt", json!("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")),
            ("max_age", json!(0)),
            ("claims", json!({})),
            (
                "claims",
                json!({"id_token": {"acr": {"essential": true, "values": ["a", 1]}, "b": null}, "userinfo": {}}),
            ),
            ("authorization_details", json!([])),
            ("authorization_details", json!([consent.clone(), { "type": "of no known type", "a": [1] }, consent])),
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
            ("claims", json!({"userinfo": {"a": 1}})),
            ("claims", json!({"elsewhere": {}})),
            ("authorization_details", json!({})),
            ("authorization_details", json!([1])),
            // As this crate writes a request of another type, but no such request; and more than the policy accepts.
            ("authorization_details", of_type("of no known type")),
            ("authorization_details", of_type("urn:openfinance-ml:account-access-consent:v1.2")),
            ("authorization_details", json!(vec![json!({ "type": "t" }); 1000])),
        ] {
            assert!(!with(name, value), "{name}");
        }
        assert!(agrees(SAMPLE.replace("\"code\"", "\"c\\u006fde\"").as_bytes()));
        assert!(!agrees(SAMPLE.replace("-bb0d", "\\u002dbb0d").replace("auth1", "\\u0061uth1").as_bytes()));
        // A repeated name, at each depth.
        for (name, twice) in [
            ("\"nonce\":", "\"state\": \"s\", \"nonce\":"),
            ("\"email\":", "\"name\": null, \"email\":"),
            ("\"dc_id\":", "\"consent_purpose\": \"pfm\", \"dc_id\":"),
            ("\"type\":", "\"type\": \"urn:openfinance-ml:account-access-consent:v1.2\", \"type\":"),
            ("\"read_accounts\",", "\"read_accounts\", \"read_balances\","),
        ] {
            assert!(SAMPLE.contains(name) && !agrees(SAMPLE.replace(name, twice).as_bytes()), "{name}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_at_once_is_what_the_steps_read(
            name in "[a-z_]{1,8}|iss|aud|exp|nbf|iat|jti|sub|scope|state|nonce|max_age|claims|response_mode|dpop_jkt",
            value in prop_oneof![
                any::<u32>().prop_map(Into::into), any::<f64>().prop_map(Into::into), ".{0,9}".prop_map(Into::into),
                Just(json!(null)), Just(json!({})), Just(json!(["a"])), Just(json!({"userinfo": {"a": {"value": 1}}})),
            ],
            at: prop::sample::Index, byte: u8, flip: bool, change: bool,
        ) {
            let mut sample: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
            if change {
                sample[name] = value;
            }
            let mut text: Vec<u8> = serde_json::to_vec(&sample).unwrap();
            if flip {
                let at = at.index(text.len());
                text[at] = byte;
            }
            agrees(&text);
            // In the order in which this crate writes it.
            if let Ok(request) = serde_json::from_slice::<RequestObject>(&text) {
                agrees(&serde_json::to_vec(&request).unwrap());
            }
        }
    }
}
