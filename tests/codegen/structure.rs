//! The layers of docs/design.md, held: who may name whom, and where `unsafe` may stand.

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with those it may name: what stands to its left in the design, and itself.
const LAYERS: [(&str, &[&str]); 7] = [
    ("error", &["error", "time"]),
    ("time", &["error", "time"]),
    ("crypto", &["error", "time", "crypto"]),
    ("jose", &["error", "time", "crypto", "jose"]),
    ("jwt", &["error", "time", "crypto", "jose", "jwt"]),
    ("types", &["time", "types"]),
    ("oauth", &["error", "time", "crypto", "jose", "jwt", "types", "oauth"]),
];

/// The folder of instructions that a compiler must be told the CPU has.
const UNSAFE: &str = "crypto/backend/x86_64/";

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    assert!(files.len() > 20, "the sources were not found");
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
    files.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// A file's code, comments and doc comments left out. Good enough for this code, which has no `//` in a string.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line.split("//").next().unwrap_or(line)))
}

/// The modules that a line names as `crate::module`, also within `crate::{one, two}`.
fn named_modules(line: &str) -> Vec<&str> {
    let word = |text: &'_ str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    line.match_indices("crate::")
        .flat_map(|(at, marker)| {
            let rest = &line[at + marker.len()..];
            match rest.strip_prefix('{') {
                Some(list) => list.split(',').map(str::trim).map(|item| &item[..word(item)]).collect(),
                None => vec![&rest[..word(rest)]],
            }
        })
        .collect()
}

#[test]
fn a_layer_names_only_layers_to_its_left() {
    let mut edges = 0;
    for (file, text) in sources() {
        let layer = file.split(['/', '.']).next().unwrap_or_default();
        if layer == "lib" || layer == "bin" {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            panic!("src/{file} belongs to no layer of tests/codegen/structure.rs")
        };
        for (line_number, line) in code(&text) {
            // Macros of src/error.rs name themselves by their full path.
            for module in named_modules(line).into_iter().filter(|module| LAYERS.iter().any(|(name, _)| name == module))
            {
                assert!(allowed.contains(&module), "src/{file}:{line_number}: {layer} must not name {module}");
                edges += 1;
            }
        }
    }
    assert!(edges > 20, "only {edges} names were found: is the scanner blind?");
}

#[test]
fn only_crypto_names_the_backend() {
    for (file, text) in sources().into_iter().filter(|(file, _)| !file.starts_with("crypto")) {
        for (line_number, line) in code(&text) {
            assert!(!line.contains("backend::"), "src/{file}:{line_number}: the backend is crypto's own");
        }
    }
}

#[test]
fn unsafe_stands_only_where_the_instructions_are() {
    for (file, text) in sources() {
        if file.starts_with(UNSAFE) {
            continue;
        }
        for (line_number, line) in code(&text) {
            let is_word = |word: &str| word == "unsafe";
            let found = line.split(|c: char| !c.is_alphanumeric() && c != '_').any(is_word);
            assert!(!found, "src/{file}:{line_number}: unsafe outside src/{UNSAFE}");
        }
    }
}

#[test]
fn the_binary_is_thin() {
    // The command names the library as any user does.
    for (file, text) in sources().into_iter().filter(|(file, _)| file.starts_with("bin/")) {
        for (line_number, line) in code(&text) {
            let own = ["crate::crypto", "crate::jose", "crate::jwt", "crate::oauth", "crate::types"];
            assert!(!own.iter().any(|path| line.contains(path)), "src/{file}:{line_number}");
        }
    }
}

/// Sans-IO: whoever uses the library opens its sockets, reads its clock and its files.
#[test]
fn the_library_opens_no_socket_and_reads_no_clock() {
    for (file, text) in sources().into_iter().filter(|(file, _)| !file.starts_with("bin/")) {
        for (line_number, line) in code(&text) {
            let outside =
                ["std::net", "std::fs", "std::process", "std::env", "Instant", "SystemTime::now", "tokio", "reqwest"];
            // Tests force a backend by a variable of the environment. Nothing else is read from there.
            let is_forced_backend = file == "crypto/backend/cpu.rs" && line.contains("var_os(\"OFM_BACKEND\")");
            assert!(
                is_forced_backend || !outside.iter().any(|name| line.contains(name)),
                "src/{file}:{line_number}: {line}"
            );
        }
    }
}

#[test]
fn no_file_is_called_mod() {
    for (file, _) in sources() {
        assert!(!file.ends_with("mod.rs"), "src/{file}");
    }
}

#[test]
fn the_scanner_sees_what_it_must() {
    assert_eq!(named_modules("use crate::oauth::par;"), ["oauth"]);
    assert_eq!(named_modules("use crate::{jwt, oauth::x};"), ["jwt", "oauth"]);
    assert_eq!(named_modules("    let x = crate::jose::json::read();"), ["jose"]);
    assert_eq!(code("a // unsafe").map(|(_, line)| line).collect::<Vec<_>>(), ["a "]);
}
