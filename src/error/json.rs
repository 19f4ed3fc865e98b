//! Why a text is not JSON as it is read here.

super::catalogue! {
    /// A text that is not JSON as it is read here: RFC 8259, with unique member names and within a budget.
    pub enum JsonError: client_safe {
        /// The text ends inside a value.
        Truncated { /** The text's length in bytes. */ offset: usize } => "json_truncated", "the text ends inside a value, at byte {offset}", "RFC 8259 section 2";
        /// A byte stands where the grammar has no place for it.
        Unexpected { /** Where it stands, in bytes. */ offset: usize } => "json_unexpected", "byte {offset} has no place there", "RFC 8259 section 2";
        /// Something other than whitespace follows the value.
        TrailingBytes { /** Where it begins, in bytes. */ offset: usize } => "json_trailing_bytes", "something follows the value, at byte {offset}", "RFC 8259 section 2";
        /// The text begins with a byte order mark.
        ByteOrderMark => "json_byte_order_mark", "the text begins with a byte order mark", "RFC 8259 section 8.1";
        /// A string is not UTF-8.
        Utf8 { /** Where the string begins, in bytes. */ offset: usize } => "json_utf8", "the string at byte {offset} is not UTF-8", "RFC 8259 section 8.1";
        /// A control character stands unescaped in a string.
        ControlCharacter { /** Where it stands, in bytes. */ offset: usize } => "json_control_character", "an unescaped control character at byte {offset}", "RFC 8259 section 7";
        /// A backslash begins no escape of JSON.
        Escape { /** Where the backslash stands, in bytes. */ offset: usize } => "json_escape", "no escape of JSON at byte {offset}", "RFC 8259 section 7";
        /// An escape names one half of a surrogate pair without the other, so no character.
        Surrogate { /** Where its backslash stands, in bytes. */ offset: usize } => "json_surrogate", "half of a surrogate pair at byte {offset}", "RFC 8259 section 8.2";
        /// A number is not written as JSON writes it: a leading zero or plus, no digit before or after the point, an empty exponent.
        Number { /** Where the number begins, in bytes. */ offset: usize } => "json_number", "no number of JSON at byte {offset}", "RFC 8259 section 6";
        /// An object has two members of one name, however they are spelled.
        DuplicateMember { /** Where the second name stands, in bytes. */ offset: usize } => "json_duplicate_member", "the member name at byte {offset} is used twice in its object", "RFC 7515 section 4";
        /// So many different names of one object have the same hash that comparing them would look at more bytes than the text has: they were made to.
        NameCollisions { /** Where the name stands that is one too many, in bytes. */ offset: usize } => "json_name_collisions", "the member names up to byte {offset} were chosen to be hard to tell apart", "RFC 8259 section 9";
        /// Objects and arrays are nested deeper than the budget allows.
        Depth { /** Where the budget is exceeded, in bytes. */ offset: usize, /** The budget. */ limit: u8 } => "json_depth", "nested deeper than {limit} at byte {offset}", "RFC 8259 section 9";
        /// An object and those around it have more members than the budget allows.
        Members { /** Where the budget is exceeded, in bytes. */ offset: usize, /** The budget. */ limit: u16 } => "json_members", "more than {limit} members at byte {offset}", "RFC 8259 section 9";
        /// The text is longer than 4 GiB less one byte.
        TooLong => "json_too_long", "the text is longer than 4294967295 bytes", "RFC 8259 section 9";
        /// The value is no object where one is asked for.
        NotAnObject => "json_not_an_object", "the value is not an object", "RFC 7519 section 7.2";
        /// The value is no array where one is asked for.
        NotAnArray => "json_not_an_array", "the value is not an array", "RFC 8259 section 5";
    }
}
