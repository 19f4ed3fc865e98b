//! A request with an access token, and its checks.

use alloc::boxed::Box;
use alloc::format;
use core::fmt;

use super::{ResourceServer, TokenFacts, WantedAccess, consent, wanted};
use crate::error::{BearerError, DpopError, ReplayError, ResourceError};
use crate::jose::Thumbprint;
use crate::oauth::bearer::is_token;
use crate::oauth::confirmation::ProofOfPossession;
use crate::oauth::context::Context;
use crate::oauth::dpop::{self, CheckedProof, ProofRequirements};
use crate::oauth::http::Request;
use crate::oauth::policy::SenderConstraint;
use crate::oauth::replay::Replay;
use crate::oauth::rule;
use crate::oauth::scope;
use crate::types::SecretString;
use crate::types::ofm::v1_2::{GrantedConsent, Permission};

/// The authorization scheme of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scheme {
    /// `Bearer` (RFC 6750 section 2.1): also for tokens that are bound to a certificate (RFC 8705 section 3).
    Bearer,
    /// `DPoP` (RFC 9449 section 7.1).
    Dpop,
}

/// A request with an access token. Neither the token nor the sender is verified: look up the token's facts, then call
/// [`AccessRequest::check`] or [`AccessRequest::may_read`]. `Debug` does not print the token.
#[derive(Clone)]
pub struct AccessRequest {
    token: SecretString,
    scheme: Scheme,
    proof: Option<Box<str>>,
    certificate: Option<Thumbprint>,
    method: Box<str>,
    url: Box<str>,
    /// The path and query of the URL.
    target: Box<str>,
}

impl AccessRequest {
    pub(super) fn read(request: &Request, cx: &mut Context<'_>) -> Result<Self, ResourceError> {
        let presented = cx.result(rule::RESOURCE_PRESENT, presented(request).map_err(ResourceError::from));
        let (scheme, token) = presented?;
        let mut proofs = request.headers_named(dpop::HEADER);
        let proof = match (proofs.next(), proofs.next()) {
            (_, Some(_)) => Err(ResourceError::from(DpopError::Several)),
            (proof, None) => Ok(proof.map(Box::from)),
        };
        let proof = cx.failure(rule::DPOP_PRESENT, proof)?;
        Ok(Self {
            token: token.into(),
            scheme,
            proof,
            certificate: request.client_certificate(),
            method: request.method.as_str().into(),
            url: request.url.as_str().into(),
            target: request.target().into(),
        })
    }

    /// The access token, to look up its facts. **Not verified.**
    #[must_use]
    pub const fn token(&self) -> &SecretString {
        &self.token
    }

    /// The authorization scheme.
    #[must_use]
    pub const fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// Checks that the sender may use the token whose facts these are.
    ///
    /// The order of checks: expiry; audience, if the token has one; the scheme fits the binding; a binding, if the
    /// policy requires one; the DPoP proof, with `ath` and the bound key; the certificate; the proof's `jti`, which is
    /// marked as used.
    pub fn check(
        &self,
        server: &ResourceServer,
        facts: &TokenFacts,
        cx: &mut Context<'_>,
    ) -> Result<(), ResourceError> {
        let Some(proof) = self.check_sender(server, facts, cx)? else { return Ok(()) };
        let answer = match &server.replay {
            Replay::Unchecked => return Ok(()),
            Replay::Sync(store) => store.insert(&proof.replay_key(&facts.client_id), proof.expires_at(), cx.now()),
            Replay::Async(_) => Err(ReplayError::Asynchronous),
        };
        Ok(CheckedProof::spent(answer, cx)?)
    }

    /// [`AccessRequest::check`] with an asynchronous store.
    pub async fn check_async(
        &self,
        server: &ResourceServer,
        facts: &TokenFacts,
        cx: &mut Context<'_>,
    ) -> Result<(), ResourceError> {
        let Some(proof) = self.check_sender(server, facts, cx)? else { return Ok(()) };
        let key = proof.replay_key(&facts.client_id);
        let answer = match &server.replay {
            Replay::Unchecked => return Ok(()),
            Replay::Sync(store) => store.insert(&key, proof.expires_at(), cx.now()),
            Replay::Async(store) => store.insert_later(&key, proof.expires_at(), cx.now()).await,
        };
        Ok(CheckedProof::spent(answer, cx)?)
    }

    /// Whether this request has the wanted access: [`AccessRequest::check`], then the token's `authorization_details`,
    /// by [`WantedAccess::check`]. One element that allows the access is enough; otherwise the error is that of the
    /// element that fits best.
    ///
    /// `wanted` is `(account, Permission)` for consents of Open Finance Malaysia,
    /// [`ApiHubAccess`](super::ApiHubAccess) for those of API Hub, or the application's own. If a consent in the
    /// application's store is more recent than that in the facts, replace it there before.
    pub fn may_read(
        &self,
        server: &ResourceServer,
        facts: &TokenFacts,
        wanted: impl WantedAccess,
        cx: &mut Context<'_>,
    ) -> Result<(), ResourceError> {
        self.check(server, facts, cx)?;
        facts.check_access(wanted, cx)
    }

    /// [`AccessRequest::may_read`] with an asynchronous store.
    pub async fn may_read_async(
        &self,
        server: &ResourceServer,
        facts: &TokenFacts,
        wanted: impl WantedAccess,
        cx: &mut Context<'_>,
    ) -> Result<(), ResourceError> {
        self.check_async(server, facts, cx).await?;
        facts.check_access(wanted, cx)
    }

