//! How a server is started.

use std::str::FromStr;

use crate::development::Folder;

/// The settings of a server.
#[derive(Clone, Debug)]
pub struct Config {
    /// Certificates, keys, clients, users, state.
    pub folder: Folder,
    /// The host name of the issuer and its endpoints.
    pub host: String,
    /// The port on loopback; 0 for any free one.
    pub port: u16,
    /// The port for clients with a certificate, if there is one.
    pub mtls_port: Option<u16>,
    /// The name of a preset.
    pub policy: String,
    /// The lifetime of a `request_uri` in seconds instead of the policy's.
    pub request_uri_lifetime: Option<u64>,
    /// Whether each proof of DPoP must have a nonce of this server.
    pub dpop_nonces: bool,
    /// Where used identifiers are remembered.
    pub replay: Replay,
    /// The most identifiers in memory: a request uses up two or three, for the lifetime of its assertion.
    pub remembered: usize,
}

/// Where used identifiers are remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replay {
    /// In this process.
    Memory,
    /// In the Redis server at this URL.
    Redis(String),
}

impl FromStr for Replay {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "memory" => Ok(Self::Memory),
            url if url.starts_with("redis://") => Ok(Self::Redis(url.into())),
            _ => Err("`memory` or a URL such as `redis://127.0.0.1` is expected"),
        }
    }
}
