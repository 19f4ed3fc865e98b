//! Consents of Open Finance Malaysia, version 1.2: their status from request to end.
//!
//! ```text
//! awaiting_authorization --> authorized <--> suspended
//!         |      |               |               |
//!         v      v               +-------+-------+
//!      failed  rejected                  v
//!                               expired, revoked
//! ```
//!
//! An arrow is an allowed transition; failed, rejected, expired and revoked are final. A consent is active while it is
//! authorized or suspended; only an authorized one allows access.
//!
//! ```
//! use ofm_protocol::types::ofm::v1_2::ConsentStatus;
//!
//! assert!(ConsentStatus::Suspended.may_become(ConsentStatus::Authorized) && ConsentStatus::Suspended.is_active());
//! assert!(!ConsentStatus::Revoked.may_become(ConsentStatus::Authorized) && ConsentStatus::Revoked.is_terminal());
//! ```

use alloc::vec::Vec;
use core::time::Duration;

use crate::error::ConsentError;
use crate::time::UnixTime;
use crate::types::common::Identifier;
use crate::types::ofm::v1_2::{
    ConsentStatus, GrantedConsent, NewGrantedConsent, ReasonCode, RequestedConsent, StatusReason, UpdatedBy,
};
use crate::types::{Open, Timestamp};

impl ConsentStatus {
    /// Every status, in the order of the schema.
    pub const ALL: [Self; 7] = [
        Self::AwaitingAuthorization,
        Self::Authorized,
        Self::Failed,
        Self::Rejected,
        Self::Suspended,
        Self::Expired,
        Self::Revoked,
    ];

    /// The text on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AwaitingAuthorization => "awaiting_authorization",
            Self::Authorized => "authorized",
            Self::Failed => "failed",
            Self::Rejected => "rejected",
            Self::Suspended => "suspended",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
        }
    }

    /// Whether a consent may change from this status to the next one. A change to the same status is not allowed.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        match self {
            Self::AwaitingAuthorization => matches!(next, Self::Authorized | Self::Failed | Self::Rejected),
            Self::Authorized => matches!(next, Self::Suspended | Self::Expired | Self::Revoked),
            Self::Suspended => matches!(next, Self::Authorized | Self::Expired | Self::Revoked),
            Self::Failed | Self::Rejected | Self::Expired | Self::Revoked => false,
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
        matches!(self, Self::Failed | Self::Rejected | Self::Expired | Self::Revoked)
    }

    /// Whether a consent with this status must have a `status_reason` (true), must not (false), or may have one
    /// (`None`).
    #[must_use]
    pub const fn has_reason(self) -> Option<bool> {
        match self {
            Self::Rejected | Self::Suspended => Some(true),
            Self::Authorized => Some(false),
            _ => None,
        }
    }

    /// Whether a consent with this status was authorized before.
    const fn was_authorized(self) -> bool {
        matches!(self, Self::Authorized | Self::Suspended | Self::Expired | Self::Revoked)
    }
}

impl RequestedConsent {
    /// The consent that a server stores for this request: awaiting authorization, created now.
    #[must_use]
    pub fn create(self, consent_id: Identifier, now: UnixTime) -> GrantedConsent {
        let permissions: Vec<_> = self.permissions.iter().copied().map(Open::Known).collect();
        GrantedConsent::new(NewGrantedConsent {
            consent_id,
            dc_id: self.dc_id,
            dp_id: self.dp_id,
            consent_purpose: self.consent_purpose.into(),
            permissions,
            expiration_datetime: self.expiration_datetime,
            status: ConsentStatus::AwaitingAuthorization.into(),
            created_at: now.into(),
        })
    }
}

impl RequestedConsent {
    /// Whether it requests no more than another: the same parties and purpose, no additional permissions, no later end.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.dc_id == other.dc_id
            && self.dp_id == other.dp_id
            && self.consent_purpose == other.consent_purpose
            && self.expiration_datetime.time() <= other.expiration_datetime.time()
            && self.permissions.iter().all(|permission| other.permissions.contains(permission))
    }
}

impl GrantedConsent {
    /// The status, if the schema lists it.
    ///
    /// Errors: [`ConsentError::StatusUnknown`].
    pub fn known_status(&self) -> Result<ConsentStatus, ConsentError> {
        self.status.known().copied().ok_or(ConsentError::StatusUnknown)
    }

    /// Whether the consent allows access at this time: it is authorized and has not ended.
    #[must_use]
    pub fn is_in_force(&self, now: UnixTime) -> bool {
        self.status == ConsentStatus::Authorized && now < self.expiration_datetime.time()
    }

    /// Whether it has waited for the user for longer than this limit. On the platform such a consent fails after five
    /// minutes, with the reason `timeout`.
    #[must_use]
    pub fn has_timed_out(&self, limit: Duration, now: UnixTime) -> bool {
        self.status == ConsentStatus::AwaitingAuthorization
            && now.checked_since(self.created_at.time()).is_some_and(|age| age > limit)
    }

    /// Whether this consent replaces the other, which must then be revoked with the reason `duplicate`: there is one
    /// active consent for each user, provider, consumer and purpose.
    #[must_use]
    pub fn supersedes(&self, other: &Self) -> bool {
        let is_active = |consent: &Self| consent.status.known().is_some_and(|status| status.is_active());
        let of_same_user = match (&self.hashed_id_number, &other.hashed_id_number) {
            (Some(own), Some(other)) => own == other,
            _ => false,
        };
        self.consent_id != other.consent_id
            && is_active(self)
            && is_active(other)
            && of_same_user
            && self.dp_id == other.dp_id
            && self.dc_id == other.dc_id
            && self.consent_purpose == other.consent_purpose
    }

