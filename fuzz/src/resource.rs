//! What comes after the tokens: introspection, userinfo, signed responses, JWT access tokens, requests at resources and
//! about tokens, errors of peers, registrations.
//!
//! The first byte selects the reader. Signed messages are signed here, so that their claims are read. An accepted
//! message has what its checks promise, and is written as it was read; texts of peers are printed on one line.

use std::sync::OnceLock;

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::jose::json::{Budget, Writer};
use ofm_protocol::jose::{Jwk, ProtectedHeader, sign_to_string};
use ofm_protocol::oauth::dpop::{ProofKey, asked_nonce};
use ofm_protocol::oauth::error::PeerError;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::introspection::SIGNED;
use ofm_protocol::oauth::resource::{ResourceServer, TokenFacts};
use ofm_protocol::oauth::{
    AuthorizationRequest, Client, Confirmation, Context, Policy, Provider, RegisteredClient, ResponseMode, Server,
    Session, userinfo,
};
use ofm_protocol::time::UnixTime;

use super::input::{Input, Repeatable};
use super::keyring;

const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);
const ISSUER: &str = "https://as.example";
const CLIENT: &str = "client";
const RESOURCE: &str = "https://rs.example";
const SUBJECT: &str = "user-202";
const REDIRECT_URI: &str = "https://client.example/cb";

pub fn run(data: &[u8]) {
    let (parties, mut input) = (parties(), Input(data));
    let (kind, body) = (input.byte() % 12, input.rest());
    let cx = &mut Context::with_system_random(NOW);
    match kind {
        0 => parties.introspection(&json(200, body), "application/json", cx),
        1 => {
            let token = signed(body, "token-introspection+jwt");
            parties.introspection(&Response::new(200).with_header("Content-Type", SIGNED).with_body(token), SIGNED, cx);
        }
        2 => parties.userinfo(&json(200, body), "application/json", cx),
        3 => {
            let response = Response::new(200).with_header("Content-Type", userinfo::SIGNED);
            parties.userinfo(&response.with_body(signed(body, "JWT")), userinfo::SIGNED, cx);
        }
        4 => {
            let url = format!("{REDIRECT_URI}?response={}", signed(body, "JWT"));
            if let Ok(callback) = parties.session.read_callback(&parties.client, &parties.provider, &url, cx) {
                assert!(!callback.code.expose().is_empty());
            }
        }
        5 => {
            let token = signed(body, "at+jwt").into();
            if let Ok(facts) = parties.resource.verify_jwt(&token, &parties.provider, cx) {
                assert!(facts.audience.iter().any(|name| name == RESOURCE) && facts.expires_at.is_some());
                round_trip(&facts);
            }
        }
        6 => parties.access(body, cx),
        7 => {
            let request = Request::new("POST", "/introspect")
                .with_header("Content-Type", "application/x-www-form-urlencoded")
                .with_body(body);
            if let Ok(unverified) = parties.server.read_introspection_request(&request, cx) {
                assert!(unverified.check(&parties.server, &parties.registered, cx).is_err(), "nobody signed this");
            }
        }
        8 => peer(body),
        9 => {
            if let Ok(client) = serde_json::from_slice::<RegisteredClient>(body) {
                let _ = format!("{client:?}");
            }
        }
        10 => {
            if let Ok(cnf) = Confirmation::parse(body, Budget::default()) {
                let mut text = [0; 256];
                let mut writer = Writer::new(&mut text);
                cnf.write_to(&mut writer);
                assert_eq!(Confirmation::parse(writer.finish().unwrap(), Budget::default()), Ok(cnf));
            }
        }
        _ => {
            let header = String::from_utf8_lossy(body);
            let response = Response::new(401).with_header("WWW-Authenticate", &header).with_header("DPoP-Nonce", "n");
            assert!(asked_nonce(&response).is_none_or(|nonce| nonce == "n" && header.contains("use_dpop_nonce")));
        }
    }
}

struct Parties {
    client: Client,
    provider: Provider,
    server: Server,
    registered: RegisteredClient,
    resource: ResourceServer,
    session: Session,
    key: ProofKey,
}

