//! Secrets and personal data are never printed: requests about tokens, requests at resources, and their responses.

use std::time::Duration;

use ofm_protocol::crypto::Algorithm;
use ofm_protocol::jose::{ProtectedHeader, Thumbprint};
use ofm_protocol::oauth::dpop::{NewProof, NonceIssuer, ProofKey, ProofRequirements};
use ofm_protocol::oauth::error::PeerError;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::par::AcceptedRequest;
use ofm_protocol::oauth::replay::MemoryReplayStore;
use ofm_protocol::oauth::resource::{ResourceServer, TokenFacts};
use ofm_protocol::oauth::token::IssuedAccessToken;
use ofm_protocol::oauth::{
    AuthorizationRequest, Client, Confirmation, Policy, Provider, ResponseMode, Server, TokenHint,
};
use ofm_protocol::types::ofm::v1_2::Permission;
use ofm_protocol::types::{ErrorCode, IntrospectionResponse, Members, SecretString, UserInfo};
use serde_json::json;

use crate::redaction::{ACCESS_TOKEN, Eye, MARKED_CODE, PERSON, STATE, SUBJECT, granted};
use crate::support::exchange::{CERTIFICATE, CLIENT_ID, CLIENT_KID, ISSUER, REDIRECT_URI, SERVER_KID, cx, public};
use crate::support::keys;
use crate::support::modules::at;

const RESOURCE: &str = "https://rs.example";
/// A proof with this URL is for one person.
const URL: &str = "https://rs.example/accounts?owner=marker-person";

fn policy() -> Policy {
    let mut policy = Policy::fapi2_final();
    policy.token.algorithms = policy.token.algorithms.with(Algorithm::Es256);
    policy.authorization_request.response_modes = ["query", "jwt", "form_post.jwt"].map(String::from).into();
    policy
}

fn client() -> Client {
    Client::new(CLIENT_ID, policy()).with_signer(keys::ed25519(), CLIENT_KID)
}

fn provider() -> Provider {
    Provider::new(ISSUER, public(&keys::p256(), SERVER_KID))
        .with_par_endpoint("https://as1.example/par")
        .with_introspection_endpoint("https://as1.example/introspect")
        .with_revocation_endpoint("https://as1.example/revoke")
        .with_userinfo_endpoint("https://as1.example/userinfo")
}

fn server() -> Server {
    Server::without_replay_check(ISSUER, policy()).with_signer(keys::p256(), SERVER_KID)
}

fn token() -> SecretString {
    ACCESS_TOKEN.into()
}

fn facts() -> TokenFacts {
    TokenFacts::new(CLIENT_ID)
        .with_subject(SUBJECT)
        .with_scope("openid accounts")
        .with_authorization_details(granted())
        .with_audience([RESOURCE])
        .with_confirmation(Confirmation::of_certificate(Thumbprint::of_certificate(CERTIFICATE)))
        .with_expiry(at(60))
}

#[test]
fn b9_introspection_and_revocation_show_neither_tokens_nor_persons() {
    let mut eye = Eye::new();
    let (client, provider, server, cx) = (client(), provider(), server(), &mut cx(at(0)));
    let registered =
        ofm_protocol::oauth::RegisteredClient::new(CLIENT_ID, public(&keys::ed25519(), CLIENT_KID), [REDIRECT_URI]);
    let issued = IssuedAccessToken::new(&token(), facts(), at(0));
    eye.debug("facts", &facts());
    eye.debug("issued token", &issued);
    for signed in [false, true] {
        let request = if signed {
            client.signed_introspection_request(&provider, &token(), cx)
        } else {
            client.introspection_request(&provider, &token(), cx)
        };
        let request = request.unwrap();
        eye.mark_tokens_of(&request);
        eye.all("introspection request", &request);
        let unverified = server.read_introspection_request(&request, cx).unwrap();
        eye.debug("unverified query", &unverified);
        let unused = unverified.clone().authenticate(&server, &registered, cx).unwrap();
        eye.debug("unused query", &unused);
        eye.debug("authenticated query", &unused.without_replay_check());
        let query = unverified.check(&server, &registered, cx).unwrap();
        eye.debug("query", &query);
        let response = query.introspection(&server, Some(&issued), cx).unwrap();
        if signed {
            eye.mark_token(core::str::from_utf8(&response.body).unwrap());
        }
        eye.all("introspection response", &response);
        let read = client.read_introspection_response(&provider, (&request, &response), cx).unwrap().unwrap();
        assert_eq!(read.subject.as_ref().unwrap().expose(), SUBJECT);
        eye.debug("read facts", &read);
    }
    let typed: IntrospectionResponse = serde_json::from_value(json!({
        "active": true, "sub": SUBJECT, "username": PERSON, "client_id": CLIENT_ID, "vendor": PERSON,
    }))
    .unwrap();
    eye.debug("typed introspection response", &typed);
    let request = client.revocation_request(&provider, &token(), TokenHint::RefreshToken, cx).unwrap();
    eye.mark_tokens_of(&request);
    eye.all("revocation request", &request);
    eye.debug("unsigned", &client.begin_revocation_request(&provider, &token(), TokenHint::AccessToken, cx).unwrap());
}

