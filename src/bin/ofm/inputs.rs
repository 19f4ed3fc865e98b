//! Keys and key sets that several subcommands read.

use std::path::Path;

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::jose::{JwkSet, SetLimits};

use crate::console::{self, Failure, shown};

/// The most bytes of a private key's file: PEM of 4096-bit RSA has under 3,400, and text may stand around it.
const MAX_KEY: usize = 65_536;

/// The private key of a PEM file.
pub(crate) fn signing_key(path: &Path) -> Result<SigningKey, Failure> {
    let pem = console::read(path, "the private key", MAX_KEY)?;
    SigningKey::from_pem(&pem).map_err(|error| {
        let label = error.label();
        format!("no private key in {}: {error} ({label}); give an unencrypted PEM file", shown(path)).into()
    })
}

/// The key set of a file; keys that cannot be used are named on standard error.
pub(crate) fn key_set(path: &Path) -> Result<JwkSet, Failure> {
    let text = console::read(path, "the key set", SetLimits::default().bytes)?;
    let keys = JwkSet::parse(&text).map_err(|error| {
        format!("no key set in {}: {error} ({}); give a JWK set of public keys", shown(path), error.label())
    })?;
    for skipped in keys.skipped() {
        let (index, error) = (skipped.index(), skipped.error());
        console::say(&format!("ofm: key {index} of the set is skipped: {error} ({})", error.innermost_label()));
    }
    if keys.keys().is_empty() {
        console::say("ofm: the set has no key that can be used; no token will be valid");
    }
    Ok(keys)
}
