//! The replay store on Redis, with a real `redis-server` on loopback. Without one each test prints a line and passes.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ofm_protocol::error::{ReplayError, RequestError};
use ofm_protocol::oauth::replay::{IdentifierKind, RedisReplayStore, ReplayKey, ReplayStore as _};
use ofm_protocol::oauth::{RegisteredClient, Server};
use ofm_protocol::time::UnixTime;

use crate::support::exchange::*;

/// A server for one test, which ends with it.
pub(crate) struct Redis {
    process: Child,
    folder: PathBuf,
    port: u16,
    /// Kept open while the server writes to it.
    _log: BufReader<ChildStdout>,
}

impl Redis {
    /// `None`, after printing a line, if there is no `redis-server`.
    pub(crate) fn start(arguments: &[&str]) -> Option<Self> {
        let there = Command::new("redis-server").arg("--version").stdout(Stdio::null()).status();
        if there.is_err() {
            println!("skipped: there is no redis-server here");
            return None;
        }
        // Another process may take the free port before it is used.
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
        // With TLS there is no other port.
        let port_option = if arguments.contains(&"--tls-cert-file") { "--tls-port" } else { "--port" };
        let process = Command::new("redis-server")
            .args(["--bind", "127.0.0.1", "--port", "0", port_option, &port.to_string()])
            .args(["--save", "", "--appendonly", "no", "--dir"])
            .arg(&folder)
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn();
        let mut process = process.unwrap();
        let mut log = BufReader::new(process.stdout.take().unwrap());
        let (mut line, mut lines) = (String::new(), String::new());
        // Not by connecting: on loopback a connection to an unused port can connect to itself.
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

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    fn store(&self) -> RedisReplayStore {
        // A long timeout, for busy machines.
        RedisReplayStore::open(&self.url()).unwrap().with_timeout(Duration::from_secs(10))
    }

    /// The values of the reply to a command, on a connection of its own.
    fn command(&self, parts: &[&str]) -> Vec<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let mut command = format!("*{}\r\n", parts.len()).into_bytes();
        for part in parts {
            write!(command, "${}\r\n{part}\r\n", part.len()).unwrap();
        }
        stream.write_all(&command).unwrap();
        let mut values = Vec::new();
        read_reply(&mut BufReader::new(stream), &mut values);
        values
    }

    /// The reply to a command with a single value.
    pub(crate) fn ask(&self, parts: &[&str]) -> String {
        let [value] = self.command(parts).try_into().unwrap();
        value
    }

