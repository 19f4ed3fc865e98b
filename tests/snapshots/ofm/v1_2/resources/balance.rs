// @generated from schemas/ofm/v1_2/resources/balance.schema.json by build.rs; do not edit.

/// The balances of an account at one time.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/resources/balance.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Balance {
    /// The account's identifier.
    pub account_id: crate::types::common::Identifier,
    /// What can be spent; with deposits and credit.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub available_balance: ::core::option::Option<
        crate::types::ofm::v1_2::resources::amount::BalanceAmount,
    >,
    /// Whether credit lines are part of the balances.
    pub credit_lines_included: bool,
    /// What is booked.
    pub current_balance: crate::types::ofm::v1_2::resources::amount::BalanceAmount,
    /// What the provider adds.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub custom_data: ::core::option::Option<crate::types::scalar::CustomData>,
    /// What the last statement says.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub statement_balance: ::core::option::Option<
        crate::types::ofm::v1_2::resources::amount::BalanceAmount,
    >,
    /// The day of the last statement.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub statement_date: ::core::option::Option<crate::types::scalar::Date>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The required members of [`Balance`], the argument of [`Balance::new`].
#[derive(Clone, Debug)]
pub struct NewBalance {
    /// The account's identifier.
    pub account_id: crate::types::common::Identifier,
    /// What is booked.
    pub current_balance: crate::types::ofm::v1_2::resources::amount::BalanceAmount,
    /// Whether credit lines are part of the balances.
    pub credit_lines_included: bool,
}
impl ::core::convert::From<NewBalance> for Balance {
    fn from(required: NewBalance) -> Self {
        let NewBalance { account_id, credit_lines_included, current_balance } = required;
        Self {
            account_id,
            credit_lines_included,
            current_balance,
            available_balance: ::core::option::Option::None,
            custom_data: ::core::option::Option::None,
            statement_balance: ::core::option::Option::None,
            statement_date: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl Balance {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewBalance) -> Self {
        required.into()
    }
    /// Sets `available_balance`.
    #[must_use]
    pub fn with_available_balance(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::ofm::v1_2::resources::amount::BalanceAmount,
        >,
    ) -> Self {
        self.available_balance = ::core::option::Option::Some(value.into());
        self
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
    /// Sets `statement_balance`.
    #[must_use]
    pub fn with_statement_balance(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::ofm::v1_2::resources::amount::BalanceAmount,
        >,
    ) -> Self {
        self.statement_balance = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `statement_date`.
    #[must_use]
    pub fn with_statement_date(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::Date>,
    ) -> Self {
        self.statement_date = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for Balance {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            account_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            available_balance: ::arbitrary::Arbitrary::arbitrary(u)?,
            credit_lines_included: ::arbitrary::Arbitrary::arbitrary(u)?,
            current_balance: ::arbitrary::Arbitrary::arbitrary(u)?,
            custom_data: ::arbitrary::Arbitrary::arbitrary(u)?,
            statement_balance: ::arbitrary::Arbitrary::arbitrary(u)?,
            statement_date: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl Balance {
    /// The schema that this type is made from, `schemas/ofm/v1_2/resources/balance.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/ofm/v1_2/resources/balance.schema.json")
    );
}
