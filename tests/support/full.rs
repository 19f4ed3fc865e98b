//! Messages with every member of their schema, and an unknown member if the schema is open.

use ofm_protocol::types::SCHEMAS;
use serde_json::{Map, Value, json};

/// The marker in every text that debug output must not contain.
pub(crate) const MARKER: &str = "MARKER";

/// A message of the schema `text`, with the first variant of a union.
pub(crate) fn message(text: &str) -> Value {
    let schema: Value = serde_json::from_str(text).unwrap();
    let id = schema["$id"].as_str().unwrap();
    if let Some((file, fragment)) = id.split_once('#') {
        // A definition of a file, by its address.
        let path = SCHEMAS.iter().map(|(path, _)| *path).find(|path| file.ends_with(path)).unwrap();
        let (path, schema) = resolve(path, &format!("#{fragment}"));
        return value(&path, &schema);
    }
    let path = SCHEMAS.iter().map(|(path, _)| *path).find(|path| id.ends_with(path)).unwrap();
    value(path, &schema)
}

/// A value of `schema`, which is in the file `path`.
fn value(path: &str, schema: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        let (path, target) = resolve(path, reference);
        return value(&path, &target);
    }
    if let Some(hand_written) = schema.pointer("/x-rust-type/path") {
        return scalar(path, hand_written.as_str().unwrap().rsplit("::").next().unwrap(), schema);
    }
    if let Some(branch) = schema.get("oneOf").and_then(Value::as_array).and_then(|branches| branches.last()) {
        // The non-null branch of a nullable value, the last value of an enumeration, the first variant of a union.
        let branch = if schema.get("x-ofm-union").is_some() { &schema["oneOf"][0] } else { branch };
        return branch.get("const").cloned().unwrap_or_else(|| value(path, branch));
    }
    match schema["type"].as_str().unwrap() {
        "string" => Value::from("x".repeat(usize::try_from(schema["minLength"].as_u64().unwrap_or(3)).unwrap())),
        "boolean" => json!(true),
        "integer" => schema["maximum"].clone(),
        "array" => json!([value(path, &schema["items"]), value(path, &schema["items"])]),
        "object" => object(path, schema),
        other => panic!("{other} in {path}"),
    }
}

fn object(path: &str, schema: &Value) -> Value {
    let Some(properties) = schema["properties"].as_object() else {
        return json!({ "name": value(path, &schema["additionalProperties"]) });
    };
    let mut members: Map<_, _> = properties.iter().map(|(name, member)| (name.clone(), value(path, member))).collect();
    if schema["additionalProperties"].is_object() {
        members.insert("unknown_member".into(), json!({ "deep": [1.5, null, MARKER] }));
    }
    members.into()
}

fn scalar(path: &str, name: &str, schema: &Value) -> Value {
    match name {
        "AnyValue" | "SecretString" | "PersonalString" => MARKER.into(),
        "NumericDate" => json!(253_402_300_799.5),
        "LenientBool" => json!("false"),
        "Timestamp" => json!("2026-11-30T23:59:59.123456789+08:00"),
        "Amount13" => json!("9999999999999.99"),
        "Amount16" => json!("0000000000000001.05"),
        "CurrencyCode" | "PurposeCode" => json!("MYR"),
        "CustomData" => json!({ "branch": MARKER }),
        "Date" => json!("2028-02-29"),
        "EncryptedText" => json!(format!("{MARKER}.a.b.c.d")),
        "NonEmptyList" | "ScheduleList" | "UniqueList" => json!([value(path, &schema["items"])]),
        "Number" => json!(4.25),
        "Uuid" => json!("47409FEC-4b04-4356-b3a1-6f5508524a5a"),
        "OneOrMany" => json!(["a", "b"]),
        "Open" => json!("in no list"),
        other => panic!("give a value of {other}"),
    }
}

/// The file and the schema of `reference` in the file `path`.
fn resolve(path: &str, reference: &str) -> (String, Value) {
    let (target, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let mut parts: Vec<&str> = path.split('/').collect();
    if !target.is_empty() {
        parts.pop();
        for part in target.split('/') {
            if part == ".." {
                parts.pop();
            } else {
                parts.push(part);
            }
        }
    }
    let path = parts.join("/");
    let (_, text) = SCHEMAS.iter().find(|(other, _)| *other == path).unwrap();
    let root: Value = serde_json::from_str(text).unwrap();
    (path, root.pointer(fragment).unwrap().clone())
}
