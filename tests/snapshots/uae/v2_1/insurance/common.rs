// @generated from schemas/uae/v2_1/insurance/common.schema.json by build.rs; do not edit.

/// The kind and version of a consent.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/insurance/common.schema.json`.
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
pub enum InsuranceConsentType {
    /// Insurance data, version 2.1.
    #[serde(rename = "urn:openfinanceuae:insurance-consent:v2.1")]
    #[default]
    InsuranceV2_1,
}
impl ::core::fmt::Display for InsuranceConsentType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::InsuranceV2_1 => {
                f.write_str("urn:openfinanceuae:insurance-consent:v2.1")
            }
        }
    }
}
impl ::core::str::FromStr for InsuranceConsentType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "urn:openfinanceuae:insurance-consent:v2.1" => Ok(Self::InsuranceV2_1),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for InsuranceConsentType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for InsuranceConsentType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for InsuranceConsentType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::InsuranceV2_1)
    }
}
/// What may be read.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/insurance/common.schema.json`.
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
pub enum InsurancePermission {
    /// Policies.
    ReadInsurancePolicies,
    /// The customer, in brief.
    ReadCustomerBasic,
    /// The customer, in full.
    ReadCustomerDetail,
    /// How the customer pays.
    ReadCustomerPaymentDetails,
    /// Products.
    ReadInsuranceProduct,
    /// Claims of the customer.
    ReadCustomerClaims,
    /// Premiums.
    ReadInsurancePremium,
}
impl ::core::fmt::Display for InsurancePermission {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::ReadInsurancePolicies => f.write_str("ReadInsurancePolicies"),
            Self::ReadCustomerBasic => f.write_str("ReadCustomerBasic"),
            Self::ReadCustomerDetail => f.write_str("ReadCustomerDetail"),
            Self::ReadCustomerPaymentDetails => f.write_str("ReadCustomerPaymentDetails"),
            Self::ReadInsuranceProduct => f.write_str("ReadInsuranceProduct"),
            Self::ReadCustomerClaims => f.write_str("ReadCustomerClaims"),
            Self::ReadInsurancePremium => f.write_str("ReadInsurancePremium"),
        }
    }
}
impl ::core::str::FromStr for InsurancePermission {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "ReadInsurancePolicies" => Ok(Self::ReadInsurancePolicies),
            "ReadCustomerBasic" => Ok(Self::ReadCustomerBasic),
            "ReadCustomerDetail" => Ok(Self::ReadCustomerDetail),
            "ReadCustomerPaymentDetails" => Ok(Self::ReadCustomerPaymentDetails),
            "ReadInsuranceProduct" => Ok(Self::ReadInsuranceProduct),
            "ReadCustomerClaims" => Ok(Self::ReadCustomerClaims),
            "ReadInsurancePremium" => Ok(Self::ReadInsurancePremium),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for InsurancePermission {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for InsurancePermission {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for InsurancePermission {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 7)? {
            0 => ::core::result::Result::Ok(Self::ReadInsurancePolicies),
            1 => ::core::result::Result::Ok(Self::ReadCustomerBasic),
            2 => ::core::result::Result::Ok(Self::ReadCustomerDetail),
            3 => ::core::result::Result::Ok(Self::ReadCustomerPaymentDetails),
            4 => ::core::result::Result::Ok(Self::ReadInsuranceProduct),
            5 => ::core::result::Result::Ok(Self::ReadCustomerClaims),
            _ => ::core::result::Result::Ok(Self::ReadInsurancePremium),
        }
    }
}
/// What the data is for.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/insurance/common.schema.json`.
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
pub enum InsurancePurpose {
    /// Showing policies together.
    AccountAggregation,
    /// Judging a risk.
    RiskAssessment,
    /// The history of premiums.
    PremiumHistory,
    /// The history of claims.
    ClaimHistory,
    /// Taking on a customer.
    Onboarding,
    /// Verifying what a customer says.
    Verification,
    /// Comparing offers.
    QuoteComparison,
    /// Financial advice.
    FinancialAdvice,
    /// Any other purpose.
    Other,
}
impl ::core::fmt::Display for InsurancePurpose {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::AccountAggregation => f.write_str("AccountAggregation"),
            Self::RiskAssessment => f.write_str("RiskAssessment"),
            Self::PremiumHistory => f.write_str("PremiumHistory"),
            Self::ClaimHistory => f.write_str("ClaimHistory"),
            Self::Onboarding => f.write_str("Onboarding"),
            Self::Verification => f.write_str("Verification"),
            Self::QuoteComparison => f.write_str("QuoteComparison"),
            Self::FinancialAdvice => f.write_str("FinancialAdvice"),
            Self::Other => f.write_str("Other"),
        }
    }
}
impl ::core::str::FromStr for InsurancePurpose {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "AccountAggregation" => Ok(Self::AccountAggregation),
            "RiskAssessment" => Ok(Self::RiskAssessment),
            "PremiumHistory" => Ok(Self::PremiumHistory),
            "ClaimHistory" => Ok(Self::ClaimHistory),
            "Onboarding" => Ok(Self::Onboarding),
            "Verification" => Ok(Self::Verification),
            "QuoteComparison" => Ok(Self::QuoteComparison),
            "FinancialAdvice" => Ok(Self::FinancialAdvice),
            "Other" => Ok(Self::Other),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for InsurancePurpose {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for InsurancePurpose {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for InsurancePurpose {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 9)? {
            0 => ::core::result::Result::Ok(Self::AccountAggregation),
            1 => ::core::result::Result::Ok(Self::RiskAssessment),
            2 => ::core::result::Result::Ok(Self::PremiumHistory),
            3 => ::core::result::Result::Ok(Self::ClaimHistory),
            4 => ::core::result::Result::Ok(Self::Onboarding),
            5 => ::core::result::Result::Ok(Self::Verification),
            6 => ::core::result::Result::Ok(Self::QuoteComparison),
            7 => ::core::result::Result::Ok(Self::FinancialAdvice),
            _ => ::core::result::Result::Ok(Self::Other),
        }
    }
}
/// The kind of insurance.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/insurance/common.schema.json`.
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
pub enum InsuranceSector {
    /// Of an employment.
    Employment,
    /// Of health.
    Health,
    /// Of a home.
    Home,
    /// Of a life.
    Life,
    /// Of a vehicle.
    Motor,
    /// Of tenants.
    Renters,
    /// Of a journey.
    Travel,
}
impl ::core::fmt::Display for InsuranceSector {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Employment => f.write_str("Employment"),
            Self::Health => f.write_str("Health"),
            Self::Home => f.write_str("Home"),
            Self::Life => f.write_str("Life"),
            Self::Motor => f.write_str("Motor"),
            Self::Renters => f.write_str("Renters"),
            Self::Travel => f.write_str("Travel"),
        }
    }
}
impl ::core::str::FromStr for InsuranceSector {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "Employment" => Ok(Self::Employment),
            "Health" => Ok(Self::Health),
            "Home" => Ok(Self::Home),
            "Life" => Ok(Self::Life),
            "Motor" => Ok(Self::Motor),
            "Renters" => Ok(Self::Renters),
            "Travel" => Ok(Self::Travel),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for InsuranceSector {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for InsuranceSector {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for InsuranceSector {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 7)? {
            0 => ::core::result::Result::Ok(Self::Employment),
            1 => ::core::result::Result::Ok(Self::Health),
            2 => ::core::result::Result::Ok(Self::Home),
            3 => ::core::result::Result::Ok(Self::Life),
            4 => ::core::result::Result::Ok(Self::Motor),
            5 => ::core::result::Result::Ok(Self::Renters),
            _ => ::core::result::Result::Ok(Self::Travel),
        }
    }
}
