// @generated from schemas/uae/v2_1/signed_message.schema.json by build.rs; do not edit.

/// The claims of any signed message, `application/jwt`. Messages of known kinds have types of their own.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/signed_message.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct SignedMessage {
    /// For whom it is.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub aud: ::core::option::Option<
        crate::types::scalar::OneOrMany<::alloc::string::String>,
    >,
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
    /// The message.
    pub message: crate::types::scalar::AnyValue,
    /// Not valid before this time.
    pub nbf: crate::types::scalar::NumericDate,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The required members of [`SignedMessage`], the argument of [`SignedMessage::new`].
#[derive(Clone, Debug)]
pub struct NewSignedMessage {
    /// Who signed it.
    pub iss: ::alloc::string::String,
    /// Not valid from this time on.
    pub exp: crate::types::scalar::NumericDate,
    /// Not valid before this time.
    pub nbf: crate::types::scalar::NumericDate,
    /// The message.
    pub message: crate::types::scalar::AnyValue,
}
impl ::core::convert::From<NewSignedMessage> for SignedMessage {
    fn from(required: NewSignedMessage) -> Self {
        let NewSignedMessage { exp, iss, message, nbf } = required;
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
impl SignedMessage {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewSignedMessage) -> Self {
        required.into()
    }
    /// Sets `aud`.
    #[must_use]
    pub fn with_aud(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::scalar::OneOrMany<::alloc::string::String>,
        >,
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
impl<'a> ::arbitrary::Arbitrary<'a> for SignedMessage {
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
impl SignedMessage {
    /// The schema that this type is made from, `schemas/uae/v2_1/signed_message.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/uae/v2_1/signed_message.schema.json")
    );
}
