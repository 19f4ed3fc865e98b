//! Writes the table of P-256's generator into `OUT_DIR`, without dependencies. With the feature `types` it also writes
//! the typed messages from schemas/, one file per schema; codegen/ is the generator.

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
    ofm_schema_codegen::Generator::new("schemas")
        .arbitrary("arbitrary")
        .members("oauth")
        .views("oauth/request_object.schema.json")
        .views("ofm/v1_2/granted_consent.schema.json")
        .run();
}

fn write_p256() -> Result<(), String> {
    // Build scripts of crates with schemas of their own read ours.
    println!("cargo::metadata=schemas={}", directory("CARGO_MANIFEST_DIR")?.join("schemas").display());
    let target = directory("OUT_DIR")?.join("p256_generator.rs");
    std::fs::write(&target, p256::generator()?).map_err(|error| format!("cannot write {}: {error}", target.display()))
}

fn directory(name: &str) -> Result<std::path::PathBuf, String> {
    std::env::var_os(name).map(std::path::PathBuf::from).ok_or_else(|| format!("{name} is not set; build with cargo"))
}
