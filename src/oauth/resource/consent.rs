//! Access under the consents of Open Finance Malaysia, version 1.2.

use super::TokenFacts;
use crate::error::ResourceError;
use crate::time::UnixTime;
use crate::types::ofm::v1_2::{ConsentStatus, GrantedConsent, Permission};
use crate::types::{GrantedAuthorizationDetail, Open};

impl GrantedConsent {
    /// Checks that the consent allows reading this account with this permission at this time.
    ///
    /// The order of checks: status `authorized`; end; permission; account, which must be one that the user selected.
    pub fn check_access(&self, account: &str, permission: Permission, now: UnixTime) -> Result<(), ResourceError> {
        let end = self.expiration_datetime.time();
        let steps = [
            (self.status == ConsentStatus::Authorized, ResourceError::ConsentStatus { status: self.status_name() }),
            (now < end, ResourceError::ConsentEnded { end, now }),
            (self.permissions.contains(&Open::Known(permission)), ResourceError::ConsentPermission),
            (self.accounts.iter().flatten().any(|own| *own.account_id == *account), ResourceError::ConsentAccount),
        ];
        steps.into_iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, error)| Err(error))
    }

    fn status_name(&self) -> &'static str {
        self.status.known().map_or("other", |status| status.as_str())
    }
}

/// The consents of the token.
pub(super) fn of(facts: &TokenFacts) -> impl Iterator<Item = &GrantedConsent> {
    facts.authorization_details.iter().filter_map(|detail| match detail {
        GrantedAuthorizationDetail::AccountAccessV1_2(access) => Some(&access.consent),
        _ => None,
    })
}
