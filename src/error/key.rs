//! Errors of loading keys.

super::catalogue! {
    /// An error of loading a key.
    pub enum KeyError: internal {
        /// The bytes are not the expected DER structure, or other bytes follow it.
        MalformedDer => "key_malformed_der", "the key is not well-formed DER", "ITU-T X.690";
        /// The DER structure of the key (SPKI, PKCS#8, PKCS#1, SEC 1) is not the expected one, or not its label's.
        OtherStructure => "key_other_structure",
            "the key's DER has another structure than expected, or than its PEM label states",
            "RFC 7468 section 4, RFC 8017 appendix A.1, RFC 5915 section 3";
        /// The text has no PEM block, and no other known format.
        NotPem => "key_not_pem", "there is no PEM block (`-----BEGIN ...-----`)", "RFC 7468 section 2";
        /// The first line of a PEM block, or the headers of the block, are not well-formed.
        MalformedPem => "key_malformed_pem", "the lines around a PEM block are not well-formed", "RFC 7468 section 3";
        /// A PEM block has no END line, or an END line with another label. The text may be truncated.
        PemEnd => "key_pem_end", "a PEM block has no END line with its label", "RFC 7468 section 2";
        /// The content of the key's PEM block is not base64.
        PemBase64 => "key_pem_base64", "the content of the PEM block is not base64", "RFC 7468 section 3";
        /// The key is longer than any supported key.
        TooLong { /** The limit in bytes of DER. */ limit: u32 } => "key_too_long",
            "the key has more than {limit} bytes of DER, more than any RSA key of 4096 bits", "this crate";
        /// The private key is encrypted. The library does not decrypt keys.
        Encrypted => "key_encrypted", "the private key is encrypted", "RFC 5958 section 3, RFC 1421 section 4.6.1.1";
        /// The key is public, and a private key is required.
        PublicKey => "key_is_public", "this is a public key; a private key is required", "RFC 7468 section 13";
        /// The key is private, and a public key is required.
        PrivateKey => "key_is_private", "this is a private key; a public key is required", "RFC 7468 section 10";
        /// The input is a certificate, and a key is required. The library does not check certificates.
        Certificate => "key_is_certificate", "this is a certificate; a key is required", "RFC 7468 section 5";
        /// The key is in OpenSSH format.
        OpenSsh => "key_is_openssh", "the key is in OpenSSH format; convert it to PKCS#8 (`PRIVATE KEY`)",
            "this crate";
        /// The PEM text has blocks, but no block is a key.
        OtherLabel => "key_other_label", "no block of the PEM text has the label of a key", "RFC 7468 section 4";
        /// The input is DER, and PEM is required.
        Der => "key_is_der", "this is DER; PEM is required", "RFC 7468 section 2";
        /// The input is PEM, and DER is required.
        Pem => "key_is_pem", "this is PEM; DER is required", "ITU-T X.690";
        /// The input is JSON, perhaps a JWK, and PEM is required.
        Json => "key_is_json", "this is JSON, perhaps a JWK; PEM is required", "RFC 7468 section 2";
        /// The text is UTF-16. Some consoles write redirected output in this form.
        Utf16 => "key_is_utf16", "the text is UTF-16; PEM is ASCII", "RFC 7468 section 2";
        /// The key has an algorithm that this crate does not support.
        UnsupportedAlgorithm => "key_unsupported_algorithm", "the key's algorithm is not RSA, P-256 or Ed25519",
            "FAPI 2.0 Security Profile section 5.4.1";
        /// The key states the parameters of its curve instead of the curve's name. They are not compared with P-256.
        ExplicitCurve => "key_explicit_curve",
            "the key states the parameters of its curve instead of the curve's name", "RFC 5480 section 2.1.1";
        /// The RSASSA-PSS key is bound to another hash than SHA-256. Absent parameters mean SHA-1.
        PssHash => "key_pss_hash", "the RSASSA-PSS key is bound to another hash than SHA-256, which PS256 uses",
            "RFC 4055 section 3.1";
        /// The RSASSA-PSS key is bound to another mask generation than MGF1 with SHA-256. Absence means SHA-1.
        PssMask => "key_pss_mask",
            "the RSASSA-PSS key is bound to another mask generation than MGF1 with SHA-256, which PS256 uses",
            "RFC 4055 section 3.1";
        /// The RSASSA-PSS key requires longer salts than the 32 bytes of PS256.
        PssSalt { /** The minimum length of a salt in bytes. */ least: u32 } => "key_pss_salt",
            "the RSASSA-PSS key requires a salt of at least {least} bytes; PS256 uses 32", "RFC 4055 section 3.3";
        /// The RSASSA-PSS key is bound to another trailer field than 1.
        PssTrailer => "key_pss_trailer", "the RSASSA-PSS key is bound to another trailer field than 1",
            "RFC 4055 section 3.1";
        /// The RSA modulus is shorter than 2048 or longer than 4096 bits.
        ModulusSize { /** The modulus's length in bits. */ bits: u32 } => "key_modulus_size",
            "the RSA modulus has {bits} bits; 2048 to 4096 are supported", "RFC 7518 section 3.5";
        /// The RSA modulus is even, so it is not a product of two odd primes.
        ModulusEven => "key_modulus_even", "the RSA modulus is even", "RFC 8017 section 3.1";
        /// The RSA public exponent is not an odd number from 3 to 2^33 - 1, or is below the minimum of `SetLimits`.
        Exponent => "key_exponent",
            "the RSA public exponent is even, out of range, or below the limit", "RFC 8017 section 3.1";
        /// A number has leading zero octets; the shortest form is required.
        LeadingZero => "key_leading_zero", "a number of the key has leading zero octets", "RFC 7518 section 6.3.1.1";
        /// The private key's modulus does not have 2048, 3072 or 4096 bits, or its primes do not have half of that.
        PrivateSize => "key_private_size",
            "the RSA private key does not have 2048, 3072 or 4096 bits with primes of half that size",
            "RFC 8017 section 3.2";
        /// The parts of the private key do not belong together.
        Inconsistent => "key_inconsistent", "the parts of the private key do not belong together",
            "RFC 8017 section 3.2, RFC 5958 section 2";
        /// The private key has more than two primes.
        MultiPrime => "key_multi_prime", "RSA keys with more than two primes are not supported", "RFC 8017 section 3.2";
        /// The bytes are not a point on the curve, or the secret scalar is out of range.
        InvalidPoint => "key_invalid_point", "the key is not a valid point or scalar of its curve",
            "RFC 8725 section 3.4";
        /// The library that holds the key rejects it.
        External => "key_external", "the library that holds the key rejects it", "this crate";
    }
}
