//! Rules of docs/conformance.md on request objects, client assertions, PAR, details and ID tokens without a module of
//! the conformance suite. The names state the rule.

use ofm_protocol::crypto::Algorithm;
use ofm_protocol::error::{ClaimError, FormError, JwsError, RequestError, ResponseError};
use ofm_protocol::jose::{AlgorithmSet, ProtectedHeader};
use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::policy::Preset;
use ofm_protocol::oauth::{AuthorizationRequest, Policy, RegisteredClient, Server, id_token};
use ofm_protocol::types::{ErrorCode, SecretString};
use serde_json::{Value, json};

use crate::support::exchange::cx;
use crate::support::exchange::*;
use crate::support::keys;
use crate::support::modules::{Answer, NONCE, STATE, TokenPost, at, date, remove, secs, valid_par};

fn object(error: ClaimError) -> RequestError {
    RequestError::RequestObjectClaims { error }
}

fn assertion(error: ClaimError) -> RequestError {
    RequestError::AssertionClaims { error }
}

/// Checks a request once for each independent change.
fn each<T>(
    par: &mut Par,
    cases: impl IntoIterator<Item = T>,
    change: impl Fn(&mut Par, &T),
    look: impl Fn(&T, Result<(), RequestError>),
) {
    let (own_object, own_assertion) = (par.object.clone(), par.assertion.clone());
    for case in cases {
        change(par, &case);
        look(&case, par.check().map(|_| ()));
        par.object.clone_from(&own_object);
        par.assertion.clone_from(&own_assertion);
    }
}

#[test]
fn j7_an_encrypted_request_object_is_refused_by_name() {
    let mut par = valid_par(Policy::fapi2_final());
    let token = keys::token(&par.object_header, par.object.to_string().as_bytes(), &par.object_key);
    par.parameters.push(("request", format!("{token}.AAAA.AAAA")));
    let error = par.check().unwrap_err();
    assert_eq!(error, RequestError::RequestObjectToken { error: JwsError::EncryptedToken });
    assert_eq!(error.public().code, ErrorCode::InvalidRequestObject);
}

#[test]
fn j3_strings_and_numbers_are_not_interchangeable() {
    let wrong = |member| RequestError::RequestObjectMember { member };
    let cases = [
        ("state", json!(1), wrong("state")),
        ("nonce", json!(1), wrong("nonce")),
        ("scope", json!(["accounts"]), wrong("scope")),
        ("acr_values", json!(1), wrong("acr_values")),
        ("login_hint", json!({}), wrong("login_hint")),
        ("max_age", json!("3600"), wrong("max_age")),
        ("max_age", json!(3600.5), wrong("max_age")),
        ("max_age", json!(-1), wrong("max_age")),
        ("max_age", json!(true), wrong("max_age")),
        ("claims", json!([]), wrong("claims")),
        ("claims", json!({"userinfo": "name"}), wrong("userinfo")),
        ("response_mode", json!(1), RequestError::ResponseMode),
        ("redirect_uri", json!([REDIRECT_URI]), RequestError::RedirectUriMissing),
        ("response_type", json!(["code"]), RequestError::ResponseType),
        ("code_challenge", json!(1), RequestError::PkceMissing),
        ("code_challenge_method", json!(["S256"]), RequestError::PkceMethod),
        ("client_id", json!([CLIENT_ID]), RequestError::RequestObjectClientId),
        ("authorization_details", json!("[]"), RequestError::DetailsMalformed { member: "authorization_details" }),
        ("exp", json!("1769767018"), object(ClaimError::Type { claim: "exp" })),
        ("iss", json!([CLIENT_ID]), object(ClaimError::Type { claim: "iss" })),
        ("aud", json!({}), object(ClaimError::Type { claim: "aud" })),
    ];
    each(
        &mut valid_par(Policy::fapi2_final()),
        cases,
        |par, (name, value, _)| par.object[*name] = value.clone(),
        |(name, value, expected), checked| assert_eq!(checked, Err(*expected), "{name}: {value}"),
    );
}

