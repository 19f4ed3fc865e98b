//! Codes and tokens are wiped from every text that a call makes on the way: what it gives back to the allocator has
//! none of them any more.

use ofm_protocol::crypto::Algorithm;
use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::oauth::dpop::ProofKey;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::pkce::CodeVerifier;
use ofm_protocol::oauth::resource::ResourceServer;
use ofm_protocol::oauth::{AuthorizationRequest, Client, Policy, Provider, ResponseMode, Server, Session, TokenHint};
use ofm_protocol::types::SecretString;

use crate::support::exchange::{PAR_TIME, REDIRECT_URI, World, cx, over_tls, with_es256};
use crate::support::keys;
use crate::support::memory::unwiped;

/// In the code, the verifier and every token. None of its characters needs an escape.
const SECRET: &str = "6zFQcAPzUVd9kq";

const VERIFIER: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-6zFQcAPzUVd9kq";

fn secret() -> SecretString {
    SECRET.into()
}

fn world() -> World {
    let mut policy = Policy::fapi2_final();
    with_es256(&mut policy);
    policy.token.algorithms = policy.token.algorithms.with(Algorithm::Ed25519);
    policy.authorization_request.response_modes = ["query", "jwt", "form_post.jwt"].map(String::from).into();
    World::with_keys(policy, keys::p256(), keys::ed25519())
}

fn parties(world: &World) -> (Client, Provider, Server) {
    let provider = world
        .provider()
        .with_introspection_endpoint("https://as1.example/introspect")
        .with_revocation_endpoint("https://as1.example/revoke");
    (world.client(), provider, world.server())
}

/// Checks that `step` leaves nothing behind, its result included.
fn wiped<T>(name: &str, step: impl FnOnce() -> T) {
    let left = unwiped(SECRET, || drop(step()));
    assert_eq!(left, 0, "{name}: {left} texts still have the secret");
}

fn session(client: &Client, provider: &Provider, mode: Option<ResponseMode>) -> (Request, Session) {
    let wanted = AuthorizationRequest::new(REDIRECT_URI)
        .with_scope("accounts")
        .with_code_verifier(CodeVerifier::parse(VERIFIER).unwrap());
    let wanted = mode.map_or(wanted.clone(), |mode| wanted.with_response_mode(mode));
    client.push(provider, wanted, &mut cx(PAR_TIME)).unwrap()
}

