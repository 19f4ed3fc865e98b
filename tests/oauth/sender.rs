//! Tokens that are bound to their sender, from the pushed request to the refresh: by certificates (RFC 8705) and by
//! DPoP (RFC 9449), on both sides.

use std::time::Duration;

use ofm_protocol::error::{
    BindingError, BuildError, DpopError, MetadataError, ReplayError, RequestError, ResponseError,
};
use ofm_protocol::jose::Thumbprint;
use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::oauth::dpop::{NewProof, NonceIssuer, ProofKey, ProofRequirements, asked_nonce, provided_nonce};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::metadata::MetadataRequirements;
use ofm_protocol::oauth::par::PushedAuthorization;
use ofm_protocol::oauth::replay::{AsyncReplayStore, MemoryReplayStore, ReplayKey, ReplayStore as _};
use ofm_protocol::oauth::token::{Grant, IssuedRefreshToken};
use ofm_protocol::oauth::{
    AuthorizationRequest, Client, Confirmation, Policy, RegisteredClient, SenderConstraint, Server, Session,
};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::oauth::MtlsEndpointAliases;
use ofm_protocol::types::{ErrorCode, Open, TokenResponse};

use crate::asynchronous::run;
use crate::support::exchange::{
    CERTIFICATE, CLIENT_ID, CODE, ISSUER, PAR_TIME, REDIRECT_URI, World, cx, over_tls, plain, with_es256,
};
use crate::support::keys;

const TOKEN_URL: &str = "https://as1.example/token";
const PAR_URL: &str = "https://as1.example/par";

fn world(policy: Policy) -> World {
    let mut policy = policy;
    with_es256(&mut policy);
    World::with_keys(policy, keys::p256(), keys::ed25519())
}

fn server(world: &World) -> Server {
    world
        .server()
        .with_token_endpoint(TOKEN_URL)
        .with_par_endpoint(PAR_URL)
        .with_authorization_endpoint("https://auth1.example/auth")
        .with_jwks_uri("https://auth1.example/jwks")
}

fn proof_key() -> ProofKey {
    ProofKey::new(keys::ed25519())
}

fn with_proof_key(world: &World) -> Client {
    world.client().with_proof_key(proof_key())
}

/// The session of a pushed request, and the request as the server reads it.
fn pushed(world: &World, client: &Client) -> (Session, PushedAuthorization) {
    let wanted = AuthorizationRequest::new(REDIRECT_URI).with_scope("accounts");
    let (request, session) = client.push(&world.provider(), wanted, &mut cx(PAR_TIME)).unwrap();
    (session, read_par(world, &request).unwrap())
}

fn read_par(world: &World, request: &Request) -> Result<PushedAuthorization, RequestError> {
    let server = server(world);
    server.read_par(request, &mut cx(PAR_TIME))?.check(&server, &world.registered(), &mut cx(PAR_TIME))
}

fn issued(world: &World, pushed: PushedAuthorization) -> IssuedCode {
    let (server, cx) = (server(world), &mut cx(PAR_TIME));
    pushed.accept(&server, cx).unwrap().0.consume(&server, cx).unwrap().grant_as(CODE, &server, cx).unwrap().0
}

fn respond(server: &Server, registered: &RegisteredClient, request: &Request, issued: &IssuedCode) -> Response {
    let cx = &mut cx(PAR_TIME);
    let authenticated = match server.read_token_request(request, cx).and_then(|read| read.check(server, registered, cx))
    {
        Ok(authenticated) => authenticated,
        Err(error) => return server.provide_nonce(error.response_to(request, cx), cx),
    };
    match authenticated.redeem_code(server, issued, cx) {
        Ok(()) => {
            let grant = authenticated.grant(Some("accounts")).with_refresh_token("refresh");
            server.provide_nonce(grant.respond(server, None, cx).unwrap(), cx)
        }
        Err(error) => server.provide_nonce(error.response_to(request, cx), cx),
    }
}

fn token_type(response: &Response) -> String {
    serde_json::from_slice::<TokenResponse>(&response.body).unwrap().token_type
}

