//! Views: types that borrow from a JSON text and enforce the same rules as the owned types.

use super::{Style, Text};
use crate::model::{EnumValue, Item, Member, Variant};

/// The view of an object.
pub(super) fn object(out: &mut Text, style: &Style, item: &Item, members: &[Member], open: bool) {
    let (name, root) = (item.view_name(), &style.root);
    let (view, json) = (format!("{root}::types::view"), format!("{root}::jose::json"));
    head(out, style, item);
    out.line(&format!("pub struct {name}<'a> {{"));
    for member in members {
        out.docs(1, &member.docs);
        out.deprecated(1, member.deprecated.as_deref());
        let of = &member.view_type;
        let field = if member.required { of.clone() } else { format!("::core::option::Option<{of}>") };
        out.line(&format!("    pub {}: {field},", member.field));
    }
    if open {
        out.docs(1, &["Members that the schema does not name; `Debug` shows their names only.".to_owned()]);
        out.line(&format!("    pub extra: {view}::Extra<'a>,"));
    } else {
        out.line(&format!("    object_: {json}::Object<'a>,"));
    }
    out.line("}");
    let names: Vec<_> = members.iter().map(|member| format!("{:?}", member.name)).collect();
    out.line(&format!("impl<'a> {name}<'a> {{"));
    out.line(&format!("    const NAMES: &'static [&'static str] = &[{}];", names.join(", ")));
    parse(out, &view, &json);
    out.docs(1, &["The object in the text, with all members as received.".to_owned()]);
    let object = if open { "self.extra.object()" } else { "self.object_" };
    out.line(&format!("    pub const fn object(&self) -> {json}::Object<'a> {{\n        {object}\n    }}\n}}"));
    let mut read = Text::default();
    for member in members {
        read.line(&format!("        let mut read_{} = ::core::option::Option::None;", member.field));
    }
    read.line("        let object = reader.object(Self::NAMES, |reader, name| match name.len() {");
    for Member { name, field, .. } in members {
        let is_it = format!("{} if name.is(b{name:?})", name.len());
        read.line(&format!("            {is_it} => reader.member({name:?}, name, &mut read_{field}),"));
    }
    read.line(&if open {
        "            _ => reader.free(name),".to_owned()
    } else {
        "            _ => reader.unknown(),".to_owned()
    });
    read.line("        })?;\n        ::core::result::Result::Ok(Self {");
    for Member { name, field, required, .. } in members {
        read.line(&if *required {
            format!("            {field}: reader.required({name:?}, read_{field})?,")
        } else {
            format!("            {field}: read_{field},")
        });
    }
    read.line(&if open {
        format!("            extra: {view}::Extra::new(object, Self::NAMES),")
    } else {
        "            object_: object,".to_owned()
    });
    read.line("        })");
    let mut same: Vec<_> =
        members.iter().map(|Member { field, .. }| format!("{view}::View::is(&self.{field}, &owned.{field})")).collect();
    if open {
        same.push("self.extra.is(&owned.extra)".to_owned());
    }
    let same = if same.is_empty() { "true".to_owned() } else { same.join("\n            && ") };
    implementation(out, &view, item, read.0.trim_end(), &format!("        {same}"));
    equality(out, &view, item);
}

/// The view of a union.
pub(super) fn union(out: &mut Text, style: &Style, item: &Item, tag: Option<&str>, variants: &[Variant]) {
    let (name, owned, root) = (item.view_name(), &item.name, &style.root);
    let (view, json) = (format!("{root}::types::view"), format!("{root}::jose::json"));
    head(out, style, item);
    out.line(&format!("pub enum {name}<'a> {{"));
    for variant in variants {
        out.docs(1, variant.docs.get(..1).unwrap_or_default());
        out.line(&format!("    {}({}View<'a>),", variant.name, variant.rust_path));
    }
    out.line(&format!("}}\nimpl<'a> {name}<'a> {{"));
    parse(out, &view, &json);
    out.line("}");
    let mut body = Vec::new();
    if let Some(tag) = tag {
        body.push(format!("        let tag = reader.tag({tag:?})?;"));
    }
    let mut otherwise = tag.unwrap_or_default().to_owned();
    otherwise = format!("        ::core::result::Result::Err(reader.unknown_tag({otherwise:?}))");
    for Variant { name: case, tag: text, .. } in variants {
        let read = format!("{view}::View::read(reader).map(Self::{case})");
        match text {
            Some(text) => {
                let is_it = if tag.is_some() { format!("tag == {text:?}") } else { format!("reader.has({text:?})?") };
                body.push(format!("        if {is_it} {{\n            return {read};\n        }}"));
            }
            None => otherwise = format!("        {read}"),
        }
    }
    body.push(otherwise);
    let mut same = vec!["        match (self, owned) {".to_owned()];
    for Variant { name: case, .. } in variants {
        let arm = format!("(Self::{case}(one), {owned}::{case}(other)) => {view}::View::is(one, other),");
        same.push(format!("            {arm}"));
    }
    if variants.len() > 1 {
        same.push("            _ => false,".to_owned());
    }
    same.push("        }".to_owned());
    implementation(out, &view, item, &body.join("\n"), &same.join("\n"));
    equality(out, &view, item);
}

