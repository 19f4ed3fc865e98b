//! The modules of the OpenID conformance suite for these messages, as a table: the change of a valid message, the
//! policy, and the exact verdict. Source of the modules: `openid-certification/conformance-suite` at 12f2a4d. Their
//! names are those in the plans of FAPI 2.0 Security Profile Final, FAPI 2.0 Message Signing Final and FAPI 1.0
//! Advanced Final, without the plan's prefix. Additional rows, for example for boundaries, name their module, the
//! suite's condition, or the section of the rule.

use std::time::Duration;

use ofm_protocol::error::{ClaimError, FormError, JwsError, RequestError, ResponseError};
use ofm_protocol::jose::ProtectedHeader;
use ofm_protocol::oauth::policy::Preset;
use ofm_protocol::oauth::{Policy, Quirk};
use ofm_protocol::types::ErrorCode;
use serde_json::{Value, json};

use crate::support::exchange::cx;
use crate::support::exchange::*;
use crate::support::keys;
use crate::support::modules::*;

/// `test: "module", policy, |par| { change } => error, code;` for rejected pushed requests.
macro_rules! par_refused {
    ($($name:ident: $module:literal, $policy:expr, |$par:ident| $change:block => $error:expr, $code:ident;)+) => {$(
        #[test]
        fn $name() {
            let change: fn(&mut Par) = |$par| $change;
            let mut par = valid_par($policy);
            change(&mut par);
            let error = par.check().map(|_| ()).expect_err($module);
            assert_eq!(error, $error, $module);
            assert_eq!(error.public().code, ErrorCode::$code, $module);
        }
    )+};
}

/// [`par_refused`] for accepted requests; the last block checks the read values.
macro_rules! par_accepted {
    ($($name:ident: $module:literal, $policy:expr, |$par:ident| $change:block => |$read:ident| $look:expr;)+) => {$(
        #[test]
        fn $name() {
            let change: fn(&mut Par) = |$par| $change;
            let mut par = valid_par($policy);
            change(&mut par);
            let $read = par.check().unwrap_or_else(|error| panic!("{}: {error}", $module)).request;
            $look
        }
    )+};
}

/// [`par_refused`] for token requests.
macro_rules! token_refused {
    ($($name:ident: $module:literal, $policy:expr, |$post:ident| $change:block => $error:expr, $code:ident;)+) => {$(
        #[test]
        fn $name() {
            let change: fn(&mut TokenPost) = |$post| $change;
            let mut post = TokenPost::valid($policy);
            change(&mut post);
            let error = post.check().expect_err($module);
            assert_eq!(error, $error, $module);
            assert_eq!(error.public().code, ErrorCode::$code, $module);
        }
    )+};
}

/// [`par_refused`] for messages to a client: the callback, the token response and its ID token.
macro_rules! client_refused {
    ($($name:ident: $module:literal, $policy:expr, |$answer:ident| $change:block => $error:expr;)+) => {$(
        #[test]
        fn $name() {
            let change: fn(&mut Answer) = |$answer| $change;
            let mut answer = Answer::valid($policy);
            change(&mut answer);
            assert_eq!(answer.check(), Err($error), $module);
        }
    )+};
}

/// [`client_refused`] for accepted messages.
macro_rules! client_accepted {
    ($($name:ident: $module:literal, $policy:expr, |$answer:ident| $change:block;)+) => {$(
        #[test]
        fn $name() {
            let change: fn(&mut Answer) = |$answer| $change;
            let mut answer = Answer::valid($policy);
            change(&mut answer);
            assert_eq!(answer.check(), Ok(()), $module);
        }
    )+};
}

fn fapi2() -> Policy {
    Policy::fapi2_final()
}

fn fapi1() -> Policy {
    Policy::fapi1_advanced()
}

fn object(error: ClaimError) -> RequestError {
    RequestError::RequestObjectClaims { error }
}

fn assertion(error: ClaimError) -> RequestError {
    RequestError::AssertionClaims { error }
}

fn id_token(error: ClaimError) -> ResponseError {
    ResponseError::IdTokenClaims { error }
}

const HOUR: Duration = Duration::from_secs(3600);

