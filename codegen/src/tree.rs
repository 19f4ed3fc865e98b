//! The module tree: one module per schema file and one per directory, which also exports the types of its files.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;

use crate::bundle::Bundle;
use crate::emit::Style;
use crate::fault::Fault;
use crate::model::{Module, Shape};

/// Lints that generated code may violate, each because a schema decides it.
const ALLOWED: &str = "#[allow(
    clippy::doc_markdown,
    clippy::large_enum_variant,
    clippy::must_use_candidate,
    clippy::struct_field_names,
    deprecated,
    unused_qualifications,
    reason = \"names, sizes and descriptions are the schemas'\"
)]
";

#[derive(Default)]
struct Directory<'a> {
    directories: BTreeMap<&'a str, Directory<'a>>,
    modules: BTreeMap<&'a str, &'a Module>,
}

impl Directory<'_> {
    /// The feature without which nothing of the directory exists.
    fn feature(&self) -> Option<&str> {
        let modules = self.modules.values().map(|module| module.feature.as_deref());
        let mut features = modules.chain(self.directories.values().map(|inner| inner.feature()));
        let first = features.next()??;
        features.all(|feature| feature == Some(first)).then_some(first)
    }
}

/// An attribute for what exists with a feature only.
fn cfg(feature: Option<&str>, indent: &str, text: &mut String) {
    if let Some(feature) = feature {
        let _ = writeln!(text, "{indent}#[cfg(feature = {feature:?})]");
    }
}

/// The text of `tree.rs`.
pub(crate) fn text(style: &Style, bundle: &Bundle, modules: &[Module]) -> Result<String, Fault> {
    let mut root = Directory::default();
    for module in modules {
        let mut directory = &mut root;
        let (name, parents) =
            module.path.split_last().ok_or_else(|| Fault::new(&module.file, "", "no name", "rename it"))?;
        for parent in parents {
            directory = directory.directories.entry(parent).or_default();
        }
        directory.modules.insert(name, module);
    }
    let mut text = format!("// @generated from {}/ by build.rs; do not edit.\n\n", style.folder);
    write_directory(style, &root, &mut Vec::new(), &mut text);
    let _ = writeln!(
        text,
        "/// Every schema's path below {}/ and its text; they refer to each other by relative paths.",
        style.folder
    );
    text.push_str("pub const SCHEMAS: &[(&str, &str)] = &[\n");
    for file in bundle.files() {
        cfg(file.feature.as_deref(), "    ", &mut text);
        let _ = writeln!(text, "    ({0:?}, {1}),", file.path, include_schema(style, &file.path));
    }
    text.push_str("];\n\n");
    if let Some(feature) = &style.members {
        members(feature, modules, &mut text);
    }
    assertions(style, bundle, &mut text);
    Ok(text)
}

/// An expression for the text of a schema, so that the binary contains it once and only if it is used.
pub(crate) fn include_schema(style: &Style, path: &str) -> String {
    format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{}/{path}\"))", style.folder)
}

fn write_directory<'a>(style: &Style, directory: &Directory<'a>, path: &mut Vec<&'a str>, text: &mut String) {
    let indent = "    ".repeat(path.len());
    for (name, inner) in &directory.directories {
        path.push(name);
        cfg(inner.feature(), &indent, text);
        let _ = writeln!(text, "{indent}/// Messages of `{}/{}`.", style.folder, path.join("/"));
        if path.len() == 1 {
            text.push_str(ALLOWED);
        }
        let _ = writeln!(text, "{indent}pub mod {name} {{");
        write_directory(style, inner, path, text);
        path.pop();
        let _ = writeln!(text, "{indent}}}");
    }
    for (name, module) in &directory.modules {
        if module.items.is_empty() {
            continue;
        }
        let names: Vec<_> = module.items.iter().flat_map(crate::model::Item::type_names).collect();
        let feature = module.feature.as_deref().filter(|_| directory.feature().is_none());
        cfg(feature, &indent, text);
        let _ = writeln!(text, "{indent}pub use self::{name}::{{{}}};", names.join(", "));
        let _ = writeln!(text, "{indent}/// `{}/{}`.", style.folder, module.file);
        if path.is_empty() {
            text.push_str(ALLOWED);
        }
        cfg(feature, &indent, text);
        let _ = writeln!(text, "{indent}pub mod {name} {{");
        let include = format!("include!(concat!(env!(\"OUT_DIR\"), \"/types/{}\"));", module.rust_file());
        let _ = writeln!(text, "{indent}    {include}");
        let _ = writeln!(text, "{indent}}}");
    }
}

/// The names of all members of modules that are always there, so that an error can contain a fixed name instead of
/// text from outside.
fn members(feature: &str, modules: &[Module], text: &mut String) {
    let items = modules.iter().filter(|module| module.feature.is_none()).flat_map(|module| &module.items);
    let names: BTreeSet<_> = items
        .filter_map(|item| match &item.shape {
            Shape::Struct { members, .. } => Some(members.iter().map(|member| member.name.as_str())),
            _ => None,
        })
        .flatten()
        .collect();
    let _ = writeln!(text, "/// The names of the schemas' members, sorted.\n#[cfg(feature = {feature:?})]");
    text.push_str("pub(crate) const MEMBERS: &[&str] = &[\n");
    for name in names {
        let _ = writeln!(text, "    {name:?},");
    }
    text.push_str("];\n\n");
}

/// A compile-time check that each referenced hand-written type is intended for references.
fn assertions(style: &Style, bundle: &Bundle, text: &mut String) {
    let mut types = BTreeMap::new();
    for file in bundle.files() {
        for definition in file.definitions() {
            if definition.schema.get("x-rust-type").is_some() {
                let parameters = definition.schema.pointer("/x-rust-type/parameters").and_then(Value::as_array);
                types.insert(definition.rust_path(&bundle.package), parameters.map_or(0, Vec::len));
            }
        }
    }
    text.push_str("#[allow(unused_qualifications, reason = \"written in full\")]\nconst _: fn() = || {\n");
    let _ = writeln!(text, "    fn check<T: {}::Scalar>() {{}}", style.runtime);
    for (path, parameters) in types {
        let parameters =
            if parameters == 0 { String::new() } else { format!("<{}>", vec!["()"; parameters].join(", ")) };
        let _ = writeln!(text, "    check::<{path}{parameters}>();");
    }
    text.push_str("};\n");
}
