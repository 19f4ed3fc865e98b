//! Both sides of introspection, revocation, JWT access tokens, userinfo and signed authorization responses.

use std::time::Duration;

use ofm_protocol::error::{BuildError, ReplayError, RequestError, ResourceError, ResponseError};
use ofm_protocol::jose::{JwkSet, Thumbprint};
use ofm_protocol::oauth::dpop::{NonceIssuer, ProofKey, asked_nonce};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::replay::{AsyncReplayStore, MemoryReplayStore, ReplayKey, ReplayStore as _};
use ofm_protocol::oauth::resource::{ResourceServer, TokenFacts};
use ofm_protocol::oauth::token::IssuedAccessToken;
use ofm_protocol::oauth::{
    AuthorizationRequest, Client, Confirmation, Context, Policy, RegisteredClient, ResponseMode, Server, TokenHint,
};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::{ErrorCode, Members, SecretString};
use serde_json::{Value, json};

use crate::asynchronous::run;
use crate::support::exchange::{
    CERTIFICATE, CLIENT_ID, CLIENT_KID, CODE, ISSUER, REDIRECT_URI, SERVER_KID, cx, public,
};
use crate::support::keys;
use crate::support::modules::at;
use crate::support::responses::{Access, RESOURCE, TOKEN, client, granted, provider};

const OTHER: &str = "another-client";

fn policy() -> Policy {
    Policy::fapi2_final()
}

fn server() -> Server {
    Server::without_replay_check(ISSUER, policy()).with_signer(keys::p256(), SERVER_KID)
}

fn registered(id: &str) -> RegisteredClient {
    RegisteredClient::new(id, public(&keys::ed25519(), CLIENT_KID), [REDIRECT_URI])
}

fn other_client() -> Client {
    Client::new(OTHER, policy()).with_signer(keys::ed25519(), CLIENT_KID)
}

fn issued() -> IssuedAccessToken {
    let facts = TokenFacts::new(CLIENT_ID)
        .with_subject("user-202")
        .with_scope("openid accounts")
        .with_authorization_details(granted())
        .with_audience([RESOURCE])
        .with_confirmation(Confirmation::of_certificate(Thumbprint::of_certificate(CERTIFICATE)))
        .with_expiry(at(60));
    let issued = IssuedAccessToken::new(&TOKEN.into(), facts, at(0));
    serde_json::from_str(&serde_json::to_string(&issued).unwrap()).unwrap()
}

/// The server's response about the issued token to this client.
fn introspected(
    registered: &RegisteredClient,
    request: &Request,
    issued: Option<&IssuedAccessToken>,
    now: i64,
) -> Response {
    let (server, cx) = (server(), &mut cx(at(now)));
    let query = server.read_introspection_request(request, cx).unwrap().check(&server, registered, cx).unwrap();
    assert_eq!((query.token.expose(), query.hint), (TOKEN, Some(TokenHint::AccessToken)));
    query.introspection(&server, issued, cx).unwrap()
}

