//! Key files in all forms, and their keys.

use ofm_protocol::crypto::{SigningKey, VerifyingKey};
use ofm_protocol::error::KeyError;
use ofm_protocol::jose::json::Budget;
use ofm_protocol::jose::{Jwk, JwkSet, PrivateJwk};
use pkcs8::der::{Decode as _, Reader as _, SliceReader, Tag, TagNumber};
use pkcs8::{EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef};
use zeroize::Zeroizing;

use self::pem::Block;
use self::pkcs8_der::{of_jwk, of_pkcs1, of_sec1};

pub(crate) mod pem;
pub(crate) mod pkcs8_der;

/// The maximum length of a key file in bytes: PEM of 4096-bit RSA has below 3,400, and other text may surround it.
pub(crate) const MAX_KEY: usize = 65_536;

/// The maximum number of PBKDF2 rounds and the maximum memory of scrypt that a file may require: some seconds, 1 GiB.
const MAX_ROUNDS: u32 = 10_000_000;
const MAX_MEMORY: u64 = 1 << 30;

/// The kind of a file, by its appearance.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Look {
    Empty,
    PrivatePem,
    EncryptedPem,
    /// OpenSSL's encryption before PKCS#8 (`Proc-Type: 4,ENCRYPTED`).
    OldEncryptedPem,
    PublicPem,
    Certificate,
    Request,
    OpenSsh,
    /// A line `ssh-ed25519 AAAA…` (RFC 4253 section 6.6).
    OpenSshPublic,
    Der,
    Json,
    /// UTF-16 without a byte order mark.
    Utf16,
    Other,
}

impl Look {
    pub(crate) fn of(text: &[u8]) -> Self {
        let has = |part: &str| text.windows(part.len()).any(|window| window == part.as_bytes());
        let starts = text.trim_ascii_start();
        match starts.first() {
            None => Self::Empty,
            // RFC 5958: the outermost structure is a SEQUENCE of more than 127 bytes; for Ed25519 it is shorter.
            Some(0x30) if !text.is_ascii() || text.contains(&0) => Self::Der,
            Some(b'{') => Self::Json,
            _ if matches!(text, [0, b'-', ..] | [b'-', 0, ..]) => Self::Utf16,
            _ if ["ssh-", "ecdsa-sha2-"].iter().any(|name| starts.starts_with(name.as_bytes())) => Self::OpenSshPublic,
            _ if has("Proc-Type: 4,ENCRYPTED") => Self::OldEncryptedPem,
            _ if has("-----BEGIN ENCRYPTED PRIVATE KEY-----") => Self::EncryptedPem,
            _ if has("-----BEGIN OPENSSH PRIVATE KEY-----") => Self::OpenSsh,
            // A private key may be in one file with its certificate.
            _ if has("PRIVATE KEY-----") => Self::PrivatePem,
            _ if has("-----BEGIN CERTIFICATE REQUEST-----") => Self::Request,
            _ if has("-----BEGIN CERTIFICATE-----") => Self::Certificate,
            _ if has("PUBLIC KEY-----") => Self::PublicPem,
            _ => Self::Other,
        }
    }
}

/// A key with the information of its file.
pub(crate) struct KeyFile {
    /// The form of the file in words.
    pub(crate) form: &'static str,
    /// The name (`kid`) in a JWK.
    pub(crate) kid: Option<String>,
    pub(crate) key: Key,
}

/// A private or a public key.
pub(crate) enum Key {
    Private(Box<Private>),
    Public(Box<VerifyingKey>),
}

/// A private key and its PKCS#8 structure.
pub(crate) struct Private {
    pub(crate) key: SigningKey,
    pub(crate) pkcs8: Zeroizing<Vec<u8>>,
}

impl Key {
    pub(crate) fn verifying_key(&self) -> &VerifyingKey {
        match self {
            Self::Private(private) => private.key.verifying_key(),
            Self::Public(key) => key,
        }
    }
}

/// The reason why a file gives no key, and the remedy.
pub(crate) type Problem = String;

