//! `ofm verify` from the user's point of view: verdicts, any bytes, memory, closed outputs.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::jose::{Jwk, JwkSet, ProtectedHeader};
use serde_json::Value;

use crate::support::command::{Run, command, directory, file, key_file, key_set, make_private, run, samples, token};
use crate::support::keys;

#[test]
fn verdicts_come_one_a_line_and_in_order() {
    let directory = directory("verdicts");
    let jwks = key_set(&directory);
    let valid = token("rsa", b"{}");
    let mut damaged = valid.clone().into_bytes();
    let at = damaged.len() - 20;
    damaged[at] = if damaged[at] == b'A' { b'B' } else { b'A' };
    let unnamed = keys::token(&ProtectedHeader::new(), b"any bytes \xff", &keys::ed25519());
    let input = [
        valid.as_bytes(),
        b"",
        &damaged,
        b"  \t ",
        token("ec", b"[1]").as_bytes(),
        b"eyJhbGciOiJQUzI1Ni...<truncated-JAR-jwt>\r",
        format!("{unnamed}\r").as_bytes(),
        keys::token(&ProtectedHeader::new().with_kid("other"), b"{}", &keys::rsa_a()).as_bytes(),
        keys::token_with_header(br#"{"alg":"none"}"#, b"{}", &keys::ed25519()).as_bytes(),
        keys::token_with_header(br#"{"alg":"PS256","\u0061lg":"PS256"}"#, b"{}", &keys::rsa_a()).as_bytes(),
        format!(" {valid}").as_bytes(),
        valid.as_bytes(),
    ]
    .join(&b'\n');
    let tokens = file(&directory, "tokens", &input);
    for run in [run(&["verify", "--jwks", &jwks, &tokens], b""), run(&["verify", "--jwks", &jwks], &input)] {
        assert_eq!(run.code, 1);
        let lines = run.lines();
        let seen: Vec<_> = lines
            .iter()
            .map(|line| {
                let what = line.get("error").or_else(|| line.get("alg")).unwrap();
                (line["line"].as_u64().unwrap(), line["verdict"].as_str().unwrap(), what.as_str().unwrap())
            })
            .collect();
        assert_eq!(
            seen,
            [
                (1, "valid", "PS256"),
                (3, "invalid", "bad_signature"),
                (5, "valid", "ES256"),
                (6, "invalid", "token_alphabet"),
                (7, "valid", "Ed25519"),
                (8, "invalid", "key_unknown"),
                (9, "invalid", "header_alg_none"),
                (10, "invalid", "json_duplicate_member"),
                (11, "invalid", "token_whitespace"),
                (12, "valid", "PS256"),
            ]
        );
        assert!(run.out.starts_with("{\"line\":1,\"verdict\":\"valid\",\"alg\":\"PS256\",\"kid\":\"rsa\"}\n"));
        assert!(lines[1]["detail"] == "the signature is not valid" && lines[0].get("payload").is_none());
        assert_eq!(lines[4]["kid"], "ed", "the key's name, where the token has none");
        assert!(run.err.starts_with("tokens: 10, valid: 4, invalid: 6, tokens per second: "), "{}", run.err);
        assert_eq!(run.err.lines().count(), 1);
    }
}

/// The verdicts, their order and the exit code do not depend on how many threads there are.
#[test]
fn any_number_of_threads_prints_the_same() {
    let directory = directory("threads");
    let jwks = key_set(&directory);
    let few =
        [token("rsa", b"{\"a\":1}"), token("ed", b"{}"), token("ec", b"{}"), format!("{}.cut", token("rsa", b"{}"))];
    let lines: Vec<&str> = (0..1_500_usize).map(|at| few[at * at % 13 % few.len()].as_str()).collect();
    let tokens = file(&directory, "tokens", lines.join("\n").as_bytes());
    let verify = |threads: &str| run(&["verify", "--payload", "--threads", threads, "--jwks", &jwks, &tokens], b"");
    let one = verify("1");
    assert_eq!((one.code, one.lines().len()), (1, lines.len()));
    for threads in ["2", "3", "16"] {
        let many = verify(threads);
        assert!(many.out == one.out && many.code == one.code, "{threads} threads");
    }
    assert_eq!(verify("0").code, 2);
}

#[test]
fn only_the_algorithms_asked_for_are_accepted() {
    let jwks = key_set(&directory("algorithms"));
    let input = [token("rsa", b"{}"), token("ec", b"{}"), token("ed", b"{}")].join("\n");
    for (alg, valid) in
        [("PS256", [true, false, false]), ("ES256,Ed25519", [false, true, true]), ("PS256,ES256", [true, true, false])]
    {
        let run = run(&["verify", "--jwks", &jwks, "--alg", alg], input.as_bytes());
        let lines = run.lines();
        assert_eq!(lines.iter().map(|line| line["verdict"] == "valid").collect::<Vec<_>>(), valid);
        assert!(lines.iter().all(|line| line["verdict"] == "valid" || line["error"] == "alg_not_allowed"));
        assert_eq!(run.code, 1);
    }
}

#[test]
fn rfc_7517_keys_and_tokens_without_a_name_are_tried() {
    let directory = directory("unnamed");
    // More keys than the default limit; the right one is the last.
    let others: Vec<_> = (1..=9).map(|seed| SigningKey::from_ed25519_seed(&[seed; 32])).collect();
    let jwk = |key: &SigningKey| Jwk::new(key.verifying_key().clone());
    let set = |named_too: bool| {
        let mut keys: Vec<_> = others.iter().map(jwk).collect();
        if named_too {
            keys = keys.into_iter().enumerate().map(|(at, key)| key.with_kid(&at.to_string()).unwrap()).collect();
        }
        JwkSet::from_iter(keys).to_json()
    };
    let last = &others[8];
    let unnamed = keys::token(&ProtectedHeader::new(), b"{}", last);
    let named = keys::token(&ProtectedHeader::new().with_kid("8"), b"{}", last);
    let misnamed = keys::token(&ProtectedHeader::new().with_kid("7"), b"{}", last);
    for (with_names, expected) in [(false, "VVV"), (true, "VVI")] {
        let jwks = file(&directory, "jwks.json", set(with_names).as_bytes());
        let run = run(&["verify", "--jwks", &jwks], [&*unnamed, &*named, &*misnamed].join("\n").as_bytes());
        let verdicts: String =
            run.lines().iter().map(|line| if line["verdict"] == "valid" { 'V' } else { 'I' }).collect();
        assert_eq!(verdicts, expected);
        assert_eq!(run.lines()[0].get("kid").is_some(), with_names);
    }
}

#[test]
fn payloads_are_shown_as_they_are_and_on_one_line() {
    let jwks = key_set(&directory("payload"));
    let [request_object, id_token] = samples();
    let odd = "{\"a\" : \"\u{9b}31m \u{202e}\\n\\u0041\",\n \"n\":1.50e3, \"é\":[ ] , \"o\": { } }";
    let input = [
        token("ed", &request_object),
        token("ed", &id_token),
        token("ed", odd.as_bytes()),
        token("ed", b"{\"a\":1,\"a\":2}"),
        token("ed", b"\xff\x00"),
        token("ed", b"[1]"),
    ];
    let run = run(&["verify", "--payload", "--jwks", &jwks], input.join("\n").as_bytes());
    assert_eq!(run.code, 0);
    let lines = run.lines();
    assert_eq!(lines[0]["payload"], serde_json::from_slice::<Value>(&request_object).unwrap());
    assert_eq!(lines[1]["payload"], serde_json::from_slice::<Value>(&id_token).unwrap());
    assert_eq!(lines[2]["payload"], serde_json::from_str::<Value>(odd).unwrap());
    // The output cannot control a terminal, and numbers keep their digits.
    let text = run.out.lines().nth(2).unwrap();
    assert!(text.contains(r#""payload":{"a":"\u009b31m \u202e\n\u0041","n":1.50e3,"é":[],"o":{}}}"#), "{text}");
    for (line, label) in [(3, "json_duplicate_member"), (4, "json_unexpected"), (5, "json_not_an_object")] {
        assert!(lines[line].get("payload").is_none());
        assert_eq!(lines[line]["payload_error"], label);
        let payload = lines[line]["payload_base64url"].as_str().unwrap();
        assert_eq!(input[line].split('.').nth(1), Some(payload));
    }
}

#[test]
fn lines_of_any_length_are_read_past() {
    let jwks = key_set(&directory("lengths"));
    let valid = token("ed", b"{}");
    let limit = 65_536;
    let mut input = Vec::new();
    for length in [limit - 1, limit, limit + 1, limit + 2, 1_000_000] {
        for end in ["\n", "\r\n"] {
            input.extend(std::iter::repeat_n(b'A', length));
            input.extend(end.bytes());
        }
    }
    input.extend(std::iter::repeat_n(b' ', 200_000));
    input.extend(format!("\n{valid}").bytes());
    let run = run(&["verify", "--jwks", &jwks], &input);
    let lines = run.lines();
    assert_eq!(lines.len(), 11, "the long blank line is skipped");
    for (line, length) in lines.iter().zip([65_535, 65_535, limit, limit]) {
        assert_eq!(line["error"], "token_segment_count", "{length}");
    }
    for (line, length) in lines[4..10].iter().zip([65_537, 65_537, 65_538, 65_538, 1_000_000, 1_000_000]) {
        assert_eq!(line["error"], "token_too_long");
        let detail = format!("the token has {length} bytes, at most 65536 are allowed; --max-token {length} allows it");
        assert_eq!(line["detail"], detail);
    }
    assert_eq!((&lines[10]["line"], &lines[10]["verdict"]), (&12.into(), &"valid".into()));
}

/// 50,000 lines, some of them megabytes long: memory does not grow after the first thousand.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_input() {
    use std::io::{BufRead as _, BufReader};

    const LINES: usize = 50_000;
    let jwks = key_set(&directory("memory"));
    let payload = [b"{\"a\":\"", "x".repeat(1_500).as_bytes(), b"\"}"].concat();
    let few = [token("rsa", &payload), token("ed", &payload), format!("{}.cut", token("rsa", &payload))];
    let mut child = command(&["verify", "--payload", "--jwks", &jwks]).stderr(Stdio::null()).spawn().unwrap();
    let (mut stdin, stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let writer = std::thread::spawn(move || {
        for line in 0..LINES {
            // Most lines are rejected for their shape, so that the time is spent on reading.
            let token = match line % 50 {
                0 => &few[0],
                1 => &few[1],
                _ => &few[2],
            };
            stdin.write_all(token.as_bytes()).unwrap();
            if line % 5_000 == 2 {
                stdin.write_all(&vec![b'A'; 4 << 20]).unwrap();
            }
            stdin.write_all(b"\n").unwrap();
        }
        // The input stays open until the memory was measured, so the last verdicts were also printed before its end.
        wait.recv().unwrap();
    });
    let peak = |id: u32| -> u64 {
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    let (mut early, mut seen) = (0, 0);
    for (at, line) in BufReader::new(stdout).lines().take(LINES).enumerate() {
        let line: Value = serde_json::from_str(&line.unwrap()).unwrap();
        assert_eq!(line["line"], at + 1);
        assert_eq!(line["verdict"] == "valid", at % 50 < 2 && at % 5_000 != 2);
        seen += 1;
        if seen == 1_000 {
            early = peak(child.id());
        }
    }
    let late = peak(child.id());
    go.send(()).unwrap();
    writer.join().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert_eq!(seen, LINES);
    assert!(late <= early + 1_024, "{early} KiB after 1,000 lines, {late} KiB after {LINES}");
    assert!(late < 32 * 1_024, "{late} KiB for an input of 150 MB");
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    use std::io::{BufRead as _, BufReader, Read as _};

    let jwks = key_set(&directory("pipe"));
    let mut child = command(&["verify", "--jwks", &jwks]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"first\n").unwrap();
    let mut line = String::new();
    // The first verdict is printed before the input ends.
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.contains("\"line\":1"));
    while stdin.write_all(b"another\n").is_ok() {}
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(2), ""));

    for arguments in [&["inspect", &token("ed", b"{}")][..], &["--help"], &["exchange"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = command(arguments).stdout(writer).output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(2), &b""[..]), "{arguments:?}");
    }
}

#[test]
fn unusable_key_sets_are_reported() {
    let directory = directory("sets");
    let set = |text: &[u8]| run(&["verify", "--jwks", &file(&directory, "jwks.json", text)], b"");
    set(b"").fails(2, "jwks_json");
    set(b"{}").fails(2, "jwks_missing_keys");
    set(b"{\"keys\":{}}").fails(2, "jwks_wrong_type");
    set(b"{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}").fails(2, "jwks_private_key");
    set(&vec![b' '; 262_145]).fails(2, "more than 262144 bytes");
    assert!(!set(b"{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}").err.contains("c2VjcmV0"));

    // Unusable keys do not affect the others, and are reported.
    let good = Jwk::new(keys::ed25519().verifying_key().clone()).to_json();
    let jwks = file(&directory, "jwks.json", format!("{{\"keys\":[{{\"kty\":\"AKP\"}},{good}]}}").as_bytes());
    let run_ = run(&["verify", "--jwks", &jwks], token("ed", b"{}").as_bytes());
    assert_eq!(run_.code, 0);
    assert!(run_.err.starts_with("ofm: key 0 of the set is skipped: "), "{}", run_.err);
    assert!(run_.err.contains("(jwk_unsupported_type)"));

    // Without keys every token is rejected; without tokens none is.
    let jwks = file(&directory, "jwks.json", b"{\"keys\":[]}");
    let none = run(&["verify", "--jwks", &jwks], token("ed", b"{}").as_bytes());
    assert_eq!((none.code, &none.lines()[0]["error"]), (1, &"key_unknown".into()));
    let empty = run(&["verify", "--jwks", &jwks], b"\n\n");
    assert_eq!((empty.code, empty.out.as_str()), (0, ""));
    assert!(empty.err.contains("tokens: 0, valid: 0, invalid: 0"));
}

#[test]
fn any_bytes_get_a_verdict() {
    let directory = directory("bytes");
    let jwks = key_set(&directory);
    let tokens = [token("rsa", &samples()[1]), token("ec", b"{}"), token("ed", b"{\"exp\":1.5}")];
    // A fixed sequence (xorshift), so that a failure can be repeated.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below).unwrap()).unwrap()
    };
    let mut inputs = Vec::new();
    for round in 0..3_000 {
        let mut bytes = tokens[random(3)].clone().into_bytes();
        for _ in 0..=random(4) {
            if bytes.len() < 2 {
                break;
            }
            let at = random(bytes.len());
            match random(6) {
                0 => bytes[at] = u8::try_from(random(256)).unwrap(),
                1 => _ = bytes.remove(at),
                2 => bytes.insert(at, b".=\n\r\0A-"[random(7)]),
                3 => bytes.truncate(at + 1),
                4 => bytes.extend_from_within(at..),
                _ => bytes.swap(at, 0),
            }
        }
        if round % 10 == 0 {
            bytes = (0..random(200)).map(|_| u8::try_from(random(256)).unwrap()).collect();
        }
        inputs.push(bytes);
    }
    let all = inputs.join(&b'\n');
    let verified = run(&["verify", "--payload", "--jwks", &jwks], &all);
    assert_eq!(verified.code, 1);
    let expected: Vec<_> = (1_u64..)
        .zip(all.split(|&byte| byte == b'\n'))
        .filter(|(_, line)| !line.iter().all(u8::is_ascii_whitespace))
        .map(|(number, _)| number)
        .collect();
    let numbers: Vec<_> = verified.lines().iter().map(|line| line["line"].as_u64().unwrap()).collect();
    assert_eq!(numbers, expected);

    for bytes in inputs.iter().take(100) {
        let inspected = run(&["inspect"], bytes);
        assert!(matches!(inspected.code, 0 | 1), "{}", inspected.err);
        assert_eq!(inspected.err.lines().count(), usize::try_from(inspected.code).unwrap());
    }
    let [_, claims] = samples();
    let key = fs::read(key_file("p256.pem")).unwrap();
    let set = fs::read(&jwks).unwrap();
    for at in 0..40 {
        let damaged = |bytes: &[u8]| {
            let mut bytes = bytes.to_vec();
            let place = at * 13 % bytes.len();
            bytes[place] ^= 1 << (at % 8);
            bytes
        };
        let key = file(&directory, "key.pem", &damaged(&key));
        make_private(&key);
        let signed = run(&["sign", "--key", &key, "-"], &damaged(&claims));
        assert!(matches!((signed.code, signed.err.lines().count()), (0, 0) | (2, 1)), "{}", signed.err);
        let jwks = file(&directory, "damaged.json", &damaged(&set));
        let verified = run(&["verify", "--jwks", &jwks], tokens[1].as_bytes());
        assert!(matches!(verified.code, 0..=2), "{}", verified.err);
    }
}

