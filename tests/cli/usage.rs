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
    run(&["completions", "bsh"], b"").fails(2, "zsh; did you mean bash?");
    // RS256 is neither PS256 nor ES256.
    run(&["keygen", "--alg", "RS256", "--out", "a"], b"").fails(2, "Ed25519; see `ofm keygen --help`");
    run(&["keygen", "--alg", "ps256", "--out", "a"], b"").fails(2, "did you mean PS256?");
    run(&["check"], b"").fails(2, "<MESSAGE> are missing; see");
    run(&["verfy"], b"").fails(2, "did you mean `ofm verify`?");
    run(&["keygn"], b"").fails(2, "did you mean `ofm key` or `ofm keygen`? See");
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
        ("https://c.example/%", "must begin an escape"),
        ("https://c.example/%4", "must begin an escape"),
        ("https://c.example/%zz", "must begin an escape"),
        ("https://[::1", "not an IPv6 address"),
        ("https://[c.example]/", "not an IPv6 address"),
        ("https://[::1]x/", "not an IPv6 address"),
        ("https://::1/", "an IPv6 address stands in brackets"),
        ("https://c[.example/", "an IPv6 address stands in brackets"),
        ("http://localhost.c.example/", "http:// only on localhost"),
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
    // A native application has a redirect URI on a loopback address (RFC 8252 section 7.3); an issuer has none.
    assert_eq!(par(good, "http://127.0.0.1:8080/cb").code, 0);
    par("http://localhost:3000", good).fails(2, "development_loopback_http");
}

/// Editors write a byte order mark in UTF-8, and consoles write UTF-16.
#[test]
fn text_files_may_begin_with_a_byte_order_mark() {
    let directory = directory("mark");
    let jwks = key_set(&directory);
    let marked = |name: &str, text: &[u8]| file(&directory, name, &[b"\xef\xbb\xbf", text].concat());
    let set = marked("jwks", &fs::read(&jwks).unwrap());
    let text = token("ed", b"{}");
    let tokens = marked("tokens", format!("{text}\r\n{text}\n").as_bytes());
    let verdicts = run(&["verify", "--jwks", &set, &tokens], b"");
    assert_eq!((verdicts.code, verdicts.lines().len()), (0, 2), "{}", verdicts.out);
    // The mark does not count to the length of a token.
    let length = text.len().to_string();
    assert_eq!(run(&["verify", "--jwks", &set, "--max-token", &length, &tokens], b"").code, 0);
    assert_eq!(run(&["inspect", &marked("token", text.as_bytes())], b"").code, 0);
    let key = key_file("p256.pem");
    assert_eq!(run(&["sign", "--key", &key, &marked("claims", b"{}")], b"").code, 0);
    // Elsewhere it is a part of the text.
    let inside = format!("{text}\n\u{feff}{text}\n");
    assert_eq!(run(&["verify", "--jwks", &set], inside.as_bytes()).lines()[1]["error"], "token_alphabet");
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide = file(&directory, "wide", &[&b"\xff\xfe"[..], &wide].concat());
    run(&["inspect", &wide], b"").fails(2, "is text in UTF-16; write it anew");
    run(&["verify", "--jwks", &wide, &tokens], b"").fails(2, "is text in UTF-16; write it anew");
}

#[test]
fn a_key_file_in_the_place_of_a_key_set_is_named() {
    let directory = directory("set-of-pem");
    for name in ["p256.pem", "p256-certificate.pem", "p256-encrypted.pem"] {
        run(&["verify", "--jwks", &key_file(name)], b"").fails(2, "`ofm key FILE --to public-jwks`");
    }
    let other = file(&directory, "other", b"hello");
    run(&["verify", "--jwks", &other], b"").fails(2, "give a JWK set of public keys, or one public JWK");
}
