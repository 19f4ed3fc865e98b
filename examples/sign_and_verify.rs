//! Signs claims, verifies the token with a key set, and validates the claims. All data is in the caller's buffers,
//! without a heap.
//!
//!     cargo run --example sign_and_verify

use std::error::Error;

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{Algorithm, SigningKey};
use ofm_protocol::jose::{AlgorithmSet, FixedJwkSet, Jwk, ProtectedHeader, Verifier, sign};
use ofm_protocol::jwt::Validation;
use ofm_protocol::time::{NumericDate, UnixTime};

fn main() -> Result<(), Box<dyn Error>> {
    // The example uses a test key; a service reads its own.
    let key = SigningKey::from_pem(include_bytes!("../tests/keys/rsa-2048.pem"))?;
    let jwk = Jwk::new(key.verifying_key().clone()).with_thumbprint();
    let kid = jwk.kid().unwrap_or_default().to_owned();
    let mut keys = FixedJwkSet::<4>::default();
    keys.push(jwk).map_err(|_| "the set is full")?;

    let claims = br#"{"iss":"client","aud":"https://as.example","exp":1769767018.445,"jti":"1"}"#;
    let mut token = [0; 1024];
    let token = sign(&ProtectedHeader::new().with_kid(&kid), claims, &key, &mut SystemRandom, &mut token)?;
    println!("{}", str::from_utf8(token)?);

    // The caller names the algorithms; the algorithm of the key must be the one in the token.
    let verifier = Verifier::with_keys(&keys, AlgorithmSet::of(&[Algorithm::Ps256]));
    let verified = verifier.verify_token(token)?;
    let mut payload = [0; 512];
    let payload = verified.decode_payload(&mut payload)?;

    let now = UnixTime::from_seconds(1_769_766_718);
    let validated = Validation::new("client", "https://as.example").validate(&payload, now)?;
    println!("valid until {}", validated.registered().exp().map(NumericDate::time).unwrap_or_default());
    Ok(())
}
