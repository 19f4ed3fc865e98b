//! The text of a module: one item after the other, as plain Rust.
//!
//! The types are non-exhaustive, documented and strict: null is rejected unless the schema allows it, `[]` is not
//! absence, `Debug` shows unknown members without their values, and all paths work without the standard library.

use crate::model::{Item, Module, Shape};
use crate::tree;

mod enumeration;
mod object;
mod text;
mod union;
mod view;

/// What the generated code calls.
#[derive(Clone, Debug)]
pub(crate) struct Style {
    /// The folder of the schemas below the package.
    pub(crate) folder: String,
    /// The path of the module with the functions that generated code calls.
    pub(crate) runtime: String,
    /// The path of the root of the package with those functions.
    pub(crate) root: String,
    /// The path of the error of conversions.
    pub(crate) conversion_error: String,
    /// The package's feature that implements `Arbitrary`; without one there are no such implementations.
    pub(crate) arbitrary: Option<String>,
    /// The package's feature for the list of all members; without one there is no list.
    pub(crate) members: Option<String>,
}

/// The text of a module's file.
pub(crate) fn module(style: &Style, module: &Module) -> String {
    let mut out = Text::default();
    out.line(&format!("// @generated from {}/{} by build.rs; do not edit.\n", style.folder, module.file));
    if module.items.iter().any(|item| matches!(item.shape, Shape::Text { .. })) {
        out.line("#[allow(unused_imports, reason = \"not needed where std is\")]");
        out.line("use ::alloc::{borrow::ToOwned, string::ToString};");
    }
    let mut by_name: Vec<&Item> = module.items.iter().collect();
    by_name.sort_by(|one, other| one.name.cmp(&other.name));
    for item in by_name {
        match &item.shape {
            Shape::Struct { members, open, .. } => object::declaration(&mut out, style, item, members, *open),
            Shape::Enum(values) => enumeration::declaration(&mut out, style, item, values),
            Shape::Text { shortest, longest } => text::declaration(&mut out, style, item, *shortest, *longest),
            Shape::Union { .. } => {}
        }
    }
    for item in &module.items {
        match &item.shape {
            Shape::Struct { members, open, .. } => object::functions(&mut out, style, item, members, *open),
            Shape::Enum(_) => {}
            Shape::Text { shortest, longest } => text::reader(&mut out, style, item, *shortest, *longest),
            Shape::Union { tag, variants } => union::item(&mut out, style, item, tag.as_deref(), variants),
        }
        match &item.shape {
            _ if !item.has_view => {}
            Shape::Struct { members, open, .. } => view::object(&mut out, style, item, members, *open),
            Shape::Enum(values) => view::enumeration(&mut out, style, item, values),
            Shape::Text { shortest, longest } => view::text(&mut out, style, item, *shortest, *longest),
            Shape::Union { tag, variants } => view::union(&mut out, style, item, tag.as_deref(), variants),
        }
        if module.root.as_deref() == Some(&item.name) {
            out.line(&format!("impl {} {{", item.name));
            let path = format!("{}/{}", style.folder, module.file);
            out.docs(1, &[format!("The schema that this type is made from, `{path}`.")]);
            out.line(&format!("    pub const SCHEMA: &'static str = {};", tree::include_schema(style, &module.file)));
            out.line("}");
        }
    }
    out.0
}

/// Lines of Rust.
#[derive(Default)]
pub(crate) struct Text(String);

impl Text {
    pub(crate) fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    /// Documentation comments, one for each paragraph.
    pub(crate) fn docs(&mut self, depth: usize, paragraphs: &[String]) {
        let indent = "    ".repeat(depth);
        for (index, paragraph) in paragraphs.iter().enumerate() {
            if index > 0 {
                self.line(&format!("{indent}///"));
            }
            for line in paragraph.split('\n') {
                self.line(&format!("{indent}/// {line}"));
            }
        }
    }

    pub(crate) fn deprecated(&mut self, depth: usize, note: Option<&str>) {
        if let Some(note) = note {
            self.line(&format!("{}#[deprecated(note = {note:?})]", "    ".repeat(depth)));
        }
    }

    /// The documentation and the attributes of an item with these derived traits.
    fn head(&mut self, item: &Item, derives: &str) {
        self.docs(0, &item.docs);
        self.deprecated(0, item.deprecated.as_deref());
        self.line(&format!("#[derive({derives})]"));
        if !matches!(item.shape, Shape::Text { .. }) {
            self.line("#[non_exhaustive]");
        }
    }

    /// The implementation of `Arbitrary` with the body of its function, under the feature; the derived one is some
    /// times as long.
    fn arbitrary(&mut self, style: &Style, name: &str, body: &str) {
        let Some(feature) = &style.arbitrary else { return };
        self.line(&format!(
            "#[cfg(feature = {feature:?})]
impl<'a> ::arbitrary::Arbitrary<'a> for {name} {{
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {{
        {body}
    }}
}}"
        ));
    }

    /// Conversions from texts by way of `FromStr`.
    fn conversions(&mut self, style: &Style, name: &str) {
        for from in ["&str", "::alloc::string::String"] {
            let error = &style.conversion_error;
            self.line(&format!(
                "impl ::core::convert::TryFrom<{from}> for {name} {{
    type Error = {error};
    fn try_from(value: {from}) -> ::core::result::Result<Self, {error}> {{
        value.parse()
    }}
}}"
            ));
        }
    }
}

/// The beginning of an implementation of `Deserialize` for the type, up to its body.
fn deserialize_head(name: &str) -> String {
    format!(
        "impl<'de> ::serde::Deserialize<'de> for {name} {{
    fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {{"
    )
}
