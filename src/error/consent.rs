//! Why a consent is not what its status says, or cannot become what it is to be.

use crate::time::UnixTime;

super::catalogue! {
    /// A consent whose members do not fit its status, or a change of status that is not allowed.
    pub enum ConsentError: internal {
        /// The status is not one that the schema lists.
        StatusUnknown => "consent_status_unknown", "the consent's status is not known", "Open Finance Malaysia consents v1.2";
        /// A consent of the one status never gets the other.
        Transition { /** The status it has. */ from: &'static str, /** The status it was to get. */ to: &'static str } => "consent_transition", "a consent that is `{from}` cannot become `{to}`", "Open Finance Malaysia consents v1.2";
        /// There is no `status_reason`, and the status asks for one.
        ReasonMissing { /** The status. */ status: &'static str } => "consent_reason_missing", "a consent that is `{status}` must have a `status_reason`", "Open Finance Malaysia consents v1.2.2";
        /// There is a `status_reason`, and the status forbids one.
        ReasonPresent { /** The status. */ status: &'static str } => "consent_reason_present", "a consent that is `{status}` must not have a `status_reason`", "Open Finance Malaysia consents v1.2.2";
        /// A member is there that only a consent has that was authorized.
        MemberTooEarly { /** The member's name. */ member: &'static str, /** The status. */ status: &'static str } => "consent_member_too_early", "a consent that is `{status}` must not have `{member}`", "Open Finance Malaysia consents v1.2";
        /// `permissions` is empty, has one of them twice, or has more than 64.
        Permissions => "consent_permissions", "`permissions` is empty, has one of them twice, or too many", "Open Finance Malaysia consents v1.2";
        /// `updated_at` is before `created_at`.
        Dates => "consent_dates", "the consent was changed before it was made", "Open Finance Malaysia consents v1.2";
        /// The consent's end has come, so it can only expire.
        Ended { /** The consent's end. */ end: UnixTime, /** The time it was compared with. */ now: UnixTime } => "consent_ended", "the consent ended at {end:#}, now is {now:#}", "Open Finance Malaysia consents v1.2";
        /// The consent's end has not come, so it cannot expire.
        NotEnded { /** The consent's end. */ end: UnixTime, /** The time it was compared with. */ now: UnixTime } => "consent_not_ended", "the consent ends at {end:#}, now is {now:#}", "Open Finance Malaysia consents v1.2";
    }
}
