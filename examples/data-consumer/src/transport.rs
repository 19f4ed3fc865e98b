//! The library's messages over reqwest.

use std::path::Path;
use std::time::Duration;

use axum::http;
use ofm_protocol::oauth::http::{Request, Response};
use reqwest::redirect::Policy;

use crate::config::Config;
use crate::fault::Fault;
use crate::tls;

/// The maximum length of a response's body: more than the library reads, which then says so itself.
const MAX_BODY: usize = 512 * 1024;

/// The time for a request.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Sends requests over https. Clones share the connections.
#[derive(Clone, Debug)]
pub struct Transport(reqwest::Client);

impl Transport {
    /// A transport with the trust and, if the configuration has one, the certificate of a client.
    pub fn new(config: &Config) -> Result<Self, Fault> {
        Self::with_certificate(config, tls::client_files(config))
    }

    /// A transport that presents no certificate.
    pub fn without_certificate(config: &Config) -> Result<Self, Fault> {
        Self::with_certificate(config, None)
    }

    fn with_certificate(config: &Config, client: Option<(&Path, &Path)>) -> Result<Self, Fault> {
        // A redirect of a token endpoint is an answer to refuse, not one to follow.
        let builder = reqwest::Client::builder().https_only(true).redirect(Policy::none()).timeout(TIMEOUT);
        let builder = builder.tls_backend_preconfigured(tls::config(config.trusted_ca.as_deref(), client)?);
        builder.build().map(Self).map_err(|error| Fault::of("the HTTP client", error))
    }

    /// Sends a request and receives the whole response.
    pub async fn send(&self, request: &Request) -> Result<Response, Fault> {
        let fault = |error: reqwest::Error| Fault::of(&format!("{request:?}"), causes(&error));
        let converted = http::Request::<Vec<u8>>::try_from(request.clone());
        let converted = converted.map_err(|error| Fault::of(&format!("{request:?}"), error))?;
        let mut response = self.0.execute(converted.try_into().map_err(fault)?).await.map_err(fault)?;
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(fault)? {
            if body.len() + piece.len() > MAX_BODY {
                return Err(Fault::of(&format!("{request:?}"), "the response is too long"));
            }
            body.extend_from_slice(&piece);
        }
        let mut received = http::Response::new(body);
        *received.status_mut() = response.status();
        received.headers_mut().clone_from(response.headers());
        Response::try_from(received).map_err(|error| Fault::of(&format!("{request:?}"), error))
    }
}

/// An error with its causes: the outermost alone says only that something failed.
fn causes(error: &dyn std::error::Error) -> String {
    let (mut text, mut next) = (error.to_string(), error.source());
    while let Some(cause) = next {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}