#[test]
fn b9_resources_and_userinfo_show_neither_tokens_nor_persons() {
    let mut eye = Eye::new();
    let cx = &mut cx(at(0));
    let key = ProofKey::new(keys::ed25519());
    let client = client().with_proof_key(ProofKey::new(keys::ed25519()));
    eye.debug("client", &client);
    eye.debug("key", &key);
    let nonces = NonceIssuer::new(*b"marker-person-marker-person-mark", Duration::from_secs(60));
    eye.debug("nonces", &nonces);
    let proof = NewProof::new("GET", URL).with_access_token(ACCESS_TOKEN).with_nonce(STATE);
    eye.debug("new proof", &proof);
    let text = proof.sign(&key, cx).unwrap();
    eye.mark_token(&text);
    let every = |_: &str, _| true;
    let expected = ProofRequirements::new("GET", URL).with_access_token(ACCESS_TOKEN).with_nonce(&every);
    eye.debug("requirements", &expected);
    eye.debug("checked proof", &expected.check(&text, &policy(), cx).unwrap());
    let request = client.resource_request("GET", URL, &token(), cx).unwrap();
    eye.mark_token(request.header("DPoP").unwrap());
    eye.all("resource request", &request);
    let resource = ResourceServer::new(RESOURCE, policy(), MemoryReplayStore::new(8)).with_dpop_nonces(nonces);
    eye.debug("resource server", &resource);
    let access = resource.read(&request, cx).unwrap();
    eye.debug("access request", &access);
    let mut errors = Vec::new();
    errors.extend(access.check(&resource, &facts(), cx).err());
    errors
        .extend(access.check(&resource, &facts().with_confirmation(Confirmation::of_key(key.thumbprint())), cx).err());
    let open = facts().with_confirmation(None);
    errors.extend(access.may_read(&resource, &open, (PERSON, Permission::ReadAccounts), cx).err());
    errors.extend(facts().check_scope(PERSON, cx).err());
    let headers = [format!("Basic {ACCESS_TOKEN}"), format!("Bearer {ACCESS_TOKEN} {PERSON}"), PERSON.to_owned()];
    for header in headers {
        let request = Request::new("GET", URL).with_header("Authorization", &header).with_header("DPoP", PERSON);
        eye.all("bad request", &request);
        errors.extend(resource.read(&request, cx).err());
    }
    assert!(errors.len() > 5, "{errors:?}");
    for error in &errors {
        eye.all("resource error", error);
        eye.all("refusal", &error.response_to(&resource, &request, cx));
    }

    let claims: Members = serde_json::from_value(json!({"name": PERSON, "email": PERSON})).unwrap();
    eye.debug("claims", &claims);
    for accept in ["application/json", "application/jwt"] {
        let asked = Request::new("GET", "/userinfo").with_header("Accept", accept);
        let response = server().userinfo_response(&facts(), claims.clone(), &asked, cx).unwrap();
        if accept == "application/jwt" {
            eye.mark_token(core::str::from_utf8(&response.body).unwrap());
        }
        eye.all("userinfo response", &response);
        let read = client.read_userinfo_response(&provider(), SUBJECT, (&asked, &response), cx).unwrap();
        eye.debug("read claims", &read);
    }
    let typed: UserInfo = serde_json::from_value(json!({"sub": SUBJECT, "name": PERSON, "vendor": PERSON})).unwrap();
    eye.debug("typed claims", &typed);
    let jwt = server().issue_jwt_access_token(&facts(), cx).unwrap();
    eye.mark_token(&jwt);
    eye.debug("unsigned token", &server().begin_issue_jwt_access_token(&facts(), cx).unwrap());
    let request = Request::new("GET", "/accounts").with_header("Authorization", &format!("Bearer {jwt}"));
    eye.all("request with a JWT", &request);
    eye.debug("access with a JWT", &resource.read(&request, cx).unwrap());
    eye.debug("facts of a JWT", &resource.verify_jwt(&jwt.into(), &provider(), cx).unwrap());
}

