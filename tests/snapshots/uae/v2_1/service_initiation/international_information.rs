// @generated from schemas/uae/v2_1/service_initiation/international_information.schema.json by build.rs; do not edit.

/// A creditor abroad. Its parts are kept as received.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/international_information.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct InternationalCreditor {
    /// The creditor: a person or an organisation.
    #[serde(rename = "Creditor")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub creditor: ::core::option::Option<crate::types::scalar::AnyValue>,
    /// The creditor's account.
    #[serde(rename = "CreditorAccount")]
    pub creditor_account: crate::types::scalar::AnyValue,
    /// The creditor's institution.
    #[serde(rename = "CreditorAgent")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub creditor_agent: ::core::option::Option<crate::types::scalar::AnyValue>,
}
/// Debtor and creditors of an international payment.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/international_information.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct InternationalInitiation {
    /// The creditors.
    #[serde(rename = "Creditor")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub creditor: ::core::option::Option<
        crate::types::scalar::NonEmptyList<InternationalCreditor>,
    >,
    /// The account to pay from.
    #[serde(rename = "DebtorAccount")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub debtor_account: ::core::option::Option<
        crate::types::uae::v2_1::service_initiation::domestic_information::DebtorAccount,
    >,
}
/// Personal data of an international payment, which `PersonalIdentifiableInformation` encrypts.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/international_information.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct InternationalPaymentInformation {
    /// Debtor and creditors.
    #[serde(rename = "Initiation")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub initiation: ::core::option::Option<InternationalInitiation>,
    /// Data about the risk, as received.
    #[serde(rename = "Risk")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub risk: ::core::option::Option<crate::types::scalar::AnyValue>,
}
impl InternationalPaymentInformation {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            initiation: ::core::option::Option::None,
            risk: ::core::option::Option::None,
        }
    }
    /// Sets `Initiation`.
    #[must_use]
    pub fn with_initiation(
        mut self,
        value: impl ::core::convert::Into<InternationalInitiation>,
    ) -> Self {
        self.initiation = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `Risk`.
    #[must_use]
    pub fn with_risk(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::AnyValue>,
    ) -> Self {
        self.risk = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for InternationalPaymentInformation {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            initiation: ::arbitrary::Arbitrary::arbitrary(u)?,
            risk: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "InternationalPaymentInformation", deny_unknown_fields)]
struct InternationalPaymentInformationMembers {
    #[serde(rename = "Initiation")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub initiation: ::core::option::Option<InternationalInitiation>,
    #[serde(rename = "Risk")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub risk: ::core::option::Option<crate::types::scalar::AnyValue>,
}
impl<'de> ::serde::Deserialize<'de> for InternationalPaymentInformation {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        InternationalPaymentInformationMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl InternationalPaymentInformation {
    /// The schema that this type is made from, `schemas/uae/v2_1/service_initiation/international_information.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/uae/v2_1/service_initiation/international_information.schema.json")
    );
}
impl InternationalCreditor {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        creditor_account: impl ::core::convert::Into<crate::types::scalar::AnyValue>,
    ) -> Self {
        Self {
            creditor_account: creditor_account.into(),
            creditor: ::core::option::Option::None,
            creditor_agent: ::core::option::Option::None,
        }
    }
    /// Sets `Creditor`.
    #[must_use]
    pub fn with_creditor(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::AnyValue>,
    ) -> Self {
        self.creditor = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `CreditorAgent`.
    #[must_use]
    pub fn with_creditor_agent(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::AnyValue>,
    ) -> Self {
        self.creditor_agent = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for InternationalCreditor {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            creditor: ::arbitrary::Arbitrary::arbitrary(u)?,
            creditor_account: ::arbitrary::Arbitrary::arbitrary(u)?,
            creditor_agent: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "InternationalCreditor", deny_unknown_fields)]
struct InternationalCreditorMembers {
    #[serde(rename = "Creditor")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub creditor: ::core::option::Option<crate::types::scalar::AnyValue>,
    #[serde(rename = "CreditorAccount")]
    pub creditor_account: crate::types::scalar::AnyValue,
    #[serde(rename = "CreditorAgent")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub creditor_agent: ::core::option::Option<crate::types::scalar::AnyValue>,
}
impl<'de> ::serde::Deserialize<'de> for InternationalCreditor {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        InternationalCreditorMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl InternationalInitiation {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            creditor: ::core::option::Option::None,
            debtor_account: ::core::option::Option::None,
        }
    }
    /// Sets `Creditor`.
    #[must_use]
    pub fn with_creditor(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::scalar::NonEmptyList<InternationalCreditor>,
        >,
    ) -> Self {
        self.creditor = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `DebtorAccount`.
    #[must_use]
    pub fn with_debtor_account(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::uae::v2_1::service_initiation::domestic_information::DebtorAccount,
        >,
    ) -> Self {
        self.debtor_account = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for InternationalInitiation {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            creditor: ::arbitrary::Arbitrary::arbitrary(u)?,
            debtor_account: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "InternationalInitiation", deny_unknown_fields)]
struct InternationalInitiationMembers {
    #[serde(rename = "Creditor")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub creditor: ::core::option::Option<
        crate::types::scalar::NonEmptyList<InternationalCreditor>,
    >,
    #[serde(rename = "DebtorAccount")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub debtor_account: ::core::option::Option<
        crate::types::uae::v2_1::service_initiation::domestic_information::DebtorAccount,
    >,
}
impl<'de> ::serde::Deserialize<'de> for InternationalInitiation {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        InternationalInitiationMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
