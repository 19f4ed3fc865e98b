//! Conversions to and from the types of the `http` crate.

use ofm_protocol::error::HttpError;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::replay::MemoryReplayStore;
use ofm_protocol::oauth::{AuthorizationRequest, Policy, Server, id_token};
use ofm_protocol::types::{AuthorizationDetail, GrantedAuthorizationDetail};
use proptest::prelude::*;

use crate::support::exchange::cx;
use crate::support::exchange::*;

type HttpRequest = http::Request<Vec<u8>>;
type HttpResponse = http::Response<Vec<u8>>;

fn there(request: &Request) -> Result<HttpRequest, HttpError> {
    request.clone().try_into()
}

#[test]
fn a_request_comes_back_as_it_was_whole_url_or_path() {
    for url in ["https://as.example/par", "https://as.example:8443/par?a=1&b=%20", "/par", "/par?a=1", "/", "*"] {
        let request = Request::new("POST", url)
            .with_header("content-type", "application/x-www-form-urlencoded")
            .with_header("accept", "application/json")
            .with_body("request=eyJ");
        let converted = there(&request).unwrap();
        assert_eq!(converted.method(), http::Method::POST);
        assert_eq!(converted.headers().len(), 2);
        assert_eq!(Request::try_from(&converted), Ok(request.clone()), "{url}");
        assert_eq!(Request::try_from(converted), Ok(request));
    }
    // Both forms of the root become one.
    let root = there(&Request::new("GET", "https://as.example")).unwrap();
    assert_eq!(Request::try_from(root).unwrap().url, "https://as.example/");
    let fragment = there(&Request::new("GET", "https://as.example/auth?a=1#top")).unwrap();
    assert_eq!(Request::try_from(fragment).unwrap().url, "https://as.example/auth?a=1");
}

#[test]
fn a_response_comes_back_as_it_was() {
    for status in [100, 200, 201, 303, 400, 401, 503, 999] {
        let response = Response::new(status).with_header("cache-control", "no-store").with_body("{}");
        let converted = HttpResponse::try_from(response.clone()).unwrap();
        assert_eq!(converted.status().as_u16(), status);
        assert_eq!(Response::try_from(&converted), Ok(response.clone()));
        assert_eq!(Response::try_from(converted), Ok(response));
    }
    for status in [0, 99, 1000, u16::MAX] {
        assert_eq!(HttpResponse::try_from(Response::new(status)).unwrap_err(), HttpError::Status { status });
    }
}

