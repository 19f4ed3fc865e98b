//! `ofm sign`: signs claims as a compact JWS.

use std::path::PathBuf;

use clap::Args;
use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::jose::json::Object;
use ofm_protocol::jose::{Limits, ProtectedHeader, sign_to_string};

use crate::console::{self, Failure, is_stdin, shown};
use crate::inputs::signing_key;

/// Sign claims, and print the token.
///
/// The claims are one JSON object without duplicate members, of at most 49,152 bytes.
/// They are signed unchanged, from `{` to `}`; no date and no identifier is added. The
/// key determines the algorithm: RSA signs PS256, P-256 signs ES256, Ed25519 signs
/// Ed25519.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = "Example:\n  ofm sign --key keys/private.pem --typ JWT claims.json")]
pub(crate) struct SignArgs {
    /// The private key, PEM (PKCS#8, PKCS#1 or SEC 1), not encrypted
    #[arg(long, value_name = "PEM")]
    key: PathBuf,
    /// The key's name (kid) for the header, at most 256 bytes
    #[arg(long)]
    kid: Option<String>,
    /// The token's type for the header, at most 64 bytes
    #[arg(long)]
    typ: Option<String>,
    /// The claims, a file, or - for standard input
    #[arg(value_name = "CLAIMS.json|-")]
    claims: PathBuf,
}

pub(crate) fn run(args: &SignArgs) -> Result<(), Failure> {
    if is_stdin(&args.key) && is_stdin(&args.claims) {
        return Err("the key and the claims cannot both be standard input; give a file for one".to_owned().into());
    }
    let limits = Limits::default();
    let key = signing_key(&args.key)?;
    let text = console::read(&args.claims, "the claims", limits.payload)?;
    let claims = Object::parse(&text, limits.json).map_err(|error| {
        format!(
            "the claims in {} are not acceptable JSON: {error} ({}); give one JSON object without duplicate members",
            shown(&args.claims),
            error.label()
        )
    })?;
    let mut header = ProtectedHeader::new();
    if let Some(kid) = &args.kid {
        header = header.with_kid(kid);
    }
    if let Some(typ) = &args.typ {
        header = header.with_typ(typ);
    }
    let mut token = sign_to_string(&header, claims.text(), &key, &mut SystemRandom)
        .map_err(|error| format!("the claims were not signed: {error} ({}); check --kid and --typ", error.label()))?;
    // Claims within the limit can still give a token that readers with the default limits reject.
    if token.len() > limits.token {
        let (length, limit) = (token.len(), limits.token);
        return Err(format!("the token would have {length} bytes, readers accept {limit}; shorten the claims").into());
    }
    token.push('\n');
    console::print(token.as_bytes())
}
