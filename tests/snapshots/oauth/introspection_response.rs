// @generated from schemas/oauth/introspection_response.schema.json by build.rs; do not edit.

/// The key or certificate that a token is bound to (RFC 7800 section 3).
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/introspection_response.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Confirmation {
    /// The SHA-256 thumbprint of the client's public key, base64url (RFC 9449 section 6.1).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub jkt: ::core::option::Option<::alloc::string::String>,
    /// The SHA-256 thumbprint of the client's certificate, base64url (RFC 8705 section 3.1).
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
/// What a token is, as the authorization server answers a resource server (RFC 7662 section 2.2).
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/introspection_response.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct IntrospectionResponse {
    /// The authentication context class (RFC 9470 section 6.2).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub acr: ::core::option::Option<::alloc::string::String>,
    /// Whether the token is valid now, for the resource server that asks.
    pub active: bool,
    /// For whom it is: resource servers.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub aud: ::core::option::Option<
        crate::types::scalar::OneOrMany<::alloc::string::String>,
    >,
    /// When the user authenticated (RFC 9470 section 6.2).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub auth_time: ::core::option::Option<crate::types::scalar::NumericDate>,
    /// What was granted (RFC 9396 section 9.2).
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
    /// The client that the token was issued to.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub client_id: ::core::option::Option<::alloc::string::String>,
    /// What the sender must prove to hold (RFC 8705 section 3.2, RFC 9449 section 6.2).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub cnf: ::core::option::Option<Confirmation>,
    /// Not valid from this time on.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub exp: ::core::option::Option<crate::types::scalar::NumericDate>,
    /// When it was made.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub iat: ::core::option::Option<crate::types::scalar::NumericDate>,
    /// The authorization server's issuer identifier.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub iss: ::core::option::Option<::alloc::string::String>,
    /// Its unique identifier.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub jti: ::core::option::Option<::alloc::string::String>,
    /// Not valid before this time.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub nbf: ::core::option::Option<crate::types::scalar::NumericDate>,
    /// Scope values with spaces between.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub scope: ::core::option::Option<::alloc::string::String>,
    /// The user's identifier at this issuer.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub sub: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// How the token is used (RFC 6749 section 7.1).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub token_type: ::core::option::Option<::alloc::string::String>,
    /// A name of the user for people.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub username: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
impl IntrospectionResponse {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(active: bool) -> Self {
        Self {
            active,
            acr: ::core::option::Option::None,
            aud: ::core::option::Option::None,
            auth_time: ::core::option::Option::None,
            authorization_details: ::core::option::Option::None,
            client_id: ::core::option::Option::None,
            cnf: ::core::option::Option::None,
            exp: ::core::option::Option::None,
            iat: ::core::option::Option::None,
            iss: ::core::option::Option::None,
            jti: ::core::option::Option::None,
            nbf: ::core::option::Option::None,
            scope: ::core::option::Option::None,
            sub: ::core::option::Option::None,
            token_type: ::core::option::Option::None,
            username: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `acr`.
    #[must_use]
    pub fn with_acr(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.acr = ::core::option::Option::Some(value.into());
        self
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
    /// Sets `auth_time`.
    #[must_use]
    pub fn with_auth_time(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::NumericDate>,
    ) -> Self {
        self.auth_time = ::core::option::Option::Some(value.into());
        self
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
    /// Sets `client_id`.
    #[must_use]
    pub fn with_client_id(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.client_id = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `cnf`.
    #[must_use]
    pub fn with_cnf(mut self, value: impl ::core::convert::Into<Confirmation>) -> Self {
        self.cnf = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `exp`.
    #[must_use]
    pub fn with_exp(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::NumericDate>,
    ) -> Self {
        self.exp = ::core::option::Option::Some(value.into());
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
    /// Sets `iss`.
    #[must_use]
    pub fn with_iss(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.iss = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `jti`.
    #[must_use]
    pub fn with_jti(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.jti = ::core::option::Option::Some(value.into());
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
    /// Sets `scope`.
    #[must_use]
    pub fn with_scope(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.scope = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `sub`.
    #[must_use]
    pub fn with_sub(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.sub = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `token_type`.
    #[must_use]
    pub fn with_token_type(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.token_type = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `username`.
    #[must_use]
    pub fn with_username(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.username = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for IntrospectionResponse {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            acr: ::arbitrary::Arbitrary::arbitrary(u)?,
            active: ::arbitrary::Arbitrary::arbitrary(u)?,
            aud: ::arbitrary::Arbitrary::arbitrary(u)?,
            auth_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            authorization_details: ::arbitrary::Arbitrary::arbitrary(u)?,
            client_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            cnf: ::arbitrary::Arbitrary::arbitrary(u)?,
            exp: ::arbitrary::Arbitrary::arbitrary(u)?,
            iat: ::arbitrary::Arbitrary::arbitrary(u)?,
            iss: ::arbitrary::Arbitrary::arbitrary(u)?,
            jti: ::arbitrary::Arbitrary::arbitrary(u)?,
            nbf: ::arbitrary::Arbitrary::arbitrary(u)?,
            scope: ::arbitrary::Arbitrary::arbitrary(u)?,
            sub: ::arbitrary::Arbitrary::arbitrary(u)?,
            token_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            username: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl IntrospectionResponse {
    /// The schema that this type is made from, `schemas/oauth/introspection_response.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/oauth/introspection_response.schema.json")
    );
}
impl Confirmation {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            jkt: ::core::option::Option::None,
            x5t_s256: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `jkt`.
    #[must_use]
    pub fn with_jkt(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.jkt = ::core::option::Option::Some(value.into());
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
impl ::core::default::Default for Confirmation {
    fn default() -> Self {
        Self::new()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for Confirmation {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            jkt: ::arbitrary::Arbitrary::arbitrary(u)?,
            x5t_s256: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
