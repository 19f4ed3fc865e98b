//! The most expensive inputs after the tokens, and around them: DPoP proofs, introspection, userinfo, signed responses,
//! JWT access tokens, requests at resources, errors of peers, registrations, messages of the platforms.

use ofm_protocol::oauth::dpop::{ProofKey, ProofRequirements, asked_nonce};
use ofm_protocol::oauth::error::PeerError;
use ofm_protocol::oauth::resource::{ResourceServer, TokenFacts};
use ofm_protocol::oauth::{Confirmation, ResponseMode, SenderConstraint, TokenHint};
use ofm_protocol::types::SecretString;
use ofm_protocol::types::ofm::v1_2::Permission;

use super::{
    AuthorizationRequest, CLIENT_ID, Case, Client, FORM, ISSUER, JSON, Jwk, NOW, OnceLock, PAYLOAD, ProtectedHeader,
    Provider, REDIRECT_URI, RESPONSE, Reader, RegisteredClient, Request, Response, Session, SigningKey, SystemRandom,
    UnixTime, around, black_box, cx, granted, list, object_of, request, response, scope, sign_to_string,
    token_body_with, world,
};

const PROOF: usize = 8_192;
const PROOF_PAYLOAD: usize = 4_096;
const URL: usize = 2_048;
const RESOURCE: &str = "https://rs.example";
const SUBJECT: &str = "user-202";

