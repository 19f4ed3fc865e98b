//! The command `ofm` from the user's point of view: keys, signing, inspecting tokens, the exchange; output, exit codes,
//! files.

use std::fs;
use std::io::Write as _;

use ofm_protocol::crypto::{Algorithm, SigningKey};
use ofm_protocol::jose::{AlgorithmSet, JwkSet, Verifier};
use serde_json::Value;

use crate::support::command::{command, directory, file, key_file, key_set, make_private, run, samples, token};
use crate::support::keys;

#[test]
fn generated_keys_sign_and_their_signatures_verify() {
    for (alg, bits) in [("PS256", Some("2048")), ("ES256", None), ("Ed25519", None)] {
        let directory = directory(&format!("way_{alg}"));
        let out = directory.join("new").join("keys");
        let mut arguments = vec!["keygen", "--alg", alg, "--out", out.to_str().unwrap()];
        arguments.extend(bits.iter().flat_map(|bits| ["--bits", bits]));
        let made = run(&arguments, b"");
        assert_eq!((made.code, made.err.as_str()), (0, ""));

        // RFC 7638 section 3: the name is the thumbprint, and the set has the same name.
        let jwks = fs::read(out.join("jwks.json")).unwrap();
        let set = JwkSet::parse(&jwks).unwrap();
        let key = &set.keys()[0];
        let kid = key.thumbprint().to_string();
        assert_eq!((set.keys().len(), key.kid(), key.algorithm().name()), (1, Some(kid.as_str()), alg));
        let text: Value = serde_json::from_slice(&jwks).unwrap();
        assert_eq!((&text["keys"][0]["use"], &text["keys"][0]["alg"]), (&"sig".into(), &alg.into()));
        assert!(text["keys"][0].get("d").is_none());
        assert!(made.out.contains(&kid));
        let pem = fs::read(out.join("private.pem")).unwrap();
        assert_eq!(SigningKey::from_pem(&pem).unwrap().verifying_key(), key.key());

        let private = out.join("private.pem");
        let claims = file(&directory, "claims.json", b" {\"iss\": \"a\"}\n");
        let signed =
            run(&["sign", "--key", private.to_str().unwrap(), "--kid", &kid, "--typ", "JWT", claims.as_str()], b"");
        assert_eq!((signed.code, signed.err.as_str(), signed.out.lines().count()), (0, "", 1));
        let jwks = out.join("jwks.json");
        let verified = run(&["verify", "--payload", "--jwks", jwks.to_str().unwrap(), "-"], signed.out.as_bytes());
        assert_eq!(verified.code, 0);
        let expected = format!(
            "{{\"line\":1,\"verdict\":\"valid\",\"alg\":\"{alg}\",\"kid\":\"{kid}\",\"payload\":{{\"iss\":\"a\"}}}}\n"
        );
        assert_eq!(verified.out, expected);
        assert!(verified.err.starts_with("tokens: 1, valid: 1, invalid: 0, tokens per second: "), "{}", verified.err);
    }
}

#[test]
fn the_private_key_is_readable_by_its_owner_only() {
    let directory = directory("modes");
    let out = directory.to_str().unwrap();
    for extra in [&[][..], &["--force"]] {
        let made = run(&[&["keygen", "--alg", "Ed25519", "--out", out], extra].concat(), b"");
        assert_eq!(made.code, 0, "{}", made.err);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(directory.join("private.pem")).unwrap().permissions().mode();
            assert_eq!(mode & 0o7777, 0o600);
        }
    }
}

