//! The parameters of the authorization request inside a request object.

use ofm_protocol::error::RequestError;
use ofm_protocol::oauth::Quirk;
use ofm_protocol::types::RequestObject;
use serde_json::{Value, json};

use super::Expected::{Accepted, Answered, Read};
use super::Given::{Fapi1, Fapi2, Samples};
use super::{Row, hold};
use crate::support::exchange::{Par, REDIRECT_URI};
use crate::support::modules::remove;

pub(super) const ROWS: &[Row<Par>] = &[
    Row {
        rule: "`max_age` as a string is rejected",
        tags: &["JAR-06", "JAR-28"],
        given: &[Samples, Fapi2],
        change: |par| par.object["max_age"] = "3600".into(),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "max_age" }),
    },
    Row {
        rule: "`claims` as a string is rejected",
        tags: &["JAR-06"],
        given: &[Samples],
        change: |par| par.object["claims"] = "{}".into(),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "claims" }),
    },
    Row {
        rule: "the response type `code id_token` is rejected",
        tags: &["JAR-21", "MOD-22"],
        given: &[Samples, Fapi2],
        change: |par| par.object["response_type"] = "code id_token".into(),
        expected: Answered("unsupported_response_type", RequestError::ResponseType),
    },
    Row {
        rule: "a request object without `response_type` is rejected",
        tags: &["JAR-21"],
        given: &[Samples],
        change: |par| remove(&mut par.object, "response_type"),
        expected: Answered("invalid_request", RequestError::ResponseTypeMissing),
    },
    Row {
        rule: "a request object without `redirect_uri` is rejected",
        tags: &["JAR-24", "MOD-14", "MOD-24"],
        given: &[Samples, Fapi2, Fapi1],
        change: |par| remove(&mut par.object, "redirect_uri"),
        expected: Answered("invalid_request", RequestError::RedirectUriMissing),
    },
    Row {
        rule: "a redirect URI with a slash after it is rejected",
        tags: &["JAR-24", "PAR-14"],
        given: &[Samples],
        change: |par| par.object["redirect_uri"] = format!("{REDIRECT_URI}/").into(),
        expected: Answered("invalid_request", RequestError::RedirectUriUnregistered),
    },
    Row {
        rule: "a redirect URI of plain http is rejected",
        tags: &["JAR-25"],
        given: &[Samples],
        change: |par| {
            par.redirect_uris = vec!["http://c.example/cb"];
            par.object["redirect_uri"] = "http://c.example/cb".into();
        },
        expected: Answered("invalid_request", RequestError::RedirectUriInsecure),
    },
    Row {
        rule: "a request object without `code_challenge` is rejected",
        tags: &["JAR-23"],
        given: &[Samples],
        change: |par| remove(&mut par.object, "code_challenge"),
        expected: Answered("invalid_request", RequestError::PkceMissing),
    },
    Row {
        rule: "the code challenge method `plain` is rejected",
        tags: &["JAR-23", "MOD-23"],
        given: &[Samples, Fapi2],
        change: |par| par.object["code_challenge_method"] = "plain".into(),
        expected: Answered("invalid_request", RequestError::PkceMethod),
    },
    Row {
        rule: "a request object without `code_challenge_method` is rejected",
        tags: &["JAR-23"],
        given: &[Samples],
        change: |par| remove(&mut par.object, "code_challenge_method"),
        expected: Answered("invalid_request", RequestError::PkceMethod),
    },
    Row {
        rule: "a short code challenge is rejected",
        tags: &["JAR-23"],
        given: &[Samples],
        change: |par| par.object["code_challenge"] = "OhVe".into(),
        expected: Answered("invalid_request", RequestError::PkceChallenge),
    },
    Row {
        rule: "a nonce of 384 characters is rejected",
        tags: &["JAR-26", "MOD-19"],
        given: &[Samples, Fapi2],
        change: |par| par.object["nonce"] = "n".repeat(384).into(),
        expected: Answered("invalid_request", RequestError::TooLong { name: "nonce", length: 384, limit: 128 }),
    },
    Row {
        rule: "a state of 4096 characters is rejected",
        tags: &["JAR-26"],
        given: &[Samples],
        change: |par| par.object["state"] = "s".repeat(4096).into(),
        expected: Answered("invalid_request", RequestError::TooLong { name: "state", length: 4096, limit: 512 }),
    },
    Row {
        rule: "a scope without `openid` is rejected if the policy requires it",
        tags: &["JAR-30"],
        given: &[Samples],
        change: |par| par.policy.authorization_request.require_openid_scope = true,
        expected: Answered("invalid_scope", RequestError::ScopeWithoutOpenid),
    },
    Row {
        rule: "a nonce of 64 characters is accepted",
        tags: &["JAR-26", "MOD-18"],
        given: &[Samples, Fapi2],
        change: |par| par.object["nonce"] = "n".repeat(64).into(),
        expected: Read(|read: RequestObject| assert_eq!(read.nonce.unwrap().expose().len(), 64)),
    },
    Row {
        rule: "neither `nonce` nor `state` is required",
        tags: &["JAR-27"],
        given: &[Samples],
        change: |par| {
            remove(&mut par.object, "nonce");
            remove(&mut par.object, "state");
        },
        expected: Accepted,
    },
    Row {
        rule: "an unregistered redirect URI is rejected",
        tags: &["MOD-24", "MOD-29"],
        given: &[Fapi2, Fapi1],
        change: |par| par.object["redirect_uri"] = "https://c.example/other".into(),
        expected: Answered("invalid_request", RequestError::RedirectUriUnregistered),
    },
    Row {
        rule: "a redirect URI with a query added is rejected",
        tags: &["JAR-24", "MOD-24"],
        given: &[Fapi2],
        change: |par| par.object["redirect_uri"] = format!("{REDIRECT_URI}?dummy=1").into(),
        expected: Answered("invalid_request", RequestError::RedirectUriUnregistered),
    },
    Row {
        rule: "a state of 513 characters is rejected",
        tags: &["JAR-26", "MOD-19"],
        given: &[Fapi2],
        change: |par| par.object["state"] = "s".repeat(513).into(),
        expected: Answered("invalid_request", RequestError::TooLong { name: "state", length: 513, limit: 512 }),
    },
    Row {
        rule: "the response type `token` is rejected",
        tags: &["JAR-21", "MOD-22"],
        given: &[Fapi2],
        change: |par| par.object["response_type"] = "token".into(),
        expected: Answered("unsupported_response_type", RequestError::ResponseType),
    },
    Row {
        rule: "a request object without PKCE is rejected",
        tags: &["MOD-23"],
        given: &[Fapi2],
        change: |par| {
            remove(&mut par.object, "code_challenge");
            remove(&mut par.object, "code_challenge_method");
        },
        expected: Answered("invalid_request", RequestError::PkceMissing),
    },
    Row {
        rule: "FAPI 1.0 rejects a request object without `nonce`",
        tags: &["JAR-27", "MOD-27"],
        given: &[Fapi1],
        change: |par| remove(&mut par.object, "nonce"),
        expected: Answered("invalid_request", RequestError::RequestObjectIncomplete { member: "nonce" }),
    },
    Row {
        rule: "FAPI 1.0 rejects a request object without `scope`",
        tags: &["JAR-27", "MOD-27"],
        given: &[Fapi1],
        change: |par| remove(&mut par.object, "scope"),
        expected: Answered("invalid_request", RequestError::RequestObjectIncomplete { member: "scope" }),
    },
    Row {
        rule: "FAPI 1.0 rejects the response mode `query`",
        tags: &["JAR-22", "MOD-28"],
        given: &[Fapi1],
        change: |par| {
            par.policy.authorization_request.response_modes = vec!["jwt".into()];
            par.object["response_mode"] = "query".into();
        },
        expected: Answered("invalid_request", RequestError::ResponseMode),
    },
    Row {
        rule: "FAPI 1.0 rejects a request without a response mode, which means `query`",
        tags: &["JAR-22"],
        given: &[Fapi1],
        change: |par| par.policy.authorization_request.response_modes = vec!["jwt".into()],
        expected: Answered("invalid_request", RequestError::ResponseMode),
    },
    Row {
        rule: "a `max_age` of null is rejected",
        tags: &["JAR-28", "MOD-70"],
        given: &[Fapi2],
        change: |par| par.object["max_age"] = Value::Null,
        expected: Answered("invalid_request_object", RequestError::RequestObjectQuirk { quirk: Quirk::MaxAgeNull }),
    },
    Row {
        rule: "a long nonce is kept completely if the policy accepts it",
        tags: &["JAR-26", "MOD-19"],
        given: &[Fapi2],
        change: |par| {
            par.policy.limits.nonce = 384;
            par.object["nonce"] = "n".repeat(384).into();
        },
        expected: Read(|read: RequestObject| assert_eq!(read.nonce.unwrap().expose().len(), 384)),
    },
    Row {
        rule: "a request object without `nonce` is accepted",
        tags: &["MOD-20"],
        given: &[Fapi2],
        change: |par| remove(&mut par.object, "nonce"),
        expected: Read(|read: RequestObject| assert_eq!(read.nonce, None)),
    },
    Row {
        rule: "a request object without `state` is accepted",
        tags: &["MOD-20"],
        given: &[Fapi2],
        change: |par| remove(&mut par.object, "state"),
        expected: Read(|read: RequestObject| assert_eq!(read.state, None)),
    },
    Row {
        rule: "the scope may have any order",
        tags: &["MOD-21"],
        given: &[Fapi2],
        change: |par| par.object["scope"] = "profile accounts".into(),
        expected: Read(|read: RequestObject| assert_eq!(read.scope.as_deref(), Some("profile accounts"))),
    },
    Row {
        rule: "an unregistered redirect URI is accepted if the policy says so",
        tags: &["JAR-24", "MOD-25"],
        given: &[Fapi2],
        change: |par| {
            par.policy.authorization_request.require_registered_redirect = false;
            par.object["redirect_uri"] = "https://c.example/other".into();
        },
        expected: Read(|read: RequestObject| assert_eq!(read.redirect_uri, "https://c.example/other")),
    },
    Row {
        rule: "`state` as a number is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["state"] = json!(1),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "state" }),
    },
    Row {
        rule: "`nonce` as a number is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["nonce"] = json!(1),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "nonce" }),
    },
    Row {
        rule: "`scope` as an array is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["scope"] = json!(["accounts"]),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "scope" }),
    },
    Row {
        rule: "`acr_values` as a number is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["acr_values"] = json!(1),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "acr_values" }),
    },
    Row {
        rule: "`login_hint` as an object is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["login_hint"] = json!({}),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "login_hint" }),
    },
    Row {
        rule: "`max_age` with a fraction is rejected",
        tags: &["JAR-06", "JAR-28"],
        given: &[Fapi2],
        change: |par| par.object["max_age"] = json!(3600.5),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "max_age" }),
    },
    Row {
        rule: "a negative `max_age` is rejected",
        tags: &["JAR-06", "JAR-28"],
        given: &[Fapi2],
        change: |par| par.object["max_age"] = json!(-1),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "max_age" }),
    },
    Row {
        rule: "`max_age` as a boolean is rejected",
        tags: &["JAR-06", "JAR-28"],
        given: &[Fapi2],
        change: |par| par.object["max_age"] = json!(true),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "max_age" }),
    },
    Row {
        rule: "`claims` as an array is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["claims"] = json!([]),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "claims" }),
    },
    Row {
        rule: "`claims` with a string for `userinfo` is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["claims"] = json!({"userinfo": "name"}),
        expected: Answered("invalid_request_object", RequestError::RequestObjectMember { member: "userinfo" }),
    },
    Row {
        rule: "`response_mode` as a number is rejected",
        tags: &["JAR-06", "JAR-22", "MOD-60"],
        given: &[Fapi2],
        change: |par| par.object["response_mode"] = json!(1),
        expected: Answered("invalid_request", RequestError::ResponseMode),
    },
    Row {
        rule: "`redirect_uri` as an array is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["redirect_uri"] = json!([REDIRECT_URI]),
        expected: Answered("invalid_request", RequestError::RedirectUriMissing),
    },
    Row {
        rule: "`response_type` as an array is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["response_type"] = json!(["code"]),
        expected: Answered("unsupported_response_type", RequestError::ResponseType),
    },
    Row {
        rule: "`code_challenge` as a number is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["code_challenge"] = json!(1),
        expected: Answered("invalid_request", RequestError::PkceMissing),
    },
    Row {
        rule: "`code_challenge_method` as an array is rejected",
        tags: &["JAR-06"],
        given: &[Fapi2],
        change: |par| par.object["code_challenge_method"] = json!(["S256"]),
        expected: Answered("invalid_request", RequestError::PkceMethod),
    },
];

#[test]
fn every_row_holds() {
    hold(ROWS);
}
