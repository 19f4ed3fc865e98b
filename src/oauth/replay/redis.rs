//! A replay store that several servers share: a Redis server, or what speaks its protocol.

use core::fmt;
use core::time::Duration;
use std::string::String;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::vec::Vec;

use ::redis::{Client, Connection, ConnectionLike as _, ErrorKind, RedisError, cmd};

use super::{ReplayKey, ReplayStore};
use crate::error::ReplayError;
use crate::time::UnixTime;

/// A replay store that several servers share: one command, `SET key 1 NX PX milliseconds`, on a Redis server.
///
/// - It **blocks**, on one round trip; behind an asynchronous server call it where blocking is allowed. Idle connections are
///   kept, at most 16; one that was idle for 30 seconds is tried before it is used.
/// - **Failures**: whatever the server does but say yes or no is [`ReplayError::Unavailable`], after the timeout at the
///   latest. What was to be inserted may have been.
/// - **Full**: with `maxmemory-policy noeviction` a server that has no memory left refuses, which is [`ReplayError::Full`]. Under
///   every other policy it throws live identifiers away: ask [`RedisReplayStore::may_evict`] when you start.
/// - **Time**: the server counts down from when it is told, so its clock need not be right; of several callers with different
///   clocks one may still take what the server has forgotten for another. Each identifier is therefore kept longer than it
///   lives, by [`RedisReplayStore::with_clock_tolerance`], 60 seconds unless changed.
/// - **A server that forgets** is a store that forgets: after a restart without persistence, or a failover to a replica
///   that is behind, identifiers that are still alive can be used again.
///
/// Keys are the prefix and 32 bytes in hexadecimal: nobody who reads the server's memory learns an identifier.
///
/// ```no_run
/// use ofm_protocol::oauth::replay::RedisReplayStore;
///
/// let store = RedisReplayStore::open("redis://replay.internal:6379/0")?;
/// if store.may_evict()? {
///     eprintln!("set maxmemory-policy to noeviction");
/// }
/// # Ok::<(), ofm_protocol::error::ReplayError>(())
/// ```
pub struct RedisReplayStore {
    client: Client,
    idle: Mutex<Vec<Idle>>,
    prefix: String,
    timeout: Duration,
    clock_tolerance: Duration,
}

struct Idle {
    connection: Connection,
    since: UnixTime,
}

/// How many idle connections are kept.
const MAX_IDLE: usize = 16;
/// How long a connection may have been idle to be used untried.
const TRUSTED_IDLE: Duration = Duration::from_secs(30);

impl RedisReplayStore {
    /// A store on the server at this URL: `redis://[user:password@]host[:port][/database]`, or `rediss:` where the crate
    /// `redis` is built with one of its features for TLS. Nothing is connected yet.
    ///
    /// Errors: [`ReplayError::Unavailable`] of a URL that is none, or that cannot be served.
    pub fn open(url: &str) -> Result<Self, ReplayError> {
        Client::open(url).map(Self::with_client).map_err(|_| ReplayError::Unavailable)
    }

    /// A store with this client, for what a URL cannot say.
    #[must_use]
    pub fn with_client(client: Client) -> Self {
        Self {
            client,
            idle: Mutex::default(),
            prefix: "ofm:used:".into(),
            timeout: Duration::from_secs(1),
            clock_tolerance: Duration::from_secs(60),
        }
    }

    /// With this before each key, in place of `ofm:used:`. Stores with different prefixes know nothing of each other.
    #[must_use]
    pub fn with_prefix(mut self, prefix: &str) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// With this for the longest time that connecting, sending or receiving takes, in place of one second.
    #[must_use]
    pub const fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// With this for the greatest difference between the clocks of two callers.
    #[must_use]
    pub const fn with_clock_tolerance(mut self, tolerance: Duration) -> Self {
        self.clock_tolerance = tolerance;
        self
    }