pub(super) const CASES: &[Case] = cases! {
    "dpop: dots", PROOF, |size| around("", ".", "", size), proof_text, "dpop_token";
    "dpop: claims with names of escapes", PROOF_PAYLOAD, proof_names, prepared proof, "accepted";
    "dpop: htu of dots", URL, |size| proof_url(size, "%61/../"), prepared proof, "accepted";
    "dpop: htu of escapes", URL, |size| proof_url(size, "%7e%c3"), prepared proof, "accepted";
    "dpop: nonce of escapes", PROOF_PAYLOAD, proof_nonce, prepared proof, "accepted";
    "dpop: a challenge", RESPONSE, |size| around("DPoP error=\"", "error=,", "\"", size), challenge, "nothing";
    "introspection: values of aud", RESPONSE, |size| active(size, r#""aud":["#, "\"\\u0061\"", "]"), facts, "accepted";
    "introspection: values of scope", RESPONSE, |size| active(size, r#""scope":""#, "a b c ", "\""), facts, "accepted";
    "introspection: names of escapes", RESPONSE, active_names, facts, "accepted";
    "introspection: null members", RESPONSE, active_nulls, facts, "accepted";
    "introspection: permissions", RESPONSE, |size| active_consents(size, 1), facts, "accepted";
    "introspection: consents", RESPONSE, |size| active_consents(size, 32), facts, "accepted";
    "introspection: a cnf of names", RESPONSE, active_cnf, facts, "introspection_cnf";
    "signed introspection: values of aud", PAYLOAD, signed_active, signed_facts, "accepted";
    "userinfo: claims", RESPONSE, user_claims, userinfo_body, "accepted";
    "userinfo: depth", RESPONSE, user_depth, userinfo_body, "accepted";
    "signed userinfo: claims", PAYLOAD, user_claims, prepared signed_userinfo, "accepted";
    "access token: values of aud", PAYLOAD, access_audience, prepared access_token, "accepted";
    "access token: values of scope", PAYLOAD, access_scope, prepared access_token, "accepted";
    "access token: null members", PAYLOAD, access_nulls, prepared access_token, "resource_jwt_member";
    "signed callback: a code of escapes", PAYLOAD, callback_code, prepared signed_callback, "callback_code_missing";
    "signed callback: an error of escapes", PAYLOAD, callback_error, prepared signed_callback, "callback_refused";
    "posted callback: parameters", FORM, posted_form, prepared posted_callback, "response_unsigned";
    "resource: an access token", FORM, |size| around("Bearer ", "a", "", size), bearer, "accepted";
    "resource: a URL", FORM, long_target, prepared resource_url, "token_segment_length";
    "resource: values of scope", RESPONSE, |size| scope(size).into_bytes(), prepared required_scope, "accepted";
    "resource: consents", RESPONSE, |size| active_consents(size, 32), prepared permitted, "resource_consent_permission";
    "token query: a token", FORM, |size| token_body_with("token", &"a".repeat(size / 2)), token_query, "accepted";
    "token query: media types", FORM, |size| list("", "a/b;q=0", "", size), prepared accept_header, "accepted";
    "peer error: malformed JSON", RESPONSE, |size| around(r#"{"error":"a","x":[""#, "\\u0061", "", size), peer, "said";
    "peer error: names in malformed JSON", RESPONSE, |size| around("{", "\"error\" ", "", size), peer, "nothing";
    "peer error: a form", RESPONSE, |size| around("error=a&error_description=", "%zz", "", size), peer, "said";
    "peer error: a raw form", RESPONSE, |size| around("error=a&error_description=", " %", "", size), peer, "said";
    "peer error: words", RESPONSE, |size| around("", "a_b ", "", size), peer_text, "nothing";
    "peer error: a challenge", RESPONSE, |size| around("Bearer ", "xerror=\"\",", "", size), peer_challenge, "nothing";
    "peer error: lists", RESPONSE, |size| around(r#"{"errors":[[0"#, ",0", "]]}", size), peer, "nothing";
    "registration: redirect URIs", JSON, registered_uris, registration, "accepted";
    "registration: values of scope", JSON, registered_scope, registration, "accepted";
    "consent: permissions", JSON, consent_permissions, consent, "accepted";
    "consent: accounts", JSON, consent_accounts, consent, "accepted";
};

#[cfg(not(all(feature = "resources", feature = "uae")))]
pub(super) const PLATFORMS: &[Case] = &[];

#[cfg(all(feature = "resources", feature = "uae"))]
pub(super) const PLATFORMS: &[Case] = cases! {
    "transactions", JSON, transactions, transaction_page, "accepted";
    "transactions: unknown members", JSON, transaction_members, transaction_page, "accepted";
    "payment consent: schedules", JSON, payments, payment_detail, "refused";
    "payment consent: unknown members", JSON, payment_members, payment_detail, "refused";
    "signed event: audiences", JSON, event, signed_event, "accepted";
};

// The readers

fn parties() -> &'static (Client, Provider, ResourceServer) {
    static PARTIES: OnceLock<(Client, Provider, ResourceServer)> = OnceLock::new();
    PARTIES.get_or_init(|| {
        let (world, key) = (world(), SigningKey::from_ed25519_seed(&[7; 32]));
        let provider = Provider::new(ISSUER, Jwk::new(key.verifying_key().clone()).with_kid("1").unwrap())
            .with_par_endpoint("https://as.example/par")
            .with_introspection_endpoint("https://as.example/introspect")
            .with_userinfo_endpoint("https://as.example/userinfo");
        let mut policy = world.policy.clone();
        policy.token.sender_constraint = SenderConstraint::Optional;
        let resource = ResourceServer::without_replay_check(RESOURCE, policy).with_origin(RESOURCE);
        (world.client.clone(), provider, resource)
    })
}

fn text(bytes: &[u8]) -> &str {
    core::str::from_utf8(bytes).unwrap()
}

fn proof_text(token: &[u8]) -> &'static str {
    let expected = ProofRequirements::new("GET", "https://rs.example/accounts");
    label!(expected.check(text(token), &world().policy, &mut cx(NOW)))
}

/// A proof with these claims, for another spelling of its URL.
fn proof(claims: &[u8]) -> Reader {
    let key = SigningKey::from_ed25519_seed(&[7; 32]);
    let jwk = Jwk::new(key.verifying_key().clone());
    let header = ProtectedHeader::new().with_typ("dpop+jwt").with_embedded_key(&jwk);
    let proof = sign_to_string(&header, claims, &key, &mut SystemRandom).unwrap();
    let claims: serde_json::Value = serde_json::from_slice(claims).unwrap();
    let url = claims["htu"].as_str().unwrap().replace("/%61/../", "/b/../").replace("https", "HTTPS");
    Box::new(move |_| {
        let every = |_: &str, _: UnixTime| true;
        let expected = ProofRequirements::new("GET", &url).with_nonce(&every);
        label!(expected.check(&proof, &world().policy, &mut cx(NOW)))
    })
}

fn challenge(header: &[u8]) -> &'static str {
    let response = Response::new(401).with_header("WWW-Authenticate", text(header)).with_header("DPoP-Nonce", "n");
    if black_box(asked_nonce(&response)).is_some() { "said" } else { "nothing" }
}

fn innermost<T>(result: Result<T, ofm_protocol::error::ResponseError>) -> &'static str {
    match black_box(result) {
        Ok(_) => "accepted",
        Err(error) => error.label(),
    }
}

