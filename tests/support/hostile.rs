//! The most expensive inputs of each public entry, of a given length up to the entry's limit.
//!
//! tests/oauth/costs.rs counts their cost, and benches/hostile.rs measures their time.

use std::hint::black_box;
use std::sync::OnceLock;

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{SigningKey, VerifyingKey};
use ofm_protocol::jose::json::{Budget, Value};
use ofm_protocol::jose::{
    CompactJws, Jwk, JwkSet, Limits, PrivateJwk, ProtectedHeader, base64url, insecure, sign_to_string,
};
use ofm_protocol::jwt::Claims;
use ofm_protocol::oauth::form::{self, Form, FormLimits};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::policy::LimitPolicy;
use ofm_protocol::oauth::token::{IssuedRefreshToken, Renewal};
use ofm_protocol::oauth::{
    AuthorizationRequest, Client, Context, Policy, Provider, Quirk, QuirkSet, RegisteredClient, Server, Session,
    id_token, metadata, request_object,
};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::ofm::v1_2::GrantedAccountAccessView;
use ofm_protocol::types::{GrantedAuthorizationDetail, TokenResponse};

const ISSUER: &str = "https://as.example";
const CLIENT_ID: &str = "client";
const REDIRECT_URI: &str = "https://client.example/cb";
const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);

/// A kind of expensive input.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    /// The greatest length that the entry reads, in bytes.
    pub(crate) limit: usize,
    /// Makes an input of about this length, not longer.
    pub(crate) make: fn(usize) -> Vec<u8>,
    /// Makes what reads this input: what is to be there before is made once.
    pub(crate) reader: fn(&[u8]) -> Reader,
    /// The expected outcome. An input that is rejected early would test nothing.
    pub(crate) outcome: &'static str,
}

/// Reads an input: the label of the refusal, or `accepted`.
pub(crate) type Reader = Box<dyn Fn(&[u8]) -> &'static str>;

/// The label of a result's error.
macro_rules! label {
    ($result:expr) => {
        match black_box($result) {
            Ok(_) => "accepted",
            Err(error) => error.label(),
        }
    };
}

macro_rules! cases {
    ($($name:literal, $limit:expr, $make:expr, $($read:ident)+, $outcome:literal;)+) => {
        &[$(Case { name: $name, limit: $limit, make: $make, reader: reader!($($read)+), outcome: $outcome }),+]
    };
}

/// A function that reads an input, or one that makes such a function for an input.
macro_rules! reader {
    (prepared $read:ident) => {
        $read
    };
    ($read:ident) => {
        |_| Box::new($read)
    };
}

// By its own path, because this file is included from several folders.
#[path = "hostile_resource.rs"]
mod resource;

const JSON: usize = 262_144;
const TOKEN: usize = 65_536;
const PAYLOAD: usize = 49_152;
const FORM: usize = 131_072;
const RESPONSE: usize = 131_072;
/// The length of a response with 10,000 accounts.
const ACCOUNTS: usize = 720_000;

/// Every case, entry by entry.
pub(crate) fn cases() -> impl Iterator<Item = &'static Case> {
    CASES.iter().chain(resource::CASES).chain(resource::PLATFORMS)
}

