//! `ofm verify`: a verdict for each token of a file.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use ofm_protocol::error::JwsError;
use ofm_protocol::jose::json::{Object, Value};
use ofm_protocol::jose::{AlgorithmSet, JwkSet, KeySet as _, Limits, SetLimits, VerifiedJws, Verifier};

use crate::AlgorithmName;
use crate::console::{self, Failure, cannot_read, is_stdin};
use crate::inputs::key_set;
use crate::json::{push_compact, push_string};
use crate::lines::{Line, Lines};

/// How much output is gathered before it is written, in bytes.
const GATHERED: usize = 1 << 16;

/// Verify tokens, one a line, by the keys of a set.
///
/// Prints one line of JSON for each token, in the order of the input. Signature and JWS
/// rules only: no clock, no claims, the payload may be any bytes. Blank lines are
/// skipped. A token of more than 65,536 bytes is invalid. Where the token has no `kid`,
/// every key of its algorithm is tried; where the key has none, too. Memory does not
/// grow with the input. A summary goes to standard error.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = AFTER_HELP)]
pub(crate) struct VerifyArgs {
    /// The key set (RFC 7517), a file; keys in it that cannot be used are skipped, and named on standard error
    #[arg(long, value_name = "FILE")]
    jwks: PathBuf,
    /// The algorithms to accept, separated by commas [default: all]
    #[arg(long, value_name = "ALG", value_enum, value_delimiter = ',')]
    alg: Vec<AlgorithmName>,
    /// Add the claims of valid tokens: as `payload`, or as `payload_base64url` where they are no JSON object
    #[arg(long)]
    payload: bool,
    /// The tokens, a file, or - for standard input
    #[arg(value_name = "FILE|-", default_value = "-")]
    tokens: PathBuf,
}

const AFTER_HELP: &str = r#"Output:
  {"line":1,"verdict":"valid","alg":"PS256","kid":"2026-01"}
  {"line":2,"verdict":"invalid","error":"bad_signature","detail":"the signature is not valid"}

Exit codes:
  0  every token is valid
  1  a token is not
  2  wrong usage, an unusable key set, or an error of reading or writing"#;

pub(crate) fn run(args: &VerifyArgs) -> Result<bool, Failure> {
    if is_stdin(&args.jwks) && is_stdin(&args.tokens) {
        return Err("the key set and the tokens cannot both be standard input; give a file for one".to_owned().into());
    }
    let keys = key_set(&args.jwks)?;
    let algorithms =
        if args.alg.is_empty() { AlgorithmSet::FAPI2 } else { args.alg.iter().map(|&name| name.into()).collect() };
    // Whoever gave the set wants each of its keys tried.
    let verifier = Verifier::with_keys(&keys, algorithms).with_candidates(SetLimits::default().keys);
    let input = console::open(&args.tokens, "the tokens")?;
    let mut lines = Lines::new(input, verifier.limits().token());
    let mut report = Report::new(args.payload, verifier.limits(), progress(args));
    let started = Instant::now();
    let mut number = 0_u64;
    loop {
        // Whoever waits for verdicts gets them before the next token is waited for.
        if lines.is_drained() || report.text.len() >= GATHERED {
            report.write(lines.consumed())?;
        }
        let line = match lines.next() {
            Ok(Some(line)) => line,
            Ok(None) => break,
            Err(error) => {
                report.write(lines.consumed())?;
                report.progress.finish_and_clear();
                return Err(cannot_read(&args.tokens, "the tokens", &error));
            }
        };
        number += 1;
        match line {
            Line::Text(text) if text.iter().all(u8::is_ascii_whitespace) => {}
            Line::TooLong { is_blank: true, .. } => {}
            Line::Text(token) => match verifier.verify_token(token) {
                Ok(verified) => report.valid(number, &verified, &keys),
                Err(error) => report.invalid(number, error),
            },
            Line::TooLong { length, .. } => {
                report.invalid(number, JwsError::TokenTooLong { length, limit: verifier.limits().token() });
            }
        }
    }
    report.write(lines.consumed())?;
    report.progress.finish_and_clear();
    console::say(&report.summary(started.elapsed()));
    Ok(report.refused == 0)
}

