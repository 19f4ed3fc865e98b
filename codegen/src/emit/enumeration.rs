//! Strings from a list, as enums.

use super::{Style, Text};
use crate::model::{EnumValue, Item};

const DERIVES: &str =
    "::serde::Deserialize, ::serde::Serialize, Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd";

pub(super) fn declaration(out: &mut Text, style: &Style, item: &Item, values: &[EnumValue]) {
    let name = &item.name;
    out.head(item, DERIVES);
    if values.len() == 1 {
        out.line("#[derive(Default)]");
    }
    out.line(&format!("pub enum {name} {{"));
    for value in values {
        out.docs(1, &value.docs);
        out.deprecated(1, value.deprecated.as_deref());
        if value.name != value.value {
            out.line(&format!("    #[serde(rename = {:?})]", value.value));
        }
        if values.len() == 1 {
            out.line("    #[default]");
        }
        out.line(&format!("    {},", value.name));
    }
    out.line("}");
    out.line(&format!("impl ::core::fmt::Display for {name} {{"));
    out.line("    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {");
    out.line("        match *self {");
    for value in values {
        out.line(&format!("            Self::{} => f.write_str({:?}),", value.name, value.value));
    }
    out.line("        }\n    }\n}");
    let error = &style.conversion_error;
    out.line(&format!("impl ::core::str::FromStr for {name} {{"));
    out.line(&format!("    type Err = {error};"));
    out.line(&format!("    fn from_str(value: &str) -> ::core::result::Result<Self, {error}> {{"));
    out.line("        match value {");
    for value in values {
        out.line(&format!("            {:?} => Ok(Self::{}),", value.value, value.name));
    }
    out.line("            _ => Err(\"invalid value\".into()),");
    out.line("        }\n    }\n}");
    out.conversions(style, name);
    let choice = format!("{}::arbitrary::choice(u, {})", style.runtime, values.len());
    if let [value] = values {
        return out.arbitrary(style, name, &format!("{choice}.map(|_| Self::{})", value.name));
    }
    let arms = values.iter().enumerate().map(|(index, value)| {
        let pattern = if index + 1 == values.len() { "_".to_owned() } else { index.to_string() };
        format!("            {pattern} => ::core::result::Result::Ok(Self::{}),\n", value.name)
    });
    let arms = arms.collect::<Vec<_>>().concat();
    out.arbitrary(style, name, &format!("match {choice}? {{\n{arms}        }}"));
}