const CASES: &[Case] = cases! {
    "json: long names of escapes", JSON, escaped_names, json, "accepted";
    "json: long plain names", JSON, plain_names, json, "accepted";
    "json: objects of 255 members", JSON, full_objects, json, "accepted";
    "json: depth 32", JSON, deep, json, "accepted";
    "json: a text of escapes", JSON, |size| around("\"", "\\u00e4", "\"", size), json, "accepted";
    "json: a text of other characters", JSON, |size| around("\"", "\u{e4}", "\"", size), json, "accepted";
    "json: a number", JSON, |size| around("1", "0", "", size), json, "accepted";
    "json: white space", JSON, |size| around("[", " ", "]", size), json, "accepted";
    "claims: values of aud", PAYLOAD, |size| list(r#"{"aud":["#, "\"\\u0061\"", "]}", size), claims, "accepted";
    "claims: digits of exp", PAYLOAD, |size| around(r#"{"exp":1769766718."#, "0", "}", size), claims, "accepted";
    "claims: an escaped iss", PAYLOAD, |size| around(r#"{"iss":""#, "\\u0061", "\"}", size), claims, "accepted";
    "header: names in crit", 8_192, critical, header, "header_crit_not_understood";
    "header: members", 8_192, header_members, header, "accepted";
    "token: dots", TOKEN, |size| around("", ".", "", size), compact, "token_segment_count";
    "token: a payload", TOKEN, |size| around("e30.", "AAAA", ".AAAA", size), compact, "token_segment_too_long";
    "jwk: values of key_ops", TOKEN, |size| operations(size, 8), jwk, "jwk_too_many_operations";
    "jwk: long values of key_ops", TOKEN, |size| operations(size, size / 8), jwk, "jwk_member_too_long";
    "jwk: x5c", TOKEN, |size| list(&jwk_start(r#""x5c":["#), "\"AAAA\"", "]}", size), jwk, "accepted";
    "private jwk: x5c", TOKEN, |size| list(&private_jwk_start(), "\"AAAA\"", "]}", size), private_jwk, "accepted";
    "key set: values of key_ops", JSON, |size| set(&[operations(size - 12, 8)]), key_set, "accepted";
    "key set: long names of escapes", JSON, |size| set(&[escaped_names(size - 12)]), key_set, "accepted";
    "key set: objects of 255 members", JSON, objects_in_a_key_set, key_set, "accepted";
    "key set: RSA keys of 4096 bits", JSON, rsa_keys, key_set, "accepted";
    "key set: P-256 keys", JSON, p256_keys, key_set, "accepted";
    "key set: Ed25519 keys", JSON, ed25519_keys, key_set, "accepted";
    "form: escapes", FORM, |size| around("a=", "%41", "", size), form, "accepted";
    "form: separators", FORM, |size| around("a=1", "&", "", size), form, "accepted";
    "form: names of escapes", FORM, long_names, form, "accepted";
    "par: a sub that is no string", FORM, |size| par(size, r#"{"sub":["#, "]}"), par_body, "payload_wrong_type";
    "par: long names of escapes", FORM, par_names, par_body, "accepted";
    "par: claims of the wrong type", FORM, |size| par(size, r#"{"sub":"client","exp":["#, "]}"), par_body, "accepted";
    "par: separators", FORM, par_separators, par_body, "accepted";
    "par: parameters outside", FORM, par_outside, par_body, "accepted";
    "request object: values of scope", TOKEN, |size| signed_object("scope", &scope(size / 2)), object, "accepted";
    "request object: many authorization_details", TOKEN, many_details, object, "details_count";
    "request object: claims", TOKEN, |size| signed_object("claims", &userinfo(size / 2)), object, "accepted";
    "token request: authorization_details", FORM, token_details, token_body, "accepted";
    "token request: values of scope", FORM, |size| token_body_with("scope", &scope(size / 2)), token_body, "accepted";
    "refresh: values of scope", FORM, |size| token_body_with("scope", &scope(size / 2)), refresh, "accepted";
    "metadata: lists", RESPONSE, metadata_lists, server_metadata, "accepted";
    "token response: permissions", RESPONSE, |size| granted(size, 1), prepared renewed, "accepted";
    "token response: consents", RESPONSE, |size| granted(size, 16), prepared renewed, "accepted";
    "accounts: the owned type", ACCOUNTS, accounts, accounts_owned, "accepted";
    "accounts: the view", ACCOUNTS, accounts, accounts_viewed, "accepted";
    "accounts: compared with the earlier ones", ACCOUNTS, accounts, prepared renewed, "accepted";
    "accounts: narrowed", ACCOUNTS, accounts, prepared narrowed, "accepted";
    "token response: values of scope", RESPONSE, granted_scope, prepared renewed, "accepted";
    "callback: parameters", FORM, callback_parameters, callback, "callback_state_mismatch";
    "authorization query", FORM, |size| around("/auth?client_id=c&request_uri=", "%41", "", size), query, "accepted";
    "id token: values of aud", TOKEN, |size| signed_id_token(size, "aud"), id_token_text, "claim_aud_several";
    "id token: values of amr", TOKEN, |size| signed_id_token(size, "amr"), id_token_text, "accepted";
    "pem: a private key", TOKEN, |size| pem("PRIVATE", size), private_pem, "refused";
    "pem: a public key", TOKEN, |size| pem("PUBLIC", size), public_pem, "refused";
};

// The inputs

fn json(text: &[u8]) -> &'static str {
    label!(Value::parse(text, Budget::default()))
}

fn claims(text: &[u8]) -> &'static str {
    let claims = Claims::parse(text, Budget::default());
    if let Ok(claims) = &claims {
        black_box(claims.aud().is_some_and(|aud| aud.contains("b")));
    }
    label!(claims)
}

fn header(token: &[u8]) -> &'static str {
    let limits = Limits { header: Limits::MAX_HEADER, ..Limits::default() };
    label!(insecure::header(&CompactJws::parse(token, &limits).unwrap(), &limits))
}

fn compact(token: &[u8]) -> &'static str {
    label!(CompactJws::parse(token, &Limits { payload: 1, ..Limits::default() }))
}

fn jwk(text: &[u8]) -> &'static str {
    label!(Jwk::parse(text, Budget::default()))
}

fn private_jwk(text: &[u8]) -> &'static str {
    label!(PrivateJwk::parse(text, Budget::default()))
}

fn key_set(text: &[u8]) -> &'static str {
    label!(JwkSet::parse(text))
}

