//! Secrets and personal data are never printed: every message, request, response, session and error of the protocol
//! layer, filled with markers, by `Debug`, pretty `Debug` and `Display`. tests/codegen/samples.rs tests the generated
//! types alone.

use std::fmt::{Debug, Display};

use ofm_protocol::crypto::Algorithm;
use ofm_protocol::error::{RequestError, ResponseError};
use ofm_protocol::jose::{BatchToken, CompactJws, Limits, ProtectedHeader, Verifier, insecure};
use ofm_protocol::jwt::Validation;
use ofm_protocol::oauth::form::{Form, FormLimits};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::pkce::CodeVerifier;
use ofm_protocol::oauth::{
    AuthorizationRequest, IdNumberHash, Policy, Verdict, client_assertion, id_token, request_object,
};
use ofm_protocol::types::{AuthorizationDetail, ClaimsRequest, GrantedAuthorizationDetail, SecretString};
use serde_json::{Value, json};

use crate::support::exchange::cx;
use crate::support::exchange::*;
use crate::support::keys;
use crate::support::modules::{TokenPost, at, details, secs, valid_par};

pub(crate) const STATE: &str = "marker-state";
const NONCE: &str = "marker-nonce";
const VERIFIER: &str = "marker-verifier-marker-verifier-marker-verifier";
pub(crate) const MARKED_CODE: &str = "marker-code";
pub(crate) const ACCESS_TOKEN: &str = "marker-access-token";
pub(crate) const REFRESH_TOKEN: &str = "marker-refresh-token";
/// In texts about persons, in any member.
pub(crate) const PERSON: &str = "marker-person";
const ACCOUNT_NUMBER: &str = "5550001112223334";
const ID_HASH: &str = "c17edaae86e4016a583e098582f6dbf3eccade8ef83747df9ba617ded9d31309";
pub(crate) const SUBJECT: &str = "marker-subject";
const REQUEST_URI: &str = "urn:marker:request_uri";
const FIXED: [&str; 11] = [
    SUBJECT,
    REQUEST_URI,
    STATE,
    NONCE,
    VERIFIER,
    MARKED_CODE,
    ACCESS_TOKEN,
    REFRESH_TOKEN,
    PERSON,
    ACCOUNT_NUMBER,
    ID_HASH,
];

/// Searches the output for forbidden texts.
pub(crate) struct Eye {
    pub(crate) markers: Vec<String>,
    seen: usize,
}

impl Eye {
    pub(crate) fn new() -> Self {
        Self { markers: FIXED.map(String::from).into(), seen: 0 }
    }

    /// A token's payload and signature must not be printed; its header may be.
    pub(crate) fn mark_token(&mut self, token: &str) {
        let segments: Vec<_> = token.split('.').collect();
        let [_, payload, signature] = segments[..] else { panic!("no token") };
        self.markers.extend([payload, signature].map(String::from));
    }

    pub(crate) fn mark_tokens_of(&mut self, request: &Request) {
        let form = Form::parse(&request.body, FormLimits::default()).unwrap();
        for token in ["request", "client_assertion"].into_iter().filter_map(|name| form.get(name)) {
            self.mark_token(token);
        }
    }

    pub(crate) fn check(&mut self, what: &str, text: &str) {
        self.seen += 1;
        // Bytes may be printed as numbers, each on its own line.
        let numbers: String = text.split_whitespace().collect();
        for marker in &self.markers {
            assert!(!text.contains(marker.as_str()), "{what} shows {marker}: {text}");
            let bytes = format!("{:?}", marker.as_bytes()).replace(' ', "");
            assert!(!numbers.contains(bytes.trim_matches(['[', ']'])), "{what} shows {marker} as bytes: {text}");
        }
    }

    pub(crate) fn debug(&mut self, what: &str, value: &impl Debug) {
        self.check(what, &format!("{value:?}"));
        self.check(what, &format!("{value:#?}"));
    }

