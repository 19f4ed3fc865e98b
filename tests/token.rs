//! The token endpoint beside the code grant: refreshing and access of the client's own, both sides; and what errors look like
//! on the wire. The names carry the rule.
#![cfg(feature = "oauth")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed test is a panic")]

#[path = "support/exchange.rs"]
#[allow(dead_code, reason = "shared")]
mod exchange;
#[path = "support/keys.rs"]
#[allow(dead_code, reason = "shared")]
mod keys;

use exchange::*;
use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{RandomError, RandomSource};
use ofm_protocol::error::{BuildError, ClaimError, RequestError, ResponseError};
use ofm_protocol::oauth::authorization::{AuthorizationQuery, IssuedCode};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::par::UnverifiedRequest;
use ofm_protocol::oauth::token::{
    AuthenticatedRequest, Grant, IssuedRefreshToken, Renewal, RenewedTokens, Tokens, UnverifiedTokenRequest,
    client_credentials_request, client_credentials_response, refresh_request, renewed_id_token,
};
use ofm_protocol::oauth::{
    AuthorizationRequest, Client, InteractionId, Policy, Provider, RegisteredClient, Server, id_token,
};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::{AuthorizationDetail, ErrorCode, GrantedAuthorizationDetail, IdTokenClaims, OAuthError};
use serde_json::{Value, json};

const REFRESH_TOKEN: &str = "2885e6a3-3b0a-4a0b-8c6b-0a7e5b6f6a11";
const SCOPE: &str = "accounts profile";

fn granted_details() -> Value {
    sample("token_response")["authorization_details"].clone()
}

fn details(value: &Value) -> Vec<GrantedAuthorizationDetail> {
    serde_json::from_value(value.clone()).unwrap()
}

fn issued() -> IssuedRefreshToken {
    IssuedRefreshToken::new(REFRESH_TOKEN, CLIENT_ID)
        .with_scope(SCOPE)
        .with_authorization_details(details(&granted_details()))
}

/// A token request of these parameters, authenticated.
fn authenticated_as(
    world: &World,
    parameters: &[(&str, &str)],
    registered: &RegisteredClient<'_>,
) -> Result<AuthenticatedRequest, RequestError> {
    let made =
        client_credentials_request(&world.client(), &world.provider(), None, PAR_TIME, &mut SystemRandom).unwrap();
    // The assertion of a request of the client's, other parameters.
    let mut body = String::from_utf8(made.body.clone()).unwrap();
    body = body.split('&').filter(|pair| pair.starts_with("client_")).collect::<Vec<_>>().join("&");
    let body = format!("{}&{body}", ofm_protocol::oauth::form::encode(parameters.iter().copied()));
    let mut request = Request::new("POST", "/token").with_body(body);
    request.headers.clone_from(&made.headers);
    UnverifiedTokenRequest::parse(&request, &world.policy)?.check(&world.server(), registered, PAR_TIME)
}

fn authenticated(world: &World, parameters: &[(&str, &str)]) -> AuthenticatedRequest {
    authenticated_as(world, parameters, &world.registered()).unwrap()
}

fn refresh(world: &World, scope: Option<&str>) -> AuthenticatedRequest {
    let scope = scope.map(|scope| ("scope", scope));
    let parameters = [("grant_type", "refresh_token"), ("refresh_token", REFRESH_TOKEN)];
    authenticated(world, &parameters.into_iter().chain(scope).collect::<Vec<_>>())
}

fn body(response: &Response) -> Value {
    serde_json::from_slice(&response.body).unwrap()
}

fn respond(world: &World, grant: Grant) -> Result<Response, BuildError> {
    grant.respond(&world.server(), None, &mut SystemRandom)
}

// The server

#[test]
fn refresh_grants_what_was_granted_and_no_new_refresh_token() {
    let world = World::new(Policy::ofm_sandbox());
    let request = refresh(&world, None);
    assert_eq!(request.refresh_token().unwrap().expose(), REFRESH_TOKEN);
    assert!(request.code().is_none());
    let response = respond(&world, request.check_refresh(&issued(), PAR_TIME).unwrap()).unwrap();
    let body = body(&response);
    assert_eq!((body["scope"].as_str(), body["token_type"].as_str()), (Some(SCOPE), Some("Bearer")));
    assert_eq!(body["authorization_details"], granted_details());
    assert!(body.get("refresh_token").is_none() && body.get("id_token").is_none());
    assert_eq!(response.header("Cache-Control"), Some("no-cache, no-store"));
    assert_eq!(response.header("Pragma"), Some("no-cache"));
    assert!(InteractionId::parse(response.header("x-fapi-interaction-id").unwrap()).is_some());
}

#[test]
fn t6_refresh_tokens_are_not_rotated_unless_the_policy_says_so() {
    for policy in [Policy::fapi2_final(), Policy::ofm_sandbox()] {
        let mut world = World::new(policy);
        let grant = || refresh(&world, None).check_refresh(&issued(), PAR_TIME).unwrap().with_refresh_token("new");
        assert_eq!(respond(&world, grant()), Err(BuildError::Value { name: "refresh_token" }));
        let rotated = grant();
        world.policy.rotate_refresh_tokens = true;
        assert_eq!(body(&respond(&world, rotated).unwrap())["refresh_token"], "new");
    }
}

