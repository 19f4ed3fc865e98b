// @generated from schemas/oauth/error.schema.json by build.rs; do not edit.

/// The error codes of OAuth and its extensions.
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/error.schema.json`.
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
pub enum ErrorCode {
    /// A parameter is missing, repeated or malformed (RFC 6749).
    #[serde(rename = "invalid_request")]
    InvalidRequest,
    /// Client authentication failed (RFC 6749).
    #[serde(rename = "invalid_client")]
    InvalidClient,
    /// The code or refresh token is invalid, expired, used or another client's (RFC 6749).
    #[serde(rename = "invalid_grant")]
    InvalidGrant,
    /// The client may not do this (RFC 6749).
    #[serde(rename = "unauthorized_client")]
    UnauthorizedClient,
    /// The server does not support the grant type (RFC 6749).
    #[serde(rename = "unsupported_grant_type")]
    UnsupportedGrantType,
    /// The server does not support the response type (RFC 6749).
    #[serde(rename = "unsupported_response_type")]
    UnsupportedResponseType,
    /// The scope is invalid, unknown or too wide (RFC 6749).
    #[serde(rename = "invalid_scope")]
    InvalidScope,
    /// The user or the server said no (RFC 6749).
    #[serde(rename = "access_denied")]
    AccessDenied,
    /// The server failed (RFC 6749).
    #[serde(rename = "server_error")]
    ServerError,
    /// The server is overloaded or down for maintenance (RFC 6749).
    #[serde(rename = "temporarily_unavailable")]
    TemporarilyUnavailable,
    /// The request URI is unknown, expired or used (RFC 9101).
    #[serde(rename = "invalid_request_uri")]
    InvalidRequestUri,
    /// The request object is invalid (RFC 9101).
    #[serde(rename = "invalid_request_object")]
    InvalidRequestObject,
    /// The server does not take request objects (RFC 9101).
    #[serde(rename = "request_not_supported")]
    RequestNotSupported,
    /// The server does not take request URIs (RFC 9101).
    #[serde(rename = "request_uri_not_supported")]
    RequestUriNotSupported,
    /// An authorization detail is malformed or of an unknown type (RFC 9396).
    #[serde(rename = "invalid_authorization_details")]
    InvalidAuthorizationDetails,
    /// The resource is unknown (RFC 8707).
    #[serde(rename = "invalid_target")]
    InvalidTarget,
    /// The user has to interact (OpenID Connect Core).
    #[serde(rename = "interaction_required")]
    InteractionRequired,
    /// The user has to log in (OpenID Connect Core).
    #[serde(rename = "login_required")]
    LoginRequired,
    /// The user has to select an account (OpenID Connect Core).
    #[serde(rename = "account_selection_required")]
    AccountSelectionRequired,
    /// The user has to consent (OpenID Connect Core).
    #[serde(rename = "consent_required")]
    ConsentRequired,
    /// The server does not take the parameter `registration` (OpenID Connect Core).
    #[serde(rename = "registration_not_supported")]
    RegistrationNotSupported,
    /// The server cannot authenticate the user as wanted (OpenID Connect).
    #[serde(rename = "unmet_authentication_requirements")]
    UnmetAuthenticationRequirements,
    /// The DPoP proof needs a nonce of the server (RFC 9449).
    #[serde(rename = "use_dpop_nonce")]
    UseDpopNonce,
    /// The DPoP proof is invalid (RFC 9449).
    #[serde(rename = "invalid_dpop_proof")]
    InvalidDpopProof,
}
impl ::core::fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::InvalidRequest => f.write_str("invalid_request"),
            Self::InvalidClient => f.write_str("invalid_client"),
            Self::InvalidGrant => f.write_str("invalid_grant"),
            Self::UnauthorizedClient => f.write_str("unauthorized_client"),
            Self::UnsupportedGrantType => f.write_str("unsupported_grant_type"),
            Self::UnsupportedResponseType => f.write_str("unsupported_response_type"),
            Self::InvalidScope => f.write_str("invalid_scope"),
            Self::AccessDenied => f.write_str("access_denied"),
            Self::ServerError => f.write_str("server_error"),
            Self::TemporarilyUnavailable => f.write_str("temporarily_unavailable"),
            Self::InvalidRequestUri => f.write_str("invalid_request_uri"),
            Self::InvalidRequestObject => f.write_str("invalid_request_object"),
            Self::RequestNotSupported => f.write_str("request_not_supported"),
            Self::RequestUriNotSupported => f.write_str("request_uri_not_supported"),
            Self::InvalidAuthorizationDetails => {
                f.write_str("invalid_authorization_details")
            }
            Self::InvalidTarget => f.write_str("invalid_target"),
            Self::InteractionRequired => f.write_str("interaction_required"),
            Self::LoginRequired => f.write_str("login_required"),
            Self::AccountSelectionRequired => f.write_str("account_selection_required"),
            Self::ConsentRequired => f.write_str("consent_required"),
            Self::RegistrationNotSupported => f.write_str("registration_not_supported"),
            Self::UnmetAuthenticationRequirements => {
                f.write_str("unmet_authentication_requirements")
            }
            Self::UseDpopNonce => f.write_str("use_dpop_nonce"),
            Self::InvalidDpopProof => f.write_str("invalid_dpop_proof"),
        }
    }
}
impl ::core::str::FromStr for ErrorCode {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "invalid_request" => Ok(Self::InvalidRequest),
            "invalid_client" => Ok(Self::InvalidClient),
            "invalid_grant" => Ok(Self::InvalidGrant),
            "unauthorized_client" => Ok(Self::UnauthorizedClient),
            "unsupported_grant_type" => Ok(Self::UnsupportedGrantType),
            "unsupported_response_type" => Ok(Self::UnsupportedResponseType),
            "invalid_scope" => Ok(Self::InvalidScope),
            "access_denied" => Ok(Self::AccessDenied),
            "server_error" => Ok(Self::ServerError),
            "temporarily_unavailable" => Ok(Self::TemporarilyUnavailable),
            "invalid_request_uri" => Ok(Self::InvalidRequestUri),
            "invalid_request_object" => Ok(Self::InvalidRequestObject),
            "request_not_supported" => Ok(Self::RequestNotSupported),
            "request_uri_not_supported" => Ok(Self::RequestUriNotSupported),
            "invalid_authorization_details" => Ok(Self::InvalidAuthorizationDetails),
            "invalid_target" => Ok(Self::InvalidTarget),
            "interaction_required" => Ok(Self::InteractionRequired),
            "login_required" => Ok(Self::LoginRequired),
            "account_selection_required" => Ok(Self::AccountSelectionRequired),
            "consent_required" => Ok(Self::ConsentRequired),
            "registration_not_supported" => Ok(Self::RegistrationNotSupported),
            "unmet_authentication_requirements" => {
                Ok(Self::UnmetAuthenticationRequirements)
            }
            "use_dpop_nonce" => Ok(Self::UseDpopNonce),
            "invalid_dpop_proof" => Ok(Self::InvalidDpopProof),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ErrorCode {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ErrorCode {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ErrorCode {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 24)? {
            0 => ::core::result::Result::Ok(Self::InvalidRequest),
            1 => ::core::result::Result::Ok(Self::InvalidClient),
            2 => ::core::result::Result::Ok(Self::InvalidGrant),
            3 => ::core::result::Result::Ok(Self::UnauthorizedClient),
            4 => ::core::result::Result::Ok(Self::UnsupportedGrantType),
            5 => ::core::result::Result::Ok(Self::UnsupportedResponseType),
            6 => ::core::result::Result::Ok(Self::InvalidScope),
            7 => ::core::result::Result::Ok(Self::AccessDenied),
            8 => ::core::result::Result::Ok(Self::ServerError),
            9 => ::core::result::Result::Ok(Self::TemporarilyUnavailable),
            10 => ::core::result::Result::Ok(Self::InvalidRequestUri),
            11 => ::core::result::Result::Ok(Self::InvalidRequestObject),
            12 => ::core::result::Result::Ok(Self::RequestNotSupported),
            13 => ::core::result::Result::Ok(Self::RequestUriNotSupported),
            14 => ::core::result::Result::Ok(Self::InvalidAuthorizationDetails),
            15 => ::core::result::Result::Ok(Self::InvalidTarget),
            16 => ::core::result::Result::Ok(Self::InteractionRequired),
            17 => ::core::result::Result::Ok(Self::LoginRequired),
            18 => ::core::result::Result::Ok(Self::AccountSelectionRequired),
            19 => ::core::result::Result::Ok(Self::ConsentRequired),
            20 => ::core::result::Result::Ok(Self::RegistrationNotSupported),
            21 => ::core::result::Result::Ok(Self::UnmetAuthenticationRequirements),
            22 => ::core::result::Result::Ok(Self::UseDpopNonce),
            _ => ::core::result::Result::Ok(Self::InvalidDpopProof),
        }
    }
}
/// An error of the PAR, token or authorization endpoint (RFC 6749 sections 4.1.2.1 and 5.2).
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/error.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct OAuthError {
    /// What is wrong, for programs.
    pub error: crate::types::scalar::Open<ErrorCode>,
    /// What is wrong, for developers; printable ASCII without quotes and backslashes.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub error_description: ::core::option::Option<::alloc::string::String>,
    /// A page on what is wrong.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub error_uri: ::core::option::Option<::alloc::string::String>,
    /// The issuer identifier (RFC 9207); authorization endpoint only.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub iss: ::core::option::Option<::alloc::string::String>,
    /// The state of the request; authorization endpoint only.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub state: ::core::option::Option<crate::types::scalar::SecretString>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
impl OAuthError {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        error: impl ::core::convert::Into<crate::types::scalar::Open<ErrorCode>>,
    ) -> Self {
        Self {
            error: error.into(),
            error_description: ::core::option::Option::None,
            error_uri: ::core::option::Option::None,
            iss: ::core::option::Option::None,
            state: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `error_description`.
    #[must_use]
    pub fn with_error_description(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.error_description = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `error_uri`.
    #[must_use]
    pub fn with_error_uri(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.error_uri = ::core::option::Option::Some(value.into());
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
impl<'a> ::arbitrary::Arbitrary<'a> for OAuthError {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            error: ::arbitrary::Arbitrary::arbitrary(u)?,
            error_description: ::arbitrary::Arbitrary::arbitrary(u)?,
            error_uri: ::arbitrary::Arbitrary::arbitrary(u)?,
            iss: ::arbitrary::Arbitrary::arbitrary(u)?,
            state: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl OAuthError {
    /// The schema that this type is made from, `schemas/oauth/error.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/error.schema.json")
    );
}
