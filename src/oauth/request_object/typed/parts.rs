//! The members of a request object that are objects and arrays, read as they are checked.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::jose::json::{self, Array, Object, Str, Whole};
use crate::types::oauth::{AuthorizationDetailView, ClaimRequest};
use crate::types::ofm::v1_2::{ConsentPurpose, ConsentType, Permission, RequestedAccountAccess, RequestedConsent};
use crate::types::scalar::UniqueList;
use crate::types::view::{self, Reader, Rejected, View};
use crate::types::{AuthorizationDetail, ClaimsRequest, Timestamp};

/// The reason for which a reader declines. It is never told: the reader in steps finds the right one.
pub(super) const UNUSUAL: &str = "an unusual form";

/// The member `claims`.
// Not inlined: the loop over the members needs the registers.
#[inline(never)]
pub(super) fn claims_request<'b>(
    reader: &mut Reader<'_, 'b>,
    whole: Whole<'b>,
) -> Result<(ClaimsRequest, Object<'b>), Rejected> {
    let mut request = ClaimsRequest::default();
    let object = reader.object(&["id_token", "userinfo"], |reader, name| match name.len() {
        8 if name.is(b"userinfo") => {
            reader.member_by("userinfo", name, &mut request.userinfo, |reader| requests(reader, whole))
        }
        8 if name.is(b"id_token") => {
            reader.member_by("id_token", name, &mut request.id_token, |reader| requests(reader, whole))
        }
        _ => Err(reader.reject(UNUSUAL)),
    })?;
    Ok((request, object))
}

/// The requested claims of one place, by name.
fn requests<'b>(
    reader: &mut Reader<'_, 'b>,
    whole: Whole<'b>,
) -> Result<BTreeMap<String, Option<ClaimRequest>>, Rejected> {
    let mut requests = BTreeMap::new();
    reader.object(&[], |reader, name| {
        reader.count(name)?;
        let own = whole.text(name.text()).ok_or_else(|| reader.reject(UNUSUAL))?;
        let request = if reader.null()? { None } else { Some(claim_request(reader, whole)?) };
        // The map finds a name that is repeated.
        match requests.insert(own.into(), request) {
            None => Ok(()),
            Some(_) => Err(reader.reject(UNUSUAL)),
        }
    })?;
    Ok(requests)
}

/// A request of one claim with conditions.
fn claim_request<'b>(reader: &mut Reader<'_, 'b>, whole: Whole<'b>) -> Result<ClaimRequest, Rejected> {
    let object = reader.value()?.as_object();
    let text = object.and_then(|object| whole.part(object.text()));
    text.and_then(|text| json::read_typed_text(text, None)).ok_or_else(|| reader.reject(UNUSUAL))
}

/// The member `authorization_details`, if it has at most so many elements: further ones are not read.
// Not inlined, as [`claims_request`].
#[inline(never)]
pub(super) fn details<'b>(
    reader: &mut Reader<'_, 'b>,
    whole: Whole<'b>,
    limit: usize,
) -> Result<(Vec<AuthorizationDetail>, Array<'b>), Rejected> {
    // Almost every request has one detail.
    let mut details = Vec::with_capacity(1);
    let array = reader.array(|reader| {
        if details.len() >= limit {
            return Err(reader.reject(UNUSUAL));
        }
        details.push(detail(reader, whole)?);
        Ok(())
    })?;
    Ok((details, array))
}

fn detail<'b>(reader: &mut Reader<'_, 'b>, whole: Whole<'b>) -> Result<AuthorizationDetail, Rejected> {
    /// So this crate writes a request of access to accounts, with its type at the end: that need not be searched.
    const WRITTEN: &[u8] = br#"{"consent":{"consent_purpose":"#;
    const TYPE: &str = "urn:openfinance-ml:account-access-consent:v1.2";
    if reader.goes_on_with(WRITTEN) || reader.tag("type")? == *TYPE {
        return account_access(reader, whole).map(AuthorizationDetail::AccountAccessV1_2);
    }
    // The other types are read again, when the text of the detail was checked.
    let object = match AuthorizationDetailView::read(reader)? {
        AuthorizationDetailView::AccountAccessV1_2(access) => access.object(),
        AuthorizationDetailView::ApiHubAccountAccessV2_1(access) => access.object(),
        AuthorizationDetailView::Other(other) => other.object(),
    };
    let text = whole.part(object.text());
    text.and_then(|text| json::read_typed_text(text, None)).ok_or_else(|| reader.reject(UNUSUAL))
}

fn account_access<'b>(reader: &mut Reader<'_, 'b>, whole: Whole<'b>) -> Result<RequestedAccountAccess, Rejected> {
    let (mut consent, mut type_) = (None, None);
    reader.object(&["consent", "type"], |reader, name| match name.len() {
        7 if name.is(b"consent") => {
            reader.member_by("consent", name, &mut consent, |reader| requested_consent(reader, whole))
        }
        4 if name.is(b"type") => reader.member::<ConsentType>("type", name, &mut type_),
        _ => reader.unknown(),
    })?;
    consent
        .zip(type_)
        .map(|(consent, type_)| RequestedAccountAccess { consent, type_ })
        .ok_or_else(|| reader.reject(UNUSUAL))
}

fn requested_consent<'b>(reader: &mut Reader<'_, 'b>, whole: Whole<'b>) -> Result<RequestedConsent, Rejected> {
    const NAMES: &[&str] = &["consent_purpose", "consent_type", "dc_id", "dp_id", "expiration_datetime", "permissions"];
    let (mut purpose, mut type_, mut consumer, mut provider) = (None, None, None, None);
    let (mut end, mut permissions) = (None, None);
    reader.object(NAMES, |reader, name| match name.len() {
        5 if name.is(b"dc_id") => reader.member::<Str<'_>>("dc_id", name, &mut consumer),
        5 if name.is(b"dp_id") => reader.member::<Str<'_>>("dp_id", name, &mut provider),
        11 if name.is(b"permissions") => reader.member_by("permissions", name, &mut permissions, permission_list),
        12 if name.is(b"consent_type") => reader.member::<ConsentType>("consent_type", name, &mut type_),
        15 if name.is(b"consent_purpose") => reader.member::<ConsentPurpose>("consent_purpose", name, &mut purpose),
        19 if name.is(b"expiration_datetime") => {
            reader.member::<view::Timestamp<'_>>("expiration_datetime", name, &mut end)
        }
        _ => reader.unknown(),
    })?;
    let text = |text: Option<Str<'b>>| whole.text(text?);
    let consent = || {
        let end = end?;
        Some(RequestedConsent {
            consent_purpose: purpose?,
            consent_type: type_?,
            dc_id: text(consumer)?.parse().ok()?,
            dp_id: text(provider)?.parse().ok()?,
            expiration_datetime: Timestamp::of_read(text(Some(end.text()))?, end.time(), end.offset_minutes()),
            permissions: permissions?,
        })
    };
    consent().ok_or_else(|| reader.reject(UNUSUAL))
}

fn permission_list(reader: &mut Reader<'_, '_>) -> Result<UniqueList<Permission>, Rejected> {
    // There are few values, and none is there twice.
    let mut list = Vec::with_capacity(4);
    reader.array(|reader| {
        let permission = Permission::read(reader)?;
        if list.contains(&permission) {
            return Err(reader.reject(UNUSUAL));
        }
        list.push(permission);
        Ok(())
    })?;
    list.try_into().map_err(|_| reader.reject(UNUSUAL))
}
