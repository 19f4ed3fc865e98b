//! One check for every URL that is sent or compared (RFC 6749 section 3.1.2, RFC 3986).

use ofm_protocol::error::{BuildError, MetadataError, RequestError};
use ofm_protocol::jose::JwkSet;
use ofm_protocol::oauth::metadata::{MetadataRequirements, WellKnown, discovery_url};
use ofm_protocol::oauth::par::AcceptedRequest;
use ofm_protocol::oauth::policy::Preset;
use ofm_protocol::oauth::{AuthorizationRequest, Policy, Provider};
use ofm_protocol::types::{ErrorCode, ServerMetadata};
use serde_json::{Value, json};

use crate::support::exchange::{ISSUER, PAR_TIME, World, changed, cx, plain};
use crate::support::modules::{at, valid_par};

/// Texts that are not URLs, or that must not be used.
const WRONG: [&str; 22] = [
    "",
    "https:",
    "https:c.example/cb",
    "https:/c.example/cb",
    "https://",
    "https:///cb",
    "https://?a=b",
    "https://:443/cb",
    "https://c.example:x/cb",
    "https://c.example:65536/cb",
    "https://c.example/cb#x",
    "https://c.example/cb#",
    "https://c.example/cb?a=b#c=d",
    "https://c.example/cb\r\nSet-Cookie: a=b",
    "https://c.example/c b",
    "https://c.example/\0",
    "https://c.example/\u{7f}",
    "https://c.example/%zz",
    "https://user@c.example/cb",
    "https://user:secret@c.example/cb",
    "https://c.example\\@evil.example/cb",
    "https://[::1/cb",
];

const RIGHT: [&str; 6] = [
    "https://c.example",
    "https://c.example/cb?a=b",
    "https://c.example:8443/cb",
    "https://[2001:db8::1]/cb",
    "http://127.0.0.1:8080/cb",
    "https://c.example/%C3%A9;x=1/@me:you",
];

fn presets() -> impl Iterator<Item = Policy> {
    Preset::ALL.into_iter().map(Preset::policy).map(plain)
}

#[test]
fn a_redirect_uri_is_a_uri_whether_it_is_registered_or_not() {
    for policy in presets() {
        for registered in [true, false] {
            let mut par = valid_par(changed(policy.clone(), |policy| {
                policy.authorization_request.require_registered_redirect = registered;
            }));
            par.sign_with_es256();
            for uri in WRONG {
                par.redirect_uris = vec![uri];
                par.object["redirect_uri"] = uri.into();
                let refused = par.check().map(|_| ()).unwrap_err();
                assert_eq!(refused, RequestError::RedirectUriMalformed, "{} {uri:?}", policy.name());
                assert_eq!(refused.public().code, ErrorCode::InvalidRequest);
            }
            for uri in RIGHT {
                par.redirect_uris = vec![uri];
                par.object["redirect_uri"] = uri.into();
                assert_eq!(par.check().map(|_| ()), Ok(()), "{} {uri:?}", policy.name());
            }
            // If plain http and other schemes are accepted, the text must still be a URI.
            par.policy = changed(par.policy, |policy| policy.authorization_request.require_https_redirect = false);
            for (uri, expected) in [
                ("com.example.app:/cb", Ok(())),
                ("http://c.example/cb", Ok(())),
                ("com.example.app:/cb#x", Err(RequestError::RedirectUriMalformed)),
                ("app://user@cb", Err(RequestError::RedirectUriMalformed)),
                ("no uri", Err(RequestError::RedirectUriMalformed)),
            ] {
                par.redirect_uris = vec![uri];
                par.object["redirect_uri"] = uri.into();
                assert_eq!(par.check().map(|_| ()), expected, "{uri}");
            }
        }
    }
}

/// A stored URL was checked before storing; if not, no header contains it.
#[test]
fn no_redirect_goes_to_what_is_no_uri() {
    let world = World::new(Policy::fapi2_final());
    let request = valid_par(Policy::fapi2_final()).accepted().request;
    for uri in WRONG {
        let mut request = request.clone();
        request.redirect_uri = uri.into();
        let accepted = AcceptedRequest::new("urn:x", request, at(60));
        let consumed = accepted.consume(&world.server(), &mut cx(PAR_TIME)).unwrap();
        let denied = consumed.clone().deny(&world.server(), ErrorCode::AccessDenied, "", &mut cx(PAR_TIME)).unwrap();
        let (_, granted) = consumed.grant_as("c", &world.server(), &mut cx(PAR_TIME)).unwrap();
        for response in [granted, denied] {
            assert_eq!((response.status, response.header("Location")), (400, None), "{uri:?}");
        }
    }
}

#[test]
fn a_client_sends_nothing_to_what_is_no_url_and_asks_for_no_answer_there() {
    let world = World::new(Policy::fapi2_final());
    let keys = JwkSet::default();
    for uri in WRONG {
        let wanted = AuthorizationRequest::new(uri);
        let refused = world.client().push(&world.provider(), wanted, &mut cx(at(0))).map(|_| ());
        assert_eq!(refused, Err(BuildError::Value { name: "redirect_uri" }), "{uri:?}");
        let provider = Provider::new(ISSUER, keys.clone())
            .with_par_endpoint(uri)
            .with_authorization_endpoint(uri)
            .with_token_endpoint(uri);
        let pushed = world.client().push(&provider, AuthorizationRequest::new("https://c.example/cb"), &mut cx(at(0)));
        let name = "pushed_authorization_request_endpoint";
        assert_eq!(pushed.map(|_| ()), Err(BuildError::Value { name }), "{uri:?}");
        let (session, request, accepted) = world.push();
        let pushed = session
            .read_par_response(&world.client(), (&request, &world.par_answer(&accepted)), &mut cx(at(0)))
            .unwrap();
        let url = pushed.authorization_url(&world.client(), &provider);
        assert_eq!(url, Err(BuildError::Value { name: "authorization_endpoint" }), "{uri:?}");
        let token = session.token_request(&world.client(), &provider, &"c".into(), &mut cx(at(0)));
        assert_eq!(token.map(|_| ()), Err(BuildError::Value { name: "token_endpoint" }), "{uri:?}");
        for form in [WellKnown::OpenIdConfiguration, WellKnown::AuthorizationServer] {
            assert_eq!(discovery_url(uri, form), Err(MetadataError::Issuer), "{uri:?}");
        }
    }
}

#[test]
fn endpoints_of_metadata_have_the_same_check() {
    let policy = Policy::ofm_sandbox();
    let sample: Value = serde_json::from_str(include_str!("../samples/server_metadata.json")).unwrap();
    let issuer = sample["issuer"].as_str().unwrap().to_owned();
    let check = |metadata: &Value| {
        let metadata: ServerMetadata = serde_json::from_value(metadata.clone()).unwrap();
        MetadataRequirements::new(&issuer, &policy).check(&metadata, &mut cx(PAR_TIME)).map(|_| ())
    };
    for name in [
        "authorization_endpoint",
        "token_endpoint",
        "pushed_authorization_request_endpoint",
        "jwks_uri",
        "userinfo_endpoint",
        "introspection_endpoint",
        "revocation_endpoint",
    ] {
        for uri in WRONG {
            let mut metadata = sample.clone();
            metadata[name] = json!(uri);
            assert_eq!(check(&metadata), Err(MetadataError::Endpoint { name }), "{uri:?}");
        }
    }
}
