//! The fuzz targets on the stable toolchain: each committed input runs once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[path = "../../fuzz/src/lib.rs"]
#[allow(unreachable_pub, dead_code, missing_debug_implementations, reason = "a crate's root elsewhere")]
#[allow(clippy::pedantic, reason = "a crate of its own elsewhere")]
mod targets;

fn directory(name: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("fuzz").join(name)
}

/// Every file below `fuzz/{name}/{target}`, by target and name.
fn inputs(name: &str) -> BTreeMap<(String, String), Vec<u8>> {
    let entries = |path: &Path| -> Vec<_> {
        std::fs::read_dir(path).map_or_else(|_| Vec::new(), |entries| entries.map(|entry| entry.unwrap()).collect())
    };
    let mut inputs = BTreeMap::new();
    for target in entries(&directory(name)).into_iter().filter(|entry| entry.path().is_dir()) {
        for file in entries(&target.path()) {
            let key = [target.file_name(), file.file_name()].map(|name| name.into_string().unwrap());
            inputs.insert(key.into(), std::fs::read(file.path()).unwrap());
        }
    }
    inputs
}

#[test]
fn seeds_come_from_the_samples() {
    let made: BTreeMap<_, _> =
        targets::seeds::all().into_iter().map(|((target, name), input)| ((target.to_owned(), name), input)).collect();
    let committed = inputs("seeds");
    let differing: Vec<_> =
        made.keys().chain(committed.keys()).filter(|key| made.get(*key) != committed.get(*key)).collect();
    if differing.is_empty() {
        return;
    }
    let may_write = std::env::var_os("UPDATE_SNAPSHOTS").is_some() && std::env::var_os("CI").is_none();
    assert!(
        may_write,
        "stale: {differing:?}; run UPDATE_SNAPSHOTS=1 cargo test --test codegen fuzz_seeds and look at the diff"
    );
    let _ = std::fs::remove_dir_all(directory("seeds"));
    for ((target, name), input) in made {
        let path = directory("seeds").join(target);
        std::fs::create_dir_all(&path).unwrap();
        std::fs::write(path.join(name), input).unwrap();
    }
}

#[test]
fn every_committed_input_passes_its_target() {
    let mut run = BTreeMap::new();
    for ((target, name), input) in inputs("seeds").into_iter().chain(inputs("regressions")) {
        let Some((target, check)) = targets::TARGETS.iter().find(|(own, _)| *own == target) else {
            assert!(target == "typed", "no target {target}, which has an input {name}");
            continue;
        };
        check(&input);
        *run.entry(target).or_insert(0) += 1;
    }
    assert_eq!(run.len(), targets::TARGETS.len(), "a target without inputs: {run:?}");
}

/// The fuzzer's programs are exactly the targets.
#[test]
fn every_target_has_a_program() {
    let mut programs: Vec<_> = std::fs::read_dir(directory("fuzz_targets"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|name| name != "typed")
        .collect();
    programs.sort();
    let targets: Vec<_> = targets::TARGETS.iter().map(|(name, _)| *name).filter(|name| *name != "typed").collect();
    assert_eq!(programs, targets);
}