    pub(crate) fn all(&mut self, what: &str, value: &(impl Debug + Display)) {
        self.debug(what, value);
        self.check(what, &value.to_string());
    }
}

/// A request with markers in all texts that a client can choose.
fn wanted() -> AuthorizationRequest {
    let details: Vec<AuthorizationDetail> = serde_json::from_value(details(&Policy::ofm_sandbox())).unwrap();
    let claims: ClaimsRequest =
        serde_json::from_value(json!({"id_token": {"email": {"essential": true, "value": PERSON}}})).unwrap();
    AuthorizationRequest::new(REDIRECT_URI)
        .with_scope("accounts profile")
        .with_authorization_details(details)
        .with_max_age(3600)
        .with_claims(claims)
        .with_state(STATE)
        .with_nonce(NONCE)
        .with_code_verifier(CodeVerifier::parse(VERIFIER).unwrap())
}

/// An ID token with all personal claims.
fn id_token_claims() -> Value {
    json!({
        "iss": ISSUER, "sub": SUBJECT, "aud": CLIENT_ID, "azp": CLIENT_ID, "iat": secs(0), "exp": secs(600),
        "nonce": NONCE,
        "auth_time": secs(-5), "acr": "urn:x:sca", "name": PERSON, "given_name": PERSON, "family_name": PERSON,
        "preferred_username": PERSON, "picture": format!("https://{PERSON}.example"),
        "email": format!("{PERSON}@c.example"),
        "email_verified": true, "id_type": "nric", "hashed_id_number": ID_HASH, "phone_number": PERSON,
        "address": {"formatted": PERSON},
    })
}

/// Without `nonce`, as after a refresh.
fn renewed_claims() -> Value {
    let mut claims = id_token_claims();
    claims.as_object_mut().unwrap().remove("nonce");
    claims
}

/// Every step from a token's text to its claims.
#[test]
fn tokens_on_their_way_show_neither_credentials_nor_claims() {
    let world = World::new(Policy::ofm_sandbox());
    let mut eye = Eye::new();
    let header = ProtectedHeader::new().with_kid(SERVER_KID);
    let token = keys::token(&header, id_token_claims().to_string().as_bytes(), &world.server_key);
    eye.mark_token(&token);
    let limits = Limits::default();
    let jws = CompactJws::parse(token.as_bytes(), &limits).unwrap();
    eye.debug("compact token", &jws);
    let mut scratch = vec![0; jws.payload_len()];
    eye.debug("peek", &insecure::peek(&jws, &limits, &mut scratch).unwrap());
    let verifier = Verifier::with_key(world.server_key.verifying_key(), Algorithm::Ps256.into());
    let verified = verifier.verify(&jws).unwrap();
    eye.debug("verified token", &verified);
    let mut batch = [BatchToken::new(token.as_bytes())];
    eye.debug("batch", &batch);
    verifier.verify_batch(&mut batch);
    eye.debug("verified batch", &batch);
    let mut buffer = vec![0; jws.payload_len()];
    let payload = verified.decode_payload(&mut buffer).unwrap();
    eye.debug("payload", &payload);
    let validation = Validation::new(ISSUER, CLIENT_ID).with_future_tolerance(std::time::Duration::from_secs(60));
    let validated = validation.validate(&payload, at(0)).unwrap();
    eye.debug("validated claims", &validated);
    eye.debug("claims", validated.registered());
    let object = validated.registered().object();
    eye.debug("object", &object);
    eye.debug("members", &object.iter());
}

