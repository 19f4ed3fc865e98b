//! TLS to a Redis server, with the crate rustls.

use std::boxed::Box;
use std::io;
use std::string::String;
use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use super::link::Timed;

pub(super) type TlsStream = Box<StreamOwned<ClientConnection, Timed>>;

/// The trusted roots, and the required name in the server's certificate.
pub(super) struct Tls {
    config: Arc<ClientConfig>,
    name: ServerName<'static>,
}

impl Tls {
    /// `None` for a host that no certificate can name.
    pub(super) fn new(config: Arc<ClientConfig>, host: &str) -> Option<Self> {
        Some(Self { config, name: ServerName::try_from(String::from(host)).ok()? })
    }

    pub(super) fn over(&self, socket: Timed) -> io::Result<TlsStream> {
        let connection = ClientConnection::new(self.config.clone(), self.name.clone()).map_err(io::Error::other)?;
        Ok(Box::new(StreamOwned::new(connection, socket)))
    }
}

/// Trusts the operating system's roots; `None` if there are none.
pub(super) fn system_config() -> Option<Arc<ClientConfig>> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if roots.is_empty() {
        return None;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .ok()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Some(Arc::new(config))
}
