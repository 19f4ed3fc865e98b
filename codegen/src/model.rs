//! Definitions as Rust items: names, types, the order of members, documentation, and the names of values.

use serde_json::Value;

use crate::bundle::{Bundle, Definition, File, sorted};
use crate::fault::{Fault, step};
use crate::rust;
use crate::views::{self, Views};

/// A schema file as a Rust module.
pub(crate) struct Module {
    /// The file's path below schemas/.
    pub(crate) file: String,
    /// The module's path below `types`.
    pub(crate) path: Vec<String>,
    /// The feature of the package without which the module does not exist.
    pub(crate) feature: Option<String>,
    /// The name of the type that the file's root defines.
    pub(crate) root: Option<String>,
    pub(crate) items: Vec<Item>,
}

/// A definition with its own Rust type.
pub(crate) struct Item {
    pub(crate) name: String,
    /// Paragraphs of Markdown.
    pub(crate) docs: Vec<String>,
    pub(crate) deprecated: Option<String>,
    pub(crate) shape: Shape,
    /// Whether a type that borrows is generated too.
    pub(crate) has_view: bool,
}

pub(crate) enum Shape {
    /// An object with named members, in the order of their names. `new` takes the required ones in the order of
    /// `required`. An open object keeps unknown members.
    Struct { members: Vec<Member>, required: Vec<String>, open: bool },
    /// A string from a list.
    Enum(Vec<EnumValue>),
    /// A string with a minimum and a maximum length.
    Text { shortest: u64, longest: Option<u64> },
    /// One of several objects, selected by the text of the member `tag`, or by a member that only one of them has.
    Union { tag: Option<String>, variants: Vec<Variant> },
}

pub(crate) struct Member {
    pub(crate) name: String,
    /// The name of its field.
    pub(crate) field: String,
    /// The type of its values.
    pub(crate) rust_type: String,
    /// The type of its values in the view; empty if there is none.
    pub(crate) view_type: String,
    pub(crate) required: bool,
    pub(crate) docs: Vec<String>,
    pub(crate) deprecated: Option<String>,
    /// Whether the member has a single possible value.
    pub(crate) constant: bool,
}

pub(crate) struct EnumValue {
    pub(crate) value: String,
    pub(crate) name: String,
    pub(crate) docs: Vec<String>,
    pub(crate) deprecated: Option<String>,
}

pub(crate) struct Variant {
    pub(crate) name: String,
    /// The path of the type from the crate's root.
    pub(crate) rust_path: String,
    /// The value of the tag, or the member that only this object has; `None` for the variant with all other values.
    pub(crate) tag: Option<String>,
    pub(crate) docs: Vec<String>,
}

