//! `ofm check`: checks a message against every rule of a policy.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::error::{QuirkSet, RequestError, ResponseError};
use ofm_protocol::jose::JwkSet;
use ofm_protocol::oauth::error::PublicError;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::id_token::{CheckedIdToken, IdTokenRequirements};
use ofm_protocol::oauth::par::PushedAuthorization;
use ofm_protocol::oauth::token::Tokens;
use ofm_protocol::oauth::{
    Client, Context, DetailTypes, Policy, Provider, RegisteredClient, Server, Session, client_assertion, form,
    request_object,
};
use ofm_protocol::time::UnixTime;
use serde_json::{Map, Value, json};

use crate::console::{self, Failure, is_stdin, shown};
use crate::inputs::{key_set, policy, policy_name};
use crate::report;
use crate::style::Style;
use crate::values::{clock, seconds, time};

/// The maximum length of a message, a session or a list of details in bytes.
const MAX_INPUT: usize = 1 << 20;

/// Check a message against every rule of a policy, and print each result.
///
/// The rules are checked in the order of a server or a client; the first failure ends the check. The output ends with
/// the quirks of the message and, for a client's message, the OAuth error that a server returns.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = AFTER_HELP)]
pub(crate) struct CheckArgs {
    /// The kind of the message
    #[arg(value_enum)]
    message: Message,
    /// The policy: a JSON file, or a preset (fapi2-final, fapi1-advanced, ofm-sandbox, ofm-v1.2.2, api-hub-uae-v2.1)
    #[arg(long, value_name = "FILE|PRESET", default_value = "ofm-sandbox")]
    policy: String,
    /// The authorization server's issuer identifier, compared exactly
    #[arg(long, value_name = "URL")]
    issuer: String,
    /// The client's identifier
    #[arg(long, value_name = "ID")]
    client_id: String,
    /// The public keys of the signer, the client or the server: a JWK set or one JWK
    #[arg(long, value_name = "FILE")]
    jwks: PathBuf,
    /// The time of the check: seconds since 1970, RFC 3339, or now [default: now]
    #[arg(long, value_name = "TIME", value_parser = time)]
    now: Option<UnixTime>,
    /// A redirect URI that the client registered; may be repeated. Without it, every redirect URI is accepted
    #[arg(long, value_name = "URL")]
    redirect_uri: Vec<String>,
    /// A further type of `authorization_details`; may be repeated. Its members are not checked
    #[arg(long, value_name = "TYPE")]
    detail_type: Vec<String>,
    /// The token endpoint, if the policy accepts it as an audience
    #[arg(long, value_name = "URL")]
    token_endpoint: Option<String>,
    /// The PAR endpoint, if the policy accepts it as an audience
    #[arg(long, value_name = "URL")]
    par_endpoint: Option<String>,
    /// The session file of `ofm par`: nonce, state, scope, details. For id-token and token-response
    #[arg(long, value_name = "FILE")]
    session: Option<PathBuf>,
    /// The `nonce` that was sent
    #[arg(long)]
    nonce: Option<String>,
    /// The `max_age` that was sent
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    max_age: Option<u32>,
    /// The `state` that was sent, for `s_hash`
    #[arg(long)]
    state: Option<String>,
    /// The `scope` that was sent
    #[arg(long)]
    scope: Option<String>,
    /// The `authorization_details` that were sent, a JSON file
    #[arg(long, value_name = "FILE")]
    authorization_details: Option<PathBuf>,
    /// The code that was exchanged, for `c_hash`
    #[arg(long)]
    code: Option<String>,
    /// The access token, for `at_hash` of an id-token
    #[arg(long, value_name = "TOKEN")]
    access_token: Option<String>,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
    /// Print only the rules that failed; for an accepted message, only the last line
    #[arg(long)]
    failures: bool,
    /// The message, a file, or - for standard input
    #[arg(value_name = "FILE|-", default_value = "-", hide_default_value = true)]
    file: PathBuf,
}

const AFTER_HELP: &str = "Exit codes:
  0  the message is accepted
  1  the message is rejected
  2  wrong usage, unusable input, or an error of reading or writing

Examples:
  ofm check request-object --issuer https://auth1.example --client-id C --jwks client.json token.txt
  ofm check token-response --issuer https://auth1.example --client-id C --jwks server.json \\
      --session session.json response.json
  Other users of the machine can see the command line; they cannot see files and standard input.";

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub(crate) enum Message {
    /// A signed request object, a compact JWS
    RequestObject,
    /// A client assertion, a compact JWS
    ClientAssertion,
    /// An ID token, a compact JWS
    IdToken,
    /// The body of a PAR request, a form
    ParForm,
    /// The body of a token response, JSON
    TokenResponse,
}

