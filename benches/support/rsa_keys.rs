//! The RSA keys of the benchmarks, and the length of their messages.

/// The length of a modulus in bits, and the private key.
pub(crate) const KEYS: [(u32, &str); 3] = [
    (2048, include_str!("../../tests/keys/rsa-2048.pem")),
    (3072, include_str!("../../tests/keys/rsa-3072.pem")),
    (4096, include_str!("../../tests/keys/rsa-4096.pem")),
];

/// The length of a message in bytes.
pub(crate) const MESSAGE_LEN: usize = 1500;
