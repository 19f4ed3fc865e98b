//! Rules of docs/conformance.md on request objects, client assertions, PAR, details and ID tokens without a module of
//! the conformance suite. The names state the rule.

use ofm_protocol::crypto::Algorithm;
use ofm_protocol::error::{JwsError, RequestError, ResponseError};
use ofm_protocol::jose::{AlgorithmSet, ProtectedHeader};
use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::policy::Preset;
use ofm_protocol::oauth::{AuthorizationRequest, Policy, RegisteredClient, Server, id_token};
use ofm_protocol::types::{ErrorCode, SecretString};
use serde_json::Value;

use crate::support::exchange::cx;
use crate::support::exchange::*;
use crate::support::keys;
use crate::support::modules::{Answer, NONCE, STATE, TokenPost, at, remove, valid_par};

#[test]
fn j6_the_key_that_kid_names_is_used_and_no_other() {
    let mut par = valid_par(Policy::fapi2_final());
    par.client_keys.push(public(&keys::rsa_b(), "second"));
    par.object_key = keys::shared_rsa_b();
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
fn p5_a_par_response_is_fresh_and_not_stored() {
    for policy in Preset::ALL.map(Preset::policy).map(plain) {
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
    for name in names {
        let object = par.object.clone();
        remove(&mut par.object, &name);
        let code = par.check().err().map(|error| error.public().code);
        assert!(code.is_none_or(|code| !forbidden.contains(&code)), "{name}: {code:?}");
        par.object = object;
    }
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
fn an_id_token_has_the_nonce_that_was_sent_and_no_other() {
    let world = World::new(Policy::fapi2_final());
    let mut request = *valid_par(world.policy.clone()).check().unwrap().request;
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
fn an_encrypted_id_token_is_refused_by_name() {
    let world = World::new(plain(Policy::fapi1_advanced()));
    let refused = id_token::IdTokenRequirements::new().check(
        "e30.AA.AA.AA.AA",
        &world.client(),
        &world.provider(),
        &mut cx(at(0)),
    );
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
    let read = world.server().read_token_request(&over_tls(&request), &mut cx(PAR_TIME)).unwrap();
    let refused = read.check(&world.server(), &world.registered(), &mut cx(at(0))).unwrap_err();
    assert_eq!(refused, RequestError::MissingParameter { name: "grant_type" });
}

#[test]
fn happy_path_under_every_policy() {
    for name in Preset::ALL.map(Preset::name) {
        let policy = plain(Policy::preset(name).unwrap());
        valid_par(policy.clone()).check().unwrap_or_else(|error| panic!("{name}: {error}"));
        TokenPost::valid(policy.clone()).check().unwrap_or_else(|error| panic!("{name}: {error}"));
        Answer::valid(policy).check().unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn request_uris_lapse_and_belong_to_one_client() {
    let policy = Policy::fapi2_final();
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

#[test]
fn refresh_token() {
    let mut post = TokenPost::valid(Policy::fapi2_final());
    post.set("grant_type", "refresh_token");
    post.parameters.push(("refresh_token", "r-1".into()));
    let request = post.authenticate().unwrap();
    assert!(request.code().is_none());
}
