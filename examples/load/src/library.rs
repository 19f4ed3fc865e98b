//! The library alone: the same requests through the same checks, in this process, without HTTP and database.

use std::time::{Duration, Instant, SystemTime};

use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::replay::MemoryReplayStore;
use ofm_protocol::oauth::{Context, Policy, RegisteredClient, Server};

use crate::Fault;
use crate::prepare::Pair;

/// The CPU time of one pushed request and of one token request, in one thread.
pub(crate) fn measured(pair: &Pair, pushes: &[Request], tokens: &[Request]) -> Result<(Duration, Duration), Fault> {
    let clients: Vec<RegisteredClient> = serde_json::from_str(&pair.registrations()?)?;
    let client = clients.first().ok_or("no client")?;
    let store = MemoryReplayStore::new(1_000_000).with_client_share(1_000_000);
    let server = Server::new(pair.provider.issuer(), Policy::preset(&pair.config.policy)?, store);
    let mut cx = Context::with_system_random(SystemTime::now().into());
    let began = Instant::now();
    for request in pushes {
        let checked = server.read_par(request, &mut cx)?.check(&server, client, &mut cx)?;
        checked.accept(&server, &mut cx)?;
    }
    let push = began.elapsed() / u32::try_from(pushes.len())?;
    let began = Instant::now();
    for request in tokens {
        server.read_token_request(request, &mut cx)?.check(&server, client, &mut cx)?;
    }
    Ok((push, began.elapsed() / u32::try_from(tokens.len())?))
}
