//! Limits on the size of tokens.

use super::json::Budget;

/// The maximum sizes of a token in bytes, and the allowed structure of its JSON.
///
/// | budget | default | source |
/// |---|---|---|
/// | token | 65,536 characters | RFC 9126 section 2.3 (status 413) |
/// | header | 2,048 bytes decoded | a `kid` of 256 escaped characters: 1.6 KiB |
/// | payload | 49,152 bytes decoded | three quarters of the token: what fits it |
/// | signature | 512 bytes decoded | RSA-4096, the largest key that is accepted |
/// | JSON | depth 32, 256 members | [`Budget`] |
///
/// No specification limits the length of a token. Request objects with rich authorization details need 2 KiB; other
/// JOSE libraries accept 64 KiB to 1 MiB. They accept headers of 0.5 to 8 KiB; the protocol's headers have 75 bytes.
///
/// ```
/// use ofm_protocol::jose::Limits;
///
/// let limits = Limits { token: 8_192, ..Limits::default() };
/// assert_eq!(limits.header, 2_048);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The maximum length of a token in characters.
    pub token: usize,
    /// The greatest length of a decoded header, in bytes. More than [`Limits::MAX_HEADER`] counts as that.
    pub header: usize,
    /// The maximum length of a decoded payload in bytes.
    pub payload: usize,
    /// The greatest length of a decoded signature, in bytes. More than [`Limits::MAX_SIGNATURE`] counts as that.
    pub signature: usize,
    /// Sets the allowed structure of the JSON in headers and claims.
    pub json: Budget,
}

impl Limits {
    /// The greatest length of a header whatever the limit, in bytes: 8,192. Headers are decoded on the stack.
    pub const MAX_HEADER: usize = 8_192;

    /// The greatest length of a signature whatever the limit, in bytes: 512.
    pub const MAX_SIGNATURE: usize = 512;
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
