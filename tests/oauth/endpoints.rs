//! Other responses of a server: metadata, key sets, the authorization endpoint by POST, denials, access tokens at a
//! resource, and error responses.

use std::time::Duration;

use ofm_protocol::error::{BearerError, BuildError, EndpointError, JwkSetError, RequestError, ResponseError};
use ofm_protocol::jose::{JwkSet, SetLimits};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::metadata::MetadataRequirements;
use ofm_protocol::oauth::policy::Preset;
use ofm_protocol::oauth::replay::MemoryReplayStore;
use ofm_protocol::oauth::{DetailTypes, Policy, Server, bearer, form, jwks};
use ofm_protocol::types::{AuthorizationDetail, ErrorCode, OAuthError, RequestObject};

use crate::support::exchange::{CLIENT_ID, ISSUER, PAR_TIME, SERVER_KID, World, cx, public};
use crate::support::keys;
use crate::support::modules::valid_par;

fn presets() -> Vec<Policy> {
    Preset::ALL.iter().map(|preset| preset.policy()).collect()
}

fn published(policy: Policy) -> Server {
    Server::without_replay_check(ISSUER, policy)
        .with_signer(keys::rsa_b(), SERVER_KID)
        .with_par_endpoint("https://as1.example/par")
        .with_authorization_endpoint("https://auth1.example/auth")
        .with_token_endpoint("https://as1.example/token")
        .with_jwks_uri("https://auth1.example/jwks")
}

#[test]
fn a_servers_metadata_pass_a_clients_check_under_every_policy() {
    for policy in presets() {
        let metadata = published(policy.clone()).metadata().unwrap();
        let response = Response::cacheable_json(&metadata, Duration::from_secs(60)).unwrap();
        let expected =
            MetadataRequirements::new(ISSUER, &policy).with_grant_types(&["refresh_token", "client_credentials"]);
        let checked = expected.read(&response, &mut cx(PAR_TIME)).unwrap();
        assert_eq!(checked.jwks_uri, "https://auth1.example/jwks");
        assert!(checked.requires_par && checked.promises_response_issuer, "{}", policy.name());
    }
}

/// RFC 9396 section 10: the types that the server accepts, registered ones included.
#[test]
fn metadata_list_the_accepted_detail_types() {
    let types = |policy: Policy| {
        let known = DetailTypes::default().with_unchecked("urn:example:own");
        published(policy).with_detail_types(known).metadata().unwrap().authorization_details_types_supported.unwrap()
    };
    let mut policy = Policy::fapi2_final();
    assert_eq!(types(policy.clone()), [AuthorizationDetail::KNOWN, &["urn:example:own"]].concat());
    policy.authorization_details.types = Some(["urn:example:own", "urn:example:unknown"].map(String::from).into());
    assert_eq!(types(policy), ["urn:example:own"]);
    assert_eq!(types(Policy::ofm_v1_2_2()), [AuthorizationDetail::KNOWN[0]]);
}

#[test]
fn metadata_that_lack_an_endpoint_or_a_signer_are_not_made() {
    let whole = published(Policy::fapi2_final());
    assert!(whole.metadata().is_ok());
    let missing = Server::without_replay_check(ISSUER, Policy::fapi2_final());
    assert_eq!(missing.metadata(), Err(BuildError::NoSigner));
    let missing = missing.with_signer(keys::rsa_b(), SERVER_KID);
    assert_eq!(missing.metadata(), Err(BuildError::NoEndpoint { name: "authorization_endpoint" }));
    for url in ["http://auth1.example/jwks", "https://u@a.example/", "jwks", ""] {
        assert_eq!(whole.clone().with_jwks_uri(url).metadata(), Err(BuildError::Value { name: "jwks_uri" }), "{url}");
    }
    let other = Server::without_replay_check("", Policy::fapi2_final()).with_signer(keys::rsa_b(), SERVER_KID);
    assert_eq!(other.metadata(), Err(BuildError::Value { name: "issuer" }));
}

#[test]
fn a_key_set_is_published_and_read() {
    let keys: JwkSet = [public(&keys::rsa_a(), "a"), public(&keys::rsa_b(), "b")].into_iter().collect();
    let response = jwks::response(&keys, Duration::from_secs(900));
    assert_eq!(response.header("content-type"), Some(jwks::JWK_SET));
    assert_eq!(response.header("cache-control"), Some("public, max-age=900"));
    let read = jwks::read(&response, SetLimits::default(), &mut cx(PAR_TIME)).unwrap();
    assert_eq!(read.to_json(), keys.to_json());
    let request = jwks::request("https://auth1.example/jwks").unwrap();
    assert_eq!((request.method.as_str(), request.url.as_str()), ("GET", "https://auth1.example/jwks"));
    assert_eq!(jwks::request("http://auth1.example/jwks"), Err(BuildError::Value { name: "jwks_uri" }));
}