    /// Checks that the members match the status, in the order: status; reason; members of authorized consents;
    /// permissions; dates.
    pub fn check(&self) -> Result<(), ConsentError> {
        let status = self.known_status()?;
        let name = status.as_str();
        match (status.has_reason(), &self.status_reason) {
            (Some(true), None) => return Err(ConsentError::ReasonMissing { status: name }),
            (Some(false), Some(_)) => return Err(ConsentError::ReasonPresent { status: name }),
            _ => {}
        }
        let later = [
            ("accounts", self.accounts.is_some()),
            ("id_type", self.id_type.is_some()),
            ("hashed_id_number", self.hashed_id_number.is_some()),
        ];
        if let Some((member, _)) = later.into_iter().find(|(_, there)| *there && !status.was_authorized()) {
            return Err(ConsentError::MemberTooEarly { member, status: name });
        }
        let mut rest = self.permissions.as_slice();
        if rest.is_empty() || rest.len() > MAX_PERMISSIONS {
            return Err(ConsentError::Permissions);
        }
        while let [first, others @ ..] = rest {
            if others.contains(first) {
                return Err(ConsentError::Permissions);
            }
            rest = others;
        }
        if self.updated_at.as_ref().is_some_and(|updated| updated.time() < self.created_at.time()) {
            return Err(ConsentError::Dates);
        }
        Ok(())
    }

    /// The consent with another status, changed now by this party.
    ///
    /// The order of checks: the status is known; the transition is allowed; the reason, which
    /// [`ConsentStatus::has_reason`] requires or forbids; the end, which must be past for expiry and in the future for
    /// authorization.
    pub fn with_transition(
        mut self,
        next: ConsentStatus,
        reason: Option<StatusReason>,
        by: UpdatedBy,
        now: UnixTime,
    ) -> Result<Self, ConsentError> {
        let status = self.known_status()?;
        let (from, to) = (status.as_str(), next.as_str());
        if !status.may_become(next) {
            return Err(ConsentError::Transition { from, to });
        }
        match (next.has_reason(), &reason) {
            (Some(true), None) => return Err(ConsentError::ReasonMissing { status: to }),
            (Some(false), Some(_)) => return Err(ConsentError::ReasonPresent { status: to }),
            _ => {}
        }
        let end = self.expiration_datetime.time();
        match next {
            ConsentStatus::Authorized if now >= end => return Err(ConsentError::Ended { end, now }),
            ConsentStatus::Expired if now < end => return Err(ConsentError::NotEnded { end, now }),
            _ => {}
        }
        self.status = next.into();
        self.status_reason = reason;
        self.updated_at = Some(Timestamp::from(now));
        self.updated_by = Some(by.into());
        Ok(self)
    }

    /// Whether it is within the requested consent: the same parties and purpose, no additional permissions, no later
    /// end.
    #[must_use]
    pub fn is_within(&self, requested: &RequestedConsent) -> bool {
        self.dc_id == requested.dc_id
            && self.dp_id == requested.dp_id
            && self.consent_purpose == Open::Known(requested.consent_purpose)
            && self.expiration_datetime.time() <= requested.expiration_datetime.time()
            && self
                .permissions
                .iter()
                .all(|permission| permission.known().is_some_and(|known| requested.permissions.contains(known)))
    }

    /// Whether it is within its earlier state: the same consent, parties and purpose, no additional permissions, no
    /// later end.
    #[must_use]
    pub fn is_within_earlier(&self, earlier: &Self) -> bool {
        self.is_as_earlier(earlier) && Sorted::of(&self.permissions).is_within(&Sorted::of(&earlier.permissions))
    }

    /// [`GrantedConsent::is_within_earlier`] but for the permissions.
    pub(super) fn is_as_earlier(&self, earlier: &Self) -> bool {
        self.consent_id == earlier.consent_id
            && self.dc_id == earlier.dc_id
            && self.dp_id == earlier.dp_id
            && self.consent_purpose == earlier.consent_purpose
            && self.expiration_datetime.time() <= earlier.expiration_datetime.time()
    }
}

/// More than any consent has. A limit is necessary, because each permission is compared with each.
const MAX_PERMISSIONS: usize = 64;

/// The values of a list in order. It is sorted once, and then compared with others in linear time.
pub(super) struct Sorted<'a, T>(Vec<&'a T>);

impl<'a, T: Ord> Sorted<'a, T> {
    pub(super) fn of(values: &'a [T]) -> Self {
        let mut sorted: Vec<&T> = values.iter().collect();
        sorted.sort_unstable();
        Self(sorted)
    }

    /// Whether each of the values is one of the others: one walk along both.
    pub(super) fn is_within(&self, others: &Self) -> bool {
        let mut others = others.0.iter().copied().peekable();
        self.0.iter().copied().all(|value| {
            while others.next_if(|other| *other < value).is_some() {}
            others.peek() == Some(&value)
        })
    }
}

/// A reason without description.
impl From<ReasonCode> for StatusReason {
    fn from(code: ReasonCode) -> Self {
        Self::new(code)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lists_are_compared_as_each_value_with_each(
            values in proptest::collection::vec(0_u8..12, 0..12),
            others in proptest::collection::vec(0_u8..12, 0..40),
        ) {
            let expected = values.iter().all(|value| others.contains(value));
            prop_assert_eq!(Sorted::of(&values).is_within(&Sorted::of(&others)), expected);
        }
    }
}
