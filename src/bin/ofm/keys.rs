//! Keys made for the command line.

use std::convert::Infallible;

use ofm_protocol::crypto::RandomSource as _;
use ofm_protocol::crypto::random::SystemRandom;
use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};
use rsa::rand_core::{TryCryptoRng, TryRng};
use zeroize::Zeroizing;

/// Makes an RSA key of so many bits: PKCS#8 in PEM. It takes up to some seconds.
pub(crate) fn generate_rsa(bits: u32) -> Result<Zeroizing<String>, String> {
    if !(2048..=4096).contains(&bits) {
        return Err(format!("an RSA key has 2048 to 4096 bits, not {bits}"));
    }
    let bits = usize::try_from(bits).map_err(|error| error.to_string())?;
    let key = rsa::RsaPrivateKey::new(&mut System, bits).map_err(|error| format!("no key could be made: {error}"))?;
    key.to_pkcs8_pem(LineEnding::LF).map_err(|error| format!("the key could not be written: {error}"))
}

/// The operating system's randomness. Without it there is no key, and no way to tell `rsa`: the command ends.
struct System;

impl System {
    fn fill(out: &mut [u8]) {
        if SystemRandom.fill(out).is_err() {
            eprintln!("ofm: the operating system gives no randomness");
            std::process::exit(2);
        }
    }
}

impl TryRng for System {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        Self::fill(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        Self::fill(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        Self::fill(out);
        Ok(())
    }
}

impl TryCryptoRng for System {}