#[test]
fn a_response_that_is_no_key_set_is_refused() {
    let json =
        |status, body: &str| Response::new(status).with_header("content-type", "application/json").with_body(body);
    let mut told = Vec::new();
    let mut read = |response: Response| {
        let mut observer = |verdict: ofm_protocol::oauth::Verdict| told.push((verdict.rule.name, verdict.holds));
        let limits = SetLimits { bytes: 100, ..SetLimits::default() };
        jwks::read(&response, limits, &mut cx(PAR_TIME).with_observer(&mut observer)).map(drop)
    };
    assert_eq!(read(json(200, r#"{"keys":[]}"#)), Ok(()));
    assert_eq!(read(json(503, "{}")), Err(ResponseError::Status { status: 503 }));
    assert_eq!(read(json(200, &" ".repeat(101))), Err(ResponseError::TooLong { length: 101, limit: 100 }));
    let html = Response::new(200).with_header("content-type", "text/html").with_body(r#"{"keys":[]}"#);
    assert_eq!(read(html), Err(ResponseError::ContentType));
    assert_eq!(read(Response::new(200).with_body(r#"{"keys":[]}"#)), Err(ResponseError::ContentType));
    assert_eq!(read(json(200, "{}")), Err(ResponseError::JwkSet { error: JwkSetError::Missing }));
    assert_eq!(told.first(), Some(&("jwks_response", true)));
    assert!(told[1..].iter().all(|verdict| *verdict == ("jwks_response", false)));
}

#[test]
fn rfc_7517_section_5_a_private_key_is_never_taken_from_a_jwks_uri() {
    let private = r#"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        "d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}]}"#;
    let response = Response::new(200).with_header("content-type", jwks::JWK_SET).with_body(private);
    let refused = jwks::read(&response, SetLimits::default(), &mut cx(PAR_TIME));
    assert!(matches!(refused, Err(ResponseError::JwkSet { .. })));
}

#[test]
fn oidc_3_1_2_1_the_authorization_endpoint_reads_get_and_post() {
    let (world, cx) = (World::new(Policy::fapi2_final()), &mut cx(PAR_TIME));
    let server = world.server();
    let parameters = [("client_id", CLIENT_ID), ("request_uri", "urn:x"), ("state", "ignored")];
    let encoded = form::encode(parameters);
    let get = Request::new("GET", &format!("/auth?{encoded}"));
    let post = Request::new("POST", "/auth")
        .with_header("Content-Type", "application/x-www-form-urlencoded")
        .with_body(encoded.as_str());
    for request in [&get, &post] {
        let read = server.read_authorization_request(request, cx).unwrap();
        assert_eq!((read.client_id.as_str(), read.request_uri.as_str()), (CLIENT_ID, "urn:x"));
    }
    // The query of a POST is ignored.
    let beside = Request::new("POST", &format!("/auth?{encoded}"))
        .with_header("Content-Type", "application/x-www-form-urlencoded");
    let missing = RequestError::MissingParameter { name: "client_id" };
    assert_eq!(server.read_authorization_request(&beside, cx).unwrap_err(), missing);
    let put = Request::new("PUT", &format!("/auth?{encoded}"));
    let refused = server.read_authorization_request(&put, cx).unwrap_err();
    assert_eq!(refused, RequestError::Method);
    assert_eq!((refused.page().status, refused.page().header("Allow")), (405, Some("GET, POST")));
    let json = Request::new("POST", "/auth").with_header("Content-Type", "application/json").with_body(encoded);
    assert_eq!(server.read_authorization_request(&json, cx).unwrap_err(), RequestError::ContentType);
}

#[test]
fn rfc_6749_section_4_1_2_1_a_denial_has_a_description_and_uses_the_request_up() {
    let policy = Policy::fapi2_final();
    let server = Server::new(ISSUER, policy.clone(), MemoryReplayStore::new(8));
    let accepted = valid_par(policy).accepted();
    let consumed = accepted.clone().consume(&server, &mut cx(PAR_TIME)).unwrap();
    let denied =
        consumed.deny(&server, ErrorCode::AccessDenied, "the user said \"no\"\r\n", &mut cx(PAR_TIME)).unwrap();
    let location = denied.header("Location").unwrap();
    assert!(location.contains("error=access_denied&error_description=the+user+said+%3Fno%3F%3F%3F&"), "{location}");
    assert!(location.contains("iss=https"));
    let again = accepted.consume(&server, &mut cx(PAR_TIME)).unwrap_err();
    assert_eq!(again, RequestError::RequestUriReplayed);
}

#[test]
fn oidc_3_1_3_3_an_id_token_is_due_with_openid_or_where_the_policy_says_so() {
    let mut request = valid_par(Policy::fapi2_final()).check().unwrap().request;
    let due =
        |policy: Policy, request: &RequestObject| Server::without_replay_check(ISSUER, policy).owes_id_token(request);
    request.scope = Some("accounts openid".into());
    assert!(due(Policy::fapi2_final(), &request));
    for scope in [None, Some("accounts openid2".to_owned())] {
        request.scope = scope;
        assert!(!due(Policy::fapi2_final(), &request));
        assert_eq!(due(Policy::ofm_sandbox(), &request), Policy::ofm_sandbox().id_token.require);
    }
}

#[test]
fn rfc_6750_section_2_1_an_access_token_comes_in_one_header() {
    let request = |headers: &[&str]| {
        let plain = Request::new("GET", "/accounts?access_token=query").with_body("access_token=form");
        headers.iter().fold(plain, |request, header| request.with_header("Authorization", header))
    };
    let read = |headers: &[&str]| bearer::token(&request(headers)).map(|token| token.expose().to_owned());
    for header in ["Bearer abc.-_~+/09==", "bearer   abc.-_~+/09==", "BEARER abc.-_~+/09== "] {
        assert_eq!(read(&[header]).as_deref(), Ok("abc.-_~+/09=="), "{header}");
    }
    for headers in [&[][..], &["Basic eDp5"], &["DPoP abc"], &[""], &["Bearerabc"]] {
        assert_eq!(read(headers), Err(BearerError::Missing), "{headers:?}");
    }
    for headers in [&["Bearer"][..], &["Bearer "], &["Bearer a b"], &["Bearer =a"], &["Bearer ="], &["Bearer é"]] {
        assert_eq!(read(headers), Err(BearerError::Malformed), "{headers:?}");
    }
    assert_eq!(read(&["Bearer a", "Bearer a"]), Err(BearerError::Malformed));
    assert_eq!(read(&["Bearer a", "Basic b"]), Err(BearerError::Malformed));
}

#[test]
fn rfc_6750_section_3_a_refused_access_token_is_challenged() {
    let request =
        Request::new("GET", "/accounts").with_header("x-fapi-interaction-id", "5009f9bd-629a-4e6c-978e-f411c016305f");
    let cases = [
        (BearerError::Missing, 401, "Bearer"),
        (
            BearerError::Malformed,
            400,
            "Bearer error=\"invalid_request\", error_description=\"the Authorization header does not have exactly one \
             access token\"",
        ),
        (
            BearerError::InvalidToken,
            401,
            "Bearer error=\"invalid_token\", error_description=\"the access token is not valid\"",
        ),
    ];
    for (error, status, challenge) in cases {
        let response = error.response_to(&request, None, &mut cx(PAR_TIME));
        assert_eq!((response.status, response.header("WWW-Authenticate")), (status, Some(challenge)));
        assert_eq!(response.header("x-fapi-interaction-id"), Some("5009f9bd-629a-4e6c-978e-f411c016305f"));
    }
    let scope = BearerError::InsufficientScope.response_to(&request, Some("accounts"), &mut cx(PAR_TIME));
    assert_eq!(scope.status, 403);
    assert!(scope.header("WWW-Authenticate").unwrap().ends_with(", scope=\"accounts\""));
    // An invalid scope does not end the quoted string.
    for scope in ["a\", error=\"x", "a\\", "é", ""] {
        assert_eq!(BearerError::Missing.challenge(Some(scope)), "Bearer", "{scope}");
    }
}

#[test]
fn every_failure_of_an_endpoint_is_a_response() {
    let request = Request::new("POST", "/token");
    let cases: [(EndpointError, u16, ErrorCode); 4] = [
        (RequestError::UnknownClient.into(), 401, ErrorCode::InvalidClient),
        (RequestError::GrantUnknown.into(), 400, ErrorCode::InvalidGrant),
        (BuildError::Random.into(), 500, ErrorCode::ServerError),
        (EndpointError::Unavailable, 503, ErrorCode::TemporarilyUnavailable),
    ];
    for (error, status, code) in cases {
        let response = error.response_to(&request, &mut cx(PAR_TIME));
        let body: OAuthError = serde_json::from_slice(&response.body).unwrap();
        assert_eq!((response.status, body.error.known()), (status, Some(&code)));
        assert!(response.header("x-fapi-interaction-id").is_some());
        assert_eq!((error.page().status, error.page().header("Location")), (status, None));
    }
    assert_eq!(EndpointError::from(RequestError::GrantUnknown).innermost_label(), RequestError::GrantUnknown.label());
}
