//! Why a handler has no success to answer with, and what it answers instead. The log gets labels and citations, never
//! values.

use ofm_protocol::error::{
    BearerError, BindingError, BuildError, ConsentError, DpopError, EndpointError, RequestError,
};
use ofm_protocol::oauth::Context;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::types::{ErrorCode, OAuthError};

use crate::store::StoreError;

/// The outcome of a request that is rejected, or that cannot be served.
#[derive(Debug)]
pub(crate) enum Failed {
    Request(RequestError),
    Build(BuildError),
    Store(StoreError),
    Bearer(BearerError),
    Binding(BindingError),
    Dpop(DpopError),
    Consent(ConsentError),
    /// The server binds tokens, and the request has neither a certificate nor a proof.
    Unbound,
}

impl Failed {
    /// The response of an endpoint for clients.
    pub(crate) fn response(&self, request: &Request, cx: &mut Context<'_>) -> Response {
        self.log(request);
        match self {
            Self::Request(error) => error.response_to(request, cx),
            Self::Build(error) => EndpointError::from(*error).response_to(request, cx),
            Self::Store(_) | Self::Consent(_) => EndpointError::Unavailable.response_to(request, cx),
            Self::Bearer(error) => error.response_to(request, None, cx),
            Self::Binding(_) => BearerError::InvalidToken.response_to(request, None, cx),
            Self::Dpop(error) => error.response_to(request, None, cx),
            Self::Unbound => {
                let message = OAuthError::new(ErrorCode::InvalidRequest).with_error_description(UNBOUND);
                Response::json(400, &message, None).unwrap_or_else(|_| Response::new(400))
            }
        }
    }

    /// The status and the text for a person in front of a browser.
    pub(crate) fn told(&self) -> (u16, &'static str) {
        match self {
            Self::Request(error) if error.public().code == ErrorCode::InvalidRequestUri => {
                (400, "This request was used already, or has expired. Go back to the application and start again.")
            }
            Self::Request(error) => (error.public().status, error.public().description),
            _ => (503, "The server cannot answer now. Try again later."),
        }
    }

    pub(crate) fn log(&self, request: &Request) {
        let path = request.target().split('?').next().unwrap_or_default();
        if let Self::Store(error) = self {
            tracing::error!(path, %error, "not served");
        } else {
            let (label, citation) = self.finding();
            tracing::warn!(path, label, citation, "refused");
        }
    }

    const fn finding(&self) -> (&'static str, &'static str) {
        match self {
            Self::Request(error) => (error.innermost_label(), error.citation()),
            Self::Build(error) => (error.label(), error.citation()),
            Self::Bearer(error) => (error.label(), error.citation()),
            Self::Binding(error) => (error.label(), error.citation()),
            Self::Dpop(error) => (error.innermost_label(), error.citation()),
            Self::Consent(error) => (error.label(), error.citation()),
            Self::Unbound => ("token_unbound", "FAPI 2.0 Security Profile section 5.3.2.1"),
            Self::Store(_) => ("store", ""),
        }
    }
}

const UNBOUND: &str = "a client certificate or a DPoP proof is required";

macro_rules! from {
    ($($variant:ident($error:ty)),+) => {
        $(impl From<$error> for Failed {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })+
    };
}

from!(
    Request(RequestError),
    Build(BuildError),
    Store(StoreError),
    Bearer(BearerError),
    Binding(BindingError),
    Dpop(DpopError),
    Consent(ConsentError)
);
