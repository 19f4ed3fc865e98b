//! `ofm verify` beside jsonwebtoken: both from a file of tokens, one a line, to a file of verdicts.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};

use crate::inputs::{Inputs, KID, Kind};
use crate::ours;

/// How often each of the different tokens stands in the file.
const REPEATED: usize = 40;
const ROUNDS: usize = 5;

/// Nothing of the claims is looked at but the dates, which `ofm verify --now` checks too.
#[derive(serde::Deserialize)]
struct Claims {}

/// Runs both in turn, and prints how many tokens a second each takes: the median of the rounds.
pub fn command(program: &Path) -> Result<(), String> {
    let inputs = Inputs::new(Kind::Rsa(2048), 1024);
    let folder = std::env::temp_dir().join(format!("peers-command-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let done = rates(program, inputs, &folder);
    fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    let [ours, whole, alone] = done.map_err(|error| error.to_string())?;
    println!("| PS256, 2,048 bits, {} tokens | tokens a second | ofm as a multiple |", inputs.tokens.len() * REPEATED);
    println!("|---|---|---|");
    println!("| **ofm verify --threads 1**, from file to file | **{ours:.0}** | |");
    println!("| jsonwebtoken, from file to file | {whole:.0} | **{:.2}** |", ours / whole);
    println!("| jsonwebtoken, tokens in memory, nothing written | {alone:.0} | **{:.2}** |", ours / alone);
    Ok(())
}

fn rates(program: &Path, inputs: &Inputs, folder: &Path) -> std::io::Result<[f64; 3]> {
    let file = |name: &str| -> PathBuf { folder.join(name) };
    let (n, e) = (ours::base64url(&inputs.key.n), ours::base64url(&inputs.key.e));
    let key = serde_json::json!({ "kty": "RSA", "kid": KID, "alg": "PS256", "use": "sig", "n": n, "e": e });
    let keys = serde_json::json!({ "keys": [key] });
    fs::write(file("jwks.json"), keys.to_string())?;
    let mut tokens = BufWriter::new(File::create(file("tokens.txt"))?);
    let number = inputs.tokens.len() * REPEATED;
    for index in 0..number {
        writeln!(tokens, "{}", inputs.token(index))?;
    }
    tokens.into_inner()?.sync_all()?;

    let key = DecodingKey::from_rsa_der(&inputs.key.public);
    let mut validation = Validation::new(Algorithm::PS256);
    validation.validate_aud = false;
    validation.validate_nbf = true;
    validation.leeway = 0;
    let accepts = |token: &str| decode::<Claims>(token, &key, &validation).is_ok();

    let ours = || -> std::io::Result<Duration> {
        let out = File::create(file("ofm.jsonl"))?;
        let start = Instant::now();
        let status = Command::new(program)
            .args(["verify", "--threads", "1", "--now", "now", "--jwks"])
            .args([file("jwks.json"), file("tokens.txt")])
            .stdout(out)
            .stderr(Stdio::null())
            .status()?;
        let time = start.elapsed();
        assert!(status.success(), "ofm refuses a token");
        assert_eq!(BufReader::new(File::open(file("ofm.jsonl"))?).lines().count(), number);
        Ok(time)
    };
    let whole = || -> std::io::Result<Duration> {
        let start = Instant::now();
        let lines = BufReader::new(File::open(file("tokens.txt"))?).lines();
        let mut out = BufWriter::new(File::create(file("jsonwebtoken.jsonl"))?);
        for (index, line) in lines.enumerate() {
            assert!(accepts(&line?), "jsonwebtoken refuses a token");
            let line = index + 1;
            writeln!(out, "{{\"line\":{line},\"verdict\":\"valid\",\"alg\":\"PS256\",\"kid\":\"{KID}\"}}")?;
        }
        out.flush()?;
        Ok(start.elapsed())
    };
    let alone = || -> std::io::Result<Duration> {
        let start = Instant::now();
        for index in 0..number {
            assert!(accepts(inputs.token(index)), "jsonwebtoken refuses a token");
        }
        Ok(start.elapsed())
    };
    let mut times = [[Duration::ZERO; ROUNDS]; 3];
    for round in 0..ROUNDS {
        times[0][round] = ours()?;
        times[1][round] = whole()?;
        times[2][round] = alone()?;
    }
    Ok(times.map(|mut times| {
        times.sort_unstable();
        number as f64 / times[ROUNDS / 2].as_secs_f64()
    }))
}
