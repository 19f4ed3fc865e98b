//! SHA-256 (FIPS 180-4), by the `sha2` crate.

use sha2::Digest as _;

/// The bytes of a digest.
pub const DIGEST_LEN: usize = 32;

/// The SHA-256 of `message`.
#[must_use]
pub fn sha256(message: &[u8]) -> [u8; DIGEST_LEN] {
    sha2::Sha256::digest(message).into()
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
