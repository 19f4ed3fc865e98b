//! Why a key cannot be used.

super::catalogue! {
    /// A key that cannot be used, and why.
    pub enum KeyError: internal {
        /// The bytes are not the DER structure that was asked for, or something follows it.
        MalformedDer => "key_malformed_der", "the key is not well-formed DER", "ITU-T X.690";
        /// The text is not PEM, or carries a label that names no key of this kind.
        MalformedPem => "key_malformed_pem", "the key is not well-formed PEM of a known label", "RFC 7468 section 3";
        /// The key is of an algorithm that is not supported here.
        UnsupportedAlgorithm => "key_unsupported_algorithm", "the key's algorithm is not one of RSA, P-256 and Ed25519", "FAPI 2.0 Security Profile section 5.4.1";
        /// The RSA modulus is shorter than 2048 or longer than 4096 bits.
        ModulusSize { /** The modulus's length in bits. */ bits: u32 } => "key_modulus_size", "the RSA modulus has {bits} bits; 2048 to 4096 are supported", "RFC 7518 section 3.5";
        /// The RSA modulus is even, so it is not a product of two odd primes.
        ModulusEven => "key_modulus_even", "the RSA modulus is even", "RFC 8017 section 3.1";
        /// The RSA public exponent is not an odd number from 3 to 2^33 - 1, or is below the least that the caller's limits on key sets allow.
        Exponent => "key_exponent", "the RSA public exponent is not accepted", "RFC 8017 section 3.1";
        /// A number has leading zero octets where its shortest form is asked for.
        LeadingZero => "key_leading_zero", "a number of the key has leading zero octets", "RFC 7518 section 6.3.1.1";
        /// The private key's size is not one that signs: the modulus has 2048, 3072 or 4096 bits, each prime half of that.
        PrivateSize => "key_private_size", "the RSA private key is not of 2048, 3072 or 4096 bits with primes of half that size", "RFC 8017 section 3.2";
        /// The parts of the private key do not belong together.
        Inconsistent => "key_inconsistent", "the parts of the private key do not belong together", "RFC 8017 section 3.2";
        /// The private key has more than two primes.
        MultiPrime => "key_multi_prime", "RSA keys of more than two primes are not supported", "RFC 8017 section 3.2";
        /// The bytes are not a point on the curve, or the secret is not in its range.
        InvalidPoint => "key_invalid_point", "the key is not a valid point or scalar of its curve", "RFC 8725 section 3.4";
        /// Another library, which holds the key, refuses it.
        External => "key_external", "the library that holds the key refuses it", "this crate";
    }
}
