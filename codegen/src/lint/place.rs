//! Schemas of values: members, items, parameters. Structure and constraints belong in definitions.

use serde_json::Value;

use super::vocabulary::keywords;
use crate::bundle::{Bundle, Definition, File};
use crate::fault::{Fault, step};
use crate::rust;

/// Keywords that a hand-written type may enforce.
const ENFORCEABLE: &[&str] = &[
    "additionalProperties",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "oneOf",
    "pattern",
    "propertyNames",
    "type",
    "uniqueItems",
    "x-rust-type",
];

/// The schema of a value: a reference, an unconstrained scalar, or an array or map of such.
///
/// `with_not` allows a string that excludes some values, the form of the tag in a union's fallback.
pub(crate) fn check(bundle: &Bundle, file: &File, pointer: &str, schema: &Value, with_not: bool) -> Result<(), Fault> {
    if let Some(reference) = schema.get("$ref") {
        keywords(file, pointer, schema, &["$ref"])?;
        bundle.resolve(file, pointer, reference.as_str().unwrap_or_default())?;
        return Ok(());
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("boolean") => keywords(file, pointer, schema, &["type"]),
        Some("string") => {
            let allowed: &[&str] = if with_not { &["type", "not"] } else { &["type"] };
            keywords(file, pointer, schema, allowed)
        }
        Some("integer") => integer(file, pointer, schema),
        Some("array") => {
            keywords(file, pointer, schema, &["type", "items"])?;
            inner(bundle, file, pointer, schema, "items")
        }
        Some("object") => {
            keywords(file, pointer, schema, &["type", "additionalProperties"])?;
            inner(bundle, file, pointer, schema, "additionalProperties")
        }
        _ => {
            let remedy = "refer to a definition, or write a string, boolean, integer, or an array or map of such";
            Err(Fault::new(&file.path, pointer, "a value of no simple type", remedy))
        }
    }
}

fn inner(bundle: &Bundle, file: &File, pointer: &str, schema: &Value, keyword: &str) -> Result<(), Fault> {
    let pointer = step(pointer, keyword);
    let Some(inner) = schema.get(keyword) else {
        return Err(Fault::new(&file.path, &pointer, format!("no `{keyword}`"), "say what it holds"));
    };
    let Some(branches) = inner.get("oneOf").and_then(Value::as_array) else {
        return check(bundle, file, &pointer, inner, false);
    };
    keywords(file, &pointer, inner, &["oneOf"])?;
    match branches.as_slice() {
        [null, value] if *null == serde_json::json!({ "type": "null" }) => {
            check(bundle, file, &step(&step(&pointer, "oneOf"), "1"), value, false)
        }
        _ => {
            let remedy = "write null first and one other schema, or refer to a definition";
            Err(Fault::new(&file.path, &step(&pointer, "oneOf"), "a choice that is not null or one other", remedy))
        }
    }
}

/// Bounds that the Rust type enforces itself.
fn integer(file: &File, pointer: &str, schema: &Value) -> Result<(), Fault> {
    keywords(file, pointer, schema, &["type", "format", "minimum", "maximum"])?;
    let is = |keyword: &str, wanted: &[u64]| {
        schema.get(keyword).and_then(Value::as_u64).is_some_and(|value| wanted.contains(&value))
    };
    let format = schema.get("format").and_then(Value::as_str);
    if format == Some("uint32") && is("minimum", &[0, 1]) && is("maximum", &[u64::from(u32::MAX)]) {
        return Ok(());
    }
    let remedy =
        "write format uint32, minimum 0 or 1 and maximum 4294967295, or refer to a definition with an x-rust-type";
    Err(Fault::new(&file.path, pointer, "an integer with other bounds than a Rust type", remedy))
}

/// Rule 6: a definition with a hand-written type.
pub(crate) fn hand_written(bundle: &Bundle, definition: &Definition<'_>) -> Result<(), Fault> {
    let Definition { file, schema, pointer, .. } = definition;
    super::definition_keywords(definition, ENFORCEABLE)?;
    let pointer = step(pointer, "x-rust-type");
    let hand_written = schema.get("x-rust-type").and_then(Value::as_object);
    let text = |keyword: &str| hand_written.and_then(|keywords| keywords.get(keyword)?.as_str());
    let path = text("path").unwrap_or_default();
    let own = bundle.scalars.iter().find(|scalars| Some(scalars.package.as_str()) == text("crate"));
    let is_name = own.is_some_and(|own| {
        path.strip_prefix(&own.module).and_then(|path| path.strip_prefix("::")).is_some_and(rust::is_identifier)
    });
    let known = hand_written.is_some_and(|keywords| {
        keywords.keys().all(|key| ["crate", "version", "path", "parameters"].contains(&key.as_str()))
    });
    if !known || !is_name || text("version") != Some("*") {
        let remedies = bundle
            .scalars
            .iter()
            .map(|scalars| format!("crate {:?}, version \"*\", path \"{}::Name\"", scalars.package, scalars.module));
        let remedy = format!("write {}, and parameters if it has any", remedies.collect::<Vec<_>>().join(" or "));
        return Err(Fault::new(&file.path, &pointer, "it names no hand-written type of this crate", remedy));
    }
    let pointer = step(&pointer, "parameters");
    let parameters = hand_written.and_then(|keywords| keywords.get("parameters")?.as_array());
    for (index, parameter) in parameters.into_iter().flatten().enumerate() {
        check(bundle, file, &step(&pointer, &index.to_string()), parameter, false)?;
    }
    Ok(())
}
