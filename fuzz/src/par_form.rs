//! PAR requests at an authorization server.
//!
//! The encoding of an accepted form is read as the same form. No form passes the check of a client that signed nothing.
//! Every error has a response.

use std::sync::OnceLock;

use ofm_protocol::jose::{Jwk, JwkSet};
use ofm_protocol::oauth::form::{self, Form, FormLimits};
use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::{Context, InteractionId, Policy, RegisteredClient, Server};
use ofm_protocol::time::UnixTime;

use super::keyring;

const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);

pub fn run(data: &[u8]) {
    check_form(data);
    let (server, cx) = (server(), &mut Context::with_system_random(NOW));
    let request = request("https://as1.sandbox.mya.ozoneapi.io/par", data);
    let unverified = match server.read_par(&request, cx) {
        Ok(unverified) => unverified,
        Err(error) => {
            let answer = error.response(InteractionId::of_request(&request).unwrap_or_default());
            assert!((400..500).contains(&answer.status));
            return;
        }
    };
    let client = RegisteredClient::new(unverified.claimed_client(), jwks(), ["https://client.example/cb"]);
    let error = unverified.check(server, &client, cx).expect_err("nobody signed this");
    assert!((400..500).contains(&error.response(None).status));
}

pub fn request(url: &str, body: &[u8]) -> Request {
    Request::new("POST", url).with_header("Content-Type", "application/x-www-form-urlencoded").with_body(body)
}

/// A server that remembers nothing.
pub fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| Server::without_replay_check("https://auth1.sandbox.mya.ozoneapi.io", Policy::ofm_sandbox()))
}

/// The keys of a client that signed nothing here.
pub fn jwks() -> &'static JwkSet {
    static SET: OnceLock<JwkSet> = OnceLock::new();
    SET.get_or_init(|| [Jwk::new(keyring::rsa_b().verifying_key().clone())].into_iter().collect())
}

/// Encoding and reading the parameters gives the same parameters.
pub fn check_form(data: &[u8]) {
    let Ok(read) = Form::parse(data, FormLimits::default()) else { return };
    let pairs: Vec<_> = read.iter().filter(|(_, value)| !value.is_empty()).collect();
    let encoded = form::encode(pairs.iter().copied());
    let again = Form::parse(encoded.as_bytes(), FormLimits { bytes: usize::MAX, ..FormLimits::default() }).unwrap();
    assert!(again.iter().eq(pairs.iter().copied()));
    for (name, value) in pairs {
        assert_eq!(read.get(name), Some(value));
    }
}
