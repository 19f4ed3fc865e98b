//! The configuration file of a client, in JSON.

use std::fs;
use std::path::{Path, PathBuf};

use ofm_protocol::types::SecretString;
use serde::Deserialize;

use crate::fault::Fault;

/// What a client knows before it starts. Paths are relative to the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The issuer identifier of the authorization server.
    pub issuer: String,
    /// `client_id`.
    pub client_id: String,
    /// The private key in PEM that signs client assertions and request objects.
    pub signing_key: PathBuf,
    /// The name of that key in the registered key set.
    pub kid: String,
    /// The registered redirect URI, on which this program listens: `http` on a loopback address.
    pub redirect_uri: String,
    /// A CA in PEM to trust, for development; without one, the operating system's roots.
    pub trusted_ca: Option<PathBuf>,
    /// The certificate in PEM for mutual TLS. It is used where the server has endpoints for it.
    pub tls_certificate: Option<PathBuf>,
    /// The key of that certificate.
    pub tls_key: Option<PathBuf>,
    /// The name of a policy preset.
    pub policy: String,
    /// The scope to ask for.
    pub scope: String,
    /// `dc_id` of consents.
    pub data_consumer_id: String,
    /// `dp_id` of consents.
    pub data_provider_id: String,
    /// The address of the accounts, if it is not `/accounts` at the issuer.
    pub accounts_endpoint: Option<String>,
    /// The user whom `demo` plays in the browser.
    pub user: Option<User>,
}

/// A user of a development server.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct User {
    /// The user name.
    pub username: String,
    /// The password.
    pub password: SecretString,
}

impl Config {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, Fault> {
        let fault = |cause: &dyn std::fmt::Display| Fault::of(&path.display().to_string(), cause);
        let text = fs::read_to_string(path).map_err(|error| {
            fault(&format_args!(
                "{error}; start the authorization server first, which makes it, or name another --config"
            ))
        })?;
        let mut config: Self = serde_json::from_str(&text).map_err(|error| fault(&error))?;
        let folder = path.parent().unwrap_or(Path::new("."));
        let own = [&mut config.trusted_ca, &mut config.tls_certificate, &mut config.tls_key];
        for file in own.into_iter().flatten().chain([&mut config.signing_key]) {
            *file = folder.join(&*file);
        }
        Ok(config)
    }
}
