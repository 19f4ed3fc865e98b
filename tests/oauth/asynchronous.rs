//! Checks with an asynchronous replay store: the same steps and results as with a synchronous one, and no result
//! without the store's answer.

use std::future::Future;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context as TaskContext, Poll, Waker};

use ofm_protocol::error::{ReplayError, RequestError};
use ofm_protocol::oauth::par::PushedAuthorization;
use ofm_protocol::oauth::replay::{AsyncReplayStore, MemoryReplayStore, ReplayKey, ReplayStore as _};
use ofm_protocol::oauth::{Policy, RegisteredClient, Server};
use ofm_protocol::time::UnixTime;

use crate::support::exchange::{CLIENT_ID, CODE, ISSUER, PAR_TIME, Par, World, cx, over_tls};
use crate::support::later::pause;

/// A remote store in memory: each answer takes one poll; after a number of answers the store is unavailable.
struct Remote {
    memory: MemoryReplayStore,
    asked: AtomicUsize,
    away_from: usize,
    digests: Mutex<Vec<[u8; 32]>>,
}

impl Remote {
    fn new(away_from: usize) -> Arc<Self> {
        Arc::new(Self {
            memory: MemoryReplayStore::new(64),
            asked: AtomicUsize::new(0),
            away_from,
            digests: Mutex::default(),
        })
    }

    fn reliable() -> Arc<Self> {
        Self::new(usize::MAX)
    }
}

impl AsyncReplayStore for Remote {
    async fn insert(&self, key: &ReplayKey<'_>, expires_at: UnixTime, now: UnixTime) -> Result<(), ReplayError> {
        pause().await;
        if self.asked.fetch_add(1, Ordering::Relaxed) >= self.away_from {
            return Err(ReplayError::Unavailable);
        }
        self.digests.lock().unwrap().push(key.digest());
        self.memory.insert(key, expires_at, now)
    }
}

/// Polls the future until it is ready. The future must be `Send`, as executors require.
pub(crate) fn run<F: Future + Send>(future: F) -> F::Output {
    let (mut future, mut task) = (pin!(future), TaskContext::from_waker(Waker::noop()));
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut task) {
            return output;
        }
    }
}

fn client(par: &Par) -> RegisteredClient {
    RegisteredClient::new(CLIENT_ID, par.client_keys[0].clone(), par.redirect_uris.clone())
}

/// A request with these `jti`s in the assertion and the request object.
fn par(assertion: &str, object: &str) -> Par {
    let mut par = Par::of_the_samples();
    par.assertion["jti"] = assertion.into();
    par.object["jti"] = object.into();
    par
}

fn check(par: &Par, store: &Arc<Remote>) -> Result<PushedAuthorization, RequestError> {
    let server = Server::new_async(ISSUER, par.policy.clone(), Arc::clone(store));
    run(async {
        let cx = &mut cx(PAR_TIME);
        server.read_par(&par.request(), cx)?.check_async(&server, &client(par), cx).await
    })
}

#[test]
fn an_asynchronous_store_gives_the_outcomes_and_the_verdicts_of_a_synchronous_one() {
    let (remote, memory) = (Remote::reliable(), Arc::new(MemoryReplayStore::new(64)));
    for (assertion, object, scope) in
        [("a", "x", "s"), ("a", "y", "s"), ("b", "x", "s"), ("b", "y", "s"), ("c", "z", "a\\"), ("d", "x", "s")]
    {
        let mut par = par(assertion, object);
        par.object["scope"] = scope.into();
        let (mut told, mut told_later) = (Vec::new(), Vec::new());
        let server = Server::new(ISSUER, par.policy.clone(), Arc::clone(&memory));
        let context = &mut cx(PAR_TIME);
        let unverified = server.read_par(&par.request(), context).unwrap();
        let mut observe = |verdict| told.push(verdict);
        let sync = unverified.check(&server, &client(&par), &mut cx(PAR_TIME).with_observer(&mut observe));
        let server = Server::new_async(ISSUER, par.policy.clone(), Arc::clone(&remote));
        let mut observe = |verdict| told_later.push(verdict);
        let later = run(async {
            let cx = &mut cx(PAR_TIME).with_observer(&mut observe);
            unverified.check_async(&server, &client(&par), cx).await
        });
        assert_eq!(sync.map(|pushed| pushed.assertion), later.map(|pushed| pushed.assertion));
        assert_eq!(told, told_later);
    }
}

#[test]
fn a_store_that_fails_in_the_middle_of_a_check_accepts_nothing() {
    let refused = RequestError::ReplayStore { error: ReplayError::Unavailable };
    // The store fails at the assertion, then at the request object.
    for away_from in [0, 1] {
        let store = Remote::new(away_from);
        assert_eq!(check(&par("a", "x"), &store).unwrap_err(), refused);
        assert_eq!(store.digests.lock().unwrap().len(), away_from);
    }
    let store = Remote::new(2);
    check(&par("a", "x"), &store).unwrap();
}

