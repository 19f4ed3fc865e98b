// @generated from schemas/uae/v2_1/granted_consent.schema.json by build.rs; do not edit.

/// The authorization detail that grants access to accounts.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/granted_consent.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedAccountAccess {
    /// The consent.
    pub consent: GrantedConsent,
    /// The detail's type.
    #[serde(rename = "type")]
    pub type_: crate::types::uae::v2_1::consent::ConsentType,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// What the platform's fees depend on.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/granted_consent.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedBilling {
    /// Whether the user is a large corporation.
    #[serde(rename = "IsLargeCorporate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub is_large_corporate: ::core::option::Option<bool>,
    /// What the data is for.
    #[serde(rename = "Purpose")]
    pub purpose: crate::types::scalar::Open<crate::types::uae::v2_1::consent::Purpose>,
    /// Which kind of user.
    #[serde(rename = "UserType")]
    pub user_type: crate::types::scalar::Open<
        crate::types::uae::v2_1::consent::UserType,
    >,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// An account access consent as the platform keeps it, in token responses.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/granted_consent.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedConsent {
    /// The consent.
    #[serde(rename = "Data")]
    pub data: GrantedConsentData,
    /// Addresses: an object whose member `Self` is the consent's own.
    #[serde(rename = "Links")]
    pub links: crate::types::scalar::AnyValue,
    /// More about the consent: an object, empty so far.
    #[serde(rename = "Meta")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub meta: ::core::option::Option<crate::types::scalar::AnyValue>,
    /// Which events are sent.
    #[serde(rename = "Subscription")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub subscription: ::core::option::Option<GrantedSubscription>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The consent itself.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/granted_consent.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedConsentData {
    /// Which kinds of accounts.
    #[serde(rename = "AccountSubType")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub account_sub_type: ::core::option::Option<
        ::alloc::vec::Vec<
            crate::types::scalar::Open<crate::types::uae::v2_1::consent::AccountSubType>,
        >,
    >,
    /// Whom the accounts are for.
    #[serde(rename = "AccountType")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub account_type: ::core::option::Option<
        ::alloc::vec::Vec<
            crate::types::scalar::Open<crate::types::uae::v2_1::consent::AccountType>,
        >,
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
    /// When the consent was made.
    #[serde(rename = "CreationDateTime")]
    pub creation_date_time: crate::types::scalar::Timestamp,
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
    pub on_behalf_of: ::core::option::Option<GrantedOnBehalfOf>,
    /// What the platform's fees depend on.
    #[serde(rename = "OpenFinanceBilling")]
    pub open_finance_billing: GrantedBilling,
    /// What may be read.
    #[serde(rename = "Permissions")]
    pub permissions: ::alloc::vec::Vec<
        crate::types::scalar::Open<crate::types::uae::v2_1::consent::Permission>,
    >,
    /// Who revoked the consent.
    #[serde(rename = "RevokedBy")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub revoked_by: ::core::option::Option<
        crate::types::scalar::Open<crate::types::uae::v2_1::consent::RevokedBy>,
    >,
    /// Where the consent stands.
    #[serde(rename = "Status")]
    pub status: crate::types::scalar::Open<
        crate::types::uae::v2_1::consent::ConsentStatus,
    >,
    /// When the status changed last.
    #[serde(rename = "StatusUpdateDateTime")]
    pub status_update_date_time: crate::types::scalar::Timestamp,
    /// The last day of transactions and statements.
    #[serde(rename = "ToDate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub to_date: ::core::option::Option<crate::types::uae::v2_1::consent::CalendarDate>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// Another party that the third party acts for.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/granted_consent.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedOnBehalfOf {
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
        crate::types::scalar::Open<
            crate::types::uae::v2_1::consent::BeneficiaryIdentifierType,
        >,
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
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// A subscription to events.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/granted_consent.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedSubscription {
    /// Where events are sent.
    #[serde(rename = "Webhook")]
    pub webhook: GrantedWebhook,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// Where events are sent.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/granted_consent.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedWebhook {
    /// Whether events are sent.
    #[serde(rename = "IsActive")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub is_active: ::core::option::Option<bool>,
    /// The address of the third party.
    #[serde(rename = "Url")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub url: ::core::option::Option<::alloc::string::String>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The required members of [`GrantedConsent`], the argument of [`GrantedConsent::new`].
