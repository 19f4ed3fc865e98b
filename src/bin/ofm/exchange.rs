//! `ofm exchange`: both sides of the samples' exchange through the public API, with each message.

use std::io::{self, StdoutLock, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use indicatif::ProgressBar;
use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{Algorithm, SigningKey};
use ofm_protocol::error::{BuildError, KeyError, RequestError, ResponseError};
use ofm_protocol::jose::{Jwk, base64url};
use ofm_protocol::oauth::form::{Form, FormLimits};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::replay::MemoryReplayStore;
use ofm_protocol::oauth::{
    AuthorizationRequest, Client, Context, Policy, Provider, RegisteredClient, Server, Verdict, id_token, identifier,
};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::{AuthorizationDetail, GrantedAuthorizationDetail};
use serde_json::{Value, json};

use crate::console::Failure;
use crate::keygen::bits_parser;
use crate::keys::generate_rsa;
use crate::progress::spinner;
use crate::style::Style;

const ISSUER: &str = "https://auth1.sandbox.mya.ozoneapi.io";
const CLIENT_ID: &str = "55aa605c-89ef-4473-aa88-47709f0ff383";
const REDIRECT_URI: &str = "https://www.auth-app.ozoneapi.co.uk/redirect-url";
const CONSENT_TYPE: &str = "urn:openfinance-ml:account-access-consent:v1.2";
/// 2026-01-30T09:51:58Z, 10:12:42Z and 10:13:27Z: the times of the samples.
const PAR_TIME: UnixTime = UnixTime::from_seconds(1_769_766_718);
const CODE_TIME: UnixTime = UnixTime::from_seconds(1_769_767_962);
const TOKEN_TIME: UnixTime = UnixTime::from_seconds(1_769_768_007);

/// Run both sides of the platform's sample exchange, and print every message and check.
///
/// Makes a key for each side. Then the library makes and checks the PAR request and
/// response, the authorization, the token request and the token response, between client
/// and server.
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct ExchangeArgs {
    /// The size of both sides' RSA keys, in bits
    #[arg(long, value_name = "BITS", default_value = "2048", value_parser = bits_parser())]
    key_size: u32,
    /// Print one JSON object per line instead of text
    #[arg(long)]
    json: bool,
}

/// Runs the exchange on standard output; returns whether every check held.
pub(crate) fn run(args: &ExchangeArgs) -> Result<bool, Failure> {
    /// Standard output after the spinner has ended.
    struct AfterSpinner(ProgressBar, StdoutLock<'static>);

    impl Write for AfterSpinner {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.finish_and_clear();
            self.1.write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            self.1.flush()
        }
    }

    let spinner = spinner(&format!("making two RSA keys of {} bits", args.key_size));
    let mut out = AfterSpinner(spinner, io::stdout().lock());
    exchange(args, &mut out).and_then(|held| out.flush().map(|()| held)).map_err(|error| Failure::output(&error))
}

fn exchange(args: &ExchangeArgs, out: &mut dyn Write) -> io::Result<bool> {
    let style = Style::of_stdout();
    let mut show = Show { out, style, json: args.json, checks: 0, failed: 0, checking: Duration::ZERO };
    let started = Instant::now();
    let keys = generate_rsa(args.key_size).and_then(|client| Ok((client, generate_rsa(args.key_size)?)));
    let generated = started.elapsed();
    let result = match &keys {
        Ok((client, server)) => {
            match (SigningKey::from_pem(client.as_bytes()), SigningKey::from_pem(server.as_bytes())) {
                (Ok(client), Ok(server)) => play(client, server, &mut show),
                (Err(error), _) | (_, Err(error)) => Err(Stop::Key(error)),
            }
        }
        Err(error) => Err(Stop::Generate(error.clone())),
    };
    let failure = match result {
        Ok(()) => None,
        Err(Stop::Output(error)) => return Err(error),
        Err(stop) => Some(stop.to_string()),
    };
    let held = failure.is_none() && show.failed == 0 && show.checks > 0;
    show.summary(args.key_size, held, failure.as_deref(), generated, started.elapsed())?;
    Ok(held)
}

/// Runs the client (data consumer) and the server, message by message.
fn play(client_key: SigningKey, server_key: SigningKey, show: &mut Show<'_>) -> Result<(), Stop> {
    let random = &mut SystemRandom;
    let policy = Arc::new(Policy::ofm_sandbox());
    let (client_jwks, server_jwks) = (named(&client_key), named(&server_key));
    let (client_kid, server_kid) = (client_jwks.kid().unwrap_or_default(), server_jwks.kid().unwrap_or_default());
    let client = Client::new(CLIENT_ID, policy.clone()).with_signer(client_key, client_kid);
    let provider = Provider::new(ISSUER, server_jwks.clone())
        .with_par_endpoint("https://as1.sandbox.mya.ozoneapi.io/par")
        .with_authorization_endpoint("https://auth1.sandbox.mya.ozoneapi.io/auth")
        .with_token_endpoint("https://as1.sandbox.mya.ozoneapi.io/token");
    let server = Server::new(ISSUER, policy, MemoryReplayStore::new(16)).with_signer(server_key, server_kid);
    let registered = RegisteredClient::new(CLIENT_ID, client_jwks.clone(), [REDIRECT_URI]);

    // 1. Client: PAR request.
    let wanted = AuthorizationRequest::new(REDIRECT_URI)
        .with_scope("accounts profile")
        .with_authorization_details(requested()?)
        .with_claims(typed(json!({"userinfo": {
            "name": null, "email": null, "email_verified": null, "id_type": null, "hashed_id_number": null,
        }}))?)
        .with_max_age(3600);
    let (par, session) = client.push(&provider, wanted, &mut at(PAR_TIME))?;
    show.request("POST to PAR endpoint", &par)?;
    show.token_of("Decoded JAR JWT", &par.body, "request")?;
    show.token_of("Decoded Private Key JWT", &par.body, "client_assertion")?;

    // 2. Server: its checks, and the response.
    show.title("The server checks")?;
    let unverified = show.checked(PAR_TIME, |cx| server.read_par(&par, cx))?;
    let pushed = show.checked(PAR_TIME, |cx| unverified.check(&server, &registered, cx))?;
    let (accepted, answer) = pushed.accept(&server, &mut at(PAR_TIME))?;
    show.response("Response", &answer)?;

    // 3. Client: its checks, and the redirect.
    show.title("The client checks")?;
    let pushed = show.checked(PAR_TIME, |cx| session.read_par_response(&client, (&par, &answer), cx))?;
    let url = pushed.authorization_url(&client, &provider)?;
    show.request("Redirect to the authorization endpoint", &Request::new("GET", &url))?;

    // 4. Server: the user has authorized the request.
    show.title("The server checks")?;
    let query = show.checked(PAR_TIME, |cx| server.read_authorization_query(&url, cx))?;
    show.checked(PAR_TIME, |cx| query.check(&accepted, cx))?;
    let consumed = show.checked(CODE_TIME, |cx| accepted.consume(&server, cx))?;
    let (issued, redirect) = consumed.grant(&server, &mut at(CODE_TIME))?;
    show.response("Redirect back to the client", &redirect)?;

    // 5. Client: the callback, and the token request.
    show.title("The client checks")?;
    let callback = redirect.header("Location").unwrap_or_default();
    let code = show.checked(TOKEN_TIME, |cx| session.read_callback(&client, &provider, callback, cx))?.code;
    let exchange = session.token_request(&client, &provider, &code, &mut at(TOKEN_TIME))?;
    show.request("Token Exchange", &exchange)?;
    show.token_of("Decoded Private Key JWT", &exchange.body, "client_assertion")?;

    // 6. Server: its checks, and the tokens.
    show.title("The server checks")?;
    let unverified = show.checked(TOKEN_TIME, |cx| server.read_token_request(&exchange, cx))?;
    let request = show.checked(TOKEN_TIME, |cx| unverified.check(&server, &registered, cx))?;
    show.checked(TOKEN_TIME, |cx| request.redeem_code(&server, &issued, cx))?;
    let access_token = identifier::fresh(random)?;
    let consent = "a7cb03ff-4c70-4eaa-87f4-f2a4c4c87b0d";
    let claims = id_token::claims(&server, &issued, "202", TOKEN_TIME, &at(TOKEN_TIME))
        .with_acr("acr:paynet-sandbox")
        .with_name("Mr. Mitsu Hirato")
        .with_given_name("Mitsu")
        .with_family_name("Hirato")
        .with_at_hash(id_token::half_hash(Algorithm::Ps256, &access_token));
    let token = id_token::issue(&server, &claims, &mut at(TOKEN_TIME))?;
    let answer = request
        .grant(issued.request.scope.as_deref())
        .with_access_token(access_token)
        .with_refresh_token(identifier::fresh(random)?)
        .with_authorization_details(granted(consent)?)
        .with_grant_id(consent)
        .with_id_token(token.as_str())
        .respond(&server, request.interaction_id(), &mut at(TOKEN_TIME))?;
    show.response("Response", &answer)?;
    show.token("Decoded id_token", &token)?;

    // 7. Client: its final checks.
    show.title("The client checks")?;
    show.checked(TOKEN_TIME, |cx| session.read_token_response(&client, &provider, (&exchange, &answer), cx))?;
    Ok(())
}

fn at(now: UnixTime) -> Context<'static> {
    Context::with_system_random(now)
}

