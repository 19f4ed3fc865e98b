//! Errors of access tokens that are bound to a certificate or a key.

super::catalogue! {
    /// Why the sender of a request may not use a bound access token.
    pub enum BindingError: internal {
        /// `cnf` is not a JSON object that this crate's reader accepts.
        Confirmation => "cnf_not_an_object", "`cnf` is not a JSON object", "RFC 7800 section 3.1";
        /// A member of `cnf` is not the base64url text of a SHA-256 thumbprint.
        Member { /** Its name. */ member: &'static str } => "cnf_member",
            "`cnf`: `{member}` is not the base64url text of 32 bytes", "RFC 8705 section 3.1, RFC 9449 section 6.1";
        /// `cnf` has neither a certificate nor a DPoP key. The token has another binding, which is not checked.
        Unsupported => "cnf_unsupported", "`cnf` has neither `x5t#S256` nor `jkt`", "RFC 7800 section 3.1";
        /// The token is bound to a certificate, and the connection has none.
        CertificateMissing => "cnf_certificate_missing", "the token is bound to a certificate, and none was presented",
            "RFC 8705 section 3";
        /// The token is bound to another certificate.
        CertificateMismatch => "cnf_certificate_mismatch", "the token is bound to another certificate",
            "RFC 8705 section 3";
        /// The token is bound to a DPoP key, and the request has no proof.
        ProofMissing => "cnf_proof_missing", "the token is bound to a DPoP key, and there is no proof",
            "RFC 9449 section 7.1";
        /// The token is bound to another DPoP key.
        ProofMismatch => "cnf_proof_mismatch", "the token is bound to another DPoP key", "RFC 9449 section 7.1";
    }
}
