//! The replay store on Redis, against a real `redis-server` on loopback; without one each test says so and passes.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ofm_protocol::error::{ReplayError, RequestError};
use ofm_protocol::oauth::par::UnverifiedRequest;
use ofm_protocol::oauth::replay::{IdentifierKind, RedisReplayStore, ReplayKey, ReplayStore as _};
use ofm_protocol::oauth::{RegisteredClient, Server};
use ofm_protocol::time::UnixTime;

use crate::support::exchange::*;

/// A server of this test's own, which ends with it.
struct Redis {
    process: Child,
    folder: PathBuf,
    port: u16,
    /// Open as long as the server writes to it.
    _log: BufReader<ChildStdout>,
}

impl Redis {
    /// `None`, and a line that says so, where there is no `redis-server`.
    fn start(arguments: &[&str]) -> Option<Self> {
        let there = Command::new("redis-server").arg("--version").stdout(Stdio::null()).status();
        if there.is_err() {
            println!("skipped: there is no redis-server here");
            return None;
        }
        // Between looking for a free port and using it somebody else may take it.
        let started = (0..5).find_map(|_| {
            let port = free_port();
            Self::start_at(port, arguments)
        });
        assert!(started.is_some(), "redis-server is there and does not start");
        started
    }

    fn start_at(port: u16, arguments: &[&str]) -> Option<Self> {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("redis-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let process = Command::new("redis-server")
            .args(["--bind", "127.0.0.1", "--port", &port.to_string(), "--save", "", "--appendonly", "no", "--dir"])
            .arg(&folder)
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn();
        let mut process = process.unwrap();
        let mut log = BufReader::new(process.stdout.take().unwrap());
        let (mut line, mut lines) = (String::new(), String::new());
        // Not by connecting: on loopback a connection to a port where nobody listens can end up with itself.
        while !line.contains("Ready to accept connections") {
            lines.push_str(&line);
            line.clear();
            if log.read_line(&mut line).unwrap() == 0 {
                println!("redis-server does not start:\n{lines}");
                drop(Self { process, folder, port, _log: log });
                return None;
            }
        }
        Some(Self { process, folder, port, _log: log })
    }

    fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    fn store(&self) -> RedisReplayStore {
        // Patient, for machines that have much to do.
        RedisReplayStore::open(&self.url()).unwrap().with_timeout(Duration::from_secs(10))
    }

    fn command<T: redis::FromRedisValue>(&self, parts: &[&str]) -> T {
        let mut connection = redis::Client::open(self.url()).unwrap().get_connection().unwrap();
        let mut command = redis::cmd(parts[0]);
        for part in &parts[1..] {
            command.arg(*part);
        }
        command.query(&mut connection).unwrap()
    }

    fn stop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn id(number: usize) -> String {
    format!("marker-{number}")
}

fn key(identifier: &str) -> ReplayKey<'_> {
    ReplayKey::new(IdentifierKind::ClientAssertion, CLIENT_ID, identifier)
}

fn at(seconds: u64) -> UnixTime {
    UnixTime::from_seconds(PAR_TIME.seconds() + seconds)
}

#[test]
fn c7_two_stores_on_one_server_take_an_identifier_once() {
    let Some(redis) = Redis::start(&[]) else { return };
    let (one, other) = (redis.store(), redis.store());
    assert_eq!(one.insert(&key(&id(1)), at(60), at(0)), Ok(()));
    for store in [&one, &other] {
        assert_eq!(store.insert(&key(&id(1)), at(60), at(0)), Err(ReplayError::SeenBefore));
    }
    assert_eq!(other.insert(&key(&id(2)), at(60), at(0)), Ok(()));
    assert_eq!(one.insert(&key(&id(2)), at(60), at(59)), Err(ReplayError::SeenBefore));
    let apart = redis.store().with_prefix("another issuer:");
    assert_eq!(apart.insert(&key(&id(1)), at(60), at(0)), Ok(()));
    for end in [at(0), at(10)] {
        assert_eq!(one.insert(&key(&id(3)), end, at(10)), Err(ReplayError::Expired { end }));
    }
}

#[test]
fn c7_the_server_keeps_a_hash_until_the_end_and_the_tolerance() {
    let Some(redis) = Redis::start(&[]) else { return };
    redis.store().insert(&key(&id(1)), at(300), at(0)).unwrap();
    let keys: Vec<String> = redis.command(&["KEYS", "*"]);
    let [key] = &keys[..] else { panic!("{keys:?}") };
    assert!(key.starts_with("ofm:used:") && key.len() == 9 + 64 && !key.contains("marker"), "{key}");
    let value: String = redis.command(&["GET", key]);
    assert_eq!(value, "1");
    let left: u64 = redis.command(&["PTTL", key]);
    assert!((300_000..=360_001).contains(&left), "{left}");
}

#[test]
fn c7_what_is_over_can_be_taken_again() {
    let Some(redis) = Redis::start(&[]) else { return };
    let store = redis.store().with_clock_tolerance(Duration::ZERO);
    let soon = UnixTime::new(PAR_TIME.seconds(), 50_000_000).unwrap();
    assert_eq!(store.insert(&key(&id(1)), soon, at(0)), Ok(()));
    std::thread::sleep(Duration::from_millis(100));
    assert_eq!(store.insert(&key(&id(1)), at(60), at(1)), Ok(()));
}

#[test]
fn c7_of_many_at_once_exactly_one_is_the_first() {
    let Some(redis) = Redis::start(&[]) else { return };
    let (one, other) = (redis.store(), redis.store());
    let (fresh, seen) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for store in [&one, &other, &one, &other] {
            scope.spawn(|| {
                for number in 0..200 {
                    match store.insert(&key(&id(number)), at(60), at(0)) {
                        Ok(()) => fresh.fetch_add(1, Ordering::Relaxed),
                        Err(ReplayError::SeenBefore) => seen.fetch_add(1, Ordering::Relaxed),
                        Err(error) => panic!("{error}"),
                    };
                }
            });
        }
    });
    assert_eq!((fresh.into_inner(), seen.into_inner()), (200, 600));
}

