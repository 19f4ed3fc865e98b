//! The client's own pages: it sends the user to the bank, and shows what came of it.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use ofm_protocol::oauth::token::{Renewal, TokenHash};
use ofm_protocol::oauth::{Context, Session, identifier};
use ofm_protocol::types::SecretString;
use plain_html::Html;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::consumer::Consumer;
use crate::fault::Fault;

/// The client's pages while they are served.
pub struct Site {
    /// Where a user begins.
    pub url: String,
    /// What the last user got, for a program that watches.
    pub outcomes: tokio::sync::mpsc::Receiver<Outcome>,
    task: JoinHandle<()>,
}

/// How a user's way ended.
pub type Outcome = Result<Connected, Fault>;

/// A user who permitted access.
#[derive(Clone, Debug)]
pub struct Connected {
    /// The access token.
    pub access_token: SecretString,
    /// `sub` of the ID token.
    pub subject: Option<String>,
    /// The user's name in the ID token.
    pub name: Option<String>,
    /// The accounts.
    pub accounts: Value,
    /// What a refresh needs.
    pub renewal: Option<Renewal>,
}

struct Shared {
    consumer: Arc<Consumer>,
    path: String,
    /// By the browser's cookie. A session is taken out when its browser is back: a callback counts once.
    waiting: Mutex<HashMap<String, Session>>,
    outcomes: tokio::sync::mpsc::Sender<Outcome>,
}

impl Site {
    /// Listens at the address of the redirect URI.
    pub async fn start(consumer: Arc<Consumer>) -> Result<Self, Fault> {
        let uri = consumer.redirect_uri().to_owned();
        let fault = || Fault::new(format!("{uri}: http on a loopback address with a port and a path is expected"));
        let rest = uri.strip_prefix("http://").ok_or_else(fault)?;
        let (host, path) = rest.split_at(rest.find('/').ok_or_else(fault)?);
        let address: SocketAddr = host.replace("localhost", "127.0.0.1").parse().map_err(|_| fault())?;
        if !address.ip().is_loopback() || path.contains('?') {
            return Err(fault());
        }
        let listener = TcpListener::bind(address).await.map_err(|error| Fault::of(host, error))?;
        let (sender, outcomes) = tokio::sync::mpsc::channel(8);
        let shared = Arc::new(Shared { consumer, path: path.into(), waiting: Mutex::default(), outcomes: sender });
        let router = Router::new()
            .route("/", get(home))
            .route("/connect", post(connect))
            .route(path, get(callback))
            .with_state(shared);
        let task = tokio::spawn(async move {
            // It ends with the task.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { url: format!("http://{host}/"), outcomes, task })
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The cookie's name. The site is on loopback without TLS, so it cannot have the prefix `__Host-`.
const COOKIE_NAME: &str = "consumer-session";

/// Users on their way at one time; the first ones are forgotten.
const MOST_WAITING: usize = 1_000;

async fn home() -> Response {
    let body = Html::default()
        .element("h1", "Example Budget Planner")
        .element("p", "See the accounts of your bank here.")
        .markup("<form method=\"post\" action=\"/connect\"><button>Connect Greenbank</button></form>\n");
    page(StatusCode::OK, &body)
}

async fn connect(State(shared): State<Arc<Shared>>) -> Response {
    let begun = shared.consumer.begin().await;
    let mut cx = Context::with_system_random(SystemTime::now().into());
    match (begun, identifier::fresh(cx.random())) {
        (Ok((session, url)), Ok(id)) => {
            let mut waiting = shared.waiting();
            if waiting.len() >= MOST_WAITING {
                waiting.clear();
            }
            waiting.insert(key(&id), session);
            let cookie = format!("{COOKIE_NAME}={id}; Path=/; HttpOnly; SameSite=Lax");
            (StatusCode::SEE_OTHER, [(LOCATION, url), (SET_COOKIE, cookie)]).into_response()
        }
        (Ok(_), Err(error)) => failed(&Fault::of("a new session", error)),
        (Err(fault), _) => failed(&fault),
    }
}

async fn callback(State(shared): State<Arc<Shared>>, uri: Uri, headers: HeaderMap) -> Response {
    // Only the browser that began may end: otherwise a user could be given another user's accounts.
    let session = cookie(&headers).and_then(|id| shared.waiting().remove(&key(id)));
    let Some(session) = session else {
        return failed(&Fault::new("this browser has not begun here, or has come back before"));
    };
    let url = format!("{}?{}", shared.path, uri.query().unwrap_or_default());
    let outcome = finish(&shared.consumer, &session, &url).await;
    let page = match &outcome {
        Ok(connected) => page(StatusCode::OK, &accounts(connected)),
        Err(fault) => failed(fault),
    };
    // Nobody may be watching.
    let _ = shared.outcomes.try_send(outcome);
    page
}

async fn finish(consumer: &Consumer, session: &Session, url: &str) -> Outcome {
    let tokens = consumer.finish(session, url).await?;
    let accounts = consumer.accounts(&tokens.response.access_token).await?;
    let claims = tokens.id_token.as_ref();
    Ok(Connected {
        access_token: tokens.response.access_token.clone(),
        subject: claims.map(|claims| claims.sub.expose().to_owned()),
        name: claims.and_then(|claims| claims.name.as_ref()).map(|name| name.expose().to_owned()),
        renewal: tokens.renewal(session),
        accounts,
    })
}

fn accounts(connected: &Connected) -> Html {
    let name = connected.name.as_deref().unwrap_or("you");
    let body = Html::default().element("h1", "Your accounts").markup("<p>for ").text(name).markup("</p>\n<ul>\n");
    let listed = connected.accounts["accounts"].as_array().into_iter().flatten();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let body = listed.fold(body, |body, account| {
        body.markup("<li class=\"account\">")
            .text(&text(&account["account_name"]))
            .markup(" (")
            .text(&text(&account["account_number"]))
            .markup(")</li>\n")
    });
    body.markup("</ul>\n")
}

fn failed(fault: &Fault) -> Response {
    let body = Html::default().element("h1", "Not connected").markup("<p class=\"fault\">").text(&fault.to_string());
    page(StatusCode::BAD_REQUEST, &body.markup("</p>\n<p><a href=\"/\">Start again</a></p>\n"))
}

fn page(status: StatusCode, body: &Html) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"),
        (CACHE_CONTROL, "no-store"),
    ];
    (status, headers, Html::page("Example Budget Planner", body)).into_response()
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    let all = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|text| text.split(';'));
    all.filter_map(|one| one.trim().split_once('=')).find(|(name, _)| *name == COOKIE_NAME).map(|(_, value)| value)
}

/// A cookie's hash: looking up the cookie itself would take a time that depends on it.
fn key(id: &str) -> String {
    TokenHash::of(&id.into()).to_string()
}

impl Shared {
    fn waiting(&self) -> MutexGuard<'_, HashMap<String, Session>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
