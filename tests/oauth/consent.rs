//! Consent status transitions: every pair of statuses, the rule for the reason, and the members of each status.

use std::time::Duration;

use ofm_protocol::error::ConsentError;
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::ofm::v1_2::ConsentStatus::{
    Authorized, AwaitingAuthorization, Expired, Failed, Rejected, Revoked, Suspended,
};
use ofm_protocol::types::ofm::v1_2::{
    ConsentStatus, GrantedConsent, ReasonCode, RequestedConsent, StatusReason, UpdatedBy,
};
use ofm_protocol::types::{AuthorizationDetail, Open, uae};
use serde_json::{Value, json};

fn sample(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn requested() -> Value {
    sample(include_str!("../samples/request_object.json"))["authorization_details"][0]["consent"].clone()
}

fn granted_with(change: impl FnOnce(&mut Value)) -> GrantedConsent {
    let mut consent =
        sample(include_str!("../samples/token_response.json"))["authorization_details"][0]["consent"].clone();
    change(&mut consent);
    serde_json::from_value(consent).unwrap()
}

/// The samples' consent with this status, and with a reason if the status requires one.
fn of_status(status: ConsentStatus) -> GrantedConsent {
    granted_with(|consent| {
        consent["status"] = status.as_str().into();
        if status.has_reason() == Some(true) {
            consent["status_reason"] = json!({ "reason_code": "not_allowed" });
        }
    })
}

fn reason(status: ConsentStatus) -> Option<StatusReason> {
    (status.has_reason() == Some(true)).then(|| ReasonCode::NotAllowed.into())
}

/// 2026-11-30T23:59:59Z, the end of the samples' consent.
const END: UnixTime = UnixTime::from_seconds(1_796_083_199);
/// 2026-02-01T00:00:00Z
const NOW: UnixTime = UnixTime::from_seconds(1_769_904_000);

/// All allowed transitions; every other pair is forbidden.
const TRANSITIONS: [(ConsentStatus, ConsentStatus); 9] = [
    (AwaitingAuthorization, Authorized),
    (AwaitingAuthorization, Failed),
    (AwaitingAuthorization, Rejected),
    (Authorized, Suspended),
    (Authorized, Expired),
    (Authorized, Revoked),
    (Suspended, Authorized),
    (Suspended, Expired),
    (Suspended, Revoked),
];

#[test]
fn section_1_2_every_pair_of_statuses_is_allowed_or_refused() {
    let mut pairs = 0;
    for from in ConsentStatus::ALL {
        for to in ConsentStatus::ALL {
            pairs += 1;
            let allowed = TRANSITIONS.contains(&(from, to));
            assert_eq!(from.may_become(to), allowed, "{from} to {to}");
            let now = if to == Expired { END } else { NOW };
            let moved = of_status(from).with_transition(to, reason(to), UpdatedBy::Ofp, now);
            if allowed {
                let moved = moved.unwrap();
                assert_eq!((moved.status.clone(), moved.updated_by.clone()), (to.into(), Some(UpdatedBy::Ofp.into())));
                assert_eq!(moved.updated_at.as_ref().unwrap().time(), now);
            } else {
                let error = ConsentError::Transition { from: from.as_str(), to: to.as_str() };
                assert_eq!(moved.unwrap_err(), error, "{from} to {to}");
            }
        }
    }
    assert_eq!(pairs, 49);
}

#[test]
fn section_1_2_active_and_terminal_statuses() {
    for status in ConsentStatus::ALL {
        assert_eq!(status.is_active(), matches!(status, Authorized | Suspended), "{status}");
        assert_eq!(status.is_terminal(), matches!(status, Failed | Rejected | Expired | Revoked), "{status}");
        assert_eq!(status.is_terminal(), ConsentStatus::ALL.iter().all(|next| !status.may_become(*next)));
        assert_eq!(status.as_str(), status.to_string());
        // Only an authorized consent allows access, and only before its end.
        let consent = of_status(status);
        assert_eq!(consent.is_in_force(NOW), status == Authorized, "{status}");
        assert!(!consent.is_in_force(END));
    }
}

#[test]
fn section_1_3_status_reason_is_mandatory_forbidden_or_free() {
    for status in ConsentStatus::ALL {
        let with = |reason: bool| {
            let consent = granted_with(|consent| {
                consent["status"] = status.as_str().into();
                for member in ["accounts", "id_type", "hashed_id_number"] {
                    consent.as_object_mut().unwrap().remove(member);
                }
                if reason {
                    consent["status_reason"] = json!({ "reason_code": "a later one", "reason_description": "why" });
                }
            });
            consent.check()
        };
        let name = status.as_str();
        let (without, with) = (with(false), with(true));
        match status {
            Rejected | Suspended => {
                assert_eq!((without, with), (Err(ConsentError::ReasonMissing { status: name }), Ok(())));
            }
            Authorized => assert_eq!((without, with), (Ok(()), Err(ConsentError::ReasonPresent { status: name }))),
            _ => assert_eq!((without, with), (Ok(()), Ok(()))),
        }
    }
    // The same for transitions.
    let moved = of_status(Authorized).with_transition(Suspended, None, UpdatedBy::DataProvider, NOW);
    assert_eq!(moved.unwrap_err(), ConsentError::ReasonMissing { status: "suspended" });
    let reactivated = of_status(Suspended);
    let moved = reactivated.clone().with_transition(Authorized, reason(Rejected), UpdatedBy::DataProvider, NOW);
    assert_eq!(moved.unwrap_err(), ConsentError::ReasonPresent { status: "authorized" });
    let moved = reactivated.with_transition(Authorized, None, UpdatedBy::DataProvider, NOW).unwrap();
    assert_eq!((moved.status_reason.clone(), moved.check()), (None, Ok(())));
}

#[test]
fn section_1_3_members_of_authorized_consents_only() {
    for status in ConsentStatus::ALL {
        for (member, value) in
            [("accounts", json!([])), ("id_type", json!("nric")), ("hashed_id_number", json!("x".repeat(44)))]
        {
            let mut consent = serde_json::to_value(of_status(status)).unwrap();
            for other in ["accounts", "id_type", "hashed_id_number"] {
                consent.as_object_mut().unwrap().remove(other);
            }
            consent[member] = value;
            let consent: GrantedConsent = serde_json::from_value(consent).unwrap();
            let early = matches!(status, AwaitingAuthorization | Failed | Rejected);
            let error = ConsentError::MemberTooEarly { member, status: status.as_str() };
            assert_eq!(consent.check(), if early { Err(error) } else { Ok(()) }, "{member} of {status}");
        }
    }
}

#[test]
fn section_1_3_members_forbidden_in_requests() {
    let lodged = sample(include_str!("../samples/granted_consent.json"));
    let mut tried = 0;
    for (member, value) in lodged.as_object().unwrap() {
        if requested().get(member).is_some() {
            continue;
        }
        tried += 1;
        let mut consent = requested();
        consent[member] = value.clone();
        let detail = json!({ "type": consent["consent_type"], "consent": consent });
        let error = serde_json::from_value::<AuthorizationDetail>(detail).unwrap_err().to_string();
        assert!(error.contains("unknown field") && error.contains(member.as_str()), "{error}");
    }
    assert!(tried >= 5, "{tried}");
    for member in ["status_reason", "id_type", "hashed_id_number"] {
        let mut consent = requested();
        consent[member] = json!("x");
        assert!(serde_json::from_value::<RequestedConsent>(consent).is_err(), "{member}");
    }
}

#[test]
fn a_request_becomes_a_consent_that_waits() {
    let request: RequestedConsent = serde_json::from_value(requested()).unwrap();
    let consent = request.clone().create("CONS-1/2".parse().unwrap(), NOW);
    assert_eq!(consent.status, AwaitingAuthorization);
    assert_eq!(consent.check(), Ok(()));
    assert!(consent.is_within(&request));
    let text = serde_json::to_value(&consent).unwrap();
    for (member, value) in requested().as_object().unwrap() {
        assert_eq!(text[member], *value, "{member}");
    }
    // It fails if the user does not decide within five minutes, not before.
    let limit = Duration::from_secs(300);
    assert!(!consent.has_timed_out(limit, NOW.saturating_add(limit)));
    assert!(consent.has_timed_out(limit, NOW.saturating_add(limit + Duration::from_secs(1))));
    assert!(!of_status(Authorized).has_timed_out(limit, END));
}

#[test]
fn a_consent_expires_at_its_end_and_is_authorized_before_it() {
    let error = ConsentError::NotEnded { end: END, now: NOW };
    assert_eq!(of_status(Authorized).with_transition(Expired, None, UpdatedBy::Ofp, NOW).unwrap_err(), error);
    let late = of_status(AwaitingAuthorization).with_transition(Authorized, None, UpdatedBy::DataProviderUser, END);
    assert_eq!(late.unwrap_err(), ConsentError::Ended { end: END, now: END });
}

#[test]
fn other_contradictions_are_rejected() {
    let unknown = granted_with(|consent| consent["status"] = "paused".into());
    assert_eq!(unknown.check(), Err(ConsentError::StatusUnknown));
    assert_eq!(unknown.with_transition(Revoked, None, UpdatedBy::Ofp, NOW).unwrap_err(), ConsentError::StatusUnknown);
    let many: Vec<String> = (0..65).map(|number| number.to_string()).collect();
    for permissions in [json!([]), json!(["read_accounts", "read_accounts"]), json!(["new", "new"]), json!(many)] {
        let consent = granted_with(|consent| consent["permissions"] = permissions);
        assert_eq!(consent.check(), Err(ConsentError::Permissions));
    }
    let dates = granted_with(|consent| consent["updated_at"] = "2026-01-30T10:12:41Z".into());
    assert_eq!(dates.check(), Err(ConsentError::Dates));
    assert_eq!(granted_with(|_| {}).check(), Ok(()));
}

#[test]
fn r4_a_grant_is_within_the_request_and_its_earlier_state() {
    let request: RequestedConsent = serde_json::from_value(requested()).unwrap();
    let first = granted_with(|_| {});
    assert!(first.is_within(&request) && first.is_within_earlier(&first));
    for (member, value) in [
        ("dc_id", json!("other")),
        ("dp_id", json!("other")),
        ("consent_purpose", json!("credit_underwriting")),
        ("consent_purpose", json!("later")),
        ("expiration_datetime", json!("2026-12-01T00:00:00Z")),
        ("permissions", json!(["read_accounts", "read_everything"])),
    ] {
        let wider = granted_with(|consent| consent[member] = value.clone());
        assert!(!wider.is_within(&request), "{member}");
        assert!(!wider.is_within_earlier(&first), "{member}");
    }
    let other = granted_with(|consent| consent["consent_id"] = "other".into());
    assert!(other.is_within(&request) && !other.is_within_earlier(&first));
    let narrower = granted_with(|consent| {
        consent["permissions"] = json!(["read_accounts"]);
        consent["expiration_datetime"] = json!("2026-11-30T23:59:58+00:00");
    });
    assert!(narrower.is_within(&request) && narrower.is_within_earlier(&first) && !first.is_within_earlier(&narrower));
    // The same time in another form.
    let same = granted_with(|consent| consent["expiration_datetime"] = json!("2026-12-01T07:59:59+08:00"));
    assert!(same.is_within(&request) && first.is_within_earlier(&same));
}

#[test]
fn section_1_2_one_active_consent_for_each_user_provider_consumer_and_purpose() {
    let of = |id: &str, hash: Option<&str>| {
        granted_with(|consent| {
            consent["consent_id"] = id.into();
            if let Some(hash) = hash {
                consent["hashed_id_number"] = hash.into();
            }
        })
    };
    let (old, new) = (of("1", Some("h")), of("2", Some("h")));
    assert!(new.supersedes(&old) && !new.supersedes(&new));
    assert!(!of("2", Some("i")).supersedes(&old), "another user");
    assert!(!of("2", None).supersedes(&of("1", None)), "users that are not known");
    let revoked =
        old.clone().with_transition(Revoked, Some(ReasonCode::Duplicate.into()), UpdatedBy::Ofp, NOW).unwrap();
    assert!(!new.supersedes(&revoked));
    let elsewhere = granted_with(|consent| {
        consent["hashed_id_number"] = "h".into();
        consent["dp_id"] = "other".into();
    });
    assert!(!new.supersedes(&elsewhere));
    assert_eq!(revoked.status_reason.unwrap().reason_code, Open::Known(ReasonCode::Duplicate));
}

#[test]
fn section_2_1_statuses_of_api_hub() {
    use uae::v2_1::ConsentStatus;
    for status in ConsentStatus::ALL {
        assert_eq!(status.is_active(), matches!(status, ConsentStatus::Authorized | ConsentStatus::Suspended));
        let open = status.is_active() || status == ConsentStatus::AwaitingAuthorization;
        assert_eq!(status.is_terminal(), !open, "{status}");
    }
}
