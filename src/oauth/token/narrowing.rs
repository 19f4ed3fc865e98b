//! Token requests for a part of the grant (RFC 9396 section 6).

use alloc::vec::Vec;

use crate::error::RequestError;
use crate::jose::json::Array;
use crate::oauth::authorization_details as details;
use crate::oauth::detail_types::DetailTypes;
use crate::oauth::form::Form;
use crate::oauth::policy::Policy;
use crate::types::{AuthorizationDetail, GrantedAuthorizationDetail};

/// The parameter's elements, read with the schemas of their types.
pub(super) fn asked(form: &Form<'_>, policy: &Policy) -> Result<Option<Vec<AuthorizationDetail>>, RequestError> {
    let Some(text) = form.get("authorization_details") else { return Ok(None) };
    let array = Array::parse(text.as_bytes(), policy.limits.token.json);
    let array = array.map_err(|_| details::malformed())?;
    details::count_of(array, policy)?;
    details::read_array(array).map(Some)
}

/// Whether each element is within a requested and authorized one.
pub(super) fn check_requested(
    asked: &[AuthorizationDetail],
    authorized: &[AuthorizationDetail],
    types: &DetailTypes,
) -> Result<(), RequestError> {
    let within = |asked: &AuthorizationDetail| {
        authorized.iter().filter(|authorized| authorized.tag() == asked.tag()).any(|authorized| {
            types.get(asked.tag()).map_or_else(|| asked == authorized, |rules| rules.is_narrower(asked, authorized))
        })
    };
    match asked.iter().position(|asked| !within(asked)) {
        Some(index) => Err(RequestError::DetailsExceed { index }),
        None => Ok(()),
    }
}

/// The granted part of an earlier grant: each requested element in its present state, narrowed to the request.
pub(super) fn narrowed(
    asked: &[AuthorizationDetail],
    granted: &[GrantedAuthorizationDetail],
    types: &DetailTypes,
) -> Result<Vec<GrantedAuthorizationDetail>, RequestError> {
    let narrow = |asked: &AuthorizationDetail, granted: &GrantedAuthorizationDetail| {
        let rules = types.get(asked.tag()).filter(|_| asked.tag() == granted.tag())?;
        rules.narrow(asked, granted)
    };
    let one = |(index, asked): (usize, &AuthorizationDetail)| {
        granted.iter().find_map(|granted| narrow(asked, granted)).ok_or(RequestError::DetailsExceed { index })
    };
    asked.iter().enumerate().map(one).collect()
}
