//! All schema files together: their definitions, and the targets of `$ref`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::SUFFIX;
use crate::fault::{Fault, step};

/// All schema files: those of the package, by their path, and those of imported packages.
pub(crate) struct Bundle {
    pub(crate) package: Package,
    files: BTreeMap<String, File>,
    imports: Vec<(Package, BTreeMap<String, File>)>,
    /// The modules with hand-written types that a schema may name.
    pub(crate) scalars: Vec<Scalars>,
}

/// A module with hand-written types.
#[derive(Clone)]
pub(crate) struct Scalars {
    /// The package, as in Cargo.toml.
    pub(crate) package: String,
    /// The path of the module, starting with the library's name.
    pub(crate) module: String,
}

/// A package with schemas, from the point of view of the generated code.
#[derive(Clone)]
pub(crate) struct Package {
    /// The name in Cargo.toml.
    pub(crate) name: String,
    /// The root of paths in the generated code: `crate`, or `::` and the library's name.
    pub(crate) root: String,
    /// The module with the generated types.
    pub(crate) module: String,
    /// The prefix of the schemas' `$id`; the path of the file follows.
    pub(crate) base: String,
}

/// One schema file.
pub(crate) struct File {
    /// Its path below the folder of the schemas.
    pub(crate) path: String,
    /// Its Rust module below the module of the types.
    pub(crate) module: Vec<String>,
    pub(crate) root: Value,
    /// The feature of the package without which its module does not exist.
    pub(crate) feature: Option<String>,
    /// The path of the module of all types from the crate that is generated.
    types: String,
    /// The package's position in the bundle: 0 is the package itself.
    package: usize,
}

/// A named schema: the root of a file, or an entry of its `$defs`.
#[derive(Clone)]
pub(crate) struct Definition<'a> {
    pub(crate) file: &'a File,
    pub(crate) name: &'a str,
    pub(crate) pointer: String,
    pub(crate) schema: &'a Value,
}

impl Package {
    /// The library's name in Rust.
    pub(crate) fn library(&self) -> String {
        library(&self.name)
    }
}

/// The name in Rust of the library of the package `name`.
pub(crate) fn library(name: &str) -> String {
    name.replace('-', "_")
}

impl Bundle {
    /// Reads the schemas of the package and those that it imports.
    pub(crate) fn read(
        package: &Package,
        schemas: &BTreeMap<String, String>,
        imports: &[(Package, BTreeMap<String, String>)],
        scalars: Vec<Scalars>,
    ) -> Result<Self, Fault> {
        let mut imported = Vec::new();
        for (index, (other, texts)) in imports.iter().enumerate() {
            imported.push((other.clone(), read_files(other, index + 1, texts)?));
        }
        Ok(Self { package: package.clone(), files: read_files(package, 0, schemas)?, imports: imported, scalars })
    }

    /// The files of the package itself.
    pub(crate) fn files(&self) -> impl Iterator<Item = &File> {
        self.files.values()
    }

    /// The target of `reference`, which is in `from` at `pointer`.
    pub(crate) fn resolve<'a>(
        &'a self,
        from: &'a File,
        pointer: &str,
        reference: &str,
    ) -> Result<Definition<'a>, Fault> {
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
        } else if path.contains("://") {
            let mut all = std::iter::once((&self.package, &self.files)).chain(self.imports.iter().map(|(a, b)| (a, b)));
            all.find_map(|(package, files)| files.get(path.strip_prefix(&package.base)?))
                .ok_or_else(|| fault(format!("{path} is in no imported package")))?
        } else {
            let files = match from.package.checked_sub(1) {
                Some(import) => self.imports.get(import).map_or(&self.files, |(_, files)| files),
                None => &self.files,
            };
            let target = relative(&from.path, path).ok_or_else(|| fault(format!("{reference} leaves schemas/")))?;
            files.get(&target).ok_or_else(|| fault(format!("no file schemas/{target}")))?
        };
        if let Some(feature) = file.feature.as_ref().filter(|_| file.package == from.package)
            && from.feature.as_ref() != Some(feature)
        {
            let problem = format!("{reference} exists with the feature `{feature}` only");
            return Err(Fault::new(&from.path, &step(pointer, "$ref"), problem, "give this file the same feature"));
        }
        let wanted = match fragment {
            "" => file.root.get("title").and_then(Value::as_str),
            fragment => fragment.strip_prefix("/$defs/"),
        };
        wanted
            .and_then(|wanted| file.definitions().find(|definition| definition.name == wanted))
            .ok_or_else(|| fault(format!("{reference} names no definition")))
    }
}

fn read_files(
    package: &Package,
    index: usize,
    schemas: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, File>, Fault> {
    let mut files = BTreeMap::new();
    for (path, text) in schemas {
        let root: Value = serde_json::from_str(text)
            .map_err(|error| Fault::new(path, "", format!("not JSON: {error}"), "correct the syntax"))?;
        let module = path.trim_end_matches(SUFFIX).split('/').map(str::to_owned).collect();
        let types = format!("{}::{}", package.root, package.module);
        let feature = root.get("x-ofm-feature").and_then(Value::as_str).map(str::to_owned);
        files.insert(path.clone(), File { path: path.clone(), module, root, feature, types, package: index });
    }
    Ok(files)
}

impl File {
    /// The named schemas: the root, if it has a title, then `$defs` by name.
    pub(crate) fn definitions(&self) -> impl Iterator<Item = Definition<'_>> {
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

    /// Whether the file is one of the package that is generated.
    pub(crate) fn is_own(&self) -> bool {
        self.package == 0
    }

    /// Whether the two are the same file.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.package == other.package && self.path == other.path
    }
}

impl Definition<'_> {
    /// The path of this definition's Rust type from the crate that is generated.
    pub(crate) fn rust_path(&self, own: &Package) -> String {
        match self.schema.pointer("/x-rust-type/path").and_then(Value::as_str) {
            Some(path) => match path.split_once("::") {
                Some((library, rest)) if library == own.library() => format!("crate::{rest}"),
                _ => format!("::{path}"),
            },
            None => format!("{}::{}::{}", self.file.types, self.file.module.join("::"), self.name),
        }
    }

    /// The texts of an enumeration's values.
    pub(crate) fn values(&self) -> Option<Vec<&str>> {
        let branches = self.schema.get("oneOf")?.as_array()?;
        branches.iter().map(|branch| branch.get("const")?.as_str()).collect()
    }

    /// Whether the type is hand-written.
    pub(crate) fn is_hand_written(&self) -> bool {
        self.schema.get("x-rust-type").is_some()
    }

    /// Whether the type is an enum that dispatches on a member.
    pub(crate) fn is_union(&self) -> bool {
        self.schema.get("x-ofm-union").is_some()
    }
}

/// The members of a JSON object by name, in any order of `serde_json`.
pub(crate) fn sorted(object: &serde_json::Map<String, Value>) -> BTreeMap<&str, &Value> {
    object.iter().map(|(name, value)| (name.as_str(), value)).collect()
}

/// `path`, relative to the file `from`, as a path below the folder of the schemas.
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
