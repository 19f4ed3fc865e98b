// @generated from schemas/ by build.rs; do not edit.

/// Messages of `schemas/oauth`.
#[allow(
    clippy::doc_markdown,
    clippy::large_enum_variant,
    clippy::must_use_candidate,
    clippy::struct_field_names,
    deprecated,
    unused_qualifications,
    reason = "names, sizes and descriptions are the schemas'"
)]
pub mod oauth {
    pub use self::authorization_detail::{AuthorizationDetail, OtherAuthorizationDetail};
    /// `schemas/oauth/authorization_detail.schema.json`.
    pub mod authorization_detail {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/authorization_detail.rs"));
    }
    pub use self::client_assertion::{ClientAssertion, NewClientAssertion};
    /// `schemas/oauth/client_assertion.schema.json`.
    pub mod client_assertion {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/client_assertion.rs"));
    }
    pub use self::error::{OAuthError, ErrorCode};
    /// `schemas/oauth/error.schema.json`.
    pub mod error {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/error.rs"));
    }
    pub use self::granted_authorization_detail::{GrantedAuthorizationDetail};
    /// `schemas/oauth/granted_authorization_detail.schema.json`.
    pub mod granted_authorization_detail {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/granted_authorization_detail.rs"));
    }
    pub use self::id_token::{IdTokenClaims, NewIdTokenClaims};
    /// `schemas/oauth/id_token.schema.json`.
    pub mod id_token {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/id_token.rs"));
    }
    pub use self::jose_header::{JoseHeader};
    /// `schemas/oauth/jose_header.schema.json`.
    pub mod jose_header {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/jose_header.rs"));
    }
    pub use self::jwk::{Jwk};
    /// `schemas/oauth/jwk.schema.json`.
    pub mod jwk {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/jwk.rs"));
    }
    pub use self::jwk_set::{JwkSet};
    /// `schemas/oauth/jwk_set.schema.json`.
    pub mod jwk_set {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/jwk_set.rs"));
    }
    pub use self::par_request::{ParRequest};
    /// `schemas/oauth/par_request.schema.json`.
    pub mod par_request {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/par_request.rs"));
    }
    pub use self::par_response::{ParResponse, NewParResponse};
    /// `schemas/oauth/par_response.schema.json`.
    pub mod par_response {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/par_response.rs"));
    }
    pub use self::request_object::{RequestObject, NewRequestObject, ClaimRequest, ClaimsRequest, CodeChallengeMethod, ResponseType};
    /// `schemas/oauth/request_object.schema.json`.
    pub mod request_object {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/request_object.rs"));
    }
    pub use self::server_metadata::{ServerMetadata, NewServerMetadata, MtlsEndpointAliases};
    /// `schemas/oauth/server_metadata.schema.json`.
    pub mod server_metadata {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/server_metadata.rs"));
    }
    pub use self::token_request::{TokenRequest, AuthorizationCodeGrant, NewAuthorizationCodeGrant, AuthorizationCodeGrantType, ClientCredentialsGrant, ClientCredentialsGrantType, RefreshTokenGrant, RefreshTokenGrantType};
    /// `schemas/oauth/token_request.schema.json`.
    pub mod token_request {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/token_request.rs"));
    }
    pub use self::token_response::{TokenResponse, NewTokenResponse};
    /// `schemas/oauth/token_response.schema.json`.
    pub mod token_response {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/token_response.rs"));
    }
}
/// Messages of `schemas/ofm`.
#[allow(
    clippy::doc_markdown,
    clippy::large_enum_variant,
    clippy::must_use_candidate,
    clippy::struct_field_names,
    deprecated,
    unused_qualifications,
    reason = "names, sizes and descriptions are the schemas'"
)]
pub mod ofm {
    /// Messages of `schemas/ofm/v1_2`.
    pub mod v1_2 {
        pub use self::consent::{ConsentPurpose, ConsentStatus, ConsentType, IdType, Permission, ReasonCode, UpdatedBy};
        /// `schemas/ofm/v1_2/consent.schema.json`.
        pub mod consent {
            include!(concat!(env!("OUT_DIR"), "/types/ofm/v1_2/consent.rs"));
        }
        pub use self::granted_consent::{GrantedConsent, NewGrantedConsent, ConsentAccount, GrantedAccountAccess, StatusReason};
        /// `schemas/ofm/v1_2/granted_consent.schema.json`.
        pub mod granted_consent {
            include!(concat!(env!("OUT_DIR"), "/types/ofm/v1_2/granted_consent.rs"));
        }
        pub use self::requested_consent::{RequestedConsent, NewRequestedConsent, RequestedAccountAccess};
        /// `schemas/ofm/v1_2/requested_consent.schema.json`.
        pub mod requested_consent {
            include!(concat!(env!("OUT_DIR"), "/types/ofm/v1_2/requested_consent.rs"));
        }
    }
}
/// Messages of `schemas/uae`.
#[allow(
    clippy::doc_markdown,
    clippy::large_enum_variant,
    clippy::must_use_candidate,
    clippy::struct_field_names,
    deprecated,
    unused_qualifications,
    reason = "names, sizes and descriptions are the schemas'"
)]
pub mod uae {
    /// Messages of `schemas/uae/v2_1`.
    pub mod v2_1 {
        pub use self::consent::{AccountSubType, AccountType, BeneficiaryIdentifierType, CalendarDate, ConsentIdentifier, ConsentStatus, ConsentType, Permission, Purpose, RevokedBy, UserType};
        /// `schemas/uae/v2_1/consent.schema.json`.
        pub mod consent {
            include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/consent.rs"));
        }
        pub use self::granted_consent::{GrantedConsent, NewGrantedConsent, GrantedAccountAccess, GrantedBilling, NewGrantedBilling, GrantedConsentData, NewGrantedConsentData, GrantedOnBehalfOf, GrantedSubscription, GrantedWebhook};
        /// `schemas/uae/v2_1/granted_consent.schema.json`.
        pub mod granted_consent {
            include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/granted_consent.rs"));
        }
        pub use self::requested_consent::{RequestedConsent, NewRequestedConsent, RequestedAccountAccess, RequestedBilling, NewRequestedBilling, RequestedOnBehalfOf, RequestedSubscription, RequestedWebhook, NewRequestedWebhook};
        /// `schemas/uae/v2_1/requested_consent.schema.json`.
        pub mod requested_consent {
            include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/requested_consent.rs"));
        }
    }
}
pub use self::common::{ClientAssertionType, CodeChallenge, Identifier};
/// `schemas/common.schema.json`.
#[allow(
    clippy::doc_markdown,
    clippy::large_enum_variant,
    clippy::must_use_candidate,
    clippy::struct_field_names,
    deprecated,
    unused_qualifications,
    reason = "names, sizes and descriptions are the schemas'"
)]
pub mod common {
    include!(concat!(env!("OUT_DIR"), "/types/common.rs"));
}
/// Every schema's path below schemas/ and its text; they refer to each other by relative paths.
pub const SCHEMAS: &[(&str, &str)] = &[
    ("common.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/common.schema.json"))),
    ("oauth/authorization_detail.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/authorization_detail.schema.json"))),
    ("oauth/client_assertion.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/client_assertion.schema.json"))),
    ("oauth/error.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/error.schema.json"))),
    ("oauth/granted_authorization_detail.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/granted_authorization_detail.schema.json"))),
    ("oauth/id_token.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/id_token.schema.json"))),
    ("oauth/jose_header.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/jose_header.schema.json"))),
    ("oauth/jwk.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/jwk.schema.json"))),
    ("oauth/jwk_set.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/jwk_set.schema.json"))),
    ("oauth/par_request.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/par_request.schema.json"))),
    ("oauth/par_response.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/par_response.schema.json"))),
    ("oauth/request_object.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/request_object.schema.json"))),
    ("oauth/server_metadata.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/server_metadata.schema.json"))),
    ("oauth/token_request.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/token_request.schema.json"))),
    ("oauth/token_response.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/token_response.schema.json"))),
    ("ofm/v1_2/consent.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/consent.schema.json"))),
    ("ofm/v1_2/granted_consent.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/granted_consent.schema.json"))),
    ("ofm/v1_2/requested_consent.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/requested_consent.schema.json"))),
    ("uae/v2_1/consent.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/consent.schema.json"))),
    ("uae/v2_1/granted_consent.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/granted_consent.schema.json"))),
    ("uae/v2_1/requested_consent.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/requested_consent.schema.json"))),
];

