// @generated from schemas/oauth/jose_header.schema.json by build.rs; do not edit.

/// The protected header of a compact JWS (RFC 7515 section 4).
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/jose_header.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct JoseHeader {
    /// The signature algorithm, for instance `PS256`.
    ///
    /// Provenance: seen in a sample of the platform.
    pub alg: ::alloc::string::String,
    /// Names of header members that the receiver must understand.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub crit: ::core::option::Option<::alloc::vec::Vec<::alloc::string::String>>,
    /// The media type of the payload.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub cty: ::core::option::Option<::alloc::string::String>,
    /// Which key signed; opaque and case-sensitive.
    ///
    /// Provenance: seen in a sample of the platform.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub kid: ::core::option::Option<::alloc::string::String>,
    /// The media type of the whole, for instance `oauth-authz-req+jwt`.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub typ: ::core::option::Option<::alloc::string::String>,
    /// The SHA-256 thumbprint of the certificate of the key, base64url.
    #[serde(rename = "x5t#S256")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub x5t_s256: ::core::option::Option<::alloc::string::String>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
impl JoseHeader {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(alg: impl ::core::convert::Into<::alloc::string::String>) -> Self {
        Self {
            alg: alg.into(),
            crit: ::core::option::Option::None,
            cty: ::core::option::Option::None,
            kid: ::core::option::Option::None,
            typ: ::core::option::Option::None,
            x5t_s256: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `crit`.
    #[must_use]
    pub fn with_crit(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.crit = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `cty`.
    #[must_use]
    pub fn with_cty(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.cty = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `kid`.
    #[must_use]
    pub fn with_kid(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.kid = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `typ`.
    #[must_use]
    pub fn with_typ(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.typ = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `x5t#S256`.
    #[must_use]
    pub fn with_x5t_s256(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.x5t_s256 = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for JoseHeader {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            alg: ::arbitrary::Arbitrary::arbitrary(u)?,
            crit: ::arbitrary::Arbitrary::arbitrary(u)?,
            cty: ::arbitrary::Arbitrary::arbitrary(u)?,
            kid: ::arbitrary::Arbitrary::arbitrary(u)?,
            typ: ::arbitrary::Arbitrary::arbitrary(u)?,
            x5t_s256: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl JoseHeader {
    /// The schema that this type is made from, `schemas/oauth/jose_header.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/jose_header.schema.json")
    );
}
