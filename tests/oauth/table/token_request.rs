//! Token requests of the code grant, and their client assertions.

use ofm_protocol::error::{ClaimError, JwsError, RequestError};

use super::Expected::{Accepted, Answered};
use super::Given::{Fapi1, Fapi2, RsaFapi2};
use super::{Row, assertion, hold};
use crate::support::modules::{TokenPost, at, date, remove, secs};

pub(super) const ROWS: &[Row<TokenPost>] = &[
    Row {
        rule: "a request without an assertion is rejected",
        tags: &["MOD-39", "TOK-01"],
        given: &[Fapi2],
        change: |post| post.set("client_assertion", ""),
        expected: Answered("invalid_client", RequestError::AssertionMissing),
    },
    Row {
        rule: "another `client_id` is rejected",
        tags: &["CAS-03", "MOD-40", "TOK-01"],
        given: &[Fapi2],
        change: |post| post.set("client_id", "other"),
        expected: Answered("invalid_client", RequestError::ClientIdMismatch),
    },
    Row {
        rule: "an assertion that expired five minutes ago is rejected",
        tags: &["MOD-36"],
        given: &[Fapi2],
        change: |post| post.assertion["exp"] = secs(-300),
        expected: Answered("invalid_client", assertion(ClaimError::Expired { exp: date(-300), now: at(0) })),
    },
    Row {
        rule: "an assertion without `sub` is rejected",
        tags: &["MOD-37"],
        given: &[Fapi2],
        change: |post| remove(&mut post.assertion, "sub"),
        expected: Answered("invalid_client", assertion(ClaimError::Missing { claim: "sub" })),
    },
    Row {
        rule: "another `aud` of the assertion is rejected",
        tags: &["MOD-37"],
        given: &[Fapi2],
        change: |post| post.assertion["aud"] = "https://other.example".into(),
        expected: Answered("invalid_client", assertion(ClaimError::AudienceMismatch)),
    },
    Row {
        rule: "RS256 is rejected",
        tags: &["MOD-38"],
        given: &[RsaFapi2],
        change: |post| post.header = Some(br#"{"alg":"RS256"}"#),
        expected: Answered("invalid_client", RequestError::AssertionToken { error: JwsError::AlgorithmUnsupported }),
    },
    Row {
        rule: "another `iss` of the assertion is rejected",
        tags: &["MOD-30"],
        given: &[Fapi1],
        change: |post| post.assertion["iss"] = "other".into(),
        expected: Answered("invalid_client", assertion(ClaimError::IssuerMismatch)),
    },
    Row {
        rule: "another `sub` of the assertion is rejected",
        tags: &["MOD-30"],
        given: &[Fapi1],
        change: |post| post.assertion["sub"] = "other".into(),
        expected: Answered("invalid_client", assertion(ClaimError::SubjectMismatch)),
    },
    Row {
        rule: "another code than the issued one is rejected",
        tags: &["MOD-46", "TOK-04"],
        given: &[Fapi2],
        change: |post| post.issued.code = "another".into(),
        expected: Answered("invalid_grant", RequestError::GrantUnknown),
    },
    Row {
        rule: "a code is rejected at its end",
        tags: &["MOD-47", "TOK-04"],
        given: &[Fapi2],
        change: |post| post.issued.expires_at = at(0),
        expected: Answered("invalid_grant", RequestError::GrantExpired { end: at(0), now: at(0) }),
    },
    Row {
        rule: "a code of another client is rejected",
        tags: &["MOD-47", "TOK-04"],
        given: &[Fapi2],
        change: |post| post.issued.request.client_id = "other".into(),
        expected: Answered("invalid_grant", RequestError::GrantOfOther),
    },
    Row {
        rule: "a request without a code verifier is rejected",
        tags: &["MOD-48", "TOK-05"],
        given: &[Fapi2],
        change: |post| post.set("code_verifier", ""),
        expected: Answered("invalid_grant", RequestError::VerifierMissing),
    },
    Row {
        rule: "another code verifier is rejected",
        tags: &["MOD-48", "TOK-05"],
        given: &[Fapi2],
        change: |post| post.set("code_verifier", &"a".repeat(43)),
        expected: Answered("invalid_grant", RequestError::VerifierMismatch),
    },
    Row {
        rule: "another redirect URI is rejected",
        tags: &["TOK-04"],
        given: &[Fapi2],
        change: |post| post.set("redirect_uri", "https://c.example/other"),
        expected: Answered("invalid_grant", RequestError::RedirectUriMismatch),
    },
    Row {
        rule: "a request without `grant_type` is rejected",
        tags: &["TOK-01"],
        given: &[Fapi2],
        change: |post| post.set("grant_type", ""),
        expected: Answered("invalid_request", RequestError::MissingParameter { name: "grant_type" }),
    },
    Row {
        rule: "a request without `code` is rejected",
        tags: &["TOK-01"],
        given: &[Fapi2],
        change: |post| post.set("code", ""),
        expected: Answered("invalid_request", RequestError::MissingParameter { name: "code" }),
    },
    Row {
        rule: "a request without `redirect_uri` is rejected",
        tags: &["TOK-01"],
        given: &[Fapi2],
        change: |post| post.set("redirect_uri", ""),
        expected: Answered("invalid_request", RequestError::MissingParameter { name: "redirect_uri" }),
    },
    Row {
        rule: "a request without `client_assertion_type` is rejected",
        tags: &["TOK-01"],
        given: &[Fapi2],
        change: |post| post.set("client_assertion_type", ""),
        expected: Answered("invalid_client", RequestError::AssertionType),
    },
    Row {
        rule: "the grant type `password` is rejected",
        tags: &["TOK-06"],
        given: &[Fapi2],
        change: |post| post.set("grant_type", "password"),
        expected: Answered("unsupported_grant_type", RequestError::GrantType),
    },
    Row {
        rule: "`scope` is no parameter of this grant, and means nothing",
        tags: &["TOK-01"],
        given: &[Fapi2],
        change: |post| post.set("scope", "accounts"),
        expected: Accepted,
    },
    Row {
        rule: "a code is accepted one second before its end",
        tags: &["TOK-04"],
        given: &[Fapi2],
        change: |post| post.issued.expires_at = at(1),
        expected: Accepted,
    },
    Row {
        rule: "a redirect URI without its path is rejected",
        tags: &["TOK-04"],
        given: &[Fapi2],
        change: |post| post.set("redirect_uri", "https://www.auth-app.ozoneapi.co.uk/"),
        expected: Answered("invalid_grant", RequestError::RedirectUriMismatch),
    },
    Row {
        rule: "a code verifier that is too short is rejected",
        tags: &["TOK-05"],
        given: &[Fapi2],
        change: |post| post.set("code_verifier", "short"),
        expected: Answered("invalid_grant", RequestError::VerifierMalformed),
    },
    Row {
        rule: "`scope` in the code grant narrows nothing",
        tags: &["RAR-13"],
        given: &[Fapi2],
        change: |post| {
            post.set("authorization_details", "");
            post.set("scope", "accounts");
        },
        expected: Accepted,
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
