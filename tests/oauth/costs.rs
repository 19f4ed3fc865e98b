//! The cost of the worst inputs in instructions, at the limits of every entry: four times the input costs a little more
//! than four times.
//!
//! The counts are exact: this test runs itself under valgrind, whose callgrind counts each measured instruction.
//! Without valgrind it prints a line and passes.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::hostile::{Case, Reader, cases};

/// Set for the run under valgrind, which only measures one input after the other: the folder of the inputs. To make
/// them under valgrind would take longer than to read them.
const INPUTS: &str = "OFM_COSTS_INPUTS";

/// Four times the input may cost this much, in percent, which is 230 for each doubling: what is sorted takes n log n,
/// what is quadratic takes 1600.
const GREATEST_PERCENT: u64 = 529;

#[inline(never)]
fn ofm_costs_measured(read: &Reader, input: &[u8]) -> &'static str {
    read(input)
}

/// A short input, which computes the one-time values before, and the two that are measured.
fn sizes(case: &Case) -> [usize; 3] {
    [case.limit / 16, case.limit / 4, case.limit]
}

fn file(folder: &Path, case: usize, size: usize) -> PathBuf {
    folder.join(format!("input.{case}.{size}"))
}

/// Measures each case with the inputs that the function returns for its place and its sizes.
fn measure_all(input: impl Fn(usize, &Case, usize) -> Vec<u8>) {
    let mut unexpected = Vec::new();
    for (index, case) in cases().enumerate() {
        let [short, measured @ ..] = sizes(case);
        let before = input(index, case, short);
        (case.reader)(&before)(&before);
        for size in measured {
            let input = input(index, case, size);
            assert!(input.len() <= size * 4 / 3 + 64, "{}: {} bytes", case.name, input.len());
            let read = (case.reader)(&input);
            let outcome = ofm_costs_measured(&read, &input);
            if outcome != case.outcome {
                unexpected.push((case.name, size, outcome));
            }
        }
    }
    assert_eq!(unexpected, []);
}

/// The instructions of each measurement, in order: callgrind writes a file after each.
fn counts() -> Option<Vec<u64>> {
    if std::env::consts::OS != "linux" || Command::new("valgrind").arg("--version").output().is_err() {
        eprintln!("no valgrind here: what hostile input costs is not counted");
        return None;
    }
    let folder = std::env::temp_dir().join(format!("ofm-costs-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (index, case) in cases().enumerate() {
        for size in sizes(case) {
            std::fs::write(file(&folder, index, size), (case.make)(size)).unwrap();
        }
    }
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--toggle-collect=*ofm_costs_measured*"])
        // A pattern does not match in the name of a function to dump after.
        .arg(concat!("--dump-after=", module_path!(), "::ofm_costs_measured"))
        .arg(format!("--callgrind-out-file={}/out", folder.display()))
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "costs::four_times_the_input_costs_four_times_as_much", "--nocapture"])
        .env(INPUTS, &folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let count = |number: usize| {
        let text = std::fs::read_to_string(folder.join(format!("out.{number}"))).unwrap();
        let total =
            text.lines().find_map(|line| line.strip_prefix("totals: ").or_else(|| line.strip_prefix("summary: ")));
        total.unwrap().trim().parse().unwrap()
    };
    let counts = (1..=2 * cases().count()).map(count).collect();
    std::fs::remove_dir_all(folder).unwrap();
    Some(counts)
}

#[test]
fn four_times_the_input_costs_four_times_as_much() {
    if let Some(folder) = std::env::var_os(INPUTS) {
        return measure_all(|index, _, size| std::fs::read(file(Path::new(&folder), index, size)).unwrap());
    }
    let Some(counts) = counts() else { return };
    let mut superlinear = Vec::new();
    for (case, pair) in cases().zip(counts.chunks(2)) {
        let percent = pair[1] * 100 / pair[0];
        let line = format!("{}: {} and {} instructions, {percent} percent", case.name, pair[0], pair[1]);
        println!("{line}");
        if percent > GREATEST_PERCENT {
            superlinear.push(line);
        }
    }
    assert!(superlinear.is_empty(), "{superlinear:#?}");
}

/// Without valgrind too: each input reaches its intended place.
#[test]
fn hostile_inputs_are_judged_as_they_are_meant_to_be() {
    measure_all(|_, case, size| (case.make)(size));
}
