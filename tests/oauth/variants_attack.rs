//! Further forms of attacks that were repelled in one form only.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ofm_protocol::error::{DpopError, ReplayError, ResourceError};
use ofm_protocol::oauth::dpop::{NewProof, ProofKey, ProofRequirements};
use ofm_protocol::oauth::error::PeerError;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::policy::Preset;
use ofm_protocol::oauth::replay::{AsyncReplayStore, IdentifierKind, MemoryReplayStore, ReplayKey, ReplayStore as _};
use ofm_protocol::oauth::resource::{ResourceServer, TokenFacts};
use ofm_protocol::oauth::{Confirmation, Policy};
use ofm_protocol::time::UnixTime;

use crate::asynchronous::run;
use crate::support::exchange::{PAR_TIME, changed, cx};
use crate::support::keys;
use crate::support::later::pause;

const RESOURCE: &str = "https://rs.example";
const URL: &str = "https://rs.example/accounts";
const TOKEN: &str = "2YotnFZFEjr1zCsicMWpAA";

fn after(seconds: u64) -> UnixTime {
    PAR_TIME.saturating_add(Duration::from_secs(seconds))
}

/// RFC 9449 section 11.1: after the first use, no later time accepts a proof again, whatever the store has evicted.
#[test]
fn b7_a_proof_is_used_once_at_any_time() {
    let key = ProofKey::new(keys::ed25519());
    let times = [0, 1, 29, 30, 31, 59, 60, 61, 62, 89, 90, 91, 92, 93, 119, 120, 121, 122, 123, 300, 3_600, 100_000];
    for preset in Preset::ALL.map(Preset::policy) {
        for (leeway, tolerance) in [(0, 0), (30, 10), (60, 60)] {
            let policy = changed(preset.clone(), |policy| {
                policy.clock.expiry_leeway = Duration::from_secs(leeway);
                policy.clock.future_tolerance = Duration::from_secs(tolerance);
            });
            // The client's clock is behind, right, or ahead.
            for made in [after(0), after(0).saturating_sub(Duration::from_secs(59)), after(tolerance)] {
                let proof = NewProof::new("GET", URL).sign(&key, &mut cx(made)).unwrap();
                let expected = ProofRequirements::new("GET", URL);
                for later in times {
                    let store = MemoryReplayStore::new(8);
                    let Ok(first) = expected.check(&proof, &policy, &mut cx(after(0))) else { continue };
                    first.mark_used("c", &store, &mut cx(after(0))).unwrap();
                    // Another identifier comes, so that the store evicts expired entries.
                    let other = ReplayKey::new(IdentifierKind::DpopProof, "c", "other");
                    store.insert(&other, after(later + 9), after(later)).unwrap();
                    let again = expected.check(&proof, &policy, &mut cx(after(later)));
                    let again = again.and_then(|again| again.mark_used("c", &store, &mut cx(after(later))));
                    assert!(again.is_err(), "{} {leeway} {tolerance} {later}", policy.name());
                }
            }
        }
    }
}

/// A store of limited size on another server, which counts what each client keeps there.
#[derive(Default)]
struct Counting {
    taken: Mutex<HashMap<String, Vec<[u8; 32]>>>,
}

const SHARE: usize = 5;

impl AsyncReplayStore for Counting {
    async fn insert(&self, key: &ReplayKey<'_>, _: UnixTime, _: UnixTime) -> Result<(), ReplayError> {
        pause().await;
        assert_eq!(key.kind(), IdentifierKind::DpopProof);
        let mut taken = self.taken.lock().unwrap();
        let own = taken.entry(key.client().to_owned()).or_default();
        if own.contains(&key.digest()) {
            return Err(ReplayError::SeenBefore);
        }
        if own.len() >= SHARE {
            return Err(ReplayError::ClientShare { limit: SHARE });
        }
        own.push(key.digest());
        Ok(())
    }
}

