//! Counts the instructions of the protocol layer without signatures. A count does not depend on other work of the
//! machine.
//!
//! The program runs one operation once, warm, in a function named `measured`, which
//! `valgrind --tool=callgrind --toggle-collect='*measured*'` counts. The argument selects the operation: `par`,
//! `token-request`, `id-token`, each with `-signatures` for its signatures alone; `claims`; `header`; `verify` and
//! `sign` (PS256 with 2,048 bits, a message of 1,500 bytes); `request-object`, `granted-access` (the samples, compact),
//! each with `-value` (`serde_json::Value`) and `-view`. A second argument is the number of runs before that one:
//! `perf record` needs some seconds of them.
#![allow(missing_docs)] // it is a program
#![allow(clippy::unwrap_used)] // a benchmark that cannot run says so by stopping

use std::hint::black_box;

use ofm_protocol::crypto::Signer as _;
use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::jose::json::Budget;
use ofm_protocol::jose::{CompactJws, Limits, insecure};
use ofm_protocol::jwt::Claims;
use ofm_protocol::types::RequestObject;
use ofm_protocol::types::oauth::RequestObjectView;
use ofm_protocol::types::ofm::v1_2::{GrantedAccountAccess, GrantedAccountAccessView};

use self::world::{World, messages, signed, signed_of, verify};

#[path = "support/world.rs"]
mod world;

#[inline(never)]
fn measured(what: &dyn Fn()) {
    what();
}

const REQUEST_OBJECT: &str = include_str!("../tests/samples/request_object.json");

/// A sample without whitespace, as in a token.
fn compact(sample: &str) -> Vec<u8> {
    serde_json::to_vec(&serde_json::from_str::<serde_json::Value>(sample).unwrap()).unwrap()
}

/// The detail of the token response, with two accounts.
fn granted_access() -> Vec<u8> {
    let response = include_str!("../tests/samples/token_response.json");
    let response: serde_json::Value = serde_json::from_str(response).unwrap();
    serde_json::to_vec(&response["authorization_details"][0]).unwrap()
}

fn typed<T: serde::de::DeserializeOwned>(text: &[u8]) {
    run(|| assert!(serde_json::from_slice::<T>(black_box(text)).is_ok()));
}

fn run(what: impl Fn()) {
    let often = std::env::args().nth(2).map_or(3, |often| often.parse().unwrap());
    for _ in 0..often {
        what();
    }
    measured(&what);
}

pub(crate) fn main() {
    let world = World::rsa();
    let messages = messages(&world);
    let (client, server) = (world.client_key.verifying_key(), world.server_key.verifying_key());
    match std::env::args().nth(1).unwrap_or_default().as_str() {
        "par" => run(|| world.check_par(&messages.par)),
        "par-signatures" => {
            let tokens = signed_of(&messages.par);
            run(|| verify(client, &tokens));
        }
        "token-request" => run(|| world.check_token_request(&messages.token, &messages.issued)),
        "token-request-signatures" => {
            let tokens = signed_of(&messages.token);
            run(|| verify(client, &tokens));
        }
        "id-token" => run(|| world.check_id_token(&messages.id_token)),
        "id-token-signatures" => {
            let tokens = [signed(&messages.id_token)];
            run(|| verify(server, &tokens));
        }
        "claims" => {
            let payload = compact(REQUEST_OBJECT);
            run(|| assert!(Claims::parse(black_box(&payload), Budget::default()).unwrap().exp().is_some()));
        }
        "request-object" => typed::<RequestObject>(&compact(REQUEST_OBJECT)),
        "request-object-value" => typed::<serde_json::Value>(&compact(REQUEST_OBJECT)),
        "request-object-view" => {
            let text = compact(REQUEST_OBJECT);
            run(|| assert!(RequestObjectView::parse(black_box(&text), Budget::default()).unwrap().nonce.is_some()));
        }
        "granted-access" => typed::<GrantedAccountAccess>(&granted_access()),
        "granted-access-value" => typed::<serde_json::Value>(&granted_access()),
        "granted-access-view" => {
            let text = granted_access();
            run(|| {
                let access = GrantedAccountAccessView::parse(black_box(&text), Budget::default()).unwrap();
                assert!(access.consent.accounts.is_some());
            });
        }
        "header" => {
            let limits = Limits::default();
            let jws = CompactJws::parse(messages.id_token.as_bytes(), &limits).unwrap();
            run(|| assert!(insecure::header(black_box(&jws), &limits).unwrap().kid().is_some()));
        }
        "verify" => {
            let message = [0x5a; 1500];
            let mut out = [0; 512];
            let signature = &*world.client_key.sign(&message, &mut SystemRandom, &mut out).unwrap();
            run(|| client.verify(black_box(&message), black_box(signature)).unwrap());
        }
        "sign" => {
            let message = [0x5a; 1500];
            run(|| {
                let mut out = [0; 512];
                let signature = world.client_key.sign(black_box(&message), &mut SystemRandom, &mut out).unwrap();
                assert_eq!(signature.len(), 256);
            });
        }
        // The arguments that cargo passes to every benchmark.
        other => assert!(["", "--bench", "--test"].contains(&other), "{other} is not known"),
    }
}
