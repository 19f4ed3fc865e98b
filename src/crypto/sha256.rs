//! SHA-256 (FIPS 180-4), with the CPU's SHA instructions, with vector lanes, or with the crate `sha2`.

use core::fmt;

use super::backend::cpu::{Backend, Kernels};
use super::backend::kernels::sha256::{self, BLOCK_LEN, Hashing, INITIAL, Input, State};

/// The length of a digest in bytes.
pub const DIGEST_LEN: usize = 32;

/// The SHA-256 hash of `message`. Time depends on its length only.
#[must_use]
pub fn sha256(message: &[u8]) -> [u8; DIGEST_LEN] {
    sha256::digest(Hashing::of_few(Kernels::of(Backend::in_use())), message)
}

/// The SHA-256 hash of each message, side by side where the CPU has vectors. Surplus messages or outputs are ignored.
///
/// Messages of similar length are hashed most efficiently. Time depends on the lengths only.
pub(crate) fn sha256_each(messages: &[&[u8]], out: &mut [[u8; DIGEST_LEN]]) {
    sha256::digests(Hashing::of_many(Kernels::of(Backend::in_use())), messages, out);
}

/// The same for the messages of a single operation.
pub(crate) fn sha256_each_of_one(messages: &[&[u8]], out: &mut [[u8; DIGEST_LEN]]) {
    sha256::digests(Hashing::of_few(Kernels::of(Backend::in_use())), messages, out);
}

/// SHA-256 of a message in parts.
#[derive(Clone)]
pub struct Sha256 {
    state: State,
    /// The bytes after the last whole block; their number follows from the length.
    rest: [u8; BLOCK_LEN],
    len: u64,
}

impl Default for Sha256 {
    fn default() -> Self {
        Self::new()
    }
}

impl Sha256 {
    /// The state before the first part.
    #[must_use]
    pub const fn new() -> Self {
        Self { state: INITIAL, rest: [0; BLOCK_LEN], len: 0 }
    }

    /// Hashes the next part. Time depends on the lengths only.
    pub fn update(&mut self, mut part: &[u8]) {
        let (_, room) = self.rest.split_at_mut(self.len as usize % BLOCK_LEN);
        self.len += part.len() as u64;
        if room.len() < BLOCK_LEN {
            let Some((first, others)) = part.split_at_checked(room.len()) else {
                room[..part.len()].copy_from_slice(part);
                return;
            };
            room.copy_from_slice(first);
            part = others;
            self.take(&[self.rest]);
        }
        let (whole, rest) = part.as_chunks();
        if !whole.is_empty() {
            self.take(whole);
        }
        self.rest[..rest.len()].copy_from_slice(rest);
    }

    /// The digest of all parts. Time depends on their length only.
    #[must_use]
    pub fn finish(mut self) -> [u8; DIGEST_LEN] {
        let (rest, mut tail) = (&self.rest[..self.len as usize % BLOCK_LEN], [[0; BLOCK_LEN]; 2]);
        let hashing = Hashing::of_few(Kernels::of(Backend::in_use()));
        sha256::compress(hashing, &mut self.state, &Input::padded(rest, self.len, &mut tail));
        sha256::to_bytes(&self.state)
    }

    fn take(&mut self, whole: &[[u8; BLOCK_LEN]]) {
        let hashing = Hashing::of_few(Kernels::of(Backend::in_use()));
        sha256::compress(hashing, &mut self.state, &Input::whole(whole));
    }
}

/// Does not print the message.
impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sha256").field("len", &self.len).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sha2::Digest as _;

    use super::*;

    proptest! {
        #[test]
        fn a_message_in_parts_hashes_as_sha2_does_in_one(
            parts in proptest::collection::vec(proptest::collection::vec(0_u8.., 0..300), 0..12),
        ) {
            let mut hash = Sha256::new();
            for part in &parts {
                hash.update(part);
            }
            let expected: [u8; DIGEST_LEN] = sha2::Sha256::digest(parts.concat()).into();
            prop_assert_eq!(hash.finish(), expected);
            prop_assert_eq!(sha256(&parts.concat()), expected);
        }
    }

    #[test]
    fn parts_that_end_with_a_block_hash_as_sha2_does() {
        let message: Vec<u8> = (0..=255).cycle().take(1_300).collect();
        for first in [0, 1, 63, 64, 65, 127, 128] {
            for len in first..message.len() {
                let mut hash = Sha256::new();
                hash.update(&message[..first]);
                hash.update(&message[first..len]);
                let expected: [u8; DIGEST_LEN] = sha2::Sha256::digest(&message[..len]).into();
                assert_eq!(hash.finish(), expected, "{len} bytes, {first} of them first");
            }
        }
    }

    #[test]
    fn debug_shows_nothing_of_the_message() {
        let mut hash = Sha256::new();
        hash.update(b"secret");
        assert_eq!(format!("{hash:?}"), "Sha256 { len: 6, .. }");
    }
}