#[test]
fn rfc_9449_a_whole_exchange_with_a_nonce_of_the_server() {
    let world = world(Policy::fapi2_final());
    let (client, provider) = (with_proof_key(&world), world.provider());
    let server = server(&world).with_dpop_nonces(NonceIssuer::new([7; 32], Duration::from_secs(60)));
    let (session, pushed) = pushed(&world, &client);
    // RFC 9449 section 10: the code is bound to the key from the start, in the stored code too.
    assert_eq!(pushed.request.dpop_jkt, Some(proof_key().thumbprint().to_string()));
    let issued = issued(&world, pushed);
    let issued: IssuedCode = serde_json::from_str(&serde_json::to_string(&issued).unwrap()).unwrap();

    let request = session.token_request(&client, &provider, &CODE.into(), &mut cx(PAR_TIME)).unwrap();
    assert_eq!(request.headers_named("DPoP").count(), 1);
    let refused = respond(&server, &world.registered(), &request, &issued);
    assert!(asked_nonce(&refused).is_some());
    let exchange = (&request, &refused);
    let again = client.retry_with_nonce(&provider, exchange, &mut cx(PAR_TIME)).unwrap().unwrap();
    // Another assertion, another proof, the same code.
    assert_ne!((again.header("DPoP"), &again.body), (request.header("DPoP"), &request.body));
    let answer = respond(&server, &world.registered(), &again, &issued);
    assert_eq!((answer.status, token_type(&answer)), (200, "DPoP".to_owned()));
    let tokens = session.read_token_response(&client, &provider, (&again, &answer), &mut cx(PAR_TIME)).unwrap();
    // A request is repeated once; other responses are not a reason.
    assert!(client.retry_with_nonce(&provider, (&again, &refused), &mut cx(PAR_TIME)).unwrap().is_none());
    assert!(client.retry_with_nonce(&provider, (&request, &answer), &mut cx(PAR_TIME)).unwrap().is_none());

    // The nonce of the last response serves the refresh.
    let next = client.clone().with_dpop_nonce(provided_nonce(&answer).unwrap());
    let renewal = tokens.renewal(&session).unwrap();
    let request = renewal.request(&next, &provider, None, &mut cx(PAR_TIME)).unwrap();
    let kept = IssuedRefreshToken::new(&"refresh".into(), CLIENT_ID).with_scope("accounts");
    let authenticated = server
        .read_token_request(&request, &mut cx(PAR_TIME))
        .unwrap()
        .check(&server, &world.registered(), &mut cx(PAR_TIME))
        .unwrap();
    assert_eq!(authenticated.confirmation(), Some(Confirmation::of_key(proof_key().thumbprint())));
    let grant = authenticated.check_refresh(&kept, &mut cx(PAR_TIME)).unwrap();
    assert_eq!(grant.confirmation(), authenticated.confirmation());
    let answer = grant.respond(&server, None, &mut cx(PAR_TIME)).unwrap();
    assert!(renewal.read_response(&next, &provider, (&request, &answer), &mut cx(PAR_TIME)).is_ok());
    // A refresh token that is bound itself.
    let bound = kept.with_confirmation(Confirmation::of_key(Thumbprint::of_certificate(b"another")));
    let bound: IssuedRefreshToken = serde_json::from_str(&serde_json::to_string(&bound).unwrap()).unwrap();
    let refused = authenticated.check_refresh(&bound, &mut cx(PAR_TIME)).unwrap_err();
    assert_eq!(refused, RequestError::GrantBinding { error: BindingError::ProofMismatch });
}

#[test]
fn rfc_9449_section_5_a_client_rejects_a_bearer_token_for_its_proof() {
    let world = world(Policy::fapi2_final());
    let (client, provider) = (with_proof_key(&world), world.provider());
    let (session, pushed) = pushed(&world, &client);
    let issued = issued(&world, pushed);
    let request = session.token_request(&client, &provider, &CODE.into(), &mut cx(PAR_TIME)).unwrap();
    let answer = respond(&server(&world), &world.registered(), &request, &issued);
    let read = |sent: &Request, kind: &str| {
        let body = String::from_utf8(answer.body.clone()).unwrap();
        let mut response = answer.clone();
        response.body = body.replace("\"DPoP\"", &format!("\"{kind}\"")).into_bytes();
        session.read_token_response(&client, &provider, (sent, &response), &mut cx(PAR_TIME)).map(|_| ())
    };
    assert_eq!(read(&request, "DPoP"), Ok(()));
    assert_eq!(read(&request, "dpop"), Ok(()));
    for kind in ["Bearer", "bearer"] {
        assert_eq!(read(&request, kind), Err(ResponseError::TokenUnbound), "{kind}");
    }
    assert_eq!(read(&request, "N_A"), Err(ResponseError::TokenType));
    // Without a proof there is no token of the type DPoP.
    let mut plain = request.clone();
    plain.headers.retain(|(name, _)| name != "DPoP");
    assert_eq!(read(&plain, "DPoP"), Err(ResponseError::TokenType));
    assert_eq!(read(&plain, "Bearer"), Ok(()));
}