/// The view of a string with bounds.
pub(super) fn text(out: &mut Text, style: &Style, item: &Item, shortest: u64, longest: Option<u64>) {
    let (name, root) = (item.view_name(), &style.root);
    let (view, json) = (format!("{root}::types::view"), format!("{root}::jose::json"));
    head(out, style, item);
    let longest = longest.map_or("usize::MAX".to_owned(), |longest| format!("{longest}usize"));
    out.line(&format!(
        "pub struct {name}<'a>({json}::Str<'a>);
impl<'a> ::core::ops::Deref for {name}<'a> {{
    type Target = {json}::Str<'a>;
    fn deref(&self) -> &{json}::Str<'a> {{
        &self.0
    }}
}}
impl ::core::cmp::PartialEq<str> for {name}<'_> {{
    fn eq(&self, other: &str) -> bool {{
        self.0 == *other
    }}
}}"
    ));
    let body = format!("        {view}::generated::bounded(reader, {shortest}usize, {longest}).map(Self)");
    implementation(out, &view, item, &body, "        self.0 == *owned.0.as_str()");
    equality(out, &view, item);
}

/// An enumeration, which borrows nothing.
pub(super) fn enumeration(out: &mut Text, style: &Style, item: &Item, values: &[EnumValue]) {
    let (name, root) = (&item.name, &style.root);
    let view = format!("{root}::types::view");
    let listed = values.iter().map(|value| format!("({:?}, Self::{})", value.value, value.name));
    out.line(&format!(
        "impl {view}::Enumeration for {name} {{
    const VALUES: &'static [(&'static str, Self)] = &[{}];
}}
impl<'a> {view}::View<'a> for {name} {{
    type Owned = Self;
    fn read(reader: &mut {view}::Reader<'_, 'a>) -> ::core::result::Result<Self, {view}::Rejected> {{
        {view}::generated::one_of(reader)
    }}
    fn is(&self, owned: &Self) -> bool {{
        self == owned
    }}
}}",
        listed.collect::<Vec<_>>().join(", ")
    ));
}

fn head(out: &mut Text, style: &Style, item: &Item) {
    let module = format!("{}::types::view", style.root);
    let first =
        format!("[`{}`], borrowed from its JSON text; see [`view`]({}).", item.name, module.trim_start_matches(':'));
    out.docs(0, &[first]);
    out.deprecated(0, item.deprecated.as_deref());
    out.line("#[derive(Clone, Copy, Debug)]\n#[non_exhaustive]");
}

/// The function that reads a whole document.
fn parse(out: &mut Text, view: &str, json: &str) {
    out.docs(
        1,
        &[
            "Reads a whole document in one pass.".to_owned(),
            "Errors: the first fault of the text, or the first rule of the schema that it violates.".to_owned(),
        ],
    );
    out.line(&format!(
        "    pub fn parse(text: &'a [u8], budget: {json}::Budget) -> ::core::result::Result<Self, {view}::ViewError> {{
        {view}::generated::parse(text, budget)
    }}"
    ));
}

fn implementation(out: &mut Text, view: &str, item: &Item, read: &str, same: &str) {
    let (name, owned) = (item.view_name(), &item.name);
    out.line(&format!(
        "impl<'a> {view}::View<'a> for {name}<'a> {{
    type Owned = {owned};
    fn read(reader: &mut {view}::Reader<'_, 'a>) -> ::core::result::Result<Self, {view}::Rejected> {{
{read}
    }}
    fn is(&self, owned: &{owned}) -> bool {{
{same}
    }}
}}"
    ));
}

fn equality(out: &mut Text, view: &str, item: &Item) {
    let (name, owned) = (item.view_name(), &item.name);
    out.line(&format!(
        "impl ::core::cmp::PartialEq<{owned}> for {name}<'_> {{
    fn eq(&self, owned: &{owned}) -> bool {{
        {view}::View::is(self, owned)
    }}
}}"
    ));
}
