//! The Redis store for asynchronous servers, with a real `redis-server` if installed, and with misbehaving servers.

use std::future::Future;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::time::{Duration, Instant};

use ofm_protocol::error::ReplayError;
use ofm_protocol::oauth::Server;
use ofm_protocol::oauth::replay::{
    AsyncRedisReplayStore, AsyncReplayStore as _, IdentifierKind, RedisReplayStore, ReplayKey, ReplayStore as _,
};
use ofm_protocol::time::UnixTime;

use crate::redis::Redis;
use crate::support::exchange::{CLIENT_ID, ISSUER, PAR_TIME, Par, cx};

fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

fn key(identifier: &str) -> ReplayKey<'_> {
    ReplayKey::new(IdentifierKind::ClientAssertion, CLIENT_ID, identifier)
}

fn at(seconds: u64) -> UnixTime {
    UnixTime::from_seconds(PAR_TIME.seconds() + seconds)
}

#[test]
fn an_identifier_is_taken_once_by_either_kind_of_store() {
    let Some(mut redis) = Redis::start(&[]) else { return };
    run(async {
        let store = AsyncRedisReplayStore::open(&redis.url()).unwrap().with_timeout(Duration::from_secs(10));
        assert_eq!(store.insert(&key("a"), at(60), at(0)).await, Ok(()));
        assert_eq!(store.insert(&key("a"), at(60), at(0)).await, Err(ReplayError::SeenBefore));
        assert_eq!(store.insert(&key("b"), at(0), at(0)).await, Err(ReplayError::Expired { end: at(0) }));
        let other = AsyncRedisReplayStore::open(&redis.url()).unwrap().with_prefix("another:");
        assert_eq!(other.insert(&key("a"), at(60), at(0)).await, Ok(()));
        assert_eq!(store.may_evict().await, Ok(false));
        let sync = RedisReplayStore::open(&redis.url()).unwrap();
        assert_eq!(sync.insert(&key("a"), at(60), at(0)), Err(ReplayError::SeenBefore));
        redis.stop();
        assert_eq!(store.insert(&key("c"), at(60), at(0)).await, Err(ReplayError::Unavailable));
        assert!(!format!("{store:?}").contains("127.0.0.1"));
    });
}

#[test]
fn a_par_is_checked_once_by_an_asynchronous_server() {
    let Some(redis) = Redis::start(&[]) else { return };
    let mut par = Par::of_the_samples();
    par.object["jti"] = "x".into();
    let client =
        ofm_protocol::oauth::RegisteredClient::new(CLIENT_ID, par.client_keys[0].clone(), par.redirect_uris.clone());
    let store = AsyncRedisReplayStore::open(&redis.url()).unwrap().with_timeout(Duration::from_secs(10));
    let server = Server::new_async(ISSUER, par.policy.clone(), store);
    run(async {
        let cx = &mut cx(PAR_TIME);
        let unverified = server.read_par(&par.request(), cx).unwrap();
        assert!(unverified.check_async(&server, &client, cx).await.is_ok());
        assert!(unverified.check_async(&server, &client, cx).await.is_err());
    });
}

/// A server that always gives this answer.
fn server(answer: &'static [u8]) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            std::thread::spawn(move || {
                let mut buffer = [0; 4_096];
                while let Ok(1..) = stream.read(&mut buffer) {
                    if stream.write_all(answer).is_err() {
                        return;
                    }
                }
            });
        }
    });
    port
}