/// The public key, named by its thumbprint.
fn named(key: &SigningKey) -> Jwk {
    Jwk::new(key.verifying_key().clone()).with_thumbprint()
}

fn requested() -> Result<Vec<AuthorizationDetail>, Stop> {
    typed(json!([{
        "type": CONSENT_TYPE,
        "consent": {
            "dc_id": "16f87e367071230059bff09a",
            "dp_id": "DP9876543210",
            "consent_type": CONSENT_TYPE,
            "consent_purpose": "pfm",
            "permissions": ["read_accounts", "read_transactions", "read_balances"],
            "expiration_datetime": "2026-11-30T23:59:59Z",
        },
    }]))
}

fn granted(consent: &str) -> Result<Vec<GrantedAuthorizationDetail>, Stop> {
    typed(json!([{
        "type": CONSENT_TYPE,
        "consent": {
            "consent_id": consent,
            "dc_id": "16f87e367071230059bff09a",
            "dp_id": "DP9876543210",
            "consent_type": CONSENT_TYPE,
            "consent_purpose": "pfm",
            "permissions": ["read_accounts", "read_transactions", "read_balances"],
            "expiration_datetime": "2026-11-30T23:59:59Z",
            "status": "authorized",
            "created_at": "2026-01-30T10:12:42.671Z",
            "updated_at": "2026-01-30T10:13:26.588Z",
            "updated_by": "data_provider_user",
            "accounts": [{
                "account_id": "100004000000000000000004",
                "account_number": "10000004",
                "account_name": "Greenbank Current Account",
            }, {
                "account_id": "100004000000000000000002",
                "account_number": "10000002",
                "account_name": "Greenbank Savings Account",
            }],
        },
    }]))
}

