//! The results of a run: the JSON for the table and the chart.

use std::collections::BTreeMap;
use std::fs;
use std::time::SystemTime;

use ofm_protocol::time::UnixTime;
use serde::{Deserialize, Serialize};

use crate::contender::Missing;
use crate::entries::OURS;
use crate::inputs::MESSAGE_LEN;
use crate::measure::Plan;
use crate::ours;

#[derive(Debug, Serialize, Deserialize)]
pub struct Results {
    /// RFC 3339, UTC.
    pub date: String,
    pub machine: Machine,
    pub rustc: String,
    /// The name of the measured backend of ofm-protocol.
    pub backend: String,
    /// By package.
    pub versions: BTreeMap<String, String>,
    pub method: Method,
    pub rows: Vec<Row>,
    pub missing: Vec<Absence>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Machine {
    pub cpu: String,
    pub logical_cpus: usize,
    /// Whether the CPU has them.
    pub flags: BTreeMap<String, bool>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Method {
    pub quick: bool,
    pub rounds: usize,
    pub round_milliseconds: u64,
    /// The number of different messages and tokens, which are taken in turn.
    pub unique: usize,
    pub message_bytes: usize,
    /// By modulus size.
    pub token_bytes: BTreeMap<u32, usize>,
}

/// One library, one operation, one batch size.
#[derive(Debug, Serialize, Deserialize)]
pub struct Row {
    pub operation: String,
    pub algorithm: String,
    pub bits: u32,
    pub library: String,
    pub batch: usize,
    /// For one item: the median over the rounds.
    pub nanoseconds: f64,
    pub quartiles: [f64; 2],
    pub rounds: usize,
    /// For one item, through Rust's allocator.
    pub allocations: f64,
    /// For one item, by C code; absent if it cannot be counted.
    pub c_allocations: Option<f64>,
}

/// A library that could not be measured.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Absence {
    pub operation: String,
    pub algorithm: String,
    pub bits: u32,
    pub library: String,
    pub why: String,
}

impl Absence {
    pub fn new(operation: &str, algorithm: &str, bits: u32, missing: Missing) -> Self {
        let Missing { library, why } = missing;
        Self {
            operation: operation.to_owned(),
            algorithm: algorithm.to_owned(),
            bits,
            library: library.to_owned(),
            why,
        }
    }
}

impl Results {
    pub fn new(plan: &Plan, quick: bool) -> Self {
        Self {
            date: UnixTime::from_seconds(UnixTime::from(SystemTime::now()).seconds()).to_string(),
            machine: Machine::this(),
            rustc: env!("PEERS_RUSTC").to_owned(),
            backend: ours::backend(),
            versions: versions(),
            method: Method {
                quick,
                rounds: plan.rounds,
                round_milliseconds: plan.round.as_millis() as u64,
                unique: plan.unique,
                message_bytes: MESSAGE_LEN,
                token_bytes: BTreeMap::new(),
            },
            rows: Vec::new(),
            missing: Vec::new(),
        }
    }

    /// The operation, the algorithm and the size of each group, in the order of measurement.
    pub fn groups(&self) -> Vec<(&str, &str, u32)> {
        let mut groups = Vec::new();
        for row in &self.rows {
            let group = (row.operation.as_str(), row.algorithm.as_str(), row.bits);
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        groups
    }

    pub fn of(&self, group: (&str, &str, u32)) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| (row.operation.as_str(), row.algorithm.as_str(), row.bits) == group)
    }

    pub fn absent_of(&self, group: (&str, &str, u32)) -> impl Iterator<Item = &Absence> {
        self.missing.iter().filter(move |row| (row.operation.as_str(), row.algorithm.as_str(), row.bits) == group)
    }

    pub fn ours(&self, group: (&str, &str, u32), batch: usize) -> Option<&Row> {
        self.of(group).find(|row| row.library == OURS && row.batch == batch)
    }

