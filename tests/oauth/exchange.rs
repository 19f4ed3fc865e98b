//! The exchange of the samples, both sides, with real signatures. Every message is transferred as bytes.

use ofm_protocol::error::{FormError, JwsError, RequestError, ResponseError};
use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::oauth::form::{Form, FormLimits};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::pkce::CodeVerifier;
use ofm_protocol::oauth::{
    AuthorizationRequest, Client, InteractionId, Policy, Provider, Quirk, RegisteredClient, Server, id_token,
};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::{AuthorizationDetail, ErrorCode, GrantedAuthorizationDetail, TokenRequest};
use serde_json::Value;

use crate::support::exchange;
use crate::support::exchange::cx;
use crate::support::exchange::*;
use crate::support::keys;

/// A message as the other side reads it: only bytes and headers are transferred.
fn over_the_wire(request: &Request) -> Request {
    let mut received = Request::new(&request.method, request.target()).with_body(request.body.clone());
    received.headers.clone_from(&request.headers);
    received
}

#[test]
fn the_exchange_of_the_samples_plays_to_its_end() {
    let policy = Policy::ofm_sandbox();
    let (client_key, server_key) = (keys::rsa_a(), keys::rsa_b());
    let (client_jwks, server_jwks) = (public(&client_key, CLIENT_KID), public(&server_key, SERVER_KID));
    let client = Client::new(CLIENT_ID, policy.clone()).with_signer(client_key, CLIENT_KID);
    let provider = Provider::new(ISSUER, server_jwks.clone())
        .with_par_endpoint("https://as1.sandbox.mya.ozoneapi.io/par")
        .with_authorization_endpoint("https://auth1.sandbox.mya.ozoneapi.io/auth")
        .with_token_endpoint("https://as1.sandbox.mya.ozoneapi.io/token");
    let server = Server::without_replay_check(ISSUER, policy.clone()).with_signer(server_key, SERVER_KID);
    let registered = RegisteredClient::new(CLIENT_ID, client_jwks.clone(), [REDIRECT_URI]);

    // Client: the pushed request, with the samples' values.
    let sample = sample("request_object");
    let details: Vec<AuthorizationDetail> = serde_json::from_value(sample["authorization_details"].clone()).unwrap();
    let (par, session) = client
        .push(
            &provider,
            AuthorizationRequest::new(REDIRECT_URI)
                .with_scope("accounts profile")
                .with_authorization_details(details)
                .with_claims(serde_json::from_value(sample["claims"].clone()).unwrap())
                .with_max_age(3600)
                .with_state("f37011fc-cb38-43f3-bf3c-d5771c692a08")
                .with_nonce("11fdc21a-ee49-4d6f-9e1b-17ab17bb0c59")
                .with_code_verifier(CodeVerifier::parse(CODE_VERIFIER).unwrap())
                .with_interaction_id(InteractionId::parse("5009f9bd-629a-4e6c-978e-f411c016305f").unwrap()),
            &mut cx(PAR_TIME),
        )
        .unwrap();
    // What a client keeps can be stored.
    let session: ofm_protocol::oauth::Session =
        serde_json::from_str(&serde_json::to_string(&session).unwrap()).unwrap();
    assert!(!format!("{session:?}").contains("f37011fc") && !format!("{session:?}").contains(CODE_VERIFIER));

    // Server: the response.
    let received = over_the_wire(&par);
    let unverified = server.read_par(&received, &mut cx(PAR_TIME)).unwrap();
    assert_eq!(unverified.claimed_client(), CLIENT_ID);
    let pushed = unverified.check(&server, &registered, &mut cx(PAR_TIME)).unwrap();
    // The request object equals the samples', except for new values and whole seconds.
    let mut object = serde_json::to_value(&pushed.request).unwrap();
    let mut expected = sample.clone();
    for member in ["exp", "nbf", "code_challenge"] {
        expected[member] = object[member].clone();
    }
    assert_eq!(object["nbf"], 1_769_766_708);
    assert_eq!(object["exp"], 1_769_767_018);
    object.as_object_mut().unwrap().remove("jti").unwrap();
    assert_eq!(object, expected);
    let (accepted, answer) = pushed.accept_as(REQUEST_URI, &server, &mut cx(PAR_TIME)).unwrap();
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("X-Fapi-Interaction-Id"), Some("5009f9bd-629a-4e6c-978e-f411c016305f"));
    assert_eq!(serde_json::from_slice::<Value>(&answer.body).unwrap(), exchange::sample("par_response"));

    // Client: the redirect.
    let pushed = session.read_par_response(&client, (&par, &answer), &mut cx(PAR_TIME)).unwrap();
    assert_eq!(pushed.expires_at.to_string(), "2026-01-30T10:01:58Z");
    let url = pushed.authorization_url(&client, &provider).unwrap();

    // Server: the callback.
    let query = server.read_authorization_query(&url, &mut cx(PAR_TIME)).unwrap();
    query.check(&accepted, &mut cx(PAR_TIME)).unwrap();
    let (issued, redirect) =
        accepted.consume(&server, &mut cx(CODE_TIME)).unwrap().grant_as(CODE, &server, &mut cx(CODE_TIME)).unwrap();
    assert_eq!(redirect.status, 303);

    // Client: the code, and the token request.
    let code = session
        .read_callback(&client, &provider, redirect.header("location").unwrap(), &mut cx(PAR_TIME))
        .unwrap()
        .code;
    assert_eq!(code.expose(), CODE);
    let exchange = session.token_request(&client, &provider, &code, &mut cx(TOKEN_TIME)).unwrap();

    // Server: the tokens.
    let received = over_the_wire(&exchange);
    let authenticated = server
        .read_token_request(&over_tls(&received), &mut cx(PAR_TIME))
        .unwrap()
        .check(&server, &registered, &mut cx(TOKEN_TIME))
        .unwrap();
    assert_eq!(authenticated.code().unwrap().expose(), CODE);
    authenticated.check_code(&issued, &mut cx(TOKEN_TIME)).unwrap();
    let sample = exchange::sample("token_response");
    let granted: Vec<GrantedAuthorizationDetail> =
        serde_json::from_value(sample["authorization_details"].clone()).unwrap();
    let access_token = sample["access_token"].as_str().unwrap();
    let claims = id_token::claims(&server, &issued, "202", TOKEN_TIME, &cx(TOKEN_TIME))
        .with_acr("acr:paynet-sandbox")
        .with_name("Mr. Mitsu Hirato")
        .with_at_hash(id_token::half_hash(ofm_protocol::crypto::Algorithm::Ps256, access_token));
    let token = id_token::issue(&server, &claims, &mut cx(PAR_TIME)).unwrap();
    let answer = authenticated
        .grant(Some("accounts profile"))
        .with_access_token(access_token)
        .with_authorization_details(granted)
        .with_refresh_token(sample["refresh_token"].as_str().unwrap())
        .with_grant_id(sample["grant_id"].as_str().unwrap())
        .with_id_token(token)
        .respond(&server, authenticated.interaction_id(), &mut cx(PAR_TIME))
        .unwrap();
    assert_eq!(answer.header("Cache-Control"), Some("no-cache, no-store"));
    // The response equals the samples', except for the id_token and the unexpected `state`.
    let mut body: Value = serde_json::from_slice(&answer.body).unwrap();
    let mut expected = sample.clone();
    expected.as_object_mut().unwrap().remove("state").unwrap();
    expected["id_token"] = body["id_token"].take();
    body["id_token"] = expected["id_token"].clone();
    assert_eq!(body, expected);

    // Client: the final checks.
    let tokens = session.read_token_response(&client, &provider, (&exchange, &answer), &mut cx(TOKEN_TIME)).unwrap();
    assert_eq!(tokens.id_token.as_ref().unwrap().sub.expose(), "202");
    assert_eq!(tokens.expires_at.unwrap().to_string(), "2026-01-30T10:23:27Z");
    assert!(!format!("{tokens:?}").contains(access_token) && !format!("{tokens:?}").contains("Hirato"));
}

