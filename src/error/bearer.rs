//! Errors of a request at a protected resource.

super::catalogue! {
    /// Why a protected resource rejects an access token (RFC 6750 section 3.1).
    pub enum BearerError: client_safe {
        /// The request has no access token.
        Missing => "bearer_missing", "the request has no access token", "RFC 6750 section 3.1";
        /// There are several `Authorization` headers, or the token has characters that RFC 6750 section 2.1 forbids.
        Malformed => "bearer_malformed",
            "the Authorization header does not have exactly one access token", "RFC 6750 section 2.1";
        /// The access token is unknown, expired, revoked, or not valid for another reason.
        InvalidToken => "bearer_invalid_token", "the access token is not valid", "RFC 6750 section 3.1";
        /// The access token does not grant the requested access.
        InsufficientScope => "bearer_insufficient_scope",
            "the access token does not grant the requested access", "RFC 6750 section 3.1";
    }
}
