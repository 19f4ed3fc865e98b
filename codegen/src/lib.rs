//! Rust types from JSON Schemas, at build time.
//!
//! A `main` of one line in a build script turns every `*.schema.json` below a folder into a Rust module:
//!
//! ```no_run
//! ofm_schema_codegen::Generator::new("schemas").import("ofm-protocol").run();
//! ```
//!
//! The library includes the result; `schemas/card/limit.schema.json` is `types::card::limit`:
//!
//! ```ignore
//! extern crate alloc;
//!
//! pub mod types {
//!     include!(concat!(env!("OUT_DIR"), "/types/tree.rs"));
//! }
//! ```
//!
//! The types are strict: a type reads a value that its schema allows and writes it unchanged, and rejects every other
//! value. [A lint](Generator::generate) rejects constructs for which this would not hold, with one line that names the
//! file, the JSON pointer, the problem and the remedy. The keywords are those of `ofm-protocol`'s schemas; its
//! `schemas/README.md` describes them.
//!
//! # Passes
//!
//! Generation is a pure function of the texts. The passes in order: `bundle` reads the files and resolves references;
//! `lint` rejects what the types would not enforce; `model` turns definitions into Rust items; `emit` writes the items
//! of each module, with `views` where a type that borrows is wanted; `tree` writes the tree of modules.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bundle::{Bundle, Package, Scalars};
use emit::Style;
use views::Views;

pub use compare::{Change, RustEffect, compare};
pub use fault::Fault;

mod bundle;
mod compare;
mod emit;
mod fault;
mod lint;
mod model;
mod rust;
mod tree;
mod views;

/// The ending of schema files; other files are ignored.
const SUFFIX: &str = ".schema.json";

/// The package with the functions that generated code calls, and with the hand-written types of the common schemas.
const RUNTIME: &str = "ofm-protocol";

/// What to generate from the schemas of a package.
#[derive(Clone, Debug)]
pub struct Generator {
    folder: String,
    package: String,
    module: String,
    base: Option<String>,
    scalars: Option<String>,
    arbitrary: Option<String>,
    members: Option<String>,
    imports: Vec<Import>,
    views: Vec<String>,
}

#[derive(Clone, Debug)]
struct Import {
    package: String,
    /// Its schemas; `None` asks cargo.
    folder: Option<PathBuf>,
}

impl Generator {
    /// Generates from the schemas in `folder`, which is below the package's own folder, for the package that is built.
    #[must_use]
    pub fn new(folder: &str) -> Self {
        Self::for_package(&std::env::var("CARGO_PKG_NAME").unwrap_or_default(), folder)
    }

    /// The same for the package `package`; for programs that are not a build script.
    #[must_use]
    pub fn for_package(package: &str, folder: &str) -> Self {
        Self {
            folder: folder.to_owned(),
            package: package.to_owned(),
            module: "types".to_owned(),
            base: None,
            scalars: None,
            arbitrary: None,
            members: None,
            imports: Vec::new(),
            views: Vec::new(),
        }
    }

    /// The module of the library that includes `tree.rs`; `types` by default.
    #[must_use]
    pub fn module(self, path: &str) -> Self {
        Self { module: path.to_owned(), ..self }
    }

    /// The prefix of each schema's `$id`, which ends with the file's path; `https://schemas.PACKAGE.example/` by
    /// default.
    #[must_use]
    pub fn base(self, prefix: &str) -> Self {
        Self { base: Some(prefix.to_owned()), ..self }
    }

    /// The module with the package's own hand-written types, from the library's name on; `LIBRARY::types::scalar` by
    /// default. `x-rust-type` names them, and each implements `ofm_protocol::types::scalar::Scalar`.
    #[must_use]
    pub fn scalars(self, path: &str) -> Self {
        Self { scalars: Some(path.to_owned()), ..self }
    }

    /// Implements `arbitrary::Arbitrary` for all types under this feature of the package.
    #[must_use]
    pub fn arbitrary(self, feature: &str) -> Self {
        Self { arbitrary: Some(feature.to_owned()), ..self }
    }

    /// Writes the list of all members, `MEMBERS`, under this feature of the package.
    #[must_use]
    pub fn members(self, feature: &str) -> Self {
        Self { members: Some(feature.to_owned()), ..self }
    }

    /// Generates a view too for each definition of the file `schema`, a path below the folder, and for each definition
    /// that these refer to: `LimitView<'a>` beside `Limit`.
    ///
    /// A view borrows from a JSON text and allocates nothing; `ofm_protocol::types::view` describes it. A definition of
    /// an imported package has a view if that package generates one.
    #[must_use]
    pub fn views(mut self, schema: &str) -> Self {
        self.views.push(schema.to_owned());
        self
    }

    /// Lets `$ref` name schemas of a dependency by their `$id`.
    ///
    /// The dependency has `links` with its own name in Cargo.toml, and its build script prints
    /// `cargo::metadata=schemas=FOLDER`; `ofm-protocol` does.
    #[must_use]
    pub fn import(mut self, package: &str) -> Self {
        self.imports.push(Import { package: package.to_owned(), folder: None });
        self
    }

    /// The same with the folder of the dependency's schemas; for programs that are not a build script.
    #[must_use]
    pub fn import_from(mut self, package: &str, folder: &Path) -> Self {
        self.imports.push(Import { package: package.to_owned(), folder: Some(folder.to_owned()) });
        self
    }

    /// Generates into `OUT_DIR/types`, as a build script. A fault is a line of cargo and ends the process.
    pub fn run(&self) {
        if let Err(message) = self.write() {
            println!("cargo::error={message}");
            std::process::exit(1);
        }
    }