#[test]
fn whatever_is_no_answer_accepts_nothing() {
    run(async {
        for (answer, expected) in [
            (&b"+OK\r\n"[..], Ok(())),
            (b"$-1\r\n", Err(ReplayError::SeenBefore)),
            (b"-OOM command not allowed\r\n", Err(ReplayError::Full)),
            (b"-ERR\r\n", Err(ReplayError::Unavailable)),
            (b"+QUEUED\r\n", Err(ReplayError::Unavailable)),
            (b"+OK\r\n+OK\r\n", Err(ReplayError::Unavailable)),
            (b"HTTP/1.1 200 OK\r\n\r\n", Err(ReplayError::Unavailable)),
            // Incomplete: the timeout ends the call.
            (b"+O", Err(ReplayError::Unavailable)),
            (b"", Err(ReplayError::Unavailable)),
        ] {
            let url = format!("redis://127.0.0.1:{}/", server(answer));
            let store = AsyncRedisReplayStore::open(&url).unwrap().with_timeout(Duration::from_millis(300));
            let begun = Instant::now();
            assert_eq!(store.insert(&key("a"), at(60), at(0)).await, expected, "{}", answer.escape_ascii());
            assert!(begun.elapsed() < Duration::from_secs(10));
        }
    });
}

#[test]
fn b15_a_user_is_logged_in_and_the_database_selected() {
    let Some(redis) = Redis::start(&[]) else { return };
    redis.ask(&["ACL", "SETUSER", "replay", "on", ">pass:word", "~*", "+@all"]);
    let port = redis.url().rsplit(':').next().unwrap().trim_end_matches('/').to_owned();
    let url = |login: &str, database: u8| format!("redis://{login}@127.0.0.1:{port}/{database}");
    run(async {
        let open = |login: &str, database| AsyncRedisReplayStore::open(&url(login, database)).unwrap();
        let store = open("replay:pass%3Aword", 3);
        assert_eq!(store.insert(&key("a"), at(60), at(0)).await, Ok(()));
        assert_eq!(store.insert(&key("a"), at(60), at(0)).await, Err(ReplayError::SeenBefore));
        // Another database has other keys; a wrong password has none.
        assert_eq!(open("replay:pass%3Aword", 4).insert(&key("a"), at(60), at(0)).await, Ok(()));
        for login in ["replay:wrong", "other:pass%3Aword"] {
            assert_eq!(open(login, 3).insert(&key("b"), at(60), at(0)).await, Err(ReplayError::Unavailable), "{login}");
        }
    });
}

/// The timeout ends the whole call, however the server spreads it: in the login, in the command, byte by byte.
#[test]
fn b15_one_deadline_holds_for_the_whole_call() {
    let spread = |every: Duration, answer: &'static [u8]| {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                std::thread::spawn(move || {
                    let mut buffer = [0; 4_096];
                    while let Ok(1..) = stream.read(&mut buffer) {
                        for byte in answer {
                            std::thread::sleep(every);
                            if stream.write_all(&[*byte]).is_err() {
                                return;
                            }
                        }
                    }
                });
            }
        });
        port
    };
    run(async {
        for (what, every, answer) in [
            ("one byte after the other", 150, &b"$4000\r\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"[..]),
            ("each step slowly", 40, b"+OK\r\n"),
            ("an error without an end", 150, b"-ERR xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ] {
            let url = format!("redis://user:password@127.0.0.1:{}/7", spread(Duration::from_millis(every), answer));
            let store = AsyncRedisReplayStore::open(&url).unwrap().with_timeout(Duration::from_millis(300));
            let begun = Instant::now();
            assert_eq!(store.insert(&key("a"), at(60), at(0)).await, Err(ReplayError::Unavailable), "{what}");
            assert!(
                begun.elapsed() >= Duration::from_millis(250) && begun.elapsed() < Duration::from_secs(2),
                "{what}"
            );
            let begun = Instant::now();
            assert_eq!(store.may_evict().await, Err(ReplayError::Unavailable), "{what}");
            assert!(begun.elapsed() < Duration::from_secs(2), "{what}");
        }
    });
}

#[test]
fn urls_that_cannot_be_used_are_refused() {
    for (url, error) in [
        ("rediss://127.0.0.1/", ReplayError::Url),
        ("http://127.0.0.1/", ReplayError::Url),
        ("redis://:secret@redis.example/", ReplayError::PlainTextPassword),
    ] {
        assert_eq!(AsyncRedisReplayStore::open(url).err(), Some(error), "{url}");
    }
    assert!(AsyncRedisReplayStore::open_in_plain_text("redis://:secret@redis.example/").is_ok());
}
