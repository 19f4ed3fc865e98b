// @generated from schemas/oauth/server_metadata.schema.json by build.rs; do not edit.

/// Endpoints for clients that use mutual TLS (RFC 8705 section 5).
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/server_metadata.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct MtlsEndpointAliases {
    /// The introspection endpoint.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub introspection_endpoint: ::core::option::Option<::alloc::string::String>,
    /// The PAR endpoint (RFC 9126).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub pushed_authorization_request_endpoint: ::core::option::Option<
        ::alloc::string::String,
    >,
    /// The registration endpoint.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub registration_endpoint: ::core::option::Option<::alloc::string::String>,
    /// The revocation endpoint.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub revocation_endpoint: ::core::option::Option<::alloc::string::String>,
    /// The token endpoint.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub token_endpoint: ::core::option::Option<::alloc::string::String>,
    /// The UserInfo endpoint.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub userinfo_endpoint: ::core::option::Option<::alloc::string::String>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// What an authorization server says of itself (RFC 8414 section 2, OpenID Connect Discovery section 3, RFC 9126, 9207, 9396 and 8705).
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/server_metadata.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ServerMetadata {
    /// Authentication context classes.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub acr_values_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// Types of authorization details (RFC 9396 section 10).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub authorization_details_types_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// The authorization endpoint.
    pub authorization_endpoint: ::alloc::string::String,
    /// Whether the authorization response has `iss` (RFC 9207).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub authorization_response_iss_parameter_supported: ::core::option::Option<bool>,
    /// Algorithms of signed authorization responses.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub authorization_signing_alg_values_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// Kinds of claims.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub claim_types_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// Languages of claims.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub claims_locales_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// Whether the parameter `claims` is understood.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub claims_parameter_supported: ::core::option::Option<bool>,
    /// Claims that can be returned.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub claims_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// PKCE methods.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub code_challenge_methods_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// Kinds of display.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub display_values_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// Algorithms of DPoP proofs (RFC 9449).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub dpop_signing_alg_values_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// The logout endpoint.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub end_session_endpoint: ::core::option::Option<::alloc::string::String>,
    /// Grant types.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub grant_types_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// Algorithms of ID tokens.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub id_token_signing_alg_values_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// The introspection endpoint.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub introspection_endpoint: ::core::option::Option<::alloc::string::String>,
    /// Client authentication methods for introspection.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub introspection_endpoint_auth_methods_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// The issuer identifier; equal to the configured one to the byte.
    ///
    /// Provenance: from secondary evidence, in no sample.
    pub issuer: ::alloc::string::String,
    /// Where the server's public keys are.
    ///
    /// Provenance: from secondary evidence, in no sample.
    pub jwks_uri: ::alloc::string::String,
    /// Endpoints for mutual TLS (RFC 8705 section 5).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub mtls_endpoint_aliases: ::core::option::Option<MtlsEndpointAliases>,
    /// A page on the use of data.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub op_policy_uri: ::core::option::Option<::alloc::string::String>,
    /// A page with the terms of service.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub op_tos_uri: ::core::option::Option<::alloc::string::String>,
    /// The PAR endpoint (RFC 9126).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub pushed_authorization_request_endpoint: ::core::option::Option<
        ::alloc::string::String,
    >,
    /// The registration endpoint.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub registration_endpoint: ::core::option::Option<::alloc::string::String>,
    /// Algorithms of request objects.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub request_object_signing_alg_values_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// Whether the parameter `request` is understood.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub request_parameter_supported: ::core::option::Option<bool>,
    /// Whether the parameter `request_uri` is understood.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub request_uri_parameter_supported: ::core::option::Option<bool>,
    /// Whether only pushed requests are taken (RFC 9126).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub require_pushed_authorization_requests: ::core::option::Option<bool>,
    /// Whether request URIs have to be registered.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub require_request_uri_registration: ::core::option::Option<bool>,
    /// Whether only signed request objects are taken (RFC 9101).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub require_signed_request_object: ::core::option::Option<bool>,
    /// Response modes.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub response_modes_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// Response types.
    pub response_types_supported: ::alloc::vec::Vec<::alloc::string::String>,
    /// The revocation endpoint.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub revocation_endpoint: ::core::option::Option<::alloc::string::String>,
    /// Client authentication methods for revocation.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub revocation_endpoint_auth_methods_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// Scope values.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub scopes_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// A page for developers.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub service_documentation: ::core::option::Option<::alloc::string::String>,
    /// Kinds of subject identifiers.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub subject_types_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// Whether access tokens are bound to certificates (RFC 8705).
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub tls_client_certificate_bound_access_tokens: ::core::option::Option<bool>,
    /// The token endpoint.
    pub token_endpoint: ::alloc::string::String,
    /// Client authentication methods.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub token_endpoint_auth_methods_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// Algorithms of client assertions.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub token_endpoint_auth_signing_alg_values_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// Languages of the interface.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub ui_locales_supported: ::core::option::Option<
        ::alloc::vec::Vec<::alloc::string::String>,
    >,
    /// The UserInfo endpoint.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub userinfo_endpoint: ::core::option::Option<::alloc::string::String>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The required members of [`ServerMetadata`], the argument of [`ServerMetadata::new`].
#[derive(Clone, Debug)]
pub struct NewServerMetadata {
    /// The issuer identifier; equal to the configured one to the byte.
    ///
    /// Provenance: from secondary evidence, in no sample.
    pub issuer: ::alloc::string::String,
    /// The authorization endpoint.
    pub authorization_endpoint: ::alloc::string::String,
    /// The token endpoint.
    pub token_endpoint: ::alloc::string::String,
    /// Where the server's public keys are.
    ///
    /// Provenance: from secondary evidence, in no sample.
    pub jwks_uri: ::alloc::string::String,
    /// Response types.
    pub response_types_supported: ::alloc::vec::Vec<::alloc::string::String>,
}
impl ::core::convert::From<NewServerMetadata> for ServerMetadata {
    fn from(required: NewServerMetadata) -> Self {
        let NewServerMetadata {
            authorization_endpoint,
            issuer,
            jwks_uri,
            response_types_supported,
            token_endpoint,
        } = required;
        Self {
            authorization_endpoint,
            issuer,
            jwks_uri,
            response_types_supported,
            token_endpoint,
            acr_values_supported: ::core::option::Option::None,
            authorization_details_types_supported: ::core::option::Option::None,
            authorization_response_iss_parameter_supported: ::core::option::Option::None,
            authorization_signing_alg_values_supported: ::core::option::Option::None,
            claim_types_supported: ::core::option::Option::None,
            claims_locales_supported: ::core::option::Option::None,
            claims_parameter_supported: ::core::option::Option::None,
            claims_supported: ::core::option::Option::None,
            code_challenge_methods_supported: ::core::option::Option::None,
            display_values_supported: ::core::option::Option::None,
            dpop_signing_alg_values_supported: ::core::option::Option::None,
            end_session_endpoint: ::core::option::Option::None,
            grant_types_supported: ::core::option::Option::None,
            id_token_signing_alg_values_supported: ::core::option::Option::None,
            introspection_endpoint: ::core::option::Option::None,
            introspection_endpoint_auth_methods_supported: ::core::option::Option::None,
            mtls_endpoint_aliases: ::core::option::Option::None,
            op_policy_uri: ::core::option::Option::None,
            op_tos_uri: ::core::option::Option::None,
            pushed_authorization_request_endpoint: ::core::option::Option::None,
            registration_endpoint: ::core::option::Option::None,
            request_object_signing_alg_values_supported: ::core::option::Option::None,
            request_parameter_supported: ::core::option::Option::None,
            request_uri_parameter_supported: ::core::option::Option::None,
            require_pushed_authorization_requests: ::core::option::Option::None,
            require_request_uri_registration: ::core::option::Option::None,
            require_signed_request_object: ::core::option::Option::None,
            response_modes_supported: ::core::option::Option::None,
            revocation_endpoint: ::core::option::Option::None,
            revocation_endpoint_auth_methods_supported: ::core::option::Option::None,
            scopes_supported: ::core::option::Option::None,
            service_documentation: ::core::option::Option::None,
            subject_types_supported: ::core::option::Option::None,
            tls_client_certificate_bound_access_tokens: ::core::option::Option::None,
            token_endpoint_auth_methods_supported: ::core::option::Option::None,
            token_endpoint_auth_signing_alg_values_supported: ::core::option::Option::None,
            ui_locales_supported: ::core::option::Option::None,
            userinfo_endpoint: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl ServerMetadata {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewServerMetadata) -> Self {
        required.into()
    }
    /// Sets `acr_values_supported`.
    #[must_use]
    pub fn with_acr_values_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.acr_values_supported = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `authorization_details_types_supported`.
    #[must_use]
    pub fn with_authorization_details_types_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.authorization_details_types_supported = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
    /// Sets `authorization_response_iss_parameter_supported`.
    #[must_use]
    pub fn with_authorization_response_iss_parameter_supported(
        mut self,
        value: bool,
    ) -> Self {
        self.authorization_response_iss_parameter_supported = ::core::option::Option::Some(
            value,
        );
        self
    }
    /// Sets `authorization_signing_alg_values_supported`.
    #[must_use]
    pub fn with_authorization_signing_alg_values_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.authorization_signing_alg_values_supported = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
    /// Sets `claim_types_supported`.
    #[must_use]
    pub fn with_claim_types_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.claim_types_supported = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `claims_locales_supported`.
    #[must_use]
    pub fn with_claims_locales_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.claims_locales_supported = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `claims_parameter_supported`.
    #[must_use]
    pub fn with_claims_parameter_supported(mut self, value: bool) -> Self {
        self.claims_parameter_supported = ::core::option::Option::Some(value);
        self
    }
    /// Sets `claims_supported`.
    #[must_use]
    pub fn with_claims_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.claims_supported = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `code_challenge_methods_supported`.
    #[must_use]
    pub fn with_code_challenge_methods_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.code_challenge_methods_supported = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
    /// Sets `display_values_supported`.
    #[must_use]
    pub fn with_display_values_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.display_values_supported = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `dpop_signing_alg_values_supported`.
    #[must_use]
    pub fn with_dpop_signing_alg_values_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.dpop_signing_alg_values_supported = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
    /// Sets `end_session_endpoint`.
    #[must_use]
    pub fn with_end_session_endpoint(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.end_session_endpoint = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `grant_types_supported`.
    #[must_use]
    pub fn with_grant_types_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.grant_types_supported = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `id_token_signing_alg_values_supported`.
    #[must_use]
    pub fn with_id_token_signing_alg_values_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.id_token_signing_alg_values_supported = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
    /// Sets `introspection_endpoint`.
    #[must_use]
    pub fn with_introspection_endpoint(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.introspection_endpoint = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `introspection_endpoint_auth_methods_supported`.
    #[must_use]
    pub fn with_introspection_endpoint_auth_methods_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.introspection_endpoint_auth_methods_supported = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
    /// Sets `mtls_endpoint_aliases`.
    #[must_use]
    pub fn with_mtls_endpoint_aliases(
        mut self,
        value: impl ::core::convert::Into<MtlsEndpointAliases>,
    ) -> Self {
        self.mtls_endpoint_aliases = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `op_policy_uri`.
    #[must_use]
    pub fn with_op_policy_uri(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.op_policy_uri = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `op_tos_uri`.
    #[must_use]
    pub fn with_op_tos_uri(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.op_tos_uri = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `pushed_authorization_request_endpoint`.
    #[must_use]
    pub fn with_pushed_authorization_request_endpoint(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.pushed_authorization_request_endpoint = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
    /// Sets `registration_endpoint`.
    #[must_use]
    pub fn with_registration_endpoint(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.registration_endpoint = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `request_object_signing_alg_values_supported`.
    #[must_use]
    pub fn with_request_object_signing_alg_values_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.request_object_signing_alg_values_supported = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
    /// Sets `request_parameter_supported`.
    #[must_use]
    pub fn with_request_parameter_supported(mut self, value: bool) -> Self {
        self.request_parameter_supported = ::core::option::Option::Some(value);
        self
    }
    /// Sets `request_uri_parameter_supported`.
    #[must_use]
    pub fn with_request_uri_parameter_supported(mut self, value: bool) -> Self {
        self.request_uri_parameter_supported = ::core::option::Option::Some(value);
        self
    }
    /// Sets `require_pushed_authorization_requests`.
    #[must_use]
    pub fn with_require_pushed_authorization_requests(mut self, value: bool) -> Self {
        self.require_pushed_authorization_requests = ::core::option::Option::Some(value);
        self
    }
    /// Sets `require_request_uri_registration`.
    #[must_use]
    pub fn with_require_request_uri_registration(mut self, value: bool) -> Self {
        self.require_request_uri_registration = ::core::option::Option::Some(value);
        self
    }
    /// Sets `require_signed_request_object`.
    #[must_use]
    pub fn with_require_signed_request_object(mut self, value: bool) -> Self {
        self.require_signed_request_object = ::core::option::Option::Some(value);
        self
    }
    /// Sets `response_modes_supported`.
    #[must_use]
    pub fn with_response_modes_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.response_modes_supported = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `revocation_endpoint`.
    #[must_use]
    pub fn with_revocation_endpoint(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.revocation_endpoint = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `revocation_endpoint_auth_methods_supported`.
    #[must_use]
    pub fn with_revocation_endpoint_auth_methods_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.revocation_endpoint_auth_methods_supported = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
    /// Sets `scopes_supported`.
    #[must_use]
    pub fn with_scopes_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.scopes_supported = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `service_documentation`.
    #[must_use]
    pub fn with_service_documentation(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.service_documentation = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `subject_types_supported`.
    #[must_use]
    pub fn with_subject_types_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.subject_types_supported = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `tls_client_certificate_bound_access_tokens`.
    #[must_use]
    pub fn with_tls_client_certificate_bound_access_tokens(
        mut self,
        value: bool,
    ) -> Self {
        self.tls_client_certificate_bound_access_tokens = ::core::option::Option::Some(
            value,
        );
        self
    }
    /// Sets `token_endpoint_auth_methods_supported`.
    #[must_use]
    pub fn with_token_endpoint_auth_methods_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.token_endpoint_auth_methods_supported = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
    /// Sets `token_endpoint_auth_signing_alg_values_supported`.
    #[must_use]
    pub fn with_token_endpoint_auth_signing_alg_values_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.token_endpoint_auth_signing_alg_values_supported = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
    /// Sets `ui_locales_supported`.
    #[must_use]
    pub fn with_ui_locales_supported(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.ui_locales_supported = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `userinfo_endpoint`.
    #[must_use]
    pub fn with_userinfo_endpoint(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.userinfo_endpoint = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ServerMetadata {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            acr_values_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            authorization_details_types_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            authorization_endpoint: ::arbitrary::Arbitrary::arbitrary(u)?,
            authorization_response_iss_parameter_supported: ::arbitrary::Arbitrary::arbitrary(
                u,
            )?,
            authorization_signing_alg_values_supported: ::arbitrary::Arbitrary::arbitrary(
                u,
            )?,
            claim_types_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            claims_locales_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            claims_parameter_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            claims_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            code_challenge_methods_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            display_values_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            dpop_signing_alg_values_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            end_session_endpoint: ::arbitrary::Arbitrary::arbitrary(u)?,
            grant_types_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            id_token_signing_alg_values_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            introspection_endpoint: ::arbitrary::Arbitrary::arbitrary(u)?,
            introspection_endpoint_auth_methods_supported: ::arbitrary::Arbitrary::arbitrary(
                u,
            )?,
            issuer: ::arbitrary::Arbitrary::arbitrary(u)?,
            jwks_uri: ::arbitrary::Arbitrary::arbitrary(u)?,
            mtls_endpoint_aliases: ::arbitrary::Arbitrary::arbitrary(u)?,
            op_policy_uri: ::arbitrary::Arbitrary::arbitrary(u)?,
            op_tos_uri: ::arbitrary::Arbitrary::arbitrary(u)?,
            pushed_authorization_request_endpoint: ::arbitrary::Arbitrary::arbitrary(u)?,
            registration_endpoint: ::arbitrary::Arbitrary::arbitrary(u)?,
            request_object_signing_alg_values_supported: ::arbitrary::Arbitrary::arbitrary(
                u,
            )?,
            request_parameter_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            request_uri_parameter_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            require_pushed_authorization_requests: ::arbitrary::Arbitrary::arbitrary(u)?,
            require_request_uri_registration: ::arbitrary::Arbitrary::arbitrary(u)?,
            require_signed_request_object: ::arbitrary::Arbitrary::arbitrary(u)?,
            response_modes_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            response_types_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            revocation_endpoint: ::arbitrary::Arbitrary::arbitrary(u)?,
            revocation_endpoint_auth_methods_supported: ::arbitrary::Arbitrary::arbitrary(
                u,
            )?,
            scopes_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            service_documentation: ::arbitrary::Arbitrary::arbitrary(u)?,
            subject_types_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            tls_client_certificate_bound_access_tokens: ::arbitrary::Arbitrary::arbitrary(
                u,
            )?,
            token_endpoint: ::arbitrary::Arbitrary::arbitrary(u)?,
            token_endpoint_auth_methods_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            token_endpoint_auth_signing_alg_values_supported: ::arbitrary::Arbitrary::arbitrary(
                u,
            )?,
            ui_locales_supported: ::arbitrary::Arbitrary::arbitrary(u)?,
            userinfo_endpoint: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl ServerMetadata {
    /// The schema that this type is made from, `schemas/oauth/server_metadata.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/server_metadata.schema.json")
    );
}
impl MtlsEndpointAliases {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            introspection_endpoint: ::core::option::Option::None,
            pushed_authorization_request_endpoint: ::core::option::Option::None,
            registration_endpoint: ::core::option::Option::None,
            revocation_endpoint: ::core::option::Option::None,
            token_endpoint: ::core::option::Option::None,
            userinfo_endpoint: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `introspection_endpoint`.
    #[must_use]
    pub fn with_introspection_endpoint(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.introspection_endpoint = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `pushed_authorization_request_endpoint`.
    #[must_use]
    pub fn with_pushed_authorization_request_endpoint(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.pushed_authorization_request_endpoint = ::core::option::Option::Some(
            value.into(),
        );
        self
    }
    /// Sets `registration_endpoint`.
    #[must_use]
    pub fn with_registration_endpoint(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.registration_endpoint = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `revocation_endpoint`.
    #[must_use]
    pub fn with_revocation_endpoint(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.revocation_endpoint = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `token_endpoint`.
    #[must_use]
    pub fn with_token_endpoint(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.token_endpoint = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `userinfo_endpoint`.
    #[must_use]
    pub fn with_userinfo_endpoint(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.userinfo_endpoint = ::core::option::Option::Some(value.into());
        self
    }
}
impl ::core::default::Default for MtlsEndpointAliases {
    fn default() -> Self {
        Self::new()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for MtlsEndpointAliases {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            introspection_endpoint: ::arbitrary::Arbitrary::arbitrary(u)?,
            pushed_authorization_request_endpoint: ::arbitrary::Arbitrary::arbitrary(u)?,
            registration_endpoint: ::arbitrary::Arbitrary::arbitrary(u)?,
            revocation_endpoint: ::arbitrary::Arbitrary::arbitrary(u)?,
            token_endpoint: ::arbitrary::Arbitrary::arbitrary(u)?,
            userinfo_endpoint: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
