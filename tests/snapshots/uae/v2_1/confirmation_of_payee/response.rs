// @generated from schemas/uae/v2_1/confirmation_of_payee/response.schema.json by build.rs; do not edit.

/// Whether a name is right.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/confirmation_of_payee/response.schema.json`.
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
pub enum NameMatch {
    /// It is.
    #[serde(rename = "ConfirmationOfPayee.Yes")]
    Yes,
    /// In part.
    #[serde(rename = "ConfirmationOfPayee.Partial")]
    Partial,
    /// It is not.
    #[serde(rename = "ConfirmationOfPayee.No")]
    No,
}
impl ::core::fmt::Display for NameMatch {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Yes => f.write_str("ConfirmationOfPayee.Yes"),
            Self::Partial => f.write_str("ConfirmationOfPayee.Partial"),
            Self::No => f.write_str("ConfirmationOfPayee.No"),
        }
    }
}
impl ::core::str::FromStr for NameMatch {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "ConfirmationOfPayee.Yes" => Ok(Self::Yes),
            "ConfirmationOfPayee.Partial" => Ok(Self::Partial),
            "ConfirmationOfPayee.No" => Ok(Self::No),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for NameMatch {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for NameMatch {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for NameMatch {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 3)? {
            0 => ::core::result::Result::Ok(Self::Yes),
            1 => ::core::result::Result::Ok(Self::Partial),
            _ => ::core::result::Result::Ok(Self::No),
        }
    }
}
/// The answer whether a name belongs to an account.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/confirmation_of_payee/response.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct NameResponse {
    /// The answer.
    #[serde(rename = "Data")]
    pub data: NameResponseData,
    /// Addresses: an object whose member `Self` is the answer's own.
    #[serde(rename = "Links")]
    pub links: crate::types::scalar::AnyValue,
    /// More about the answer: an object, empty so far.
    #[serde(rename = "Meta")]
    pub meta: crate::types::scalar::AnyValue,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// Whether the name is right.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/confirmation_of_payee/response.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct NameResponseData {
    /// The account's name, masked, for the user to look at.
    #[serde(rename = "MaskedName")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub masked_name: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// Whether the name is right.
    #[serde(rename = "NameMatchIndicator")]
    pub name_match_indicator: crate::types::scalar::Open<NameMatch>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The claims of a signed answer whether a name belongs to an account, `application/jwt`.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/confirmation_of_payee/response.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct SignedNameResponse {
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
    /// The answer.
    pub message: NameResponse,
    /// Not valid before this time.
    pub nbf: crate::types::scalar::NumericDate,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The required members of [`SignedNameResponse`], the argument of [`SignedNameResponse::new`].
#[derive(Clone, Debug)]
pub struct NewSignedNameResponse {
    /// Who signed it.
    pub iss: ::alloc::string::String,
    /// Not valid from this time on.
    pub exp: crate::types::scalar::NumericDate,
    /// Not valid before this time.
    pub nbf: crate::types::scalar::NumericDate,
    /// The answer.
    pub message: NameResponse,
}
impl ::core::convert::From<NewSignedNameResponse> for SignedNameResponse {
    fn from(required: NewSignedNameResponse) -> Self {
        let NewSignedNameResponse { exp, iss, message, nbf } = required;
        Self {
            exp,
            iss,
            message,
            nbf,
            aud: ::core::option::Option::None,
            iat: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl SignedNameResponse {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewSignedNameResponse) -> Self {
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
impl<'a> ::arbitrary::Arbitrary<'a> for SignedNameResponse {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            aud: ::arbitrary::Arbitrary::arbitrary(u)?,
            exp: ::arbitrary::Arbitrary::arbitrary(u)?,
            iat: ::arbitrary::Arbitrary::arbitrary(u)?,
            iss: ::arbitrary::Arbitrary::arbitrary(u)?,
            message: ::arbitrary::Arbitrary::arbitrary(u)?,
            nbf: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl SignedNameResponse {
    /// The schema that this type is made from, `schemas/uae/v2_1/confirmation_of_payee/response.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/uae/v2_1/confirmation_of_payee/response.schema.json")
    );
}
/// The required members of [`NameResponse`], the argument of [`NameResponse::new`].
#[derive(Clone, Debug)]
pub struct NewNameResponse {
    /// The answer.
    pub data: NameResponseData,
    /// Addresses: an object whose member `Self` is the answer's own.
    pub links: crate::types::scalar::AnyValue,
    /// More about the answer: an object, empty so far.
    pub meta: crate::types::scalar::AnyValue,
}
impl ::core::convert::From<NewNameResponse> for NameResponse {
    fn from(required: NewNameResponse) -> Self {
        let NewNameResponse { data, links, meta } = required;
        Self {
            data,
            links,
            meta,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl NameResponse {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewNameResponse) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for NameResponse {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            data: ::arbitrary::Arbitrary::arbitrary(u)?,
            links: ::arbitrary::Arbitrary::arbitrary(u)?,
            meta: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl NameResponseData {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        name_match_indicator: impl ::core::convert::Into<
            crate::types::scalar::Open<NameMatch>,
        >,
    ) -> Self {
        Self {
            name_match_indicator: name_match_indicator.into(),
            masked_name: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `MaskedName`.
    #[must_use]
    pub fn with_masked_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.masked_name = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for NameResponseData {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            masked_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            name_match_indicator: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
