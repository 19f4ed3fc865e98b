//! The generator on the schemas of `ofm-protocol`: its output, formatted, equals tests/snapshots/ beside them; any
//! change of a schema gives Rust or one line.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a failed test is a panic")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ofm_schema_codegen::{Generator, read_schemas};
use serde_json::{Value, json};

fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn schemas() -> BTreeMap<String, String> {
    read_schemas(&repository().join("schemas")).unwrap()
}

/// The generator as build.rs uses it.
fn generator() -> Generator {
    let generator = Generator::for_package("ofm-protocol", "schemas").arbitrary("arbitrary").members("oauth");
    generator.views("oauth/request_object.schema.json").views("ofm/v1_2/granted_consent.schema.json")
}

/// Generated code as a person reads it; the snapshots are in this form.
fn formatted(path: &str, text: &str) -> String {
    // The tree is written as it is read.
    if path == "tree.rs" {
        return text.to_owned();
    }
    let (head, items) = text.split_once("\n\n").unwrap();
    let items = syn::parse_file(items).unwrap_or_else(|error| panic!("{path} is not Rust: {error}\n{text}"));
    format!("{head}\n\n{}", prettyplease::unparse(&items))
}

fn generated(schemas: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>, String> {
    let files = generator().generate(schemas)?;
    Ok(files.into_iter().map(|(path, text)| (path.clone(), formatted(&path, &text))).collect())
}

fn snapshots() -> PathBuf {
    repository().join("tests/snapshots")
}

/// Every file below `directory`, by its path there.
fn texts(directory: &Path) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut pending = vec![directory.to_path_buf()];
    while let Some(path) = pending.pop() {
        for entry in std::fs::read_dir(path).unwrap() {
            let entry = entry.unwrap().path();
            if entry.is_dir() {
                pending.push(entry);
            } else {
                let parts: Vec<_> =
                    entry.strip_prefix(directory).unwrap().iter().map(|part| part.to_str().unwrap()).collect();
                texts.insert(parts.join("/"), std::fs::read_to_string(&entry).unwrap());
            }
        }
    }
    texts
}

/// A changed schema, generator or dependency appears as a diff of the snapshots.
#[test]
fn generated_code_is_the_snapshots() {
    let generated = generated(&schemas()).unwrap_or_else(|fault| panic!("{fault}"));
    let snapshots = snapshots();
    let committed = if snapshots.is_dir() { texts(&snapshots) } else { BTreeMap::new() };
    let differing: Vec<_> =
        generated.keys().chain(committed.keys()).filter(|path| generated.get(*path) != committed.get(*path)).collect();
    if differing.is_empty() {
        return;
    }
    let may_write = std::env::var_os("UPDATE_SNAPSHOTS").is_some() && std::env::var_os("CI").is_none();
    if may_write {
        if snapshots.is_dir() {
            std::fs::remove_dir_all(&snapshots).unwrap();
        }
        for (path, text) in &generated {
            let path = snapshots.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        panic!("rewrote tests/snapshots ({differing:?}); look at the diff, commit it, and run the test again");
    }
    panic!(
        "generated code differs from tests/snapshots in {differing:?}; run with UPDATE_SNAPSHOTS=1 and look at the diff"
    );
}

#[test]
fn generating_twice_gives_the_same() {
    assert_eq!(generator().generate(&schemas()).unwrap(), generator().generate(&schemas()).unwrap());
}

/// Deterministic numbers: xorshift64.
fn next(state: &mut u64, bound: usize) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state % u64::try_from(bound.max(1)).unwrap()).unwrap()
}

/// Every place in a value, as JSON pointers.
fn places(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, format!("{at}/{index}"), all);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                places(member, format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), all);
            }
        }
        _ => {}
    }
    all.push(at);
}

/// Any change of the schemas gives a one-line error or Rust code.
#[test]
fn a_changed_schema_is_generated_or_refused_in_one_line() {
    let schemas = schemas();
    let names = [
        "$ref",
        "$defs",
        "const",
        "title",
        "type",
        "oneOf",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "enum",
        "not",
        "x-rust-type",
        "x-ofm-union",
        "format",
        "minimum",
        "minLength",
        "a b",
        "self",
        "1",
        "",
        "crate",
    ];
    let values = [
        json!(null),
        json!(false),
        json!({}),
        json!([]),
        json!(""),
        json!("string"),
        json!("object"),
        json!("array"),
        json!("#"),
        json!("#/$defs/Identifier"),
        json!(-1),
        json!(["type"]),
        json!({ "type": "string", "description": "A text." }),
        json!({ "$ref": "#", "description": "Itself." }),
        json!([{ "const": "", "title": "Empty", "description": "None." }]),
        json!("Self"),
    ];
    let unchanged = generator().generate(&schemas).unwrap();
    let (mut accepted, mut refused) = (0, 0);
    for (number, (path, text)) in (1_u64..).zip(schemas.iter().cycle().take(200)) {
        let state = &mut number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut schema: Value = serde_json::from_str(text).unwrap();
        let mut all = Vec::new();
        places(&schema, String::new(), &mut all);
        let place = &all[next(state, all.len())];
        let value = values[next(state, values.len())].clone();
        match (next(state, 3), schema.pointer_mut(place)) {
            (0, Some(Value::Object(members))) => {
                members.insert(names[next(state, names.len())].to_owned(), value);
            }
            (1, Some(Value::Object(members))) => {
                let name = members.keys().nth(next(state, members.len())).cloned().unwrap_or_default();
                members.remove(&name);
            }
            (_, Some(target)) => *target = value,
            (_, None) => {}
        }
        let mut changed = schemas.clone();
        changed.insert(path.clone(), schema.to_string());
        match generator().generate(&changed) {
            Ok(files) => {
                accepted += 1;
                for (path, text) in files.iter().filter(|(path, text)| unchanged.get(*path) != Some(*text)) {
                    syn::parse_file(text).unwrap_or_else(|error| panic!("{path} is not Rust: {error}\n{schema}"));
                }
            }
            Err(line) => {
                refused += 1;
                assert!(line.starts_with("schemas/") && line.contains('#') && !line.contains('\n'), "{line}");
            }
        }
    }
    assert!(accepted > 10 && refused > 100, "{accepted} generated, {refused} refused");
}