#[test]
fn no_key_is_lost_without_force() {
    let directory = directory("force");
    let out = directory.to_str().unwrap();
    let names = || {
        let mut names: Vec<_> = fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    // Either existing file prevents writing, whatever its content.
    for name in ["private.pem", "jwks.json"] {
        let path = file(&directory, name, b"precious");
        run(&["keygen", "--alg", "ES256", "--out", out], b"").fails(2, "already exists");
        assert_eq!(fs::read(&path).unwrap(), b"precious");
        assert_eq!(names(), [name]);
        fs::remove_file(path).unwrap();
    }
    assert_eq!(run(&["keygen", "--alg", "ES256", "--out", out], b"").code, 0);
    let first = fs::read(directory.join("private.pem")).unwrap();
    run(&["keygen", "--alg", "PS256", "--out", out], b"").fails(2, "--force");
    assert_eq!(fs::read(directory.join("private.pem")).unwrap(), first);

    assert_eq!(run(&["keygen", "--alg", "ES256", "--out", out, "--force"], b"").code, 0);
    let second = fs::read(directory.join("private.pem")).unwrap();
    assert_ne!(second, first);
    let set = JwkSet::parse(&fs::read(directory.join("jwks.json")).unwrap()).unwrap();
    assert_eq!(SigningKey::from_pem(&second).unwrap().verifying_key(), set.keys()[0].key());
    assert_eq!(names(), ["jwks.json", "private.pem"], "nothing else stays");

    // A directory instead of a file: nothing is replaced, and nothing remains.
    fs::remove_file(directory.join("jwks.json")).unwrap();
    fs::create_dir(directory.join("jwks.json")).unwrap();
    run(&["keygen", "--alg", "ES256", "--out", out, "--force"], b"").fails(2, "cannot write");
    assert_eq!(fs::read(directory.join("private.pem")).unwrap(), second);
    assert_eq!(names(), ["jwks.json", "private.pem"]);
}

#[cfg(target_os = "linux")]
#[test]
fn failed_output_is_reported() {
    let jwks = key_set(&directory("full"));
    for arguments in [&["verify", "--jwks", &jwks][..], &["inspect"]] {
        let mut full = command(arguments);
        let full = full.stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
        let mut child = full.spawn().unwrap();
        child.stdin.take().unwrap().write_all(token("ed", b"{}").as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(err.starts_with("ofm: cannot write to standard output") && err.lines().count() == 1, "{err}");
    }
}

#[test]
fn sign_takes_one_json_object_and_nothing_else() {
    let directory = directory("sign");
    let key = key_file("rsa2048_a.pem");
    let sign = |claims: &[u8]| run(&["sign", "--key", &key, "-"], claims);

    let signed = sign(b"\n{\"exp\": 1769767018.445}\n");
    assert_eq!((signed.code, signed.err.as_str()), (0, ""));
    let key_of = keys::rsa_a();
    let verifier = Verifier::with_key(key_of.verifying_key(), AlgorithmSet::of(&[Algorithm::Ps256]));
    let verified = verifier.verify_token(signed.out.trim_end().as_bytes()).unwrap();
    let mut payload = [0; 64];
    assert_eq!(verified.decode_payload(&mut payload).unwrap().bytes(), b"{\"exp\": 1769767018.445}");
    assert_eq!((verified.header().kid(), verified.header().typ()), (None, None));

    sign(b"{\"a\":1,\"\\u0061\":2}").fails(2, "json_duplicate_member");
    sign(b"{\"a\":1} {}").fails(2, "json_trailing_bytes");
    sign(b"[]").fails(2, "json_not_an_object");
    sign(b"").fails(2, "json_truncated");
    sign(b"\xff").fails(2, "json_unexpected");
    sign("[".repeat(40).as_bytes()).fails(2, "json_depth");
    sign(&vec![b' '; 49_153]).fails(2, "more than 49152 bytes");
    sign(format!("{{\"a\":\"{}\"}}", "a".repeat(49_100)).as_bytes()).fails(2, "readers accept 65536");

    let claims = file(&directory, "claims.json", b"{}");
    let long = "k".repeat(257);
    run(&["sign", "--key", &key, "--kid", &long, &claims], b"").fails(2, "--kid");
    make_private(&claims);
    run(&["sign", "--key", &claims, &claims], b"").fails(2, "key_is_json");
    run(&["sign", "--key", "no/such.pem", &claims], b"").fails(2, "no/such.pem");
    run(&["sign", "--key", &key, "no/such.json"], b"").fails(2, "no/such.json");
    run(&["sign", "--key", "-", "-"], b"").fails(2, "cannot both");
    run(&["sign", "--key", &key], b"").fails(2, "missing");

    // Each size of key, from each of the key files.
    for (name, length) in [("rsa-2048.pem", 342), ("rsa-3072.pem", 512), ("rsa-4096.pem", 683), ("p256.pem", 86)] {
        let signed = run(&["sign", "--key", &key_file(name), "--kid", "k \"1\"", &claims], b"");
        assert_eq!(signed.out.trim_end().rsplit('.').next().map(str::len), Some(length), "{name}: {}", signed.err);
    }
}

#[test]
fn inspect_prints_contents_without_verifying() {
    let [_, id_token] = samples();
    let text = token("rsa", &id_token);
    let shown = run(&["inspect", &text], b"");
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    assert!(shown.out.starts_with("NOT VERIFIED"));
    for expected in [
        "  \"alg\": \"PS256\",\n",
        "  \"acr\": \"acr:paynet-sandbox\",\n",
        "  exp         2026-01-30T10:28:27Z (1769768907)\n",
        "  iat         2026-01-30T10:13:27Z (1769768007)\n",
        "  auth_time   2026-01-30T10:13:27Z (1769768007)\n",
        "the header has no `typ`",
        "\"amr\" is a string instead of an array",
        "\"email_verified\" is a boolean written as a string",
        "signature: 256 bytes, NOT VERIFIED",
    ] {
        assert!(shown.out.contains(expected), "{expected}\n{}", shown.out);
    }
    assert!(!shown.out.contains(text.rsplit('.').next().unwrap()), "the signature's text is not shown");
    assert_eq!(run(&["inspect"], format!("{text}\r\n").as_bytes()).out, shown.out);
    assert_eq!(run(&["inspect", "-"], text.as_bytes()).out, shown.out);

    let quirks = |header: &[u8], payload: &[u8]| {
        let text = keys::token_with_header(header, payload, &keys::ed25519());
        let shown = run(&["inspect"], text.as_bytes());
        assert_eq!(shown.code, 0, "{}", shown.err);
        shown.out
    };
    let all = quirks(
        br#"{"alg":"RS256","typ":"JWT","jku":"https://a"}"#,
        concat!(
            r#"{"exp":1769767018.445,"nbf":"1","iat":1769767018445,"aud":["a","b"],"#,
            r#""name":null,"auth_time":-1,"updated_at":1e9}"#,
        )
        .as_bytes(),
    );
    for expected in [
        "has no `kid`",
        "the header has `jku`",
        "header_alg_unsupported",
        "\"exp\" has a fraction",
        "exp         2026-01-30T09:56:58.445Z (1769767018)",
        "\"nbf\" is a string",
        "\"iat\" is after the year 9999",
        "\"aud\" is an array of 2 values",
        "\"name\" is `null`",
        "\"auth_time\" is not a date: before 1970",
        "\"updated_at\" is written with an exponent",
    ] {
        assert!(all.contains(expected), "{expected}\n{all}");
    }
    let none = quirks(br#"{"alg":"Ed25519","typ":"JWT","kid":"1"}"#, br#"{"exp":2,"iat":1,"aud":"a"}"#);
    assert!(none.contains("quirks: none found"), "{none}");
    assert!(quirks(br#"{"alg":"none"}"#, b"{}").contains("header_alg_none"));
    assert!(quirks(br#"{"alg":"ES256"}"#, b"\x1b[31m").contains("\"\\u001b[31m\""), "nothing steers the terminal");
    assert!(quirks(br#"{"alg":"ES256"}"#, b"[1]").contains("not a JSON object"));
}

#[test]
fn malformed_tokens_are_refused_in_one_line() {
    for (text, said) in [
        ("eyJhbGciOiJQUzI1Ni...<truncated-JAR-jwt>", "token_alphabet"),
        ("eyJhbGciOiJQ..<truncated-PK-jwt>", "token_alphabet"),
        ("eyJhbGciOiJQUzI1NiIsImtp...", "token_segment_count"),
        ("eyJhbGciOiJQUzI1NiJ9.e30.", "token_empty_segment"),
        ("eyJhbGciOiJQUzI1NiJ9.e30.A", "token_segment_length"),
        ("eyJhbGciOiJQUzI1NiJ9.e3.AAAA", "token_trailing_bits"),
        ("eyJhbGciOiJQUzI1NiJ9.e30=.AAAA", "token_padding"),
        ("eyJhbGciOiJQUzI1NiJ9.e30.AAAA\neyJhbGciOiJQUzI1NiJ9.e30.AAAA", "token_whitespace"),
        ("eyJhbGciOiJQUzI1N.e30.AAAA", "token_segment_length"),
        ("eyJhbGciOiJQUzI1.e30.AAAA", "json_truncated"),
        ("a.b.c.d.e", "token_encrypted"),
        ("", "empty"),
    ] {
        let run = run(&["inspect"], text.as_bytes());
        run.fails(1, said);
        assert!(run.err.starts_with("ofm: malformed token: "), "{}", run.err);
        assert!(text.len() < 12 || !run.err.contains(&text[..12]), "{}", run.err);
    }
}

#[test]
fn wrong_usage_is_one_line_without_secrets() {
    let secret = token("ed", b"{}");
    let (header, rest) = secret.split_once('.').unwrap();
    for (arguments, said) in [
        (&["frobnicate"][..], "no such subcommand"),
        (&[&secret], "no such subcommand"),
        (&["inspect", header, rest], "too many"),
        (&["inspect", "--token", &secret], "--token"),
        (&["verify"], "--jwks"),
        (&["verify", "--jwks"], "needs a value"),
        (&["verify", "--jwks", "a", "--jwks", "b"], "more than once"),
        (&["verify", "--jwks", "a", "--alg", "RS256"], "PS256, ES256, Ed25519"),
        (&["verify", "--jwks", "a", "--alg", &secret], "PS256, ES256, Ed25519"),
        (&["verify", "--jwsk", "a"], "there is --jwks"),
        (&["verify", "--jwks", &secret], "instead of a path"),
        (&["verify", "--jwks", "-", "-"], "cannot both"),
        (&["verify", "--jwks", "no/such\nfile"], "no/such\\nfile"),
        (&["sign", "--key", &secret, "-"], "instead of a path"),
        (&["keygen", "--out", "a"], "--alg"),
        (&["keygen", "--alg", "PS256", "--bits", "1024", "--out", "a"], "2048, 3072, 4096"),
        (&["keygen", "--alg", "ES256", "--bits", "2048", "--out", "no/such"], "--bits"),
        (&["exchange", "--key-size", "1024"], "2048, 3072, 4096"),
        (&["exchange", "extra"], "too many"),
    ] {
        let run = run(arguments, b"");
        run.fails(2, said);
        assert!(!run.err.contains(header) && !run.err.contains(rest), "{}", run.err);
    }
}

#[test]
fn the_exchange_holds() {
    let text = run(&["exchange"], b"");
    assert_eq!((text.code, text.err.as_str()), (0, ""));
    for expected in ["POST /par HTTP/1.1", "POST /token HTTP/1.1", "\"request_uri\":", "\"id_token\":", "id_token"] {
        assert!(text.out.contains(expected), "{expected}\n{}", text.out);
    }
    let last = text.out.lines().last().unwrap();
    assert!(last.starts_with("PS256 with 2048-bit keys: ") && last.contains(" 0 failed, all held"), "{last}");

    let json = run(&["exchange", "--key-size", "2048", "--json"], b"");
    assert_eq!((json.code, json.err.as_str()), (0, ""));
    let lines = json.lines();
    let summary = lines.last().unwrap();
    assert_eq!((&summary["event"], &summary["held"], &summary["failed"]), (&"summary".into(), &true.into(), &0.into()));
    assert!(summary["checks"].as_u64().unwrap() > 20, "{summary}");
}

#[test]
fn help_names_every_subcommand_and_option() {
    let help = run(&["--help"], b"");
    assert_eq!(help.code, 0);
    for name in ["exchange", "keygen", "sign", "verify", "inspect"] {
        assert!(help.out.contains(&format!("  {name} ")));
        let own = run(&[name, "--help"], b"");
        assert!(own.code == 0 && own.out.contains(&format!("Usage: ofm {name} ")), "{}", own.out);
        assert!(own.out.lines().all(|line| line.chars().count() <= 120), "{}", own.out);
    }
    assert_eq!(run(&["--version"], b"").out, format!("ofm {}\n", env!("CARGO_PKG_VERSION")));
}
