//! Threads that verify chunks; the results keep the order of the input.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, Scope};

use super::judge::{Chunk, Judge, Judged};
use crate::console::{self, Failure};

/// The number of waiting chunks per thread, so that no thread is idle while the input is read.
const WAITING: usize = 2;

/// The stack of a thread.
const STACK: usize = 1 << 20;

/// The threads that verify chunks. They end when the pool is dropped.
pub(crate) struct Pool {
    jobs: SyncSender<(u64, Chunk)>,
    results: Receiver<(u64, Judged)>,
    /// Results that arrived before earlier ones.
    early: BTreeMap<u64, Judged>,
    pushed: u64,
    taken: u64,
    limit: u64,
}

impl Pool {
    /// Starts this number of threads, or as many as the system allows.
    pub(crate) fn start<'s>(
        scope: &'s Scope<'s, '_>,
        threads: usize,
        judge: &'s Judge<'_>,
        receiver: &'s Mutex<Option<Receiver<(u64, Chunk)>>>,
    ) -> Result<Self, Failure> {
        let limit = threads.saturating_mul(1 + WAITING);
        let (jobs, waiting) = sync_channel(limit);
        *receiver.lock().unwrap_or_else(PoisonError::into_inner) = Some(waiting);
        let (done, results) = sync_channel(limit);
        for started in 0..threads {
            let done = done.clone();
            let work = move || {
                loop {
                    // One thread at a time waits for a chunk; it releases the lock before it verifies.
                    let next = receiver.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(Receiver::recv);
                    let Some(Ok((number, chunk))) = next else { return };
                    if done.send((number, judge.judge(&chunk))).is_err() {
                        return;
                    }
                }
            };
            match Builder::new().stack_size(STACK).spawn_scoped(scope, work) {
                Ok(_) => {}
                Err(error) if started == 0 => {
                    return Err(format!("no thread can be started: {error}; the system's limits are reached").into());
                }
                Err(_) => {
                    console::say(&format!("ofm: the system allows {started} threads only; continuing with these"));
                    break;
                }
            }
        }
        let limit = u64::try_from(limit).unwrap_or(u64::MAX);
        Ok(Self { jobs, results, early: BTreeMap::new(), pushed: 0, taken: 0, limit })
    }

    /// Passes a chunk to the threads, and emits the results that are next in order.
    pub(crate) fn push(
        &mut self,
        chunk: Chunk,
        mut each: impl FnMut(Judged) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        // The chunks in progress fit in the channels, so memory is bounded and no send blocks.
        while self.pushed - self.taken >= self.limit {
            each(self.take()?)?;
        }
        self.jobs.send((self.pushed, chunk)).map_err(|_| ended())?;
        self.pushed += 1;
        Ok(())
    }

    /// Waits for every remaining result.
    pub(crate) fn flush(&mut self, mut each: impl FnMut(Judged) -> Result<(), Failure>) -> Result<(), Failure> {
        while self.taken < self.pushed {
            each(self.take()?)?;
        }
        Ok(())
    }

    /// The next result in order.
    fn take(&mut self) -> Result<Judged, Failure> {
        loop {
            if let Some(judged) = self.early.remove(&self.taken) {
                self.taken += 1;
                return Ok(judged);
            }
            let (number, judged) = self.results.recv().map_err(|_| ended())?;
            self.early.insert(number, judged);
        }
    }
}

fn ended() -> Failure {
    "a verifying thread ended early; run with --threads 1 and report the result".to_owned().into()
}
