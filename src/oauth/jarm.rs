//! Signed authorization responses (JARM: JWT Secured Authorization Response Mode for OAuth 2.0, FAPI 2.0 Message
//! Signing section 5.4).

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::client::Client;
use super::context::Context;
use super::form::{self, Form};
use super::http::Response;
use super::jwt_io;
use super::provider::Provider;
use super::rule;
use super::server::Server;
use super::signed_response::{self, SignedResponse};
use super::unsigned::Unsigned;
use super::url::{self, Url};
use crate::crypto::sha256::sha256;
use crate::error::{BuildError, ResponseError};
use crate::jose::json::Writer;
use crate::jwt::TypRule;
use crate::time::{NumericDate, UnixTime};

/// The way in which a server returns the result of an authorization (`response_mode`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum ResponseMode {
    /// Parameters in the query of the redirect URI.
    #[serde(rename = "query")]
    Query,
    /// A signed response in the default place, which is the query for a code (JARM section 2.3.4).
    #[serde(rename = "jwt")]
    Jwt,
    /// A signed response in the query (JARM section 2.3.1).
    #[serde(rename = "query.jwt")]
    QueryJwt,
    /// A signed response in a form that the browser posts (JARM section 2.3.3).
    #[serde(rename = "form_post.jwt")]
    FormPostJwt,
}

impl ResponseMode {
    /// The text on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Jwt => "jwt",
            Self::QueryJwt => "query.jwt",
            Self::FormPostJwt => "form_post.jwt",
        }
    }

    /// Whether the response is signed.
    #[must_use]
    pub const fn is_signed(self) -> bool {
        !matches!(self, Self::Query)
    }

    /// The mode of an authorization request; `query` if there is none.
    pub(super) fn of(text: Option<&str>) -> Option<Self> {
        let all = [Self::Query, Self::Jwt, Self::QueryJwt, Self::FormPostJwt];
        text.map_or(Some(Self::Query), |text| all.into_iter().find(|mode| mode.as_str() == text))
    }
}

/// The maximum lifetime of a signed response (JARM section 2.1 recommends at most ten minutes).
const MAX_LIFETIME: Duration = Duration::from_secs(600);

/// The only parameter of a signed response.
const RESPONSE: &str = "response";

/// The page's script. The policy of the page allows no other.
const SCRIPT: &str = "document.forms[0].submit()";

/// The response that carries the parameters to the client in this mode, without the signature. `redirect_uri` is a URL.
pub(super) fn respond(
    server: &Server,
    (client, redirect_uri): (&str, &str),
    mode: ResponseMode,
    parameters: &[(&str, &str)],
    cx: &Context<'_>,
) -> Result<Unsigned<Response>, BuildError> {
    if !mode.is_signed() {
        let parameters = parameters.iter().copied().chain([("iss", server.issuer())]);
        return Ok(Unsigned::complete(redirect(redirect_uri, &Zeroizing::new(form::encode(parameters)))));
    }
    // JARM section 2.1. A code that has expired need not be carried any longer.
    let end = cx.now().saturating_add(server.policy().token.code_lifetime.min(MAX_LIFETIME));
    let claims = [("iss", server.issuer()), ("aud", client)].into_iter().chain(parameters.iter().copied());
    let payload = payload(claims.filter(|(_, value)| !value.is_empty()), end)?;
    let (key, header) = server.key()?;
    let input = jwt_io::input_of(&payload, &header, key.algorithm())?;
    let redirect_uri = String::from(redirect_uri);
    Ok(Unsigned::one(key.algorithm(), input, move |token| {
        let token = Zeroizing::new(token);
        match mode {
            ResponseMode::FormPostJwt => page(&redirect_uri, &token),
            _ => redirect(&redirect_uri, &Zeroizing::new(form::encode([(RESPONSE, token.as_str())]))),
        }
    }))
}

