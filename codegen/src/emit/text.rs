//! Strings with a minimum and a maximum length, as structs around a `String`.

use super::{Style, Text, deserialize_head};
use crate::model::Item;

pub(super) fn declaration(out: &mut Text, style: &Style, item: &Item, shortest: u64, longest: Option<u64>) {
    let (name, runtime, error) = (&item.name, &style.runtime, &style.conversion_error);
    out.head(item, "::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd");
    out.line("#[serde(transparent)]");
    out.line(&format!("pub struct {name}(::alloc::string::String);"));
    out.line(&format!(
        "impl ::core::ops::Deref for {name} {{
    type Target = ::alloc::string::String;
    fn deref(&self) -> &::alloc::string::String {{
        &self.0
    }}
}}
impl ::core::convert::From<{name}> for ::alloc::string::String {{
    fn from(value: {name}) -> Self {{
        value.0
    }}
}}
impl ::core::str::FromStr for {name} {{
    type Err = {error};
    fn from_str(value: &str) -> ::core::result::Result<Self, {error}> {{"
    ));
    for (sign, word, bound) in [('>', "longer", longest), ('<', "shorter", Some(shortest).filter(|least| *least > 0))] {
        if let Some(bound) = bound {
            out.line(&format!("        if {runtime}::length(value) {sign} {bound}usize {{"));
            out.line(&format!("            return Err(\"{word} than {bound} characters\".into());"));
            out.line("        }");
        }
    }
    out.line("        Ok(Self(value.to_string()))\n    }\n}");
    out.conversions(style, name);
}

pub(super) fn reader(out: &mut Text, style: &Style, item: &Item, shortest: u64, longest: Option<u64>) {
    let (name, runtime) = (&item.name, &style.runtime);
    out.line(&deserialize_head(name));
    out.line(&format!("        {runtime}::parsed(deserializer)\n    }}\n}}"));
    // If a schema sets no upper bound, the length is a few characters above the minimum.
    let longest = longest.unwrap_or(shortest + 64);
    out.arbitrary(style, name, &format!("{runtime}::arbitrary::text(u, {shortest}usize, {longest}usize)"));
}
