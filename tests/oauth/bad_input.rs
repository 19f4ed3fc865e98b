//! Hostile input at every entry of the protocol layer: forms, tokens and responses that are huge, deep, wide or encoded
//! repeatedly. Each is rejected with the right error, nothing panics, nothing is stored, and memory is bounded.

use std::sync::LazyLock;

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::error::{ClaimError, FormError, JsonError, JwsError, RequestError, ResponseError};
use ofm_protocol::jose::ProtectedHeader;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::par::AcceptedRequest;
use ofm_protocol::oauth::{Policy, client_assertion};
use ofm_protocol::types::{ErrorCode, SecretString};
use serde_json::{Value, json};

use crate::support::exchange::cx;
use crate::support::exchange::*;
use crate::support::keys;
use crate::support::memory::peak_of;
use crate::support::modules;
use crate::support::modules::{Answer, TokenPost, at, valid_par};

/// The memory that a request can use: the greatest form has 128 KiB and is decoded once, and the read values are larger
/// by a small factor.
const MEMORY: usize = 4 << 20;

/// A server's two endpoints, and their stored values.
struct Endpoints {
    world: &'static World,
    stored: Vec<AcceptedRequest>,
}

impl Endpoints {
    fn new() -> Self {
        static WORLD: LazyLock<World> = LazyLock::new(|| World::new(Policy::fapi2_final()));
        Self { world: &WORLD, stored: Vec::new() }
    }

    fn par(&mut self, request: &Request) -> Result<(), RequestError> {
        let server = self.world.server();
        let checked = server
            .read_par(request, &mut cx(PAR_TIME))
            .and_then(|unverified| unverified.check(&server, &self.world.registered(), &mut cx(at(0))));
        let (accepted, _) = checked?.accept(&server, &mut cx(at(0))).unwrap();
        self.stored.push(accepted);
        Ok(())
    }

    fn token(&self, request: &Request) -> Result<(), RequestError> {
        self.world
            .server()
            .read_token_request(&over_tls(request), &mut cx(PAR_TIME))?
            .check(&self.world.server(), &self.world.registered(), &mut cx(at(0)))
            .map(|_| ())
    }

    /// Both reject a body in the same way, in little memory, and store nothing.
    #[track_caller]
    fn refuse(&mut self, body: &str, expected: RequestError, code: ErrorCode, status: u16) {
        let request = |url| {
            Request::new("POST", url).with_header("Content-Type", "application/x-www-form-urlencoded").with_body(body)
        };
        let (par, token) = (request("/par"), request("/token"));
        let (peak, errors) = peak_of(|| [self.par(&par), self.token(&token)]);
        for error in errors {
            let error = error.expect_err("it is refused");
            assert_eq!(error, expected);
            assert_eq!((error.public().code, error.public().status), (code, status));
            assert!(error.response(None).body.len() < 200, "the answer is short");
        }
        assert!(self.stored.is_empty());
        assert!(peak < MEMORY, "{peak} bytes");
    }
}

fn form(error: FormError) -> RequestError {
    RequestError::Form { error }
}

#[test]
fn forms_of_a_megabyte_are_answered_by_413() {
    let limit = 131_072;
    for body in
        ["a".repeat(1 << 20), format!("request={}", "A".repeat(1 << 20)), "%41".repeat(349_526), "&".repeat(1 << 20)]
    {
        let expected = form(FormError::TooLong { length: body.len(), limit });
        // No copy is made before the length is known.
        Endpoints::new().refuse(&body, expected, ErrorCode::InvalidRequest, 413);
    }
}

#[test]
fn ten_thousand_parameters_are_refused() {
    let many: Vec<String> = (0..10_000).map(|index| format!("a{index}=1")).collect();
    let expected = form(FormError::TooManyParameters { limit: 32 });
    Endpoints::new().refuse(&many.join("&"), expected, ErrorCode::InvalidRequest, 400);
    // The same for repeated parameters, and for parameters without value or name.
    let same = "request=1&".repeat(10_000);
    Endpoints::new().refuse(&same, form(FormError::Duplicate { offset: 10 }), ErrorCode::InvalidRequest, 400);
    let empty: Vec<String> = (0..10_000).map(|index| format!("a{index}")).collect();
    Endpoints::new().refuse(&empty.join("&"), expected, ErrorCode::InvalidRequest, 400);
    Endpoints::new().refuse(
        &"=&".repeat(10_000),
        form(FormError::NoName { offset: 0 }),
        ErrorCode::InvalidRequest,
        400,
    );
}

