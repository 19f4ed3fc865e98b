//! Access under consents of API Hub, and under the application's own types: what is allowed, and each refused case.

use ofm_protocol::error::ResourceError;
use ofm_protocol::oauth::resource::{ApiHubAccess, WantedAccess};
use ofm_protocol::oauth::{AuthorizationDetailType, DetailContext, Policy};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::GrantedAuthorizationDetail;
use ofm_protocol::types::ofm::v1_2::Permission as MalaysianPermission;
use ofm_protocol::types::uae::v2_1::{AccountSubType, AccountType, CalendarDate, Permission};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::asynchronous::run;
use crate::support::exchange::cx;
use crate::support::modules::at;
use crate::support::responses::{Access, account};

const CONSENT: &str = "b8f42378-10ac-46a1-8d20-4e020484216d";

/// The detail of the samples, changed.
fn api_hub(change: impl FnOnce(&mut Value)) -> GrantedAuthorizationDetail {
    let mut detail: Value = serde_json::from_str(include_str!("../samples/api_hub/granted_detail.json")).unwrap();
    change(&mut detail["consent"]["Data"]);
    serde_json::from_value(detail).unwrap()
}

/// What the resource server says of this access with a token for these details.
fn read(details: Vec<GrantedAuthorizationDetail>, wanted: impl WantedAccess) -> Result<(), ResourceError> {
    let mut access = Access::valid(Policy::fapi2_final());
    access.facts.authorization_details = details;
    let (server, cx) = (access.server(), &mut cx(at(0)));
    let request = server.read(&access.request(), cx).unwrap();
    let checked = request.may_read(&server, &access.facts, &wanted, cx);
    assert_eq!(run(request.may_read_async(&server, &access.facts, &wanted, cx)), checked);
    assert_eq!(access.facts.check_access(&wanted, cx), checked);
    // The sender is checked first.
    access.certificate = None;
    let unbound = server.read(&access.request(), cx).unwrap().may_read(&server, &access.facts, &wanted, cx);
    assert_eq!(unbound.unwrap_err().label(), "resource_binding");
    checked
}

fn is_selected(consent: &str, account: &str) -> bool {
    (consent, account) == (CONSENT, "account-7")
}

fn balances() -> ApiHubAccess<'static> {
    ApiHubAccess::new(("account-7", Permission::ReadBalances), &is_selected)
        .with_kind(AccountType::Retail, AccountSubType::CurrentAccount)
}

#[test]
fn a_consent_of_api_hub_allows_what_the_user_selected() {
    assert_eq!(read(vec![api_hub(|_| {})], balances()), Ok(()));
    // Consents without limits, and several consents.
    let unlimited = api_hub(|data| {
        for member in ["AccountType", "AccountSubType", "FromDate", "ToDate"] {
            data.as_object_mut().unwrap().remove(member);
        }
    });
    let of_any_kind = ApiHubAccess::new(("account-7", Permission::ReadBalances), &is_selected);
    assert_eq!(read(vec![unlimited], of_any_kind), Ok(()));
    let revoked = api_hub(|data| data["Status"] = "Revoked".into());
    assert_eq!(read(vec![revoked, api_hub(|_| {})], balances()), Ok(()));
}

#[test]
fn a_consent_of_api_hub_refuses_everything_else() {
    let refused = |change: fn(&mut Value), expected: ResourceError| {
        assert_eq!(read(vec![api_hub(change)], balances()), Err(expected));
    };
    let inactive = |status| ResourceError::ConsentStatus { status };
    refused(|data| data["Status"] = "Suspended".into(), inactive("Suspended"));
    refused(|data| data["Status"] = "AwaitingAuthorization".into(), inactive("AwaitingAuthorization"));
    refused(|data| data["Status"] = "Rejected".into(), inactive("Rejected"));
    refused(|data| data["Status"] = "Revoked".into(), inactive("Revoked"));
    refused(|data| data["Status"] = "Expired".into(), inactive("Expired"));
    refused(|data| data["Status"] = "Consumed".into(), inactive("Consumed"));
    refused(|data| data["Status"] = "Paused".into(), inactive("other"));
    refused(
        |data| data["ExpirationDateTime"] = at(0).to_string().into(),
        ResourceError::ConsentEnded { end: at(0), now: at(0) },
    );
    refused(|data| data["Permissions"] = json!(["ReadAccountsBasic"]), ResourceError::ConsentPermission);
    refused(|data| data["Permissions"] = json!(["ReadEverything"]), ResourceError::ConsentPermission);
    refused(|data| data["AccountType"] = json!(["Corporate"]), ResourceError::ConsentAccount);
    refused(|data| data["AccountType"] = json!([]), ResourceError::ConsentAccount);
    refused(|data| data["AccountSubType"] = json!(["Savings", "Vault"]), ResourceError::ConsentAccount);
    // The provider's selection is that of one consent.
    refused(|data| data["ConsentId"] = "another".into(), ResourceError::ConsentAccount);
    let other = ApiHubAccess::new(("account-8", Permission::ReadBalances), &is_selected)
        .with_kind(AccountType::Retail, AccountSubType::CurrentAccount);
    assert_eq!(read(vec![api_hub(|_| {})], other), Err(ResourceError::ConsentAccount));
    let unkind = ApiHubAccess::new(("account-7", Permission::ReadBalances), &is_selected);
    assert_eq!(read(vec![api_hub(|_| {})], unkind), Err(ResourceError::ConsentAccount));
    assert_eq!(read(vec![], balances()), Err(ResourceError::ConsentMissing));
    // The error is that of the consent that fits best.
    let revoked = api_hub(|data| data["Status"] = "Revoked".into());
    let other = api_hub(|data| data["ConsentId"] = "another".into());
    for details in [[revoked.clone(), other.clone()], [other, revoked]] {
        assert_eq!(read(details.into(), balances()), Err(ResourceError::ConsentAccount));
    }
}

