//! Account access consents of API Hub, version 2.1 (the platform's public authorization endpoint schemas; RFC 9396).

use alloc::string::ToString;
use alloc::vec::Vec;

use super::policy::{Policy, is_listed};
use crate::error::RequestError;
use crate::time::UnixTime;
use crate::types::Open;
use crate::types::uae::v2_1::{CalendarDate, ConsentStatus, GrantedConsent, RequestedConsent};

impl ConsentStatus {
    /// Every status, in the order of the schema.
    pub const ALL: [Self; 7] = [
        Self::AwaitingAuthorization,
        Self::Authorized,
        Self::Rejected,
        Self::Revoked,
        Self::Expired,
        Self::Consumed,
        Self::Suspended,
    ];

    /// The text on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AwaitingAuthorization => "AwaitingAuthorization",
            Self::Authorized => "Authorized",
            Self::Rejected => "Rejected",
            Self::Revoked => "Revoked",
            Self::Expired => "Expired",
            Self::Consumed => "Consumed",
            Self::Suspended => "Suspended",
        }
    }

    /// Whether the consent is active: authorized or suspended.
    #[must_use]
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Authorized | Self::Suspended)
    }

    /// Whether the status is final.
    #[must_use]
    pub const fn is_terminal(self) -> bool {
        matches!(self, Self::Rejected | Self::Revoked | Self::Expired | Self::Consumed)
    }
}

impl GrantedConsent {
    /// Whether the consent allows access at this time: it is authorized and has not ended.
    #[must_use]
    pub fn is_in_force(&self, now: UnixTime) -> bool {
        self.data.status == ConsentStatus::Authorized && now < self.data.expiration_date_time.time()
    }
}

/// Checks the rules that the schema cannot express: the policy's purposes and permissions; the end is in the future and
/// allowed by the policy; the days of transactions are valid and in order.
pub(super) fn check_consent(
    index: usize,
    consent: &RequestedConsent,
    policy: &Policy,
    now: UnixTime,
) -> Result<(), RequestError> {
    if !is_listed(policy.consent.purposes.as_deref(), &consent.open_finance_billing.purpose.to_string()) {
        return Err(RequestError::ConsentPurpose { index });
    }
    if !consent.permissions.iter().all(|value| is_listed(policy.consent.permissions.as_deref(), &value.to_string())) {
        return Err(RequestError::ConsentPermission { index });
    }
    let end = consent.expiration_date_time.time();
    if end <= now {
        return Err(RequestError::ConsentExpired { index, end, now });
    }
    if !policy.consent.end.allows(end) {
        return Err(RequestError::ConsentNotEndOfDay { index, end, offset: policy.consent.end.offset() });
    }
    let days = [&consent.from_date, &consent.to_date];
    let days: Vec<&CalendarDate> = days.into_iter().flatten().collect();
    if !days.iter().all(|day| is_day(day)) || days.windows(2).any(|pair| pair.first() > pair.last()) {
        return Err(RequestError::ConsentDays { index });
    }
    Ok(())
}

/// Whether a granted consent is within the requested one: the same identifier and purpose, no additional permissions
/// and kinds of accounts, no later end, no additional days.
pub(super) fn is_within(requested: &RequestedConsent, granted: &GrantedConsent) -> bool {
    let data = &granted.data;
    let billing = &data.open_finance_billing;
    // An absent list in the request is no limit.
    let kinds = within(requested.account_type.as_deref(), data.account_type.as_deref())
        && within(requested.account_sub_type.as_deref(), data.account_sub_type.as_deref());
    // The texts have one form, which sorts by date.
    let begins = requested.from_date.as_ref().is_none_or(|day| data.from_date.as_ref().is_some_and(|own| own >= day));
    let ends = requested.to_date.as_ref().is_none_or(|day| data.to_date.as_ref().is_some_and(|own| own <= day));
    data.consent_id == requested.consent_id
        && data.base_consent_id == requested.base_consent_id
        && billing.purpose == requested.open_finance_billing.purpose
        && billing.user_type == requested.open_finance_billing.user_type
        && data.expiration_date_time.time() <= requested.expiration_date_time.time()
        && within(Some(&requested.permissions), Some(&data.permissions))
        && kinds
        && begins
        && ends
}

