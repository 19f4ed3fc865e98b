//! Marks identifiers as used, in a synchronous or asynchronous store.

use alloc::sync::Arc;
use core::fmt;

use super::asynchronous::AnyAsyncStore;
use super::{AsyncReplayStore, IdentifierKind, ReplayKey, ReplayStore};
use crate::error::{ReplayError, RequestError};
use crate::oauth::context::Context;
use crate::oauth::rule::Rule;
use crate::oauth::server::Server;
use crate::time::UnixTime;

/// A server's store of used identifiers.
#[derive(Clone)]
pub(in crate::oauth) enum Replay {
    /// No store: the caller chose this explicitly.
    Unchecked,
    Sync(Arc<dyn ReplayStore>),
    Async(Arc<dyn AnyAsyncStore>),
}

impl Replay {
    pub(in crate::oauth) fn of_sync(store: impl ReplayStore + 'static) -> Self {
        Self::Sync(Arc::new(store))
    }

    pub(in crate::oauth) fn of_async(store: impl AsyncReplayStore + 'static) -> Self {
        Self::Async(Arc::new(store))
    }
}

/// A checked value whose identifier is not marked as used yet. Marking it returns the value.
///
/// [`UnverifiedParRequest::check`](crate::oauth::par::UnverifiedParRequest::check) and its asynchronous form consist of
/// these steps. A server with its own I/O stores [`Unused::key`] until [`Unused::expires_at`], and passes the answer of
/// its store to [`Unused::marked`].
#[must_use = "the identifier is not used up yet"]
pub struct Unused<T> {
    value: T,
    once: Option<Once<T>>,
}

/// A value to mark as used, the end of its record, and the rule of its verdict.
pub(in crate::oauth) struct Once<T> {
    pub(in crate::oauth) kind: IdentifierKind,
    /// Returns the client and the identifier.
    pub(in crate::oauth) parts: fn(&T) -> (&str, &str),
    pub(in crate::oauth) end: UnixTime,
    pub(in crate::oauth) rule: &'static Rule,
    pub(in crate::oauth) replayed: RequestError,
}

impl<T> Unused<T> {
    pub(in crate::oauth) const fn new(value: T, once: Option<Once<T>>) -> Self {
        Self { value, once }
    }

    /// The key to store; `None` if the value has no identifier.
    #[must_use]
    pub fn key(&self) -> Option<ReplayKey<'_>> {
        self.once.as_ref().map(|once| once.key(&self.value))
    }

    /// The time until which the store must keep the key.
    #[must_use]
    pub fn expires_at(&self) -> Option<UnixTime> {
        self.once.as_ref().map(|once| once.end)
    }

    /// Marks the identifier as used in the server's store.
    ///
    /// Errors: the identifier was used before; the store fails or is full; [`ReplayError::Asynchronous`] if the
    /// server's store is asynchronous.
    pub fn mark_used(self, server: &Server, cx: &mut Context<'_>) -> Result<T, RequestError> {
        let Some(once) = &self.once else { return Ok(self.value) };
        let answer = match server.replay() {
            Replay::Unchecked => return Ok(self.value),
            Replay::Sync(store) => store.insert(&once.key(&self.value), once.end, cx.now()),
            Replay::Async(_) => Err(ReplayError::Asynchronous),
        };
        self.marked(answer, cx)
    }

    /// Marks the identifier as used in the server's store, which may be asynchronous.
    ///
    /// Errors: the identifier was used before; the store fails or is full.
    pub async fn mark_used_async(self, server: &Server, cx: &mut Context<'_>) -> Result<T, RequestError>
    where
        T: Send + Sync,
    {
        let Some(once) = &self.once else { return Ok(self.value) };
        let answer = match server.replay() {
            Replay::Unchecked => return Ok(self.value),
            Replay::Sync(store) => store.insert(&once.key(&self.value), once.end, cx.now()),
            Replay::Async(store) => store.insert_later(&once.key(&self.value), once.end, cx.now()).await,
        };
        self.marked(answer, cx)
    }

    /// The value, if the store's answer to [`Unused::key`] is `Ok`.
    pub fn marked(self, answer: Result<(), ReplayError>, cx: &mut Context<'_>) -> Result<T, RequestError> {
        let Some(once) = self.once else { return Ok(self.value) };
        let answer = answer.map_err(|error| match error {
            ReplayError::SeenBefore => once.replayed,
            error => RequestError::ReplayStore { error },
        });
        cx.result(once.rule, answer)?;
        Ok(self.value)
    }

    /// The value, without storing its identifier: for tests, and for tools that inspect messages.
    pub fn without_replay_check(self) -> T {
        self.value
    }
}

impl<T> Once<T> {
    fn key<'v>(&self, value: &'v T) -> ReplayKey<'v> {
        let (client, identifier) = (self.parts)(value);
        ReplayKey::new(self.kind, client, identifier)
    }
}

impl<T: fmt::Debug> fmt::Debug for Unused<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unused").field("value", &self.value).finish_non_exhaustive()
    }
}
