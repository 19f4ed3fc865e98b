//! SHA-256 (FIPS 180-4), by the `sha2` crate.

use sha2::Digest as _;

use super::backend;
use super::backend::cpu::{Backend, Wide};
use super::backend::lanes::HASH_LANES;

/// The bytes of a digest.
pub const DIGEST_LEN: usize = 32;

/// The SHA-256 of `message`.
#[must_use]
pub fn sha256(message: &[u8]) -> [u8; DIGEST_LEN] {
    sha2::Sha256::digest(message).into()
}

/// From how many messages on vector lanes take less time than one message after the other.
const BREAK_EVEN: usize = 3;

/// The SHA-256 of each message, side by side where the CPU has vectors. Extra messages or outputs are left alone.
///
/// Messages of nearly one length go together best. Timing: depends on the lengths only.
pub(crate) fn sha256_each(messages: &[&[u8]], out: &mut [[u8; DIGEST_LEN]]) {
    digest_each(Wide::of(Backend::in_use()), messages, out);
}

/// The same for a single operation: in lanes only where its arithmetic is. Where that is scalar, vectors of 512 bits would slow
/// the clock down for it.
pub(crate) fn sha256_each_of_one(messages: &[&[u8]], out: &mut [[u8; DIGEST_LEN]]) {
    let wide = Wide::of(Backend::in_use());
    digest_each(if wide.has_lanes_for_one() { wide } else { Wide::None }, messages, out);
}

fn digest_each(wide: Wide, messages: &[&[u8]], out: &mut [[u8; DIGEST_LEN]]) {
    for (messages, out) in messages.chunks(HASH_LANES).zip(out.chunks_mut(HASH_LANES)) {
        let mut digests = [[0; DIGEST_LEN]; HASH_LANES];
        if messages.len() >= BREAK_EVEN && backend::sha256::digests(wide, messages, &mut digests) {
            let count = out.len();
            out.copy_from_slice(&digests[..count]);
        } else {
            for (message, out) in messages.iter().zip(out) {
                *out = sha256(message);
            }
        }
    }
}

/// SHA-256 of a message that comes in parts.
#[derive(Clone, Debug, Default)]
pub struct Sha256(sha2::Sha256);

impl Sha256 {
    /// The digest of nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in the next part.
    pub fn update(&mut self, part: &[u8]) {
        self.0.update(part);
    }

    /// The digest of all parts.
    #[must_use]
    pub fn finish(self) -> [u8; DIGEST_LEN] {
        self.0.finalize().into()
    }
}
