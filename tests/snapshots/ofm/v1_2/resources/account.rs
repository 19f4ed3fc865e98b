// @generated from schemas/ofm/v1_2/resources/account.schema.json by build.rs; do not edit.

/// An account as a data provider gives it.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/resources/account.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Account {
    /// Who holds the account.
    pub account_holder_name: crate::types::scalar::PersonalString,
    /// The account's identifier.
    pub account_id: crate::types::common::Identifier,
    /// The account's name.
    pub account_name: crate::types::scalar::PersonalString,
    /// The account's number; card numbers are masked.
    pub account_number: crate::types::scalar::PersonalString,
    /// Whom the account is for.
    pub category: crate::types::scalar::Open<AccountCategory>,
    /// What the provider adds.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub custom_data: ::core::option::Option<crate::types::scalar::CustomData>,
    /// The institution.
    pub institution_name: ::alloc::string::String,
    /// The rate of interest; with accounts of type `credit` or `loan`.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub interest_rate: ::core::option::Option<crate::types::scalar::Number>,
    /// The credit limit; with accounts of type `credit`.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub limit: ::core::option::Option<
        crate::types::ofm::v1_2::resources::amount::MoneyAmount,
    >,
    /// The loan; with accounts of type `loan`.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub loan_details: ::core::option::Option<LoanDetails>,
    /// The least that is due; with accounts of type `credit` or `loan`.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub minimum_payment_amount: ::core::option::Option<
        crate::types::ofm::v1_2::resources::amount::MoneyAmount,
    >,
    /// When it is due; with accounts of type `credit` or `loan`.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub payment_due_date: ::core::option::Option<crate::types::scalar::Date>,
    /// Which kind of account, in more detail.
    pub subtype: crate::types::scalar::Open<AccountSubtype>,
    /// Which kind of account.
    #[serde(rename = "type")]
    pub type_: crate::types::scalar::Open<AccountType>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// Whom an account is for.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/resources/account.schema.json`.
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
pub enum AccountCategory {
    /// A person.
    #[serde(rename = "retail")]
    Retail,
    /// A company.
    #[serde(rename = "corporate")]
    Corporate,
}
impl ::core::fmt::Display for AccountCategory {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Retail => f.write_str("retail"),
            Self::Corporate => f.write_str("corporate"),
        }
    }
}
impl ::core::str::FromStr for AccountCategory {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "retail" => Ok(Self::Retail),
            "corporate" => Ok(Self::Corporate),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for AccountCategory {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for AccountCategory {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for AccountCategory {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 2)? {
            0 => ::core::result::Result::Ok(Self::Retail),
            _ => ::core::result::Result::Ok(Self::Corporate),
        }
    }
}
/// Which kind of account, in more detail.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/resources/account.schema.json`.
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
pub enum AccountSubtype {
    /// A savings account.
    #[serde(rename = "savings")]
    Savings,
    /// A current account.
    #[serde(rename = "current")]
    Current,
    /// A pension.
    #[serde(rename = "pension")]
    Pension,
    /// A credit card.
    #[serde(rename = "credit_card")]
    CreditCard,
    /// A hire purchase.
    #[serde(rename = "hire_purchase")]
    HirePurchase,
    /// A mortgage.
    #[serde(rename = "mortgage")]
    Mortgage,
    /// A fund.
    #[serde(rename = "fund")]
    Fund,
    /// Any other.
    #[serde(rename = "others")]
    Others,
}
impl ::core::fmt::Display for AccountSubtype {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Savings => f.write_str("savings"),
            Self::Current => f.write_str("current"),
            Self::Pension => f.write_str("pension"),
            Self::CreditCard => f.write_str("credit_card"),
            Self::HirePurchase => f.write_str("hire_purchase"),
            Self::Mortgage => f.write_str("mortgage"),
            Self::Fund => f.write_str("fund"),
            Self::Others => f.write_str("others"),
        }
    }
}
impl ::core::str::FromStr for AccountSubtype {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "savings" => Ok(Self::Savings),
            "current" => Ok(Self::Current),
            "pension" => Ok(Self::Pension),
            "credit_card" => Ok(Self::CreditCard),
            "hire_purchase" => Ok(Self::HirePurchase),
            "mortgage" => Ok(Self::Mortgage),
            "fund" => Ok(Self::Fund),
            "others" => Ok(Self::Others),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for AccountSubtype {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for AccountSubtype {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for AccountSubtype {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 8)? {
            0 => ::core::result::Result::Ok(Self::Savings),
            1 => ::core::result::Result::Ok(Self::Current),
            2 => ::core::result::Result::Ok(Self::Pension),
            3 => ::core::result::Result::Ok(Self::CreditCard),
            4 => ::core::result::Result::Ok(Self::HirePurchase),
            5 => ::core::result::Result::Ok(Self::Mortgage),
            6 => ::core::result::Result::Ok(Self::Fund),
            _ => ::core::result::Result::Ok(Self::Others),
        }
    }
}
/// Which kind of account.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/resources/account.schema.json`.
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
    /// A deposit.
    #[serde(rename = "deposit")]
    Deposit,
    /// Credit on a card.
    #[serde(rename = "credit")]
    Credit,
    /// A loan.
    #[serde(rename = "loan")]
    Loan,
    /// An investment.
    #[serde(rename = "investment")]
    Investment,
    /// An electronic wallet.
    #[serde(rename = "ewallet")]
    Ewallet,
}
impl ::core::fmt::Display for AccountType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Deposit => f.write_str("deposit"),
            Self::Credit => f.write_str("credit"),
            Self::Loan => f.write_str("loan"),
            Self::Investment => f.write_str("investment"),
            Self::Ewallet => f.write_str("ewallet"),
        }
    }
}
impl ::core::str::FromStr for AccountType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "deposit" => Ok(Self::Deposit),
            "credit" => Ok(Self::Credit),
            "loan" => Ok(Self::Loan),
            "investment" => Ok(Self::Investment),
            "ewallet" => Ok(Self::Ewallet),
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
        match crate::types::scalar::arbitrary::choice(u, 5)? {
            0 => ::core::result::Result::Ok(Self::Deposit),
            1 => ::core::result::Result::Ok(Self::Credit),
            2 => ::core::result::Result::Ok(Self::Loan),
            3 => ::core::result::Result::Ok(Self::Investment),
            _ => ::core::result::Result::Ok(Self::Ewallet),
        }
    }
}
/// A loan.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/resources/account.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct LoanDetails {
    /// What was lent.
    pub loan_amount: crate::types::ofm::v1_2::resources::amount::MoneyAmount,
    /// When it is to be paid back.
    pub maturity_date: crate::types::scalar::Date,
    /// When it was lent.
    pub origination_date: crate::types::scalar::Date,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The required members of [`Account`], the argument of [`Account::new`].
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The account's identifier.
    pub account_id: crate::types::common::Identifier,
    /// The account's number; card numbers are masked.
    pub account_number: crate::types::scalar::PersonalString,
    /// The account's name.
    pub account_name: crate::types::scalar::PersonalString,
    /// Who holds the account.
    pub account_holder_name: crate::types::scalar::PersonalString,
    /// The institution.
    pub institution_name: ::alloc::string::String,
    /// Whom the account is for.
    pub category: crate::types::scalar::Open<AccountCategory>,
    /// Which kind of account.
    pub type_: crate::types::scalar::Open<AccountType>,
    /// Which kind of account, in more detail.
    pub subtype: crate::types::scalar::Open<AccountSubtype>,
}
impl ::core::convert::From<NewAccount> for Account {
    fn from(required: NewAccount) -> Self {
        let NewAccount {
            account_holder_name,
            account_id,
            account_name,
            account_number,
            category,
            institution_name,
            subtype,
            type_,
        } = required;
        Self {
            account_holder_name,
            account_id,
            account_name,
            account_number,
            category,
            institution_name,
            subtype,
            type_,
            custom_data: ::core::option::Option::None,
            interest_rate: ::core::option::Option::None,
            limit: ::core::option::Option::None,
            loan_details: ::core::option::Option::None,
            minimum_payment_amount: ::core::option::Option::None,
            payment_due_date: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl Account {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewAccount) -> Self {
        required.into()
    }
    /// Sets `custom_data`.
    #[must_use]
    pub fn with_custom_data(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::CustomData>,
    ) -> Self {
        self.custom_data = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `interest_rate`.
    #[must_use]
    pub fn with_interest_rate(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::Number>,
    ) -> Self {
        self.interest_rate = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `limit`.
    #[must_use]
    pub fn with_limit(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::ofm::v1_2::resources::amount::MoneyAmount,
        >,
    ) -> Self {
        self.limit = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `loan_details`.
    #[must_use]
    pub fn with_loan_details(
        mut self,
        value: impl ::core::convert::Into<LoanDetails>,
    ) -> Self {
        self.loan_details = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `minimum_payment_amount`.
    #[must_use]
    pub fn with_minimum_payment_amount(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::ofm::v1_2::resources::amount::MoneyAmount,
        >,
    ) -> Self {
        self.minimum_payment_amount = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `payment_due_date`.
    #[must_use]
    pub fn with_payment_due_date(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::Date>,
    ) -> Self {
        self.payment_due_date = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for Account {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            account_holder_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            account_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            account_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            account_number: ::arbitrary::Arbitrary::arbitrary(u)?,
            category: ::arbitrary::Arbitrary::arbitrary(u)?,
            custom_data: ::arbitrary::Arbitrary::arbitrary(u)?,
            institution_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            interest_rate: ::arbitrary::Arbitrary::arbitrary(u)?,
            limit: ::arbitrary::Arbitrary::arbitrary(u)?,
            loan_details: ::arbitrary::Arbitrary::arbitrary(u)?,
            minimum_payment_amount: ::arbitrary::Arbitrary::arbitrary(u)?,
            payment_due_date: ::arbitrary::Arbitrary::arbitrary(u)?,
            subtype: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl Account {
    /// The schema that this type is made from, `schemas/ofm/v1_2/resources/account.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/ofm/v1_2/resources/account.schema.json")
    );
}
/// The required members of [`LoanDetails`], the argument of [`LoanDetails::new`].
#[derive(Clone, Debug)]
pub struct NewLoanDetails {
    /// What was lent.
    pub loan_amount: crate::types::ofm::v1_2::resources::amount::MoneyAmount,
    /// When it was lent.
    pub origination_date: crate::types::scalar::Date,
    /// When it is to be paid back.
    pub maturity_date: crate::types::scalar::Date,
}
impl ::core::convert::From<NewLoanDetails> for LoanDetails {
    fn from(required: NewLoanDetails) -> Self {
        let NewLoanDetails { loan_amount, maturity_date, origination_date } = required;
        Self {
            loan_amount,
            maturity_date,
            origination_date,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl LoanDetails {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewLoanDetails) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for LoanDetails {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            loan_amount: ::arbitrary::Arbitrary::arbitrary(u)?,
            maturity_date: ::arbitrary::Arbitrary::arbitrary(u)?,
            origination_date: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
