// @generated from schemas/oauth/request_object.schema.json by build.rs; do not edit.

/// The conditions on one claim (OpenID Connect Core section 5.5.1).
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/request_object.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
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
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for CodeChallengeMethod {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::S256)
    }
}
/// The claims of a signed authorization request, a JAR (RFC 9101 section 4, FAPI 2.0 Message Signing section 5.3).
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/oauth/request_object.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
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
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ResponseType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::Code)
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
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestObject {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            acr_values: ::arbitrary::Arbitrary::arbitrary(u)?,
            aud: ::arbitrary::Arbitrary::arbitrary(u)?,
            authorization_details: ::arbitrary::Arbitrary::arbitrary(u)?,
            claims: ::arbitrary::Arbitrary::arbitrary(u)?,
            client_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            code_challenge: ::arbitrary::Arbitrary::arbitrary(u)?,
            code_challenge_method: ::arbitrary::Arbitrary::arbitrary(u)?,
            dpop_jkt: ::arbitrary::Arbitrary::arbitrary(u)?,
            exp: ::arbitrary::Arbitrary::arbitrary(u)?,
            iat: ::arbitrary::Arbitrary::arbitrary(u)?,
            id_token_hint: ::arbitrary::Arbitrary::arbitrary(u)?,
            iss: ::arbitrary::Arbitrary::arbitrary(u)?,
            jti: ::arbitrary::Arbitrary::arbitrary(u)?,
            login_hint: ::arbitrary::Arbitrary::arbitrary(u)?,
            max_age: ::arbitrary::Arbitrary::arbitrary(u)?,
            nbf: ::arbitrary::Arbitrary::arbitrary(u)?,
            nonce: ::arbitrary::Arbitrary::arbitrary(u)?,
            prompt: ::arbitrary::Arbitrary::arbitrary(u)?,
            redirect_uri: ::arbitrary::Arbitrary::arbitrary(u)?,
            response_mode: ::arbitrary::Arbitrary::arbitrary(u)?,
            response_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            scope: ::arbitrary::Arbitrary::arbitrary(u)?,
            state: ::arbitrary::Arbitrary::arbitrary(u)?,
            ui_locales: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// [`RequestObject`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RequestObjectView<'a> {
    /// Authentication context classes wanted, separated by spaces.
    ///
    /// Provenance: as a public specification has it.
    pub acr_values: ::core::option::Option<crate::jose::json::Str<'a>>,
    /// The authorization server's issuer identifier.
    pub aud: crate::types::view::OneOrMany<'a, crate::jose::json::Str<'a>>,
    /// What access is asked for (RFC 9396).
    pub authorization_details: ::core::option::Option<
        crate::types::view::Values<
            'a,
            crate::types::oauth::authorization_detail::AuthorizationDetailView<'a>,
        >,
    >,
    /// Which claims are wanted (OpenID Connect Core section 5.5).
    pub claims: ::core::option::Option<ClaimsRequestView<'a>>,
    /// The client's identifier.
    pub client_id: crate::jose::json::Str<'a>,
    /// The PKCE code challenge.
    pub code_challenge: crate::types::common::CodeChallengeView<'a>,
    /// The PKCE method.
    pub code_challenge_method: CodeChallengeMethod,
    /// The thumbprint of the DPoP key to which the code is bound (RFC 9449 section 10).
    ///
    /// Provenance: as a public specification has it.
    pub dpop_jkt: ::core::option::Option<crate::jose::json::Str<'a>>,
    /// Not valid from this time on.
    pub exp: crate::types::view::NumericDate<'a>,
    /// When it was made.
    ///
    /// Provenance: as a public specification has it.
    pub iat: ::core::option::Option<crate::types::view::NumericDate<'a>>,
    /// An ID token of an earlier login.
    ///
    /// Provenance: as a public specification has it.
    pub id_token_hint: ::core::option::Option<crate::types::view::SecretString<'a>>,
    /// The client's identifier.
    pub iss: crate::jose::json::Str<'a>,
    /// Its unique identifier.
    ///
    /// Provenance: as a public specification has it.
    pub jti: ::core::option::Option<crate::jose::json::Str<'a>>,
    /// Who is expected to log in.
    ///
    /// Provenance: as a public specification has it.
    pub login_hint: ::core::option::Option<crate::types::view::PersonalString<'a>>,
    /// At most how many seconds ago the user authenticated.
    pub max_age: ::core::option::Option<u32>,
    /// Not valid before this time.
    pub nbf: crate::types::view::NumericDate<'a>,
    /// What the ID token repeats to the client.
    pub nonce: ::core::option::Option<crate::types::view::SecretString<'a>>,
    /// Which interaction with the user is wanted, separated by spaces.
    ///
    /// Provenance: as a public specification has it.
    pub prompt: ::core::option::Option<crate::jose::json::Str<'a>>,
    /// Where the answer goes; compared exactly, never normalised.
    pub redirect_uri: crate::jose::json::Str<'a>,
    /// How the authorization endpoint answers, for instance `jwt`.
    ///
    /// Provenance: as a public specification has it.
    pub response_mode: ::core::option::Option<crate::jose::json::Str<'a>>,
    /// What the authorization endpoint answers with.
    pub response_type: ResponseType,
    /// Scope values, separated by spaces.
    pub scope: ::core::option::Option<crate::jose::json::Str<'a>>,
    /// What the answer repeats to the client.
    pub state: ::core::option::Option<crate::types::view::SecretString<'a>>,
    /// Languages wanted, separated by spaces.
    ///
    /// Provenance: as a public specification has it.
    pub ui_locales: ::core::option::Option<crate::jose::json::Str<'a>>,
    /// Members that the schema does not name; `Debug` shows their names only.
    pub extra: crate::types::view::Extra<'a>,
}
impl<'a> RequestObjectView<'a> {
    const NAMES: &'static [&'static str] = &[
        "acr_values",
        "aud",
        "authorization_details",
        "claims",
        "client_id",
        "code_challenge",
        "code_challenge_method",
        "dpop_jkt",
        "exp",
        "iat",
        "id_token_hint",
        "iss",
        "jti",
        "login_hint",
        "max_age",
        "nbf",
        "nonce",
        "prompt",
        "redirect_uri",
        "response_mode",
        "response_type",
        "scope",
        "state",
        "ui_locales",
    ];
    /// Reads a whole document in one pass.
    ///
    /// Errors: the first fault of the text, or the first rule of the schema that it violates.
    pub fn parse(
        text: &'a [u8],
        budget: crate::jose::json::Budget,
    ) -> ::core::result::Result<Self, crate::types::view::ViewError> {
        crate::types::view::generated::parse(text, budget)
    }
    /// The object in the text, with all members as received.
    pub const fn object(&self) -> crate::jose::json::Object<'a> {
        self.extra.object()
    }
}
impl<'a> crate::types::view::View<'a> for RequestObjectView<'a> {
    type Owned = RequestObject;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        let mut read_acr_values = ::core::option::Option::None;
        let mut read_aud = ::core::option::Option::None;
        let mut read_authorization_details = ::core::option::Option::None;
        let mut read_claims = ::core::option::Option::None;
        let mut read_client_id = ::core::option::Option::None;
        let mut read_code_challenge = ::core::option::Option::None;
        let mut read_code_challenge_method = ::core::option::Option::None;
        let mut read_dpop_jkt = ::core::option::Option::None;
        let mut read_exp = ::core::option::Option::None;
        let mut read_iat = ::core::option::Option::None;
        let mut read_id_token_hint = ::core::option::Option::None;
        let mut read_iss = ::core::option::Option::None;
        let mut read_jti = ::core::option::Option::None;
        let mut read_login_hint = ::core::option::Option::None;
        let mut read_max_age = ::core::option::Option::None;
        let mut read_nbf = ::core::option::Option::None;
        let mut read_nonce = ::core::option::Option::None;
        let mut read_prompt = ::core::option::Option::None;
        let mut read_redirect_uri = ::core::option::Option::None;
        let mut read_response_mode = ::core::option::Option::None;
        let mut read_response_type = ::core::option::Option::None;
        let mut read_scope = ::core::option::Option::None;
        let mut read_state = ::core::option::Option::None;
        let mut read_ui_locales = ::core::option::Option::None;
        let object = reader
            .object(
                Self::NAMES,
                |reader, name| match name.len() {
                    10 if name.is(b"acr_values") => {
                        reader.member("acr_values", name, &mut read_acr_values)
                    }
                    3 if name.is(b"aud") => reader.member("aud", name, &mut read_aud),
                    21 if name.is(b"authorization_details") => {
                        reader
                            .member(
                                "authorization_details",
                                name,
                                &mut read_authorization_details,
                            )
                    }
                    6 if name.is(b"claims") => {
                        reader.member("claims", name, &mut read_claims)
                    }
                    9 if name.is(b"client_id") => {
                        reader.member("client_id", name, &mut read_client_id)
                    }
                    14 if name.is(b"code_challenge") => {
                        reader.member("code_challenge", name, &mut read_code_challenge)
                    }
                    21 if name.is(b"code_challenge_method") => {
                        reader
                            .member(
                                "code_challenge_method",
                                name,
                                &mut read_code_challenge_method,
                            )
                    }
                    8 if name.is(b"dpop_jkt") => {
                        reader.member("dpop_jkt", name, &mut read_dpop_jkt)
                    }
                    3 if name.is(b"exp") => reader.member("exp", name, &mut read_exp),
                    3 if name.is(b"iat") => reader.member("iat", name, &mut read_iat),
                    13 if name.is(b"id_token_hint") => {
                        reader.member("id_token_hint", name, &mut read_id_token_hint)
                    }
                    3 if name.is(b"iss") => reader.member("iss", name, &mut read_iss),
                    3 if name.is(b"jti") => reader.member("jti", name, &mut read_jti),
                    10 if name.is(b"login_hint") => {
                        reader.member("login_hint", name, &mut read_login_hint)
                    }
                    7 if name.is(b"max_age") => {
                        reader.member("max_age", name, &mut read_max_age)
                    }
                    3 if name.is(b"nbf") => reader.member("nbf", name, &mut read_nbf),
                    5 if name.is(b"nonce") => {
                        reader.member("nonce", name, &mut read_nonce)
                    }
                    6 if name.is(b"prompt") => {
                        reader.member("prompt", name, &mut read_prompt)
                    }
                    12 if name.is(b"redirect_uri") => {
                        reader.member("redirect_uri", name, &mut read_redirect_uri)
                    }
                    13 if name.is(b"response_mode") => {
                        reader.member("response_mode", name, &mut read_response_mode)
                    }
                    13 if name.is(b"response_type") => {
                        reader.member("response_type", name, &mut read_response_type)
                    }
                    5 if name.is(b"scope") => {
                        reader.member("scope", name, &mut read_scope)
                    }
                    5 if name.is(b"state") => {
                        reader.member("state", name, &mut read_state)
                    }
                    10 if name.is(b"ui_locales") => {
                        reader.member("ui_locales", name, &mut read_ui_locales)
                    }
                    _ => reader.free(name),
                },
            )?;
        ::core::result::Result::Ok(Self {
            acr_values: read_acr_values,
            aud: reader.required("aud", read_aud)?,
            authorization_details: read_authorization_details,
            claims: read_claims,
            client_id: reader.required("client_id", read_client_id)?,
            code_challenge: reader.required("code_challenge", read_code_challenge)?,
            code_challenge_method: reader
                .required("code_challenge_method", read_code_challenge_method)?,
            dpop_jkt: read_dpop_jkt,
            exp: reader.required("exp", read_exp)?,
            iat: read_iat,
            id_token_hint: read_id_token_hint,
            iss: reader.required("iss", read_iss)?,
            jti: read_jti,
            login_hint: read_login_hint,
            max_age: read_max_age,
            nbf: reader.required("nbf", read_nbf)?,
            nonce: read_nonce,
            prompt: read_prompt,
            redirect_uri: reader.required("redirect_uri", read_redirect_uri)?,
            response_mode: read_response_mode,
            response_type: reader.required("response_type", read_response_type)?,
            scope: read_scope,
            state: read_state,
            ui_locales: read_ui_locales,
            extra: crate::types::view::Extra::new(object, Self::NAMES),
        })
    }
    fn is(&self, owned: &RequestObject) -> bool {
        crate::types::view::View::is(&self.acr_values, &owned.acr_values)
            && crate::types::view::View::is(&self.aud, &owned.aud)
            && crate::types::view::View::is(
                &self.authorization_details,
                &owned.authorization_details,
            ) && crate::types::view::View::is(&self.claims, &owned.claims)
            && crate::types::view::View::is(&self.client_id, &owned.client_id)
            && crate::types::view::View::is(&self.code_challenge, &owned.code_challenge)
            && crate::types::view::View::is(
                &self.code_challenge_method,
                &owned.code_challenge_method,
            ) && crate::types::view::View::is(&self.dpop_jkt, &owned.dpop_jkt)
            && crate::types::view::View::is(&self.exp, &owned.exp)
            && crate::types::view::View::is(&self.iat, &owned.iat)
            && crate::types::view::View::is(&self.id_token_hint, &owned.id_token_hint)
            && crate::types::view::View::is(&self.iss, &owned.iss)
            && crate::types::view::View::is(&self.jti, &owned.jti)
            && crate::types::view::View::is(&self.login_hint, &owned.login_hint)
            && crate::types::view::View::is(&self.max_age, &owned.max_age)
            && crate::types::view::View::is(&self.nbf, &owned.nbf)
            && crate::types::view::View::is(&self.nonce, &owned.nonce)
            && crate::types::view::View::is(&self.prompt, &owned.prompt)
            && crate::types::view::View::is(&self.redirect_uri, &owned.redirect_uri)
            && crate::types::view::View::is(&self.response_mode, &owned.response_mode)
            && crate::types::view::View::is(&self.response_type, &owned.response_type)
            && crate::types::view::View::is(&self.scope, &owned.scope)
            && crate::types::view::View::is(&self.state, &owned.state)
            && crate::types::view::View::is(&self.ui_locales, &owned.ui_locales)
            && self.extra.is(&owned.extra)
    }
}
impl ::core::cmp::PartialEq<RequestObject> for RequestObjectView<'_> {
    fn eq(&self, owned: &RequestObject) -> bool {
        crate::types::view::View::is(self, owned)
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
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ClaimRequest {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            essential: ::arbitrary::Arbitrary::arbitrary(u)?,
            value: ::arbitrary::Arbitrary::arbitrary(u)?,
            values: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// [`ClaimRequest`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ClaimRequestView<'a> {
    /// Whether the login is of no use without it.
    pub essential: ::core::option::Option<bool>,
    /// The value wanted.
    pub value: ::core::option::Option<crate::types::view::AnyValue<'a>>,
    /// The values wanted, in order of preference.
    pub values: ::core::option::Option<
        crate::types::view::Values<'a, crate::types::view::AnyValue<'a>>,
    >,
    /// Members that the schema does not name; `Debug` shows their names only.
    pub extra: crate::types::view::Extra<'a>,
}
impl<'a> ClaimRequestView<'a> {
    const NAMES: &'static [&'static str] = &["essential", "value", "values"];
    /// Reads a whole document in one pass.
    ///
    /// Errors: the first fault of the text, or the first rule of the schema that it violates.
    pub fn parse(
        text: &'a [u8],
        budget: crate::jose::json::Budget,
    ) -> ::core::result::Result<Self, crate::types::view::ViewError> {
        crate::types::view::generated::parse(text, budget)
    }
    /// The object in the text, with all members as received.
    pub const fn object(&self) -> crate::jose::json::Object<'a> {
        self.extra.object()
    }
}
impl<'a> crate::types::view::View<'a> for ClaimRequestView<'a> {
    type Owned = ClaimRequest;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        let mut read_essential = ::core::option::Option::None;
        let mut read_value = ::core::option::Option::None;
        let mut read_values = ::core::option::Option::None;
        let object = reader
            .object(
                Self::NAMES,
                |reader, name| match name.len() {
                    9 if name.is(b"essential") => {
                        reader.member("essential", name, &mut read_essential)
                    }
                    5 if name.is(b"value") => {
                        reader.member("value", name, &mut read_value)
                    }
                    6 if name.is(b"values") => {
                        reader.member("values", name, &mut read_values)
                    }
                    _ => reader.free(name),
                },
            )?;
        ::core::result::Result::Ok(Self {
            essential: read_essential,
            value: read_value,
            values: read_values,
            extra: crate::types::view::Extra::new(object, Self::NAMES),
        })
    }
    fn is(&self, owned: &ClaimRequest) -> bool {
        crate::types::view::View::is(&self.essential, &owned.essential)
            && crate::types::view::View::is(&self.value, &owned.value)
            && crate::types::view::View::is(&self.values, &owned.values)
            && self.extra.is(&owned.extra)
    }
}
impl ::core::cmp::PartialEq<ClaimRequest> for ClaimRequestView<'_> {
    fn eq(&self, owned: &ClaimRequest) -> bool {
        crate::types::view::View::is(self, owned)
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
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ClaimsRequest {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            id_token: ::arbitrary::Arbitrary::arbitrary(u)?,
            userinfo: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// [`ClaimsRequest`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ClaimsRequestView<'a> {
    /// In the ID token, by name; null asks without conditions.
    ///
    /// Provenance: as a public specification has it.
    pub id_token: ::core::option::Option<
        crate::types::view::Map<'a, ::core::option::Option<ClaimRequestView<'a>>>,
    >,
    /// From the UserInfo endpoint, by name; null asks without conditions.
    pub userinfo: ::core::option::Option<
        crate::types::view::Map<'a, ::core::option::Option<ClaimRequestView<'a>>>,
    >,
    /// Members that the schema does not name; `Debug` shows their names only.
    pub extra: crate::types::view::Extra<'a>,
}
impl<'a> ClaimsRequestView<'a> {
    const NAMES: &'static [&'static str] = &["id_token", "userinfo"];
    /// Reads a whole document in one pass.
    ///
    /// Errors: the first fault of the text, or the first rule of the schema that it violates.
    pub fn parse(
        text: &'a [u8],
        budget: crate::jose::json::Budget,
    ) -> ::core::result::Result<Self, crate::types::view::ViewError> {
        crate::types::view::generated::parse(text, budget)
    }
    /// The object in the text, with all members as received.
    pub const fn object(&self) -> crate::jose::json::Object<'a> {
        self.extra.object()
    }
}
impl<'a> crate::types::view::View<'a> for ClaimsRequestView<'a> {
    type Owned = ClaimsRequest;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        let mut read_id_token = ::core::option::Option::None;
        let mut read_userinfo = ::core::option::Option::None;
        let object = reader
            .object(
                Self::NAMES,
                |reader, name| match name.len() {
                    8 if name.is(b"id_token") => {
                        reader.member("id_token", name, &mut read_id_token)
                    }
                    8 if name.is(b"userinfo") => {
                        reader.member("userinfo", name, &mut read_userinfo)
                    }
                    _ => reader.free(name),
                },
            )?;
        ::core::result::Result::Ok(Self {
            id_token: read_id_token,
            userinfo: read_userinfo,
            extra: crate::types::view::Extra::new(object, Self::NAMES),
        })
    }
    fn is(&self, owned: &ClaimsRequest) -> bool {
        crate::types::view::View::is(&self.id_token, &owned.id_token)
            && crate::types::view::View::is(&self.userinfo, &owned.userinfo)
            && self.extra.is(&owned.extra)
    }
}
impl ::core::cmp::PartialEq<ClaimsRequest> for ClaimsRequestView<'_> {
    fn eq(&self, owned: &ClaimsRequest) -> bool {
        crate::types::view::View::is(self, owned)
    }
}
impl crate::types::view::Enumeration for CodeChallengeMethod {
    const VALUES: &'static [(&'static str, Self)] = &[("S256", Self::S256)];
}
impl<'a> crate::types::view::View<'a> for CodeChallengeMethod {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
impl crate::types::view::Enumeration for ResponseType {
    const VALUES: &'static [(&'static str, Self)] = &[("code", Self::Code)];
}
impl<'a> crate::types::view::View<'a> for ResponseType {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
