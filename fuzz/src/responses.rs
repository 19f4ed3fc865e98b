//! A server's responses, and the callback, at a client.
//!
//! A callback is accepted only with the session's own state. An accepted PAR response expires in the future. A token
//! response with an unsigned ID token is rejected.

use std::sync::OnceLock;

use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::{AuthorizationRequest, Client, Context, Policy, Provider, Session};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::SecretString;

use super::input::{Input, Repeatable};
use super::keyring;
use super::par_form::jwks;

const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);
const STATE: &str = "fd94a7f7-0ee3-4dc5-9571-dcdb86f1a7c0";

pub fn run(data: &[u8]) {
    let (Parties { client, provider, session, pushed, redeemed }, mut input) = (parties(), Input(data));
    let cx = &mut Context::with_system_random(NOW);
    let kind = input.byte() % 3;
    let body = input.rest();
    let response = Response::new(if kind == 0 { 201 } else { 200 })
        .with_header("Content-Type", "application/json")
        .with_header("Cache-Control", "no-store")
        .with_body(body);
    match kind {
        0 => {
            if let Ok(pushed) = session.read_par_response(client, (pushed, &response), cx) {
                assert!(pushed.expires_at > NOW);
                let url = pushed.authorization_url(client, provider).unwrap();
                assert!(url.is_ascii() && !url.contains(' '));
            }
        }
        1 => {
            if let Ok(tokens) = session.read_token_response(client, provider, (redeemed, &response), cx) {
                assert!(tokens.id_token.is_none(), "nobody signed this");
                assert!(!tokens.response.access_token.expose().is_empty());
            }
        }
        _ => {
            let url = String::from_utf8_lossy(body);
            if let Ok(callback) = session.read_callback(client, provider, &url, cx) {
                assert!(url.contains("state="));
                assert!(!callback.code.expose().is_empty());
            }
        }
    }
}

/// A client with its key, its server, and what it sent.
struct Parties {
    client: Client,
    provider: Provider,
    session: Session,
    pushed: Request,
    redeemed: Request,
}

fn parties() -> &'static Parties {
    static PARTIES: OnceLock<Parties> = OnceLock::new();
    PARTIES.get_or_init(|| {
        let client = Client::new("55aa605c-89ef-4473-aa88-47709f0ff383", Policy::ofm_sandbox())
            .with_unnamed_signer(keyring::ed25519());
        let provider = Provider::new("https://auth1.sandbox.mya.ozoneapi.io", jwks())
            .with_par_endpoint("https://as1.sandbox.mya.ozoneapi.io/par")
            .with_authorization_endpoint("https://auth1.sandbox.mya.ozoneapi.io/auth")
            .with_token_endpoint("https://as1.sandbox.mya.ozoneapi.io/token");
        let wanted = AuthorizationRequest::new("https://client.example/cb").with_scope("accounts").with_state(STATE);
        let (mut random, code) = (Repeatable(1), SecretString::from("160ed384-bb0d-439e-85e8-68d2b681e45d"));
        let cx = &mut Context::new(NOW, &mut random);
        let (pushed, session) = client.push(&provider, wanted, cx).unwrap();
        let redeemed = session.token_request(&client, &provider, &code, cx).unwrap();
        Parties { client, provider, session, pushed, redeemed }
    })
}