/// Reads a key in any known form; asks for the passphrase only if necessary.
pub(crate) fn read(
    text: &[u8],
    passphrase: impl FnOnce() -> Result<Zeroizing<String>, Problem>,
) -> Result<KeyFile, Problem> {
    match Look::of(text) {
        Look::Empty => Err("the file is empty; give a key".into()),
        Look::Json => of_json(text),
        Look::Der => of_der(text, passphrase),
        Look::OldEncryptedPem => {
            Err("the key has OpenSSL's old encryption; convert it to PKCS#8 first: `openssl pkcs8 -topk8 -in FILE`"
                .into())
        }
        Look::OpenSsh => {
            Err("the key is in OpenSSH format; convert it to PKCS#8 first: `ssh-keygen -p -m PKCS8 -f FILE`".into())
        }
        Look::Request => Err("the file is a certificate request; give a key or a certificate".into()),
        Look::OpenSshPublic => {
            Err("the key is an OpenSSH public key; convert it to PEM first: `ssh-keygen -e -m PKCS8 -f FILE`".into())
        }
        Look::Utf16 => Err("the file is text in UTF-16; write it anew as ASCII or UTF-8".into()),
        Look::Other => Err("the file is not a key in PEM, DER or JWK; give one in these forms".into()),
        Look::PrivatePem | Look::EncryptedPem | Look::PublicPem | Look::Certificate => of_pem(text, passphrase),
    }
}

fn of_pem(text: &[u8], passphrase: impl FnOnce() -> Result<Zeroizing<String>, Problem>) -> Result<KeyFile, Problem> {
    let block = key_block(text).ok_or("the PEM text has no complete key block; check that it is complete")?;
    let der = block.decode()?;
    let der = der.as_slice();
    match block.label {
        "PRIVATE KEY" => private(der.to_vec().into(), "private key, PKCS#8 in PEM"),
        "RSA PRIVATE KEY" => private(of_pkcs1(der)?, "private key, PKCS#1 in PEM"),
        "EC PRIVATE KEY" => private(of_sec1(der)?, "private key, SEC 1 in PEM"),
        "ENCRYPTED PRIVATE KEY" => private(decrypted(der, passphrase)?, "private key, encrypted PKCS#8 in PEM"),
        "PUBLIC KEY" => public(VerifyingKey::from_spki_der(der), "public key, SPKI in PEM"),
        "RSA PUBLIC KEY" => public(VerifyingKey::from_pkcs1_der(der), "public key, PKCS#1 in PEM"),
        "CERTIFICATE" => public(VerifyingKey::from_spki_der(spki_of(der)?), "public key of a certificate in PEM"),
        _ => Err("the PEM label is not that of a private key, a public key or a certificate".into()),
    }
}

/// The first block with a key; otherwise the first certificate. `EC PARAMETERS` and text are skipped.
fn key_block(text: &[u8]) -> Option<Block<'_>> {
    let find = |suffix: &str| pem::blocks(text).find(|block| block.label.ends_with(suffix));
    find("PRIVATE KEY").or_else(|| find("PUBLIC KEY")).or_else(|| find("CERTIFICATE"))
}

fn of_der(der: &[u8], passphrase: impl FnOnce() -> Result<Zeroizing<String>, Problem>) -> Result<KeyFile, Problem> {
    if PrivateKeyInfoRef::from_der(der).is_ok() {
        return private(der.to_vec().into(), "private key, PKCS#8 in DER");
    }
    if EncryptedPrivateKeyInfoRef::from_der(der).is_ok() {
        return private(decrypted(der, passphrase)?, "private key, encrypted PKCS#8 in DER");
    }
    if let Ok(pkcs8) = of_pkcs1(der) {
        return private(pkcs8, "private key, PKCS#1 in DER");
    }
    if let Ok(pkcs8) = of_sec1(der) {
        return private(pkcs8, "private key, SEC 1 in DER");
    }
    if let Ok(spki) = spki_of(der) {
        return public(VerifyingKey::from_spki_der(spki), "public key of a certificate in DER");
    }
    if is_pkcs12(der) {
        return Err("the file is PKCS#12; take the key out: `openssl pkcs12 -in FILE -nocerts -noenc`".into());
    }
    match VerifyingKey::from_spki_der(der).or_else(|error| VerifyingKey::from_pkcs1_der(der).map_err(|_| error)) {
        // The public key of a certificate was read above.
        Err(KeyError::Certificate) => {
            Err("the file is a certificate request or a damaged certificate; give a key or a certificate".into())
        }
        key => public(key, "public key in DER"),
    }
}

/// RFC 7292 section 4: the version of a `PFX` is 3. Private keys have 0 or 1.
fn is_pkcs12(der: &[u8]) -> bool {
    let version = || {
        let outer = pkcs8::der::asn1::AnyRef::from_der(der)?;
        u8::decode(&mut SliceReader::new(outer.value())?)
    };
    version() == Ok(3)
}

