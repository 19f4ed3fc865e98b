//! Chunks of tokens and their verdicts.

use std::fmt::Write as _;
use std::ops::Range;

use ofm_protocol::error::JwsError;
use ofm_protocol::jose::json::{Object, Value};
use ofm_protocol::jose::{BatchToken, JwkSet, KeySet as _, VerifiedJws, Verifier};

use crate::json::{push_compact, push_string};

/// How many tokens are verified together.
const TOKENS: usize = 256;

/// How many bytes they have at most, but for the last of them.
const BYTES: usize = 1 << 18;

/// Tokens with the numbers of their lines.
#[derive(Default)]
pub(crate) struct Chunk {
    text: Vec<u8>,
    lines: Vec<(u64, Found)>,
    /// How many bytes of the input were read with it.
    pub(crate) consumed: u64,
}

/// What is in a line.
enum Found {
    /// The token at this place of the text.
    Token(Range<usize>),
    /// One of so many bytes, which was passed over.
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
        self.lines.len() >= TOKENS || self.text.len() >= BYTES
    }
}

/// The verdicts on a chunk, as they are printed.
#[derive(Default)]
pub(crate) struct Judged {
    pub(crate) text: String,
    pub(crate) accepted: u64,
    pub(crate) refused: u64,
    pub(crate) consumed: u64,
}

/// What verdicts depend on. Threads share one.
pub(crate) struct Judge<'k> {
    pub(crate) verifier: Verifier<'k>,
    pub(crate) keys: &'k JwkSet,
    pub(crate) with_payload: bool,
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
        let mut payload = vec![0; if self.with_payload { self.verifier.limits().payload() } else { 0 }];
        for (line, found) in &chunk.lines {
            let verdict = match found {
                // Each has its token.
                Found::Token(_) => tokens.next().map_or(Err(JwsError::BadSignature), BatchToken::verdict),
                Found::TooLong(length) => {
                    Err(JwsError::TokenTooLong { length: *length, limit: self.verifier.limits().token() })
                }
            };
            match verdict {
                Ok(verified) => self.valid(&mut judged, *line, verified, &mut payload),
                Err(error) => invalid(&mut judged, *line, error),
            }
        }
        judged
    }

    fn valid(&self, judged: &mut Judged, line: u64, verified: &VerifiedJws<'_>, payload: &mut [u8]) {
        judged.accepted += 1;
        let (text, header) = (&mut judged.text, verified.header());
        // Writing to a `String` does not fail, here and below.
        let _ = write!(text, "{{\"line\":{line},\"verdict\":\"valid\",\"alg\":\"{}\"", header.algorithm());
        if let Some(kid) = header.kid().or_else(|| self.keys.key(verified.key_index())?.kid()) {
            text.push_str(",\"kid\":");
            push_string(text, kid);
        }
        if self.with_payload {
            self.push_payload(text, verified, payload);
        }
        text.push_str("}\n");
    }

    fn push_payload(&self, text: &mut String, verified: &VerifiedJws<'_>, payload: &mut [u8]) {
        let error = match verified.decode_payload(payload) {
            Ok(payload) => match Object::parse(payload.bytes(), self.verifier.limits().json()) {
                Ok(claims) => {
                    text.push_str(",\"payload\":");
                    return push_compact(text, Value::Object(claims));
                }
                Err(error) => error.label(),
            },
            Err(error) => error.label(),
        };
        text.push_str(",\"payload_base64url\":");
        // It was decoded a moment ago, so it is ASCII.
        push_string(text, std::str::from_utf8(verified.compact().payload_text()).unwrap_or_default());
        let _ = write!(text, ",\"payload_error\":\"{error}\"");
    }
}

fn invalid(judged: &mut Judged, line: u64, error: JwsError) {
    judged.refused += 1;
    let label = error.innermost_label();
    let _ = write!(judged.text, "{{\"line\":{line},\"verdict\":\"invalid\",\"error\":\"{label}\",\"detail\":");
    push_string(&mut judged.text, &error.to_string());
    judged.text.push_str("}\n");
}
