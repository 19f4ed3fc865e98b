//! The error of a peer (RFC 6749 sections 4.1.2.1 and 5.2), in any form.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::code_name;
use crate::error::ResponseError;
use crate::jose::json::{Budget, Object, Value};
use crate::oauth::equivalence::digit_of;
use crate::oauth::form::{Exceptions, Form, FormLimits};
use crate::oauth::http::{self, Response};
use crate::types::{ErrorCode, Open};

/// A text that a peer wrote. It may contain anything: markup, control characters, false statements.
///
/// `Display` and `Debug` write it on one line of at most [`Untrusted::SHOWN`] characters, with every character escaped
/// that is not printable, so that it is safe in a log. [`Untrusted::as_untrusted_str`] returns the text itself.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Untrusted(String);

impl Untrusted {
    /// The maximum number of printed characters.
    pub const SHOWN: usize = 200;

    /// The complete text of the peer; bytes that were not UTF-8 are U+FFFD.
    #[must_use]
    pub fn as_untrusted_str(&self) -> &str {
        &self.0
    }

    /// [`Untrusted::as_untrusted_str`] as an owned text.
    #[must_use]
    pub fn into_untrusted_string(self) -> String {
        self.0
    }
}

impl fmt::Display for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_escaped(f, &self.0)
    }
}

impl fmt::Debug for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Untrusted(\"{self}\")")
    }
}

/// The complete error of a peer. The errors of this crate name registered codes only and contain no text from outside;
/// this type has the rest.
///
/// ```
/// use ofm_protocol::oauth::{error::PeerError, http::Response};
///
/// let body = r#"{"error":"quota_exceeded","error_description":"Come back\ntomorrow","error_uri":null}"#;
/// let error = PeerError::of_response(&Response::new(429).with_body(body)).unwrap();
/// assert_eq!((error.status, error.code_str()), (Some(429), "quota_exceeded"));
/// assert_eq!(error.description.as_ref().unwrap().as_untrusted_str(), "Come back\ntomorrow");
/// assert_eq!(error.to_string(), r"status 429, quota_exceeded: Come back\ntomorrow");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PeerError {
    /// The HTTP status, which may be 200; `None` for a callback.
    pub status: Option<u16>,
    /// The complete code, registered or not.
    pub code: Open<ErrorCode>,
    /// The peer's text for developers.
    pub description: Option<Untrusted>,
    /// The peer's URL with more information, unchanged. It is not trusted.
    pub uri: Option<Untrusted>,
}

impl PeerError {
    /// The error in a response of any status and content type; `None` if there is no code.
    ///
    /// The reader tries, in this order: a JSON object with `error` (RFC 6749 section 5.2), whose other members may have
    /// any type; an object with `errors`, a list of objects with `code` and `message`, the form of the platform's
    /// resource servers; the string `error` in JSON that is not well-formed or repeats a member; a form with `error`; a
    /// registered code in a plain text; `error` of the header `WWW-Authenticate` (RFC 6750 section 3). Bytes that are
    /// not UTF-8 become U+FFFD.
    #[must_use]
    pub fn of_response(response: &Response) -> Option<Self> {
        let text = String::from_utf8_lossy(&response.body);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text).trim();
        let is_plain = http::is_media_type(response.header("Content-Type"), "text/plain");
        let said = match Object::parse(text.as_bytes(), Budget::default()) {
            Ok(object) => of_json(object),
            Err(_) => of_broken_json(text).or_else(|| of_form(text)).or_else(|| of_text(text).filter(|_| is_plain)),
        };
        let said = said.or_else(|| response.headers_named("WWW-Authenticate").find_map(of_challenge));
        said.map(|error| Self { status: Some(response.status), ..error })
    }

    /// The error in a callback's parameters.
    pub(in crate::oauth) fn of_parameters(form: &Form<'_>) -> Option<Self> {
        let untrusted = |name| form.get(name).map(|text| Untrusted(text.into()));
        Some(Self {
            status: None,
            code: code(form.get("error")?),
            description: untrusted("error_description"),
            uri: untrusted("error_uri"),
        })
    }

    /// The complete text of the code. An unregistered code is the peer's own text.
    #[must_use]
    pub fn code_str(&self) -> &str {
        match &self.code {
            Open::Known(_) => code_name(&self.code),
            Open::Other(text) => text,
        }
    }

    /// The error in this crate's form.
    pub(in crate::oauth) const fn refusal(&self) -> ResponseError {
        let code = code_name(&self.code);
        match self.status {
            Some(status) => ResponseError::Refused { status, code },
            None => ResponseError::CallbackRefused { code },
        }
    }
}

/// Parameters of an error that are for people: they are read in any form.
pub(in crate::oauth) const FREE_TEXT: &[&str] = &["error_description", "error_uri"];

/// On one line, with every character escaped that is not printable.
impl fmt::Display for PeerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(status) = self.status {
            write!(f, "status {status}, ")?;
        }
        write_escaped(f, self.code_str())?;
        match &self.description {
            Some(description) => write!(f, ": {description}"),
            None => Ok(()),
        }
    }
}

fn write_escaped(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for character in text.chars().take(Untrusted::SHOWN) {
        // Quotation marks would be escaped too.
        match character {
            '"' | '\'' => write!(f, "{character}")?,
            _ => write!(f, "{}", character.escape_debug())?,
        }
    }
    if text.chars().nth(Untrusted::SHOWN).is_some() { f.write_str("...") } else { Ok(()) }
}

