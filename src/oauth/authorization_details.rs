//! Rich authorization requests (RFC 9396), with the consents of Open Finance Malaysia.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::str::FromStr;

use super::api_hub;
use super::consent::Sorted;
use super::context::Context;
use super::lenient;
use super::policy::{Policy, is_listed};
use super::quirks;
use super::registration::RegisteredClient;
use super::rule;
use crate::error::{QuirkSet, RequestError, ResponseError};
use crate::jose::json::{Array, Value};
use crate::time::UnixTime;
use crate::types::ofm::v1_2::{self, RequestedConsent};
use crate::types::uae::v2_1;
use crate::types::{AuthorizationDetail, GrantedAuthorizationDetail, Open, RequestObject, UnknownAuthorizationDetail};

/// The request object, and whether it has no more details than is accepted. They are counted before the object is read, unless
/// their text is short: then what was read is counted, with the same outcome.
pub(super) fn read_with(
    value: Option<Value<'_>>,
    policy: &Policy,
    read: impl FnOnce() -> Option<Box<RequestObject>>,
) -> (Option<Box<RequestObject>>, Result<(), RequestError>) {
    /// A few consents; reading them costs no more than the rest of the request.
    const SHORT: usize = 2_048;
    let is_short = value.and_then(Value::as_array).is_none_or(|array| array.text().len() <= SHORT);
    if !is_short {
        let counted = count(value, policy);
        return (counted.is_ok().then(read).flatten(), counted);
    }
    let request = read();
    let details = request.as_ref().and_then(|request| request.authorization_details.as_deref());
    let counted = details.map_or_else(|| count(value, policy), |details| is_accepted_count(details.len(), policy));
    (request.filter(|_| counted.is_ok()), counted)
}

/// How many there are is looked at before they are read (RFC 9396 section 2): an array of objects.
fn count(value: Option<Value<'_>>, policy: &Policy) -> Result<(), RequestError> {
    let Some(value) = value else { return Ok(()) };
    count_of(value.as_array().ok_or(malformed())?, policy)
}

/// As [`count`] of the array itself.
pub(super) fn count_of(array: Array<'_>, policy: &Policy) -> Result<(), RequestError> {
    is_accepted_count(array.iter().count(), policy)
}

fn is_accepted_count(count: usize, policy: &Policy) -> Result<(), RequestError> {
    let limit = policy.authorization_details.max_count;
    if count == 0 || count > limit { Err(RequestError::DetailsCount { count, limit }) } else { Ok(()) }
}

/// RFC 9396 section 5: unknown and missing members, wrong types and values. The types of requests are closed, so what was
/// read as they have it is right; else this says what is wrong.
pub(super) fn read<'r>(
    value: Option<Value<'_>>,
    typed: Option<&'r [AuthorizationDetail]>,
) -> Result<Option<Cow<'r, [AuthorizationDetail]>>, RequestError> {
    if let Some(typed) = typed {
        return Ok(Some(Cow::Borrowed(typed)));
    }
    let Some(value) = value else { return Ok(None) };
    // The rest of the request object is malformed: the details' own faults come first.
    read_array(value.as_array().ok_or(malformed())?).map(|details| Some(Cow::Owned(details)))
}

/// As [`read`], of the array alone.
pub(super) fn read_array(array: Array<'_>) -> Result<Vec<AuthorizationDetail>, RequestError> {
    check_consent_types(array)?;
    serde_json::from_slice(array.text()).map_err(|_| {
        let member = lenient::faulty_member::<Vec<AuthorizationDetail>>(Value::Array(array), None);
        member.map_or(malformed(), |member| RequestError::DetailsMalformed { member })
    })
}

/// The whole is no array of objects, or has what cannot be named.
pub(super) const fn malformed() -> RequestError {
    RequestError::DetailsMalformed { member: "authorization_details" }
}

