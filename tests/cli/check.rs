//! `ofm par` and `ofm check` from the user's point of view: `check` accepts the output of `par`, and explains
//! rejections.

use std::fs;
use std::path::{Path, PathBuf};

use ofm_protocol::jose::{Jwk, JwkSet, ProtectedHeader};
use serde_json::{Value, json};

use crate::support::command::{Run, directory, file, key_file, named, run};
use crate::support::keys;

const ISSUER: &str = "https://auth1.sandbox.mya.ozoneapi.io";
const CLIENT: &str = "55aa605c-89ef-4473-aa88-47709f0ff383";
const CALLBACK: &str = "https://client.example/cb";
const NOW: &str = "2026-01-30T09:51:58Z";

fn sample(name: &str) -> Value {
    let path = format!("{}/tests/samples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn jwks(directory: &Path, name: &str, key: Jwk) -> String {
    file(directory, name, JwkSet::from_iter([key]).to_json().as_bytes())
}

/// Runs `ofm par` for the samples' consent; returns its form, the session's path, and the client's key set.
fn pushed(directory: &Path, more: &[&str]) -> (Run, PathBuf, String) {
    let details = sample("request_object")["authorization_details"].to_string();
    let details = file(directory, "details.json", details.as_bytes());
    let session = directory.join("session.json");
    let key = key_file("rsa2048_a.pem");
    let arguments = [
        &["par", "--key", &key, "--kid", "k", "--client-id", CLIENT, "--issuer", ISSUER, "--redirect-uri", CALLBACK],
        &["--scope", "accounts", "--authorization-details", &details, "--now", NOW][..],
        &["--session", session.to_str().unwrap()],
        more,
    ]
    .concat();
    (run(&arguments, b""), session, jwks(directory, "client.json", named(&keys::rsa_a(), "k")))
}

fn check(message: &str, jwks: &str, more: &[&str], input: &[u8]) -> Run {
    let common = ["check", message, "--issuer", ISSUER, "--client-id", CLIENT, "--jwks", jwks];
    run(&[&common[..], more].concat(), input)
}

/// The parameter of a form; the requested ones need no decoding.
fn parameter<'f>(form: &'f str, name: &str) -> &'f str {
    form.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).unwrap()
}

#[test]
fn check_accepts_the_output_of_par_and_its_parts() {
    let directory = directory("check-accepts");
    let (form, _, jwks) = pushed(&directory, &["--max-age", "3600"]);
    assert_eq!((form.code, form.err.as_str()), (0, ""));
    let parts = [
        ("par-form", form.out.as_str()),
        ("request-object", parameter(&form.out, "request")),
        ("client-assertion", parameter(&form.out, "client_assertion")),
    ];
    for policy in ["ofm-sandbox", "fapi2-final"] {
        for (message, input) in parts {
            let more = ["--policy", policy, "--now", NOW, "--redirect-uri", CALLBACK];
            let run = check(message, &jwks, &more, input.as_bytes());
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
            assert!(run.out.starts_with(&format!("{message} under {policy}, as of {NOW} (1769766718)\n\nok      ")));
            assert!(run.out.lines().last().unwrap().starts_with("accepted: "), "{}", run.out);
            assert!(!run.out.contains("FAILED"));
        }
    }
}

/// A type that the command does not know is accepted by its name, and the report says that no more was looked at.
#[test]
fn a_type_of_another_crate_is_accepted_by_its_name() {
    const TYPE: &str = "urn:openfinance-ml:payment-consent:v1.0";
    let directory = directory("check-detail-type");
    let mut object = sample("request_object");
    object["authorization_details"] = json!([{ "type": TYPE, "amount": 1 }]);
    object["redirect_uri"] = CALLBACK.into();
    let key = keys::rsa_a();
    let header = ProtectedHeader::new().with_kid("k");
    let token = keys::token(&header, object.to_string().as_bytes(), &key);
    let jwks = jwks(&directory, "client.json", named(&key, "k"));
    let check = |more: &[&str]| {
        let common = ["--now", NOW, "--redirect-uri", CALLBACK];
        check("request-object", &jwks, &[&common, more].concat(), token.as_bytes())
    };
    let unknown = check(&[]);
    assert_eq!(unknown.code, 1, "{}", unknown.err);
    assert!(unknown.out.contains("(details_type)"), "{}", unknown.out);
    let named = check(&["--detail-type", TYPE]);
    assert_eq!((named.code, named.err.as_str()), (0, ""), "{}", named.out);
    assert!(named.out.contains(&format!("of the type {TYPE:?} are not checked")), "{}", named.out);
}