fn code(text: &str) -> Open<ErrorCode> {
    text.parse().map_or_else(|_| Open::Other(text.into()), Open::Known)
}

/// `{"error":"…"}`, `{"error":{"code":"…","message":"…"}}`, `{"errors":[{"code":"…","message":"…"}]}`.
fn of_json(object: Object<'_>) -> Option<PeerError> {
    let first = |object: Object<'_>, names: &[&str]| names.iter().find_map(|name| in_words(object.get(name)?));
    let untrusted = |object: Object<'_>, names: &[&str]| first(object, names).map(Untrusted);
    let of_inner = |inner: Object<'_>| {
        Some(PeerError {
            status: None,
            code: code(&first(inner, &["code", "error", "type"])?),
            description: untrusted(inner, &["message", "error_description", "description"]),
            uri: untrusted(inner, &["error_uri"]),
        })
    };
    match object.get("error") {
        Some(Value::Object(inner)) => of_inner(inner),
        Some(error) if in_words(error).is_some() => Some(PeerError {
            status: None,
            code: code(&in_words(error)?),
            description: untrusted(object, &["error_description", "message"]),
            uri: untrusted(object, &["error_uri"]),
        }),
        _ => of_inner(object.get("errors")?.as_array()?.iter().next()?.as_object()?),
    }
}

/// A string unchanged, another value as JSON; `None` for an empty one.
fn in_words(value: Value<'_>) -> Option<String> {
    let json = |text: &[u8]| String::from_utf8_lossy(text).into_owned();
    match value {
        Value::Null | Value::Bool(false) => None,
        Value::Bool(true) => Some(String::from("true")),
        Value::Number(number) => Some(json(number.text())),
        Value::String(text) => Some(text.to_cow().into_owned()).filter(|text| !text.is_empty()),
        Value::Array(array) => array.iter().next().map(|_| json(array.text())),
        Value::Object(object) => object.iter().next().map(|_| json(object.text())),
    }
}

/// The error in JSON that the strict reader refuses: a repeated member, other text behind it, a missing end. The first
/// string with each name counts.
fn of_broken_json(text: &str) -> Option<PeerError> {
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let said = |name| string_of(text, name).filter(|text| !text.is_empty());
    Some(PeerError {
        status: None,
        code: code(&said("\"error\"")?),
        description: said("\"error_description\"").map(Untrusted),
        uri: said("\"error_uri\"").map(Untrusted),
    })
}

/// The string that follows a quoted name and a colon.
fn string_of(text: &str, name: &str) -> Option<String> {
    let (_, rest) = text.split_once(name)?;
    let mut rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?.chars();
    let mut value = String::new();
    while let Some(character) = rest.next().filter(|character| *character != '"') {
        value.push(match character {
            '\\' => match rest.next()? {
                'u' => {
                    let digits = rest.by_ref().take(4).try_fold(0, |all, digit| Some(all << 4 | digit.to_digit(16)?));
                    // Half of a surrogate pair is no character.
                    digits.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
                }
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                other => other,
            },
            other => other,
        });
    }
    Some(value)
}

fn of_form(text: &str) -> Option<PeerError> {
    let exceptions = Exceptions { free: FREE_TEXT, ..Exceptions::default() };
    let read = |text: &[u8]| {
        // A text with escapes is longer than the response, whose own limit applies.
        let limits = FormLimits { bytes: text.len(), ..FormLimits::default() };
        PeerError::of_parameters(&Form::parse_with(text, limits, exceptions).ok()?)
    };
    // Writers that do not encode leave spaces in the description.
    let is_raw = text.bytes().any(|byte| !byte.is_ascii_graphic());
    if is_raw && text.starts_with("error=") {
        let escape = |byte: u8| match byte {
            byte if byte.is_ascii_graphic() => [byte, 0, 0],
            byte => [b'%', digit_of(byte >> 4), digit_of(byte & 15)],
        };
        let escaped: Vec<u8> = text.bytes().flat_map(escape).filter(|byte| *byte != 0).collect();
        return read(&escaped);
    }
    read(text.as_bytes())
}

/// `invalid_grant`, `invalid_grant: the grant is not valid`, `Error: invalid_grant`.
fn of_text(text: &str) -> Option<PeerError> {
    let is_part = |character: char| character.is_ascii_lowercase() || character == '_';
    // Registered codes of one word may stand in any sentence.
    let mut words = text.split(|character| !is_part(character)).filter(|word| word.contains('_'));
    let (word, code) = words.find_map(|word| Some((word, word.parse().ok()?)))?;
    let rest = match text.strip_prefix(word) {
        Some(rest) => rest.trim_start_matches([':', ' ', '-', '\r', '\n', '\t']),
        None => text,
    };
    let description = (!rest.is_empty()).then(|| Untrusted(rest.into()));
    Some(PeerError { status: None, code: Open::Known(code), description, uri: None })
}

/// `Bearer error="invalid_token", error_description="…"` (RFC 6750 section 3).
fn of_challenge(challenge: &str) -> Option<PeerError> {
    let parameter = |name: &str| {
        let mut rest = challenge;
        loop {
            let (before, after) = rest.split_once(name)?;
            rest = after;
            if before.is_empty() || before.ends_with([' ', ',', '\t']) {
                return after.strip_prefix("=\"")?.split('"').next().filter(|text| !text.is_empty());
            }
        }
    };
    let untrusted = |name| parameter(name).map(|text| Untrusted(text.into()));
    Some(PeerError {
        status: None,
        code: code(parameter("error")?),
        description: untrusted("error_description"),
        uri: untrusted("error_uri"),
    })
}
