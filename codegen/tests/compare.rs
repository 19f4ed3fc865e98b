//! The effects of changed schemas, one by one; and the published versions, which change compatibly only.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a failed test is a panic")]

use std::collections::BTreeMap;
use std::path::Path;

use ofm_schema_codegen::{Change, RustEffect, compare, read_schemas};
use serde_json::{Value, json};

fn schema() -> Value {
    json!({
        "title": "Message",
        "type": "object",
        "required": ["kind", "id"],
        "properties": {
            "kind": { "$ref": "#/$defs/Kind" },
            "id": { "$ref": "#/$defs/Id" },
            "note": { "type": "string" },
            "detail": { "$ref": "#/$defs/Closed" },
            "choice": { "$ref": "#/$defs/Choice" },
        },
        "additionalProperties": {},
        "$defs": {
            "Kind": { "type": "string", "oneOf": [{ "const": "a", "title": "A" }, { "const": "b", "title": "B" }] },
            "Id": { "type": "string", "minLength": 1, "maxLength": 36 },
            "Closed": { "type": "object", "properties": { "x": { "type": "boolean" } }, "additionalProperties": false },
            "Stamp": { "type": "string", "pattern": "^a$", "x-rust-type": { "path": "m::types::scalar::Stamp" } },
            "Choice": {
                "oneOf": [{ "$ref": "#/$defs/One", "title": "One" }, { "$ref": "#/$defs/Any", "title": "Any" }],
                "x-ofm-union": { "tag": "type", "fallback": "Any" },
            },
            "One": { "type": "object", "properties": {}, "additionalProperties": {} },
            "Any": { "type": "object", "properties": {}, "additionalProperties": {} },
        },
    })
}

fn changes(change: impl FnOnce(&mut Value)) -> Vec<Change> {
    let old = schema();
    let mut new = old.clone();
    change(&mut new);
    let files = |schema: &Value| BTreeMap::from([("message.schema.json".to_owned(), schema.to_string())]);
    compare(&files(&old), &files(&new)).unwrap()
}

/// A case: its name, the change, the words of the difference, its effects on messages, its effect on Rust.
type Case = (&'static str, fn(&mut Value), &'static str, (bool, bool), RustEffect);

fn changes_have_their_effects(cases: &[Case]) {
    for &(name, change, difference, effects, rust) in cases {
        let changes = changes(change);
        let [found] = changes.as_slice() else { panic!("{name}: {changes:?}") };
        assert_eq!(found.difference, difference, "{name}");
        assert_eq!((found.old_stays_valid, found.new_was_valid, found.rust), (effects.0, effects.1, rust), "{name}");
    }
}

#[test]
fn each_change_of_members_and_objects_has_its_effects() {
    use RustEffect::{Addition, Breaking};

    changes_have_their_effects(&[
        (
            "optional member added to an open object",
            |s| s["properties"]["more"] = json!({ "type": "boolean" }),
            "a new optional member",
            (true, true),
            Addition,
        ),
        (
            "optional member added to a closed object",
            |s| s["$defs"]["Closed"]["properties"]["y"] = json!({ "type": "boolean" }),
            "a new optional member",
            (true, false),
            Addition,
        ),
        (
            "required member added",
            |s| {
                s["properties"]["more"] = json!({ "type": "boolean" });
                s["required"] = json!(["kind", "id", "more"]);
            },
            "a new required member",
            (false, true),
            Breaking,
        ),
        (
            "optional member removed from an open object",
            |s| drop(s["properties"].as_object_mut().unwrap().remove("note")),
            "the member is gone",
            (true, true),
            Breaking,
        ),
        (
            "optional member removed from a closed object",
            |s| drop(s["$defs"]["Closed"]["properties"].as_object_mut().unwrap().remove("x")),
            "the member is gone",
            (false, true),
            Breaking,
        ),
        (
            "member becomes required",
            |s| s["required"] = json!(["kind", "id", "note"]),
            "the member is required now",
            (false, true),
            Breaking,
        ),
        (
            "member becomes optional",
            |s| s["required"] = json!(["kind"]),
            "the member is optional now",
            (true, false),
            Breaking,
        ),
        (
            "open object closed",
            |s| s["additionalProperties"] = json!(false),
            "unknown members are refused now",
            (false, true),
            Breaking,
        ),
        (
            "closed object opened",
            |s| s["$defs"]["Closed"]["additionalProperties"] = json!({}),
            "unknown members are kept now",
            (true, false),
            Addition,
        ),
        (
            "value added",
            |s| s["$defs"]["Kind"]["oneOf"].as_array_mut().unwrap().push(json!({ "const": "c", "title": "C" })),
            "the value \"c\" is new",
            (true, false),
            Addition,
        ),
        (
            "value removed",
            |s| drop(s["$defs"]["Kind"]["oneOf"].as_array_mut().unwrap().pop()),
            "the value \"b\" is gone",
            (false, true),
            Breaking,
        ),
    ]);
}