impl Item {
    /// The required members that can have more than one value.
    pub(crate) fn asked(&self) -> Vec<&Member> {
        match &self.shape {
            Shape::Struct { members, required, .. } => {
                let find = |name: &String| members.iter().find(|member| member.name == *name && !member.constant);
                required.iter().filter_map(find).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The name of the type that borrows.
    pub(crate) fn view_name(&self) -> String {
        format!("{}View", self.name)
    }

    /// The names of the item's types.
    pub(crate) fn type_names(&self) -> impl Iterator<Item = String> {
        let view = (self.has_view && !matches!(self.shape, Shape::Enum(_))).then(|| self.view_name());
        [Some(self.name.clone()), self.parts_name(), view].into_iter().flatten()
    }

    /// The name of the struct that `new` takes, where there are several members to ask for.
    pub(crate) fn parts_name(&self) -> Option<String> {
        (self.asked().len() > 1).then(|| format!("New{}", self.name))
    }
}

impl Module {
    /// The path of the generated file.
    pub(crate) fn rust_file(&self) -> String {
        format!("{}.rs", self.path.join("/"))
    }
}

/// The modules of all files.
pub(crate) fn modules(bundle: &Bundle, folder: &str, views: &Views) -> Result<Vec<Module>, Fault> {
    bundle.files().map(|file| module(bundle, file, folder, views)).collect()
}

fn module(bundle: &Bundle, file: &File, folder: &str, views: &Views) -> Result<Module, Fault> {
    let mut items = Vec::new();
    for definition in file.definitions() {
        let has_view = views.contains(&definition);
        if let Some(shape) = shape(bundle, &definition, has_view)? {
            let mut docs = docs(definition.schema);
            docs.push(format!("Source: `{folder}/{}`.", file.path));
            let deprecated = deprecation(definition.schema);
            items.push(Item { name: definition.name.to_owned(), docs, deprecated, shape, has_view });
        }
    }
    let root = file.root.get("title").and_then(Value::as_str).map(str::to_owned);
    let feature = file.feature.clone();
    Ok(Module { file: file.path.clone(), path: file.module.clone(), feature, root, items })
}

/// The Rust form of a definition; `None` if it has a hand-written type.
fn shape(bundle: &Bundle, definition: &Definition<'_>, has_view: bool) -> Result<Option<Shape>, Fault> {
    let schema = definition.schema;
    if definition.is_hand_written() {
        return Ok(None);
    }
    if definition.is_union() {
        return union(bundle, definition).map(Some);
    }
    if let Some(branches) = schema.get("oneOf").and_then(Value::as_array) {
        let values = branches.iter().map(|branch| EnumValue {
            value: text(branch, "const"),
            name: text(branch, "title"),
            docs: docs(branch),
            deprecated: deprecation(branch),
        });
        return Ok(Some(Shape::Enum(values.collect())));
    }
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        let bound = |keyword| schema.get(keyword).and_then(Value::as_u64);
        return Ok(Some(Shape::Text { shortest: bound("minLength").unwrap_or(0), longest: bound("maxLength") }));
    };
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
    let required: Vec<_> = required.filter_map(Value::as_str).map(str::to_owned).collect();
    let mut members = Vec::new();
    for (name, member) in sorted(properties) {
        let constant = match member.get("$ref").and_then(Value::as_str) {
            Some(reference) => {
                let target = bundle.resolve(definition.file, &definition.pointer, reference)?;
                target.values().is_some_and(|values| values.len() == 1) && !target.is_hand_written()
            }
            None => false,
        };
        let pointer = step(&step(&definition.pointer, "properties"), name);
        let rust_type = rust::value_type(bundle, definition.file, &pointer, member)?;
        let view_type =
            if has_view { views::value_type(bundle, definition.file, &pointer, member)? } else { String::new() };
        members.push(Member {
            name: name.to_owned(),
            field: rust::field(name),
            rust_type,
            view_type,
            required: required.iter().any(|other| other == name),
            docs: docs(member),
            deprecated: deprecation(member),
            constant,
        });
    }
    let open = schema.get("additionalProperties").is_some_and(Value::is_object);
    Ok(Some(Shape::Struct { members, required, open }))
}

fn union(bundle: &Bundle, definition: &Definition<'_>) -> Result<Shape, Fault> {
    let tag = definition.schema.pointer("/x-ofm-union/tag").and_then(Value::as_str);
    let mut variants = Vec::new();
    for branch in definition.schema.get("oneOf").and_then(Value::as_array).into_iter().flatten() {
        let reference = branch.get("$ref").and_then(Value::as_str).unwrap_or_default();
        let target = bundle.resolve(definition.file, &definition.pointer, reference)?;
        variants.push(Variant {
            name: text(branch, "title"),
            rust_path: target.rust_path(&bundle.package),
            tag: match tag {
                Some(tag) => tag_value(bundle, &target, tag)?,
                None => own_member(bundle, definition, &target)?,
            },
            docs: docs(target.schema),
        });
    }
    Ok(Shape::Union { tag: tag.map(str::to_owned), variants })
}

/// The only text that the member `tag` of the object `target` can have; `None` if it can have others.
pub(crate) fn tag_value(bundle: &Bundle, target: &Definition<'_>, tag: &str) -> Result<Option<String>, Fault> {
    let reference = target.schema.get("properties").and_then(|members| members.get(tag)?.get("$ref")?.as_str());
    let Some(reference) = reference else { return Ok(None) };
    let constant = bundle.resolve(target.file, &target.pointer, reference)?;
    Ok(match constant.values().as_deref() {
        Some([value]) => Some((*value).to_owned()),
        _ => None,
    })
}

/// The first required member of `target` that no other object of the union has.
pub(crate) fn own_member(
    bundle: &Bundle,
    union: &Definition<'_>,
    target: &Definition<'_>,
) -> Result<Option<String>, Fault> {
    let mut others = Vec::new();
    for branch in union.schema.get("oneOf").and_then(Value::as_array).into_iter().flatten() {
        let reference = branch.get("$ref").and_then(Value::as_str).unwrap_or_default();
        let other = bundle.resolve(union.file, &union.pointer, reference)?;
        if !(other.file.is(target.file) && other.name == target.name) {
            others.push(other);
        }
    }
    let has = |other: &Definition<'_>, name: &str| other.schema.pointer(&step("/properties", name)).is_some();
    let required = target.schema.get("required").and_then(Value::as_array).into_iter().flatten();
    let own = required.filter_map(Value::as_str).find(|name| !others.iter().any(|other| has(other, name)));
    Ok(own.map(str::to_owned))
}

fn docs(schema: &Value) -> Vec<String> {
    let mut docs: Vec<_> = text(schema, "description").split("\n\n").map(str::to_owned).collect();
    docs.extend(schema.get("x-ofm-provenance").and_then(Value::as_str).and_then(provenance).map(str::to_owned));
    docs
}

/// The sentence for a value of `x-ofm-provenance`; `None` for an unknown value.
pub(crate) fn provenance(word: &str) -> Option<&'static str> {
    Some(match word {
        "specified" => "Provenance: as a public specification has it.",
        "sample" => "Provenance: seen in a sample of the platform.",
        "secondary" => "Provenance: from secondary evidence, in no sample.",
        "assumed" => "Provenance: assumed.",
        _ => return None,
    })
}

fn deprecation(schema: &Value) -> Option<String> {
    schema.get("x-ofm-deprecated").and_then(Value::as_str).map(str::to_owned)
}

fn text(schema: &Value, keyword: &str) -> String {
    schema.get(keyword).and_then(Value::as_str).unwrap_or_default().to_owned()
}