#[test]
fn happy_path_under_every_policy() {
    for name in Preset::ALL.map(Preset::name) {
        let policy = Policy::preset(name).unwrap();
        valid_par(policy.clone()).check().unwrap_or_else(|error| panic!("{name}: {error}"));
        TokenPost::valid(policy.clone()).check().unwrap_or_else(|error| panic!("{name}: {error}"));
        Answer::valid(policy).check().unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

// Request objects.
par_refused! {
    request_object_with_bad_aud: "ensure-request-object-with-bad-aud-fails", fapi2(),
        |par| { par.object["aud"] = "https://other.example".into(); } => object(ClaimError::AudienceMismatch),
        InvalidRequestObject;
    request_object_without_exp: "ensure-request-object-without-exp-fails", fapi2(), |par| { remove(&mut par.object,
        "exp"); } => object(ClaimError::Missing { claim: "exp" }), InvalidRequestObject;
    request_object_without_nbf: "ensure-request-object-without-nbf-fails", fapi2(), |par| { remove(&mut par.object,
        "nbf"); } => object(ClaimError::Missing { claim: "nbf" }), InvalidRequestObject;
    expired_request_object: "ensure-expired-request-object-fails", fapi2(), |par| { par.object["exp"] = secs(-300); } =>
        object(ClaimError::Expired { exp: date(-300), now: at(0) }), InvalidRequestObject;
    expired_request_object_at_its_end: "ensure-expired-request-object-fails", fapi2(),
        |par| { par.object["exp"] = secs(0); } => object(ClaimError::Expired { exp: date(0), now: at(0) }),
        InvalidRequestObject;
    request_object_exp_70_minutes: "ensure-request-object-with-exp-over-60-fails", fapi2(),
        |par| { par.object["nbf"] = secs(0); par.object["exp"] = secs(4200); } => object(ClaimError::LifetimeTooLong {
        lifetime: Duration::from_secs(4200), limit: HOUR }), InvalidRequestObject;
    request_object_exp_60_minutes_and_a_second: "ensure-request-object-with-exp-over-60-fails", fapi2(),
        |par| { par.object["nbf"] = secs(0); par.object["exp"] = secs(3601); } => object(ClaimError::LifetimeTooLong {
        lifetime: Duration::from_secs(3601), limit: HOUR }), InvalidRequestObject;
    request_object_nbf_70_minutes: "ensure-request-object-with-nbf-over-60-fails", fapi2(),
        |par| { par.object["nbf"] = secs(-4200); } => object(ClaimError::ValidForTooLong { nbf: date(-4200),
        now: at(0) }), InvalidRequestObject;
    request_object_nbf_60_minutes_and_a_second: "ensure-request-object-with-nbf-over-60-fails", fapi2(),
        |par| { par.object["nbf"] = secs(-3601); } => object(ClaimError::ValidForTooLong { nbf: date(-3601),
        now: at(0) }), InvalidRequestObject;
    request_object_nbf_62_seconds_ahead: "FAPI 2.0 Security Profile section 5.3.2.1", fapi1(),
        |par| { par.object["nbf"] = secs(62); } => object(ClaimError::NotYetValid { nbf: date(62), now: at(0) }),
        InvalidRequestObject;
    request_object_nbf_11_seconds_ahead: "ensure-request-object-with-nbf-8-seconds-in-the-future-is-accepted", fapi2(),
        |par| { par.object["nbf"] = secs(11); } => object(ClaimError::NotYetValid { nbf: date(11), now: at(0) }),
        InvalidRequestObject;
    connect_id_exp_11_minutes: "RequestObjectWithExpOver10Fails",
        changed(fapi2(), |policy| policy.request_object.max_lifetime = Duration::from_secs(600)),
        |par| { par.object["nbf"] = secs(0);
        par.object["exp"] = secs(660); } => object(ClaimError::LifetimeTooLong { lifetime: Duration::from_secs(660),
        limit: Duration::from_secs(600) }), InvalidRequestObject;
    connect_id_nbf_16_minutes: "RequestObjectWithNbfOver15Fails",
        changed(fapi2(), |policy| policy.request_object.max_age = Duration::from_secs(900)),
        |par| { par.object["nbf"] = secs(-960); } =>
        object(ClaimError::ValidForTooLong { nbf: date(-960), now: at(0) }), InvalidRequestObject;
    api_hub_exp_601_seconds: "RequestObjectWithExpOver10Fails", Policy::api_hub_uae_v2_1(),
        |par| { par.object["nbf"] = secs(0); par.object["exp"] = secs(601); } => object(ClaimError::LifetimeTooLong {
        lifetime: Duration::from_secs(601), limit: Duration::from_secs(600) }), InvalidRequestObject;
    api_hub_nbf_601_seconds: "RequestObjectWithNbfOver15Fails", Policy::api_hub_uae_v2_1(),
        |par| { par.object["nbf"] = secs(-601); } => object(ClaimError::ValidForTooLong { nbf: date(-601),
        now: at(0) }), InvalidRequestObject;
    request_object_rs256: "ensure-signed-request-object-with-RS256-fails", fapi2(),
        |par| { par.sign_object_as(br#"{"alg":"RS256"}"#); } => RequestError::RequestObjectToken {
        error: JwsError::AlgorithmUnsupported }, InvalidRequestObject;
    request_object_alg_none: "ensure-request-object-signature-algorithm-is-not-none", fapi2(),
        |par| { par.sign_object_as(br#"{"alg":"none"}"#); } => RequestError::RequestObjectToken {
        error: JwsError::AlgorithmNone }, InvalidRequestObject;
    request_object_with_invalid_signature: "ensure-request-object-with-invalid-signature-fails", fapi2(),
        |par| { par.corrupt_object(); } => RequestError::RequestObjectToken { error: JwsError::BadSignature },
        InvalidRequestObject;
    request_object_by_another_clients_key: "ensure-matching-key-in-authorization-request", fapi2(),
        |par| { par.object_key = keys::rsa_b(); } => RequestError::RequestObjectToken { error: JwsError::BadSignature },
        InvalidRequestObject;
    request_object_by_another_clients_named_key: "ensure-matching-key-in-authorization-request", fapi2(),
        |par| { par.object_key = keys::rsa_b(); par.object_header = ProtectedHeader::new().with_kid(SERVER_KID); } =>
        RequestError::RequestObjectToken { error: JwsError::UnknownKey }, InvalidRequestObject;
    unsigned_request: "ensure-unsigned-request-at-par-endpoint-fails", fapi2(), |par| { par.push_plain_parameters();
        } => RequestError::MissingParameter { name: "request" }, InvalidRequest;
    request_object_without_redirect_uri: "ensure-request-object-without-redirect-uri-fails", fapi2(),
        |par| { remove(&mut par.object, "redirect_uri"); } => RequestError::RedirectUriMissing, InvalidRequest;
    redirect_uri_missing: "ensure-redirect-uri-in-authorization-request", fapi1(), |par| { remove(&mut par.object,
        "redirect_uri"); } => RequestError::RedirectUriMissing, InvalidRequest;
    redirect_uri_unregistered: "ensure-registered-redirect-uri", fapi2(),
        |par| { par.object["redirect_uri"] = "https://c.example/other".into(); } =>
        RequestError::RedirectUriUnregistered, InvalidRequest;
    redirect_uri_with_a_query_added: "ensure-registered-redirect-uri", fapi2(),
        |par| { par.object["redirect_uri"] = format!("{REDIRECT_URI}?dummy=1").into(); } =>
        RequestError::RedirectUriUnregistered, InvalidRequest;
    request_uri_inside: "par-authorization-request-containing-request_uri", fapi2(),
        |par| { par.object["request_uri"] = REQUEST_URI.into(); } => RequestError::RequestObjectNested {
        member: "request_uri" }, InvalidRequestObject;
    request_uri_in_the_form: "par-authorization-request-containing-request_uri-form-param", fapi2(),
        |par| { par.parameters.push(("request_uri", REQUEST_URI.into())); } => RequestError::RequestUriInForm,
        InvalidRequest;
    different_nonce_outside: "ensure-different-nonce-inside-and-outside-request-object",
        changed(fapi2(), |policy| policy.par.allow_parameters_outside = false),
        |par| { par.parameters.push(("nonce", "other".into())); } =>
        RequestError::ParameterOutside, InvalidRequest;
    long_nonce: "ensure-authorization-request-with-long-nonce", fapi2(),
        |par| { par.object["nonce"] = "n".repeat(384).into(); } => RequestError::TooLong { name: "nonce", length: 384,
        limit: 128 }, InvalidRequest;
    long_state: "ensure-authorization-request-with-long-state", fapi2(),
        |par| { par.object["state"] = "s".repeat(513).into(); } => RequestError::TooLong { name: "state", length: 513,
        limit: 512 }, InvalidRequest;
    response_type_code_id_token: "ensure-response-type-code-idtoken-fails", fapi2(),
        |par| { par.object["response_type"] = "code id_token".into(); } => RequestError::ResponseType,
        UnsupportedResponseType;
    response_type_token: "ensure-response-type-token-fails", fapi2(),
        |par| { par.object["response_type"] = "token".into(); } => RequestError::ResponseType, UnsupportedResponseType;
    pkce_required: "par-ensure-pkce-required", fapi2(), |par| { remove(&mut par.object, "code_challenge");
        remove(&mut par.object, "code_challenge_method"); } => RequestError::PkceMissing, InvalidRequest;
    pkce_plain: "par-plain-pkce-rejected", fapi2(), |par| { par.object["code_challenge_method"] = "plain".into(); } =>
        RequestError::PkceMethod, InvalidRequest;
    consent_of_another_client: "ensure-server-handles-non-matching-intent-id", fapi2(),
        |par| { par.data_consumer = Some("000000000000000000000000"); } => RequestError::ConsentConsumer { index: 0 },
        InvalidAuthorizationDetails;
    fapi1_without_nonce: "EnsureRequestObjectWithoutNonceFails", fapi1(), |par| { remove(&mut par.object, "nonce"); } =>
        RequestError::RequestObjectIncomplete { member: "nonce" }, InvalidRequest;
    fapi1_without_scope: "EnsureRequestObjectWithoutScopeFails", fapi1(), |par| { remove(&mut par.object, "scope"); } =>
        RequestError::RequestObjectIncomplete { member: "scope" }, InvalidRequest;
    fapi1_response_mode_query: "EnsureResponseModeQuery", fapi1(), |par| { par.object["response_mode"] = "query".into();
        } => RequestError::ResponseMode, InvalidRequest;
    fapi1_bad_aud_at_par: "PARRejectInvalidAudienceInRequestObject", fapi1(),
        |par| { par.object["aud"] = "https://other.example".into(); } => object(ClaimError::AudienceMismatch),
        InvalidRequestObject;
    fapi1_bad_redirect_uri_at_par: "PARRejectInvalidRedirectUri", fapi1(),
        |par| { par.object["redirect_uri"] = "https://c.example/other".into(); } =>
        RequestError::RedirectUriUnregistered, InvalidRequest;
    sub_with_client_id: "EnsureRequestObjectDoesNotContainSubWithClientId", fapi2(),
        |par| { par.object["sub"] = CLIENT_ID.into(); } => RequestError::RequestObjectSubject, InvalidRequestObject;
    null_max_age: "EnsureNumericRequestObjectClaimsAreNotNull", fapi2(), |par| { par.object["max_age"] = Value::Null;
        } => RequestError::RequestObjectQuirk { quirk: Quirk::MaxAgeNull }, InvalidRequestObject;
    exp_in_milliseconds: "FAPIValidateRequestObjectExp", fapi2(),
        |par| { par.object["exp"] = json!(1_769_767_018_445_u64); } => object(ClaimError::DateOutOfRange {
        claim: "exp" }), InvalidRequestObject;
}

par_accepted! {
    request_object_with_multiple_aud: "ensure-request-object-with-multiple-aud-succeeds", fapi2(),
        |par| { par.object["aud"] = json!([ISSUER, "https://other.example"]); } =>
        |read| assert_eq!(read.aud.as_slice().len(), 2);
    request_object_expires_in_a_second: "ensure-expired-request-object-fails", fapi2(),
        |par| { par.object["exp"] = secs(1); } => |read| assert_eq!(read.exp.time(), at(1));
    request_object_exp_60_minutes: "ensure-request-object-with-exp-over-60-fails", fapi2(),
        |par| { par.object["nbf"] = secs(0); par.object["exp"] = secs(3600); } => |read| assert_eq!(read.exp.time(),
        at(3600));
    request_object_nbf_59_minutes: "ensure-request-object-with-nbf-over-60-fails", fapi2(),
        |par| { par.object["nbf"] = secs(-3540); par.object["exp"] = secs(60); } => |read| assert_eq!(read.nbf.time(),
        at(-3540));
    request_object_nbf_8_seconds_ahead: "ensure-request-object-with-nbf-8-seconds-in-the-future-is-accepted", fapi2(),
        |par| { par.object["nbf"] = secs(8); } => |read| assert_eq!(read.nbf.time(), at(8));
    request_object_nbf_10_seconds_ahead: "ensure-request-object-with-nbf-8-seconds-in-the-future-is-accepted", fapi2(),
        |par| { par.object["nbf"] = secs(10); } => |read| assert_eq!(read.nbf.time(), at(10));
    request_object_without_typ: "RFC 9101 section 10.8", fapi2(),
        |par| { par.object_header = ProtectedHeader::new().with_kid(CLIENT_KID); } => |read| assert_eq!(read.client_id,
        CLIENT_ID);
    inner_nonce_wins: "ensure-different-nonce-inside-and-outside-request-object", fapi2(),
        |par| { par.parameters.push(("nonce", "other".into())); } => |read| assert_eq!(read.nonce.unwrap().expose(),
        NONCE);
    inner_state_wins: "ensure-different-state-inside-and-outside-request-object", fapi2(),
        |par| { par.parameters.push(("state", "other".into())); } => |read| assert_eq!(read.state.unwrap().expose(),
        STATE);
    state_outside_is_not_used: "state-only-outside-request-object-not-used", fapi2(), |par| { remove(&mut par.object,
        "state"); par.parameters.push(("state", "other".into())); } => |read| assert_eq!(read.state, None);
    nonce_of_64_characters: "ensure-authorization-request-with-64-char-nonce-success", fapi2(),
        |par| { par.object["nonce"] = "n".repeat(64).into(); } => |read| assert_eq!(read.nonce.unwrap().expose().len(),
        64);
    long_nonce_is_never_cut: "ensure-authorization-request-with-long-nonce",
        changed(fapi2(), |policy| policy.limits.nonce = 384),
        |par| { par.object["nonce"] = "n".repeat(384).into(); } => |read| assert_eq!(read.nonce.unwrap().expose().len(),
        384);
    without_nonce: "ensure-authorization-request-without-nonce-success", fapi2(), |par| { remove(&mut par.object,
        "nonce"); } => |read| assert_eq!(read.nonce, None);
    without_state: "ensure-authorization-request-without-state-success", fapi2(), |par| { remove(&mut par.object,
        "state"); } => |read| assert_eq!(read.state, None);
    other_scope_order: "ensure-other-scope-order-succeeds", fapi2(),
        |par| { par.object["scope"] = "profile accounts".into(); } => |read| assert_eq!(read.scope.as_deref(),
        Some("profile accounts"));
    unregistered_redirect_uri_by_policy: "plain-fapi-tolerate-unregistered-redirect-uri",
        changed(fapi2(), |policy| policy.authorization_request.require_registered_redirect = false),
        |par| { par.object["redirect_uri"] =
        "https://c.example/other".into(); } => |read| assert_eq!(read.redirect_uri, "https://c.example/other");
    par_without_duplicate_parameters: "par-without-duplicate-parameters",
        changed(fapi2(), |policy| policy.par.allow_parameters_outside = false),
        |par| { par.parameters.push(("client_id", String::new())); } => |read| assert_eq!(read.client_id, CLIENT_ID);
    consent_of_this_client: "ensure-server-handles-non-matching-intent-id", fapi2(),
        |par| { par.data_consumer = Some("16f87e367071230059bff09a"); } =>
        |read| assert!(read.authorization_details.is_some());
}

// Client assertions at the PAR endpoint.
par_refused! {
    assertion_array_as_audience: "par-test-array-as-audience-fails", fapi2(),
        |par| { par.assertion["aud"] = json!([ISSUER]); } => assertion(ClaimError::AudienceNotString), InvalidClient;
    assertion_array_with_par_endpoint: "par-test-array-as-audience-fails", fapi2(),
        |par| { par.assertion["aud"] = json!([ISSUER, "https://as1.example/par"]); } =>
        assertion(ClaimError::AudienceNotString), InvalidClient;
    assertion_par_endpoint_as_audience: "par-test-par-endpoint-url-as-audience-fails", fapi2(),
        |par| { par.assertion["aud"] = "https://as1.example/par".into(); } => assertion(ClaimError::AudienceMismatch),
        InvalidClient;
    assertion_token_endpoint_as_audience: "par-test-token-endpoint-url-as-audience-fails", fapi2(),
        |par| { par.assertion["aud"] = "https://as1.example/token".into(); } => assertion(ClaimError::AudienceMismatch),
        InvalidClient;
    assertion_nbf_62_seconds_ahead: "par-ensure-jwt-client-assertions-nbf-over-60-seconds-in-the-future-fails", fapi2(),
        |par| { par.assertion["nbf"] = secs(62); } => assertion(ClaimError::NotYetValid { nbf: date(62), now: at(0) }),
        InvalidClient;
    assertion_iat_62_seconds_ahead: "FAPI 2.0 Security Profile section 5.3.2.1", fapi1(),
        |par| { par.assertion["iat"] = secs(62); } => assertion(ClaimError::IssuedInFuture { iat: date(62),
        now: at(0) }), InvalidClient;
    assertion_expired_5_minutes_ago: "ensure-client-assertion-with-exp-is-5-minutes-in-past-fails", fapi2(),
        |par| { par.assertion["exp"] = secs(-300); } => assertion(ClaimError::Expired { exp: date(-300), now: at(0) }),
        InvalidClient;
    assertion_without_sub: "ensure-client-assertion-with-no-sub-fails", fapi2(), |par| { remove(&mut par.assertion,
        "sub"); } => assertion(ClaimError::Missing { claim: "sub" }), InvalidClient;
    assertion_with_wrong_aud: "ensure-client-assertion-with-wrong-aud-fails", fapi2(),
        |par| { par.assertion["aud"] = "https://other.example".into(); } => assertion(ClaimError::AudienceMismatch),
        InvalidClient;
    assertion_rs256: "ensure-signed-client-assertion-with-RS256-fails", fapi2(),
        |par| { par.sign_assertion_as(br#"{"alg":"RS256"}"#); } => RequestError::AssertionToken {
        error: JwsError::AlgorithmUnsupported }, InvalidClient;
    assertion_missing: "RFC 9126 section 2.1", fapi2(), |par| { par.parameters.push(("client_assertion",
        String::new())); } => RequestError::AssertionMissing, InvalidClient;
    fapi1_assertion_with_wrong_iss: "EnsureClientAssertionWithWrongIssFails", fapi1(),
        |par| { par.assertion["iss"] = "other".into(); } => assertion(ClaimError::IssuerMismatch), InvalidClient;
    fapi1_assertion_with_wrong_sub: "EnsureClientAssertionWithWrongSubFails", fapi1(),
        |par| { par.assertion["sub"] = "other".into(); } => assertion(ClaimError::SubjectMismatch), InvalidClient;
    method_get: "par-attempt-invalid-http-method", fapi2(), |par| { par.method = "GET"; } => RequestError::Method,
        InvalidRequest;
    repeated_parameter: "par-without-duplicate-parameters", fapi2(),
        |par| { par.form = Some("client_id=a&client_id=a".into()); } => RequestError::Form {
        error: FormError::Duplicate { offset: 12 } }, InvalidRequest;
}

par_accepted! {
    assertion_nbf_8_seconds_ahead: "par-ensure-jwt-client-assertions-nbf-8-seconds-in-the-future-is-accepted", fapi2(),
        |par| { par.assertion["nbf"] = secs(8); par.assertion["iat"] = secs(8); } => |read| assert_eq!(read.client_id,
        CLIENT_ID);
    fapi1_iss_as_audience: "EnsureClientAssertionWithIssAudSucceeds", fapi1(),
        |par| { par.assertion["aud"] = ISSUER.into(); } => |read| assert_eq!(read.client_id, CLIENT_ID);
    fapi1_array_as_audience: "PARArrayAsAudience", fapi1(), |par| { par.assertion["aud"] = json!([ISSUER,
        "https://as1.example/token", "https://as1.example/par"]); } => |read| assert_eq!(read.client_id, CLIENT_ID);
    fapi1_token_endpoint_as_audience: "PARTokenEndpointAsAudience", fapi1(),
        |par| { par.assertion["aud"] = "https://as1.example/token".into(); } => |read| assert_eq!(read.client_id,
        CLIENT_ID);
    fapi1_par_endpoint_as_audience: "RFC 9126 section 2", fapi1(),
        |par| { par.assertion["aud"] = "https://as1.example/par".into(); } => |read| assert_eq!(read.client_id,
        CLIENT_ID);
    api_hub_lifetime_of_its_own_clients: "happy-path", Policy::api_hub_uae_v2_1(),
        |par| { par.assertion["iat"] = secs(-10); par.assertion["exp"] = secs(300); } =>
        |read| assert_eq!(read.client_id, CLIENT_ID);
}

#[test]
fn request_uris_lapse_and_belong_to_one_client() {
    let policy = fapi2();
    let par = valid_par(policy.clone());
    let accepted = par.accepted();
    let (uri, end) = (accepted.request_uri.clone(), accepted.expires_at);
    let query = |client: &str| {
        par.server()
            .read_authorization_query(&format!("/auth?client_id={client}&request_uri={uri}"), &mut cx(PAR_TIME))
            .unwrap()
    };
    // par-ensure-reused-request-uri-prior-to-auth-completion-succeeds: it stays valid until the user has authorized it.
    assert_eq!(query(CLIENT_ID).check(&accepted, &mut cx(at(0))), Ok(()));
    assert_eq!(query(CLIENT_ID).check(&accepted, &mut cx(at(89))), Ok(()));
    for (error, module) in [
        (query(CLIENT_ID).check(&accepted, &mut cx(end)).unwrap_err(), "par-attempt-use-expired-request_uri"),
        (
            query("other").check(&accepted, &mut cx(at(0))).unwrap_err(),
            "par-attempt-use-request_uri-for-different-client",
        ),
        // The store's answer for a value that was already used.
        (RequestError::RequestUriUnknown, "par-attempt-reuse-request_uri"),
    ] {
        assert_eq!(error.public().code, ErrorCode::InvalidRequestUri, "{module}");
    }
    assert_eq!(end, at(90));
}

// The token endpoint.
token_refused! {
    token_without_assertion: "ensure-client-assertion-in-token-endpoint", fapi2(), |post| { post.set("client_assertion",
        ""); } => RequestError::AssertionMissing, InvalidClient;
    token_with_another_client_id: "ensure-client-id-in-token-endpoint", fapi2(), |post| { post.set("client_id",
        "other"); } => RequestError::ClientIdMismatch, InvalidClient;
    token_assertion_expired_5_minutes_ago: "ensure-client-assertion-with-exp-is-5-minutes-in-past-fails", fapi2(),
        |post| { post.assertion["exp"] = secs(-300); } => assertion(ClaimError::Expired { exp: date(-300),
        now: at(0) }), InvalidClient;
    token_assertion_without_sub: "ensure-client-assertion-with-no-sub-fails", fapi2(),
        |post| { remove(&mut post.assertion, "sub"); } => assertion(ClaimError::Missing { claim: "sub" }),
        InvalidClient;
    token_assertion_with_wrong_aud: "ensure-client-assertion-with-wrong-aud-fails", fapi2(),
        |post| { post.assertion["aud"] = "https://other.example".into(); } => assertion(ClaimError::AudienceMismatch),
        InvalidClient;
    token_assertion_rs256: "ensure-signed-client-assertion-with-RS256-fails", fapi2(),
        |post| { post.header = Some(br#"{"alg":"RS256"}"#); } => RequestError::AssertionToken {
        error: JwsError::AlgorithmUnsupported }, InvalidClient;
    fapi1_token_assertion_with_wrong_iss: "EnsureClientAssertionWithWrongIssFails", fapi1(),
        |post| { post.assertion["iss"] = "other".into(); } => assertion(ClaimError::IssuerMismatch), InvalidClient;
    fapi1_token_assertion_with_wrong_sub: "EnsureClientAssertionWithWrongSubFails", fapi1(),
        |post| { post.assertion["sub"] = "other".into(); } => assertion(ClaimError::SubjectMismatch), InvalidClient;
    code_used_again: "attempt-reuse-authorization-code-after-one-second", fapi2(),
        |post| { post.issued.code = "another".into(); } => RequestError::GrantUnknown, InvalidGrant;
    code_expired: "expired-auth-code", fapi2(), |post| { post.issued.expires_at = at(0); } =>
        RequestError::GrantExpired { end: at(0), now: at(0) }, InvalidGrant;
    code_of_another_client: "code-is-bound-to-client", fapi2(), |post| { post.issued.request.client_id = "other".into();
        } => RequestError::GrantOfOther, InvalidGrant;
    code_verifier_missing: "ensure-pkce-code-verifier-required", fapi2(), |post| { post.set("code_verifier", ""); } =>
        RequestError::VerifierMissing, InvalidGrant;
    code_verifier_incorrect: "incorrect-pkce-code-verifier-rejected", fapi2(), |post| { post.set("code_verifier",
        &"a".repeat(43)); } => RequestError::VerifierMismatch, InvalidGrant;
    token_redirect_uri_of_another_request: "ensure-registered-redirect-uri", fapi2(), |post| { post.set("redirect_uri",
        "https://c.example/other"); } => RequestError::RedirectUriMismatch, InvalidGrant;
}

#[test]
fn refresh_token() {
    let mut post = TokenPost::valid(fapi2());
    post.set("grant_type", "refresh_token");
    post.parameters.push(("refresh_token", "r-1".into()));
    let request = post.authenticate().unwrap();
    assert!(request.code().is_none());
}

// Messages that a client must reject.
client_refused! {
    client_invalid_aud: "client-test-invalid-aud", fapi2(), |answer| { answer.claims["aud"] = "other".into(); } =>
        id_token(ClaimError::AudienceMismatch);
    client_invalid_secondary_aud: "client-test-invalid-secondary-aud", fapi2(),
        |answer| { answer.claims["aud"] = json!([CLIENT_ID, "other"]); } => id_token(ClaimError::SeveralAudiences);
    client_missing_aud: "client-test-invalid-missing-aud", fapi2(), |answer| { remove(&mut answer.claims, "aud"); } =>
        id_token(ClaimError::Missing { claim: "aud" });
    client_invalid_iss: "client-test-invalid-iss", fapi2(),
        |answer| { answer.claims["iss"] = format!("{ISSUER}1").into(); } => id_token(ClaimError::IssuerMismatch);
    client_missing_iss: "client-test-invalid-missing-iss", fapi2(), |answer| { remove(&mut answer.claims, "iss"); } =>
        id_token(ClaimError::Missing { claim: "iss" });
    client_expired_exp: "client-test-invalid-expired-exp", fapi2(), |answer| { answer.claims["exp"] = secs(-300); } =>
        id_token(ClaimError::Expired { exp: date(-300), now: at(0) });
    client_missing_exp: "client-test-invalid-missing-exp", fapi2(), |answer| { remove(&mut answer.claims, "exp"); } =>
        id_token(ClaimError::Missing { claim: "exp" });
    client_invalid_nonce: "client-test-invalid-nonce", fapi2(), |answer| { answer.claims["nonce"] = "1".into(); } =>
        ResponseError::NonceMismatch;
    client_missing_nonce: "client-test-invalid-missing-nonce", fapi2(), |answer| { remove(&mut answer.claims, "nonce");
        } => ResponseError::NonceMissing;
    client_null_alg: "client-test-invalid-null-alg", fapi2(), |answer| { answer.header = Some(br#"{"alg":"none"}"#);
        } => ResponseError::IdTokenToken { error: JwsError::AlgorithmNone };
    client_alternate_alg: "client-test-invalid-alternate-alg", fapi2(),
        |answer| { answer.header = Some(br#"{"alg":"RS256"}"#); } => ResponseError::IdTokenToken {
        error: JwsError::AlgorithmUnsupported };
    client_alternate_alg_that_is_known: "client-test-invalid-alternate-alg", Policy::ofm_sandbox(),
        |answer| { answer.header = Some(br#"{"alg":"ES256"}"#); } => ResponseError::IdTokenToken {
        error: JwsError::AlgorithmNotAllowed };
    client_invalid_authorization_response_iss: "client-test-invalid-authorization-response-iss", fapi2(),
        |answer| { answer.iss = Some("https://other.example".into()); } => ResponseError::IssuerMismatch;
    client_remove_authorization_response_iss: "client-test-remove-authorization-response-iss", fapi2(),
        |answer| { answer.iss = None; } => ResponseError::Quirk { quirk: Quirk::IssuerMissing };
    client_invalid_state: "client-test-invalid-state", fapi2(), |answer| { answer.state = Some("other".into()); } =>
        ResponseError::StateMismatch;
    client_missing_state: "client-test-missing-state", fapi2(), |answer| { answer.state = None; } =>
        ResponseError::StateMissing;
    fapi1_client_invalid_signature: "client-test-invalid-signature", fapi1(), |answer| { answer.key = keys::rsa_a();
        } => ResponseError::IdTokenToken { error: JwsError::BadSignature };
    fapi1_client_invalid_chash: "client-test-invalid-chash", fapi1(),
        |answer| { answer.claims["c_hash"] = "LDktKdoQak3Pk0cnXxCltA".into(); } => ResponseError::Hash {
        claim: "c_hash" };
    fapi1_client_invalid_shash: "client-test-invalid-shash", fapi1(),
        |answer| { answer.claims["s_hash"] = "LDktKdoQak3Pk0cnXxCltA".into(); } => ResponseError::Hash {
        claim: "s_hash" };
    fapi1_client_iat_a_week_ago: "client-test-iat-is-week-in-past", fapi1(),
        |answer| { answer.claims["iat"] = secs(-604_800); } => id_token(ClaimError::TooOld { iat: date(-604_800),
        now: at(0) });
    client_iat_5_minutes_and_a_second_ago: "ValidateIdToken", fapi2(), |answer| { answer.claims["iat"] = secs(-301);
        } => id_token(ClaimError::TooOld { iat: date(-301), now: at(0) });
    client_auth_time_missing: "CheckIdTokenAuthTimeClaimPresentDueToMaxAge", fapi2(),
        |answer| { remove(&mut answer.claims, "auth_time"); } => ResponseError::AuthTimeMissing;
    client_details_missing: "RARSupport.CheckForAuthorizationDetailsInTokenResponse", fapi2(),
        |answer| { remove(&mut answer.body, "authorization_details"); } => ResponseError::DetailsMissing;
    client_email_verified_text: "ValidateIdTokenStandardClaims", fapi2(),
        |answer| { answer.claims["email_verified"] = "true".into(); } => ResponseError::IdTokenQuirk {
        quirk: Quirk::BooleanText };
    client_expires_in_past_a_year: "RFC 6749 section 5.1", fapi2(),
        |answer| { answer.body["expires_in"] = 31_536_001.into(); } => ResponseError::ExpiresIn;
}

client_accepted! {
    client_without_kid_beside_one_key: "OIDCC-10.1", fapi2(), |answer| { answer.header = Some(br#"{"alg":"PS256"}"#); };
    client_valid_aud_as_array: "client-test-valid-aud-as-array", fapi2(),
        |answer| { answer.claims["aud"] = json!([CLIENT_ID]); };
    client_token_type_in_another_case: "client-test-token-type-case-insensitivity", fapi2(),
        |answer| { answer.body["token_type"] = "bEARER".into(); };
    client_without_expires_in: "client-test-token-endpoint-response-without-expires_in", fapi2(),
        |answer| { remove(&mut answer.body, "expires_in"); };
    client_expires_in_a_year: "RFC 6749 section 5.1", fapi2(), |answer| { answer.body["expires_in"] = 31_536_000.into();
        };
    client_without_acr: "client-test-happy-path", fapi2(), |answer| { remove(&mut answer.claims, "acr"); };
    fapi1_client_missing_athash: "client-test-missing-athash", fapi1(), |answer| { remove(&mut answer.claims,
        "at_hash"); };
    fapi1_client_without_scope: "client-test-no-scope-in-token-endpoint-response", fapi1(),
        |answer| { remove(&mut answer.body, "scope"); };
    fapi1_client_without_authorization_response_iss: "client-test-remove-authorization-response-iss", fapi1(),
        |answer| { answer.iss = None; };
    client_iat_5_minutes_ago: "ValidateIdToken", fapi2(), |answer| { answer.claims["iat"] = secs(-300); };
    client_iat_10_seconds_ahead: "ValidateIdToken", fapi2(), |answer| { answer.claims["iat"] = secs(10); };
}
