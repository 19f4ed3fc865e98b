//! The generated types of another crate read and write what their schemas allow.

use ofm_downstream::types::card::{CardLimit, CardLimitView, CardNotice, NewCardLimit, Period};
use ofm_downstream::types::{AuditEntry, AuditEntryView, SCHEMAS};
use ofm_protocol::jose::json::Budget;
use ofm_protocol::types::Open;
use ofm_protocol::types::ofm::v1_2::ConsentStatus;
use serde_json::{Value, json};

#[test]
fn closed_objects_and_hand_written_types_of_the_crate() {
    let wanted = json!({ "number": "************1234", "period": "month", "payments": 3 });
    let limit: CardLimit = serde_json::from_value(wanted.clone()).unwrap();
    assert_eq!(serde_json::to_value(&limit).unwrap(), wanted);
    let same = CardLimit::new(NewCardLimit {
        number: serde_json::from_value(json!("************1234")).unwrap(),
        period: "month".parse::<Period>().unwrap(),
        payments: 3,
    });
    assert_eq!(same, limit);
    for (member, value) in
        [("number", json!("1234")), ("period", json!("year")), ("payments", json!(-1)), ("more", json!(1))]
    {
        let mut bad = wanted.clone();
        bad[member] = value;
        assert!(serde_json::from_value::<CardLimit>(bad.clone()).is_err(), "{bad}");
    }
    assert!(serde_json::from_value::<CardLimit>(json!(["************1234", 3, "month"])).is_err());
}

#[test]
fn views_borrow_from_the_text() {
    let text = br#"{"number":"************\u0031234","period":"month","payments":3}"#;
    let view = CardLimitView::parse(text, Budget::default()).unwrap();
    assert!(view.number == *"************1234" && view.period == Period::Month && view.payments == 3);
    assert_eq!(view, serde_json::from_slice::<CardLimit>(text).unwrap());
    for (text, error) in [
        (r#"{"number":"1234"}"#, "`number`: not twelve stars and four digits"),
        (r#"{"period":"month","payments":3}"#, "`number`: the required member is absent"),
        (r#"{"more":1}"#, "an object with a member that the schema does not name"),
    ] {
        let rejected = CardLimitView::parse(text.as_bytes(), Budget::default()).unwrap_err();
        assert_eq!(rejected.to_string(), error);
    }
    // Views of imported definitions are those of the other package.
    let consent: Value = serde_json::from_str(include_str!("../../samples/granted_consent.json")).unwrap();
    let entry = json!({ "at": "2026-11-30T23:59:59+08:00", "consent": consent, "statuses": ["authorized", "paused"] });
    let text = entry.to_string();
    let view = AuditEntryView::parse(text.as_bytes(), Budget::default()).unwrap();
    assert_eq!(view.at.time().to_string(), "2026-11-30T15:59:59Z");
    assert_eq!(view, serde_json::from_str::<AuditEntry>(&text).unwrap());
}

#[test]
fn unions_dispatch_on_their_tag() {
    let changed = json!({
        "event": "limit_changed",
        "limit": { "number": "************1234", "period": "day", "payments": 0 },
        "more": [1, null],
    });
    let notice: CardNotice = serde_json::from_value(changed.clone()).unwrap();
    assert!(matches!(&notice, CardNotice::LimitChanged(changed) if changed.limit.payments == 0));
    assert_eq!(serde_json::to_value(&notice).unwrap(), changed);
    assert_eq!(CardNotice::KNOWN, ["limit_changed", "card_locked"]);
    assert!(serde_json::from_value::<CardNotice>(json!({ "event": "limit_changed" })).is_err());
    assert!(serde_json::from_value::<CardNotice>(json!({ "event": "stolen" })).is_err());
}

#[test]
fn a_schema_refers_to_schemas_of_ofm_protocol() {
    let consent: Value = serde_json::from_str(include_str!("../../samples/granted_consent.json")).unwrap();
    let entry = json!({
        "at": "2026-11-30T23:59:59+08:00",
        "consent": consent,
        "statuses": ["authorized", "paused"],
        "officer": "A. Clerk",
    });
    let typed: AuditEntry = serde_json::from_value(entry.clone()).unwrap();
    assert_eq!(typed.at.time().to_string(), "2026-11-30T15:59:59Z");
    assert_eq!(typed.consent.status, ConsentStatus::Suspended);
    assert_eq!(typed.statuses.as_ref().unwrap()[1], Open::Other("paused".into()));
    assert!(!format!("{typed:?}").contains("Clerk"));
    assert_eq!(serde_json::to_value(&typed).unwrap(), entry);
    assert_eq!(SCHEMAS.len(), 3);
}
