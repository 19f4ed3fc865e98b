//! `ofm par`: the form of a pushed authorization request.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use ofm_protocol::jose::{Jwk, JwkSet};
use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::{AuthorizationRequest, Client, Context, Policy, Provider, RegisteredClient, Server};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::AuthorizationDetail;
use zeroize::Zeroizing;

use crate::check::json_file;
use crate::console::{self, Failure, cannot_write, is_stdin, shown};
use crate::files::{self, NewFile};
use crate::inputs::{policy, policy_name, signing_key};
use crate::values::{clock, seconds, time, web_url};

/// Print the form of a pushed authorization request (PAR).
///
/// Signs a request object and a client assertion with new identifiers, state, nonce and
/// PKCE, and prints the form for a PAR endpoint. Writes the session (code verifier,
/// state, nonce and the request) for later steps to a file that only its owner can read.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = AFTER_HELP)]
pub(crate) struct ParArgs {
    /// The client's private key, PEM (PKCS#8, PKCS#1 or SEC 1), not encrypted
    #[arg(long, value_name = "PEM")]
    key: PathBuf,
    /// The key's name (kid) in the client's JWK set [default: the key's thumbprint, as `ofm keygen` names it]
    #[arg(long)]
    kid: Option<String>,
    /// The client's identifier
    #[arg(long, value_name = "ID")]
    client_id: String,
    /// The authorization server's issuer identifier, the audience of both tokens; an https URL
    #[arg(long, value_name = "URL", value_parser = web_url)]
    issuer: String,
    /// The redirect URI, to which the user's browser returns; an https URL without a fragment
    #[arg(long, value_name = "URL", value_parser = web_url)]
    redirect_uri: String,
    /// The requested scope, values separated by spaces
    #[arg(long)]
    scope: Option<String>,
    /// The requested authorization_details, a JSON array or one object; - for standard input
    #[arg(long, value_name = "FILE")]
    authorization_details: Option<PathBuf>,
    /// The maximum time since the user authenticated, in seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    max_age: Option<u32>,
    /// The policy: a JSON file, or a preset (fapi2-final, fapi1-advanced, ofm-sandbox, ofm-v1.2.2, api-hub-uae-v2.1)
    #[arg(long, value_name = "FILE|PRESET", default_value = "ofm-sandbox")]
    policy: String,
    /// The time of signing: seconds since 1970, RFC 3339, or now [default: now]
    #[arg(long, value_name = "TIME", value_parser = time)]
    now: Option<UnixTime>,
    /// The file for the session, mode 0600
    #[arg(long, value_name = "FILE", default_value = "session.json")]
    session: PathBuf,
    /// Replace an existing session file; the old request can then no longer be continued
    #[arg(long)]
    force: bool,
}

const AFTER_HELP: &str = "Exit codes:
  0  the form was printed, and the session was written
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
    let policy = Arc::new(policy(&args.policy)?);
    if args.issuer.starts_with("http:") && !policy.development_loopback_http {
        return Err(
            "--issuer is not https; for development, set development_loopback_http in a policy file (--policy)"
                .to_owned()
                .into(),
        );
    }
    let key = signing_key(&args.key)?;
    let public = Jwk::new(key.verifying_key().clone());
    let public = match &args.kid {
        Some(kid) => {
            public.with_kid(kid).ok_or_else(|| "--kid has more than 256 bytes; give a shorter name".to_owned())?
        }
        None => public.with_thumbprint(),
    };
    let client = Client::new(&args.client_id, Arc::clone(&policy)).with_signer(key, public.kid().unwrap_or_default());
    // The caller names the endpoint. If the policy requires the endpoint as audience, the issuer replaces it.
    let provider = Provider::new(&args.issuer, JwkSet::default())
        .with_par_endpoint(&args.issuer)
        .with_token_endpoint(&args.issuer);
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
    let now = args.now.unwrap_or_else(clock);
    let cx = &mut Context::with_system_random(now);
    let (request, session) = client
        .push(&provider, wanted, cx)
        .map_err(|error| format!("the request was not made: {error} ({}); check the options", error.label()))?;
    check_as_server(args, (policy, public), &request, cx)?;
    let mut session = Zeroizing::new(
        serde_json::to_vec(&session).map_err(|error| format!("the session cannot be written as JSON: {error}"))?,
    );
    session.push(b'\n');
    let file = NewFile { path: args.session.clone(), content: &session, private: true };
    files::write(&[file], args.force).map_err(|(path, error)| cannot_write(&path, &error, "--session"))?;
    let printed = console::print(&request.body);
    if printed.is_err() {
        // A session without its request is useless, and would block the next one.
        let _ = std::fs::remove_file(&args.session);
    }
    printed
}

/// Checks the request against the policy, as a server does; only an accepted request is printed.
fn check_as_server(
    args: &ParArgs,
    (policy, key): (Arc<Policy>, Jwk),
    request: &Request,
    cx: &mut Context<'_>,
) -> Result<(), Failure> {
    let client = RegisteredClient::new(&args.client_id, key, [&args.redirect_uri]);
    let server = Server::without_replay_check(&args.issuer, Arc::clone(&policy)).with_par_endpoint(&args.issuer);
    let checked = server.read_par(request, cx).and_then(|unverified| unverified.check(&server, &client, cx).map(drop));
    checked.map_err(|error| {
        let (policy, label) = (policy_name(&policy), error.innermost_label());
        format!("a server under {policy} rejects the request: {error} ({label}); change the options or --policy").into()
    })
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