    pub(crate) fn stop(&mut self) {
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

fn read_reply(reader: &mut BufReader<TcpStream>, values: &mut Vec<String>) {
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let (kind, rest) = line.trim_end().split_at(1);
    match kind {
        "+" | ":" => values.push(rest.to_owned()),
        "$" => {
            let mut value = vec![0; rest.parse::<usize>().unwrap() + 2];
            reader.read_exact(&mut value).unwrap();
            value.truncate(value.len() - 2);
            values.push(String::from_utf8(value).unwrap());
        }
        "*" => (0..rest.parse().unwrap()).for_each(|_| read_reply(reader, values)),
        _ => panic!("{line}"),
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
    let keys = redis.command(&["KEYS", "*"]);
    let [key] = &keys[..] else { panic!("{keys:?}") };
    assert!(key.starts_with("ofm:used:") && key.len() == 9 + 64 && !key.contains("marker"), "{key}");
    let value = redis.ask(&["GET", key]);
    assert_eq!(value, "1");
    let left: u64 = redis.ask(&["PTTL", key]).parse().unwrap();
    assert!((300_000..=360_001).contains(&left), "{left}");
}

#[test]
fn c7_an_expired_identifier_is_accepted_again() {
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
    // A closed connection is detected before it is used.
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
    redis.ask(&["CONFIG", "SET", "maxmemory", "0"]);
    assert_eq!(redis.store().may_evict(), Ok(false));
}

#[test]
fn a_server_that_asks_for_a_password_that_is_not_given_is_unavailable() {
    let Some(redis) = Redis::start(&[]) else { return };
    redis.ask(&["CONFIG", "SET", "requirepass", "marker"]);
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
    let check = |store: RedisReplayStore| {
        let (server, cx) = (Server::new(ISSUER, par.policy.clone(), store), &mut cx(par.now));
        let client = RegisteredClient::new(CLIENT_ID, par.client_keys[0].clone(), par.redirect_uris.clone());
        server.read_par(&par.request(), cx)?.check(&server, &client, cx)
    };
    check(redis.store()).unwrap();
    assert_eq!(check(redis.store()).unwrap_err(), RequestError::AssertionReplayed);
}

#[test]
fn b15_a_user_with_a_password_is_logged_in_and_the_database_selected() {
    let Some(redis) = Redis::start(&[]) else { return };
    redis.ask(&["ACL", "SETUSER", "us@er", "on", ">p:/ss", "~*", "+@all"]);
    let url = |login: &str, database: &str| redis.url().replace("redis://", &format!("redis://{login}@")) + database;
    let open = |url: &str| RedisReplayStore::open(url).unwrap().with_timeout(Duration::from_secs(10));
    let store = open(&url("us%40er:p%3A%2Fss", "3"));
    assert_eq!(store.insert(&key(&id(1)), at(60), at(0)), Ok(()));
    assert_eq!(store.insert(&key(&id(1)), at(60), at(0)), Err(ReplayError::SeenBefore));
    assert_eq!(store.may_evict(), Ok(false));
    let info = redis.ask(&["INFO", "keyspace"]);
    assert!(info.contains("db3:keys=1,") && !info.contains("db0"), "{info}");
    // Another database, a wrong password, an unknown user, an unknown database.
    assert_eq!(open(&(redis.url() + "4")).insert(&key(&id(1)), at(60), at(0)), Ok(()));
    for url in [url("us%40er:wrong", "3"), url("nobody:p%3A%2Fss", "3"), redis.url() + "16"] {
        assert_eq!(open(&url).insert(&key(&id(2)), at(60), at(0)), Err(ReplayError::Unavailable), "{url}");
    }
}

// The following servers are not Redis, so they need no `redis-server`.

/// A server that handles each connection so, and its port.
fn server(answer: impl Fn(TcpStream) + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let answer = std::sync::Arc::new(answer);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (answer, stream) = (answer.clone(), stream.unwrap());
            std::thread::spawn(move || answer(stream));
        }
    });
    port
}

/// The timeout applies to the whole call, for every kind of delay.
fn is_unavailable_in_time(store: RedisReplayStore, what: &str) {
    const TIMEOUT: Duration = Duration::from_millis(400);
    let store = store.with_timeout(TIMEOUT);
    for call in [0, 1] {
        let started = Instant::now();
        let verdict = if call == 0 { store.insert(&key(&id(1)), at(60), at(0)) } else { store.may_evict().map(|_| ()) };
        let elapsed = started.elapsed();
        assert_eq!(verdict, Err(ReplayError::Unavailable), "{what}");
        // With a margin for busy machines, but far below several timeouts.
        assert!(
            elapsed + Duration::from_millis(20) >= TIMEOUT && elapsed < TIMEOUT + Duration::from_millis(300),
            "{what}: {elapsed:?}"
        );
    }
}

fn silent(stream: TcpStream) {
    std::thread::sleep(Duration::from_secs(20));
    drop(stream);
}