fn asking(accept: &str) -> Request {
    Request::new("POST", "https://as.example/introspect").with_header("Accept", accept)
}

fn facts(body: &[u8]) -> &'static str {
    let (client, provider, _) = parties();
    let sent = asking("application/json");
    innermost(client.read_introspection_response(provider, (&sent, &response(body)), &mut cx(NOW)))
}

fn signed(payload: &str, typ: &str) -> String {
    let header = ProtectedHeader::new().with_kid("1").with_typ(typ);
    sign_to_string(&header, payload.as_bytes(), &world().key, &mut SystemRandom).unwrap()
}

fn signed_facts(token: &[u8]) -> &'static str {
    let (client, provider, _) = parties();
    let media_type = "application/token-introspection+jwt";
    let response = Response::new(200).with_header("Content-Type", media_type).with_body(token);
    innermost(client.read_introspection_response(provider, (&asking(media_type), &response), &mut cx(NOW)))
}

fn userinfo_body(body: &[u8]) -> &'static str {
    let (client, provider, _) = parties();
    let sent = asking("application/json");
    innermost(client.read_userinfo_response(provider, SUBJECT, (&sent, &response(body)), &mut cx(NOW)))
}

fn signed_userinfo(body: &[u8]) -> Reader {
    let claims = text(body).replacen('{', r#"{"iss":"https://as.example","aud":"client","#, 1);
    let token = signed(&claims, "JWT");
    Box::new(move |_| {
        let (client, provider, _) = parties();
        let response = Response::new(200).with_header("Content-Type", "application/jwt").with_body(token.as_bytes());
        let sent = asking("application/jwt");
        innermost(client.read_userinfo_response(provider, SUBJECT, (&sent, &response), &mut cx(NOW)))
    })
}

fn access_token(claims: &[u8]) -> Reader {
    let token = SecretString::from(signed(text(claims), "at+jwt"));
    Box::new(move |_| {
        let (_, provider, resource) = parties();
        let facts = match black_box(resource.verify_jwt(&token, provider, &mut cx(NOW))) {
            Ok(facts) => facts,
            Err(error) => return error.label(),
        };
        let request = Request::new("GET", "/accounts").with_header("Authorization", "Bearer a");
        let read = resource.read(&request, &mut cx(NOW)).unwrap();
        label!(read.check(resource, &facts, &mut cx(NOW)))
    })
}

fn session_of(mode: ResponseMode) -> Session {
    let (client, provider, _) = parties();
    let wanted = AuthorizationRequest::new(REDIRECT_URI).with_scope("openid").with_state("x").with_response_mode(mode);
    client.push(provider, wanted, &mut cx(NOW)).unwrap().1
}

fn signed_callback(claims: &[u8]) -> Reader {
    let session = session_of(ResponseMode::Jwt);
    let url = format!("{REDIRECT_URI}?response={}", signed(text(claims), "JWT"));
    Box::new(move |_| {
        let (client, provider, _) = parties();
        innermost(session.read_callback(client, provider, &url, &mut cx(NOW)))
    })
}

fn posted_callback(body: &[u8]) -> Reader {
    let session = session_of(ResponseMode::FormPostJwt);
    let posted = Request::new("POST", REDIRECT_URI)
        .with_header("Content-Type", "application/x-www-form-urlencoded")
        .with_body(body);
    Box::new(move |_| {
        let (client, provider, _) = parties();
        innermost(session.read_callback_request(client, provider, &posted, &mut cx(NOW)))
    })
}

fn bearer(header: &[u8]) -> &'static str {
    let request = Request::new("GET", "/accounts").with_header("Authorization", text(header));
    label!(parties().2.read(&request, &mut cx(NOW)))
}

/// A request with a proof, which is rejected after the URL was put together.
fn resource_url(url: &[u8]) -> Reader {
    let key = ProofKey::new(SigningKey::from_ed25519_seed(&[7; 32]));
    let facts = TokenFacts::new(CLIENT_ID).with_confirmation(Confirmation::of_key(key.thumbprint()));
    let request =
        Request::new("GET", text(url)).with_header("Authorization", "DPoP a").with_header("DPoP", "e30.e30.A");
    Box::new(move |_| {
        let resource = &parties().2;
        let read = resource.read(&request, &mut cx(NOW)).unwrap();
        match black_box(read.check(resource, &facts, &mut cx(NOW))) {
            Ok(()) => "accepted",
            Err(error) => error.innermost_label(),
        }
    })
}

