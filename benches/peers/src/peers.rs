//! The other libraries. Each prepares its key once if possible, and asserts nothing itself: see `contender`.

use crate::contender::{Contender, Entry, Missing, Operation};
use crate::inputs::{Inputs, Kind};

mod ecdsa;
mod eddsa;
mod raw;
mod sidecar;
mod token;

/// All libraries for this operation and kind of key, and those that lack CPU support.
pub fn entries(operation: Operation, inputs: &'static Inputs) -> Vec<Entry> {
    match (operation, inputs.kind) {
        (Operation::Verify, Kind::Rsa(_)) => raw::verify(inputs),
        (Operation::Sign, Kind::Rsa(_)) => raw::sign(inputs),
        (Operation::Token, Kind::Rsa(_)) => token::entries(inputs),
        (Operation::Verify, Kind::P256 { .. }) => ecdsa::verify(inputs),
        (Operation::Sign, Kind::P256 { .. }) => ecdsa::sign(inputs),
        (Operation::Verify, Kind::Ed25519) => eddsa::verify(inputs),
        (Operation::Sign, Kind::Ed25519) => eddsa::sign(inputs),
        (Operation::Token, Kind::P256 { .. } | Kind::Ed25519) => Vec::new(),
    }
}

const GRAVIOLA: &str = "graviola";

/// The CPU features that graviola requires; it panics on a CPU without them.
fn graviola_missing() -> Option<Missing> {
    #[cfg(target_arch = "x86_64")]
    let lacking = {
        macro_rules! lacking {
            ($($feature:tt)*) => {
                [$(($feature, is_x86_feature_detected!($feature))),*]
                    .iter().filter(|(_, there)| !there).map(|&(feature, _)| feature).collect::<Vec<_>>()
            };
        }
        lacking!("aes" "ssse3" "pclmulqdq" "bmi1" "bmi2" "adx" "avx" "avx2")
    };
    #[cfg(not(target_arch = "x86_64"))]
    let lacking: Vec<&str> = if cfg!(target_arch = "aarch64") { Vec::new() } else { vec!["x86-64 or AArch64"] };
    (!lacking.is_empty()).then(|| {
        let why = format!("not on this CPU, which lacks {}", lacking.join(", "));
        Missing { library: GRAVIOLA, why }
    })
}

fn graviola(contender: impl FnOnce() -> Contender) -> Entry {
    graviola_missing().map_or_else(|| Ok(contender()), Err)
}

/// The system's randomness for libraries with `rand_core` 0.10.
struct Random;

impl rsa::rand_core::TryRng for Random {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Ok(getrandom::u32().expect("the system's randomness"))
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(getrandom::u64().expect("the system's randomness"))
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Self::Error> {
        getrandom::fill(out).expect("the system's randomness");
        Ok(())
    }
}

impl rsa::rand_core::TryCryptoRng for Random {}
