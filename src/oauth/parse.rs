//! Common parts of all endpoints and responses (RFC 6749 sections 3.2 and 5.1).

use serde::de::DeserializeOwned;

use super::error::{PeerError, refusal};
use super::form::{Exceptions, Form};
use super::http::{self, Request, Response};
use super::lenient::{self, Passed};
use super::policy::Policy;
use crate::error::{RequestError, ResponseError};
use crate::jose::json::{self, Object, Value};

/// A posted form.
pub(super) fn form<'r>(request: &'r Request, policy: &Policy) -> Result<Form<'r>, RequestError> {
    if request.method != "POST" {
        return Err(RequestError::Method);
    }
    if !http::is_media_type(request.header("Content-Type"), http::FORM) {
        return Err(RequestError::ContentType);
    }
    // RFC 8707 section 2: a request may name several resources.
    let exceptions = Exceptions { repeatable: &["resource"], ..Exceptions::default() };
    let form = Form::parse_with(&request.body, policy.limits.form, exceptions);
    form.map_err(|error| RequestError::Form { error })
}

/// A successful response's JSON object, checked by the strict reader. A response with an error is an error, whatever
/// its status and content type.
pub(super) fn json_object<'r>(
    response: &'r Response,
    success: &[u16],
    policy: &Policy,
) -> Result<Object<'r>, ResponseError> {
    let (length, limit) = (response.body.len(), policy.limits.response);
    if length > limit {
        return Err(ResponseError::TooLong { length, limit });
    }
    if !success.contains(&response.status) {
        return Err(refusal(response));
    }
    let said = || PeerError::of_response(response).map(|error| error.refusal());
    if !http::is_media_type(response.header("Content-Type"), http::JSON) {
        return Err(said().unwrap_or(ResponseError::ContentType));
    }
    let object = Object::parse(&response.body, policy.limits.token.json)
        .map_err(|error| said().unwrap_or(ResponseError::Json { error }))?;
    let may_refuse = object.get("error").or_else(|| object.get("errors")).is_some();
    if may_refuse && let Some(refusal) = said() {
        return Err(refusal);
    }
    Ok(object)
}

/// `expires_in` is a positive integer, which may be a string, or absent if it is optional; null counts as absent.
pub(super) fn check_expires_in(object: Object<'_>, required: bool) -> Result<(), ResponseError> {
    let seconds = match object.get("expires_in") {
        None | Some(Value::Null) if !required => return Ok(()),
        Some(Value::Number(number)) => number.as_u64(),
        Some(Value::String(text)) => lenient::digits(&text.to_cow()),
        _ => None,
    };
    if seconds.is_some_and(|seconds| seconds > 0) { Ok(()) } else { Err(ResponseError::ExpiresIn) }
}

/// Reads the object as a message, and returns the deviations from the strict form.
pub(super) fn typed<T: DeserializeOwned>(object: Object<'_>) -> Result<(T, Passed), ResponseError> {
    // `serde_json` decodes escapes in memory that it does not wipe: it reads what the first reader declines.
    match json::read_typed(object, None).map_or_else(|| serde_json::from_slice(object.text()), Ok) {
        Ok(message) => Ok((message, Passed::NOTHING)),
        Err(_) => lenient::read(object).map_err(|name| ResponseError::Member { name }),
    }
}

/// A successful response that is a token with this media type, and its text.
pub(super) fn signed<'r>(response: &'r Response, media_type: &str, policy: &Policy) -> Result<&'r [u8], ResponseError> {
    let (length, limit) = (response.body.len(), policy.limits.response);
    if length > limit {
        return Err(ResponseError::TooLong { length, limit });
    }
    if response.status != 200 {
        return Err(refusal(response));
    }
    if http::is_media_type(response.header("Content-Type"), media_type) {
        return Ok(response.body.trim_ascii());
    }
    Err(PeerError::of_response(response).map_or(ResponseError::Unsigned, |error| error.refusal()))
}
