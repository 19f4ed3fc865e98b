// @generated from schemas/uae/v2_1/requested_consent.schema.json by build.rs; do not edit.

/// The authorization detail that asks for access to accounts.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/requested_consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
pub struct RequestedAccountAccess {
    /// The consent.
    pub consent: RequestedConsent,
    /// Which events are wanted.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub subscription: ::core::option::Option<RequestedSubscription>,
    /// The detail's type.
    #[serde(rename = "type")]
    pub type_: crate::types::uae::v2_1::consent::ConsentType,
}
/// What the platform's fees depend on.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/requested_consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
pub struct RequestedBilling {
    /// What the data is for.
    #[serde(rename = "Purpose")]
    pub purpose: crate::types::uae::v2_1::consent::Purpose,
    /// Which kind of user.
    #[serde(rename = "UserType")]
    pub user_type: crate::types::uae::v2_1::consent::UserType,
}
/// An account access consent as a third party asks for it. Closed: a server refuses members that it does not know (RFC 9396 section 5).
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/requested_consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
pub struct RequestedConsent {
    /// Which kinds of accounts.
    #[serde(rename = "AccountSubType")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub account_sub_type: ::core::option::Option<
        ::alloc::vec::Vec<crate::types::uae::v2_1::consent::AccountSubType>,
    >,
    /// Whom the accounts are for.
    #[serde(rename = "AccountType")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub account_type: ::core::option::Option<
        ::alloc::vec::Vec<crate::types::uae::v2_1::consent::AccountType>,
    >,
    /// The consent that this one renews.
    #[serde(rename = "BaseConsentId")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub base_consent_id: ::core::option::Option<
        crate::types::uae::v2_1::consent::ConsentIdentifier,
    >,
    /// The consent's identifier, made by the client.
    #[serde(rename = "ConsentId")]
    pub consent_id: crate::types::uae::v2_1::consent::ConsentIdentifier,
    /// When the consent ends.
    #[serde(rename = "ExpirationDateTime")]
    pub expiration_date_time: crate::types::scalar::Timestamp,
    /// The first day of transactions and statements.
    #[serde(rename = "FromDate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub from_date: ::core::option::Option<
        crate::types::uae::v2_1::consent::CalendarDate,
    >,
    /// Whom the third party acts for.
    #[serde(rename = "OnBehalfOf")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub on_behalf_of: ::core::option::Option<RequestedOnBehalfOf>,
    /// What the platform's fees depend on.
    #[serde(rename = "OpenFinanceBilling")]
    pub open_finance_billing: RequestedBilling,
    /// What may be read.
    #[serde(rename = "Permissions")]
    pub permissions: crate::types::scalar::UniqueList<
        crate::types::uae::v2_1::consent::Permission,
    >,
    /// The last day of transactions and statements.
    #[serde(rename = "ToDate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub to_date: ::core::option::Option<crate::types::uae::v2_1::consent::CalendarDate>,
}
/// Another party that the third party acts for.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/requested_consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
pub struct RequestedOnBehalfOf {
    /// Its identifier.
    #[serde(rename = "Identifier")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub identifier: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// Which kind of identifier it has.
    #[serde(rename = "IdentifierType")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub identifier_type: ::core::option::Option<
        crate::types::uae::v2_1::consent::BeneficiaryIdentifierType,
    >,
    /// Its name in law.
    #[serde(rename = "LegalName")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub legal_name: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// The name that it trades under.
    #[serde(rename = "TradingName")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub trading_name: ::core::option::Option<crate::types::scalar::PersonalString>,
}
/// A subscription to events.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/requested_consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
pub struct RequestedSubscription {
    /// Where events are sent.
    #[serde(rename = "Webhook")]
    pub webhook: RequestedWebhook,
}
/// Where events are sent.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/requested_consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
pub struct RequestedWebhook {
    /// Whether events are sent.
    #[serde(rename = "IsActive")]
    pub is_active: bool,
    /// The address of the third party.
    #[serde(rename = "Url")]
    pub url: ::alloc::string::String,
}
/// The required members of [`RequestedConsent`], the argument of [`RequestedConsent::new`].
#[derive(Clone, Debug)]
pub struct NewRequestedConsent {
    /// The consent's identifier, made by the client.
    pub consent_id: crate::types::uae::v2_1::consent::ConsentIdentifier,
    /// What may be read.
    pub permissions: crate::types::scalar::UniqueList<
        crate::types::uae::v2_1::consent::Permission,
    >,
    /// When the consent ends.
    pub expiration_date_time: crate::types::scalar::Timestamp,
    /// What the platform's fees depend on.
    pub open_finance_billing: RequestedBilling,
}
impl ::core::convert::From<NewRequestedConsent> for RequestedConsent {
    fn from(required: NewRequestedConsent) -> Self {
        let NewRequestedConsent {
            consent_id,
            expiration_date_time,
            open_finance_billing,
            permissions,
        } = required;
        Self {
            consent_id,
            expiration_date_time,
            open_finance_billing,
            permissions,
            account_sub_type: ::core::option::Option::None,
            account_type: ::core::option::Option::None,
            base_consent_id: ::core::option::Option::None,
            from_date: ::core::option::Option::None,
            on_behalf_of: ::core::option::Option::None,
            to_date: ::core::option::Option::None,
        }
    }
}
impl RequestedConsent {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewRequestedConsent) -> Self {
        required.into()
    }
    /// Sets `AccountSubType`.
    #[must_use]
    pub fn with_account_sub_type(
        mut self,
        value: impl ::core::convert::Into<
            ::alloc::vec::Vec<crate::types::uae::v2_1::consent::AccountSubType>,
        >,
    ) -> Self {
        self.account_sub_type = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `AccountType`.
    #[must_use]
    pub fn with_account_type(
        mut self,
        value: impl ::core::convert::Into<
            ::alloc::vec::Vec<crate::types::uae::v2_1::consent::AccountType>,
        >,
    ) -> Self {
        self.account_type = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `BaseConsentId`.
    #[must_use]
    pub fn with_base_consent_id(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::uae::v2_1::consent::ConsentIdentifier,
        >,
    ) -> Self {
        self.base_consent_id = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `FromDate`.
    #[must_use]
    pub fn with_from_date(
        mut self,
        value: impl ::core::convert::Into<crate::types::uae::v2_1::consent::CalendarDate>,
    ) -> Self {
        self.from_date = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `OnBehalfOf`.
    #[must_use]
    pub fn with_on_behalf_of(
        mut self,
        value: impl ::core::convert::Into<RequestedOnBehalfOf>,
    ) -> Self {
        self.on_behalf_of = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `ToDate`.
    #[must_use]
    pub fn with_to_date(
        mut self,
        value: impl ::core::convert::Into<crate::types::uae::v2_1::consent::CalendarDate>,
    ) -> Self {
        self.to_date = ::core::option::Option::Some(value.into());
        self
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedConsent", deny_unknown_fields)]
struct RequestedConsentMembers {
    #[serde(rename = "AccountSubType")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub account_sub_type: ::core::option::Option<
        ::alloc::vec::Vec<crate::types::uae::v2_1::consent::AccountSubType>,
    >,
    #[serde(rename = "AccountType")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub account_type: ::core::option::Option<
        ::alloc::vec::Vec<crate::types::uae::v2_1::consent::AccountType>,
    >,
    #[serde(rename = "BaseConsentId")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub base_consent_id: ::core::option::Option<
        crate::types::uae::v2_1::consent::ConsentIdentifier,
    >,
    #[serde(rename = "ConsentId")]
    pub consent_id: crate::types::uae::v2_1::consent::ConsentIdentifier,
    #[serde(rename = "ExpirationDateTime")]
    pub expiration_date_time: crate::types::scalar::Timestamp,
    #[serde(rename = "FromDate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub from_date: ::core::option::Option<
        crate::types::uae::v2_1::consent::CalendarDate,
    >,
    #[serde(rename = "OnBehalfOf")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub on_behalf_of: ::core::option::Option<RequestedOnBehalfOf>,
    #[serde(rename = "OpenFinanceBilling")]
    pub open_finance_billing: RequestedBilling,
    #[serde(rename = "Permissions")]
    pub permissions: crate::types::scalar::UniqueList<
        crate::types::uae::v2_1::consent::Permission,
    >,
    #[serde(rename = "ToDate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub to_date: ::core::option::Option<crate::types::uae::v2_1::consent::CalendarDate>,
}
impl<'de> ::serde::Deserialize<'de> for RequestedConsent {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedConsentMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl RequestedConsent {
    /// The schema that this type is made from, `schemas/uae/v2_1/requested_consent.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/uae/v2_1/requested_consent.schema.json")
    );
}
impl RequestedAccountAccess {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(consent: impl ::core::convert::Into<RequestedConsent>) -> Self {
        Self {
            consent: consent.into(),
            subscription: ::core::option::Option::None,
            type_: crate::types::uae::v2_1::consent::ConsentType::default(),
        }
    }
    /// Sets `subscription`.
    #[must_use]
    pub fn with_subscription(
        mut self,
        value: impl ::core::convert::Into<RequestedSubscription>,
    ) -> Self {
        self.subscription = ::core::option::Option::Some(value.into());
        self
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedAccountAccess", deny_unknown_fields)]
struct RequestedAccountAccessMembers {
    pub consent: RequestedConsent,
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub subscription: ::core::option::Option<RequestedSubscription>,
    #[serde(rename = "type")]
    pub type_: crate::types::uae::v2_1::consent::ConsentType,
}
impl<'de> ::serde::Deserialize<'de> for RequestedAccountAccess {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedAccountAccessMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// The required members of [`RequestedBilling`], the argument of [`RequestedBilling::new`].
#[derive(Clone, Debug)]
pub struct NewRequestedBilling {
    /// Which kind of user.
    pub user_type: crate::types::uae::v2_1::consent::UserType,
    /// What the data is for.
    pub purpose: crate::types::uae::v2_1::consent::Purpose,
}
impl ::core::convert::From<NewRequestedBilling> for RequestedBilling {
    fn from(required: NewRequestedBilling) -> Self {
        let NewRequestedBilling { purpose, user_type } = required;
        Self { purpose, user_type }
    }
}
impl RequestedBilling {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewRequestedBilling) -> Self {
        required.into()
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedBilling", deny_unknown_fields)]
struct RequestedBillingMembers {
    #[serde(rename = "Purpose")]
    pub purpose: crate::types::uae::v2_1::consent::Purpose,
    #[serde(rename = "UserType")]
    pub user_type: crate::types::uae::v2_1::consent::UserType,
}
impl<'de> ::serde::Deserialize<'de> for RequestedBilling {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedBillingMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl RequestedOnBehalfOf {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            identifier: ::core::option::Option::None,
            identifier_type: ::core::option::Option::None,
            legal_name: ::core::option::Option::None,
            trading_name: ::core::option::Option::None,
        }
    }
    /// Sets `Identifier`.
    #[must_use]
    pub fn with_identifier(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.identifier = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `IdentifierType`.
    #[must_use]
    pub fn with_identifier_type(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::uae::v2_1::consent::BeneficiaryIdentifierType,
        >,
    ) -> Self {
        self.identifier_type = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `LegalName`.
    #[must_use]
    pub fn with_legal_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.legal_name = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `TradingName`.
    #[must_use]
    pub fn with_trading_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.trading_name = ::core::option::Option::Some(value.into());
        self
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedOnBehalfOf", deny_unknown_fields)]
struct RequestedOnBehalfOfMembers {
    #[serde(rename = "Identifier")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub identifier: ::core::option::Option<crate::types::scalar::PersonalString>,
    #[serde(rename = "IdentifierType")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub identifier_type: ::core::option::Option<
        crate::types::uae::v2_1::consent::BeneficiaryIdentifierType,
    >,
    #[serde(rename = "LegalName")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub legal_name: ::core::option::Option<crate::types::scalar::PersonalString>,
    #[serde(rename = "TradingName")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub trading_name: ::core::option::Option<crate::types::scalar::PersonalString>,
}
impl<'de> ::serde::Deserialize<'de> for RequestedOnBehalfOf {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedOnBehalfOfMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl RequestedSubscription {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(webhook: impl ::core::convert::Into<RequestedWebhook>) -> Self {
        Self { webhook: webhook.into() }
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedSubscription", deny_unknown_fields)]
struct RequestedSubscriptionMembers {
    #[serde(rename = "Webhook")]
    pub webhook: RequestedWebhook,
}
impl<'de> ::serde::Deserialize<'de> for RequestedSubscription {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedSubscriptionMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// The required members of [`RequestedWebhook`], the argument of [`RequestedWebhook::new`].
#[derive(Clone, Debug)]
pub struct NewRequestedWebhook {
    /// The address of the third party.
    pub url: ::alloc::string::String,
    /// Whether events are sent.
    pub is_active: bool,
}
impl ::core::convert::From<NewRequestedWebhook> for RequestedWebhook {
    fn from(required: NewRequestedWebhook) -> Self {
        let NewRequestedWebhook { is_active, url } = required;
        Self { is_active, url }
    }
}
impl RequestedWebhook {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewRequestedWebhook) -> Self {
        required.into()
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedWebhook", deny_unknown_fields)]
struct RequestedWebhookMembers {
    #[serde(rename = "IsActive")]
    pub is_active: bool,
    #[serde(rename = "Url")]
    pub url: ::alloc::string::String,
}
impl<'de> ::serde::Deserialize<'de> for RequestedWebhook {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedWebhookMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
