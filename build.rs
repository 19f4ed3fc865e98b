//! Writes the table of P-256's generator into `OUT_DIR`, without dependencies. With the feature `types` it also writes
//! the typed messages from schemas/, one file per schema; build/ contains the passes.

#[cfg(feature = "types")]
#[path = "build/generator.rs"]
#[allow(unreachable_pub, reason = "a module of build scripts and tests, public to both")]
mod generator;
#[path = "build/p256.rs"]
mod p256;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/crypto/backend/portable/p256");
    if let Err(message) = write_p256() {
        println!("cargo::error={message}");
        std::process::exit(1);
    }
    #[cfg(feature = "types")]
    {
        println!("cargo::rerun-if-changed=schemas");
        // The generator reports panics of typify as faults of a schema; the panic message would be a second line.
        std::panic::set_hook(Box::new(|_| ()));
        let outcome =
            std::panic::catch_unwind(generate).unwrap_or_else(|_| Err("build/generator.rs panicked".to_owned()));
        if let Err(message) = outcome {
            println!("cargo::error={message}");
            std::process::exit(1);
        }
    }
}

fn write_p256() -> Result<(), String> {
    let target = directory("OUT_DIR")?.join("p256_generator.rs");
    std::fs::write(&target, p256::generator()?).map_err(|error| format!("cannot write {}: {error}", target.display()))
}

fn directory(name: &str) -> Result<std::path::PathBuf, String> {
    std::env::var_os(name).map(std::path::PathBuf::from).ok_or_else(|| format!("{name} is not set; build with cargo"))
}

/// Reads schemas/, generates, and writes the result below `OUT_DIR`. An error is one line.
#[cfg(feature = "types")]
fn generate() -> Result<(), String> {
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
