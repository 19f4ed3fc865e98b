//! `ofm inspect`: prints the contents of a token without verifying it.

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use ofm_protocol::error::{JsonError, JwsError};
use ofm_protocol::jose::json::{Object, Value};
use ofm_protocol::jose::{CompactJws, Header, Jwk, JwkSet, Limits, base64url, insecure};
use ofm_protocol::time::NumericDate;
use zeroize::Zeroizing;

use crate::console::{self, Failure, is_stdin};
use crate::inputs::key_set_of;
use crate::json::{push_pretty, push_string};
use crate::values::shown_time;
use crate::verify::limits::{hint, limits};
use crate::{quirks, values};

/// The claims with dates, from RFC 7519 and OpenID Connect Core.
pub(crate) const DATES: [&str; 5] = ["iat", "nbf", "exp", "auth_time", "updated_at"];

/// The schemes of a token in the header `Authorization` (RFC 6750 section 2.1, RFC 9449 section 7.1).
const SCHEMES: [&str; 2] = ["Bearer", "DPoP"];

/// The maximum number of bytes around a token in a file.
const SURROUNDINGS: usize = 65_536;

/// Print the contents of a token. Nothing is verified.
///
/// Prints the header and the claims, the dates also as RFC 3339 in UTC, and unusual
/// properties of the token. A sender can write anything into a token: use `ofm verify` to
/// decide whether to trust it. White space, quotation marks, `Authorization:`, `Bearer`
/// and `DPoP` around the token are removed.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Exit codes:
  0  the token has the shape of a JWS, and was shown
  1  it is malformed
  2  wrong usage, or an error of reading or writing

Example:
  ofm inspect token.txt
  Other users of the machine can see a token on the command line; they cannot see files and standard input."
)]
pub(crate) struct InspectArgs {
    /// The maximum length of the decoded header in bytes
    #[arg(long, value_name = "BYTES", default_value = "2048", value_parser = values::header_bytes)]
    max_header: usize,
    /// The maximum length of the token in characters
    #[arg(long, value_name = "CHARACTERS", default_value = "65536", value_parser = values::token_characters)]
    max_token: usize,
    /// Show the keys of this JWK set or JWK that match the header; the signature is not verified
    #[arg(long, value_name = "FILE")]
    jwks: Option<PathBuf>,
    /// The maximum number of keys in the set
    #[arg(long, value_name = "N", default_value = "64", value_parser = values::keys)]
    max_keys: usize,
    /// The token's file, - for standard input, or the token itself
    #[arg(value_name = "FILE|-|TOKEN", default_value = "-", hide_default_value = true)]
    token: OsString,
}

pub(crate) fn run(args: &InspectArgs) -> Result<bool, Failure> {
    let limits = limits(args.max_header, args.max_token);
    if args.jwks.as_deref().is_some_and(is_stdin) && is_stdin(Path::new(&args.token)) {
        return Err("the key set and the token cannot both be standard input; give a file for one".to_owned().into());
    }
    let keys = args.jwks.as_deref().map(|path| key_set_of(path, args.max_keys, false)).transpose()?;
    let input = input(args)?;
    let token = bare(&input);
    match describe(token, &limits, keys.as_ref()) {
        Ok(text) => console::print(text.as_bytes()).map(|()| true),
        Err(problem) => {
            console::say(&format!("ofm: malformed token: {problem}"));
            Ok(false)
        }
    }
}

/// The text of the file that the argument names; if there is no such file and the argument looks like a token, the
/// argument.
fn input(args: &InspectArgs) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let path = Path::new(&args.token);
    let is_token = || {
        let text = args.token.to_string_lossy();
        let text = text.trim();
        console::is_secret(OsStr::new(text))
            || SCHEMES.iter().any(|scheme| without_word(text.as_bytes(), scheme).is_some())
            || text.split('.').count() >= 3 && !text.contains('/')
    };
    if !is_stdin(path) && path.symlink_metadata().is_err() && is_token() {
        return Ok(args.token.to_string_lossy().into_owned().into_bytes().into());
    }
    // The maximum length of the token, with other text around it.
    console::read(path, "the token", args.max_token.saturating_add(SURROUNDINGS))
}

/// The token without surrounding text. Reports the removed text, except the end of a line.
fn bare(input: &[u8]) -> &[u8] {
    let line = input.strip_suffix(b"\n").map_or(input, |line| line.strip_suffix(b"\r").unwrap_or(line));
    let mut token = trimmed(line);
    if token.len() != line.len() {
        console::say("ofm: white space around the token was removed");
    }
    for mark in *b"\"'" {
        if let Some(inner) = token.strip_prefix(&[mark]).and_then(|rest| rest.strip_suffix(&[mark])) {
            token = trimmed(inner);
            console::say("ofm: quotation marks around the token were removed");
        }
    }
    if let Some(value) = without_prefix(token, "Authorization:") {
        token = trimmed(value);
        console::say("ofm: `Authorization:` before the token was removed");
    }
    for scheme in SCHEMES {
        if let Some(rest) = without_word(token, scheme) {
            token = rest;
            console::say(&format!("ofm: `{scheme} ` before the token was removed"));
        }
    }
    token
}

