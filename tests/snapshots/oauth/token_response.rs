// @generated from schemas/oauth/token_response.schema.json by build.rs; do not edit.

/// The tokens granted (RFC 6749 section 5.1).
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/oauth/token_response.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct TokenResponse {
    /// The access token; opaque.
    pub access_token: crate::types::scalar::SecretString,
    /// What access was granted (RFC 9396 section 7).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub authorization_details: ::core::option::Option<
        ::alloc::vec::Vec<
            crate::types::oauth::granted_authorization_detail::GrantedAuthorizationDetail,
        >,
    >,
    /// How many seconds the access token is valid.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub expires_in: ::core::option::Option<u32>,
    /// The grant's identifier; in the samples the `consent_id`.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub grant_id: ::core::option::Option<::alloc::string::String>,
    /// The ID token, a compact JWS.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub id_token: ::core::option::Option<crate::types::scalar::SecretString>,
    /// The refresh token; opaque.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub refresh_token: ::core::option::Option<crate::types::scalar::SecretString>,
    /// The scope granted, separated by spaces.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub scope: ::core::option::Option<::alloc::string::String>,
    /// In the samples a text that no other message has; in no specification.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub state: ::core::option::Option<crate::types::scalar::SecretString>,
    /// The token's type, compared without regard to case: `Bearer`.
    pub token_type: ::alloc::string::String,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The required members of [`TokenResponse`], the argument of [`TokenResponse::new`].
#[derive(Clone, Debug)]
pub struct NewTokenResponse {
    /// The access token; opaque.
    pub access_token: crate::types::scalar::SecretString,
    /// The token's type, compared without regard to case: `Bearer`.
    pub token_type: ::alloc::string::String,
}
impl ::core::convert::From<NewTokenResponse> for TokenResponse {
    fn from(required: NewTokenResponse) -> Self {
        let NewTokenResponse { access_token, token_type } = required;
        Self {
            access_token,
            token_type,
            authorization_details: ::core::option::Option::None,
            expires_in: ::core::option::Option::None,
            grant_id: ::core::option::Option::None,
            id_token: ::core::option::Option::None,
            refresh_token: ::core::option::Option::None,
            scope: ::core::option::Option::None,
            state: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl TokenResponse {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewTokenResponse) -> Self {
        required.into()
    }
    /// Sets `authorization_details`.
    #[must_use]
    pub fn with_authorization_details(
        mut self,
        value: impl ::core::convert::Into<
            ::alloc::vec::Vec<
                crate::types::oauth::granted_authorization_detail::GrantedAuthorizationDetail,
            >,
        >,
    ) -> Self {
        self.authorization_details = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `expires_in`.
    #[must_use]
    pub fn with_expires_in(mut self, value: u32) -> Self {
        self.expires_in = ::core::option::Option::Some(value);
        self
    }
    /// Sets `grant_id`.
    #[must_use]
    pub fn with_grant_id(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.grant_id = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `id_token`.
    #[must_use]
    pub fn with_id_token(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::SecretString>,
    ) -> Self {
        self.id_token = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `refresh_token`.
    #[must_use]
    pub fn with_refresh_token(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::SecretString>,
    ) -> Self {
        self.refresh_token = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `scope`.
    #[must_use]
    pub fn with_scope(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.scope = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `state`.
    #[must_use]
    pub fn with_state(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::SecretString>,
    ) -> Self {
        self.state = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for TokenResponse {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            access_token: ::arbitrary::Arbitrary::arbitrary(u)?,
            authorization_details: ::arbitrary::Arbitrary::arbitrary(u)?,
            expires_in: ::arbitrary::Arbitrary::arbitrary(u)?,
            grant_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            id_token: ::arbitrary::Arbitrary::arbitrary(u)?,
            refresh_token: ::arbitrary::Arbitrary::arbitrary(u)?,
            scope: ::arbitrary::Arbitrary::arbitrary(u)?,
            state: ::arbitrary::Arbitrary::arbitrary(u)?,
            token_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl TokenResponse {
    /// The schema that this type is made from, `schemas/oauth/token_response.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/token_response.schema.json")
    );
}