/// A server's check of what is requested: RFC 9396 section 5, in the order: number, consent types and schemas, which
/// [`count`] and [`read`] have looked at; presence; types; for each consent its parties, its purpose, its permissions, its
/// end; quirks, which are given back.
pub(super) fn check(
    details: Result<Option<Cow<'_, [AuthorizationDetail]>>, RequestError>,
    client: &RegisteredClient,
    policy: &Policy,
    cx: &mut Context<'_>,
) -> Result<QuirkSet, RequestError> {
    let now = cx.now();
    let rule = match &details {
        Err(RequestError::ConsentType { .. }) => rule::CONSENT,
        _ => rule::DETAILS,
    };
    let Some(details) = cx.failure(rule, details)? else {
        let optional = !policy.authorization_details.require;
        cx.ensure(rule::DETAILS, optional, RequestError::DetailsMissing)?;
        return Ok(QuirkSet::EMPTY);
    };
    cx.result(rule::DETAILS, check_types(&details, client, policy))?;
    let consents = details.iter().enumerate().try_for_each(|(index, detail)| match detail {
        AuthorizationDetail::AccountAccessV1_2(access) => check_consent(index, &access.consent, client, policy, now),
        AuthorizationDetail::ApiHubAccountAccessV2_1(access) => {
            api_hub::check_consent(index, &access.consent, policy, now)
        }
        AuthorizationDetail::Unknown(_) => Err(RequestError::DetailsType { index }),
    });
    cx.result(rule::CONSENT, consents)?;
    let quirks = quirks::of_details(&details);
    cx.tolerated(rule::DETAILS_QUIRKS, policy, quirks, |quirk| RequestError::DetailsQuirk { quirk })?;
    Ok(quirks)
}

/// RFC 9396 sections 5 and 10: types that are known, that the policy accepts, that the client has registered.
pub(super) fn check_types(
    details: &[AuthorizationDetail],
    client: &RegisteredClient,
    policy: &Policy,
) -> Result<(), RequestError> {
    let accepted = |detail: &AuthorizationDetail| {
        !matches!(detail, AuthorizationDetail::Unknown(_))
            && is_listed(policy.authorization_details.types.as_deref(), detail.tag())
            && client.may_use(detail.tag())
    };
    match details.iter().position(|detail| !accepted(detail)) {
        Some(index) => Err(RequestError::DetailsType { index }),
        None => Ok(()),
    }
}

/// `consent_type` repeats `type`. Looked at before the schemas are, which know one value only: the reason is more precise.
fn check_consent_types(array: Array<'_>) -> Result<(), RequestError> {
    for (index, element) in array.iter().enumerate() {
        let object = element.as_object().ok_or(malformed())?;
        let kind = object.get("type").and_then(Value::as_string);
        let kind = kind.ok_or(RequestError::DetailsMalformed { member: "type" })?;
        let consent = object.get("consent").and_then(Value::as_object);
        if let Some(consent_type) = consent.and_then(|consent| consent.get("consent_type")).and_then(Value::as_string)
            && consent_type != kind
        {
            return Err(RequestError::ConsentType { index });
        }
    }
    Ok(())
}

/// As [`is_listed`] of a value with a closed set of texts.
fn is_accepted_value<T: FromStr + PartialEq>(accepted: Option<&[String]>, value: &T) -> bool {
    accepted.is_none_or(|accepted| accepted.iter().any(|text| text.parse::<T>().is_ok_and(|own| own == *value)))
}

fn check_consent(
    index: usize,
    consent: &RequestedConsent,
    client: &RegisteredClient,
    policy: &Policy,
    now: UnixTime,
) -> Result<(), RequestError> {
    // 1. Who asks whom.
    for (member, id) in [("dc_id", &consent.dc_id), ("dp_id", &consent.dp_id)] {
        if id.is_empty() {
            return Err(RequestError::ConsentParty { index, member });
        }
    }
    if !client.is_data_consumer(&consent.dc_id) {
        return Err(RequestError::ConsentConsumer { index });
    }
    // 2. What for, and what.
    if !is_accepted_value(policy.consent.purposes.as_deref(), &consent.consent_purpose) {
        return Err(RequestError::ConsentPurpose { index });
    }
    if consent
        .permissions
        .iter()
        .any(|permission| !is_accepted_value(policy.consent.permissions.as_deref(), permission))
    {
        return Err(RequestError::ConsentPermission { index });
    }
    // 3. Until when.
    let end = consent.expiration_datetime.time();
    if end <= now {
        return Err(RequestError::ConsentExpired { index, end, now });
    }
    let offset = policy.consent.end.offset();
    if policy.consent.end.allows(end) { Ok(()) } else { Err(RequestError::ConsentNotEndOfDay { index, end, offset }) }
}

/// The most elements that are read of a response. Each is compared with each that was requested or granted before: a handful.
const MAX_GRANTED: usize = 32;

fn within_count(
    granted: Option<&[GrantedAuthorizationDetail]>,
) -> Result<&[GrantedAuthorizationDetail], ResponseError> {
    let granted = granted.unwrap_or_default();
    let (count, limit) = (granted.len(), MAX_GRANTED);
    if count > limit { Err(ResponseError::DetailsCount { count, limit }) } else { Ok(granted) }
}