/// A policy's file changes what is checked; an error in it is one line with the member, the file and the place.
#[test]
fn a_policy_comes_from_a_file() {
    let directory = directory("check-policy");
    let (form, _, jwks) = pushed(&directory, &["--max-age", "3600"]);
    let with = |name: &str, policy: Value| {
        let path = file(&directory, name, policy.to_string().as_bytes());
        check("par-form", &jwks, &["--policy", &path, "--now", NOW], form.out.as_bytes())
    };
    let same = with("same.json", json!({ "preset": "ofm-sandbox" }));
    assert_eq!((same.code, same.err.as_str()), (0, ""), "{}", same.out);
    assert!(same.out.starts_with("par-form under ofm-sandbox, "), "{}", same.out);
    let limited = json!({ "preset": "ofm-sandbox", "authorization_request": { "max_max_age": 60 } });
    let limited = with("limited.json", limited);
    assert_eq!(limited.code, 1, "{}", limited.err);
    assert!(limited.out.starts_with("par-form under ofm-sandbox (changed), "), "{}", limited.out);
    let wrong = with("wrong.json", json!({ "preset": "ofm-sandbox", "clock": { "backdate": -1 } }));
    wrong.fails(2, "wrong.json\" cannot be used: clock.backdate: invalid value");
    with("no.json", json!({ "preset": "ofm" })).fails(2, "no.json\" cannot be used: preset: ofm: unknown preset");
    let directory = directory.to_str().unwrap();
    check("par-form", &jwks, &["--policy", directory], form.out.as_bytes()).fails(2, "policy");
}

#[test]
fn the_session_is_its_owners_alone_and_never_written_over() {
    let directory = directory("par-session");
    let (first, path, _) = pushed(&directory, &[]);
    assert_eq!(first.code, 0, "{}", first.err);
    let session: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    for secret in ["state", "nonce", "code_verifier"] {
        let secret = session[secret].as_str().unwrap();
        assert!(secret.len() >= 22);
        assert!(!first.out.contains(secret), "a secret stands readable in the form");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let kept = fs::read(&path).unwrap();
    let (second, ..) = pushed(&directory, &[]);
    second.fails(2, "give another --session, or --force");
    assert_eq!(fs::read(&path).unwrap(), kept);
}

#[test]
fn a_rejection_names_the_rule_and_the_servers_answer() {
    let directory = directory("check-refuses");
    let (form, _, jwks) = pushed(&directory, &[]);
    let late = check("par-form", &jwks, &["--now", "2026-01-30T11:51:58Z"], form.out.as_bytes());
    assert_eq!(late.code, 1);
    let failed: Vec<_> = late.out.lines().filter(|line| line.starts_with("FAILED")).collect();
    assert_eq!(failed, ["FAILED  the assertion has not expired  [RFC 7523 section 3]"]);
    assert!(late.out.contains("(claim_expired)"), "{}", late.out);
    assert!(late.out.ends_with("a server answers 401 invalid_client: client authentication failed\n"));

    let elsewhere = ["--json", "--now", NOW, "--redirect-uri", "https://client.example/other"];
    let elsewhere = check("request-object", &jwks, &elsewhere, parameter(&form.out, "request").as_bytes());
    assert_eq!(elsewhere.code, 1);
    let [report] = &elsewhere.lines()[..] else { panic!("{}", elsewhere.out) };
    assert_eq!(report["verdict"], "rejected");
    assert_eq!(report["error"]["label"], "redirect_uri_unregistered");
    assert_eq!(report["answer"]["error"], "invalid_request");
    assert_eq!(report["rules"].as_array().unwrap().last().unwrap()["holds"], false);

    let stranger = jwks_of_another(&directory);
    let stranger =
        check("client-assertion", &stranger, &["--now", NOW], parameter(&form.out, "client_assertion").as_bytes());
    assert_eq!(stranger.code, 1);
    assert!(stranger.out.contains("(bad_signature)"), "{}", stranger.out);
}

fn jwks_of_another(directory: &Path) -> String {
    jwks(directory, "other.json", named(&keys::rsa_b(), "k"))
}

#[test]
fn a_client_checks_id_tokens_and_token_responses() {
    let directory = directory("check-client");
    let (_, session, _) = pushed(&directory, &["--max-age", "3600"]);
    let jwks = jwks(&directory, "server.json", named(&keys::rsa_b(), "server"));
    let kept: Value = serde_json::from_slice(&fs::read(&session).unwrap()).unwrap();
    let claims = json!({
        "iss": ISSUER, "sub": "u1", "aud": CLIENT, "iat": 1_769_768_007, "exp": 1_769_768_307,
        "auth_time": 1_769_768_000, "nonce": kept["nonce"],
    });
    let token = |claims: &Value| {
        keys::token(&ProtectedHeader::new().with_kid("server"), claims.to_string().as_bytes(), &keys::rsa_b())
    };
    let session = session.to_str().unwrap();
    let at = ["--now", "1769768010", "--session", session];
    let run = check("id-token", &jwks, &at, token(&claims).as_bytes());
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);

    let mut other = claims.clone();
    other["nonce"] = "another".into();
    let run = check("id-token", &jwks, &at, token(&other).as_bytes());
    assert_eq!(run.code, 1);
    assert!(run.out.contains("nonce") && !run.out.contains("a server answers"), "{}", run.out);

    let response = json!({
        "access_token": "26e0bf38", "token_type": "Bearer", "expires_in": 600, "scope": "accounts",
        "id_token": token(&claims), "authorization_details": sample("token_response")["authorization_details"],
    });
    let run = check("token-response", &jwks, &at, response.to_string().as_bytes());
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(!run.out.contains("26e0bf38"));
    let mut wider = response;
    wider["scope"] = "accounts payments".into();
    let run = check("token-response", &jwks, &at, wider.to_string().as_bytes());
    assert_eq!(run.code, 1);
    assert!(run.out.contains("FAILED"), "{}", run.out);
}

