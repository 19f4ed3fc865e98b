//! The replay store on Redis for asynchronous servers with tokio.

use core::fmt;
use core::time::Duration;
use std::io::{self, ErrorKind};
use std::string::{String, ToString as _};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::vec::Vec;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::address::Address;
use super::reply::{Reply, command};
use super::{MAX_IDLE, TRUSTED_IDLE, evicts, key_text, remembered, said};
use crate::error::ReplayError;
use crate::oauth::replay::{AsyncReplayStore, ReplayKey};
use crate::time::UnixTime;

/// [`RedisReplayStore`](super::RedisReplayStore) for asynchronous servers. It does not block. It needs a tokio runtime
/// with I/O and time enabled.
///
/// The documentation of [`RedisReplayStore`](super::RedisReplayStore) on failures, full servers, time and eviction
/// applies here too. If the future of a call is dropped, the identifier may have been inserted; the connection is
/// closed. TLS is not supported: `rediss:` URLs are rejected. The synchronous and the asynchronous store use the same
/// keys and can share a Redis server.
///
/// ```no_run
/// use ofm_protocol::oauth::{Policy, Server, replay::AsyncRedisReplayStore};
///
/// let store = AsyncRedisReplayStore::open("redis://127.0.0.1:6379/0")?;
/// let server = Server::new_async("https://auth1.example", Policy::fapi2_final(), store);
/// # let _ = server; Ok::<(), ofm_protocol::error::ReplayError>(())
/// ```
pub struct AsyncRedisReplayStore {
    address: Address,
    idle: Mutex<Vec<Idle>>,
    prefix: String,
    timeout: Duration,
    clock_tolerance: Duration,
}

struct Idle {
    link: Link,
    since: UnixTime,
}

impl AsyncRedisReplayStore {
    /// Creates a store for the server at this URL: `redis://[[user]:password@]host[:port][/database]`. It connects on
    /// the first use.
    ///
    /// Errors: [`ReplayError::Url`] if the URL is invalid; [`ReplayError::PlainTextPassword`] if a password would be
    /// sent in plain text to another host.
    pub fn open(url: &str) -> Result<Self, ReplayError> {
        let this = Self::open_in_plain_text(url)?;
        if this.address.exposes_password() { Err(ReplayError::PlainTextPassword) } else { Ok(this) }
    }

    /// [`AsyncRedisReplayStore::open`] that accepts a password in plain text. Use it only in a private network, for
    /// example in a tunnel.
    pub fn open_in_plain_text(url: &str) -> Result<Self, ReplayError> {
        let address = Address::parse(url).filter(|address| !address.tls).ok_or(ReplayError::Url)?;
        Ok(Self {
            address,
            idle: Mutex::default(),
            prefix: "ofm:used:".into(),
            timeout: Duration::from_secs(1),
            clock_tolerance: Duration::from_secs(60),
        })
    }

    /// Sets the prefix of keys instead of `ofm:used:`. Stores with different prefixes are independent.
    #[must_use]
    pub fn with_prefix(mut self, prefix: &str) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// Sets the maximum time of a call instead of one second.
    #[must_use]
    pub const fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets the maximum difference between the clocks of two callers.
    #[must_use]
    pub const fn with_clock_tolerance(mut self, tolerance: Duration) -> Self {
        self.clock_tolerance = tolerance;
        self
    }

    /// Whether the server evicts live identifiers when it runs out of memory.
    ///
    /// Errors: the server is unreachable, or does not tell.
    pub async fn may_evict(&self) -> Result<bool, ReplayError> {
        let ask = async { Link::connect(&self.address).await?.ask(&["INFO", "memory"]).await };
        let answer = timeout(self.timeout, ask).await.ok().and_then(Result::ok);
        answer.as_ref().and_then(evicts).ok_or(ReplayError::Unavailable)
    }

    /// A recent idle connection, or a new one.
    async fn link(&self, now: UnixTime) -> io::Result<Link> {
        // On a separate line: the lock must not be held while waiting for a server.
        let idle = self.idle().pop();
        match idle {
            Some(Idle { link, since }) if now.checked_since(since).is_some_and(|idle| idle < TRUSTED_IDLE) => {
                return Ok(link);
            }
            // The last one is the freshest.
            Some(_) => self.idle().clear(),
            None => {}
        }
        Link::connect(&self.address).await
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Idle>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl AsyncReplayStore for AsyncRedisReplayStore {
    async fn insert(&self, key: &ReplayKey<'_>, expires_at: UnixTime, now: UnixTime) -> Result<(), ReplayError> {
        let milliseconds = remembered(expires_at, now, self.clock_tolerance)?;
        let key = key_text(&self.prefix, key);
        let ask = async {
            let mut link = self.link(now).await?;
            let reply = link.ask(&["SET", &key, "1", "NX", "PX", &milliseconds]).await?;
            io::Result::Ok((link, reply))
        };
        let answered = timeout(self.timeout, ask).await.ok().and_then(Result::ok);
        let Some((link, result)) = answered.and_then(|(link, reply)| Some((link, said(&reply)?))) else {
            // A failure of one connection probably affects all.
            self.idle().clear();
            return Err(ReplayError::Unavailable);
        };
        let mut idle = self.idle();
        if idle.len() < MAX_IDLE {
            idle.push(Idle { link, since: now });
        }
        result
    }
}

/// Does not print the URL, which may have a password.
impl fmt::Debug for AsyncRedisReplayStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncRedisReplayStore")
            .field("prefix", &self.prefix)
            .field("timeout", &self.timeout)
            .field("clock_tolerance", &self.clock_tolerance)
            .finish_non_exhaustive()
    }
}

/// A connection.
struct Link(TcpStream);

impl Link {
    /// A connection after the login, with its database selected.
    async fn connect(address: &Address) -> io::Result<Self> {
        let Address { host, port, user, password, database, .. } = address;
        let socket = TcpStream::connect((host.as_str(), *port)).await?;
        socket.set_nodelay(true)?;
        let mut link = Self(socket);
        match (user, password) {
            (Some(user), Some(password)) => link.set_up(&["AUTH", user, password]).await?,
            (None, Some(password)) => link.set_up(&["AUTH", password]).await?,
            (_, None) => {}
        }
        if *database != 0 {
            link.set_up(&["SELECT", &database.to_string()]).await?;
        }
        Ok(link)
    }

    /// Sends a command and reads its complete answer.
    async fn ask(&mut self, parts: &[&str]) -> io::Result<Reply> {
        self.0.write_all(&command(parts)).await?;
        let (mut bytes, mut chunk) = (Vec::new(), [0; 4_096]);
        loop {
            match self.0.read(&mut chunk).await? {
                0 => return Err(ErrorKind::UnexpectedEof.into()),
                length => bytes.extend_from_slice(chunk.get(..length).unwrap_or_default()),
            }
            if let Some(reply) = Reply::complete(&bytes)? {
                return Ok(reply);
            }
        }
    }

    async fn set_up(&mut self, parts: &[&str]) -> io::Result<()> {
        match self.ask(parts).await? {
            Reply::Status(status) if status == "OK" => Ok(()),
            _ => Err(ErrorKind::PermissionDenied.into()),
        }
    }
}
