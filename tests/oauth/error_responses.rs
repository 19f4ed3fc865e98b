//! The wire form of errors, for each endpoint. The names state the rule.

use ofm_protocol::crypto::{RandomError, RandomSource};
use ofm_protocol::error::RequestError;
use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::{Context, InteractionId, Policy};
use ofm_protocol::types::{ErrorCode, OAuthError};

use crate::support::exchange::cx;
use crate::support::exchange::*;

fn refused_par(change: impl FnOnce(Request) -> Request) -> (Request, RequestError) {
    let world = World::new(Policy::fapi2_final());
    let (_, request, _) = world.push();
    let request = change(request);
    let error = world.server().read_par(&request, &mut cx(PAR_TIME)).unwrap_err();
    (request, error)
}

#[test]
fn t5_invalid_client_is_challenged_where_the_request_had_an_authorization_header() {
    for (authorization, challenge) in [
        ("Basic eDp5", Some("Basic realm=\"client authentication\", charset=\"UTF-8\"")),
        ("basic eDp5", Some("Basic realm=\"client authentication\", charset=\"UTF-8\"")),
        ("Bearer x", Some("Bearer error=\"invalid_client\"")),
        ("DPoP x", Some("DPoP error=\"invalid_client\"")),
        ("Evil\"scheme x", Some("Basic realm=\"client authentication\", charset=\"UTF-8\"")),
    ] {
        let (request, error) = refused_par(|request| request.with_header("Authorization", authorization));
        // RFC 6749 section 5.2: several ways of authentication are a malformed request, without a challenge.
        assert_eq!(error, RequestError::SeveralAuthentications);
        let several = error.response_to(&request, &mut cx(PAR_TIME));
        assert_eq!((several.status, several.header("WWW-Authenticate")), (400, None));
        let response = RequestError::UnknownClient.response_to(&request, &mut cx(PAR_TIME));
        assert_eq!((response.status, response.header("WWW-Authenticate")), (401, challenge), "{authorization}");
    }
    let (mut request, _) = refused_par(|request| request.with_header("Authorization", "Basic eDp5"));
    let response = RequestError::GrantUnknown.response_to(&request, &mut cx(PAR_TIME));
    assert_eq!((response.status, response.header("WWW-Authenticate")), (400, None));
    request.headers.retain(|(name, _)| name != "Authorization");
    let response = RequestError::UnknownClient.response_to(&request, &mut cx(PAR_TIME));
    assert_eq!((response.status, response.header("WWW-Authenticate")), (401, None), "as live servers do");
}

#[test]
fn t4_errors_are_json_that_is_not_stored_and_carry_the_interaction_id() {
    struct Broken;
    impl RandomSource for Broken {
        fn fill(&mut self, _: &mut [u8]) -> Result<(), RandomError> {
            Err(RandomError)
        }
    }
    let id = "5009F9BD-629a-4e6c-978e-f411c016305f";
    let request = Request::new("POST", "/token").with_header("X-FAPI-Interaction-ID", id);
    let response = RequestError::GrantUnknown.response_to(&request, &mut Context::new(PAR_TIME, &mut Broken));
    for (name, value) in [
        ("content-type", "application/json; charset=utf-8"),
        ("cache-control", "no-cache, no-store"),
        ("pragma", "no-cache"),
        ("x-fapi-interaction-id", id),
    ] {
        assert_eq!(response.header(name), Some(value), "{name}");
    }
    let message: OAuthError = serde_json::from_slice(&response.body).unwrap();
    assert_eq!(message.error, ErrorCode::InvalidGrant);
    // A malformed id is not reflected; the response has a new one, or none.
    let wrong = Request::new("POST", "/token").with_header("x-fapi-interaction-id", "<x>");
    let fresh = RequestError::InteractionId.response_to(&wrong, &mut cx(PAR_TIME));
    assert!(InteractionId::parse(fresh.header("x-fapi-interaction-id").unwrap()).is_some());
    assert_eq!(
        RequestError::InteractionId
            .response_to(&wrong, &mut Context::new(PAR_TIME, &mut Broken))
            .header("x-fapi-interaction-id"),
        None
    );
    let method = RequestError::Method.response_to(&wrong, &mut Context::new(PAR_TIME, &mut Broken));
    assert_eq!((method.status, method.header("Allow")), (405, Some("POST")));
}

#[test]
fn the_authorization_endpoint_shows_a_page_where_it_must_not_redirect() {
    let world = World::new(Policy::fapi2_final());
    let (_, _, accepted) = world.push();
    let query = world
        .server()
        .read_authorization_query("/auth?client_id=other&request_uri=urn%3Ax&state=%3Cscript%3E", &mut cx(PAR_TIME));
    for error in [
        query.unwrap().check(&accepted, &mut cx(PAR_TIME)).unwrap_err(),
        RequestError::MissingParameter { name: "client_id" },
    ] {
        let page = error.page();
        assert_eq!((page.status, page.header("Location")), (400, None));
        assert_eq!(page.header("content-type"), Some("text/plain; charset=utf-8"));
        assert_eq!(page.header("cache-control"), Some("no-cache, no-store"));
        let text = String::from_utf8(page.body.clone()).unwrap();
        assert!(text.starts_with("invalid_request") && !text.contains("script"), "{text}");
    }
}
