//! Objects: open or closed, each member documented, secrets and personal data in redacted types.

use std::collections::BTreeMap;

use heck::ToSnakeCase;
use serde_json::{Value, json};

use super::definition_keywords;
use super::names;
use super::place;
use super::vocabulary::annotations;
use crate::bundle::{Bundle, Definition, sorted};
use crate::fault::{Fault, step};

/// Names of members with personal data.
const PERSONAL: &[&str] = &[
    "account_name",
    "account_number",
    "address",
    "birthdate",
    "creditor_reference",
    "debtor_reference",
    "email",
    "family_name",
    "given_name",
    "hashed_id_number",
    "id_number",
    "login_hint",
    "middle_name",
    "name",
    "nickname",
    "phone_number",
    "picture",
    "preferred_username",
];

/// Endings of names with `token` that contain no token.
const ABOUT_TOKENS: &[&str] = &["_type", "_endpoint", "_supported", "_alg", "_method"];

pub(crate) fn check(bundle: &Bundle, definition: &Definition<'_>, is_fallback: bool) -> Result<(), Fault> {
    let Definition { file, schema, pointer, .. } = definition;
    definition_keywords(definition, &["type", "required", "properties", "additionalProperties"])?;
    let fault = |pointer: &str, problem: String, remedy: &str| Err(Fault::new(&file.path, pointer, problem, remedy));
    let open = match schema.get("additionalProperties") {
        Some(Value::Bool(false)) => false,
        Some(other) if *other == json!({}) => true,
        Some(_) => {
            let problem = "`additionalProperties` is neither `{}` nor `false`".to_owned();
            return fault(
                &step(pointer, "additionalProperties"),
                problem,
                "write `{}` to keep unknown members, `false` to refuse them",
            );
        }
        None => {
            let problem = format!("{} does not say whether it is open", definition.name);
            return fault(
                pointer,
                problem,
                "add `\"additionalProperties\": {}` to keep unknown members, or `false` to refuse them",
            );
        }
    };
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        let problem = format!("{} has no `properties`", definition.name);
        return fault(pointer, problem, "list its members; a map stands where it is used");
    };
    check_required(definition, properties)?;
    let pointer = step(pointer, "properties");
    let mut fields = BTreeMap::new();
    for (name, member) in sorted(properties) {
        let pointer = step(&pointer, name);
        annotations(file, &pointer, member)?;
        if open && name == "extra" {
            return fault(
                &pointer,
                "a member `extra` beside the unknown ones".to_owned(),
                "close the object, or use an x-rust-type",
            );
        }
        if !names::is_field(name) {
            return fault(&pointer, format!("`{name}` is no name for a field"), "use an x-rust-type for the object");
        }
        if let Some(other) = fields.insert(name.to_snake_case(), name) {
            return fault(&pointer, format!("`{other}` would be the same field"), "use an x-rust-type");
        }
        place::check(bundle, file, &pointer, member, is_fallback)?;
        check_redaction(bundle, definition, &pointer, name, member)?;
    }
    Ok(())
}

fn check_required(definition: &Definition<'_>, properties: &serde_json::Map<String, Value>) -> Result<(), Fault> {
    let Some(required) = definition.schema.get("required") else { return Ok(()) };
    let pointer = step(&definition.pointer, "required");
    let names = required.as_array().map(Vec::as_slice).unwrap_or_default();
    for (index, name) in names.iter().enumerate() {
        let known = name.as_str().is_some_and(|name| properties.contains_key(name));
        if !known || names[..index].contains(name) {
            let problem = format!("{name} is not a member, or stands here twice");
            return Err(Fault::new(
                &definition.file.path,
                &step(&pointer, &index.to_string()),
                problem,
                "name each required member once",
            ));
        }
    }
    Ok(())
}

/// Rule 7: `Debug` would print this member, and its name indicates a secret or personal data. `x-ofm-public` says why
/// it is neither.
fn check_redaction(
    bundle: &Bundle,
    definition: &Definition<'_>,
    pointer: &str,
    name: &str,
    member: &Value,
) -> Result<(), Fault> {
    let (schema, path) = match member.get("$ref").and_then(Value::as_str) {
        Some(reference) => {
            let target = bundle.resolve(definition.file, pointer, reference)?;
            (target.schema, target.rust_path(&bundle.package))
        }
        None => (member, String::new()),
    };
    let public = member.get("x-ofm-public");
    let pointer_of_public = step(pointer, "x-ofm-public");
    let no_effect = Fault::new(&definition.file.path, &pointer_of_public, "it has no effect here", "delete it");
    if schema.get("type").and_then(Value::as_str) != Some("string") || schema.get("oneOf").is_some() {
        return if public.is_some() { Err(no_effect) } else { Ok(()) };
    }
    let name = name.to_snake_case();
    let type_name = path.rsplit("::").next().unwrap_or_default();
    let (problem, remedy) = if is_secret(&name) && type_name != "SecretString" {
        ("is a secret by its name", "refer to SecretString of common.schema.json")
    } else if PERSONAL.contains(&name.as_str()) && type_name != "PersonalString" && type_name != "SecretString" {
        ("is personal data by its name", "refer to PersonalString of common.schema.json")
    } else {
        return if public.is_some() { Err(no_effect) } else { Ok(()) };
    };
    if public.is_some_and(Value::is_string) {
        return Ok(());
    }
    Err(Fault::new(&definition.file.path, pointer, format!("`{name}` {problem}, and its type would show it"), remedy))
}

fn is_secret(name: &str) -> bool {
    let about_tokens = ABOUT_TOKENS.iter().any(|end| name.ends_with(end));
    (name.contains("token") && !about_tokens)
        || name.ends_with("assertion")
        || name.contains("secret")
        || name.contains("password")
        || ["code", "code_verifier", "request"].contains(&name)
}
