//! Keys of every size and algorithm, including three RSA keys with 2048 bits.

use std::sync::LazyLock;

use ofm_protocol::crypto::SigningKey;

const PEMS: [&str; 7] = [
    include_str!("../keys/rsa-2048.pem"),
    include_str!("../keys/rsa2048_a.pem"),
    include_str!("../keys/rsa2048_b.pem"),
    include_str!("../keys/rsa-3072.pem"),
    include_str!("../keys/rsa-4096.pem"),
    include_str!("../keys/p256.pem"),
    include_str!("../keys/ed25519.pem"),
];

pub(crate) fn keys() -> &'static [SigningKey] {
    static KEYS: LazyLock<Vec<SigningKey>> =
        LazyLock::new(|| PEMS.iter().map(|pem| SigningKey::from_pem(pem.as_bytes()).unwrap()).collect());
    &KEYS
}
