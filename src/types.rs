//! The protocol's messages as Rust types, generated from schemas/ at build time.
//!
//! Each schema file is a module: [`oauth`] has the messages of OAuth 2.0, FAPI 2.0 and OpenID Connect, [`ofm`] the consents of
//! Open Finance Malaysia by version. The messages' types are here too. [`scalar`] has the hand-written types that the
//! schemas name. How to change a schema, and what then happens, is in schemas/README.md.
//!
//! - Reading is strict in what a schema says and keeps what it does not say: responses and claims carry unknown members in
//!   `extra`, and write every value back as it came (dates with a fraction, `"true"`, one text in place of an array).
//! - Objects that a client asks a server for access with are closed: an unknown member is an error (RFC 9396 section 5).
//! - An absent member is `None`; null is an error wherever the schema does not allow it.
//! - `Debug` shows neither secrets nor personal data, nor the values of unknown members.
//!
//! ```
//! use ofm_protocol::types::{AuthorizationDetail, RequestObject, TokenResponse};
//!
//! let response: TokenResponse = serde_json::from_str(r#"{"access_token":"26e0bf38","token_type":"Bearer","cnf":{}}"#)?;
//! assert_eq!(response.access_token.expose(), "26e0bf38");
//! assert!(response.extra.get("cnf").is_some());
//! assert!(!format!("{response:?}").contains("26e0bf38"));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! To make a message, name its required members. Text becomes a checked type with `parse` or `try_into`, an array a
//! [`scalar::UniqueList`] with `try_into`; a text that the schema does not allow is an error, not a panic.
//!
//! ```
//! use ofm_protocol::types::ofm::v1_2::{ConsentPurpose, NewRequestedConsent, Permission, RequestedConsent};
//! use ofm_protocol::types::{AuthorizationDetail, ofm::v1_2::RequestedAccountAccess};
//!
//! let consent = RequestedConsent::new(NewRequestedConsent {
//!     dc_id: "16f87e367071230059bff09a".parse()?,
//!     dp_id: "DP9876543210".parse()?,
//!     consent_purpose: ConsentPurpose::PersonalFinanceManagement,
//!     permissions: [Permission::ReadAccounts, Permission::ReadBalances].try_into()?,
//!     expiration_datetime: "2026-11-30T23:59:59Z".parse()?,
//! });
//! let wanted = AuthorizationDetail::from(RequestedAccountAccess::new(consent));
//! assert!(serde_json::to_string(&wanted)?.contains("DP9876543210"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use core::fmt;

pub use self::oauth::{
    AuthorizationCodeGrant, AuthorizationDetail, ClaimRequest, ClaimsRequest, ClientAssertion, ClientCredentialsGrant,
    CodeChallengeMethod, ErrorCode, GrantedAuthorizationDetail, IdTokenClaims, JoseHeader, Jwk, JwkSet,
    NewAuthorizationCodeGrant, NewClientAssertion, NewIdTokenClaims, NewParResponse, NewRequestObject,
    NewServerMetadata, NewTokenResponse, OAuthError, ParRequest, ParResponse, RefreshTokenGrant, RequestObject,
    ResponseType, ServerMetadata, TokenRequest, TokenResponse, UnknownAuthorizationDetail,
};
pub use self::scalar::{LenientBool, Members, NumericDate, OneOrMany, Open, PersonalString, SecretString, Timestamp};

pub mod scalar;

include!(concat!(env!("OUT_DIR"), "/types/tree.rs"));

/// A text is not a value of the type it was to become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConversionError(&'static str);

impl From<&'static str> for ConversionError {
    fn from(reason: &'static str) -> Self {
        Self(reason)
    }
}

/// What the type asks for; never the text.
impl fmt::Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl core::error::Error for ConversionError {}
