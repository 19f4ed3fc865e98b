//! PEM (RFC 7468): reads blocks as OpenSSL does, with white space and lines of any length, and writes a block.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::Problem;

/// The number of characters in a line (RFC 7468 section 2).
const LINE: usize = 64;

/// The content between two lines with its label.
pub(crate) struct Block<'t> {
    pub(crate) label: &'t str,
    body: &'t [u8],
}

/// The complete blocks of a text, in order. Text between them is skipped.
pub(crate) fn blocks(text: &[u8]) -> impl Iterator<Item = Block<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let start = find(rest, b"-----BEGIN ")?;
            rest = rest.get(start + 11..)?;
            let length = find(rest, b"-----")?;
            let label = std::str::from_utf8(rest.get(..length)?).unwrap_or_default();
            let after = rest.get(length + 5..)?;
            if let Some(end) = find(after, format!("-----END {label}-----").as_bytes()) {
                let body = after.get(..end)?;
                rest = after.get(end..)?;
                return Some(Block { label, body });
            }
        }
    })
}

impl Block<'_> {
    /// The bytes of the block.
    pub(crate) fn decode(&self) -> Result<Zeroizing<Vec<u8>>, Problem> {
        let mut text = Zeroizing::new(Vec::with_capacity(self.body.len()));
        text.extend(self.body.iter().filter(|byte| !byte.is_ascii_whitespace()));
        let mut bytes = Zeroizing::new(vec![0; text.len()]);
        let length = STANDARD
            .decode_slice(&*text, &mut bytes)
            .map_err(|_| "the content of the PEM block is not base64; check that it is complete")?;
        bytes.truncate(length);
        Ok(bytes)
    }
}

/// Writes a block, without an unwiped copy of the secret.
pub(crate) fn encode(label: &str, der: &[u8]) -> Zeroizing<String> {
    let base64 = Zeroizing::new(STANDARD.encode(der));
    let mut text = Zeroizing::new(String::with_capacity(base64.len() / LINE + base64.len() + 2 * label.len() + 64));
    text.push_str("-----BEGIN ");
    text.push_str(label);
    text.push_str("-----\n");
    let mut rest = base64.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(LINE));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text.push_str("-----END ");
    text.push_str(label);
    text.push_str("-----\n");
    text
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}