#[test]
fn dates_are_checked_where_a_time_is_given() {
    let jwks = key_set(&directory("dates"));
    let claims = [
        &br#"{"exp":1769767018}"#[..],
        br#"{"exp":1769767019}"#,
        br#"{"nbf":1769767028}"#,
        br#"{"nbf":1769767029}"#,
        br#"{"iat":1769767029}"#,
        br#"{"exp":"soon"}"#,
        b"{}",
        b"no claims",
    ];
    let input = claims.map(|claims| token("ed", claims)).join("\n");
    let verdicts = |run: &Run| -> String {
        run.lines().iter().map(|line| if line["verdict"] == "valid" { 'V' } else { 'I' }).collect()
    };
    let unchecked = run(&["verify", "--jwks", &jwks], input.as_bytes());
    assert_eq!((unchecked.code, verdicts(&unchecked).as_str()), (0, "VVVVVVVV"));
    for now in ["1769767018", "2026-01-30T09:56:58Z", "2026-01-30T17:56:58+08:00"] {
        let run = run(&["verify", "--jwks", &jwks, "--now", now], input.as_bytes());
        assert_eq!((run.code, verdicts(&run).as_str()), (1, "IVVIIIVI"), "{}", run.out);
        assert_eq!(run.lines()[0]["error"], "claim_expired");
    }
    let clock = run(&["verify", "--jwks", &jwks, "--now", "now"], input.as_bytes());
    assert_eq!(verdicts(&clock), "IIVVVIVI");
}
