//! Enums that dispatch on the text of one member, or on the member that only one object has.
//!
//! No form of serde keeps an unknown type completely and also rejects a malformed known type. Accepting a malformed
//! consent as an unknown type would be a vulnerability.

use super::{Style, Text, deserialize_head};
use crate::model::{Item, Variant};
use crate::rust;

pub(super) fn item(out: &mut Text, style: &Style, item: &Item, tag: Option<&str>, variants: &[Variant]) {
    let name = &item.name;
    out.docs(0, &item.docs);
    out.line("#[derive(Clone, Debug, PartialEq, Eq)]");
    out.line("#[non_exhaustive]");
    out.line(&format!("pub enum {name} {{"));
    for variant in variants {
        out.docs(1, variant.docs.get(..1).unwrap_or_default());
        out.line(&format!("    {}({}),", variant.name, variant.rust_path));
    }
    out.line("}");
    if let Some(tag) = tag {
        tags(out, item, tag, variants);
    }
    for Variant { name: case, rust_path, .. } in variants {
        out.line(&format!(
            "impl ::core::convert::From<{rust_path}> for {name} {{
    fn from(value: {rust_path}) -> Self {{
        Self::{case}(value)
    }}
}}"
        ));
    }
    if let Some(feature) = &style.arbitrary {
        arbitrary(out, feature, item, tag, variants);
    }
    out.line(&format!(
        "impl ::serde::Serialize for {name} {{
    fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {{
        match self {{"
    ));
    for Variant { name: case, .. } in variants {
        out.line(&format!("            Self::{case}(value) => ::serde::Serialize::serialize(value, serializer),"));
    }
    out.line("        }\n    }\n}");
    match tag {
        Some(tag) => reader(out, style, item, tag, variants),
        None => reader_by_members(out, style, item, variants),
    }
}

/// The texts of the tag.
fn tags(out: &mut Text, item: &Item, tag: &str, variants: &[Variant]) {
    out.line(&format!("impl {} {{", item.name));
    out.docs(1, &[format!("The texts of `{tag}` that are known.")]);
    let known: Vec<_> = variants.iter().filter_map(|variant| Some(format!("{:?}", variant.tag.as_ref()?))).collect();
    out.line(&format!("    pub const KNOWN: &'static [&'static str] = &[{}];", known.join(", ")));
    out.docs(1, &[format!("The text of `{tag}`.")]);
    out.line("    pub fn tag(&self) -> &str {\n        match self {");
    for Variant { name: case, tag: text, .. } in variants {
        match text {
            Some(text) => out.line(&format!("            Self::{case}(_) => {text:?},")),
            None => out.line(&format!("            Self::{case}(value) => &value.{},", rust::field(tag))),
        }
    }
    out.line("        }\n    }\n}");
}

fn arbitrary(out: &mut Text, feature: &str, item: &Item, tag: Option<&str>, variants: &[Variant]) {
    out.line(&format!(
        "#[cfg(feature = {feature:?})]
impl<'a> ::arbitrary::Arbitrary<'a> for {} {{
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {{
        let made = match u.int_in_range(0..={}u8)? {{",
        item.name,
        variants.len().saturating_sub(1)
    ));
    for (index, Variant { name: case, rust_path, .. }) in variants.iter().enumerate() {
        let pattern = if index + 1 == variants.len() { "_".to_owned() } else { format!("{index}u8") };
        let made = format!("<{rust_path} as ::arbitrary::Arbitrary>::arbitrary(u).map(Self::{case})");
        out.line(&format!("            {pattern} => {made},"));
    }
    out.line("        }?;");
    for Variant { name: case, .. } in variants.iter().filter(|variant| variant.tag.is_none()) {
        // An unknown type with the text of a known one would be read as the known one.
        let field = rust::field(tag.unwrap_or_default());
        out.line(&format!(
            "        if matches!(&made, Self::{case}(value) if Self::KNOWN.contains(&value.{field}.as_str())) {{"
        ));
        out.line("            return ::core::result::Result::Err(::arbitrary::Error::IncorrectFormat);");
        out.line("        }");
    }
    out.line("        ::core::result::Result::Ok(made)\n    }\n}");
}

/// The reader: directly, for a deserializer that looks ahead for the tag, otherwise through a map of all members.
fn reader(out: &mut Text, style: &Style, item: &Item, tag: &str, variants: &[Variant]) {
    let (name, runtime) = (&item.name, &style.runtime);
    let (mut takes, mut reads) = (Vec::new(), Vec::new());
    let refuse = format!("_ => ::core::result::Result::Err({runtime}::unknown_tag({tag:?})),");
    let (mut take_otherwise, mut read_otherwise) = (refuse.clone(), refuse);
    for Variant { name: case, tag: text, .. } in variants {
        let take = format!("content.newtype_variant().map({name}::{case}),");
        if let Some(text) = text {
            takes.push(format!("{text:?} => {take}"));
            reads.push(format!("{text:?} => members.read({text:?}).map({name}::{case}),"));
        } else {
            take_otherwise = format!("_ => {take}");
            read_otherwise = format!("_ => members.read(\"unknown type\").map({name}::{case}),");
        }
    }
    takes.push(take_otherwise);
    reads.push(read_otherwise);
    let indented = |arms: &[String]| arms.join("\n                    ");
    // Only the reader of checked documents of ofm-protocol knows this name. Others treat it as a newtype's.
    let asked = format!("$tagged by {tag}");
    out.line(&deserialize_head(name));
    out.line(&format!(
        "        struct Tagged;
        impl<'de> ::serde::de::Visitor<'de> for Tagged {{
            type Value = {name};
            fn expecting(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {{
                f.write_str(\"an object\")
            }}
            fn visit_enum<A: ::serde::de::EnumAccess<'de>>(
                self,
                access: A,
            ) -> ::core::result::Result<{name}, A::Error> {{
                use ::serde::de::VariantAccess as _;
                let (tag, content) = access.variant::<&'de str>()?;
                match tag {{
                    {}
                }}
            }}
            fn visit_newtype_struct<D: ::serde::Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> ::core::result::Result<{name}, D::Error> {{
                let members = <{runtime}::Members as ::serde::Deserialize>::deserialize(deserializer)?;
                match members.text({tag:?})? {{
                    {}
                }}
            }}
        }}
        deserializer.deserialize_newtype_struct({asked:?}, Tagged)
    }}
}}",
        indented(&takes),
        indented(&reads)
    ));
}

/// The reader where the objects have no tag. They are closed: an object with the members of two of them is rejected by
/// the one that it is read as.
fn reader_by_members(out: &mut Text, style: &Style, item: &Item, variants: &[Variant]) {
    let (name, runtime) = (&item.name, &style.runtime);
    out.line(&deserialize_head(name));
    out.line(&format!(
        "        let members = <{runtime}::Members as ::serde::Deserialize>::deserialize(deserializer)?;"
    ));
    let mut own = Vec::new();
    for Variant { name: case, tag, .. } in variants {
        let member = tag.as_deref().unwrap_or_default();
        own.push(format!("`{member}`"));
        out.line(&format!("        if members.contains_key({member:?}) {{"));
        out.line(&format!("            return members.read({member:?}).map({name}::{case});"));
        out.line("        }");
    }
    let own = own.join(", ");
    out.line(&format!("        ::core::result::Result::Err({runtime}::no_variant({own:?}))"));
    out.line("    }\n}");
}
