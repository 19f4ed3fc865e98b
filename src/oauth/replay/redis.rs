//! A replay store for several servers, on a Redis server or another server with its protocol.

use core::fmt;
use core::time::Duration;
use std::borrow::Cow;
use std::io;
use std::string::{String, ToString as _};
use std::time::Instant;

use self::address::Address;
#[cfg(feature = "redis-tokio")]
pub use self::asynchronous::AsyncRedisReplayStore;
use self::link::{Connector, Link};
use self::pool::Pool;
use self::reply::Reply;
use super::{ReplayKey, ReplayStore};
use crate::error::ReplayError;
use crate::time::UnixTime;

mod address;
#[cfg(feature = "redis-tokio")]
mod asynchronous;
mod link;
mod pool;
mod reply;
#[cfg(feature = "redis-tls")]
mod tls;

/// A replay store for several servers: one command, `SET key 1 NX PX milliseconds`, on a Redis server.
///
/// - **Blocking**: a call blocks for one round trip; an asynchronous server must call it where blocking is allowed. At
///   most 16 idle connections are kept, and used within 30 seconds.
/// - **Failures**: every reply other than yes or no is [`ReplayError::Unavailable`], at the latest after the timeout.
///   The timeout applies to the whole call: resolving the host's name, connecting, TLS, logging in, the command, and a
///   reply that arrives byte by byte. The identifier may have been inserted.
/// - **TLS**: `rediss:` with the feature `redis-tls`. Without TLS a password is sent only to the host's own loopback,
///   unless [`RedisReplayStore::open_in_plain_text`] allows more.
/// - **Full**: with `maxmemory-policy noeviction`, a server without free memory rejects the command, which is
///   [`ReplayError::Full`]. Under every other policy it evicts live identifiers: call [`RedisReplayStore::may_evict`]
///   at the start.
/// - **Client share**: none. One client can fill the server's memory: limit the rate of each client's requests.
/// - **Time**: the server counts down from the insertion, so its clock need not be right. If callers have different
///   clocks, one may still accept a value that the server has evicted for another. Therefore each identifier is kept
///   longer than its lifetime, by [`RedisReplayStore::with_clock_tolerance`], 60 seconds by default.
/// - **Lost data**: after a restart without persistence, or a failover to a delayed replica, live identifiers can be
///   used again.
///
/// Keys are the prefix and 32 bytes in hexadecimal: the server's memory does not reveal an identifier.
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
    idle: Pool<Link>,
    settings: Settings,
}

/// The settings of the blocking and of the asynchronous store.
#[derive(Debug)]
struct Settings {
    prefix: String,
    timeout: Duration,
    clock_tolerance: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        let (timeout, clock_tolerance) = (Duration::from_secs(1), Duration::from_secs(60));
        Self { prefix: "ofm:used:".into(), timeout, clock_tolerance }
    }
}

impl RedisReplayStore {
    /// A store on the server at this URL: `redis://[[user]:password@]host[:port][/database]`, or `rediss:` with the
    /// feature `redis-tls`, which trusts the operating system's roots. User and password are percent-encoded (RFC
    /// 3986). This call does not connect.
    ///
    /// Errors: [`ReplayError::Url`] if the URL is invalid, has settings in its query or fragment, or requires TLS
    /// without the feature; [`ReplayError::PlainTextPassword`] if a password would be sent to another host in plain
    /// text.
    pub fn open(url: &str) -> Result<Self, ReplayError> {
        let this = Self::at(Address::parse(url).ok_or(ReplayError::Url)?)?;
        if this.connector.address.exposes_password() { Err(ReplayError::PlainTextPassword) } else { Ok(this) }
    }

    /// [`RedisReplayStore::open`] that also sends a password in plain text: for a private network, for example a
    /// tunnel.
    pub fn open_in_plain_text(url: &str) -> Result<Self, ReplayError> {
        Self::at(Address::parse(url).ok_or(ReplayError::Url)?)
    }

