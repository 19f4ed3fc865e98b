//! The server's token endpoint, other grants than the code grant: refreshing and client credentials. The names state
//! the rule.

use ofm_protocol::error::{BuildError, RequestError};
use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::token::{AuthenticatedRequest, Grant, IssuedRefreshToken};
use ofm_protocol::oauth::{AuthorizationRequest, InteractionId, Policy, RegisteredClient};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::{AuthorizationDetail, ErrorCode};
use serde_json::{Value, json};

use crate::support::exchange::cx;
use crate::support::exchange::*;
use crate::support::token::*;

/// An authenticated token request with these parameters.
fn authenticated_as(
    world: &World,
    parameters: &[(&str, &str)],
    registered: &RegisteredClient,
) -> Result<AuthenticatedRequest, RequestError> {
    let made = world.client().client_credentials_request(&world.provider(), None, &mut cx(PAR_TIME)).unwrap();
    // The assertion of the client's own request, with other parameters.
    let mut body = String::from_utf8(made.body.clone()).unwrap();
    body = body.split('&').filter(|pair| pair.starts_with("client_")).collect::<Vec<_>>().join("&");
    let body = format!("{}&{body}", ofm_protocol::oauth::form::encode(parameters.iter().copied()));
    let mut request = Request::new("POST", "/token").with_body(body);
    request.headers.clone_from(&made.headers);
    world.server().read_token_request(&over_tls(&request), &mut cx(PAR_TIME))?.check(
        &world.server(),
        registered,
        &mut cx(PAR_TIME),
    )
}

fn authenticated(world: &World, parameters: &[(&str, &str)]) -> AuthenticatedRequest {
    authenticated_as(world, parameters, &world.registered()).unwrap()
}

fn refresh(world: &World, scope: Option<&str>) -> AuthenticatedRequest {
    let scope = scope.map(|scope| ("scope", scope));
    let parameters = [("grant_type", "refresh_token"), ("refresh_token", REFRESH_TOKEN)];
    authenticated(world, &parameters.into_iter().chain(scope).collect::<Vec<_>>())
}

fn respond(world: &World, grant: Grant) -> Result<Response, BuildError> {
    grant.respond(&world.server(), None, &mut cx(PAR_TIME))
}

#[test]
fn refresh_grants_what_was_granted_and_no_new_refresh_token() {
    let world = World::new(Policy::ofm_sandbox());
    let request = refresh(&world, None);
    assert_eq!(request.refresh_token().unwrap().expose(), REFRESH_TOKEN);
    assert!(request.code().is_none());
    let response = respond(&world, request.check_refresh(&issued(), &mut cx(PAR_TIME)).unwrap()).unwrap();
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
        let grant =
            || refresh(&world, None).check_refresh(&issued(), &mut cx(PAR_TIME)).unwrap().with_refresh_token("new");
        assert_eq!(respond(&world, grant()), Err(BuildError::Value { name: "refresh_token" }));
        let rotated = grant();
        world.policy.token.rotate_refresh_tokens = true;
        assert_eq!(body(&respond(&world, rotated).unwrap())["refresh_token"], "new");
    }
}

#[test]
fn refresh_scope_may_be_narrower_but_not_wider() {
    let world = World::new(Policy::fapi2_final());
    let granted = |scope: &str| {
        refresh(&world, Some(scope)).check_refresh(&issued(), &mut cx(PAR_TIME)).map(|grant| {
            let kept = grant.scope().map(String::from);
            let written = body(&respond(&world, grant).unwrap())["scope"].clone();
            assert_eq!(kept.as_deref(), written.as_str());
            written
        })
    };
    for scope in ["accounts", "profile accounts"] {
        assert_eq!(granted(scope).unwrap(), scope);
    }
    // RFC 6749 section 3.3: a repeated value has no effect.
    assert_eq!(granted("profile accounts profile").unwrap(), "profile accounts");
    for scope in ["accounts payments", "Accounts", "openid"] {
        let error = granted(scope).unwrap_err();
        assert_eq!((error, error.public().code), (RequestError::ScopeExceeds, ErrorCode::InvalidScope), "{scope}");
    }
    for scope in [" accounts", "accounts  profile", "accounts\u{e9}", "\"accounts\""] {
        let error = granted(scope).unwrap_err();
        assert_eq!((error, error.public().code), (RequestError::ScopeMalformed, ErrorCode::InvalidScope), "{scope}");
    }
    // Without a grant, no scope can be requested.
    let none = IssuedRefreshToken::new(&REFRESH_TOKEN.into(), CLIENT_ID);
    assert!(refresh(&world, None).check_refresh(&none, &mut cx(PAR_TIME)).is_ok());
    assert_eq!(
        refresh(&world, Some("a")).check_refresh(&none, &mut cx(PAR_TIME)).unwrap_err(),
        RequestError::ScopeExceeds
    );
}

