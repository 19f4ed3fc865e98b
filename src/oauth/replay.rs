//! Replay protection: values of single use are identifiers of client assertions and request objects, `request_uri`s and
//! codes (OpenID Connect Core 1.0 section 9, RFC 7523 section 3, RFC 9126 section 4, RFC 6749 section 4.1.2).
//!
//! A [`Server`](super::Server) has a [`ReplayStore`]: [`MemoryReplayStore`] for one process, [`RedisReplayStore`] for
//! several, or a custom one. An identifier is marked as used after its token's signature was verified and its claims
//! are valid, never before: a sender without the key cannot fill the store or use another client's identifiers.
//!
//! - The `jti` of a client assertion: `check` marks it at the PAR and the token endpoint, which share the store. A
//!   valid assertion is used up even if the rest of the request is rejected.
//! - The `jti` of a request object, if present: `check` marks it at the PAR endpoint, as its last step.
//! - A `request_uri`: [`AcceptedRequest::consume`](super::par::AcceptedRequest::consume) marks it; without this call
//!   there is no code.
//! - The `jti` of a DPoP proof: [`CheckedProof::mark_used`](super::dpop::CheckedProof::mark_used).
//! - A code: [`AuthenticatedRequest::redeem_code`](super::token::AuthenticatedRequest::redeem_code) marks it.
//!
//! ```
//! use ofm_protocol::error::ReplayError;
//! use ofm_protocol::oauth::replay::{IdentifierKind, MemoryReplayStore, ReplayKey, ReplayStore as _};
//! use ofm_protocol::time::UnixTime;
//!
//! let store = MemoryReplayStore::new(100_000);
//! let key = ReplayKey::new(IdentifierKind::ClientAssertion, "55aa605c", "633bfebd");
//! let (now, end) = (UnixTime::from_seconds(1_769_766_718), UnixTime::from_seconds(1_769_767_018));
//! assert_eq!(store.insert(&key, end, now), Ok(()));
//! assert_eq!(store.insert(&key, end, now), Err(ReplayError::SeenBefore));
//! ```

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::fmt;

#[cfg(feature = "std")]
pub use self::memory::MemoryReplayStore;
#[cfg(feature = "redis-tokio")]
pub use self::redis::AsyncRedisReplayStore;
#[cfg(feature = "redis")]
pub use self::redis::RedisReplayStore;
use crate::crypto::sha256::{DIGEST_LEN, Sha256};
use crate::error::ReplayError;
use crate::time::UnixTime;

mod asynchronous;
#[cfg(feature = "std")]
mod memory;
#[cfg(feature = "redis")]
mod redis;
mod single_use;

pub use self::asynchronous::AsyncReplayStore;
pub use self::single_use::Unused;
pub(super) use self::single_use::{Once, Replay};

/// A store of used identifiers.
///
/// Implementations must fulfil the contract of [`ReplayStore::insert`], also between threads and between the servers
/// that share them. Stores fail closed.
pub trait ReplayStore: Send + Sync {
    /// Remembers `key` until `expires_at`, if it is not remembered yet, in one atomic step. Of any number of calls with
    /// one key, exactly one returns `Ok` until then.
    ///
    /// Errors: the key is already remembered; the store is full or unreachable; `expires_at` is not after `now`, or too
    /// long after it. On an error the key is not added, except that it may have been for [`ReplayError::Unavailable`].
    fn insert(&self, key: &ReplayKey<'_>, expires_at: UnixTime, now: UnixTime) -> Result<(), ReplayError>;
}

/// The kind of an identifier. Identifiers of different kinds are never equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IdentifierKind {
    /// `jti` of a client assertion.
    ClientAssertion,
    /// `jti` of a request object.
    RequestObject,
    /// `request_uri`.
    RequestUri,
    /// An authorization code.
    AuthorizationCode,
    /// `jti` of a DPoP proof.
    DpopProof,
}

