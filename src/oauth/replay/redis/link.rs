//! A connection to a Redis server. Every operation ends by a deadline of the caller.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream, ToSocketAddrs as _};
use std::string::ToString as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::time::{Duration, Instant};
use std::vec::Vec;

use super::address::Address;
use super::reply::{Reply, command};

/// The maximum number of concurrent name resolutions. A hanging resolver blocks at most this number of threads.
const MAX_RESOLVING: usize = 16;

/// The parameters of connections.
pub(super) struct Connector {
    pub(super) address: Address,
    #[cfg(feature = "redis-tls")]
    pub(super) tls: Option<super::tls::Tls>,
    resolving: Arc<AtomicUsize>,
}

impl Connector {
    pub(super) fn new(address: Address) -> Self {
        Self {
            address,
            #[cfg(feature = "redis-tls")]
            tls: None,
            resolving: Arc::default(),
        }
    }

    /// A connection after the login, with its database selected.
    pub(super) fn connect(&self, deadline: Instant) -> io::Result<Link> {
        let socket = Timed { socket: self.connect_tcp(deadline)?, deadline };
        #[cfg(feature = "redis-tls")]
        let stream = match &self.tls {
            Some(tls) => Stream::Tls(tls.over(socket)?),
            None => Stream::Plain(socket),
        };
        #[cfg(not(feature = "redis-tls"))]
        let stream = Stream::Plain(socket);
        let mut link = Link(stream);
        let Address { user, password, database, .. } = &self.address;
        match (user, password) {
            (Some(user), Some(password)) => link.set_up(&["AUTH", user, password])?,
            (None, Some(password)) => link.set_up(&["AUTH", password])?,
            (_, None) => {}
        }
        if *database != 0 {
            link.set_up(&["SELECT", &database.to_string()])?;
        }
        Ok(link)
    }

    fn connect_tcp(&self, deadline: Instant) -> io::Result<TcpStream> {
        let addresses = self.resolve(deadline)?;
        let mut failure = io::Error::from(ErrorKind::AddrNotAvailable);
        for (at, address) in addresses.iter().enumerate() {
            // Each address gets its share of the time, so that one without an answer leaves time for the others.
            let share = u32::try_from(addresses.len() - at).unwrap_or(u32::MAX);
            let share = (remaining(deadline)? / share).max(Duration::from_millis(1));
            match TcpStream::connect_timeout(address, share) {
                Ok(socket) => {
                    socket.set_nodelay(true)?;
                    return Ok(socket);
                }
                Err(error) => failure = error,
            }
        }
        Err(failure)
    }

    /// The addresses of the host. The system's resolver has no deadline, so it runs in a separate thread.
    fn resolve(&self, deadline: Instant) -> io::Result<Vec<SocketAddr>> {
        let Address { host, port, .. } = &self.address;
        if let Ok(address) = host.parse::<IpAddr>() {
            return Ok(Vec::from([SocketAddr::new(address, *port)]));
        }
        let resolving = Resolving::begin(&self.resolving).ok_or(ErrorKind::ResourceBusy)?;
        let (sender, receiver) = sync_channel(1);
        let (host, port) = (host.clone(), *port);
        std::thread::Builder::new().spawn(move || {
            let addresses = (&*host, port).to_socket_addrs().map(Iterator::collect);
            drop(resolving);
            // The receiver may have gone.
            let _ = sender.send(addresses);
        })?;
        receiver.recv_timeout(remaining(deadline)?).map_err(|_| ErrorKind::TimedOut)?
    }
}

/// A name that is being resolved.
pub(super) struct Resolving(Arc<AtomicUsize>);

impl Resolving {
    pub(super) fn begin(count: &Arc<AtomicUsize>) -> Option<Self> {
        let this = Self(count.clone());
        // The counter is decremented when it is dropped, also here.
        if count.fetch_add(1, Ordering::Relaxed) < MAX_RESOLVING { Some(this) } else { None }
    }
}

impl Drop for Resolving {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A connection.
pub(super) struct Link(Stream);

enum Stream {
    Plain(Timed),
    #[cfg(feature = "redis-tls")]
    Tls(super::tls::TlsStream),
}

impl Link {
    /// Sets the deadline of later operations.
    pub(super) fn set_deadline(&mut self, deadline: Instant) {
        match &mut self.0 {
            Stream::Plain(socket) => socket.deadline = deadline,
            #[cfg(feature = "redis-tls")]
            Stream::Tls(stream) => stream.sock.deadline = deadline,
        }
    }

    /// Sends a command and reads its reply.
    pub(super) fn ask(&mut self, parts: &[&str]) -> io::Result<Reply> {
        fn ask(stream: &mut (impl Read + Write), parts: &[&str]) -> io::Result<Reply> {
            stream.write_all(&command(parts))?;
            stream.flush()?;
            Reply::read(stream)
        }
        match &mut self.0 {
            Stream::Plain(socket) => ask(socket, parts),
            #[cfg(feature = "redis-tls")]
            Stream::Tls(stream) => ask(&mut **stream, parts),
        }
    }

    fn set_up(&mut self, parts: &[&str]) -> io::Result<()> {
        match self.ask(parts)? {
            Reply::Status(status) if status == "OK" => Ok(()),
            _ => Err(ErrorKind::PermissionDenied.into()),
        }
    }
}

/// A socket whose operations all end by the deadline: the timeouts of a socket apply to single operations.
pub(super) struct Timed {
    socket: TcpStream,
    deadline: Instant,
}

impl Read for Timed {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.socket.set_read_timeout(Some(remaining(self.deadline)?))?;
        self.socket.read(out)
    }
}

impl Write for Timed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.socket.set_write_timeout(Some(remaining(self.deadline)?))?;
        self.socket.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.socket.flush()
    }
}

/// The remaining time, never zero, which sockets interpret as no timeout.
fn remaining(deadline: Instant) -> io::Result<Duration> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(left) }
}
