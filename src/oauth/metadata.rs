//! An authorization server's metadata (RFC 8414, OpenID Connect Discovery 1.0), checked before use.
//!
//! ```
//! use ofm_protocol::oauth::metadata::{WellKnown, discovery_url};
//!
//! let issuer = "https://auth1.example/tenant";
//! let url = discovery_url(issuer, WellKnown::OpenIdConfiguration)?;
//! assert_eq!(url, "https://auth1.example/tenant/.well-known/openid-configuration");
//! let url = discovery_url(issuer, WellKnown::AuthorizationServer)?;
//! assert_eq!(url, "https://auth1.example/.well-known/oauth-authorization-server/tenant");
//! # Ok::<(), ofm_protocol::error::MetadataError>(())
//! ```

use alloc::format;
use alloc::string::String;

use serde::{Deserialize, Serialize};

use super::context::Context;
use super::http::{Request, Response};
use super::parse;
use super::policy::{Policy, SenderConstraint};
use super::provider::Provider;
use super::rule;
use super::stored::stored;
use super::url::Url;
use crate::crypto::Algorithm;
use crate::error::{MetadataError, Quirk, QuirkSet};
use crate::jose::{AlgorithmSet, KeySet};
use crate::types::ServerMetadata;
use crate::types::oauth::MtlsEndpointAliases;

/// The location of the metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WellKnown {
    /// `/.well-known/openid-configuration` after the issuer's path (OpenID Connect Discovery 1.0 section 4).
    OpenIdConfiguration,
    /// `/.well-known/oauth-authorization-server` between the issuer's host and path (RFC 8414 section 3).
    AuthorizationServer,
}

/// The URL of an issuer's metadata. A final slash of the issuer is removed.
///
/// Errors: [`MetadataError::Issuer`].
pub fn discovery_url(issuer: &str, form: WellKnown) -> Result<String, MetadataError> {
    discovery_url_of(issuer, form, false)
}

/// [`discovery_url`]; `loopback` allows http on a loopback address.
fn discovery_url_of(issuer: &str, form: WellKnown, loopback: bool) -> Result<String, MetadataError> {
    let url = Url::parse_endpoint(issuer, loopback).filter(|_| !issuer.contains('?')).ok_or(MetadataError::Issuer)?;
    let (origin, path) = (url.origin(), url.path());
    let path = path.strip_suffix('/').unwrap_or(path);
    Ok(match form {
        WellKnown::OpenIdConfiguration => format!("{origin}{path}/.well-known/openid-configuration"),
        WellKnown::AuthorizationServer => format!("{origin}/.well-known/oauth-authorization-server{path}"),
    })
}

/// The request for an issuer's metadata.
///
/// Errors: [`MetadataError::Issuer`].
pub fn request(issuer: &str, form: WellKnown) -> Result<Request, MetadataError> {
    Ok(Request::new("GET", &discovery_url(issuer, form)?).with_header("Accept", super::http::JSON))
}

/// A client's requirements on a server.
#[derive(Clone, Copy, Debug)]
pub struct MetadataRequirements<'a> {
    issuer: &'a str,
    policy: &'a Policy,
    algorithm: Option<Algorithm>,
    mutual_tls: bool,
    dpop: bool,
    response_issuer: bool,
    detail_types: &'a [&'a str],
    scopes: &'a [&'a str],
    grant_types: &'a [&'static str],
}

impl<'a> MetadataRequirements<'a> {
    /// A server with this issuer identifier, compared byte for byte, under this policy.
    #[must_use]
    pub const fn new(issuer: &'a str, policy: &'a Policy) -> Self {
        Self {
            issuer,
            policy,
            algorithm: None,
            mutual_tls: false,
            dpop: matches!(policy.token.sender_constraint, SenderConstraint::Dpop),
            response_issuer: requires_response_issuer(policy),
            detail_types: &[],
            scopes: &[],
            grant_types: &["authorization_code"],
        }
    }

