//! Errors of converting HTTP messages to and from the types of the `http` crate.

super::catalogue! {
    /// An HTTP message that cannot be converted to or from the types of the `http` crate. Headers are counted from 0.
    pub enum HttpError: internal {
        /// The method is not a token.
        Method => "http_method", "the HTTP method is malformed", "RFC 9110 section 9.1";
        /// The URL or target is neither absolute nor a path.
        Url => "http_url", "the URL is malformed", "RFC 9112 section 3.2";
        /// The status code is not in 100 to 999.
        Status { /** The code. */ status: u16 } => "http_status",
            "{status} is not an HTTP status code", "RFC 9110 section 15";
        /// A header's name is not a token.
        HeaderName { /** The header's index. */ index: usize } => "http_header_name",
            "the name of header {index} is malformed", "RFC 9110 section 5.1";
        /// A header's value has a control character.
        HeaderValue { /** The header's index. */ index: usize } => "http_header_value",
            "the value of header {index} is malformed", "RFC 9110 section 5.5";
        /// A header that this crate reads has a value that is not UTF-8 (`obs-text`). Other such headers are left out.
        HeaderText { /** The header's name, in lower case. */ name: &'static str } => "http_header_text",
            "the header `{name}` is not UTF-8", "RFC 9110 section 5.5";
        /// There are more headers than the `http` crate accepts.
        TooManyHeaders { /** Their number. */ count: usize } => "http_too_many_headers",
            "{count} headers are too many", "RFC 9110 section 5.4";
    }
}