/// The text without white space around it. Text that was copied from a page may have other than that of ASCII.
fn trimmed(text: &[u8]) -> &[u8] {
    std::str::from_utf8(text).map_or(text.trim_ascii(), |text| text.trim().as_bytes())
}

/// The text after a word and the white space that follows it; `None` if it does not begin with the word.
fn without_word<'t>(text: &'t [u8], word: &str) -> Option<&'t [u8]> {
    let rest = without_prefix(text, word)?;
    (rest.is_empty() || rest.starts_with(b" ") || rest.starts_with(b"\t")).then(|| trimmed(rest))
}

/// RFC 9110 sections 5.1 and 11.1: names of headers and schemes are case-insensitive.
fn without_prefix<'t>(text: &'t [u8], prefix: &str) -> Option<&'t [u8]> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix.as_bytes()).then_some(rest)
}

fn describe(token: &[u8], limits: &Limits, keys: Option<&JwkSet>) -> Result<String, String> {
    if token.is_empty() {
        return Err("the input is empty; give one token".into());
    }
    let jws = CompactJws::parse(token, limits).map_err(|error| malformed(error, error.label()))?;
    let mut header = vec![0; jws.header_text().len()];
    let header = decode(jws.header_text(), &mut header)?;
    let header =
        Object::parse(header, limits.json).map_err(|error| malformed(JwsError::HeaderJson { error }, error.label()))?;
    let mut payload = vec![0; jws.payload_len()];
    let payload = decode(jws.payload_text(), &mut payload)?;
    let claims = Value::parse(payload, limits.json);

    let mut out = String::from(
        "NOT VERIFIED: the signature was not checked. The following contents are not trusted.\n\nheader (not \
         verified)\n",
    );
    push_pretty(&mut out, Value::Object(header));
    push_claims(&mut out, &claims, payload);
    let object = claims.ok().and_then(Value::as_object);
    if let Some(claims) = object {
        push_dates(&mut out, claims);
    }
    let mut found = quirks::of_header(header, jws.signature_len());
    match insecure::header(&jws, limits) {
        Ok(header) => keys.into_iter().for_each(|keys| push_keys(&mut out, keys, &header)),
        Err(error) => {
            let hint = hint(error).map(|flag| format!("; {flag}")).unwrap_or_default();
            found.push(format!("`ofm verify` rejects the header: {error} ({}){hint}", error.innermost_label()));
        }
    }
    match object {
        Some(claims) => found.extend(quirks::of_claims(claims)),
        None => found.push("the payload is not a JSON object, so the token is not a JWT".into()),
    }
    push_quirks(&mut out, &found);
    // Only the length is printed: the text of a signature would look like a confirmation.
    let _ = writeln!(out, "\nsignature: {} bytes, NOT VERIFIED", jws.signature_len());
    Ok(out)
}

fn malformed(error: JwsError, label: &str) -> String {
    match hint(error) {
        Some(flag) => format!("{error} ({label}); {flag}"),
        None => {
            format!("{error} ({label}); a JWS is three base64url segments joined by dots; check that it is complete")
        }
    }
}

/// The shape of the token was checked, so this error gives no new information.
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
            let _ = writeln!(out, "\n\npayload (not verified), {length} bytes, not acceptable JSON: {error} ({label})");
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
    out.push_str("\ndates (not verified, not compared with the clock)\n");
    for (name, number) in dates {
        let _ = match NumericDate::from_decimal(number.text()) {
            Ok(date) => writeln!(out, "  {name:<10}  {}", shown_time(date.time())),
            Err(error) => writeln!(out, "  {name:<10}  no date: {error}"),
        };
    }
}

/// The keys of the set that match the header's `alg` and `kid` (RFC 7515 appendix D).
fn push_keys(out: &mut String, keys: &JwkSet, header: &Header) {
    out.push_str("\nkeys of the set that fit the header (the signature was not checked by them)\n");
    let fits = |key: &Jwk| {
        let is_named = key.kid().is_none() || header.kid().is_none() || key.kid() == header.kid();
        key.algorithm() == header.algorithm() && is_named
    };
    let fitting: Vec<_> = keys.keys().iter().enumerate().filter(|(_, key)| fits(key)).collect();
    if fitting.is_empty() {
        out.push_str("  none\n");
    }
    for (index, key) in fitting {
        let (algorithm, bits) = (key.algorithm().name(), key.key().bits());
        let _ = write!(out, "  usable key {index}, {algorithm}, {bits} bits");
        if let Some(kid) = key.kid() {
            out.push_str(", kid ");
            push_string(out, kid);
        }
        out.push('\n');
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
