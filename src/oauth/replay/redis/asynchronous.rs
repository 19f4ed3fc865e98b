//! The replay store on Redis for asynchronous servers with tokio.

use core::fmt;
use core::time::Duration;
use std::io::{self, ErrorKind};
use std::string::ToString as _;
use std::vec::Vec;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::address::Address;
use super::pool::Pool;
use super::reply::{Reply, command};
use super::{Settings, evicts, finish};
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
    idle: Pool<Link>,
    settings: Settings,
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
        Ok(Self { address, idle: Pool::default(), settings: Settings::default() })
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
    pub async fn may_evict(&self) -> Result<bool, ReplayError> {
        let ask = async { Link::connect(&self.address).await?.ask(&["INFO", "memory"]).await };
        let answer = timeout(self.settings.timeout, ask).await.ok().and_then(Result::ok);
        answer.as_ref().and_then(evicts).ok_or(ReplayError::Unavailable)
    }

    /// A recent idle connection, or a new one.
    async fn link(&self, now: UnixTime) -> io::Result<Link> {
        match self.idle.take(now) {
            Some(link) => Ok(link),
            None => Link::connect(&self.address).await,
        }
    }
}

impl AsyncReplayStore for AsyncRedisReplayStore {
    async fn insert(&self, key: &ReplayKey<'_>, expires_at: UnixTime, now: UnixTime) -> Result<(), ReplayError> {
        let command = self.settings.insertion(key, expires_at, now)?;
        let ask = async {
            let mut link = self.link(now).await?;
            let reply = link.ask(&command.each_ref().map(|part| &**part)).await?;
            io::Result::Ok((link, reply))
        };
        let answered = timeout(self.settings.timeout, ask).await.ok().and_then(Result::ok);
        finish(&self.idle, answered, now)
    }
}

/// Does not print the URL, which may have a password.
impl fmt::Debug for AsyncRedisReplayStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncRedisReplayStore").field("settings", &self.settings).finish_non_exhaustive()
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
