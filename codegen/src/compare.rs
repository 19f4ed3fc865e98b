//! What a change of schemas does to messages and to the Rust types.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::{Map, Value};

use crate::bundle::{Bundle, Definition, File, Package, sorted};
use crate::fault::{Fault, step};

/// One difference between two versions of schemas.
///
/// `Display` writes one line: the position, the difference, and its effects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The file, below the folder of the schemas.
    pub file: String,
    /// The position in the file, as a JSON pointer (RFC 6901).
    pub pointer: String,
    /// The difference in words.
    pub difference: String,
    /// Whether every message that the old schema allows is allowed by the new one. In an open object, an unknown member
    /// has no form: a new optional member does not count as narrower.
    pub old_stays_valid: bool,
    /// Whether every message that the new schema allows was allowed by the old one.
    pub new_was_valid: bool,
    /// What the change does to the generated types.
    pub rust: RustEffect,
}

/// What a change does to the generated types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RustEffect {
    /// Nothing that a program can see.
    None,
    /// Programs still compile; there is something new.
    Addition,
    /// Programs may not compile.
    Breaking,
}

impl Change {
    /// Whether a published schema may change in this way: what was valid stays valid, and programs still compile.
    #[must_use]
    pub fn is_compatible(&self) -> bool {
        self.old_stays_valid && self.rust < RustEffect::Breaking
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = |holds| if holds { "yes" } else { "no" };
        let rust = match self.rust {
            RustEffect::None => "the same",
            RustEffect::Addition => "an addition",
            RustEffect::Breaking => "breaking",
        };
        write!(
            f,
            "{}#{}: {}; old messages stay valid: {}; new messages were valid: {}; Rust: {rust}",
            self.file,
            self.pointer,
            self.difference,
            word(self.old_stays_valid),
            word(self.new_was_valid)
        )
    }
}

/// The differences between two versions of schemas, each given by path below its folder, in the order of the files.
///
/// Both versions keep the rules of [the lint](crate::Generator::generate). The comparison is exact for objects,
/// enumerations and bounded texts. Where it cannot tell, for other hand-written types, it answers no.
///
/// Errors: the first fault of a schema.
pub fn compare(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> Result<Vec<Change>, Fault> {
    let package =
        Package { name: String::new(), root: "crate".to_owned(), module: "types".to_owned(), base: String::new() };
    let (old, new) = (Bundle::read(&package, old, &[], Vec::new())?, Bundle::read(&package, new, &[], Vec::new())?);
    let mut comparison = Comparison { old: &old, new: &new, changes: Vec::new() };
    let before: BTreeMap<_, _> = old.files().map(|file| (file.path.as_str(), file)).collect();
    let after: BTreeMap<_, _> = new.files().map(|file| (file.path.as_str(), file)).collect();
    for path in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
        match (before.get(path), after.get(path)) {
            (Some(old), Some(new)) => comparison.files(old, new),
            (Some(_), None) => comparison.add(path, "", "the file is gone", (false, true), RustEffect::Breaking),
            (None, _) => comparison.add(path, "", "a new file", (true, true), RustEffect::Addition),
        }
    }
    Ok(comparison.changes)
}

struct Comparison<'a> {
    old: &'a Bundle,
    new: &'a Bundle,
    changes: Vec<Change>,
}

impl<'a> Comparison<'a> {
    fn add(
        &mut self,
        file: &str,
        pointer: &str,
        difference: impl Into<String>,
        (old_stays_valid, new_was_valid): (bool, bool),
        rust: RustEffect,
    ) {
        self.changes.push(Change {
            file: file.to_owned(),
            pointer: pointer.to_owned(),
            difference: difference.into(),
            old_stays_valid,
            new_was_valid,
            rust,
        });
    }

