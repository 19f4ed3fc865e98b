//! `ofm key`: describes a key file, and converts the key to another form.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{Args, ValueEnum};
use ofm_protocol::crypto::VerifyingKey;
use ofm_protocol::jose::{Jwk, JwkSet};
use zeroize::Zeroizing;

use crate::console::{self, Failure, cannot_write, is_stdin, shown};
use crate::files::{self, NewFile};
use crate::inputs::warn_of_readers;
use crate::key_file::pkcs8_der::{spki, to_jwk};
use crate::key_file::{self, Key, KeyFile, MAX_KEY, pem};
use crate::progress::INTERRUPTED;

/// The maximum length of a passphrase in bytes.
const MAX_PASSPHRASE: usize = 1_024;

/// Describe a key file, or convert it between PEM, JWK and the public key.
///
/// Reads a private or public key in PEM or DER (PKCS#8, PKCS#1, SEC 1, SPKI), a JWK, a
/// JWK set with one key, or the public key of a certificate. Without --to, prints a
/// description without secrets. For an encrypted PKCS#8 key, asks for the passphrase at
/// the terminal. The output is not encrypted.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = AFTER_HELP)]
pub(crate) struct KeyArgs {
    /// The output form; pem and jwk contain the private key
    #[arg(long, value_name = "FORM", value_enum)]
    to: Option<Form>,
    /// The name (kid) in the JWK, at most 256 bytes [default: the key's own name, or its thumbprint]
    #[arg(long)]
    kid: Option<String>,
    /// Write to this file instead of standard output; a private key gets mode 0600
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace an existing file of --out
    #[arg(long, requires = "out")]
    force: bool,
    /// The file whose first line is the passphrase, or - for standard input
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// The key, a file, or - for standard input
    #[arg(value_name = "FILE|-", default_value = "-", hide_default_value = true)]
    file: PathBuf,
}

const AFTER_HELP: &str = "Examples:
  ofm key private.pem                                       # what is it?
  ofm key --to public-jwks private.pem > jwks.json          # the key set to publish
  ofm key --to pem --out plain.pem encrypted.pem            # decrypt; asks for the passphrase
  ofm key --to jwk --out private.jwk --kid 2026-01 private.pem";

/// The output forms of a key.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Form {
    /// The private key, PKCS#8 in PEM
    Pem,
    /// The private key, a JWK
    Jwk,
    /// The public key, SPKI in PEM
    PublicPem,
    /// The public key, a JWK
    PublicJwk,
    /// The public key, a JWK set
    PublicJwks,
}

pub(crate) fn run(args: &KeyArgs) -> Result<(), Failure> {
    if is_stdin(&args.file) && args.passphrase_file.as_deref().is_some_and(is_stdin) {
        return Err("the key and the passphrase cannot both be standard input; give a file for one".to_owned().into());
    }
    let text = console::read(&args.file, "the key", MAX_KEY)?;
    let passphrase = || passphrase(args.passphrase_file.as_deref());
    let file = key_file::read(&text, passphrase).map_err(|problem| format!("{}: {problem}", shown(&args.file)))?;
    if matches!(file.key, Key::Private(_)) && !file.form.contains("encrypted") {
        warn_of_readers(&args.file);
    }
    let Some(form) = args.to else {
        return console::print(description(&file).as_bytes());
    };
    let content = converted(&file, form, args.kid.as_deref())?;
    let Some(path) = &args.out else {
        return console::print(content.as_bytes());
    };
    let private = matches!(form, Form::Pem | Form::Jwk);
    let files = [NewFile { path: path.clone(), content: content.as_bytes(), private }];
    files::write(&files, args.force).map_err(|(path, error)| cannot_write(&path, &error, "--out"))
}

fn converted(file: &KeyFile, form: Form, kid: Option<&str>) -> Result<Zeroizing<String>, Failure> {
    let key = file.key.verifying_key();
    let private = || match &file.key {
        Key::Private(private) => Ok(&private.pkcs8),
        Key::Public(_) => Err("the file contains only a public key; use --to public-pem or public-jwk".to_owned()),
    };
    let jwk = || {
        let jwk = Jwk::new(key.clone());
        match kid.or(file.kid.as_deref()) {
            Some(kid) => {
                jwk.with_kid(kid).ok_or_else(|| "--kid has more than 256 bytes; give a shorter name".to_owned())
            }
            None => Ok(jwk.with_thumbprint()),
        }
    };
    let mut text = match form {
        Form::Pem => return Ok(pem::encode("PRIVATE KEY", private()?)),
        Form::PublicPem => return Ok(pem::encode("PUBLIC KEY", &spki(key)?)),
        Form::Jwk => to_jwk(private()?, key, jwk()?.kid().unwrap_or_default())?,
        Form::PublicJwk => jwk()?.to_json().into(),
        Form::PublicJwks => JwkSet::from_iter([jwk()?]).to_json().into(),
    };
    text.push('\n');
    Ok(text)
}

fn description(file: &KeyFile) -> String {
    let key = file.key.verifying_key();
    let kid = file.kid.as_ref().map(|kid| {
        let mut shown = String::new();
        crate::json::push_string(&mut shown, kid);
        format!("kid         {shown}\n")
    });
    format!(
        "form        {}\nkey         {}\n{}thumbprint  {} (RFC 7638)\n",
        file.form,
        kind(key),
        kid.unwrap_or_default(),
        Jwk::new(key.clone()).thumbprint(),
    )
}

fn kind(key: &VerifyingKey) -> String {
    let algorithm = key.algorithm().name();
    match key.bits() {
        bits if bits >= 2048 => format!("RSA of {bits} bits, for {algorithm}"),
        _ if algorithm == "ES256" => format!("P-256, for {algorithm}"),
        _ => format!("Ed25519, for {algorithm}"),
    }
}

/// The passphrase in the first line of a file; without a file, the terminal asks for it.
fn passphrase(path: Option<&Path>) -> Result<Zeroizing<String>, String> {
    if let Some(path) = path {
        let text = console::read(path, "the passphrase", MAX_PASSPHRASE).map_err(|failure| match failure {
            Failure::Said(line) => line,
            Failure::Quiet => String::new(),
        })?;
        let line = text.split(|&byte| byte == b'\n').next().unwrap_or_default();
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let line = std::str::from_utf8(line).map_err(|_| "the passphrase is not UTF-8")?;
        return Ok(Zeroizing::new(line.to_owned()));
    }
    prompted().map(Zeroizing::new).map_err(|error| match error.kind() {
        ErrorKind::UnexpectedEof => "the input ended before the passphrase; give it, or --passphrase-file FILE".into(),
        _ => "the key is encrypted, and there is no terminal to ask for the passphrase; give --passphrase-file FILE"
            .into(),
    })
}

/// Asks for the passphrase. Ctrl-C ends the command after the prompt has restored the terminal's echo. Without a
/// handler the signal, which the prompt raises before that, would end the command at once.
fn prompted() -> io::Result<String> {
    static ASKING: AtomicBool = AtomicBool::new(true);
    // Without a handler, Ctrl-C ends the command as it does by default.
    let _ = ctrlc::set_handler(|| {
        if !ASKING.load(Ordering::SeqCst) {
            std::process::exit(INTERRUPTED);
        }
    });
    let answer = rpassword::prompt_password("passphrase: ");
    ASKING.store(false, Ordering::SeqCst);
    if answer.as_ref().is_err_and(|error| error.kind() == ErrorKind::Interrupted) {
        std::process::exit(INTERRUPTED);
    }
    answer
}