impl IdentifierKind {
    /// Part of the hashed input: all versions of servers that share a store must agree on it.
    const fn label(self) -> &'static [u8] {
        match self {
            Self::ClientAssertion => b"client_assertion",
            Self::RequestObject => b"request_object",
            Self::RequestUri => b"request_uri",
            Self::AuthorizationCode => b"code",
            Self::DpopProof => b"dpop_proof",
        }
    }
}

/// An identifier, with its kind and its client.
///
/// A store identifies it by [`ReplayKey::digest`] or, if the store is not shared, by its [`Hash`](core::hash::Hash)
/// under the store's own key. A store never keeps the identifier itself, which may be a secret code.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReplayKey<'a> {
    kind: IdentifierKind,
    client: &'a str,
    identifier: &'a str,
}

impl<'a> ReplayKey<'a> {
    /// The key for a client's identifier.
    #[must_use]
    pub const fn new(kind: IdentifierKind, client: &'a str, identifier: &'a str) -> Self {
        Self { kind, client, identifier }
    }

    /// The kind.
    #[must_use]
    pub const fn kind(&self) -> IdentifierKind {
        self.kind
    }

    /// The client, which was authenticated: a store counts its live identifiers, so that one client does not fill a
    /// store of many ([`ReplayError::ClientShare`]).
    #[must_use]
    pub const fn client(&self) -> &'a str {
        self.client
    }

    /// 32 bytes for any length of the identifier, which do not reveal it: the SHA-256 hash of kind, client and
    /// identifier, each preceded by its length.
    #[must_use]
    pub fn digest(&self) -> [u8; DIGEST_LEN] {
        let mut hash = Sha256::new();
        for part in [self.kind.label(), self.client.as_bytes(), self.identifier.as_bytes()] {
            // The lengths distinguish ("ab", "c") from ("a", "bc").
            hash.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part);
        }
        hash.finish()
    }
}

/// Prints the first four bytes of the digest, to distinguish keys.
impl fmt::Debug for ReplayKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second, third, fourth, ..] = self.digest();
        write!(f, "ReplayKey({first:02x}{second:02x}{third:02x}{fourth:02x}..)")
    }
}

impl<S: ReplayStore + ?Sized> ReplayStore for &S {
    fn insert(&self, key: &ReplayKey<'_>, expires_at: UnixTime, now: UnixTime) -> Result<(), ReplayError> {
        (**self).insert(key, expires_at, now)
    }
}

impl<S: ReplayStore + ?Sized> ReplayStore for Box<S> {
    fn insert(&self, key: &ReplayKey<'_>, expires_at: UnixTime, now: UnixTime) -> Result<(), ReplayError> {
        (**self).insert(key, expires_at, now)
    }
}

impl<S: ReplayStore + ?Sized> ReplayStore for Arc<S> {
    fn insert(&self, key: &ReplayKey<'_>, expires_at: UnixTime, now: UnixTime) -> Result<(), ReplayError> {
        (**self).insert(key, expires_at, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_differ_by_kind_client_and_identifier_and_by_where_one_ends() {
        let key = ReplayKey::new;
        let one = key(IdentifierKind::ClientAssertion, "ab", "c");
        assert_eq!(one.digest(), key(IdentifierKind::ClientAssertion, "ab", "c").digest());
        for other in [
            key(IdentifierKind::RequestObject, "ab", "c"),
            key(IdentifierKind::ClientAssertion, "a", "bc"),
            key(IdentifierKind::ClientAssertion, "abc", ""),
            key(IdentifierKind::ClientAssertion, "", "abc"),
            key(IdentifierKind::ClientAssertion, "c", "ab"),
        ] {
            assert_ne!(one, other);
            assert_ne!(one.digest(), other.digest());
        }
    }

    #[test]
    fn a_key_is_the_hash_that_other_servers_compute() {
        // The expected value comes from printf of the three parts, each after its length in eight bytes, big-endian,
        // through `sha256sum`.
        let key = ReplayKey::new(IdentifierKind::RequestUri, "client", "urn:x");
        assert_eq!(format!("{key:?}"), EXPECTED);
    }

    const EXPECTED: &str = "ReplayKey(40724824..)";
}