#[test]
fn percent_encoding_is_undone_once() {
    // `%2525…41`: repeated decoding would give another parameter name, or a token.
    let nested = |times: usize, character: &str| format!("%{}{character}", "25".repeat(times));
    for times in [1, 2, 1_000, 30_000] {
        let body = format!("{}={}", nested(times, "41"), nested(times, "42"));
        Endpoints::new().refuse(&body, RequestError::AssertionMissing, ErrorCode::InvalidClient, 401);
    }
    // A doubly encoded assertion type is another type.
    let body =
        format!("client_assertion=e30.e30.AA&client_assertion_type={}", client_assertion::TYPE.replace(':', "%253A"));
    Endpoints::new().refuse(&body, RequestError::AssertionType, ErrorCode::InvalidClient, 401);
    let broken = format!("{}=1", "%41".repeat(40_000)).replace("%41=", "%4=");
    let expected = form(FormError::BadPercent { offset: 119_997 });
    Endpoints::new().refuse(&broken, expected, ErrorCode::InvalidRequest, 400);
}

#[test]
fn nul_and_control_characters_are_refused() {
    for raw in ["\0", "\r\n", "\t", " ", "\u{7f}", "é"] {
        let body = format!("request=a{raw}");
        Endpoints::new().refuse(&body, form(FormError::RawByte { offset: 9 }), ErrorCode::InvalidRequest, 400);
    }
    for (body, offset) in [("request=%00", 8), ("a=1&request=a%00b", 12), ("a%00=1", 0)] {
        Endpoints::new().refuse(body, form(FormError::Nul { offset }), ErrorCode::InvalidRequest, 400);
    }
    for (body, offset) in [("request=%C3", 8), ("a=%ED%A0%80", 2), ("a=%FF%FE", 2)] {
        Endpoints::new().refuse(body, form(FormError::NotUtf8 { offset }), ErrorCode::InvalidRequest, 400);
    }
    // Line breaks may be encoded: no response repeats them, and no token contains them.
    let body = form_of(&[("client_assertion", "e30.e30.AA\r\nSet-Cookie: a=b")]);
    let error = JwsError::Whitespace { offset: 10 };
    Endpoints::new().refuse(&body, RequestError::AssertionToken { error }, ErrorCode::InvalidClient, 401);
}

