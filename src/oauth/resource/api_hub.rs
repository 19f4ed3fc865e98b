//! Access under the consents of API Hub, version 2.1.

use core::fmt;

use super::WantedAccess;
use crate::error::ResourceError;
use crate::time::UnixTime;
use crate::types::uae::v2_1::{AccountSubType, AccountType, CalendarDate, ConsentStatus, GrantedConsent, Permission};
use crate::types::{GrantedAuthorizationDetail, Open};

/// The access to an account under consents of API Hub, for
/// [`AccessRequest::may_read`](super::AccessRequest::may_read).
///
/// These consents do not list accounts: the data provider knows which ones the user selected for a consent.
///
/// ```
/// use ofm_protocol::oauth::resource::ApiHubAccess;
/// use ofm_protocol::types::uae::v2_1::{AccountSubType, AccountType, Permission};
///
/// // From the provider's store, for the consents of the token.
/// let selected = [("consent-1", "account-7")];
/// let is_selected = |consent: &str, account: &str| selected.contains(&(consent, account));
/// let wanted = ApiHubAccess::new(("account-7", Permission::ReadBalances), &is_selected)
///     .with_kind(AccountType::Retail, AccountSubType::Savings);
/// # let _ = wanted;
/// ```
#[derive(Clone, Copy)]
pub struct ApiHubAccess<'a> {
    account: &'a str,
    permission: Permission,
    is_selected: &'a (dyn Fn(&str, &str) -> bool + Sync),
    kind: Option<(AccountType, AccountSubType)>,
    days: Option<(&'a CalendarDate, &'a CalendarDate)>,
}

impl<'a> ApiHubAccess<'a> {
    /// The access to this account with this permission. `is_selected` gets a `ConsentId` and the account, and returns
    /// whether the user selected the account for that consent.
    #[must_use]
    pub const fn new(
        (account, permission): (&'a str, Permission),
        is_selected: &'a (dyn Fn(&str, &str) -> bool + Sync),
    ) -> Self {
        Self { account, permission, is_selected, kind: None, days: None }
    }

    /// Sets the account's kind. Without it, a consent for some kinds only (`AccountType`, `AccountSubType`) allows no
    /// access.
    #[must_use]
    pub const fn with_kind(mut self, account_type: AccountType, sub_type: AccountSubType) -> Self {
        self.kind = Some((account_type, sub_type));
        self
    }

    /// Sets the first and the last day of the transactions or statements to read. Without them, a consent for some days
    /// only (`FromDate`, `ToDate`) allows no access to transactions and statements.
    #[must_use]
    pub const fn with_days(mut self, first: &'a CalendarDate, last: &'a CalendarDate) -> Self {
        self.days = Some((first, last));
        self
    }

    /// Whether the permission is for data of days.
    const fn is_of_days(&self) -> bool {
        matches!(
            self.permission,
            Permission::ReadTransactionsBasic
                | Permission::ReadTransactionsDetail
                | Permission::ReadFxTransactionsBasic
                | Permission::ReadFxTransactionsDetail
                | Permission::ReadStatements
        )
    }
}

impl fmt::Debug for ApiHubAccess<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiHubAccess").field("permission", &self.permission).finish_non_exhaustive()
    }
}

impl WantedAccess for ApiHubAccess<'_> {
    fn check(&self, granted: &GrantedAuthorizationDetail, now: UnixTime) -> Option<Result<(), ResourceError>> {
        let GrantedAuthorizationDetail::ApiHubAccountAccessV2_1(access) = granted else { return None };
        Some(access.consent.check_access(self, now))
    }
}

impl GrantedConsent {
    /// Checks that the consent allows this access at this time.
    ///
    /// The order of checks: status `Authorized`; end; permission; days; kind of account; account.
    pub fn check_access(&self, wanted: &ApiHubAccess<'_>, now: UnixTime) -> Result<(), ResourceError> {
        let data = &self.data;
        // 1. The consent is in force.
        if data.status != ConsentStatus::Authorized {
            let status = data.status.known().map_or("other", |status| status.as_str());
            return Err(ResourceError::ConsentStatus { status });
        }
        let end = data.expiration_date_time.time();
        if now >= end {
            return Err(ResourceError::ConsentEnded { end, now });
        }
        // 2. It is for this kind of data.
        if !data.permissions.contains(&Open::Known(wanted.permission)) {
            return Err(ResourceError::ConsentPermission);
        }
        // 3. It is for these days. The texts have one form, which sorts by date.
        let begins = |own: &CalendarDate| wanted.days.is_some_and(|(first, _)| own <= first);
        let ends = |own: &CalendarDate| wanted.days.is_some_and(|(_, last)| last <= own);
        let is_ordered = wanted.days.is_none_or(|(first, last)| first <= last);
        let days = is_ordered && data.from_date.as_ref().is_none_or(begins) && data.to_date.as_ref().is_none_or(ends);
        if wanted.is_of_days() && !days {
            return Err(ResourceError::ConsentDays);
        }
        // 4. It is for this account.
        let kind = wanted.kind;
        let is_kind = is_listed(data.account_type.as_deref(), kind.map(|kind| kind.0))
            && is_listed(data.account_sub_type.as_deref(), kind.map(|kind| kind.1));
        if is_kind && (wanted.is_selected)(&data.consent_id, wanted.account) {
            Ok(())
        } else {
            Err(ResourceError::ConsentAccount)
        }
    }
}

/// An absent list is no limit.
fn is_listed<T: PartialEq>(list: Option<&[Open<T>]>, value: Option<T>) -> bool {
    list.is_none_or(|list| value.is_some_and(|value| list.contains(&Open::Known(value))))
}
