//! Errors of a token, from its bytes to its claims.

use super::{ClaimError, JwsError};

super::catalogue! {
    /// The reason why a token is rejected.
    pub enum TokenError: client_safe {
        /// The signature, or a check before it, failed.
        Jws { /** The cause. */ error: JwsError } => "token_jws", "{error}", "RFC 7519 section 7.2", internal;
        /// The claims are not valid.
        Claims { /** The cause. */ error: ClaimError } => "token_claims", "{error}", "RFC 7519 section 7.2";
    }
}

impl TokenError {
    /// The label of the error that this one carries.
    #[must_use]
    pub const fn innermost_label(&self) -> &'static str {
        match self {
            Self::Jws { error } => error.innermost_label(),
            Self::Claims { error } => error.innermost_label(),
        }
    }

    /// The citation of the rule that is broken: that of the cause if there is one.
    #[must_use]
    pub const fn innermost_citation(&self) -> &'static str {
        match self {
            Self::Jws { error } => error.innermost_citation(),
            Self::Claims { error } => error.innermost_citation(),
        }
    }
}

impl From<JwsError> for TokenError {
    fn from(error: JwsError) -> Self {
        Self::Jws { error }
    }
}

impl From<ClaimError> for TokenError {
    fn from(error: ClaimError) -> Self {
        Self::Claims { error }
    }
}