#[test]
fn j6_the_key_that_kid_names_is_used_and_no_other() {
    let mut par = valid_par(Policy::fapi2_final());
    par.client_keys.push(public(&keys::rsa_b(), "second"));
    par.object_key = keys::rsa_b();
    par.object_header = ProtectedHeader::new().with_kid("second");
    assert!(par.check().is_ok());
    // The same signature with the first key's `kid`.
    par.object_header = ProtectedHeader::new().with_kid(CLIENT_KID);
    assert_eq!(par.check().unwrap_err(), RequestError::RequestObjectToken { error: JwsError::BadSignature });
}

#[test]
fn j11_c6_an_algorithm_other_than_the_registered_one_is_refused() {
    let world = World::new(Policy::fapi2_final());
    let (_, request, _) = world.push();
    let check = |client: RegisteredClient| {
        let unverified = world.server().read_par(&request, &mut cx(PAR_TIME)).unwrap();
        unverified.check(&world.server(), &client, &mut cx(PAR_TIME)).map(|_| ())
    };
    let (ps256, es256) = (AlgorithmSet::from(Algorithm::Ps256), AlgorithmSet::from(Algorithm::Es256));
    let client = || world.registered();
    assert_eq!(check(client().with_request_object_algorithms(ps256).with_client_assertion_algorithms(ps256)), Ok(()));
    let error = JwsError::AlgorithmNotAllowed;
    let refused = check(client().with_request_object_algorithms(es256)).unwrap_err();
    assert_eq!(refused, RequestError::RequestObjectToken { error });
    assert_eq!(refused.public().code, ErrorCode::InvalidRequestObject);
    let refused = check(client().with_client_assertion_algorithms(es256)).unwrap_err();
    assert_eq!(refused, RequestError::AssertionToken { error });
    assert_eq!(refused.public().code, ErrorCode::InvalidClient);
}

#[test]
fn c4_types_of_other_tokens_are_refused_in_either_place() {
    let others =
        ["at+jwt", "dpop+jwt", "logout+jwt", "secevent+jwt", "token-introspection+jwt", "application/AT+JWT", ""];
    let mut par = valid_par(Policy::fapi2_final());
    let (own_assertion, own_object) = (par.assertion_header, par.object_header);
    for typ in others.into_iter().chain(["oauth-authz-req+jwt"]) {
        par.assertion_header = ProtectedHeader::new().with_kid(CLIENT_KID).with_typ(typ);
        assert_eq!(par.check().unwrap_err(), assertion(ClaimError::TypMismatch), "{typ}");
    }
    par.assertion_header = own_assertion;
    for typ in others.into_iter().chain(["client-authentication+jwt", "JWT"]) {
        par.object_header = ProtectedHeader::new().with_kid(CLIENT_KID).with_typ(typ);
        assert_eq!(par.check().unwrap_err(), object(ClaimError::TypMismatch), "{typ}");
    }
    par.object_header = own_object;
    assert!(par.check().is_ok());
}

#[test]
fn c5_clocks_may_differ_by_ten_seconds_and_never_by_more_than_sixty() {
    for (policy, accepted) in [(Policy::fapi2_final(), 10), (Policy::fapi1_advanced(), 60)] {
        let name = policy.name();
        let cases =
            ["iat", "nbf"].into_iter().flat_map(|claim| [(claim, accepted, true), (claim, accepted + 1, false)]);
        let mut par = valid_par(policy);
        let ahead = |claim: &str, seconds| match claim {
            "nbf" => ClaimError::NotYetValid { nbf: date(seconds), now: at(0) },
            _ => ClaimError::IssuedInFuture { iat: date(seconds), now: at(0) },
        };
        each(
            &mut par,
            cases.clone(),
            |par, (claim, seconds, _)| par.assertion[*claim] = secs(*seconds),
            |(claim, seconds, fine), checked| {
                let expected = if *fine { Ok(()) } else { Err(assertion(ahead(claim, *seconds))) };
                assert_eq!(checked, expected, "{name}: {claim} of an assertion, {seconds} s ahead");
            },
        );
        each(
            &mut par,
            cases,
            |par, (claim, seconds, _)| par.object[*claim] = secs(*seconds),
            |(claim, seconds, fine), checked| {
                let expected = if *fine { Ok(()) } else { Err(object(ahead(claim, *seconds))) };
                assert_eq!(checked, expected, "{name}: {claim} of a request object, {seconds} s ahead");
            },
        );
    }
}

