//! Writes the inputs that take longest to judge, as long as the limits and half as long, into the folder of each
//! target's corpus: `long_inputs CORPUS`. So the fuzzer begins at the limits, which it would not come to by itself.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "what cannot be written stops it")]

use std::path::Path;

#[allow(dead_code, reason = "shared with tests and benchmarks")]
#[path = "../tests/support/hostile.rs"]
mod hostile;

fn main() {
    let corpus = std::env::args_os().nth(1).expect("the folder of the corpus");
    for (number, case) in hostile::cases().enumerate() {
        for size in [case.limit / 2, case.limit] {
            for (target, prefix) in targets(case.name) {
                let folder = Path::new(&corpus).join(target);
                std::fs::create_dir_all(&folder).unwrap();
                let input = [prefix, &(case.make)(size)].concat();
                std::fs::write(folder.join(format!("long-{number}-{size}")), input).unwrap();
            }
        }
    }
}

/// The targets that read what this case is about, and what stands before it there.
fn targets(case: &str) -> Vec<(&'static str, &'static [u8])> {
    match case.split(':').next().unwrap_or_default() {
        "json" => vec![("json", b""), ("messages", b"")],
        "claims" => vec![("claims", b"")],
        "header" | "token" | "request object" | "id token" => vec![("compact", b"")],
        "jwk" | "private jwk" | "key set" => vec![("jwk_set", b"")],
        "form" | "par" => vec![("par_form", b""), ("token_form", b"")],
        "token request" | "refresh" => vec![("token_form", b"")],
        "metadata" => vec![("messages", b"")],
        // What kind of a response it is.
        "token response" => vec![("messages", b""), ("responses", &[1])],
        "callback" => vec![("responses", &[2])],
        "introspection" => vec![("resource", &[0]), ("messages", b"")],
        "userinfo" => vec![("resource", &[2]), ("messages", b"")],
        "signed userinfo" => vec![("resource", &[3])],
        "signed callback" => vec![("resource", &[4])],
        "access token" => vec![("resource", &[5])],
        "resource" => vec![("resource", &[6])],
        "token query" => vec![("resource", &[7])],
        "peer error" => vec![("resource", &[8, 0]), ("resource", &[8, 1])],
        "registration" => vec![("resource", &[9])],
        "dpop" => vec![("claims", b"")],
        "consent" | "transactions" | "payment consent" | "signed event" => vec![("messages", b"")],
        "pem" => vec![("keys", b"")],
        _ => Vec::new(),
    }
}
