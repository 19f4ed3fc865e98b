//! Errors of DPoP proofs.

use super::{ClaimError, JwkError, JwsError, ReplayError};

super::catalogue! {
    /// Why a DPoP proof is rejected, in detail, for logs and metrics. `DpopError::public` returns the part for the
    /// sender.
    pub enum DpopError: client_safe {
        /// The request has no header `DPoP`.
        Missing => "dpop_missing", "the request has no DPoP proof", "RFC 9449 section 4.3";
        /// The request has several headers `DPoP`.
        Several => "dpop_several", "the request has several DPoP proofs", "RFC 9449 section 4.3";
        /// The proof is not a token that is signed by the key in its header.
        Token { /** The cause. */ error: JwsError } => "dpop_token",
            "DPoP proof: {error}", "RFC 9449 section 4.3", internal;
        /// The header has no `jwk`, or one that is not an object.
        KeyMissing => "dpop_key_missing", "DPoP proof: the header has no `jwk`", "RFC 9449 section 4.2";
        /// The header's `jwk` is not a public key for signatures.
        Key { /** The cause. */ error: JwkError } => "dpop_key",
            "DPoP proof: {error}", "RFC 9449 section 4.3", internal;
        /// The key that signed the proof is shorter than the limit.
        KeySize { /** Its length in bits. */ bits: usize, /** The limit. */ limit: usize } => "dpop_key_size",
            "DPoP proof: the key has {bits} bits, at least {limit} are required",
            "FAPI 2.0 Security Profile section 5.4.1", internal;
        /// The proof's `typ`, `iat`, `jti` or another claim is not valid, or a required claim is missing.
        Claims { /** The cause. */ error: ClaimError } => "dpop_claims", "DPoP proof: {error}", "RFC 9449 section 4.3";
        /// `htm` is not the method of the request.
        Method => "dpop_htm", "DPoP proof: `htm` is not the request's method", "RFC 9449 section 4.3";
        /// `htu` is not the URL of the request.
        Url => "dpop_htu", "DPoP proof: `htu` is not the request's URL", "RFC 9449 section 4.3";
        /// The server requires a nonce, and the proof has none.
        NonceMissing => "dpop_nonce_missing", "DPoP proof: there is no `nonce`", "RFC 9449 section 8";
        /// The server did not provide this nonce, or it has expired.
        Nonce => "dpop_nonce",
            "DPoP proof: the `nonce` is not one of the server's, or has expired", "RFC 9449 section 8";
        /// The request has an access token, and the proof has no `ath`.
        TokenHashMissing => "dpop_ath_missing", "DPoP proof: there is no `ath`", "RFC 9449 section 4.3";
        /// `ath` is not the hash of the request's access token.
        TokenHash => "dpop_ath", "DPoP proof: `ath` is not the hash of the access token", "RFC 9449 section 4.3";
        /// The token, code or request is bound to another key.
        KeyMismatch => "dpop_jkt", "DPoP proof: the token, code or request is bound to another key",
            "RFC 9449 section 4.3", internal;
        /// The proof's `jti` was used.
        Replayed => "dpop_replayed", "DPoP proof: its `jti` was used before", "RFC 9449 section 11.1";
        /// The replay store cannot decide whether the proof was used.
        ReplayStore { /** The cause. */ error: ReplayError } => "dpop_replay_store",
            "{error}", "RFC 9449 section 11.1", internal;
    }
}

super::innermost! { DpopError {
    deep Token { error };
    deep Key { error };
    deep Claims { error };
    leaf ReplayStore { error };
} }

impl DpopError {
    /// Whether the sender should retry with a nonce of the server.
    #[must_use]
    pub const fn asks_for_nonce(&self) -> bool {
        matches!(self, Self::NonceMissing | Self::Nonce)
    }
}