/// A sent assertion is used up, even if the rest of the request is rejected.
#[test]
fn an_assertion_that_verified_is_used_up_even_if_what_came_with_it_is_refused() {
    let store = Remote::reliable();
    let mut bad = par("a", "x");
    bad.object["aud"] = "https://another.example".into();
    assert!(matches!(check(&bad, &store), Err(RequestError::RequestObjectClaims { .. })));
    assert_eq!(check(&par("a", "y"), &store).unwrap_err(), RequestError::AssertionReplayed);
    // An assertion whose signature does not verify is not used up.
    let mut forged = par("b", "z");
    forged.assertion_key = crate::support::keys::shared_rsa_b();
    assert!(matches!(check(&forged, &store), Err(RequestError::AssertionToken { .. })));
    check(&par("b", "z"), &store).unwrap();
}

/// The connection breaks while the store is asked, so the future is dropped.
#[test]
fn a_check_that_is_dropped_accepts_nothing_and_gives_nothing_back() {
    let store = Remote::reliable();
    let par = par("a", "x");
    let server = Server::new_async(ISSUER, par.policy.clone(), Arc::clone(&store));
    let (client, cx) = (client(&par), &mut cx(PAR_TIME));
    let unverified = server.read_par(&par.request(), cx).unwrap();
    for polls in 1..=2 {
        let mut future = Box::pin(unverified.check_async(&server, &client, cx));
        for _ in 0..polls {
            assert!(future.as_mut().poll(&mut TaskContext::from_waker(Waker::noop())).is_pending());
        }
    }
    // In the second case the assertion was already used up.
    assert_eq!(check(&par, &store).unwrap_err(), RequestError::AssertionReplayed);
}

#[test]
fn a_synchronous_check_on_a_server_whose_store_answers_later_accepts_nothing() {
    let store = Remote::reliable();
    let par = par("a", "x");
    let server = Server::new_async(ISSUER, par.policy.clone(), Arc::clone(&store));
    let cx = &mut cx(PAR_TIME);
    let refused = server.read_par(&par.request(), cx).unwrap().check(&server, &client(&par), cx).unwrap_err();
    assert_eq!(refused, RequestError::ReplayStore { error: ReplayError::Asynchronous });
    assert_eq!(refused.response(None).status, 503);
    assert_eq!(store.asked.load(Ordering::Relaxed), 0);
}

#[test]
fn codes_and_request_uris_are_used_once_by_an_asynchronous_store() {
    let world = World::new(Policy::fapi2_final());
    let server = Server::new_async(ISSUER, Policy::fapi2_final(), Remote::reliable());
    let (session, _, accepted) = world.push();
    run(async {
        let cx = &mut cx(PAR_TIME);
        let consumed = accepted.clone().consume_async(&server, cx).await.unwrap();
        let again = accepted.consume_async(&server, cx).await.unwrap_err();
        assert_eq!(again, RequestError::RequestUriReplayed);
        let (issued, _) = consumed.grant_as(CODE, &server, cx).unwrap();
        for expected in [Ok(()), Err(RequestError::GrantReplayed)] {
            let request = session.token_request(&world.client(), &world.provider(), &issued.code, cx).unwrap();
            let unverified = server.read_token_request(&over_tls(&request), cx).unwrap();
            let authenticated = unverified.check_async(&server, &world.registered(), cx).await.unwrap();
            assert_eq!(authenticated.redeem_code_async(&server, &issued, cx).await, expected);
        }
    });
}

/// An application with its own I/O between the steps.
#[test]
fn the_steps_can_be_taken_one_by_one() {
    let par = par("a", "x");
    let server = Server::without_replay_check(ISSUER, par.policy.clone());
    let (client, cx) = (client(&par), &mut cx(PAR_TIME));
    let unverified = server.read_par(&par.request(), cx).unwrap();
    let unused = unverified.authenticate(&server, &client, cx).unwrap();
    let key = unused.key().unwrap().digest();
    assert!(unused.expires_at().unwrap() > PAR_TIME);
    let refused = unverified.authenticate(&server, &client, cx).unwrap().marked(Err(ReplayError::SeenBefore), cx);
    assert_eq!(refused.err(), Some(RequestError::AssertionReplayed));
    let unused =
        unused.marked(Ok(()), cx).unwrap().check_sender(cx).unwrap().marked(Ok(()), cx).unwrap().check(cx).unwrap();
    assert_ne!(unused.key().unwrap().digest(), key);
    assert_eq!(unused.without_replay_check().request.jti.as_deref(), Some("x"));
    // A request object without `jti` has no identifier to store.
    let mut plain = Par::of_the_samples();
    plain.object.as_object_mut().unwrap().remove("jti");
    let unverified = server.read_par(&plain.request(), cx).unwrap();
    let unused = unverified
        .authenticate(&server, &client, cx)
        .unwrap()
        .without_replay_check()
        .check_sender(cx)
        .unwrap()
        .without_replay_check()
        .check(cx)
        .unwrap();
    assert!(unused.key().is_none());
    assert!(unused.mark_used(&server, cx).is_ok());
}
