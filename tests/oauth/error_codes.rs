//! Error codes, their descriptions, and omitted parameters.

use ofm_protocol::error::RequestError;
use ofm_protocol::oauth::Policy;
use ofm_protocol::types::ErrorCode;
use serde_json::json;

use crate::support::exchange::{Par, plain};
use crate::support::modules::{TokenPost, remove, secs, valid_par};

fn par() -> Par {
    valid_par(Policy::fapi2_final())
}

/// RFC 6749 sections 3.1 and 3.2: a parameter without a value counts as omitted.
#[test]
fn parameters_without_a_value_count_as_omitted() {
    let names = [
        "client_secret",
        "request_uri",
        "state",
        "scope",
        "redirect_uri",
        "code_verifier",
        "authorization_details",
        "resource",
        "unknown",
    ];
    for name in names {
        let mut par = par();
        par.policy.par.allow_parameters_outside = false;
        par.parameters.push((name, String::new()));
        // The support omits empty parameters; here they are written.
        let body = String::from_utf8(par.request().body.clone()).unwrap();
        par.form = Some(format!("{body}&{name}=&{name}x"));
        assert_eq!(par.check().map(|_| ()), Ok(()), "{name}");
    }
    let mut post = TokenPost::valid(Policy::fapi2_final());
    post.rewrite = |body| format!("{body}&client_secret=&scope=&authorization_details=&refresh_token=&resource=&x");
    assert_eq!(post.check(), Ok(()));
    // With a value they have their usual effect.
    for (name, expected) in [
        ("client_secret", RequestError::SeveralAuthentications),
        ("request_uri", RequestError::RequestUriInForm),
        ("state", RequestError::ParameterOutside),
    ] {
        let mut par = par();
        par.policy.par.allow_parameters_outside = false;
        par.parameters.push((name, "x".into()));
        assert_eq!(par.check().map(|_| ()), Err(expected));
    }
    // A required parameter is missing.
    for name in ["request", "client_assertion", "client_assertion_type"] {
        let mut par = par();
        let body = String::from_utf8(par.request().body.clone()).unwrap();
        let rest: Vec<_> = body.split('&').filter(|piece| !piece.starts_with(&format!("{name}="))).collect();
        par.form = Some(rest.join("&"));
        let missing = par.check().map(|_| ()).unwrap_err();
        par.form = Some(format!("{}&{name}=", rest.join("&")));
        assert_eq!(par.check().map(|_| ()).unwrap_err(), missing, "{name}");
    }
}

/// RFC 6749 section 5.2: several ways of authentication are `invalid_request`, a failed one is `invalid_client`.
#[test]
fn several_ways_of_authenticating_are_an_invalid_request() {
    let mut with_secret = par();
    with_secret.parameters.push(("client_secret", "x".into()));
    let mut with_header = par();
    with_header.headers.push(("Authorization", "Basic eDp5"));
    let mut post = TokenPost::valid(Policy::fapi2_final());
    post.set("client_secret", "x");
    for error in [
        with_secret.check().map(|_| ()).unwrap_err(),
        with_header.check().map(|_| ()).unwrap_err(),
        post.check().unwrap_err(),
    ] {
        let public = error.public();
        assert_eq!(
            (error, public.code, public.status),
            (RequestError::SeveralAuthentications, ErrorCode::InvalidRequest, 400)
        );
    }
    let mut without = par();
    without.parameters.push(("client_assertion", String::new()));
    let public = without.check().map(|_| ()).unwrap_err().public();
    assert_eq!((public.code, public.status), (ErrorCode::InvalidClient, 401));
}

/// RFC 6749 section 4.1.2.1: a missing required parameter is `invalid_request` in any place, and the description names
/// it.
#[test]
fn a_missing_parameter_is_an_invalid_request_and_named() {
    for (policy, name) in [
        (Policy::fapi2_final(), "response_type"),
        (Policy::fapi2_final(), "redirect_uri"),
        (Policy::fapi2_final(), "code_challenge"),
        (plain(Policy::fapi1_advanced()), "nonce"),
        (plain(Policy::fapi1_advanced()), "scope"),
    ] {
        let mut par = valid_par(policy);
        remove(&mut par.object, name);
        let public = par.check().map(|_| ()).unwrap_err().public();
        assert_eq!((public.code, public.status), (ErrorCode::InvalidRequest, 400), "{name}");
        assert!(public.description.contains(name), "{name}: {}", public.description);
    }
    for name in ["grant_type", "code", "redirect_uri"] {
        let mut post = TokenPost::valid(Policy::fapi2_final());
        post.set(name, "");
        let public = post.check().unwrap_err().public();
        assert_eq!((public.code, public.status), (ErrorCode::InvalidRequest, 400), "{name}");
        assert!(public.description.contains(name), "{name}: {}", public.description);
    }
    let mut other = par();
    other.object["response_type"] = "token".into();
    assert_eq!(other.check().map(|_| ()).unwrap_err().public().code, ErrorCode::UnsupportedResponseType);
}

