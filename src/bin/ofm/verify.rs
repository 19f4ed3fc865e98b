//! `ofm verify`: a verdict for each token of a file.

use std::io::{self, IsTerminal as _, Read, Write as _};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use std::{mem, thread};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use ofm_protocol::jose::{AlgorithmSet, SetLimits, Verifier};

use self::judge::{Chunk, Judge, Judged};
use self::pool::Pool;
use crate::AlgorithmName;
use crate::console::{self, Failure, cannot_read, is_stdin};
use crate::inputs::key_set;
use crate::lines::{Line, Lines};

#[path = "verify/judge.rs"]
mod judge;
#[path = "verify/pool.rs"]
mod pool;

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
    /// Verify on so many threads; the output is the same
    #[arg(long, value_name = "N", default_value = "1")]
    threads: NonZeroUsize,
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
    let keys = &key_set(&args.jwks)?;
    let algorithms =
        if args.alg.is_empty() { AlgorithmSet::FAPI2 } else { args.alg.iter().map(|&name| name.into()).collect() };
    // Whoever gave the set wants each of its keys tried.
    let verifier = Verifier::with_keys(keys, algorithms).with_candidates(SetLimits::default().keys);
    let input = console::open(&args.tokens, "the tokens")?;
    let mut lines = Lines::new(input, verifier.limits().token());
    let judge = Judge { verifier, keys, with_payload: args.payload };
    let mut report = Report { progress: progress(args), accepted: 0, refused: 0 };
    let started = Instant::now();
    let waiting = Mutex::new(None);
    let result = thread::scope(|scope| {
        let mut pool = Pool::start(scope, args.threads, &judge, &waiting);
        let result = verify_lines(&mut lines, &mut pool, &mut report, args);
        // The threads end when nothing can come any more.
        drop(pool);
        result
    });
    report.progress.finish_and_clear();
    result?;
    console::say(&report.summary(started.elapsed()));
    Ok(report.refused == 0)
}

fn verify_lines(
    lines: &mut Lines<impl Read>,
    pool: &mut Pool<'_, '_>,
    report: &mut Report,
    args: &VerifyArgs,
) -> Result<(), Failure> {
    let mut chunk = Chunk::default();
    let mut number = 0_u64;
    loop {
        // Whoever waits for verdicts gets them before the next token is waited for.
        let is_drained = lines.is_drained();
        if chunk.is_full() || is_drained && !chunk.is_empty() {
            chunk.consumed = lines.consumed();
            pool.push(mem::take(&mut chunk), |judged| report.write(&judged))?;
        }
        if is_drained {
            pool.flush(|judged| report.write(&judged))?;
        }
        let line = match lines.next() {
            Ok(Some(line)) => line,
            Ok(None) => return Ok(()),
            Err(error) => return Err(cannot_read(&args.tokens, "the tokens", &error)),
        };
        number += 1;
        match line {
            Line::Text(text) if text.iter().all(u8::is_ascii_whitespace) => {}
            Line::TooLong { is_blank: true, .. } => {}
            Line::Text(token) => chunk.push(number, token),
            Line::TooLong { length, .. } => chunk.push_too_long(number, length),
        }
    }
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

/// The verdicts: counted, and written.
struct Report {
    progress: ProgressBar,
    accepted: u64,
    refused: u64,
}

impl Report {
    /// Writes a chunk's verdicts, and moves the bar to where the input is.
    fn write(&mut self, judged: &Judged) -> Result<(), Failure> {
        self.accepted += judged.accepted;
        self.refused += judged.refused;
        // The bar steps aside: both may be on one terminal.
        let result = self.progress.suspend(|| {
            let mut out = io::stdout().lock();
            out.write_all(judged.text.as_bytes()).and_then(|()| out.flush())
        });
        self.progress.set_position(judged.consumed);
        self.progress.set_message(format!("{} valid, {} invalid", self.accepted, self.refused));
        result.map_err(|error| Failure::output(&error))
    }

    fn summary(&self, elapsed: Duration) -> String {
        let (tokens, nanoseconds) = (self.accepted.saturating_add(self.refused), elapsed.as_nanos().max(1));
        let per_second = u128::from(tokens).saturating_mul(1_000_000_000) / nanoseconds;
        let (valid, invalid) = (self.accepted, self.refused);
        format!("tokens: {tokens}, valid: {valid}, invalid: {invalid}, tokens per second: {per_second}")
    }
}
