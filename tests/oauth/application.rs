//! What an application keeps: endpoints in shared state behind handlers, a client in a task of its own.

use std::collections::HashMap;
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context as TaskContext, Poll, Wake, Waker};
use std::thread;

use ofm_protocol::error::{BuildError, RequestError};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::par::AcceptedRequest;
use ofm_protocol::oauth::replay::MemoryReplayStore;
use ofm_protocol::oauth::{AuthorizationRequest, Client, Context, Policy, Provider, RegisteredClient, Server, Session};

use crate::support::exchange::{CLIENT_ID, CLIENT_KID, ISSUER, PAR_TIME, REDIRECT_URI, World, cx};
use crate::support::keys;
use crate::support::later::pause;

/// What handlers share.
struct AppState {
    server: Server,
    registry: HashMap<String, RegisteredClient>,
    accepted: Mutex<HashMap<String, AcceptedRequest>>,
}

impl AppState {
    /// As a database answers: later.
    async fn client(&self, id: &str) -> Option<RegisteredClient> {
        pause().await;
        self.registry.get(id).cloned()
    }

    async fn keep(&self, accepted: AcceptedRequest) {
        pause().await;
        self.accepted.lock().unwrap().insert(accepted.request_uri.clone(), accepted);
    }
}

async fn par(state: Arc<AppState>, request: Request) -> Response {
    let mut cx = Context::with_system_random(PAR_TIME);
    match push(&state, &request, &mut cx).await {
        Ok(response) => response,
        Err(error) => error.response_to(&request, &mut cx),
    }
}

/// The context is kept across each await.
async fn push(state: &AppState, request: &Request, cx: &mut Context<'_>) -> Result<Response, RequestError> {
    let unverified = state.server.read_par(request, cx)?;
    let client = state.client(unverified.claimed_client()).await.ok_or(RequestError::UnknownClient)?;
    let pushed = unverified.check(&state.server, &client, cx)?;
    let (accepted, response) = pushed.accept(&state.server, cx).unwrap();
    state.keep(accepted).await;
    Ok(response)
}

/// The bounds of a handler of axum: it is shared between threads, and its future moves between them.
fn handler<F, R>(handler: F) -> F
where
    F: Fn(Request) -> R + Clone + Send + Sync + 'static,
    R: Future<Output = Response> + Send + 'static,
{
    handler
}

struct Unpark(thread::Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let (mut future, mut task) = (pin!(future), TaskContext::from_waker(&waker));
    loop {
        match future.as_mut().poll(&mut task) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

/// The bounds of a task that an executor spawns.
fn spawn<F>(future: F) -> thread::JoinHandle<F::Output>
where
    F: Future<Output: Send> + Send + 'static,
{
    thread::spawn(move || block_on(future))
}

fn state() -> Arc<AppState> {
    let world = World::new(Policy::fapi2_final());
    Arc::new(AppState {
        server: Server::new(ISSUER, Policy::fapi2_final(), MemoryReplayStore::new(16)),
        registry: [(CLIENT_ID.to_owned(), world.registered())].into(),
        accepted: Mutex::default(),
    })
}

#[test]
fn handlers_share_a_server_and_clients_move_into_tasks() {
    let state = state();
    let endpoint = handler({
        let state = Arc::clone(&state);
        move |request| par(Arc::clone(&state), request)
    });
    let client = Client::new(CLIENT_ID, Policy::fapi2_final()).with_signer(keys::rsa_a(), CLIENT_KID);
    let provider =
        Provider::new(ISSUER, ofm_protocol::jose::JwkSet::default()).with_par_endpoint("https://as.example/par");
    let tasks: Vec<_> = (0..2)
        .map(|_| {
            let (client, provider, endpoint) = (client.clone(), provider.clone(), endpoint.clone());
            spawn(async move {
                let mut cx = Context::with_system_random(PAR_TIME);
                let wanted = AuthorizationRequest::new(REDIRECT_URI).with_scope("openid");
                let (request, session) = client.push(&provider, wanted, &mut cx).unwrap();
                let response = endpoint(request.clone()).await;
                let pushed = session.read_par_response(&client, (&request, &response), &mut cx).unwrap();
                pushed.response.request_uri.expose().to_owned()
            })
        })
        .collect();
    let pushed: Vec<String> = tasks.into_iter().map(|task| task.join().unwrap()).collect();
    let accepted = state.accepted.lock().unwrap();
    assert_eq!(accepted.len(), 2);
    assert!(pushed.iter().all(|uri| accepted.contains_key(uri)));
}

#[test]
fn a_request_of_nobody_gets_a_response() {
    let endpoint = handler({
        let state = state();
        move |request| par(Arc::clone(&state), request)
    });
    let response = spawn(endpoint(Request::new("GET", "/par"))).join().unwrap();
    assert_eq!((response.status, response.header("Allow")), (405, Some("POST")));
}

/// What the client reads, it reads without a key.
#[test]
fn a_client_without_a_signer_reads_and_does_not_build() {
    let world = World::new(Policy::fapi2_final());
    let (session, request, accepted) = world.push();
    let client = Client::new(CLIENT_ID, Policy::fapi2_final());
    let cx = &mut cx(PAR_TIME);
    assert!(session.read_par_response(&client, (&request, &world.par_answer(&accepted)), cx).is_ok());
    let (provider, code) = (world.provider(), "c".into());
    let refused = |result: Result<Request, BuildError>| assert_eq!(result.map(drop), Err(BuildError::NoSigner));
    refused(
        client.push(&provider, AuthorizationRequest::new(REDIRECT_URI), cx).map(|(request, _): (_, Session)| request),
    );
    refused(session.token_request(&client, &provider, &code, cx));
    refused(client.refresh_request(&provider, &code, cx));
    refused(client.client_credentials_request(&provider, None, cx));
}
