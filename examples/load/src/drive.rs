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
    let driver = Driver { wanted, transports: &transports, server: &server };
    driver.drive(Run::new("PAR", push), 201, |count| pair.pushes(count)).await?.print(wanted.connections);
    let renewed = |count| pair.refreshes(&renewal, count);
    driver.drive(Run::new("token (refresh)", token), 200, renewed).await?.print(wanted.connections);
    Ok(())
}

struct Driver<'d> {
    wanted: &'d Wanted,
    transports: &'d [Transport],
    server: &'d Server,
}

impl Driver<'_> {
    /// Signs and sends in turns until sending took the wanted time: what is signed stays small, and signing takes no
    /// CPU from the server. At the end some accepted requests are sent again.
    async fn drive(
        &self,
        mut run: Run,
        status: u16,
        sign: impl Fn(usize) -> Result<Vec<Request>, Fault>,
    ) -> Result<Run, Fault> {
        let mut accepted = VecDeque::new();
        loop {
            let requests = sign(self.wanted.requests)?;
            let (before, began) = (self.server.counted()?, Instant::now());
            let sent = self.send(requests, status).await?;
            run.took += began.elapsed();
            let after = self.server.counted()?;
            run.all += after.all.saturating_sub(before.all);
            run.database += after.database.saturating_sub(before.database);
            run.peak = after.peak;
            run.latencies.extend(sent.latencies);
            run.refused += sent.refused;
            accepted.extend(sent.accepted);
            if run.took >= Duration::from_secs(self.wanted.seconds) {
                break;
            }
        }
        let again = self.send(accepted.into(), status).await?;
        run.again = (again.latencies.len(), again.latencies.len() - again.refused);
        Ok(run)
    }

    async fn send(&self, requests: Vec<Request>, status: u16) -> Result<Sent, Fault> {
        let requests = Arc::new(Mutex::new(VecDeque::from(requests)));
        let senders: Vec<_> = self
            .transports
            .iter()
            .map(|transport| tokio::spawn(send_all(transport.clone(), Arc::clone(&requests), status)))
            .collect();
        let mut all = Sent::default();
        for sender in senders {
            let own = sender.await?;
            all.latencies.extend(own.latencies);
            all.refused += own.refused;
            all.accepted.extend(own.accepted);
        }
        Ok(all)
    }
}

#[derive(Default)]
struct Sent {
    latencies: Vec<Duration>,
    /// Those without the wanted status.
    refused: usize,
    /// The first accepted ones.
    accepted: Vec<Request>,
}

/// The accepted requests of one connection and round that are sent again.
const AGAIN: usize = 4;

/// Sends one request after the other over one connection.
async fn send_all(transport: Transport, requests: Arc<Mutex<VecDeque<Request>>>, status: u16) -> Sent {
    let mut sent = Sent::default();
    loop {
        let next = requests.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        let Some(request) = next else { return sent };
        let began = Instant::now();
        let answer = transport.send(&request).await;
        sent.latencies.push(began.elapsed());
        if answer.is_ok_and(|answer| answer.status == status) {
            if sent.accepted.len() < AGAIN {
                sent.accepted.push(request);
            }
        } else {
            sent.refused += 1;
        }
    }
}

fn cpu_name() -> String {
    let text = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    format!("{}, {cores} cores", name.map_or("an unknown CPU", |(_, name)| name))
}
