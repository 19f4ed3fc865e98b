//! New private keys as PKCS#8 in PEM.

use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use ofm_protocol::crypto::RandomSource as _;
use ofm_protocol::crypto::random::SystemRandom;
use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};
use rsa::rand_core::{TryCryptoRng, TryRng};
use zeroize::Zeroizing;

use crate::key_file::{pem, pkcs8_der};

const NO_RANDOMNESS: &str = "the operating system returned no randomness; no key was made";

/// A new RSA key of 2048, 3072 or 4096 bits with e = 65537. This takes seconds.
pub(crate) fn generate_rsa(bits: u32) -> Result<Zeroizing<String>, String> {
    let bits = usize::try_from(bits).map_err(|_| "the key size is too large")?;
    // The generator takes a source that cannot fail. The system's source can fail; only unwinding leaves the generator
    // then.
    let key = catch_unwind(AssertUnwindSafe(|| rsa::RsaPrivateKey::new(&mut Source, bits)))
        .map_err(|_| NO_RANDOMNESS)?
        .map_err(|_| format!("an RSA key of {bits} bits could not be made"))?;
    key.to_pkcs8_pem(LineEnding::LF).map_err(|_| "the new RSA key could not be encoded".into())
}

/// A new P-256 key.
pub(crate) fn generate_p256() -> Result<Zeroizing<String>, String> {
    let mut secret = Zeroizing::new([0; 32]);
    // All candidates except one in 2^32 are in the range of the curve's order.
    loop {
        SystemRandom.fill(&mut *secret).map_err(|_| NO_RANDOMNESS)?;
        if let Ok(pkcs8) = pkcs8_der::of_p256(&*secret) {
            return Ok(pem::encode("PRIVATE KEY", &pkcs8));
        }
    }
}

/// A new Ed25519 key.
pub(crate) fn generate_ed25519() -> Result<Zeroizing<String>, String> {
    let mut seed = Zeroizing::new([0; 32]);
    SystemRandom.fill(&mut *seed).map_err(|_| NO_RANDOMNESS)?;
    Ok(pem::encode("PRIVATE KEY", &pkcs8_der::of_ed25519(&*seed)?))
}

/// The operating system's randomness for the RSA key generator.
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
