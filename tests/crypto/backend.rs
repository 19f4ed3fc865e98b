//! The choice of a backend by the environment variable `OFM_BACKEND`: this test runs itself with its values.

use std::ffi::OsString;
use std::process::Command;

use ofm_protocol::crypto::Backend;

/// Set for the runs that print the backend in use.
const CHILD: &str = "OFM_BACKEND_CHILD";

/// What a process with this value uses.
fn in_use_with(value: OsString) -> String {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "backend::a16_the_environment_chooses_a_backend_in_any_case", "--nocapture"])
        .env(CHILD, "1")
        .env("OFM_BACKEND", value)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let name = text.split("in use: ").nth(1).and_then(|rest| rest.split_whitespace().next());
    name.unwrap_or_else(|| panic!("{text}")).to_owned()
}

#[test]
fn a16_the_environment_chooses_a_backend_in_any_case() {
    if std::env::var_os(CHILD).is_some() {
        return println!("in use: {}", Backend::in_use().name());
    }
    // Forced at compile time, the variable counts for nothing.
    let is_forced =
        cfg!(any(ofm_backend = "portable", ofm_backend = "adx", ofm_backend = "avx512", ofm_backend = "ifma"));
    let best = |wanted: Backend| *Backend::ALL.iter().rfind(|own| **own <= wanted && own.is_available()).unwrap();
    let expect = |value: OsString, expected: Backend| {
        let expected = if is_forced { Backend::in_use() } else { expected };
        assert_eq!(in_use_with(value.clone()), expected.name(), "{value:?}");
    };
    for backend in Backend::ALL {
        let name = backend.name();
        for spelling in [name.to_owned(), name.to_uppercase(), format!("{}{}", name[..1].to_uppercase(), &name[1..])] {
            expect(spelling.into(), best(*backend));
        }
    }
    // No misspelt name chooses a faster backend.
    for unknown in ["", "portabel", " ifma", "ifma,adx", "avx2", "1"] {
        expect(unknown.into(), Backend::Portable);
    }
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt as _;
        expect(OsString::from_vec(b"ifma\xff".to_vec()), Backend::Portable);
    }
}