/// The parts of a URL besides scheme, host and path.
#[test]
fn urls_show_neither_query_nor_fragment_nor_user() {
    let mut eye = Eye::new();
    for url in [
        format!("https://c.example?code={MARKED_CODE}"),
        format!("https://c.example/?code={MARKED_CODE}&x={PERSON}"),
        format!("https://c.example?{MARKED_CODE}"),
        format!("https://c.example/cb?{MARKED_CODE}&{PERSON}="),
        format!("https://c.example/cb?not a form {PERSON}"),
        format!("https://c.example/cb?a=b#{MARKED_CODE}"),
        format!("https://c.example#{MARKED_CODE}"),
        format!("https://c.example/#?{MARKED_CODE}"),
        format!("https://{PERSON}@c.example/cb"),
        format!("https://{PERSON}:{ACCESS_TOKEN}@c.example?a=b"),
        format!("https://c.example/cb?redirect_uri=https%3A%2F%2F{PERSON}%40c.example%3Fcode%3D{MARKED_CODE}"),
        format!("/cb?code={MARKED_CODE}#{STATE}"),
        format!("?code={MARKED_CODE}"),
    ] {
        eye.all("request", &Request::new("GET", &url).with_header("Referer", &url));
        eye.all("redirect", &Response::new(303).with_header("Location", &url).with_header("Refresh", &url));
    }
    let shown = Request::new("GET", "https://u@c.example?code=c#f").to_string();
    assert!(shown.starts_with("GET /?code=...<1 characters> HTTP/1.1\nHost: c.example\n"), "{shown}");
    for body in [ACCESS_TOKEN.to_owned(), format!("{ACCESS_TOKEN}="), format!("a=b&{PERSON}")] {
        eye.all("request", &Request::new("POST", "/").with_body(body.as_str()));
        eye.debug("form", &Form::parse(body.as_bytes(), FormLimits::default()).unwrap());
    }
}

pub(crate) fn granted() -> Vec<GrantedAuthorizationDetail> {
    let mut granted = sample("token_response")["authorization_details"].clone();
    let consent = &mut granted[0]["consent"];
    consent["accounts"][0]["account_number"] = ACCOUNT_NUMBER.into();
    consent["accounts"][0]["account_name"] = PERSON.into();
    consent["accounts"][0]["holder"] = PERSON.into();
    consent["hashed_id_number"] = ID_HASH.into();
    consent["id_type"] = "nric".into();
    consent["note"] = json!([PERSON]);
    serde_json::from_value(granted).unwrap()
}

