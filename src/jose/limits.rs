//! How much a token may ask of its reader.

use super::json::Budget;

/// The greatest sizes that a token may have, in bytes, and the structure its JSON may have.
///
/// | budget | default | source |
/// |---|---|---|
/// | token | 65,536 characters | no specification has one: RFC 9126 section 2.3 lets a server answer 413; request objects with rich authorization details need 2 KiB; other JOSE libraries that have a limit take 64 KiB to 1 MiB |
/// | header | 2,048 bytes decoded | other JOSE libraries that have a limit take 0.5 to 8 KiB; the protocol's headers have 75 bytes, one with a `kid` of 256 escaped characters 1.6 KiB |
/// | payload | 49,152 bytes decoded | three quarters of the token: what fits it |
/// | signature | 512 bytes decoded | RSA-4096, the largest key that is accepted |
/// | JSON | depth 32, 256 members | [`Budget`] |
///
/// ```
/// use ofm_protocol::jose::Limits;
///
/// let limits = Limits::default().with_token(8_192);
/// assert_eq!(limits.token(), 8_192);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    token: usize,
    header: usize,
    payload: usize,
    signature: usize,
    json: Budget,
}

impl Limits {
    /// The largest header that can be asked for, in bytes: 8,192. Headers are decoded on the stack.
    pub const MAX_HEADER: usize = 8_192;

    /// The largest signature that can be asked for, in bytes: 512.
    pub const MAX_SIGNATURE: usize = 512;

    /// The greatest length of a token, in characters.
    #[must_use]
    pub const fn with_token(mut self, characters: usize) -> Self {
        self.token = characters;
        self
    }

    /// The greatest length of a decoded header, in bytes, at most [`Limits::MAX_HEADER`].
    #[must_use]
    pub const fn with_header(mut self, bytes: usize) -> Self {
        self.header = if bytes > Self::MAX_HEADER { Self::MAX_HEADER } else { bytes };
        self
    }

    /// The greatest length of a decoded payload, in bytes.
    #[must_use]
    pub const fn with_payload(mut self, bytes: usize) -> Self {
        self.payload = bytes;
        self
    }

    /// The greatest length of a decoded signature, in bytes, at most [`Limits::MAX_SIGNATURE`].
    #[must_use]
    pub const fn with_signature(mut self, bytes: usize) -> Self {
        self.signature = if bytes > Self::MAX_SIGNATURE { Self::MAX_SIGNATURE } else { bytes };
        self
    }

    /// The structure that the JSON of headers and claims may have.
    #[must_use]
    pub const fn with_json(mut self, budget: Budget) -> Self {
        self.json = budget;
        self
    }

    /// The greatest length of a token, in characters.
    #[must_use]
    pub const fn token(&self) -> usize {
        self.token
    }

    /// The greatest length of a decoded header, in bytes.
    #[must_use]
    pub const fn header(&self) -> usize {
        self.header
    }

    /// The greatest length of a decoded payload, in bytes.
    #[must_use]
    pub const fn payload(&self) -> usize {
        self.payload
    }

    /// The greatest length of a decoded signature, in bytes.
    #[must_use]
    pub const fn signature(&self) -> usize {
        self.signature
    }

    /// The structure that JSON may have.
    #[must_use]
    pub const fn json(&self) -> Budget {
        self.json
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            token: 65_536,
            header: 2_048,
            payload: 49_152,
            signature: Self::MAX_SIGNATURE,
            json: Budget::new(32, Budget::MAX_MEMBERS),
        }
    }
}