#[test]
fn rfc_8705_a_whole_exchange_with_a_certificate() {
    for policy in [Policy::fapi2_final(), plain(Policy::fapi1_advanced())] {
        let world = world(policy);
        let (client, provider) = (world.client(), world.provider());
        let wanted = AuthorizationRequest::new(REDIRECT_URI).with_scope("openid");
        let (request, session) = client.push(&provider, wanted, &mut cx(PAR_TIME)).unwrap();
        let issued = issued(&world, read_par(&world, &over_tls(&request)).unwrap());
        let request = session.token_request(&client, &provider, &CODE.into(), &mut cx(PAR_TIME)).unwrap();
        let server = server(&world);
        let refused = respond(&server, &world.registered(), &request, &issued);
        assert_eq!(refused.status, 400);
        let authenticated = server
            .read_token_request(&over_tls(&request), &mut cx(PAR_TIME))
            .unwrap()
            .check(&server, &world.registered(), &mut cx(PAR_TIME))
            .unwrap();
        let bound = Confirmation::of_certificate(Thumbprint::of_certificate(CERTIFICATE));
        assert_eq!(authenticated.confirmation(), Some(bound));
        authenticated.redeem_code(&server, &issued, &mut cx(PAR_TIME)).unwrap();
        let answer = authenticated.grant(None).respond(&server, None, &mut cx(PAR_TIME)).unwrap();
        // RFC 8705 section 3: the type of the token is still Bearer.
        assert_eq!(token_type(&answer), "Bearer");
        // A grant that forgot its binding is not issued.
        let forgotten = Grant::new(None).respond(&server, None, &mut cx(PAR_TIME));
        assert_eq!(forgotten.unwrap_err(), BuildError::Unbound);
    }
}

/// The binding that the constraint and the registration give to a request with these.
#[test]
fn the_policy_and_the_registration_decide_what_a_token_is_bound_to() {
    use SenderConstraint as C;
    let certificate = Thumbprint::of_certificate(CERTIFICATE);
    let key = proof_key().thumbprint();
    let (of_certificate, of_key) = (Confirmation::of_certificate(certificate), Confirmation::of_key(key));
    let both = of_certificate.with_key(key);
    let plain: fn(RegisteredClient) -> RegisteredClient = |client| client;
    for (constraint, registered, tls, dpop, expected) in [
        (C::Optional, plain, true, false, None),
        (C::Optional, plain, false, true, Some(of_key)),
        (C::Optional, RegisteredClient::with_certificate_bound_tokens, true, false, Some(of_certificate)),
        (C::Optional, RegisteredClient::with_certificate_bound_tokens, true, true, Some(both)),
        (C::Either, plain, true, false, Some(of_certificate)),
        (C::Either, plain, true, true, Some(of_key)),
        (C::Either, RegisteredClient::with_certificate_bound_tokens, true, true, Some(both)),
        (C::Either, RegisteredClient::with_dpop_bound_tokens, true, true, Some(of_key)),
        (C::Dpop, plain, true, true, Some(of_key)),
        (C::MutualTls, plain, true, false, Some(of_certificate)),
        (C::MutualTls, plain, true, true, Some(both)),
    ] {
        let mut policy = Policy::fapi2_final();
        policy.token.sender_constraint = constraint;
        let world = world(policy);
        let client = if dpop { with_proof_key(&world) } else { world.client() };
        let provider = world.provider();
        let request = client.client_credentials_request(&provider, Some("accounts"), &mut cx(PAR_TIME)).unwrap();
        let request = if tls { over_tls(&request) } else { request };
        let server = server(&world);
        let registered = registered(world.registered());
        let read = server.read_token_request(&request, &mut cx(PAR_TIME)).unwrap();
        let authenticated = read.check(&server, &registered, &mut cx(PAR_TIME)).unwrap();
        assert_eq!(authenticated.confirmation(), expected, "{constraint:?} {tls} {dpop}");
        let grant = authenticated.check_client_credentials(&registered, &mut cx(PAR_TIME)).unwrap();
        let answer = grant.respond(&server, None, &mut cx(PAR_TIME)).unwrap();
        assert_eq!(token_type(&answer), if dpop { "DPoP" } else { "Bearer" });
    }
}

