//! The one table, in Markdown.

use std::fmt::Write as _;

use crate::entries::{BATCHES, OURS};
use crate::results::{Results, Row};

/// Nanoseconds, with three or four digits and a unit.
pub fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        ..999.5 => format!("{nanoseconds:.0} ns"),
        ..9_995.0 => format!("{:.2} us", nanoseconds / 1e3),
        ..99_950.0 => format!("{:.1} us", nanoseconds / 1e3),
        ..9_999_500.0 => format!("{} us", thousands((nanoseconds / 1e3).round() as u64)),
        _ => format!("{:.1} ms", nanoseconds / 1e6),
    }
}

pub fn ratio(ratio: f64) -> String {
    if ratio < 9.995 { format!("{ratio:.2}x") } else { format!("{ratio:.1}x") }
}

pub fn what(operation: &str, algorithm: &str, bits: u32) -> String {
    let operation = match operation {
        "verify" => "verify",
        "sign" => "sign",
        _ => "whole token",
    };
    if algorithm == "PS256" { format!("{operation}, {bits} bits") } else { format!("{operation}, {algorithm}") }
}

pub fn table(results: &Results) -> String {
    let mut out = String::from("| what | library | time |");
    for batch in BATCHES {
        let _ = write!(out, " {batch} |");
    }
    out += " allocations | in C |\n|---|---|---|";
    out += &"---|".repeat(BATCHES.len() + 2);
    out.push('\n');
    for group in results.groups() {
        let what = what(group.0, group.1, group.2);
        if let Some(one) = results.ours(group, 1) {
            let _ = write!(out, "| **{what}** | **{}** | **{}** |", results.display(OURS), time(one.nanoseconds));
            for batch in BATCHES {
                let cell = results.ours(group, batch).map(|row| format!("**{}**", time(row.nanoseconds)));
                let _ = write!(out, " {} |", cell.as_deref().unwrap_or("-"));
            }
            // The maximum over all batch sizes.
            let ours = || results.of(group).filter(|row| row.library == OURS);
            let rust = ours().map(|row| row.allocations).fold(0.0, f64::max);
            let c = ours().map(|row| row.c_allocations).reduce(|a, b| Some(a?.max(b?))).flatten();
            let _ = writeln!(out, " {} | {} |", count(rust), c.map_or("?".to_owned(), count));
        }
        let mut peers: Vec<&Row> = results.of(group).filter(|row| row.library != OURS).collect();
        peers.sort_by(|a, b| a.nanoseconds.total_cmp(&b.nanoseconds));
        for row in peers {
            let _ = write!(out, "| {what} | {} | {} |", results.display(&row.library), time(row.nanoseconds));
            for batch in BATCHES {
                let ours = results.ours(group, batch);
                let cell = ours.map(|ours| ratio(row.nanoseconds / ours.nanoseconds));
                let _ = write!(out, " {} |", cell.as_deref().unwrap_or("-"));
            }
            let c = row.c_allocations.map_or("?".to_owned(), count);
            let _ = writeln!(out, " {} | {c} |", count(row.allocations));
        }
        for absent in results.absent_of(group) {
            let _ = write!(out, "| {what} | {} | {} |", results.display(&absent.library), absent.why);
            out += &" |".repeat(BATCHES.len() + 2);
            out.push('\n');
        }
    }
    out
}