#[test]
fn the_exchange_shows_neither_secrets_nor_personal_data() {
    let world = World::new(Policy::ofm_sandbox());
    let (client, provider, server, registered) = (world.client(), world.provider(), world.server(), world.registered());
    let mut eye = Eye::new();
    eye.debug("parties", &(&client, &provider, &server, &registered, &world.policy));

    // The client pushes.
    let wanted = wanted();
    eye.debug("authorization request", &wanted);
    let (request, session) = client.push(&provider, wanted, &mut cx(at(0))).unwrap();
    eye.mark_tokens_of(&request);
    eye.all("PAR request", &request);
    eye.debug("session", &session);
    eye.debug("form", &Form::parse(&request.body, FormLimits::default()).unwrap());

    // The server accepts.
    let unverified = server.read_par(&request, &mut cx(PAR_TIME)).unwrap();
    eye.debug("unverified PAR request", &unverified);
    let mut verdicts: Vec<Verdict> = Vec::new();
    let mut observer = |verdict| verdicts.push(verdict);
    let pushed = unverified.check(&server, &registered, &mut cx(at(0)).with_observer(&mut observer)).unwrap();
    eye.debug("verdicts", &verdicts);
    for verdict in &verdicts {
        eye.all("rule", verdict.rule);
    }
    eye.debug("pushed authorization", &pushed);
    let (accepted, answer) = pushed.accept_as(REQUEST_URI, &server, &mut cx(at(0))).unwrap();
    assert_eq!(accepted.request_uri, REQUEST_URI);
    eye.debug("accepted request", &accepted);
    eye.all("PAR response", &answer);
    let form = Form::parse(&request.body, FormLimits::default()).unwrap();
    let object = request_object::check(form.get("request").unwrap(), &server, &registered, &mut cx(at(0))).unwrap();
    eye.debug("request object", &object);
    let assertion =
        client_assertion::check(form.get("client_assertion").unwrap(), &server, &registered, &mut cx(at(0)));
    eye.debug("client assertion", &assertion.unwrap());

    // The user authorizes.
    let pushed = session.read_par_response(&client, (&request, &answer), &mut cx(at(0))).unwrap();
    eye.debug("pushed request", &pushed);
    let url = pushed.authorization_url(&client, &provider).unwrap();
    assert!(url.contains("marker"));
    eye.all("request to the authorization endpoint", &Request::new("GET", &url));
    eye.debug("authorization query", &server.read_authorization_query(&url, &mut cx(PAR_TIME)).unwrap());
    let consumed = accepted.clone().consume(&server, &mut cx(at(0))).unwrap();
    eye.debug("consumed request", &consumed);
    let denied =
        consumed.clone().deny(&server, ofm_protocol::types::ErrorCode::AccessDenied, "", &mut cx(PAR_TIME)).unwrap();
    eye.all("denial", &denied);
    let (issued, redirect) = consumed.grant_as(MARKED_CODE, &server, &mut cx(at(0))).unwrap();
    eye.debug("issued code", &issued);
    eye.all("redirect", &redirect);
    let location = redirect.header("location").unwrap();
    eye.all("request for the callback", &Request::new("GET", location));
    let callback = session.read_callback(&client, &provider, location, &mut cx(PAR_TIME)).unwrap();
    eye.debug("callback", &callback);

    // The code is redeemed.
    let code = SecretString::from(MARKED_CODE);
    let request = session.token_request(&client, &provider, &code, &mut cx(at(0))).unwrap();
    eye.mark_tokens_of(&request);
    eye.all("token request", &request);
    let unverified = server.read_token_request(&over_tls(&request), &mut cx(PAR_TIME)).unwrap();
    eye.debug("unverified token request", &unverified);
    let authenticated = unverified.check(&server, &registered, &mut cx(at(0))).unwrap();
    eye.debug("authenticated request", &authenticated);
    assert_eq!(authenticated.check_code(&issued, &mut cx(at(0))), Ok(()));
    let header = ProtectedHeader::new().with_kid(SERVER_KID);
    let id_token = keys::token(&header, id_token_claims().to_string().as_bytes(), &world.server_key);
    eye.mark_token(&id_token);
    let grant = authenticated
        .grant(Some("accounts"))
        .with_access_token(ACCESS_TOKEN)
        .with_refresh_token(REFRESH_TOKEN)
        .with_id_token(id_token.as_str())
        .with_authorization_details(granted())
        .with_grant_id("grant");
    eye.debug("grant", &grant);
    let answer = grant.respond(&server, authenticated.interaction_id(), &mut cx(PAR_TIME)).unwrap();
    eye.all("token response", &answer);
    let expected = id_token::IdTokenRequirements::new().with_nonce(NONCE).with_max_age(3600);
    eye.debug("ID token", &expected.check(&id_token, &client, &provider, &mut cx(at(0))).unwrap());
    let tokens = session.read_token_response(&client, &provider, (&request, &answer), &mut cx(at(0))).unwrap();
    eye.debug("tokens", &tokens);
    assert_eq!(tokens.response.access_token.expose(), ACCESS_TOKEN);
    assert_eq!(tokens.id_token.as_ref().unwrap().sub.expose(), SUBJECT);
    let renewal = tokens.renewal(&session).unwrap();
    eye.debug("renewal", &renewal);
    let request = renewal.request(&client, &provider, None, &mut cx(at(0))).unwrap();
    eye.mark_tokens_of(&request);
    eye.all("refresh request", &request);
    let renewed = authenticated
        .grant(Some("accounts"))
        .with_access_token(ACCESS_TOKEN)
        .with_id_token(keys::token(&header, renewed_claims().to_string().as_bytes(), &world.server_key))
        .with_authorization_details(granted());
    let answer = renewed.respond(&server, None, &mut cx(PAR_TIME)).unwrap();
    let renewed = renewal.read_response(&client, &provider, (&request, &answer), &mut cx(at(0))).unwrap();
    assert_eq!(renewed.id_token.as_ref().unwrap().sub.expose(), SUBJECT);
    eye.debug("renewed tokens", &renewed);
    eye.debug("hash of an identity document", &IdNumberHash::parse(ID_HASH).unwrap());

    other_grants(&mut eye, &world);
    assert!(eye.seen > 80, "{}", eye.seen);
}