#[test]
fn rfc_9449_section_10_1_a_proof_of_the_pushed_request_binds_the_code() {
    let world = world(Policy::fapi2_final());
    let wanted = || AuthorizationRequest::new(REDIRECT_URI).with_scope("accounts");
    let plain = world.client().push(&world.provider(), wanted(), &mut cx(PAR_TIME)).unwrap().0;
    let proof = |url, key: &ProofKey| NewProof::new("POST", url).sign(key, &mut cx(PAR_TIME)).unwrap();
    let key = proof_key();
    let proved = plain.clone().with_header("DPoP", &proof(PAR_URL, &key));
    let pushed = read_par(&world, &proved).unwrap();
    assert_eq!(pushed.request.dpop_jkt, Some(key.thumbprint().to_string()));
    // Both are there: they agree, or the request is rejected.
    let with_jkt = || with_proof_key(&world).push(&world.provider(), wanted(), &mut cx(PAR_TIME)).unwrap().0;
    assert!(read_par(&world, &with_jkt().with_header("DPoP", &proof(PAR_URL, &key))).is_ok());
    let other = ProofKey::new(keys::p256());
    let cases = [
        (with_jkt().with_header("DPoP", &proof(PAR_URL, &other)), DpopError::KeyMismatch),
        (plain.clone().with_header("DPoP", &proof(TOKEN_URL, &key)), DpopError::Url),
        (proved.clone().with_header("DPoP", &proof(PAR_URL, &key)), DpopError::Several),
    ];
    for (request, error) in cases {
        let refused = read_par(&world, &request).map(|_| ()).unwrap_err();
        assert_eq!(refused, RequestError::Dpop { error });
        assert_eq!(refused.public().code, ErrorCode::InvalidDpopProof);
    }
}

#[test]
fn rfc_9449_section_10_dpop_jkt_is_a_thumbprint() {
    let mut par = crate::support::modules::valid_par_with_es256(Policy::fapi2_final());
    par.object["dpop_jkt"] = proof_key().thumbprint().to_string().into();
    assert!(par.check().is_ok());
    for bad in ["", "key", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I="] {
        par.object["dpop_jkt"] = bad.into();
        let refused = par.check().map(|_| ()).unwrap_err();
        assert_eq!(refused, RequestError::RequestObjectMember { member: "dpop_jkt" }, "{bad}");
    }
}

#[test]
fn rfc_9449_section_11_1_both_endpoints_take_a_proof_once() {
    let world = world(Policy::fapi2_final());
    let (provider, client) = (world.provider(), with_proof_key(&world));
    let request = || client.client_credentials_request(&provider, Some("accounts"), &mut cx(PAR_TIME)).unwrap();
    let first = request();
    let mut second = request();
    second.headers.retain(|(name, _)| name != "DPoP");
    // Another assertion, the same proof.
    let second = second.with_header("DPoP", first.header("DPoP").unwrap());
    let replayed = RequestError::Dpop { error: DpopError::Replayed };
    let one = Server::new(ISSUER, world.policy.clone(), MemoryReplayStore::new(100)).with_token_endpoint(TOKEN_URL);
    let check = |request: &Request| {
        one.read_token_request(request, &mut cx(PAR_TIME))?
            .check(&one, &world.registered(), &mut cx(PAR_TIME))
            .map(|_| ())
    };
    assert_eq!((check(&first), check(&second)), (Ok(()), Err(replayed)));
    let two = Server::new_async(ISSUER, world.policy.clone(), Later(MemoryReplayStore::new(100)))
        .with_token_endpoint(TOKEN_URL);
    let check = |request: &Request| {
        let registered = world.registered();
        let read = two.read_token_request(request, &mut cx(PAR_TIME)).unwrap();
        run(async { read.check_async(&two, &registered, &mut cx(PAR_TIME)).await.map(|_| ()) })
    };
    assert_eq!((check(&first), check(&second)), (Ok(()), Err(replayed)));
    // A proof alone, in an asynchronous store.
    let store = Later(MemoryReplayStore::new(100));
    let proof = NewProof::new("GET", TOKEN_URL).sign(&proof_key(), &mut cx(PAR_TIME)).unwrap();
    let checked = ProofRequirements::new("GET", TOKEN_URL).check(&proof, &world.policy, &mut cx(PAR_TIME)).unwrap();
    let spend = || run(async { checked.mark_used_async("client", &store, &mut cx(PAR_TIME)).await });
    assert_eq!((spend(), spend()), (Ok(()), Err(DpopError::Replayed)));
}

struct Later(MemoryReplayStore);

impl AsyncReplayStore for Later {
    async fn insert(&self, key: &ReplayKey<'_>, end: UnixTime, now: UnixTime) -> Result<(), ReplayError> {
        self.0.insert(key, end, now)
    }
}