#[test]
fn b15_one_deadline_holds_for_the_whole_call() {
    let open = |login: &str, port: u16, database: &str| {
        RedisReplayStore::open(&format!("redis://{login}127.0.0.1:{port}/{database}")).unwrap()
    };
    // One byte per tenth of a second, without end: a text, a status, and a line break that never comes.
    let drip = |text: &'static [u8]| {
        server(move |mut stream| {
            for byte in text.iter().chain(std::iter::repeat(&b'x')).take(200) {
                if stream.write_all(&[*byte]).is_err() {
                    return;
                }
                std::thread::sleep(Duration::from_millis(100));
            }
        })
    };
    is_unavailable_in_time(open("", server(silent), ""), "silent");
    is_unavailable_in_time(open(":p@", server(silent), ""), "silent at login");
    is_unavailable_in_time(open("", server(silent), "1"), "silent when the database is selected");
    is_unavailable_in_time(open("", drip(b"+"), ""), "drips a status");
    is_unavailable_in_time(open("", drip(b"$5000\r\n"), ""), "drips a text");
    is_unavailable_in_time(open(":p@", drip(b"-"), ""), "drips an error at login");
    // Each step alone is in time: login, database, answer.
    let slow = server(|mut stream| {
        let mut buffer = [0; 4096];
        while let Ok(1..) = stream.read(&mut buffer) {
            std::thread::sleep(Duration::from_millis(250));
            if stream.write_all(b"+OK\r\n").is_err() {
                return;
            }
        }
    });
    is_unavailable_in_time(open(":p@", slow, "1"), "each step takes most of the time");
    // A server that reads nothing. The request is small, so only the answer is missing.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    is_unavailable_in_time(open("", listener.local_addr().unwrap().port(), ""), "accepts nothing");
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    assert_eq!(open("", port, "").insert(&key(&id(1)), at(60), at(0)), Err(ReplayError::Unavailable), "it is gone");
}

/// A surplus answer would be taken as the answer to the next request.
#[test]
fn an_answer_too_many_is_unavailable_and_its_connection_is_not_used_again() {
    let port = server(|mut stream| {
        let mut buffer = [0; 4096];
        while let Ok(1..) = stream.read(&mut buffer) {
            if stream.write_all(b"$-1\r\n+OK\r\n").is_err() {
                return;
            }
        }
    });
    let store = RedisReplayStore::open(&format!("redis://127.0.0.1:{port}")).unwrap();
    for _ in 0..3 {
        assert_eq!(store.insert(&key(&id(1)), at(60), at(0)), Err(ReplayError::Unavailable));
    }
}

