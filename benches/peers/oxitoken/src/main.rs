//! Verifies tokens with oxitoken, on the commands of `peers` on its standard input.

use std::hint::black_box;
use std::io::{Write as _, stdin, stdout};
use std::time::Duration;

use aws_lc_rs::signature::{ParsedPublicKey, RSA_PSS_2048_8192_SHA256};
use oxitoken::Algorithm;
use oxitoken::claims::{Aud, Exp, Iss, Nbf};
use oxitoken::crypto::aws_lc::AwsLcVerificationKey;
use oxitoken::header::{Alg, Kid};
use oxitoken::validation::ValidationPipeline;
use oxitoken::validation::keystore::LocalKeystore;
use serde::Deserialize;

#[path = "../../src/clock.rs"]
mod clock;
#[path = "../../src/count.rs"]
mod count;

use clock::used;

#[derive(Deserialize)]
struct Header {
    alg: Algorithm,
    kid: String,
}

impl Alg for Header {
    fn alg(&self) -> Algorithm {
        self.alg
    }
}

impl Kid for Header {
    fn kid(&self) -> &str {
        &self.kid
    }
}

/// Only the fields for the check. The samples' dates have fractions, for which oxitoken has no type.
#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    exp: f64,
    nbf: f64,
}

impl Iss for Claims {
    fn iss(&self) -> &str {
        &self.iss
    }
}

impl Aud for Claims {
    fn aud(&self) -> impl Iterator<Item = impl AsRef<str>> {
        std::iter::once(&self.aud)
    }
}

impl Exp for Claims {
    fn exp(&self) -> i64 {
        self.exp as i64
    }
}

impl Nbf for Claims {
    fn nbf(&self) -> i64 {
        self.nbf.ceil() as i64
    }
}

fn main() {
    let mut lines = stdin().lines().map(|line| line.expect("UTF-8"));
    let rules = lines.next().expect("the rules come first");
    let mut rules = rules.split(' ').skip(1).map(str::to_owned);
    let mut rule = || rules.next().expect("three rules");
    let (issuer, audience, kid) = (rule(), rule(), rule());
    let key = lines.next().expect("the key comes second");
    let key = unhex(key.strip_prefix("key ").expect("the key comes second"));
    let key = ParsedPublicKey::new(&RSA_PSS_2048_8192_SHA256, &key).expect("a key");
    let key = AwsLcVerificationKey::try_from(key).expect("an algorithm it knows");
    let mut keys = LocalKeystore::empty();
    keys.add_key(kid, key);
    let pipeline = ValidationPipeline::<Header, Claims, _>::builder(keys)
        .with_issuer_validator(issuer)
        .with_audience_validator(audience)
        .with_expiration_validator()
        .with_not_before_validator()
        .build();
    let accept = |token: &str| pipeline.verify(token.as_bytes()).is_ok();

    let (mut tokens, mut next) = (Vec::new(), 0);
    for line in lines {
        match line.split_once(' ').unwrap_or((&line, "")) {
            ("token", token) => tokens.push(token.to_owned()),
            ("accept", token) => answer(&accept(token).to_string()),
            ("round", iterations) => {
                let iterations = iterations.parse().expect("a number");
                let time = round(&tokens, &mut next, iterations, accept);
                answer(&time.as_nanos().to_string());
            }
            ("allocations", _) => {
                let counted = count::count(64, || {
                    round(&tokens, &mut 0, 64, accept);
                });
                let c = counted.c.map_or(String::new(), |c| c.to_string());
                answer(&format!("{} {c}", counted.rust));
            }
            (other, _) => panic!("what is {other}?"),
        }
    }
}

fn round(tokens: &[String], next: &mut usize, iterations: usize, accept: impl Fn(&str) -> bool) -> Duration {
    let start = used();
    for _ in 0..iterations {
        assert!(accept(black_box(&tokens[*next % tokens.len()])));
        *next += 1;
    }
    used().saturating_sub(start)
}

fn answer(line: &str) {
    let mut output = stdout().lock();
    writeln!(output, "{line}").and_then(|()| output.flush()).expect("somebody reads");
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal")).collect()
}
