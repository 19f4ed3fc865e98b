//! Errors of an authorization server's metadata.

use super::ResponseError;

super::catalogue! {
    /// The reason why a client rejects the metadata of a server.
    pub enum MetadataError: internal {
        /// The expected issuer is not a valid issuer: it is not https, or has a query, a fragment, a user or no host.
        Issuer => "metadata_issuer", "the issuer is not an https URL without query and fragment", "RFC 8414 section 2";
        /// The response is not metadata.
        Response { /** The cause. */ error: ResponseError } => "metadata_response", "{error}", "RFC 8414 section 3.2";
        /// The metadata belongs to another server.
        IssuerMismatch => "metadata_issuer_mismatch", "`issuer` is not the expected issuer",
            "RFC 8414 section 3.3";
        /// A required endpoint is missing.
        EndpointMissing { /** Its name in the metadata. */ name: &'static str } => "metadata_endpoint_missing",
            "there is no `{name}`", "FAPI 2.0 Security Profile section 5.3.2.2";
        /// An endpoint's URL is not https, or has a fragment, a user, no host, or invalid characters.
        Endpoint { /** Its name in the metadata. */ name: &'static str } => "metadata_endpoint",
            "`{name}` is not an https URL without fragment", "FAPI 2.0 Security Profile section 5.2.1";
        /// `response_types_supported` lacks `code`.
        ResponseType => "metadata_response_type", "`response_types_supported` lacks `code`",
            "FAPI 2.0 Security Profile section 5.3.2.2";
        /// `grant_types_supported` lacks a required grant type.
        GrantType { /** The grant type. */ grant: &'static str } => "metadata_grant_type",
            "`grant_types_supported` lacks `{grant}`", "RFC 8414 section 2";
        /// `code_challenge_methods_supported` is missing or lacks `S256`.
        Pkce => "metadata_pkce", "`code_challenge_methods_supported` lacks `S256`",
            "FAPI 2.0 Security Profile section 5.3.2.2";
        /// `token_endpoint_auth_methods_supported` is missing or lacks `private_key_jwt`.
        Authentication => "metadata_auth_method", "`token_endpoint_auth_methods_supported` lacks `private_key_jwt`",
            "RFC 8414 section 2";
        /// A required list of algorithms is missing.
        AlgorithmsMissing { /** The list's name. */ name: &'static str } => "metadata_algorithms_missing",
            "there is no `{name}`", "OpenID Connect Discovery 1.0 section 3";
        /// A list of algorithms has no accepted algorithm, or lacks the algorithm that the client signs with.
        Algorithms { /** The list's name. */ name: &'static str } => "metadata_algorithms",
            "`{name}` has no accepted algorithm", "FAPI 2.0 Security Profile section 5.4.1";
        /// `authorization_response_iss_parameter_supported` is not true, and the policy requires `iss` in callbacks.
        ResponseIssuer => "metadata_response_iss", "`authorization_response_iss_parameter_supported` is not true",
            "RFC 9207 section 3";
        /// `tls_client_certificate_bound_access_tokens` is not true, and the client uses mutual TLS.
        UnboundTokens => "metadata_unbound_tokens", "`tls_client_certificate_bound_access_tokens` is not true",
            "RFC 8705 section 3.3";
        /// `dpop_signing_alg_values_supported` is missing, and the client uses DPoP.
        NoDpop => "metadata_no_dpop", "there is no `dpop_signing_alg_values_supported`", "RFC 9449 section 5.1";
        /// `request_parameter_supported` is false: the server does not accept request objects.
        RequestObject => "metadata_request_object", "`request_parameter_supported` is false",
            "FAPI 2.0 Message Signing section 5.3.1";
        /// `authorization_details_types_supported` lacks a needed type.
        DetailType {
            /** Its index in the client's list of needed values, from 0. */ index: usize,
        } => "metadata_detail_type",
            "`authorization_details_types_supported` lacks type {index} of the needed types", "RFC 9396 section 10";
        /// `scopes_supported` lacks a needed value.
        Scope { /** Its index in the client's list of needed values, from 0. */ index: usize } => "metadata_scope",
            "`scopes_supported` lacks value {index} of the needed values", "RFC 8414 section 2";
    }
}

super::innermost! { MetadataError {
    deep Response { error };
} }
