//! HTTP messages as plain values (RFC 9110), to send and as received. This module opens no connection.
//!
//! With the feature `http`, `TryFrom` converts them to and from the types of the `http` crate.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::time::Duration;

use serde::Serialize;

use self::display::{DisplayFn, Parts, Target, is_shown, reason, show_body, show_headers};
use super::interaction_id::{self, InteractionId};
use crate::error::BuildError;
use crate::jose::Thumbprint;
use crate::wipe;

#[cfg(feature = "http")]
mod convert;
mod display;

/// The content type of forms.
pub const FORM: &str = "application/x-www-form-urlencoded";
/// The content type of responses.
pub const JSON: &str = "application/json";

/// A request. `Display` hides its secrets; [`Request::reveal`] shows everything. Both print each parameter of a form on
/// its own line. The bytes to send are in `body`, which can contain codes and refresh tokens.
///
/// When the request is dropped, its body, its URL and the headers that `Display` hides (`Authorization`, `Cookie` and
/// all unknown ones) are overwritten. To keep one, take it out: `core::mem::take(&mut request.body)`.
///
/// ```
/// use ofm_protocol::oauth::http::Request;
///
/// let request = Request::new("POST", "https://as.example/par").with_header("Accept", "application/json");
/// assert_eq!(request.to_string(), "POST /par HTTP/1.1\nHost: as.example\nAccept: application/json\n");
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Request {
    /// The method, in upper case.
    pub method: String,
    /// The whole URL for a client; at least the path for a server.
    pub url: String,
    /// Names and values, in order.
    pub headers: Vec<(String, String)>,
    /// The body, as bytes.
    pub body: Vec<u8>,
    client_certificate: Option<Thumbprint>,
}

/// A response. `Display` hides its secrets; [`Response::reveal`] shows everything. When the response is dropped, its
/// body and the headers that `Display` hides are overwritten, as for a [`Request`].
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Names and values, in order.
    pub headers: Vec<(String, String)>,
    /// The body, as bytes.
    pub body: Vec<u8>,
}

impl Request {
    /// A message without headers and body.
    #[must_use]
    pub fn new(method: &str, url: &str) -> Self {
        Self { method: method.into(), url: url.into(), headers: Vec::new(), body: Vec::new(), client_certificate: None }
    }

    /// A posted form.
    #[must_use]
    pub(super) fn post_form(url: &str, interaction: InteractionId, body: String) -> Self {
        Self::new("POST", url)
            .with_header("Content-Type", FORM)
            .with_header("Accept", JSON)
            .with_header(interaction_id::HEADER, interaction.as_str())
            .with_body(body.into_bytes())
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Adds the header `Authorization`. No copy of the credential stays behind.
    #[must_use]
    pub(super) fn with_credential(mut self, scheme: &str, credential: &str) -> Self {
        let mut value = String::with_capacity(scheme.len() + 1 + credential.len());
        value.push_str(scheme);
        value.push(' ');
        value.push_str(credential);
        self.headers.push(("Authorization".into(), value));
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Sets the client's certificate in DER, for a server: the TLS library hands it over. The handshake must have
    /// proved the possession of its key (RFC 8705 section 2). Only its thumbprint is kept.
    ///
    /// Behind a proxy that terminates TLS, decode the certificate from the header that the proxy sets, and let the
    /// proxy remove that header from the client's request (RFC 9440 section 4).
    #[must_use]
    pub fn with_client_certificate(self, der: &[u8]) -> Self {
        self.with_client_thumbprint(Thumbprint::of_certificate(der))
    }

    /// [`Request::with_client_certificate`] with the certificate's thumbprint.
    #[must_use]
    pub const fn with_client_thumbprint(mut self, certificate: Thumbprint) -> Self {
        self.client_certificate = Some(certificate);
        self
    }

    /// The thumbprint of the client's certificate, if the server set one.
    #[must_use]
    pub const fn client_certificate(&self) -> Option<Thumbprint> {
        self.client_certificate
    }

    /// The first header with this name; the case of names is ignored.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers_named(name).next()
    }

    /// The request with this media type in `Accept` instead of its own.
    pub(super) fn accepting(mut self, media_type: &str) -> Self {
        for (name, value) in &mut self.headers {
            if name == "Accept" {
                *value = media_type.into();
            }
        }
        self
    }

    /// Every header with this name, in order.
    pub fn headers_named<'h, 'n>(&'h self, name: &'n str) -> impl Iterator<Item = &'h str> + use<'h, 'n> {
        named(&self.headers, name)
    }

