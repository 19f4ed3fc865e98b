//! The replay store on Redis for asynchronous servers with tokio.

use core::fmt;
use core::time::Duration;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr, ToSocketAddrs as _};
use std::string::ToString as _;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::vec::Vec;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, timeout, timeout_at};

use super::address::Address;
use super::link::Resolving;
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
    connector: Connector,
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
        if this.connector.address.exposes_password() { Err(ReplayError::PlainTextPassword) } else { Ok(this) }
    }

    /// [`AsyncRedisReplayStore::open`] that accepts a password in plain text. Use it only in a private network, for
    /// example in a tunnel.
    pub fn open_in_plain_text(url: &str) -> Result<Self, ReplayError> {
        let address = Address::parse(url).filter(|address| !address.tls).ok_or(ReplayError::Url)?;
        let connector = Connector { address, resolving: Arc::default() };
        Ok(Self { connector, idle: Pool::default(), settings: Settings::default() })
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
        let deadline = self.deadline();
        let ask = async { self.connector.connect(deadline).await?.ask(&["INFO", "memory"]).await };
        let answer = timeout_at(deadline, ask).await.ok().and_then(Result::ok);
        answer.as_ref().and_then(evicts).ok_or(ReplayError::Unavailable)
    }

    /// A recent idle connection, or a new one.
    async fn link(&self, now: UnixTime, deadline: Instant) -> io::Result<Link> {
        match self.idle.take(now) {
            Some(link) => Ok(link),
            None => self.connector.connect(deadline).await,
        }
    }

    /// The latest end of a call that begins now.
    fn deadline(&self) -> Instant {
        const LONG: Duration = Duration::from_secs(24 * 60 * 60);
        let now = Instant::now();
        now.checked_add(self.settings.timeout.min(LONG)).unwrap_or(now)
    }
}

impl AsyncReplayStore for AsyncRedisReplayStore {
    async fn insert(&self, key: &ReplayKey<'_>, expires_at: UnixTime, now: UnixTime) -> Result<(), ReplayError> {
        let command = self.settings.insertion(key, expires_at, now)?;
        let deadline = self.deadline();
        let ask = async {
            let mut link = self.link(now, deadline).await?;
            let reply = link.ask(&command.each_ref().map(|part| &**part)).await?;
            io::Result::Ok((link, reply))
        };
        let answered = timeout_at(deadline, ask).await.ok().and_then(Result::ok);
        finish(&self.idle, answered, now)
    }
}

/// Does not print the URL, which may have a password.
impl fmt::Debug for AsyncRedisReplayStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncRedisReplayStore").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// The parameters of connections.
struct Connector {
    address: Address,
    resolving: Arc<AtomicUsize>,
}

impl Connector {
    /// A connection after the login, with its database selected.
    async fn connect(&self, deadline: Instant) -> io::Result<Link> {
        let Address { user, password, database, .. } = &self.address;
        let socket = connect_to_one(&self.resolve().await?, deadline).await?;
        socket.set_nodelay(true)?;
        let mut link = Link(socket);
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

    /// The addresses of the host. The system's resolver has no deadline: it keeps a thread of the runtime until it
    /// answers, and so few resolutions run at once.
    async fn resolve(&self) -> io::Result<Vec<SocketAddr>> {
        let Address { host, port, .. } = &self.address;
        if let Ok(address) = host.parse::<IpAddr>() {
            return Ok(Vec::from([SocketAddr::new(address, *port)]));
        }
        let resolving = Resolving::begin(&self.resolving).ok_or(ErrorKind::ResourceBusy)?;
        let (host, port) = (host.clone(), *port);
        let addresses = spawn_blocking(move || {
            let addresses = (&*host, port).to_socket_addrs().map(Iterator::collect);
            drop(resolving);
            addresses
        });
        addresses.await.map_err(|_| ErrorKind::Interrupted)?
    }
}

/// A connection to the first address that takes one. Each gets its share of the time, so that one without an answer
/// leaves time for the others.
async fn connect_to_one(addresses: &[SocketAddr], deadline: Instant) -> io::Result<TcpStream> {
    let mut failure = io::Error::from(ErrorKind::AddrNotAvailable);
    for (at, address) in addresses.iter().enumerate() {
        let share = u32::try_from(addresses.len() - at).unwrap_or(u32::MAX);
        let share = deadline.saturating_duration_since(Instant::now()) / share;
        match timeout(share, TcpStream::connect(address)).await {
            Ok(Ok(socket)) => return Ok(socket),
            Ok(Err(error)) => failure = error,
            Err(_) => failure = ErrorKind::TimedOut.into(),
        }
    }
    Err(failure)
}

/// A connection.
struct Link(TcpStream);

impl Link {
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

#[cfg(test)]
mod tests {
    use tokio::net::{TcpListener, TcpSocket};

    use super::*;

    fn run<F: Future>(future: F) -> F::Output {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
    }

    #[test]
    fn b15_an_address_without_an_answer_leaves_time_for_the_others() {
        run(async {
            let socket = TcpSocket::new_v4().unwrap();
            socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
            let silent = socket.listen(1).unwrap();
            let silent_address = silent.local_addr().unwrap();
            // The system answers until the queue of connections that are not accepted is full.
            let mut waiting = Vec::new();
            while let Ok(connected) = timeout(Duration::from_millis(200), TcpStream::connect(silent_address)).await {
                waiting.push(connected);
                assert!(waiting.len() < 64, "the queue has no end");
            }
            let other = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
            let listening = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let addresses = [silent_address, other, listening.local_addr().unwrap()];
            let begun = Instant::now();
            let connected = connect_to_one(&addresses, begun + Duration::from_secs(3)).await.unwrap();
            assert_eq!(connected.peer_addr().unwrap(), addresses[2]);
            assert!(begun.elapsed() < Duration::from_millis(2_500));
            let refused = connect_to_one(&addresses[..2], Instant::now() + Duration::from_millis(400)).await;
            assert!(refused.is_err());
        });
    }

    #[test]
    fn b15_few_names_are_resolved_at_once() {
        let address = Address::parse("redis://localhost:1").unwrap();
        let connector = Connector { address, resolving: Arc::new(AtomicUsize::new(16)) };
        assert_eq!(run(connector.resolve()).unwrap_err().kind(), ErrorKind::ResourceBusy);
        let address = Address::parse("redis://localhost:1").unwrap();
        let connector = Connector { address, resolving: Arc::default() };
        assert!(run(connector.resolve()).is_ok());
        assert_eq!(connector.resolving.load(std::sync::atomic::Ordering::Relaxed), 0);
    }
}
