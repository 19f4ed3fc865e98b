// @generated from schemas/oauth/request_object.schema.json by build.rs; do not edit.

/// The conditions on one claim (OpenID Connect Core section 5.5.1).
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/request_object.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
pub struct ClaimRequest {
    /// Whether the login is of no use without it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub essential: ::core::option::Option<bool>,
    /// The value wanted.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub value: ::core::option::Option<crate::types::scalar::AnyValue>,
    /// The values wanted, in order of preference.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub values: ::core::option::Option<
        ::alloc::vec::Vec<crate::types::scalar::AnyValue>,
    >,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// Which claims are wanted, by where they are to be returned.
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/oauth/request_object.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
pub struct ClaimsRequest {
    /// In the ID token, by name; null asks without conditions.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub id_token: ::core::option::Option<
        ::alloc::collections::BTreeMap<
            ::alloc::string::String,
            ::core::option::Option<ClaimRequest>,
        >,
    >,
    /// From the UserInfo endpoint, by name; null asks without conditions.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub userinfo: ::core::option::Option<
        ::alloc::collections::BTreeMap<
            ::alloc::string::String,
            ::core::option::Option<ClaimRequest>,
        >,
    >,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The PKCE method (RFC 7636 section 4.3).
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/oauth/request_object.schema.json`.
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
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
#[derive(Default)]
pub enum CodeChallengeMethod {
    /// SHA-256.
    #[default]
    S256,
}
impl ::core::fmt::Display for CodeChallengeMethod {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::S256 => f.write_str("S256"),
        }
    }
}
impl ::core::str::FromStr for CodeChallengeMethod {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "S256" => Ok(Self::S256),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for CodeChallengeMethod {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for CodeChallengeMethod {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
/// The claims of a signed authorization request, a JAR (RFC 9101 section 4, FAPI 2.0 Message Signing section 5.3).
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/oauth/request_object.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
pub struct RequestObject {
    /// Authentication context classes wanted, separated by spaces.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub acr_values: ::core::option::Option<::alloc::string::String>,
    /// The authorization server's issuer identifier.
    pub aud: crate::types::scalar::OneOrMany<::alloc::string::String>,
    /// What access is asked for (RFC 9396).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub authorization_details: ::core::option::Option<
        ::alloc::vec::Vec<crate::types::oauth::authorization_detail::AuthorizationDetail>,
    >,
    /// Which claims are wanted (OpenID Connect Core section 5.5).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub claims: ::core::option::Option<ClaimsRequest>,
    /// The client's identifier.
    pub client_id: ::alloc::string::String,
    /// The PKCE code challenge.
    pub code_challenge: crate::types::common::CodeChallenge,
    /// The PKCE method.
    pub code_challenge_method: CodeChallengeMethod,
    /// The thumbprint of the DPoP key to which the code is bound (RFC 9449 section 10).
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub dpop_jkt: ::core::option::Option<::alloc::string::String>,
    /// Not valid from this time on.
    pub exp: crate::types::scalar::NumericDate,
    /// When it was made.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub iat: ::core::option::Option<crate::types::scalar::NumericDate>,
    /// An ID token of an earlier login.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub id_token_hint: ::core::option::Option<crate::types::scalar::SecretString>,
    /// The client's identifier.
    pub iss: ::alloc::string::String,
    /// Its unique identifier.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub jti: ::core::option::Option<::alloc::string::String>,
    /// Who is expected to log in.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub login_hint: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// At most how many seconds ago the user authenticated.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub max_age: ::core::option::Option<u32>,
    /// Not valid before this time.
    pub nbf: crate::types::scalar::NumericDate,
    /// What the ID token repeats to the client.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub nonce: ::core::option::Option<crate::types::scalar::SecretString>,
    /// Which interaction with the user is wanted, separated by spaces.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub prompt: ::core::option::Option<::alloc::string::String>,
    /// Where the answer goes; compared exactly, never normalised.
    pub redirect_uri: ::alloc::string::String,
    /// How the authorization endpoint answers, for instance `jwt`.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub response_mode: ::core::option::Option<::alloc::string::String>,
    /// What the authorization endpoint answers with.
    pub response_type: ResponseType,
    /// Scope values, separated by spaces.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub scope: ::core::option::Option<::alloc::string::String>,
    /// What the answer repeats to the client.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub state: ::core::option::Option<crate::types::scalar::SecretString>,
    /// Languages wanted, separated by spaces.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub ui_locales: ::core::option::Option<::alloc::string::String>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// What the authorization endpoint answers with (FAPI 2.0 Security Profile section 5.3.2.2).
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/oauth/request_object.schema.json`.
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
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
#[derive(Default)]
pub enum ResponseType {
    /// An authorization code.
    #[serde(rename = "code")]
    #[default]
    Code,
}
impl ::core::fmt::Display for ResponseType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Code => f.write_str("code"),
        }
    }
}
impl ::core::str::FromStr for ResponseType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "code" => Ok(Self::Code),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ResponseType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ResponseType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
/// The required members of [`RequestObject`], the argument of [`RequestObject::new`].
#[derive(Clone, Debug)]
pub struct NewRequestObject {
    /// The client's identifier.
    pub iss: ::alloc::string::String,
    /// The authorization server's issuer identifier.
    pub aud: crate::types::scalar::OneOrMany<::alloc::string::String>,
    /// Not valid from this time on.
    pub exp: crate::types::scalar::NumericDate,
    /// Not valid before this time.
    pub nbf: crate::types::scalar::NumericDate,
    /// The client's identifier.
    pub client_id: ::alloc::string::String,
    /// Where the answer goes; compared exactly, never normalised.
    pub redirect_uri: ::alloc::string::String,
    /// The PKCE code challenge.
    pub code_challenge: crate::types::common::CodeChallenge,
}
impl ::core::convert::From<NewRequestObject> for RequestObject {
    fn from(required: NewRequestObject) -> Self {
        let NewRequestObject {
            aud,
            client_id,
            code_challenge,
            exp,
            iss,
            nbf,
            redirect_uri,
        } = required;
        Self {
            aud,
            client_id,
            code_challenge,
            exp,
            iss,
            nbf,
            redirect_uri,
            acr_values: ::core::option::Option::None,
            authorization_details: ::core::option::Option::None,
            claims: ::core::option::Option::None,
            code_challenge_method: CodeChallengeMethod::default(),
            dpop_jkt: ::core::option::Option::None,
            iat: ::core::option::Option::None,
            id_token_hint: ::core::option::Option::None,
            jti: ::core::option::Option::None,
            login_hint: ::core::option::Option::None,
            max_age: ::core::option::Option::None,
            nonce: ::core::option::Option::None,
            prompt: ::core::option::Option::None,
            response_mode: ::core::option::Option::None,
            response_type: ResponseType::default(),
            scope: ::core::option::Option::None,
            state: ::core::option::Option::None,
            ui_locales: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl RequestObject {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewRequestObject) -> Self {
        required.into()
    }
    /// Sets `acr_values`.
    #[must_use]
    pub fn with_acr_values(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.acr_values = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `authorization_details`.
    #[must_use]
    pub fn with_authorization_details(
        mut self,
        value: impl ::core::convert::Into<
            ::alloc::vec::Vec<
                crate::types::oauth::authorization_detail::AuthorizationDetail,
            >,
        >,
    ) -> Self {
        self.authorization_details = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `claims`.
    #[must_use]
    pub fn with_claims(
        mut self,
        value: impl ::core::convert::Into<ClaimsRequest>,
    ) -> Self {
        self.claims = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `dpop_jkt`.
    #[must_use]
    pub fn with_dpop_jkt(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.dpop_jkt = ::core::option::Option::Some(value.into());
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
    /// Sets `id_token_hint`.
    #[must_use]
    pub fn with_id_token_hint(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::SecretString>,
    ) -> Self {
        self.id_token_hint = ::core::option::Option::Some(value.into());
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
    /// Sets `login_hint`.
    #[must_use]
    pub fn with_login_hint(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.login_hint = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `max_age`.
    #[must_use]
    pub fn with_max_age(mut self, value: u32) -> Self {
        self.max_age = ::core::option::Option::Some(value);
        self
    }
    /// Sets `nonce`.
    #[must_use]
    pub fn with_nonce(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::SecretString>,
    ) -> Self {
        self.nonce = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `prompt`.
    #[must_use]
    pub fn with_prompt(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.prompt = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `response_mode`.
    #[must_use]
    pub fn with_response_mode(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.response_mode = ::core::option::Option::Some(value.into());
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
    /// Sets `ui_locales`.
    #[must_use]
    pub fn with_ui_locales(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.ui_locales = ::core::option::Option::Some(value.into());
        self
    }
}
impl RequestObject {
    /// The schema that this type is made from, `schemas/oauth/request_object.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/request_object.schema.json")
    );
}
impl ClaimRequest {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            essential: ::core::option::Option::None,
            value: ::core::option::Option::None,
            values: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `essential`.
    #[must_use]
    pub fn with_essential(mut self, value: bool) -> Self {
        self.essential = ::core::option::Option::Some(value);
        self
    }
    /// Sets `value`.
    #[must_use]
    pub fn with_value(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::AnyValue>,
    ) -> Self {
        self.value = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `values`.
    #[must_use]
    pub fn with_values(
        mut self,
        value: impl ::core::convert::Into<
            ::alloc::vec::Vec<crate::types::scalar::AnyValue>,
        >,
    ) -> Self {
        self.values = ::core::option::Option::Some(value.into());
        self
    }
}
impl ::core::default::Default for ClaimRequest {
    fn default() -> Self {
        Self::new()
    }
}
impl ClaimsRequest {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            id_token: ::core::option::Option::None,
            userinfo: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `id_token`.
    #[must_use]
    pub fn with_id_token(
        mut self,
        value: impl ::core::convert::Into<
            ::alloc::collections::BTreeMap<
                ::alloc::string::String,
                ::core::option::Option<ClaimRequest>,
            >,
        >,
    ) -> Self {
        self.id_token = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `userinfo`.
    #[must_use]
    pub fn with_userinfo(
        mut self,
        value: impl ::core::convert::Into<
            ::alloc::collections::BTreeMap<
                ::alloc::string::String,
                ::core::option::Option<ClaimRequest>,
            >,
        >,
    ) -> Self {
        self.userinfo = ::core::option::Option::Some(value.into());
        self
    }
}
impl ::core::default::Default for ClaimsRequest {
    fn default() -> Self {
        Self::new()
    }
}
