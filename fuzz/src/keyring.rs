//! The keys of the tests. No committed input is signed with a key of the kind of `STRANGER`.

use std::sync::OnceLock;

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::jose::{FixedJwkSet, Jwk};

pub const RSA: &[u8] = include_bytes!("../../tests/keys/rsa2048_a.pem");
pub const RSA_JWK: &str = include_str!("../../tests/keys/rsa2048_a.jwk.json");
pub const RSA_B: &[u8] = include_bytes!("../../tests/keys/rsa2048_b.pem");
pub const RSA_3072: &[u8] = include_bytes!("../../tests/keys/rsa-3072.pem");
pub const RSA_4096: &[u8] = include_bytes!("../../tests/keys/rsa-4096.pem");
pub const P256: &[u8] = include_bytes!("../../tests/keys/p256.pem");
pub const ED25519: &[u8] = include_bytes!("../../tests/keys/ed25519.pem");

/// A key of the tests, loaded once.
macro_rules! key {
    ($name:ident, $pem:expr) => {
        pub fn $name() -> &'static SigningKey {
            static KEY: OnceLock<SigningKey> = OnceLock::new();
            KEY.get_or_init(|| SigningKey::from_pem($pem).unwrap())
        }
    };
}
key!(rsa, RSA);
key!(rsa_b, RSA_B);
key!(p256, P256);
key!(ed25519, ED25519);

/// Keys that sign nothing in the corpora: everything that they verify is a forgery.
pub fn strangers() -> &'static FixedJwkSet<3> {
    static SET: OnceLock<FixedJwkSet<3>> = OnceLock::new();
    SET.get_or_init(|| {
        let keys = [
            SigningKey::from_pem(RSA_3072).unwrap(),
            SigningKey::from_p256_scalar(&[7; 32]).unwrap(),
            SigningKey::from_ed25519_seed(&[9; 32]),
        ];
        let mut set = FixedJwkSet::default();
        for key in &keys {
            set.push(Jwk::new(key.verifying_key().clone())).unwrap();
        }
        set
    })
}
