//! Compares ofm-protocol with other libraries for the same operations. See README.md.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use contender::Operation;
use inputs::{Inputs, Kind};
use measure::Plan;
use results::{Absence, Results};

mod chart;
mod clock;
mod command;
mod contender;
mod count;
mod entries;
mod goals;
mod inputs;
mod measure;
mod ours;
mod peers;
mod results;
mod table;

const USAGE: &str = "\
usage: run [--quick] [--out FILE] [--only WORD]...   measure; print the table; write docs/benchmarks.json and a section
                                                    of docs/benchmarks.md (--quick and --only: only to FILE, if given)
       run --from FILE                              print the table of FILE, and write its section of docs/benchmarks.md
       run --goals FILE                             print the best peers beside ours in FILE
       command PROGRAM                              measure `ofm verify`, built at PROGRAM, beside jsonwebtoken
       chart FILE [BITS]...                         print a chart of FILE as SVG

A WORD is an operation (verify, sign, token), a size (2048, 3072, 4096), ES256 or Ed25519.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["run", "--from", file] => from(Path::new(file)),
        ["run", "--goals", file] => read(Path::new(file)).map(|results| print!("{}", goals::goals(&results))),
        ["command", program] => command::command(Path::new(program)),
        ["chart", file, bits @ ..] => chart(Path::new(file), bits),
        ["run", options @ ..] => match Options::parse(options) {
            Some(options) => run(&options),
            None => Err(USAGE.to_owned()),
        },
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

#[derive(Default)]
struct Options {
    quick: bool,
    out: Option<PathBuf>,
    only: Vec<String>,
}

impl Options {
    fn parse(arguments: &[&str]) -> Option<Self> {
        let mut options = Self::default();
        let mut arguments = arguments.iter();
        while let Some(&argument) = arguments.next() {
            match argument {
                "--quick" => options.quick = true,
                "--out" => options.out = Some(PathBuf::from(arguments.next()?)),
                "--only" => options.only.push((*arguments.next()?).to_owned()),
                _ => return None,
            }
        }
        Some(options)
    }

    fn wants(&self, operation: Operation, kind: Kind) -> bool {
        let (operations, kinds): (Vec<&String>, Vec<&String>) =
            self.only.iter().partition(|word| Operation::ALL.iter().any(|operation| operation.name() == *word));
        let size = kind.bits().to_string();
        (operations.is_empty() || operations.iter().any(|word| *word == operation.name()))
            && (kinds.is_empty()
                || kinds.iter().any(|word| **word == size || kind.algorithm().split(' ').next() == Some(word)))
    }
}

fn docs(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name)
}

fn run(options: &Options) -> Result<(), String> {
    let plan = if options.quick { Plan::QUICK } else { Plan::FULL };
    let mut results = Results::new(&plan, options.quick);
    for kind in Kind::ALL {
        if !Operation::ALL.iter().any(|&operation| options.wants(operation, kind)) {
            continue;
        }
        eprintln!("{} {}: preparing", kind.algorithm(), kind.bits());
        let inputs = Inputs::new(kind, plan.unique);
        if let Some(token) = inputs.tokens.first() {
            results.method.token_bytes.insert(kind.bits(), token.len());
        }
        for operation in Operation::ALL {
            if kind.has(operation) && options.wants(operation, kind) {
                eprintln!("{} {}: {}", kind.algorithm(), kind.bits(), operation.name());
                group(operation, inputs, &plan, &mut results);
            }
        }
    }
    // Whole tokens and small sizes come first, in the order of the table.
    results.rows.sort_by_key(|row| order(&row.operation, &row.algorithm, row.bits));
    print!("{}", table::table(&results));
    for noise in results.noise() {
        eprintln!("{noise} have quartiles more than a tenth apart");
    }
    if let Some(file) = &options.out {
        write(file, &json(&results)?)?;
    } else if !options.quick && options.only.is_empty() {
        write(&docs("benchmarks.json"), &json(&results)?)?;
        document(&results)?;
    }
    Ok(())
}

fn order(operation: &str, algorithm: &str, bits: u32) -> (bool, usize, u32) {
    let operation = ["token", "verify", "sign"].iter().position(|name| *name == operation);
    (algorithm != "PS256", operation.unwrap_or(3), bits)
}

fn group(operation: Operation, inputs: &'static Inputs, plan: &Plan, results: &mut Results) {
    let kind = inputs.kind;
    let mut contenders = entries::all(operation, inputs, plan);
    for entry in peers::entries(operation, inputs) {
        match entry {
            Ok(contender) => contenders.push(contender),
            Err(missing) => {
                results.missing.push(Absence::new(operation.name(), kind.algorithm(), kind.bits(), missing));
            }
        }
    }
    results.rows.extend(measure::measure(operation, kind, contenders, plan));
}

fn json(results: &Results) -> Result<String, String> {
    serde_json::to_string_pretty(results).map(|text| text + "\n").map_err(|error| error.to_string())
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}

fn read(file: &Path) -> Result<Results, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))
}

fn from(file: &Path) -> Result<(), String> {
    let results = read(file)?;
    print!("{}", table::table(&results));
    document(&results)
}

fn document(results: &Results) -> Result<(), String> {
    let file = docs("benchmarks.md");
    let document = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    write(&file, &table::with_section(&document, &table::section(results)))
}

fn chart(file: &Path, bits: &[&str]) -> Result<(), String> {
    let bits: Result<Vec<u32>, _> = bits.iter().map(|bits| bits.parse()).collect();
    let bits = bits.map_err(|_| USAGE.to_owned())?;
    print!("{}", chart::chart(&read(file)?, &bits));
    Ok(())
}
