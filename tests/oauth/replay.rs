//! Single-use values are accepted once: the store in memory, and both endpoints with it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ofm_protocol::error::{ReplayError, RequestError};
use ofm_protocol::oauth::par::PushedAuthorization;
use ofm_protocol::oauth::replay::{IdentifierKind, MemoryReplayStore, ReplayKey, ReplayStore};
use ofm_protocol::oauth::token::AuthenticatedRequest;
use ofm_protocol::oauth::{Context, Policy, RegisteredClient, Server};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::ErrorCode;
use serde_json::json;

use crate::support::exchange::*;
use crate::support::keys;
use crate::support::memory;

fn id(number: usize) -> String {
    format!("633bfebd-{number}")
}

fn key(identifier: &str) -> ReplayKey<'_> {
    ReplayKey::new(IdentifierKind::ClientAssertion, CLIENT_ID, identifier)
}

fn at(seconds: u64) -> UnixTime {
    UnixTime::from_seconds(PAR_TIME.seconds() + seconds)
}

// The store in memory

#[test]
fn c7_an_identifier_is_taken_once_until_it_is_over() {
    let store = MemoryReplayStore::new(8);
    assert_eq!(store.insert(&key(&id(1)), at(60), at(0)), Ok(()));
    for now in [0, 1, 59] {
        assert_eq!(store.insert(&key(&id(1)), at(60), at(now)), Err(ReplayError::SeenBefore));
    }
    assert_eq!(store.insert(&key(&id(2)), at(60), at(0)), Ok(()));
    assert_eq!(store.insert(&key(&id(1)), at(120), at(60)), Ok(()), "its time was over");
    assert_eq!(store.insert(&key(&id(1)), at(120), at(119)), Err(ReplayError::SeenBefore));
}

#[test]
fn expired_and_too_long_identifiers_are_rejected() {
    let store = MemoryReplayStore::new(8).with_max_lifetime(Duration::from_secs(60));
    for end in [at(0), at(9), at(10)] {
        assert_eq!(store.insert(&key(&id(1)), end, at(10)), Err(ReplayError::Expired { end }));
    }
    assert_eq!(store.insert(&key(&id(1)), at(70), at(10)), Ok(()));
    let limit = Duration::from_secs(60);
    assert_eq!(store.insert(&key(&id(2)), at(71), at(10)), Err(ReplayError::LifetimeTooLong { limit }));
    assert_eq!(store.insert(&key(&id(2)), UnixTime::MAX, at(10)), Err(ReplayError::LifetimeTooLong { limit }));
}

#[test]
fn a_full_store_refuses_and_forgets_nothing() {
    let store = MemoryReplayStore::new(100);
    for number in 0..100 {
        assert_eq!(store.insert(&key(&id(number)), at(60 + u64::from(number == 50)), at(0)), Ok(()), "{number}");
    }
    assert_eq!(store.insert(&key(&id(100)), at(600), at(1)), Err(ReplayError::Full));
    for number in 0..100 {
        assert_eq!(store.insert(&key(&id(number)), at(60), at(2)), Err(ReplayError::SeenBefore), "{number}");
    }
    // 99 of them have expired: there is room for 99 new ones, and for no more.
    for number in 100..199 {
        assert_eq!(store.insert(&key(&id(number)), at(600), at(60)), Ok(()), "{number}");
    }
    assert_eq!(store.insert(&key(&id(199)), at(600), at(60)), Err(ReplayError::Full));
    assert_eq!(store.insert(&key(&id(50)), at(600), at(60)), Err(ReplayError::SeenBefore));
    assert_eq!(store.insert(&key(&id(199)), at(600), at(61)), Ok(()));
    assert_eq!(store.len(), 100);
}

