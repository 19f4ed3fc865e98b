//! Key sets at a `jwks_uri` (RFC 7517 section 5, RFC 7591 section 2): requests, responses and publication.

use core::time::Duration;

use super::context::Context;
use super::http::{self, Request, Response};
use super::policy::Policy;
use super::rule;
use super::url::Url;
use crate::error::{BuildError, ResponseError};
use crate::jose::{JwkSet, SetLimits};

/// The content type of a key set (RFC 7517 section 8.5.2).
pub const JWK_SET: &str = "application/jwk-set+json";

/// The request for a key set.
///
/// Errors: the address is not https.
pub fn request(jwks_uri: &str) -> Result<Request, BuildError> {
    request_at(jwks_uri, false)
}

/// [`request`] under a policy, which may allow http on a loopback address for development
/// ([`Policy::development_loopback_http`]).
///
/// Errors: the address is not one that the policy allows.
pub fn request_under(policy: &Policy, jwks_uri: &str) -> Result<Request, BuildError> {
    request_at(jwks_uri, policy.development_loopback_http)
}

fn request_at(jwks_uri: &str, loopback: bool) -> Result<Request, BuildError> {
    Url::parse_endpoint(jwks_uri, loopback).ok_or(BuildError::Value { name: "jwks_uri" })?;
    Ok(request_to(jwks_uri))
}

/// [`request`] without the check of the address.
pub(super) fn request_to(jwks_uri: &str) -> Request {
    Request::new("GET", jwks_uri).with_header("Accept", "application/jwk-set+json, application/json")
}

/// Reads the response to [`request`]. Returns the usable keys, and the reason for each other key.
///
/// The order of checks: size, at most [`SetLimits::bytes`]; status 200; content type [`JWK_SET`] or `application/json`;
/// the key set, as in [`JwkSet::parse_within`].
///
/// ```
/// use ofm_protocol::jose::{JwkSet, SetLimits};
/// use ofm_protocol::oauth::{Context, jwks};
/// use ofm_protocol::time::UnixTime;
///
/// let published = jwks::response(&JwkSet::default(), core::time::Duration::from_secs(900));
/// let cx = &mut Context::with_system_random(UnixTime::from_seconds(1_769_766_718));
/// assert_eq!(jwks::read(&published, SetLimits::default(), cx)?.keys().len(), 0);
/// # Ok::<(), ofm_protocol::error::ResponseError>(())
/// ```
pub fn read(response: &Response, limits: SetLimits, cx: &mut Context<'_>) -> Result<JwkSet, ResponseError> {
    let read = || {
        let (length, limit) = (response.body.len(), limits.bytes);
        if length > limit {
            return Err(ResponseError::TooLong { length, limit });
        }
        if response.status != 200 {
            return Err(ResponseError::Status { status: response.status });
        }
        let content_type = response.header("Content-Type");
        if !http::is_media_type(content_type, JWK_SET) && !http::is_media_type(content_type, http::JSON) {
            return Err(ResponseError::ContentType);
        }
        JwkSet::parse_within(&response.body, limits).map_err(|error| ResponseError::JwkSet { error })
    };
    cx.result(rule::JWKS, read())
}

/// The response that publishes these keys. Clients and caches may keep it for this time.
#[must_use]
pub fn response(keys: &JwkSet, max_age: Duration) -> Response {
    Response::published(JWK_SET, keys.to_json().into_bytes(), max_age)
}
