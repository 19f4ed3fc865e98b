//! Account access consents of Open Finance Malaysia, version 1.2.

use alloc::string::String;
use alloc::vec::Vec;
use core::str::FromStr;

use super::{DetailContext, Rules};
use crate::error::RequestError;
use crate::oauth::consent::Sorted;
use crate::time::UnixTime;
use crate::types::ofm::v1_2::{GrantedConsent, Permission};
use crate::types::{AuthorizationDetail, GrantedAuthorizationDetail, Open};

use AuthorizationDetail::AccountAccessV1_2 as Requested;
use GrantedAuthorizationDetail::AccountAccessV1_2 as Granted;

pub(super) struct AccountAccess;

impl Rules for AccountAccess {
    fn name(&self) -> &'static str {
        "urn:openfinance-ml:account-access-consent:v1.2"
    }

    fn check(
        &self,
        index: usize,
        requested: &AuthorizationDetail,
        context: &DetailContext<'_>,
    ) -> Result<(), RequestError> {
        let Requested(access) = requested else { return Err(RequestError::DetailsType { index }) };
        let (consent, policy, now) = (&access.consent, &context.policy.consent, context.now);
        // 1. Who asks whom.
        for (member, id) in [("dc_id", &consent.dc_id), ("dp_id", &consent.dp_id)] {
            if id.is_empty() {
                return Err(RequestError::ConsentParty { index, member });
            }
        }
        if !context.client.is_data_consumer(&consent.dc_id) {
            return Err(RequestError::ConsentConsumer { index });
        }
        // 2. What for, and what.
        if !is_accepted(policy.purposes.as_deref(), &consent.consent_purpose) {
            return Err(RequestError::ConsentPurpose { index });
        }
        if consent.permissions.iter().any(|permission| !is_accepted(policy.permissions.as_deref(), permission)) {
            return Err(RequestError::ConsentPermission { index });
        }
        // 3. Until when.
        let end = consent.expiration_datetime.time();
        if end <= now {
            return Err(RequestError::ConsentExpired { index, end, now });
        }
        if policy.end.allows(end) {
            Ok(())
        } else {
            Err(RequestError::ConsentNotEndOfDay { index, end, offset: policy.end.offset() })
        }
    }

    fn is_within(&self, granted: &GrantedAuthorizationDetail, requested: &AuthorizationDetail) -> bool {
        let (Granted(granted), Requested(requested)) = (granted, requested) else { return false };
        granted.consent.is_within(&requested.consent)
    }

    fn first_beyond(
        &self,
        granted: &[&GrantedAuthorizationDetail],
        earlier: &[&GrantedAuthorizationDetail],
    ) -> Option<usize> {
        // The permissions of each element are sorted once.
        let earlier: Vec<_> = earlier.iter().filter_map(|detail| sorted(detail)).collect();
        granted.iter().position(|detail| {
            let Some((consent, permissions)) = sorted(detail) else { return true };
            !earlier.iter().any(|(earlier, others)| consent.is_as_earlier(earlier) && permissions.is_within(others))
        })
    }

    fn is_narrower(&self, asked: &AuthorizationDetail, authorized: &AuthorizationDetail) -> bool {
        let (Requested(asked), Requested(authorized)) = (asked, authorized) else { return false };
        asked.consent.is_within(&authorized.consent)
    }

    fn narrow(
        &self,
        asked: &AuthorizationDetail,
        granted: &GrantedAuthorizationDetail,
    ) -> Option<GrantedAuthorizationDetail> {
        let (Requested(asked), Granted(granted)) = (asked, granted) else { return None };
        let (asked, mut narrowed) = (&asked.consent, granted.clone());
        let consent = &mut narrowed.consent;
        let is_within = asked.dc_id == consent.dc_id
            && asked.dp_id == consent.dp_id
            && consent.consent_purpose == asked.consent_purpose
            && asked.expiration_datetime.time() <= consent.expiration_datetime.time()
            && asked.permissions.iter().all(|value| consent.permissions.contains(&Open::Known(*value)));
        consent.permissions = asked.permissions.iter().copied().map(Open::Known).collect();
        consent.expiration_datetime = asked.expiration_datetime.clone();
        is_within.then(|| narrowed.into())
    }

    fn is_active(&self, granted: &GrantedAuthorizationDetail, _: UnixTime) -> bool {
        let Granted(access) = granted else { return true };
        access.consent.status.known().is_none_or(|status| status.is_active())
    }

    fn allows_tokens(&self, granted: &GrantedAuthorizationDetail, now: UnixTime) -> bool {
        let Granted(access) = granted else { return false };
        let consent = &access.consent;
        consent.status.known().is_some_and(|status| status.is_active()) && now < consent.expiration_datetime.time()
    }
}

fn sorted(detail: &GrantedAuthorizationDetail) -> Option<(&GrantedConsent, Sorted<'_, Open<Permission>>)> {
    let Granted(access) = detail else { return None };
    Some((&access.consent, Sorted::of(&access.consent.permissions)))
}

/// Whether the list, if present, contains this value of a closed set.
fn is_accepted<T: FromStr + PartialEq>(accepted: Option<&[String]>, value: &T) -> bool {
    accepted.is_none_or(|accepted| accepted.iter().any(|text| text.parse::<T>().is_ok_and(|own| own == *value)))
}
