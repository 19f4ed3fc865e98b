// @generated from schemas/oauth/par_request.schema.json by build.rs; do not edit.

/// The form of a pushed authorization request with a request object (RFC 9126 section 3): nothing else may be in it.
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/oauth/par_request.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ParRequest {
    /// The client assertion, a compact JWS.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub client_assertion: ::core::option::Option<crate::types::scalar::SecretString>,
    /// What the client assertion is.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub client_assertion_type: ::core::option::Option<
        crate::types::common::ClientAssertionType,
    >,
    /// The client's identifier; may be left out beside a client assertion (RFC 7521 section 4.2).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub client_id: ::core::option::Option<::alloc::string::String>,
    /// The request object, a compact JWS.
    pub request: crate::types::scalar::SecretString,
}
impl ParRequest {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        request: impl ::core::convert::Into<crate::types::scalar::SecretString>,
    ) -> Self {
        Self {
            request: request.into(),
            client_assertion: ::core::option::Option::None,
            client_assertion_type: ::core::option::Option::None,
            client_id: ::core::option::Option::None,
        }
    }
    /// Sets `client_assertion`.
    #[must_use]
    pub fn with_client_assertion(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::SecretString>,
    ) -> Self {
        self.client_assertion = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `client_assertion_type`.
    #[must_use]
    pub fn with_client_assertion_type(
        mut self,
        value: impl ::core::convert::Into<crate::types::common::ClientAssertionType>,
    ) -> Self {
        self.client_assertion_type = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `client_id`.
    #[must_use]
    pub fn with_client_id(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.client_id = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ParRequest {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            client_assertion: ::arbitrary::Arbitrary::arbitrary(u)?,
            client_assertion_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            client_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            request: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "ParRequest", deny_unknown_fields)]
struct ParRequestMembers {
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub client_assertion: ::core::option::Option<crate::types::scalar::SecretString>,
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub client_assertion_type: ::core::option::Option<
        crate::types::common::ClientAssertionType,
    >,
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub client_id: ::core::option::Option<::alloc::string::String>,
    pub request: crate::types::scalar::SecretString,
}
impl<'de> ::serde::Deserialize<'de> for ParRequest {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ParRequestMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
impl ParRequest {
    /// The schema that this type is made from, `schemas/oauth/par_request.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/par_request.schema.json")
    );
}
