//! A browser without a screen: it keeps cookies, follows redirects and fills in forms. It plays the user of `demo`.

use std::collections::BTreeMap;

use reqwest::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use reqwest::{Method, Url};

use crate::config::Config;
use crate::fault::Fault;
use crate::tls;

/// A user's browser. A clone has the same cookies, as a second tab has.
#[derive(Clone)]
pub struct Browser {
    http: reqwest::Client,
    /// By host and port, then by name. Paths and lifetimes are not looked at.
    cookies: BTreeMap<String, BTreeMap<String, String>>,
}

/// What a browser shows.
#[derive(Clone, Debug)]
pub struct Page {
    /// The address.
    pub url: Url,
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: reqwest::header::HeaderMap,
    /// The text.
    pub text: String,
}

/// A form of a page, with its hidden fields.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where it is sent.
    pub action: Url,
    /// Names and values.
    pub fields: Vec<(String, String)>,
}

/// The most redirects in a row.
const REDIRECTS: usize = 10;

impl Browser {
    /// A browser that trusts what the configuration trusts, and has no certificate.
    pub fn new(config: &Config) -> Result<Self, Fault> {
        let tls = tls::config(config.trusted_ca.as_deref(), None)?;
        let builder = reqwest::Client::builder().tls_backend_preconfigured(tls);
        let http = builder.redirect(reqwest::redirect::Policy::none()).build();
        Ok(Self { http: http.map_err(|error| Fault::of("the browser", error))?, cookies: BTreeMap::new() })
    }

    /// Opens an address, and follows redirects.
    pub async fn open(&mut self, url: &str) -> Result<Page, Fault> {
        let page = self.request(Method::GET, parse(url)?, None).await?;
        self.follow(page).await
    }

    /// Sends a form, and follows redirects.
    pub async fn submit(&mut self, form: &Form) -> Result<Page, Fault> {
        let page = self.post(form).await?;
        self.follow(page).await
    }

    /// Sends a form, and stays at the answer.
    pub async fn post(&mut self, form: &Form) -> Result<Page, Fault> {
        let fields = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let body = ofm_protocol::oauth::form::encode(fields);
        self.request(Method::POST, form.action.clone(), Some(body)).await
    }

    /// Follows the redirects from a page.
    pub async fn follow(&mut self, mut page: Page) -> Result<Page, Fault> {
        for _ in 0..REDIRECTS {
            match page.location()? {
                None => return Ok(page),
                Some(url) => page = self.request(Method::GET, url, None).await?,
            }
        }
        Err(Fault::new("too many redirects"))
    }

    /// Forgets every cookie.
    pub fn forget(&mut self) {
        self.cookies.clear();
    }

    async fn request(&mut self, method: Method, url: Url, body: Option<String>) -> Result<Page, Fault> {
        let fault = |error: reqwest::Error| Fault::of("the browser", error);
        let origin = url.origin().ascii_serialization();
        let mut request = self.http.request(method, url.clone());
        if let Some(cookies) = self.cookies.get(&origin) {
            let pairs: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(COOKIE, pairs.join("; "));
        }
        if let Some(body) = body {
            request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body);
        }
        let response = request.send().await.map_err(fault)?;
        let own = self.cookies.entry(origin).or_default();
        for cookie in response.headers().get_all(SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok()) {
            let pair = cookie.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                own.insert(name.trim().into(), value.into());
            }
        }
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Ok(Page { url, status, headers, text: response.text().await.map_err(fault)? })
    }
}

impl Page {
    /// Where a redirect leads.
    pub fn location(&self) -> Result<Option<Url>, Fault> {
        let location = self.headers.get(LOCATION).filter(|_| (300..400).contains(&self.status));
        let location =
            location.map(|value| value.to_str().map_err(|error| Fault::of("Location", error))).transpose()?;
        location.map(|text| self.url.join(text).map_err(|error| Fault::of("Location", error))).transpose()
    }

    /// The first form, with its hidden fields.
    pub fn form(&self) -> Result<Form, Fault> {
        let none = || Fault::new(format!("no form at {}: status {}: {}", self.url.path(), self.status, self.plain()));
        let (_, form) = self.text.split_once("<form ").ok_or_else(none)?;
        let form = form.split("</form>").next().unwrap_or_default();
        let action = attribute(form.split('>').next().unwrap_or_default(), "action").ok_or_else(none)?;
        let hidden = form.split("<input ").skip(1).filter_map(|input| {
            let input = input.split('>').next()?;
            let is_hidden = attribute(input, "type").as_deref() == Some("hidden");
            is_hidden.then(|| Some((attribute(input, "name")?, attribute(input, "value")?)))?
        });
        let action = self.url.join(&action).map_err(|error| Fault::of("a form's action", error))?;
        Ok(Form { action, fields: hidden.collect() })
    }

    /// The names of the check boxes.
    pub fn check_boxes(&self) -> Vec<String> {
        let inputs = self.text.split("<input type=\"checkbox\"").skip(1);
        inputs.filter_map(|input| attribute(input.split('>').next()?, "name")).collect()
    }

    /// The text between the tags, in one line.
    pub fn plain(&self) -> String {
        let body = self.text.split_once("<body>").map_or(self.text.as_str(), |(_, body)| body);
        let pieces = body.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        let text = pieces.collect::<Vec<_>>().join(" ");
        unescaped(&text.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

impl Form {
    /// Sets a field.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(own, _)| own != name);
        self.fields.push((name.into(), value.into()));
        self
    }

    /// Removes a field.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(own, _)| own != name);
        self
    }
}

fn parse(url: &str) -> Result<Url, Fault> {
    Url::parse(url).map_err(|error| Fault::of(url, error))
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, value) = tag.split_once(&format!("{name}=\""))?;
    Some(unescaped(value.split('"').next()?))
}

/// Undoes the escapes that `plain-html` writes.
fn unescaped(text: &str) -> String {
    let mut pieces = text.split("&#");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (code, rest) = piece.split_once(';').unwrap_or_default();
        plain.extend(code.parse().ok().and_then(char::from_u32));
        plain.push_str(rest);
    }
    plain
}
