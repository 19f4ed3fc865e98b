//! Responses of a protected resource to rejected requests (RFC 6750 section 3, RFC 9449 section 7.1).

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::ResourceServer;
use crate::crypto::Algorithm;
use crate::error::{BearerError, DpopError, ResourceError};
use crate::oauth::context::Context;
use crate::oauth::dpop;
use crate::oauth::http::{Request, Response};
use crate::oauth::interaction_id::{self, InteractionId};
use crate::oauth::policy::{Policy, SenderConstraint};

impl ResourceError {
    /// The HTTP status: 400 for a malformed request, 403 for a token that does not grant the access, 503 or 429 for a
    /// fault of the replay store, otherwise 401.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Token { error } => error.status(),
            Self::Dpop { error } => match error.public().status {
                400 => 401,
                status => status,
            },
            Self::Scope
            | Self::ConsentMissing
            | Self::ConsentOfOther
            | Self::ConsentStatus { .. }
            | Self::ConsentEnded { .. }
            | Self::ConsentPermission
            | Self::ConsentDays
            | Self::ConsentAccount
            | Self::Details { .. } => 403,
            _ => 401,
        }
    }

    /// The response: status, challenge, the nonce for the next DPoP proof if the server requires nonces, and the
    /// interaction id of the request or a new one.
    ///
    /// The challenge has the scheme of the request, or each scheme that the policy accepts if the request has no token.
    /// That of `DPoP` lists the accepted algorithms. Its description is fixed and has nothing of the request.
    #[must_use]
    pub fn response_to(&self, server: &ResourceServer, request: &Request, cx: &mut Context<'_>) -> Response {
        let response = Response::new(self.status()).with_header("Cache-Control", "no-store");
        let challenges = self.challenges(server.policy(), request);
        let response =
            challenges.iter().fold(response, |response, challenge| response.with_header("WWW-Authenticate", challenge));
        let response = match (&server.nonces, self) {
            (Some(nonces), Self::Dpop { .. }) => {
                response.with_header(dpop::NONCE_HEADER, nonces.issue(cx.now()).as_str())
            }
            _ => response,
        };
        match InteractionId::echo_or_generate(request, cx.random()) {
            Ok(id) => response.with_header(interaction_id::HEADER, id.as_str()),
            Err(_) => response,
        }
    }

    fn challenges(&self, policy: &Policy, request: &Request) -> Vec<String> {
        if matches!(self.status(), 429 | 503) {
            return Vec::new();
        }
        let constraint = policy.token.sender_constraint;
        let sent = request.header("Authorization").unwrap_or_default().trim_ascii();
        let scheme = sent.split(' ').next().unwrap_or_default();
        let is_dpop = scheme.eq_ignore_ascii_case(dpop::SCHEME) || matches!(self, Self::BearerForKey);
        let fault = self.fault();
        let dpop = || challenge(dpop::SCHEME, fault, &format!("algs=\"{}\"", algorithms(policy)));
        let bearer = || challenge("Bearer", fault, "");
        if fault.is_some() {
            return Vec::from([if is_dpop { dpop() } else { bearer() }]);
        }
        match constraint {
            SenderConstraint::MutualTls => Vec::from([bearer()]),
            SenderConstraint::Dpop => Vec::from([dpop()]),
            SenderConstraint::Optional | SenderConstraint::Either => Vec::from([dpop(), bearer()]),
        }
    }

    /// The error code and its description; `None` for a request without a token (RFC 6750 section 3.1).
    const fn fault(&self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::Token { error: BearerError::Missing } => return None,
            Self::Token { error: BearerError::Malformed } => {
                ("invalid_request", "the Authorization header does not have exactly one access token")
            }
            Self::Dpop { error: DpopError::NonceMissing | DpopError::Nonce } => {
                ("use_dpop_nonce", "the DPoP proof needs the nonce provided")
            }
            Self::Dpop { error } => ("invalid_dpop_proof", error.public().description),
            Self::BearerForKey => ("invalid_token", "the access token is bound to a DPoP key"),
            Self::Binding { .. } | Self::KeyUnbound | Self::Unbound => {
                ("invalid_token", "the access token may not be used by this sender")
            }
            Self::Expired { .. } => ("invalid_token", "the access token has expired"),
            Self::Scope => ("insufficient_scope", "the access token does not have the required scope"),
            Self::ConsentMissing | Self::ConsentOfOther => {
                ("insufficient_scope", "the access token has no consent for this access")
            }
            Self::ConsentStatus { .. } => ("insufficient_scope", "the consent is not authorized"),
            Self::ConsentEnded { .. } => ("insufficient_scope", "the consent has ended"),
            Self::ConsentPermission => ("insufficient_scope", "the consent does not have the permission"),
            Self::ConsentDays => ("insufficient_scope", "the consent is not for these days"),
            Self::ConsentAccount => ("insufficient_scope", "the account is not one of the consent"),
            Self::Details { .. } => ("insufficient_scope", "the access token does not allow this access"),
            _ => ("invalid_token", "the access token is not valid"),
        })
    }
}

fn challenge(scheme: &str, fault: Option<(&str, &str)>, rest: &str) -> String {
    let fault = fault.map(|(code, text)| format!("error=\"{code}\", error_description=\"{text}\""));
    let parts: Vec<&str> =
        [fault.as_deref().unwrap_or_default(), rest].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { scheme.into() } else { format!("{scheme} {}", parts.join(", ")) }
}

fn algorithms(policy: &Policy) -> String {
    let all = Algorithm::ALL.iter().filter(|own| policy.dpop.algorithms.contains(**own));
    all.map(|own| own.name()).collect::<Vec<_>>().join(" ")
}