    /// The path and query. A fragment is never sent.
    #[must_use]
    pub fn target(&self) -> &str {
        self.split_url().1
    }

    /// `Display` with secrets.
    #[must_use]
    pub fn reveal(&self) -> impl fmt::Display + '_ {
        DisplayFn(|f: &mut fmt::Formatter<'_>| self.show(f, true))
    }

    /// The host, if the URL has one, and the target. User information and fragment are not sent (RFC 9110 sections
    /// 4.2.4 and 7.1).
    fn split_url(&self) -> (Option<&str>, &str) {
        let parts = Parts::of(&self.url);
        let target = if parts.host.is_some() && parts.target.is_empty() { "/" } else { parts.target };
        (parts.host, target)
    }

    fn show(&self, f: &mut fmt::Formatter<'_>, reveal: bool) -> fmt::Result {
        let (host, target) = self.split_url();
        // A URL may have a query without a path.
        let slash = if host.is_some() && !target.starts_with('/') { "/" } else { "" };
        writeln!(f, "{} {slash}{} HTTP/1.1", self.method, Target { text: target, reveal })?;
        if let Some(host) = host {
            writeln!(f, "Host: {host}")?;
        }
        show_headers(f, &self.headers, reveal)?;
        show_body(f, &self.body, reveal)
    }
}

impl Response {
    /// A message without headers and body.
    #[must_use]
    pub const fn new(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    /// A JSON message with `Cache-Control: no-store` (RFC 6749 section 5.1) and the interaction id of the request.
    ///
    /// Errors: the message cannot be serialized as JSON. Messages of this crate always can.
    ///
    /// ```
    /// use ofm_protocol::oauth::http::Response;
    ///
    /// let response = Response::json(200, &serde_json::json!({ "sub": "202" }), None)?;
    /// assert_eq!(response.body, br#"{"sub":"202"}"#);
    /// assert_eq!(response.header("Cache-Control"), Some("no-cache, no-store"));
    /// # Ok::<(), ofm_protocol::error::BuildError>(())
    /// ```
    pub fn json(status: u16, message: &impl Serialize, interaction: Option<InteractionId>) -> Result<Self, BuildError> {
        let body = serde_json::to_vec(message).map_err(|_| BuildError::Serialize)?;
        Ok(Self::unstored(status, body, interaction))
    }

    /// A JSON document that clients and caches may keep for this time, for example a server's metadata.
    ///
    /// Errors: the message cannot be serialized as JSON. Messages of this crate always can.
    pub fn cacheable_json(message: &impl Serialize, max_age: Duration) -> Result<Self, BuildError> {
        let body = serde_json::to_vec(message).map_err(|_| BuildError::Serialize)?;
        Ok(Self::published(JSON, body, max_age))
    }

    pub(super) fn published(content_type: &str, body: Vec<u8>, max_age: Duration) -> Self {
        Self::new(200)
            .with_header("Content-Type", content_type)
            .with_header("Cache-Control", &format!("public, max-age={}", max_age.as_secs()))
            .with_body(body)
    }

    /// [`Response::json`] for a message of this crate.
    pub(super) fn of_message(status: u16, message: &impl Serialize, interaction: Option<InteractionId>) -> Self {
        // Serializing these messages does not fail.
        Self::unstored(status, serde_json::to_vec(message).unwrap_or_default(), interaction)
    }

    /// A token as the body (RFC 9701 section 5, OpenID Connect Core 1.0 section 5.3.2).
    pub(super) fn of_token(media_type: &str, token: String, interaction: InteractionId) -> Self {
        Self::new(200)
            .with_header("Content-Type", media_type)
            .with_header("Cache-Control", "no-cache, no-store")
            .with_header(interaction_id::HEADER, interaction.as_str())
            .with_body(token.into_bytes())
    }

    /// Adds a header whose value may be secret. No copy of it stays behind.
    #[must_use]
    pub(super) fn with_secret_header(mut self, name: &str, value: String) -> Self {
        self.headers.push((name.into(), value));
        self
    }

    pub(super) fn unstored(status: u16, body: Vec<u8>, interaction: Option<InteractionId>) -> Self {
        let response = Self::new(status)
            .with_header("Content-Type", "application/json; charset=utf-8")
            .with_header("Cache-Control", "no-cache, no-store")
            .with_header("Pragma", "no-cache");
        let response = match interaction {
            Some(id) => response.with_header(interaction_id::HEADER, id.as_str()),
            None => response,
        };
        response.with_body(body)
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// The first header with this name; the case of names is ignored.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers_named(name).next()
    }

    /// Every header with this name, in order.
    pub fn headers_named<'h, 'n>(&'h self, name: &'n str) -> impl Iterator<Item = &'h str> + use<'h, 'n> {
        named(&self.headers, name)
    }

