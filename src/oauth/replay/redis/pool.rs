//! Idle connections.

use core::time::Duration;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::vec::Vec;

use crate::time::UnixTime;

/// The maximum number of idle connections.
const MAX_IDLE: usize = 16;
/// The maximum idle time of a connection that is used again: servers and devices between them close idle connections,
/// some without notice.
const TRUSTED_IDLE: Duration = Duration::from_secs(30);

/// The idle connections of a store, the most recent last, with the time since when each is idle. No lock is held while
/// waiting for a server.
pub(super) struct Pool<L>(Mutex<Vec<(L, UnixTime)>>);

impl<L> Pool<L> {
    /// The most recent connection, unless it was idle for too long: then all were, and all are closed.
    pub(super) fn take(&self, now: UnixTime) -> Option<L> {
        let mut idle = self.lock();
        let (link, since) = idle.pop()?;
        if now.checked_since(since).is_some_and(|idle| idle < TRUSTED_IDLE) {
            return Some(link);
        }
        idle.clear();
        None
    }

    /// Keeps a connection, if there is room.
    pub(super) fn put(&self, link: L, now: UnixTime) {
        let mut idle = self.lock();
        if idle.len() < MAX_IDLE {
            idle.push((link, now));
        }
    }

    /// Closes all idle connections.
    pub(super) fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, Vec<(L, UnixTime)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<L> Default for Pool<L> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}