    fn files(&mut self, old: &'a File, new: &'a File) {
        let before: BTreeMap<_, _> = old.definitions().map(|definition| (definition.name, definition)).collect();
        let after: BTreeMap<_, _> = new.definitions().map(|definition| (definition.name, definition)).collect();
        for name in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
            match (before.get(name), after.get(name)) {
                (Some(old), Some(new)) => self.definitions(old, new),
                (Some(old), None) => {
                    let difference = format!("{name} is gone");
                    self.add(&old.file.path, &old.pointer, difference, (true, true), RustEffect::Breaking);
                }
                (None, Some(new)) => {
                    let difference = format!("{name} is new");
                    self.add(&new.file.path, &new.pointer, difference, (true, true), RustEffect::Addition);
                }
                (None, None) => {}
            }
        }
        let feature = |file: &File| file.feature.clone();
        if feature(old) != feature(new) {
            let rust = if new.feature.is_some() { RustEffect::Breaking } else { RustEffect::Addition };
            self.add(&new.path, "/x-ofm-feature", "another feature", (true, true), rust);
        }
    }

    fn definitions(&mut self, old: &Definition<'a>, new: &Definition<'a>) {
        match (Kind::of(old.schema), Kind::of(new.schema)) {
            (Kind::Object, Kind::Object) => self.objects(old, new),
            (Kind::Enumeration, Kind::Enumeration) => self.enumerations(old, new),
            (Kind::Union, Kind::Union) => self.unions(old, new),
            (Kind::Text, Kind::Text) => {
                let (before, after) = (bounds(old.schema), bounds(new.schema));
                if before != after {
                    let effects = (within(before, after), within(after, before));
                    self.add(&new.file.path, &new.pointer, "other lengths", effects, RustEffect::None);
                }
            }
            (Kind::HandWritten, Kind::HandWritten) => {
                let path = |definition: &Definition<'_>| definition.schema.get("x-rust-type").cloned();
                let same_type = path(old) == path(new);
                if bare(old.schema) != bare(new.schema) {
                    let rust = if same_type { RustEffect::None } else { RustEffect::Breaking };
                    let is_same = bare_without_type(old.schema) == bare_without_type(new.schema);
                    let difference = if same_type { "other keywords" } else { "another hand-written type" };
                    self.add(&new.file.path, &new.pointer, difference, (is_same, is_same), rust);
                }
            }
            _ => {
                let difference = format!("{} is of another kind", new.name);
                self.add(&new.file.path, &new.pointer, difference, (false, false), RustEffect::Breaking);
            }
        }
    }

    fn objects(&mut self, old: &Definition<'a>, new: &Definition<'a>) {
        let is_open =
            |definition: &Definition<'_>| definition.schema.get("additionalProperties") != Some(&false.into());
        let (was_open, open) = (is_open(old), is_open(new));
        if was_open != open {
            let (difference, effects, rust) = if open {
                ("unknown members are kept now", (true, false), RustEffect::Addition)
            } else {
                ("unknown members are refused now", (false, true), RustEffect::Breaking)
            };
            self.add(&new.file.path, &step(&new.pointer, "additionalProperties"), difference, effects, rust);
        }
        let (before, after) = (members(old.schema), members(new.schema));
        for name in before.keys().chain(after.keys()).copied().collect::<BTreeSet<_>>() {
            let pointer = step(&step(&new.pointer, "properties"), name);
            match (before.get(name), after.get(name)) {
                (Some(_), None) => {
                    let effects = (open, !is_required(old, name));
                    self.add(&new.file.path, &pointer, "the member is gone", effects, RustEffect::Breaking);
                }
                (None, Some(_)) if is_required(new, name) => {
                    let effects = (false, was_open);
                    self.add(&new.file.path, &pointer, "a new required member", effects, RustEffect::Breaking);
                }
                (None, Some(_)) => {
                    let effects = (true, was_open);
                    self.add(&new.file.path, &pointer, "a new optional member", effects, RustEffect::Addition);
                }
                (Some(old_member), Some(new_member)) => {
                    match (is_required(old, name), is_required(new, name)) {
                        (false, true) => {
                            let difference = "the member is required now";
                            self.add(&new.file.path, &pointer, difference, (false, true), RustEffect::Breaking);
                        }
                        (true, false) => {
                            let difference = "the member is optional now";
                            self.add(&new.file.path, &pointer, difference, (true, false), RustEffect::Breaking);
                        }
                        _ => {}
                    }
                    if bare(old_member) != bare(new_member) {
                        let effects = self.values((old.file, old_member), (new.file, new_member));
                        self.add(&new.file.path, &pointer, "another type", effects, RustEffect::Breaking);
                    }
                }
                (None, None) => {}
            }
        }
    }

    /// Whether the values of two schemas, which are not written alike, include each other: the new the old, the old the
    /// new. References to definitions that are alike are alike.
    fn values(&self, (old_file, old): (&'a File, &Value), (new_file, new): (&'a File, &Value)) -> (bool, bool) {
        let (old, new) = (resolved(self.old, old_file, old), resolved(self.new, new_file, new));
        if bare_without_type(&old) == bare_without_type(&new) {
            return (true, true);
        }
        let is_text =
            |schema: &Value| matches!(Kind::of(schema), Kind::Text | Kind::Enumeration) || is_any_text(schema);
        if is_text(&old) && is_text(&new) {
            return (includes(&new, &old), includes(&old, &new));
        }
        (false, false)
    }

    fn enumerations(&mut self, old: &Definition<'a>, new: &Definition<'a>) {
        let (before, after) = (titles(old.schema), titles(new.schema));
        for value in before.keys().chain(after.keys()).copied().collect::<BTreeSet<_>>() {
            let pointer = step(&new.pointer, "oneOf");
            match (before.get(value), after.get(value)) {
                (Some(_), None) => {
                    let difference = format!("the value {value:?} is gone");
                    self.add(&new.file.path, &pointer, difference, (false, true), RustEffect::Breaking);
                }
                (None, Some(_)) => {
                    let difference = format!("the value {value:?} is new");
                    // An enum of one value has a default, and its objects fill it in.
                    let rust = if before.len() == 1 { RustEffect::Breaking } else { RustEffect::Addition };
                    self.add(&new.file.path, &pointer, difference, (true, false), rust);
                }
                (Some(one), Some(other)) if one != other => {
                    let difference = format!("the value {value:?} has another name");
                    self.add(&new.file.path, &pointer, difference, (true, true), RustEffect::Breaking);
                }
                _ => {}
            }
        }
    }

    fn unions(&mut self, old: &Definition<'a>, new: &Definition<'a>) {
        if old.schema.get("x-ofm-union") != new.schema.get("x-ofm-union") {
            let pointer = step(&new.pointer, "x-ofm-union");
            self.add(&new.file.path, &pointer, "another dispatch", (false, false), RustEffect::Breaking);
        }
        let has_fallback = |definition: &Definition<'_>| definition.schema.pointer("/x-ofm-union/fallback").is_some();
        let (before, after) = (branches(old.schema), branches(new.schema));
        for title in before.keys().chain(after.keys()).copied().collect::<BTreeSet<_>>() {
            let pointer = step(&new.pointer, "oneOf");
            match (before.get(title), after.get(title)) {
                (Some(_), None) => {
                    let difference = format!("the object {title} is gone");
                    self.add(&new.file.path, &pointer, difference, (has_fallback(new), true), RustEffect::Breaking);
                }
                (None, Some(_)) => {
                    // With a fallback, the new type was accepted in any form before.
                    let difference = format!("the object {title} is new");
                    let effects = (!has_fallback(old), has_fallback(old));
                    self.add(&new.file.path, &pointer, difference, effects, RustEffect::Addition);
                }
                (Some(one), Some(other)) if one != other => {
                    let difference = format!("{title} is another object");
                    self.add(&new.file.path, &pointer, difference, (false, false), RustEffect::Breaking);
                }
                _ => {}
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    HandWritten,
    Union,
    Enumeration,
    Object,
    Text,
    Other,
}

impl Kind {
    fn of(schema: &Value) -> Self {
        if schema.get("x-rust-type").is_some() {
            Self::HandWritten
        } else if schema.get("x-ofm-union").is_some() {
            Self::Union
        } else if schema.get("oneOf").is_some() {
            Self::Enumeration
        } else if schema.get("properties").is_some() {
            Self::Object
        } else if schema.get("minLength").is_some() || schema.get("maxLength").is_some() {
            Self::Text
        } else {
            Self::Other
        }
    }
}

/// The schema without what no message shows.
fn bare(schema: &Value) -> Value {
    match schema {
        Value::Object(keywords) => {
            let is_kept = |keyword: &str| {
                let annotations =
                    ["$comment", "$defs", "$id", "$schema", "deprecated", "description", "examples", "title"];
                let own = ["x-ofm-deprecated", "x-ofm-feature", "x-ofm-provenance", "x-ofm-public", "x-ofm-unenforced"];
                !annotations.contains(&keyword) && !own.contains(&keyword)
            };
            let kept = sorted(keywords).into_iter().filter(|(keyword, _)| is_kept(keyword));
            Value::Object(kept.map(|(keyword, value)| (keyword.to_owned(), bare(value))).collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.iter().map(bare).collect()),
        other => other.clone(),
    }
}

fn bare_without_type(schema: &Value) -> Value {
    let mut schema = bare(schema);
    if let Value::Object(keywords) = &mut schema {
        keywords.remove("x-rust-type");
    }
    schema
}

/// The definition that the schema refers to, or the schema.
fn resolved(bundle: &Bundle, file: &File, schema: &Value) -> Value {
    let reference = schema.get("$ref").and_then(Value::as_str);
    let target = reference.and_then(|reference| bundle.resolve(file, "", reference).ok());
    target.map_or_else(|| schema.clone(), |target| target.schema.clone())
}

fn is_any_text(schema: &Value) -> bool {
    bare_without_type(schema) == serde_json::json!({ "type": "string" })
}

/// Whether the texts of `inner` are all texts of `outer`.
fn includes(outer: &Value, inner: &Value) -> bool {
    if is_any_text(outer) {
        return true;
    }
    match (Kind::of(outer), Kind::of(inner)) {
        (Kind::Text, Kind::Text) => within(bounds(inner), bounds(outer)),
        (Kind::Enumeration, Kind::Enumeration) => {
            let outer = titles(outer);
            titles(inner).keys().all(|value| outer.contains_key(value))
        }
        (Kind::Text, Kind::Enumeration) => {
            let (least, most) = bounds(outer);
            titles(inner).keys().all(|value| (least..=most).contains(&(value.chars().count() as u64)))
        }
        _ => false,
    }
}

fn bounds(schema: &Value) -> (u64, u64) {
    let bound = |keyword: &str| schema.get(keyword).and_then(Value::as_u64);
    (bound("minLength").unwrap_or(0), bound("maxLength").unwrap_or(u64::MAX))
}

fn within(inner: (u64, u64), outer: (u64, u64)) -> bool {
    outer.0 <= inner.0 && inner.1 <= outer.1
}

fn members(schema: &Value) -> BTreeMap<&str, &Value> {
    schema.get("properties").and_then(Value::as_object).map(sorted).unwrap_or_default()
}

fn is_required(definition: &Definition<'_>, name: &str) -> bool {
    let required = definition.schema.get("required").and_then(Value::as_array);
    required.is_some_and(|required| required.iter().any(|other| other == name))
}

/// The names of an enumeration's variants by value.
fn titles(schema: &Value) -> BTreeMap<&str, &str> {
    let branches = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    branches.filter_map(|branch| Some((branch.get("const")?.as_str()?, branch.get("title")?.as_str()?))).collect()
}

/// The objects of a union by the name of their variant.
fn branches(schema: &Value) -> BTreeMap<&str, &str> {
    let branches = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    branches.filter_map(|branch| Some((branch.get("title")?.as_str()?, branch.get("$ref")?.as_str()?))).collect()
}
