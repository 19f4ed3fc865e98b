//! Why a text is not base64url as JOSE writes it.

super::catalogue! {
    /// A text that is not base64url as JOSE writes it: no padding, no whitespace, one encoding for each value.
    pub enum Base64UrlError: client_safe {
        /// A byte is outside the alphabet `A-Z a-z 0-9 - _`.
        Alphabet { /** Where it stands, in bytes. */ offset: usize } => "base64url_alphabet",
            "byte {offset} is outside the base64url alphabet", "RFC 7515 section 2";
        /// A padding sign `=` stands in the text.
        Padding { /** Where it stands, in bytes. */ offset: usize } => "base64url_padding", "padding at byte {offset}",
            "RFC 7515 section 2";
        /// A space, tab or line break stands in the text.
        Whitespace { /** Where it stands, in bytes. */ offset: usize } => "base64url_whitespace",
            "whitespace at byte {offset}", "RFC 7515 section 2";
        /// No number of octets is encoded in so many characters.
        Length { /** The length in bytes. */ length: usize } => "base64url_length",
            "{length} characters encode no whole number of octets", "RFC 4648 section 4";
        /// The bits of the last character that encode nothing are not zero, so that the text is a second spelling of its value.
        TrailingBits { /** Where the last character stands, in bytes. */ offset: usize } => "base64url_trailing_bits",
            "the unused bits of byte {offset} are not zero", "RFC 4648 section 3.5";
        /// The buffer is shorter than the result.
        BufferTooSmall { /** The result's length in bytes. */ needed: usize,
            /** The buffer's length in bytes. */ given: usize } => "base64url_buffer",
            "the result has {needed} bytes, the buffer {given}", "this crate", internal;
    }
}
