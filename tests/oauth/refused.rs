//! Rejections on each side: one wrong value each, with the reason and the OAuth error. The names state the rule.

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::error::{ClaimError, FormError, JwsError, RequestError, ResponseError};
use ofm_protocol::jose::ProtectedHeader;
use ofm_protocol::oauth::Policy;
use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::oauth::form::{Form, FormLimits};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::token::AuthenticatedRequest;
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::{ErrorCode, OAuthError, SecretString};
use serde_json::{Value, json};

use crate::support::exchange::cx;
use crate::support::exchange::*;
use crate::support::keys;

/// `name: error, status, |par| { a change }, reason`
macro_rules! refused {
    ($($name:ident: $code:ident $status:literal, |$par:ident| $wrong:block, $reason:pat,)+) => {$(
        #[test]
        fn $name() {
            let mut $par = Par::of_the_samples();
            $wrong
            let error = $par.check().expect_err("it is refused");
            assert!(matches!(error, $reason), "{error:?}");
            assert_eq!((error.public().code, error.public().status), (ErrorCode::$code, $status), "{error:?}");
            let body: OAuthError = serde_json::from_slice(&error.response(None).body).unwrap();
            assert_eq!(body.error, ErrorCode::$code);
        }
    )+};
}

/// [`refused`] for accepted messages.
macro_rules! accepted {
    ($($name:ident: |$par:ident| $change:block;)+) => {$(
        #[test]
        fn $name() {
            let mut $par = Par::of_the_samples();
            $change
            $par.check().unwrap_or_else(|error| panic!("{error:?}"));
        }
    )+};
}

fn at(seconds: u64) -> UnixTime {
    UnixTime::from_seconds(PAR_TIME.seconds() + seconds)
}

fn secs(offset: i64) -> Value {
    (i64::try_from(PAR_TIME.seconds()).unwrap() + offset).into()
}

fn remove(value: &mut Value, member: &str) {
    value.as_object_mut().unwrap().remove(member).expect(member);
}

fn consent(par: &mut Par) -> &mut Value {
    &mut par.object["authorization_details"][0]["consent"]
}

// 3c: PAR
refused! {
    par_p1_another_method_is_refused: InvalidRequest 405, |par| { par.method = "GET"; }, RequestError::Method,
    par_p1_another_content_type_is_refused: InvalidRequest 400, |par| { par.headers.push(("content-type", "application/json")); }, RequestError::ContentType,
    par_p1_a_body_that_is_too_large_is_refused: InvalidRequest 413, |par| { par.form = Some("a".repeat(1 << 20)); }, RequestError::Form { error: FormError::TooLong { .. } },
    par_t1_a_repeated_parameter_is_refused: InvalidRequest 400, |par| { par.form = Some("request=a&request=b".into()); }, RequestError::Form { error: FormError::Duplicate { .. } },
    par_p2_request_uri_in_the_form_is_refused: InvalidRequest 400, |par| { par.parameters.push(("request_uri", REQUEST_URI.into())); }, RequestError::RequestUriInForm,
    par_m1_without_a_request_object_is_refused: InvalidRequest 400, |par| { par.parameters.push(("request", String::new())); }, RequestError::MissingParameter { name: "request" },
    par_p4_parameters_outside_are_refused_where_the_policy_says_so: InvalidRequest 400, |par| {
        par.policy.par.allow_parameters_outside = false;
        par.parameters.push(("state", "other".into()));
    }, RequestError::ParameterOutside,
    par_3j_a_malformed_interaction_id_is_refused_where_the_policy_says_so: InvalidRequest 400, |par| { par.policy.interaction_id.check_uuid = true; par.headers.push(("x-fapi-interaction-id", "1")); }, RequestError::InteractionId,
}