/// A refresh request with these details.
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
        let grant = narrowing(&world, &details.to_string()).unwrap().check_refresh(&issued(), &mut cx(PAR_TIME))?;
        let kept = serde_json::to_value(grant.authorization_details()).unwrap();
        let written = body(&respond(&world, grant).unwrap())["authorization_details"].clone();
        assert_eq!(kept, written);
        Ok(written)
    };
    // The whole grant, unchanged.
    assert_eq!(asked(&|_| {}).unwrap(), granted_details());
    // Less than the grant: the other members stay.
    let narrowed = asked(&|consent| {
        consent["permissions"] = json!(["read_accounts"]);
        consent["expiration_datetime"] = "2026-10-31T23:59:59Z".into();
    });
    let mut expected = granted_details();
    expected[0]["consent"]["permissions"] = json!(["read_accounts"]);
    expected[0]["consent"]["expiration_datetime"] = "2026-10-31T23:59:59Z".into();
    assert_eq!(narrowed.unwrap(), expected);
    // More than the grant.
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
    assert_eq!(all.check_refresh(&issued, &mut cx(PAR_TIME)).unwrap_err(), RequestError::DetailsExceed { index: 0 });
    let nothing = IssuedRefreshToken::new(&REFRESH_TOKEN.into(), CLIENT_ID);
    assert_eq!(all.check_refresh(&nothing, &mut cx(PAR_TIME)).unwrap_err(), RequestError::DetailsExceed { index: 0 });
}

