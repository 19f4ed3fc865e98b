//! Rules 1 and 8: keywords with an effect, and descriptions in clean Markdown.

use serde_json::Value;

use crate::bundle::{File, sorted};
use crate::fault::{Fault, step};
use crate::model;

/// Keywords for readers only, or for every pass.
const ANNOTATIONS: &[&str] = &[
    "$comment",
    "deprecated",
    "description",
    "examples",
    "x-ofm-deprecated",
    "x-ofm-provenance",
    "x-ofm-public",
    "x-ofm-unenforced",
];

/// Checks that the schema at `pointer` is an object without other keywords than annotations and those `allowed`.
pub(crate) fn keywords(file: &File, pointer: &str, schema: &Value, allowed: &[&str]) -> Result<(), Fault> {
    let Some(object) = schema.as_object() else {
        return Err(Fault::new(&file.path, pointer, "not a schema", "write an object"));
    };
    let unenforced = schema.get("x-ofm-unenforced").and_then(Value::as_array);
    for keyword in sorted(object).into_keys() {
        let listed = unenforced.is_some_and(|listed| listed.iter().any(|name| name == keyword));
        if !ANNOTATIONS.contains(&keyword) && !allowed.contains(&keyword) && !listed {
            let remedy = "delete it, move it to a named definition, give that an x-rust-type that enforces it, or list \
                it in x-ofm-unenforced";
            let problem = format!("`{keyword}` has no effect here");
            return Err(Fault::new(&file.path, &step(pointer, keyword), problem, remedy));
        }
    }
    Ok(())
}

/// Checks that the annotations are well formed, and that there is a description.
pub(crate) fn annotations(file: &File, pointer: &str, schema: &Value) -> Result<(), Fault> {
    let fault = |keyword: &str, problem: &str, remedy: &str| {
        Err(Fault::new(&file.path, &step(pointer, keyword), problem, remedy))
    };
    let Some(description) = schema.get("description").and_then(Value::as_str) else {
        return Err(Fault::new(&file.path, pointer, "no `description`", "add one sentence that says what it is"));
    };
    if let Some(problem) = unclean(description) {
        return fault("description", problem, "put it in backticks, or say it in words");
    }
    if !description.ends_with('.') {
        return fault("description", "it does not end with a full stop", "write whole sentences");
    }
    if let Some(word) = schema.get("x-ofm-provenance")
        && word.as_str().and_then(model::provenance).is_none()
    {
        return fault("x-ofm-provenance", "an unknown word", "write specified, sample, secondary or assumed");
    }
    let deprecated = schema.get("deprecated").is_some_and(|value| value == true);
    if deprecated != schema.get("x-ofm-deprecated").is_some_and(Value::is_string) {
        return fault(
            "deprecated",
            "it goes with `x-ofm-deprecated`",
            "write both: true, and what to use in its place",
        );
    }
    Ok(())
}

/// Text that rustdoc would misinterpret.
fn unclean(description: &str) -> Option<&'static str> {
    let prose: Vec<_> = description.split('`').step_by(2).collect();
    if description.matches('`').count() % 2 == 1 {
        return Some("an unmatched backtick");
    }
    [
        ("<", "a `<` that reads as HTML"),
        ("[", "a `[` that reads as a link"),
        ("]", "a `]` that reads as a link"),
        ("://", "a bare address"),
    ]
    .into_iter()
    .find_map(|(text, problem)| prose.iter().any(|part| part.contains(text)).then_some(problem))
}