// 3b: client assertion
refused! {
    par_c1_no_assertion_is_refused: InvalidClient 401, |par| { par.parameters.push(("client_assertion", String::new())); }, RequestError::AssertionMissing,
    par_c1_another_assertion_type_is_refused: InvalidClient 401, |par| { par.parameters.push(("client_assertion_type", "urn%3Aietf".into())); }, RequestError::AssertionType,
    par_c2_a_second_authentication_is_refused: InvalidRequest 400, |par| { par.headers.push(("Authorization", "Basic eDp5")); }, RequestError::SeveralAuthentications,
    par_c2_a_client_secret_is_refused: InvalidRequest 400, |par| { par.parameters.push(("client_secret", "x".into())); }, RequestError::SeveralAuthentications,
    par_c2_another_client_id_in_the_form_is_refused: InvalidClient 401, |par| { par.parameters.push(("client_id", "other".into())); }, RequestError::ClientIdMismatch,
    par_c3_an_assertion_signed_by_another_key_is_refused: InvalidClient 401, |par| { par.assertion_key = keys::rsa_b(); }, RequestError::AssertionToken { error: JwsError::BadSignature },
    par_c3_an_assertion_by_an_unknown_key_is_refused: InvalidClient 401, |par| { par.assertion_header = ProtectedHeader::new().with_kid("other"); }, RequestError::AssertionToken { error: JwsError::UnknownKey },
    par_c3_another_issuer_of_the_assertion_is_refused: InvalidClient 401, |par| { par.assertion["iss"] = "other".into(); }, RequestError::AssertionClaims { error: ClaimError::IssuerMismatch },
    par_c3_an_assertion_without_iss_is_refused: InvalidClient 401, |par| { remove(&mut par.assertion, "iss"); }, RequestError::AssertionClaims { error: ClaimError::Missing { claim: "iss" } },
    par_c3_another_subject_of_the_assertion_is_refused: InvalidClient 401, |par| { par.assertion["sub"] = "other".into(); }, RequestError::AssertionClaims { error: ClaimError::SubjectMismatch },
    par_c3_an_assertion_without_sub_is_refused: InvalidClient 401, |par| { remove(&mut par.assertion, "sub"); }, RequestError::AssertionClaims { error: ClaimError::Missing { claim: "sub" } },
    par_c3_another_audience_of_the_assertion_is_refused: InvalidClient 401, |par| { par.assertion["aud"] = "https://other.example".into(); }, RequestError::AssertionClaims { error: ClaimError::AudienceMismatch },
    par_row_7_an_issuer_with_a_slash_is_another_audience: InvalidClient 401, |par| { par.assertion["aud"] = format!("{ISSUER}/").into(); }, RequestError::AssertionClaims { error: ClaimError::AudienceMismatch },
    par_c4_an_audience_in_an_array_is_refused: InvalidClient 401, |par| { par.assertion["aud"] = json!([ISSUER]); }, RequestError::AssertionClaims { error: ClaimError::AudienceNotString },
    par_c4_the_par_endpoint_as_audience_is_refused: InvalidClient 401, |par| { par.assertion["aud"] = "https://as1.example/par".into(); }, RequestError::AssertionClaims { error: ClaimError::AudienceMismatch },
    par_c4_the_token_endpoint_as_audience_is_refused_by_fapi2_final: InvalidClient 401, |par| {
        par.policy = Policy::fapi2_final();
        par.assertion["aud"] = "https://as1.example/token".into();
    }, RequestError::AssertionClaims { error: ClaimError::AudienceMismatch },
    par_c4_the_type_of_a_request_object_is_refused: InvalidClient 401, |par| { par.assertion_header = ProtectedHeader::new().with_kid(CLIENT_KID).with_typ("oauth-authz-req+jwt"); }, RequestError::AssertionClaims { error: ClaimError::TypMismatch },
    par_c3_an_assertion_that_expired_is_refused: InvalidClient 401, |par| { par.assertion["exp"] = secs(-300); }, RequestError::AssertionClaims { error: ClaimError::Expired { .. } },
    par_c3_an_assertion_without_exp_is_refused: InvalidClient 401, |par| { remove(&mut par.assertion, "exp"); }, RequestError::AssertionClaims { error: ClaimError::Missing { claim: "exp" } },
    par_c5_an_nbf_62_seconds_ahead_is_refused: InvalidClient 401, |par| { par.assertion["nbf"] = secs(62); }, RequestError::AssertionClaims { error: ClaimError::NotYetValid { .. } },
    par_c5_an_iat_62_seconds_ahead_is_refused: InvalidClient 401, |par| { par.assertion["iat"] = secs(62); }, RequestError::AssertionClaims { error: ClaimError::IssuedInFuture { .. } },
    par_c3_an_assertion_without_jti_is_refused: InvalidClient 401, |par| { remove(&mut par.assertion, "jti"); }, RequestError::AssertionClaims { error: ClaimError::Missing { claim: "jti" } },
    par_c3_an_empty_jti_is_refused: InvalidClient 401, |par| { par.assertion["jti"] = "".into(); }, RequestError::AssertionClaims { error: ClaimError::IdentifierLength { .. } },
    par_c6_another_algorithm_is_refused: InvalidClient 401, |par| {
        par.assertion_key = keys::p256();
        par.client_keys.push(public(&keys::p256(), "ec"));
        par.assertion_header = ProtectedHeader::new().with_kid("ec");
    }, RequestError::AssertionToken { error: JwsError::AlgorithmNotAllowed },
    par_c7_an_assertion_that_lives_too_long_is_refused: InvalidClient 401, |par| { par.assertion["exp"] = secs(661); }, RequestError::AssertionLifetime { .. },
    par_c8_an_assertion_without_kid_is_refused_by_the_sandbox: InvalidClient 401, |par| { par.assertion_header = ProtectedHeader::new(); }, RequestError::AssertionKidMissing,
}

