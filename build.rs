//! Generates the typed messages from schemas/ into `OUT_DIR`, one file a schema; see build/ for the passes.
//!
//! Without the feature `types` it does nothing, and needs no dependency.

#[cfg(feature = "types")]
#[path = "build/generator.rs"]
#[allow(unreachable_pub, reason = "a module of build scripts and tests, public to both")]
mod generator;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "types")]
    {
        println!("cargo::rerun-if-changed=build");
        println!("cargo::rerun-if-changed=schemas");
        // The generator reports panics of typify as faults of a schema; their own text would be a second line.
        std::panic::set_hook(Box::new(|_| ()));
        let outcome =
            std::panic::catch_unwind(generate).unwrap_or_else(|_| Err("build/generator.rs panicked".to_owned()));
        if let Err(message) = outcome {
            println!("cargo::error={message}");
            std::process::exit(1);
        }
    }
}

/// Reads schemas/, generates, and writes what it made below `OUT_DIR`; an error is one line.
#[cfg(feature = "types")]
fn generate() -> Result<(), String> {
    let directory = |name: &str| {
        std::env::var_os(name)
            .map(std::path::PathBuf::from)
            .ok_or_else(|| format!("{name} is not set; build with cargo"))
    };
    let schemas = generator::read_schemas(&directory("CARGO_MANIFEST_DIR")?.join("schemas"))?;
    let files = generator::generate(&schemas).map_err(|fault| fault.to_string())?;
    let target = directory("OUT_DIR")?.join("types");
    for (path, text) in files {
        let path = target.join(path);
        let failed = |error: std::io::Error| format!("cannot write {}: {error}", path.display());
        std::fs::create_dir_all(path.parent().unwrap_or(&target)).map_err(failed)?;
        std::fs::write(&path, text).map_err(failed)?;
    }
    Ok(())
}