#[test]
fn c1_there_is_exactly_one_assertion() {
    let mut par = valid_par(Policy::fapi2_final());
    let token = par.assertion();
    let (two, broken) = (format!("{token} {token}"), form_of(&[("client_assertion", "a"), ("request", "b")]));
    par.form = Some(format!("{broken}&client_assertion=a"));
    assert!(matches!(par.check().unwrap_err(), RequestError::Form { error: FormError::Duplicate { .. } }));
    par.form = None;
    par.parameters = vec![("client_assertion", two)];
    let refused = par.check().unwrap_err();
    assert!(matches!(refused, RequestError::AssertionToken { error: JwsError::Whitespace { .. } }), "{refused:?}");
    assert_eq!(refused.public().code, ErrorCode::InvalidClient);
}

#[test]
fn p5_a_par_response_is_fresh_and_not_stored() {
    for policy in Preset::ALL.map(Preset::policy) {
        let pushed = valid_par(policy.clone()).check().unwrap();
        let server = Server::without_replay_check(ISSUER, policy.clone());
        let accept = || pushed.clone().accept(&server, &mut cx(at(0))).unwrap();
        let ((first, answer), (second, _)) = (accept(), accept());
        assert_eq!(answer.status, policy.par.status);
        let stored = answer.header("Cache-Control").unwrap();
        assert!(stored.contains("no-store") && stored.contains("no-cache"));
        let body: Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(body["request_uri"], first.request_uri.as_str());
        assert_eq!(body["expires_in"], policy.par.request_uri_lifetime.as_secs());
        // 128 bits at least: 22 characters of base64url.
        let random = first.request_uri.strip_prefix(policy.par.request_uri_prefix.as_str()).unwrap();
        assert!(random.len() >= 22 && first.request_uri != second.request_uri, "{random}");
    }
}

#[test]
fn p6_refusals_are_codes_of_this_endpoint() {
    // The codes of RFC 9126 section 2.3, without the codes for a user agent.
    let entries = RequestError::CATALOGUE.len();
    assert!(entries > 50);
    let mut par = valid_par(Policy::ofm_v1_2_2());
    let forbidden = [ErrorCode::ConsentRequired, ErrorCode::LoginRequired, ErrorCode::InteractionRequired];
    let names: Vec<String> = par.object.as_object().unwrap().keys().cloned().collect();
    each(
        &mut par,
        names,
        |par, name| remove(&mut par.object, name),
        |name, checked| {
            let code = checked.err().map(|error| error.public().code);
            assert!(code.is_none_or(|code| !forbidden.contains(&code)), "{name}: {code:?}");
        },
    );
}

#[test]
fn r5_types_that_the_client_did_not_register_are_refused() {
    let world = World::new(Policy::fapi2_final());
    let (_, request, _) = world.push();
    let check = |types: &'static [&'static str]| {
        let client = world.registered().with_detail_types(types.iter().copied());
        world
            .server()
            .read_par(&request, &mut cx(PAR_TIME))
            .unwrap()
            .check(&world.server(), &client, &mut cx(PAR_TIME))
            .map(|_| ())
    };
    assert_eq!(check(&["urn:openfinance-ml:account-access-consent:v1.2"]), Ok(()));
    assert_eq!(check(&["urn:openfinance-ml:account-access-consent:v1.1"]), Err(RequestError::DetailsType { index: 0 }));
    assert_eq!(check(&[]), Err(RequestError::DetailsType { index: 0 }));
}

