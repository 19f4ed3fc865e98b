//! Arguments: values that begin with `-`, invalid values, and misspelt words.

use std::fs;

use ofm_protocol::jose::{CompactJws, Limits, insecure};

use crate::support::command::{directory, file, key_file, key_set, run, token};

const KID: &str = "-14wXyZ";

#[test]
fn options_take_values_that_begin_with_a_dash() {
    let directory = directory("dash");
    let key = key_file("p256.pem");
    for arguments in [&["--kid", KID][..], &["--kid=-14wXyZ"]] {
        let run = run(&[&["sign", "--key", &key][..], arguments, &["-"]].concat(), b"{}");
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let limits = Limits::default();
        let jws = CompactJws::parse(run.out.trim_end().as_bytes(), &limits).unwrap();
        assert_eq!(insecure::header(&jws, &limits).unwrap().kid(), Some(KID));
    }
    // Every option of every subcommand, from the parser's own list: the value is not read as an option.
    for name in ["keygen", "key", "sign", "verify", "inspect", "check", "par", "exchange"] {
        let help = run(&[name, "--help"], b"").out;
        let options = help.lines().filter_map(|line| {
            let option = line.trim_start().strip_prefix("--")?;
            let (option, value) = option.split_once(' ')?;
            value.starts_with('<').then_some(option)
        });
        for option in options {
            let run = run(&[name, &format!("--{option}"), "-14w"], b"");
            assert!(!run.err.contains("too many") && !run.err.contains("needs a value"), "{name}: {}", run.err);
        }
    }
    drop(directory);
}

#[test]
fn an_option_in_the_place_of_a_value_is_an_error() {
    let key = key_file("p256.pem");
    run(&["sign", "--key", &key, "--kid", "--typ", "JWT", "-"], b"{}").fails(2, "--kid needs a value");
    run(&["verify", "--now", "--jwks", "a"], b"").fails(2, "--now needs a value");
    // Joined to its option, the text is a value.
    assert_eq!(run(&["sign", "--key", &key, "--kid=--typ", "-"], b"{}").code, 0);
}

#[test]
fn any_number_of_threads_gives_verdicts_or_one_line() {
    let directory = directory("many-threads");
    let jwks = key_set(&directory);
    let tokens = file(&directory, "tokens", token("ed", b"{}").as_bytes());
    let verify = |threads: &str| run(&["verify", "--threads", threads, "--jwks", &jwks, &tokens], b"");
    assert_eq!(verify("256").code, 0);
    for threads in ["0", "257", "20000", "99999999999999999999", "-1", "two"] {
        verify(threads).fails(2, "give a number from 1 to 256");
    }
}

#[test]
fn errors_of_values_list_the_accepted_ones() {
    let directory = directory("values");
    let jwks = key_set(&directory);
    let check = |more: &[&str]| {
        run(&[&["check", "id-token", "--issuer", "i", "--client-id", "c", "--jwks", &jwks][..], more].concat(), b"")
    };
    check(&["--policy", "fapi3"]).fails(2, "give one of fapi2-final, ");
    check(&["--now", "yesterday"]).fails(2, "seconds since 1970");
    check(&["--now", "1769766718000"]).fails(2, "milliseconds");
    check(&["--max-age", "-5"]).fails(2, "give a number of seconds");
    check(&["--issuer", "again"]).fails(2, "more than once");
    run(&["keygen", "--alg", "RS256", "--out", "a"], b"").fails(2, "PS256, ES256, Ed25519");
    run(&["completions", "bsh"], b"").fails(2, "bash");
    run(&["verfy"], b"").fails(2, "did you mean `ofm verify`?");
    run(&["inspekt", "a"], b"").fails(2, "did you mean `ofm inspect`?");
}

#[test]
fn without_arguments_there_is_help() {
    let bare = run(&[], b"");
    assert_eq!((bare.code, bare.out.as_str()), (2, ""));
    assert!(bare.err.contains("Usage: ofm <COMMAND>") && bare.err.contains("\n  verify"), "{}", bare.err);
}

#[test]
fn a_request_is_not_made_for_urls_that_are_none() {
    let directory = directory("urls");
    let key = key_file("rsa2048_a.pem");
    let session = directory.join("session.json");
    let par = |issuer: &str, redirect_uri: &str| {
        let options = ["--client-id", "c", "--issuer", issuer, "--redirect-uri", redirect_uri, "--scope", "accounts"];
        let policy = ["--policy", "fapi2-final"];
        run(&[&["par", "--key", &key, "--session", session.to_str().unwrap()][..], &options, &policy].concat(), b"")
    };
    let good = "https://c.example/cb?a=b";
    for (bad, said) in [
        ("", "begins with https://"),
        ("c.example/cb", "begins with https://"),
        ("http://c.example/cb", "begins with https://"),
        ("javascript:alert(1)", "begins with https://"),
        ("https://", "no host"),
        ("https:///cb", "no host"),
        ("https://:443/cb", "no host"),
        ("https://c.example:port/cb", "port"),
        ("https://c.example:99999/cb", "port"),
        ("https://c.example/cb#x", "fragment"),
        ("https://user:secret@c.example/cb", "user name"),
        ("https://c.example/a b", "white space"),
        ("https://c.example/cb\r\nSet-Cookie: a=b", "white space"),
        ("https://c.example/\u{e9}", "white space"),
    ] {
        for run in [par(bad, good), par(good, bad)] {
            run.fails(2, said);
            assert!(!run.err.contains("secret"), "{}", run.err);
        }
    }
    assert!(!session.exists());
    for good in [good, "https://c.example", "https://c.example:8443/cb", "https://[::1]:8443/cb", "https://[::1]/cb"] {
        assert_eq!(par(good, good).code, 0, "{good}");
        fs::remove_file(&session).unwrap();
    }
}
