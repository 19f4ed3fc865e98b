//! Errors of an endpoint's handler.

use super::{BuildError, DpopError, RequestError};

super::catalogue! {
    /// The error type for the handler of an authorization server's endpoint. Each value can be turned into a response:
    /// `EndpointError::response_to`, `EndpointError::page`.
    pub enum EndpointError: internal {
        /// The request is rejected.
        Request { /** Why. */ error: RequestError } => "endpoint_request", "{error}", "RFC 6749 section 5.2";
        /// The response cannot be built.
        Build { /** Why. */ error: BuildError } => "endpoint_build", "{error}", "RFC 6749 section 4.1.2.1";
        /// A store or another service of the application does not answer.
        Unavailable => "endpoint_unavailable",
            "a service of the application is not available", "RFC 6749 section 4.1.2.1";
    }
}

super::innermost! { EndpointError {
    deep Request { error };
    leaf Build { error };
} }

impl From<RequestError> for EndpointError {
    fn from(error: RequestError) -> Self {
        Self::Request { error }
    }
}

impl From<BuildError> for EndpointError {
    fn from(error: BuildError) -> Self {
        Self::Build { error }
    }
}

impl From<DpopError> for EndpointError {
    fn from(error: DpopError) -> Self {
        Self::Request { error: error.into() }
    }
}
