//! Objects, as structs with constructors.

use super::{Style, Text, deserialize_head};
use crate::model::{Item, Member};

/// The struct.
pub(super) fn declaration(out: &mut Text, style: &Style, item: &Item, members: &[Member], open: bool) {
    // An open struct flattens its unknown members, and so accepts objects only; see `closed_reader` for the other.
    let reader = if open { "::serde::Deserialize, " } else { "" };
    let default = if has_derived_default(members, open) { "Default, " } else { "" };
    out.head(item, &format!("{reader}::serde::Serialize, Clone, Debug, {default}Eq, PartialEq"));
    out.line(&format!("pub struct {} {{", item.name));
    for member in members {
        out.docs(1, &member.docs);
        out.deprecated(1, member.deprecated.as_deref());
        field(out, style, member);
    }
    if open {
        let docs = "Members that the schema does not name, as received; `Debug` shows their names only.";
        out.docs(1, &[docs.to_owned()]);
        out.line("    #[serde(flatten)]");
        out.line(&format!("    pub extra: {}::Members,", style.runtime));
    }
    out.line("}");
}

/// Constructors, and the reader of a closed object.
pub(super) fn functions(out: &mut Text, style: &Style, item: &Item, members: &[Member], open: bool) {
    constructors(out, style, item, members, open);
    let fields = members.iter().map(|member| member.field.as_str()).chain(open.then_some("extra"));
    let fields: Vec<_> = fields.map(|field| format!("{field}: ::arbitrary::Arbitrary::arbitrary(u)?, ")).collect();
    out.arbitrary(style, &item.name, &format!("::core::result::Result::Ok(Self {{ {}}})", fields.concat()));
    if !open {
        closed_reader(out, style, item, members);
    }
}

fn has_derived_default(members: &[Member], open: bool) -> bool {
    !open && members.iter().all(|member| !member.required)
}

/// The member's field, with the rule for null.
fn field(out: &mut Text, style: &Style, member: &Member) {
    if member.field != member.name {
        out.line(&format!("    #[serde(rename = {:?})]", member.name));
    }
    if !member.required {
        out.line("    #[serde(");
        out.line("        default,");
        out.line(&format!("        deserialize_with = \"{}::present\",", style.runtime));
        out.line("        skip_serializing_if = \"::core::option::Option::is_none\"");
        out.line("    )]");
    }
    out.line(&format!("    pub {}: {},", member.field, field_type(member)));
}

fn field_type(member: &Member) -> String {
    if member.required { member.rust_type.clone() } else { format!("::core::option::Option<{}>", member.rust_type) }
}

/// The reader of a closed struct. It accepts objects only; the derived one also accepts an array of the members'
/// values.
fn closed_reader(out: &mut Text, style: &Style, item: &Item, members: &[Member]) {
    let name = &item.name;
    out.line("#[derive(::serde::Deserialize)]");
    out.line(&format!("#[serde(remote = {name:?}, deny_unknown_fields)]"));
    out.line(&format!("struct {name}Members {{"));
    for member in members {
        field(out, style, member);
    }
    out.line("}");
    out.line(&deserialize_head(name));
    out.line(&format!("        {name}Members::deserialize({}::ObjectOnly(deserializer))", style.runtime));
    out.line("    }\n}");
}

/// `new` with the required members, and `with_…` for each optional one.
fn constructors(out: &mut Text, style: &Style, item: &Item, members: &[Member], open: bool) {
    let name = &item.name;
    let asked = item.asked();
    let mut rest = Vec::new();
    for member in members {
        if !member.required {
            rest.push(format!("{}: ::core::option::Option::None", member.field));
        } else if member.constant {
            rest.push(format!("{}: {}::default()", member.field, member.rust_type));
        }
    }
    if open {
        rest.push(format!("extra: {}::Members::default()", style.runtime));
    }
    if let Some(parts) = item.parts_name() {
        required_parts(out, item, &parts, &asked, &rest);
    }
    out.line(&format!("impl {name} {{"));
    out.docs(1, &["Creates a value from the required members; the optional ones are absent.".to_owned()]);
    out.line("    #[must_use]");
    match (asked.as_slice(), item.parts_name()) {
        (_, Some(parts)) => {
            out.line(&format!("    pub fn new(required: {parts}) -> Self {{"));
            out.line("        required.into()");
        }
        ([], _) => {
            out.line("    pub fn new() -> Self {");
            out.line(&format!("        Self {{ {} }}", rest.join(", ")));
        }
        ([only, ..], _) => {
            let field = &only.field;
            let (argument, value) = argument(only, field);
            out.line(&format!("    pub fn new({field}: {argument}) -> Self {{"));
            let first = if value == *field { field.clone() } else { format!("{field}: {value}") };
            rest.insert(0, first);
            out.line(&format!("        Self {{ {} }}", rest.join(", ")));
        }
    }
    out.line("    }");
    for member in members.iter().filter(|member| !member.required) {
        setter(out, member);
    }
    out.line("}");
    if asked.is_empty() && !has_derived_default(members, open) {
        out.line(&format!(
            "impl ::core::default::Default for {name} {{
    fn default() -> Self {{
        Self::new()
    }}
}}"
        ));
    }
}

/// The struct that `new` takes where several members are required: the caller names each, and a missing or a swapped
/// member does not compile.
fn required_parts(out: &mut Text, item: &Item, parts: &str, asked: &[&Member], rest: &[String]) {
    let name = &item.name;
    out.docs(0, &[format!("The required members of [`{name}`], the argument of [`{name}::new`].")]);
    out.line("#[derive(Clone, Debug)]");
    out.line(&format!("pub struct {parts} {{"));
    for member in asked {
        out.docs(1, &member.docs);
        out.line(&format!("    pub {}: {},", member.field, member.rust_type));
    }
    out.line("}");
    // In the order of the struct's own fields.
    let mut sorted = asked.to_vec();
    sorted.sort_by(|one, other| one.name.cmp(&other.name));
    let fields = sorted.iter().map(|member| member.field.as_str()).collect::<Vec<_>>().join(", ");
    let all = std::iter::once(fields.clone()).chain(rest.iter().cloned()).collect::<Vec<_>>().join(", ");
    out.line(&format!(
        "impl ::core::convert::From<{parts}> for {name} {{
    fn from(required: {parts}) -> Self {{
        let {parts} {{ {fields} }} = required;
        Self {{ {all} }}
    }}
}}"
    ));
}

/// `with_…` for an optional member.
fn setter(out: &mut Text, member: &Member) {
    let (argument, value) = argument(member, "value");
    out.docs(1, &[format!("Sets `{}`.", member.name)]);
    out.line(&format!(
        "    #[must_use]
    pub fn with_{}(mut self, value: {argument}) -> Self {{
        self.{} = ::core::option::Option::Some({value});
        self
    }}",
        member.field.trim_end_matches('_'),
        member.field
    ));
}

/// The type of an argument for the member, and the expression for its value.
fn argument(member: &Member, name: &str) -> (String, String) {
    // `Into` would be useless for these.
    if ["bool", "u32", "::core::num::NonZeroU32"].contains(&member.rust_type.as_str()) {
        (member.rust_type.clone(), name.to_owned())
    } else {
        (format!("impl ::core::convert::Into<{}>", member.rust_type), format!("{name}.into()"))
    }
}
