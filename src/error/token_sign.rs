//! Errors of making a token.

use super::SignError;

super::catalogue! {
    /// An error of making a token.
    pub enum TokenSignError: internal {
        /// The header's `kid`, `typ` or `cty` is longer than this crate's reader accepts.
        HeaderTooLong => "token_sign_header_too_long", "the header's `kid`, `typ` or `cty` is too long",
            "RFC 8725 section 3.10";
        /// The buffer is shorter than the token.
        BufferTooSmall { /** The token's length in bytes. */ needed: usize,
            /** The buffer's length. */ given: usize } => "token_sign_buffer",
            "the token has {needed} bytes, the buffer {given}", "this crate";
        /// The signer returned no signature.
        Sign { /** The cause. */ error: SignError } => "token_sign_signer", "{error}", "RFC 7515 section 5.1";
    }
}