    /// Requires support for request objects and client assertions with this algorithm; otherwise any algorithm of the
    /// policy is enough.
    #[must_use]
    pub const fn with_signing_algorithm(mut self, algorithm: Algorithm) -> Self {
        self.algorithm = Some(algorithm);
        self
    }

    /// Requires mutual TLS: its `mtls_endpoint_aliases` are preferred, and access tokens must be bound to certificates
    /// (RFC 8705 sections 3.3 and 5).
    #[must_use]
    pub const fn with_mutual_tls(mut self) -> Self {
        self.mutual_tls = true;
        self
    }

    /// Requires DPoP with an algorithm of the policy (RFC 9449 section 5.1). A policy that requires DPoP requires it
    /// here.
    #[must_use]
    pub const fn with_dpop(mut self) -> Self {
        self.dpop = true;
        self
    }

    /// Sets whether the server must announce `iss` in callbacks, whatever the policy says (RFC 9207 section 3).
    #[must_use]
    pub const fn with_response_issuer(mut self, required: bool) -> Self {
        self.response_issuer = required;
        self
    }

    /// Requires these types of `authorization_details`, if the server lists types.
    #[must_use]
    pub const fn with_detail_types(mut self, types: &'a [&'a str]) -> Self {
        self.detail_types = types;
        self
    }

    /// Requires these scope values, if the server lists them.
    #[must_use]
    pub const fn with_scopes(mut self, scopes: &'a [&'a str]) -> Self {
        self.scopes = scopes;
        self
    }

    /// Requires these grant types, if the server lists them; the default is `authorization_code`.
    #[must_use]
    pub const fn with_grant_types(mut self, types: &'a [&'static str]) -> Self {
        self.grant_types = types;
        self
    }

    /// Makes the request for the metadata as [`request`] does; the policy may allow an http issuer on a loopback
    /// address.
    ///
    /// Errors: [`MetadataError::Issuer`].
    ///
    /// ```
    /// use ofm_protocol::oauth::{Policy, metadata::{MetadataRequirements, WellKnown}};
    ///
    /// let policy = Policy { development_loopback_http: true, ..Policy::fapi2_final() };
    /// let required = MetadataRequirements::new("http://127.0.0.1:9000", &policy);
    /// let request = required.request(WellKnown::OpenIdConfiguration)?;
    /// assert_eq!(request.url, "http://127.0.0.1:9000/.well-known/openid-configuration");
    /// # Ok::<(), ofm_protocol::error::MetadataError>(())
    /// ```
    pub fn request(&self, form: WellKnown) -> Result<Request, MetadataError> {
        let url = discovery_url_of(self.issuer, form, self.policy.development_loopback_http)?;
        Ok(Request::new("GET", &url).with_header("Accept", super::http::JSON))
    }

    /// Reads the response to a request of [`MetadataRequirements::request`] or [`request`], and checks it as
    /// [`MetadataRequirements::check`] does.
    ///
    /// Errors: [`MetadataError::Response`] if the response is not metadata.
    pub fn read(&self, response: &Response, cx: &mut Context<'_>) -> Result<CheckedMetadata, MetadataError> {
        let read = || {
            let (metadata, passed) = parse::typed(parse::json_object(response, &[200], self.policy)?)?;
            match self.policy.untolerated(passed.quirks) {
                Some(quirk) => Err(passed.refusal(quirk)),
                None => Ok((metadata, passed.quirks)),
            }
        };
        let read = read().map_err(|error| MetadataError::Response { error });
        let (metadata, quirks) = cx.result(rule::METADATA_RESPONSE, read)?;
        Ok(CheckedMetadata { quirks, ..self.check(&metadata, cx)? })
    }

    /// Checks metadata, in the order: issuer; endpoints; response type, grant types, PKCE; client authentication;
    /// algorithms; request objects; `iss` in callbacks; bound tokens; DPoP; types of details; scopes.
    ///
    /// Unknown members are ignored. `require_request_uri_registration` is ignored too: it concerns the client's own
    /// request URIs, which have no use with PAR.
    pub fn check(&self, metadata: &ServerMetadata, cx: &mut Context<'_>) -> Result<CheckedMetadata, MetadataError> {
        // 1. RFC 8414 sections 2 and 3.3.
        let loopback = self.policy.development_loopback_http;
        let issuer = discovery_url_of(self.issuer, WellKnown::OpenIdConfiguration, loopback)
            .and_then(|_| if metadata.issuer == self.issuer { Ok(()) } else { Err(MetadataError::IssuerMismatch) });
        cx.result(rule::METADATA_ISSUER, issuer)?;
        // 2. FAPI 2.0 Security Profile sections 5.2.1 and 5.3.3.1: https, and nothing is derived from the issuer.
        let checked = cx.result(rule::METADATA_ENDPOINTS, self.endpoints(metadata))?;
        self.check_lists(metadata, cx)?;
        cx.result(rule::METADATA_ALGORITHMS, self.check_algorithms(metadata))?;
        self.check_flags(metadata, cx)?;
        // 9. RFC 9396 section 10, RFC 8414 section 2: lists that a server may omit.
        let types = first_missing(self.detail_types, metadata.authorization_details_types_supported.as_deref());
        let types = types.map_or(Ok(()), |index| Err(MetadataError::DetailType { index }));
        cx.result(rule::METADATA_DETAIL_TYPES, types)?;
        let scopes = first_missing(self.scopes, metadata.scopes_supported.as_deref());
        let scopes = scopes.map_or(Ok(()), |index| Err(MetadataError::Scope { index }));
        cx.result(rule::METADATA_SCOPES, scopes)?;
        Ok(checked)
    }

    fn endpoints(&self, metadata: &ServerMetadata) -> Result<CheckedMetadata, MetadataError> {
        let endpoints = Endpoints {
            aliases: metadata.mtls_endpoint_aliases.as_ref().filter(|_| self.mutual_tls),
            loopback: self.policy.development_loopback_http,
        };
        Ok(CheckedMetadata {
            issuer: metadata.issuer.clone(),
            authorization_endpoint: endpoints.url("authorization_endpoint", &metadata.authorization_endpoint)?,
            token_endpoint: endpoints.required(
                "token_endpoint",
                |aliases| &aliases.token_endpoint,
                Some(&metadata.token_endpoint),
            )?,
            par_endpoint: endpoints.required(
                "pushed_authorization_request_endpoint",
                |aliases| &aliases.pushed_authorization_request_endpoint,
                metadata.pushed_authorization_request_endpoint.as_ref(),
            )?,
            jwks_uri: endpoints.url("jwks_uri", &metadata.jwks_uri)?,
            userinfo_endpoint: endpoints.optional(
                "userinfo_endpoint",
                |aliases| &aliases.userinfo_endpoint,
                metadata.userinfo_endpoint.as_ref(),
            )?,
            introspection_endpoint: endpoints.optional(
                "introspection_endpoint",
                |aliases| &aliases.introspection_endpoint,
                metadata.introspection_endpoint.as_ref(),
            )?,
            revocation_endpoint: endpoints.optional(
                "revocation_endpoint",
                |aliases| &aliases.revocation_endpoint,
                metadata.revocation_endpoint.as_ref(),
            )?,
            promises_response_issuer: metadata.authorization_response_iss_parameter_supported == Some(true),
            requires_par: metadata.require_pushed_authorization_requests == Some(true),
            quirks: QuirkSet::EMPTY,
        })
    }

    fn check_lists(&self, metadata: &ServerMetadata, cx: &mut Context<'_>) -> Result<(), MetadataError> {
        cx.result(rule::METADATA_FLOW, self.check_flow(metadata))?;
        // 4. If omitted, the value is `client_secret_basic`.
        let methods = metadata.token_endpoint_auth_methods_supported.as_deref();
        let has_method = methods.is_some_and(|methods| has(methods, "private_key_jwt"));
        cx.ensure(rule::METADATA_AUTHENTICATION, has_method, MetadataError::Authentication)
    }

    fn check_flow(&self, metadata: &ServerMetadata) -> Result<(), MetadataError> {
        // 3. FAPI 2.0 Security Profile section 5.3.2.2.
        if !has(&metadata.response_types_supported, "code") {
            return Err(MetadataError::ResponseType);
        }
        // RFC 8414 section 2: if omitted, the values are the code grant and the implicit grant.
        let grants = metadata.grant_types_supported.as_deref();
        let lacks = |grant: &&&str| match grants {
            Some(grants) => !has(grants, grant),
            None => **grant != "authorization_code",
        };
        if let Some(grant) = self.grant_types.iter().find(lacks) {
            return Err(MetadataError::GrantType { grant });
        }
        if !metadata.code_challenge_methods_supported.as_deref().is_some_and(|methods| has(methods, "S256")) {
            return Err(MetadataError::Pkce);
        }
        Ok(())
    }

    fn check_algorithms(&self, metadata: &ServerMetadata) -> Result<(), MetadataError> {
        // 5. OpenID Connect Discovery section 3 requires the first list; the others are optional.
        let name = "id_token_signing_alg_values_supported";
        let listed = metadata.id_token_signing_alg_values_supported.as_deref();
        let listed = listed.ok_or(MetadataError::AlgorithmsMissing { name })?;
        if !has_algorithm(listed, self.policy.id_token.algorithms) {
            return Err(MetadataError::Algorithms { name });
        }
        let (objects, assertions) = (self.policy.request_object.algorithms, self.policy.client_assertion.algorithms);
        for (name, listed, allowed) in [
            (
                "request_object_signing_alg_values_supported",
                metadata.request_object_signing_alg_values_supported.as_deref(),
                objects,
            ),
            (
                "token_endpoint_auth_signing_alg_values_supported",
                metadata.token_endpoint_auth_signing_alg_values_supported.as_deref(),
                assertions,
            ),
        ] {
            let needed = self.algorithm.map_or(allowed, AlgorithmSet::from);
            let is_allowed = self.algorithm.is_none_or(|own| allowed.contains(own));
            if !is_allowed || !listed.is_none_or(|listed| has_algorithm(listed, needed)) {
                return Err(MetadataError::Algorithms { name });
            }
        }
        Ok(())
    }

    fn check_flags(&self, metadata: &ServerMetadata, cx: &mut Context<'_>) -> Result<(), MetadataError> {
        // 6. FAPI 2.0 Message Signing section 5.3.1. An omitted value has no meaning for PAR (RFC 9126 section 5).
        let takes_objects = metadata.request_parameter_supported != Some(false);
        cx.ensure(rule::METADATA_REQUEST_OBJECT, takes_objects, MetadataError::RequestObject)?;
        // 7. RFC 9207 section 3, RFC 8705 section 3.3: if omitted, both are false.
        let promises = metadata.authorization_response_iss_parameter_supported == Some(true);
        cx.ensure(rule::METADATA_RESPONSE_ISSUER, promises || !self.response_issuer, MetadataError::ResponseIssuer)?;
        let binds = metadata.tls_client_certificate_bound_access_tokens == Some(true);
        cx.ensure(rule::METADATA_BOUND_TOKENS, binds || !self.mutual_tls, MetadataError::UnboundTokens)?;
        // 8. RFC 9449 section 5.1.
        let dpop = match metadata.dpop_signing_alg_values_supported.as_deref() {
            _ if !self.dpop => Ok(()),
            None => Err(MetadataError::NoDpop),
            Some(listed) if has_algorithm(listed, self.policy.dpop.algorithms) => Ok(()),
            Some(_) => Err(MetadataError::Algorithms { name: "dpop_signing_alg_values_supported" }),
        };
        cx.result(rule::METADATA_DPOP, dpop)
    }
}