#[test]
fn refresh_scope_may_be_narrower_but_not_wider() {
    let world = World::new(Policy::fapi2_final());
    let granted = |scope: &str| {
        refresh(&world, Some(scope))
            .check_refresh(&issued(), PAR_TIME)
            .map(|grant| body(&respond(&world, grant).unwrap())["scope"].clone())
    };
    for scope in ["accounts", "profile accounts", "accounts accounts"] {
        assert_eq!(granted(scope).unwrap(), scope);
    }
    for scope in ["accounts payments", "Accounts", "openid"] {
        let error = granted(scope).unwrap_err();
        assert_eq!((error, error.public().code), (RequestError::ScopeExceeds, ErrorCode::InvalidScope), "{scope}");
    }
    for scope in [" accounts", "accounts  profile", "accounts\u{e9}", "\"accounts\""] {
        let error = granted(scope).unwrap_err();
        assert_eq!((error, error.public().code), (RequestError::ScopeMalformed, ErrorCode::InvalidScope), "{scope}");
    }
    // Nothing was granted: nothing can be asked for.
    let none = IssuedRefreshToken::new(REFRESH_TOKEN, CLIENT_ID);
    assert!(refresh(&world, None).check_refresh(&none, PAR_TIME).is_ok());
    assert_eq!(refresh(&world, Some("a")).check_refresh(&none, PAR_TIME).unwrap_err(), RequestError::ScopeExceeds);
}

/// A refresh that asks for these details.
fn narrowing(world: &World, details: &str) -> Result<AuthenticatedRequest, RequestError> {
    let parameters =
        [("grant_type", "refresh_token"), ("refresh_token", REFRESH_TOKEN), ("authorization_details", details)];
    authenticated_as(world, &parameters, &world.registered())
}

#[test]
fn rfc_9396_section_6_a_refresh_may_narrow_the_details_but_not_widen_them() {
    let world = World::new(Policy::fapi2_final());
    let requested = sample("request_object")["authorization_details"].clone();
    let asked = |change: &dyn Fn(&mut Value)| {
        let mut details = requested.clone();
        change(&mut details[0]["consent"]);
        let grant = narrowing(&world, &details.to_string()).unwrap().check_refresh(&issued(), PAR_TIME)?;
        Ok(body(&respond(&world, grant).unwrap())["authorization_details"].clone())
    };
    // All of it, as it stands.
    assert_eq!(asked(&|_| {}).unwrap(), granted_details());
    // Less of it: everything else stays.
    let narrowed = asked(&|consent| {
        consent["permissions"] = json!(["read_accounts"]);
        consent["expiration_datetime"] = "2026-10-31T23:59:59Z".into();
    });
    let mut expected = granted_details();
    expected[0]["consent"]["permissions"] = json!(["read_accounts"]);
    expected[0]["consent"]["expiration_datetime"] = "2026-10-31T23:59:59Z".into();
    assert_eq!(narrowed.unwrap(), expected);
    // More of it.
    let exceeds: [fn(&mut Value); 4] = [
        |consent| consent["expiration_datetime"] = "2026-12-01T00:00:00Z".into(),
        |consent| consent["dp_id"] = "DP1".into(),
        |consent| consent["dc_id"] = "another".into(),
        |consent| consent["consent_purpose"] = "credit_underwriting".into(),
    ];
    for change in exceeds {
        let error: RequestError = asked(&change).unwrap_err();
        assert_eq!(error, RequestError::DetailsExceed { index: 0 });
        assert_eq!(error.public().code, ErrorCode::InvalidAuthorizationDetails);
    }
    let mut fewer = granted_details();
    fewer[0]["consent"]["permissions"] = json!(["read_accounts"]);
    let issued = issued().with_authorization_details(details(&fewer));
    let all = narrowing(&world, &requested.to_string()).unwrap();
    assert_eq!(all.check_refresh(&issued, PAR_TIME).unwrap_err(), RequestError::DetailsExceed { index: 0 });
    let nothing = IssuedRefreshToken::new(REFRESH_TOKEN, CLIENT_ID);
    assert_eq!(all.check_refresh(&nothing, PAR_TIME).unwrap_err(), RequestError::DetailsExceed { index: 0 });
}

