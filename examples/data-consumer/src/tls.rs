//! TLS of the HTTP client: what it trusts, and the certificate it presents.

use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore};

use crate::config::Config;
use crate::fault::Fault;

/// The TLS configuration that trusts one CA or, without one, the operating system's.
pub(crate) fn config(authority: Option<&Path>, client: Option<(&Path, &Path)>) -> Result<ClientConfig, Fault> {
    let roots = match authority {
        Some(authority) => own_roots(authority)?,
        None => system_roots()?,
    };
    let builder = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| Fault::of("TLS", error))?
        .with_root_certificates(roots);
    match client {
        None => Ok(builder.with_no_client_auth()),
        Some((certificate, key)) => {
            let key_der = PrivateKeyDer::from_pem_file(key).map_err(|error| fault(key, error))?;
            let config = builder.with_client_auth_cert(certificates(certificate)?, key_der);
            config.map_err(|error| fault(certificate, error))
        }
    }
}

/// The files of a client's certificate, if it has both.
pub(crate) fn client_files(config: &Config) -> Option<(&Path, &Path)> {
    config.tls_certificate.as_deref().zip(config.tls_key.as_deref())
}

fn own_roots(authority: &Path) -> Result<RootCertStore, Fault> {
    let mut roots = RootCertStore::empty();
    for root in certificates(authority)? {
        roots.add(root).map_err(|error| fault(authority, error))?;
    }
    Ok(roots)
}

fn system_roots() -> Result<RootCertStore, Fault> {
    let mut roots = RootCertStore::empty();
    // Single certificates of the system may be unreadable.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if roots.is_empty() {
        return Err(Fault::new("the operating system has no root certificates; set trusted_ca"));
    }
    Ok(roots)
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, Fault> {
    let read = CertificateDer::pem_file_iter(path).and_then(Iterator::collect);
    read.map_err(|error| fault(path, error))
}

fn fault(path: &Path, cause: impl std::fmt::Display) -> Fault {
    Fault::of(&path.display().to_string(), cause)
}