    /// A store on the server at this `rediss:` URL with this TLS configuration: other roots than the operating
    /// system's, or a client certificate.
    ///
    /// Errors: [`ReplayError::Url`] for another URL, as in [`RedisReplayStore::open`].
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
        Self { connector: Connector::new(address), idle: Pool::default(), settings: Settings::default() }
    }

    /// Sets the prefix of keys instead of `ofm:used:`. Stores with different prefixes are independent.
    #[must_use]
    pub fn with_prefix(mut self, prefix: &str) -> Self {
        self.settings.prefix = prefix.into();
        self
    }

    /// Sets the maximum time of a call instead of one second.
    #[must_use]
    pub const fn with_timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// Sets the maximum difference between the clocks of two callers.
    #[must_use]
    pub const fn with_clock_tolerance(mut self, tolerance: Duration) -> Self {
        self.settings.clock_tolerance = tolerance;
        self
    }

    /// Whether the server evicts live identifiers when it runs out of memory.
    ///
    /// Errors: the server is unreachable, or does not tell.
    pub fn may_evict(&self) -> Result<bool, ReplayError> {
        let answer = self.connector.connect(self.deadline()).and_then(|mut link| link.ask(&["INFO", "memory"]));
        answer.ok().as_ref().and_then(evicts).ok_or(ReplayError::Unavailable)
    }

    /// The latest end of a call that begins now.
    fn deadline(&self) -> Instant {
        const LONG: Duration = Duration::from_secs(24 * 60 * 60);
        let now = Instant::now();
        now.checked_add(self.settings.timeout.min(LONG)).unwrap_or(now)
    }

    /// A recent idle connection, or a new one.
    fn link(&self, now: UnixTime, deadline: Instant) -> io::Result<Link> {
        match self.idle.take(now) {
            Some(mut link) => {
                link.set_deadline(deadline);
                Ok(link)
            }
            None => self.connector.connect(deadline),
        }
    }
}

impl ReplayStore for RedisReplayStore {
    fn insert(&self, key: &ReplayKey<'_>, expires_at: UnixTime, now: UnixTime) -> Result<(), ReplayError> {
        let command = self.settings.insertion(key, expires_at, now)?;
        let answered = self.link(now, self.deadline()).and_then(|mut link| {
            let reply = link.ask(&command.each_ref().map(|part| &**part))?;
            Ok((link, reply))
        });
        finish(&self.idle, answered.ok(), now)
    }
}

/// Does not print the URL, which may have a password.
impl fmt::Debug for RedisReplayStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisReplayStore").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl Settings {
    /// The command that inserts an identifier.
    fn insertion(
        &self,
        key: &ReplayKey<'_>,
        expires_at: UnixTime,
        now: UnixTime,
    ) -> Result<[Cow<'static, str>; 6], ReplayError> {
        let milliseconds = self.remembered(expires_at, now)?;
        Ok(["SET".into(), self.key_text(key).into(), "1".into(), "NX".into(), "PX".into(), milliseconds.into()])
    }

    /// The server's key for an identifier.
    fn key_text(&self, key: &ReplayKey<'_>) -> String {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let mut text = self.prefix.clone();
        for byte in key.digest() {
            text.push(char::from(HEX[usize::from(byte >> 4)]));
            text.push(char::from(HEX[usize::from(byte & 15)]));
        }
        text
    }

    /// The lifetime of an identifier in milliseconds.
    fn remembered(&self, expires_at: UnixTime, now: UnixTime) -> Result<String, ReplayError> {
        let lifetime = expires_at.checked_since(now).filter(|lifetime| !lifetime.is_zero());
        let lifetime = lifetime.ok_or(ReplayError::Expired { end: expires_at })?.saturating_add(self.clock_tolerance);
        // Rounded towards remembering.
        Ok(u64::try_from(lifetime.as_millis()).unwrap_or(u64::MAX).saturating_add(1).to_string())
    }
}

/// The result of an insertion. The connection goes back to the pool after a definite answer; any other outcome closes
/// the idle connections too, because a failure of one connection probably affects all.
fn finish<L>(idle: &Pool<L>, answered: Option<(L, Reply)>, now: UnixTime) -> Result<(), ReplayError> {
    let Some((link, result)) = answered.and_then(|(link, reply)| Some((link, said(&reply)?))) else {
        idle.clear();
        return Err(ReplayError::Unavailable);
    };
    idle.put(link, now);
    result
}

/// The result that an answer gives, if it is definite.
fn said(reply: &Reply) -> Option<Result<(), ReplayError>> {
    match reply {
        Reply::Status(status) if status == "OK" => Some(Ok(())),
        Reply::Nothing => Some(Err(ReplayError::SeenBefore)),
        // Only a server that reports a lack of memory is full.
        Reply::Error(error) if error.starts_with("OOM ") => Some(Err(ReplayError::Full)),
        _ => None,
    }
}

/// Whether the server evicts keys that have not expired, according to its answer to `INFO memory`.
fn evicts(reply: &Reply) -> Option<bool> {
    let Reply::Text(info) = reply else { return None };
    let field = |name: &str| info.lines().find_map(|line| line.trim().strip_prefix(name)?.strip_prefix(':'));
    Some(field("maxmemory")? != "0" && field("maxmemory_policy")? != "noeviction")
}
