//! Rich authorization requests (RAR, RFC 9396), with the consents of Open Finance Malaysia.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use super::client::Client;
use super::context::Context;
use super::detail_types::{DetailContext, DetailTypes, is_same};
use super::lenient;
use super::policy::{Policy, is_listed};
use super::quirks;
use super::registration::RegisteredClient;
use super::rule;
use super::server::Server;
use crate::error::{QuirkSet, RequestError, ResponseError};
use crate::jose::json::{Array, Value};
use crate::time::UnixTime;
use crate::types::{AuthorizationDetail, GrantedAuthorizationDetail, RequestObject};

/// Reads the request object, and checks the number of its details. They are counted before the object is read, unless
/// their text is short: then the read elements are counted, with the same outcome.
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

/// Counts the elements before they are read (RFC 9396 section 2): an array of objects.
fn count(value: Option<Value<'_>>, policy: &Policy) -> Result<(), RequestError> {
    let Some(value) = value else { return Ok(()) };
    count_of(value.as_array().ok_or(malformed())?, policy)
}

/// [`count`] for the array itself.
pub(super) fn count_of(array: Array<'_>, policy: &Policy) -> Result<(), RequestError> {
    is_accepted_count(array.iter().count(), policy)
}

fn is_accepted_count(count: usize, policy: &Policy) -> Result<(), RequestError> {
    let limit = policy.authorization_details.max_count;
    if count == 0 || count > limit { Err(RequestError::DetailsCount { count, limit }) } else { Ok(()) }
}

/// RFC 9396 section 5: unknown and missing members, wrong types and values. The types of requests are closed, so
/// details that were read with their types are valid; otherwise this function determines the error.
pub(super) fn read<'r>(
    value: Option<Value<'_>>,
    typed: Option<&'r [AuthorizationDetail]>,
) -> Result<Option<Cow<'r, [AuthorizationDetail]>>, RequestError> {
    if let Some(typed) = typed {
        return Ok(Some(Cow::Borrowed(typed)));
    }
    let Some(value) = value else { return Ok(None) };
    // The rest of the request object is malformed; the details' own faults are reported first.
    read_array(value.as_array().ok_or(malformed())?).map(|details| Some(Cow::Owned(details)))
}

/// [`read`] for the array alone.
pub(super) fn read_array(array: Array<'_>) -> Result<Vec<AuthorizationDetail>, RequestError> {
    check_consent_types(array)?;
    serde_json::from_slice(array.text()).map_err(|_| {
        let member = lenient::faulty_member::<Vec<AuthorizationDetail>>(Value::Array(array), None);
        member.map_or(malformed(), |member| RequestError::DetailsMalformed { member })
    })
}

/// The error for a value that is not an array of objects, or whose fault has no known name.
pub(super) const fn malformed() -> RequestError {
    RequestError::DetailsMalformed { member: "authorization_details" }
}

/// A server's check of the requested elements (RFC 9396 section 5), in this order: number, consent types and schemas,
/// from [`count`] and [`read`]; presence; types, and the schemas of external types; the rules of each element's type,
/// for a consent its parties, purpose, permissions and end; quirks, which are returned.
pub(super) fn check(
    details: Result<Option<Cow<'_, [AuthorizationDetail]>>, RequestError>,
    client: &RegisteredClient,
    server: &Server,
    cx: &mut Context<'_>,
) -> Result<QuirkSet, RequestError> {
    let (policy, now) = (server.policy(), cx.now());
    let rule = match &details {
        Err(RequestError::ConsentType { .. }) => rule::CONSENT,
        _ => rule::DETAILS,
    };
    let Some(details) = cx.failure(rule, details)? else {
        let optional = !policy.authorization_details.require;
        cx.ensure(rule::DETAILS, optional, RequestError::DetailsMissing)?;
        return Ok(QuirkSet::EMPTY);
    };
    cx.result(rule::DETAILS, check_types(&details, client, server))?;
    let context = DetailContext { client, policy, now };
    let elements = details.iter().enumerate().try_for_each(|(index, detail)| {
        let rules = server.detail_types().get(detail.tag()).ok_or(RequestError::DetailsType { index })?;
        rules.check(index, detail, &context)
    });
    cx.result(rule::CONSENT, elements)?;
    let quirks = quirks::of_details(&details);
    cx.tolerated(rule::DETAILS_QUIRKS, policy, quirks, |quirk| RequestError::DetailsQuirk { quirk })?;
    Ok(quirks)
}

