//! A replay store that several servers share: a Redis server, or what speaks its protocol.

use core::fmt;
use core::time::Duration;
use std::io;
use std::string::{String, ToString as _};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use std::vec::Vec;

use self::address::Address;
use self::link::{Connector, Link};
use self::reply::Reply;
use super::{ReplayKey, ReplayStore};
use crate::error::ReplayError;
use crate::time::UnixTime;

mod address;
mod link;
mod reply;
#[cfg(feature = "redis-tls")]
mod tls;

/// A replay store that several servers share: one command, `SET key 1 NX PX milliseconds`, on a Redis server.
///
/// - It **blocks**, on one round trip; behind an asynchronous server call it where blocking is allowed. Idle
///   connections are kept, at most 16, and used within 30 seconds.
/// - **Failures**: whatever the server does but say yes or no is [`ReplayError::Unavailable`], after the timeout at the
///   latest. The timeout is of the whole call: resolving the host's name, connecting, TLS, logging in, asking, and an
///   answer that comes byte by byte. What was to be inserted may have been.
/// - **TLS**: `rediss:` with the feature `redis-tls`. Without TLS a password is sent to the host's own loopback only,
///   unless [`RedisReplayStore::open_in_plain_text`] allows more.
/// - **Full**: with `maxmemory-policy noeviction` a server that has no memory left refuses, which is
///   [`ReplayError::Full`]. Under every other policy it throws live identifiers away: ask
///   [`RedisReplayStore::may_evict`] when you start.
/// - **Time**: the server counts down from when it is told, so its clock need not be right; of several callers with
///   different clocks one may still take what the server has forgotten for another. Each identifier is therefore kept
///   longer than it lives, by [`RedisReplayStore::with_clock_tolerance`], 60 seconds unless changed.
/// - **A server that forgets** is a store that forgets: after a restart without persistence, or a failover to a replica
///   that is behind, identifiers that are still alive can be used again.
///
/// Keys are the prefix and 32 bytes in hexadecimal: nobody who reads the server's memory learns an identifier.
///
/// ```no_run
/// use ofm_protocol::oauth::replay::RedisReplayStore;
///
/// let store = RedisReplayStore::open("redis://127.0.0.1:6379/0")?;
/// if store.may_evict()? {
///     eprintln!("set maxmemory-policy to noeviction");
/// }
/// # Ok::<(), ofm_protocol::error::ReplayError>(())
/// ```
pub struct RedisReplayStore {
    connector: Connector,
    idle: Mutex<Vec<Idle>>,
    prefix: String,
    timeout: Duration,
    clock_tolerance: Duration,
}

struct Idle {
    link: Link,
    since: UnixTime,
}

/// How many idle connections are kept.
const MAX_IDLE: usize = 16;
/// How long a connection may have been idle to be used again: servers and what stands between close those that are idle
/// for longer, some without a word.
const TRUSTED_IDLE: Duration = Duration::from_secs(30);

impl RedisReplayStore {
    /// A store on the server at this URL: `redis://[[user]:password@]host[:port][/database]`, or `rediss:` with the
    /// feature `redis-tls`, which trusts whom the operating system trusts. User and password are percent-encoded (RFC
    /// 3986). Nothing is connected yet.
    ///
    /// Errors: [`ReplayError::Url`] of a URL that is none, has settings in its query or fragment, or asks for TLS where
    /// there is none; [`ReplayError::PlainTextPassword`] of one with a password that would travel in plain text to
    /// another host.
    pub fn open(url: &str) -> Result<Self, ReplayError> {
        let this = Self::at(Address::parse(url).ok_or(ReplayError::Url)?)?;
        if this.connector.address.exposes_password() { Err(ReplayError::PlainTextPassword) } else { Ok(this) }
    }

    /// As [`RedisReplayStore::open`], also where a password travels in plain text: for a network that nobody else is
    /// on, a tunnel for example.
    pub fn open_in_plain_text(url: &str) -> Result<Self, ReplayError> {
        Self::at(Address::parse(url).ok_or(ReplayError::Url)?)
    }

