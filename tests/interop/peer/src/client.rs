//! The client: the whole flow of FAPI 2.0 against one server.
//!
//! Reads a [`Case`] from standard input, prints `{"open": URL}`, reads the URL at which the browser came back, and
//! prints either `{"done": ...}` or `{"refused": {"step": ..., "label": ...}}`.

use std::error::Error;
use std::fs;
use std::io::{BufRead as _, stdin};
use std::time::SystemTime;

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::jose::SetLimits;
use ofm_protocol::oauth::dpop::{NewProof, ProofKey, asked_nonce};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::metadata::{MetadataRequirements, WellKnown};
use ofm_protocol::oauth::{AuthorizationRequest, Client, Context, Policy, Provider, jwks};
use ofm_protocol::types::AuthorizationDetail;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::https::Https;

/// What one run does. Files hold PEM.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    issuer: String,
    policy: Policy,
    client_id: String,
    key: String,
    kid: String,
    /// The authority that the client trusts.
    authority: String,
    /// The client's own certificate and its key: the connections are mutual TLS.
    certificate: Option<(String, String)>,
    /// The key of DPoP proofs.
    proof: Option<String>,
    redirect_uri: String,
    scope: Option<String>,
    max_age: Option<u32>,
    authorization_details: Option<Vec<AuthorizationDetail>>,
    /// Whether the tokens are refreshed at the end.
    refresh: bool,
    /// What the access token is tried at.
    resource: Option<String>,
}

/// Where the flow ended, and why.
struct Refusal {
    step: &'static str,
    label: String,
}

/// The error of a step.
fn at(step: &'static str) -> impl Fn(&str) -> Refusal {
    move |label| Refusal { step, label: label.to_owned() }
}

pub fn run() -> Result<(), Box<dyn Error>> {
    let mut lines = stdin().lock().lines();
    let case: Case = serde_json::from_str(&lines.next().ok_or("no case")??)?;
    let https = Https::new(&case.authority, case.certificate.as_ref())?;
    let client = Client::new(&*case.client_id, case.policy.clone())
        .with_signer(SigningKey::from_pem(&fs::read(&case.key)?)?, &*case.kid);
    let proof_key = match &case.proof {
        Some(file) => Some(ProofKey::new(SigningKey::from_pem(&fs::read(file)?)?)),
        None => None,
    };
    let client = proof_key.iter().cloned().fold(client, Client::with_proof_key);
    let browser = |url: &str| {
        println!("{}", json!({ "open": url }));
        lines.next().and_then(Result::ok).unwrap_or_default()
    };
    let outcome = match flow(&case, (&client, proof_key.as_ref()), &https, browser) {
        Ok(done) => json!({ "done": done }),
        Err(Refusal { step, label }) => json!({ "refused": { "step": step, "label": label } }),
    };
    println!("{outcome}");
    Ok(())
}

