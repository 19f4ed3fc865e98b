//! TLS for the listeners, with or without client certificates.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use crate::failure::Fault;

/// The other end of a connection.
#[derive(Clone, Debug)]
pub(crate) struct Peer {
    /// The client's certificate in DER. The handshake proved that the client has its key.
    pub(crate) certificate: Option<Arc<[u8]>>,
}

/// The time for a handshake.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// Handshakes at one time: each keeps a signature busy.
const HANDSHAKES: usize = 256;

/// The settings of a listener. With `clients`, each client must have a certificate of that authority.
pub(crate) fn config(certificate: &Path, key: &Path, clients: Option<&Path>) -> Result<Arc<ServerConfig>, Fault> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let chain = certificates(certificate)?;
    let key_der = PrivateKeyDer::from_pem_file(key).map_err(|error| Fault::of_file(key, error))?;
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| Fault::new(format!("TLS: {error}")))?;
    let builder = match clients {
        None => builder.with_no_client_auth(),
        Some(authority) => {
            let mut roots = RootCertStore::empty();
            for root in certificates(authority)? {
                roots.add(root).map_err(|error| Fault::of_file(authority, error))?;
            }
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build();
            builder.with_client_cert_verifier(verifier.map_err(|error| Fault::of_file(authority, error))?)
        }
    };
    let config = builder.with_single_cert(chain, key_der).map_err(|error| Fault::of_file(certificate, error))?;
    Ok(Arc::new(config))
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, Fault> {
    let fault = |error| Fault::of_file(path, error);
    let certificates: Vec<_> =
        CertificateDer::pem_file_iter(path).map_err(fault)?.collect::<Result<_, _>>().map_err(fault)?;
    if certificates.is_empty() { Err(Fault::of_file(path, "has no certificate in PEM")) } else { Ok(certificates) }
}

/// Connections whose handshake has succeeded. A slow handshake holds up no other.
pub(crate) struct TlsListener {
    incoming: mpsc::Receiver<(TlsStream<TcpStream>, Peer)>,
    acceptor: JoinHandle<()>,
}

impl TlsListener {
    pub(crate) fn new(listener: TcpListener, config: Arc<ServerConfig>) -> Self {
        let (connections, incoming) = mpsc::channel(64);
        let acceptor = tokio::spawn(accept(listener, TlsAcceptor::from(config), connections));
        Self { incoming, acceptor }
    }
}

impl Drop for TlsListener {
    fn drop(&mut self) {
        self.acceptor.abort();
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = Peer;

    async fn accept(&mut self) -> (Self::Io, Peer) {
        match self.incoming.recv().await {
            Some(connection) => connection,
            // The runtime ends.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<Peer> {
        // No handler asks for it.
        Ok(Peer { certificate: None })
    }
}

impl Connected<IncomingStream<'_, TlsListener>> for Peer {
    fn connect_info(stream: IncomingStream<'_, TlsListener>) -> Self {
        stream.remote_addr().clone()
    }
}

async fn accept(listener: TcpListener, acceptor: TlsAcceptor, connections: mpsc::Sender<(TlsStream<TcpStream>, Peer)>) {
    let slots = Arc::new(Semaphore::new(HANDSHAKES));
    loop {
        let Ok(slot) = Arc::clone(&slots).acquire_owned().await else { return };
        let (stream, address) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(error) => {
                // Without free file descriptors this would be a busy loop.
                tracing::warn!(%error, "a connection could not be accepted");
                sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let (acceptor, connections) = (acceptor.clone(), connections.clone());
        tokio::spawn(async move {
            let stream = timeout(HANDSHAKE, handshake(stream, &acceptor)).await;
            drop(slot);
            match stream {
                Ok(Ok(stream)) => {
                    let certificate = stream.get_ref().1.peer_certificates().and_then(|chain| chain.first());
                    let certificate = certificate.map(|certificate| certificate.as_ref().into());
                    // The receiver is gone when the server stops.
                    let _ = connections.send((stream, Peer { certificate })).await;
                }
                Ok(Err(error)) => tracing::debug!(%address, %error, "handshake failed"),
                Err(_) => tracing::debug!(%address, "handshake took too long"),
            }
        });
    }
}

async fn handshake(stream: TcpStream, acceptor: &TlsAcceptor) -> io::Result<TlsStream<TcpStream>> {
    stream.set_nodelay(true)?;
    acceptor.accept(stream).await
}