#[test]
fn rfc_9396_section_6_malformed_details_of_a_token_request_are_refused() {
    let world = World::new(Policy::fapi2_final());
    let detail = sample("request_object")["authorization_details"][0].to_string();
    let kind = r#""type":"urn:openfinance-ml:account-access-consent:v1.2""#;
    let malformed = |member| RequestError::DetailsMalformed { member };
    for (text, error) in [
        ("{}".to_owned(), malformed("authorization_details")),
        ("[".to_owned(), malformed("authorization_details")),
        ("null".to_owned(), malformed("authorization_details")),
        ("[]".to_owned(), RequestError::DetailsCount { count: 0, limit: 8 }),
        (format!("[{}]", [detail.as_str(); 9].join(",")), RequestError::DetailsCount { count: 9, limit: 8 }),
        (format!("[{{{kind},{kind}}}]"), malformed("authorization_details")),
        (format!("[{{{kind}}}]"), malformed("consent")),
        (detail.replacen('{', r#"[{"more":1,"#, 1) + "]", malformed("authorization_details")),
        (r#"[{"type":"of no known type"}]"#.to_owned(), RequestError::DetailsType { index: 0 }),
    ] {
        let refused = narrowing(&world, &text).unwrap_err();
        assert_eq!((refused, refused.public().code), (error, ErrorCode::InvalidAuthorizationDetails), "{text}");
    }
}

#[test]
fn rfc_9396_section_6_a_code_may_be_redeemed_for_less() {
    let world = World::new(Policy::fapi2_final());
    let hub: Value = serde_json::from_str(include_str!("../samples/api_hub/requested_detail.json")).unwrap();
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
        let (request, session) = world
            .client()
            .push(
                &world.provider(),
                AuthorizationRequest::new(REDIRECT_URI).with_authorization_details(details),
                &mut cx(PAR_TIME),
            )
            .unwrap();
        let unverified = world.server().read_par(&request, &mut cx(PAR_TIME)).unwrap();
        let pushed = unverified.check(&world.server(), &world.registered(), &mut cx(PAR_TIME)).unwrap();
        let end = UnixTime::from_seconds(PAR_TIME.seconds() + 60);
        let issued = IssuedCode::new("code", *pushed.request, end);
        let form =
            session.token_request(&world.client(), &world.provider(), &"code".into(), &mut cx(PAR_TIME)).unwrap();
        let redeem = |detail: &Value| {
            let details = json!([detail]).to_string();
            let more = ofm_protocol::oauth::form::encode([("authorization_details", details.as_str())]);
            let body = format!("{}&{more}", String::from_utf8(form.body.clone()).unwrap());
            let mut request = Request::new("POST", "/token").with_body(body);
            request.headers.clone_from(&form.headers);
            world
                .server()
                .read_token_request(&over_tls(&request), &mut cx(PAR_TIME))?
                .check(&world.server(), &world.registered(), &mut cx(PAR_TIME))?
                .check_code(&issued, &mut cx(PAR_TIME))
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
fn rfc_9396_section_6_a_code_gives_the_part_that_the_client_asks_for() {
    let world = World::new(Policy::fapi2_final());
    let requested = sample("request_object")["authorization_details"].clone();
    let granted = details(&granted_details());
    let narrowed = |details: Option<&Value>| {
        let text = details.map(Value::to_string);
        let own = [
            ("grant_type", "authorization_code"),
            ("code", "code"),
            ("redirect_uri", REDIRECT_URI),
            ("code_verifier", CODE_VERIFIER),
        ];
        let parameters: Vec<_> =
            own.into_iter().chain(text.as_deref().map(|text| ("authorization_details", text))).collect();
        let request = authenticated(&world, &parameters);
        request.narrowed_details(&granted, &mut cx(PAR_TIME))
    };
    assert_eq!(narrowed(None).unwrap(), granted);
    assert_eq!(narrowed(Some(&requested)).unwrap(), granted);
    let mut fewer = requested.clone();
    fewer[0]["consent"]["permissions"] = json!(["read_accounts"]);
    let part = serde_json::to_value(narrowed(Some(&fewer)).unwrap()).unwrap();
    assert_eq!(part[0]["consent"]["permissions"], json!(["read_accounts"]));
    let mut wider = requested;
    wider[0]["consent"]["expiration_datetime"] = "2026-12-01T00:00:00Z".into();
    assert_eq!(narrowed(Some(&wider)), Err(RequestError::DetailsExceed { index: 0 }));
}

#[test]
fn scope_of_a_token_request_has_a_limit() {
    let world = World::new(changed(Policy::fapi2_final(), |policy| policy.limits.scope = 8));
    let parse = |scope: &str| {
        let parameters = [("grant_type", "client_credentials"), ("scope", scope)];
        authenticated_as(&world, &parameters, &world.registered()).map(|_| ())
    };
    assert_eq!(parse("accounts"), Ok(()));
    let error = parse("accounts2").unwrap_err();
    assert_eq!(error, RequestError::ScopeTooLong { length: 9, limit: 8 });
    assert_eq!((error.public().code, error.public().status), (ErrorCode::InvalidScope, 400));
}

#[test]
fn refresh_tokens_are_the_clients_own_and_lapse() {
    let world = World::new(Policy::fapi2_final());
    let refused = |issued: &IssuedRefreshToken| {
        let error = refresh(&world, None).check_refresh(issued, &mut cx(PAR_TIME)).unwrap_err();
        // The response does not tell which of them was wrong.
        assert_eq!((error.public().code, error.public().status), (ErrorCode::InvalidGrant, 400));
        assert_eq!(error.public(), RequestError::GrantUnknown.public());
        error
    };
    assert_eq!(refused(&IssuedRefreshToken::new(&"other".into(), CLIENT_ID)), RequestError::GrantUnknown);
    assert_eq!(refused(&IssuedRefreshToken::new(&REFRESH_TOKEN.into(), "other")), RequestError::GrantOfOther);
    let lapsed = issued().with_expiry(PAR_TIME);
    assert_eq!(refused(&lapsed), RequestError::GrantExpired { end: PAR_TIME, now: PAR_TIME });
    let later = UnixTime::from_seconds(PAR_TIME.seconds() + 1);
    assert!(refresh(&world, None).check_refresh(&issued().with_expiry(later), &mut cx(PAR_TIME)).is_ok());
    assert!(!format!("{:?}", issued()).contains(REFRESH_TOKEN));
}

#[test]
fn refresh_needs_consents_that_are_active() {
    let world = World::new(Policy::fapi2_final());
    let with = |pointer: &str, value: Value, mut details_value: Value| {
        *details_value.pointer_mut(pointer).unwrap() = value;
        let issued = issued().with_authorization_details(details(&details_value));
        refresh(&world, None).check_refresh(&issued, &mut cx(PAR_TIME)).map(drop)
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
    // The same for API Hub.
    let hub: Value = serde_json::from_str(include_str!("../samples/api_hub/granted_detail.json")).unwrap();
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
    let registered = world.registered().with_scopes(["accounts", "openid", "payments"]);
    let granted = |scope: Option<&str>, client: &RegisteredClient| {
        let scope = scope.map(|scope| ("scope", scope));
        let parameters: Vec<_> = [("grant_type", "client_credentials")].into_iter().chain(scope).collect();
        let grant = authenticated(&world, &parameters).check_client_credentials(client, &mut cx(PAR_TIME))?;
        Ok(body(&respond(&world, grant).unwrap())["scope"].as_str().unwrap().to_owned())
    };
    assert_eq!(granted(Some("payments"), &registered).unwrap(), "payments");
    // Without `scope`, the grant is the whole registered scope, without user scopes.
    assert_eq!(granted(None, &registered).unwrap(), "accounts payments");
    assert_eq!(granted(Some("any"), &world.registered()).unwrap(), "any");
    assert_eq!(granted(None, &world.registered()), Err(RequestError::ScopeMissing));
    assert_eq!(granted(None, &world.registered().with_scopes([""; 0])), Err(RequestError::ScopeMissing));
    assert_eq!(granted(Some("accounts admin"), &registered), Err(RequestError::ScopeExceeds));
    assert_eq!(granted(Some("openid"), &registered), Err(RequestError::ScopeExceeds));
    assert_eq!(granted(Some("a\\"), &registered), Err(RequestError::ScopeMalformed));
    for error in [RequestError::ScopeMissing, RequestError::ScopeExceeds, RequestError::ScopeMalformed] {
        assert_eq!((error.public().code, error.public().status), (ErrorCode::InvalidScope, 400));
    }
    let keys = public(&world.client_key, CLIENT_KID);
    let other = RegisteredClient::new("other", keys, [""; 0]);
    assert_eq!(granted(Some("a"), &other), Err(RequestError::GrantOfOther));
}

#[test]
fn client_credentials_get_neither_refresh_token_nor_id_token() {
    let world = World::new(Policy::fapi2_final());
    let grant = || {
        authenticated(&world, &[("grant_type", "client_credentials"), ("scope", "a")])
            .check_client_credentials(&world.registered(), &mut cx(PAR_TIME))
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
    assert_eq!(own.check_refresh(&issued(), &mut cx(PAR_TIME)).unwrap_err(), RequestError::GrantType);
    assert_eq!(
        refresh.check_client_credentials(&world.registered(), &mut cx(PAR_TIME)).unwrap_err(),
        RequestError::GrantType
    );
    assert_eq!(refresh.check_code(&code, &mut cx(PAR_TIME)), Err(RequestError::GrantType));
}

#[test]
fn t5_a_client_uses_the_grant_types_that_it_registered() {
    let world = World::new(Policy::fapi2_final());
    let registered = world.registered().with_grant_types(["authorization_code", "refresh_token"]);
    let with = |parameters: &[(&str, &str)]| authenticated_as(&world, parameters, &registered).map(drop);
    assert_eq!(with(&[("grant_type", "refresh_token"), ("refresh_token", "r")]), Ok(()));
    let error = with(&[("grant_type", "client_credentials"), ("scope", "a")]).unwrap_err();
    assert_eq!((error, error.public().code), (RequestError::GrantNotAllowed, ErrorCode::UnauthorizedClient));
    let error = with(&[("grant_type", "password")]).unwrap_err();
    assert_eq!((error, error.public().code), (RequestError::GrantType, ErrorCode::UnsupportedGrantType));
    // T1: a parameter without a value counts as omitted.
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
    refresh(&world, None).check_refresh(&issued(), &mut cx(PAR_TIME).with_observer(&mut observe)).unwrap();
    let rules = ["token_t6_client", "token_t6_binding", "token_t6_lifetime", "token_t6_consent", "token_t6_scope"];
    assert_eq!(seen, rules.map(|rule| (rule, true)));
    seen.clear();
    let mut observe = |verdict: ofm_protocol::oauth::Verdict| seen.push((verdict.rule.name, verdict.holds));
    refresh(&world, Some("x")).check_refresh(&issued(), &mut cx(PAR_TIME).with_observer(&mut observe)).unwrap_err();
    assert_eq!(seen.last(), Some(&("token_t6_scope", false)));
}