#[test]
fn rfc_9396_section_6_malformed_details_of_a_token_request_are_refused() {
    let world = World::new(Policy::fapi2_final());
    let detail = sample("request_object")["authorization_details"][0].to_string();
    let kind = r#""type":"urn:openfinance-ml:account-access-consent:v1.2""#;
    for (text, error) in [
        ("{}".to_owned(), RequestError::DetailsMalformed),
        ("[".to_owned(), RequestError::DetailsMalformed),
        ("null".to_owned(), RequestError::DetailsMalformed),
        ("[]".to_owned(), RequestError::DetailsCount { count: 0, limit: 8 }),
        (format!("[{}]", [detail.as_str(); 9].join(",")), RequestError::DetailsCount { count: 9, limit: 8 }),
        (format!("[{{{kind},{kind}}}]"), RequestError::DetailsMalformed),
        (format!("[{{{kind}}}]"), RequestError::DetailsMalformed),
        (detail.replacen('{', r#"[{"more":1,"#, 1) + "]", RequestError::DetailsMalformed),
        (r#"[{"type":"of no known type"}]"#.to_owned(), RequestError::DetailsType { index: 0 }),
    ] {
        let refused = narrowing(&world, &text).unwrap_err();
        assert_eq!((refused, refused.public().code), (error, ErrorCode::InvalidAuthorizationDetails), "{text}");
    }
}

#[test]
fn rfc_9396_section_6_a_code_may_be_redeemed_for_less() {
    let world = World::new(Policy::fapi2_final());
    let hub: Value = serde_json::from_str(include_str!("samples/api_hub/requested_detail.json")).unwrap();
    let ours = sample("request_object")["authorization_details"][0].clone();
    for (authorized, member, less, more) in [
        (ours, "permissions", json!(["read_balances"]), json!(["read_balances", "read_accounts"])),
        (hub, "Permissions", json!(["ReadBalances"]), json!(["ReadBalances", "ReadPartyUser"])),
    ] {
        let with = |value: &Value| {
            let mut detail = authorized.clone();
            detail["consent"][member] = value.clone();
            detail
        };
        let first = if member == "permissions" { with(&less) } else { authorized.clone() };
        let details: Vec<AuthorizationDetail> = serde_json::from_value(json!([first])).unwrap();
        let (request, session) = AuthorizationRequest::new(REDIRECT_URI)
            .with_authorization_details(details)
            .push(&world.client(), &world.provider(), PAR_TIME, &mut SystemRandom)
            .unwrap();
        let unverified = UnverifiedRequest::parse(&request, &world.policy).unwrap();
        let pushed = unverified.check(&world.server(), &world.registered(), PAR_TIME).unwrap();
        let end = UnixTime::from_seconds(PAR_TIME.seconds() + 60);
        let issued = IssuedCode::new("code", pushed.request, end);
        let form = session
            .token_request(&world.client(), &world.provider(), &"code".into(), PAR_TIME, &mut SystemRandom)
            .unwrap();
        let redeem = |detail: &Value| {
            let details = json!([detail]).to_string();
            let more = ofm_protocol::oauth::form::encode([("authorization_details", details.as_str())]);
            let body = format!("{}&{more}", String::from_utf8(form.body.clone()).unwrap());
            let mut request = Request::new("POST", "/token").with_body(body);
            request.headers.clone_from(&form.headers);
            UnverifiedTokenRequest::parse(&request, &world.policy)?
                .check(&world.server(), &world.registered(), PAR_TIME)?
                .check_code(&issued, PAR_TIME)
        };
        assert_eq!(redeem(&with(&less)), Ok(()));
        assert_eq!(redeem(&first), Ok(()));
        assert_eq!(redeem(&with(&more)), Err(RequestError::DetailsExceed { index: 0 }));
        let mut other = with(&less);
        let id = if member == "permissions" { "dc_id" } else { "ConsentId" };
        other["consent"][id] = "b8f42378-10ac-46a1-8d20-4e020484216e".into();
        assert_eq!(redeem(&other), Err(RequestError::DetailsExceed { index: 0 }));
    }
}

#[test]
fn refresh_tokens_are_the_clients_own_and_lapse() {
    let world = World::new(Policy::fapi2_final());
    let refused = |issued: &IssuedRefreshToken| {
        let error = refresh(&world, None).check_refresh(issued, PAR_TIME).unwrap_err();
        // Which of them it was is not told.
        assert_eq!((error.public().code, error.public().status), (ErrorCode::InvalidGrant, 400));
        assert_eq!(error.public(), RequestError::GrantUnknown.public());
        error
    };
    assert_eq!(refused(&IssuedRefreshToken::new("other", CLIENT_ID)), RequestError::GrantUnknown);
    assert_eq!(refused(&IssuedRefreshToken::new(REFRESH_TOKEN, "other")), RequestError::GrantOfOther);
    let lapsed = issued().with_expiry(PAR_TIME);
    assert_eq!(refused(&lapsed), RequestError::GrantExpired { end: PAR_TIME, now: PAR_TIME });
    let later = UnixTime::from_seconds(PAR_TIME.seconds() + 1);
    assert!(refresh(&world, None).check_refresh(&issued().with_expiry(later), PAR_TIME).is_ok());
    assert!(!format!("{:?}", issued()).contains(REFRESH_TOKEN));
}

#[test]
fn refresh_needs_consents_that_are_active() {
    let world = World::new(Policy::fapi2_final());
    let with = |pointer: &str, value: Value, mut details_value: Value| {
        *details_value.pointer_mut(pointer).unwrap() = value;
        let issued = issued().with_authorization_details(details(&details_value));
        refresh(&world, None).check_refresh(&issued, PAR_TIME).map(drop)
    };
    for (status, fine) in [
        ("authorized", true),
        ("suspended", true),
        ("awaiting_authorization", false),
        ("failed", false),
        ("rejected", false),
        ("expired", false),
        ("revoked", false),
        ("of a later version", false),
    ] {
        let expected = if fine { Ok(()) } else { Err(RequestError::GrantConsent) };
        assert_eq!(with("/0/consent/status", json!(status), granted_details()), expected, "{status}");
    }
    let end = |end: &str| with("/0/consent/expiration_datetime", json!(end), granted_details());
    assert_eq!(end("2026-01-30T09:51:58Z"), Err(RequestError::GrantConsent));
    assert_eq!(end("2026-01-30T17:51:59+08:00"), Ok(()));
    // The same of API Hub.
    let hub: Value = serde_json::from_str(include_str!("samples/api_hub/granted_detail.json")).unwrap();
    let hub = json!([hub]);
    for (status, fine) in [("Authorized", true), ("Suspended", true), ("Consumed", false), ("Revoked", false)] {
        let expected = if fine { Ok(()) } else { Err(RequestError::GrantConsent) };
        assert_eq!(with("/0/consent/Data/Status", json!(status), hub.clone()), expected, "{status}");
    }
    let ended = with("/0/consent/Data/ExpirationDateTime", json!("2026-01-30T09:51:58Z"), hub);
    assert_eq!(ended, Err(RequestError::GrantConsent));
}

#[test]
fn client_credentials_are_within_what_is_registered() {
    let world = World::new(Policy::fapi2_final());
    let registered = world.registered().with_scopes(&["accounts", "openid", "payments"]);
    let granted = |scope: Option<&str>, client: &RegisteredClient<'_>| {
        let scope = scope.map(|scope| ("scope", scope));
        let parameters: Vec<_> = [("grant_type", "client_credentials")].into_iter().chain(scope).collect();
        let grant = authenticated(&world, &parameters).check_client_credentials(client)?;
        Ok(body(&respond(&world, grant).unwrap())["scope"].as_str().unwrap().to_owned())
    };
    assert_eq!(granted(Some("payments"), &registered).unwrap(), "payments");
    // Left out, it is all that is registered and is no user's.
    assert_eq!(granted(None, &registered).unwrap(), "accounts payments");
    assert_eq!(granted(Some("any"), &world.registered()).unwrap(), "any");
    assert_eq!(granted(None, &world.registered()), Err(RequestError::ScopeMissing));
    assert_eq!(granted(None, &world.registered().with_scopes(&[])), Err(RequestError::ScopeMissing));
    assert_eq!(granted(Some("accounts admin"), &registered), Err(RequestError::ScopeExceeds));
    assert_eq!(granted(Some("openid"), &registered), Err(RequestError::ScopeExceeds));
    assert_eq!(granted(Some("a\\"), &registered), Err(RequestError::ScopeMalformed));
    for error in [RequestError::ScopeMissing, RequestError::ScopeExceeds, RequestError::ScopeMalformed] {
        assert_eq!((error.public().code, error.public().status), (ErrorCode::InvalidScope, 400));
    }
    let keys = public(&world.client_key, CLIENT_KID);
    let other = RegisteredClient::new("other", &keys, &[]);
    assert_eq!(granted(Some("a"), &other), Err(RequestError::GrantOfOther));
}

#[test]
fn client_credentials_get_neither_refresh_token_nor_id_token() {
    let world = World::new(Policy::fapi2_final());
    let grant = || {
        authenticated(&world, &[("grant_type", "client_credentials"), ("scope", "a")])
            .check_client_credentials(&world.registered())
            .unwrap()
    };
    assert!(respond(&world, grant()).is_ok());
    let refused = |name| Err(BuildError::Value { name });
    assert_eq!(respond(&world, grant().with_refresh_token("r")), refused("refresh_token"));
    assert_eq!(respond(&world, grant().with_id_token("t")), refused("id_token"));
}

#[test]
fn a_grant_is_checked_as_what_it_is() {
    let world = World::new(Policy::fapi2_final());
    let code = IssuedCode::new("x", world.push().2.request, CODE_TIME);
    let (refresh, own) = (refresh(&world, None), authenticated(&world, &[("grant_type", "client_credentials")]));
    assert!(own.refresh_token().is_none());
    assert_eq!(own.check_refresh(&issued(), PAR_TIME).unwrap_err(), RequestError::GrantType);
    assert_eq!(refresh.check_client_credentials(&world.registered()).unwrap_err(), RequestError::GrantType);
    assert_eq!(refresh.check_code(&code, PAR_TIME), Err(RequestError::GrantType));
}

#[test]
fn t5_a_client_uses_the_grant_types_that_it_registered() {
    let world = World::new(Policy::fapi2_final());
    let registered = world.registered().with_grant_types(&["authorization_code", "refresh_token"]);
    let with = |parameters: &[(&str, &str)]| authenticated_as(&world, parameters, &registered).map(drop);
    assert_eq!(with(&[("grant_type", "refresh_token"), ("refresh_token", "r")]), Ok(()));
    let error = with(&[("grant_type", "client_credentials"), ("scope", "a")]).unwrap_err();
    assert_eq!((error, error.public().code), (RequestError::GrantNotAllowed, ErrorCode::UnauthorizedClient));
    let error = with(&[("grant_type", "password")]).unwrap_err();
    assert_eq!((error, error.public().code), (RequestError::GrantType, ErrorCode::UnsupportedGrantType));
    // T1: a parameter without value is one that is left out.
    let missing = |name| Err(RequestError::MissingParameter { name });
    assert_eq!(with(&[("grant_type", "refresh_token")]), missing("refresh_token"));
    assert_eq!(with(&[("grant_type", "refresh_token"), ("refresh_token", "")]), missing("refresh_token"));
    assert_eq!(with(&[("grant_type", "")]), missing("grant_type"));
    assert_eq!(with(&[("grant_type", "refresh_token"), ("refresh_token", "r"), ("scope", ""), ("more", "x")]), Ok(()));
}

#[test]
fn verdicts_of_a_refresh_are_told_in_order() {
    let world = World::new(Policy::fapi2_final());
    let mut seen = Vec::new();
    let mut observe = |verdict: ofm_protocol::oauth::Verdict| seen.push((verdict.rule.name, verdict.holds));
    refresh(&world, None).check_refresh_observed(&issued(), PAR_TIME, &mut observe).unwrap();
    let rules = ["token_t6_client", "token_t6_lifetime", "token_t6_consent", "token_t6_scope"];
    assert_eq!(seen, rules.map(|rule| (rule, true)));
    seen.clear();
    let mut observe = |verdict: ofm_protocol::oauth::Verdict| seen.push((verdict.rule.name, verdict.holds));
    refresh(&world, Some("x")).check_refresh_observed(&issued(), PAR_TIME, &mut observe).unwrap_err();
    assert_eq!(seen.last(), Some(&("token_t6_scope", false)));
}

// The client

/// A world in which the code was redeemed, and what is kept of it.
struct Kept {
    world: World,
    tokens: Tokens,
    renewal: Renewal,
}

fn kept_with(policy: Policy, change: impl FnOnce(IdTokenClaims) -> IdTokenClaims) -> Kept {
    let world = World::new(policy);
    let (session, _, accepted) = world.push();
    let (issued, _) = accepted
        .consume(&world.server(), PAR_TIME)
        .unwrap()
        .grant(&world.server(), PAR_TIME, &mut SystemRandom)
        .unwrap();
    let (request, answer) = world.redeem(&session, &issued.code, &issued, change);
    let mut message = body(&answer);
    message["refresh_token"] = REFRESH_TOKEN.into();
    let answer = Response::new(200).with_header("content-type", "application/json").with_body(message.to_string());
    let (client, provider) = (world.client(), world.provider());
    let tokens = session.token_response(&client, &provider, &issued.code, &request, &answer, PAR_TIME).unwrap();
    let renewal = tokens.renewal(&session).unwrap();
    // It can be stored.
    let renewal: Renewal = serde_json::from_str(&serde_json::to_string(&renewal).unwrap()).unwrap();
    assert!(!format!("{renewal:?}").contains(REFRESH_TOKEN));
    Kept { world, tokens, renewal }
}

fn kept() -> Kept {
    kept_with(Policy::ofm_sandbox(), |claims| claims)
}

impl Kept {
    fn request(&self, scope: Option<&str>) -> Request {
        let (client, provider) = (self.world.client(), self.world.provider());
        self.renewal.request(&client, &provider, scope, PAR_TIME, &mut SystemRandom).unwrap()
    }

    /// Reads an answer: the least that is right, changed.
    fn read_as(&self, scope: Option<&str>, change: impl FnOnce(&mut Value)) -> Result<RenewedTokens, ResponseError> {
        let mut message =
            json!({ "access_token": "a-2", "token_type": "bearer", "authorization_details": granted_details() });
        change(&mut message);
        let answer = Response::new(200).with_header("content-type", "application/json").with_body(message.to_string());
        let request = self.request(scope);
        self.renewal.response(&self.world.client(), &self.world.provider(), &request, &answer, PAR_TIME)
    }

    fn read(&self, change: impl FnOnce(&mut Value)) -> Result<RenewedTokens, ResponseError> {
        self.read_as(None, change)
    }

    /// Reads an answer with an ID token whose claims are the server's own, changed.
    fn read_token(&self, change: impl FnOnce(&mut IdTokenClaims)) -> Result<RenewedTokens, ResponseError> {
        let server = self.world.server();
        let mut claims = renewed_id_token(&server, self.tokens.id_token.as_ref().unwrap(), PAR_TIME);
        change(&mut claims);
        let token = id_token::issue(&server, &claims, &mut SystemRandom).unwrap();
        self.read(|message| message["id_token"] = token.into())
    }
}

#[test]
fn both_sides_refresh() {
    let kept = kept();
    let world = &kept.world;
    let request = kept.request(Some("accounts"));
    let received = UnverifiedTokenRequest::parse(&request, &world.policy).unwrap();
    let authenticated = received.check(&world.server(), &world.registered(), PAR_TIME).unwrap();
    let grant = authenticated.check_refresh(&issued(), PAR_TIME).unwrap();
    let claims = renewed_id_token(&world.server(), kept.tokens.id_token.as_ref().unwrap(), PAR_TIME);
    assert_eq!((claims.nonce.as_ref(), claims.at_hash.as_ref()), (None, None));
    let token = id_token::issue(&world.server(), &claims, &mut SystemRandom).unwrap();
    let interaction = authenticated.interaction_id();
    let answer = grant.with_id_token(token).respond(&world.server(), interaction, &mut SystemRandom).unwrap();
    let renewed = kept.renewal.response(&world.client(), &world.provider(), &request, &answer, PAR_TIME).unwrap();
    assert_eq!(renewed.id_token.as_ref().unwrap().sub, "202");
    assert_eq!(renewed.expires_at, Some(UnixTime::from_seconds(PAR_TIME.seconds() + 600)));
    assert_eq!(renewed.response.scope.as_deref(), Some("accounts"));
    // T6: the refresh token stays, and with it the scope that it stands for.
    assert_eq!(renewed.renewal.refresh_token().expose(), REFRESH_TOKEN);
    let again =
        renewed.renewal.request(&world.client(), &world.provider(), Some("profile"), PAR_TIME, &mut SystemRandom);
    assert!(again.is_ok());
    assert!(!format!("{renewed:?}").contains(REFRESH_TOKEN));
}

#[test]
fn refresh_request_for_more_than_was_granted_is_not_made() {
    let kept = kept();
    let make = |scope: &str| {
        let (client, provider) = (kept.world.client(), kept.world.provider());
        kept.renewal.request(&client, &provider, Some(scope), PAR_TIME, &mut SystemRandom).map(drop)
    };
    assert_eq!(make("profile"), Ok(()));
    for scope in ["accounts payments", "", "accounts ", "a\nb"] {
        assert_eq!(make(scope), Err(BuildError::Value { name: "scope" }), "{scope:?}");
    }
}

#[test]
fn t4_refresh_response_is_checked_as_that_of_a_code() {
    let kept = kept();
    let error = |change: fn(&mut Value)| kept.read(change).unwrap_err();
    assert!(kept.read(|_| {}).unwrap().expires_at.is_none(), "expires_in may be left out");
    assert!(kept.read(|body| body["more"] = json!([1])).is_ok());
    assert_eq!(error(|body| body["expires_in"] = json!(0)), ResponseError::ExpiresIn);
    assert_eq!(error(|body| body["expires_in"] = json!("600")), ResponseError::ExpiresIn);
    assert_eq!(error(|body| body["token_type"] = json!("DPoP")), ResponseError::TokenType);
    assert_eq!(error(|body| body["access_token"] = json!("")), ResponseError::Member);
    assert_eq!(error(|body| drop(body.as_object_mut().unwrap().remove("token_type"))), ResponseError::Member);
    let refusal =
        Response::new(400).with_header("content-type", "application/json").with_body(r#"{"error":"invalid_grant"}"#);
    let request = kept.request(None);
    let (client, provider) = (kept.world.client(), kept.world.provider());
    let refused = kept.renewal.response(&client, &provider, &request, &refusal, PAR_TIME).unwrap_err();
    assert_eq!(refused, ResponseError::Refused { status: 400, code: "invalid_grant" });
    let other = refusal.with_header("x-fapi-interaction-id", "5009f9bd-629a-4e6c-978e-f411c016305f");
    let refused = kept.renewal.response(&client, &provider, &request, &other, PAR_TIME).unwrap_err();
    assert_eq!(refused, ResponseError::InteractionId);
}

#[test]
fn t4_refreshed_scope_is_within_the_one_asked_for() {
    let kept = kept();
    let read =
        |asked: Option<&str>, granted: &str| kept.read_as(asked, |body| body["scope"] = granted.into()).map(drop);
    assert_eq!(read(None, "profile accounts"), Ok(()));
    assert_eq!(read(Some("accounts"), "accounts"), Ok(()));
    assert_eq!(read(Some("accounts"), "accounts profile"), Err(ResponseError::Scope));
    assert_eq!(read(None, "accounts payments"), Err(ResponseError::Scope));
}

#[test]
fn r4_refreshed_details_are_within_those_granted() {
    let kept = kept();
    let exceeds = ResponseError::DetailsExceed { index: 0 };
    for (member, value) in [
        ("consent_id", json!("other")),
        ("permissions", json!(["read_accounts", "read_everything"])),
        ("expiration_datetime", json!("2027-11-30T23:59:59Z")),
        ("dp_id", json!("other")),
    ] {
        let read = kept.read(|body| body["authorization_details"][0]["consent"][member] = value);
        assert_eq!(read.unwrap_err(), exceeds, "{member}");
    }
    assert!(
        kept.read(|body| body["authorization_details"][0]["consent"]["permissions"] = json!(["read_accounts"])).is_ok()
    );
    assert_eq!(kept.read(|body| body["authorization_details"][0] = json!({ "type": "urn:x" })).unwrap_err(), exceeds);
    let status = |status: &str| {
        kept.read(|body| body["authorization_details"][0]["consent"]["status"] = status.into()).map(drop)
    };
    for fine in ["authorized", "suspended", "of a later version"] {
        assert_eq!(status(fine), Ok(()), "{fine}");
    }
    for ended in ["awaiting_authorization", "failed", "rejected", "expired", "revoked"] {
        assert_eq!(status(ended), Err(ResponseError::ConsentInactive { index: 0 }), "{ended}");
    }
    // Left out, they are as they were, unless the policy asks for them.
    let none = |body: &mut Value| drop(body.as_object_mut().unwrap().remove("authorization_details"));
    assert_eq!(kept.read(none).unwrap_err(), ResponseError::DetailsMissing);
    assert!(kept_with(Policy::fapi2_final(), |claims| claims).read(none).is_ok());
}

#[test]
fn t6_a_new_refresh_token_takes_the_old_ones_place() {
    let kept = kept();
    let renewed = kept.read(|body| body["refresh_token"] = "r-2".into()).unwrap();
    assert_eq!(renewed.renewal.refresh_token().expose(), "r-2");
    let renewed = kept.read(|_| {}).unwrap();
    assert_eq!(renewed.renewal.refresh_token().expose(), REFRESH_TOKEN);
}

#[test]
fn oidc_12_2_the_refreshed_id_token_says_the_same_of_the_user() {
    let kept = kept();
    assert!(kept.read_token(|_| {}).is_ok());
    let refused = |change: fn(&mut IdTokenClaims)| kept.read_token(change).unwrap_err();
    let renewed = |claim| ResponseError::IdTokenRenewed { claim };
    assert_eq!(refused(|claims| claims.sub = "203".into()), renewed("sub"));
    assert_eq!(refused(|claims| claims.azp = None), renewed("azp"));
    assert_eq!(refused(|claims| claims.nonce = Some("another".into())), renewed("nonce"));
    assert_eq!(
        refused(|claims| claims.auth_time = serde_json::from_value(json!(1_769_766_717)).unwrap()),
        renewed("auth_time")
    );
    // Both may be left out.
    assert!(kept.read_token(|claims| claims.auth_time = None).is_ok());
    let nonce = kept.tokens.id_token.as_ref().unwrap().nonce.clone();
    assert!(nonce.is_some() && kept.read_token(|claims| claims.nonce = nonce).is_ok());
    // A first one without azp is followed by ones without.
    let without = kept_with(Policy::ofm_sandbox(), |mut claims| {
        claims.azp = None;
        claims
    });
    assert!(without.read_token(|_| {}).is_ok());
    assert_eq!(without.read_token(|claims| claims.azp = Some(CLIENT_ID.into())).unwrap_err(), renewed("azp"));
}

#[test]
fn oidc_12_2_the_refreshed_id_token_is_checked_as_any() {
    let kept = kept();
    let refused = |change: fn(&mut IdTokenClaims)| kept.read_token(change).unwrap_err();
    let claims = |error| ResponseError::IdTokenClaims { error };
    assert_eq!(refused(|own| own.iss = "https://other.example".into()), claims(ClaimError::IssuerMismatch));
    assert_eq!(
        refused(|own| own.aud = serde_json::from_value(json!("other")).unwrap()),
        claims(ClaimError::AudienceMismatch)
    );
    assert_eq!(refused(|own| own.at_hash = Some("x".into())), ResponseError::Hash { claim: "at_hash" });
    let old = refused(|own| own.iat = serde_json::from_value(json!(PAR_TIME.seconds() - 301)).unwrap());
    assert!(
        matches!(old, ResponseError::IdTokenClaims { error: ClaimError::TooOld { .. } }),
        "iat is that of the refresh"
    );
    let garbage = kept.read(|body| body["id_token"] = "e30.e30.AA".into()).unwrap_err();
    assert!(matches!(garbage, ResponseError::IdTokenToken { .. }));
}

#[test]
fn client_credentials_response_is_read_and_its_scope_compared() {
    let world = World::new(Policy::ofm_sandbox());
    let (client, provider) = (world.client(), world.provider());
    let read = |asked: Option<&str>, message: Value| {
        let request = client_credentials_request(&client, &provider, asked, PAR_TIME, &mut SystemRandom).unwrap();
        let answer = Response::new(200).with_header("content-type", "application/json").with_body(message.to_string());
        client_credentials_response(&client, &request, &answer, PAR_TIME)
    };
    let tokens =
        read(Some("a b"), json!({ "access_token": "t", "token_type": "BEARER", "scope": "b", "expires_in": 60 }));
    assert_eq!(tokens.unwrap().expires_at, Some(UnixTime::from_seconds(PAR_TIME.seconds() + 60)));
    let least = json!({ "access_token": "t", "token_type": "Bearer" });
    assert!(read(Some("a"), least.clone()).is_ok() && read(None, least).is_ok());
    let wider = json!({ "access_token": "t", "token_type": "Bearer", "scope": "a c" });
    assert_eq!(read(Some("a b"), wider.clone()).unwrap_err(), ResponseError::Scope);
    assert!(read(None, wider).is_ok(), "the server's default is the server's");
    assert_eq!(read(None, json!({ "access_token": "t", "token_type": "mac" })).unwrap_err(), ResponseError::TokenType);
    assert_eq!(read(None, json!({ "access_token": 1, "token_type": "Bearer" })).unwrap_err(), ResponseError::Member);
}

#[test]
fn refresh_request_by_hand_has_no_scope() {
    let world = World::new(Policy::fapi2_final());
    let made = refresh_request(&world.client(), &world.provider(), &"r".into(), PAR_TIME, &mut SystemRandom).unwrap();
    assert!(!String::from_utf8(made.body).unwrap().contains("scope="));
}

// Errors on the wire

fn refused_par(change: impl FnOnce(Request) -> Request) -> (Request, RequestError) {
    let world = World::new(Policy::fapi2_final());
    let (_, request, _) = world.push();
    let request = change(request);
    let error = UnverifiedRequest::parse(&request, &world.policy).unwrap_err();
    (request, error)
}

#[test]
fn t5_invalid_client_is_challenged_where_the_request_had_an_authorization_header() {
    for (authorization, challenge) in [
        ("Basic eDp5", Some("Basic realm=\"client authentication\", charset=\"UTF-8\"")),
        ("basic eDp5", Some("Basic realm=\"client authentication\", charset=\"UTF-8\"")),
        ("Bearer x", Some("Bearer error=\"invalid_client\"")),
        ("DPoP x", Some("DPoP error=\"invalid_client\"")),
        ("Evil\"scheme x", Some("Basic realm=\"client authentication\", charset=\"UTF-8\"")),
    ] {
        let (request, error) = refused_par(|request| request.with_header("Authorization", authorization));
        assert_eq!(error, RequestError::SeveralAuthentications);
        let response = error.response_to(&request, &mut SystemRandom);
        assert_eq!((response.status, response.header("WWW-Authenticate")), (401, challenge), "{authorization}");
    }
    let (mut request, _) = refused_par(|request| request.with_header("Authorization", "Basic eDp5"));
    let response = RequestError::GrantUnknown.response_to(&request, &mut SystemRandom);
    assert_eq!((response.status, response.header("WWW-Authenticate")), (400, None));
    request.headers.retain(|(name, _)| name != "Authorization");
    let response = RequestError::UnknownClient.response_to(&request, &mut SystemRandom);
    assert_eq!((response.status, response.header("WWW-Authenticate")), (401, None), "as live servers do");
}

#[test]
fn t4_errors_are_json_that_is_not_stored_and_carry_the_interaction_id() {
    struct Broken;
    impl RandomSource for Broken {
        fn fill(&mut self, _: &mut [u8]) -> Result<(), RandomError> {
            Err(RandomError)
        }
    }
    let id = "5009F9BD-629a-4e6c-978e-f411c016305f";
    let request = Request::new("POST", "/token").with_header("X-FAPI-Interaction-ID", id);
    let response = RequestError::GrantUnknown.response_to(&request, &mut Broken);
    for (name, value) in [
        ("content-type", "application/json; charset=utf-8"),
        ("cache-control", "no-cache, no-store"),
        ("pragma", "no-cache"),
        ("x-fapi-interaction-id", id),
    ] {
        assert_eq!(response.header(name), Some(value), "{name}");
    }
    let message: OAuthError = serde_json::from_slice(&response.body).unwrap();
    assert_eq!(message.error, ErrorCode::InvalidGrant);
    // A malformed one is not reflected; a fresh one takes its place, or none.
    let wrong = Request::new("POST", "/token").with_header("x-fapi-interaction-id", "<x>");
    let fresh = RequestError::InteractionId.response_to(&wrong, &mut SystemRandom);
    assert!(InteractionId::parse(fresh.header("x-fapi-interaction-id").unwrap()).is_some());
    assert_eq!(RequestError::InteractionId.response_to(&wrong, &mut Broken).header("x-fapi-interaction-id"), None);
    let method = RequestError::Method.response_to(&wrong, &mut Broken);
    assert_eq!((method.status, method.header("Allow")), (405, Some("POST")));
}

#[test]
fn the_authorization_endpoint_shows_a_page_where_it_must_not_redirect() {
    let world = World::new(Policy::fapi2_final());
    let (_, _, accepted) = world.push();
    let query =
        AuthorizationQuery::parse("/auth?client_id=other&request_uri=urn%3Ax&state=%3Cscript%3E", &world.policy);
    for error in
        [query.unwrap().check(&accepted, PAR_TIME).unwrap_err(), RequestError::MissingParameter { name: "client_id" }]
    {
        let page = error.page();
        assert_eq!((page.status, page.header("Location")), (400, None));
        assert_eq!(page.header("content-type"), Some("text/plain; charset=utf-8"));
        assert_eq!(page.header("cache-control"), Some("no-cache, no-store"));
        let text = String::from_utf8(page.body).unwrap();
        assert!(text.starts_with("invalid_request") && !text.contains("script"), "{text}");
    }
}

// API Hub (seed 004)

#[test]
fn seed_004_par_without_client_id_is_accepted_and_its_answer_read() {
    let policy = Policy::api_hub_uae_v2_1();
    let world = World::new(policy.clone());
    let keys = public(&world.client_key, CLIENT_KID);
    // The endpoint comes from discovery, and is on another host than the issuer.
    let server_keys = public(&world.server_key, SERVER_KID);
    let provider =
        Provider::new("https://auth1.uae.example", &server_keys).with_par_endpoint("https://as1.uae.example/par");
    let client = Client::new(CLIENT_ID, &world.client_key, &policy).with_kid(CLIENT_KID);
    let server = Server::without_replay_check("https://auth1.uae.example", &policy);
    let registered = RegisteredClient::new(CLIENT_ID, &keys, &[REDIRECT_URI])
        .with_detail_types(&["urn:openfinanceuae:account-access-consent:v2.1"]);
    let push = |change: fn(&mut Value)| {
        let mut detail: Value = serde_json::from_str(include_str!("samples/api_hub/requested_detail.json")).unwrap();
        change(&mut detail);
        let detail: AuthorizationDetail = serde_json::from_value(detail).unwrap();
        AuthorizationRequest::new(REDIRECT_URI)
            .with_scope("accounts openid")
            .with_authorization_details([detail])
            .push(&client, &provider, PAR_TIME, &mut SystemRandom)
            .unwrap()
    };
    let (request, session) = push(|_| {});
    assert_eq!(request.url, "https://as1.uae.example/par");
    let form = String::from_utf8(request.body.clone()).unwrap();
    let names: Vec<&str> = form.split('&').filter_map(|pair| Some(pair.split_once('=')?.0)).collect();
    assert_eq!(names, ["request", "client_assertion_type", "client_assertion"]);
    let unverified = UnverifiedRequest::parse(&request, &policy).unwrap();
    assert_eq!(unverified.claimed_client(), CLIENT_ID, "by the assertion alone");
    let pushed = unverified.check(&server, &registered, PAR_TIME).unwrap();
    let details = pushed.request.authorization_details.as_deref().unwrap();
    assert!(matches!(details, [AuthorizationDetail::ApiHubAccountAccessV2_1(_)]));
    // Of the answer's samples: the other spelling of the URN, ninety seconds, the interaction id echoed.
    let id = request.header("x-fapi-interaction-id").unwrap();
    let answer = |id: &str| {
        Response::new(200)
            .with_header("content-type", "application/json")
            .with_header("x-fapi-interaction-id", id)
            .with_body(include_str!("samples/api_hub/par_response.json"))
    };
    let pushed = session.pushed(&client, &request, &answer(id), PAR_TIME).unwrap();
    assert_eq!(pushed.response.request_uri, "urn:ietf:params:oauth:request-uri:bwc4JDpSd7");
    assert_eq!(pushed.expires_at, UnixTime::from_seconds(PAR_TIME.seconds() + 90));
    let other = session.pushed(&client, &request, &answer("5009f9bd-629a-4e6c-978e-f411c016305f"), PAR_TIME);
    assert_eq!(other.unwrap_err(), ResponseError::InteractionId);
    // What the schema cannot say.
    let refused = |change: fn(&mut Value)| {
        let (request, _) = push(change);
        UnverifiedRequest::parse(&request, &policy).unwrap().check(&server, &registered, PAR_TIME).unwrap_err()
    };
    let expired = refused(|detail| detail["consent"]["ExpirationDateTime"] = json!("2026-01-30T09:51:58Z"));
    assert_eq!(expired, RequestError::ConsentExpired { index: 0, end: PAR_TIME, now: PAR_TIME });
    for (from, to) in [
        ("2025-12-31", "2025-01-01"),
        ("2025-13-01", "2025-12-31"),
        ("2025-02-30", "2025-12-31"),
        ("2025-01-00", "2025-12-31"),
        ("25-01-0001", "2025-12-31"),
    ] {
        let mut detail: Value = serde_json::from_str(include_str!("samples/api_hub/requested_detail.json")).unwrap();
        detail["consent"]["FromDate"] = from.into();
        detail["consent"]["ToDate"] = to.into();
        let detail: AuthorizationDetail = serde_json::from_value(detail).unwrap();
        let (request, _) = AuthorizationRequest::new(REDIRECT_URI)
            .with_authorization_details([detail])
            .push(&client, &provider, PAR_TIME, &mut SystemRandom)
            .unwrap();
        let checked = UnverifiedRequest::parse(&request, &policy).unwrap().check(&server, &registered, PAR_TIME);
        assert_eq!(checked.unwrap_err(), RequestError::ConsentDays { index: 0 }, "{from} {to}");
    }
}

#[test]
fn seed_004_granted_details_of_api_hub_are_within_the_request() {
    let world = World::new(Policy::fapi2_final());
    let requested: AuthorizationDetail =
        serde_json::from_str(include_str!("samples/api_hub/requested_detail.json")).unwrap();
    let random = &mut SystemRandom;
    let (_, session) = AuthorizationRequest::new(REDIRECT_URI)
        .with_scope("accounts")
        .with_authorization_details([requested])
        .push(&world.client(), &world.provider(), PAR_TIME, random)
        .unwrap();
    let code = "c".into();
    let request = session.token_request(&world.client(), &world.provider(), &code, PAR_TIME, random).unwrap();
    let read = |change: &dyn Fn(&mut Value)| {
        let mut detail: Value = serde_json::from_str(include_str!("samples/api_hub/granted_detail.json")).unwrap();
        change(&mut detail["consent"]["Data"]);
        let message = json!({ "access_token": "t", "token_type": "Bearer", "authorization_details": [detail] });
        let answer = Response::new(200).with_header("content-type", "application/json").with_body(message.to_string());
        session.token_response(&world.client(), &world.provider(), &code, &request, &answer, PAR_TIME).map(drop)
    };
    assert_eq!(read(&|_| {}), Ok(()));
    assert_eq!(read(&|data| data["FromDate"] = json!("2025-06-01")), Ok(()));
    assert_eq!(read(&|data| data["Status"] = json!("Consumed")), Err(ResponseError::ConsentInactive { index: 0 }));
    for (member, value) in [
        ("ConsentId", json!("other")),
        ("BaseConsentId", json!("other")),
        ("Permissions", json!(["ReadAccountsBasic", "ReadStatements"])),
        ("Permissions", json!(["ReadEverything"])),
        ("ExpirationDateTime", json!("2026-12-01T00:00:00+04:00")),
        ("FromDate", json!("2024-12-31")),
        ("ToDate", json!("2026-01-01")),
        ("AccountType", json!(["Corporate"])),
        ("AccountSubType", json!(["Savings"])),
        ("OpenFinanceBilling", json!({ "UserType": "Retail", "Purpose": "RiskAssessment" })),
    ] {
        let exceeds = Err(ResponseError::DetailsExceed { index: 0 });
        assert_eq!(read(&|data| data[member] = value.clone()), exceeds, "{member}");
    }
}
