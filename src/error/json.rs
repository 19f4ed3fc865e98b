//! Errors of the JSON reader.

super::catalogue! {
    /// An error of the JSON reader, which accepts RFC 8259 with unique member names and limits on size and depth.
    pub enum JsonError: client_safe {
        /// The text ends inside a value.
        Truncated { /** The text's length in bytes. */ offset: usize } => "json_truncated",
            "the text ends inside a value, at byte {offset}", "RFC 8259 section 2";
        /// The grammar does not allow this byte here.
        Unexpected { /** Its offset in bytes. */ offset: usize } => "json_unexpected",
            "unexpected byte at offset {offset}", "RFC 8259 section 2";
        /// Text other than whitespace follows the value.
        TrailingBytes { /** Its offset in bytes. */ offset: usize } => "json_trailing_bytes",
            "other text follows the value, at byte {offset}", "RFC 8259 section 2";
        /// The text begins with a byte order mark.
        ByteOrderMark => "json_byte_order_mark", "the text begins with a byte order mark", "RFC 8259 section 8.1";
        /// A string is not UTF-8.
        Utf8 { /** The offset of the string in bytes. */ offset: usize } => "json_utf8",
            "the string at byte {offset} is not UTF-8", "RFC 8259 section 8.1";
        /// A string contains an unescaped control character.
        ControlCharacter { /** Its offset in bytes. */ offset: usize } => "json_control_character",
            "an unescaped control character at byte {offset}", "RFC 8259 section 7";
        /// A backslash does not begin a JSON escape.
        Escape { /** The offset of the backslash in bytes. */ offset: usize } => "json_escape",
            "invalid escape at byte {offset}", "RFC 8259 section 7";
        /// An escape names one half of a surrogate pair without the other half.
        Surrogate { /** The offset of its backslash in bytes. */ offset: usize } => "json_surrogate",
            "half of a surrogate pair at byte {offset}", "RFC 8259 section 8.2";
        /// A number has a leading zero or plus, no digit before or after the point, or an empty exponent.
        Number { /** The offset of the number in bytes. */ offset: usize } => "json_number",
            "invalid number at byte {offset}", "RFC 8259 section 6";
        /// An object has two members with the same name after decoding escapes.
        DuplicateMember { /** The offset of the second name in bytes. */ offset: usize } => "json_duplicate_member",
            "the member name at byte {offset} is used twice in its object", "RFC 7515 section 4";
        /// So many names of one object share a hash that comparing them would read more bytes than the text has.
        NameCollisions {
            /** The offset of the name that exceeds the limit, in bytes. */ offset: usize,
        } => "json_name_collisions",
            "too many member names up to byte {offset} have the same hash", "RFC 8259 section 9";
        /// Objects and arrays are nested deeper than the limit.
        Depth {
            /** The offset that exceeds the limit, in bytes. */ offset: usize,
            /** The limit. */ limit: u8,
        } => "json_depth",
            "nested deeper than {limit} at byte {offset}", "RFC 8259 section 9";
        /// An object and the objects around it have more members than the limit.
        Members {
            /** The offset that exceeds the limit, in bytes. */ offset: usize,
            /** The limit. */ limit: u16,
        } => "json_members",
            "more than {limit} members at byte {offset}", "RFC 8259 section 9";
        /// The text is longer than 4 GiB less one byte.
        TooLong => "json_too_long", "the text is longer than 4294967295 bytes", "RFC 8259 section 9";
        /// The value is not an object, and an object is required.
        NotAnObject => "json_not_an_object", "the value is not an object", "RFC 7519 section 7.2";
        /// The value is not an array, and an array is required.
        NotAnArray => "json_not_an_array", "the value is not an array", "RFC 8259 section 5";
    }
}
