//! Account access consents of API Hub, version 2.1.

use alloc::vec::Vec;

use super::{DetailContext, Rules};
use crate::error::RequestError;
use crate::oauth::api_hub;
use crate::oauth::consent::Sorted;
use crate::time::UnixTime;
use crate::types::uae::v2_1::{GrantedConsent, Permission};
use crate::types::{AuthorizationDetail, GrantedAuthorizationDetail, Open};

use AuthorizationDetail::ApiHubAccountAccessV2_1 as Requested;
use GrantedAuthorizationDetail::ApiHubAccountAccessV2_1 as Granted;

pub(super) struct ApiHubAccess;

impl Rules for ApiHubAccess {
    fn name(&self) -> &'static str {
        "urn:openfinanceuae:account-access-consent:v2.1"
    }

    fn check(
        &self,
        index: usize,
        requested: &AuthorizationDetail,
        context: &DetailContext<'_>,
    ) -> Result<(), RequestError> {
        let Requested(access) = requested else { return Err(RequestError::DetailsType { index }) };
        api_hub::check_consent(index, &access.consent, context.policy, context.now)
    }

    fn is_within(&self, granted: &GrantedAuthorizationDetail, requested: &AuthorizationDetail) -> bool {
        let (Granted(granted), Requested(requested)) = (granted, requested) else { return false };
        api_hub::is_within(&requested.consent, &granted.consent)
    }

    fn first_beyond(
        &self,
        granted: &[&GrantedAuthorizationDetail],
        earlier: &[&GrantedAuthorizationDetail],
    ) -> Option<usize> {
        // The permissions of each are sorted once.
        let earlier: Vec<_> = earlier.iter().filter_map(|detail| sorted(detail)).collect();
        granted.iter().position(|detail| {
            let Some((consent, permissions)) = sorted(detail) else { return true };
            !earlier
                .iter()
                .any(|(earlier, others)| api_hub::is_as_earlier(earlier, consent) && permissions.is_within(others))
        })
    }

    fn is_narrower(&self, asked: &AuthorizationDetail, authorized: &AuthorizationDetail) -> bool {
        let (Requested(asked), Requested(authorized)) = (asked, authorized) else { return false };
        api_hub::is_narrower(&asked.consent, &authorized.consent)
    }

    fn narrow(
        &self,
        asked: &AuthorizationDetail,
        granted: &GrantedAuthorizationDetail,
    ) -> Option<GrantedAuthorizationDetail> {
        let (Requested(asked), Granted(granted)) = (asked, granted) else { return None };
        let mut narrowed = granted.clone();
        api_hub::narrow(&asked.consent, &mut narrowed.consent).then(|| narrowed.into())
    }

    fn is_active(&self, granted: &GrantedAuthorizationDetail, _: UnixTime) -> bool {
        let Granted(access) = granted else { return true };
        access.consent.data.status.known().is_none_or(|status| status.is_active())
    }

    fn allows_tokens(&self, granted: &GrantedAuthorizationDetail, now: UnixTime) -> bool {
        let Granted(access) = granted else { return false };
        let consent = &access.consent.data;
        consent.status.known().is_some_and(|status| status.is_active()) && now < consent.expiration_date_time.time()
    }
}

fn sorted(detail: &GrantedAuthorizationDetail) -> Option<(&GrantedConsent, Sorted<'_, Open<Permission>>)> {
    let Granted(access) = detail else { return None };
    Some((&access.consent, Sorted::of(&access.consent.data.permissions)))
}