#[test]
fn scope_values_that_the_client_did_not_register_are_refused() {
    let world = World::new(Policy::fapi2_final());
    let check = |scopes: Option<&'static [&'static str]>, scope: &str| {
        let (request, _) = world
            .client()
            .push(&world.provider(), AuthorizationRequest::new(REDIRECT_URI).with_scope(scope), &mut cx(PAR_TIME))
            .unwrap();
        let client = match scopes {
            Some(scopes) => world.registered().with_scopes(scopes.iter().copied()),
            None => world.registered(),
        };
        world
            .server()
            .read_par(&request, &mut cx(PAR_TIME))
            .unwrap()
            .check(&world.server(), &client, &mut cx(PAR_TIME))
            .map(|_| ())
    };
    assert_eq!(check(None, "openid anything"), Ok(()));
    assert_eq!(check(Some(&["openid", "accounts"]), "accounts openid"), Ok(()));
    assert_eq!(check(Some(&["openid", "accounts"]), "accounts"), Ok(()));
    for scope in ["payments", "accounts payments", "Accounts", "accounts\tpayments"] {
        let error = check(Some(&["openid", "accounts"]), scope).unwrap_err();
        assert_eq!((error, error.public().code), (RequestError::ScopeExceeds, ErrorCode::InvalidScope), "{scope}");
    }
    assert_eq!(check(Some(&[]), "openid"), Err(RequestError::ScopeExceeds));
}

#[test]
fn r2_every_way_to_break_a_detail_has_the_same_code() {
    let consent = "/authorization_details/0/consent";
    let cases = [
        (consent, json!(null)),
        (consent, json!([])),
        ("/authorization_details/0", json!("urn:openfinance-ml:account-access-consent:v1.2")),
        ("/authorization_details/0", json!([])),
        ("/authorization_details/0/type", json!(1)),
        ("/authorization_details/0/type", json!("urn:openfinance-ml:Account-access-consent:v1.2")),
        ("/authorization_details/0/consent/dc_id", json!("")),
        ("/authorization_details/0/consent/dp_id", json!("x".repeat(37))),
        ("/authorization_details/0/consent/consent_purpose", json!("PFM")),
        ("/authorization_details/0/consent/permissions", json!(["read_accounts", "read_accounts"])),
        ("/authorization_details/0/consent/expiration_datetime", json!("2026-11-30T23:59:59")),
        ("/authorization_details/0/consent/expiration_datetime", json!(1_796_083_199)),
    ];
    each(
        &mut valid_par(Policy::fapi2_final()),
        cases,
        |par, (pointer, value)| *par.object.pointer_mut(pointer).unwrap() = value.clone(),
        |(pointer, value), checked| {
            let code = checked.expect_err(pointer).public().code;
            assert_eq!(code, ErrorCode::InvalidAuthorizationDetails, "{pointer}: {value}");
        },
    );
}

#[test]
fn r4_a_response_without_details_or_with_others_is_refused() {
    let read = |change: fn(&mut Answer)| {
        let mut answer = Answer::valid(Policy::fapi2_final());
        change(&mut answer);
        answer.check()
    };
    assert_eq!(read(|_| {}), Ok(()));
    assert_eq!(read(|answer| answer.body["authorization_details"] = json!([])), Err(ResponseError::DetailsMissing));
    let exceeds = |index| Err(ResponseError::DetailsExceed { index });
    let more = read(|answer| {
        let unknown = json!({"type": "payment_initiation"});
        answer.body["authorization_details"].as_array_mut().unwrap().push(unknown);
    });
    assert_eq!(more, exceeds(1));
    // A consent without its surrounding type is not an element.
    let bare = read(|answer| {
        let consent = answer.body["authorization_details"][0]["consent"].take();
        answer.body["authorization_details"] = json!([consent]);
    });
    assert_eq!(bare, Err(ResponseError::Member { name: "type" }));
}

#[test]
fn an_id_token_has_the_nonce_that_was_sent_and_no_other() {
    let world = World::new(Policy::fapi2_final());
    let mut request = valid_par(world.policy.clone()).check().unwrap().request;
    for nonce in [Some(SecretString::from(NONCE)), None] {
        request.nonce.clone_from(&nonce);
        let issued = IssuedCode::new(CODE, request.clone(), at(60));
        assert_eq!(id_token::claims(&world.server(), &issued, "202", at(0), &cx(at(0))).nonce, nonce);
    }
}