/// The description of a request object's error names the wrong member, and nothing else.
#[test]
fn the_description_of_a_request_object_names_the_member_at_fault() {
    let described = |change: &dyn Fn(&mut Par)| {
        let mut par = par();
        change(&mut par);
        let error = par.check().map(|_| ()).unwrap_err();
        let public = error.public();
        assert_eq!(public.code, ErrorCode::InvalidRequestObject, "{error:?}");
        assert!(
            public.description.bytes().all(|byte| matches!(byte, 0x20 | 0x21 | 0x23..=0x5b | 0x5d..=0x7e)),
            "{}",
            public.description
        );
        public.description
    };
    let others = |own: &str| -> Vec<&str> {
        ["typ ", "iss ", "aud ", "exp ", "nbf ", "iat ", "jti "]
            .into_iter()
            .filter(|other| other.trim() != own)
            .collect()
    };
    for (claim, wrong) in [
        ("iss", json!("other")),
        ("iss", json!(5)),
        ("aud", json!("other")),
        ("aud", json!([])),
        ("exp", json!("x")),
        ("nbf", json!(-1)),
        ("nbf", secs(600)),
        ("nbf", secs(-7_200)),
        ("iat", secs(600)),
        ("iat", json!(1e300)),
        ("jti", json!(5)),
        ("jti", json!("")),
    ] {
        let text = described(&|par| par.object[claim] = wrong.clone());
        assert!(text.contains(&format!("{claim} ")), "{claim}: {text}");
        assert!(others(claim).iter().all(|other| !text.contains(other)), "{claim}: {text}");
    }
    for claim in ["iss", "aud", "exp", "nbf"] {
        assert!(described(&|par| remove(&mut par.object, claim)).contains(claim));
    }
    assert!(described(&|par| par.object["exp"] = secs(-5)).contains("expired"));
    let typ = described(&|par| par.object_header = par.object_header.with_typ("at+jwt"));
    assert!(typ.contains("typ") && others("typ").iter().all(|other| !typ.contains(other)), "{typ}");
    let nested = described(&|par| {
        par.sign_object_as(br#"{"alg":"PS256","kid":"CYMIwoZ1CUbkI0WhG1Km7Td8bU7V2DYEB3cXVHdGwAI","cty":"JWT"}"#);
    });
    assert!(nested.contains("nested"), "{nested}");
    let twice = described(&|par| {
        let text = par.object.to_string().replacen('{', r#"{"iss":"x","#, 1);
        let token = crate::support::keys::token(&par.object_header, text.as_bytes(), &*par.object_key);
        par.parameters.push(("request", token));
    });
    assert!(twice.contains("each member once"), "{twice}");
}

#[test]
fn the_innermost_label_and_citation_are_those_of_one_cause() {
    use ofm_protocol::error::{ClaimError, DpopError, EndpointError, JsonError, JwsError, ResourceError};

    let json = JsonError::Truncated { offset: 7 };
    let claims = RequestError::AssertionClaims { error: ClaimError::Json { error: json } };
    let endpoint = EndpointError::from(claims);
    assert_eq!((endpoint.label(), endpoint.citation()), ("endpoint_request", "RFC 6749 section 5.2"));
    assert_eq!((endpoint.innermost_label(), endpoint.innermost_citation()), (json.label(), json.citation()));
    assert_eq!((claims.innermost_label(), claims.innermost_citation()), (json.label(), json.citation()));
    // Without a cause, the own ones.
    let unknown = RequestError::GrantUnknown;
    let endpoint = EndpointError::from(unknown);
    assert_eq!((endpoint.innermost_label(), endpoint.innermost_citation()), (unknown.label(), unknown.citation()));
    let own = EndpointError::Unavailable;
    assert_eq!((own.innermost_label(), own.innermost_citation()), (own.label(), own.citation()));
    // Through several types.
    let cause = JwsError::HeaderJson { error: json };
    let resource = ResourceError::from(DpopError::Token { error: cause });
    assert_eq!((resource.innermost_label(), resource.innermost_citation()), (json.label(), json.citation()));
    let audience = ResourceError::Audience;
    assert_eq!((audience.innermost_label(), audience.innermost_citation()), (audience.label(), audience.citation()));
}
