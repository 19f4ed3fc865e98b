// @generated from schemas/uae/v2_1/service_initiation/granted.schema.json by build.rs; do not edit.

/// A charge of the institution.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/granted.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Charge {
    /// How much.
    #[serde(rename = "Amount")]
    pub amount: GrantedAmount,
    /// Who bears it.
    #[serde(rename = "ChargeBearer")]
    pub charge_bearer: crate::types::scalar::Open<
        crate::types::uae::v2_1::service_initiation::payment::ChargeBearer,
    >,
    /// Which kind of charge.
    #[serde(rename = "Type")]
    pub type_: crate::types::scalar::Open<ChargeType>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// Which kind of charge.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/granted.schema.json`.
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
#[non_exhaustive]
pub enum ChargeType {
    /// Value added tax.
    #[serde(rename = "VAT")]
    Vat,
    /// Fees.
    Fees,
}
impl ::core::fmt::Display for ChargeType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Vat => f.write_str("VAT"),
            Self::Fees => f.write_str("Fees"),
        }
    }
}
impl ::core::str::FromStr for ChargeType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "VAT" => Ok(Self::Vat),
            "Fees" => Ok(Self::Fees),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ChargeType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ChargeType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ChargeType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 2)? {
            0 => ::core::result::Result::Ok(Self::Vat),
            _ => ::core::result::Result::Ok(Self::Fees),
        }
    }
}
/// An amount of money, exact.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/granted.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedAmount {
    /// The amount, without a sign.
    #[serde(rename = "Amount")]
    pub amount: crate::types::scalar::Amount16,
    /// Its currency.
    #[serde(rename = "Currency")]
    pub currency: crate::types::scalar::CurrencyCode,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// An exchange rate.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/granted.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedExchangeRate {
    /// The contract about it.
    #[serde(rename = "ContractIdentification")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub contract_identification: ::core::option::Option<::alloc::string::String>,
    /// The rate.
    #[serde(rename = "ExchangeRate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub exchange_rate: ::core::option::Option<crate::types::scalar::Number>,
    /// Until when it holds.
    #[serde(rename = "ExpirationDateTime")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub expiration_date_time: ::core::option::Option<crate::types::scalar::Timestamp>,
    /// Which kind of rate.
    #[serde(rename = "RateType")]
    pub rate_type: crate::types::scalar::Open<
        crate::types::uae::v2_1::service_initiation::payment::RateType,
    >,
    /// The currency of one unit.
    #[serde(rename = "UnitCurrency")]
    pub unit_currency: crate::types::scalar::CurrencyCode,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// A consent for payments as the platform keeps it, in token responses and events.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/granted.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedPaymentConsent {
    /// The consent, without personal data.
    #[serde(rename = "Data")]
    pub data: GrantedPaymentData,
    /// Addresses.
    #[serde(rename = "Links")]
    pub links: PaymentLinks,
    /// More about the consent: its authorizers.
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
    pub subscription: ::core::option::Option<
        crate::types::uae::v2_1::granted_consent::GrantedSubscription,
    >,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The consent itself.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/granted.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedPaymentData {
    /// Until when the user may decide.
    #[serde(rename = "AuthorizationExpirationDateTime")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub authorization_expiration_date_time: ::core::option::Option<
        crate::types::scalar::Timestamp,
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
    /// The charges of the institution.
    #[serde(rename = "Charges")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub charges: ::core::option::Option<::alloc::vec::Vec<Charge>>,
    /// The consent's identifier, made by the client.
    #[serde(rename = "ConsentId")]
    pub consent_id: crate::types::uae::v2_1::consent::ConsentIdentifier,
    /// The rules of the payments.
    #[serde(rename = "ControlParameters")]
    pub control_parameters: crate::types::uae::v2_1::service_initiation::control::ControlParameters,
    /// When the consent was made.
    #[serde(rename = "CreationDateTime")]
    pub creation_date_time: crate::types::scalar::Timestamp,
    /// A text for the creditor: 1 to 35 characters, which the schema does not enforce.
    #[serde(rename = "CreditorReference")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub creditor_reference: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// The other currency, as requested.
    #[serde(rename = "CurrencyRequest")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub currency_request: ::core::option::Option<crate::types::scalar::AnyValue>,
    /// A text for the debtor: 1 to 35 characters, which the schema does not enforce.
    #[serde(rename = "DebtorReference")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub debtor_reference: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// The exchange rate that was used.
    #[serde(rename = "ExchangeRate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub exchange_rate: ::core::option::Option<GrantedExchangeRate>,
    /// When the consent ends.
    #[serde(rename = "ExpirationDateTime")]
    pub expiration_date_time: crate::types::scalar::Timestamp,
    /// Whether one authorizer must suffice.
    #[serde(rename = "IsSingleAuthorization")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub is_single_authorization: ::core::option::Option<bool>,
    /// What the platform's fees depend on.
    #[serde(rename = "OpenFinanceBilling")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub open_finance_billing: ::core::option::Option<PaymentBilling>,
    /// What has been paid under the consent.
    #[serde(rename = "PaymentConsumption")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub payment_consumption: ::core::option::Option<PaymentConsumption>,
    /// The purpose, in the codes of the platform.
    #[serde(rename = "PaymentPurposeCode")]
    pub payment_purpose_code: crate::types::scalar::PurposeCode,
    /// What may be read beside the payments.
    #[serde(rename = "Permissions")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub permissions: ::core::option::Option<
        ::alloc::vec::Vec<
            crate::types::scalar::Open<
                crate::types::uae::v2_1::service_initiation::payment::PaymentPermission,
            >,
        >,
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
    /// The third party that asks through this one.
    #[serde(rename = "SponsoredTPPInformation")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub sponsored_tpp_information: ::core::option::Option<
        crate::types::scalar::AnyValue,
    >,
    /// Where the consent stands.
    #[serde(rename = "Status")]
    pub status: crate::types::scalar::Open<
        crate::types::uae::v2_1::consent::ConsentStatus,
    >,
    /// When the status changed last.
    #[serde(rename = "StatusUpdateDateTime")]
    pub status_update_date_time: crate::types::scalar::Timestamp,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The authorization detail that grants payments.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/granted.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedServiceInitiation {
    /// The consent.
    pub consent: GrantedPaymentConsent,
    /// The detail's type.
    #[serde(rename = "type")]
    pub type_: crate::types::uae::v2_1::service_initiation::payment::ServiceInitiationType,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// What the platform's fees depend on.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/granted.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PaymentBilling {
    /// Whether the user is a large corporation.
    #[serde(rename = "IsLargeCorporate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub is_large_corporate: ::core::option::Option<bool>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// What has been paid under a consent.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/granted.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PaymentConsumption {
    /// How many payments.
    #[serde(rename = "CumulativeNumberOfPayments")]
    pub cumulative_number_of_payments: u32,
    /// How many payments in this period.
    #[serde(rename = "CumulativeNumberOfPaymentsInCurrentPeriod")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub cumulative_number_of_payments_in_current_period: ::core::option::Option<u32>,
    /// What they are worth together.
    #[serde(rename = "CumulativeValueOfPayments")]
    pub cumulative_value_of_payments: GrantedAmount,
    /// What those of this period are worth together.
    #[serde(rename = "CumulativeValueOfPaymentsInCurrentPeriod")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub cumulative_value_of_payments_in_current_period: ::core::option::Option<
        GrantedAmount,
    >,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// Addresses of a consent.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/granted.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PaymentLinks {
    /// Those of its payments.
    #[serde(rename = "Related")]
    pub related: ::alloc::vec::Vec<::alloc::string::String>,
    /// The consent's own.
    #[serde(rename = "Self")]
    pub self_: ::alloc::string::String,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The required members of [`GrantedPaymentConsent`], the argument of [`GrantedPaymentConsent::new`].
#[derive(Clone, Debug)]
pub struct NewGrantedPaymentConsent {
    /// The consent, without personal data.
    pub data: GrantedPaymentData,
    /// Addresses.
    pub links: PaymentLinks,
}
impl ::core::convert::From<NewGrantedPaymentConsent> for GrantedPaymentConsent {
    fn from(required: NewGrantedPaymentConsent) -> Self {
        let NewGrantedPaymentConsent { data, links } = required;
        Self {
            data,
            links,
            meta: ::core::option::Option::None,
            subscription: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl GrantedPaymentConsent {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewGrantedPaymentConsent) -> Self {
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
        value: impl ::core::convert::Into<
            crate::types::uae::v2_1::granted_consent::GrantedSubscription,
        >,
    ) -> Self {
        self.subscription = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedPaymentConsent {
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
impl GrantedPaymentConsent {
    /// The schema that this type is made from, `schemas/uae/v2_1/service_initiation/granted.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/uae/v2_1/service_initiation/granted.schema.json")
    );
}
/// The required members of [`Charge`], the argument of [`Charge::new`].
#[derive(Clone, Debug)]
pub struct NewCharge {
    /// Who bears it.
    pub charge_bearer: crate::types::scalar::Open<
        crate::types::uae::v2_1::service_initiation::payment::ChargeBearer,
    >,
    /// Which kind of charge.
    pub type_: crate::types::scalar::Open<ChargeType>,
    /// How much.
    pub amount: GrantedAmount,
}
impl ::core::convert::From<NewCharge> for Charge {
    fn from(required: NewCharge) -> Self {
        let NewCharge { amount, charge_bearer, type_ } = required;
        Self {
            amount,
            charge_bearer,
            type_,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl Charge {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewCharge) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for Charge {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            amount: ::arbitrary::Arbitrary::arbitrary(u)?,
            charge_bearer: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// The required members of [`GrantedAmount`], the argument of [`GrantedAmount::new`].
#[derive(Clone, Debug)]
pub struct NewGrantedAmount {
    /// The amount, without a sign.
    pub amount: crate::types::scalar::Amount16,
    /// Its currency.
    pub currency: crate::types::scalar::CurrencyCode,
}
impl ::core::convert::From<NewGrantedAmount> for GrantedAmount {
    fn from(required: NewGrantedAmount) -> Self {
        let NewGrantedAmount { amount, currency } = required;
        Self {
            amount,
            currency,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl GrantedAmount {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewGrantedAmount) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedAmount {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            amount: ::arbitrary::Arbitrary::arbitrary(u)?,
            currency: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// The required members of [`GrantedExchangeRate`], the argument of [`GrantedExchangeRate::new`].
#[derive(Clone, Debug)]
pub struct NewGrantedExchangeRate {
    /// The currency of one unit.
    pub unit_currency: crate::types::scalar::CurrencyCode,
    /// Which kind of rate.
    pub rate_type: crate::types::scalar::Open<
        crate::types::uae::v2_1::service_initiation::payment::RateType,
    >,
}
impl ::core::convert::From<NewGrantedExchangeRate> for GrantedExchangeRate {
    fn from(required: NewGrantedExchangeRate) -> Self {
        let NewGrantedExchangeRate { rate_type, unit_currency } = required;
        Self {
            rate_type,
            unit_currency,
            contract_identification: ::core::option::Option::None,
            exchange_rate: ::core::option::Option::None,
            expiration_date_time: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl GrantedExchangeRate {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewGrantedExchangeRate) -> Self {
        required.into()
    }
    /// Sets `ContractIdentification`.
    #[must_use]
    pub fn with_contract_identification(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.contract_identification = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `ExchangeRate`.
    #[must_use]
    pub fn with_exchange_rate(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::Number>,
    ) -> Self {
        self.exchange_rate = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `ExpirationDateTime`.
    #[must_use]
    pub fn with_expiration_date_time(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::Timestamp>,
    ) -> Self {
        self.expiration_date_time = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedExchangeRate {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            contract_identification: ::arbitrary::Arbitrary::arbitrary(u)?,
            exchange_rate: ::arbitrary::Arbitrary::arbitrary(u)?,
            expiration_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            rate_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            unit_currency: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// The required members of [`GrantedPaymentData`], the argument of [`GrantedPaymentData::new`].
#[derive(Clone, Debug)]
pub struct NewGrantedPaymentData {
    /// The consent's identifier, made by the client.
    pub consent_id: crate::types::uae::v2_1::consent::ConsentIdentifier,
    /// When the consent ends.
    pub expiration_date_time: crate::types::scalar::Timestamp,
    /// Where the consent stands.
    pub status: crate::types::scalar::Open<
        crate::types::uae::v2_1::consent::ConsentStatus,
    >,
    /// When the consent was made.
    pub creation_date_time: crate::types::scalar::Timestamp,
    /// When the status changed last.
    pub status_update_date_time: crate::types::scalar::Timestamp,
    /// The rules of the payments.
    pub control_parameters: crate::types::uae::v2_1::service_initiation::control::ControlParameters,
    /// The purpose, in the codes of the platform.
    pub payment_purpose_code: crate::types::scalar::PurposeCode,
}
impl ::core::convert::From<NewGrantedPaymentData> for GrantedPaymentData {
    fn from(required: NewGrantedPaymentData) -> Self {
        let NewGrantedPaymentData {
            consent_id,
            control_parameters,
            creation_date_time,
            expiration_date_time,
            payment_purpose_code,
            status,
            status_update_date_time,
        } = required;
        Self {
            consent_id,
            control_parameters,
            creation_date_time,
            expiration_date_time,
            payment_purpose_code,
            status,
            status_update_date_time,
            authorization_expiration_date_time: ::core::option::Option::None,
            base_consent_id: ::core::option::Option::None,
            charges: ::core::option::Option::None,
            creditor_reference: ::core::option::Option::None,
            currency_request: ::core::option::Option::None,
            debtor_reference: ::core::option::Option::None,
            exchange_rate: ::core::option::Option::None,
            is_single_authorization: ::core::option::Option::None,
            open_finance_billing: ::core::option::Option::None,
            payment_consumption: ::core::option::Option::None,
            permissions: ::core::option::Option::None,
            revoked_by: ::core::option::Option::None,
            sponsored_tpp_information: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl GrantedPaymentData {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewGrantedPaymentData) -> Self {
        required.into()
    }
    /// Sets `AuthorizationExpirationDateTime`.
    #[must_use]
    pub fn with_authorization_expiration_date_time(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::Timestamp>,
    ) -> Self {
        self.authorization_expiration_date_time = ::core::option::Option::Some(
            value.into(),
        );
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
    /// Sets `Charges`.
    #[must_use]
    pub fn with_charges(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<Charge>>,
    ) -> Self {
        self.charges = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `CreditorReference`.
    #[must_use]
    pub fn with_creditor_reference(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.creditor_reference = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `CurrencyRequest`.
    #[must_use]
    pub fn with_currency_request(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::AnyValue>,
    ) -> Self {
        self.currency_request = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `DebtorReference`.
    #[must_use]
    pub fn with_debtor_reference(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.debtor_reference = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `ExchangeRate`.
    #[must_use]
    pub fn with_exchange_rate(
        mut self,
        value: impl ::core::convert::Into<GrantedExchangeRate>,
    ) -> Self {
        self.exchange_rate = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `IsSingleAuthorization`.
    #[must_use]
    pub fn with_is_single_authorization(mut self, value: bool) -> Self {
        self.is_single_authorization = ::core::option::Option::Some(value);
        self
    }
    /// Sets `OpenFinanceBilling`.
    #[must_use]
    pub fn with_open_finance_billing(
        mut self,
        value: impl ::core::convert::Into<PaymentBilling>,
    ) -> Self {
        self.open_finance_billing = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `PaymentConsumption`.
    #[must_use]
    pub fn with_payment_consumption(
        mut self,
        value: impl ::core::convert::Into<PaymentConsumption>,
    ) -> Self {
        self.payment_consumption = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `Permissions`.
    #[must_use]
    pub fn with_permissions(
        mut self,
        value: impl ::core::convert::Into<
            ::alloc::vec::Vec<
                crate::types::scalar::Open<
                    crate::types::uae::v2_1::service_initiation::payment::PaymentPermission,
                >,
            >,
        >,
    ) -> Self {
        self.permissions = ::core::option::Option::Some(value.into());
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
    /// Sets `SponsoredTPPInformation`.
    #[must_use]
    pub fn with_sponsored_tpp_information(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::AnyValue>,
    ) -> Self {
        self.sponsored_tpp_information = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedPaymentData {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            authorization_expiration_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            base_consent_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            charges: ::arbitrary::Arbitrary::arbitrary(u)?,
            consent_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            control_parameters: ::arbitrary::Arbitrary::arbitrary(u)?,
            creation_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            creditor_reference: ::arbitrary::Arbitrary::arbitrary(u)?,
            currency_request: ::arbitrary::Arbitrary::arbitrary(u)?,
            debtor_reference: ::arbitrary::Arbitrary::arbitrary(u)?,
            exchange_rate: ::arbitrary::Arbitrary::arbitrary(u)?,
            expiration_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            is_single_authorization: ::arbitrary::Arbitrary::arbitrary(u)?,
            open_finance_billing: ::arbitrary::Arbitrary::arbitrary(u)?,
            payment_consumption: ::arbitrary::Arbitrary::arbitrary(u)?,
            payment_purpose_code: ::arbitrary::Arbitrary::arbitrary(u)?,
            permissions: ::arbitrary::Arbitrary::arbitrary(u)?,
            revoked_by: ::arbitrary::Arbitrary::arbitrary(u)?,
            sponsored_tpp_information: ::arbitrary::Arbitrary::arbitrary(u)?,
            status: ::arbitrary::Arbitrary::arbitrary(u)?,
            status_update_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl GrantedServiceInitiation {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(consent: impl ::core::convert::Into<GrantedPaymentConsent>) -> Self {
        Self {
            consent: consent.into(),
            type_: crate::types::uae::v2_1::service_initiation::payment::ServiceInitiationType::default(),
            extra: crate::types::scalar::Members::default(),
        }
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedServiceInitiation {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            consent: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl PaymentBilling {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            is_large_corporate: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `IsLargeCorporate`.
    #[must_use]
    pub fn with_is_large_corporate(mut self, value: bool) -> Self {
        self.is_large_corporate = ::core::option::Option::Some(value);
        self
    }
}
impl ::core::default::Default for PaymentBilling {
    fn default() -> Self {
        Self::new()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for PaymentBilling {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            is_large_corporate: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// The required members of [`PaymentConsumption`], the argument of [`PaymentConsumption::new`].
#[derive(Clone, Debug)]
pub struct NewPaymentConsumption {
    /// How many payments.
    pub cumulative_number_of_payments: u32,
    /// What they are worth together.
    pub cumulative_value_of_payments: GrantedAmount,
}
impl ::core::convert::From<NewPaymentConsumption> for PaymentConsumption {
    fn from(required: NewPaymentConsumption) -> Self {
        let NewPaymentConsumption {
            cumulative_number_of_payments,
            cumulative_value_of_payments,
        } = required;
        Self {
            cumulative_number_of_payments,
            cumulative_value_of_payments,
            cumulative_number_of_payments_in_current_period: ::core::option::Option::None,
            cumulative_value_of_payments_in_current_period: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl PaymentConsumption {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewPaymentConsumption) -> Self {
        required.into()
    }
    /// Sets `CumulativeNumberOfPaymentsInCurrentPeriod`.
    #[must_use]
    pub fn with_cumulative_number_of_payments_in_current_period(
        mut self,
        value: u32,
    ) -> Self {
        self.cumulative_number_of_payments_in_current_period = ::core::option::Option::Some(
            value,
        );
        self
    }
    /// Sets `CumulativeValueOfPaymentsInCurrentPeriod`.
    #[must_use]
    pub fn with_cumulative_value_of_payments_in_current_period(
        mut self,
        value: impl ::core::convert::Into<GrantedAmount>,
    ) -> Self {
        self.cumulative_value_of_payments_in_current_period = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for PaymentConsumption {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            cumulative_number_of_payments: ::arbitrary::Arbitrary::arbitrary(u)?,
            cumulative_number_of_payments_in_current_period: ::arbitrary::Arbitrary::arbitrary(
                u,
            )?,
            cumulative_value_of_payments: ::arbitrary::Arbitrary::arbitrary(u)?,
            cumulative_value_of_payments_in_current_period: ::arbitrary::Arbitrary::arbitrary(
                u,
            )?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// The required members of [`PaymentLinks`], the argument of [`PaymentLinks::new`].
#[derive(Clone, Debug)]
pub struct NewPaymentLinks {
    /// The consent's own.
    pub self_: ::alloc::string::String,
    /// Those of its payments.
    pub related: ::alloc::vec::Vec<::alloc::string::String>,
}
impl ::core::convert::From<NewPaymentLinks> for PaymentLinks {
    fn from(required: NewPaymentLinks) -> Self {
        let NewPaymentLinks { related, self_ } = required;
        Self {
            related,
            self_,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl PaymentLinks {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewPaymentLinks) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for PaymentLinks {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            related: ::arbitrary::Arbitrary::arbitrary(u)?,
            self_: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