#[test]
fn a_code_in_the_fragment_is_not_used() {
    let world = World::new(Policy::fapi2_final());
    let (session, ..) = world.push();
    let state = session.state().to_owned();
    let read =
        |url: String| session.read_callback(&world.client(), &world.provider(), &url, &mut cx(PAR_TIME)).map(|_| ());
    let parameters = format!("code={CODE}&iss=https%3A%2F%2Fauth1.sandbox.mya.ozoneapi.io&state={state}");
    assert_eq!(read(format!("{REDIRECT_URI}?{parameters}")), Ok(()));
    assert_eq!(read(format!("{REDIRECT_URI}#{parameters}")), Err(ResponseError::StateMissing));
    let split = parameters.replace(&format!("code={CODE}&"), "");
    assert_eq!(read(format!("{REDIRECT_URI}?{split}#code={CODE}")), Err(ResponseError::CodeMissing));
}

#[test]
fn claims_of_an_id_token_have_their_types() {
    for (claim, value) in [
        ("updated_at", json!("2026-01-30")),
        ("updated_at", json!(null)),
        ("auth_time", json!("1769766718")),
        ("email_verified", json!("yes")),
        ("email_verified", json!(1)),
        ("email", json!(false)),
        ("amr", json!([1])),
        ("acr", json!(1)),
    ] {
        let mut answer = Answer::valid(Policy::ofm_sandbox());
        answer.claims[claim] = value.clone();
        assert_eq!(answer.check(), Err(ResponseError::IdTokenMember { claim }), "{claim}: {value}");
    }
    let mut answer = Answer::valid(Policy::fapi2_final());
    answer.claims["updated_at"] = json!(1_769_766_718.5);
    assert_eq!(answer.check(), Ok(()));
}

#[test]
fn an_encrypted_id_token_is_refused_by_name() {
    let world = World::new(Policy::fapi1_advanced());
    let refused =
        id_token::Expected::new().check("e30.AA.AA.AA.AA", &world.client(), &world.provider(), &mut cx(at(0)));
    assert_eq!(refused.unwrap_err(), ResponseError::IdTokenToken { error: JwsError::EncryptedToken });
}

#[test]
fn j8_parameters_beside_the_request_object_are_never_used() {
    let mut par = valid_par(Policy::fapi2_final());
    for (name, value) in [
        ("redirect_uri", "https://attacker.example/cb"),
        ("scope", "payments"),
        ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
        ("response_type", "token"),
        ("authorization_details", "[]"),
        ("max_age", "0"),
    ] {
        par.parameters.push((name, value.into()));
    }
    let request = par.check().unwrap().request;
    assert_eq!(serde_json::to_value(&request).unwrap(), par.object);
    assert_eq!(request.state.unwrap().expose(), STATE);
}

#[test]
fn scope_in_the_code_grant_narrows_nothing() {
    // RFC 6749 section 4.1.3 has no such parameter. Details narrow the grant (RFC 9396 section 6); without a value they
    // count as omitted.
    let mut post = TokenPost::valid(Policy::fapi2_final());
    post.set("authorization_details", "");
    post.set("scope", "accounts");
    assert_eq!(post.check(), Ok(()));
}

#[test]
fn a_message_to_the_wrong_endpoint_is_refused() {
    // A request that was not pushed.
    let policy = Policy::fapi2_final();
    let query = "/auth?client_id=c&response_type=code&redirect_uri=https%3A%2F%2Fc.example%2Fcb&scope=openid";
    let world = World::new(policy.clone());
    let refused = world.server().read_authorization_query(query, &mut cx(PAR_TIME)).unwrap_err();
    assert_eq!(refused, RequestError::MissingParameter { name: "request_uri" });
    // A pushed one at the token endpoint.
    let par = valid_par(policy);
    let request: Request = par.request();
    let read = world.server().read_token_request(&request, &mut cx(PAR_TIME)).unwrap();
    let refused = read.check(&world.server(), &world.registered(), &mut cx(at(0))).unwrap_err();
    assert_eq!(refused, RequestError::MissingParameter { name: "grant_type" });
}
