//! A certificate authority for development, and what it certifies.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    KeyUsagePurpose,
};

use crate::failure::Fault;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A certificate and its private key, both in PEM.
pub(crate) struct Certified {
    pub(crate) certificate: String,
    pub(crate) key: String,
}

/// An authority whose certificate browsers and clients of a developer may trust. It can certify no further authority.
pub(crate) struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    pub(crate) fn new(name: &str) -> Result<Self, Fault> {
        let mut wanted = named(name, &[])?;
        wanted.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        wanted.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        Ok(Self(CertifiedIssuer::self_signed(wanted, key()?).map_err(|error| fault(&error))?))
    }

    /// The certificate to trust.
    pub(crate) fn certificate(&self) -> String {
        self.0.pem()
    }

    /// The certificate of a server with these host names.
    pub(crate) fn server(&self, hosts: &[String]) -> Result<Certified, Fault> {
        self.certify("authorization server for development", hosts, ExtendedKeyUsagePurpose::ServerAuth)
    }

    /// The certificate of a client that connects with mutual TLS.
    pub(crate) fn client(&self, name: &str) -> Result<Certified, Fault> {
        self.certify(name, &[], ExtendedKeyUsagePurpose::ClientAuth)
    }

    fn certify(&self, name: &str, hosts: &[String], usage: ExtendedKeyUsagePurpose) -> Result<Certified, Fault> {
        let (mut wanted, key) = (named(name, hosts)?, key()?);
        wanted.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        wanted.extended_key_usages = vec![usage];
        wanted.use_authority_key_identifier_extension = true;
        let certificate = wanted.signed_by(&key, &self.0).map_err(|error| fault(&error))?;
        Ok(Certified { certificate: certificate.pem(), key: key.serialize_pem() })
    }
}

fn key() -> Result<KeyPair, Fault> {
    KeyPair::generate().map_err(|error| fault(&error))
}

fn named(name: &str, hosts: &[String]) -> Result<CertificateParams, Fault> {
    let mut wanted = CertificateParams::new(hosts).map_err(|error| fault(&error))?;
    wanted.distinguished_name.push(DnType::CommonName, name);
    // Clients accept certificates of servers for at most 398 days.
    let epoch = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| Fault::new("the clock is before 1970"))?;
    wanted.not_before = rcgen::date_time_ymd(1970, 1, 1) + epoch - DAY;
    wanted.not_after = wanted.not_before + 390 * DAY;
    Ok(wanted)
}

fn fault(error: &rcgen::Error) -> Fault {
    Fault::new(format!("a certificate could not be made: {error}"))
}