/// The text around the table in the documentation.
pub fn section(results: &Results) -> String {
    let Results { machine, method, .. } = results;
    let tokens: Vec<String> = method
        .token_bytes
        .iter()
        .map(|(bits, bytes)| format!("{} bytes ({bits} bits)", thousands(*bytes as u64)))
        .collect();
    let quick = if method.quick { " **A quick run: too short to rely on.**" } else { "" };
    format!(
        "## {}, beside the other libraries\n\n    benches/peers/run\n\n\
        {} ({}; {} logical CPUs); {}; ofm-protocol's backend: {}.{quick}\n\n\
        The messages have {} bytes and are signed with PS256. A whole token is the samples' request object:\n\
        {}. It is parsed and\n\
        verified, and `iss`, `aud`, `exp` and `nbf` are checked. There are {} different messages and tokens.\n\
        A figure is the median CPU time of {} rounds of {} ms, in which all libraries take turns on one CPU.\n\n\
        The columns 1 to 1,024 are batch sizes. Our rows show the time per item in a batch of that size. The other\n\
        libraries have no batches; their rows show the time per item as a multiple of ours (above 1: slower).\n\
        Allocations are per item: through Rust's allocator, and in C.\n\n{}",
        results.date.get(..10).unwrap_or(&results.date),
        machine.cpu,
        results.flags(),
        machine.logical_cpus,
        results.rustc,
        results.backend,
        thousands(method.message_bytes as u64),
        tokens.join(", "),
        thousands(method.unique as u64),
        method.rounds,
        method.round_milliseconds,
        table(results),
    )
}

const BEGIN: &str = "<!-- benches/peers: begin. Written by a program. -->";
const END: &str = "<!-- benches/peers: end -->";

/// The document with the section between the markers replaced; without markers, the section is inserted before the
/// first section.
pub fn with_section(document: &str, section: &str) -> String {
    let block = format!("{BEGIN}\n{section}\n{END}\n");
    let between = document.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    if let Some((before, after)) = between {
        return format!("{before}{block}{}", after.strip_prefix('\n').unwrap_or(after));
    }
    match document.find("\n## ") {
        Some(at) => format!("{}\n{block}\n{}", &document[..at], &document[at + 1..]),
        None => format!("{document}\n{block}"),
    }
}

fn count(each: f64) -> String {
    match each {
        100.0.. => thousands(each.round() as u64),
        _ if (each - each.round()).abs() < 0.05 => format!("{each:.0}"),
        _ => format!("{each:.1}"),
    }
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_units_and_three_digits() {
        assert_eq!(time(999.4), "999 ns");
        assert_eq!(time(1_234.0), "1.23 us");
        assert_eq!(time(41_260.0), "41.3 us");
        assert_eq!(time(1_271_000.0), "1,271 us");
        assert_eq!(time(13_500_000.0), "13.5 ms");
    }

    #[test]
    fn a_section_replaces_the_one_before_and_nothing_else() {
        let document = "# Benchmarks\n\nText.\n\n## Older\n\nFigures.\n";
        let once = with_section(document, "## New\n");
        assert!(once.starts_with("# Benchmarks\n\nText.\n\n<!--"), "{once}");
        assert!(once.ends_with("-->\n\n## Older\n\nFigures.\n"), "{once}");
        assert_eq!(with_section(&once, "## New\n"), once);
        assert_eq!(with_section(&once, "## Newer\n"), once.replace("## New", "## Newer"));
    }

    #[test]
    fn who_is_missing_is_in_the_table() {
        let mut results = Results::new(&crate::measure::Plan::QUICK, true);
        let row = |library: &str, nanoseconds: f64| Row {
            operation: "verify".to_owned(),
            algorithm: "PS256".to_owned(),
            bits: 2048,
            library: library.to_owned(),
            batch: 1,
            nanoseconds,
            quartiles: [nanoseconds; 2],
            rounds: 1,
            allocations: 0.0,
            c_allocations: None,
        };
        results.rows = vec![row(OURS, 10_000.0), row("ring", 25_000.0)];
        let missing =
            crate::contender::Missing { library: "graviola", why: "not on this CPU, which lacks adx".to_owned() };
        results.missing = vec![crate::results::Absence::new("verify", "PS256", 2048, missing)];
        let table = table(&results);
        assert!(table.contains("| 25.0 us | 2.50x |"), "{table}");
        assert!(table.contains("not on this CPU, which lacks adx"), "{table}");
        assert!(crate::chart::chart(&results, &[]).contains("not on this CPU, which lacks adx"));
    }
}
