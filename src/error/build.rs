//! Errors of making a message.

use super::TokenSignError;

super::catalogue! {
    /// An error of making a message. The cause is local, not the peer's.
    pub enum BuildError: internal {
        /// A token could not be signed.
        Sign { /** The cause. */ error: TokenSignError } => "build_sign", "{error}", "RFC 7515 section 5.1";
        /// The source of randomness failed.
        Random => "build_random", "the source of randomness failed", "FAPI 2.0 Security Profile section 5.4.1";
        /// The claims cannot be written as JSON.
        Serialize => "build_serialize", "the message cannot be written as JSON", "RFC 8259";
        /// The address of the message was not given.
        NoEndpoint { /** Its name in the server's metadata. */ name: &'static str } => "build_no_endpoint",
            "the server's `{name}` is not known", "RFC 8414 section 2";
        /// No signing key was given.
        NoSigner => "build_no_signer", "there is no signing key", "RFC 7515 section 5.1";
        /// The policy requires DPoP, and the client has no key for proofs.
        NoProofKey => "build_no_proof_key", "the policy requires DPoP, and there is no proof key",
            "RFC 9449 section 5";
        /// The policy requires access tokens that are bound to their sender, and the grant has no such binding.
        Unbound => "build_unbound", "the policy requires a bound access token, and the grant has no confirmation",
            "FAPI 2.0 Security Profile section 5.3.2.1";
        /// A value has characters that are not allowed, or is too long.
        Value { /** Its name. */ name: &'static str } => "build_value",
            "the value of `{name}` has characters that are not allowed, or is too long",
            "RFC 6749 appendix A";
    }
}