#[test]
fn rfc_7662_a_server_tells_a_resource_server_the_facts() {
    let (client, provider, issued) = (other_client(), provider(), issued());
    let resource = registered(OTHER).with_resource(RESOURCE);
    for signed in [false, true] {
        let (token, cx) = (TOKEN.into(), &mut cx(at(0)));
        let request = if signed {
            client.signed_introspection_request(&provider, &token, cx)
        } else {
            client.introspection_request(&provider, &token, cx)
        };
        let request = request.unwrap();
        let response = introspected(&resource, &request, Some(&issued), 0);
        let facts = client.read_introspection_response(&provider, (&request, &response), cx).unwrap().unwrap();
        assert_eq!(facts, issued.facts, "{signed}");
        assert_eq!(response.header("Cache-Control"), Some("no-cache, no-store"));
        let mut later = Context::with_system_random(at(60));
        // RFC 7662 section 2.2: nothing is told about a token that is not active.
        for response in
            [introspected(&resource, &request, None, 0), introspected(&resource, &request, Some(&issued), 60)]
        {
            let read = client.read_introspection_response(&provider, (&request, &response), &mut later);
            assert_eq!(read.unwrap(), None);
            assert!(signed || response.body == br#"{"active":false}"#);
        }
    }
    let kind =
        serde_json::from_slice::<Value>(&introspected(&resource, &plain_request(&client), Some(&issued), 0).body);
    assert_eq!(kind.unwrap()["token_type"], "Bearer");
}

fn plain_request(client: &Client) -> Request {
    client.introspection_request(&provider(), &TOKEN.into(), &mut cx(at(0))).unwrap()
}

#[test]
fn rfc_7662_section_4_a_foreign_token_is_not_active() {
    let issued = issued();
    let is_active = |registered: &RegisteredClient, client: &Client| {
        let response = introspected(registered, &plain_request(client), Some(&issued), 0);
        serde_json::from_slice::<Value>(&response.body).unwrap()["active"].as_bool().unwrap()
    };
    assert!(is_active(&registered(CLIENT_ID), &client(policy())));
    assert!(!is_active(&registered(OTHER), &other_client()));
    assert!(!is_active(&registered(OTHER).with_resource("https://other.example"), &other_client()));
    assert!(is_active(&registered(OTHER).with_resource(RESOURCE), &other_client()));
    // A store that returns another token.
    let mut wrong = issued.clone();
    wrong.token = ofm_protocol::oauth::token::TokenHash::of(&"another".into());
    let response = introspected(&registered(CLIENT_ID), &plain_request(&client(policy())), Some(&wrong), 0);
    assert_eq!(response.body, br#"{"active":false}"#);
}

#[test]
fn rfc_7662_section_2_1_the_caller_authenticates() {
    let (server, cx) = (server(), &mut cx(at(0)));
    let bare = Request::new("POST", "/introspect")
        .with_header("Content-Type", "application/x-www-form-urlencoded")
        .with_body("token=x");
    assert_eq!(server.read_introspection_request(&bare, cx).unwrap_err(), RequestError::AssertionMissing);
    let get = Request::new("GET", "/introspect?token=x");
    assert_eq!(server.read_introspection_request(&get, cx).unwrap_err(), RequestError::Method);
    let request = client(policy()).introspection_request(&provider(), &"".into(), cx).unwrap();
    let read = server.read_introspection_request(&request, cx).unwrap();
    let refused = read.check(&server, &registered(CLIENT_ID), cx).unwrap_err();
    assert_eq!(refused, RequestError::MissingParameter { name: "token" });
    // An assertion is used once here too.
    let server = Server::new(ISSUER, policy(), MemoryReplayStore::new(100));
    let request = plain_request(&client(policy()));
    let check = |cx: &mut Context<'_>| {
        let read = server.read_introspection_request(&request, cx).unwrap();
        read.check(&server, &registered(CLIENT_ID), cx).map(|_| ())
    };
    assert_eq!((check(cx), check(cx)), (Ok(()), Err(RequestError::AssertionReplayed)));
}

#[test]
fn rfc_7009_a_client_revokes_its_own_tokens() {
    let (server, provider, cx) = (server(), provider(), &mut cx(at(0)));
    for hint in [TokenHint::AccessToken, TokenHint::RefreshToken] {
        let client = client(policy());
        let request = client.revocation_request(&provider, &TOKEN.into(), hint, cx).unwrap();
        assert_eq!(request.url, "https://as1.example/revoke");
        let read = server.read_revocation_request(&request, cx).unwrap();
        let query = read.check(&server, &registered(CLIENT_ID), cx).unwrap();
        assert_eq!((query.token.expose(), query.hint), (TOKEN, Some(hint)));
        assert_eq!(query.check_revocation(CLIENT_ID, cx), Ok(()));
        // RFC 7009 section 2.1: not the tokens of others.
        let refused = query.check_revocation(OTHER, cx).unwrap_err();
        assert_eq!((refused, refused.public().code), (RequestError::GrantOfOther, ErrorCode::InvalidGrant));
        let response = query.revoked();
        assert_eq!((response.status, response.body.is_empty()), (200, true));
        assert_eq!(client.read_revocation_response((&request, &response), cx), Ok(()));
        for (response, label) in
            [(Response::new(503), "response_status"), (refused.response_to(&request, cx), "response_refused")]
        {
            let error = client.read_revocation_response((&request, &response), cx).unwrap_err();
            assert_eq!(error.label(), label);
        }
    }
}

#[test]
fn rfc_9068_a_resource_server_verifies_a_jwt() {
    let (server, resource, cx) = (server(), ResourceServer::without_replay_check(RESOURCE, policy()), &mut cx(at(0)));
    let facts = issued().facts;
    let token = SecretString::from(server.issue_jwt_access_token(&facts, cx).unwrap());
    assert_eq!(resource.verify_jwt(&token, &provider(), cx), Ok(facts.clone()));
    // A token without a user is the client's own.
    let mut own = facts.clone();
    own.subject = None;
    let read = resource.verify_jwt(&server.issue_jwt_access_token(&own, cx).unwrap().into(), &provider(), cx).unwrap();
    assert_eq!(read.subject.unwrap().expose(), CLIENT_ID);
    let (mut without_audience, mut without_expiry) = (facts.clone(), facts);
    without_audience.audience.clear();
    without_expiry.expires_at = None;
    for (facts, name) in [(without_audience, "aud"), (without_expiry, "exp")] {
        assert_eq!(server.issue_jwt_access_token(&facts, cx), Err(BuildError::Value { name }));
    }
}

#[test]
fn rfc_9449_section_9_a_resource_asks_for_its_nonce_and_takes_a_proof_once() {
    let key = || ProofKey::new(keys::ed25519());
    let caller = client(policy()).with_proof_key(key());
    let mut access = Access::valid(policy());
    access.use_dpop();
    let facts = access.facts;
    let nonces = NonceIssuer::new([7; 32], Duration::from_secs(60));
    let server = ResourceServer::new(RESOURCE, policy(), MemoryReplayStore::new(100)).with_dpop_nonces(nonces);
    let url = "https://rs.example/accounts";
    let first = caller.resource_request("GET", url, &TOKEN.into(), &mut cx(at(0))).unwrap();
    let check = |request: &Request| server.read(request, &mut cx(at(0)))?.check(&server, &facts, &mut cx(at(0)));
    let refused = check(&first).unwrap_err();
    let response = refused.response_to(&server, &first, &mut cx(at(0)));
    assert_eq!((refused.innermost_label(), response.status), ("dpop_nonce_missing", 401));
    let again = caller.with_dpop_nonce(asked_nonce(&response).unwrap());
    let again = again.resource_request("GET", url, &TOKEN.into(), &mut cx(at(0))).unwrap();
    assert_eq!(check(&again), Ok(()));
    assert_eq!(check(&again).unwrap_err().innermost_label(), "dpop_replayed");
    // The same with an asynchronous store.
    let later = ResourceServer::new_async(RESOURCE, policy(), Later(MemoryReplayStore::new(100)));
    let check = || {
        let read = later.read(&again, &mut cx(at(0))).unwrap();
        run(async { read.check_async(&later, &facts, &mut cx(at(0))).await })
    };
    assert_eq!(check(), Ok(()));
    assert_eq!(check().unwrap_err().innermost_label(), "dpop_replayed");
    let refused = later.read(&again, &mut cx(at(0))).unwrap().check(&later, &facts, &mut cx(at(0))).unwrap_err();
    assert_eq!((refused.innermost_label(), refused.status()), ("replay_asynchronous", 503));
    assert_eq!(refused.response_to(&later, &again, &mut cx(at(0))).header("WWW-Authenticate"), None);
}

struct Later(MemoryReplayStore);

impl AsyncReplayStore for Later {
    async fn insert(&self, key: &ReplayKey<'_>, end: UnixTime, now: UnixTime) -> Result<(), ReplayError> {
        self.0.insert(key, end, now)
    }
}

#[test]
fn rfc_9449_section_7_1_challenges_name_scheme_code_and_algorithms() {
    let challenge = |policy: Policy, error: ResourceError, authorization: &str| {
        let server = ResourceServer::without_replay_check(RESOURCE, policy);
        let request = Request::new("GET", "/accounts").with_header("Authorization", authorization);
        let response = error.response_to(&server, &request, &mut cx(at(0)));
        let challenges: Vec<String> = response.headers_named("WWW-Authenticate").map(str::to_owned).collect();
        (response.status, challenges)
    };
    let missing = ResourceError::Token { error: ofm_protocol::error::BearerError::Missing };
    let algorithms = "algs=\"PS256 ES256 Ed25519\"";
    let (status, challenges) = challenge(policy(), missing, "");
    assert_eq!((status, challenges), (401, vec![format!("DPoP {algorithms}"), "Bearer".into()]));
    let (_, challenges) = challenge(Policy::fapi1_advanced(), missing, "");
    assert_eq!(challenges, ["Bearer"]);
    // A token that is bound to a key and presented as a bearer token: the right scheme is named.
    let (status, challenges) = challenge(policy(), ResourceError::BearerForKey, "Bearer x");
    assert!(
        status == 401
            && challenges[0].starts_with("DPoP error=\"invalid_token\", ")
            && challenges[0].ends_with(algorithms)
    );
    let (status, challenges) = challenge(policy(), ResourceError::ConsentAccount, "Bearer x");
    assert!(status == 403 && challenges[0].starts_with("Bearer error=\"insufficient_scope\", "), "{challenges:?}");
}

#[test]
fn a_consent_of_the_own_store_must_be_one_of_the_token() {
    use ofm_protocol::types::GrantedAuthorizationDetail::AccountAccessV1_2;
    use ofm_protocol::types::ofm::v1_2::{ConsentStatus, Permission};
    let (facts, cx) = (issued().facts, &mut cx(at(0)));
    let AccountAccessV1_2(access) = &facts.authorization_details[0] else { panic!() };
    let (mut consent, wanted) =
        (access.consent.clone(), (crate::support::responses::account(), Permission::ReadAccounts));
    assert_eq!(facts.check_consent(&consent, wanted, cx), Ok(()));
    consent.status = ConsentStatus::Revoked.into();
    let revoked = ResourceError::ConsentStatus { status: "revoked" };
    assert_eq!(facts.check_consent(&consent, wanted, cx), Err(revoked));
    consent.consent_id = "another".parse().unwrap();
    assert_eq!(facts.check_consent(&consent, wanted, cx), Err(ResourceError::ConsentOfOther));
    assert_eq!(facts.check_scope("accounts", cx), Ok(()));
    assert_eq!(facts.check_scope("accounts payments", cx), Err(ResourceError::Scope));
}

#[test]
fn oidc_5_3_both_sides_of_userinfo() {
    let (server, provider, client, cx) = (server(), provider(), client(policy()), &mut cx(at(0)));
    let facts = issued().facts;
    let claims: Members = serde_json::from_value(json!({"name": "Mr. Mitsu Hirato", "sub": "replaced"})).unwrap();
    for signed in [false, true] {
        let request = if signed {
            client.signed_userinfo_request(&provider, &TOKEN.into(), cx)
        } else {
            client.userinfo_request(&provider, &TOKEN.into(), cx)
        };
        let request = request.unwrap();
        assert_eq!(request.header("Authorization"), Some(&*format!("Bearer {TOKEN}")));
        let response = server.userinfo_response(&facts, claims.clone(), &request, cx).unwrap();
        let read = client.read_userinfo_response(&provider, "user-202", (&request, &response), cx).unwrap();
        assert_eq!((&read["sub"], &read["name"]), (&json!("user-202"), &json!("Mr. Mitsu Hirato")));
    }
    let mut own = facts;
    own.subject = None;
    let refused = server.userinfo_response(&own, claims, &Request::new("GET", "/userinfo"), cx).unwrap_err();
    assert_eq!(refused, BuildError::Value { name: "sub" });
}

#[test]
fn jarm_both_sides_of_every_mode() {
    let mut policy = policy();
    let modes = [ResponseMode::Query, ResponseMode::Jwt, ResponseMode::QueryJwt, ResponseMode::FormPostJwt];
    policy.authorization_request.response_modes = modes.iter().map(|mode| mode.as_str().into()).collect();
    let server = Server::without_replay_check(ISSUER, policy.clone()).with_signer(keys::p256(), SERVER_KID);
    let (client, provider, cx) = (client(policy.clone()), provider(), &mut cx(at(0)));
    for mode in modes {
        let wanted = AuthorizationRequest::new(REDIRECT_URI).with_scope("openid").with_response_mode(mode);
        let (request, session) = client.push(&provider, wanted, cx).unwrap();
        let session: ofm_protocol::oauth::Session =
            serde_json::from_str(&serde_json::to_string(&session).unwrap()).unwrap();
        let pushed = server.read_par(&request, cx).unwrap().check(&server, &registered(CLIENT_ID), cx).unwrap();
        assert_eq!(pushed.request.response_mode.as_deref(), Some(mode.as_str()));
        let accepted = pushed.accept(&server, cx).unwrap().0.consume(&server, cx).unwrap();
        let denied = accepted.clone().deny(&server, ErrorCode::AccessDenied, "the user said no", cx).unwrap();
        let (issued, response) = accepted.grant_as(CODE, &server, cx).unwrap();
        assert_eq!(issued.code.expose(), CODE);
        let back = |response: &Response| {
            if mode != ResponseMode::FormPostJwt {
                return Request::new("GET", response.header("Location").unwrap());
            }
            let page = String::from_utf8(response.body.clone()).unwrap();
            assert!(page.contains(&format!("action=\"{REDIRECT_URI}\"")));
            let policy = response.header("Content-Security-Policy").unwrap();
            assert!(
                policy.contains("default-src 'none'")
                    && policy.contains("form-action https://www.auth-app.ozoneapi.co.uk;")
            );
            let token = page.split("value=\"").nth(1).unwrap().split('"').next().unwrap();
            Request::new("POST", REDIRECT_URI)
                .with_header("Content-Type", "application/x-www-form-urlencoded")
                .with_body(format!("response={token}"))
        };
        let callback = session.read_callback_request(&client, &provider, &back(&response), cx).unwrap();
        assert_eq!(callback.code.expose(), CODE, "{mode:?}");
        let refused = session.read_callback_request(&client, &provider, &back(&denied), cx).unwrap_err();
        assert_eq!(refused.label(), "callback_refused");
        if mode != ResponseMode::FormPostJwt {
            let error = session.callback_error(&client, &provider, &back(&denied).url, cx).unwrap();
            assert_eq!(error.description.unwrap().as_untrusted_str(), "the user said no");
        }
    }
    // Without a key there is no signed response, and a request in such a mode gets no unsigned one.
    let mute = Server::without_replay_check(ISSUER, policy);
    let wanted = AuthorizationRequest::new(REDIRECT_URI).with_scope("openid").with_response_mode(ResponseMode::Jwt);
    let request = client.push(&provider, wanted, cx).unwrap().0;
    let pushed = mute.read_par(&request, cx).unwrap().check(&mute, &registered(CLIENT_ID), cx).unwrap();
    let consumed = pushed.accept(&mute, cx).unwrap().0.consume(&mute, cx).unwrap();
    assert_eq!(consumed.grant(&mute, cx).unwrap_err(), BuildError::NoSigner);
}

/// FAPI 1.0 Advanced section 5.2.2 clause 2 b: without the hybrid flow, responses are signed.
#[test]
fn the_preset_of_fapi_1_signs_authorization_responses() {
    let mut policy = Policy::fapi1_advanced();
    crate::support::exchange::with_es256(&mut policy);
    let server = Server::without_replay_check(ISSUER, policy.clone())
        .with_signer(keys::p256(), SERVER_KID)
        .with_par_endpoint("https://as1.example/par")
        .with_authorization_endpoint("https://auth1.example/auth")
        .with_token_endpoint("https://as1.example/token")
        .with_jwks_uri("https://auth1.example/jwks");
    let metadata = server.metadata().unwrap();
    assert_eq!(metadata.response_modes_supported, Some(vec!["jwt".into()]));
    assert_eq!(metadata.authorization_signing_alg_values_supported, Some(vec!["ES256".into()]));
    let registered = RegisteredClient::new(CLIENT_ID, public(&keys::p256(), CLIENT_KID), [REDIRECT_URI]);
    let (provider, cx) = (provider(), &mut cx(at(0)));
    let pushed = |client: &Client, mode: Option<ResponseMode>, cx: &mut Context<'_>| {
        let wanted = AuthorizationRequest::new(REDIRECT_URI).with_scope("openid");
        let wanted = mode.into_iter().fold(wanted, AuthorizationRequest::with_response_mode);
        let (request, session) = client.push(&provider, wanted, cx).unwrap();
        let read = server.read_par(&request, cx).unwrap();
        read.check(&server, &registered, cx).map(|pushed| (pushed, session))
    };
    // The client asks for it, and reads no unsigned answer.
    let client_of = |policy: Policy| Client::new(CLIENT_ID, policy).with_signer(keys::p256(), CLIENT_KID);
    let client = client_of(policy.clone());
    let (accepted, session) = pushed(&client, None, cx).unwrap();
    assert_eq!(accepted.request.response_mode.as_deref(), Some("jwt"));
    let consumed = accepted.accept(&server, cx).unwrap().0.consume(&server, cx).unwrap();
    let (_, response) = consumed.grant_as(CODE, &server, cx).unwrap();
    let location = response.header("Location").unwrap();
    assert_eq!(session.read_callback(&client, &provider, location, cx).unwrap().code.expose(), CODE);
    let plain = format!("{REDIRECT_URI}?code=c&state={}&iss={ISSUER}", session.state());
    assert_eq!(session.read_callback(&client, &provider, &plain, cx).unwrap_err(), ResponseError::Unsigned);
    // Requests for other modes, and for none.
    for mode in [Some(ResponseMode::Query), Some(ResponseMode::QueryJwt), Some(ResponseMode::FormPostJwt)] {
        assert_eq!(pushed(&client, mode, cx).map(drop), Err(RequestError::ResponseMode), "{mode:?}");
    }
    let mut without = policy;
    without.authorization_request.response_modes.clear();
    assert_eq!(pushed(&client_of(without), None, cx).map(drop), Err(RequestError::ResponseMode));
    // A mode that this crate does not know.
    let mut unknown = Policy::fapi1_advanced();
    unknown.authorization_request.response_modes = vec!["web_message".into()];
    let wanted = AuthorizationRequest::new(REDIRECT_URI).with_scope("openid");
    let failed = client_of(unknown).push(&provider, wanted, cx).map(drop);
    assert_eq!(failed, Err(BuildError::Value { name: "response_mode" }));
}

