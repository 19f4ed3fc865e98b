//! The rules that keep schemas and types equivalent. A construct that the types would not enforce is
//! rejected here, with the file, the position, and the remedy.
//!
//! 1. Only keywords that have an effect at their place ([`vocabulary`]).
//! 2. Structure and constraints are in named definitions ([`place`]).
//! 3. Names are valid in Rust, and unique in their directory ([`names`]).
//! 4. Every object states whether it is open; every member and value has a description ([`object`], [`enumeration`]).
//! 5. Values and tags are distinct ([`enumeration`], [`union`]).
//! 6. `x-rust-type` is well formed and names a type of a known module ([`place`]); the generated code asserts the rest.
//! 7. Secrets and personal data have redacted types ([`object`]).
//! 8. Descriptions are clean Markdown ([`vocabulary`]).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use self::vocabulary::{annotations, keywords};
use crate::bundle::{Bundle, Definition, File};
use crate::fault::{Fault, step};

mod enumeration;
mod names;
mod object;
mod place;
mod union;
mod vocabulary;

/// The dialect of all schemas.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Keywords of a file in addition to those of its root definition.
const FILE: &[&str] = &["$schema", "$id", "$defs", "title", "x-ofm-feature"];

/// Returns the first fault, by path.
pub(crate) fn check(bundle: &Bundle) -> Result<(), Fault> {
    let mut taken: BTreeMap<(Vec<String>, String), String> = BTreeMap::new();
    let fallbacks = union::fallbacks(bundle)?;
    for file in bundle.files() {
        check_file(bundle, file)?;
        for definition in file.definitions() {
            check_definition(bundle, &definition, &fallbacks)?;
            let directory = file.module.split_last().map(|(_, parents)| parents.to_vec()).unwrap_or_default();
            if let Some(other) = taken.insert((directory, definition.name.to_owned()), file.path.clone()) {
                let problem = format!("schemas/{other} beside it defines {} too", definition.name);
                return Err(Fault::new(&file.path, &definition.pointer, problem, "give one of them another name"));
            }
        }
    }
    Ok(())
}

fn check_file(bundle: &Bundle, file: &File) -> Result<(), Fault> {
    names::module(file)?;
    for (keyword, wanted) in [("$schema", DIALECT.to_owned()), ("$id", format!("{}{}", bundle.package.base, file.path))]
    {
        if file.root.get(keyword).and_then(Value::as_str) != Some(&wanted) {
            let problem = format!("`{keyword}` is not {wanted:?}");
            return Err(Fault::new(&file.path, &step("", keyword), problem, "write exactly that"));
        }
    }
    if let Some(feature) = file.root.get("x-ofm-feature")
        && !feature.as_str().is_some_and(|name| !name.is_empty() && name.chars().all(is_of_feature))
    {
        let pointer = step("", "x-ofm-feature");
        return Err(Fault::new(&file.path, &pointer, "no name of a feature", "name one of Cargo.toml, or delete it"));
    }
    if let Some(definitions) = file.root.get("$defs")
        && !definitions.is_object()
    {
        return Err(Fault::new(&file.path, "/$defs", "`$defs` is not an object", "map names to schemas"));
    }
    if file.root.get("title").is_none() {
        annotations(file, "", &file.root)?;
        keywords(file, "", &file.root, FILE)?;
        if file.root.get("$defs").is_none() {
            let remedy = "add a `title` that names the root's type, or `$defs`";
            return Err(Fault::new(&file.path, "", "it defines nothing", remedy));
        }
    }
    Ok(())
}

fn check_definition(
    bundle: &Bundle,
    definition: &Definition<'_>,
    fallbacks: &BTreeSet<(String, String)>,
) -> Result<(), Fault> {
    let Definition { file, schema, pointer, .. } = definition;
    names::definition(definition)?;
    annotations(file, pointer, schema)?;
    if !pointer.is_empty() && schema.get("title").is_some() {
        let remedy = "delete it; the name is the key in `$defs`";
        return Err(Fault::new(&file.path, &step(pointer, "title"), "a `title` below the root", remedy));
    }
    if definition.is_hand_written() {
        return place::hand_written(bundle, definition);
    }
    if schema.get("x-ofm-provenance").is_none() {
        let remedy = "add specified, sample, secondary or assumed";
        return Err(Fault::new(&file.path, pointer, format!("{} has no `x-ofm-provenance`", definition.name), remedy));
    }
    if definition.is_union() {
        return union::check(bundle, definition);
    }
    if schema.get("oneOf").is_some() {
        return enumeration::check(definition);
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("object") => {
            let is_fallback = fallbacks.contains(&(file.path.clone(), definition.name.to_owned()));
            object::check(bundle, definition, is_fallback)
        }
        Some("string") => {
            keywords(file, pointer, schema, &["type", "minLength", "maxLength"])?;
            if schema.get("minLength").is_some() || schema.get("maxLength").is_some() {
                return Ok(());
            }
            let remedy = "write `\"type\": \"string\"` where it is used, or add minLength, maxLength or an x-rust-type";
            Err(Fault::new(&file.path, pointer, format!("{} is a string without bounds", definition.name), remedy))
        }
        _ => {
            let problem =
                format!("{} is neither an object, a bounded string, an enumeration nor a union", definition.name);
            Err(Fault::new(&file.path, pointer, problem, "add an x-rust-type, or write it where it is used"))
        }
    }
}

fn is_of_feature(letter: char) -> bool {
    letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-' || letter == '_'
}

/// The definition's keywords besides annotations; at the root, also those of the file.
fn definition_keywords(definition: &Definition<'_>, allowed: &[&str]) -> Result<(), Fault> {
    let mut allowed = allowed.to_vec();
    if definition.pointer.is_empty() {
        allowed.extend(FILE);
    }
    keywords(definition.file, &definition.pointer, definition.schema, &allowed)
}
