//! The RSA keys that benchmarks measure, and how long their messages are.

/// The bits of a modulus, and the private key.
pub(crate) const KEYS: [(u32, &str); 3] = [
    (2048, include_str!("../../tests/keys/rsa-2048.pem")),
    (3072, include_str!("../../tests/keys/rsa-3072.pem")),
    (4096, include_str!("../../tests/keys/rsa-4096.pem")),
];

/// The bytes of a message.
pub(crate) const MESSAGE_LEN: usize = 1500;
