//! Turns the texts of the schemas into the texts of Rust modules, as a pure function.
//!
//! The passes in order: [`bundle`] reads the files and resolves references; [`lint`] rejects constructs that later
//! passes would ignore; [`lower`] passes each file's definitions to typify in typify's vocabulary; [`style`] turns
//! typify's output into the public API; [`union`] writes the enums that dispatch on a member; [`tree`] writes the
//! module tree.

use std::collections::BTreeMap;
use std::path::Path;

pub use self::fault::Fault;

mod bundle;
mod fault;
mod lint;
mod lower;
mod model;
mod style;
mod tree;
mod union;

/// The ending of schema files; other files below schemas/ are ignored.
const SUFFIX: &str = ".schema.json";

/// The text of every schema below `directory`, by its path with `/` between the parts.
pub fn read_schemas(directory: &Path) -> Result<BTreeMap<String, String>, String> {
    let mut schemas = BTreeMap::new();
    let mut pending = vec![directory.to_path_buf()];
    while let Some(path) = pending.pop() {
        let failed = |error: std::io::Error| format!("cannot read {}: {error}", path.display());
        for entry in std::fs::read_dir(&path).map_err(failed)? {
            let entry = entry.map_err(failed)?.path();
            if entry.is_dir() {
                pending.push(entry);
                continue;
            }
            let parts: Vec<_> =
                entry.strip_prefix(directory).unwrap_or(&entry).iter().map(|part| part.to_string_lossy()).collect();
            let name = parts.join("/");
            if name.ends_with(SUFFIX) {
                schemas.insert(name, std::fs::read_to_string(&entry).map_err(failed)?);
            }
        }
    }
    Ok(schemas)
}

/// The texts of the generated files, by their path below `OUT_DIR`/types; `tree.rs` includes the others.
///
/// `schemas` has each schema's text by its path below schemas/.
pub fn generate(schemas: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>, Fault> {
    let bundle = bundle::Bundle::read(schemas)?;
    lint::check(&bundle)?;
    let modules = model::modules(&bundle)?;
    let mut files = BTreeMap::new();
    for module in &modules {
        let file = bundle.file(&module.file)?;
        let items = lower::to_rust(&bundle, file)?;
        files.insert(module.rust_file(), style::finish(module, items)?);
    }
    files.insert("tree.rs".to_owned(), tree::text(&bundle, &modules)?);
    Ok(files)
}
