//! Our times as multiples of the fastest peer's: the project's goals, and the results of a run.

use std::fmt::Write as _;

use crate::entries::OURS;
use crate::inputs::Kind;
use crate::results::Results;
use crate::table::{time, what};

/// A ratio that ours is to have at most, and one that would be better still; `None` where there is no aim.
type Aim = Option<(f64, Option<f64>)>;

/// Operation, algorithm, size, batch, the peer (any, if empty), and the aim for each [`Cpu`] in turn.
type Goal = (&'static str, &'static str, u32, usize, &'static str, [Aim; 4]);

/// Kinds of CPUs that differ in what can be had of them.
#[derive(Clone, Copy)]
enum Cpu {
    WithoutIfma,
    IntelWithIfma,
    Zen4,
    Zen5,
}

impl Cpu {
    fn of(results: &Results) -> Self {
        let name = &results.machine.cpu;
        // EPYC 9005, Ryzen 9000 and Ryzen AI are Zen 5; what is older and has IFMA is Zen 4.
        let is_zen_5 = |word: &str| {
            let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
            digits.len() == 4 && digits.starts_with('9') && digits.ends_with('5') || word == "Turin" || word == "AI"
        };
        match results.machine.flags.get("avx512ifma") {
            Some(true) if !name.contains("AMD") => Self::IntelWithIfma,
            Some(true) if name.split([' ', '-']).any(is_zen_5) => Self::Zen5,
            Some(true) => Self::Zen4,
            _ => Self::WithoutIfma,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::WithoutIfma => "CPUs without IFMA",
            Self::IntelWithIfma => "Intel's CPUs with IFMA",
            Self::Zen4 => "Zen 4",
            Self::Zen5 => "Zen 5",
        }
    }
}

const PREPARED: &str = Kind::P256 { prepared: true }.algorithm();

const fn aim(most: f64) -> Aim {
    Some((most, None))
}

const fn aims(most: f64, stretch: f64) -> Aim {
    Some((most, Some(stretch)))
}

/// What needs IFMA: Intel's CPUs with it are to reach what Zen 4 does.
const fn with_ifma(zen_4: Aim, zen_5: Aim) -> [Aim; 4] {
    [None, zen_4, zen_4, zen_5]
}

/// What a CPU needs nothing for.
const fn any(aim: Aim) -> [Aim; 4] {
    [aim; 4]
}

const GOALS: [Goal; 18] = [
    ("verify", "PS256", 2048, 1, "", with_ifma(aims(0.4, 0.36), aims(0.33, 0.27))),
    ("verify", "PS256", 3072, 1, "", with_ifma(aim(0.36), aim(0.27))),
    ("verify", "PS256", 4096, 1, "", with_ifma(aim(0.32), aim(0.22))),
    ("verify", "PS256", 2048, 64, "", with_ifma(aims(0.27, 0.25), aims(0.17, 0.14))),
    ("verify", "PS256", 4096, 64, "", with_ifma(aim(0.25), None)),
    ("token", "PS256", 2048, 1, "jsonwebtoken", with_ifma(aims(0.33, 0.29), aims(0.22, 0.18))),
    ("token", "PS256", 2048, 64, "jsonwebtoken", with_ifma(aims(0.21, 0.19), aims(0.11, 0.09))),
    ("sign", "PS256", 2048, 1, "aws-lc-rs", with_ifma(aims(0.85, 0.75), aims(0.6, 0.35))),
    ("sign", "PS256", 3072, 1, "aws-lc-rs", with_ifma(aims(0.95, 0.85), None)),
    ("sign", "PS256", 4096, 1, "aws-lc-rs", with_ifma(aims(0.95, 0.85), None)),
    ("sign", "PS256", 2048, 8, "aws-lc-rs", with_ifma(aims(0.62, 0.5), aims(0.3, 0.22))),
    ("verify", "ES256", 256, 1, "", any(aim(0.9))),
    ("verify", "ES256", 256, 64, "", with_ifma(aim(0.25), aim(0.25))),
    ("verify", PREPARED, 256, 1, "", any(aims(0.45, 0.37))),
    ("verify", PREPARED, 256, 64, "", with_ifma(aims(0.13, 0.1), aims(0.13, 0.1))),
    ("sign", "ES256", 256, 1, "", any(aims(1.0, 0.8))),
    ("verify", "Ed25519", 256, 1, "", any(aim(2.0))),
    // Of the portable backend alone.
    ("verify", "PS256", 2048, 1, "ring", any(aims(0.85, 0.8))),
];

pub fn goals(results: &Results) -> String {
    let cpu = Cpu::of(results);
    let is_portable = results.backend == "portable";
    let mut out =
        format!("Backend: {}. {} ({}), {}.\n\n", results.backend, results.machine.cpu, results.flags(), results.date);
    let _ = writeln!(out, "Aims for {}.\n", if is_portable { "the portable backend" } else { cpu.name() });
    out += "| what | batch | ours | beside | its time | ours as a multiple | at most | stretch |\n";
    out += "|---|---|---|---|---|---|---|---|\n";
    for (operation, algorithm, bits, batch, peer, aims) in GOALS {
        let Some((most, stretch)) = aims[cpu as usize] else { continue };
        let group = (operation, algorithm, bits);
        if is_portable != (peer == "ring") {
            continue;
        }
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
