// @generated from schemas/oauth/jwk.schema.json by build.rs; do not edit.

/// A public key (RFC 7517 section 4, RFC 7518 section 6). Private members are no part of it: received ones stay among the unknown.
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/jwk.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Jwk {
    /// The algorithm that the key is for.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub alg: ::core::option::Option<::alloc::string::String>,
    /// EC and OKP: the curve.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub crv: ::core::option::Option<::alloc::string::String>,
    /// RSA: the public exponent, base64url.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub e: ::core::option::Option<::alloc::string::String>,
    /// What the key may do.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub key_ops: ::core::option::Option<::alloc::vec::Vec<::alloc::string::String>>,
    /// The key's identifier; opaque and case-sensitive.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub kid: ::core::option::Option<::alloc::string::String>,
    /// The key's type: `RSA`, `EC` or `OKP`.
    pub kty: ::alloc::string::String,
    /// RSA: the modulus, base64url.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub n: ::core::option::Option<::alloc::string::String>,
    /// What the key is for: `sig` or `enc`.
    #[serde(rename = "use")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub use_: ::core::option::Option<::alloc::string::String>,
    /// EC and OKP: the x coordinate, base64url.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub x: ::core::option::Option<::alloc::string::String>,
    /// Certificates, base64.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub x5c: ::core::option::Option<::alloc::vec::Vec<::alloc::string::String>>,
    /// The certificate's SHA-1 thumbprint, base64url.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub x5t: ::core::option::Option<::alloc::string::String>,
    /// The certificate's SHA-256 thumbprint, base64url.
    #[serde(rename = "x5t#S256")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub x5t_s256: ::core::option::Option<::alloc::string::String>,
    /// Where the certificates are.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub x5u: ::core::option::Option<::alloc::string::String>,
    /// EC: the y coordinate, base64url.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub y: ::core::option::Option<::alloc::string::String>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
impl Jwk {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(kty: impl ::core::convert::Into<::alloc::string::String>) -> Self {
        Self {
            kty: kty.into(),
            alg: ::core::option::Option::None,
            crv: ::core::option::Option::None,
            e: ::core::option::Option::None,
            key_ops: ::core::option::Option::None,
            kid: ::core::option::Option::None,
            n: ::core::option::Option::None,
            use_: ::core::option::Option::None,
            x: ::core::option::Option::None,
            x5c: ::core::option::Option::None,
            x5t: ::core::option::Option::None,
            x5t_s256: ::core::option::Option::None,
            x5u: ::core::option::Option::None,
            y: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `alg`.
    #[must_use]
    pub fn with_alg(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.alg = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `crv`.
    #[must_use]
    pub fn with_crv(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.crv = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `e`.
    #[must_use]
    pub fn with_e(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.e = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `key_ops`.
    #[must_use]
    pub fn with_key_ops(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.key_ops = ::core::option::Option::Some(value.into());
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
    /// Sets `n`.
    #[must_use]
    pub fn with_n(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.n = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `use`.
    #[must_use]
    pub fn with_use(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.use_ = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `x`.
    #[must_use]
    pub fn with_x(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.x = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `x5c`.
    #[must_use]
    pub fn with_x5c(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.x5c = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `x5t`.
    #[must_use]
    pub fn with_x5t(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.x5t = ::core::option::Option::Some(value.into());
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
    /// Sets `x5u`.
    #[must_use]
    pub fn with_x5u(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.x5u = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `y`.
    #[must_use]
    pub fn with_y(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.y = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for Jwk {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            alg: ::arbitrary::Arbitrary::arbitrary(u)?,
            crv: ::arbitrary::Arbitrary::arbitrary(u)?,
            e: ::arbitrary::Arbitrary::arbitrary(u)?,
            key_ops: ::arbitrary::Arbitrary::arbitrary(u)?,
            kid: ::arbitrary::Arbitrary::arbitrary(u)?,
            kty: ::arbitrary::Arbitrary::arbitrary(u)?,
            n: ::arbitrary::Arbitrary::arbitrary(u)?,
            use_: ::arbitrary::Arbitrary::arbitrary(u)?,
            x: ::arbitrary::Arbitrary::arbitrary(u)?,
            x5c: ::arbitrary::Arbitrary::arbitrary(u)?,
            x5t: ::arbitrary::Arbitrary::arbitrary(u)?,
            x5t_s256: ::arbitrary::Arbitrary::arbitrary(u)?,
            x5u: ::arbitrary::Arbitrary::arbitrary(u)?,
            y: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl Jwk {
    /// The schema that this type is made from, `schemas/oauth/jwk.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/jwk.schema.json")
    );
}