/// Metadata that passed every check. With mutual TLS, the endpoints are those for mutual TLS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct CheckedMetadata {
    /// The issuer identifier.
    pub issuer: String,
    /// The authorization endpoint, to which users are sent.
    pub authorization_endpoint: String,
    /// The PAR endpoint.
    pub par_endpoint: String,
    /// The token endpoint.
    pub token_endpoint: String,
    /// The URL of the server's keys.
    pub jwks_uri: String,
    /// The userinfo endpoint.
    pub userinfo_endpoint: Option<String>,
    /// The introspection endpoint.
    pub introspection_endpoint: Option<String>,
    /// The revocation endpoint.
    pub revocation_endpoint: Option<String>,
    /// Whether callbacks have `iss` (RFC 9207 section 3); then a callback without it must be rejected.
    pub promises_response_issuer: bool,
    /// Whether the server rejects requests that were not pushed (RFC 9126 section 5).
    pub requires_par: bool,
    /// The quirks of the response are not kept.
    #[serde(skip)]
    quirks: QuirkSet,
}

stored!(CheckedMetadata, "metadata", 1);

impl CheckedMetadata {
    /// Deviations found in the response, all allowed by the policy.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }

    /// Makes the request for the server's keys. Its address passed the policy's check, also if the policy allows `http`
    /// on loopback, which [`jwks::request`](super::jwks::request) rejects. Read the response with
    /// [`jwks::read`](super::jwks::read).
    #[must_use]
    pub fn jwks_request(&self) -> Request {
        super::jwks::request_to(&self.jwks_uri)
    }

