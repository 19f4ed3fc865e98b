// @generated from schemas/uae/v2_1/service_initiation/payment.schema.json by build.rs; do not edit.

#[allow(unused_imports, reason = "not needed where std is")]
use ::alloc::{borrow::ToOwned, string::ToString};
/// Who bears the charges.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/payment.schema.json`.
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
pub enum ChargeBearer {
    /// The creditor.
    BorneByCreditor,
    /// The debtor.
    BorneByDebtor,
    /// Both.
    Shared,
}
impl ::core::fmt::Display for ChargeBearer {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::BorneByCreditor => f.write_str("BorneByCreditor"),
            Self::BorneByDebtor => f.write_str("BorneByDebtor"),
            Self::Shared => f.write_str("Shared"),
        }
    }
}
impl ::core::str::FromStr for ChargeBearer {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "BorneByCreditor" => Ok(Self::BorneByCreditor),
            "BorneByDebtor" => Ok(Self::BorneByDebtor),
            "Shared" => Ok(Self::Shared),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ChargeBearer {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ChargeBearer {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ChargeBearer {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 3)? {
            0 => ::core::result::Result::Ok(Self::BorneByCreditor),
            1 => ::core::result::Result::Ok(Self::BorneByDebtor),
            _ => ::core::result::Result::Ok(Self::Shared),
        }
    }
}
/// The identifier of a contract about foreign exchange: 1 to 256 characters.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/payment.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct ContractIdentifier(::alloc::string::String);
impl ::core::ops::Deref for ContractIdentifier {
    type Target = ::alloc::string::String;
    fn deref(&self) -> &::alloc::string::String {
        &self.0
    }
}
impl ::core::convert::From<ContractIdentifier> for ::alloc::string::String {
    fn from(value: ContractIdentifier) -> Self {
        value.0
    }
}
impl ::core::str::FromStr for ContractIdentifier {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        if crate::types::scalar::length(value) > 256usize {
            return Err("longer than 256 characters".into());
        }
        if crate::types::scalar::length(value) < 1usize {
            return Err("shorter than 1 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::core::convert::TryFrom<&str> for ContractIdentifier {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ContractIdentifier {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
/// The purpose of an international payment: 1 to 140 characters.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/payment.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct ExtendedPurpose(::alloc::string::String);
impl ::core::ops::Deref for ExtendedPurpose {
    type Target = ::alloc::string::String;
    fn deref(&self) -> &::alloc::string::String {
        &self.0
    }
}
impl ::core::convert::From<ExtendedPurpose> for ::alloc::string::String {
    fn from(value: ExtendedPurpose) -> Self {
        value.0
    }
}
impl ::core::str::FromStr for ExtendedPurpose {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        if crate::types::scalar::length(value) > 140usize {
            return Err("longer than 140 characters".into());
        }
        if crate::types::scalar::length(value) < 1usize {
            return Err("shorter than 1 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::core::convert::TryFrom<&str> for ExtendedPurpose {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ExtendedPurpose {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
/// How urgent a payment is.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/payment.schema.json`.
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
pub enum InstructionPriority {
    /// Not urgent.
    Normal,
    /// Urgent.
    Urgent,
}
impl ::core::fmt::Display for InstructionPriority {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Normal => f.write_str("Normal"),
            Self::Urgent => f.write_str("Urgent"),
        }
    }
}
impl ::core::str::FromStr for InstructionPriority {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "Normal" => Ok(Self::Normal),
            "Urgent" => Ok(Self::Urgent),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for InstructionPriority {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for InstructionPriority {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for InstructionPriority {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 2)? {
            0 => ::core::result::Result::Ok(Self::Normal),
            _ => ::core::result::Result::Ok(Self::Urgent),
        }
    }
}
/// What may be read beside the payments.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/payment.schema.json`.
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
pub enum PaymentPermission {
    /// Accounts, without their identifiers.
    ReadAccountsBasic,
    /// Accounts, with their identifiers.
    ReadAccountsDetail,
    /// Balances.
    ReadBalances,
    /// The account for refunds.
    ReadRefundAccount,
}
impl ::core::fmt::Display for PaymentPermission {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::ReadAccountsBasic => f.write_str("ReadAccountsBasic"),
            Self::ReadAccountsDetail => f.write_str("ReadAccountsDetail"),
            Self::ReadBalances => f.write_str("ReadBalances"),
            Self::ReadRefundAccount => f.write_str("ReadRefundAccount"),
        }
    }
}
impl ::core::str::FromStr for PaymentPermission {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "ReadAccountsBasic" => Ok(Self::ReadAccountsBasic),
            "ReadAccountsDetail" => Ok(Self::ReadAccountsDetail),
            "ReadBalances" => Ok(Self::ReadBalances),
            "ReadRefundAccount" => Ok(Self::ReadRefundAccount),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for PaymentPermission {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for PaymentPermission {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for PaymentPermission {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 4)? {
            0 => ::core::result::Result::Ok(Self::ReadAccountsBasic),
            1 => ::core::result::Result::Ok(Self::ReadAccountsDetail),
            2 => ::core::result::Result::Ok(Self::ReadBalances),
            _ => ::core::result::Result::Ok(Self::ReadRefundAccount),
        }
    }
}
/// The identifier of a quote: 1 to 128 characters.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/payment.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct QuoteIdentifier(::alloc::string::String);
impl ::core::ops::Deref for QuoteIdentifier {
    type Target = ::alloc::string::String;
    fn deref(&self) -> &::alloc::string::String {
        &self.0
    }
}
impl ::core::convert::From<QuoteIdentifier> for ::alloc::string::String {
    fn from(value: QuoteIdentifier) -> Self {
        value.0
    }
}
impl ::core::str::FromStr for QuoteIdentifier {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        if crate::types::scalar::length(value) > 128usize {
            return Err("longer than 128 characters".into());
        }
        if crate::types::scalar::length(value) < 1usize {
            return Err("shorter than 1 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::core::convert::TryFrom<&str> for QuoteIdentifier {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for QuoteIdentifier {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
/// Which kind of exchange rate.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/payment.schema.json`.
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
pub enum RateType {
    /// The rate of the day.
    Actual,
    /// An agreed rate.
    Agreed,
    /// A rate for orientation.
    Indicative,
}
impl ::core::fmt::Display for RateType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Actual => f.write_str("Actual"),
            Self::Agreed => f.write_str("Agreed"),
            Self::Indicative => f.write_str("Indicative"),
        }
    }
}
impl ::core::str::FromStr for RateType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "Actual" => Ok(Self::Actual),
            "Agreed" => Ok(Self::Agreed),
            "Indicative" => Ok(Self::Indicative),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for RateType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for RateType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RateType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 3)? {
            0 => ::core::result::Result::Ok(Self::Actual),
            1 => ::core::result::Result::Ok(Self::Agreed),
            _ => ::core::result::Result::Ok(Self::Indicative),
        }
    }
}
/// A payment in another currency, as requested.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/payment.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RequestedCurrency {
    /// Who bears the charges.
    #[serde(rename = "ChargeBearer")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub charge_bearer: ::core::option::Option<ChargeBearer>,
    /// The currency of the transfer.
    #[serde(rename = "CurrencyOfTransfer")]
    pub currency_of_transfer: crate::types::scalar::CurrencyCode,
    /// The country of the creditor's account (ISO 3166, two letters).
    #[serde(rename = "DestinationCountryCode")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub destination_country_code: ::core::option::Option<::alloc::string::String>,
    /// The exchange rate.
    #[serde(rename = "ExchangeRateInformation")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub exchange_rate_information: ::core::option::Option<RequestedExchangeRate>,
    /// The purpose.
    #[serde(rename = "ExtendedPurpose")]
    pub extended_purpose: ExtendedPurpose,
    /// The quote that it relates to.
    #[serde(rename = "FxQuoteId")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub fx_quote_id: ::core::option::Option<QuoteIdentifier>,
    /// How urgent it is.
    #[serde(rename = "InstructionPriority")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub instruction_priority: ::core::option::Option<InstructionPriority>,
}
/// An exchange rate, as requested.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/payment.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RequestedExchangeRate {
    /// The contract about it.
    #[serde(rename = "ContractIdentification")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub contract_identification: ::core::option::Option<ContractIdentifier>,
    /// The rate.
    #[serde(rename = "ExchangeRate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub exchange_rate: ::core::option::Option<crate::types::scalar::Number>,
    /// Which kind of rate.
    #[serde(rename = "RateType")]
    pub rate_type: RateType,
    /// The currency of one unit.
    #[serde(rename = "UnitCurrency")]
    pub unit_currency: crate::types::scalar::CurrencyCode,
}
/// A third party that uses the connection of another one.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/payment.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RequestedSponsor {
    /// Its identifier.
    #[serde(rename = "Identification")]
    pub identification: SponsoredText,
    /// Its name.
    #[serde(rename = "Name")]
    pub name: SponsoredText,
}
/// The kind and version of a consent.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/payment.schema.json`.
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
#[derive(Default)]
pub enum ServiceInitiationType {
    /// Payments, version 2.1.
    #[serde(rename = "urn:openfinanceuae:service-initiation-consent:v2.1")]
    #[default]
    ServiceInitiationV2_1,
}
impl ::core::fmt::Display for ServiceInitiationType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::ServiceInitiationV2_1 => {
                f.write_str("urn:openfinanceuae:service-initiation-consent:v2.1")
            }
        }
    }
}
impl ::core::str::FromStr for ServiceInitiationType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "urn:openfinanceuae:service-initiation-consent:v2.1" => {
                Ok(Self::ServiceInitiationV2_1)
            }
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ServiceInitiationType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ServiceInitiationType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ServiceInitiationType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1)
            .map(|_| Self::ServiceInitiationV2_1)
    }
}
/// A text about a sponsored third party: 1 to 50 characters.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/payment.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct SponsoredText(::alloc::string::String);
impl ::core::ops::Deref for SponsoredText {
    type Target = ::alloc::string::String;
    fn deref(&self) -> &::alloc::string::String {
        &self.0
    }
}
impl ::core::convert::From<SponsoredText> for ::alloc::string::String {
    fn from(value: SponsoredText) -> Self {
        value.0
    }
}
impl ::core::str::FromStr for SponsoredText {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        if crate::types::scalar::length(value) > 50usize {
            return Err("longer than 50 characters".into());
        }
        if crate::types::scalar::length(value) < 1usize {
            return Err("shorter than 1 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::core::convert::TryFrom<&str> for SponsoredText {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for SponsoredText {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for ContractIdentifier {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        crate::types::scalar::parsed(deserializer)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ContractIdentifier {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::text(u, 1usize, 256usize)
    }
}
impl<'de> ::serde::Deserialize<'de> for ExtendedPurpose {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        crate::types::scalar::parsed(deserializer)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ExtendedPurpose {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::text(u, 1usize, 140usize)
    }
}
impl<'de> ::serde::Deserialize<'de> for QuoteIdentifier {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        crate::types::scalar::parsed(deserializer)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for QuoteIdentifier {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::text(u, 1usize, 128usize)
    }
}
/// The required members of [`RequestedCurrency`], the argument of [`RequestedCurrency::new`].
#[derive(Clone, Debug)]
pub struct NewRequestedCurrency {
    /// The purpose.
    pub extended_purpose: ExtendedPurpose,
    /// The currency of the transfer.
    pub currency_of_transfer: crate::types::scalar::CurrencyCode,
}
impl ::core::convert::From<NewRequestedCurrency> for RequestedCurrency {
    fn from(required: NewRequestedCurrency) -> Self {
        let NewRequestedCurrency { currency_of_transfer, extended_purpose } = required;
        Self {
            currency_of_transfer,
            extended_purpose,
            charge_bearer: ::core::option::Option::None,
            destination_country_code: ::core::option::Option::None,
            exchange_rate_information: ::core::option::Option::None,
            fx_quote_id: ::core::option::Option::None,
            instruction_priority: ::core::option::Option::None,
        }
    }
}
impl RequestedCurrency {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewRequestedCurrency) -> Self {
        required.into()
    }
    /// Sets `ChargeBearer`.
    #[must_use]
    pub fn with_charge_bearer(
        mut self,
        value: impl ::core::convert::Into<ChargeBearer>,
    ) -> Self {
        self.charge_bearer = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `DestinationCountryCode`.
    #[must_use]
    pub fn with_destination_country_code(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.destination_country_code = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `ExchangeRateInformation`.
    #[must_use]
    pub fn with_exchange_rate_information(
        mut self,
        value: impl ::core::convert::Into<RequestedExchangeRate>,
    ) -> Self {
        self.exchange_rate_information = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `FxQuoteId`.
    #[must_use]
    pub fn with_fx_quote_id(
        mut self,
        value: impl ::core::convert::Into<QuoteIdentifier>,
    ) -> Self {
        self.fx_quote_id = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `InstructionPriority`.
    #[must_use]
    pub fn with_instruction_priority(
        mut self,
        value: impl ::core::convert::Into<InstructionPriority>,
    ) -> Self {
        self.instruction_priority = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedCurrency {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            charge_bearer: ::arbitrary::Arbitrary::arbitrary(u)?,
            currency_of_transfer: ::arbitrary::Arbitrary::arbitrary(u)?,
            destination_country_code: ::arbitrary::Arbitrary::arbitrary(u)?,
            exchange_rate_information: ::arbitrary::Arbitrary::arbitrary(u)?,
            extended_purpose: ::arbitrary::Arbitrary::arbitrary(u)?,
            fx_quote_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            instruction_priority: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedCurrency", deny_unknown_fields)]
struct RequestedCurrencyMembers {
    #[serde(rename = "ChargeBearer")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub charge_bearer: ::core::option::Option<ChargeBearer>,
    #[serde(rename = "CurrencyOfTransfer")]
    pub currency_of_transfer: crate::types::scalar::CurrencyCode,
    #[serde(rename = "DestinationCountryCode")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub destination_country_code: ::core::option::Option<::alloc::string::String>,
    #[serde(rename = "ExchangeRateInformation")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub exchange_rate_information: ::core::option::Option<RequestedExchangeRate>,
    #[serde(rename = "ExtendedPurpose")]
    pub extended_purpose: ExtendedPurpose,
    #[serde(rename = "FxQuoteId")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub fx_quote_id: ::core::option::Option<QuoteIdentifier>,
    #[serde(rename = "InstructionPriority")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub instruction_priority: ::core::option::Option<InstructionPriority>,
}
impl<'de> ::serde::Deserialize<'de> for RequestedCurrency {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedCurrencyMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// The required members of [`RequestedExchangeRate`], the argument of [`RequestedExchangeRate::new`].
#[derive(Clone, Debug)]
pub struct NewRequestedExchangeRate {
    /// The currency of one unit.
    pub unit_currency: crate::types::scalar::CurrencyCode,
    /// Which kind of rate.
    pub rate_type: RateType,
}
impl ::core::convert::From<NewRequestedExchangeRate> for RequestedExchangeRate {
    fn from(required: NewRequestedExchangeRate) -> Self {
        let NewRequestedExchangeRate { rate_type, unit_currency } = required;
        Self {
            rate_type,
            unit_currency,
            contract_identification: ::core::option::Option::None,
            exchange_rate: ::core::option::Option::None,
        }
    }
}
impl RequestedExchangeRate {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewRequestedExchangeRate) -> Self {
        required.into()
    }
    /// Sets `ContractIdentification`.
    #[must_use]
    pub fn with_contract_identification(
        mut self,
        value: impl ::core::convert::Into<ContractIdentifier>,
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
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedExchangeRate {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            contract_identification: ::arbitrary::Arbitrary::arbitrary(u)?,
            exchange_rate: ::arbitrary::Arbitrary::arbitrary(u)?,
            rate_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            unit_currency: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedExchangeRate", deny_unknown_fields)]
struct RequestedExchangeRateMembers {
    #[serde(rename = "ContractIdentification")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub contract_identification: ::core::option::Option<ContractIdentifier>,
    #[serde(rename = "ExchangeRate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub exchange_rate: ::core::option::Option<crate::types::scalar::Number>,
    #[serde(rename = "RateType")]
    pub rate_type: RateType,
    #[serde(rename = "UnitCurrency")]
    pub unit_currency: crate::types::scalar::CurrencyCode,
}
impl<'de> ::serde::Deserialize<'de> for RequestedExchangeRate {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedExchangeRateMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// The required members of [`RequestedSponsor`], the argument of [`RequestedSponsor::new`].
#[derive(Clone, Debug)]
pub struct NewRequestedSponsor {
    /// Its name.
    pub name: SponsoredText,
    /// Its identifier.
    pub identification: SponsoredText,
}
impl ::core::convert::From<NewRequestedSponsor> for RequestedSponsor {
    fn from(required: NewRequestedSponsor) -> Self {
        let NewRequestedSponsor { identification, name } = required;
        Self { identification, name }
    }
}
impl RequestedSponsor {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewRequestedSponsor) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedSponsor {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            identification: ::arbitrary::Arbitrary::arbitrary(u)?,
            name: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedSponsor", deny_unknown_fields)]
struct RequestedSponsorMembers {
    #[serde(rename = "Identification")]
    pub identification: SponsoredText,
    #[serde(rename = "Name")]
    pub name: SponsoredText,
}
impl<'de> ::serde::Deserialize<'de> for RequestedSponsor {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedSponsorMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl<'de> ::serde::Deserialize<'de> for SponsoredText {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        crate::types::scalar::parsed(deserializer)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for SponsoredText {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::text(u, 1usize, 50usize)
    }
}
