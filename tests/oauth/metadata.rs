//! Discovery: the requirements on a server's metadata. The names state the rule.

use ofm_protocol::crypto::Algorithm;
use ofm_protocol::error::{JsonError, MetadataError, ResponseError};
use ofm_protocol::jose::JwkSet;
use ofm_protocol::oauth::http::Response;
use ofm_protocol::oauth::metadata::{CheckedMetadata, MetadataRequirements, WellKnown, discovery_url, request};
use ofm_protocol::oauth::{Context, Policy};
use ofm_protocol::time::UnixTime;
use serde_json::{Value, json};

const ISSUER: &str = "https://auth1.sandbox.mya.ozoneapi.io";
const PAR: &str = "pushed_authorization_request_endpoint";
const CONSENT: &str = "urn:openfinance-ml:account-access-consent:v1.2";

fn cx() -> Context<'static> {
    Context::with_system_random(UnixTime::from_seconds(1_769_766_718))
}

fn sample() -> Value {
    serde_json::from_str(include_str!("../samples/server_metadata.json")).unwrap()
}

/// The changed metadata of the samples, under FAPI 2.0 and with further requirements.
fn checked_as(
    expect: impl FnOnce(MetadataRequirements<'_>) -> MetadataRequirements<'_>,
    change: impl FnOnce(&mut Value),
) -> Result<CheckedMetadata, MetadataError> {
    let policy = Policy::fapi2_final();
    let mut metadata = sample();
    change(&mut metadata);
    let response = Response::new(200)
        .with_header("content-type", "application/json; charset=utf-8")
        .with_body(metadata.to_string());
    expect(MetadataRequirements::new(ISSUER, &policy)).read(&response, &mut cx())
}

fn checked(change: impl FnOnce(&mut Value)) -> Result<CheckedMetadata, MetadataError> {
    checked_as(|expected| expected, change)
}

fn over_mutual_tls(expected: MetadataRequirements<'_>) -> MetadataRequirements<'_> {
    expected.with_mutual_tls()
}

fn without(member: &str) -> Result<CheckedMetadata, MetadataError> {
    checked(|metadata| drop(metadata.as_object_mut().unwrap().remove(member).expect(member)))
}

fn with(member: &str, value: Value) -> Result<CheckedMetadata, MetadataError> {
    checked(|metadata| metadata[member] = value)
}

#[test]
fn endpoints_are_those_of_the_document() {
    let metadata = checked(|_| {}).unwrap();
    // The issuer's host is another one.
    assert_eq!(metadata.par_endpoint, "https://as1.sandbox.mya.ozoneapi.io/par");
    assert_eq!(metadata.token_endpoint, "https://as1.sandbox.mya.ozoneapi.io/token");
    assert_eq!(metadata.authorization_endpoint, "https://auth1.sandbox.mya.ozoneapi.io/auth");
    assert_eq!(metadata.userinfo_endpoint.as_deref(), Some("https://as1.sandbox.mya.ozoneapi.io/userinfo"));
    assert_eq!(
        (metadata.introspection_endpoint.as_deref(), metadata.jwks_uri.as_str()),
        (None, "https://keys.example/jwks")
    );
    assert!(metadata.promises_response_issuer && !metadata.requires_par);
    let keys = JwkSet::from_iter([]);
    assert_eq!(metadata.provider(keys).issuer(), ISSUER);
    assert!(with("require_pushed_authorization_requests", json!(true)).unwrap().requires_par);
}

#[test]
fn rfc_8414_section_3_3_the_issuer_is_compared_byte_for_byte() {
    for issuer in
        ["https://auth1.sandbox.mya.ozoneapi.io/", "https://AUTH1.sandbox.mya.ozoneapi.io", "https://evil.example", ""]
    {
        assert_eq!(with("issuer", json!(issuer)), Err(MetadataError::IssuerMismatch), "{issuer}");
    }
    let policy = Policy::fapi2_final();
    let metadata = serde_json::from_value(sample()).unwrap();
    for issuer in
        ["http://auth1.example", "https://a.example/?x", "https://a.example/#x", "https://u@a.example", "https://", "a"]
    {
        assert_eq!(
            MetadataRequirements::new(issuer, &policy).check(&metadata, &mut cx()),
            Err(MetadataError::Issuer),
            "{issuer}"
        );
    }
}

#[test]
fn fapi2_5_2_1_endpoints_are_https() {
    for name in ["authorization_endpoint", "token_endpoint", PAR, "userinfo_endpoint", "jwks_uri"] {
        for url in [
            "http://as1.example/x",
            "https:///x",
            "https://a b.example/",
            "https://as1.example/#x",
            "https://u:p@as1.example/",
            "//x",
            "",
            "https://as1.example/\r\nX: y",
        ] {
            let Err(MetadataError::Endpoint { name: refused }) = with(name, json!(url)) else { panic!("{name} {url}") };
            assert_eq!(refused, name);
        }
        assert!(with(name, json!("https://as1.example:8443/a?b=c")).is_ok(), "{name}");
    }
    assert_eq!(without(PAR), Err(MetadataError::EndpointMissing { name: PAR }));
    for name in ["authorization_endpoint", "token_endpoint", "jwks_uri", "issuer", "response_types_supported"] {
        assert_eq!(without(name), Err(MetadataError::Response { error: ResponseError::Member { name } }), "{name}");
    }
}

#[test]
fn rfc_8705_section_5_aliases_are_preferred_over_mutual_tls() {
    let mutual = checked_as(over_mutual_tls, |_| {}).unwrap();
    assert_eq!(mutual.token_endpoint, "https://mtls.example/token");
    assert_eq!(mutual.par_endpoint, "https://as1.sandbox.mya.ozoneapi.io/par", "which has no alias");
    assert_eq!(mutual.authorization_endpoint, "https://auth1.sandbox.mya.ozoneapi.io/auth");
    let only = checked_as(over_mutual_tls, |metadata| {
        metadata["mtls_endpoint_aliases"][PAR] = json!("https://mtls.example/par");
        metadata["mtls_endpoint_aliases"]["introspection_endpoint"] = json!("https://mtls.example/introspect");
        metadata.as_object_mut().unwrap().remove(PAR);
    });
    assert_eq!(only.as_ref().unwrap().par_endpoint, "https://mtls.example/par");
    assert_eq!(only.unwrap().introspection_endpoint.as_deref(), Some("https://mtls.example/introspect"));
    let insecure = |metadata: &mut Value| metadata["mtls_endpoint_aliases"]["token_endpoint"] = json!("http://x");
    assert_eq!(checked_as(over_mutual_tls, insecure), Err(MetadataError::Endpoint { name: "token_endpoint" }));
    assert!(checked(insecure).is_ok(), "which is not used");
}

#[test]
fn rfc_8705_section_3_3_tokens_are_bound_over_mutual_tls() {
    for value in [json!(false), Value::Null] {
        let change = |metadata: &mut Value| match value {
            Value::Null => drop(metadata.as_object_mut().unwrap().remove("tls_client_certificate_bound_access_tokens")),
            _ => metadata["tls_client_certificate_bound_access_tokens"] = value.clone(),
        };
        assert_eq!(checked_as(over_mutual_tls, change), Err(MetadataError::UnboundTokens));
        assert!(checked(change).is_ok());
    }
}

#[test]
fn fapi2_5_3_2_2_code_and_s256() {
    assert_eq!(with("response_types_supported", json!(["code id_token", "Code"])), Err(MetadataError::ResponseType));
    assert!(with("response_types_supported", json!(["code id_token", "code"])).is_ok());
    assert_eq!(with("code_challenge_methods_supported", json!(["plain", "s256"])), Err(MetadataError::Pkce));
    assert_eq!(without("code_challenge_methods_supported"), Err(MetadataError::Pkce));
}

#[test]
fn grant_types_and_authentication() {
    let lacks = |grant| Err(MetadataError::GrantType { grant });
    assert_eq!(with("grant_types_supported", json!(["implicit"])), lacks("authorization_code"));
    assert!(without("grant_types_supported").is_ok(), "code and implicit are the default");
    let refresh =
        |expected: MetadataRequirements<'static>| expected.with_grant_types(&["authorization_code", "refresh_token"]);
    let policy: &'static Policy = Box::leak(Box::new(Policy::fapi2_final()));
    let mut metadata = sample();
    assert!(
        refresh(MetadataRequirements::new(ISSUER, policy))
            .check(&serde_json::from_value(metadata.clone()).unwrap(), &mut cx())
            .is_ok()
    );
    metadata.as_object_mut().unwrap().remove("grant_types_supported");
    let refused =
        refresh(MetadataRequirements::new(ISSUER, policy)).check(&serde_json::from_value(metadata).unwrap(), &mut cx());
    assert_eq!(refused, lacks("refresh_token"));
    let methods = "token_endpoint_auth_methods_supported";
    assert_eq!(with(methods, json!(["client_secret_basic", "tls_client_auth"])), Err(MetadataError::Authentication));
    assert_eq!(without(methods), Err(MetadataError::Authentication));
}

#[test]
fn fapi2_5_4_1_algorithms() {
    let id_token = "id_token_signing_alg_values_supported";
    assert_eq!(without(id_token), Err(MetadataError::AlgorithmsMissing { name: id_token }));
    assert_eq!(with(id_token, json!(["RS256", "none"])), Err(MetadataError::Algorithms { name: id_token }));
    assert!(with(id_token, json!(["RS256", "EdDSA"])).is_ok());
    for name in ["request_object_signing_alg_values_supported", "token_endpoint_auth_signing_alg_values_supported"] {
        assert_eq!(with(name, json!(["RS256"])), Err(MetadataError::Algorithms { name }));
        assert_eq!(with(name, json!([])), Err(MetadataError::Algorithms { name }));
        assert!(with(name, json!(["RS256", "ES256"])).is_ok());
        // The client has a key of one algorithm.
        let own = |algorithm| {
            checked_as(
                |expected| expected.with_signing_algorithm(algorithm),
                |metadata| metadata[name] = json!(["ES256"]),
            )
        };
        assert!(own(Algorithm::Es256).is_ok());
        assert_eq!(own(Algorithm::Ps256), Err(MetadataError::Algorithms { name }));
    }
    // The platform's policy allows PS256 only.
    let policy = Policy::ofm_sandbox();
    let metadata = serde_json::from_value(sample()).unwrap();
    assert!(
        MetadataRequirements::new(ISSUER, &policy)
            .with_signing_algorithm(Algorithm::Ps256)
            .check(&metadata, &mut cx())
            .is_ok()
    );
    let other =
        MetadataRequirements::new(ISSUER, &policy).with_signing_algorithm(Algorithm::Es256).check(&metadata, &mut cx());
    assert!(matches!(other, Err(MetadataError::Algorithms { .. })));
}

#[test]
fn rfc_9207_section_3_iss_is_promised_where_the_policy_asks_for_it() {
    let name = "authorization_response_iss_parameter_supported";
    assert_eq!(with(name, json!(false)), Err(MetadataError::ResponseIssuer));
    assert_eq!(without(name), Err(MetadataError::ResponseIssuer));
    let lenient = checked_as(
        |expected| expected.with_response_issuer(false),
        |metadata| drop(metadata.as_object_mut().unwrap().remove(name)),
    );
    assert!(!lenient.unwrap().promises_response_issuer);
}

#[test]
fn rfc_9396_section_10_types_and_scopes_where_they_are_listed() {
    let types = |change: fn(&mut Value)| checked_as(|expected| expected.with_detail_types(&[CONSENT]), change);
    assert!(types(|_| {}).is_ok());
    let other = types(|metadata| metadata["authorization_details_types_supported"] = json!(["urn:x"]));
    assert_eq!(other, Err(MetadataError::DetailType { index: 0 }));
    assert!(
        types(|metadata| drop(metadata.as_object_mut().unwrap().remove("authorization_details_types_supported")))
            .is_ok()
    );
    let scopes = |change: fn(&mut Value)| checked_as(|expected| expected.with_scopes(&["accounts", "profile"]), change);
    assert!(scopes(|_| {}).is_ok());
    let other = scopes(|metadata| metadata["scopes_supported"] = json!(["accounts"]));
    assert_eq!(other, Err(MetadataError::Scope { index: 1 }));
    assert!(scopes(|metadata| drop(metadata.as_object_mut().unwrap().remove("scopes_supported"))).is_ok());
}

#[test]
fn oddities_are_tolerated_and_unknown_members_ignored() {
    // The sample states this beside PAR.
    assert_eq!(sample()["require_request_uri_registration"], json!(true));
    assert!(checked(|_| {}).is_ok());
    assert!(with("more", json!({ "deep": [null] })).is_ok());
    assert_eq!(with("request_parameter_supported", json!(false)), Err(MetadataError::RequestObject));
    assert!(with("request_parameter_supported", json!(true)).is_ok());
    // A value is null only if the policy allows it, and flags are not strings.
    let null = ResponseError::NullMember { name: "scopes_supported" };
    assert_eq!(with("scopes_supported", Value::Null), Err(MetadataError::Response { error: null }));
    let name = "require_pushed_authorization_requests";
    let member = Err(MetadataError::Response { error: ResponseError::Member { name } });
    assert_eq!(with(name, json!("true")), member);
}

#[test]
fn a_response_without_metadata_is_rejected() {
    let policy = Policy::fapi2_final();
    let read =
        |response: Response| match MetadataRequirements::new(ISSUER, &policy).read(&response, &mut cx()).unwrap_err() {
            MetadataError::Response { error } => error,
            other => panic!("{other:?}"),
        };
    let json =
        |status: u16, body: &str| Response::new(status).with_header("Content-Type", "application/json").with_body(body);
    assert_eq!(read(json(404, "")), ResponseError::Status { status: 404 });
    assert_eq!(read(json(302, "{}")), ResponseError::Status { status: 302 });
    assert_eq!(read(Response::new(200).with_body("{}")), ResponseError::ContentType);
    assert!(matches!(read(json(200, "{}")), ResponseError::Member { .. }));
    assert!(matches!(
        read(json(200, r#"{"issuer":"a","issuer":"b"}"#)),
        ResponseError::Json { error: JsonError::DuplicateMember { .. } }
    ));
    assert!(matches!(read(json(200, &"[".repeat(100_000))), ResponseError::Json { .. }));
    assert!(matches!(read(json(200, &" ".repeat(200_000))), ResponseError::TooLong { .. }));
    assert_eq!(
        MetadataError::Response { error: ResponseError::Member { name: "issuer" } }.innermost_label(),
        "response_member"
    );
}

#[test]
fn discovery_urls_of_both_specifications() {
    let urls = |issuer: &str| {
        [WellKnown::OpenIdConfiguration, WellKnown::AuthorizationServer]
            .map(|form| discovery_url(issuer, form).unwrap())
    };
    let plain = [
        "https://a.example/.well-known/openid-configuration",
        "https://a.example/.well-known/oauth-authorization-server",
    ];
    assert_eq!(urls("https://a.example"), plain);
    assert_eq!(urls("https://a.example/"), plain);
    let path = [
        "https://a.example:1/x/y/.well-known/openid-configuration",
        "https://a.example:1/.well-known/oauth-authorization-server/x/y",
    ];
    assert_eq!(urls("https://a.example:1/x/y"), path);
    assert_eq!(urls("https://a.example:1/x/y/"), path);
    for issuer in [
        "http://a.example",
        "https://a.example?x",
        "https://a.example/x?y",
        "https://a.example#",
        "https:a.example",
        "https://:1",
        "HTTPS://a.example",
    ] {
        assert_eq!(discovery_url(issuer, WellKnown::AuthorizationServer), Err(MetadataError::Issuer), "{issuer}");
    }
    let request = request("https://a.example", WellKnown::OpenIdConfiguration).unwrap();
    assert_eq!(
        request.to_string(),
        "GET /.well-known/openid-configuration HTTP/1.1\nHost: a.example\nAccept: application/json\n"
    );
}

#[test]
fn verdicts_on_metadata_are_reported_in_order() {
    let policy = Policy::fapi2_final();
    let told = |expected: &MetadataRequirements<'_>, change: fn(&mut Value)| {
        let mut metadata = sample();
        change(&mut metadata);
        let response =
            Response::new(200).with_header("content-type", "application/json").with_body(metadata.to_string());
        let mut verdicts = Vec::new();
        let observed = expected
            .read(&response, &mut cx().with_observer(&mut |verdict| verdicts.push((verdict.rule.name, verdict.holds))));
        assert_eq!(observed, expected.read(&response, &mut cx()));
        assert_eq!(observed.is_ok(), verdicts.iter().all(|(_, holds)| *holds));
        verdicts
    };
    let rules = [
        "metadata_response",
        "metadata_issuer",
        "metadata_endpoints",
        "metadata_flow",
        "metadata_authentication",
        "metadata_algorithms",
        "metadata_request_object",
        "metadata_response_iss",
        "metadata_bound_tokens",
        "metadata_dpop",
        "metadata_detail_types",
        "metadata_scopes",
    ];
    let expected = MetadataRequirements::new(ISSUER, &policy);
    assert_eq!(told(&expected, |_| {}), rules.map(|rule| (rule, true)));
    let changes: [fn(&mut Value); 11] = [
        |metadata| *metadata = json!([]),
        |metadata| metadata["issuer"] = "https://other.example".into(),
        |metadata| metadata[PAR] = "http://as.example/par".into(),
        |metadata| metadata["response_types_supported"] = json!(["token"]),
        |metadata| metadata["token_endpoint_auth_methods_supported"] = json!(["none"]),
        |metadata| metadata["id_token_signing_alg_values_supported"] = json!(["RS256"]),
        |metadata| metadata["request_parameter_supported"] = false.into(),
        |metadata| metadata["authorization_response_iss_parameter_supported"] = false.into(),
        |metadata| metadata["tls_client_certificate_bound_access_tokens"] = false.into(),
        |metadata| metadata["authorization_details_types_supported"] = json!([]),
        |metadata| metadata["scopes_supported"] = json!([]),
    ];
    let expected =
        expected.with_mutual_tls().with_response_issuer(true).with_detail_types(&[CONSENT]).with_scopes(&["accounts"]);
    // tests/oauth/sender.rs has the rule for DPoP, which the sample does not announce.
    let tested = rules.into_iter().enumerate().filter(|(_, rule)| *rule != "metadata_dpop");
    for ((index, rule), change) in tested.zip(changes) {
        let verdicts = told(&expected, change);
        assert_eq!(verdicts.last(), Some(&(rule, false)));
        assert_eq!(verdicts.len(), index + 1);
    }
}