/// Of a JWS a part of the header is printed; a token that only begins like one is opaque.
#[test]
fn b9_opaque_tokens_that_begin_like_json_are_hidden() {
    let mut eye = Eye::new();
    // `{"access_token":"marker` and `{"sub":"marker`, as far as the printed part went.
    let opaque = [
        "eyJhY2Nlc3NfdG9rZW4iOiJtYXJrZXI",
        "eyJzdWIiOiJtYXJrZXI",
        "eyJzdWIiOiJtYXJrZXIi.AAAA",
        "eyJ..",
        "eyJ.e30.marker-person",
    ];
    eye.markers.extend(opaque[..3].iter().map(|token| token[..19].to_owned()));
    for token in opaque {
        let request = Request::new("POST", &format!("https://as.example/x?code={token}"))
            .with_header("Content-Type", "application/x-www-form-urlencoded")
            .with_header("Authorization", token)
            .with_body(format!("refresh_token={token}"));
        eye.all("request", &request);
        let body = json!({ "access_token": token, "more": [token] }).to_string();
        eye.all("response", &Response::new(200).with_header("Content-Type", "application/json").with_body(body));
    }
    let token = keys::token(&ProtectedHeader::new().with_kid("1"), b"{}", &keys::ed25519());
    let shown = Request::new("POST", "/").with_body(format!("request={token}")).to_string();
    assert!(shown.contains("request=eyJ"), "{shown}");
}

#[test]
fn b9_signed_authorization_responses_show_no_code() {
    let mut eye = Eye::new();
    let (client, provider, server, cx) = (client(), provider(), server(), &mut cx(at(0)));
    for mode in [ResponseMode::Jwt, ResponseMode::FormPostJwt] {
        let wanted = AuthorizationRequest::new(REDIRECT_URI).with_state(STATE).with_response_mode(mode);
        let (_, session) = client.push(&provider, wanted, cx).unwrap();
        eye.debug("session", &session);
        let request = serde_json::from_value(json!({
            "client_id": CLIENT_ID, "redirect_uri": REDIRECT_URI, "state": STATE, "response_type": "code",
            "response_mode": mode.as_str(), "iss": CLIENT_ID, "aud": ISSUER, "exp": 1_769_767_018, "nbf": 1_769_766_708,
            "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method": "S256",
        }));
        let accepted = AcceptedRequest::new("urn:x", request.unwrap(), at(60));
        let consumed = accepted.consume(&server, cx).unwrap();
        eye.all("denial", &consumed.clone().deny(&server, ErrorCode::AccessDenied, PERSON, cx).unwrap());
        let (_, response) = consumed.grant_as(MARKED_CODE, &server, cx).unwrap();
        let text = response.reveal().to_string();
        let token = text.split(['=', '"', '\n', '\r']).find(|part| part.split('.').count() == 3 && part.len() > 100);
        eye.mark_token(token.unwrap());
        eye.all("signed response", &response);
        eye.debug("header", &ProtectedHeader::new().with_kid(SERVER_KID));
    }
    let said = PeerError::of_response(&Response::new(401).with_header("WWW-Authenticate", "Bearer error=\"x\""));
    eye.all("peer error", &said.unwrap());
}
