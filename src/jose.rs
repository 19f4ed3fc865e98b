//! JOSE: compact JWS, headers, keys and key sets (RFC 7515, 7517, 7518, 7638), strict, without heap allocation.
//!
//! The steps of a token: bytes, [`CompactJws`] (checked shape), [`VerifiedJws`] (verified signature),
//! [`VerifiedPayload`] (decoded content). Only a [`Verifier`] makes the last two. [`crate::jwt`] validates the claims
//! of a payload.

pub use self::algorithms::AlgorithmSet;
pub use self::batch::BatchToken;
pub use self::compact::CompactJws;
#[cfg(feature = "oauth")]
pub(crate) use self::embedded::{EmbeddedKeyError, verify_with_embedded_key};
pub use self::header::{Header, media_types_match};
pub use self::inline::InlineStr;
pub use self::jwk::{Jwk, PrivateJwk};
#[cfg(feature = "alloc")]
pub use self::jwk_set::JwkSet;
pub use self::jwk_set::{FixedJwkSet, KeySet, SetLimits, SkippedKey, write_set};
pub use self::limits::Limits;
pub use self::memo::HeaderMemo;
#[cfg(feature = "alloc")]
pub use self::sign::sign_to_string;
pub use self::sign::{ProtectedHeader, sign};
pub use self::thumbprint::Thumbprint;
pub use self::verify::{VerifiedJws, VerifiedPayload, Verifier};

mod algorithms;
pub mod base64url;
mod batch;
mod compact;
#[cfg(feature = "oauth")]
mod embedded;
mod header;
mod inline;
pub mod insecure;
pub mod json;
mod jwk;
mod jwk_set;
mod limits;
mod memo;
pub mod refresh;
mod sign;
mod thumbprint;
mod verify;
