//! What is printed.

use std::time::Duration;

use crate::process::Counted;

/// The outcome of one run.
pub(crate) struct Run {
    pub(crate) name: &'static str,
    /// The time from sending a request to the end of its response, sorted.
    pub(crate) latencies: Vec<Duration>,
    pub(crate) refused: usize,
    pub(crate) took: Duration,
    /// What the server's process used during the run.
    pub(crate) before: Counted,
    pub(crate) after: Counted,
    /// The library alone, per request.
    pub(crate) library: Duration,
}

impl Run {
    pub(crate) fn print(&self, connections: usize) {
        let count = u32::try_from(self.latencies.len()).unwrap_or(u32::MAX).max(1);
        let rate = f64::from(count) / self.took.as_secs_f64();
        println!("{}: {count} requests over {connections} connections, {} refused", self.name, self.refused);
        println!("  {rate:.0} requests per second");
        let at = |per_mille: usize| {
            let index = (self.latencies.len() * per_mille / 1_000).min(self.latencies.len().saturating_sub(1));
            milliseconds(self.latencies.get(index).copied().unwrap_or_default())
        };
        println!("  latency p50 {}, p99 {}, p99.9 {}", at(500), at(990), at(999));
        println!("  server: at most {} MiB resident", self.after.peak / 1_024);
        let all = self.after.all.saturating_sub(self.before.all) / count;
        let database = self.after.database.saturating_sub(self.before.database) / count;
        let rest = all.saturating_sub(database).saturating_sub(self.library);
        let share = |part: Duration| 100.0 * part.as_secs_f64() / all.as_secs_f64();
        println!("  server's CPU per request: {} us", all.as_micros());
        for (name, part) in [("ofm-protocol", self.library), ("database", database), ("HTTP, TLS, runtime", rest)] {
            println!("    {name}: {} us, {:.0} %", part.as_micros(), share(part));
        }
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", 1_000.0 * time.as_secs_f64())
}
