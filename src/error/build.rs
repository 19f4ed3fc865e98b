//! Why a message could not be made.

use super::TokenSignError;

super::catalogue! {
    /// A message that could not be made. Nothing of it is the other side's fault.
    pub enum BuildError: internal {
        /// A token could not be signed.
        Sign { /** Why. */ error: TokenSignError } => "build_sign", "{error}", "RFC 7515 section 5.1";
        /// The source of randomness failed.
        Random => "build_random", "the source of randomness failed", "FAPI 2.0 Security Profile section 5.4.1";
        /// The claims cannot be written as JSON.
        Serialize => "build_serialize", "the message cannot be written as JSON", "RFC 8259";
        /// The address that the message goes to was not given.
        NoEndpoint { /** Its name in the server's metadata. */ name: &'static str } => "build_no_endpoint",
            "the server's `{name}` is not known", "RFC 8414 section 2";
        /// No key was given to sign with.
        NoSigner => "build_no_signer", "there is no key to sign with", "RFC 7515 section 5.1";
        /// A value given has characters that it cannot have, or is too long.
        Value { /** Its name. */ name: &'static str } => "build_value", "the value given for `{name}` cannot be one",
            "RFC 6749 appendix A";
    }
}
