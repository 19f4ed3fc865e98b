//! All schema files together: their definitions, and the targets of `$ref`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::SUFFIX;
use super::fault::{Fault, step};

/// The prefix of a schema's `$id`; its path below schemas/ follows.
pub const BASE: &str = "https://schemas.ofm-protocol.example/";

/// All schema files.
pub struct Bundle {
    files: BTreeMap<String, File>,
}

/// One schema file.
pub struct File {
    /// Its path below schemas/.
    pub path: String,
    /// Its Rust module below `types`.
    pub module: Vec<String>,
    pub root: Value,
}

/// A named schema: the root of a file, or an entry of its `$defs`.
#[derive(Clone)]
pub struct Definition<'a> {
    pub file: &'a File,
    pub name: &'a str,
    pub pointer: String,
    pub schema: &'a Value,
}

impl Bundle {
    pub fn read(schemas: &BTreeMap<String, String>) -> Result<Self, Fault> {
        let mut files = BTreeMap::new();
        for (path, text) in schemas {
            let root: Value = serde_json::from_str(text)
                .map_err(|error| Fault::new(path, "", format!("not JSON: {error}"), "correct the syntax"))?;
            let module = path.trim_end_matches(SUFFIX).split('/').map(str::to_owned).collect();
            files.insert(path.clone(), File { path: path.clone(), module, root });
        }
        Ok(Self { files })
    }

    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.files.values()
    }

    pub fn file(&self, path: &str) -> Result<&File, Fault> {
        self.files.get(path).ok_or_else(|| Fault::new(path, "", "no such file", "add it or correct the reference"))
    }

    /// The target of `reference`, which is in `from` at `pointer`.
    pub fn resolve<'a>(&'a self, from: &'a File, pointer: &str, reference: &str) -> Result<Definition<'a>, Fault> {
        let fault = |problem: String| {
            Fault::new(
                &from.path,
                &step(pointer, "$ref"),
                problem,
                "name a file below schemas/, and #/$defs/Name in it",
            )
        };
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let file = if path.is_empty() {
            from
        } else {
            let target = relative(&from.path, path).ok_or_else(|| fault(format!("{reference} leaves schemas/")))?;
            self.files.get(&target).ok_or_else(|| fault(format!("no file schemas/{target}")))?
        };
        let wanted = match fragment {
            "" => file.root.get("title").and_then(Value::as_str),
            fragment => fragment.strip_prefix("/$defs/"),
        };
        wanted
            .and_then(|wanted| file.definitions().find(|definition| definition.name == wanted))
            .ok_or_else(|| fault(format!("{reference} names no definition")))
    }
}

impl File {
    /// The named schemas: the root, if it has a title, then `$defs` by name.
    pub fn definitions(&self) -> impl Iterator<Item = Definition<'_>> {
        let title = self.root.get("title").and_then(Value::as_str);
        let root = title.map(|name| Definition { file: self, name, pointer: String::new(), schema: &self.root });
        let definitions = self.root.get("$defs").and_then(Value::as_object).map(sorted).unwrap_or_default();
        root.into_iter().chain(definitions.into_iter().map(|(name, schema)| Definition {
            file: self,
            name,
            pointer: step("/$defs", name),
            schema,
        }))
    }
}

impl Definition<'_> {
    /// The path of this definition's Rust type from the crate's root.
    pub fn rust_path(&self) -> String {
        match self.schema.pointer("/x-rust-type/path").and_then(Value::as_str) {
            Some(path) => path.replacen("ofm_protocol", "crate", 1),
            None => format!("crate::types::{}::{}", self.file.module.join("::"), self.name),
        }
    }

    /// The texts of an enumeration's values.
    pub fn values(&self) -> Option<Vec<&str>> {
        let branches = self.schema.get("oneOf")?.as_array()?;
        branches.iter().map(|branch| branch.get("const")?.as_str()).collect()
    }
}

/// The members of a JSON object by name, in any order of `serde_json`.
pub fn sorted(object: &serde_json::Map<String, Value>) -> BTreeMap<&str, &Value> {
    object.iter().map(|(name, value)| (name.as_str(), value)).collect()
}

/// `path`, relative to the file `from`, as a path below schemas/.
fn relative(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
