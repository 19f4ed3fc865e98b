//! `ofm inspect`: the source of the token, and text around it.

use crate::support::command::{directory, file, run, token};

#[test]
fn the_token_comes_from_a_file_from_standard_input_or_from_the_argument() {
    let directory = directory("inspect-file");
    let text = token("ed", b"{\"exp\":1769767018}");
    let path = file(&directory, "token.txt", format!("{text}\n").as_bytes());
    let shown = run(&["inspect", &text], b"");
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    assert!(shown.out.contains("  exp         2026-01-30T09:56:58Z (1769767018)\n"), "{}", shown.out);
    for same in
        [run(&["inspect", &path], b""), run(&["inspect"], text.as_bytes()), run(&["inspect", "-"], text.as_bytes())]
    {
        assert_eq!((same.code, same.err.as_str(), same.out.as_str()), (0, "", shown.out.as_str()));
    }
    run(&["inspect", "no/such.txt"], b"").fails(2, "there is no such file");
    run(&["inspect", directory.to_str().unwrap()], b"").fails(2, "it is a directory");
}

#[test]
fn text_around_a_token_is_removed_and_reported() {
    let text = token("ed", b"{}");
    let shown = run(&["inspect"], text.as_bytes()).out;
    for (input, said) in [
        (format!("Bearer {text}"), "`Bearer ` before the token was removed\n"),
        (format!("bearer  {text}\n"), "`Bearer ` before"),
        (format!("  {text}\n\n"), "white space around the token was removed\n"),
        (format!("\tBearer {text} \r\n"), "white space around"),
        (format!("BEARER\t{text}"), "`Bearer ` before"),
        (format!("DPoP {text}"), "`DPoP ` before"),
        (format!("Authorization: Bearer {text}\r\n"), "`Authorization:` before"),
        (format!("authorization:dpop {text}"), "`DPoP ` before"),
        (format!("\"{text}\"\n"), "quotation marks around"),
        (format!("'Authorization: Bearer {text}'"), "quotation marks around"),
        (format!("\u{a0}{text}\u{2003}"), "white space around"),
    ] {
        for run in [run(&["inspect"], input.as_bytes()), run(&["inspect", input.trim_end()], b"")] {
            assert_eq!((run.code, &run.out), (0, &shown), "{input}{}", run.err);
        }
        assert!(run(&["inspect"], input.as_bytes()).err.contains(said));
    }
    let alone = run(&["inspect"], b"Bearer \n");
    assert!(alone.code == 1 && alone.err.ends_with("the input is empty; give one token\n"), "{}", alone.err);
    // A word that only begins like a scheme, and white space inside a token, stay and are rejected.
    run(&["inspect"], format!("Bearers {text}").as_bytes()).fails(1, "token_whitespace");
    run(&["inspect"], text.replacen('.', ".\n", 1).as_bytes()).fails(1, "token_whitespace");
}