    /// `Display` with secrets.
    #[must_use]
    pub fn reveal(&self) -> impl fmt::Display + '_ {
        DisplayFn(|f: &mut fmt::Formatter<'_>| self.show(f, true))
    }

    fn show(&self, f: &mut fmt::Formatter<'_>, reveal: bool) -> fmt::Result {
        writeln!(f, "{} {}", self.status, reason(self.status))?;
        show_headers(f, &self.headers, reveal)?;
        show_body(f, &self.body, reveal)
    }
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.show(f, false)
    }
}

impl fmt::Display for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.show(f, false)
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        wipe::vec(&mut self.body);
        wipe::string(&mut self.url);
        wipe_headers(&mut self.headers);
    }
}

impl Drop for Response {
    fn drop(&mut self) {
        wipe::vec(&mut self.body);
        wipe_headers(&mut self.headers);
    }
}

fn wipe_headers(headers: &mut [(String, String)]) {
    headers.iter_mut().filter(|(name, _)| !is_shown(name)).for_each(|(_, value)| wipe::string(value));
}

/// Does not print the body, the query, and other parts of a URL that may be secret.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = Parts::of(&self.url);
        let path = parts.target.split('?').next().unwrap_or_default();
        write!(f, "Request({} ", self.method)?;
        if let (Some(scheme), Some(host)) = (parts.scheme, parts.host) {
            write!(f, "{scheme}://{host}")?;
        }
        write!(f, "{path}, {} bytes)", self.body.len())
    }
}

/// Does not print the body and the headers.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Response({}, {} bytes)", self.status, self.body.len())
    }
}

/// Whether a content type is this one, with any parameters (RFC 9110 section 8.3.1).
pub(super) fn is_media_type(value: Option<&str>, expected: &str) -> bool {
    let Some(value) = value else { return false };
    if value.eq_ignore_ascii_case(expected) {
        return true;
    }
    // Searched by bytes, because searching for characters takes longer.
    let kind = value.as_bytes().split(|byte| *byte == b';').next();
    kind.is_some_and(|kind| kind.trim_ascii().eq_ignore_ascii_case(expected.as_bytes()))
}

/// Whether a header `Accept` prefers this media type to JSON (RFC 9110 section 12.5.1): it names the type, and JSON not
/// at all or with less quality. Wildcards name neither.
pub(super) fn prefers(accept: &str, media_type: &str) -> bool {
    let quality = |media_type| {
        let ranges = accept.split(',').filter(|range| is_media_type(Some(range), media_type));
        ranges.map(quality).max().unwrap_or_default()
    };
    quality(media_type) > quality(JSON)
}