/// The names of the schemas' members, sorted.
#[cfg(feature = "oauth")]
pub(crate) const MEMBERS: &[&str] = &[
    "AccountSubType",
    "AccountType",
    "BaseConsentId",
    "ConsentId",
    "CreationDateTime",
    "Data",
    "ExpirationDateTime",
    "FromDate",
    "Identifier",
    "IdentifierType",
    "IsActive",
    "IsLargeCorporate",
    "LegalName",
    "Links",
    "Meta",
    "OnBehalfOf",
    "OpenFinanceBilling",
    "Permissions",
    "Purpose",
    "RevokedBy",
    "Status",
    "StatusUpdateDateTime",
    "Subscription",
    "ToDate",
    "TradingName",
    "Url",
    "UserType",
    "Webhook",
    "access_token",
    "account_id",
    "account_name",
    "account_number",
    "accounts",
    "acr",
    "acr_values",
    "acr_values_supported",
    "alg",
    "amr",
    "at_hash",
    "aud",
    "auth_time",
    "authorization_details",
    "authorization_details_types_supported",
    "authorization_endpoint",
    "authorization_response_iss_parameter_supported",
    "authorization_signing_alg_values_supported",
    "azp",
    "c_hash",
    "claim_types_supported",
    "claims",
    "claims_locales_supported",
    "claims_parameter_supported",
    "claims_supported",
    "client_assertion",
    "client_assertion_type",
    "client_id",
    "code",
    "code_challenge",
    "code_challenge_method",
    "code_challenge_methods_supported",
    "code_verifier",
    "consent",
    "consent_id",
    "consent_purpose",
    "consent_type",
    "created_at",
    "crit",
    "crv",
    "cty",
    "dc_id",
    "display_values_supported",
    "dp_id",
    "dpop_signing_alg_values_supported",
    "e",
    "email",
    "email_verified",
    "end_session_endpoint",
    "error",
    "error_description",
    "error_uri",
    "essential",
    "exp",
    "expiration_datetime",
    "expires_in",
    "family_name",
    "given_name",
    "grant_id",
    "grant_type",
    "grant_types_supported",
    "hashed_id_number",
    "iat",
    "id_token",
    "id_token_hint",
    "id_token_signing_alg_values_supported",
    "id_type",
    "introspection_endpoint",
    "introspection_endpoint_auth_methods_supported",
    "iss",
    "issuer",
    "jti",
    "jwks_uri",
    "key_ops",
    "keys",
    "kid",
    "kty",
    "login_hint",
    "max_age",
    "mtls_endpoint_aliases",
    "n",
    "name",
    "nbf",
    "nonce",
    "op_policy_uri",
    "op_tos_uri",
    "permissions",
    "phone_number",
    "picture",
    "preferred_username",
    "prompt",
    "pushed_authorization_request_endpoint",
    "reason_code",
    "reason_description",
    "redirect_uri",
    "refresh_token",
    "registration_endpoint",
    "request",
    "request_object_signing_alg_values_supported",
    "request_parameter_supported",
    "request_uri",
    "request_uri_parameter_supported",
    "require_pushed_authorization_requests",
    "require_request_uri_registration",
    "require_signed_request_object",
    "response_mode",
    "response_modes_supported",
    "response_type",
    "response_types_supported",
    "revocation_endpoint",
    "revocation_endpoint_auth_methods_supported",
    "s_hash",
    "scope",
    "scopes_supported",
    "service_documentation",
    "sid",
    "state",
    "status",
    "status_reason",
    "sub",
    "subject_types_supported",
    "subscription",
    "tls_client_certificate_bound_access_tokens",
    "token_endpoint",
    "token_endpoint_auth_methods_supported",
    "token_endpoint_auth_signing_alg_values_supported",
    "token_type",
    "typ",
    "type",
    "ui_locales",
    "ui_locales_supported",
    "updated_at",
    "updated_by",
    "use",
    "userinfo",
    "userinfo_endpoint",
    "value",
    "values",
    "x",
    "x5c",
    "x5t",
    "x5t#S256",
    "x5u",
    "y",
];

#[allow(unused_qualifications, reason = "written in full")]
const _: fn() = || {
    fn check<T: crate::types::scalar::Scalar>() {}
    check::<crate::types::scalar::AnyValue>();
    check::<crate::types::scalar::LenientBool>();
    check::<crate::types::scalar::NumericDate>();
    check::<crate::types::scalar::OneOrMany<()>>();
    check::<crate::types::scalar::Open<()>>();
    check::<crate::types::scalar::PersonalString>();
    check::<crate::types::scalar::SecretString>();
    check::<crate::types::scalar::Timestamp>();
    check::<crate::types::scalar::UniqueList<()>>();
};
