//! Why a key cannot be used.

super::catalogue! {
    /// A key that cannot be used, and why.
    pub enum KeyError: internal {
        /// The bytes are not the DER structure that was asked for, or something follows it.
        MalformedDer => "key_malformed_der", "the key is not well-formed DER", "ITU-T X.690";
        /// The DER holds a key in another of the structures `SubjectPublicKeyInfo`, PKCS#8, PKCS#1 and SEC 1 than was asked for, or than the PEM label says.
        OtherStructure => "key_other_structure",
            "the key's DER has another structure than was asked for, or than its PEM label says",
            "RFC 7468 section 4, RFC 8017 appendix A.1, RFC 5915 section 3";
        /// The text has no PEM block, and is nothing else that is known here.
        NotPem => "key_not_pem", "no line begins a PEM block (`-----BEGIN ...-----`)", "RFC 7468 section 2";
        /// The line that begins a PEM block, or the headers of the block, are not well-formed.
        MalformedPem => "key_malformed_pem", "the lines around a PEM block are not well-formed", "RFC 7468 section 3";
        /// A PEM block has no END line, or one with another label: the text may be cut off.
        PemEnd => "key_pem_end", "a PEM block has no END line of its own label", "RFC 7468 section 2";
        /// The content of the key's PEM block is not base64.
        PemBase64 => "key_pem_base64", "the content of the PEM block is not base64", "RFC 7468 section 3";
        /// The key is longer than any that is supported.
        TooLong { /** The limit in bytes of DER. */ limit: u32 } => "key_too_long",
            "the key has more than {limit} bytes of DER, more than any RSA key of 4096 bits", "this crate";
        /// The private key is encrypted: nothing here takes a passphrase.
        Encrypted => "key_encrypted", "the private key is encrypted", "RFC 5958 section 3, RFC 1421 section 4.6.1.1";
        /// A public key stands where a private one is asked for.
        PublicKey => "key_is_public", "this is a public key; a private key is asked for", "RFC 7468 section 13";
        /// A private key stands where a public one is asked for.
        PrivateKey => "key_is_private", "this is a private key; a public key is asked for", "RFC 7468 section 10";
        /// A certificate stands where a key is asked for. Its public key is not taken from it: nothing here checks certificates.
        Certificate => "key_is_certificate", "this is a certificate; a key is asked for", "RFC 7468 section 5";
        /// The key is in the format of OpenSSH.
        OpenSsh => "key_is_openssh", "the key is in the format of OpenSSH; PKCS#8 (`PRIVATE KEY`) is read",
            "this crate";
        /// The PEM text has blocks, and none of them is a key.
        OtherLabel => "key_other_label", "no block of the PEM text has the label of a key", "RFC 7468 section 4";
        /// DER stands where PEM is asked for.
        Der => "key_is_der", "this is DER; PEM is asked for", "RFC 7468 section 2";
        /// PEM stands where DER is asked for.
        Pem => "key_is_pem", "this is PEM; DER is asked for", "ITU-T X.690";
        /// JSON, perhaps a JWK, stands where PEM is asked for.
        Json => "key_is_json", "this is JSON, perhaps a JWK; PEM is asked for", "RFC 7468 section 2";
        /// The text is in UTF-16, as some consoles write what is redirected into a file.
        Utf16 => "key_is_utf16", "the text is in UTF-16; PEM is ASCII", "RFC 7468 section 2";
        /// The key is of an algorithm that is not supported here.
        UnsupportedAlgorithm => "key_unsupported_algorithm", "the key's algorithm is not one of RSA, P-256 and Ed25519",
            "FAPI 2.0 Security Profile section 5.4.1";
        /// The key states the parameters of its curve in place of the curve's name. They are not compared with those of P-256.
        ExplicitCurve => "key_explicit_curve",
            "the key states the parameters of its curve in place of the curve's name", "RFC 5480 section 2.1.1";
        /// The RSASSA-PSS key is bound to another hash than SHA-256; absent parameters stand for SHA-1.
        PssHash => "key_pss_hash", "the RSASSA-PSS key is bound to another hash than SHA-256, which PS256 has",
            "RFC 4055 section 3.1";
        /// The RSASSA-PSS key is bound to another mask generation than MGF1 with SHA-256; absent parameters stand for MGF1 with SHA-1.
        PssMask => "key_pss_mask",
            "the RSASSA-PSS key is bound to another mask generation than MGF1 with SHA-256, which PS256 has",
            "RFC 4055 section 3.1";
        /// The RSASSA-PSS key asks for longer salts than the 32 bytes of PS256.
        PssSalt { /** The fewest bytes of a salt that the key allows. */ least: u32 } => "key_pss_salt",
            "the RSASSA-PSS key asks for a salt of at least {least} bytes; PS256 has 32", "RFC 4055 section 3.3";
        /// The RSASSA-PSS key is bound to another trailer field than 1.
        PssTrailer => "key_pss_trailer", "the RSASSA-PSS key is bound to another trailer field than 1",
            "RFC 4055 section 3.1";
        /// The RSA modulus is shorter than 2048 or longer than 4096 bits.
        ModulusSize { /** The modulus's length in bits. */ bits: u32 } => "key_modulus_size",
            "the RSA modulus has {bits} bits; 2048 to 4096 are supported", "RFC 7518 section 3.5";
        /// The RSA modulus is even, so it is not a product of two odd primes.
        ModulusEven => "key_modulus_even", "the RSA modulus is even", "RFC 8017 section 3.1";
        /// The RSA public exponent is not an odd number from 3 to 2^33 - 1, or is below the least that the caller's limits on key sets allow.
        Exponent => "key_exponent", "the RSA public exponent is not accepted", "RFC 8017 section 3.1";
        /// A number has leading zero octets where its shortest form is asked for.
        LeadingZero => "key_leading_zero", "a number of the key has leading zero octets", "RFC 7518 section 6.3.1.1";
        /// The private key's size is not one that signs: the modulus has 2048, 3072 or 4096 bits, each prime half of that.
        PrivateSize => "key_private_size",
            "the RSA private key is not of 2048, 3072 or 4096 bits with primes of half that size",
            "RFC 8017 section 3.2";
        /// The parts of the private key do not belong together.
        Inconsistent => "key_inconsistent", "the parts of the private key do not belong together",
            "RFC 8017 section 3.2, RFC 5958 section 2";
        /// The private key has more than two primes.
        MultiPrime => "key_multi_prime", "RSA keys of more than two primes are not supported", "RFC 8017 section 3.2";
        /// The bytes are not a point on the curve, or the secret is not in its range.
        InvalidPoint => "key_invalid_point", "the key is not a valid point or scalar of its curve",
            "RFC 8725 section 3.4";
        /// Another library, which holds the key, refuses it.
        External => "key_external", "the library that holds the key refuses it", "this crate";
    }
}