/// One client cannot fill a store for the others: with a store that answers later, and with the proofs of a resource.
#[test]
fn a6_one_client_does_not_fill_a_store_that_answers_later() {
    let key = ProofKey::new(keys::ed25519());
    let policy = Policy::fapi2_final();
    let server = ResourceServer::new_async(RESOURCE, policy.clone(), Arc::new(Counting::default()));
    let shared = ResourceServer::new(RESOURCE, policy, MemoryReplayStore::new(8).with_client_share(SHARE));
    let facts = |client: &str| TokenFacts::new(client).with_confirmation(Confirmation::of_key(key.thumbprint()));
    let request = || {
        let proof = NewProof::new("GET", URL).with_access_token(TOKEN).sign(&key, &mut cx(PAR_TIME)).unwrap();
        Request::new("GET", URL).with_header("Authorization", &format!("DPoP {TOKEN}")).with_header("DPoP", &proof)
    };
    let ask = |client: &str| {
        let (request, cx) = (request(), &mut cx(PAR_TIME));
        let later = run(server.read(&request, cx).unwrap().check_async(&server, &facts(client), cx));
        assert_eq!(shared.read(&request, cx).unwrap().check(&shared, &facts(client), cx), later);
        later
    };
    for _ in 0..SHARE {
        assert_eq!(ask("flood"), Ok(()));
    }
    let refused = ask("flood").unwrap_err();
    let error = DpopError::ReplayStore { error: ReplayError::ClientShare { limit: SHARE } };
    assert_eq!(refused, ResourceError::Dpop { error });
    assert_eq!((refused.status(), ask("other")), (429, Ok(())));
}

/// RFC 6749 section 3.3: a repeated value adds nothing, in tokens as in requests.
#[test]
fn a3_scopes_of_tokens_are_sets_of_any_length() {
    let long = "accounts ".repeat(20_000);
    let has = |scope: &str, required: &str| {
        TokenFacts::new("c").with_scope(scope).check_scope(required, &mut cx(PAR_TIME)).is_ok()
    };
    assert!(has(&long, "accounts") && has("accounts", &long) && has(&long, &long));
    assert!(has("a b", "b a b") && has("a", "") && has("  a", "a ") && has("a", "a"));
    for (scope, required) in [("accounts", "account"), ("account", "accounts"), ("", "a"), ("a b", "a\tb"), ("A", "a")]
    {
        assert!(!has(scope, required), "{scope} {required}");
    }
    // None is no scope.
    assert!(TokenFacts::new("c").check_scope("a", &mut cx(PAR_TIME)).is_err());
}

/// What a peer said is not lost because it said much.
#[test]
fn c25_an_error_in_a_long_form_is_read() {
    for text in [" %", "\u{e9}", "a"] {
        let body = format!("error=invalid_grant&error_description={}", text.repeat(131_000 / text.len()));
        let response = Response::new(400).with_header("Content-Type", "text/plain").with_body(body);
        let said = PeerError::of_response(&response).unwrap();
        assert_eq!(said.code_str(), "invalid_grant");
        assert!(said.description.is_some_and(|text| text.as_untrusted_str().len() > 100_000));
    }
}

/// RFC 9449 section 4.3: the URL of a proof is that of the request, whatever the request's query contains.
#[test]
fn the_url_of_a_proof_is_that_of_the_request() {
    let key = ProofKey::new(keys::ed25519());
    let server = ResourceServer::without_replay_check(RESOURCE, Policy::fapi2_final()).with_origin(RESOURCE);
    let facts = TokenFacts::new("c").with_confirmation(Confirmation::of_key(key.thumbprint()));
    let is_accepted = |htu: &str, target: &str| {
        let proof = NewProof::new("GET", htu).with_access_token(TOKEN).sign(&key, &mut cx(PAR_TIME)).unwrap();
        let request = Request::new("GET", target)
            .with_header("Authorization", &format!("DPoP {TOKEN}"))
            .with_header("DPoP", &proof);
        let cx = &mut cx(PAR_TIME);
        server.read(&request, cx).unwrap().check(&server, &facts, cx).is_ok()
    };
    for target in [
        "/accounts",
        "/accounts?next=/balances",
        "/accounts?next=https://c.example/balances",
        "/accounts?a://b/c#d://e/f",
        "https://rs.example/accounts?next=https://c.example/balances",
        "http://10.0.0.1:8080/accounts?/x",
    ] {
        assert!(is_accepted(URL, target), "{target}");
        for other in ["https://rs.example/balances", "https://rs.example/", "https://c.example/accounts"] {
            assert!(!is_accepted(other, target), "{other} {target}");
        }
    }
    for (htu, target) in [
        (URL, "https://rs.example?next=/accounts"),
        (URL, "?/accounts"),
        ("https://rs.example.evil.example/accounts", ".evil.example/accounts"),
        ("https://rs.example:8443/accounts", ":8443/accounts"),
    ] {
        assert!(!is_accepted(htu, target), "{htu} {target}");
    }
    assert!(is_accepted("https://rs.example", "https://rs.example?next=/accounts") && is_accepted(RESOURCE, "/"));
}
