//! The protocol's messages as Rust types, generated from schemas/ at build time.
//!
//! Each schema file is a module: [`oauth`] has the messages of OAuth 2.0, FAPI 2.0 and OpenID Connect, [`ofm`] the
//! consents of Open Finance Malaysia by version. This module also exports the types of the messages. [`scalar`] has the
//! hand-written types of the schemas. schemas/README.md explains how to change a schema.
//!
//! - Reading enforces the schema and keeps additional data: responses and claims keep unknown members in `extra`, and
//!   write every value in the form in which it was read (dates with a fraction, `"true"`, a string in place of an
//!   array).
//! - Objects in a client's request for access are closed: an unknown member is an error (RFC 9396 section 5).
//! - An absent member is `None`; null is an error unless the schema allows it.
//! - `Debug` prints no secrets, no personal data, and no values of unknown members.
//!
//! ```
//! use ofm_protocol::types::{AuthorizationDetail, RequestObject, TokenResponse};
//!
//! let text = r#"{"access_token":"26e0bf38","token_type":"Bearer","cnf":{}}"#;
//! let response: TokenResponse = serde_json::from_str(text)?;
//! assert_eq!(response.access_token.expose(), "26e0bf38");
//! assert!(response.extra.get("cnf").is_some());
//! assert!(!format!("{response:?}").contains("26e0bf38"));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! Where the text outlives the message, a [`view`] reads it without the heap.
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
    CodeChallengeMethod, ErrorCode, GrantedAuthorizationDetail, IdTokenClaims, IntrospectionResponse, JoseHeader, Jwk,
    JwkSet, NewAuthorizationCodeGrant, NewClientAssertion, NewIdTokenClaims, NewParResponse, NewRequestObject,
    NewServerMetadata, NewTokenResponse, OAuthError, OtherAuthorizationDetail, ParRequest, ParResponse,
    RefreshTokenGrant, RequestObject, ResponseType, ServerMetadata, TokenRequest, TokenResponse, UserInfo,
};
pub use self::scalar::{LenientBool, Members, NumericDate, OneOrMany, Open, PersonalString, SecretString, Timestamp};

pub mod scalar;
pub mod view;

include!(concat!(env!("OUT_DIR"), "/types/tree.rs"));

/// The error of converting a text that is not a value of the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConversionError(&'static str);

impl ConversionError {
    /// The requirement of the type.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        self.0
    }
}

impl From<&'static str> for ConversionError {
    fn from(reason: &'static str) -> Self {
        Self(reason)
    }
}

/// Writes the requirement of the type; never the text.
impl fmt::Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl core::error::Error for ConversionError {}
