// @generated from schemas/uae/v2_1/login_hint.schema.json by build.rs; do not edit.

/// What is encrypted in `login_hint`: who the user is.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/login_hint.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct LoginHint {
    /// The identifier.
    #[serde(rename = "Identification")]
    pub identification: crate::types::scalar::PersonalString,
    /// Which kind of identifier.
    #[serde(rename = "Type")]
    pub type_: LoginHintType,
}
/// Which kind of identifier a user has.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/login_hint.schema.json`.
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
pub enum LoginHintType {
    /// The identity card.
    #[serde(rename = "EmiratesID")]
    EmiratesId,
    /// The licence of a business.
    TradeLicenseNumber,
}
impl ::core::fmt::Display for LoginHintType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::EmiratesId => f.write_str("EmiratesID"),
            Self::TradeLicenseNumber => f.write_str("TradeLicenseNumber"),
        }
    }
}
impl ::core::str::FromStr for LoginHintType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "EmiratesID" => Ok(Self::EmiratesId),
            "TradeLicenseNumber" => Ok(Self::TradeLicenseNumber),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for LoginHintType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for LoginHintType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for LoginHintType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 2)? {
            0 => ::core::result::Result::Ok(Self::EmiratesId),
            _ => ::core::result::Result::Ok(Self::TradeLicenseNumber),
        }
    }
}
/// The required members of [`LoginHint`], the argument of [`LoginHint::new`].
#[derive(Clone, Debug)]
pub struct NewLoginHint {
    /// Which kind of identifier.
    pub type_: LoginHintType,
    /// The identifier.
    pub identification: crate::types::scalar::PersonalString,
}
impl ::core::convert::From<NewLoginHint> for LoginHint {
    fn from(required: NewLoginHint) -> Self {
        let NewLoginHint { identification, type_ } = required;
        Self { identification, type_ }
    }
}
impl LoginHint {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewLoginHint) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for LoginHint {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            identification: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "LoginHint", deny_unknown_fields)]
struct LoginHintMembers {
    #[serde(rename = "Identification")]
    pub identification: crate::types::scalar::PersonalString,
    #[serde(rename = "Type")]
    pub type_: LoginHintType,
}
impl<'de> ::serde::Deserialize<'de> for LoginHint {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        LoginHintMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
impl LoginHint {
    /// The schema that this type is made from, `schemas/uae/v2_1/login_hint.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/login_hint.schema.json")
    );
}
