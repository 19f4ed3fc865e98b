//! The sender of a request to the authorization server: its TLS certificate, its DPoP proof, and the binding of its
//! tokens (RFC 8705 section 3, RFC 9449 sections 5 and 10).

use alloc::boxed::Box;
use core::fmt;

use super::confirmation::{Confirmation, ProofOfPossession};
use super::context::Context;
use super::dpop::{self, CheckedProof, ProofRequirements};
use super::http::Request;
use super::policy::SenderConstraint;
use super::registration::RegisteredClient;
use super::replay::{IdentifierKind, Once};
use super::rule;
use super::server::{Endpoint, Server};
use crate::error::{DpopError, RequestError};
use crate::jose::Thumbprint;

/// The unverified sender of a request.
#[derive(Clone)]
pub(super) struct Sender {
    certificate: Option<Thumbprint>,
    proof: Result<Option<Proof>, DpopError>,
}

/// An unverified DPoP proof, and what it must be for.
#[derive(Clone)]
struct Proof {
    token: Box<str>,
    method: Box<str>,
    /// The URL of the request, for a server that does not know its own.
    url: Box<str>,
}

impl Sender {
    pub(super) fn of(request: &Request) -> Self {
        let mut proofs = request.headers_named(dpop::HEADER);
        let proof = match (proofs.next(), proofs.next()) {
            (_, Some(_)) => Err(DpopError::Several),
            (proof, None) => Ok(proof.map(|token| Proof {
                token: token.into(),
                method: request.method.as_str().into(),
                url: request.url.as_str().into(),
            })),
        };
        Self { certificate: request.client_certificate(), proof }
    }

    /// Checks the proof, if there is one, against the endpoint of the server. Call it for an authenticated client.
    pub(super) fn check(
        &self,
        server: &Server,
        endpoint: Endpoint,
        cx: &mut Context<'_>,
    ) -> Result<CheckedSender, RequestError> {
        let proof = cx.failure(rule::DPOP_PRESENT, self.proof.as_ref().map_err(|error| RequestError::from(*error)))?;
        let (url, alias) = server.urls(endpoint);
        let proof = match proof {
            None => None,
            Some(proof) => {
                let expected = ProofRequirements::new(&proof.method, url.unwrap_or(&proof.url));
                let expected = alias.map_or(expected, |alias| expected.with_other_url(alias));
                let expected = server.nonces().map_or(expected, |nonces| expected.with_nonce(nonces));
                Some(expected.check(&proof.token, server.policy(), cx)?)
            }
        };
        Ok(CheckedSender { certificate: self.certificate, proof })
    }
}

/// Does not print the proof.
impl fmt::Debug for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender").field("certificate", &self.certificate).finish_non_exhaustive()
    }
}

/// A sender whose proof was checked. The proof is not marked as used yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct CheckedSender {
    certificate: Option<Thumbprint>,
    proof: Option<CheckedProof>,
}

impl CheckedSender {
    pub(super) fn key(&self) -> Option<Thumbprint> {
        self.proof.as_ref().map(CheckedProof::key)
    }

    pub(super) fn presented(&self) -> ProofOfPossession {
        ProofOfPossession::of(self.certificate, self.key())
    }

    /// Marks the proof as used. `parts` returns the client and the `jti`.
    pub(super) fn once<T>(&self, parts: fn(&T) -> (&str, &str)) -> Option<Once<T>> {
        self.proof.as_ref().map(|proof| Once {
            kind: IdentifierKind::DpopProof,
            parts,
            end: proof.expires_at(),
            rule: rule::DPOP_UNUSED,
            replayed: RequestError::Dpop { error: DpopError::Replayed },
        })
    }

    pub(super) fn identifier(&self) -> &str {
        self.proof.as_ref().map_or("", CheckedProof::identifier)
    }

    /// The binding of the tokens for this client; `None` for unbound tokens.
    ///
    /// The order of checks: DPoP, if the registration or the policy requires it; the certificate, likewise; one of
    /// both, if the policy requires one.
    pub(super) fn confirmation(
        &self,
        server: &Server,
        client: &RegisteredClient,
    ) -> Result<Option<Confirmation>, RequestError> {
        let (constraint, bound) = (server.policy().token.sender_constraint, client.bound());
        let needs_key = bound.to_key || constraint == SenderConstraint::Dpop;
        let needs_certificate = bound.to_certificate || constraint == SenderConstraint::MutualTls;
        let key = self.key();
        if needs_key && key.is_none() {
            return Err(RequestError::Dpop { error: DpopError::Missing });
        }
        if needs_certificate && self.certificate.is_none() {
            return Err(RequestError::CertificateMissing);
        }
        let is_either = constraint == SenderConstraint::Either;
        let certificate = self.certificate.filter(|_| needs_certificate || is_either && key.is_none());
        match Confirmation::of_both(certificate, key) {
            None if is_either => Err(RequestError::SenderUnconstrained),
            confirmation => Ok(confirmation),
        }
    }
}
