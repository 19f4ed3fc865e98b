//! Why a protected resource refuses a request.

super::catalogue! {
    /// An access token that a protected resource refuses (RFC 6750 section 3.1).
    pub enum BearerError: client_safe {
        /// The request has no access token.
        Missing => "bearer_missing", "the request has no access token", "RFC 6750 section 3.1";
        /// There are several `Authorization` headers, or one whose token has characters that a token cannot have.
        Malformed => "bearer_malformed", "the Authorization header is not one access token", "RFC 6750 section 2.1";
        /// The access token is unknown, expired, revoked, or not valid for another reason.
        InvalidToken => "bearer_invalid_token", "the access token is not valid", "RFC 6750 section 3.1";
        /// The access token does not grant what is asked for.
        InsufficientScope => "bearer_insufficient_scope", "the access token does not grant what is asked for", "RFC 6750 section 3.1";
    }
}