impl Message {
    const fn name(self) -> &'static str {
        match self {
            Self::RequestObject => "request-object",
            Self::ClientAssertion => "client-assertion",
            Self::IdToken => "id-token",
            Self::ParForm => "par-form",
            Self::TokenResponse => "token-response",
        }
    }
}

/// The outcome of a check.
pub(crate) struct Outcome {
    /// The quirks of an accepted message.
    pub(crate) quirks: QuirkSet,
    pub(crate) refusal: Option<Refusal>,
}

/// The reason why a message is rejected.
pub(crate) struct Refusal {
    pub(crate) label: &'static str,
    pub(crate) message: String,
    pub(crate) citation: &'static str,
    /// The answer of a server; `None` for messages to a client.
    pub(crate) answer: Option<PublicError>,
}

impl From<RequestError> for Refusal {
    fn from(error: RequestError) -> Self {
        Self {
            label: error.innermost_label(),
            message: error.to_string(),
            citation: error.citation(),
            answer: Some(error.public()),
        }
    }
}

impl From<ResponseError> for Refusal {
    fn from(error: ResponseError) -> Self {
        let (label, message, citation) = (error.innermost_label(), error.to_string(), error.citation());
        Self { label, message, citation, answer: None }
    }
}

pub(crate) fn run(args: &CheckArgs) -> Result<bool, Failure> {
    let files = [Some(&args.jwks), Some(&args.file), args.session.as_ref(), args.authorization_details.as_ref()];
    if files.into_iter().flatten().filter(|path| is_stdin(path)).count() > 1 {
        return Err("only one file can be standard input; give paths for the others".to_owned().into());
    }
    let policy = policy(&args.policy)?;
    let keys = key_set(&args.jwks)?;
    let message = console::read(&args.file, "the message", MAX_INPUT)?;
    let now = args.now.unwrap_or_else(clock);
    let mut verdicts = Vec::new();
    let (mut random, mut observer) = (SystemRandom, |verdict| verdicts.push(verdict));
    let cx = &mut Context::new(now, &mut random).with_observer(&mut observer);
    let outcome = check(args, policy.clone(), keys, message.trim_ascii(), cx)?;
    let accepted = outcome.refusal.is_none();
    let report = report::Report {
        message: args.message.name(),
        policy: policy_name(&policy),
        now,
        verdicts: &verdicts,
        outcome: &outcome,
        failures_only: args.failures,
        any_redirect_uri: takes_redirect_uri(args.message) && args.redirect_uri.is_empty(),
        unchecked_types: &args.detail_type,
    };
    let text = if args.json { report.json() } else { report.text(Style::of_stdout()) };
    console::print(text.as_bytes())?;
    Ok(accepted)
}

const fn takes_redirect_uri(message: Message) -> bool {
    matches!(message, Message::RequestObject | Message::ParForm)
}

fn check(
    args: &CheckArgs,
    mut policy: Policy,
    keys: JwkSet,
    message: &[u8],
    cx: &mut Context<'_>,
) -> Result<Outcome, Failure> {
    // Without a registration there is no comparison; the report states this.
    let registered = !args.redirect_uri.is_empty();
    policy.authorization_request.require_registered_redirect &= registered;
    if let Some(accepted) = &mut policy.authorization_details.types {
        accepted.extend_from_slice(&args.detail_type);
    }
    if matches!(args.message, Message::IdToken | Message::TokenResponse) {
        return of_server(args, policy, keys, message, cx);
    }
    let client = RegisteredClient::new(&args.client_id, keys, &args.redirect_uri);
    let mut server = Server::without_replay_check(&args.issuer, policy).with_detail_types(detail_types(args));
    if let Some(url) = &args.token_endpoint {
        server = server.with_token_endpoint(url);
    }
    if let Some(url) = &args.par_endpoint {
        server = server.with_par_endpoint(url);
    }
    let text = || std::str::from_utf8(message).map_err(|_| not_utf8(&args.file));
    Ok(match args.message {
        Message::RequestObject => {
            outcome(request_object::check(text()?, &server, &client, cx), request_object::CheckedRequestObject::quirks)
        }
        Message::ClientAssertion => {
            outcome(client_assertion::check(text()?, &server, &client, cx), client_assertion::CheckedAssertion::quirks)
        }
        _ => {
            let request = Request::new("POST", "/par")
                .with_header("Content-Type", "application/x-www-form-urlencoded")
                .with_body(message);
            let checked = server.read_par(&request, cx).and_then(|unverified| {
                if unverified.claimed_client() != args.client_id {
                    return Err(RequestError::UnknownClient);
                }
                unverified.check(&server, &client, cx)
            });
            outcome(checked, PushedAuthorization::quirks)
        }
    })
}

