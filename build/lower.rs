//! Translates a file's definitions into the vocabulary of typify, and runs typify.
//!
//! typify sees one file at a time. A reference to a type that typify does not make (a hand-written type, a type of
//! another file, a union) is replaced by the path of that type.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::{Map, Value, json};

use super::bundle::{Bundle, Definition, File, sorted};
use super::fault::{Fault, step};

/// The output of typify for the definitions of `file`.
pub fn to_rust(bundle: &Bundle, file: &File) -> Result<syn::File, Fault> {
    let mut definitions = Vec::new();
    for definition in file.definitions().filter(is_typifys) {
        let lowered = definition_of(bundle, &definition)?;
        let schema: schemars::schema::Schema =
            serde_json::from_value(lowered).map_err(|error| fault(file, &definition.pointer, &error.to_string()))?;
        definitions.push((definition.name.to_owned(), schema));
    }
    let refused = |problem: &str| fault(file, "", problem);
    // typify panics on constructs that it does not support. This is a fault of the schema like any other.
    let answer = catch_unwind(AssertUnwindSafe(|| {
        let mut settings = typify::TypeSpaceSettings::default();
        settings
            .with_map_type("::std::collections::BTreeMap")
            .with_derive("PartialEq".to_owned())
            .with_derive("Eq".to_owned())
            .with_crate("ofm-protocol", typify::CrateVers::Any, None);
        let mut space = typify::TypeSpace::new(&settings);
        space.add_ref_types(definitions).map_err(|error| error.to_string())?;
        syn::parse2::<syn::File>(space.to_stream()).map_err(|error| error.to_string())
    }));
    match answer {
        Ok(Ok(items)) => Ok(items),
        Ok(Err(problem)) => Err(refused(&problem)),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            Err(refused(text.or(panic.downcast_ref::<&str>().copied()).unwrap_or("unknown reason")))
        }
    }
}

fn fault(file: &File, pointer: &str, problem: &str) -> Fault {
    Fault::new(
        &file.path,
        pointer,
        format!("typify refuses it: {problem}"),
        "say it in simpler words, see schemas/README.md",
    )
}

/// Whether typify makes the type.
fn is_typifys(definition: &Definition<'_>) -> bool {
    definition.schema.get("x-rust-type").is_none() && definition.schema.get("x-ofm-union").is_none()
}

fn definition_of(bundle: &Bundle, definition: &Definition<'_>) -> Result<Value, Fault> {
    if let Some(values) = definition.values() {
        return Ok(json!({ "type": "string", "enum": values }));
    }
    let mut lowered = Map::new();
    for keyword in ["type", "required", "additionalProperties", "minLength", "maxLength"] {
        if let Some(value) = definition.schema.get(keyword) {
            lowered.insert(keyword.to_owned(), value.clone());
        }
    }
    if let Some(properties) = definition.schema.get("properties").and_then(Value::as_object) {
        let mut members = Map::new();
        for (name, member) in sorted(properties) {
            let pointer = step(&step(&definition.pointer, "properties"), name);
            members.insert(name.to_owned(), place(bundle, definition.file, &pointer, member)?);
        }
        lowered.insert("properties".to_owned(), members.into());
    }
    Ok(lowered.into())
}

/// The schema of a value: a member, an item, a parameter.
fn place(bundle: &Bundle, file: &File, pointer: &str, schema: &Value) -> Result<Value, Fault> {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let target = bundle.resolve(file, pointer, reference)?;
        if target.file.path == file.path && is_typifys(&target) {
            return Ok(json!({ "$ref": format!("#/definitions/{}", target.name) }));
        }
        let path = target.rust_path().replacen("crate", "ofm_protocol", 1);
        let mut parameters = Vec::new();
        for parameter in
            target.schema.pointer("/x-rust-type/parameters").and_then(Value::as_array).into_iter().flatten()
        {
            parameters.push(parameter_of(bundle, &target, file, parameter)?);
        }
        return Ok(rust_type(&path, &parameters));
    }
    let mut lowered = Map::new();
    for keyword in ["type", "format", "minimum"] {
        if let Some(value) = schema.get(keyword) {
            lowered.insert(keyword.to_owned(), value.clone());
        }
    }
    for keyword in ["items", "additionalProperties"] {
        if let Some(inner) = schema.get(keyword) {
            lowered.insert(keyword.to_owned(), place(bundle, file, &step(pointer, keyword), inner)?);
        }
    }
    if let Some(branches) = schema.get("oneOf").and_then(Value::as_array) {
        let branches: Result<Vec<_>, _> = branches.iter().map(|branch| place(bundle, file, pointer, branch)).collect();
        lowered.insert("oneOf".to_owned(), branches?.into());
    }
    Ok(lowered.into())
}

/// A type parameter of `owner`, from the point of view of `file`.
fn parameter_of(bundle: &Bundle, owner: &Definition<'_>, file: &File, schema: &Value) -> Result<Value, Fault> {
    let lowered = place(bundle, owner.file, &owner.pointer, schema)?;
    match lowered.get("$ref").and_then(Value::as_str).and_then(|reference| reference.rsplit('/').next()) {
        Some(name) if owner.file.path != file.path => {
            Ok(rust_type(&format!("ofm_protocol::types::{}::{name}", owner.file.module.join("::")), &[]))
        }
        _ => Ok(lowered),
    }
}

fn rust_type(path: &str, parameters: &[Value]) -> Value {
    json!({ "x-rust-type": { "crate": "ofm-protocol", "version": "*", "path": path, "parameters": parameters } })
}
