//! A bar chart as SVG, readable on light and dark backgrounds.

use std::fmt::Write as _;

use crate::entries::OURS;
use crate::results::{Results, Row};
use crate::table::{ratio, time, what};

const WIDTH: u32 = 880;
const BARS: u32 = 262;
/// The length of the longest bar; the text after it needs the rest.
const LONGEST: f64 = 470.0;
const LINE: u32 = 20;
const PANEL: u32 = 46;
const HEAD: u32 = 78;
const FOOT: u32 = 20;
/// The batch sizes with bars. The table has all sizes.
const BATCHES: [usize; 3] = [1, 8, 64];

// The background is drawn too, because a page's theme can differ from the reader's system.
const STYLE: &str = "\
    .ground { fill: #ffffff; stroke: #d0d7de }
    text { font: 13px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #1f2328 }
    .title { font-size: 18px; font-weight: 600 }
    .panel { font-size: 14px; font-weight: 600 }
    .small { font-size: 12px; fill: #59636e }
    .us { font-weight: 600 }
    .bar { fill: #8c959f }
    .bar.us { fill: #0969da }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #0d1117; stroke: #3d444d }
      text { fill: #f0f6fc }
      .small { fill: #9198a1 }
      .bar { fill: #656c76 }
      .bar.us { fill: #4493f8 }
    }
";

/// A chart of the groups with these key sizes, or of all groups if the list is empty.
pub fn chart(results: &Results, bits: &[u32]) -> String {
    let groups = results.groups().into_iter().filter(|group| bits.is_empty() || bits.contains(&group.2));
    let (mut panels, mut y) = (String::new(), HEAD);
    for group in groups {
        y = panel(&mut panels, results, group, y);
    }
    let height = y + FOOT;
    let title = "Time for one signature or token; shorter is better";
    let machine = format!(
        "{}, {}; {}; backend {}{}",
        results.machine.cpu,
        results.date.get(..10).unwrap_or(&results.date),
        results.rustc.split(" (").next().unwrap_or_default(),
        results.backend,
        if results.method.quick { "; a quick run, too short to rely on" } else { "" },
    );
    let flags = format!("CPU: {}. Multiples are of ofm-protocol's single call.", results.flags());
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\" \
         role=\"img\" aria-label=\"{}\">\n  <title>{}</title>\n  <style>\n{STYLE}  </style>\n  \
         <rect class=\"ground\" x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"6\"/>\n{}{}{}{panels}</svg>\n",
        escaped(title),
        escaped(title),
        WIDTH - 1,
        height - 1,
        text(16, 30, "title", title),
        text(16, 51, "small", &machine),
        text(16, 68, "small", &flags),
    )
}

/// Draws a panel from `y` on; returns its end.
fn panel(out: &mut String, results: &Results, group: (&str, &str, u32), mut y: u32) -> u32 {
    let Some(one) = results.ours(group, 1) else { return y };
    let mut rows: Vec<(String, &Row)> = Vec::new();
    for batch in BATCHES {
        let name = if batch == 1 { "one call".to_owned() } else { format!("{batch} in one call") };
        rows.extend(results.ours(group, batch).map(|row| (format!("{OURS}, {name}"), row)));
    }
    let mut peers: Vec<&Row> = results.of(group).filter(|row| row.library != OURS).collect();
    peers.sort_by(|a, b| a.nanoseconds.total_cmp(&b.nanoseconds));
    rows.extend(peers.into_iter().map(|row| (results.display(&row.library), row)));
    let longest = rows.iter().map(|(_, row)| row.nanoseconds).fold(0.0, f64::max);

    *out += &text(16, y + 24, "panel", &heading(group));
    y += PANEL - 12;
    for (name, row) in rows {
        let us = if row.library == OURS { "us" } else { "" };
        let length = (row.nanoseconds / longest * LONGEST).max(1.0);
        let label = format!("{} · {}", time(row.nanoseconds), ratio(row.nanoseconds / one.nanoseconds));
        *out += &text_end(BARS - 8, y + 14, us, &name);
        let _ = writeln!(
            out,
            "  <rect class=\"bar {us}\" x=\"{BARS}\" y=\"{}\" width=\"{length:.1}\" height=\"14\" rx=\"2\"/>",
            y + 3
        );
        *out += &text(BARS + length.ceil() as u32 + 6, y + 14, us, &label);
        y += LINE;
    }
    for absent in results.absent_of(group) {
        *out += &text_end(BARS - 8, y + 14, "", &results.display(&absent.library));
        *out += &text(BARS, y + 14, "small", &absent.why);
        y += LINE;
    }
    y
}

fn heading(group: (&str, &str, u32)) -> String {
    let (operation, algorithm, bits) = group;
    let what = what(operation, algorithm, bits);
    let first = what.chars().next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let what = first + what.get(1..).unwrap_or_default();
    if operation == "token" { format!("{what}: parsed, verified, claims checked") } else { what }
}

fn text(x: u32, y: u32, class: &str, text: &str) -> String {
    format!("  <text x=\"{x}\" y=\"{y}\" class=\"{class}\">{}</text>\n", escaped(text))
}

fn text_end(x: u32, y: u32, class: &str, text: &str) -> String {
    format!("  <text x=\"{x}\" y=\"{y}\" class=\"{class}\" text-anchor=\"end\">{}</text>\n", escaped(text))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
