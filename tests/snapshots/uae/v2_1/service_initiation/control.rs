// @generated from schemas/uae/v2_1/service_initiation/control.schema.json by build.rs; do not edit.

#[allow(unused_imports, reason = "not needed where std is")]
use ::alloc::{borrow::ToOwned, string::ToString};
/// Which payments: one, several, one and several, or a file. The members do not exclude each other.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct ConsentSchedule {
    /// The payments of a file.
    #[serde(rename = "FilePayment")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub file_payment: ::core::option::Option<FilePayment>,
    /// Several payments.
    #[serde(rename = "MultiPayment")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub multi_payment: ::core::option::Option<MultiPayment>,
    /// One payment, at once.
    #[serde(rename = "SinglePayment")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub single_payment: ::core::option::Option<SinglePayment>,
}
/// The rules of the payments under a consent.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct ControlParameters {
    /// Which payments.
    #[serde(rename = "ConsentSchedule")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub consent_schedule: ::core::option::Option<ConsentSchedule>,
    /// Whether the third party manages the rules and authenticates the user.
    #[serde(rename = "IsDelegatedAuthentication")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub is_delegated_authentication: ::core::option::Option<bool>,
}
/// A hash in base64: 1 to 44 characters.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct FileHash(::alloc::string::String);
impl ::core::ops::Deref for FileHash {
    type Target = ::alloc::string::String;
    fn deref(&self) -> &::alloc::string::String {
        &self.0
    }
}
impl ::core::convert::From<FileHash> for ::alloc::string::String {
    fn from(value: FileHash) -> Self {
        value.0
    }
}
impl ::core::str::FromStr for FileHash {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        if crate::types::scalar::length(value) > 44usize {
            return Err("longer than 44 characters".into());
        }
        if crate::types::scalar::length(value) < 1usize {
            return Err("shorter than 1 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::core::convert::TryFrom<&str> for FileHash {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for FileHash {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
/// The payments of a file.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct FilePayment {
    /// The sum of all amounts, whatever their currencies.
    #[serde(rename = "ControlSum")]
    pub control_sum: crate::types::scalar::Amount16,
    /// The SHA-256 hash of the file, base64.
    #[serde(rename = "FileHash")]
    pub file_hash: FileHash,
    /// A reference of the file.
    #[serde(rename = "FileReference")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub file_reference: ::core::option::Option<Reference>,
    /// The format of the file.
    #[serde(rename = "FileType")]
    pub file_type: FileType,
    /// How many payments it has.
    #[serde(rename = "NumberOfTransactions")]
    pub number_of_transactions: u32,
    /// When they are to be made.
    #[serde(rename = "RequestedExecutionDate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub requested_execution_date: ::core::option::Option<crate::types::scalar::Date>,
}
/// The format of a file of payments: 1 to 40 characters.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct FileType(::alloc::string::String);
impl ::core::ops::Deref for FileType {
    type Target = ::alloc::string::String;
    fn deref(&self) -> &::alloc::string::String {
        &self.0
    }
}
impl ::core::convert::From<FileType> for ::alloc::string::String {
    fn from(value: FileType) -> Self {
        value.0
    }
}
impl ::core::str::FromStr for FileType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        if crate::types::scalar::length(value) > 40usize {
            return Err("longer than 40 characters".into());
        }
        if crate::types::scalar::length(value) < 1usize {
            return Err("shorter than 1 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::core::convert::TryFrom<&str> for FileType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for FileType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
/// What bounds the payments of a period; the platform asks for at least one member.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct FixedControls {
    /// The most payments of a period.
    #[serde(rename = "MaximumCumulativeNumberOfPaymentsPerPeriod")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub maximum_cumulative_number_of_payments_per_period: ::core::option::Option<u32>,
    /// The most that the payments of a period together are worth.
    #[serde(rename = "MaximumCumulativeValueOfPaymentsPerPeriod")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub maximum_cumulative_value_of_payments_per_period: ::core::option::Option<
        PaymentAmount,
    >,
}
/// Fixed amounts on defined days.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct FixedDefinedSchedule {
    /// The days.
    #[serde(rename = "Schedule")]
    pub schedule: crate::types::scalar::ScheduleList<FixedScheduleEntry>,
    /// The kind of schedule.
    #[serde(rename = "Type")]
    pub type_: FixedDefinedScheduleType,
}
/// Fixed amounts on defined days.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
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
pub enum FixedDefinedScheduleType {
    /// Fixed amounts on defined days.
    #[serde(rename = "FixedDefinedSchedule")]
    #[default]
    Only,
}
impl ::core::fmt::Display for FixedDefinedScheduleType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Only => f.write_str("FixedDefinedSchedule"),
        }
    }
}
impl ::core::str::FromStr for FixedDefinedScheduleType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "FixedDefinedSchedule" => Ok(Self::Only),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for FixedDefinedScheduleType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for FixedDefinedScheduleType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for FixedDefinedScheduleType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::Only)
    }
}
/// A fixed amount on any day, within the controls of each period.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct FixedOnDemand {
    /// How much each time.
    #[serde(rename = "Amount")]
    pub amount: PaymentAmount,
    /// The controls of each period.
    #[serde(rename = "Controls")]
    pub controls: FixedControls,
    /// When the first period starts.
    #[serde(rename = "PeriodStartDate")]
    pub period_start_date: crate::types::scalar::Date,
    /// The length of a period.
    #[serde(rename = "PeriodType")]
    pub period_type: PeriodType,
    /// The kind of schedule.
    #[serde(rename = "Type")]
    pub type_: FixedOnDemandType,
}
/// A fixed amount on demand.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
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
pub enum FixedOnDemandType {
    /// A fixed amount on demand.
    #[serde(rename = "FixedOnDemand")]
    #[default]
    Only,
}
impl ::core::fmt::Display for FixedOnDemandType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Only => f.write_str("FixedOnDemand"),
        }
    }
}
impl ::core::str::FromStr for FixedOnDemandType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "FixedOnDemand" => Ok(Self::Only),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for FixedOnDemandType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for FixedOnDemandType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for FixedOnDemandType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::Only)
    }
}
/// A fixed amount on the first day of each period.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct FixedPeriodicSchedule {
    /// How much each time.
    #[serde(rename = "Amount")]
    pub amount: PaymentAmount,
    /// When the first period starts.
    #[serde(rename = "PeriodStartDate")]
    pub period_start_date: crate::types::scalar::Date,
    /// The length of a period.
    #[serde(rename = "PeriodType")]
    pub period_type: PeriodType,
    /// The kind of schedule.
    #[serde(rename = "Type")]
    pub type_: FixedPeriodicScheduleType,
}
/// A fixed amount periodically.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
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
pub enum FixedPeriodicScheduleType {
    /// A fixed amount periodically.
    #[serde(rename = "FixedPeriodicSchedule")]
    #[default]
    Only,
}
impl ::core::fmt::Display for FixedPeriodicScheduleType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Only => f.write_str("FixedPeriodicSchedule"),
        }
    }
}
impl ::core::str::FromStr for FixedPeriodicScheduleType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "FixedPeriodicSchedule" => Ok(Self::Only),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for FixedPeriodicScheduleType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for FixedPeriodicScheduleType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for FixedPeriodicScheduleType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::Only)
    }
}
/// A day of a schedule with its amount.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct FixedScheduleEntry {
    /// How much.
    #[serde(rename = "Amount")]
    pub amount: PaymentAmount,
    /// The day.
    #[serde(rename = "PaymentExecutionDate")]
    pub payment_execution_date: crate::types::scalar::Date,
}
/// Several payments under one consent.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct MultiPayment {
    /// The most payments.
    #[serde(rename = "MaximumCumulativeNumberOfPayments")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub maximum_cumulative_number_of_payments: ::core::option::Option<u32>,
    /// The most that all payments together are worth.
    #[serde(rename = "MaximumCumulativeValueOfPayments")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub maximum_cumulative_value_of_payments: ::core::option::Option<PaymentAmount>,
    /// When they are made, and how much each is worth.
    #[serde(rename = "PeriodicSchedule")]
    pub periodic_schedule: crate::types::uae::v2_1::service_initiation::control::PeriodicSchedule,
}
/// An amount of money, exact.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PaymentAmount {
    /// The amount, without a sign.
    #[serde(rename = "Amount")]
    pub amount: crate::types::scalar::Amount16,
    /// Its currency.
    #[serde(rename = "Currency")]
    pub currency: crate::types::scalar::CurrencyCode,
}
/// The length of a period.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
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
pub enum PeriodType {
    /// A day, from midnight to midnight.
    Day,
    /// Seven days, from midnight to midnight.
    Week,
    /// A month of the calendar.
    Month,
    /// Twelve months.
    Year,
}
impl ::core::fmt::Display for PeriodType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Day => f.write_str("Day"),
            Self::Week => f.write_str("Week"),
            Self::Month => f.write_str("Month"),
            Self::Year => f.write_str("Year"),
        }
    }
}
impl ::core::str::FromStr for PeriodType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "Day" => Ok(Self::Day),
            "Week" => Ok(Self::Week),
            "Month" => Ok(Self::Month),
            "Year" => Ok(Self::Year),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for PeriodType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for PeriodType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for PeriodType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 4)? {
            0 => ::core::result::Result::Ok(Self::Day),
            1 => ::core::result::Result::Ok(Self::Week),
            2 => ::core::result::Result::Ok(Self::Month),
            _ => ::core::result::Result::Ok(Self::Year),
        }
    }
}
/// A reference of a payment: 1 to 35 characters.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct Reference(::alloc::string::String);
impl ::core::ops::Deref for Reference {
    type Target = ::alloc::string::String;
    fn deref(&self) -> &::alloc::string::String {
        &self.0
    }
}
impl ::core::convert::From<Reference> for ::alloc::string::String {
    fn from(value: Reference) -> Self {
        value.0
    }
}
impl ::core::str::FromStr for Reference {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        if crate::types::scalar::length(value) > 35usize {
            return Err("longer than 35 characters".into());
        }
        if crate::types::scalar::length(value) < 1usize {
            return Err("shorter than 1 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::core::convert::TryFrom<&str> for Reference {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for Reference {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
/// One payment at once.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
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
pub enum SingleInstantPaymentType {
    /// One payment at once.
    #[serde(rename = "SingleInstantPayment")]
    #[default]
    Only,
}
impl ::core::fmt::Display for SingleInstantPaymentType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Only => f.write_str("SingleInstantPayment"),
        }
    }
}
impl ::core::str::FromStr for SingleInstantPaymentType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "SingleInstantPayment" => Ok(Self::Only),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for SingleInstantPaymentType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for SingleInstantPaymentType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for SingleInstantPaymentType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::Only)
    }
}
/// One payment right after the user's authorization.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct SinglePayment {
    /// How much.
    #[serde(rename = "Amount")]
    pub amount: PaymentAmount,
    /// The kind of payment.
    #[serde(rename = "Type")]
    pub type_: SingleInstantPaymentType,
}
/// What bounds the payments of a period; the platform asks for at least one member.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct VariableControls {
    /// The most payments of a period.
    #[serde(rename = "MaximumCumulativeNumberOfPaymentsPerPeriod")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub maximum_cumulative_number_of_payments_per_period: ::core::option::Option<u32>,
    /// The most that the payments of a period together are worth.
    #[serde(rename = "MaximumCumulativeValueOfPaymentsPerPeriod")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub maximum_cumulative_value_of_payments_per_period: ::core::option::Option<
        PaymentAmount,
    >,
    /// The most of each payment.
    #[serde(rename = "MaximumIndividualAmount")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub maximum_individual_amount: ::core::option::Option<PaymentAmount>,
}
/// Variable amounts on defined days.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct VariableDefinedSchedule {
    /// The days.
    #[serde(rename = "Schedule")]
    pub schedule: crate::types::scalar::ScheduleList<VariableScheduleEntry>,
    /// The kind of schedule.
    #[serde(rename = "Type")]
    pub type_: VariableDefinedScheduleType,
}
/// Variable amounts on defined days.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
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
pub enum VariableDefinedScheduleType {
    /// Variable amounts on defined days.
    #[serde(rename = "VariableDefinedSchedule")]
    #[default]
    Only,
}
impl ::core::fmt::Display for VariableDefinedScheduleType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Only => f.write_str("VariableDefinedSchedule"),
        }
    }
}
impl ::core::str::FromStr for VariableDefinedScheduleType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "VariableDefinedSchedule" => Ok(Self::Only),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for VariableDefinedScheduleType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for VariableDefinedScheduleType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for VariableDefinedScheduleType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::Only)
    }
}
/// Variable amounts on any day, within the controls of each period.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct VariableOnDemand {
    /// The controls of each period.
    #[serde(rename = "Controls")]
    pub controls: VariableControls,
    /// When the first period starts.
    #[serde(rename = "PeriodStartDate")]
    pub period_start_date: crate::types::scalar::Date,
    /// The length of a period.
    #[serde(rename = "PeriodType")]
    pub period_type: PeriodType,
    /// The kind of schedule.
    #[serde(rename = "Type")]
    pub type_: VariableOnDemandType,
}
/// Variable amounts on demand.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
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
pub enum VariableOnDemandType {
    /// Variable amounts on demand.
    #[serde(rename = "VariableOnDemand")]
    #[default]
    Only,
}
impl ::core::fmt::Display for VariableOnDemandType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Only => f.write_str("VariableOnDemand"),
        }
    }
}
impl ::core::str::FromStr for VariableOnDemandType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "VariableOnDemand" => Ok(Self::Only),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for VariableOnDemandType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for VariableOnDemandType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for VariableOnDemandType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::Only)
    }
}
/// A variable amount on the first day of each period.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct VariablePeriodicSchedule {
    /// The most of each payment.
    #[serde(rename = "MaximumIndividualAmount")]
    pub maximum_individual_amount: PaymentAmount,
    /// When the first period starts.
    #[serde(rename = "PeriodStartDate")]
    pub period_start_date: crate::types::scalar::Date,
    /// The length of a period.
    #[serde(rename = "PeriodType")]
    pub period_type: PeriodType,
    /// The kind of schedule.
    #[serde(rename = "Type")]
    pub type_: VariablePeriodicScheduleType,
}
/// Variable amounts periodically.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
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
pub enum VariablePeriodicScheduleType {
    /// Variable amounts periodically.
    #[serde(rename = "VariablePeriodicSchedule")]
    #[default]
    Only,
}
impl ::core::fmt::Display for VariablePeriodicScheduleType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Only => f.write_str("VariablePeriodicSchedule"),
        }
    }
}
impl ::core::str::FromStr for VariablePeriodicScheduleType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "VariablePeriodicSchedule" => Ok(Self::Only),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for VariablePeriodicScheduleType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for VariablePeriodicScheduleType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for VariablePeriodicScheduleType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::Only)
    }
}
/// A day of a schedule with its greatest amount.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct VariableScheduleEntry {
    /// The most of the payment.
    #[serde(rename = "MaximumIndividualAmount")]
    pub maximum_individual_amount: PaymentAmount,
    /// The day.
    #[serde(rename = "PaymentExecutionDate")]
    pub payment_execution_date: crate::types::scalar::Date,
}
impl ConsentSchedule {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            file_payment: ::core::option::Option::None,
            multi_payment: ::core::option::Option::None,
            single_payment: ::core::option::Option::None,
        }
    }
    /// Sets `FilePayment`.
    #[must_use]
    pub fn with_file_payment(
        mut self,
        value: impl ::core::convert::Into<FilePayment>,
    ) -> Self {
        self.file_payment = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `MultiPayment`.
    #[must_use]
    pub fn with_multi_payment(
        mut self,
        value: impl ::core::convert::Into<MultiPayment>,
    ) -> Self {
        self.multi_payment = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `SinglePayment`.
    #[must_use]
    pub fn with_single_payment(
        mut self,
        value: impl ::core::convert::Into<SinglePayment>,
    ) -> Self {
        self.single_payment = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ConsentSchedule {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            file_payment: ::arbitrary::Arbitrary::arbitrary(u)?,
            multi_payment: ::arbitrary::Arbitrary::arbitrary(u)?,
            single_payment: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "ConsentSchedule", deny_unknown_fields)]
struct ConsentScheduleMembers {
    #[serde(rename = "FilePayment")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub file_payment: ::core::option::Option<FilePayment>,
    #[serde(rename = "MultiPayment")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub multi_payment: ::core::option::Option<MultiPayment>,
    #[serde(rename = "SinglePayment")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub single_payment: ::core::option::Option<SinglePayment>,
}
impl<'de> ::serde::Deserialize<'de> for ConsentSchedule {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ConsentScheduleMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl ControlParameters {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            consent_schedule: ::core::option::Option::None,
            is_delegated_authentication: ::core::option::Option::None,
        }
    }
    /// Sets `ConsentSchedule`.
    #[must_use]
    pub fn with_consent_schedule(
        mut self,
        value: impl ::core::convert::Into<ConsentSchedule>,
    ) -> Self {
        self.consent_schedule = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `IsDelegatedAuthentication`.
    #[must_use]
    pub fn with_is_delegated_authentication(mut self, value: bool) -> Self {
        self.is_delegated_authentication = ::core::option::Option::Some(value);
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ControlParameters {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            consent_schedule: ::arbitrary::Arbitrary::arbitrary(u)?,
            is_delegated_authentication: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "ControlParameters", deny_unknown_fields)]
struct ControlParametersMembers {
    #[serde(rename = "ConsentSchedule")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub consent_schedule: ::core::option::Option<ConsentSchedule>,
    #[serde(rename = "IsDelegatedAuthentication")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub is_delegated_authentication: ::core::option::Option<bool>,
}
impl<'de> ::serde::Deserialize<'de> for ControlParameters {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ControlParametersMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl<'de> ::serde::Deserialize<'de> for FileHash {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        crate::types::scalar::parsed(deserializer)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for FileHash {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::text(u, 1usize, 44usize)
    }
}
/// The required members of [`FilePayment`], the argument of [`FilePayment::new`].
#[derive(Clone, Debug)]
pub struct NewFilePayment {
    /// The format of the file.
    pub file_type: FileType,
    /// The SHA-256 hash of the file, base64.
    pub file_hash: FileHash,
    /// How many payments it has.
    pub number_of_transactions: u32,
    /// The sum of all amounts, whatever their currencies.
    pub control_sum: crate::types::scalar::Amount16,
}
impl ::core::convert::From<NewFilePayment> for FilePayment {
    fn from(required: NewFilePayment) -> Self {
        let NewFilePayment {
            control_sum,
            file_hash,
            file_type,
            number_of_transactions,
        } = required;
        Self {
            control_sum,
            file_hash,
            file_type,
            number_of_transactions,
            file_reference: ::core::option::Option::None,
            requested_execution_date: ::core::option::Option::None,
        }
    }
}
impl FilePayment {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewFilePayment) -> Self {
        required.into()
    }
    /// Sets `FileReference`.
    #[must_use]
    pub fn with_file_reference(
        mut self,
        value: impl ::core::convert::Into<Reference>,
    ) -> Self {
        self.file_reference = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `RequestedExecutionDate`.
    #[must_use]
    pub fn with_requested_execution_date(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::Date>,
    ) -> Self {
        self.requested_execution_date = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for FilePayment {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            control_sum: ::arbitrary::Arbitrary::arbitrary(u)?,
            file_hash: ::arbitrary::Arbitrary::arbitrary(u)?,
            file_reference: ::arbitrary::Arbitrary::arbitrary(u)?,
            file_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            number_of_transactions: ::arbitrary::Arbitrary::arbitrary(u)?,
            requested_execution_date: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "FilePayment", deny_unknown_fields)]
struct FilePaymentMembers {
    #[serde(rename = "ControlSum")]
    pub control_sum: crate::types::scalar::Amount16,
    #[serde(rename = "FileHash")]
    pub file_hash: FileHash,
    #[serde(rename = "FileReference")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub file_reference: ::core::option::Option<Reference>,
    #[serde(rename = "FileType")]
    pub file_type: FileType,
    #[serde(rename = "NumberOfTransactions")]
    pub number_of_transactions: u32,
    #[serde(rename = "RequestedExecutionDate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub requested_execution_date: ::core::option::Option<crate::types::scalar::Date>,
}
impl<'de> ::serde::Deserialize<'de> for FilePayment {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        FilePaymentMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
impl<'de> ::serde::Deserialize<'de> for FileType {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        crate::types::scalar::parsed(deserializer)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for FileType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::text(u, 1usize, 40usize)
    }
}
impl FixedControls {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            maximum_cumulative_number_of_payments_per_period: ::core::option::Option::None,
            maximum_cumulative_value_of_payments_per_period: ::core::option::Option::None,
        }
    }
    /// Sets `MaximumCumulativeNumberOfPaymentsPerPeriod`.
    #[must_use]
    pub fn with_maximum_cumulative_number_of_payments_per_period(
        mut self,
        value: u32,
    ) -> Self {
        self.maximum_cumulative_number_of_payments_per_period = ::core::option::Option::Some(
            value,
        );
        self
    }
    /// Sets `MaximumCumulativeValueOfPaymentsPerPeriod`.
    #[must_use]
    pub fn with_maximum_cumulative_value_of_payments_per_period(
        mut self,
        value: impl ::core::convert::Into<PaymentAmount>,
    ) -> Self {
        self.maximum_cumulative_value_of_payments_per_period = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for FixedControls {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            maximum_cumulative_number_of_payments_per_period: ::arbitrary::Arbitrary::arbitrary(
                u,
            )?,
            maximum_cumulative_value_of_payments_per_period: ::arbitrary::Arbitrary::arbitrary(
                u,
            )?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "FixedControls", deny_unknown_fields)]
struct FixedControlsMembers {
    #[serde(rename = "MaximumCumulativeNumberOfPaymentsPerPeriod")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub maximum_cumulative_number_of_payments_per_period: ::core::option::Option<u32>,
    #[serde(rename = "MaximumCumulativeValueOfPaymentsPerPeriod")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub maximum_cumulative_value_of_payments_per_period: ::core::option::Option<
        PaymentAmount,
    >,
}
impl<'de> ::serde::Deserialize<'de> for FixedControls {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        FixedControlsMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
impl FixedDefinedSchedule {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        schedule: impl ::core::convert::Into<
            crate::types::scalar::ScheduleList<FixedScheduleEntry>,
        >,
    ) -> Self {
        Self {
            schedule: schedule.into(),
            type_: FixedDefinedScheduleType::default(),
        }
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for FixedDefinedSchedule {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            schedule: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "FixedDefinedSchedule", deny_unknown_fields)]
struct FixedDefinedScheduleMembers {
    #[serde(rename = "Schedule")]
    pub schedule: crate::types::scalar::ScheduleList<FixedScheduleEntry>,
    #[serde(rename = "Type")]
    pub type_: FixedDefinedScheduleType,
}
impl<'de> ::serde::Deserialize<'de> for FixedDefinedSchedule {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        FixedDefinedScheduleMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// The required members of [`FixedOnDemand`], the argument of [`FixedOnDemand::new`].
#[derive(Clone, Debug)]
pub struct NewFixedOnDemand {
    /// The length of a period.
    pub period_type: PeriodType,
    /// When the first period starts.
    pub period_start_date: crate::types::scalar::Date,
    /// How much each time.
    pub amount: PaymentAmount,
    /// The controls of each period.
    pub controls: FixedControls,
}
impl ::core::convert::From<NewFixedOnDemand> for FixedOnDemand {
    fn from(required: NewFixedOnDemand) -> Self {
        let NewFixedOnDemand { amount, controls, period_start_date, period_type } = required;
        Self {
            amount,
            controls,
            period_start_date,
            period_type,
            type_: FixedOnDemandType::default(),
        }
    }
}
impl FixedOnDemand {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewFixedOnDemand) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for FixedOnDemand {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            amount: ::arbitrary::Arbitrary::arbitrary(u)?,
            controls: ::arbitrary::Arbitrary::arbitrary(u)?,
            period_start_date: ::arbitrary::Arbitrary::arbitrary(u)?,
            period_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "FixedOnDemand", deny_unknown_fields)]
struct FixedOnDemandMembers {
    #[serde(rename = "Amount")]
    pub amount: PaymentAmount,
    #[serde(rename = "Controls")]
    pub controls: FixedControls,
    #[serde(rename = "PeriodStartDate")]
    pub period_start_date: crate::types::scalar::Date,
    #[serde(rename = "PeriodType")]
    pub period_type: PeriodType,
    #[serde(rename = "Type")]
    pub type_: FixedOnDemandType,
}
impl<'de> ::serde::Deserialize<'de> for FixedOnDemand {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        FixedOnDemandMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
/// The required members of [`FixedPeriodicSchedule`], the argument of [`FixedPeriodicSchedule::new`].
#[derive(Clone, Debug)]
pub struct NewFixedPeriodicSchedule {
    /// The length of a period.
    pub period_type: PeriodType,
    /// When the first period starts.
    pub period_start_date: crate::types::scalar::Date,
    /// How much each time.
    pub amount: PaymentAmount,
}
impl ::core::convert::From<NewFixedPeriodicSchedule> for FixedPeriodicSchedule {
    fn from(required: NewFixedPeriodicSchedule) -> Self {
        let NewFixedPeriodicSchedule { amount, period_start_date, period_type } = required;
        Self {
            amount,
            period_start_date,
            period_type,
            type_: FixedPeriodicScheduleType::default(),
        }
    }
}
impl FixedPeriodicSchedule {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewFixedPeriodicSchedule) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for FixedPeriodicSchedule {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            amount: ::arbitrary::Arbitrary::arbitrary(u)?,
            period_start_date: ::arbitrary::Arbitrary::arbitrary(u)?,
            period_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "FixedPeriodicSchedule", deny_unknown_fields)]
struct FixedPeriodicScheduleMembers {
    #[serde(rename = "Amount")]
    pub amount: PaymentAmount,
    #[serde(rename = "PeriodStartDate")]
    pub period_start_date: crate::types::scalar::Date,
    #[serde(rename = "PeriodType")]
    pub period_type: PeriodType,
    #[serde(rename = "Type")]
    pub type_: FixedPeriodicScheduleType,
}
impl<'de> ::serde::Deserialize<'de> for FixedPeriodicSchedule {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        FixedPeriodicScheduleMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// The required members of [`FixedScheduleEntry`], the argument of [`FixedScheduleEntry::new`].
#[derive(Clone, Debug)]
pub struct NewFixedScheduleEntry {
    /// The day.
    pub payment_execution_date: crate::types::scalar::Date,
    /// How much.
    pub amount: PaymentAmount,
}
impl ::core::convert::From<NewFixedScheduleEntry> for FixedScheduleEntry {
    fn from(required: NewFixedScheduleEntry) -> Self {
        let NewFixedScheduleEntry { amount, payment_execution_date } = required;
        Self {
            amount,
            payment_execution_date,
        }
    }
}
impl FixedScheduleEntry {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewFixedScheduleEntry) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for FixedScheduleEntry {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            amount: ::arbitrary::Arbitrary::arbitrary(u)?,
            payment_execution_date: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "FixedScheduleEntry", deny_unknown_fields)]
struct FixedScheduleEntryMembers {
    #[serde(rename = "Amount")]
    pub amount: PaymentAmount,
    #[serde(rename = "PaymentExecutionDate")]
    pub payment_execution_date: crate::types::scalar::Date,
}
impl<'de> ::serde::Deserialize<'de> for FixedScheduleEntry {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        FixedScheduleEntryMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl MultiPayment {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        periodic_schedule: impl ::core::convert::Into<
            crate::types::uae::v2_1::service_initiation::control::PeriodicSchedule,
        >,
    ) -> Self {
        Self {
            periodic_schedule: periodic_schedule.into(),
            maximum_cumulative_number_of_payments: ::core::option::Option::None,
            maximum_cumulative_value_of_payments: ::core::option::Option::None,
        }
    }
    /// Sets `MaximumCumulativeNumberOfPayments`.
    #[must_use]
    pub fn with_maximum_cumulative_number_of_payments(mut self, value: u32) -> Self {
        self.maximum_cumulative_number_of_payments = ::core::option::Option::Some(value);
        self
    }
    /// Sets `MaximumCumulativeValueOfPayments`.
    #[must_use]
    pub fn with_maximum_cumulative_value_of_payments(
        mut self,
        value: impl ::core::convert::Into<PaymentAmount>,
    ) -> Self {
        self.maximum_cumulative_value_of_payments = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for MultiPayment {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            maximum_cumulative_number_of_payments: ::arbitrary::Arbitrary::arbitrary(u)?,
            maximum_cumulative_value_of_payments: ::arbitrary::Arbitrary::arbitrary(u)?,
            periodic_schedule: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "MultiPayment", deny_unknown_fields)]
struct MultiPaymentMembers {
    #[serde(rename = "MaximumCumulativeNumberOfPayments")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub maximum_cumulative_number_of_payments: ::core::option::Option<u32>,
    #[serde(rename = "MaximumCumulativeValueOfPayments")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub maximum_cumulative_value_of_payments: ::core::option::Option<PaymentAmount>,
    #[serde(rename = "PeriodicSchedule")]
    pub periodic_schedule: crate::types::uae::v2_1::service_initiation::control::PeriodicSchedule,
}
impl<'de> ::serde::Deserialize<'de> for MultiPayment {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        MultiPaymentMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
/// The required members of [`PaymentAmount`], the argument of [`PaymentAmount::new`].
#[derive(Clone, Debug)]
pub struct NewPaymentAmount {
    /// The amount, without a sign.
    pub amount: crate::types::scalar::Amount16,
    /// Its currency.
    pub currency: crate::types::scalar::CurrencyCode,
}
impl ::core::convert::From<NewPaymentAmount> for PaymentAmount {
    fn from(required: NewPaymentAmount) -> Self {
        let NewPaymentAmount { amount, currency } = required;
        Self { amount, currency }
    }
}
impl PaymentAmount {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewPaymentAmount) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for PaymentAmount {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            amount: ::arbitrary::Arbitrary::arbitrary(u)?,
            currency: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "PaymentAmount", deny_unknown_fields)]
struct PaymentAmountMembers {
    #[serde(rename = "Amount")]
    pub amount: crate::types::scalar::Amount16,
    #[serde(rename = "Currency")]
    pub currency: crate::types::scalar::CurrencyCode,
}
impl<'de> ::serde::Deserialize<'de> for PaymentAmount {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        PaymentAmountMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
/// When payments are made: on demand, periodically or on defined days, of a fixed or a variable amount.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/control.schema.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PeriodicSchedule {
    /// Variable amounts on any day, within the controls of each period.
    VariableOnDemand(
        crate::types::uae::v2_1::service_initiation::control::VariableOnDemand,
    ),
    /// A fixed amount on any day, within the controls of each period.
    FixedOnDemand(crate::types::uae::v2_1::service_initiation::control::FixedOnDemand),
    /// A variable amount on the first day of each period.
    VariablePeriodic(
        crate::types::uae::v2_1::service_initiation::control::VariablePeriodicSchedule,
    ),
    /// A fixed amount on the first day of each period.
    FixedPeriodic(
        crate::types::uae::v2_1::service_initiation::control::FixedPeriodicSchedule,
    ),
    /// Variable amounts on defined days.
    VariableDefined(
        crate::types::uae::v2_1::service_initiation::control::VariableDefinedSchedule,
    ),
    /// Fixed amounts on defined days.
    FixedDefined(
        crate::types::uae::v2_1::service_initiation::control::FixedDefinedSchedule,
    ),
}
impl PeriodicSchedule {
    /// The texts of `Type` that are known.
    pub const KNOWN: &'static [&'static str] = &[
        "VariableOnDemand",
        "FixedOnDemand",
        "VariablePeriodicSchedule",
        "FixedPeriodicSchedule",
        "VariableDefinedSchedule",
        "FixedDefinedSchedule",
    ];
    /// The text of `Type`.
    pub fn tag(&self) -> &str {
        match self {
            Self::VariableOnDemand(_) => "VariableOnDemand",
            Self::FixedOnDemand(_) => "FixedOnDemand",
            Self::VariablePeriodic(_) => "VariablePeriodicSchedule",
            Self::FixedPeriodic(_) => "FixedPeriodicSchedule",
            Self::VariableDefined(_) => "VariableDefinedSchedule",
            Self::FixedDefined(_) => "FixedDefinedSchedule",
        }
    }
}
impl ::core::convert::From<
    crate::types::uae::v2_1::service_initiation::control::VariableOnDemand,
> for PeriodicSchedule {
    fn from(
        value: crate::types::uae::v2_1::service_initiation::control::VariableOnDemand,
    ) -> Self {
        Self::VariableOnDemand(value)
    }
}
impl ::core::convert::From<
    crate::types::uae::v2_1::service_initiation::control::FixedOnDemand,
> for PeriodicSchedule {
    fn from(
        value: crate::types::uae::v2_1::service_initiation::control::FixedOnDemand,
    ) -> Self {
        Self::FixedOnDemand(value)
    }
}
impl ::core::convert::From<
    crate::types::uae::v2_1::service_initiation::control::VariablePeriodicSchedule,
> for PeriodicSchedule {
    fn from(
        value: crate::types::uae::v2_1::service_initiation::control::VariablePeriodicSchedule,
    ) -> Self {
        Self::VariablePeriodic(value)
    }
}
impl ::core::convert::From<
    crate::types::uae::v2_1::service_initiation::control::FixedPeriodicSchedule,
> for PeriodicSchedule {
    fn from(
        value: crate::types::uae::v2_1::service_initiation::control::FixedPeriodicSchedule,
    ) -> Self {
        Self::FixedPeriodic(value)
    }
}
impl ::core::convert::From<
    crate::types::uae::v2_1::service_initiation::control::VariableDefinedSchedule,
> for PeriodicSchedule {
    fn from(
        value: crate::types::uae::v2_1::service_initiation::control::VariableDefinedSchedule,
    ) -> Self {
        Self::VariableDefined(value)
    }
}
impl ::core::convert::From<
    crate::types::uae::v2_1::service_initiation::control::FixedDefinedSchedule,
> for PeriodicSchedule {
    fn from(
        value: crate::types::uae::v2_1::service_initiation::control::FixedDefinedSchedule,
    ) -> Self {
        Self::FixedDefined(value)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for PeriodicSchedule {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        let made = match u.int_in_range(0..=5u8)? {
            0u8 => {
                <crate::types::uae::v2_1::service_initiation::control::VariableOnDemand as ::arbitrary::Arbitrary>::arbitrary(
                        u,
                    )
                    .map(Self::VariableOnDemand)
            }
            1u8 => {
                <crate::types::uae::v2_1::service_initiation::control::FixedOnDemand as ::arbitrary::Arbitrary>::arbitrary(
                        u,
                    )
                    .map(Self::FixedOnDemand)
            }
            2u8 => {
                <crate::types::uae::v2_1::service_initiation::control::VariablePeriodicSchedule as ::arbitrary::Arbitrary>::arbitrary(
                        u,
                    )
                    .map(Self::VariablePeriodic)
            }
            3u8 => {
                <crate::types::uae::v2_1::service_initiation::control::FixedPeriodicSchedule as ::arbitrary::Arbitrary>::arbitrary(
                        u,
                    )
                    .map(Self::FixedPeriodic)
            }
            4u8 => {
                <crate::types::uae::v2_1::service_initiation::control::VariableDefinedSchedule as ::arbitrary::Arbitrary>::arbitrary(
                        u,
                    )
                    .map(Self::VariableDefined)
            }
            _ => {
                <crate::types::uae::v2_1::service_initiation::control::FixedDefinedSchedule as ::arbitrary::Arbitrary>::arbitrary(
                        u,
                    )
                    .map(Self::FixedDefined)
            }
        }?;
        ::core::result::Result::Ok(made)
    }
}
impl ::serde::Serialize for PeriodicSchedule {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        match self {
            Self::VariableOnDemand(value) => {
                ::serde::Serialize::serialize(value, serializer)
            }
            Self::FixedOnDemand(value) => {
                ::serde::Serialize::serialize(value, serializer)
            }
            Self::VariablePeriodic(value) => {
                ::serde::Serialize::serialize(value, serializer)
            }
            Self::FixedPeriodic(value) => {
                ::serde::Serialize::serialize(value, serializer)
            }
            Self::VariableDefined(value) => {
                ::serde::Serialize::serialize(value, serializer)
            }
            Self::FixedDefined(value) => ::serde::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> ::serde::Deserialize<'de> for PeriodicSchedule {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        struct Tagged;
        impl<'de> ::serde::de::Visitor<'de> for Tagged {
            type Value = PeriodicSchedule;
            fn expecting(
                &self,
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                f.write_str("an object")
            }
            fn visit_enum<A: ::serde::de::EnumAccess<'de>>(
                self,
                access: A,
            ) -> ::core::result::Result<PeriodicSchedule, A::Error> {
                use ::serde::de::VariantAccess as _;
                let (tag, content) = access.variant::<&'de str>()?;
                match tag {
                    "VariableOnDemand" => {
                        content.newtype_variant().map(PeriodicSchedule::VariableOnDemand)
                    }
                    "FixedOnDemand" => {
                        content.newtype_variant().map(PeriodicSchedule::FixedOnDemand)
                    }
                    "VariablePeriodicSchedule" => {
                        content.newtype_variant().map(PeriodicSchedule::VariablePeriodic)
                    }
                    "FixedPeriodicSchedule" => {
                        content.newtype_variant().map(PeriodicSchedule::FixedPeriodic)
                    }
                    "VariableDefinedSchedule" => {
                        content.newtype_variant().map(PeriodicSchedule::VariableDefined)
                    }
                    "FixedDefinedSchedule" => {
                        content.newtype_variant().map(PeriodicSchedule::FixedDefined)
                    }
                    _ => {
                        ::core::result::Result::Err(
                            crate::types::scalar::unknown_tag("Type"),
                        )
                    }
                }
            }
            fn visit_newtype_struct<D: ::serde::Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> ::core::result::Result<PeriodicSchedule, D::Error> {
                let members = <crate::types::scalar::Members as ::serde::Deserialize>::deserialize(
                    deserializer,
                )?;
                match members.text("Type")? {
                    "VariableOnDemand" => {
                        members
                            .read("VariableOnDemand")
                            .map(PeriodicSchedule::VariableOnDemand)
                    }
                    "FixedOnDemand" => {
                        members
                            .read("FixedOnDemand")
                            .map(PeriodicSchedule::FixedOnDemand)
                    }
                    "VariablePeriodicSchedule" => {
                        members
                            .read("VariablePeriodicSchedule")
                            .map(PeriodicSchedule::VariablePeriodic)
                    }
                    "FixedPeriodicSchedule" => {
                        members
                            .read("FixedPeriodicSchedule")
                            .map(PeriodicSchedule::FixedPeriodic)
                    }
                    "VariableDefinedSchedule" => {
                        members
                            .read("VariableDefinedSchedule")
                            .map(PeriodicSchedule::VariableDefined)
                    }
                    "FixedDefinedSchedule" => {
                        members
                            .read("FixedDefinedSchedule")
                            .map(PeriodicSchedule::FixedDefined)
                    }
                    _ => {
                        ::core::result::Result::Err(
                            crate::types::scalar::unknown_tag("Type"),
                        )
                    }
                }
            }
        }
        deserializer.deserialize_newtype_struct("$tagged by Type", Tagged)
    }
}
impl<'de> ::serde::Deserialize<'de> for Reference {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        crate::types::scalar::parsed(deserializer)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for Reference {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::text(u, 1usize, 35usize)
    }
}
impl SinglePayment {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(amount: impl ::core::convert::Into<PaymentAmount>) -> Self {
        Self {
            amount: amount.into(),
            type_: SingleInstantPaymentType::default(),
        }
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for SinglePayment {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            amount: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "SinglePayment", deny_unknown_fields)]
struct SinglePaymentMembers {
    #[serde(rename = "Amount")]
    pub amount: PaymentAmount,
    #[serde(rename = "Type")]
    pub type_: SingleInstantPaymentType,
}
impl<'de> ::serde::Deserialize<'de> for SinglePayment {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        SinglePaymentMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
impl VariableControls {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            maximum_cumulative_number_of_payments_per_period: ::core::option::Option::None,
            maximum_cumulative_value_of_payments_per_period: ::core::option::Option::None,
            maximum_individual_amount: ::core::option::Option::None,
        }
    }
    /// Sets `MaximumCumulativeNumberOfPaymentsPerPeriod`.
    #[must_use]
    pub fn with_maximum_cumulative_number_of_payments_per_period(
        mut self,
        value: u32,
    ) -> Self {
        self.maximum_cumulative_number_of_payments_per_period = ::core::option::Option::Some(
            value,
        );
        self
    }
    /// Sets `MaximumCumulativeValueOfPaymentsPerPeriod`.
    #[must_use]
    pub fn with_maximum_cumulative_value_of_payments_per_period(
        mut self,
        value: impl ::core::convert::Into<PaymentAmount>,
    ) -> Self {
        self.maximum_cumulative_value_of_payments_per_period = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
    /// Sets `MaximumIndividualAmount`.
    #[must_use]
    pub fn with_maximum_individual_amount(
        mut self,
        value: impl ::core::convert::Into<PaymentAmount>,
    ) -> Self {
        self.maximum_individual_amount = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for VariableControls {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            maximum_cumulative_number_of_payments_per_period: ::arbitrary::Arbitrary::arbitrary(
                u,
            )?,
            maximum_cumulative_value_of_payments_per_period: ::arbitrary::Arbitrary::arbitrary(
                u,
            )?,
            maximum_individual_amount: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "VariableControls", deny_unknown_fields)]
struct VariableControlsMembers {
    #[serde(rename = "MaximumCumulativeNumberOfPaymentsPerPeriod")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub maximum_cumulative_number_of_payments_per_period: ::core::option::Option<u32>,
    #[serde(rename = "MaximumCumulativeValueOfPaymentsPerPeriod")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub maximum_cumulative_value_of_payments_per_period: ::core::option::Option<
        PaymentAmount,
    >,
    #[serde(rename = "MaximumIndividualAmount")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub maximum_individual_amount: ::core::option::Option<PaymentAmount>,
}
impl<'de> ::serde::Deserialize<'de> for VariableControls {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        VariableControlsMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl VariableDefinedSchedule {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        schedule: impl ::core::convert::Into<
            crate::types::scalar::ScheduleList<VariableScheduleEntry>,
        >,
    ) -> Self {
        Self {
            schedule: schedule.into(),
            type_: VariableDefinedScheduleType::default(),
        }
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for VariableDefinedSchedule {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            schedule: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "VariableDefinedSchedule", deny_unknown_fields)]
struct VariableDefinedScheduleMembers {
    #[serde(rename = "Schedule")]
    pub schedule: crate::types::scalar::ScheduleList<VariableScheduleEntry>,
    #[serde(rename = "Type")]
    pub type_: VariableDefinedScheduleType,
}
impl<'de> ::serde::Deserialize<'de> for VariableDefinedSchedule {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        VariableDefinedScheduleMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// The required members of [`VariableOnDemand`], the argument of [`VariableOnDemand::new`].
#[derive(Clone, Debug)]
pub struct NewVariableOnDemand {
    /// The length of a period.
    pub period_type: PeriodType,
    /// When the first period starts.
    pub period_start_date: crate::types::scalar::Date,
    /// The controls of each period.
    pub controls: VariableControls,
}
impl ::core::convert::From<NewVariableOnDemand> for VariableOnDemand {
    fn from(required: NewVariableOnDemand) -> Self {
        let NewVariableOnDemand { controls, period_start_date, period_type } = required;
        Self {
            controls,
            period_start_date,
            period_type,
            type_: VariableOnDemandType::default(),
        }
    }
}
impl VariableOnDemand {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewVariableOnDemand) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for VariableOnDemand {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            controls: ::arbitrary::Arbitrary::arbitrary(u)?,
            period_start_date: ::arbitrary::Arbitrary::arbitrary(u)?,
            period_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "VariableOnDemand", deny_unknown_fields)]
struct VariableOnDemandMembers {
    #[serde(rename = "Controls")]
    pub controls: VariableControls,
    #[serde(rename = "PeriodStartDate")]
    pub period_start_date: crate::types::scalar::Date,
    #[serde(rename = "PeriodType")]
    pub period_type: PeriodType,
    #[serde(rename = "Type")]
    pub type_: VariableOnDemandType,
}
impl<'de> ::serde::Deserialize<'de> for VariableOnDemand {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        VariableOnDemandMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// The required members of [`VariablePeriodicSchedule`], the argument of [`VariablePeriodicSchedule::new`].
#[derive(Clone, Debug)]
pub struct NewVariablePeriodicSchedule {
    /// The length of a period.
    pub period_type: PeriodType,
    /// When the first period starts.
    pub period_start_date: crate::types::scalar::Date,
    /// The most of each payment.
    pub maximum_individual_amount: PaymentAmount,
}
impl ::core::convert::From<NewVariablePeriodicSchedule> for VariablePeriodicSchedule {
    fn from(required: NewVariablePeriodicSchedule) -> Self {
        let NewVariablePeriodicSchedule {
            maximum_individual_amount,
            period_start_date,
            period_type,
        } = required;
        Self {
            maximum_individual_amount,
            period_start_date,
            period_type,
            type_: VariablePeriodicScheduleType::default(),
        }
    }
}
impl VariablePeriodicSchedule {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewVariablePeriodicSchedule) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for VariablePeriodicSchedule {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            maximum_individual_amount: ::arbitrary::Arbitrary::arbitrary(u)?,
            period_start_date: ::arbitrary::Arbitrary::arbitrary(u)?,
            period_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "VariablePeriodicSchedule", deny_unknown_fields)]
struct VariablePeriodicScheduleMembers {
    #[serde(rename = "MaximumIndividualAmount")]
    pub maximum_individual_amount: PaymentAmount,
    #[serde(rename = "PeriodStartDate")]
    pub period_start_date: crate::types::scalar::Date,
    #[serde(rename = "PeriodType")]
    pub period_type: PeriodType,
    #[serde(rename = "Type")]
    pub type_: VariablePeriodicScheduleType,
}
impl<'de> ::serde::Deserialize<'de> for VariablePeriodicSchedule {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        VariablePeriodicScheduleMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// The required members of [`VariableScheduleEntry`], the argument of [`VariableScheduleEntry::new`].
#[derive(Clone, Debug)]
pub struct NewVariableScheduleEntry {
    /// The day.
    pub payment_execution_date: crate::types::scalar::Date,
    /// The most of the payment.
    pub maximum_individual_amount: PaymentAmount,
}
impl ::core::convert::From<NewVariableScheduleEntry> for VariableScheduleEntry {
    fn from(required: NewVariableScheduleEntry) -> Self {
        let NewVariableScheduleEntry {
            maximum_individual_amount,
            payment_execution_date,
        } = required;
        Self {
            maximum_individual_amount,
            payment_execution_date,
        }
    }
}
impl VariableScheduleEntry {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewVariableScheduleEntry) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for VariableScheduleEntry {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            maximum_individual_amount: ::arbitrary::Arbitrary::arbitrary(u)?,
            payment_execution_date: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "VariableScheduleEntry", deny_unknown_fields)]
struct VariableScheduleEntryMembers {
    #[serde(rename = "MaximumIndividualAmount")]
    pub maximum_individual_amount: PaymentAmount,
    #[serde(rename = "PaymentExecutionDate")]
    pub payment_execution_date: crate::types::scalar::Date,
}
impl<'de> ::serde::Deserialize<'de> for VariableScheduleEntry {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        VariableScheduleEntryMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
