//! Signs a request object, verifies it with a key set of fixed capacity, and validates its claims, in a program without
//! a global allocator. `alloc` is not linked, so no Rust code can allocate.
#![no_std]
#![no_main]

use core::panic::PanicInfo;

use ofm_protocol::crypto::{Algorithm, RandomError, RandomSource, SigningKey};
use ofm_protocol::jose::{AlgorithmSet, FixedJwkSet, Jwk, ProtectedHeader, Verifier, sign};
use ofm_protocol::jwt::Validation;
use ofm_protocol::time::UnixTime;

const KEYS: [&[u8]; 3] = [
    include_bytes!("../../keys/rsa-2048.pem"),
    include_bytes!("../../keys/p256.pem"),
    include_bytes!("../../keys/ed25519.pem"),
];

const CLAIMS: &[u8] = br#"{"iss":"client","aud":"https://as.example","exp":1769767018.445,"nbf":1769766708.445}"#;

/// Randomness for demonstration only; a real program uses a real source.
struct Counter(u8);

impl RandomSource for Counter {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), RandomError> {
        for byte in out {
            self.0 = self.0.wrapping_mul(181).wrapping_add(97);
            *byte = self.0;
        }
        Ok(())
    }
}

fn exchange(pem: &[u8]) -> Option<()> {
    let key = SigningKey::from_pem(pem).ok()?;
    let mut keys = FixedJwkSet::<2>::default();
    keys.push(Jwk::new(key.verifying_key().clone()).with_kid("one")?).ok()?;

    let mut buffer = [0; 2048];
    let header = ProtectedHeader::new().with_kid("one");
    let token = sign(&header, CLAIMS, &key, &mut Counter(7), &mut buffer).ok()?;

    let algorithms = AlgorithmSet::of(&[Algorithm::Ps256, Algorithm::Es256, Algorithm::Ed25519]);
    let verified = Verifier::with_keys(&keys, algorithms).verify_token(token).ok()?;
    let mut payload = [0; 512];
    let payload = verified.decode_payload(&mut payload).ok()?;
    let now = UnixTime::from_seconds(1_769_766_718);
    let validated = Validation::new("client", "https://as.example").validate(&payload, now).ok()?;
    validated.registered().exp()?;

    // A changed token does not verify.
    let length = token.len();
    let token = &mut buffer[..length];
    let last = token.len() - 8;
    token[last] = if token[last] == b'A' { b'B' } else { b'A' };
    if Verifier::with_keys(&keys, algorithms).verify_token(token).is_ok() {
        return None;
    }
    Some(())
}

#[link(name = "c")]
unsafe extern "C" {
    fn puts(text: *const u8) -> i32;
    fn abort() -> !;
}

#[unsafe(no_mangle)]
extern "C" fn main() -> i32 {
    let held = KEYS.into_iter().all(|pem| exchange(pem).is_some());
    let verdict: &[u8] = if held { b"no allocator: ok\0" } else { b"no allocator: FAILED\0" };
    // SAFETY: the text ends in a zero byte and outlives the call.
    unsafe { puts(verdict.as_ptr()) };
    i32::from(!held)
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    // SAFETY: it takes nothing and does not return.
    unsafe { abort() }
}