#[test]
fn one_client_does_not_fill_the_store_for_the_others() {
    let store = MemoryReplayStore::new(20_000);
    assert!(store.client_limit() >= 5_000 && store.client_limit() < store.limit() / 3);
    let mut taken = 0;
    let refusal = loop {
        match store.insert(&key(&id(taken)), at(60), at(0)) {
            Ok(()) => taken += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(refusal, ReplayError::ClientShare { limit: 5_000 });
    assert!((5_000..=store.client_limit()).contains(&taken), "{taken}");
    // Other clients are not affected, each with its own share; no entry of the first is evicted.
    for other in ["a", "b"] {
        for number in 0..5_000 {
            let name = id(number);
            let key = ReplayKey::new(IdentifierKind::ClientAssertion, other, &name);
            assert_eq!(store.insert(&key, at(60), at(0)), Ok(()), "{other} {number}");
        }
    }
    assert_eq!(store.insert(&key(&id(0)), at(60), at(59)), Err(ReplayError::SeenBefore));
    // Expired entries do not count.
    assert_eq!(store.insert(&key(&id(taken)), at(120), at(60)), Ok(()));
    let few = MemoryReplayStore::new(100).with_client_share(2);
    assert_eq!((few.insert(&key("1"), at(60), at(0)), few.insert(&key("2"), at(60), at(0))), (Ok(()), Ok(())));
    assert_eq!(few.insert(&key("3"), at(60), at(0)), Err(ReplayError::ClientShare { limit: 2 }));
    let error = RequestError::ReplayStore { error: ReplayError::ClientShare { limit: 2 } };
    assert_eq!((error.public().code, error.public().status), (ErrorCode::TemporarilyUnavailable, 429));
}

#[test]
fn a_clock_that_is_set_back_brings_nothing_back() {
    let store = MemoryReplayStore::new(8);
    store.insert(&key(&id(1)), at(60), at(0)).unwrap();
    // Later, the first entry is evicted.
    store.insert(&key(&id(2)), at(160), at(100)).unwrap();
    assert_eq!(store.len(), 1);
    // The clock is set back: the first token is valid again by the clock, but is rejected.
    assert_eq!(store.insert(&key(&id(1)), at(60), at(50)), Err(ReplayError::Expired { end: at(60) }));
    assert_eq!(store.insert(&key(&id(2)), at(160), at(50)), Err(ReplayError::SeenBefore));
    // A value that ends after all evicted ones is accepted.
    assert_eq!(store.insert(&key(&id(3)), at(61), at(50)), Ok(()));
}

#[test]
fn of_many_at_once_exactly_one_is_the_first() {
    let store = Arc::new(MemoryReplayStore::new(100_000));
    let (fresh, seen) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for number in 0..2000 {
                    match store.insert(&key(&id(number)), at(60), at(0)) {
                        Ok(()) => fresh.fetch_add(1, Ordering::Relaxed),
                        Err(ReplayError::SeenBefore) => seen.fetch_add(1, Ordering::Relaxed),
                        Err(error) => panic!("{error}"),
                    };
                }
            });
        }
    });
    assert_eq!((fresh.into_inner(), seen.into_inner()), (2000, 14_000));
    assert_eq!(store.len(), 2000);
}

#[test]
fn a_million_live_identifiers_fit_in_100_megabytes() {
    const MILLION: usize = 1_000_000;
    let (bytes, store) = memory::bytes_kept(|| {
        let store = MemoryReplayStore::new(MILLION).with_client_share(MILLION);
        for number in 0..MILLION {
            store.insert(&key(&id(number)), at(600), at(number as u64 / 10_000)).unwrap();
        }
        store
    });
    assert_eq!(store.len(), MILLION);
    println!("{} bytes an identifier", bytes / MILLION);
    assert!(bytes < 100_000_000, "{bytes} bytes");
    // No further memory is allocated by later insertions.
    let (more, ()) = memory::bytes_kept(|| {
        for number in 0..100_000 {
            let _ = store.insert(&key(&id(MILLION + number)), at(1400), at(800));
        }
    });
    assert_eq!(more, 0);
}

// Both endpoints

