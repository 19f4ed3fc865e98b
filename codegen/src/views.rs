//! Which definitions have a borrowed view, and the types of the views' fields.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::RUNTIME;
use crate::bundle::{Bundle, Definition, File};
use crate::fault::{Fault, step};

/// Hand-written types of the runtime that borrow nothing: their views are the types themselves.
const COPIED: &[&str] = &["Amount13", "Amount16", "CurrencyCode", "Date", "LenientBool", "PurposeCode", "Uuid"];

/// Hand-written types of the runtime with a borrowed form of the same name.
const BORROWED: &[&str] =
    &["AnyValue", "NumericDate", "OneOrMany", "Open", "PersonalString", "SecretString", "Timestamp", "UniqueList"];

/// The definitions of the package that have a view, by file and name.
pub(crate) struct Views(BTreeSet<(String, String)>);

impl Views {
    /// Those of the files `roots`, and all that they refer to.
    pub(crate) fn of(bundle: &Bundle, roots: &[String]) -> Result<Self, Fault> {
        let mut views = Self(BTreeSet::new());
        for root in roots {
            let remedy = "name a file below the folder in `Generator::views`";
            let file = bundle.files().find(|file| file.path == *root);
            let file = file.ok_or_else(|| Fault::new(root, "", "there is no such schema", remedy))?;
            for definition in file.definitions() {
                views.add(bundle, &definition)?;
            }
        }
        Ok(views)
    }

    pub(crate) fn contains(&self, definition: &Definition<'_>) -> bool {
        self.0.contains(&key(definition))
    }

    fn add(&mut self, bundle: &Bundle, definition: &Definition<'_>) -> Result<(), Fault> {
        if !definition.file.is_own() || !self.0.insert(key(definition)) {
            return Ok(());
        }
        let mut references = Vec::new();
        collect(definition.schema, &mut references);
        for reference in references {
            let target = bundle.resolve(definition.file, &definition.pointer, reference)?;
            self.add(bundle, &target)?;
        }
        Ok(())
    }
}

fn key(definition: &Definition<'_>) -> (String, String) {
    (definition.file.path.clone(), definition.name.to_owned())
}

/// All references in a schema, without those of other definitions of its file.
fn collect<'a>(schema: &'a Value, found: &mut Vec<&'a str>) {
    match schema {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(keywords) => {
            for (keyword, inner) in keywords.iter().filter(|(keyword, _)| *keyword != "$defs") {
                match inner.as_str() {
                    Some(reference) if keyword == "$ref" => found.push(reference),
                    _ => collect(inner, found),
                }
            }
        }
        _ => {}
    }
}

/// The view's type for a value with this schema, as [`crate::rust::value_type`] is the owned type.
pub(crate) fn value_type(bundle: &Bundle, file: &File, pointer: &str, schema: &Value) -> Result<String, Fault> {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let target = bundle.resolve(file, pointer, reference)?;
        return definition_type(bundle, file, pointer, &target);
    }
    if let Some([_, other]) = schema.get("oneOf").and_then(Value::as_array).map(Vec::as_slice) {
        return Ok(format!("::core::option::Option<{}>", value_type(bundle, file, pointer, other)?));
    }
    let inner = |keyword: &str| {
        let inner = schema.get(keyword).unwrap_or(&Value::Null);
        value_type(bundle, file, &step(pointer, keyword), inner)
    };
    let root = runtime_root(bundle);
    Ok(match schema.get("type").and_then(Value::as_str) {
        Some("string") => format!("{root}::jose::json::Str<'a>"),
        Some("array") => format!("{root}::types::view::Values<'a, {}>", inner("items")?),
        Some("object") => format!("{root}::types::view::Map<'a, {}>", inner("additionalProperties")?),
        // Numbers and booleans borrow nothing.
        _ => crate::rust::value_type(bundle, file, pointer, schema)?,
    })
}

/// The root of the paths to the package with the functions that generated code calls.
pub(crate) fn runtime_root(bundle: &Bundle) -> &'static str {
    if bundle.package.name == RUNTIME { "crate" } else { "::ofm_protocol" }
}

/// The view's type of a definition, from the point of view of `file`.
fn definition_type(bundle: &Bundle, file: &File, at: &str, target: &Definition<'_>) -> Result<String, Fault> {
    if !target.is_hand_written() {
        let path = if target.file.is(file) { target.name.to_owned() } else { target.rust_path(&bundle.package) };
        return Ok(if target.values().is_some() { path } else { format!("{path}View<'a>") });
    }
    let path = target.rust_path(&bundle.package);
    let (module, name) = path.rsplit_once("::").unwrap_or_default();
    if module == format!("{}::types::scalar", runtime_root(bundle)) {
        if COPIED.contains(&name) {
            return Ok(path);
        }
        if !BORROWED.contains(&name) {
            let remedy = "leave the schema out of `Generator::views`, or write the member in another way";
            return Err(Fault::new(&file.path, at, format!("`{name}` has no borrowed view"), remedy));
        }
    }
    let module = module.rsplit_once("::").map_or("view".to_owned(), |(parent, _)| format!("{parent}::view"));
    let mut parameters = vec!["'a".to_owned()];
    for parameter in target.schema.pointer("/x-rust-type/parameters").and_then(Value::as_array).into_iter().flatten() {
        parameters.push(match parameter.get("$ref").and_then(Value::as_str) {
            Some(reference) => {
                let named = bundle.resolve(target.file, &target.pointer, reference)?;
                definition_type(bundle, file, at, &named)?
            }
            None => value_type(bundle, target.file, &target.pointer, parameter)?,
        });
    }
    Ok(format!("{module}::{name}<{}>", parameters.join(", ")))
}
