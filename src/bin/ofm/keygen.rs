//! `ofm keygen`: makes a private key and the key set with its public key.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use ofm_protocol::crypto::SigningKey;
use ofm_protocol::jose::{Jwk, JwkSet};
use zeroize::Zeroizing;

use crate::cli::AlgorithmName;
use crate::console::{self, Failure, cannot_write};
use crate::files::{self, NewFile};
use crate::keys;
use crate::progress::spinner;

const PRIVATE_KEY: &str = "private.pem";
const KEY_SET: &str = "jwks.json";

/// Make a private key and the key set to publish.
///
/// Writes two files into DIR, and creates DIR if necessary: `private.pem`, the private
/// key (PKCS#8, not encrypted, mode 0600), and `jwks.json`, the key set with the public
/// key, named by its RFC 7638 thumbprint. Prints both paths and the name (`kid`).
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = "Example:\n  ofm keygen --alg PS256 --bits 3072 --out keys")]
pub(crate) struct KeygenArgs {
    /// The signature algorithm of the key
    #[arg(long, value_enum)]
    alg: AlgorithmName,
    /// The size of an RSA key; PS256 only [default: 2048]
    #[arg(long, value_name = "N", value_parser = bits_parser())]
    bits: Option<u32>,
    /// The directory for the files
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Replace existing files
    #[arg(long)]
    force: bool,
}

pub(crate) fn bits_parser() -> impl clap::builder::TypedValueParser<Value = u32> {
    PossibleValuesParser::new(["2048", "3072", "4096"]).try_map(|bits| bits.parse::<u32>())
}

pub(crate) fn run(args: &KeygenArgs) -> Result<(), Failure> {
    let (private_path, set_path) = (args.out.join(PRIVATE_KEY), args.out.join(KEY_SET));
    // 1. Check the paths before spending seconds on a key.
    if !args.force {
        for path in [&private_path, &set_path] {
            if path.symlink_metadata().is_ok() {
                return Err(cannot_write(path, &ErrorKind::AlreadyExists.into(), "--out"));
            }
        }
    }
    // 2. Make the key, and read it back from its written form, as other programs will.
    let (pem, jwk) = named(|| generate(args))?;
    let kid = jwk.kid().unwrap_or_default().to_owned();
    let set = JwkSet::from_iter([jwk]).to_json() + "\n";
    // 3. Write both files, or neither.
    fs::create_dir_all(&args.out).map_err(|error| cannot_write(&args.out, &error, "--out"))?;
    let files = [
        NewFile { path: private_path, content: pem.as_bytes(), private: true },
        NewFile { path: set_path, content: set.as_bytes(), private: false },
    ];
    files::write(&files, args.force).map_err(|(path, error)| cannot_write(&path, &error, "--out"))?;
    let [private, set] = files.map(|file| file.path);
    console::print(format!("private key: {}\nkey set: {}\nkid: {kid}\n", private.display(), set.display()).as_bytes())
}

/// A new key and its public half under its thumbprint. One in 64 thumbprints begins with `-`, which many commands take
/// for an option: such a key is made anew.
fn named(mut make: impl FnMut() -> Result<Zeroizing<String>, Failure>) -> Result<(Zeroizing<String>, Jwk), Failure> {
    loop {
        let pem = make()?;
        let key =
            SigningKey::from_pem(pem.as_bytes()).map_err(|error| format!("the new key is not usable: {error}"))?;
        let jwk = Jwk::new(key.verifying_key().clone()).with_thumbprint();
        if !jwk.kid().unwrap_or_default().starts_with('-') {
            return Ok((pem, jwk));
        }
    }
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
        (_, Some(_)) => Err("--bits is for PS256 only; other keys have one size".to_owned().into()),
        (AlgorithmName::Es256, None) => Ok(keys::generate_p256()?),
        (AlgorithmName::Ed25519, None) => Ok(keys::generate_ed25519()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key_file::{pem, pkcs8_der};

    #[test]
    fn no_key_is_named_as_an_option_is() {
        let starts_with_dash = |seed: &[u8; 32]| {
            let key = SigningKey::from_ed25519_seed(seed).verifying_key().clone();
            Jwk::new(key).with_thumbprint().kid().is_some_and(|kid| kid.starts_with('-'))
        };
        let mut seeds = (0_u16..).map(|number| {
            let mut seed = [7; 32];
            seed[..2].copy_from_slice(&number.to_be_bytes());
            seed
        });
        let refused = seeds.find(starts_with_dash).unwrap();
        let taken = seeds.find(|seed| !starts_with_dash(seed)).unwrap();
        let mut made = [refused, taken].into_iter();
        let made = named(|| Ok(pem::encode("PRIVATE KEY", &pkcs8_der::of_ed25519(&made.next().unwrap())?)));
        let Ok((pem, jwk)) = made else { panic!("no key") };
        let expected = SigningKey::from_ed25519_seed(&taken);
        assert_eq!(SigningKey::from_pem(pem.as_bytes()).unwrap().verifying_key(), expected.verifying_key());
        assert_eq!(jwk.key(), expected.verifying_key());
    }
}