#[test]
fn a_client_that_chooses_nothing_itself_plays_the_exchange_under_fapi2_final() {
    let world = World::new(Policy::fapi2_final());
    let (session, par, accepted) = world.push();
    let pushed =
        session.read_par_response(&world.client(), (&par, &world.par_answer(&accepted)), &mut cx(PAR_TIME)).unwrap();
    let url = pushed.authorization_url(&world.client(), &world.provider()).unwrap();
    world
        .server()
        .read_authorization_query(&url, &mut cx(PAR_TIME))
        .unwrap()
        .check(&accepted, &mut cx(PAR_TIME))
        .unwrap();
    let (issued, redirect) = accepted
        .consume(&world.server(), &mut cx(PAR_TIME))
        .unwrap()
        .grant(&world.server(), &mut cx(PAR_TIME))
        .unwrap();
    let code = session
        .read_callback(&world.client(), &world.provider(), redirect.header("Location").unwrap(), &mut cx(PAR_TIME))
        .unwrap()
        .code;
    let (request, answer) = world.redeem(&session, &code, &issued, |claims| claims);
    let tokens = session
        .read_token_response(&world.client(), &world.provider(), (&request, &answer), &mut cx(PAR_TIME))
        .unwrap();
    assert_eq!(tokens.response.token_type, "Bearer");
}

