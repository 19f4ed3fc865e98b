//! Why a token is refused, from its bytes to its claims.

use super::{ClaimError, JwsError};

super::catalogue! {
    /// A token that is refused, and why.
    pub enum TokenError: client_safe {
        /// Its signature, or what comes before it.
        Jws { /** Why. */ error: JwsError } => "token_jws", "{error}", "RFC 7519 section 7.2", internal;
        /// Its claims.
        Claims { /** Why. */ error: ClaimError } => "token_claims", "{error}", "RFC 7519 section 7.2";
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
