//! Conversions to and from the types of the `http` crate.
//!
//! This crate does not control the output of another library: its `Debug` prints a body's bytes. Headers whose values
//! this crate does not print are marked as sensitive, so that it does not print those either.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::mem;

use ::http::header::{HeaderMap, HeaderName, HeaderValue};
use ::http::{Method, StatusCode, Uri};

use super::{Request, Response};
use crate::error::HttpError;
use crate::oauth::{dpop, interaction_id};

/// Converts to the shared request type of HTTP clients and servers, with any body type that can be made from bytes. The
/// URL may be absolute or a path; header names become lower-case; a fragment is omitted.
///
/// Errors: HTTP does not allow the method, URL or header; the type cannot hold this number of headers.
///
/// ```
/// use ofm_protocol::oauth::http::Request;
///
/// let request = Request::new("POST", "https://as.example/par").with_header("Accept", "application/json");
/// let request: http::Request<Vec<u8>> = request.try_into()?;
/// assert_eq!(request.uri().host(), Some("as.example"));
/// # Ok::<(), ofm_protocol::error::HttpError>(())
/// ```
impl<B: From<Vec<u8>>> TryFrom<Request> for ::http::Request<B> {
    type Error = HttpError;

    fn try_from(mut request: Request) -> Result<Self, HttpError> {
        let method = Method::from_bytes(request.method.as_bytes()).map_err(|_| HttpError::Method)?;
        let uri = Uri::try_from(mem::take(&mut request.url)).map_err(|_| HttpError::Url)?;
        let headers = header_map(&request.headers)?;
        let mut converted = Self::new(mem::take(&mut request.body).into());
        *converted.method_mut() = method;
        *converted.uri_mut() = uri;
        *converted.headers_mut() = headers;
        Ok(converted)
    }
}

/// Converts from the form of a server or a client's middleware. The URL is absolute if it was absolute, as with HTTP/2,
/// otherwise a path.
///
/// A header value that is not UTF-8 (`obs-text` of RFC 9110 section 5.5) is omitted, unless this crate reads the
/// header.
///
/// Errors: [`HttpError::HeaderText`] if this crate reads the header.
///
/// ```
/// use ofm_protocol::oauth::http::Request;
///
/// let form = "application/x-www-form-urlencoded";
/// let received = http::Request::post("/par").header("Content-Type", form).body("request=eyJ")?;
/// let request = Request::try_from(&received)?;
/// assert_eq!((request.target(), request.header("content-type")), ("/par", Some("application/x-www-form-urlencoded")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl<B: AsRef<[u8]>> TryFrom<&::http::Request<B>> for Request {
    type Error = HttpError;

    fn try_from(request: &::http::Request<B>) -> Result<Self, HttpError> {
        Ok(Self {
            method: request.method().as_str().into(),
            url: request.uri().to_string(),
            headers: header_list(request.headers())?,
            body: request.body().as_ref().into(),
            client_certificate: None,
        })
    }
}

/// Converts as from a reference.
impl<B: AsRef<[u8]>> TryFrom<::http::Request<B>> for Request {
    type Error = HttpError;

    fn try_from(request: ::http::Request<B>) -> Result<Self, HttpError> {
        Self::try_from(&request)
    }
}

/// Converts to the shared response type of HTTP clients and servers, with any body type that can be made from bytes.
///
/// Errors: HTTP does not allow the status or a header; the type cannot hold this number of headers.
impl<B: From<Vec<u8>>> TryFrom<Response> for ::http::Response<B> {
    type Error = HttpError;

    fn try_from(mut response: Response) -> Result<Self, HttpError> {
        let status = response.status;
        let status = StatusCode::from_u16(status).map_err(|_| HttpError::Status { status })?;
        let headers = header_map(&response.headers)?;
        let mut converted = Self::new(mem::take(&mut response.body).into());
        *converted.status_mut() = status;
        *converted.headers_mut() = headers;
        Ok(converted)
    }
}

/// Converts from the form of a client.
///
/// A header value that is not UTF-8 (`obs-text` of RFC 9110 section 5.5) is omitted, unless this crate reads the
/// header.
///
/// Errors: [`HttpError::HeaderText`] if this crate reads the header.
impl<B: AsRef<[u8]>> TryFrom<&::http::Response<B>> for Response {
    type Error = HttpError;

    fn try_from(response: &::http::Response<B>) -> Result<Self, HttpError> {
        Ok(Self {
            status: response.status().as_u16(),
            headers: header_list(response.headers())?,
            body: response.body().as_ref().into(),
        })
    }
}

/// Converts as from a reference.
impl<B: AsRef<[u8]>> TryFrom<::http::Response<B>> for Response {
    type Error = HttpError;

    fn try_from(response: ::http::Response<B>) -> Result<Self, HttpError> {
        Self::try_from(&response)
    }
}

/// Headers with one name keep their order.
fn header_map(headers: &[(String, String)]) -> Result<HeaderMap, HttpError> {
    let mut map = HeaderMap::new();
    for (index, (name, value)) in headers.iter().enumerate() {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| HttpError::HeaderName { index })?;
        let mut value = HeaderValue::from_bytes(value.as_bytes()).map_err(|_| HttpError::HeaderValue { index })?;
        // A header that this crate does not print, other libraries must not print.
        value.set_sensitive(!super::is_shown(name.as_str()));
        map.try_append(name, value).map_err(|_| HttpError::TooManyHeaders { count: headers.len() })?;
    }
    Ok(map)
}

/// The headers that this crate reads, except `Accept`, without which a response is plain. They must not be dropped
/// silently.
const READ: [&str; 8] = [
    "authorization",
    "content-type",
    dpop::HEADER,
    dpop::NONCE_HEADER,
    "host",
    "location",
    "www-authenticate",
    interaction_id::HEADER,
];

fn header_list(map: &HeaderMap) -> Result<Vec<(String, String)>, HttpError> {
    let text = |(name, value): (&HeaderName, &HeaderValue)| match core::str::from_utf8(value.as_bytes()) {
        Ok(value) => Some(Ok((name.as_str().into(), value.into()))),
        Err(_) => READ
            .into_iter()
            .find(|read| name.as_str().eq_ignore_ascii_case(read))
            .map(|name| Err(HttpError::HeaderText { name })),
    };
    map.iter().filter_map(text).collect()
}
