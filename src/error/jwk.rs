//! Errors of JWKs and JWK sets.

use super::{Base64UrlError, JsonError, KeyError};

super::catalogue! {
    /// An error of a JWK.
    pub enum JwkError: internal {
        /// The text is longer than the limit.
        InputTooLong { /** Its length in bytes. */ length: usize, /** The limit. */ limit: usize } => "jwk_too_long",
            "the key has {length} bytes, at most {limit} are allowed", "RFC 8259 section 9";
        /// The text is not a JSON object that this crate's reader accepts.
        Json { /** The fault, with its offset. */ error: JsonError } => "jwk_json",
            "the key is not acceptable JSON: {error}", "RFC 7517 section 4";
        /// An element of the set's `keys` is not an object.
        NotAnObject => "jwk_not_an_object", "the key is not a JSON object", "RFC 7517 section 4";
        /// A required member for keys of this type is missing.
        Missing { /** Its name. */ member: &'static str } => "jwk_missing_member",
            "the key has no `{member}`", "RFC 7518 section 6";
        /// A member has the wrong JSON type.
        Type { /** Its name. */ member: &'static str } => "jwk_wrong_type",
            "the key's `{member}` has the wrong JSON type", "RFC 7517 section 4";
        /// A member is longer than the limit.
        TooLong {
            /** Its name. */ member: &'static str,
            /** The limit in bytes. */ limit: usize,
        } => "jwk_member_too_long",
            "the key's `{member}` has more than {limit} bytes", "RFC 8725 section 3.10";
        /// The key has a private member, and a public key is required.
        PrivateMember { /** Its name. */ member: &'static str } => "jwk_private_member",
            "the key has the private member `{member}`", "RFC 7517 section 9.2";
        /// The key is symmetric.
        SymmetricKey => "jwk_symmetric_key",
            "the key is symmetric (`kty` is `oct`)", "FAPI 2.0 Security Profile section 5.4.1";
        /// `kty` is not RSA, EC or OKP.
        UnsupportedType => "jwk_unsupported_type", "the key's `kty` is not supported", "RFC 7517 section 5";
        /// `crv` is neither P-256 for EC nor Ed25519 for OKP.
        UnsupportedCurve => "jwk_unsupported_curve", "the key's `crv` is not supported", "RFC 7517 section 5";
        /// `alg` is not PS256, ES256, Ed25519 or `EdDSA`.
        UnsupportedAlgorithm => "jwk_unsupported_algorithm", "the key's `alg` is not supported", "RFC 7517 section 4.4";
        /// `alg` is not the algorithm for keys with this `kty` and `crv`.
        AlgorithmMismatch => "jwk_algorithm_mismatch",
            "the key's `alg` does not belong to its `kty`", "RFC 8725 section 3.1";
        /// `use` is not `sig`.
        UseNotSignature => "jwk_use_not_signature", "the key's `use` is not `sig`", "RFC 7517 section 4.2";
        /// `key_ops` does not allow the intended operation.
        Operations => "jwk_operations", "the key's `key_ops` does not allow the operation", "RFC 7517 section 4.3";
        /// `key_ops` names one operation twice.
        DuplicateOperation => "jwk_duplicate_operation",
            "the key's `key_ops` names an operation twice", "RFC 7517 section 4.3";
        /// `key_ops` has more values than the limit.
        TooManyOperations { /** The limit. */ limit: usize } => "jwk_too_many_operations",
            "the key's `key_ops` has more than {limit} values", "RFC 7517 section 4.3";
        /// `use` and `key_ops` are both present and contradict each other.
        UseConflict => "jwk_use_conflict",
            "the key's `use` and `key_ops` contradict each other", "RFC 7517 section 4.3";
        /// A number of the key is not base64url.
        Base64Url {
            /** The member's name. */ member: &'static str,
            /** The fault. */ error: Base64UrlError,
        } => "jwk_base64url",
            "the key's `{member}` is not base64url: {error}", "RFC 7518 section 2";
        /// A coordinate, scalar or seed does not have 32 bytes.
        Length {
            /** The member's name. */ member: &'static str,
            /** Its length in bytes. */ length: usize,
        } => "jwk_length",
            "the key's `{member}` has {length} bytes instead of 32", "RFC 7518 section 6.2.1.2";
        /// The key has more than two primes (`oth`).
        MultiPrime => "jwk_multi_prime",
            "RSA keys with more than two primes are not supported", "RFC 7518 section 6.3.2.7";
        /// The private and the public part do not belong together.
        Inconsistent => "jwk_inconsistent",
            "the private and the public part of the key do not belong together", "RFC 7518 section 6.2.2";
        /// The numbers do not form an acceptable key.
        Key { /** The cause. */ error: KeyError } => "jwk_key", "{error}", "RFC 7518 section 6";
        /// The set already contains the same key with the same `kid`.
        DuplicateKey => "jwk_duplicate_key", "the set already contains the same key", "RFC 7517 section 4.5";
    }
}

super::innermost! { JwkError {
    leaf Json { error };
    leaf Base64Url { error };
    leaf Key { error };
} }

super::catalogue! {
    /// An error of a JWK set as a whole. Single unusable keys are skipped and are not errors.
    pub enum JwkSetError: internal {
        /// The text is longer than the limit.
        TooLong { /** Its length in bytes. */ length: usize, /** The limit. */ limit: usize } => "jwks_too_long",
            "the key set has {length} bytes, at most {limit} are allowed", "RFC 8259 section 9, budget of the caller";
        /// The text is not a JSON object that this crate's reader accepts.
        Json { /** The fault, with its offset. */ error: JsonError } => "jwks_json",
            "the key set is not acceptable JSON: {error}", "RFC 7517 section 5";
        /// The member `keys` is missing.
        Missing => "jwks_missing_keys", "the key set has no `keys`", "RFC 7517 section 5.1";
        /// `keys` is not an array.
        Type => "jwks_wrong_type", "the key set's `keys` is not an array", "RFC 7517 section 5.1";
        /// A key of the set has a private member or is symmetric. Publishing such a key compromises it.
        PrivateKey { /** The key's index in the set, from 0. */ index: usize } => "jwks_private_key",
            "key {index} of the set is private or symmetric", "RFC 7517 section 9.2";
        /// The set has more keys than the limit.
        TooManyKeys { /** The limit. */ limit: usize } => "jwks_too_many_keys",
            "the set has more than {limit} keys", "this crate, budget of the caller";
    }
}