// 3a: request object
refused! {
    par_j6_a_request_object_signed_by_another_key_is_refused: InvalidRequestObject 400, |par| { par.object_key = keys::rsa_b(); }, RequestError::RequestObjectToken { error: JwsError::BadSignature },
    par_j6_another_algorithm_is_refused: InvalidRequestObject 400, |par| {
        par.object_key = keys::p256();
        par.client_keys.push(public(&keys::p256(), "ec"));
        par.object_header = ProtectedHeader::new().with_kid("ec");
    }, RequestError::RequestObjectToken { error: JwsError::AlgorithmNotAllowed },
    par_j1_an_unsigned_request_object_is_refused: InvalidRequestObject 400, |par| {
        let token = format!("{}.{}.AAAA", keys::encoded(br#"{"alg":"none"}"#), keys::encoded(par.object.to_string().as_bytes()));
        par.parameters.push(("request", token));
    }, RequestError::RequestObjectToken { error: JwsError::AlgorithmNone },
    par_j6_rs256_is_refused: InvalidRequestObject 400, |par| {
        let token = keys::token_with_header(br#"{"alg":"RS256"}"#, par.object.to_string().as_bytes(), &par.object_key);
        par.parameters.push(("request", token));
    }, RequestError::RequestObjectToken { error: JwsError::AlgorithmUnsupported },
    par_j6_a_request_object_without_kid_is_refused_by_the_sandbox: InvalidRequestObject 400, |par| { par.object_header = ProtectedHeader::new(); }, RequestError::RequestObjectKidMissing,
    par_j10_another_type_is_refused: InvalidRequestObject 400, |par| { par.object_header = ProtectedHeader::new().with_kid(CLIENT_KID).with_typ("client-authentication+jwt"); }, RequestError::RequestObjectClaims { error: ClaimError::TypMismatch },
    par_j10_no_type_is_refused_where_the_policy_asks_for_one: InvalidRequestObject 400, |par| { par.policy.request_object.require_type = true; }, RequestError::RequestObjectClaims { error: ClaimError::TypMissing },
    par_j2_request_inside_is_refused: InvalidRequestObject 400, |par| { par.object["request"] = "x".into(); }, RequestError::RequestObjectNested { member: "request" },
    par_j2_request_uri_inside_is_refused: InvalidRequestObject 400, |par| { par.object["request_uri"] = REQUEST_URI.into(); }, RequestError::RequestObjectNested { member: "request_uri" },
    par_j3_max_age_as_a_string_is_refused: InvalidRequestObject 400, |par| { par.object["max_age"] = "3600".into(); }, RequestError::RequestObjectMember { member: "max_age" },
    par_j3_claims_as_a_string_are_refused: InvalidRequestObject 400, |par| { par.object["claims"] = "{}".into(); }, RequestError::RequestObjectMember { member: "claims" },
    par_j4_another_issuer_is_refused: InvalidRequestObject 400, |par| { par.object["iss"] = "other".into(); }, RequestError::RequestObjectClaims { error: ClaimError::IssuerMismatch },
    par_j4_a_request_object_without_iss_is_refused: InvalidRequestObject 400, |par| { remove(&mut par.object, "iss"); }, RequestError::RequestObjectClaims { error: ClaimError::Missing { claim: "iss" } },
    par_m2_another_audience_is_refused: InvalidRequestObject 400, |par| { par.object["aud"] = json!(["https://other.example"]); }, RequestError::RequestObjectClaims { error: ClaimError::AudienceMismatch },
    par_m2_a_request_object_without_aud_is_refused: InvalidRequestObject 400, |par| { remove(&mut par.object, "aud"); }, RequestError::RequestObjectClaims { error: ClaimError::Missing { claim: "aud" } },
    par_m3_a_request_object_without_nbf_is_refused: InvalidRequestObject 400, |par| { remove(&mut par.object, "nbf"); }, RequestError::RequestObjectClaims { error: ClaimError::Missing { claim: "nbf" } },
    par_m3_an_nbf_that_is_too_old_is_refused: InvalidRequestObject 400, |par| {
        par.policy.clock.expiry_leeway = std::time::Duration::from_secs(20);
        par.object["nbf"] = secs(-3621);
        par.object["exp"] = secs(-19);
        par.policy.request_object.max_lifetime = std::time::Duration::from_secs(3602);
    }, RequestError::RequestObjectClaims { error: ClaimError::ValidForTooLong { .. } },
    par_m3_an_nbf_62_seconds_ahead_is_refused: InvalidRequestObject 400, |par| { par.object["nbf"] = secs(62); }, RequestError::RequestObjectClaims { error: ClaimError::NotYetValid { .. } },
    par_m4_a_request_object_without_exp_is_refused: InvalidRequestObject 400, |par| { remove(&mut par.object, "exp"); }, RequestError::RequestObjectClaims { error: ClaimError::Missing { claim: "exp" } },
    par_m4_a_request_object_that_expired_is_refused: InvalidRequestObject 400, |par| { par.object["exp"] = secs(0); }, RequestError::RequestObjectClaims { error: ClaimError::Expired { .. } },
    par_m4_a_request_object_that_lives_too_long_is_refused: InvalidRequestObject 400, |par| { par.object["exp"] = secs(3601); par.object["nbf"] = secs(0); }, RequestError::RequestObjectClaims { error: ClaimError::LifetimeTooLong { .. } },
    par_j5_another_client_id_inside_is_refused: InvalidRequestObject 400, |par| { par.object["client_id"] = "other".into(); }, RequestError::RequestObjectClientId,
    par_j5_no_client_id_inside_is_refused: InvalidRequestObject 400, |par| { remove(&mut par.object, "client_id"); }, RequestError::RequestObjectClientId,
    par_j9_sub_inside_request_object_is_refused: InvalidRequestObject 400, |par| { par.object["sub"] = CLIENT_ID.into(); }, RequestError::RequestObjectSubject,
    par_a_request_object_is_no_assertion: InvalidClient 401, |par| {
        let token = keys::token(&par.object_header, par.object.to_string().as_bytes(), &par.object_key);
        par.parameters.push(("client_assertion", token));
    }, RequestError::AssertionClaims { error: ClaimError::Missing { claim: "sub" } },
    par_an_assertion_is_no_request_object: InvalidRequestObject 400, |par| {
        let token = par.assertion();
        par.parameters.push(("request", token));
    }, RequestError::RequestObjectClaims { error: ClaimError::Missing { claim: "nbf" } },
}

// FAPI 2.0 Security Profile section 5.3.2.2
refused! {
    par_fapi_another_response_type_is_refused: UnsupportedResponseType 400, |par| { par.object["response_type"] = "code id_token".into(); }, RequestError::ResponseType,
    par_fapi_no_response_type_is_refused: InvalidRequest 400, |par| { remove(&mut par.object, "response_type"); }, RequestError::ResponseTypeMissing,
    par_fapi_no_redirect_uri_is_refused: InvalidRequest 400, |par| { remove(&mut par.object, "redirect_uri"); }, RequestError::RedirectUriMissing,
    par_p6_an_unregistered_redirect_uri_is_refused: InvalidRequest 400, |par| { par.object["redirect_uri"] = format!("{REDIRECT_URI}/").into(); }, RequestError::RedirectUriUnregistered,
    par_fapi_a_plain_http_redirect_uri_is_refused: InvalidRequest 400, |par| {
        par.redirect_uris = vec!["http://c.example/cb"];
        par.object["redirect_uri"] = "http://c.example/cb".into();
    }, RequestError::RedirectUriInsecure,
    par_fapi_no_code_challenge_is_refused: InvalidRequest 400, |par| { remove(&mut par.object, "code_challenge"); }, RequestError::PkceMissing,
    par_t3_the_plain_method_is_refused: InvalidRequest 400, |par| { par.object["code_challenge_method"] = "plain".into(); }, RequestError::PkceMethod,
    par_t3_no_method_is_refused: InvalidRequest 400, |par| { remove(&mut par.object, "code_challenge_method"); }, RequestError::PkceMethod,
    par_t3_a_short_code_challenge_is_refused: InvalidRequest 400, |par| { par.object["code_challenge"] = "OhVe".into(); }, RequestError::PkceChallenge,
    par_fapi_a_nonce_that_is_too_long_is_refused: InvalidRequest 400, |par| { par.object["nonce"] = "n".repeat(384).into(); }, RequestError::TooLong { name: "nonce", .. },
    par_fapi_a_state_that_is_too_long_is_refused: InvalidRequest 400, |par| { par.object["state"] = "s".repeat(4096).into(); }, RequestError::TooLong { name: "state", .. },
    par_row_10_scope_without_openid_is_refused_where_the_policy_asks_for_it: InvalidScope 400, |par| { par.policy.authorization_request.require_openid_scope = true; }, RequestError::ScopeWithoutOpenid,
}

// 3d: authorization_details
refused! {
    par_r1_no_details_are_refused_by_the_sandbox: InvalidAuthorizationDetails 400, |par| { remove(&mut par.object, "authorization_details"); }, RequestError::DetailsMissing,
    par_r1_details_that_are_no_array_are_refused: InvalidAuthorizationDetails 400, |par| { par.object["authorization_details"] = json!({}); }, RequestError::DetailsMalformed { member: "authorization_details" },
    par_r1_details_as_a_string_are_refused: InvalidAuthorizationDetails 400, |par| { par.object["authorization_details"] = "[]".into(); }, RequestError::DetailsMalformed { member: "authorization_details" },
    par_r1_no_element_is_refused: InvalidAuthorizationDetails 400, |par| { par.object["authorization_details"] = json!([]); }, RequestError::DetailsCount { count: 0, .. },
    par_r1_a_second_element_is_refused_by_the_sandbox: InvalidAuthorizationDetails 400, |par| {
        let detail = par.object["authorization_details"][0].clone();
        par.object["authorization_details"].as_array_mut().unwrap().push(detail);
    }, RequestError::DetailsCount { count: 2, limit: 1 },
    par_r1_an_element_without_type_is_refused: InvalidAuthorizationDetails 400, |par| { remove(&mut par.object["authorization_details"][0], "type"); }, RequestError::DetailsMalformed { member: "type" },
    par_r2_an_unknown_type_is_refused: InvalidAuthorizationDetails 400, |par| { par.object["authorization_details"] = json!([{"type": "urn:openfinance-ml:account-access-consent:v9.9"}]); }, RequestError::DetailsType { index: 0 },
    par_r2_an_unknown_member_is_refused: InvalidAuthorizationDetails 400, |par| { consent(&mut par)["more"] = 1.into(); }, RequestError::DetailsMalformed { member: "consent" },
    par_r2_a_missing_member_is_refused: InvalidAuthorizationDetails 400, |par| { remove(consent(&mut par), "dp_id"); }, RequestError::DetailsMalformed { member: "dp_id" },
    par_r2_a_wrong_member_type_is_refused: InvalidAuthorizationDetails 400, |par| { consent(&mut par)["dc_id"] = 1.into(); }, RequestError::DetailsMalformed { member: "dc_id" },
    par_r2_an_unknown_permission_is_refused: InvalidAuthorizationDetails 400, |par| { consent(&mut par)["permissions"] = json!(["ReadAccounts"]); }, RequestError::DetailsMalformed { member: "permissions" },
    par_r2_no_permission_is_refused: InvalidAuthorizationDetails 400, |par| { consent(&mut par)["permissions"] = json!([]); }, RequestError::DetailsMalformed { member: "permissions" },
    par_row_15_a_consent_type_that_is_not_the_type_is_refused: InvalidAuthorizationDetails 400, |par| { consent(&mut par)["consent_type"] = "urn:openfinance-ml:account-access-consent:v1.3".into(); }, RequestError::ConsentType { index: 0 },
    par_ofm_a_consent_that_ended_is_refused: InvalidAuthorizationDetails 400, |par| { consent(&mut par)["expiration_datetime"] = "2026-01-30T17:51:58+08:00".into(); }, RequestError::ConsentExpired { index: 0, .. },
}

accepted! {
    par_row_6_client_id_in_the_form_is_optional: |par| { par.parameters.push(("client_id", String::new())); };
    par_c4_the_token_endpoint_as_audience_is_accepted_by_the_sandbox: |par| { par.assertion["aud"] = "https://as1.example/token".into(); };
    par_c5_an_nbf_8_seconds_ahead_is_accepted: |par| { par.policy.clock.future_tolerance = Policy::fapi2_final().clock.future_tolerance; par.assertion["nbf"] = secs(8); };
    par_c4_the_type_jwt_is_accepted: |par| { par.assertion_header = par.assertion_header.with_typ("JWT"); };
    par_c4_the_type_of_an_assertion_is_accepted: |par| { par.assertion_header = par.assertion_header.with_typ("client-authentication+jwt"); };
    par_j10_the_type_of_a_request_object_is_accepted: |par| { par.object_header = par.object_header.with_typ("application/OAuth-Authz-Req+JWT"); };
    par_m2_an_audience_in_an_array_is_accepted: |par| { par.object["aud"] = json!(["https://other.example", ISSUER]); };
    par_j8_parameters_outside_are_ignored: |par| {
        par.parameters.push(("state", "other".into()));
        assert_eq!(par.check().unwrap().request.state.unwrap().expose(), "f37011fc-cb38-43f3-bf3c-d5771c692a08");
    };
    par_fapi_a_nonce_of_64_characters_is_accepted: |par| { par.object["nonce"] = "n".repeat(64).into(); };
    par_neither_nonce_nor_state_is_required: |par| { remove(&mut par.object, "nonce"); remove(&mut par.object, "state"); };
    par_row_18_a_consent_may_end_by_malaysian_time: |par| { consent(&mut par)["expiration_datetime"] = "2026-11-30T23:59:59+08:00".into(); };
    par_2_3_lifetimes_of_310_seconds_are_accepted: |par| {
        par.object["nbf"] = secs(-10);
        par.object["exp"] = secs(300);
        par.assertion["iat"] = secs(-10);
        par.assertion["exp"] = secs(300);
    };
}

/// An issued code, and a token request whose form a test may change.
fn redeem(change: impl FnOnce(&mut Vec<(String, String)>)) -> (IssuedCode, Result<AuthenticatedRequest, RequestError>) {
    let world = World::new(Policy::fapi2_final());
    let (session, _, accepted) = world.push();
    let (issued, _) =
        accepted.consume(&world.server(), &mut cx(PAR_TIME)).unwrap().grant_as(CODE, &world.server(), &cx(PAR_TIME));
    let mut request =
        session.token_request(&world.client(), &world.provider(), &CODE.into(), &mut cx(PAR_TIME)).unwrap();
    let form = Form::parse(&request.body, FormLimits::default()).unwrap();
    let mut parameters: Vec<_> = form.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    change(&mut parameters);
    request.body = ofm_protocol::oauth::form::encode(parameters.iter().map(|(n, v)| (n.as_str(), v.as_str()))).into();
    let read = world
        .server()
        .read_token_request(&request, &mut cx(PAR_TIME))
        .and_then(|request| request.check(&world.server(), &world.registered(), &mut cx(PAR_TIME)));
    (issued, read)
}

fn set(parameters: &mut [(String, String)], name: &str, value: &str) {
    parameters.iter_mut().find(|(own, _)| own == name).expect(name).1 = value.into();
}

#[test]
fn token_t2_a_code_is_bound_to_client_redirect_uri_and_time() {
    let (issued, request) = redeem(|_| {});
    let request = request.unwrap();
    assert_eq!(request.check_code(&issued, &mut cx(PAR_TIME)), Ok(()));
    let end = at(60);
    assert_eq!(request.check_code(&issued, &mut cx(at(59))), Ok(()));
    assert_eq!(request.check_code(&issued, &mut cx(end)), Err(RequestError::GrantExpired { end, now: end }));
    let mut other = issued.clone();
    other.request.client_id = "other".into();
    assert_eq!(request.check_code(&other, &mut cx(PAR_TIME)), Err(RequestError::GrantOfOther));
    let mut other = issued.clone();
    other.code = "other".into();
    assert_eq!(request.check_code(&other, &mut cx(PAR_TIME)), Err(RequestError::GrantUnknown));
    let (issued, request) = redeem(|form| set(form, "redirect_uri", "https://www.auth-app.ozoneapi.co.uk/"));
    let error = request.unwrap().check_code(&issued, &mut cx(PAR_TIME)).unwrap_err();
    assert_eq!(error, RequestError::RedirectUriMismatch);
    assert_eq!(error.public().code, ErrorCode::InvalidGrant);
}

#[test]
fn token_t3_the_code_verifier_must_fit() {
    for (verifier, expected) in
        [(CODE_VERIFIER, RequestError::VerifierMismatch), ("short", RequestError::VerifierMalformed)]
    {
        let (issued, request) = redeem(|form| set(form, "code_verifier", verifier));
        let error = request.unwrap().check_code(&issued, &mut cx(PAR_TIME)).unwrap_err();
        assert_eq!(error, expected);
        assert_eq!((error.public().code, error.public().status), (ErrorCode::InvalidGrant, 400));
    }
    let (_, request) = redeem(|form| set(form, "code_verifier", ""));
    let error = request.unwrap_err();
    assert_eq!((error, error.public().code), (RequestError::VerifierMissing, ErrorCode::InvalidGrant));
}

#[test]
fn token_t1_requests_that_are_incomplete_are_refused() {
    for (name, expected, code) in [
        ("grant_type", RequestError::MissingParameter { name: "grant_type" }, ErrorCode::InvalidRequest),
        ("code", RequestError::MissingParameter { name: "code" }, ErrorCode::InvalidRequest),
        ("redirect_uri", RequestError::MissingParameter { name: "redirect_uri" }, ErrorCode::InvalidRequest),
        ("client_assertion", RequestError::AssertionMissing, ErrorCode::InvalidClient),
        ("client_assertion_type", RequestError::AssertionType, ErrorCode::InvalidClient),
    ] {
        let error = redeem(|form| set(form, name, "")).1.unwrap_err();
        assert_eq!((error, error.public().code), (expected, code));
    }
    let error = redeem(|form| set(form, "grant_type", "password")).1.unwrap_err();
    assert_eq!((error, error.public().code), (RequestError::GrantType, ErrorCode::UnsupportedGrantType));
    let error = redeem(|form| set(form, "client_id", "other")).1.unwrap_err();
    assert_eq!((error, error.public().code), (RequestError::ClientIdMismatch, ErrorCode::InvalidClient));
    // Row 11: `scope` is not a parameter of this grant and has no meaning.
    let (issued, request) = redeem(|form| form.push(("scope".into(), "accounts".into())));
    assert_eq!(request.unwrap().check_code(&issued, &mut cx(PAR_TIME)), Ok(()));
}

/// A token response whose ID token claims and body a test may change.
fn tokens(
    change: impl FnOnce(&mut Value),
    header: ProtectedHeader<'static>,
    body: impl FnOnce(&mut Value),
) -> Result<(), ResponseError> {
    tokens_signed_by(&keys::rsa_b(), change, header, body)
}

fn tokens_signed_by(
    key: &SigningKey,
    change: impl FnOnce(&mut Value),
    header: ProtectedHeader<'static>,
    body: impl FnOnce(&mut Value),
) -> Result<(), ResponseError> {
    let mut policy = Policy::fapi2_final();
    policy.id_token.require = true;
    let world = World::new(policy);
    let (session, _, accepted) = world.push();
    let (issued, _) =
        accepted.consume(&world.server(), &mut cx(PAR_TIME)).unwrap().grant_as(CODE, &world.server(), &cx(PAR_TIME));
    let code = SecretString::from(CODE);
    let mut claims = Value::Null;
    let (request, answer): (Request, Response) = world.redeem(&session, &code, &issued, |made| {
        claims = serde_json::to_value(&made).unwrap();
        made
    });
    change(&mut claims);
    let mut message: Value = serde_json::from_slice(&answer.body).unwrap();
    message["id_token"] = keys::token(&header, claims.to_string().as_bytes(), key).into();
    body(&mut message);
    let mut answer = answer;
    answer.body = message.to_string().into_bytes();
    session.read_token_response(&world.client(), &world.provider(), (&request, &answer), &mut cx(PAR_TIME)).map(|_| ())
}

const KID: ProtectedHeader<'static> = ProtectedHeader::new().with_kid(SERVER_KID);

macro_rules! id_token_refused {
    ($($name:ident: |$claims:ident| $wrong:block, $reason:pat,)+) => {$(
        #[test]
        fn $name() {
            let error = tokens(|$claims| $wrong, KID, |_| {}).expect_err("it is refused");
            assert!(matches!(error, $reason), "{error:?}");
        }
    )+};
}

// 3f: id_token
id_token_refused! {
    id_token_another_issuer_is_refused: |claims| { claims["iss"] = "https://other.example".into(); }, ResponseError::IdTokenClaims { error: ClaimError::IssuerMismatch },
    id_token_without_iss_is_refused: |claims| { remove(claims, "iss"); }, ResponseError::IdTokenClaims { error: ClaimError::Missing { claim: "iss" } },
    id_token_another_audience_is_refused: |claims| { claims["aud"] = "other".into(); }, ResponseError::IdTokenClaims { error: ClaimError::AudienceMismatch },
    id_token_a_second_audience_is_refused: |claims| { claims["aud"] = json!([CLIENT_ID, "other"]); }, ResponseError::IdTokenClaims { error: ClaimError::SeveralAudiences },
    id_token_without_aud_is_refused: |claims| { remove(claims, "aud"); }, ResponseError::IdTokenClaims { error: ClaimError::Missing { claim: "aud" } },
    id_token_that_expired_is_refused: |claims| { claims["exp"] = secs(0); }, ResponseError::IdTokenClaims { error: ClaimError::Expired { .. } },
    id_token_without_exp_is_refused: |claims| { remove(claims, "exp"); }, ResponseError::IdTokenClaims { error: ClaimError::Missing { claim: "exp" } },
    id_token_without_iat_is_refused: |claims| { remove(claims, "iat"); }, ResponseError::IdTokenClaims { error: ClaimError::Missing { claim: "iat" } },
    id_token_of_a_week_ago_is_refused: |claims| { claims["iat"] = secs(-604_800); }, ResponseError::IdTokenClaims { error: ClaimError::TooOld { .. } },
    id_token_another_nonce_is_refused: |claims| { claims["nonce"] = "other".into(); }, ResponseError::NonceMismatch,
    id_token_without_nonce_is_refused: |claims| { remove(claims, "nonce"); }, ResponseError::NonceMissing,
    id_token_another_azp_is_refused: |claims| { claims["azp"] = "other".into(); }, ResponseError::AuthorizedParty,
    id_token_without_auth_time_is_refused_where_max_age_was_sent: |claims| { remove(claims, "auth_time"); }, ResponseError::AuthTimeMissing,
    id_token_an_auth_time_past_max_age_is_refused: |claims| { claims["auth_time"] = secs(-3611); }, ResponseError::AuthTime { .. },
    id_token_an_auth_time_ahead_is_refused: |claims| { claims["auth_time"] = secs(11); }, ResponseError::AuthTime { .. },
    id_token_another_at_hash_is_refused: |claims| { claims["at_hash"] = "77QmUPtjPfzWtF2AnpK9RQ".into(); }, ResponseError::Hash { claim: "at_hash" },
    id_token_another_c_hash_is_refused: |claims| { claims["c_hash"] = "LDktKdoQak3Pk0cnXxCltA".into(); }, ResponseError::Hash { claim: "c_hash" },
    id_token_another_s_hash_is_refused: |claims| { claims["s_hash"] = Value::Null; }, ResponseError::Hash { claim: "s_hash" },
    id_token_an_empty_sub_is_refused: |claims| { claims["sub"] = "".into(); }, ResponseError::Subject,
    id_token_a_sub_of_256_characters_is_refused: |claims| { claims["sub"] = "s".repeat(256).into(); }, ResponseError::Subject,
    id_token_a_sub_outside_of_ascii_is_refused: |claims| { claims["sub"] = "é".into(); }, ResponseError::Subject,
    id_token_a_sub_that_is_a_number_is_refused: |claims| { claims["sub"] = 202.into(); }, ResponseError::IdTokenClaims { error: ClaimError::Type { claim: "sub" } },
}

#[test]
fn id_token_signature_kid_and_typ_are_checked() {
    assert_eq!(tokens(|_| {}, KID, |_| {}), Ok(()));
    // One audience in an array is accepted, and so are unknown claims.
    let lenient = |claims: &mut Value| {
        claims["aud"] = json!([CLIENT_ID]);
        claims["amr"] = json!(["mock"]);
        claims["email_verified"] = true.into();
        claims["unknown"] = json!({"x": []});
    };
    assert_eq!(tokens(lenient, KID, |_| {}), Ok(()));
    let foreign = tokens_signed_by(&keys::rsa_a(), |_| {}, KID, |_| {});
    assert_eq!(foreign, Err(ResponseError::IdTokenToken { error: JwsError::BadSignature }));
    assert_eq!(tokens(|_| {}, ProtectedHeader::new(), |_| {}), Ok(()), "the server has one key");
    let unknown = ProtectedHeader::new().with_kid("other");
    assert_eq!(tokens(|_| {}, unknown, |_| {}), Err(ResponseError::IdTokenToken { error: JwsError::UnknownKey }));
    let logout = KID.with_typ("logout+jwt");
    let refused = Err(ResponseError::IdTokenClaims { error: ClaimError::TypMismatch });
    assert_eq!(tokens(|_| {}, logout, |_| {}), refused);
}

#[test]
fn token_t4_responses_are_checked() {
    let read = |change: fn(&mut Value)| tokens(|_| {}, KID, change);
    for fine in [
        (|body| body["token_type"] = "bEARER".into()) as fn(&mut Value),
        |body| remove(body, "expires_in"),
        |body| remove(body, "scope"),
        |body| body["scope"] = "profile accounts".into(),
        |body| body["scope"] = "accounts".into(),
        |body| body["more"] = json!([1]),
        |body| body["state"] = "any".into(),
    ] {
        assert_eq!(read(fine), Ok(()));
    }
    let consent = |body: &mut Value, member: &str, value: Value| {
        body["authorization_details"][0]["consent"][member] = value;
    };
    assert_eq!(read(|body| body["token_type"] = "DPoP".into()), Err(ResponseError::TokenType));
    assert_eq!(read(|body| body["expires_in"] = 0.into()), Err(ResponseError::ExpiresIn));
    assert_eq!(read(|body| remove(body, "access_token")), Err(ResponseError::Member { name: "access_token" }));
    assert_eq!(read(|body| body["access_token"] = "".into()), Err(ResponseError::Member { name: "access_token" }));
    assert_eq!(read(|body| body["scope"] = "accounts payments".into()), Err(ResponseError::Scope));
    assert_eq!(read(|body| remove(body, "authorization_details")), Err(ResponseError::DetailsMissing));
    assert_eq!(read(|body| remove(body, "id_token")), Err(ResponseError::IdTokenMissing));
    let exceeds = Err(ResponseError::DetailsExceed { index: 0 });
    let changed = |member: &'static str, value: Value| tokens(|_| {}, KID, |body| consent(body, member, value));
    assert_eq!(changed("dp_id", "other".into()), exceeds);
    assert_eq!(changed("expiration_datetime", "2027-11-30T23:59:59Z".into()), exceeds);
    assert_eq!(changed("permissions", json!(["read_accounts", "read_everything"])), exceeds);
    assert_eq!(changed("permissions", json!(["read_accounts"])), Ok(()));
}
