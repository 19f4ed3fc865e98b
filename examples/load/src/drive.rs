//! One run after the other.

use std::collections::VecDeque;
use std::net::TcpListener;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use data_consumer::Transport;
use ofm_protocol::oauth::http::Request;

use crate::figures::Run;
use crate::prepare::Pair;
use crate::process::Server;
use crate::{Fault, Wanted, library};

/// Requests for measuring the library alone.
const SAMPLE: usize = 2_000;

pub(crate) async fn run(wanted: &Wanted) -> Result<(), Fault> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let pair = Pair::make(port)?;
    let server = Server::start(pair.folder(), port, &wanted.replay)?;
    let renewal = pair.renewal().await?;
    println!("{}; signing {} requests of each kind ...", cpu_name(), wanted.requests);
    let (push, token) = library::measured(&pair, &pair.pushes(SAMPLE)?, &pair.refreshes(&renewal, SAMPLE)?)?;
    let transports: Vec<_> = (0..wanted.connections).map(|_| Transport::new(&pair.config)).collect::<Result<_, _>>()?;
    let pushes = pair.pushes(wanted.requests)?;
    sent("PAR", pushes, 201, &transports, &server, push).await?.print(wanted.connections);
    let tokens = pair.refreshes(&renewal, wanted.requests)?;
    sent("token (refresh)", tokens, 200, &transports, &server, token).await?.print(wanted.connections);
    Ok(())
}

async fn sent(
    name: &'static str,
    requests: Vec<Request>,
    status: u16,
    transports: &[Transport],
    server: &Server,
    library: Duration,
) -> Result<Run, Fault> {
    let requests = Arc::new(Mutex::new(VecDeque::from(requests)));
    let (before, began) = (server.counted()?, Instant::now());
    let senders: Vec<_> = transports
        .iter()
        .map(|transport| tokio::spawn(send_all(transport.clone(), Arc::clone(&requests), status)))
        .collect();
    let (mut latencies, mut refused) = (Vec::new(), 0);
    for sender in senders {
        let (own, own_refused) = sender.await?;
        latencies.extend(own);
        refused += own_refused;
    }
    let (took, after) = (began.elapsed(), server.counted()?);
    latencies.sort_unstable();
    Ok(Run { name, latencies, refused, took, before, after, library })
}

/// Sends one request after the other over one connection. Counts those that are not answered with this status.
async fn send_all(
    transport: Transport,
    requests: Arc<Mutex<VecDeque<Request>>>,
    status: u16,
) -> (Vec<Duration>, usize) {
    let (mut latencies, mut refused) = (Vec::new(), 0);
    loop {
        let next = requests.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        let Some(request) = next else { return (latencies, refused) };
        let began = Instant::now();
        let answer = transport.send(&request).await;
        latencies.push(began.elapsed());
        refused += usize::from(!answer.is_ok_and(|answer| answer.status == status));
    }
}

fn cpu_name() -> String {
    let text = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    format!("{}, {cores} cores", name.map_or("an unknown CPU", |(_, name)| name))
}
