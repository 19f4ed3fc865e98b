//! Token requests whose sender must present a certificate or a DPoP proof (RFC 8705, RFC 9449).

use ofm_protocol::crypto::{Algorithm, SigningKey};
use ofm_protocol::error::{BindingError, ClaimError, DpopError, JwsError, RequestError};
use ofm_protocol::jose::{AlgorithmSet, Thumbprint};
use ofm_protocol::oauth::{RegisteredClient, SenderConstraint};

use super::Expected::{Accepted, Answered};
use super::Given::{ApiHub, Fapi1, Fapi2, Sandbox};
use super::{Row, hold};
use crate::support::keys;
use crate::support::modules::{TokenPost, at, date, remove, secs};

/// A post whose proof is changed; it has no certificate.
fn proved(post: &mut TokenPost, change: impl FnOnce(&mut serde_json::Value)) {
    post.certificate = None;
    post.prove();
    change(&mut post.proofs[0].0);
}

fn thumbprint(key: &SigningKey) -> String {
    Thumbprint::of_key(key.verifying_key()).to_string()
}

const fn dpop(error: DpopError) -> Expected {
    Answered("invalid_dpop_proof", RequestError::Dpop { error })
}

const fn claims(error: ClaimError) -> Expected {
    dpop(DpopError::Claims { error })
}

const fn binding(error: BindingError) -> Expected {
    Answered("invalid_grant", RequestError::GrantBinding { error })
}

type Expected = super::Expected<TokenPost>;

pub(super) const ROWS: &[Row<TokenPost>] = &[
    Row {
        rule: "a request with neither a certificate nor a proof is rejected",
        tags: &["SND-12"],
        given: &[Fapi2],
        change: |post| post.certificate = None,
        expected: Answered("invalid_request", RequestError::SenderUnconstrained),
    },
    Row {
        rule: "a request without a certificate is rejected where certificates are required",
        tags: &["SND-12"],
        given: &[Fapi1, ApiHub],
        change: |post| post.certificate = None,
        expected: Answered("invalid_request", RequestError::CertificateMissing),
    },
    Row {
        rule: "a proof does not replace a certificate where certificates are required",
        tags: &["SND-12"],
        given: &[Fapi1],
        change: |post| proved(post, |_| {}),
        expected: Answered("invalid_request", RequestError::CertificateMissing),
    },
    Row {
        rule: "a request without a proof is rejected where DPoP is required",
        tags: &["SND-12"],
        given: &[Fapi2],
        change: |post| post.policy.token.sender_constraint = SenderConstraint::Dpop,
        expected: dpop(DpopError::Missing),
    },
    Row {
        rule: "a request with neither is accepted where bearer tokens are allowed",
        tags: &["SND-12"],
        given: &[Sandbox],
        change: |post| post.certificate = None,
        expected: Accepted,
    },
    Row {
        rule: "a proof is accepted in place of a certificate",
        tags: &["SND-12"],
        given: &[Fapi2],
        change: |post| proved(post, |_| {}),
        expected: Accepted,
    },
    Row {
        rule: "a client that registered `dpop_bound_access_tokens` needs a proof",
        tags: &["SND-13"],
        given: &[Fapi2, Sandbox],
        change: |post| post.registered = RegisteredClient::with_dpop_bound_tokens,
        expected: dpop(DpopError::Missing),
    },
    Row {
        rule: "a client that registered `tls_client_certificate_bound_access_tokens` needs a certificate",
        tags: &["SND-13"],
        given: &[Fapi2, Sandbox],
        change: |post| {
            post.registered = RegisteredClient::with_certificate_bound_tokens;
            proved(post, |_| {});
        },
        expected: Answered("invalid_request", RequestError::CertificateMissing),
    },
    Row {
        rule: "a proof for another method is rejected",
        tags: &["SND-07", "SND-14"],
        given: &[Fapi2],
        change: |post| proved(post, |proof| proof["htm"] = "GET".into()),
        expected: dpop(DpopError::Method),
    },
    Row {
        rule: "a proof for another endpoint is rejected",
        tags: &["SND-07", "SND-14"],
        given: &[Fapi2],
        change: |post| proved(post, |proof| proof["htu"] = "https://as1.example/par".into()),
        expected: dpop(DpopError::Url),
    },
    Row {
        rule: "a proof for the endpoint of another server is rejected",
        tags: &["SND-07", "SND-14"],
        given: &[Fapi2],
        change: |post| proved(post, |proof| proof["htu"] = "https://as2.example/token".into()),
        expected: dpop(DpopError::Url),
    },
    Row {
        rule: "a proof of 61 seconds ago is rejected",
        tags: &["SND-09", "SND-14"],
        given: &[Fapi2],
        change: |post| proved(post, |proof| proof["iat"] = secs(-61)),
        expected: claims(ClaimError::TooOld { iat: date(-61), now: at(0) }),
    },
    Row {
        rule: "a proof without `jti` is rejected",
        tags: &["SND-05", "SND-14"],
        given: &[Fapi2],
        change: |post| proved(post, |proof| remove(proof, "jti")),
        expected: claims(ClaimError::Missing { claim: "jti" }),
    },
    Row {
        rule: "a proof of an algorithm that the policy does not accept is rejected",
        tags: &["SND-05", "SND-14"],
        given: &[Fapi2],
        change: |post| {
            proved(post, |_| {});
            post.policy.dpop.algorithms = AlgorithmSet::of(&[Algorithm::Ed25519]);
        },
        expected: dpop(DpopError::Token { error: JwsError::AlgorithmNotAllowed }),
    },
    Row {
        rule: "two headers `DPoP` are rejected, beside a certificate too",
        tags: &["SND-04", "SND-14"],
        given: &[Fapi2, Fapi1, Sandbox],
        change: |post| {
            post.prove();
            post.prove();
        },
        expected: dpop(DpopError::Several),
    },
    Row {
        rule: "a header `DPoP` that is no proof is rejected, beside a certificate too",
        tags: &["SND-14"],
        given: &[Fapi2, Fapi1, Sandbox],
        change: |post| post.headers.push(("dpop", "proof")),
        expected: dpop(DpopError::Token { error: JwsError::SegmentCount { segments: 1 } }),
    },
    Row {
        rule: "a code that is bound to a key is rejected without a proof",
        tags: &["SND-15"],
        given: &[Fapi2],
        change: |post| post.issued.request.dpop_jkt = Some(thumbprint(&keys::p256())),
        expected: binding(BindingError::ProofMissing),
    },
    Row {
        rule: "a code that is bound to a key is rejected with a proof of another key",
        tags: &["SND-15"],
        given: &[Fapi2],
        change: |post| {
            proved(post, |_| {});
            post.issued.request.dpop_jkt = Some(thumbprint(&keys::ed25519()));
        },
        expected: binding(BindingError::ProofMismatch),
    },
    Row {
        rule: "a code that is bound to a key is accepted with a proof of this key",
        tags: &["SND-15"],
        given: &[Fapi2, Sandbox],
        change: |post| {
            proved(post, |_| {});
            let (_, key) = post.proofs[0];
            post.issued.request.dpop_jkt = Some(thumbprint(&key()));
        },
        expected: Accepted,
    },
    Row {
        rule: "a code with a stored thumbprint that is none is rejected",
        tags: &["SND-15"],
        given: &[Fapi2],
        change: |post| post.issued.request.dpop_jkt = Some("key".into()),
        expected: binding(BindingError::Member { member: "dpop_jkt" }),
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
