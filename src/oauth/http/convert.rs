//! To and from the types of the `http` crate.
//!
//! What another library makes of such a value is its own affair: its `Debug` shows a body's bytes. Headers that carry
//! credentials or codes are marked as sensitive, so that it does not show those.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::mem;

use ::http::header::{
    AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue, LOCATION, PROXY_AUTHORIZATION, SET_COOKIE,
};
use ::http::{Method, StatusCode, Uri};

use super::{Request, Response};
use crate::error::HttpError;
use crate::oauth::interaction_id;

/// To the request that HTTP clients and servers share; any body that is made of bytes will do. The URL may be absolute or a
/// path; names of headers become lower-case; a fragment is left out.
///
/// Errors: a method, URL or header that HTTP cannot carry; more headers than the type holds.
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

/// As a server or a client's middle layer has it. The URL is absolute where the other was, as with HTTP/2, else a path.
///
/// A header's value that is not UTF-8 (`obs-text` of RFC 9110 section 5.5) is left out, unless this crate reads that
/// header.
///
/// Errors: [`HttpError::HeaderText`] for such a value of a header that this crate reads.
///
/// ```
/// use ofm_protocol::oauth::http::Request;
///
/// let received = http::Request::post("/par").header("Content-Type", "application/x-www-form-urlencoded").body("request=eyJ")?;
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
        })
    }
}

/// As from a reference.
impl<B: AsRef<[u8]>> TryFrom<::http::Request<B>> for Request {
    type Error = HttpError;

    fn try_from(request: ::http::Request<B>) -> Result<Self, HttpError> {
        Self::try_from(&request)
    }
}

/// To the response that HTTP clients and servers share; any body that is made of bytes will do.
///
/// Errors: a status or header that HTTP cannot carry; more headers than the type holds.
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

/// As a client has it.
///
/// A header's value that is not UTF-8 (`obs-text` of RFC 9110 section 5.5) is left out, unless this crate reads that
/// header.
///
/// Errors: [`HttpError::HeaderText`] for such a value of a header that this crate reads.
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

/// As from a reference.
impl<B: AsRef<[u8]>> TryFrom<::http::Response<B>> for Response {
    type Error = HttpError;

    fn try_from(response: ::http::Response<B>) -> Result<Self, HttpError> {
        Self::try_from(&response)
    }
}

/// Headers of one name keep their order.
fn header_map(headers: &[(String, String)]) -> Result<HeaderMap, HttpError> {
    let mut map = HeaderMap::new();
    for (index, (name, value)) in headers.iter().enumerate() {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| HttpError::HeaderName { index })?;
        let mut value = HeaderValue::from_bytes(value.as_bytes()).map_err(|_| HttpError::HeaderValue { index })?;
        // A redirect's query has the code.
        value.set_sensitive([AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE, SET_COOKIE, LOCATION].contains(&name));
        map.try_append(name, value).map_err(|_| HttpError::TooManyHeaders { count: headers.len() })?;
    }
    Ok(map)
}

/// The headers that something in this crate depends on: it does not go on without them as if they had not been sent.
const READ: [&str; 5] = ["authorization", "content-type", "host", "location", interaction_id::HEADER];

fn header_list(map: &HeaderMap) -> Result<Vec<(String, String)>, HttpError> {
    let text = |(name, value): (&HeaderName, &HeaderValue)| match core::str::from_utf8(value.as_bytes()) {
        Ok(value) => Some(Ok((name.as_str().into(), value.into()))),
        Err(_) => READ.into_iter().find(|read| name == *read).map(|name| Err(HttpError::HeaderText { name })),
    };
    map.iter().filter_map(text).collect()
}