fn typed<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, Stop> {
    serde_json::from_value(value).map_err(|_| Stop::Sample)
}

/// The output of the exchange.
struct Show<'o> {
    out: &'o mut dyn Write,
    style: Style,
    json: bool,
    checks: usize,
    failed: usize,
    checking: Duration,
}

impl Show<'_> {
    fn line(&mut self, value: &Value) -> io::Result<()> {
        writeln!(self.out, "{value}")
    }

    fn title(&mut self, title: &str) -> io::Result<()> {
        if self.json { Ok(()) } else { writeln!(self.out, "\n{title}\n") }
    }

    fn request(&mut self, title: &str, request: &Request) -> io::Result<()> {
        if self.json {
            let body = parameters(&request.body);
            return self.line(&json!({
                "event": "request", "title": title, "method": request.method, "url": request.url,
                "headers": headers(&request.headers), "form": body,
            }));
        }
        self.title(title)?;
        write!(self.out, "{}", request.reveal())
    }

    fn response(&mut self, title: &str, response: &Response) -> io::Result<()> {
        let body = serde_json::from_slice::<Value>(&response.body).ok();
        if self.json {
            return self.line(&json!({
                "event": "response", "title": title, "status": response.status,
                "headers": headers(&response.headers), "body": body,
            }));
        }
        self.title(title)?;
        match body {
            // In the layout of the samples.
            Some(body) => {
                let mut head = response.clone();
                head.body.clear();
                writeln!(self.out, "{}\n{body:#}", head.reveal())
            }
            None => write!(self.out, "{}", response.reveal()),
        }
    }

    fn token_of(&mut self, title: &str, body: &[u8], parameter: &str) -> io::Result<()> {
        let form = Form::parse(body, FormLimits::default()).ok();
        let token = form.as_ref().and_then(|form| form.get(parameter)).unwrap_or_default();
        self.token(title, token)
    }

    /// Prints a token's header and payload unchanged.
    fn token(&mut self, title: &str, token: &str) -> io::Result<()> {
        let mut segments = token.split('.').map(decoded);
        let (header, payload) = (segments.next().flatten(), segments.next().flatten());
        if self.json {
            return self.line(&json!({"event": "token", "title": title, "header": header, "claims": payload}));
        }
        let (header, payload) = (header.unwrap_or_default(), payload.unwrap_or_default());
        self.title(title)?;
        writeln!(self.out, "{header:#}\n\nBody\n\n{payload:#}")
    }

    /// Runs a step with checks, and prints each verdict with the time since the previous one.
    fn checked<T, E: Into<Stop>>(
        &mut self,
        now: UnixTime,
        step: impl FnOnce(&mut Context<'_>) -> Result<T, E>,
    ) -> Result<T, Stop> {
        let (mut random, mut told, mut last) = (SystemRandom, Vec::new(), Instant::now());
        let mut observer = |verdict| {
            told.push((verdict, last.elapsed()));
            last = Instant::now();
        };
        let result = step(&mut Context::new(now, &mut random).with_observer(&mut observer));
        for (verdict, time) in told {
            self.verdict(verdict, time)?;
        }
        result.map_err(Into::into)
    }

    fn verdict(&mut self, verdict: Verdict, time: Duration) -> io::Result<()> {
        self.checks += 1;
        self.failed += usize::from(!verdict.holds);
        self.checking += time;
        let rule = verdict.rule;
        if self.json {
            return self.line(&json!({
                "event": "check", "rule": rule.name, "statement": rule.statement, "citation": rule.citation,
                "holds": verdict.holds, "microseconds": microseconds(time),
            }));
        }
        let word = if verdict.holds { self.style.good("ok    ") } else { self.style.bad("FAILED") };
        writeln!(self.out, "{word} {:>9.1} us  {}  [{}]", microseconds(time), rule.statement, rule.citation)
    }

    fn summary(
        &mut self,
        key_size: u32,
        held: bool,
        failure: Option<&str>,
        generated: Duration,
        total: Duration,
    ) -> io::Result<()> {
        let (checks, failed) = (self.checks, self.failed);
        if self.json {
            return self.line(&json!({
                "event": "summary", "held": held, "checks": checks, "failed": failed, "error": failure,
                "key_size": key_size, "checking_microseconds": microseconds(self.checking),
                "key_generation_milliseconds": generated.as_millis(), "milliseconds": total.as_millis(),
            }));
        }
        writeln!(self.out)?;
        let verdict = if held { self.style.good("all held") } else { self.style.bad("NOT ALL HELD") };
        write!(
            self.out,
            "PS256 with {key_size}-bit keys: {checks} checks, {failed} failed, {verdict}; checking took {:.1} ms, \
             making two keys {:.1} s",
            self.checking.as_secs_f64() * 1e3,
            generated.as_secs_f64(),
        )?;
        match failure {
            Some(error) => writeln!(self.out, "; stopped: {error}"),
            None => writeln!(self.out),
        }
    }
}

