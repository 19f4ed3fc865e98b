//! Requests at a protected resource: the token, its sender, and the consent.

use ofm_protocol::error::{BearerError, BindingError, ClaimError, DpopError, ResourceError};
use ofm_protocol::jose::Thumbprint;
use ofm_protocol::oauth::{Confirmation, SenderConstraint};
use ofm_protocol::types::ofm::v1_2::Permission;
use serde_json::json;

use super::Expected::{Accepted, Refused};
use super::Given::{ApiHub, Fapi1, Fapi2, Sandbox};
use super::{Row, hold};
use crate::support::keys;
use crate::support::modules::{at, date, remove, secs};
use crate::support::responses::{Access, account};

/// A request with a proof that is changed.
fn proved(access: &mut Access, change: impl FnOnce(&mut serde_json::Value)) {
    access.use_dpop();
    change(&mut access.proofs[0].0);
}

const fn dpop(error: DpopError) -> super::Expected<Access> {
    Refused(ResourceError::Dpop { error })
}

const fn binding(error: BindingError) -> super::Expected<Access> {
    Refused(ResourceError::Binding { error })
}

pub(super) const ROWS: &[Row<Access>] = &[
    Row {
        rule: "a token that is bound to the certificate of the connection may read",
        tags: &["RES-04"],
        given: &[Fapi2, Fapi1, ApiHub, Sandbox],
        change: |_| {},
        expected: Accepted,
    },
    Row {
        rule: "a token that is bound to the key of the proof may read",
        tags: &["RES-04"],
        given: &[Fapi2, Sandbox],
        change: |access| proved(access, |_| {}),
        expected: Accepted,
    },
    Row {
        rule: "a request without a token is rejected",
        tags: &["RES-05"],
        given: &[Fapi2],
        change: |access| access.scheme = "",
        expected: Refused(ResourceError::Token { error: BearerError::Missing }),
    },
    Row {
        rule: "another scheme is rejected",
        tags: &["RES-05"],
        given: &[Fapi2],
        change: |access| access.scheme = "Basic",
        expected: Refused(ResourceError::Token { error: BearerError::Missing }),
    },
    Row {
        rule: "two headers `Authorization` are rejected",
        tags: &["RES-05"],
        given: &[Fapi2],
        change: |access| access.headers.push(("authorization", "DPoP x")),
        expected: Refused(ResourceError::Token { error: BearerError::Malformed }),
    },
    Row {
        rule: "a token at its expiry is rejected",
        tags: &["RES-05"],
        given: &[Fapi2],
        change: |access| access.facts.expires_at = Some(at(0)),
        expected: Refused(ResourceError::Expired { end: at(0), now: at(0) }),
    },
    Row {
        rule: "a token for another resource is rejected",
        tags: &["RES-05"],
        given: &[Fapi2],
        change: |access| access.facts.audience = vec!["https://other.example".into()],
        expected: Refused(ResourceError::Audience),
    },
    Row {
        rule: "a token that is bound to another certificate is rejected",
        tags: &["SND-01", "RES-06"],
        given: &[Fapi2, Sandbox],
        change: |access| access.certificate = Some(b"another"),
        expected: binding(BindingError::CertificateMismatch),
    },
    Row {
        rule: "a token that is bound to a certificate is rejected without one",
        tags: &["SND-01", "RES-06"],
        given: &[Fapi2, Sandbox],
        change: |access| access.certificate = None,
        expected: binding(BindingError::CertificateMissing),
    },
    Row {
        rule: "a token that is bound to a key is rejected as a bearer token, with a proof too",
        tags: &["RES-07"],
        given: &[Fapi2, Sandbox],
        change: |access| {
            access.use_dpop();
            access.scheme = "Bearer";
        },
        expected: Refused(ResourceError::BearerForKey),
    },
    Row {
        rule: "a token that is bound to a certificate is rejected with the scheme `DPoP`",
        tags: &["RES-07"],
        given: &[Fapi2],
        change: |access| {
            let bound = access.facts.confirmation;
            access.use_dpop();
            access.facts.confirmation = bound;
        },
        expected: Refused(ResourceError::KeyUnbound),
    },
    Row {
        rule: "an unbound token is rejected",
        tags: &["RES-06"],
        given: &[Fapi2, Fapi1],
        change: |access| access.facts.confirmation = None,
        expected: Refused(ResourceError::Unbound),
    },
    Row {
        rule: "an unbound token is accepted where bearer tokens are allowed",
        tags: &["RES-06"],
        given: &[Sandbox],
        change: |access| access.facts.confirmation = None,
        expected: Accepted,
    },
    Row {
        rule: "a token that is bound to a key is rejected where certificates are required",
        tags: &["RES-06"],
        given: &[Fapi1],
        change: |access| access.use_dpop(),
        expected: Refused(ResourceError::Unbound),
    },
    Row {
        rule: "a token that is bound to a certificate is rejected where DPoP is required",
        tags: &["RES-06"],
        given: &[Fapi2],
        change: |access| access.policy.token.sender_constraint = SenderConstraint::Dpop,
        expected: Refused(ResourceError::Unbound),
    },
    Row {
        rule: "a token that is bound to both needs both",
        tags: &["RES-06"],
        given: &[Fapi2],
        change: |access| {
            access.use_dpop();
            let both = Confirmation::of_certificate(Thumbprint::of_certificate(b"certificate"));
            let key = access.facts.confirmation.and_then(|cnf| cnf.key()).unwrap();
            access.facts.confirmation = Some(both.with_key(key));
        },
        expected: binding(BindingError::CertificateMissing),
    },
    Row {
        rule: "a request without a proof is rejected",
        tags: &["RES-08"],
        given: &[Fapi2],
        change: |access| {
            access.use_dpop();
            access.proofs.clear();
        },
        expected: dpop(DpopError::Missing),
    },
    Row {
        rule: "two proofs are rejected",
        tags: &["SND-04", "RES-08"],
        given: &[Fapi2],
        change: |access| {
            access.use_dpop();
            access.proofs.push(access.proofs[0].clone());
        },
        expected: dpop(DpopError::Several),
    },
    Row {
        rule: "a proof without `ath` is rejected",
        tags: &["SND-10", "RES-08"],
        given: &[Fapi2],
        change: |access| proved(access, |proof| remove(proof, "ath")),
        expected: dpop(DpopError::TokenHashMissing),
    },
    Row {
        rule: "a proof for another token is rejected",
        tags: &["SND-10", "RES-08"],
        given: &[Fapi2],
        change: |access| proved(access, |proof| proof["ath"] = Thumbprint::of_certificate(b"x").to_string().into()),
        expected: dpop(DpopError::TokenHash),
    },
    Row {
        rule: "a proof for another method at the resource is rejected",
        tags: &["SND-07", "RES-08"],
        given: &[Fapi2],
        change: |access| proved(access, |proof| proof["htm"] = "POST".into()),
        expected: dpop(DpopError::Method),
    },
    Row {
        rule: "a proof for another resource is rejected",
        tags: &["SND-07", "RES-08"],
        given: &[Fapi2],
        change: |access| proved(access, |proof| proof["htu"] = "https://rs.example/balances".into()),
        expected: dpop(DpopError::Url),
    },
    Row {
        rule: "a proof for another host is rejected",
        tags: &["SND-07", "RES-08"],
        given: &[Fapi2],
        change: |access| proved(access, |proof| proof["htu"] = "https://rs2.example/accounts".into()),
        expected: dpop(DpopError::Url),
    },
    Row {
        rule: "a proof of more than a minute ago is rejected",
        tags: &["SND-09", "RES-08"],
        given: &[Fapi2],
        change: |access| proved(access, |proof| proof["iat"] = secs(-61)),
        expected: dpop(DpopError::Claims { error: ClaimError::TooOld { iat: date(-61), now: at(0) } }),
    },
    Row {
        rule: "a proof of another key is rejected",
        tags: &["SND-10", "RES-08"],
        given: &[Fapi2],
        change: |access| {
            access.use_dpop();
            access.proofs[0].1 = keys::p256;
        },
        expected: dpop(DpopError::KeyMismatch),
    },
    Row {
        rule: "a token without a consent may not read",
        tags: &["RES-09"],
        given: &[Fapi2],
        change: |access| access.facts.authorization_details.clear(),
        expected: Refused(ResourceError::ConsentMissing),
    },
    Row {
        rule: "a suspended consent does not allow reading",
        tags: &["RES-09"],
        given: &[Fapi2],
        change: |access| access.change_consent(|consent| consent["status"] = "suspended".into()),
        expected: Refused(ResourceError::ConsentStatus { status: "suspended" }),
    },
    Row {
        rule: "a revoked consent does not allow reading",
        tags: &["RES-09"],
        given: &[Fapi2],
        change: |access| access.change_consent(|consent| consent["status"] = "revoked".into()),
        expected: Refused(ResourceError::ConsentStatus { status: "revoked" }),
    },
    Row {
        rule: "a consent of an unknown status does not allow reading",
        tags: &["RES-09"],
        given: &[Fapi2],
        change: |access| access.change_consent(|consent| consent["status"] = "paused".into()),
        expected: Refused(ResourceError::ConsentStatus { status: "other" }),
    },
    Row {
        rule: "a consent at its end does not allow reading",
        tags: &["RES-09"],
        given: &[Fapi2],
        change: |access| {
            access.change_consent(|consent| consent["expiration_datetime"] = "2026-01-30T09:51:58Z".into());
        },
        expected: Refused(ResourceError::ConsentEnded { end: at(0), now: at(0) }),
    },
    Row {
        rule: "another permission than those of the consent is rejected",
        tags: &["RES-09"],
        given: &[Fapi2],
        change: |access| {
            access.change_consent(|consent| consent["permissions"] = json!(["read_accounts"]));
            access.wanted.1 = Permission::ReadTransactions;
        },
        expected: Refused(ResourceError::ConsentPermission),
    },
    Row {
        rule: "an account that the user did not select is rejected",
        tags: &["RES-09"],
        given: &[Fapi2],
        change: |access| access.wanted.0 = "another",
        expected: Refused(ResourceError::ConsentAccount),
    },
    Row {
        rule: "a consent without accounts allows none",
        tags: &["RES-09"],
        given: &[Fapi2],
        change: |access| access.change_consent(|consent| remove(consent, "accounts")),
        expected: Refused(ResourceError::ConsentAccount),
    },
    Row {
        rule: "one of several consents is enough",
        tags: &["RES-09"],
        given: &[Fapi2],
        change: |access| {
            let good = access.facts.authorization_details.clone();
            access.change_consent(|consent| consent["status"] = "revoked".into());
            access.facts.authorization_details.extend(good);
        },
        expected: Accepted,
    },
    Row {
        rule: "the account of one consent and the permission of another are not enough",
        tags: &["RES-09"],
        given: &[Fapi2],
        change: |access| {
            access.change_consent(|consent| consent["permissions"] = json!(["read_accounts"]));
            let one = access.facts.authorization_details.clone();
            access.change_consent(|consent| {
                consent["permissions"] = json!(["read_balances"]);
                consent["accounts"] = json!([]);
            });
            access.facts.authorization_details.extend(one);
            access.wanted = (account(), Permission::ReadBalances);
        },
        expected: Refused(ResourceError::ConsentAccount),
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
