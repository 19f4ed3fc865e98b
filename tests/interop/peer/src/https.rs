//! The client's connections: one request, one response.

use std::error::Error;
use std::fs;

use ofm_protocol::oauth::http::{Request, Response};
use ureq::tls::{Certificate, ClientCert, PrivateKey, RootCerts, TlsConfig};

/// The most bytes of a response that are read.
const LIMIT: u64 = 1 << 20;

pub struct Https(ureq::Agent);

impl Https {
    /// Trusts the authority in this file, and presents the certificate of the pair of files, if there is one.
    pub fn new(authority: &str, own: Option<&(String, String)>) -> Result<Self, Box<dyn Error>> {
        let authority = Certificate::from_pem(&fs::read(authority)?)?;
        let own = match own {
            Some((certificate, key)) => Some(ClientCert::new_with_certs(
                &[Certificate::from_pem(&fs::read(certificate)?)?],
                PrivateKey::from_pem(&fs::read(key)?)?,
            )),
            None => None,
        };
        let tls = TlsConfig::builder().root_certs(RootCerts::new_with_certs(&[authority])).client_cert(own).build();
        // Every response is the library's to judge, redirects and errors too.
        let agent = ureq::Agent::config_builder().tls_config(tls).http_status_as_error(false).max_redirects(0).build();
        Ok(Self(agent.new_agent()))
    }

    pub fn send(&self, request: &Request) -> Result<Response, Box<dyn Error>> {
        let request: http::Request<Vec<u8>> = request.clone().try_into()?;
        let mut response =
            if request.body().is_empty() { self.0.run(request.map(|_| ()))? } else { self.0.run(request)? };
        let body = response.body_mut().with_config().limit(LIMIT).read_to_vec()?;
        Ok(response.map(|_| body).try_into()?)
    }
}