fn form(text: &[u8]) -> &'static str {
    label!(Form::parse(text, FormLimits::default()))
}

fn request(body: &[u8]) -> Request {
    Request::new("POST", "/")
        .with_header("Content-Type", "application/x-www-form-urlencoded")
        .with_body(body)
        .with_client_certificate(b"certificate")
}

fn par_body(body: &[u8]) -> &'static str {
    match black_box(world().server.read_par(&request(body), &mut cx(NOW))) {
        Ok(_) => "accepted",
        Err(error) => error.innermost_label(),
    }
}

fn token_body(body: &[u8]) -> &'static str {
    label!(world().server.read_token_request(&request(body), &mut cx(NOW)))
}

fn object(token: &[u8]) -> &'static str {
    let world = world();
    let token = core::str::from_utf8(token).unwrap();
    label!(request_object::check(token, &world.server, &world.registered, &mut cx(NOW)))
}

fn refresh(body: &[u8]) -> &'static str {
    let world = world();
    let unverified = world.server.read_token_request(&request(body), &mut cx(NOW)).unwrap();
    let authenticated = unverified.check(&world.server, &world.registered, &mut cx(NOW)).unwrap();
    // The requested scope was granted, and more.
    let granted = IssuedRefreshToken::new(&"r".into(), CLIENT_ID).with_scope(&scope(body.len()));
    label!(authenticated.check_refresh(&granted, &mut cx(NOW)))
}

fn response(body: &[u8]) -> Response {
    Response::new(200).with_header("Content-Type", "application/json").with_body(body)
}

fn server_metadata(body: &[u8]) -> &'static str {
    let world = world();
    let expected = metadata::MetadataRequirements::new(ISSUER, &world.policy).with_scopes(&["openid", "none"]);
    match black_box(expected.read(&response(body), &mut cx(NOW))) {
        Ok(_) => "accepted",
        // The last check.
        Err(error) if error.label() == "metadata_scope" => "accepted",
        Err(error) => error.label(),
    }
}

/// A refresh, where the very same was granted before.
fn renewed(body: &[u8]) -> Reader {
    let earlier: serde_json::Value = serde_json::from_slice(body).unwrap();
    let kept = serde_json::json!({
        "version": 1, "refresh_token": "r", "scope": earlier["scope"], "first_id_token": null,
        "authorization_details": earlier.get("authorization_details").cloned().unwrap_or_else(|| serde_json::json!([])),
    });
    let renewal: Renewal = serde_json::from_value(kept).unwrap();
    Box::new(move |body| {
        let world = world();
        let sent = request(b"grant_type=refresh_token");
        label!(renewal.read_response(&world.client, &world.provider, (&sent, &response(body)), &mut cx(NOW)))
    })
}

fn accounts_owned(text: &[u8]) -> &'static str {
    let response: TokenResponse = serde_json::from_slice(text).unwrap();
    let Some([GrantedAuthorizationDetail::AccountAccessV1_2(access)]) = response.authorization_details.as_deref()
    else {
        return "another detail";
    };
    if access.consent.accounts.as_ref().is_some_and(|accounts| 74 * accounts.len() > text.len()) {
        "accepted"
    } else {
        "lost"
    }
}

