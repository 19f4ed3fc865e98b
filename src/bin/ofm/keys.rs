//! New private keys, as PKCS#8 in PEM.

use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{PublicComponents, RandomSource as _, SigningKey};
use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};
use rsa::rand_core::{TryCryptoRng, TryRng};
use zeroize::Zeroizing;

const NO_RANDOMNESS: &str = "the operating system gives no randomness; no key was made";

/// A new RSA key of 2048, 3072 or 4096 bits, e = 65537. Takes seconds.
pub(crate) fn generate_rsa(bits: u32) -> Result<Zeroizing<String>, String> {
    let bits = usize::try_from(bits).map_err(|_| "the key size is too large")?;
    // The generator takes a source that cannot fail; the system's can, and then nothing but unwinding leads out of it.
    let key = catch_unwind(AssertUnwindSafe(|| rsa::RsaPrivateKey::new(&mut Source, bits)))
        .map_err(|_| NO_RANDOMNESS)?
        .map_err(|_| format!("no RSA key of {bits} bits could be made"))?;
    key.to_pkcs8_pem(LineEnding::LF).map_err(|_| "the new RSA key could not be encoded".into())
}

/// A new P-256 key.
pub(crate) fn generate_p256() -> Result<Zeroizing<String>, String> {
    // RFC 5958 section 2 around SEC 1 section C.4: what stands before the secret, and between it and the public point.
    const BEFORE: &[u8] =
        b"\x30\x81\x87\x02\x01\x00\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\
        \x3d\x03\x01\x07\x04\x6d\x30\x6b\x02\x01\x01\x04\x20";
    const BETWEEN: &[u8] = b"\xa1\x44\x03\x42\x00\x04";
    let mut secret = Zeroizing::new([0; 32]);
    // All but one in 2^32 candidates are in the range of the curve's order.
    let key = loop {
        SystemRandom.fill(&mut *secret).map_err(|_| NO_RANDOMNESS)?;
        if let Ok(key) = SigningKey::from_p256_scalar(&secret) {
            break key;
        }
    };
    let PublicComponents::P256 { x, y } = key.verifying_key().public_components() else {
        return Err("the new P-256 key could not be encoded".into());
    };
    to_pem(&[BEFORE, &*secret, BETWEEN, &x, &y])
}

/// A new Ed25519 key.
pub(crate) fn generate_ed25519() -> Result<Zeroizing<String>, String> {
    // RFC 8410 section 7: what stands before the seed.
    const BEFORE: &[u8] = b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20";
    let mut seed = Zeroizing::new([0; 32]);
    SystemRandom.fill(&mut *seed).map_err(|_| NO_RANDOMNESS)?;
    to_pem(&[BEFORE, &*seed])
}

/// PEM of the joined parts, without a copy of the secret that is not wiped.
fn to_pem(parts: &[&[u8]]) -> Result<Zeroizing<String>, String> {
    let mut der = Zeroizing::new([0_u8; 256]);
    let mut length = 0;
    for part in parts {
        let end = length + part.len();
        der.get_mut(length..end).ok_or("the new key is too long")?.copy_from_slice(part);
        length = end;
    }
    let mut pem = Zeroizing::new([0_u8; 512]);
    let der = der.get(..length).unwrap_or_default();
    let text = pem_rfc7468::encode("PRIVATE KEY", LineEnding::LF, der, &mut *pem);
    text.map(|text| Zeroizing::new(text.to_owned())).map_err(|_| "the new key could not be encoded".into())
}

/// The operating system's randomness for the generator of RSA keys.
struct Source;

impl TryRng for Source {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = Zeroizing::new([0; 4]);
        self.try_fill_bytes(&mut *bytes)?;
        Ok(u32::from_le_bytes(*bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = Zeroizing::new([0; 8]);
        self.try_fill_bytes(&mut *bytes)?;
        Ok(u64::from_le_bytes(*bytes))
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        match SystemRandom.fill(out) {
            Ok(()) => Ok(()),
            Err(error) => resume_unwind(Box::new(error)),
        }
    }
}

impl TryCryptoRng for Source {}