    /// A store on the server at this `rediss:` URL, with this configuration of TLS: other roots than the operating
    /// system's, or a certificate of the client.
    ///
    /// Errors: [`ReplayError::Url`] of another URL, as [`RedisReplayStore::open`] says.
    #[cfg(feature = "redis-tls")]
    pub fn open_with_tls(url: &str, config: std::sync::Arc<rustls::ClientConfig>) -> Result<Self, ReplayError> {
        let address = Address::parse(url).filter(|address| address.tls).ok_or(ReplayError::Url)?;
        let tls = tls::Tls::new(config, &address.host).ok_or(ReplayError::Url)?;
        let mut this = Self::with(address);
        this.connector.tls = Some(tls);
        Ok(this)
    }

    #[cfg(feature = "redis-tls")]
    fn at(address: Address) -> Result<Self, ReplayError> {
        let tls = if address.tls {
            let config = tls::system_config().ok_or(ReplayError::Url)?;
            Some(tls::Tls::new(config, &address.host).ok_or(ReplayError::Url)?)
        } else {
            None
        };
        let mut this = Self::with(address);
        this.connector.tls = tls;
        Ok(this)
    }

    #[cfg(not(feature = "redis-tls"))]
    fn at(address: Address) -> Result<Self, ReplayError> {
        if address.tls { Err(ReplayError::Url) } else { Ok(Self::with(address)) }
    }

    fn with(address: Address) -> Self {
        Self {
            connector: Connector::new(address),
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

    /// With this for the longest time that a call takes, in place of one second.
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
        let answer = self.connector.connect(self.deadline()).and_then(|mut link| link.ask(&["INFO", "memory"]));
        let Ok(Reply::Text(info)) = answer else { return Err(ReplayError::Unavailable) };
        let field = |name: &str| {
            info.lines()
                .find_map(|line| line.trim().strip_prefix(name)?.strip_prefix(':'))
                .ok_or(ReplayError::Unavailable)
        };
        Ok(field("maxmemory")? != "0" && field("maxmemory_policy")? != "noeviction")
    }

    /// When a call that begins now ends at the latest.
    fn deadline(&self) -> Instant {
        const LONG: Duration = Duration::from_secs(24 * 60 * 60);
        let now = Instant::now();
        now.checked_add(self.timeout.min(LONG)).unwrap_or(now)
    }

    /// An idle connection that is fresh, or a new one.
    fn link(&self, now: UnixTime, deadline: Instant) -> io::Result<Link> {
        // On its own line: the lock must not be held while a server is waited for.
        let idle = self.idle().pop();
        match idle {
            Some(Idle { mut link, since }) if now.checked_since(since).is_some_and(|idle| idle < TRUSTED_IDLE) => {
                link.set_deadline(deadline);
                Ok(link)
            }
            Some(_) => {
                // The last one is the freshest.
                self.idle().clear();
                self.connector.connect(deadline)
            }
            None => self.connector.connect(deadline),
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
        let answered = self.link(now, self.deadline()).and_then(|mut link| {
            let reply = link.ask(&["SET", &self.key(key), "1", "NX", "PX", &milliseconds.to_string()])?;
            Ok((link, reply))
        });
        let (link, result) = match answered {
            Ok((link, Reply::Status(status))) if status == "OK" => (link, Ok(())),
            Ok((link, Reply::Nothing)) => (link, Err(ReplayError::SeenBefore)),
            // A server that says that it has no memory is full; nothing else is.
            Ok((link, Reply::Error(error))) if error.starts_with("OOM ") => (link, Err(ReplayError::Full)),
            _ => {
                // What happened to one connection has happened to all.
                self.idle().clear();
                return Err(ReplayError::Unavailable);
            }
        };
        let mut idle = self.idle();
        if idle.len() < MAX_IDLE {
            idle.push(Idle { link, since: now });
        }
        result
    }
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
