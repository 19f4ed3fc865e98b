//! Responses to rejected proofs (RFC 9449 sections 5, 7.1, 8 and 9).

use alloc::string::String;
use alloc::vec::Vec;

use super::NONCE_HEADER;
use crate::crypto::Algorithm;
use crate::error::{DpopError, ReplayError};
use crate::oauth::context::Context;
use crate::oauth::error::PublicError;
use crate::oauth::http::{Request, Response};
use crate::oauth::interaction_id::InteractionId;
use crate::oauth::policy::DpopPolicy;
use crate::types::{ErrorCode, OAuthError};

impl DpopError {
    /// The part for the sender: `use_dpop_nonce` for a nonce that is missing or not accepted, `invalid_dpop_proof` for
    /// other faults of the proof, `temporarily_unavailable` for a fault of the server's replay store.
    #[must_use]
    pub const fn public(&self) -> PublicError {
        use ErrorCode as Code;
        let (code, status, description) = match self {
            Self::NonceMissing | Self::Nonce => (Code::UseDpopNonce, 400, "the DPoP proof needs the nonce provided"),
            Self::Missing => (Code::InvalidDpopProof, 400, "a DPoP proof is required"),
            Self::Several => (Code::InvalidDpopProof, 400, "there is more than one DPoP proof"),
            Self::KeyMissing => (Code::InvalidDpopProof, 400, "the DPoP proof has no jwk"),
            Self::Claims { .. } => {
                (Code::InvalidDpopProof, 400, "typ or a claim of the DPoP proof is missing or not acceptable")
            }
            Self::Method => (Code::InvalidDpopProof, 400, "htm of the DPoP proof is not the method"),
            Self::Url => (Code::InvalidDpopProof, 400, "htu of the DPoP proof is not the URL"),
            Self::TokenHashMissing | Self::TokenHash => {
                (Code::InvalidDpopProof, 400, "ath of the DPoP proof is not the hash of the access token")
            }
            Self::Replayed => (Code::InvalidDpopProof, 400, "the DPoP proof was used before"),
            Self::Token { .. } | Self::Key { .. } | Self::KeySize { .. } | Self::KeyMismatch => {
                (Code::InvalidDpopProof, 400, "the DPoP proof is not acceptable")
            }
            Self::ReplayStore { error: ReplayError::ClientShare { .. } } => {
                (Code::TemporarilyUnavailable, 429, "too many requests of this client")
            }
            Self::ReplayStore { .. } => (Code::TemporarilyUnavailable, 503, "try again later"),
        };
        PublicError { code, status, description }
    }

    /// The response of an authorization server's endpoint to this request, with the nonce for the next proof if the
    /// server requires nonces (RFC 9449 section 8), and with the request's interaction id or a new one.
    #[must_use]
    pub fn response_to(&self, request: &Request, nonce: Option<&str>, cx: &mut Context<'_>) -> Response {
        let public = self.public();
        let message = OAuthError::new(public.code).with_error_description(String::from(public.description));
        let interaction = InteractionId::echo_or_generate(request, cx.random()).ok();
        with_nonce(Response::of_message(public.status, &message, interaction), nonce)
    }

    /// The response of a resource server: status 401 with the challenge of RFC 9449 section 7.1, and the nonce for the
    /// next proof if the server requires nonces (section 9). Faults of the replay store give 503 or 429 without a
    /// challenge.
    #[must_use]
    pub fn resource_response(&self, policy: &DpopPolicy, nonce: Option<&str>) -> Response {
        let PublicError { code, status, description } = self.public();
        if status != 400 {
            return Response::new(status).with_header("Cache-Control", "no-store");
        }
        let algorithms: Vec<_> =
            Algorithm::ALL.iter().filter(|own| policy.algorithms.contains(**own)).map(|own| own.name()).collect();
        let algorithms = algorithms.join(" ");
        let challenge =
            alloc::format!("DPoP error=\"{code}\", error_description=\"{description}\", algs=\"{algorithms}\"");
        let response =
            Response::new(401).with_header("WWW-Authenticate", &challenge).with_header("Cache-Control", "no-store");
        with_nonce(response, nonce)
    }
}

fn with_nonce(response: Response, nonce: Option<&str>) -> Response {
    match nonce {
        Some(nonce) => response.with_header(NONCE_HEADER, nonce),
        None => response,
    }
}
