// @generated from schemas/oauth/client_assertion.schema.json by build.rs; do not edit.

/// The claims of a `private_key_jwt` client assertion (RFC 7523 section 3, OpenID Connect Core section 9).
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/oauth/client_assertion.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ClientAssertion {
    /// The authorization server's issuer identifier.
    pub aud: crate::types::scalar::OneOrMany<::alloc::string::String>,
    /// Not valid from this time on.
    pub exp: crate::types::scalar::NumericDate,
    /// When it was made.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub iat: ::core::option::Option<crate::types::scalar::NumericDate>,
    /// The client's identifier.
    pub iss: ::alloc::string::String,
    /// Its unique identifier; used once.
    pub jti: ::alloc::string::String,
    /// Not valid before this time.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub nbf: ::core::option::Option<crate::types::scalar::NumericDate>,
    /// The client's identifier.
    pub sub: ::alloc::string::String,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The required members of [`ClientAssertion`], the argument of [`ClientAssertion::new`].
#[derive(Clone, Debug)]
pub struct NewClientAssertion {
    /// The client's identifier.
    pub iss: ::alloc::string::String,
    /// The client's identifier.
    pub sub: ::alloc::string::String,
    /// The authorization server's issuer identifier.
    pub aud: crate::types::scalar::OneOrMany<::alloc::string::String>,
    /// Not valid from this time on.
    pub exp: crate::types::scalar::NumericDate,
    /// Its unique identifier; used once.
    pub jti: ::alloc::string::String,
}
impl ::core::convert::From<NewClientAssertion> for ClientAssertion {
    fn from(required: NewClientAssertion) -> Self {
        let NewClientAssertion { aud, exp, iss, jti, sub } = required;
        Self {
            aud,
            exp,
            iss,
            jti,
            sub,
            iat: ::core::option::Option::None,
            nbf: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl ClientAssertion {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewClientAssertion) -> Self {
        required.into()
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
    /// Sets `nbf`.
    #[must_use]
    pub fn with_nbf(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::NumericDate>,
    ) -> Self {
        self.nbf = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ClientAssertion {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            aud: ::arbitrary::Arbitrary::arbitrary(u)?,
            exp: ::arbitrary::Arbitrary::arbitrary(u)?,
            iat: ::arbitrary::Arbitrary::arbitrary(u)?,
            iss: ::arbitrary::Arbitrary::arbitrary(u)?,
            jti: ::arbitrary::Arbitrary::arbitrary(u)?,
            nbf: ::arbitrary::Arbitrary::arbitrary(u)?,
            sub: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl ClientAssertion {
    /// The schema that this type is made from, `schemas/oauth/client_assertion.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/oauth/client_assertion.schema.json")
    );
}