fn check(par: &Par, store: &(impl ReplayStore + Clone + 'static)) -> Result<PushedAuthorization, RequestError> {
    check_with(par, store, &mut cx(par.now))
}

fn check_with(
    par: &Par,
    store: &(impl ReplayStore + Clone + 'static),
    cx: &mut Context<'_>,
) -> Result<PushedAuthorization, RequestError> {
    let server = Server::new(ISSUER, par.policy.clone(), store.clone());
    let client = RegisteredClient::new(CLIENT_ID, par.client_keys[0].clone(), par.redirect_uris.clone());
    server.read_par(&par.request(), cx)?.check(&server, &client, cx)
}

/// An assertion and a request object, each with this `jti`.
fn par(assertion: &str, object: &str) -> Par {
    let mut par = Par::of_the_samples();
    par.assertion["jti"] = assertion.into();
    par.object["jti"] = object.into();
    par
}

#[test]
fn c7_an_assertion_that_is_replayed_is_refused_as_any_bad_one_is() {
    let store = Arc::new(MemoryReplayStore::new(8));
    check(&par("a", "x"), &store).unwrap();
    let mut verdicts = Vec::new();
    let error =
        check_with(&par("a", "y"), &store, &mut cx(PAR_TIME).with_observer(&mut |verdict| verdicts.push(verdict)))
            .unwrap_err();
    assert_eq!(error, RequestError::AssertionReplayed);
    assert_eq!(error.public(), RequestError::UnknownClient.public());
    assert_eq!((error.public().code, error.public().status), (ErrorCode::InvalidClient, 401));
    let last = verdicts.pop().unwrap();
    assert_eq!((last.rule.name, last.holds), ("assertion_c7_unused", false));
    assert!(verdicts.iter().all(|verdict| verdict.holds));
    check(&par("b", "y"), &store).unwrap();
}

#[test]
fn c7_an_identifier_is_the_clients_own() {
    let store = Arc::new(MemoryReplayStore::new(8));
    let other = ReplayKey::new(IdentifierKind::ClientAssertion, "another client", "a");
    store.insert(&other, at(60), at(0)).unwrap();
    check(&par("a", "a"), &store).unwrap();
}

#[test]
fn c7_an_assertion_is_used_up_at_par_and_token_endpoint_alike() {
    let store = Arc::new(MemoryReplayStore::new(8));
    let par = par("a", "x");
    check(&par, &store).unwrap();
    let body = form_of(&[("client_assertion", &par.assertion()), ("grant_type", "client_credentials")]);
    let request = ofm_protocol::oauth::http::Request::new("POST", "/token")
        .with_header("Content-Type", "application/x-www-form-urlencoded")
        .with_body(body);
    let server = Server::new(ISSUER, par.policy.clone(), store.clone());
    let client = RegisteredClient::new(CLIENT_ID, par.client_keys[0].clone(), par.redirect_uris.clone());
    let checked = server.read_token_request(&over_tls(&request), &mut cx(PAR_TIME)).unwrap().check(
        &server,
        &client,
        &mut cx(par.now),
    );
    assert_eq!(checked.unwrap_err(), RequestError::AssertionReplayed);
}

#[test]
fn c7_unverified_identifiers_are_not_remembered() {
    let store = Arc::new(MemoryReplayStore::new(8));
    let mut forged = par("a", "x");
    forged.assertion_key = keys::shared_rsa_b();
    assert!(matches!(check(&forged, &store), Err(RequestError::AssertionToken { .. })));
    let mut expired = par("a", "x");
    expired.assertion["exp"] = json!(PAR_TIME.seconds());
    assert!(matches!(check(&expired, &store), Err(RequestError::AssertionClaims { .. })));
    let mut other = par("a", "x");
    other.parameters.push(("client_id", "other".into()));
    assert_eq!(check(&other, &store).unwrap_err(), RequestError::ClientIdMismatch);
    assert!(store.is_empty());
    // A valid assertion is used up although its request object is bad; the object's identifier is not.
    let mut forged = par("a", "x");
    forged.object_key = keys::shared_rsa_b();
    assert!(matches!(check(&forged, &store), Err(RequestError::RequestObjectToken { .. })));
    assert_eq!(store.len(), 1);
    assert_eq!(check(&par("a", "x"), &store).unwrap_err(), RequestError::AssertionReplayed);
    check(&par("b", "x"), &store).unwrap();
}

#[test]
fn jar_jti_a_policy_may_take_a_request_object_again() {
    let store = Arc::new(MemoryReplayStore::new(100));
    for jti in ["a", "b"] {
        let mut par = Par::of_the_samples();
        par.policy = changed(Policy::ofm_sandbox(), |policy| policy.request_object.use_jti_once = false);
        par.object["jti"] = "object".into();
        par.assertion["jti"] = jti.into();
        check(&par, &store).unwrap();
        // The assertion is still used up.
        assert_eq!(check(&par, &store).unwrap_err(), RequestError::AssertionReplayed);
    }
}

#[test]
fn jar_jti_a_request_object_that_is_replayed_is_refused() {
    let store = Arc::new(MemoryReplayStore::new(8));
    check(&par("a", "x"), &store).unwrap();
    let error = check(&par("b", "x"), &store).unwrap_err();
    assert_eq!(error, RequestError::RequestObjectReplayed);
    assert_eq!((error.public().code, error.public().status), (ErrorCode::InvalidRequestObject, 400));
    // A request object without `jti`, as in the samples, is accepted with each new assertion.
    for jti in ["c", "d"] {
        let mut par = Par::of_the_samples();
        par.assertion["jti"] = jti.into();
        check(&par, &store).unwrap();
    }
}

#[test]
fn c7_an_assertion_within_the_leeway_of_its_expiry_is_remembered_too() {
    let store = Arc::new(MemoryReplayStore::new(8));
    let mut par = par("a", "x");
    par.policy.clock.expiry_leeway = Duration::from_secs(30);
    par.assertion["exp"] = json!(PAR_TIME.seconds() - 10);
    check(&par, &store).unwrap();
    assert_eq!(check(&par, &store).unwrap_err(), RequestError::AssertionReplayed);
    par.now = at(19);
    assert_eq!(check(&par, &store).unwrap_err(), RequestError::AssertionReplayed);
}

/// A store that is never available.
#[derive(Clone)]
struct Down(ReplayError);

impl ReplayStore for Down {
    fn insert(&self, _: &ReplayKey<'_>, _: UnixTime, _: UnixTime) -> Result<(), ReplayError> {
        Err(self.0)
    }
}

#[test]
fn an_unreachable_store_rejects_every_request() {
    let limit = Duration::ZERO;
    for error in [
        ReplayError::Unavailable,
        ReplayError::Full,
        ReplayError::Expired { end: at(0) },
        ReplayError::LifetimeTooLong { limit },
    ] {
        let refused = check(&par("a", "x"), &Down(error)).unwrap_err();
        assert_eq!(refused, RequestError::ReplayStore { error });
        assert_eq!(refused.innermost_label(), error.label());
        let response = refused.response(None);
        assert_eq!(response.status, 503);
        assert!(String::from_utf8(response.body.clone()).unwrap().contains("temporarily_unavailable"));
    }
}

#[test]
fn p7_a_request_uri_is_used_up_when_the_user_has_authorized() {
    let store = Arc::new(MemoryReplayStore::new(8));
    let policy = Policy::ofm_sandbox();
    let server = Server::new(ISSUER, policy.clone(), store.clone());
    let (accepted, _) = check(&par("a", "x"), &store).unwrap().accept(&server, &mut cx(PAR_TIME)).unwrap();
    let consumed = accepted.clone().consume(&server, &mut cx(at(1))).unwrap();
    assert_eq!(consumed.request().client_id, CLIENT_ID);
    let error = accepted.clone().consume(&server, &mut cx(at(2))).unwrap_err();
    assert_eq!(error, RequestError::RequestUriReplayed);
    assert_eq!(error.public(), RequestError::RequestUriUnknown.public());
    // The same value of another client is a different one.
    let (mut other, _) = check(&par("b", "y"), &store).unwrap().accept(&server, &mut cx(PAR_TIME)).unwrap();
    other.request.client_id = "another client".into();
    other.consume(&server, &mut cx(at(1))).unwrap();
    // Also not after it has expired, from a page that is still open.
    let after = accepted.expires_at.saturating_add(Duration::from_secs(60));
    assert_eq!(accepted.consume(&server, &mut cx(after)).unwrap_err(), RequestError::RequestUriReplayed);
}

#[test]
fn t2_a_code_is_redeemed_once_and_not_used_up_by_a_wrong_verifier() {
    let store = Arc::new(MemoryReplayStore::new(8));
    let world = World::new(Policy::fapi2_final());
    let server = Server::new(ISSUER, world.policy.clone(), store.clone());
    let (session, _, accepted) = world.push();
    let (issued, _) =
        accepted.consume(&server, &mut cx(PAR_TIME)).unwrap().grant_as(CODE, &server, &mut cx(PAR_TIME)).unwrap();
    let authenticated = || -> AuthenticatedRequest {
        let code = issued.code.clone();
        let request = session.token_request(&world.client(), &world.provider(), &code, &mut cx(PAR_TIME)).unwrap();
        world
            .server()
            .read_token_request(&over_tls(&request), &mut cx(PAR_TIME))
            .unwrap()
            .check(&server, &world.registered(), &mut cx(PAR_TIME))
            .unwrap()
    };
    let mut stranger = issued.clone();
    stranger.request.code_challenge = world.push().2.request.code_challenge;
    let request = authenticated();
    assert_eq!(request.redeem_code(&server, &stranger, &mut cx(PAR_TIME)), Err(RequestError::VerifierMismatch));
    assert_eq!(request.redeem_code(&server, &issued, &mut cx(PAR_TIME)), Ok(()));
    let error = authenticated().redeem_code(&server, &issued, &mut cx(PAR_TIME)).unwrap_err();
    assert_eq!(error, RequestError::GrantReplayed);
    assert_eq!(error.public(), RequestError::GrantUnknown.public());
}

#[test]
fn nothing_shows_an_identifier() {
    let store = Arc::new(MemoryReplayStore::new(8));
    let key = ReplayKey::new(IdentifierKind::AuthorizationCode, "marker", "marker");
    store.insert(&key, at(60), at(0)).unwrap();
    assert!(
        !format!("{key:?} {store:?} {:?}", Server::new(ISSUER, Policy::ofm_sandbox(), store.clone()))
            .contains("marker")
    );
}
