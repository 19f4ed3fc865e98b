//! Token requests for a part of the grant (RFC 9396 section 6).

use alloc::vec::Vec;

use crate::error::RequestError;
use crate::jose::json::Array;
use crate::oauth::api_hub;
use crate::oauth::authorization_details as details;
use crate::oauth::form::Form;
use crate::oauth::policy::Policy;
use crate::types::{AuthorizationDetail, GrantedAuthorizationDetail, Open};

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
) -> Result<(), RequestError> {
    let within = |asked: &AuthorizationDetail| {
        authorized.iter().any(|authorized| match (asked, authorized) {
            (AuthorizationDetail::AccountAccessV1_2(asked), AuthorizationDetail::AccountAccessV1_2(authorized)) => {
                asked.consent.is_within(&authorized.consent)
            }
            (
                AuthorizationDetail::ApiHubAccountAccessV2_1(asked),
                AuthorizationDetail::ApiHubAccountAccessV2_1(authorized),
            ) => api_hub::is_narrower(&asked.consent, &authorized.consent),
            (asked, authorized) => asked == authorized,
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
) -> Result<Vec<GrantedAuthorizationDetail>, RequestError> {
    let one = |(index, asked): (usize, &AuthorizationDetail)| {
        granted.iter().find_map(|granted| narrow(asked, granted)).ok_or(RequestError::DetailsExceed { index })
    };
    asked.iter().enumerate().map(one).collect()
}

/// `granted`, narrowed to `asked`, if that is within it.
fn narrow(asked: &AuthorizationDetail, granted: &GrantedAuthorizationDetail) -> Option<GrantedAuthorizationDetail> {
    match (asked, granted) {
        (AuthorizationDetail::AccountAccessV1_2(asked), GrantedAuthorizationDetail::AccountAccessV1_2(granted)) => {
            let (asked, mut narrowed) = (&asked.consent, granted.clone());
            let consent = &mut narrowed.consent;
            let within = asked.dc_id == consent.dc_id
                && asked.dp_id == consent.dp_id
                && consent.consent_purpose == asked.consent_purpose
                && asked.expiration_datetime.time() <= consent.expiration_datetime.time()
                && asked.permissions.iter().all(|value| consent.permissions.contains(&Open::Known(*value)));
            consent.permissions = asked.permissions.iter().copied().map(Open::Known).collect();
            consent.expiration_datetime = asked.expiration_datetime.clone();
            within.then(|| narrowed.into())
        }
        (
            AuthorizationDetail::ApiHubAccountAccessV2_1(asked),
            GrantedAuthorizationDetail::ApiHubAccountAccessV2_1(granted),
        ) => {
            let mut narrowed = granted.clone();
            api_hub::narrow(&asked.consent, &mut narrowed.consent).then(|| narrowed.into())
        }
        (AuthorizationDetail::Unknown(asked), GrantedAuthorizationDetail::Unknown(granted)) => {
            (asked == granted).then(|| granted.clone().into())
        }
        _ => None,
    }
}
