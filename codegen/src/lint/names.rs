//! Rule 3: names that are valid in Rust.

use heck::{ToSnakeCase, ToUpperCamelCase};
use serde_json::Value;

use crate::bundle::{Definition, File};
use crate::fault::Fault;
use crate::rust;

/// Names that generated code uses without a path.
const TAKEN: &[&str] = &[
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Deserialize",
    "Display",
    "Eq",
    "Err",
    "From",
    "FromStr",
    "Hash",
    "Into",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Serialize",
    "Some",
    "String",
    "ToOwned",
    "ToString",
    "TryFrom",
    "Vec",
];

/// The parts of the path are module names.
pub(crate) fn module(file: &File) -> Result<(), Fault> {
    let is_name = |part: &String| {
        part.starts_with(|first: char| first.is_ascii_lowercase())
            && part.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
            && rust::is_identifier(part)
            && part != "scalar"
    };
    match file.module.iter().find(|part| !is_name(part)) {
        Some(part) => {
            let problem = format!("`{part}` is no name for a Rust module");
            Err(Fault::new(&file.path, "", problem, "use lower-case letters, digits and underscores"))
        }
        None => Ok(()),
    }
}

/// The definition's name is the name of a type.
pub(crate) fn definition(definition: &Definition<'_>) -> Result<(), Fault> {
    let fault = |problem: &str, remedy: &str| {
        let problem = format!("`{}` {problem}", definition.name);
        Err(Fault::new(&definition.file.path, &definition.pointer, problem, remedy))
    };
    if TAKEN.contains(&definition.name) {
        return fault("is a name that generated code uses", "choose another");
    }
    if definition.name.to_upper_camel_case() != definition.name || !is_upper_camel(definition.name) {
        return fault("is not UpperCamelCase", "use letters and digits, and begin each word with its only capital");
    }
    Ok(())
}

/// The `title` of a branch, which is the variant's name; otherwise the fault and the remedy.
pub(crate) fn title(branch: &Value) -> Result<&str, (String, &'static str)> {
    match branch.get("title") {
        None => Err(("has no `title`".to_owned(), "add the variant's name in UpperCamelCase")),
        Some(Value::String(title)) if TAKEN.contains(&title.as_str()) => {
            Err((format!("has the `title` {title:?}, a name that generated code uses"), "choose another"))
        }
        Some(Value::String(title)) if is_upper_camel(title) => Ok(title),
        Some(title) => {
            let remedy = "use letters and digits, and begin each word with its only capital";
            Err((format!("has the `title` {title}, which is not UpperCamelCase"), remedy))
        }
    }
}

/// Whether the name has the form of a variant: `UpperCamelCase`, with an underscore between digits allowed.
pub(crate) fn is_upper_camel(name: &str) -> bool {
    let bytes = name.as_bytes();
    let underscores_part_digits = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'_').all(|(index, _)| {
        let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
        is_digit(index.checked_sub(1)) && is_digit(index.checked_add(1))
    });
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        && underscores_part_digits
}

/// Whether a member's name gives the name of a field: ASCII, with a letter first in `snake_case`.
pub(crate) fn is_field(name: &str) -> bool {
    name.is_ascii() && name.to_snake_case().starts_with(|first: char| first.is_ascii_lowercase())
}

/// The name of a variant without its own, for `value`.
pub(crate) fn variant(value: &str) -> String {
    value.to_upper_camel_case()
}