fn of_json(text: &[u8]) -> Result<KeyFile, Problem> {
    let budget = Budget::default();
    let unusable = |error: &dyn std::fmt::Display, label| format!("the JWK cannot be used: {error} ({label})");
    if let Ok(set) = JwkSet::parse(text) {
        return match set.keys() {
            [key] => Ok(KeyFile {
                form: "public key, JWK set",
                kid: key.kid().map(Into::into),
                key: Key::Public(Box::new(key.key().clone())),
            }),
            keys => Err(format!("the JWK set has {} usable keys; give a file with one", keys.len())),
        };
    }
    if pkcs8_der::has_member(text, "keys") {
        return Err("the JWK set is malformed or contains a private key; give one JWK by itself".into());
    }
    match PrivateJwk::parse(text, budget) {
        Ok(jwk) => {
            let mut file = private(of_jwk(text)?, "private key, JWK")?;
            file.kid = jwk.kid().map(Into::into);
            Ok(file)
        }
        Err(private_error) => {
            let has_private = pkcs8_der::has_member(text, "d");
            match Jwk::parse(text, budget) {
                Ok(jwk) => Ok(KeyFile {
                    form: "public key, JWK",
                    kid: jwk.kid().map(Into::into),
                    key: Key::Public(Box::new(jwk.key().clone())),
                }),
                Err(_) if has_private => Err(unusable(&private_error, private_error.innermost_label())),
                Err(error) => Err(unusable(&error, error.innermost_label())),
            }
        }
    }
}

fn private(pkcs8: Zeroizing<Vec<u8>>, form: &'static str) -> Result<KeyFile, Problem> {
    let key = SigningKey::from_pkcs8_der(&pkcs8)
        .map_err(|error| format!("the private key cannot be used: {error} ({})", error.label()))?;
    Ok(KeyFile { form, kid: None, key: Key::Private(Box::new(Private { key, pkcs8 })) })
}

fn public(key: Result<VerifyingKey, KeyError>, form: &'static str) -> Result<KeyFile, Problem> {
    match key {
        Ok(key) => Ok(KeyFile { form, kid: None, key: Key::Public(Box::new(key)) }),
        Err(error) => Err(format!("the key cannot be used: {error} ({})", error.label())),
    }
}

fn decrypted(
    der: &[u8],
    passphrase: impl FnOnce() -> Result<Zeroizing<String>, Problem>,
) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let again = "encrypt it again: `openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE`";
    let encrypted = EncryptedPrivateKeyInfoRef::from_der(der)
        .map_err(|_| format!("the encrypted key is not well-formed, or its cipher is not supported; {again}"))?;
    let kdf = encrypted.encryption_algorithm.pbes2().map(|parameters| &parameters.kdf);
    let kdf = kdf.ok_or_else(|| format!("the key's encryption is not PBES2; {again}"))?;
    let is_dear = kdf.pbkdf2().is_some_and(|kdf| kdf.iteration_count > MAX_ROUNDS)
        || kdf.scrypt().is_some_and(|kdf| {
            kdf.cost_parameter.saturating_mul(128).saturating_mul(kdf.block_size.into()) > MAX_MEMORY
        });
    if is_dear {
        return Err(format!("the key's encryption needs more than {MAX_ROUNDS} rounds or 1 GiB of memory; {again}"));
    }
    let passphrase = passphrase()?;
    let opened = encrypted
        .decrypt(passphrase.as_bytes())
        .map_err(|_| "the passphrase does not decrypt the key; give the right one")?;
    Ok(opened.as_bytes().to_vec().into())
}

/// The public key of a certificate (RFC 5280 section 4.1). No other part of it is checked.
fn spki_of(certificate: &[u8]) -> Result<&[u8], Problem> {
    let malformed = |_| "the certificate is not well-formed".to_owned();
    let inner = |bytes| -> pkcs8::der::Result<SliceReader<'_>> {
        let any = pkcs8::der::asn1::AnyRef::from_der(bytes)?;
        SliceReader::new(any.value())
    };
    let mut outer = inner(certificate).map_err(malformed)?;
    let mut tbs = inner(outer.tlv_bytes().map_err(malformed)?).map_err(malformed)?;
    // The version is optional; then follow serialNumber, signature, issuer, validity and subject.
    let version = Tag::ContextSpecific { constructed: true, number: TagNumber(0) };
    let before = if Tag::peek(&tbs).map_err(malformed)? == version { 6 } else { 5 };
    for _ in 0..before {
        tbs.tlv_bytes().map_err(malformed)?;
    }
    tbs.tlv_bytes().map_err(malformed)
}
