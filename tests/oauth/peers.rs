//! Messages of ordinary peers: errors in every form, callbacks as browsers write them, null members, several resources,
//! servers on a developer's own machine. The error of a peer is never lost.

use ofm_protocol::error::{MetadataError, RequestError, ResponseError};
use ofm_protocol::jose::JwkSet;
use ofm_protocol::oauth::error::{PeerError, Untrusted};
use ofm_protocol::oauth::http::Response;
use ofm_protocol::oauth::metadata::{MetadataRequirements, WellKnown};
use ofm_protocol::oauth::policy::Preset;
use ofm_protocol::oauth::{AuthorizationRequest, Policy, Quirk, QuirkSet, Session};
use ofm_protocol::types::{ErrorCode, Open, SecretString};
use serde_json::{Value, json};

use crate::support::exchange::cx;
use crate::support::exchange::*;
use crate::support::modules::*;

const JSON: &str = "application/json";

fn response(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Response {
    Response::new(status).with_header("Content-Type", content_type).with_body(body)
}

/// The errors of the readers of token responses and PAR responses, and the peer's error.
fn refused(answer: &Response) -> (ResponseError, PeerError) {
    let world = World::new(Policy::fapi2_final());
    let (client, provider) = (world.client(), world.provider());
    let (pushed, session) = client.push(&provider, AuthorizationRequest::new(REDIRECT_URI), &mut cx(PAR_TIME)).unwrap();
    let code = SecretString::from(CODE);
    let request = session.token_request(&client, &provider, &code, &mut cx(PAR_TIME)).unwrap();
    let of_tokens = session.read_token_response(&client, &provider, (&request, answer), &mut cx(PAR_TIME)).unwrap_err();
    assert_eq!(session.read_par_response(&client, (&pushed, answer), &mut cx(PAR_TIME)).unwrap_err(), of_tokens);
    let own = client.client_credentials_request(&provider, None, &mut cx(PAR_TIME)).unwrap();
    assert_eq!(client.read_client_credentials_response((&own, answer), &mut cx(PAR_TIME)).unwrap_err(), of_tokens);
    let metadata = MetadataRequirements::new(ISSUER, &world.policy).read(answer, &mut cx(PAR_TIME)).unwrap_err();
    assert!(
        matches!(metadata, MetadataError::Response { error } if error == of_tokens || answer.status == 201),
        "{metadata}"
    );
    (of_tokens, PeerError::of_response(answer).unwrap_or_else(|| panic!("{of_tokens}")))
}

/// Status, content type and body; the expected code and description.
type Case = (u16, &'static str, Vec<u8>, &'static str, Option<&'static str>);

#[test]
fn t5_an_error_is_read_in_every_form() {
    let grant = "invalid_grant";
    let latin = b"{\"error\":\"invalid_grant\",\"error_description\":\"caf\xe9\"}".to_vec();
    let cases: Vec<Case> = vec![
        (400, JSON, br#"{"error":"invalid_grant","error_uri":null}"#.to_vec(), grant, None),
        (400, JSON, br#"{"error":"invalid_grant","error_description":null,"more":[null]}"#.to_vec(), grant, None),
        (400, JSON, br#"{"error":"invalid_grant","error_description":"no"}"#.to_vec(), grant, Some("no")),
        (
            400,
            JSON,
            br#"{"error":"invalid_grant","error_description":["a","b"]}"#.to_vec(),
            grant,
            Some(r#"["a","b"]"#),
        ),
        (401, "application/problem+json", br#"{"error":"invalid_client"}"#.to_vec(), "invalid_client", None),
        (400, "text/plain", br#"{"error":"invalid_grant"}"#.to_vec(), grant, None),
        (400, "text/html; charset=utf-8", br#" {"error":"invalid_grant"} "#.to_vec(), grant, None),
        (400, "text/plain", b"invalid_grant".to_vec(), grant, None),
        (
            400,
            "text/plain; charset=utf-8",
            b"invalid_grant: the grant is not valid\n".to_vec(),
            grant,
            Some("the grant is not valid"),
        ),
        (
            400,
            "application/x-www-form-urlencoded",
            b"error=invalid_grant&error_description=a+b%3F".to_vec(),
            grant,
            Some("a b?"),
        ),
        (200, JSON, br#"{"error":"invalid_grant","error_description":"no"}"#.to_vec(), grant, Some("no")),
        (200, "text/plain", br#"{"error":"invalid_grant"}"#.to_vec(), grant, None),
        (200, JSON, latin.clone(), grant, Some("caf\u{fffd}")),
        (400, JSON, latin, grant, Some("caf\u{fffd}")),
        (400, JSON, b"\xef\xbb\xbf{\"error\":\"invalid_grant\"}".to_vec(), grant, None),
        (429, JSON, br#"{"error":"quota_exceeded"}"#.to_vec(), "quota_exceeded", None),
        (400, JSON, br#"{"error":"urn:bank:error:17"}"#.to_vec(), "urn:bank:error:17", None),
        (500, JSON, br#"{"error":{"code":"E17","message":"down"}}"#.to_vec(), "E17", Some("down")),
        (500, JSON, br#"{"error":17,"message":"down"}"#.to_vec(), "17", Some("down")),
        (
            429,
            JSON,
            br#"{"errors":[{"code":"Request.RateLimited","message":"slow down"}]}"#.to_vec(),
            "Request.RateLimited",
            Some("slow down"),
        ),
    ];
    for (status, content_type, body, code, description) in cases {
        let shown = String::from_utf8_lossy(&body).into_owned();
        let (error, said) = refused(&response(status, content_type, body));
        let registered = code.parse::<ErrorCode>().map_or("other", |_| code);
        assert_eq!(error, ResponseError::Refused { status, code: registered }, "{shown}");
        assert_eq!((said.status, said.code_str()), (Some(status), code), "{shown}");
        assert_eq!(said.description.as_ref().map(Untrusted::as_untrusted_str), description, "{shown}");
    }
}

#[test]
fn t5_a_response_without_an_error_is_known_by_its_status() {
    for (content_type, body) in [
        ("text/html", "<html>invalid_grant</html>"),
        ("text/plain", "Bad Gateway"),
        ("text/html", "invalid_grant"),
        (JSON, r#"{"error":null}"#),
        (JSON, r#"{"error":""}"#),
        (JSON, r#"{"error":{}}"#),
        (JSON, r#"{"errors":[]}"#),
        (JSON, r#"{"errors":[{"code":null}]}"#),
        (JSON, ""),
        (JSON, r#"["invalid_grant"]"#),
    ] {
        let answer = response(502, content_type, body);
        assert_eq!(PeerError::of_response(&answer), None, "{body}");
        let world = World::new(Policy::fapi2_final());
        let (sent, session) =
            world.client().push(&world.provider(), AuthorizationRequest::new(REDIRECT_URI), &mut cx(PAR_TIME)).unwrap();
        let error = session.read_par_response(&world.client(), (&sent, &answer), &mut cx(PAR_TIME)).unwrap_err();
        assert_eq!(error, ResponseError::Status { status: 502 }, "{body}");
    }
}

/// An empty member `error` does not turn a success into an error.
#[test]
fn an_empty_error_beside_tokens_is_none() {
    for error in [Value::Null, json!(""), json!(false), json!([])] {
        let mut answer = Answer::valid(Policy::ofm_sandbox());
        answer.body["error"] = error;
        assert_eq!(answer.check(), Ok(()));
    }
    let mut answer = Answer::valid(Policy::ofm_sandbox());
    answer.body["error"] = "server_error".into();
    assert_eq!(answer.check(), Err(ResponseError::Refused { status: 200, code: "server_error" }));
}

#[test]
fn a_peers_text_is_printed_on_one_line_and_kept_completely() {
    let text = format!("a\r\nb\u{1b}[31m\u{202e}\"q\" {}", "x".repeat(500));
    let body = json!({ "error": "odd\ncode", "error_description": text, "error_uri": "https://as.example/e?x=1" });
    let said = PeerError::of_response(&response(400, JSON, body.to_string())).unwrap();
    assert_eq!(said.code, Open::Other("odd\ncode".into()));
    assert_eq!(said.description.as_ref().unwrap().as_untrusted_str(), text);
    assert_eq!(said.uri.as_ref().unwrap().as_untrusted_str(), "https://as.example/e?x=1");
    for shown in [said.to_string(), format!("{said:?}")] {
        assert!(shown.chars().all(|character| !character.is_control() && character != '\u{202e}'), "{shown}");
        assert!(shown.len() < 1_000);
    }
    assert!(said.to_string().starts_with(r#"status 400, odd\ncode: a\r\nb\u{1b}[31m\u{202e}"q" xx"#), "{said}");
    assert_eq!(said.description.unwrap().into_untrusted_string(), text);
}

fn session_at(world: &World, redirect_uri: &str) -> Session {
    world
        .client()
        .push(&world.provider(), AuthorizationRequest::new(redirect_uri).with_state(STATE), &mut cx(PAR_TIME))
        .unwrap()
        .1
}

const ISS: &str = "iss=https%3A%2F%2Fauth1.sandbox.mya.ozoneapi.io";

#[test]
fn errors_in_callbacks_reach_the_caller_whole() {
    let world = World::new(Policy::fapi2_final());
    let (client, provider) = (world.client(), world.provider());
    let session = session_at(&world, REDIRECT_URI);
    let read = |query: &str| {
        let url = format!("{REDIRECT_URI}?{query}&state={STATE}&{ISS}");
        (
            session.read_callback(&client, &provider, &url, &mut cx(PAR_TIME)).unwrap_err(),
            session.callback_error(&client, &provider, &url, &mut cx(PAR_TIME)),
        )
    };
    for (query, code, description) in [
        ("error=access_denied", "access_denied", None),
        ("error=access_denied&error_description=caf%E9+au+lait", "access_denied", Some("caf\u{fffd} au lait")),
        ("error=access_denied&error_description=a=b", "access_denied", Some("a=b")),
        ("error=access_denied&error_uri=https://as.example/e?x=1", "access_denied", None),
        ("error=user_went_away&error_description=", "user_went_away", None),
        ("error=access_denied&code=x", "access_denied", None),
    ] {
        let (error, said) = read(query);
        let registered = code.parse::<ErrorCode>().map_or("other", |_| code);
        assert_eq!(error, ResponseError::CallbackRefused { code: registered }, "{query}");
        assert!(!error.to_string().contains('0'), "{error}");
        let said = said.unwrap();
        assert_eq!((said.status, said.code_str()), (None, code));
        assert_eq!(said.description.as_ref().map(Untrusted::as_untrusted_str), description, "{query}");
    }
    // A callback of another session or another server is not trusted.
    for url in [
        format!("{REDIRECT_URI}?error=access_denied&state=other&{ISS}"),
        format!("{REDIRECT_URI}?error=access_denied&state={STATE}&iss=https%3A%2F%2Fevil.example"),
        format!("{REDIRECT_URI}?error=access_denied&state={STATE}"),
        format!("https://evil.example/?error=access_denied&state={STATE}&{ISS}"),
        format!("{REDIRECT_URI}?code=c&state={STATE}&{ISS}"),
    ] {
        assert_eq!(session.callback_error(&client, &provider, &url, &mut cx(PAR_TIME)), None, "{url}");
    }
}

#[test]
fn rfc_3986_section_6_2_the_browser_comes_back_to_an_equivalent_uri() {
    let world = World::new(Policy::fapi2_final());
    let read = |redirect_uri: &str, base: &str| {
        let separator = if base.contains('?') { '&' } else { '?' };
        let url = format!("{base}{separator}code=c&state={STATE}&{ISS}");
        let session = session_at(&world, redirect_uri);
        session
            .read_callback(&world.client(), &world.provider(), &url, &mut cx(PAR_TIME))
            .map(|callback| callback.code.expose().to_owned())
    };
    for (redirect_uri, base) in [
        ("https://c.example", "https://c.example/"),
        ("https://c.example", "/"),
        ("https://c.example/", "https://c.example"),
        ("https://c.example/cb", "https://c.example:443/cb"),
        ("https://c.example:443/cb", "https://c.example/cb"),
        ("https://C.Example/cb", "https://c.example/cb"),
        ("https://c.example/caf%c3%a9", "https://c.example/caf%C3%A9"),
        ("https://c.example/caf%c3%a9", "/caf%C3%A9"),
        ("https://c.example/%7euser/./a/../cb", "https://c.example/~user/cb"),
        ("https://c.example?x=%c3%a9", "https://c.example/?x=%C3%A9"),
        ("http://127.0.0.1:80/cb", "http://127.0.0.1/cb"),
    ] {
        assert_eq!(read(redirect_uri, base), Ok("c".into()), "{redirect_uri} {base}");
    }
    for (redirect_uri, base) in [
        ("https://c.example/cb", "https://c.example/cb/"),
        ("https://c.example/cb", "https://c.example/CB"),
        ("https://c.example/cb", "http://c.example/cb"),
        ("https://c.example/cb", "https://c.example:8443/cb"),
        ("https://c.example/cb", "https://evil.example/cb"),
        ("https://c.example/cb", "https://c.example@evil.example/cb"),
        ("https://c.example/a%2Fb", "https://c.example/a/b"),
        ("https://c.example/cb", "/"),
    ] {
        assert_eq!(read(redirect_uri, base), Err(ResponseError::CallbackUri), "{redirect_uri} {base}");
    }
    // Registered URIs are compared byte for byte.
    let mut par = valid_par(Policy::fapi2_final());
    par.object["redirect_uri"] = REDIRECT_URI.replace("https://", "HTTPS://").into();
    assert_eq!(par.check().unwrap_err(), RequestError::RedirectUriUnregistered);
}

#[test]
fn members_that_are_null_are_absent_where_the_policy_tolerates_it() {
    type Change = fn(&mut Value);
    let read = |policy: Policy, change: &dyn Fn(&mut Value)| {
        let mut answer = Answer::valid(policy);
        change(&mut answer.body);
        answer.read().map(|(tokens, _)| tokens.quirks())
    };
    let changes: [(&str, Change); 6] = [
        ("scope", |body| body["scope"] = Value::Null),
        ("refresh_token", |body| body["refresh_token"] = Value::Null),
        ("grant_id", |body| body["grant_id"] = Value::Null),
        ("expires_in", |body| body["expires_in"] = Value::Null),
        ("state", |body| body["state"] = Value::Null),
        // The first of them in the text, where members are sorted.
        ("accounts", |body| {
            for member in ["updated_at", "updated_by", "accounts", "status_reason", "hashed_id_number", "id_type"] {
                body["authorization_details"][0]["consent"][member] = Value::Null;
            }
        }),
    ];
    for (name, change) in changes {
        assert!(read(Policy::ofm_sandbox(), &change).unwrap().contains(Quirk::NullMember));
        assert!(read(Policy::ofm_v1_2_2(), &change).unwrap().contains(Quirk::NullMember));
        let refused = read(Policy::fapi2_final(), &change).unwrap_err();
        assert_eq!((refused, refused.innermost_label()), (ResponseError::NullMember { name }, "null_member"));
        assert!(refused.to_string().contains(&format!("`{name}` is null")), "{refused}");
    }
    // A missing required member is named.
    for (name, change) in [
        ("access_token", (|body| body["access_token"] = Value::Null) as fn(&mut Value)),
        ("token_type", |body| body["token_type"] = Value::Null),
        ("consent_id", |body| body["authorization_details"][0]["consent"]["consent_id"] = Value::Null),
        ("permissions", |body| body["authorization_details"][0]["consent"]["permissions"] = json!("read_accounts")),
        ("account_id", |body| {
            body["authorization_details"][0]["consent"]["accounts"] = json!([{ "account_name": "x" }]);
        }),
    ] {
        let error = read(Policy::ofm_sandbox(), &change).unwrap_err();
        assert_eq!(error, ResponseError::Member { name });
        assert_eq!(error.to_string(), format!("`{name}` is missing or has the wrong type or value"));
    }
    // Client credentials, and metadata.
    let world = World::new(Policy::ofm_sandbox());
    let own = world.client().client_credentials_request(&world.provider(), None, &mut cx(PAR_TIME));
    let body = json!({ "access_token": "a", "token_type": "Bearer", "expires_in": "600", "scope": null });
    let answer = response(200, JSON, body.to_string());
    let tokens = world.client().read_client_credentials_response((&own.unwrap(), &answer), &mut cx(PAR_TIME)).unwrap();
    assert_eq!(tokens.quirks(), Quirk::NullMember | Quirk::ExpiresInText);
    assert_eq!(tokens.response.expires_in, Some(600));
}

#[test]
fn claims_about_the_user_that_are_null_are_absent_where_the_policy_tolerates_it() {
    let read = |policy: Policy| {
        let mut answer = Answer::valid(policy);
        answer.claims["email"] = Value::Null;
        answer.claims["name"] = Value::Null;
        answer.read().map(|(tokens, _)| (tokens.id_token.as_ref().unwrap().email.is_some(), tokens.quirks()))
    };
    let (has_email, quirks) = read(Policy::ofm_sandbox()).unwrap();
    assert!(!has_email && quirks.contains(Quirk::NullMember));
    let refused = ResponseError::IdTokenNullMember { claim: "email" };
    assert_eq!(read(Policy::fapi2_final()).unwrap_err(), refused);
}

/// The description names a member by this crate's name for it, not by text of the sender.
#[test]
fn a_wrong_member_of_a_request_object_is_named_to_its_sender() {
    for (name, value) in [("max_age", json!("3600")), ("acr_values", json!(1)), ("userinfo", Value::Null)] {
        let mut par = valid_par(Policy::fapi2_final());
        if name == "userinfo" {
            par.object["claims"] = json!({ "userinfo": [] });
        } else {
            par.object[name] = value;
        }
        let error = par.check().unwrap_err();
        assert_eq!(error, RequestError::RequestObjectMember { member: name });
        let said = PeerError::of_response(&error.response(None)).unwrap();
        let expected = format!("a member of the request object has the wrong type or value: {name}");
        assert_eq!(said.description.unwrap().as_untrusted_str(), expected);
    }
    let missing = RequestError::MissingParameter { name: "code" }.response(None);
    let said = PeerError::of_response(&missing).unwrap();
    assert_eq!(said.description.unwrap().as_untrusted_str(), "code is missing");
}

#[test]
fn rfc_8707_section_2_a_token_request_may_name_several_resources() {
    let mut post = TokenPost::valid(Policy::fapi2_final());
    post.rewrite = |body| format!("{body}&resource=https%3A%2F%2Frs1.example&resource=https%3A%2F%2Frs2.example");
    let request = post.authenticate().unwrap();
    assert_eq!(request.resources, ["https://rs1.example", "https://rs2.example"]);
    let mut twice = TokenPost::valid(Policy::fapi2_final());
    twice.rewrite = |body| format!("{body}&audience=a&audience=b");
    assert!(matches!(twice.authenticate(), Err(RequestError::Form { .. })));
}

#[test]
fn http_on_a_loopback_address_is_for_development_alone() {
    let metadata = |origin: &str| {
        json!({
            "issuer": origin, "authorization_endpoint": format!("{origin}/auth"),
            "token_endpoint": format!("{origin}/token"), "jwks_uri": format!("{origin}/jwks"),
            "pushed_authorization_request_endpoint": format!("{origin}/par"),
            "userinfo_endpoint": format!("{origin}/me"),
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "grant_types_supported": ["authorization_code"], "code_challenge_methods_supported": ["S256"],
            "id_token_signing_alg_values_supported": ["PS256"],
            "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            "authorization_response_iss_parameter_supported": true,
        })
    };
    let read = |policy: &Policy, issuer: &str, metadata: &Value| {
        let expected = MetadataRequirements::new(issuer, policy);
        let url = expected.request(WellKnown::OpenIdConfiguration).map(|request| request.url.clone());
        let checked = expected.read(&response(200, JSON, metadata.to_string()), &mut cx(PAR_TIME));
        assert_eq!(url.is_ok(), !matches!(checked, Err(MetadataError::Issuer)));
        checked
    };
    for name in Preset::ALL.map(Preset::name) {
        let policy = Policy::preset(name).unwrap();
        assert!(!policy.development_loopback_http, "{name}");
    }
    let strict = Policy::fapi2_final();
    let development = changed(Policy::fapi2_final(), |policy| policy.development_loopback_http = true);
    for origin in ["http://127.0.0.1:9000", "http://[::1]:9000", "http://localhost", "http://localhost:3000/tenant"] {
        let checked = read(&development, origin, &metadata(origin)).unwrap();
        assert_eq!(checked.token_endpoint, format!("{origin}/token"));
        let request = checked.jwks_request();
        assert_eq!((request.method.as_str(), &request.url), ("GET", &checked.jwks_uri));
        let keys = JwkSet::from_iter([]);
        assert_eq!(checked.provider(keys).issuer(), origin);
        assert_eq!(read(&strict, origin, &metadata(origin)), Err(MetadataError::Issuer), "{origin}");
    }
    for origin in [
        "http://as.example",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "http://localhost@evil.example",
        "http://127.0.0.2",
        "http://[::2]",
        "http://0.0.0.0",
        "ftp://localhost",
    ] {
        assert_eq!(read(&development, origin, &metadata(origin)), Err(MetadataError::Issuer), "{origin}");
        let mut elsewhere = metadata("http://localhost");
        elsewhere["token_endpoint"] = origin.into();
        let error = read(&development, "http://localhost", &elsewhere).unwrap_err();
        assert_eq!(error, MetadataError::Endpoint { name: "token_endpoint" }, "{origin}");
    }
    assert!(read(&development, ISSUER, &metadata(ISSUER)).is_ok());
}

#[test]
fn metadata_with_null_members_are_read_where_the_policy_tolerates_it() {
    let mut metadata: Value = json!({
        "issuer": ISSUER, "authorization_endpoint": "https://as.example/auth",
        "token_endpoint": "https://as.example/token",
        "jwks_uri": "https://as.example/jwks", "pushed_authorization_request_endpoint": "https://as.example/par",
        "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "code_challenge_methods_supported": ["S256"], "id_token_signing_alg_values_supported": ["PS256"],
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "authorization_response_iss_parameter_supported": true,
    });
    let read = |policy: &Policy, metadata: &Value| {
        MetadataRequirements::new(ISSUER, policy).read(&response(200, JSON, metadata.to_string()), &mut cx(PAR_TIME))
    };
    let sandbox = Policy::ofm_sandbox();
    assert_eq!(read(&sandbox, &metadata).unwrap().quirks(), QuirkSet::EMPTY);
    for name in ["scopes_supported", "userinfo_endpoint", "mtls_endpoint_aliases", "grant_types_supported"] {
        metadata[name] = Value::Null;
    }
    assert_eq!(read(&sandbox, &metadata).unwrap().quirks(), Quirk::NullMember.into());
    let error = ResponseError::NullMember { name: "grant_types_supported" };
    assert_eq!(read(&Policy::fapi2_final(), &metadata), Err(MetadataError::Response { error }));
    metadata["jwks_uri"] = Value::Null;
    let error = ResponseError::Member { name: "jwks_uri" };
    assert_eq!(read(&sandbox, &metadata), Err(MetadataError::Response { error }));
}
