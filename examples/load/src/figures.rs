//! What is printed.

use std::time::Duration;

/// The outcome of one run.
pub(crate) struct Run {
    name: &'static str,
    /// The library alone, per request.
    library: Duration,
    /// The time from sending a request to the end of its response.
    pub(crate) latencies: Vec<Duration>,
    pub(crate) refused: usize,
    /// How long requests were sent.
    pub(crate) took: Duration,
    /// The server's CPU time in this time.
    pub(crate) all: Duration,
    /// That of its database.
    pub(crate) database: Duration,
    /// The server's largest resident memory, in KiB.
    pub(crate) peak: u64,
    /// Accepted requests that were sent again, and how many of them were accepted.
    pub(crate) again: (usize, usize),
}

impl Run {
    pub(crate) fn new(name: &'static str, library: Duration) -> Self {
        Self {
            name,
            library,
            latencies: Vec::new(),
            refused: 0,
            took: Duration::ZERO,
            all: Duration::ZERO,
            database: Duration::ZERO,
            peak: 0,
            again: (0, 0),
        }
    }

    pub(crate) fn print(&mut self, connections: usize) {
        self.latencies.sort_unstable();
        let count = u32::try_from(self.latencies.len()).unwrap_or(u32::MAX).max(1);
        let rate = f64::from(count) / self.took.as_secs_f64();
        println!("{}: {count} requests over {connections} connections, {} refused", self.name, self.refused);
        println!("  {rate:.0} requests per second for {:.0} s", self.took.as_secs_f64());
        let at = |per_mille: usize| {
            let index = (self.latencies.len() * per_mille / 1_000).min(self.latencies.len().saturating_sub(1));
            milliseconds(self.latencies.get(index).copied().unwrap_or_default())
        };
        println!("  latency p50 {}, p99 {}, p99.9 {}", at(500), at(990), at(999));
        println!("  server: at most {} MiB resident", self.peak / 1_024);
        let (all, database) = (self.all / count, self.database / count);
        let rest = all.saturating_sub(database).saturating_sub(self.library);
        let share = |part: Duration| 100.0 * part.as_secs_f64() / all.as_secs_f64();
        println!("  server's CPU per request: {} us", all.as_micros());
        for (name, part) in [("ofm-protocol", self.library), ("database", database), ("HTTP, TLS, runtime", rest)] {
            println!("    {name}: {} us, {:.0} %", part.as_micros(), share(part));
        }
        let (sent, accepted) = self.again;
        println!("  {sent} accepted requests sent again: {accepted} accepted");
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", 1_000.0 * time.as_secs_f64())
}