#[test]
fn rfc_8705_section_5_a_proof_may_name_the_alias() {
    let world = world(Policy::fapi2_final());
    let alias = "https://mtls.as1.example/token";
    let aliases = MtlsEndpointAliases::new().with_token_endpoint(alias);
    let server = server(&world).with_mtls_aliases(aliases.clone());
    let provider = world.provider().with_token_endpoint(alias);
    let client = with_proof_key(&world);
    let request = client.client_credentials_request(&provider, Some("accounts"), &mut cx(PAR_TIME)).unwrap();
    let read = server.read_token_request(&request, &mut cx(PAR_TIME)).unwrap();
    assert!(read.check(&server, &world.registered(), &mut cx(PAR_TIME)).is_ok());
    let metadata = server.metadata().unwrap();
    assert_eq!(metadata.mtls_endpoint_aliases, Some(aliases));
}

#[test]
fn metadata_announces_what_the_policy_binds_tokens_by() {
    use SenderConstraint as C;
    for (constraint, certificates, dpop) in [
        (C::Optional, None, true),
        (C::MutualTls, Some(true), false),
        (C::Dpop, None, true),
        (C::Either, Some(true), true),
    ] {
        let mut policy = Policy::fapi2_final();
        policy.token.sender_constraint = constraint;
        let metadata = server(&world(policy)).metadata().unwrap();
        assert_eq!(metadata.tls_client_certificate_bound_access_tokens, certificates, "{constraint:?}");
        assert_eq!(metadata.dpop_signing_alg_values_supported.is_some(), dpop, "{constraint:?}");
    }
    // A client that uses DPoP looks for it.
    let policy = Policy::fapi2_final();
    let mut metadata = server(&world(policy.clone())).metadata().unwrap();
    let expected = MetadataRequirements::new(ISSUER, &policy).with_dpop();
    assert!(expected.check(&metadata, &mut cx(PAR_TIME)).is_ok());
    metadata.dpop_signing_alg_values_supported = Some(vec!["RS256".into()]);
    let refused = expected.check(&metadata, &mut cx(PAR_TIME)).unwrap_err();
    assert_eq!(refused, MetadataError::Algorithms { name: "dpop_signing_alg_values_supported" });
    metadata.dpop_signing_alg_values_supported = None;
    assert_eq!(expected.check(&metadata, &mut cx(PAR_TIME)).unwrap_err(), MetadataError::NoDpop);
    assert!(MetadataRequirements::new(ISSUER, &policy).check(&metadata, &mut cx(PAR_TIME)).is_ok());
}

#[test]
fn a_client_under_a_policy_of_dpop_needs_a_key() {
    let mut policy = Policy::fapi2_final();
    policy.token.sender_constraint = SenderConstraint::Dpop;
    let world = world(policy);
    let made = world.client().client_credentials_request(&world.provider(), None, &mut cx(PAR_TIME));
    assert_eq!(made.unwrap_err(), BuildError::NoProofKey);
}

#[test]
fn rfc_7591_registrations_say_what_tokens_are_bound_to() {
    let registration = |member: &str| {
        let text = format!(
            r#"{{"client_id":"c","redirect_uris":[],{member},"jwks":{{"keys":[
                {{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}}
            ]}}}}"#
        );
        serde_json::from_str::<RegisteredClient>(&text).map(|_| ()).map_err(|error| error.to_string())
    };
    for name in ["dpop_bound_access_tokens", "tls_client_certificate_bound_access_tokens"] {
        for good in ["true", "false", "null"] {
            assert_eq!(registration(&format!("\"{name}\":{good}")), Ok(()));
        }
        let refused = registration(&format!("\"{name}\":\"true\"")).unwrap_err();
        assert!(refused.starts_with(&format!("{name}: not a boolean")), "{refused}");
    }
}

#[test]
fn a_proof_fault_is_answered_with_its_own_code() {
    for (error, code, status) in [
        (DpopError::Missing, ErrorCode::InvalidDpopProof, 400),
        (DpopError::NonceMissing, ErrorCode::UseDpopNonce, 400),
        (DpopError::ReplayStore { error: ReplayError::Unavailable }, ErrorCode::TemporarilyUnavailable, 503),
    ] {
        let error = RequestError::from(error);
        assert_eq!((error.public().code, error.public().status), (code, status));
        let response = error.response_to(&Request::new("POST", "/token"), &mut cx(PAR_TIME));
        let read = ofm_protocol::oauth::error::PeerError::of_response(&response).unwrap();
        assert_eq!(read.code, Open::Known(code));
    }
}