    /// The library's name with its version and its use.
    pub fn display(&self, library: &str) -> String {
        // Two versions of a library take part; the older one has its own name.
        if library == "rsa 0.9" {
            return format!("rsa {}", self.version(library));
        }
        let (package, how) = library.split_once(' ').unwrap_or((library, ""));
        let version = self.version(package);
        let with = match package {
            OURS => return package.to_owned(),
            "josekit" => format!("(OpenSSL {})", self.version("OpenSSL")),
            "jsonwebtoken" | "huskarl-core" => "(AWS-LC)".to_owned(),
            "oxitoken" => "(older AWS-LC)".to_owned(),
            _ => how.to_owned(),
        };
        format!("{package} {version} {with}").trim_end().to_owned()
    }

    fn version(&self, of: &str) -> &str {
        self.versions.get(of).map_or("", String::as_str)
    }

    /// The groups with scattered rounds, and the number of such rows: repeat the run on a quieter machine.
    pub fn noise(&self) -> Vec<String> {
        let scatters = |row: &&Row| (row.quartiles[1] - row.quartiles[0]) / row.nanoseconds > 0.1;
        let groups = self.groups().into_iter().filter_map(|group| {
            let (all, noisy) = (self.of(group).count(), self.of(group).filter(scatters).count());
            let (operation, algorithm, bits) = group;
            (noisy > 0).then(|| format!("{operation} {algorithm} {bits}: {noisy} of {all} medians"))
        });
        groups.collect()
    }

    pub fn flags(&self) -> String {
        let has = |there: bool| if there { "" } else { "no " };
        self.machine.flags.iter().map(|(flag, &there)| format!("{}{flag}", has(there))).collect::<Vec<_>>().join(", ")
    }
}

impl Machine {
    fn this() -> Self {
        let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let field = |name: &str| {
            let line = info.lines().find(|line| line.split(':').next().is_some_and(|found| found.trim() == name))?;
            Some(line.split_once(':')?.1.trim().to_owned())
        };
        let flags = field("flags").unwrap_or_default();
        let flags: Vec<&str> = flags.split(' ').collect();
        let flags =
            ["avx512ifma", "avx512f", "sha_ni", "bmi2", "adx"].map(|flag| (flag.to_owned(), flags.contains(&flag)));
        Self {
            cpu: field("model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
            // Not the number that this program may use: it is pinned to one.
            logical_cpus: info.lines().filter(|line| line.starts_with("processor")).count().max(1),
            flags: BTreeMap::from(flags),
        }
    }
}

/// From the lock files. For a package with several versions, the version that this package depends on.
fn versions() -> BTreeMap<String, String> {
    let (here, beside) = (include_str!("../Cargo.lock"), include_str!("../oxitoken/Cargo.lock"));
    let mut versions = BTreeMap::new();
    let packages = [
        "aws-lc-rs",
        "graviola",
        "huskarl-core",
        "josekit",
        "jsonwebtoken",
        "jwt-simple",
        "ofm-protocol",
        "p256",
        "ring",
    ];
    for package in packages {
        versions.insert(package.to_owned(), locked(here, package, "").to_owned());
    }
    versions.insert("rsa".to_owned(), locked(here, "rsa", "0.10").to_owned());
    versions.insert("rsa 0.9".to_owned(), locked(here, "rsa", "0.9").to_owned());
    versions.insert("oxitoken".to_owned(), locked(beside, "oxitoken", "").to_owned());
    versions.insert("aws-lc-rs for oxitoken".to_owned(), locked(beside, "aws-lc-rs", "").to_owned());
    versions.insert("OpenSSL".to_owned(), openssl());
    versions
}

fn locked<'a>(lock: &'a str, package: &str, starts: &str) -> &'a str {
    let name = format!("name = \"{package}\"\nversion = \"");
    let mut found = lock.split("[[package]]").filter_map(|entry| entry.trim().strip_prefix(&name)?.split('"').next());
    found.find(|version| version.starts_with(starts)).unwrap_or_default()
}

fn openssl() -> String {
    // "OpenSSL 3.0.17 1 Jul 2025"
    openssl::version::version().split(' ').nth(1).unwrap_or_default().to_owned()
}
