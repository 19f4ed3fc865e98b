//! Unions: objects that the text of one required member distinguishes.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::definition_keywords;
use super::names;
use super::vocabulary::keywords;
use crate::bundle::{Bundle, Definition, File};
use crate::fault::{Fault, step};
use crate::model;

/// The fallbacks of unions, by file and name.
pub(crate) fn fallbacks(bundle: &Bundle) -> Result<BTreeSet<(String, String)>, Fault> {
    let mut fallbacks = BTreeSet::new();
    for definition in bundle.files().flat_map(File::definitions) {
        let Some(fallback) = definition.schema.pointer("/x-ofm-union/fallback") else { continue };
        for branch in definition.schema.get("oneOf").and_then(Value::as_array).into_iter().flatten() {
            let Some(reference) = branch.get("$ref").and_then(Value::as_str) else { continue };
            let target = bundle.resolve(definition.file, &step(&definition.pointer, "oneOf"), reference)?;
            if fallback == target.name {
                fallbacks.insert((target.file.path.clone(), target.name.to_owned()));
            }
        }
    }
    Ok(fallbacks)
}

pub(crate) fn check(bundle: &Bundle, definition: &Definition<'_>) -> Result<(), Fault> {
    let Definition { file, schema, .. } = definition;
    definition_keywords(definition, &["oneOf", "x-ofm-union"])?;
    let fault = |pointer: &str, problem: String, remedy: &str| Err(Fault::new(&file.path, pointer, problem, remedy));
    if schema.pointer("/x-ofm-union/members").is_some() {
        return by_members(bundle, definition);
    }
    let tag = schema.pointer("/x-ofm-union/tag").and_then(Value::as_str);
    let Some(tag) = tag.filter(|tag| names::is_field(tag)) else {
        return fault(
            &step(&definition.pointer, "x-ofm-union"),
            "no `tag` that names a member".to_owned(),
            "name the member that tells the objects apart",
        );
    };
    let fallback = schema.pointer("/x-ofm-union/fallback").and_then(Value::as_str);
    let pointer = step(&definition.pointer, "oneOf");
    let (mut titles, mut known, mut fallen) = (BTreeSet::new(), BTreeSet::new(), None);
    for (index, branch) in schema.get("oneOf").and_then(Value::as_array).into_iter().flatten().enumerate() {
        let pointer = step(&pointer, &index.to_string());
        keywords(file, &pointer, branch, &["$ref", "title"])?;
        let title = match names::title(branch) {
            Ok(title) => title,
            Err((problem, remedy)) => return fault(&pointer, format!("the object {problem}"), remedy),
        };
        if !titles.insert(title) {
            let problem = format!("a second object with the title {title}");
            return fault(&pointer, problem, "give one of them another title");
        }
        let reference = branch.get("$ref").and_then(Value::as_str).unwrap_or_default();
        let target = bundle.resolve(file, &pointer, reference)?;
        let required = target.schema.get("required").and_then(Value::as_array);
        if !required.is_some_and(|required| required.iter().any(|name| name == tag)) {
            return fault(
                &pointer,
                format!("{} does not require `{tag}`", target.name),
                "list the tag in its `required`",
            );
        }
        match model::tag_value(bundle, &target, tag)? {
            Some(value) if !known.insert(value.clone()) => {
                return fault(
                    &pointer,
                    format!("a second object with the {tag} {value:?}"),
                    "give each object its own",
                );
            }
            Some(_) => {}
            None if fallback == Some(target.name) => fallen = Some(target),
            None => {
                let remedy = "refer to an enumeration with one value, or make it the `fallback`";
                return fault(&pointer, format!("the {tag} of {} is not constant", target.name), remedy);
            }
        }
    }
    match (fallback, fallen) {
        (None, _) => Ok(()),
        (Some(_), Some(target)) => check_fallback(&target, tag, &known),
        (Some(name), None) => {
            let problem = format!("the fallback {name} is none of the objects");
            fault(&step(&definition.pointer, "x-ofm-union"), problem, "list it in `oneOf`, its tag not constant")
        }
    }
}

/// A union whose objects have no tag: each is closed, and has a required member that no other has.
fn by_members(bundle: &Bundle, definition: &Definition<'_>) -> Result<(), Fault> {
    let Definition { file, schema, pointer, .. } = definition;
    if schema.get("x-ofm-union") != Some(&json!({ "members": true })) {
        let remedy = "write {\"members\":true}, or a `tag`";
        return Err(Fault::new(&file.path, &step(pointer, "x-ofm-union"), "neither a tag nor members", remedy));
    }
    let pointer = step(pointer, "oneOf");
    let mut titles = BTreeSet::new();
    for (index, branch) in schema.get("oneOf").and_then(Value::as_array).into_iter().flatten().enumerate() {
        let pointer = step(&pointer, &index.to_string());
        let fault = |problem: String, remedy: &str| Err(Fault::new(&file.path, &pointer, problem, remedy));
        keywords(file, &pointer, branch, &["$ref", "title"])?;
        let title = match names::title(branch) {
            Ok(title) => title,
            Err((problem, remedy)) => return fault(format!("the object {problem}"), remedy),
        };
        if !titles.insert(title) {
            return fault(format!("a second object with the title {title}"), "give one of them another title");
        }
        let target = bundle.resolve(file, &pointer, branch.get("$ref").and_then(Value::as_str).unwrap_or_default())?;
        if target.schema.get("additionalProperties") != Some(&json!(false)) {
            return fault(format!("{} is open", target.name), "close it, so that two objects cannot both match");
        }
        if model::own_member(bundle, definition, &target)?.is_none() {
            let problem = format!("{} requires no member that the others do not have", target.name);
            return fault(problem, "require one, or give the objects a tag");
        }
    }
    Ok(())
}

/// The fallback's tag is every text except the known ones, so that exactly one branch of the union matches.
fn check_fallback(target: &Definition<'_>, tag: &str, known: &BTreeSet<String>) -> Result<(), Fault> {
    let member = step(&step(&target.pointer, "properties"), tag);
    let excluded =
        target.schema.get("properties").and_then(|members| members.get(tag)?.get("not")?.get("enum")?.as_array());
    let excluded: Option<BTreeSet<String>> =
        excluded.map(|excluded| excluded.iter().filter_map(Value::as_str).map(str::to_owned).collect());
    if excluded.as_ref() != Some(known) {
        let remedy = format!("write {}", json!({ "not": { "enum": known } }));
        return Err(Fault::new(&target.file.path, &member, "it does not exclude exactly the known texts", remedy));
    }
    if target.schema.get("additionalProperties") != Some(&json!({})) {
        return Err(Fault::new(
            &target.file.path,
            &target.pointer,
            "a fallback that does not keep unknown members",
            "open it",
        ));
    }
    Ok(())
}
