//! `ofm verify`: a verdict for each token in a file.

use std::io::{self, IsTerminal as _, Read, Write as _};
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use std::{mem, thread};

use clap::Args;
use indicatif::ProgressBar;
use ofm_protocol::jose::{AlgorithmSet, Verifier};
use ofm_protocol::time::UnixTime;

use self::judge::{Chunk, Judge, Judged};
use self::output::Output;
use self::pool::Pool;
use crate::cli::AlgorithmName;
use crate::console::{self, Failure, cannot_read, is_stdin};
use crate::inputs::key_set_of;
use crate::lines::{Line, Lines};
use crate::style::Style;
use crate::{progress, values};

mod judge;
pub(crate) mod limits;
mod output;
mod pool;

/// Verify tokens, one per line, with the keys of a set.
///
/// Prints a verdict for each token, in the order of the input: one line of JSON, or text
/// on a terminal. The signature and the rules of JWS are checked. Dates are checked only
/// with --now; other claims are not checked (use `ofm check`). Blank lines are skipped.
/// If the token has no `kid`, every key of its algorithm is tried; keys without `kid` are
/// tried too. Memory does not grow with the input. A summary goes to standard error.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = AFTER_HELP)]
pub(crate) struct VerifyArgs {
    /// The public keys, a JWK set or one JWK (RFC 7517); unusable keys are skipped
    #[arg(long, value_name = "FILE")]
    jwks: PathBuf,
    /// The algorithms to accept, separated by commas [default: all]
    #[arg(long, value_name = "ALG", value_enum, value_delimiter = ',')]
    alg: Vec<AlgorithmName>,
    /// Also check `exp`, `nbf` and `iat` at TIME: seconds since 1970, RFC 3339, or now
    #[arg(long, value_name = "TIME", value_parser = values::time)]
    now: Option<UnixTime>,
    /// Add the claims of valid tokens: `payload`, or `payload_base64url` if they are not a JSON object
    #[arg(long)]
    payload: bool,
    /// Print lines of JSON on a terminal too
    #[arg(long)]
    json: bool,
    /// Verify on this number of threads, at most 256; another one reads and writes
    #[arg(long, value_name = "N", default_value = "1", value_parser = values::threads)]
    threads: usize,
    /// The maximum length of a decoded header in bytes, up to 8192; certificates (`x5c`) need more
    #[arg(long, value_name = "BYTES", default_value = "2048", value_parser = values::header_bytes)]
    max_header: usize,
    /// The maximum length of a token in characters; a longer one is invalid
    #[arg(long, value_name = "CHARACTERS", default_value = "65536", value_parser = values::token_characters)]
    max_token: usize,
    /// The maximum number of keys in the set
    #[arg(long, value_name = "N", default_value = "64", value_parser = values::keys)]
    max_keys: usize,
    /// Accept keys whose numbers have leading zero octets; some libraries write them
    #[arg(long)]
    any_leading_zeros: bool,
    /// The tokens, a file, or - for standard input
    #[arg(value_name = "FILE|-", default_value = "-", hide_default_value = true)]
    tokens: PathBuf,
}

const AFTER_HELP: &str = r#"Output, if it is not a terminal:
  {"line":1,"verdict":"valid","alg":"PS256","kid":"2026-01"}
  {"line":2,"verdict":"invalid","error":"bad_signature","detail":"the signature is not valid"}

Exit codes:
  0  every token is valid
  1  a token is invalid
  2  wrong usage, an unusable key set, or an error of reading or writing

Examples:
  ofm verify --jwks jwks.json token.txt
  ofm verify --jwks jwks.json --alg PS256 --now now --threads 2 tokens.txt > verdicts.jsonl"#;

pub(crate) fn run(args: &VerifyArgs) -> Result<bool, Failure> {
    if is_stdin(&args.jwks) && is_stdin(&args.tokens) {
        return Err("the key set and the tokens cannot both be standard input; give a file for one".to_owned().into());
    }
    let keys = &key_set_of(&args.jwks, args.max_keys, args.any_leading_zeros)?;
    let algorithms =
        if args.alg.is_empty() { AlgorithmSet::FAPI2 } else { args.alg.iter().map(|&name| name.into()).collect() };
    // The caller gave the set for this purpose, so each of its keys is tried.
    let verifier = Verifier::with_keys(keys, algorithms)
        .with_limits(limits::limits(args.max_header, args.max_token))
        .with_candidates(args.max_keys);
    let input = console::open(&args.tokens, "the tokens, one a line,")?;
    let mut lines = Lines::new(input, args.max_token);
    let to_terminal = io::stdout().is_terminal();
    let output = if to_terminal && !args.json {
        Output::Words { payload: args.payload, style: Style::of_stdout() }
    } else {
        Output::Lines { payload: args.payload }
    };
    let judge = Judge { verifier, keys, now: args.now, output };
    let mut report = Report { progress: progress(args), to_terminal, accepted: 0, refused: 0 };
    let started = Instant::now();
    let waiting = Mutex::new(None);
    let result = thread::scope(|scope| {
        let mut pool = Pool::start(scope, args.threads, &judge, &waiting)?;
        // The threads end when the pool is dropped, at the end of this scope.
        verify_lines(&mut lines, &mut pool, &mut report, args)
    });
    report.progress.finish_and_clear();
    result?;
    console::say(&report.summary(started.elapsed()));
    Ok(report.refused == 0)
}

fn verify_lines(
    lines: &mut Lines<impl Read>,
    pool: &mut Pool,
    report: &mut Report,
    args: &VerifyArgs,
) -> Result<(), Failure> {
    let mut chunk = Chunk::default();
    let mut number = 0_u64;
    loop {
        // The verdicts are printed before the command waits for the next token.
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

/// A bar in bytes for a file, a count of bytes for input without a length, nothing while a person types.
fn progress(args: &VerifyArgs) -> ProgressBar {
    if is_stdin(&args.tokens) {
        return if io::stdin().is_terminal() { progress::hidden() } else { progress::bytes(None) };
    }
    let length = args.tokens.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
    progress::bytes(length)
}

/// Counts and writes the verdicts.
struct Report {
    progress: ProgressBar,
    to_terminal: bool,
    accepted: u64,
    refused: u64,
}

impl Report {
    /// Writes a chunk's verdicts, and moves the bar to the position in the input.
    fn write(&mut self, judged: &Judged) -> Result<(), Failure> {
        self.accepted += judged.accepted;
        self.refused += judged.refused;
        let write = || {
            let mut out = io::stdout().lock();
            out.write_all(judged.text.as_bytes()).and_then(|()| out.flush())
        };
        // On a terminal the bar is suspended. Otherwise a slow reader must not block the bar's Ctrl-C handler.
        let result = if self.to_terminal { self.progress.suspend(write) } else { write() };
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
