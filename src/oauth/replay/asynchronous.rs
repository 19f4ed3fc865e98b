//! Asynchronous replay stores.

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::future::Future;
use core::pin::Pin;

use super::ReplayKey;
use crate::error::ReplayError;
use crate::time::UnixTime;

/// A store of used identifiers that answers asynchronously; [`ReplayStore`](super::ReplayStore) is the synchronous one.
///
/// Implement it with `async fn insert`; the future must be `Send`. If the future is dropped before it is ready, the
/// identifier may be stored or not. A store of limited size counts the live identifiers of each [`ReplayKey::client`].
///
/// ```
/// use ofm_protocol::error::ReplayError;
/// use ofm_protocol::oauth::replay::{AsyncReplayStore, ReplayKey};
/// use ofm_protocol::time::UnixTime;
///
/// # struct Database;
/// # impl Database { async fn insert_if_absent(&self, _: [u8; 32], _: u64) -> Result<bool, ()> { Ok(true) } }
/// struct Table(Database);
///
/// impl AsyncReplayStore for Table {
///     async fn insert(&self, key: &ReplayKey<'_>, expires_at: UnixTime, _: UnixTime) -> Result<(), ReplayError> {
///         match self.0.insert_if_absent(key.digest(), expires_at.seconds()).await {
///             Ok(true) => Ok(()),
///             Ok(false) => Err(ReplayError::SeenBefore),
///             Err(_) => Err(ReplayError::Unavailable),
///         }
///     }
/// }
/// ```
pub trait AsyncReplayStore: Send + Sync {
    /// See [`ReplayStore::insert`](super::ReplayStore::insert): of all calls with the same key, exactly one returns
    /// `Ok` until `expires_at`.
    fn insert(
        &self,
        key: &ReplayKey<'_>,
        expires_at: UnixTime,
        now: UnixTime,
    ) -> impl Future<Output = Result<(), ReplayError>> + Send;
}

impl<S: AsyncReplayStore + ?Sized> AsyncReplayStore for Arc<S> {
    fn insert(
        &self,
        key: &ReplayKey<'_>,
        expires_at: UnixTime,
        now: UnixTime,
    ) -> impl Future<Output = Result<(), ReplayError>> + Send {
        (**self).insert(key, expires_at, now)
    }
}

/// The future of an answer.
type Answer<'a> = Pin<Box<dyn Future<Output = Result<(), ReplayError>> + Send + 'a>>;

/// An [`AsyncReplayStore`] as a trait object.
pub(in crate::oauth) trait AnyAsyncStore: Send + Sync {
    fn insert_later<'a>(&'a self, key: &'a ReplayKey<'a>, expires_at: UnixTime, now: UnixTime) -> Answer<'a>;
}

impl<S: AsyncReplayStore> AnyAsyncStore for S {
    fn insert_later<'a>(&'a self, key: &'a ReplayKey<'a>, expires_at: UnixTime, now: UnixTime) -> Answer<'a> {
        Box::pin(self.insert(key, expires_at, now))
    }
}
