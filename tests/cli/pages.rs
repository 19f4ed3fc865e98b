//! Completions and manual pages.

use std::fs;

use crate::support::command::{directory, run};

const SUBCOMMANDS: [&str; 11] =
    ["keygen", "key", "sign", "verify", "inspect", "check", "par", "exchange", "schema", "completions", "man"];

#[test]
fn shells_get_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&["completions", shell], b"");
        assert_eq!((script.code, script.err.as_str()), (0, ""));
        for name in SUBCOMMANDS.into_iter().chain(["max-header"]) {
            assert!(script.out.contains(name), "{shell}: {name}");
        }
    }
    run(&["completions", "tcsh"], b"").fails(2, "bash");
    run(&["completions"], b"").fails(2, "<SHELL>");
}

#[test]
fn manual_pages_have_every_subcommand_and_its_options() {
    let page = run(&["man"], b"");
    assert_eq!((page.code, page.err.as_str()), (0, ""));
    assert!(page.out.contains(".TH ofm 1") && page.out.contains("Exit codes"), "{}", page.out);
    for name in SUBCOMMANDS {
        assert!(page.out.contains(name));
        let own = run(&["man", name], b"");
        assert!(own.code == 0 && own.out.contains(&format!(".TH ofm-{name} 1")), "{}", own.out);
    }
    assert!(run(&["man", "verify"], b"").out.contains("max\\-header"));
    run(&["man", "verfy"], b"").fails(2, "keygen");

    let directory = directory("man").join("man1");
    let written = run(&["man", "--out", directory.to_str().unwrap()], b"");
    assert_eq!(written.code, 0, "{}", written.err);
    assert_eq!(fs::read_dir(&directory).unwrap().count(), 1 + SUBCOMMANDS.len());
    assert_eq!(fs::read_to_string(directory.join("ofm-verify.1")).unwrap(), run(&["man", "verify"], b"").out);
}