/// Objects of JSON that exceed the reader's limits, with the reader's error.
fn bombs() -> Vec<(&'static str, String, JsonError)> {
    let members = |count: usize| (0..count).map(|index| format!(r#""m{index}":0"#)).collect::<Vec<_>>().join(",");
    vec![
        (
            "deep arrays",
            format!(r#"{{"a":{}1{}}}"#, "[".repeat(32), "]".repeat(32)),
            JsonError::Depth { offset: 36, limit: 32 },
        ),
        ("very deep arrays", format!(r#"{{"a":{}"#, "[".repeat(40_000)), JsonError::Depth { offset: 36, limit: 32 }),
        ("deep objects", r#"{"a":"#.repeat(8_000), JsonError::Depth { offset: 160, limit: 32 }),
        ("many members", format!("{{{}}}", members(257)), JsonError::Members { offset: 2195, limit: 256 }),
        ("very many members", format!("{{{}}}", members(4_000)), JsonError::Members { offset: 2195, limit: 256 }),
        (
            "a member ten thousand times",
            format!("{{{}}}", vec![r#""a":0"#; 5_000].join(",")),
            JsonError::DuplicateMember { offset: 7 },
        ),
        ("half a surrogate pair", r#"{"a":"\ud800"}"#.into(), JsonError::Surrogate { offset: 6 }),
        ("a raw NUL", "{\"a\":\"\0\"}".into(), JsonError::ControlCharacter { offset: 6 }),
    ]
}

/// A valid request as a source of parts: its keys are loaded, and its assertion is signed, once.
struct Valid {
    object: Value,
    object_header: ProtectedHeader<'static>,
    key: std::sync::Arc<SigningKey>,
    assertion: String,
}

static VALID: LazyLock<Valid> = LazyLock::new(|| {
    let par = valid_par(Policy::fapi2_final());
    let assertion = par.assertion();
    Valid { object: par.object, object_header: par.object_header, key: par.object_key, assertion }
});

/// A request object with one more member, whose value is written unchanged.
fn object_with(name: &str, value: &str) -> String {
    let mut object = VALID.object.clone();
    object.as_object_mut().unwrap().remove(name);
    let text = object.to_string();
    format!("{},\"{name}\":{value}}}", text.strip_suffix('}').unwrap())
}

/// A PAR request with this payload in its request object, correctly signed.
fn pushed(payload: &str) -> Request {
    let token = keys::token(&VALID.object_header, payload.as_bytes(), &*VALID.key);
    let body = form_of(&[("client_assertion", VALID.assertion.as_str()), ("request", token.as_str())]);
    Request::new("POST", "/par").with_header("Content-Type", "application/x-www-form-urlencoded").with_body(body)
}

#[track_caller]
fn push_refused(what: &str, payload: &str) -> RequestError {
    let mut endpoints = Endpoints::new();
    let request = pushed(payload);
    let (peak, result) = peak_of(|| endpoints.par(&request));
    assert!(endpoints.stored.is_empty(), "{what}");
    assert!(peak < MEMORY, "{what}: {peak} bytes");
    result.expect_err(what)
}

#[test]
fn json_bombs_in_a_request_object_are_refused() {
    for (what, bomb, error) in bombs() {
        let refused = push_refused(what, &bomb);
        assert_eq!(refused, RequestError::RequestObjectClaims { error: ClaimError::Json { error } }, "{what}");
        assert_eq!(refused.public().code, ErrorCode::InvalidRequestObject, "{what}");
    }
    // As a member of an otherwise valid request object.
    for (what, bomb, error) in bombs() {
        for member in ["authorization_details", "claims", "unknown"] {
            let refused = push_refused(what, &object_with(member, &bomb));
            let RequestError::RequestObjectClaims { error: ClaimError::Json { error: found } } = refused else {
                panic!("{what} in {member}: {refused:?}")
            };
            assert_eq!(found.label(), error.label(), "{what} in {member}");
        }
    }
}

#[test]
fn long_numbers_and_strings_are_refused_where_they_mean_something() {
    let (digits, nines) = ("1".repeat(40_000), format!("0.{}", "9".repeat(40_000)));
    let object = |error| RequestError::RequestObjectClaims { error };
    for (member, value, expected) in [
        ("exp", digits.as_str(), object(ClaimError::DateOutOfRange { claim: "exp" })),
        ("nbf", "1e400", object(ClaimError::DateOutOfRange { claim: "nbf" })),
        ("nbf", "1e-99999999999999999999", object(ClaimError::ValidForTooLong { nbf: modules::date(0), now: at(0) })),
        ("max_age", digits.as_str(), RequestError::RequestObjectMember { member: "max_age" }),
        ("max_age", nines.as_str(), RequestError::RequestObjectMember { member: "max_age" }),
    ] {
        let refused = push_refused(member, &object_with(member, value));
        assert_eq!(refused.label(), expected.label(), "{member}");
        assert_eq!(refused.innermost_label(), expected.innermost_label(), "{member}");
    }
    let long = format!("\"{}\"", "x".repeat(40_000));
    for (member, label, code) in [
        ("nonce", "parameter_too_long", ErrorCode::InvalidRequest),
        ("state", "parameter_too_long", ErrorCode::InvalidRequest),
        ("jti", "claim_jti_length", ErrorCode::InvalidRequestObject),
        ("redirect_uri", "redirect_uri_unregistered", ErrorCode::InvalidRequest),
        ("code_challenge", "pkce_challenge", ErrorCode::InvalidRequest),
        ("client_id", "request_object_client_id", ErrorCode::InvalidRequestObject),
        ("response_type", "response_type", ErrorCode::UnsupportedResponseType),
        ("authorization_details", "details_malformed", ErrorCode::InvalidAuthorizationDetails),
    ] {
        let refused = push_refused(member, &object_with(member, &long));
        assert_eq!((refused.innermost_label(), refused.public().code), (label, code), "{member}");
    }
    // A token above the limit is not decoded.
    let refused = push_refused("token", &object_with("unknown", &format!("\"{}\"", "x".repeat(60_000))));
    assert!(matches!(
        refused,
        RequestError::RequestObjectToken { error: JwsError::TokenTooLong { limit: 65_536, .. } }
    ));
}

#[test]
fn bombs_in_authorization_details_are_refused_by_their_own_code() {
    let detail = VALID.object["authorization_details"][0].clone();
    let consent = |member: &str, value: String| {
        let text = detail.to_string();
        let own = format!("\"{member}\":{}", detail["consent"][member]);
        assert!(text.contains(&own));
        format!("[{}]", text.replace(&own, &format!("\"{member}\":{value}")))
    };
    let malformed = |member| RequestError::DetailsMalformed { member };
    let count = |count| RequestError::DetailsCount { count, limit: 8 };
    for (what, value, expected) in [
        ("twenty thousand numbers", format!("[{}0]", "0,".repeat(20_000)), count(20_001)),
        ("ten thousand objects", format!("[{}{{}}]", "{},".repeat(10_000)), count(10_001)),
        ("three thousand unknown types", format!("[{}{{}}]", r#"{"type":"a"},"#.repeat(3_000)), count(3_001)),
        ("a long type", format!(r#"[{{"type":"{}"}}]"#, "x".repeat(40_000)), RequestError::DetailsType { index: 0 }),
        (
            "a long unknown member",
            format!(r#"[{{"type":"a","b":[{}0]}}]"#, "0,".repeat(15_000)),
            RequestError::DetailsType { index: 0 },
        ),
        ("a long dc_id", consent("dc_id", format!("\"{}\"", "x".repeat(40_000))), malformed("dc_id")),
        ("dp_id a long number", consent("dp_id", "1".repeat(40_000)), malformed("dp_id")),
        (
            "five thousand permissions",
            consent("permissions", format!("[{}\"a\"]", "\"a\",".repeat(5_000))),
            malformed("permissions"),
        ),
        (
            "one permission a thousand times",
            consent("permissions", format!("[{}\"read_accounts\"]", "\"read_accounts\",".repeat(1_000))),
            malformed("permissions"),
        ),
        (
            "permissions nested",
            consent("permissions", format!("{}{}", "[".repeat(25), "]".repeat(25))),
            malformed("permissions"),
        ),
        (
            "a long end",
            consent("expiration_datetime", format!("\"2026-11-30T23:59:59.{}Z\"", "9".repeat(30_000))),
            malformed("expiration_datetime"),
        ),
        ("an array in the array", "[[[]]]".into(), malformed("authorization_details")),
    ] {
        let refused = push_refused(what, &object_with("authorization_details", &value));
        assert_eq!(refused, expected, "{what}");
        assert_eq!(refused.public().code, ErrorCode::InvalidAuthorizationDetails, "{what}");
    }
}

#[test]
fn bombs_in_assertions_are_refused_before_keys_are_looked_up() {
    for (_, bomb, error) in bombs() {
        let token = keys::token(&VALID.object_header, bomb.as_bytes(), &*VALID.key);
        let body = form_of(&[("grant_type", "client_credentials"), ("client_assertion", token.as_str())]);
        let expected = RequestError::AssertionToken { error: JwsError::PayloadJson { error } };
        let mut endpoints = Endpoints::new();
        endpoints.refuse(&body, expected, ErrorCode::InvalidClient, 401);
    }
    for (header, label) in [
        (format!(r#"{{"alg":"PS256","x":{}"#, "[".repeat(1_000)), "json_depth"),
        (format!(r#"{{"alg":"PS256","kid":"{}"}}"#, "k".repeat(1_000)), "header_member_too_long"),
        (format!(r#"{{"alg":"PS256","x":"{}"}}"#, "k".repeat(40_000)), "token_segment_too_long"),
    ] {
        let mut post = TokenPost::valid(Policy::fapi2_final());
        let token = keys::token_with_header(header.as_bytes(), b"{\"sub\":\"c\"}", &keys::rsa_a());
        post.set("client_assertion", &token);
        let (peak, error) = peak_of(|| post.check().unwrap_err());
        assert_eq!((error.innermost_label(), error.public().code), (label, ErrorCode::InvalidClient));
        assert!(peak < MEMORY);
    }
    let dots = ".".repeat(60_000);
    let error = JwsError::SegmentCount { segments: 60_001 };
    let body = form_of(&[("client_assertion", dots.as_str())]);
    Endpoints::new().refuse(&body, RequestError::AssertionToken { error }, ErrorCode::InvalidClient, 401);
}

#[test]
fn clients_refuse_bombs_in_responses() {
    let world = Endpoints::new().world;
    let (session, sent, _) = world.push();
    let code = SecretString::from(CODE);
    let client = world.client();
    let token_request = session.token_request(&client, &world.provider(), &code, &mut cx(PAR_TIME)).unwrap();
    let read = |status: u16, body: &str| {
        let response = Response::new(status).with_header("Content-Type", "application/json").with_body(body);
        let (peak, errors) = peak_of(|| {
            let pushed =
                session.read_par_response(&client, (&sent, &response), &mut cx(PAR_TIME)).expect_err("it is refused");
            let provider = world.provider();
            let tokens =
                session.read_token_response(&client, &provider, (&token_request, &response), &mut cx(PAR_TIME));
            [pushed, tokens.expect_err("it is refused")]
        });
        assert!(peak < MEMORY, "{peak} bytes");
        errors
    };
    for (what, bomb, error) in bombs() {
        let expected = ResponseError::Json { error };
        assert_eq!(read(200, &bomb), [expected, expected], "{what}");
        // For an unreadable error response, the status is known.
        assert_eq!(read(400, &bomb), [ResponseError::Status { status: 400 }; 2], "{what}");
    }
    let long = format!(r#"{{"error":"{}"}}"#, "x".repeat(1 << 20));
    let length = long.len();
    for status in [200, 201, 400, 500] {
        assert_eq!(read(status, &long), [ResponseError::TooLong { length, limit: 131_072 }; 2]);
    }
    let wide = |member: &str| format!(r#"{{"{member}":[{}0]}}"#, "0,".repeat(60_000));
    let wrong = ResponseError::Member { name: "access_token" };
    assert_eq!(read(200, &wide("request_uri")), [ResponseError::ExpiresIn, wrong]);
    let numbers = format!(
        r#"{{"request_uri":"urn:a","access_token":"a","token_type":"Bearer","expires_in":{}}}"#,
        "9".repeat(100_000)
    );
    assert_eq!(read(200, &numbers), [ResponseError::ExpiresIn; 2]);
    let uri = format!(r#"{{"request_uri":"{}","expires_in":60}}"#, "u".repeat(100_000));
    assert_eq!(read(201, &uri)[0], ResponseError::RequestUri);
}

#[test]
fn clients_refuse_bombs_in_id_tokens_and_callbacks() {
    for (what, value, label) in [
        ("deep", json!(null), "json_depth"),
        ("long", json!("x".repeat(60_000)), "token_too_long"),
        ("wide", json!(vec![0; 30_000]), "token_too_long"),
    ] {
        let mut answer = Answer::valid(Policy::fapi2_final());
        answer.claims["more"] = value;
        if what == "deep" {
            let mut nested = json!(0);
            (0..40).for_each(|_| nested = json!([nested.take()]));
            answer.claims["more"] = nested;
        }
        let (peak, error) = peak_of(|| answer.check().unwrap_err());
        assert_eq!(error.innermost_label(), label, "{what}");
        // The test's own messages count too.
        assert!(peak < 2 * MEMORY, "{what}: {peak} bytes");
    }
    let world = Endpoints::new().world;
    let (session, ..) = world.push();
    let (client, provider) = (world.client(), world.provider());
    let many: Vec<String> = (0..10_000).map(|index| format!("a{index}=1")).collect();
    for (query, error) in [
        ("a".repeat(1 << 20), FormError::TooLong { length: 1 << 20, limit: 131_072 }),
        (many.join("&"), FormError::TooManyParameters { limit: 32 }),
        ("code=1%00".into(), FormError::Nul { offset: 0 }),
        ("code=1&code=2".into(), FormError::Duplicate { offset: 7 }),
    ] {
        let url = format!("{REDIRECT_URI}?{query}");
        let (peak, result) = peak_of(|| session.read_callback(&client, &provider, &url, &mut cx(PAR_TIME)));
        let refused = result.unwrap_err();
        assert_eq!(refused.innermost_label(), ResponseError::CallbackForm { error }.innermost_label());
        assert!(peak < MEMORY);
        let target = format!("/auth?{query}");
        let refused = world.server().read_authorization_query(&target, &mut cx(PAR_TIME)).unwrap_err();
        assert_eq!((refused.innermost_label(), refused.public().code), (error.label(), ErrorCode::InvalidRequest));
    }
}

/// The greatest allowed request needs little memory too.
#[test]
fn the_greatest_allowed_request_is_read_within_the_bound() {
    let mut endpoints = Endpoints::new();
    let payload = object_with("unknown", &format!("[{}0]", "0,".repeat(22_000)));
    let request = pushed(&payload);
    let (peak, result) = peak_of(|| endpoints.par(&request));
    assert_eq!((result, endpoints.stored.len()), (Ok(()), 1));
    assert!(peak < MEMORY, "{peak} bytes");
}