    /// Whether the server, when it runs out of memory, throws away what is alive.
    ///
    /// Errors: a server that cannot be reached, or does not say.
    pub fn may_evict(&self) -> Result<bool, ReplayError> {
        let info: String = self
            .connect()
            .and_then(|mut connection| cmd("INFO").arg("memory").query(&mut connection))
            .map_err(reason)?;
        let field = |name: &str| {
            info.lines()
                .find_map(|line| line.trim().strip_prefix(name)?.strip_prefix(':'))
                .ok_or(ReplayError::Unavailable)
        };
        Ok(field("maxmemory")? != "0" && field("maxmemory_policy")? != "noeviction")
    }

    fn connect(&self) -> Result<Connection, RedisError> {
        let connection = self.client.get_connection_with_timeout(self.timeout)?;
        connection.set_read_timeout(Some(self.timeout))?;
        connection.set_write_timeout(Some(self.timeout))?;
        Ok(connection)
    }

    /// An idle connection that is good, or a new one.
    fn connection(&self, now: UnixTime) -> Result<Connection, RedisError> {
        loop {
            // On its own line: the lock must not be held while a server is waited for.
            let idle = self.idle().pop();
            let Some(Idle { mut connection, since }) = idle else { return self.connect() };
            let trusted = now.checked_since(since).is_some_and(|idle| idle < TRUSTED_IDLE);
            if trusted || connection.check_connection() {
                return Ok(connection);
            }
        }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Idle>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn key(&self, key: &ReplayKey<'_>) -> String {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let mut text = self.prefix.clone();
        for byte in key.digest() {
            text.push(char::from(HEX[usize::from(byte >> 4)]));
            text.push(char::from(HEX[usize::from(byte & 15)]));
        }
        text
    }
}

impl ReplayStore for RedisReplayStore {
    fn insert(&self, key: &ReplayKey<'_>, expires_at: UnixTime, now: UnixTime) -> Result<(), ReplayError> {
        let lifetime = expires_at.checked_since(now).filter(|lifetime| !lifetime.is_zero());
        let lifetime = lifetime.ok_or(ReplayError::Expired { end: expires_at })?.saturating_add(self.clock_tolerance);
        // Rounded towards remembering.
        let milliseconds = u64::try_from(lifetime.as_millis()).unwrap_or(u64::MAX).saturating_add(1);
        let mut connection = self.connection(now).map_err(reason)?;
        let answer: Result<Option<String>, RedisError> =
            cmd("SET").arg(self.key(key)).arg(1).arg("NX").arg("PX").arg(milliseconds).query(&mut connection);
        let result = match answer.as_ref().map(Option::as_deref) {
            Ok(Some("OK")) => Ok(()),
            Ok(None) => Err(ReplayError::SeenBefore),
            Ok(Some(_)) | Err(_) => Err(answer.err().map_or(ReplayError::Unavailable, reason)),
        };
        if matches!(result, Ok(()) | Err(ReplayError::SeenBefore | ReplayError::Full)) {
            let mut idle = self.idle();
            if idle.len() < MAX_IDLE {
                idle.push(Idle { connection, since: now });
            }
        } else {
            // What happened to one connection has happened to all.
            self.idle().clear();
        }
        result
    }
}

/// A server that says that it has no memory is full; nothing else is.
#[expect(clippy::needless_pass_by_value, reason = "it is mapped with")]
fn reason(error: RedisError) -> ReplayError {
    let out_of_memory = !matches!(error.kind(), ErrorKind::Io) && error.code() == Some("OOM");
    if out_of_memory { ReplayError::Full } else { ReplayError::Unavailable }
}

/// Without the URL, which may have a password.
impl fmt::Debug for RedisReplayStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisReplayStore")
            .field("prefix", &self.prefix)
            .field("timeout", &self.timeout)
            .field("clock_tolerance", &self.clock_tolerance)
            .finish_non_exhaustive()
    }
}