/// Refreshing, and access of the client's own.
fn other_grants(eye: &mut Eye, world: &World) {
    let (client, provider, server, registered) = (world.client(), world.provider(), world.server(), world.registered());
    for request in [
        client.refresh_request(&provider, &REFRESH_TOKEN.into(), &mut cx(at(0))).unwrap(),
        client.client_credentials_request(&provider, Some("accounts"), &mut cx(at(0))).unwrap(),
    ] {
        eye.mark_tokens_of(&request);
        eye.all("token request", &request);
        let unverified = server.read_token_request(&over_tls(&request), &mut cx(PAR_TIME)).unwrap();
        eye.debug("unverified token request", &unverified);
        eye.debug("authenticated request", &unverified.check(&server, &registered, &mut cx(at(0))).unwrap());
    }
}

#[test]
fn http_messages_hide_unknown_values() {
    let mut eye = Eye::new();
    for body in [
        json!({"email": PERSON, "accounts": [{"number": ACCOUNT_NUMBER, "balance": PERSON}]}).to_string(),
        json!([PERSON, {"type": {"name": PERSON}}]).to_string(),
        format!("login_hint={PERSON}&nonce={NONCE}"),
        format!("not a form: {PERSON}"),
    ] {
        let request = Request::new("POST", &format!("https://as.example/x?login_hint={PERSON}&code={MARKED_CODE}"))
            .with_header("Authorization", &format!("Bearer {ACCESS_TOKEN}"))
            .with_header("Cookie", &format!("session={PERSON}"))
            .with_body(body.as_str());
        eye.all("request", &request);
        let response = Response::new(302)
            .with_header("Location", &format!("https://c.example/cb?code={MARKED_CODE}&state={STATE}"))
            .with_header("Set-Cookie", &format!("session={PERSON}"))
            .with_body(body.as_str());
        eye.all("response", &response);
        // An explicit call reveals them.
        assert!(request.reveal().to_string().contains(PERSON) && response.reveal().to_string().contains(PERSON));
    }
}

/// Marks every text of a message: each member in turn has a marker as its value.
fn refusals_of_requests(eye: &mut Eye, errors: &mut Vec<RequestError>) {
    let mut par = valid_par(Policy::ofm_sandbox());
    let (object, assertion) = (par.object.clone(), par.assertion.clone());
    let names = object.as_object().unwrap().keys().map(|name| format!("/{name}"));
    let consent = "/authorization_details/0/consent";
    let members = object.pointer(consent).unwrap().as_object().unwrap().keys();
    for pointer in names.chain(members.map(|name| format!("{consent}/{name}"))) {
        *par.object.pointer_mut(&pointer).unwrap() = PERSON.into();
        errors.extend(par.check().err());
        par.object.clone_from(&object);
    }
    for name in ["iss", "sub", "aud", "exp", "nbf", "iat"] {
        par.assertion[name] = PERSON.into();
        errors.extend(par.check().err());
        par.assertion.clone_from(&assertion);
    }
    for (name, value) in [
        ("request", PERSON),
        ("client_assertion", PERSON),
        ("client_assertion_type", PERSON),
        ("client_id", PERSON),
        ("client_secret", PERSON),
        ("request_uri", PERSON),
    ] {
        par.parameters = vec![(name, value.to_owned())];
        errors.extend(par.check().err());
    }
    let mut post = TokenPost::valid(Policy::ofm_sandbox());
    let parameters = post.parameters.clone();
    for (name, value) in [
        ("grant_type", PERSON),
        ("code", MARKED_CODE),
        ("redirect_uri", PERSON),
        ("code_verifier", VERIFIER),
        ("client_id", PERSON),
        ("client_assertion", PERSON),
    ] {
        post.set(name, value);
        errors.extend(post.check().err());
        post.parameters.clone_from(&parameters);
    }
    for error in errors.iter() {
        eye.all("request error", error);
        eye.debug("public error", &error.public());
        eye.all("error response", &error.response(None));
    }
}

