//! Why JSON could not be written.

super::catalogue! {
    /// JSON that could not be written.
    pub enum WriteError: internal {
        /// The buffer is shorter than the text.
        BufferTooSmall { /** The buffer's length in bytes. */ given: usize } => "write_buffer",
            "the text is longer than the buffer's {given} bytes", "this crate";
        /// Objects and arrays were nested deeper than 32, closed without being opened, or not closed.
        Nesting => "write_nesting", "objects and arrays are not opened and closed in pairs, at most 32 deep",
            "RFC 8259 section 2";
        /// A name stands outside of an object, a value without one inside, or more than one value at the top.
        Place => "write_place", "a name or a value stands where the grammar has no place for it", "RFC 8259 section 2";
        /// Text that was to be copied is no JSON value.
        NotJson => "write_not_json", "text that was to be copied is no JSON value", "RFC 8259 section 2";
    }
}