/// A bar by bytes for a file, a count of them for what has no length; nothing where nobody looks.
fn progress(args: &VerifyArgs) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let length = match args.tokens.metadata() {
        Ok(metadata) if metadata.is_file() && !is_stdin(&args.tokens) => Some(metadata.len()),
        _ => None,
    };
    let (bar, template) = match length {
        Some(length) => (ProgressBar::new(length), "{bar:30} {percent}% of {total_bytes}, {msg}, {eta} left"),
        None => (ProgressBar::new_spinner(), "{spinner} {bytes}, {msg}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// The verdicts: counted, and gathered until they are written.
struct Report {
    with_payload: bool,
    text: String,
    payload: Vec<u8>,
    limits: Limits,
    progress: ProgressBar,
    accepted: u64,
    refused: u64,
}

impl Report {
    fn new(with_payload: bool, limits: &Limits, progress: ProgressBar) -> Self {
        let payload = vec![0; if with_payload { limits.payload() } else { 0 }];
        Self { with_payload, text: String::new(), payload, limits: *limits, progress, accepted: 0, refused: 0 }
    }

    fn valid(&mut self, line: u64, verified: &VerifiedJws<'_>, keys: &JwkSet) {
        self.accepted += 1;
        let header = verified.header();
        // Writing to a `String` does not fail, here and below.
        let _ = write!(self.text, "{{\"line\":{line},\"verdict\":\"valid\",\"alg\":\"{}\"", header.algorithm());
        if let Some(kid) = header.kid().or_else(|| keys.key(verified.key_index())?.kid()) {
            self.text.push_str(",\"kid\":");
            push_string(&mut self.text, kid);
        }
        if self.with_payload {
            self.push_payload(verified);
        }
        self.text.push_str("}\n");
    }

    fn push_payload(&mut self, verified: &VerifiedJws<'_>) {
        let error = match verified.decode_payload(&mut self.payload) {
            Ok(payload) => match Object::parse(payload.bytes(), self.limits.json()) {
                Ok(claims) => {
                    self.text.push_str(",\"payload\":");
                    return push_compact(&mut self.text, Value::Object(claims));
                }
                Err(error) => error.label(),
            },
            Err(error) => error.label(),
        };
        self.text.push_str(",\"payload_base64url\":");
        // It was decoded a moment ago, so it is ASCII.
        push_string(&mut self.text, std::str::from_utf8(verified.compact().payload_text()).unwrap_or_default());
        let _ = write!(self.text, ",\"payload_error\":\"{error}\"");
    }

    fn invalid(&mut self, line: u64, error: JwsError) {
        self.refused += 1;
        let label = error.innermost_label();
        let _ = write!(self.text, "{{\"line\":{line},\"verdict\":\"invalid\",\"error\":\"{label}\",\"detail\":");
        push_string(&mut self.text, &error.to_string());
        self.text.push_str("}\n");
    }

    /// Writes what was gathered, and moves the bar to where the input is.
    fn write(&mut self, consumed: u64) -> Result<(), Failure> {
        let result = if self.text.is_empty() {
            Ok(())
        } else {
            // The bar steps aside: both may be on one terminal.
            self.progress.suspend(|| {
                let mut out = io::stdout().lock();
                out.write_all(self.text.as_bytes()).and_then(|()| out.flush())
            })
        };
        self.text.clear();
        self.progress.set_position(consumed);
        self.progress.set_message(format!("{} valid, {} invalid", self.accepted, self.refused));
        result.map_err(|error| {
            self.progress.finish_and_clear();
            Failure::output(&error)
        })
    }

    fn summary(&self, elapsed: Duration) -> String {
        let (tokens, nanoseconds) = (self.accepted.saturating_add(self.refused), elapsed.as_nanos().max(1));
        let per_second = u128::from(tokens).saturating_mul(1_000_000_000) / nanoseconds;
        let (valid, invalid) = (self.accepted, self.refused);
        format!("tokens: {tokens}, valid: {valid}, invalid: {invalid}, tokens per second: {per_second}")
    }
}