    fn write(&self) -> Result<(), String> {
        let root = variable("CARGO_MANIFEST_DIR")?;
        println!("cargo::rerun-if-changed={}", self.folder);
        let files = self.generate(&read_schemas(&root.join(&self.folder))?)?;
        let target = variable("OUT_DIR")?.join("types");
        for (path, text) in files {
            let path = target.join(path);
            let failed = |error: std::io::Error| format!("cannot write {}: {error}", path.display());
            std::fs::create_dir_all(path.parent().unwrap_or(&target)).map_err(failed)?;
            std::fs::write(&path, text).map_err(failed)?;
        }
        Ok(())
    }

    /// The texts of the generated files, by their path below `OUT_DIR/types`; `tree.rs` includes the others.
    ///
    /// `schemas` has each schema's text by its path below the folder.
    ///
    /// Errors, each one line: the first fault of a schema, by path; an import that cannot be read.
    pub fn generate(&self, schemas: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>, String> {
        let mut imports = Vec::new();
        for import in &self.imports {
            let folder = match &import.folder {
                Some(folder) => folder.clone(),
                None => linked(&import.package)?,
            };
            let texts = read_schemas(&folder)?;
            imports.push((imported(&import.package, &texts), texts));
        }
        self.checked(schemas, &imports).map_err(|fault| fault.within(&self.folder).to_string())
    }

    fn checked(
        &self,
        schemas: &BTreeMap<String, String>,
        imports: &[(Package, BTreeMap<String, String>)],
    ) -> Result<BTreeMap<String, String>, Fault> {
        let bundle = Bundle::read(&self.own(), schemas, imports, self.known_scalars())?;
        lint::check(&bundle)?;
        let style = self.style();
        let modules = model::modules(&bundle, &self.folder, &Views::of(&bundle, &self.views)?)?;
        let mut files = BTreeMap::new();
        for module in &modules {
            files.insert(module.rust_file(), emit::module(&style, module));
        }
        files.insert("tree.rs".to_owned(), tree::text(&style, &bundle, &modules)?);
        Ok(files)
    }

    fn own(&self) -> Package {
        let base = self.base.clone().unwrap_or_else(|| format!("https://schemas.{}.example/", self.package));
        Package { name: self.package.clone(), root: "crate".to_owned(), module: self.module.clone(), base }
    }

    /// The modules of hand-written types: the package's own, and that of the runtime.
    fn known_scalars(&self) -> Vec<Scalars> {
        let default = format!("{}::{}::scalar", bundle::library(&self.package), self.module);
        let own = Scalars { package: self.package.clone(), module: self.scalars.clone().unwrap_or(default) };
        let mut known = vec![own];
        if self.package != RUNTIME {
            known.push(Scalars { package: RUNTIME.to_owned(), module: "ofm_protocol::types::scalar".to_owned() });
        }
        known
    }

    fn style(&self) -> Style {
        let (root, runtime) = if self.package == RUNTIME {
            ("crate", "crate::types::scalar")
        } else {
            ("::ofm_protocol", "::ofm_protocol::types::scalar::generated")
        };
        Style {
            folder: self.folder.clone(),
            runtime: runtime.to_owned(),
            root: root.to_owned(),
            conversion_error: format!("{root}::types::ConversionError"),
            arbitrary: self.arbitrary.clone(),
            members: self.members.clone(),
        }
    }
}

/// The text of every schema below `folder`, by its path with `/` between the parts.
///
/// Errors, one line: a folder or a file that cannot be read.
pub fn read_schemas(folder: &Path) -> Result<BTreeMap<String, String>, String> {
    let mut schemas = BTreeMap::new();
    let mut pending = vec![folder.to_path_buf()];
    while let Some(path) = pending.pop() {
        let failed = |error: std::io::Error| format!("cannot read {}: {error}", path.display());
        for entry in std::fs::read_dir(&path).map_err(failed)? {
            let entry = entry.map_err(failed)?.path();
            if entry.is_dir() {
                pending.push(entry);
                continue;
            }
            let parts: Vec<_> =
                entry.strip_prefix(folder).unwrap_or(&entry).iter().map(|part| part.to_string_lossy()).collect();
            let name = parts.join("/");
            if name.ends_with(SUFFIX) {
                schemas.insert(name, std::fs::read_to_string(&entry).map_err(failed)?);
            }
        }
    }
    Ok(schemas)
}

/// The folder of a dependency's schemas, as its build script printed it.
fn linked(package: &str) -> Result<PathBuf, String> {
    let name = format!("DEP_{}_SCHEMAS", package.to_uppercase().replace('-', "_"));
    std::env::var_os(&name).map(PathBuf::from).ok_or_else(|| {
        format!("{name} is not set: name {package} in [dependencies] of Cargo.toml; its schemas come from there")
    })
}

/// A dependency, whose prefix of `$id` is read from its schemas.
fn imported(package: &str, texts: &BTreeMap<String, String>) -> Package {
    let base = texts.iter().find_map(|(path, text)| {
        let schema: serde_json::Value = serde_json::from_str(text).ok()?;
        Some(schema.get("$id")?.as_str()?.strip_suffix(path.as_str())?.to_owned())
    });
    Package {
        name: package.to_owned(),
        root: format!("::{}", bundle::library(package)),
        module: "types".to_owned(),
        base: base.unwrap_or_default(),
    }
}

/// A variable that cargo sets for build scripts.
fn variable(name: &str) -> Result<PathBuf, String> {
    std::env::var_os(name).map(PathBuf::from).ok_or_else(|| format!("{name} is not set; build with cargo"))
}
