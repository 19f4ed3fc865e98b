//! Messages of the platforms beyond consents for accounts: samples, bad input, cost.

use std::fmt::Debug;

use ofm_protocol::types::ofm::v1_2::resources::{Account, Balance, Transaction, TransactionPage};
use ofm_protocol::types::ofm::v1_2::{
    ConsentEvent, ConsentUpdate, ErrorResponse, GrantedConsent, Provider, ProviderPage,
};
use ofm_protocol::types::scalar::{Amount13, Date};
use ofm_protocol::types::uae::v2_1::confirmation_of_payee::{PayeeName, SignedNameRequest, SignedNameResponse};
use ofm_protocol::types::uae::v2_1::insurance::{
    GrantedInsurance, GrantedInsuranceConsent, RequestedInsurance, RequestedInsuranceConsent,
};
use ofm_protocol::types::uae::v2_1::service_initiation::{
    DomesticPaymentInformation, GrantedPaymentConsent, GrantedServiceInitiation, InternationalPaymentInformation,
    PeriodicSchedule, RequestedPaymentConsent, RequestedServiceInitiation,
};
use ofm_protocol::types::uae::v2_1::webhook::SignedEvent;
use ofm_protocol::types::uae::v2_1::{LoginHint, SignedMessage};
use ofm_protocol::types::{IntrospectionResponse, UserInfo};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::differential::{Message, Read, read};
use crate::support::full;

macro_rules! sample {
    ($name:literal) => {
        serde_json::from_str::<Value>(include_str!(concat!("../samples/", $name, ".json"))).unwrap()
    };
}

/// The address of a definition of a file, in the form of a schema.
fn definition(schema: &str, name: &str) -> &'static str {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let address = format!("{}#/$defs/{name}", schema["$id"].as_str().unwrap());
    Box::leak(json!({ "$id": address }).to_string().into_boxed_str())
}

/// The messages for the comparison with their schemas.
pub(crate) fn messages() -> Vec<Message> {
    macro_rules! message {
        ($sample:literal, $type:ident) => {
            (stringify!($type), sample!($sample), $type::SCHEMA, read::<$type> as Read)
        };
        ($sample:literal, $type:ident in $root:ident) => {
            (stringify!($type), sample!($sample), definition($root::SCHEMA, stringify!($type)), read::<$type> as Read)
        };
    }
    vec![
        message!("introspection_response", IntrospectionResponse),
        message!("userinfo", UserInfo),
        message!("ofm/consent_event", ConsentEvent),
        message!("ofm/consent_update", ConsentUpdate),
        message!("ofm/error", ErrorResponse),
        message!("ofm/provider", Provider),
        message!("ofm/provider_page", ProviderPage in Provider),
        message!("resources/account", Account),
        message!("resources/balance", Balance),
        message!("resources/transaction", Transaction),
        message!("resources/transaction_page", TransactionPage in Transaction),
        message!("api_hub/payment_detail", RequestedServiceInitiation in RequestedPaymentConsent),
        message!("api_hub/granted_payment_detail", GrantedServiceInitiation in GrantedPaymentConsent),
        message!("api_hub/insurance_detail", RequestedInsurance in RequestedInsuranceConsent),
        message!("api_hub/granted_insurance_detail", GrantedInsurance in GrantedInsuranceConsent),
        message!("api_hub/domestic_information", DomesticPaymentInformation),
        message!("api_hub/international_information", InternationalPaymentInformation),
        message!("api_hub/signed_message", SignedMessage),
        message!("api_hub/signed_event", SignedEvent),
        message!("api_hub/signed_name_request", SignedNameRequest),
        message!("api_hub/signed_name_response", SignedNameResponse),
        message!("api_hub/login_hint", LoginHint),
    ]
}

fn typed<T: DeserializeOwned>(value: &Value) -> Result<T, String> {
    serde_json::from_value(value.clone()).map_err(|error| error.to_string())
}