/// The library's types, and those that were named.
fn detail_types(args: &CheckArgs) -> DetailTypes {
    args.detail_type.iter().fold(DetailTypes::default(), |types, name| {
        if types.contains(name) { types } else { types.with_unchecked(name.as_str()) }
    })
}

/// Checks a server's message to this client.
fn of_server(
    args: &CheckArgs,
    policy: Policy,
    keys: JwkSet,
    message: &[u8],
    cx: &mut Context<'_>,
) -> Result<Outcome, Failure> {
    let sent = sent(args)?;
    let client = Client::new(&args.client_id, policy).with_detail_types(detail_types(args));
    let provider = Provider::new(&args.issuer, keys);
    if args.message == Message::TokenResponse {
        let session: Session = serde_json::from_value(sent.into()).map_err(|error| {
            format!("what was sent cannot be used: {error}; check --session and --authorization-details")
        })?;
        let response = Response::new(200).with_header("Content-Type", "application/json").with_body(message);
        let code = args.code.as_deref().unwrap_or_default();
        let request = Request::new("POST", "/token").with_body(form::encode([("code", code)]));
        let checked = session.read_token_response(&client, &provider, (&request, &response), cx);
        return Ok(outcome(checked, Tokens::quirks));
    }
    let token = std::str::from_utf8(message).map_err(|_| not_utf8(&args.file))?;
    let text = |name: &str| sent.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let mut expected = IdTokenRequirements::new();
    if let Some(nonce) = text("nonce") {
        expected = expected.with_nonce(nonce);
    }
    if let Some(state) = text("state") {
        expected = expected.with_state(state);
    }
    if let Some(seconds) = sent.get("max_age").and_then(Value::as_u64).and_then(|seconds| u32::try_from(seconds).ok()) {
        expected = expected.with_max_age(seconds);
    }
    if let Some(code) = &args.code {
        expected = expected.with_code(code);
    }
    if let Some(access_token) = &args.access_token {
        expected = expected.with_access_token(access_token);
    }
    let checked = expected.check(token, &client, &provider, cx);
    Ok(outcome(checked, CheckedIdToken::quirks))
}

/// The request as in a session: from its file, overridden by the options.
fn sent(args: &CheckArgs) -> Result<Map<String, Value>, Failure> {
    let mut sent = match &args.session {
        Some(path) => match json_file(path, "the session")? {
            Value::Object(session) => session,
            _ => return Err(format!("no session in {}; give the file that `ofm par` wrote", shown(path)).into()),
        },
        None => match json!({
            "version": 1, "redirect_uri": "", "state": "", "nonce": "", "code_verifier": "A".repeat(43), "scope": null,
            "max_age": null, "claims": null, "authorization_details": [],
        }) {
            Value::Object(session) => session,
            _ => Map::new(),
        },
    };
    for (name, value) in [("nonce", &args.nonce), ("state", &args.state), ("scope", &args.scope)] {
        if let Some(value) = value {
            sent.insert(name.into(), value.clone().into());
        }
    }
    if let Some(seconds) = args.max_age {
        sent.insert("max_age".into(), seconds.into());
    }
    if let Some(path) = &args.authorization_details {
        sent.insert("authorization_details".into(), json_file(path, "the authorization_details")?);
    }
    Ok(sent)
}

/// Reads a JSON file. An error states the position, not the content.
pub(crate) fn json_file(path: &Path, what: &str) -> Result<Value, Failure> {
    let text = console::read(path, what, MAX_INPUT)?;
    serde_json::from_slice(&text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        format!("{what} in {}: no JSON at line {line}, column {column}; correct it", shown(path)).into()
    })
}

fn not_utf8(path: &Path) -> Failure {
    format!("the message in {} is not text; give a compact JWS", shown(path)).into()
}

fn outcome<T, E: Into<Refusal>>(checked: Result<T, E>, quirks: impl FnOnce(&T) -> QuirkSet) -> Outcome {
    match checked {
        Ok(message) => Outcome { quirks: quirks(&message), refusal: None },
        Err(error) => Outcome { quirks: QuirkSet::EMPTY, refusal: Some(error.into()) },
    }
}