fn required_scope(scope: &[u8]) -> Reader {
    let facts = TokenFacts::new(CLIENT_ID).with_scope(text(scope));
    Box::new(move |scope| label!(facts.check_scope(text(scope), &mut cx(NOW))))
}

fn permitted(body: &[u8]) -> Reader {
    let (client, provider, _) = parties();
    let sent = asking("application/json");
    let facts = client.read_introspection_response(provider, (&sent, &response(body)), &mut cx(NOW)).unwrap().unwrap();
    Box::new(move |_| {
        let resource = &parties().2;
        let request = Request::new("GET", "/accounts").with_header("Authorization", "Bearer a");
        let read = resource.read(&request, &mut cx(NOW)).unwrap();
        label!(read.may_read(resource, &facts, ("account", Permission::ReadTransactions), &mut cx(NOW)))
    })
}

fn token_query(body: &[u8]) -> &'static str {
    let world = world();
    let read = world.server.read_introspection_request(&request(body), &mut cx(NOW)).unwrap();
    match black_box(read.check(&world.server, &world.registered, &mut cx(NOW))) {
        Ok(query) => {
            assert_ne!(query.hint, Some(TokenHint::RefreshToken));
            if query.introspection(&world.server, None, &mut cx(NOW)).is_ok() { "accepted" } else { "not built" }
        }
        Err(error) => error.innermost_label(),
    }
}

fn accept_header(header: &[u8]) -> Reader {
    let asked = request(&token_body_with("token", "a")).with_header("Accept", text(header));
    Box::new(move |_| {
        let world = world();
        let read = world.server.read_introspection_request(&asked, &mut cx(NOW)).unwrap();
        let query = read.check(&world.server, &world.registered, &mut cx(NOW)).unwrap();
        if query.introspection(&world.server, None, &mut cx(NOW)).is_ok() { "accepted" } else { "not built" }
    })
}

fn said(response: &Response) -> &'static str {
    if black_box(PeerError::of_response(response)).is_some() { "said" } else { "nothing" }
}

fn peer(body: &[u8]) -> &'static str {
    said(&Response::new(400).with_header("Content-Type", "application/json").with_body(body))
}

fn peer_text(body: &[u8]) -> &'static str {
    said(&Response::new(400).with_header("Content-Type", "text/plain").with_body(body))
}

fn peer_challenge(header: &[u8]) -> &'static str {
    said(&Response::new(401).with_header("WWW-Authenticate", text(header)))
}

fn read<T: serde::de::DeserializeOwned>(body: &[u8]) -> &'static str {
    if black_box(serde_json::from_slice::<T>(body)).is_ok() { "accepted" } else { "refused" }
}

fn registration(body: &[u8]) -> &'static str {
    read::<RegisteredClient>(body)
}

fn consent(body: &[u8]) -> &'static str {
    read::<ofm_protocol::types::ofm::v1_2::GrantedConsent>(body)
}

// The makers

