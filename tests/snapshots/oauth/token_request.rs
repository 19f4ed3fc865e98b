// @generated from schemas/oauth/token_request.schema.json by build.rs; do not edit.

/// An authorization code, exchanged for tokens (RFC 6749 section 4.1.3, RFC 7636 section 4.5).
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/oauth/token_request.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct AuthorizationCodeGrant {
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
    /// The authorization code.
    pub code: crate::types::scalar::SecretString,
    /// The PKCE code verifier.
    pub code_verifier: crate::types::scalar::SecretString,
    /// What is exchanged.
    pub grant_type: AuthorizationCodeGrantType,
    /// The redirect URI of the authorization request, the same to the byte.
    pub redirect_uri: ::alloc::string::String,
    /// Scope values; no parameter of this grant, and ignored.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub scope: ::core::option::Option<::alloc::string::String>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The grant type of an authorization code.
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/oauth/token_request.schema.json`.
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
pub enum AuthorizationCodeGrantType {
    /// An authorization code.
    #[serde(rename = "authorization_code")]
    #[default]
    AuthorizationCode,
}
impl ::core::fmt::Display for AuthorizationCodeGrantType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::AuthorizationCode => f.write_str("authorization_code"),
        }
    }
}
impl ::core::str::FromStr for AuthorizationCodeGrantType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "authorization_code" => Ok(Self::AuthorizationCode),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for AuthorizationCodeGrantType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for AuthorizationCodeGrantType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for AuthorizationCodeGrantType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::AuthorizationCode)
    }
}
/// Access of the client's own (RFC 6749 section 4.4.2).
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/token_request.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ClientCredentialsGrant {
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
    /// What is exchanged.
    pub grant_type: ClientCredentialsGrantType,
    /// Scope values, separated by spaces.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub scope: ::core::option::Option<::alloc::string::String>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The grant type of the client's own access.
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/token_request.schema.json`.
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
pub enum ClientCredentialsGrantType {
    /// The client's own access.
    #[serde(rename = "client_credentials")]
    #[default]
    ClientCredentials,
}
impl ::core::fmt::Display for ClientCredentialsGrantType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::ClientCredentials => f.write_str("client_credentials"),
        }
    }
}
impl ::core::str::FromStr for ClientCredentialsGrantType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "client_credentials" => Ok(Self::ClientCredentials),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ClientCredentialsGrantType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ClientCredentialsGrantType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ClientCredentialsGrantType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::ClientCredentials)
    }
}
/// A refresh token, exchanged for an access token (RFC 6749 section 6).
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/token_request.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RefreshTokenGrant {
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
    /// What is exchanged.
    pub grant_type: RefreshTokenGrantType,
    /// The refresh token.
    pub refresh_token: crate::types::scalar::SecretString,
    /// Scope values, separated by spaces.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub scope: ::core::option::Option<::alloc::string::String>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The grant type of a refresh token.
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/token_request.schema.json`.
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
pub enum RefreshTokenGrantType {
    /// A refresh token.
    #[serde(rename = "refresh_token")]
    #[default]
    RefreshToken,
}
impl ::core::fmt::Display for RefreshTokenGrantType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::RefreshToken => f.write_str("refresh_token"),
        }
    }
}
impl ::core::str::FromStr for RefreshTokenGrantType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "refresh_token" => Ok(Self::RefreshToken),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for RefreshTokenGrantType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for RefreshTokenGrantType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RefreshTokenGrantType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::RefreshToken)
    }
}
/// A token request (RFC 6749 section 3.2): an access token in exchange for a grant.
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/oauth/token_request.schema.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenRequest {
    /// An authorization code, exchanged for tokens (RFC 6749 section 4.1.3, RFC 7636 section 4.5).
    AuthorizationCode(crate::types::oauth::token_request::AuthorizationCodeGrant),
    /// A refresh token, exchanged for an access token (RFC 6749 section 6).
    RefreshToken(crate::types::oauth::token_request::RefreshTokenGrant),
    /// Access of the client's own (RFC 6749 section 4.4.2).
    ClientCredentials(crate::types::oauth::token_request::ClientCredentialsGrant),
}
impl TokenRequest {
    /// The texts of `grant_type` that are known.
    pub const KNOWN: &'static [&'static str] = &[
        "authorization_code",
        "refresh_token",
        "client_credentials",
    ];
    /// The text of `grant_type`.
    pub fn tag(&self) -> &str {
        match self {
            Self::AuthorizationCode(_) => "authorization_code",
            Self::RefreshToken(_) => "refresh_token",
            Self::ClientCredentials(_) => "client_credentials",
        }
    }
}
impl ::core::convert::From<crate::types::oauth::token_request::AuthorizationCodeGrant>
for TokenRequest {
    fn from(value: crate::types::oauth::token_request::AuthorizationCodeGrant) -> Self {
        Self::AuthorizationCode(value)
    }
}
impl ::core::convert::From<crate::types::oauth::token_request::RefreshTokenGrant>
for TokenRequest {
    fn from(value: crate::types::oauth::token_request::RefreshTokenGrant) -> Self {
        Self::RefreshToken(value)
    }
}
impl ::core::convert::From<crate::types::oauth::token_request::ClientCredentialsGrant>
for TokenRequest {
    fn from(value: crate::types::oauth::token_request::ClientCredentialsGrant) -> Self {
        Self::ClientCredentials(value)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for TokenRequest {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        let made = match u.int_in_range(0..=2u8)? {
            0u8 => {
                <crate::types::oauth::token_request::AuthorizationCodeGrant as ::arbitrary::Arbitrary>::arbitrary(
                        u,
                    )
                    .map(Self::AuthorizationCode)
            }
            1u8 => {
                <crate::types::oauth::token_request::RefreshTokenGrant as ::arbitrary::Arbitrary>::arbitrary(
                        u,
                    )
                    .map(Self::RefreshToken)
            }
            _ => {
                <crate::types::oauth::token_request::ClientCredentialsGrant as ::arbitrary::Arbitrary>::arbitrary(
                        u,
                    )
                    .map(Self::ClientCredentials)
            }
        }?;
        ::core::result::Result::Ok(made)
    }
}
impl ::serde::Serialize for TokenRequest {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        match self {
            Self::AuthorizationCode(value) => {
                ::serde::Serialize::serialize(value, serializer)
            }
            Self::RefreshToken(value) => ::serde::Serialize::serialize(value, serializer),
            Self::ClientCredentials(value) => {
                ::serde::Serialize::serialize(value, serializer)
            }
        }
    }
}
impl<'de> ::serde::Deserialize<'de> for TokenRequest {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        struct Tagged;
        impl<'de> ::serde::de::Visitor<'de> for Tagged {
            type Value = TokenRequest;
            fn expecting(
                &self,
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                f.write_str("an object")
            }
            fn visit_enum<A: ::serde::de::EnumAccess<'de>>(
                self,
                access: A,
            ) -> ::core::result::Result<TokenRequest, A::Error> {
                use ::serde::de::VariantAccess as _;
                let (tag, content) = access.variant::<&'de str>()?;
                match tag {
                    "authorization_code" => {
                        content.newtype_variant().map(TokenRequest::AuthorizationCode)
                    }
                    "refresh_token" => {
                        content.newtype_variant().map(TokenRequest::RefreshToken)
                    }
                    "client_credentials" => {
                        content.newtype_variant().map(TokenRequest::ClientCredentials)
                    }
                    _ => {
                        ::core::result::Result::Err(
                            crate::types::scalar::unknown_tag("grant_type"),
                        )
                    }
                }
            }
            fn visit_newtype_struct<D: ::serde::Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> ::core::result::Result<TokenRequest, D::Error> {
                let members = <crate::types::scalar::Members as ::serde::Deserialize>::deserialize(
                    deserializer,
                )?;
                match members.text("grant_type")? {
                    "authorization_code" => {
                        members
                            .read("authorization_code")
                            .map(TokenRequest::AuthorizationCode)
                    }
                    "refresh_token" => {
                        members.read("refresh_token").map(TokenRequest::RefreshToken)
                    }
                    "client_credentials" => {
                        members
                            .read("client_credentials")
                            .map(TokenRequest::ClientCredentials)
                    }
                    _ => {
                        ::core::result::Result::Err(
                            crate::types::scalar::unknown_tag("grant_type"),
                        )
                    }
                }
            }
        }
        deserializer.deserialize_newtype_struct("$tagged by grant_type", Tagged)
    }
}
impl TokenRequest {
    /// The schema that this type is made from, `schemas/oauth/token_request.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/token_request.schema.json")
    );
}
/// The required members of [`AuthorizationCodeGrant`], the argument of [`AuthorizationCodeGrant::new`].
#[derive(Clone, Debug)]
pub struct NewAuthorizationCodeGrant {
    /// The authorization code.
    pub code: crate::types::scalar::SecretString,
    /// The redirect URI of the authorization request, the same to the byte.
    pub redirect_uri: ::alloc::string::String,
    /// The PKCE code verifier.
    pub code_verifier: crate::types::scalar::SecretString,
}
impl ::core::convert::From<NewAuthorizationCodeGrant> for AuthorizationCodeGrant {
    fn from(required: NewAuthorizationCodeGrant) -> Self {
        let NewAuthorizationCodeGrant { code, code_verifier, redirect_uri } = required;
        Self {
            code,
            code_verifier,
            redirect_uri,
            client_assertion: ::core::option::Option::None,
            client_assertion_type: ::core::option::Option::None,
            client_id: ::core::option::Option::None,
            grant_type: AuthorizationCodeGrantType::default(),
            scope: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl AuthorizationCodeGrant {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewAuthorizationCodeGrant) -> Self {
        required.into()
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
    /// Sets `scope`.
    #[must_use]
    pub fn with_scope(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.scope = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for AuthorizationCodeGrant {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            client_assertion: ::arbitrary::Arbitrary::arbitrary(u)?,
            client_assertion_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            client_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            code: ::arbitrary::Arbitrary::arbitrary(u)?,
            code_verifier: ::arbitrary::Arbitrary::arbitrary(u)?,
            grant_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            redirect_uri: ::arbitrary::Arbitrary::arbitrary(u)?,
            scope: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl ClientCredentialsGrant {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            client_assertion: ::core::option::Option::None,
            client_assertion_type: ::core::option::Option::None,
            client_id: ::core::option::Option::None,
            grant_type: ClientCredentialsGrantType::default(),
            scope: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
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
    /// Sets `scope`.
    #[must_use]
    pub fn with_scope(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.scope = ::core::option::Option::Some(value.into());
        self
    }
}
impl ::core::default::Default for ClientCredentialsGrant {
    fn default() -> Self {
        Self::new()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ClientCredentialsGrant {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            client_assertion: ::arbitrary::Arbitrary::arbitrary(u)?,
            client_assertion_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            client_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            grant_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            scope: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl RefreshTokenGrant {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        refresh_token: impl ::core::convert::Into<crate::types::scalar::SecretString>,
    ) -> Self {
        Self {
            refresh_token: refresh_token.into(),
            client_assertion: ::core::option::Option::None,
            client_assertion_type: ::core::option::Option::None,
            client_id: ::core::option::Option::None,
            grant_type: RefreshTokenGrantType::default(),
            scope: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
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
    /// Sets `scope`.
    #[must_use]
    pub fn with_scope(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.scope = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RefreshTokenGrant {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            client_assertion: ::arbitrary::Arbitrary::arbitrary(u)?,
            client_assertion_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            client_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            grant_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            refresh_token: ::arbitrary::Arbitrary::arbitrary(u)?,
            scope: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