/// A client's check of what was granted: each element is within one that was requested (RFC 9396 section 7).
///
/// For a consent: the same parties and purpose, no more permissions, no later end, and a status that is active. Elements of
/// unknown types must be equal to a requested one.
pub(super) fn check_granted(
    requested: &[AuthorizationDetail],
    granted: Option<&[GrantedAuthorizationDetail]>,
) -> Result<(), ResponseError> {
    let granted = within_count(granted)?;
    if granted.is_empty() && !requested.is_empty() {
        return Err(ResponseError::DetailsMissing);
    }
    let within = |granted: &GrantedAuthorizationDetail| {
        requested.iter().any(|requested| match (requested, granted) {
            (
                AuthorizationDetail::AccountAccessV1_2(requested),
                GrantedAuthorizationDetail::AccountAccessV1_2(granted),
            ) => granted.consent.is_within(&requested.consent),
            (
                AuthorizationDetail::ApiHubAccountAccessV2_1(requested),
                GrantedAuthorizationDetail::ApiHubAccountAccessV2_1(granted),
            ) => api_hub::is_within(&requested.consent, &granted.consent),
            (AuthorizationDetail::Unknown(requested), GrantedAuthorizationDetail::Unknown(granted)) => {
                requested == granted
            }
            _ => false,
        })
    };
    match granted.iter().position(|granted| !within(granted)) {
        Some(index) => Err(ResponseError::DetailsExceed { index }),
        None => check_active(granted),
    }
}

/// Tokens come with consents that are active. A status of a later version is not judged.
fn check_active(granted: &[GrantedAuthorizationDetail]) -> Result<(), ResponseError> {
    let is_active = |detail: &GrantedAuthorizationDetail| match detail {
        GrantedAuthorizationDetail::AccountAccessV1_2(access) => {
            access.consent.status.known().is_none_or(|status| status.is_active())
        }
        GrantedAuthorizationDetail::ApiHubAccountAccessV2_1(access) => {
            access.consent.data.status.known().is_none_or(|status| status.is_active())
        }
        GrantedAuthorizationDetail::Unknown(_) => true,
    };
    match granted.iter().position(|detail| !is_active(detail)) {
        Some(index) => Err(ResponseError::ConsentInactive { index }),
        None => Ok(()),
    }
}

/// A client's check of what was granted anew: each element is within one that was granted before. None at all is what was
/// granted before, unless it is asked for.
///
/// For a consent: the same consent, parties and purpose, no more permissions, no later end; of API Hub and of unknown types,
/// the same but for what may change.
pub(super) fn check_regranted(
    earlier: &[GrantedAuthorizationDetail],
    granted: Option<&[GrantedAuthorizationDetail]>,
    required: bool,
) -> Result<(), ResponseError> {
    let granted = within_count(granted)?;
    if granted.is_empty() && !earlier.is_empty() && required {
        return Err(ResponseError::DetailsMissing);
    }
    let earlier: Vec<Granted<'_>> = earlier.iter().map(Granted::of).collect();
    let within = |granted: &GrantedAuthorizationDetail| {
        let granted = Granted::of(granted);
        earlier.iter().any(|earlier| granted.is_within(earlier))
    };
    match granted.iter().position(|granted| !within(granted)) {
        Some(index) => Err(ResponseError::DetailsExceed { index }),
        None => check_active(granted),
    }
}

/// What was granted, with its permissions sorted: each is compared with each, and sorted once.
enum Granted<'a> {
    AccountAccess(&'a v1_2::GrantedConsent, Sorted<'a, Open<v1_2::Permission>>),
    ApiHub(&'a v2_1::GrantedConsent, Sorted<'a, Open<v2_1::Permission>>),
    Unknown(&'a UnknownAuthorizationDetail),
}

impl<'a> Granted<'a> {
    fn of(detail: &'a GrantedAuthorizationDetail) -> Self {
        match detail {
            GrantedAuthorizationDetail::AccountAccessV1_2(access) => {
                Self::AccountAccess(&access.consent, Sorted::of(&access.consent.permissions))
            }
            GrantedAuthorizationDetail::ApiHubAccountAccessV2_1(access) => {
                Self::ApiHub(&access.consent, Sorted::of(&access.consent.data.permissions))
            }
            GrantedAuthorizationDetail::Unknown(detail) => Self::Unknown(detail),
        }
    }

    fn is_within(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::AccountAccess(consent, permissions), Self::AccountAccess(earlier, others)) => {
                consent.is_as_earlier(earlier) && permissions.is_within(others)
            }
            (Self::ApiHub(consent, permissions), Self::ApiHub(earlier, others)) => {
                api_hub::is_as_earlier(earlier, consent) && permissions.is_within(others)
            }
            (Self::Unknown(detail), Self::Unknown(earlier)) => detail == earlier,
            _ => false,
        }
    }
}
