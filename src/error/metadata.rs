//! Why a client does not use an authorization server, going by its metadata.

use super::ResponseError;

super::catalogue! {
    /// Metadata that a client refuses.
    pub enum MetadataError: internal {
        /// The issuer that is expected cannot be one: it is not https, or has a query, a fragment, a user or no host.
        Issuer => "metadata_issuer", "the issuer is not an https URL without query and fragment", "RFC 8414 section 2";
        /// The response is no metadata.
        Response { /** Why. */ error: ResponseError } => "metadata_response", "{error}", "RFC 8414 section 3.2";
        /// The metadata are another server's.
        IssuerMismatch => "metadata_issuer_mismatch", "`issuer` is not the one that is expected",
            "RFC 8414 section 3.3";
        /// An endpoint that must be there is not.
        EndpointMissing { /** Its name in the metadata. */ name: &'static str } => "metadata_endpoint_missing",
            "there is no `{name}`", "FAPI 2.0 Security Profile section 5.3.2.2";
        /// An endpoint's address is not https, or has a fragment, a user, no host, or characters that it cannot have.
        Endpoint { /** Its name in the metadata. */ name: &'static str } => "metadata_endpoint",
            "`{name}` is not an https URL without fragment", "FAPI 2.0 Security Profile section 5.2.1";
        /// `response_types_supported` lacks `code`.
        ResponseType => "metadata_response_type", "`response_types_supported` lacks `code`",
            "FAPI 2.0 Security Profile section 5.3.2.2";
        /// `grant_types_supported` lacks a grant type that is needed.
        GrantType { /** The grant type. */ grant: &'static str } => "metadata_grant_type",
            "`grant_types_supported` lacks `{grant}`", "RFC 8414 section 2";
        /// `code_challenge_methods_supported` is missing or lacks `S256`.
        Pkce => "metadata_pkce", "`code_challenge_methods_supported` lacks `S256`",
            "FAPI 2.0 Security Profile section 5.3.2.2";
        /// `token_endpoint_auth_methods_supported` is missing or lacks `private_key_jwt`.
        Authentication => "metadata_auth_method", "`token_endpoint_auth_methods_supported` lacks `private_key_jwt`",
            "RFC 8414 section 2";
        /// A list of algorithms that must be there is not.
        AlgorithmsMissing { /** The list's name. */ name: &'static str } => "metadata_algorithms_missing",
            "there is no `{name}`", "OpenID Connect Discovery 1.0 section 3";
        /// A list of algorithms has none that is accepted, or lacks the one that the client signs with.
        Algorithms { /** The list's name. */ name: &'static str } => "metadata_algorithms",
            "`{name}` has no algorithm that is accepted", "FAPI 2.0 Security Profile section 5.4.1";
        /// `authorization_response_iss_parameter_supported` is not true, and the policy asks for `iss` in callbacks.
        ResponseIssuer => "metadata_response_iss", "`authorization_response_iss_parameter_supported` is not true",
            "RFC 9207 section 3";
        /// `tls_client_certificate_bound_access_tokens` is not true, and the client uses mutual TLS.
        UnboundTokens => "metadata_unbound_tokens", "`tls_client_certificate_bound_access_tokens` is not true",
            "RFC 8705 section 3.3";
        /// `request_parameter_supported` is false: request objects are not taken.
        RequestObject => "metadata_request_object", "`request_parameter_supported` is false",
            "FAPI 2.0 Message Signing section 5.3.1";
        /// `authorization_details_types_supported` lacks a type that is needed.
        DetailType { /** Its place in what the client needs, from 0. */ index: usize } => "metadata_detail_type",
            "`authorization_details_types_supported` lacks type {index} of those needed", "RFC 9396 section 10";
        /// `scopes_supported` lacks a value that is needed.
        Scope { /** Its place in what the client needs, from 0. */ index: usize } => "metadata_scope",
            "`scopes_supported` lacks value {index} of those needed", "RFC 8414 section 2";
    }
}

impl MetadataError {
    /// The label that says most: the cause's where there is one, else [`MetadataError::label`].
    #[must_use]
    pub const fn innermost_label(&self) -> &'static str {
        match self {
            Self::Response { error } => error.innermost_label(),
            _ => self.label(),
        }
    }
}
