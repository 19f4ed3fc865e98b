//! The output of verdicts: lines of JSON for programs, text for a terminal.

use std::fmt::Write as _;

use ofm_protocol::crypto::Algorithm;
use ofm_protocol::jose::json::{Budget, Object, Value};
use ofm_protocol::jose::{CompactJws, VerifiedPayload};
use ofm_protocol::time::NumericDate;

use crate::inspect::DATES;
use crate::json::{push_compact, push_pretty, push_string};
use crate::style::Style;
use crate::values::shown_time;

/// The form of the output.
#[derive(Clone, Copy)]
pub(crate) enum Output {
    /// One line of JSON for each token.
    Lines { payload: bool },
    /// A few lines of text for each token.
    Words { payload: bool, style: Style },
}

/// The reason why a token is invalid.
pub(crate) struct Refusal {
    pub(crate) label: &'static str,
    pub(crate) detail: String,
}

/// A valid token.
pub(crate) struct Valid<'v> {
    pub(crate) line: u64,
    pub(crate) algorithm: Algorithm,
    pub(crate) kid: Option<&'v str>,
    /// The payload if it is shown, or the label of its error.
    pub(crate) payload: Option<Result<VerifiedPayload<'v>, &'static str>>,
    pub(crate) compact: &'v CompactJws<'v>,
    pub(crate) dates_checked: bool,
    pub(crate) json: Budget,
}

impl Valid<'_> {
    /// The claims, or the reason why there are none.
    fn claims(&self) -> Option<Result<Object<'_>, &'static str>> {
        let payload = match self.payload.as_ref()? {
            Ok(payload) => payload.bytes(),
            Err(label) => return Some(Err(*label)),
        };
        Some(Object::parse(payload, self.json).map_err(|error| error.label()))
    }
}

impl Output {
    /// Whether the output needs payloads.
    pub(crate) const fn shows_payload(self) -> bool {
        matches!(self, Self::Lines { payload: true } | Self::Words { .. })
    }

    pub(crate) fn push_valid(self, out: &mut String, valid: &Valid<'_>) {
        match self {
            Self::Lines { payload } => push_valid_line(out, valid, payload),
            Self::Words { payload, style } => push_valid_words(out, valid, payload, style),
        }
    }

    pub(crate) fn push_invalid(self, out: &mut String, line: u64, refusal: &Refusal) {
        let Refusal { label, detail } = refusal;
        // Writing to a `String` does not fail, here and below.
        let _ = match self {
            Self::Lines { .. } => {
                let _ = write!(out, "{{\"line\":{line},\"verdict\":\"invalid\",\"error\":\"{label}\",\"detail\":");
                push_string(out, detail);
                out.write_str("}\n")
            }
            Self::Words { style, .. } => writeln!(out, "line {line}: {}  {detail} ({label})", style.bad("INVALID")),
        };
    }
}

fn push_valid_line(out: &mut String, valid: &Valid<'_>, with_payload: bool) {
    let _ = write!(out, "{{\"line\":{},\"verdict\":\"valid\",\"alg\":\"{}\"", valid.line, valid.algorithm);
    if let Some(kid) = valid.kid {
        out.push_str(",\"kid\":");
        push_string(out, kid);
    }
    match with_payload.then(|| valid.claims()).flatten() {
        None => {}
        Some(Ok(claims)) => {
            out.push_str(",\"payload\":");
            push_compact(out, Value::Object(claims));
        }
        Some(Err(label)) => {
            out.push_str(",\"payload_base64url\":");
            // The text was decoded before, so it is ASCII.
            push_string(out, std::str::from_utf8(valid.compact.payload_text()).unwrap_or_default());
            let _ = write!(out, ",\"payload_error\":\"{label}\"");
        }
    }
    out.push_str("}\n");
}

fn push_valid_words(out: &mut String, valid: &Valid<'_>, with_payload: bool, style: Style) {
    let _ = write!(out, "line {}: {}  {}", valid.line, style.good("valid"), valid.algorithm);
    if let Some(kid) = valid.kid {
        out.push_str(", key ");
        push_string(out, kid);
    }
    out.push('\n');
    let Some(claims) = valid.claims() else { return };
    let Ok(claims) = claims else {
        out.push_str("  the payload is not a JSON object\n");
        return;
    };
    let checked = if valid.dates_checked { "" } else { ", not checked (--now)" };
    for name in DATES {
        let Some(number) = claims.get(name).and_then(Value::as_number) else { continue };
        let _ = match NumericDate::from_decimal(number.text()) {
            Ok(date) => writeln!(out, "  {name:<10}  {}{checked}", shown_time(date.time())),
            Err(error) => writeln!(out, "  {name:<10}  no date: {error}"),
        };
    }
    if with_payload {
        push_pretty(out, Value::Object(claims));
        out.push('\n');
    }
}