/// The quality of a range of `Accept`, in thousandths. One that is not well-formed is no quality.
fn quality(range: &str) -> u16 {
    let mut parameters = range.split(';').skip(1).map(str::trim_ascii);
    let text = parameters.find_map(|parameter| parameter.strip_prefix("q=").or(parameter.strip_prefix("Q=")));
    let Some(text) = text else { return 1000 };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = fraction.bytes().all(|digit| digit.is_ascii_digit());
    let thousandths = fraction.bytes().chain(*b"000").take(3).fold(0, |sum, digit| 10 * sum + u16::from(digit & 15));
    match whole {
        _ if !digits || fraction.len() > 3 => 0,
        "0" => thousandths,
        "1" if thousandths == 0 => 1000,
        _ => 0,
    }
}

fn named<'h, 'n>(headers: &'h [(String, String)], name: &'n str) -> impl Iterator<Item = &'h str> + use<'h, 'n> {
    headers.iter().filter(move |(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn secrets_of_forms_and_bodies_are_shown_only_when_asked() {
        let request = Request::new("POST", "https://as.example/token?x=SECRET")
            .with_body("grant_type=authorization_code&code=SECRET&code_verifier=SECRET&client_assertion=SECRET");
        assert!(request.reveal().to_string().contains("SECRET"));
        let shown = request.to_string();
        assert!(shown.contains("grant_type=authorization_code&\ncode=...<6 characters>&\n"), "{shown}");
        assert!(!shown.contains("SECRET") && !format!("{request:?}").contains("SECRET"), "{shown}");
        let callback = Request::new("GET", "https://c.example/cb?code=SECRET&iss=https%3A%2F%2Fas.example")
            .with_header("Authorization", "Bearer SECRET")
            .with_header("Cookie", "SECRET");
        assert!(!callback.to_string().contains("SECRET"), "{callback}");
        assert!(callback.to_string().starts_with("GET /cb?code=...<6 characters>&iss=https://as.example HTTP/1.1\n"));
        let body = r#"{"access_token":"SECRET",
            "authorization_details":[{"consent":{"accounts":[{"account_name":"SECRET"}]}}]}"#;
        let response = Response::new(200).with_body(body).with_header("Location", "https://c.example/cb?code=SECRET");
        assert!(!response.to_string().contains("SECRET"), "{response}");
        assert!(response.reveal().to_string().contains("SECRET"));
        // Unknown parameters are hidden.
        let unknown =
            Response::new(200).with_body(r#"{"email":"SECRET","accounts":[{"id":100004000000}],"more":["SECRET"]}"#);
        assert!(!unknown.to_string().contains("SECRET") && !unknown.to_string().contains("100004"), "{unknown}");
        // Nothing is printed for a body that is not a form.
        assert!(!Request::new("POST", "/").with_body("code=SECRET\n").to_string().contains("SECRET"));
    }

    #[test]
    fn media_types_are_compared_without_parameters() {
        assert!(is_media_type(Some("Application/JSON; charset=utf-8"), JSON));
        assert!(!is_media_type(Some("application/jsonp"), JSON) && !is_media_type(None, JSON));
    }

    /// RFC 9110 section 12.5.1. The second header is openid-client's.
    #[test]
    fn another_type_is_preferred_to_json_by_name_and_quality() {
        for (accept, expected) in [
            ("application/jwt", true),
            ("application/json, application/jwt", false),
            ("application/jwt, application/json", false),
            ("application/json;q=0.5, application/jwt", true),
            ("application/json;q=0.5, application/jwt;q=0.501", true),
            ("application/json;q=0.5, application/jwt;Q=0.5", false),
            ("Application/JWT ; q=1.000,application/json; q=0.999", true),
            ("application/jwt, */*", true),
            ("application/jwt;q=0", false),
            ("application/jwt;q=0.000", false),
            ("application/jwt;q=2", false),
            ("application/jwt;q=0.0001", false),
            ("application/jwt;q=x", false),
            ("application/*", false),
            ("*/*", false),
            ("", false),
        ] {
            assert_eq!(prefers(accept, "application/jwt"), expected, "{accept}");
        }
    }
}
