//! Why a form is refused.

super::catalogue! {
    /// A body or query in `application/x-www-form-urlencoded` that is refused. Offsets count bytes from its beginning.
    pub enum FormError: client_safe {
        /// It is longer than the limit.
        TooLong { /** Its length in bytes. */ length: usize, /** The limit. */ limit: usize } => "form_too_long",
            "the form has {length} bytes, at most {limit} are allowed", "RFC 9126 section 2.3, budget of the caller";
        /// It has more parameters than the limit.
        TooManyParameters { /** The limit. */ limit: usize } => "form_too_many_parameters",
            "the form has more than {limit} parameters", "RFC 6749 section 3.2, budget of the caller";
        /// A byte stands in it that has to be percent-encoded: a line break, a space, NUL, any byte outside of ASCII, or `=` in a value.
        RawByte { /** Where it stands. */ offset: usize } => "form_raw_byte",
            "byte {offset} of the form has to be percent-encoded", "RFC 6749 appendix B";
        /// `%` is not followed by two hexadecimal digits.
        BadPercent { /** Where it stands. */ offset: usize } => "form_bad_percent",
            "`%` at byte {offset} of the form is not followed by two hexadecimal digits", "RFC 6749 appendix B";
        /// A name or value does not decode to UTF-8.
        NotUtf8 { /** Where it begins. */ offset: usize } => "form_not_utf8",
            "the name or value at byte {offset} of the form is not UTF-8", "RFC 6749 appendix B";
        /// A name or value decodes to a text with NUL in it.
        Nul { /** Where it begins. */ offset: usize } => "form_nul",
            "the name or value at byte {offset} of the form has NUL in it", "RFC 6749 appendix A";
        /// A value has no name.
        NoName { /** Where it begins. */ offset: usize } => "form_no_name",
            "the parameter at byte {offset} of the form has no name", "RFC 6749 appendix B";
        /// A parameter occurs twice.
        Duplicate { /** Where the second begins. */ offset: usize } => "form_duplicate",
            "the parameter at byte {offset} of the form is there already", "RFC 6749 section 3.2";
    }
}
