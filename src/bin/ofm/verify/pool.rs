//! Chunks judged on several threads, the results in the order of the input.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::Scope;

use super::judge::{Chunk, Judge, Judged};
use crate::console::Failure;

/// How many chunks wait for each thread: enough that none idles while the input is read.
const WAITING: usize = 2;

/// Where chunks are judged.
pub(crate) enum Pool<'s, 'k> {
    /// On the thread that reads.
    Here(&'s Judge<'k>),
    /// On others.
    Threads(Threads),
}

pub(crate) struct Threads {
    jobs: SyncSender<(u64, Chunk)>,
    results: Receiver<(u64, Judged)>,
    /// Results whose turn has not come.
    early: BTreeMap<u64, Judged>,
    pushed: u64,
    taken: u64,
    limit: u64,
}

impl<'s, 'k> Pool<'s, 'k> {
    /// Threads that end when the pool is dropped; none but the caller's for one.
    pub(crate) fn start(
        scope: &'s Scope<'s, '_>,
        threads: NonZeroUsize,
        judge: &'s Judge<'k>,
        receiver: &'s Mutex<Option<Receiver<(u64, Chunk)>>>,
    ) -> Self {
        if threads.get() == 1 {
            return Self::Here(judge);
        }
        let limit = threads.get().saturating_mul(1 + WAITING);
        let (jobs, waiting) = sync_channel(limit);
        *receiver.lock().unwrap_or_else(PoisonError::into_inner) = Some(waiting);
        let (done, results) = sync_channel(limit);
        for _ in 0..threads.get() {
            let done = done.clone();
            scope.spawn(move || {
                loop {
                    // One thread waits for a chunk at a time; it lets go before it judges.
                    let next = receiver.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(Receiver::recv);
                    let Some(Ok((number, chunk))) = next else { return };
                    if done.send((number, judge.judge(&chunk))).is_err() {
                        return;
                    }
                }
            });
        }
        let limit = limit as u64;
        Self::Threads(Threads { jobs, results, early: BTreeMap::new(), pushed: 0, taken: 0, limit })
    }

    /// Gives a chunk to be judged, and shows the results whose turn has come.
    pub(crate) fn push(
        &mut self,
        chunk: Chunk,
        mut each: impl FnMut(Judged) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        match self {
            Self::Here(judge) => each(judge.judge(&chunk)),
            Self::Threads(threads) => {
                // As many as the channels hold are on their way, so that memory is bounded and no send waits.
                while threads.pushed - threads.taken >= threads.limit {
                    each(threads.take()?)?;
                }
                threads.jobs.send((threads.pushed, chunk)).map_err(|_| ended())?;
                threads.pushed += 1;
                Ok(())
            }
        }
    }

    /// Waits for every result that is still to come.
    pub(crate) fn flush(&mut self, mut each: impl FnMut(Judged) -> Result<(), Failure>) -> Result<(), Failure> {
        if let Self::Threads(threads) = self {
            while threads.taken < threads.pushed {
                each(threads.take()?)?;
            }
        }
        Ok(())
    }
}

impl Threads {
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
    "a verifying thread ended before its work did; run with --threads 1 and report what happens".to_owned().into()
}
