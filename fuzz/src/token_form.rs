//! Token requests at an authorization server.
//!
//! As for PAR: the encoding of an accepted form is read as the same form, no unsigned request passes, and every error
//! has a response.

use ofm_protocol::oauth::{Context, InteractionId, RegisteredClient};
use ofm_protocol::time::UnixTime;

use super::par_form::{check_form, jwks, request, server};

const NOW: UnixTime = UnixTime::from_seconds(1_769_767_962);

pub fn run(data: &[u8]) {
    check_form(data);
    let (server, cx) = (server(), &mut Context::with_system_random(NOW));
    let request = request("https://as1.sandbox.mya.ozoneapi.io/token", data).with_client_certificate(b"certificate");
    let error = match server.read_token_request(&request, cx) {
        Ok(unverified) => {
            let name = unverified.claimed_client().to_owned();
            let client = RegisteredClient::new(name, jwks(), ["https://client.example/cb"]);
            unverified.check(server, &client, cx).expect_err("nobody signed this")
        }
        Err(error) => error,
    };
    let answer = error.response(InteractionId::of_request(&request).unwrap_or_default());
    assert!((400..500).contains(&answer.status));
}
