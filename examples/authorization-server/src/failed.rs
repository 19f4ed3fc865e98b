//! Why a handler has no success to answer with, and what it answers instead. The log gets labels and citations, never
//! values.

use ofm_protocol::error::{BuildError, ConsentError, EndpointError, RequestError, ResourceError};
use ofm_protocol::oauth::Context;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::types::ErrorCode;

use crate::state::App;
use crate::store::StoreError;

/// The outcome of a request that is rejected, or that cannot be served.
#[derive(Debug)]
pub(crate) enum Failed {
    Request(RequestError),
    Resource(ResourceError),
    Build(BuildError),
    Store(StoreError),
    Consent(ConsentError),
}

impl Failed {
    /// The response of an endpoint for clients.
    pub(crate) fn response(&self, app: &App, request: &Request, cx: &mut Context<'_>) -> Response {
        self.log(request);
        match self {
            Self::Request(error) => error.response_to(request, cx),
            Self::Resource(error) => error.response_to(app.resource(request), request, cx),
            Self::Build(error) => EndpointError::from(*error).response_to(request, cx),
            Self::Store(_) | Self::Consent(_) => EndpointError::Unavailable.response_to(request, cx),
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
            Self::Request(error) => (error.innermost_label(), error.innermost_citation()),
            Self::Build(error) => (error.label(), error.citation()),
            Self::Resource(error) => (error.innermost_label(), error.innermost_citation()),
            Self::Consent(error) => (error.label(), error.citation()),
            Self::Store(_) => ("store", ""),
        }
    }
}

macro_rules! from {
    ($($variant:ident($error:ty)),+) => {
        $(impl From<$error> for Failed {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })+
    };
}

from!(Request(RequestError), Resource(ResourceError), Build(BuildError), Store(StoreError), Consent(ConsentError));
