//! Unusual properties of a token, legal or not, on which readers disagree.

use ofm_protocol::crypto::Algorithm;
use ofm_protocol::jose::json::{Number, Object, Value};
use ofm_protocol::time::{NumericDate, NumericDateError};

use crate::inspect::DATES;
use crate::json::push_string;

/// The claims with an array of strings.
const LISTS: [&str; 1] = ["amr"];

/// The claims with a boolean.
const BOOLEANS: [&str; 2] = ["email_verified", "phone_number_verified"];

/// The quirks of the header, and of the signature's length.
pub(crate) fn of_header(header: Object<'_>, signature_len: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut say = |quirk: String| found.push(quirk);
    if header.get("typ").is_none() {
        say("the header has no `typ`: it does not show the kind of token (RFC 8725 section 3.11)".into());
    }
    if header.get("kid").is_none() {
        say("the header has no `kid`: a reader must try its keys (RFC 7515 appendix D)".into());
    }
    for name in ["jwk", "jku", "x5c", "x5u"] {
        if header.get(name).is_some() {
            say(format!("the header has `{name}`: a key in the token proves nothing"));
        }
    }
    let algorithm = header.get("alg").and_then(Value::as_string);
    if algorithm.is_some_and(|name| name == "EdDSA") {
        say("`alg` is `EdDSA`, the older name of `Ed25519` (RFC 9864)".into());
    }
    let expected = match algorithm.and_then(|name| Algorithm::from_name(&name.bytes().collect::<Vec<_>>())) {
        Some(Algorithm::Ps256) if !(256..=512).contains(&signature_len) => "256 to 512",
        Some(Algorithm::Es256 | Algorithm::Ed25519) if signature_len != 64 => "64",
        _ => return found,
    };
    say(format!(
        "the signature has {signature_len} bytes, but signatures of its `alg` have {expected}: is the token truncated?"
    ));
    found
}

/// The quirks of the claims, in their order.
pub(crate) fn of_claims(claims: Object<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for (name, value) in claims {
        let is_one_of = |names: &[&str]| names.iter().any(|known| name == *known);
        let quirk = match value {
            _ if is_one_of(&DATES) => of_date(value),
            Value::Null => Some("is `null`, which differs from absent".into()),
            Value::String(text) if text == "true" || text == "false" => Some("is a boolean written as a string".into()),
            Value::Bool(_) => None,
            _ if is_one_of(&BOOLEANS) => Some("is not `true` or `false`".into()),
            Value::String(_) if is_one_of(&LISTS) => Some("is a string instead of an array of strings".into()),
            Value::Array(values) if name == "aud" => Some(match values.iter().count() {
                0 => "is an empty array".into(),
                1 => "is an array of one value; some readers accept only a string".into(),
                count => format!("is an array of {count} values; some readers accept only one"),
            }),
            _ => None,
        };
        if let Some(quirk) = quirk {
            // The name comes from the token.
            let mut shown = String::new();
            push_string(&mut shown, &name.to_cow());
            found.push(format!("{shown} {quirk}"));
        }
    }
    found.extend(of_lifetime(claims));
    found
}

fn of_date(value: Value<'_>) -> Option<String> {
    let number = match value {
        Value::Number(number) => number,
        Value::Null => return Some("is `null` instead of a number".into()),
        Value::String(_) => return Some("is a string instead of a number".into()),
        _ => return Some("is not a number".into()),
    };
    match NumericDate::from_decimal(number.text()) {
        Ok(_) if number.text().contains(&b'.') => Some("has a fraction; some readers accept only whole seconds".into()),
        Ok(_) if number.text().iter().any(u8::is_ascii_alphabetic) => Some("is written with an exponent".into()),
        Err(NumericDateError::OutOfRange) => Some("is after the year 9999: in milliseconds?".into()),
        Ok(date) if date.seconds() > 100_000_000_000 => Some("is after the year 5000: in milliseconds?".into()),
        Ok(_) => None,
        Err(error) => Some(format!("is not a date: {error}")),
    }
}

/// Reports a token that never ends, or that ends before it begins.
fn of_lifetime(claims: Object<'_>) -> Vec<String> {
    let date = |name| {
        let number = claims.get(name).and_then(Value::as_number)?;
        NumericDate::from_decimal(Number::text(number)).ok()
    };
    if claims.get("exp").is_none() {
        return vec!["there is no `exp`: the token does not expire".into()];
    }
    let Some(exp) = date("exp") else { return Vec::new() };
    let begins = ["iat", "nbf"].into_iter().filter(|name| date(name).is_some_and(|begin| begin >= exp));
    begins.map(|name| format!("`exp` is not after `{name}`")).collect()
}
