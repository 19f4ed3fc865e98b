//! Chunks of tokens, and their verdicts.

use std::ops::Range;

use ofm_protocol::error::JwsError;
use ofm_protocol::jose::{BatchToken, JwkSet, VerifiedJws, VerifiedPayload, Verifier};
use ofm_protocol::jwt::{AudienceRule, Claims, IssuerRule, Validation};
use ofm_protocol::time::UnixTime;

use super::limits::hint;
use super::output::{Output, Refusal, Valid};

/// The number of tokens that are verified together.
const TOKENS: usize = 256;

/// The number of bytes after which a chunk ends with the next whole group of tokens.
const BYTES: usize = 1 << 18;

/// The number of tokens that fill all vector lanes.
const GROUP: usize = 16;

/// Tokens with their line numbers.
#[derive(Default)]
pub(crate) struct Chunk {
    text: Vec<u8>,
    lines: Vec<(u64, Found)>,
    /// The number of input bytes up to the end of the chunk.
    pub(crate) consumed: u64,
}

/// The content of a line.
enum Found {
    /// The token in this range of the text.
    Token(Range<usize>),
    /// A line of this length that was skipped.
    TooLong(usize),
}

impl Chunk {
    pub(crate) fn push(&mut self, line: u64, token: &[u8]) {
        let from = self.text.len();
        self.text.extend_from_slice(token);
        self.lines.push((line, Found::Token(from..self.text.len())));
    }

    pub(crate) fn push_too_long(&mut self, line: u64, length: usize) {
        self.lines.push((line, Found::TooLong(length)));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub(crate) fn is_full(&self) -> bool {
        self.lines.len() >= TOKENS || self.text.len() >= BYTES && self.lines.len().is_multiple_of(GROUP)
    }
}

/// The verdicts of a chunk in their output form.
#[derive(Default)]
pub(crate) struct Judged {
    pub(crate) text: String,
    pub(crate) accepted: u64,
    pub(crate) refused: u64,
    pub(crate) consumed: u64,
}

/// The inputs of all verdicts. Threads share one.
pub(crate) struct Judge<'k> {
    pub(crate) verifier: Verifier<'k>,
    pub(crate) keys: &'k JwkSet,
    /// The time for checking the tokens' dates, if they are checked.
    pub(crate) now: Option<UnixTime>,
    pub(crate) output: Output,
}

impl Judge<'_> {
    pub(crate) fn judge(&self, chunk: &Chunk) -> Judged {
        let texts = chunk.lines.iter().filter_map(|(_, found)| match found {
            Found::Token(range) => chunk.text.get(range.clone()),
            Found::TooLong(_) => None,
        });
        let mut tokens: Vec<_> = texts.map(BatchToken::new).collect();
        self.verifier.verify_batch(&mut tokens);
        let mut tokens = tokens.iter();
        let mut judged = Judged { consumed: chunk.consumed, ..Judged::default() };
        let reads_payload = self.now.is_some() || self.output.shows_payload();
        let mut payload = vec![0; if reads_payload { self.verifier.limits().payload } else { 0 }];
        for (line, found) in &chunk.lines {
            let verdict = match found {
                // Every such line has its token.
                Found::Token(_) => tokens.next().map_or(Err(JwsError::BadSignature), BatchToken::verdict),
                Found::TooLong(length) => {
                    Err(JwsError::TokenTooLong { length: *length, limit: self.verifier.limits().token })
                }
            };
            let verdict = verdict.map_err(refusal).and_then(|verified| {
                let payload = reads_payload.then(|| verified.decode_payload(&mut payload));
                self.check_dates(payload.as_ref())?;
                Ok((verified, payload))
            });
            match verdict {
                Ok((verified, payload)) => {
                    judged.accepted += 1;
                    let valid = Valid {
                        line: *line,
                        algorithm: verified.header().algorithm(),
                        kid: self.kid(verified),
                        payload: payload.map(|payload| payload.map_err(|error| error.label())),
                        compact: verified.compact(),
                        dates_checked: self.now.is_some(),
                        json: self.verifier.limits().json,
                    };
                    self.output.push_valid(&mut judged.text, &valid);
                }
                Err(refusal) => {
                    judged.refused += 1;
                    self.output.push_invalid(&mut judged.text, *line, &refusal);
                }
            }
        }
        judged
    }

    /// The key's name, from the token or otherwise from the set.
    fn kid<'v>(&'v self, verified: &'v VerifiedJws<'_>) -> Option<&'v str> {
        verified.header().kid().or_else(|| self.keys.keys().get(verified.key_index())?.kid())
    }

    /// Compares `exp`, `nbf` and `iat` with the time, if requested (RFC 7519 section 4.1).
    fn check_dates(&self, payload: Option<&Result<VerifiedPayload<'_>, JwsError>>) -> Result<(), Refusal> {
        let (Some(now), Some(payload)) = (self.now, payload) else { return Ok(()) };
        let payload = payload.as_ref().map_err(|error| refusal(*error))?;
        let validation = Validation::new(IssuerRule::DangerouslyAny, AudienceRule::DangerouslyAny)
            .without_required_expiry()
            .with_max_identifier(usize::MAX);
        let checked = Claims::parse(payload.bytes(), self.verifier.limits().json)
            .and_then(|claims| validation.check_claims(&claims, now).map(drop));
        checked.map_err(|error| Refusal { label: error.innermost_label(), detail: error.to_string() })
    }
}

fn refusal(error: JwsError) -> Refusal {
    let detail = match hint(error) {
        Some(flag) => format!("{error}; {flag}"),
        None => error.to_string(),
    };
    Refusal { label: error.innermost_label(), detail }
}
