//! Where identifiers are used up, whichever way the store answers.

use alloc::sync::Arc;
use core::fmt;

use super::asynchronous::AnyAsyncStore;
use super::{AsyncReplayStore, IdentifierKind, ReplayKey, ReplayStore};
use crate::error::{ReplayError, RequestError};
use crate::oauth::context::Context;
use crate::oauth::rule::Rule;
use crate::oauth::server::Server;
use crate::time::UnixTime;

/// Where a server remembers what may be used once.
#[derive(Clone)]
pub(in crate::oauth) enum Replay {
    /// Nowhere: the caller said so by name.
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

/// A value that passed its checks, and whose identifier is still to be used up: it comes out when that was done.
///
/// These are the steps on which [`UnverifiedParRequest::check`](crate::oauth::par::UnverifiedParRequest::check) and its
/// asynchronous twin are built. A server that does its own I/O asks for [`Unused::key`] and [`Unused::expires_at`], and
/// says what its store answered by [`Unused::marked`].
#[must_use = "the identifier is not used up yet"]
pub struct Unused<T> {
    value: T,
    once: Option<Once<T>>,
}

/// What is used up, until when it is remembered, and what is said of it.
pub(in crate::oauth) struct Once<T> {
    pub(in crate::oauth) kind: IdentifierKind,
    /// The client and the identifier.
    pub(in crate::oauth) parts: fn(&T) -> (&str, &str),
    pub(in crate::oauth) end: UnixTime,
    pub(in crate::oauth) rule: &'static Rule,
    pub(in crate::oauth) replayed: RequestError,
}

impl<T> Unused<T> {
    pub(in crate::oauth) const fn new(value: T, once: Option<Once<T>>) -> Self {
        Self { value, once }
    }

    /// What a store must remember; `None` of a value without an identifier, which need not be remembered.
    #[must_use]
    pub fn key(&self) -> Option<ReplayKey<'_>> {
        self.once.as_ref().map(|once| once.key(&self.value))
    }

    /// Until when a store must remember it.
    #[must_use]
    pub fn expires_at(&self) -> Option<UnixTime> {
        self.once.as_ref().map(|once| once.end)
    }

    /// Uses the identifier up in the server's store.
    ///
    /// Errors: an identifier that was used; a store that does not take it; [`ReplayError::Asynchronous`] of a server
    /// whose store answers later.
    pub fn mark_used(self, server: &Server, cx: &mut Context<'_>) -> Result<T, RequestError> {
        let Some(once) = &self.once else { return Ok(self.value) };
        let answer = match server.replay() {
            Replay::Unchecked => return Ok(self.value),
            Replay::Sync(store) => store.insert(&once.key(&self.value), once.end, cx.now()),
            Replay::Async(_) => Err(ReplayError::Asynchronous),
        };
        self.marked(answer, cx)
    }

    /// Uses the identifier up in the server's store, which may answer later.
    ///
    /// Errors: an identifier that was used; a store that does not take it.
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

    /// The value, if the store that was asked to remember [`Unused::key`] says that it does.
    pub fn marked(self, answer: Result<(), ReplayError>, cx: &mut Context<'_>) -> Result<T, RequestError> {
        let Some(once) = self.once else { return Ok(self.value) };
        let answer = answer.map_err(|error| match error {
            ReplayError::SeenBefore => once.replayed,
            error => RequestError::ReplayStore { error },
        });
        cx.result(once.rule, answer)?;
        Ok(self.value)
    }

    /// The value, though nothing remembers its identifier: for tests, and for looking into messages.
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
