//! Our times as multiples of the best peer's: what the project set itself, and what a run found.

use std::fmt::Write as _;

use crate::entries::OURS;
use crate::results::Results;
use crate::table::{time, what};

/// Operation, size, batch, the peer (any, if empty), at most, stretch.
type Goal = (&'static str, u32, usize, &'static str, f64, Option<f64>);

const GOALS: [Goal; 9] = [
    ("verify", 2048, 1, "", 0.33, Some(0.27)),
    ("verify", 3072, 1, "", 0.27, None),
    ("verify", 4096, 1, "", 0.22, None),
    ("verify", 2048, 64, "", 0.17, Some(0.14)),
    ("token", 2048, 1, "jsonwebtoken", 0.22, Some(0.18)),
    ("token", 2048, 64, "jsonwebtoken", 0.11, Some(0.09)),
    ("sign", 2048, 1, "aws-lc-rs", 0.6, Some(0.35)),
    ("sign", 2048, 8, "aws-lc-rs", 0.3, Some(0.22)),
    // The portable backend's, to be read only where that was measured.
    ("verify", 2048, 1, "ring", 1.0, Some(0.8)),
];

pub fn goals(results: &Results) -> String {
    let mut out =
        format!("Backend: {}. {} ({}), {}.\n\n", results.backend, results.machine.cpu, results.flags(), results.date);
    out += "| what | batch | ours | beside | its time | ours as a multiple | at most | stretch |\n";
    out += "|---|---|---|---|---|---|---|---|\n";
    for (operation, bits, batch, peer, most, stretch) in GOALS {
        let group = (operation, "PS256", bits);
        let peers = results.of(group).filter(|row| row.library != OURS && (peer.is_empty() || row.library == peer));
        let best = peers.min_by(|a, b| a.nanoseconds.total_cmp(&b.nanoseconds));
        let (Some(ours), Some(best)) = (results.ours(group, batch), best) else { continue };
        let stretch = stretch.map_or("-".to_owned(), |stretch| stretch.to_string());
        let _ = writeln!(
            out,
            "| {} | {batch} | {} | {} | {} | **{:.3}** | {most} | {stretch} |",
            what(operation, "PS256", bits),
            time(ours.nanoseconds),
            results.display(&best.library),
            time(best.nanoseconds),
            ours.nanoseconds / best.nanoseconds,
        );
    }
    out
}