    /// The server with these keys from its `jwks_uri`.
    #[must_use]
    pub fn provider(&self, keys: impl KeySet + 'static) -> Provider {
        let provider = Provider::new(self.issuer.as_str(), keys)
            .with_par_endpoint(self.par_endpoint.as_str())
            .with_authorization_endpoint(self.authorization_endpoint.as_str())
            .with_token_endpoint(self.token_endpoint.as_str());
        let provider = self.introspection_endpoint.iter().fold(provider, Provider::with_introspection_endpoint);
        let provider = self.revocation_endpoint.iter().fold(provider, Provider::with_revocation_endpoint);
        self.userinfo_endpoint.iter().fold(provider, Provider::with_userinfo_endpoint)
    }
}

/// Whether a policy rejects callbacks without `iss`.
const fn requires_response_issuer(policy: &Policy) -> bool {
    !policy.tolerates(Quirk::IssuerMissing)
}

/// RFC 8705 section 5: an alias, if present, replaces the endpoint.
struct Endpoints<'m> {
    aliases: Option<&'m MtlsEndpointAliases>,
    loopback: bool,
}

impl<'m> Endpoints<'m> {
    fn optional(
        &self,
        name: &'static str,
        alias: fn(&MtlsEndpointAliases) -> &Option<String>,
        usual: Option<&'m String>,
    ) -> Result<Option<String>, MetadataError> {
        let alias = self.aliases.and_then(|aliases| alias(aliases).as_ref());
        alias.or(usual).map(|url| self.url(name, url)).transpose()
    }

    fn required(
        &self,
        name: &'static str,
        alias: fn(&MtlsEndpointAliases) -> &Option<String>,
        usual: Option<&'m String>,
    ) -> Result<String, MetadataError> {
        self.optional(name, alias, usual)?.ok_or(MetadataError::EndpointMissing { name })
    }

    fn url(&self, name: &'static str, url: &str) -> Result<String, MetadataError> {
        Url::parse_endpoint(url, self.loopback).map(|_| url.into()).ok_or(MetadataError::Endpoint { name })
    }
}

fn has(list: &[String], value: &str) -> bool {
    list.iter().any(|other| other == value)
}

fn has_algorithm(list: &[String], allowed: AlgorithmSet) -> bool {
    list.iter().any(|name| Algorithm::from_name(name.as_bytes()).is_some_and(|known| allowed.contains(known)))
}

fn first_missing(needed: &[&str], listed: Option<&[String]>) -> Option<usize> {
    let listed = listed?;
    needed.iter().position(|value| !has(listed, value))
}
