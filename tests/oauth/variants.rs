//! Further forms of messages that honest peers send: each was refused or lost once.

use ofm_protocol::error::{BuildError, RequestError, ResponseError};
use ofm_protocol::jose::JwkSet;
use ofm_protocol::oauth::error::PeerError;
use ofm_protocol::oauth::http::Response;
use ofm_protocol::oauth::{AuthorizationRequest, Policy, Provider, Quirk, jwks};
use ofm_protocol::types::ErrorCode;
use serde_json::Value;

use crate::support::exchange::*;
use crate::support::modules::*;

fn said(content_type: &str, body: &[u8]) -> Option<String> {
    let response = Response::new(400).with_header("Content-Type", content_type).with_body(body);
    PeerError::of_response(&response).map(|error| error.to_string())
}

/// RFC 6749 section 5.2: the code and the description of a peer are read although the body is not well-formed.
#[test]
fn t5_an_error_in_a_malformed_body_is_not_lost() {
    const JSON: &str = "application/json";
    const FORM: &str = "application/x-www-form-urlencoded";
    let deep = format!(r#"{{"error":"invalid_grant","more":{}{}}}"#, "[".repeat(90), "]".repeat(90));
    for (content_type, body, expected) in [
        (JSON, r#"{"error":"invalid_grant","error_description":"a","error_description":"b"}"#, "invalid_grant: a"),
        (JSON, r#"{"error":"invalid_grant","error":"invalid_grant"}"#, "invalid_grant"),
        (JSON, r#"{"error" : "invalid_grant",}"#, "invalid_grant"),
        (JSON, r#"{"error":"invalid_grant"}<br>"#, "invalid_grant"),
        (JSON, r#"{"error":"invalid_grant","error_description":"cut o"#, "invalid_grant: cut o"),
        (
            JSON,
            r#"{"error":"invalid_grant","error_description":"\ud800 \"\u00e9\""}"#,
            "invalid_grant: \u{fffd} \"\u{e9}\"",
        ),
        (JSON, "{\"error\":\"invalid_grant\",\"error_description\":\"a\nb\"}", r"invalid_grant: a\nb"),
        (JSON, r#"[{"error":"invalid_grant"}]"#, "invalid_grant"),
        (JSON, &deep, "invalid_grant"),
        ("text/plain", "error=invalid_grant&error_description=The code is used\n", "invalid_grant: The code is used"),
        (FORM, "error=invalid_grant&error_description=100%&x=y", "invalid_grant: 100%"),
        (FORM, "error=invalid_grant&error_description=%zz%e9", "invalid_grant: %zz\u{fffd}"),
        (FORM, "error=invalid_grant&error_description=a&error_description=b", "invalid_grant: a"),
        ("text/plain", "Error: invalid_grant", "invalid_grant: Error: invalid_grant"),
        ("text/plain", "\"invalid_grant\"", "invalid_grant: \"invalid_grant\""),
    ] {
        assert_eq!(said(content_type, body.as_bytes()), Some(format!("status 400, {expected}")), "{body}");
    }
    for (content_type, body) in [
        (JSON, r#"{"code":"error","#),
        (JSON, r#"{"error":null,"#),
        (JSON, r#"{"error":"","#),
        ("text/html", "<a href='?error=invalid_grant&error_description=x'>"),
        ("text/plain", "an error happened: the grant is invalid"),
    ] {
        assert_eq!(said(content_type, body.as_bytes()), None, "{body}");
    }
}

/// RFC 6750 section 3: a response without a body has its error in a header.
#[test]
fn rfc_6750_section_3_the_error_of_a_challenge_reaches_the_caller() {
    let said = |challenge: &str| {
        PeerError::of_response(&Response::new(401).with_header("WWW-Authenticate", challenge))
            .map(|error| error.to_string())
    };
    let expired = r#"Bearer realm="x", error="invalid_token", error_description="The token expired""#;
    assert_eq!(said(expired).as_deref(), Some("status 401, invalid_token: The token expired"));
    assert_eq!(said(r#"DPoP algs="ES256",error="use_dpop_nonce""#).as_deref(), Some("status 401, use_dpop_nonce"));
    for challenge in
        [r#"Basic realm="error""#, r#"Bearer error="""#, "Bearer error=invalid_token", r#"Bearer my_error="x""#]
    {
        assert_eq!(said(challenge), None, "{challenge}");
    }
}

#[test]
fn errors_in_callbacks_are_read_whatever_their_description_is() {
    let world = World::new(Policy::fapi2_final());
    let (client, provider) = (world.client(), world.provider());
    let wanted = AuthorizationRequest::new(REDIRECT_URI).with_state(STATE);
    let session = client.push(&provider, wanted, &mut cx(PAR_TIME)).unwrap().1;
    let issuer = "iss=https%3A%2F%2Fauth1.sandbox.mya.ozoneapi.io";
    for (description, expected) in [
        ("error_description=100%", "100%"),
        ("error_description=%zz%e9", "%zz\u{fffd}"),
        ("error_description=a%00b", r"a\0b"),
        ("error_description=a&error_description=b", "a"),
        ("error_description=a&error_uri=%", "a"),
    ] {
        let url = format!("{REDIRECT_URI}?error=access_denied&{description}&state={STATE}&{issuer}");
        let refused = session.read_callback(&client, &provider, &url, &mut cx(PAR_TIME)).unwrap_err();
        assert_eq!(refused, ResponseError::CallbackRefused { code: "access_denied" }, "{description}");
        let said = session.callback_error(&client, &provider, &url, &mut cx(PAR_TIME)).unwrap();
        assert_eq!(said.to_string(), format!("access_denied: {expected}"));
    }
    // Parameters that are no text for people stay strict.
    for parameters in ["code=a%", "error=access_denied&error=access_denied", "code=a&state=%zz"] {
        let url = format!("{REDIRECT_URI}?{parameters}&{issuer}");
        let refused = session.read_callback(&client, &provider, &url, &mut cx(PAR_TIME)).unwrap_err();
        assert!(matches!(refused, ResponseError::CallbackForm { .. }), "{parameters}: {refused}");
    }
}

/// RFC 6749 section 5.2: one way of authenticating that the server does not support is `invalid_client`.
#[test]
fn one_unsupported_way_of_authenticating_is_a_failed_authentication() {
    let par = |header: bool, secret: bool| {
        let mut par = valid_par(Policy::fapi2_final());
        par.parameters.push(("client_assertion", String::new()));
        if header {
            par.headers.push(("Authorization", "Basic eDp5"));
        }
        if secret {
            par.parameters.push(("client_secret", "x".into()));
        }
        let error = par.check().map(|_| ()).unwrap_err();
        (error, error.public().code)
    };
    for (header, secret) in [(true, false), (false, true)] {
        assert_eq!(par(header, secret), (RequestError::AssertionMissing, ErrorCode::InvalidClient));
    }
    assert_eq!(par(true, true), (RequestError::SeveralAuthentications, ErrorCode::InvalidRequest));
}

/// RFC 6749 section 3.1 for the members of a request object, which are parameters (RFC 9101 section 4).
#[test]
fn members_without_a_value_count_as_omitted() {
    let check = |policy: Policy, member: &str| {
        let mut par = valid_par(policy);
        par.object[member] = "".into();
        par.check().map(|_| ())
    };
    for member in ["request", "request_uri", "state", "nonce", "scope"] {
        assert_eq!(check(Policy::fapi2_final(), member), Ok(()), "{member}");
    }
    assert_eq!(check(Policy::fapi2_final(), "response_type"), Err(RequestError::ResponseTypeMissing));
    for member in ["nonce", "scope"] {
        let incomplete = RequestError::RequestObjectIncomplete { member };
        assert_eq!(check(plain(Policy::fapi1_advanced()), member), Err(incomplete));
    }
}

/// Optional claims that are null: a tolerant policy takes them as absent, another names them.
#[test]
fn optional_claims_of_an_id_token_may_be_null() {
    for claim in ["azp", "at_hash", "c_hash", "s_hash", "acr", "amr", "updated_at"] {
        let read = |policy: Policy| {
            let mut answer = Answer::valid(policy);
            answer.claims[claim] = Value::Null;
            answer.read().map(|(tokens, _)| tokens.quirks())
        };
        assert!(read(Policy::ofm_sandbox()).is_ok_and(|quirks| quirks.contains(Quirk::NullMember)), "{claim}");
        let refused = read(Policy::fapi2_final()).unwrap_err();
        assert_eq!(refused, ResponseError::IdTokenNullMember { claim });
    }
    let mut answer = Answer::valid(Policy::ofm_sandbox());
    answer.claims["nonce"] = Value::Null;
    assert_eq!(answer.check(), Err(ResponseError::NonceMissing));
    // A hash that is there is compared.
    answer = Answer::valid(Policy::ofm_sandbox());
    answer.claims["at_hash"] = "".into();
    assert_eq!(answer.check(), Err(ResponseError::Hash { claim: "at_hash" }));
}

/// FAPI 2.0 Security Profile section 5.2.1: a client sends nothing without TLS; a policy may allow a developer's own
/// machine, for every request.
#[test]
fn a_client_sends_nothing_without_tls_unless_in_development() {
    let development = changed(Policy::fapi2_final(), |policy| policy.development_loopback_http = true);
    let make = |policy: &Policy, origin: &str| {
        let world = World::new(policy.clone());
        let provider = Provider::new(origin, JwkSet::default())
            .with_par_endpoint(format!("{origin}/par"))
            .with_token_endpoint(format!("{origin}/token"));
        let pushed = world.client().push(&provider, AuthorizationRequest::new(REDIRECT_URI), &mut cx(PAR_TIME));
        let tokens = world.client().client_credentials_request(&provider, None, &mut cx(PAR_TIME));
        let keys = jwks::request_under(policy, &format!("{origin}/jwks"));
        (pushed.map(|_| ()), tokens.map(|_| ()), keys.map(|_| ()))
    };
    let refused = |name| Err(BuildError::Value { name });
    let all_refused =
        (refused("pushed_authorization_request_endpoint"), refused("token_endpoint"), refused("jwks_uri"));
    for origin in ["http://localhost:3000", "http://127.0.0.1", "http://[::1]:9000/tenant"] {
        assert_eq!(make(&development, origin), (Ok(()), Ok(()), Ok(())), "{origin}");
        assert_eq!(make(&Policy::fapi2_final(), origin), all_refused, "{origin}");
    }
    for origin in ["http://as.example", "http://localhost.as.example", "HTTP://localhost", "ftp://localhost"] {
        assert_eq!(make(&development, origin), all_refused, "{origin}");
    }
    assert_eq!(make(&Policy::fapi2_final(), ISSUER), (Ok(()), Ok(()), Ok(())));
}
