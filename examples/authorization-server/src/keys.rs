//! Signing keys for development.

use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ofm_protocol::crypto::RandomSource as _;
use ofm_protocol::crypto::random::SystemRandom;
use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};
use rsa::rand_core::{TryCryptoRng, TryRng};

use crate::failure::Fault;

/// A new RSA key of 2048 bits for PS256, as PKCS#8 in PEM.
pub(crate) fn rsa() -> Result<String, Fault> {
    // The generator takes a source that cannot fail. The system's source can fail; only unwinding leaves the generator
    // then.
    let key = catch_unwind(AssertUnwindSafe(|| rsa::RsaPrivateKey::new(&mut Source, 2048)));
    let key = key.ok().and_then(Result::ok).ok_or_else(|| Fault::new("an RSA key could not be made"))?;
    let pem = key.to_pkcs8_pem(LineEnding::LF).map_err(|_| Fault::new("a new RSA key could not be encoded"))?;
    Ok(pem.to_string())
}

/// The operating system's randomness.
struct Source;

impl TryRng for Source {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_ne_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_ne_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        if SystemRandom.fill(bytes).is_err() {
            std::panic::resume_unwind(Box::new("no randomness"));
        }
        Ok(())
    }
}

impl TryCryptoRng for Source {}