/// The view of the response's detail: read, and each account of it once more.
fn accounts_viewed(text: &[u8]) -> &'static str {
    let start = text.windows(DETAILS.len()).position(|window| window == DETAILS).unwrap() + DETAILS.len();
    let detail = &text[start..text.len() - 2];
    let access = GrantedAccountAccessView::parse(detail, Budget::default()).unwrap();
    let accounts = access.consent.accounts.unwrap();
    let last = accounts.iter().map(|account| account.account_id.len()).sum::<usize>();
    if 74 * accounts.len() > text.len() && last == 24 * accounts.len() { "accepted" } else { "lost" }
}

/// A refresh for a part of the earlier grant.
fn narrowed(response: &[u8]) -> Reader {
    let granted: TokenResponse = serde_json::from_slice(response).unwrap();
    let mut issued = IssuedRefreshToken::new(&"r".into(), CLIENT_ID);
    issued.authorization_details = granted.authorization_details.unwrap();
    let mut consent: serde_json::Value =
        serde_json::from_str(include_str!("../samples/requested_consent.json")).unwrap();
    consent["permissions"] = serde_json::json!(["read_accounts"]);
    let asked = serde_json::json!([{ "type": consent["consent_type"], "consent": consent }]);
    let body = token_body_with("authorization_details", &asked.to_string());
    Box::new(move |_| {
        let world = world();
        let unverified = world.server.read_token_request(&request(&body), &mut cx(NOW)).unwrap();
        let authenticated = unverified.check(&world.server, &world.registered, &mut cx(NOW)).unwrap();
        label!(authenticated.check_refresh(&issued, &mut cx(NOW)))
    })
}

fn callback(url: &[u8]) -> &'static str {
    let world = world();
    label!(world.session.read_callback(
        &world.client,
        &world.provider,
        core::str::from_utf8(url).unwrap(),
        &mut cx(NOW)
    ))
}

fn query(target: &[u8]) -> &'static str {
    label!(world().server.read_authorization_query(core::str::from_utf8(target).unwrap(), &mut cx(NOW)))
}

fn id_token_text(token: &[u8]) -> &'static str {
    let world = world();
    let token = core::str::from_utf8(token).unwrap();
    match black_box(id_token::IdTokenRequirements::new().check(token, &world.client, &world.provider, &mut cx(NOW))) {
        Ok(_) => "accepted",
        Err(error) => error.innermost_label(),
    }
}

fn private_pem(text: &[u8]) -> &'static str {
    if SigningKey::from_pem(black_box(text)).is_ok() { "accepted" } else { "refused" }
}

fn public_pem(text: &[u8]) -> &'static str {
    let text = core::str::from_utf8(text).unwrap().as_bytes();
    if VerifyingKey::from_pem(black_box(text)).is_ok() { "accepted" } else { "refused" }
}

// The readers

struct World {
    policy: Policy,
    key: SigningKey,
    session: Session,
    client: Client,
    provider: Provider,
    server: Server,
    registered: RegisteredClient,
}

fn cx(now: UnixTime) -> Context<'static> {
    Context::with_system_random(now)
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let key = || SigningKey::from_ed25519_seed(&[7; 32]);
        let jwk = Jwk::new(key().verifying_key().clone()).with_kid("1").unwrap();
        // Without the limits that reject these inputs, so that the code after them is measured.
        let tolerated = QuirkSet::of(Quirk::ALL);
        let mut policy = Policy { tolerated, ..Policy::fapi2_final() };
        policy.limits = LimitPolicy { scope: FORM, jti: FORM, response: ACCOUNTS, ..policy.limits };
        let client = Client::new(CLIENT_ID, policy.clone()).with_signer(key(), "1");
        let provider = Provider::new(ISSUER, jwk.clone()).with_par_endpoint("https://as.example/par");
        let wanted = AuthorizationRequest::new(REDIRECT_URI).with_scope("openid");
        let (_, session) = client.push(&provider, wanted, &mut cx(NOW)).unwrap();
        // As many scopes as a client may register; the last one is requested most often.
        let scopes =
            (0..100).map(|number| format!("registered-{number}")).chain(values(TOKEN / 2)).chain(["openid".into()]);
        World {
            server: Server::without_replay_check(ISSUER, policy.clone()).with_signer(key(), "1"),
            registered: RegisteredClient::new(CLIENT_ID, jwk, [REDIRECT_URI]).with_scopes(scopes),
            key: key(),
            policy,
            session,
            client,
            provider,
        }
    })
}

// The makers

