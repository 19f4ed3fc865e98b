//! Errors of base64url decoding.

super::catalogue! {
    /// An error of base64url decoding as JOSE specifies it: no padding, no whitespace, one encoding for each value.
    pub enum Base64UrlError: client_safe {
        /// A byte is outside the alphabet `A-Z a-z 0-9 - _`.
        Alphabet { /** Its offset in bytes. */ offset: usize } => "base64url_alphabet",
            "byte {offset} is outside the base64url alphabet", "RFC 7515 section 2";
        /// The text contains a padding character `=`.
        Padding { /** Its offset in bytes. */ offset: usize } => "base64url_padding", "padding at byte {offset}",
            "RFC 7515 section 2";
        /// The text contains a space, tab or line break.
        Whitespace { /** Its offset in bytes. */ offset: usize } => "base64url_whitespace",
            "whitespace at byte {offset}", "RFC 7515 section 2";
        /// The length does not encode a whole number of octets.
        Length { /** The length in bytes. */ length: usize } => "base64url_length",
            "{length} characters do not encode a whole number of octets", "RFC 4648 section 4";
        /// The unused bits of the last character are not zero.
        TrailingBits { /** The offset of the last character in bytes. */ offset: usize } => "base64url_trailing_bits",
            "the unused bits of byte {offset} are not zero", "RFC 4648 section 3.5";
        /// The buffer is shorter than the result.
        BufferTooSmall { /** The result's length in bytes. */ needed: usize,
            /** The buffer's length in bytes. */ given: usize } => "base64url_buffer",
            "the result has {needed} bytes, the buffer {given}", "this crate", internal;
    }
}
