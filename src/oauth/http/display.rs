//! How messages are printed: secrets and personal data are hidden, unless they are revealed.

use alloc::string::String;
use core::fmt;

use serde_json::Value;

use crate::oauth::form::{Form, FormLimits};
use crate::oauth::interaction_id;

/// A `Display` from a function.
pub(super) struct DisplayFn<F>(pub(super) F);

impl<F: Fn(&mut fmt::Formatter<'_>) -> fmt::Result> fmt::Display for DisplayFn<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (self.0)(f)
    }
}

pub(super) const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        302 => "Found",
        303 => "See Other",
        400 => "Bad Request",
        401 => "Unauthorized",
        405 => "Method Not Allowed",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "",
    }
}

/// Whether a header's value is known to be public. Other headers may be credentials (`Authorization`, `Cookie`).
pub(super) fn is_shown(name: &str) -> bool {
    const SHOWN: [&str; 7] =
        ["accept", "allow", "cache-control", "content-type", "host", interaction_id::HEADER, "retry-after"];
    SHOWN.iter().any(|shown| name.eq_ignore_ascii_case(shown))
}

pub(super) fn show_headers(f: &mut fmt::Formatter<'_>, headers: &[(String, String)], reveal: bool) -> fmt::Result {
    for (name, value) in headers {
        if reveal || is_shown(name) {
            writeln!(f, "{name}: {value}")?;
        } else if name.eq_ignore_ascii_case("location") {
            // The query of a redirect contains the code.
            writeln!(f, "{name}: {}", Target { text: value, reveal })?;
        } else {
            writeln!(f, "{name}: {}", hidden(value))?;
        }
    }
    Ok(())
}

/// The printable parts of a URL or request target: all except user information and fragment.
pub(super) struct Parts<'u> {
    pub(super) scheme: Option<&'u str>,
    pub(super) host: Option<&'u str>,
    /// Path and query, with the leading `/` or `?`.
    pub(super) target: &'u str,
    has_more: bool,
}

impl<'u> Parts<'u> {
    pub(super) fn of(url: &'u str) -> Self {
        let (text, fragment) = url.split_once('#').map_or((url, None), |(text, fragment)| (text, Some(fragment)));
        let before_path = text.split(['/', '?']).next().unwrap_or_default();
        let Some((scheme, rest)) =
            text.split_once("://").filter(|(scheme, _)| before_path.strip_suffix(':') == Some(*scheme))
        else {
            return Self { scheme: None, host: None, target: text, has_more: fragment.is_some() };
        };
        let (authority, target) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let (user, host) = authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user), host));
        Self { scheme: Some(scheme), host: Some(host), target, has_more: fragment.is_some() || user.is_some() }
    }
}

/// A URL or request target. The values of its query, user information and fragment are hidden unless they are revealed.
pub(super) struct Target<'a> {
    pub(super) text: &'a str,
    pub(super) reveal: bool,
}

impl fmt::Display for Target<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.reveal {
            return f.write_str(self.text);
        }
        let parts = Parts::of(self.text);
        if let (Some(scheme), Some(host)) = (parts.scheme, parts.host) {
            write!(f, "{scheme}://{host}")?;
        }
        match parts.target.split_once('?') {
            Some((path, query)) => write!(f, "{path}?{}", Shown(query.as_bytes(), "&"))?,
            None => f.write_str(parts.target)?,
        }
        if parts.has_more { f.write_str("...") } else { Ok(()) }
    }
}

pub(super) fn show_body(f: &mut fmt::Formatter<'_>, body: &[u8], reveal: bool) -> fmt::Result {
    if body.is_empty() {
        return Ok(());
    }
    f.write_str("\n")?;
    if reveal {
        let text = String::from_utf8_lossy(body);
        let is_form = Form::parse(body, FormLimits::default()).is_ok();
        // One parameter per line, each in its wire form.
        return if is_form { writeln!(f, "{}", text.replace('&', "&\n")) } else { writeln!(f, "{text}") };
    }
    match serde_json::from_slice::<Value>(body) {
        Ok(mut json) => {
            hide(&mut json, false);
            writeln!(f, "{json:#}")
        }
        Err(_) => writeln!(f, "{}", Shown(body, "&\n")),
    }
}

/// Hides strings and numbers of a JSON body, except members that are known to be neither secret nor personal.
fn hide(json: &mut Value, shown: bool) {
    const SHOWN: [&str; 18] = [
        "consent_id",
        "consent_purpose",
        "consent_type",
        "created_at",
        "dc_id",
        "dp_id",
        "error",
        "error_description",
        "expiration_datetime",
        "expires_in",
        "permissions",
        "reason_code",
        "scope",
        "status",
        "token_type",
        "type",
        "updated_at",
        "updated_by",
    ];
    match json {
        Value::Array(elements) => elements.iter_mut().for_each(|element| hide(element, shown)),
        Value::Object(members) => {
            members.iter_mut().for_each(|(name, value)| hide(value, SHOWN.contains(&name.as_str())));
        }
        Value::String(text) if !shown => *text = hidden(text),
        Value::Number(_) if !shown => *json = Value::String(String::from("...<number>")),
        _ => {}
    }
}

/// The beginning of a JWS or JWE in the compact form, which is part of its header, or an empty text. An opaque token
/// may be the base64 of JSON too.
fn hidden(text: &str) -> String {
    const SHOWN: usize = 20;
    let header = text.find('.').filter(|_| matches!(text.matches('.').count(), 2 | 4));
    let start = header.filter(|_| text.starts_with("eyJ")).and_then(|end| text.get(..end.min(SHOWN)));
    let start = start.unwrap_or_default();
    alloc::format!("{start}...<{} characters>", text.len())
}

/// A form with hidden secrets; the second field separates the parameters.
struct Shown<'a>(&'a [u8], &'static str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: [&str; 9] = [
            "client_assertion_type",
            "client_id",
            "code_challenge_method",
            "error",
            "error_description",
            "grant_type",
            "iss",
            "response_type",
            "scope",
        ];
        let Ok(form) = Form::parse(self.0, FormLimits::default()) else {
            return write!(f, "<{} bytes>", self.0.len());
        };
        for (index, (name, value)) in form.iter().enumerate() {
            let separator = if index == 0 { "" } else { self.1 };
            if name == "redirect_uri" {
                write!(f, "{separator}{name}={}", Target { text: value, reveal: false })?;
            } else if SHOWN.contains(&name) {
                write!(f, "{separator}{name}={value}")?;
            } else if value.is_empty() {
                // The text may not be a name, but a token.
                write!(f, "{separator}{}", hidden(name))?;
            } else {
                write!(f, "{separator}{name}={}", hidden(value))?;
            }
        }
        Ok(())
    }
}