/// Repeats `part` as often as it fits between start and end.
fn around(start: &str, part: &str, end: &str, size: usize) -> Vec<u8> {
    let count = size.saturating_sub(start.len() + end.len()) / part.len();
    [start, &part.repeat(count), end].concat().into_bytes()
}

fn pem(kind: &str, size: usize) -> Vec<u8> {
    let (start, end) = (format!("-----BEGIN {kind} KEY-----\n"), format!("-----END {kind} KEY-----\n"));
    around(&start, "AAAAAAAAAAAAAAA\n", &end, size)
}

fn callback_parameters(size: usize) -> Vec<u8> {
    around("https://client.example/cb?state=x&a=", "%41", "", size)
}

/// [`around`] with commas between.
fn list(start: &str, part: &str, end: &str, size: usize) -> Vec<u8> {
    let count = size.saturating_sub(start.len() + end.len()) / (part.len() + 1);
    [start, &vec![part; count].join(","), end].concat().into_bytes()
}

/// An object with this number of members, whose names differ in three digits in the middle.
fn object_of(size: usize, part: &str, members: usize) -> Vec<u8> {
    let count = (size / members).saturating_sub(10) / part.len() / 2;
    let fill = part.repeat(count);
    let members: Vec<String> = (0..members).map(|number| format!("\"{fill}{number:03}{fill}\":0")).collect();
    format!("{{{}}}", members.join(",")).into_bytes()
}

fn escaped_names(size: usize) -> Vec<u8> {
    object_of(size, "\\u0061", 254)
}

fn plain_names(size: usize) -> Vec<u8> {
    object_of(size, "a", 254)
}

fn full_objects(size: usize) -> Vec<u8> {
    let members: Vec<String> = (0..254).map(|number| format!("\"{number:x}\":0")).collect();
    list("[", &format!("{{{}}}", members.join(",")), "]", size)
}

