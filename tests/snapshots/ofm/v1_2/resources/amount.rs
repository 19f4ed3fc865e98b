// @generated from schemas/ofm/v1_2/resources/amount.schema.json by build.rs; do not edit.

/// An amount with its side.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/resources/amount.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct BalanceAmount {
    /// The amount, without a sign.
    pub amount: crate::types::scalar::Amount13,
    /// Whether the holder owns or owes it.
    pub credit_debit_indicator: crate::types::scalar::Open<CreditDebitIndicator>,
    /// Its currency.
    pub currency: crate::types::scalar::CurrencyCode,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The side of an amount.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/resources/amount.schema.json`.
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
pub enum CreditDebitIndicator {
    /// To the holder.
    #[serde(rename = "credit")]
    Credit,
    /// From the holder.
    #[serde(rename = "debit")]
    Debit,
}
impl ::core::fmt::Display for CreditDebitIndicator {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Credit => f.write_str("credit"),
            Self::Debit => f.write_str("debit"),
        }
    }
}
impl ::core::str::FromStr for CreditDebitIndicator {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "credit" => Ok(Self::Credit),
            "debit" => Ok(Self::Debit),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for CreditDebitIndicator {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for CreditDebitIndicator {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for CreditDebitIndicator {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 2)? {
            0 => ::core::result::Result::Ok(Self::Credit),
            _ => ::core::result::Result::Ok(Self::Debit),
        }
    }
}
/// An amount of money, exact.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/resources/amount.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct MoneyAmount {
    /// The amount, without a sign.
    pub amount: crate::types::scalar::Amount13,
    /// Its currency.
    pub currency: crate::types::scalar::CurrencyCode,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// Where the next page is.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/resources/amount.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ResourcePageMeta {
    /// What asks for the next page, to be sent as received; absent on the last page.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub next_page_params: ::core::option::Option<crate::types::scalar::AnyValue>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The required members of [`BalanceAmount`], the argument of [`BalanceAmount::new`].
#[derive(Clone, Debug)]
pub struct NewBalanceAmount {
    /// The amount, without a sign.
    pub amount: crate::types::scalar::Amount13,
    /// Its currency.
    pub currency: crate::types::scalar::CurrencyCode,
    /// Whether the holder owns or owes it.
    pub credit_debit_indicator: crate::types::scalar::Open<CreditDebitIndicator>,
}
impl ::core::convert::From<NewBalanceAmount> for BalanceAmount {
    fn from(required: NewBalanceAmount) -> Self {
        let NewBalanceAmount { amount, credit_debit_indicator, currency } = required;
        Self {
            amount,
            credit_debit_indicator,
            currency,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl BalanceAmount {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewBalanceAmount) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for BalanceAmount {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            amount: ::arbitrary::Arbitrary::arbitrary(u)?,
            credit_debit_indicator: ::arbitrary::Arbitrary::arbitrary(u)?,
            currency: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// The required members of [`MoneyAmount`], the argument of [`MoneyAmount::new`].
#[derive(Clone, Debug)]
pub struct NewMoneyAmount {
    /// The amount, without a sign.
    pub amount: crate::types::scalar::Amount13,
    /// Its currency.
    pub currency: crate::types::scalar::CurrencyCode,
}
impl ::core::convert::From<NewMoneyAmount> for MoneyAmount {
    fn from(required: NewMoneyAmount) -> Self {
        let NewMoneyAmount { amount, currency } = required;
        Self {
            amount,
            currency,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl MoneyAmount {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewMoneyAmount) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for MoneyAmount {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            amount: ::arbitrary::Arbitrary::arbitrary(u)?,
            currency: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl ResourcePageMeta {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            next_page_params: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `next_page_params`.
    #[must_use]
    pub fn with_next_page_params(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::AnyValue>,
    ) -> Self {
        self.next_page_params = ::core::option::Option::Some(value.into());
        self
    }
}
impl ::core::default::Default for ResourcePageMeta {
    fn default() -> Self {
        Self::new()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ResourcePageMeta {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            next_page_params: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
