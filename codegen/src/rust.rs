//! Names and types of Rust.

use heck::ToSnakeCase;
use serde_json::Value;

use crate::bundle::{Bundle, Definition, File};
use crate::fault::{Fault, step};

/// Words that cannot be identifiers, including the reserved ones.
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Whether the text is an identifier of ASCII characters.
pub(crate) fn is_identifier(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !KEYWORDS.contains(&text)
}

/// The field of the member `name`: its name in `snake_case`, with an underscore after a keyword.
pub(crate) fn field(name: &str) -> String {
    let field = name.to_snake_case();
    if KEYWORDS.contains(&field.as_str()) { format!("{field}_") } else { field }
}

/// The type of a value with this schema: a member, an item, a parameter.
///
/// Types of the same file have their names, all others a path.
pub(crate) fn value_type(bundle: &Bundle, file: &File, pointer: &str, schema: &Value) -> Result<String, Fault> {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let target = bundle.resolve(file, pointer, reference)?;
        return definition_type(bundle, file, &target);
    }
    if let Some([_, other]) = schema.get("oneOf").and_then(Value::as_array).map(Vec::as_slice) {
        return Ok(format!("::core::option::Option<{}>", value_type(bundle, file, pointer, other)?));
    }
    let inner = |keyword: &str| {
        let inner = schema.get(keyword).unwrap_or(&Value::Null);
        value_type(bundle, file, &step(pointer, keyword), inner)
    };
    Ok(match schema.get("type").and_then(Value::as_str) {
        Some("boolean") => "bool".to_owned(),
        Some("string") => "::alloc::string::String".to_owned(),
        Some("integer") if schema.get("minimum").and_then(Value::as_u64) == Some(0) => "u32".to_owned(),
        Some("integer") => "::core::num::NonZeroU32".to_owned(),
        Some("array") => format!("::alloc::vec::Vec<{}>", inner("items")?),
        Some("object") => {
            let values = inner("additionalProperties")?;
            format!("::alloc::collections::BTreeMap<::alloc::string::String, {values}>")
        }
        _ => return Err(Fault::new(&file.path, pointer, "a value of no simple type", "refer to a definition")),
    })
}

/// The type of a definition, from the point of view of `file`.
fn definition_type(bundle: &Bundle, file: &File, target: &Definition<'_>) -> Result<String, Fault> {
    if !target.is_hand_written() && !target.is_union() && target.file.is(file) {
        return Ok(target.name.to_owned());
    }
    let path = target.rust_path(&bundle.package);
    let mut parameters = Vec::new();
    for parameter in target.schema.pointer("/x-rust-type/parameters").and_then(Value::as_array).into_iter().flatten() {
        let reference = parameter.get("$ref").and_then(Value::as_str);
        parameters.push(match reference {
            Some(reference) => {
                let named = bundle.resolve(target.file, &target.pointer, reference)?;
                definition_type(bundle, file, &named)?
            }
            None => value_type(bundle, target.file, &target.pointer, parameter)?,
        });
    }
    Ok(if parameters.is_empty() { path } else { format!("{path}<{}>", parameters.join(", ")) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_snake_case_and_no_keywords() {
        for (name, expected) in [
            ("x5t#S256", "x5t_s256"),
            ("type", "type_"),
            ("IsSingleAuthorization", "is_single_authorization"),
            ("self", "self_"),
            ("iban", "iban"),
        ] {
            assert_eq!(field(name), expected);
        }
    }

    #[test]
    fn identifiers_start_with_a_letter_and_are_no_keywords() {
        assert!(is_identifier("Timestamp") && is_identifier("v2_1"));
        assert!(!is_identifier("") && !is_identifier("1a") && !is_identifier("match") && !is_identifier("a-b"));
    }
}