#[test]
fn refresh_and_client_credentials_requests_are_read_as_they_were_made() {
    let world = World::new(Policy::fapi2_final());
    let (client, provider) = (world.client(), world.provider());
    let read = |request: &Request| {
        world.server().read_token_request(&over_tls(request), &mut cx(PAR_TIME))?.check(
            &world.server(),
            &world.registered(),
            &mut cx(PAR_TIME),
        )
    };
    let refresh = client.refresh_request(&provider, &"r-1".into(), &mut cx(PAR_TIME)).unwrap();
    let TokenRequest::RefreshToken(grant) = read(&refresh).unwrap().request else { panic!() };
    assert_eq!(grant.refresh_token.expose(), "r-1");
    let own = client.client_credentials_request(&provider, Some("accounts"), &mut cx(PAR_TIME)).unwrap();
    let TokenRequest::ClientCredentials(grant) = read(&own).unwrap().request else { panic!() };
    assert_eq!(grant.scope.as_deref(), Some("accounts"));
    let code = IssuedCode::new("x", world.push().2.request, CODE_TIME);
    assert_eq!(read(&own).unwrap().check_code(&code, &mut cx(PAR_TIME)), Err(RequestError::GrantType));
}

#[test]
fn row_38_the_claims_of_the_samples_pass_at_their_time() {
    // With the samples' fractional dates, without typ and iat; only the signature is new.
    let pushed = Par::of_the_samples().check().unwrap();
    assert_eq!(serde_json::to_value(&pushed.request).unwrap(), sample("request_object"));
    assert_eq!(serde_json::to_value(&pushed.assertion).unwrap(), sample("client_assertion"));
}

#[test]
fn row_38_the_assertion_of_the_token_sample_had_expired() {
    let mut par = Par::of_the_samples();
    par.now = TOKEN_TIME;
    let error = par.check().unwrap_err();
    assert_eq!(error.innermost_label(), "claim_expired");
    assert_eq!(error.public().code, ErrorCode::InvalidClient);
}

#[test]
fn row_4_the_form_bodies_of_the_samples_are_refused() {
    for text in [include_str!("../samples/par.txt"), include_str!("../samples/token.txt")] {
        let (_, body) = text.split_once("x-fapi-interaction-id: ").unwrap();
        let (_, body) = body.split_once('\n').unwrap();
        let (body, _) = body.split_once("Decoded").unwrap();
        let refused = |body: &str| Form::parse(body.trim().as_bytes(), FormLimits::default()).unwrap_err();
        assert!(matches!(refused(body), FormError::RawByte { .. }));
        let request = Request::new("POST", "/par")
            .with_header("Content-Type", "application/x-www-form-urlencoded")
            .with_body(body);
        let error = Server::without_replay_check(ISSUER, Policy::ofm_sandbox())
            .read_par(&request, &mut cx(PAR_TIME))
            .unwrap_err();
        assert_eq!((error.public().code, error.public().status), (ErrorCode::InvalidRequest, 400));
    }
    // The joined lines, and the lost `&`, are still detected.
    let joined = "request=eyJhbGciOiJQUzI1Ni...client_assertion_type=urn:ietf:x&client_assertion=eyJ";
    assert_eq!(Form::parse(joined.as_bytes(), FormLimits::default()).unwrap_err(), FormError::RawByte { offset: 50 });
}

#[test]
fn row_5_the_truncated_tokens_of_the_samples_are_malformed() {
    for token in ["eyJhbGciOiJQ..<truncated-PK-jwt>", "eyJhbGciOiJQ..", "eyJhbGciOiJQUzI1NiIsImtp...<truncated-pk-jwt>"]
    {
        let mut par = Par::of_the_samples();
        par.form = Some(form_of(&[("client_assertion", token), ("request", "x")]));
        let error = par.check().unwrap_err();
        assert!(
            matches!(
                error,
                RequestError::AssertionToken {
                    error: JwsError::EmptySegment { .. } | JwsError::Alphabet { .. } | JwsError::SegmentCount { .. }
                }
            ),
            "{error:?}"
        );
    }
    let mut par = Par::of_the_samples();
    let assertion = par.assertion();
    par.form =
        Some(form_of(&[("client_assertion", &assertion), ("request", "eyJhbGciOiJQUzI1Ni...<truncated-JAR-jwt>")]));
    assert!(matches!(par.check(), Err(RequestError::RequestObjectToken { error: JwsError::Alphabet { .. } })));
}

