//! Keys and tokens for tests.

use std::sync::{Arc, LazyLock};

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{Signer, SigningKey};
use ofm_protocol::jose::{ProtectedHeader, base64url, sign};

pub(crate) fn rsa_a() -> SigningKey {
    SigningKey::from_pem(include_bytes!("../keys/rsa2048_a.pem")).unwrap()
}

pub(crate) fn rsa_b() -> SigningKey {
    SigningKey::from_pem(include_bytes!("../keys/rsa2048_b.pem")).unwrap()
}

/// Returns a key that many share.
pub(crate) type SharedKey = fn() -> Arc<SigningKey>;

/// [`rsa_a`], read once: reading an RSA key checks that its numbers belong together, which takes longer than a
/// signature.
pub(crate) fn shared_rsa_a() -> Arc<SigningKey> {
    static KEY: LazyLock<Arc<SigningKey>> = LazyLock::new(|| Arc::new(rsa_a()));
    Arc::clone(&KEY)
}

/// [`rsa_b`], read once.
pub(crate) fn shared_rsa_b() -> Arc<SigningKey> {
    static KEY: LazyLock<Arc<SigningKey>> = LazyLock::new(|| Arc::new(rsa_b()));
    Arc::clone(&KEY)
}

pub(crate) fn p256() -> SigningKey {
    SigningKey::from_pem(include_bytes!("../keys/p256.pem")).unwrap()
}

pub(crate) fn ed25519() -> SigningKey {
    SigningKey::from_pem(include_bytes!("../keys/ed25519.pem")).unwrap()
}

/// A token as the library signs it.
pub(crate) fn token(header: &ProtectedHeader<'_>, payload: &[u8], key: &dyn Signer) -> String {
    let mut buffer = vec![0; header.token_len(payload.len(), key).unwrap()];
    String::from_utf8(sign(header, payload, key, &mut SystemRandom, &mut buffer).unwrap().to_vec()).unwrap()
}

/// A signed token with any bytes as its header.
pub(crate) fn token_with_header(header: &[u8], payload: &[u8], key: &dyn Signer) -> String {
    let input = format!("{}.{}", encoded(header), encoded(payload));
    let mut signature = [0; 512];
    let signature = key.sign(input.as_bytes(), &mut SystemRandom, &mut signature).unwrap();
    format!("{input}.{}", encoded(signature))
}

pub(crate) fn encoded(bytes: &[u8]) -> String {
    let mut text = vec![0; base64url::encoded_len(bytes.len()).unwrap()];
    String::from_utf8(base64url::encode(bytes, &mut text).unwrap().to_vec()).unwrap()
}