#[test]
fn a_server_that_is_gone_is_unavailable_and_one_that_is_back_is_used() {
    let Some(mut redis) = Redis::start(&[]) else { return };
    let store = redis.store();
    assert_eq!(store.insert(&key(&id(1)), at(60), at(0)), Ok(()));
    let port = redis.port;
    redis.stop();
    for now in [0, 1, 100] {
        assert_eq!(store.insert(&key(&id(2)), at(160), at(now)), Err(ReplayError::Unavailable));
    }
    let Some(mut redis) = Redis::start_at(port, &[]) else { panic!("it does not start again") };
    assert_eq!(store.insert(&key(&id(2)), at(160), at(100)), Ok(()));
    // One that went away while nobody asked is found out before it is used.
    redis.stop();
    let Some(_redis) = Redis::start_at(port, &[]) else { panic!("it does not start again") };
    assert_eq!(store.insert(&key(&id(3)), at(200), at(131)), Ok(()));
}

#[test]
fn a_server_without_memory_is_full() {
    let Some(redis) = Redis::start(&["--maxmemory", "1", "--maxmemory-policy", "noeviction"]) else { return };
    assert_eq!(redis.store().insert(&key(&id(1)), at(60), at(0)), Err(ReplayError::Full));
    assert_eq!(redis.store().may_evict(), Ok(false));
}

#[test]
fn a_server_that_may_evict_says_so() {
    let Some(redis) = Redis::start(&["--maxmemory", "100mb", "--maxmemory-policy", "volatile-lru"]) else { return };
    assert_eq!(redis.store().may_evict(), Ok(true));
    let _: String = redis.command(&["CONFIG", "SET", "maxmemory", "0"]);
    assert_eq!(redis.store().may_evict(), Ok(false));
}

#[test]
fn a_server_that_asks_for_a_password_that_is_not_given_is_unavailable() {
    let Some(redis) = Redis::start(&[]) else { return };
    let _: String = redis.command(&["CONFIG", "SET", "requirepass", "marker"]);
    assert_eq!(redis.store().insert(&key(&id(1)), at(60), at(0)), Err(ReplayError::Unavailable));
    let url = redis.url().replace("redis://", "redis://:marker@");
    let store = RedisReplayStore::open(&url).unwrap();
    assert_eq!(store.insert(&key(&id(1)), at(60), at(0)), Ok(()));
    assert!(!format!("{store:?}").contains("marker"));
}

#[test]
fn c7_an_assertion_used_at_one_server_is_refused_at_another() {
    let Some(redis) = Redis::start(&[]) else { return };
    let par = Par::of_the_samples();
    let check = |store: &RedisReplayStore| {
        let server = Server::new(ISSUER, &par.policy, store);
        let client = RegisteredClient::new(CLIENT_ID, &par.client_keys[0], &par.redirect_uris);
        UnverifiedRequest::parse(&par.request(), &par.policy)?.check(&server, &client, par.now)
    };
    check(&redis.store()).unwrap();
    assert_eq!(check(&redis.store()).unwrap_err(), RequestError::AssertionReplayed);
}

// What is no Redis server: these need none.

#[test]
fn a_server_that_does_not_answer_is_unavailable_in_time() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("redis://{}/", silent.local_addr().unwrap());
    let store = RedisReplayStore::open(&url).unwrap().with_timeout(Duration::from_millis(200));
    let started = Instant::now();
    assert_eq!(store.insert(&key(&id(1)), at(60), at(0)), Err(ReplayError::Unavailable));
    assert!(started.elapsed() < Duration::from_secs(10));
    drop(silent);
    assert_eq!(store.insert(&key(&id(1)), at(60), at(0)), Err(ReplayError::Unavailable));
}

#[test]
fn answers_that_make_no_sense_are_unavailable() {
    for answer in ["+QUEUED\r\n", ":1\r\n", "*0\r\n", "-ERR no\r\n", "HTTP/1.1 200 OK\r\n\r\n", ""] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("redis://{}/", listener.local_addr().unwrap());
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = stream.read(&mut buffer) {
                // What comes before `SET` is the client's own setting up.
                let text = String::from_utf8_lossy(&buffer[..length]).into_owned();
                let set = text.contains("SET\r\n$");
                let commands = text.matches("CLIENT").count().max(1);
                let answer = if set { answer.to_owned() } else { "+OK\r\n".repeat(commands) };
                if stream.write_all(answer.as_bytes()).is_err() || set {
                    break;
                }
            }
        });
        let store = RedisReplayStore::open(&url).unwrap().with_timeout(Duration::from_secs(5));
        assert_eq!(store.insert(&key(&id(1)), at(60), at(0)), Err(ReplayError::Unavailable), "{answer:?}");
        drop(store);
        server.join().unwrap();
    }
}

#[test]
fn a_url_that_is_none_is_unavailable() {
    for url in ["", "http://127.0.0.1", "redis://"] {
        assert!(matches!(RedisReplayStore::open(url), Err(ReplayError::Unavailable)), "{url}");
    }
}