#[cfg(feature = "arbitrary")]
#[test]
fn messages_from_random_bytes_are_valid() {
    use crate::arbitrary::check;

    check::<IntrospectionResponse>(IntrospectionResponse::SCHEMA);
    check::<UserInfo>(UserInfo::SCHEMA);
    check::<ConsentEvent>(ConsentEvent::SCHEMA);
    check::<ConsentUpdate>(ConsentUpdate::SCHEMA);
    check::<Provider>(Provider::SCHEMA);
    check::<Account>(Account::SCHEMA);
    check::<Balance>(Balance::SCHEMA);
    check::<Transaction>(Transaction::SCHEMA);
    check::<RequestedPaymentConsent>(RequestedPaymentConsent::SCHEMA);
    check::<RequestedInsuranceConsent>(RequestedInsuranceConsent::SCHEMA);
    check::<SignedNameRequest>(SignedNameRequest::SCHEMA);
    check::<SignedEvent>(SignedEvent::SCHEMA);
}

#[test]
fn debug_shows_no_secret_and_no_personal_data_of_platform_messages() {
    fn debug_of<T: DeserializeOwned + Serialize + Debug>(schema: &str) -> String {
        let typed: T = typed(&full::message(schema)).unwrap();
        format!("{typed:?} {typed:#?}")
    }
    macro_rules! shown {
        ($($type:ident),+ $(,)?) => { [$((stringify!($type), debug_of::<$type>($type::SCHEMA))),+] };
    }
    for (name, debug) in shown!(
        IntrospectionResponse,
        UserInfo,
        ConsentEvent,
        ConsentUpdate,
        ErrorResponse,
        Provider,
        Account,
        Balance,
        Transaction,
        RequestedPaymentConsent,
        GrantedPaymentConsent,
        RequestedInsuranceConsent,
        GrantedInsuranceConsent,
        DomesticPaymentInformation,
        InternationalPaymentInformation,
        SignedMessage,
        SignedEvent,
        SignedNameRequest,
        SignedNameResponse,
        LoginHint,
    ) {
        assert!(!debug.contains(full::MARKER), "{name}: {debug}");
        // Balances and payments.
        for amount in ["99999999999", "999999999999999", "0000000001.05", "105"] {
            assert!(!debug.contains(amount), "{name} shows an amount: {debug}");
        }
    }
}

#[test]
fn a_name_of_a_person_and_a_business_at_once_is_refused() {
    let person: PayeeName = typed(&json!({ "FullName": "A. Payer", "LastName": "Payer" })).unwrap();
    assert!(matches!(person, PayeeName::Personal(_)));
    let business: PayeeName = typed(&json!({ "BusinessName": "Shop LLC" })).unwrap();
    assert!(matches!(business, PayeeName::Business(_)));
    for (value, reason) in [
        (json!({ "FullName": "A", "BusinessName": "B" }), "FullName: unknown field `BusinessName`"),
        (json!({ "BusinessName": "B", "GivenName": "A" }), "BusinessName: unknown field `GivenName`"),
        (json!({ "GivenName": "A" }), "none of the members `FullName`, `BusinessName`"),
        (json!({}), "none of the members"),
        (json!([]), "invalid type"),
    ] {
        let error = typed::<PayeeName>(&value).unwrap_err();
        assert!(error.contains(reason), "{value}: {error}");
    }
    let twice = r#"{"FullName":"A","FullName":"B"}"#;
    assert!(serde_json::from_str::<PayeeName>(twice).is_err(), "a member that occurs twice");
}

