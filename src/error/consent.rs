//! Errors of consents: members that contradict the status, and forbidden transitions.

use crate::time::UnixTime;

super::catalogue! {
    /// A consent whose members contradict its status, or a forbidden transition of the status.
    pub enum ConsentError: internal {
        /// The schema does not list the status.
        StatusUnknown => "consent_status_unknown",
            "the consent's status is not known", "Open Finance Malaysia consents v1.2";
        /// This transition of the status is not allowed.
        Transition {
            /** The present status. */ from: &'static str,
            /** The requested status. */ to: &'static str,
        } => "consent_transition",
            "a consent that is `{from}` cannot become `{to}`", "Open Finance Malaysia consents v1.2";
        /// There is no `status_reason`, and the status requires one.
        ReasonMissing { /** The status. */ status: &'static str } => "consent_reason_missing",
            "a consent that is `{status}` must have a `status_reason`", "Open Finance Malaysia consents v1.2.2";
        /// There is a `status_reason`, and the status forbids one.
        ReasonPresent { /** The status. */ status: &'static str } => "consent_reason_present",
            "a consent that is `{status}` must not have a `status_reason`", "Open Finance Malaysia consents v1.2.2";
        /// A member is present that only an authorized consent has.
        MemberTooEarly {
            /** The member's name. */ member: &'static str,
            /** The status. */ status: &'static str,
        } => "consent_member_too_early",
            "a consent that is `{status}` must not have `{member}`", "Open Finance Malaysia consents v1.2";
        /// `permissions` is empty, has a duplicate, or has more than 64 values.
        Permissions => "consent_permissions",
            "`permissions` is empty, has a duplicate, or has too many values", "Open Finance Malaysia consents v1.2";
        /// `updated_at` is before `created_at`.
        Dates => "consent_dates", "`updated_at` is before `created_at`", "Open Finance Malaysia consents v1.2";
        /// The consent has ended; it can only expire.
        Ended {
            /** The consent's end. */ end: UnixTime,
            /** The time of the comparison. */ now: UnixTime,
        } => "consent_ended",
            "the consent ended at {end:#}, now is {now:#}", "Open Finance Malaysia consents v1.2";
        /// The consent has not ended; it cannot expire yet.
        NotEnded {
            /** The consent's end. */ end: UnixTime,
            /** The time of the comparison. */ now: UnixTime,
        } => "consent_not_ended",
            "the consent ends at {end:#}, now is {now:#}", "Open Finance Malaysia consents v1.2";
    }
}
