//! Our times as multiples of the fastest peer's: the project's goals, and the results of a run.

use std::fmt::Write as _;

use crate::entries::OURS;
use crate::inputs::Kind;
use crate::results::Results;
use crate::table::{time, what};

/// Operation, algorithm, size, batch, peer (any, if empty), maximum, stretch goal.
type Goal = (&'static str, &'static str, u32, usize, &'static str, f64, Option<f64>);

const PREPARED: &str = Kind::P256 { prepared: true }.algorithm();

const GOALS: [Goal; 14] = [
    ("verify", "PS256", 2048, 1, "", 0.33, Some(0.27)),
    ("verify", "PS256", 3072, 1, "", 0.27, None),
    ("verify", "PS256", 4096, 1, "", 0.22, None),
    ("verify", "PS256", 2048, 64, "", 0.17, Some(0.14)),
    ("token", "PS256", 2048, 1, "jsonwebtoken", 0.22, Some(0.18)),
    ("token", "PS256", 2048, 64, "jsonwebtoken", 0.11, Some(0.09)),
    ("sign", "PS256", 2048, 1, "aws-lc-rs", 0.6, Some(0.35)),
    ("sign", "PS256", 2048, 8, "aws-lc-rs", 0.3, Some(0.22)),
    ("verify", "ES256", 256, 1, "", 0.9, None),
    ("verify", "ES256", 256, 64, "", 0.25, None),
    ("verify", PREPARED, 256, 1, "", 0.45, Some(0.37)),
    ("verify", PREPARED, 256, 64, "", 0.13, Some(0.1)),
    ("sign", "ES256", 256, 1, "graviola", 1.0, Some(0.8)),
    // The portable backend's goal, valid only if that backend was measured.
    ("verify", "PS256", 2048, 1, "ring", 1.0, Some(0.8)),
];

pub fn goals(results: &Results) -> String {
    let mut out =
        format!("Backend: {}. {} ({}), {}.\n\n", results.backend, results.machine.cpu, results.flags(), results.date);
    out += "| what | batch | ours | beside | its time | ours as a multiple | at most | stretch |\n";
    out += "|---|---|---|---|---|---|---|---|\n";
    for (operation, algorithm, bits, batch, peer, most, stretch) in GOALS {
        let group = (operation, algorithm, bits);
        let peers = results.of(group).filter(|row| row.library != OURS && (peer.is_empty() || row.library == peer));
        let best = peers.min_by(|a, b| a.nanoseconds.total_cmp(&b.nanoseconds));
        let (Some(ours), Some(best)) = (results.ours(group, batch), best) else { continue };
        let stretch = stretch.map_or("-".to_owned(), |stretch| stretch.to_string());
        let _ = writeln!(
            out,
            "| {} | {batch} | {} | {} | {} | **{:.3}** | {most} | {stretch} |",
            what(operation, algorithm, bits),
            time(ours.nanoseconds),
            results.display(&best.library),
            time(best.nanoseconds),
            ours.nanoseconds / best.nanoseconds,
        );
    }
    out
}
