//! The folder of a developer: certificates, keys, registrations and users, made once and then edited by hand.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::jose::Jwk;
use serde_json::{Value, json};

use crate::ca::{Authority, Certified};
use crate::failure::Fault;
use crate::keys;

/// The client that is registered in a new folder.
const CLIENT_ID: &str = "55aa605c-89ef-4473-aa88-47709f0ff383";

/// The name of the client's key in its key set.
const CLIENT_KID: &str = "client-1";

/// The files of a folder.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

/// What a new folder is made for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The issuer, which the consumer's configuration names.
    pub issuer: String,
    /// Host names and addresses in the server's certificate.
    pub hosts: Vec<String>,
    /// The redirect URI of the registered client.
    pub redirect_uri: String,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            issuer: "https://localhost:8443".into(),
            hosts: vec!["localhost".into(), "127.0.0.1".into(), "::1".into()],
            redirect_uri: "http://127.0.0.1:8765/callback".into(),
        }
    }
}

impl Folder {
    /// The folder at this path. It need not exist yet.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// The path of one of its files.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Whether it was made.
    pub fn is_made(&self) -> bool {
        self.0.is_dir()
    }

    /// Makes the folder and its files. An existing file is never replaced.
    pub fn make(&self, wanted: &Wanted) -> Result<(), Fault> {
        fs::create_dir_all(&self.0).map_err(|error| Fault::of_file(&self.0, error))?;
        let authority = Authority::new("Development CA of ofm-protocol")?;
        self.write("ca.pem", &authority.certificate())?;
        self.certified("server", &authority.server(&wanted.hosts)?)?;
        self.certified("client", &authority.client("data consumer for development")?)?;
        self.certified("other-client", &authority.client("another client for development")?)?;
        self.write("server-signing.key.pem", &keys::rsa()?)?;
        let client_key = keys::rsa()?;
        self.write("client-signing.key.pem", &client_key)?;
        let registrations = [registration(&client_key, &wanted.redirect_uri)?];
        self.write("clients.json", &format!("{:#}\n", json!(registrations)))?;
        self.write("users.json", &format!("{:#}\n", users()))?;
        self.write("consumer.json", &format!("{:#}\n", consumer(wanted)))
    }

    fn certified(&self, name: &str, made: &Certified) -> Result<(), Fault> {
        self.write(&format!("{name}.pem"), &made.certificate)?;
        self.write(&format!("{name}.key.pem"), &made.key)
    }

    fn write(&self, name: &str, text: &str) -> Result<(), Fault> {
        let path = self.file(name);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if name.ends_with(".key.pem") {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let written = options.open(&path).and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Fault::of_file(&path, "is there already; choose another folder or remove it"),
            _ => Fault::of_file(&path, error),
        })
    }
}

/// The client metadata of RFC 7591 section 2.
fn registration(key: &str, redirect_uri: &str) -> Result<Value, Fault> {
    let fault = || Fault::new("the new client's key could not be read");
    let key = SigningKey::from_pem(key.as_bytes()).map_err(|_| fault())?;
    let jwk = Jwk::new(key.verifying_key().clone()).with_kid(CLIENT_KID).ok_or_else(fault)?;
    let jwk: Value = serde_json::from_str(&jwk.to_json()).map_err(|_| fault())?;
    Ok(json!({
        "client_id": CLIENT_ID,
        "client_name": "Example Budget Planner",
        "redirect_uris": [redirect_uri],
        "grant_types": ["authorization_code", "refresh_token"],
        "scope": "openid profile accounts",
        "token_endpoint_auth_method": "private_key_jwt",
        "token_endpoint_auth_signing_alg": "PS256",
        "request_object_signing_alg": "PS256",
        "authorization_details_types": ["urn:openfinance-ml:account-access-consent:v1.2"],
        "jwks": { "keys": [jwk] },
    }))
}

/// People who can sign in, with the password in plain text: a login for developers, not for people.
fn users() -> Value {
    json!([
        {
            "username": "aminah", "password": "aminah", "subject": "202", "name": "Aminah binti Yusof",
            "accounts": [
                { "id": "100004000000000000000002", "number": "10000002",
                  "name": "Greenbank Savings Account" },
                { "id": "100004000000000000000004", "number": "10000004",
                  "name": "Greenbank Current Account" }
            ]
        },
        {
            "username": "wei", "password": "wei", "subject": "203", "name": "Tan Wei Ming",
            "accounts": [
                { "id": "100004000000000000000007", "number": "10000007",
                  "name": "Greenbank Joint Account" }
            ]
        }
    ])
}

/// The configuration of the program `data-consumer`; its paths are relative to the file.
fn consumer(wanted: &Wanted) -> Value {
    json!({
        "issuer": wanted.issuer,
        "client_id": CLIENT_ID,
        "signing_key": "client-signing.key.pem",
        "kid": CLIENT_KID,
        "redirect_uri": wanted.redirect_uri,
        "trusted_ca": "ca.pem",
        "tls_certificate": "client.pem",
        "tls_key": "client.key.pem",
        "policy": "fapi2-final",
        "scope": "openid profile accounts",
        "data_consumer_id": "16f87e367071230059bff09a",
        "data_provider_id": "DP9876543210",
        "user": { "username": "aminah", "password": "aminah" },
    })
}

/// The file's text.
pub(crate) fn read(path: &Path) -> Result<String, Fault> {
    fs::read_to_string(path).map_err(|error| Fault::of_file(path, error))
}