#[test]
fn a17_the_forms_of_a_client_leave_no_code_and_no_token() {
    let world = world();
    let (client, provider, _) = parties(&world);
    let (_, session) = session(&client, &provider, None);
    let cx = &mut cx(PAR_TIME);
    wiped("code", || session.token_request(&client, &provider, &secret(), cx).unwrap());
    wiped("code, unsigned", || session.begin_token_request(&client, &provider, &secret(), cx).unwrap());
    wiped("code, signed elsewhere", || {
        let unsigned = session.begin_token_request(&client, &provider, &secret(), cx).unwrap();
        unsigned.signed([[7; 64]]).unwrap()
    });
    wiped("refresh", || client.refresh_request(&provider, &secret(), cx).unwrap());
    wiped("introspection", || client.introspection_request(&provider, &secret(), cx).unwrap());
    wiped("revocation", || client.revocation_request(&provider, &secret(), TokenHint::RefreshToken, cx).unwrap());
    wiped("resource", || client.resource_request("GET", "https://rs.example/", &secret(), cx).unwrap());
    let bound = client.clone().with_proof_key(ProofKey::new(keys::ed25519()));
    wiped("resource, bound", || bound.resource_request("GET", "https://rs.example/", &secret(), cx).unwrap());
    let request = session.token_request(&bound, &provider, &secret(), cx).unwrap();
    let asking = Response::new(400)
        .with_header("Content-Type", "application/json")
        .with_header("DPoP-Nonce", "n")
        .with_body(r#"{"error":"use_dpop_nonce"}"#);
    wiped("retry", || bound.retry_with_nonce(&provider, (&request, &asking), cx).unwrap().unwrap());
}

#[test]
fn a17_the_responses_that_a_client_reads_leave_no_code_and_no_token() {
    let world = world();
    let (client, provider, _) = parties(&world);
    let cx = &mut cx(PAR_TIME);
    let (_, session) = session(&client, &provider, None);
    let state = session.state().to_owned();
    let issuer = provider.issuer().to_owned();
    let query =
        |code: &str| format!("code={code}&state={state}&iss={}", issuer.replace(':', "%3A").replace('/', "%2F"));
    let url = format!("{REDIRECT_URI}?{}", query(SECRET));
    wiped("callback", || session.read_callback(&client, &provider, &url, cx).unwrap());
    let escaped = format!("{REDIRECT_URI}?{}", query(&SECRET.replace('6', "%36")));
    wiped("escaped callback", || session.read_callback(&client, &provider, &escaped, cx).unwrap());
    let request = session.token_request(&client, &provider, &secret(), cx).unwrap();
    let json = |body: String| Response::new(200).with_header("Content-Type", "application/json").with_body(body);
    let tokens = |token: &str| {
        json(format!(
            r#"{{"access_token":"{token}","refresh_token":"{token}","token_type":"Bearer","expires_in":300}}"#
        ))
    };
    let (plain, escaped) = (tokens(SECRET), tokens(&SECRET.replace('6', "\\u0036")));
    wiped("tokens", || session.read_token_response(&client, &provider, (&request, &plain), cx).unwrap());
    wiped("escaped tokens", || session.read_token_response(&client, &provider, (&request, &escaped), cx).unwrap());
    let lenient =
        json(format!(r#"{{"access_token":"{SECRET}","refresh_token":"{SECRET}","token_type":"Bearer","scope":null}}"#));
    wiped("lenient tokens", || session.read_token_response(&client, &provider, (&request, &lenient), cx).map(drop));
    let renewal = session.read_token_response(&client, &provider, (&request, &plain), cx).unwrap();
    let renewal = renewal.renewal(&session).unwrap();
    wiped("renewal", || renewal.clone().request(&client, &provider, None, cx).unwrap());
}

#[test]
fn a17_a_server_leaves_no_code_and_no_token() {
    let world = world();
    let (client, provider, server) = parties(&world);
    let cx = &mut cx(PAR_TIME);
    for mode in [None, Some(ResponseMode::Jwt), Some(ResponseMode::FormPostJwt)] {
        let (request, session) = session(&client, &provider, mode);
        let pushed = server.read_par(&request, cx).unwrap().check(&server, &world.registered(), cx).unwrap();
        let consumed = pushed.accept(&server, cx).unwrap().0.consume(&server, cx).unwrap();
        wiped("grant", || consumed.clone().grant_as(SECRET, &server, cx).unwrap());
        let (issued, response) = consumed.grant_as(SECRET, &server, cx).unwrap();
        if let Some(location) = response.header("location") {
            wiped("signed callback", || session.read_callback(&client, &provider, location, cx).unwrap());
        }
        token_endpoint(&world, &session, &issued);
    }
    let query = |request: &Request| {
        server.read_introspection_request(request, &mut crate::support::exchange::cx(PAR_TIME)).unwrap()
    };
    let request = client.introspection_request(&provider, &secret(), cx).unwrap();
    wiped("token query", || query(&request).check(&server, &world.registered(), cx).unwrap());
    let resource = ResourceServer::without_replay_check("https://rs.example", world.policy.clone());
    let request = client.resource_request("GET", "https://rs.example/", &secret(), cx).unwrap();
    wiped("resource", || resource.read(&request, cx).unwrap());
}

fn token_endpoint(world: &World, session: &Session, issued: &IssuedCode) {
    let (client, provider, server) = parties(world);
    let cx = &mut cx(PAR_TIME);
    let request = over_tls(&session.token_request(&client, &provider, &secret(), cx).unwrap());
    wiped("token request", || {
        let read = server.read_token_request(&request, cx).unwrap();
        let authenticated = read.check(&server, &world.registered(), cx).unwrap();
        authenticated.check_code(issued, cx).unwrap();
        authenticated
    });
    let authenticated = server.read_token_request(&request, cx).unwrap();
    let authenticated = authenticated.check(&server, &world.registered(), cx).unwrap();
    wiped("token response", || {
        let grant = authenticated.grant(Some("accounts")).with_access_token(SECRET).with_refresh_token(SECRET);
        let grant = grant.with_confirmation(authenticated.confirmation());
        grant.respond(&server, None, cx).unwrap()
    });
    let refresh = over_tls(&client.refresh_request(&provider, &secret(), cx).unwrap());
    wiped("refresh request", || {
        server.read_token_request(&refresh, cx).unwrap().check(&server, &world.registered(), cx).unwrap()
    });
}