fn objects_in_a_key_set(size: usize) -> Vec<u8> {
    set(&[br#"{"x":"#.to_vec(), full_objects(size - 26), b"}".to_vec()])
}

fn deep(size: usize) -> Vec<u8> {
    list("[", &format!("{}{}", "[".repeat(31), "]".repeat(31)), "]", size)
}

fn token_of(header: &[u8], payload: &[u8]) -> Vec<u8> {
    [encoded(header), encoded(payload), "AAAA".into()].join(".").into_bytes()
}

fn encoded(bytes: &[u8]) -> String {
    let mut text = vec![0; bytes.len() * 4 / 3 + 4];
    String::from_utf8(base64url::encode(bytes, &mut text).unwrap().to_vec()).unwrap()
}

/// A hundred names in `crit`, all of them present.
fn critical(size: usize) -> Vec<u8> {
    let fill = "x".repeat(((size - 40) / 200).saturating_sub(9));
    let names: Vec<String> = (0..100).map(|number| format!("\"{fill}{number:02}\"")).collect();
    let members: Vec<String> = names.iter().map(|name| format!(",{name}:0")).collect();
    token_of(format!(r#"{{"alg":"PS256","crit":[{}]{}}}"#, names.join(","), members.concat()).as_bytes(), b"{}")
}

fn header_members(size: usize) -> Vec<u8> {
    let members = String::from_utf8(object_of(size - 20, "\\u0061", 30)).unwrap();
    token_of(members.replacen('{', r#"{"alg":"PS256","#, 1).as_bytes(), b"{}")
}

fn jwk_start(rest: &str) -> String {
    format!(r#"{{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",{rest}"#)
}

fn private_jwk_start() -> String {
    jwk_start(r#""d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x5c":["#)
}

/// A key whose `key_ops` have values of this length, which differ only at their ends.
fn operations(size: usize, length: usize) -> Vec<u8> {
    let fill = "\\u0061".repeat(length / 6);
    let start = jwk_start(r#""key_ops":["#);
    let count = (size - start.len() - 2) / (fill.len() + 8);
    let values: Vec<String> = (0..count).map(|number| format!("\"{fill}{number:05}\"")).collect();
    format!("{start}{}]}}", values.join(",")).into_bytes()
}

fn set(parts: &[Vec<u8>]) -> Vec<u8> {
    [br#"{"keys":["#.to_vec(), parts.concat(), b"]}".to_vec()].concat()
}

/// Deterministic bytes.
fn bytes(count: usize, mut state: u64) -> Vec<u8> {
    let next = |state: &mut u64| {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*state >> 56) as u8
    };
    (0..count).map(|_| next(&mut state)).collect()
}

/// A key for each 4 KiB.
fn rsa_keys(size: usize) -> Vec<u8> {
    let key = |number: usize| {
        let mut modulus = bytes(512, number as u64 + 1);
        modulus[0] |= 0x80;
        modulus[511] |= 1;
        let start = format!(r#"{{"kty":"RSA","e":"AQAB","n":"{}","x":""#, encoded(&modulus));
        String::from_utf8(around(&start, "A", "\"}", 4_090)).unwrap()
    };
    set(&[(0..size / 4_096).map(key).collect::<Vec<_>>().join(",").into_bytes()])
}

fn p256_keys(size: usize) -> Vec<u8> {
    let key = |number: usize| {
        let key = SigningKey::from_p256_scalar(&bytes(32, number as u64).try_into().unwrap()).unwrap();
        let text = Jwk::new(key.verifying_key().clone()).to_json();
        String::from_utf8(around(&text.replace('}', ",\"a\":\""), "A", "\"}", 4_090)).unwrap()
    };
    set(&[(0..size / 4_096).map(key).collect::<Vec<_>>().join(",").into_bytes()])
}

fn ed25519_keys(size: usize) -> Vec<u8> {
    let key = |number: usize| {
        let start = format!(r#"{{"kty":"OKP","crv":"Ed25519","x":"{}","y":""#, encoded(&bytes(32, number as u64)));
        String::from_utf8(around(&start, "A", "\"}", 4_090)).unwrap()
    };
    set(&[(0..size / 4_096).map(key).collect::<Vec<_>>().join(",").into_bytes()])
}

/// Thirty-two parameters whose names differ only at their ends.
fn long_names(size: usize) -> Vec<u8> {
    let fill = "%41".repeat((size / 32 - 8) / 3);
    (0..32).map(|number| format!("{fill}{number:02}=1")).collect::<Vec<_>>().join("&").into_bytes()
}

const ASSERTION_TYPE: &str = "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer";

fn par_of(payload: &[u8]) -> Vec<u8> {
    let assertion = String::from_utf8(token_of(br#"{"alg":"PS256"}"#, payload)).unwrap();
    format!("{ASSERTION_TYPE}&client_assertion={assertion}").into_bytes()
}

/// An assertion with an array of many values; a form is twice as long as a token may be.
fn par(size: usize, start: &str, end: &str) -> Vec<u8> {
    par_of(&list(start, "0", end, (size / 2 - 300) * 3 / 4))
}

fn par_names(size: usize) -> Vec<u8> {
    let members = String::from_utf8(escaped_names((size / 2 - 400) * 3 / 4)).unwrap();
    par_of(members.replacen('{', r#"{"sub":"client","#, 1).as_bytes())
}

fn par_separators(size: usize) -> Vec<u8> {
    around(&String::from_utf8(par_of(br#"{"sub":"client"}"#)).unwrap(), "&", "", size)
}

fn par_outside(size: usize) -> Vec<u8> {
    let rest = String::from_utf8(par_of(br#"{"sub":"client"}"#)).unwrap();
    around(&format!("{rest}&a="), "%2B", "", size)
}

/// A scope of about this length, whose last value is the first granted one.
fn scope(size: usize) -> String {
    values(size).collect::<Vec<_>>().join(" ")
}

fn values(size: usize) -> impl Iterator<Item = String> {
    (0..size / 6).rev().map(|number| format!("{number:05}"))
}

fn details(size: usize) -> String {
    String::from_utf8(list("[", r#"{"type":"x"}"#, "]", size)).unwrap()
}

fn many_details(size: usize) -> Vec<u8> {
    signed_object("authorization_details", &details(size / 2))
}

fn userinfo(size: usize) -> String {
    let claims = String::from_utf8(object_of(size, "a", 200)).unwrap().replace(":0", ":null");
    format!(r#"{{"userinfo":{claims}}}"#)
}

fn sign(payload: &str) -> String {
    sign_to_string(&ProtectedHeader::new().with_kid("1"), payload.as_bytes(), &world().key, &mut SystemRandom).unwrap()
}

fn signed_object(member: &str, value: &str) -> Vec<u8> {
    let value = if value.starts_with(['[', '{']) { value.to_owned() } else { format!("\"{value}\"") };
    let openid = if member == "scope" { "" } else { r#","scope":"openid""# };
    sign(&format!(
        r#"{{"iss":"client","client_id":"client","aud":"https://as.example","exp":1769767018,"nbf":1769766708,
            "response_type":"code","redirect_uri":"{REDIRECT_URI}",
            "code_challenge":"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM","code_challenge_method":"S256"
            {openid},"{member}":{value}}}"#
    ))
    .into_bytes()
}

fn token_body_with(name: &str, value: &str) -> Vec<u8> {
    let assertion = sign(
        r#"{"iss":"client","sub":"client","aud":"https://as.example","exp":1769767018,"iat":1769766708,"nbf":1769766708,
            "jti":"1"}"#,
    );
    let rest = form::encode([
        ("client_id", CLIENT_ID),
        ("grant_type", "refresh_token"),
        ("refresh_token", "r"),
        ("client_assertion", &assertion),
        (name, value),
    ]);
    format!("{ASSERTION_TYPE}&{rest}").into_bytes()
}

fn token_details(size: usize) -> Vec<u8> {
    token_body_with("authorization_details", &details(size / 3))
}

fn metadata_lists(size: usize) -> Vec<u8> {
    let mut metadata: serde_json::Value =
        serde_json::from_str(include_str!("../samples/server_metadata.json")).unwrap();
    metadata["issuer"] = ISSUER.into();
    let room = size - metadata.to_string().len();
    metadata["scopes_supported"] = values(room / 2).collect::<Vec<_>>().into();
    metadata.to_string().into_bytes()
}

/// Consents with equally many permissions, whose last one differs.
fn granted(size: usize, count: usize) -> Vec<u8> {
    let sample: serde_json::Value = serde_json::from_str(include_str!("../samples/token_response.json")).unwrap();
    let mut detail = sample["authorization_details"][0].clone();
    // Little of it is there whatever the size.
    for optional in ["accounts", "updated_at", "updated_by"] {
        detail["consent"].as_object_mut().unwrap().remove(optional);
    }
    let room = ((size - 400) / count).saturating_sub(detail.to_string().len() + 32);
    let one = |number: usize| {
        let mut detail = detail.clone();
        let consent = &mut detail["consent"];
        consent["permissions"] = values(room * 2 / 3).chain([format!("own-{number}")]).collect::<Vec<_>>().into();
        detail
    };
    let details: Vec<_> = (0..count).map(one).collect();
    let message = serde_json::json!({
        "access_token": "a", "token_type": "Bearer", "scope": "a", "authorization_details": details
    });
    message.to_string().into_bytes()
}

/// What stands before the only detail of [`accounts`].
const DETAILS: &[u8] = br#""authorization_details":["#;

/// A token response whose consent has as many accounts as fit.
fn accounts(size: usize) -> Vec<u8> {
    let sample: serde_json::Value = serde_json::from_str(include_str!("../samples/token_response.json")).unwrap();
    let mut detail = sample["authorization_details"][0].clone();
    let one = |number: usize| serde_json::json!({ "account_id": format!("{number:024}"), "account_number": "5140" });
    let length = one(0).to_string().len() + 1;
    detail["consent"]["accounts"] = (0..(size - 1_000) / length).map(one).collect();
    let mut text = br#"{"access_token":"a","token_type":"Bearer","scope":"a","#.to_vec();
    text.extend_from_slice(DETAILS);
    text.extend_from_slice(detail.to_string().as_bytes());
    text.extend_from_slice(b"]}");
    text
}

fn granted_scope(size: usize) -> Vec<u8> {
    let message = serde_json::json!({ "access_token": "a", "token_type": "Bearer", "scope": scope(size - 60) });
    message.to_string().into_bytes()
}

/// An id_token whose claim `long` has as many values as fit.
fn signed_id_token(size: usize, long: &str) -> Vec<u8> {
    let room = (size - 600) * 3 / 4;
    let values = |name: &str, last: &str| {
        let room = if name == long { room } else { 0 };
        String::from_utf8(list("[", "\"b\"", last, room)).unwrap()
    };
    let aud = if long == "aud" { values("aud", ",\"client\"]") } else { "\"client\"".to_owned() };
    let amr = values("amr", "]");
    sign(&format!(
        r#"{{"iss":"https://as.example","sub":"s","aud":{aud},"exp":1769767018,"iat":1769766708,"amr":{amr}}}"#
    ))
    .into_bytes()
}