/// Whether a consent matches its earlier state, apart from the permissions: the same identifier and purpose, no later
/// end.
pub(super) fn is_as_earlier(earlier: &GrantedConsent, granted: &GrantedConsent) -> bool {
    let (earlier, data) = (&earlier.data, &granted.data);
    data.consent_id == earlier.consent_id
        && data.base_consent_id == earlier.base_consent_id
        && data.open_finance_billing.purpose == earlier.open_finance_billing.purpose
        && data.expiration_date_time.time() <= earlier.expiration_date_time.time()
}

/// Whether a consent requests no more than another: the same identifier, parties and purpose, no additional permissions
/// and kinds of accounts, no later end, no additional days.
pub(super) fn is_narrower(asked: &RequestedConsent, other: &RequestedConsent) -> bool {
    asked.consent_id == other.consent_id
        && asked.base_consent_id == other.base_consent_id
        && asked.on_behalf_of == other.on_behalf_of
        && asked.open_finance_billing == other.open_finance_billing
        && asked.expiration_date_time.time() <= other.expiration_date_time.time()
        && asked.permissions.iter().all(|value| other.permissions.contains(value))
        && fewer_kinds(asked.account_type.as_deref(), other.account_type.as_deref())
        && fewer_kinds(asked.account_sub_type.as_deref(), other.account_sub_type.as_deref())
        && other.from_date.as_ref().is_none_or(|day| asked.from_date.as_ref().is_some_and(|own| own >= day))
        && other.to_date.as_ref().is_none_or(|day| asked.to_date.as_ref().is_some_and(|own| own <= day))
}

/// Narrows the grant to the request; returns whether the request was covered, as [`is_narrower`] defines it.
pub(super) fn narrow(asked: &RequestedConsent, granted: &mut GrantedConsent) -> bool {
    fn known<T: Copy>(values: &[T]) -> Vec<Open<T>> {
        values.iter().copied().map(Open::Known).collect()
    }
    let data = &mut granted.data;
    let permissions = known(&asked.permissions);
    let (kinds, sub_kinds) = (asked.account_type.as_deref().map(known), asked.account_sub_type.as_deref().map(known));
    let begins = data.from_date.as_ref().is_none_or(|day| asked.from_date.as_ref().is_some_and(|own| own >= day));
    let ends = data.to_date.as_ref().is_none_or(|day| asked.to_date.as_ref().is_some_and(|own| own <= day));
    let is_within = data.consent_id == asked.consent_id
        && data.base_consent_id == asked.base_consent_id
        && data.open_finance_billing.purpose == asked.open_finance_billing.purpose
        && data.open_finance_billing.user_type == asked.open_finance_billing.user_type
        && asked.expiration_date_time.time() <= data.expiration_date_time.time()
        && permissions.iter().all(|value| data.permissions.contains(value))
        && fewer_kinds(kinds.as_deref(), data.account_type.as_deref())
        && fewer_kinds(sub_kinds.as_deref(), data.account_sub_type.as_deref())
        && begins
        && ends;
    data.permissions = permissions;
    data.expiration_date_time = asked.expiration_date_time.clone();
    data.account_type = kinds;
    data.account_sub_type = sub_kinds;
    data.from_date.clone_from(&asked.from_date);
    data.to_date.clone_from(&asked.to_date);
    is_within
}

/// Without a limit, every list is narrower.
fn fewer_kinds<T: PartialEq>(asked: Option<&[T]>, granted: Option<&[T]>) -> bool {
    granted.is_none_or(|granted| asked.is_some_and(|asked| asked.iter().all(|value| granted.contains(value))))
}

fn within<T: PartialEq>(requested: Option<&[T]>, granted: Option<&[Open<T>]>) -> bool {
    let Some(requested) = requested else { return true };
    granted
        .is_some_and(|granted| granted.iter().all(|value| value.known().is_some_and(|known| requested.contains(known))))
}

/// Four digits, two digits of a month, and at most two digits of a day in that month.
fn is_day(day: &CalendarDate) -> bool {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *day.as_bytes() else { return false };
    if ![y1, y2, y3, y4, m1, m2, d1, d2].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let last = match (m1, m2) {
        (b'0', b'2') => *b"29",
        (b'0', b'4' | b'6' | b'9') | (b'1', b'1') => *b"30",
        (b'0', b'1'..=b'9') | (b'1', b'0' | b'2') => *b"31",
        _ => return false,
    };
    [d1, d2] >= *b"01" && [d1, d2] <= last
}