/// RFC 9396 sections 5 and 10: the type is known to the server, accepted by the policy and registered for the client.
/// Then the schemas of external types are checked.
pub(super) fn check_types(
    details: &[AuthorizationDetail],
    client: &RegisteredClient,
    server: &Server,
) -> Result<(), RequestError> {
    let (types, accepted) = (server.detail_types(), server.policy().authorization_details.types.as_deref());
    let unknown = |index| RequestError::DetailsType { index };
    for (index, detail) in details.iter().enumerate() {
        let is_accepted = is_listed(accepted, detail.tag()) && client.may_use(detail.tag());
        if !is_accepted || !types.contains(detail.tag()) {
            return Err(unknown(index));
        }
    }
    details
        .iter()
        .enumerate()
        .try_for_each(|(index, detail)| types.get(detail.tag()).ok_or(unknown(index))?.check_schema(index, detail))
}

/// `consent_type` repeats `type`. It is checked before the schemas, which allow a single value, so that the error is
/// more precise.
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

/// The maximum number of elements in a response. Each is compared with each requested or earlier one.
const MAX_GRANTED: usize = 32;

fn within_count(
    granted: Option<&[GrantedAuthorizationDetail]>,
) -> Result<&[GrantedAuthorizationDetail], ResponseError> {
    let granted = granted.unwrap_or_default();
    let (count, limit) = (granted.len(), MAX_GRANTED);
    if count > limit { Err(ResponseError::DetailsCount { count, limit }) } else { Ok(granted) }
}

/// A client's check of the grant: each element is within a requested one (RFC 9396 section 7).
///
/// For a consent: the same parties and purpose, no additional permissions, no later end, and an active status. Elements
/// of unknown types must equal a requested one.
pub(super) fn check_granted(
    requested: &[AuthorizationDetail],
    granted: Option<&[GrantedAuthorizationDetail]>,
    types: &DetailTypes,
    now: UnixTime,
) -> Result<(), ResponseError> {
    let granted = within_count(granted)?;
    if granted.is_empty() && !requested.is_empty() {
        return Err(ResponseError::DetailsMissing);
    }
    let within = |granted: &GrantedAuthorizationDetail| {
        requested.iter().filter(|requested| requested.tag() == granted.tag()).any(|requested| {
            types
                .get(granted.tag())
                .map_or_else(|| is_same(granted, requested), |rules| rules.is_within(granted, requested))
        })
    };
    match granted.iter().position(|granted| !within(granted)) {
        Some(index) => Err(ResponseError::DetailsExceed { index }),
        None => check_active(granted, types, now),
    }
}

/// Tokens come with active consents. An unknown status of a later version is accepted.
fn check_active(
    granted: &[GrantedAuthorizationDetail],
    types: &DetailTypes,
    now: UnixTime,
) -> Result<(), ResponseError> {
    let is_active =
        |detail: &GrantedAuthorizationDetail| types.get(detail.tag()).is_none_or(|rules| rules.is_active(detail, now));
    match granted.iter().position(|detail| !is_active(detail)) {
        Some(index) => Err(ResponseError::ConsentInactive { index }),
        None => Ok(()),
    }
}

/// A client's check of a refreshed grant: each element is within an earlier one. If the response has no details, the
/// earlier ones still apply, unless the policy requires details.
///
/// For a consent: the same consent, parties and purpose, no additional permissions, no later end. Elements of unknown
/// types must be equal.
pub(super) fn check_regranted(
    earlier: &[GrantedAuthorizationDetail],
    granted: Option<&[GrantedAuthorizationDetail]>,
    client: &Client,
    now: UnixTime,
) -> Result<(), ResponseError> {
    let (types, required) = (client.detail_types(), client.policy().authorization_details.require);
    let granted = within_count(granted)?;
    if granted.is_empty() && !earlier.is_empty() && required {
        return Err(ResponseError::DetailsMissing);
    }
    let mut beyond: Option<usize> = None;
    for (index, detail) in granted.iter().enumerate() {
        let name = detail.tag();
        // Each type once, so that its rules prepare the comparison once.
        if granted.iter().take(index).any(|other| other.tag() == name) {
            continue;
        }
        let of_type = |(_, detail): &(usize, &GrantedAuthorizationDetail)| detail.tag() == name;
        let (indices, of_this): (Vec<_>, Vec<_>) = granted.iter().enumerate().filter(of_type).unzip();
        let earlier: Vec<_> = earlier.iter().filter(|earlier| earlier.tag() == name).collect();
        let first = match types.get(name) {
            Some(rules) => rules.first_beyond(&of_this, &earlier),
            None => of_this.iter().position(|granted| !earlier.contains(granted)),
        };
        let first = first.and_then(|position| indices.get(position).copied());
        beyond = beyond.into_iter().chain(first).min();
    }
    match beyond {
        Some(index) => Err(ResponseError::DetailsExceed { index }),
        None => check_active(granted, types, now),
    }
}
