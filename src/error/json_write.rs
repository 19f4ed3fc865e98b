//! Errors of the JSON writer.

super::catalogue! {
    /// An error of the JSON writer.
    pub enum WriteError: internal {
        /// The buffer is shorter than the text.
        BufferTooSmall { /** The buffer's length in bytes. */ given: usize } => "write_buffer",
            "the text is longer than the buffer's {given} bytes", "this crate";
        /// Objects and arrays are nested deeper than 32, closed without being opened, or not closed.
        Nesting => "write_nesting", "objects and arrays are not opened and closed in pairs, at most 32 deep",
            "RFC 8259 section 2";
        /// A name is outside an object, a value in an object has no name, or the text has more than one value.
        Place => "write_place", "a name or a value is not allowed here", "RFC 8259 section 2";
        /// The text to copy is not a JSON value.
        NotJson => "write_not_json", "the text to copy is not a JSON value", "RFC 8259 section 2";
    }
}
