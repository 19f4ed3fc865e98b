//! `ofm keygen`: a private key and the key set with its public half.

use std::fs;
use std::io::{ErrorKind, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use indicatif::ProgressBar;
use ofm_protocol::crypto::SigningKey;
use ofm_protocol::jose::{Jwk, JwkSet};
use zeroize::Zeroizing;

use crate::console::{self, Failure, shown};
use crate::files::{self, NewFile};
use crate::{AlgorithmName, keys};

const PRIVATE_KEY: &str = "private.pem";
const KEY_SET: &str = "jwks.json";

/// Make a private key and the key set to publish.
///
/// Writes two files into DIR, which is created if it is not there: `private.pem`, the
/// private key (PKCS#8, readable by its owner only), and `jwks.json`, the key set with
/// its public half, named by its RFC 7638 thumbprint. Prints where they are, and the
/// name (`kid`).
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = "Example:\n  ofm keygen --alg PS256 --bits 3072 --out keys")]
pub(crate) struct KeygenArgs {
    /// What the key signs by
    #[arg(long, value_enum)]
    alg: AlgorithmName,
    /// The size of an RSA key; PS256 only [default: 2048]
    #[arg(long, value_name = "N", value_parser = bits_parser())]
    bits: Option<u32>,
    /// The directory for the files
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Replace the files if they are there already
    #[arg(long)]
    force: bool,
}

pub(crate) fn bits_parser() -> impl clap::builder::TypedValueParser<Value = u32> {
    PossibleValuesParser::new(["2048", "3072", "4096"]).try_map(|bits| bits.parse::<u32>())
}

pub(crate) fn run(args: &KeygenArgs) -> Result<(), Failure> {
    let (private_path, set_path) = (args.out.join(PRIVATE_KEY), args.out.join(KEY_SET));
    // 1. Before seconds are spent on a key that has no place.
    if !args.force {
        for path in [&private_path, &set_path] {
            if path.symlink_metadata().is_ok() {
                return Err(exists(path));
            }
        }
    }
    // 2. The key, and its public half by what was written: what the library reads back is what others will.
    let pem = generate(args)?;
    let key = SigningKey::from_pem(pem.as_bytes()).map_err(|error| format!("the new key is not usable: {error}"))?;
    let jwk = Jwk::new(key.verifying_key().clone()).with_thumbprint();
    let kid = jwk.kid().unwrap_or_default().to_owned();
    let set = JwkSet::from_iter([jwk]).to_json() + "\n";
    // 3. Both files, or none.
    fs::create_dir_all(&args.out).map_err(|error| cannot_write(&args.out, &error))?;
    let files = [
        NewFile { path: private_path, content: pem.as_bytes(), private: true },
        NewFile { path: set_path, content: set.as_bytes(), private: false },
    ];
    let written = if args.force { files::replace(&files) } else { files::create(&files) };
    written.map_err(|(path, error)| match error.kind() {
        ErrorKind::AlreadyExists => exists(&path),
        _ => cannot_write(&path, &error),
    })?;
    let [private, set] = files.map(|file| file.path);
    console::print(format!("private key: {}\nkey set: {}\nkid: {kid}\n", private.display(), set.display()).as_bytes())
}

fn generate(args: &KeygenArgs) -> Result<Zeroizing<String>, Failure> {
    match (args.alg, args.bits) {
        (AlgorithmName::Ps256, bits) => {
            let bits = bits.unwrap_or(2048);
            let spinner = spinner(&format!("making an RSA key of {bits} bits"));
            let key = keys::generate_rsa(bits);
            spinner.finish_and_clear();
            Ok(key?)
        }
        (_, Some(_)) => Err("--bits is for PS256 only, the other keys have one size; leave it out".to_owned().into()),
        (AlgorithmName::Es256, None) => Ok(keys::generate_p256()?),
        (AlgorithmName::Ed25519, None) => Ok(keys::generate_ed25519()?),
    }
}

pub(crate) fn spinner(message: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let spinner = ProgressBar::new_spinner().with_message(message.to_owned());
    spinner.enable_steady_tick(Duration::from_millis(100));
    spinner
}

fn exists(path: &Path) -> Failure {
    format!("{} is already there and was left as it is; give another --out, or --force to replace it", shown(path))
        .into()
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Failure {
    format!("cannot write {}: {error}; check --out and its permissions", shown(path)).into()
}