fn refusals_of_answers(eye: &mut Eye, errors: &mut Vec<ResponseError>) {
    let world = World::new(Policy::ofm_sandbox());
    let (client, provider) = (world.client(), world.provider());
    let (request, session) = client.push(&provider, wanted(), &mut cx(at(0))).unwrap();
    let json = |status: u16, body: &Value| {
        Response::new(status).with_header("Content-Type", "application/json").with_body(body.to_string())
    };
    for body in [
        json!({"error": PERSON, "error_uri": PERSON, "state": STATE}),
        json!({"request_uri": format!("{PERSON} "), "expires_in": 60}),
        json!({"request_uri": PERSON, "expires_in": PERSON}),
        json!([PERSON]),
    ] {
        for status in [200, 400, 500] {
            errors.extend(session.read_par_response(&client, (&request, &json(status, &body)), &mut cx(at(0))).err());
        }
    }
    for query in
        [format!("code={MARKED_CODE}&state={PERSON}"), format!("error={PERSON}&state={STATE}"), format!("{PERSON}=%")]
    {
        errors.extend(
            session.read_callback(&client, &provider, &format!("{REDIRECT_URI}?{query}"), &mut cx(PAR_TIME)).err(),
        );
    }
    let code = SecretString::from(MARKED_CODE);
    let request = session.token_request(&client, &provider, &code, &mut cx(at(0))).unwrap();
    let header = ProtectedHeader::new().with_kid(SERVER_KID);
    for name in ["iss", "sub", "aud", "azp", "exp", "iat", "nonce", "auth_time", "acr", "hashed_id_number", "at_hash"] {
        let mut claims = id_token_claims();
        claims[name] = if name == "acr" { json!([PERSON]) } else { PERSON.into() };
        let token = keys::token(&header, claims.to_string().as_bytes(), &world.server_key);
        eye.mark_token(&token);
        let body = json!({
            "access_token": ACCESS_TOKEN, "token_type": "Bearer", "authorization_details": granted(), "id_token": token,
        });
        errors.extend(
            session.read_token_response(&client, &provider, (&request, &json(200, &body)), &mut cx(at(0))).err(),
        );
    }
    for body in [
        json!({"access_token": ACCESS_TOKEN, "token_type": PERSON}),
        json!({"access_token": ACCESS_TOKEN, "token_type": "Bearer", "scope": PERSON}),
        json!({"access_token": [ACCESS_TOKEN], "token_type": "Bearer"}),
    ] {
        errors.extend(
            session.read_token_response(&client, &provider, (&request, &json(200, &body)), &mut cx(at(0))).err(),
        );
    }
    for error in errors.iter() {
        eye.all("response error", error);
    }
}

#[test]
fn errors_show_no_text_from_outside() {
    let mut eye = Eye::new();
    let (mut of_requests, mut of_answers) = (Vec::new(), Vec::new());
    refusals_of_requests(&mut eye, &mut of_requests);
    refusals_of_answers(&mut eye, &mut of_answers);
    assert!(of_requests.len() > 30 && of_answers.len() > 25, "{} and {}", of_requests.len(), of_answers.len());
}