    /// The steps of [`AccessRequest::check`] before the proof is marked as used.
    fn check_sender(
        &self,
        server: &ResourceServer,
        facts: &TokenFacts,
        cx: &mut Context<'_>,
    ) -> Result<Option<CheckedProof>, ResourceError> {
        let (now, policy) = (cx.now(), server.policy());
        // 1. RFC 6750 section 3.1, RFC 9068 section 4.
        let valid = match facts.expires_at {
            Some(end) if now >= end => Err(ResourceError::Expired { end, now }),
            _ if facts.audience.is_empty() || facts.audience.contains(&server.identifier) => Ok(()),
            _ => Err(ResourceError::Audience),
        };
        cx.result(rule::RESOURCE_TOKEN, valid)?;
        // 2. RFC 9449 sections 7.1 and 7.2, FAPI 2.0 Security Profile section 5.3.4.
        let cnf = facts.confirmation;
        let (certificate, key) = (cnf.and_then(|cnf| cnf.certificate()), cnf.and_then(|cnf| cnf.key()));
        let is_bound = match policy.token.sender_constraint {
            SenderConstraint::Optional => true,
            SenderConstraint::MutualTls => certificate.is_some(),
            SenderConstraint::Dpop => key.is_some(),
            SenderConstraint::Either => cnf.is_some(),
        };
        let fits = match (self.scheme, key) {
            (Scheme::Bearer, Some(_)) => Err(ResourceError::BearerForKey),
            (Scheme::Dpop, None) => Err(ResourceError::KeyUnbound),
            _ if !is_bound => Err(ResourceError::Unbound),
            _ => Ok(()),
        };
        cx.result(rule::RESOURCE_SCHEME, fits)?;
        // 3. RFC 9449 section 7.1: the proof, of the key to which the token is bound.
        let proof = match (key, &self.proof) {
            (None, _) => None,
            (Some(_), None) => {
                let missing = Err(ResourceError::from(DpopError::Missing));
                return cx.result(rule::DPOP_PRESENT, missing);
            }
            (Some(key), Some(proof)) => {
                // With a slash between, no target adds to the host.
                let target = self.target.strip_prefix('/').unwrap_or(&self.target);
                let url = server.origin.as_ref().map(|origin| format!("{origin}/{target}"));
                let expected = ProofRequirements::new(&self.method, url.as_deref().unwrap_or(&self.url))
                    .with_access_token(self.token.expose())
                    .with_key(key);
                let expected = server.nonces.as_ref().map_or(expected, |nonces| expected.with_nonce(nonces));
                Some(expected.check(proof, policy, cx)?)
            }
        };
        // 4. RFC 8705 section 3.
        let presented = ProofOfPossession::of(self.certificate, proof.as_ref().map(CheckedProof::key));
        let binding = cnf.map_or(Ok(()), |cnf| cnf.check(&presented));
        cx.result(rule::RESOURCE_BINDING, binding)?;
        Ok(proof)
    }
}

impl TokenFacts {
    /// Checks that the token has each of these scope values.
    ///
    /// Errors: [`ResourceError::Scope`].
    pub fn check_scope(&self, required: &str, cx: &mut Context<'_>) -> Result<(), ResourceError> {
        let has = scope::is_within(required, self.scope.as_deref().unwrap_or_default());
        cx.ensure(rule::RESOURCE_SCOPE, has, ResourceError::Scope)
    }

    /// Checks that one of the token's `authorization_details` allows the access: the step of
    /// [`AccessRequest::may_read`] after the check of the sender.
    ///
    /// Errors: [`ResourceError::ConsentMissing`] without an element of the type; otherwise the error of the element
    /// that passes most checks.
    pub fn check_access(&self, wanted: impl WantedAccess, cx: &mut Context<'_>) -> Result<(), ResourceError> {
        let checked = wanted::check(self, &wanted, cx.now());
        cx.result(rule::RESOURCE_CONSENT, checked)
    }

    /// Checks the access to an account under a consent from the resource server's own store, which may be more recent
    /// than the token's: the token has a consent with this `consent_id`, and [`GrantedConsent::check_access`] allows
    /// it.
    pub fn check_consent(
        &self,
        consent: &GrantedConsent,
        (account, permission): (&str, Permission),
        cx: &mut Context<'_>,
    ) -> Result<(), ResourceError> {
        let is_own = consent::of(self).any(|own| own.consent_id == consent.consent_id);
        let checked = if is_own {
            consent.check_access(account, permission, cx.now())
        } else {
            Err(ResourceError::ConsentOfOther)
        };
        cx.result(rule::RESOURCE_CONSENT, checked)
    }
}

/// The scheme and the token of the header `Authorization`.
fn presented(request: &Request) -> Result<(Scheme, &str), BearerError> {
    let mut headers = request.headers_named("Authorization");
    let header = headers.next().ok_or(BearerError::Missing)?;
    if headers.next().is_some() {
        return Err(BearerError::Malformed);
    }
    // RFC 9110 section 11.1: the scheme, case-insensitive, then spaces.
    let (scheme, token) = header.trim_ascii().split_once(' ').unwrap_or((header.trim_ascii(), ""));
    let scheme = if scheme.eq_ignore_ascii_case("Bearer") {
        Scheme::Bearer
    } else if scheme.eq_ignore_ascii_case(dpop::SCHEME) {
        Scheme::Dpop
    } else {
        return Err(BearerError::Missing);
    };
    let token = token.trim_ascii_start();
    if is_token(token) { Ok((scheme, token)) } else { Err(BearerError::Malformed) }
}

impl fmt::Debug for AccessRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessRequest").field("scheme", &self.scheme).finish_non_exhaustive()
    }
}
