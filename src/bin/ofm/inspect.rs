//! `ofm inspect`: what a token says, without believing any of it.

use std::fmt::Write as _;
use std::path::Path;

use clap::Args;
use ofm_protocol::error::{JsonError, JwsError};
use ofm_protocol::jose::json::{Object, Value};
use ofm_protocol::jose::{CompactJws, Limits, base64url, insecure};
use ofm_protocol::time::NumericDate;

use crate::console::{self, Failure};
use crate::json::{push_pretty, push_string};
use crate::quirks;

/// The claims that are dates, of RFC 7519 and OpenID Connect Core.
pub(crate) const DATES: [&str; 5] = ["iat", "nbf", "exp", "auth_time", "updated_at"];

/// The most bytes that are read from standard input; a token may have 65,536.
const MAX_INPUT: usize = 1 << 20;

/// Look into a token. Nothing is verified.
///
/// Prints header and claims, the dates among them also by the calendar (RFC 3339, UTC),
/// and what is unusual about the token. Whoever made a token writes into it whatever
/// they like: to know whether to believe it, use `ofm verify`.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Exit codes:
  0  the token has the shape of a JWS, and was shown
  1  it is malformed
  2  wrong usage, or an error of reading or writing

Example:
  ofm inspect < token.txt
  A token on the command line may be seen by others who use the machine; standard input is not."
)]
pub(crate) struct InspectArgs {
    /// The token, or - for standard input
    #[arg(value_name = "TOKEN|-", default_value = "-", hide_default_value = true)]
    token: String,
}

pub(crate) fn run(args: &InspectArgs) -> Result<bool, Failure> {
    let input = if args.token == "-" {
        console::read(Path::new("-"), "the token", MAX_INPUT)?
    } else {
        args.token.as_bytes().to_vec().into()
    };
    match describe(input.trim_ascii(), &Limits::default()) {
        Ok(text) => console::print(text.as_bytes()).map(|()| true),
        Err(problem) => {
            console::say(&format!("ofm: malformed token: {problem}"));
            Ok(false)
        }
    }
}

fn describe(token: &[u8], limits: &Limits) -> Result<String, String> {
    if token.is_empty() {
        return Err("it is empty; give one token".into());
    }
    let jws = CompactJws::parse(token, limits).map_err(|error| malformed(error, error.label()))?;
    let mut header = vec![0; jws.header_text().len()];
    let header = decode(jws.header_text(), &mut header)?;
    let header = Object::parse(header, limits.json())
        .map_err(|error| malformed(JwsError::HeaderJson { error }, error.label()))?;
    let mut payload = vec![0; jws.payload_len()];
    let payload = decode(jws.payload_text(), &mut payload)?;
    let claims = Value::parse(payload, limits.json());

    let mut out = String::from(
        "NOT VERIFIED: the signature was not checked. Anyone may have written what follows.\n\nheader (not verified)\n",
    );
    push_pretty(&mut out, Value::Object(header));
    push_claims(&mut out, &claims, payload);
    let object = claims.ok().and_then(Value::as_object);
    if let Some(claims) = object {
        push_dates(&mut out, claims);
    }
    let mut found = quirks::of_header(header, jws.signature_len());
    match insecure::header(&jws, limits) {
        Ok(_) => {}
        Err(error) => found.push(format!("`ofm verify` refuses the header: {error} ({})", error.innermost_label())),
    }
    match object {
        Some(claims) => found.extend(quirks::of_claims(claims)),
        None => found.push("the payload is not a JSON object, so the token is not a JWT".into()),
    }
    push_quirks(&mut out, &found);
    // Its length is all that is said of it: the text of a signature looks as if it vouched for something.
    let _ = writeln!(out, "\nsignature: {} bytes, NOT VERIFIED", jws.signature_len());
    Ok(out)
}

fn malformed(error: JwsError, label: &str) -> String {
    format!("{error} ({label}); a JWS is three base64url segments joined by dots, check that it was copied whole")
}

/// The shape of the token was checked, so this says nothing new about it.
fn decode<'o>(text: &[u8], out: &'o mut [u8]) -> Result<&'o [u8], String> {
    base64url::decode(text, out).map(|bytes| &*bytes).map_err(|error| format!("{error} ({})", error.label()))
}

fn push_claims(out: &mut String, claims: &Result<Value<'_>, JsonError>, payload: &[u8]) {
    match claims {
        Ok(claims) => {
            let name = if claims.as_object().is_some() { "claims" } else { "payload, no JSON object" };
            // Writing to a `String` does not fail, here and below.
            let _ = writeln!(out, "\n\n{name} (not verified)");
            push_pretty(out, *claims);
        }
        Err(error) => {
            let (length, label) = (payload.len(), error.label());
            let _ = writeln!(out, "\n\npayload (not verified), {length} bytes, no acceptable JSON: {error} ({label})");
            push_string(out, &String::from_utf8_lossy(payload));
        }
    }
    out.push('\n');
}

fn push_dates(out: &mut String, claims: Object<'_>) {
    let dates: Vec<_> = DATES.iter().filter_map(|name| Some((name, claims.get(name)?.as_number()?))).collect();
    if dates.is_empty() {
        return;
    }
    out.push_str("\ndates (not verified, and compared with no clock)\n");
    for (name, number) in dates {
        let _ = match NumericDate::from_decimal(number.text()) {
            Ok(date) => writeln!(out, "  {name:<10}  {}", date.time()),
            Err(error) => writeln!(out, "  {name:<10}  no date: {error}"),
        };
    }
}

fn push_quirks(out: &mut String, found: &[String]) {
    if found.is_empty() {
        out.push_str("\nquirks: none found\n");
        return;
    }
    out.push_str("\nquirks\n");
    for quirk in found {
        let _ = writeln!(out, "  - {quirk}");
    }
}