#[derive(Clone, Debug)]
pub struct NewGrantedConsent {
    /// The consent.
    pub data: GrantedConsentData,
    /// Addresses: an object whose member `Self` is the consent's own.
    pub links: crate::types::scalar::AnyValue,
}
impl ::core::convert::From<NewGrantedConsent> for GrantedConsent {
    fn from(required: NewGrantedConsent) -> Self {
        let NewGrantedConsent { data, links } = required;
        Self {
            data,
            links,
            meta: ::core::option::Option::None,
            subscription: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl GrantedConsent {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewGrantedConsent) -> Self {
        required.into()
    }
    /// Sets `Meta`.
    #[must_use]
    pub fn with_meta(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::AnyValue>,
    ) -> Self {
        self.meta = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `Subscription`.
    #[must_use]
    pub fn with_subscription(
        mut self,
        value: impl ::core::convert::Into<GrantedSubscription>,
    ) -> Self {
        self.subscription = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedConsent {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            data: ::arbitrary::Arbitrary::arbitrary(u)?,
            links: ::arbitrary::Arbitrary::arbitrary(u)?,
            meta: ::arbitrary::Arbitrary::arbitrary(u)?,
            subscription: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl GrantedConsent {
    /// The schema that this type is made from, `schemas/uae/v2_1/granted_consent.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/uae/v2_1/granted_consent.schema.json")
    );
}
impl GrantedAccountAccess {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(consent: impl ::core::convert::Into<GrantedConsent>) -> Self {
        Self {
            consent: consent.into(),
            type_: crate::types::uae::v2_1::consent::ConsentType::default(),
            extra: crate::types::scalar::Members::default(),
        }
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedAccountAccess {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            consent: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// The required members of [`GrantedBilling`], the argument of [`GrantedBilling::new`].
#[derive(Clone, Debug)]
pub struct NewGrantedBilling {
    /// Which kind of user.
    pub user_type: crate::types::scalar::Open<
        crate::types::uae::v2_1::consent::UserType,
    >,
    /// What the data is for.
    pub purpose: crate::types::scalar::Open<crate::types::uae::v2_1::consent::Purpose>,
}
impl ::core::convert::From<NewGrantedBilling> for GrantedBilling {
    fn from(required: NewGrantedBilling) -> Self {
        let NewGrantedBilling { purpose, user_type } = required;
        Self {
            purpose,
            user_type,
            is_large_corporate: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl GrantedBilling {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewGrantedBilling) -> Self {
        required.into()
    }
    /// Sets `IsLargeCorporate`.
    #[must_use]
    pub fn with_is_large_corporate(mut self, value: bool) -> Self {
        self.is_large_corporate = ::core::option::Option::Some(value);
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedBilling {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            is_large_corporate: ::arbitrary::Arbitrary::arbitrary(u)?,
            purpose: ::arbitrary::Arbitrary::arbitrary(u)?,
            user_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// The required members of [`GrantedConsentData`], the argument of [`GrantedConsentData::new`].
#[derive(Clone, Debug)]
pub struct NewGrantedConsentData {
    /// The consent's identifier, made by the client.
    pub consent_id: crate::types::uae::v2_1::consent::ConsentIdentifier,
    /// When the consent was made.
    pub creation_date_time: crate::types::scalar::Timestamp,
    /// Where the consent stands.
    pub status: crate::types::scalar::Open<
        crate::types::uae::v2_1::consent::ConsentStatus,
    >,
    /// When the status changed last.
    pub status_update_date_time: crate::types::scalar::Timestamp,
    /// What may be read.
    pub permissions: ::alloc::vec::Vec<
        crate::types::scalar::Open<crate::types::uae::v2_1::consent::Permission>,
    >,
    /// When the consent ends.
    pub expiration_date_time: crate::types::scalar::Timestamp,
    /// What the platform's fees depend on.
    pub open_finance_billing: GrantedBilling,
}
impl ::core::convert::From<NewGrantedConsentData> for GrantedConsentData {
    fn from(required: NewGrantedConsentData) -> Self {
        let NewGrantedConsentData {
            consent_id,
            creation_date_time,
            expiration_date_time,
            open_finance_billing,
            permissions,
            status,
            status_update_date_time,
        } = required;
        Self {
            consent_id,
            creation_date_time,
            expiration_date_time,
            open_finance_billing,
            permissions,
            status,
            status_update_date_time,
            account_sub_type: ::core::option::Option::None,
            account_type: ::core::option::Option::None,
            base_consent_id: ::core::option::Option::None,
            from_date: ::core::option::Option::None,
            on_behalf_of: ::core::option::Option::None,
            revoked_by: ::core::option::Option::None,
            to_date: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl GrantedConsentData {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewGrantedConsentData) -> Self {
        required.into()
    }
    /// Sets `AccountSubType`.
    #[must_use]
    pub fn with_account_sub_type(
        mut self,
        value: impl ::core::convert::Into<
            ::alloc::vec::Vec<
                crate::types::scalar::Open<
                    crate::types::uae::v2_1::consent::AccountSubType,
                >,
            >,
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
            ::alloc::vec::Vec<
                crate::types::scalar::Open<crate::types::uae::v2_1::consent::AccountType>,
            >,
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
        value: impl ::core::convert::Into<GrantedOnBehalfOf>,
    ) -> Self {
        self.on_behalf_of = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `RevokedBy`.
    #[must_use]
    pub fn with_revoked_by(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::scalar::Open<crate::types::uae::v2_1::consent::RevokedBy>,
        >,
    ) -> Self {
        self.revoked_by = ::core::option::Option::Some(value.into());
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
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedConsentData {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            account_sub_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            account_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            base_consent_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            consent_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            creation_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            expiration_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            from_date: ::arbitrary::Arbitrary::arbitrary(u)?,
            on_behalf_of: ::arbitrary::Arbitrary::arbitrary(u)?,
            open_finance_billing: ::arbitrary::Arbitrary::arbitrary(u)?,
            permissions: ::arbitrary::Arbitrary::arbitrary(u)?,
            revoked_by: ::arbitrary::Arbitrary::arbitrary(u)?,
            status: ::arbitrary::Arbitrary::arbitrary(u)?,
            status_update_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            to_date: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl GrantedOnBehalfOf {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            identifier: ::core::option::Option::None,
            identifier_type: ::core::option::Option::None,
            legal_name: ::core::option::Option::None,
            trading_name: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
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
            crate::types::scalar::Open<
                crate::types::uae::v2_1::consent::BeneficiaryIdentifierType,
            >,
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
impl ::core::default::Default for GrantedOnBehalfOf {
    fn default() -> Self {
        Self::new()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedOnBehalfOf {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            identifier: ::arbitrary::Arbitrary::arbitrary(u)?,
            identifier_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            legal_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            trading_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl GrantedSubscription {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(webhook: impl ::core::convert::Into<GrantedWebhook>) -> Self {
        Self {
            webhook: webhook.into(),
            extra: crate::types::scalar::Members::default(),
        }
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedSubscription {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            webhook: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl GrantedWebhook {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            is_active: ::core::option::Option::None,
            url: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `IsActive`.
    #[must_use]
    pub fn with_is_active(mut self, value: bool) -> Self {
        self.is_active = ::core::option::Option::Some(value);
        self
    }
    /// Sets `Url`.
    #[must_use]
    pub fn with_url(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.url = ::core::option::Option::Some(value.into());
        self
    }
}
impl ::core::default::Default for GrantedWebhook {
    fn default() -> Self {
        Self::new()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedWebhook {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            is_active: ::arbitrary::Arbitrary::arbitrary(u)?,
            url: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
