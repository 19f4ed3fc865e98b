// @generated from schemas/ofm/v1_2/resources/transaction.schema.json by build.rs; do not edit.

#[allow(unused_imports, reason = "not needed where std is")]
use ::alloc::{borrow::ToOwned, string::ToString};
/// A merchant's category code (ISO 18245): at most 4 characters.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/resources/transaction.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct MerchantCategory(::alloc::string::String);
impl ::core::ops::Deref for MerchantCategory {
    type Target = ::alloc::string::String;
    fn deref(&self) -> &::alloc::string::String {
        &self.0
    }
}
impl ::core::convert::From<MerchantCategory> for ::alloc::string::String {
    fn from(value: MerchantCategory) -> Self {
        value.0
    }
}
impl ::core::str::FromStr for MerchantCategory {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        if crate::types::scalar::length(value) > 4usize {
            return Err("longer than 4 characters".into());
        }
        if crate::types::scalar::length(value) < 1usize {
            return Err("shorter than 1 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::core::convert::TryFrom<&str> for MerchantCategory {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for MerchantCategory {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
/// An entry of an account.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/resources/transaction.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Transaction {
    /// The account's identifier.
    pub account_id: crate::types::common::Identifier,
    /// How much.
    pub amount: crate::types::ofm::v1_2::resources::amount::MoneyAmount,
    /// Whether it is to or from the holder.
    pub credit_debit_indicator: crate::types::scalar::Open<
        crate::types::ofm::v1_2::resources::amount::CreditDebitIndicator,
    >,
    /// What the provider adds.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub custom_data: ::core::option::Option<crate::types::scalar::CustomData>,
    /// What it is for, at most 300 characters, which the schema does not enforce.
    pub description: crate::types::scalar::PersonalString,
    /// How much in the other currency.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub foreign_currency_amount: ::core::option::Option<
        crate::types::ofm::v1_2::resources::amount::MoneyAmount,
    >,
    /// Whether it is final.
    pub is_settled: bool,
    /// The merchant's category code.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub mcc: ::core::option::Option<MerchantCategory>,
    /// The merchant, at most 100 characters, which the schema does not enforce.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub merchant_name: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// Another text, at most 300 characters, which the schema does not enforce.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub other_payment_description: ::core::option::Option<
        crate::types::scalar::PersonalString,
    >,
    /// A text for the recipient, at most 300 characters, which the schema does not enforce.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub recipient_reference: ::core::option::Option<
        crate::types::scalar::PersonalString,
    >,
    /// When it happened.
    pub transaction_date: crate::types::scalar::Timestamp,
    /// The entry's identifier.
    pub transaction_id: ::alloc::string::String,
    /// How the money moved; with deposits.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub transfer_method: ::core::option::Option<
        crate::types::scalar::Open<TransferMethod>,
    >,
    /// How the money moved, in more detail; with deposits.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub transfer_submethod: ::core::option::Option<::alloc::string::String>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// One page of the entries of an account.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/resources/transaction.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct TransactionPage {
    /// The entries.
    pub data: ::alloc::vec::Vec<Transaction>,
    /// Where the next page is.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub meta: ::core::option::Option<
        crate::types::ofm::v1_2::resources::amount::ResourcePageMeta,
    >,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// How money moved.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/resources/transaction.schema.json`.
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
pub enum TransferMethod {
    /// A transfer.
    #[serde(rename = "funds_transfer")]
    FundsTransfer,
    /// A payment online.
    #[serde(rename = "online_payment")]
    OnlinePayment,
    /// A payment that recurs.
    #[serde(rename = "recurring_payment")]
    RecurringPayment,
    /// A payment of a bill.
    #[serde(rename = "bill_payment")]
    BillPayment,
    /// A payment in a shop.
    #[serde(rename = "instore_payment")]
    InstorePayment,
    /// A cheque.
    #[serde(rename = "cheque")]
    Cheque,
    /// Cash taken out.
    #[serde(rename = "cash_withdrawal")]
    CashWithdrawal,
    /// Cash paid in.
    #[serde(rename = "cash_deposit")]
    CashDeposit,
    /// Any other.
    #[serde(rename = "others")]
    Others,
}
impl ::core::fmt::Display for TransferMethod {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::FundsTransfer => f.write_str("funds_transfer"),
            Self::OnlinePayment => f.write_str("online_payment"),
            Self::RecurringPayment => f.write_str("recurring_payment"),
            Self::BillPayment => f.write_str("bill_payment"),
            Self::InstorePayment => f.write_str("instore_payment"),
            Self::Cheque => f.write_str("cheque"),
            Self::CashWithdrawal => f.write_str("cash_withdrawal"),
            Self::CashDeposit => f.write_str("cash_deposit"),
            Self::Others => f.write_str("others"),
        }
    }
}
impl ::core::str::FromStr for TransferMethod {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "funds_transfer" => Ok(Self::FundsTransfer),
            "online_payment" => Ok(Self::OnlinePayment),
            "recurring_payment" => Ok(Self::RecurringPayment),
            "bill_payment" => Ok(Self::BillPayment),
            "instore_payment" => Ok(Self::InstorePayment),
            "cheque" => Ok(Self::Cheque),
            "cash_withdrawal" => Ok(Self::CashWithdrawal),
            "cash_deposit" => Ok(Self::CashDeposit),
            "others" => Ok(Self::Others),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for TransferMethod {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for TransferMethod {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for TransferMethod {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 9)? {
            0 => ::core::result::Result::Ok(Self::FundsTransfer),
            1 => ::core::result::Result::Ok(Self::OnlinePayment),
            2 => ::core::result::Result::Ok(Self::RecurringPayment),
            3 => ::core::result::Result::Ok(Self::BillPayment),
            4 => ::core::result::Result::Ok(Self::InstorePayment),
            5 => ::core::result::Result::Ok(Self::Cheque),
            6 => ::core::result::Result::Ok(Self::CashWithdrawal),
            7 => ::core::result::Result::Ok(Self::CashDeposit),
            _ => ::core::result::Result::Ok(Self::Others),
        }
    }
}
/// The required members of [`Transaction`], the argument of [`Transaction::new`].
#[derive(Clone, Debug)]
pub struct NewTransaction {
    /// The account's identifier.
    pub account_id: crate::types::common::Identifier,
    /// The entry's identifier.
    pub transaction_id: ::alloc::string::String,
    /// When it happened.
    pub transaction_date: crate::types::scalar::Timestamp,
    /// Whether it is to or from the holder.
    pub credit_debit_indicator: crate::types::scalar::Open<
        crate::types::ofm::v1_2::resources::amount::CreditDebitIndicator,
    >,
    /// How much.
    pub amount: crate::types::ofm::v1_2::resources::amount::MoneyAmount,
    /// What it is for, at most 300 characters, which the schema does not enforce.
    pub description: crate::types::scalar::PersonalString,
    /// Whether it is final.
    pub is_settled: bool,
}
impl ::core::convert::From<NewTransaction> for Transaction {
    fn from(required: NewTransaction) -> Self {
        let NewTransaction {
            account_id,
            amount,
            credit_debit_indicator,
            description,
            is_settled,
            transaction_date,
            transaction_id,
        } = required;
        Self {
            account_id,
            amount,
            credit_debit_indicator,
            description,
            is_settled,
            transaction_date,
            transaction_id,
            custom_data: ::core::option::Option::None,
            foreign_currency_amount: ::core::option::Option::None,
            mcc: ::core::option::Option::None,
            merchant_name: ::core::option::Option::None,
            other_payment_description: ::core::option::Option::None,
            recipient_reference: ::core::option::Option::None,
            transfer_method: ::core::option::Option::None,
            transfer_submethod: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl Transaction {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewTransaction) -> Self {
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
    /// Sets `foreign_currency_amount`.
    #[must_use]
    pub fn with_foreign_currency_amount(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::ofm::v1_2::resources::amount::MoneyAmount,
        >,
    ) -> Self {
        self.foreign_currency_amount = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `mcc`.
    #[must_use]
    pub fn with_mcc(
        mut self,
        value: impl ::core::convert::Into<MerchantCategory>,
    ) -> Self {
        self.mcc = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `merchant_name`.
    #[must_use]
    pub fn with_merchant_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.merchant_name = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `other_payment_description`.
    #[must_use]
    pub fn with_other_payment_description(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.other_payment_description = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `recipient_reference`.
    #[must_use]
    pub fn with_recipient_reference(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.recipient_reference = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `transfer_method`.
    #[must_use]
    pub fn with_transfer_method(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::Open<TransferMethod>>,
    ) -> Self {
        self.transfer_method = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `transfer_submethod`.
    #[must_use]
    pub fn with_transfer_submethod(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.transfer_submethod = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for Transaction {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            account_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            amount: ::arbitrary::Arbitrary::arbitrary(u)?,
            credit_debit_indicator: ::arbitrary::Arbitrary::arbitrary(u)?,
            custom_data: ::arbitrary::Arbitrary::arbitrary(u)?,
            description: ::arbitrary::Arbitrary::arbitrary(u)?,
            foreign_currency_amount: ::arbitrary::Arbitrary::arbitrary(u)?,
            is_settled: ::arbitrary::Arbitrary::arbitrary(u)?,
            mcc: ::arbitrary::Arbitrary::arbitrary(u)?,
            merchant_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            other_payment_description: ::arbitrary::Arbitrary::arbitrary(u)?,
            recipient_reference: ::arbitrary::Arbitrary::arbitrary(u)?,
            transaction_date: ::arbitrary::Arbitrary::arbitrary(u)?,
            transaction_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            transfer_method: ::arbitrary::Arbitrary::arbitrary(u)?,
            transfer_submethod: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl Transaction {
    /// The schema that this type is made from, `schemas/ofm/v1_2/resources/transaction.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/ofm/v1_2/resources/transaction.schema.json")
    );
}
impl<'de> ::serde::Deserialize<'de> for MerchantCategory {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        crate::types::scalar::parsed(deserializer)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for MerchantCategory {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::text(u, 1usize, 4usize)
    }
}
impl TransactionPage {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        data: impl ::core::convert::Into<::alloc::vec::Vec<Transaction>>,
    ) -> Self {
        Self {
            data: data.into(),
            meta: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `meta`.
    #[must_use]
    pub fn with_meta(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::ofm::v1_2::resources::amount::ResourcePageMeta,
        >,
    ) -> Self {
        self.meta = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for TransactionPage {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            data: ::arbitrary::Arbitrary::arbitrary(u)?,
            meta: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
