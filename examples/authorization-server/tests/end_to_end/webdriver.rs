//! Headless Chromium by the `WebDriver` protocol of W3C, as far as the tests need it.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::free_port;

/// The member of an element's reference (`WebDriver` section 12.2).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How long a page may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A browser of its own.
pub(crate) struct Chromium {
    driver: Child,
    http: reqwest::Client,
    session: String,
}

impl Chromium {
    /// `None`, after printing a line, where there is no Chromium or no driver for it.
    pub(crate) async fn start() -> Option<Self> {
        let has = |program| Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        if has("chromium").is_err() || has("chromedriver").is_err() {
            println!("skipped: there is no chromium or no chromedriver here");
            return None;
        }
        // The client wants one, although no TLS is spoken here. Another test may have set it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let port = free_port();
        let driver = Command::new("chromedriver").arg(format!("--port={port}")).stdout(Stdio::null()).spawn().unwrap();
        let mut this =
            Self { driver, http: reqwest::Client::new(), session: format!("http://127.0.0.1:{port}/session") };
        let arguments = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=760,960"];
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            // The CA of the test is not one that this browser knows.
            "acceptInsecureCerts": true,
            "goog:chromeOptions": { "args": arguments },
        } } });
        let began = Instant::now();
        let made = loop {
            let answer = this.http.post(&this.session).body(wanted.to_string()).send().await;
            match answer {
                Ok(answer) => break answer.text().await.unwrap(),
                Err(error) => assert!(began.elapsed() < PATIENCE, "chromedriver does not answer: {error}"),
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        };
        let made: Value = serde_json::from_str(&made).unwrap();
        let id = made["value"]["sessionId"].as_str().unwrap_or_else(|| panic!("no session: {made}"));
        this.session = format!("{}/{id}", this.session);
        Some(this)
    }

    pub(crate) async fn open(&self, url: &str) {
        self.post("url", json!({ "url": url })).await;
    }

    pub(crate) async fn back(&self) {
        self.post("back", json!({})).await;
    }

    pub(crate) async fn address(&self) -> String {
        text(&self.get("url").await)
    }

    pub(crate) async fn title(&self) -> String {
        text(&self.get("title").await)
    }

    pub(crate) async fn source(&self) -> String {
        text(&self.get("source").await)
    }

    pub(crate) async fn window(&self) -> String {
        text(&self.get("window").await)
    }

    pub(crate) async fn open_window(&self) -> String {
        text(&self.post("window/new", json!({ "type": "tab" })).await["handle"])
    }

    pub(crate) async fn switch_to(&self, window: &str) {
        self.post("window", json!({ "handle": window })).await;
    }

    pub(crate) async fn enter_frame(&self, selector: &str) {
        let frame = self.one(selector).await;
        self.post("frame", json!({ "id": { ELEMENT: frame } })).await;
    }

    pub(crate) async fn run(&self, script: &str) -> Value {
        self.post("execute/sync", json!({ "script": script, "args": [] })).await
    }

    /// A PNG.
    pub(crate) async fn screenshot(&self) -> Vec<u8> {
        decoded(&text(&self.get("screenshot").await))
    }

    /// The text of the first element. Finding and reading are one command: the page may change in between.
    pub(crate) async fn text(&self, selector: &str) -> String {
        self.one(selector).await;
        let script = format!("return (document.querySelector('{selector}') ?? document.body).innerText");
        text(&self.run(&script).await)
    }

    /// Waits until the page with this heading has been read to its end.
    pub(crate) async fn comes_to(&self, heading: &str) {
        self.comes_to_one_of(&[heading]).await;
    }

    /// As `comes_to`, for the first of several pages that comes. The answer is its heading.
    pub(crate) async fn comes_to_one_of(&self, headings: &[&str]) -> String {
        let script = "return document.readyState == 'complete' ? document.querySelector('h1')?.innerText : null";
        let began = Instant::now();
        loop {
            // A command that meets a change of page fails. The next one finds the new page.
            let shown = self.tried("execute/sync", json!({ "script": script, "args": [] })).await;
            if let Some(shown) = shown.as_ref().ok().and_then(Value::as_str)
                && headings.contains(&shown)
            {
                return shown.to_owned();
            }
            assert!(began.elapsed() < PATIENCE, "{headings:?} is expected, {shown:?} is shown");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub(crate) async fn click(&self, selector: &str) {
        let element = self.one(selector).await;
        self.click_element(&element).await;
    }

    pub(crate) async fn click_element(&self, element: &str) {
        self.post(&format!("element/{element}/click"), json!({})).await;
    }

    pub(crate) async fn write(&self, selector: &str, value: &str) {
        let element = self.one(selector).await;
        self.post(&format!("element/{element}/value"), json!({ "text": value })).await;
    }

    /// The elements of the page as it is now: `comes_to` makes sure which page that is.
    pub(crate) async fn all(&self, selector: &str) -> Vec<String> {
        elements(&self.post("elements", by(selector)).await)
    }

    /// The first element, as soon as it is there.
    async fn one(&self, selector: &str) -> String {
        let began = Instant::now();
        loop {
            let found = self.tried("elements", by(selector)).await;
            if let Some(first) = found.iter().flat_map(elements).next() {
                return first;
            }
            assert!(began.elapsed() < PATIENCE, "no {selector} in {}", self.source().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn get(&self, command: &str) -> Value {
        value(self.http.get(format!("{}/{command}", self.session)).send().await)
            .await
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    async fn post(&self, command: &str, body: Value) -> Value {
        self.tried(command, body).await.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// `Err` with the driver's answer, if the command failed.
    async fn tried(&self, command: &str, body: Value) -> Result<Value, Value> {
        value(self.http.post(format!("{}/{command}", self.session)).body(body.to_string()).send().await).await
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // Its driver ends the browser, unless it is killed before that.
        let session = self.session.clone();
        let _ = std::thread::spawn(move || end(&session)).join();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn end(session: &str) -> Option<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().ok()?;
    runtime.block_on(reqwest::Client::new().delete(session).send()).ok().map(drop)
}

async fn value(answer: reqwest::Result<reqwest::Response>) -> Result<Value, Value> {
    let answer: Value = serde_json::from_str(&answer.unwrap().text().await.unwrap()).unwrap();
    let value = answer["value"].clone();
    if value.get("error").is_some() { Err(value) } else { Ok(value) }
}

fn by(selector: &str) -> Value {
    json!({ "using": "css selector", "value": selector })
}

fn elements(found: &Value) -> Vec<String> {
    found.as_array().into_iter().flatten().map(|one| text(&one[ELEMENT])).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

/// Base64 (RFC 4648 section 4).
fn decoded(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().filter_map(value).collect();
    let bytes = digits.chunks(4).flat_map(|chunk| {
        let bits = chunk.iter().fold(0_u32, |bits, digit| bits << 6 | u32::from(*digit)) << (6 * (4 - chunk.len()));
        let [_, bytes @ ..] = bits.to_be_bytes();
        bytes.into_iter().take(chunk.len() * 6 / 8)
    });
    bytes.collect()
}
