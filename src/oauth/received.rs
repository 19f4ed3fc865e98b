//! What every endpoint and every response has in common (RFC 6749 sections 3.2 and 5.1).

use serde::de::DeserializeOwned;

use super::error::refusal;
use super::form::Form;
use super::http::{self, Request, Response};
use super::policy::Policy;
use crate::error::{RequestError, ResponseError};
use crate::jose::json::{Object, Value};

/// A posted form.
pub(super) fn form<'r>(request: &'r Request, policy: &Policy) -> Result<Form<'r>, RequestError> {
    if request.method != "POST" {
        return Err(RequestError::Method);
    }
    if !http::is_media_type(request.header("Content-Type"), http::FORM) {
        return Err(RequestError::ContentType);
    }
    Form::parse(&request.body, policy.form_limits).map_err(|error| RequestError::Form { error })
}

/// A successful response's JSON object, checked by the strict reader.
pub(super) fn json_object<'r>(
    response: &'r Response,
    success: &[u16],
    policy: &Policy,
) -> Result<Object<'r>, ResponseError> {
    let (length, limit) = (response.body.len(), policy.max_response);
    if length > limit {
        return Err(ResponseError::TooLong { length, limit });
    }
    if !success.contains(&response.status) {
        return Err(refusal(response));
    }
    if !http::is_media_type(response.header("Content-Type"), http::JSON) {
        return Err(ResponseError::ContentType);
    }
    Object::parse(&response.body, policy.token_limits.json()).map_err(|error| ResponseError::Json { error })
}

/// `expires_in` is a positive integer, or absent where it may be.
pub(super) fn check_expires_in(object: Object<'_>, required: bool) -> Result<(), ResponseError> {
    match object.get("expires_in") {
        None if !required => Ok(()),
        Some(Value::Number(number)) if number.as_u64().is_some_and(|seconds| seconds > 0) => Ok(()),
        _ => Err(ResponseError::ExpiresIn),
    }
}

/// The object as a message.
pub(super) fn typed<T: DeserializeOwned>(object: Object<'_>) -> Result<T, ResponseError> {
    serde_json::from_slice(object.text()).map_err(|_| ResponseError::Member)
}
