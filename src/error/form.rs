//! Errors of form decoding.

super::catalogue! {
    /// An error of a body or query in `application/x-www-form-urlencoded`. Offsets count bytes from its beginning.
    pub enum FormError: client_safe {
        /// The form is longer than the limit.
        TooLong { /** Its length in bytes. */ length: usize, /** The limit. */ limit: usize } => "form_too_long",
            "the form has {length} bytes, at most {limit} are allowed", "RFC 9126 section 2.3, budget of the caller";
        /// The form has more parameters than the limit.
        TooManyParameters { /** The limit. */ limit: usize } => "form_too_many_parameters",
            "the form has more than {limit} parameters", "RFC 6749 section 3.2, budget of the caller";
        /// A byte must be percent-encoded: a line break, a space, NUL, a byte outside ASCII, or `=` in a value.
        RawByte { /** Its offset. */ offset: usize } => "form_raw_byte",
            "byte {offset} of the form must be percent-encoded", "RFC 6749 appendix B";
        /// `%` is not followed by two hexadecimal digits.
        BadPercent { /** Its offset. */ offset: usize } => "form_bad_percent",
            "`%` at byte {offset} of the form is not followed by two hexadecimal digits", "RFC 6749 appendix B";
        /// A name or value is not UTF-8 after decoding.
        NotUtf8 { /** Its offset. */ offset: usize } => "form_not_utf8",
            "the name or value at byte {offset} of the form is not UTF-8", "RFC 6749 appendix B";
        /// A name or value contains NUL after decoding.
        Nul { /** Its offset. */ offset: usize } => "form_nul",
            "the name or value at byte {offset} of the form contains NUL", "RFC 6749 appendix A";
        /// A parameter has no name.
        NoName { /** Its offset. */ offset: usize } => "form_no_name",
            "the parameter at byte {offset} of the form has no name", "RFC 6749 appendix B";
        /// A parameter is repeated.
        Duplicate { /** The offset of the second one. */ offset: usize } => "form_duplicate",
            "the parameter at byte {offset} of the form is repeated", "RFC 6749 section 3.2";
    }
}