#[test]
fn b15_a_password_in_plain_text_goes_to_loopback_only_unless_allowed() {
    for url in
        ["redis://:marker@replay.internal", "redis://user:marker@192.0.2.1:6379/1", "redis://:marker@[2001:db8::1]"]
    {
        let refused = RedisReplayStore::open(url).err();
        assert_eq!(refused, Some(ReplayError::PlainTextPassword), "{url}");
        assert!(!refused.unwrap().to_string().contains("marker"));
        let store = RedisReplayStore::open_in_plain_text(url).unwrap();
        assert!(!format!("{store:?}").contains("marker"));
    }
    for url in
        ["redis://:marker@127.0.0.1", "redis://:marker@[::1]", "redis://:marker@localhost", "redis://replay.internal"]
    {
        assert!(RedisReplayStore::open(url).is_ok(), "{url}");
    }
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
                // The commands before `SET` are the client's setup.
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
fn a_url_that_cannot_be_used_is_refused() {
    for url in ["", "http://127.0.0.1", "redis://", "redis://h/0?timeout=1", "rediss://h/#insecure", "rediss://:p@ h"] {
        assert_eq!(RedisReplayStore::open(url).err(), Some(ReplayError::Url), "{url}");
    }
    if cfg!(not(feature = "redis-tls")) {
        assert_eq!(RedisReplayStore::open("rediss://h").err(), Some(ReplayError::Url));
    }
}

/// TLS with a real server and a certificate made here.
#[cfg(feature = "redis-tls")]
mod tls {
    use std::sync::Arc;

    use rustls::{ClientConfig, RootCertStore};

    use super::*;

    /// A certificate for these names, and a configuration that trusts only it.
    fn certificate(names: &[&str]) -> (rcgen::CertifiedKey<rcgen::KeyPair>, Arc<ClientConfig>) {
        let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
        let made = rcgen::generate_simple_self_signed(names).unwrap();
        let mut roots = RootCertStore::empty();
        roots.add(made.cert.der().clone()).unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        (made, Arc::new(config))
    }

    #[test]
    fn b15_rediss_speaks_tls_with_a_real_server() {
        let (made, trusting) = certificate(&["localhost", "127.0.0.1"]);
        let (_, trusting_another) = certificate(&["localhost", "127.0.0.1"]);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("redis-tls-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let (cert, secret) = (folder.join("cert.pem"), folder.join("key.pem"));
        std::fs::write(&cert, made.cert.pem()).unwrap();
        std::fs::write(&secret, made.signing_key.serialize_pem()).unwrap();
        let (cert, secret) = (cert.to_str().unwrap(), secret.to_str().unwrap());
        let redis = Redis::start(&[
            "--tls-cert-file",
            cert,
            "--tls-key-file",
            secret,
            "--tls-auth-clients",
            "no",
            "--requirepass",
            "marker",
        ]);
        std::fs::remove_dir_all(&folder).unwrap();
        let Some(redis) = redis else { return };
        let open = |login: &str, host: &str, config: &Arc<ClientConfig>| {
            let url = format!("rediss://{login}{host}:{}/2", redis.port);
            RedisReplayStore::open_with_tls(&url, config.clone()).unwrap().with_timeout(Duration::from_secs(10))
        };
        let one = open(":marker@", "127.0.0.1", &trusting);
        let other = open(":marker@", "localhost", &trusting);
        assert_eq!(one.insert(&key(&id(1)), at(60), at(0)), Ok(()));
        assert_eq!(one.insert(&key(&id(1)), at(60), at(0)), Err(ReplayError::SeenBefore));
        assert_eq!(other.insert(&key(&id(1)), at(60), at(0)), Err(ReplayError::SeenBefore));
        assert_eq!(other.insert(&key(&id(2)), at(60), at(0)), Ok(()));
        assert_eq!(one.may_evict(), Ok(false));
        let refused = [
            ("a certificate that nobody trusts", open(":marker@", "127.0.0.1", &trusting_another)),
            ("the name of another", open(":marker@", "127.0.0.2", &trusting)),
            ("no password", open("", "127.0.0.1", &trusting)),
            ("another password", open(":other@", "127.0.0.1", &trusting)),
        ];
        for (what, store) in refused {
            assert_eq!(store.insert(&key(&id(3)), at(60), at(0)), Err(ReplayError::Unavailable), "{what}");
        }
        // Plain text to a TLS port, and the system's roots, which do not contain this certificate.
        let plain = RedisReplayStore::open(&format!("redis://:marker@127.0.0.1:{}", redis.port)).unwrap();
        assert_eq!(plain.insert(&key(&id(3)), at(60), at(0)), Err(ReplayError::Unavailable));
        if let Ok(store) = RedisReplayStore::open(&format!("rediss://:marker@localhost:{}", redis.port)) {
            assert_eq!(store.insert(&key(&id(3)), at(60), at(0)), Err(ReplayError::Unavailable));
        }
    }

    #[test]
    fn b15_one_deadline_holds_for_tls() {
        let (_, config) = certificate(&["localhost"]);
        let open =
            |port: u16| RedisReplayStore::open_with_tls(&format!("rediss://localhost:{port}"), config.clone()).unwrap();
        is_unavailable_in_time(open(server(silent)), "silent");
        let drip = server(|mut stream| {
            // The header of a handshake record of 16,000 bytes, and its content byte by byte.
            for byte in [22, 3, 3, 0x3e, 0x80].into_iter().chain(std::iter::repeat(2)).take(200) {
                if stream.write_all(&[byte]).is_err() {
                    return;
                }
                std::thread::sleep(Duration::from_millis(100));
            }
        });
        is_unavailable_in_time(open(drip), "drips a handshake");
    }

    #[test]
    fn tls_is_for_urls_that_ask_for_it() {
        let (_, config) = certificate(&["localhost"]);
        for url in ["redis://localhost", "redis://:p@h", "", "rediss://"] {
            assert_eq!(RedisReplayStore::open_with_tls(url, config.clone()).err(), Some(ReplayError::Url), "{url}");
        }
    }
}
