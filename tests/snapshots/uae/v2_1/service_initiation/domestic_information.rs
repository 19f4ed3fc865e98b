// @generated from schemas/uae/v2_1/service_initiation/domestic_information.schema.json by build.rs; do not edit.

/// A name in English and Arabic.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/domestic_information.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct BilingualName {
    /// In Arabic, at most 70 characters, which the schema does not enforce.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub ar: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// In English, at most 70 characters, which the schema does not enforce.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub en: ::core::option::Option<crate::types::scalar::PersonalString>,
}
/// Whom an account is for.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/domestic_information.schema.json`.
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
pub enum CreditorAccountType {
    /// A person.
    Retail,
    /// A small or medium business.
    #[serde(rename = "SME")]
    Sme,
    /// A corporation.
    Corporate,
}
impl ::core::fmt::Display for CreditorAccountType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Retail => f.write_str("Retail"),
            Self::Sme => f.write_str("SME"),
            Self::Corporate => f.write_str("Corporate"),
        }
    }
}
impl ::core::str::FromStr for CreditorAccountType {
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
impl ::core::convert::TryFrom<&str> for CreditorAccountType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for CreditorAccountType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for CreditorAccountType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 3)? {
            0 => ::core::result::Result::Ok(Self::Retail),
            1 => ::core::result::Result::Ok(Self::Sme),
            _ => ::core::result::Result::Ok(Self::Corporate),
        }
    }
}
/// Whom money is owed to.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/domestic_information.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct CreditorParty {
    /// The name.
    #[serde(rename = "Name")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub name: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// The address, as received.
    #[serde(rename = "PostalAddress")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub postal_address: ::core::option::Option<crate::types::scalar::AnyValue>,
}
/// The account to pay from.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/domestic_information.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct DebtorAccount {
    /// Its number.
    #[serde(rename = "Identification")]
    pub identification: crate::types::scalar::PersonalString,
    /// Its holder.
    #[serde(rename = "Name")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub name: ::core::option::Option<BilingualName>,
    /// How it is identified.
    #[serde(rename = "SchemeName")]
    pub scheme_name: IbanScheme,
}
/// A creditor of a domestic payment.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/domestic_information.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct DomesticCreditor {
    /// The signed answer of the confirmation of payee, a JWS.
    #[serde(rename = "ConfirmationOfPayeeResponse")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub confirmation_of_payee_response: ::core::option::Option<
        crate::types::scalar::PersonalString,
    >,
    /// The creditor.
    #[serde(rename = "Creditor")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub creditor: ::core::option::Option<CreditorParty>,
    /// The creditor's account.
    #[serde(rename = "CreditorAccount")]
    pub creditor_account: DomesticCreditorAccount,
    /// The creditor's institution, as received.
    #[serde(rename = "CreditorAgent")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub creditor_agent: ::core::option::Option<crate::types::scalar::AnyValue>,
}
/// The creditor's account.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/domestic_information.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct DomesticCreditorAccount {
    /// Its number.
    #[serde(rename = "Identification")]
    pub identification: crate::types::scalar::PersonalString,
    /// Its holder.
    #[serde(rename = "Name")]
    pub name: BilingualName,
    /// How it is identified.
    #[serde(rename = "SchemeName")]
    pub scheme_name: IbanScheme,
    /// The name that the holder trades under.
    #[serde(rename = "TradingName")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub trading_name: ::core::option::Option<BilingualName>,
    /// Whom it is for.
    #[serde(rename = "Type")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub type_: ::core::option::Option<CreditorAccountType>,
}
/// Debtor and creditors of a domestic payment.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/domestic_information.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct DomesticInitiation {
    /// The creditors.
    #[serde(rename = "Creditor")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub creditor: ::core::option::Option<
        crate::types::scalar::NonEmptyList<DomesticCreditor>,
    >,
    /// The account to pay from.
    #[serde(rename = "DebtorAccount")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub debtor_account: ::core::option::Option<DebtorAccount>,
}
/// Personal data of a domestic payment, which `PersonalIdentifiableInformation` encrypts. Domestic and international payloads have types of their own, because their members do not tell them apart.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/domestic_information.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct DomesticPaymentInformation {
    /// Debtor and creditors.
    #[serde(rename = "Initiation")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub initiation: ::core::option::Option<DomesticInitiation>,
    /// Data about the risk, as received.
    #[serde(rename = "Risk")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub risk: ::core::option::Option<crate::types::scalar::AnyValue>,
}
/// How an account is identified.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/domestic_information.schema.json`.
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
pub enum IbanScheme {
    /// By its international bank account number.
    #[serde(rename = "IBAN")]
    #[default]
    Iban,
}
impl ::core::fmt::Display for IbanScheme {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Iban => f.write_str("IBAN"),
        }
    }
}
impl ::core::str::FromStr for IbanScheme {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "IBAN" => Ok(Self::Iban),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for IbanScheme {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for IbanScheme {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for IbanScheme {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::Iban)
    }
}
impl DomesticPaymentInformation {
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
        value: impl ::core::convert::Into<DomesticInitiation>,
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
impl<'a> ::arbitrary::Arbitrary<'a> for DomesticPaymentInformation {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            initiation: ::arbitrary::Arbitrary::arbitrary(u)?,
            risk: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "DomesticPaymentInformation", deny_unknown_fields)]
struct DomesticPaymentInformationMembers {
    #[serde(rename = "Initiation")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub initiation: ::core::option::Option<DomesticInitiation>,
    #[serde(rename = "Risk")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub risk: ::core::option::Option<crate::types::scalar::AnyValue>,
}
impl<'de> ::serde::Deserialize<'de> for DomesticPaymentInformation {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        DomesticPaymentInformationMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl DomesticPaymentInformation {
    /// The schema that this type is made from, `schemas/uae/v2_1/service_initiation/domestic_information.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/uae/v2_1/service_initiation/domestic_information.schema.json")
    );
}
impl BilingualName {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            ar: ::core::option::Option::None,
            en: ::core::option::Option::None,
        }
    }
    /// Sets `ar`.
    #[must_use]
    pub fn with_ar(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.ar = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `en`.
    #[must_use]
    pub fn with_en(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.en = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for BilingualName {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            ar: ::arbitrary::Arbitrary::arbitrary(u)?,
            en: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "BilingualName", deny_unknown_fields)]
struct BilingualNameMembers {
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub ar: ::core::option::Option<crate::types::scalar::PersonalString>,
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub en: ::core::option::Option<crate::types::scalar::PersonalString>,
}
impl<'de> ::serde::Deserialize<'de> for BilingualName {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        BilingualNameMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
impl CreditorParty {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: ::core::option::Option::None,
            postal_address: ::core::option::Option::None,
        }
    }
    /// Sets `Name`.
    #[must_use]
    pub fn with_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.name = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `PostalAddress`.
    #[must_use]
    pub fn with_postal_address(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::AnyValue>,
    ) -> Self {
        self.postal_address = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for CreditorParty {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            name: ::arbitrary::Arbitrary::arbitrary(u)?,
            postal_address: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "CreditorParty", deny_unknown_fields)]
struct CreditorPartyMembers {
    #[serde(rename = "Name")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub name: ::core::option::Option<crate::types::scalar::PersonalString>,
    #[serde(rename = "PostalAddress")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub postal_address: ::core::option::Option<crate::types::scalar::AnyValue>,
}
impl<'de> ::serde::Deserialize<'de> for CreditorParty {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        CreditorPartyMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
impl DebtorAccount {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        identification: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        Self {
            identification: identification.into(),
            name: ::core::option::Option::None,
            scheme_name: IbanScheme::default(),
        }
    }
    /// Sets `Name`.
    #[must_use]
    pub fn with_name(
        mut self,
        value: impl ::core::convert::Into<BilingualName>,
    ) -> Self {
        self.name = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for DebtorAccount {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            identification: ::arbitrary::Arbitrary::arbitrary(u)?,
            name: ::arbitrary::Arbitrary::arbitrary(u)?,
            scheme_name: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "DebtorAccount", deny_unknown_fields)]
struct DebtorAccountMembers {
    #[serde(rename = "Identification")]
    pub identification: crate::types::scalar::PersonalString,
    #[serde(rename = "Name")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub name: ::core::option::Option<BilingualName>,
    #[serde(rename = "SchemeName")]
    pub scheme_name: IbanScheme,
}
impl<'de> ::serde::Deserialize<'de> for DebtorAccount {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        DebtorAccountMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
impl DomesticCreditor {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        creditor_account: impl ::core::convert::Into<DomesticCreditorAccount>,
    ) -> Self {
        Self {
            creditor_account: creditor_account.into(),
            confirmation_of_payee_response: ::core::option::Option::None,
            creditor: ::core::option::Option::None,
            creditor_agent: ::core::option::Option::None,
        }
    }
    /// Sets `ConfirmationOfPayeeResponse`.
    #[must_use]
    pub fn with_confirmation_of_payee_response(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.confirmation_of_payee_response = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `Creditor`.
    #[must_use]
    pub fn with_creditor(
        mut self,
        value: impl ::core::convert::Into<CreditorParty>,
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
impl<'a> ::arbitrary::Arbitrary<'a> for DomesticCreditor {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            confirmation_of_payee_response: ::arbitrary::Arbitrary::arbitrary(u)?,
            creditor: ::arbitrary::Arbitrary::arbitrary(u)?,
            creditor_account: ::arbitrary::Arbitrary::arbitrary(u)?,
            creditor_agent: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "DomesticCreditor", deny_unknown_fields)]
struct DomesticCreditorMembers {
    #[serde(rename = "ConfirmationOfPayeeResponse")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub confirmation_of_payee_response: ::core::option::Option<
        crate::types::scalar::PersonalString,
    >,
    #[serde(rename = "Creditor")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub creditor: ::core::option::Option<CreditorParty>,
    #[serde(rename = "CreditorAccount")]
    pub creditor_account: DomesticCreditorAccount,
    #[serde(rename = "CreditorAgent")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub creditor_agent: ::core::option::Option<crate::types::scalar::AnyValue>,
}
impl<'de> ::serde::Deserialize<'de> for DomesticCreditor {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        DomesticCreditorMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// The required members of [`DomesticCreditorAccount`], the argument of [`DomesticCreditorAccount::new`].
#[derive(Clone, Debug)]
pub struct NewDomesticCreditorAccount {
    /// Its number.
    pub identification: crate::types::scalar::PersonalString,
    /// Its holder.
    pub name: BilingualName,
}
impl ::core::convert::From<NewDomesticCreditorAccount> for DomesticCreditorAccount {
    fn from(required: NewDomesticCreditorAccount) -> Self {
        let NewDomesticCreditorAccount { identification, name } = required;
        Self {
            identification,
            name,
            scheme_name: IbanScheme::default(),
            trading_name: ::core::option::Option::None,
            type_: ::core::option::Option::None,
        }
    }
}
impl DomesticCreditorAccount {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewDomesticCreditorAccount) -> Self {
        required.into()
    }
    /// Sets `TradingName`.
    #[must_use]
    pub fn with_trading_name(
        mut self,
        value: impl ::core::convert::Into<BilingualName>,
    ) -> Self {
        self.trading_name = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `Type`.
    #[must_use]
    pub fn with_type(
        mut self,
        value: impl ::core::convert::Into<CreditorAccountType>,
    ) -> Self {
        self.type_ = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for DomesticCreditorAccount {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            identification: ::arbitrary::Arbitrary::arbitrary(u)?,
            name: ::arbitrary::Arbitrary::arbitrary(u)?,
            scheme_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            trading_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "DomesticCreditorAccount", deny_unknown_fields)]
struct DomesticCreditorAccountMembers {
    #[serde(rename = "Identification")]
    pub identification: crate::types::scalar::PersonalString,
    #[serde(rename = "Name")]
    pub name: BilingualName,
    #[serde(rename = "SchemeName")]
    pub scheme_name: IbanScheme,
    #[serde(rename = "TradingName")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub trading_name: ::core::option::Option<BilingualName>,
    #[serde(rename = "Type")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub type_: ::core::option::Option<CreditorAccountType>,
}
impl<'de> ::serde::Deserialize<'de> for DomesticCreditorAccount {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        DomesticCreditorAccountMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl DomesticInitiation {
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
            crate::types::scalar::NonEmptyList<DomesticCreditor>,
        >,
    ) -> Self {
        self.creditor = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `DebtorAccount`.
    #[must_use]
    pub fn with_debtor_account(
        mut self,
        value: impl ::core::convert::Into<DebtorAccount>,
    ) -> Self {
        self.debtor_account = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for DomesticInitiation {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            creditor: ::arbitrary::Arbitrary::arbitrary(u)?,
            debtor_account: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "DomesticInitiation", deny_unknown_fields)]
struct DomesticInitiationMembers {
    #[serde(rename = "Creditor")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub creditor: ::core::option::Option<
        crate::types::scalar::NonEmptyList<DomesticCreditor>,
    >,
    #[serde(rename = "DebtorAccount")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub debtor_account: ::core::option::Option<DebtorAccount>,
}
impl<'de> ::serde::Deserialize<'de> for DomesticInitiation {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        DomesticInitiationMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