impl Parties {
    fn introspection(&self, response: &Response, accept: &str, cx: &mut Context<'_>) {
        let sent = Request::new("POST", "/introspect").with_header("Accept", accept);
        if let Ok(Some(facts)) = self.client.read_introspection_response(&self.provider, (&sent, response), cx) {
            assert!(facts.expires_at.is_none_or(|end| NOW < end));
            round_trip(&facts);
        }
    }

    fn userinfo(&self, response: &Response, accept: &str, cx: &mut Context<'_>) {
        let sent = Request::new("GET", "/userinfo").with_header("Accept", accept);
        if let Ok(claims) = self.client.read_userinfo_response(&self.provider, SUBJECT, (&sent, response), cx) {
            assert_eq!(claims.get("sub").and_then(|sub| sub.as_str()), Some(SUBJECT));
        }
    }

    /// Lines: `Authorization`, `DPoP`, the URL.
    fn access(&self, body: &[u8], cx: &mut Context<'_>) {
        let text = String::from_utf8_lossy(body);
        let mut lines = text.splitn(3, '\n');
        let (authorization, proof) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        let request = Request::new("GET", lines.next().unwrap_or("/"))
            .with_header("Authorization", authorization)
            .with_header("DPoP", proof);
        let result = self.resource.read(&request, cx).and_then(|access| {
            assert!(authorization.contains(access.token().expose()));
            let facts = TokenFacts::new(CLIENT).with_confirmation(Confirmation::of_key(self.key.thumbprint()));
            access.check(&self.resource, &facts, cx)
        });
        let refused = result.unwrap_err().response_to(&self.resource, &request, cx);
        assert!((400..500).contains(&refused.status));
        assert!(refused.headers.iter().all(|(_, value)| value.bytes().all(|byte| matches!(byte, b' '..=b'~'))));
    }
}

/// A peer's error: the first byte selects the content type.
fn peer(body: &[u8]) {
    let mut input = Input(body);
    let kinds = ["application/json", "text/plain", "application/x-www-form-urlencoded", "text/html"];
    let content_type = kinds[usize::from(input.byte()) % kinds.len()];
    let response = Response::new(400).with_header("Content-Type", content_type).with_body(input.rest());
    if let Some(error) = PeerError::of_response(&response) {
        let text = error.to_string();
        assert!(!text.chars().any(char::is_control) && text.chars().count() < 8_000, "{text:?}");
        assert!(!error.code_str().is_empty());
    }
}

fn json(status: u16, body: &[u8]) -> Response {
    Response::new(status).with_header("Content-Type", "application/json").with_body(body)
}

fn signed(claims: &[u8], typ: &str) -> String {
    let header = ProtectedHeader::new().with_kid("1").with_typ(typ);
    sign_to_string(&header, claims, keyring::ed25519(), &mut SystemRandom).unwrap_or_default()
}

fn round_trip(facts: &TokenFacts) {
    let text = serde_json::to_string(facts).unwrap();
    assert_eq!(&serde_json::from_str::<TokenFacts>(&text).unwrap(), facts);
}

fn parties() -> &'static Parties {
    static PARTIES: OnceLock<Parties> = OnceLock::new();
    PARTIES.get_or_init(|| {
        let policy = Policy::fapi2_final();
        let jwk = || Jwk::new(keyring::ed25519().verifying_key().clone()).with_kid("1").unwrap();
        let client = Client::new(CLIENT, policy.clone()).with_signer(keyring::ed25519(), "1");
        let provider = Provider::new(ISSUER, jwk()).with_par_endpoint("https://as.example/par");
        let wanted = AuthorizationRequest::new(REDIRECT_URI)
            .with_scope("accounts")
            .with_state("x")
            .with_response_mode(ResponseMode::Jwt);
        let mut random = Repeatable(1);
        let (_, session) = client.push(&provider, wanted, &mut Context::new(NOW, &mut random)).unwrap();
        Parties {
            client,
            provider,
            server: Server::without_replay_check(ISSUER, policy.clone()).with_signer(keyring::p256(), "1"),
            registered: RegisteredClient::new(
                CLIENT,
                Jwk::new(keyring::p256().verifying_key().clone()),
                [REDIRECT_URI],
            ),
            resource: ResourceServer::without_replay_check(RESOURCE, policy).with_origin(RESOURCE),
            session,
            key: ProofKey::new(SigningKey::from_pem(keyring::ED25519).unwrap()),
        }
    })
}
