//! `ofm par`: the form of a pushed authorization request.

use std::path::PathBuf;

use clap::Args;
use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::jose::JwkSet;
use ofm_protocol::oauth::{AuthorizationRequest, Client, Policy, Provider};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::AuthorizationDetail;
use zeroize::Zeroizing;

use crate::check::{clock, json_file, policy, time};
use crate::console::{self, Failure, is_stdin, shown};
use crate::files::{self, NewFile};
use crate::inputs::signing_key;

/// Print the form of a pushed authorization request.
///
/// Signs a request object and a client assertion with fresh identifiers, state, nonce
/// and PKCE, and prints the form that a PAR endpoint takes. What has to be kept until
/// tokens come (code verifier, state, nonce and what was asked for) goes into a new file
/// that only its owner can read.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = AFTER_HELP)]
pub(crate) struct ParArgs {
    /// The client's private key, PEM (PKCS#8, PKCS#1 or SEC 1), not encrypted
    #[arg(long, value_name = "PEM")]
    key: PathBuf,
    /// The key's name in the client's JWK set
    #[arg(long)]
    kid: Option<String>,
    /// The client's identifier
    #[arg(long, value_name = "ID")]
    client_id: String,
    /// The authorization server's issuer identifier, the audience of both tokens
    #[arg(long, value_name = "URL")]
    issuer: String,
    /// Where the user's browser is to come back to
    #[arg(long, value_name = "URL")]
    redirect_uri: String,
    /// The scope to ask for, values separated by spaces
    #[arg(long)]
    scope: Option<String>,
    /// The authorization_details to ask for, a JSON array or one object; - for standard input
    #[arg(long, value_name = "FILE")]
    authorization_details: Option<PathBuf>,
    /// How long ago the user may have authenticated
    #[arg(long, value_name = "SECONDS")]
    max_age: Option<u32>,
    /// The policy [possible values: fapi2-final, fapi1-advanced, ofm-sandbox, ofm-v1.2.2, api-hub-uae-v2.1]
    #[arg(long, value_name = "NAME", default_value = "ofm-sandbox", value_parser = policy)]
    policy: Policy,
    /// The time to sign as of: seconds since 1970, or RFC 3339 [default: the clock]
    #[arg(long, value_name = "TIME", value_parser = time)]
    now: Option<UnixTime>,
    /// The file to keep the session in; must not be there yet
    #[arg(long, value_name = "FILE", default_value = "session.json")]
    session: PathBuf,
}

const AFTER_HELP: &str = "Exit codes:
  0  the form was printed, and the session kept
  2  wrong usage, unusable input, or an error of reading or writing

Example:
  ofm par --key private.pem --kid 2026-01 --client-id C --issuer https://auth1.example \\
      --redirect-uri https://client.example/cb --scope accounts --authorization-details consent.json |
    curl --data @- --cert client.pem https://as1.example/par";

pub(crate) fn run(args: &ParArgs) -> Result<(), Failure> {
    let details_from_stdin = args.authorization_details.as_deref().is_some_and(is_stdin);
    if is_stdin(&args.key) && details_from_stdin {
        return Err("the key and the details cannot both be standard input; give a file for one".to_owned().into());
    }
    let key = signing_key(&args.key)?;
    let mut client = Client::new(&args.client_id, &key, &args.policy);
    if let Some(kid) = &args.kid {
        client = client.with_kid(kid);
    }
    // The endpoint is the caller's to name; where the policy asks for it as an audience, the issuer stands for it.
    let no_keys = JwkSet::default();
    let provider =
        Provider::new(&args.issuer, &no_keys).with_par_endpoint(&args.issuer).with_token_endpoint(&args.issuer);
    let mut wanted = AuthorizationRequest::new(&args.redirect_uri);
    if let Some(scope) = &args.scope {
        wanted = wanted.with_scope(scope);
    }
    if let Some(seconds) = args.max_age {
        wanted = wanted.with_max_age(seconds);
    }
    if let Some(details) = details(args)? {
        wanted = wanted.with_authorization_details(details);
    }
    let (request, session) = wanted
        .push(&client, &provider, args.now.unwrap_or_else(clock), &mut SystemRandom)
        .map_err(|error| format!("no request was made: {error} ({}); check the options", error.label()))?;
    let mut session = Zeroizing::new(
        serde_json::to_vec(&session).map_err(|error| format!("the session cannot be written as JSON: {error}"))?,
    );
    session.push(b'\n');
    let file = NewFile { path: args.session.clone(), content: &session, private: true };
    files::create(&[file])
        .map_err(|(path, error)| format!("cannot write {}: {error}; give another path with --session", shown(&path)))?;
    let printed = console::print(&request.body);
    if printed.is_err() {
        // A session without its request is of no use, and would be in the way of the next.
        let _ = std::fs::remove_file(&args.session);
    }
    printed
}

fn details(args: &ParArgs) -> Result<Option<Vec<AuthorizationDetail>>, Failure> {
    let Some(path) = &args.authorization_details else { return Ok(None) };
    let value = json_file(path, "the authorization_details")?;
    let details = if value.is_array() {
        serde_json::from_value(value)
    } else {
        serde_json::from_value(value).map(|one| vec![one])
    };
    details.map(Some).map_err(|error| {
        format!("the authorization_details in {} are malformed: {error}; correct them", shown(path)).into()
    })
}
