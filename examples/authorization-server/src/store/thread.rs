//! The database's thread. It commits jobs that arrive together in one transaction, so that many requests share one
//! write to the disk. A caller hears of success only after that write.

use std::fmt;
use std::path::Path;
use std::thread;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use crate::failure::Fault;

/// A handle to the database. Clones share it; it closes with the last one.
#[derive(Clone)]
pub(crate) struct Store {
    jobs: mpsc::Sender<Job>,
}

/// Does its work within the present transaction. The result waits for the commit.
type Job = Box<dyn FnOnce(&Connection) -> Answer + Send>;

/// Tells the caller, after the transaction was committed (`true`) or lost.
type Answer = Box<dyn FnOnce(bool) + Send>;

/// The most jobs of one transaction: their callers wait for each other.
const BATCH: usize = 256;

impl Store {
    /// Opens the database at this path, or makes it.
    pub(crate) fn open(path: &Path) -> Result<Self, Fault> {
        let fault = |error| Fault::of_file(path, error);
        let db = Connection::open(path).map_err(fault)?;
        db.pragma_update(None, "journal_mode", "WAL").map_err(fault)?;
        // Every commit is on the disk before it is answered.
        db.pragma_update(None, "synchronous", "FULL").map_err(fault)?;
        db.execute_batch(include_str!("schema.sql")).map_err(fault)?;
        db.set_prepared_statement_cache_capacity(64);
        let (jobs, incoming) = mpsc::channel(4 * BATCH);
        let thread = thread::Builder::new().name("database".into()).spawn(move || work(&db, incoming));
        thread.map_err(|error| Fault::new(format!("no thread for the database: {error}")))?;
        Ok(Self { jobs })
    }

    /// Runs a job in a transaction. All of it is kept, or nothing.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (sender, receiver) = oneshot::channel();
        let job: Job = Box::new(move |db| {
            let result = apart(db, job);
            Box::new(move |committed| {
                let result = if committed { result.map_err(StoreError::from) } else { Err(StoreError::Lost) };
                // The caller may have gone.
                let _ = sender.send(result);
            })
        });
        self.jobs.send(job).await.map_err(|_| StoreError::Lost)?;
        receiver.await.map_err(|_| StoreError::Lost)?
    }
}

/// Runs one job of a transaction. If it fails, the others are not affected.
fn apart<T>(db: &Connection, job: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> rusqlite::Result<T> {
    db.prepare_cached("SAVEPOINT job")?.execute([])?;
    let result = job(db);
    if result.is_err() {
        db.prepare_cached("ROLLBACK TO job")?.execute([])?;
    }
    db.prepare_cached("RELEASE job")?.execute([])?;
    result
}

fn work(db: &Connection, mut incoming: mpsc::Receiver<Job>) {
    while let Some(first) = incoming.blocking_recv() {
        if db.execute_batch("BEGIN IMMEDIATE").is_err() {
            // The job is dropped, which its caller notices.
            continue;
        }
        let mut next = Some(first);
        let mut answers: Vec<Answer> = Vec::new();
        while let Some(job) = next {
            answers.push(job(db));
            next = if answers.len() < BATCH { incoming.try_recv().ok() } else { None };
        }
        let committed = db.execute_batch("COMMIT").is_ok();
        if !committed {
            // There may be no transaction to end.
            let _ = db.execute_batch("ROLLBACK");
        }
        for answer in answers {
            answer(committed);
        }
    }
}

/// Why the store has no answer.
#[derive(Debug)]
pub(crate) enum StoreError {
    /// The database rejects a statement, or a row is not readable.
    Database(rusqlite::Error),
    /// The transaction was lost, or the thread has ended.
    Lost,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => write!(f, "the database: {error}"),
            Self::Lost => f.write_str("the database did not commit"),
        }
    }
}

impl std::error::Error for StoreError {}