/// The claims as JSON, in memory that is allocated once and wiped: they may have a code.
fn payload<'c>(
    claims: impl Iterator<Item = (&'c str, &'c str)> + Clone,
    end: UnixTime,
) -> Result<Zeroizing<Vec<u8>>, BuildError> {
    // Each character may become an escape of six characters.
    let length = claims.clone().map(|(name, value)| name.len() + 6 * value.len() + 6).sum::<usize>();
    let mut payload = Zeroizing::new(vec![0; 64 + length]);
    let mut writer = Writer::new(&mut payload);
    writer.begin_object();
    for (name, value) in claims {
        writer.name(name).string(value);
    }
    writer.name("exp").date(NumericDate::from_seconds(end.seconds())).end_object();
    let length = writer.finish().map_err(|_| BuildError::Serialize)?.len();
    payload.truncate(length);
    Ok(payload)
}

fn redirect(redirect_uri: &str, query: &str) -> Response {
    // 303, so that no browser posts again (FAPI 2.0 Security Profile section 5.3.2.2).
    Response::new(303)
        .with_secret_header("Location", url::with_query(redirect_uri, query))
        .with_header("Cache-Control", "no-cache, no-store")
}

/// A page that posts the token to the client at once, or by a button where there are no scripts (OAuth 2.0 Form Post
/// Response Mode section 2).
fn page(redirect_uri: &str, token: &str) -> Response {
    let action = escaped(redirect_uri);
    // Allocated once: the token has a code.
    let body = [
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Continue</title></head><body>\
         <form method=\"post\" action=\"",
        &action,
        "\"><input type=\"hidden\" name=\"",
        RESPONSE,
        "\" value=\"",
        token,
        "\"><noscript><button>Continue</button></noscript></form><script>",
        SCRIPT,
        "</script></body></html>",
    ]
    .concat();
    let mut hash = [0; 44];
    let length = STANDARD.encode_slice(sha256(SCRIPT.as_bytes()), &mut hash).unwrap_or_default();
    let hash = core::str::from_utf8(hash.get(..length).unwrap_or_default()).unwrap_or_default();
    // A host with characters that separate directives is not named.
    let origin = Url::parse(redirect_uri).map_or("'none'", |url| url.origin());
    let origin = if origin.contains([';', ',']) { "https:" } else { origin };
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{hash}'; form-action {origin}; frame-ancestors 'none'; base-uri 'none'"
    );
    Response::new(200)
        .with_header("Content-Type", "text/html; charset=utf-8")
        .with_header("Content-Security-Policy", &policy)
        .with_header("X-Content-Type-Options", "nosniff")
        .with_header("X-Frame-Options", "DENY")
        .with_header("Referrer-Policy", "no-referrer")
        .with_header("Cache-Control", "no-cache, no-store")
        .with_header("Pragma", "no-cache")
        .with_body(body)
}

/// A text in an attribute of HTML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// The parameters in a signed response, as the text of a form with the same names (JARM section 2.4).
///
/// The order of checks: presence of `response`; signature; key size; `typ`; `iss`; `aud`; `exp`, at most ten minutes
/// from now; types of the parameters.
pub(super) fn parameters(
    form: &Form<'_>,
    client: &Client,
    provider: &Provider,
    cx: &mut Context<'_>,
) -> Result<Zeroizing<String>, ResponseError> {
    let token = form.get(RESPONSE).ok_or(ResponseError::Unsigned);
    let token = cx.result(rule::CALLBACK_RESPONSE, token)?;
    let expected = SignedResponse {
        typ: TypRule::AbsentOr(&["JWT"]),
        required: &[],
        max_age: None,
        max_lifetime: Some(MAX_LIFETIME),
    };
    signed_response::check(token.as_bytes(), (client, provider), &expected, cx, |claims, cx| {
        let read = || {
            let names = ["code", "state", "iss", "error", "error_description", "error_uri"];
            let mut values = Vec::new();
            for claim in names {
                match claims.get(claim).map(crate::jose::json::Value::as_string) {
                    None => {}
                    Some(Some(text)) => values.push((claim, Zeroizing::new(text.to_cow().into_owned()))),
                    Some(None) => return Err(ResponseError::SignedMember { claim }),
                }
            }
            Ok(Zeroizing::new(form::encode(values.iter().map(|(name, value)| (*name, value.as_str())))))
        };
        cx.failure(rule::SIGNED_CLAIMS, read())
    })
}