/// The claims of a proof for this URL, with more members.
fn proof_claims(url: &str, more: &str) -> Vec<u8> {
    format!(r#"{{"jti":"1","htm":"GET","htu":"{url}","iat":1769766718,"nonce":"n"{more}}}"#).into_bytes()
}

fn proof_url(size: usize, part: &str) -> Vec<u8> {
    let room = size - 24;
    proof_claims(&format!("https://rs.example/{}", part.repeat(room / part.len())), "")
}

fn proof_names(size: usize) -> Vec<u8> {
    let members = String::from_utf8(object_of(size - 120, "\\u0061", 40)).unwrap();
    proof_claims("https://rs.example/a", &format!(",{}", &members[1..members.len() - 1]))
}

/// A claim that is read but not used.
fn proof_nonce(size: usize) -> Vec<u8> {
    proof_claims("https://rs.example/a", &format!(r#","exp":9999999999,"x":"{}""#, "\\u0061".repeat((size - 120) / 6)))
}

const ACTIVE: &str = r#"{"active":true,"client_id":"client","iss":"https://as.example","#;

fn active(size: usize, start: &str, part: &str, end: &str) -> Vec<u8> {
    let (start, end) = (format!("{ACTIVE}{start}"), format!("{end}}}"));
    if part.starts_with('"') { list(&start, part, &end, size) } else { around(&start, part, &end, size) }
}

fn active_names(size: usize) -> Vec<u8> {
    let members = String::from_utf8(object_of(size - 80, "\\u0061", 200)).unwrap();
    format!("{ACTIVE}{}", &members[1..]).into_bytes()
}

/// Null members that a tolerant policy drops, each in a detail of its own.
fn active_nulls(size: usize) -> Vec<u8> {
    list(&format!(r#"{ACTIVE}"scope":null,"authorization_details":["#), r#"{"type":"x","state":null}"#, "]}", size)
}

/// Consents as a token response has them.
fn active_consents(size: usize, count: usize) -> Vec<u8> {
    let mut message: serde_json::Value = serde_json::from_slice(&granted(size - 80, count)).unwrap();
    let members = message.as_object_mut().unwrap();
    members.remove("access_token");
    members.remove("token_type");
    members.insert("active".into(), true.into());
    members.insert("client_id".into(), CLIENT_ID.into());
    message.to_string().into_bytes()
}

fn active_cnf(size: usize) -> Vec<u8> {
    let members = String::from_utf8(object_of(size - 100, "\\u0061", 200)).unwrap();
    format!("{ACTIVE}\"cnf\":{members}}}").into_bytes()
}

fn signed_active(size: usize) -> Vec<u8> {
    let message = String::from_utf8(active(size - 600, r#""aud":["#, "\"\\u0061\"", "]")).unwrap();
    let claims =
        format!(r#"{{"iss":"https://as.example","aud":"client","iat":1769766718,"token_introspection":{message}}}"#);
    signed(&claims, "token-introspection+jwt").into_bytes()
}

fn user_claims(size: usize) -> Vec<u8> {
    let members = String::from_utf8(object_of(size - 80, "\\u0061", 200)).unwrap();
    members.replacen('{', r#"{"sub":"user-202","#, 1).into_bytes()
}

fn user_depth(size: usize) -> Vec<u8> {
    list(r#"{"sub":"user-202","x":["#, &format!("{}{}", "[".repeat(29), "]".repeat(29)), "]}", size)
}

const ACCESS: &str = r#"{"iss":"https://as.example","sub":"user-202","exp":1769767018,"iat":1769766708,"jti":"1",
    "client_id":"client","#;

fn access(size: usize, start: &str, part: &str, end: &str) -> Vec<u8> {
    around(&format!(r#"{ACCESS}"aud":"{RESOURCE}",{start}"#), part, &format!("{end}}}"), size - 200)
}

fn access_scope(size: usize) -> Vec<u8> {
    access(size, r#""scope":""#, "a b c ", "\"")
}

fn posted_form(size: usize) -> Vec<u8> {
    around("state=x&a=", "%41", "", size)
}

fn long_target(size: usize) -> Vec<u8> {
    around("/accounts?", "a=%41&", "", size)
}

fn access_audience(size: usize) -> Vec<u8> {
    list(&format!("{ACCESS}\"aud\":["), "\"\\u0061\"", &format!(",\"{RESOURCE}\"]}}"), size - 200)
}

fn access_nulls(size: usize) -> Vec<u8> {
    let start = format!(r#"{ACCESS}"aud":"{RESOURCE}","authorization_details":["#);
    list(&start, r#"{"type":"x"}"#, ",null]}", size - 200)
}

fn callback_code(size: usize) -> Vec<u8> {
    let start = r#"{"iss":"https://as.example","aud":"client","exp":1769766778,"state":"x","x":""#;
    around(start, "\\u0061", "\"}", size - 200)
}

fn callback_error(size: usize) -> Vec<u8> {
    let start = r#"{"iss":"https://as.example","aud":"client","exp":1769766778,"state":"x","error":"access_denied",
        "error_description":""#;
    around(start, "\\u0061", "\"}", size - 200)
}

fn registered(rest: &str) -> String {
    let key = Jwk::new(world().key.verifying_key().clone()).to_json();
    format!(r#"{{"client_id":"c","token_endpoint_auth_method":"private_key_jwt","jwks":{{"keys":[{key}]}},{rest}"#)
}

fn registered_uris(size: usize) -> Vec<u8> {
    list(&registered(r#""redirect_uris":["#), r#""https://c.example/cb""#, "]}", size)
}

fn registered_scope(size: usize) -> Vec<u8> {
    let start = registered(r#""redirect_uris":["https://c.example/cb"],"scope":""#);
    around(&start, "a b c ", "d\"}", size)
}

/// A consent whose list has as many elements as fit.
fn consent_with(size: usize, member: &str, element: impl Fn(usize) -> serde_json::Value) -> Vec<u8> {
    let mut consent: serde_json::Value = serde_json::from_str(include_str!("../samples/granted_consent.json")).unwrap();
    consent[member] = serde_json::json!([]);
    let room = size - consent.to_string().len();
    let each = element(10_000).to_string().len() + 1;
    consent[member] = (0..room / each).map(element).collect();
    consent.to_string().into_bytes()
}

fn consent_permissions(size: usize) -> Vec<u8> {
    consent_with(size, "permissions", |_| "ReadAccounts".into())
}

fn consent_accounts(size: usize) -> Vec<u8> {
    let sample: serde_json::Value = serde_json::from_str(include_str!("../samples/granted_consent.json")).unwrap();
    let account = sample["accounts"][0].clone();
    consent_with(size, "accounts", move |number| {
        let mut account = account.clone();
        account["account_id"] = format!("{number:05}").into();
        account
    })
}

#[cfg(all(feature = "resources", feature = "uae"))]
use self::platforms::{
    event, payment_detail, payment_members, payments, signed_event, transaction_members, transaction_page, transactions,
};

#[cfg(all(feature = "resources", feature = "uae"))]
mod platforms {
    use ofm_protocol::types::ofm::v1_2::resources::TransactionPage;
    use ofm_protocol::types::uae::v2_1::service_initiation::RequestedServiceInitiation;
    use ofm_protocol::types::uae::v2_1::webhook::SignedEvent;
    use serde_json::Value;

    use super::super::{list, object_of};
    use super::read;

    pub(super) fn transaction_page(body: &[u8]) -> &'static str {
        read::<TransactionPage>(body)
    }

    pub(super) fn payment_detail(body: &[u8]) -> &'static str {
        read::<RequestedServiceInitiation>(body)
    }

    pub(super) fn signed_event(body: &[u8]) -> &'static str {
        read::<SignedEvent>(body)
    }

    fn sample(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    pub(super) fn transactions(size: usize) -> Vec<u8> {
        let page = sample(include_str!("../samples/resources/transaction_page.json"));
        list(r#"{"meta":{},"data":["#, &page["data"][0].to_string(), "]}", size)
    }

    pub(super) fn transaction_members(size: usize) -> Vec<u8> {
        let page = sample(include_str!("../samples/resources/transaction_page.json"));
        let members = String::from_utf8(object_of(size - 1_000, "\\u0061", 250)).unwrap();
        let transaction = page["data"][0].to_string();
        let end = transaction.len() - 1;
        format!(r#"{{"meta":{{}},"data":[{},{}]}}"#, &transaction[..end], &members[1..]).into_bytes()
    }

    /// Payments of a predefined schedule.
    pub(super) fn payments(size: usize) -> Vec<u8> {
        let mut detail = sample(include_str!("../samples/api_hub/payment_detail.json"));
        let payment = serde_json::json!({
            "PaymentExecutionDate": "2026-12-01", "Amount": { "Amount": "1.00", "Currency": "AED" },
        });
        let schedule = &mut detail["consent"]["ControlParameters"]["ConsentSchedule"]["MultiPayment"];
        schedule["PeriodicSchedule"] = serde_json::json!({
            "Type": "FixedPredefinedSchedule", "Schedule": vec![payment; size / 90],
        });
        detail.to_string().into_bytes()
    }

    pub(super) fn payment_members(size: usize) -> Vec<u8> {
        let detail = sample(include_str!("../samples/api_hub/payment_detail.json")).to_string();
        let members = String::from_utf8(object_of(size - detail.len(), "\\u0061", 250)).unwrap();
        let end = detail.len() - 1;
        format!("{},{}", &detail[..end], &members[1..]).into_bytes()
    }

    pub(super) fn event(size: usize) -> Vec<u8> {
        let mut event = sample(include_str!("../samples/api_hub/signed_event.json"));
        event["aud"] = (0..size / 10).map(|number| Value::from(format!("{number:06}"))).collect();
        event.to_string().into_bytes()
    }
}