fn microseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn headers(headers: &[(String, String)]) -> Value {
    headers.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str()))).collect()
}

fn parameters(body: &[u8]) -> Value {
    match Form::parse(body, FormLimits::default()) {
        Ok(form) => form.iter().map(|(name, value)| (name.to_owned(), Value::from(value))).collect(),
        Err(_) => Value::Null,
    }
}

fn decoded(segment: &str) -> Option<Value> {
    let mut bytes = vec![0; base64url::decoded_len(segment.len()).ok()?];
    serde_json::from_slice(base64url::decode(segment.as_bytes(), &mut bytes).ok()?).ok()
}

/// The reason why the exchange stopped.
enum Stop {
    Output(io::Error),
    Generate(String),
    Key(KeyError),
    Build(BuildError),
    Request(RequestError),
    Response(ResponseError),
    Sample,
}

impl std::fmt::Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Output(error) => error.fmt(f),
            Self::Generate(error) => error.fmt(f),
            Self::Key(error) => error.fmt(f),
            Self::Build(error) => error.fmt(f),
            Self::Request(error) => error.fmt(f),
            Self::Response(error) => error.fmt(f),
            Self::Sample => f.write_str("a built-in message does not fit its schema"),
        }
    }
}

macro_rules! stops {
    ($($variant:ident($error:ty)),+) => {
        $(impl From<$error> for Stop {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })+
    };
}
stops!(Output(io::Error), Build(BuildError), Request(RequestError), Response(ResponseError));