fn flow(
    case: &Case,
    (client, proof_key): (&Client, Option<&ProofKey>),
    https: &Https,
    browser: impl FnOnce(&str) -> String,
) -> Result<Value, Refusal> {
    let policy = client.policy();
    let send =
        |step, request: &Request| https.send(request).map_err(|error| at(step)(&format!("no response: {error}")));

    let failed = at("metadata");
    let expected = MetadataRequirements::new(&case.issuer, policy);
    let expected = if case.certificate.is_some() { expected.with_mutual_tls() } else { expected };
    let expected = if proof_key.is_some() { expected.with_dpop() } else { expected };
    let request = expected.request(WellKnown::OpenIdConfiguration).map_err(|error| failed(error.label()))?;
    let metadata = expected.read(&send("metadata", &request)?, &mut now());
    let metadata = metadata.map_err(|error| failed(error.innermost_label()))?;

    let failed = at("jwks");
    let keys = jwks::read(&send("jwks", &metadata.jwks_request())?, SetLimits::default(), &mut now());
    let provider = metadata.provider(keys.map_err(|error| failed(error.innermost_label()))?);

    let failed = at("par");
    let (request, session) =
        client.push(&provider, case.wanted(), &mut now()).map_err(|error| failed(error.label()))?;
    let response = send("par", &request)?;
    let pushed = session.read_par_response(client, (&request, &response), &mut now());
    let pushed = pushed.map_err(|error| failed(error.innermost_label()))?;

    let failed = at("callback");
    let callback = browser(&pushed.authorization_url(client, &provider).map_err(|error| failed(error.label()))?);
    let code = session.read_callback(client, &provider, &callback, &mut now());
    let code = code.map_err(|error| failed(error.innermost_label()))?.code;

    let failed = at("token");
    let request = session.token_request(client, &provider, &code, &mut now()).map_err(|error| failed(error.label()))?;
    let (request, response) = exchange(client, &provider, https, request).map_err(|error| failed(&error))?;
    let tokens = session.read_token_response(client, &provider, (&request, &response), &mut now());
    let tokens = tokens.map_err(|error| failed(error.innermost_label()))?;

    if let Some(url) = &case.resource {
        let response = read_resource(url, tokens.response.access_token.expose(), proof_key, https);
        is_ok(&response.map_err(|error| at("resource")(&error.to_string()))?)
            .map_err(|label| at("resource")(&label))?;
    }
    if case.refresh {
        let failed = at("refresh");
        let renewal = tokens.renewal(&session).ok_or_else(|| failed("no refresh token"))?;
        let request = renewal.request(client, &provider, None, &mut now()).map_err(|error| failed(error.label()))?;
        let (request, response) = exchange(client, &provider, https, request).map_err(|error| failed(&error))?;
        let renewed = renewal.read_response(client, &provider, (&request, &response), &mut now());
        renewed.map_err(|error| failed(error.innermost_label()))?;
    }
    Ok(json!({
        "token_type": tokens.response.token_type,
        "scope": tokens.response.scope,
        "subject": tokens.id_token.map(|claims| claims.sub.expose().to_owned()),
        "details": tokens.response.authorization_details.map_or(0, |details| details.len()),
    }))
}

impl Case {
    fn wanted(&self) -> AuthorizationRequest {
        let mut wanted = AuthorizationRequest::new(&self.redirect_uri);
        if let Some(scope) = &self.scope {
            wanted = wanted.with_scope(scope);
        }
        if let Some(seconds) = self.max_age {
            wanted = wanted.with_max_age(seconds);
        }
        match &self.authorization_details {
            Some(details) => wanted.with_authorization_details(details.clone()),
            None => wanted,
        }
    }
}

/// Sends a token request, and once more with the nonce if the server asks for one.
fn exchange(
    client: &Client,
    provider: &Provider,
    https: &Https,
    request: Request,
) -> Result<(Request, Response), String> {
    let send = |request: &Request| https.send(request).map_err(|error| format!("no response: {error}"));
    let response = send(&request)?;
    let again = client.retry_with_nonce(provider, (&request, &response), &mut now());
    match again.map_err(|error| error.label().to_owned())? {
        Some(again) => send(&again).map(|response| (again, response)),
        None => Ok((request, response)),
    }
}

/// A protected resource's answer to the token, with a proof if there is a key for it.
fn read_resource(
    url: &str,
    token: &str,
    proof_key: Option<&ProofKey>,
    https: &Https,
) -> Result<Response, Box<dyn Error>> {
    let request = Request::new("GET", url);
    let Some(key) = proof_key else {
        return https.send(&request.with_header("Authorization", &format!("Bearer {token}")));
    };
    let request = request.with_header("Authorization", &format!("DPoP {token}"));
    let proof = NewProof::new("GET", url).with_access_token(token);
    let response = https.send(&request.clone().with_header("DPoP", &proof.sign(key, &mut now())?))?;
    match asked_nonce(&response) {
        Some(nonce) => https.send(&request.with_header("DPoP", &proof.with_nonce(nonce).sign(key, &mut now())?)),
        None => Ok(response),
    }
}

fn is_ok(response: &Response) -> Result<(), String> {
    if response.status == 200 { Ok(()) } else { Err(format!("status {}", response.status)) }
}

fn now() -> Context<'static> {
    Context::with_system_random(SystemTime::now().into())
}