#[test]
fn every_verdict_is_told_in_order_and_nothing_after_a_failure() {
    let mut seen = Vec::new();
    let par = Par::of_the_samples();
    par.check_with(&mut cx(par.now).with_observer(&mut |verdict| seen.push(verdict))).unwrap();
    assert!(seen.iter().all(|verdict| verdict.holds));
    let names: Vec<_> = seen.iter().map(|verdict| verdict.rule.name).collect();
    assert_eq!(names.first(), Some(&"form"));
    assert_eq!(names.last(), Some(&"jar_j3_types"));
    for name in ["assertion_c3_signature", "assertion_c4_aud", "jar_j6_signature", "jar_j9_sub", "rar_ofm_consent"] {
        assert!(names.contains(&name), "{name}");
    }
    let mut par = Par::of_the_samples();
    par.object["sub"] = CLIENT_ID.into();
    seen.clear();
    par.check_with(&mut cx(par.now).with_observer(&mut |verdict| seen.push(verdict))).unwrap_err();
    let last = seen.pop().unwrap();
    assert_eq!((last.rule.name, last.holds), ("jar_j9_sub", false));
    assert!(seen.iter().all(|verdict| verdict.holds));
}

#[test]
fn p5_a_par_response_is_read_by_policy() {
    let world = World::new(Policy::ofm_sandbox());
    let (session, par, accepted) = world.push();
    let read = |status: u16, body: &str| {
        let response = Response::new(status).with_header("content-type", "application/json").with_body(body);
        session.read_par_response(&world.client(), (&par, &response), &mut cx(PAR_TIME))
    };
    let good = r#"{"request_uri":"urn:ietf:params:oauth:request-uri:bwc4JDpSd7","expires_in":90,"more":[]}"#;
    assert_eq!(read(200, good).unwrap().response.request_uri.expose(), "urn:ietf:params:oauth:request-uri:bwc4JDpSd7");
    assert!(read(201, good).is_ok());
    assert_eq!(read(202, good).unwrap_err(), ResponseError::Status { status: 202 });
    for expires_in in ["0", "-5", "\"-5\"", "\"\"", "null", "1.5"] {
        let body = good.replace("90", expires_in);
        assert_eq!(read(201, &body).unwrap_err(), ResponseError::ExpiresIn, "{expires_in}");
    }
    for uri in ["", "urn:x y", "urn:é", "urn:\\u000a", &"u".repeat(513)] {
        let body = good.replace("urn:ietf:params:oauth:request-uri:bwc4JDpSd7", uri);
        assert_eq!(read(201, &body).unwrap_err(), ResponseError::RequestUri, "{uri}");
    }
    assert!(matches!(read(201, "{\"request_uri\":1}").unwrap_err(), ResponseError::ExpiresIn));
    assert!(matches!(read(201, "<html>").unwrap_err(), ResponseError::Json { .. }));
    assert!(matches!(read(201, &good.replace("more", "expires_in")).unwrap_err(), ResponseError::Json { .. }));
    let refusal = read(400, r#"{"error":"invalid_request_object","error_description":"no"}"#).unwrap_err();
    assert_eq!(refusal, ResponseError::Refused { status: 400, code: "invalid_request_object" });
    let html = Response::new(200).with_header("content-type", "text/html").with_body(good);
    assert_eq!(
        session.read_par_response(&world.client(), (&par, &html), &mut cx(PAR_TIME)).unwrap_err(),
        ResponseError::ContentType
    );
    let other =
        world.par_answer(&accepted).with_header("x-fapi-interaction-id", "5009f9bd-629a-4e6c-978e-f411c016305f");
    assert!(session.read_par_response(&world.client(), (&par, &other), &mut cx(PAR_TIME)).is_ok(), "a gateway's own");
    // FAPI 2.0 requires the status of RFC 9126.
    let strict = World::new(Policy::fapi2_final());
    let response = Response::new(200).with_header("content-type", "application/json").with_body(good);
    let (session, par, _) = strict.push();
    let refused = session.read_par_response(&strict.client(), (&par, &response), &mut cx(PAR_TIME)).unwrap_err();
    assert_eq!(refused, ResponseError::Quirk { quirk: Quirk::ParStatusOk });
}

#[test]
fn callbacks_are_checked_for_state_iss_and_code() {
    let world = World::new(Policy::ofm_sandbox());
    let strict = Policy::fapi2_final();
    let (session, _, _) = world.push();
    let state = session.state().to_owned();
    let iss = "https%3A%2F%2Fauth1.sandbox.mya.ozoneapi.io";
    let read = |policy: &Policy, query: &str| {
        let client = Client::new(CLIENT_ID, policy.clone()).with_unnamed_signer(world.client_key.clone());
        session
            .read_callback(&client, &world.provider(), &format!("{REDIRECT_URI}?{query}"), &mut cx(PAR_TIME))
            .map(|callback| callback.code.expose().to_owned())
    };
    let sandbox = &world.policy;
    assert_eq!(read(sandbox, &format!("code=c&state={state}")), Ok("c".into()));
    assert_eq!(read(&strict, &format!("code=c&state={state}&iss={iss}")), Ok("c".into()));
    // The samples' redirect has no `iss` (row 39); a wrong one is rejected under every policy.
    assert_eq!(
        read(&strict, &format!("code=c&state={state}")),
        Err(ResponseError::Quirk { quirk: Quirk::IssuerMissing })
    );
    for policy in [sandbox, &strict] {
        let wrong = read(policy, &format!("code=c&state={state}&iss={iss}%2F"));
        assert_eq!(wrong, Err(ResponseError::IssuerMismatch));
    }
    assert_eq!(read(sandbox, "code=c"), Err(ResponseError::StateMissing));
    assert_eq!(read(sandbox, "code=c&state=x"), Err(ResponseError::StateMismatch));
    assert_eq!(read(sandbox, &format!("state={state}")), Err(ResponseError::CodeMissing));
    let twice = read(sandbox, &format!("code=c&code=d&state={state}"));
    assert!(matches!(twice, Err(ResponseError::CallbackForm { error: FormError::Duplicate { .. } })));
    let denied = read(sandbox, &format!("error=access_denied&state={state}&iss={iss}"));
    assert_eq!(denied, Err(ResponseError::CallbackRefused { code: "access_denied" }));
    // An error of another server is not accepted as this server's.
    assert_eq!(
        read(&strict, &format!("error=access_denied&state={state}")),
        Err(ResponseError::Quirk { quirk: Quirk::IssuerMissing })
    );
    let elsewhere =
        session.read_callback(&world.client(), &world.provider(), "https://evil.example/cb?code=c", &mut cx(PAR_TIME));
    assert_eq!(elsewhere.unwrap_err(), ResponseError::CallbackUri);
    let fragment = format!("{REDIRECT_URI}#code=c&state={state}");
    let fragment = session.read_callback(&world.client(), &world.provider(), &fragment, &mut cx(PAR_TIME));
    assert_eq!(fragment.unwrap_err(), ResponseError::StateMissing);
    let path = format!("/redirect-url?code=c&state={state}");
    assert!(session.read_callback(&world.client(), &world.provider(), &path, &mut cx(PAR_TIME)).is_ok());
}

#[test]
fn a_server_that_denies_tells_state_and_iss() {
    let world = World::new(Policy::fapi2_final());
    let (session, _, accepted) = world.push();
    let consumed = accepted.consume(&world.server(), &mut cx(PAR_TIME)).unwrap();
    let response = consumed.deny(&world.server(), ErrorCode::AccessDenied, "", &mut cx(PAR_TIME)).unwrap();
    let denied = session.read_callback(
        &world.client(),
        &world.provider(),
        response.header("Location").unwrap(),
        &mut cx(PAR_TIME),
    );
    assert_eq!(denied.unwrap_err(), ResponseError::CallbackRefused { code: "access_denied" });
}

#[test]
fn p7_a_request_uri_is_the_clients_own_and_lapses() {
    let world = World::new(Policy::fapi2_final());
    let (_, _, accepted) = world.push();
    let query = |client: &str, uri: &str| {
        world
            .server()
            .read_authorization_query(&format!("/auth?client_id={client}&request_uri={uri}"), &mut cx(PAR_TIME))
            .unwrap()
    };
    let uri = accepted.request_uri.clone();
    let end = accepted.expires_at;
    assert_eq!(query(CLIENT_ID, &uri).check(&accepted, &mut cx(PAR_TIME)), Ok(()));
    assert_eq!(
        query(CLIENT_ID, &uri).check(&accepted, &mut cx(end)),
        Err(RequestError::RequestUriExpired { end, now: end })
    );
    assert_eq!(query("other", &uri).check(&accepted, &mut cx(PAR_TIME)), Err(RequestError::RequestUriOfOther));
    assert_eq!(query(CLIENT_ID, "urn:x").check(&accepted, &mut cx(PAR_TIME)), Err(RequestError::RequestUriUnknown));
    assert_eq!(end, UnixTime::from_seconds(PAR_TIME.seconds() + 90));
}
