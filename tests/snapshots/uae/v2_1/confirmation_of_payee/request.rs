// @generated from schemas/uae/v2_1/confirmation_of_payee/request.schema.json by build.rs; do not edit.

/// The name of a business.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/confirmation_of_payee/request.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct BusinessName {
    /// The name, 1 to 140 characters, which the schema does not enforce.
    #[serde(rename = "BusinessName")]
    pub business_name: crate::types::scalar::PersonalString,
}
/// The question whether a name belongs to an account.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/confirmation_of_payee/request.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct NameRequest {
    /// The account and the name.
    #[serde(rename = "Data")]
    pub data: NameRequestData,
}
/// An account and a name.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/confirmation_of_payee/request.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct NameRequestData {
    /// The account's number, 1 to 34 characters, which the schema does not enforce.
    #[serde(rename = "Identification")]
    pub identification: crate::types::scalar::PersonalString,
    /// The name.
    #[serde(rename = "Name")]
    pub name: crate::types::uae::v2_1::confirmation_of_payee::request::PayeeName,
    /// How the account is identified.
    #[serde(rename = "SchemeName")]
    pub scheme_name: PayeeScheme,
}
/// How an account is identified.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/confirmation_of_payee/request.schema.json`.
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
pub enum PayeeScheme {
    /// By its international bank account number.
    #[serde(rename = "IBAN")]
    #[default]
    Iban,
}
impl ::core::fmt::Display for PayeeScheme {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Iban => f.write_str("IBAN"),
        }
    }
}
impl ::core::str::FromStr for PayeeScheme {
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
impl ::core::convert::TryFrom<&str> for PayeeScheme {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for PayeeScheme {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for PayeeScheme {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::Iban)
    }
}
/// The name of a person.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/confirmation_of_payee/request.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PersonalName {
    /// The full name, 1 to 140 characters, which the schema does not enforce.
    #[serde(rename = "FullName")]
    pub full_name: crate::types::scalar::PersonalString,
    /// The given name.
    #[serde(rename = "GivenName")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub given_name: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// The family name.
    #[serde(rename = "LastName")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub last_name: ::core::option::Option<crate::types::scalar::PersonalString>,
}
/// The claims of a signed question whether a name belongs to an account, `application/jwt`.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/confirmation_of_payee/request.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct SignedNameRequest {
    /// For whom it is.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub aud: ::core::option::Option<::alloc::string::String>,
    /// Not valid from this time on.
    pub exp: crate::types::scalar::NumericDate,
    /// When it was made.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub iat: ::core::option::Option<crate::types::scalar::NumericDate>,
    /// Who signed it.
    pub iss: ::alloc::string::String,
    /// The question.
    pub message: NameRequest,
    /// Not valid before this time.
    pub nbf: crate::types::scalar::NumericDate,
}
/// The required members of [`SignedNameRequest`], the argument of [`SignedNameRequest::new`].
#[derive(Clone, Debug)]
pub struct NewSignedNameRequest {
    /// Who signed it.
    pub iss: ::alloc::string::String,
    /// Not valid from this time on.
    pub exp: crate::types::scalar::NumericDate,
    /// Not valid before this time.
    pub nbf: crate::types::scalar::NumericDate,
    /// The question.
    pub message: NameRequest,
}
impl ::core::convert::From<NewSignedNameRequest> for SignedNameRequest {
    fn from(required: NewSignedNameRequest) -> Self {
        let NewSignedNameRequest { exp, iss, message, nbf } = required;
        Self {
            exp,
            iss,
            message,
            nbf,
            aud: ::core::option::Option::None,
            iat: ::core::option::Option::None,
        }
    }
}
impl SignedNameRequest {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewSignedNameRequest) -> Self {
        required.into()
    }
    /// Sets `aud`.
    #[must_use]
    pub fn with_aud(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.aud = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `iat`.
    #[must_use]
    pub fn with_iat(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::NumericDate>,
    ) -> Self {
        self.iat = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for SignedNameRequest {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            aud: ::arbitrary::Arbitrary::arbitrary(u)?,
            exp: ::arbitrary::Arbitrary::arbitrary(u)?,
            iat: ::arbitrary::Arbitrary::arbitrary(u)?,
            iss: ::arbitrary::Arbitrary::arbitrary(u)?,
            message: ::arbitrary::Arbitrary::arbitrary(u)?,
            nbf: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "SignedNameRequest", deny_unknown_fields)]
struct SignedNameRequestMembers {
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub aud: ::core::option::Option<::alloc::string::String>,
    pub exp: crate::types::scalar::NumericDate,
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub iat: ::core::option::Option<crate::types::scalar::NumericDate>,
    pub iss: ::alloc::string::String,
    pub message: NameRequest,
    pub nbf: crate::types::scalar::NumericDate,
}
impl<'de> ::serde::Deserialize<'de> for SignedNameRequest {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        SignedNameRequestMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl SignedNameRequest {
    /// The schema that this type is made from, `schemas/uae/v2_1/confirmation_of_payee/request.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/uae/v2_1/confirmation_of_payee/request.schema.json")
    );
}
impl BusinessName {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        business_name: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        Self {
            business_name: business_name.into(),
        }
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for BusinessName {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            business_name: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "BusinessName", deny_unknown_fields)]
struct BusinessNameMembers {
    #[serde(rename = "BusinessName")]
    pub business_name: crate::types::scalar::PersonalString,
}
impl<'de> ::serde::Deserialize<'de> for BusinessName {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        BusinessNameMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
impl NameRequest {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(data: impl ::core::convert::Into<NameRequestData>) -> Self {
        Self { data: data.into() }
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for NameRequest {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            data: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "NameRequest", deny_unknown_fields)]
struct NameRequestMembers {
    #[serde(rename = "Data")]
    pub data: NameRequestData,
}
impl<'de> ::serde::Deserialize<'de> for NameRequest {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        NameRequestMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
/// The required members of [`NameRequestData`], the argument of [`NameRequestData::new`].
#[derive(Clone, Debug)]
pub struct NewNameRequestData {
    /// The account's number, 1 to 34 characters, which the schema does not enforce.
    pub identification: crate::types::scalar::PersonalString,
    /// The name.
    pub name: crate::types::uae::v2_1::confirmation_of_payee::request::PayeeName,
}
impl ::core::convert::From<NewNameRequestData> for NameRequestData {
    fn from(required: NewNameRequestData) -> Self {
        let NewNameRequestData { identification, name } = required;
        Self {
            identification,
            name,
            scheme_name: PayeeScheme::default(),
        }
    }
}
impl NameRequestData {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewNameRequestData) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for NameRequestData {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            identification: ::arbitrary::Arbitrary::arbitrary(u)?,
            name: ::arbitrary::Arbitrary::arbitrary(u)?,
            scheme_name: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "NameRequestData", deny_unknown_fields)]
struct NameRequestDataMembers {
    #[serde(rename = "Identification")]
    pub identification: crate::types::scalar::PersonalString,
    #[serde(rename = "Name")]
    pub name: crate::types::uae::v2_1::confirmation_of_payee::request::PayeeName,
    #[serde(rename = "SchemeName")]
    pub scheme_name: PayeeScheme,
}
impl<'de> ::serde::Deserialize<'de> for NameRequestData {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        NameRequestDataMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// The name of a person or of a business. Members of both at once are refused.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/confirmation_of_payee/request.schema.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PayeeName {
    /// The name of a person.
    Personal(crate::types::uae::v2_1::confirmation_of_payee::request::PersonalName),
    /// The name of a business.
    Business(crate::types::uae::v2_1::confirmation_of_payee::request::BusinessName),
}
impl ::core::convert::From<
    crate::types::uae::v2_1::confirmation_of_payee::request::PersonalName,
> for PayeeName {
    fn from(
        value: crate::types::uae::v2_1::confirmation_of_payee::request::PersonalName,
    ) -> Self {
        Self::Personal(value)
    }
}
impl ::core::convert::From<
    crate::types::uae::v2_1::confirmation_of_payee::request::BusinessName,
> for PayeeName {
    fn from(
        value: crate::types::uae::v2_1::confirmation_of_payee::request::BusinessName,
    ) -> Self {
        Self::Business(value)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for PayeeName {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        let made = match u.int_in_range(0..=1u8)? {
            0u8 => {
                <crate::types::uae::v2_1::confirmation_of_payee::request::PersonalName as ::arbitrary::Arbitrary>::arbitrary(
                        u,
                    )
                    .map(Self::Personal)
            }
            _ => {
                <crate::types::uae::v2_1::confirmation_of_payee::request::BusinessName as ::arbitrary::Arbitrary>::arbitrary(
                        u,
                    )
                    .map(Self::Business)
            }
        }?;
        ::core::result::Result::Ok(made)
    }
}
impl ::serde::Serialize for PayeeName {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        match self {
            Self::Personal(value) => ::serde::Serialize::serialize(value, serializer),
            Self::Business(value) => ::serde::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> ::serde::Deserialize<'de> for PayeeName {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        let members = <crate::types::scalar::Members as ::serde::Deserialize>::deserialize(
            deserializer,
        )?;
        if members.contains_key("FullName") {
            return members.read("FullName").map(PayeeName::Personal);
        }
        if members.contains_key("BusinessName") {
            return members.read("BusinessName").map(PayeeName::Business);
        }
        ::core::result::Result::Err(
            crate::types::scalar::no_variant("`FullName`, `BusinessName`"),
        )
    }
}
impl PersonalName {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        full_name: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        Self {
            full_name: full_name.into(),
            given_name: ::core::option::Option::None,
            last_name: ::core::option::Option::None,
        }
    }
    /// Sets `GivenName`.
    #[must_use]
    pub fn with_given_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.given_name = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `LastName`.
    #[must_use]
    pub fn with_last_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.last_name = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for PersonalName {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            full_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            given_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            last_name: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "PersonalName", deny_unknown_fields)]
struct PersonalNameMembers {
    #[serde(rename = "FullName")]
    pub full_name: crate::types::scalar::PersonalString,
    #[serde(rename = "GivenName")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub given_name: ::core::option::Option<crate::types::scalar::PersonalString>,
    #[serde(rename = "LastName")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub last_name: ::core::option::Option<crate::types::scalar::PersonalString>,
}
impl<'de> ::serde::Deserialize<'de> for PersonalName {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        PersonalNameMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
