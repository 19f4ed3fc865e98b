// @generated from schemas/uae/v2_1/consent.schema.json by build.rs; do not edit.

#[allow(unused_imports, reason = "not needed where std is")]
use ::alloc::{borrow::ToOwned, string::ToString};
/// Which kind of account.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/consent.schema.json`.
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
pub enum AccountSubType {
    /// A current account.
    CurrentAccount,
    /// A savings account.
    Savings,
    /// A credit card.
    CreditCard,
    /// A mortgage.
    Mortgage,
    /// Other financing.
    Finance,
}
impl ::core::fmt::Display for AccountSubType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::CurrentAccount => f.write_str("CurrentAccount"),
            Self::Savings => f.write_str("Savings"),
            Self::CreditCard => f.write_str("CreditCard"),
            Self::Mortgage => f.write_str("Mortgage"),
            Self::Finance => f.write_str("Finance"),
        }
    }
}
impl ::core::str::FromStr for AccountSubType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "CurrentAccount" => Ok(Self::CurrentAccount),
            "Savings" => Ok(Self::Savings),
            "CreditCard" => Ok(Self::CreditCard),
            "Mortgage" => Ok(Self::Mortgage),
            "Finance" => Ok(Self::Finance),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for AccountSubType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for AccountSubType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for AccountSubType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 5)? {
            0 => ::core::result::Result::Ok(Self::CurrentAccount),
            1 => ::core::result::Result::Ok(Self::Savings),
            2 => ::core::result::Result::Ok(Self::CreditCard),
            3 => ::core::result::Result::Ok(Self::Mortgage),
            _ => ::core::result::Result::Ok(Self::Finance),
        }
    }
}
/// Whom an account is for.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/consent.schema.json`.
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
pub enum AccountType {
    /// A person.
    Retail,
    /// A small or medium business.
    #[serde(rename = "SME")]
    Sme,
    /// A corporation.
    Corporate,
}
impl ::core::fmt::Display for AccountType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Retail => f.write_str("Retail"),
            Self::Sme => f.write_str("SME"),
            Self::Corporate => f.write_str("Corporate"),
        }
    }
}
impl ::core::str::FromStr for AccountType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "Retail" => Ok(Self::Retail),
            "SME" => Ok(Self::Sme),
            "Corporate" => Ok(Self::Corporate),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for AccountType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for AccountType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for AccountType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 3)? {
            0 => ::core::result::Result::Ok(Self::Retail),
            1 => ::core::result::Result::Ok(Self::Sme),
            _ => ::core::result::Result::Ok(Self::Corporate),
        }
    }
}
/// Which kind of identifier another party has.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/consent.schema.json`.
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
pub enum BeneficiaryIdentifierType {
    /// Any kind.
    #[default]
    Other,
}
impl ::core::fmt::Display for BeneficiaryIdentifierType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Other => f.write_str("Other"),
        }
    }
}
impl ::core::str::FromStr for BeneficiaryIdentifierType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "Other" => Ok(Self::Other),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for BeneficiaryIdentifierType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for BeneficiaryIdentifierType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for BeneficiaryIdentifierType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::Other)
    }
}
/// A day, as year, month and day with hyphens between.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct CalendarDate(::alloc::string::String);
impl ::core::ops::Deref for CalendarDate {
    type Target = ::alloc::string::String;
    fn deref(&self) -> &::alloc::string::String {
        &self.0
    }
}
impl ::core::convert::From<CalendarDate> for ::alloc::string::String {
    fn from(value: CalendarDate) -> Self {
        value.0
    }
}
impl ::core::str::FromStr for CalendarDate {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        if crate::types::scalar::length(value) > 10usize {
            return Err("longer than 10 characters".into());
        }
        if crate::types::scalar::length(value) < 10usize {
            return Err("shorter than 10 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::core::convert::TryFrom<&str> for CalendarDate {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for CalendarDate {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
/// A consent's identifier, made by the client: 1 to 128 characters, compared exactly.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct ConsentIdentifier(::alloc::string::String);
impl ::core::ops::Deref for ConsentIdentifier {
    type Target = ::alloc::string::String;
    fn deref(&self) -> &::alloc::string::String {
        &self.0
    }
}
impl ::core::convert::From<ConsentIdentifier> for ::alloc::string::String {
    fn from(value: ConsentIdentifier) -> Self {
        value.0
    }
}
impl ::core::str::FromStr for ConsentIdentifier {
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
impl ::core::convert::TryFrom<&str> for ConsentIdentifier {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ConsentIdentifier {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
/// Where a consent stands.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/consent.schema.json`.
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
pub enum ConsentStatus {
    /// The user has not decided yet.
    AwaitingAuthorization,
    /// In force.
    Authorized,
    /// The user or the institution said no.
    Rejected,
    /// Taken back.
    Revoked,
    /// Past its end.
    Expired,
    /// What it was for is done.
    Consumed,
    /// Out of force for a time.
    Suspended,
}
impl ::core::fmt::Display for ConsentStatus {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::AwaitingAuthorization => f.write_str("AwaitingAuthorization"),
            Self::Authorized => f.write_str("Authorized"),
            Self::Rejected => f.write_str("Rejected"),
            Self::Revoked => f.write_str("Revoked"),
            Self::Expired => f.write_str("Expired"),
            Self::Consumed => f.write_str("Consumed"),
            Self::Suspended => f.write_str("Suspended"),
        }
    }
}
impl ::core::str::FromStr for ConsentStatus {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "AwaitingAuthorization" => Ok(Self::AwaitingAuthorization),
            "Authorized" => Ok(Self::Authorized),
            "Rejected" => Ok(Self::Rejected),
            "Revoked" => Ok(Self::Revoked),
            "Expired" => Ok(Self::Expired),
            "Consumed" => Ok(Self::Consumed),
            "Suspended" => Ok(Self::Suspended),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ConsentStatus {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ConsentStatus {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ConsentStatus {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 7)? {
            0 => ::core::result::Result::Ok(Self::AwaitingAuthorization),
            1 => ::core::result::Result::Ok(Self::Authorized),
            2 => ::core::result::Result::Ok(Self::Rejected),
            3 => ::core::result::Result::Ok(Self::Revoked),
            4 => ::core::result::Result::Ok(Self::Expired),
            5 => ::core::result::Result::Ok(Self::Consumed),
            _ => ::core::result::Result::Ok(Self::Suspended),
        }
    }
}
/// The kind and version of a consent.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/consent.schema.json`.
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
pub enum ConsentType {
    /// Access to accounts, version 2.1.
    #[serde(rename = "urn:openfinanceuae:account-access-consent:v2.1")]
    #[default]
    AccountAccessV2_1,
}
impl ::core::fmt::Display for ConsentType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::AccountAccessV2_1 => {
                f.write_str("urn:openfinanceuae:account-access-consent:v2.1")
            }
        }
    }
}
impl ::core::str::FromStr for ConsentType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "urn:openfinanceuae:account-access-consent:v2.1" => {
                Ok(Self::AccountAccessV2_1)
            }
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ConsentType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ConsentType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ConsentType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::AccountAccessV2_1)
    }
}
/// What may be read.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/consent.schema.json`.
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
pub enum Permission {
    /// Accounts, without their identifiers.
    ReadAccountsBasic,
    /// Accounts, with their identifiers.
    ReadAccountsDetail,
    /// Balances.
    ReadBalances,
    /// Beneficiaries, in brief.
    ReadBeneficiariesBasic,
    /// Beneficiaries, in full.
    ReadBeneficiariesDetail,
    /// Foreign exchange transactions, in brief.
    #[serde(rename = "ReadFXTransactionsBasic")]
    ReadFxTransactionsBasic,
    /// Foreign exchange transactions, in full.
    #[serde(rename = "ReadFXTransactionsDetail")]
    ReadFxTransactionsDetail,
    /// Charges of foreign remittances.
    #[serde(rename = "ReadFXRemittanceCharges")]
    ReadFxRemittanceCharges,
    /// Transactions, in brief.
    ReadTransactionsBasic,
    /// Transactions, in full.
    ReadTransactionsDetail,
    /// Products.
    ReadProduct,
    /// Scheduled payments, in brief.
    ReadScheduledPaymentsBasic,
    /// Scheduled payments, in full.
    ReadScheduledPaymentsDetail,
    /// Direct debits.
    ReadDirectDebits,
    /// Standing orders, in brief.
    ReadStandingOrdersBasic,
    /// Standing orders, in full.
    ReadStandingOrdersDetail,
    /// Statements.
    ReadStatements,
    /// The user.
    ReadPartyUser,
    /// The user's identity.
    ReadPartyUserIdentity,
    /// Parties of an account.
    ReadParty,
    /// Rates of financing products.
    ReadProductFinanceRates,
}
impl ::core::fmt::Display for Permission {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::ReadAccountsBasic => f.write_str("ReadAccountsBasic"),
            Self::ReadAccountsDetail => f.write_str("ReadAccountsDetail"),
            Self::ReadBalances => f.write_str("ReadBalances"),
            Self::ReadBeneficiariesBasic => f.write_str("ReadBeneficiariesBasic"),
            Self::ReadBeneficiariesDetail => f.write_str("ReadBeneficiariesDetail"),
            Self::ReadFxTransactionsBasic => f.write_str("ReadFXTransactionsBasic"),
            Self::ReadFxTransactionsDetail => f.write_str("ReadFXTransactionsDetail"),
            Self::ReadFxRemittanceCharges => f.write_str("ReadFXRemittanceCharges"),
            Self::ReadTransactionsBasic => f.write_str("ReadTransactionsBasic"),
            Self::ReadTransactionsDetail => f.write_str("ReadTransactionsDetail"),
            Self::ReadProduct => f.write_str("ReadProduct"),
            Self::ReadScheduledPaymentsBasic => f.write_str("ReadScheduledPaymentsBasic"),
            Self::ReadScheduledPaymentsDetail => {
                f.write_str("ReadScheduledPaymentsDetail")
            }
            Self::ReadDirectDebits => f.write_str("ReadDirectDebits"),
            Self::ReadStandingOrdersBasic => f.write_str("ReadStandingOrdersBasic"),
            Self::ReadStandingOrdersDetail => f.write_str("ReadStandingOrdersDetail"),
            Self::ReadStatements => f.write_str("ReadStatements"),
            Self::ReadPartyUser => f.write_str("ReadPartyUser"),
            Self::ReadPartyUserIdentity => f.write_str("ReadPartyUserIdentity"),
            Self::ReadParty => f.write_str("ReadParty"),
            Self::ReadProductFinanceRates => f.write_str("ReadProductFinanceRates"),
        }
    }
}
impl ::core::str::FromStr for Permission {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "ReadAccountsBasic" => Ok(Self::ReadAccountsBasic),
            "ReadAccountsDetail" => Ok(Self::ReadAccountsDetail),
            "ReadBalances" => Ok(Self::ReadBalances),
            "ReadBeneficiariesBasic" => Ok(Self::ReadBeneficiariesBasic),
            "ReadBeneficiariesDetail" => Ok(Self::ReadBeneficiariesDetail),
            "ReadFXTransactionsBasic" => Ok(Self::ReadFxTransactionsBasic),
            "ReadFXTransactionsDetail" => Ok(Self::ReadFxTransactionsDetail),
            "ReadFXRemittanceCharges" => Ok(Self::ReadFxRemittanceCharges),
            "ReadTransactionsBasic" => Ok(Self::ReadTransactionsBasic),
            "ReadTransactionsDetail" => Ok(Self::ReadTransactionsDetail),
            "ReadProduct" => Ok(Self::ReadProduct),
            "ReadScheduledPaymentsBasic" => Ok(Self::ReadScheduledPaymentsBasic),
            "ReadScheduledPaymentsDetail" => Ok(Self::ReadScheduledPaymentsDetail),
            "ReadDirectDebits" => Ok(Self::ReadDirectDebits),
            "ReadStandingOrdersBasic" => Ok(Self::ReadStandingOrdersBasic),
            "ReadStandingOrdersDetail" => Ok(Self::ReadStandingOrdersDetail),
            "ReadStatements" => Ok(Self::ReadStatements),
            "ReadPartyUser" => Ok(Self::ReadPartyUser),
            "ReadPartyUserIdentity" => Ok(Self::ReadPartyUserIdentity),
            "ReadParty" => Ok(Self::ReadParty),
            "ReadProductFinanceRates" => Ok(Self::ReadProductFinanceRates),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for Permission {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for Permission {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for Permission {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 21)? {
            0 => ::core::result::Result::Ok(Self::ReadAccountsBasic),
            1 => ::core::result::Result::Ok(Self::ReadAccountsDetail),
            2 => ::core::result::Result::Ok(Self::ReadBalances),
            3 => ::core::result::Result::Ok(Self::ReadBeneficiariesBasic),
            4 => ::core::result::Result::Ok(Self::ReadBeneficiariesDetail),
            5 => ::core::result::Result::Ok(Self::ReadFxTransactionsBasic),
            6 => ::core::result::Result::Ok(Self::ReadFxTransactionsDetail),
            7 => ::core::result::Result::Ok(Self::ReadFxRemittanceCharges),
            8 => ::core::result::Result::Ok(Self::ReadTransactionsBasic),
            9 => ::core::result::Result::Ok(Self::ReadTransactionsDetail),
            10 => ::core::result::Result::Ok(Self::ReadProduct),
            11 => ::core::result::Result::Ok(Self::ReadScheduledPaymentsBasic),
            12 => ::core::result::Result::Ok(Self::ReadScheduledPaymentsDetail),
            13 => ::core::result::Result::Ok(Self::ReadDirectDebits),
            14 => ::core::result::Result::Ok(Self::ReadStandingOrdersBasic),
            15 => ::core::result::Result::Ok(Self::ReadStandingOrdersDetail),
            16 => ::core::result::Result::Ok(Self::ReadStatements),
            17 => ::core::result::Result::Ok(Self::ReadPartyUser),
            18 => ::core::result::Result::Ok(Self::ReadPartyUserIdentity),
            19 => ::core::result::Result::Ok(Self::ReadParty),
            _ => ::core::result::Result::Ok(Self::ReadProductFinanceRates),
        }
    }
}
/// What the data is for.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/consent.schema.json`.
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
pub enum Purpose {
    /// Showing accounts together.
    AccountAggregation,
    /// Judging a risk.
    RiskAssessment,
    /// Filing taxes.
    TaxFiling,
    /// Taking on a customer.
    Onboarding,
    /// Verifying what a customer says.
    Verification,
    /// Comparing offers.
    QuoteComparison,
    /// Budgeting.
    BudgetingAnalysis,
    /// Financial advice.
    FinancialAdvice,
    /// Auditing.
    AuditReconciliation,
}
impl ::core::fmt::Display for Purpose {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::AccountAggregation => f.write_str("AccountAggregation"),
            Self::RiskAssessment => f.write_str("RiskAssessment"),
            Self::TaxFiling => f.write_str("TaxFiling"),
            Self::Onboarding => f.write_str("Onboarding"),
            Self::Verification => f.write_str("Verification"),
            Self::QuoteComparison => f.write_str("QuoteComparison"),
            Self::BudgetingAnalysis => f.write_str("BudgetingAnalysis"),
            Self::FinancialAdvice => f.write_str("FinancialAdvice"),
            Self::AuditReconciliation => f.write_str("AuditReconciliation"),
        }
    }
}
impl ::core::str::FromStr for Purpose {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "AccountAggregation" => Ok(Self::AccountAggregation),
            "RiskAssessment" => Ok(Self::RiskAssessment),
            "TaxFiling" => Ok(Self::TaxFiling),
            "Onboarding" => Ok(Self::Onboarding),
            "Verification" => Ok(Self::Verification),
            "QuoteComparison" => Ok(Self::QuoteComparison),
            "BudgetingAnalysis" => Ok(Self::BudgetingAnalysis),
            "FinancialAdvice" => Ok(Self::FinancialAdvice),
            "AuditReconciliation" => Ok(Self::AuditReconciliation),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for Purpose {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for Purpose {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for Purpose {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 9)? {
            0 => ::core::result::Result::Ok(Self::AccountAggregation),
            1 => ::core::result::Result::Ok(Self::RiskAssessment),
            2 => ::core::result::Result::Ok(Self::TaxFiling),
            3 => ::core::result::Result::Ok(Self::Onboarding),
            4 => ::core::result::Result::Ok(Self::Verification),
            5 => ::core::result::Result::Ok(Self::QuoteComparison),
            6 => ::core::result::Result::Ok(Self::BudgetingAnalysis),
            7 => ::core::result::Result::Ok(Self::FinancialAdvice),
            _ => ::core::result::Result::Ok(Self::AuditReconciliation),
        }
    }
}
/// Who revoked a consent.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/consent.schema.json`.
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
pub enum RevokedBy {
    /// The financial institution.
    #[serde(rename = "LFI")]
    Lfi,
    /// The third party.
    #[serde(rename = "TPP")]
    Tpp,
    /// The user, at the financial institution.
    #[serde(rename = "LFI.InitiatedByUser")]
    LfiInitiatedByUser,
    /// The user, at the third party.
    #[serde(rename = "TPP.InitiatedByUser")]
    TppInitiatedByUser,
}
impl ::core::fmt::Display for RevokedBy {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Lfi => f.write_str("LFI"),
            Self::Tpp => f.write_str("TPP"),
            Self::LfiInitiatedByUser => f.write_str("LFI.InitiatedByUser"),
            Self::TppInitiatedByUser => f.write_str("TPP.InitiatedByUser"),
        }
    }
}
impl ::core::str::FromStr for RevokedBy {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "LFI" => Ok(Self::Lfi),
            "TPP" => Ok(Self::Tpp),
            "LFI.InitiatedByUser" => Ok(Self::LfiInitiatedByUser),
            "TPP.InitiatedByUser" => Ok(Self::TppInitiatedByUser),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for RevokedBy {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for RevokedBy {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RevokedBy {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 4)? {
            0 => ::core::result::Result::Ok(Self::Lfi),
            1 => ::core::result::Result::Ok(Self::Tpp),
            2 => ::core::result::Result::Ok(Self::LfiInitiatedByUser),
            _ => ::core::result::Result::Ok(Self::TppInitiatedByUser),
        }
    }
}
/// Which kind of user.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/consent.schema.json`.
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
pub enum UserType {
    /// A person.
    Retail,
    /// A small or medium business.
    #[serde(rename = "SME")]
    Sme,
    /// A corporation.
    Corporate,
}
impl ::core::fmt::Display for UserType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Retail => f.write_str("Retail"),
            Self::Sme => f.write_str("SME"),
            Self::Corporate => f.write_str("Corporate"),
        }
    }
}
impl ::core::str::FromStr for UserType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "Retail" => Ok(Self::Retail),
            "SME" => Ok(Self::Sme),
            "Corporate" => Ok(Self::Corporate),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for UserType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for UserType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for UserType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 3)? {
            0 => ::core::result::Result::Ok(Self::Retail),
            1 => ::core::result::Result::Ok(Self::Sme),
            _ => ::core::result::Result::Ok(Self::Corporate),
        }
    }
}
impl crate::types::view::Enumeration for AccountSubType {
    const VALUES: &'static [(&'static str, Self)] = &[
        ("CurrentAccount", Self::CurrentAccount),
        ("Savings", Self::Savings),
        ("CreditCard", Self::CreditCard),
        ("Mortgage", Self::Mortgage),
        ("Finance", Self::Finance),
    ];
}
impl<'a> crate::types::view::View<'a> for AccountSubType {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
impl crate::types::view::Enumeration for AccountType {
    const VALUES: &'static [(&'static str, Self)] = &[
        ("Retail", Self::Retail),
        ("SME", Self::Sme),
        ("Corporate", Self::Corporate),
    ];
}
impl<'a> crate::types::view::View<'a> for AccountType {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
impl crate::types::view::Enumeration for BeneficiaryIdentifierType {
    const VALUES: &'static [(&'static str, Self)] = &[("Other", Self::Other)];
}
impl<'a> crate::types::view::View<'a> for BeneficiaryIdentifierType {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
impl<'de> ::serde::Deserialize<'de> for CalendarDate {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        crate::types::scalar::parsed(deserializer)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for CalendarDate {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::text(u, 10usize, 10usize)
    }
}
/// [`CalendarDate`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CalendarDateView<'a>(crate::jose::json::Str<'a>);
impl<'a> ::core::ops::Deref for CalendarDateView<'a> {
    type Target = crate::jose::json::Str<'a>;
    fn deref(&self) -> &crate::jose::json::Str<'a> {
        &self.0
    }
}
impl ::core::cmp::PartialEq<str> for CalendarDateView<'_> {
    fn eq(&self, other: &str) -> bool {
        self.0 == *other
    }
}
impl<'a> crate::types::view::View<'a> for CalendarDateView<'a> {
    type Owned = CalendarDate;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::bounded(reader, 10usize, 10usize).map(Self)
    }
    fn is(&self, owned: &CalendarDate) -> bool {
        self.0 == *owned.0.as_str()
    }
}
impl ::core::cmp::PartialEq<CalendarDate> for CalendarDateView<'_> {
    fn eq(&self, owned: &CalendarDate) -> bool {
        crate::types::view::View::is(self, owned)
    }
}
impl<'de> ::serde::Deserialize<'de> for ConsentIdentifier {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        crate::types::scalar::parsed(deserializer)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ConsentIdentifier {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::text(u, 1usize, 128usize)
    }
}
/// [`ConsentIdentifier`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ConsentIdentifierView<'a>(crate::jose::json::Str<'a>);
impl<'a> ::core::ops::Deref for ConsentIdentifierView<'a> {
    type Target = crate::jose::json::Str<'a>;
    fn deref(&self) -> &crate::jose::json::Str<'a> {
        &self.0
    }
}
impl ::core::cmp::PartialEq<str> for ConsentIdentifierView<'_> {
    fn eq(&self, other: &str) -> bool {
        self.0 == *other
    }
}
impl<'a> crate::types::view::View<'a> for ConsentIdentifierView<'a> {
    type Owned = ConsentIdentifier;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::bounded(reader, 1usize, 128usize).map(Self)
    }
    fn is(&self, owned: &ConsentIdentifier) -> bool {
        self.0 == *owned.0.as_str()
    }
}
impl ::core::cmp::PartialEq<ConsentIdentifier> for ConsentIdentifierView<'_> {
    fn eq(&self, owned: &ConsentIdentifier) -> bool {
        crate::types::view::View::is(self, owned)
    }
}
impl crate::types::view::Enumeration for ConsentType {
    const VALUES: &'static [(&'static str, Self)] = &[
        ("urn:openfinanceuae:account-access-consent:v2.1", Self::AccountAccessV2_1),
    ];
}
impl<'a> crate::types::view::View<'a> for ConsentType {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
impl crate::types::view::Enumeration for Permission {
    const VALUES: &'static [(&'static str, Self)] = &[
        ("ReadAccountsBasic", Self::ReadAccountsBasic),
        ("ReadAccountsDetail", Self::ReadAccountsDetail),
        ("ReadBalances", Self::ReadBalances),
        ("ReadBeneficiariesBasic", Self::ReadBeneficiariesBasic),
        ("ReadBeneficiariesDetail", Self::ReadBeneficiariesDetail),
        ("ReadFXTransactionsBasic", Self::ReadFxTransactionsBasic),
        ("ReadFXTransactionsDetail", Self::ReadFxTransactionsDetail),
        ("ReadFXRemittanceCharges", Self::ReadFxRemittanceCharges),
        ("ReadTransactionsBasic", Self::ReadTransactionsBasic),
        ("ReadTransactionsDetail", Self::ReadTransactionsDetail),
        ("ReadProduct", Self::ReadProduct),
        ("ReadScheduledPaymentsBasic", Self::ReadScheduledPaymentsBasic),
        ("ReadScheduledPaymentsDetail", Self::ReadScheduledPaymentsDetail),
        ("ReadDirectDebits", Self::ReadDirectDebits),
        ("ReadStandingOrdersBasic", Self::ReadStandingOrdersBasic),
        ("ReadStandingOrdersDetail", Self::ReadStandingOrdersDetail),
        ("ReadStatements", Self::ReadStatements),
        ("ReadPartyUser", Self::ReadPartyUser),
        ("ReadPartyUserIdentity", Self::ReadPartyUserIdentity),
        ("ReadParty", Self::ReadParty),
        ("ReadProductFinanceRates", Self::ReadProductFinanceRates),
    ];
}
impl<'a> crate::types::view::View<'a> for Permission {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
impl crate::types::view::Enumeration for Purpose {
    const VALUES: &'static [(&'static str, Self)] = &[
        ("AccountAggregation", Self::AccountAggregation),
        ("RiskAssessment", Self::RiskAssessment),
        ("TaxFiling", Self::TaxFiling),
        ("Onboarding", Self::Onboarding),
        ("Verification", Self::Verification),
        ("QuoteComparison", Self::QuoteComparison),
        ("BudgetingAnalysis", Self::BudgetingAnalysis),
        ("FinancialAdvice", Self::FinancialAdvice),
        ("AuditReconciliation", Self::AuditReconciliation),
    ];
}
impl<'a> crate::types::view::View<'a> for Purpose {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
impl crate::types::view::Enumeration for UserType {
    const VALUES: &'static [(&'static str, Self)] = &[
        ("Retail", Self::Retail),
        ("SME", Self::Sme),
        ("Corporate", Self::Corporate),
    ];
}
impl<'a> crate::types::view::View<'a> for UserType {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
