//! Large tokens and key sets, and the options that allow them.

use std::fs;

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::jose::{Jwk, JwkSet};

use crate::support::command::{directory, file, key_set, run, token};
use crate::support::keys;

/// A token with three certificates of 1.3 KiB in `x5c`, as some servers send it.
fn with_certificates() -> String {
    let certificate = "M".repeat(1_760);
    let header = format!(
        r#"{{"alg":"Ed25519","kid":"ed","typ":"JWT","x5c":["{certificate}","{certificate}","{certificate}"]}}"#
    );
    keys::token_with_header(header.as_bytes(), b"{}", &keys::ed25519())
}

#[test]
fn a_header_with_certificates_passes_by_the_option_that_the_refusal_names() {
    let directory = directory("x5c");
    let jwks = key_set(&directory);
    let text = file(&directory, "token", with_certificates().as_bytes());
    let refused = run(&["verify", "--jwks", &jwks, &text], b"");
    assert_eq!(refused.code, 1);
    let detail = refused.lines()[0]["detail"].as_str().unwrap().to_owned();
    let option: Vec<&str> = detail.split("; ").nth(1).unwrap().split(' ').take(2).collect();
    assert_eq!(option[0], "--max-header", "{detail}");
    let accepted = run(&["verify", "--jwks", &jwks, option[0], option[1], &text], b"");
    assert_eq!((accepted.code, &accepted.lines()[0]["verdict"]), (0, &"valid".into()), "{}", accepted.out);

    run(&["inspect", &text], b"").fails(1, "--max-header");
    let shown = run(&["inspect", "--max-header", "8192", &text], b"");
    assert!(shown.code == 0 && shown.out.contains("the header has `x5c`"), "{}{}", shown.out, shown.err);
    run(&["inspect", "--max-header", "8193", &text], b"").fails(2, "give a number from 1 to 8192");
}

#[test]
fn a_long_token_passes_by_the_option_that_the_refusal_names() {
    let directory = directory("long");
    let jwks = key_set(&directory);
    let long = token("ed", format!("{{\"a\":\"{}\"}}", "a".repeat(60_000)).as_bytes());
    let text = file(&directory, "token", long.as_bytes());
    let said = format!("--max-token {} allows it", long.len());
    let refused = run(&["verify", "--jwks", &jwks, &text], b"");
    assert!(refused.code == 1 && refused.out.contains(&said), "{}", refused.out);
    let length = long.len().to_string();
    assert_eq!(run(&["verify", "--jwks", &jwks, "--max-token", &length, &text], b"").code, 0);
    run(&["inspect", &text], b"").fails(1, &said);
    assert_eq!(run(&["inspect", "--max-token", &length, &text], b"").code, 0);
}

#[test]
fn a_large_set_passes_by_the_option_that_the_refusal_names() {
    let directory = directory("large-set");
    let jwk = |seed: u8| Jwk::new(SigningKey::from_ed25519_seed(&[seed; 32]).verifying_key().clone());
    let set = (1..=65).map(jwk).collect::<JwkSet>().to_json();
    let jwks = file(&directory, "jwks.json", set.as_bytes());
    let last = keys::token_with_header(br#"{"alg":"Ed25519"}"#, b"{}", &SigningKey::from_ed25519_seed(&[65; 32]));
    run(&["verify", "--jwks", &jwks], last.as_bytes()).fails(2, "--max-keys");
    assert_eq!(run(&["verify", "--jwks", &jwks, "--max-keys", "65"], last.as_bytes()).code, 0);
}

#[test]
fn inspect_names_the_keys_that_fit_and_reads_as_many_as_it_is_told_to() {
    let directory = directory("inspect-keys");
    let jwks = key_set(&directory);
    let one = run(&["inspect", "--jwks", &jwks], token("ed", b"{}").as_bytes());
    assert_eq!(one.code, 0);
    let said = "\nkeys of the set that fit the header (the signature was not checked by them)\n";
    assert!(one.out.contains(&format!("{said}  usable key 2, Ed25519, 256 bits, kid \"ed\"\n\n")), "{}", one.out);
    let unnamed = keys::token_with_header(br#"{"alg":"PS256"}"#, b"{}", &keys::rsa_a());
    let shown = run(&["inspect", "--jwks", &jwks], unnamed.as_bytes()).out;
    assert!(shown.contains(&format!("{said}  usable key 0, PS256, 2048 bits, kid \"rsa\"\n\n")), "{shown}");
    let other = keys::token_with_header(br#"{"alg":"PS256","kid":"ed"}"#, b"{}", &keys::rsa_a());
    assert!(run(&["inspect", "--jwks", &jwks], other.as_bytes()).out.contains(&format!("{said}  none\n")));
    assert!(!run(&["inspect"], other.as_bytes()).out.contains("keys of the set"));

    let jwk = |seed: u8| Jwk::new(SigningKey::from_ed25519_seed(&[seed; 32]).verifying_key().clone());
    let large = file(&directory, "large.json", (1..=65).map(jwk).collect::<JwkSet>().to_json().as_bytes());
    run(&["inspect", "--jwks", &large], unnamed.as_bytes()).fails(2, "--max-keys");
    assert_eq!(run(&["inspect", "--jwks", &large, "--max-keys", "65"], unnamed.as_bytes()).code, 0);
    run(&["inspect", "--jwks", "-"], b"").fails(2, "cannot both be standard input");
}

/// RFC 7518 section 6.3.1.1 forbids leading zeros, but some libraries write them.
#[test]
fn a_modulus_with_leading_zeros_passes_by_the_option_that_the_refusal_names() {
    let directory = directory("leading-zeros");
    let set = JwkSet::from_iter([Jwk::new(keys::rsa_a().verifying_key().clone())]).to_json();
    // Three octets, so that the rest of the text does not change.
    let padded = file(&directory, "jwks.json", set.replacen("\"n\":\"", "\"n\":\"AAAA", 1).as_bytes());
    let token = keys::token_with_header(br#"{"alg":"PS256"}"#, b"{}", &keys::rsa_a());
    let refused = run(&["verify", "--jwks", &padded], token.as_bytes());
    assert!(refused.code == 1 && refused.err.contains("(key_leading_zero); `ofm verify --any-leading-zeros`"));
    assert_eq!(run(&["verify", "--any-leading-zeros", "--jwks", &padded], token.as_bytes()).code, 0);
}

#[test]
fn one_public_key_is_a_set_of_one() {
    let directory = directory("one-key");
    let jwk = Jwk::new(keys::ed25519().verifying_key().clone()).to_json();
    let path = file(&directory, "key.json", jwk.as_bytes());
    assert_eq!(run(&["verify", "--jwks", &path], token("ed", b"{}").as_bytes()).code, 0);
    // A private one is refused, as in a set.
    // RFC 8037 appendix A.1.
    let private = concat!(
        r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","#,
        r#""d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}"#,
    );
    fs::write(&path, private).unwrap();
    run(&["verify", "--jwks", &path], b"").fails(2, "give a public JWK");
    fs::write(&path, r#"{"kty":"AKP"}"#).unwrap();
    run(&["verify", "--jwks", &path], b"").fails(2, "jwk_unsupported_type");
}