#[test]
fn wrong_usage_is_one_line() {
    let directory = directory("check-usage");
    let jwks = jwks_of_another(&directory);
    check("id-token", "-", &["-"], b"").fails(2, "only one file can be standard input");
    check("id-token", &jwks, &["--policy", "fapi3"], b"")
        .fails(2, "--policy: \"fapi3\" is neither a preset nor a file; give one of fapi2-final, ");
    check("id-token", &jwks, &["--now", "yesterday"], b"")
        .fails(2, "the value of --now <TIME> is not valid: give seconds since 1970");
    check("id-tokens", &jwks, &[], b"").fails(2, "request-object");
    check("id-token", &key_file("p256.pem"), &[], b"").fails(2, "no key set in");
    check("token-response", &jwks, &["--session", &jwks], b"{}").fails(2, "check --session");
    check("id-token", &jwks, &["absent.txt"], b"").fails(2, "cannot read the message");
    run(&["par", "--key", &jwks, "--client-id", "c", "--issuer", ISSUER, "--redirect-uri", CALLBACK], b"")
        .fails(2, "is JSON instead of PEM");
}

/// Any message is accepted or rejected, and standard error does not repeat its content.
#[test]
fn any_bytes_are_refused() {
    let directory = directory("check-bytes");
    let jwks = jwks_of_another(&directory);
    for input in [&b""[..], b"\xff\xfe", b"eyJhbGciOiJub25lIn0.e30.AA", b"{\"access_token\":\"marker\"", b"a=b&a=c\0"] {
        for message in ["request-object", "client-assertion", "id-token", "par-form", "token-response"] {
            let run = check(message, &jwks, &[], input);
            assert!(run.code == 1 || run.code == 2, "{message} {}", run.code);
            assert!(run.code == 1 || run.err.lines().count() == 1);
            assert!(!run.err.contains("marker") && !run.out.contains("marker"));
        }
    }
}

/// Both commands have the same default policy, and `check` accepts the output of `par` with the fewest options.
#[test]
fn the_output_of_par_passes_under_the_default_policy() {
    let directory = directory("par-default");
    let key = key_file("rsa2048_a.pem");
    let details =
        file(&directory, "details.json", sample("request_object")["authorization_details"].to_string().as_bytes());
    let session = directory.join("session.json");
    let par = |more: &[&str]| {
        let options = ["par", "--key", &key, "--client-id", CLIENT, "--issuer", ISSUER, "--redirect-uri", CALLBACK];
        run(&[&options[..], &["--now", NOW, "--session", session.to_str().unwrap()], more].concat(), b"")
    };
    // A request that a server rejects is not printed, and no session remains.
    par(&[]).fails(2, "details_missing");
    assert!(!session.exists());
    let form = par(&["--authorization-details", &details]);
    assert_eq!((form.code, form.err.as_str()), (0, ""));
    let set = run(&["key", "--to", "public-jwks", &key], b"").out;
    let jwks = file(&directory, "jwks.json", set.as_bytes());
    let checked = check("par-form", &jwks, &["--now", NOW, "--redirect-uri", CALLBACK], form.out.as_bytes());
    assert_eq!((checked.code, checked.err.as_str()), (0, ""), "{}", checked.out);

    // Only failures: for an accepted message only the last line.
    let brief = check("par-form", &jwks, &["--failures", "--now", NOW], form.out.as_bytes());
    assert!(brief.code == 0 && brief.out.lines().count() == 1 && brief.out.starts_with("accepted: "), "{}", brief.out);
    let late = check("par-form", &jwks, &["--failures", "--now", "2026-01-30T11:51:58Z"], form.out.as_bytes());
    assert_eq!(late.code, 1);
    assert!(late.out.contains("FAILED  ") && !late.out.contains("ok  "), "{}", late.out);

    par(&["--authorization-details", &details]).fails(2, "--force");
    let first = fs::read(&session).unwrap();
    assert_eq!(par(&["--authorization-details", &details, "--force"]).code, 0);
    assert_ne!(fs::read(&session).unwrap(), first);
    assert_eq!(fs::read_dir(&directory).unwrap().count(), 3, "nothing else stays");
}