#[test]
fn repeated_headers_stay_repeated_and_in_order() {
    let request = Request::new("POST", "/par")
        .with_header("X-FAPI-Interaction-Id", "1")
        .with_header("Accept", "application/json")
        .with_header("x-fapi-interaction-id", "2");
    let converted = there(&request).unwrap();
    let values: Vec<_> = converted.headers().get_all("x-fapi-interaction-id").iter().collect();
    assert_eq!(values, ["1", "2"]);
    let back = Request::try_from(converted).unwrap();
    assert_eq!(back.headers_named("X-Fapi-Interaction-Id").collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(back.header("accept"), Some("application/json"));
}

#[test]
fn odd_header_values_are_kept_or_refused() {
    for value in ["", " ", "a\tb", "\"quoted\\\"\"", "a,b;c=d", "é", "😀", "x: y", &"v".repeat(100_000)] {
        let request = Request::new("GET", "/").with_header("x-odd", value);
        let back = Request::try_from(there(&request).unwrap()).unwrap();
        assert_eq!(back.header("X-Odd"), Some(value));
    }
    for value in ["a\r\nb: c", "\n", "\0", "\u{7f}", "\u{1}"] {
        let request = Request::new("GET", "/").with_header("a", "b").with_header("x-odd", value);
        assert_eq!(there(&request).unwrap_err(), HttpError::HeaderValue { index: 1 }, "{value:?}");
        let response = Response::new(200).with_header("x-odd", value);
        assert_eq!(HttpResponse::try_from(response).unwrap_err(), HttpError::HeaderValue { index: 0 });
    }
    for name in ["", "a b", "a:", "a\n", "é", "a\0"] {
        let request = Request::new("GET", "/").with_header(name, "x");
        assert_eq!(there(&request).unwrap_err(), HttpError::HeaderName { index: 0 }, "{name:?}");
    }
}

/// Latin 1, which some peers and gateways still send (RFC 9110 section 5.5).
#[test]
fn an_obsolete_byte_in_an_unused_header_is_dropped_and_in_a_used_one_an_error() {
    let obsolete = || http::HeaderValue::from_bytes(b"caf\xe9").unwrap();
    for name in ["x-odd", "server", "set-cookie", "via"] {
        let mut response = http::Response::new("{}");
        response.headers_mut().append("content-type", http::HeaderValue::from_static("application/json"));
        response.headers_mut().append(name, obsolete());
        response.headers_mut().append(name, http::HeaderValue::from_static("good"));
        let read = Response::try_from(&response).unwrap();
        assert_eq!(read.headers_named(name).collect::<Vec<_>>(), ["good"]);
        assert_eq!(read.header("Content-Type"), Some("application/json"));
        let mut request = http::Request::new("");
        *request.headers_mut() = response.headers().clone();
        assert_eq!(Request::try_from(&request).unwrap().headers, read.headers);
    }
    for name in [
        "authorization",
        "content-type",
        "DPoP",
        "DPoP-Nonce",
        "host",
        "location",
        "www-authenticate",
        "x-fapi-interaction-id",
    ] {
        let mut response = http::Response::new("{}");
        response.headers_mut().append("server", obsolete());
        response.headers_mut().append(name, obsolete());
        let error = Response::try_from(&response).unwrap_err();
        assert_eq!(error, HttpError::HeaderText { name });
        assert_eq!(error.to_string(), format!("the header `{name}` is not UTF-8"));
        let mut request = http::Request::new("");
        *request.headers_mut() = response.headers().clone();
        assert_eq!(Request::try_from(request).unwrap_err(), error);
    }
}

#[test]
fn invalid_http_values_are_rejected() {
    for method in ["", "PO ST", "GET\r\n", "é"] {
        assert_eq!(there(&Request::new(method, "/")).unwrap_err(), HttpError::Method, "{method:?}");
    }
    for url in ["", "https://", "https://a b/", "/a b", "/a\r\nHost: x"] {
        assert_eq!(there(&Request::new("GET", url)).unwrap_err(), HttpError::Url, "{url:?}");
    }
    let mut many = Request::new("GET", "/");
    many.headers = (0..40_000).map(|number| (format!("x-{number}"), String::new())).collect();
    assert_eq!(there(&many).unwrap_err(), HttpError::TooManyHeaders { count: 40_000 });
}

#[test]
fn bodies_are_anything_made_of_bytes() {
    struct Body(Vec<u8>);
    impl From<Vec<u8>> for Body {
        fn from(bytes: Vec<u8>) -> Self {
            Self(bytes)
        }
    }
    let request: http::Request<Body> = Request::new("POST", "/").with_body("abc").try_into().unwrap();
    assert_eq!(request.body().0, b"abc");
    for body in [http::Request::new("abc").map(str::as_bytes), http::Request::new(&b"abc"[..])] {
        assert_eq!(Request::try_from(body).unwrap().body, b"abc");
    }
}

#[test]
fn debug_of_made_messages_shows_no_credentials() {
    let request = Request::new("POST", "/par").with_header("Authorization", "Bearer marker");
    assert!(!format!("{:?}", there(&request).unwrap()).contains("marker"));
    let response = Response::new(303).with_header("Location", "https://c.example/cb?code=marker");
    let response = HttpResponse::try_from(response).unwrap();
    assert!(!format!("{response:?}").contains("marker"));
    // Any other header may be a credential; the known ones without secrets stay readable.
    for name in ["DPoP", "Cookie", "Set-Cookie", "X-Api-Key", "Proxy-Authorization", "Refresh", "WWW-Authenticate"] {
        let request = Request::new("GET", "/").with_header(name, "marker").with_header("Accept", "application/json");
        let shown = format!("{:?}", there(&request).unwrap());
        assert!(!shown.contains("marker") && shown.contains("application/json"), "{shown}");
    }
    let back = Response::try_from(response).unwrap();
    assert_eq!(back.header("location"), Some("https://c.example/cb?code=marker"));
    assert!(!format!("{back:?} {back}").contains("marker"));
}

/// A client's request at a server: a path, and the host in a header.
fn served(request: Request) -> Request {
    let mut request = HttpRequest::try_from(request).unwrap();
    let (path, host) =
        (request.uri().path_and_query().unwrap().clone(), request.uri().authority().unwrap().to_string());
    request.headers_mut().insert("host", host.parse().unwrap());
    *request.uri_mut() = path.into();
    request.try_into().unwrap()
}

fn answered(response: Response) -> Response {
    HttpResponse::try_from(response).unwrap().try_into().unwrap()
}

#[test]
fn the_exchange_plays_through_the_types_of_http() {
    let world = World::new(Policy::fapi2_final());
    let (client, provider) = (world.client(), world.provider());
    let store = std::sync::Arc::new(MemoryReplayStore::new(16));
    let server =
        Server::new(ISSUER, world.policy.clone(), store.clone()).with_signer(world.server_key.clone(), SERVER_KID);
    let details: Vec<AuthorizationDetail> =
        serde_json::from_value(sample("request_object")["authorization_details"].clone()).unwrap();
    let wanted = AuthorizationRequest::new(REDIRECT_URI).with_scope("accounts").with_authorization_details(details);
    let (request, session) = client.push(&provider, wanted, &mut cx(PAR_TIME)).unwrap();

    let received = served(request.clone());
    assert_eq!((received.target(), received.header("Host")), ("/par", Some("as1.example")));
    let pushed = world
        .server()
        .read_par(&received, &mut cx(PAR_TIME))
        .unwrap()
        .check(&server, &world.registered(), &mut cx(PAR_TIME))
        .unwrap();
    let (accepted, answer) = pushed.accept(&server, &mut cx(PAR_TIME)).unwrap();

    let pushed = session.read_par_response(&client, (&request, &answered(answer)), &mut cx(PAR_TIME)).unwrap();
    let redirect = Request::new("GET", &pushed.authorization_url(&client, &provider).unwrap());
    let query = world.server().read_authorization_query(served(redirect).target(), &mut cx(PAR_TIME)).unwrap();
    query.check(&accepted, &mut cx(PAR_TIME)).unwrap();
    let (issued, redirect) =
        accepted.consume(&server, &mut cx(PAR_TIME)).unwrap().grant(&server, &mut cx(PAR_TIME)).unwrap();

    let code = session
        .read_callback(&client, &provider, answered(redirect).header("Location").unwrap(), &mut cx(PAR_TIME))
        .unwrap()
        .code;
    let request = session.token_request(&client, &provider, &code, &mut cx(PAR_TIME)).unwrap();
    let authenticated = world
        .server()
        .read_token_request(&over_tls(&served(request.clone())), &mut cx(PAR_TIME))
        .unwrap()
        .check(&server, &world.registered(), &mut cx(PAR_TIME))
        .unwrap();
    authenticated.redeem_code(&server, &issued, &mut cx(PAR_TIME)).unwrap();
    let granted: Vec<GrantedAuthorizationDetail> =
        serde_json::from_value(sample("token_response")["authorization_details"].clone()).unwrap();
    let token = id_token::issue(
        &server,
        &id_token::claims(&server, &issued, "202", PAR_TIME, &cx(PAR_TIME)),
        &mut cx(PAR_TIME),
    );
    let answer = authenticated
        .grant(Some("accounts"))
        .with_authorization_details(granted)
        .with_id_token(token.unwrap())
        .respond(&server, authenticated.interaction_id(), &mut cx(PAR_TIME))
        .unwrap();
    let tokens =
        session.read_token_response(&client, &provider, (&request, &answered(answer)), &mut cx(PAR_TIME)).unwrap();
    assert_eq!(tokens.id_token.unwrap().sub.expose(), "202");
    assert_eq!(store.len(), 5, "two assertions, a request object, a request_uri, a code");
}

proptest! {
    #[test]
    fn any_request_is_converted_or_refused_and_comes_back(
        method in ".{0,8}",
        url in "(https://[a-z]{1,8})?/?[ -~é]{0,20}",
        headers in proptest::collection::vec(("[!-~]{0,8}", ".{0,12}"), 0..6),
        body in proptest::collection::vec(any::<u8>(), 0..32),
    ) {
        let mut request = Request::new(&method, &url).with_body(body);
        request.headers = headers;
        if let Ok(converted) = there(&request) {
            let back = Request::try_from(converted).unwrap();
            prop_assert_eq!((&back.method, &back.body), (&request.method, &request.body));
            prop_assert_eq!(back.headers.len(), request.headers.len());
            for (name, _) in &request.headers {
                let values = |request: &Request| request.headers_named(name).map(String::from).collect::<Vec<_>>();
                prop_assert_eq!(values(&back), values(&request));
            }
            // A second conversion changes nothing.
            prop_assert_eq!(Request::try_from(there(&back).unwrap()), Ok(back));
        }
    }
}