#[test]
fn transactions_and_statements_are_read_within_the_days_of_a_consent_of_api_hub() {
    let day = |text: &str| text.parse::<CalendarDate>().unwrap();
    for permission in [
        Permission::ReadTransactionsBasic,
        Permission::ReadTransactionsDetail,
        Permission::ReadFxTransactionsBasic,
        Permission::ReadFxTransactionsDetail,
        Permission::ReadStatements,
    ] {
        let granted = |change: fn(&mut Value)| {
            let mut detail = api_hub(change);
            let GrantedAuthorizationDetail::ApiHubAccountAccessV2_1(access) = &mut detail else { panic!() };
            access.consent.data.permissions = vec![permission.into()];
            vec![detail]
        };
        let wanted = ApiHubAccess::new(("account-7", permission), &is_selected)
            .with_kind(AccountType::Retail, AccountSubType::CurrentAccount);
        for (first, last, expected) in [
            ("2025-01-01", "2025-12-31", Ok(())),
            ("2025-06-01", "2025-06-01", Ok(())),
            ("2024-12-31", "2025-12-31", Err(ResourceError::ConsentDays)),
            ("2025-01-01", "2026-01-01", Err(ResourceError::ConsentDays)),
            ("2025-06-02", "2025-06-01", Err(ResourceError::ConsentDays)),
        ] {
            let (first, last) = (day(first), day(last));
            assert_eq!(read(granted(|_| {}), wanted.with_days(&first, &last)), expected, "{permission}");
        }
        assert_eq!(read(granted(|_| {}), wanted), Err(ResourceError::ConsentDays));
        let without = |data: &mut Value| {
            data.as_object_mut().unwrap().remove("FromDate");
            data.as_object_mut().unwrap().remove("ToDate");
        };
        assert_eq!(read(granted(without), wanted), Ok(()));
    }
}

#[test]
fn a_consent_of_one_platform_allows_nothing_of_another() {
    let own = Access::valid(Policy::fapi2_final()).facts.authorization_details;
    assert_eq!(read(own.clone(), (account(), MalaysianPermission::ReadAccounts)), Ok(()));
    assert_eq!(read(own, balances()), Err(ResourceError::ConsentMissing));
    let wanted = (account(), MalaysianPermission::ReadAccounts);
    assert_eq!(read(vec![api_hub(|_| {})], wanted), Err(ResourceError::ConsentMissing));
}

/// An own type: insurance policies by their number, until a time.
struct Insurance;

#[derive(Serialize, Deserialize, Clone, PartialEq)]
struct Policies {
    numbers: Vec<String>,
    until: u64,
}

impl AuthorizationDetailType for Insurance {
    const NAME: &'static str = "urn:example:insurance:v1.0";
    type Requested = Policies;
    type Granted = Policies;

    fn check(&self, _: &Policies, _: &DetailContext<'_>) -> Result<(), &'static str> {
        Ok(())
    }

    fn is_within(&self, granted: &Policies, requested: &Policies) -> bool {
        granted == requested
    }

    fn is_in_force(&self, granted: &Policies, now: UnixTime) -> bool {
        now.seconds() < granted.until
    }
}

struct ReadPolicy(&'static str);

impl WantedAccess for ReadPolicy {
    fn check(&self, granted: &GrantedAuthorizationDetail, now: UnixTime) -> Option<Result<(), ResourceError>> {
        let granted = granted.read::<Insurance>()?;
        Some(if !Insurance.is_in_force(&granted, now) {
            Err(ResourceError::Details { reason: "the consent has ended" })
        } else if granted.numbers.iter().any(|number| number == self.0) {
            Ok(())
        } else {
            Err(ResourceError::Details { reason: "the policy is another" })
        })
    }
}

#[test]
fn an_own_type_decides_about_its_own_accesses() {
    let granted = |until: i64| {
        let policies = Policies { numbers: vec!["7".into()], until: at(until).seconds() };
        GrantedAuthorizationDetail::of::<Insurance>(&policies).unwrap()
    };
    assert_eq!(read(vec![api_hub(|_| {}), granted(1)], ReadPolicy("7")), Ok(()));
    let refused = |reason| Err(ResourceError::Details { reason });
    assert_eq!(read(vec![granted(1)], ReadPolicy("8")), refused("the policy is another"));
    assert_eq!(read(vec![granted(0)], ReadPolicy("7")), refused("the consent has ended"));
    assert_eq!(read(vec![api_hub(|_| {})], ReadPolicy("7")), Err(ResourceError::ConsentMissing));
    // The client hears nothing of the reason.
    let mut access = Access::valid(Policy::fapi2_final());
    access.facts.authorization_details = vec![granted(0)];
    let response =
        ResourceError::Details { reason: "secret" }.response_to(&access.server(), &access.request(), &mut cx(at(0)));
    assert_eq!(response.status, 403);
    let challenge = response.header("WWW-Authenticate").unwrap();
    assert!(challenge.contains("insufficient_scope") && !challenge.contains("secret"), "{challenge}");
}