#[test]
fn each_change_of_values_types_and_unions_has_its_effects() {
    use RustEffect::{Addition, Breaking, None};

    changes_have_their_effects(&[
        (
            "value renamed in Rust",
            |s| s["$defs"]["Kind"]["oneOf"][1]["title"] = json!("Bee"),
            "the value \"b\" has another name",
            (true, true),
            Breaking,
        ),
        ("longer texts allowed", |s| s["$defs"]["Id"]["maxLength"] = json!(64), "other lengths", (true, false), None),
        ("shorter texts only", |s| s["$defs"]["Id"]["maxLength"] = json!(8), "other lengths", (false, true), None),
        (
            "bounded text becomes any text",
            |s| s["properties"]["id"] = json!({ "type": "string" }),
            "another type",
            (true, false),
            Breaking,
        ),
        (
            "any text becomes an enumeration",
            |s| s["properties"]["note"] = json!({ "$ref": "#/$defs/Kind" }),
            "another type",
            (false, true),
            Breaking,
        ),
        (
            "text becomes a truth value",
            |s| s["properties"]["note"] = json!({ "type": "boolean" }),
            "another type",
            (false, false),
            Breaking,
        ),
        ("pattern changed", |s| s["$defs"]["Stamp"]["pattern"] = json!("^b$"), "other keywords", (false, false), None),
        (
            "other Rust type for the same texts",
            |s| s["$defs"]["Stamp"]["x-rust-type"]["path"] = json!("m::types::scalar::Other"),
            "another hand-written type",
            (true, true),
            Breaking,
        ),
        (
            "object added to a union with a fallback",
            |s| {
                s["$defs"]["Choice"]["oneOf"]
                    .as_array_mut()
                    .unwrap()
                    .push(json!({ "$ref": "#/$defs/Closed", "title": "Two" }));
            },
            "the object Two is new",
            (false, true),
            Addition,
        ),
        (
            "object removed from a union",
            |s| drop(s["$defs"]["Choice"]["oneOf"].as_array_mut().unwrap().remove(0)),
            "the object One is gone",
            (true, true),
            Breaking,
        ),
    ]);
}

#[test]
fn descriptions_and_provenance_change_nothing() {
    let described = changes(|schema| {
        schema["description"] = json!("Another.");
        schema["properties"]["note"]["x-ofm-provenance"] = json!("sample");
    });
    assert_eq!(described, []);
}

#[test]
fn types_and_files_come_and_go() {
    let gone = changes(|schema| drop(schema["$defs"].as_object_mut().unwrap().remove("Stamp")));
    assert_eq!(
        gone[0].to_string(),
        "message.schema.json#/$defs/Stamp: Stamp is gone; old messages stay valid: yes; new messages \
         were valid: yes; Rust: breaking"
    );
    let file = BTreeMap::from([("message.schema.json".to_owned(), schema().to_string())]);
    assert!(!compare(&file, &BTreeMap::new()).unwrap()[0].is_compatible());
    assert!(compare(&BTreeMap::new(), &file).unwrap()[0].is_compatible());
}

/// tests/published has the schemas of the last release. A directory of a version, `v1_2`, changes compatibly only:
/// another version has its own directory.
#[test]
fn published_versions_change_compatibly_only() {
    let repository = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let published = read_schemas(&repository.join("tests/published")).unwrap();
    let is_version = |part: &str| part.starts_with('v') && part[1..].starts_with(|digit: char| digit.is_ascii_digit());
    assert!(published.keys().filter(|path| path.split('/').any(is_version)).count() > 4, "{published:?}");
    let changes = compare(&published, &read_schemas(&repository.join("schemas")).unwrap()).unwrap();
    let incompatible: Vec<_> = changes
        .iter()
        .filter(|change| change.file.split('/').any(is_version) && !change.is_compatible())
        .map(ToString::to_string)
        .collect();
    assert!(incompatible.is_empty(), "a published version changed incompatibly:\n{}", incompatible.join("\n"));
}