#[test]
fn metadata_has_the_endpoints_and_what_they_sign() {
    let mut policy = policy();
    policy.authorization_request.response_modes.push("jwt".into());
    let server = Server::without_replay_check(ISSUER, policy.clone())
        .with_signer(keys::p256(), SERVER_KID)
        .with_par_endpoint("https://as1.example/par")
        .with_authorization_endpoint("https://auth1.example/auth")
        .with_token_endpoint("https://as1.example/token")
        .with_jwks_uri("https://auth1.example/jwks")
        .with_introspection_endpoint("https://as1.example/introspect")
        .with_revocation_endpoint("https://as1.example/revoke")
        .with_userinfo_endpoint("https://as1.example/userinfo");
    let metadata = server.metadata().unwrap();
    assert_eq!(metadata.response_modes_supported, Some(vec!["query".into(), "jwt".into()]));
    assert_eq!(metadata.authorization_signing_alg_values_supported, Some(vec!["ES256".into()]));
    assert_eq!(metadata.introspection_endpoint_auth_methods_supported, Some(vec!["private_key_jwt".into()]));
    let expected = ofm_protocol::oauth::metadata::MetadataRequirements::new(ISSUER, &policy);
    let checked = expected.check(&metadata, &mut cx(at(0))).unwrap();
    let provider = checked.provider(JwkSet::default());
    let (client, cx) = (client(policy), &mut cx(at(0)));
    for request in [
        client.introspection_request(&provider, &TOKEN.into(), cx),
        client.revocation_request(&provider, &TOKEN.into(), TokenHint::AccessToken, cx),
        client.userinfo_request(&provider, &TOKEN.into(), cx),
    ] {
        assert!(request.unwrap().url.starts_with("https://as1.example/"));
    }
}
