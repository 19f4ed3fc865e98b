// @generated from schemas/common.schema.json by build.rs; do not edit.

#[allow(unused_imports, reason = "not needed where std is")]
use ::alloc::{borrow::ToOwned, string::ToString};
/// How a client authenticates with a JWT (RFC 7523 section 2.2).
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/common.schema.json`.
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
pub enum ClientAssertionType {
    /// A JWT that the client signed.
    ///
    /// Provenance: seen in a sample of the platform.
    #[serde(rename = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")]
    #[default]
    JwtBearer,
}
impl ::core::fmt::Display for ClientAssertionType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::JwtBearer => {
                f.write_str("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            }
        }
    }
}
impl ::core::str::FromStr for ClientAssertionType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" => {
                Ok(Self::JwtBearer)
            }
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ClientAssertionType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ClientAssertionType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ClientAssertionType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::JwtBearer)
    }
}
/// The base64url text of a SHA-256 value, without padding (RFC 7636 section 4.2).
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/common.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct CodeChallenge(::alloc::string::String);
impl ::core::ops::Deref for CodeChallenge {
    type Target = ::alloc::string::String;
    fn deref(&self) -> &::alloc::string::String {
        &self.0
    }
}
impl ::core::convert::From<CodeChallenge> for ::alloc::string::String {
    fn from(value: CodeChallenge) -> Self {
        value.0
    }
}
impl ::core::str::FromStr for CodeChallenge {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        if crate::types::scalar::length(value) > 43usize {
            return Err("longer than 43 characters".into());
        }
        if crate::types::scalar::length(value) < 43usize {
            return Err("shorter than 43 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::core::convert::TryFrom<&str> for CodeChallenge {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for CodeChallenge {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
/// An opaque identifier of the platform: 1 to 36 characters, compared exactly.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/common.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct Identifier(::alloc::string::String);
impl ::core::ops::Deref for Identifier {
    type Target = ::alloc::string::String;
    fn deref(&self) -> &::alloc::string::String {
        &self.0
    }
}
impl ::core::convert::From<Identifier> for ::alloc::string::String {
    fn from(value: Identifier) -> Self {
        value.0
    }
}
impl ::core::str::FromStr for Identifier {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        if crate::types::scalar::length(value) > 36usize {
            return Err("longer than 36 characters".into());
        }
        if crate::types::scalar::length(value) < 1usize {
            return Err("shorter than 1 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::core::convert::TryFrom<&str> for Identifier {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for Identifier {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for CodeChallenge {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        crate::types::scalar::parsed(deserializer)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for CodeChallenge {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::text(u, 43usize, 43usize)
    }
}
/// [`CodeChallenge`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CodeChallengeView<'a>(crate::jose::json::Str<'a>);
impl<'a> ::core::ops::Deref for CodeChallengeView<'a> {
    type Target = crate::jose::json::Str<'a>;
    fn deref(&self) -> &crate::jose::json::Str<'a> {
        &self.0
    }
}
impl ::core::cmp::PartialEq<str> for CodeChallengeView<'_> {
    fn eq(&self, other: &str) -> bool {
        self.0 == *other
    }
}
impl<'a> crate::types::view::View<'a> for CodeChallengeView<'a> {
    type Owned = CodeChallenge;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::bounded(reader, 43usize, 43usize).map(Self)
    }
    fn is(&self, owned: &CodeChallenge) -> bool {
        self.0 == *owned.0.as_str()
    }
}
impl ::core::cmp::PartialEq<CodeChallenge> for CodeChallengeView<'_> {
    fn eq(&self, owned: &CodeChallenge) -> bool {
        crate::types::view::View::is(self, owned)
    }
}
impl<'de> ::serde::Deserialize<'de> for Identifier {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        crate::types::scalar::parsed(deserializer)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for Identifier {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::text(u, 1usize, 36usize)
    }
}
/// [`Identifier`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct IdentifierView<'a>(crate::jose::json::Str<'a>);
impl<'a> ::core::ops::Deref for IdentifierView<'a> {
    type Target = crate::jose::json::Str<'a>;
    fn deref(&self) -> &crate::jose::json::Str<'a> {
        &self.0
    }
}
impl ::core::cmp::PartialEq<str> for IdentifierView<'_> {
    fn eq(&self, other: &str) -> bool {
        self.0 == *other
    }
}
impl<'a> crate::types::view::View<'a> for IdentifierView<'a> {
    type Owned = Identifier;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::bounded(reader, 1usize, 36usize).map(Self)
    }
    fn is(&self, owned: &Identifier) -> bool {
        self.0 == *owned.0.as_str()
    }
}
impl ::core::cmp::PartialEq<Identifier> for IdentifierView<'_> {
    fn eq(&self, owned: &Identifier) -> bool {
        crate::types::view::View::is(self, owned)
    }
}