#[test]
fn schedules_dispatch_on_their_type_and_are_closed() {
    let fixed = json!({
        "Type": "FixedDefinedSchedule",
        "Schedule": [{ "PaymentExecutionDate": "2026-12-01", "Amount": { "Amount": "1.00", "Currency": "AED" } }],
    });
    assert!(matches!(typed(&fixed), Ok(PeriodicSchedule::FixedDefined(_))));
    let changed = |change: fn(&mut Value)| {
        let mut schedule = fixed.clone();
        change(&mut schedule);
        typed::<PeriodicSchedule>(&schedule).unwrap_err()
    };
    for (error, reason) in [
        (changed(|schedule| schedule["Type"] = json!("VariableDefinedSchedule")), "unknown field `Amount`"),
        (changed(|schedule| schedule["Type"] = json!("Weekly")), "`Type` is none of the known"),
        (changed(|schedule| schedule["PeriodType"] = json!("Day")), "unknown field `PeriodType`"),
        (changed(|schedule| schedule["Schedule"] = json!([])), "too few values"),
        (
            changed(|schedule| schedule["Schedule"] = json!(vec![schedule["Schedule"][0].clone(); 54])),
            "too many values",
        ),
        (changed(|schedule| schedule["Schedule"][0]["Amount"]["Amount"] = json!("1e2")), "digits, a point"),
        (changed(|schedule| schedule["Schedule"][0]["PaymentExecutionDate"] = json!("2026-02-30")), "not a day"),
    ] {
        assert!(error.contains(reason), "{error}");
    }
}

#[test]
fn personal_information_on_the_wire_is_encrypted() {
    let mut detail = sample!("api_hub/payment_detail");
    detail["consent"]["PersonalIdentifiableInformation"] = sample!("api_hub/domestic_information");
    assert!(typed::<RequestedServiceInitiation>(&detail).unwrap_err().contains("invalid type: map"));
    detail["consent"]["PersonalIdentifiableInformation"] = json!("e.a.b.c");
    assert!(typed::<RequestedServiceInitiation>(&detail).unwrap_err().contains("five parts"));
}

#[test]
fn amounts_are_exact_and_dates_exist() {
    let transaction: Transaction = typed(&sample!("resources/transaction")).unwrap();
    assert_eq!(transaction.amount.amount.minor_units(), 1290);
    for text in ["1.5e3", "12.900", "12.9", "-12.90", "1,290.00", "١٢.٩٠", "12345678901234.00", ""] {
        let mut bad = sample!("resources/transaction");
        bad["amount"]["amount"] = json!(text);
        assert!(typed::<Transaction>(&bad).is_err(), "{text}");
        assert!(text.parse::<Amount13>().is_err(), "{text}");
    }
    let mut number = sample!("resources/transaction");
    number["amount"]["amount"] = json!(12.9);
    assert!(typed::<Transaction>(&number).is_err(), "an amount is a text");
    for text in ["2026-02-29", "2026-13-01", "2026-1-1", "2026-12-01T00:00:00Z"] {
        let mut bad = sample!("resources/account");
        bad["payment_due_date"] = json!(text);
        assert!(typed::<Account>(&bad).is_err(), "{text}");
        assert!(text.parse::<Date>().is_err(), "{text}");
    }
}

#[test]
fn events_of_ten_thousand_accounts_are_read_whole() {
    let accounts = |count: usize| {
        let mut consent = sample!("granted_consent");
        let account = |index: usize| json!({ "account_id": format!("{index:024}"), "account_number": "5140" });
        consent["accounts"] = (0..count).map(account).collect();
        json!({ "event_type": "consent_status_updated", "consent": consent }).to_string()
    };
    let text = accounts(10_000);
    let event: ConsentEvent = serde_json::from_str(&text).unwrap();
    let read = event.consent.accounts.as_ref().unwrap();
    assert_eq!((read.len(), read[9_999].account_id.as_str()), (10_000, "000000000000000000009999"));
    assert_eq!(serde_json::to_value(&event).unwrap(), serde_json::from_str::<Value>(&text).unwrap());
    // One wrong account in the middle is an error, not a shorter list.
    let bad = text.replacen("000000000000000000005000", &"0".repeat(37), 1);
    assert!(serde_json::from_str::<ConsentEvent>(&bad).is_err());
    let consent: GrantedConsent = typed(&sample!("granted_consent")).unwrap();
    assert!(consent.accounts.is_some());
}
