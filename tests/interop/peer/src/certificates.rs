//! Certificates of one run: an authority, a server on loopback, and two clients.

use std::error::Error;
use std::fs;
use std::path::Path;

use rcgen::{BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair};

/// Writes `ca.pem`, and `NAME.pem` with `NAME.key` for `server`, `client` and `stranger`.
pub fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    let key = KeyPair::generate()?;
    let mut authority = named("ofm-protocol interop", &[])?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    fs::write(folder.join("ca.pem"), authority.self_signed(&key)?.pem())?;
    let issuer = Issuer::new(authority, key);
    for (name, purpose) in [
        ("server", ExtendedKeyUsagePurpose::ServerAuth),
        ("client", ExtendedKeyUsagePurpose::ClientAuth),
        ("stranger", ExtendedKeyUsagePurpose::ClientAuth),
    ] {
        let key = KeyPair::generate()?;
        let mut own = named(name, &["localhost", "127.0.0.1"])?;
        own.extended_key_usages = vec![purpose];
        fs::write(folder.join(format!("{name}.pem")), own.signed_by(&key, &issuer)?.pem())?;
        fs::write(folder.join(format!("{name}.key")), key.serialize_pem())?;
    }
    Ok(())
}

fn named(name: &str, hosts: &[&str]) -> Result<CertificateParams, rcgen::Error> {
    let hosts: Vec<String> = hosts.iter().copied().map(String::from).collect();
    let mut own = CertificateParams::new(hosts)?;
    own.distinguished_name.push(DnType::CommonName, name);
    Ok(own)
}
