//! Enumerations of strings: `oneOf` with a `const`, a `title` and a description each.

use std::collections::BTreeSet;

use serde_json::Value;

use super::definition_keywords;
use super::names;
use super::vocabulary::{annotations, keywords};
use crate::bundle::Definition;
use crate::fault::{Fault, step};

pub(crate) fn check(definition: &Definition<'_>) -> Result<(), Fault> {
    let Definition { file, schema, pointer, .. } = definition;
    definition_keywords(definition, &["type", "oneOf"])?;
    let fault = |pointer: &str, problem: String, remedy: &str| Err(Fault::new(&file.path, pointer, problem, remedy));
    if schema.get("type").and_then(Value::as_str) != Some("string") {
        return fault(pointer, "an enumeration that is not of strings".to_owned(), "add `\"type\": \"string\"`");
    }
    let pointer = step(pointer, "oneOf");
    let branches = schema.get("oneOf").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    if branches.is_empty() {
        return fault(&pointer, "no values".to_owned(), "list at least one");
    }
    let (mut values, mut titles) = (BTreeSet::new(), BTreeSet::new());
    for (index, branch) in branches.iter().enumerate() {
        let pointer = step(&pointer, &index.to_string());
        keywords(file, &pointer, branch, &["const", "title"])?;
        annotations(file, &pointer, branch)?;
        let Some(value) = branch.get("const").and_then(Value::as_str) else {
            return fault(&pointer, "no `const` that is a string".to_owned(), "add the value");
        };
        let title = match names::title(branch) {
            Ok(title) => title,
            Err((problem, remedy)) => return fault(&pointer, format!("`{value}` {problem}"), remedy),
        };
        if !names::is_upper_camel(&names::variant(value)) {
            return fault(&pointer, format!("`{value}` gives no name"), "use an x-rust-type");
        }
        // Values that people confuse: a reader may not tell them apart.
        if !values.insert(names::variant(value)) {
            return fault(
                &pointer,
                format!("`{value}` differs from another value in case or punctuation only"),
                "use an x-rust-type",
            );
        }
        if !titles.insert(title) {
            return fault(&pointer, format!("a second value with the title {title}"), "give one of them another title");
        }
    }
    Ok(())
}
