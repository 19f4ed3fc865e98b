//! What messages held is overwritten before its memory is given back.

use ofm_protocol::oauth::http::{Request, Response};

use crate::support::memory::unwiped;

const SECRET: &str = "6zFQcAPzUVd9kq";

/// A text with the secret, made without a copy that stays.
fn with_secret(before: &str) -> String {
    let mut text = String::with_capacity(before.len() + SECRET.len());
    text.push_str(before);
    text.push_str(SECRET);
    text
}

#[test]
fn an_unwiped_text_is_found() {
    assert_eq!(unwiped(SECRET, || drop(with_secret("code="))), 1);
    assert_eq!(unwiped(SECRET, || drop(String::from("code"))), 0);
}

#[test]
fn a_request_is_wiped_whole() {
    let wiped = |make: fn() -> Request| {
        let left = unwiped(SECRET, || drop(make()));
        assert_eq!(left, 0);
    };
    wiped(|| Request::new("POST", "https://as.example/token").with_body(with_secret("grant_type=x&code=")));
    wiped(|| {
        let mut request = Request::new("GET", "");
        request.url = with_secret("https://c.example/cb?code=");
        request
    });
    wiped(|| {
        let mut request = Request::new("GET", "https://c.example/cb");
        request.headers.push(("Authorization".into(), with_secret("Bearer ")));
        request.headers.push(("cookie".into(), with_secret("session=")));
        request.headers.push(("X-Own-Token".into(), with_secret("")));
        request
    });
    // A copy is one of its own.
    wiped(|| {
        let mut request = Request::new("GET", "").with_body(with_secret(""));
        request.url = with_secret("https://c.example/cb?code=");
        request.headers.push(("Authorization".into(), with_secret("Bearer ")));
        request.clone()
    });
}

#[test]
fn a_response_is_wiped_whole() {
    let mut response = Response::new(302).with_body(with_secret("{\"access_token\":\""));
    response.headers.push(("Location".into(), with_secret("https://c.example/cb?code=")));
    response.headers.push(("Set-Cookie".into(), with_secret("session=")));
    assert_eq!(unwiped(SECRET, || drop(response.clone())), 0);
    assert_eq!(unwiped(SECRET, || drop(response)), 0);
}

/// What is taken out is the taker's.
#[test]
fn a_body_taken_out_of_a_message_stays() {
    let mut request = Request::new("POST", "/token").with_body(with_secret("code="));
    let body = core::mem::take(&mut request.body);
    drop(request);
    assert_eq!(body, with_secret("code=").into_bytes());
}
